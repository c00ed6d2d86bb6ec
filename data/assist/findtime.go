package assist

import (
	"cmp"
	"context"
	"errors"
	"slices"

	"laurel/data/civil"
	"laurel/data/clash"
	"laurel/data/locale"
	"laurel/data/opening"
	"laurel/data/program"
)

// Request is the meeting for which a time is wanted. Its stop, kind, place, contacts, vehicle and attendees are read
// from it. One that is in the program already is moved; a draft is added. Where it has a start, times near it are
// better than others.
type Request struct {
	Meeting     *program.Meeting
	Minutes     int          // how long it should last; 0: as long as now, or an hour
	From, Until civil.Date   // the first and last possible day; zero: those of the stop
	People      []program.ID // who must come; nil: whom the meeting has
	Interpreter bool         // someone must interpret for those who need it; the slot then names them
}

// Limits are what holds for every search.
type Limits struct {
	Slots         int             // how many times to offer; 5
	Step          int             // minutes between the times tried; 15
	Opens, Closes civil.Clock     // working hours, by the clocks of the stop; 08:30 to 18:00
	NotBefore     civil.DateTime  // what is past, by the clocks of the stop; zero: nothing is
	Language      locale.Language // of the sentences
}

func (l Limits) withDefaults() Limits {
	if l.Slots < 1 {
		l.Slots = 5
	}
	if l.Step < 1 {
		l.Step = 15
	}
	if l.Opens == (civil.Clock{}) && l.Closes == (civil.Clock{}) {
		l.Opens, l.Closes = civil.NewClock(8, 30), civil.NewClock(18, 0)
	}
	return l
}

// Slot is a time at which the meeting can be: nothing that package clash calls an error or a warning would be new. No
// two of an answer overlap.
type Slot struct {
	Meeting  *program.Meeting // at that time, with its interpreters
	Reasons  []string         // why it is good
	Cautions []string         // what to keep in mind all the same
	Cost     int              // how far it is from ideal: the answer is sorted by it
}

// Apply passes the moved or new meeting to the store, in one edit of the caller.
func (s Slot) Apply(put func(*program.Meeting) error) error {
	return applyAll([]*program.Meeting{s.Meeting}, put)
}

// What makes a time less good, in points. An hour away from the wanted time is one point, a day away dayPoints.
const (
	dayPoints         = 20
	appointmentPoints = 5  // each appointment that those who come have that day
	hastePoints       = 20 // less than breath before or after it
	hintPoints        = 30 // each hint of the checks
	mealPoints        = 5  // at a time when people eat; for a meal, at a time when they do not
	quarterPoints     = 3  // starts at quarter past or quarter to
	halfPoints        = 1
	breath            = 15 // minutes
)

// FindTime returns the best times for a meeting, the best first. When there is none the error is a *NoSolution, which
// contains what prevents it and what would help; otherwise it is the context's, or describes what the request lacks.
func FindTime(ctx context.Context, p *program.Program, request Request, limits Limits) ([]Slot, error) {
	f, err := newFinder(ctx, p, request, limits.withDefaults())
	if err != nil {
		return nil, err
	}
	if err := f.tryAll(f.limits.Opens.Minutes(), f.limits.Closes.Minutes()); err != nil {
		return nil, err
	}
	slots, err := f.choose()
	if err == nil && len(slots) == 0 {
		return nil, f.noSolution()
	}
	return slots, err
}

// finder works on a request.
type finder struct {
	ctx         context.Context
	base        *program.Program // without the meeting
	draft       *program.Meeting
	before      *program.Meeting // as it is in the program; nil for a draft
	limits      Limits
	minutes     int
	interpreter bool
	from, until civil.Date

	judge *judge
	tried []*candidate
	days  map[civil.Date]*day
}

// candidate is a time that was tried.
type candidate struct {
	meeting  *program.Meeting
	cost     int
	blockers []trouble
	hints    []trouble
}

// day is what those who come have on a day beside the meeting.
type day struct {
	appointments int
	others       []other
}

type other struct {
	*program.Meeting
	span
}

