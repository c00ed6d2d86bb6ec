package session

import (
	"cmp"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"laurel/app/desktop/kit/form"
	"laurel/app/desktop/kit/look"
	"laurel/data/civil"
	"laurel/data/locale"
	"laurel/data/program"
)

// Line is a line of a page about fields of a record; without parts there is nothing to show.
type Line struct {
	Label string // "": it needs none
	Parts []Part
	Of    string   // the record, where the page has several
	Paths []string // of the fields that are asked for where it is edited; a path includes those below it
}

// FactsOf are the lines of the fields of a record but for some, as the description of the record has them.
func FactsOf(p *program.Program, record program.Record, without ...string) []Line {
	var lines []Line
	in := locale.Window()
	for _, f := range program.FieldsOf(record) {
		if slices.Contains(without, f.Path) {
			continue
		}
		line := Line{Label: f.Label(in), Of: string(record.RecordID()), Paths: []string{f.Path}}
		if day, isTime := strings.CutSuffix(f.Path, ".At"); isTime {
			line.Paths = append(line.Paths, day+".Clock")
		}
		switch value := f.Value(record).(type) {
		case civil.Date:
			line.Parts = Plain(ShortDate(value))
		case civil.DateTime:
			line.Parts = Plain(Moment(value))
		default:
			if f.Given(record) {
				line.Parts = Plain(f.Text(in, p, record))
			}
		}
		lines = append(lines, line)
	}
	return lines
}

// Facts shows lines of a page and, where some have nothing in them, what shows those too.
func (e *InPlace) Facts(lines []Line, edit func(label string, paths ...string) *form.Form) fyne.CanvasObject {
	return look.Down(8, e.Lines("", lines, edit), e.EmptyLink())
}

// Plain is the one part of a line that has a text.
func Plain(text string) []Part {
	if text == "" {
		return nil
	}
	return []Part{{Text: text}}
}

// Lines makes the lines of a section of a page, whose heading replaces the labels that are missing. Lines without
// parts are counted for EmptyLink, unless the page shows them. The form that edit returns asks for the fields at paths.
func (e *InPlace) Lines(
	heading string, lines []Line, edit func(label string, paths ...string) *form.Form,
) *fyne.Container {
	rows := look.Down(4)
	for _, line := range lines {
		name := cmp.Or(line.Label, heading)
		if len(line.Parts) == 0 {
			if !e.showsEmpty() && !slices.Contains(line.Paths, e.wanted) {
				e.empty++
				continue
			}
			line.Label = name
			line.Parts = []Part{{Text: "–"}}
		}
		key := strings.TrimSpace(line.Of + " " + strings.Join(line.Paths, " "))
		rows.Add(e.SpotOf(key, line.Label, line.Parts, func() *form.Form {
			return edit(name, line.Paths...)
		}))
	}
	return rows
}

// emptyFields is the preference of whether pages show fields that have nothing in them.
const emptyFields = "pages.empty"

func (e *InPlace) showsEmpty() (shows bool) {
	e.s.Prefs.Load(emptyFields, &shows)
	return shows
}

// EmptyLink shows or hides the lines of the page that have nothing in them; call it when the page has its lines. It is
// empty where there are none.
func (e *InPlace) EmptyLink() fyne.CanvasObject {
	shows, left := e.showsEmpty(), e.empty
	text := locale.N("Show {{.Count}} empty fields", left)
	switch {
	case shows:
		text = locale.L("Hide empty fields")
	case left == 0:
		return look.Flow(0)
	}
	return look.Flow(0, look.NewLink(text, func() {
		e.s.Prefs.Save(emptyFields, !shows)
		e.remake()
	}))
}
