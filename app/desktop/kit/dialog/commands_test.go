package dialog_test

import (
	"runtime"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"laurel/app/desktop/kit/dialog"
	"laurel/app/desktop/kit/form"
	"laurel/app/desktop/kit/look"
)

func commandsIn(t *testing.T) (c *dialog.Commands, w fyne.Window, did *[]string, guarded *bool) {
	t.Helper()
	app := test.NewTempApp(t)
	app.Settings().SetTheme(look.ThemeFor(look.Light, 1))
	field := form.NewTextField("x", "Search")
	w = test.NewTempWindow(t, field)
	w.Resize(fyne.NewSize(900, 700))
	did, guarded = &[]string{}, new(bool)
	do := func(what string) func() { return func() { *did = append(*did, what) } }
	c = dialog.NewCommands(w, func() bool { return *guarded })
	c.Add(
		dialog.Command{
			ID: "add", Title: "Add person", Group: "People", Shortcut: dialog.Ctrl(fyne.KeyN),
			Action: do("add"), Words: "delegate",
		},
		dialog.Command{ID: "undo", Title: "Undo", Group: "Edit", Shortcut: dialog.Ctrl(fyne.KeyZ), Action: do("undo")},
		dialog.Command{
			ID: "never", Title: "Never", Group: "Edit", Shortcut: dialog.Ctrl(fyne.KeyJ),
			Action: do("never"), Enabled: func() bool { return false },
		},
		dialog.Command{ID: "rename", Title: "Rename", Group: "People", Shown: "F2"},
		dialog.Command{ID: "lock", Title: "Lock", Group: "Edit", Action: do("lock"), Anytime: true},
	)
	c.Install()
	w.Canvas().Focus(field.Target())
	return c, w, did, guarded
}

func TestAShortcutRunsItsCommand(t *testing.T) {
	c, _, did, _ := commandsIn(t)
	for shortcut, ran := range map[fyne.Shortcut]bool{
		&desktop.CustomShortcut{KeyName: fyne.KeyN, Modifier: fyne.KeyModifierShortcutDefault}: true,
		&desktop.CustomShortcut{KeyName: fyne.KeyN, Modifier: fyne.KeyModifierAlt}:             false,
		&desktop.CustomShortcut{KeyName: fyne.KeyJ, Modifier: fyne.KeyModifierShortcutDefault}: false,
		&fyne.ShortcutUndo{}: true,
	} {
		if got := c.Handle(shortcut); got != ran {
			t.Errorf("%s ran: %v", shortcut.ShortcutName(), got)
		}
	}
	if len(*did) != 2 || !slices.Contains(*did, "add") || !slices.Contains(*did, "undo") {
		t.Errorf("did %v", *did)
	}
}

func TestUndoInAnEntryIsTheEntrys(t *testing.T) {
	light(t)
	field := form.NewTextField("x", "Name")
	test.NewTempWindow(t, field)
	test.Type(field.Target(), "abc")
	field.Target().(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutUndo{})
	if got := field.Value(); got != "" {
		t.Errorf("undo left %q", got)
	}
}

func TestNothingRunsWhileADialogIsOpenOrWhenNotEnabled(t *testing.T) {
	c, _, did, guarded := commandsIn(t)
	*guarded = true
	if c.Run("add") {
		t.Error("a command ran behind a dialog")
	}
	if !c.Run("lock") || !slices.Equal(*did, []string{"lock"}) {
		t.Errorf("what runs anytime did not: %v", *did)
	}
	*did = nil
	*guarded = false
	if c.Run("never") || c.Run("unheard of") || c.Run("rename") {
		t.Error("a command ran that cannot")
	}
	if !c.Run("add") || !slices.Equal(*did, []string{"add"}) {
		t.Errorf("did %v", *did)
	}
}

func TestMenusHoldEveryCommandByGroup(t *testing.T) {
	c, _, _, _ := commandsIn(t)
	for _, menu := range [][]*fyne.Menu{
		c.MainMenu().Items,
		{c.HeaderMenu().Items[0].ChildMenu, c.HeaderMenu().Items[1].ChildMenu},
	} {
		if len(menu) != 2 || menu[0].Label != "People" || len(menu[0].Items) != 2 ||
			menu[1].Items[1].Label != "Never" || !menu[1].Items[1].Disabled {
			t.Errorf("the menus are %+v", menu)
		}
	}
}

func TestUndoInTheMenuIsTheEntrysWhileItHasTheKeyboard(t *testing.T) {
	c, w, did, _ := commandsIn(t)
	undo := c.MainMenu().Items[1].Items[0]
	test.Type(w.Canvas().Focused(), "abc")
	undo.Action()
	if text := w.Content().(*form.TextField).Value(); text != "" || len(*did) != 0 {
		t.Errorf("the entry holds %q, did %v", text, *did)
	}
	w.Canvas().Unfocus()
	undo.Action()
	if !slices.Equal(*did, []string{"undo"}) {
		t.Errorf("did %v", *did)
	}
}

func TestThePaletteFindsCommandsAndWhatIsSearched(t *testing.T) {
	c, w, did, _ := commandsIn(t)
	went := ""
	palette := dialog.NewPalette(w, c, func(query string) []dialog.Result {
		return []dialog.Result{{Title: "Pilar Huamán", Group: "People", Action: func() { went = query }}}
	})
	palette.Show("")
	test.Type(w.Canvas().Focused(), "addp")
	w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if !slices.Equal(*did, []string{"add"}) || w.Canvas().Overlays().Top() != nil {
		t.Errorf("did %v", *did)
	}
	palette.Show("deleg")
	w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if !slices.Equal(*did, []string{"add", "add"}) {
		t.Errorf("a command's other word did %v", *did)
	}
	palette.Show("pi")
	w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if went != "pi" {
		t.Errorf("went to the result of %q", went)
	}
	palette.Show("")
	w.Canvas().Focused().TypedKey(escape)
	if w.Canvas().Overlays().Top() != nil {
		t.Error("Escape does not close the palette")
	}
}

func TestADisabledCommandIsNotPickedInThePalette(t *testing.T) {
	c, w, did, _ := commandsIn(t)
	dialog.NewPalette(w, c, nil).Show("never")
	w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if len(*did) != 0 || w.Canvas().Overlays().Top() == nil {
		t.Errorf("did %v", *did)
	}
}

func TestAShortcutIsWrittenAsThePlatformDoes(t *testing.T) {
	want := "Ctrl+Shift+N"
	if runtime.GOOS == "darwin" {
		want = "⇧⌘N"
	}
	if got := dialog.CtrlShift(fyne.KeyN).String(); got != want {
		t.Errorf("written %q, want %q", got, want)
	}
	if got := (dialog.Shortcut{}).String(); got != "" {
		t.Errorf("no shortcut is written %q", got)
	}
}
