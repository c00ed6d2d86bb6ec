package intake

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strconv"
	"strings"
	"sync"

	"laurel/data/intake/source"
	"laurel/data/intake/value"
	"laurel/data/locale"
	"laurel/data/program"
	"laurel/data/program/identity"
)

// people finds who of the program, or of the file, a row is.
type people struct {
	refs   map[string]program.RefIndex // by the list that has them; those of the roster are of people alone
	index  *identity.Index             // of the program
	inFile *identity.Index             // of the rows that came in
	open   []openRow                   // those that do not come in before somebody decides
	rows   map[*program.Person]*line
	taken  map[program.ID]*rosterRow // who of the program certainly is which row of the file
}

func (m *merger) indexPeople() {
	m.people = people{
		refs:  map[string]program.RefIndex{},
		index: m.cache.index, inFile: identity.NewIndex(nil),
		rows: map[*program.Person]*line{}, taken: map[program.ID]*rosterRow{},
	}
}

// roster turns the rows about people into those of the program.
type roster struct{ *merger }

// rosterRow is a row of a roster with whom its signs name.
type rosterRow struct {
	*source.Person // the file's, until something in it is to be another
	file           *source.Person
	own            *program.Person // whom one of Laurel's own references or identifiers names
	part           program.ID      // which part of them the row is about: a stop, an arrival or a departure
	flight         string          // of a row about it: arrival, departure
	stay           stayCells       // of a row about a stop
	before         *program.Person // whom an earlier file made of a row whose signs name nobody
	id             program.ID      // of a new person of its name; empty: its signs name somebody
	single         bool            // what becomes of it depends on no other row
	known          *program.Person // who of the program it certainly is
	signs          *identity.Signs
	matches        []identity.Match // in the program
	earlier        []identity.Match // in the rows before
}

// addPeople adds the people of a file, in two rounds: who is certainly somebody of the program must be known before
// others are perhaps them.
func (m roster) addPeople(ctx context.Context, from []*source.Person) {
	rows := make([]*rosterRow, len(from))
	named := map[*program.Person]int{} // how often a reference occurs
	for i, p := range from {
		rows[i] = m.read(p)
		named[rows[i].own]++
	}
	for _, r := range rows {
		if r.own != nil && named[r.own] > 1 && !r.isNamedAs(r.own) {
			m.Problem(r, "Another row has the same reference, so this one is treated as another person.")
			r.own = nil
		}
		r.known = r.certain()
	}
	leaveDisputed(rows)
	ordered := likeliestFirst(rows)
	for _, r := range ordered {
		if r.known != nil && m.people.taken[r.known.ID] == nil {
			m.people.taken[r.known.ID] = r
		}
	}
	m.findSingle(rows)
	for _, r := range ordered {
		if ctx.Err() != nil {
			return
		}
		if r.single {
			m.addSingle(r)
		} else {
			m.addPerson(r)
		}
	}
	m.joinOpen(rows)
	m.noteNamesakes()
}

// openRow is a row that does not come in before somebody decides.
type openRow struct {
	line  *line
	row   *rosterRow
	write writer
}

// joinOpen joins the open rows that certainly are somebody whom another row made or changed: read again, they would be.
func (m roster) joinOpen(rows []*rosterRow) {
	if len(m.people.open) == 0 {
		return
	}
	of := map[program.Record][]*rosterRow{} // the rows of somebody
	for _, r := range rows {
		if l := m.people.rows[&r.Fields]; l != nil && l.record != nil {
			of[l.record] = append(of[l.record], r)
		}
	}
	for again := true; again && len(m.people.open) > 0; {
		again = false
		index := identity.NewIndex(slices.DeleteFunc(slices.Clone(m.file.People), func(p *program.Person) bool {
			l := m.mine[p.ID]
			return l.before != nil && program.Alike(l.before, p)
		}))
		m.people.open = slices.DeleteFunc(m.people.open, func(o openRow) bool {
			person := likeliest(index.Matches(o.row.signs))
			if person == nil || likeliest(o.row.matches) != nil || o.row.unsettlesAny(of[person], person) {
				return false
			}
			again = true
			of[person] = append(of[person], o.row)
			m.join(o.line, m.mine[person.ID], reasonOf(o.row.compared(person)), o.write)
			return true
		})
	}
}

