package store

import (
	"cmp"
	"context"
	"database/sql"
	"log/slog"
	"maps"
	"slices"
	"strings"
	"sync"
	"time"

	"laurel/data/program"
	"laurel/data/store/fault"
	"laurel/data/store/sqlite"
	"laurel/data/store/tables"
)

// Store is an open file. Its methods may be called from several goroutines; edits wait for each other.
type Store struct {
	location
	db     *sql.DB
	now    func() time.Time
	log    *slog.Logger
	who    string
	logged map[string][]string // the columns of each logged table

	editing sync.Mutex // held while an edit, an undo or a redo runs
	beside  bool       // edits lie beside the file; marked: the file itself shows it
	marked  bool

	soundness soundness
	recovery  *Recovery // what the last process left; nil: it ended well

	mu sync.Mutex // guards what follows
	installed
}

// installed is what the store has read and done; guarded by mu.
type installed struct {
	loaded      map[program.ID]*tables.Entry
	generation  int // counts what was installed in loaded
	undo, redo  step
	lastBackup  time.Time
	subscribers subscribers
}

// subscribers are called after each commit.
type subscribers struct {
	calls map[int]func(Event)
	last  int
}

// step is the edit that the next undo or redo is about; its id is 0 when there is none.
type step struct {
	id    int64
	label string
}

// Event reports that a program's value has changed: Load has the new one. Program is empty when only records of the
// library changed that no program uses.
type Event struct {
	Program program.ID
	Label   string // of the edit; an undo or redo has that of the edit it is about
}

// Path returns where the file lies.
func (s *Store) Path() string { return s.path }

// Subscribe calls a function after each commit, once per changed program, on the goroutine that edited. It ends when
// cancel is called.
func (s *Store) Subscribe(call func(Event)) (cancel func()) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.subscribers.last++
	id := s.subscribers.last
	s.subscribers.calls[id] = call
	return func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		delete(s.subscribers.calls, id)
	}
}

func (s *Store) notify(label string, affected map[program.ID]bool) {
	s.mu.Lock()
	var calls []func(Event)
	for _, id := range slices.Sorted(maps.Keys(s.subscribers.calls)) {
		calls = append(calls, s.subscribers.calls[id])
	}
	s.mu.Unlock()
	for _, id := range slices.Sorted(maps.Keys(affected)) {
		for _, call := range calls {
			call(Event{Program: id, Label: label})
		}
	}
}

// Programs lists the programs by start, then name.
func (s *Store) Programs(ctx context.Context) ([]program.Summary, error) {
	found, _, err := tables.Read[program.Program](ctx, s.db, tables.ProgramTable, tables.ProgramTable.Plain)
	if err != nil {
		return nil, fault.Explained(s.path, err)
	}
	list := make([]program.Summary, len(found))
	for i, p := range found {
		list[i] = p.Summary()
	}
	slices.SortFunc(list, func(a, b program.Summary) int {
		return cmp.Or(a.Start.Compare(b.Start), cmp.Compare(a.Name, b.Name), cmp.Compare(a.ID, b.ID))
	})
	return list, nil
}

// Load returns the program as the last edit left it. The value is immutable and shares with the one before whatever did
// not change. Within an edit use Tx.Program, which sees what that edit has written. A damaged file is refused
// (ErrDamaged).
func (s *Store) Load(ctx context.Context, id program.ID) (*program.Program, error) {
	var comparing sync.WaitGroup
	var damage error
	comparing.Go(func() { damage = s.Sound(ctx) })
	read, err := s.LoadAhead(ctx, id)
	comparing.Wait()
	if damage != nil {
		return nil, damage
	}
	return read, err
}

// LoadAhead is Load before the file has been found to be sound: for a window that shows the program at once and calls
// Sound then. Edits wait for that.
func (s *Store) LoadAhead(ctx context.Context, id program.ID) (*program.Program, error) {
	for {
		s.mu.Lock()
		known, generation := s.loaded[id], s.generation
		s.mu.Unlock()
		if known != nil {
			return known.Program, nil
		}
		read, err := s.readProgram(ctx, id)
		if err != nil {
			return nil, fault.Explained(s.path, err)
		}
		if s.install(id, read, generation) {
			return read.Program, nil
		}
	}
}

// install keeps a program that was read, unless an edit has come in between.
func (s *Store) install(id program.ID, read *tables.Entry, generation int) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.generation != generation {
		return false
	}
	s.loaded[id] = read
	return true
}

func (s *Store) readProgram(ctx context.Context, id program.ID) (*tables.Entry, error) {
	tx, err := s.db.BeginTx(ctx, nil) // so that all tables are read as one edit left them
	if err != nil {
		return nil, err
	}
	defer sqlite.Rollback(tx)
	found, err := tables.Load(ctx, tx, id)
	if err == nil && found == nil {
		return nil, fault.NoProgram()
	}
	return found, err
}

// Library returns all organisations, by name, and all contacts, in their own order, whichever program uses them.
func (s *Store) Library(ctx context.Context) ([]*program.Organisation, []*program.Contact, error) {
	if err := s.Sound(ctx); err != nil {
		return nil, nil, fault.Explained(s.path, err)
	}
	tx, err := s.db.BeginTx(ctx, nil)
	if err != nil {
		return nil, nil, fault.Explained(s.path, err)
	}
	defer sqlite.Rollback(tx)
	offices, _, err := tables.Read[program.Organisation](
		ctx,
		tx,
		tables.OrganisationTable,
		tables.OrganisationTable.Plain,
	)
	if err != nil {
		return nil, nil, fault.Explained(s.path, err)
	}
	slices.SortFunc(offices, func(a, b *program.Organisation) int {
		return cmp.Or(cmp.Compare(strings.ToLower(a.Name), strings.ToLower(b.Name)), cmp.Compare(a.ID, b.ID))
	})
	those, _, err := tables.Read[program.Contact](
		ctx,
		tx,
		tables.ContactTable,
		tables.ContactTable.Plain+" ORDER BY x.ordinal, x.id",
	)
	return offices, those, fault.Explained(s.path, err)
}
