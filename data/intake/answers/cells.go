package answers

import (
	"bytes"
	"cmp"
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/google/uuid"

	"laurel/data/intake/source"
	"laurel/data/intake/value"
	"laurel/data/limit"
	"laurel/data/program"
)

// ParseFile is Parse for a file on disk.
func ParseFile(ctx context.Context, path string, r Request) (*File, error) {
	content, err := limit.ReadFile(ctx, path, limit.ListBytes)
	if err != nil {
		return nil, err
	}
	return Parse(ctx, content, r)
}

// row reads a row of the file.
func (d *reading) row(number int, cells []string) {
	r, before := d.request.Form.NewResponse(), len(d.Problems)
	r.Meeting, r.Stop = d.request.Meeting, d.request.Stop
	for i, c := range d.Columns {
		at := d.places[i]
		if at >= len(cells) || strings.TrimSpace(cells[at]) == "" {
			continue
		}
		text := strings.TrimSpace(cells[at])
		about := source.About{
			Place:  source.Place{Sheet: d.sheet.Name, Row: number, Column: c.Letter},
			Record: source.KindMessage(r),
		}
		if q, known := d.request.Form.Question(c.Question); known {
			d.answer(r, q, text, about)
		} else {
			d.set(r, c.Role, text, about)
		}
	}
	if len(r.Answers) == 0 {
		switch {
		case len(d.Problems) > before: // something was answered, and none of it understood
			d.Rows = append(d.Rows, Row{Number: number, Cells: d.cellsOf(cells)})
		case len(strings.Join(cells, "")) > 0:
			d.Empty++
		}
		return
	}
	about := source.About{
		Place:  source.Place{Sheet: d.sheet.Name, Row: number},
		Record: source.KindMessage(r),
	}
	if found := d.request.Form.Check(r); found["Meeting"] != "" || found["Stop"] != "" {
		d.Problem(about, cmp.Or(found["Meeting"], found["Stop"]))
		d.Rows = append(d.Rows, Row{Number: number, Cells: d.cellsOf(cells)})
		return
	}
	if len(d.request.Key) > 0 {
		r.ID = d.identifier(r, cells)
	}
	d.Rows = append(d.Rows, Row{Number: number, Cells: d.cellsOf(cells), Response: r, IsHere: d.here[r.ID]})
}

// cellsOf are the cells of a row by the columns of the draft.
func (d *reading) cellsOf(cells []string) []string {
	texts := make([]string, len(d.places))
	for i, at := range d.places {
		if at < len(cells) {
			texts[i] = strings.TrimSpace(cells[at])
		}
	}
	return texts
}

// identifier returns the identifier of a row: a UUID of which the random bits are a hash of its cells under the key,
// and of how many rows with the same cells came before.
func (d *reading) identifier(r *program.Response, cells []string) program.ID {
	content := strings.TrimRight(strings.Join(cells, "\x1f"), "\x1f")
	if d.same == nil {
		d.same = map[string]int{}
	}
	d.same[content]++
	hash := hmac.New(sha256.New, d.request.Key)
	for _, part := range []string{
		string(r.Form), string(r.Meeting), string(r.Stop), strconv.Itoa(d.same[content]), content,
	} {
		hash.Write([]byte(part + "\x1e"))
	}
	id, err := uuid.NewRandomFromReader(bytes.NewReader(hash.Sum(nil)))
	if err != nil {
		return r.ID // a reader of 32 bytes does not end before 16
	}
	return program.ID(id.String())
}

// answer adds the answer to a question, or a problem.
func (d *reading) answer(r *program.Response, q program.Question, text string, about source.About) {
	a := program.Answered{Question: q.ID}
	switch q.Kind {
	case program.Scale:
		a.Number = step(q, text)
		if a.Number == 0 {
			d.Problem(about, `"{{.Text}}" is not on the scale from 1 to {{.Steps}}.`, "Text", text, "Steps", q.Steps)
			return
		}
	case program.Number:
		number, ok := value.Number(strings.ReplaceAll(text, ",", "."))
		if !ok || math.IsInf(number, 0) || math.IsNaN(number) {
			d.Problem(about, `"{{.Text}}" is not a number.`, "Text", text)
			return
		}
		a.Number = number
	case program.FreeText:
		a.Text = text
		if len(text) > program.LongestText {
			d.Problem(about, "This text is too long; keep it under 65536 characters.")
			return
		}
	default:
		var rest string
		a.Choices, rest = chosen(q, text)
		if rest != "" || q.Kind == program.Single && len(a.Choices) > 1 {
			d.Problem(about, `"{{.Text}}" is none of the answers to choose from.`, "Text", cmp.Or(rest, text))
		}
		if q.Kind == program.Single && len(a.Choices) > 1 || len(a.Choices) == 0 {
			return
		}
	}
	r.Answers = append(r.Answers, a)
}

