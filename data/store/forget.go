package store

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"time"

	"laurel/data/program"
	"laurel/data/store/disk"
	"laurel/data/store/erase"
	"laurel/data/store/fault"
	"laurel/data/store/sqlite"
	"laurel/data/store/tables"
	"laurel/data/wholefile"
)

// Forgetting is who and what is to be removed for good.
type Forgetting struct {
	People   []program.ID
	Programs []program.ID    // with all their records; organisations and contacts stay in the library
	Backups  string          // the folder of backups, which are written again without them
	Instead  string          // replaces a name in the texts of others; empty: what somebody's role is called
	Keep     map[TextIn]bool // texts of others that stay as they are
}

// TextIn is a text of a record.
type TextIn struct {
	Kind   tables.Kind
	Record program.ID
	Field  string // the Go path, as in program.Invalid
}

// NamedIn is a text of a record that stays, with the name of somebody who does not.
type NamedIn struct {
	TextIn
	Text, Next string // as it is, and without the name
	Kept       bool   // it stays as it is, as was asked
}

// Forgotten is what was removed, or would be.
type Forgotten struct {
	Ref      string // replaces the name in the certificate
	At       time.Time
	Rows     map[tables.Kind]int // records that go; the uses of organisations are none
	Unlinked map[tables.Kind]int // records of others that named what goes
	Named    []NamedIn           // texts of others, also those that stay as they are
	Log      int                 // entries of the log that went or were changed, within an edit each record one
	Labels   int                 // of edits that lost a name
	Sent     int                 // documents sent, whose copies are changed
	Drafts   int
	Photos   int
	Copies   []CopyOf // backups, and what was kept aside
}

// CopyOf is a copy of the store and what becomes of it.
type CopyOf struct {
	Path  string
	State CopyState
}

// CopyState is what becomes of a copy.
type CopyState string

// The states. A copy that cannot be opened may have in it what is to be forgotten, so that it is removed; a file that
// is no store is none of Laurel's copies.
const (
	CopyClean     CopyState = "clean"
	CopyRewritten CopyState = "rewritten"
	CopyRemoved   CopyState = "removed"
	CopyLeft      CopyState = "left"
)

// Counts returns how many copies are in each state.
func (f *Forgotten) Counts() map[CopyState]int {
	counts := map[CopyState]int{}
	for _, c := range f.Copies {
		counts[c.State]++
	}
	return counts
}

// ProgramsBefore lists the programs whose last day is before a day, by start.
func (s *Store) ProgramsBefore(ctx context.Context, day time.Time) ([]program.Summary, error) {
	all, err := s.Programs(ctx)
	limit := day.Format(time.DateOnly)
	return slices.DeleteFunc(all, func(p program.Summary) bool {
		return p.End.IsZero() || p.End.String() >= limit
	}), err
}

// PlanForgetting returns what Forget would remove, and changes nothing. Progress gets how many of the files are done;
// it may be nil.
func (s *Store) PlanForgetting(
	ctx context.Context, what Forgetting, progress func(done, of int),
) (*Forgotten, error) {
	s.editing.Lock()
	next, result, err := eraserOf(s).withoutAll(ctx, what)
	s.editing.Unlock()
	if err != nil {
		return nil, fault.Explained(s.path, err)
	}
	if err := eraserOf(next).dropCopy(); err != nil {
		return nil, fault.Explained(s.path, err)
	}
	plan := eraserOf(s).forgotten(what, result)
	err = eraserOf(s).forgetCopies(ctx, what, plan, result.Known, progress, false)
	return plan, fault.Explained(s.path, err)
}

// Forget removes people and programs for good: from the records, the log, what was sent, the pictures, the drafts, the
// free pages of the file, the backups and what was kept aside. It cannot be undone, and undo reaches past it: what it
// did to other records stays there. The context ends it until something is changed; when it stops later, the next
// opening of the file finishes it.
func (s *Store) Forget(ctx context.Context, what Forgetting, progress func(done, of int)) (*Forgotten, error) {
	done, affected, err := eraserOf(s).forget(ctx, what, progress)
	if err != nil {
		return nil, fault.Explained(s.path, err)
	}
	s.notify("", affected)
	return done, nil
}

