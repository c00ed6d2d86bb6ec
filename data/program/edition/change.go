package edition

import (
	"cmp"
	"reflect"
	"slices"
	"strings"

	"laurel/data/civil"
	"laurel/data/locale"
	"laurel/data/program"
)

// Kind is what became of something between two editions.
type Kind string

// The kinds.
const (
	WasAdded     Kind = "added"
	WasCancelled Kind = "cancelled" // it is gone, or the person does not come
	WasMoved     Kind = "moved"     // a meeting has another time or stop
	WasChanged   Kind = "changed"
)

// Kinds lists the kinds, what was cancelled first, since that is what a recipient must not miss.
func Kinds() []Kind { return []Kind{WasCancelled, WasMoved, WasAdded, WasChanged} }

// Name returns what the kind is called.
func (k Kind) Name(l locale.Language) string { return l.Name("change", string(k)) }

// Change is one thing that differs between what was sent and what holds now.
type Change struct {
	Kind   Kind
	Part   program.Part
	Record program.ID     // the meeting, person, stop, organisation or contact
	Stop   program.ID     // where it is; empty: in the whole program
	At     civil.DateTime // when it is, or was; zero for what has no time
	People []program.ID   // whom it is about: the person, or who attended and who attends a meeting; none: everyone

	Joined []program.ID // who was put on a meeting's list
	Left   []program.ID // who was removed from it

	Meeting *program.Meeting // as it was sent; nil for one that is new
	Person  *program.Person  // with the stays that were sent, of one who does not come any more, or not to that stop

	text func(l locale.Language) string
}

// Concerned returns the people whom the change concerns: of a meeting's list those who were added to it or removed from
// it. None: everyone.
func (c Change) Concerned() []program.ID {
	if listed := slices.Concat(c.Joined, c.Left); len(listed) > 0 {
		return listed
	}
	return c.People
}

// Sentence describes the change.
func (c Change) Sentence(l locale.Language) string {
	return c.text(l)
}

// Diff lists what has changed from one edition of a program to a later one for the same audience, in the order of the
// plan: first what concerns the whole program, its people and stops, then the meetings by their start. It covers what a
// schedule, a rooming list or a transport sheet shows. To everyone but the office only dates, times and choices of
// before are repeated, and no text that the later edition does not have; see Under. The public is not informed who does
// not come any more, since that may be someone who may not be named any more.
func Diff(old, next *Edition) []Change {
	d := &diff{old: old, sent: old.Under(next), next: next}
	whole := d.about(next.ID, "", next.Name)
	d.fields(whole, old.Program, next.Program, map[string]func(program.Field){
		"start": func(f program.Field) {
			compare(
				d, whole,
				program.Field{Key: "dates", Part: f.Part, Kind: f.Kind},
				dates{old.Start, old.End},
				dates{next.Start, next.End},
				dates.text,
			)
		},
	})
	for _, s := range old.Stops {
		if next.Stop(s.ID) == nil {
			d.about(s.ID, s.ID, "").add(WasCancelled, program.PlanPart, func(l locale.Language) string {
				return cancelled(d.sent.Stop(s.ID), l)
			})
		}
	}
	for _, s := range next.Stops {
		d.stop(old.Stop(s.ID), s)
	}
	for _, p := range old.People {
		if after := next.Person(p.ID); !comes(after) && comes(p) && next.Audience != program.Public {
			sent := d.sent.Person(p.ID)
			gone := d.about(p.ID, "", "").
				add(WasCancelled, program.NamesPart, func(l locale.Language) string { return doesNotCome(sent, l) })
			gone.People = []program.ID{p.ID}
			if sent.DisplayName() != "" {
				gone.Person = sent
			}
		}
	}
	for _, p := range next.People {
		first := len(d.found)
		d.person(old.Person(p.ID), p)
		for i := range d.found[first:] {
			d.found[first+i].People = []program.ID{p.ID}
		}
	}
	d.journeys()
	d.library()
	d.meetings()
	return d.found
}

