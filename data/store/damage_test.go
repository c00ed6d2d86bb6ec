package store

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"image"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"laurel/data/program"
)

// contentOf is everything that documents can be made of, as JSON, with the images.
func contentOf(ctx context.Context, s *Store) ([]byte, error) {
	var all []any
	list, err := s.Programs(ctx)
	if err != nil {
		return nil, err
	}
	for _, summary := range list {
		p, err := s.Load(ctx, summary.ID)
		if err != nil {
			return nil, err
		}
		all = append(all, summary, p)
		for _, id := range p.PhotoIDs() {
			picture, err := s.Photo(ctx, id)
			if err != nil {
				return nil, err
			}
			all = append(all, picture)
		}
	}
	organisations, contacts, err := s.Library(ctx)
	if err != nil {
		return nil, err
	}
	return json.Marshal(append(all, organisations, contacts))
}

// edited fills a store with a program, edits of it and a picture, and returns its file and content.
func edited(t *testing.T) (file, content []byte) {
	t.Helper()
	s, p := filled(t)
	for i, person := range p.People {
		next := *person
		next.Notes = string(bytes.Repeat([]byte("Sample "), 40*i))
		edit(t, s, "Note", func(tx *Tx) error { return tx.Put(p.ID, &next) })
	}
	edit(t, s, "Add a photo", func(tx *Tx) (err error) {
		one := *p.People[0]
		one.Photo, err = tx.PutPhoto(jpegOf(t, image.NewGray(image.Rect(0, 0, 40, 40))))
		return errors.Join(err, tx.Put(p.ID, &one))
	})
	for i := range 300 {
		person := &program.Person{
			ID:     program.NewID(),
			Role:   program.Guest,
			Given:  "Guest",
			Family: string(rune('A' + i)),
		}
		edit(t, s, "Add a guest", func(tx *Tx) error { return tx.Put(p.ID, person) })
	}
	content, err := contentOf(t.Context(), s)
	must(t, err)
	path := s.Path()
	must(t, s.Close())
	file, err = os.ReadFile(path)
	must(t, err)
	return file, content
}

// Whatever bytes of a store are other than they were: a program value is as it was saved, or there is none.
func TestADamagedFileGivesNoWrongValue(t *testing.T) {
	file, want := edited(t)
	trials := rounds(300, 60)
	random := rand.New(rand.NewPCG(1, 2))
	path := filepath.Join(t.TempDir(), "damaged.laurel")
	noticed := 0
	for range trials {
		damaged := bytes.Clone(file)
		at := random.IntN(len(damaged))
		for range 1 + random.IntN(16) {
			damaged[min(at+random.IntN(64), len(damaged)-1)] ^= byte(1 + random.IntN(255))
		}
		must(t, os.WriteFile(path, damaged, 0o600))
		s, err := Open(t.Context(), path, Options{Key: key()})
		if err != nil {
			noticed++
			continue
		}
		got, err := contentOf(t.Context(), s)
		switch {
		case err != nil:
			noticed++
		case !bytes.Equal(got, want):
			t.Errorf("bytes from %d on changed and nobody noticed", at)
		}
		must(t, s.Close())
		must(t, errors.Join(os.RemoveAll(path), os.RemoveAll(path+".open"), os.RemoveAll(path+".lock")))
	}
	t.Logf("%d of %d damages were noticed, the others did no harm", noticed, trials)
	if noticed < trials/4 {
		t.Errorf("only %d of %d damages reached what is read", noticed, trials)
	}
}
