package store

import "laurel/data/program"

// PutStop writes a stop; a new one comes after the program's others.
func (tx *Tx) PutStop(owner program.ID, s *program.Stop) error {
	if err := s.Validate(); err != nil {
		return err
	}
	return tx.put(stops, s.ID, owner, s)
}

// DeleteStop takes a stop away. Meetings, people's stays and what its recipients were sent need it; Cascade deletes them all.
func (tx *Tx) DeleteStop(id program.ID, how ...Deletion) error {
	s, err := wanted[program.Stop](tx, stops, id)
	if err != nil {
		return err
	}
	if cascades(how) {
		err = tx.execAll(
			id,
			`UPDATE takeaway SET meeting = NULL WHERE meeting IN (SELECT id FROM meeting WHERE stop = ?)`,
			`DELETE FROM meeting WHERE stop = ?`,
			`DELETE FROM release WHERE stop = ?`,
			`UPDATE person SET stays = (SELECT json_group_array(json(value)) FROM json_each(person.stays) WHERE value ->> '$.stop' <> ?1) WHERE instr(stays, ?1) > 0`,
		)
	} else {
		err = tx.wantFree(
			s.City, id,
			user{"meetings", "meeting", "meetings", `SELECT count(*) FROM meeting WHERE stop = ?`},
			user{"stays", "person's stay", "people's stays", `SELECT count(*) FROM person WHERE instr(stays, ?) > 0`},
			user{"releases", "document sent", "documents sent", `SELECT count(*) FROM release WHERE stop = ?`},
		)
	}
	if err != nil {
		return err
	}
	return tx.delete(stops, id)
}
