package intake

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"laurel/data/civil"
	"laurel/data/intake/source"
	"laurel/data/intake/value"
	"laurel/data/locale"
	"laurel/data/program"
)

// schedule puts items into the stops of a program.
type schedule struct {
	*merger
	stops     []*program.Stop // those that items may go into
	home      value.TimeZone  // of a file that makes its own stops: for times that float or are in UTC
	city      string          // of that stop, when the file has it
	outside   int             // items outside the dates of every stop
	sameRules map[value.TimeZone]civil.Zone
}

// addItems turns the items into meetings.
//
// A meeting goes into the stop that the file names. Otherwise into one whose dates, by the stop's own zone, include the
// day on which it starts; of several the one it is in already, then one in its own zone, then one whose city its place
// names, then the first. A meeting that fits none goes to the stop whose dates are nearest, with a remark. A program
// without stops gets one for each zone of the file.
func (m *merger) addItems(from *source.File) {
	s := &schedule{
		merger: m, stops: slices.Clone(m.base.Stops), sameRules: map[value.TimeZone]civil.Zone{},
		home: cmp.Or[value.TimeZone](from.Home, value.UTC), city: value.Line(from.City),
	}
	if m.options.Zone.Valid() && s.home.Name() == "UTC" {
		s.home, s.city = value.IANA(m.options.Zone), ""
	}
	s.makeStops(from.Items)
	for _, it := range from.Items {
		s.add(&it)
	}
	s.leaveParallel()
	if first, last := source.Dates(m.base); s.outside*2 > len(from.Items) && !first.IsZero() {
		m.Note(`Most of the file lies outside the dates of "{{.Program}}" ({{.Period}}). `+
			"Look whether it belongs there.",
			"Program", m.base.Name, "Period", func(l locale.Language) string { return l.Period(first, last) })
	}
	s.setDates()
}

// No program has meetings before or after these years; calendars write such ones where they mean none.
const firstYear, lastYear = 1970, 2199

// add adds one item.
func (s *schedule) add(it *source.Item) {
	it.Fields.Title = cmp.Or(value.Line(it.Fields.Title), value.Beginning(it.Fields.Topic),
		value.Beginning(it.Fields.Note), value.Line(it.Fields.Place))
	if it.When.Start.Local.IsZero() {
		s.Problem(it, "It says no day and time at which it starts.")
		return
	}
	for _, at := range []value.Moment{it.When.Start, it.When.End} {
		if year := at.Local.Date.Year; !at.Local.IsZero() && (year < firstYear || year > lastYear) {
			s.Problem(it, "Its day, {{.Day}}, cannot be meant; correct it in the file.", "Day", at.Local.Date)
			return
		}
	}
	id := s.idOf(it)
	known := s.base.Meeting(id)
	stop := s.stopFor(it, known)
	if stop == nil {
		s.Problem(it, "The program has no stop that it could go into; add one first.")
		return
	}
	if known == nil {
		known = s.sameByHand(it, stop)
	}
	next := &program.Meeting{ID: id, Kind: program.Appointment, Status: it.Presumed}
	if kind := value.Kind(it.Fields.Title); kind == program.Meal || kind == program.Ceremony {
		next.Kind = kind
	}
	if known != nil {
		next = known.Clone()
	}
	if s.seen[next.ID] {
		s.Problem(it, "The file has this meeting twice; only the first is read in.")
		return
	}
	s.seen[next.ID] = true
	next.Stop = stop.ID
	s.write(next, it, stop)
	s.file.Meetings = append(s.file.Meetings, next)
	s.places[next] = it.Place
}

// idOf is the identifier of the item's meeting. A meeting of a file belongs to one program: read into another it is
// another one.
func (s *schedule) idOf(it *source.Item) program.ID {
	if it.Fields.ID != "" && s.base.Meeting(it.Fields.ID) != nil {
		return it.Fields.ID
	}
	it.Fields.ID = ""
	id := func(identity string) program.ID { return derived("meeting", string(s.base.ID), identity) }
	if it.Identity != "" {
		return id(it.Identity)
	}
	identity := fmt.Sprint(value.Fold(it.Fields.Title), " ", it.When.Start.Local.Date)
	found := id(identity)
	for n := 2; s.seen[found]; n++ {
		found = id(fmt.Sprint(identity, " ", n))
	}
	return found
}

