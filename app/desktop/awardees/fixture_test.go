package awardees

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"laurel/app/desktop/kit/dialog"
	"laurel/app/desktop/kit/form"
	"laurel/app/desktop/session/sessiontest"
	"laurel/data/civil"
	"laurel/data/program"
)

// harness is a tab over a real store in a test window.
type harness struct {
	*Screen
	t        testing.TB
	window   fyne.Window
	requests *sessiontest.Requests
	dialogs  *dialog.Fake
	keep     func(*program.Program, map[program.PhotoID][]byte) // stores a program and opens it
	files    *dialog.FakeFilePicker
}

// openHarness opens the program in a new store and shows the tab; with nil no program is open.
func openHarness(t testing.TB, p *program.Program, photos map[program.PhotoID][]byte) *harness {
	t.Helper()
	shared := sessiontest.New(t, time.Date(2023, 6, 9, 9, 41, 0, 0, time.UTC))
	h := &harness{
		t:        t,
		window:   shared.Window,
		requests: shared.Requests,
		dialogs:  shared.Dialogs,
		files:    shared.Files,
		keep:     shared.Keep,
	}
	h.Screen = New(shared.Session)
	if p != nil {
		h.keep(p, photos)
	}
	h.window.SetContent(h.Content())
	h.window.Resize(fyne.NewSize(1280, 680))
	return h
}

// sampleHarness shows the sample program.
func sampleHarness(t testing.TB) *harness {
	t.Helper()
	p, photos := sessiontest.Sample(t)
	return openHarness(t, p, photos)
}

// find returns the person with that display name, as the program has it now.
func (h *harness) find(name string) *program.Person {
	h.t.Helper()
	for _, person := range h.session.Program().People {
		if person.DisplayName() == name {
			return person
		}
	}
	h.t.Fatalf("nobody is called %q", name)
	return nil
}

func (h *harness) choose(names ...string) {
	h.t.Helper()
	var keys []string
	for _, name := range names {
		keys = append(keys, string(h.find(name).ID))
	}
	h.list.table.Select(keys...)
}

func (h *harness) shown() []string {
	var names []string
	for _, r := range h.list.table.Rows() {
		names = append(names, r.name)
	}
	return names
}

// field returns the field of the open form with that key.
func field[F form.Field](h *harness, key string) F {
	h.t.Helper()
	f, ok := h.editor.fields.Field(key).(F)
	if !ok {
		h.t.Fatalf("the form has no field %q", key)
	}
	return f
}

// formOpen reports whether a form is open.
func (h *harness) formOpen() bool { return h.pane.Form() != nil }

func (h *harness) typed(key, text string) { field[*form.TextField](h, key).Type(text) }

// smallProgram has one stop and the people given.
func smallProgram(people ...*program.Person) *program.Program {
	return &program.Program{
		ID: program.NewID(), Name: "Prueba", Language: "en",
		Start: civil.Date{Year: 2026, Month: 6, Day: 10}, End: civil.Date{Year: 2026, Month: 6, Day: 24},
		Stops: []*program.Stop{{
			ID: program.NewID(), City: "Boston", Zone: "America/New_York",
			From: civil.Date{Year: 2026, Month: 6, Day: 10}, Until: civil.Date{Year: 2026, Month: 6, Day: 14},
		}},
		People: people,
	}
}

func person(given, family string) *program.Person {
	return &program.Person{ID: program.NewID(), Role: program.Awardee, Given: given, Family: family}
}

// crowd invents a program of n people.
func crowd(n int) *program.Program {
	given := []string{"Zóra", "Basil", "Inés", "Pilar", "Dara", "Élena", "ليلى", "សុខ", "Jan", "Łucja"}
	family := []string{"Prova", "Muestra", "Ejemplo", "Specimen", "Minta", "Próba", "مثال", "គំរូ", "Örnek", "Contoh"}
	countries := program.Countries()
	people := make([]*program.Person, n)
	for i := range people {
		p := person(given[i%10], fmt.Sprintf("%s-%d", family[i/10%10], i))
		p.Country = countries[i%len(countries)]
		p.Role = program.Roles()[i%5]
		p.Affiliation, p.Position = fmt.Sprintf("Example Organisation %d", i%700), "Specimen Officer"
		p.Languages = []program.Spoken{
			{Language: program.Languages()[i%60], Level: program.Native},
			{Language: "en", Level: program.Working},
		}
		p.Email = fmt.Sprintf("person%d@example.org", i)
		people[i] = p
	}
	return smallProgram(people...)
}

func picture(t testing.TB) []byte {
	t.Helper()
	img := image.NewRGBA(image.Rect(0, 0, 300, 400))
	for y := range 400 {
		for x := range 300 {
			img.Set(x, y, color.RGBA{uint8(x), uint8(y), 90, 255})
		}
	}
	var out bytes.Buffer
	if err := png.Encode(&out, img); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}
