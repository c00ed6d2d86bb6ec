package program

import (
	"errors"
	"math"
	"reflect"
	"strings"
	"testing"
	"time"

	"laurel/data/civil"
	"laurel/data/geo"
)

func validProgram() *Program { return &Program{ID: NewID(), Name: "Trip"} }
func validStop() *Stop       { return &Stop{ID: NewID(), City: "Boston", Zone: "America/New_York"} }
func validPerson() *Person   { return &Person{ID: NewID(), Role: Awardee, Given: "Ana"} }
func validOrganisation() *Organisation {
	return &Organisation{ID: NewID(), Name: "Lantern House"}
}

func validContact() *Contact {
	return &Contact{ID: NewID(), Organisation: NewID(), Name: "Kim Sample"}
}

func validMeeting() *Meeting {
	start := civil.At(civil.NewDate(2023, time.June, 12), civil.NewClock(9, 0))
	return &Meeting{
		ID:    NewID(),
		Stop:  NewID(),
		Kind:  Appointment,
		Title: "Briefing",
		Start: start,
		End:   start.AddMinutes(60),
	}
}

func validIssue() *Issue {
	return &Issue{ID: NewID(), Serial: "2026-7K3M-Q0TA-X", Person: NewID(), Kind: AwardCertificate}
}

func validRelease() *Release {
	content, err := Pack(validProgram())
	if err != nil {
		panic(err)
	}
	return &Release{
		ID:        NewID(),
		Recipient: ToHotel,
		Document:  "rooming-list",
		Audience:  Partners,
		Version:   "1",
		On:        civil.NewDate(2026, 6, 14),
		Content:   content,
	}
}

func validTakeaway() *Takeaway {
	return &Takeaway{ID: NewID(), Kind: Quote, Text: "Ask first."}
}

func with[R any](record *R, change func(*R)) *R {
	change(record)
	return record
}

