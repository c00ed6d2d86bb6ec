package form

import (
	"cmp"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"

	"laurel/app/desktop/kit/look"
	"laurel/data/locale"
)

// PickerField asks for one or several of many options: it opens a list that is searched by typing.
type PickerField struct {
	fieldBase

	options []Option
	folded  []string
	many    bool
	all     bool // all that are found can be chosen at once
	chosen  []string
	box     *pickerBox
	add     func(text string) (Option, bool)
	accepts func(text string) bool // nil: any new text
	open    *look.Overlay
	finder  *Finder
}

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
	f.box = &pickerBox{dropDown: newDropDown(&f.fieldBase), picker: f, chips: look.Flow(4)}
	f.box.ExtendBaseWidget(f.box)
	f.SetOptions(options)
	f.init(f, key, label, f.box, func() any { return strings.Join(f.chosen, "\x00") }, f.box)
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

// OfferNewIf offers what was typed as a new option only where accepts allows it, instead of refusing it once it was
// picked.
func (f *PickerField) OfferNewIf(accepts func(text string) bool) *PickerField {
	f.accepts = accepts
	return f
}

// OfferAll offers to choose all options at once, or all that a search finds.
func (f *PickerField) OfferAll() *PickerField {
	f.all = true
	return f
}

// Value is the identifier of the chosen option, or "".
func (f *PickerField) Value() string {
	if len(f.chosen) == 0 {
		return ""
	}
	return f.chosen[0]
}

// Values returns the identifiers of all chosen options.
func (f *PickerField) Values() []string { return slices.Clone(f.chosen) }

// SetValue chooses options and makes them the unchanged ones.
func (f *PickerField) SetValue(ids ...string) *PickerField {
	f.chosen = slices.DeleteFunc(slices.Clone(ids), func(id string) bool { return id == "" })
	f.box.show()
	f.Settle()
	return f
}

// Choose adds an option, or removes it again, as a person would.
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
	f.reportChanged()
}

func (f *PickerField) text(id string) string {
	if i := slices.IndexFunc(f.options, func(o Option) bool { return o.ID == id }); i >= 0 {
		return f.options[i].Text
	}
	return id
}

// find returns the options that match, those chosen with a tick.
func (f *PickerField) find(query string) []Item {
	items := Items(f.options, f.folded, query, f.picked)
	for i := range items {
		items[i].Checked = slices.Contains(f.chosen, items[i].ID)
	}
	name := strings.TrimSpace(query)
	if f.all {
		items = f.withAll(items, name)
	}
	known := slices.Contains(f.folded, locale.Fold(name+" "))
	if f.add != nil && name != "" && !known && (f.accepts == nil || f.accepts(name)) {
		title := locale.L("Add “{{.Name}}”", locale.Values{"Name": name})
		items = append(items, Item{Title: title, Pick: func() { f.addNew(name) }})
	}
	return items
}

// withAll adds an item that chooses all those that are not yet chosen: the first one, and where something is searched
// the last one, since Enter chooses the first.
func (f *PickerField) withAll(items []Item, query string) []Item {
	others := slices.DeleteFunc(slices.Clone(items), func(i Item) bool { return i.Checked })
	if len(others) < 2 || len(items) == mostItems {
		return items
	}
	all := Item{Title: locale.N("All {{.Count}}", len(items)), Pick: func() {
		for _, other := range others {
			f.chosen = append(f.chosen, other.ID)
		}
		f.box.show()
		f.reportChanged()
		f.open.Close()
	}}
	if query == "" {
		return slices.Insert(items, 0, all)
	}
	return append(items, all)
}

func (f *PickerField) addNew(name string) {
	if o, ok := f.add(name); ok {
		f.SetOptions(append(slices.Clone(f.options), o))
		f.picked(o.ID)
	}
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
	f.reportChanged()
	f.open.Close()
	look.Do(f.box.Keys.Chosen)
}

// show opens the list below the box, with something typed already.
func (f *PickerField) show(typed string) {
	if f.open.IsOpen() {
		return
	}
	f.showBelow(f.box, dp(320))
	if f.open != nil {
		f.finder.Type(typed)
	}
}

