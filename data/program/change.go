package program

import (
	"cmp"
	"slices"
	"strings"

	"laurel/data/locale"
)

// ChangeKind is what became of something between two editions.
type ChangeKind string

// The kinds.
const (
	WasAdded     ChangeKind = "added"
	WasCancelled ChangeKind = "cancelled" // it is gone, or the person does not come
	WasMoved     ChangeKind = "moved"     // a meeting has another time or stop
	WasChanged   ChangeKind = "changed"
)

// ChangeKinds lists the kinds, what was cancelled first, since that is what a recipient must not miss.
func ChangeKinds() []ChangeKind { return []ChangeKind{WasCancelled, WasMoved, WasAdded, WasChanged} }

// Name returns what the kind is called.
func (k ChangeKind) Name(l locale.Language) string { return l.Name("change", string(k)) }

// Part is the part of a program that a change touches; recipients care for some of them.
type Part string

// The parts.
const (
	PlanPart       Part = "plan"       // meetings: times, places, how one gets there; the stops; what the program is called
	DetailsPart    Part = "details"    // meetings: topics, notes, links, whether they are confirmed
	AttendancePart Part = "attendance" // meetings: who attends
	DatesPart      Part = "dates"      // from when to when the program and its stops last
	NamesPart      Part = "names"      // who comes, and how they are called
	PassportPart   Part = "passport"   // names as hotels and airlines need them
	AboutPart      Part = "about"      // positions, organisations and names in own script
	StaysPart      Part = "stays"      // who is in which stop, from when to when
	RoomsPart      Part = "rooms"      // hotel confirmations
	HotelPart      Part = "hotel"      // hotels
	ArrivalPart    Part = "arrivals"   // how and when people come
	DeparturePart  Part = "departures" // how and when people leave
	DietPart       Part = "diets"      // what people eat
	AccessPart     Part = "access"     // what people need to get in
	RidesPart      Part = "rides"      // transport companies and drivers
	HostsPart      Part = "hosts"      // local hosts
	PhonesPart     Part = "phones"     // whom to call in an emergency
	ReachPart      Part = "reach"      // people's telephone numbers
	ContactsPart   Part = "contacts"   // organisations, and whom one meets there
)

// ReleaseChange is one thing that differs between what was sent and what holds now.
type ReleaseChange struct {
	Kind   ChangeKind
	Part   Part
	Record ID       // the meeting, person, stop, organisation or contact
	Stop   ID       // where it is; empty: in the whole program
	At     DateTime // when it is, or was; zero for what has no time
	People []ID     // whom it is about: the person, or who attended and who attends a meeting; none: everyone

	Joined []ID // who was put on a meeting's list
	Left   []ID // who was taken off it

	Meeting *Meeting // as it was sent; nil for one that is new
	Person  *Person  // with the stays that were sent, of one who does not come any more, or not to that stop

	say func(l locale.Language) string
}

// Concerned are the people whom the change concerns: of a meeting's list those who were put on it or taken off it. None: everyone.
func (c ReleaseChange) Concerned() []ID {
	if listed := slices.Concat(c.Joined, c.Left); len(listed) > 0 {
		return listed
	}
	return c.People
}

// Sentence tells the change in English, Spanish or French (BCP 47).
func (c ReleaseChange) Sentence(l locale.Language) string {
	text := c.say(l)
	if strings.HasSuffix(text, "..") { // it ended in an abbreviation
		text = text[:len(text)-1]
	}
	return text
}

