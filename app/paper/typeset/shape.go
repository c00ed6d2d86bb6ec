package typeset

import (
	"slices"
	"sort"
	"strings"
	"sync"
	"unicode"

	"github.com/go-text/typesetting/bidi"
	"github.com/go-text/typesetting/di"
	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/language"
	"github.com/go-text/typesetting/segmenter"
	"github.com/go-text/typesetting/shaping"
	"golang.org/x/image/math/fixed"
)

// faceStyle is the part of a Style that changes glyphs.
type faceStyle struct {
	family       Family
	bold, italic bool
}

// glyph is one sign of a face, placed from the start of its cluster; lengths in em.
type glyph struct {
	id              font.GID
	advance, dx, dy float64
}

// cluster is the smallest piece of text that has glyphs of its own: a letter with its marks, a ligature, a syllable.
type cluster struct {
	start, end int // runes
	glyphs     []glyph
	advance    float64 // em
}

// run is a stretch of one face and one direction; its clusters are in reading order.
type run struct {
	face     *typeface
	level    bidi.Level
	clusters []cluster
	text     bool // written as text of an embedded subset rather than as outlines
}

// shaped is one paragraph without line breaks, shaped once and set at any size and width.
type shaped struct {
	runes   []rune
	rtl     bool
	joined  bool // its letters are joined
	runs    []run
	primary *typeface
	advance []float64 // summed advance in em before each rune; len(runes)+1
	breaks  []int     // rune positions after which UAX #14 allows a break, ascending, the end included
	starts  []bool    // whether a cluster starts at the rune
}

// shapeKey identifies a shaped paragraph in the cache.
type shapeKey struct {
	text, lang string
	style      faceStyle
	outlined   bool
}

// shaper turns text into glyphs. It is not safe for concurrent use; get one from shapers.
type shaper struct {
	harfbuzz shaping.HarfbuzzShaper
	split    shaping.Segmenter
	breaker  segmenter.Segmenter
	bidi     bidi.Paragraph
	faces    map[*typeface]*font.Face
	lists    map[listKey][]func() *typeface
	cache    map[shapeKey]*shaped
	choice   chooser
}

type listKey struct {
	style  faceStyle
	script language.Script
	lang   string
}

// shapers keeps shapers with their caches between documents.
var shapers = sync.Pool{New: func() any {
	s := &shaper{
		faces: map[*typeface]*font.Face{},
		lists: map[listKey][]func() *typeface{},
		cache: map[shapeKey]*shaped{},
	}
	s.choice.shaper = s
	return s
}}

// cacheLimit bounds the paragraphs that a shaper remembers.
const cacheLimit = 1024

// shapeSize is the size at which everything is shaped; results are kept in em and scaled when drawn.
const shapeSize = 1000

// chooser answers the segmenter's question which face has a character.
type chooser struct {
	shaper  *shaper
	style   faceStyle
	lang    string
	script  language.Script
	missing []rune
}

// SetScript implements shaping.FontmapScript.
func (c *chooser) SetScript(s language.Script) { c.script = s }

// ResolveFace implements shaping.Fontmap. A character without a face is remembered and set in the primary face,
// whose empty answer is then drawn as nothing.
func (c *chooser) ResolveFace(r rune) *font.Face {
	for _, face := range c.shaper.list(c.style, c.script, c.lang) {
		f := face()
		if gid, ok := f.font.NominalGlyph(r); ok && gid != 0 {
			return c.shaper.face(f)
		}
	}
	if f := systemFace(r); f != nil {
		return c.shaper.face(f)
	}
	if !invisible(r) {
		c.missing = append(c.missing, r)
	}
	return c.shaper.face(primaryFace(c.style))
}

func (s *shaper) face(f *typeface) *font.Face {
	face := s.faces[f]
	if face == nil {
		face = font.NewFace(f.font)
		s.faces[f] = face
	}
	return face
}

func (s *shaper) list(style faceStyle, script language.Script, lang string) []func() *typeface {
	key := listKey{style, script, baseLanguage(lang)}
	faces, ok := s.lists[key]
	if !ok {
		faces = facesFor(style, script, lang)
		s.lists[key] = faces
	}
	return faces
}

