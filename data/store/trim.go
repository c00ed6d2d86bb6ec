package store

import (
	"context"
	"database/sql"
	"errors"
	"slices"
	"time"

	"laurel/data/store/fault"
	"laurel/data/store/sqlite"
	"laurel/data/store/tables"
)

// What the log keeps. Undo reaches the last edits; of those before them there is a version of each record for each day
// on which it was changed, the last ones and the first.
const (
	undoSteps    = 1000
	undoRows     = 25_000 // that those edits changed
	surestSteps  = 20     // the newest edits are reached whatever they changed
	keptVersions = 10
	keptDeleted  = 90 * 24 * time.Hour // a deleted record's versions
)

const (
	stepEdits   = 50  // edits in one step of trimming
	stepRecords = 50  // records that are merged in one step
	stepRows    = 500 // rows that are removed in one step
)

// longestTrim is how long Close trims.
const longestTrim = 2 * time.Second

// Trim mixes the answers of evaluations, and merges what undo does not reach any more, in steps of some milliseconds
// between which edits go on. It ends when nothing is left to merge, or when the context ends: the rest is done another
// time. A file that was not compared with its log, or is not as it was saved, is left as it is.
func (s *Store) Trim(ctx context.Context) error {
	if !trimmerOf(s).isSound() {
		return nil
	}
	if err := trimmerOf(s).mixAnswers(ctx); err != nil {
		return fault.Explained(s.path, err)
	}
	t := trimming{ctx: ctx, now: s.now()}
	for ctx.Err() == nil {
		isDone, err := trimmerOf(s).step(&t)
		if isDone || err != nil {
			return fault.Explained(s.path, err)
		}
	}
	return nil
}

// trimmer trims the log of a store, and mixes its answers.
type trimmer struct{ *Store }

func trimmerOf(s *Store) trimmer { return trimmer{s} }

// isSound reports whether the file was found to be as it was saved.
func (s trimmer) isSound() bool {
	s.soundness.Lock()
	defer s.soundness.Unlock()
	return s.soundness.isKnown && s.soundness.fault == nil
}

// step reports whether nothing is left.
func (s trimmer) step(t *trimming) (isDone bool, err error) {
	s.editing.Lock()
	defer s.editing.Unlock()
	if t.tx, err = s.db.BeginTx(context.WithoutCancel(t.ctx), nil); err != nil {
		return false, err
	}
	defer sqlite.Rollback(t.tx)
	if err := t.findReach(); err != nil {
		return false, err
	}
	for _, step := range []func() (bool, error){t.dropUndone, t.mergePast, t.dropDeleted, t.dropEmpty} {
		worked, err := step()
		if err != nil {
			return false, err
		}
		if worked {
			return false, s.commitTrim(t)
		}
	}
	return true, nil
}

