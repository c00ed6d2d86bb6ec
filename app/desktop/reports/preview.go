package reports

import (
	"context"
	"errors"
	"fmt"
	"image/color"
	"math"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/kit/work"
	"laurel/app/desktop/reports/pages"
	"laurel/app/desktop/session"
	"laurel/app/documents"
	"laurel/app/request"
	"laurel/data/locale"
)

// preview shows the pages, with the controls for paging and zooming below them.
type preview struct {
	v      *Screen
	view   viewport
	cache  map[pageKey]pages.Page
	shown  documentShown
	paper  *paper
	scroll *look.Scroll
	desk   *fyne.Container // what is shown: the paper, a sheet, or a state
	controls
	status         *look.StatusLine
	pageThumbnails *pageThumbnails
	middle         *fyne.Container // the small pages and the desk
	content        fyne.CanvasObject

	drawing, ahead, resizing work.Latest
}

// controls are below the page.
type controls struct {
	foot    fyne.CanvasObject
	count   *look.Text
	percent *look.Text
	updates *look.Text
	fitting *look.Button // the other of the two zooms that follow the space
}

// cancel ends what is being drawn.
func (p *preview) cancel() {
	for _, latest := range []*work.Latest{
		&p.drawing, &p.ahead, &p.resizing, &p.pageThumbnails.drawing, &p.pageThumbnails.waiting,
	} {
		latest.Cancel()
	}
}

// documentShown identifies the document whose page the paper holds.
type documentShown struct {
	program, document string
}

// pageKey is a page drawn at a width in pixels.
type pageKey struct {
	place
	width int
}

// cachedPages is how many drawn pages are kept: some 4 MB each.
const cachedPages = 16

// viewport is the space for a page and how large it is wanted.
type viewport struct {
	space fyne.Size
	zoom  float32 // 1 is the paper's own size at 96 pixels an inch; or wholePage or pageWidth
	scale float32 // pixels of the screen in one of Fyne's

	margin float32 // round the page
}

const (
	deskMargin = 18

	// perPoint turns points of paper (1/72 inch) into lengths on a screen of 96 to the inch.
	perPoint = 96.0 / 72
	mostZoom = 3
	// leastWhole is the smallest zoom that the whole page gets by itself.
	leastWhole = 0.25

	// Zooms that follow the space.
	wholePage = 0
	pageWidth = -1
)

// fit is the zoom at which the whole paper, or its width, lies in the space. A page is not made so small that nothing
// on it can be recognised: then it scrolls.
func (f viewport) fit(width, height float64) float32 {
	across, down := (f.space.Width-2*f.margin)/float32(
		width*perPoint,
	), (f.space.Height-2*f.margin)/float32(
		height*perPoint,
	)
	if f.zoom == wholePage {
		across = min(across, max(down, leastWhole))
	}
	return min(max(across, 0.1), 2)
}

// zoomOf is the zoom at which the paper is shown.
func (f viewport) zoomOf(width, height float64) float32 {
	if f.zoom <= 0 {
		return f.fit(width, height)
	}
	return f.zoom
}

// pixels is how wide the paper is on the screen.
func (f viewport) pixels(width, height float64) int {
	return int(math.Round(width * perPoint * float64(f.zoomOf(width, height)*f.scale)))
}

// size is the paper's size in Fyne's lengths: whole pixels of the screen, so that the picture is not stretched.
func (f viewport) size(width, height float64) fyne.Size {
	across := f.pixels(width, height)
	down := math.Round(float64(across) * height / width)
	return fyne.NewSize(float32(across)/f.scale, float32(down)/f.scale)
}

