package table

import (
	"bytes"
	"context"
	"path"
	"slices"
	"strconv"
	"strings"

	"laurel/data/intake/source"
	"laurel/data/intake/value"
	"laurel/data/limit"
)

func errDamaged() *value.Message {
	return value.Text("this workbook is damaged or not an Excel file; open it in Excel or LibreOffice, " +
		"save it again as .xlsx, and try that one")
}

// otherArchives are the files that are archives as workbooks are and that cannot be read: a part that they have, and
// what to do.
var otherArchives = []struct {
	part string
	why  *value.Message
}{
	{"xl/workbook.bin", value.Text("this is a binary workbook of Excel (.xlsb); " +
		"open it in Excel and save it as .xlsx")},
	{"word/", value.Text("this is a Word document; copy its table into a workbook and save that as .xlsx")},
	{"ppt/", value.Text("this is a PowerPoint presentation; copy its table into a workbook and save that as .xlsx")},
	{"Index/", value.Text("this is a document of Apple's Numbers, Pages or Keynote; " +
		"open it there and choose File, Export To, Excel or CSV")},
	{"Index.zip", value.Text("this is a document of Apple's Numbers, Pages or Keynote; " +
		"open it there and choose File, Export To, Excel or CSV")},
	{"content.xml", value.Text("this is a LibreOffice or OpenOffice document that is no table; " +
		"copy its table into a spreadsheet and save that as .xlsx or .ods")},
}

// book is an Excel workbook (ECMA-376 part 1, section 18).
type book struct {
	*archive
	*source.Remarks
	shared    []string
	struck    map[int]struckThrough // of these, by their numbers
	forms     []numberForm          // by the number of a cell's style
	since1904 bool
}

// bookSheet is a sheet as the workbook lists it.
type bookSheet struct {
	name, relation string
	hidden         bool
}

// parseWorkbook reads the sheets of an Excel file.
func parseWorkbook(ctx context.Context, content []byte, remarks *source.Remarks) ([]sheet, error) {
	opened, err := openArchive(ctx, content)
	if err != nil {
		return nil, err
	}
	b := book{archive: opened, Remarks: remarks}
	main, err := b.mainPart()
	if err != nil {
		return nil, err
	}
	listed, err := b.listSheets(main)
	if err != nil {
		return nil, err
	}
	targets, err := b.relations(main)
	if err != nil {
		return nil, err
	}
	if err := b.readShared(targets.ofType("/sharedStrings", path.Dir(main)+"/sharedStrings.xml")); err != nil {
		return nil, err
	}
	if err := b.readStyles(targets.ofType("/styles", path.Dir(main)+"/styles.xml")); err != nil {
		return nil, err
	}
	var sheets []sheet
	var hidden []string
	for i, from := range listed {
		if from.hidden {
			hidden = append(hidden, from.name)
			continue
		}
		target := targets.byID[from.relation]
		if target == "" {
			target = path.Dir(main) + "/worksheets/sheet" + strconv.Itoa(i+1) + ".xml"
		}
		s, err := b.readSheet(from.name, target)
		if err != nil {
			return nil, err
		}
		sheets = append(sheets, s)
	}
	noteHidden(remarks, hidden)
	return sheets, checkSheets(sheets)
}

func noteHidden(remarks *source.Remarks, names []string) {
	for _, name := range names {
		remarks.Note(`The sheet "{{.Sheet}}" is hidden; it is not read.`, "Sheet", name)
	}
}

// checkSheets refuses a workbook of which nothing can be read though it has values.
func checkSheets(sheets []sheet) error {
	damaged := slices.ContainsFunc(sheets, func(s sheet) bool { return s.cut })
	if damaged && !slices.ContainsFunc(sheets, func(s sheet) bool { return len(s.rows) > 0 }) {
		return errDamaged()
	}
	return nil
}

