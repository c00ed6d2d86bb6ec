package dialog

import (
	"cmp"
	"runtime"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"laurel/app/desktop/kit/form"
	"laurel/app/desktop/kit/look"
	"laurel/data/locale"
)

// Shortcut is a key with modifiers; the zero value is none.
type Shortcut struct {
	Key fyne.KeyName
	Mod fyne.KeyModifier
}

// Ctrl is Ctrl and the key, on macOS Cmd.
func Ctrl(key fyne.KeyName) Shortcut { return Shortcut{key, fyne.KeyModifierShortcutDefault} }

// CtrlShift is Ctrl, Shift and the key, on macOS Cmd and Shift.
func CtrlShift(key fyne.KeyName) Shortcut {
	return Shortcut{key, fyne.KeyModifierShortcutDefault | fyne.KeyModifierShift}
}

// String is how the platform writes the shortcut: Ctrl+Shift+N, ⇧⌘N.
func (s Shortcut) String() string { return look.KeyText(s.Key, s.Mod) }

func (s Shortcut) fyne() *desktop.CustomShortcut {
	return &desktop.CustomShortcut{KeyName: s.Key, Modifier: s.Mod}
}

// Command is something a person can do: one entry in the menu, the palette and the help page.
type Command struct {
	ID, Title, Group string
	Section          string // of a long group: the submenu that it is in; "" is the menu itself
	Short            string // the title where it is clear what it is about: in a submenu, beside a record; "" is Title
	Shortcut         Shortcut
	Shown            string // a key that the focused list handles itself ("F2", "Enter"): it is only shown
	Action           func()
	Enabled          func() bool // nil: always
	Checked          func() bool // it is what is chosen now; nil: never
	Anytime          bool        // it runs while a dialog is open too
	Words            string      // more words by which the palette finds it; may be empty
}

// can reports whether the command may run now.
func (c *Command) can() bool { return c.Action != nil && (c.Enabled == nil || c.Enabled()) }

// keys is how the help page and the palette write the command's key.
func (c *Command) keys() string {
	if c.Shown != "" {
		return c.Shown
	}
	return c.Shortcut.String()
}

// Commands is the one list of what can be done, from which menu, palette, shortcuts and help are made.
type Commands struct {
	list    []*Command
	window  fyne.Window
	guarded func() bool
	running string
}

// NewCommands makes the list of a window. While guarded is true (a dialog is open) no command runs; Dialogs.Open is
// meant for it.
func NewCommands(window fyne.Window, guarded func() bool) *Commands {
	return &Commands{window: window, guarded: guarded}
}

// Add puts commands at the end of the list. One with an identifier that is already there replaces it in place.
func (c *Commands) Add(commands ...Command) {
	for _, command := range commands {
		if action := command.Action; action != nil {
			command.Action = func() { c.whileRunning(command.ID, action) }
		}
		if old := c.Find(command.ID); old != nil {
			*old = command
			continue
		}
		c.list = append(c.list, &command)
	}
}

// Find returns the command with the identifier, or nil.
func (c *Commands) Find(id string) *Command {
	for _, command := range c.list {
		if command.ID == id {
			return command
		}
	}
	return nil
}

// List returns the commands in order.
func (c *Commands) List() []*Command { return c.list }

// Run runs a command if it is enabled, and no dialog is open unless it runs anytime; it reports whether it did.
func (c *Commands) Run(id string) bool {
	command := c.Find(id)
	if command == nil || !command.can() || !command.Anytime && c.guarded != nil && c.guarded() {
		return false
	}
	command.Action()
	return true
}

func (c *Commands) whileRunning(id string, action func()) {
	before := c.running
	c.running = id
	defer func() { c.running = before }()
	action()
}

// Running is the identifier of the command that is running, or "".
func (c *Commands) Running() string { return c.running }

// groups returns the groups in the order of first appearance.
func (c *Commands) groups() []string {
	var names []string
	seen := map[string]bool{}
	for _, command := range c.list {
		if !seen[command.Group] {
			seen[command.Group] = true
			names = append(names, command.Group)
		}
	}
	return names
}

