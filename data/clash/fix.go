package clash

import (
	"cmp"
	"slices"

	"laurel/data/locale"
	"laurel/data/program"
)

// Fix is a proposal that does away with a finding, to be applied as one edit.
type Fix struct {
	Text     string             // for a button, in the checker's language
	Meetings []*program.Meeting // as they would be, to be put in the place of those with the same ID
	Add      []*program.Meeting // meetings that are new
	Delete   []program.ID       // meetings to be taken out of the plan
}

// Apply hands what a fix changes to the store, in one edit of whoever asks.
func (m Fix) Apply(put func(*program.Meeting) error, remove func(program.ID) error) error {
	for _, meeting := range slices.Concat(m.Meetings, m.Add) {
		if err := put(meeting); err != nil {
			return err
		}
	}
	for _, id := range m.Delete {
		if err := remove(id); err != nil {
			return err
		}
	}
	return nil
}

// In is the program as it would be.
func (m Fix) In(p *program.Program) *program.Program {
	return p.With(func(next *program.Program) {
		next.Meetings = make([]*program.Meeting, 0, len(p.Meetings)+len(m.Add))
		for _, meeting := range p.Meetings {
			if slices.Contains(m.Delete, meeting.ID) {
				continue
			}
			if i := slices.IndexFunc(m.Meetings, func(other *program.Meeting) bool { return other.ID == meeting.ID }); i >= 0 {
				meeting = m.Meetings[i]
			}
			next.Meetings = append(next.Meetings, meeting)
		}
		next.Meetings = append(next.Meetings, m.Add...)
	})
}

// most is how many ways out of a finding are proposed.
const most = 3

// Fixes proposes ways out of a finding of the program as it is now, the best first. Each was tried: the finding is gone, and no error comes in its
// place. There may be none. A text does not name the meeting that its reader has before them (shown, which may be empty).
func (c *Checker) Fixes(f Finding, shown program.ID) []Fix {
	d := &fixer{Checker: c, finding: f, shown: shown, tries: 32}
	for _, id := range f.Items {
		if v := c.index()[c.program.Meeting(id)]; v != nil {
			d.items = append(d.items, v)
		} else if i, known := c.ordinal[id]; known {
			d.who = append(d.who, i)
		}
	}
	propose := fixes[f.Rule]
	if len(d.items) == 0 || propose == nil {
		return nil
	}
	d.before = d.count()
	if !d.before.there {
		return nil
	}
	propose(d)
	slices.SortStableFunc(d.offers, func(a, b offer) int {
		return cmp.Or(cmp.Compare(a.worse, b.worse), cmp.Compare(d.moved(a.Fix)/far, d.moved(b.Fix)/far))
	})
	var list []Fix
	for _, o := range d.offers {
		if len(list) < most && !slices.ContainsFunc(list, func(m Fix) bool { return m.Text == o.Text }) {
			list = append(list, o.Fix)
		}
	}
	return list
}

// fixes are how each rule is fixed. For those that are not here someone has to be found or asked.
var fixes = map[Rule]func(*fixer){
	PersonTwice: (*fixer).apart, InterpreterTwice: (*fixer).apart, ContactTwice: (*fixer).apart, VehicleTwice: (*fixer).apart, PlaceTwice: (*fixer).apart,
	TravelShort: (*fixer).faster, TravelMissing: (*fixer).lead,
	InterpreterMissing: (*fixer).assign, InterpreterLanguage: (*fixer).assign, InterpreterLong: (*fixer).rest,
	OutsideStop: (*fixer).within, StopMissing: (*fixer).settleIn, TimeGap: (*fixer).exist, TimeTwice: (*fixer).once, PlaceClosed: (*fixer).open,
	AppointmentsFar: (*fixer).spread, NoLunch: (*fixer).feed, NoDinner: (*fixer).feed,
	BeforeArrival: (*fixer).await, AfterDeparture: (*fixer).hurry, Nobody: (*fixer).fill,
	CancelledChosen: func(d *fixer) { d.excuse(d.items...) }, AbsentChosen: func(d *fixer) { d.excuse(d.items...) },
	VehicleFull: func(d *fixer) { d.another(d.items[0]) },
	PhotosUntold: func(d *fixer) {
		m := *d.items[0].meeting
		m.PhotosTold = true
		d.change("fix photos", &m)
	},
	Unconfirmed: func(d *fixer) {
		m := *d.items[0].meeting
		m.Status, m.StatusDate = program.Confirmed, d.options.Today
		d.change("fix confirm", &m)
	},
	DeclinedPlanned: func(d *fixer) {
		m := d.items[0].meeting
		d.offer(Fix{Text: d.text("fix delete", m), Delete: []program.ID{m.ID}})
	},
}

