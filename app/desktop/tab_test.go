package desktop

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"laurel/app/desktop/kit/dialog"
	"laurel/app/desktop/session"
)

// tabKey presses Tab as the driver does: what accepts Tab itself gets it.
func tabKey(c fyne.Canvas) {
	if accepts, ok := c.Focused().(fyne.Tabbable); ok && accepts.AcceptsTab() {
		c.Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyTab})
		return
	}
	c.FocusNext()
}

// mostStops is more than any page has.
const mostStops = 300

// walk goes through what is shown by the Tab key, until it comes back to where it began. Each stop must be in sight.
func walk(t *testing.T, where string, c fyne.Canvas) (stops []fyne.Focusable) {
	t.Helper()
	driver := fyne.CurrentApp().Driver()
	for range mostStops {
		tabKey(c)
		stop := c.Focused()
		if stop == nil {
			t.Errorf("%s: after %d stops nothing has the keyboard", where, len(stops))
			return stops
		}
		if at := slices.Index(stops, stop); at >= 0 {
			if at > 0 {
				t.Errorf("%s: Tab leads from stop %d back to stop %d, %T", where, len(stops), at, stop)
			}
			return stops
		}
		stops = append(stops, stop)
		o := stop.(fyne.CanvasObject)
		at, size := driver.AbsolutePositionForObject(o), o.Size()
		if at.X+size.Width <= 0 || at.Y+size.Height <= 0 || at.X >= c.Size().Width || at.Y >= c.Size().Height {
			t.Errorf("%s: stop %d, %T, is at %v, out of sight", where, len(stops), stop, at)
		}
	}
	t.Errorf("%s: more than %d stops", where, mostStops)
	return stops
}

// TestTabAndEscapeWorkEverywhere goes by Tab through each tab, view and page, and through each form and dialog that a
// command opens, which Escape then leaves from the last stop.
func TestTabAndEscapeWorkEverywhere(t *testing.T) {
	h := sampleHarness(t)
	h.session.Dialogs = dialog.New(h.window.window, h.runner, h.options.Log)
	h.window.window.Resize(fyne.NewSize(1366, 768))
	c := h.window.window.Canvas()
	stops, places := 0, 0
	see := func(where string) {
		h.runner.Flush()
		stops += len(walk(t, where, c))
		places++
	}
	for _, tab := range tabOrder {
		h.tabs.Select(tab)
		see(tab)
	}
	for _, command := range h.commands.List() {
		isDocument := strings.HasPrefix(command.ID, "reports.document.") // shown on one page
		if command.Action == nil || isDocument || slices.Contains(notRun, command.ID) {
			continue
		}
		h.tabs.Select(session.ScheduleTab)
		h.commands.Run(command.ID)
		h.runner.Flush()
		page := strings.HasPrefix(command.ID, "reports.page.") || strings.HasPrefix(command.ID, "schedule.view.")
		if c.Overlays().Top() == nil && h.session.FormInSight() == nil && !page {
			continue // it shows nothing new
		}
		see(command.ID)
		for range 3 {
			if c.Overlays().Top() == nil {
				break
			}
			if focused := c.Focused(); focused != nil {
				focused.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
			} else if c.OnTypedKey() != nil {
				c.OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyEscape})
			}
			h.runner.Flush()
		}
		if top := c.Overlays().Top(); top != nil {
			t.Errorf("%s: Escape does not leave %T from %T", command.ID, top, c.Focused())
		}
		h.leaveEverything()
	}
	t.Log(fmt.Sprint(stops, " stops in ", places, " places"))
}

func TestAFormKeepsItsFieldOverAChangeOfTabAndIsSavedByItsKey(t *testing.T) {
	h := sampleHarness(t)
	h.window.window.Resize(fyne.NewSize(1366, 768))
	c := h.window.window.Canvas()
	h.tabs.Select(session.ScheduleTab)
	h.commands.Run("meeting.add")
	h.runner.Flush()
	test.Type(c.Focused(), "Tea with the delegation")
	tabKey(c)
	tabKey(c)
	before := c.Focused()
	h.tabs.Select(session.ReportsTab)
	h.runner.Flush()
	h.tabs.Select(session.ScheduleTab)
	h.runner.Flush()
	if c.Focused() != before {
		t.Errorf("after a change of tab %T has the keyboard, not %T", c.Focused(), before)
	}
	n := len(h.session.Program().Meetings)
	c.Focused().(fyne.Shortcutable).TypedShortcut(
		&desktop.CustomShortcut{KeyName: fyne.KeyS, Modifier: fyne.KeyModifierShortcutDefault})
	h.runner.Flush()
	if got := len(h.session.Program().Meetings); got != n+1 || h.tabs.Selected() != session.ScheduleTab {
		t.Errorf("Ctrl+S leaves %d meetings of %d, in %s", got, n, h.tabs.Selected())
	}
	h.commands.Run("meeting.clip")
	if (incoming{h.window}).paste(); len(h.session.Program().Meetings) != n+2 {
		t.Error("the copied meeting was not pasted")
	}
}
