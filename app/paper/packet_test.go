package paper_test

import (
	"bytes"
	"compress/zlib"
	"context"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
	"pgregory.net/rapid"

	"laurel/app/paper/merge"
	"laurel/app/paper/typeset"
	"laurel/data/program"
	"laurel/data/program/edition"
)

// leaflet is a PDF with so many pages and a bookmark for each.
func leaflet(t testing.TB, title string, pages int) []byte {
	t.Helper()
	d := typeset.New(typeset.Options{Title: title, Language: "en", Paper: typeset.A4.Portrait()})
	for n := range pages {
		page := d.AddPage()
		text := fmt.Sprintf("%s page %d", title, n+1)
		page.Put(typeset.Text{String: text, Style: typeset.Heading}, typeset.Rect{X: 60, Y: 60, W: 400, H: 100})
		page.Bookmark(text, 0, 60)
		page.LinkToPage(typeset.Rect{X: 60, Y: 60, W: 100, H: 20}, pages)
		page.Link(typeset.Rect{X: 60, Y: 90, W: 100, H: 20}, "https://example.org/"+fmt.Sprint(n))
	}
	var data bytes.Buffer
	if err := d.Write(&data); err != nil {
		t.Fatal(err)
	}
	return data.Bytes()
}

func packetOf(t testing.TB, parts ...merge.Part) []byte {
	t.Helper()
	var data bytes.Buffer
	edition := edition.For(sample(t), program.Participants)
	if err := merge.Packet(context.Background(), &data, asked(edition), parts); err != nil {
		t.Fatal(err)
	}
	return data.Bytes()
}

// outputOf runs a tool on a PDF and returns its output.
func outputOf(t testing.TB, pdf []byte, tool string, arguments ...string) string {
	t.Helper()
	if _, err := exec.LookPath(tool); err != nil {
		t.Skipf("%s is not installed", tool)
	}
	path := filepath.Join(t.TempDir(), "packet.pdf")
	if err := os.WriteFile(path, pdf, 0o600); err != nil {
		t.Fatal(err)
	}
	for i, a := range arguments {
		if a == "FILE" {
			arguments[i] = path
		}
	}
	output, err := exec.Command(tool, arguments...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s: %v\n%s", tool, err, output)
	}
	return string(output)
}

func TestAPacketIsOneFileOfAllItsParts(t *testing.T) {
	pdf := packetOf(
		t,
		merge.Part{Title: "City map", PDF: leaflet(t, "Map", 2)},
		merge.Part{Title: "قائمة الأسماء", PDF: leaflet(t, "Names", 3)},
	)
	if err := api.Validate(bytes.NewReader(pdf), model.NewDefaultConfiguration()); err != nil {
		t.Errorf("pdfcpu finds: %v", err)
	}
	if said := outputOf(t, pdf, "qpdf", "--check", "FILE"); !strings.Contains(
		said,
		"No syntax or stream encoding errors",
	) ||
		strings.Contains(said, "WARNING") {
		t.Errorf("qpdf finds: %s", said)
	}
	info := outputOf(t, pdf, "pdfinfo", "FILE")
	if !strings.Contains(info, "Pages:           6") ||
		!strings.Contains(info, "Title:           Program packet – 2023 TIP Report Heroes") {
		t.Errorf("pdfinfo says: %s", info)
	}
	for _, property := range []string{
		"Producer", "Creator", "Author", "CreationDate", "ModDate", "Subject", "Keywords",
	} {
		if strings.Contains(info, property+":") || bytes.Contains(pdf, []byte("/"+property)) {
			t.Errorf("the file tells its %s", property)
		}
	}
	for _, sign := range []string{"pdfcpu", "/Metadata", "FPDF"} {
		if bytes.Contains(pdf, []byte(sign)) {
			t.Errorf("the file holds %q", sign)
		}
	}
	text := outputOf(t, pdf, "pdftotext", "-layout", "FILE", "-")
	for _, want := range []string{"City map", "Map page 2", "Names page 3", "Program packet"} {
		if !strings.Contains(text, want) {
			t.Errorf("the text lacks %q", want)
		}
	}
}

