package program

import (
	"fmt"
	"strings"
	"testing"

	"laurel/data/civil"
	"laurel/data/locale"
)

// ready is a person of whom nothing is missing, in a program of two stops.
func ready() (*Program, *Person) {
	boston, miami := &Stop{ID: NewID(), City: "Boston"}, &Stop{ID: NewID(), City: "Miami"}
	flight := Flight{At: civil.At(civil.NewDate(2023, 6, 11), civil.NewClock(9, 0))}
	person := &Person{
		ID: NewID(), Role: Awardee, Given: "Ana", Country: "BR", Languages: []Spoken{{"pt", Native}},
		NeedsInterpreter: Yes, Photo: "photo", Citation: "For",
		Consent: Consent{
			Yes,
			No,
			Yes,
		}, Passport: Passport{Number: "X1", Expiry: civil.NewDate(2027, 1, 1)}, Arrival: flight, Departure: flight,
		Stays: []Stay{{Stop: boston.ID, Confirmation: "B1"}, {Stop: miami.ID, Absent: true}},
		Diet: Need{
			Answered: true,
		}, Access: Need{Answered: true}, Emergency: EmergencyContact{Phone: "555"}, Phone: "555",
	}
	interpreter := &Person{
		ID:        NewID(),
		Role:      Interpreter,
		Given:     "Clara",
		Languages: []Spoken{{"pt-BR", Fluent}, {"en", Fluent}},
	}
	return &Program{
		ID:     NewID(),
		Name:   "Trip",
		End:    civil.NewDate(2023, 6, 25),
		Stops:  []*Stop{boston, miami},
		People: []*Person{person, interpreter},
	}, person
}

func TestWhatIsMissing(t *testing.T) {
	tests := []struct {
		name   string
		change func(*Program, *Person)
		want   string
	}{
		{"nothing", func(*Program, *Person) {}, ""},
		{
			"of one who has cancelled, nothing",
			func(_ *Program, p *Person) { *p = Person{ID: p.ID, Role: Awardee, Cancelled: true} },
			"",
		},
		{"every consent", func(_ *Program, p *Person) { p.Consent = Consent{} }, "warning consent?"},
		{"the consent to the name", func(_ *Program, p *Person) { p.Consent.Name = Unknown }, "warning name consent?"},
		{"the consent to photos", func(_ *Program, p *Person) { p.Consent.Photo = Unknown }, "warning photo consent?"},
		{
			"the consent to the story",
			func(_ *Program, p *Person) { p.Consent.Story = Unknown },
			"warning story consent?",
		},
		{
			"an interpreter has no story to tell",
			func(_ *Program, p *Person) { p.Role, p.Consent.Story = Interpreter, Unknown },
			"",
		},
		{"a name that hotels can read", func(_ *Program, p *Person) { p.Given = "آنا" }, "warning Latin name"},
		{"the passport's name is there", func(_ *Program, p *Person) { p.Given, p.PassportName = "آنا", "ANA" }, ""},
		{"the country", func(_ *Program, p *Person) { p.Country = "" }, "hint no country"},
		{"the languages", func(_ *Program, p *Person) { p.Languages = nil }, "warning no languages"},
		{
			"whether an interpreter is needed",
			func(_ *Program, p *Person) { p.NeedsInterpreter = Unknown },
			"warning interpreter?",
		},
		{
			"someone who interprets",
			func(_ *Program, p *Person) { p.Languages = []Spoken{{"km", Native}} },
			"error no interpreter",
		},
		{
			"the working language needs no interpreter, but helps nobody",
			func(_ *Program, p *Person) { p.Languages = []Spoken{{"km", Native}, {"en", Working}} },
			"error no interpreter",
		},
		{
			"what is spoken at the basic level does not count",
			func(_ *Program, p *Person) { p.Languages = []Spoken{{"km", Native}, {"pt", Basic}} },
			"error no interpreter",
		},
		{
			"an interpreter who has cancelled",
			func(p *Program, _ *Person) { p.People[1].Cancelled = true },
			"error no interpreter",
		},
		{
			"a guest needs neither photo nor citation",
			func(_ *Program, p *Person) { p.Role, p.Photo, p.Citation = Guest, "", "" },
			"",
		},
		{
			"photo and citation",
			func(_ *Program, p *Person) { p.Photo, p.Citation = "", "" },
			"hint no photo, hint no citation",
		},
		{"the passport", func(_ *Program, p *Person) { p.Passport = Passport{} }, "warning no passport"},
		{"staff need no passport", func(_ *Program, p *Person) { p.Role, p.Passport = Staff, Passport{} }, ""},
		{
			"a passport that ends before the program",
			func(_ *Program, p *Person) { p.Passport.Expiry = civil.NewDate(2023, 6, 24) },
			"error passport Jun 2023",
		},
		{
			"a passport that ends on its last day",
			func(_ *Program, p *Person) { p.Passport.Expiry = civil.NewDate(2023, 6, 25) },
			"warning passport Jun 2023",
		},
		{
			"a passport that ends within six months",
			func(_ *Program, p *Person) { p.Passport.Expiry = civil.NewDate(2023, 12, 24) },
			"warning passport Dec 2023",
		},
		{
			"a passport of six months",
			func(_ *Program, p *Person) { p.Passport.Expiry = civil.NewDate(2023, 12, 25) },
			"",
		},
		{
			"a passport and a program without end",
			func(p *Program, q *Person) { p.End, q.Passport.Expiry = civil.Date{}, civil.NewDate(2020, 1, 1) },
			"",
		},
		{
			"both flights",
			func(_ *Program, p *Person) { p.Arrival, p.Departure = Flight{}, Flight{} },
			"warning flights missing",
		},
		{"the arrival", func(_ *Program, p *Person) { p.Arrival = Flight{} }, "warning no arrival"},
		{"the departure", func(_ *Program, p *Person) { p.Departure = Flight{} }, "warning no departure"},
		{
			"the flights of staff",
			func(_ *Program, p *Person) { p.Role, p.Arrival, p.Departure = Staff, Flight{}, Flight{} },
			"hint flights missing",
		},
		{"the hotel's number", func(_ *Program, p *Person) { p.Stays[0].Confirmation = "" }, "hint hotel no."},
		{"what the person eats", func(_ *Program, p *Person) { p.Diet = Need{} }, "warning diet not asked"},
		{"access needs", func(_ *Program, p *Person) { p.Access = Need{} }, "hint access not asked"},
		{
			"an emergency contact",
			func(_ *Program, p *Person) { p.Emergency = EmergencyContact{Name: "Mother"} },
			"warning no emergency contact",
		},
		{"the telephone", func(_ *Program, p *Person) { p.Phone = "" }, "hint no phone"},
		{
			"the gravest comes first",
			func(_ *Program, p *Person) { p.Phone, p.Consent, p.Languages = "", Consent{}, []Spoken{{"km", Native}} },
			"error no interpreter, warning consent?, hint no phone",
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			p, person := ready()
			test.change(p, person)
			var got []string
			for _, todo := range p.Todos(person) {
				got = append(got, string(todo.Severity)+" "+todo.Short("en"))
			}
			if strings.Join(got, ", ") != test.want {
				t.Errorf("got %q, want %q", strings.Join(got, ", "), test.want)
			}
		})
	}
}