// eraser removes people and programs from a store for good.
type eraser struct{ *Store }

func eraserOf(s *Store) eraser { return eraser{s} }

func (s eraser) forget(
	ctx context.Context, what Forgetting, progress func(done, of int),
) (*Forgotten, map[program.ID]bool, error) {
	s.editing.Lock()
	defer s.editing.Unlock()
	next, result, err := s.withoutAll(ctx, what)
	if err != nil {
		return nil, nil, err
	}
	done := s.forgotten(what, result)
	affected := map[program.ID]bool{}
	if err = ctx.Err(); err == nil {
		err = s.mark(what)
	}
	if err == nil {
		ctx = context.WithoutCancel(ctx)
		err = s.forgetCopies(ctx, what, done, result.Known, progress, true)
		if err == nil && result.Changed {
			affected, err = replacerOf(s.Store).replaceLocked(ctx, next)
		}
		if err == nil {
			err = s.finish(ctx)
		}
		if err != nil {
			err = fault.OfFile(
				s.path,
				fault.ErrDisk,
				err,
				"{{.File}}: the removal was interrupted and is only partly done. Check the disk and open Laurel "+
					"again; the removal finishes then.",
			)
		}
	}
	return done, affected, errors.Join(err, eraserOf(next).dropCopy())
}

// finish removes what the file still has beside its content.
func (s eraser) finish(ctx context.Context) error {
	if err := replacerOf(s.Store).recount(ctx); err != nil { // the last edits may have been forgotten
		return err
	}
	if s.sealed == nil {
		var busy, pages, written int
		err := s.db.QueryRowContext(ctx, `PRAGMA wal_checkpoint(TRUNCATE)`).Scan(&busy, &pages, &written)
		if err != nil {
			return err
		}
	}
	if err := os.Remove(s.path + forgetting); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return wholefile.SyncFolder(filepath.Dir(s.path))
}

// dropCopy ends a store in memory.
func (s eraser) dropCopy() error { return errors.Join(s.db.Close(), s.sealed.Memory.Close()) }

// withoutAll returns what the store itself contains without what is to be forgotten, as a store in memory.
func (s eraser) withoutAll(ctx context.Context, what Forgetting) (*Store, erase.Result, error) {
	itself := &copied{path: s.path, db: s.db, sealed: s.sealed}
	err := s.db.QueryRowContext(ctx, `PRAGMA user_version`).Scan(&itself.version)
	if err != nil {
		return nil, erase.Result{}, err
	}
	return s.without(ctx, itself, s.request(what, nil))
}

// forgotten describes a result.
func (s eraser) forgotten(what Forgetting, result erase.Result) *Forgotten {
	f := &Forgotten{
		At: s.now(), Rows: map[tables.Kind]int{}, Unlinked: map[tables.Kind]int{},
		Log: result.Log, Labels: result.Labels,
		Sent: result.Sent, Drafts: result.Drafts, Photos: result.Photos,
	}
	for _, id := range slices.Concat(what.People, what.Programs) {
		f.Ref = cmp.Or(f.Ref, program.RefOf(id, program.Internal))
	}
	for table, n := range result.Rows {
		if tables.Of(tables.Kind(table)) != nil {
			f.Rows[tables.Kind(table)] = n
		}
	}
	for table, n := range result.Unlinked {
		f.Unlinked[tables.Kind(table)] = n
	}
	for _, m := range result.Mentions {
		place := TextIn{tables.Kind(m.Table), program.ID(m.Record), tables.Of(tables.Kind(m.Table)).FieldOf(m.Column)}
		f.Named = append(f.Named, NamedIn{place, m.Text, m.Next, what.Keep[place]})
	}
	return f
}

