package word

import (
	"laurel/app/article"
	"laurel/app/paper/report"
)

// diagram writes a diagram as a picture under its title, with its note below: Word has no drawing of that kind that can
// be edited.
func (d *document) diagram(b article.Diagram) error {
	image, err := report.Image(b, d.article.Language, true)
	if err != nil {
		return err
	}
	d.text("Eyebrow", b.Title)
	return d.picture(article.Picture{Image: image, Alt: b.Alt(), Caption: b.Note})
}
