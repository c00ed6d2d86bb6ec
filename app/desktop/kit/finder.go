package kit

import (
	"image/color"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// finderLimit is how many results a finder shows.
const finderLimit = 60

// finderItem is one line of a finder.
type finderItem struct {
	title, detail, group string
	portrait             *Portrait
	checked              bool
	disabled             bool
	pick                 func()
}

// finder is an entry with a list of results below it: type to filter, Up and Down to choose, Enter to pick, Escape to
// leave. The palette and the pickers are made of it.
type finder struct {
	widget.BaseWidget

	entry  *entry
	find   func(query string) []finderItem
	leave  func()
	items  []finderItem
	chosen int
	rows   []*finderRow
	list   *fyne.Container
	scroll *Scroll
	none   *Text
	root   fyne.CanvasObject
}

func newFinder(placeholder string, find func(string) []finderItem, leave func()) *finder {
	f := &finder{entry: newEntry(false), find: find, leave: leave, list: container.NewVBox()}
	f.entry.SetPlaceHolder(placeholder)
	f.entry.SetIcon(theme.SearchIcon())
	f.entry.OnChanged = func(string) { f.search() }
	f.entry.onKey = f.key
	f.none = NewColored(lang.L("Nothing matches."), ColorQuiet)
	f.list.Layout = &finderLayout{}
	f.scroll = NewVScroll(f.list)
	f.root = container.NewBorder(f.entry, nil, nil, nil, Pad(8, 0, 0, 0, container.NewStack(f.scroll, Pad(8, 8, 8, 8, f.none))))
	f.ExtendBaseWidget(f)
	f.search()
	return f
}

func (f *finder) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(f.root) }

// search asks for the results of what is typed and chooses the first.
func (f *finder) search() {
	f.items = f.find(f.entry.Text)
	if len(f.items) > finderLimit {
		f.items = f.items[:finderLimit]
	}
	f.chosen = 0
	f.show()
	f.scroll.ScrollToOffset(fyne.Position{})
}

// again asks anew and keeps the chosen line, after a pick that leaves the finder open.
func (f *finder) again() {
	chosen := f.chosen
	offset := f.scroll.Offset
	f.search()
	f.chosen = min(chosen, max(len(f.items)-1, 0))
	f.show()
	f.scroll.ScrollToOffset(offset)
}

func (f *finder) show() {
	for len(f.rows) < len(f.items) {
		f.rows = append(f.rows, newFinderRow(f, len(f.rows)))
	}
	objects := make([]fyne.CanvasObject, len(f.items))
	group := ""
	for i, item := range f.items {
		f.rows[i].set(item, i == f.chosen, item.group != group)
		group = item.group
		objects[i] = f.rows[i]
	}
	f.list.Objects = objects
	f.list.Refresh()
	f.none.Hidden = len(f.items) > 0
	f.none.Refresh()
	f.scroll.Refresh()
}

func (f *finder) key(e *fyne.KeyEvent) bool {
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
	default:
		return false
	}
	return true
}

func (f *finder) choose(index int) {
	if len(f.items) == 0 {
		return
	}
	f.chosen = min(max(index, 0), len(f.items)-1)
	f.show()
	row := f.rows[f.chosen]
	top, bottom := row.Position().Y, row.Position().Y+row.Size().Height
	offset := f.scroll.Offset
	if top < offset.Y {
		offset.Y = top
	} else if sight := f.scroll.Size().Height; bottom > offset.Y+sight {
		offset.Y = bottom - sight
	}
	f.scroll.ScrollToOffset(offset)
}

func (f *finder) pick(index int) {
	if index < 0 || index >= len(f.items) || f.items[index].disabled || f.items[index].pick == nil {
		return
	}
	f.items[index].pick()
}

// finderLayout stacks the rows without gaps.
type finderLayout struct{}

func (finderLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	y := float32(0)
	for _, o := range objects {
		height := o.MinSize().Height
		o.Move(fyne.NewPos(0, y))
		o.Resize(fyne.NewSize(size.Width, height))
		y += height
	}
}

func (finderLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var least fyne.Size
	for _, o := range objects {
		least.Height += o.MinSize().Height
	}
	return least
}

