package page

import (
	"slices"
	"strings"

	"laurel/app/paper/typeset"
	"laurel/data/locale"
	"laurel/data/program/edition"
)

// changeColors distinguish the kinds of change beside their marks.
var changeColors = map[edition.Kind]typeset.Color{
	edition.WasCancelled: typeset.Red,
	edition.WasMoved:     typeset.Amber,
	edition.WasAdded:     typeset.Green,
	edition.WasChanged:   typeset.Quiet,
}

// ChangePen is the outline of a box whose content has changed.
func ChangePen(kind edition.Kind, width float64) typeset.Pen {
	return typeset.Pen{Width: width, Color: changeColors[kind]}
}

// ChangeStyle is the style of the mark of a change.
func ChangeStyle(kind edition.Kind, scale float64) typeset.Style {
	return typeset.LabelCaps.In(changeColors[kind]).At(7 * scale)
}

// ChangeMark returns the mark of a change, nil where there is none.
func ChangeMark(kind edition.Kind, l locale.Language, scale float64) typeset.Block {
	if kind == "" {
		return nil
	}
	return ChangeStyle(kind, scale).Line(kind.Mark(l))
}

// WithMark sets the mark of a change below a block.
func WithMark(b typeset.Block, kind edition.Kind, l locale.Language, scale float64) typeset.Block {
	return typeset.Stacked(0, b, ChangeMark(kind, l, scale))
}

// WithBar draws a bar in the margin beside what has changed.
func WithBar(kind edition.Kind, b typeset.Block) typeset.Block {
	if kind == "" {
		return b
	}
	return typeset.Marked{Content: b, Color: changeColors[kind]}
}

// AddRow adds a row to a table, with a bar beside it if it has changed.
func AddRow(t *typeset.Table, kind edition.Kind, cells ...typeset.Block) {
	t.Rows = append(t.Rows, cells)
	var bar *typeset.Color
	if color, changed := changeColors[kind]; changed {
		bar = &color
	}
	t.Marks = append(t.Marks, bar)
}

// TitledChange writes the mark of a change behind a title: HOTEL · CHANGED.
func TitledChange(title string, kind edition.Kind, l locale.Language) string {
	if kind == "" {
		return title
	}
	return locale.Joined("  ·  ", title, kind.Mark(l))
}

// ChangedText sets a text with the mark of a change behind it and the bar beside it.
func ChangedText(text string, style typeset.Style, kind edition.Kind, l locale.Language) typeset.Block {
	return WithBar(kind, style.Text(TitledChange(text, kind, l)))
}

// Strongest returns, of several kinds of change, the one that a reader must not miss.
func Strongest(kinds ...edition.Kind) edition.Kind {
	for _, kind := range edition.Kinds() {
		if slices.Contains(kinds, kind) {
			return kind
		}
	}
	return ""
}

// AddChanges adds a title and a list of the changes in a document, by kind, cancellations first.
func (r *Report) AddChanges(since *edition.Since, document string) {
	title, day := since.Title(r.language), r.language.Date(since.On, locale.FullDate)
	title = strings.Replace(title, day, strings.ReplaceAll(day, " ", "\u00a0"), 1)
	r.Title(title, locale.Joined(" · ", document, r.name), "")
	changes := since.Sorted()
	for _, c := range changes {
		mark := typeset.Stacked(0, typeset.Space(2.5), ChangeMark(c.Kind, r.language, 1.1))
		row := typeset.Row{Gap: typeset.Normal, Cells: []typeset.Cell{
			{Width: 96, Content: mark}, {Content: typeset.Body.Text(c.Sentence(r.language)).ToLeft()},
		}}
		r.Flow.Add(WithBar(c.Kind, row), typeset.Space(5), typeset.HairRule, typeset.Space(5))
	}
	if len(changes) == 0 {
		r.Flow.Add(typeset.Reading.Text(r.language.Text("nothing-changed")))
	}
}
