package assist

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strings"

	"laurel/data/clash"
	"laurel/data/locale"
	"laurel/data/program"
)

// Scope is for which meetings interpreters are wanted: those of a stop, of a day, or these; with nothing said, all of the program.
type Scope struct {
	Stop     program.ID   // empty: every stop
	Day      program.Date // by the clocks of the stop; zero: every day
	Meetings []program.ID // nil: all
	Reassign bool         // who is named already and serves someone who needs it may be replaced; otherwise they stay
	Language string       // of the sentences: "en", "es" or "fr"; English when empty
}

func (s Scope) has(m *program.Meeting) bool {
	return (s.Stop == "" || s.Stop == m.Stop) && (s.Day.IsZero() || s.Day == m.Start.Date) && (s.Meetings == nil || slices.Contains(s.Meetings, m.ID))
}

// Proposal says who should interpret where. It is not in the program until someone applies it.
type Proposal struct {
	Assignments map[program.ID][]program.ID // of each meeting that someone needs interpreted: who interprets, those named before included
	Changed     []*program.Meeting          // the meetings that become others, in order of time
	Unmet       []Unmet                     // what nobody can do, in order of time
	Load        []Load                      // of each interpreter of the program, in its order
	Exact       bool                        // no other proposal leaves less or shares the work more evenly; false where that was too much to prove
}

// Unmet is a need that the proposal leaves.
type Unmet struct {
	Meeting *program.Meeting
	People  []*program.Person // who need an interpreter and speak the same languages
	Why     string            // what is in the way of those who could
}

// Load is what an interpreter has to do in the whole program, with the proposal.
type Load struct {
	Person            *program.Person
	Meetings, Minutes int
}

// Apply hands the changed meetings to the store, in one edit of whoever asks.
func (p Proposal) Apply(put func(*program.Meeting) error) error { return applyAll(p.Changed, put) }

// interpreted are the kinds of meetings at which people are spoken to, and how much it matters that they understand.
var interpreted = map[program.Kind]int64{program.Appointment: 2, program.Ceremony: 2, program.Activity: 1, program.Hospitality: 1}

// AssignInterpreters proposes who interprets in the meetings of a scope: people who speak the languages, are there, are in no two places and get
// their pauses (whatever package clash would find, but for too many appointments and a missed meal), each with about as much to do as the others.
// The error is the context's.
func AssignInterpreters(ctx context.Context, p *program.Program, scope Scope) (Proposal, error) {
	a := &assignment{program: p, base: p, in: scope.Language}
	for _, m := range p.Meetings {
		if scope.has(m) && interpreted[m.Kind] > 0 && m.TakesPlace() {
			a.meetings = append(a.meetings, m)
		}
	}
	slices.SortStableFunc(a.meetings, func(x, y *program.Meeting) int {
		return cmp.Or(cmp.Compare(a.span(x).from, a.span(y).from), cmp.Compare(x.ID, y.ID))
	})
	if scope.Reassign {
		a.unname()
	}
	return a.propose(ctx)
}

// span is when something is, in seconds since 1970.
type span struct{ from, until int64 }

func (s span) meets(t span) bool { return s.from < t.until && t.from < s.until }

// assignment is a question of who interprets, on its way to an answer.
type assignment struct {
	program, base *program.Program   // base: without the names that may be replaced
	meetings      []*program.Meeting // of base, in order of time
	in            string

	people []*program.Person // the interpreters
	judge  *judge
	needs  []need // in the order of meetings
	search *search
}

// need is a task with who needs it.
type need struct {
	meeting int
	who     []*program.Person
	able    []int // who speaks the language, there or not
}

// unname takes those who interpret for someone out of the meetings. Who is named although nobody is known to need it stays: someone chose so.
func (a *assignment) unname() {
	changed := map[program.ID]*program.Meeting{}
	for i, m := range a.meetings {
		next := copyOf(m)
		attending := a.program.AttendeesOf(m)
		next.Interpreters = slices.DeleteFunc(next.Interpreters, func(id program.ID) bool {
			interpreter := a.program.Person(id)
			return interpreter != nil && slices.ContainsFunc(attending, func(person *program.Person) bool {
				return person.NeedsInterpreter == program.Yes && a.fits(interpreter, person)
			})
		})
		a.meetings[i], changed[m.ID] = next, next
	}
	a.base = with(a.program, changed)
}

func (a *assignment) span(m *program.Meeting) span {
	zone := program.Zone("UTC")
	if stop := a.base.Stop(m.Stop); stop != nil && stop.Zone.Valid() {
		zone = stop.Zone
	}
	from, _, _ := zone.Instant(m.Start) // the zone is known to be good
	until, _, _ := zone.Instant(m.End)
	return span{from.Unix(), until.Unix()}
}

