package typeset

import (
	"fmt"
	"strings"
	"testing"
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
				fmt.Fprintf(&b, "%s@%.0f,%.0f+%.0f ", pc.run.face.font.GlyphName(g.id), g.dx*upem, g.dy*upem, g.advance*upem)
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
