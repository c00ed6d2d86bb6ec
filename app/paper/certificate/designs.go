package certificate

import (
	"laurel/app/paper/ornament"
	"laurel/app/paper/typeset"
)

// centred is the column of the designs that are set on an axis.
func centred() column {
	return column{
		align:     typeset.Center,
		eyebrow:   typeset.LabelCaps.At(8.5).Tracked(0.16),
		title:     typeset.Lead.At(22).Tracked(0.2).In(typeset.Green),
		capitals:  true,
		presented: typeset.Reading.At(12.5).Slanted().Quiet(),
		name:      typeset.Honour.At(50),
		own:       typeset.Lead.At(25).In(typeset.Green),
		citation:  typeset.Reading.At(14),
		place:     typeset.Reading.At(11).Quiet(),
		rule: func(c *typeset.Canvas, box typeset.Rect) {
			ornament.Divider(c, box.X+box.W/2, box.Y+box.H/2, 210, typeset.Gold)
		},
		ruleSpace: 12,
		sink:      0.5,
	}
}

// classic is a double rule round centred lines, the seal between the signatures.
func (s *sheet) classic() error {
	size := s.page.Size()
	s.page.Stamp("classic", func(c *typeset.Canvas) {
		outer := typeset.Rect{W: size.W, H: size.H}
		c.Stroke(outer.Inset(27).Path(), typeset.Pen{Width: 2.4, Color: typeset.Gold})
		c.Stroke(outer.Inset(34).Path(), typeset.Pen{Width: 0.8, Color: typeset.Green})
		corners(c, outer.Inset(34))
	})
	const band = 118.0
	s.setColumn(centred(), typeset.Area(100, 62, size.W-200, size.H-62-52-band))
	return s.foot(typeset.Area(58, size.H-52-band, size.W-116, band))
}

// corners draws a sprig of laurel into each corner of a frame.
func corners(c *typeset.Canvas, r typeset.Rect) {
	sprig := new(typeset.Path)
	for _, l := range []struct{ angle, length float64 }{{0.785, 25}, {0.2, 19}, {1.37, 19}} {
		sprig.Add(ornament.Leaf(), 9, 9, l.angle, l.length, 0.68*l.length)
	}
	sprig.Circle(8, 8, 2)
	all := new(typeset.Path)
	all.Add(sprig, r.X, r.Y, 0, 1, 1)
	all.Add(sprig, r.Right(), r.Y, 0, -1, 1)
	all.Add(sprig, r.X, r.Bottom(), 0, 1, -1)
	all.Add(sprig, r.Right(), r.Bottom(), 0, -1, -1)
	c.Fill(all, typeset.Gold)
}

// watermark is gold so pale that text is readable on it.
var watermark = typeset.RGB(0xFBF5E4)

// laurel is a border of laurel leaves and a great wreath behind the text.
func (s *sheet) laurel() error {
	size := s.page.Size()
	s.page.Stamp("laurel", func(c *typeset.Canvas) {
		outer := typeset.Rect{W: size.W, H: size.H}
		c.Stroke(outer.Inset(23).Path(), typeset.Pen{Width: 1.4, Color: typeset.Gold})
		c.Stroke(outer.Inset(53).Path(), typeset.Pen{Width: 0.7, Color: typeset.Gold})
		const corner = 18.0
		b := outer.Inset(38)
		for _, y := range []float64{b.Y, b.Bottom()} {
			ornament.LeafBand(c, b.X+corner, y, b.Right()-corner, y, typeset.Gold, typeset.Green)
		}
		for _, x := range []float64{b.X, b.Right()} {
			ornament.LeafBand(c, x, b.Y+corner, x, b.Bottom()-corner, typeset.Gold, typeset.Green)
			for _, y := range []float64{b.Y, b.Bottom()} {
				ornament.Rosette(c, x, y, 13, typeset.Gold, typeset.White)
			}
		}
		ornament.Wreath(c, size.W/2, size.H/2-22, 178, watermark)
	})
	col := centred()
	col.eyebrow.Size = 0
	col.title = typeset.Headline.At(33).In(typeset.Green)
	col.capitals = false
	const band, top = 114.0, 78.0
	s.setColumn(col, typeset.Area(112, top, size.W-224, size.H-top-66-band))
	return s.foot(typeset.Area(70, size.H-66-band, size.W-140, band))
}

// modern is a green band with seal and code, everything else from the left.
func (s *sheet) modern() error {
	size := s.page.Size()
	band := typeset.Area(28, 28, 168, size.H-56)
	s.page.Stamp("modern", func(c *typeset.Canvas) {
		c.Fill(band.Round(8), typeset.Green)
		c.FillRect(typeset.Area(band.Right()+6, 28, 2, band.H), typeset.Gold)
	})
	seal := typeset.Area(band.X+band.W/2-54, band.Y+30, 108, 108)
	if err := s.seal(seal, typeset.GoldTint, typeset.Green, false); err != nil {
		return err
	}
	name := typeset.Style{Family: typeset.Serif, Size: 17, Leading: 1.3, Color: typeset.White}.Text(s.Edition.Name)
	name.Lines = 6
	s.page.Draw(name.Centred().Balanced(), band.InsetX(16).From(158).High(150), false)
	if err := s.modernCode(band); err != nil {
		return err
	}

	col := centred()
	col.align = typeset.Left
	col.eyebrow.Size = 0
	col.title = typeset.LabelCaps.At(15).Tracked(0.14).In(typeset.Green)
	col.name.Size = 54
	col.rule = func(c *typeset.Canvas, box typeset.Rect) {
		c.FillRect(typeset.Area(box.X, box.Y+box.H/2-1, 64, 2), typeset.Gold)
	}
	col.ruleSpace, col.sink = 16, 0.4
	const top, foot = 76, 170
	left := band.Right() + 52
	area := typeset.Area(left, top, size.W-left-56, size.H-2*top)
	if len(s.texts.signatories()) > 0 {
		area.H = size.H - top - foot
	}
	s.setColumn(col, area)
	return s.signatures(typeset.Area(left, size.H-154, area.W, 100), typeset.Left)
}

// modernCode sets code and serial number at the foot of the modern design's band.
func (s *sheet) modernCode(band typeset.Rect) error {
	serial := s.texts.serial(s.person)
	if serial == "" {
		return nil
	}
	box := typeset.Area(band.X+band.W/2-31, band.Bottom()-104, 62, 62)
	s.page.Fill(box.Round(4), typeset.White)
	line := typeset.Caption.In(typeset.White).Line(s.texts.serialLine(serial)).Centred()
	s.page.Draw(line, typeset.Area(band.X+8, box.Bottom()+8, band.W-16, 14), false)
	return drawCode(&s.page.Canvas, serial, box.Inset(6))
}
