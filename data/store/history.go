package store

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"laurel/data/program"
)

// Change is what one edit did to a record.
type Change struct {
	At     time.Time
	Label  string
	Action Action
	Fields []FieldChange // in the order of the record's fields; of a new or deleted record those that are not empty
	Undone bool          // by Undo
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

// History returns what was done to a record, the latest first. Undone edits are marked; undo and redo are no entries of
// their own.
func (s *Store) History(ctx context.Context, record program.ID) (found []Change, err error) {
	// An edit may write a record several times: its first row has what was before, its last what was after.
	err = query(ctx, s.db, func(scan func(...any) error) error {
		var c Change
		var at, kind string
		var before, after *string
		if err := scan(&at, &c.Label, &c.Undone, &kind, &before, &after); err != nil {
			return err
		}
		if c.At, err = time.Parse(time.RFC3339Nano, at); err != nil {
			return err
		}
		if c.Fields, err = compared(tables[Kind(kind)], before, after); err != nil {
			return err
		}
		switch {
		case before == nil && after == nil:
			return nil
		case before == nil:
			c.Action = Created
		case after == nil:
			c.Action = Deleted
		case len(c.Fields) == 0: // only its place in the order
			return nil
		default:
			c.Action = Changed
		}
		found = append(found, c)
		return nil
	}, `SELECT e.at, e.label, e.state <> 'done', f.kind, f.before, l.after
		FROM (SELECT edit, min(id) AS first, max(id) AS last FROM change WHERE record = ? GROUP BY edit, kind) c
		JOIN edit e ON e.id = c.edit JOIN change f ON f.id = c.first JOIN change l ON l.id = c.last
		WHERE e.kind = 'edit' ORDER BY e.id DESC`, record)
	return found, explained(s.path, err)
}

func compared(t *table, before, after *string) ([]FieldChange, error) {
	if t == nil {
		return nil, nil
	}
	was, err := objectOf(before)
	if err != nil {
		return nil, err
	}
	is, err := objectOf(after)
	if err != nil {
		return nil, err
	}
	var fields []FieldChange
	for _, c := range t.columns {
		b, a := c.shown(was[c.name]), c.shown(is[c.name])
		if a != b && c.field != "ID" {
			fields = append(fields, FieldChange{c.field, b, a})
		}
	}
	return fields, nil
}

// shown is a logged value as text; the value of a field in which nothing was entered is empty.
func (c *column) shown(value any) string {
	switch {
	case value == nil:
		return ""
	case c.kind == truthColumn:
		if value == json.Number("0") {
			return ""
		}
		return "yes"
	case c.kind == listColumn && value == "[]", c.kind == numberColumn && value == json.Number("0"),
		c.kind == realColumn && value == json.Number("0.0"):
		return ""
	}
	return fmt.Sprint(value)
}

func objectOf(text *string) (map[string]any, error) {
	if text == nil {
		return nil, nil
	}
	decoder := json.NewDecoder(strings.NewReader(*text))
	decoder.UseNumber()
	var object map[string]any
	return object, decoder.Decode(&object)
}

// objectKeys returns which keys a logged row has.
func objectKeys(text string) (map[string]bool, error) {
	object, err := objectOf(&text)
	keys := make(map[string]bool, len(object))
	for key := range object {
		keys[key] = true
	}
	return keys, err
}
