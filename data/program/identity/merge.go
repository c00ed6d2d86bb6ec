package identity

import (
	"reflect"
	"slices"
	"strings"

	"laurel/data/locale"
	"laurel/data/program"
)

// Merged is what merging two people changes in their program: the records to put, and the person to delete after that.
type Merged struct {
	Put         []program.Record
	Connections []program.ID // to delete: between the two
	Delete      program.ID
}

// Merge merges other into keep, both people of p. Fields that keep does not have come from other, lists are joined, and
// the fields whose keys are in take come from other though keep has them. What was in a field of both and does not stay
// is written into the notes, so that nothing is lost. What names other (meetings, takeaways, responses, connections,
// tasks, certificates, releases, notes of letters, roommates, ignored findings) names keep.
func Merge(p *program.Program, keep, other program.ID, take []string) Merged {
	merged := person(p, p.Person(keep), p.Person(other), take)
	put := []program.Record{merged}
	swap := func(id program.ID) program.ID {
		if id == other {
			return keep
		}
		return id
	}
	var between []program.ID
	for _, record := range p.Records() {
		if c, is := record.(*program.Connection); is && c.Joins(keep, other) {
			between = append(between, c.ID)
			continue
		}
		if next := pointed(record, other, swap); next != nil {
			put = append(put, next)
		}
	}
	return Merged{put, between, other}
}

// Differing lists the fields that two records of a kind both have, each with another value: those that a person chooses
// between.
func Differing(keep, other program.Record) []program.Field {
	return slices.DeleteFunc(slices.Clone(program.FieldsOf(keep)), func(f program.Field) bool {
		return isJoined(f) || f.Path == "Cancelled" || !f.Given(keep) || !f.Given(other) ||
			reflect.DeepEqual(f.Value(keep), f.Value(other))
	})
}

// isJoined reports whether both values of a field stay.
func isJoined(f program.Field) bool {
	return slices.Contains([]string{"Languages", "Stays", "Notes", "Organisation"}, f.Path)
}

// isConsent reports whether a no of either record is a no: only a person can overrule it.
func isConsent(f program.Field) bool { return strings.HasPrefix(f.Path, "Consent.") }

// MergeRecords returns the organisation or contact that two of the library become, as Merge does for people; what names
// other is the store's to change.
func MergeRecords(p *program.Program, keep, other program.Record, take []string) program.Record {
	next := reflect.New(reflect.TypeOf(keep).Elem()).Interface().(program.Record)
	reflect.ValueOf(next).Elem().Set(reflect.ValueOf(keep).Elem())
	lost := combine(p, keep, other, next, take)
	name := program.NameOf(other)
	switch r := next.(type) {
	case *program.Contact:
		second := other.(*program.Contact)
		r.Languages = slices.Clone(r.Languages)
		for _, s := range second.Languages {
			known := func(k program.Spoken) bool { return locale.SameBase(k.Language, s.Language) }
			if !slices.ContainsFunc(r.Languages, known) {
				r.Languages = append(r.Languages, s)
			}
		}
		r.Notes = notes(p.Language, name, r.Notes, second.Notes, lost)
	case *program.Organisation:
		r.Notes = notes(p.Language, name, r.Notes, other.(*program.Organisation).Notes, lost)
	}
	return next
}

// person returns the person that two become.
func person(p *program.Program, keep, other *program.Person, take []string) *program.Person {
	next := *keep
	lost := combine(p, keep, other, &next, take)
	next.Cancelled = keep.Cancelled && other.Cancelled
	next.Languages = slices.Clone(keep.Languages)
	for _, s := range other.Languages {
		if !keep.Speaks(s.Language) {
			next.Languages = append(next.Languages, s)
		}
	}
	for _, stay := range other.Stays {
		if _, known := keep.StayAt(stay.Stop); !known {
			next = *next.WithStay(stay)
		}
	}
	next.Stays = slices.Clone(next.Stays)
	for i, stay := range next.Stays {
		if stay.SharesWith == keep.ID || stay.SharesWith == other.ID {
			next.Stays[i].SharesWith = "" // nobody shares a room with themselves
		}
	}
	next.Notes = notes(p.Language, other.DisplayName(), keep.Notes, other.Notes, lost)
	return &next
}

// combine writes into next, a copy of keep, the fields that only other has and those that are taken of it. It returns
// what is not kept of either, as a line each.
func combine(p *program.Program, keep, other, next program.Record, take []string) (lost []string) {
	for _, f := range program.FieldsOf(keep) {
		switch {
		case isJoined(f), f.Path == "Cancelled", !f.Given(other):
		case !f.Given(keep):
			f.Copy(other, next)
		case reflect.DeepEqual(f.Value(keep), f.Value(other)):
		default:
			gone := other
			if slices.Contains(take, f.Key) || f.Value(other) == program.No && isConsent(f) {
				f.Copy(other, next)
				gone = keep
			}
			if f.Path != "Photo" && f.Path != "NameOrder" {
				lost = append(lost, p.Language.Labelled(f.Label(p.Language), f.Text(p.Language, p, gone)))
			}
		}
	}
	return lost
}

