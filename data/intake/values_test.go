package intake_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"laurel/data/intake"
	"laurel/data/intake/intaketest"
	"laurel/data/intake/source"
	"laurel/data/program"
	"laurel/data/store"
)

// shown writes fields of a person that a test names by their keys.
func shown(p *program.Person, keys string) string {
	var all []string
	for key := range strings.FieldsSeq(keys) {
		switch key {
		case "full":
			all = append(all, p.FullName())
		case "formal":
			all = append(all, p.FormalName())
		case "diet":
			all = append(all, fmt.Sprint(p.Diet.Answered, " ", p.Diet.Text))
		case "own":
			all = append(all, p.OwnName)
		case "honorific":
			all = append(all, p.Honorific)
		case "given":
			all = append(all, p.Given)
		case "family":
			all = append(all, p.Family)
		case "suffix":
			all = append(all, p.Suffix)
		case "position":
			all = append(all, p.Position)
		case "affiliation":
			all = append(all, p.Affiliation)
		case "country":
			all = append(all, string(p.Country))
		case "nationality":
			all = append(all, string(p.Nationality))
		case "phone":
			all = append(all, p.Phone)
		case "email":
			all = append(all, p.Email)
		case "order":
			all = append(all, string(p.NameOrder))
		case "emergency":
			all = append(all, p.Emergency.Name, p.Emergency.Relation, p.Emergency.Phone)
		case "passport":
			all = append(all, p.Passport.Number)
		case "arrival":
			all = append(all, p.Arrival.Number, p.Arrival.At.String(), p.Arrival.Place)
		case "role":
			all = append(all, string(p.Role))
		}
	}
	return strings.Join(all, "|")
}

// brought reads a file into the trial program and returns the people that are new, each as its fields.
func brought(t *testing.T, name, content, keys string) (people []string, draft *intake.Draft) {
	t.Helper()
	opened, p := trial(t)
	before := len(p.People)
	options := intake.Options{Program: p.ID, As: source.Roster}
	if content == "" {
		draft = intaketest.Open(t, opened, intaketest.Sample(t, name), options)
	} else {
		draft = intaketest.Read(t, opened, p.ID, name, content, options)
	}
	for _, person := range intaketest.Load(t, opened, p.ID).Travel().Travelled().People[before:] {
		people = append(people, shown(person, keys))
	}
	return people, draft
}

func TestValuesOfTheSamplesAreTheRightOnes(t *testing.T) {
	for _, test := range []struct {
		file, fields string
		want         []string
		problems     []string // parts of them, one each
	}{
		{"a/12-suffix-after-comma.csv", "full given family suffix", []string{
			"Jane Sample, PhD|Jane|Sample|PhD", "Martin Muster, Jr.|Martin|Muster|Jr.",
		}, nil},
		{"a/14-title-inside-name.csv", "formal honorific family", []string{
			"Dr. Ahmed Muster|Dr.|Muster", "Mr. Omar Beispiel|Mr.|Beispiel",
			"H.E. Ambassador Lina Prova|H.E. Ambassador|Prova",
		}, nil},
		{"a/17-rounded-phone.csv", "full phone", []string{"Omar Beispiel|", "Kofi Sample|"}, []string{
			"5.35E+09", "4.47900E+11",
		}},
		{"a/20a-windows-1256.csv", "full country", []string{"ليلى المثال|IQ", "عمر نموذج|IQ"}, nil},
		{"a/20b-windows-874.csv", "full", []string{"สมชาย ตัวอย่าง"}, nil},
		{"a/20c-windows-1251.csv", "full", []string{"Иван Примеров"}, nil},
		{"a/20d-windows-1250.csv", "full position", []string{"Žofia Příkladová|Soudkyně", "Győző Minta|Bíró"}, nil},
		{"a/32-backslash-quotes.csv", "given family", []string{`Ali "Abu, elder" Hassan|Prova`, `Lina|Muster`}, nil},
		{"a/41-family-name-first.csv", "full own order", []string{
			"Kim Minji|김민지|family-first", "李小龍|李小龍|family-first",
		}, nil},
		{
			"a/42-no-diet-in-words.csv", "given diet",
			[]string{"A|true ", "B|true ", "C|true ", "D|true ", "E|true "},
			nil,
		},
		{"b/09-countries.csv", "country", []string{
			"PE", "MM", "BA", "TT", "LC", "HK", "SZ", "AE", "KR", "GM", "XK", "AO", "CA", "EG",
		}, nil},
		{"b/09-nationalities.csv", "nationality", []string{"PE", "FR", "PK", "PE", "MX", "DE"}, nil},
		{"b/13-two-addresses.csv", "email", []string{"ana@example.org"}, []string{"prova@example.org"}},
		{"b/14-free-text-role.csv", "position role nationality", []string{
			"Minister of Foreign Affairs|awardee|PE",
		}, []string{"Minister of Foreign Affairs"}},
		{"b/15-headers.csv", "given family affiliation position diet", []string{
			"Ana|Prova|Example Office|Judge|true vegan",
		}, nil},
	} {
		t.Run(test.file, func(t *testing.T) {
			got, draft := brought(t, "imports/"+test.file, "", test.fields)
			if !slices.Equal(got, test.want) {
				t.Errorf("got %q, want %q", got, test.want)
			}
			told := intaketest.Problems(draft)
			if len(told) != len(test.problems) {
				t.Errorf("problems %q, want %q", told, test.problems)
			}
			for i, part := range test.problems {
				if i < len(told) && !strings.Contains(told[i], part) {
					t.Errorf("problem %q is not about %q", told[i], part)
				}
			}
		})
	}
}

