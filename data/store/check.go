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

// finding is what Check finds: a sentence for people, and what is kept of it with the cause.
type finding struct {
	localized
	detail string
}

// localized is a value of a sentence that is a text of its own.
type localized interface {
	in(l locale.Language) string
}

// sentence is a text of the catalogue with its values.
type sentence struct {
	text   string
	values locale.Values
}

func (s sentence) in(l locale.Language) string { return textIn(l, s.text, s.values) }

// found returns a finding about a row.
func found(text, table, detail string) finding {
	return finding{sentence{text, locale.Values{"Kind": kindName(table)}}, detail}
}

// invalidRecord is a finding of a record's own validation.
func invalidRecord(err error) finding { return finding{localizedError{err}, fmt.Sprintf("%T", err)} }

// localizedError is an error that may have its sentence in several languages.
type localizedError struct{ error }

func (e localizedError) in(l locale.Language) string {
	if known, isLocalized := e.error.(interface{ In(locale.Language) string }); isLocalized {
		return known.In(l)
	}
	return e.Error()
}

// details are those of findings, a line each.
func details(findings []finding) error {
	lines := make([]string, len(findings))
	for i, f := range findings {
		lines[i] = f.detail
	}
	return errors.New(strings.Join(lines, "\n"))
}

// Check reads everything and looks whether it hangs together: the file's structure, references, whether each record is
// as it was saved, whether each and each program as a whole is valid, and whether the pictures are what they were. The
// error (ErrDamaged) counts the findings and has the first; its cause lists them.
func (s *Store) Check(ctx context.Context) error {
	looks := []func(context.Context, querier) ([]finding, error){
		structureFindings, brokenReferences, s.unlogged, programs.validate,
	}
	for _, t := range lists {
		looks = append(looks, t.validate)
	}
	tx, err := s.db.BeginTx(ctx, nil) // one connection: while a sealed store is edited, no other one begins to read
	if err != nil {
		return explained(s.path, err)
	}
	defer rollback(tx)
	var findings []finding
	for _, look := range append(looks, s.changedPhotos, brokenPrograms) {
		more, err := look(ctx, tx)
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
		details(findings),
		"{{.File}}: {{.Found}} The first: {{.First}} Restore the latest backup if you cannot correct them.",
		locale.Values{
			"File": filepath.Base(s.path), "First": findings[0],
			"Found": counted{"{{.Count}} faults were found.", len(findings)},
		},
	)
}

// brokenPrograms finds what is wrong between the records of a program, such as a meeting of somebody of another one.
func brokenPrograms(ctx context.Context, from querier) (findings []finding, err error) {
	ids, err := queryColumn[program.ID](ctx, from, `SELECT id FROM program ORDER BY id`)
	for _, id := range ids {
		found, err := loadEntry(ctx, from, id)
		if err != nil {
			return nil, err
		}
		if found == nil { // an index hides it
			findings = append(findings, notAsSaved(loggedRecord{string(Programs), string(id)}))
			continue
		}
		for _, fault := range found.value.ValidateAll() {
			findings = append(findings, invalidRecord(fault.Err))
		}
	}
	return findings, err
}

// changedPhotos finds images that are not what their names, the hashes of their bytes, promise.
func (s *Store) changedPhotos(ctx context.Context, from querier) (findings []finding, err error) {
	err = query(ctx, from, func(scan func(...any) error) error {
		var id program.PhotoID
		var image []byte
		err := scan(&id, &image)
		if err == nil && s.sealed != nil {
			image, _ = picturesOf(s).sealedPhoto(ctx, from, id) // what cannot be read is not what it was
		}
		if err == nil && program.PhotoIDOf(image) != id {
			findings = append(findings, found("A picture has changed since it was saved.", "", string(id)))
		}
		return err
	}, `SELECT id, image FROM photo`)
	return findings, err
}
