package surface

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"laurel/app/desktop/kit/look"
)

// listView is a List as its body sees it.
type listView struct{ *List }

var _ View = listView{}

func (v listView) Extent() fyne.Size {
	return fyne.NewSize(1, v.state.tops[len(v.state.tops)-1]+dp(v.options.Foot))
}

func (v listView) Draw()   { v.draw() }
func (v listView) Forget() { v.forget() }

// FocusChanged makes a row current where there must be one.
func (v listView) FocusChanged() {
	if v.options.Follow && v.body.Focused && v.state.current < 0 {
		v.pick(v.nearest(0), false, false)
	}
}

// Pressed picks a row; a second press on it soon after opens it.
func (v listView) Pressed(e *desktop.MouseEvent) {
	row := v.rowAt(e.Position.Y)
	if row < 0 || !v.rows.Selectable(row) {
		return
	}
	key := v.rows.Key(row)
	toggle, extend := Adds(e)
	switch {
	case e.Button == desktop.MouseButtonSecondary:
		if !v.state.selected.Has(key) {
			v.pick(row, false, false)
		}
		if v.OnMenu != nil {
			v.OnMenu(v.Selected(), e.AbsolutePosition)
		}
	case v.OnPress != nil && !toggle && !extend && v.OnPress(key, e.Position.SubtractXY(0, v.state.tops[row])):
	case v.body.Again(key, e):
		look.Call(v.OnOpen, key)
	default:
		v.pick(row, toggle, extend)
	}
}

func (v listView) Hovered(at fyne.Position, over bool) {
	row := -1
	if over {
		row = v.rowAt(at.Y)
	}
	if v.state.hovered != row {
		v.state.hovered = row
		v.body.Redraw()
	}
}

// TypedKey moves, opens, adds, deletes, renames.
func (v listView) TypedKey(e *fyne.KeyEvent) {
	if to, ok := v.target(e.Name); ok {
		v.pick(to, false, v.body.Shift)
		return
	}
	key, some := v.Current()
	switch {
	case e.Name == fyne.KeyInsert && v.OnAdd != nil:
		v.OnAdd()
	case some && v.OnMenu != nil && (e.Name == desktop.KeyMenu || e.Name == fyne.KeyF10 && v.body.Shift):
		below := fyne.NewPos(dp(48), v.state.tops[v.state.current+1])
		v.OnMenu(v.Selected(), fyne.CurrentApp().Driver().AbsolutePositionForObject(v.body).Add(below))
	case e.Name == fyne.KeyEscape && (!some || v.state.selected.Len() <= 1):
		look.PassKey(v.body, e)
	case some:
		v.typedOnRow(e.Name, key)
	}
}

// typedOnRow does what a key means for the current row, or for the rows that are selected.
func (v listView) typedOnRow(name fyne.KeyName, key string) {
	switch name {
	case fyne.KeyReturn, fyne.KeyEnter:
		look.Call(v.OnOpen, key)
	case fyne.KeyDelete, fyne.KeyBackspace:
		look.CallSome(v.OnDelete, v.Selected())
	case fyne.KeyF2:
		look.Call(v.OnRename, key)
	case fyne.KeySpace:
		if v.OnTick != nil {
			look.CallSome(v.OnTick, v.Selected())
		} else {
			v.pick(v.state.current, true, false)
		}
	case fyne.KeyEscape:
		v.pick(v.state.current, false, false)
	}
}

// target is the row that a movement key leads to.
func (v listView) target(key fyne.KeyName) (row int, ok bool) {
	current, n := v.state.current, v.rows.Len()
	switch key {
	case fyne.KeyDown:
		row = v.Step(current, 1)
	case fyne.KeyUp:
		row = v.Step(max(current, 0), -1)
	case fyne.KeyHome:
		row = v.Step(-1, 1)
	case fyne.KeyEnd:
		row = v.Step(n, -1)
	case fyne.KeyPageDown:
		row = v.page(1)
	case fyne.KeyPageUp:
		row = v.page(-1)
	default:
		if v.options.Keys == nil {
			return 0, false
		}
		if row, ok = v.options.Keys(key); !ok {
			return 0, false
		}
	}
	if row < 0 {
		row = v.nearest(current)
	}
	return row, true
}

// page is the row about a sight away.
func (v listView) page(by int) int {
	if v.state.current < 0 {
		return v.Step(-1, 1)
	}
	tops, overlap := v.state.tops, dp(v.options.Overlap)
	y := tops[v.state.current] + float32(by)*max(v.scroll.Size().Height-overlap, overlap)
	return v.nearest(v.rowAt(min(max(y, 0), tops[len(tops)-1]-1)))
}

// TypedRune jumps to a row that begins with what is typed.
func (v listView) TypedRune(r rune) {
	text := func(i int) string {
		if !v.rows.Selectable(i) {
			return ""
		}
		return v.rows.Text(i)
	}
	if i := v.state.typed.Next(r, v.state.current, v.rows.Len(), text); i >= 0 {
		v.pick(i, false, false)
	}
}

// TypedShortcut selects all, copies, or asks the owner.
func (v listView) TypedShortcut(s fyne.Shortcut) (used bool) {
	switch s.(type) {
	case *fyne.ShortcutSelectAll:
		v.SelectAll()
		return true
	case *fyne.ShortcutCopy:
		if v.CopySelected() {
			return true
		}
	}
	return v.OnShortcut != nil && v.OnShortcut(s)
}

// Label is the current row.
func (v listView) Label() string {
	if row := v.CurrentRow(); row >= 0 {
		return v.rows.Label(row)
	}
	return ""
}

// Items are the rows in sight.
func (v listView) Items() []look.Item {
	from := v.scroll.Offset.Y
	until := from + v.scroll.Size().Height
	var items []look.Item
	for row := range v.rows.Len() {
		top, below := v.state.tops[row], v.state.tops[row+1]
		if below > from && top < until {
			size := fyne.NewSize(v.scroll.Size().Width, below-top)
			items = append(items, look.Item{Label: v.rows.Label(row), At: fyne.NewPos(0, top), Size: size})
		}
	}
	return items
}