// diff collects what has changed from one edition to another.
type diff struct {
	old, next *Edition
	sent      *Edition // the old one as far as it may be repeated
	found     []Change
}

// cancelled describes that a stop that was sent is none any more, by its days where its city may not be repeated.
func cancelled(s *program.Stop, l locale.Language) string {
	if s.City == "" {
		return l.Text("A stop is cancelled: {{.Days}}.", locale.Values{"Days": l.Period(s.From, s.Until)})
	}
	return l.Text("The stop in {{.City}} is cancelled.", locale.Values{"City": s.City})
}

// doesNotCome describes that someone who was sent does not come any more.
func doesNotCome(p *program.Person, l locale.Language) string {
	if p.DisplayName() == "" {
		return l.Text("One person is not coming.")
	}
	return l.Text("{{.Who}} is not coming.", locale.Values{"Who": p.FormalName()})
}

// dates are a first and a last day.
type dates [2]civil.Date

func (d dates) text(l locale.Language) string { return l.Period(d[0], d[1]) }

// subject is what a change is about.
type subject struct {
	name func(f program.Field, l locale.Language) string
	add  func(kind Kind, part program.Part, text func(locale.Language) string) *Change // valid until the next one
}

func (d *diff) about(record, stop program.ID, name string) subject {
	return subject{
		name: func(program.Field, locale.Language) string { return name },
		add: func(kind Kind, part program.Part, text func(locale.Language) string) *Change {
			d.found = append(d.found, Change{Kind: kind, Part: part, Record: record, Stop: stop, text: text})
			return &d.found[len(d.found)-1]
		},
	}
}

// changed adds that a field has another value, a first one, or none any more.
func (d *diff) changed(s subject, f program.Field, before, after func(locale.Language) string) {
	s.add(WasChanged, f.Part, func(l locale.Language) string {
		values := locale.Values{
			"Subject": s.name(f, l), "Field": f.Name(l),
			"Before": oneLine(before(l)), "After": oneLine(after(l)),
		}
		switch {
		case values["Before"] == "":
			return l.Text("{{.Subject}}, {{.Field}}: {{.After}} (new).", values)
		case values["After"] == "" && !d.mayRepeat(f):
			return l.Text("{{.Subject}}, {{.Field}}: no longer given.", values)
		case values["After"] == "":
			return l.Text("{{.Subject}}, {{.Field}}: removed (was: {{.Before}}).", values)
		case !d.mayRepeat(f):
			return l.Text("{{.Subject}}, {{.Field}}: {{.After}} (changed).", values)
		default:
			return l.Text("{{.Subject}}, {{.Field}}: {{.After}} (was: {{.Before}}).", values)
		}
	})
}

// mayRepeat reports whether what a field was before may be repeated: to the office, unless it is withheld; to others
// what has no text of its own.
func (d *diff) mayRepeat(f program.Field) bool {
	if d.next.Audience == program.Internal {
		return !f.Withheld
	}
	isReference := f.Kind == reflect.TypeFor[program.ID]() || f.Kind == reflect.TypeFor[[]program.ID]()
	return f.Kind != nil && !isReference && isBare(f.Kind)
}

// compare adds a change where a value has become another.
func compare[V comparable](d *diff, s subject, f program.Field, before, after V, text func(V, locale.Language) string) {
	if before != after {
		d.changed(
			s, f,
			func(l locale.Language) string { return text(before, l) },
			func(l locale.Language) string { return text(after, l) },
		)
	}
}

// asItIs is the text of a value that is the same in every language.
func asItIs(text string, _ locale.Language) string { return text }

// fields adds the changes in the fields of a record that recipients are informed of. Those in own are left to their
// functions.
func (d *diff) fields(s subject, a, b program.Record, own map[string]func(program.Field)) {
	for _, f := range program.FieldsOf(b) {
		before := func(l locale.Language) string { return f.Text(l, d.old.Program, a) }
		after := func(l locale.Language) string { return f.Text(l, d.next.Program, b) }
		switch {
		case f.Part == "":
		case own[f.Key] != nil:
			own[f.Key](f)
		case !reflect.DeepEqual(f.Value(a), f.Value(b)) && before(locale.English) != after(locale.English):
			d.changed(s, f, before, after)
		}
	}
}

