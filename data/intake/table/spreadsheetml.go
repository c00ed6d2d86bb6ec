package table

import (
	"context"
	"strings"

	"laurel/data/intake/source"
)

// xmlReader reads the cells of a workbook in the XML of Excel 2003.
type xmlReader struct {
	*scanner
	grid
	at     place
	buffer []byte

	struckStyles map[string]bool
	struckRow    bool // unless its cells have a style of their own
}

// parseSpreadsheetML reads the sheets of a workbook in the XML of Excel 2003 (XML Spreadsheet Reference).
func parseSpreadsheetML(ctx context.Context, content []byte, remarks *source.Remarks) ([]sheet, error) {
	s := scannerOf(ctx, content)
	var sheets []sheet
	style, struck := "", map[string]bool{}
	for kind := s.next(); kind != endOfMarkup; kind = s.next() {
		switch {
		case kind != startTag:
			continue
		case string(s.name) == "Style":
			style = s.value("ID")
		case string(s.name) == "Font":
			struck[style] = isTrue(s.attribute("StrikeThrough"))
		}
		if string(s.name) != "Worksheet" {
			continue
		}
		r := xmlReader{
			scanner: s, grid: grid{sheet: sheet{name: s.value("Name"), first: 1}}, at: place{-1, -1},
			struckStyles: struck,
		}
		r.readSheet()
		if r.failed != nil {
			return nil, r.failed
		}
		if r.cut = isCut(s.err); s.err != nil && !r.cut {
			return nil, s.err
		}
		sheets = append(sheets, r.done(remarks))
	}
	if s.err != nil && len(sheets) == 0 {
		return nil, fault(s.err)
	}
	return sheets, checkSheets(sheets)
}

func (r *xmlReader) readSheet() {
	for depth := 1; depth > 0 && r.failed == nil; {
		switch r.next() {
		case endOfMarkup:
			return
		case endTag:
			depth--
		case startTag:
			switch string(r.scanner.name) {
			case "Table":
				depth++
			case "Row":
				r.readRow()
			default:
				r.skip()
			}
		}
	}
}

func (r *xmlReader) readRow() {
	r.at = place{r.number("Index", r.at.row+2) - 1, -1}
	hidden := isTrue(r.attribute("Hidden"))
	r.struckRow = r.struckStyles[r.value("StyleID")]
	for {
		switch r.next() {
		case startTag:
			if string(r.scanner.name) == "Cell" {
				r.readCell()
			} else {
				r.skip()
			}
		case endTag, endOfMarkup:
			r.endRow(r.at.row, 1, hidden)
			return
		}
	}
}

// struckCell is how much of the text of the cell that is open is struck through by its style, or by its row's.
func (r *xmlReader) struckCell() struckThrough {
	struck := r.struckRow
	if style := r.attribute("StyleID"); style != nil {
		struck = r.struckStyles[string(style)]
	}
	if struck {
		return whollyStruck
	}
	return notStruck
}

func (r *xmlReader) readCell() {
	r.at.column = r.number("Index", r.at.column+2) - 1
	wide, high := r.number("MergeAcross", 0), r.number("MergeDown", 0)
	isFormula, kind := r.attribute("Formula") != nil, ""
	from := r.at
	r.striking = r.struckCell()
	r.buffer = r.buffer[:0]
	for depth := 1; depth > 0; {
		switch r.next() {
		case endOfMarkup:
			return
		case endTag:
			depth--
		case textToken:
			if kind != "" {
				r.buffer = r.appendTo(r.buffer)
			}
		case startTag:
			switch string(r.scanner.name) {
			case "Comment":
				r.skip()
				continue
			case "Data":
				kind = string(r.attribute("Type"))
			}
			depth++
		}
	}
	text := string(r.buffer)
	switch kind {
	case "DateTime":
		text = shownDateTime(text)
	case "Boolean":
		text = map[bool]string{true: "TRUE", false: "FALSE"}[isTrue(r.buffer)]
	case "":
		if isFormula {
			r.without = append(r.without, from)
		}
	}
	r.add(from.column, text)
	if wide > 0 || high > 0 {
		r.merges = append(r.merges, span{from, place{from.row + high, from.column + wide}})
		r.at.column += wide
	}
}

// shownDateTime writes 2023-06-14T00:00:00.000 as 2023-06-14, and a time of day on Excel's day without a date as a
// time.
func shownDateTime(text string) string {
	day, clock, _ := strings.Cut(text, "T")
	clock, _, _ = strings.Cut(clock, ".")
	switch {
	case day == "1899-12-31" || day == "1899-12-30":
		return strings.TrimSuffix(clock, ":00")
	case strings.HasPrefix(clock, "00:00"):
		return day
	}
	return day + " " + strings.TrimSuffix(clock, ":00")
}
