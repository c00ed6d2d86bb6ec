package schedule

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"laurel/app/desktop/kit/calendar"
	"laurel/app/desktop/kit/dialog"
	"laurel/app/desktop/kit/form"
	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/session"
	"laurel/app/desktop/session/sessiontest"
	"laurel/data/civil"
	"laurel/data/program"
)

// fixture is a tab over a real store in a test window.
type fixture struct {
	*Screen
	t        testing.TB
	window   fyne.Window
	requests *sessiontest.Requests
	dialogs  *dialog.Fake
	keep     func(*program.Program, map[program.PhotoID][]byte) // stores a program and opens it
}

// openTab opens the program in a new store and shows the tab; with nil no program is open.
func openTab(t testing.TB, p *program.Program, photos map[program.PhotoID][]byte) *fixture {
	t.Helper()
	shared := sessiontest.New(t, time.Date(2023, 6, 9, 9, 41, 0, 0, time.UTC))
	h := &fixture{t: t, window: shared.Window, requests: shared.Requests, dialogs: shared.Dialogs, keep: shared.Keep}
	s := shared.Session
	s.Prefs.Save(viewPreference, agendaView)
	h.Screen = New(s)
	if p != nil {
		h.keep(p, photos)
	}
	h.window.SetContent(h.Content())
	h.window.Resize(fyne.NewSize(1280, 680))
	return h
}

// paneText are the texts that can be read in the pane.
func (h *fixture) paneText() string {
	var all []string
	for _, o := range test.LaidOutObjects(h.pane.Content) {
		if o, ok := o.(interface{ AccessibilityLabel() string }); ok {
			all = append(all, o.AccessibilityLabel())
		}
	}
	return strings.Join(all, "|")
}

// scroll is that of the page in the pane.
func (h *fixture) scroll() *look.Scroll {
	h.t.Helper()
	for _, o := range test.LaidOutObjects(h.pane.Content) {
		if scroll, ok := o.(*look.Scroll); ok {
			return scroll
		}
	}
	h.t.Fatal("nothing scrolls in the pane")
	return nil
}

// empty reports whether the board shows why it is empty.
func (h *fixture) empty() bool { return h.board.content.Objects[0] != h.board.view().content() }

// badge is the number on the tab.
func (h *fixture) badge() int { return h.requests.Badges[session.ScheduleTab] }

// sampleTab shows the sample program.
func sampleTab(t testing.TB) *fixture {
	t.Helper()
	p, photos := sessiontest.Sample(t)
	return openTab(t, p, photos)
}

// find returns the meeting with that title, as the program has it now.
func (h *fixture) find(title string) *program.Meeting {
	h.t.Helper()
	for _, m := range h.s.Program().Meetings {
		if m.Title == title {
			return m
		}
	}
	h.t.Fatalf("no meeting is called %q", title)
	return nil
}

// has counts the meetings with that title.
func (h *fixture) has(title string) int {
	n := 0
	for _, m := range h.s.Program().Meetings {
		if m.Title == title {
			n++
		}
	}
	return n
}

func (h *fixture) person(name string) *program.Person {
	h.t.Helper()
	for _, person := range h.s.Program().People {
		if person.DisplayName() == name {
			return person
		}
	}
	h.t.Fatalf("nobody is called %q", name)
	return nil
}

func (h *fixture) choose(titles ...string) {
	h.t.Helper()
	var keys []string
	for _, title := range titles {
		keys = append(keys, string(h.find(title).ID))
	}
	h.board.agenda.Select(keys...)
}

// shown are the titles of the meetings in the list.
func (h *fixture) shown() []string {
	var titles []string
	for _, r := range h.board.agenda.Rows() {
		if !r.Heading && !r.Faint {
			titles = append(titles, r.Title)
		}
	}
	return titles
}

// row is how the list shows a meeting.
func (h *fixture) row(title string) calendar.AgendaRow {
	h.t.Helper()
	for _, r := range h.board.agenda.Rows() {
		if !r.Heading && r.Title == title {
			return r
		}
	}
	h.t.Fatalf("the list does not show %q", title)
	return calendar.AgendaRow{}
}

// field returns the field of the open form with that key.
func field[F form.Field](h *fixture, key string) F {
	h.t.Helper()
	if f, ok := h.editing().fields.Field(key).(F); ok {
		return f
	}
	h.t.Fatalf("the form has no field %q", key)
	panic("not reached")
}

func (h *fixture) typed(key, text string) { field[*form.TextField](h, key).Type(text) }

// form is the last form that a dialog showed.
func (h *fixture) form() *form.Form {
	h.t.Helper()
	if len(h.dialogs.Forms) == 0 {
		h.t.Fatal("no form is open")
	}
	return h.dialogs.Forms[len(h.dialogs.Forms)-1]
}

func june(d int) civil.Date { return civil.Date{Year: 2026, Month: 6, Day: d} }

func at(d, hour, minute int) civil.DateTime {
	return civil.At(june(d), civil.Clock{Hour: hour, Minute: minute})
}

// smallProgram has two stops and the meetings given, all in the first stop where they name none.
func smallProgram(meetings ...*program.Meeting) *program.Program {
	p := &program.Program{
		ID: program.NewID(), Name: "Prueba", Language: "en", Start: june(10), End: june(16),
		Stops: []*program.Stop{
			{ID: program.NewID(), City: "Boston", Zone: "America/New_York", From: june(10), Until: june(12)},
			{ID: program.NewID(), City: "Denver", Zone: "America/Denver", From: june(13), Until: june(14)},
		},
		People:   []*program.Person{person("Ana", "Prova"), person("Dara", "Minta")},
		Meetings: meetings,
	}
	for _, m := range meetings {
		if m.Stop == "" {
			m.Stop = p.Stops[0].ID
		}
	}
	return p
}

func person(given, family string) *program.Person {
	return &program.Person{ID: program.NewID(), Role: program.Awardee, Given: given, Family: family}
}

func meeting(title string, start, end civil.DateTime) *program.Meeting {
	return &program.Meeting{ID: program.NewID(), Kind: program.Appointment, Title: title, Start: start, End: end}
}
