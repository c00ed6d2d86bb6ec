package store

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"laurel/data/locale"
	"laurel/data/program"
)

// Check reads everything and looks whether it hangs together: the file's structure, references, and whether each record
// is valid. The error (ErrDamaged) counts the findings; its cause lists them.
func (s *Store) Check(ctx context.Context) error {
	looks := []func(context.Context, querier) ([]string, error){
		structureFindings, brokenReferences, s.unlogged, programs.validate,
	}
	for _, t := range lists {
		looks = append(looks, t.validate)
	}
	var findings []string
	for _, look := range append(looks, changedPhotos, brokenPrograms) {
		more, err := look(ctx, s.db)
		if err != nil {
			return explained(s.path, err)
		}
		findings = append(findings, more...)
	}
	if len(findings) == 0 {
		return nil
	}
	return failure(
		ErrDamaged,
		errors.New(strings.Join(findings, "\n")),
		"{{.File}}: {{.Found}} The first: {{.First}} Restore the latest backup if you cannot correct them.",
		locale.Values{
			"File": filepath.Base(s.path), "First": findings[0],
			"Found": counted{"{{.Count}} faults were found.", len(findings)},
		},
	)
}

// brokenPrograms finds what is wrong between the records of a program, such as a meeting of somebody of another one.
func brokenPrograms(ctx context.Context, from querier) (findings []string, err error) {
	ids, err := queryColumn[program.ID](ctx, from, `SELECT id FROM program ORDER BY id`)
	for _, id := range ids {
		found, err := loadEntry(ctx, from, id)
		if err != nil {
			return nil, err
		}
		for _, fault := range found.value.ValidateAll() {
			findings = append(findings, fault.Err.Error())
		}
	}
	return findings, err
}

// changedPhotos finds images that are not what their names, the hashes of their bytes, promise.
func changedPhotos(ctx context.Context, from querier) (findings []string, err error) {
	err = query(ctx, from, func(scan func(...any) error) error {
		var id program.PhotoID
		var image []byte
		err := scan(&id, &image)
		if err == nil && program.PhotoIDOf(image) != id {
			findings = append(findings, fmt.Sprintf("The picture %s is not what it was.", id))
		}
		return err
	}, `SELECT id, image FROM photo`)
	return findings, err
}
