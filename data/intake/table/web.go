package table

import (
	"context"
	"errors"
	"iter"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"laurel/data/intake/source"
	"laurel/data/intake/value"
	"laurel/data/limit"
)

// Web returns the description of tables in web pages and in XML, which programs save as .xls too.
func Web() source.Format {
	return source.Format{
		Name: "a table (HTML or XML)", Kinds: kinds, Endings: []string{".html", ".htm", ".xls", ".fods"}, Columns: true,
		Detect: func(b source.Beginning) (bool, error) { return webParser(b.Text) != nil, nil },
		Read:   source.Decoded(readWeb),
	}
}

// readWeb reads a table whose text does not begin as that of another format does.
func readWeb(ctx context.Context, content []byte, request source.Request) (*source.File, error) {
	parse := webParser(string(content[:min(len(content), 32<<10)]))
	if parse == nil {
		return nil, errDamaged()
	}
	file, err := reader(parse)(ctx, content, request)
	nothing := value.Text("this is a web page or XML, whatever its name, and no list or schedule was found in it; " +
		"open it in Excel or LibreOffice and save it as .xlsx")
	var unrecognised *source.Unrecognised
	switch {
	case errors.As(err, &unrecognised):
		unrecognised.Reason = nothing
	case err == nil && len(file.Items)+len(file.People)+len(file.Contacts) == 0:
		return nil, nothing
	}
	return file, err
}

type parser = func(context.Context, []byte, *source.Remarks) ([]sheet, error)

// webParser returns the parser of a text by its beginning; nil: it is no table.
func webParser(beginning string) parser {
	lower := strings.ToLower(beginning)
	switch {
	case !strings.HasPrefix(strings.TrimLeft(lower, "\uFEFF \t\r\n"), "<"):
		return nil
	case strings.Contains(lower, "urn:schemas-microsoft-com:office:spreadsheet"):
		return parseSpreadsheetML
	case strings.Contains(lower, "<office:document"):
		return parseFlatDocument
	case strings.Contains(lower, "<html"), strings.Contains(lower, "<!doctype html"), strings.Contains(lower, "<table"):
		return parseWeb
	}
	return nil
}

// parseFlatDocument reads an OpenDocument spreadsheet in a single file of XML.
func parseFlatDocument(ctx context.Context, content []byte, remarks *source.Remarks) ([]sheet, error) {
	return readDocument(scannerOf(ctx, content), remarks)
}

var (
	// hiddenEnd ends an element whose text is not on the page.
	hiddenEnd  = regexp.MustCompile(`^(?i:script|style|title)\s*>`)
	struckForm = regexp.MustCompile(`(?is)<(?:s|del|strike)\b[^>]*>.*?</(?:s|del|strike)\s*>`)
	spanForm   = regexp.MustCompile(`(?i)\b(col|row)span\s*=\s*["']?\s*(\d{1,3})`)
)

// tagsPerCheck is after how many tags it is looked whether the reading was cancelled.
const tagsPerCheck = 1 << 12

// withoutHidden returns a web page with a space in the place of each comment, script, style and title. What does not
// end stays.
func withoutHidden(ctx context.Context, text string) (string, error) {
	var out strings.Builder
	written, endless := 0, map[bool]bool{} // whether comments, or else elements, have no end any more
	for at, n := 0, 0; ; n++ {
		if n%tagsPerCheck == 0 && ctx.Err() != nil {
			return "", ctx.Err()
		}
		found := strings.IndexByte(text[at:], '<')
		if found < 0 {
			out.WriteString(text[written:])
			return out.String(), nil
		}
		at += found + 1
		isComment := strings.HasPrefix(text[at:], "!--")
		if endless[isComment] || !isComment && !isHidden(text[at:]) {
			continue
		}
		endOf := elementEnd
		if isComment {
			endOf = commentEnd
		}
		end := endOf(text[at:])
		if end < 0 {
			endless[isComment] = true
			continue
		}
		out.WriteString(text[written : at-1])
		out.WriteByte(' ')
		at += end
		written = at
	}
}

// isHidden reports whether a tag begins an element whose text is not on the page.
func isHidden(tag string) bool {
	return slices.ContainsFunc([]string{"script", "style", "title"}, func(name string) bool {
		return len(tag) > len(name) && strings.EqualFold(tag[:len(name)], name) && !isWord(tag[len(name)])
	})
}

// commentEnd returns where the text is behind a comment; -1: it does not end.
func commentEnd(text string) int {
	const begin, end = "!--", "-->"
	if i := strings.Index(text[len(begin):], end); i >= 0 {
		return len(begin) + i + len(end)
	}
	return -1
}

// elementEnd returns where the text is behind an element whose text is not on the page; -1: it does not end.
func elementEnd(text string) int {
	for at := 0; ; {
		found := strings.Index(text[at:], "</")
		if found < 0 {
			return -1
		}
		at += found + len("</")
		if end := hiddenEnd.FindString(text[at:]); end != "" {
			return at + len(end)
		}
	}
}

// webReader reads the tables of a web page, of those within others the outer ones.
type webReader struct {
	grid
	sheets  []sheet
	depth   int
	at      place
	covered map[place]bool // by a cell of a row above
	open    bool           // a cell is, whose text begins at from
	from    int
	cell    span
	struck  bool // the cell that is open is struck through, or its row
	line    bool // its row is
}

