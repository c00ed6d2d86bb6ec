package report

import (
	"bytes"
	"image/png"

	"laurel/app/article"
	"laurel/app/paper/page"
	"laurel/app/paper/typeset"
	"laurel/data/locale"
)

// imageSize is how a picture of a chart or a diagram is painted, in points.
type imageSize struct{ width, margin, scale float64 } // scale: pixels of a point

// The sizes: of a picture by itself, and of one that is as wide as the text of a page.
var (
	byItself = imageSize{640, 24, 2}
	onPage   = imageSize{500, 2, 2.5}
)

const imageGap = 10.0

// Image returns a chart or a diagram as a PNG file of 1,376 pixels in width on white, with its title, its legend and
// its note; bare leaves out title and note, which the text around it has. No other block has a picture.
func Image(b article.Block, l locale.Language, bare bool) ([]byte, error) {
	size := byItself
	if bare {
		size = onPage
	}
	painted := typeset.Raster(func(doc *typeset.Document) typeset.Block {
		d := &drawing{Report: &page.Report{Doc: doc, Area: typeset.Area(0, 0, size.width, 0)}}
		title, note := "", ""
		var content []typeset.Block
		switch b := b.(type) {
		case article.Drawing:
			title, note = b.Chart.Title, b.Chart.Note
			content = []typeset.Block{d.bars(b.Chart)}
		case article.Diagram:
			title, note = b.Title, b.Note
			content = []typeset.Block{picture(doc, b.Diagram, size.width), nodeLegend(doc, b.Diagram)}
		}
		if bare {
			return typeset.Stacked(imageGap, content...)
		}
		list := typeset.Stacked(imageGap, typeset.Heading.At(16).Text(title))
		list.Add(content...)
		list.Add(typeset.Small.Quiet().Text(note))
		return list
	}, size.width, size.margin, size.scale, string(l))
	var file bytes.Buffer
	if err := png.Encode(&file, painted); err != nil {
		return nil, err
	}
	return file.Bytes(), nil
}