// shape shapes one paragraph, from the cache where it was shaped before. Text is cleaned first. outlined asks for
// outlines throughout, as tracked text needs.
func (s *shaper) shape(text, lang string, style faceStyle, outlined bool) *shaped {
	key := shapeKey{text, lang, style, outlined}
	if p, ok := s.cache[key]; ok {
		return p
	}
	if len(s.cache) >= cacheLimit {
		clear(s.cache)
	}
	p := s.shapeParagraph([]rune(clean(text)), lang, style, outlined)
	s.cache[key] = p
	return p
}

func (s *shaper) shapeParagraph(runes []rune, lang string, style faceStyle, outlined bool) *shaped {
	p := &shaped{rtl: rightToLeft(runes, lang), joined: joins(runes), primary: primaryFace(style)}
	if p.rtl {
		runes = forReadingFromRight(runes)
	}
	p.runes = runes
	p.advance = make([]float64, len(runes)+1)
	p.starts = make([]bool, len(runes)+1)
	if len(runes) == 0 {
		return p
	}
	s.choice.style, s.choice.lang = style, lang
	for _, level := range s.levels(runes, p.rtl) {
		s.shapeLevel(p, level, lang, outlined)
	}
	p.findBreaks(&s.breaker)
	p.sumAdvances()
	return p
}

// levels splits a paragraph into its bidi level runs.
func (s *shaper) levels(runes []rune, rtl bool) []bidi.Run {
	if len(runes) == 0 {
		return nil
	}
	direction := bidi.LeftToRight
	if rtl {
		direction = bidi.RightToLeft
	}
	return levelRuns(s.bidi.Segment(runes, direction), runes, rtl)
}

// parts splits a level run by script and face.
func (s *shaper) parts(runes []rune, level bidi.Run, lang string) []shaping.Input {
	in := shaping.Input{
		Text: runes, RunStart: level.Start, RunEnd: level.End, Direction: di.DirectionLTR,
		Size: fixed.I(shapeSize), Language: language.NewLanguage(lang),
	}
	if !level.IsLeftToRight() {
		in.Direction = di.DirectionRTL
	}
	return s.split.Split(in, &s.choice)
}

// shapeLevel shapes one bidi level run.
func (s *shaper) shapeLevel(p *shaped, level bidi.Run, lang string, outlined bool) {
	for _, part := range s.parts(p.runes, level, lang) {
		if part.Face == nil { // a run of nothing but ignorable characters
			part.Face = s.face(p.primary)
		}
		out := s.harfbuzz.ShapeNoExtents(part)
		f := faceOf(out.Face.Font)
		r := run{face: f, level: level.Level, clusters: clusters(out, f)}
		r.text = f.latin != nil && !outlined && level.IsLeftToRight() && writable(p.runes[part.RunStart:part.RunEnd])
		p.runs = append(p.runs, r)
	}
}

// noGlyph is the shaper's answer for characters of which nothing is seen.
const noGlyph = font.GID(0xFFFFFFFF)

// clusters groups the glyphs of a shaped run by their text, in reading order. The box for
// a missing character is left out.
func clusters(out shaping.Output, f *typeface) []cluster {
	const em = 64 * shapeSize
	list, glyphs := make([]cluster, 0, len(out.Glyphs)), make([]glyph, 0, len(out.Glyphs))
	for i := 0; i < len(out.Glyphs); {
		first := out.Glyphs[i]
		c := cluster{start: first.TextIndex(), end: first.TextIndex() + max(first.RunesCount(), 1)}
		from := len(glyphs)
		for ; i < len(out.Glyphs) && out.Glyphs[i].TextIndex() == c.start; i++ {
			g := out.Glyphs[i]
			c.advance += float64(g.Advance) / em
			if g.GlyphID == 0 || g.GlyphID == noGlyph {
				continue
			}
			glyphs = append(glyphs, glyph{
				id: g.GlyphID, advance: float64(g.Advance) / em,
				dx: float64(g.XOffset) / em, dy: float64(g.YOffset) / em,
			})
		}
		c.glyphs = glyphs[from:len(glyphs):len(glyphs)]
		list = append(list, c)
	}
	sort.SliceStable(list, func(i, j int) bool { return list[i].start < list[j].start })
	return list
}