func TestContentsAndBookmarksLeadToTheirPages(t *testing.T) {
	pdf := packetOf(
		t,
		merge.Part{Title: "City map", PDF: leaflet(t, "Map", 2)},
		merge.Part{Title: "Names", PDF: leaflet(t, "Names", 3)},
	)
	marks, err := api.Bookmarks(bytes.NewReader(pdf), model.NewDefaultConfiguration())
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, m := range marks {
		got = append(got, fmt.Sprint(m.Title, " ", m.PageFrom))
		for _, k := range m.Kids {
			got = append(got, fmt.Sprint("> ", k.Title, " ", k.PageFrom))
		}
	}
	want := "Contents 1|City map 2|> Map page 1 2|> Map page 2 3|" +
		"Names 4|> Names page 1 4|> Names page 2 5|> Names page 3 6"
	if strings.Join(got, "|") != want {
		t.Errorf("the bookmarks are %s", strings.Join(got, "|"))
	}
	linked, err := api.Annotations(bytes.NewReader(pdf), nil, model.NewDefaultConfiguration())
	if err != nil || len(linked) != 6 {
		t.Fatalf("links are on %d pages of 6 (%v)", len(linked), err)
	}
	if contents := len(linked[1][model.AnnLink].Map); contents != 7 {
		t.Errorf("the contents have %d links, not one for each of 7 lines", contents)
	}
}

func TestTheSamePartsGiveTheSameBytes(t *testing.T) {
	parts := []merge.Part{{Title: "One", PDF: leaflet(t, "One", 3)}, {Title: "Two", PDF: leaflet(t, "Two", 30)}}
	first := packetOf(t, parts...)
	for range 3 {
		if !bytes.Equal(first, packetOf(t, parts...)) {
			t.Fatal("the same parts gave other bytes")
		}
	}
}

func TestAPacketLeavesNothingInTheHome(t *testing.T) {
	home := t.TempDir()
	for _, name := range []string{"HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "APPDATA", "TMPDIR"} {
		t.Setenv(name, home)
	}
	packetOf(t, merge.Part{Title: "Map", PDF: leaflet(t, "Map", 1)})
	if left, err := os.ReadDir(home); err != nil || len(left) > 0 {
		t.Errorf("%v was left behind (%v)", left, err)
	}
}

// brochure is a PDF as a stranger makes it: author, metadata, script, attached file, a note, a link to a file, and a
// photo with its camera's data.
func brochure(t testing.TB) []byte {
	t.Helper()
	picture := image.NewGray(image.Rect(0, 0, 8, 8))
	picture.Set(1, 1, color.White)
	var photo bytes.Buffer
	if err := jpeg.Encode(&photo, picture, nil); err != nil {
		t.Fatal(err)
	}
	exif := "\xFF\xE1\x00\x16Exif\x00\x00SECRETPOSITION"
	jpg := string(photo.Bytes()[:2]) + exif + string(photo.Bytes()[2:])
	objects := []string{
		"<</Type/Catalog/Pages 2 0 R/Metadata 6 0 R/OpenAction<</S/JavaScript/JS(app.alert\\('SECRETSCRIPT'\\))>>" +
			"/Names<</EmbeddedFiles<</Names[(a) 7 0 R]>>>>>>",
		"<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 300 400]/Rotate 90" +
			"/Resources<</XObject<</P 5 0 R>>/Font<</F 10 0 R>>>>>>",
		"<</Type/Page/Parent 2 0 R/Contents 4 0 R/PieceInfo<</X<</LastModified(D:2020)/Private(SECRETPIECE)>>>>" +
			"/LastModified(D:2020)/Annots[8 0 R 9 0 R]>>",
		stream("", "q 100 0 0 100 50 50 cm /P Do Q BT /F 20 Tf 50 300 Td (Welcome to the city) Tj ET"),
		stream(
			"/Type/XObject/Subtype/Image/Width 8/Height 8/BitsPerComponent 8/ColorSpace/DeviceGray"+
				"/Filter/DCTDecode/Metadata 6 0 R",
			jpg,
		),
		stream("/Type/Metadata/Subtype/XML", "<x:xmpmeta xmlns:x='adobe:ns:meta/'>SECRETAUTHOR</x:xmpmeta>"),
		"<</Type/Filespec/F(SECRETFILE)/UF(SECRETFILE)/EF<</F 12 0 R>>>>",
		"<</Type/Annot/Subtype/Text/Rect[10 10 30 30]/T(SECRETREADER)/Contents(SECRETNOTE)>>",
		"<</Type/Annot/Subtype/Link/Rect[10 10 30 30]/A<</S/URI/URI(file:///home/SECRETUSER/map.html)>>>>",
		"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
		"<</Author(SECRETPERSON)/Producer(SECRETTOOL)/CreationDate(D:20200101000000Z)>>",
		stream("/Type/EmbeddedFile", "SECRETATTACHMENT"),
	}
	return pdfOf(objects, "/Info 11 0 R")
}

