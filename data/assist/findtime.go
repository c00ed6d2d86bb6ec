package assist

import (
	"cmp"
	"context"
	"errors"
	"slices"

	"laurel/data/clash"
	"laurel/data/locale"
	"laurel/data/program"
)

// Request is the meeting for which a time is wanted. Its stop, kind, place, contacts, vehicle and attendees are read from it. One that is in the
// program already is moved; a draft is added. Where it has a start, times near it are better than others.
type Request struct {
	Meeting     *program.Meeting
	Minutes     int          // how long it should last; 0: as long as now, or an hour
	From, Until program.Date // the days that will do; zero: those of the stop
	People      []program.ID // who must come; nil: whom the meeting has
	Interpreter bool         // someone must interpret for those who need it; the slot then says who
}

// Limits are what holds for every search.
type Limits struct {
	Slots         int              // how many times to offer; 5
	Step          int              // minutes between the times tried; 15
	Opens, Closes program.Clock    // working hours, by the clocks of the stop; 08:30 to 18:00
	NotBefore     program.DateTime // what is past, by the clocks of the stop; zero: nothing is
	Language      string           // of the sentences: "en", "es" or "fr"; English when empty
}

func (l Limits) withDefaults() Limits {
	if l.Slots < 1 {
		l.Slots = 5
	}
	if l.Step < 1 {
		l.Step = 15
	}
	if l.Opens == (program.Clock{}) && l.Closes == (program.Clock{}) {
		l.Opens, l.Closes = program.Clock{Hour: 8, Minute: 30}, program.Clock{Hour: 18}
	}
	return l
}

// Slot is a time at which the meeting can be: nothing that package clash calls an error or a warning would be new. No two of an answer overlap.
type Slot struct {
	Start, End   program.DateTime
	Interpreters []program.ID
	Reasons      []string // why it is good
	Cautions     []string // what to keep in mind all the same
	Cost         int      // how far it is from ideal: the answer is sorted by it
	Meeting      *program.Meeting
}

// Apply hands the moved or new meeting to the store, in one edit of whoever asks.
func (s Slot) Apply(put func(*program.Meeting) error) error {
	return applyAll([]*program.Meeting{s.Meeting}, put)
}

// What makes a time less good, in points. An hour away from the time wished for is one point, a day away dayPoints.
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

// The rules that only assist has.
const (
	outsideHours  clash.Rule = "outside-hours"
	noInterpreter clash.Rule = "interpreter-busy"
)

// FindTime returns the best times for a meeting, the best first. When there is none the error is a *NoSolution, which says what is in the way and
// what would help; otherwise it is the context's, or says what the request lacks.
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

// finder is a request on its way to an answer.
type finder struct {
	ctx         context.Context
	base        *program.Program // without the meeting
	draft       *program.Meeting
	before      *program.Meeting // as it is in the program; nil for a draft
	limits      Limits
	minutes     int
	interpreter bool
	from, until program.Date

	judge *judge
	spans *assignment // reads the clocks
	tried []*candidate
	days  map[program.Date]*day
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
	coming       []*program.Person
	appointments int
	others       []other
}

type other struct {
	*program.Meeting
	span
}

func newFinder(ctx context.Context, p *program.Program, r Request, l Limits) (*finder, error) {
	if r.Meeting == nil {
		return nil, errors.New(say(l.Language, "no meeting"))
	}
	f := &finder{ctx: ctx, limits: l, interpreter: r.Interpreter, draft: copyOf(r.Meeting), before: p.Meeting(r.Meeting.ID), days: map[program.Date]*day{}}
	stop := p.Stop(r.Meeting.Stop)
	if stop == nil || !stop.Zone.Valid() {
		return nil, errors.New(say(l.Language, "no stop", r.Meeting.Title))
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
		return nil, errors.New(say(l.Language, "no days", r.Meeting.Title))
	case f.until.Before(f.from):
		return nil, errors.New(say(l.Language, "dates reversed"))
	case l.Closes.Minutes() <= l.Opens.Minutes():
		return nil, errors.New(say(l.Language, "hours reversed"))
	}
	f.minutes = cmp.Or(max(0, r.Minutes), max(0, r.Meeting.Minutes()), 60)
	if r.People != nil {
		f.draft.Selected, f.draft.Attendees, f.draft.Excused = true, slices.Clone(r.People), nil
	}
	f.base = p.With(func(next *program.Program) {
		next.Meetings = slices.DeleteFunc(slices.Clone(p.Meetings), func(m *program.Meeting) bool { return m.ID == r.Meeting.ID })
	})
	f.judge = newJudge(f.base, l.Language, f.interpreter)
	f.spans = &assignment{program: f.base, base: f.base, in: l.Language}
	return f, nil
}