// request is what the erasure of a database is asked for.
func (s eraser) request(what Forgetting, known []*program.Person) erase.Request {
	r := erase.Request{
		People: what.People, Programs: what.Programs, Instead: what.Instead, Known: known, Keep: map[erase.Place]bool{},
	}
	for _, kind := range slices.Sorted(maps.Keys(s.logged)) {
		r.Tables = append(r.Tables, erasable(kind, s.logged[kind]))
	}
	for place, keep := range what.Keep {
		t := tables.Of(place.Kind)
		i := slices.IndexFunc(t.Columns, func(c tables.Column) bool { return c.Field == place.Field })
		if i < 0 || !keep {
			continue
		}
		at := erase.Place{Table: string(place.Kind), Record: string(place.Record), Column: t.Columns[i].Name}
		r.Keep[at] = true
	}
	return r
}

// codes are columns of texts that nobody types.
var codes = []string{"design", "document", "own_name_language", "rule", "serial"}

// theirs are the columns with what identifies somebody else, who may be called the same.
var theirs = []string{
	"honorific", "given", "family", "suffix", "passport_name", "own_name", "badge_name", "pronunciation", "alias",
	"phone", "email", "messenger", "insurance", "passport_number", "passport_visa", "emergency_name", "emergency_phone",
}

// erasable describes a table by the fields of its records.
func erasable(kind string, columns []string) erase.Table {
	t := erase.Table{Name: kind, IsOwned: slices.Contains(columns, "program")}
	records := tables.Of(tables.Kind(kind))
	if records == nil {
		return t
	}
	typeOf := reflect.TypeOf(records.Blank()).Elem()
	for _, c := range records.Columns {
		switch {
		case slices.Contains(codes, c.Name), records == tables.PersonTable && slices.Contains(theirs, c.Name):
		case typeOf.FieldByIndex(c.Index).Type == reflect.TypeFor[string]():
			t.Texts = append(t.Texts, c.Name)
		case c.Kind == tables.ListColumn:
			t.Lists = append(t.Lists, c.Name)
		case c.Kind == tables.RefColumn && c.Field != "ID":
			t.References = append(t.References, c.Name)
		}
	}
	return t
}

// without returns what a copy contains without what is to be forgotten, as a store in memory.
func (s eraser) without(
	ctx context.Context, source *copied, request erase.Request,
) (next *Store, result erase.Result, err error) {
	if next, err = replacerOf(s.Store).broughtUp(ctx, source); err != nil {
		return nil, result, err
	}
	if result, err = eraserOf(next).erase(ctx, request); err != nil {
		return nil, result, errors.Join(err, eraserOf(next).dropCopy())
	}
	return next, result, nil
}

// erase removes what is to be forgotten from a store in memory.
func (s eraser) erase(ctx context.Context, request erase.Request) (result erase.Result, err error) {
	tx, err := s.db.BeginTx(context.WithoutCancel(ctx), nil)
	if err != nil {
		return result, err
	}
	defer sqlite.Rollback(tx)
	if err := tables.DropTriggers(ctx, tx); err != nil {
		return result, err
	}
	if result, err = erase.Run(ctx, tx, request); err != nil {
		return result, err
	}
	broken, err := sqlite.BrokenReferences(ctx, tx)
	if err != nil {
		return result, err
	}
	if err := tx.Commit(); err != nil {
		return result, err
	}
	if s.logged, err = tables.EnsureTriggers(ctx, s.db); err != nil {
		return result, err
	}
	changed, err := s.unlogged(ctx, s.db)
	if found := slices.Concat(broken, changed); err == nil && len(found) > 0 {
		err = fault.OfFile(s.path, fault.ErrUnexpected, fault.Details(found), fault.Unexpected)
	}
	if err == nil {
		_, err = s.db.ExecContext(ctx, `VACUUM`)
	}
	return result, err
}

// forgetCopies writes the copies again without what is forgotten, or notes what would become of them.
func (s eraser) forgetCopies(
	ctx context.Context, what Forgetting, into *Forgotten, known []*program.Person, progress func(done, of int),
	isMeant bool,
) error {
	var paths []string
	for _, kept := range disk.Asides(s.path + ".before-") {
		paths = append(paths, kept.Path)
	}
	for _, file := range backupsIn(what.Backups) {
		paths = append(paths, file.Path)
	}
	for i, path := range paths {
		if err := ctx.Err(); err != nil {
			return err
		}
		if progress != nil {
			progress(i+1, len(paths)+1)
		}
		state, err := s.forgetCopy(ctx, path, s.request(what, known), isMeant)
		if err != nil {
			return err
		}
		into.Copies = append(into.Copies, CopyOf{path, state})
	}
	return nil
}

