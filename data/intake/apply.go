package intake

import (
	"cmp"
	"fmt"
	"slices"

	"laurel/data/program"
	"laurel/data/store"
)

// Apply brings the draft in, as part of an edit.
func (d *Draft) Apply(tx *store.Tx) error {
	if d.Unchanged() {
		return nil
	}
	stored, err := d.storeImages(tx)
	if err != nil {
		return err
	}
	for _, record := range d.put {
		if err := d.store(tx, record, stored); err != nil {
			return err
		}
	}
	if d.libraryOnly(d.program) {
		return nil
	}
	return d.reorder(tx)
}

// storeImages stores the images that the program names and returns their names in the store, which are others where the
// store had to make an image smaller or to remove what its camera noted.
func (d *Draft) storeImages(tx *store.Tx) (func(program.PhotoID) program.PhotoID, error) {
	stored := map[program.PhotoID]program.PhotoID{}
	for _, id := range d.program.PhotoIDs() {
		image, inFile := d.images[id]
		if !inFile {
			continue
		}
		name, err := tx.PutPhoto(image)
		if err != nil {
			return nil, err
		}
		stored[id] = name
	}
	return func(id program.PhotoID) program.PhotoID { return cmp.Or(stored[id], id) }, nil
}

func (d *Draft) store(tx *store.Tx, record program.Record, stored func(program.PhotoID) program.PhotoID) error {
	owner := d.program.ID
	switch record := record.(type) {
	case *program.Program:
		return tx.Put("", record.With(func(next *program.Program) { next.Award = withImages(record.Award, stored) }))
	case *program.Stop:
		return tx.Put(owner, record)
	case *program.Person:
		person := *record
		person.Photo = stored(person.Photo)
		return tx.Put(owner, &person)
	case *program.Organisation:
		return tx.Put(owner, record)
	case *program.Contact:
		return tx.Put("", record)
	case *program.Meeting:
		return tx.Put(owner, record)
	case *program.Takeaway:
		return tx.Put(owner, record)
	case *program.Issue:
		return tx.Put(owner, record)
	case *program.Release:
		return tx.Put(owner, record)
	case *program.TravelTime:
		return tx.Put(owner, record)
	case *program.Ignored:
		return tx.Put(owner, record)
	}
	return fmt.Errorf("a %s has no place in a program", program.KindOf(record))
}

// list is one of a program's lists whose order is the user's.
type list struct {
	kind store.Kind
	ids  []program.ID
}

func lists(p *program.Program) []list {
	return []list{
		{store.Stops, idsOf(p.Stops)},
		{store.People, idsOf(p.People)},
		{store.Organisations, idsOf(p.Organisations)},
		{store.Contacts, idsOf(p.Contacts)},
		{store.Takeaways, idsOf(p.Takeaways)},
	}
}

func idsOf[R program.Record](list []R) []program.ID {
	all := make([]program.ID, len(list))
	for i, r := range list {
		all[i] = r.RecordID()
	}
	return all
}

// sameOrder reports whether the lists whose order is the user's are alike.
func sameOrder(a, b *program.Program) bool {
	return slices.EqualFunc(lists(a), lists(b), func(a, b list) bool { return slices.Equal(a.ids, b.ids) })
}

// reorder puts the lists into the file's order where the records that were there before have another.
func (d *Draft) reorder(tx *store.Tx) error {
	now, err := tx.Program(d.program.ID)
	if err != nil {
		return err
	}
	before := lists(now)
	for i, wanted := range lists(d.program) {
		if slices.Equal(before[i].ids, wanted.ids) {
			continue
		}
		if err := tx.Reorder(d.program.ID, wanted.kind, wanted.ids); err != nil {
			return err
		}
	}
	return nil
}
