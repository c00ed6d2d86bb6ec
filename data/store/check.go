package store

import (
	"context"
	"path/filepath"

	"laurel/data/locale"
	"laurel/data/program"
	"laurel/data/store/fault"
	"laurel/data/store/sqlite"
	"laurel/data/store/tables"
)

// Check reads everything and looks whether it hangs together: the file's structure, references, whether each record is
// as it was saved, whether each and each program as a whole is valid, and whether the pictures are what they were. The
// error (ErrDamaged) counts the findings and has the first; its cause lists them.
func (s *Store) Check(ctx context.Context) error {
	looks := []func(context.Context, sqlite.Querier) ([]fault.Finding, error){
		sqlite.StructureFindings, sqlite.BrokenReferences, s.unlogged, tables.ProgramTable.Validate,
	}
	for _, t := range tables.Lists {
		looks = append(looks, t.Validate)
	}
	tx, err := s.db.BeginTx(ctx, nil) // one connection: while a sealed store is edited, no other one begins to read
	if err != nil {
		return fault.Explained(s.path, err)
	}
	defer sqlite.Rollback(tx)
	var findings []fault.Finding
	for _, look := range append(looks, s.changedPhotos, brokenPrograms) {
		more, err := look(ctx, tx)
		if err != nil {
			return fault.Explained(s.path, err)
		}
		findings = append(findings, more...)
	}
	if len(findings) == 0 {
		return nil
	}
	return fault.New(
		fault.ErrDamaged,
		fault.Details(findings),
		"{{.File}}: {{.Found}} The first: {{.First}} Restore the latest backup if you cannot correct them.",
		locale.Values{
			"File": filepath.Base(s.path), "First": findings[0],
			"Found": fault.Counted{Text: "{{.Count}} faults were found.", N: len(findings)},
		},
	)
}

// brokenPrograms finds what is wrong between the records of a program, such as a meeting of somebody of another one.
func brokenPrograms(ctx context.Context, from sqlite.Querier) (findings []fault.Finding, err error) {
	ids, err := sqlite.Column[program.ID](ctx, from, `SELECT id FROM program ORDER BY id`)
	for _, id := range ids {
		found, err := tables.Load(ctx, from, id)
		if err != nil {
			return nil, err
		}
		if found == nil { // an index hides it
			findings = append(findings, notAsSaved(tables.LoggedRecord{Kind: string(tables.Programs), ID: string(id)}))
			continue
		}
		for _, wrong := range found.Program.ValidateAll() {
			findings = append(findings, fault.InvalidRecord(wrong.Err))
		}
	}
	return findings, err
}

// changedPhotos finds images that are not what their names, the hashes of their bytes, promise.
func (s *Store) changedPhotos(ctx context.Context, from sqlite.Querier) (findings []fault.Finding, err error) {
	err = sqlite.Query(ctx, from, func(scan func(...any) error) error {
		var id program.PhotoID
		var image []byte
		err := scan(&id, &image)
		if err == nil && s.sealed != nil {
			image, _ = picturesOf(s).sealedPhoto(ctx, from, id) // what cannot be read is not what it was
		}
		if err == nil && program.PhotoIDOf(image) != id {
			findings = append(findings, fault.Found("A picture has changed since it was saved.", "", string(id)))
		}
		return err
	}, `SELECT id, image FROM photo`)
	return findings, err
}
