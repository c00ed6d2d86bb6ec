package workbook

import (
	"math"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"laurel/app/request"
	"laurel/data/civil"
	"laurel/data/locale"
	"laurel/data/program"
)

// The print set-up, in points. A column's unit is the width of a digit of the workbook's font. That of Calibri 11 has
// 0.507 em, which Excel rounds down to 7 of 96 dots an inch. Where Calibri is not installed, LibreOffice takes Carlito,
// which is as wide, else Liberation Sans (0.556 em) or Noto Sans (0.572 em); what fits the widest fits all.
const (
	textSize      = 11.0
	smallestText  = 7.0 // on paper
	pointsPerUnit = 0.572 * textSize
	sideMargin    = 0.4 * 72
	edgeMargin    = 0.7 * 72
	percent       = 100
)

// paperSize is a paper in landscape.
type paperSize struct {
	code  int     // ECMA-376 part 1, 18.3.1.63
	width float64 // points
}

// papers are the paper that was chosen and the one of twice its area, for sheets that are too wide for it.
func papers(p request.Paper) []paperSize {
	if p == request.A4 {
		return []paperSize{{code: 9, width: 841.9}, {code: 8, width: 1190.6}} // A4, A3
	}
	return []paperSize{{code: 1, width: 792}, {code: 3, width: 1224}} // Letter, Tabloid
}

// pageLayout is how a sheet is laid out on paper.
type pageLayout struct {
	paper  paperSize
	scale  int   // percent
	breaks []int // the columns, from 0, with which the second and each further page begins
}

// layoutOf returns the layout with the fewest pages side by side whose text has at least the smallest size, on the
// paper chosen where that is enough. On each further page the frozen columns are repeated.
func layoutOf(widths []float64, frozen int, chosen request.Paper) pageLayout {
	const atMost = 1.0
	for pages := 1; ; pages++ {
		for _, paper := range papers(chosen) {
			breaks, widest := divided(widths, frozen, pages)
			scale := min(atMost, (paper.width-2*sideMargin)/(widest*pointsPerUnit))
			if whole := math.Floor(scale * percent); whole/percent*textSize >= smallestText ||
				pages >= len(widths)-frozen {
				return pageLayout{paper, int(whole), breaks}
			}
		}
	}
}

// divided divides columns among pages, so that the widest page is as narrow as possible, and returns the columns with
// which the pages after the first begin, and the width of the widest.
func divided(widths []float64, frozen, pages int) (breaks []int, widest float64) {
	repeated := 0.0
	least := 0.0
	most := 0.0
	for i, w := range widths {
		if most += w; i < frozen {
			repeated += w
		} else {
			least = max(least, w)
		}
	}
	least += repeated
	const exact = 0.1
	for most-least > exact {
		if middle := (least + most) / 2; len(breaksAt(widths, frozen, middle)) < pages {
			most = middle
		} else {
			least = middle
		}
	}
	return breaksAt(widths, frozen, most), most
}

// breaksAt fills pages of a width and returns the columns with which those after the first begin.
func breaksAt(widths []float64, frozen int, width float64) (breaks []int) {
	repeated, used := 0.0, 0.0
	for i, w := range widths {
		switch {
		case i < frozen:
			repeated += w
		case i > frozen && used+w > width:
			breaks = append(breaks, i)
			used = repeated
		}
		used += w
	}
	return breaks
}

