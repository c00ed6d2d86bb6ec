package store

import (
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"

	"laurel/data/locale"
	"laurel/data/program"
	"laurel/data/store/fault"
	"laurel/data/store/sqlite"
	"laurel/data/store/tables"
)

// Left is what could not come back as it was.
type Left struct {
	Kind   tables.Kind
	Record string      // what a person calls the record
	Field  string      // that named what is gone, as in program.Invalid; empty: the record itself did not come back
	Gone   string      // what is not there any more; empty: its name is not known
	Of     tables.Kind // what is gone is of this kind; program.PhotoKind for pictures
}

// In returns in a language what is left out.
func (l Left) In(language locale.Language) string {
	name := l.goneName()
	if kind, is := name.(fault.RecordName); is {
		name = kind.In(language)
	}
	values := locale.Values{"Kind": language.Name("record", string(l.Kind)), "Record": l.Record, "Gone": name}
	if l.Field == "" {
		return language.Text("{{.Kind}} “{{.Record}}” could not be brought back: {{.Gone}} no longer exists.", values)
	}
	if f, known := program.FieldAt(tables.Of(l.Kind).Blank(), l.Field); known {
		values["Field"] = f.Label(language)
		return language.Text("{{.Kind}} “{{.Record}}”, {{.Field}}: {{.Gone}} no longer exists.", values)
	}
	return language.Text("{{.Kind}} “{{.Record}}”: {{.Gone}} no longer exists.", values)
}

// goneName is a value of a sentence: what is gone is called so, or is of this kind.
func (l Left) goneName() any {
	if l.Gone != "" {
		return l.Gone
	}
	return fault.RecordName(l.Of)
}

// BringBack brings a deleted record back with everything that its deletion removed: records that needed it, and where
// others named it. What those name and what is not there any more is left out and returned. When the record itself
// needs something that is gone the error names that (ErrNotFound). A record that is there is refused (ErrExists).
func (tx *Tx) BringBack(kind tables.Kind, id program.ID) ([]Left, error) {
	var edit int64
	err := tx.tx.QueryRowContext(tx.ctx, `SELECT edit FROM change WHERE id = (SELECT max(id) FROM change
		WHERE kind = ? AND record = ?) AND after IS NULL`, kind, id).Scan(&edit)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, fault.New(
			fault.ErrNotFound, nil, "The history of this record ({{.Kind}}) does not go back that far. "+
				"Look for it in a backup.", kindValue(tables.Of(kind)),
		)
	}
	if err != nil {
		return nil, err
	}
	rows, err := tables.LoggedRows(tx.ctx, tx.tx, edit)
	if err != nil {
		return nil, err
	}
	main := tables.LoggedRecord{Kind: string(kind), ID: string(id)}
	tied, err := tiedTo([]program.ID{id}, merge(rows))
	if err != nil {
		return nil, err
	}
	c := &comeback{tx: tx, mains: map[tables.LoggedRecord]bool{main: true}, back: map[program.ID]bool{}}
	if err := c.bringBack(merge(rows), tied); err != nil {
		return nil, err
	}
	if !c.back[id] {
		return nil, fault.New(
			fault.ErrExists,
			nil,
			"This record ({{.Kind}}) already exists.",
			kindValue(tables.Of(kind)),
		)
	}
	err = c.settle()
	return c.left, err
}

// merge returns one row for each record: as it was before the first row and after the last.
func merge(rows []tables.LoggedRow) []tables.LoggedRow {
	var all []tables.LoggedRow
	at := map[tables.LoggedRecord]int{}
	for _, row := range rows {
		key := tables.LoggedRecord{Kind: row.Kind, ID: row.Record}
		if i, known := at[key]; known {
			all[i].After = row.After
			continue
		}
		at[key] = len(all)
		all = append(all, row)
	}
	return all
}

// comeback is the return of records with what was tied to them.
type comeback struct {
	tx     *Tx
	mains  map[tables.LoggedRecord]bool // those that were asked for
	back   map[program.ID]bool          // the records that come back
	made   []*returned                  // of them and of those that named them, what is written
	left   []Left
	photos program.Photos // has the images that are gone; nil: nobody has
}

// returned is a record that is written again.
type returned struct {
	kind, id string
	row      map[string]any
	record   program.Record // nil: a row of a table without records
	isNew    bool           // it was not there
}

