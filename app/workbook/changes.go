package workbook

import (
	"reflect"
	"slices"
	"strings"

	"laurel/data/program"
	"laurel/data/program/edition"
)

// changesColumn is the column of what has changed about a row, and the one of that sheet.
const changesColumn = "changes"

// partsOfPaths are the parts of a program that fields are of whose rows in the tables of package program have none,
// since Diff compares them together with others. A path means whatever begins with it.
var partsOfPaths = map[string]program.Part{
	"Person.Given": program.NamesPart, "Person.Family": program.NamesPart, "Person.Honorific": program.NamesPart,
	"Person.Suffix": program.NamesPart,
	"Person.Alias":  program.NamesPart, "Person.BadgeName": program.NamesPart,
	"Person.Arrival": program.ArrivalPart, "Person.Departure": program.DeparturePart,
	"Person.Stays.Stop": program.StaysPart, "Person.Stays.Absent": program.StaysPart,
	"Person.Stays.From": program.StaysPart, "Person.Stays.Until": program.StaysPart,
	"Person.Stays.Confirmation": program.RoomsPart, "Person.Stays.RoomType": program.RoomsPart,
	"Person.Stays.SharesWith": program.RoomsPart, "Person.Stays.EarlyArrival": program.RoomsPart,
	"Person.Stays.LateDeparture": program.RoomsPart,
	"Stop.Until":                 program.DatesPart,
	"Meeting.Start":              program.PlanPart, "Meeting.End": program.PlanPart,
	"Meeting.Organisation": program.PlanPart,
	"Meeting.Attendees":    program.AttendancePart, "Meeting.Excused": program.AttendancePart,
	"Meeting.Selected": program.AttendancePart, "Meeting.Interpreters": program.AttendancePart,
}

// partsOf returns the parts of a program that a column shows; its cells never change by another.
func partsOf(fields []string) []program.Part {
	var parts []program.Part
	for _, path := range fields {
		kind, field, _ := strings.Cut(path, ".")
		if record, is := reflect.Zero(reflect.PointerTo(recordTypes[kind])).Interface().(program.Record); is {
			if f, found := program.FieldAt(record, field); found && f.Part != "" {
				parts = append(parts, f.Part)
				continue
			}
		}
		for prefix, part := range partsOfPaths {
			if path == prefix || strings.HasPrefix(path, prefix+".") {
				parts = append(parts, part)
			}
		}
	}
	return parts
}

// compare limits what has changed to what the columns show, adds a column of it and, at the end, what is not in the
// list any more, and marks the cells that have changed.
func (t *table[T]) compare() {
	shown := map[program.Part]bool{program.NamesPart: true}
	parts := make([][]program.Part, len(t.columns))
	for i, c := range t.columns {
		parts[i] = partsOf(c.fields)
		for _, part := range parts[i] {
			shown[part] = true
		}
	}
	t.Since = t.Since.Only(func(c edition.Change) bool { return shown[c.Part] })
	changes := map[program.ID][]edition.Change{}
	for _, c := range t.Since.Sorted() {
		changes[c.Record] = append(changes[c.Record], c)
	}
	listed := t.addGone()
	columns := slices.Clone(t.columns)
	for i, c := range columns {
		if c.counts || c.refers {
			continue
		}
		columns[i].value = func(w *texts, r T) cell {
			made := c.value(w, r)
			if comes := t.list.cancelled == nil || !t.list.cancelled(r); comes && listed[t.keyOf(r)] {
				made.changed = slices.ContainsFunc(t.changesOf(r, changes), func(change edition.Change) bool {
					isNew := change.Kind == edition.WasAdded && change.Part == program.NamesPart
					return isNew || slices.Contains(parts[i], change.Part)
				})
			}
			return made
		}
	}
	all := func(w *texts, r T) cell { return changesCell(w, t.changesOf(r, changes)) }
	columns = append(columns, made(changesColumn, all).long())
	t.columns = columns
}

// addGone adds the rows that are not in the list any more, and returns those that are.
func (t *table[T]) addGone() map[rowKey]bool {
	listed := map[rowKey]bool{}
	for _, r := range t.rows {
		listed[t.keyOf(r)] = true
	}
	if t.list.gone == nil {
		return listed
	}
	for _, r := range t.list.gone(t.output) {
		if !listed[t.keyOf(r)] {
			t.rows = append(t.rows, r)
			t.left++
		}
	}
	return listed
}

// changesOf returns what has changed about a row.
func (t *table[T]) changesOf(r T, changes map[program.ID][]edition.Change) (own []edition.Change) {
	for _, id := range t.list.about(r) {
		for _, c := range changes[id] {
			isHere := t.list.at == nil || c.Stop == "" || c.Stop == t.list.at(r)
			if isHere && (t.list.concerns == nil || t.list.concerns(r, c)) {
				own = append(own, c)
			}
		}
	}
	return own
}

// rowKey distinguishes the rows of a list.
type rowKey struct{ record, stop program.ID }

func (t *table[T]) keyOf(r T) rowKey {
	key := rowKey{record: t.list.about(r)[0]}
	if t.list.at != nil {
		key.stop = t.list.at(r)
	}
	return key
}

// changesCell lists what has changed about a record, each after its mark.
func changesCell(w *texts, changes []edition.Change) cell {
	if len(changes) == 0 {
		return cell{}
	}
	lines := make([]string, len(changes))
	for i, c := range changes {
		lines[i] = c.Kind.Mark(w.Language) + "  " + c.Sentence(w.Language)
	}
	c := text(strings.Join(lines, "\n"))
	c.changed = true
	return c
}

// changesSheet lists what has changed, what was cancelled first.
func (t *table[T]) changesSheet() sheet {
	columns := []column[edition.Change]{
		made("change", func(w *texts, c edition.Change) cell {
			if c.Kind == "" {
				return cell{}
			}
			return text(c.Kind.Mark(w.Language))
		}),
		made(changesColumn, func(w *texts, c edition.Change) cell {
			if c.Kind == "" {
				return text(w.Text("nothing-changed"))
			}
			return text(c.Sentence(w.Language))
		}).long(),
	}
	changes := t.Since.Sorted()
	if len(changes) == 0 {
		changes = []edition.Change{{}}
	}
	return newSheet(t.output, t.texts.Text("roster.sheet.changes"), columns, records[edition.Change]{
		count: len(changes),
		at:    func(i int) edition.Change { return changes[i] },
		name:  func(c edition.Change) string { return c.Sentence(t.texts.Language) },
	})
}
