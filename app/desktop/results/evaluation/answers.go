package evaluation

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/kit/table"
	"laurel/app/desktop/session"
	"laurel/data/locale"
	"laurel/data/program"
	"laurel/data/store/tables"
)

// answerRow is a response as a line of the list.
type answerRow struct {
	response *program.Response

	words  string // in own words, or what was chosen
	scores string
	about  string // the meeting or the stop
	who    string
	folded string // what the search looks in
}

// answerRows returns the responses to a form in the order of their identifiers, which reveals nothing.
func answerRows(p *program.Program, f *program.Form) []*answerRow {
	l := locale.Window()
	abouts, people := map[program.ID]string{}, map[program.ID]string{}
	for _, m := range p.Meetings {
		abouts[m.ID] = session.MeetingText(m)
	}
	for _, s := range p.Stops {
		abouts[s.ID] = s.City
	}
	for _, person := range p.People {
		people[person.ID] = person.DisplayName()
	}
	anonymous := locale.L("anonymous")
	var rows []*answerRow
	for _, r := range p.Responses {
		if r.Form != f.ID {
			continue
		}
		row := &answerRow{response: r, about: abouts[r.Meeting] + abouts[r.Stop], who: anonymous}
		if name := people[r.Person]; name != "" {
			row.who = name
		}
		row.words, row.scores = spelled(f, r, l)
		row.folded = locale.Fold(locale.Joined(" ", row.words, row.about, row.who))
		rows = append(rows, row)
	}
	return rows
}

// spelled writes what was answered: in words, and the numbers in the order of the questions.
func spelled(f *program.Form, r *program.Response, l locale.Language) (words, scores string) {
	var texts, chosen, numbers []string
	for _, q := range f.Questions {
		a, isAnswered := r.Answer(q.ID)
		switch q.Kind {
		case program.Scale, program.Number:
			if number := "–"; isAnswered {
				number = numberText(a.Number)
				numbers = append(numbers, number)
			} else {
				numbers = append(numbers, number)
			}
		case program.FreeText:
			if a.Text != "" {
				texts = append(texts, a.Text)
			}
		default:
			for _, id := range a.Choices {
				if c, known := q.Choice(id); known {
					chosen = append(chosen, c.Text.In(l))
				}
			}
		}
	}
	return strings.Join(append(texts, chosen...), " · "), strings.Join(numbers, "  ")
}

// answerList lists the responses to a form.
type answerList struct {
	detail *formDetail
	rows   []*answerRow // of the form, before they are narrowed
	table  *table.Table[*answerRow]
}

func newAnswerList(d *formDetail) *answerList { return &answerList{detail: d} }

// make makes the table.
func (a *answerList) make() {
	a.table = table.New(
		func(r *answerRow) string { return string(r.response.ID) },
		table.Column[*answerRow]{
			ID: "answers", Title: locale.L("Answers"), Kind: table.TwoLines, Weight: 4, Min: 200,
			Cell: func(r *answerRow) table.Cell {
				if r.words == "" {
					return table.Cell{Text: r.scores}
				}
				return table.Cell{Text: r.words, Second: r.scores}
			},
		},
		table.Column[*answerRow]{
			ID: "about", Title: locale.L("About"), Kind: table.TwoLines, Weight: 2, Min: 120, Spare: 1,
			Cell: func(r *answerRow) table.Cell {
				if r.about == "" {
					return table.Cell{Text: r.who}
				}
				return table.Cell{Text: r.about, Second: r.who}
			},
		},
	)
	a.table.Empty = container.NewStack(look.NewEmptyState(theme.SearchIcon(),
		locale.L("Nothing matches your search."), locale.L("Show all"),
		func() { a.detail.narrow(answerFilter{}) }))
	page := a.detail.page
	a.table.OnOpen = func(r *answerRow) { page.editAnswers(r.response) }
	a.table.OnRename = func(r *answerRow) { page.editAnswers(r.response) }
	a.table.OnDelete = a.remove
	a.table.Actions = a.actions
	a.table.Remember(page.s.Prefs, "answers")
}

// show shows the rows that a filter leaves.
func (a *answerList) show(f answerFilter) {
	words := strings.Fields(locale.Fold(f.query))
	var shown []*answerRow
	for _, r := range a.rows {
		if f.keeps(r.response) && (f.only == nil || f.only[r.response.ID]) && locale.HasAll(r.folded, words) {
			shown = append(shown, r)
		}
	}
	a.table.SetRows(shown)
}

// actions is what can be done with responses.
func (a *answerList) actions(rows []*answerRow) []*fyne.MenuItem {
	remove := fyne.NewMenuItem(locale.L("Delete"), func() { a.remove(rows) })
	if len(rows) > 1 {
		return []*fyne.MenuItem{remove}
	}
	edit := func() { a.detail.page.editAnswers(rows[0].response) }
	return []*fyne.MenuItem{fyne.NewMenuItem(locale.L("Edit"), edit), remove}
}

// remove deletes responses, with Undo beside the sentence.
func (a *answerList) remove(rows []*answerRow) {
	var ids []program.ID
	for _, r := range rows {
		ids = append(ids, r.response.ID)
	}
	if len(ids) == 0 {
		return
	}
	a.detail.page.s.Delete(session.Deletion{
		Label: locale.L("Delete answers"), Kind: tables.Responses, IDs: ids,
		Sentence: locale.N("{{.Count}} filled-in forms were deleted.", len(ids)),
		Question: session.AllTheSame(""),
	})
}