// tryAll tries every start of every day that ends in time; minutes of the day.
func (f *finder) tryAll(opens, closes int) error {
	for date := f.from; !f.until.Before(date); date = date.AddDays(1) {
		for start := opens; start+f.minutes <= closes; start += f.limits.Step {
			if err := f.ctx.Err(); err != nil {
				return err
			}
			at := program.At(date, program.Clock{Hour: start / 60, Minute: start % 60})
			if !at.Before(f.limits.NotBefore) && (f.before == nil || f.before.Start != at || f.before.Minutes() != f.minutes) {
				f.tried = append(f.tried, f.try(at))
			}
		}
	}
	return nil
}

// at is the meeting at a time. One that was declined has to be asked for anew.
func (f *finder) at(start program.DateTime) *program.Meeting {
	m := copyOf(f.draft)
	m.Start, m.End = start, start.AddMinutes(f.minutes)
	if f.interpreter {
		m.Interpreters = nil
	}
	if !m.TakesPlace() {
		m.Status, m.StatusDate = program.ToRequest, f.limits.NotBefore.Date
	}
	return m
}

// holding is the program with the meeting in it.
func (f *finder) holding(m *program.Meeting) *program.Program {
	return f.base.With(func(next *program.Program) {
		next.Meetings = append(slices.Clip(next.Meetings), m)
	})
}

func (f *finder) try(start program.DateTime) *candidate {
	c := &candidate{meeting: f.at(start)}
	for _, t := range f.judge.troubles(f.holding(c.meeting)) {
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
	m, d := c.meeting, f.day(c.meeting.Start.Date)
	cost := 0
	for _, t := range c.hints {
		if !aboutMeals(t) {
			cost += hintPoints
		}
	}
	if m.Kind == program.Appointment {
		cost += appointmentPoints * d.appointments
	}
	last, next := f.neighbours(m)
	when := f.spans.span(m)
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
		return cost + dayPoints*abs(m.Start.Date.DaysSince(wish.Date)) + abs(m.Start.Clock.Minutes()-wish.Clock.Minutes())/60
	}
	return cost + m.Start.Date.DaysSince(f.from)
}

// aboutMeals reports whether a hint only tells that no meal is planned yet, which says nothing about the time of a meeting.
func aboutMeals(t trouble) bool { return t.Rule == clash.NoLunch || t.Rule == clash.NoDinner }

func abs(n int) int { return max(n, -n) }

// mealTimes are the times of day, in minutes, that are best left to lunch and dinner. The checks say when there is no time left at all.
var mealTimes = [2][2]int{{12 * 60, 13*60 + 30}, {18*60 + 30, 20 * 60}}

// atMeal reports whether a meeting takes time from lunch or dinner.
func atMeal(m *program.Meeting) bool {
	start := m.Start.Clock.Minutes()
	end := start + m.Minutes()
	return slices.ContainsFunc(mealTimes[:], func(meal [2]int) bool { return start < meal[1] && meal[0] < end })
}

// day looks up what those who come have on a day, the night before and after included.
func (f *finder) day(date program.Date) *day {
	if d := f.days[date]; d != nil {
		return d
	}
	d := &day{}
	f.days[date] = d
	probe := f.at(program.At(date, program.Clock{Hour: 12}))
	d.coming = f.base.AttendeesOf(probe)
	for _, m := range f.base.Meetings {
		apart := m.Start.Date.DaysSince(date)
		if apart < -1 || apart > 1 || !m.Binds() || !slices.ContainsFunc(d.coming, func(person *program.Person) bool { return f.base.Attends(person, m) }) {
			continue
		}
		d.others = append(d.others, other{m, f.spans.span(m)})
		if apart == 0 && m.Kind == program.Appointment {
			d.appointments++
		}
	}
	return d
}

// neighbours are what those who come have last before a meeting and next after it, by the clocks of the same day.
func (f *finder) neighbours(m *program.Meeting) (last, next *other) {
	when, others := f.spans.span(m), f.day(m.Start.Date).others
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

// choose takes the best times that do not overlap, and finds the interpreters for each.
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
		if f.interpreter {
			if err := f.interpret(c); err != nil {
				return nil, err
			}
		}
		if len(c.blockers) == 0 {
			slots = append(slots, f.slot(c))
		}
	}
	return slots, nil
}

