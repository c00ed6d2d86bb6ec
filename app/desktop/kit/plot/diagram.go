package plot

import (
	"image"
	"image/color"
	"image/draw"
	"math"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"

	"laurel/app/chart"
	"laurel/app/desktop/kit/look"
)

// None is the number of no point and of no line.
const None = -1

// Diagram shows points and lines: one raster for all of them, and a text for each name that has space. The wheel,
// + and - zoom, dragging moves, a press on a point or a line brings it to the front. The arrow keys walk from the point
// in front to those that it is joined to, Enter opens it.
type Diagram struct {
	look.Pressable

	OnFront func(node, edge int)             // one of them, or none, is in front
	OnOpen  func(node int)                   // may be nil
	OnMenu  func(node int, at fyne.Position) // the other button; at is on the window
	Spoken  func(node int) string            // describes a point for screen readers

	d     chart.Diagram
	lines [][]float64 // of the edges, as shares of the width
	sizes []fyne.Size // of the names
	order []int       // in which names choose their places
	diagramView

	raster *canvas.Raster
	diagramNames
	pixels pixels
}

// diagramView is which part is seen, and what is in front.
type diagramView struct {
	node, edge int    // in front
	near       []bool // which points stay while one is in front
	hovered    int
	zoom       float64
	from       fyne.Position // the part that is moved out of the frame, left and above
}

// diagramNames are the names beside the points.
type diagramNames struct {
	names  map[int]*canvas.Text // by point
	places map[int]chart.Box    // of the names
	spare  []*canvas.Text
}

// NewDiagram makes a diagram of nothing.
func NewDiagram() *Diagram {
	d := &Diagram{
		diagramView:  diagramView{node: None, edge: None, hovered: None, zoom: 1},
		diagramNames: diagramNames{names: map[int]*canvas.Text{}},
	}
	d.ExtendBaseWidget(d)
	return d
}

// Set shows another diagram. What is in front stays there if it still exists, and so does the part that is shown.
func (d *Diagram) Set(c chart.Diagram) {
	front := ""
	if d.node >= 0 && d.node < len(d.d.Nodes) {
		front = d.d.Nodes[d.node].ID
	}
	d.d = c
	d.lines = make([][]float64, len(c.Edges))
	for i, e := range c.Edges {
		d.lines[i] = c.Line(e)
	}
	d.sizes = make([]fyne.Size, len(c.Nodes))
	d.order = make([]int, len(c.Nodes))
	for i := range d.order {
		d.order[i] = i
	}
	slices.SortStableFunc(d.order, func(a, b int) int {
		n, m := c.Nodes[a], c.Nodes[b]
		if r := c.Kinds[m.Kind].Radius - c.Kinds[n.Kind].Radius; r != 0 {
			return int(math.Copysign(1, r))
		}
		return m.Weight - n.Weight
	})
	d.hovered = None
	d.Bring(slices.IndexFunc(c.Nodes, func(n chart.Node) bool { return front != "" && n.ID == front }), None)
}

// Shown returns the diagram that is shown.
func (d *Diagram) Shown() chart.Diagram { return d.d }

// Front returns which point and which line is in front; None: none.
func (d *Diagram) Front() (node, edge int) { return d.node, d.edge }

// Bring brings a point or a line to the front, or none: what it is joined to stays, the rest fades.
func (d *Diagram) Bring(node, edge int) {
	d.node, d.edge = node, edge
	d.near = nil
	switch {
	case node != None:
		d.near = make([]bool, len(d.d.Nodes))
		d.near[node] = true
		for _, i := range d.d.Near(node) {
			d.near[i] = true
		}
	case edge != None:
		d.near = make([]bool, len(d.d.Nodes))
		d.near[d.d.Edges[edge].A], d.near[d.d.Edges[edge].B] = true, true
	}
	d.Refresh()
	if d.OnFront != nil {
		d.OnFront(node, edge)
	}
}

// view returns which part of the picture the frame shows.
func (d *Diagram) view() view { return view{d.Size(), d.d.Height, d.zoom, d.from} }

// view is the part of a picture that a frame shows.
type view struct {
	frame  fyne.Size
	height float64 // of the picture, as a share of its width
	zoom   float64
	from   fyne.Position // what is moved out of the frame, left and above
}

// side returns how wide the whole picture is, in points of the window.
func (v view) side() float64 {
	return v.zoom * min(float64(v.frame.Width), float64(v.frame.Height)/max(v.height, 0.01))
}

