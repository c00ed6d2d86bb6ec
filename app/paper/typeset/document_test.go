package typeset_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
	"pgregory.net/rapid"

	"laurel/app/paper/typeset"
)

// mixed is a document with everything in it: scripts, a drawing, a picture, links, bookmarks, page numbers.
func mixed(t testing.TB) *typeset.Document {
	t.Helper()
	d := typeset.New(
		typeset.Options{
			Title:    "Ünïcode (title) ليلى",
			Language: "en",
			Created:  time.Date(2026, 6, 15, 9, 0, 0, 0, time.UTC),
		},
	)
	d.OnEveryPage(func(p *typeset.Page, n, total int) {
		p.Draw(
			typeset.Text{String: strings.Repeat("I", n) + " of " + strings.Repeat("I", total), Style: typeset.Caption},
			typeset.Rect{X: 48, Y: 760, W: 500, H: 20},
			false,
		)
	})
	frame := func(c *typeset.Canvas) {
		c.Stroke(
			new(typeset.Path).RoundRect(typeset.Rect{X: 20, Y: 20, W: 572, H: 752}, 8),
			typeset.Pen{Width: 1, Color: typeset.Gold, Dash: []float64{4, 2}},
		)
		c.Draw(
			typeset.Text{String: "Tracked", Style: typeset.LabelCaps},
			typeset.Rect{X: 48, Y: 30, W: 200, H: 20},
			false,
		)
	}
	img, err := d.Picture(dot(t))
	if err != nil {
		t.Fatal(err)
	}
	for i := range 3 {
		p := d.AddPage()
		p.Stamp("frame", frame)
		p.Bookmark("Page · صفحة", 0, 48)
		for k, s := range scripts {
			p.Draw(
				typeset.Text{
					String:   s.text,
					Language: s.language,
					Style:    typeset.Body,
					Link:     "https://example.org/" + s.name,
				},
				typeset.Rect{X: 48, Y: 48 + 22*float64(k), W: 400, H: 20},
				false,
			)
		}
		p.Place(img, typeset.Rect{X: 460, Y: 60, W: 80, H: 100}, i == 0)
		p.LinkToPage(typeset.Rect{X: 460, Y: 60, W: 80, H: 100}, 1)
		p.Fill(new(typeset.Path).Circle(500, 300, 20), typeset.Green)
		p.Clip(new(typeset.Path).Circle(500, 400, 20), func() {
			p.Fill(new(typeset.Path).Rect(typeset.Rect{X: 480, Y: 380, W: 40, H: 20}), typeset.Red)
		})
	}
	return d
}