// set sets what a column states that answers no question.
func (d *reading) set(r *program.Response, role Role, text string, about source.About) {
	words := folded(text)
	switch role {
	case AboutMeeting:
		isIt := func(m *program.Meeting) bool {
			return folded(m.Title) == words || folded(m.Title+" "+m.Start.Date.String()) == words
		}
		if id, found := only(d.program.Meetings, isIt); found {
			r.Meeting = id
		} else {
			d.Problem(about, `"{{.Text}}" is not a meeting of this program, or matches several.`, "Text", text)
		}
	case AboutStop:
		isIt := func(s *program.Stop) bool { return folded(s.City) == words }
		if id, found := only(d.program.Stops, isIt); found {
			r.Stop = id
		} else {
			d.Problem(about, `"{{.Text}}" is not a stop of this program.`, "Text", text)
		}
	case Who:
		id, found := only(d.program.People, func(p *program.Person) bool {
			return strings.EqualFold(p.Email, text) || slices.Contains([]string{
				folded(p.Given + " " + p.Family), folded(p.Family + " " + p.Given), folded(p.DisplayName()),
			}, words)
		})
		if found {
			r.Person = id
		} else if r.Person == "" {
			d.Problem(
				about, `"{{.Text}}" is not in this program; the answers are imported without a person.`, "Text", text,
			)
		}
	}
}

// only returns the one record that fits.
func only[R program.Record](records []R, fits func(R) bool) (id program.ID, found bool) {
	n := 0
	for _, r := range records {
		if fits(r) {
			id = r.RecordID()
			n++
		}
	}
	return id, n == 1
}

// step returns the step of a scale that a text means: a number, perhaps with words after it, or what an end of the
// scale is called. 0: none.
func step(q program.Question, text string) float64 {
	for _, end := range []struct {
		texts program.Wordings
		step  int
	}{{q.Low, 1}, {q.High, q.Steps}} {
		for _, one := range end.texts {
			if folded(one.Text) == folded(text) && folded(text) != "" {
				return float64(end.step)
			}
		}
	}
	digits := strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsDigit(r) && r != '.' })
	if len(digits) == 0 || !unicode.IsDigit([]rune(text)[0]) {
		return 0
	}
	number, err := strconv.ParseFloat(strings.TrimSuffix(digits[0], "."), 64)
	if err != nil || number != math.Trunc(number) || number < 1 || number > float64(q.Steps) {
		return 0
	}
	return number
}

// chosen returns which of the choices a text has, whatever is between them, and what is left of it.
func chosen(q program.Question, text string) (ids []string, rest string) {
	type wording struct {
		id, words string
	}
	var all []wording
	for _, c := range q.Choices {
		for _, one := range c.Text {
			all = append(all, wording{c.ID, folded(one.Text)})
		}
	}
	slices.SortStableFunc(
		all,
		func(a, b wording) int { return len(b.words) - len(a.words) },
	) // no part of another first
	left := " " + folded(text) + " "
	for _, w := range all {
		if w.words == "" || !strings.Contains(left, " "+w.words+" ") {
			continue
		}
		left = strings.Replace(left, " "+w.words+" ", "  ", 1)
		if !slices.Contains(ids, w.id) {
			ids = append(ids, w.id)
		}
	}
	slices.SortFunc(ids, func(a, b string) int { return placeOf(q, a) - placeOf(q, b) })
	return ids, strings.Join(strings.Fields(left), " ")
}

func placeOf(q program.Question, id string) int {
	return slices.IndexFunc(q.Choices, func(c program.QuestionChoice) bool { return c.ID == id })
}

// findKnown notes which rows equal an existing response, each response once, and counts them.
func (d *reading) findKnown() {
	like := map[string]int{}
	for _, r := range d.program.Responses {
		like[contentOf(r)]++
	}
	for i := range d.Rows {
		row := &d.Rows[i]
		if row.Response == nil {
			continue
		}
		if key := contentOf(row.Response); like[key] > 0 {
			like[key]--
			row.IsLike = !row.IsHere
		}
		if row.IsHere || row.IsLike {
			d.Known++
		}
	}
}

// contentOf is everything of a response but its identifier.
func contentOf(r *program.Response) string {
	var parts []string
	for _, a := range r.Answers {
		parts = append(parts, strings.Join([]string{
			a.Question, strconv.FormatFloat(a.Number, 'g', -1, 64), strings.Join(a.Choices, "\x1f"), a.Text,
		}, "\x1f"))
	}
	slices.Sort(parts)
	return strings.Join(append(parts, string(r.Form), string(r.Meeting), string(r.Stop), string(r.Person)), "\x1e")
}

func isPartOfWord(r rune) bool { return unicode.In(r, unicode.L, unicode.M, unicode.N) }

func isNumber(word string) bool {
	return !strings.ContainsFunc(word, func(r rune) bool { return !unicode.IsDigit(r) })
}
