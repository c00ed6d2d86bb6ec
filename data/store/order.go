package store

import (
	"fmt"
	"slices"

	"laurel/data/program"
)

// Kind names a list whose order is the user's.
type Kind string

// The lists that Reorder orders; meetings are always in the order of their start. The order of contacts is the library's, that of
// organisations each program's own.
const (
	Stops         Kind = "stop"
	People        Kind = "person"
	Organisations Kind = "organisation"
	Contacts      Kind = "contact"
	Takeaways     Kind = "takeaway"
)

// Reorder puts the records into the given order, each record at most once. Those that are not named keep their places: the named ones
// share out the places that they had.
func (tx *Tx) Reorder(owner program.ID, kind Kind, ids []program.ID) error {
	name, key, scope := string(kind), "id", " AND program = ?2"
	switch kind {
	case Stops, People, Takeaways:
	case Organisations:
		name, key = "program_organisation", "organisation"
	case Contacts:
		scope = " AND ?2 IS NOT NULL"
	default:
		return fmt.Errorf("%q has no order of its own", kind)
	}
	places, named := make([]int64, len(ids)), make(map[program.ID]bool, len(ids))
	for i, id := range ids {
		if named[id] {
			return fmt.Errorf("the %s %s stands twice in the new order", kind, id)
		}
		named[id] = true
		err := tx.tx.QueryRowContext(tx.ctx, "SELECT ordinal FROM "+name+" WHERE "+key+" = ?1"+scope, id, owner).Scan(&places[i])
		if err != nil {
			return failure(ErrNotFound, err, "One %s of the new order is not there any more. Look at the list again.", kind)
		}
	}
	slices.Sort(places)
	for i, id := range ids {
		if _, err := tx.exec("UPDATE "+name+" SET ordinal = ?3 WHERE "+key+" = ?1"+scope+" AND ordinal <> ?3", id, owner, places[i]); err != nil {
			return err
		}
	}
	return nil
}
