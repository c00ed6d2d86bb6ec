package todos

import (
	"fmt"
	"strings"
	"testing"

	"laurel/data/civil"
	"laurel/data/locale"
	"laurel/data/program"
)

// ready is a person of whom nothing is missing, in a program of two stops.
func ready() (*program.Program, *program.Person) {
	boston, miami := &program.Stop{
		ID:   program.NewID(),
		City: "Boston",
	}, &program.Stop{
		ID:   program.NewID(),
		City: "Miami",
	}
	flight := program.Flight{At: civil.At(civil.NewDate(2023, 6, 11), civil.NewClock(9, 0))}
	person := &program.Person{
		ID: program.NewID(), Role: program.Awardee, Given: "Ana", Country: "BR",
		Languages:        []program.Spoken{{Language: "pt", Level: program.Native}},
		NeedsInterpreter: program.Yes, Photo: "photo", Citation: "For",
		Consent:  program.Consent{Name: program.Yes, Photo: program.No, Story: program.Yes},
		Passport: program.Passport{Number: "X1", Expiry: civil.NewDate(2027, 1, 1)},
		Arrival:  flight, Departure: flight,
		Stays: []program.Stay{{Stop: boston.ID, Confirmation: "B1"}, {Stop: miami.ID, Absent: true}},
		Diet: program.Need{
			Answered: true,
		}, Access: program.Need{Answered: true}, Emergency: program.EmergencyContact{Phone: "555"}, Phone: "555",
	}
	interpreter := &program.Person{
		ID:    program.NewID(),
		Role:  program.Interpreter,
		Given: "Clara",
		Languages: []program.Spoken{
			{Language: "pt-BR", Level: program.Fluent}, {Language: "en", Level: program.Fluent},
		},
	}
	return &program.Program{
		ID:     program.NewID(),
		Name:   "Trip",
		End:    civil.NewDate(2023, 6, 25),
		Stops:  []*program.Stop{boston, miami},
		People: []*program.Person{person, interpreter},
	}, person
}

