package form

import (
	"image/color"
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

// FinderLimit is how many results a finder shows.
const FinderLimit = 60

// Item is one line of a finder.
type Item struct {
	Title, Detail, Group string
	Portrait             *look.Portrait
	Checked              bool
	Disabled             bool
	Pick                 func()
}

// Finder is an entry with a list of results below it: type to filter, Up and Down to choose, Enter to pick, Escape to
// leave. The palette and the pickers are made of it.
type Finder struct {
	widget.BaseWidget

	Entry  *Entry
	find   func(query string) []Item
	leave  func()
	items  []Item
	chosen int
	rows   []*finderRow
	list   *fyne.Container
	scroll *look.Scroll
	none   *look.Text
	root   fyne.CanvasObject
}

func NewFinder(placeholder string, find func(string) []Item, leave func()) *Finder {
	f := &Finder{Entry: NewEntry(false), find: find, leave: leave, list: container.NewVBox()}
	f.Entry.SetPlaceHolder(placeholder)
	f.Entry.SetIcon(theme.SearchIcon())
	f.Entry.OnChanged = func(string) { f.search() }
	f.Entry.onKey = f.key
	f.none = look.NewColored(locale.L("Nothing matches."), look.ColorQuiet)
	f.list.Layout = &finderLayout{}
	f.scroll = look.NewVScroll(f.list)
	f.root = container.NewBorder(f.Entry, nil, nil, nil, look.Pad(8, 0, 0, 0, container.NewStack(f.scroll, look.Pad(8, 8, 8, 8, f.none))))
	f.ExtendBaseWidget(f)
	f.search()
	return f
}

func (f *Finder) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(f.root) }

// search asks for the results of what is typed and chooses the first.
func (f *Finder) search() {
	f.items = f.find(f.Entry.Text)
	if len(f.items) > FinderLimit {
		f.items = f.items[:FinderLimit]
	}
	f.chosen = 0
	f.show()
	f.scroll.ScrollToOffset(fyne.Position{})
}

// again asks anew and keeps the chosen line, after a pick that leaves the finder open.
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
	default:
		return false
	}
	return true
}

func (f *Finder) choose(index int) {
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

func (f *Finder) pick(index int) {
	if index < 0 || index >= len(f.items) || f.items[index].Disabled || f.items[index].Pick == nil {
		return
	}
	f.items[index].Pick()
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

	finder *Finder
	index  int
	item   Item
	chosen bool
	headed bool

	ground                       *canvas.Rectangle
	heading, title, detail, tick *canvas.Text
	avatar                       *look.Avatar
}

var (
	_ fyne.Tappable     = (*finderRow)(nil)
	_ desktop.Hoverable = (*finderRow)(nil)
)

func newFinderRow(f *Finder, index int) *finderRow {
	r := &finderRow{finder: f, index: index}
	r.ExtendBaseWidget(r)
	return r
}

func (r *finderRow) set(item Item, chosen, headed bool) {
	r.item, r.chosen, r.headed = item, chosen, headed && item.Group != ""
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
	r.avatar = look.NewAvatar(look.Portrait{}, 24)
	r.paint()
	return &look.Drawing{
		Shown:   []fyne.CanvasObject{r.ground, r.heading, r.avatar, r.title, r.detail, r.tick},
		Arrange: r.arrange,
		Least: func() fyne.Size {
			height := look.Dp(36)
			if r.headed {
				height += look.Dp(28)
			}
			return fyne.NewSize(look.Dp(120), height)
		},
		Paint: func() { r.paint(); r.arrange(r.Size()) },
	}
}

func (r *finderRow) arrange(size fyne.Size) {
	top := float32(0)
	if r.headed {
		r.heading.Move(fyne.NewPos(look.Dp(8), look.Dp(8)))
		top = look.Dp(28)
	}
	height := size.Height - top
	r.ground.Move(fyne.NewPos(0, top))
	r.ground.Resize(fyne.NewSize(size.Width, height))
	x := look.Dp(8)
	r.avatar.Move(fyne.NewPos(x, top+(height-look.Dp(24))/2))
	r.avatar.Resize(fyne.NewSquareSize(look.Dp(24)))
	if r.item.Portrait != nil {
		x += look.Dp(32)
	}
	right := look.Dp(8)
	if r.item.Checked {
		tick := r.tick.MinSize()
		r.tick.Move(fyne.NewPos(size.Width-right-tick.Width, top+(height-tick.Height)/2))
		right += tick.Width + look.Dp(8)
	}
	room := size.Width - x - right
	detail := look.Measure(r.item.Detail, r.detail.TextSize, fyne.TextStyle{})
	detail.Width = min(detail.Width, room/2)
	look.SetLine(r.detail, look.Ellipsize(r.item.Detail, detail.Width+1, r.detail.TextSize, fyne.TextStyle{}))
	r.detail.Move(fyne.NewPos(size.Width-right-detail.Width, top+(height-detail.Height)/2))
	look.SetLine(r.title, look.Ellipsize(r.item.Title, room-detail.Width-look.Dp(12), r.title.TextSize, fyne.TextStyle{}))
	r.title.Move(fyne.NewPos(x, top+(height-r.title.MinSize().Height)/2))
}

func (r *finderRow) paint() {
	r.ground.FillColor = color.Transparent
	if r.chosen {
		r.ground.FillColor = look.Color(look.ColorSelected)
	}
	r.ground.CornerRadius = look.Dp(6)
	r.heading.Hidden = !r.headed
	r.heading.Text = strings.ToUpper(r.item.Group)
	r.heading.Color, r.heading.TextSize = look.Color(look.ColorGreen), look.Dp(11)
	r.title.Color, r.title.TextSize = look.Color(look.ColorInk), look.TextSize("")
	if r.item.Disabled {
		r.title.Color = look.Color(theme.ColorNameDisabled)
	}
	r.detail.Color, r.detail.TextSize = look.Color(look.ColorQuiet), look.TextSize(theme.SizeNameCaptionText)
	r.tick.Color, r.tick.TextSize = look.Color(look.ColorGreen), look.TextSize("")
	r.tick.Hidden = !r.item.Checked
	r.avatar.Hidden = r.item.Portrait == nil
	if r.item.Portrait != nil {
		r.avatar.SetPortrait(*r.item.Portrait)
	}
}