// leaveDisputed unlinks a row from its person, so that the user decides, where the row would add a sign (a birth date,
// a passport number) that another row of that person contradicts, and the two rows are not one person by their own
// signs. Otherwise nothing would show, when the file is read a second time, whose the other row is.
func leaveDisputed(rows []*rosterRow) {
	alike := map[*program.Person][]*rosterRow{}
	for _, r := range rows {
		if r.known != nil {
			alike[r.known] = append(alike[r.known], r)
		}
	}
	for _, same := range alike {
		disputed := slices.DeleteFunc(slices.Clone(same), func(r *rosterRow) bool {
			return !slices.ContainsFunc(same, func(other *rosterRow) bool { return r.unsettles(other, r.known) })
		})
		for _, r := range disputed {
			r.known = nil
		}
	}
}

// unsettles reports whether a row would add a sign to a person that another of their rows contradicts.
func (r *rosterRow) unsettles(other *rosterRow, person *program.Person) bool {
	if r == other || other.own == person {
		return false
	}
	match, agree := identity.CompareSigns(r.signs, other.signs), r.compared(person).Agree
	return match.Verdict() != identity.TheSame && slices.ContainsFunc(match.Differ, func(sign identity.Sign) bool {
		return !slices.Contains(agree, sign) && (sign != identity.Name || !slices.ContainsFunc(agree, isNameSign))
	})
}

// isNameSign reports whether a sign is one of those about the name.
func isNameSign(sign identity.Sign) bool {
	return sign == identity.Name || sign == identity.Spelling || sign == identity.Part
}

// unsettlesAny reports whether a row would change a sign by which any of the rows of somebody in the file is known.
func (r *rosterRow) unsettlesAny(rows []*rosterRow, person *program.Person) bool {
	return slices.ContainsFunc(rows, func(other *rosterRow) bool { return r.unsettles(other, person) })
}

// likeliestFirst puts, for everybody of the program who certainly is several rows, the one that is most like them
// before all rows, so that it is theirs; the others stay in the order of the file.
func likeliestFirst(rows []*rosterRow) []*rosterRow {
	best := map[*program.Person]*rosterRow{}
	for _, r := range rows {
		if first := best[r.known]; r.known != nil && (first == nil || r.likeness() > first.likeness()) {
			best[r.known] = r
		}
	}
	var ordered, others []*rosterRow
	for _, r := range rows {
		if best[r.known] == r {
			ordered = append(ordered, r)
		} else {
			others = append(others, r)
		}
	}
	return append(ordered, others...)
}

// likeness counts the signs of a row that are those of the person it certainly is, against those that are not.
func (r *rosterRow) likeness() int {
	match := r.compared(r.known)
	return 2*len(match.Agree) - len(match.Differ)
}

// compared compares a row with a person of the program.
func (r *rosterRow) compared(person *program.Person) identity.Match {
	if at := slices.IndexFunc(r.matches, isOf(person)); at >= 0 {
		return r.matches[at]
	}
	return identity.CompareSigns(r.signs, identity.SignsOf(person))
}

func (m roster) rosterRow(p *source.Person) *rosterRow {
	r := &rosterRow{Person: p, file: p, own: m.base.Person(program.ID(p.Identity))}
	if id, part := m.referred(p.Row.List, p.Ref).Parts(); id != "" {
		r.own, r.part = m.base.Person(id), part
	}
	if r.own != nil && r.part != "" {
		m.readPart(r)
	}
	r.withoutPlaceholders()
	r.signs = identity.SignsOf(&r.Fields)
	if r.matches = m.people.index.Matches(r.signs); len(r.matches) == 0 {
		r.id = m.personID(r, 1)
		r.before = m.base.Person(r.id)
	}
	return r
}

// referred finds the person, or the part of one, that a reference in a list names.
func (m roster) referred(list, ref string) program.ID {
	if ref == "" {
		return ""
	}
	index := m.people.refs[list]
	if index == nil {
		index = program.RefIndexOf(m.base.People)
		for _, p := range m.base.People {
			for _, part := range m.partsIn(list) {
				index.Add(program.PartID(p.ID, part))
			}
		}
		m.people.refs[list] = index
	}
	return index.Find(ref)
}

