package workbook

import (
	"github.com/xuri/excelize/v2"

	"laurel/data/locale"
)

// Laurel's palette (light) and the one typeface that every Excel has.
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

// look is how a cell is drawn beside its kind.
type look struct {
	rtl     bool // right-to-left text, at the right
	quoted  bool // stays text when a person edits it
	wrapped bool // in a column whose texts do not fit on a line
	long    bool // above 255 characters, where old Excels show ##### for the Text format
	missing bool // not answered yet
	struck  bool // of a person who has cancelled
	changed bool // since a release
}

// looks lists every look.
func looks() []look {
	all := []look{{}}
	for _, set := range []func(*look){
		func(l *look) { l.rtl = true }, func(l *look) { l.quoted = true }, func(l *look) { l.wrapped = true },
		func(l *look) { l.long = true }, func(l *look) { l.missing = true }, func(l *look) { l.struck = true },
		func(l *look) { l.changed = true },
	} {
		for _, l := range all {
			set(&l)
			all = append(all, l)
		}
	}
	return all
}

// cellLook is a kind of cell with its look.
type cellLook struct {
	kind kind
	look look
}

// styles are the IDs of the cell styles of one workbook.
type styles struct {
	heading int
	cells   map[cellLook]int

	note   int          // of a form: how it is filled in
	open   int          // the cells below its rows
	locked map[kind]int // what is not to be changed
}

// newStyles makes all cell styles of a workbook; dates are shown in the language. In a form the cells can be changed
// while the sheet is locked.
func newStyles(f *excelize.File, l locale.Language, isForm bool) (*styles, error) {
	made := &styles{cells: map[cellLook]int{}, locked: map[kind]int{}}
	var err error
	made.heading, err = f.NewStyle(&excelize.Style{
		Font:      &excelize.Font{Family: typeface, Size: 11, Bold: true, Color: surfaceColor},
		Fill:      solid(greenColor),
		Alignment: &excelize.Alignment{Horizontal: startOf(l), Vertical: "center", WrapText: true},
	})
	if err != nil {
		return nil, err
	}
	all := looks()
	for kind := empty; kind <= picture; kind++ {
		for _, look := range all {
			if look.quoted || kind != textual && (look.rtl || look.long || look.wrapped) {
				continue
			}
			style := cellStyle(kind, look, l)
			style.Protection = protection(isForm)
			if made.cells[cellLook{kind, look}], err = f.NewStyle(style); err != nil {
				return nil, err
			}
		}
	}
	made.addQuoted(f, all)
	if isForm {
		return made, made.addForm(f, l)
	}
	return made, nil
}

// protection keeps cells open in a sheet that is locked.
func protection(isForm bool) *excelize.Protection {
	if !isForm {
		return nil
	}
	return &excelize.Protection{Locked: false}
}

// addForm adds the styles that only a form has.
func (s *styles) addForm(f *excelize.File, l locale.Language) (err error) {
	note := &excelize.Style{
		Font:      &excelize.Font{Family: typeface, Size: 11, Color: inkColor},
		Fill:      solid(greenTint),
		Alignment: &excelize.Alignment{Horizontal: startOf(l), Vertical: "center", WrapText: true},
	}
	if s.note, err = f.NewStyle(note); err != nil {
		return err
	}
	s.open, err = f.NewStyle(&excelize.Style{
		Font: &excelize.Font{Family: typeface, Size: 11, Color: inkColor}, Protection: protection(true),
	})
	for kind := empty; kind <= picture && err == nil; kind++ {
		style := cellStyle(kind, look{}, l)
		style.Font.Color = quietColor
		s.locked[kind], err = f.NewStyle(style)
	}
	return err
}

// addQuoted adds the twins of the text styles that carry quotePrefix, which excelize's Style lacks.
func (s *styles) addQuoted(f *excelize.File, all []look) {
	yes := true
	for _, look := range all {
		if !look.quoted {
			continue
		}
		plain := look
		plain.quoted = false
		twin := f.Styles.CellXfs.Xf[s.cells[cellLook{textual, plain}]]
		twin.QuotePrefix = &yes
		s.cells[cellLook{textual, look}] = len(f.Styles.CellXfs.Xf)
		f.Styles.CellXfs.Xf = append(f.Styles.CellXfs.Xf, twin)
	}
	f.Styles.CellXfs.Count = len(f.Styles.CellXfs.Xf)
}

func cellStyle(kind kind, look look, l locale.Language) *excelize.Style {
	style := &excelize.Style{
		Font:      &excelize.Font{Family: typeface, Size: 11, Color: inkColor},
		Border:    []excelize.Border{{Type: "bottom", Color: lineColor, Style: 1}},
		Alignment: &excelize.Alignment{Vertical: "center", WrapText: look.wrapped},
	}
	switch kind {
	case textual:
		if !look.long {
			const textFormat = 49
			style.NumFmt = textFormat
		}
		style.Alignment.Horizontal = startOf(l)
		if look.rtl {
			const rightToLeftOrder = 2
			style.Alignment.ReadingOrder = rightToLeftOrder
			if !l.FromRight() {
				style.Alignment.Horizontal, style.Alignment.Indent = "right", 1
			}
		}
	case numeric:
		style.Alignment.Horizontal = "center"
	case day:
		format := l.Text("roster.date-format")
		style.CustomNumFmt, style.Alignment.Horizontal = &format, startOf(l)
	case clock:
		format := clockFormat(l)
		style.CustomNumFmt, style.Alignment.Horizontal = &format, startOf(l)
	case moment:
		format := l.Text("roster.date-format") + " " + clockFormat(l)
		style.CustomNumFmt, style.Alignment.Horizontal = &format, startOf(l)
	}
	if look.changed {
		style.Fill = solid(greenTint)
	}
	if look.missing {
		style.Font.Color, style.Fill = amberColor, solid(amberTint)
	}
	if look.struck {
		style.Font.Color, style.Font.Strike = quietColor, true
	}
	return style
}

// startOf returns the side at which the cells of a language's sheets begin.
func startOf(l locale.Language) string {
	if l.FromRight() {
		return "right"
	}
	return "left"
}

func solid(color string) excelize.Fill {
	return excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{color}}
}

// lookOf returns how a cell is drawn in a column.
func lookOf(c *cell, wrap, cancelled bool) look {
	l := look{
		changed: c.changed,
		missing: c.missing && !cancelled, // nobody need ask those any more
		struck:  cancelled && !c.changed, // what reports a change is not struck itself
	}
	if c.kind == textual {
		l.rtl = rightToLeft(c.text)
		l.quoted = editedAsFormula(c.text)
		l.wrapped = wrap
		l.long = len(c.text) > 255 && utf16Length(c.text) > 255
	}
	return l
}

// clockFormat is Excel's format of a time of day.
func clockFormat(l locale.Language) string {
	if l.Habits().TwelveHours {
		return "h:mm AM/PM"
	}
	return "hh:mm"
}
