package reports

import (
	"cmp"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"laurel/app/desktop/kit/look"
	"laurel/app/documents"
	"laurel/data/locale"
)

// listChooser chooses and orders the values of a List, such as the columns of a roster. What is chosen is first, in
// its order. Each press counts at once.
type listChooser struct {
	option  documents.Option
	chosen  []string
	initial string // what "The usual ones" chooses
	changed func(value string)
	leave   func()

	rows  *fyne.Container
	usual *leavingButton
	lines map[string]*listLine
}

// chooseList opens the chooser for an option of the document shown.
func (h *options) chooseList(option documents.Option) {
	o := h.v.job()
	value := o.value(option)
	usual := option.Default
	if option.Parts { // what a packet consists of unless others are chosen
		usual = strings.Join(o.document.UsualParts(o.request(h.v.program, false)), ",")
		value = cmp.Or(value, usual)
	}
	c := newListChooser(
		option,
		value,
		func(value string) { h.v.choose(h.v.job().with(option, value)) },
	)
	c.initial = usual
	hint := look.NewParagraph(
		locale.L(
			"Space adds or removes one; Ctrl with the up and down arrows moves it. What the audience " +
				"may not see is left out of the file.",
		),
	)
	content := container.NewBorder(look.Down(8, hint, look.Across(8, c.usual), look.NewLine()), nil, nil, nil, c.rows)
	c.leave = h.v.s.Dialogs.ShowContent(option.Title(locale.Window()), content, 460, 600)
	h.v.s.Runner.After(&h.v.focusing, frame, c.focusFirst)
}

// focusFirst moves the keyboard to the first line.
func (c *listChooser) focusFirst() {
	first := c.lines[c.inOrder()[0]]
	if canvas := fyne.CurrentApp().Driver().CanvasForObject(first); canvas != nil {
		canvas.Focus(first)
	}
}

// leavingButton is a button that leaves its dialog with Escape.
type leavingButton struct {
	look.Button
	chooser *listChooser
}

func (c *listChooser) button(icon fyne.Resource, text string, tapped func()) *leavingButton {
	b := &leavingButton{chooser: c}
	b.Text, b.OnTapped = text, tapped
	if icon != nil {
		b.Icon = icon
		b.Text = ""
		b.Spoken = text
		b.Look = look.QuietLook
	}
	b.ExtendBaseWidget(b)
	return b
}

// TypedKey hears Escape.
func (b *leavingButton) TypedKey(e *fyne.KeyEvent) {
	if e.Name == fyne.KeyEscape {
		b.chooser.leave()
		return
	}
	b.Button.TypedKey(e)
}

func newListChooser(option documents.Option, value string, changed func(string)) *listChooser {
	c := &listChooser{
		option:  option,
		initial: option.Default,
		changed: changed,
		leave:   func() {},
		rows:    look.Down(0),
		lines:   map[string]*listLine{},
	}
	c.chosen = slices.DeleteFunc(listOf(value), func(id string) bool { return !c.known(id) })
	for _, v := range option.Values {
		c.lines[v.ID] = newListLine(c, v.ID, option.ValueTitle(locale.Window(), v.ID))
	}
	c.usual = c.button(nil, locale.L("The usual ones"), c.reset)
	c.show()
	return c
}

func (c *listChooser) known(id string) bool {
	return slices.ContainsFunc(c.option.Values, func(v documents.Value) bool { return v.ID == id })
}

func (c *listChooser) reset() {
	c.chosen = listOf(c.initial)
	c.showSaved()
}

// toggle adds a value as the last, or removes it.
func (c *listChooser) toggle(id string) {
	if i := slices.Index(c.chosen, id); i >= 0 {
		if len(c.chosen) == 1 && c.option.Default != "" {
			c.show() // a list of nothing would be the usual one
			return
		}
		c.chosen = slices.Delete(c.chosen, i, i+1)
	} else {
		c.chosen = append(c.chosen, id)
	}
	c.showSaved()
}

