package desktop

import (
	"context"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"laurel/app/desktop/kit/form"
	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/session"
	"laurel/data/program"
	"laurel/data/store"
)

// again is the window over a copy of the store as it is now, as the next process would find it after this one died.
func (h *harness) again(t *testing.T) *harness {
	t.Helper()
	path := filepath.Join(t.TempDir(), "laurel.db")
	drafts, err := h.session.Store.Drafts().All(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	backup := filepath.Join(t.TempDir(), "backup.laurel")
	if err := h.session.Store.Backup(t.Context(), backup); err != nil {
		t.Fatal(err)
	}
	if err := store.Restore(t.Context(), backup, path, store.Key{}); err != nil {
		t.Fatal(err)
	}
	next := openHarness(t, func(ctx context.Context, _ store.Key) (*store.Store, error) {
		opened, err := store.Open(ctx, path, store.Options{})
		for _, d := range drafts { // no backup has them
			if err == nil {
				err = opened.Drafts().Keep(ctx, d)
			}
		}
		return opened, err
	})
	next.open()
	return next
}

// press presses a link of the window by its words.
func (h *harness) press(t *testing.T, words string) {
	t.Helper()
	pressed := false
	each(h.notices.rows, func(o fyne.CanvasObject) {
		if link, is := o.(*look.Button); is && link.Text == words && !pressed {
			pressed = true
			link.Tapped(nil)
		}
	})
	if !pressed {
		t.Fatalf("no %q in:\n%s", words, h.words())
	}
}

func drafts(t *testing.T, h *harness) []store.Draft {
	t.Helper()
	found, err := h.session.Store.Drafts().All(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func TestWhatWasTypedIsOfferedAgainAfterACrash(t *testing.T) {
	h := sampleHarness(t)
	p := h.session.Program()
	person, meeting, stop := p.People[0], p.Meetings[0], p.Stops[0]
	for _, test := range []struct {
		name  string
		draft store.Draft
		key   string
	}{
		{"a new program", store.Draft{Form: session.NewProgramForm}, "Name"},
		{"a person", store.Draft{Form: session.PersonForm, Record: person.ID}, "Bio"},
		{"a new person", store.Draft{Form: session.PersonForm}, "Given"},
		{"a meeting", store.Draft{Form: session.MeetingForm, Record: meeting.ID}, "Title"},
		{"a stop", store.Draft{Form: session.StopForm, Record: stop.ID}, "Council"},
		{"an organisation", store.Draft{Form: session.OrganisationForm, Record: p.Organisations[0].ID}, "Address"},
		{"a contact", store.Draft{Form: session.ContactForm, Record: p.Contacts[0].ID}, "Phone"},
		{"a new contact", store.Draft{Form: session.NewContactForm, Record: p.Organisations[0].ID}, "Name"},
		{"a new takeaway", store.Draft{Form: session.NewTakeawayForm, Record: meeting.ID}, "Text"},
		{"the program", store.Draft{Form: session.ProgramForm, Record: p.ID}, "Sponsor"},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Cleanup(func() { fyne.SetCurrentApp(h.app) }) // the other window has its own
			test.draft.Program = h.session.Program().ID
			draftOffers{h.window}.openForm(test.draft)
			typed := h.openedForm(t)
			field[*form.TextField](t, typed, test.key).Type("What was typed")
			if len(drafts(t, h)) != 0 {
				t.Error("it is kept at each key")
			}
			h.runner.Flush()
			if found := drafts(t, h); len(found) != 1 || found[0].Typed[test.key] != "What was typed" {
				t.Fatalf("the drafts are %+v", found)
			}
			next := h.again(t)
			next.press(t, "Continue")
			if got := field[*form.TextField](t, next.openedForm(t), test.key).Value(); got != "What was typed" {
				t.Errorf("it is %q", got)
			}
			if strings.Contains(next.words(), "Not saved") {
				t.Error("the notice is still there")
			}
			next.openedForm(t).Done()
			if found := drafts(t, next); len(found) != 0 {
				t.Errorf("the drafts are %+v", found)
			}
			h.openedForm(t).Done()
			h.leaveEverything()
			h.dialogs.CloseAll()
		})
	}
}

// openedForm is the form in the pane in front or in a dialog.
func (h *harness) openedForm(t *testing.T) (opened *form.Form) {
	t.Helper()
	if n := len(h.dialogs.Forms); n > 0 {
		return h.dialogs.Forms[n-1]
	}
	each(h.tabs.Body, func(o fyne.CanvasObject) {
		if f, is := o.(*form.Form); is {
			opened = f
		}
	})
	if opened == nil {
		t.Fatal("no form is open")
	}
	return opened
}

func TestADraftOfWhatIsGoneIsShown(t *testing.T) {
	h := sampleHarness(t)
	d := store.Draft{
		Form: session.PersonForm, Record: program.NewID(), Program: h.session.Program().ID, Title: "Edit Ana Muster",
		Typed: map[string]string{"Phone": "+1 555 0100"},
	}
	if err := h.session.Store.Drafts().Keep(t.Context(), d); err != nil {
		t.Fatal(err)
	}
	next := h.again(t)
	if words := next.words(); !strings.Contains(words, "Edit Ana Muster") {
		t.Errorf("the window shows %s", words)
	}
	next.press(t, "Continue")
	if len(next.dialogs.Contents) != 1 {
		t.Errorf("shown: %v", next.dialogs.Contents)
	}
	last := h.again(t)
	last.press(t, "Discard")
	if found := drafts(t, last); len(found) != 0 {
		t.Errorf("the drafts are %+v", found)
	}
}
