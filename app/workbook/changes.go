package workbook

import (
	"slices"
	"strings"

	"laurel/data/program"
)

// partsOf is the part of a program that each column shows; the cells of other columns never change by themselves.
var partsOf = map[string]program.Part{
	"name": program.NamesPart, "itinerary-name": program.NamesPart, "given": program.NamesPart,
	"family": program.NamesPart, "honorific": program.NamesPart,
	"passport-name": program.PassportPart, "badge-name": program.NamesPart, "role": program.NamesPart,
	"own-name": program.AboutPart, "position": program.AboutPart, "affiliation": program.AboutPart,
	"phone": program.ReachPart, "diet": program.DietPart, "access": program.AccessPart,
	"arrival": program.ArrivalPart, "arrival-flight": program.ArrivalPart, "arrival-place": program.ArrivalPart,
	"departure": program.DeparturePart, "departure-flight": program.DeparturePart,
	"departure-place": program.DeparturePart,
	"stops":           program.StaysPart, "hotel-confirmations": program.RoomsPart,
}

// compare limits what has changed to what the columns show, adds a column of it and, at the end, those who do not come
// any more, and marks the cells that have changed.
func (r *roster) compare() {
	shown := map[program.Part]bool{program.NamesPart: true}
	for _, c := range r.columns {
		shown[partsOf[c.id]] = true
	}
	r.Since = r.Since.Only(func(c program.ReleaseChange) bool { return shown[c.Part] })
	changes := map[program.ID][]program.ReleaseChange{}
	for _, c := range r.Since.Sorted() {
		changes[c.Record] = append(changes[c.Record], c)
	}
	for _, p := range r.Since.Gone("") {
		if !slices.ContainsFunc(r.people, func(other *program.Person) bool { return other.ID == p.ID }) {
			r.people = append(r.people, p)
			r.gone++
		}
	}
	columns := slices.Clone(r.columns)
	for i, c := range columns {
		columns[i].value = func(w *texts, p personRow) cell {
			made := c.value(w, p)
			concerns := func(change program.ReleaseChange) bool {
				isNew := change.Kind == program.WasAdded && change.Part == program.NamesPart
				return isNew || change.Part == partsOf[c.id]
			}
			made.changed = p.number > 0 && !p.Cancelled && slices.ContainsFunc(changes[p.ID], concerns)
			return made
		}
	}
	listed := func(w *texts, p personRow) cell { return changesCell(w, changes[p.ID]) }
	columns = append(columns, made("changes", listed).long())
	r.columns = columns
}

// changesCell lists what has changed about a record, each after its mark.
func changesCell(w *texts, changes []program.ReleaseChange) cell {
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
func (r *roster) changesSheet() sheet {
	columns := []column[program.ReleaseChange]{
		made("change", func(w *texts, c program.ReleaseChange) cell {
			if c.Kind == "" {
				return cell{}
			}
			return text(c.Kind.Mark(w.Language))
		}),
		made("changes", func(w *texts, c program.ReleaseChange) cell {
			if c.Kind == "" {
				return text(w.Text("nothing-changed"))
			}
			return text(c.Sentence(w.Language))
		}).long(),
	}
	changes := r.Since.Sorted()
	if len(changes) == 0 {
		changes = []program.ReleaseChange{{}}
	}
	return newSheet(r, "changes", columns, records[program.ReleaseChange]{
		count: len(changes),
		at:    func(i int) program.ReleaseChange { return changes[i] },
		name:  func(c program.ReleaseChange) string { return c.Sentence(r.texts.Language) },
	})
}
