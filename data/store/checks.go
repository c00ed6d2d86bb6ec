package store

import "laurel/data/program"

// PutTravelTime writes how long a way takes. Its organisations are used by the program from then on.
func (tx *Tx) PutTravelTime(owner program.ID, t *program.TravelTime) error {
	if err := t.Validate(); err != nil {
		return err
	}
	const missing = "The organisation is not in the library; save it first."
	tx.wantReferences(
		"The travel time", owner,
		reference{"From", organisations, []program.ID{t.From.Organisation}, missing},
		reference{"To", organisations, []program.ID{t.To.Organisation}, missing},
	)
	if err := tx.put(travelTimes, t.ID, owner, t); err != nil {
		return err
	}
	for _, id := range []program.ID{t.From.Organisation, t.To.Organisation} {
		if id == "" {
			continue
		}
		if err := tx.link(owner, id); err != nil {
			return err
		}
	}
	return nil
}

// DeleteTravelTime takes a travel time away.
func (tx *Tx) DeleteTravelTime(id program.ID) error { return tx.delete(travelTimes, id) }

// PutIgnored writes that a finding may stand, and why.
func (tx *Tx) PutIgnored(owner program.ID, i *program.Ignored) error {
	if err := i.Validate(); err != nil {
		return err
	}
	return tx.put(ignored, i.ID, owner, i)
}

// DeleteIgnored says that a finding is to be looked at again.
func (tx *Tx) DeleteIgnored(id program.ID) error { return tx.delete(ignored, id) }
