package intake_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"laurel/data/civil"
	"laurel/data/intake"
	"laurel/data/intake/intaketest"
	"laurel/data/intake/source"
	"laurel/data/program"
)

// somebody draws a person of few names, dates, numbers and addresses, so that many share some.
func somebody(t *rapid.T) *program.Person {
	few := func(label string, all ...string) string { return rapid.SampledFrom(append(all, "")).Draw(t, label) }
	p := &program.Person{
		ID: program.NewID(), Role: rapid.SampledFrom(program.Roles()).Draw(t, "role"),
		Given:    rapid.SampledFrom([]string{"Ana", "Anna", "Mohammed", "Muhammad"}).Draw(t, "given"),
		Family:   rapid.SampledFrom([]string{"Prova", "Muster", "al-Mithal", "Almithal"}).Draw(t, "family"),
		Email:    few("e-mail", "ana@example.org", "office@example.org"),
		Phone:    few("telephone", "+1 555 010 0100", "+1 555 010 0199"),
		Position: few("position", "Judge", "Lawyer"), Notes: few("notes", "A note", "Another"),
	}
	p.Passport.Number = few("passport", "X1234567", "Y7654321")
	if year := rapid.SampledFrom([]int{0, 1980, 1990}).Draw(t, "born"); year > 0 {
		p.BirthDate = civil.NewDate(year, 6, 15)
	}
	return p
}

// rosterOf writes people as a roster with a running number.
func rosterOf(people []*program.Person) string {
	var rows strings.Builder
	rows.WriteString("ID;Given name;Family name;Role;E-mail;Phone;Passport number;Date of birth;Position;Notes\n")
	for i, p := range people {
		fmt.Fprintf(&rows, "%d;%s;%s;%s;%s;%s;%s;%s;%s;%s\n", i+1, p.Given, p.Family, p.Role, p.Email, p.Phone,
			p.Passport.Number, p.BirthDate, p.Position, p.Notes)
	}
	return rows.String()
}

// agreeing counts the independent signs in which two people agree: the name, and the others.
func agreeing(a, b *program.Person) (count int) {
	if a.Given+a.Family == b.Given+b.Family {
		count++
	}
	return count + sharing(a, b)
}

// sharing counts the independent signs beside the name in which two people agree: the date of birth, the passport
// number, and one of the two ways to reach them.
func sharing(a, b *program.Person) (count int) {
	for _, same := range []bool{
		a.BirthDate == b.BirthDate && !a.BirthDate.IsZero(),
		a.Passport.Number == b.Passport.Number && a.Passport.Number != "",
		a.Email == b.Email && a.Email != "" || a.Phone == b.Phone && a.Phone != "",
	} {
		if same {
			count++
		}
	}
	return count
}

// Nothing of a person changes by a roster that nobody decided about unless a row agrees with them in two signs; nobody
// is taken away, and a roster that was read once changes nothing when it is read again, unless it gives the sign of one
// name to another.
func TestAnImportWithoutDecisionsChangesNobodyOnOneSign(t *testing.T) {
	opened := intaketest.OpenStore(t)
	rapid.Check(t, func(t *rapid.T) {
		p := intaketest.Tour()
		p.People = nil
		for range rapid.IntRange(0, 5).Draw(t, "known") {
			p.People = append(p.People, somebody(t))
		}
		intaketest.BringIn(t, opened, p, nil)
		var rows []*program.Person
		for range rapid.IntRange(1, 5).Draw(t, "rows") {
			rows = append(rows, somebody(t))
		}
		text := rosterOf(rows)
		intaketest.Read(t, opened, p.ID, "list.csv", text, intake.Options{As: source.Roster})
		kept := intaketest.Load(t, opened, p.ID)
		for _, before := range p.People {
			after := kept.Person(before.ID)
			if after == nil {
				t.Fatalf("%+v was taken away", before)
			}
			same := func(row *program.Person) bool { return agreeing(before, row) >= 2 }
			if !program.Alike(before, after) && !slices.ContainsFunc(rows, same) {
				t.Fatalf("%+v\nbecame\n%+v\nby\n%s", before, after, text)
			}
		}
		for i, row := range rows {
			if slices.ContainsFunc(rows[:i], func(other *program.Person) bool {
				return row.Given+row.Family != other.Given+other.Family && sharing(row, other) > 0
			}) {
				return // the file contradicts itself
			}
		}
		again := intaketest.Read(t, opened, p.ID, "list.csv", text, intake.Options{As: source.Roster})
		if !again.Unchanged() {
			t.Fatalf("the second time %+v\n%s", again.Counts, text)
		}
	})
}

