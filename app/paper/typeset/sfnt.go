package typeset

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"slices"

	"github.com/go-text/typesetting/font"
)

// sfnt is the raw tables of a TrueType font, of which subsets are made.
type sfnt struct {
	loca, hmtx, head, hhea, maxp []byte
	glyf                         *io.SectionReader // the largest table is read where it lies
	longLoca                     bool
	metrics                      int // entries of hmtx that carry an advance
	glyphs                       int
	upem                         float64
}

// openSFNT finds the tables that a subset needs. It reads embedded fonts only, yet checks their bounds.
func openSFNT(file io.ReaderAt) (*sfnt, error) {
	read := func(offset, size int) ([]byte, error) {
		data := make([]byte, size)
		_, err := file.ReadAt(data, int64(offset))
		return data, err
	}
	header, err := read(0, 12)
	if err != nil {
		return nil, err
	}
	records, err := read(12, 16*int(be16(header[4:])))
	if err != nil {
		return nil, err
	}
	f := &sfnt{glyf: io.NewSectionReader(file, 0, 0)}
	wanted := map[string]*[]byte{"loca": &f.loca, "hmtx": &f.hmtx, "head": &f.head, "hhea": &f.hhea, "maxp": &f.maxp}
	for record := range slices.Chunk(records, 16) {
		tag := string(record[:4])
		offset, size := int(be32(record[8:])), int(be32(record[12:]))
		if tag == "glyf" {
			f.glyf = io.NewSectionReader(file, int64(offset), int64(size))
		}
		if table := wanted[tag]; table != nil {
			if *table, err = read(offset, size); err != nil {
				return nil, fmt.Errorf("table %s: %w", tag, err)
			}
		}
	}
	if len(f.head) < 54 || len(f.hhea) < 36 || len(f.maxp) < 32 || len(f.loca) == 0 {
		return nil, errors.New("the font has no TrueType outlines")
	}
	f.longLoca = be16(f.head[50:]) != 0
	f.metrics, f.glyphs = int(be16(f.hhea[34:])), int(be16(f.maxp[4:]))
	f.upem = float64(be16(f.head[18:]))
	return f, nil
}

func be16(b []byte) uint16 { return binary.BigEndian.Uint16(b) }
func be32(b []byte) uint32 { return binary.BigEndian.Uint32(b) }

// outline returns the bytes of a glyph, empty for a glyph without ink.
func (f *sfnt) outline(gid int) []byte {
	if gid < 0 || gid >= f.glyphs {
		return nil
	}
	from, to := 2*int64(be16(f.loca[2*gid:])), 2*int64(be16(f.loca[2*gid+2:]))
	if f.longLoca {
		from, to = int64(be32(f.loca[4*gid:])), int64(be32(f.loca[4*gid+4:]))
	}
	data := make([]byte, to-from)
	if _, err := f.glyf.ReadAt(data, from); err != nil {
		return nil // the font is part of the program
	}
	return data
}

// advance returns the width of a glyph in font units and its left bearing.
func (f *sfnt) advance(gid int) (width uint16, bearing uint16) {
	if gid < f.metrics {
		return be16(f.hmtx[4*gid:]), be16(f.hmtx[4*gid+2:])
	}
	return be16(f.hmtx[4*(f.metrics-1):]), be16(f.hmtx[4*f.metrics+2*(gid-f.metrics):])
}

// Flags of a composite glyph's parts (OpenType specification, table glyf).
const (
	argsAreWords   = 0x0001
	haveScale      = 0x0008
	moreComponents = 0x0020
	haveXYScale    = 0x0040
	have2x2        = 0x0080
	haveHints      = 0x0100
)

// subset writes a TrueType font with the given glyphs under the numbers 1, 2, 3 ... (0 is the empty glyph), after them
// the parts that composite glyphs are made of, and further tables before glyf. Hints are left out: paper needs none.
func (f *sfnt) subset(gids []int, further ...table) []byte {
	list := append([]int{-1}, gids...)
	parts := map[int]int{}
	var glyphs [][]byte
	for i := 0; i < len(list); i++ {
		glyphs = append(glyphs, f.copyGlyph(f.outline(list[i]), func(part int) int {
			n, ok := parts[part]
			if !ok {
				n = len(list)
				parts[part] = n
				list = append(list, part)
			}
			return n
		}))
	}
	hmtx := make([]byte, 0, 4*len(list))
	for _, gid := range list {
		var width, bearing uint16
		if gid >= 0 {
			width, bearing = f.advance(gid)
		}
		hmtx = binary.BigEndian.AppendUint16(hmtx, width)
		hmtx = binary.BigEndian.AppendUint16(hmtx, bearing)
	}
	return f.assemble(glyphs, hmtx, further...)
}

