package word

import (
	"fmt"

	"laurel/app/article"
)

// letterhead writes who writes, above a line and behind the logo.
func (d *document) letterhead(h article.Letterhead) error {
	const logoHeight = 16 * unitsPerMillimetre
	if len(h.Logo) > 0 {
		logo, err := d.image(h.Logo, h.Alt, frame{height: logoHeight})
		if err != nil {
			return err
		}
		d.put(paragraph("Normal", logo, `<w:keepNext/>`))
	}
	d.put(d.texts.paragraph("LetterheadName", h.Name), d.texts.paragraph("LetterheadLines", h.Lines))
	return nil
}

// signatures writes them beside each other, each over its name.
func (d *document) signatures(list []article.Signature) error {
	if len(list) == 0 {
		return nil
	}
	const mostBeside, height = 3, 15 * unitsPerMillimetre
	shares := make([]float64, mostBeside)
	cells := make([]string, mostBeside)
	for i, s := range list[:min(len(list), mostBeside)] {
		image := ""
		if len(s.Image) > 0 {
			width := (d.width/mostBeside - 2*twipsPerInch/10) * unitsPerTwip
			var err error
			if image, err = d.image(s.Image, s.Alt, frame{width, height}); err != nil {
				return err
			}
		}
		space := ""
		if image == "" {
			space = fmt.Sprintf(`<w:spacing w:before="%d"/>`, height/unitsPerTwip)
		}
		cells[i] = paragraph("TableText", image, `<w:keepNext/>`, space) +
			d.texts.paragraph("TableLead", s.Name) + d.texts.paragraph("TableText", s.Position)
	}
	d.startTable("TableNormal", false, shares)
	d.row(cells, "")
	d.put(`</w:tbl>`, paragraph("Normal", ""))
	return nil
}