func newFinder(ctx context.Context, p *program.Program, r Request, limits Limits) (*finder, error) {
	l := limits.Language
	if r.Meeting == nil {
		return nil, errors.New(l.Text("time.no-meeting"))
	}
	f := &finder{
		ctx: ctx, limits: limits, interpreter: r.Interpreter, draft: r.Meeting.Clone(), days: map[civil.Date]*day{},
	}
	title := locale.Values{"Title": l.Quote(r.Meeting.Title)}
	stop := p.Stop(r.Meeting.Stop)
	if stop == nil || !stop.Zone.Valid() {
		return nil, errors.New(l.Text("time.no-stop", title))
	}
	f.from, f.until = r.From, r.Until
	if f.from.IsZero() {
		f.from = stop.From
	}
	if f.until.IsZero() {
		f.until = stop.Until
	}
	switch {
	case f.from.IsZero() || f.until.IsZero():
		return nil, errors.New(l.Text("time.no-days", title))
	case f.until.Before(f.from):
		return nil, errors.New(l.Text("time.days-reversed"))
	case limits.Closes.Minutes() <= limits.Opens.Minutes():
		return nil, errors.New(l.Text("time.hours-reversed"))
	}
	f.minutes = cmp.Or(max(0, r.Minutes), max(0, r.Meeting.Minutes()), 60)
	if r.People != nil {
		f.draft.Selected = true
		f.draft.Attendees = slices.Clone(r.People)
		f.draft.Excused = nil
	}
	f.before = p.Meeting(r.Meeting.ID)
	f.base = p.With(func(next *program.Program) {
		isMeeting := func(m *program.Meeting) bool { return m.ID == r.Meeting.ID }
		next.Meetings = slices.DeleteFunc(slices.Clone(p.Meetings), isMeeting)
	})
	f.judge = newJudge(f.base, f.interpreter)
	return f, nil
}

// tryAll tries every start of every day that ends in time; opens and closes are minutes of the day.
func (f *finder) tryAll(opens, closes int) error {
	for date := f.from; !f.until.Before(date); date = date.AddDays(1) {
		for start := opens; start+f.minutes <= closes; start += f.limits.Step {
			if err := f.ctx.Err(); err != nil {
				return err
			}
			at := civil.At(date, civil.NewClock(start/60, start%60))
			unchanged := f.before != nil && f.before.Start == at && f.before.Minutes() == f.minutes
			if !at.Before(f.limits.NotBefore) && !unchanged {
				f.tried = append(f.tried, f.try(at))
			}
		}
	}
	return nil
}

// at is the meeting at a time. One that was declined has to be requested again.
func (f *finder) at(start civil.DateTime) *program.Meeting {
	m := f.draft.Clone()
	m.Start, m.End = start, start.AddMinutes(f.minutes)
	if f.interpreter {
		m.Interpreters = nil
	}
	if !m.TakesPlace() {
		m.Status, m.StatusDate = program.ToRequest, f.limits.NotBefore.Date
	}
	return m
}

// including is the program with the meeting in it.
func (f *finder) including(m *program.Meeting) *program.Program {
	return f.base.With(func(next *program.Program) {
		next.Meetings = append(slices.Clip(next.Meetings), m)
	})
}

func (f *finder) try(start civil.DateTime) *candidate {
	c := &candidate{meeting: f.at(start)}
	for _, t := range f.judge.troubles(f.including(c.meeting)) {
		if t.Severity == program.SeverityHint {
			c.hints = append(c.hints, t)
		} else {
			c.blockers = append(c.blockers, t)
		}
	}
	c.cost = f.cost(c)
	return c
}

func (f *finder) cost(c *candidate) int {
	m := c.meeting
	cost := 0
	for _, t := range c.hints {
		if !aboutMeals(t.Rule) {
			cost += hintPoints
		}
	}
	if m.Kind == program.Appointment {
		cost += appointmentPoints * f.day(m.Start.Date).appointments
	}
	last, next := f.neighbours(m)
	when := spanOf(f.base, m)
	if last != nil && when.from-last.until < breath*60 {
		cost += hastePoints
	}
	if next != nil && next.from-when.until < breath*60 {
		cost += hastePoints
	}
	if atMeal(m) != (m.Kind == program.Meal || m.Kind == program.Hospitality) {
		cost += mealPoints
	}
	switch m.Start.Clock.Minute {
	case 0:
	case 30:
		cost += halfPoints
	default:
		cost += quarterPoints
	}
	if wish := f.draft.Start; !wish.IsZero() {
		hours := abs(m.Start.Clock.Minutes()-wish.Clock.Minutes()) / 60
		return cost + dayPoints*abs(m.Start.Date.DaysSince(wish.Date)) + hours
	}
	return cost + m.Start.Date.DaysSince(f.from)
}