func (s trimmer) commitTrim(t *trimming) error {
	undo, redo, err := nextSteps(t.ctx, t.tx)
	if err == nil {
		err = t.tx.Commit()
	}
	if err != nil {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.undo = undo
	s.redo = redo
	return nil
}

// trimming is the work of Trim.
type trimming struct {
	ctx     context.Context
	tx      *sql.Tx // of one step
	now     time.Time
	past    int64                 // the last edit that undo does not reach
	idle    int64                 // the last entry of any kind of which nothing is needed when it was undone
	pending []tables.LoggedRecord // to be merged
}

// findReach finds which edits undo is to reach.
func (t *trimming) findReach() error {
	const reached = ` WHERE kind = 'edit' AND state IN ('done', 'undone')`
	var bySteps, byRows, surest, firstUndone int64
	for _, find := range []struct {
		into   *int64
		query  string
		offset int
	}{
		{&bySteps, `SELECT id FROM edit` + reached + ` ORDER BY id DESC LIMIT 1 OFFSET ?`, undoSteps},
		{&surest, `SELECT id FROM edit` + reached + ` ORDER BY id DESC LIMIT 1 OFFSET ?`, surestSteps},
		{&byRows, `SELECT edit FROM change ORDER BY edit DESC LIMIT 1 OFFSET ?`, undoRows},
		{&firstUndone, `SELECT min(id) FROM edit WHERE state = 'undone' LIMIT 1 OFFSET ?`, 0},
		{&t.idle, `SELECT id FROM edit ORDER BY id DESC LIMIT 1 OFFSET ?`, undoSteps},
	} {
		err := t.tx.QueryRowContext(t.ctx, `SELECT coalesce((`+find.query+`), 0)`, find.offset).Scan(find.into)
		if err != nil {
			return err
		}
	}
	t.past = max(bySteps, min(byRows, surest))
	if firstUndone > 0 { // a redo makes the first undone edit again, so that none of those may go
		t.past = min(t.past, firstUndone-1)
	}
	t.idle = max(t.idle, t.past)
	return nil
}

// dropUndone removes what undos, redos and the edits that were undone for ever wrote, but for the newest row of each
// record, which is what the record is compared with.
func (t *trimming) dropUndone() (worked bool, err error) {
	n, err := t.exec(`DELETE FROM change WHERE id IN (SELECT c.id FROM edit e JOIN change c ON c.edit = e.id
		WHERE (e.kind <> 'edit' OR e.state = 'cut') AND e.id <= ?1 AND EXISTS (
			SELECT 1 FROM change n WHERE n.record = c.record AND n.kind = c.kind AND n.id > c.id) LIMIT ?2)`,
		t.idle, stepRows)
	return n > 0, err
}

// dropEmpty removes entries of which no rows are left.
func (t *trimming) dropEmpty() (worked bool, err error) {
	const which = ` id <= ? AND (kind <> 'edit' OR state IN ('cut', 'past'))
		AND NOT EXISTS (SELECT 1 FROM change WHERE change.edit = edit.id)`
	_, err = t.exec(`UPDATE edit SET of = NULL WHERE of IN (SELECT id FROM edit WHERE`+which+`)`, t.idle)
	if err != nil {
		return false, err
	}
	n, err := t.exec(`DELETE FROM edit WHERE`+which, t.idle)
	return n > 0, err
}

// mergePast merges the next edits that undo does not reach any more into what is kept of the records. When it does not
// come to its end, a record's next merging does the rest.
func (t *trimming) mergePast() (worked bool, err error) {
	if len(t.pending) > 0 {
		n := min(stepRecords, len(t.pending))
		for _, r := range t.pending[:n] {
			if err := t.merge(r); err != nil {
				return false, err
			}
		}
		t.pending = t.pending[n:]
		return true, nil
	}
	var last int64
	err = t.tx.QueryRowContext(t.ctx, `SELECT coalesce(max(id), 0) FROM (SELECT id FROM edit
		WHERE kind = 'edit' AND state = 'done' AND id <= ? ORDER BY id LIMIT ?)`, t.past, stepEdits).Scan(&last)
	if last == 0 || err != nil {
		return false, err
	}
	const which = `kind = 'edit' AND state = 'done' AND id <= ?`
	err = sqlite.Query(t.ctx, t.tx, func(scan func(...any) error) error {
		var r tables.LoggedRecord
		err := scan(&r.Kind, &r.ID)
		t.pending = append(t.pending, r)
		return err
	}, `SELECT DISTINCT c.kind, c.record FROM change c WHERE c.edit IN (SELECT id FROM edit WHERE `+which+`)
		AND EXISTS (SELECT 1 FROM change o WHERE o.record = c.record AND o.kind = c.kind AND o.id < c.id)`, last)
	if err == nil {
		_, err = t.exec(`UPDATE edit SET state = 'past' WHERE `+which, last)
	}
	return true, err
}

// version is a row of the log that undo does not reach.
type version struct {
	id            int64
	day           string
	before, after sql.NullString
}

// merge keeps of a record's past rows the first, and of each day one from what was before it to what was after it.
func (t *trimming) merge(r tables.LoggedRecord) error {
	var rows []version
	err := sqlite.Query(t.ctx, t.tx, func(scan func(...any) error) error {
		var v version
		err := scan(&v.id, &v.day, &v.before, &v.after)
		rows = append(rows, v)
		return err
	}, `SELECT c.id, substr(e.at, 1, 10), c.before, c.after FROM change c JOIN edit e ON e.id = c.edit
		WHERE c.record = ? AND c.kind = ? AND e.state = 'past' ORDER BY c.id`, r.ID, r.Kind)
	if err != nil || len(rows) < 2 {
		return err
	}
	var newest int64
	err = t.tx.QueryRowContext(t.ctx, `SELECT max(id) FROM change WHERE record = ? AND kind = ?`, r.ID, r.Kind).
		Scan(&newest)
	if err != nil {
		return err
	}
	kept := mergedVersions(rows, newest)
	for _, v := range rows {
		i := slices.IndexFunc(kept, func(k version) bool { return k.id == v.id })
		switch {
		case i < 0:
			_, err = t.exec(`DELETE FROM change WHERE id = ?`, v.id)
		case kept[i].before != v.before:
			_, err = t.exec(`UPDATE change SET before = ? WHERE id = ?`, kept[i].before, v.id)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// mergedVersions returns which of a record's rows are kept; each leads from what the one before it led to. The newest
// of all its rows stays.
func mergedVersions(rows []version, newest int64) (kept []version) {
	join := func(v version) {
		last := &kept[len(kept)-1]
		v.before = last.before
		*last = v
	}
	for i, v := range rows {
		isFirst := len(kept) == 1 && !rows[0].before.Valid
		isDeletion := !v.after.Valid // what it removed is what comes back
		if i > 0 && len(kept) > 0 && !isFirst && !isDeletion && kept[len(kept)-1].day == v.day {
			join(v)
		} else {
			kept = append(kept, v)
		}
	}
	first := 0
	if !rows[0].before.Valid {
		first = 1 // how it was made
	}
	for len(kept) > keptVersions+first {
		kept[first+1].before = kept[first].before
		kept = slices.Delete(kept, first, first+1)
	}
	return slices.DeleteFunc(kept, func(v version) bool { return v.before == v.after && v.id != newest })
}

// dropDeleted removes what is kept of records that were deleted long ago.
func (t *trimming) dropDeleted() (worked bool, err error) {
	n, err := t.exec(`DELETE FROM change WHERE (record, kind) IN (SELECT c.record, c.kind
		FROM change c JOIN edit e ON e.id = c.edit WHERE c.after IS NULL AND e.state = 'past' AND e.at < ?
		AND NOT EXISTS (SELECT 1 FROM change n WHERE n.record = c.record AND n.kind = c.kind AND n.id > c.id) LIMIT ?)`,
		t.now.Add(-keptDeleted).UTC().Format(time.RFC3339Nano), stepEdits)
	return n > 0, err
}

// exec runs a statement and returns how many rows it changed.
func (t *trimming) exec(statement string, args ...any) (int64, error) {
	done, err := t.tx.ExecContext(context.WithoutCancel(t.ctx), statement, args...)
	if err != nil {
		return 0, err
	}
	return done.RowsAffected()
}

// The file is made smaller when it would be by half and at least this many pages (4 MB).
const fewestFreePages = 1024

// compact returns the space of what was removed to the disk.
func (s trimmer) compact(ctx context.Context) error {
	var pages, free int64
	err := s.db.QueryRowContext(ctx, `SELECT page_count, freelist_count FROM pragma_page_count, pragma_freelist_count`).
		Scan(&pages, &free)
	if err != nil || free < fewestFreePages || free < pages/2 {
		return err
	}
	_, err = s.db.ExecContext(ctx, `VACUUM`)
	return err
}

// atEnd is what Close does for the next time; a failure of it loses nothing.
func (s trimmer) atEnd() {
	if !s.isSound() {
		return
	}
	ctx, cancel := context.WithTimeout(context.Background(), longestTrim)
	defer cancel()
	if err := errors.Join(s.Trim(ctx), s.compact(ctx)); err != nil {
		s.log.Warn("the log was not trimmed", "cause", err)
	}
}
