package assist

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"laurel/data/civil"
	"laurel/data/clash"
	"laurel/data/locale"
	"laurel/data/program"
)

// Scope is for which meetings interpreters are wanted: those of a stop, of a day, or these; by default all of the
// program.
type Scope struct {
	Stop     program.ID      // empty: every stop
	Day      civil.Date      // by the clocks of the stop; zero: every day
	Meetings []program.ID    // nil: all
	Reassign bool            // who is named already and serves someone may be replaced; otherwise they stay
	Language locale.Language // of the sentences
}

func (s Scope) has(m *program.Meeting) bool {
	return (s.Stop == "" || s.Stop == m.Stop) && (s.Day.IsZero() || s.Day == m.Start.Date) &&
		(s.Meetings == nil || slices.Contains(s.Meetings, m.ID))
}

// Proposal is who should interpret where. It is not in the program until someone applies it.
type Proposal struct {
	Changed []*program.Meeting // the meetings that become others, in order of time
	Unmet   []Unmet            // what nobody can do, in order of time
	Load    []Load             // of each interpreter of the program, in its order
	Exact   bool               // it is proved that no other leaves less or shares the work more evenly
}

// Unmet is a need that the proposal leaves.
type Unmet struct {
	Meeting *program.Meeting
	People  []*program.Person // who need an interpreter and speak the same languages
	Why     string            // what prevents those who could
}

// Load is what an interpreter has to do in the whole program, with the proposal.
type Load struct {
	Person            *program.Person
	Meetings, Minutes int
}

// Apply passes the changed meetings to the store, in one edit of the caller.
func (p Proposal) Apply(put func(*program.Meeting) error) error { return applyAll(p.Changed, put) }

// importance is how much it matters that people understand what is spoken in a meeting; 0: nobody interprets there.
func importance(m *program.Meeting) int64 {
	severity, spoken := clash.Spoken(m.Kind)
	switch {
	case !spoken:
		return 0
	case severity == program.SeverityHint:
		return 1
	default:
		return 2
	}
}

// AssignInterpreters proposes who interprets in the meetings of a scope: people who speak the languages, are there, are
// in no two places and have their pauses (whatever package clash would find, but for too many appointments and a missed
// meal), each with about as much to do as the others. The error is the context's.
func AssignInterpreters(ctx context.Context, p *program.Program, scope Scope) (Proposal, error) {
	a := &assignment{program: p, base: p, language: scope.Language}
	for _, m := range p.Meetings {
		if scope.has(m) && importance(m) > 0 && m.TakesPlace() {
			a.meetings = append(a.meetings, m)
		}
	}
	slices.SortStableFunc(a.meetings, func(x, y *program.Meeting) int {
		return cmp.Or(cmp.Compare(spanOf(p, x).from, spanOf(p, y).from), cmp.Compare(x.ID, y.ID))
	})
	if scope.Reassign {
		a.unname()
	}
	return a.propose(ctx)
}

// span is when something is, in seconds since 1970.
type span struct{ from, until int64 }

func (s span) overlaps(t span) bool { return s.from < t.until && t.from < s.until }

func spanOf(p *program.Program, m *program.Meeting) span {
	zone := civil.Zone("UTC")
	if stop := p.Stop(m.Stop); stop != nil && stop.Zone.Valid() {
		zone = stop.Zone
	}
	from, _, _ := zone.Instant(m.Start) // the zone is known to be good
	until, _, _ := zone.Instant(m.End)
	return span{from.Unix(), until.Unix()}
}

