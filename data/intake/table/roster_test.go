package table_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"laurel/data/intake"
	"laurel/data/intake/intaketest"
	"laurel/data/intake/source"
	"laurel/data/program"
)

// people are those of a program as short texts.
func people(p *program.Program) (all []string) {
	for _, person := range p.People {
		all = append(
			all,
			strings.Join(
				strings.Fields(
					fmt.Sprintf("%s|%s|%s|%s|%s",
						person.Role, person.Given, person.Family, person.Country, person.Phone),
				),
				" ",
			),
		)
	}
	return all
}

func TestRostersOfRealPeopleAreUnderstood(t *testing.T) {
	for _, test := range []struct {
		name, file, text      string
		want, problems, notes []string
	}{
		{
			name: "a title, a numbered column and an empty row",
			file: "list.csv",
			text: "Delegation list 2023,,,\n,,,\nNo.,Full name,Country,Mobile\n1,\"Prova, Bela\",Peru,+51 555 0100\n" +
				",,,\n2,Kim SAMPLE,Republic of Korea,\n",
			want:  []string{"awardee|Bela|Prova|PE|+51 555 0100", "awardee|Kim|SAMPLE|KR|"},
			notes: []string{"No.", "No column has roles"},
		},
		{
			name: "given and family name in Spanish",
			file: "list.csv",
			text: "Nombres;Apellidos;País;Celular;Función\nBela María;Prova Muestra;Perú;555-0100;galardonada\n",
			want: []string{"awardee|Bela María|Prova Muestra|PE|555-0100"},
		},
		{
			name: "French with a civility",
			file: "list.csv",
			text: "Civilité;Prénom;NOM;Pays;Téléphone;Rôle\nMme;Bela;PROVA;Maroc;+212 555 0100;interprète\n",
			want: []string{"interpreter|Bela|PROVA|MA|+212 555 0100"},
		},
		{
			name: "one name only",
			file: "list.csv",
			text: "Given name,Family name,Role\nContoh,,awardee\n,Voorbeeld,liaison\n",
			want: []string{"awardee|Contoh|||", "liaison||Voorbeeld||"},
		},
		{
			name: "what cannot be read is told, the person comes in",
			file: "list.csv",
			text: "Name,Role,Country,Date of birth,E-mail,Diet\n" +
				"Bela Prova,wizard,Atlantis,31.02.1980,nowhere,vegan\n",
			want:     []string{"awardee|Bela|Prova||"},
			problems: []string{"not an e-mail", "date of birth", "role", "country"},
		},
		{
			name:  "columns that are not read are told",
			file:  "list.csv",
			text:  "Name,Role,Name order,Shoe size\nBela Prova,awardee,family first,39\n",
			want:  []string{"awardee|Bela|Prova||"},
			notes: []string{"Shoe size"},
		},
		{
			name:     "twice in the list",
			file:     "list.csv",
			text:     "Name,Role\nBela Prova,awardee\nbela prova,awardee\n",
			want:     []string{"awardee|Bela|Prova||"},
			problems: []string{"twice"},
		},
		{
			name: "a total at the end",
			file: "list.csv",
			text: "Name,Role,Country\nBela Prova,awardee,Peru\nTotal: 1,,\n",
			want: []string{"awardee|Bela|Prova|PE|"},
		},
		{
			name: "vCards as people",
			file: "list.vcf",
			text: "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Bela Prova\r\nN:Prova;Bela;;Dr.;\r\nORG:Example Office\r\n" +
				"TITLE:Judge\r\nTEL;TYPE=CELL:+51 555 0100\r\nEMAIL:bela@example.org\r\nBDAY:1980-06-15\r\nADR:;;1 " +
				"Example Street;Lima;;;Peru\r\nLANG:es\r\nEND:VCARD\r\n",
			want:  []string{"awardee|Bela|Prova|PE|+51 555 0100"},
			notes: []string{"No column has roles"},
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			opened, p := intaketest.OpenStore(t), intaketest.Tour()
			p.People = nil
			intaketest.BringIn(t, opened, p, nil)
			draft := intaketest.Read(t, opened, p.ID, test.file, test.text, intake.Options{As: source.Roster})
			if got := people(intaketest.Load(t, opened, p.ID)); !slices.Equal(got, test.want) {
				t.Errorf("got %q, want %q", got, test.want)
			}
			told := fmt.Sprint(draft.Problems)
			if len(draft.Problems) != len(test.problems) {
				t.Errorf("told %s, want %q", told, test.problems)
			}
			for _, part := range test.problems {
				if !strings.Contains(told, part) {
					t.Errorf("told %s, not %q", told, part)
				}
			}
			for _, part := range test.notes {
				if !strings.Contains(intaketest.Notes(draft), part) {
					t.Errorf("noted %q, not %q", draft.Notes, part)
				}
			}
			if again := intaketest.Read(t, opened, p.ID, test.file, test.text,
				intake.Options{As: source.Roster}); !again.Unchanged() ||
				again.New != 0 {
				t.Errorf("the second time: %d new, %d changed", again.New, again.Changed)
			}
		})
	}
}

