package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"maps"
	"slices"

	"laurel/data/program"
	"laurel/data/store/fault"
	"laurel/data/store/sqlite"
	"laurel/data/store/tables"
	"laurel/data/wholefile"
)

// Archive is a backup that is looked into, in memory. It implements program.Photos.
type Archive struct {
	store  *Store
	source *copied
}

// OpenArchive opens a backup, of this version or an older one, to look into it and to bring records back from it. The
// key is needed where it is sealed with another one than the store. The backup stays as it is. Whoever opens closes.
func (s Copies) OpenArchive(ctx context.Context, path string, key Key) (*Archive, error) {
	source, err := openCopy(ctx, path, s.unlocker(key))
	if err != nil {
		return nil, err
	}
	a := &Archive{source: source}
	if a.store, err = replacerOf(s.Store).broughtUp(ctx, source); err != nil {
		wholefile.Closed(source)
		return nil, fault.Explained(path, err)
	}
	a.store.loaded = map[program.ID]*tables.Entry{}
	return a, nil
}

// Close ends the looking.
func (a *Archive) Close() error {
	return errors.Join(a.store.db.Close(), a.store.sealed.Memory.Close(), a.source.Close())
}

// Programs lists the programs by start, then name.
func (a *Archive) Programs(ctx context.Context) ([]program.Summary, error) {
	return a.store.Programs(ctx)
}

// Load returns a program as it was.
func (a *Archive) Load(ctx context.Context, id program.ID) (*program.Program, error) {
	return a.store.Load(ctx, id)
}

// Photo returns an image as it is stored.
func (a *Archive) Photo(ctx context.Context, id program.PhotoID) ([]byte, error) {
	content, err := picturesOf(a.store).picture(ctx, `SELECT image FROM photo WHERE id = ?`, id)
	if err == nil && len(content) == 0 {
		var file string
		err = a.store.db.QueryRowContext(ctx, `SELECT file FROM photo WHERE id = ?`, id).Scan(&file)
		if err == nil {
			content, err = a.source.photo(file)
		}
	}
	if err == nil && program.PhotoIDOf(content) != id {
		err = fault.New(
			fault.ErrDamaged,
			nil,
			"This picture is damaged. Choose it again, or restore the latest backup.",
			nil,
		)
	}
	return content, err
}

// Compared is a record of a backup beside that of today.
type Compared struct {
	Kind   tables.Kind
	Record program.Record // of the backup
	Today  program.Record // nil: it is not there any more
	Same   bool
}

// Compare lists the records of a program in the backup, the program itself first, beside those that the store has
// today.
func (s Copies) Compare(ctx context.Context, a *Archive, id program.ID) ([]Compared, error) {
	old, err := a.Load(ctx, id)
	if err != nil {
		return nil, err
	}
	today := map[program.ID]program.Record{}
	now, err := s.Load(ctx, id)
	if err == nil {
		for _, record := range now.Records() {
			today[record.RecordID()] = record
		}
	} else if !errors.Is(err, fault.ErrNotFound) {
		return nil, err
	}
	var all []Compared
	for _, record := range old.Records() {
		t := tables.OfRecord(record)
		one := Compared{Kind: t.Kind, Record: record, Today: today[record.RecordID()]}
		if one.Today == nil { // it may be in the library
			if one.Today, err = t.ReadOne(ctx, s.db, record.RecordID()); err != nil {
				return nil, fault.Explained(s.path, err)
			}
		}
		one.Same = one.Today != nil && program.Alike(record, one.Today)
		all = append(all, one)
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
	}
	return all, nil
}

