package tasks

import (
	"testing"

	"laurel/data/civil"
	"laurel/data/program"
)

func TestATaskIsTypedInOneLine(t *testing.T) {
	kim := &program.Person{ID: "1", Role: program.Staff, Given: "Kim", Family: "Muster"}
	kai := &program.Person{ID: "2", Role: program.Awardee, Given: "Kai", Family: "Prova"}
	p := &program.Program{
		People:        []*program.Person{kim, kai},
		Organisations: []*program.Organisation{{ID: "3", Name: "Muster Travel"}},
	}
	today := civil.NewDate(2026, 5, 4)
	june12 := program.Due{On: civil.NewDate(2026, 6, 12)}
	tests := []struct {
		line string
		want program.Task
	}{
		{"Order the flowers", program.Task{Text: "Order the flowers"}},
		{
			"Send the badges 3 weeks before arrival",
			program.Task{Text: "Send the badges", Due: program.Due{From: program.ArrivalDay, Days: -21}},
		},
		{
			"Count, 2d after the end of the program",
			program.Task{Text: "Count", Due: program.Due{From: program.EndDay, Days: 2}},
		},
		{"Say thanks on departure", program.Task{Text: "Say thanks", Due: program.Due{From: program.DepartureDay}}},
		{"Reservar el hotel 2 semanas antes de la llegada", program.Task{
			Text: "Reservar el hotel", Due: program.Due{From: program.ArrivalDay, Days: -14},
		}},
		{"Imprimer les badges 3 jours avant l’arrivée", program.Task{
			Text: "Imprimer les badges", Due: program.Due{From: program.ArrivalDay, Days: -3},
		}},
		{"Call the hotel by 12 June", program.Task{Text: "Call the hotel", Due: june12}},
		{"Call the hotel 2026-06-12", program.Task{Text: "Call the hotel", Due: june12}},
		{"Install version 1.2", program.Task{Text: "Install version 1.2"}},
		{"Order 3 vans", program.Task{Text: "Order 3 vans"}},
		{"Call @kim by 12 June", program.Task{Text: "Call", Owner: program.Party{Person: "1"}, Due: june12}},
		{"Call @Muster Tr 1 day after acceptance", program.Task{
			Text: "Call", Owner: program.Party{Organisation: "3"},
			Due: program.Due{From: program.AcceptanceDay, Days: 1},
		}},
		{"Call @Muster", program.Task{Text: "Call", Owner: program.Party{Text: "Muster"}}}, // two are called so
		{"Ask @Sam now", program.Task{Text: "Ask now", Owner: program.Party{Text: "Sam"}}},
		{"Passport copy #prova", program.Task{Text: "Passport copy", Person: "2"}},
		{"Ticket #1234", program.Task{Text: "Ticket #1234"}},
		{"write to ana@example.org", program.Task{Text: "write to ana@example.org"}},
		{"12 June", program.Task{Due: june12}},
		{"  ", program.Task{}},
	}
	for _, test := range tests {
		got := *Typed(Of(p), test.line, today)
		got.ID = ""
		if got != test.want {
			t.Errorf("%q is %+v, want %+v", test.line, got, test.want)
		}
	}
}

func TestTasksAreTakenOverFromAnEarlierProgram(t *testing.T) {
	day := func(n int) civil.Date { return civil.NewDate(2026, 6, n) }
	earlier := &program.Program{
		Start:  day(1),
		People: []*program.Person{{ID: "1", Given: "Kim", Family: "Muster"}, {ID: "2", Given: "Ana", Family: "Prova"}},
		Tasks: []*program.Task{
			{
				ID:     "a",
				Text:   "Book",
				Owner:  program.Party{Person: "1"},
				DoneOn: day(2),
				Due:    program.Due{On: day(3)},
				Note:   "n",
			},
			{
				ID:    "b",
				Text:  "Call",
				Owner: program.Party{Person: "2"},
				Due:   program.Due{From: program.ArrivalDay, Days: -3},
			},
			{ID: "c", Text: "Passport", Person: "2"},
			{ID: "d", Text: "thank"},
			{ID: "e", Text: "Thank"},
		},
	}
	p := &program.Program{
		Start: day(11), People: []*program.Person{{ID: "9", Given: "Kim", Family: "Muster"}},
		Tasks: []*program.Task{{ID: "z", Text: "Thánk"}},
	}
	got := Of(p).From(earlier)
	if len(got) != 2 {
		t.Fatalf("%d tasks came", len(got))
	}
	book, call := *got[0], *got[1]
	if book.ID == "a" || book.Owner.Person != "9" || book.Due.On != day(13) || !book.DoneOn.IsZero() ||
		book.Note != "" {
		t.Errorf("%+v", book)
	}
	if call.Owner != (program.Party{Text: "Ana Prova"}) || call.Due.Days != -3 {
		t.Errorf("%+v", call)
	}
}

func TestWhatHappenedProvesTasks(t *testing.T) {
	before := &program.Program{
		People: []*program.Person{{ID: "1", Given: "Ana"}}, Releases: []*program.Release{{ID: "r", Document: "badges"}},
	}
	after := before.With(func(next *program.Program) {
		next.People = append(next.People[:1:1], &program.Person{ID: "2", Given: "Kim"})
		next.Releases = append(
			next.Releases[:1:1],
			&program.Release{ID: "s", Document: "rooming-list", Recipient: program.ToHotel},
		)
		next.Issues = []*program.Issue{{ID: "i"}}
		next.Tasks = []*program.Task{
			{ID: "a", Proof: program.Proof{Kind: program.ReleaseProof, Of: "rooming-list"}},
			{ID: "b", Proof: program.Proof{Kind: program.ReleaseProof, Of: "hotel"}},
			{ID: "c", Proof: program.Proof{Kind: program.DocumentProof, Of: "rooming-list"}},
			{ID: "d", Proof: program.Proof{Kind: program.ImportProof, Of: "person"}},
			{ID: "e", Proof: program.Proof{Kind: program.DocumentProof, Of: "certificates"}},
			{ID: "f", Proof: program.Proof{Kind: program.ReleaseProof, Of: "badges"}},
			{ID: "g"},
			{ID: "h", DoneOn: civil.NewDate(2026, 1, 1), Proof: program.Proof{Kind: program.ReleaseProof, Of: "hotel"}},
		}
	})
	ticked := func(isImport bool) (ids string) {
		for _, task := range Ticked(Of(after), civil.NewDate(2026, 6, 1), Proofs(before, after, isImport)...) {
			ids += string(task.ID)
		}
		return ids
	}
	if got := ticked(true); got != "abcde" {
		t.Errorf("an import with all of it ticks %s", got)
	}
	if got := ticked(false); got != "abce" {
		t.Errorf("an edit with all of it ticks %s", got)
	}
	if got := Proofs(after, after, true); got != nil {
		t.Errorf("nothing happened, and that proves %v", got)
	}
}
