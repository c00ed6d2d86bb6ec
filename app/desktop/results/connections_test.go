package results

import (
	"slices"
	"strings"
	"testing"

	"laurel/data/outcome"
	"laurel/data/program"
	"laurel/data/programtest"
	"laurel/data/store"
)

func TestWhoMetWhomIsListedAndAFollowUpIsNoted(t *testing.T) {
	h := sampleHarness(t)
	h.ShowPage(ConnectionsPage)
	all := len(h.links.table.Rows())
	if all == 0 || all != len(outcome.Links(h.s.Program())) {
		t.Fatalf("%d connections are listed", all)
	}
	h.links.narrow(linkFilter{kind: outcome.WithContact})
	var met *linkRow
	for _, r := range h.links.table.Rows() {
		if r.Kind != outcome.WithContact {
			t.Errorf("%s is listed among those with contacts", r.key)
		}
		if r.noted == nil && met == nil {
			met = r
		}
	}
	before := len(h.s.Program().Connections)
	h.links.edit(met)
	if len(h.s.Program().Connections) != before {
		t.Error("opening the form stores something")
	}
	typed(h, "FollowUp", "Send the handbook")
	h.form().Save()
	made := h.s.Program().Connections
	if len(made) != before+1 || !made[before].Joins(met.A, met.B) || made[before].Meeting != met.Meetings[0] {
		t.Fatalf("stored as %+v", made[len(made)-1])
	}
	late := *made[before]
	late.FollowUpDue = h.s.Today().AddDays(-100)
	h.s.Edit("Edit", func(tx *store.Tx) error { return tx.Put(h.s.Program().ID, &late) }, nil)
	if r := h.links.selected(); len(r) != 1 || r[0].key != met.key || r[0].chips[0].Text != "overdue" {
		t.Fatalf("%+v is selected", r)
	}
	h.links.showFollowUps()
	if first := h.list.table.Rows()[0]; first.id != late.ID {
		t.Errorf("the first of all follow-ups is %q", first.text)
	}
	h.links.markDone(h.links.selected()[0])
	if h.s.Program().Connections[before].FollowUpState != program.FollowUpDone {
		t.Error("the follow-up is not done")
	}
	h.links.remove(h.links.selected())
	if len(h.s.Program().Connections) != before || len(outcome.Links(h.s.Program())) != all {
		t.Error("what was noted is not deleted, or what follows from the meetings is")
	}
	h.links.remove(h.links.selected())
	if n := len(h.shared.Dialogs.Toasts); !strings.Contains(h.shared.Dialogs.Toasts[n-1], "meetings") {
		t.Error("what follows from the meetings is deleted without a word")
	}
}

func TestConnectionsAreGroupedAndFound(t *testing.T) {
	h := sampleHarness(t)
	h.ShowPage(ConnectionsPage)
	noted := h.s.Program().Connections[0]
	for _, grouping := range linkGroupings() {
		h.links.groupBy(grouping)
		seen := map[string]bool{}
		last := ""
		for _, r := range h.links.table.Rows() {
			if heading := grouping.of(r); heading != last {
				if seen[heading] {
					t.Fatalf("%s: %q comes twice", grouping, heading)
				}
				seen[heading], last = true, heading
			}
		}
	}
	h.links.search.SetText("nothing like it")
	if len(h.links.table.Rows()) != 0 || !h.Show(noted.ID) || len(h.links.selected()) != 1 {
		t.Error("a connection that the search hides is not shown")
	}
	found := h.s.Program().Search(noted.FollowUp, 9)
	if !slices.ContainsFunc(found, func(r program.Record) bool { return r.RecordID() == noted.ID }) {
		t.Error("the window's search does not find the connection")
	}
}

// A key in a list of this size must be answered within 16 ms.
func large(tb testing.TB) *program.Program {
	tb.Helper()
	return programtest.Outcome(7, programtest.Size{
		People: 24, Contacts: 500, Meetings: 400, Takeaways: 10_000, Connections: 200, Tasks: 100,
	})
}

func BenchmarkKeyInTheSearchOfConnections(b *testing.B) {
	h := openHarness(b, large(b), nil)
	h.ShowPage(ConnectionsPage)
	b.ReportMetric(float64(len(h.links.rows)), "rows")
	for i := 0; b.Loop(); i++ {
		h.links.search.SetText([]string{"con", "cont", "conta", "contac 3"}[i%4])
	}
}

func BenchmarkKeyInTheSearchOfTasks(b *testing.B) {
	h := openHarness(b, large(b), nil)
	h.ShowPage(TasksPage)
	for i := 0; b.Loop(); i++ {
		h.tasks.search.SetText([]string{"t", "ta", "tas", "task 3"}[i%4])
	}
}

func BenchmarkConnectionsAfterAnEdit(b *testing.B) {
	p := large(b)
	for b.Loop() {
		if _, err := linksOf(b.Context(), p, p.Start); err != nil {
			b.Fatal(err)
		}
	}
}
