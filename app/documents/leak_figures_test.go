package documents

import (
	"bytes"
	"context"
	"encoding/binary"
	"slices"
	"strings"
	"testing"
	"time"

	"laurel/app/article"
	"laurel/app/articles"
	"laurel/app/request"
	"laurel/data/outcome/network"
	"laurel/data/program"
	"laurel/data/program/edition"
)

// figuresOf lists every picture that the Reports tab saves.
func figuresOf(e *edition.Edition) []articles.Figure {
	journey, _ := articles.Journey(e.Program, "en")
	figures := []articles.Figure{
		articles.FigureOfDiagram(articles.Network(e, network.Filter{}, "en"), e.Audience),
		articles.FigureOfDiagram(journey, e.Audience),
	}
	for _, c := range append(articles.Charts(e, "en"), articles.Days(e.Program, "en")) {
		figures = append(figures, articles.FigureOf(c, e.Audience))
	}
	return figures
}

// pictureParts lists the parts of a PNG file: none of them has a text.
func pictureParts(file []byte) (parts []string) {
	const signature, frame = 8, 12
	for at := signature; at+frame <= len(file); at += frame + int(binary.BigEndian.Uint32(file[at:])) {
		parts = append(parts, string(file[at+4:at+8]))
	}
	return slices.Compact(parts)
}

func TestNoFigureHoldsWhatItsAudienceMayNotHave(t *testing.T) {
	whole, markers := markedProgram(t, program.NotRefused)
	seen := 0
	for _, audience := range program.Audiences() {
		e := edition.For(whole, audience)
		r := request.Of(e)
		r.Now = time.Date(2023, 6, 20, 9, 0, 0, 0, time.UTC)
		for _, f := range figuresOf(e) {
			// what is drawn is what the tables and the description have
			text := f.Title + f.Alt + drawnTexts(f)
			formats := []request.Format{request.XLSX}
			if _, isDiagram := f.Block.(article.Diagram); isDiagram { // charts on paper are tested with the documents
				formats = append(formats, request.PDF)
			}
			for _, r.Format = range formats {
				data, err := f.Write(context.Background(), r)
				if err != nil {
					t.Fatal(err)
				}
				text += plainText(t, request.File{Data: data})
			}
			text = squeezed(text)
			for _, m := range markers {
				if !strings.Contains(text, m.word) {
					continue
				}
				seen++
				if !audience.MayHave(m.audience) {
					t.Errorf("%q for %s holds %s, which is for %s", f.Title, audience, m.field, m.audience)
				}
			}
		}
		if audience != program.Public {
			continue // the parts of a picture are the same
		}
		picture, err := figuresOf(e)[0].Write(
			context.Background(),
			request.Request{Format: articles.PNG, Language: "en"},
		)
		if err != nil || !bytes.HasPrefix(picture, []byte("\x89PNG")) {
			t.Fatalf("no picture: %v", err)
		}
		if parts := pictureParts(picture); !slices.Equal(parts, []string{"IHDR", "IDAT", "IEND"}) {
			t.Errorf("the picture has %q", parts)
		}
	}
	if seen == 0 {
		t.Error("no marker was found at all, so that this test sees nothing")
	}
}

// drawnTexts are the texts in a picture.
func drawnTexts(f articles.Figure) (text string) {
	for _, table := range f.Tables {
		for _, row := range table.Rows {
			for _, cell := range row {
				text += " " + articles.CellText(cell, "en")
			}
		}
	}
	return text
}
