package store

import (
	"laurel/data/locale"
	"laurel/data/program"
	"laurel/data/store/fault"
	"laurel/data/store/tables"
)

// Deletion is what happens to records that need the one that is deleted.
type Deletion int

// Cascade deletes with a record what makes no sense without it (a stop's meetings, a person's takeaways), and has
// others only stop naming it; all in the same edit. Without it, a record that others need is not deleted, and the
// *InUse error has their number.
const Cascade Deletion = 1

// Delete deletes a record. A program goes with all its records; its organisations and contacts stay in the library. An
// organisation is deleted out of every program, and travel times to it go with it; Cascade deletes its contacts, and
// its meetings stay without it. To keep the record of someone who does not come, put it with Cancelled instead; a
// certificate that was handed out is voided instead.
func (tx *Tx) Delete(kind tables.Kind, id program.ID, how ...Deletion) error {
	t := tables.Of(kind)
	if len(t.Users) > 0 {
		if err := tx.free(t, id, len(how) > 0 && how[0] == Cascade); err != nil {
			return err
		}
	}
	if err := tx.execAll(id, t.Always...); err != nil {
		return err
	}
	n, err := tx.changed("DELETE FROM "+string(kind)+" WHERE id = ?", id)
	if err == nil && n == 0 {
		return notThere(t)
	}
	clear(tx.there)
	clear(tx.linked)
	return err
}

// free has nobody need a record, or refuses to.
func (tx *Tx) free(t *tables.Table, id program.ID, cascade bool) error {
	record, err := t.ReadOne(tx.ctx, tx.tx, id)
	if err != nil {
		return err
	}
	if record == nil {
		return notThere(t)
	}
	if cascade {
		return tx.execAll(id, t.Cascade...)
	}
	refused := &fault.InUse{Record: program.NameOf(record), By: map[string]int{}}
	for _, u := range t.Users {
		n, err := tx.count(u.Count, id)
		if err != nil {
			return err
		}
		if n > 0 {
			refused.Add(u.Name, n)
		}
	}
	if len(refused.By) > 0 {
		return refused
	}
	return nil
}

func notThere(t *tables.Table) error {
	return fault.New(
		fault.ErrNotFound, nil, "This record ({{.Kind}}) no longer exists; it was deleted. Check the list again.",
		kindValue(t),
	)
}

// kindValue is what people call the records of a table.
func kindValue(t *tables.Table) locale.Values {
	return locale.Values{"Kind": fault.KindName(string(t.Kind))}
}

// UnlinkOrganisation ends the use of an organisation by a program; it stays in the library. Meetings of
// the program that are there need the link; travel times to it go with it.
func (tx *Tx) UnlinkOrganisation(user, id program.ID) error {
	record, err := tables.OrganisationTable.ReadOne(tx.ctx, tx.tx, id)
	if err != nil {
		return err
	}
	if record == nil {
		return notThere(tables.OrganisationTable)
	}
	visits, err := tx.count(`SELECT count(*) FROM meeting WHERE program = ?1 AND (organisation = ?2
		OR EXISTS (SELECT 1 FROM contact c WHERE c.organisation = ?2 AND instr(meeting.contacts, c.id) > 0))`, user, id)
	if err != nil {
		return err
	}
	joins, err := tx.count(
		`SELECT count(*) FROM connection WHERE program = ?1 AND (?2 IN (from_organisation, to_organisation)
		OR EXISTS (SELECT 1 FROM contact c WHERE c.organisation = ?2 AND c.id IN (from_contact, to_contact)))`,
		user,
		id,
	)
	if err != nil {
		return err
	}
	refused := &fault.InUse{Record: program.NameOf(record), By: map[string]int{}}
	for _, u := range []struct {
		what string
		n    int
	}{{"meetings", visits}, {"connections", joins}} {
		if u.n > 0 {
			refused.Add(u.what, u.n)
		}
	}
	if len(refused.By) > 0 {
		return refused
	}
	_, err = tx.exec(
		`DELETE FROM travel_time WHERE program = ?1 AND ?2 IN (from_organisation, to_organisation)`, user, id,
	)
	if err != nil {
		return err
	}
	delete(tx.linked, [2]program.ID{user, id})
	_, err = tx.exec(`DELETE FROM program_organisation WHERE program = ? AND organisation = ?`, user, id)
	return err
}
