package session

import (
	"context"
	"slices"
	"strings"
	"time"

	"laurel/app/desktop/kit/form"
	"laurel/app/desktop/kit/work"
	"laurel/data/program"
	"laurel/data/store"
)

// Drafts keeps what is typed into forms and not saved, for the case that the process dies.
type Drafts struct{ s *Session }

// Drafts returns what keeps the drafts of the session.
func (s *Session) Drafts() Drafts { return Drafts{s} }

// drafts is what Drafts knows.
type drafts struct {
	resumed *store.Draft                  // what the next form of its name and record begins with
	awaited []store.Draft                 // what forms begin with that only a person can open
	resting map[*work.Latest]func()       // keep what is typed in a form once the keys rest
	writes  []func(context.Context) error // one after another; the first is running
}

// What is typed is kept when the keys rest, and now and then while they do not.
const (
	draftRest    = 2 * time.Second
	draftLongest = 10 * time.Second
)

// The forms whose drafts are kept, by their names.
const (
	PersonForm       = "person"
	MeetingForm      = "meeting"
	StopForm         = "stop"
	ProgramForm      = "program"
	NewProgramForm   = "new-program"
	OrganisationForm = "organisation"
	ContactForm      = "contact"
	NewContactForm   = "new-contact" // its record is the organisation
	TakeawayForm     = "takeaway"
	NewTakeawayForm  = "new-takeaway" // its record is the meeting
	ResponseForm     = "response"     // its record is the form that is filled in
	TaskForm         = "task"
	JourneyForm      = "journey"
	ConnectionForm   = "connection"
	FindingForm      = "finding"
	EvaluationForm   = "evaluation"
	QuestionForm     = "question" // its record is QuestionRecord
	ImportReview     = "import"   // no form: how a file is read in, and what was decided about it
)

// The other forms have the name of the command that opens them, or their title, after one of these.
const (
	CommandForm = "command:"
	titledForm  = "titled:"
)

// KeepAsked keeps what is typed into a form of which no draft is kept yet. It is opened by a command, or "" by
// something else.
func (k Drafts) KeepAsked(f *form.Form, command string) {
	switch {
	case f.OnTyped != nil || k.s.Store == nil:
	case command != "":
		k.Keep(f, CommandForm+command, "")
	default:
		k.Keep(f, titledForm+f.Title, "")
	}
}

// QuestionRecord names a question of an evaluation form in a draft; "" is a new one.
func QuestionRecord(of program.ID, question string) program.ID {
	return program.ID(string(of) + questionMark + question)
}

// QuestionOf returns the evaluation form and the question that QuestionRecord names.
func QuestionOf(record program.ID) (of program.ID, question string) {
	before, after, _ := strings.Cut(string(record), questionMark)
	return program.ID(before), after
}

const questionMark = "#"

// Keep keeps what is typed into a form, from its first key until it is saved or left, under a name that Resume
// knows; record is empty where the form makes a new one. Call it when the form has its fields, before it is shown.
func (k Drafts) Keep(f *form.Form, name string, record program.ID) {
	d := store.Draft{Form: name, Record: record, Title: f.Title}
	if k.s.current != nil {
		d.Program = k.s.current.ID
	}
	isKept := false
	if r, isResumed := k.Resumed(name, record); isResumed {
		f.Retype(r.Typed)
		isKept = true
	}
	var resting work.Latest
	var last time.Time
	keep := func() {
		last = k.s.Now()
		d.Typed = f.Typed()
		now := d
		if len(now.Typed) > 0 {
			isKept = true
			k.KeepTyped(now)
		}
	}
	f.OnTyped = func(isDone bool) {
		switch {
		case isDone:
			k.forgetAtRest(&resting)
			if isKept {
				isKept = false
				k.Discard(d)
			}
		case !last.IsZero() && k.s.Now().Sub(last) > draftLongest:
			k.forgetAtRest(&resting)
			keep()
		default:
			if last.IsZero() {
				last = k.s.Now()
			}
			k.atRest(&resting, keep)
		}
	}
}

