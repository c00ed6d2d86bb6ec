package store

import "laurel/data/program"

// PutPerson writes a person; a new one comes after the program's others.
func (tx *Tx) PutPerson(owner program.ID, p *program.Person) error {
	if err := p.Validate(); err != nil {
		return err
	}
	var at []program.ID
	for _, stay := range p.Stays {
		at = append(at, stay.Stop)
	}
	tx.wantPhotos(p.DisplayName(), "Photo", p.Photo)
	tx.wantReferences(p.DisplayName(), owner, reference{"Stays", stops, at, "One of the stays is in a stop that this program does not have; take it out."})
	return tx.put(people, p.ID, owner, p)
}

// DeletePerson takes a person away. Meetings that name them, takeaways, issued certificates and what they were sent need them; Cascade takes
// their name out of the meetings and deletes the rest. To keep the record of someone who does not come, put it with Cancelled instead.
func (tx *Tx) DeletePerson(id program.ID, how ...Deletion) error {
	p, err := wanted[program.Person](tx, people, id)
	if err != nil {
		return err
	}
	if cascades(how) {
		err = tx.execAll(id, without("attendees"), without("excused"), without("interpreters"), `DELETE FROM takeaway WHERE person = ?`,
			`UPDATE issue SET replaces = NULL WHERE person <> ?1 AND replaces IN (SELECT id FROM issue WHERE person = ?1)`, `DELETE FROM issue WHERE person = ?`, `DELETE FROM release WHERE person = ?`)
	} else {
		err = tx.wantFree(
			p.DisplayName(), id,
			user{"meetings", "meeting", "meetings", `SELECT count(*) FROM meeting WHERE instr(attendees || excused || interpreters, ?) > 0`},
			user{"takeaways", "takeaway", "takeaways", `SELECT count(*) FROM takeaway WHERE person = ?`},
			user{"issues", "issued certificate", "issued certificates", `SELECT count(*) FROM issue WHERE person = ?`},
			user{"releases", "document sent", "documents sent", `SELECT count(*) FROM release WHERE person = ?`},
		)
	}
	if err != nil {
		return err
	}
	return tx.delete(people, id)
}
