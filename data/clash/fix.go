package clash

import (
	"cmp"
	"maps"
	"reflect"
	"slices"

	"laurel/data/locale"
	"laurel/data/program"
)

// Fix is a proposal that removes a finding, to be applied as one edit.
type Fix struct {
	Meetings []*program.Meeting // as they would be, in the place of those with the same ID
	Add      []*program.Meeting // meetings that are new
	Delete   []program.ID       // meetings to be removed from the plan

	message message
}

// Text is for a button.
func (f Fix) Text(l locale.Language) string { return f.message.text(l) }

// Apply passes what the fix changes to the store, in one edit of the caller.
func (f Fix) Apply(put func(*program.Meeting) error, remove func(program.ID) error) error {
	for _, meeting := range slices.Concat(f.Meetings, f.Add) {
		if err := put(meeting); err != nil {
			return err
		}
	}
	for _, id := range f.Delete {
		if err := remove(id); err != nil {
			return err
		}
	}
	return nil
}

// In returns the program as it would be.
func (f Fix) In(p *program.Program) *program.Program {
	return p.With(func(next *program.Program) {
		next.Meetings = make([]*program.Meeting, 0, len(p.Meetings)+len(f.Add))
		for _, meeting := range p.Meetings {
			if slices.Contains(f.Delete, meeting.ID) {
				continue
			}
			isMeeting := func(other *program.Meeting) bool { return other.ID == meeting.ID }
			if i := slices.IndexFunc(f.Meetings, isMeeting); i >= 0 {
				meeting = f.Meetings[i]
			}
			next.Meetings = append(next.Meetings, meeting)
		}
		next.Meetings = append(next.Meetings, f.Add...)
	})
}

// same reports whether two fixes change the same meetings in the same way.
func (f Fix) same(other Fix) bool {
	equal := func(a, b *program.Meeting) bool { return reflect.DeepEqual(a, b) }
	return len(f.Add)+len(other.Add) == 0 && slices.Equal(f.Delete, other.Delete) &&
		slices.EqualFunc(f.Meetings, other.Meetings, equal)
}

const (
	mostFixes = 3  // that are proposed for a finding
	mostTries = 32 // proposals that are tried
)

// Fixes proposes how a finding of the program could be fixed, the best first. Each was tried: the finding is gone, and
// no error comes in its place. There may be none. A text does not name the meeting that its reader is looking at
// (shown, may be empty).
func (c *Checker) Fixes(f Finding, shown program.ID) []Fix {
	d := &fixer{Checker: c, clocks: newClocks(), finding: f, shown: shown, tries: mostTries}
	d.rivals = map[*item][]*item{}
	for _, id := range f.Items {
		if v := c.items.get(id); v != nil {
			d.meetings = append(d.meetings, v)
		} else if i, known := c.setup.ordinals[id]; known {
			d.who = append(d.who, i)
		}
	}
	propose := f.Rule.Description().fix
	if len(d.meetings) == 0 || propose == nil {
		return nil
	}
	d.before = f.tallyIn(c)
	if !d.before.found {
		return nil
	}
	propose(d)
	slices.SortStableFunc(d.offers, func(a, b offer) int {
		return cmp.Or(cmp.Compare(a.worse, b.worse), cmp.Compare(a.moved(c.program)/far, b.moved(c.program)/far))
	})
	var list []Fix
	for _, o := range d.offers {
		if len(list) < mostFixes && !slices.ContainsFunc(list, o.same) {
			list = append(list, o.Fix)
		}
	}
	return list
}

// fixer looks for fixes of one finding.
type fixer struct {
	*Checker
	clocks   clocks
	finding  Finding
	shown    program.ID
	meetings []*item // of the finding, in order of time
	who      []int32 // its people
	before   tally
	tries    int // how many more proposals may be tried
	offers   []offer
	rivals   map[*item][]*item // known answers of moving.rivals
}

// tally is what is wrong with a program, without what is ignored.
type tally struct {
	found            bool // the finding that is to be fixed
	errors, warnings int
}

// offer is a fix and how many warnings it brings.
type offer struct {
	Fix
	worse int
}

// tallyIn counts what a checker finds, and looks for the finding in it.
func (f Finding) tallyIn(c *Checker) (t tally) {
	for _, other := range c.findings {
		if other.Rule == f.Rule && sameItems(other.Items, f.Items) {
			t.found = true
		}
		switch {
		case c.ignored.covering(other) != nil:
		case other.Severity == program.SeverityError:
			t.errors++
		case other.Severity == program.SeverityWarning:
			t.warnings++
		}
	}
	return t
}

// sameItems reports whether two lists hold the same, in any order.
func sameItems(a, b []program.ID) bool {
	return len(a) == len(b) && !slices.ContainsFunc(a, func(id program.ID) bool { return !slices.Contains(b, id) })
}

// try returns how many warnings a fix brings, and whether it is one: the finding is gone, and there are no more errors
// than without it.
func (d *fixer) try(f Fix) (worse int, ok bool) {
	if d.tries--; d.tries < 0 {
		return 0, false
	}
	after := d.finding.tallyIn(d.With(f.In(d.program)))
	errors, warnings := d.before.errors, d.before.warnings
	if d.finding.Ignored == nil {
		switch d.finding.Severity {
		case program.SeverityError:
			errors--
		case program.SeverityWarning:
			warnings--
		}
	}
	return max(0, after.warnings-warnings), !after.found && after.errors <= errors
}

