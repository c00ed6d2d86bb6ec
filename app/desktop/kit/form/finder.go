package form

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"

	"laurel/app/desktop/kit/look"
	"laurel/data/locale"
)

// mostItems is how many results a finder shows.
const mostItems = 60

// Item is one line of a finder.
type Item struct {
	ID                   string // of an option
	Title, Detail, Group string
	Portrait             *look.Portrait
	Checked              bool
	Disabled             bool
	Pick                 func()
}

// Items returns the options that match a query, best first; folded are their texts as Option.Folded returns them.
func Items(options []Option, folded []string, query string, pick func(id string)) []Item {
	var items []Item
	for _, i := range Rank(folded, query, mostItems) {
		o := options[i]
		items = append(items, Item{
			ID: o.ID, Title: o.Text, Detail: o.Detail, Portrait: o.Portrait, Pick: func() { pick(o.ID) },
		})
	}
	return items
}

// Finder is an entry with a list of results below it: type to filter, Up and Down to choose, Enter to pick, Escape to
// leave. The palette and the pickers are made of it.
type Finder struct {
	look.Composite

	Entry  *Entry
	find   func(query string) []Item
	leave  func()
	onTab  func() // nil: Tab goes to what is beside the finder
	items  []Item
	chosen int
	rows   []*finderRow
	list   *fyne.Container
	scroll *look.Scroll
	none   *look.Text
}

// NewFinder makes a finder; find returns the results for a query as typed.
func NewFinder(placeholder string, find func(string) []Item, leave func()) *Finder {
	f := &Finder{Entry: NewEntry(false), find: find, leave: leave, list: look.Down(0)}
	f.Entry.SetPlaceHolder(placeholder)
	f.Entry.SetIcon(theme.SearchIcon())
	f.Entry.OnChanged = func(string) { f.search() }
	f.Entry.onKey = f.key
	f.none = look.NewColored(locale.L("Nothing matches."), look.ColorQuiet)
	f.scroll = look.NewVScroll(f.list)
	results := container.NewStack(f.scroll, look.Pad(8, 8, 8, 8, f.none))
	f.Content = container.NewBorder(f.Entry, nil, nil, nil, look.Pad(8, 0, 0, 0, results))
	f.ExtendBaseWidget(f)
	f.search()
	return f
}

// Type puts text in as a person would.
func (f *Finder) Type(text string) {
	if text != "" {
		f.Entry.SetText(text)
		f.Entry.End()
	}
}

// search asks for the results of what is typed and chooses the first.
func (f *Finder) search() {
	f.items = f.find(f.Entry.Text)
	f.items = f.items[:min(len(f.items), mostItems)]
	f.chosen = 0
	f.show()
	f.scroll.ScrollToOffset(fyne.Position{})
}

// again asks once more and keeps the chosen line, after a pick that leaves the finder open.
func (f *Finder) again() {
	chosen := f.chosen
	offset := f.scroll.Offset
	f.search()
	f.chosen = min(chosen, max(len(f.items)-1, 0))
	f.show()
	f.scroll.ScrollToOffset(offset)
}

func (f *Finder) show() {
	for len(f.rows) < len(f.items) {
		f.rows = append(f.rows, newFinderRow(f, len(f.rows)))
	}
	objects := make([]fyne.CanvasObject, len(f.items))
	group := ""
	for i, item := range f.items {
		f.rows[i].set(item, i == f.chosen, item.Group != group)
		group = item.Group
		objects[i] = f.rows[i]
	}
	f.list.Objects = objects
	f.list.Refresh()
	f.none.Hidden = len(f.items) > 0
	f.none.Refresh()
	f.scroll.Refresh()
}

func (f *Finder) key(e *fyne.KeyEvent) bool {
	switch e.Name {
	case fyne.KeyDown:
		f.choose(f.chosen + 1)
	case fyne.KeyUp:
		f.choose(f.chosen - 1)
	case fyne.KeyPageDown:
		f.choose(f.chosen + 8)
	case fyne.KeyPageUp:
		f.choose(f.chosen - 8)
	case fyne.KeyReturn, fyne.KeyEnter:
		f.pick(f.chosen)
	case fyne.KeyEscape:
		f.leave()
	case fyne.KeyTab:
		f.onTab() // received only by SetTab
	default:
		return false
	}
	return true
}

// SetTab sets what Tab and Shift+Tab do.
func (f *Finder) SetTab(do func()) {
	f.onTab = do
	f.Entry.tab = true
}

