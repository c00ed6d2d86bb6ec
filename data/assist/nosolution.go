package assist

import (
	"cmp"
	"slices"
	"strings"

	"laurel/data/civil"
	"laurel/data/clash"
	"laurel/data/locale"
	"laurel/data/program"
)

// The rules that only assist has.
const (
	outsideHours  clash.Rule = "outside-hours"
	noInterpreter clash.Rule = "interpreter-busy"
)

// NoSolution is the error that there is no time for a meeting.
type NoSolution struct {
	Help []Help // what would make a time possible, the smallest concession first

	text string
}

// Error returns a sentence for people with what prevents it.
func (n *NoSolution) Error() string { return n.text }

// Help is what could be given up, and the time that this would make possible.
type Help struct {
	Text   string            // without Ana Prova: Tue 13 Jun, 14:00
	People []*program.Person // who would not come; empty when it is something else
	Start  civil.DateTime
}

// The working day, in minutes, beyond which nobody is offered a time even as help.
const earliest, latest = 6 * 60, 22 * 60

// noSolution explains why nothing was found, once everything has been tried.
func (f *finder) noSolution() error {
	l := f.limits.Language
	var obstacles []string
	switch {
	case f.minutes > f.limits.Closes.Minutes()-f.limits.Opens.Minutes():
		obstacles = []string{l.Text("obstacle.longer-than-day")}
	case len(f.tried) == 0:
		obstacles = []string{l.Text("obstacle.all-past")}
	default:
		obstacles = f.obstacles()
	}
	if err := f.tryBeyond(); err != nil {
		return err
	}
	values := locale.Values{"Title": l.Quote(f.draft.Title), "Obstacles": strings.Join(obstacles, "; ")}
	return &NoSolution{Help: f.help(), text: l.Text("time.none", values)}
}

// obstacles describes what prevents the times that were tried, the most frequent first.
func (f *finder) obstacles() []string {
	var keys []string
	times := map[string]int{}
	for _, c := range f.tried {
		counted := map[string]bool{}
		for _, t := range c.blockers {
			key, _ := effect(t.Rule)
			if counted[key] {
				continue
			}
			counted[key] = true
			if times[key]++; times[key] == 1 {
				keys = append(keys, key)
			}
		}
	}
	slices.SortStableFunc(keys, func(a, b string) int { return cmp.Compare(times[b], times[a]) })
	l := f.limits.Language
	list := make([]string, len(keys))
	for i, key := range keys {
		values := locale.Values{"Obstacle": l.Text("obstacle." + key), "Times": times[key], "Tried": len(f.tried)}
		list[i] = l.Text("time.obstacle", values)
	}
	return list
}

// effect returns how a rule prevents a time, as "obstacle.OBSTACLE", and what could be given up for it, as
// "relief.RELIEF".
func effect(r clash.Rule) (obstacle, relief string) {
	if r == outsideHours || r == noInterpreter {
		return string(r), string(r)
	}
	d := r.Description()
	return d.Obstacle, d.Relief
}

// tryBeyond tries the times outside working hours, which only those prevent then.
func (f *finder) tryBeyond() error {
	inside := f.tried
	f.tried = nil
	if err := f.tryAll(earliest, latest); err != nil {
		return err
	}
	for _, c := range f.tried {
		start := c.meeting.Start.Clock.Minutes()
		if start >= f.limits.Opens.Minutes() && start+f.minutes <= f.limits.Closes.Minutes() {
			continue
		}
		if len(c.blockers) == 0 {
			if err := f.interpret(c); err != nil {
				return err
			}
		}
		c.blockers = append(c.blockers, trouble{Finding: clash.Finding{Rule: outsideHours}})
		inside = append(inside, c)
	}
	f.tried = inside
	return nil
}

// concession is what alone would have to be given up for a time: the presence of people, or what a key names.
type concession struct {
	relief string
	people []*program.Person
	cost   int
	start  civil.DateTime
}

func (c concession) same(other concession) bool {
	return c.relief == other.relief && slices.Equal(c.people, other.people)
}

// mostHelp is how many concessions are offered.
const mostHelp = 5

// help looks, for each concession, for the best time that it makes possible.
func (f *finder) help() []Help {
	var offers []concession
	for _, tried := range f.tried {
		c, ok := f.concede(tried)
		if !ok {
			continue
		}
		if i := slices.IndexFunc(offers, c.same); i < 0 {
			offers = append(offers, c)
		} else if c.cost < offers[i].cost {
			offers[i] = c
		}
	}
	slices.SortStableFunc(offers, func(a, b concession) int { return cmp.Compare(a.cost, b.cost) })
	l := f.limits.Language
	var list []Help
	for _, c := range offers[:min(mostHelp, len(offers))] {
		relief := l.Text("relief."+c.relief, locale.Values{"Who": named(c.people, l)})
		list = append(list, Help{l.Labelled(relief, l.DayMoment(c.start)), c.people, c.start})
	}
	return list
}

// mostMissing is how many people a meeting is offered without.
const mostMissing = 2

// concede returns what alone would have to be given up for a time; not ok where that is more than one thing.
func (f *finder) concede(c *candidate) (concession, bool) {
	out := map[program.ID]bool{}
	one, personal := c.blockers[0].Rule, true
	for _, t := range c.blockers {
		if t.Rule != one {
			one = ""
		}
		personal = personal && len(t.people) > 0
		for _, id := range t.people {
			personal = personal && f.base.Person(id) != nil
			out[id] = true
		}
	}
	coming := f.base.Attendance().AttendeesOf(c.meeting)
	if personal && len(out) <= mostMissing && len(out) < len(coming) {
		people := slices.DeleteFunc(coming, func(person *program.Person) bool { return !out[person.ID] })
		if len(people) == len(out) {
			return concession{"people", people, c.cost + dayPoints*dayPoints*len(people), c.meeting.Start}, true
		}
	}
	_, relief := effect(one)
	return concession{relief: relief, cost: c.cost, start: c.meeting.Start}, relief != ""
}
