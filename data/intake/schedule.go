package intake

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"

	"laurel/data/locale"
	"laurel/data/program"
)

// clock turns what a wall shows somewhere into an instant and back.
type clock interface {
	instant(local program.DateTime) time.Time
	local(at time.Time) program.DateTime
	zone() program.Zone // of the IANA database; empty where it has none for this clock
}

// ianaClock is a zone of the IANA database.
type ianaClock program.Zone

func (c ianaClock) instant(local program.DateTime) time.Time {
	at, _, _ := program.Zone(c).Instant(local) // only zones that are valid become clocks
	return at
}

func (c ianaClock) local(at time.Time) program.DateTime {
	location, err := program.Zone(c).Location()
	if err != nil {
		location = time.UTC
	}
	return program.DateTimeOf(at.In(location))
}

func (c ianaClock) zone() program.Zone { return program.Zone(c) }

const utc = ianaClock("UTC")

// moment is a local time with the clock that shows it. Without a clock it floats (RFC 5545, 3.3.5): it is local to wherever the stop is.
type moment struct {
	local program.DateTime
	clock clock
}

// in returns what the clocks of a stop show at the moment.
func (m moment) in(stop program.Zone) program.DateTime {
	if m.clock == nil || m.clock.zone() == stop || m.local.IsZero() {
		return m.local
	}
	return ianaClock(stop).local(m.clock.instant(m.local))
}

// item is one entry of a foreign schedule, whatever form it was written in.
type item struct {
	row        int
	identity   string     // the foreign one; empty: its title and day are all there is
	meeting    program.ID // when Laurel itself wrote it
	start, end moment
	stop       string // the city, when the file says it
	zoneOfStop string // for a stop that is made

	title, organisation, place, link, page, topic, note, internal string
	position                                                      program.Position
	kind                                                          program.Kind
	status                                                        program.Status // said of this meeting by whoever keeps the list
	presumed                                                      program.Status // for a new meeting only: calendars say "confirmed" of everything
	cancelled                                                     bool
	endless                                                       bool // its end was guessed: one that is known goes before it
	travel                                                        program.Mode
	contacts                                                      []someone
	attendees                                                     []string // names or e-mail addresses of people of the program
	interpreters                                                  []string
}

func (it item) record() *sentence { return described("meeting", it.title) }

// schedule puts items into the stops of a program.
type schedule struct {
	*gathered
	stopsOfOld []*program.Stop              // those that items may go into
	home       clock                        // of a file that makes its own stops: for times that float or are in UTC
	city       string                       // of that stop, when the file says it
	outside    int                          // items outside the dates of every stop
	alikes     map[*observance]program.Zone // by the first of a clock's rules: the zone that goes alike
}

// addItems turns the items into meetings.
//
// A meeting goes into the stop that the file names. Otherwise into one whose dates, by the clocks of the stop itself, hold the day on which it
// starts; of several the one it is in already, then one in its own zone, then one whose city its place names, then the first. A meeting
// that fits none goes to the stop whose dates are nearest, and that is told. A program without stops gets one for each zone of the file.
func (g *gathered) addItems(items []item, home clock, city string) {
	if g.zone.Valid() && (home == nil || home.zone() == "UTC") {
		home, city = ianaClock(g.zone), ""
	}
	s := &schedule{gathered: g, stopsOfOld: slices.Clone(g.base.Stops), home: home, city: oneLine(city), alikes: map[*observance]program.Zone{}}
	s.makeStops(items)
	for i := range items {
		s.add(&items[i])
	}
	s.leaveParallel()
	if first, last := dates(s.base); s.outside*2 > len(items) && !first.IsZero() {
		s.note(say("Most of the file lies outside the dates of %q (%s). Look whether it belongs there.", s.base.Name, program.FormatPeriod(first, last, locale.Language(s.language))))
	}
	s.span()
}

// No program has meetings before or after these years; calendars write such ones where they mean none.
const firstYear, lastYear = 1970, 2199

// add puts one item in.
func (s *schedule) add(it *item) {
	it.title = oneLine(it.title)
	if it.title == "" {
		it.title = cmp.Or(beginning(it.topic), beginning(it.note), oneLine(it.place))
	}
	if it.start.local.IsZero() {
		s.problem(it.row, it.record(), say("It says no day and time at which it starts."))
		return
	}
	for _, at := range []program.DateTime{it.start.local, it.end.local} {
		if !at.IsZero() && (at.Date.Year < firstYear || at.Date.Year > lastYear) {
			s.problem(it.row, it.record(), say("Its day, %s, cannot be meant; correct it in the file.", at.Date))
			return
		}
	}
	known := s.base.Meeting(s.idOf(it))
	stop := s.stopFor(it, known)
	if stop == nil {
		s.problem(it.row, it.record(), say("The program has no stop that it could go into; add one first."))
		return
	}
	if known == nil {
		known = s.sameByHand(it, stop)
	}
	next := &program.Meeting{ID: s.idOf(it), Kind: kindByTitle(it.title), Status: it.presumed}
	if known != nil {
		copied := *known
		next = &copied
	}
	if s.taken[next.ID] {
		s.problem(it.row, it.record(), say("The file has this meeting twice; only the first is read in."))
		return
	}
	s.taken[next.ID] = true
	next.Stop = stop.ID
	s.say(next, it, stop)
	s.meetings = append(s.meetings, next)
	s.rows[next] = it.row
}

// kindByTitle is that of an item of which only the title tells: Lunch, Opening ceremony.
func kindByTitle(title string) program.Kind {
	if kind := kindNamed(title); kind == program.Meal || kind == program.Ceremony {
		return kind
	}
	return program.Appointment
}

// idOf is the identifier of the item's meeting. A meeting of a file belongs to one program: read into another it is another one.
func (s *schedule) idOf(it *item) program.ID {
	if it.meeting != "" && s.base.Meeting(it.meeting) != nil {
		return it.meeting
	}
	it.meeting = ""
	identity := it.identity
	if identity == "" {
		identity = folded(it.title) + " " + it.start.local.Date.String()
		for n := 2; s.taken[derived("meeting", string(s.base.ID), identity)]; n++ {
			identity = fmt.Sprintf("%s %s %d", folded(it.title), it.start.local.Date, n)
		}
	}
	return derived("meeting", string(s.base.ID), identity)
}

// sameByHand finds the meeting that somebody has typed in already.
func (s *schedule) sameByHand(it *item, stop *program.Stop) *program.Meeting {
	start, title := it.start.in(stop.Zone), folded(it.title)
	for _, m := range s.base.Meetings {
		if m.Stop == stop.ID && m.Start == start && !s.taken[m.ID] && folded(m.Title) == title {
			return m
		}
	}
	return nil
}

// say writes into a meeting what the item says of it; what it does not say stays.
func (s *schedule) say(m *program.Meeting, it *item, stop *program.Stop) {
	length, known := m.Minutes(), !m.Start.IsZero()
	m.Start, m.End = it.start.in(stop.Zone), it.end.in(stop.Zone)
	if known && it.endless {
		m.End = m.Start.AddMinutes(length)
	} else if m.End.IsZero() {
		m.End = m.Start
	}
	if oneLine(m.Title) != it.title {
		over(&m.Title, it.title)
	}
	over(&m.Kind, it.kind)
	s.sayLink(m, it)
	over(&m.Travel, it.travel)
	over(&m.Internal, clean(it.internal))
	over(&m.Status, it.status)
	if it.cancelled && m.TakesPlace() {
		m.Status = program.Cancelled
	}
	s.sayPlace(m, it, stop)
	note := clean(it.note)
	if it.meeting == m.ID {
		note = s.withoutOwn(m, note)
	}
	if m.Topic+m.Note == "" || !holds(note, m.Topic, m.Note) {
		over(&m.Note, note)
	}
	over(&m.Topic, clean(it.topic))
	s.saySpeakers(m, it)
	s.sayPeople(m, it)
}

// sayLink writes where a virtual meeting is. The page of one that has a place is no such link, and goes to the end of its note.
func (s *schedule) sayLink(m *program.Meeting, it *item) {
	over(&m.Link, it.link)
	switch {
	case it.page == "" || it.page == m.Link:
	case it.link == "" && (it.meeting == m.ID || it.place == "" && !it.position.Known):
		over(&m.Link, it.page)
	case !strings.Contains(it.note, it.page):
		it.note = strings.TrimSpace(it.note + "\n\n" + it.page)
	}
}