// ignore is the function of a field whose change is not reported.
func ignore(program.Field) {}

// sentence fills a sentence with texts that are the same in every language.
func sentence(key string, values locale.Values) func(locale.Language) string {
	return func(l locale.Language) string { return l.Text(key, values) }
}

func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

func orDash(text string) string { return cmp.Or(text, "–") }

func comes(p *program.Person) bool { return p != nil && !p.Cancelled }

func (d *diff) stop(a, b *program.Stop) {
	s := d.about(b.ID, b.ID, b.City)
	stay := dates{b.From, b.Until}
	if a == nil {
		s.add(WasAdded, program.PlanPart, func(l locale.Language) string {
			return l.Text("{{.City}} is a new stop: {{.Days}}.", locale.Values{"City": b.City, "Days": stay.text(l)})
		})
		return
	}
	d.fields(s, a, b, map[string]func(program.Field){
		"from": func(f program.Field) {
			compare(
				d,
				s,
				program.Field{Key: "dates", Part: f.Part, Kind: f.Kind},
				dates{a.From, a.Until},
				stay,
				dates.text,
			)
		},
	})
}

func (d *diff) person(a, b *program.Person) {
	name := b.FormalName()
	s := d.about(b.ID, "", name)
	switch {
	case !comes(b):
		return
	case !comes(a):
		s.add(WasAdded, program.NamesPart, func(l locale.Language) string {
			return l.Text("{{.Who}} joins ({{.Role}}).", locale.Values{"Who": name, "Role": b.Role.Name(l)})
		})
		d.flight(s, program.Field{Key: "arrival", Part: program.ArrivalPart}, program.Flight{}, b.Arrival)
		d.flight(s, program.Field{Key: "departure", Part: program.DeparturePart}, program.Flight{}, b.Departure)
		return
	}
	own := map[string]func(program.Field){
		"arrival":   func(f program.Field) { d.flight(s, f, a.Arrival, b.Arrival) },
		"departure": func(f program.Field) { d.flight(s, f, a.Departure, b.Departure) },
		"passport-name": func(f program.Field) { // the change of the display name covers the Latin name
			if a.PassportName != b.PassportName {
				compare(d, s, f, a.LatinName(), b.LatinName(), asItIs)
			}
		},
	}
	if a.IsNamed() && b.IsNamed() {
		compare(d, s, program.Field{Key: "name", Part: program.NamesPart}, a.FormalName(), name, asItIs)
	} else { // a replacement of a name is not a change, and shown with the name would undo it
		for _, key := range []string{"passport-name", "own-name", "position", "affiliation"} {
			own[key] = ignore
		}
	}
	d.fields(s, a, b, own)
	d.stays(a, b)
}

// flight adds that a flight has changed. Of the one before, only when it was may be repeated to others than the office.
func (d *diff) flight(s subject, f program.Field, before, after program.Flight) {
	if before == after {
		return
	}
	if d.next.Audience != program.Internal {
		if before.At == after.At {
			f.Kind = nil
		} else {
			before = program.Flight{At: before.At}
		}
	}
	d.changed(s, f, before.Text, after.Text)
}