// pdfOf is a PDF of objects, numbered from 1, the first being the catalogue.
func pdfOf(objects []string, trailer string) []byte {
	var file, table strings.Builder
	file.WriteString("%PDF-1.6\n")
	for i, o := range objects {
		fmt.Fprintf(&table, "%010d 00000 n \n", file.Len())
		fmt.Fprintf(&file, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	start := file.Len()
	fmt.Fprintf(
		&file,
		"xref\n0 %d\n0000000000 65535 f \n%strailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n",
		len(objects)+1, table.String(), len(objects)+1, trailer, start,
	)
	return []byte(file.String())
}

func stream(head, content string) string {
	return fmt.Sprintf("<<%s/Length %d>>stream\n%s\nendstream", head, len(content), content)
}

func TestOfAStrangersFileOnlyWhatIsSeenGoesIn(t *testing.T) {
	source := brochure(t)
	if !bytes.Contains(source, []byte("SECRETPOSITION")) {
		t.Fatal("the brochure holds no marker")
	}
	merged := packetOf(t, merge.Part{Title: "Brochure", PDF: source})
	var plain bytes.Buffer
	if err := merge.Plain(&plain, merge.Part{Title: "Brochure", PDF: source}, "en"); err != nil {
		t.Fatal(err)
	}
	for name, pdf := range map[string][]byte{"the packet": merged, "the plain file": plain.Bytes()} {
		plain := []byte(outputOf(t, pdf, "qpdf", "--qdf", "--stream-data=uncompress", "FILE", "-"))
		for _, form := range [][]byte{pdf, plain} {
			if i := bytes.Index(form, []byte("SECRET")); i >= 0 {
				t.Errorf("%s holds %q", name, form[i:min(len(form), i+20)])
			}
		}
		if text := outputOf(t, pdf, "pdftotext", "FILE", "-"); !strings.Contains(text, "Welcome to the city") {
			t.Errorf("%s lost its text: %q", name, text)
		}
		if images := outputOf(t, pdf, "pdfimages", "-list", "FILE"); !strings.Contains(images, "jpeg") {
			t.Errorf("%s lost its photo:\n%s", name, images)
		}
		if said := outputOf(t, pdf, "qpdf", "--check", "FILE"); strings.Contains(said, "WARNING") {
			t.Errorf("qpdf finds in %s: %s", name, said)
		}
	}
	if info := outputOf(t, plain.Bytes(), "pdfinfo", "FILE"); !strings.Contains(info, "Page rot:        90") ||
		!strings.Contains(info, "300 x 400") {
		t.Errorf("the page lost its size or its turn: %s", info)
	}
}

// photograph is a JPEG file with what cameras write into it.
func photograph(t testing.TB) string {
	t.Helper()
	picture := image.NewGray(image.Rect(0, 0, 8, 8))
	picture.Set(1, 1, color.White)
	var photo bytes.Buffer
	if err := jpeg.Encode(&photo, picture, nil); err != nil {
		t.Fatal(err)
	}
	plain := photo.String()
	scan := strings.LastIndex(plain, "\xFF\xDA")
	return plain[:2] + "\xFF\xE1\x00\x16Exif\x00\x00SECRETPOSITION" + "\xFF\xE2\x00\x0CMPF\x00SECRET" +
		plain[2:scan] + "\xFF\xFE\x00\x0ESECRETAUTHOR" + plain[scan:]
}

// sheetOf is a PDF of two pages, the second with a picture, layers and a content.
func sheetOf(picture, catalogue, content string) []byte {
	return pdfOf([]string{
		"<</Type/Catalog/Pages 2 0 R" + catalogue + ">>",
		"<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2/MediaBox[0 0 300 400]>>",
		"<</Type/Page/Parent 2 0 R/Resources<<>>/Contents 7 0 R>>",
		"<</Type/Page/Parent 2 0 R/Contents 5 0 R/Resources<</XObject<</P 6 0 R>>/Properties<</L 8 0 R/M 9 0 R>>>>>>",
		stream("", content),
		picture,
		stream("", "0 0 m"),
		"<</Type/OCG/Name(SECRETLAYER)>>",
		"<</Type/OCMD/OCGs[8 0 R]/P/AnyOn>>",
	}, "")
}

func imageOf(filter, data string) string {
	const head = "/Type/XObject/Subtype/Image/Width 8/Height 8/BitsPerComponent 8/ColorSpace/DeviceGray/Filter"
	return stream(head+filter, data)
}

func TestNothingHiddenInAStrangersFileGoesIn(t *testing.T) {
	photo := photograph(t)
	var deflated bytes.Buffer
	to := zlib.NewWriter(&deflated)
	if _, err := io.WriteString(to, photo); err != nil {
		t.Fatal(err)
	}
	if err := to.Close(); err != nil {
		t.Fatal(err)
	}
	const show = "q 100 0 0 100 50 50 cm /P Do Q"
	const jpeg2000 = "\x00\x00\x00\x0CjP  \r\n\x87\n" + "\x00\x00\x00\x13xml SECRETPLACE" + "\x00\x00\x00\x1Bjp2c" +
		"\xFF\x4F\xFF\x64\x00\x0BSECRETCOM" + "\xFF\x90\x00\x02"
	tests := []struct {
		name    string
		file    []byte
		refused error
	}{
		{"a photograph", sheetOf(imageOf("/DCTDecode", photo), "", show), nil},
		{"behind another filter", sheetOf(imageOf("[/FlateDecode/DCTDecode]", deflated.String()), "", show), nil},
		{"in hexadecimal", sheetOf(imageOf("[/ASCIIHexDecode/DCTDecode]", fmt.Sprintf("%X>", photo)), "", show), nil},
		{"a second one in its stream", sheetOf(imageOf("/DCTDecode", photo+photo), "", show), nil},
		{"JPEG 2000", sheetOf(imageOf("/JPXDecode", jpeg2000), "", show), nil},
		{"no JPEG", sheetOf(imageOf("/DCTDecode", "SECRET"), "", show), merge.ErrPicture},
		{"a filter after it", sheetOf(imageOf("[/DCTDecode/FlateDecode]", "SECRET"), "", show), merge.ErrPicture},
		{"inside the content", sheetOf(imageOf("/DCTDecode", photo), "",
			"q BI /W 8 /H 8 /BPC 8 /CS /G /F /DCT ID "+photo+" EI Q"), merge.ErrPicture},
		{"a layer that is on", sheetOf(imageOf("/DCTDecode", photo),
			"/OCProperties<</OCGs[8 0 R]/D<</ON[8 0 R]>>>>", "/OC /L BDC "+show+" EMC"), nil},
		{"a layer that is off", sheetOf(imageOf("/DCTDecode", photo),
			"/OCProperties<</OCGs[8 0 R]/D<</OFF[8 0 R]>>>>", "/OC /L BDC "+show+" EMC"), merge.ErrLayer},
		{"all layers are off", sheetOf(imageOf("/DCTDecode", photo),
			"/OCProperties<</OCGs[8 0 R]/D<</BaseState/OFF>>>>", "/OC /M BDC "+show+" EMC"), merge.ErrLayer},
		{"a picture of a layer that is off", sheetOf(imageOf("/DCTDecode/OC 9 0 R", photo),
			"/OCProperties<</OCGs[8 0 R]/D<</OFF[8 0 R]>>>>", show), merge.ErrLayer},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var out bytes.Buffer
			err := merge.Plain(&out, merge.Part{Title: "Map", PDF: test.file}, "en")
			if test.refused != nil {
				page, is := errors.AsType[*merge.PageError](err)
				if !is || page.Page != 2 || !errors.Is(err, test.refused) || !errors.Is(err, merge.ErrPDF) {
					t.Errorf("got %v", err)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			plain := outputOf(t, out.Bytes(), "qpdf", "--qdf", "--stream-data=uncompress", "FILE", "-")
			if i := strings.Index(plain, "SECRET"); i >= 0 {
				t.Errorf("it holds %q", plain[i:min(len(plain), i+20)])
			}
			if test.name != "JPEG 2000" &&
				!strings.Contains(outputOf(t, out.Bytes(), "pdfimages", "-list", "FILE"), "jpeg") {
				t.Error("it lost its photo")
			}
		})
	}
}

func TestAFileThatCannotBeReadIsNamed(t *testing.T) {
	whole := leaflet(t, "Map", 1)
	locked := outputOf(t, whole, "qpdf", "--encrypt", "secret", "owner", "256", "--", "FILE", "-")
	tests := []struct {
		name string
		data []byte
	}{
		{"empty", nil},
		{"no PDF", []byte("a letter")},
		{"cut in half", whole[:len(whole)/3]},
		{"behind a password", []byte(locked)},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			edition := edition.For(sample(t), program.Internal)
			err := merge.Packet(
				t.Context(),
				&bytes.Buffer{},
				asked(edition),
				[]merge.Part{{Title: "City map", PDF: test.data}},
			)
			var part *merge.PartError
			if !errors.As(err, &part) || part.Title != "City map" || !errors.Is(err, merge.ErrPDF) {
				t.Errorf("got %v", err)
			}
		})
	}
}

