package store

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"laurel/data/program"
	"laurel/data/programtest"
	"laurel/data/store/tables"
)

// large makes a file with a program of 10,000 people and 10,000 meetings.
func large(b *testing.B) (*Store, *program.Program) {
	b.Helper()
	s, p := opened(b), programtest.Delegation(10_000, 10_000)
	edit(b, s, "Add the delegation", func(tx *Tx) error { return tx.PutWhole(p) })
	return s, p
}

func BenchmarkLoad10000PeopleAnd10000Meetings(b *testing.B) {
	s, p := large(b)
	for b.Loop() {
		if _, err := s.readProgram(b.Context(), p.ID); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkOneEditOf10000People(b *testing.B) {
	s, p := large(b)
	load(b, s, p.ID)
	person := *p.People[5000]
	i := 0
	for b.Loop() {
		i++
		person.Bio = fmt.Sprintf("An invented biography, version %d.", i)
		edit(b, s, "Edit a person", func(tx *Tx) error { return tx.Put(p.ID, &person) })
	}
}

func BenchmarkAddAMeetingTo10000(b *testing.B) {
	s, p := large(b)
	load(b, s, p.ID)
	for b.Loop() {
		m := *p.Meetings[0]
		m.ID = program.NewID()
		edit(b, s, "Add a meeting", func(tx *Tx) error { return tx.Put(p.ID, &m) })
	}
}

func BenchmarkUndoAndRedoAmong10000People(b *testing.B) {
	s, p := large(b)
	load(b, s, p.ID)
	edit(b, s, "Delete a person", func(tx *Tx) error { return tx.Delete(tables.People, p.People[5000].ID) })
	for b.Loop() {
		if _, err := s.Undo(b.Context()); err != nil {
			b.Fatal(err)
		}
		if _, err := s.Redo(b.Context()); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkImportOf10000PeopleAnd10000Meetings(b *testing.B) {
	p := programtest.Delegation(10_000, 10_000)
	for b.Loop() {
		s, err := Open(b.Context(), filepath.Join(b.TempDir(), "laurel.db"), Options{Key: key()})
		if err != nil {
			b.Fatal(err)
		}
		edit(b, s, "Import", func(tx *Tx) error { return tx.PutWhole(p) })
		if err := s.Close(); err != nil {
			b.Fatal(err)
		}
	}
}

// An edit of a sealed store and one of a plain store, in turn.
func BenchmarkSealedEdit(b *testing.B) {
	p := programtest.Delegation(10_000, 10_000)
	path := filepath.Join(b.TempDir(), "sealed.laurel")
	sealed, err := Open(b.Context(), path, Options{Key: Key{Passphrase: passphrase}})
	must(b, err)
	defer func() { must(b, sealed.Close()) }()
	plain := opened(b)
	took := map[*Store]time.Duration{}
	stores := []*Store{sealed, plain}
	for _, s := range stores {
		edit(b, s, "Add the delegation", func(tx *Tx) error { return tx.PutWhole(p) })
		load(b, s, p.ID)
	}
	person := *p.People[5000]
	i := 0
	for b.Loop() {
		i++
		person.Bio = fmt.Sprintf("An invented biography, version %d.", i)
		for _, s := range stores {
			began := time.Now()
			edit(b, s, "Edit a person", func(tx *Tx) error { return tx.Put(p.ID, &person) })
			took[s] += time.Since(began)
		}
	}
	for i, s := range stores {
		b.ReportMetric(took[s].Seconds()*1000/float64(b.N), []string{"sealed-ms", "plain-ms"}[i])
	}
	info, err := os.Stat(path)
	must(b, err)
	b.ReportMetric(float64(info.Size())/1e6, "sealed-MB")
	began := time.Now()
	must(b, sealed.Close())
	b.ReportMetric(time.Since(began).Seconds()*1000, "close-ms")
	began = time.Now()
	sealed, err = Open(b.Context(), path, Options{Key: Key{Passphrase: passphrase}})
	must(b, err)
	b.ReportMetric(time.Since(began).Seconds()*1000, "open-ms")
}

func BenchmarkVerify10000PeopleAnd10000Meetings(b *testing.B) {
	s, _ := large(b)
	for b.Loop() {
		s.soundness.isKnown = false
		if err := s.Sound(b.Context()); err != nil {
			b.Fatal(err)
		}
	}
}