// journeys adds what has changed of the journeys between stops; the others are how people arrive and leave.
func (d *diff) journeys() {
	before, now := program.ByID(d.old.Journeys), program.ByID(d.next.Journeys)
	for _, j := range d.next.Journeys {
		old := before[j.ID]
		s := d.about(j.ID, "", j.Title())
		switch {
		case j.Leg != program.Onward:
		case old == nil:
			when := cmp.Or(j.From.At, j.To.At)
			s.add(WasAdded, program.RidesPart, func(l locale.Language) string {
				return l.Text(
					"{{.Journey}} is new: {{.When}}.",
					locale.Values{"Journey": j.Title(), "When": l.Moment(when)},
				)
			})
		default:
			d.fields(s, old, j, nil)
		}
	}
	for _, old := range d.sent.Journeys {
		if old.Leg == program.Onward && now[old.ID] == nil {
			d.about(old.ID, "", "").add(WasCancelled, program.RidesPart, func(l locale.Language) string {
				return l.Text("A flight or train is cancelled: {{.When}}.",
					locale.Values{"When": locale.Joined(", ", old.Title(), l.Moment(cmp.Or(old.From.At, old.To.At)))})
			})
		}
	}
}

// stays adds where a person's part in a stop has changed.
func (d *diff) stays(a, b *program.Person) {
	name := b.FormalName()
	for _, stop := range d.next.Stops {
		was, _ := a.StayAt(stop.ID)
		is, _ := b.StayAt(stop.ID)
		s := d.about(b.ID, stop.ID, name+", "+stop.City)
		values := locale.Values{"Who": name, "City": stop.City}
		switch {
		case was.Absent && !is.Absent:
			s.add(WasAdded, program.StaysPart, sentence("{{.Who}} now takes part in {{.City}}.", values))
		case !was.Absent && is.Absent:
			missed := *b // by the name that may be shown now
			missed.Stays = d.sent.Person(a.ID).Stays
			gone := sentence("{{.Who}} no longer takes part in {{.City}}.", values)
			s.add(WasCancelled, program.StaysPart, gone).Person = &missed
		case !is.Absent:
			day := reflect.TypeFor[civil.Date]()
			period := program.Field{Key: "stays", Part: program.StaysPart, Kind: day}
			compare(d, s, period, days(was, stop), days(is, stop), dates.text)
			compare(
				d,
				s,
				program.Field{Key: "confirmation", Part: program.RoomsPart},
				was.Confirmation,
				is.Confirmation,
				asItIs,
			)
			kind := program.Field{Key: "room-type", Part: program.RoomsPart, Kind: reflect.TypeFor[program.RoomType]()}
			compare(d, s, kind, was.RoomType, is.RoomType, program.RoomType.Name)
			shares := program.Field{Key: "shares-with", Part: program.RoomsPart}
			compare(d, s, shares, d.old.RecordName(was.SharesWith), d.next.RecordName(is.SharesWith), asItIs)
			early := program.Field{Key: "early-arrival", Part: program.RoomsPart, Kind: day}
			compare(d, s, early, was.EarlyArrival, is.EarlyArrival, fullDate)
			late := program.Field{Key: "late-departure", Part: program.RoomsPart, Kind: day}
			compare(d, s, late, was.LateDeparture, is.LateDeparture, fullDate)
		}
	}
}

func fullDate(d civil.Date, l locale.Language) string { return l.Date(d, locale.FullDate) }

// days returns from when to when someone takes part in the stop.
func days(s program.Stay, stop *program.Stop) dates {
	return dates{cmp.Or(s.From, stop.From), cmp.Or(s.Until, stop.Until)}
}

// library adds the changes of the organisations and contacts that meetings name. The library has others, of other
// programs, which no recipient is informed of.
func (d *diff) library() {
	before := mentioned(d.old.Program)
	after := mentioned(d.next.Program)
	for _, o := range d.next.Organisations {
		if before[o.ID] && after[o.ID] { // the changes of meetings cover the others
			d.fields(d.about(o.ID, "", o.Name), d.old.Organisation(o.ID), o, nil)
		}
	}
	for _, c := range d.old.Contacts {
		if before[c.ID] && !after[c.ID] {
			d.about(c.ID, "", "").add(WasCancelled, program.ContactsPart, func(l locale.Language) string {
				return isNotMet(d.sent.Contact(c.ID), l)
			})
		}
	}
	for _, c := range d.next.Contacts {
		s := d.about(c.ID, "", c.Name)
		switch {
		case !after[c.ID]:
		case before[c.ID]:
			d.fields(s, d.old.Contact(c.ID), c, nil)
		default:
			values := locale.Values{"Who": c.Name, "Organisation": orDash(d.next.RecordName(c.Organisation))}
			s.add(
				WasAdded,
				program.ContactsPart,
				sentence("{{.Who}} ({{.Organisation}}) is new among the contacts.", values),
			)
		}
	}
}

