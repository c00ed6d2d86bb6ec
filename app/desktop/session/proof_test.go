package session_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"laurel/app/desktop/session/sessiontest"
	"laurel/data/program"
	"laurel/data/program/edition"
	"laurel/data/programtest"
	"laurel/data/store"
	"laurel/data/store/tables"
)

func TestAnEditTicksTheTasksThatAreDoneByItAndSaysSo(t *testing.T) {
	f := sessiontest.New(t, time.Date(2026, 6, 20, 9, 41, 0, 0, time.UTC))
	s := f.Session
	p := programtest.Small("Sample exchange")
	for i, proof := range []program.Proof{
		{Kind: program.ReleaseProof, Of: "rooming-list"},
		{Kind: program.ImportProof, Of: "person"},
		{Kind: program.DocumentProof, Of: "badges"},
		{},
	} {
		p.Tasks = append(p.Tasks, &program.Task{ID: programtest.ID(100 + i), Text: "Task", Proof: proof})
	}
	f.Keep(p, nil)
	open := func() (n int) {
		for _, task := range s.Program().Tasks {
			if task.DoneOn.IsZero() {
				n++
			}
		}
		return n
	}
	expect := func(what string, want int, said string) {
		t.Helper()
		toast := ""
		if n := len(f.Dialogs.Toasts); n > 0 {
			toast = f.Dialogs.Toasts[n-1]
		}
		f.Dialogs.Toasts = nil
		if open() != want || !strings.Contains(toast, said) || said == "" && toast != "" {
			t.Errorf("%s: %d tasks are open, and %q is shown; want %d and %q", what, open(), toast, want, said)
		}
	}
	person := programtest.Person(program.Awardee, "Ana", "Prova")
	put := func(r program.Record) func(*store.Tx) error {
		return func(tx *store.Tx) error { return tx.Put(p.ID, r) }
	}

	s.Edit("Add person", put(person), nil)
	expect("a person who is typed is no import", 4, "")
	content, err := edition.Freeze(edition.For(s.Program(), program.Partners))
	if err != nil {
		t.Fatal(err)
	}
	s.Edit("Mark as sent", put(&program.Release{
		ID: programtest.ID(
			200,
		), Content: content, Document: "rooming-list", Recipient: program.ToHotel, Audience: program.Partners,
		Version: "1", On: s.Today(),
	}), nil)
	expect("a release", 3, "One task is done: Task.")
	next := *person
	next.Given = "Anna"
	s.EditAfterBackup(store.BeforeImport, "Import", put(&next), func(error) { s.OfferUndo("Imported.") })
	expect("an import", 2, "Imported. One task is done: Task.")
	s.Made("roster", "badges")
	expect("a document", 1, "One task is done: Task.")
	s.Made("badges")
	expect("the document once more", 1, "")
	s.Undo()
	if open() != 2 || f.Requests.UndoneLabels[0] != "Tick off what was made · one task is open again" {
		t.Errorf("%d tasks are open after undo; it is called %q", open(), f.Requests.UndoneLabels)
	}
	if err := s.Store.Edit(context.Background(), "Delete", func(tx *store.Tx) error {
		return tx.Delete(tables.Releases, programtest.ID(200))
	}); err != nil {
		t.Fatal(err)
	}
	s.Open(p.ID)
	expect("a release that is forgotten unticks nothing", 2, "")
}
