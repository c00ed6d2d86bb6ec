package desktop

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"

	"laurel/app/desktop/kit/dialog"
	"laurel/app/desktop/session"
	"laurel/app/desktop/session/sessiontest"
	"laurel/data/civil"
	"laurel/data/program"
	"laurel/data/store"
)

// writeFile writes a file that somebody has sent.
func writeFile(t *testing.T, name, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

const sampleTable = "Title;Date;Start;End;Room;Weather\n" +
	"Prova walk;13.06.2023;18:00;19:00;Lobby;fine\nProva talk;13.06.2023;later;;;\n"

func TestAFileIsReviewedAndThenShownInItsTab(t *testing.T) {
	h := sampleHarness(t)
	h.tabs.Select(session.AwardeesTab)
	before := h.session.Program()
	h.importer.File(writeFile(t, "plan.csv", sampleTable))
	if h.dialogs.Pages != 1 || h.session.Program() != before {
		t.Fatalf("it is not shown first: %q", h.dialogs.Errors)
	}
	h.importer.Shown().Import()
	if len(h.session.Program().Meetings) != len(before.Meetings)+1 || len(h.dialogs.Toasts) == 0 {
		t.Fatalf("it did not come in: %q", h.dialogs.Errors)
	}
	if h.tabs.Selected() != session.ScheduleTab || h.dialogs.Pages != 0 {
		t.Error("the schedule is not shown")
	}
	h.session.Undo()
	if len(h.session.Program().Meetings) != len(before.Meetings) {
		t.Error("it is not undone in one step")
	}
}

func TestADroppedFileIsReviewed(t *testing.T) {
	h := sampleHarness(t)
	path := writeFile(t, "plan.csv", sampleTable)
	h.onDropped(fyne.NewPos(100, 100), []fyne.URI{storage.NewFileURI(path)})
	if h.dialogs.Pages != 1 {
		t.Errorf("it is not shown: %q", h.dialogs.Errors)
	}
}

func TestRowsFromExcelArePastedIntoATab(t *testing.T) {
	h := sampleHarness(t)
	before := h.session.Program()
	paste := func(text string) {
		h.app.Clipboard().SetContent(text)
		incoming{h.window}.paste()
	}
	h.tabs.Select(session.ScheduleTab)
	paste("Title\tDate\tStart\tEnd\nProva walk\t13.06.2023\t18:00\t19:00\n")
	if h.dialogs.Pages != 1 {
		t.Fatalf("they are not shown: %q", h.dialogs.Errors)
	}
	h.importer.Shown().Import()
	if len(h.session.Program().Meetings) != len(before.Meetings)+1 {
		t.Error("the meeting did not come in")
	}
	h.tabs.Select(session.AwardeesTab)
	paste("Name\tCountry\nKim Muster\tPeru\n")
	h.importer.Shown().Import()
	if len(h.session.Program().People) != len(before.People)+1 {
		t.Error("the person did not come in")
	}
	toasts := len(h.dialogs.Toasts)
	paste("Kim")
	if h.dialogs.Pages != 0 || len(h.dialogs.Toasts) != toasts+1 {
		t.Error("one word is taken for rows, or nobody says what to do")
	}
}

// conferenceFile is an invented conference of four days in three rooms, as a table that somebody has sent; the second
// version has changes.
func conferenceFile(version int) string {
	topics := []string{
		"Hotlines in rural areas", "Shelter standards", "Interviewing with care", "Labour inspection",
		"Supply chains", "Survivor mentors", "Return and work", "Data without names",
		"Police and social workers", "Courts for children", "Writing for the press", "Training consuls",
		"Fishing crews", "Domestic work", "Online recruitment", "Funding for five years",
	}
	forms := []string{
		"what works",
		"a case from the coast",
		"open questions",
		"a workshop",
		"lessons of ten years",
		"first figures",
		"round table",
	}
	var rows strings.Builder
	rows.WriteString("Title;Date;Start;End;Room;Type;Participants;Weather\n")
	n := 0
	for day := 12; day < 16; day++ {
		fmt.Fprintf(
			&rows,
			"Breakfast;%d.06.2023;08:00;08:45;Foyer;;;\n"+
				"Lunch;%d.06.2023;12:30;13:30;Foyer;;;\nReception;%d.06.2023;18:30;20:00;Garden;;;\n",
			day,
			day,
			day,
		)
		for _, start := range strings.Fields("09:00 09:50 10:40 11:30 13:30 14:20 15:10 16:00 16:50") {
			for at, room := range []string{"Auditorium", "Room 2", "Room 3"} {
				who := []string{"Ana Sample", "Bela Sample", "Kim Sample"}[at]
				end := clockAfter(start, 40)
				if version > 1 && n%37 == 5 {
					room = "Library"
				}
				if version > 1 && n%41 == 8 {
					end = "later"
				}
				if version > 1 && n%23 == 9 {
					end = clockAfter(start, 50)
				}
				title := topics[n%len(topics)] + ": " + forms[n%len(forms)]
				n++
				fmt.Fprintf(&rows, "%s;%d.06.2023;%s;%s;%s;;%s;sunny\n", title, day, start, end, room, who)
			}
		}
	}
	if version > 1 {
		rows.WriteString("Closing words;16.06.2023;10:00;11:00;Auditorium;ceremony;;\n")
	}
	return rows.String()
}

func clockAfter(start string, minutes int) string {
	at, err := civil.ParseClock(start)
	if err != nil {
		return start
	}
	total := at.Minutes() + minutes
	return civil.Clock{Hour: total / 60, Minute: total % 60}.String()
}

// TestPicturesOfAnImport draws the review of a file and what came in, for the documentation and to be looked at.
func TestPicturesOfAnImport(t *testing.T) {
	folder := sessiontest.Pictures(t)
	h := emptyHarness(t)
	h.window.window.Resize(fyne.NewSize(1280, 800))
	conference := &program.Program{
		ID:   "019a0000-0000-7000-8000-000000000001",
		Name: "Conference on hotlines and shelters",
	}
	h.session.Edit("Start", func(tx *store.Tx) error {
		all := tx.Put("", conference)
		for _, name := range []string{"Ana", "Bela", "Kim"} {
			all = errors.Join(
				all,
				tx.Put(
					conference.ID,
					&program.Person{
						ID:     program.NewID(),
						Role:   program.Awardee,
						Given:  name,
						Family: "Sample",
						Diet:   program.Need{Answered: true},
					},
				),
			)
		}
		return all
	}, nil)
	h.session.Open(conference.ID)
	h.importer.File(writeFile(t, "Conference on hotlines and shelters.csv", conferenceFile(1)))
	h.dialogs.Chosen = "America/New_York"
	h.importer.Shown().Import()
	h.importer.Shown().Import()
	if len(h.dialogs.Errors) > 0 || len(h.session.Program().Meetings) != 120 {
		t.Fatal(h.dialogs.Errors)
	}
	h.tabs.Select(session.ScheduleTab)
	h.commands.Run("schedule.view.grid")
	h.runner.Flush()
	sessiontest.Picture(t, h.window.window, filepath.Join(folder, "schedule-conference.png"))
	h.session.Dialogs = dialog.New(h.window.window, h.runner, h.options.Log)
	h.importer.File(writeFile(t, "Conference, second version.csv", conferenceFile(2)))
	sessiontest.Picture(t, h.window.window, filepath.Join(folder, "schedule-import.png"))
}

func TestADoubleClickedFileWaitsForTheStore(t *testing.T) {
	h := sampleHarness(t)
	path, open := writeFile(t, "plan.csv", sampleTable), h.session.Store
	h.session.Store = nil // as while it is locked
	if left := h.openNext([]string{"", path}); len(left) != 1 || h.dialogs.Pages != 0 {
		t.Fatalf("left %q, pages %d, while the store is closed", left, h.dialogs.Pages)
	}
	h.session.Store = open
	if left := h.openNext([]string{path, path}); len(left) != 1 || h.dialogs.Pages != 1 {
		t.Errorf("left %q, pages %d: one file at a time", left, h.dialogs.Pages)
	}
}
