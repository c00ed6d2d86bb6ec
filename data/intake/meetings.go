package intake

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"laurel/data/civil"
	"laurel/data/geo"
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
	titled    map[string][]*program.Meeting // those of the program by title and day
	taken     map[program.ID]bool           // those of the program that are certainly an item
	open      map[string]int                // items by title and day that are not found yet
	rows      map[string][]*line            // those that came in, by title, start and stop
	guessed   map[program.ID]bool           // those whose end was guessed
}

// scheduleRow is an item with where it goes and what it is.
type scheduleRow struct {
	*source.Item
	stop  *program.Stop
	known *program.Meeting // of the program
	title string           // folded
	day   string           // its title and day
	start string           // see startKey
	id    program.ID       // that its identity makes; empty: not yet
}

// addItems turns the items into meetings.
//
// A meeting goes into the stop that the file names. Otherwise into one whose dates, by the stop's own zone, include the
// day on which it starts; of several the one it is in already, then one in its own zone, then one whose city its place
// names, then the first. A meeting that fits none goes to the stop whose dates are nearest, with a remark. A program
// without stops gets one for each zone of the file.
func (m *merger) addItems(ctx context.Context, from *source.File) {
	s := &schedule{
		merger: m, stops: slices.Clone(m.base.Stops), sameRules: map[value.TimeZone]civil.Zone{},
		home: cmp.Or[value.TimeZone](from.Home, value.UTC), city: value.Line(from.City),
		titled: map[string][]*program.Meeting{}, taken: map[program.ID]bool{}, open: map[string]int{},
		rows: map[string][]*line{}, guessed: map[program.ID]bool{},
	}
	if m.options.Zone.Valid() && s.home.Name() == "UTC" {
		s.home, s.city = value.IANA(m.options.Zone), ""
	}
	for _, known := range m.base.Meetings {
		key := titleAndDay(value.Fold(known.Title), known.Start.Date)
		s.titled[key] = append(s.titled[key], known)
	}
	items := from.Items
	if !m.cache.once { // another draft reads them again
		items = slices.Clone(items)
	}
	for i := range items {
		if cells := m.decisions.of(items[i].Place).Cells; len(cells) > 0 {
			items[i] = items[i].With(cells, &m.Remarks)
		}
	}
	s.makeStops(items)
	rows := make([]*scheduleRow, len(items))
	for i := range items {
		rows[i] = s.row(&items[i])
	}
	for _, r := range rows {
		if ctx.Err() != nil {
			return
		}
		s.add(r)
	}
	s.withoutEmptyStops()
	s.leaveParallel()
	s.notePrivate()
	if first, last := source.Dates(m.base); s.outside*2 > len(from.Items) && !first.IsZero() {
		m.Note(`Most of the file is outside the dates of "{{.Program}}" ({{.Period}}). `+
			"Check that it belongs there.",
			"Program", m.base.Name, "Period", func(l locale.Language) string { return l.Period(first, last) })
	}
	s.setDates()
}

// notePrivate notes which items their owner keeps from others, so that they come in for the office alone.
func (s *schedule) notePrivate() {
	var titles []string
	for _, m := range s.file.Meetings {
		if m.Private {
			titles = append(titles, m.Title)
		}
	}
	if len(titles) > 0 {
		s.Note("Marked as private, so only the office sees them: {{.Titles}}.",
			"Titles", some(slices.Compact(slices.Sorted(slices.Values(titles)))))
	}
}

// withoutEmptyStops leaves out the stops that were made for items which do not come in.
func (s *schedule) withoutEmptyStops() {
	used := map[program.ID]bool{}
	for _, m := range s.file.Meetings {
		used[m.Stop] = true
	}
	s.file.Stops = slices.DeleteFunc(s.file.Stops, func(stop *program.Stop) bool { return !used[stop.ID] })
}

// titleAndDay is the key of a folded title and a day.
func titleAndDay(title string, day civil.Date) string { return title + " " + day.String() }

// No program has meetings before or after these years; calendars write such ones where they mean none.
const firstYear, lastYear = 1970, 2199

// row prepares an item: it finds its stop, and the meeting of the program that it certainly is.
func (s *schedule) row(it *source.Item) *scheduleRow {
	r := &scheduleRow{Item: it}
	if it.Fields.Title = value.Line(it.Fields.Title); it.Fields.Title == "" {
		it.Fields.Title = cmp.Or(value.Beginning(it.Fields.Topic), value.Beginning(it.Fields.Note),
			value.Line(it.Fields.Place))
	}
	if it.Fault = s.fault(it); it.Fault != nil {
		return r
	}
	r.known = s.byIdentity(r)
	if r.stop = s.stopFor(it, r.known); r.stop == nil {
		it.Fault = value.Text("The program has no stop to put it in; add one first.")
		return r
	}
	start := it.When.Start.In(r.stop.Zone)
	r.title = value.Fold(it.Fields.Title)
	r.day = titleAndDay(r.title, start.Date)
	if r.known == nil {
		r.known = s.atTime(r)
	}
	if r.known != nil {
		s.taken[r.known.ID] = true
	} else {
		s.open[r.day]++
	}
	return r
}