func TestErrorValuesAreNobodysPosition(t *testing.T) {
	got, draft := brought(t, "imports/a/15-excel-error-values.xlsx", "", "position affiliation diet")
	for _, person := range got {
		if person != "||false " {
			t.Errorf("%q", person)
		}
	}
	if told := intaketest.Problems(draft); len(got) == 0 || len(told) < 3 || !strings.Contains(told[0],
		"error of the spreadsheet") {
		t.Errorf("%q: problems %q", got, told)
	}
}

func TestMarksThatNobodySeesGo(t *testing.T) {
	got, _ := brought(t, "imports/a/19-invisible-marks.xlsx", "", "given family phone email affiliation passport")
	for _, person := range got {
		if strings.ContainsAny(person, "\u200b\u200e\u200f\u202a\u202c\u202d\ufeff\u00a0") || person == "" {
			t.Errorf("%q", person)
		}
	}
	if len(got) == 0 {
		t.Error("nobody came in")
	}
}

func TestTheEncodingOfAFileIsShownAndChosen(t *testing.T) {
	opened, p := trial(t)
	path := intaketest.Sample(t, "imports/a/20d-windows-1250.csv")
	draft, err := intake.Open(t.Context(), opened, path, intake.Options{Program: p.ID, As: source.Roster})
	if err != nil || draft.Letters.Encoding != "windows-1250" || !draft.Letters.Guessed ||
		!strings.HasPrefix(draft.Letters.Sample, "Žofia, Příkladová") ||
		!strings.Contains(intaketest.Notes(draft), "Central Europe (Windows-1250)") {
		t.Fatalf("%v, %+v, %q", err, draft.Letters, intaketest.Notes(draft))
	}
	draft, err = intake.Open(t.Context(), opened, path,
		intake.Options{Program: p.ID, As: source.Roster, Encoding: "windows-1252"})
	if err != nil || draft.Letters.Encoding != "windows-1252" || draft.Letters.Guessed ||
		!strings.Contains(draft.Letters.Sample, "Pøíkladová") {
		t.Errorf("%v, %+v", err, draft.Letters)
	}
}

func TestLostLettersReplaceNothing(t *testing.T) {
	got, draft := brought(t, "list.csv", "Name,Own script\nBasim Muster,???? ??????\nJos? Muestra,\n", "full own")
	if want := []string{"Basim Muster|", "Jos? Muestra|"}; !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
	if told := fmt.Sprint(intaketest.Problems(draft)); !strings.Contains(told, "letters of") ||
		!strings.Contains(told, "A letter of") {
		t.Errorf("problems %s", told)
	}
}

