package tables

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"reflect"
	"slices"

	"laurel/data/civil"
	"laurel/data/program"
	"laurel/data/store/sqlite"
)

// Entry is a loaded program and what orders its records. It is never changed: refreshed makes the next one.
type Entry struct {
	Program  *program.Program
	ordinals map[*Table]map[program.ID]int64
}

// Touched lists by table the ids of records that were written.
type Touched map[*Table][]program.ID

// Load reads a whole program, or returns nil when there is none.
func Load(ctx context.Context, from sqlite.Querier, id program.ID) (*Entry, error) {
	own, err := ProgramTable.ReadOne(ctx, from, id)
	if own == nil || err != nil {
		return nil, err
	}
	next := &Entry{Program: own.(*program.Program), ordinals: map[*Table]map[program.ID]int64{}}
	return next, next.readLists(ctx, from, nil)
}

// Refreshed returns the entry as the file has it after the touched records were written, or nil when the program is
// gone. Records that stayed as they were are shared with e.
func (e *Entry) Refreshed(ctx context.Context, from sqlite.Querier, changed Touched) (*Entry, error) {
	next := &Entry{Program: e.Program.With(func(*program.Program) {}), ordinals: maps.Clone(e.ordinals)}
	if slices.Contains(changed[ProgramTable], e.Program.ID) {
		own, err := ProgramTable.ReadOne(ctx, from, e.Program.ID)
		if own == nil || err != nil {
			return nil, err
		}
		next.Program = own.(*program.Program)
		for _, t := range Lists {
			t.share(e.Program, next.Program)
		}
	}
	return next, next.readLists(ctx, from, changed)
}

// readLists reads the touched records of each table into the entry, which nobody else knows yet. Without changed it
// reads all.
func (e *Entry) readLists(ctx context.Context, from sqlite.Querier, changed Touched) error {
	for _, t := range Lists {
		if err := t.load(ctx, from, e, changed); err != nil {
			return err
		}
	}
	return nil
}

// record is a pointer to one of the domain's types.
type record[T any] interface {
	*T
	program.Record
}

// readList returns the next value of one of a program's lists: old, but for the touched records.
func readList[T any, R record[T]](
	ctx context.Context,
	from sqlite.Querier,
	e *Entry,
	t *Table,
	changed Touched,
	old []R,
) ([]R, error) {
	clause, args := fmt.Sprintf("%s x %s WHERE %s = ?1", t.Kind, t.join, t.scope), []any{e.Program.ID}
	if changed != nil {
		if len(changed[t]) == 0 {
			return old, nil
		}
		clause = fmt.Sprintf(
			"json_each(?2) ids CROSS JOIN %s x ON x.id = ids.value %s WHERE %s = ?1", t.Kind, t.join, t.scope,
		)
		args = append(args, IDList(changed[t]))
	}
	found, ordinals, err := Read[T](ctx, from, t, t.list+clause, args...)
	if err != nil {
		return nil, err
	}
	places := make(map[program.ID]int64, len(found))
	maps.Copy(places, e.ordinals[t])
	for _, id := range changed[t] {
		delete(places, id)
	}
	fresh := make(map[program.ID]R, len(found))
	for i, r := range found {
		id := R(r).RecordID()
		fresh[id], places[id] = r, ordinals[i]
	}
	e.ordinals[t] = places
	next := merged(old, found, fresh, places)
	if meetings, byTheirStart := any(next).([]*program.Meeting); byTheirStart {
		slices.SortFunc(meetings, ByStart)
		return next, nil
	}
	slices.SortFunc(next, func(a, b R) int {
		return cmp.Or(cmp.Compare(places[a.RecordID()], places[b.RecordID()]), cmp.Compare(a.RecordID(), b.RecordID()))
	})
	return next, nil
}

// merged returns the old records that still have a place, each as it was freshly read if it has changed, and the others
// that were read.
func merged[T any, R record[T]](old []R, found []*T, fresh map[program.ID]R, places map[program.ID]int64) []R {
	var next []R
	for _, r := range old {
		id := r.RecordID()
		if _, stays := places[id]; !stays {
			continue
		}
		if f, read := fresh[id]; read && !reflect.DeepEqual(f, r) {
			r = f
		}
		delete(fresh, id)
		next = append(next, r)
	}
	for _, r := range found {
		if _, isNew := fresh[R(r).RecordID()]; isNew {
			next = append(next, r)
		}
	}
	return next
}

// ByStart is the order of meetings.
func ByStart(a, b *program.Meeting) int {
	return cmp.Or(compareTimes(a.Start, b.Start), cmp.Compare(a.Title, b.Title), cmp.Compare(a.ID, b.ID))
}

// compareTimes orders local times field by field, which is much cheaper than by instants when thousands are sorted.
func compareTimes(a, b civil.DateTime) int {
	return cmp.Or(
		cmp.Compare(a.Date.Year, b.Date.Year), cmp.Compare(a.Date.Month, b.Date.Month),
		cmp.Compare(a.Date.Day, b.Date.Day),
		cmp.Compare(a.Clock.Hour, b.Clock.Hour), cmp.Compare(a.Clock.Minute, b.Clock.Minute),
	)
}
