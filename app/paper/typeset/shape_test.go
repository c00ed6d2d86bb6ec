package typeset

import (
	"fmt"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"laurel/assets"
)

// place describes the glyphs of a text as HarfBuzz's hb-shape prints them, in visual order and font units.
func place(text, lang string) string {
	s := shapers.Get().(*shaper)
	defer shapers.Put(s)
	p := s.shape(text, lang, faceStyle{}, false)
	line := p.line(0, len(p.runes), 0)
	var b strings.Builder
	for _, pc := range line.pieces() {
		upem := pc.run.face.upem
		for _, c := range pc.clusters {
			for _, g := range c.glyphs {
				fmt.Fprintf(
					&b,
					"%s@%.0f,%.0f+%.0f ",
					pc.run.face.font.GlyphName(g.id),
					g.dx*upem,
					g.dy*upem,
					g.advance*upem,
				)
			}
		}
	}
	return strings.TrimSpace(b.String())
}

func TestUrduLettersHangAsHarfBuzzHangsThem(t *testing.T) {
	// Expected places are those of hb-shape 6.0 with the same font.
	cases := []struct{ text, want string }{
		{"احمد", "DalFin@0,0+362 MeemMed.inD2outT1@0,0+304 sp0@0,0+0 HahIni.outD2MM@0,321+489 AlefSep@0,0+330"},
		{"نمونہ", "HehFin@0,0+230 OneDotAboveNS@174,-442+0 sp0@0,0+0 BehxIni.outS1@0,-34+235 WawFin.cut@0,0+273 " +
			"MeemMed.inD2outT3@0,205+349 OneDotAboveNS@163,134+0 sp0@0,0+0 BehxIni.outD2MM@0,512+279"},
	}
	for _, c := range cases {
		if got := place(c.text, "ur"); got != c.want {
			t.Errorf("%s is set as\n %s, wanted\n %s", c.text, got, c.want)
		}
	}
}

// TestEveryScriptIsSetAsHarfBuzzSetsIt compares glyphs and places with the hb-shape of this machine.
func TestEveryScriptIsSetAsHarfBuzzSetsIt(t *testing.T) {
	if _, err := exec.LookPath("hb-shape"); err != nil {
		t.Skip("hb-shape is not installed (Debian: libharfbuzz-bin)")
	}
	texts := []struct{ language, text string }{
		{"ar", "الخط العربي الجميل"},
		{"ar", "مُحَمَّد"},
		{"ur", "پاکستان میں انسانی اسمگلنگ کے خلاف جدوجہد"},
		{"ur", "محبت گلگت بلتستان کشمیر"},
		{"km", "ស្រីកញ្ញា ព្រះរាជាណាចក្រកម្ពុជា"},
		{"my", "မြန်မာနိုင်ငံ ကျွန်ုပ် ကြွယ်"},
		{"hi", "श्री विद्यार्थी क्षत्रिय"},
		{"bn", "নমুনা চৌধুরী ক্ষেত্র"},
		{"th", "ตัวอย่าง น้ำ"},
		{"lo", "ສົມສັກ ຕົວຢ່າງ"},
		{"ta", "எடுத்துக்காட்டு ஸ்ரீ"},
		{"si", "උදාහරණ ශ්‍රී"},
		{"gu", "ઉદાહરણ ક્ષત્રિય"},
		{"pa", "ਉਦਾਹਰਣ"},
		{"te", "ఉదాహరణ క్షత్రియ"},
		{"kn", "ಉದಾಹರಣೆ ಕ್ಷತ್ರಿಯ"},
		{"ml", "ഉദാഹരണം ക്ഷത്രിയൻ"},
		{"he", "דנה לְדוּגְמָה"},
		{"am", "ሰላም ምሳሌ"},
		{"hy", "Անի Օրինակ"},
		{"ka", "ნინო მაგალითი"},
		{"dv", "ދިވެހި"},
		{"en", "AVATAR Tofu official flow Wave To."},
		{"vi", "Nguyễn Thị Thử"},
	}
	for _, c := range texts {
		t.Run(c.language, func(t *testing.T) {
			ours, face := places(c.text, c.language)
			data, err := assets.Font(face)
			if err != nil {
				t.Fatal(err)
			}
			file := filepath.Join(t.TempDir(), "font.ttf")
			if err := os.WriteFile(file, data, 0o600); err != nil {
				t.Fatal(err)
			}
			harfBuzz := exec.Command(
				"hb-shape",
				"--no-glyph-names",
				"--no-clusters",
				"--language="+c.language,
				file,
				c.text,
			)
			harfBuzz.Env = append(os.Environ(), "LC_ALL=C.UTF-8") // it reads its arguments in the locale's encoding
			out, err := harfBuzz.Output()
			if err != nil {
				t.Fatal(err)
			}
			theirs := parsePlaces(string(out))
			if len(ours) != len(theirs) {
				t.Fatalf("%d glyphs, HarfBuzz has %d", len(ours), len(theirs))
			}
			for i := range ours {
				for k := range ours[i] {
					if math.Abs(ours[i][k]-theirs[i][k]) > 1 { // a font unit, for rounding
						t.Fatalf("glyph %d is %v, HarfBuzz has %v", i, ours[i], theirs[i])
					}
				}
			}
		})
	}
}

// places gives glyph number, offsets and advance of each glyph of a text of one face, and the face's name.
func places(text, lang string) (list [][4]float64, face string) {
	s := shapers.Get().(*shaper)
	defer shapers.Put(s)
	p := s.shape(text, lang, faceStyle{}, false)
	for _, pc := range p.line(0, len(p.runes), 0).pieces() {
		upem := pc.run.face.upem
		for _, c := range pc.clusters {
			for _, g := range c.glyphs {
				list = append(list, [4]float64{float64(g.id), g.dx * upem, g.dy * upem, g.advance * upem})
			}
		}
	}
	return list, p.runs[0].face.name
}

// parsePlaces reads what hb-shape prints: [12@0,-3+500|7+200].
func parsePlaces(out string) [][4]float64 {
	var list [][4]float64
	for _, g := range strings.Split(strings.Trim(strings.TrimSpace(out), "[]"), "|") {
		if !strings.Contains(g, "@") {
			g = strings.Replace(g, "+", "@0,0+", 1)
		}
		var v [4]float64
		_, _ = fmt.Sscanf(g, "%g@%g,%g+%g", &v[0], &v[1], &v[2], &v[3]) // what is not read stays zero and differs
		list = append(list, v)
	}
	return list
}
