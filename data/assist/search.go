package assist

import (
	"cmp"
	"context"
	"maps"
	"math"
	"slices"
)

// task is a need for an interpreter in one meeting, of people who speak the same languages.
type task struct {
	meeting int
	fits    []int // who could interpret and may be there, rising
	weight  int64 // how bad it is to leave it
}

// nogood is a set of meetings that one interpreter cannot all have.
type nogood struct {
	interpreter int
	meetings    []int
}

// search assigns tasks to interpreters: as few as possible are left, by weight, and then the sum of the squared loads
// is as small as possible, so that nobody has much more than another. What cannot go together from the start is in
// conflicts; the rest is learned from the judge. A quick answer comes first (greedy, with chains of exchanges); a
// depth-first search with a bound then proves or improves it as long as its budget lasts. The budget counts steps, not
// seconds, so that the same question has the same answer everywhere.
type search struct {
	problem
	budget int

	load    []int64  // of each interpreter, with what was fixed before
	has     [][]bool // interpreter, meeting
	names   [][]int  // of each meeting, in the order in which they were assigned
	nogoods [][][]int
	learned []nogood

	best     [][]int
	bestCost int64
	stopped  bool
}

// problem is what a search does not change.
type problem struct {
	ctx       context.Context
	tasks     []task
	at        [][]task // the tasks of each meeting
	minutes   []int64  // of each meeting
	conflicts [][]int  // of each meeting: those that overlap
	judge     func(*search) []nogood
	remaining []int64 // minutes of the meetings all of whose tasks come at or after a task
	able      []int   // who fits any task
}

// unmetCost is more than any sum of squared loads: a month of minutes, squared, for a thousand interpreters.
const unmetCost = int64(1) << 42

func newSearch(p problem, load []int64) *search {
	slices.SortStableFunc(p.tasks, func(a, b task) int {
		return cmp.Or(int(b.weight-a.weight), len(a.fits)-len(b.fits), a.meeting-b.meeting)
	})
	p.at = make([][]task, len(p.minutes))
	for _, t := range p.tasks {
		p.at[t.meeting] = append(p.at[t.meeting], t)
	}
	p.remaining = make([]int64, len(p.tasks)+1)
	first, able := map[int]int{}, map[int]bool{}
	for k, t := range slices.Backward(p.tasks) {
		if len(t.fits) > 0 {
			first[t.meeting] = k
		}
		for _, i := range t.fits {
			able[i] = true
		}
	}
	for k, t := range slices.Backward(p.tasks) {
		p.remaining[k] = p.remaining[k+1]
		if at, any := first[t.meeting]; any && at == k {
			p.remaining[k] += p.minutes[t.meeting]
		}
	}
	p.able = slices.Collect(maps.Keys(able))
	s := &search{
		problem: p, budget: 20_000, load: slices.Clone(load), names: make([][]int, len(p.minutes)),
		has: make([][]bool, len(load)), nogoods: make([][][]int, len(load)), bestCost: math.MaxInt64,
	}
	for i := range s.has {
		s.has[i] = make([]bool, len(p.minutes))
	}
	return s
}

// run leaves the answer in best. Exact is false when the budget ended before the answer was proved; the error is the
// context's.
func (s *search) run() (exact bool, err error) {
	s.quick()
	s.clear()
	s.deepen(0, 0)
	return !s.stopped, s.ctx.Err()
}

func (s *search) add(i, m int) {
	s.has[i][m] = true
	s.load[i] += s.minutes[m]
	s.names[m] = append(s.names[m], i)
}

func (s *search) remove(i, m int) {
	s.has[i][m] = false
	s.load[i] -= s.minutes[m]
	at := slices.Index(s.names[m], i)
	s.names[m] = slices.Delete(s.names[m], at, at+1)
}

func (s *search) clear() {
	for m := range s.names {
		for len(s.names[m]) > 0 {
			s.remove(s.names[m][0], m)
		}
	}
}

// may reports whether someone can have a meeting beside those they have.
func (s *search) may(i, m int) bool {
	if s.has[i][m] || slices.ContainsFunc(s.conflicts[m], func(other int) bool { return s.has[i][other] }) {
		return false
	}
	return !slices.ContainsFunc(s.nogoods[i], func(set []int) bool {
		lacks := func(other int) bool { return other != m && !s.has[i][other] }
		return slices.Contains(set, m) && !slices.ContainsFunc(set, lacks)
	})
}

func (s *search) covered(t task) bool {
	return slices.ContainsFunc(s.names[t.meeting], func(i int) bool { return slices.Contains(t.fits, i) })
}

// byLoad are those who fit a task, the one who has least to do first.
func (s *search) byLoad(t task) []int {
	list := slices.Clone(t.fits)
	slices.SortStableFunc(list, func(a, b int) int { return cmp.Compare(s.load[a], s.load[b]) })
	return list
}

func (s *search) squares() (sum int64) {
	for _, n := range s.load {
		sum += n * n
	}
	return sum
}

func (s *search) cost() int64 {
	sum := s.squares()
	for _, t := range s.tasks {
		if !s.covered(t) {
			sum += t.weight * unmetCost
		}
	}
	return sum
}

func (s *search) keep(cost int64) {
	s.bestCost, s.best = cost, nil
	for _, names := range s.names {
		s.best = append(s.best, slices.Clone(names))
	}
}