func TestAFileThatOnlyForbidsChangesIsRead(t *testing.T) {
	locked := outputOf(
		t,
		leaflet(t, "Map", 2),
		"qpdf",
		"--encrypt",
		"",
		"owner",
		"256",
		"--modify=none",
		"--",
		"FILE",
		"-",
	)
	pdf := packetOf(t, merge.Part{Title: "Map", PDF: []byte(locked)})
	if text := outputOf(t, pdf, "pdftotext", "FILE", "-"); !strings.Contains(text, "Map page 2") {
		t.Errorf("the text is %q", text)
	}
	if said := outputOf(t, pdf, "qpdf", "--check", "FILE"); !strings.Contains(said, "not encrypted") ||
		strings.Contains(said, "WARNING") {
		t.Errorf("qpdf finds: %s", said)
	}
}

func TestPagesKeepTheirOrderWhateverIsMerged(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		counts := rapid.SliceOfN(rapid.IntRange(1, 4), 1, 5).Draw(t, "pages of each part")
		var parts []merge.Part
		total := 0
		for i, n := range counts {
			parts = append(
				parts,
				merge.Part{Title: fmt.Sprint("Part ", i), PDF: leafletOf(t, fmt.Sprint("Part ", i), n)},
			)
			total += n
		}
		var data bytes.Buffer
		r := asked(edition.For((&program.Program{Name: "P"}), program.Public))
		if err := merge.Packet(context.Background(), &data, r, parts); err != nil {
			t.Fatal(err)
		}
		n, err := api.PageCount(bytes.NewReader(data.Bytes()), model.NewDefaultConfiguration())
		if err != nil || n != total+1 {
			t.Fatalf("%d pages, not %d (%v)", n, total+1, err)
		}
	})
}

// leafletOf is leaflet for property tests.
func leafletOf(t *rapid.T, title string, pages int) []byte {
	d := typeset.New(typeset.Options{Title: title, Paper: typeset.A4.Portrait()})
	for range pages {
		d.AddPage()
	}
	var data bytes.Buffer
	if err := d.Write(&data); err != nil {
		t.Fatal(err)
	}
	return data.Bytes()
}

func FuzzPacketReadsAnyBytes(f *testing.F) {
	f.Add([]byte("%PDF-1.4\ntrailer<</Root 1 0 R>>"))
	f.Add(brochure(f))
	f.Add(leaflet(f, "Map", 2))
	f.Fuzz(func(t *testing.T, data []byte) {
		var out bytes.Buffer
		err := merge.Plain(&out, merge.Part{Title: "x", PDF: data}, "en")
		if err != nil && !errors.Is(err, merge.ErrPDF) {
			t.Errorf("an error of another kind: %v", err)
		}
	})
}
