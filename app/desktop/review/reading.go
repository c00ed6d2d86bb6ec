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
	remembered bool                 // the columns are those of an earlier file with the same headings
	unknown    *source.Unrecognised // in place of all that: no columns are recognised
}

// read reads the file and compares it with the store. Columns of files with headings that are known are understood as
// they were then. It runs off the window's goroutine and touches nothing of the review but its input.
func (r *Review) read(ctx context.Context, options intake.Options, decisions intake.Decisions) (*reading, error) {
	read, err := r.readOnce(ctx, options, decisions)
	if err != nil || len(options.Mapping) > 0 {
		return read, err
	}
	known := remembered(r.session.Prefs, read.headings())
	if known == nil {
		return read, nil
	}
	options.As, options.Mapping = known.As, known.Fields
	again, err := r.readOnce(ctx, options, decisions)
	if err != nil || again.unknown != nil {
		return read, ctx.Err() // the file has another form than the one before: it is read as it looks
	}
	again.remembered = true
	return again, nil
}

// readOnce reads the file as it is asked to.
func (r *Review) readOnce(ctx context.Context, options intake.Options, decisions intake.Decisions) (*reading, error) {
	parsed, err := r.parse(ctx, options)
	var unknown *source.Unrecognised
	switch {
	case errors.As(err, &unknown):
		return &reading{unknown: unknown}, nil
	case err != nil:
		return nil, err
	}
	return r.compare(ctx, parsed, decisions)
}

func (r *Review) parse(ctx context.Context, options intake.Options) (*intake.Parsed, error) {
	if r.input.path != "" {
		return intake.ParseFile(ctx, r.session.Store, r.input.path, options)
	}
	options.Name = r.input.name
	return intake.Parse(ctx, r.session.Store, strings.NewReader(r.input.text), options)
}

func (r *Review) compare(ctx context.Context, parsed *intake.Parsed, decisions intake.Decisions) (*reading, error) {
	draft, err := parsed.Draft(ctx, r.session.Store, decisions)
	if err != nil {
		return nil, err
	}
	return &reading{parsed: parsed, draft: draft, rows: draft.Rows(locale.Window())}, nil
}

// readAgain reads the file with other options; when it cannot be read so, the one before stays. Decisions about single
// rows stay, since a row is the same row then.
func (r *Review) readAgain(next intake.Options) {
	decisions := r.decisions
	r.page.waiting(true)
	work.Run(r.session.Runner, &r.latest, func(ctx context.Context) (*reading, error) {
		return r.read(ctx, next, decisions)
	}, func(read *reading, err error) {
		r.page.waiting(false)
		if err != nil {
			r.page.complain(session.Localized(err).Error())
			return
		}
		r.options = next
		r.show(read)
	})
}

// decide compares the file with the store once more, with other decisions.
func (r *Review) decide(decisions intake.Decisions) {
	r.decisions = decisions
	parsed := r.parsed
	remembered := r.remembered
	r.page.waiting(true)
	work.Run(r.session.Runner, &r.latest, func(ctx context.Context) (*reading, error) {
		return r.compare(ctx, parsed, decisions)
	}, func(read *reading, err error) {
		r.page.waiting(false)
		if err != nil {
			r.page.complain(session.Localized(err).Error())
			return
		}
		read.remembered = remembered
		r.show(read)
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