// items makes the menu items of a group; those of a section are in a submenu.
func (c *Commands) items(group string) []*fyne.MenuItem {
	var items []*fyne.MenuItem
	sections := map[string]*fyne.Menu{}
	for _, command := range c.list {
		if command.Group != group {
			continue
		}
		item := command.item(command.Title, func() { c.fromMenu(command) })
		if command.Section == "" {
			items = append(items, item)
			continue
		}
		item.Label = cmp.Or(command.Short, command.Title)
		section := sections[command.Section]
		if section == nil {
			section = fyne.NewMenu(command.Section)
			sections[command.Section] = section
			parent := fyne.NewMenuItem(command.Section, nil)
			parent.ChildMenu = section
			items = append(items, parent)
		}
		section.Items = append(section.Items, item)
	}
	return items
}

// item makes the menu item of the command, greyed where it cannot run now.
func (c *Command) item(title string, action func()) *fyne.MenuItem {
	item := fyne.NewMenuItem(title, action)
	item.Disabled, item.Checked = !c.can(), c.Checked != nil && c.Checked()
	switch {
	case c.Shortcut.Key != "":
		item.Shortcut = c.Shortcut.fyne()
	case c.Shown != "":
		item.Shortcut = look.KeyHint(c.Shown)
	}
	return item
}

// MenuOf makes a menu of some commands of a list, by their identifiers; "" is a separator. So the menu of a row and
// that of its page have the same commands as the window's.
func MenuOf(list []Command, ids ...string) *fyne.Menu {
	menu := fyne.NewMenu("")
	for _, id := range ids {
		if id == "" {
			menu.Items = append(menu.Items, fyne.NewMenuItemSeparator())
			continue
		}
		for i := range list {
			if c := &list[i]; c.ID == id {
				menu.Items = append(menu.Items, c.item(cmp.Or(c.Short, c.Title), c.Action))
			}
		}
	}
	return menu
}

// fromMenu runs a command; undo and redo go to the entry that has the keyboard, since macOS gives its menu the keys
// first.
func (c *Commands) fromMenu(command *Command) {
	if entry, ok := c.window.Canvas().Focused().(interface {
		Undo()
		Redo()
	}); ok {
		switch command.Shortcut {
		case Ctrl(fyne.KeyZ):
			entry.Undo()
			return
		case Ctrl(fyne.KeyY), CtrlShift(fyne.KeyZ):
			entry.Redo()
			return
		}
	}
	c.Run(command.ID)
}

// MainMenu makes the menu bar: a menu per group.
func (c *Commands) MainMenu() *fyne.MainMenu {
	var menus []*fyne.Menu
	for _, group := range c.groups() {
		menus = append(menus, fyne.NewMenu(group, c.items(group)...))
	}
	return fyne.NewMainMenu(menus...)
}

// HeaderMenu makes the menu of the button in the header: each group opens at its side.
func (c *Commands) HeaderMenu() *fyne.Menu {
	menu := fyne.NewMenu("")
	for _, group := range c.groups() {
		item := fyne.NewMenuItem(group, nil)
		item.ChildMenu = fyne.NewMenu(group, c.items(group)...)
		menu.Items = append(menu.Items, item)
	}
	return menu
}

// Install makes the shortcuts work in the window. On macOS they come with the menu bar of the system; elsewhere they
// are shortcuts of the window's canvas, and this package's entries and lists pass on those they do not use themselves,
// so that no menu bar needs space. Call it after Add, and again when commands have changed.
func (c *Commands) Install() {
	if runtime.GOOS == "darwin" {
		c.window.SetMainMenu(c.MainMenu())
	}
	for _, s := range c.shortcuts() {
		c.window.Canvas().AddShortcut(s, func(s fyne.Shortcut) { c.Handle(s) })
	}
}

// Uninstall removes the shortcuts and the menu bar.
func (c *Commands) Uninstall() {
	if runtime.GOOS == "darwin" {
		c.window.SetMainMenu(fyne.NewMainMenu())
	}
	for _, s := range c.shortcuts() {
		c.window.Canvas().RemoveShortcut(s)
	}
}

