package value

import "strings"

// DoubledQuotes returns a separated text whose quotation marks within cells have a backslash before them, as MySQL and
// some programs on Unix write them, with doubled ones (RFC 4180). A backslash at the end of a cell stands for nothing
// there. Any other text stays as it is.
func DoubledQuotes(text string, separator rune) string {
	if !strings.Contains(text, `\"`) {
		return text
	}
	var out strings.Builder
	inside, escaped, began := false, false, true
	for i := 0; i < len(text); i++ {
		c, rest := text[i], text[i+1:]
		switch {
		case inside && c == '\\' && strings.HasPrefix(rest, `"`):
			i++
			if endsCell(rest[1:], separator) {
				out.WriteByte('"')
				inside = false
			} else {
				out.WriteString(`""`)
				escaped = true
			}
			continue
		case inside && c == '\\' && strings.HasPrefix(rest, `\`):
			i++
		case c == '"' && inside && strings.HasPrefix(rest, `"`):
			out.WriteByte('"')
			i++
		case c == '"' && (inside || began):
			inside = !inside
		}
		out.WriteByte(c)
		began = c == '\n' || rune(c) == separator
	}
	if !escaped {
		return text
	}
	return out.String()
}

// endsCell reports whether a quotation mark ends its cell, by what comes after it: the end of the line, or a separator
// and the mark of the next cell or no mark any more in the line.
func endsCell(after string, separator rune) bool {
	after = strings.TrimPrefix(after, "\r")
	next, found := strings.CutPrefix(after, string(separator))
	if !found {
		return after == "" || after[0] == '\n'
	}
	line, _, _ := strings.Cut(next, "\n")
	return strings.HasPrefix(line, `"`) || !strings.Contains(line, `"`)
}