// isNotMet describes that a contact who was sent is none any more.
func isNotMet(c *program.Contact, l locale.Language) string {
	if c.Name == "" {
		return l.Text("One contact is no longer among the contacts.")
	}
	return l.Text("{{.Who}} is no longer among the contacts.", locale.Values{"Who": c.Name})
}

// mentioned returns the organisations and contacts that the meetings of a program name, and the organisations of those
// contacts.
func mentioned(p *program.Program) map[program.ID]bool {
	found := map[program.ID]bool{}
	for _, m := range p.Meetings {
		found[m.Organisation] = true
		for _, id := range m.Contacts {
			if c := p.Contact(id); c != nil {
				found[id] = true
				found[c.Organisation] = true
			}
		}
	}
	return found
}

// meetings adds the changes of all meetings, by the time at which they are or were.
func (d *diff) meetings() {
	first := len(d.found)
	for _, m := range d.old.Meetings {
		if takesPlace(m) && !takesPlace(d.next.Meeting(m.ID)) {
			sent := d.sent.Meeting(m.ID)
			d.meeting(m).add(WasCancelled, program.PlanPart, func(l locale.Language) string {
				values := locale.Values{"Title": sent.TitleIn(l), "When": d.sent.when(sent, l)}
				return l.Text("{{.Title}}, {{.When}}, is cancelled.", values)
			})
		}
	}
	for _, m := range d.next.Meetings {
		if takesPlace(m) {
			d.planned(d.old.Meeting(m.ID), m)
		}
	}
	slices.SortStableFunc(d.found[first:], func(a, b Change) int {
		return cmp.Or(a.At.Compare(b.At), cmp.Compare(a.Record, b.Record))
	})
}

// takesPlace is false for a meeting that is declined or cancelled, which is as good as removed.
func takesPlace(m *program.Meeting) bool { return m != nil && m.TakesPlace() }

// meeting is the subject of changes of a meeting.
func (d *diff) meeting(m *program.Meeting) subject {
	return subject{
		name: func(f program.Field, l locale.Language) string {
			if f.Choices() != nil {
				return m.Title
			}
			return m.Title + " (" + d.next.when(m, l) + ")"
		},
		add: func(kind Kind, part program.Part, text func(locale.Language) string) *Change {
			change := Change{Kind: kind, Part: part, Record: m.ID, Stop: m.Stop, At: m.Start, text: text}
			if kind != WasAdded {
				change.Meeting = d.sent.Meeting(m.ID)
			}
			for _, e := range []*Edition{d.old, d.next} {
				if here := e.Meeting(m.ID); here != nil {
					change.addPeople(e.Attendance().AttendeesOf(here))
				}
			}
			d.found = append(d.found, change)
			return &d.found[len(d.found)-1]
		},
	}
}

func (c *Change) addPeople(people []*program.Person) {
	for _, p := range people {
		if !slices.Contains(c.People, p.ID) {
			c.People = append(c.People, p.ID)
		}
	}
}

// when returns the day, the times and, where there are several stops, the city of a meeting.
func (e *Edition) when(m *program.Meeting, l locale.Language) string {
	return locale.Joined(", ", l.Date(m.Start.Date, locale.WeekdayShort), l.Times(m.Start, m.End), e.cityOf(m))
}

// cityOf returns the city of a meeting where the program has several.
func (e *Edition) cityOf(m *program.Meeting) string {
	if s := e.Stop(m.Stop); s != nil && len(e.Stops) > 1 {
		return s.City
	}
	return ""
}

