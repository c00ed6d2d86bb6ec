package workbook

import (
	"slices"
	"strings"

	"laurel/app/request"
	"laurel/data/locale"
	"laurel/data/program"
)

// interpreterList is who needs an interpreter, in which language, and who of the program covers it; a gap is in amber.
// Beside it are a sheet of the interpreters, one of the meetings at which somebody needs one, and one of the languages.
var interpreterList = list[personRow]{
	id: "interpreter-list",
	columns: append(append([]column[personRow]{numbered[personRow]().usual()},
		picked(true, "name", "role", "country", "languages", "needs-interpreter")...),
		append([]column[personRow]{
			madePerson("covered-language", coveredLanguage, "Person.Languages", "Person.NeedsInterpreter",
				"Person.Role").usual(),
			madePerson("interpreters", coveringCell, append(nameFields, "Person.Languages", "Person.NeedsInterpreter",
				"Person.Role")...).usual(),
		}, picked(false, "stops", "phone", "email", refColumn)...)...,
	),
	rows:  interpretedRows,
	name:  func(p personRow) string { return p.DisplayName() },
	about: func(p personRow) []program.ID { return []program.ID{p.ID} },
	gone:  func(o *output) []personRow { return o.peopleRows(o.Since.Gone("")) },
	more: func(o *output, _ []personRow) []sheet {
		return []sheet{
			o.interpretersSheet(), o.interpretedMeetingsSheet(),
			o.languagesSheet(o.peopleRows(o.SelectPeople(request.Anyone))),
		}
	},
}

// interpretedRows lists who needs an interpreter, and those of the awardees and guests whom nobody has asked.
func interpretedRows(o *output) ([]personRow, error) {
	stops := o.SelectStops()
	everyone := o.SelectPeople(request.Anyone)
	if len(everyone) == 0 {
		return nil, request.ErrNobody
	}
	people := slices.DeleteFunc(everyone, func(p *program.Person) bool {
		return !mayNeedInterpreter(p) || len(o.Stops) > 0 && !slices.ContainsFunc(stops, p.IsIn)
	})
	return o.peopleRows(people), nil
}

// mayNeedInterpreter reports whether a person needs an interpreter, or is an awardee or guest whom nobody has asked.
func mayNeedInterpreter(p *program.Person) bool {
	isAsked := p.NeedsInterpreter == program.No || p.Role != program.Awardee && p.Role != program.Guest
	return !p.Cancelled && (p.NeedsInterpreter == program.Yes || !isAsked)
}

func coveredLanguage(w *texts, p personRow) cell {
	_, languages := p.program.Interpreting().For(p.Person)
	return text(w.languageNames(languages))
}

func (w *texts) languageNames(tags []string) string {
	names := make([]string, len(tags))
	for i, tag := range tags {
		names[i] = w.language(tag)
	}
	return strings.Join(names, ", ")
}

func coveringCell(w *texts, p personRow) cell {
	interpreters, _ := p.program.Interpreting().For(p.Person)
	if len(interpreters) == 0 && p.NeedsInterpreter == program.Yes {
		return cell{kind: textual, missing: true, text: w.Text("roster.nobody-yet")}
	}
	return text(w.people(interpreters))
}

// interpretersSheet lists the interpreters, with whom each covers.
func (o *output) interpretersSheet() sheet {
	people := slices.DeleteFunc(o.SelectPeople(request.Anyone), func(p *program.Person) bool {
		return p.Role != program.Interpreter || len(o.Stops) > 0 && !slices.ContainsFunc(o.SelectStops(), p.IsIn)
	})
	rows := o.peopleRows(people)
	needing := map[string][]*program.Person{} // by base language
	for _, p := range o.Edition.People {
		if mayNeedInterpreter(p) {
			for _, language := range o.Edition.Interpreting().In(p) {
				needing[language] = append(needing[language], p)
			}
		}
	}
	covers := func(w *texts, p personRow) cell {
		var covered []*program.Person
		for _, language := range o.Edition.Interpreting().In(p.Person) {
			covered = append(covered, needing[language]...)
		}
		return text(w.people(covered))
	}
	columns := append(picked(true, "name", "languages", "stops", "phone", "email"),
		made("covers", covers, append(nameFields, "Person.NeedsInterpreter", "Person.Languages")...).long())
	title := o.texts.Text("list.sheet.interpreters")
	return newSheet(o, title, allowed(columns, o.Edition.Audience), records[personRow]{
		count: len(rows),
		at:    func(i int) personRow { return rows[i] },
		name:  func(p personRow) string { return p.DisplayName() },
	})
}

// interpretedMeetingsSheet lists the meetings at which somebody needs an interpreter, and whom those of the meeting do
// not cover.
func (o *output) interpretedMeetingsSheet() sheet {
	everyone := slices.DeleteFunc(slices.Clone(o.Edition.People), func(p *program.Person) bool {
		return p.NeedsInterpreter != program.Yes
	})
	var rows []meeting
	for _, m := range o.Edition.Plan().Planned() {
		isWork := m.Kind == program.Appointment || m.Kind == program.Ceremony || m.MeetsPeople()
		if !o.IncludesStop(m.Stop) || !isWork {
			continue
		}
		r := o.meetingRow(m)
		for _, p := range everyone {
			if o.Edition.Attendance().Attends(p, m) {
				r.needing = append(r.needing, p)
			}
		}
		if len(r.needing) > 0 {
			rows = append(rows, r)
		}
	}
	needed := func(w *texts, m meeting) cell { return text(w.people(m.needing)) }
	fields := append([]string{"Person.NeedsInterpreter", "Meeting.Attendees"}, nameFields...)
	columns := append(pickedMeeting("date", "start", "end", "city", "title", "interpreters"),
		made("need-interpreters", needed, fields...).long(), made("gap", gapCell, fields...).long())
	title := o.texts.Text("list.sheet.interpreted")
	return newSheet(o, title, allowed(columns, o.Edition.Audience), records[meeting]{
		count: len(rows),
		at:    func(i int) meeting { return rows[i] },
		name:  func(m meeting) string { return m.TitleIn(o.texts.Language) },
	})
}

// gapCell names in amber whom none of the meeting's interpreters covers.
func gapCell(w *texts, m meeting) cell {
	var missing []*program.Person
	interpreters := m.in.Attendance().PeopleOf(m.Interpreters)
	for _, p := range m.needing {
		if !slices.ContainsFunc(
			interpreters,
			func(i *program.Person) bool { return m.in.Interpreting().CanInterpret(i, p) },
		) {
			missing = append(missing, p)
		}
	}
	if len(missing) == 0 {
		return cell{}
	}
	gap := w.Text("list.not-covered", locale.Values{"Names": w.people(missing)})
	return cell{kind: textual, missing: true, text: gap}
}
