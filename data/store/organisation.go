package store

import "laurel/data/program"

// PutOrganisation writes an organisation of the library and says that the program uses it. With an empty program it is written only.
func (tx *Tx) PutOrganisation(user program.ID, o *program.Organisation) error {
	if err := o.Validate(); err != nil {
		return err
	}
	if err := tx.put(organisations, o.ID, "", o); err != nil || user == "" {
		return err
	}
	if err := tx.wantProgram(user); err != nil {
		return err
	}
	return tx.link(user, o.ID)
}

// link says that a program uses an organisation; a new one comes after the program's others.
func (tx *Tx) link(user, organisation program.ID) error {
	n, err := tx.count(`SELECT count(*) FROM program_organisation WHERE program = ? AND organisation = ?`, user, organisation)
	if err != nil || n > 0 {
		return err
	}
	_, err = tx.exec(`INSERT INTO program_organisation (id, program, organisation, ordinal)
		VALUES (?1, ?2, ?3, (SELECT coalesce(max(ordinal), 0) + 1 FROM program_organisation WHERE program = ?2))`, program.NewID(), user, organisation)
	return err
}

// UnlinkOrganisation says that the program does not use the organisation any more; it stays in the library. Meetings of the program
// that are there need the link; travel times to it go with it.
func (tx *Tx) UnlinkOrganisation(user, id program.ID) error {
	o, err := wanted[program.Organisation](tx, organisations, id)
	if err != nil {
		return err
	}
	visits, err := tx.count(`SELECT count(*) FROM meeting WHERE program = ?1 AND (organisation = ?2
		OR EXISTS (SELECT 1 FROM contact c WHERE c.organisation = ?2 AND instr(meeting.contacts, c.id) > 0))`, user, id)
	if err != nil {
		return err
	}
	if visits > 0 {
		return &InUse{Record: o.Name, By: map[string]int{"meetings": visits}, words: []string{counted(visits, "meeting", "meetings")}}
	}
	if _, err := tx.exec(`DELETE FROM travel_time WHERE program = ?1 AND ?2 IN (from_organisation, to_organisation)`, user, id); err != nil {
		return err
	}
	_, err = tx.exec(`DELETE FROM program_organisation WHERE program = ? AND organisation = ?`, user, id)
	return err
}

// DeleteOrganisation takes an organisation out of the library and so out of every program. Its contacts and the meetings there need it;
// Cascade deletes the contacts, and the meetings stay without them. Travel times to it go with it.
func (tx *Tx) DeleteOrganisation(id program.ID, how ...Deletion) error {
	o, err := wanted[program.Organisation](tx, organisations, id)
	if err != nil {
		return err
	}
	if cascades(how) {
		err = tx.emptyOrganisation(id)
	} else {
		err = tx.wantFree(
			o.Name, id,
			user{"meetings", "meeting", "meetings", `SELECT count(*) FROM meeting WHERE organisation = ?`},
			user{"contacts", "contact", "contacts", `SELECT count(*) FROM contact WHERE organisation = ?`},
		)
	}
	if err != nil {
		return err
	}
	if err := tx.execAll(id, `DELETE FROM travel_time WHERE ? IN (from_organisation, to_organisation)`, `DELETE FROM program_organisation WHERE organisation = ?`); err != nil {
		return err
	}
	return tx.delete(organisations, id)
}

func (tx *Tx) emptyOrganisation(id program.ID) error {
	members, err := tx.ids(`SELECT id FROM contact WHERE organisation = ?`, id)
	if err != nil {
		return err
	}
	for _, member := range members {
		if err := tx.DeleteContact(member, Cascade); err != nil {
			return err
		}
	}
	return tx.execAll(id, `UPDATE meeting SET organisation = NULL WHERE organisation = ?`)
}
