package intake

import (
	"reflect"
	"slices"

	"laurel/data/locale"
	"laurel/data/program"
)

// details lists what differs between two versions of a record; when a meeting is, is one thing.
func (d *Draft) details(l locale.Language, old, next program.Record) []Detail {
	var all []Detail
	if from, to := when(l, d.old, old), when(l, d.program, next); from != to {
		all = append(all, Detail{"start", l.Text("field.when"), from, to})
	}
	_, isMeeting := next.(*program.Meeting)
	for _, f := range program.FieldsOf(next) {
		isWhen := isMeeting && slices.Contains([]string{"Start", "End", "Stop"}, f.Path)
		if !isWhen && !reflect.DeepEqual(f.Value(old), f.Value(next)) {
			all = append(all, Detail{f.Key, f.Name(l), f.Text(l, d.old, old), f.Text(l, d.program, next)})
		}
	}
	return all
}

// when is the day of a meeting, its times and its city; nothing for another record.
func when(l locale.Language, p *program.Program, record program.Record) string {
	m, is := record.(*program.Meeting)
	if !is {
		return ""
	}
	text := l.Date(m.Start.Date, locale.WeekdayShort) + ", " + l.Times(m.Start, m.End)
	if stop := p.Stop(m.Stop); stop != nil {
		text += ", " + stop.City
	}
	return text
}
