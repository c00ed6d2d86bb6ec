package session

import (
	"errors"
	"slices"
	"strings"

	"laurel/data/locale"
	"laurel/data/program"
	"laurel/data/store"
)

// proving returns a change that, after all it does, ticks the tasks of the open program that are done by it (see
// program.Proofs), in the same edit, and the texts of those tasks once it has run.
func (s *Session) proving(change func(tx *store.Tx) error, isImport bool, also ...program.Proof) (
	ticking func(tx *store.Tx) error, ticked func() []string,
) {
	var texts []string
	open, today := s.current, s.Today()
	return func(tx *store.Tx) error {
		texts = nil
		before, err := programIn(tx, open)
		if err != nil {
			return err
		}
		if err := change(tx); err != nil || before == nil {
			return err
		}
		after, err := programIn(tx, open)
		if err != nil || after == nil {
			return err
		}
		proofs := append(program.Proofs(before, after, isImport), also...)
		for _, task := range after.Ticked(today, proofs...) {
			if err := tx.Put(open.ID, task); err != nil {
				return err
			}
			texts = append(texts, task.Text)
		}
		return nil
	}, func() []string { return texts }
}

// programIn returns the open program as an edit sees it; nil: none is open, or the edit has removed it.
func programIn(tx *store.Tx, open *program.Program) (*program.Program, error) {
	if open == nil {
		return nil, nil
	}
	p, err := tx.Program(open.ID)
	if errors.Is(err, store.ErrNotFound) {
		return nil, nil
	}
	return p, err
}

// Made ticks the tasks that are done once these documents were printed or saved, as one edit that can be undone.
func (s *Session) Made(documents ...string) {
	var proofs []program.Proof
	for _, id := range documents {
		proofs = append(proofs, program.Proof{Kind: program.DocumentProof, Of: id})
	}
	if s.current == nil || len(s.current.Ticked(s.Today(), proofs...)) == 0 {
		return
	}
	nothing := func(*store.Tx) error { return nil }
	s.edit(locale.L("Tick off what was made"), nothing, s.Failed, proofs...)
}

// reportTicked shows which tasks an edit has ticked, unless a sentence about the edit has done so.
func (s *Session) reportTicked() {
	if len(s.ticked) > 0 {
		s.OfferUndo("")
	}
}

// withTicked adds to a sentence which tasks are done by the edit that it is about.
func (s *Session) withTicked(sentence string) string {
	if len(s.ticked) == 0 {
		return sentence
	}
	done := locale.N("{{.Count}} tasks are done: {{.Tasks}}.", len(s.ticked),
		locale.Values{"Tasks": strings.Join(s.ticked, "; ")})
	s.ticked = nil
	return Joined(" ", sentence, done)
}

// reopened counts the tasks that are open again after a step of undo or redo.
func reopened(before, after *program.Program) int {
	n := 0
	if before == nil || after == nil || before.ID != after.ID {
		return n
	}
	for _, t := range before.Tasks {
		at := slices.IndexFunc(after.Tasks, func(now *program.Task) bool { return now.ID == t.ID })
		if !t.DoneOn.IsZero() && at >= 0 && after.Tasks[at].DoneOn.IsZero() {
			n++
		}
	}
	return n
}
