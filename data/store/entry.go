package store

import (
	"cmp"
	"context"
	"maps"
	"reflect"
	"slices"

	"laurel/data/program"
)

// entry is a loaded program and what orders its records. It is never changed: refreshed makes the next one.
type entry struct {
	value    *program.Program
	ordinals map[*table]map[program.ID]int64
}

// touched lists by table the ids of records that were written.
type touched map[*table][]program.ID

// loadEntry reads a program wholly, or returns nil when there is none.
func loadEntry(ctx context.Context, from querier, id program.ID) (*entry, error) {
	own, err := readOne[program.Program](ctx, from, programs, id)
	if own == nil || err != nil {
		return nil, err
	}
	next := &entry{value: own, ordinals: map[*table]map[program.ID]int64{}}
	return next, next.readLists(ctx, from, nil)
}

// refreshed returns the entry as the file has it after the touched records were written, or nil when the program is gone. Records that
// stayed as they were are shared with e.
func (e *entry) refreshed(ctx context.Context, from querier, changed touched) (*entry, error) {
	next := &entry{value: e.value.With(func(*program.Program) {}), ordinals: maps.Clone(e.ordinals)}
	if slices.Contains(changed[programs], e.value.ID) {
		own, err := readOne[program.Program](ctx, from, programs, e.value.ID)
		if own == nil || err != nil {
			return nil, err
		}
		next.value = own.With(func(p *program.Program) {
			p.Stops, p.People, p.Organisations = e.value.Stops, e.value.People, e.value.Organisations
			p.Contacts, p.Meetings, p.Takeaways = e.value.Contacts, e.value.Meetings, e.value.Takeaways
			p.Issues, p.Releases = e.value.Issues, e.value.Releases
			p.TravelTimes, p.Ignored = e.value.TravelTimes, e.value.Ignored
		})
	}
	return next, next.readLists(ctx, from, changed)
}

// readLists reads the touched records of each table into the entry, which nobody else knows yet. Without changed it reads all.
func (e *entry) readLists(ctx context.Context, from querier, changed touched) (err error) {
	p := e.value
	if p.Stops, err = readList(ctx, from, e, stops, changed, p.Stops, nil); err != nil {
		return err
	}
	if p.People, err = readList(ctx, from, e, people, changed, p.People, nil); err != nil {
		return err
	}
	if p.Organisations, err = readList(ctx, from, e, organisations, changed, p.Organisations, nil); err != nil {
		return err
	}
	if p.Contacts, err = readList(ctx, from, e, contacts, changed, p.Contacts, nil); err != nil {
		return err
	}
	if p.Meetings, err = readList(ctx, from, e, meetings, changed, p.Meetings, byStart); err != nil {
		return err
	}
	if p.Takeaways, err = readList(ctx, from, e, takeaways, changed, p.Takeaways, nil); err != nil {
		return err
	}
	if p.Issues, err = readList(ctx, from, e, issues, changed, p.Issues, nil); err != nil {
		return err
	}
	if p.Releases, err = readList(ctx, from, e, releases, changed, p.Releases, nil); err != nil {
		return err
	}
	if p.TravelTimes, err = readList(ctx, from, e, travelTimes, changed, p.TravelTimes, nil); err != nil {
		return err
	}
	p.Ignored, err = readList(ctx, from, e, ignored, changed, p.Ignored, nil)
	return err
}

// record is a pointer to one of the domain's types.
type record[T any] interface {
	*T
	program.Record
}

// readList returns the next value of one of a program's lists: old, but for the touched records. Without an order the ordinals give it.
func readList[T any, R record[T]](ctx context.Context, from querier, e *entry, t *table, changed touched, old []R, order func(a, b R) int) ([]R, error) {
	clause, args := t.name+" x "+t.join+" WHERE "+t.scope+" = ?1", []any{e.value.ID}
	if changed != nil {
		if len(changed[t]) == 0 {
			return old, nil
		}
		clause = "json_each(?2) ids CROSS JOIN " + t.name + " x ON x.id = ids.value " + t.join + " WHERE " + t.scope + " = ?1"
		args = append(args, jsonList(changed[t]))
	}
	found, ordinals, err := read[T](ctx, from, t, t.list+clause, args...)
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
	if order == nil {
		order = func(a, b R) int {
			return cmp.Or(cmp.Compare(places[a.RecordID()], places[b.RecordID()]), cmp.Compare(a.RecordID(), b.RecordID()))
		}
	}
	return merged(old, fresh, places, order), nil
}

// merged returns the old records that still have a place, each as it was freshly read if it has changed, and the others that were read.
func merged[R program.Record](old []R, fresh map[program.ID]R, places map[program.ID]int64, order func(a, b R) int) []R {
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
	next = slices.AppendSeq(next, maps.Values(fresh))
	slices.SortFunc(next, order)
	return next
}

// byStart is the order of meetings.
func byStart(a, b *program.Meeting) int {
	return cmp.Or(compareTimes(a.Start, b.Start), cmp.Compare(a.Title, b.Title), cmp.Compare(a.ID, b.ID))
}

// compareTimes orders local times field by field, which is much cheaper than by instants when thousands are sorted.
func compareTimes(a, b program.DateTime) int {
	return cmp.Or(
		cmp.Compare(a.Date.Year, b.Date.Year), cmp.Compare(a.Date.Month, b.Date.Month), cmp.Compare(a.Date.Day, b.Date.Day),
		cmp.Compare(a.Clock.Hour, b.Clock.Hour), cmp.Compare(a.Clock.Minute, b.Clock.Minute),
	)
}