// aboutMeals reports whether a hint is only that no meal is planned yet, which does not concern the time of a meeting.
func aboutMeals(r clash.Rule) bool { return r == clash.NoLunch || r == clash.NoDinner }

func abs(n int) int { return max(n, -n) }

// mealTimes are the times of day, in minutes, that are best left to lunch and dinner. The checks find when there is no
// time left.
var mealTimes = [2][2]int{{12 * 60, 13*60 + 30}, {18*60 + 30, 20 * 60}}

// atMeal reports whether a meeting uses time of lunch or dinner.
func atMeal(m *program.Meeting) bool {
	start := m.Start.Clock.Minutes()
	end := start + m.Minutes()
	return slices.ContainsFunc(mealTimes[:], func(meal [2]int) bool { return start < meal[1] && meal[0] < end })
}

// day looks up what those who come have on a day, the night before and after included.
func (f *finder) day(date civil.Date) *day {
	if d := f.days[date]; d != nil {
		return d
	}
	d := &day{}
	f.days[date] = d
	coming := f.base.Attendance().AttendeesOf(f.at(civil.At(date, civil.NewClock(12, 0))))
	for _, m := range f.base.Meetings {
		apart := m.Start.Date.DaysSince(date)
		attends := func(person *program.Person) bool { return f.base.Attendance().Attends(person, m) }
		if abs(apart) > 1 || !m.Binds() || !slices.ContainsFunc(coming, attends) {
			continue
		}
		d.others = append(d.others, other{m, spanOf(f.base, m)})
		if apart == 0 && m.Kind == program.Appointment {
			d.appointments++
		}
	}
	return d
}

// neighbours are what those who come have last before a meeting and next after it, by the clocks of the same day.
func (f *finder) neighbours(m *program.Meeting) (last, next *other) {
	when, others := spanOf(f.base, m), f.day(m.Start.Date).others
	for i := range others {
		switch o := &others[i]; {
		case o.until <= when.from && o.End.Date == m.Start.Date && (last == nil || o.until > last.until):
			last = o
		case o.from >= when.until && o.Start.Date == m.End.Date && (next == nil || o.from < next.from):
			next = o
		}
	}
	return last, next
}

// choose returns the best times that do not overlap, with the interpreters of each.
func (f *finder) choose() ([]Slot, error) {
	open := slices.DeleteFunc(slices.Clone(f.tried), func(c *candidate) bool { return len(c.blockers) > 0 })
	slices.SortStableFunc(open, func(a, b *candidate) int { return cmp.Compare(a.cost, b.cost) })
	var slots []Slot
	for _, c := range open {
		if len(slots) == f.limits.Slots {
			break
		}
		if slices.ContainsFunc(slots, func(s Slot) bool { return s.Meeting.Overlaps(c.meeting) }) {
			continue
		}
		if err := f.interpret(c); err != nil {
			return nil, err
		}
		if len(c.blockers) == 0 {
			slots = append(slots, f.slot(c))
		}
	}
	return slots, nil
}

// interpret names who interprets at a time, where that was requested: those named so far where they can, else whoever
// has least to do.
func (f *finder) interpret(c *candidate) error {
	if !f.interpreter {
		return nil
	}
	if len(f.draft.Interpreters) > 0 {
		same := c.meeting.Clone()
		same.Interpreters = slices.Clone(f.draft.Interpreters)
		a := &assignment{base: f.including(same)}
		unserved := func(person *program.Person) bool { return !a.served(same, person) }
		if f.possible(same) && !slices.ContainsFunc(a.base.Interpreting().Needed(same), unserved) {
			c.meeting = same
			return nil
		}
	}
	p := f.including(c.meeting)
	a := &assignment{program: p, base: p, meetings: []*program.Meeting{c.meeting}, language: f.limits.Language}
	proposal, err := a.propose(f.ctx)
	if err != nil {
		return err
	}
	unmet := len(proposal.Unmet) > 0
	if !unmet && len(proposal.Changed) > 0 {
		c.meeting = proposal.Changed[0]
		unmet = !f.possible(c.meeting)
	}
	if unmet {
		c.blockers = append(c.blockers, trouble{Finding: clash.Finding{Rule: noInterpreter}})
	}
	return nil
}