// finderRow is one line of results, with its group's name above the first of a group.
type finderRow struct {
	widget.BaseWidget

	finder *finder
	index  int
	item   finderItem
	chosen bool
	headed bool

	ground                       *canvas.Rectangle
	heading, title, detail, tick *canvas.Text
	avatar                       *Avatar
}

var (
	_ fyne.Tappable     = (*finderRow)(nil)
	_ desktop.Hoverable = (*finderRow)(nil)
)

func newFinderRow(f *finder, index int) *finderRow {
	r := &finderRow{finder: f, index: index}
	r.ExtendBaseWidget(r)
	return r
}

func (r *finderRow) set(item finderItem, chosen, headed bool) {
	r.item, r.chosen, r.headed = item, chosen, headed && item.group != ""
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

func (r *finderRow) MouseMoved(*desktop.MouseEvent) {}
func (r *finderRow) MouseOut()                      {}

func (r *finderRow) CreateRenderer() fyne.WidgetRenderer {
	r.ground = canvas.NewRectangle(color.Transparent)
	r.heading, r.title = canvas.NewText("", color.Transparent), canvas.NewText("", color.Transparent)
	r.detail, r.tick = canvas.NewText("", color.Transparent), canvas.NewText("✓", color.Transparent)
	r.heading.TextStyle.Bold = true
	r.avatar = NewAvatar(Portrait{}, 24)
	r.paint()
	return &drawing{
		objects: []fyne.CanvasObject{r.ground, r.heading, r.avatar, r.title, r.detail, r.tick},
		layout:  r.arrange,
		min: func() fyne.Size {
			height := Dp(36)
			if r.headed {
				height += Dp(28)
			}
			return fyne.NewSize(Dp(120), height)
		},
		refresh: func() { r.paint(); r.arrange(r.Size()) },
	}
}

func (r *finderRow) arrange(size fyne.Size) {
	top := float32(0)
	if r.headed {
		r.heading.Move(fyne.NewPos(Dp(8), Dp(8)))
		top = Dp(28)
	}
	height := size.Height - top
	r.ground.Move(fyne.NewPos(0, top))
	r.ground.Resize(fyne.NewSize(size.Width, height))
	x := Dp(8)
	r.avatar.Move(fyne.NewPos(x, top+(height-Dp(24))/2))
	r.avatar.Resize(fyne.NewSquareSize(Dp(24)))
	if r.item.portrait != nil {
		x += Dp(32)
	}
	right := Dp(8)
	if r.item.checked {
		tick := r.tick.MinSize()
		r.tick.Move(fyne.NewPos(size.Width-right-tick.Width, top+(height-tick.Height)/2))
		right += tick.Width + Dp(8)
	}
	room := size.Width - x - right
	detail := measure(r.item.detail, r.detail.TextSize, fyne.TextStyle{})
	detail.Width = min(detail.Width, room/2)
	setWords(r.detail, ellipsize(r.item.detail, detail.Width+1, r.detail.TextSize, fyne.TextStyle{}))
	r.detail.Move(fyne.NewPos(size.Width-right-detail.Width, top+(height-detail.Height)/2))
	setWords(r.title, ellipsize(r.item.title, room-detail.Width-Dp(12), r.title.TextSize, fyne.TextStyle{}))
	r.title.Move(fyne.NewPos(x, top+(height-r.title.MinSize().Height)/2))
}

func (r *finderRow) paint() {
	r.ground.FillColor = color.Transparent
	if r.chosen {
		r.ground.FillColor = Color(ColorSelected)
	}
	r.ground.CornerRadius = Dp(6)
	r.heading.Hidden = !r.headed
	r.heading.Text = strings.ToUpper(r.item.group)
	r.heading.Color, r.heading.TextSize = Color(ColorGreen), Dp(11)
	r.title.Color, r.title.TextSize = Color(ColorInk), textSize("")
	if r.item.disabled {
		r.title.Color = Color(theme.ColorNameDisabled)
	}
	r.detail.Color, r.detail.TextSize = Color(ColorQuiet), textSize(theme.SizeNameCaptionText)
	r.tick.Color, r.tick.TextSize = Color(ColorGreen), textSize("")
	r.tick.Hidden = !r.item.checked
	r.avatar.Hidden = r.item.portrait == nil
	if r.item.portrait != nil {
		r.avatar.SetPortrait(*r.item.portrait)
	}
}