// Diff tells what has changed from one edition of a program to a later one for the same audience, in the order of the plan: first what concerns
// the whole program, its people and stops, then the meetings by their start. It tells what a schedule, a rooming list or a transport sheet shows; what
// neither edition holds is never told. A name that is not shown any more, or was not shown then, is not told beside what stands for it, and a number that
// is not given any more is not given once more. The public is not told who does not come any more, since that may be someone who may not be named any more.
func Diff(old, next *Edition) []ReleaseChange {
	d := &diff{old: old, next: next}
	d.program()
	for _, s := range old.Stops {
		if next.Stop(s.ID) == nil {
			d.tell(WasCancelled, PlanPart, s.ID, s.ID, sentence("The stop in {{.City}} is cancelled.", locale.Values{"City": s.City}))
		}
	}
	for _, s := range next.Stops {
		d.stop(old.Stop(s.ID), s)
	}
	for _, p := range old.People {
		if after := next.Person(p.ID); !comes(after) && comes(p) && next.Audience != Public {
			gone := d.tell(WasCancelled, NamesPart, p.ID, "", sentence("{{.Who}} does not come.", locale.Values{"Who": p.FormalName()}))
			gone.Person, gone.People = p, []ID{p.ID}
		}
	}
	for _, p := range next.People {
		first := len(d.found)
		d.person(old.Person(p.ID), p)
		for i := range d.found[first:] {
			d.found[first+i].People = []ID{p.ID}
		}
	}
	d.library()
	d.meetings()
	return d.found
}

// library tells of the organisations and contacts that meetings name. The library holds others, of other programs, which nobody is told of.
func (d *diff) library() {
	before, after := d.old.named(), d.next.named()
	for _, o := range d.next.Organisations {
		if before[o.ID] && after[o.ID] { // of others their meetings tell
			d.organisation(d.old.Organisation(o.ID), o)
		}
	}
	for _, c := range d.old.Contacts {
		if before[c.ID] && !after[c.ID] {
			d.tell(WasCancelled, ContactsPart, c.ID, "", sentence("{{.Who}} is no longer among the contacts.", locale.Values{"Who": c.Name}))
		}
	}
	for _, c := range d.next.Contacts {
		switch {
		case !after[c.ID]:
		case before[c.ID]:
			d.contact(d.old.Contact(c.ID), c)
		default:
			d.tell(WasAdded, ContactsPart, c.ID, "", func(l locale.Language) string {
				organisation := ""
				if o := d.next.Organisation(c.Organisation); o != nil {
					organisation = o.Name
				}
				return l.Text("{{.Who}} ({{.Organisation}}) is new among the contacts.", locale.Values{"Who": c.Name, "Organisation": orDash(organisation)})
			})
		}
	}
}

// named are the organisations and contacts that the meetings of a program name, and the organisations of those contacts.
func (p *Program) named() map[ID]bool {
	named := map[ID]bool{}
	for _, m := range p.Meetings {
		named[m.Organisation] = true
		for _, id := range m.Contacts {
			if c := p.Contact(id); c != nil {
				named[id], named[c.Organisation] = true, true
			}
		}
	}
	return named
}

func comes(p *Person) bool { return p != nil && !p.Cancelled }

type diff struct {
	old, next *Edition
	found     []ReleaseChange
}

// tell notes a change; the pointer is good until the next one.
func (d *diff) tell(kind ChangeKind, part Part, record, stop ID, say func(locale.Language) string) *ReleaseChange {
	d.found = append(d.found, ReleaseChange{Kind: kind, Part: part, Record: record, Stop: stop, say: say})
	return &d.found[len(d.found)-1]
}

// field tells that a text has become another; none is said as such.
func (d *diff) field(part Part, record, stop ID, subject string, field string, before, after string) {
	if before == after {
		return
	}
	d.tell(WasChanged, part, record, stop, func(l locale.Language) string { return fieldSentence(l, subject, field, before, after) })
}

// given is field for what somebody may have asked not to be given any more: what it was is then not told.
func (d *diff) given(part Part, record ID, subject string, field string, before, after string) {
	if before != "" && after == "" {
		d.tell(WasChanged, part, record, "", func(l locale.Language) string {
			return l.Text("{{.Subject}}, {{.Field}}: not given any more.", locale.Values{"Subject": subject, "Field": l.Field(field)})
		})
		return
	}
	d.field(part, record, "", subject, field, before, after)
}

func (d *diff) program() {
	a, b := d.old, d.next
	d.field(PlanPart, b.ID, "", b.Name, "name", a.Name, b.Name)
	d.field(PhonesPart, b.ID, "", b.Name, "emergency-phone", a.EmergencyPhone, b.EmergencyPhone)
	d.field(PlanPart, b.ID, "", b.Name, "agency", a.Agency, b.Agency)
	d.period(DatesPart, b.ID, "", b.Name, "dates", [2]Date{a.Start, a.End}, [2]Date{b.Start, b.End})
}