// sameByHand finds the meeting that somebody has typed in already.
func (s *schedule) sameByHand(it *source.Item, stop *program.Stop) *program.Meeting {
	start, title := it.When.Start.In(stop.Zone), value.Fold(it.Fields.Title)
	for _, m := range s.base.Meetings {
		if m.Stop == stop.ID && m.Start == start && !s.seen[m.ID] && value.Fold(m.Title) == title {
			return m
		}
	}
	return nil
}

// write writes into a meeting what the item has of it; the rest stays.
func (s *schedule) write(m *program.Meeting, it *source.Item, stop *program.Stop) {
	fields := it.Fields
	length, known := m.Minutes(), !m.Start.IsZero()
	fields.Start = it.When.Start.In(stop.Zone)
	fields.End = it.When.End.In(stop.Zone)
	if known && it.When.EndGuessed {
		fields.End = fields.Start.AddMinutes(length)
	} else if fields.End.IsZero() {
		fields.End = fields.Start
	}
	if value.Line(m.Title) == fields.Title {
		fields.Title = m.Title
	}
	own := fields.ID == m.ID
	fields.ID = m.ID
	fields.Topic = value.Clean(fields.Topic)
	fields.Internal = value.Clean(fields.Internal)
	s.writeLink(m, it, &fields, own)
	if at := s.organisation(it.Place, it.Organisation); at != nil {
		fields.Organisation = at.ID
	}
	s.writePlace(m, &fields, stop, own)
	fields.Note = value.Clean(fields.Note)
	if own {
		fields.Note = s.withoutOwn(m, fields.Note, cmp.Or(fields.Link, m.Link))
	}
	if m.Topic+m.Note != "" && value.Contains(fields.Note, m.Topic, m.Note) {
		fields.Note = ""
	}
	source.Overlay(m, &fields)
	if it.Cancelled && m.TakesPlace() {
		m.Status = program.Cancelled
	}
	s.writeSpeakers(m, it)
	if who := s.peopleNamed(it, it.Attendees); len(who) > 0 {
		m.Selected, m.Attendees, m.Excused = true, who, nil
	}
	if who := s.peopleNamed(it, it.Interpreters); len(who) > 0 {
		m.Interpreters = who
	}
}

// writeLink writes where a virtual meeting is. The page of one that has a place is no such link, and goes to the end of
// its note.
func (s *schedule) writeLink(m *program.Meeting, it *source.Item, fields *program.Meeting, own bool) {
	switch link := cmp.Or(fields.Link, m.Link); {
	case it.Page == "" || it.Page == link:
	case fields.Link == "" && (own || fields.Place == "" && !fields.Position.Known):
		fields.Link = it.Page
	case !strings.Contains(fields.Note, it.Page):
		fields.Note = strings.TrimSpace(fields.Note + "\n\n" + it.Page)
	}
}

// writePlace writes where the meeting is, unless the file has no more of it than the program: Laurel's own
// calendars put the place, its organisation and the address into one, and the city where there is nothing else.
func (s *schedule) writePlace(m, fields *program.Meeting, stop *program.Stop, own bool) {
	at := cmp.Or(s.organisations[string(cmp.Or(fields.Organisation, m.Organisation))], &program.Organisation{})
	if !m.Position.Known && fields.Position == at.Position {
		fields.Position = program.Position{}
	}
	if own && (value.Same(fields.Place, stop.City) || value.Same(fields.Place, at.Name)) ||
		value.Contains(fields.Place, m.Place, at.Name, at.Address) {
		fields.Place = ""
	}
	fields.Place = value.Line(strings.ReplaceAll(value.Clean(fields.Place), "\n", ", "))
}

