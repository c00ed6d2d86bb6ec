package store

import "laurel/data/program"

// PutMeeting writes a meeting. Its organisation, and those of its contacts, are used by the program from then on.
func (tx *Tx) PutMeeting(owner program.ID, m *program.Meeting) error {
	if err := m.Validate(); err != nil {
		return err
	}
	tx.wantReferences(
		m.Title, owner,
		reference{"Stop", stops, []program.ID{m.Stop}, "Choose a stop of this program."},
		reference{"Organisation", organisations, []program.ID{m.Organisation}, "The organisation is not in the library; save it first."},
		reference{"Contacts", contacts, m.Contacts, "One of the contacts is not in the library; take it out or save it first."},
		reference{"Attendees", people, m.Attendees, "One of the attendees is not in this program; take them out."},
		reference{"Excused", people, m.Excused, "One of those excused is not in this program; take them out."},
		reference{"Interpreters", people, m.Interpreters, "One of the interpreters is not in this program; take them out."},
	)
	if err := tx.put(meetings, m.ID, owner, m); err != nil {
		return err
	}
	if m.Organisation != "" {
		if err := tx.link(owner, m.Organisation); err != nil {
			return err
		}
	}
	if len(m.Contacts) > 0 {
		tx.atTheEnd(func() error { return tx.linkContacts(owner, m.Contacts) })
	}
	return nil
}

func (tx *Tx) linkContacts(owner program.ID, ids []program.ID) error {
	offices, err := tx.ids(`SELECT DISTINCT organisation FROM contact WHERE id IN (SELECT value FROM json_each(?))`, jsonList(ids))
	if err != nil {
		return err
	}
	for _, office := range offices {
		if err := tx.link(owner, office); err != nil {
			return err
		}
	}
	return nil
}

// DeleteMeeting takes a meeting away. Takeaways from it need it; Cascade leaves them to the program.
func (tx *Tx) DeleteMeeting(id program.ID, how ...Deletion) error {
	m, err := wanted[program.Meeting](tx, meetings, id)
	if err != nil {
		return err
	}
	if cascades(how) {
		err = tx.execAll(id, `UPDATE takeaway SET meeting = NULL WHERE meeting = ?`)
	} else {
		err = tx.wantFree(m.Title, id, user{"takeaways", "takeaway", "takeaways", `SELECT count(*) FROM takeaway WHERE meeting = ?`})
	}
	if err != nil {
		return err
	}
	return tx.delete(meetings, id)
}