// placeOf returns the organisation and the room or address of a meeting.
func (e *Edition) placeOf(m *program.Meeting) string {
	return locale.Joined(", ", e.RecordName(m.Organisation), m.Place)
}

func (d *diff) planned(a, b *program.Meeting) {
	s := d.meeting(b)
	if !takesPlace(a) {
		s.add(WasAdded, program.PlanPart, func(l locale.Language) string {
			values := locale.Values{"Title": b.Title, "When": d.next.when(b, l), "Place": orDash(d.next.placeOf(b))}
			return l.Text("{{.Title}}: {{.When}}. Place: {{.Place}}.", values)
		})
		return
	}
	if a.Start != b.Start || a.End != b.End || a.Stop != b.Stop {
		s.add(WasMoved, program.PlanPart, func(l locale.Language) string { return d.moved(a, b, l) })
	}
	own := map[string]func(program.Field){
		"place": func(f program.Field) {
			if d.hasOtherPlace(a, b) {
				compare(d, s, f, d.old.placeOf(a), d.next.placeOf(b), asItIs)
			}
		},
	}
	if b.Status != program.Confirmed {
		own["status"] = ignore
	}
	d.fields(s, a, b, own)
	d.attendance(s, a, b)
}

// hasOtherPlace is false where the same organisation only has another name, which is a change of the organisation.
func (d *diff) hasOtherPlace(a, b *program.Meeting) bool {
	return a.Organisation != b.Organisation || a.Place != b.Place || d.old.Organisation(a.Organisation) == nil
}

// moved describes from when to when a meeting moves, with its city and day once where they stay the same.
func (d *diff) moved(a, b *program.Meeting, l locale.Language) string {
	values := locale.Values{"Title": b.Title, "Before": d.sent.when(a, l), "After": d.next.when(b, l)}
	if a.Stop == b.Stop {
		if city := d.next.cityOf(b); city != "" {
			values["Title"] = b.Title + " (" + city + ")"
		}
		values["Before"] = l.Date(a.Start.Date, locale.WeekdayShort) + ", " + l.Times(a.Start, a.End)
		values["After"] = l.Times(b.Start, b.End)
		if a.Start.Date != b.Start.Date {
			values["After"] = l.Date(b.Start.Date, locale.WeekdayShort) + ", " + l.Times(b.Start, b.End)
		}
	}
	return l.Text("{{.Title}} moves from {{.Before}} to {{.After}}.", values)
}

// attendance adds whose names were put on a meeting's list or removed from it. Who joined or left the program is
// reported there.
func (d *diff) attendance(s subject, a, b *program.Meeting) {
	if a.Selected == b.Selected && slices.Equal(a.Attendees, b.Attendees) && slices.Equal(a.Excused, b.Excused) &&
		slices.Equal(a.Interpreters, b.Interpreters) {
		return
	}
	before := d.old.Attendance().AttendeesOf(a)
	after := d.next.Attendance().AttendeesOf(b)
	add := func(key string, people []program.ID) *Change {
		return s.add(WasChanged, program.AttendancePart, func(l locale.Language) string {
			names := locale.Listed(people, d.next.RecordName)
			return l.Text(key, locale.Values{"Title": b.Title, "When": d.next.when(b, l), "People": names})
		})
	}
	if joined := missing(after, before, d.old); len(joined) > 0 {
		add("{{.Title}} ({{.When}}) is now also for {{.People}}.", joined).Joined = joined
	}
	if left := missing(before, after, d.next); len(left) > 0 {
		add("{{.Title}} ({{.When}}) is no longer for {{.People}}.", left).Left = left
	}
}

// missing lists who is in a list and not in another, of those who come there too.
func missing(list, without []*program.Person, there *Edition) []program.ID {
	var found []program.ID
	for _, p := range list {
		if comes(there.Person(p.ID)) &&
			!slices.ContainsFunc(without, func(other *program.Person) bool { return other.ID == p.ID }) {
			found = append(found, p.ID)
		}
	}
	return found
}