// bringBack writes the tied records that are not there, and has others name them again.
func (c *comeback) bringBack(rows []tables.LoggedRow, tied map[program.ID]bool) error {
	for _, row := range slices.Backward(rows) { // a program went last and comes first
		if row.After.Valid || !tied[program.ID(row.Record)] {
			continue
		}
		if err := c.insert(row); err != nil {
			return err
		}
	}
	for _, row := range rows {
		if row.After.Valid && row.Before.Valid && row.After != row.Before {
			if err := c.relink(row); err != nil {
				return err
			}
		}
	}
	return nil
}

// tiedTo returns which of the removed records cannot be without those with the IDs, directly or through another, and
// those.
func tiedTo(ids []program.ID, rows []tables.LoggedRow) (map[program.ID]bool, error) {
	users := map[program.ID][]program.ID{} // who cannot be without a record
	for _, row := range rows {
		if row.After.Valid || !row.Before.Valid {
			continue
		}
		object, err := tables.ObjectOf(&row.Before.String)
		if err != nil {
			return nil, err
		}
		for _, column := range needsOf(row.Kind) {
			if name := program.ID(tables.TextOf(object[column])); name != "" {
				users[name] = append(users[name], program.ID(row.Record))
			}
		}
	}
	tied := map[program.ID]bool{}
	for _, id := range ids {
		tied[id] = true
	}
	for next := slices.Clone(ids); len(next) > 0; next = next[1:] {
		for _, user := range users[next[0]] {
			if !tied[user] {
				tied[user] = true
				next = append(next, user)
			}
		}
	}
	return tied, nil
}

// needsOf lists the columns that name what a row cannot be without.
func needsOf(kind string) []string {
	t := tables.Of(tables.Kind(kind))
	switch {
	case t == nil:
		return []string{"program", "organisation"} // a link
	case t.Owned:
		return append([]string{"program"}, t.Needs...)
	}
	return t.Needs
}

// elementsOf returns the elements of a JSON array, each as its text.
func elementsOf(list string) (elements []json.RawMessage) {
	_ = json.Unmarshal([]byte(list), &elements) // another text that begins with a bracket has none
	return elements
}

// insert writes a record that was deleted, unless it is there or its program is not.
func (c *comeback) insert(row tables.LoggedRow) error {
	object, err := tables.ObjectOf(&row.Before.String)
	if err != nil {
		return err
	}
	isMain := c.mains[tables.LoggedRecord{Kind: row.Kind, ID: row.Record}]
	if owner := program.ID(tables.TextOf(object["program"])); owner != "" && !c.back[owner] {
		var err error
		if err = c.tx.wantProgram(owner); isMain && errors.Is(err, fault.ErrNotFound) {
			return fault.New(
				fault.ErrNotFound,
				nil,
				"The program of this record was deleted. Bring the program back.",
				nil,
			)
		}
		if errors.Is(err, fault.ErrNotFound) {
			return nil
		} else if err != nil {
			return err
		}
	}
	now, err := c.tx.current(row.Kind, row.Record)
	if err != nil || now != nil {
		return err
	}
	made := &returned{kind: row.Kind, id: row.Record, row: object, isNew: true}
	if t := tables.Of(tables.Kind(row.Kind)); t != nil {
		if made.record, err = t.FromLog(object); err != nil {
			return err
		}
	}
	c.made = append(c.made, made)
	c.back[program.ID(row.Record)] = true
	return c.tx.write(row.Kind, row.Record, sql.NullString{}, row.Before)
}

// current returns a row as it is now; nil: there is none.
func (tx *Tx) current(kind, id string) (map[string]any, error) {
	var text string
	err := tx.tx.QueryRowContext(tx.ctx, fmt.Sprintf(
		"SELECT %s FROM %s x WHERE id = ?", tables.RowObject("x", tx.store.logged[kind]), sqlite.Quoted(kind),
	), id).Scan(&text)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	return tables.ObjectOf(&text)
}