func newPreview(v *Screen) *preview {
	p := &preview{
		v:     v,
		view:  viewport{space: fyne.NewSize(700, 480), scale: 1, margin: look.Dp(deskMargin)},
		cache: map[pageKey]pages.Page{},
		desk:  container.NewStack(),
	}
	p.paper = newPaper(p.key)
	p.scroll = look.NewScroll(container.New(&deskLayout{p}, p.paper))
	p.scroll.OnZoom = func(by int, _ fyne.Position) { p.zoomBy(by) }
	p.count = look.NewText("")
	p.percent = look.NewText("")
	p.updates = look.NewQuiet(locale.L("Updating…"))
	p.updates.Hide()
	p.fitting = look.NewQuietButton(locale.L("Page width"), p.byHand(p.otherFit))
	p.foot = look.Across(
		6,
		look.Spring(),
		look.NewIconButton(
			theme.NavigateBackIcon(),
			locale.L("Previous page"),
			p.byHand(v.preview.PreviousPage),
		),
		p.count,
		look.NewIconButton(theme.NavigateNextIcon(), locale.L("Next page"), p.byHand(v.preview.NextPage)),
		look.Fixed(16, 0, container.NewWithoutLayout()),
		look.NewIconButton(
			theme.ContentRemoveIcon(),
			locale.L("Smaller page"),
			p.byHand(func() { p.zoomBy(-1) }),
		),
		p.percent,
		look.NewIconButton(theme.ContentAddIcon(), locale.L("Larger page"), p.byHand(func() { p.zoomBy(+1) })),
		p.fitting,
		p.updates,
		look.Spring(),
	)
	p.foot.Hide()
	p.status = look.NewStatusLine()
	p.pageThumbnails = newPageThumbnails(p)
	p.middle = container.NewBorder(nil, nil, p.pageThumbnails.content, nil, container.New(&spaceLayout{p}, p.desk))
	p.content = container.NewStack(
		look.NewBox(look.ColorDesk),
		container.NewBorder(nil, look.Pad(2, 8, 6, 8, p.foot), nil, nil, p.middle),
	)
	return p
}

// byHand moves the keyboard to the page after a press with the pointer, which leaves it nowhere.
func (p *preview) byHand(do func()) func() {
	return func() {
		do()
		if c := p.v.s.Window.Canvas(); c.Focused() == nil {
			c.Focus(p.paper)
		}
	}
}

// spaceLayout reports to the preview how much space there is.
type spaceLayout struct{ p *preview }

func (l *spaceLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	o[0].Resize(size)
	l.p.resized(size)
}

func (l *spaceLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(look.Dp(300), max(look.Dp(120), o[0].MinSize().Height))
}

// settled is how long a size has to last before the page is drawn for it; meanwhile the picture is stretched.
const settled = 120 * time.Millisecond

func (p *preview) resized(space fyne.Size) {
	if space == p.view.space {
		return
	}
	p.view.space = space
	p.paper.Refresh()
	p.v.s.Runner.After(&p.resizing, settled, p.draw)
}

// widthInPixels is the width at which a page is drawn now, for work off the window's goroutine.
func (p *preview) widthInPixels() func(width, height float64) int {
	if c := p.v.s.Window.Canvas(); c != nil && c.Scale() > 0 {
		p.view.scale = c.Scale()
	}
	p.view.margin = look.Dp(deskMargin)
	return p.view.pixels
}

// clear removes everything from the desk, for another program.
func (p *preview) clear() {
	p.cache = map[pageKey]pages.Page{}
	p.shown = documentShown{}
	p.put(container.NewStack())
}

// put shows something on the desk; the foot belongs to pages alone.
func (p *preview) put(o fyne.CanvasObject) {
	paged := o == fyne.CanvasObject(p.scroll)
	if paged {
		p.foot.Show()
	} else {
		p.foot.Hide()
		p.pageThumbnails.setShown(false)
		p.shown = documentShown{}
	}
	p.updates.Hide()
	if len(p.desk.Objects) == 1 && p.desk.Objects[0] == o {
		return
	}
	p.desk.Objects = []fyne.CanvasObject{o}
	p.desk.Refresh()
	p.content.Refresh()
}