func (a *assignment) propose(ctx context.Context) (Proposal, error) {
	for _, person := range a.base.People {
		if person.Role == program.Interpreter && !person.Cancelled {
			a.people = append(a.people, person)
		}
	}
	a.judge = newJudge(a.base, a.in, true)
	for i, m := range a.meetings {
		a.needs = append(a.needs, a.needsOf(i, m)...)
	}
	a.prepare(ctx)
	exact, err := a.search.run()
	if err != nil {
		return Proposal{}, err
	}
	return a.answer(exact), nil
}

// needsOf groups those who need an interpreter in a meeting by the languages they speak, without those whom someone named already understands.
func (a *assignment) needsOf(index int, m *program.Meeting) []need {
	groups := map[string]int{}
	var needs []need
	for _, person := range a.base.AttendeesOf(m) {
		if person.NeedsInterpreter != program.Yes || a.served(m, person) {
			continue
		}
		var key strings.Builder
		for _, spoken := range person.Languages {
			key.WriteString(spoken.Language + " " + string(spoken.Level) + "/")
		}
		at, known := groups[key.String()]
		if !known {
			at = len(needs)
			groups[key.String()] = at
			needs = append(needs, need{meeting: index, able: a.able(person)})
		}
		needs[at].who = append(needs[at].who, person)
	}
	return needs
}

func (a *assignment) served(m *program.Meeting, person *program.Person) bool {
	return slices.ContainsFunc(m.Interpreters, func(id program.ID) bool {
		interpreter := a.base.Person(id)
		return interpreter != nil && a.fits(interpreter, person)
	})
}

// fits reports whether someone can interpret for a person. Where nobody knows what a person speaks, any interpreter will do.
func (a *assignment) fits(interpreter, person *program.Person) bool {
	if len(person.Languages) == 0 {
		return interpreter.Role == program.Interpreter && !interpreter.Cancelled
	}
	return a.base.CanInterpret(interpreter, person)
}

func (a *assignment) able(person *program.Person) (able []int) {
	for i, interpreter := range a.people {
		if a.fits(interpreter, person) {
			able = append(able, i)
		}
	}
	return able
}

// prepare makes the search: who is free for what before anything is given out.
func (a *assignment) prepare(ctx context.Context) {
	spans, minutes := make([]span, len(a.meetings)), make([]int64, len(a.meetings))
	for i, m := range a.meetings {
		spans[i], minutes[i] = a.span(m), max(1, int64(m.Minutes()))
	}
	conflicts := make([][]int, len(a.meetings))
	for i := range spans {
		for k := range spans {
			if i != k && spans[i].meets(spans[k]) {
				conflicts[i] = append(conflicts[i], k)
			}
		}
	}
	busy, load := a.busy()
	tasks := make([]task, len(a.needs))
	for k, n := range a.needs {
		m := a.meetings[n.meeting]
		tasks[k] = task{meeting: n.meeting, weight: max(1, interpreted[m.Kind])}
		for _, i := range n.able {
			if a.free(a.people[i], m, spans[n.meeting], busy[i]) {
				tasks[k].fits = append(tasks[k].fits, i)
			}
		}
	}
	a.search = newSearch(ctx, tasks, minutes, conflicts, load, a.refused)
}

// appointment is a meeting that someone attends whatever is proposed.
type appointment struct {
	id    program.ID
	named bool // to interpret
	span
}

// busy is what each interpreter attends already, and the minutes for which they are named.
func (a *assignment) busy() (busy [][]appointment, load []int64) {
	busy, load = make([][]appointment, len(a.people)), make([]int64, len(a.people))
	for _, m := range a.base.Meetings {
		if !m.Binds() {
			continue
		}
		when := a.span(m)
		for i, person := range a.people {
			if a.base.Attends(person, m) {
				busy[i] = append(busy[i], appointment{m.ID, slices.Contains(m.Interpreters, person.ID), when})
			}
			if slices.Contains(m.Interpreters, person.ID) {
				load[i] += int64(m.Minutes())
			}
		}
	}
	return busy, load
}

func (a *assignment) free(person *program.Person, m *program.Meeting, when span, busy []appointment) bool {
	attends := a.base.Attends(person, m)
	coming := attends || a.base.Present(person, m.Stop, m.Start.Date)
	// Whoever attends both is in two places already, and is no more so for interpreting in one of them.
	elsewhere := m.Binds() && slices.ContainsFunc(busy, func(b appointment) bool { return b.id != m.ID && b.meets(when) && (b.named || !attends) })
	return coming && !elsewhere && !slices.Contains(m.Excused, person.ID)
}

// bearable are findings that an interpreter can live with rather than leave someone without a word.
var bearable = map[clash.Rule]bool{clash.NoLunch: true, clash.NoDinner: true, clash.AppointmentsFar: true}

