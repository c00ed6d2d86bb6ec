package table

import (
	"strings"
	"testing"

	"laurel/data/intake/source"
)

// understoodAs lists the fields of a row of headings, - for a column that is not read.
func understoodAs(kind source.Kind, rows ...string) string {
	s := sheet{first: 1}
	for _, row := range rows {
		s.rows = append(s.rows, strings.Split(row, ";"))
	}
	l := layoutOf(kind, &s, source.Request{})
	if l == nil {
		return "none"
	}
	var fields []string
	for i := range s.width() {
		if field := l.fields[i]; field != "" {
			fields = append(fields, field)
		} else {
			fields = append(fields, "-")
		}
	}
	return strings.Join(fields, " ")
}

func TestHeadingsOfOtherProgramsAreFields(t *testing.T) {
	for _, test := range []struct {
		name string
		kind source.Kind
		rows []string
		want string
	}{
		{
			"Eventbrite", source.Roster,
			[]string{"Order #;Order Date;First Name;Last Name;Email;Quantity;Ticket Type;" +
				"Attendee Status;Company;Job Title;Prefix;Cell Phone"},
			"- - given family email - - status affiliation position " +
				"honorific phone",
		},
		{"Eventbrite of today", source.Roster, []string{"Order ID;Buyer first name;Buyer last name;Buyer email;" +
			"Attendee first name;Attendee Surname;Attendee email;Phone number"}, "- - - - given family email phone"},
		{
			"Sched", source.Schedule,
			[]string{"Event Key;Active (Y/N);Name;Event Start;Event End;Venue;Address;Event Type;" +
				"Event Subtype;Seats;Description;Speakers (comma separated)"},
			"id - title start end place address kind - - note contacts",
		},
		{"pretalx", source.Schedule, []string{"ID;Proposal title;Session type;State;Start;End;Room;Duration;" +
			"Speaker names;Abstract"}, "id title kind status start end place duration contacts note"},
		{
			"Whova", source.Schedule,
			[]string{"*Date;*Time Start;*Time End;*Session Title;Room/Location;Description;Speakers"},
			"date start end title place note contacts",
		},
		{
			"snake case", source.Roster,
			[]string{"first_name;last_name;date_of_birth;passport_number;passport_expiry_date;" +
				"email_address;phone_number;job_title"},
			"given family birth-date passport-number passport-expiry email phone " +
				"position",
		},
		{
			"capitals", source.Roster,
			[]string{"SURNAME;GIVEN NAME(S);NATIONALITY;DOB;PASSPORT NO.;MOBILE NO."},
			"family given nationality birth-date passport-number phone",
		},
		{"questions in English", source.Roster, []string{"Timestamp;What is your first name?;What is your last name?;" +
			"What is your date of birth?;Which country do you live in?;Please list any food allergies or dietary " +
			"restrictions we should know about;Who should we contact in an emergency?;Emergency contact's phone " +
			"number;" +
			"Will you need an interpreter?"}, "- given family birth-date country diet emergency-name emergency-phone " +
			"needs-interpreter"},
		{"questions in Spanish", source.Roster, []string{"Marca temporal;¿Cuál es su nombre completo?;" +
			"Dirección de correo electrónico;¿Cuál es su fecha de nacimiento?;¿Tiene alguna restricción alimentaria?;" +
			"Número de pasaporte"}, "- name email birth-date diet passport-number"},
		{
			"questions in French", source.Roster,
			[]string{"Horodateur;Quel est votre nom complet ?;Adresse e-mail;" +
				"Quelle est votre date de naissance ?;Avez-vous des restrictions alimentaires ?;Votre nationalité"},
			"- name email birth-date diet nationality",
		},
		{
			"questions in Portuguese", source.Roster,
			[]string{"Carimbo de data/hora;Qual é o seu nome completo?;" +
				"Endereço de e-mail;Data de nascimento;Restrições alimentares;Número do passaporte"},
			"- name email birth-date diet passport-number",
		},
		{
			"questions in German", source.Roster,
			[]string{"Zeitstempel;Wie lautet Ihr vollständiger Name?;E-Mail-Adresse;" +
				"Geburtsdatum;Haben Sie Unverträglichkeiten?;Reisepassnummer"},
			"- name email birth-date diet passport-number",
		},
		{"two rows in Spanish", source.Roster, []string{
			"Participante;;Pasaporte;;Contacto de emergencia;;",
			"Nombres;Apellidos;Número;Vencimiento;Nombre;Teléfono;Parentesco",
		}, "given family passport-number " +
			"passport-expiry emergency-name emergency-phone emergency-relation"},
		{"two rows in French", source.Roster, []string{
			"Participant;;Personne à prévenir en cas d'urgence;",
			"Prénom;Nom;Nom;Téléphone",
		}, "given family emergency-name emergency-phone"},
		{"an emergency contact in other words", source.Roster, []string{
			"Participant details;;In case of emergency;;",
			"Surname;Given names;Contact name;Contact number;Relation",
		}, "family given emergency-name emergency-phone " +
			"emergency-relation"},
		{"a group of somebody else", source.Roster, []string{"Delegate;;Spouse;;", "First name;Last name;First name;" +
			"Last name;Phone"}, "given family - - -"},
		{"an emergency contact with what is beside", source.Roster, []string{"Name;Phone;Email;Emergency contact;" +
			"Phone;Relationship"}, "name phone email emergency-name emergency-phone emergency-relation"},
		{
			"a number and a running number", source.Roster,
			[]string{"#;Name;Country", "1;Ana Prova;Peru"},
			"- name country",
		},
		{
			"travel", source.Roster,
			[]string{"Name;Arrival date;Time;Flight;Airport;Departure date;Time;Flight no."},
			"name arrival arrival-time arrival-flight arrival-place departure departure-time departure-flight",
		},
		{
			"Thunderbird", source.Contacts,
			[]string{"First Name;Last Name;Display Name;Nickname;Primary Email;" +
				"Secondary Email;Work Phone;Mobile Number;Job Title;Department;Organization;Web Page 1;Notes"},
			"given family name - email email phone phone title - organisation website notes",
		},
		{
			"Outlook in French", source.Contacts,
			[]string{"Titre;Prénom;Nom;Société;Fonction;Téléphone (bureau);" +
				"Tél. mobile;Adresse de messagerie;Page Web;Notes"},
			"honorific given family organisation title phone phone email website notes",
		},
		{
			"Outlook in Portuguese", source.Contacts,
			[]string{"Título;Nome;Apelido;Empresa;Cargo;Telefone comercial;" +
				"Telemóvel;Endereço de email;Página da Web"},
			"honorific given family organisation title phone phone email website",
		},
		{"a schedule in Portuguese", source.Schedule, []string{"Data;Hora de início;Hora de término;Atividade;Local;" +
			"Palestrante"}, "date start end title place contacts"},
		{
			"two languages", source.Roster,
			[]string{"Name / Nombre;Country / País;E-mail / Correo"},
			"name country email",
		},
		{"nothing that is known", source.Roster, []string{"Foo;Bar"}, "none"},
		{"an address is no heading", source.Roster, []string{"https://example.org/name;x"}, "none"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := understoodAs(test.kind, test.rows...); got != test.want {
				t.Errorf("got  %s\nwant %s", got, test.want)
			}
		})
	}
}

func TestWhatATableIsAboutIsDecidedByItsColumns(t *testing.T) {
	for row, want := range map[string]source.Kind{
		"Name;Date;Country":                               source.Roster,
		"Name;Email;Registration date":                    source.Roster,
		"Date;Time;Name;Location":                         source.Schedule,
		"Title;Date;Start;End":                            source.Schedule,
		"Full name;Date of birth;Arrival date;Start time": source.Roster,
		"Time;Mon 12 June;Tue 13 June":                    source.Schedule,
		"Name;Organisation;Web page;Address;Phone":        source.Contacts,
	} {
		rows := [][]string{strings.Split(row, ";"), {"x", "y"}}
		if got, err := kindOf([]sheet{{rows: rows, first: 1}}, source.Request{}); got != want || err != nil {
			t.Errorf("%s is %s (%v), want %s", row, got, err, want)
		}
	}
}
