package form

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"laurel/app/desktop/kit/look"
	"laurel/data/locale"
)

// Entry is Fyne's entry, which also reports Escape, Ctrl/Cmd+Enter, arrows and losing the keyboard, and passes the
// shortcuts that it does not know on to the window.
type Entry struct {
	widget.Entry

	Keys      look.Keys        // of its form
	OnTooLong func(why string) // what is pasted is too long and refused; may be nil

	onKey  func(*fyne.KeyEvent) bool // true when the key was used
	onLeft func()                    // the keyboard went elsewhere
	whole  bool                      // all is selected when the keyboard comes: what is typed replaces it
	cover  *wheelCover               // nil outside a form
	tab    bool                      // onKey uses Tab
	search bool                      // its least width is that of what it asks for
}

// NewEntry makes an entry of one line or several.
func NewEntry(multiline bool) *Entry {
	e := &Entry{}
	e.MultiLine = multiline
	e.Wrapping = fyne.TextWrap(fyne.TextTruncateClip)
	if multiline {
		e.Wrapping = fyne.TextWrapWord
	}
	e.ExtendBaseWidget(e)
	return e
}

// NewSearchEntry makes the entry above a list: Escape empties it, then leaves it; Down and Enter go on to the list.
func NewSearchEntry(placeholder string, changed func(string), leave func()) *Entry {
	e := NewEntry(false)
	e.SetPlaceHolder(placeholder)
	e.SetIcon(theme.SearchIcon())
	e.search = true
	e.OnChanged = changed
	e.onKey = func(key *fyne.KeyEvent) bool {
		switch key.Name {
		case fyne.KeyEscape:
			if e.Text != "" {
				e.SetText("")
				return true
			}
			leave()
		case fyne.KeyDown, fyne.KeyReturn, fyne.KeyEnter:
			leave()
		default:
			return false
		}
		return true
	}
	return e
}

// MinSize is a hair higher than the text: at some scales the rounding of its parts would make Fyne show scroll bars in
// it.
func (e *Entry) MinSize() fyne.Size {
	least := e.Entry.MinSize().AddWidthHeight(0, 0.01)
	if e.search {
		asked := look.Measure(e.PlaceHolder, look.TextSize(theme.SizeNameText), look.Plain)
		least.Width = max(dp(190), asked.Width+dp(56))
	}
	return least
}

// TypedKey looks at the keys that a form wants before the entry uses them.
func (e *Entry) TypedKey(key *fyne.KeyEvent) {
	line := !e.MultiLine && (key.Name == fyne.KeyReturn || key.Name == fyne.KeyEnter)
	switch {
	case e.onKey != nil && e.onKey(key):
	case key.Name == fyne.KeyEscape && e.Keys.Leave != nil:
		e.Keys.Leave()
	case line && e.Keys.Enter != nil:
		e.Keys.Enter()
	default:
		e.Entry.TypedKey(key)
	}
}

// AcceptsTab is false but for what uses Tab itself: in a form Tab goes on to the next field, also from a field of
// several lines.
func (e *Entry) AcceptsTab() bool { return e.tab }

// TypedShortcut submits the form with Ctrl/Cmd+Enter, edits the text, and passes the rest on.
func (e *Entry) TypedShortcut(s fyne.Shortcut) {
	if custom, ok := s.(*desktop.CustomShortcut); ok && (!editsText(custom) || look.TurnsSection(s) != 0) {
		e.Keys.Shortcut(e, s)
		return
	}
	if paste, ok := s.(*fyne.ShortcutPaste); ok && paste.Clipboard != nil {
		if why := e.tooLong(paste.Clipboard.Content()); why != "" {
			look.Call(e.OnTooLong, why)
			return
		}
	}
	e.Entry.TypedShortcut(s)
}

// The most bytes that are pasted at once: more is a file that was copied by mistake, with which an entry is slow.
const (
	longestLine = 4000
	longestText = 64 << 10
)

// tooLong is why a text is not pasted, or "".
func (e *Entry) tooLong(text string) string {
	switch {
	case e.MultiLine && len(text) > longestText:
		return locale.L("This text is too long; keep it under 65536 characters.")
	case !e.MultiLine && len(text) > longestLine:
		return locale.L("This is too long: use at most 2,000 characters.")
	}
	return ""
}

// editsText reports whether an entry moves or deletes by words with a shortcut.
func editsText(s *desktop.CustomShortcut) bool {
	switch s.KeyName {
	case fyne.KeyLeft,
		fyne.KeyRight,
		fyne.KeyHome,
		fyne.KeyEnd,
		fyne.KeyBackspace,
		fyne.KeyDelete,
		fyne.KeyUp,
		fyne.KeyDown:
		return true
	}
	return false
}

// AccessibilityLabel is what is in the entry, or what it asks for while it is empty. A secret is not spoken, nor what
// is being typed.
func (e *Entry) AccessibilityLabel() string {
	c := look.CanvasOf(e)
	if e.Text == "" || e.Password || c != nil && c.Focused() == fyne.Focusable(e) {
		return e.PlaceHolder
	}
	return e.Text
}

// AccessibilityRole is that of text: Fyne knows no entries.
func (e *Entry) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// End puts the cursor behind the first line.
func (e *Entry) End() {
	first, _, _ := strings.Cut(e.Text, "\n")
	e.CursorRow, e.CursorColumn = 0, len([]rune(first))
	e.Refresh()
}

// SetKeys sets what the entry reports to its form.
func (e *Entry) SetKeys(keys look.Keys) { e.Keys = keys }

// FocusGained also brings the field into sight.
func (e *Entry) FocusGained() {
	e.Entry.FocusGained()
	if e.cover != nil && e.MultiLine {
		e.cover.Hide() // the wheel moves the text that someone is working in
	}
	if e.whole {
		// A press with the pointer then puts the cursor and selects nothing.
		e.Entry.TypedShortcut(&fyne.ShortcutSelectAll{})
	}
	look.Do(e.Keys.Reached)
}

// FocusLost reports that the keyboard went elsewhere.
func (e *Entry) FocusLost() {
	e.Entry.FocusLost()
	if e.cover != nil {
		e.cover.Show()
	}
	look.Do(e.onLeft)
	look.Do(e.Keys.Left)
}

// wheelCover lies over an entry and receives nothing but the wheel, with which it scrolls the form: Fyne's entry would
// use it up, even where it has nothing to scroll.
type wheelCover struct {
	look.Composite

	entry *Entry
}

func newWheelCover(entry *Entry) *wheelCover {
	c := &wheelCover{entry: entry}
	c.Content = look.NewRectangle()
	c.ExtendBaseWidget(c)
	return c
}

// Scrolled scrolls the form.
func (c *wheelCover) Scrolled(e *fyne.ScrollEvent) { look.Call(c.entry.Keys.Wheel, e) }

// entryIcon is the small pressable picture at the right of an entry; it is no stop of the Tab key.
type entryIcon struct {
	widget.Icon

	spoken string
	tapped func()
}

func newEntryIcon(icon fyne.Resource, spoken string, tapped func()) *entryIcon {
	i := &entryIcon{spoken: spoken, tapped: tapped}
	i.ExtendBaseWidget(i)
	i.SetResource(icon)
	return i
}

func (i *entryIcon) Tapped(*fyne.PointEvent)                { i.tapped() }
func (i *entryIcon) Cursor() desktop.Cursor                 { return desktop.PointerCursor }
func (i *entryIcon) AccessibilityLabel() string             { return i.spoken }
func (i *entryIcon) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }
