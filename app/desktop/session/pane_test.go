package session_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"laurel/app/desktop/kit/form"
	"laurel/app/desktop/session"
	"laurel/app/desktop/session/sessiontest"
)

// list is a list of a tab without a view.
type list struct {
	selected []string
	focused  int
	pane     *session.Pane
}

func (l *list) Keys() []string { return l.selected }
func (l *list) Focus()         { l.focused++ }

func (l *list) Select(keys ...string) {
	l.selected = keys
	l.pane.FollowCurrent()
}

// newPane makes a pane whose page is a label with the keys.
func newPane(t *testing.T) (*session.Pane, *list, *sessiontest.Fixture) {
	t.Helper()
	f := sessiontest.New(t, time.Date(2026, 6, 1, 9, 0, 0, 0, time.UTC))
	l := &list{selected: []string{"a"}}
	l.pane = f.Session.NewPane(l, func(keys []string) fyne.CanvasObject {
		return widget.NewLabel(strings.Join(keys, " "))
	})
	f.Window.SetContent(l.pane.Content)
	l.pane.Refresh()
	return l.pane, l, f
}

// page is the text of the page shown; "" when it is none.
func page(p *session.Pane) string {
	label, ok := p.Content.Objects[0].(*widget.Label)
	if !ok {
		return ""
	}
	return label.Text
}

// newForm has one field.
func newForm() (*form.Form, *form.TextField) {
	field := form.NewTextField("Name", "Name")
	f := form.New("Edit", func() error { return nil })
	f.Group("", field)
	return f, field
}

func TestThePageFollowsTheList(t *testing.T) {
	p, l, _ := newPane(t)
	l.Select("b", "c")
	if page(p) != "b c" {
		t.Errorf("the page is of %q", page(p))
	}
	shown := p.Content.Objects[0]
	l.Select("b", "c")
	if p.Content.Objects[0] != shown {
		t.Error("the page of the same selection is made again")
	}
}

func TestAnOverviewStaysUntilAnotherRowIsCurrent(t *testing.T) {
	p, l, _ := newPane(t)
	p.ShowOverview(func() fyne.CanvasObject { return widget.NewLabel("overview") })
	p.Refresh()
	if page(p) != "overview" || !p.Overview() {
		t.Fatalf("shown is %q", page(p))
	}
	l.Select("b")
	if page(p) != "b" || p.Overview() {
		t.Errorf("after a choice in the list %q is shown", page(p))
	}
}

func TestAFormWithoutChangesIsLeftForAnotherRow(t *testing.T) {
	p, l, f := newPane(t)
	edited, _ := newForm()
	p.Edit(edited, "a")
	p.Refresh()
	if page(p) != "" || p.Form() != edited {
		t.Fatal("the form is not shown")
	}
	l.Select("a")
	if p.Form() == nil {
		t.Error("choosing the record that is edited closes its form")
	}
	l.Select("b")
	if p.Form() != nil || page(p) != "b" || len(f.Dialogs.Questions) > 0 {
		t.Errorf("shown is %q after %d questions", page(p), len(f.Dialogs.Questions))
	}
}

func TestWhatWasTypedIsKeptUntilThePersonDecides(t *testing.T) {
	p, l, f := newPane(t)
	edited, field := newForm()
	p.Edit(edited, "a")
	field.Type("typed")
	l.Select("b")
	if p.Form() != edited || !slices.Equal(l.selected, []string{"a"}) || len(f.Dialogs.Questions) != 1 {
		t.Fatalf("selected is %q after %d questions", l.selected, len(f.Dialogs.Questions))
	}
	left := false
	p.Leave(func() { left = true })
	if left {
		t.Error("what was typed is left without an answer")
	}
	f.Dialogs.Yes = true
	l.Select("b")
	if p.Form() != nil || page(p) != "b" {
		t.Errorf("after yes %q is shown", page(p))
	}
	p.Leave(func() { left = true })
	if !left {
		t.Error("nothing was typed, and still it asks")
	}
}

func TestTheFormHasTheKeyboardAlsoAfterAPressElsewhere(t *testing.T) {
	p, l, f := newPane(t)
	edited, field := newForm()
	p.Edit(edited)
	f.Window.Canvas().Unfocus() // as the driver focuses what was pressed, after the form was opened by the press
	f.Runner.Flush()
	if f.Window.Canvas().Focused() != field.Target() {
		t.Error("the first field has not the keyboard")
	}
	edited.Leave()
	if p.Form() != nil || l.focused != 1 || page(p) != "a" {
		t.Errorf("after leaving, the list was focused %d times and %q is shown", l.focused, page(p))
	}
}