// noCharacters is a table cmap without entries, which a parser of fonts wants to see.
var noCharacters = []byte{0, 0, 0, 1, 0, 3, 0, 10, 0, 0, 0, 12, 0, 12, 0, 0, 0, 0, 0, 16, 0, 0, 0, 0, 0, 0, 0, 0}

// glyphOutline returns the outline of one glyph.
func (f *sfnt) glyphOutline(gid font.GID) (font.GlyphOutline, bool) {
	face, err := font.ParseTTF(bytes.NewReader(f.subset([]int{int(gid)}, table{"cmap", noCharacters})))
	if err != nil {
		return font.GlyphOutline{}, false
	}
	return face.GlyphDataOutline(1)
}

// copyGlyph returns a glyph without its hints; renumber returns the new number of a part of a composite.
func (f *sfnt) copyGlyph(data []byte, renumber func(int) int) []byte {
	if len(data) < 12 {
		return nil
	}
	if contours := int(int16(be16(data))); contours >= 0 {
		at := 10 + 2*contours
		hints := int(be16(data[at:]))
		out := append([]byte{}, data[:at]...)
		out = append(out, 0, 0)
		return append(out, data[at+2+hints:]...)
	}
	out := append([]byte{}, data...)
	for at := 10; ; {
		flags := be16(out[at:])
		binary.BigEndian.PutUint16(out[at:], flags&^haveHints)
		binary.BigEndian.PutUint16(out[at+2:], uint16(renumber(int(be16(out[at+2:])))))
		at += 4 + componentSize(flags)
		if flags&moreComponents == 0 {
			return out[:at]
		}
	}
}

func componentSize(flags uint16) int {
	size := 2
	if flags&argsAreWords != 0 {
		size = 4
	}
	switch {
	case flags&haveScale != 0:
		size += 2
	case flags&haveXYScale != 0:
		size += 4
	case flags&have2x2 != 0:
		size += 8
	}
	return size
}

func (f *sfnt) assemble(glyphs [][]byte, hmtx []byte, further ...table) []byte {
	var glyf []byte
	loca := binary.BigEndian.AppendUint32(nil, 0)
	for _, g := range glyphs {
		glyf = append(glyf, g...)
		for len(glyf)%4 != 0 {
			glyf = append(glyf, 0)
		}
		loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
	}
	head := append([]byte{}, f.head...)
	binary.BigEndian.PutUint32(head[8:], 0)
	binary.BigEndian.PutUint16(head[50:], 1)
	hhea := append([]byte{}, f.hhea...)
	binary.BigEndian.PutUint16(hhea[34:], uint16(len(glyphs)))
	maxp := append([]byte{}, f.maxp...)
	binary.BigEndian.PutUint16(maxp[4:], uint16(len(glyphs)))
	return writeSFNT(append(
		further,
		table{"glyf", glyf},
		table{"head", head},
		table{"hhea", hhea},
		table{"hmtx", hmtx},
		table{"loca", loca},
		table{"maxp", maxp},
	))
}

type table struct {
	tag  string
	data []byte
}

// writeSFNT puts tables, sorted by tag, into a TrueType file.
func writeSFNT(tables []table) []byte {
	n := len(tables)
	power, log := 1, 0
	for power*2 <= n {
		power, log = power*2, log+1
	}
	out := binary.BigEndian.AppendUint32(nil, 0x00010000)
	for _, v := range []int{n, power * 16, log, (n - power) * 16} {
		out = binary.BigEndian.AppendUint16(out, uint16(v))
	}
	offset, headAt := 12+16*n, 0
	for _, t := range tables {
		if t.tag == "head" {
			headAt = offset
		}
		out = append(out, t.tag...)
		for _, v := range []int{int(checksum(t.data)), offset, len(t.data)} {
			out = binary.BigEndian.AppendUint32(out, uint32(v))
		}
		offset += (len(t.data) + 3) &^ 3
	}
	for _, t := range tables {
		out = append(out, t.data...)
		for len(out)%4 != 0 {
			out = append(out, 0)
		}
	}
	binary.BigEndian.PutUint32(out[headAt+8:], 0xB1B0AFBA-checksum(out))
	return out
}

func checksum(data []byte) uint32 {
	var sum uint32
	for ; len(data) >= 4; data = data[4:] {
		sum += be32(data)
	}
	if len(data) > 0 {
		var last [4]byte
		copy(last[:], data)
		sum += be32(last[:])
	}
	return sum
}