func dot(t testing.TB) []byte {
	t.Helper()
	img := image.NewNRGBA(image.Rect(0, 0, 8, 4))
	for x := range 8 {
		img.Set(x, 1, color.NRGBA{200, 30, 30, uint8(30 * x)})
	}
	var buf bytes.Buffer
	if err := png.Encode(&buf, img); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

func TestFilesAreSound(t *testing.T) {
	needs(t, "qpdf")
	file := filepath.Join(t.TempDir(), "x.pdf")
	if err := os.WriteFile(file, bytesOf(t, mixed(t)), 0o600); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command("qpdf", "--check", file).CombinedOutput(); err != nil {
		t.Errorf("qpdf: %v\n%s", err, out)
	}
}

func TestFilesAreValidToPdfcpu(t *testing.T) {
	model.ConfigPath = "disable"
	if err := api.Validate(bytes.NewReader(bytesOf(t, mixed(t))), nil); err != nil {
		t.Error(err)
	}
}

func TestSameInputGivesSameBytes(t *testing.T) {
	first := bytesOf(t, mixed(t))
	// A document in between must leave no trace in the shared caches.
	bytesOf(t, onePage("Something else entirely, زهرا", "fa"))
	if !bytes.Equal(first, bytesOf(t, mixed(t))) {
		t.Error("two writings of one document differ")
	}
}

func TestDocumentsCanBeMadeAtOnce(t *testing.T) {
	want := bytesOf(t, mixed(t))
	for i := range 8 {
		t.Run(fmt.Sprintf("maker %d", i), func(t *testing.T) {
			t.Parallel()
			if !bytes.Equal(want, bytesOf(t, mixed(t))) {
				t.Error("documents made at once disturb each other")
			}
		})
	}
}

func TestPropertiesAreTitleLanguageAndDateOnly(t *testing.T) {
	pdf := bytesOf(t, onePage("text", "es"))
	for _, unwanted := range []string{"FPDF", "Producer", "Author", "Creator", "laurel", os.TempDir()} {
		if bytes.Contains(pdf, []byte(unwanted+" ")) || bytes.Contains(pdf, []byte("/"+unwanted+"(")) ||
			bytes.Contains(pdf, []byte(unwanted+"<")) {
			t.Errorf("the file contains %q", unwanted)
		}
	}
	for _, wanted := range []string{"/Title<FEFF0054006500730074>", "/Lang(es)", "/CreationDate(D:20260615000000Z)"} {
		if !bytes.Contains(pdf, []byte(wanted)) {
			t.Errorf("the file lacks %q", wanted)
		}
	}
}

func TestADocumentWithoutPagesIsRefused(t *testing.T) {
	if err := typeset.New(typeset.Options{}).Write(&bytes.Buffer{}); err == nil {
		t.Error("a document without pages was written")
	}
}

func TestMissingCharactersAreReportedPerText(t *testing.T) {
	gaps := typeset.Missing(
		"Ana Example",
		"Old script \U000108A0 name",
		"ليلى",
		"\u200d\u200c\ufe0f",
		"Łukasz 15 ½ № €",
	)
	if len(gaps) != 1 || gaps[0].Text != "Old script \U000108A0 name" || string(gaps[0].Characters) != "\U000108A0" {
		t.Errorf("gaps are %+v", gaps)
	}
}

func TestAMissingCharacterLeavesNoBox(t *testing.T) {
	with := bytesOf(t, onePage("A\U000108A0B", "en"))
	if bytes.Contains(with, []byte("<0000>")) {
		t.Error("the empty glyph was drawn")
	}
}

func TestNaughtyStringsAreSetWithoutHarm(t *testing.T) {
	dir := os.Getenv("LAUREL_SAMPLES")
	if dir == "" {
		t.Skip("LAUREL_SAMPLES is not set")
	}
	data, err := os.ReadFile(filepath.Join(dir, "hostile", "naughty-strings.json"))
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	if err := json.Unmarshal(data, &list); err != nil {
		t.Fatal(err)
	}
	d := typeset.New(typeset.Options{Title: list[len(list)-1]})
	for _, s := range list {
		p := d.AddPage()
		p.Draw(
			typeset.Text{String: s, Style: typeset.Honour, Lines: 2, Align: typeset.Center},
			typeset.Rect{X: 48, Y: 48, W: 500, H: 120},
			true,
		)
		p.Draw(typeset.Text{String: s, Style: typeset.Reading}, typeset.Rect{X: 48, Y: 200, W: 300, H: 400}, false)
		p.Bookmark(s, 0, 0)
		p.Link(typeset.Rect{W: 10, H: 10}, "https://"+s)
	}
	pdf := bytesOf(t, d)
	if _, err := exec.LookPath("qpdf"); err == nil {
		file := filepath.Join(t.TempDir(), "x.pdf")
		if err := os.WriteFile(file, pdf, 0o600); err != nil {
			t.Fatal(err)
		}
		if out, err := exec.Command("qpdf", "--check", file).CombinedOutput(); err != nil {
			t.Errorf("qpdf: %v\n%s", err, out)
		}
	}
}

func TestAnOverrideCannotTurnItsNeighboursRound(t *testing.T) {
	needs(t, "pdftotext")
	turned := onePage("abc \u202Edef\u202C ghi\u0000\u0007 jkl", "en")
	if got := logical(extract(t, bytesOf(t, turned))); got != "abc def ghi jkl" {
		t.Errorf("the page says %q", got)
	}
}

// nameGenerator makes names of one to six words in any of the scripts of this package's examples.
func nameGenerator() *rapid.Generator[string] {
	var words []string
	for _, s := range scripts {
		words = append(words, strings.Fields(s.text)...)
	}
	return rapid.Custom(func(t *rapid.T) string {
		return strings.Join(rapid.SliceOfN(rapid.SampledFrom(words), 1, 12).Draw(t, "words"), " ")
	})
}

func TestShrunkTextStaysInItsBox(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		name := nameGenerator().Draw(t, "name")
		box := typeset.Rect{
			X: 50,
			Y: 50,
			W: rapid.Float64Range(250, 600).Draw(t, "width"),
			H: rapid.Float64Range(20, 200).Draw(t, "height"),
		}
		lines := rapid.IntRange(1, 3).Draw(t, "lines")
		d := typeset.New(typeset.Options{})
		p := d.AddPage()
		size, height := p.Draw(typeset.Text{String: name, Style: typeset.Honour, Lines: lines}, box, false)
		if size <= 0 || size > typeset.Honour.Size || height > box.H+0.1 {
			t.Fatalf("%q came out at %.2f pt, %.2f high in a box of %v", name, size, height, box)
		}
		width := d.Width(typeset.Honour.At(size).Text(name))
		if oneLine := height < 2*size; oneLine && width > box.W+0.1 && len(d.Unfit()) == 0 {
			t.Fatalf("%q is %.2f wide in a box of %.2f", name, width, box.W)
		}
	})
}

func TestAWiderBoxNeverMakesTextSmaller(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		name := nameGenerator().Draw(t, "name")
		width := rapid.Float64Range(250, 500).Draw(t, "width")
		d := typeset.New(typeset.Options{})
		p := d.AddPage()
		at := func(w float64) (size, height float64) {
			return p.Draw(
				typeset.Text{String: name, Style: typeset.Honour, Lines: 1},
				typeset.Rect{W: w, H: 300},
				false,
			)
		}
		narrow, height := at(width)
		wide, _ := at(width * 1.5)
		if oneLine := height < 2*narrow; oneLine && narrow > wide+0.2 {
			t.Fatalf("%q: %.2f pt in %.0f, %.2f pt in %.0f", name, narrow, width, wide, width*1.5)
		}
	})
}

func FuzzText(f *testing.F) {
	for _, s := range scripts {
		f.Add(s.text, s.language, uint8(2), 300.0)
	}
	f.Add("\u202e\u2066\u200f\ufffe\xff\xc0", "xx-?", uint8(0), -1.0)
	f.Fuzz(func(t *testing.T, text, lang string, lines uint8, width float64) {
		if len(text) > 2000 {
			t.Skip("long texts only repeat")
		}
		d := typeset.New(typeset.Options{Title: text, Language: lang})
		style := typeset.Lead
		if lines%2 == 1 {
			style = style.Tracked(0.1)
		}
		words := typeset.Text{String: text, Language: lang, Style: style, Lines: int(lines % 4), Balance: lines > 8}
		d.AddPage().Draw(words, typeset.Area(10, 10, width, 200), true)
		bytesOf(t, d)
	})
}
