package typeset_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"laurel/app/paper/typeset"
)

// scripts are invented sentences and names, one or more for each script that Laurel embeds a face for.
var scripts = []struct{ name, language, text string }{
	{"Latin", "en", "Ana Example of the office"},
	{"Latin with ligatures and kerning", "en", "AVATAR Tofu official flow efficient Wave To."},
	{"Latin with marks", "vi", "Nguyễn Thị Thử Nghiệm, Łukasz Šťastný, Jörg Øre"},
	{"Latin with combining marks", "en", "g̃uarani ŋ̈ test"},
	{"Greek", "el", "Ελένη Παπαδοπούλου"},
	{"Cyrillic", "uk", "Олена Прикладна"},
	{"Arabic", "ar", "ليلى المثال"},
	{"Arabic with marks", "ar", "مُحَمَّد"},
	{"Persian", "fa", "زهرا نمونه‌ای"},
	{"Urdu in Nastaliq", "ur", "ظہیر احمد نمونہ"},
	{"Hebrew", "he", "דנה לדוגמה"},
	{"Khmer", "km", "ដារា ឧទាហរណ៍ ស្រី"},
	{"Burmese", "my", "မောင်မောင် ဥပမာ ကြွယ်"},
	{"Devanagari", "hi", "प्रिया उदाहरण क्षत्रिय"},
	{"Bengali", "bn", "নমুনা চৌধুরী"},
	{"Thai", "th", "สมชาย ตัวอย่าง"},
	{"Lao", "lo", "ສົມສັກ ຕົວຢ່າງ"},
	{"Amharic", "am", "ሰላም ምሳሌ"},
	{"Tamil", "ta", "எடுத்துக்காட்டு"},
	{"Sinhala", "si", "උදාහරණ"},
	{"Armenian", "hy", "Անի Օրինակ"},
	{"Georgian", "ka", "ნინო მაგალითი"},
	{"Gujarati", "gu", "ઉદાહરણ"},
	{"Gurmukhi", "pa", "ਉਦਾਹਰਣ"},
	{"Telugu", "te", "ఉదాహరణ"},
	{"Kannada", "kn", "ಉದಾಹರಣೆ"},
	{"Malayalam", "ml", "ഉദാഹരണം"},
	{"Arabic with a number", "ar", "الغرفة 204 في الطابق 3"},
	{"Latin with Arabic inside", "en", "Please meet in Room 204 ليلى المثال here in the building"},
	{"Hebrew with Latin inside", "he", "דנה Example לדוגמה"},
}

func needs(t testing.TB, tool string) {
	t.Helper()
	if _, err := exec.LookPath(tool); err != nil {
		t.Skipf("%s is not installed (Debian: poppler-utils, qpdf)", tool)
	}
}

// bytesOf writes a document, failing the test on an error.
func bytesOf(t testing.TB, d *typeset.Document) []byte {
	t.Helper()
	var buf bytes.Buffer
	if err := d.Write(&buf); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

func extract(t testing.TB, pdf []byte) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "x.pdf")
	if err := os.WriteFile(file, pdf, 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command("pdftotext", "-enc", "UTF-8", "-layout", file, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

// logical removes what poppler adds to show direction, and the spaces around a line.
func logical(text string) string {
	text = strings.NewReplacer("\u202A", "", "\u202B", "", "\u202C", "", "\u200E", "", "\u200F", "", "\f", "").
		Replace(text)
	return strings.Join(strings.Fields(text), " ")
}

func onePage(text, language string) *typeset.Document {
	d := typeset.New(
		typeset.Options{Title: "Test", Language: language, Created: time.Date(2026, 6, 15, 0, 0, 0, 0, time.UTC)},
	)
	line := typeset.Text{String: text, Language: language, Style: typeset.Lead}
	d.AddPage().Draw(line, typeset.Area(48, 100, 500, 100), false)
	return d
}

func TestTextIsFoundInLogicalOrder(t *testing.T) {
	needs(t, "pdftotext")
	for _, c := range scripts {
		t.Run(c.name, func(t *testing.T) {
			d := onePage(c.text, c.language)
			if gaps := typeset.Missing(c.text); len(gaps) > 0 {
				t.Fatalf("no face for %q", string(gaps[0].Characters))
			}
			if got := logical(extract(t, bytesOf(t, d))); got != logical(c.text) {
				t.Errorf("the page says %q (%+q)\n          wanted %q (%+q)", got, got, c.text, c.text)
			}
		})
	}
}
