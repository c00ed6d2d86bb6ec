package form

import (
	"image/color"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"laurel/app/desktop/kit/look"
	"laurel/data/locale"
)

// PickerField asks for one or several of many options: it opens a list that is searched by typing.
type PickerField struct {
	fieldBase

	options []Option
	folded  []string
	many    bool
	chosen  []string
	set     []string
	box     *pickerBox
	add     func(text string) (Option, bool)
	accepts func(text string) bool // nil: any new text
	open    *look.Overlay
	finder  *Finder
}

var _ Field = (*PickerField)(nil)

// NewPickerField asks for one of many options.
func NewPickerField(key, label string, options []Option) *PickerField {
	return newPicker(key, label, options, false)
}

// NewMultiPickerField asks for any number of options, shown as chips. The order is the order of choosing.
func NewMultiPickerField(key, label string, options []Option) *PickerField {
	return newPicker(key, label, options, true)
}

func newPicker(key, label string, options []Option, many bool) *PickerField {
	f := &PickerField{many: many}
	f.box = &pickerBox{field: f, chips: look.Flow(4), words: look.NewColored("", look.ColorQuiet).Cutting(), frame: canvas.NewRectangle(color.Transparent), ring: look.NewRing(8)}
	f.box.ExtendBaseWidget(f.box)
	f.SetOptions(options)
	f.init(f, key, label, f.box)
	return f
}

// SetOptions changes what can be chosen; what is chosen and no longer offered stays chosen.
func (f *PickerField) SetOptions(options []Option) {
	f.options = options
	f.folded = make([]string, len(options))
	for i, o := range options {
		f.folded[i] = o.Folded()
	}
	f.box.show()
}

// AllowNew offers what was typed as a new option when nothing is called so; add makes it, or refuses.
func (f *PickerField) AllowNew(add func(text string) (Option, bool)) *PickerField {
	f.add = add
	return f
}

// Value is the identifier of the chosen option, or "".
func (f *PickerField) Value() string {
	if len(f.chosen) == 0 {
		return ""
	}
	return f.chosen[0]
}

// Values gives the identifiers of all chosen options.
func (f *PickerField) Values() []string { return slices.Clone(f.chosen) }

// SetValue chooses options and makes them the unchanged ones.
func (f *PickerField) SetValue(ids ...string) *PickerField {
	f.chosen = slices.DeleteFunc(slices.Clone(ids), func(id string) bool { return id == "" })
	f.set = slices.Clone(f.chosen)
	f.box.show()
	return f
}

// Choose adds an option, or takes it away again, as a person would.
func (f *PickerField) Choose(id string) {
	switch i := slices.Index(f.chosen, id); {
	case i >= 0:
		f.chosen = slices.Delete(f.chosen, i, i+1)
	case f.many:
		f.chosen = append(f.chosen, id)
	default:
		f.chosen = []string{id}
	}
	f.box.show()
	f.tellChanged()
}

// OfferNewIf offers what was typed as a new option only where accepts says so, instead of refusing it once it was picked.
func (f *PickerField) OfferNewIf(accepts func(text string) bool) *PickerField {
	f.accepts = accepts
	return f
}

// offersNew tells whether what was typed may become an option.
func (f *PickerField) offersNew(name string) bool {
	return f.add != nil && name != "" && !slices.Contains(f.folded, locale.Fold(name+" ")) && (f.accepts == nil || f.accepts(name))
}

// Changed tells whether other options are chosen than those set.
func (f *PickerField) Changed() bool { return !slices.Equal(f.chosen, f.set) }

// Settle makes the present options the unchanged ones.
func (f *PickerField) Settle() { f.set = slices.Clone(f.chosen) }

// Target is the box.
func (f *PickerField) Target() fyne.Focusable { return f.box }

func (f *PickerField) text(id string) string {
	for _, o := range f.options {
		if o.ID == id {
			return o.Text
		}
	}
	return id
}