func TestTheSentencesNameWhatIsMeant(t *testing.T) {
	p, person := ready()
	person.Passport.Expiry, person.Stays = civil.NewDate(2023, 10, 31), nil
	want := map[string]string{
		"en": "The passport expires on 31 October 2023, less than six months after the program " +
			"ends.|The hotel confirmation number is missing: Boston, Miami.",
		"es": "El pasaporte vence el 31 de octubre de 2023, menos de seis meses después del " +
			"programa.|Falta el número de confirmación del hotel: Boston, Miami.",
		"fr": "Le passeport expire le 31 octobre 2023, moins de six mois après la fin du " +
			"programme.|Le numéro de confirmation de l’hôtel manque : Boston, Miami.",
	}
	for in, sentences := range want {
		todos, l := p.Todos(person), locale.Language(in)
		if len(todos) != 2 || todos[0].Text(l)+"|"+todos[1].Text(l) != strings.ReplaceAll(sentences, " :", "\u00a0:") {
			t.Errorf("%s: %v", in, todos)
		}
	}
}

func TestEveryTodoHasTextsInEachLanguage(t *testing.T) {
	for _, l := range locale.Languages() {
		seen := map[string]bool{}
		for _, code := range todoCodes {
			todo := Todo{Code: code}
			short, text := todo.Short(l), todo.Text(l)
			if strings.HasPrefix(short, "todo.") || len([]rune(short)) > 26 || !strings.HasSuffix(text, ".") ||
				seen[text] {
				t.Errorf("%s in %s: %q, %q", code, l, short, text)
			}
			seen[text] = true
		}
	}
}

func TestWhoCanInterpret(t *testing.T) {
	p := &Program{Language: "fr"}
	person := &Person{Languages: []Spoken{{"ar-IQ", Native}, {"fr", Fluent}}}
	tests := []struct {
		name        string
		interpreter Person
		want        bool
	}{
		{"one who speaks the language", Person{Role: Interpreter, Languages: []Spoken{{"ar", Native}}}, true},
		{"a liaison who does", Person{Role: Liaison, Languages: []Spoken{{"ar", ""}}}, true},
		{
			"one who shares the working language alone",
			Person{Role: Interpreter, Languages: []Spoken{{"fr", Native}}},
			false,
		},
		{"one who speaks a little", Person{Role: Interpreter, Languages: []Spoken{{"ar", Basic}}}, false},
		{
			"one who has cancelled",
			Person{Role: Interpreter, Cancelled: true, Languages: []Spoken{{"ar", Native}}},
			false,
		},
	}
	for _, test := range tests {
		if p.Interpreting().CanInterpret(&test.interpreter, person) != test.want {
			t.Errorf("%s: %v", test.name, !test.want)
		}
	}
	if (&Program{}).Interpreting().WorkingLanguage() != "en" || p.Interpreting().WorkingLanguage() != "fr" {
		t.Error("the working language is the program's, or English")
	}
}

func BenchmarkTodos(b *testing.B) {
	p, _ := ready()
	for i := range 10_000 {
		p.People = append(
			p.People,
			&Person{
				ID:               NewID(),
				Role:             Awardee,
				Given:            fmt.Sprint("P", i),
				NeedsInterpreter: Yes,
				Languages:        []Spoken{{"km", Native}},
			},
		)
	}
	for b.Loop() {
		for _, person := range p.People {
			p.Todos(person)
		}
	}
}
