package erase

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"

	"laurel/data/locale"
	"laurel/data/program"
	"laurel/data/program/edition"
)

// Table is a table of the store whose changes are logged.
type Table struct {
	Name       string
	IsOwned    bool     // its column "program" names the program of a row
	Texts      []string // columns that somebody types as they like
	Lists      []string // columns with JSON arrays
	References []string // columns with the ID of another row, or NULL
}

// Place is a text of a record.
type Place struct {
	Table, Record, Column string
}

// Request is who and what is to be erased.
type Request struct {
	Tables           []Table
	People, Programs []program.ID
	Instead          string            // replaces a name in the texts of others; empty: what somebody's role is called
	Keep             map[Place]bool    // texts of others that stay as they are
	Known            []*program.Person // versions of the people that are known from elsewhere
}

// Mention is a text of a record that stays and names somebody who does not.
type Mention struct {
	Place
	Text, Next string // as it is, and without the name
}

// Result is what was erased.
type Result struct {
	Rows     map[string]int // by table: rows that were deleted
	Unlinked map[string]int // rows of others that named what is gone
	Mentions []Mention      // of others, in the order of tables and rows; also those that stay
	Log      int            // rows of the log that were removed or changed
	Labels   int            // of edits
	Sent     int            // editions that were changed
	Drafts   int
	Photos   int
	Changed  bool              // there was something
	Known    []*program.Person // versions of the people
}

// erasure is the work of Run.
type erasure struct {
	ctx context.Context
	tx  *sql.Tx
	Request
	Result
	names  names
	sent   sent
	titles []string        // of the programs
	gone   map[string]bool // the IDs of rows that go
	photos map[string]bool // the pictures that what stays uses
}

// Run erases what was asked for.
func Run(ctx context.Context, tx *sql.Tx, request Request) (Result, error) {
	e := &erasure{
		ctx: ctx, tx: tx, Request: request, gone: map[string]bool{}, photos: map[string]bool{},
		Result: Result{Rows: map[string]int{}, Unlinked: map[string]int{}},
	}
	steps := []func() error{
		e.findPeople, e.findTitles, e.findRows, e.deleteRows, e.cleanTables, e.cleanLog, e.cleanLabels, e.cleanDrafts,
		e.cleanSettings, e.dropEmpty, e.deletePhotos,
	}
	for _, step := range steps {
		if err := ctx.Err(); err != nil {
			return Result{}, err
		}
		if err := step(); err != nil {
			return Result{}, err
		}
	}
	return e.Result, nil
}

// each calls row for the rows of a query, which is read to its end first, so that row may write.
func (e *erasure) each(row func(values []sql.NullString) error, query string, args ...any) error {
	found, err := e.rows(query, args...)
	if err != nil {
		return err
	}
	for _, values := range found {
		if err := e.ctx.Err(); err != nil {
			return err
		}
		if err := row(values); err != nil {
			return err
		}
	}
	return nil
}