func TestWhatIsMissing(t *testing.T) {
	tests := []struct {
		name   string
		change func(*program.Program, *program.Person)
		want   string
	}{
		{"nothing", func(*program.Program, *program.Person) {}, ""},
		{
			"of one who has cancelled, nothing",
			func(_ *program.Program, p *program.Person) {
				*p = program.Person{ID: p.ID, Role: program.Awardee, Cancelled: true}
			},
			"",
		},
		{
			"every consent",
			func(_ *program.Program, p *program.Person) { p.Consent = program.Consent{} },
			"warning consent?",
		},
		{
			"the consent to the name",
			func(_ *program.Program, p *program.Person) { p.Consent.Name = program.Unknown },
			"warning name consent?",
		},
		{
			"the consent to photos",
			func(_ *program.Program, p *program.Person) { p.Consent.Photo = program.Unknown },
			"warning photo consent?",
		},
		{
			"the consent to the story",
			func(_ *program.Program, p *program.Person) { p.Consent.Story = program.Unknown },
			"warning story consent?",
		},
		{
			"an interpreter has no story to tell",
			func(_ *program.Program, p *program.Person) {
				p.Role, p.Consent.Story = program.Interpreter, program.Unknown
			},
			"",
		},
		{
			"a name that hotels can read",
			func(_ *program.Program, p *program.Person) { p.Given = "آنا" },
			"warning Latin name",
		},
		{
			"the passport's name is there",
			func(_ *program.Program, p *program.Person) { p.Given, p.PassportName = "آنا", "ANA" },
			"",
		},
		{"the country", func(_ *program.Program, p *program.Person) { p.Country = "" }, "hint no country"},
		{"the languages", func(_ *program.Program, p *program.Person) { p.Languages = nil }, "warning no languages"},
		{
			"whether an interpreter is needed",
			func(_ *program.Program, p *program.Person) { p.NeedsInterpreter = program.Unknown },
			"warning interpreter?",
		},
		{
			"someone who interprets",
			func(_ *program.Program, p *program.Person) {
				p.Languages = []program.Spoken{{Language: "km", Level: program.Native}}
			},
			"error no interpreter",
		},
		{
			"the working language needs no interpreter, but helps nobody",
			func(_ *program.Program, p *program.Person) {
				p.Languages = []program.Spoken{
					{Language: "km", Level: program.Native},
					{Language: "en", Level: program.Working},
				}
			},
			"error no interpreter",
		},
		{
			"what is spoken at the basic level does not count",
			func(_ *program.Program, p *program.Person) {
				p.Languages = []program.Spoken{
					{Language: "km", Level: program.Native},
					{Language: "pt", Level: program.Basic},
				}
			},
			"error no interpreter",
		},
		{
			"an interpreter who has cancelled",
			func(p *program.Program, _ *program.Person) { p.People[1].Cancelled = true },
			"error no interpreter",
		},
		{
			"a guest needs neither photo nor citation",
			func(_ *program.Program, p *program.Person) { p.Role, p.Photo, p.Citation = program.Guest, "", "" },
			"",
		},
		{
			"photo and citation",
			func(_ *program.Program, p *program.Person) { p.Photo, p.Citation = "", "" },
			"hint no photo, hint no citation",
		},
		{
			"the passport",
			func(_ *program.Program, p *program.Person) { p.Passport = program.Passport{} },
			"warning no passport",
		},
		{
			"staff need no passport",
			func(_ *program.Program, p *program.Person) { p.Role, p.Passport = program.Staff, program.Passport{} },
			"",
		},
		{
			"a passport that ends before the program",
			func(_ *program.Program, p *program.Person) { p.Passport.Expiry = civil.NewDate(2023, 6, 24) },
			"error passport Jun 2023",
		},
		{
			"a passport that ends on its last day",
			func(_ *program.Program, p *program.Person) { p.Passport.Expiry = civil.NewDate(2023, 6, 25) },
			"warning passport Jun 2023",
		},
		{
			"a passport that ends within six months",
			func(_ *program.Program, p *program.Person) { p.Passport.Expiry = civil.NewDate(2023, 12, 24) },
			"warning passport Dec 2023",
		},
		{
			"a passport of six months",
			func(_ *program.Program, p *program.Person) { p.Passport.Expiry = civil.NewDate(2023, 12, 25) },
			"",
		},
		{
			"a passport and a program without end",
			func(p *program.Program, q *program.Person) {
				p.End, q.Passport.Expiry = civil.Date{}, civil.NewDate(2020, 1, 1)
			},
			"",
		},
		{
			"both flights",
			func(_ *program.Program, p *program.Person) {
				p.Arrival, p.Departure = program.Flight{}, program.Flight{}
			},
			"warning flights missing",
		},
		{
			"the arrival",
			func(_ *program.Program, p *program.Person) { p.Arrival = program.Flight{} },
			"warning no arrival",
		},
		{
			"the departure",
			func(_ *program.Program, p *program.Person) { p.Departure = program.Flight{} },
			"warning no departure",
		},
		{
			"the flights of staff",
			func(_ *program.Program, p *program.Person) {
				p.Role, p.Arrival, p.Departure = program.Staff, program.Flight{}, program.Flight{}
			},
			"hint flights missing",
		},
		{
			"the hotel's number",
			func(_ *program.Program, p *program.Person) { p.Stays[0].Confirmation = "" },
			"hint hotel no.",
		},
		{
			"what the person eats",
			func(_ *program.Program, p *program.Person) { p.Diet = program.Need{} },
			"warning diet not asked",
		},
		{
			"access needs",
			func(_ *program.Program, p *program.Person) { p.Access = program.Need{} },
			"hint access not asked",
		},
		{
			"an emergency contact",
			func(_ *program.Program, p *program.Person) { p.Emergency = program.EmergencyContact{Name: "Mother"} },
			"warning no emergency contact",
		},
		{"the telephone", func(_ *program.Program, p *program.Person) { p.Phone = "" }, "hint no phone"},
		{
			"the gravest comes first",
			func(_ *program.Program, p *program.Person) {
				p.Phone, p.Consent, p.Languages = "", program.Consent{}, []program.Spoken{
					{Language: "km", Level: program.Native},
				}
			},
			"error no interpreter, warning consent?, hint no phone",
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			p, person := ready()
			test.change(p, person)
			var got []string
			for _, todo := range Of(p, person) {
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
		todos, l := Of(p, person), locale.Language(in)
		if len(todos) != 2 || todos[0].Text(l)+"|"+todos[1].Text(l) != strings.ReplaceAll(sentences, " :", "\u00a0:") {
			t.Errorf("%s: %v", in, todos)
		}
	}
}

func TestEveryTodoHasTextsInEachLanguage(t *testing.T) {
	for _, l := range locale.Languages() {
		seen := map[string]bool{}
		for _, code := range codes {
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
	p := &program.Program{Language: "fr"}
	person := &program.Person{
		Languages: []program.Spoken{
			{Language: "ar-IQ", Level: program.Native}, {Language: "fr", Level: program.Fluent},
		},
	}
	tests := []struct {
		name        string
		interpreter program.Person
		want        bool
	}{
		{
			"one who speaks the language",
			program.Person{
				Role:      program.Interpreter,
				Languages: []program.Spoken{{Language: "ar", Level: program.Native}},
			},
			true,
		},
		{
			"a liaison who does",
			program.Person{Role: program.Liaison, Languages: []program.Spoken{{Language: "ar"}}},
			true,
		},
		{
			"one who shares the working language alone",
			program.Person{
				Role:      program.Interpreter,
				Languages: []program.Spoken{{Language: "fr", Level: program.Native}},
			},
			false,
		},
		{
			"one who speaks a little",
			program.Person{
				Role:      program.Interpreter,
				Languages: []program.Spoken{{Language: "ar", Level: program.Basic}},
			},
			false,
		},
		{
			"one who has cancelled",
			program.Person{
				Role:      program.Interpreter,
				Cancelled: true,
				Languages: []program.Spoken{{Language: "ar", Level: program.Native}},
			},
			false,
		},
	}
	for _, test := range tests {
		if p.Interpreting().CanInterpret(&test.interpreter, person) != test.want {
			t.Errorf("%s: %v", test.name, !test.want)
		}
	}
	if (&program.Program{}).Interpreting().WorkingLanguage() != "en" || p.Interpreting().WorkingLanguage() != "fr" {
		t.Error("the working language is the program's, or English")
	}
}

func BenchmarkTodos(b *testing.B) {
	p, _ := ready()
	for i := range 10_000 {
		p.People = append(
			p.People,
			&program.Person{
				ID:               program.NewID(),
				Role:             program.Awardee,
				Given:            fmt.Sprint("P", i),
				NeedsInterpreter: program.Yes,
				Languages:        []program.Spoken{{Language: "km", Level: program.Native}},
			},
		)
	}
	for b.Loop() {
		for _, person := range p.People {
			Of(p, person)
		}
	}
}
