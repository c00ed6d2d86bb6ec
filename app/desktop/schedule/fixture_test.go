package schedule

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"laurel/app/desktop/kit/calendar"
	"laurel/app/desktop/kit/dialog"
	"laurel/app/desktop/kit/form"
	"laurel/app/desktop/session"
	"laurel/app/desktop/session/sessiontest"
	"laurel/data/program"
)

// house is a tab over a real store in a test window.
type house struct {
	*Screen
	t        testing.TB
	window   fyne.Window
	requests *sessiontest.Requests
	dialogs  *dialog.Fake
	keep     func(*program.Program, map[program.PhotoID][]byte) // stores a program and opens it
}

// openHouse opens the program in a new store and shows the tab; with nil no program is open.
func openHouse(t testing.TB, p *program.Program, photos map[program.PhotoID][]byte) *house {
	t.Helper()
	shared := sessiontest.New(t, time.Date(2023, 6, 9, 9, 41, 0, 0, time.UTC))
	h := &house{t: t, window: shared.Window, requests: shared.Requests, dialogs: shared.Dialogs, keep: shared.Keep}
	s := shared.Session
	s.Prefs.Save(viewPreference, agendaName)
	h.Screen = New(s)
	if p != nil {
		h.keep(p, photos)
	}
	h.window.SetContent(h.Content())
	h.window.Resize(fyne.NewSize(1280, 680))
	return h
}

// findings is the number on the tab.
func (h *house) findings() int { return h.requests.Badges[session.ScheduleTab] }

// sampleHouse shows the sample program.
func sampleHouse(t testing.TB) *house {
	t.Helper()
	p, photos := sessiontest.Sample(t)
	return openHouse(t, p, photos)
}

// find gives the meeting with that title, as the program has it now.
func (h *house) find(title string) *program.Meeting {
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
func (h *house) has(title string) int {
	n := 0
	for _, m := range h.s.Program().Meetings {
		if m.Title == title {
			n++
		}
	}
	return n
}

func (h *house) person(name string) *program.Person {
	h.t.Helper()
	for _, person := range h.s.Program().People {
		if person.DisplayName() == name {
			return person
		}
	}
	h.t.Fatalf("nobody is called %q", name)
	return nil
}

func (h *house) choose(titles ...string) {
	h.t.Helper()
	var keys []string
	for _, title := range titles {
		keys = append(keys, string(h.find(title).ID))
	}
	h.list.agenda.Select(keys...)
}

// shown are the titles of the meetings in the list.
func (h *house) shown() []string {
	var titles []string
	for _, r := range h.list.agenda.Rows() {
		if !r.Heading && !r.Faint {
			titles = append(titles, r.Title)
		}
	}
	return titles
}

// row is how the list shows a meeting.
func (h *house) row(title string) calendar.AgendaRow {
	h.t.Helper()
	for _, r := range h.list.agenda.Rows() {
		if !r.Heading && r.Title == title {
			return r
		}
	}
	h.t.Fatalf("the list does not show %q", title)
	return calendar.AgendaRow{}
}

// field gives the field of the open form with that key.
func field[F form.Field](h *house, key string) F {
	h.t.Helper()
	for _, b := range h.editor.fields.fields {
		if f, ok := b.field.(F); ok && b.field.Key() == key {
			return f
		}
	}
	h.t.Fatalf("the form has no field %q", key)
	panic("not reached")
}

func (h *house) typed(key, text string) { field[*form.TextField](h, key).Type(text) }

// form is the last form that a dialog showed.
func (h *house) form() *form.Form {
	h.t.Helper()
	if len(h.dialogs.Forms) == 0 {
		h.t.Fatal("no form is open")
	}
	return h.dialogs.Forms[len(h.dialogs.Forms)-1]
}

func june(d int) program.Date { return program.Date{Year: 2026, Month: 6, Day: d} }

func at(d, hour, minute int) program.DateTime {
	return program.At(june(d), program.Clock{Hour: hour, Minute: minute})
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

func meeting(title string, start, end program.DateTime) *program.Meeting {
	return &program.Meeting{ID: program.NewID(), Kind: program.Appointment, Title: title, Start: start, End: end}
}
