package store

import (
	"fmt"
	"slices"

	"laurel/data/program"
	"laurel/data/store/fault"
	"laurel/data/store/tables"
)

// Reorder puts the stops, people, organisations, contacts, takeaways, findings, forms, connections, tasks or
// journeys of a program into the given order, each at most once. Those that are not named keep their places: the named
// ones share the places that they had. The order of contacts is the library's; meetings are always in the
// order of their start.
func (tx *Tx) Reorder(owner program.ID, kind tables.Kind, ids []program.ID) error {
	name, key, scope := string(kind), "id", " AND program = ?2"
	switch kind {
	case tables.Stops,
		tables.People,
		tables.Takeaways,
		tables.Findings,
		tables.Forms,
		tables.Connections,
		tables.Tasks,
		tables.Journeys:
	case tables.Organisations:
		name, key = "program_organisation", "organisation"
	case tables.Contacts:
		scope = " AND ?2 IS NOT NULL"
	default:
		return fmt.Errorf("“%s” has no order of its own", kind)
	}
	places, named := make([]int64, len(ids)), make(map[program.ID]bool, len(ids))
	for i, id := range ids {
		if named[id] {
			return fmt.Errorf("the %s %s is twice in the new order", kind, id)
		}
		named[id] = true
		row := tx.tx.QueryRowContext(tx.ctx, "SELECT ordinal FROM "+name+" WHERE "+key+" = ?1"+scope, id, owner)
		if err := row.Scan(&places[i]); err != nil {
			return fault.New(
				fault.ErrNotFound,
				err,
				"A record ({{.Kind}}) of the new order no longer exists. Check the list again.",
				kindValue(tables.Of(kind)),
			)
		}
	}
	slices.Sort(places)
	update := "UPDATE " + name + " SET ordinal = ?3 WHERE " + key + " = ?1" + scope + " AND ordinal <> ?3"
	for i, id := range ids {
		if _, err := tx.exec(update, id, owner, places[i]); err != nil {
			return err
		}
	}
	return nil
}