// setPage makes the sheet print in landscape, its text readable, the heading and the frozen columns on each page, with
// its title and page numbers.
func (b *book) setPage(f *excelize.File, s *sheet) error {
	widths := make([]float64, len(s.headings))
	for i, h := range s.headings {
		widths[i] = h.width
	}
	layout := layoutOf(widths, s.frozen, b.request.Paper)
	if err := setScale(f, s, layout); err != nil {
		return err
	}
	const inch = 72
	side := sideMargin / inch
	edge := edgeMargin / inch
	half := edgeMargin / inch / 2
	margins := &excelize.PageLayoutMarginsOptions{
		Left: &side, Right: &side, Top: &edge, Bottom: &edge, Header: &half, Footer: &half,
	}
	if err := f.SetPageMargins(s.name, margins); err != nil {
		return err
	}
	if err := f.SetHeaderFooter(s.name, b.headerFooter(s, layout.scale)); err != nil {
		return err
	}
	row := "$" + strconv.Itoa(s.firstRow())
	titles := quotedName(s.name) + "!" + row + ":" + row
	if len(layout.breaks) > 0 && s.frozen > 0 {
		last, err := excelize.ColumnNumberToName(s.frozen)
		if err != nil {
			return err
		}
		titles = quotedName(s.name) + "!$A:$" + last + "," + titles
	}
	return f.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", Scope: s.name, RefersTo: titles})
}

func quotedName(sheet string) string { return "'" + strings.ReplaceAll(sheet, "'", "''") + "'" }

// setScale sets the paper, and either that the sheet is one page wide or a scale and where pages begin.
func setScale(f *excelize.File, s *sheet, layout pageLayout) error {
	fit := len(layout.breaks) == 0
	height := s.rowHeight()
	custom := true
	properties := &excelize.SheetPropsOptions{FitToPage: &fit, DefaultRowHeight: &height, CustomHeight: &custom}
	if err := f.SetSheetProps(s.name, properties); err != nil {
		return err
	}
	orientation, order := "landscape", "overThenDown" // the pages of one row come one after the other
	page := &excelize.PageLayoutOptions{Size: &layout.paper.code, Orientation: &orientation, PageOrder: &order}
	if fit {
		wide, high := 1, 0 // pages; 0: as many as are needed
		page.FitToWidth, page.FitToHeight = &wide, &high
	} else {
		scale := uint(layout.scale)
		page.AdjustTo = &scale
	}
	if err := f.SetPageLayout(s.name, page); err != nil {
		return err
	}
	for _, column := range layout.breaks {
		cell, err := excelize.CoordinatesToCellName(column+1, 1)
		if err != nil {
			return err
		}
		if err := f.InsertPageBreak(s.name, cell); err != nil {
			return err
		}
	}
	return nil
}

// headerFooter is what is above and below a printed page (ECMA-376 part 1, 18.3.1.46), each part in a section of its
// own. The font codes come right before the texts, since a text that begins with a digit would lengthen a code that
// ends with one. Its letters are enlarged by what the page shrinks them, for not every program keeps them out of that.
func (b *book) headerFooter(s *sheet, scale int) *excelize.HeaderFooterOptions {
	const bold, regular = `&"` + typeface + `,Bold"`, `&"` + typeface + `,Regular"`
	size := func(points int) string { return "&" + strconv.Itoa((points*percent+scale-1)/scale) }
	foot := ""
	start := "&L"
	end := "&R"
	if b.language.FromRight() {
		start, end = end, start
	}
	section := func(code, text string) {
		if text != "" {
			foot += code + size(9) + regular + text
		}
	}
	if audience := b.request.Edition.Audience; audience != program.Public {
		section(start, headerText(b.language.Text("audience.note."+string(audience))))
	}
	if !b.request.Now.IsZero() {
		asOf := b.language.Text("as-of", locale.Values{
			"Day": b.language.Date(civil.DateOf(b.request.Now), locale.FullDate),
		})
		section("&C", headerText(asOf))
	}
	section(end, b.language.Text("page-of", locale.Values{"Page": "&P", "Pages": "&N"}))
	return &excelize.HeaderFooterOptions{
		OddHeader: start + size(12) + bold + headerText(b.request.Edition.Name) +
			end + size(10) + regular + headerText(s.name),
		OddFooter: foot,
	}
}

// headerText makes a text fit for a print header: Excel accepts 255 characters in all.
func headerText(s string) string {
	const longest = 90
	s = strings.Join(strings.Fields(clean(s)), " ")
	if short := []rune(s); len(short) > longest {
		s = string(short[:longest-1]) + "…"
	}
	return strings.ReplaceAll(s, "&", "&&")
}