// parseWeb reads the tables of a web page, whose tags need not be nested.
func parseWeb(ctx context.Context, content []byte, remarks *source.Remarks) ([]sheet, error) {
	text, err := withoutHidden(ctx, string(content))
	if err != nil {
		return nil, err
	}
	r := webReader{}
	for tag := range tagsIn(ctx, text) {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if tag.name == "table" {
			r.table(text, tag.from, tag.closes, remarks)
		} else if r.depth == 1 {
			r.endCell(text, tag.from)
			r.element(tag.name, tag.closes, tag.attributes, tag.to)
		}
		if r.failed != nil {
			return nil, r.failed
		}
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if r.depth > 0 {
		r.depth = 1
		r.table(text, len(text), true, remarks)
	}
	return r.sheets, r.failed
}

// tag is one of those of tables: where it begins and ends in the text.
type tag struct {
	name       string
	closes     bool
	attributes string
	from, to   int
}

// tagsIn yields the tags of tables in a text one by one, until it is cancelled.
func tagsIn(ctx context.Context, text string) iter.Seq[tag] {
	return func(yield func(tag) bool) {
		for at, n := 0, 0; ; n++ {
			found := strings.IndexByte(text[at:], '<')
			if found < 0 || n%tagsPerCheck == 0 && ctx.Err() != nil {
				return
			}
			at += found
			rest, closes := strings.CutPrefix(text[at+1:], "/")
			for _, name := range []string{"table", "tr", "td", "th"} {
				if len(rest) <= len(name) || !strings.EqualFold(rest[:len(name)], name) || isWord(rest[len(name)]) {
					continue
				}
				end := strings.IndexByte(rest, '>')
				if end < 0 {
					return
				}
				to := len(text) - len(rest) + end + 1
				if !yield(tag{name, closes, rest[len(name):end], at, to}) {
					return
				}
				at = to - 1
				break
			}
			at++
		}
	}
}

func isWord(c byte) bool {
	return c == '_' || c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'z'
}

// table begins or ends a table.
func (r *webReader) table(text string, at int, closes bool, remarks *source.Remarks) {
	if !closes {
		if r.depth++; r.depth == 1 {
			name := ""
			if len(r.sheets) > 0 {
				name = strconv.Itoa(len(r.sheets) + 1)
			}
			r.grid, r.at = grid{sheet: sheet{name: name, first: 1}}, place{-1, -1}
			r.covered = map[place]bool{}
		}
		return
	}
	if r.depth = max(r.depth-1, 0); r.depth > 0 {
		return
	}
	r.endCell(text, at)
	r.endRow(r.at.row, 1, false)
	if len(r.rows) > 0 {
		r.sheets = append(r.sheets, r.done(remarks))
	}
}

// element begins a row or a cell.
func (r *webReader) element(name string, closes bool, attributes string, end int) {
	switch {
	case closes:
	case name == "tr":
		r.endRow(r.at.row, 1, false)
		r.at = place{r.at.row + 1, -1}
		r.line = isStruckStyle(attributes)
	default:
		r.struck = r.line || isStruckStyle(attributes)
		if r.at.row < 0 {
			r.at.row = 0
		}
		r.at.column++
		for r.covered[r.at] {
			r.at.column++
		}
		r.cell = span{r.at, r.at}
		for _, found := range spanForm.FindAllStringSubmatch(attributes, -1) {
			size, _ := strconv.Atoi(found[2])
			if strings.EqualFold(found[1], "col") {
				r.cell.to.column += min(max(size, 1), limit.Columns) - 1
			} else {
				r.cell.to.row += max(size, 1) - 1
			}
		}
		r.cover()
		r.open, r.from = true, end
	}
}

// cover keeps the places of a cell that is merged over several free of others.
func (r *webReader) cover() {
	if r.cell.from == r.cell.to || len(r.covered) > limit.Rows {
		return
	}
	r.merges = append(r.merges, r.cell)
	for row := r.cell.from.row + 1; row <= r.cell.to.row; row++ {
		for column := r.cell.from.column; column <= r.cell.to.column; column++ {
			r.covered[place{row, column}] = true
		}
	}
}

// strikeOf returns how much of the text of a cell is within elements that strike it through.
func strikeOf(written string) struckThrough {
	rest := struckForm.ReplaceAllString(written, "")
	switch {
	case len(rest) == len(written):
		return notStruck
	case strings.TrimSpace(value.WithoutMarkup(rest)) == "":
		return whollyStruck
	}
	return partlyStruck
}

func isStruckStyle(attributes string) bool { return strings.Contains(attributes, "line-through") }

// endCell adds the text of the cell that is open.
func (r *webReader) endCell(text string, at int) {
	if r.open && at-r.from > limit.PieceBytes {
		r.failed = limit.TooLarge(limit.PieceBytes)
	} else if r.open {
		r.open = false
		written := text[r.from:at]
		r.striking = strikeOf(written)
		if r.struck {
			r.striking = whollyStruck
		}
		r.add(r.cell.from.column, value.WithoutMarkup(written))
		r.at.column = r.cell.to.column
	}
}
