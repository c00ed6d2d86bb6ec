package store

import "laurel/data/program"

// PutProgram writes a program's own fields, not its records. A new program is added.
func (tx *Tx) PutProgram(p *program.Program) error {
	if err := p.Validate(); err != nil {
		return err
	}
	tx.wantPhotos(p.Name, "Award.Seal", p.Award.Seal)
	for _, s := range p.Award.Signatories {
		tx.wantPhotos(p.Name, "Award.Signatories", s.Signature)
	}
	return tx.put(programs, p.ID, "", p)
}

// PutWhole writes a program with all its records, in the order of its slices: a sample, an import. Records of the file that p does not
// have stay. The images that it names must be stored.
func (tx *Tx) PutWhole(p *program.Program) error {
	if err := tx.PutProgram(p); err != nil {
		return err
	}
	if err := putAll(p.Stops, func(s *program.Stop) error { return tx.PutStop(p.ID, s) }); err != nil {
		return err
	}
	if err := putAll(p.People, func(one *program.Person) error { return tx.PutPerson(p.ID, one) }); err != nil {
		return err
	}
	if err := putAll(p.Organisations, func(o *program.Organisation) error { return tx.PutOrganisation(p.ID, o) }); err != nil {
		return err
	}
	if err := putAll(p.Contacts, tx.PutContact); err != nil {
		return err
	}
	if err := putAll(p.Meetings, func(m *program.Meeting) error { return tx.PutMeeting(p.ID, m) }); err != nil {
		return err
	}
	if err := putAll(p.Takeaways, func(t *program.Takeaway) error { return tx.PutTakeaway(p.ID, t) }); err != nil {
		return err
	}
	if err := putAll(p.Issues, func(i *program.Issue) error { return tx.PutIssue(p.ID, i) }); err != nil {
		return err
	}
	if err := putAll(p.Releases, func(r *program.Release) error { return tx.PutRelease(p.ID, r) }); err != nil {
		return err
	}
	if err := putAll(p.TravelTimes, func(t *program.TravelTime) error { return tx.PutTravelTime(p.ID, t) }); err != nil {
		return err
	}
	return putAll(p.Ignored, func(i *program.Ignored) error { return tx.PutIgnored(p.ID, i) })
}

func putAll[R any](records []R, put func(R) error) error {
	for _, r := range records {
		if err := put(r); err != nil {
			return err
		}
	}
	return nil
}

// DeleteProgram takes a program away with its stops, people, meetings, takeaways, its register of certificates and its releases. Organisations and contacts stay in the library.
func (tx *Tx) DeleteProgram(id program.ID) error {
	err := tx.execAll(
		id, `DELETE FROM ignored WHERE program = ?`, `DELETE FROM travel_time WHERE program = ?`, `DELETE FROM issue WHERE program = ?`, `DELETE FROM release WHERE program = ?`,
		`DELETE FROM takeaway WHERE program = ?`, `DELETE FROM meeting WHERE program = ?`, `DELETE FROM person WHERE program = ?`,
		`DELETE FROM stop WHERE program = ?`, `DELETE FROM program_organisation WHERE program = ?`,
	)
	if err != nil {
		return err
	}
	return tx.delete(programs, id)
}
