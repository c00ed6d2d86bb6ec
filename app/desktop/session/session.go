// Package session is what every tab shares: the program that is open, the one function that edits it, and how to reach
// other records. A tab receives a *Session and no other tab.
package session

import (
	"context"
	"errors"
	"log/slog"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"laurel/app/desktop/kit/dialog"
	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/kit/work"
	"laurel/data/civil"
	"laurel/data/locale"
	"laurel/data/program"
	"laurel/data/proof"
	"laurel/data/store"
	"laurel/data/store/fault"
	"laurel/data/store/tables"
)

// Drawn is after what time a window that shows its first program has surely been drawn: what nobody sees yet waits so
// long.
const Drawn = 500 * time.Millisecond

// Session is one window's open program. Its fields are set once by the window; its methods are called on the UI
// goroutine.
type Session struct {
	Window  Window
	Runner  *work.Runner
	Store   *store.Store
	Dialogs dialog.Dialogs
	Files   dialog.FilePicker
	Backups string // the folder of backups that Laurel makes by itself
	Passing string // the folder of plain files of a sealed store, which is emptied at start and when it is locked
	Prefs   *look.Preferences
	Log     *slog.Logger
	Now     func() time.Time

	underWay
	drafts drafts
	panes  []*Pane
}

// underWay is what the session works on.
type underWay struct {
	focusing  work.Latest
	resting   work.Latest // until the edits are written back
	current   *program.Program
	saved     time.Time
	listeners []func(*program.Program)
	changes   []func() // the first is running
	ticked    []string // the tasks that the edit under way has ticked, until a sentence names them
}

// Renewed is a session of the same window without store, program and listeners.
func (s *Session) Renewed() *Session {
	return &Session{
		Window: s.Window, Runner: s.Runner, Dialogs: s.Dialogs, Files: s.Files,
		Backups: s.Backups, Passing: s.Passing, Prefs: s.Prefs, Log: s.Log, Now: s.Now,
		underWay: underWay{saved: s.saved},
	}
}

// Command returns a function that runs a command of the window, for a button or a link.
func (s *Session) Command(id string) func() { return func() { s.Window.Run(id) } }

// NoProgram is what a page shows while no program is open: a sentence, and what opens one.
func (s *Session) NoProgram(sentence string) fyne.CanvasObject {
	return look.NewEmptyState(theme.FolderOpenIcon(), sentence, locale.L("Open a program"), s.Command(StartProgram))
}

// Today is the laptop's calendar day.
func (s *Session) Today() civil.Date { return civil.DateOf(s.Now()) }

// Program is the program that is open, or nil. The value is immutable; after an edit there is another.
func (s *Session) Program() *program.Program { return s.current }

// Saved is when the last edit of this session was on disk; zero before the first.
func (s *Session) Saved() time.Time { return s.saved }

// OnProgram calls listener with each new value of the open program (nil when none is open), on the UI goroutine.
func (s *Session) OnProgram(listener func(*program.Program)) {
	s.listeners = append(s.listeners, listener)
}

// Open makes another program the open one.
func (s *Session) Open(id program.ID) {
	work.Run(s.Runner, nil, func(ctx context.Context) (*program.Program, error) { return s.Store.Load(ctx, id) },
		func(p *program.Program, err error) {
			if err != nil {
				s.Fail(err)
				return
			}
			s.Show(p)
		})
}

// Edit changes the open program in one transaction, off the UI goroutine. When it is on disk every listener has the new
// value and then done is called with nil. When it fails nothing has changed and done has the error; with no done the
// window shows it.
func (s *Session) Edit(label string, change func(tx *store.Tx) error, done func(error)) {
	if done == nil {
		done = s.Failed
	}
	s.edit(label, change, done)
}

// edit is Edit; proofs are what it shows to be done beside what it changes.
func (s *Session) edit(label string, change func(tx *store.Tx) error, done func(error), proofs ...program.Proof) {
	ticking := s.ticking(false, proofs...)
	edit := func(ctx context.Context) (string, error) {
		return label, s.Store.Edit(ctx, label, ticking.During(change))
	}
	s.after(edit, func(_ outcome, err error) { s.done(ticking, done, err) })
}

