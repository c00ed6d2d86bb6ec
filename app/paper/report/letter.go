package report

import (
	"laurel/app/article"
	"laurel/app/paper/typeset"
)

// Measures of letters in points.
const (
	logoHeight      = 46.0
	signatureHeight = 44.0
	signatureWidth  = 150.0
)

// letterhead sets who writes above a line, beside the logo.
func (d *drawing) letterhead(h article.Letterhead) error {
	words := typeset.Stacked(2, heading2.At(14).Text(h.Name), typeset.Small.Quiet().Text(h.Lines))
	row := typeset.Row{Gap: typeset.Normal}
	if len(h.Logo) > 0 {
		logo, err := d.Doc.Picture(h.Logo)
		if err != nil {
			return err
		}
		width := logoHeight * logo.Size().W / logo.Size().H
		row.Cells = append(row.Cells, typeset.Cell{
			Width: width, Content: typeset.Image{Picture: logo, Width: width, Height: logoHeight},
		})
	}
	row.Cells = append(row.Cells, typeset.Cell{Content: words, At: typeset.Middle})
	d.Flow.Add(row, typeset.Close, typeset.GreenRule, typeset.Wide, typeset.Normal)
	return nil
}

// signatures sets up to three beside each other, each over its name, on the page of the line before them.
func (d *drawing) signatures(list []article.Signature) error {
	row := typeset.Row{Gap: typeset.Wide}
	const mostBeside = 3
	width := min(signatureWidth, (d.Area.W-(mostBeside-1)*float64(row.Gap))/mostBeside)
	for _, s := range list[:min(len(list), mostBeside)] {
		stack := typeset.Stack{Gap: 2}
		if len(s.Image) == 0 {
			stack.Add(typeset.Space(signatureHeight))
		} else {
			image, err := d.Doc.Picture(s.Image)
			if err != nil {
				return err
			}
			imageWidth := min(signatureHeight*image.Size().W/image.Size().H, width)
			height := imageWidth * image.Size().H / image.Size().W
			stack.Add(typeset.Stacked(0, typeset.Space(signatureHeight-height), typeset.Image{
				Picture: image, Width: imageWidth, Height: height,
			}))
		}
		stack.Add(typeset.Reading.Strong().Text(s.Name), typeset.Small.Quiet().Text(s.Position))
		row.Cells = append(row.Cells, typeset.Cell{Width: width, Content: stack})
	}
	d.Flow.Add(d.Kept(row))
	return nil
}
