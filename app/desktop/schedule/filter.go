package schedule

import (
	"strings"

	"laurel/app/desktop/kit/calendar"
	"laurel/data/locale"
	"laurel/data/program"
)

// filter is what the list is narrowed to. The zero filter shows everything.
type filter struct {
	stop     program.ID
	severity program.Severity // of the findings
	person   program.ID       // whose meetings
	query    string
}

// narrow tells whether meetings are left out for another reason than their stop; days without meetings are left out then.
func (f filter) narrow() bool { return f.severity != "" || f.person != "" || f.query != "" }

// view is the list of a filter: the days with their meetings, and how many meetings those are.
func (v *plan) view(f filter) (rows []calendar.AgendaRow, meetings int) {
	words := strings.Fields(locale.Fold(f.query))
	person := v.program.Person(f.person)
	for _, d := range v.days {
		if f.stop != "" && f.stop != d.stop {
			continue
		}
		at := len(rows)
		rows = append(rows, calendar.AgendaRow{})
		for _, r := range d.rows {
			if v.matches(r, f, person, words) {
				rows = append(rows, r.view)
			}
		}
		items := len(rows) - at - 1
		meetings += items
		switch {
		case items > 0:
			rows[at] = d.counted(items)
		case f.narrow():
			rows = rows[:at]
		default:
			rows[at] = d.counted(0)
			rows = append(rows, calendar.AgendaRow{Key: d.key(), Faint: true, Title: locale.L("Nothing planned yet. Enter adds a meeting.")})
		}
	}
	return rows, meetings
}

func (v *plan) matches(r *row, f filter, person *program.Person, words []string) bool {
	if f.severity != "" && !v.has(r.meeting.ID, f.severity) {
		return false
	}
	if f.person != "" && (person == nil || !v.program.Attends(person, r.meeting)) {
		return false
	}
	for _, word := range words {
		if !strings.Contains(r.folded, word) {
			return false
		}
	}
	return true
}

func (v *plan) has(id program.ID, severity program.Severity) bool {
	for _, f := range v.of[id] {
		if f.Severity == severity {
			return true
		}
	}
	return false
}

// placeOf is the day of a stop that a key of the list stands for.
func (v *plan) placeOf(key string) (place, bool) {
	if r := v.rows[program.ID(key)]; r != nil {
		return place{r.meeting.Stop, r.meeting.Start.Date}, true
	}
	for _, d := range v.days {
		if len(d.rows) == 0 && d.key() == key {
			return d.place, true
		}
	}
	return place{}, false
}

// lastOf is the last meeting to end on a day of a stop, or nil.
func (v *plan) lastOf(at place) *program.Meeting {
	var last *program.Meeting
	for _, d := range v.days {
		if d.place != at {
			continue
		}
		for _, r := range d.rows {
			if last == nil || last.End.Before(r.meeting.End) {
				last = r.meeting
			}
		}
	}
	return last
}