// refused is what the checks say against the names of the search.
func (a *assignment) refused(s *search) []nogood {
	var sets []nogood
	for _, t := range a.judge.troubles(a.changed(s.names)) {
		if bearable[t.Rule] || t.Severity == program.SeverityHint {
			continue
		}
		for i, person := range a.people {
			if !slices.Contains(t.people, person.ID) {
				continue
			}
			if set := a.blamed(s, i, t); len(set) > 0 && !slices.ContainsFunc(sets, func(n nogood) bool { return n.interpreter == i && slices.Equal(n.meetings, set) }) {
				sets = append(sets, nogood{i, set})
			}
		}
	}
	return sets
}

// blamed are those meetings of an interpreter, of the ones that the search gave them, of which a finding comes: those it names or, when it
// names none, those of the same days.
func (a *assignment) blamed(s *search, i int, t trouble) []int {
	var named, near []int
	days := map[program.Date]bool{}
	for _, id := range t.meetings {
		days[a.base.Meeting(id).Start.Date] = true
	}
	for m, has := range s.has[i] {
		if has && slices.Contains(t.meetings, a.meetings[m].ID) {
			named = append(named, m)
		} else if has && days[a.meetings[m].Start.Date] {
			near = append(near, m)
		}
	}
	if len(named) > 0 {
		return named
	}
	return near
}

// changed is the program with the names.
func (a *assignment) changed(names [][]int) *program.Program {
	changed := map[program.ID]*program.Meeting{}
	for m, list := range names {
		if len(list) > 0 {
			next := a.named(m, list)
			changed[next.ID] = next
		}
	}
	return with(a.base, changed)
}

// named is a meeting with more interpreters, in the order of the program.
func (a *assignment) named(m int, list []int) *program.Meeting {
	next := copyOf(a.meetings[m])
	for _, i := range slices.Sorted(slices.Values(list)) {
		next.Interpreters = append(next.Interpreters, a.people[i].ID)
	}
	return next
}

func (a *assignment) answer(exact bool) Proposal {
	p := Proposal{Assignments: map[program.ID][]program.ID{}, Exact: exact}
	final := a.changed(a.search.best)
	for m, names := range a.search.best {
		next := final.Meeting(a.meetings[m].ID)
		if len(names) > 0 || len(next.Interpreters) > 0 {
			p.Assignments[next.ID] = next.Interpreters
		}
		if !slices.Equal(next.Interpreters, a.program.Meeting(next.ID).Interpreters) {
			p.Changed = append(p.Changed, next)
		}
	}
	for _, n := range a.needs {
		if !slices.ContainsFunc(a.search.best[n.meeting], func(i int) bool { return slices.Contains(n.able, i) }) {
			m := final.Meeting(a.meetings[n.meeting].ID)
			p.Unmet = append(p.Unmet, Unmet{m, n.who, a.why(final, m, n)})
		}
	}
	p.Load = loads(final, a.people)
	return p
}

func loads(p *program.Program, people []*program.Person) []Load {
	list := make([]Load, len(people))
	for i, person := range people {
		list[i].Person = person
		for _, m := range p.Meetings {
			if m.TakesPlace() && slices.Contains(m.Interpreters, person.ID) {
				list[i].Meetings++
				list[i].Minutes += m.Minutes()
			}
		}
	}
	return list
}

// told is how many of those who cannot come are told with their reason.
const told = 3

// why says for each of those who speak the language what is in the way, in the words of the checks.
func (a *assignment) why(final *program.Program, m *program.Meeting, n need) string {
	if len(n.able) == 0 {
		return say(a.in, "nobody speaks", a.tongues(n.who[0]))
	}
	var reasons []string
	for _, i := range n.able {
		person := a.people[i]
		if len(reasons) == told {
			reasons = append(reasons, say(a.in, "and more"))
			break
		}
		if slices.Contains(m.Excused, person.ID) {
			reasons = append(reasons, say(a.in, "excused", person.DisplayName()))
			continue
		}
		next := copyOf(m)
		next.Interpreters = append(next.Interpreters, person.ID)
		for _, t := range a.judge.troubles(with(final, map[program.ID]*program.Meeting{m.ID: next})) {
			if slices.Contains(t.people, person.ID) && !bearable[t.Rule] {
				reasons = append(reasons, t.Text)
				break
			}
		}
	}
	if len(reasons) == 0 {
		return say(a.in, "no agreement")
	}
	return strings.Join(slices.Compact(reasons), " ")
}

// tongues are the languages beside that of the meetings in which a person could be spoken to.
func (a *assignment) tongues(person *program.Person) string {
	list := map[string]bool{}
	for _, spoken := range person.Languages {
		if spoken.Level != program.Basic && !program.SameLanguage(spoken.Language, a.base.WorkingLanguage()) {
			list[program.LanguageName(spoken.Language, locale.Language(a.in))] = true
		}
	}
	if len(list) == 0 {
		return say(a.in, "their language")
	}
	return strings.Join(slices.Sorted(maps.Keys(list)), ", ")
}