// partsIn are the parts of people about which a list has rows.
func (m roster) partsIn(list string) (parts []program.ID) {
	switch list {
	case "rooming-list":
		for _, stop := range m.base.Stops {
			parts = append(parts, stop.ID)
		}
	case "flight-manifest":
		parts = slices.Sorted(maps.Keys(travels))
	}
	return parts
}

// withoutPlaceholders removes from a row what replaces a name that its list may not have: an alias, "Awardee 3".
func (r *rosterRow) withoutPlaceholders() {
	standsIn := func(name string) bool {
		return isPlaceholder(name) || r.own != nil && r.own.Alias != "" && value.Same(name, r.own.Alias)
	}
	f := &r.Fields
	isWhole := standsIn(r.Whole) || standsIn(f.Given+" "+f.Family)
	if !isWhole && !standsIn(f.PassportName) && !standsIn(f.BadgeName) && !standsIn(f.Alias) {
		return
	}
	next := *r.Person
	r.Person, f = &next, &next.Fields
	if isWhole {
		f.Given = ""
		f.Family = ""
		r.Whole = ""
		if r.own == nil && r.Fault == nil {
			r.Fault = value.Text(
				"It has an alias instead of a name, and no reference shows whose it is; ask for a list with the " +
					"column Ref.",
			)
		}
	}
	for _, name := range []*string{&f.PassportName, &f.BadgeName, &f.Alias} {
		if standsIn(*name) {
			*name = ""
		}
	}
}

// roleNames are the names of the roles in all languages, folded.
var roleNames = sync.OnceValue(func() map[string]bool {
	names := map[string]bool{}
	for _, l := range locale.Spellings() {
		for _, role := range program.Roles() {
			names[value.Fold(role.Name(l))] = true
		}
	}
	return names
})

// isPlaceholder reports whether a text is what a list for participants has in place of a name: a role in some language,
// and a number.
func isPlaceholder(name string) bool {
	const digits = "0123456789"
	name = value.Fold(name)
	role := strings.TrimRight(name, digits)
	return role != name && strings.HasSuffix(role, " ") && roleNames()[strings.TrimSuffix(role, " ")]
}

func (r *rosterRow) isNamed() bool { return r.Fields.Given+r.Fields.Family != "" }

// isNamedAs reports whether a row bears the name of a person, or none.
func (r *rosterRow) isNamedAs(known *program.Person) bool {
	return !r.isNamed() || slices.Contains(r.compared(known).Agree, identity.Name)
}

// certain returns who of the program the row certainly is, or nil. Where its reference contradicts its signs, or two
// records of the program are alike in them, a person decides.
func (r *rosterRow) certain() *program.Person {
	switch {
	case r.own == nil:
		return likeliest(r.matches)
	case r.contradicts():
		return nil
	}
	return r.own
}

// likeliest returns who of the matches, the likeliest of them first, somebody is for certain; nil where it is nobody,
// or two are equally likely.
func likeliest(matches []identity.Match) *program.Person {
	var same []identity.Match
	for _, match := range matches {
		if isTheSame(match) {
			same = append(same, match)
		}
	}
	if len(same) == 1 || len(same) > 1 && len(same[0].Agree) > len(same[1].Agree) {
		return same[0].Person
	}
	return nil
}

// contradicts reports whether nothing of a row but its reference is of the person whom that names, a part of the name
// neither: a list may have the given names alone.
func (r *rosterRow) contradicts() bool {
	match := r.compared(r.own)
	sharesName := r.Fields.Given != "" && value.Same(r.Fields.Given, r.own.Given) ||
		r.Fields.Family != "" && value.Same(r.Fields.Family, r.own.Family)
	return r.isNamed() && !sharesName && len(match.Agree) == 0 && len(match.Differ) > 1
}

