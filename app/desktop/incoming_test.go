package desktop

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"laurel/app/desktop/kit/dialog"
	"laurel/app/desktop/session"
	"laurel/app/desktop/session/sessiontest"
	"laurel/data/civil"
	"laurel/data/intake"
	"laurel/data/intake/source"
	"laurel/data/intake/value"
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

// reviewed opens a file and gives its review.
func (h *harness) reviewed(t *testing.T, path string) *incoming {
	t.Helper()
	i := &incoming{
		window:  h.window,
		path:    path,
		label:   "Open " + filepath.Base(path),
		options: intake.Options{},
	}
	if open := h.session.Program(); open != nil {
		i.options.Program = open.ID
	}
	d, err := i.read(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	i.setDraft(d)
	i.review()
	return i
}

func (i *incoming) listed(kind string) (all []string) {
	i.shown = kind
	for _, row := range i.rows() {
		all = append(all, row.title+": "+row.more)
	}
	return all
}

const sampleTable = "Title;Date;Start;End;Room;Weather\n" +
	"Prova walk;13.06.2023;18:00;19:00;Lobby;fine\nProva talk;13.06.2023;later;;;\n"

func TestAFileIsReviewedBeforeAnythingComesIn(t *testing.T) {
	h := sampleHarness(t)
	before := h.session.Program()
	path := writeFile(t, "plan.csv", sampleTable)
	i := h.reviewed(t, path)
	if got := i.listed(string(program.New)); !slices.Equal(
		got,
		[]string{"Prova walk: Meeting · Tue 13 Jun, 18:00–19:00, Washington, D.C."},
	) {
		t.Errorf("new: %q", got)
	}
	if got := i.listed(unread); len(got) != 1 || !strings.Contains(got[0], `"later" is not a time of day`) {
		t.Errorf("unreadable: %q", got)
	}
	if !slices.ContainsFunc(
		i.draft.Notes,
		func(note *value.Message) bool { return strings.Contains(note.Error(), "Weather") },
	) {
		t.Errorf("the column that is not read is not told: %q", i.draft.Notes)
	}
	if h.session.Program() != before {
		t.Error("something came in before it was asked for")
	}
	i.form.Save()
	if len(h.session.Program().Meetings) != len(before.Meetings)+1 || len(h.dialogs.Toasts) == 0 {
		t.Fatalf("it did not come in: %q", h.dialogs.Errors)
	}
	again := h.reviewed(t, path)
	if got := again.listed(string(program.Same)); len(got) != 1 || again.draft.New+again.draft.Changed != 0 {
		t.Errorf("the second time: %q", got)
	}
	after := h.session.Program()
	again.form.Save()
	if h.session.Program() != after {
		t.Error("the second time there was an edit")
	}
	moved := h.reviewed(
		t,
		writeFile(t, "plan.csv", strings.Replace(sampleTable, "18:00;19:00;Lobby", "18:30;19:00;Garden", 1)),
	)
	if got := moved.listed(string(program.Changed)); !slices.Equal(
		got,
		[]string{
			"Prova walk: when: Tue 13 Jun, 18:00–19:00, Washington, D.C., " +
				"now Tue 13 Jun, 18:30–19:00, Washington, D.C.; place: Lobby, now Garden",
		},
	) {
		t.Errorf("changed: %q", got)
	}
	h.session.Undo()
	if len(h.session.Program().Meetings) != len(before.Meetings) {
		t.Error("it is not undone in one step")
	}
}

func TestTheStopAndTheZoneOfAFileAreChosenInItsReview(t *testing.T) {
	h := sampleHarness(t)
	stops := h.session.Program().Stops
	i := h.reviewed(t, writeFile(t, "plan.csv", sampleTable))
	i.stop.Choose(string(stops[1].ID))
	if got := i.listed(string(program.New)); len(got) != 1 || !strings.HasSuffix(got[0], ", "+stops[1].City) {
		t.Errorf("into the chosen stop: %q", got)
	}
	i.into.Choose("")
	if !i.draft.IsNew() || !i.zone.Visible() {
		t.Fatal("a program of its own does not ask for its zone")
	}
	i.form.Save()
	if len(h.dialogs.Toasts) != 0 {
		t.Error("it came in without a zone")
	}
	i.zone.Choose("America/Denver")
	i.form.Save()
	made := h.session.Program()
	if made.Name != "plan" || len(made.Stops) != 1 || made.Stops[0].Zone != "America/Denver" ||
		len(made.Meetings) != 1 {
		t.Errorf("made %+v", made)
	}
}

func TestTheColumnsOfAFileAreChosenInItsReview(t *testing.T) {
	h := sampleHarness(t)
	i := h.reviewed(
		t,
		writeFile(t, "plan.csv", "Title;Date;Start;End;Where we meet\nProva walk;13.06.2023;18:00;19:00;Lobby\n"),
	)
	i.mapColumns()
	form := h.dialogs.Forms[len(h.dialogs.Forms)-1]
	if form.Title != "Which column is which" {
		t.Fatalf("the columns are not asked for: %q", form.Title)
	}
	i.columnFields["Where we meet"].Choose("place")
	i.columnFields["End"].Choose(notRead)
	form.Save()
	if i.options.Mapping["Where we meet"] != "place" || i.draft.New != 1 {
		t.Fatalf("it was not read so: %v", i.options.Mapping)
	}
	i.form.Save()
	meetings := h.session.Program().Meetings
	at := slices.IndexFunc(meetings, func(m *program.Meeting) bool { return m.Title == "Prova walk" })
	if at < 0 || meetings[at].Place != "Lobby" {
		t.Error("the place did not come in")
	}
}

func TestDatesThatCanBeReadInTwoWaysAreAskedFor(t *testing.T) {
	h := sampleHarness(t)
	i := h.reviewed(t, writeFile(t, "plan.csv", "Title;Date;Start;End\nProva walk;06/07/2023;18:00;19:00\n"))
	if !i.dates.Visible() {
		t.Fatal("nobody asks")
	}
	for order, want := range map[source.DateOrder]string{source.DayFirst: "6 Jul", source.MonthFirst: "7 Jun"} {
		i.dates.Choose(string(order))
		if got := i.listed(string(program.New)); len(got) != 1 || !strings.Contains(got[0], want) {
			t.Errorf("%s: %q", order, got)
		}
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

// TestPicturesOfAnImport draws the review of a file and what came in, for the documentation and for eyes.
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
	first := h.reviewed(t, writeFile(t, "Conference on hotlines and shelters.csv", conferenceFile(1)))
	first.zone.Choose("America/New_York")
	first.form.Save()
	if len(h.dialogs.Errors) > 0 || len(h.session.Program().Meetings) != 120 {
		t.Fatal(h.dialogs.Errors)
	}
	h.tabs.Select(session.ScheduleTab)
	h.commands.Run("schedule.view.grid")
	h.runner.Flush()
	sessiontest.Picture(t, h.window.window, filepath.Join(folder, "schedule-conference.png"))
	h.session.Dialogs = dialog.New(h.window.window, h.runner, h.options.Log)
	second := h.reviewed(t, writeFile(t, "Conference, second version.csv", conferenceFile(2)))
	second.shown = string(program.Changed)
	second.show()
	sessiontest.Picture(t, h.window.window, filepath.Join(folder, "schedule-import.png"))
}
