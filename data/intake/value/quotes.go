package value

import "strings"

// DoubledQuotes returns a separated text whose quotation marks within cells have a backslash before them, as MySQL and
// some programs on Unix write them, with doubled ones (RFC 4180). A backslash at the end of a cell means nothing
// there. Any other text stays as it is.
func DoubledQuotes(text string, separator rune) string {
	if !strings.Contains(text, `\"`) {
		return text
	}
	var out strings.Builder
	inside := false
	escaped := false
	began := true
	for i := 0; i < len(text); i++ {
		if !inside {
			inside = began && text[i] == '"'
			began = text[i] == '\n' || rune(text[i]) == separator
			out.WriteByte(text[i])
			continue
		}
		switch rest := text[i:]; {
		case strings.HasPrefix(rest, `\"`) && endsCell(rest[2:], separator):
			out.WriteByte('"')
			inside = false
			i++
		case strings.HasPrefix(rest, `\"`):
			out.WriteString(`""`)
			escaped = true
			i++
		case strings.HasPrefix(rest, `""`), strings.HasPrefix(rest, `\\`):
			out.WriteString(strings.TrimPrefix(rest[:2], `\`))
			i++
		default:
			out.WriteByte(text[i])
			inside = text[i] != '"'
		}
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