func (f *Finder) choose(index int) {
	if len(f.items) == 0 {
		return
	}
	f.chosen = min(max(index, 0), len(f.items)-1)
	f.show()
	f.scroll.RevealSpan(f.rows[f.chosen].Position().Y, f.rows[f.chosen].Size().Height)
}

func (f *Finder) pick(index int) {
	if index < 0 || index >= len(f.items) || f.items[index].Disabled || f.items[index].Pick == nil {
		return
	}
	f.items[index].Pick()
}

// finderRow is one line of results, with its group's name above the first of a group.
type finderRow struct {
	look.Pressable

	finder *Finder
	index  int
	item   Item
	chosen bool
	headed bool

	ground                       *canvas.Rectangle
	heading, title, detail, tick *canvas.Text
	avatar                       *look.Avatar
}

func newFinderRow(f *Finder, index int) *finderRow {
	r := &finderRow{finder: f, index: index}
	r.ExtendBaseWidget(r)
	return r
}

// AccessibilityLabel is the option with what is known of it.
func (r *finderRow) AccessibilityLabel() string {
	return locale.Joined(", ", r.item.Title, r.item.Detail)
}

// HintAt is the option with what is known of it, where something is cut.
func (r *finderRow) HintAt(fyne.Position) string {
	if r.title.Text == r.item.Title && r.detail.Text == r.item.Detail {
		return ""
	}
	return r.AccessibilityLabel()
}

func (r *finderRow) set(item Item, chosen, headed bool) {
	r.item = item
	r.chosen = chosen
	r.headed = headed && item.Group != ""
	r.Refresh()
}

func (r *finderRow) Tapped(*fyne.PointEvent) {
	r.finder.chosen = r.index
	r.finder.pick(r.index)
}

func (r *finderRow) MouseIn(*desktop.MouseEvent) {
	if r.finder.chosen != r.index {
		r.finder.chosen = r.index
		r.finder.show()
	}
}

func (r *finderRow) CreateRenderer() fyne.WidgetRenderer {
	r.ground = look.NewRectangle()
	r.heading = look.NewWords()
	r.title = look.NewWords()
	r.detail = look.NewWords()
	r.tick, r.heading.TextStyle = look.NewWords(), look.Bold
	r.avatar = look.NewAvatar(look.Portrait{}, 24)
	least := func() fyne.Size {
		height := dp(36)
		if r.headed {
			height += dp(28)
		}
		return fyne.NewSize(dp(120), height)
	}
	return look.NewDrawing(r, r.arrange, least, r.paint, r.ground, r.heading, r.avatar, r.title, r.detail, r.tick)
}

func (r *finderRow) arrange(size fyne.Size) {
	top := float32(0)
	if r.headed {
		r.heading.Move(fyne.NewPos(dp(8), dp(8)))
		top = dp(28)
	}
	height := size.Height - top
	look.Place(r.ground, 0, top, size.Width, height)
	left, right := dp(8), size.Width-dp(8)
	look.Place(r.avatar, left, top+(height-dp(24))/2, dp(24), dp(24))
	if r.item.Portrait != nil {
		left += dp(32)
	}
	if r.item.Checked {
		right -= r.tick.MinSize().Width
		look.PlaceLine(r.tick, right, top, height)
		right -= dp(8)
	}
	detail := min(look.Measure(r.item.Detail, r.detail.TextSize, look.Plain).Width, (right-left)/2)
	look.Fit(r.detail, r.item.Detail, detail+1)
	look.PlaceLine(r.detail, right-detail, top, height)
	look.Fit(r.title, r.item.Title, right-left-detail-dp(12))
	look.PlaceLine(r.title, left, top, height)
}

func (r *finderRow) paint() {
	ground, ink := fyne.ThemeColorName(""), look.ColorInk
	if r.chosen {
		ground = look.ColorSelected
	}
	if r.item.Disabled {
		ink = theme.ColorNameDisabled
	}
	look.Fill(r.ground, ground, 6)
	look.Write(r.heading, strings.ToUpper(r.item.Group), "", look.ColorGreen)
	r.heading.Hidden, r.heading.TextSize = !r.headed, dp(11)
	look.Write(r.title, r.item.Title, "", ink)
	look.Write(r.detail, r.item.Detail, theme.SizeNameCaptionText, look.ColorQuiet)
	look.Write(r.tick, "✓", "", look.ColorGreen)
	r.tick.Hidden = !r.item.Checked
	r.avatar.Hidden = r.item.Portrait == nil
	if r.item.Portrait != nil {
		r.avatar.SetPortrait(*r.item.Portrait)
	}
}