func TestARecordSaysAtWhichFieldItIsWrong(t *testing.T) {
	gone := civil.NewDate(2023, time.February, 30)
	tests := []struct {
		name    string
		record  Record
		field   string // empty: valid
		message string
	}{
		{"a program", validProgram(), "", ""},
		{
			"a program without identifier",
			with(validProgram(), func(p *Program) { p.ID = "" }),
			"ID",
			"no valid identifier",
		},
		{
			"a program with an identifier in capitals",
			with(validProgram(), func(p *Program) { p.ID = ID(strings.ToUpper(string(NewID()))) }),
			"ID",
			"no valid identifier",
		},
		{
			"a program without name",
			with(validProgram(), func(p *Program) { p.Name = " " }),
			"Name",
			"Give the program a name.",
		},
		{
			"a program that ends before it starts",
			with(
				validProgram(),
				func(p *Program) { p.Start, p.End = civil.NewDate(2023, 6, 2), civil.NewDate(2023, 6, 1) },
			),
			"End",
			"last day is before the first",
		},
		{
			"a program of one day",
			with(
				validProgram(),
				func(p *Program) { p.Start, p.End = civil.NewDate(2023, 6, 2), civil.NewDate(2023, 6, 2) },
			),
			"",
			"",
		},
		{
			"a program that starts on no day",
			with(validProgram(), func(p *Program) { p.Start = gone }),
			"Start",
			"does not exist",
		},
		{
			"a program in no language",
			with(validProgram(), func(p *Program) { p.Language = "english!" }),
			"Language",
			"not a language code",
		},
		{
			"an award on no day",
			with(validProgram(), func(p *Program) { p.Award.Date = gone }),
			"Award.Date",
			"does not exist",
		},
		{
			"a signatory without name and position",
			with(validProgram(), func(p *Program) { p.Award.Signatories = []Signatory{{}} }),
			"Award.Signatories",
			"name or a position",
		},
		{
			"a signatory with a position alone",
			with(validProgram(), func(p *Program) { p.Award.Signatories = []Signatory{{Position: "Chair"}} }),
			"",
			"",
		},

		{"a stop", validStop(), "", ""},
		{"a stop without identifier", with(validStop(), func(s *Stop) { s.ID = "x" }), "ID", "no valid identifier"},
		{"a stop without city", with(validStop(), func(s *Stop) { s.City = "" }), "City", "Give the stop a city."},
		{"a stop without zone", with(validStop(), func(s *Stop) { s.Zone = "EDT" }), "Zone", "America/New_York"},
		{"a stop in no country", with(validStop(), func(s *Stop) { s.Country = "USA" }), "Country", "from the list"},
		{
			"a stop that ends before it starts",
			with(validStop(), func(s *Stop) { s.From, s.Until = civil.NewDate(2023, 6, 2), civil.NewDate(2023, 6, 1) }),
			"Until",
			"last day is before the first",
		},

		{"a person", validPerson(), "", ""},
		{
			"a person with a family name alone",
			with(validPerson(), func(p *Person) { p.Given, p.Family = "", "Contoh" }),
			"",
			"",
		},
		{
			"a person without name",
			with(validPerson(), func(p *Person) { p.Given = "  " }),
			"Given",
			"only one of them may stay empty",
		},
		{"a person without role", with(validPerson(), func(p *Person) { p.Role = "" }), "Role", "Choose a role."},
		{
			"a person with a strange name order",
			with(validPerson(), func(p *Person) { p.NameOrder = "x" }),
			"NameOrder",
			"which name comes first",
		},
		{
			"a passport name with marks",
			with(validPerson(), func(p *Person) { p.PassportName = "PRÓBA-ĐẶNG Jan, Jr." }),
			"",
			"",
		},
		{
			"a passport name in Arabic",
			with(validPerson(), func(p *Person) { p.PassportName = "مثال" }),
			"PassportName",
			"Latin letters",
		},
		{
			"an own name in no language",
			with(validPerson(), func(p *Person) { p.OwnNameLanguage = "?" }),
			"OwnNameLanguage",
			"not a language code",
		},
		{
			"a person of no country",
			with(validPerson(), func(p *Person) { p.Country = "XX" }),
			"Country",
			"from the list",
		},
		{
			"a person of no nationality",
			with(validPerson(), func(p *Person) { p.Nationality = "XX" }),
			"Nationality",
			"from the list",
		},
		{
			"a language that is none",
			with(validPerson(), func(p *Person) { p.Languages = []Spoken{{Language: ""}} }),
			"Languages",
			"not a language code",
		},
		{
			"a level that is none",
			with(validPerson(), func(p *Person) { p.Languages = []Spoken{{"ar", "good"}} }),
			"Languages",
			"level from the list",
		},
		{
			"an award in two digits",
			with(validPerson(), func(p *Person) { p.AwardYear = 23 }),
			"AwardYear",
			"four digits",
		},
		{"an e-mail address", with(validPerson(), func(p *Person) { p.Email = "ana.prova+trip@example.org" }), "", ""},
		{
			"an e-mail address without a place",
			with(validPerson(), func(p *Person) { p.Email = "ana" }),
			"Email",
			"not an e-mail address",
		},
		{
			"an e-mail address with a name",
			with(validPerson(), func(p *Person) { p.Email = "Ana <ana@example.org>" }),
			"Email",
			"not an e-mail address",
		},
		{
			"an e-mail address in brackets",
			with(validPerson(), func(p *Person) { p.Email = "<ana@example.org>" }),
			"Email",
			"not an e-mail address",
		},
		{
			"a birth on no day",
			with(validPerson(), func(p *Person) { p.BirthDate = gone }),
			"BirthDate",
			"date does not exist",
		},
		{
			"a passport that expires on no day",
			with(validPerson(), func(p *Person) { p.Passport.Expiry = gone }),
			"Passport.Expiry",
			"does not exist",
		},
		{
			"an arrival at no time",
			with(
				validPerson(),
				func(p *Person) { p.Arrival.At = civil.At(civil.NewDate(2023, 6, 1), civil.NewClock(24, 0)) },
			),
			"Arrival.At",
			"do not exist",
		},
		{
			"a departure at no time",
			with(validPerson(), func(p *Person) { p.Departure.At = civil.At(gone, civil.Clock{}) }),
			"Departure.At",
			"do not exist",
		},
		{
			"a consent that is no answer",
			with(validPerson(), func(p *Person) { p.Consent.Photo = "maybe" }),
			"Consent.Photo",
			"yes or no",
		},
		{
			"an interpreter needed perhaps",
			with(validPerson(), func(p *Person) { p.NeedsInterpreter = "perhaps" }),
			"NeedsInterpreter",
			"yes or no",
		},
		{
			"a diet without question",
			with(validPerson(), func(p *Person) { p.Diet.Text = "vegan" }),
			"Diet",
			"counts as answered",
		},
		{
			"a stay at no stop",
			with(validPerson(), func(p *Person) { p.Stays = []Stay{{}} }),
			"Stays",
			"belongs to no stop",
		},
		{"a stay that ends before it starts", with(validPerson(), func(p *Person) {
			p.Stays = []Stay{{Stop: NewID(), From: civil.NewDate(2023, 6, 2), Until: civil.NewDate(2023, 6, 1)}}
		}), "Stays", "last day is before the first"},
		{
			"two stays at one stop",
			with(validPerson(), func(p *Person) { stop := NewID(); p.Stays = []Stay{{Stop: stop}, {Stop: stop}} }),
			"Stays",
			"two stays",
		},

		{"an organisation", validOrganisation(), "", ""},
		{
			"an organisation without name",
			with(validOrganisation(), func(o *Organisation) { o.Name = "" }),
			"Name",
			"Give the organisation a name.",
		},
		{
			"an organisation beyond the pole",
			with(
				validOrganisation(),
				func(o *Organisation) { o.Position = geo.Position{Known: true, Latitude: 91, Longitude: 0} },
			),
			"Position",
			"Latitude runs",
		},
		{
			"an organisation at no number",
			with(
				validOrganisation(),
				func(o *Organisation) { o.Position = geo.Position{Known: true, Latitude: 0, Longitude: math.NaN()} },
			),
			"Position",
			"Latitude runs",
		},
		{
			"an organisation at an unknown place that is known",
			with(
				validOrganisation(),
				func(o *Organisation) { o.Position = geo.Position{Known: false, Latitude: 1, Longitude: 1} },
			),
			"Position",
			"counts as known",
		},

		{"a contact", validContact(), "", ""},
		{
			"a contact without name",
			with(validContact(), func(c *Contact) { c.Name = "" }),
			"Name",
			"Give the contact a name.",
		},
		{
			"a contact without organisation",
			with(validContact(), func(c *Contact) { c.Organisation = "" }),
			"Organisation",
			"Choose the contact's organisation.",
		},
		{
			"a contact with a bad address",
			with(validContact(), func(c *Contact) { c.Email = "@" }),
			"Email",
			"not an e-mail address",
		},
		{
			"a contact who may be shared perhaps",
			with(validContact(), func(c *Contact) { c.MayShare = "?" }),
			"MayShare",
			"yes or no",
		},
		{
			"a contact with a bad language",
			with(validContact(), func(c *Contact) { c.Languages = []Spoken{{"?", Fluent}} }),
			"Languages",
			"not a language code",
		},

		{"a meeting", validMeeting(), "", ""},
		{
			"a meeting over midnight",
			with(validMeeting(), func(m *Meeting) { m.End = m.Start.AddMinutes(16 * 60) }),
			"",
			"",
		},
		{"a meeting of no length", with(validMeeting(), func(m *Meeting) { m.End = m.Start }), "", ""},
		{"a meeting at no stop", with(validMeeting(), func(m *Meeting) { m.Stop = "" }), "Stop", "Choose the stop"},
		{"a meeting of no kind", with(validMeeting(), func(m *Meeting) { m.Kind = "" }), "Kind", "what kind"},
		{
			"a meeting without title",
			with(validMeeting(), func(m *Meeting) { m.Title = "" }),
			"Title",
			"Give the meeting a title.",
		},
		{
			"a meeting without start",
			with(validMeeting(), func(m *Meeting) { m.Start = civil.DateTime{} }),
			"Start",
			"when it starts",
		},
		{
			"a meeting without end",
			with(validMeeting(), func(m *Meeting) { m.End = civil.DateTime{} }),
			"End",
			"when it ends",
		},
		{
			"a meeting that ends before it starts",
			with(validMeeting(), func(m *Meeting) { m.End = m.Start.AddMinutes(-1) }),
			"End",
			"next day's date",
		},
		{
			"a meeting of no status",
			with(validMeeting(), func(m *Meeting) { m.Status = "lost" }),
			"Status",
			"from the list",
		},
		{
			"a meeting reached by broom",
			with(validMeeting(), func(m *Meeting) { m.Travel = "broom" }),
			"Travel",
			"from the list",
		},
		{
			"a status since no day",
			with(validMeeting(), func(m *Meeting) { m.StatusDate = gone }),
			"StatusDate",
			"does not exist",
		},
		{
			"a meeting beyond the pole",
			with(
				validMeeting(),
				func(m *Meeting) { m.Position = geo.Position{Known: true, Latitude: 0, Longitude: 181} },
			),
			"Position",
			"Latitude runs",
		},

		{"a takeaway", validTakeaway(), "", ""},
		{
			"a takeaway without text",
			with(validTakeaway(), func(t *Takeaway) { t.Text = "\n" }),
			"Text",
			"Enter what was learned.",
		},
		{"an issued certificate", validIssue(), "", ""},
		{
			"a certificate without a number",
			with(validIssue(), func(i *Issue) { i.Serial = " " }),
			"Serial",
			"no serial number",
		},
		{
			"a certificate of nobody",
			with(validIssue(), func(i *Issue) { i.Person = "" }),
			"Person",
			"Choose whose certificate",
		},
		{
			"a certificate for nothing",
			with(validIssue(), func(i *Issue) { i.Kind = "luck" }),
			"Kind",
			"what the certificate is for",
		},
		{
			"a void certificate without a reason",
			with(validIssue(), func(i *Issue) { i.VoidedOn = civil.NewDate(2026, 6, 20) }),
			"Reason",
			"Explain why",
		},
		{
			"a certificate that replaces itself",
			with(validIssue(), func(i *Issue) { i.Replaces = i.ID }),
			"Replaces",
			"cannot replace itself",
		},
		{
			"a certificate in no language",
			with(validIssue(), func(i *Issue) { i.Languages = []string{"?"} }),
			"Languages",
			"no",
		},
		{"a release", validRelease(), "", ""},
		{
			"a release to nobody we know",
			with(validRelease(), func(r *Release) { r.Recipient = "moon" }),
			"Recipient",
			"Choose who was sent",
		},
		{
			"a release to someone else without a name",
			with(validRelease(), func(r *Release) { r.Recipient = ToOther }),
			"Name",
			"Enter who was sent",
		},
		{
			"a release to no person",
			with(validRelease(), func(r *Release) { r.Recipient = ToPerson }),
			"Person",
			"Choose the person",
		},
		{
			"a release of no document",
			with(validRelease(), func(r *Release) { r.Document = "" }),
			"Document",
			"which document",
		},
		{
			"a release for no audience",
			with(validRelease(), func(r *Release) { r.Audience = "" }),
			"Audience",
			"audience",
		},
		{
			"a release without a version",
			with(validRelease(), func(r *Release) { r.Version = "" }),
			"Version",
			"name or a number",
		},
		{
			"a release without a day",
			with(validRelease(), func(r *Release) { r.On = civil.Date{} }),
			"On",
			"the day on which",
		},
		{
			"a release whose content is damaged",
			with(validRelease(), func(r *Release) { r.Content = r.Content[:40] }),
			"Content",
			"can no longer be read",
		},
		{
			"a takeaway of no kind",
			with(validTakeaway(), func(t *Takeaway) { t.Kind = "joke" }),
			"Kind",
			"what kind of takeaway",
		},
		{
			"a follow-up of no state",
			with(validTakeaway(), func(t *Takeaway) { t.FollowUpState = "soon" }),
			"FollowUpState",
			"the status of the follow-up",
		},

		{
			"a text that is too long",
			with(validPerson(), func(p *Person) { p.Bio = strings.Repeat("a", LongestText+1) }),
			"Bio",
			"too long",
		},
		{"the longest text", with(validPerson(), func(p *Person) { p.Bio = strings.Repeat("a", LongestText) }), "", ""},
		{
			"bytes that are no letters",
			with(validPerson(), func(p *Person) { p.Passport.Number = "X\xff" }),
			"Passport.Number",
			"cannot be read",
		},
		{"a zero byte", with(validStop(), func(s *Stop) { s.Hotel.Phone = "\x00" }), "Hotel.Phone", "cannot be read"},
		{
			"a zero byte in a list",
			with(validProgram(), func(p *Program) { p.Award.Signatories = []Signatory{{Name: "A"}, {Name: "\x00"}} }),
			"Award.Signatories",
			"cannot be read",
		},
		{"an emoji and a direction mark", with(validPerson(), func(p *Person) { p.Notes = "👩🏽‍⚖️ \u200f" }), "", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			err := test.record.Validate()
			if test.field == "" {
				if err != nil {
					t.Fatalf("refused: %v", err)
				}
				return
			}
			var invalid *Invalid
			if !errors.As(err, &invalid) {
				t.Fatalf("not refused: %v", err)
			}
			if got := invalid.Fields()[test.field]; !strings.Contains(got, test.message) || len(invalid.Fields()) != 1 {
				t.Errorf("problems %v", invalid.Fields())
			}
		})
	}
}

