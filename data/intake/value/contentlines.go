package value

import (
	"iter"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

// Property is one line of a calendar or of a card: NAME;PARAM=a,b:value (RFC 5545, 3.1; RFC 6350, 3.3).
type Property struct {
	Name   string // in capitals, without the group before it (item1.TEL)
	Params []Param
	Raw    string // the value, in which ; , and line breaks that belong to texts have a backslash
}

// Param is a parameter of a property.
type Param struct {
	Name   string // in capitals
	Values []string
}

// Param returns the first value of the parameter of a name; nothing where there is none.
func (p *Property) Param(name string) string {
	if all := p.Values(name); len(all) > 0 {
		return all[0]
	}
	return ""
}

// Values returns the values of all parameters of a name.
func (p *Property) Values(name string) (all []string) {
	for _, param := range p.Params {
		if param.Name == name {
			all = append(all, param.Values...)
		}
	}
	return all
}

// Text returns the value without its backslashes.
func (p *Property) Text() string { return unescaped(p.Raw) }

// Parts divides the value at the characters that have no backslash before them.
func (p *Property) Parts(separator byte) (parts []string) {
	start := 0
	for i := 0; i < len(p.Raw); i++ {
		switch p.Raw[i] {
		case '\\':
			i++
		case separator:
			parts = append(parts, unescaped(p.Raw[start:i]))
			start = i + 1
		}
	}
	return append(parts, unescaped(p.Raw[start:]))
}

// unescaped removes the backslash before each character, as programs write it before more of them than the standards
// ask; \n is a line break.
func unescaped(text string) string {
	if !strings.Contains(text, `\`) {
		return text
	}
	var out strings.Builder
	out.Grow(len(text))
	for i := 0; i < len(text); i++ {
		switch {
		case text[i] != '\\' || i+1 == len(text):
			out.WriteByte(text[i])
		case text[i+1] == 'n' || text[i+1] == 'N':
			out.WriteByte('\n')
			i++
		case strings.IndexByte(`\,;:"'`, text[i+1]) >= 0:
			out.WriteByte(text[i+1])
			i++
		default: // a path of Windows
			out.WriteByte('\\')
		}
	}
	return out.String()
}

// Properties reads the properties of a calendar or of a file of cards one by one. A line that is none, since a program
// broke a text without folding it, belongs to the text before it: one whose name is not known, where the property
// before it is one of the long texts.
func Properties(text string, known, texts []string) iter.Seq[*Property] {
	return func(yield func(*Property) bool) {
		for line := range logicalLines(text, known, texts) {
			if property := propertyOf(line); property != nil && !yield(property) {
				return
			}
		}
	}
}

// joiner joins folded lines (RFC 5545, 3.1). A fold may come right after the name of a property.
type joiner struct {
	known, texts []string
	line         string          // the first line of the current property
	current      strings.Builder // all of its lines, where it has several
	isText       bool            // the current property is a long text
	quoted       bool            // it is quoted-printable
	soft         bool            // its last line ended in =, so that it continues
	blank        bool            // there was an empty line after it
}

// continues reports whether a line belongs to the current property, and adds it.
func (j *joiner) continues(line string, next string) bool {
	switch {
	case j.soft:
		j.add(line)
	case line == "":
		j.blank = true
	case line[0] == ' ' || line[0] == '\t':
		j.add(line[1:])
	case j.line != "" && !j.begins(line, next):
		if j.blank {
			j.write(`\n`)
		}
		j.write(`\n` + line)
		j.blank = false
	default:
		return false
	}
	return true
}

func (j *joiner) add(line string) {
	if j.soft = j.quoted && strings.HasSuffix(line, "="); j.soft {
		line = line[:len(line)-1]
	}
	j.write(line)
}

// write adds a text to the current property; the first one is kept as it is.
func (j *joiner) write(text string) {
	if j.line == "" {
		j.line = text
		return
	}
	if j.current.Len() == 0 {
		j.current.WriteString(j.line)
	}
	j.current.WriteString(text)
}

// text is the current property without its folds.
func (j *joiner) text() string {
	if j.current.Len() > 0 {
		return j.current.String()
	}
	return j.line
}

// begins reports whether a line begins a property, and is no line of the long text before it.
func (j *joiner) begins(line, next string) bool {
	name, is := nameOf(line, next)
	upper := strings.ToUpper(name)
	switch {
	case !is:
		return false
	case strings.HasPrefix(upper, "X-"),
		(name == upper || name == strings.ToLower(name)) && slices.Contains(j.known, upper):
		return true
	}
	return name == upper && !j.isText
}

// start begins a property.
func (j *joiner) start(line, next string) {
	name, _ := nameOf(line, next)
	j.line = ""
	j.current.Reset()
	j.isText, j.blank = slices.Contains(j.texts, strings.ToUpper(name)), false
	params, _, _ := strings.Cut(line, ":")
	j.quoted = len(params) > len(name) && strings.Contains(strings.ToUpper(params), "QUOTED-PRINTABLE")
	j.soft = false
	j.add(line)
}

