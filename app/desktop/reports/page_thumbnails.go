package reports

import (
	"context"
	"image/color"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/kit/work"
	"laurel/app/desktop/reports/pages"
)

// pageThumbnails shows the pages of a file of several as small pictures beside the page; the file may have hundreds.
// Pictures are drawn one after another, those in sight first, and stay until another file is shown.
type pageThumbnails struct {
	p       *preview
	list    *pageList
	content *fyne.Container
	pdf     []byte // of the pictures
	thumbs  []*canvas.Image
	fresh   []bool  // the picture is of these bytes, and not of those before an edit
	shape   float32 // height of a page by its width
	inSight map[int]bool
	count   int

	drawing, waiting work.Latest
}

const (
	thumbnailsWidth = 92 // at 100 %
	thumbWidth      = 60
	keptThumbs      = 400 // of some 20 KB each; a longer file has its others drawn again
)

func newPageThumbnails(p *preview) *pageThumbnails {
	s := &pageThumbnails{p: p, inSight: map[int]bool{}, shape: 1}
	s.list = &pageList{thumbnails: s}
	s.list.Length = func() int { return s.count }
	s.list.CreateItem = func() fyne.CanvasObject { return newThumb(s) }
	s.list.UpdateItem = s.fill
	s.list.ExtendBaseWidget(s.list)
	s.list.HideSeparators = true
	s.list.OnSelected = func(index int) {
		s.list.UnselectAll()
		p.v.preview.goTo(place{p.v.place.file, index}, true)
	}
	s.content = look.Fixed(thumbnailsWidth, 0, s.list)
	s.content.Hide()
	return s
}

// pageList is the list of small pages.
type pageList struct {
	widget.List

	thumbnails *pageThumbnails
}

// Resize leaves a list without space no height; see look.Scroll.
func (l *pageList) Resize(size fyne.Size) { l.List.Resize(size.Max(fyne.Size{})) }

// AccessibilityLabel describes which page is shown.
func (l *pageList) AccessibilityLabel() string { return l.thumbnails.p.paper.AccessibilityLabel() }

// AccessibilityRole is a text's: Fyne knows no lists.
func (l *pageList) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// show brings the small pages in line with the page shown. After an edit the pictures of the document stay until there
// are others.
func (s *pageThumbnails) show(page pages.Page, pdf []byte, sameDocument bool) {
	if !s.of(pdf) {
		thumbs := make([]*canvas.Image, page.Count)
		if sameDocument {
			copy(thumbs, s.thumbs)
		}
		s.pdf = pdf
		s.thumbs = thumbs
		s.fresh = make([]bool, page.Count)
		s.count = page.Count
		s.shape = float32(page.Height / page.Width)
		s.drawing.Cancel()
	}
	s.setShown(page.Count > 1)
	s.list.Refresh()
	s.list.ScrollTo(page.Index)
}

// of reports whether the pictures are of these bytes.
func (s *pageThumbnails) of(pdf []byte) bool {
	return len(pdf) > 0 && len(pdf) == len(s.pdf) && &pdf[0] == &s.pdf[0]
}

func (s *pageThumbnails) setShown(shown bool) {
	if s.content.Hidden == !shown {
		return
	}
	s.content.Hidden = !shown
	if s.p.content != nil {
		s.p.content.Refresh()
		s.p.middle.Refresh()
	}
}

// fill puts a page's picture into a row, or has it drawn.
func (s *pageThumbnails) fill(index int, o fyne.CanvasObject) {
	t, ok := o.(*thumb)
	if !ok || index >= len(s.thumbs) {
		return
	}
	t.set(index, index == s.p.paper.page.Index, s.thumbs[index])
	if !s.fresh[index] {
		s.inSight[index] = true
		s.p.v.s.Runner.After(&s.waiting, settled, s.drawNext)
	}
}

