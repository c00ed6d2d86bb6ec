package sheet_test

import (
	"fmt"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"laurel/app/desktop/kit/sheet"
)

// shortcut sends a shortcut to what has the keyboard.
func (f *fixture) shortcut(s fyne.Shortcut) {
	f.window.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(s)
}

// marking holds Shift while keys are pressed.
func (f *fixture) marking(names ...fyne.KeyName) {
	f.Body().KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	f.key(names...)
	f.Body().KeyUp(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
}

func TestCellsAreCopiedAndPastedAsInASpreadsheet(t *testing.T) {
	f := newFixture(t)
	f.Focus(f.window.Canvas())
	board := fyne.CurrentApp().Clipboard()
	var pasted []string
	f.Events.Pasted = func(changes []sheet.Change, left int) {
		for _, c := range changes {
			pasted = append(pasted, fmt.Sprint(c.Row, " ", c.Column, " ", c.Text))
		}
		pasted = append(pasted, fmt.Sprint(left, " left"))
	}
	check := func(what string, want ...string) {
		t.Helper()
		if !slices.Equal(pasted, want) {
			t.Errorf("%s: %q, want %q", what, pasted, want)
		}
		pasted = nil
	}

	f.Select(0, 2)
	f.marking(fyne.KeyDown, fyne.KeyRight)
	f.shortcut(&fyne.ShortcutCopy{})
	if got := board.Content(); got != "Omar Beispiel\tKenya\nAna Prova\tPeru\n" {
		t.Errorf("copied %q", got)
	}
	f.shortcut(&fyne.ShortcutPaste{})
	check("pasted over itself")

	board.SetContent("Kim\tIraq\r\n\"two\nlines \"\"here\"\"\"\t\r\n")
	f.Select(0, 2)
	f.shortcut(&fyne.ShortcutPaste{})
	check("a block", "0 2 Kim", "0 3 Iraq", "1 2 two\nlines \"here\"", "1 3 ", "0 left")

	board.SetContent("Peru")
	f.Select(2, 3)
	f.marking(fyne.KeyDown, fyne.KeyDown)
	f.shortcut(&fyne.ShortcutPaste{})
	check("one for several", "2 3 Peru", "3 3 Peru", "4 3 Peru", "0 left")

	board.SetContent("a\tb\nc\n")
	f.Select(len(f.rows)-1, 6)
	f.shortcut(&fyne.ShortcutPaste{})
	check("beyond the end", fmt.Sprint(len(f.rows)-1, " 6 a"), "2 left")

	f.Select(0, 3)
	f.marking(fyne.KeyRight)
	f.key(fyne.KeyDelete)
	check("emptied", "0 3 ", "0 4 ", "0 left")
	if row, column := f.Current(); row != 0 || column != 4 {
		t.Errorf("the current cell is %d, %d", row, column)
	}
}

func TestAColumnIsAsWideAsAPersonMakesIt(t *testing.T) {
	f := newFixture(t)
	edge := float32(40 + 110 + 150)
	f.DragHeading(edge-1, 60)
	if got := f.Columns()[2].Width; got < 200 || got > 215 {
		t.Errorf("the column of the names is %v wide", got)
	}
	wide := f.Columns()[2].Width
	f.set()
	if got := f.Columns()[2].Width; got != wide {
		t.Errorf("with other rows it is %v wide, not %v", got, wide)
	}
	f.DragHeading(edge+20, 60)
	if got := f.Columns()[2].Width; got != wide {
		t.Errorf("a drag beside the edge makes it %v wide", got)
	}
}