// first offers the first of several fixes that brings no warning or, where there is none, the one that brings the
// fewest. It reports whether there is one.
func (d *fixer) first(list ...Fix) bool {
	var best *offer
	for _, f := range list {
		worse, ok := d.try(f)
		if ok && (best == nil || worse < best.worse) {
			best = &offer{f, worse}
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

// offer offers a fix if it is one, and reports whether it brings no warning.
func (d *fixer) offer(f Fix) bool {
	return d.first(f) && d.offers[len(d.offers)-1].worse == 0
}

// far is by how many minutes a meeting is moved that is not near its time any more: such a proposal comes after others.
const far = 2*60 + 1

// moved returns by how many minutes a fix moves a meeting of the program, the most of all.
func (f Fix) moved(p *program.Program) (most int) {
	for _, next := range f.Meetings {
		minutes := next.Start.MinutesSince(p.Meeting(next.ID).Start)
		most = max(most, minutes, -minutes)
	}
	return most
}

// change offers a meeting as it would be, with the text "fix.KEY".
func (d *fixer) change(key string, m *program.Meeting, values locale.Values) bool {
	return d.offer(d.changing(key, m, values))
}

func (d *fixer) changing(key string, m *program.Meeting, values locale.Values) Fix {
	return Fix{message: d.about(key, m, values), Meetings: []*program.Meeting{m}}
}

// longestTitle is how many letters of a title a button shows.
const longestTitle = 20

// about is the text of a fix about a meeting, "fix.KEY"; "fix.KEY.here" does not name it.
func (d *fixer) about(key string, m *program.Meeting, values locale.Values) message {
	if m.ID == d.shown {
		key += ".here"
	}
	letters := []rune(m.Title)
	if len(letters) > longestTitle {
		letters = append(letters[:longestTitle-1:longestTitle-1], '…')
	}
	all := locale.Values{"A": title(letters)}
	maps.Copy(all, values)
	return message{key: "fix." + key, values: all}
}

// separate keeps two meetings that share someone or something from overlapping.
func (d *fixer) separate() {
	a, b := d.meetings[0], d.meetings[1]
	d.move(b).startAfter(a)
	d.move(a).endBefore(b)
	if d.shown == a.meeting.ID || len(d.offers) == 0 {
		d.move(a).startAfter(b)
	}
	switch d.finding.Rule {
	case VehicleTwice:
		d.useOtherVehicle(b)
	case InterpreterTwice:
		d.replace(b)
		d.replace(a)
		d.spare(b)
	case PersonTwice:
		d.spare(b)
		d.spare(a)
	}
}

// faster makes the route to a meeting possible: by another mode, by starting later, or by being over earlier before.
func (d *fixer) faster() {
	a, b := d.meetings[0], d.meetings[1]
	for _, mode := range []program.Mode{program.Walk, program.Van, program.Taxi, program.Transit} {
		v, m := *b, *b.meeting
		m.Travel, v.meeting = mode, &m
		if r := d.setup.route(a, &v); r.Known && int64(r.Minutes)*60 <= b.start-a.end && mode != b.meeting.Travel {
			if d.change("mode", &m, locale.Values{"Mode": mode}) {
				break
			}
		}
	}
	d.move(b).startAfter(a)
	d.move(a).endBefore(b)
}

// findStop finds the stop to whose days a meeting belongs.
func (d *fixer) findStop() {
	m := d.meetings[0].meeting
	for _, s := range d.program.Stops {
		dated := !s.From.IsZero() && !s.Until.IsZero()
		if s.ID != m.Stop && s.Zone.Valid() && (dated && s.Includes(m.Start.Date) || len(d.program.Stops) == 1) {
			next := *m
			next.Stop = s.ID
			d.change("stop", &next, locale.Values{"City": s.City})
		}
	}
}

func (d *fixer) otherVehicle() { d.useOtherVehicle(d.meetings[0]) }

// useOtherVehicle proposes the smallest vehicle of the stop that has seats for all and is free.
func (d *fixer) useOtherVehicle(v *item) {
	if v.stop == nil {
		return
	}
	people := len(d.attending(v))
	var list []Fix
	vehicles := slices.Clone(v.stop.Vehicles)
	slices.SortStableFunc(vehicles, func(a, b program.Vehicle) int { return cmp.Compare(a.Seats, b.Seats) })
	for _, vehicle := range vehicles {
		if vehicle.Seats >= people && vehicleName(vehicle.Name) != vehicleName(v.meeting.Vehicle) {
			m := *v.meeting
			m.Vehicle = vehicle.Name
			list = append(list, d.changing("vehicle", &m, locale.Values{"Vehicle": vehicle.Name}))
		}
	}
	d.first(list...)
}

// hostInformed has the host know about photographs.
func (d *fixer) hostInformed() {
	m := *d.meetings[0].meeting
	m.PhotosTold = true
	d.change("photos", &m, nil)
}

// published lets others have a private meeting.
func (d *fixer) published() {
	m := *d.meetings[0].meeting
	m.Private = false
	d.change("publish", &m, nil)
}

func (d *fixer) confirm() {
	m := *d.meetings[0].meeting
	m.Status, m.StatusDate = program.Confirmed, d.options.Today
	d.change("confirm", &m, nil)
}

func (d *fixer) remove() {
	m := d.meetings[0].meeting
	d.offer(Fix{message: d.about("delete", m, nil), Delete: []program.ID{m.ID}})
}
