package look_test

import (
	"log/slog"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"laurel/app/desktop/kit/dialog"
	"laurel/app/desktop/kit/form"
	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/kit/work"
)

// longPage is a scroll of paragraphs with a link below each of them.
func longPage() (*look.Scroll, []*look.Button) {
	rows := look.Down(8)
	var links []*look.Button
	for range 20 {
		link := look.NewLink("Open", func() {})
		links = append(links, link)
		rows.Add(look.Down(2, look.NewParagraph(strings.Repeat("A visit in the morning. ", 8)), look.Across(8, link)))
	}
	return look.NewVScroll(look.Pad(8, 8, 8, 8, rows)), links
}

func TestTheTabKeyScrollsAPageSoThatTheLinkIsInSightAndStopsAtNoParagraph(t *testing.T) {
	light(t)
	page, links := longPage()
	window := test.NewTempWindow(t, page)
	window.Resize(fyne.NewSize(360, 300))
	c := window.Canvas()
	driver := fyne.CurrentApp().Driver()
	for i, link := range links {
		if c.FocusNext(); c.Focused() != link {
			t.Fatalf("stop %d is %T, not the link", i+1, c.Focused())
		}
		if top := driver.AbsolutePositionForObject(link).Y; top < 0 || top+link.Size().Height > 300 {
			t.Fatalf("link %d is at %g, out of sight", i+1, top)
		}
	}
	for i := len(links) - 2; i >= 0; i-- {
		c.FocusPrevious()
		if top := driver.AbsolutePositionForObject(links[i]).Y; top < 0 {
			t.Fatalf("link %d is at %g on the way back", i+1, top)
		}
	}
}

func TestAPageScrollsByKeysFromALinkInIt(t *testing.T) {
	light(t)
	page, links := longPage()
	window := test.NewTempWindow(t, page)
	window.Resize(fyne.NewSize(360, 300))
	window.Canvas().Focus(links[0])
	last := page.Content.MinSize().Height - page.Size().Height
	for _, step := range []struct {
		key  fyne.KeyName
		want func(before, after float32) bool
	}{
		{fyne.KeyPageDown, func(b, a float32) bool { return a > b+200 }},
		{fyne.KeyDown, func(b, a float32) bool { return a > b && a < b+100 }},
		{fyne.KeyUp, func(b, a float32) bool { return a < b }},
		{fyne.KeyEnd, func(_, a float32) bool { return a == last }},
		{fyne.KeyPageDown, func(_, a float32) bool { return a == last }},
		{fyne.KeyPageUp, func(b, a float32) bool { return a < b-200 }},
		{fyne.KeyHome, func(_, a float32) bool { return a == 0 }},
	} {
		before := page.Offset.Y
		links[0].TypedKey(&fyne.KeyEvent{Name: step.key})
		if !step.want(before, page.Offset.Y) {
			t.Errorf("%s: from %g to %g", step.key, before, page.Offset.Y)
		}
	}
}

func TestADialogThatOnlyShowsScrollsByKeysAndLeavesWithEscape(t *testing.T) {
	light(t)
	window := test.NewTempWindow(t, container.NewStack())
	window.Resize(fyne.NewSize(800, 600))
	dialogs := dialog.New(window, work.NewInlineRunner(), slog.New(slog.DiscardHandler))
	page, _ := longPage()
	dialogs.ShowContent("Shortcuts", page.Content, 400, 300)
	c := window.Canvas()
	press := func(key fyne.KeyName) { c.Focused().TypedKey(&fyne.KeyEvent{Name: key}) }
	driver := fyne.CurrentApp().Driver()
	before := driver.AbsolutePositionForObject(page.Content).Y
	press(fyne.KeyPageDown)
	if after := driver.AbsolutePositionForObject(page.Content).Y; after >= before {
		t.Errorf("PgDn moved the page from %g to %g", before, after)
	}
	if press(fyne.KeyEscape); dialogs.Open() {
		t.Error("Escape does not leave")
	}
}

func TestAFormThatOnlyTellsSomethingIsAcceptedWithEnter(t *testing.T) {
	light(t)
	window := test.NewTempWindow(t, container.NewStack())
	window.Resize(fyne.NewSize(800, 600))
	accepted := false
	f := form.New("Proposal",
		func() error { accepted = true; return nil }).Note(look.NewParagraph("Two meetings change."))
	dialog.New(window, work.NewInlineRunner(), slog.New(slog.DiscardHandler)).ShowForm(f)
	if focused := window.Canvas().Focused(); focused == nil {
		t.Fatal("nothing has the keyboard")
	}
	window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if !accepted {
		t.Error("Enter does not accept")
	}
}

func TestTheKeyboardComesHomeWhenWhatHadItIsGone(t *testing.T) {
	light(t)
	list, old := look.NewButton("List", nil), look.NewButton("Status", nil)
	pane := container.NewStack(old)
	root := look.NewRoot(look.Pad(8, 8, 8, 8, look.Down(8, list, pane)))
	c := test.NewTempWindow(t, root).Canvas()
	root.SetHome(func() { c.Focus(list) })
	c.Focus(old)
	pane.Objects = []fyne.CanvasObject{look.NewButton("Status", nil)}
	pane.Refresh()
	look.Regain(c, old)
	if c.Focused() != list {
		t.Errorf("%T has the keyboard", c.Focused())
	}
	look.Regain(c, list)
	if c.Focused() != list {
		t.Error("what is still there does not keep the keyboard")
	}
}

func TestTheTabKeyGoesThroughTheHeadBeforeTheBody(t *testing.T) {
	light(t)
	head, body := look.NewButton("Add meeting", nil), look.NewButton("List", nil)
	c := test.NewTempWindow(t, look.HeadAndBody(head, body)).Canvas()
	for i, want := range []fyne.Focusable{head, body, head} {
		if c.FocusNext(); c.Focused() != want {
			t.Errorf("stop %d is %T", i+1, c.Focused())
		}
	}
}