// find gives the options that match, those chosen with a tick.
func (f *PickerField) find(query string) []Item {
	var items []Item
	for _, i := range Rank(f.folded, query, FinderLimit) {
		o := f.options[i]
		items = append(items, Item{
			Title: o.Text, Detail: o.Detail, Portrait: o.Portrait, Checked: slices.Contains(f.chosen, o.ID),
			Pick: func() { f.picked(o.ID) },
		})
	}
	if name := strings.TrimSpace(query); f.offersNew(name) {
		items = append(items, Item{Title: locale.L("Add “{{.Name}}”", map[string]any{"Name": name}), Pick: func() { f.addNew(name) }})
	}
	return items
}

func (f *PickerField) addNew(name string) {
	o, ok := f.add(name)
	if !ok {
		return
	}
	f.SetOptions(append(slices.Clone(f.options), o))
	f.picked(o.ID)
}

func (f *PickerField) picked(id string) {
	if f.many {
		f.Choose(id)
		f.finder.Entry.SetText("")
		f.finder.again()
		return
	}
	f.chosen = []string{id}
	f.box.show()
	f.tellChanged()
	f.open.Close()
}

// show opens the list below the box.
func (f *PickerField) show(typed string) {
	if f.open.IsOpen() {
		return
	}
	f.finder = NewFinder(locale.L("Type to search"), f.find, func() { f.open.Close() })
	f.open = look.ShowBelow(f.box, f.finder, look.Dp(320), min(look.Dp(320), look.Dp(76)+look.Dp(36)*float32(len(f.options))))
	if f.open == nil {
		return
	}
	f.open.Canvas.Focus(f.finder.Entry)
	if typed != "" {
		f.finder.Entry.SetText(typed)
		f.finder.Entry.End()
	}
}

// pickerBox is the frame that shows what is chosen and opens the list.
type pickerBox struct {
	widget.BaseWidget

	field            *PickerField
	chips            *fyne.Container // what is chosen of many
	words            *look.Text      // what is chosen of one, or the prompt
	focused, hovered bool
	frame, ring      *canvas.Rectangle
	caret            *canvas.Text
}

var (
	_ fyne.Tappable     = (*pickerBox)(nil)
	_ fyne.Focusable    = (*pickerBox)(nil)
	_ fyne.Shortcutable = (*pickerBox)(nil)
	_ fyne.Accessible   = (*pickerBox)(nil)
	_ desktop.Hoverable = (*pickerBox)(nil)
)

// show puts what is chosen into the frame.
func (b *pickerBox) show() {
	f := b.field
	b.chips.Objects = nil
	for _, id := range f.chosen {
		if !f.many {
			b.words.Color = look.ColorInk
			b.words.SetText(f.text(id))
			continue
		}
		b.chips.Add(look.NewPickedChip(f.text(id)+" ×", func() { f.Choose(id) }))
	}
	b.words.Hidden = f.many && len(f.chosen) > 0
	if len(f.chosen) == 0 {
		b.words.Color = look.ColorQuiet
		b.words.SetText(locale.L("Choose"))
	}
	b.words.Refresh()
	b.Refresh()
}

// Tapped opens the list.
func (b *pickerBox) Tapped(*fyne.PointEvent) {
	if c := look.CanvasOf(b); c != nil {
		c.Focus(b)
	}
	b.field.show("")
}

// TypedKey opens the list, or takes the last choice away.
func (b *pickerBox) TypedKey(e *fyne.KeyEvent) {
	f := b.field
	switch e.Name {
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter, fyne.KeyDown:
		f.show("")
	case fyne.KeyBackspace, fyne.KeyDelete:
		if n := len(f.chosen); n > 0 {
			f.Choose(f.chosen[n-1])
		}
	case fyne.KeyEscape:
		if f.keys.Leave != nil {
			f.keys.Leave()
		}
	}
}