// relink restores, in a record that was not removed, the references to what has been brought back.
func (c *comeback) relink(row tables.LoggedRow) error {
	t := tables.Of(tables.Kind(row.Kind))
	now, err := c.tx.current(row.Kind, row.Record)
	if err != nil || now == nil || t == nil {
		return err
	}
	before, err := tables.ObjectOf(&row.Before.String)
	if err != nil {
		return err
	}
	next := maps.Clone(now)
	blank := reflect.ValueOf(t.Blank()).Elem()
	for _, column := range t.Columns {
		was := tables.TextOf(before[column.Name])
		switch column.Kind {
		case tables.RefColumn:
			if c.back[program.ID(was)] && now[column.Name] == nil {
				next[column.Name] = was
			}
		case tables.ListColumn:
			l := linking{element: blank.FieldByIndex(column.Index).Type().Elem(), back: c.back}
			next[column.Name] = l.relinked(was, tables.TextOf(now[column.Name]))
		}
	}
	if reflect.DeepEqual(now, next) {
		return nil
	}
	made := &returned{kind: row.Kind, id: row.Record, row: next}
	if made.record, err = t.FromLog(next); err != nil {
		return err
	}
	c.made = append(c.made, made)
	return c.rewrite(made)
}

// rewrite updates an existing row.
func (c *comeback) rewrite(made *returned) error {
	text, err := json.Marshal(made.row)
	if err != nil {
		return err
	}
	there := sql.NullString{Valid: true}
	return c.tx.write(made.kind, made.id, there, sql.NullString{String: string(text), Valid: true})
}

// linking is how the elements of a list name again what has come back.
type linking struct {
	element reflect.Type
	back    map[program.ID]bool
}

// relinked returns the list as it is now with the elements of the one before that are about what has come back, each
// after those that were before it, and with what else they named.
func (l linking) relinked(before, now string) string {
	earlier, list := elementsOf(before), elementsOf(now)
	changed := false
	for i, element := range earlier {
		at := l.find(list, element)
		if at >= 0 {
			var changes bool
			list[at], changes = l.completed(list[at], element)
			changed = changed || changes
			continue
		}
		if !l.back[l.about(element)] {
			continue
		}
		for _, other := range slices.Backward(earlier[:i]) {
			if at = l.find(list, other); at >= 0 {
				break
			}
		}
		list = slices.Insert(list, at+1, element)
		changed = true
	}
	if !changed {
		return now
	}
	texts := make([]string, len(list))
	for i, element := range list {
		texts[i] = string(element)
	}
	return "[" + strings.Join(texts, ",") + "]"
}

// about returns the record that an element is about: itself, or the one that its first field names, such as the stop of
// a stay; empty: none.
func (l linking) about(element json.RawMessage) program.ID {
	value := reflect.New(l.element)
	if json.Unmarshal(element, value.Interface()) != nil {
		return ""
	}
	return aboutOf(value.Elem())
}

func aboutOf(element reflect.Value) program.ID {
	if element.Kind() == reflect.Struct && element.NumField() > 0 {
		element = element.Field(0)
	}
	if element.Type() != tables.IDType {
		return ""
	}
	return program.ID(element.String())
}

func (l linking) find(list []json.RawMessage, element json.RawMessage) int {
	about := l.about(element)
	return slices.IndexFunc(list, func(e json.RawMessage) bool {
		return string(e) == string(element) || about != "" && l.about(e) == about
	})
}

// completed returns an element that names nobody where an earlier one named what has come back, with that: the roommate
// of a stay.
func (l linking) completed(now, before json.RawMessage) (json.RawMessage, bool) {
	value, earlier := reflect.New(l.element).Elem(), reflect.New(l.element).Elem()
	if l.element.Kind() != reflect.Struct || json.Unmarshal(now, value.Addr().Interface()) != nil ||
		json.Unmarshal(before, earlier.Addr().Interface()) != nil {
		return now, false
	}
	changed := false
	for i := range value.NumField() {
		field, was := value.Field(i), earlier.Field(i)
		if field.Type() == tables.IDType && field.String() == "" && l.back[program.ID(was.String())] {
			field.Set(was)
			changed = true
		}
	}
	if !changed {
		return now, false
	}
	text, err := json.Marshal(value.Interface())
	return text, err == nil
}

// settle leaves out what the records name and what is gone, until all that is left hangs together, and refuses a record
// that is not valid.
func (c *comeback) settle() error {
	if err := c.fetchPhotos(); err != nil {
		return err
	}
	for {
		gone, err := c.goneFrom()
		if err != nil {
			return err
		}
		if len(gone) == 0 {
			break
		}
		if err := c.leaveOut(gone); err != nil {
			return err
		}
	}
	for _, made := range c.made {
		if made.record == nil {
			continue
		}
		if err := made.record.Validate(); err != nil {
			return err
		}
		if err := c.tx.useAgain(made); err != nil {
			return err
		}
	}
	return nil
}

