// Package review is the window of an import: every row of a foreign file as a row of a table as it will be, with what
// is new, what changes and what is wrong. Rows are ticked, decided and corrected there before anything comes in; then
// all of it comes in as one edit. It knows no format; package intake reads the files.
package review

import (
	"context"
	"path/filepath"
	"strings"

	"laurel/app/desktop/kit/work"
	"laurel/app/desktop/session"
	"laurel/data/intake"
	"laurel/data/intake/source"
	"laurel/data/locale"
	"laurel/data/program"
	"laurel/data/store"
)

// Importer opens files and pasted rows.
type Importer struct {
	Session *session.Session
	// Leave calls proceed, at once or after asking where something typed in the window would be lost.
	Leave func(proceed func())
	// Imported is called when something has come in: what it was about, and its records in the order of the file.
	Imported func(kind source.Kind, records []program.ID)
	// Answers is called with the headings of a file that was opened. It reports whether it reads the file itself, as
	// answers to an evaluation, or asks; other goes on with the review. It may be nil.
	Answers func(path string, titles []string, other func()) bool

	shown *Review // the last that was opened
}

// input is what is imported.
type input struct {
	name  string      // for people
	path  string      // of a file; empty: the text is read
	text  string      // its content
	as    source.Kind // empty: what it looks like
	label string      // of the edit
}

// File reads a file in: a program comes in at once where it changes nothing that is here; everything else is shown in a
// review first.
func (im *Importer) File(path string) {
	name := filepath.Base(path)
	im.start(input{name: name, path: path, label: locale.L("Import {{.File}}", locale.Values{"File": name})})
}

// Program reads a program file in whose content is there already, as an edit of a label.
func (im *Importer) Program(label string, content []byte) {
	im.start(input{name: label, text: string(content), as: source.Program, label: label})
}

// Paste reads rows that were copied in Excel, as a kind of list. It reports whether the text looks like rows.
func (im *Importer) Paste(text string, as source.Kind) bool {
	if !strings.ContainsAny(strings.TrimSpace(text), "\t\n") {
		return false
	}
	name := locale.L("Pasted rows")
	im.start(input{name: name, text: text, as: as, label: name})
	return true
}

// Shown returns the review that was opened last, or nil.
func (im *Importer) Shown() *Review { return im.shown }

func (im *Importer) start(in input) {
	s := im.Session
	r := newReview(im, in)
	view := LateProgress(s, in.name)
	options := r.file.options
	work.RunWithProgress(s.Runner, view, func(ctx context.Context, _ work.Step) (*reading, error) {
		return r.file.read(ctx, options, intake.Decisions{})
	}, r.opened)
}

// opened shows a file that was read for the first time.
func (r *Review) opened(read *reading, err error) {
	if err != nil {
		r.file.session.Fail(err)
		return
	}
	r.importer.shown = r
	r.file.looked = read.headings()
	if d := read.draft; d != nil && d.Kind() == source.Program && len(d.Problems) == 0 && (d.IsNew() || d.Unchanged()) {
		r.file.reading = *read
		r.importer.Leave(func() { r.apply(r.file.session.Failed) })
		return
	}
	review := func() { r.importer.Leave(func() { r.open(read) }) }
	if answers := r.importer.Answers; answers == nil || r.file.input.path == "" ||
		!answers(r.file.input.path, read.titles(func(c source.Column) []string { return []string{c.Title} }), review) {
		review()
	}
}

// open shows the review.
func (r *Review) open(read *reading) {
	r.show(read)
	r.file.keep()
	r.close = r.file.session.Dialogs.ShowPage(r.page.content, r.leave)
	r.table.sheet.Focus(r.file.session.Window.Canvas())
}

// Review is a file under review.
type Review struct {
	importer *Importer
	file     *file
	head     *head
	table    *table
	choices  *choices
	page     page
	close    func()
}

func newReview(im *Importer, in input) *Review {
	r := &Review{importer: im, file: &file{session: im.Session, input: in}}
	r.table = &table{file: r.file}
	r.choices = &choices{file: r.file, table: r.table, complain: func(text string) { r.page.complain(text) }}
	r.table.choices = r.choices
	r.file.options.As = in.as
	if open := im.Session.Program(); open != nil && in.as != source.Program {
		r.file.options.Program = open.ID
	}
	r.file.changed, r.file.waiting = r.show, r.page.waiting
	r.file.failed = func(err error) { r.page.complain(session.Localized(err).Error()) }
	return r
}

// leave closes the review, after asking where decisions would be lost.
func (r *Review) leave() {
	if len(r.file.decisions.Rows)+len(r.file.decisions.Every) == 0 {
		r.end()
		return
	}
	r.file.session.Dialogs.Confirm(discardQuestion(), r.end)
}

func (r *Review) end() {
	r.file.latest.Cancel()
	r.file.session.Drafts().DropPage(&r.file.resting, r.file.draftOf())
	r.close()
}

// Import brings in what is ticked, as the button does.
func (r *Review) Import() {
	switch {
	case r.file.latest.Busy() || r.file.draft == nil || r.page.submit.Disabled():
	case r.file.draft.NeedsZone:
		r.page.complain(locale.L("Choose the time zone in which the times are meant."))
		r.head.chooseZone()
	default:
		r.page.submit.Disable()
		r.file.remember()
		r.apply(func(err error) {
			if err != nil {
				r.page.submit.Enable()
				r.page.complain(session.Localized(err).Error())
				return
			}
			r.end()
		})
	}
}

// apply stores the draft as one edit that can be undone, opens its program when it is another one, and then shows what
// has come in.
func (r *Review) apply(done func(error)) {
	d, s := r.file.draft, r.file.session
	s.EditAfterBackup(store.BeforeImport, r.file.input.label, d.Apply, func(err error) {
		done(err)
		if err != nil {
			return
		}
		if open := s.Program(); d.ID() != "" && (open == nil || open.ID != d.ID()) {
			s.Open(d.ID())
		}
		if d.Unchanged() {
			return
		}
		r.importer.Imported(d.Kind(), r.imported())
		if d.Kind() != source.Program || !d.IsNew() {
			text := locale.L("Imported: {{.New}} new, {{.Changed}} changed.",
				locale.Values{"New": d.New, "Changed": d.Changed})
			if kinds := d.NewOf(locale.Window()); kinds != "" {
				text += " " + locale.L("New: {{.Kinds}}.", locale.Values{"Kinds": kinds})
			}
			s.OfferUndo(text)
		}
	})
}

// imported lists the records that are new or changed.
func (r *Review) imported() []program.ID {
	var ids []program.ID
	for i := range r.file.rows {
		if row := &r.file.rows[i]; comesIn(row) {
			ids = append(ids, row.Record.RecordID())
		}
	}
	return ids
}
