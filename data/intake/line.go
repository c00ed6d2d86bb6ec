package intake

import (
	"fmt"
	"reflect"
	"slices"
	"strconv"

	"laurel/data/intake/source"
	"laurel/data/intake/value"
	"laurel/data/locale"
	"laurel/data/program"
	"laurel/data/program/identity"
)

// line is a row of the file that is a record, or could be one.
type line struct {
	place   source.Place
	subject source.Subject
	text    func(field string) string // of the row, as it is written; nil: it comes from no table
	fields  program.Record            // what the row has
	wrong   map[string]*value.Message // why a cell cannot be read, by the field's key
	typed   source.Cells
	single  bool // no other row goes into its record

	state      State
	choice     Choice
	candidates []Candidate
	before     program.Record // as it is
	offered    program.Record // as it would be with all that the row has
	record     program.Record // as it comes in; nil: it does not
}

// begin begins the line of a row.
func (m *merger) begin(about source.Subject, text func(field string) string) *line {
	place, _ := about.Subject()
	l := &line{place: place, subject: about, text: text, typed: m.decisions.of(place).Cells}
	m.lines = append(m.lines, l)
	return l
}

// fault has the line stay out.
func (m *merger) fault(l *line, why error) {
	l.state, l.choice = Problem, Skip
	m.Fault(l.subject, why)
}

// cellsWrong adds the remarks about cells that cannot be read.
func (m *merger) cellsWrong(l *line, remarks source.Remarks) {
	m.Problems = append(m.Problems, remarks.Problems...)
	for _, remark := range remarks.Problems {
		if remark.Field == "" {
			continue
		}
		if l.wrong == nil {
			l.wrong = map[string]*value.Message{}
		}
		l.wrong[remark.Field] = messageOf(remark.Reason)
	}
}

// found is whom or what a line is, as far as its signs go.
type found struct {
	certain    program.Record // two signs or one of Laurel's own agree; nil: none
	candidates []Candidate    // or else whom it may be
	records    map[program.ID]program.Record
}

// perhaps adds somebody whom the line may be.
func (f *found) perhaps(record program.Record, reason *value.Message) {
	if f.records == nil {
		f.records = map[program.ID]program.Record{}
	}
	id := record.RecordID()
	if f.records[id] == nil {
		f.records[id] = record
		f.candidates = append(f.candidates, Candidate{id, program.NameOf(record), reason})
	}
}

// writer writes what a row has.
type writer struct {
	into  func(known program.Record) program.Record // returns a copy of a record with what the row has of it
	fresh func() program.Record                     // returns a new one
}

// settle sets the state of a line by what it was found to be, and what happens to it, and brings its record in.
func (m *merger) settle(l *line, what found, write writer) {
	l.candidates, l.before = what.candidates, what.certain
	l.state, l.choice = New, AsNew
	switch {
	case l.before != nil:
		l.state, l.choice = Changed, Merge
	case len(what.candidates) > 0:
		l.before = what.records[what.candidates[0].ID]
		l.state, l.choice = Possible, Undecided
	}
	if l.before != nil {
		l.offered = write.into(l.before)
		if program.Alike(l.before, l.offered) {
			l.state, l.choice = Same, Merge
		}
	}
	m.comeIn(l, write)
}

// comeIn does with a line what a person chose, or what its state suggests.
func (m *merger) comeIn(l *line, write writer) {
	decision := m.decisions.of(l.place)
	if chosen := m.decisions.choice(l.place, l.state); chosen != Undecided {
		l.choice = chosen
	}
	switch l.choice {
	case AsNew:
		l.before, l.offered = nil, write.fresh()
		m.put(l, l.offered)
	case Merge:
		if other := m.recordOf(decision.With); other != nil && other != l.before {
			l.before, l.offered = other, write.into(other)
		}
		switch {
		case l.before == nil:
			l.choice = Undecided // nobody was named
		case m.mine[l.before.RecordID()] != nil:
			m.fill(l, m.mine[l.before.RecordID()])
		case l.single && l.state == Same && len(decision.Keep) == 0:
			l.offered = l.before
			m.put(l, l.before)
		default:
			next := copied(l.offered)
			m.keep(decision.Keep, l.before, next)
			m.put(l, next)
		}
	case Skip:
		if l.offered == nil {
			l.offered = write.fresh() // the review shows what is left out
		}
	}
}

// copied returns a shallow copy of a record.
func copied(record program.Record) program.Record {
	next := reflect.New(reflect.TypeOf(record).Elem())
	next.Elem().Set(reflect.ValueOf(record).Elem())
	return next.Interface().(program.Record)
}

// keep writes into a record the fields that a person keeps as they are.
func (m *merger) keep(keys []string, before, next program.Record) {
	for _, f := range program.FieldsOf(next) {
		if slices.Contains(keys, f.Key) {
			f.Copy(before, next)
		}
	}
}

