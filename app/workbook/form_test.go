package workbook

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"laurel/app/request"
	"laurel/data/locale"
	"laurel/data/program"
	"laurel/data/program/edition"
)

// formed makes the roster as a form.
func formed(t *testing.T, edition *edition.Edition, in locale.Language, columns ...string) *excelize.File {
	t.Helper()
	r := choices{Columns: columns, Language: in}.of(edition)
	r.Options[useOption] = toFillIn
	var out strings.Builder
	if err := rosterList.write(t.Context(), &out, r); err != nil {
		t.Fatal(err)
	}
	return opened(t, []byte(out.String()))
}

func TestAFormHasEmptyCellsForWhatIsMissing(t *testing.T) {
	const unasked = 1
	p := delegation()
	p.People[unasked].NeedsInterpreter, p.People[unasked].Diet = program.Unknown, program.Need{}
	edition := edition.For(p, program.Internal)
	f := formed(t, edition, "", "name", "needs-interpreter", "diet")
	if sheets := f.GetSheetList(); len(sheets) != 1 {
		t.Errorf("the form has the sheets %v", sheets)
	}
	rows := rowsOf(t, f, "People")
	if !strings.Contains(rows[0][0], "An empty cell leaves what the office has; - removes it.") {
		t.Errorf("the note: %q", rows[0])
	}
	ref := func(i int) string { return program.RefOf(edition.People[i].ID, program.Internal) }
	want := [][]string{
		{"Name", "Needs interpreter", "Diet", "Ref"},
		{"Layla Example", "Yes", "None", ref(0)},
	}
	if diff := cmp.Diff(want, rows[1:3]); diff != "" {
		t.Errorf("the form (-want +got):\n%s", diff)
	}
	for _, cells := range rows[2:] {
		if slices.Contains(cells, ref(unasked)) && (cells[1] != "" || cells[2] != "") {
			t.Errorf("who was not asked: %q", cells)
		}
	}
	if panes, err := f.GetPanes("People"); err != nil || panes.YSplit != 2 || panes.TopLeftCell != "B3" {
		t.Errorf("panes %+v (%v)", panes, err)
	}
}

func TestAFormAcceptsWhatCanBeReadBack(t *testing.T) {
	edition := edition.For(delegation(), program.Internal)
	for _, in := range locale.Languages() {
		var every []string
		for _, c := range rosterList.asList().Columns {
			if c.ID != "photo" {
				every = append(every, c.ID)
			}
		}
		f := formed(t, edition, in, every...)
		rules, err := f.GetDataValidations(f.GetSheetName(0))
		if err != nil {
			t.Fatal(err)
		}
		types := map[string]string{}
		for _, rule := range rules {
			cell, _, _ := strings.Cut(rule.Sqref, ":")
			column, row, err := excelize.CellNameToCoordinates(cell)
			if err != nil || row != 3 {
				t.Fatal(rule.Sqref, err)
			}
			types[every[column-1]] = rule.Type + " " + rule.Formula1
		}
		yesOrNo := `list "` + in.Capital(program.Yes.Name(in)) + "," + in.Capital(program.No.Name(in)) + `,-"`
		for column, want := range map[string]string{
			"birth-date": "date 61", "arrival": "date 61", "passport-expiry": "date 61", "consent-name": yesOrNo,
			"needs-interpreter": yesOrNo, "name": "", "phone": "", refColumn: "",
		} {
			if types[column] != want {
				t.Errorf("%s: %s accepts %s, want %s", in, column, types[column], want)
			}
		}
		if !strings.HasPrefix(types["role"], "list ") || strings.Contains(types["role"], cleared+`"`) {
			t.Errorf("%s: the roles are %s", in, types["role"])
		}
	}
}

func TestAFormLocksWhatIsNotReadBack(t *testing.T) {
	edition := edition.For(delegation(), program.Internal)
	f := formed(t, edition, "", "number", "name", "given", "phone", "stops", "ref")
	if protection, err := f.GetSheetProtection("People"); err != nil || !protection.InsertRows || !protection.Sort {
		t.Errorf("the sheet is not locked, or more than its cells are (%v)", err)
	}
	for cell, locked := range map[string]bool{
		"A3": true, "B3": true, "C3": false, "D3": false, "E3": true, "F3": true, "D90": false,
	} {
		id, err := f.GetCellStyle("People", cell)
		if err != nil {
			t.Fatal(err)
		}
		style, err := f.GetStyle(id)
		if err != nil {
			t.Fatal(err)
		}
		if open := style.Protection != nil && !style.Protection.Locked; open == locked {
			t.Errorf("%s is locked: %v", cell, !open)
		}
	}
}

func TestARosterHasReferencesOfItsAudience(t *testing.T) {
	for _, audience := range program.Audiences() {
		edition := edition.For(delegation(), audience)
		r := choices{Columns: []string{"name"}}.of(edition)
		r.Options[refColumn] = "yes"
		r.Format = request.CSV
		var out strings.Builder
		if err := rosterList.write(t.Context(), &out, r); err != nil {
			t.Fatal(err)
		}
		if id := edition.People[0].ID; !strings.Contains(out.String(), ","+program.RefOf(id, audience)+"\r\n") ||
			strings.Contains(out.String(), string(id)) {
			t.Errorf("for %s: %s", audience, out.String())
		}
	}
}