// showWaiting shows that the document is being made, when that takes long; pages of the same document stay on the desk
// meanwhile.
func (p *preview) showWaiting() {
	if p.shown == p.wanted() {
		p.updates.Show()
		return
	}
	p.put(look.NewLoadingState(locale.L("Making the pages…")))
	p.status.Set("")
}

func (p *preview) wanted() documentShown {
	return documentShown{string(p.v.program.ID), p.v.chosen}
}

// show shows what has been made.
func (p *preview) show() {
	m := p.v.result
	p.cache = map[pageKey]pages.Page{}
	p.status.Set(p.v.saver.folderText(), p.lettersText())
	switch {
	case m.refusal != nil:
		p.put(p.refused(m))
	case m.pageFail != nil:
		p.showProblem(m.pageFail)
	case m.page.Picture != nil:
		p.turn(m.page)
	case m.sheet != nil:
		p.put(p.v.sheetView(m))
	default:
		p.put(p.v.filesView(m))
	}
}

// refused shows why there are no pages, and what can be done about it.
func (p *preview) refused(m *result) fyne.CanvasObject {
	v := p.v
	v.s.Log.Warn("document", "cause", m.refusal)
	switch {
	case len(v.program.People) == 0:
		return look.NewEmptyState(
			theme.AccountIcon(),
			locale.L("Nobody is in this program yet. Add people first, and this document can be made."),
			locale.L("Add person"),
			v.s.Command(session.AddPerson),
		)
	case m.people == 0 && !m.job.scope.everyone():
		return look.NewEmptyState(
			theme.AccountIcon(),
			m.refusal.Error(),
			locale.L("Make it for everyone"),
			func() { v.options.chooseScope(m.job.scope.withPeople("")) },
		)
	case !m.job.scope.whole():
		return look.NewEmptyState(
			theme.DocumentIcon(),
			m.refusal.Error(),
			locale.L("Make the full version"),
			func() { v.options.chooseScope(scope{}) },
		)
	}
	return look.NewErrorState(m.refusal.Error(), locale.L("Try again"), v.refresh)
}

// showProblem shows that there is no preview; the document itself can still be saved.
func (p *preview) showProblem(err error) {
	p.v.s.Log.Warn("preview", "cause", err)
	p.put(
		look.NewErrorState(
			locale.L("The pages could not be drawn. The document can be saved and printed all the same."),
			locale.L("Try again"),
			p.tryAgain,
		),
	)
}

// tryAgain starts the engine again.
func (p *preview) tryAgain() {
	drawer := p.v.drawer
	p.put(look.NewLoadingState(locale.L("Making the pages…")))
	work.Run(
		p.v.s.Runner,
		nil,
		func(context.Context) (bool, error) { return true, drawer.Restart() },
		func(_ bool, err error) {
			if err != nil {
				p.v.s.Log.Warn("preview", "cause", err)
			}
			p.v.refresh()
		},
	)
}

// turn lays a page on the desk and draws the next one ahead.
func (p *preview) turn(page pages.Page) {
	p.paper.set(page)
	p.put(p.scroll)
	p.pageThumbnails.show(page, p.v.result.drawn[p.v.place.file].Data, p.shown == p.wanted())
	p.shown = p.wanted()
	p.keep(p.v.place, page)
	p.describe()
	p.drawAhead()
}

func (p *preview) keep(at place, page pages.Page) {
	if len(p.cache) >= cachedPages {
		p.cache = map[pageKey]pages.Page{}
	}
	p.cache[pageKey{at, page.Picture.Bounds().Dx()}] = page
}

