package intake

import (
	"cmp"
	"slices"

	"laurel/data/program"
	"laurel/data/program/identity"
	"laurel/data/store"
	"laurel/data/store/tables"
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
	next := withImages(d.program.With(func(p *program.Program) {
		p.People = slices.Clone(p.People)
		for i, person := range p.People {
			p.People[i] = d.boarded(person)
		}
	}), stored)
	for _, record := range d.put {
		switch record.(type) {
		case *program.Program:
			record = next
		case *program.Person:
			record = next.Person(record.RecordID())
		}
		if err := tx.Put(d.program.ID, record); err != nil {
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

// ordered are the kinds of record whose order is the user's.
var ordered = []tables.Kind{
	tables.Stops, tables.People, tables.Organisations, tables.Contacts, tables.Takeaways, tables.Findings, tables.Forms,
	tables.Connections, tables.Tasks, tables.Journeys,
}

// orderOf lists the identifiers of a program's records of a kind.
func orderOf(p *program.Program, kind tables.Kind) []program.ID {
	var ids []program.ID
	for _, k := range program.RecordKinds() {
		if k.Name == string(kind) {
			for _, record := range k.In(p) {
				ids = append(ids, record.RecordID())
			}
		}
	}
	return ids
}

// sameOrder reports whether the lists whose order is the user's are alike.
func sameOrder(a, b *program.Program) bool {
	differs := func(kind tables.Kind) bool { return !slices.Equal(orderOf(a, kind), orderOf(b, kind)) }
	return !slices.ContainsFunc(ordered, differs)
}

// reorder puts the lists into the file's order where the records that were there before have another.
func (d *Draft) reorder(tx *store.Tx) error {
	now, err := tx.Program(d.program.ID)
	if err != nil {
		return err
	}
	for _, kind := range ordered {
		wanted := orderOf(d.program, kind)
		if slices.Equal(orderOf(now, kind), wanted) {
			continue
		}
		if err := tx.Reorder(d.program.ID, kind, wanted); err != nil {
			return err
		}
	}
	return nil
}

// MergePeople returns the edit that merges two people of a program into one; see identity.Merge.
func MergePeople(p *program.Program, keep, other program.ID, take []string) func(*store.Tx) error {
	merged := identity.Merge(p, keep, other, take)
	return func(tx *store.Tx) error {
		if err := tx.Put(p.ID, merged.Put...); err != nil {
			return err
		}
		for _, id := range merged.Connections {
			if err := tx.Delete(tables.Connections, id); err != nil {
				return err
			}
		}
		return tx.Delete(tables.People, merged.Delete)
	}
}