// withoutOwn removes from the text of one of Laurel's own calendars what is elsewhere in the meeting: the topic, the
// link, who is met and who attends.
func (s *schedule) withoutOwn(m *program.Meeting, text, link string) string {
	var kept []string
	for paragraph := range strings.SplitSeq(text, "\n\n") {
		if !value.Same(paragraph, m.Topic) && paragraph != link && !s.isAboutPeople(m, paragraph) {
			kept = append(kept, paragraph)
		}
	}
	return strings.Join(kept, "\n\n")
}

// isAboutPeople reports whether a paragraph is the one in which Laurel's own calendars list who is met and who attends.
// The names of the delegation are for those who may have them, and a note is for everyone.
func (s *schedule) isAboutPeople(m *program.Meeting, paragraph string) bool {
	if strings.Contains(m.Note, paragraph) {
		return false
	}
	for line := range strings.SplitSeq(paragraph, "\n") {
		first, rest, _ := strings.Cut(line, " ")
		label, _, labelled := strings.Cut(line, ":")
		attends := labelled && value.Is("attends", label)
		met := value.Is("met", first) &&
			s.meets(m, func(c *program.Contact) bool { return value.Contains(rest, c.Name) })
		if !attends && !met {
			return false
		}
	}
	return true
}

// meets reports whether a contact of the meeting matches.
func (s *schedule) meets(m *program.Meeting, matches func(*program.Contact) bool) bool {
	return slices.ContainsFunc(m.Contacts, func(id program.ID) bool {
		contact := s.contacts[string(id)]
		return contact != nil && matches(contact)
	})
}

// writeSpeakers adds the contacts; those of whom no organisation is known are named in the note, since a contact
// belongs to one.
func (s *schedule) writeSpeakers(m *program.Meeting, it *source.Item) {
	var others []string
	for _, who := range it.Contacts {
		who.Place = it.Place
		name := value.Line(who.Fields.Name)
		if contact := s.contact(who); contact != nil {
			if !slices.Contains(m.Contacts, contact.ID) {
				m.Contacts = append(m.Contacts, contact.ID)
			}
		} else if name != "" && !strings.Contains(m.Note, name) &&
			!s.meets(m, func(c *program.Contact) bool { return value.Same(c.Name, name) }) {
			others = append(others, name)
		}
	}
	if len(others) > 0 {
		with := value.Text("With {{.Names}}", "Names", strings.Join(others, ", ")).In(s.base.Language)
		m.Note = strings.TrimSpace(with + "\n\n" + m.Note)
	}
}

// peopleNamed returns the people of the program whom an item names.
func (s *schedule) peopleNamed(it *source.Item, names []string) []program.ID {
	var found []program.ID
	for _, name := range names {
		if person := s.personNamed(name); person != nil {
			found = append(found, person.ID)
			continue
		}
		s.Problem(it, "{{.Name}} is not among the people of the program, so that the meeting comes in without them.",
			"Name", value.Line(name))
	}
	return found
}

// mostAtOnce is how many items at once are compared.
const mostAtOnce = 100

// leaveParallel chooses nobody for new meetings that run beside others in other rooms, when a third of the file does
// so: it is a conference, whose sessions nobody can all attend.
func (s *schedule) leaveParallel() {
	var fresh []*program.Meeting
	for _, m := range s.file.Meetings {
		if s.base.Meeting(m.ID) == nil && !m.Selected && m.Place != "" {
			fresh = append(fresh, m)
		}
	}
	slices.SortStableFunc(fresh, func(a, b *program.Meeting) int { return a.Start.Compare(b.Start) })
	parallel := map[*program.Meeting]bool{}
	for i, a := range fresh {
		for _, b := range fresh[i+1 : min(len(fresh), i+mostAtOnce)] {
			if !b.Start.Before(a.End) {
				break
			}
			if a.Stop == b.Stop && !value.Same(a.Place, b.Place) {
				parallel[a], parallel[b] = true, true
			}
		}
	}
	if len(parallel)*3 < len(fresh) || len(parallel) == 0 {
		return
	}
	for m := range parallel {
		m.Selected = true
	}
	s.Note("At the same time as others in other rooms: {{.Items}}. "+
		"Nobody is chosen for these yet; choose who goes where.",
		"Items", value.Count("{{.Count}} items", len(parallel)))
}