// at returns where a share of the picture's width is in the frame.
func (v view) at(x, y float64) (float64, float64) {
	side := v.side()
	left := max(float64(v.frame.Width)-side, 0) / 2
	top := max(float64(v.frame.Height)-side*v.height, 0) / 2
	return left + x*side - float64(v.from.X), top + y*side - float64(v.from.Y)
}

// pixels returns the points of a line in pixels.
func (v view) pixels(points []float64, scale float64) []float64 {
	side := v.side() * scale
	left, top := v.at(0, 0)
	moved := make([]float64, len(points))
	for i := 0; i+1 < len(points); i += 2 {
		moved[i] = left*scale + points[i]*side
		moved[i+1] = top*scale + points[i+1]*side
	}
	return moved
}

// mostZoom is how much larger than the frame the picture may be.
const mostZoom = 16

// Zoom makes the picture so many times larger, with a place of the widget staying where it is.
func (d *Diagram) Zoom(by float64, around fyne.Position) {
	side := d.view().side()
	left, top := d.view().at(0, 0)
	x, y := (float64(around.X)-left)/max(side, 1), (float64(around.Y)-top)/max(side, 1)
	d.zoom = min(max(d.zoom*by, 1), mostZoom)
	nextX, nextY := d.view().at(x, y)
	d.Pan(float32(nextX)-around.X, float32(nextY)-around.Y)
}

// ZoomMiddle zooms around what is in front, or else the middle.
func (d *Diagram) ZoomMiddle(by float64) {
	size := d.Size()
	around := fyne.NewPos(size.Width/2, size.Height/2)
	if d.node != None {
		x, y := d.view().at(d.d.Nodes[d.node].X, d.d.Nodes[d.node].Y)
		if at := fyne.NewPos(float32(x), float32(y)); at.X > 0 && at.Y > 0 && at.X < size.Width && at.Y < size.Height {
			around = at
		}
	}
	d.Zoom(by, around)
}

// Whole shows the whole picture.
func (d *Diagram) Whole() {
	d.zoom = 1
	d.from = fyne.Position{}
	d.Refresh()
}

// Pan moves the frame over the picture, as far as there is something of it.
func (d *Diagram) Pan(x, y float32) {
	side, size := float32(d.view().side()), d.Size()
	within := func(from, length, frame float32) float32 { return min(max(from, 0), max(length-frame, 0)) }
	d.from.X = within(d.from.X+x, side, size.Width)
	d.from.Y = within(d.from.Y+y, side*float32(d.d.Height), size.Height)
	d.Refresh()
}

// CreateRenderer links the diagram to its raster and its names.
func (d *Diagram) CreateRenderer() fyne.WidgetRenderer {
	d.raster = canvas.NewRaster(d.draw)
	shown := []fyne.CanvasObject{d.raster}
	d.names, d.spare = map[int]*canvas.Text{}, nil
	for range mostNames {
		name := look.NewWords()
		name.Hide()
		d.spare = append(d.spare, name)
		shown = append(shown, name)
	}
	return d.Draw(d.arrange, look.Least(240, 110), func() { canvas.Refresh(d.raster) }, shown...)
}

// mostNames is how many names are written at once.
const mostNames = 120

func (d *Diagram) arrange(size fyne.Size) {
	look.Place(d.raster, 0, 0, size.Width, size.Height)
	d.PlaceRing(1, 1, size.Width-2, size.Height-2, 6)
	d.placeNames(size)
}

// radius returns how large a point is, in points of the window.
func (d *Diagram) radius(node int) float64 {
	grown := min(math.Sqrt(d.zoom), 1.8)
	return float64(look.Dp(float32(d.d.Kinds[d.d.Nodes[node].Kind].Radius*grown))) * 1.15
}

// ring is how wide the ring around the point in front is.
const ring = 3.5

// isPale reports whether a point fades, since another is in front.
func (d *Diagram) isPale(node int) bool { return d.near != nil && !d.near[node] }

// placeNames writes the names for which there is space: first of what is in front and below the pointer, then of the
// rest. What fades has no name and takes no space.
func (d *Diagram) placeNames(size fyne.Size) {
	first := []int{d.node, d.hovered}
	if d.edge != None {
		first = append(first, d.d.Edges[d.edge].A, d.d.Edges[d.edge].B)
	}
	order := slices.DeleteFunc(append(first, d.order...), func(i int) bool {
		return i == None || i != d.hovered && d.isPale(i)
	})
	seen := make([]bool, len(d.order))
	order = slices.DeleteFunc(order, func(i int) bool {
		before := seen[i]
		seen[i] = true
		return before
	})
	spots := make([]chart.Spot, len(order))
	for k, i := range order {
		x, y := d.view().at(d.d.Nodes[i].X, d.d.Nodes[i].Y)
		name := d.sizeOf(i)
		spots[k] = chart.Spot{X: x, Y: y, Radius: d.radius(i), W: float64(name.Width) + 2, H: float64(name.Height)}
		if i == d.node {
			spots[k].Radius += ring
		}
	}
	frame := chart.Box{W: float64(size.Width), H: float64(size.Height)}
	d.places = map[int]chart.Box{}
	for k, box := range chart.PlaceLabels(spots, frame) {
		if box.W > 0 && len(d.places) < mostNames {
			d.places[order[k]] = box
		}
	}
	d.showNames()
}