// fault returns why an item cannot come in.
func (s *schedule) fault(it *source.Item) error {
	if it.Fault != nil {
		return it.Fault
	}
	if it.When.Start.Local.IsZero() {
		return value.Text("It has no start day and time.")
	}
	for _, at := range []value.Moment{it.When.Start, it.When.End} {
		if year := at.Local.Date.Year; !at.Local.IsZero() && (year < firstYear || year > lastYear) {
			return value.Text("Its day, {{.Day}}, cannot be right; correct it in the file.", "Day", at.Local.Date)
		}
	}
	return nil
}

// byIdentity returns the meeting that has the item's identity: one of Laurel's own, or one that is unique everywhere. A
// code that is not, such as A-101, is a sign beside the title, and a plain number is no sign.
func (s *schedule) byIdentity(r *scheduleRow) *program.Meeting {
	it := r.Item
	if own := s.base.Meeting(it.Fields.ID); own != nil {
		return own
	}
	it.Fields.ID = ""
	_, isNumber := value.Number(it.Identity)
	if it.Identity == "" || isNumber && !it.Unique {
		return nil
	}
	known := s.base.Meeting(s.idOf(r))
	if known != nil && (it.Unique || value.Same(known.Title, it.Fields.Title)) {
		return known
	}
	return nil
}

// atTime returns the meeting of the item's title and day that starts when it does, at its stop and place before others,
// and of those alike the one that an earlier reading of the file made of the item.
func (s *schedule) atTime(r *scheduleRow) *program.Meeting {
	var found *program.Meeting
	best, made := 0, 0
	for _, m := range s.titled[r.day] {
		zone := r.stop.Zone
		if stop := s.base.Stop(m.Stop); stop != nil {
			zone = stop.Zone
		}
		if s.taken[m.ID] || m.Start != r.When.Start.In(zone) || r.Stop != "" && m.Stop != r.stop.ID {
			continue
		}
		score, nth := r.likeness(m, zone), s.nthOf(r, m)
		if score > best || score == best && nth < made {
			found = m
			best = score
			made = nth
		}
	}
	if found != nil && r.Stop == "" {
		r.stop = cmp.Or(s.base.Stop(found.Stop), r.stop)
	}
	return found
}

// likeness counts what else than title and start of a meeting, whose stop is in a zone, is that of the item.
func (r *scheduleRow) likeness(m *program.Meeting, zone civil.Zone) int {
	score := 1
	if m.Stop == r.stop.ID {
		score += 2
	}
	if value.Same(m.Place, r.Fields.Place) {
		score++
	}
	if !r.When.EndGuessed && m.End == r.When.End.In(zone) {
		score++
	}
	return score
}

// nthOf returns which of the items of the title and day made the meeting, from 1; a number beyond them where none did.
func (s *schedule) nthOf(r *scheduleRow, m *program.Meeting) int {
	const most = 50 // more are not distinguished
	alike := min(len(s.titled[r.day]), most)
	for nth := 1; nth <= alike; nth++ {
		if m.ID == s.newID(r, nth) {
			return nth
		}
	}
	return alike + 1
}

// moved returns the meetings of the item's title, day and stop that start at another time and are no other item.
func (s *schedule) moved(r *scheduleRow) []*program.Meeting {
	return slices.DeleteFunc(slices.Clone(s.titled[r.day]), func(m *program.Meeting) bool {
		return s.taken[m.ID] || m.Stop != r.stop.ID
	})
}

// mayBe reports whether the item is the only other one of its title, day and stop by more than these: that at another
// place is another one, and at no place one whose title is that of a kind, such as Lunch.
func (r *scheduleRow) mayBe(moved *program.Meeting) bool {
	if moved.Place == "" || r.Fields.Place == "" {
		return value.Kind(r.Fields.Title) == ""
	}
	return value.Same(moved.Place, r.Fields.Place)
}

// what returns which meeting of the program an item is or may be.
func (s *schedule) what(r *scheduleRow) (what found) {
	moved := s.moved(r)
	switch {
	case r.known != nil:
		what.certain = r.known
	case len(moved) == 1 && s.open[r.day] == 1 && r.mayBe(moved[0]):
		what.certain = moved[0]
		s.taken[moved[0].ID] = true
	default:
		for _, m := range moved {
			what.perhaps(m, value.Text("same title, day and city"))
		}
		earlier := s.base.Meeting(s.newID(r, 1))
		if earlier != nil && !s.taken[earlier.ID] && earlier.Start.Date == r.When.Start.In(r.stop.Zone).Date {
			what.perhaps(earlier, value.Text("an earlier file had it under this title"))
		}
	}
	return what
}