// mainPart finds the part that lists the sheets, or refuses an archive that is no Excel workbook.
func (b *book) mainPart() (string, error) {
	targets, err := b.relations("")
	if err != nil {
		return "", err
	}
	main := targets.ofType("/officeDocument", "xl/workbook.xml")
	if b.parts[strings.ToLower(main)] != nil && !strings.HasPrefix(main, "word/") &&
		!strings.HasPrefix(main, "ppt/") && !strings.HasSuffix(main, ".bin") {
		return main, nil
	}
	for _, other := range otherArchives {
		if b.has(other.part) {
			return "", other.why
		}
	}
	if b.has("xl/") || b.has("[Content_Types].xml") {
		return "", errDamaged()
	}
	return "", value.Text("this is a ZIP archive; unpack it and choose the list or schedule that is in it")
}

// relations are the parts that another part names.
type relations struct{ byID, byType map[string]string }

func (r relations) ofType(ending, otherwise string) string {
	for kind, target := range r.byType {
		if strings.HasSuffix(kind, ending) {
			return target
		}
	}
	return otherwise
}

// relations reads which parts another part names; it may name none.
func (b *book) relations(part string) (relations, error) {
	found := relations{map[string]string{}, map[string]string{}}
	folder, file := path.Split(part)
	s, err := b.scan(folder + "_rels/" + file + ".rels")
	if s == nil || err != nil {
		return found, err
	}
	for kind := s.next(); kind != endOfMarkup; kind = s.next() {
		if kind != startTag || string(s.name) != "Relationship" || string(s.attribute("TargetMode")) == "External" {
			continue
		}
		target := s.value("Target")
		if !strings.HasPrefix(target, "/") {
			target = path.Join(folder, target)
		}
		target = strings.TrimPrefix(target, "/")
		found.byID[s.value("Id")] = target
		found.byType[s.value("Type")] = target
	}
	return found, fault(s.err)
}

// listSheets reads the list of sheets, and since when the workbook counts its days.
func (b *book) listSheets(main string) ([]bookSheet, error) {
	s, err := b.scan(main)
	if err != nil {
		return nil, err
	}
	var all []bookSheet
	for kind := s.next(); kind != endOfMarkup; kind = s.next() {
		if kind != startTag {
			continue
		}
		switch string(s.name) {
		case "workbookPr":
			b.since1904 = b.since1904 || isTrue(s.attribute("date1904")) // an extension has another of this name
		case "sheet":
			state := string(s.attribute("state"))
			all = append(all, bookSheet{s.value("name"), s.value("id"), state == "hidden" || state == "veryHidden"})
		}
	}
	if s.err == nil && len(all) == 0 {
		s.err = errMarkup
	}
	return all, fault(s.err)
}

func isTrue(written []byte) bool { return string(written) == "1" || string(written) == "true" }

// readShared reads the texts that cells share.
func (b *book) readShared(part string) error {
	s, err := b.scan(part)
	if s == nil || err != nil {
		return err
	}
	b.struck = map[int]struckThrough{}
	var all []byte
	var ends []int
	for kind := s.next(); kind != endOfMarkup; kind = s.next() {
		if kind == startTag && string(s.name) == "si" {
			var struck struckThrough
			if all, struck = appendRich(all, s); struck != notStruck {
				b.struck[len(ends)] = struck
			}
			ends = append(ends, len(all))
		}
		if len(all) > limit.SharedBytes {
			return limit.TooLarge(limit.SharedBytes)
		}
		if len(ends) > limit.Cells {
			return limit.TooMany(limit.Cells, "limit.cells")
		}
	}
	text, from := string(all), 0
	b.shared = make([]string, len(ends))
	for i, end := range ends {
		b.shared[i] = text[from:end]
		from = end
	}
	return fault(s.err)
}

