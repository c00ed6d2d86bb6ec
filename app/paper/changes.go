package paper

import (
	"bytes"
	"fmt"
	"io"
	"time"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu"

	"laurel/app/paper/typeset"
	"laurel/data/program"
)

// Since is what a recipient was sent before, and what has changed since.
type Since struct {
	Version string // 2, final
	On      program.Date
	Changes []program.ReleaseChange
}

// Title names the page of changes: Changes since version 2, 14 June 2023.
func (s Since) Title(language string) string {
	form := words{"Changes since version %s, %s", "Cambios desde la versión %s, %s", "Changements depuis la version %s, %s"}
	return fmt.Sprintf(form.in(language), s.Version, s.On.Format(program.FullDate, language))
}

// Kind says what became of a record since; empty: nothing. Makers mark the record in their text by it.
func (s Since) Kind(record program.ID) program.ChangeKind {
	for _, kind := range program.ChangeKinds() {
		for _, c := range s.Changes {
			if c.Kind == kind && c.Record == record {
				return kind
			}
		}
	}
	return ""
}

// mark is the word that marks a record that has changed, in the text where it stands; nothing where none has, or nobody asks.
func (s *Since) mark(record program.ID, language string, scale float64) []typeset.Block {
	if s == nil {
		return nil
	}
	kind := s.Kind(record)
	if kind == "" {
		return nil
	}
	style := typeset.Caption.Strong().In(changeColors[kind])
	return []typeset.Block{typeset.Text{String: kind.Name(language), Style: style.At(style.Size * scale)}}
}

// changeColors tell the kinds of change apart beside their words.
var changeColors = map[program.ChangeKind]typeset.Color{
	program.WasCancelled: typeset.Red, program.WasMoved: typeset.Amber, program.WasAdded: typeset.Green, program.WasChanged: typeset.Quiet,
}

// ChangesBlocks are the changes as a list for any column, by kind, what was cancelled first: a maker may set them before its own text.
func ChangesBlocks(since Since, language string) []typeset.Block {
	var list []typeset.Block
	for _, kind := range program.ChangeKinds() {
		for _, c := range since.Changes {
			if c.Kind != kind {
				continue
			}
			list = append(list, typeset.Row{Gap: typeset.Normal, Cells: []typeset.Cell{
				{Width: 82, Content: typeset.Text{String: kind.Name(language), Style: typeset.Body.Strong().In(changeColors[kind])}},
				{Content: typeset.Text{String: c.Sentence(language), Style: typeset.Body}},
			}}, typeset.Space(5), typeset.Rule{Pen: typeset.Pen{Width: 0.5, Color: typeset.Line}}, typeset.Space(5))
		}
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

// ChangesPage writes what has changed since a release, on as many pages as it takes.
func ChangesPage(w io.Writer, edition *program.Edition, since Since, options ChangesOptions) error {
	title := since.Title(options.Language)
	r := newReport(words{title, title, title}, edition, options.Language, options.Paper, options.Now)
	r.title(title, joined(" · ", options.Document, edition.Name), "")
	r.flow.Add(ChangesBlocks(since, options.Language)...)
	return r.write(w)
}

// WithChanges writes a finished PDF with the page of changes in front of it; its bookmarks and links lead on to the right pages.
func WithChanges(w io.Writer, pdf []byte, edition *program.Edition, since Since, options ChangesOptions) error {
	var front bytes.Buffer
	if err := ChangesPage(&front, edition, since, options); err != nil {
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
			marks = append(marks, pdfcpu.Bookmark{Title: since.Title(options.Language), PageFrom: 1})
		} else {
			marks = append(marks, moved(source.marks, len(merged.pages))...)
		}
		merged.pages = append(merged.pages, pages...)
	}
	return merged.write(w, options.Document+" – "+edition.Name, options.Language, marks)
}
