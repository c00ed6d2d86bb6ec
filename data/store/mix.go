package store

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"maps"
	"regexp"
	"slices"

	"laurel/data/store/sqlite"
	"laurel/data/store/tables"
)

// Whoever gave a response without a name must not be found by when it was typed in. The table of responses has no order
// but that of its identifiers, which are random. The log needs one, for undo, until answers are mixed: then those that
// came in one after the other are one edit, whose rows are in the order of their identifiers, and the file is written
// again page by page. That is done before each backup, each hour while the window is open, and at the end.

// mixAnswers leaves nothing in the file that shows in which order responses without a name came in. What was undone
// can then not be made again if there are answers in it.
func (s trimmer) mixAnswers(ctx context.Context) error {
	if !s.isSound() {
		return nil
	}
	s.editing.Lock()
	defer s.editing.Unlock()
	if err := s.sealed.Ready(ctx); err != nil {
		return err
	}
	ctx = context.WithoutCancel(ctx)
	t := trimming{ctx: ctx}
	var err error
	if t.tx, err = s.db.BeginTx(ctx, nil); err != nil {
		return err
	}
	defer sqlite.Rollback(t.tx)
	if worked, err := t.mix(); !worked || err != nil {
		return err
	}
	if err := s.commitTrim(&t); err != nil {
		return err
	}
	if s.sealed != nil {
		s.sealed.Outdate() // its changes would be repeated in a log that is not mixed
	}
	if _, err := s.db.ExecContext(ctx, `VACUUM`); err != nil {
		return err
	}
	if s.sealed != nil {
		return s.sealed.Rewrite(ctx)
	}
	_, err = s.db.ExecContext(ctx, `PRAGMA wal_checkpoint(TRUNCATE)`)
	return err
}

// mix reports whether there was something to mix.
func (t *trimming) mix() (worked bool, err error) {
	rows, err := t.answerRows()
	if err != nil {
		return false, err
	}
	rows, mixed := mixedAnswers(rows)
	isSame := func(a, b answerRow) bool {
		return a.record == b.record && a.edit == b.edit && a.before == b.before && a.after == b.after
	}
	if slices.EqualFunc(rows, mixed, isSame) {
		return false, nil
	}
	if _, err := t.exec(`UPDATE edit SET state = 'cut' WHERE state = 'undone' AND EXISTS (
		SELECT 1 FROM edit e JOIN change c ON c.edit = e.id WHERE e.state = 'undone' AND c.kind = ?)`,
		string(tables.Responses)); err != nil {
		return false, err
	}
	from := map[int64]bool{}
	for _, r := range rows {
		from[r.edit] = true
		if _, err := t.exec(`DELETE FROM change WHERE id = ?`, r.id); err != nil {
			return false, err
		}
	}
	answers, joined := map[int64]int{}, map[int64]bool{}
	for _, r := range mixed {
		answers[r.edit]++
		joined[r.edit] = joined[r.edit] || r.isJoined
		_, err := t.exec(`INSERT INTO change (edit, kind, record, before, after) VALUES (?, ?, ?, ?, ?)`,
			r.edit, string(tables.Responses), r.record, r.before, r.after)
		if err != nil {
			return false, err
		}
	}
	for _, edit := range slices.Sorted(maps.Keys(from)) {
		if !joined[edit] {
			answers[edit] = 0
		}
		if err := t.settle(edit, answers[edit]); err != nil {
			return false, err
		}
	}
	return true, nil
}

// answersCounted is the end of the label of an edit of several answers.
var answersCounted = regexp.MustCompile(` \(\d+\)$`)

// settle removes an edit of which nothing is left, and notes behind the label how many answers were joined in it.
func (t *trimming) settle(edit int64, answers int) error {
	var label string
	var rows int
	err := t.tx.QueryRowContext(t.ctx, `SELECT label, (SELECT count(*) FROM change WHERE edit = e.id)
		FROM edit e WHERE id = ?`, edit).Scan(&label, &rows)
	switch {
	case err != nil:
		return err
	case rows == 0:
		if _, err := t.exec(`UPDATE edit SET of = NULL WHERE of = ?`, edit); err != nil {
			return err
		}
		_, err = t.exec(`DELETE FROM edit WHERE id = ?`, edit)
	case answers > 1:
		label = fmt.Sprintf("%s (%d)", answersCounted.ReplaceAllString(label, ""), answers)
		_, err = t.exec(`UPDATE edit SET label = ? WHERE id = ?`, label, edit)
	}
	return err
}