// fetchPhotos stores the images that the records name and that are gone, where somebody has them.
func (c *comeback) fetchPhotos() error {
	if c.photos == nil {
		return nil
	}
	gone, err := c.goneFrom()
	if err != nil {
		return err
	}
	for _, made := range c.made {
		for _, r := range referencesOf(made) {
			for _, id := range r.IDs {
				if r.To != program.PhotoKind || !gone[id] {
					continue
				}
				image, err := c.photos.Photo(c.tx.ctx, program.PhotoID(id))
				if err == nil {
					_, err = c.tx.PutPhoto(image)
				}
				if err != nil && !errors.Is(err, fault.ErrNotFound) {
					return err
				}
			}
		}
	}
	return nil
}

// leaveOut removes what is gone from the records that name it, and a record that cannot be without it.
func (c *comeback) leaveOut(gone map[program.ID]bool) error {
	var kept []*returned
	for _, made := range c.made {
		stays, err := c.without(made, gone)
		if err != nil {
			return err
		}
		if stays {
			kept = append(kept, made)
		}
	}
	c.made = kept
	return nil
}

// without removes from a record what is gone, and reports whether the record stays.
func (c *comeback) without(made *returned, gone map[program.ID]bool) (stays bool, err error) {
	missing, err := c.missingFrom(made, gone)
	if err != nil || len(missing) == 0 {
		return err == nil, err
	}
	if made.record == nil {
		delete(c.back, program.ID(made.id))
		return false, c.tx.write(made.kind, made.id, sql.NullString{Valid: true}, sql.NullString{})
	}
	forget(reflect.ValueOf(made.record).Elem(), gone)
	if err := made.record.Validate(); err != nil {
		if c.mains[tables.LoggedRecord{Kind: made.kind, ID: made.id}] || !made.isNew {
			return false, fault.New(
				fault.ErrNotFound,
				err,
				"{{.Record}} cannot be brought back without {{.Gone}}, which was deleted. Bring "+
					"that back first.",
				locale.Values{"Record": missing[0].Record, "Gone": missing[0].goneName()},
			)
		}
		missing[0].Field = ""
		c.left = append(c.left, missing[0])
		delete(c.back, program.ID(made.id))
		return false, c.tx.write(made.kind, made.id, sql.NullString{Valid: true}, sql.NullString{})
	}
	c.left = append(c.left, missing...)
	return true, c.rewriteRecord(made)
}

// rewriteRecord updates an existing row to its record as it is now.
func (c *comeback) rewriteRecord(made *returned) error {
	t := tables.Of(tables.Kind(made.kind))
	values, err := t.Values(made.record, t.OwnerOf(made.row))
	if err != nil {
		return err
	}
	for i, column := range t.Columns {
		made.row[column.Name] = values[i]
	}
	return c.rewrite(made)
}

// forget removes IDs from a record's fields and lists; an element that is about one goes with it.
func forget(v reflect.Value, gone map[program.ID]bool) {
	switch {
	case v.Type() == tables.IDType || v.Type() == tables.PhotoType:
		if gone[program.ID(v.String())] {
			v.SetZero()
		}
	case v.Kind() == reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				forget(v.Field(i), gone)
			}
		}
	case v.Kind() == reflect.Slice:
		kept := reflect.MakeSlice(v.Type(), 0, v.Len())
		for i := range v.Len() {
			element := v.Index(i)
			if about := aboutOf(element); about != "" && gone[about] {
				continue
			}
			forget(element, gone)
			kept = reflect.Append(kept, element)
		}
		if kept.Len() != v.Len() {
			v.Set(kept)
		}
	}
}

// referencesOf lists what a row names: those of a record, or the organisation of a link.
func referencesOf(made *returned) []program.Reference {
	if made.record != nil {
		return program.ReferencesOf(made.record)
	}
	id := program.ID(tables.TextOf(made.row["organisation"]))
	return []program.Reference{{To: string(tables.Organisations), IDs: []program.ID{id}}}
}

// ownerOf returns the program in which a reference must be; empty: in the library, or anywhere.
func ownerOf(made *returned, to string) program.ID {
	if t := tables.Of(tables.Kind(to)); t != nil && t.Owned {
		return program.ID(tables.TextOf(made.row["program"]))
	}
	return ""
}