// sizeOf returns how large a name is; it is measured once.
func (d *Diagram) sizeOf(node int) fyne.Size {
	if d.sizes[node].Width == 0 {
		d.sizes[node] = look.Measure(d.d.Nodes[node].Short(), look.TextSize(theme.SizeNameCaptionText), d.style(node))
	}
	return d.sizes[node]
}

// style writes the names of large points in bold.
func (d *Diagram) style(node int) fyne.TextStyle {
	const large = 5
	if d.d.Kinds[d.d.Nodes[node].Kind].Radius >= large {
		return look.Bold
	}
	return look.Plain
}

// showNames writes names at their places. A name keeps its text object, so that moving it draws no letters again.
func (d *Diagram) showNames() {
	for node, text := range d.names {
		if _, isShown := d.places[node]; !isShown {
			text.Hide()
			delete(d.names, node)
			d.spare = append(d.spare, text)
		}
	}
	for node, box := range d.places {
		text := d.names[node]
		if text == nil {
			text = d.spare[len(d.spare)-1]
			d.spare = d.spare[:len(d.spare)-1]
			d.names[node] = text
			text.TextStyle = d.style(node)
			text.Show()
		}
		look.Write(text, d.d.Nodes[node].Short(), theme.SizeNameCaptionText, look.ColorInk)
		look.PlaceLine(text, float32(box.X)+1, float32(box.Y), float32(box.H))
	}
}

// draw paints points and lines into an image of a width and a height in pixels.
func (d *Diagram) draw(width, height int) image.Image {
	scale := 1.0
	if size := d.Size(); size.Width > 0 {
		scale = float64(width) / float64(size.Width)
	}
	surface := solid(look.Color(look.ColorSurface))
	d.pixels.begin(width, height, surface)
	d.drawGround(scale, surface)
	d.drawEdges(scale, surface)
	if len(d.d.Ground) == 0 { // lines do not go through names
		for _, box := range d.places {
			left, top := int(box.X*scale), int((box.Y+box.H*0.15)*scale)
			right, bottom := int((box.X+box.W)*scale), int((box.Y+box.H*0.85)*scale)
			draw.Draw(
				d.pixels.RGBA,
				image.Rect(left, top, right, bottom),
				image.NewUniform(surface),
				image.Point{},
				draw.Src,
			)
		}
	}
	for _, isFront := range []bool{false, true} { // what fades is behind
		for i, n := range d.d.Nodes {
			if d.isPale(i) != isFront {
				d.drawNode(i, n, scale, surface)
			}
		}
	}
	return d.pixels.RGBA
}

func (d *Diagram) drawGround(scale float64, surface color.RGBA) {
	if len(d.d.Ground) == 0 {
		return
	}
	var land, marked, all [][]float64
	for _, g := range d.d.Ground {
		area := d.view().pixels(g.Points, scale)
		all = append(all, area)
		if g.Marked {
			marked = append(marked, area)
		} else {
			land = append(land, area)
		}
	}
	d.pixels.fill(land, solid(look.Color(look.ColorBand)))
	d.pixels.fill(marked, solid(look.Color(look.Green.Tint())))
	for _, border := range all {
		d.pixels.path(border, 0.8*scale, surface)
	}
}

func (d *Diagram) drawEdges(scale float64, surface color.RGBA) {
	usual := mixed(surface, solid(look.Color(look.ColorQuiet)), 0.45)
	if d.d.IsDense() {
		usual = mixed(surface, usual, 0.5)
	}
	pale, front := mixed(surface, usual, 0.35), solid(look.Color(look.ColorGreen))
	width := func(i int) float64 { return d.d.Thickness(d.d.Edges[i]) * scale * float64(look.Dp(1)) * 1.2 }
	for i, e := range d.d.Edges {
		c := usual
		switch {
		case d.isFrontEdge(i):
			continue
		case d.near != nil:
			c = pale
		case d.d.Bows:
			c = solid(look.Color(Tone(d.d.Kinds[d.d.Nodes[e.A].Kind].Series).Strong()))
		}
		d.pixels.path(d.view().pixels(d.lines[i], scale), width(i), c)
	}
	for i := range d.d.Edges {
		if d.isFrontEdge(i) {
			d.pixels.path(d.view().pixels(d.lines[i], scale), width(i)+0.6*scale, front)
		}
	}
}