// writable reports whether every character of a run fits the two-byte text of an embedded font.
func writable(runes []rune) bool {
	return !slices.ContainsFunc(runes, func(r rune) bool { return r > 0xFFFF })
}

func (p *shaped) findBreaks(seg *segmenter.Segmenter) {
	seg.Init(p.runes)
	for it := seg.LineIterator(); it.Next(); {
		line := it.Line()
		p.breaks = append(p.breaks, line.Offset+len(line.Text))
	}
	if n := len(p.breaks); n == 0 || p.breaks[n-1] != len(p.runes) {
		p.breaks = append(p.breaks, len(p.runes))
	}
	p.keepDots()
	p.keepNumbers()
}

func (p *shaped) sumAdvances() {
	for _, r := range p.runs {
		for _, c := range r.clusters {
			p.advance[c.start+1] += c.advance
			p.starts[c.start] = true
		}
	}
	for i := 1; i < len(p.advance); i++ {
		p.advance[i] += p.advance[i-1]
	}
	p.starts[len(p.runes)] = true
}

// tracking returns the extra space after each letter in em: none where letters are joined.
func (p *shaped) tracking(s Style) float64 {
	if p.joined {
		return 0
	}
	return s.Tracking
}

// clean drops what has no place on paper: control characters, and the embedding and override marks of bidi
// (U+202A to U+202E) by which one name could turn its neighbours round. Joiners, direction marks and isolates stay.
// Every kind of space becomes a plain one; invalid UTF-8 is dropped.
func clean(text string) string {
	if plainText(text) {
		return text
	}
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\t' || strings.ContainsRune(lineEnds, r):
			return ' '
		case unicode.IsControl(r), r >= 0x202A && r <= 0x202E, unusable(r):
			return -1
		}
		return r
	}, strings.ToValidUTF8(text, ""))
}

func plainText(text string) bool {
	return strings.IndexFunc(text, func(r rune) bool { return r < 0x20 || r > 0x7E }) < 0
}

// unusable are code points that are no characters: noncharacters, tags, the byte order mark.
func unusable(r rune) bool {
	return unicode.Is(unicode.Noncharacter_Code_Point, r) || r == 0xFEFF || (r >= 0xE0000 && r <= 0xE007F) ||
		(r >= 0xFFF9 && r <= 0xFFFB)
}

// invisible are characters that may be without a glyph because nothing of them is seen.
func invisible(r rune) bool {
	return unicode.In(r, unicode.White_Space, unicode.Cc, unicode.Cf, unicode.Variation_Selector,
		unicode.Other_Default_Ignorable_Code_Point)
}

// paragraphs splits text where its writer broke it.
func paragraphs(text string) []string {
	if !strings.ContainsAny(text, lineEnds) {
		return []string{text}
	}
	return strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(lineEnds, r) })
}

// lineEnds are the characters that break a line where they are written.
const lineEnds = "\r\n\u2029\u2028\u0085\v\f"

// Gap is a text with characters that no face has.
type Gap struct {
	Text       string
	Characters []rune // each once, in order of appearance
}

// Missing checks texts before printing: it returns, in order, those with characters that no embedded face and no
// East Asian face of this machine can show. Such a character would leave a blank on paper, never a box.
func Missing(texts ...string) []Gap {
	s := shapers.Get().(*shaper)
	defer shapers.Put(s)
	var gaps []Gap
	for _, text := range texts {
		if g := s.gap(text); len(g.Characters) > 0 {
			gaps = append(gaps, g)
		}
	}
	return gaps
}

// gap finds the characters without a face, which needs the faces but not the glyphs.
func (s *shaper) gap(text string) Gap {
	g := Gap{Text: text}
	for _, part := range paragraphs(text) {
		s.choice = chooser{shaper: s}
		runes := []rune(clean(part))
		for _, level := range s.levels(runes, rightToLeft(runes, "")) {
			s.parts(runes, level, "")
		}
		for _, r := range s.choice.missing {
			if !slices.Contains(g.Characters, r) {
				g.Characters = append(g.Characters, r)
			}
		}
	}
	return g
}