// logicalLines yields the lines without their folds.
func logicalLines(text string, known, texts []string) iter.Seq[string] {
	return func(yield func(string) bool) {
		j := joiner{known: known, texts: texts}
		line, rest := cutLine(text)
		for line != "" || rest != "" {
			next, after := cutLine(rest)
			if !j.continues(line, next) {
				if j.line != "" && !yield(j.text()) {
					return
				}
				j.start(line, next)
			}
			line, rest = next, after
		}
		if j.line != "" {
			yield(j.text())
		}
	}
}

// cutLine returns the first line of a text, however it ends, and what follows.
func cutLine(text string) (line, rest string) {
	end := strings.IndexAny(text, "\r\n")
	if end < 0 {
		return text, ""
	}
	if strings.HasPrefix(text[end:], "\r\n") {
		return text[:end], text[end+2:]
	}
	return text[:end], text[end+1:]
}

// nameOf returns the name with which a line begins, without its group; false: it begins with none. A line that the next
// one continues may be a name alone.
func nameOf(line, next string) (name string, is bool) {
	end := strings.IndexAny(line, ";:")
	if end < 0 && strings.HasPrefix(next, " ") {
		end = len(line)
	}
	if end <= 0 {
		return "", false
	}
	name = line[:end]
	name = name[strings.LastIndexByte(name, '.')+1:]
	for i := range len(name) {
		c := name[i] | 0x20
		letter := c >= 'a' && c <= 'z'
		if !letter && (i == 0 || name[i] != '-' && name[i] != '_' && (name[i] < '0' || name[i] > '9')) {
			return "", false
		}
	}
	return name, name != ""
}

// propertyOf reads one line; nil: it is no property. Quotation marks that are never closed, or closed in the wrong
// place as Outlook does, are left out.
func propertyOf(line string) *Property {
	p, ok := readProperty(line)
	if !ok {
		p, ok = readProperty(strings.ReplaceAll(line, `"`, ""))
	}
	if !ok {
		return nil
	}
	if strings.EqualFold(p.Param("ENCODING"), "QUOTED-PRINTABLE") {
		breaks := strings.NewReplacer("\r\n", `\n`, "\n", `\n`, "\r", `\n`)
		p.Raw = breaks.Replace(QuotedPrintable(p.Raw, p.Param("CHARSET")))
	}
	return p
}

func readProperty(line string) (p *Property, ok bool) {
	name, is := nameOf(line, "")
	if !is {
		return nil, false
	}
	p = &Property{Name: strings.ToUpper(name)}
	rest := line[strings.IndexAny(line, ";:"):]
	for rest[0] == ';' {
		var param Param
		if param, rest, ok = readParam(rest[1:]); !ok {
			return nil, false
		}
		if param.Name != "" {
			p.Params = append(p.Params, param)
		}
	}
	p.Raw = rest[1:]
	return p, true
}

// readParam reads a parameter and returns what follows it, from the ; or : on. Version 2.1 of vCard writes types and
// encodings without their names.
func readParam(text string) (p Param, rest string, ok bool) {
	end := strings.IndexAny(text, "=;:")
	if end < 0 {
		return p, "", false
	}
	p.Name, rest = strings.ToUpper(strings.TrimSpace(text[:end])), text[end:]
	if rest[0] != '=' {
		p.Values = []string{p.Name}
		switch p.Name {
		case "":
		case "QUOTED-PRINTABLE", "BASE64":
			p.Name = "ENCODING"
		default:
			p.Name = "TYPE"
		}
		return p, rest, true
	}
	for rest[0] == '=' || rest[0] == ',' {
		rest = rest[1:]
		var one string
		if strings.HasPrefix(rest, `"`) {
			if one, rest, ok = strings.Cut(rest[1:], `"`); !ok || rest == "" || strings.IndexByte(",;:", rest[0]) < 0 {
				return p, "", false
			}
		} else if end := strings.IndexAny(rest, ",;:"); end >= 0 {
			isAddress := strings.HasPrefix(rest[end:], "://") // tzone://Microsoft/Utc without its quotation marks
			if more := strings.IndexAny(rest[end+1:], ",;:"); isAddress && more > 0 {
				end += 1 + more
			}
			one, rest = rest[:end], rest[end:]
		} else {
			return p, "", false
		}
		p.Values = append(p.Values, circumflex.Replace(one))
	}
	return p, rest, true
}

// circumflex decodes the values of parameters (RFC 6868), and what Apple writes into them.
var circumflex = strings.NewReplacer("^n", "\n", "^'", `"`, "^^", "^", `\n`, "\n")

var lineFold = regexp.MustCompile("\r?\n[ \t]")

// unfolded joins folded lines whose folds cut letters in two (the standards count bytes), so that they can be decoded.
func unfolded(content []byte) []byte {
	if utf8.Valid(content) {
		return content
	}
	if joined := lineFold.ReplaceAll(content, nil); utf8.Valid(joined) {
		return joined
	}
	return content
}