// describe writes which page it is and how large.
func (p *preview) describe() {
	page := p.paper.page
	data := locale.Values{
		"Page":  page.Index + 1,
		"Pages": page.Count,
		"File":  p.v.place.file + 1,
		"Files": len(p.v.result.drawn),
	}
	text := locale.L("page {{.Page}} of {{.Pages}}", data)
	switch {
	case len(p.v.result.drawn) > 1 && page.Count == 1:
		text = locale.L("file {{.File}} of {{.Files}}", data)
	case len(p.v.result.drawn) > 1:
		text = locale.L("page {{.Page}} of {{.Pages}}, file {{.File}} of {{.Files}}", data)
	}
	p.count.SetText(text)
	p.percent.SetText(fmt.Sprintf("%.0f %%", p.view.zoomOf(page.Width, page.Height)*100))
	p.scroll.Content.Refresh()
	p.foot.Refresh()
}

// draw shows the wanted page at the wanted size: from the cache, or drawn away from the window while the old picture
// stays.
func (p *preview) draw() {
	v := p.v
	if v.result == nil || v.result.page.Picture == nil || v.program == nil {
		return
	}
	width := p.widthInPixels()
	p.describe()
	if page, known := p.cached(v.place); known {
		p.drawing.Cancel()
		p.turn(page)
		return
	}
	of := v.result
	at := v.place
	drawer := v.drawer
	work.Run(v.s.Runner, &p.drawing, func(ctx context.Context) (pages.Page, error) {
		return drawer.Draw(ctx, of.drawn[at.file].Data, at.page, width)
	}, func(page pages.Page, err error) { p.onDrawn(of, at, page, err) })
}

// cached finds a page that has been drawn at the size wanted now.
func (p *preview) cached(at place) (pages.Page, bool) {
	for key, page := range p.cache {
		if key.place == at && key.width == p.view.pixels(page.Width, page.Height) {
			return page, true
		}
	}
	return pages.Page{}, false
}

// onDrawn shows a page that was drawn of a document, unless the document was made again meanwhile.
func (p *preview) onDrawn(of *result, at place, page pages.Page, err error) {
	switch {
	case of != p.v.result:
	case errors.Is(err, context.Canceled):
	case err != nil:
		p.showProblem(err)
	default:
		p.v.place = place{at.file, page.Index}
		p.turn(page)
	}
}

// drawAhead draws the next page while this one is read.
func (p *preview) drawAhead() {
	v := p.v
	next, ok := p.step(+1)
	if _, known := p.cached(next); !ok || known {
		return
	}
	width := p.widthInPixels()
	pdf := v.result.drawn[next.file].Data
	drawer := v.drawer
	cache := p.cache
	work.Run(
		v.s.Runner,
		&p.ahead,
		func(ctx context.Context) (pages.Page, error) { return drawer.Draw(ctx, pdf, next.page, width) },
		func(page pages.Page, err error) {
			if err == nil && len(cache) < cachedPages {
				cache[pageKey{next, page.Picture.Bounds().Dx()}] = page
			}
		},
	)
}

// step is the page after (+1) or before (-1) the one shown; ok is false at the ends. The last page of the file before
// is pages.Last.
func (p *preview) step(by int) (at place, ok bool) {
	at = place{p.v.place.file, p.v.place.page + by}
	switch {
	case p.v.result == nil || p.v.result.page.Picture == nil:
		return p.v.place, false
	case at.page < 0 && at.file > 0:
		return place{at.file - 1, pages.Last}, true
	case at.page < 0:
		return p.v.place, false
	case at.page < p.paper.page.Count:
		return at, true
	case at.file+1 < len(p.v.result.drawn):
		return place{at.file + 1, 0}, true
	}
	return p.v.place, false
}

// NextPage turns to the next page.
func (p *preview) NextPage() { p.goTo(p.step(+1)) }

// PreviousPage turns to the page before.
func (p *preview) PreviousPage() { p.goTo(p.step(-1)) }

func (p *preview) goTo(at place, ok bool) {
	if !ok {
		return
	}
	p.v.place = at
	p.scroll.ScrollToTop()
	p.draw()
}

// zooms are the steps of the zoom.
var zooms = []float32{0.25, 0.5, 0.67, 0.75, 0.86, 1, 1.25, 1.5, 2, 2.5, mostZoom}

