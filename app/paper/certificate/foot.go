package certificate

import (
	"strings"

	"laurel/app/paper/ornament"
	"laurel/app/paper/typeset"
	"laurel/data/locale"
	"laurel/data/program"
)

// foot sets what is below the text of a design on an axis: up to two signatures on either side of the seal, and the
// code in the right corner; with three, the seal is in the left corner.
func (s *sheet) foot(box typeset.Rect) error {
	if err := s.code(box); err != nil {
		return err
	}
	seal := typeset.Area(box.X+box.W/2-44, box.Bottom()-102, 88, 88)
	if len(s.texts.signatories()) == maxSignatories {
		seal = typeset.Area(box.X+10, box.Bottom()-89, 66, 66)
	}
	if err := s.seal(seal, typeset.Gold, typeset.White, true); err != nil {
		return err
	}
	const edge = 108.0
	return s.signatures(box.InsetX(edge).High(box.H-8), typeset.Center)
}

// code sets code and serial number into the lower right corner of a box.
func (s *sheet) code(box typeset.Rect) error {
	serial := s.texts.serial(s.person)
	if serial == "" {
		return nil
	}
	const side = 42.0
	at := typeset.Area(box.Right()-side-31, box.Bottom()-side-30, side, side)
	line := typeset.Caption.At(8).Text(s.texts.serialLine(serial)).Centred().Within(2)
	s.page.Draw(line, typeset.Area(at.X-31, at.Bottom()+2, side+62, 22), false)
	return drawCode(&s.page.Canvas, serial, at)
}

// seal sets the program's own seal, or ours, into a square box.
func (s *sheet) seal(box typeset.Rect, metal, disc typeset.Color, tails bool) error {
	own, err := s.picture(s.doc, s.Edition.Award.Seal)
	if err != nil {
		return err
	}
	if own != nil {
		s.page.Place(own, box, false)
		return nil
	}
	s.page.Stamp("seal", func(c *typeset.Canvas) {
		radius := box.W / 2
		x, y := box.X+radius, box.Y+radius
		if tails {
			ornament.Ribbon(c, x, y, radius*0.92, typeset.Green)
		}
		ornament.Seal(c, x, y, radius, metal, disc)
	})
	return nil
}

// signatures sets up to three signatures along the bottom of a box. Two on an axis leave the middle to the seal.
func (s *sheet) signatures(box typeset.Rect, align typeset.Align) error {
	const gap, widest = 18.0, 190.0
	list := s.texts.signatories()
	columns := max(len(list), 1)
	if align == typeset.Center {
		columns = maxSignatories
	}
	width := (box.W - gap*float64(columns-1)) / float64(columns)
	if align == typeset.Left {
		width = min(width, widest)
	}
	for i, signatory := range list {
		if align == typeset.Center && len(list) == 2 {
			i *= 2
		}
		x := box.X + float64(i)*(width+gap)
		if err := s.signature(signatory, typeset.Area(x, box.Y, width, box.H), align); err != nil {
			return err
		}
	}
	return nil
}

// signature sets one: the image, or space for a pen, over a line with name and position below. The position is in no
// larger letters than the name.
func (s *sheet) signature(who program.Signatory, box typeset.Rect, align typeset.Align) error {
	const below = 72.0
	lineY := box.Bottom() - below
	image, err := s.picture(s.doc, who.Signature)
	if err != nil {
		return err
	}
	if image != nil {
		s.page.Place(image, typeset.Area(box.X+6, lineY-36, box.W-12, 34), false)
	}
	s.page.Line(box.X, lineY, box.Right(), lineY, typeset.Pen{Width: 0.7, Color: typeset.Ink})
	box = box.Lowest(below - 5)
	position := typeset.Body.At(8.5).Quiet()
	if strings.TrimSpace(who.Name) != "" {
		name := typeset.Reading.At(10.5).Text(who.Name).Within(2).Balanced().To(align)
		size, h := s.page.Draw(name, box.High(34), false)
		box, position.Size = box.From(h), min(position.Size, size)
	}
	if text := s.position(who); text != "" {
		s.page.Draw(position.Text(text).Within(4).Balanced().To(align), box, false)
	}
	return nil
}

// position is a signatory's position, in two languages if the certificate is.
func (s *sheet) position(who program.Signatory) string {
	first, second := s.texts.position(who), s.second.position(who)
	if second == first {
		second = ""
	}
	return locale.Joined("\n", first, second)
}
