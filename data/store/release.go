package store

import "laurel/data/program"

// PutRelease writes what a recipient was sent; a new release comes after the program's others.
func (tx *Tx) PutRelease(owner program.ID, r *program.Release) error {
	if err := r.Validate(); err != nil {
		return err
	}
	tx.wantReferences(
		"The release", owner,
		reference{"Person", people, []program.ID{r.Person}, "Choose a person of this program."},
		reference{"Stop", stops, []program.ID{r.Stop}, "Choose a stop of this program, or none."},
	)
	return tx.put(releases, r.ID, owner, r)
}

// DeleteRelease forgets that something was sent.
func (tx *Tx) DeleteRelease(id program.ID) error { return tx.delete(releases, id) }