// answerRow is a row of the log about a response.
type answerRow struct {
	id, edit      int64
	record        string
	before, after sql.NullString
	isDone        bool // its edit is done
	isPast        bool // undo does not reach its edit; else it was undone, or is an undo or redo itself
	isJoined      bool // it was in another edit
}

// answerRows returns the rows about responses to anonymous forms that never had a name, in the order of the log.
func (t *trimming) answerRows() (rows []answerRow, err error) {
	return rows, sqlite.Query(t.ctx, t.tx, func(scan func(...any) error) error {
		var r answerRow
		err := scan(&r.id, &r.edit, &r.record, &r.before, &r.after, &r.isDone, &r.isPast)
		rows = append(rows, r)
		return err
	}, `SELECT c.id, c.edit, c.record, c.before, c.after,
		e.kind = 'edit' AND e.state = 'done', e.kind = 'edit' AND e.state = 'past'
		FROM change c JOIN edit e ON e.id = c.edit WHERE c.kind = ?1
		AND coalesce(c.after, c.before) ->> '$.form' IN (SELECT id FROM form WHERE anonymous
			UNION SELECT record FROM change WHERE kind = ?2 AND coalesce(after, before) ->> '$.anonymous')
		AND c.record NOT IN (SELECT record FROM change
			WHERE kind = ?1 AND coalesce(before ->> '$.person', after ->> '$.person') IS NOT NULL)
		ORDER BY c.id`, string(tables.Responses), string(tables.Forms))
}

// mixedAnswers returns those of the rows that can be mixed, and what is to be in their place: of each response a row
// from what was before the first to what was after the last, in the last edit that wrote any; before a deletion, the
// last one before it. Undos, redos and what was undone cancel each other out.
func mixedAnswers(all []answerRow) (rows, mixed []answerRow) {
	live := map[string][]answerRow{}
	newest := map[string]sql.NullString{}
	for _, r := range all {
		newest[r.record] = r.after
		if r.isDone || r.isPast {
			live[r.record] = append(live[r.record], r)
		}
	}
	fits := func(record string) bool { // else more was undone than is in the log
		last := sql.NullString{}
		if n := len(live[record]); n > 0 {
			last = live[record][n-1].after
		}
		return last == newest[record]
	}
	rows = slices.DeleteFunc(slices.Clone(all), func(r answerRow) bool { return !fits(r.record) })
	var writers []answerRow // in the order of the log
	for _, r := range rows {
		if (r.isDone || r.isPast) && r.after.Valid {
			writers = append(writers, r)
		}
	}
	slices.SortStableFunc(writers, func(a, b answerRow) int { return cmp.Compare(a.edit, b.edit) })
	for _, record := range slices.Sorted(maps.Keys(newest)) {
		if fits(record) {
			mixed = append(mixed, mixedRecord(live[record], writers)...)
		}
	}
	return rows, mixed
}

// mixedRecord joins the rows of one response.
func mixedRecord(rows, writers []answerRow) (mixed []answerRow) {
	for i, r := range rows {
		if !r.after.Valid {
			mixed = append(mixed, r)
			continue
		}
		if last := len(mixed) - 1; i > 0 && rows[i-1].after.Valid && rows[i-1].isPast == r.isPast {
			r.before = mixed[last].before
			mixed = mixed[:last]
		}
		to := r.edit
		for _, w := range writers {
			if w.isPast != r.isPast || i+1 < len(rows) && w.edit >= rows[i+1].edit {
				continue
			}
			to = max(to, w.edit)
		}
		r.isJoined = r.isJoined || to != r.edit
		r.edit = to
		mixed = append(mixed, r)
	}
	return mixed
}