// zoomBy goes to the next step of the zoom, up (+1) or down (-1).
func (p *preview) zoomBy(by int) {
	page := p.paper.page
	if page.Picture == nil {
		return
	}
	now := p.view.zoomOf(page.Width, page.Height)
	const nearly = 0.005
	if by > 0 {
		for _, zoom := range zooms {
			if zoom > now+nearly {
				p.setZoom(zoom)
				return
			}
		}
		return
	}
	for i := len(zooms) - 1; i >= 0; i-- {
		if zooms[i] < now-nearly {
			p.setZoom(zooms[i])
			return
		}
	}
}

// setZoom shows the page at a zoom, or at one that follows the space.
func (p *preview) setZoom(zoom float32) {
	if p.view.zoom == zoom {
		return
	}
	p.view.zoom = zoom
	p.fitting.SetText(locale.L("Whole page"))
	if zoom == wholePage {
		p.fitting.SetText(locale.L("Page width"))
	}
	p.draw()
	p.scroll.Refresh()
	p.scroll.ScrollToOffset(fyne.NewPos(max(0, (p.scroll.Content.MinSize().Width-p.scroll.Size().Width)/2), 0))
}

func (p *preview) otherFit() {
	if p.view.zoom == wholePage {
		p.setZoom(pageWidth)
	} else {
		p.setZoom(wholePage)
	}
}

// key hears the keys of the page; it reports whether it used one.
func (p *preview) key(e *fyne.KeyEvent) bool {
	switch e.Name {
	case fyne.KeyPageDown:
		p.v.preview.NextPage()
	case fyne.KeyPageUp:
		p.v.preview.PreviousPage()
	case fyne.KeyPlus, fyne.KeyEqual:
		p.zoomBy(+1)
	case fyne.KeyMinus:
		p.zoomBy(-1)
	case fyne.Key0:
		p.setZoom(wholePage)
	case fyne.Key9:
		p.setZoom(pageWidth)
	default:
		return p.scrolled(e)
	}
	return true
}

// scrolled moves a page that is larger than its space.
func (p *preview) scrolled(e *fyne.KeyEvent) bool {
	space := p.scroll.Size()
	all := p.scroll.Content.Size()
	step := look.Dp(48)
	to := p.scroll.Offset
	switch e.Name {
	case fyne.KeyDown:
		to.Y += step
	case fyne.KeyUp:
		to.Y -= step
	case fyne.KeyRight:
		to.X += step
	case fyne.KeyLeft:
		to.X -= step
	default:
		return false
	}
	p.scroll.ScrollToOffset(
		fyne.NewPos(
			min(max(to.X, 0), max(all.Width-space.Width, 0)),
			min(max(to.Y, 0), max(all.Height-space.Height, 0)),
		),
	)
	return true
}

// lettersText is the sentence that makes printing safe.
func (p *preview) lettersText() string {
	m := p.v.result
	if m == nil || m.refusal != nil {
		return ""
	}
	lacking := map[string]bool{}
	for _, f := range m.findings {
		if f.Rule == documents.RuleMissingLetters {
			lacking[string(f.Person)] = true
		}
	}
	data := locale.Values{"Count": m.people - len(lacking), "All": m.people}
	switch {
	case m.job.format() == request.DOCX:
		return locale.L("Shown as PDF; Word may break lines and pages differently")
	case m.job.format() != request.PDF && !m.job.document.AboutPeople():
		return ""
	case m.job.format() != request.PDF:
		return peopleText(m.people)
	case len(lacking) > 0 && !m.job.document.AboutPeople():
		return locale.L("Some letters cannot be printed")
	case !m.job.document.AboutPeople():
		return locale.L("All text on these pages can be printed")
	case len(lacking) == 0:
		return locale.L("All names on these pages can be printed: {{.Count}} of {{.All}}", data)
	}
	return locale.L("{{.Count}} of {{.All}} names can be printed in full", data)
}

