package workbook

import "github.com/xuri/excelize/v2"

// The house palette (light) and the one typeface that every Excel has.
const (
	typeface     = "Calibri"
	inkColor     = "20242C"
	quietColor   = "6E7480"
	lineColor    = "E6E1D8"
	greenColor   = "1E6B52"
	amberColor   = "B45309"
	amberTint    = "FBE9D0"
	greenTint    = "DDEFE6"
	surfaceColor = "FFFFFF"
)

// look says how a cell is drawn: bits, so that a cell's style is one look-up.
type look uint8

const (
	rtl     look = 1 << iota // right-to-left text, at the right
	quoted                   // stays text when a person edits it
	wrapped                  // in a column whose texts do not fit on a line
	long                     // above 255 characters, where old Excels show ##### for the Text format
	missing                  // not answered yet
	struck                   // of a person who has cancelled
	changed                  // since a release
	looks   = 1 << iota
)

// styles are the IDs of the cell styles of one workbook.
type styles struct {
	heading int
	cells   [picture + 1][looks]int
}

// newStyles makes all cell styles of a workbook; dates read in the language with that index.
func newStyles(f *excelize.File, language int) (*styles, error) {
	made := &styles{}
	var err error
	made.heading, err = f.NewStyle(&excelize.Style{
		Font:      &excelize.Font{Family: typeface, Size: 11, Bold: true, Color: surfaceColor},
		Fill:      solid(greenColor),
		Alignment: &excelize.Alignment{Vertical: "center", WrapText: true},
	})
	if err != nil {
		return nil, err
	}
	for kind := empty; kind <= picture; kind++ {
		for l := range look(looks) {
			if l&quoted != 0 || kind != textual && l&(rtl|long|wrapped) != 0 {
				continue
			}
			if made.cells[kind][l], err = f.NewStyle(cellStyle(kind, l, language)); err != nil {
				return nil, err
			}
		}
	}
	made.addQuoted(f)
	return made, nil
}

// addQuoted adds the twins of the text styles that carry quotePrefix, which excelize's Style cannot say.
func (s *styles) addQuoted(f *excelize.File) {
	yes := true
	for l := range look(looks) {
		if l&quoted == 0 {
			continue
		}
		twin := f.Styles.CellXfs.Xf[s.cells[textual][l&^quoted]]
		twin.QuotePrefix = &yes
		s.cells[textual][l] = len(f.Styles.CellXfs.Xf)
		f.Styles.CellXfs.Xf = append(f.Styles.CellXfs.Xf, twin)
	}
	f.Styles.CellXfs.Count = len(f.Styles.CellXfs.Xf)
}

func cellStyle(kind kind, l look, language int) *excelize.Style {
	style := &excelize.Style{
		Font:      &excelize.Font{Family: typeface, Size: 11, Color: inkColor},
		Border:    []excelize.Border{{Type: "bottom", Color: lineColor, Style: 1}},
		Alignment: &excelize.Alignment{Vertical: "center", WrapText: l&wrapped != 0},
	}
	switch kind {
	case textual:
		if l&long == 0 {
			const textFormat = 49
			style.NumFmt = textFormat
		}
		if l&rtl != 0 {
			const rightToLeftOrder = 2
			style.Alignment.ReadingOrder, style.Alignment.Horizontal, style.Alignment.Indent = rightToLeftOrder, "right", 1
		} else {
			style.Alignment.Horizontal = "left"
		}
	case numeric:
		style.Alignment.Horizontal = "center"
	case day:
		style.CustomNumFmt, style.Alignment.Horizontal = &dateFormats[language], "left"
	case moment:
		style.CustomNumFmt, style.Alignment.Horizontal = &momentFormats[language], "left"
	}
	if l&changed != 0 {
		style.Fill = solid(greenTint)
	}
	if l&missing != 0 {
		style.Font.Color, style.Fill = amberColor, solid(amberTint)
	}
	if l&struck != 0 {
		style.Font.Color, style.Font.Strike = quietColor, true
	}
	return style
}

func solid(color string) excelize.Fill {
	return excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{color}}
}

// The formats of dates name the month, since a roster is read in many countries; the locale gives the language of its name.
var (
	dateFormats   = [...]string{"[$-409]d mmm yyyy", "[$-C0A]d mmm yyyy", "[$-40C]d mmm yyyy"}
	momentFormats = [...]string{"[$-409]d mmm yyyy hh:mm", "[$-C0A]d mmm yyyy hh:mm", "[$-40C]d mmm yyyy hh:mm"}
)

// lookOf returns how a cell is drawn in a column.
func lookOf(c *cell, wrap, cancelled bool) look {
	var l look
	if c.kind == textual {
		if rightToLeft(c.text) {
			l |= rtl
		}
		if editedAsFormula(c.text) {
			l |= quoted
		}
		if wrap {
			l |= wrapped
		}
		if len(c.text) > 255 && utf16Length(c.text) > 255 {
			l |= long
		}
	}
	if c.changed {
		l |= changed
	}
	if c.missing && !cancelled { // nobody need ask those any more
		l |= missing
	}
	if cancelled && !c.changed { // what tells of it is not struck itself
		l |= struck
	}
	return l
}