// atRest calls keep once the keys rest, or when Unwritten is called before.
func (k Drafts) atRest(resting *work.Latest, keep func()) {
	if k.s.drafts.resting == nil {
		k.s.drafts.resting = map[*work.Latest]func(){}
	}
	once := func() {
		delete(k.s.drafts.resting, resting)
		keep()
	}
	k.s.drafts.resting[resting] = once
	k.s.Runner.After(resting, draftRest, once)
}

func (k Drafts) forgetAtRest(resting *work.Latest) {
	resting.Cancel()
	delete(k.s.drafts.resting, resting)
}

// KeepPage keeps what was done on a page that is no form, once nothing more is done for a moment; DropPage throws it
// away.
func (k Drafts) KeepPage(resting *work.Latest, draft func() store.Draft) {
	k.atRest(resting, func() { k.KeepTyped(draft()) })
}

// DropPage is called when a page whose draft may be kept is left.
func (k Drafts) DropPage(resting *work.Latest, d store.Draft) {
	k.forgetAtRest(resting)
	k.Discard(d)
}

// Unwritten keeps what is typed at this moment, and returns the changes of the drafts that are still to be made once
// the work of the session has ended.
func (k Drafts) Unwritten() []func(context.Context) error {
	for resting, keep := range k.s.drafts.resting {
		resting.Cancel()
		keep()
	}
	var left []func(context.Context) error
	if len(k.s.drafts.writes) > 1 { // the first is running
		left = k.s.drafts.writes[1:]
	}
	return left
}

// Resume has the form of a draft begin with what was typed; open opens it. It reports whether it was opened.
func (k Drafts) Resume(d store.Draft, open func()) bool {
	k.s.drafts.resumed = &d
	open()
	isOpened := k.s.drafts.resumed == nil
	k.s.drafts.resumed = nil
	return isOpened
}

// Await has the form of a draft begin with what was typed when somebody opens it.
func (k Drafts) Await(d store.Draft) { k.s.drafts.awaited = append(k.s.drafts.awaited, d) }

// Resumed returns the draft that a form begins with, where Resume has it opened, or Await waits for it.
func (k Drafts) Resumed(name string, record program.ID) (store.Draft, bool) {
	isOf := func(d store.Draft) bool { return d.Form == name && d.Record == record }
	if d := k.s.drafts.resumed; d != nil && isOf(*d) {
		k.s.drafts.resumed = nil
		return *d, true
	}
	i := slices.IndexFunc(k.s.drafts.awaited, func(d store.Draft) bool {
		return isOf(d) && (k.s.current == nil || d.Program == k.s.current.ID)
	})
	if i < 0 {
		return store.Draft{}, false
	}
	d := k.s.drafts.awaited[i]
	k.s.drafts.awaited = slices.Delete(k.s.drafts.awaited, i, i+1)
	return d, true
}

// KeepTyped keeps what was typed.
func (k Drafts) KeepTyped(d store.Draft) {
	open := k.s.Store // the session may have none once this is written
	k.write(func(ctx context.Context) error { return open.Drafts().Keep(ctx, d) })
}

// Discard throws away what was typed.
func (k Drafts) Discard(d store.Draft) {
	open := k.s.Store
	k.write(func(ctx context.Context) error { return open.Drafts().Drop(ctx, d) })
}

// write changes the drafts off the UI goroutine, once the changes before have been made.
func (k Drafts) write(write func(context.Context) error) {
	k.s.drafts.writes = append(k.s.drafts.writes, write)
	if len(k.s.drafts.writes) == 1 {
		k.writeNext()
	}
}

func (k Drafts) writeNext() {
	write := k.s.drafts.writes[0]
	work.Run(k.s.Runner, nil, func(ctx context.Context) (struct{}, error) {
		return struct{}{}, write(context.WithoutCancel(ctx)) // a window that closes has thrown it away for good
	}, func(_ struct{}, err error) {
		if err != nil {
			k.s.Log.Warn("a draft was not kept", "cause", err)
		}
		k.s.drafts.writes = k.s.drafts.writes[1:]
		if len(k.s.drafts.writes) > 0 {
			k.writeNext()
		}
	})
}
