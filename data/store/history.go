package store

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"strings"
	"time"

	"laurel/data/locale"
	"laurel/data/program"
	"laurel/data/store/fault"
	"laurel/data/store/sqlite"
	"laurel/data/store/tables"
)

// Change is what one edit did to a record.
type Change struct {
	Edit      int64 // its number in the log, for RestoreVersion
	At        time.Time
	Who       string // whose account of the computer made it; empty: not known
	Label     string
	Action    Action
	Fields    []FieldChange // in the order of the record's fields; of a new or deleted record those that are not empty
	Undone    bool          // by Undo
	IsCurrent bool          // the record is now as this edit left it
}

// Action is what happened to a record.
type Action string

// The actions.
const (
	Created Action = "created"
	Changed Action = "changed"
	Deleted Action = "deleted"
)

// FieldChange is a field before and after, as text: dates in ISO 8601, yes-or-no fields as "yes" and "", lists as JSON.
type FieldChange struct {
	Field         string // the Go path, as in program.Invalid: Passport.Expiry
	Before, After string
}

// Log is what the log of a store has of its records.
type Log struct{ *Store }

// Log returns what the log of a store has of its records.
func (s *Store) Log() Log { return Log{s} }

// Of returns what was done to a record, the latest first. Undone edits are marked; undo and redo are no entries of
// their own.
func (s Log) Of(ctx context.Context, record program.ID) (found []Change, err error) {
	// An edit may write a record several times: its first row has what was before, its last what was after.
	err = sqlite.Query(ctx, s.db, func(scan func(...any) error) error {
		var c Change
		var at, kind string
		var before, after, now *string
		if err := scan(&c.Edit, &at, &c.Who, &c.Label, &c.Undone, &kind, &before, &after, &now); err != nil {
			return err
		}
		if c.At, err = time.Parse(time.RFC3339Nano, at); err != nil {
			return err
		}
		if c.Fields, err = compared(tables.Of(tables.Kind(kind)), before, after); err != nil {
			return err
		}
		if c.Action = actionOf(before, after); c.Action == "" || c.Action == Changed && len(c.Fields) == 0 {
			return nil // only its place in the order
		}
		if c.Action != Deleted && now != nil {
			since, err := compared(tables.Of(tables.Kind(kind)), after, now)
			if err != nil {
				return err
			}
			c.IsCurrent = len(since) == 0
		}
		found = append(found, c)
		return nil
	}, `SELECT e.id, e.at, e.who, e.label, e.state IN ('undone', 'cut'), f.kind, f.before, l.after, n.after
		FROM (SELECT edit, min(id) AS first, max(id) AS last FROM change WHERE record = ?1 GROUP BY edit, kind) c
		JOIN edit e ON e.id = c.edit JOIN change f ON f.id = c.first JOIN change l ON l.id = c.last
		JOIN change n ON n.id = (SELECT max(id) FROM change WHERE record = ?1 AND kind = f.kind)
		WHERE e.kind = 'edit' ORDER BY e.id DESC`, record)
	return found, fault.Explained(s.path, err)
}

// LastKnown returns a record as it is, or as it was before it was deleted.
func (s Log) LastKnown(ctx context.Context, kind tables.Kind, id program.ID) (program.Record, error) {
	texts, err := sqlite.Column[string](ctx, s.db, `SELECT coalesce(after, before) FROM change
		WHERE record = ? AND kind = ? AND coalesce(after, before) IS NOT NULL ORDER BY id DESC LIMIT 1`, id, kind)
	if err != nil {
		return nil, fault.Explained(s.path, err)
	}
	if len(texts) == 0 {
		return nil, notThere(tables.Of(kind))
	}
	row, err := tables.ObjectOf(&texts[0])
	if err != nil {
		return nil, err
	}
	return tables.Of(kind).FromLog(row)
}

// actionOf returns what led from a row to the next; empty: there was none before and after.
func actionOf(before, after *string) Action {
	switch {
	case before == nil && after == nil:
		return ""
	case before == nil:
		return Created
	case after == nil:
		return Deleted
	}
	return Changed
}

// Entry is what an edit did to one record, in the list of everything that was done.
type Entry struct {
	Edit    int64
	At      time.Time
	Who     string
	Label   string
	Undone  bool
	Action  Action
	Kind    tables.Kind
	Record  program.ID
	Program program.ID // that it belongs to; empty: the library
	Name    string     // of the record then
	IsGone  bool       // the record is not there now
}

// Search limits the list of what was done.
type Search struct {
	Program  program.ID  // with the library; empty: all programs
	Kind     tables.Kind // empty: all
	OnlyGone bool        // the deletions of records that are not there now, and undone creations of such
	Words    string      // all of them in label, name or account
	AtMost   int         // so many entries; 0: all
}

