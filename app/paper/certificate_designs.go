package paper

import (
	"strings"

	"laurel/app/paper/typeset"
	"laurel/data/program"
)

// certificateSheet is one person's page.
type certificateSheet struct {
	maker  *certificateMaker
	doc    *typeset.Document
	page   *typeset.Page
	person *program.Person
}

// line is a block of the text column with the space above it.
type line struct {
	above float64
	block typeset.Block
}

// columnStyle says how a design sets the lines of its text column.
type columnStyle struct {
	align     typeset.Align
	eyebrow   typeset.Style // of the program's name; size zero leaves it out
	title     typeset.Style
	capitals  bool // of the title
	presented typeset.Style
	name      typeset.Style
	own       typeset.Style
	citation  typeset.Style
	place     typeset.Style
	rule      func(c *typeset.Canvas, box typeset.Rect)
	ruleSpace float64
	sink      float64 // how much of the room left over goes above the column
}

// centred is the column of the designs that stand on an axis.
func centred() columnStyle {
	return columnStyle{
		align:     typeset.Center,
		eyebrow:   typeset.LabelCaps.At(8.5).Tracked(0.16),
		title:     typeset.Style{Family: typeset.Serif, Size: 22, Tracking: 0.2, Color: typeset.Green},
		capitals:  true,
		presented: typeset.Reading.At(12.5).Slanted().In(typeset.Quiet),
		name:      typeset.Honour.At(50),
		own:       typeset.Style{Family: typeset.Serif, Size: 25, Color: typeset.Green},
		citation:  typeset.Reading.At(14),
		place:     typeset.Reading.At(11).In(typeset.Quiet),
		rule: func(c *typeset.Canvas, box typeset.Rect) {
			divider(c, box.X+box.W/2, box.Y+box.H/2, 210, typeset.Gold)
		},
		ruleSpace: 12,
		sink:      0.5,
	}
}

// lines composes the text column for a width, with the citation shrunk into what the others leave of a height.
func (s *certificateSheet) lines(st columnStyle, width, height float64) []line {
	t, second := s.maker.texts, s.maker.second
	if s.maker.options.Second != "" {
		st = st.forTwo()
	}
	one := func(text string, style typeset.Style) typeset.Text {
		return typeset.Text{String: text, Style: style, Align: st.align, Lines: 1}
	}
	heading := func(texts certificateTexts) typeset.Text {
		if st.capitals {
			return one(program.Capitals(texts.title()), st.title)
		}
		return one(texts.title(), st.title)
	}
	title := sideBySide(heading(t), heading(second), width, noPen)
	list := []line{}
	if st.eyebrow.Size > 0 {
		list = append(list, line{0, one(program.Capitals(s.maker.edition.Name), st.eyebrow)}, line{10, title})
	} else {
		list = append(list, line{0, title})
	}
	list = append(list, line{14, sideBySide(one(t.presented(), st.presented), one(second.presented(), st.presented), width, noPen)})
	name := one(t.name(s.person), st.name)
	name.Lines, name.MaxHeight, name.Balance = 2, 2.3*st.name.Size, true
	if t.ownName(s.person) == "" {
		name.Language = s.person.OwnScriptLanguage()
	}
	list = append(list, line{4, name})
	if own := t.ownName(s.person); own != "" {
		text := one(own, st.own)
		text.Language, text.Lines, text.MaxHeight = s.person.OwnScriptLanguage(), 2, 3.2*st.own.Size
		list = append(list, line{2, text})
	}
	list = append(list, line{8, typeset.Drawing{Height: st.ruleSpace, Draw: func(p *typeset.Page, box typeset.Rect) { st.rule(&p.Canvas, box) }}})
	place := line{12, sideBySide(one(t.placeAndDate(), st.place), one(second.placeAndDate(), st.place), width, noPen)}
	if t.placeAndDate() == "" {
		place = line{0, typeset.Space(0)}
	}
	if citation := t.citation(s.person); citation != "" {
		text := one(citation, st.citation)
		text.Lines, text.KeepSize, text.Balance = 40, true, true
		text.MaxHeight = max(height-s.height(append(list, place), width)-10, 3*st.citation.Size)
		other := text
		other.String = second.citation(s.person)
		block := sideBySide(text, other, width, typeset.Pen{Width: 0.6, Color: typeset.Gold})
		if other.String == citation {
			block = narrowed(text, st.align)
		}
		list = append(list, line{10, block})
	}
	return append(list, place)
}