// addPerson adds someone; see package identity for who is whom.
func (m roster) addPerson(r *rosterRow) *line {
	l := m.begin(r.Person, r.Row.Text)
	l.fields, l.single = &r.Fields, r.single
	m.cellsWrong(l, r.Remarks)
	if r.Fault != nil {
		m.fault(l, r.Fault)
		return l
	}
	write := writer{
		into:  func(known program.Record) program.Record { return r.written(known.(*program.Person)) },
		fresh: func() program.Record { return m.newPerson(r) },
	}
	if !r.single {
		r.earlier = m.people.inFile.Matches(r.signs)
	}
	if first, reason := m.sameRow(r); first != nil && r.part != "" && first.before == r.own {
		m.joinOwn(l, first, r)
	} else if first != nil {
		m.join(l, first, reason, write)
	} else {
		m.settle(l, m.who(r), write)
		if l.state == New {
			m.remarkOnOthers(l, r)
		}
	}
	switch {
	case !r.single && l.record != nil:
		m.people.inFile.Add(r.signs)
	case !r.single && l.choice == Undecided:
		m.people.open = append(m.people.open, openRow{l, r, write})
	}
	if !r.single {
		m.people.rows[&r.Fields] = l
	}
	if l.record == nil {
		return l
	}
	m.noteDivided(l, r)
	return l
}

// noteDivided notes that whole names were divided.
func (m roster) noteDivided(l *line, r *rosterRow) {
	if l.choice == AsNew && r.Split && strings.Contains(r.Whole, " ") {
		m.NoteFirst(
			`Full names such as "{{.Name}}" were split into given and family names; check that they are right.`,
			"Name",
			r.Whole,
		)
	}
}

// sameRow returns the earlier row that is of the same person, with the reason.
func (m roster) sameRow(r *rosterRow) (*line, *value.Message) {
	if r.known != nil {
		if first := m.mine[r.known.ID]; first != nil {
			return first, reasonOf(r.compared(r.known))
		}
		return nil, nil
	}
	if slices.ContainsFunc(r.matches, isTheSame) { // as several of the program, or disputed: a person decides
		return nil, nil
	}
	for _, match := range r.earlier {
		first := m.people.rows[match.Person]
		repeats := slices.Contains(match.Agree, identity.Name) && adds(first.fields, &r.Fields) == nothing
		if r.contradictsAs(first.before) {
			continue
		}
		if match.Verdict() == identity.TheSame || repeats {
			return first, reasonOf(match)
		}
	}
	return nil, nil
}

func isTheSame(match identity.Match) bool { return match.Verdict() == identity.TheSame }

// contradictsAs reports whether a row has signs of another person than somebody of the program, or nil, whom another
// row certainly is.
func (r *rosterRow) contradictsAs(known program.Record) bool {
	person, is := known.(*program.Person)
	if !is || person == nil {
		return false
	}
	match := r.compared(person)
	return len(match.Differ) > 0 && match.Verdict() != identity.TheSame
}

func reasonOf(match identity.Match) *value.Message {
	return value.Text("{{.Reason}}", "Reason", match.Reason)
}

// who returns who of the program, or of the rows before, a row is or may be.
func (m roster) who(r *rosterRow) (who found) {
	if r.known != nil {
		who.certain = r.known
		return who
	}
	if r.own != nil {
		who.perhaps(
			r.own,
			value.Text("same reference; {{.Reason}}", "Reason", r.compared(r.own).Reason),
		)
	}
	for _, match := range r.matches {
		verdict := match.Verdict()
		if verdict == identity.TheSame || verdict != identity.Another && !m.isAnotherRow(r, match) {
			who.perhaps(match.Person, reasonOf(match))
		}
	}
	for _, match := range r.earlier {
		first := m.people.rows[match.Person]
		if slices.Contains(match.Agree, identity.Name) && adds(first.fields, &r.Fields) == something {
			who.perhaps(first.record, value.Text("row {{.Row}}", "Row", first.place.Row))
		}
	}
	if r.before != nil {
		who.perhaps(r.before, value.Text("an earlier file had them under this name"))
	}
	return who
}

// isAnotherRow reports whether the person of a match certainly is another row of the file, which this one contradicts.
func (m roster) isAnotherRow(r *rosterRow, match identity.Match) bool {
	other := m.people.taken[match.Person.ID]
	return other != nil && other != r &&
		(len(match.Differ) > 0 || len(identity.CompareSigns(r.signs, other.signs).Differ) > 0)
}

