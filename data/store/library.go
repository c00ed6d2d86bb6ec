package store

import (
	"context"
	"fmt"
	"slices"

	"laurel/data/program"
	"laurel/data/store/fault"
	"laurel/data/store/sqlite"
	"laurel/data/store/tables"
)

// MergeOrganisations has whatever names one organisation of the library, in every program, name another one, and
// deletes it. Its contacts become those of the other; what joined the two is deleted.
func (tx *Tx) MergeOrganisations(keep, other program.ID) error {
	return tx.mergeLibrary(tables.Organisations, keep, other,
		`UPDATE contact SET organisation = ?2 WHERE organisation = ?1`,
		`UPDATE meeting SET organisation = ?2 WHERE organisation = ?1`,
		`DELETE FROM travel_time WHERE ?1 IN (from_organisation, to_organisation)
			AND ?2 IN (from_organisation, to_organisation)`,
		`UPDATE travel_time SET from_organisation = ?2 WHERE from_organisation = ?1`,
		`UPDATE travel_time SET to_organisation = ?2 WHERE to_organisation = ?1`,
		`UPDATE program_organisation SET organisation = ?2 WHERE organisation = ?1
			AND program NOT IN (SELECT program FROM program_organisation WHERE organisation = ?2)`,
	)
}

// MergeContacts is MergeOrganisations for contacts.
func (tx *Tx) MergeContacts(keep, other program.ID) error {
	return tx.mergeLibrary(tables.Contacts, keep, other,
		`UPDATE meeting SET contacts = (SELECT json_group_array(value) FROM json_each(meeting.contacts)
			WHERE value <> ?1) WHERE instr(contacts, ?1) > 0 AND instr(contacts, ?2) > 0`,
		`UPDATE meeting SET contacts = replace(contacts, ?1, ?2) WHERE instr(contacts, ?1) > 0`,
	)
}

// mergeLibrary has connections, tasks, follow-ups, letters and ignored findings name keep (?2) instead of other (?1).
func (tx *Tx) mergeLibrary(kind tables.Kind, keep, other program.ID, own ...string) error {
	statements := slices.Concat(own, []string{
		fmt.Sprintf(`DELETE FROM connection WHERE ?1 IN (from_%[1]s, to_%[1]s) AND ?2 IN (from_%[1]s, to_%[1]s)`, kind),
		`UPDATE ignored SET items = replace(items, ?1, ?2) WHERE instr(items, ?1) > 0`,
		`UPDATE program SET sent_letters = replace(sent_letters, ?1, ?2) WHERE instr(sent_letters, ?1) > 0`,
	})
	for _, party := range []struct{ table, column string }{
		{"connection", "from"},
		{"connection", "to"},
		{"connection", "introduced"},
		{"connection", "follow_up_owner"},
		{"takeaway", "follow_up_owner"},
		{"task", "owner"},
	} {
		column := party.column + "_" + string(kind)
		statements = append(statements,
			fmt.Sprintf(`UPDATE %s SET %s = ?2 WHERE %[2]s = ?1`, party.table, column))
	}
	for _, statement := range statements {
		if _, err := tx.exec(statement, other, keep); err != nil {
			return err
		}
	}
	return tx.Delete(kind, other)
}

// UsersOf lists the programs in which something names an organisation or a contact of the library.
func (s *Store) UsersOf(ctx context.Context, id program.ID) (programs []program.ID, err error) {
	if err := s.Sound(ctx); err != nil {
		return nil, fault.Explained(s.path, err)
	}
	programs, err = sqlite.Column[program.ID](ctx, s.db, `
		SELECT program FROM meeting WHERE organisation = ?1 OR instr(contacts, ?1) > 0
		UNION SELECT program FROM connection WHERE ?1 IN (from_organisation, to_organisation, introduced_organisation,
			follow_up_owner_organisation, from_contact, to_contact, introduced_contact, follow_up_owner_contact)
		UNION SELECT program FROM takeaway WHERE ?1 IN (follow_up_owner_organisation, follow_up_owner_contact)
		UNION SELECT program FROM task WHERE ?1 IN (owner_organisation, owner_contact)`, id)
	return programs, fault.Explained(s.path, err)
}
