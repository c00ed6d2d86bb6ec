package articles

import (
	"bytes"
	"cmp"
	"maps"
	"math"
	"strconv"
	"testing"

	"github.com/xuri/excelize/v2"

	"laurel/app/workbook"
	"laurel/data/outcome"
	"laurel/data/program"
	"laurel/data/programtest"
)

// TestTheSheetsHaveTheFiguresOfTheirCharts reads the workbook back: each chart has its table, whose cells are its
// figures, and a sentence about how they were counted.
func TestTheSheetsHaveTheFiguresOfTheirCharts(t *testing.T) {
	r := sampleFor(t, program.Internal)
	groups := Statistics(r)
	var out bytes.Buffer
	if err := workbook.WriteCharts(t.Context(), &out, r, "statistics", groups); err != nil {
		t.Fatal(err)
	}
	var again bytes.Buffer
	if err := workbook.WriteCharts(t.Context(), &again, r, "statistics", groups); err != nil ||
		!bytes.Equal(out.Bytes(), again.Bytes()) {
		t.Errorf("the same request gave other bytes (%v)", err)
	}
	f, err := excelize.OpenReader(&out)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if names := f.GetSheetList(); len(names) != len(groups) {
		t.Errorf("the sheets are %q", names)
	}
	for _, g := range groups {
		cells, err := f.GetRows(g.Title, excelize.Options{RawCellValue: true})
		if err != nil {
			t.Fatal(err)
		}
		at := 0
		for _, c := range g.Charts {
			if c.Empty() {
				continue
			}
			for cells[at] == nil || cells[at][0] != c.Title {
				at++
			}
			for i, row := range c.Rows {
				got := cells[at+2+i]
				for k, v := range row.Values {
					if got[0] != row.Label || !isNumber(got[k+1], v.Number) {
						t.Errorf("%s: %q has %q, not %v", c.ID, row.Label, got, v.Number)
					}
				}
			}
			if how := cells[at+2+len(c.Rows)]; len(how) == 0 || how[0] != c.How {
				t.Errorf("%s: how it was counted is %q", c.ID, how)
			}
		}
	}
}

// isNumber reports whether a cell has a number, in the 15 digits that Excel keeps.
func isNumber(cell string, n float64) bool {
	got, err := strconv.ParseFloat(cell, 64)
	return err == nil && math.Abs(got-n) < 1e-12
}

// TestTheStatisticsOfWhatStaysAreCounted compares the charts of connections and follow-ups with counts over the
// records.
func TestTheStatisticsOfWhatStaysAreCounted(t *testing.T) {
	for seed := range uint64(20) {
		p := programtest.Outcome(seed, programtest.Size{
			People: 8, Contacts: 6, Meetings: 15, Takeaways: 12, Connections: 8,
		})
		met := map[string]map[string]bool{} // whom each visitor and each contact met, by names
		add := func(of, other string) {
			if met[of] == nil {
				met[of] = map[string]bool{}
			}
			met[of][other] = true
		}
		for _, m := range p.Meetings {
			for _, person := range p.Attendance().WereAt(m) {
				isVisitor := person.Role == program.Awardee || person.Role == program.Guest
				for _, id := range m.Contacts {
					if isVisitor && !person.Cancelled && m.TakesPlace() && p.Contact(id) != nil {
						add(string(person.ID), string(id))
						add(string(id), string(person.ID))
					}
				}
			}
		}
		states := map[program.FollowUpState]int{}
		for _, t := range p.Takeaways {
			if t.FollowUp != "" || t.FollowUpState != "" {
				states[cmp.Or(t.FollowUpState, program.FollowUpOpen)]++
			}
		}
		for _, c := range p.Connections {
			if c.FollowUp != "" || c.FollowUpState != "" {
				states[cmp.Or(c.FollowUpState, program.FollowUpOpen)]++
			}
		}
		ends := 0
		for _, end := range []func(outcome.Tie) program.ID{
			func(t outcome.Tie) program.ID { return t.A }, func(t outcome.Tie) program.ID { return t.B },
		} {
			for i, row := range metBy("visitors-met", p, "en", end).Rows {
				ends++
				others := map[string]bool{}
				for _, id := range row.Values[0].Of {
					others[id] = true
				}
				of := 0
				for _, all := range met {
					if maps.Equal(all, others) {
						of++
					}
				}
				if of == 0 || int(row.Values[0].Number) != len(others) {
					t.Errorf("%d: row %d %q has %v of %v", seed, i, row.Label, row.Values[0].Number, others)
				}
			}
		}
		if ends != len(met) {
			t.Errorf("%d: %d of %d met somebody", seed, ends, len(met))
		}
		for i, row := range followUpStates(p, p.End, "en").Rows[:len(program.FollowUpStates())] {
			if want := states[program.FollowUpStates()[i]]; int(row.Values[0].Number) != want {
				t.Errorf("%d: %s are %v, not %d", seed, row.Label, row.Values[0].Number, want)
			}
		}
	}
}