// decided reads a roster into the tour with decisions, and returns the draft and the people after it.
func decided(
	t *testing.T, known []*program.Person, text string, decisions intake.Decisions,
) (*intake.Draft, []*program.Person) {
	t.Helper()
	opened, p := intaketest.OpenStore(t), intaketest.Tour()
	p.People = known
	intaketest.BringIn(t, opened, p, nil)
	options := intake.Options{As: source.Roster, Decisions: decisions}
	draft := intaketest.Read(t, opened, p.ID, "list.csv", text, options)
	return draft, intaketest.Load(t, opened, p.ID).People
}

// at decides about a row.
func at(row int, decision intake.Decision) intake.Decisions {
	return intake.Decisions{Rows: map[source.Place]intake.Decision{{Row: row}: decision}}
}

func ana() *program.Person {
	return &program.Person{
		ID: program.NewID(), Role: program.Guest, Given: "Ana", Family: "Prova", Email: "ana@example.org",
		Phone: "+1 555 0100",
	}
}

func TestAPersonDecidesWhatBecomesOfARow(t *testing.T) {
	const possible = "Given name;Family name;Position\nAna;Prova;Judge\n"
	const changed = "Given name;Family name;E-mail;Phone;Position\nAna;Prova;ana@example.org;+1 555 0199;Judge\n"
	for _, test := range []struct {
		name, text string
		decisions  intake.Decisions
		want       [4]int // new, changed, the same, possible
		people     string
	}{
		{"nothing is decided", possible, intake.Decisions{}, [4]int{0, 0, 0, 1}, "Ana Prova +1 555 0100"},
		{
			"merged", possible, at(2, intake.Decision{Choice: intake.Merge}),
			[4]int{0, 1, 0, 0},
			"Ana Prova Judge +1 555 0100",
		},
		{
			"as new", possible, at(2, intake.Decision{Choice: intake.AsNew}),
			[4]int{1, 0, 0, 0},
			"Ana Prova +1 555 0100 | Ana Prova Judge",
		},
		{"left out", possible, at(2, intake.Decision{Choice: intake.Skip}), [4]int{}, "Ana Prova +1 555 0100"},
		{
			"all that are possible", possible,
			intake.Decisions{Every: map[intake.State]intake.Choice{intake.Possible: intake.AsNew}},
			[4]int{1, 0, 0, 0},
			"Ana Prova +1 555 0100 | Ana Prova Judge",
		},
		{"a change", changed, intake.Decisions{}, [4]int{0, 1, 0, 0}, "Ana Prova Judge +1 555 0199"},
		{
			"one change of two", changed, at(2, intake.Decision{Keep: []string{"phone"}}),
			[4]int{0, 1, 0, 0},
			"Ana Prova Judge +1 555 0100",
		},
		{
			"no change of two", changed, at(2, intake.Decision{Keep: []string{"phone", "position"}}),
			[4]int{0, 0, 1, 0},
			"Ana Prova +1 555 0100",
		},
		{
			"a change left out", changed, at(2, intake.Decision{Choice: intake.Skip}),
			[4]int{},
			"Ana Prova +1 555 0100",
		},
		{
			"changed ones as new", changed,
			intake.Decisions{Every: map[intake.State]intake.Choice{intake.Changed: intake.AsNew}},
			[4]int{1, 0, 0, 0},
			"Ana Prova +1 555 0100 | Ana Prova Judge +1 555 0199",
		},
		{
			"a cell typed in place", possible, at(2, intake.Decision{Cells: map[string]string{"family": "Muster"}}),
			[4]int{1, 0, 0, 0},
			"Ana Prova +1 555 0100 | Ana Muster Judge",
		},
		{
			"a cell left out", possible, at(2, intake.Decision{Cells: map[string]string{"position": ""}}),
			[4]int{0, 0, 1, 0},
			"Ana Prova +1 555 0100",
		},
		{
			"a second sign typed in place", possible,
			at(2, intake.Decision{Cells: map[string]string{"email": "ANA@example.org"}}),
			[4]int{0, 1, 0, 0},
			"Ana Prova Judge +1 555 0100",
		},
		{
			"a name for one without", "Given name;Family name;Position;Country\n;;Judge;Peru\n",
			at(2, intake.Decision{Cells: map[string]string{"given": "Bela"}}),
			[4]int{1, 0, 0, 0},
			"Ana Prova +1 555 0100 | Bela Judge",
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			draft, people := decided(t, []*program.Person{ana()}, test.text, test.decisions)
			var got []string
			for _, p := range people {
				got = append(got, strings.Join(strings.Fields(p.DisplayName()+" "+p.Position+" "+p.Phone), " "))
			}
			if counted(draft) != test.want || strings.Join(got, " | ") != test.people || len(draft.Problems) != 0 {
				t.Errorf("%v, %q: %q", counted(draft), intaketest.Problems(draft), got)
			}
		})
	}
}

