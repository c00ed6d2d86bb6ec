package review

import (
	"context"
	"errors"
	"strings"
	"time"

	"laurel/app/desktop/kit/work"
	"laurel/app/desktop/session"
	"laurel/data/intake"
	"laurel/data/intake/source"
	"laurel/data/locale"
)

// reading is a file as it was read and compared with the store.
type reading struct {
	parsed     *intake.Parsed
	draft      *intake.Draft
	rows       []intake.Row
	written    time.Time            // when the file was written last before it was read; zero: pasted rows
	remembered bool                 // the columns are those of an earlier file with the same headings
	unknown    *source.Unrecognised // in place of all that: no columns are recognised
}

// file is what is imported: how it is read, what a person decided about its rows, and what became of that.
type file struct {
	session   *session.Session
	input     input
	options   intake.Options
	decisions intake.Decisions
	latest    work.Latest // of reading and comparing
	resting   work.Latest // until the review is kept
	looked    string      // the hash of the headings, before a person chose what the columns are
	reading

	waiting func(busy bool) // is called when reading or comparing begins and ends
	changed func(*reading)  // is called with the file as it was read or compared again
	failed  func(error)     // is called when it cannot be read so; it stays as it was read before
}

// isForeign reports whether the file is a list that goes into a program, and no program itself.
func (f *file) isForeign() bool { return f.draft.Kind() != source.Program }

// isTable reports whether the file has columns.
func (f *file) isTable() bool { return f.unknown != nil || len(f.draft.Columns) > 0 }

// read reads the file and compares it with the store. Columns of files with headings that are known are understood as
// they were then. It runs off the window's goroutine and touches nothing of the review but its input.
func (f *file) read(ctx context.Context, options intake.Options, decisions intake.Decisions) (*reading, error) {
	written := writtenAt(f.input.path)
	read, err := f.readOnce(ctx, options, decisions)
	if err != nil {
		return nil, err
	}
	read.written = written
	if len(options.Mapping) > 0 {
		return read, nil
	}
	known := remembered(f.session.Prefs, read.headings())
	if known == nil {
		return read, nil
	}
	options.As, options.Mapping = known.As, known.Fields
	again, err := f.readOnce(ctx, options, decisions)
	if err != nil || again.unknown != nil {
		return read, ctx.Err() // the file has another form than the one before: it is read as it looks
	}
	again.written, again.remembered = written, true
	return again, nil
}

// readOnce reads the file as it is asked to.
func (f *file) readOnce(ctx context.Context, options intake.Options, decisions intake.Decisions) (*reading, error) {
	parsed, err := f.parse(ctx, options)
	var unknown *source.Unrecognised
	switch {
	case errors.As(err, &unknown):
		return &reading{unknown: unknown}, nil
	case err != nil:
		return nil, err
	}
	return f.compare(ctx, parsed, decisions)
}

func (f *file) parse(ctx context.Context, options intake.Options) (*intake.Parsed, error) {
	if f.input.path != "" {
		return intake.ParseFile(ctx, f.session.Store, f.input.path, options)
	}
	options.Name = f.input.name
	return intake.Parse(ctx, f.session.Store, strings.NewReader(f.input.text), options)
}

func (f *file) compare(ctx context.Context, parsed *intake.Parsed, decisions intake.Decisions) (*reading, error) {
	draft, err := parsed.Draft(ctx, f.session.Store, decisions)
	if err != nil {
		return nil, err
	}
	return &reading{parsed: parsed, draft: draft, rows: draft.Rows(locale.Window())}, nil
}

// readAgain reads the file with other options; when it cannot be read so, the one before stays. Decisions about single
// rows stay, since a row is the same row then.
func (f *file) readAgain(next intake.Options) {
	decisions := f.decisions
	f.waiting(true)
	work.Run(f.session.Runner, &f.latest, func(ctx context.Context) (*reading, error) {
		return f.read(ctx, next, decisions)
	}, func(read *reading, err error) {
		f.waiting(false)
		if err != nil {
			f.failed(err)
			return
		}
		f.options = next
		f.keep()
		f.changed(read)
	})
}

// decide compares the file with the store once more, with other decisions.
func (f *file) decide(decisions intake.Decisions) {
	f.decisions = decisions
	f.keep()
	before := f.reading
	f.waiting(true)
	work.Run(f.session.Runner, &f.latest, func(ctx context.Context) (*reading, error) {
		return f.compare(ctx, before.parsed, decisions)
	}, func(read *reading, err error) {
		f.waiting(false)
		if err != nil {
			f.failed(err)
			return
		}
		read.written, read.remembered = before.written, before.remembered
		f.changed(read)
	})
}

// lateProgress shows the progress of work only once it has taken a while.
type lateProgress struct {
	runner *work.Runner
	view   work.ProgressView
	latest work.Latest
	shown  bool
}

const progressDelay = 400 * time.Millisecond

// LateProgress returns a view of the progress of reading a file, which is shown only once that has taken a while.
func LateProgress(s *session.Session, name string) work.ProgressView {
	return &lateProgress{
		runner: s.Runner, view: s.Dialogs.Progress(locale.L("Reading {{.File}}", locale.Values{"File": name})),
	}
}

// Start shows the view after a while.
func (p *lateProgress) Start(cancel func()) {
	p.runner.After(&p.latest, progressDelay, func() {
		p.shown = true
		p.view.Start(cancel)
	})
}

// Step shows how far the work has come.
func (p *lateProgress) Step(done, total int, note string) {
	if p.shown {
		p.view.Step(done, total, note)
	}
}

// Finish removes the view.
func (p *lateProgress) Finish() {
	p.latest.Cancel()
	if p.shown {
		p.view.Finish()
	}
}