// TypedRune opens the list with the letter typed.
func (b *pickerBox) TypedRune(r rune) {
	if r != ' ' {
		b.field.show(string(r))
	}
}

// TypedShortcut submits the form.
func (b *pickerBox) TypedShortcut(s fyne.Shortcut) { b.field.keys.Shortcut(b, s) }

// FocusGained shows the ring; the form brings the field into sight.
func (b *pickerBox) FocusGained() {
	b.focused = true
	b.Refresh()
	b.field.keys.TellReached()
}

// FocusLost hides the ring.
func (b *pickerBox) FocusLost() { b.focused = false; b.Refresh() }

// MouseIn shows the hover ground.
func (b *pickerBox) MouseIn(*desktop.MouseEvent) { b.hovered = true; b.Refresh() }

// MouseMoved is not used.
func (b *pickerBox) MouseMoved(*desktop.MouseEvent) {}

// MouseOut hides the hover ground.
func (b *pickerBox) MouseOut() { b.hovered = false; b.Refresh() }

// AccessibilityLabel is the field's label.
func (b *pickerBox) AccessibilityLabel() string { return b.field.label.Text }

// AccessibilityRole is a button's.
func (b *pickerBox) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// CreateRenderer links the box to its drawing.
func (b *pickerBox) CreateRenderer() fyne.WidgetRenderer {
	b.caret = canvas.NewText("▾", color.Transparent)
	b.paint()
	return &look.Drawing{
		Shown: []fyne.CanvasObject{b.frame, b.chips, b.words, b.caret, b.ring},
		Arrange: func(s fyne.Size) {
			b.frame.Resize(s)
			b.ring.Move(fyne.NewPos(-2, -2))
			b.ring.Resize(s.AddWidthHeight(4, 4))
			b.chips.Resize(fyne.NewSize(s.Width-look.Dp(34), s.Height-look.Dp(12)))
			inner := b.chips.MinSize().Height
			b.chips.Move(fyne.NewPos(look.Dp(8), max((s.Height-inner)/2, look.Dp(6))))
			line := b.words.MinSize().Height
			b.words.Move(fyne.NewPos(look.Dp(8), (s.Height-line)/2))
			b.words.Resize(fyne.NewSize(s.Width-look.Dp(34), line))
			caret := b.caret.MinSize()
			b.caret.Move(fyne.NewPos(s.Width-look.Dp(20), (s.Height-caret.Height)/2))
		},
		Least: func() fyne.Size {
			return fyne.NewSize(look.Dp(120), max(b.chips.MinSize().Height+look.Dp(12), look.Dp(36)))
		},
		Paint: b.paint,
	}
}

func (b *pickerBox) paint() {
	b.frame.FillColor, b.frame.StrokeColor, b.frame.StrokeWidth = look.Color(theme.ColorNameInputBackground), look.Color(theme.ColorNameInputBorder), 1
	if b.hovered {
		b.frame.FillColor = look.Blend(b.frame.FillColor, look.Color(theme.ColorNameHover))
	}
	b.frame.CornerRadius = look.Dp(6)
	if b.caret != nil {
		b.caret.Color, b.caret.TextSize = look.Color(look.ColorQuiet), look.TextSize("")
	}
	look.PaintRing(b.ring, b.focused, 8)
}

// FilterByPicker opens a searchable list of options below any object, for a filter of many values; picked is told the
// identifiers that are now chosen after each press.
func FilterByPicker(below fyne.CanvasObject, options []Option, chosen []string, picked func(ids []string)) {
	f := newPicker("", "", options, true)
	f.SetValue(chosen...)
	f.attach(look.Keys{Changed: func() { picked(f.Values()) }})
	f.finder = NewFinder(locale.L("Type to search"), f.find, func() { f.open.Close() })
	f.open = look.ShowBelow(below, container.NewStack(f.finder), look.Dp(320), look.Dp(360))
	if f.open != nil {
		f.open.Canvas.Focus(f.finder.Entry)
	}
}
