package paper

import (
	"bytes"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu"

	"laurel/app/paper/typeset"
	"laurel/data/locale"
	"laurel/data/program"
)

// changeColors tell the kinds of change apart beside their words.
var changeColors = map[program.ChangeKind]typeset.Color{
	program.WasCancelled: typeset.Red, program.WasMoved: typeset.Amber, program.WasAdded: typeset.Green, program.WasChanged: typeset.Quiet,
}

// markStyle is how the word is set that marks a change.
func markStyle(kind program.ChangeKind, scale float64) typeset.Style {
	return typeset.LabelCaps.In(changeColors[kind]).At(7 * scale)
}

// markWord is the word that marks a change, in the text where it stands; nothing where there is none.
func markWord(kind program.ChangeKind, language string, scale float64) []typeset.Block {
	if kind == "" {
		return nil
	}
	return []typeset.Block{typeset.Text{String: kind.Mark(locale.Language(language)), Style: markStyle(kind, scale), Lines: 1}}
}

// marked draws the bar in the margin beside what has changed.
func marked(kind program.ChangeKind, b typeset.Block) typeset.Block {
	if kind == "" {
		return b
	}
	return typeset.Marked{Content: b, Color: changeColors[kind]}
}

// markColor is the colour of a row's bar; nil: none.
func markColor(kind program.ChangeKind) *typeset.Color {
	if kind == "" {
		return nil
	}
	color := changeColors[kind]
	return &color
}

// titled puts the word that marks a change behind the name of what it stands at: HOTEL · CHANGED.
func titled(title string, kind program.ChangeKind, language string) string {
	if kind == "" {
		return title
	}
	return joined("  ·  ", title, kind.Mark(locale.Language(language)))
}

// strongest is, of several, the kind of change that a reader must not miss.
func strongest(kinds ...program.ChangeKind) program.ChangeKind {
	for _, kind := range program.ChangeKinds() {
		if slices.Contains(kinds, kind) {
			return kind
		}
	}
	return ""
}

// changesBlocks are the changes as a list, by kind, what was cancelled first.
func changesBlocks(since *program.Since, language string) []typeset.Block {
	var list []typeset.Block
	for _, c := range since.Sorted() {
		row := typeset.Row{Gap: typeset.Normal, Cells: []typeset.Cell{
			{Width: 96, Content: typeset.Stack{Blocks: []typeset.Block{typeset.Space(2.5), typeset.Text{String: c.Kind.Mark(locale.Language(language)), Style: markStyle(c.Kind, 1.1), Lines: 1}}}},
			{Content: typeset.Text{String: c.Sentence(locale.Language(language)), Style: typeset.Body, Align: typeset.Left}},
		}}
		list = append(list, marked(c.Kind, row), typeset.Space(5), typeset.Rule{Pen: typeset.Pen{Width: 0.5, Color: typeset.Line}}, typeset.Space(5))
	}
	if list == nil {
		list = append(list, typeset.Text{String: words{"Nothing has changed.", "No ha cambiado nada.", "Rien n’a changé."}.in(language), Style: typeset.Reading})
	}
	return list
}

// ChangesOptions are the choices of a page of changes.
type ChangesOptions struct {
	Document string // the title of the document that follows
	Language string // BCP 47; English, Spanish or French
	Paper    Paper
	Now      time.Time // the file's date; zero leaves it out
}

// changesPage writes what has changed since a release, on as many pages as it takes.
func changesPage(w io.Writer, edition *program.Edition, since *program.Since, options ChangesOptions) error {
	title := since.Title(locale.Language(options.Language))
	r := newReport(words{title, title, title}, edition, options.Language, options.Paper, options.Now)
	day := locale.Language(options.Language).Date(since.On, locale.FullDate)
	r.title(strings.Replace(title, day, strings.ReplaceAll(day, " ", "\u00a0"), 1), joined(" · ", options.Document, edition.Name), "")
	r.flow.Add(changesBlocks(since, options.Language)...)
	return r.write(w)
}

// WithChanges writes a finished PDF with the page of changes in front of it; its bookmarks and links lead on to the right pages.
func WithChanges(w io.Writer, pdf []byte, edition *program.Edition, since *program.Since, options ChangesOptions) error {
	var front bytes.Buffer
	if err := changesPage(&front, edition, since, options); err != nil {
		return err
	}
	merged := newPDFWriter()
	var marks []pdfcpu.Bookmark
	for i, data := range [][]byte{front.Bytes(), pdf} {
		source, err := readPDF(data)
		if err != nil {
			return &PacketError{options.Document, err}
		}
		pages, err := merged.copyPages(source)
		if err != nil {
			return &PacketError{options.Document, err}
		}
		if i == 0 {
			marks = append(marks, pdfcpu.Bookmark{Title: since.Title(locale.Language(options.Language)), PageFrom: 1})
		} else {
			marks = append(marks, moved(source.marks, len(merged.pages))...)
		}
		merged.pages = append(merged.pages, pages...)
	}
	return merged.write(w, options.Document+" – "+edition.Name, options.Language, marks)
}