// isFrontEdge reports whether a line is in front, or ends at the point that is.
func (d *Diagram) isFrontEdge(edge int) bool {
	e := d.d.Edges[edge]
	return edge == d.edge || d.node != None && (e.A == d.node || e.B == d.node)
}

func (d *Diagram) drawNode(i int, n chart.Node, scale float64, surface color.RGBA) {
	k := d.d.Kinds[n.Kind]
	x, y := d.view().at(n.X, n.Y)
	x, y = x*scale, y*scale
	radius := d.radius(i) * scale
	if x < -radius || y < -radius || x > float64(d.pixels.Rect.Dx())+radius || y > float64(d.pixels.Rect.Dy())+radius {
		return
	}
	c := solid(look.Color(Tone(k.Series).Strong()))
	if d.isPale(i) {
		c = mixed(surface, c, 0.22)
	}
	corner := func(r float64) float64 {
		if k.Square {
			return r / 3
		}
		return r
	}
	round := func(r float64, c color.RGBA) { d.pixels.round(x, y, r, corner(r), c) }
	switch i {
	case d.node:
		round(radius+ring*scale, solid(look.Color(look.ColorInk)))
	case d.hovered:
		round(radius+2.5*scale, solid(look.Color(look.ColorQuiet)))
	}
	round(radius+scale, surface)
	round(radius, c)
}

// solid returns a color without transparency.
func solid(c color.Color) color.RGBA {
	opaque := color.NRGBAModel.Convert(c).(color.NRGBA)
	return color.RGBA{opaque.R, opaque.G, opaque.B, 255}
}

// mixed returns a color between two; part is that of the second.
func mixed(a, b color.RGBA, part float64) color.RGBA {
	between := func(a, b uint8) uint8 { return uint8(float64(a) + (float64(b)-float64(a))*part) }
	return color.RGBA{between(a.R, b.R), between(a.G, b.G), between(a.B, b.B), 255}
}

// nodeAt returns the point at a place of the widget.
func (d *Diagram) nodeAt(at fyne.Position) int {
	found, nearest := None, math.Inf(1)
	for i, n := range d.d.Nodes {
		x, y := d.view().at(n.X, n.Y)
		away := math.Hypot(x-float64(at.X), y-float64(at.Y)) - d.radius(i)
		if away < float64(look.Dp(4)) && away < nearest {
			found, nearest = i, away
		}
	}
	return found
}

// HintAt is the whole name at a place, where it is cut.
func (d *Diagram) HintAt(at fyne.Position) string {
	for node, box := range d.places {
		x, y, n := float64(at.X), float64(at.Y), d.d.Nodes[node]
		if x >= box.X && x < box.X+box.W && y >= box.Y && y < box.Y+box.H && n.Short() != n.Label {
			return n.Label
		}
	}
	return ""
}

// edgeAt returns the line at a place of the widget; while a point is in front, one of its lines.
func (d *Diagram) edgeAt(at fyne.Position) int {
	found, nearest := None, float64(look.Dp(5))
	for i, line := range d.lines {
		if d.node != None && !d.isFrontEdge(i) {
			continue
		}
		points := d.view().pixels(line, 1)
		for k := 0; k+3 < len(points); k += 2 {
			away := distance(float64(at.X), float64(at.Y), points[k], points[k+1], points[k+2], points[k+3])
			if away < nearest {
				found, nearest = i, away
			}
		}
	}
	return found
}

// distance returns how far a point is from a straight line.
func distance(x, y, x1, y1, x2, y2 float64) float64 {
	dx, dy := x2-x1, y2-y1
	t := 0.0
	if square := dx*dx + dy*dy; square > 0 {
		t = min(max(((x-x1)*dx+(y-y1)*dy)/square, 0), 1)
	}
	return math.Hypot(x-x1-t*dx, y-y1-t*dy)
}

// Tapped brings what is at the place to the front.
func (d *Diagram) Tapped(e *fyne.PointEvent) {
	d.TakeKeyboard(e)
	if node := d.nodeAt(e.Position); node != None {
		d.Bring(node, None)
		return
	}
	d.Bring(None, d.edgeAt(e.Position))
}