// forTwo is the style of a column that says everything in two languages: smaller, so that half the width is enough.
func (st columnStyle) forTwo() columnStyle {
	st.title.Size, st.title.Tracking = 0.66*st.title.Size, 0.5*st.title.Tracking
	st.presented.Size *= 0.9
	st.citation.Size = 12
	return st
}

// noPen draws nothing.
var noPen typeset.Pen

// sideBySide sets a text and its translation beside each other, with a line between them if the bar has a width; what is the same in both languages, or was
// only written in one, stands there once.
func sideBySide(first, second typeset.Text, width float64, bar typeset.Pen) typeset.Block {
	if second.String == "" || second.String == first.String {
		return first
	}
	const gap = 36.0
	return typeset.Aside{Width: (width - gap) / 2, Gap: gap, Bar: bar, Side: first, Main: second}
}

// narrowed gives a short citation a shorter line, which reads better than one across the page.
func narrowed(t typeset.Text, align typeset.Align) typeset.Block {
	const short, side = 260, 76
	if len(t.String) > short {
		return t
	}
	row := typeset.Row{Cells: []typeset.Cell{{Width: side}, {Content: t}, {Width: side}}}
	if align != typeset.Center {
		row.Cells = row.Cells[1:]
	}
	return row
}

func (s *certificateSheet) height(list []line, width float64) float64 {
	var h float64
	for _, l := range list {
		h += l.above + s.doc.Height(l.block, width)
	}
	return h
}

// setColumn puts the text column into a box. Room that is left over goes between the lines, up to a third of what
// stands there already, and then above and below.
func (s *certificateSheet) setColumn(st columnStyle, box typeset.Rect) {
	list := s.lines(st, box.W, box.H)
	room := box.H - s.height(list, box.W)
	var gaps float64
	for _, l := range list {
		gaps += l.above
	}
	stretch := 1.0
	if gaps > 0 && room > 0 {
		stretch += min(room*0.5/gaps, 0.8)
	}
	y := box.Y
	y += max(room-(stretch-1)*gaps, 0) * st.sink
	for _, l := range list {
		y += l.above * stretch
		y += s.page.Put(l.block, typeset.Rect{X: box.X, Y: y, W: box.W, H: box.Y + box.H - y})
	}
}

// classic: a double rule round centred lines, the seal between the signatures.
func (s *certificateSheet) classic() error {
	size := s.page.Size()
	s.page.Stamp(s.doc.Once("classic", func(c *typeset.Canvas) {
		outer := typeset.Rect{W: size.W, H: size.H}
		c.Stroke(new(typeset.Path).Rect(outer.Inset(27)), typeset.Pen{Width: 2.4, Color: typeset.Gold})
		c.Stroke(new(typeset.Path).Rect(outer.Inset(34)), typeset.Pen{Width: 0.8, Color: typeset.Green})
		corners(c, outer.Inset(34))
	}))
	const band = 118.0
	s.setColumn(centred(), typeset.Rect{X: 100, Y: 62, W: size.W - 200, H: size.H - 62 - 52 - band})
	return s.foot(typeset.Rect{X: 58, Y: size.H - 52 - band, W: size.W - 116, H: band}, true)
}

// corners draws a sprig of laurel into each corner of a frame.
func corners(c *typeset.Canvas, r typeset.Rect) {
	sprig := new(typeset.Path)
	for _, l := range []struct{ angle, length float64 }{{0.785, 25}, {0.2, 19}, {1.37, 19}} {
		sprig.Add(leaf(), 9, 9, l.angle, l.length, 0.68*l.length)
	}
	sprig.Circle(8, 8, 2)
	all := new(typeset.Path)
	all.Add(sprig, r.X, r.Y, 0, 1, 1)
	all.Add(sprig, r.X+r.W, r.Y, 0, -1, 1)
	all.Add(sprig, r.X, r.Y+r.H, 0, 1, -1)
	all.Add(sprig, r.X+r.W, r.Y+r.H, 0, -1, -1)
	c.Fill(all, typeset.Gold)
}

// watermark is gold so pale that ink stands on it.
var watermark = typeset.Color{R: 0xFB, G: 0xF5, B: 0xE4}