// move changes the place of a chosen value by one.
func (c *listChooser) move(id string, by int) {
	from := slices.Index(c.chosen, id)
	to := from + by
	if from < 0 || to < 0 || to >= len(c.chosen) {
		return
	}
	c.chosen[from], c.chosen[to] = c.chosen[to], c.chosen[from]
	c.showSaved()
}

func (c *listChooser) showSaved() {
	c.show()
	c.changed(strings.Join(c.chosen, ","))
}

// inOrder returns the chosen values in their order, then the others in the document's.
func (c *listChooser) inOrder() []string {
	ids := slices.Clone(c.chosen)
	for _, v := range c.option.Values {
		if !slices.Contains(c.chosen, v.ID) {
			ids = append(ids, v.ID)
		}
	}
	return ids
}

func (c *listChooser) show() {
	c.rows.Objects = nil
	for i, id := range c.inOrder() {
		line := c.lines[id]
		line.show(i < len(c.chosen), i > 0, i+1 < len(c.chosen))
		c.rows.Objects = append(c.rows.Objects, line.content)
	}
	c.rows.Refresh()
}

// neighbour moves the keyboard to the line above or below.
func (c *listChooser) neighbour(id string, by int) {
	ids := c.inOrder()
	to := slices.Index(ids, id) + by
	if to < 0 || to >= len(ids) {
		return
	}
	if canvas := fyne.CurrentApp().Driver().CanvasForObject(c.lines[id]); canvas != nil {
		canvas.Focus(c.lines[ids[to]])
	}
}

// listLine is one value: a box to tick, and arrows to move it.
type listLine struct {
	widget.Check
	chooser  *listChooser
	id       string
	up, down *leavingButton
	content  fyne.CanvasObject
	setting  bool
}

var _ fyne.Shortcutable = (*listLine)(nil)

func newListLine(c *listChooser, id, title string) *listLine {
	l := &listLine{chooser: c, id: id}
	l.Text = title
	l.OnChanged = func(bool) {
		if !l.setting {
			c.toggle(id)
		}
	}
	l.ExtendBaseWidget(l)
	l.up = c.button(theme.MoveUpIcon(), locale.L("Move up"), func() { c.move(id, -1) })
	l.down = c.button(theme.MoveDownIcon(), locale.L("Move down"), func() { c.move(id, +1) })
	l.content = container.NewBorder(nil, nil, nil, look.Across(0, l.up, l.down), l)
	return l
}

func (l *listLine) show(chosen, canRise, canSink bool) {
	l.setting = true
	l.SetChecked(chosen)
	l.setting = false
	l.up.Hidden, l.down.Hidden = !chosen || !canRise, !chosen || !canSink
	l.content.Refresh()
}

// AccessibilityLabel is the value, and whether it is ticked.
func (l *listLine) AccessibilityLabel() string {
	if l.Checked {
		return locale.L("{{.Text}}, selected", locale.Values{"Text": l.Text})
	}
	return l.Text
}

// AccessibilityRole is a button's: Fyne knows no boxes to tick.
func (l *listLine) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// TypedKey goes to the neighbours with the arrows.
func (l *listLine) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyUp:
		l.chooser.neighbour(l.id, -1)
	case fyne.KeyDown:
		l.chooser.neighbour(l.id, +1)
	case fyne.KeyEscape:
		l.chooser.leave()
	default:
		l.Check.TypedKey(e)
	}
}

// TypedShortcut moves the value with Ctrl (on macOS Cmd) and the arrows.
func (l *listLine) TypedShortcut(s fyne.Shortcut) {
	pressed, ok := s.(*desktop.CustomShortcut)
	if !ok || pressed.Modifier != fyne.KeyModifierShortcutDefault {
		return
	}
	switch pressed.KeyName {
	case fyne.KeyUp:
		l.chooser.move(l.id, -1)
	case fyne.KeyDown:
		l.chooser.move(l.id, +1)
	}
}
