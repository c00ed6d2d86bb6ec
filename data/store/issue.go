package store

import "laurel/data/program"

// PutIssue writes an entry of the register of issued certificates; a new one comes after the program's others.
func (tx *Tx) PutIssue(owner program.ID, i *program.Issue) error {
	if err := i.Validate(); err != nil {
		return err
	}
	tx.wantReferences(
		i.Serial, owner,
		reference{"Person", people, []program.ID{i.Person}, "Choose a person of this program."},
		reference{"Replaces", issues, []program.ID{i.Replaces}, "The certificate that it replaces is not in the register."},
	)
	return tx.put(issues, i.ID, owner, i)
}

// DeleteIssue takes an entry out of the register, as if the certificate had never been issued. One that was handed out is voided instead:
// put it with VoidedOn and Reason. An entry that another replaces is needed by that one; Cascade deletes both.
func (tx *Tx) DeleteIssue(id program.ID, how ...Deletion) error {
	i, err := wanted[program.Issue](tx, issues, id)
	if err != nil {
		return err
	}
	if cascades(how) {
		_, err = tx.exec(`WITH RECURSIVE later (id) AS (SELECT id FROM issue WHERE replaces = ?1 UNION SELECT x.id FROM issue x JOIN later l ON x.replaces = l.id)
			DELETE FROM issue WHERE id IN (SELECT id FROM later) AND id <> ?1`, id)
	} else {
		err = tx.wantFree(i.Serial, id, user{"issues", "certificate that replaces it", "certificates that replace it", `SELECT count(*) FROM issue WHERE replaces = ?1 AND id <> ?1`})
	}
	if err != nil {
		return err
	}
	return tx.delete(issues, id)
}
