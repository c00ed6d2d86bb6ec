package look

import (
	"runtime"
	"strings"

	"fyne.io/fyne/v2"

	"laurel/data/locale"
)

// KeyText is how the platform writes a key with modifiers: Ctrl+Shift+N, ⇧⌘N. It is empty for no key.
func KeyText(key fyne.KeyName, mod fyne.KeyModifier) string {
	if key == "" {
		return ""
	}
	mac := runtime.GOOS == "darwin"
	var parts []string
	for _, m := range []struct {
		mod        fyne.KeyModifier
		name, sign string
	}{
		{fyne.KeyModifierControl, locale.X("key.control", "Ctrl"), "⌃"},
		{fyne.KeyModifierAlt, locale.X("key.alt", "Alt"), "⌥"},
		{fyne.KeyModifierShift, locale.X("key.shift", "Shift"), "⇧"},
		{fyne.KeyModifierSuper, "Super", "⌘"},
	} {
		if mod&m.mod == 0 {
			continue
		}
		if mac {
			parts = append(parts, m.sign)
		} else {
			parts = append(parts, m.name)
		}
	}
	parts = append(parts, keyName(key))
	if mac {
		return strings.Join(parts, "")
	}
	return strings.Join(parts, "+")
}

// keyName is what is printed on a key.
func keyName(key fyne.KeyName) string {
	switch key {
	case fyne.KeyComma:
		return ","
	case fyne.KeyEqual:
		return "+"
	case fyne.KeyMinus:
		return "-"
	case fyne.KeyReturn, fyne.KeyEnter:
		return locale.X("key.enter", "Enter")
	case fyne.KeyDelete:
		return locale.X("key.delete", "Del")
	case fyne.KeyInsert:
		return locale.X("key.insert", "Ins")
	case fyne.KeyPageUp:
		return locale.X("key.pageUp", "PgUp")
	case fyne.KeyPageDown:
		return locale.X("key.pageDown", "PgDn")
	case fyne.KeyUp:
		return "↑"
	case fyne.KeyDown:
		return "↓"
	case fyne.KeyLeft:
		return "←"
	case fyne.KeyRight:
		return "→"
	}
	return string(key)
}

// KeyHint is the text of a key that what has the keyboard handles itself: a menu only shows it.
type KeyHint string

// ShortcutName implements [fyne.Shortcut].
func (h KeyHint) ShortcutName() string { return string(h) }

// shortcutText is how a menu writes the key of an item.
func shortcutText(s fyne.Shortcut) string {
	switch s := s.(type) {
	case KeyHint:
		return string(s)
	case fyne.KeyboardShortcut:
		return KeyText(s.Key(), s.Mod())
	}
	return ""
}