// sayPlace writes where the meeting is, unless the file says of it no more than the program knows: Laurel's own calendars put the place, its organisation
// and the address into one, and the city where there is nothing else.
func (s *schedule) sayPlace(m *program.Meeting, it *item, stop *program.Stop) {
	if at := s.organisation(it.row, it.organisation); at != nil {
		m.Organisation = at.ID
	}
	own := s.organisationIDs[m.Organisation]
	if own == nil {
		own = &program.Organisation{}
	}
	if it.position.Known && (m.Position.Known || it.position != own.Position) {
		m.Position = it.position
	}
	place := folded(it.place)
	if it.meeting == m.ID && (place == folded(stop.City) || place == folded(own.Name)) || holds(it.place, m.Place, own.Name, own.Address) {
		return
	}
	over(&m.Place, oneLine(strings.ReplaceAll(clean(it.place), "\n", ", ")))
}

// withoutOwn takes out of the text of one of Laurel's own calendars what stands elsewhere in the meeting: the topic, the link, who is met and who attends.
func (s *schedule) withoutOwn(m *program.Meeting, text string) string {
	var kept []string
	for paragraph := range strings.SplitSeq(text, "\n\n") {
		if folded(paragraph) != folded(m.Topic) && paragraph != m.Link && !s.tellsWho(m, paragraph) {
			kept = append(kept, paragraph)
		}
	}
	return strings.Join(kept, "\n\n")
}

var (
	metForm     = regexp.MustCompile(`^(?:With|Con|Avec) `)
	attendsForm = regexp.MustCompile(`^(?:For|Para|Pour|Interpreter|Intérprete|Interprète) ?: `)
)

// tellsWho reports whether a paragraph is the one in which Laurel's own calendars say who is met and who attends. The names of the delegation are for
// those who may have them, and a note is for everyone.
func (s *schedule) tellsWho(m *program.Meeting, paragraph string) bool {
	if strings.Contains(m.Note, paragraph) {
		return false
	}
	for line := range strings.SplitSeq(paragraph, "\n") {
		met := metForm.MatchString(line) && slices.ContainsFunc(m.Contacts, func(id program.ID) bool {
			contact := s.contactIDs[id]
			return contact != nil && holds(line, contact.Name)
		})
		if !met && !attendsForm.MatchString(line) {
			return false
		}
	}
	return true
}

// holds reports whether a text holds all of the parts, so that it says nothing new: Laurel's own calendars put place and address, topic and note
// into one.
func holds(text string, parts ...string) bool {
	text = folded(text)
	some := false
	for _, part := range parts {
		some = some || part != ""
		if !strings.Contains(text, folded(part)) {
			return false
		}
	}
	return some
}

// saySpeakers adds the contacts; of whom no organisation is known the public note tells, since a contact belongs to one.
func (s *schedule) saySpeakers(m *program.Meeting, it *item) {
	var others []string
	for _, who := range it.contacts {
		contact := s.contact(it.row, who)
		if contact == nil {
			if name := oneLine(who.name); name != "" && !strings.Contains(m.Note, name) && !s.met(m, name) {
				others = append(others, name)
			}
			continue
		}
		if !slices.Contains(m.Contacts, contact.ID) {
			m.Contacts = append(slices.Clone(m.Contacts), contact.ID)
		}
	}
	if len(others) > 0 {
		m.Note = strings.TrimSpace(say("With %s", strings.Join(others, ", ")).in(string(s.base.Language)) + "\n\n" + m.Note)
	}
}

// met reports whether someone of that name is among the meeting's contacts.
func (s *schedule) met(m *program.Meeting, name string) bool {
	return slices.ContainsFunc(m.Contacts, func(id program.ID) bool {
		contact := s.contactIDs[id]
		return contact != nil && folded(contact.Name) == folded(name)
	})
}

// sayPeople chooses who attends, when the file names people of the program.
func (s *schedule) sayPeople(m *program.Meeting, it *item) {
	if who := s.peopleNamed(it, it.attendees); len(who) > 0 {
		m.Selected, m.Attendees, m.Excused = true, who, nil
	}
	if who := s.peopleNamed(it, it.interpreters); len(who) > 0 {
		m.Interpreters = who
	}
}

func (s *schedule) peopleNamed(it *item, names []string) []program.ID {
	var found []program.ID
	for _, name := range names {
		person := personNamed(s.base.People, name)
		if person == nil {
			s.problem(it.row, it.record(), say("%s is not among the people of the program, so that the meeting comes in without them.", oneLine(name)))
			continue
		}
		found = append(found, person.ID)
	}
	return found
}