func TestAPersonDecidesWithWhomARowIsMerged(t *testing.T) {
	first, second := ana(), ana()
	second.Email, second.Phone = "other@example.org", ""
	text := "Given name;Family name;Position\nAna;Prova;Judge\n"
	draft, people := decided(t, []*program.Person{first, second}, text,
		at(2, intake.Decision{Choice: intake.Merge, With: second.ID}))
	if rows := draft.Rows("en"); len(rows) != 1 || len(rows[0].Candidates) != 2 || rows[0].State != intake.Possible ||
		rows[0].Choice != intake.Merge || rows[0].Before.RecordID() != second.ID || len(rows[0].Changes) != 1 {
		t.Errorf("%+v", rows)
	}
	if people[0].Position != "" || people[1].Position != "Judge" {
		t.Errorf("%+v, %+v", people[0], people[1])
	}
}

func TestTwoRowsOfOnePersonAreReportedAndNothingIsLost(t *testing.T) {
	text := "Given name;Family name;E-mail;Phone;Position;Affiliation\n" +
		"Bela;Muster;bela@example.org;+1 555 0100;Judge;\n" +
		"Kim;Sample;;;;\n" +
		"bela;MUSTER;bela@example.org;+1 555 0199;;Example Office\n"
	draft, people := decided(t, nil, text, intake.Decisions{})
	if len(people) != 2 || people[0].Phone != "+1 555 0100" || people[0].Affiliation != "Example Office" {
		t.Errorf("%d people, the first is %+v", len(people), people[0])
	}
	problems := intaketest.Problems(draft)
	if len(problems) != 1 || !strings.Contains(problems[0], "rows 2 and 4") ||
		!strings.Contains(problems[0], "telephone") {
		t.Errorf("problems %q", problems)
	}
	if _, people = decided(t, nil, text, at(4, intake.Decision{Choice: intake.AsNew})); len(people) != 3 {
		t.Errorf("%d people", len(people))
	}
}

func TestARowThatContradictsComesInAsAnotherAndIsRemarked(t *testing.T) {
	known := ana()
	known.BirthDate = civil.NewDate(1980, 6, 15)
	draft, people := decided(t, []*program.Person{known},
		"Given name;Family name;Date of birth\nAna;Prova;1999-01-01\n", intake.Decisions{})
	problems := intaketest.Problems(draft)
	if len(people) != 2 || len(problems) != 1 ||
		!strings.Contains(problems[0], "same name; another date of birth") {
		t.Errorf("%d people, problems %q", len(people), problems)
	}
	rows := draft.Rows("en")
	if len(rows) != 1 || len(rows[0].Candidates) != 1 || rows[0].Candidates[0].ID != known.ID {
		t.Errorf("whom else it may be is not offered: %+v", rows)
	}
	_, people = decided(t, []*program.Person{known}, "Given name;Family name;Date of birth\nAna;Prova;1999-01-01\n",
		at(2, intake.Decision{Choice: intake.Merge, With: known.ID}))
	if len(people) != 1 || people[0].BirthDate != civil.NewDate(1999, 1, 1) {
		t.Errorf("a person's decision is not followed: %+v", people)
	}
}

