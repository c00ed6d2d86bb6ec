package review

import (
	"slices"

	"laurel/app/desktop/kit/look"
	"laurel/data/intake"
	"laurel/data/locale"
)

// filter is which rows are shown: those of a state, or one of these.
type filter string

// The filters beside those of a state.
const (
	everything filter = ""
	remarked   filter = "remarked" // no problem, but something about it is to be known
	leftOut    filter = "left-out"
)

// tones are the colours of the states.
var tones = map[filter]look.Tone{
	filter(intake.New): look.Green, filter(intake.Changed): look.Gold, filter(intake.Possible): look.Amber,
	filter(intake.Problem): look.Red, filter(intake.Heading): look.Grey, filter(intake.Total): look.Grey,
	filter(intake.Note): look.Grey,
}

// filters are the filters in the order of their chips.
var filters = []filter{
	everything, filter(intake.New), filter(intake.Changed), filter(intake.Possible), filter(intake.Problem),
	filter(intake.Same), remarked, leftOut,
}

// name is what a filter or a state is called.
func (f filter) name() string {
	if f == everything {
		return locale.L("import.state.all")
	}
	return locale.L("import.state." + string(f))
}

// matches reports whether a filter shows a row.
func (f filter) matches(row *intake.Row) bool {
	switch f {
	case everything:
		return true
	case remarked:
		return isRecord(row) && len(row.Remarks) > 0 && stateOf(row) != intake.Problem
	case leftOut:
		return row.Choice == intake.Skip
	}
	return stateOf(row) == intake.State(f)
}

// stateOf is the state that a row is shown with: one that comes in without a value that cannot be read is a problem.
func stateOf(row *intake.Row) intake.State {
	if row.HasWrong() && !isOpen(row) {
		return intake.Problem
	}
	return row.State
}

// filterChips makes the chips of the filters.
func (t *table) filterChips(keys look.Keys) []*look.FilterChip {
	var chips []*look.FilterChip
	for _, f := range filters {
		chip := look.NewFilterChip(f.name(), 0, tones[f], func() {
			t.filter = f
			t.showFilters()
			t.showRows()
		})
		chip.Keys = keys
		chips = append(chips, chip)
		t.filters.Add(chip)
	}
	return chips
}

// showFilters counts the rows of each filter. One that shows nothing any more ends.
func (t *table) showFilters() {
	counts := make([]int, len(filters))
	for i := range t.file.rows {
		for at, f := range filters {
			if f.matches(&t.file.rows[i]) {
				counts[at]++
			}
		}
	}
	if counts[slices.Index(filters, t.filter)] == 0 {
		t.filter = everything
	}
	for at, f := range filters {
		chip := t.chips[at]
		look.SetShown(chip, !t.raw && (counts[at] > 0 || f == everything))
		chip.Set(f.name(), counts[at], f == t.filter)
	}
	t.filters.Refresh()
}
