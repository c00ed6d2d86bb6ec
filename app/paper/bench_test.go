package paper_test

import (
	"context"
	"fmt"
	"io"
	"testing"

	"github.com/jung-kurt/gofpdf"
	"rsc.io/qr"

	"laurel/app/paper/certificate"
	"laurel/assets"
	"laurel/data/program"
	"laurel/data/program/edition"
)

const count = 1000

func manyAwardees(allScripts bool) *edition.Edition {
	scripts := everyScript()
	people := make([]*program.Person, count)
	for i := range people {
		people[i] = awardee(i, "Ana Łucja", fmt.Sprintf("Example %d", i), "", "")
		if like := scripts[i%len(scripts)]; allScripts {
			people[i].Given = like.Given
			people[i].OwnName, people[i].OwnNameLanguage = like.OwnName, like.OwnNameLanguage
		}
	}
	return edition.For(awards(2, people...), program.Internal)
}

// BenchmarkBareLoop is the floor: gofpdf by itself, drawing pages with the same words, rules, code and seal.
func BenchmarkBareLoop(b *testing.B) {
	e := manyAwardees(false)
	for b.Loop() {
		f := gofpdf.NewCustom(&gofpdf.InitType{UnitStr: "pt", Size: gofpdf.SizeType{Wd: 792, Ht: 612}})
		for family, name := range map[string]string{
			"display": "NotoSerifDisplay-Regular", "serif": "NotoSerif-Regular", "italic": "NotoSerif-Italic",
			"sans": "NotoSans-Regular",
		} {
			data, err := assets.Font(name)
			if err != nil {
				b.Fatal(err)
			}
			f.AddUTF8FontFromBytes(family, "", data)
		}
		for _, p := range e.People {
			f.AddPage()
			barePage(b, f, e, p)
		}
		if err := f.Output(io.Discard); err != nil {
			b.Fatal(err)
		}
	}
}

func barePage(b *testing.B, f *gofpdf.Fpdf, e *edition.Edition, p *program.Person) {
	f.SetLineWidth(2.4)
	f.Rect(27, 27, 738, 558, "D")
	f.SetLineWidth(0.8)
	f.Rect(34, 34, 724, 544, "D")
	text := func(family string, size, x, y float64, s string) {
		f.SetFont(family, "", size)
		f.Text(x-f.GetStringWidth(s)/2, y, s)
	}
	text("sans", 8.5, 396, 100, "COURAGE AWARDS 2026")
	text("serif", 22, 396, 140, "CERTIFICATE OF RECOGNITION")
	text("italic", 12.5, 396, 180, "presented to")
	text("display", 50, 396, 240, p.DisplayName())
	text("serif", 14, 396, 330, "for leading investigations that joined agencies,")
	text("serif", 14, 396, 350, "civil society and media")
	text("serif", 11, 396, 390, "Washington, 15 June 2026")
	f.Circle(396, 500, 44, "DF")
	for i, s := range e.Award.Signatories {
		x := 230 + 332*float64(i)
		f.Line(x-75, 520, x+75, 520)
		text("serif", 10.5, x, 534, s.Name)
		text("sans", 8.5, x, 546, s.Position)
	}
	serial := e.Serial(p.ID, program.AwardCertificate, 2026, 1)
	text("sans", 6, 700, 545, "No. "+serial)
	code, err := qr.Encode(serial, qr.M)
	if err != nil {
		b.Fatal(err)
	}
	side := 42 / float64(code.Size)
	for y := range code.Size {
		for x := range code.Size {
			if code.Black(x, y) {
				f.Rect(679+float64(x)*side, 490+float64(y)*side, side, side, "F")
			}
		}
	}
}

func benchmarkOneFile(b *testing.B, e *edition.Edition) {
	var pdf []byte
	for b.Loop() {
		pdf = printed(b, certificate.Make, e)
	}
	b.ReportMetric(float64(len(pdf)), "bytes")
}

func benchmarkSeparateFiles(b *testing.B, e *edition.Edition) {
	for b.Loop() {
		err := certificate.Each(context.Background(), asked(e), func(*program.Person, []byte) error { return nil })
		if err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkCertificatesLatin(b *testing.B)      { benchmarkOneFile(b, manyAwardees(false)) }
func BenchmarkCertificatesAllScripts(b *testing.B) { benchmarkOneFile(b, manyAwardees(true)) }
func BenchmarkCertificatesEach(b *testing.B)       { benchmarkSeparateFiles(b, manyAwardees(false)) }

func BenchmarkCertificatesEachAllScripts(b *testing.B) { benchmarkSeparateFiles(b, manyAwardees(true)) }