// drawNext draws one of the pictures that are wanted, the first one, and goes on until none is.
func (s *pageThumbnails) drawNext() {
	next := -1
	for index := range s.inSight {
		if index < len(s.thumbs) && !s.fresh[index] && (next < 0 || index < next) {
			next = index
		}
	}
	s.inSight = map[int]bool{}
	if next < 0 {
		return
	}
	v := s.p.v
	pdf := s.pdf
	width := int(look.Dp(thumbWidth) * s.p.view.scale)
	drawer := v.drawer
	work.Run(v.s.Runner, &s.drawing, func(ctx context.Context) (pages.Page, error) {
		return drawer.Draw(ctx, pdf, next, func(_, _ float64) int { return width })
	}, func(page pages.Page, err error) {
		if err != nil || !s.of(pdf) {
			return // another file is shown, or the page itself shows what is wrong
		}
		picture := canvas.NewImageFromImage(page.Picture)
		picture.ScaleMode = canvas.ImageScaleFastest
		s.keep(next, picture)
		s.list.Refresh() // asks for those in sight that are not drawn yet
	})
}

func (s *pageThumbnails) keep(index int, picture *canvas.Image) {
	n := 0
	for _, t := range s.thumbs {
		if t != nil {
			n++
		}
	}
	if n >= keptThumbs {
		clear(s.thumbs)
		clear(s.fresh)
	}
	s.thumbs[index], s.fresh[index] = picture, true
}

// thumb is a row of the list: a small page with its number.
type thumb struct {
	widget.BaseWidget

	pageThumbnails *pageThumbnails
	index          int
	paper          *canvas.Rectangle
	frame          *look.Box
	number         *look.Text
	picture        *fyne.Container
}

var (
	_ fyne.Tappable      = (*thumb)(nil)
	_ fyne.Accessible    = (*thumb)(nil)
	_ desktop.Cursorable = (*thumb)(nil)
)

func newThumb(s *pageThumbnails) *thumb {
	t := &thumb{
		pageThumbnails: s,
		paper:          canvas.NewRectangle(color.White),
		frame:          look.NewFrame("", look.ColorLine, 2),
		number:         look.NewQuiet("1"),
		picture:        container.NewStack(),
	}
	t.number.Align = fyne.TextAlignCenter
	t.ExtendBaseWidget(t)
	return t
}

func (t *thumb) set(index int, current bool, picture *canvas.Image) {
	t.index = index
	t.frame.Stroke, t.frame.StrokeWidth = look.ColorLine, 1
	t.number.Color, t.number.Bold = look.ColorQuiet, current
	if current {
		t.frame.Stroke, t.frame.StrokeWidth = look.ColorGreen, 2
		t.number.Color = look.Green.Text()
	}
	t.picture.Objects = nil
	if picture != nil {
		t.picture.Objects = []fyne.CanvasObject{picture}
	}
	t.number.Text = strconv.Itoa(index + 1)
	t.number.Refresh()
	t.frame.Refresh()
	t.picture.Refresh()
}

// Tapped shows the page.
func (t *thumb) Tapped(*fyne.PointEvent) {
	v := t.pageThumbnails.p.v
	v.preview.goTo(place{v.place.file, t.index}, true)
	v.s.Window.Canvas().Focus(v.preview.paper)
}

// Cursor is a hand.
func (t *thumb) Cursor() desktop.Cursor { return desktop.PointerCursor }

// AccessibilityLabel describes which page it is.
func (t *thumb) AccessibilityLabel() string { return t.number.Text }

// AccessibilityRole is a button's.
func (t *thumb) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// CreateRenderer links the row to its parts.
func (t *thumb) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.New(thumbLayout{t.pageThumbnails}, t.paper, t.picture, t.frame, t.number))
}

// thumbLayout puts the small page above its number.
type thumbLayout struct{ pageThumbnails *pageThumbnails }

func (l thumbLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	page := fyne.NewSize(look.Dp(thumbWidth), look.Dp(thumbWidth)*l.pageThumbnails.shape)
	for _, part := range o[:3] {
		part.Resize(page)
		part.Move(fyne.NewPos((size.Width-page.Width)/2, look.Dp(4)))
	}
	o[3].Resize(fyne.NewSize(size.Width, o[3].MinSize().Height))
	o[3].Move(fyne.NewPos(0, page.Height+look.Dp(6)))
}

func (l thumbLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(
		look.Dp(thumbWidth),
		look.Dp(thumbWidth)*l.pageThumbnails.shape+look.Dp(10)+o[3].MinSize().Height,
	)
}