func TestSeveralValuesInOneCellHaveTheirPlaces(t *testing.T) {
	for _, test := range []struct{ text, fields, want string }{
		{
			"Name,Emergency contact\nAna Prova,\"Lina Muster (sister), +1 555 0901\"\n", "emergency",
			"Lina Muster|sister|+1 555 0901",
		},
		{"Name,Arrival flight\nAna Prova,QR 725 8 June 2023 14:35 ORD\n", "arrival", "QR 725|2023-06-08T14:35|ORD"},
		{"Name,Arrival\nAna Prova,QR 725 8 Jun 14:35 ORD\n", "arrival", "QR 725|2023-06-08T14:35|ORD"},
		{
			"Name,Arrival,Arrival flight\nAna Prova,2023-06-08,QR725 14:35 DOH-ORD\n", "arrival",
			"QR725|2023-06-08T14:35|ORD",
		},
		{"Name,Nationality\nAna Prova,Iraqi/British\n", "nationality", "IQ"},
		{"Name,Passport number,Phone\nAna Prova,12E4,'+1 555 0100\n", "passport phone", "12E4|+1 555 0100"},
		{"Name,Passport number,Phone\nAna Prova,N/A,TBD\n", "passport phone", "|"},
		{"Name,Passport number,Phone\nAna Prova,none,(none)\n", "passport phone", "|"},
		{"Name,Title\nAna Prova,Minister of Justice\n", "honorific position", "|Minister of Justice"},
		{"Name,Role\nAna Prova,Interpreter (Arabic)\n", "role position", "interpreter|"},
		{"Name,Diet\nAna Prova,N/A\n", "diet", "false "},
		{"Name,Diet\nAna Prova,no pork\n", "diet", "true no pork"},
		{"Name,Diet\nAna Prova,Keine Einschränkungen\n", "diet", "true "},
		{"Given name,Family name\nDr. Ana,\"Prova, MD\"\n", "honorific given family suffix", "Dr.|Ana|Prova|MD"},
		{"Given name,Family name,Suffix\nAna,Prova,PhD\n", "full", "Ana Prova, PhD"},
		{"Name,Country\nKim Minji,South Korea\n", "full order", "Kim Minji|family-first"},
		{"Given name,Family name,Country\nMinji,Kim,South Korea\n", "full order", "Kim Minji|family-first"},
		{
			"Given name,Family name,Country,Name order\nMinji,Kim,South Korea,given name first\n", "full order",
			"Minji Kim|",
		},
		{"Name,Nationality\nMaría José García Márquez,Spanish\n", "given family", "María José|García Márquez"},
		{"Name,Position\n\"Ana Prova, Director of Training\",\n", "full position", "Ana Prova|Director of Training"},
	} {
		got, _ := brought(t, "list.csv", test.text, test.fields)
		if len(got) != 1 || got[0] != test.want {
			t.Errorf("%q is %q, want %q", test.text, got, test.want)
		}
	}
}

func TestAGuessedOrderOfNamesChangesNobody(t *testing.T) {
	opened, p := trial(t)
	amina := p.People[0]
	text := fmt.Sprintf("Name,Nationality,Date of birth\n%s,South Korea,1980-01-02\n", amina.DisplayName())
	first := *amina
	first.BirthDate.Year, first.BirthDate.Month, first.BirthDate.Day = 1980, 1, 2
	if err := opened.Edit(t.Context(), "Edit", func(tx *store.Tx) error { return tx.Put(p.ID, &first) }); err != nil {
		t.Fatal(err)
	}
	intaketest.Read(t, opened, p.ID, "list.csv", text, intake.Options{As: source.Roster})
	got := intaketest.Load(t, opened, p.ID).Person(amina.ID)
	if got.NameOrder != amina.NameOrder || got.Given != amina.Given || got.Nationality != "KR" {
		t.Errorf("%+v", got)
	}
}
