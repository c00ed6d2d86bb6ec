package store

import (
	"context"
	"encoding/json"
	"time"

	"laurel/data/program"
	"laurel/data/store/fault"
	"laurel/data/store/sqlite"
)

// Draft is what was typed into a form that is not saved yet. Drafts are in no log, no backup and no export.
type Draft struct {
	Form    string            // which form it is, a name that the window knows
	Record  program.ID        // whose form; empty: it makes a new one
	Program program.ID        // that was open
	Title   string            // of the form, for people
	At      time.Time         // when it was kept; set by KeepDraft
	Typed   map[string]string // by the keys of the fields
}

// Drafts are what was typed into forms and not saved.
type Drafts struct{ *Store }

// Drafts returns what was typed into forms and not saved.
func (s *Store) Drafts() Drafts { return Drafts{s} }

// Keep keeps a draft in the place of an earlier one of the same form and record.
func (s Drafts) Keep(ctx context.Context, d Draft) error {
	typed, err := json.Marshal(d.Typed)
	if err != nil {
		return err
	}
	return fault.Explained(s.path, s.alter(ctx,
		`INSERT OR REPLACE INTO draft (form, record, program, title, at, typed) VALUES (?, ?, ?, ?, ?, ?)`,
		d.Form, string(d.Record), string(d.Program), d.Title, s.now().UTC().Format(time.RFC3339Nano), string(typed)))
}

// Drop removes the draft of a form and its record, if there is one.
func (s Drafts) Drop(ctx context.Context, d Draft) error {
	return fault.Explained(s.path, s.alter(ctx, `DELETE FROM draft WHERE form = ? AND record = ? AND program = ?`,
		d.Form, string(d.Record), string(d.Program)))
}

// All lists what was typed and not saved, the latest first.
func (s Drafts) All(ctx context.Context) (found []Draft, err error) {
	err = sqlite.Query(ctx, s.db, func(scan func(...any) error) error {
		var d Draft
		var at, typed string
		err := scan(&d.Form, &d.Record, &d.Program, &d.Title, &at, &typed)
		if err == nil {
			d.At, err = time.Parse(time.RFC3339Nano, at)
		}
		if err == nil {
			err = json.Unmarshal([]byte(typed), &d.Typed)
		}
		found = append(found, d)
		return err
	}, `SELECT form, record, program, title, at, typed FROM draft ORDER BY at DESC`)
	return found, fault.Explained(s.path, err)
}
