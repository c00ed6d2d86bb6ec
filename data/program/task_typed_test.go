package program

import (
	"testing"

	"laurel/data/civil"
)

func TestATaskIsTypedInOneLine(t *testing.T) {
	kim := &Person{ID: "1", Role: Staff, Given: "Kim", Family: "Muster"}
	kai := &Person{ID: "2", Role: Awardee, Given: "Kai", Family: "Prova"}
	p := &Program{
		People:        []*Person{kim, kai},
		Organisations: []*Organisation{{ID: "3", Name: "Muster Travel"}},
	}
	today := civil.NewDate(2026, 5, 4)
	june12 := Due{On: civil.NewDate(2026, 6, 12)}
	tests := []struct {
		line string
		want Task
	}{
		{"Order the flowers", Task{Text: "Order the flowers"}},
		{
			"Send the badges 3 weeks before arrival",
			Task{Text: "Send the badges", Due: Due{From: ArrivalDay, Days: -21}},
		},
		{"Count, 2d after the end of the program", Task{Text: "Count", Due: Due{From: EndDay, Days: 2}}},
		{"Say thanks on departure", Task{Text: "Say thanks", Due: Due{From: DepartureDay}}},
		{"Reservar el hotel 2 semanas antes de la llegada", Task{
			Text: "Reservar el hotel", Due: Due{From: ArrivalDay, Days: -14},
		}},
		{"Imprimer les badges 3 jours avant l’arrivée", Task{
			Text: "Imprimer les badges", Due: Due{From: ArrivalDay, Days: -3},
		}},
		{"Call the hotel by 12 June", Task{Text: "Call the hotel", Due: june12}},
		{"Call the hotel 2026-06-12", Task{Text: "Call the hotel", Due: june12}},
		{"Install version 1.2", Task{Text: "Install version 1.2"}},
		{"Order 3 vans", Task{Text: "Order 3 vans"}},
		{"Call @kim by 12 June", Task{Text: "Call", Owner: Party{Person: "1"}, Due: june12}},
		{"Call @Muster Tr 1 day after acceptance", Task{
			Text: "Call", Owner: Party{Organisation: "3"}, Due: Due{From: AcceptanceDay, Days: 1},
		}},
		{"Call @Muster", Task{Text: "Call", Owner: Party{Text: "Muster"}}}, // two are called so
		{"Ask @Sam now", Task{Text: "Ask now", Owner: Party{Text: "Sam"}}},
		{"Passport copy #prova", Task{Text: "Passport copy", Person: "2"}},
		{"Ticket #1234", Task{Text: "Ticket #1234"}},
		{"write to ana@example.org", Task{Text: "write to ana@example.org"}},
		{"12 June", Task{Due: june12}},
		{"  ", Task{}},
	}
	for _, test := range tests {
		got := *p.TaskList().Typed(test.line, today)
		got.ID = ""
		if got != test.want {
			t.Errorf("%q is %+v, want %+v", test.line, got, test.want)
		}
	}
}

func TestTasksAreTakenOverFromAnEarlierProgram(t *testing.T) {
	day := func(n int) civil.Date { return civil.NewDate(2026, 6, n) }
	earlier := &Program{
		Start:  day(1),
		People: []*Person{{ID: "1", Given: "Kim", Family: "Muster"}, {ID: "2", Given: "Ana", Family: "Prova"}},
		Tasks: []*Task{
			{ID: "a", Text: "Book", Owner: Party{Person: "1"}, DoneOn: day(2), Due: Due{On: day(3)}, Note: "n"},
			{ID: "b", Text: "Call", Owner: Party{Person: "2"}, Due: Due{From: ArrivalDay, Days: -3}},
			{ID: "c", Text: "Passport", Person: "2"},
			{ID: "d", Text: "thank"},
			{ID: "e", Text: "Thank"},
		},
	}
	p := &Program{
		Start: day(11), People: []*Person{{ID: "9", Given: "Kim", Family: "Muster"}},
		Tasks: []*Task{{ID: "z", Text: "Thánk"}},
	}
	got := p.TaskList().From(earlier)
	if len(got) != 2 {
		t.Fatalf("%d tasks came", len(got))
	}
	book, call := *got[0], *got[1]
	if book.ID == "a" || book.Owner.Person != "9" || book.Due.On != day(13) || !book.DoneOn.IsZero() ||
		book.Note != "" {
		t.Errorf("%+v", book)
	}
	if call.Owner != (Party{Text: "Ana Prova"}) || call.Due.Days != -3 {
		t.Errorf("%+v", call)
	}
}

func TestWhatHappenedProvesTasks(t *testing.T) {
	before := &Program{
		People: []*Person{{ID: "1", Given: "Ana"}}, Releases: []*Release{{ID: "r", Document: "badges"}},
	}
	after := before.With(func(next *Program) {
		next.People = append(next.People[:1:1], &Person{ID: "2", Given: "Kim"})
		next.Releases = append(next.Releases[:1:1], &Release{ID: "s", Document: "rooming-list", Recipient: ToHotel})
		next.Issues = []*Issue{{ID: "i"}}
		next.Tasks = []*Task{
			{ID: "a", Proof: Proof{ReleaseProof, "rooming-list"}},
			{ID: "b", Proof: Proof{ReleaseProof, "hotel"}},
			{ID: "c", Proof: Proof{DocumentProof, "rooming-list"}},
			{ID: "d", Proof: Proof{ImportProof, "person"}},
			{ID: "e", Proof: Proof{DocumentProof, "certificates"}},
			{ID: "f", Proof: Proof{ReleaseProof, "badges"}},
			{ID: "g"},
			{ID: "h", DoneOn: civil.NewDate(2026, 1, 1), Proof: Proof{ReleaseProof, "hotel"}},
		}
	})
	ticked := func(isImport bool) (ids string) {
		for _, task := range after.TaskList().Ticked(civil.NewDate(2026, 6, 1), Proofs(before, after, isImport)...) {
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