func (d *diff) period(part Part, record, stop ID, subject string, field string, before, after [2]Date) {
	if before == after {
		return
	}
	d.tell(WasChanged, part, record, stop, func(l locale.Language) string {
		return fieldSentence(l, subject, field, l.Period(before[0], before[1]), l.Period(after[0], after[1]))
	})
}

func (d *diff) stop(a, b *Stop) {
	if a == nil {
		d.tell(WasAdded, PlanPart, b.ID, b.ID, func(l locale.Language) string {
			return l.Text("{{.City}} is a new stop: {{.Days}}.", locale.Values{"City": b.City, "Days": l.Period(b.From, b.Until)})
		})
		return
	}
	field := func(part Part, key string, before, after string) {
		d.field(part, b.ID, b.ID, b.City, key, before, after)
	}
	field(PlanPart, "city", a.City, b.City)
	field(PlanPart, "zone", string(a.Zone), string(b.Zone))
	d.period(DatesPart, b.ID, b.ID, b.City, "dates", [2]Date{a.From, a.Until}, [2]Date{b.From, b.Until})
	field(HotelPart, "hotel", a.Hotel.Name, b.Hotel.Name)
	field(HotelPart, "hotel-address", a.Hotel.Address, b.Hotel.Address)
	field(HotelPart, "hotel-phone", a.Hotel.Phone, b.Hotel.Phone)
	field(HostsPart, "council", a.Council, b.Council)
	field(HostsPart, "council-phone", a.CouncilPhone, b.CouncilPhone)
	field(RidesPart, "transport", a.Transport, b.Transport)
	field(RidesPart, "vehicles", vehicleNames(a), vehicleNames(b))
	field(RidesPart, "driver", a.Driver, b.Driver)
	field(RidesPart, "driver-phone", a.DriverPhone, b.DriverPhone)
	field(PhonesPart, "emergency-phone", a.EmergencyPhone, b.EmergencyPhone)
}

func vehicleNames(s *Stop) string {
	var names []string
	for _, v := range s.Vehicles {
		names = append(names, v.Name)
	}
	return strings.Join(names, ", ")
}

func (d *diff) person(a, b *Person) {
	name := b.FormalName()
	switch {
	case !comes(b):
		return
	case !comes(a):
		d.tell(WasAdded, NamesPart, b.ID, "", func(l locale.Language) string {
			return l.Text("{{.Who}} joins ({{.Role}}).", locale.Values{"Who": name, "Role": b.Role.Name(l)})
		})
		d.arrivals(&Person{}, b)
		return
	}
	field := func(part Part, key string, before, after string) {
		d.field(part, b.ID, "", name, key, before, after)
	}
	if (a.Alias == "") == (b.Alias == "") {
		field(NamesPart, "name", a.FormalName(), name)
		if a.PassportName != b.PassportName { // of the Latin name the display name is told already
			field(PassportPart, "passport-name", a.LatinName(), b.LatinName())
		}
		field(AboutPart, "own-name", a.OwnName, b.OwnName)
		field(AboutPart, "position", a.Position, b.Position)
		field(AboutPart, "affiliation", a.Affiliation, b.Affiliation)
	}
	if a.Role != b.Role {
		d.tell(WasChanged, NamesPart, b.ID, "", func(l locale.Language) string { return fieldSentence(l, name, "role", a.Role.Name(l), b.Role.Name(l)) })
	}
	d.given(ReachPart, b.ID, name, "phone", a.Phone, b.Phone)
	d.need(b, DietPart, "diet", a.Diet, b.Diet)
	d.need(b, AccessPart, "access", a.Access, b.Access)
	d.arrivals(a, b)
	d.stays(a, b)
}

func (d *diff) need(p *Person, part Part, field string, before, after Need) {
	if before == after {
		return
	}
	words := func(n Need, l locale.Language) string {
		if n.Answered && n.Text == "" {
			return l.Text("need.none")
		}
		return n.Text
	}
	d.tell(WasChanged, part, p.ID, "", func(l locale.Language) string {
		return fieldSentence(l, p.FormalName(), field, words(before, l), words(after, l))
	})
}