// learn keeps what the judge refuses and reports whether there was anything.
func (s *search) learn() bool {
	refused := s.judge(s)
	for _, n := range refused {
		s.nogoods[n.interpreter] = append(s.nogoods[n.interpreter], n.meetings)
	}
	s.learned = append(s.learned, refused...)
	return len(refused) > 0
}

// rounds is how often the quick answer is tried again with what was learned from the one before.
const rounds = 60

// quick finds a good answer soon.
func (s *search) quick() {
	for range rounds {
		s.clear()
		for _, t := range s.tasks {
			s.place(t, 2)
		}
		s.even()
		if s.ctx.Err() != nil {
			return
		}
		if !s.learn() {
			s.keep(s.cost())
			return
		}
	}
	for { // leave out what the judge still refuses
		for _, n := range s.learned {
			if last := n.meetings[len(n.meetings)-1]; s.whole(n) {
				s.remove(n.interpreter, last)
			}
		}
		if s.ctx.Err() != nil || !s.learn() {
			break
		}
	}
	s.keep(s.cost())
}

// whole reports whether someone has all the meetings that they cannot all have.
func (s *search) whole(n nogood) bool {
	return !slices.ContainsFunc(n.meetings, func(m int) bool { return !s.has[n.interpreter][m] })
}

// place assigns a task to someone; where nobody is free it removes meetings from someone and places those again, depth
// times in a row at most.
func (s *search) place(t task, depth int) bool {
	if s.covered(t) {
		return true
	}
	fitting := s.byLoad(t)
	for _, i := range fitting {
		if s.may(i, t.meeting) {
			s.add(i, t.meeting)
			return true
		}
	}
	return depth > 0 && slices.ContainsFunc(fitting, func(i int) bool { return s.exchange(i, t.meeting, depth) })
}

// exchange frees someone for a meeting if others can do what they had instead.
func (s *search) exchange(i, m, depth int) bool {
	if s.has[i][m] {
		return false
	}
	before := make([][]int, len(s.names))
	for other, names := range s.names {
		before[other] = slices.Clone(names)
	}
	var freed []int
	for _, other := range s.conflicts[m] {
		if s.has[i][other] {
			s.remove(i, other)
			freed = append(freed, other)
		}
	}
	if len(freed) > 0 && s.may(i, m) {
		s.add(i, m)
		lost := func(t task) bool { return slices.Contains(freed, t.meeting) && !s.place(t, depth-1) }
		if !slices.ContainsFunc(s.tasks, lost) {
			return true
		}
	}
	s.clear()
	for other, names := range before {
		for _, i := range names {
			s.add(i, other)
		}
	}
	return false
}

// even passes single meetings on to those who have less to do, until that improves nothing.
func (s *search) even() {
	for changed := true; changed && s.ctx.Err() == nil; {
		changed = false
		for m := range s.names {
			for _, i := range slices.Clone(s.names[m]) {
				changed = s.passOn(i, m) || changed
			}
		}
	}
}

func (s *search) passOn(i, m int) bool {
	s.remove(i, m)
	var open []task
	for _, t := range s.at[m] {
		if slices.Contains(t.fits, i) && !s.covered(t) {
			open = append(open, t)
		}
	}
	if len(open) == 0 {
		return true
	}
	for _, j := range s.byLoad(open[0]) {
		if s.load[j] >= s.load[i] {
			break
		}
		if s.may(j, m) && !slices.ContainsFunc(open, func(t task) bool { return !slices.Contains(t.fits, j) }) {
			s.add(j, m)
			return true
		}
	}
	s.add(i, m)
	return false
}

// deepen tries everything from a task on that could still be better than the best.
func (s *search) deepen(k int, unmet int64) {
	s.budget--
	if s.stopped = s.stopped || s.budget < 0 || s.ctx.Err() != nil; s.stopped {
		return
	}
	if unmet*unmetCost+s.squares()+s.growth(s.remaining[k]) >= s.bestCost {
		return
	}
	if k == len(s.tasks) {
		if !s.learn() {
			s.keep(s.cost())
		}
		return
	}
	t := s.tasks[k]
	if s.covered(t) {
		s.deepen(k+1, unmet)
		return
	}
	known := len(s.learned)
	for _, i := range s.byLoad(t) {
		if !s.may(i, t.meeting) {
			continue
		}
		s.add(i, t.meeting)
		s.deepen(k+1, unmet)
		s.remove(i, t.meeting)
		// What was learned below may already be broken here: then nothing that follows can be right.
		if s.stopped || slices.ContainsFunc(s.learned[known:], s.whole) {
			return
		}
	}
	s.deepen(k+1, unmet+t.weight)
}

// growth is by how much the squares grow at least when so many minutes more are assigned: as if they could be split at
// will among those who have least.
func (s *search) growth(minutes int64) int64 {
	if minutes == 0 {
		return 0
	}
	levels := make([]int64, len(s.able))
	for n, i := range s.able {
		levels[n] = s.load[i]
	}
	slices.Sort(levels)
	var below, squares int64
	for n, level := range levels {
		below += level
		squares += level * level
		count := int64(n + 1)
		if n+1 == len(levels) || levels[n+1]*count-below >= minutes {
			filled := below + minutes
			return max(0, (filled*filled)/count-squares)
		}
	}
	return 0
}