// fixer looks for ways out of one finding.
type fixer struct {
	*Checker
	finding Finding
	shown   program.ID
	items   []*item // its meetings, in the order of time
	who     []int32 // its people
	before  state
	tries   int // how many more proposals may be tried
	offers  []offer
	taken   map[*item][]*item
}

// state is what is wrong with a program, without what someone let stand.
type state struct {
	there            bool // the finding to be fixed
	errors, warnings int
}

// offer is a fix and how many warnings it brings.
type offer struct {
	Fix
	worse int
}

func (d *fixer) count() (s state) {
	d.settle()
	for _, f := range d.list {
		if f.Rule == d.finding.Rule && sameItems(f.Items, d.finding.Items) {
			s.there = true
		}
		switch {
		case f.Ignored != nil:
		case f.Severity == program.SeverityError:
			s.errors++
		case f.Severity == program.SeverityWarning:
			s.warnings++
		}
	}
	return s
}

// sameItems reports whether two lists hold the same, in any order.
func sameItems(a, b []program.ID) bool {
	return len(a) == len(b) && !slices.ContainsFunc(a, func(id program.ID) bool { return !slices.Contains(b, id) })
}

// try tells how many warnings a fix brings, and whether it fixes at all: the finding is gone, and there are no more errors than without it.
func (d *fixer) try(m Fix) (worse int, ok bool) {
	if d.tries--; d.tries < 0 {
		return 0, false
	}
	now := d.program
	d.Update(m.In(now))
	after := d.count()
	d.Update(now)
	errors, warnings := d.before.errors, d.before.warnings
	if d.finding.Ignored == nil {
		switch d.finding.Severity {
		case program.SeverityError:
			errors--
		case program.SeverityWarning:
			warnings--
		}
	}
	return max(0, after.warnings-warnings), !after.there && after.errors <= errors
}

// offer keeps a fix if it fixes, and reports whether nothing new comes of it.
func (d *fixer) offer(m Fix) bool {
	worse, ok := d.try(m)
	if ok {
		d.offers = append(d.offers, offer{m, worse})
	}
	return ok && worse == 0
}

// first offers the first of several fixes of which nothing new comes or, where there is none, that of which least comes.
func (d *fixer) first(list []Fix) bool {
	var best *offer
	for _, m := range list {
		worse, ok := d.try(m)
		if ok && (best == nil || worse < best.worse) {
			best = &offer{m, worse}
		}
		if ok && worse == 0 || d.tries <= 0 {
			break
		}
	}
	if best != nil {
		d.offers = append(d.offers, *best)
	}
	return best != nil
}

// far is by how many minutes a meeting is moved that is not near its time any more: such a proposal comes after others.
const far = 2*60 + 1

// moved is by how many minutes a fix moves a meeting, the most of all.
func (d *fixer) moved(m Fix) (most int) {
	for _, next := range m.Meetings {
		minutes := next.Start.MinutesSince(d.program.Meeting(next.ID).Start)
		most = max(most, minutes, -minutes)
	}
	return most
}