// TappedSecondary offers what can be done.
func (d *Diagram) TappedSecondary(e *fyne.PointEvent) {
	d.TakeKeyboard(e)
	if d.OnMenu != nil {
		d.OnMenu(d.nodeAt(e.Position), e.AbsolutePosition)
	}
}

func (d *Diagram) open() {
	if d.OnOpen != nil && d.node != None {
		d.OnOpen(d.node)
	}
}

// Scrolled zooms around the pointer.
func (d *Diagram) Scrolled(e *fyne.ScrollEvent) {
	const notch = 25.0 // what Fyne makes of one
	d.Zoom(math.Pow(zoomStep, float64(e.Scrolled.DY)/notch), e.Position)
}

// zoomStep is how many times larger the picture is after a step.
const zoomStep = 1.25

// Dragged moves the picture.
func (d *Diagram) Dragged(e *fyne.DragEvent) { d.Pan(-e.Dragged.DX, -e.Dragged.DY) }

// DragEnd is not used.
func (d *Diagram) DragEnd() {}

// MouseMoved shows the name of the point below the pointer.
func (d *Diagram) MouseMoved(e *desktop.MouseEvent) { d.hover(d.nodeAt(e.Position)) }

// MouseOut hides it.
func (d *Diagram) MouseOut() {
	d.Pressable.MouseOut()
	d.hover(None)
}

func (d *Diagram) hover(node int) {
	if d.hovered != node {
		d.hovered = node
		d.Refresh()
	}
}

// Cursor is a hand over a point.
func (d *Diagram) Cursor() desktop.Cursor {
	if d.hovered != None {
		return desktop.PointerCursor
	}
	return desktop.DefaultCursor
}

// TypedKey walks between the points; with Ctrl or Cmd the arrow keys move the picture.
func (d *Diagram) TypedKey(e *fyne.KeyEvent) {
	arrows := map[fyne.KeyName][2]float64{
		fyne.KeyLeft: {-1, 0}, fyne.KeyRight: {1, 0}, fyne.KeyUp: {0, -1}, fyne.KeyDown: {0, 1},
	}
	to, isArrow := arrows[e.Name]
	switch {
	case isArrow && look.HeldKeys()&fyne.KeyModifierShortcutDefault != 0:
		step := float64(look.Dp(60))
		d.Pan(float32(to[0]*step), float32(to[1]*step))
	case isArrow:
		d.walk(to[0], to[1])
	case look.IsPress(e.Name) && d.node != None:
		d.open()
	case e.Name == fyne.KeyEscape && (d.node != None || d.edge != None):
		d.Bring(None, None)
	case e.Name == fyne.KeyHome:
		d.Whole()
	default:
		look.PassKey(d, e)
	}
}

// TypedRune zooms.
func (d *Diagram) TypedRune(r rune) {
	switch r {
	case '+', '=':
		d.ZoomMiddle(zoomStep)
	case '-':
		d.ZoomMiddle(1 / zoomStep)
	case '0':
		d.Whole()
	}
}

// walk brings the nearest point in a direction to the front that is joined to the one in front; if none is, the
// heaviest one.
func (d *Diagram) walk(dx, dy float64) {
	if d.node == None {
		if len(d.order) > 0 {
			d.Bring(d.order[0], None)
			d.reveal()
		}
		return
	}
	from := d.d.Nodes[d.node]
	best, least := None, math.Inf(1)
	for _, i := range d.d.Near(d.node) {
		x, y := d.d.Nodes[i].X-from.X, d.d.Nodes[i].Y-from.Y
		along, across := x*dx+y*dy, math.Abs(x*dy)+math.Abs(y*dx)
		if along <= 0 || across > 2*along {
			continue
		}
		if cost := along + 2*across; cost < least {
			best, least = i, cost
		}
	}
	if best != None {
		d.Bring(best, None)
		d.reveal()
	}
}

// reveal moves the picture so that the point in front is in the frame.
func (d *Diagram) reveal() {
	n, size := d.d.Nodes[d.node], d.Size()
	x, y := d.view().at(n.X, n.Y)
	margin := look.Dp(40)
	beyond := func(at, length float32) float32 { return min(at-margin, 0) + max(at+margin-length, 0) }
	if dx, dy := beyond(float32(x), size.Width), beyond(float32(y), size.Height); dx != 0 || dy != 0 {
		d.Pan(dx, dy)
	}
}

// AccessibilityLabel describes the point in front, or the whole picture.
func (d *Diagram) AccessibilityLabel() string {
	if d.node != None && d.Spoken != nil {
		return d.Spoken(d.node)
	}
	return d.d.Alt()
}