// done passes the end of an edit on, and reports the tasks that it has ticked.
func (s *Session) done(ticking *proof.Ticking, done func(error), err error) {
	if err == nil {
		s.ticked = ticking.Done()
	}
	done(err)
	if len(s.ticked) > 0 { // no sentence about the edit has named them
		s.OfferUndo("")
	}
}

// EditAfterBackup is Edit for what changes much at once: a backup is made before. Without one nothing is changed.
func (s *Session) EditAfterBackup(
	reason store.Reason,
	label string,
	change func(tx *store.Tx) error,
	done func(error),
) {
	ticking := s.ticking(reason == store.BeforeImport)
	edit := func(ctx context.Context) (string, error) {
		if s.Backups != "" {
			if _, err := s.Store.Copies().BackUpInto(ctx, s.Backups, reason); err != nil {
				return label, err
			}
		}
		return label, s.Store.Edit(ctx, label, ticking.During(change))
	}
	s.after(edit, func(_ outcome, err error) { s.done(ticking, done, err) })
}

// EditWithUndo is Edit for what a person may regret at once: the sentence is shown with Undo beside it.
func (s *Session) EditWithUndo(label, sentence string, change func(tx *store.Tx) error) {
	s.Edit(label, change, s.Answer(s.Failed, func() { s.OfferUndo(sentence) }))
}

// OfferUndo shows what was done, and which tasks are done by it, with Undo beside it.
func (s *Session) OfferUndo(sentence string) {
	s.Dialogs.Toast(s.withTicked(sentence), locale.L("Undo"), s.Undo)
}

// Answer is the done function of an edit that a form asks for: the form gets the error in the window's language, and
// after success then is called; it may be nil.
func (s *Session) Answer(form func(error), then func()) func(error) {
	return func(err error) {
		form(Localized(err))
		if err == nil && then != nil {
			then()
		}
	}
}

// Save stores a record that a form has changed, as one of the owner's; "" is the library. The form gets what validation
// finds, or the error of the edit. After success then is called; it may be nil.
func (s *Session) Save(label string, owner program.ID, record program.Record, form func(error), then func()) {
	if err := Localized(record.Validate()); err != nil {
		form(err)
		return
	}
	s.Edit(label, func(tx *store.Tx) error { return tx.Put(owner, record) }, s.Answer(form, then))
}

// Deletion is the deletion of a record, or of several.
type Deletion struct {
	Label    string // of the edit
	Sentence string // is shown when it is done
	Kind     tables.Kind
	IDs      []program.ID
	Question func(*fault.InUse) dialog.Question // is asked where other records refer to it
	Then     func()                             // is called after success; may be nil
}

// Delete deletes, with Undo beside the sentence. Where other records refer to what is deleted, it asks first, and then
// deletes those or their reference too.
func (s *Session) Delete(d Deletion) {
	then := func() {
		if d.Then != nil {
			d.Then()
		}
		s.OfferUndo(d.Sentence)
	}
	remove := func(how ...store.Deletion) func(tx *store.Tx) error {
		return func(tx *store.Tx) error {
			for _, id := range d.IDs {
				if err := tx.Delete(d.Kind, id, how...); err != nil {
					return err
				}
			}
			return nil
		}
	}
	s.Edit(d.Label, remove(), func(err error) {
		var used *fault.InUse
		if errors.As(err, &used) {
			again := func() { s.Edit(d.Label, remove(store.Cascade), s.Answer(s.Failed, then)) }
			s.Dialogs.Confirm(d.Question(used), again)
			return
		}
		s.Answer(s.Failed, then)(err)
	})
}

// AllTheSame is the question whether to delete what other records refer to; text is what becomes of those.
func AllTheSame(text string) func(*fault.InUse) dialog.Question {
	return func(used *fault.InUse) dialog.Question {
		return dialog.Question{
			Title:  locale.L("Delete {{.Title}} anyway?", locale.Values{"Title": used.Record}),
			Text:   text,
			Yes:    locale.L("Delete"),
			Danger: true,
		}
	}
}

// frame is a little longer than the window needs to draw what was put into it; before that nothing in it can be
// focused.
const frame = 40 * time.Millisecond

// FocusSoon calls focus when what was only just put into the window is drawn, unless another call comes first.
func (s *Session) FocusSoon(focus func()) { s.Runner.After(&s.focusing, frame, focus) }