// appendRich appends the text of the element that is open, without how it is to be read aloud (rPh).
func appendRich(buffer []byte, s *scanner) ([]byte, struckThrough) {
	start := len(buffer)
	within := false
	struck := false
	var runs struckRuns
	for depth := 1; depth > 0; {
		switch s.next() {
		case startTag:
			if string(s.name) == "rPh" {
				s.skip()
				continue
			}
			depth++
			switch within = string(s.name) == "t"; string(s.name) {
			case "r":
				struck = false
			case "strike", "dstrike":
				struck = isOn(s)
			}
		case endTag:
			depth--
			within = false
		case textToken:
			if within {
				buffer = s.appendTo(buffer)
				runs.add(struck)
			}
		case endOfMarkup:
			return buffer, runs.all()
		}
	}
	return unescape(buffer, start), runs.all()
}

// isOn reports whether a property of a font, which is there, is not switched off.
func isOn(s *scanner) bool {
	value := s.attribute("val")
	return value == nil || isTrue(value)
}

// unescape resolves _x000D_, as Excel writes characters that XML cannot have (ECMA-376 part 1, 22.9.2.19).
func unescape(buffer []byte, start int) []byte {
	text := buffer[start:]
	i := bytes.Index(text, []byte("_x"))
	if i < 0 {
		return buffer
	}
	var out []byte
	for ; i >= 0; i = bytes.Index(text, []byte("_x")) {
		out = append(out, text[:i]...)
		if len(text) >= i+7 && text[i+6] == '_' {
			if code, err := strconv.ParseUint(string(text[i+2:i+6]), 16, 16); err == nil {
				out = append(out, string(rune(code))...)
				text = text[i+7:]
				continue
			}
		}
		out = append(out, "_x"...)
		text = text[i+2:]
	}
	return append(append(buffer[:start], out...), text...)
}

// cellReader reads the cells of a sheet.
type cellReader struct {
	*book
	*scanner
	grid
	at     place // of the cell
	buffer []byte
}

// readSheet reads a sheet as far as it can be read.
func (b *book) readSheet(name, part string) (sheet, error) {
	s, err := b.scan(part)
	switch {
	case err != nil:
		return sheet{}, err
	case s == nil:
		return sheet{}, value.Text(`the sheet "{{.Sheet}}" cannot be read; `+
			"open the workbook in Excel or LibreOffice and save it again", "Sheet", name)
	}
	r := cellReader{book: b, scanner: s, grid: grid{sheet: sheet{name: name, first: 1}}, at: place{-1, -1}}
	r.grid.since1904 = b.since1904
	for kind := s.next(); kind != endOfMarkup && r.failed == nil; kind = s.next() {
		if kind != startTag {
			continue
		}
		switch string(s.name) {
		case "col":
			r.hideColumns()
		case "row":
			r.readRow()
		case "mergeCell":
			r.merges = append(r.merges, spanOf(s.value("ref")))
		case "hyperlinks", "dataValidations", "conditionalFormatting", "extLst", "headerFooter":
			s.skip()
		}
	}
	r.cut = isCut(s.err)
	switch {
	case r.failed != nil:
		return r.sheet, r.failed
	case s.err != nil && !r.cut:
		return r.sheet, s.err
	}
	return r.done(b.Remarks), nil
}

// hideColumns notes columns that are hidden.
func (r *cellReader) hideColumns() {
	if !isTrue(r.attribute("hidden")) {
		return
	}
	from := max(r.number("min", 1), 1)
	for column := from; column <= min(r.number("max", from), from+limit.Columns); column++ {
		r.hidden = append(r.hidden, column-1)
	}
}

