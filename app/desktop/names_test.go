package desktop

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"image/jpeg"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"laurel/app/command"
	"laurel/app/desktop/kit/dialog"
	"laurel/app/desktop/kit/work"
	"laurel/data/program"
	"laurel/data/store"
)

// marker is in every name and sentence about somebody in the program of a day.
const marker = "Zzmarker"

// markEverybody puts the marker into what the open program knows of people, meetings and hosts.
func markEverybody(h *harness) {
	p := h.session.Program()
	h.session.Edit("Mark", func(tx *store.Tx) error {
		var all []program.Record
		for i, person := range p.People {
			marked := *person
			marked.Given = fmt.Sprintf("%s%d", marker, i)
			marked.Family, marked.PassportName, marked.Notes = marker, "", marker
			marked.Email = strings.ToLower(marker) + "@example.org"
			all = append(all, &marked)
		}
		for _, meeting := range p.Meetings {
			marked := *meeting
			marked.Title = marker + " " + meeting.Title
			all = append(all, &marked)
		}
		for _, organisation := range p.Organisations {
			marked := *organisation
			marked.Name = marker + " " + organisation.Name
			all = append(all, &marked)
		}
		for _, record := range all {
			if err := tx.Put(p.ID, record); err != nil {
				return err
			}
		}
		return nil
	}, nil)
}

// workThroughEverything runs each command once, and lets several of them fail with names in the reason.
func (h *harness) workThroughEverything(t *testing.T) {
	for _, tab := range tabOrder {
		h.tabs.Select(tab)
		h.runner.Flush()
	}
	for _, c := range h.commands.List() {
		if c.Action != nil && !slices.Contains(notRun, c.ID) && !strings.HasPrefix(c.ID, "reports.document.") {
			h.commands.Run(c.ID)
			h.runner.Flush()
			h.leaveEverything()
		}
	}
	h.awardees.Show(h.session.Program().People[0].ID)
	for _, name := range []string{marker + ".csv", marker + ".xlsx", marker + ".laurel"} {
		h.importer.File(writeFile(t, name, marker+"\x00;"+marker))
		h.runner.Flush()
		h.leaveEverything()
	}
	h.session.Fail(&work.PanicError{Value: marker, Stack: "a stack"})
	h.session.Fail(fmt.Errorf("the certificate of %s was not made: %w", marker, errors.New(marker)))
	h.session.Edit("Refuse", func(tx *store.Tx) error {
		person := *h.session.Program().People[0]
		person.Given, person.Family, person.Email = "", "", marker+" without a host"
		return tx.Put(h.session.Program().ID, &person)
	}, h.session.Failed)
	work.Run(h.runner, nil, func(context.Context) (int, error) {
		return 0, &fs.PathError{Op: "open", Path: marker, Err: errors.New(marker)}
	}, func(_ int, err error) { h.session.Log.Error("a day", "cause", err) })
}

// lookAtEverything shows each tab, a person with a photo and some documents, edits, backs up and locks.
func (h *harness) lookAtEverything(t *testing.T) {
	t.Helper()
	p := h.session.Program()
	h.session.Edit("Add a photo", func(tx *store.Tx) (err error) {
		person := *p.People[0]
		var picture bytes.Buffer
		err = jpeg.Encode(&picture, image.NewGray(image.Rect(0, 0, 40, 40)), nil)
		if err == nil {
			person.Photo, err = tx.PutPhoto(picture.Bytes())
		}
		return errors.Join(err, tx.Put(p.ID, &person))
	}, nil)
	for _, tab := range tabOrder {
		h.tabs.Select(tab)
		h.runner.Flush()
	}
	for _, document := range []string{"roster", "certificate", "badges"} {
		h.reports.ShowDocument(document)
		h.runner.Flush()
	}
	h.awardees.Show(p.People[0].ID)
	h.runner.Flush()
	if _, err := h.session.Store.Copies().BackUpInto(t.Context(), h.session.Backups, store.OnDemand); err != nil {
		t.Error(err)
	}
	h.lock.close()
	h.runner.Flush()
	if h.session.Store != nil {
		t.Error("it is not locked")
	}
}

func TestNamesReachNoFileBesideTheStore(t *testing.T) {
	folder := t.TempDir()
	cache, err := os.UserCacheDir()
	if err != nil {
		t.Fatal(err)
	}
	t.Setenv("XDG_CACHE_HOME", cache)                    // which has the compiled engine of the preview
	t.Setenv("HOME", filepath.Join(t.TempDir(), "home")) // where documents are saved, which are full of names
	temporary := t.TempDir()
	t.Setenv("TMPDIR", temporary)
	preferences, passing := "", ""
	code := command.Run(t.Context(), command.Options{
		Args: []string{"--data-dir", folder}, Version: "9.9.9", Now: time.Now,
		Stdin: strings.NewReader(""), Stdout: io.Discard, Stderr: io.Discard,
		OpenWindow: func(w command.Window) error {
			h := openHarness(t, w.Open)
			h.options.DataDir, h.options.Log, h.session.Log = w.DataDir, w.Log, w.Log
			if err := keepCrash(w.DataDir); err != nil {
				return err
			}
			h.open()
			h.programs.openSample()
			h.session.Dialogs = dialog.New(h.window.window, h.runner, w.Log)
			markEverybody(h)
			h.workThroughEverything(t)
			kept, readable := h.app.Preferences().(interface{ ReadValues(func(map[string]any)) })
			if !readable {
				return errors.New("the preferences cannot be read")
			}
			kept.ReadValues(func(values map[string]any) { preferences = fmt.Sprint(values) })
			if p := h.session.Program(); !strings.Contains(p.People[0].DisplayName(), marker) {
				return errors.New("the people are not marked")
			}
			h.leaveEverything()
			h.session.Dialogs, h.dialogs.Yes = h.dialogs, true
			h.seal(t)
			h.lookAtEverything(t)
			passing = h.options.CacheDir
			return nil
		},
	})
	if code != command.Done {
		t.Fatalf("the window ended with %d", code)
	}
	if !strings.Contains(preferences, "tab:") {
		t.Errorf("these are not the preferences: %s", preferences)
	}
	if strings.Contains(strings.ToLower(preferences), strings.ToLower(marker)) {
		t.Errorf("the preferences name somebody: %s", preferences)
	}
	log, err := os.ReadFile(filepath.Join(folder, "log", "laurel.log"))
	if err != nil || !strings.Contains(string(log), "a day") {
		t.Fatalf("the log is %q, %v", log, err)
	}
	// The store is sealed by now, so that nothing in its folder names anybody: its backups, drafts, pictures, what was
	// locked.
	for _, place := range []string{folder, filepath.Join(cache, "Laurel"), passing, temporary} {
		wantNoMarker(t, place)
	}
}

// wantNoMarker reads every file below a folder, and their names.
func wantNoMarker(t *testing.T, folder string) {
	t.Helper()
	err := filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		text := strings.ToLower(filepath.Base(path) + "\n" + string(data))
		if at := strings.Index(text, strings.ToLower(marker)); at >= 0 {
			t.Errorf("%s names somebody: %q", path, text[max(0, at-80):min(len(text), at+80)])
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
}