func TestEveryProblemIsToldAtOnce(t *testing.T) {
	err := (&Meeting{ID: NewID(), Stop: NewID(), Title: "Briefing"}).Validate()
	var invalid *Invalid
	if !errors.As(err, &invalid) || len(invalid.Problems) != 3 || invalid.Record != "Briefing" {
		t.Fatalf("error %v", err)
	}
	want := "Briefing: Enter the day and time when it ends. Choose what kind of item this is. " +
		"Enter the day and time when it starts."
	if err.Error() != want {
		t.Errorf("got  %s\nwant %s", err, want)
	}
}

// Every text of every type is checked, also those that come later.
func TestNoTextEscapesValidation(t *testing.T) {
	for _, record := range []Record{
		validProgram(), validStop(), validPerson(), validOrganisation(), validContact(), validMeeting(),
		validTakeaway(), validIssue(), validRelease(),
	} {
		checkTexts(t, record, reflect.ValueOf(record).Elem())
	}
}

func checkTexts(t *testing.T, record Record, part reflect.Value) {
	t.Helper()
	for i := range part.NumField() {
		field := part.Field(i)
		if !part.Type().Field(i).IsExported() {
			continue
		}
		switch field.Kind() {
		case reflect.Struct:
			checkTexts(t, record, field)
		case reflect.String:
			before := field.String()
			field.SetString("\x00")
			if record.Validate() == nil {
				t.Errorf("%s.%s may hold a zero byte", part.Type(), part.Type().Field(i).Name)
			}
			field.SetString(before)
		}
	}
}