// change offers a meeting as it would be.
func (d *fixer) change(name string, m *program.Meeting, parts ...string) bool {
	return d.offer(d.changing(name, m, parts...))
}

func (d *fixer) changing(name string, m *program.Meeting, parts ...string) Fix {
	return Fix{Text: d.text(name, m, parts...), Meetings: []*program.Meeting{m}}
}

// longest is how many letters of a title a button shows.
const longest = 20

// text is a sentence about a meeting; parts are names and texts in turn.
func (d *fixer) text(name string, m *program.Meeting, parts ...string) string {
	s := d.sentence()
	for i := 0; i+1 < len(parts); i += 2 {
		s.put(parts[i], parts[i+1])
	}
	if _, shorter := sentences[name+" here"]; shorter && m.ID == d.shown {
		return s.say(name + " here")
	}
	title := []rune(m.Title)
	if len(title) > longest {
		title = append(title[:longest-1:longest-1], '…')
	}
	return s.put("a", d.sentence().put("title", string(title)).say("quoted")).say(name)
}

// apart keeps two meetings that share someone or something from overlapping.
func (d *fixer) apart() {
	a, b := d.items[0], d.items[1]
	d.later(b, a)
	d.earlier(a, b)
	if d.shown == a.meeting.ID || len(d.offers) == 0 {
		d.later(a, b)
	}
	switch d.finding.Rule {
	case VehicleTwice:
		d.another(b)
	case InterpreterTwice:
		d.replace(b)
		d.replace(a)
		d.spare(b)
	case PersonTwice:
		d.spare(b)
		d.spare(a)
	}
}

// faster makes the way to a meeting possible: by another way to get there, by starting later, or by being over earlier before.
func (d *fixer) faster() {
	a, b := d.items[0], d.items[1]
	for _, mode := range []program.Mode{program.Walk, program.Van, program.Taxi, program.Transit} {
		v, m := *b, *b.meeting
		m.Travel, v.meeting = mode, &m
		if minutes, _, known := d.need(a, &v); known && int64(minutes)*60 <= b.start-a.end && mode != b.meeting.Travel {
			if d.change("fix mode", &m, "mode", mode.Name(locale.Language(d.options.Language))) {
				break
			}
		}
	}
	d.later(b, a)
	d.earlier(a, b)
}

// settleIn finds the stop to whose days a meeting belongs.
func (d *fixer) settleIn() {
	m := d.items[0].meeting
	for _, s := range d.program.Stops {
		if s.ID != m.Stop && s.Zone.Valid() && (holds(s, m.Start.Date) || len(d.program.Stops) == 1) {
			next := *m
			next.Stop = s.ID
			d.change("fix stop", &next, "city", s.City)
		}
	}
}

// holds reports whether a day is one of a stop with dates.
func holds(s *program.Stop, day program.Date) bool {
	return !s.From.IsZero() && !s.Until.IsZero() && !day.Before(s.From) && !s.Until.Before(day)
}

// fill lets everyone come.
func (d *fixer) fill() {
	m := *d.items[0].meeting
	m.Selected, m.Attendees, m.Excused = false, nil, nil
	d.change("fix everyone", &m)
}

// another proposes the smallest vehicle of the stop that has seats for all and is free.
func (d *fixer) another(v *item) {
	if v.stop == nil {
		return
	}
	n := len(d.attending(v))
	var list []Fix
	vehicles := slices.Clone(v.stop.Vehicles)
	slices.SortStableFunc(vehicles, func(a, b program.Vehicle) int { return cmp.Compare(a.Seats, b.Seats) })
	for _, vehicle := range vehicles {
		if vehicle.Seats >= n && !slices.Contains(v.uses, d.vehicle(v.meeting.Stop, vehicle.Name)) {
			m := *v.meeting
			m.Vehicle = vehicle.Name
			list = append(list, d.changing("fix vehicle", &m, "vehicle", vehicle.Name))
		}
	}
	d.first(list)
}
