package desktop

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"laurel/data/program"
	"laurel/data/store"
	"laurel/data/store/tables"
)

func TestABackupIsRestoredFromTheWindow(t *testing.T) {
	h := sampleHarness(t)
	before := h.session.Program()
	h.backups.show()
	h.backups.now()
	found := backupsOf(t, h, store.OnDemand)
	if text := inBackup(found[0]).Text; !strings.Contains(text, before.Name) || !strings.Contains(text, "8 awardees") {
		t.Errorf("it says %q", text)
	}
	if !strings.HasPrefix(h.backups.last(), "Last backup") {
		t.Errorf("the line at the bottom says %q", h.backups.last())
	}
	h.session.Edit("Delete", func(tx *store.Tx) error { return tx.Delete(tables.Programs, before.ID) }, nil)
	h.dialogs.Yes = true
	h.backups.ask(found[0], store.Key{})
	if len(h.dialogs.Questions) != 1 || len(h.dialogs.Errors) > 0 {
		t.Fatalf("asked %+v, errors %v", h.dialogs.Questions, h.dialogs.Errors)
	}
	now := h.session.Program()
	if now == nil || now.ID != before.ID || len(now.People) != len(before.People) {
		t.Errorf("the program is %+v", now)
	}
	backupsOf(t, h, store.BeforeRestore)
}

// backupsOf lists the backups that were made for a reason, of which there must be one.
func backupsOf(t *testing.T, h *harness, reason store.Reason) []store.BackupFile {
	t.Helper()
	found, err := h.session.Store.Copies().Backups(t.Context(), h.session.Backups)
	mine := slices.DeleteFunc(slices.Clone(found), func(f store.BackupFile) bool { return f.Reason != reason })
	if err != nil || len(mine) != 1 {
		t.Fatalf("the backups are %+v (%v)", found, err)
	}
	return mine
}

func TestTheFirstEditIsBackedUpAtOnce(t *testing.T) {
	h := emptyHarness(t)
	h.programs.openSample()
	backupsOf(t, h, store.AtWork)
	if !strings.HasPrefix(h.backups.last(), "Last backup") {
		t.Errorf("the line at the bottom says %q", h.backups.last())
	}
}

func TestABackupThatIsOpenedIsOfferedForRestore(t *testing.T) {
	h := sampleHarness(t)
	path := filepath.Join(t.TempDir(), "From another laptop.laurel")
	if err := h.session.Store.Backup(t.Context(), path); err != nil {
		t.Fatal(err)
	}
	incoming{h.window}.open(path)
	if n := len(h.dialogs.Contents); n != 1 || !strings.HasPrefix(h.dialogs.Contents[0], "Backup of ") {
		t.Errorf("offered %q", h.dialogs.Contents)
	}
	h.backups.ask(
		h.session.Store.Copies().LookInto(t.Context(), store.BackupFile{Path: path}, store.Key{}),
		store.Key{},
	)
	if len(h.dialogs.Questions) != 1 || !strings.Contains(h.dialogs.Questions[0].Text, "everything that is here now") {
		t.Errorf("asked %+v", h.dialogs.Questions)
	}
	torn := filepath.Join(t.TempDir(), "torn.laurel")
	if err := os.WriteFile(torn, []byte("SQLite format 3\x00 and no more"), 0o600); err != nil {
		t.Fatal(err)
	}
	incoming{h.window}.open(torn)
	if len(h.dialogs.Questions) != 1 || len(h.dialogs.Errors) != 1 {
		t.Errorf("asked %+v, errors %q", h.dialogs.Questions, h.dialogs.Errors)
	}
}

func TestABackupIsMadeBeforeAnImport(t *testing.T) {
	h := sampleHarness(t)
	person := &program.Person{ID: program.NewID(), Role: program.Guest, Given: "New"}
	owner := h.session.Program().ID
	edit := func(tx *store.Tx) error { return tx.Put(owner, person) }
	h.session.Edit("Add", edit, h.session.Failed)
	h.session.EditAfterBackup(store.BeforeImport, "Import", edit, h.session.Failed)
	backupsOf(t, h, store.BeforeImport)
	h.session.Backups = filepath.Join(h.session.Store.Path(), "no folder")
	person.Given = "Newer"
	h.session.EditAfterBackup(store.BeforeImport, "Import", edit, h.session.Failed)
	if got := h.session.Program().Person(person.ID); got == nil || got.Given != "New" || len(h.dialogs.Errors) != 1 {
		t.Errorf("without a backup it came in: %+v, errors %q", got, h.dialogs.Errors)
	}
}