// personNamed finds a person by name, in whichever order, or by e-mail.
func personNamed(people []*program.Person, name string) *program.Person {
	key := folded(name)
	for _, p := range people {
		for _, form := range []string{p.DisplayName(), p.SortName(), p.PassportName, p.Badge(), p.Given + " " + p.Family, p.Family + " " + p.Given, p.Email} {
			if key != "" && folded(form) == key {
				return p
			}
		}
	}
	return nil
}

// stopFor chooses the stop; see addItems.
func (s *schedule) stopFor(it *item, known *program.Meeting) *program.Stop {
	if it.stop != "" {
		if named := s.stopNamed(it.stop); named != nil {
			return named
		}
		s.problem(it.row, it.record(), say("%s is no stop of the program; it goes where its day fits.", oneLine(it.stop)))
	}
	stops := s.stopsOfOld
	if chosen := s.base.Stop(s.stop); chosen != nil && it.stop == "" {
		return chosen
	}
	if len(s.base.Stops) == 0 && it.stop == "" {
		if own := s.stopInZone(it.start); own != nil {
			return own
		}
	}
	var best *program.Stop
	bestScore := -1
	for _, stop := range stops {
		if !stopHolds(stop, it.start.in(stop.Zone).Date) {
			continue
		}
		if score := s.fit(it, stop, known); score > bestScore {
			best, bestScore = stop, score
		}
	}
	if best == nil {
		best = s.nearest(it, known)
	}
	return best
}

func (s *schedule) fit(it *item, stop *program.Stop, known *program.Meeting) int {
	score := 0
	if known != nil && known.Stop == stop.ID {
		score += 4
	}
	if it.start.clock != nil && it.start.clock.zone() == stop.Zone {
		score += 2
	}
	if holds(it.place+" "+it.title, stop.City) {
		score++
	}
	return score
}

// nearest is the stop whose dates are nearest to the item, which is told.
func (s *schedule) nearest(it *item, known *program.Meeting) *program.Stop {
	var best *program.Stop
	for _, stop := range s.stopsOfOld {
		if known != nil && known.Stop == stop.ID {
			best = stop
			break
		}
		if best == nil || daysOff(stop, it) < daysOff(best, it) {
			best = stop
		}
	}
	if best != nil {
		s.outside++
		s.problem(it.row, it.record(), say("%s is outside the dates of every stop; it goes to %s, the nearest.",
			it.start.in(best.Zone).Date, best.City))
	}
	return best
}

func daysOff(stop *program.Stop, it *item) int {
	day := it.start.in(stop.Zone).Date
	switch {
	case !stop.From.IsZero() && day.Before(stop.From):
		return stop.From.DaysSince(day)
	case !stop.Until.IsZero() && stop.Until.Before(day):
		return day.DaysSince(stop.Until)
	}
	return 0
}

func stopHolds(stop *program.Stop, day program.Date) bool {
	return (stop.From.IsZero() || !day.Before(stop.From)) && (stop.Until.IsZero() || !stop.Until.Before(day))
}

func (s *schedule) stopNamed(city string) *program.Stop {
	return stopNamed(s.stopsOfOld, city)
}

func stopNamed(stops []*program.Stop, city string) *program.Stop {
	for _, stop := range stops {
		if city != "" && folded(stop.City) == folded(city) {
			return stop
		}
	}
	return nil
}

func (s *schedule) stopInZone(at moment) *program.Stop {
	zone := s.zoneOf(at)
	for _, stop := range s.stopsOfOld {
		if stop.Zone == zone {
			return stop
		}
	}
	return nil
}

// zoneOf is the zone of the stop that an item gets in a program that has none.
func (s *schedule) zoneOf(at moment) program.Zone {
	named := at.clock
	if named == nil || named.zone() == "UTC" {
		named = s.home
	}
	if zone := named.zone(); zone != "" {
		return zone
	}
	if rules, is := named.(ruleClock); is {
		zone, known := s.alikes[&rules[0]]
		if !known {
			zone = rules.alike(at.local.Date.Year)
			s.alikes[&rules[0]] = zone
		}
		if zone != "" {
			return zone
		}
	}
	minutes := at.local.MinutesSince(program.DateTimeOf(named.instant(at.local).UTC()))
	if zone := program.Zone(fmt.Sprintf("Etc/GMT%+d", -minutes/60)); minutes%60 == 0 && zone.Valid() {
		return zone
	}
	return "UTC"
}

