package report

import (
	"bytes"
	"image/png"

	"laurel/app/article"
	"laurel/app/paper/page"
	"laurel/app/paper/typeset"
	"laurel/data/locale"
)

// Measures of a picture of a chart or a diagram, in points.
const (
	imageWidth  = 640.0
	imageMargin = 24.0
	imageGap    = 10.0
	imageScale  = 2.0 // pixels of a point
)

// Image returns a chart or a diagram as a PNG file of 1,376 pixels in width on white, with its title, its legend and
// its note; bare leaves out title and note, which the text around it has. No other block has a picture.
func Image(b article.Block, l locale.Language, bare bool) ([]byte, error) {
	painted := typeset.Raster(func(doc *typeset.Document) typeset.Block {
		d := &drawing{Report: &page.Report{Doc: doc, Area: typeset.Area(0, 0, imageWidth, 0)}}
		title, note := "", ""
		var content []typeset.Block
		switch b := b.(type) {
		case article.Drawing:
			title, note = b.Chart.Title, b.Chart.Note
			content = []typeset.Block{d.bars(b.Chart)}
		case article.Diagram:
			title, note = b.Title, b.Note
			content = []typeset.Block{picture(doc, b.Diagram, imageWidth), nodeLegend(doc, b.Diagram)}
		}
		if bare {
			return typeset.Stacked(imageGap, content...)
		}
		list := typeset.Stacked(imageGap, typeset.Heading.At(16).Text(title))
		list.Add(content...)
		list.Add(typeset.Small.Quiet().Text(note))
		return list
	}, imageWidth, imageMargin, imageScale, string(l))
	var file bytes.Buffer
	if err := png.Encode(&file, painted); err != nil {
		return nil, err
	}
	return file.Bytes(), nil
}
