package attendance

import (
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"github.com/google/go-cmp/cmp"

	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/session/sessiontest"
	"laurel/data/program"
	"laurel/data/programtest"
)

// open shows the page over a real store in a test window.
func open(t *testing.T, p *program.Program, photos map[program.PhotoID][]byte) (*sessiontest.Fixture, *Page) {
	t.Helper()
	shared := sessiontest.New(t, time.Date(2023, 6, 20, 9, 41, 0, 0, time.UTC))
	v := New(shared.Session)
	shared.Keep(p, photos)
	shared.Window.SetContent(v.Content())
	shared.Window.Resize(fyne.NewSize(1366, 768))
	return shared, v
}

// TestPictures draws the page light and dark into the folder named by LAUREL_PICTURES, to be looked at.
func TestPictures(t *testing.T) {
	folder := sessiontest.Pictures(t)
	for appearance, ending := range map[look.Appearance]string{look.Light: "", look.Dark: "-dark"} {
		p, photos := sessiontest.Sample(t)
		shared, v := open(t, p, photos)
		fyne.CurrentApp().Settings().SetTheme(look.ThemeFor(appearance, 1))
		v.Shown()
		shared.Runner.Flush()
		sessiontest.Picture(t, shared.Window, filepath.Join(folder, "reports-attendance"+ending+".png"))
	}
}

func TestAttendanceIsNotedByKeys(t *testing.T) {
	shared, v := open(t, programtest.Delegation(5, 3), nil)
	v.choose(span{isAll: true})
	if len(v.meetings) == 0 {
		v.choose(span{meeting: shared.Session.Program().Meetings[0].ID})
	}
	v.grid.Select(0, 1)
	for _, key := range "pal" {
		row, column := v.grid.Current()
		v.onTyped(row, column, key)
	}
	first := func() *program.Meeting { return shared.Session.Program().Meeting(v.meetings[0].ID) }
	var got []program.Presence
	for _, person := range v.people[:3] {
		noted, _ := first().PresenceOf(person.ID)
		got = append(got, noted.Presence)
	}
	want := []program.Presence{program.WasPresent, program.WasAbsent, program.WasLate}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Fatal(diff)
	}
	v.fillMeeting(program.WasPresent)
	if n := len(first().Attendance); n != len(v.people) {
		t.Errorf("%d of %d are noted", n, len(v.people))
	}
	if noted, _ := first().PresenceOf(v.people[1].ID); noted.Presence != program.WasAbsent {
		t.Error("who was noted as absent is present")
	}
	shared.Dialogs.Undo()
	if n := len(first().Attendance); n != 3 {
		t.Errorf("%d are noted after undo", n)
	}
	v.grid.Select(0, 1)
	v.grid.Focus(shared.Window.Canvas())
	keys := shared.Window.Canvas().Focused().(desktop.Keyable)
	keys.KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	keys.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	keys.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	keys.KeyUp(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	keys.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDelete})
	if n := len(first().Attendance); n != 0 {
		t.Errorf("%d are noted after several were cleared", n)
	}
	shared.Dialogs.Chosen = string(v.people[2].ID)
	v.grid.Select(0, 1)
	v.onTyped(0, 1, 'R')
	if noted, _ := first().PresenceOf(v.people[0].ID); noted.By != v.people[2].ID {
		t.Errorf("noted %+v", noted)
	}
}