// goneFrom returns what the records name and is not there.
func (c *comeback) goneFrom() (map[program.ID]bool, error) {
	type place struct {
		kind  string
		owner program.ID
	}
	wanted := map[place]map[program.ID]bool{}
	for _, made := range c.made {
		for _, r := range referencesOf(made) {
			at := place{r.To, ownerOf(made, r.To)}
			for _, id := range r.IDs {
				if wanted[at] == nil {
					wanted[at] = map[program.ID]bool{}
				}
				if id != "" {
					wanted[at][id] = true
				}
			}
		}
	}
	gone := map[program.ID]bool{}
	for at, ids := range wanted {
		missing, err := c.tx.missing(tables.Kind(at.kind), at.owner, ids)
		if err != nil {
			return nil, err
		}
		for _, id := range missing {
			gone[id] = true
		}
	}
	return gone, nil
}

// missingFrom lists what a record names of what is gone.
func (c *comeback) missingFrom(made *returned, gone map[program.ID]bool) (found []Left, err error) {
	name := ""
	if made.record != nil {
		name = program.NameOf(made.record)
	}
	for _, r := range referencesOf(made) {
		for _, id := range r.IDs {
			if !gone[id] {
				continue
			}
			one := Left{Kind: tables.Kind(made.kind), Record: name, Field: r.Field, Of: tables.Kind(r.To)}
			if one.Gone, err = c.formerName(tables.Kind(r.To), id); err != nil {
				return nil, err
			}
			found = append(found, one)
		}
	}
	return found, nil
}

// formerName returns what a record was called that is not there any more; empty: the log does not know.
func (c *comeback) formerName(kind tables.Kind, id program.ID) (string, error) {
	t := tables.Of(kind)
	if t == nil {
		return "", nil
	}
	texts, err := sqlite.Column[string](c.tx.ctx, c.tx.tx, `SELECT before FROM change
		WHERE record = ? AND kind = ? AND before IS NOT NULL ORDER BY id DESC LIMIT 1`, id, kind)
	if err != nil || len(texts) == 0 {
		return "", err
	}
	row, err := tables.ObjectOf(&texts[0])
	if err != nil {
		return "", err
	}
	record, err := t.FromLog(row)
	if err != nil {
		return "", err
	}
	return program.NameOf(record), nil
}

// useAgain has the organisations that a record names linked to its program, and its references checked, as Put does.
func (tx *Tx) useAgain(made *returned) error {
	t := tables.Of(tables.Kind(made.kind))
	owner := t.OwnerOf(made.row)
	if t == tables.ProgramTable {
		return nil
	}
	tx.named = append(tx.named, naming{made.record, owner, program.ReferencesOf(made.record)})
	return tx.useOrganisations(t, owner, made.record)
}

// RestoreVersion makes a record what it was after an edit (Change.Edit): its fields, not its place in the order. What
// the version names and is not there any more is left out and returned; what it cannot be without is the error.
func (tx *Tx) RestoreVersion(kind tables.Kind, id program.ID, edit int64) ([]Left, error) {
	texts, err := sqlite.Column[string](tx.ctx, tx.tx, `SELECT after FROM change
		WHERE record = ? AND kind = ? AND edit = ? AND after IS NOT NULL ORDER BY id DESC LIMIT 1`, id, kind, edit)
	if err != nil {
		return nil, err
	}
	if len(texts) == 0 {
		return nil, fault.New(
			fault.ErrNotFound, nil, "This version is no longer in the history. Look for it in a backup.", nil,
		)
	}
	version, err := tables.ObjectOf(&texts[0])
	if err != nil {
		return nil, err
	}
	c := &comeback{tx: tx, mains: map[tables.LoggedRecord]bool{{Kind: string(kind), ID: string(id)}: true}}
	if err := c.restore(kind, id, version); err != nil {
		return nil, err
	}
	err = c.settle()
	return c.left, err
}

// restore sets columns of an existing record to those of an earlier row.
func (c *comeback) restore(kind tables.Kind, id program.ID, version map[string]any) error {
	t := tables.Of(kind)
	now, err := c.tx.current(string(kind), string(id))
	if err != nil {
		return err
	}
	if now == nil {
		return notThere(t)
	}
	next := maps.Clone(now)
	for _, column := range t.Columns {
		if value, had := version[column.Name]; had {
			next[column.Name] = value
		}
	}
	if reflect.DeepEqual(now, next) {
		return nil
	}
	made := &returned{kind: string(kind), id: string(id), row: next}
	if made.record, err = t.FromLog(next); err != nil {
		return err
	}
	c.made = append(c.made, made)
	return c.rewrite(made)
}