func (d *diff) arrivals(a, b *Person) {
	for _, way := range []struct {
		part          Part
		field         string
		before, after Flight
	}{{ArrivalPart, "arrival", a.Arrival, b.Arrival}, {DeparturePart, "departure", a.Departure, b.Departure}} {
		if way.before != way.after {
			d.tell(WasChanged, way.part, b.ID, "", func(l locale.Language) string {
				return fieldSentence(l, b.FormalName(), way.field, way.before.words(l), way.after.words(l))
			})
		}
	}
}

// words tells a flight in one line: AB 123, Washington, 13 June 2026, 09:30.
func (f Flight) words(l locale.Language) string {
	var at string
	if !f.At.IsZero() {
		at = l.Date(f.At.Date, locale.FullDate) + ", " + l.Clock(f.At.Clock)
	}
	return strings.Join(slices.DeleteFunc([]string{f.Number, f.Place, at}, func(part string) bool { return part == "" }), ", ")
}

// stays tells where a person's part in a stop has changed.
func (d *diff) stays(a, b *Person) {
	for _, s := range d.next.Stops {
		was, _ := a.StayAt(s.ID)
		is, _ := b.StayAt(s.ID)
		name := b.FormalName()
		switch {
		case was.Absent && !is.Absent:
			d.tell(WasAdded, StaysPart, b.ID, s.ID, sentence("{{.Who}} now takes part in {{.City}}.", locale.Values{"Who": name, "City": s.City}))
		case !was.Absent && is.Absent:
			missed := *b // by the name that may be told now
			missed.Stays = a.Stays
			d.tell(WasCancelled, StaysPart, b.ID, s.ID, sentence("{{.Who}} does not take part in {{.City}} any more.", locale.Values{"Who": name, "City": s.City})).Person = &missed
		case !is.Absent:
			place := name + ", " + s.City
			before, after := [2]Date{firstDate(was.From, s.From), firstDate(was.Until, s.Until)}, [2]Date{firstDate(is.From, s.From), firstDate(is.Until, s.Until)}
			d.period(StaysPart, b.ID, s.ID, place, "stays", before, after)
			d.field(RoomsPart, b.ID, s.ID, place, "confirmation", was.Confirmation, is.Confirmation)
		}
	}
}

func firstDate(dates ...Date) Date {
	for _, d := range dates {
		if !d.IsZero() {
			return d
		}
	}
	return Date{}
}

func (d *diff) organisation(a, b *Organisation) {
	d.field(PlanPart, b.ID, "", b.Name, "name", a.Name, b.Name)
	d.field(PlanPart, b.ID, "", b.Name, "address", a.Address, b.Address)
	d.given(ContactsPart, b.ID, b.Name, "phone", a.Phone, b.Phone)
}

func (d *diff) contact(a, b *Contact) {
	d.field(ContactsPart, b.ID, "", b.Name, "name", a.Name, b.Name)
	d.field(ContactsPart, b.ID, "", b.Name, "position", a.Title, b.Title)
	d.given(ContactsPart, b.ID, b.Name, "phone", a.Phone, b.Phone)
	d.given(ContactsPart, b.ID, b.Name, "email", a.Email, b.Email)
	if a.MayShare != b.MayShare {
		d.tell(WasChanged, ContactsPart, b.ID, "", func(l locale.Language) string {
			return fieldSentence(l, b.Name, "may-share", a.MayShare.Name(l), b.MayShare.Name(l))
		})
	}
}

// meetings tells of all meetings, by the time at which they are or were.
func (d *diff) meetings() {
	first := len(d.found)
	for _, m := range d.old.Meetings {
		if takesPlace(m) && !takesPlace(d.next.Meeting(m.ID)) {
			d.meeting(m, WasCancelled, PlanPart, func(l locale.Language) string {
				return l.Text("{{.Title}}, {{.When}}, is cancelled.", locale.Values{"Title": m.Title, "When": d.old.when(m, l)})
			})
		}
	}
	for _, m := range d.next.Meetings {
		if takesPlace(m) {
			d.planned(d.old.Meeting(m.ID), m)
		}
	}
	slices.SortStableFunc(d.found[first:], func(a, b ReleaseChange) int { return cmp.Or(a.At.Compare(b.At), cmp.Compare(a.Record, b.Record)) })
}

