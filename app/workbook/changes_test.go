package workbook

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"laurel/data/civil"
	"laurel/data/program"
	"laurel/data/program/edition"
)

// changedDelegation is the delegation before and after: one has another flight and number, one does not come and one
// joins.
func changedDelegation() (now *edition.Edition, since *edition.Since) {
	sent := delegation()
	next := sent.With(func(next *program.Program) {
		layla, sam := *sent.People[0], *sent.People[3]
		layla.Arrival.Number, layla.Phone = "EX 456", "+15550100199"
		sam.Cancelled = true
		next.People = []*program.Person{
			&layla,
			sent.People[1],
			sent.People[2],
			&sam,
			sent.People[4],
			{ID: program.NewID(), Role: program.Guest, Given: "Newton"},
		}
	})
	was, is := edition.For(sent, program.Partners), edition.For(next, program.Partners)
	return is, &edition.Since{
		Version: "2",
		On:      civil.Date{Year: 2023, Month: 6, Day: 9},
		Changes: edition.Diff(was, is),
	}
}

func TestARosterMarksAndTellsWhatHasChanged(t *testing.T) {
	now, since := changedDelegation()
	options := choices{Columns: []string{"number", "name", "arrival-flight"}, Since: since}
	f := opened(t, rosterOf(t, now, options))
	const title = "Changes since version 2, 9 June 2023"
	const flight = "Dr Layla Example, arrival: EX 456, BOS, 12 June 2023, 6:45 p.m. " +
		"(changed)."
	want := [][]string{
		{"No.", "Name", "Arrival flight", title},
		{"1", "Layla Example", "EX 456", "CHANGED  " + flight},
		{"2", "គំរូ"},
		{"3", "范例明"},
		{"4", "Newton", "", "NEW  Newton joins (Guest)."},
		{"", "Sam O'Sample", "", "CANCELLED  Sam O'Sample is not coming."},
	}
	if diff := cmp.Diff(want, rowsOf(t, f, "People")); diff != "" {
		t.Errorf("the sheet of people (-want +got):\n%s", diff)
	}
	wantChanges := [][]string{
		{"Change", title},
		{"CANCELLED", "Sam O'Sample is not coming."},
		{"NEW", "Newton joins (Guest)."},
		{"CHANGED", flight},
	}
	if diff := cmp.Diff(wantChanges, rowsOf(t, f, "Changes")); diff != "" {
		t.Errorf("the sheet of changes (-want +got):\n%s", diff)
	}
	for cell, tinted := range map[string]bool{
		"B2": false, "C2": true, "D2": true, "C3": false, "B5": true, "C6": false,
	} {
		id, err := f.GetCellStyle("People", cell)
		if err != nil {
			t.Fatal(err)
		}
		style, err := f.GetStyle(id)
		if err != nil {
			t.Fatal(err)
		}
		if got := len(style.Fill.Color) > 0 && style.Fill.Color[0] == greenTint; got != tinted {
			t.Errorf("%s is tinted: %v, want %v", cell, got, tinted)
		}
		if cell == "C6" && !style.Font.Strike {
			t.Error("who does not come is not struck through")
		}
	}

	var out bytes.Buffer
	if err := RosterCSV(t.Context(), &out, options.of(now)); err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(out.String(), "\uFEFF"))).ReadAll()
	if err != nil || len(rows) != len(want) || rows[1][3] != want[1][3] {
		t.Errorf("the CSV has %d rows (%v)", len(rows), err)
	}
}

func TestWhoCancelledSinceAndIsListedIsStruckThrough(t *testing.T) {
	now, since := changedDelegation()
	f := opened(t, rosterOf(t, now, choices{Columns: []string{"name"}, Cancelled: true, Since: since}))
	row := slices.IndexFunc(rowsOf(t, f, "People"), func(cells []string) bool { return cells[0] == "Sam O'Sample" }) + 1
	id, err := f.GetCellStyle("People", fmt.Sprintf("A%d", row))
	if err != nil {
		t.Fatal(err)
	}
	if style, err := f.GetStyle(id); err != nil || !style.Font.Strike {
		t.Errorf("row %d is not struck through (%v)", row, err)
	}
}

func TestARosterWithoutChangesSaysSo(t *testing.T) {
	now, since := changedDelegation()
	f := opened(
		t,
		rosterOf(t, now, choices{Since: &edition.Since{Version: since.Version, On: since.On}, Language: "es"}),
	)
	if rows := rowsOf(t, f, "Cambios"); len(rows) != 2 || rows[1][1] != "No ha cambiado nada." {
		t.Errorf("the sheet of changes: %q", rows)
	}
}