// assignment works on a question of who interprets.
type assignment struct {
	program, base *program.Program   // base: without the names that may be replaced
	meetings      []*program.Meeting // of base, in order of time
	language      locale.Language

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

// unname removes those who interpret for someone from the meetings. Who is named although nobody is known to need it
// stays: someone chose so.
func (a *assignment) unname() {
	changed := map[program.ID]*program.Meeting{}
	for i, m := range a.meetings {
		next := m.Clone()
		needing := a.program.Interpreting().Needed(m)
		next.Interpreters = slices.DeleteFunc(next.Interpreters, func(id program.ID) bool {
			interpreter := a.program.Person(id)
			serves := func(person *program.Person) bool { return a.fits(interpreter, person) }
			return interpreter != nil && slices.ContainsFunc(needing, serves)
		})
		a.meetings[i], changed[m.ID] = next, next
	}
	a.base = with(a.program, changed)
}

func (a *assignment) propose(ctx context.Context) (Proposal, error) {
	for _, person := range a.base.People {
		if person.Role == program.Interpreter && !person.Cancelled {
			a.people = append(a.people, person)
		}
	}
	a.judge = newJudge(a.base, true)
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

// needsOf groups those who need an interpreter in a meeting by the languages they speak, without those whom someone
// named already understands.
func (a *assignment) needsOf(index int, m *program.Meeting) []need {
	var needs []need
	for _, person := range a.base.Interpreting().Needed(m) {
		if a.served(m, person) {
			continue
		}
		at := slices.IndexFunc(needs, func(n need) bool { return slices.Equal(n.who[0].Languages, person.Languages) })
		if at < 0 {
			at = len(needs)
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

// fits reports whether someone can interpret for a person. Where nobody knows what a person speaks, any interpreter
// will do.
func (a *assignment) fits(interpreter, person *program.Person) bool {
	if len(person.Languages) == 0 {
		return interpreter.Role == program.Interpreter && !interpreter.Cancelled
	}
	return a.base.Interpreting().CanInterpret(interpreter, person)
}

func (a *assignment) able(person *program.Person) (able []int) {
	for i, interpreter := range a.people {
		if a.fits(interpreter, person) {
			able = append(able, i)
		}
	}
	return able
}

// prepare makes the search: who is free for what before anything is assigned.
func (a *assignment) prepare(ctx context.Context) {
	spans, minutes := make([]span, len(a.meetings)), make([]int64, len(a.meetings))
	for i, m := range a.meetings {
		spans[i], minutes[i] = spanOf(a.base, m), max(1, int64(m.Minutes()))
	}
	conflicts := make([][]int, len(a.meetings))
	for i := range spans {
		for k := range spans {
			if i != k && spans[i].overlaps(spans[k]) {
				conflicts[i] = append(conflicts[i], k)
			}
		}
	}
	busy, load := a.busy()
	tasks := make([]task, len(a.needs))
	for k, n := range a.needs {
		m := a.meetings[n.meeting]
		tasks[k] = task{meeting: n.meeting, weight: max(1, importance(m))}
		for _, i := range n.able {
			if a.free(a.people[i], m, spans[n.meeting], busy[i]) {
				tasks[k].fits = append(tasks[k].fits, i)
			}
		}
	}
	p := problem{ctx: ctx, tasks: tasks, minutes: minutes, conflicts: conflicts, judge: a.refused}
	a.search = newSearch(p, load)
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
		when := spanOf(a.base, m)
		for i, person := range a.people {
			if a.base.Attendance().Attends(person, m) {
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
	attends := a.base.Attendance().Attends(person, m)
	coming := attends || a.base.Attendance().Present(person, m.Stop, m.Start.Date)
	// Whoever attends both is in two places already, and is no more so for interpreting in one of them.
	elsewhere := m.Binds() && slices.ContainsFunc(busy, func(b appointment) bool {
		return b.id != m.ID && b.overlaps(when) && (b.named || !attends)
	})
	return coming && !elsewhere && !slices.Contains(m.Excused, person.ID)
}

// bearable are findings that an interpreter can accept rather than leave someone without interpretation.
var bearable = map[clash.Rule]bool{clash.NoLunch: true, clash.NoDinner: true, clash.AppointmentsMany: true}

// refused is what the checks report against the names of the search.
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
			set := a.blamed(s, i, t.Meetings())
			known := func(n nogood) bool { return n.interpreter == i && slices.Equal(n.meetings, set) }
			if len(set) > 0 && !slices.ContainsFunc(sets, known) {
				sets = append(sets, nogood{i, set})
			}
		}
	}
	return sets
}

// blamed are those meetings of an interpreter, of the ones that the search assigned, of which a finding about some
// meetings comes: those it names or, when it names none, those of the same days.
func (a *assignment) blamed(s *search, i int, meetings []program.ID) []int {
	var named, near []int
	days := map[civil.Date]bool{}
	for _, id := range meetings {
		days[a.base.Meeting(id).Start.Date] = true
	}
	for m, has := range s.has[i] {
		if has && slices.Contains(meetings, a.meetings[m].ID) {
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
	next := a.meetings[m].Clone()
	for _, i := range slices.Sorted(slices.Values(list)) {
		next.Interpreters = append(next.Interpreters, a.people[i].ID)
	}
	return next
}

func (a *assignment) answer(exact bool) Proposal {
	p := Proposal{Exact: exact}
	final := a.changed(a.search.best)
	for _, m := range a.meetings {
		if next := final.Meeting(m.ID); !slices.Equal(next.Interpreters, a.program.Meeting(m.ID).Interpreters) {
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

// mostReasons is for how many of those who cannot come the reason is named.
const mostReasons = 3

// why describes for each of those who speak the language what prevents it, in the sentences of the checks.
func (a *assignment) why(final *program.Program, m *program.Meeting, n need) string {
	l := a.language
	if len(n.able) == 0 {
		return l.Text("unmet.nobody-speaks", locale.Values{"Languages": clash.LanguagesOf(a.base, n.who[0], l)})
	}
	var reasons []string
	for _, i := range n.able {
		person := a.people[i]
		if len(reasons) == mostReasons {
			reasons = append(reasons, l.Text("unmet.others"))
			break
		}
		if slices.Contains(m.Excused, person.ID) {
			reasons = append(reasons, l.Text("unmet.excused", locale.Values{"Who": person.DisplayName()}))
			continue
		}
		next := m.Clone()
		next.Interpreters = append(next.Interpreters, person.ID)
		for _, t := range a.judge.troubles(with(final, map[program.ID]*program.Meeting{m.ID: next})) {
			if slices.Contains(t.people, person.ID) && !bearable[t.Rule] {
				reasons = append(reasons, t.Text(l))
				break
			}
		}
	}
	if len(reasons) == 0 {
		return l.Text("unmet.needed-elsewhere")
	}
	return strings.Join(slices.Compact(reasons), " ")
}
