package program

import (
	"cmp"
	"fmt"
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

var changeNames = map[ChangeKind]trilingual{
	WasAdded:     {"New", "Nuevo", "Nouveau"},
	WasCancelled: {"Cancelled", "Cancelado", "Annulé"},
	WasMoved:     {"Moved", "Reprogramado", "Déplacé"},
	WasChanged:   {"Changed", "Modificado", "Modifié"},
}

// Name names the kind.
func (k ChangeKind) Name(in string) string { return named(changeNames, k, in) }

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

	say func(in string) string
}

// Concerned are the people whom the change concerns: of a meeting's list those who were put on it or taken off it. None: everyone.
func (c ReleaseChange) Concerned() []ID {
	if listed := slices.Concat(c.Joined, c.Left); len(listed) > 0 {
		return listed
	}
	return c.People
}

// Sentence tells the change in English, Spanish or French (BCP 47).
func (c ReleaseChange) Sentence(in string) string {
	text := c.say(in)
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
			d.tell(WasCancelled, PlanPart, s.ID, s.ID, sentence(stopGone, s.City))
		}
	}
	for _, s := range next.Stops {
		d.stop(old.Stop(s.ID), s)
	}
	for _, p := range old.People {
		if after := next.Person(p.ID); !comes(after) && comes(p) && next.Audience != Public {
			gone := d.tell(WasCancelled, NamesPart, p.ID, "", sentence(personGone, p.FormalName()))
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
			d.tell(WasCancelled, ContactsPart, c.ID, "", sentence(contactGone, c.Name))
		}
	}
	for _, c := range d.next.Contacts {
		switch {
		case !after[c.ID]:
		case before[c.ID]:
			d.contact(d.old.Contact(c.ID), c)
		default:
			d.tell(WasAdded, ContactsPart, c.ID, "", func(in string) string {
				organisation := ""
				if o := d.next.Organisation(c.Organisation); o != nil {
					organisation = o.Name
				}
				return fmt.Sprintf(contactAdded.in(in), c.Name, orDash(organisation))
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
func (d *diff) tell(kind ChangeKind, part Part, record, stop ID, say func(string) string) *ReleaseChange {
	d.found = append(d.found, ReleaseChange{Kind: kind, Part: part, Record: record, Stop: stop, say: say})
	return &d.found[len(d.found)-1]
}

// field tells that a text has become another; none is said as such.
func (d *diff) field(part Part, record, stop ID, subject string, label trilingual, before, after string) {
	if before == after {
		return
	}
	d.tell(WasChanged, part, record, stop, func(in string) string { return fieldSentence(in, subject, label, before, after) })
}

// given is field for what somebody may have asked not to be given any more: what it was is then not told.
func (d *diff) given(part Part, record ID, subject string, label trilingual, before, after string) {
	if before != "" && after == "" {
		d.tell(WasChanged, part, record, "", func(in string) string { return fmt.Sprintf(notGiven.in(in), subject, label.in(in)) })
		return
	}
	d.field(part, record, "", subject, label, before, after)
}

func (d *diff) program() {
	a, b := d.old, d.next
	d.field(PlanPart, b.ID, "", b.Name, labels.name, a.Name, b.Name)
	d.field(PhonesPart, b.ID, "", b.Name, labels.emergency, a.EmergencyPhone, b.EmergencyPhone)
	d.field(PlanPart, b.ID, "", b.Name, labels.agency, a.Agency, b.Agency)
	d.period(DatesPart, b.ID, "", b.Name, labels.dates, [2]Date{a.Start, a.End}, [2]Date{b.Start, b.End})
}

func (d *diff) period(part Part, record, stop ID, subject string, label trilingual, before, after [2]Date) {
	if before == after {
		return
	}
	d.tell(WasChanged, part, record, stop, func(in string) string {
		return fieldSentence(in, subject, label, FormatPeriod(before[0], before[1], in), FormatPeriod(after[0], after[1], in))
	})
}

func (d *diff) stop(a, b *Stop) {
	if a == nil {
		d.tell(WasAdded, PlanPart, b.ID, b.ID, func(in string) string {
			return fmt.Sprintf(stopAdded.in(in), b.City, FormatPeriod(b.From, b.Until, in))
		})
		return
	}
	field := func(part Part, label trilingual, before, after string) {
		d.field(part, b.ID, b.ID, b.City, label, before, after)
	}
	field(PlanPart, labels.city, a.City, b.City)
	field(PlanPart, labels.zone, string(a.Zone), string(b.Zone))
	d.period(DatesPart, b.ID, b.ID, b.City, labels.dates, [2]Date{a.From, a.Until}, [2]Date{b.From, b.Until})
	field(HotelPart, labels.hotel, a.Hotel.Name, b.Hotel.Name)
	field(HotelPart, labels.hotelAddress, a.Hotel.Address, b.Hotel.Address)
	field(HotelPart, labels.hotelPhone, a.Hotel.Phone, b.Hotel.Phone)
	field(HostsPart, labels.council, a.Council, b.Council)
	field(HostsPart, labels.councilPhone, a.CouncilPhone, b.CouncilPhone)
	field(RidesPart, labels.transport, a.Transport, b.Transport)
	field(RidesPart, labels.vehicles, vehicleNames(a), vehicleNames(b))
	field(RidesPart, labels.driver, a.Driver, b.Driver)
	field(RidesPart, labels.driverPhone, a.DriverPhone, b.DriverPhone)
	field(PhonesPart, labels.emergency, a.EmergencyPhone, b.EmergencyPhone)
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
		d.tell(WasAdded, NamesPart, b.ID, "", func(in string) string { return fmt.Sprintf(personAdded.in(in), name, b.Role.Name(in)) })
		d.arrivals(&Person{}, b)
		return
	}
	field := func(part Part, label trilingual, before, after string) {
		d.field(part, b.ID, "", name, label, before, after)
	}
	if (a.Alias == "") == (b.Alias == "") {
		field(NamesPart, labels.name, a.FormalName(), name)
		if a.PassportName != b.PassportName { // of the Latin name the display name is told already
			field(PassportPart, labels.passportName, a.LatinName(), b.LatinName())
		}
		field(AboutPart, labels.ownName, a.OwnName, b.OwnName)
		field(AboutPart, labels.position, a.Position, b.Position)
		field(AboutPart, labels.affiliation, a.Affiliation, b.Affiliation)
	}
	if a.Role != b.Role {
		d.tell(WasChanged, NamesPart, b.ID, "", func(in string) string { return fieldSentence(in, name, labels.role, a.Role.Name(in), b.Role.Name(in)) })
	}
	d.given(ReachPart, b.ID, name, labels.phone, a.Phone, b.Phone)
	d.need(b, DietPart, labels.diet, a.Diet, b.Diet)
	d.need(b, AccessPart, labels.access, a.Access, b.Access)
	d.arrivals(a, b)
	d.stays(a, b)
}

func (d *diff) need(p *Person, part Part, label trilingual, before, after Need) {
	if before == after {
		return
	}
	words := func(n Need, in string) string {
		if n.Answered && n.Text == "" {
			return noNeed.in(in)
		}
		return n.Text
	}
	d.tell(WasChanged, part, p.ID, "", func(in string) string {
		return fieldSentence(in, p.FormalName(), label, words(before, in), words(after, in))
	})
}

func (d *diff) arrivals(a, b *Person) {
	for _, way := range []struct {
		part          Part
		label         trilingual
		before, after Flight
	}{{ArrivalPart, labels.arrival, a.Arrival, b.Arrival}, {DeparturePart, labels.departure, a.Departure, b.Departure}} {
		if way.before != way.after {
			d.tell(WasChanged, way.part, b.ID, "", func(in string) string {
				return fieldSentence(in, b.FormalName(), way.label, way.before.words(in), way.after.words(in))
			})
		}
	}
}

// words tells a flight in one line: AB 123, Washington, 13 June 2026, 09:30.
func (f Flight) words(in string) string {
	var at string
	if !f.At.IsZero() {
		at = locale.Language(in).Date(f.At.Date, locale.FullDate) + ", " + locale.Language(in).Clock(f.At.Clock)
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
			d.tell(WasAdded, StaysPart, b.ID, s.ID, sentence(staysNow, name, s.City))
		case !was.Absent && is.Absent:
			missed := *b // by the name that may be told now
			missed.Stays = a.Stays
			d.tell(WasCancelled, StaysPart, b.ID, s.ID, sentence(staysNoMore, name, s.City)).Person = &missed
		case !is.Absent:
			place := name + ", " + s.City
			before, after := [2]Date{firstDate(was.From, s.From), firstDate(was.Until, s.Until)}, [2]Date{firstDate(is.From, s.From), firstDate(is.Until, s.Until)}
			d.period(StaysPart, b.ID, s.ID, place, labels.nights, before, after)
			d.field(RoomsPart, b.ID, s.ID, place, labels.confirmation, was.Confirmation, is.Confirmation)
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
	d.field(PlanPart, b.ID, "", b.Name, labels.name, a.Name, b.Name)
	d.field(PlanPart, b.ID, "", b.Name, labels.address, a.Address, b.Address)
	d.given(ContactsPart, b.ID, b.Name, labels.phone, a.Phone, b.Phone)
}

func (d *diff) contact(a, b *Contact) {
	d.field(ContactsPart, b.ID, "", b.Name, labels.name, a.Name, b.Name)
	d.field(ContactsPart, b.ID, "", b.Name, labels.position, a.Title, b.Title)
	d.given(ContactsPart, b.ID, b.Name, labels.phone, a.Phone, b.Phone)
	d.given(ContactsPart, b.ID, b.Name, labels.email, a.Email, b.Email)
	if a.MayShare != b.MayShare {
		d.tell(WasChanged, ContactsPart, b.ID, "", func(in string) string {
			return fieldSentence(in, b.Name, labels.mayShare, a.MayShare.Name(in), b.MayShare.Name(in))
		})
	}
}

// meetings tells of all meetings, by the time at which they are or were.
func (d *diff) meetings() {
	first := len(d.found)
	for _, m := range d.old.Meetings {
		if takesPlace(m) && !takesPlace(d.next.Meeting(m.ID)) {
			d.meeting(m, WasCancelled, PlanPart, func(in string) string { return fmt.Sprintf(meetingGone.in(in), m.Title, d.old.when(m, in)) })
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

func (d *diff) meeting(m *Meeting, kind ChangeKind, part Part, say func(string) string) {
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
func (p *Program) when(m *Meeting, in string) string {
	text := locale.Language(in).Date(m.Start.Date, locale.WeekdayShort) + ", " + FormatTimes(m.Start, m.End, in)
	if s := p.Stop(m.Stop); s != nil && len(p.Stops) > 1 {
		text += ", " + s.City
	}
	return text
}

func (d *diff) planned(a, b *Meeting) {
	if !takesPlace(a) {
		d.meeting(b, WasAdded, PlanPart, func(in string) string {
			return fmt.Sprintf(meetingAdded.in(in), b.Title, d.next.when(b, in), orDash(d.next.placeOf(b)))
		})
		return
	}
	if a.Start != b.Start || a.End != b.End || a.Stop != b.Stop {
		d.meeting(b, WasMoved, PlanPart, func(in string) string { return d.moved(a, b, in) })
	}
	field := func(part Part, label trilingual, before, after string) {
		if before != after {
			d.meeting(b, WasChanged, part, func(in string) string {
				return fieldSentence(in, b.Title+" ("+d.next.when(b, in)+")", label, before, after)
			})
		}
	}
	field(PlanPart, labels.title, a.Title, b.Title)
	if d.otherPlace(a, b) {
		field(PlanPart, labels.place, d.old.placeOf(a), d.next.placeOf(b))
	}
	field(DetailsPart, labels.link, a.Link, b.Link)
	field(PlanPart, labels.vehicle, a.Vehicle, b.Vehicle)
	field(DetailsPart, labels.topic, a.Topic, b.Topic)
	if !slices.Equal(a.Contacts, b.Contacts) { // another name of the same contact is told there
		field(ContactsPart, labels.contacts, d.old.contactNames(a), d.next.contactNames(b))
	}
	field(DetailsPart, labels.note, a.Note, b.Note)
	if a.Kind != b.Kind {
		d.meeting(b, WasChanged, PlanPart, func(in string) string {
			return fieldSentence(in, b.Title, labels.kind, a.Kind.Name(in), b.Kind.Name(in))
		})
	}
	if a.Travel != b.Travel {
		d.meeting(b, WasChanged, PlanPart, func(in string) string {
			return fieldSentence(in, b.Title, labels.travel, a.Travel.Name(in), b.Travel.Name(in))
		})
	}
	if a.Status != b.Status && b.Status == Confirmed {
		d.meeting(b, WasChanged, DetailsPart, func(in string) string {
			return fieldSentence(in, b.Title, labels.status, a.Status.Name(in), b.Status.Name(in))
		})
	}
	d.attendance(a, b)
}

// otherPlace is false where the same organisation is only called otherwise, which is told of the organisation.
func (d *diff) otherPlace(a, b *Meeting) bool {
	return a.Organisation != b.Organisation || a.Place != b.Place || d.old.Organisation(a.Organisation) == nil
}

// moved tells from when to when, without saying twice in which city or on which day.
func (d *diff) moved(a, b *Meeting, in string) string {
	if a.Stop != b.Stop {
		return fmt.Sprintf(meetingMoved.in(in), b.Title, d.old.when(a, in), d.next.when(b, in))
	}
	title, from, to := b.Title, FormatTimes(a.Start, a.End, in), FormatTimes(b.Start, b.End, in)
	if s := d.next.Stop(b.Stop); s != nil && len(d.next.Stops) > 1 {
		title += " (" + s.City + ")"
	}
	from = locale.Language(in).Date(a.Start.Date, locale.WeekdayShort) + ", " + from
	if a.Start.Date != b.Start.Date {
		to = locale.Language(in).Date(b.Start.Date, locale.WeekdayShort) + ", " + to
	}
	return fmt.Sprintf(meetingMoved.in(in), title, from, to)
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
func (d *diff) attendance(a, b *Meeting) {
	if a.Selected == b.Selected && slices.Equal(a.Attendees, b.Attendees) && slices.Equal(a.Excused, b.Excused) && slices.Equal(a.Interpreters, b.Interpreters) {
		return
	}
	before, after := d.old.AttendeesOf(a), d.next.AttendeesOf(b)
	if joined := d.missing(after, before, d.old); len(joined) > 0 {
		d.meeting(b, WasChanged, AttendancePart, func(in string) string {
			return fmt.Sprintf(attendsNow.in(in), b.Title, d.next.when(b, in), d.names(joined))
		})
		d.found[len(d.found)-1].Joined = joined
	}
	if left := d.missing(before, after, d.next); len(left) > 0 {
		d.meeting(b, WasChanged, AttendancePart, func(in string) string {
			return fmt.Sprintf(attendsNoMore.in(in), b.Title, d.next.when(b, in), d.names(left))
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