// add adds one item.
func (s *schedule) add(r *scheduleRow) {
	l := s.begin(r.Item, r.Row.Text)
	l.fields = &r.Fields
	if r.Fault != nil {
		s.merger.fault(l, r.Fault)
		return
	}
	write := writer{
		into: func(known program.Record) program.Record {
			next := known.(*program.Meeting).Clone()
			next.Stop = r.stop.ID
			s.write(next, *r.Item, r.stop)
			return next
		},
		fresh: func() program.Record { return s.fresh(r) },
	}
	what := s.what(r)
	first := s.firstOf(what.certain)
	if what.certain == nil {
		first = s.sameItem(r)
	}
	if first != nil {
		s.join(l, first, value.Text("same title, day and city"), write)
	} else {
		s.settle(l, what, write)
	}
	if l.record == nil {
		return
	}
	s.rows[r.startKey()] = append(s.rows[r.startKey()], l)
	s.remarkOnPeople(r.Item)
	s.organisation(r.Place, r.Organisation)
	for _, who := range r.Contacts {
		who.Place = r.Place
		s.speaker(who)
	}
}

// startKey is the title, stop and start of an item.
func (r *scheduleRow) startKey() string {
	if r.start == "" {
		r.start = r.title + " " + string(r.stop.ID) + " " + r.When.Start.In(r.stop.Zone).String()
	}
	return r.start
}

// sameItem returns the earlier item of the file that has the identity of this one, or its title, stop and start and
// nothing else that contradicts.
func (s *schedule) sameItem(r *scheduleRow) *line {
	if r.Unique {
		return s.mine[s.idOf(r)]
	}
	for _, first := range s.rows[r.startKey()] {
		if adds(first.fields, &r.Fields) != contradiction {
			return first
		}
	}
	return nil
}

// fresh returns a new meeting.
func (s *schedule) fresh(r *scheduleRow) *program.Meeting {
	nth := 1
	id := s.newID(r, nth)
	for s.base.Meeting(id) != nil || s.mine[id] != nil {
		nth++
		id = s.newID(r, nth)
	}
	kind := cmp.Or(value.KindOfTitle(r.Fields.Title), program.Appointment)
	next := &program.Meeting{ID: id, Stop: r.stop.ID, Kind: kind, Status: r.Presumed}
	s.write(next, *r.Item, r.stop)
	return next
}

// newID derives the identifier of a new meeting, which is the same each time that the file is read into the program; in
// another program it is another one. nth counts those of one title and day.
func (s *schedule) newID(r *scheduleRow, nth int) program.ID {
	identity := r.Identity
	if _, isNumber := value.Number(identity); identity == "" || isNumber && !r.Unique {
		identity = titleAndDay(value.Fold(r.Fields.Title), r.When.Start.Local.Date)
	} else if nth == 1 {
		return s.idOf(r)
	}
	if nth > 1 {
		identity = fmt.Sprint(identity, " ", nth)
	}
	return s.derivedID(identity)
}

// idOf is the identifier that the identity of an item makes.
func (s *schedule) idOf(r *scheduleRow) program.ID {
	if r.id == "" {
		r.id = s.derivedID(r.Identity)
	}
	return r.id
}

func (s *schedule) derivedID(identity string) program.ID {
	return derived("meeting", string(s.base.ID), identity)
}

// write writes into a meeting what the item has of it; the rest stays.
func (s *schedule) write(m *program.Meeting, it source.Item, stop *program.Stop) {
	fields := it.Fields
	s.guessed[m.ID] = it.When.EndGuessed
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
	s.writeLink(m, &it, &fields, own)
	if at := s.library.organisationCalled(it.Organisation); at != nil {
		fields.Organisation = at.ID
	}
	s.writePlace(m, &fields, stop, own)
	fields.Note = value.Clean(fields.Note)
	if own {
		fields.Note = s.withoutOwn(m, fields.Note, cmp.Or(fields.Link, m.Link))
	}
	if value.Consists(fields.Note, m.Topic, m.Note) {
		fields.Note = ""
	}
	source.Overlay(m, &fields)
	if it.Cancelled && m.TakesPlace() {
		m.Status = program.Cancelled
	}
	s.writeSpeakers(m, &it)
	if who := s.peopleNamed(it.Attendees, nil); len(who) > 0 {
		m.Selected = true
		m.Attendees = who
		m.Excused = nil
	}
	if who := s.peopleNamed(it.Interpreters, nil); len(who) > 0 {
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
	at := cmp.Or(s.library.organisations[string(cmp.Or(fields.Organisation, m.Organisation))], &program.Organisation{})
	if !m.Position.Known && fields.Position == at.Position {
		fields.Position = geo.Position{}
	}
	if own && (value.Same(fields.Place, stop.City) || value.Same(fields.Place, at.Name)) ||
		value.Consists(fields.Place, m.Place, at.Name, at.Address) {
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
		contact := s.library.contacts[id]
		return contact != nil && matches(contact)
	})
}