// Entries lists what was done to which records, the latest first, and reports whether there is more than was asked for.
// Responses are in no list: the time when they came would reveal whose they are.
func (s Log) Entries(ctx context.Context, search Search) (found []Entry, more bool, err error) {
	text := entriesOfEdits
	if search.OnlyGone {
		text = entriesOfGone
	}
	var places []entryPlace
	err = sqlite.Query(ctx, s.db, func(scan func(...any) error) error {
		var p entryPlace
		err := scan(&p.first, &p.last, &p.isGone)
		places = append(places, p)
		return err
	}, text)
	words := strings.Fields(locale.Fold(search.Words))
	for _, place := range places {
		if ctx.Err() != nil {
			return nil, false, ctx.Err()
		}
		e, err := s.entry(ctx, place)
		if err != nil {
			return nil, false, fault.Explained(s.path, err)
		}
		if e == nil || !search.wants(e) || !locale.HasAll(locale.Fold(e.Label+" "+e.Name+" "+e.Who), words) {
			continue
		}
		if search.AtMost > 0 && len(found) == search.AtMost {
			return found, true, nil
		}
		found = append(found, *e)
	}
	return found, false, fault.Explained(s.path, err)
}

// entryPlace names the first and the last row of the log that an edit wrote about a record.
type entryPlace struct {
	first, last int64
	isGone      bool
}

// The places of entries. What an undo removed for good counts as gone. Of an edit the records come first with which
// others go.
const (
	weight = ` WHEN 'program' THEN 0 WHEN 'person' THEN 1 WHEN 'stop' THEN 2 WHEN 'organisation' THEN 3
		WHEN 'meeting' THEN 4 ELSE 5 END`
	entriesOfEdits = `SELECT min(c.id), max(c.id), n.after IS NULL
		FROM change c JOIN edit e ON e.id = c.edit
		JOIN (SELECT kind, record, max(id) AS newest FROM change GROUP BY kind, record) m
			ON m.kind = c.kind AND m.record = c.record
		JOIN change n ON n.id = m.newest
		WHERE e.kind = 'edit' GROUP BY c.edit, c.kind, c.record
		ORDER BY c.edit DESC, CASE c.kind` + weight + `, max(c.id)`
	entriesOfGone = `SELECT l.id, l.id, 1
		FROM (SELECT max(id) AS last FROM change GROUP BY kind, record) c JOIN change l ON l.id = c.last
		WHERE l.after IS NULL AND l.before IS NOT NULL
		ORDER BY l.edit DESC, CASE l.kind` + weight + `, l.id`
)

// entry reads an entry; nil: it is no record's, or no longer in the log.
func (s Log) entry(ctx context.Context, place entryPlace) (*Entry, error) {
	e := Entry{IsGone: place.isGone}
	var at string
	var before, after *string
	err := s.db.QueryRowContext(context.WithoutCancel(ctx), `SELECT e.id, e.at, e.who, e.label,
		e.state IN ('undone', 'cut') OR e.kind = 'undo', l.kind, l.record, f.before, l.after
		FROM change f, change l JOIN edit e ON e.id = l.edit WHERE f.id = ? AND l.id = ?`, place.first, place.last).
		Scan(&e.Edit, &at, &e.Who, &e.Label, &e.Undone, &e.Kind, &e.Record, &before, &after)
	t := tables.Of(e.Kind)
	if e.Action = actionOf(before, after); errors.Is(err, sql.ErrNoRows) || err == nil && (t == nil || e.Action == "") {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	if e.At, err = time.Parse(time.RFC3339Nano, at); err != nil {
		return nil, err
	}
	row, err := tables.ObjectOf(cmp.Or(after, before))
	if err != nil {
		return nil, err
	}
	record, err := t.FromLog(row)
	if err != nil {
		return nil, err
	}
	e.Name = program.NameOf(record)
	e.Program = t.OwnerOf(row)
	return &e, nil
}

func (search Search) wants(e *Entry) bool {
	return e.Kind != tables.Responses && (search.Kind == "" || search.Kind == e.Kind) &&
		(search.Program == "" || e.Program == "" || e.Program == search.Program)
}

func compared(t *tables.Table, before, after *string) ([]FieldChange, error) {
	if t == nil {
		return nil, nil
	}
	was, err := tables.ObjectOf(before)
	if err != nil {
		return nil, err
	}
	is, err := tables.ObjectOf(after)
	if err != nil {
		return nil, err
	}
	var fields []FieldChange
	for _, c := range t.Columns {
		b, a := c.Shown(was[c.Name]), c.Shown(is[c.Name])
		if a != b && c.Field != "ID" {
			fields = append(fields, FieldChange{c.Field, b, a})
		}
	}
	return fields, nil
}
