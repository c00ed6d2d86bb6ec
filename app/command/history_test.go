package command

import (
	"encoding/json"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"laurel/data/program"
	"laurel/data/programtest"
	"laurel/data/store"
	"laurel/data/store/tables"
)

func TestRecordsComeBackFromHistoryAndBackup(t *testing.T) {
	l := newLaurel(t)
	p := programtest.Delegation(3, 2)
	person := p.People[1]
	l.must(Done, "import", l.programFile(p))
	backup := strings.TrimSpace(l.must(Done, "backup").stdout)
	edit := func(label string, change func(tx *store.Tx) error) {
		t.Helper()
		s, err := store.Open(t.Context(), filepath.Join(l.dir, storeName), store.Options{})
		if err == nil {
			err = s.Edit(t.Context(), label, change)
		}
		if err == nil {
			err = s.Close()
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	edit("Delete somebody", func(tx *store.Tx) error { return tx.Delete(tables.People, person.ID, store.Cascade) })
	wantIn(t, l.must(Done, "history", "--deleted").stdout, "deleted", person.DisplayName(), "Delete somebody")
	l.must(Misused, "restore", "--record", "Nobody of this name")
	wantIn(t, l.must(Done, "restore", "--record", person.DisplayName()).stdout, "Bring back "+person.DisplayName())
	l.must(Misused, "restore", "--record", person.DisplayName()) // is there again

	changed := *person
	changed.Phone = "+1 555 0100"
	edit("Telephone", func(tx *store.Tx) error { return tx.Put(p.ID, &changed) })
	wantIn(t, l.must(Done, "history", "--record", person.DisplayName()).stdout, "Phone:", "+1 555 0100", "Telephone")
	var entries []historyEntry
	text := l.must(Done, "history", "--record", string(person.ID), "--json").stdout
	if err := json.Unmarshal([]byte(text), &entries); err != nil || len(entries) < 3 {
		t.Fatalf("%v: %s", err, text)
	}
	first := entries[len(entries)-1]
	l.must(Done, "restore", "--record", string(person.ID), "--edit", strconv.FormatInt(first.Version, 10))
	phone := func() string {
		t.Helper()
		text := l.must(Done, "history", "--record", string(person.ID), "--json").stdout
		if err := json.Unmarshal([]byte(text), &entries); err != nil {
			t.Fatal(err)
		}
		for _, f := range entries[0].Fields {
			if f.Field == "Phone" {
				return f.After
			}
		}
		return "no change"
	}
	if got := phone(); got != person.Phone {
		t.Errorf("restored it is %q, not %q", got, person.Phone)
	}
	edit("Delete somebody", func(tx *store.Tx) error { return tx.Delete(tables.People, person.ID, store.Cascade) })
	ref := program.RefOf(person.ID, program.Internal)
	l.must(Done, "restore", "--backup", backup, "--record", ref, "--program", p.Name)
	wantIn(t, l.must(WithFindings, "check", "--store").stdout, "The store is sound.")
	l.must(Misused, "restore")
	l.must(Misused, "restore", backup, "--backup", backup)
	l.must(Misused, "restore", "--backup", backup, "--record", person.DisplayName(), "--edit", "1")
}
