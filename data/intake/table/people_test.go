package table_test

import (
	"slices"
	"strings"
	"testing"

	"laurel/data/intake"
	"laurel/data/intake/intaketest"
	"laurel/data/intake/source"
)

// lines joins the lines of a text file.
func lines(all ...string) string { return strings.Join(all, "\n") + "\n" }

func TestWhatListsOfPeopleHaveInSeveralColumnsIsJoined(t *testing.T) {
	for name, test := range map[string]struct {
		text, fields, note string
		want               []string
	}{
		"the parts of an emergency contact's name": {
			text: lines("First Name,Last Name,Emergency Contact First Name,Emergency Contact Middle Name,"+
				"Emergency Contact Last Name,Emergency Contact Relationship,Emergency Contact Phone",
				"Ana,Prova,Rosa,Inés,Prova,Mother,+1 555 0900", "Bela,Minta,Gabor,N/A,Minta,,"),
			fields: "given family emergency-name emergency-relation emergency-phone",
			want:   []string{"Ana|Prova|Rosa Inés Prova|Mother|+1 555 0900", "Bela|Minta|Gabor Minta||"},
		},
		"the same in Spanish, French and German": {
			text: lines("Nombres;Apellidos;Contacto de emergencia - Nombre;Contacto de emergencia - Apellidos",
				"Ana;Prova;Rosa;Prueba"),
			fields: "given family emergency-name", want: []string{"Ana|Prova|Rosa Prueba"},
		},
		"French": {
			text: lines("Prénom;Nom;Prénom du contact d'urgence;Nom de famille du contact d'urgence",
				"Ana;Prova;Rosa;Exemple"),
			fields: "given family emergency-name", want: []string{"Ana|Prova|Rosa Exemple"},
		},
		"German": {
			text:   lines("Vorname;Nachname;Notfallkontakt Vorname;Notfallkontakt Nachname", "Ana;Prova;Rosa;Muster"),
			fields: "given family emergency-name", want: []string{"Ana|Prova|Rosa Muster"},
		},
		"below the heading of an emergency contact": {
			text: lines("Participant,,,Emergency contact,,,,", "First name,Last name,Mobile,First name,Middle name,"+
				"Last name,Relationship,Mobile", "Ana,Prova,+1 555 0100,Rosa,Inés,Prova,mother,+1 555 0900"),
			fields: "given family phone emergency-name emergency-relation emergency-phone",
			want:   []string{"Ana|Prova|+1 555 0100|Rosa Inés Prova|mother|+1 555 0900"},
		},
		"a whole name with the surname once more": {
			text: lines("Name,Emergency contact name,Emergency contact surname", "Ana Prova,Rosa Muster,Muster"),
			// a name and what it has already
			fields: "given emergency-name", want: []string{"Ana|Rosa Muster"},
		},
		"two surnames": {
			text: lines("Nombre(s),Primer apellido,Segundo apellido", "Lucía,Ejemplo,Prueba", "Luis,Muestra,Muestra",
				"Marco,Modelo,-"),
			fields: "given family",
			want:   []string{"Lucía|Ejemplo Prueba", "Luis|Muestra Muestra", "Marco|Modelo"},
		},
		"what stands before a surname": {
			text:   lines("Achternaam;Tussenvoegsel;Voornaam", "Voorbeeld;van der;Sanne", "Muster;;Jan"),
			fields: "given family", want: []string{"Sanne|van der Voorbeeld", "Jan|Muster"},
		},
		"several telephones are told": {
			text: lines("First Name,Last Name,Mobile Phone,Work Phone", "Ana,Prova,+1 555 0100,+1 555 0101",
				"Bela,Minta,,+1 555 0102"),
			fields: "given phone", want: []string{"Ana|+1 555 0100", "Bela|+1 555 0102"},
			note: "first that has a text: Mobile Phone, Work Phone",
		},
		"who does not come": {
			text: lines("First Name,Last Name,Attendee Status", "Ana,Prova,Attending", "Bela,Minta,Not Attending",
				"Kim,Sample,Waitlisted"),
			fields: "given cancelled", want: []string{"Ana|", "Bela|yes", "Kim|"},
			note: "“Waitlisted” cannot be read as status",
		},
		"an Arabic heading of surnames or of forms of address": {
			text:   lines("الاسم,اللقب,الدولة", "سلمى,المثال,الأردن"),
			fields: "honorific given family", want: []string{"|سلمى|المثال"},
		},
		"the other one": {
			text:   lines("الاسم,اللقب,الدولة", "سلمى المثال,الدكتورة,الأردن"),
			fields: "honorific given family", want: []string{"الدكتورة|سلمى|المثال"},
		},
		"an interpreter and the language in one answer": {
			text:   lines("Name,Do you need an interpreter?", `Ana Prova,"Yes, Arabic"`, `Kim Sample,"Yes, please"`),
			fields: "given needs-interpreter languages", want: []string{"Ana|yes|Arabic", "Kim|yes|"},
		},
		"a visa that is awaited": {
			text:   lines("Name,Visa,Position", "Ana Prova,pending,pending"),
			fields: "given visa position", want: []string{"Ana|pending|"},
		},
	} {
		draft := read(t, "list.csv", test.text, intake.Options{As: source.Roster})
		got := fieldsOf(draft, test.fields)
		told := intaketest.Notes(draft) + strings.Join(intaketest.Problems(draft), "\n")
		if !slices.Equal(got, test.want) || !strings.Contains(told, test.note) {
			t.Errorf("%s: got %q\n%s", name, got, told)
		}
	}
}

func TestRowsBetweenPeopleAreNoPeople(t *testing.T) {
	for name, test := range map[string]struct {
		text string
		want []string
		note string
	}{
		"headings of several words": {
			text: lines("N.º;Apellidos y nombres;Cargo;País", ";Galardonados;;", "1;Ejemplo, Lucía;Jueza;Perú",
				";Intérpretes;;", "2;Modelo, Rosa;;Chile", ";Invitados especiales;;", "3;Exemplo, Rui;;Brasil",
				";TOTAL: 3;;"),
			want: []string{
				"heading: Galardonados", "Lucía|Ejemplo|Awardee", "heading: Intérpretes", "Rosa|Modelo|Interpreter",
				"heading: Invitados especiales", "Rui|Exemplo|Guest", "total: TOTAL: 3",
			},
		},
		"a total with its unit": {
			text: lines("#,Name,Country", "1,Ana Prova,Peru", "Total,1 person,"),
			want: []string{"Ana|Prova|Awardee", "total: Total | 1 person"},
		},
		"a heading that nobody knows": {
			text: lines("Name,Country", "Interpreters,", "Ana Prova,Peru", "Cooks,", "Kim Sample,Kenya"),
			want: []string{
				"heading: Interpreters", "Ana|Prova|Interpreter", "Cooks||Interpreter",
				"Kim|Sample|Interpreter",
			},
			note: "“Cooks” is alone in its row",
		},
		"two roles in one heading": {
			text: lines("Name,Country", "Ana Prova,Peru", "Guests and staff,", "Kim Sample,Kenya"),
			want: []string{"Ana|Prova|Awardee", "heading: Guests and staff", "Kim|Sample|Awardee"},
		},
	} {
		draft := read(t, "list.csv", test.text, intake.Options{As: source.Roster})
		got := fieldsOf(draft, "given family role")
		told := intaketest.Notes(draft) + strings.Join(intaketest.Problems(draft), "\n")
		if !slices.Equal(got, test.want) || !strings.Contains(told, test.note) {
			t.Errorf("%s: got %q\n%s", name, got, told)
		}
	}
}
