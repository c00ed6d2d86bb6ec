package letter

import (
	"regexp"
	"strings"
	"sync"

	"laurel/data/locale"
)

// Text is a text that can be filled in.
type Text struct{ parts []*part }

// part is a piece of a text: plain, a field, or a condition with what it keeps.
type part struct {
	kind  kind
	plain string
	field Field
	line  int
	yes   []*part // of a condition
	no    []*part
	other bool // the condition has come to its {else}
}

type kind string

// The kinds of part; the words of conditions are the texts "letter.word.KIND".
const (
	isPlain kind = ""
	isField kind = "field"
	isIf    kind = "if"
	isIfNot kind = "if-not"
	isElse  kind = "else"
	isEnd   kind = "end"
)

// words are what can be between braces, in every language and folded.
var words = sync.OnceValue(func() map[string]part {
	known := map[string]part{}
	for _, l := range locale.Languages() {
		word := func(k kind) string { return locale.Fold(l.Text("letter.word." + string(k))) }
		known[word(isElse)] = part{kind: isElse}
		known[word(isEnd)] = part{kind: isEnd}
		for _, f := range Fields() {
			name := locale.Fold(f.In(l))
			known[name] = part{kind: isField, field: f}
			known[word(isIf)+" "+name] = part{kind: isIf, field: f}
			known[word(isIfNot)+" "+name] = part{kind: isIfNot, field: f}
		}
	}
	return known
})

// Parse reads a text. Its error is a *Problem.
func Parse(text string) (*Text, error) {
	var r reader
	lines := strings.Split(strings.ReplaceAll(text, "\r\n", "\n"), "\n")
	for i, line := range lines {
		parts, err := partsOf(line, i+1)
		if err != nil {
			return nil, err
		}
		if i+1 < len(lines) {
			parts = append(parts, &part{plain: "\n"})
		}
		for _, p := range parts {
			if err := r.add(p); err != nil {
				return nil, err
			}
		}
	}
	if n := len(r.open); n > 0 {
		return nil, &Problem{Line: r.open[n-1].line, What: "no-end"}
	}
	return &Text{r.parts}, nil
}

var braces = regexp.MustCompile(`\{\{[^{}]*\}\}|\{[^{}]*\}`)

// partsOf divides a line.
func partsOf(line string, number int) ([]*part, error) {
	var parts []*part
	end := 0
	for _, at := range append(braces.FindAllStringIndex(line, -1), []int{len(line), len(line)}) {
		plain := line[end:at[0]]
		if strings.ContainsAny(plain, "{}") {
			return nil, &Problem{Line: number, What: "brace"}
		}
		parts = append(parts, &part{plain: plain})
		if end = at[1]; at[0] == at[1] {
			break
		}
		inside := strings.Fields(strings.Trim(line[at[0]:at[1]], "{}"))
		found, known := words()[locale.Fold(strings.Join(inside, " "))]
		if !known {
			return nil, &Problem{Line: number, What: "unknown", Name: strings.Join(inside, " ")}
		}
		found.line = number
		parts = append(parts, &found)
	}
	return parts, nil
}

// reader puts parts into each other.
type reader struct {
	parts []*part
	open  []*part // conditions without their end so far
}

func (r *reader) add(p *part) error {
	n := len(r.open)
	switch {
	case (p.kind == isElse || p.kind == isEnd) && n == 0:
		return &Problem{Line: p.line, What: "no-if"}
	case p.kind == isElse:
		r.open[n-1].other = true
		return nil
	case p.kind == isEnd:
		r.open = r.open[:n-1]
		return nil
	case n == 0:
		r.parts = append(r.parts, p)
	case r.open[n-1].other:
		r.open[n-1].no = append(r.open[n-1].no, p)
	default:
		r.open[n-1].yes = append(r.open[n-1].yes, p)
	}
	if p.kind == isIf || p.kind == isIfNot {
		r.open = append(r.open, p)
	}
	return nil
}

// point begins an item of a list.
const point = "- "

// Paragraph is running text, or a list of points.
type Paragraph struct {
	Text  string // may have several lines
	Items []string
}

// Fill returns the text's paragraphs for a reader.
func (t *Text) Fill(values Values) []Paragraph {
	var filled strings.Builder
	fill(&filled, t.parts, values)
	var all []Paragraph
	var last *Paragraph // to which the next line can belong
	for line := range strings.SplitSeq(filled.String(), "\n") {
		line = strings.TrimSpace(line)
		item, isItem := strings.CutPrefix(line, point)
		switch {
		case line == "":
			last = nil
			continue
		case last == nil || isItem != (len(last.Items) > 0):
			all = append(all, Paragraph{})
			last = &all[len(all)-1]
		}
		switch {
		case isItem:
			last.Items = append(last.Items, item)
		case last.Text == "":
			last.Text = line
		default:
			last.Text += "\n" + line
		}
	}
	return all
}

func fill(to *strings.Builder, parts []*part, values Values) {
	for _, p := range parts {
		known := len(values[p.field]) > 0
		switch {
		case p.kind == isField && p.field.IsList():
			for _, item := range values[p.field] {
				to.WriteString("\n" + point + strings.ReplaceAll(item, "\n", " "))
			}
		case p.kind == isField:
			to.WriteString(strings.Join(values[p.field], ", "))
		case p.kind == isPlain:
			to.WriteString(withoutSecondStop(to.String(), p.plain))
		case known == (p.kind == isIf):
			fill(to, p.yes, values)
		default:
			fill(to, p.no, values)
		}
	}
}

// withoutSecondStop returns a text without the full stop that it begins with where the text before it ends in one:
// Washington, D.C.
func withoutSecondStop(before, text string) string {
	if strings.HasSuffix(before, ".") && !strings.HasPrefix(text, "..") {
		return strings.TrimPrefix(text, ".")
	}
	return text
}