// laurel: a border of laurel leaves and a great wreath behind the words.
func (s *certificateSheet) laurel() error {
	size := s.page.Size()
	s.page.Stamp(s.doc.Once("laurel", func(c *typeset.Canvas) {
		outer := typeset.Rect{W: size.W, H: size.H}
		c.Stroke(new(typeset.Path).Rect(outer.Inset(23)), typeset.Pen{Width: 1.4, Color: typeset.Gold})
		c.Stroke(new(typeset.Path).Rect(outer.Inset(53)), typeset.Pen{Width: 0.7, Color: typeset.Gold})
		const axis, corner = 38.0, 18.0
		l, t, r, b := axis, axis, size.W-axis, size.H-axis
		for _, e := range [][4]float64{{l + corner, t, r - corner, t}, {l + corner, b, r - corner, b}, {l, t + corner, l, b - corner}, {r, t + corner, r, b - corner}} {
			leafBand(c, e[0], e[1], e[2], e[3], typeset.Gold, typeset.Green)
		}
		for _, p := range [][2]float64{{l, t}, {r, t}, {l, b}, {r, b}} {
			rosette(c, p[0], p[1], 13, typeset.Gold, typeset.White)
		}
		wreath(c, size.W/2, size.H/2-22, 178, watermark)
	}))
	st := centred()
	st.eyebrow.Size = 0
	st.title = typeset.Style{Family: typeset.Display, Size: 33, Color: typeset.Green}
	st.capitals = false
	const band = 114.0
	const top = 78.0
	s.setColumn(st, typeset.Rect{X: 112, Y: top, W: size.W - 224, H: size.H - top - 66 - band})
	return s.foot(typeset.Rect{X: 70, Y: size.H - 66 - band, W: size.W - 140, H: band}, true)
}

// modern: a green band with seal and code, everything else from the left.
func (s *certificateSheet) modern() error {
	size := s.page.Size()
	band := typeset.Rect{X: 28, Y: 28, W: 168, H: size.H - 56}
	s.page.Stamp(s.doc.Once("modern", func(c *typeset.Canvas) {
		c.Fill(new(typeset.Path).RoundRect(band, 8), typeset.Green)
		c.Fill(new(typeset.Path).Rect(typeset.Rect{X: band.X + band.W + 6, Y: 28, W: 2, H: band.H}), typeset.Gold)
	}))
	if err := s.seal(band.X+band.W/2, band.Y+84, 54, typeset.GoldTint, typeset.Green, false); err != nil {
		return err
	}
	s.page.Draw(typeset.Text{
		String: s.maker.edition.Name, Style: typeset.Style{Family: typeset.Serif, Size: 17, Leading: 1.3, Color: typeset.White},
		Align: typeset.Center, Lines: 6, Balance: true,
	}, typeset.Rect{X: band.X + 16, Y: band.Y + 158, W: band.W - 32, H: 150}, false)
	if err := s.modernCode(band); err != nil {
		return err
	}

	st := centred()
	st.align, st.capitals = typeset.Left, true
	st.eyebrow.Size = 0
	st.title = typeset.Style{Family: typeset.Sans, Bold: true, Size: 15, Tracking: 0.14, Color: typeset.Green}
	st.name.Size = 54
	st.rule = func(c *typeset.Canvas, box typeset.Rect) {
		c.Fill(new(typeset.Path).Rect(typeset.Rect{X: box.X, Y: box.Y + box.H/2 - 1, W: 64, H: 2}), typeset.Gold)
	}
	st.ruleSpace, st.sink = 16, 0.4
	left := band.X + band.W + 52
	area := typeset.Rect{X: left, Y: 76, W: size.W - left - 56, H: size.H - 2*76}
	if len(s.maker.texts.signatories()) > 0 {
		area.H = size.H - 76 - 170
	}
	s.setColumn(st, area)
	return s.signatures(typeset.Rect{X: left, Y: size.H - 154, W: area.W, H: 100}, typeset.Left)
}

// modernCode sets code and serial number at the foot of the modern design's band.
func (s *certificateSheet) modernCode(band typeset.Rect) error {
	serial := s.maker.texts.serial(s.person)
	if serial == "" {
		return nil
	}
	box := typeset.Rect{X: band.X + band.W/2 - 31, Y: band.Y + band.H - 104, W: 62, H: 62}
	s.page.Fill(new(typeset.Path).RoundRect(box, 4), typeset.White)
	s.page.Draw(typeset.Text{String: s.maker.texts.serialLine(s.person), Style: typeset.Caption.In(typeset.White), Align: typeset.Center, Lines: 1},
		typeset.Rect{X: band.X + 8, Y: box.Y + box.H + 8, W: band.W - 16, H: 14}, false)
	return drawCode(&s.page.Canvas, serial, box.Inset(6), typeset.Ink)
}

