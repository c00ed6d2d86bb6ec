package store

import (
	"bytes"
	"context"
	"errors"
	"image"
	"image/png"
	"path/filepath"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"laurel/data/program"
	"laurel/data/store/fault"
	"laurel/data/store/tables"
)

// archived backs a store up and opens the backup.
func archived(t *testing.T, s *Store) *Archive {
	t.Helper()
	path := filepath.Join(t.TempDir(), "backup.laurel")
	must(t, s.Backup(t.Context(), path))
	a, err := s.Copies().OpenArchive(t.Context(), path, key())
	must(t, err)
	t.Cleanup(func() { must(t, a.Close()) })
	return a
}

func TestARecordComesBackFromABackupWithAllThatWasTiedToIt(t *testing.T) {
	s := opened(t)
	var kept []*program.Program
	rapid.Check(t, func(r *rapid.T) { // collects programs
		if len(kept) < 8 {
			p := randomProgram(r)
			editing(r, s, "Add", func(tx *Tx) error { return tx.PutWhole(p) })
			kept = append(kept, p)
		}
	})
	a := archived(t, s)
	rapid.Check(t, func(r *rapid.T) {
		before := dump(r, s)
		p := rapid.SampledFrom(kept).Draw(r, "program")
		kind, id := anyOf(r, p)
		editing(r, s, "Delete", func(tx *Tx) error {
			if kind == tables.Programs && rapid.Bool().Draw(r, "with its library") {
				for _, o := range p.Organisations {
					if err := tx.Delete(tables.Organisations, o.ID, Cascade); err != nil {
						return err
					}
				}
			}
			return tx.Delete(kind, id, Cascade)
		})
		editing(r, s, "Back", func(tx *Tx) error {
			left, err := tx.BringFrom(a, id)
			if len(left) > 0 {
				r.Errorf("left out: %+v", left)
			}
			return err
		})
		if diff := differenceOf(before, dump(r, s)); diff != "" {
			r.Fatalf("%s came back otherwise (-before +now):\n%s", kind, diff)
		}
	})
	must(t, s.Check(t.Context()))
}

func TestABackupIsComparedWithToday(t *testing.T) {
	s := opened(t)
	p := keepSmall(t, s)
	a := archived(t, s)
	gone, changed := p.People[1], p.People[0]
	edit(t, s, "Delete", func(tx *Tx) error { return tx.Delete(tables.People, gone.ID, Cascade) })
	edit(t, s, "Change", func(tx *Tx) error {
		next := *changed
		next.Phone = "+1 555 0100"
		return tx.Put(p.ID, &next)
	})
	compared, err := s.Copies().Compare(t.Context(), a, p.ID)
	must(t, err)
	found := map[program.ID]string{}
	for _, c := range compared {
		switch {
		case c.Today == nil:
			found[c.Record.RecordID()] = "gone"
		case !c.Same:
			found[c.Record.RecordID()] = "changed"
		}
	}
	want := map[program.ID]string{
		gone.ID: "gone", changed.ID: "changed", p.Meetings[0].ID: "changed", p.Takeaways[0].ID: "gone",
	}
	for _, m := range p.Meetings[1:] {
		if len(m.Attendees) > 0 && found[m.ID] != "" {
			want[m.ID] = "changed"
		}
	}
	if diff := gocmp.Diff(want, found); diff != "" {
		t.Errorf("compared (-want +got):\n%s", diff)
	}
	edit(t, s, "Both back", func(tx *Tx) error {
		_, err := tx.BringFrom(a, gone.ID, changed.ID)
		return err
	})
	now := load(t, s, p.ID)
	if now.Person(changed.ID).Phone != changed.Phone || now.Person(gone.ID) == nil || len(now.Takeaways) != 1 {
		t.Errorf("the program is %+v", now)
	}
	err = s.Edit(t.Context(), "Nobody", func(tx *Tx) error {
		_, err := tx.BringFrom(a, program.NewID())
		return err
	})
	if !errors.Is(err, fault.ErrNotFound) {
		t.Errorf("somebody whom the backup does not have: %v", err)
	}
}

func TestAPictureComesBackWithItsRecord(t *testing.T) {
	s := opened(t)
	p := keepSmall(t, s)
	var picture bytes.Buffer
	must(t, png.Encode(&picture, image.NewRGBA(image.Rect(0, 0, 3, 3))))
	person := *p.People[0]
	edit(t, s, "Picture", func(tx *Tx) (err error) {
		if person.Photo, err = tx.PutPhoto(picture.Bytes()); err != nil {
			return err
		}
		return tx.Put(p.ID, &person)
	})
	a := archived(t, s)
	edit(t, s, "Delete", func(tx *Tx) error {
		if err := tx.Delete(tables.People, person.ID, Cascade); err != nil {
			return err
		}
		_, err := tx.exec(`DELETE FROM photo`) // as forgetting does
		return err
	})
	edit(t, s, "Back", func(tx *Tx) error {
		left, err := tx.BringFrom(a, person.ID)
		if len(left) > 0 {
			t.Errorf("left out: %+v", left)
		}
		return err
	})
	if _, err := s.Photo(context.Background(), load(t, s, p.ID).Person(person.ID).Photo); err != nil {
		t.Error(err)
	}
}
