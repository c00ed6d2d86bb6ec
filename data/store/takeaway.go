package store

import "laurel/data/program"

// PutTakeaway writes a takeaway; a new one comes after the program's others.
func (tx *Tx) PutTakeaway(owner program.ID, t *program.Takeaway) error {
	if err := t.Validate(); err != nil {
		return err
	}
	tx.wantReferences(
		"The takeaway", owner,
		reference{"Person", people, []program.ID{t.Person}, "Choose a person of this program, or the group."},
		reference{"Meeting", meetings, []program.ID{t.Meeting}, "Choose a meeting of this program, or none."},
	)
	return tx.put(takeaways, t.ID, owner, t)
}

// DeleteTakeaway takes a takeaway away.
func (tx *Tx) DeleteTakeaway(id program.ID) error { return tx.delete(takeaways, id) }