// readRow reads the cells of a row.
func (r *cellReader) readRow() {
	r.at = place{r.number("r", r.at.row+2) - 1, -1}
	hidden := isTrue(r.attribute("hidden"))
	for {
		switch r.next() {
		case startTag:
			if string(r.name) == "c" {
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

// readCell reads a cell.
func (r *cellReader) readCell() {
	r.at.column++
	kind, style := r.cellAttributes()
	isFormula, found := false, false
	r.buffer, r.striking = r.buffer[:0], notStruck
	if style >= 0 && style < len(r.forms) && r.forms[style].struck {
		r.striking = whollyStruck
	}
	for {
		switch r.next() {
		case startTag:
			switch string(r.name) {
			case "f":
				isFormula = true
				r.skip()
			case "v":
				found = true
				r.readValue()
			case "is":
				found = true
				var struck struckThrough
				r.buffer, struck = appendRich(r.buffer, r.scanner)
				r.striking = max(r.striking, struck)
			default:
				r.skip()
			}
		case endTag, endOfMarkup:
			if isFormula && (!found || len(r.buffer) == 0 && kind != "str") {
				r.without = append(r.without, r.at)
			} else if len(r.buffer) > 0 {
				r.addCell(kind, style)
			}
			return
		}
	}
}

// cellAttributes reads kind and style of a cell, and its column, where it is given.
func (r *cellReader) cellAttributes() (kind string, style int) {
	for name, value := range r.attributes() {
		switch string(name) {
		case "r":
			r.at.column = columnOf(value, r.at.column)
		case "s":
			style = numberOf(value, 0)
		case "t":
			kind = cellKind(value)
		}
	}
	return kind, style
}

// cellKind is a kind of cell as a text, the usual ones without a copy.
func cellKind(written []byte) string {
	for _, kind := range []string{"s", "inlineStr", "n", "str", "b", "d", "e"} {
		if string(written) == kind {
			return kind
		}
	}
	return string(written)
}

// readValue reads the text of the element that is open.
func (r *cellReader) readValue() {
	for {
		switch r.next() {
		case textToken:
			r.buffer = r.appendTo(r.buffer)
		case startTag:
			r.skip()
		case endTag, endOfMarkup:
			return
		}
	}
}

// addCell adds what a cell shows: a text as it is, a number by the form of its style.
func (r *cellReader) addCell(kind string, style int) {
	switch kind {
	case "s":
		index, err := strconv.Atoi(string(bytes.TrimSpace(r.buffer)))
		if err == nil && index >= 0 && index < len(r.shared) {
			r.striking = max(r.striking, r.book.struck[index])
			r.add(r.at.column, r.shared[index])
		}
	case "inlineStr":
		r.addBytes(r.at.column, r.buffer)
	case "str":
		r.addBytes(r.at.column, unescape(r.buffer, 0))
	case "b":
		r.add(r.at.column, map[bool]string{true: "TRUE", false: "FALSE"}[isTrue(bytes.TrimSpace(r.buffer))])
	case "d":
		r.addBytes(r.at.column, bytes.Replace(r.buffer, []byte("T"), []byte(" "), 1))
	case "e":
		r.addBytes(r.at.column, r.buffer)
	default:
		var form numberForm
		if style >= 0 && style < len(r.forms) {
			form = r.forms[style]
		}
		if form.kind == plainNumber && len(r.buffer) < 16 {
			r.addBytes(r.at.column, r.buffer)
		} else {
			r.add(r.at.column, form.show(string(r.buffer), r.book.since1904))
		}
	}
}

// columnOf reads the column of a reference such as AB12; without one it is the next.
func columnOf(reference []byte, next int) int {
	column := 0
	for _, letter := range reference {
		if letter < 'A' || letter > 'Z' {
			break
		}
		column = column*26 + int(letter-'A') + 1
	}
	if column == 0 || column > 1<<14 {
		return next
	}
	return column - 1
}

// spanOf reads a reference such as A1:C2; zero: it is none.
func spanOf(reference string) span {
	from, to, _ := strings.Cut(reference, ":")
	return span{placeOf(from), placeOf(to)}
}

func placeOf(reference string) place {
	letters := strings.TrimRight(reference, "0123456789")
	row, _ := strconv.Atoi(reference[len(letters):])
	return place{row - 1, columnOf([]byte(letters), -1)}
}