// put brings a record in.
func (m *merger) put(l *line, record program.Record) {
	l.record = record
	m.mine[record.RecordID()] = l
	m.places[record] = l.place
	switch r := record.(type) {
	case *program.Person:
		m.file.People = append(m.file.People, r)
	case *program.Contact:
		m.file.Contacts = append(m.file.Contacts, r)
	case *program.Meeting:
		m.file.Meetings = append(m.file.Meetings, r)
	}
}

// recordOf returns a record of the file, or else of the store.
func (m *merger) recordOf(id program.ID) program.Record {
	if l := m.mine[id]; l != nil {
		return l.record
	}
	if p := m.base.Person(id); p != nil {
		return p
	}
	if meeting := m.base.Meeting(id); meeting != nil {
		return meeting
	}
	if c := m.library.contacts[id]; c != nil {
		return c
	}
	return nil
}

// join has a line be of the record of an earlier row of the file.
func (m *merger) join(l, first *line, reason *value.Message, write writer) {
	l.before, l.offered = first.record, first.record
	l.candidates = []Candidate{{first.record.RecordID(), program.NameOf(first.record), reason}}
	l.state, l.choice = Same, Merge
	others := differing(first.fields, l.fields)
	if len(others) > 0 {
		l.state = Problem
	}
	m.comeIn(l, write)
	if l.record != first.record {
		return
	}
	first.keepStored(l.fields, others)
	about := l.subject
	one, two := rowIn(first.place, l.place), rowIn(l.place, first.place)
	if len(others) == 0 {
		m.Problem(about, "The file has this twice, in rows {{.First}} and {{.Second}} ({{.Reason}}); it is imported "+
			"once.",
			"First", one, "Second", two, "Reason", reason)
		return
	}
	m.Problem(about, "The file has this twice, in rows {{.First}} and {{.Second}} ({{.Reason}}); it is imported "+
		"once, as in row {{.First}}. Row {{.Second}} differs in: {{.Fields}}.",
		"First", one, "Second", two, "Reason", reason, "Fields", namesOf(others))
}

// keepStored keeps, of the fields in which a later row of the same record differs, those that the store has as in that
// row: read again, in whatever order, two rows that contradict each other change nothing.
func (l *line) keepStored(later program.Record, others []program.Field) {
	if l.before == nil || l.record == nil {
		return
	}
	isStored := func(f program.Field) bool { return sameValue(f.Value(l.before), f.Value(later)) }
	isName := func(f program.Field) bool { return f.Path == "Given" || f.Path == "Family" }
	otherName := slices.ContainsFunc(others, func(f program.Field) bool { return isName(f) && !isStored(f) })
	for _, f := range others {
		if !isStored(f) || isName(f) && otherName {
			continue
		}
		f.Copy(l.before, l.record)
		f.Copy(l.before, l.offered)
	}
	if l.state == Changed && program.Alike(l.before, l.offered) {
		l.state = Same
	}
}

// rowIn is the number of a row, with its sheet where the other row is in another.
func rowIn(place, other source.Place) string {
	if place.Sheet == other.Sheet {
		return strconv.Itoa(place.Row)
	}
	return fmt.Sprintf("%d (%s)", place.Row, place.Sheet)
}

// fill writes into the record of an earlier row what only a later one has.
func (m *merger) fill(l, first *line) {
	l.record = first.record
	fields := copied(first.fields)
	for _, f := range program.FieldsOf(l.fields) {
		if f.Given(l.fields) && !f.Given(fields) {
			f.Copy(l.fields, first.record)
			f.Copy(l.fields, fields)
		}
	}
	first.fields = fields
}

// differing lists the fields that two rows both have, each with another value. A name that is divided in another way is
// the same.
func differing(one, other program.Record) []program.Field {
	sameName := false
	if person, is := one.(*program.Person); is {
		sameName = slices.Contains(identity.Compare(person, other.(*program.Person)).Agree, identity.Name)
	}
	return slices.DeleteFunc(slices.Clone(program.FieldsOf(one)), func(f program.Field) bool {
		isName := f.Path == "Given" || f.Path == "Family"
		return !f.Given(one) || !f.Given(other) || isName && sameName || sameValue(f.Value(one), f.Value(other))
	})
}

func sameValue(one, other any) bool {
	text, isText := one.(string)
	return isText && value.Same(text, other.(string)) || reflect.DeepEqual(one, other)
}

func namesOf(fields []program.Field) func(locale.Language) string {
	return func(l locale.Language) string {
		names := make([]string, len(fields))
		for i, f := range fields {
			names[i] = f.Name(l)
		}
		return l.And(names...)
	}
}

// What a row adds to an earlier one of the same name.
type addition int

const (
	contradiction addition = iota // a field has another value: they are two
	something
	nothing
)

func adds(first, row program.Record) addition {
	if len(differing(first, row)) > 0 {
		return contradiction
	}
	for _, f := range program.FieldsOf(row) {
		if f.Given(row) && !f.Given(first) {
			return something
		}
	}
	return nothing
}
