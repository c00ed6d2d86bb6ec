package schedule

import (
	"strings"

	"laurel/app/desktop/kit/calendar"
	"laurel/data/locale"
	"laurel/data/program"
)

// filter is what is shown of the schedule. The zero filter shows everything.
type filter struct {
	stop     program.ID
	severity program.Severity // of the findings
	person   program.ID       // whose meetings
	query    string
}

// narrow reports whether meetings are left out for another reason than their stop; days without meetings are left out
// then.
func (f filter) narrow() bool { return f.severity != "" || f.person != "" || f.query != "" }

// matching are the days of the stop shown, each with the meetings that the filter shows.
func (v *plan) matching(f filter) func(yield func(*day, []*row) bool) {
	terms := strings.Fields(locale.Fold(f.query))
	person := v.program.Person(f.person)
	return func(yield func(*day, []*row) bool) {
		for _, d := range v.days {
			if f.stop != "" && f.stop != d.stop {
				continue
			}
			var rows []*row
			for _, r := range d.rows {
				if v.matches(r, f, person, terms) {
					rows = append(rows, r)
				}
			}
			if !yield(d, rows) {
				return
			}
		}
	}
}

func (v *plan) matches(r *row, f filter, person *program.Person, terms []string) bool {
	if f.severity != "" && !v.has(r.meeting.ID, f.severity) {
		return false
	}
	if f.person != "" && (person == nil || !v.program.Attendance().Attends(person, r.meeting)) {
		return false
	}
	return locale.HasAll(r.folded, terms)
}

// list is the agenda of a filter: the days with their meetings, and how many meetings those are.
func (v *plan) list(f filter) (rows []calendar.AgendaRow, meetings int) {
	for d, shown := range v.matching(f) {
		if len(shown) == 0 && f.narrow() {
			continue
		}
		rows = append(rows, d.counted(len(shown)))
		for _, r := range shown {
			rows = append(rows, r.view)
		}
		if len(shown) == 0 {
			rows = append(rows, calendar.AgendaRow{
				Key:   d.key(),
				Faint: true,
				Title: locale.L("Nothing planned yet. Enter adds a meeting."),
			})
		}
		meetings += len(shown)
	}
	return rows, meetings
}
