package answers

import (
	"encoding/csv"
	"io"
	"strconv"
	"strings"

	"laurel/data/locale"
	"laurel/data/program"
)

// Write writes the responses to a form as a table (CSV, UTF-8 with its mark) that Read understands: a row for each in
// the order of their identifiers, a column for each question, and before them what a response is about and, where the
// form has names, whose it is. Without a response it is a table to fill in.
func Write(w io.Writer, p *program.Program, form *program.Form, l locale.Language) error {
	if _, err := io.WriteString(w, "\ufeff"); err != nil {
		return err
	}
	out := csv.NewWriter(w)
	t := newSheet(p, form, l)
	if err := out.Write(t.titles()); err != nil {
		return err
	}
	for _, r := range p.Responses {
		if r.Form == form.ID {
			if err := out.Write(t.row(r)); err != nil {
				return err
			}
		}
	}
	out.Flush()
	return out.Error()
}

// sheet is a table that is written.
type sheet struct {
	p     *program.Program
	form  *program.Form
	l     locale.Language
	about Role
	same  map[string]int // how many meetings have a title
}

func newSheet(p *program.Program, form *program.Form, l locale.Language) *sheet {
	t := &sheet{p: p, form: form, l: l, same: map[string]int{}}
	switch form.Scope {
	case program.OfMeeting:
		t.about = AboutMeeting
	case program.OfStop:
		t.about = AboutStop
	}
	for _, m := range p.Meetings {
		t.same[folded(m.Title)]++
	}
	return t
}

// title is the first heading that a role is recognised by.
func (t *sheet) title(role Role) string {
	name, _, _ := strings.Cut(t.l.Text("answers."+string(role)), ",")
	return name
}

func (t *sheet) titles() (titles []string) {
	if t.about != "" {
		titles = append(titles, t.title(t.about))
	}
	if !t.form.Anonymous {
		titles = append(titles, t.title(Who))
	}
	for _, q := range t.form.Questions {
		titles = append(titles, q.Text.In(t.l))
	}
	return titles
}

func (t *sheet) row(r *program.Response) (cells []string) {
	if t.about != "" {
		cells = append(cells, t.aboutText(r))
	}
	if !t.form.Anonymous {
		name := ""
		if person := t.p.Person(r.Person); person != nil {
			name = person.DisplayName()
		}
		cells = append(cells, name)
	}
	for _, q := range t.form.Questions {
		a, isAnswered := r.Answer(q.ID)
		if !isAnswered {
			cells = append(cells, "")
			continue
		}
		cells = append(cells, t.text(q, a))
	}
	return cells
}

// aboutText names the meeting, with its day where others have its title, or the stop.
func (t *sheet) aboutText(r *program.Response) string {
	if s := t.p.Stop(r.Stop); s != nil {
		return s.City
	}
	m := t.p.Meeting(r.Meeting)
	switch {
	case m == nil:
		return ""
	case t.same[folded(m.Title)] > 1:
		return m.Title + " " + m.Start.Date.String()
	}
	return m.Title
}

func (t *sheet) text(q program.Question, a program.Answered) string {
	switch q.Kind {
	case program.FreeText:
		return a.Text
	case program.Single, program.Multiple:
		var chosen []string
		for _, id := range a.Choices {
			if c, known := q.Choice(id); known {
				chosen = append(chosen, c.Text.In(t.l))
			}
		}
		return strings.Join(chosen, "; ")
	}
	return strconv.FormatFloat(a.Number, 'f', -1, 64)
}