func TestCellsOfAMeetingAreReadAgain(t *testing.T) {
	opened, p := intaketest.OpenStore(t), intaketest.Tour()
	intaketest.BringIn(t, opened, p, nil)
	text := "Title,Date,Start,End,Room\nVisit,someday,9:00,10:00,Hall\nTalk,2023-06-14,11:00,12:00,Hall\n"
	draft := intaketest.Read(t, opened, p.ID, "plan.csv", text)
	rows := draft.Rows("en")
	if len(rows) != 2 || rows[0].State != intake.Problem || rows[0].Cell("date").Text != "someday" ||
		len(rows[0].Remarks) != 1 || rows[1].State != intake.New {
		t.Fatalf("%+v", rows)
	}
	decisions := intake.Decisions{Rows: map[source.Place]intake.Decision{
		{Row: 2}: {
			Cells: map[string]string{"date": "15 June 2023", "start": "14:00", "end": "15:30", "place": "Garden"},
		},
		{Row: 3}: {Cells: map[string]string{"start": "16:00"}},
	}}
	intaketest.Read(t, opened, p.ID, "plan.csv", text, intake.Options{Decisions: decisions})
	got := intaketest.Meetings(intaketest.Load(t, opened, p.ID))
	want := []string{"Boston 14T16:00 14T17:00 Talk", "Boston 15T14:00 15T15:30 Visit"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
}

func TestADecisionReadsTheFileOnce(t *testing.T) {
	opened, p := intaketest.OpenStore(t), intaketest.Tour()
	intaketest.BringIn(t, opened, p, nil)
	parsed, err := intake.Parse(t.Context(), opened, strings.NewReader("Title,Date,Start\nVisit,2023-06-14,9:00\n"),
		intake.Options{Name: "plan.csv", Program: p.ID})
	if err != nil {
		t.Fatal(err)
	}
	for _, choice := range []intake.Choice{intake.Skip, intake.Undecided} {
		draft, err := parsed.Draft(t.Context(), opened, at(2, intake.Decision{Choice: choice}))
		if err != nil || draft.Unchanged() != (choice == intake.Skip) {
			t.Errorf("%q: %+v, %v", choice, draft, err)
		}
	}
	draft, err := parsed.Draft(t.Context(), opened, intake.Decisions{})
	intaketest.Apply(t, opened, draft, err)
	if again, err := parsed.Draft(t.Context(), opened, intake.Decisions{}); err != nil || !again.Unchanged() ||
		again.Same != 1 {
		t.Errorf("after it came in: %+v, %v", again, err)
	}
	if _, err := opened.Undo(context.Background()); err != nil || len(intaketest.Load(t, opened, p.ID).Meetings) != 0 {
		t.Errorf("one undo did not take it away: %v", err)
	}
}

func TestWhatIsThereStaysByOneSignOfAContact(t *testing.T) {
	opened := intaketest.OpenStore(t)
	first := "Name;Organisation;E-mail;Phone\nPat Example;Example Office;pat@example.org;555-0100\n" +
		"Kim Sample;Sample House;info@example.org;\n"
	second := "ID;Name;Organisation;E-mail;Phone\n1;Pat Example;Prova Institute;;555-0199\n" +
		"2;Zora Muster;Sample House;info@example.org;\n"
	options := intake.Options{As: source.Contacts}
	for text, want := range map[string][4]int{first: {4, 0, 0, 0}} {
		if draft := intaketest.Read(t, opened, "", "contacts.csv", text, options); counted(draft) != want {
			t.Errorf("%v", counted(draft))
		}
	}
	draft := intaketest.Read(t, opened, "", "contacts.csv", second, options)
	_, contacts, err := opened.Library(t.Context())
	var got []string
	for _, c := range contacts {
		got = append(got, c.Name+" "+c.Phone)
	}
	slices.Sort(got)
	want := []string{"Kim Sample ", "Pat Example 555-0100", "Pat Example 555-0199", "Zora Muster "}
	if err != nil || !slices.Equal(got, want) {
		t.Errorf("%v: %q, %v", counted(draft), got, err)
	}
	for _, text := range []string{first, second} {
		if again := intaketest.Read(t, opened, "", "contacts.csv", text, options); !again.Unchanged() {
			t.Errorf("the second time %v", counted(again))
		}
	}
}

func TestTheNameOfAnOrganisationAloneChangesNothing(t *testing.T) {
	opened, options := intaketest.OpenStore(t), intake.Options{As: source.Contacts}
	const headings = "No;Organisation;Phone;Website\n"
	for _, test := range []struct {
		text string
		want [4]int
	}{
		{"1;Example Office;555-0100;\n2;Sample House;;https://example.org\n", [4]int{4, 0, 0, 0}},
		{"1;Sample House;;https://example.com\n2;Example Office;555-0199;\n", [4]int{0, 0, 2, 1}},
		{"2;Example Office;555-0100;\n", [4]int{0, 0, 2, 0}},
	} {
		draft := intaketest.Read(t, opened, "", "contacts.csv", headings+test.text, options)
		if counted(draft) != test.want {
			t.Errorf("%v, want %v", counted(draft), test.want)
		}
	}
}

func TestAMeetingIsKnownByItsTitleDayAndTimeOrCity(t *testing.T) {
	const headings = "Title,Date,Start,End,Room\n"
	for _, test := range []struct {
		name, first, second string
		want                [4]int // new, changed, the same, possible
	}{
		{"as it was", "Visit,2023-06-13,9:00,10:00,Hall", "Visit,2023-06-13,9:00,10:00,Hall", [4]int{0, 0, 1, 0}},
		{"at another time", "Visit,2023-06-13,9:00,10:00,A", "Visit,2023-06-13,11:00,12:00,A", [4]int{0, 1, 0, 0}},
		{"on another day", "Visit,2023-06-13,9:00,10:00,A", "Visit,2023-06-14,9:00,10:00,A", [4]int{1, 0, 0, 0}},
		{
			"one of two of its name", "Lunch,2023-06-13,12:00,13:00,\nLunch,2023-06-13,18:00,19:00,",
			"Lunch,2023-06-13,15:00,16:00,Hall",
			[4]int{0, 0, 0, 1},
		},
		{
			"two of one name, one moved", "Hearing,2023-06-13,12:00,13:00,\nHearing,2023-06-13,18:00,19:00,",
			"Hearing,2023-06-13,12:00,13:00,\nHearing,2023-06-13,19:00,20:00,",
			[4]int{0, 1, 1, 0},
		},
		{
			"a lunch at another time", "Lunch,2023-06-13,12:00,13:00,", "Lunch,2023-06-13,13:00,14:00,Hall",
			[4]int{0, 0, 0, 1},
		},
		{
			"at another place and time", "Visit,2023-06-13,9:00,10:00,Hall", "Visit,2023-06-13,11:00,12:00,Court",
			[4]int{0, 0, 0, 1},
		},
		{
			"two rooms at once", "Talk,2023-06-13,9:00,10:00,A\nTalk,2023-06-13,9:00,10:00,B",
			"Talk,2023-06-13,9:00,10:00,B\nTalk,2023-06-13,9:00,10:00,A",
			[4]int{0, 0, 2, 0},
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			opened, p := intaketest.OpenStore(t), intaketest.Tour()
			intaketest.BringIn(t, opened, p, nil)
			intaketest.Read(t, opened, p.ID, "plan.csv", headings+test.first+"\n")
			draft, err := intake.Read(t.Context(), opened, strings.NewReader(headings+test.second+"\n"),
				intake.Options{Name: "plan.csv", Program: p.ID})
			if err != nil || counted(draft) != test.want {
				t.Errorf("%v, %q, %v", counted(draft), intaketest.Problems(draft), err)
			}
		})
	}
}

func TestReadingStopsWhenItIsCancelled(t *testing.T) {
	opened, p := intaketest.OpenStore(t), intaketest.Tour()
	intaketest.BringIn(t, opened, p, nil)
	parsed, err := intake.Parse(t.Context(), opened, strings.NewReader("Given name,Family name\nBela,Muster\n"),
		intake.Options{Name: "list.csv", Program: p.ID, As: source.Roster})
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if draft, err := parsed.Draft(ctx, opened, intake.Decisions{}); !errors.Is(err, context.Canceled) {
		t.Errorf("%+v, %v", draft, err)
	}
}