// interpret names who interprets at a time: those named so far where they can, else whoever has least to do.
func (f *finder) interpret(c *candidate) error {
	if len(f.draft.Interpreters) > 0 {
		same := copyOf(c.meeting)
		same.Interpreters = slices.Clone(f.draft.Interpreters)
		if a := (&assignment{base: f.holding(same)}); f.stands(same) && !slices.ContainsFunc(a.base.AttendeesOf(same), func(person *program.Person) bool {
			return person.NeedsInterpreter == program.Yes && !a.served(same, person)
		}) {
			c.meeting = same
			return nil
		}
	}
	p := f.holding(c.meeting)
	proposal, err := (&assignment{program: p, base: p, meetings: []*program.Meeting{c.meeting}, in: f.limits.Language}).propose(f.ctx)
	if err != nil {
		return err
	}
	for _, u := range proposal.Unmet {
		c.blockers = append(c.blockers, trouble{Finding: clash.Finding{Rule: noInterpreter, Severity: program.SeverityWarning, Text: u.Why}})
	}
	if len(proposal.Unmet) > 0 || len(proposal.Changed) == 0 {
		return nil
	}
	c.meeting = proposal.Changed[0]
	if !f.stands(c.meeting) {
		c.blockers = append(c.blockers, trouble{Finding: clash.Finding{Rule: noInterpreter, Severity: program.SeverityWarning, Text: say(f.limits.Language, "no agreement")}})
	}
	return nil
}

// stands reports whether the checks have nothing against a meeting with its interpreters.
func (f *finder) stands(m *program.Meeting) bool {
	return !slices.ContainsFunc(f.judge.troubles(f.holding(m)), func(t trouble) bool { return t.Severity != program.SeverityHint && !bearable[t.Rule] })
}

// slot says why a time is good.
func (f *finder) slot(c *candidate) Slot {
	m, in := c.meeting, f.limits.Language
	s := Slot{Start: m.Start, End: m.End, Interpreters: m.Interpreters, Cost: c.cost, Meeting: m}
	if coming := f.base.AttendeesOf(m); len(coming) == 1 {
		s.Reasons = append(s.Reasons, say(in, "one free", coming[0].DisplayName()))
	} else if len(coming) > 1 {
		s.Reasons = append(s.Reasons, say(in, "all free", len(coming)))
	}
	var interpreters []*program.Person
	for _, id := range m.Interpreters {
		if person := f.base.Person(id); person != nil {
			interpreters = append(interpreters, person)
		}
	}
	if len(interpreters) > 0 {
		s.Reasons = append(s.Reasons, say(in, "interprets", names(interpreters, in)))
	}
	s.Reasons = append(append(s.Reasons, f.received(m)...), f.around(m)...)
	for _, t := range c.hints {
		if !aboutMeals(t) {
			s.Cautions = append(s.Cautions, t.Text)
		}
	}
	if f.before != nil && f.before.Status == program.Confirmed {
		s.Cautions = append(s.Cautions, say(in, "was confirmed"))
	}
	return s
}

// received tells that the host can have a meeting.
func (f *finder) received(m *program.Meeting) (reasons []string) {
	o := f.base.Organisation(m.Organisation)
	if o == nil || m.Link != "" {
		return nil
	}
	if o.Exclusive {
		reasons = append(reasons, say(f.limits.Language, "place free", o.Name))
	}
	if len(o.Opening) > 0 {
		reasons = append(reasons, say(f.limits.Language, "open then", program.FormatOpening(o.Opening, locale.Language(f.limits.Language))))
	}
	return reasons
}

// around tells what comes before and after.
func (f *finder) around(m *program.Meeting) (reasons []string) {
	last, next := f.neighbours(m)
	when, in := f.spans.span(m), f.limits.Language
	tell := func(o *other, seconds int64, some, none string) {
		if o == nil {
			return
		}
		if seconds == 0 {
			reasons = append(reasons, say(in, none, o.Title))
		} else {
			reasons = append(reasons, say(in, some, lasting(int(seconds/60), in), o.Title))
		}
	}
	if last == nil && next == nil {
		return []string{say(in, "day empty")}
	}
	if last != nil {
		tell(last, when.from-last.until, "after", "at once after")
	}
	if next != nil {
		tell(next, next.from-when.until, "before", "at once before")
	}
	if f.placed(m) && (last == nil || f.placed(last.Meeting)) && (next == nil || f.placed(next.Meeting)) {
		reasons = append(reasons, say(in, "ways fit"))
	}
	if m.Kind != program.Meal && m.Kind != program.Hospitality {
		reasons = append(reasons, say(in, "meals stay"))
	}
	return reasons
}

// placed reports whether the checks know where a meeting is.
func (f *finder) placed(m *program.Meeting) bool {
	o := f.base.Organisation(m.Organisation)
	return m.Position.Known || o != nil && o.Position.Known && m.Link == ""
}