func (e *erasure) rows(query string, args ...any) (found [][]sql.NullString, err error) {
	rows, err := e.tx.QueryContext(context.WithoutCancel(e.ctx), query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	columns, err := rows.Columns()
	if err != nil {
		return nil, err
	}
	for rows.Next() {
		values := make([]sql.NullString, len(columns))
		into := make([]any, len(columns))
		for i := range values {
			into[i] = &values[i]
		}
		if err := rows.Scan(into...); err != nil {
			return nil, err
		}
		found = append(found, values)
	}
	return found, rows.Err()
}

// exec runs a statement and returns how many rows it changed.
func (e *erasure) exec(statement string, args ...any) (int, error) {
	done, err := e.tx.ExecContext(context.WithoutCancel(e.ctx), statement, args...)
	if err != nil {
		return 0, err
	}
	n, err := done.RowsAffected()
	return int(n), err
}

// ids are IDs as a JSON array.
func ids[T ~string](list []T) string {
	if len(list) == 0 {
		return "[]"
	}
	text, _ := json.Marshal(list) // texts always have a JSON form
	return string(text)
}

// identity is what a row of the table of people has that identifies them.
const identity = `json_object('id', id, 'program', program, 'role', role, 'given', given, 'family', family,
	'passport_name', passport_name, 'own_name', own_name, 'badge_name', badge_name, 'alias', alias, 'phone', phone,
	'email', email, 'messenger', messenger, 'insurance', insurance, 'passport_number', passport_number,
	'passport_visa', passport_visa, 'emergency_name', emergency_name, 'emergency_phone', emergency_phone)`

// personOf reads what identifies somebody from a row.
func personOf(row string) (*program.Person, error) {
	var fields map[string]any
	if err := json.Unmarshal([]byte(row), &fields); err != nil {
		return nil, err
	}
	text := func(column string) string {
		value, _ := fields[column].(string) // a row of a former version may not have it
		return value
	}
	p := &program.Person{
		ID: program.ID(text("id")), Role: program.Role(text("role")), Given: text("given"), Family: text("family"),
		PassportName: text("passport_name"), OwnName: text("own_name"), BadgeName: text("badge_name"),
		Alias: text("alias"), Phone: text("phone"), Email: text("email"), Messenger: text("messenger"),
		Insurance: text("insurance"),
	}
	p.Passport.Number = text("passport_number")
	p.Passport.Visa = text("passport_visa")
	p.Emergency.Name = text("emergency_name")
	p.Emergency.Phone = text("emergency_phone")
	return p, nil
}

// findPeople finds the people in all their versions, and the others.
func (e *erasure) findPeople() error {
	known := map[string]bool{}
	languages := map[program.ID]locale.Language{}
	add := func(p *program.Person) {
		if key := fmt.Sprintf("%+v", *p); !known[key] {
			known[key] = true
			e.Result.Known = append(e.Result.Known, p)
		}
	}
	for _, p := range e.Request.Known {
		add(p)
	}
	read := func(values []sql.NullString) error {
		for _, row := range values[1:] {
			if !row.Valid {
				continue
			}
			p, err := personOf(row.String)
			if err != nil {
				return err
			}
			if languages[p.ID] == "" {
				languages[p.ID] = locale.Language(values[0].String)
			}
			add(p)
		}
		return nil
	}
	const isOne = `(%s IN (SELECT value FROM json_each(?1)) OR %s IN (SELECT value FROM json_each(?2)))`
	now, then := fmt.Sprintf(
		isOne,
		"id",
		"program",
	), fmt.Sprintf(
		isOne,
		"record",
		"coalesce(after, before) ->> 'program'",
	)
	err := errors.Join(
		e.each(read, `SELECT (SELECT language FROM program WHERE id = person.program), `+identity+
			` FROM person WHERE `+now, ids(e.People), ids(e.Programs)),
		e.each(read, `SELECT (SELECT language FROM program WHERE id = coalesce(after, before) ->> 'program'),
			before, after FROM change WHERE kind = 'person' AND `+then, ids(e.People), ids(e.Programs)),
		e.sentPeople(add),
	)
	if err != nil {
		return err
	}
	others, err := e.others(`NOT ` + now)
	e.names = namesOf(e.Result.Known, others, func(p *program.Person) string {
		return cmp.Or(e.Instead, p.Role.Name(cmp.Or(languages[p.ID], locale.English)))
	})
	e.sent = sent{
		isGone: func(id program.ID) bool { return e.gone[string(id)] }, names: e.names,
		known: map[program.Frozen]program.Frozen{},
	}
	return err
}

// others returns who else is there: the other people of the condition, and the contacts of the library. Of who has the
// same name as somebody who goes, and so may be the same, only the family name is known: it is then not looked for
// alone. Nor is that of the people of a whole program, which others may have too.
func (e *erasure) others(which string) (others []*program.Person, err error) {
	gone := map[string]bool{}
	for _, p := range e.Result.Known {
		gone[locale.Fold(p.Given+" "+p.Family)] = true
		gone[locale.Fold(p.Family+" "+p.Given)] = true
		if len(e.Programs) > 0 {
			others = append(others, &program.Person{Family: p.Family})
		}
	}
	add := func(p *program.Person) {
		if gone[locale.Fold(p.Given+" "+p.Family)] {
			p = &program.Person{Family: p.Family}
		}
		others = append(others, p)
	}
	err = e.each(func(values []sql.NullString) error {
		p, err := personOf(values[0].String)
		if err == nil {
			add(p)
		}
		return err
	}, `SELECT `+identity+` FROM person WHERE `+which, ids(e.People), ids(e.Programs))
	if err != nil {
		return nil, err
	}
	return others, e.each(func(values []sql.NullString) error {
		words := strings.Fields(values[0].String)
		if last := len(words) - 1; last >= 0 {
			add(&program.Person{Given: strings.Join(words[:last], " "), Family: words[last]})
		}
		return nil
	}, `SELECT name FROM contact`)
}

// sentPeople finds the people as they were called in what was sent.
func (e *erasure) sentPeople(add func(*program.Person)) error {
	if len(e.People) == 0 {
		return nil
	}
	return e.each(func(values []sql.NullString) error {
		edition, err := edition.Of((&program.Release{Content: program.Frozen(values[0].String)}))
		if err != nil {
			return err
		}
		for _, id := range e.People {
			if p := edition.Person(id); p != nil {
				add(&program.Person{
					ID: id, Role: p.Role, Given: p.Given, Family: p.Family, PassportName: p.PassportName,
					OwnName: p.OwnName, BadgeName: p.BadgeName, Alias: p.Alias, Phone: p.Phone, Email: p.Email,
					Messenger: p.Messenger, Insurance: p.Insurance, Passport: p.Passport, Emergency: p.Emergency,
				})
			}
		}
		return nil
	}, `SELECT content FROM release`)
}

// theirs are the columns of the person to whom a row belongs, with whom it goes.
var theirs = []string{"person", "from_person", "to_person"}

// findRows finds which rows go: those of the people and of the programs, now and in the log.
func (e *erasure) findRows() error {
	for _, id := range append(slices.Clone(e.People), e.Programs...) {
		e.gone[string(id)] = true
	}
	note := func(values []sql.NullString) error {
		e.gone[values[0].String] = true
		return nil
	}
	for _, t := range e.Tables {
		if t.IsOwned && len(e.Programs) > 0 {
			err := e.each(note, fmt.Sprintf(`SELECT id FROM %s WHERE program IN (SELECT value FROM json_each(?1))`,
				t.Name), ids(e.Programs))
			if err != nil {
				return err
			}
		}
		for _, column := range theirs {
			if !slices.Contains(t.References, column) {
				continue
			}
			// What was theirs when it was last written; it may be deleted.
			err := e.each(note, fmt.Sprintf(`SELECT id FROM %[1]s WHERE %[2]s IN (SELECT value FROM json_each(?1))
				UNION SELECT record FROM change WHERE kind = '%[1]s' AND after IS NULL
					AND before ->> '%[2]s' IN (SELECT value FROM json_each(?1))`, t.Name, column), ids(e.People))
			if err != nil {
				return err
			}
		}
	}
	if err := e.findJourneys(note); err != nil {
		return err
	}
	err := e.each(
		note,
		`SELECT i.id FROM ignored i, json_each(i.items) n WHERE n.value IN (SELECT value FROM json_each(?1))
		UNION SELECT c.record FROM change c, json_each(coalesce(c.after, c.before) ->> 'items') n
			WHERE c.kind = 'ignored' AND n.value IN (SELECT value FROM json_each(?1))`,
		ids(e.People),
	)
	if err != nil || len(e.Programs) == 0 {
		return err
	}
	return e.each(note, `SELECT DISTINCT record FROM change
		WHERE coalesce(after, before) ->> 'program' IN (SELECT value FROM json_each(?1))`, ids(e.Programs))
}

// findJourneys finds the journeys on which nobody else is, with their bookings, now and in the log.
func (e *erasure) findJourneys(note func([]sql.NullString) error) error {
	isThere := slices.ContainsFunc(e.Tables, func(t Table) bool { return t.Name == "journey" })
	if !isThere || len(e.People) == 0 {
		return nil
	}
	const theirs = `json_array_length(%[1]s) > 0 AND NOT EXISTS (SELECT 1 FROM json_each(%[1]s) n
		WHERE n.value NOT IN (SELECT value FROM json_each(?1)))`
	return e.each(note, `SELECT id FROM journey WHERE `+fmt.Sprintf(theirs, "travellers")+`
		UNION SELECT record FROM change WHERE kind = 'journey' AND after IS NULL
			AND `+fmt.Sprintf(theirs, "(before ->> 'travellers')"), ids(e.People))
}

// deleteRows deletes what goes, from the log too.
func (e *erasure) deleteRows() error {
	gone := ids(slices.Sorted(maps.Keys(e.gone)))
	for _, t := range e.Tables {
		n, err := e.exec(`DELETE FROM `+t.Name+` WHERE id IN (SELECT value FROM json_each(?))`, gone)
		if err != nil {
			return err
		}
		if n > 0 {
			e.Rows[t.Name] = n
		}
		e.Changed = e.Changed || n > 0
	}
	n, err := e.exec(`DELETE FROM change WHERE record IN (SELECT value FROM json_each(?))`, gone)
	e.Log += n
	e.Changed = e.Changed || n > 0
	return err
}

// row is a row of a table, of which a part is read: by column.
type row map[string]any

// cleanTables removes what is gone from the rows that stay.
func (e *erasure) cleanTables() error {
	for _, t := range e.Tables {
		columns := slices.Concat(t.Texts, t.Lists, t.References)
		if t.Name == "release" {
			columns = append(columns, "content", "for")
		}
		if len(columns) == 0 {
			continue
		}
		err := e.each(func(values []sql.NullString) error {
			was := row{}
			for i, column := range columns {
				if values[i+1].Valid {
					was[column] = values[i+1].String
				}
			}
			next, err := e.cleaned(t, values[0].String, was, true)
			if err != nil || len(next) == 0 {
				return err
			}
			e.Changed = true
			return e.update(t.Name, values[0].String, next)
		}, fmt.Sprintf(`SELECT id, "%s" FROM %s ORDER BY id`, strings.Join(columns, `", "`), t.Name))
		if err != nil {
			return err
		}
	}
	return nil
}

// update sets columns of a row.
func (e *erasure) update(table, id string, next row) error {
	var columns []string
	args := []any{id}
	for i, column := range slices.Sorted(maps.Keys(next)) {
		columns = append(columns, fmt.Sprintf(`"%s" = ?%d`, column, i+2))
		args = append(args, next[column])
	}
	_, err := e.exec(fmt.Sprintf(`UPDATE %s SET %s WHERE id = ?1`, table, strings.Join(columns, ", ")), args...)
	return err
}

// cleaned returns the columns of a row that are others without what is gone. With isNow the row is one of its table.
func (e *erasure) cleaned(t Table, id string, was row, isNow bool) (row, error) {
	next := row{}
	for _, column := range t.References {
		if value, is := was[column].(string); is && e.gone[value] {
			next[column] = nil
		}
	}
	for _, column := range t.Lists {
		text, _ := was[column].(string) // a row of a former version may not have it
		if list, changed := e.cleanedList(text); changed {
			next[column] = list
		}
	}
	if isNow && len(next) > 0 {
		e.Unlinked[t.Name]++
	}
	e.cleanTexts(t, id, was, next, isNow)
	content, _ := was["content"].(string) // likewise
	if t.Name != "release" || content == "" {
		return next, nil
	}
	audience, _ := was["for"].(string) // likewise
	sent, err := e.sent.without(program.Frozen(content), program.Audience(audience))
	if err == nil && string(sent) != content {
		next["content"] = string(sent)
		if isNow {
			e.Sent++
		}
	}
	return next, err
}

// cleanTexts adds to next the texts of a row that are others without names.
func (e *erasure) cleanTexts(t Table, id string, was, next row, isNow bool) {
	for _, column := range t.Texts {
		text, _ := was[column].(string) // a row of a former version may not have it
		replaced := e.names.replaced(text)
		switch {
		case e.gone[text]: // it is an ID
			next[column] = ""
			continue
		case replaced == text:
			continue
		}
		place := Place{t.Name, id, column}
		if isNow {
			e.Mentions = append(e.Mentions, Mention{place, text, replaced})
		}
		if !e.Keep[place] {
			next[column] = replaced
		}
	}
}

// cleanedList returns a JSON array without what is gone and without names, and whether it is another.
func (e *erasure) cleanedList(text string) (string, bool) {
	if text == "" || text == "[]" {
		return text, false
	}
	decoder := json.NewDecoder(strings.NewReader(text))
	decoder.UseNumber()
	var list any
	if decoder.Decode(&list) != nil {
		return text, false
	}
	next, changed := e.cleanedValue(list)
	if !changed {
		return text, false
	}
	var out strings.Builder
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	_ = encoder.Encode(next) // what was decoded can be encoded
	return strings.TrimSuffix(out.String(), "\n"), true
}

// typedKeys are the keys of the texts in lists that somebody types as they like, also of one word.
var typedKeys = []string{"text", "note", "name"}

// recordID finds the IDs of records, which are UUIDs (RFC 9562), in a text.
var recordID = regexp.MustCompile(`[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}`)

// isGone reports whether a text of a list is the ID of what is gone, or has one in it, such as a pair of people who
// were found to be two.
func (e *erasure) isGone(text string) bool {
	return e.gone[text] || slices.ContainsFunc(recordID.FindAllString(text, -1), func(id string) bool {
		return e.gone[id] || slices.Contains(e.People, program.ID(id))
	})
}

// cleanedValue returns a value of a JSON array without what is gone; nil where it goes itself.
func (e *erasure) cleanedValue(value any) (next any, changed bool) {
	switch v := value.(type) {
	case string:
		if e.isGone(v) {
			return nil, true
		}
		replaced := e.names.inList(v)
		return replaced, replaced != v
	case []any:
		kept := []any{}
		for _, element := range v {
			next, is := e.cleanedValue(element)
			changed = changed || is
			if next != nil || element == nil {
				kept = append(kept, next)
			}
		}
		return kept, changed
	case map[string]any:
		return e.cleanedObject(v)
	}
	return value, changed
}

// cleanedObject is cleanedValue for an object; nil where what it belongs to is gone.
func (e *erasure) cleanedObject(v map[string]any) (next any, changed bool) {
	for _, key := range []string{"person", "to"} { // whose it is
		if of, _ := v[key].(string); e.gone[of] {
			return nil, true
		}
	}
	for key, element := range v {
		next, is := e.cleanedValue(element)
		if text, isText := element.(string); isText && next != nil && slices.Contains(typedKeys, key) {
			next = e.names.replaced(text)
			is = next != text
		}
		if !is {
			continue
		}
		changed = true
		if v[key] = next; next == nil {
			delete(v, key)
		}
	}
	return v, changed
}

// cleanLog removes what is gone from the rows of the log that stay.
func (e *erasure) cleanLog() error {
	tables := map[string]Table{}
	for _, t := range e.Tables {
		tables[t.Name] = t
	}
	numbers, err := e.rows(`SELECT id FROM change ORDER BY id`)
	if err != nil {
		return err
	}
	for _, number := range numbers { // one by one: the log may be larger than memory
		err := e.each(func(values []sql.NullString) error {
			return e.cleanEntry(tables[values[0].String], number[0].String, values[1].String, values[2:])
		}, `SELECT kind, record, before, after FROM change WHERE id = ?`, number[0].String)
		if err != nil {
			return err
		}
	}
	return nil
}

func (e *erasure) cleanEntry(t Table, id, record string, sides []sql.NullString) error {
	changed := false
	for i, side := range sides {
		if !side.Valid {
			continue
		}
		was := row{}
		decoder := json.NewDecoder(strings.NewReader(side.String))
		decoder.UseNumber()
		if err := decoder.Decode(&was); err != nil {
			return err
		}
		next, err := e.cleaned(t, record, was, false)
		if err != nil {
			return err
		}
		if len(next) == 0 {
			e.usePhotos(side.String)
			continue
		}
		changed = true
		if err := e.updateSide(id, []string{"before", "after"}[i], next); err != nil {
			return err
		}
	}
	if !changed {
		return nil
	}
	e.Log++
	e.Changed = true
	// What only removed the name did nothing; the newest row is what the record is compared with.
	_, err := e.exec(`DELETE FROM change WHERE id = ?1 AND before = after AND EXISTS (SELECT 1 FROM change n
		WHERE n.record = change.record AND n.kind = change.kind AND n.id > change.id)`, id)
	return err
}

// updateSide sets columns of a logged row. SQLite writes the values as its triggers do.
func (e *erasure) updateSide(id, side string, next row) error {
	set, args := side, []any{id}
	for i, column := range slices.Sorted(maps.Keys(next)) {
		set = fmt.Sprintf(`json_set(%s, '$."%s"', ?%d)`, set, column, i+2)
		args = append(args, next[column])
	}
	_, err := e.exec(fmt.Sprintf(`UPDATE change SET %s = %s WHERE id = ?1`, side, set), args...)
	if err != nil {
		return err
	}
	return e.each(func(values []sql.NullString) error {
		e.usePhotos(values[0].String)
		return nil
	}, `SELECT `+side+` FROM change WHERE id = ?`, id)
}

// findTitles finds what the programs were called.
func (e *erasure) findTitles() error {
	return e.each(func(values []sql.NullString) error {
		if title := values[0].String; title != "" && !slices.Contains(e.titles, title) {
			e.titles = append(e.titles, title)
		}
		return nil
	}, `SELECT name FROM program WHERE id IN (SELECT value FROM json_each(?1)) UNION
		SELECT json_each.value FROM change, json_each(json_array(before ->> 'name', after ->> 'name'))
		WHERE kind = 'program' AND record IN (SELECT value FROM json_each(?1))`, ids(e.Programs))
}

// cleanLabels removes the names of people and programs from the labels of edits.
func (e *erasure) cleanLabels() error {
	return e.each(func(values []sql.NullString) error {
		next := e.names.replaced(values[1].String)
		for _, title := range e.titles {
			next = strings.ReplaceAll(next, title, "…")
		}
		if next == values[1].String {
			return nil
		}
		e.Labels++
		e.Changed = true
		_, err := e.exec(`UPDATE edit SET label = ? WHERE id = ?`, next, values[0].String)
		return err
	}, `SELECT id, label FROM edit`)
}

// cleanDrafts removes what was typed about what is gone, and names from what was typed about others.
func (e *erasure) cleanDrafts() error {
	return e.each(func(values []sql.NullString) error {
		number, title, typed := values[0].String, values[3].String, values[4].String
		next, changed := e.cleanedTyped(typed)
		isGone := e.isGone(values[1].String) || e.gone[values[2].String] || e.isGone(next)
		nextTitle := e.names.replaced(title)
		var err error
		switch {
		case isGone:
			_, err = e.exec(`DELETE FROM draft WHERE rowid = ?`, number)
		case changed || nextTitle != title:
			_, err = e.exec(`UPDATE draft SET title = ?, typed = ? WHERE rowid = ?`, nextTitle, next, number)
		default:
			e.usePhotos(typed)
			return nil
		}
		e.usePhotos(next)
		e.Drafts++
		e.Changed = true
		return err
	}, `SELECT rowid, record, program, title, typed FROM draft`)
}

// cleanedTyped returns what was typed into a form without names, and whether it is another.
func (e *erasure) cleanedTyped(text string) (string, bool) {
	var typed map[string]any
	if json.Unmarshal([]byte(text), &typed) != nil {
		return text, false
	}
	changed := false
	for field, value := range typed {
		if was, is := value.(string); is {
			list, _ := e.cleanedList(was) // what was chosen of a list
			typed[field] = e.names.replaced(list)
			changed = changed || typed[field] != was
		}
	}
	if !changed {
		return text, false
	}
	next, err := json.Marshal(typed)
	return string(next), err == nil
}

// cleanSettings removes what is gone, and names, from the preferences that are kept with the programs.
func (e *erasure) cleanSettings() error {
	return e.each(func(values []sql.NullString) error {
		var kept map[string]string
		if json.Unmarshal([]byte(values[1].String), &kept) != nil {
			return nil // it is no list of preferences
		}
		changed := false
		for name, value := range kept {
			next, is := e.cleanedList(value)
			if e.isGone(name) || e.names.replaced(name) != name || e.isGone(next) || e.names.replaced(next) != next {
				delete(kept, name)
				changed = true
			} else if is {
				kept[name], changed = next, true
			}
		}
		if !changed {
			return nil
		}
		next, err := json.Marshal(kept)
		if err != nil {
			return err
		}
		e.Changed = true
		_, err = e.exec(`UPDATE setting SET value = ? WHERE name = ?`, string(next), values[0].String)
		return err
	}, `SELECT name, value FROM setting`)
}

// dropEmpty removes edits of which nothing is left in the log.
func (e *erasure) dropEmpty() error {
	const empty = `SELECT id FROM edit WHERE NOT EXISTS (SELECT 1 FROM change WHERE change.edit = edit.id)`
	if _, err := e.exec(`UPDATE edit SET of = NULL WHERE of IN (` + empty + `)`); err != nil {
		return err
	}
	_, err := e.exec(`DELETE FROM edit WHERE id IN (` + empty + `)`)
	return err
}

// photoName finds the names of pictures, which are hashes, in a text.
var photoName = regexp.MustCompile(`[0-9a-f]{64}`)

func (e *erasure) usePhotos(text string) {
	for _, id := range photoName.FindAllString(text, -1) {
		e.photos[id] = true
	}
}

// deletePhotos deletes the pictures that nothing uses any more, neither now nor in what undo and history reach.
func (e *erasure) deletePhotos() error {
	if !e.Changed {
		return nil
	}
	for _, t := range e.Tables {
		columns := slices.Concat(t.Lists, t.References)
		if len(columns) == 0 {
			continue
		}
		err := e.each(func(values []sql.NullString) error {
			for _, value := range values {
				e.usePhotos(value.String)
			}
			return nil
		}, fmt.Sprintf(`SELECT "%s" FROM %s`, strings.Join(columns, `", "`), t.Name))
		if err != nil {
			return err
		}
	}
	n, err := e.exec(`DELETE FROM photo WHERE id NOT IN (SELECT value FROM json_each(?))`,
		ids(slices.Sorted(maps.Keys(e.photos))))
	e.Photos = n
	return err
}