func TestAMessyWorkbookOfPeopleIsUnderstood(t *testing.T) {
	book := bookOf(t, func(book *excelize.File) error {
		if _, err := book.NewSheet("Notes"); err != nil {
			return err
		}
		if err := rowsOf(book, "Notes", []any{"Remember the badges"}); err != nil {
			return err
		}
		return rowsOf(
			book,
			"Sheet1",
			[]any{"Participants as of 1 June 2023"},
			[]any{},
			[]any{
				"First Name",
				"Last Name",
				"Passport No.",
				"Date of Birth",
				"Phone",
				"Dietary requirements",
				"Arrival",
				"T-shirt",
			},
			[]any{
				"Bela",
				"Prova",
				1234567,
				29387,
				15125550100,
				"None",
				45091.5,
				"M",
			},
			[]any{"Kim", "Sample", "X0012", "15/06/1980", "+1 202-555-0100", "halal", "14 June 2023 09:30", nil},
		)
	})
	opened, p := intaketest.OpenStore(t), intaketest.Tour()
	p.People = nil
	intaketest.BringIn(t, opened, p, nil)
	draft := intaketest.Read(t, opened, p.ID, "people.xlsx", book)
	all := intaketest.Load(t, opened, p.ID).People
	if draft.Kind() != source.Roster || len(draft.Problems) != 0 || len(all) != 2 {
		t.Fatalf("%s: %+v, %d people", draft.Kind(), draft.Problems, len(all))
	}
	bela, kim := all[0], all[1]
	if bela.Passport.Number != "1234567" || bela.BirthDate.String() != "1980-06-15" || bela.Phone != "15125550100" ||
		!bela.Diet.None() ||
		bela.Arrival.At.String() != "2023-06-14T12:00" {
		t.Errorf("%+v", bela)
	}
	if kim.Passport.Number != "X0012" || kim.BirthDate.String() != "1980-06-15" || kim.Diet.Text != "halal" ||
		kim.Arrival.At.String() != "2023-06-14T09:30" {
		t.Errorf("%+v", kim)
	}
	for _, part := range []string{"T-shirt", `“Notes”`} {
		if !strings.Contains(intaketest.Notes(draft), part) {
			t.Errorf("noted %q, not %q", draft.Notes, part)
		}
	}
}

func TestRostersAreUnderstood(t *testing.T) {
	opened, p := intaketest.OpenStore(t), intaketest.Tour()
	intaketest.BringIn(t, opened, p, nil)
	text := "Last name;First name;Country;Languages;Date of birth;Diet;Role;E-mail;Phone\n" +
		"Prova;Ana;Peru;Spanish (native), Elbonian;15.06.1980;none;;ana@example.org;\n" +
		"Muster;Max;Mars;German;;not asked;interpreter;max@example.org;+1 202-555-0100\n" +
		";;;;;;;nobody@example.org;\n"
	draft := intaketest.Read(t, opened, p.ID, "roster.csv", text)
	people := intaketest.Load(t, opened, p.ID).People
	if draft.New != 1 || draft.Changed != 1 || len(draft.Problems) != 3 || len(people) != 2 {
		t.Fatalf("%+v, %d people", draft, len(people))
	}
	ana, maximilian := people[0], people[1]
	if ana.ID != p.People[0].ID || ana.Country != "PE" ||
		ana.Languages[0] != (program.Spoken{Language: "es", Level: program.Native}) ||
		ana.BirthDate.String() != "1980-06-15" ||
		!ana.Diet.None() ||
		ana.Email != "ana@example.org" {
		t.Errorf("%+v", ana)
	}
	if maximilian.Role != program.Interpreter || maximilian.Family != "Muster" ||
		maximilian.Phone != "+1 202-555-0100" ||
		maximilian.Diet.Answered ||
		maximilian.Country != "" {
		t.Errorf("%+v", maximilian)
	}
	if again := intaketest.Read(t, opened, p.ID, "roster.csv", text); !again.Unchanged() || again.Same != 2 {
		t.Errorf("the second time %+v", again)
	}
}

func TestTheLettersOfGendersAreThoseOfTheirColumn(t *testing.T) {
	for _, test := range []struct{ name, letters, want string }{
		{"English", "M F x", "male female x"},
		{"Spanish", "H M mujer", "male female female"},
		{"German", "w m divers", "female male x"},
	} {
		t.Run(test.name, func(t *testing.T) {
			text := "Name,Sex\n"
			for i, letter := range strings.Fields(test.letters) {
				text += fmt.Sprintf("Prova Number%d,%s\n", i, letter)
			}
			draft, err := intake.Read(t.Context(), nil, strings.NewReader(text), intake.Options{Name: "list.csv"})
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, person := range draft.Program().People {
				got = append(got, string(person.Gender))
			}
			if strings.Join(got, " ") != test.want {
				t.Errorf("read as %q, want %q", got, test.want)
			}
		})
	}
}