// leaveParallel chooses nobody for new meetings that run beside others in other rooms, when a third of the file does so: it is a conference, whose sessions
// nobody can all attend.
func (s *schedule) leaveParallel() {
	var fresh []*program.Meeting
	for _, m := range s.meetings {
		if s.base.Meeting(m.ID) == nil && !m.Selected && m.Place != "" {
			fresh = append(fresh, m)
		}
	}
	slices.SortStableFunc(fresh, func(a, b *program.Meeting) int { return a.Start.Compare(b.Start) })
	parallel := map[*program.Meeting]bool{}
	for i, a := range fresh {
		for _, b := range fresh[i+1 : min(len(fresh), i+mostRooms)] {
			if !b.Start.Before(a.End) {
				break
			}
			if a.Stop == b.Stop && folded(a.Place) != folded(b.Place) {
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
	s.note(say("At the same time as others in other rooms: %s. Nobody is chosen for these yet; choose who goes where.", counted(len(parallel), "1 item", "%d items")))
}

// mostRooms is how many items at once are compared.
const mostRooms = 100

// makeStops gives a program without stops one for each city that the file names, or else for each zone.
func (s *schedule) makeStops(items []item) {
	if len(s.base.Stops) > 0 {
		return
	}
	for i := range items {
		it := &items[i]
		if it.start.local.IsZero() {
			continue
		}
		if city := oneLine(it.stop); city != "" {
			if s.stopNamed(city) == nil {
				s.makeStop(city, s.zoneOfCity(it, city))
			}
		} else if zone := s.zoneOf(it.start); s.stopInZone(it.start) == nil {
			s.needsZone = s.needsZone || zone == "UTC" && it.start.clock == nil
			city := zone.City()
			if zone == s.zoneOf(moment{it.start.local, nil}) {
				city = cmp.Or(s.city, city) // the file's own, and not that of a call from elsewhere
			}
			s.makeStop(city, zone)
		}
	}
}

func (s *schedule) makeStop(city string, zone program.Zone) {
	stop := &program.Stop{ID: derived("stop", string(s.base.ID), folded(city), string(zone)), City: city, Zone: zone}
	s.stopsOfOld = append(s.stopsOfOld, stop)
	s.stops = append(s.stops, stop)
	s.rows[stop] = 1
}

// zoneOfCity finds the zone of a stop that is made: the file's, or one that is named after the city.
func (s *schedule) zoneOfCity(it *item, city string) program.Zone {
	if named := namedClock(it.zoneOfStop); named != nil && named.zone() != "" {
		return named.zone()
	}
	if zone := zonesByCity()[folded(city)]; zone != "" {
		return zone
	}
	if zone := s.home.zone(); zone != "" && zone != "UTC" {
		return zone
	}
	s.needsZone = true
	s.note(say("The file does not say in which time zone %s is: the stop gets UTC. Choose its zone; the local times stay as they are.", city))
	return "UTC"
}

// span gives the stops and the program that the file makes their dates.
func (s *schedule) span() {
	var first, last program.Date
	for _, m := range s.meetings {
		first, last = wider(first, last, m)
		for _, stop := range s.stops {
			if stop.ID == m.Stop {
				stop.From, stop.Until = wider(stop.From, stop.Until, m)
			}
		}
	}
	if s.isNew {
		s.base = s.base.With(func(next *program.Program) { next.Start, next.End = first, last })
	}
}

func wider(first, last program.Date, m *program.Meeting) (program.Date, program.Date) {
	if first.IsZero() || m.Start.Date.Before(first) {
		first = m.Start.Date
	}
	end := m.End.Date
	if m.End.Clock == (program.Clock{}) && m.Start.Before(m.End) {
		end = end.AddDays(-1) // it ends at that day's first minute
	}
	if last.Before(end) {
		last = end
	}
	return first, last
}

// beginning is the first line of a text, short enough for a title.
func beginning(text string) string {
	line, _, _ := strings.Cut(clean(text), "\n")
	if runes := []rune(line); len(runes) > 80 {
		line = string(runes[:80]) + "…"
	}
	return oneLine(line)
}

// dates returns the days that a program takes, of itself or of its stops; zero where nobody says.
func dates(p *program.Program) (first, last program.Date) {
	first, last = p.Start, p.End
	for _, stop := range p.Stops {
		if !stop.From.IsZero() && (first.IsZero() || stop.From.Before(first)) {
			first = stop.From
		}
		if last.Before(stop.Until) {
			last = stop.Until
		}
	}
	return first, last
}
