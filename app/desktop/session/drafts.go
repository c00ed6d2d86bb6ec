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

// drafts keeps what is typed into forms and not saved, for the case that the process dies.
type drafts struct {
	resumed *store.Draft                  // what the next form of its name and record begins with
	awaited []store.Draft                 // what forms begin with that only a person can open
	resting map[*work.Latest]func()       // keep what is typed in a form once the keys rest
	writes  []func(context.Context) error // one after another; the first is under way
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
func (s *Session) KeepAsked(f *form.Form, command string) {
	switch {
	case f.OnTyped != nil || s.Store == nil:
	case command != "":
		s.KeepDraft(f, CommandForm+command, "")
	default:
		s.KeepDraft(f, titledForm+f.Title, "")
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

// KeepDraft keeps what is typed into a form, from its first key until it is saved or left, under a name that Resume
// knows; record is empty where the form makes a new one. Call it when the form has its fields, before it is shown.
func (s *Session) KeepDraft(f *form.Form, name string, record program.ID) {
	d := store.Draft{Form: name, Record: record, Title: f.Title}
	if s.current != nil {
		d.Program = s.current.ID
	}
	isKept := false
	if r, isResumed := s.Resumed(name, record); isResumed {
		f.Retype(r.Typed)
		isKept = true
	}
	var resting work.Latest
	var last time.Time
	keep := func() {
		last = s.Now()
		d.Typed = f.Typed()
		now := d
		if len(now.Typed) > 0 {
			isKept = true
			s.KeepTyped(now)
		}
	}
	f.OnTyped = func(isDone bool) {
		switch {
		case isDone:
			s.forgetAtRest(&resting)
			if isKept {
				isKept = false
				s.DiscardDraft(d)
			}
		case !last.IsZero() && s.Now().Sub(last) > draftLongest:
			s.forgetAtRest(&resting)
			keep()
		default:
			if last.IsZero() {
				last = s.Now()
			}
			s.atRest(&resting, keep)
		}
	}
}

// atRest calls keep once the keys rest, or when Unwritten is called before.
func (s *Session) atRest(resting *work.Latest, keep func()) {
	if s.drafts.resting == nil {
		s.drafts.resting = map[*work.Latest]func(){}
	}
	once := func() {
		delete(s.drafts.resting, resting)
		keep()
	}
	s.drafts.resting[resting] = once
	s.Runner.After(resting, draftRest, once)
}

func (s *Session) forgetAtRest(resting *work.Latest) {
	resting.Cancel()
	delete(s.drafts.resting, resting)
}

// KeepPage keeps what was done on a page that is no form, once nothing more is done for a moment; DropPage throws it
// away.
func (s *Session) KeepPage(resting *work.Latest, draft func() store.Draft) {
	s.atRest(resting, func() { s.KeepTyped(draft()) })
}

// DropPage is called when a page whose draft may be kept is left.
func (s *Session) DropPage(resting *work.Latest, d store.Draft) {
	s.forgetAtRest(resting)
	s.DiscardDraft(d)
}

// Unwritten keeps what is typed at this moment, and returns the changes of the drafts that are still to be made once
// the work of the session has ended.
func (s *Session) Unwritten() []func(context.Context) error {
	for resting, keep := range s.drafts.resting {
		resting.Cancel()
		keep()
	}
	var left []func(context.Context) error
	if len(s.drafts.writes) > 1 { // the first is under way
		left = s.drafts.writes[1:]
	}
	return left
}

// Resume has the form of a draft begin with what was typed; open opens it. It reports whether it was opened.
func (s *Session) Resume(d store.Draft, open func()) bool {
	s.drafts.resumed = &d
	open()
	isOpened := s.drafts.resumed == nil
	s.drafts.resumed = nil
	return isOpened
}

// Await has the form of a draft begin with what was typed when somebody opens it.
func (s *Session) Await(d store.Draft) { s.drafts.awaited = append(s.drafts.awaited, d) }

// Resumed returns the draft that a form begins with, where Resume has it opened, or Await waits for it.
func (s *Session) Resumed(name string, record program.ID) (store.Draft, bool) {
	isOf := func(d store.Draft) bool { return d.Form == name && d.Record == record }
	if d := s.drafts.resumed; d != nil && isOf(*d) {
		s.drafts.resumed = nil
		return *d, true
	}
	i := slices.IndexFunc(s.drafts.awaited, func(d store.Draft) bool {
		return isOf(d) && (s.current == nil || d.Program == s.current.ID)
	})
	if i < 0 {
		return store.Draft{}, false
	}
	d := s.drafts.awaited[i]
	s.drafts.awaited = slices.Delete(s.drafts.awaited, i, i+1)
	return d, true
}

// KeepTyped keeps what was typed.
func (s *Session) KeepTyped(d store.Draft) {
	open := s.Store // the session may have none once this is written
	s.writeDraft(func(ctx context.Context) error { return open.KeepDraft(ctx, d) })
}

// DiscardDraft throws away what was typed.
func (s *Session) DiscardDraft(d store.Draft) {
	open := s.Store
	s.writeDraft(func(ctx context.Context) error { return open.DropDraft(ctx, d) })
}

// writeDraft changes the drafts off the UI goroutine, once the changes before have been made.
func (s *Session) writeDraft(write func(context.Context) error) {
	s.drafts.writes = append(s.drafts.writes, write)
	if len(s.drafts.writes) == 1 {
		s.writeDrafts()
	}
}

func (s *Session) writeDrafts() {
	write := s.drafts.writes[0]
	work.Run(s.Runner, nil, func(ctx context.Context) (struct{}, error) {
		return struct{}{}, write(context.WithoutCancel(ctx)) // a window that closes has thrown it away for good
	}, func(_ struct{}, err error) {
		if err != nil {
			s.Log.Warn("a draft was not kept", "cause", err)
		}
		s.drafts.writes = s.drafts.writes[1:]
		if len(s.drafts.writes) > 0 {
			s.writeDrafts()
		}
	})
}
