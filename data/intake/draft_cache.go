package intake

import (
	"slices"
	"sync"

	"laurel/data/intake/source"
	"laurel/data/program"
	"laurel/data/program/identity"
)

// draftCache is what a file keeps from one draft for the next, so that a decision costs what it changes: whom the signs
// of a row name, and what becomes of a row that depends on no other one.
type draftCache struct {
	sync.Mutex // one draft at a time

	once    bool             // there is no next draft
	base    *program.Program // that it is about
	index   *identity.Index  // of its people
	rows    map[*source.Person]*rosterRow
	settled map[*source.Person]*settled
}

// settled is what became of a row without a decision of its own, and with whom of the program.
type settled struct {
	own      *program.Person
	known    *program.Person
	line     *line
	state    State
	choice   Choice
	every    Choice // that was chosen for all rows of the state
	record   program.Record
	problems []source.Remark
	valid    bool // nothing is wrong with the record
}

// about forgets what is about another state of the program.
func (k *draftCache) about(base *program.Program) {
	if k.base != base {
		k.base, k.index = base, identity.NewIndex(base.People)
		k.rows, k.settled = map[*source.Person]*rosterRow{}, map[*source.Person]*settled{}
	}
}

// keep keeps which records have no fault.
func (k *draftCache) keep(faults map[program.Record]error) {
	for _, s := range k.settled {
		s.valid = s.record != nil && faults[s.record] == nil
	}
}

// read returns a row with whom its signs name.
func (m roster) read(p *source.Person) *rosterRow {
	known := m.cache.rows[p]
	if cells := m.decisions.of(p.Place).Cells; known == nil || len(cells) > 0 {
		known = m.rosterRow(p.With(cells))
		if len(cells) > 0 || m.cache.once {
			return known
		}
		m.cache.rows[p] = known
	}
	row := *known
	return &row
}

// findSingle finds the rows that depend on no other one: nobody decided anything about them, no other row shares a sign
// with them, may be their person of the program, or goes into their record, and it is clear whom they are.
func (m roster) findSingle(rows []*rosterRow) {
	signs := make([]*identity.Signs, len(rows))
	for i, r := range rows {
		signs[i] = r.signs
	}
	meant := meantBy(rows)
	into := map[program.ID]bool{}
	for _, decision := range m.decisions.Rows {
		into[decision.With] = true
	}
	alone := identity.Alone(signs)
	for i, r := range rows {
		isNew := r.own == nil && len(r.matches) == 0 && r.before == nil
		isClear := isNew && !into[r.id] || r.known != nil && meant[r.known] == 1 && !into[r.known.ID]
		r.single = alone[i] && isClear && r.part == "" && r.signs.HasName() && m.decisions.of(r.Place).isNone()
	}
}

// meantBy counts how many rows may be somebody of the program.
func meantBy(rows []*rosterRow) map[*program.Person]int {
	meant := map[*program.Person]int{}
	for _, r := range rows {
		for _, match := range r.matches {
			meant[match.Person]++
		}
		for _, other := range []*program.Person{r.own, r.before} {
			if other != nil && !slices.ContainsFunc(r.matches, isOf(other)) {
				meant[other]++
			}
		}
	}
	return meant
}

func isOf(person *program.Person) func(identity.Match) bool {
	return func(match identity.Match) bool { return match.Person == person }
}

// addSingle adds a row that depends on no other one, as it was added before if it was.
func (m roster) addSingle(r *rosterRow) {
	s := m.cache.settled[r.file]
	if s == nil || s.own != r.own || s.known != r.known || s.every != m.decisions.Every[s.state] {
		before := len(m.Problems)
		l := m.addPerson(r)
		if !m.cache.once {
			m.cache.settled[r.file] = &settled{
				own: r.own, known: r.known, line: l, state: l.state, choice: l.choice,
				every: m.decisions.Every[l.state], record: l.record, problems: slices.Clone(m.Problems[before:]),
			}
		}
		return
	}
	l := *s.line
	l.state, l.choice = s.state, s.choice
	m.lines = append(m.lines, &l)
	m.Problems = append(m.Problems, s.problems...)
	if s.record == nil {
		return
	}
	m.put(&l, s.record)
	m.checked[s.record] = s.valid
	m.noteDivided(&l, r)
}