// takesPlace is false for a meeting that is declined or cancelled, which is as good as gone.
func takesPlace(m *Meeting) bool { return m != nil && m.TakesPlace() }

func (d *diff) meeting(m *Meeting, kind ChangeKind, part Part, say func(locale.Language) string) {
	change := ReleaseChange{Kind: kind, Part: part, Record: m.ID, Stop: m.Stop, At: m.Start, say: say}
	if kind != WasAdded {
		change.Meeting = d.old.Meeting(m.ID)
	}
	for _, e := range []*Edition{d.old, d.next} {
		if here := e.Meeting(m.ID); here != nil {
			for _, p := range e.AttendeesOf(here) {
				if !slices.Contains(change.People, p.ID) {
					change.People = append(change.People, p.ID)
				}
			}
		}
	}
	d.found = append(d.found, change)
}

// when is the day, the times and, where there are several stops, the city of a meeting.
func (p *Program) when(m *Meeting, l locale.Language) string {
	text := l.Date(m.Start.Date, locale.WeekdayShort) + ", " + l.Times(m.Start, m.End)
	if s := p.Stop(m.Stop); s != nil && len(p.Stops) > 1 {
		text += ", " + s.City
	}
	return text
}

func (d *diff) planned(a, b *Meeting) {
	if !takesPlace(a) {
		d.meeting(b, WasAdded, PlanPart, func(l locale.Language) string {
			return l.Text("{{.Title}}: {{.When}}. Place: {{.Place}}.", locale.Values{"Title": b.Title, "When": d.next.when(b, l), "Place": orDash(d.next.placeOf(b))})
		})
		return
	}
	if a.Start != b.Start || a.End != b.End || a.Stop != b.Stop {
		d.meeting(b, WasMoved, PlanPart, func(l locale.Language) string { return d.moved(a, b, l) })
	}
	field := func(part Part, key string, before, after string) {
		if before != after {
			d.meeting(b, WasChanged, part, func(l locale.Language) string {
				return fieldSentence(l, b.Title+" ("+d.next.when(b, l)+")", key, before, after)
			})
		}
	}
	field(PlanPart, "title", a.Title, b.Title)
	if d.otherPlace(a, b) {
		field(PlanPart, "place", d.old.placeOf(a), d.next.placeOf(b))
	}
	field(DetailsPart, "link", a.Link, b.Link)
	field(PlanPart, "vehicle", a.Vehicle, b.Vehicle)
	field(DetailsPart, "topic", a.Topic, b.Topic)
	if !slices.Equal(a.Contacts, b.Contacts) { // another name of the same contact is told there
		field(ContactsPart, "contacts", d.old.contactNames(a), d.next.contactNames(b))
	}
	field(DetailsPart, "note", a.Note, b.Note)
	if a.Kind != b.Kind {
		d.meeting(b, WasChanged, PlanPart, func(l locale.Language) string {
			return fieldSentence(l, b.Title, "kind", a.Kind.Name(l), b.Kind.Name(l))
		})
	}
	if a.Travel != b.Travel {
		d.meeting(b, WasChanged, PlanPart, func(l locale.Language) string {
			return fieldSentence(l, b.Title, "travel", a.Travel.Name(l), b.Travel.Name(l))
		})
	}
	if a.Status != b.Status && b.Status == Confirmed {
		d.meeting(b, WasChanged, DetailsPart, func(l locale.Language) string {
			return fieldSentence(l, b.Title, "status", a.Status.Name(l), b.Status.Name(l))
		})
	}
	d.attendance(a, b)
}

// otherPlace is false where the same organisation is only called otherwise, which is told of the organisation.
func (d *diff) otherPlace(a, b *Meeting) bool {
	return a.Organisation != b.Organisation || a.Place != b.Place || d.old.Organisation(a.Organisation) == nil
}

