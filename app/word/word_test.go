package word

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"laurel/app/article"
	"laurel/app/article/articletest"
	"laurel/app/request"
)

func written(t testing.TB, a *article.Article) []byte {
	t.Helper()
	var out bytes.Buffer
	created := time.Date(2026, 7, 9, 8, 0, 0, 0, time.UTC)
	if err := Write(&out, a, request.Letter, created, []int{3, 3, 4}); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// unpacked returns the parts of a .docx file.
func unpacked(t testing.TB, content []byte) map[string]string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		found[f.Name] = string(text)
	}
	return found
}

func TestEveryPartIsWellFormedAndReferredTo(t *testing.T) {
	all := unpacked(t, written(t, articletest.Sample(t)))
	for name, text := range all {
		if !strings.HasSuffix(name, ".xml") && !strings.HasSuffix(name, ".rels") {
			continue
		}
		decoder := xml.NewDecoder(strings.NewReader(text))
		for {
			_, err := decoder.Token()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
		}
	}
	for name, text := range all {
		if !strings.HasSuffix(name, ".rels") {
			continue
		}
		folder := filepath.Dir(filepath.Dir(name))
		var list struct {
			Relationship []struct {
				Target string `xml:"Target,attr"`
				ID     string `xml:"Id,attr"`
			}
		}
		if err := xml.Unmarshal([]byte(text), &list); err != nil {
			t.Fatal(err)
		}
		for _, r := range list.Relationship {
			if target := filepath.ToSlash(filepath.Join(folder, r.Target)); all[target] == "" {
				t.Errorf("%s refers to %s, which is not there", name, target)
			}
		}
	}
}

func TestTheTextsAreInTheDocument(t *testing.T) {
	body := unpacked(t, written(t, articletest.Sample(t)))["word/document.xml"]
	for _, wanted := range []string{
		`<w:pStyle w:val="Heading1"/>`, "Mentors share a language &amp; a history", "Bilingual mentors from the first",
		`<w:tblHeader/>`, `descr="A seal &lt;of nobody&gt;"`, `TOC \o`, ` PAGEREF _Toc00000003 \h `, `<w:t>4</w:t>`,
		`<w:rtl/></w:rPr><w:t xml:space="preserve">السيد`,
	} {
		if !strings.Contains(body, wanted) {
			t.Errorf("%q is missing", wanted)
		}
	}
}

func TestAnArabicDocumentIsReadFromRightToLeft(t *testing.T) {
	arabic := articletest.Sample(t)
	arabic.Language, arabic.Foot = "ar", "تقرير · +1 202 555 0100"
	arabic.Add(article.Paragraph{Text: "غداء\nHalal dishes are marked."})
	all := unpacked(t, written(t, arabic))
	for part, wanted := range map[string][]string{
		"word/document.xml": {
			`<w:bidiVisual/>`, `<w:bidi/></w:sectPr>`,
			"<w:r><w:t xml:space=\"preserve\">Halal dishes are marked.\u200e</w:t>",
			"<w:r><w:t xml:space=\"preserve\">Nine people met many.\u200e</w:t>",
		},
		"word/styles.xml": {
			`<w:qFormat/><w:pPr><w:bidi/></w:pPr></w:style>`, `<w:right w:val="single" w:sz="24"`,
		},
		"word/footer1.xml":       {"preserve\">\u200e+1 202 555 0100</w:t></w:r>", `<w:rtl/></w:rPr><w:t xml`},
		"word/charts/chart1.xml": {`<c:axPos val="r"/>`, `<c:axId val="2"/><c:scaling><c:orientation val="maxMin"/>`},
	} {
		for _, w := range wanted {
			if !strings.Contains(all[part], w) {
				t.Errorf("%s lacks %s", part, w)
			}
		}
	}
}

func TestPropertiesOfAParagraphAreInTheirSequence(t *testing.T) {
	properties := []string{`<w:jc w:val="right"/>`, `<w:spacing w:before="1"/>`, `<w:keepNext/>`}
	got := texts{"en"}.paragraph("Normal", "مثال", properties...)
	last := -1
	for _, name := range sequence {
		at := strings.Index(got, "<w:"+name)
		if at >= 0 && at < last {
			t.Errorf("%s is at the wrong place in %s", name, got)
		}
		last = max(last, at)
	}
	if !strings.Contains(got, "<w:bidi/>") {
		t.Errorf("the paragraph is not from right to left: %s", got)
	}
}

func TestAChartHasItsFiguresInAWorkbook(t *testing.T) {
	all := unpacked(t, written(t, articletest.Sample(t)))
	book, err := excelize.OpenReader(strings.NewReader(all["word/embeddings/figures2.xlsx"]))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = book.Close() }()
	rows, err := book.GetRows("Sheet1")
	if err != nil {
		t.Fatal(err)
	}
	want := [][]string{
		{"Takeaways by theme", "Protection", "Prevention"}, {"Boston", "4", "2"}, {"Miami", "3", "0"},
	}
	if diff := cmp.Diff(want, rows); diff != "" {
		t.Error(diff)
	}
	for _, wanted := range []string{"Sheet1!$C$2:$C$3", "<c:v>4</c:v>", "Prevention"} {
		if !strings.Contains(all["word/charts/chart2.xml"], wanted) {
			t.Errorf("%q is missing in the chart", wanted)
		}
	}
}

func TestSameArticleSameBytes(t *testing.T) {
	if !bytes.Equal(written(t, articletest.Sample(t)), written(t, articletest.Sample(t))) {
		t.Error("the bytes differ")
	}
}

func TestNobodyIsNamedInTheProperties(t *testing.T) {
	for name, text := range unpacked(t, written(t, articletest.Sample(t))) {
		if strings.HasPrefix(name, "docProps/") &&
			(strings.Contains(text, "creator") || strings.Contains(text, "lastMod")) {
			t.Errorf("%s: %s", name, text)
		}
	}
}

// TestLibreOfficeOpensTheFile converts the sample with another program's reader. LAUREL_PICTURES names a folder that
// keeps what came out, to be looked at.
func TestLibreOfficeOpensTheFile(t *testing.T) {
	office, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip("LibreOffice is not installed: apt-get install libreoffice-writer")
	}
	if testing.Short() {
		t.Skip("starting LibreOffice takes seconds")
	}
	folder := t.TempDir()
	if keep := os.Getenv("LAUREL_PICTURES"); keep != "" {
		folder = keep
	}
	file := filepath.Join(folder, "sample.docx")
	if err := os.WriteFile(file, written(t, articletest.Sample(t)), 0o600); err != nil {
		t.Fatal(err)
	}
	profile := "-env:UserInstallation=file://" + t.TempDir()
	convert := exec.Command(
		office, profile, "--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir", folder, file,
	)
	output, err := convert.CombinedOutput()
	if strings.Contains(string(output), "could not be loaded") {
		t.Skip("LibreOffice has no Writer: apt-get install libreoffice-writer")
	}
	if err != nil {
		t.Fatalf("LibreOffice: %v\n%s", err, output)
	}
	text, err := os.ReadFile(filepath.Join(folder, "sample.txt"))
	if err != nil {
		t.Fatal(err)
	}
	shown := strings.ReplaceAll(string(text), "\u200e", "") // marks of direction
	for _, wanted := range []string{
		"Sample Program 2026", "Mentors share a language & a history", "1. first", "السيد مثال (Mithal)", "1 August",
	} {
		if !strings.Contains(shown, wanted) {
			t.Errorf("LibreOffice does not show %q in\n%s", wanted, text)
		}
	}
}