// shortcuts are those of all commands as the driver names them.
func (c *Commands) shortcuts() []fyne.Shortcut {
	var all []fyne.Shortcut
	for _, command := range c.list {
		if command.Shortcut.Key == "" {
			continue
		}
		all = append(all, command.Shortcut.fyne())
		// The driver gives undo and redo names of their own; an entry with the keyboard gets them first.
		switch command.Shortcut {
		case Ctrl(fyne.KeyZ):
			all = append(all, &fyne.ShortcutUndo{})
		case Ctrl(fyne.KeyY):
			all = append(all, &fyne.ShortcutRedo{})
		}
	}
	return all
}

// Handle runs the command of a shortcut, as the window does; it reports whether there is one that could run.
func (c *Commands) Handle(s fyne.Shortcut) bool {
	pressed := Shortcut{}
	if k, ok := s.(fyne.KeyboardShortcut); ok {
		pressed = Shortcut{k.Key(), k.Mod()}
	}
	for _, command := range c.list {
		if command.Shortcut.Key != "" && command.Shortcut == pressed {
			return c.Run(command.ID)
		}
	}
	return false
}

// Help makes the page of shortcuts: every command that has a key, by group.
func (c *Commands) Help() fyne.CanvasObject {
	page := look.Down(12)
	for _, group := range c.groups() {
		rows := look.Down(6)
		for _, command := range c.list {
			if command.Group != group || command.keys() == "" {
				continue
			}
			keys := look.NewChip(command.keys(), look.Neutral)
			rows.Add(look.Across(8, look.NewText(command.Title), look.Spring(), keys))
		}
		if len(rows.Objects) > 0 {
			page.Add(look.NewSection(group, rows))
		}
	}
	return look.Pad(0, 16, 0, 0, page)
}

// Result is a line of the palette that is not a command: a person, a meeting.
type Result struct {
	Title, Detail, Group string
	Portrait             *look.Portrait
	Action               func()
}

// Palette is search and command list in one: type to filter, Enter to go there or do it.
type Palette struct {
	commands *Commands
	window   fyne.Window
	// Search supplies what is found beside commands for a query as typed; it must answer at once (a few milliseconds).
	// Nil: commands only.
	Search func(query string) []Result
	open   *look.Overlay
}

// NewPalette makes the palette of a window.
func NewPalette(window fyne.Window, commands *Commands, search func(query string) []Result) *Palette {
	return &Palette{commands: commands, window: window, Search: search}
}

// Show opens the palette with something typed already, or "".
func (p *Palette) Show(typed string) {
	if p.open.IsOpen() || p.window.Canvas().Overlays().Top() != nil {
		return
	}
	finder := form.NewFinder(locale.L("Search or type a command"), p.find, func() { p.open.Close() })
	size := fyne.NewSize(look.Dp(640), look.Dp(480))
	p.open = look.ShowModal(p.window.Canvas(), look.Pad(12, 12, 12, 12, finder), size, func() { p.open.Close() })
	p.window.Canvas().Focus(finder.Entry)
	finder.Type(typed)
}

// find puts what was found before the commands, once something is typed, and commands that cannot run now at the end.
func (p *Palette) find(query string) []form.Item {
	var items, resting []form.Item
	if p.Search != nil && strings.TrimSpace(query) != "" {
		for _, r := range p.Search(query) {
			items = append(items, form.Item{
				Title: r.Title, Detail: r.Detail, Group: r.Group, Portrait: r.Portrait, Pick: func() { p.do(r.Action) },
			})
		}
	}
	folded := make([]string, len(p.commands.list))
	for i, command := range p.commands.list {
		folded[i] = locale.Fold(command.Title + " " + command.Group + " " + command.Words)
	}
	for _, i := range form.Rank(folded, query, 0) {
		command := p.commands.list[i]
		if command.Action == nil {
			continue
		}
		item := form.Item{
			Title: command.Title, Detail: command.keys(), Group: locale.L("Commands"), Disabled: !command.can(),
			Pick: func() { p.do(command.Action) },
		}
		if item.Disabled {
			resting = append(resting, item)
			continue
		}
		items = append(items, item)
	}
	return append(items, resting...)
}

func (p *Palette) do(action func()) {
	p.open.Close()
	if action != nil {
		action()
	}
}