// possible reports whether the checks have nothing against a meeting with its interpreters.
func (f *finder) possible(m *program.Meeting) bool {
	return !slices.ContainsFunc(f.judge.troubles(f.including(m)), func(t trouble) bool {
		return t.Severity != program.SeverityHint && !bearable[t.Rule]
	})
}

// slot describes why a time is good.
func (f *finder) slot(c *candidate) Slot {
	m, l := c.meeting, f.limits.Language
	s := Slot{Meeting: m, Cost: c.cost}
	if coming := f.base.Attendance().AttendeesOf(m); len(coming) == 1 {
		s.Reasons = append(s.Reasons, l.Text("time.one-free", locale.Values{"Who": coming[0].DisplayName()}))
	} else if len(coming) > 1 {
		s.Reasons = append(s.Reasons, l.Text("time.all-free", locale.Values{"Count": len(coming)}))
	}
	var interpreters []*program.Person
	for _, id := range m.Interpreters {
		if person := f.base.Person(id); person != nil {
			interpreters = append(interpreters, person)
		}
	}
	if len(interpreters) > 0 {
		s.Reasons = append(s.Reasons, l.Text("time.interprets", locale.Values{"Who": named(interpreters, l)}))
	}
	s.Reasons = slices.Concat(s.Reasons, f.received(m), f.around(m))
	for _, t := range c.hints {
		if !aboutMeals(t.Rule) {
			s.Cautions = append(s.Cautions, t.Text(l))
		}
	}
	if f.before != nil && f.before.Status == program.Confirmed {
		s.Cautions = append(s.Cautions, l.Text("time.was-confirmed"))
	}
	return s
}

// received are reasons why the host can have a meeting.
func (f *finder) received(m *program.Meeting) (reasons []string) {
	o := f.base.Organisation(m.Organisation)
	if o == nil || m.Link != "" {
		return nil
	}
	l := f.limits.Language
	if o.Exclusive {
		reasons = append(reasons, l.Text("time.place-free", locale.Values{"Place": o.Name}))
	}
	if len(o.Opening) > 0 {
		reasons = append(reasons, l.Text("time.open", locale.Values{"Hours": opening.Format(o.Opening, l)}))
	}
	return reasons
}

// around describes what comes before and after.
func (f *finder) around(m *program.Meeting) (reasons []string) {
	last, next := f.neighbours(m)
	when, l := spanOf(f.base, m), f.limits.Language
	if last == nil && next == nil {
		return []string{l.Text("time.day-empty")}
	}
	describe := func(o *other, seconds int64, key string) {
		if seconds == 0 {
			key += ".at-once"
		}
		values := locale.Values{"Time": l.Duration(int(seconds / 60)), "Title": l.Quote(o.Title)}
		reasons = append(reasons, l.Text(key, values))
	}
	if last != nil {
		describe(last, when.from-last.until, "time.after")
	}
	if next != nil {
		describe(next, next.from-when.until, "time.before")
	}
	if f.placed(m) && (last == nil || f.placed(last.Meeting)) && (next == nil || f.placed(next.Meeting)) {
		reasons = append(reasons, l.Text("time.travel-fits"))
	}
	if m.Kind != program.Meal && m.Kind != program.Hospitality {
		reasons = append(reasons, l.Text("time.meals-stay"))
	}
	return reasons
}

// placed reports whether the checks know where a meeting is.
func (f *finder) placed(m *program.Meeting) bool {
	o := f.base.Organisation(m.Organisation)
	return m.Position.Known || o != nil && o.Position.Known && m.Link == ""
}
