package reports

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"laurel/data/program"
)

// pressItem presses an item of a menu.
func pressItem(t *testing.T, menu *fyne.Menu, label string) {
	t.Helper()
	i := slices.IndexFunc(menu.Items, func(item *fyne.MenuItem) bool { return item.Label == label })
	if i < 0 {
		t.Fatalf("the menu has no %q", label)
	}
	menu.Items[i].Action()
}

func TestAListIsSavedChosenRenamedAndRemoved(t *testing.T) {
	h := sampleHarness(t)
	h.ShowDocument("roster")
	usual := h.result.sheet.columns
	h.choose(h.job().with(option(t, "roster", "columns"), "name,diet").with(option(t, "roster", "filter"), "diet=*"))
	h.options.chooseAudience(program.Partners)
	rows := h.result.sheet.count
	h.dialogs.Text = " Kitchen "
	pressItem(t, savedLists{h.Screen}.menu(), "Save list…")
	h.runner.Flush()
	if !slices.Contains(h.chipTexts(), "Kitchen") || h.job().request(h.program, true).Called != "Kitchen" {
		t.Errorf("the chips are %q", h.chipTexts())
	}

	pressItem(t, savedLists{h.Screen}.menu(), "The usual list")
	if !slices.Equal(h.result.sheet.columns, usual) || !slices.Contains(h.chipTexts(), "Saved lists") {
		t.Errorf("the columns are %q, the chips %q", h.result.sheet.columns, h.chipTexts())
	}
	pressItem(t, savedLists{h.Screen}.menu(), "Kitchen")
	if !slices.Equal(h.result.sheet.columns, []string{"Name", "Diet", "Ref"}) || h.result.sheet.count != rows ||
		h.job().audience() != program.Partners {
		t.Errorf("%d rows of %q for %s", h.result.sheet.count, h.result.sheet.columns, h.job().audience())
	}

	h.dialogs.Text = "Diets"
	pressItem(t, savedLists{h.Screen}.menu(), "Rename…")
	h.runner.Flush()
	if !slices.Contains(h.chipTexts(), "Diets") || len(h.program.Lists) != 1 {
		t.Errorf("the lists are %v", h.program.Lists)
	}
	h.dialogs.Text = "  "
	pressItem(t, savedLists{h.Screen}.menu(), "Save list…")
	if len(h.dialogs.Refused) != 1 {
		t.Error("a list without a name was accepted")
	}
	pressItem(t, savedLists{h.Screen}.menu(), "Remove “Diets”")
	h.runner.Flush()
	if len(h.program.Lists) > 0 || !slices.Contains(h.dialogs.Toasts, "The list “Diets” was removed.") {
		t.Errorf("the lists are %v, the answers %q", h.program.Lists, h.dialogs.Toasts)
	}
}

func TestAFilterIsChosenByConditions(t *testing.T) {
	h := sampleHarness(t)
	h.ShowDocument("roster")
	filter := option(t, "roster", "filter")
	all := h.result.sheet.count
	h.choose(h.job().with(filter, "role=awardee; diet=*; affiliation~invented; phone="))
	if h.result.sheet.count >= all {
		t.Errorf("%d of %d rows are left", h.result.sheet.count, all)
	}
	h.options.chooseFilter(filter)
	f := h.dialogs.Forms[0]
	f.Save()
	if got := h.job().value(filter); got != "role=awardee; diet=*; affiliation~invented; phone=" {
		t.Errorf("the filter became %q", got)
	}
	h.choose(h.job().with(filter, ""))
	row := newConditionFields(0, h.options.filterColumns())
	if _, given := row.condition(); given {
		t.Error("a condition without a column counts")
	}
	row.column.Choose("role")
	row.how.Choose(isNot)
	row.text.SetValue("guest|staff; liaison")
	if c, _ := row.condition(); !c.Not || len(c.Accepted) != 2 {
		t.Errorf("the condition is %+v", c)
	}
	h.options.show()
	if !slices.Contains(h.chipTexts(), "All rows…") {
		t.Errorf("the chips are %q", h.chipTexts())
	}
}
