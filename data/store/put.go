package store

import (
	"database/sql"
	"errors"
	"fmt"
	"maps"
	"slices"

	"laurel/data/program"
	"laurel/data/store/fault"
	"laurel/data/store/sqlite"
	"laurel/data/store/tables"
)

// Put writes records, in any order: what they name must be there when the edit ends. The owner is the program that they
// belong to; a new record comes after the program's others of its kind. Organisations and contacts belong to the
// library and so to all programs; of these the owner, which may be empty, uses the organisation from then on, as it
// does those that its records name, and those of the contacts that they name. Of a program its own fields are written,
// not its records.
func (tx *Tx) Put(owner program.ID, records ...program.Record) error {
	for _, record := range records {
		t := tables.OfRecord(record)
		if t == nil {
			return fmt.Errorf("a %T is no record", record)
		}
		if err := record.Validate(); err != nil {
			return err
		}
		if err := tx.put(t, owner, record); err != nil {
			return err
		}
	}
	return nil
}

// PutAll is Put for a list of one kind.
func PutAll[R program.Record](tx *Tx, owner program.ID, records []R) error {
	for _, record := range records {
		if err := tx.Put(owner, record); err != nil {
			return err
		}
	}
	return nil
}

// PutWhole writes a program with all its records, in the order of its slices: a sample, an import. Records of the file
// that p does not have stay. The images that it names must be stored.
func (tx *Tx) PutWhole(p *program.Program) error { return tx.Put(p.ID, p.Records()...) }

func (tx *Tx) put(t *tables.Table, owner program.ID, record program.Record) error {
	tx.named = append(tx.named, naming{record, owner, program.ReferencesOf(record)})
	if t.Owned {
		if err := tx.wantProgram(owner); err != nil {
			return err
		}
	}
	values, err := t.Values(record, owner)
	if err != nil {
		return err
	}
	n, err := tx.changed(t.Upsert, values...)
	if err != nil {
		return err
	}
	if t.Owned && n == 0 {
		var of program.ID
		err := tx.tx.QueryRowContext(tx.ctx, "SELECT program FROM "+string(t.Kind)+" WHERE id = ?", record.RecordID()).
			Scan(&of)
		if err == nil && of != owner {
			err = fault.New(
				fault.ErrExists, nil,
				"This record ({{.Kind}}) already belongs to another program. Copy it under a new identifier.",
				kindValue(t),
			)
		}
		if err != nil {
			return err
		}
	}
	return tx.useOrganisations(t, owner, record)
}

// wantProgram refuses records of a program that is not there.
func (tx *Tx) wantProgram(id program.ID) error {
	if tx.there[id] {
		return nil
	}
	err := tx.tx.QueryRowContext(tx.ctx, `SELECT id FROM program WHERE id = ?`, id).Scan(new(string))
	if errors.Is(err, sql.ErrNoRows) {
		return fault.New(
			fault.ErrNotFound,
			nil,
			"The program of this record does not exist. Save the program first.",
			nil,
		)
	}
	tx.there[id] = err == nil
	return err
}

func (tx *Tx) useOrganisations(t *tables.Table, owner program.ID, record program.Record) error {
	if owner == "" || t == tables.ContactTable {
		return nil
	}
	used := []program.ID{}
	if t == tables.OrganisationTable {
		used = append(used, record.RecordID())
	}
	for _, r := range program.ReferencesOf(record) {
		if r.To == string(tables.Organisations) {
			used = append(used, r.IDs...)
		}
	}
	if len(used) == 0 {
		return nil
	}
	if err := tx.wantProgram(owner); err != nil {
		return err
	}
	return tx.link(owner, used...)
}

// link records that a program uses organisations; a new one comes after the program's others.
func (tx *Tx) link(user program.ID, organisations ...program.ID) error {
	for _, organisation := range organisations {
		use := [2]program.ID{user, organisation}
		if organisation == "" || tx.linked[use] {
			continue
		}
		_, err := tx.exec(`INSERT INTO program_organisation (id, program, organisation, ordinal)
			SELECT ?1, ?2, ?3, (SELECT coalesce(max(ordinal), 0) + 1 FROM program_organisation WHERE program = ?2)
			WHERE NOT EXISTS (SELECT 1 FROM program_organisation WHERE program = ?2 AND organisation = ?3)`,
			program.NewID(), user, organisation)
		if err != nil {
			return err
		}
		tx.linked[use] = true
	}
	return nil
}

// naming is a record that was put, with what it names.
type naming struct {
	record program.Record
	owner  program.ID
	names  []program.Reference
}

// checkReferences asks, when everything is written, whether what the records name is there: in the same program where
// the table is a program's own.
func (tx *Tx) checkReferences() error {
	type place struct {
		kind  tables.Kind
		owner program.ID
	}
	at := func(n naming, r program.Reference) place {
		if t := tables.Of(tables.Kind(r.To)); t == nil || !t.Owned {
			return place{tables.Kind(r.To), ""}
		}
		return place{tables.Kind(r.To), n.owner}
	}
	wanted := map[place]map[program.ID]bool{} // whether it is missing
	for _, n := range tx.named {
		for _, r := range n.names {
			for _, id := range r.IDs {
				if wanted[at(n, r)] == nil {
					wanted[at(n, r)] = map[program.ID]bool{}
				}
				if id != "" {
					wanted[at(n, r)][id] = false
				}
			}
		}
	}
	for where, ids := range wanted {
		missing, err := tx.missing(where.kind, where.owner, ids)
		if err != nil {
			return err
		}
		for _, id := range missing {
			ids[id] = true
		}
	}
	for _, n := range tx.named {
		for _, r := range n.names {
			for _, id := range r.IDs {
				if wanted[at(n, r)][id] {
					return &program.Invalid{
						Record: program.NameOf(n.record), Problems: map[string]string{r.Field: r.Message},
					}
				}
			}
		}
	}
	return nil
}

// missing returns which of the ids are not there.
func (tx *Tx) missing(kind tables.Kind, owner program.ID, ids map[program.ID]bool) ([]program.ID, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	text := "SELECT value FROM json_each(?1) ids WHERE NOT EXISTS (SELECT 1 FROM " + string(
		kind,
	) + " x WHERE x.id = ids.value"
	args := []any{tables.IDList(slices.Collect(maps.Keys(ids)))}
	if owner != "" {
		text, args = text+" AND x.program = ?2", append(args, owner)
	}
	return sqlite.Column[program.ID](tx.ctx, tx.tx, text+")", args...)
}

// linkContacts has the programs use the organisations of the contacts that their records name.
func (tx *Tx) linkContacts() error {
	named := map[program.ID]map[program.ID]bool{}
	for _, n := range tx.named {
		for _, r := range n.names {
			if r.To != string(tables.Contacts) || n.owner == "" {
				continue
			}
			for _, id := range r.IDs {
				if named[n.owner] == nil {
					named[n.owner] = map[program.ID]bool{}
				}
				named[n.owner][id] = true
			}
		}
	}
	for owner, ids := range named {
		offices, err := sqlite.Column[program.ID](tx.ctx, tx.tx,
			`SELECT DISTINCT organisation FROM contact
				WHERE id IN (SELECT value FROM json_each(?)) ORDER BY organisation`,
			tables.IDList(slices.Collect(maps.Keys(ids))))
		if err != nil {
			return err
		}
		if err := tx.link(owner, offices...); err != nil {
			return err
		}
	}
	return nil
}
