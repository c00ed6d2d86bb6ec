package typeset_test

import (
	"bytes"
	"fmt"
	"io"
	"testing"

	"github.com/jung-kurt/gofpdf"

	"laurel/app/paper/typeset"
	"laurel/assets"
)

const pages = 1000

var latinNames = []string{
	"Ana Example",
	"Łukasz Šťastný",
	"Jörg Øre",
	"Ελένη Παπαδοπούλου",
	"Олена Прикладна",
	"Nguyễn Thị Thử",
}

// BenchmarkBareLoop is the floor: gofpdf by itself with the same words in the same places.
func BenchmarkBareLoop(b *testing.B) {
	data, err := assets.Font("NotoSerif-Regular")
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		f := gofpdf.NewCustom(&gofpdf.InitType{UnitStr: "pt", Size: gofpdf.SizeType{Wd: 792, Ht: 612}})
		f.AddUTF8FontFromBytes("serif", "", data)
		for i := range pages {
			f.AddPage()
			bareLine(f, 20, 150, "CERTIFICATE OF RECOGNITION")
			bareLine(f, 44, 250, fmt.Sprintf("%s %d", latinNames[i%len(latinNames)], i))
			bareLine(f, 13, 320, "for work that joined agencies, civil society and media")
			bareLine(f, 10, 380, "Washington, 15 June 2026")
		}
		if err := f.Output(io.Discard); err != nil {
			b.Fatal(err)
		}
	}
}

func bareLine(f *gofpdf.Fpdf, size, y float64, text string) {
	f.SetFont("serif", "", size)
	f.Text((792-f.GetStringWidth(text))/2, y, text)
}

func document(b *testing.B, from, to int, name func(i int) (string, string)) *bytes.Buffer {
	d := typeset.New(typeset.Options{Title: "Certificates", Language: "en", Paper: typeset.Letter.Landscape()})
	line := func(p *typeset.Page, size, y float64, text, language string) {
		p.Draw(
			typeset.Text{
				String:   text,
				Language: language,
				Style:    typeset.Lead.At(size),
				Align:    typeset.Center,
				Lines:    1,
			},
			typeset.Rect{X: 48, Y: y - 1.2*size, W: 696, H: 3 * size},
			false,
		)
	}
	for i := from; i < to; i++ {
		p := d.AddPage()
		text, language := name(i)
		line(p, 20, 150, "CERTIFICATE OF RECOGNITION", "")
		line(p, 44, 250, text, language)
		line(p, 13, 320, "for work that joined agencies, civil society and media", "")
		line(p, 10, 380, "Washington, 15 June 2026", "")
	}
	var buf bytes.Buffer
	if err := d.Write(&buf); err != nil {
		b.Fatal(err)
	}
	return &buf
}

func latinName(i int) (text, language string) {
	return fmt.Sprintf("%s %d", latinNames[i%len(latinNames)], i), ""
}

func anyName(i int) (text, language string) {
	s := scripts[i%len(scripts)]
	return fmt.Sprintf("%s %d", s.text, i), s.language
}

func BenchmarkLatin(b *testing.B) {
	for b.Loop() {
		b.ReportMetric(float64(document(b, 0, pages, latinName).Len()), "bytes")
	}
}

func BenchmarkAllScripts(b *testing.B) {
	for b.Loop() {
		b.ReportMetric(float64(document(b, 0, pages, anyName).Len()), "bytes")
	}
}

func BenchmarkSeparateFiles(b *testing.B) {
	for b.Loop() {
		for i := range pages {
			document(b, i, i+1, anyName)
		}
	}
}

func BenchmarkSeparateFilesLatin(b *testing.B) {
	for b.Loop() {
		for i := range pages {
			document(b, i, i+1, latinName)
		}
	}
}