// AskToDiscard asks before something typed is thrown away.
func (s *Session) AskToDiscard(yes func()) {
	s.Dialogs.Confirm(dialog.Question{
		Title: locale.L("Discard what you typed?"), Text: locale.L("The changes in this form have not been saved."),
		Yes: locale.L("Discard"), No: locale.L("Keep editing"), Danger: true,
	}, yes)
}

// Undo undoes the last edit.
func (s *Session) Undo() {
	s.move(s.Store.Undo, false)
}

// Redo repeats the last edit that was undone.
func (s *Session) Redo() {
	s.move(s.Store.Redo, true)
}

// UndoTo undoes all edits down to one, by its number in the log.
func (s *Session) UndoTo(edit int64) {
	s.move(func(ctx context.Context) (string, error) { return s.Store.Steps().UndoTo(ctx, edit) }, false)
}

// RedoTo makes all undone edits again up to one, by its number in the log.
func (s *Session) RedoTo(edit int64) {
	s.move(func(ctx context.Context) (string, error) { return s.Store.Steps().RedoTo(ctx, edit) }, true)
}

// move undoes or redoes, and reports what; also how many tasks are open again by it.
func (s *Session) move(step func(context.Context) (string, error), redone bool) {
	s.after(step, func(o outcome, err error) {
		if err != nil {
			s.Fail(err)
			return
		}
		label := o.label
		if n := reopened(o.before, o.next); n > 0 {
			label = locale.Joined(" · ", label, locale.N("{{.Count}} tasks are open again", n))
		}
		s.Window.Undone(label, redone)
	})
}

// Fail shows what went wrong. Our errors are sentences for people; the log gets their types and causes.
func (s *Session) Fail(err error) {
	if !errors.Is(err, context.Canceled) {
		text := Localized(err).Error()
		var invalid *program.Invalid
		if errors.As(err, &invalid) {
			text = locale.Window().Labelled(invalid.Record, text)
		}
		s.Dialogs.Error(text, err)
	}
}

// Failed is the done function of an edit of which only the failure is shown.
func (s *Session) Failed(err error) {
	if err != nil {
		s.Fail(err)
	}
}

// outcome is what an edit, an undo or a redo leaves behind.
type outcome struct {
	label        string
	before, next *program.Program // values of the open program
}

// after runs a change of the store and brings the open program's new value to the listeners before done. Changes run
// one after another, so that no older value is shown after a newer one.
func (s *Session) after(change func(context.Context) (string, error), done func(outcome, error)) {
	s.changes = append(s.changes, func() { s.run(change, done) })
	if len(s.changes) == 1 {
		s.changes[0]()
	}
}

func (s *Session) run(change func(context.Context) (string, error), done func(outcome, error)) {
	open := s.current
	work.Run(s.Runner, nil, func(ctx context.Context) (outcome, error) {
		label, err := change(ctx)
		if err != nil || open == nil {
			return outcome{label, open, open}, err
		}
		next, err := s.Store.Load(ctx, open.ID)
		if errors.Is(err, fault.ErrNotFound) {
			next, err = nil, nil // the change removed the open program itself
		}
		return outcome{label, open, next}, err
	}, func(o outcome, err error) {
		if err == nil {
			s.saved = s.Now()
			s.writeBack()
			same := s.current != nil && o.next != nil && s.current.ID == o.next.ID
			if same || s.current == open { // else another was opened meanwhile
				s.Show(o.next)
			}
		}
		done(o, err)
		s.changes = s.changes[1:]
		if len(s.changes) > 0 {
			s.changes[0]()
		}
	})
}

// editRest is how long nobody must edit until the edits beside the file are written into it.
const editRest = 3 * time.Second

// writeBack writes the edits beside the file into it when nobody edits for a while, so that a copy of it has them.
func (s *Session) writeBack() {
	open := s.Store
	s.Runner.After(&s.resting, editRest, func() {
		work.Run(s.Runner, nil, func(ctx context.Context) (struct{}, error) {
			return struct{}{}, open.WriteBack(ctx)
		}, func(_ struct{}, err error) {
			if err != nil {
				s.Log.Warn("the edits stay beside the file", "cause", err)
			}
		})
	})
}

// Show makes a value that the store returned the open program; nil closes it.
func (s *Session) Show(p *program.Program) {
	s.current = p
	for _, listener := range s.listeners {
		listener(p)
	}
}