// personID derives the identifier of a new person, which is the same each time that the file is read. nth counts those
// of one name and date of birth.
func (m roster) personID(r *rosterRow, nth int) program.ID {
	parts := []string{"person", string(m.base.ID), value.Fold(r.Fields.Given+" "+r.Fields.Family) + "\x1f" +
		r.Fields.BirthDate.String()}
	if nth > 1 {
		parts = append(parts, strconv.Itoa(nth))
	}
	return derived(parts...)
}

func (m roster) newPerson(r *rosterRow) *program.Person {
	nth, id := 1, r.id
	if id == "" {
		id = m.personID(r, nth)
	}
	for m.base.Person(id) != nil || m.mine[id] != nil {
		nth++
		id = m.personID(r, nth)
	}
	next := &r.Fields
	if !r.single || !m.cache.once { // another row, or another draft, compares with what this row has
		next = copied(&r.Fields).(*program.Person)
	}
	next.ID, next.Role = id, cmp.Or(next.Role, program.Awardee)
	if r.Comes {
		next.Cancelled = false
	}
	return next
}

// written returns a person with what the row has of them; the rest stays.
func (r *rosterRow) written(known *program.Person) *program.Person {
	if r.own == known {
		return r.corrected(known)
	}
	next, fields := *known, r.Fields
	fields.Languages = withLevels(fields.Languages, next.Languages)
	isThere := known.Given+known.Family != ""
	sameName := isThere && value.Same(known.DisplayName(), fields.Given+" "+fields.Family)
	switch {
	case !r.isNamed(), isThere && r.Split && r.isNamedAs(known):
		fields.Given, fields.Family = known.Given, known.Family // the parts are known better than by guessing
	case sameName && program.Capitals(fields.Family) == fields.Family && fields.Family != "":
		fields.Given, fields.Family = known.Given, known.Family // lists write the family name in capitals
	}
	if isThere && !r.Ordered {
		fields.NameOrder = known.NameOrder
	}
	source.Overlay(&next, &fields)
	next.Given, next.Family = fields.Given, fields.Family
	if r.Comes {
		next.Cancelled = false
	}
	return &next
}

// withLevels keeps the levels of languages that are known already where the file has none.
func withLevels(spoken, before []program.Spoken) []program.Spoken {
	spoken = slices.Clone(spoken)
	for i, s := range spoken {
		for _, known := range before {
			if s.Level == "" && s.Language == known.Language {
				spoken[i].Level = known.Level
			}
		}
	}
	return spoken
}

// remarkOnOthers reports of a new person whom else of the program a sign is of, and offers them.
func (m roster) remarkOnOthers(l *line, r *rosterRow) {
	for _, match := range r.matches {
		if len(match.Agree) == 0 {
			continue
		}
		name := match.Person.DisplayName()
		if len(l.candidates) == 0 && l.choice == AsNew {
			m.Problem(r,
				"{{.Name}} is already in the program ({{.Reason}}); this row is imported as another person.",
				"Name", name, "Reason", match.Reason)
		}
		l.candidates = append(l.candidates, Candidate{match.Person.ID, name, reasonOf(match)})
	}
}

// noteNamesakes notes which rows of the file bear one name and came in as people of their own.
func (m roster) noteNamesakes() {
	var names []string
	for _, l := range m.lines {
		person, is := l.record.(*program.Person)
		if !is || l.state != New {
			continue
		}
		for _, other := range m.people.inFile.Named(person.Given + " " + person.Family) {
			first := m.people.rows[other]
			if first != l && first.record != l.record && first.state == New {
				names = append(names, person.DisplayName())
			}
		}
	}
	slices.Sort(names)
	if names = slices.Compact(names); len(names) > 0 {
		m.Note("Several rows with the same name were imported as several people: {{.Names}}.", "Names", some(names))
	}
}

// mostNames is how many names a note lists.
const mostNames = 5

// some lists the first of several names.
func some(names []string) func(locale.Language) string {
	if len(names) > mostNames {
		names = append(slices.Clone(names[:mostNames]), "…")
	}
	return func(locale.Language) string { return strings.Join(names, ", ") }
}