// showBelow opens the list below an object, as high as it needs and at most so high.
func (f *PickerField) showBelow(o fyne.CanvasObject, most float32) {
	height := min(most, dp(76)+dp(36)*float32(len(f.options)))
	f.finder = NewFinder(locale.L("Type to search"), f.find, func() { f.open.Close() })
	f.open = look.ShowBelow(o, container.NewStack(f.finder), dp(320), height)
	if f.open != nil {
		f.finder.Entry.Keys.Pass = f.open.Pass
		f.finder.SetTab(f.tab)
		f.open.Canvas.Focus(f.finder.Entry)
	}
}

// tab picks what was searched for, as in a list of a browser, closes the list, and goes on to the field beside.
func (f *PickerField) tab() {
	if f.finder.Entry.Text != "" {
		f.finder.pick(f.finder.chosen)
	}
	f.open.Close()
	if f.open.Canvas.Focused() != f.box {
		return // a filter, or a line that has been saved
	}
	driver, is := fyne.CurrentApp().Driver().(desktop.Driver)
	if is && driver.CurrentKeyModifiers()&fyne.KeyModifierShift != 0 {
		f.open.Canvas.FocusPrevious()
		return
	}
	f.open.Canvas.FocusNext()
}

// FilterByPicker opens a searchable list of options below any object, for a filter of many values; picked receives the
// identifiers that are chosen after each press.
func FilterByPicker(below fyne.CanvasObject, options []Option, chosen []string, picked func(ids []string)) {
	f := newPicker("", "", options, true)
	f.SetValue(chosen...)
	f.attach(look.Keys{Changed: func() { picked(f.Values()) }})
	f.showBelow(below, dp(360))
}

// pickerBox is the frame that shows what is chosen and opens the list.
type pickerBox struct {
	dropDown

	picker *PickerField
	chips  *fyne.Container // what is chosen of many
}

// show puts what is chosen into the frame.
func (b *pickerBox) show() {
	f := b.picker
	b.chips.Objects = nil
	b.words.Color, b.words.Text = look.ColorQuiet, cmp.Or(f.text(""), locale.L("Choose"))
	for _, id := range f.chosen {
		if f.many {
			b.chips.Add(look.NewPickedChip(f.text(id)+" ×", func() { f.Choose(id) }))
			continue
		}
		b.words.Color, b.words.Text = look.ColorInk, f.text(id)
	}
	b.words.Hidden = f.many && len(f.chosen) > 0
	b.words.Refresh()
	b.Refresh()
}

// Tapped opens the list.
func (b *pickerBox) Tapped(*fyne.PointEvent) {
	look.Focus(b)
	b.picker.show("")
}

// TypedKey opens the list, or removes the last choice.
func (b *pickerBox) TypedKey(e *fyne.KeyEvent) {
	f := b.picker
	switch {
	case look.IsPress(e.Name) || e.Name == fyne.KeyDown:
		f.show("")
	case e.Name == fyne.KeyBackspace || e.Name == fyne.KeyDelete:
		if n := len(f.chosen); n > 0 {
			f.Choose(f.chosen[n-1])
		}
	case e.Name == fyne.KeyEscape:
		look.Do(b.Keys.Leave)
	}
}

// TypedRune opens the list with the letter typed.
func (b *pickerBox) TypedRune(r rune) {
	if r != ' ' {
		b.picker.show(string(r))
	}
}

// AccessibilityLabel is the field's label.
func (b *pickerBox) AccessibilityLabel() string { return b.field.label.Text }

// CreateRenderer links the box to its drawing.
func (b *pickerBox) CreateRenderer() fyne.WidgetRenderer {
	arrange := func(s fyne.Size) {
		b.chips.Resize(fyne.NewSize(s.Width-dp(34), s.Height-dp(12)))
		inner := b.chips.MinSize().Height
		b.chips.Move(fyne.NewPos(dp(8), max((s.Height-inner)/2, dp(6))))
	}
	least := func() fyne.Size {
		return fyne.NewSize(dp(120), max(b.chips.MinSize().Height+dp(12), dp(36)))
	}
	return b.draw(arrange, least, b.chips)
}