func TestAWholeProgramIsValidated(t *testing.T) {
	stop, ana, org := validStop(), validPerson(), validOrganisation()
	contact := with(validContact(), func(c *Contact) { c.Organisation = org.ID })
	meeting := with(validMeeting(), func(m *Meeting) {
		m.Stop, m.Organisation, m.Contacts, m.Attendees, m.Interpreters = stop.ID, org.ID, []ID{
			contact.ID,
		}, []ID{
			ana.ID,
		}, []ID{
			ana.ID,
		}
	})
	takeaway := with(validTakeaway(), func(t *Takeaway) { t.Person, t.Meeting = ana.ID, meeting.ID })
	ana.Stays = []Stay{{Stop: stop.ID}}
	whole := validProgram().With(func(p *Program) {
		p.Stops, p.People, p.Organisations, p.Contacts = []*Stop{
			stop,
		}, []*Person{
			ana,
		}, []*Organisation{
			org,
		}, []*Contact{
			contact,
		}
		p.Meetings, p.Takeaways = []*Meeting{meeting}, []*Takeaway{takeaway}
	})
	tests := []struct {
		name   string
		change func(p *Program)
		want   []string
	}{
		{"whole", func(*Program) {}, nil},
		{"without its stops", func(p *Program) { p.Stops = nil }, []string{
			"person Ana: One of the stays is in a stop that this program does not have; remove it.",
			"meeting Briefing: Choose a stop of this program.",
		}},
		{"with papers of nobody", func(p *Program) {
			p.Issues = []*Issue{with(validIssue(), func(i *Issue) { i.Replaces = NewID() })}
			p.Releases = []*Release{
				with(validRelease(), func(r *Release) { r.Recipient, r.Person, r.Stop = ToPerson, NewID(), NewID() }),
			}
		}, []string{
			"issued certificate 2026-7K3M-Q0TA-X: Choose a person of this program. The certificate " +
				"that it replaces is not in the register.",
			"release rooming-list, version 1: Choose a person of this program. Choose a stop of this program, or none.",
		}},
		{"without its people", func(p *Program) { p.People = nil }, []string{
			"meeting Briefing: One of the attendees is not in this program; remove them. One of " +
				"the interpreters is not in this program; remove them.",
			"takeaway Ask first.: Choose a person of this program, or the group.",
		}},
		{"without its organisations", func(p *Program) { p.Organisations = nil }, []string{
			"contact Kim Sample: The organisation is missing; choose another, or save it first.",
			"meeting Briefing: The organisation is missing; choose another, or save it first.",
		}},
		{
			"without its contacts",
			func(p *Program) { p.Contacts = nil },
			[]string{"meeting Briefing: One of the contacts is missing; remove it or save it first."},
		},
		{
			"without its meetings",
			func(p *Program) { p.Meetings = nil },
			[]string{"takeaway Ask first.: Choose a meeting of this program, or none."},
		},
		{
			"with one person twice",
			func(p *Program) { p.People = []*Person{ana, ana} },
			[]string{`person Ana: It has the same identifier as the person “Ana”.`},
		},
		{
			"with a person without role",
			func(p *Program) { p.People = []*Person{{ID: ana.ID, Given: "Ana"}} },
			[]string{"person Ana: Choose a role."},
		},
		{"with someone excused who is not there", func(p *Program) {
			p.Meetings = []*Meeting{
				with(validMeeting(), func(m *Meeting) { m.ID, m.Stop, m.Excused = meeting.ID, stop.ID, []ID{NewID()} }),
			}
		}, []string{
			"meeting Briefing: One of those excused is not in this program; remove them.",
		}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var got []string
			for _, fault := range whole.With(test.change).ValidateAll() {
				got = append(got, fault.Error())
			}
			if strings.Join(got, "\n") != strings.Join(test.want, "\n") {
				t.Errorf("got  %q\nwant %q", got, test.want)
			}
		})
	}
}