func (s eraser) forgetCopy(ctx context.Context, path string, request erase.Request, isMeant bool) (CopyState, error) {
	source, err := openCopy(ctx, path, s.unlocker(Key{}))
	if err != nil {
		return s.removeCopy(ctx, path, err, isMeant)
	}
	defer wholefile.Closed(source)
	next, result, err := s.without(ctx, source, request)
	if err != nil {
		return s.removeCopy(ctx, path, err, isMeant)
	}
	state := CopyClean
	if result.Changed {
		state = CopyRewritten
	}
	if state == CopyRewritten && isMeant {
		err = s.rewriteCopy(ctx, source, next)
	}
	return state, errors.Join(err, eraserOf(next).dropCopy())
}

// removeCopy removes a copy that cannot be opened, since nobody knows what is in it.
func (s eraser) removeCopy(ctx context.Context, path string, why error, isMeant bool) (CopyState, error) {
	if ctx.Err() != nil {
		return "", ctx.Err()
	}
	if errors.Is(why, fault.ErrNotStore) && !IsStore(path) {
		return CopyLeft, nil
	}
	if !isMeant {
		return CopyRemoved, nil
	}
	s.log.Warn("a backup that cannot be opened is removed", "cause", why)
	disk.Wipe(path)
	disk.Wipe(path + "-wal")
	_ = os.Remove(path + "-wal") // there may be none
	return CopyRemoved, os.Remove(path)
}

// rewriteCopy puts a store in memory in the place of the copy that it was made from, which keeps its time.
func (s eraser) rewriteCopy(ctx context.Context, source *copied, next *Store) error {
	info, err := os.Stat(source.path)
	if err != nil {
		return err
	}
	restored := source.path + ".restored"
	if source.sealed != nil {
		from := *source // its pictures
		from.db = next.db
		err = from.sealAs(ctx, restored, source.sealed.Key)
	} else {
		plain := &location{path: source.path}
		err = plain.copyDatabase(ctx, next.db, restored, time.Time{})
	}
	if err == nil {
		err = source.Close()
	}
	if err == nil {
		err = disk.FinishAs(restored, source.path)
	}
	return errors.Join(err, os.Chtimes(source.path, time.Time{}, info.ModTime()))
}

// forgetting is the ending of the file that has the IDs of what is being forgotten, and no names.
const forgetting = ".forgetting"

// begun is the content of that file.
type begun struct {
	People   []program.ID `json:"people"`
	Programs []program.ID `json:"programs"`
	Backups  string       `json:"backups"`
	Keep     []TextIn     `json:"keep"`
}

func (s eraser) mark(what Forgetting) error {
	note := begun{People: what.People, Programs: what.Programs, Backups: what.Backups}
	for place, keep := range what.Keep {
		if keep {
			note.Keep = append(note.Keep, place)
		}
	}
	text, err := json.Marshal(note)
	if err != nil {
		return err
	}
	return wholefile.Write(s.path+forgetting, func(temporary string) error {
		return os.WriteFile(temporary, text, 0o600)
	})
}

// resume finishes what another process has begun to forget.
func (s eraser) resume(ctx context.Context) error {
	text, err := os.ReadFile(s.path + forgetting)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	var note begun
	if json.Unmarshal(text, &note) != nil { // it is written whole or not at all
		return os.Remove(s.path + forgetting)
	}
	what := Forgetting{
		People: note.People, Programs: note.Programs, Backups: note.Backups, Keep: map[TextIn]bool{},
	}
	for _, place := range note.Keep {
		what.Keep[place] = true
	}
	_, _, err = s.forget(ctx, what, nil)
	return err
}