// notes are those of both, with what else of their fields does not stay.
func notes(l locale.Language, name, keep, other string, lost []string) string {
	parts := []string{keep}
	if other != keep {
		parts = append(parts, other)
	}
	if len(lost) > 0 {
		merged := l.Text("identity.merged", locale.Values{"Name": name})
		parts = append(parts, merged+"\n"+strings.Join(lost, "\n"))
	}
	return locale.Joined("\n\n", parts...)
}

// pointed returns a record with the person it names replaced; nil: it does not name them.
//
//nolint:gocyclo // one case for each kind of record
func pointed(record program.Record, other program.ID, swap func(program.ID) program.ID) program.Record {
	switch r := record.(type) {
	case *program.Meeting:
		if next := r.Clone(); pointMeeting(next, other, swap(other)) {
			return next
		}
	case *program.Takeaway:
		if next := *r; point(other, swap, &next.Person, &next.FollowUpOwner.Person) {
			return &next
		}
	case *program.Response:
		if next := *r; point(other, swap, &next.Person) {
			return &next
		}
	case *program.Connection:
		next := *r
		if point(
			other, swap, &next.From.Person, &next.To.Person, &next.Introduced.Person, &next.FollowUpOwner.Person,
		) {
			return &next
		}
	case *program.Task:
		if next := *r; point(other, swap, &next.Person, &next.Owner.Person) {
			return &next
		}
	case *program.Person:
		next := *r
		next.Stays = slices.Clone(r.Stays)
		isNamed := false
		for i := range next.Stays {
			isNamed = point(other, swap, &next.Stays[i].SharesWith) || isNamed
		}
		if isNamed && r.ID != other && r.ID != swap(other) { // those two are merged by themselves
			return &next
		}
	case *program.Program:
		return withLettersOf(r, other, swap(other))
	case *program.Journey:
		if next := *r; slices.Contains(r.Travellers, other) {
			next.Travellers, _ = replaced(r.Travellers, other, swap(other))
			return &next
		}
	case *program.Issue:
		if next := *r; r.Person == other {
			next.Person = swap(other)
			return &next
		}
	case *program.Release:
		if next := *r; r.Person == other {
			next.Person = swap(other)
			return &next
		}
	case *program.Ignored:
		if next := *r; slices.Contains(r.Items, other) {
			next.Items, _ = replaced(r.Items, other, swap(other))
			return &next
		}
	}
	return nil
}

// withLettersOf returns the program with the letters that were sent to one person noted as sent to another; nil: there
// are none.
func withLettersOf(p *program.Program, from, to program.ID) program.Record {
	theirs := p.SentLetters.To(from)
	if len(theirs) == 0 {
		return nil
	}
	return p.With(func(next *program.Program) {
		isTheirs := func(s program.SentLetter) bool { return s.To == from }
		next.SentLetters = slices.DeleteFunc(slices.Clone(p.SentLetters), isTheirs)
		for _, note := range theirs {
			note.To = to
			if next.SentLetters.On(note.Letter, note.To).IsZero() {
				next.SentLetters = next.SentLetters.With(note)
			}
		}
	})
}

// point replaces a person in fields that name one, and reports whether any did.
func point(other program.ID, swap func(program.ID) program.ID, fields ...*program.ID) bool {
	any := false
	for _, field := range fields {
		if *field == other {
			*field = swap(other)
			any = true
		}
	}
	return any
}

// pointAttendance replaces a person in what was noted of people; what was noted of both stays as it is of the one kept.
func pointAttendance(m *program.Meeting, other, keep program.ID) bool {
	_, both := m.PresenceOf(keep)
	isNoted := false
	var next []program.Attended
	for _, a := range m.Attendance {
		isNoted = isNoted || a.Person == other || a.By == other
		if a.Person == other && both {
			continue
		}
		if a.Person == other {
			a.Person = keep
		}
		if a.By == other {
			a.By = keep
		}
		if a.By == a.Person {
			a.By = ""
		}
		next = append(next, a)
	}
	m.Attendance = next
	return isNoted
}

// pointMeeting replaces a person of a meeting, who is excused only where neither record attends.
func pointMeeting(m *program.Meeting, other, keep program.ID) bool {
	var attends, excused, interprets bool
	m.Attendees, attends = replaced(m.Attendees, other, keep)
	m.Excused, excused = replaced(m.Excused, other, keep)
	m.Interpreters, interprets = replaced(m.Interpreters, other, keep)
	if slices.Contains(m.Attendees, keep) {
		m.Excused = slices.DeleteFunc(m.Excused, func(id program.ID) bool { return id == keep })
	}
	return pointAttendance(m, other, keep) || attends || excused || interprets
}

// replaced returns a list with one identifier in place of another, once, and whether the other was in it.
func replaced(ids []program.ID, other, keep program.ID) ([]program.ID, bool) {
	if !slices.Contains(ids, other) {
		return ids, false
	}
	var next []program.ID
	for _, id := range ids {
		if id == other {
			id = keep
		}
		if !slices.Contains(next, id) {
			next = append(next, id)
		}
	}
	return next, true
}