// writeSpeakers adds the contacts; those of whom no organisation is known are named in the note, since a contact
// belongs to one.
func (s *schedule) writeSpeakers(m *program.Meeting, it *source.Item) {
	var others []string
	for _, who := range it.Contacts {
		name := value.Line(who.Fields.Name)
		called := value.Line(who.Fields.Honorific + " " + name)
		if id := s.speakerID(who); id != "" {
			if !slices.Contains(m.Contacts, id) {
				m.Contacts = append(m.Contacts, id)
			}
		} else if name != "" && !strings.Contains(m.Note, name) &&
			!s.meets(m, func(c *program.Contact) bool { return value.Same(c.Name, name) }) {
			others = append(others, called)
		}
	}
	if len(others) > 0 {
		with := value.Text("With {{.Names}}", "Names", strings.Join(others, ", ")).In(s.base.Language)
		m.Note = strings.TrimSpace(with + "\n\n" + m.Note)
	}
}

// peopleNamed returns the people of the program whom an item names by their names or e-mail addresses. Names that are
// nobody's or several people's are passed to unclear, with how many bear them.
func (s *schedule) peopleNamed(names []string, unclear func(name string, bearers int)) []program.ID {
	var found []program.ID
	for _, name := range names {
		bearers := s.people.index.Named(name)
		if len(bearers) == 0 {
			bearers = s.people.index.Reached(name)
		}
		if len(bearers) == 1 {
			found = append(found, bearers[0].ID)
		} else if unclear != nil {
			unclear(value.Line(name), len(bearers))
		}
	}
	return found
}

// remarkOnPeople adds remarks about the people whom an item names and who cannot be found.
func (s *schedule) remarkOnPeople(it *source.Item) {
	s.peopleNamed(slices.Concat(it.Attendees, it.Interpreters), func(name string, bearers int) {
		if bearers == 0 {
			s.Problem(
				it,
				"{{.Name}} is not among the people of the program, so the meeting is imported without them.",
				"Name",
				name,
			)
		} else {
			s.Problem(it, "Several people of the program are called {{.Name}}, so the meeting is imported without "+
				"them; choose who is meant.", "Name", name)
		}
	})
}

// mostAtOnce is how many items at once are compared.
const mostAtOnce = 100

// leaveParallel chooses nobody for new meetings that begin together with others in other rooms, of which nobody can
// attend all; and for those that run beside others, when a third of the file does so: it is a conference.
func (s *schedule) leaveParallel() {
	var fresh []placed
	for _, m := range s.file.Meetings {
		if s.base.Meeting(m.ID) == nil && !m.Selected && m.Place != "" {
			fresh = append(fresh, placed{m, value.Fold(m.Place)})
		}
	}
	slices.SortStableFunc(fresh, func(a, b placed) int { return a.Start.Compare(b.Start) })
	parallel, together := s.inParallel(fresh)
	if 3*countOf(parallel) < len(fresh) {
		parallel = together
	}
	if countOf(parallel) == 0 {
		return
	}
	for i, a := range fresh {
		a.Selected = a.Selected || parallel[i]
	}
	s.Note("At the same time as others in other rooms: {{.Items}}. "+
		"Nobody is chosen for these yet; choose who goes where.",
		"Items", value.Count("{{.Count}} items", countOf(parallel)))
}

func countOf(flags []bool) (count int) {
	for _, is := range flags {
		if is {
			count++
		}
	}
	return count
}

// placed is a meeting with its room as it is compared.
type placed struct {
	*program.Meeting
	room string
}

// inParallel finds which of the meetings, in the order of their starts, run beside one in another room, and which of
// them begin together with one and have ends of their own.
func (s *schedule) inParallel(fresh []placed) (parallel, together []bool) {
	parallel, together = make([]bool, len(fresh)), make([]bool, len(fresh))
	for i, a := range fresh {
		guessed := s.guessed[a.ID]
		for j, b := range fresh[i+1 : min(len(fresh), i+mostAtOnce)] {
			if !b.Start.Before(a.End) || guessed && a.Start != b.Start {
				break // an end that was guessed is no reason
			}
			if a.Stop != b.Stop || a.room == b.room {
				continue
			}
			parallel[i], parallel[i+1+j] = true, true
			if a.Start == b.Start && !guessed && !s.guessed[b.ID] {
				together[i], together[i+1+j] = true, true
			}
		}
	}
	return parallel, together
}