// paper is the page on the desk. It takes the keyboard: the arrows scroll it, Page Up and Page Down turn it.
type paper struct {
	widget.BaseWidget

	page    pages.Page
	picture *canvas.Image
	shadow  *canvas.Rectangle
	ring    *look.Box
	onKey   func(*fyne.KeyEvent) bool
}

var (
	_ fyne.Focusable  = (*paper)(nil)
	_ fyne.Tappable   = (*paper)(nil)
	_ fyne.Accessible = (*paper)(nil)
)

func newPaper(onKey func(*fyne.KeyEvent) bool) *paper {
	p := &paper{
		onKey:   onKey,
		picture: canvas.NewImageFromImage(nil),
		shadow:  canvas.NewRectangle(color.Transparent),
		ring:    look.NewFrame("", look.ColorFocusRing, 2),
	}
	// It is drawn for the pixels that it covers; a stretched one is shown only until the right one is there.
	p.picture.ScaleMode = canvas.ImageScaleFastest
	p.shadow.FillColor = color.White
	p.shadow.Shadow = canvas.Shadow{Color: color.NRGBA{A: 0x38}, BlurRadius: 8, Offset: fyne.NewPos(0, 2)}
	p.ring.StrokeWidth = 2
	p.ring.Hide()
	p.ExtendBaseWidget(p)
	return p
}

func (p *paper) set(page pages.Page) {
	p.page = page
	p.picture.Image = page.Picture
	p.picture.Refresh()
}

// CreateRenderer links the paper to its picture.
func (p *paper) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.New(&paperLayout{}, p.shadow, p.picture, p.ring))
}

// paperLayout puts the ring round the picture.
type paperLayout struct{}

func (paperLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	o[0].Resize(size)
	o[1].Resize(size)
	o[2].Move(fyne.NewPos(-4, -4))
	o[2].Resize(size.AddWidthHeight(8, 8))
}

func (paperLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }

// Tapped takes the keyboard.
func (p *paper) Tapped(*fyne.PointEvent) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(p); c != nil {
		c.Focus(p)
	}
}

// TypedKey hears the keys of the page.
func (p *paper) TypedKey(e *fyne.KeyEvent) { p.onKey(e) }

// TypedRune is not used.
func (p *paper) TypedRune(rune) {}

// FocusGained shows the focus ring.
func (p *paper) FocusGained() { p.ring.Show() }

// FocusLost hides the focus ring.
func (p *paper) FocusLost() { p.ring.Hide() }

// AccessibilityLabel describes which page it is.
func (p *paper) AccessibilityLabel() string {
	return locale.L("page {{.Page}} of {{.Pages}}", locale.Values{"Page": p.page.Index + 1, "Pages": p.page.Count})
}

// AccessibilityRole is a text's: there is nothing to press.
func (p *paper) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// deskLayout lays the paper in the middle of the space, on whole pixels.
type deskLayout struct{ p *preview }

func (l *deskLayout) paper() fyne.Size {
	page := l.p.paper.page
	if page.Width == 0 {
		return fyne.Size{}
	}
	return l.p.view.size(page.Width, page.Height)
}

func (l *deskLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	paper, scale := l.paper(), l.p.view.scale
	whole := func(length float32) float32 { return float32(math.Floor(float64(max(length, 0)*scale))) / scale }
	o[0].Resize(paper)
	o[0].Move(fyne.NewPos(whole((size.Width-paper.Width)/2), whole((size.Height-paper.Height)/2)))
}

func (l *deskLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	if l.p.view.zoom == wholePage {
		return fyne.Size{}
	}
	paper := l.paper()
	if l.p.view.zoom == pageWidth {
		return fyne.NewSize(0, paper.Height+2*l.p.view.margin)
	}
	return paper.AddWidthHeight(2*l.p.view.margin, 2*l.p.view.margin)
}
