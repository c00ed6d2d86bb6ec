package store

import "laurel/data/program"

// PutContact writes a contact of the library; every program that uses the organisation sees it. A new one comes after all others.
func (tx *Tx) PutContact(c *program.Contact) error {
	if err := c.Validate(); err != nil {
		return err
	}
	tx.wantReferences(c.Name, "", reference{"Organisation", organisations, []program.ID{c.Organisation}, "The contact's organisation is not in the library; save it first."})
	return tx.put(contacts, c.ID, "", c)
}

// DeleteContact takes a contact out of the library. Meetings that name them need them; Cascade takes the name out of those.
func (tx *Tx) DeleteContact(id program.ID, how ...Deletion) error {
	c, err := wanted[program.Contact](tx, contacts, id)
	if err != nil {
		return err
	}
	if cascades(how) {
		err = tx.execAll(id, without("contacts"))
	} else {
		err = tx.wantFree(c.Name, id, user{"meetings", "meeting", "meetings", `SELECT count(*) FROM meeting WHERE instr(contacts, ?) > 0`})
	}
	if err != nil {
		return err
	}
	return tx.delete(contacts, id)
}
