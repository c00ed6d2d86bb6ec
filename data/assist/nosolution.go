package assist

import (
	"cmp"
	"slices"
	"strings"

	"laurel/data/clash"
	"laurel/data/locale"
	"laurel/data/program"
)

// NoSolution says that there is no time for a meeting, and why.
type NoSolution struct {
	Meeting   *program.Meeting
	Tried     int        // how many times were tried
	Obstacles []Obstacle // what is in the way, the most frequent first
	Help      []Help     // what would make room, the least first

	text string
}

// Error is a sentence for people.
func (n *NoSolution) Error() string { return n.text }

// Obstacle is a rule that closes some of the times that were tried.
type Obstacle struct {
	Rule    clash.Rule
	Times   int
	Text    string // in the middle of a sentence: people are in another meeting
	Example string // a finding in full
}

// Help is what could be given up, and the time that this would open.
type Help struct {
	Text   string            // without Ana Prova: Tue 13 Jun, 14:00
	People []*program.Person // who would not come; empty when it is something else
	Start  program.DateTime
}

// The working day, in minutes, beyond which nobody is offered a time even as help.
const earliest, latest = 6 * 60, 22 * 60

// noSolution explains why nothing was found, once everything has been tried.
func (f *finder) noSolution() error {
	in := f.limits.Language
	n := &NoSolution{Meeting: f.draft, Tried: len(f.tried)}
	switch {
	case f.minutes > f.limits.Closes.Minutes()-f.limits.Opens.Minutes():
		n.Obstacles = []Obstacle{{Rule: outsideHours, Text: say(in, "longer than day")}}
	case len(f.tried) == 0:
		n.Obstacles = []Obstacle{{Rule: outsideHours, Text: say(in, "all past")}}
	default:
		n.Obstacles = f.obstacles()
	}
	if err := f.tryBeyond(); err != nil {
		return err
	}
	n.Help = f.help()
	list := make([]string, len(n.Obstacles))
	for i, o := range n.Obstacles {
		if list[i] = o.Text; o.Times > 0 {
			list[i] = say(in, "obstacle", o.Text, o.Times, n.Tried)
		}
	}
	n.text = say(in, "no time", f.draft.Title, say(in, "in the way", strings.Join(list, "; ")))
	return n
}

func (f *finder) obstacles() []Obstacle {
	var list []Obstacle
	for _, c := range f.tried {
		counted := map[string]bool{}
		for _, t := range c.blockers {
			text := t.Text
			if words, known := obstacles[t.Rule]; known {
				text = words[language(f.limits.Language)]
			}
			if counted[text] {
				continue
			}
			counted[text] = true
			i := slices.IndexFunc(list, func(o Obstacle) bool { return o.Text == text })
			if i < 0 {
				i = len(list)
				list = append(list, Obstacle{Rule: t.Rule, Text: text, Example: t.Text})
			}
			list[i].Times++
		}
	}
	slices.SortStableFunc(list, func(a, b Obstacle) int { return cmp.Compare(b.Times, a.Times) })
	return list
}

// tryBeyond tries the times outside working hours, for which working hours are then in the way.
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
		if f.interpreter && len(c.blockers) == 0 {
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

// mostHelp is how many ways out are told.
const mostHelp = 5

// help looks, for each thing that might be given up, for the best time at which nothing else is in the way.
func (f *finder) help() []Help {
	type offer struct {
		Help
		cost int
	}
	var offers []offer
	for _, c := range f.tried {
		text, people := f.givenUp(c)
		if text == "" {
			continue
		}
		cost := c.cost + dayPoints*dayPoints*len(people)
		i := slices.IndexFunc(offers, func(o offer) bool { return o.Text == text })
		if i < 0 {
			i = len(offers)
			offers = append(offers, offer{Help{Text: text}, cost + 1})
		}
		if cost < offers[i].cost {
			offers[i] = offer{Help{text, people, c.meeting.Start}, cost}
		}
	}
	slices.SortStableFunc(offers, func(a, b offer) int { return cmp.Compare(a.cost, b.cost) })
	var list []Help
	for _, o := range offers[:min(mostHelp, len(offers))] {
		day, clock := locale.Language(f.limits.Language).Date(o.Start.Date, locale.WeekdayShort), o.Start.Clock.String()
		o.Text += ": " + day + ", " + clock
		list = append(list, o.Help)
	}
	return list
}

// helps are the rules that someone may mend otherwise than by another time, and the words for it.
var helps = map[clash.Rule]string{
	outsideHours: "help hours", noInterpreter: "help interpreter", clash.ContactTwice: "help contact", clash.VehicleTwice: "help vehicle", clash.PlaceTwice: "help place",
	clash.TravelShort: "help travel", clash.AppointmentsFar: "help many", clash.NoLunch: "help meal", clash.NoDinner: "help meal",
	clash.PlaceClosed: "help open",
}

// mostMissing is how many people a meeting is offered without.
const mostMissing = 2

// givenUp says what alone would have to be given up for a time; nothing where that is more than one thing.
func (f *finder) givenUp(c *candidate) (string, []*program.Person) {
	in := f.limits.Language
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
	coming := f.base.AttendeesOf(c.meeting)
	if personal && len(out) <= mostMissing && len(out) < len(coming) {
		people := slices.DeleteFunc(coming, func(person *program.Person) bool { return !out[person.ID] })
		if len(people) == len(out) {
			return say(in, "help without", names(people, in)), people
		}
	}
	if key := helps[one]; key != "" {
		return say(in, key), nil
	}
	return "", nil
}