// moved tells from when to when, without saying twice in which city or on which day.
func (d *diff) moved(a, b *Meeting, l locale.Language) string {
	if a.Stop != b.Stop {
		return l.Text(meetingMoved, locale.Values{"Title": b.Title, "Before": d.old.when(a, l), "After": d.next.when(b, l)})
	}
	title, from, to := b.Title, l.Times(a.Start, a.End), l.Times(b.Start, b.End)
	if s := d.next.Stop(b.Stop); s != nil && len(d.next.Stops) > 1 {
		title += " (" + s.City + ")"
	}
	from = l.Date(a.Start.Date, locale.WeekdayShort) + ", " + from
	if a.Start.Date != b.Start.Date {
		to = l.Date(b.Start.Date, locale.WeekdayShort) + ", " + to
	}
	return l.Text(meetingMoved, locale.Values{"Title": title, "Before": from, "After": to})
}

// placeOf is the organisation and the room or address of a meeting.
func (p *Program) placeOf(m *Meeting) string {
	if o := p.Organisation(m.Organisation); o != nil {
		return strings.Join(slices.DeleteFunc([]string{o.Name, m.Place}, func(part string) bool { return part == "" }), ", ")
	}
	return m.Place
}

func (p *Program) contactNames(m *Meeting) string {
	var names []string
	for _, id := range m.Contacts {
		if c := p.Contact(id); c != nil {
			names = append(names, c.Name)
		}
	}
	return strings.Join(names, ", ")
}

// attendance tells whose names were put on a meeting's list or taken off it. Who joined or left the program is told there.
const meetingMoved = "{{.Title}} moves from {{.Before}} to {{.After}}."

func (d *diff) attendance(a, b *Meeting) {
	if a.Selected == b.Selected && slices.Equal(a.Attendees, b.Attendees) && slices.Equal(a.Excused, b.Excused) && slices.Equal(a.Interpreters, b.Interpreters) {
		return
	}
	before, after := d.old.AttendeesOf(a), d.next.AttendeesOf(b)
	if joined := d.missing(after, before, d.old); len(joined) > 0 {
		d.meeting(b, WasChanged, AttendancePart, func(l locale.Language) string {
			return l.Text("{{.Title}} ({{.When}}) is now also for {{.People}}.", locale.Values{"Title": b.Title, "When": d.next.when(b, l), "People": d.names(joined)})
		})
		d.found[len(d.found)-1].Joined = joined
	}
	if left := d.missing(before, after, d.next); len(left) > 0 {
		d.meeting(b, WasChanged, AttendancePart, func(l locale.Language) string {
			return l.Text("{{.Title}} ({{.When}}) is no longer for {{.People}}.", locale.Values{"Title": b.Title, "When": d.next.when(b, l), "People": d.names(left)})
		})
		d.found[len(d.found)-1].Left = left
	}
}

// missing lists who is in a list and not in another, of those who come there too.
func (d *diff) missing(list, without []*Person, there *Edition) []ID {
	var missing []ID
	for _, p := range list {
		if comes(there.Person(p.ID)) && !slices.ContainsFunc(without, func(other *Person) bool { return other.ID == p.ID }) {
			missing = append(missing, p.ID)
		}
	}
	return missing
}

// names names people as they may be called now.
func (d *diff) names(people []ID) string {
	names := make([]string, len(people))
	for i, id := range people {
		names[i] = d.next.Person(id).DisplayName()
	}
	return strings.Join(names, ", ")
}

// fieldSentence tells that a field has another value, one at last, or none any more.
func fieldSentence(l locale.Language, subject, field, before, after string) string {
	values := locale.Values{
		"Subject": subject, "Field": l.Field(field),
		"Before": strings.Join(strings.Fields(before), " "), "After": strings.Join(strings.Fields(after), " "), // a note has lines
	}
	switch {
	case values["Before"] == "":
		return l.Text("{{.Subject}}, {{.Field}}: {{.After}} (new).", values)
	case values["After"] == "":
		return l.Text("{{.Subject}}, {{.Field}}: nothing any more (was: {{.Before}}).", values)
	default:
		return l.Text("{{.Subject}}, {{.Field}}: {{.After}} (was: {{.Before}}).", values)
	}
}

// sentence fills a sentence with texts that are the same in every language.
func sentence(key string, values locale.Values) func(locale.Language) string {
	return func(l locale.Language) string { return l.Text(key, values) }
}

func orDash(text string) string { return cmp.Or(text, "–") }