// BringFrom makes records what they are in a backup. One that is not there comes back with those of the backup that
// cannot be without it, a program with all of its records and what they use of the library, and whoever named it names
// it again. What they name and what is not there any more is left out and returned.
func (tx *Tx) BringFrom(a *Archive, ids ...program.ID) ([]Left, error) {
	c := &comeback{tx: tx, mains: map[tables.LoggedRecord]bool{}, back: map[program.ID]bool{}, photos: a}
	rows, err := tx.pastFrom(a)
	if err != nil {
		return nil, err
	}
	isThere := map[program.ID]bool{} // of what the backup has, whether the store has it too
	kinds := map[program.ID]string{}
	for _, row := range rows {
		isThere[program.ID(row.Record)] = row.After.Valid
		kinds[program.ID(row.Record)] = row.Kind
	}
	var roots []program.ID
	for _, id := range ids {
		there, known := isThere[id]
		if !known {
			return nil, fault.New(
				fault.ErrNotFound,
				nil,
				"This record is not in the backup. Choose another backup.",
				nil,
			)
		}
		c.mains[tables.LoggedRecord{Kind: kinds[id], ID: string(id)}] = true
		if there {
			continue
		}
		roots = append(roots, id)
		if tables.Kind(kinds[id]) == tables.Programs {
			used, err := a.usedBy(tx.ctx, id)
			if err != nil {
				return nil, err
			}
			roots = append(roots, slices.DeleteFunc(used, func(id program.ID) bool { return isThere[id] })...)
		}
	}
	tied, err := tiedTo(roots, rows)
	if err != nil {
		return nil, err
	}
	if err := c.bringBack(rows, tied); err != nil {
		return nil, err
	}
	for _, row := range rows {
		if !row.After.Valid || !c.mains[tables.LoggedRecord{Kind: row.Kind, ID: row.Record}] {
			continue
		}
		version, err := tables.ObjectOf(&row.Before.String)
		if err == nil {
			err = c.restore(tables.Kind(row.Kind), program.ID(row.Record), version)
		}
		if err != nil {
			return nil, err
		}
	}
	err = c.settle()
	return c.left, err
}

// pastFrom lists all rows of a backup, each with what the store has today.
func (tx *Tx) pastFrom(a *Archive) (all []tables.LoggedRow, err error) {
	for _, kind := range slices.Sorted(maps.Keys(a.store.logged)) {
		if tx.store.logged[kind] == nil {
			continue
		}
		now := map[string]string{}
		read := func(from sqlite.Querier, columns []string, note func(id, row string)) error {
			return sqlite.Query(tx.ctx, from, func(scan func(...any) error) error {
				var id, row string
				err := scan(&id, &row)
				note(id, row)
				return err
			}, fmt.Sprintf("SELECT x.id, %s FROM %s x ORDER BY x.id",
				tables.RowObject("x", columns), sqlite.Quoted(kind)))
		}
		err := read(tx.tx, tx.store.logged[kind], func(id, row string) { now[id] = row })
		if err == nil {
			err = read(a.store.db, a.store.logged[kind], func(id, row string) {
				today, isThere := now[id]
				all = append(all, tables.LoggedRow{
					Kind: kind, Record: id, Before: sql.NullString{String: row, Valid: true},
					After: sql.NullString{String: today, Valid: isThere},
				})
			})
		}
		if err != nil {
			return nil, err
		}
	}
	// What others need comes last, as in the log of a deletion.
	slices.SortStableFunc(all, func(x, y tables.LoggedRow) int { return placeOf(y.Kind) - placeOf(x.Kind) })
	return all, nil
}

// placeOf returns how soon a row of a kind may be written: a program first, then what others refer to first.
func placeOf(kind string) int {
	if tables.Kind(kind) == tables.Programs {
		return -1
	}
	place := slices.IndexFunc(tables.Lists, func(t *tables.Table) bool { return string(t.Kind) == kind })
	if place < 0 {
		return len(tables.Lists) // a link
	}
	return place
}

// usedBy returns what a program uses of the library.
func (a *Archive) usedBy(ctx context.Context, id program.ID) (used []program.ID, err error) {
	p, err := a.Load(ctx, id)
	if err != nil {
		return nil, err
	}
	for _, o := range p.Organisations {
		used = append(used, o.ID)
	}
	for _, c := range p.Contacts {
		used = append(used, c.ID)
	}
	return used, nil
}