// code sets code and serial number into the lower right corner of a box.
func (s *certificateSheet) code(box typeset.Rect) error {
	serial := s.maker.texts.serial(s.person)
	if serial == "" {
		return nil
	}
	const side = 42.0
	at := typeset.Rect{X: box.X + box.W - side - 22, Y: box.Y + box.H - side - 30, W: side, H: side}
	s.page.Draw(typeset.Text{String: s.maker.texts.serialLine(s.person), Style: typeset.Caption.At(6), Align: typeset.Center, Lines: 1},
		typeset.Rect{X: at.X - 16, Y: at.Y + side + 3, W: side + 32, H: 10}, false)
	return drawCode(&s.page.Canvas, serial, at, typeset.Ink)
}

// foot sets what stands below the text on an axis: up to two signatures on either side of the seal and the code in
// the corner; with three, the seal gives way to the other corner.
func (s *certificateSheet) foot(box typeset.Rect, framed bool) error {
	if err := s.code(box); err != nil {
		return err
	}
	bottom := box.Y + box.H
	count := len(s.maker.texts.signatories())
	sealX, sealY, radius := box.X+box.W/2, bottom-58, 44.0
	if count == maxSignatories {
		sealX, sealY, radius = box.X+43, bottom-56, 33
	}
	if err := s.seal(sealX, sealY, radius, typeset.Gold, typeset.White, framed); err != nil {
		return err
	}
	const edge = 92.0
	return s.signatures(typeset.Rect{X: box.X + edge, Y: box.Y, W: box.W - 2*edge, H: box.H - 8}, typeset.Center)
}

// seal puts the program's own seal, or ours, at a place.
func (s *certificateSheet) seal(x, y, radius float64, metal, disc typeset.Color, tails bool) error {
	own, err := s.maker.picture(s.doc, s.maker.edition.Award.Seal)
	if err != nil {
		return err
	}
	if own != nil {
		s.page.Place(own, typeset.Rect{X: x - radius, Y: y - radius, W: 2 * radius, H: 2 * radius}, false)
		return nil
	}
	s.page.Stamp(s.doc.Once("seal", func(c *typeset.Canvas) {
		if tails {
			ribbon(c, x, y, radius*0.92, typeset.Green)
		}
		sealArt(c, x, y, radius, metal, disc)
	}))
	return nil
}

// signatures sets up to three signatures along the bottom of a box. Two on an axis leave the middle to the seal.
func (s *certificateSheet) signatures(box typeset.Rect, align typeset.Align) error {
	list := s.maker.texts.signatories()
	if len(list) == 0 {
		return nil
	}
	columns := len(list)
	if align == typeset.Center && columns < maxSignatories {
		columns = maxSignatories
	}
	const gap = 28.0
	width := (box.W - gap*float64(columns-1)) / float64(columns)
	if align == typeset.Left {
		width = min(width, 190)
	}
	for i, signatory := range list {
		column := i
		if align == typeset.Center && len(list) == 2 {
			column = 2 * i
		}
		x := box.X + float64(column)*(width+gap)
		if err := s.signature(signatory, typeset.Rect{X: x, Y: box.Y, W: width, H: box.H}, align); err != nil {
			return err
		}
	}
	return nil
}

// signature sets one: the image, or room for a pen, over a line with name and position below.
func (s *certificateSheet) signature(who program.Signatory, box typeset.Rect, align typeset.Align) error {
	const words = 40.0
	lineY := box.Y + box.H - words
	image, err := s.maker.picture(s.doc, who.Signature)
	if err != nil {
		return err
	}
	if image != nil {
		s.page.Place(image, typeset.Rect{X: box.X + 6, Y: lineY - 42, W: box.W - 12, H: 40}, false)
	}
	s.page.Stroke(new(typeset.Path).MoveTo(box.X, lineY).LineTo(box.X+box.W, lineY), typeset.Pen{Width: 0.7, Color: typeset.Ink})
	y := lineY + 5
	for _, part := range []struct {
		text  string
		style typeset.Style
		lines int
	}{{who.Name, typeset.Reading.At(10.5), 1}, {who.Position, typeset.Body.At(8.5).In(typeset.Quiet), 2}} {
		if strings.TrimSpace(part.text) == "" {
			continue
		}
		_, h := s.page.Draw(typeset.Text{String: part.text, Style: part.style, Align: align, Lines: part.lines, KeepSize: true, Balance: true},
			typeset.Rect{X: box.X, Y: y, W: box.W, H: box.Y + box.H - y}, false)
		y += h
	}
	return nil
}
