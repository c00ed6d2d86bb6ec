// Package proof ticks the tasks of a program that an edit shows to be done, in the same edit: for the window and for
// the commands. What shows that a task is done is decided by package program.
package proof

import (
	"errors"

	"laurel/data/civil"
	"laurel/data/program"
	"laurel/data/program/tasks"
	"laurel/data/store"
	"laurel/data/store/fault"
)

// Ticking is an edit that ticks tasks.
type Ticking struct {
	Program program.ID // whose tasks; empty for none
	Today   civil.Date
	Import  bool            // the edit keeps what comes from a file
	Also    []program.Proof // what it shows beside what it changes

	done []string
}

// During returns a change that ticks the tasks after all that the given one does. The given one may be nil.
func (t *Ticking) During(change func(tx *store.Tx) error) func(tx *store.Tx) error {
	return func(tx *store.Tx) error {
		t.done = nil
		before, err := t.programIn(tx)
		if err != nil {
			return err
		}
		if change != nil {
			if err := change(tx); err != nil {
				return err
			}
		}
		if before == nil {
			return nil
		}
		after, err := t.programIn(tx)
		if err != nil || after == nil {
			return err
		}
		return t.tick(tx, after, append(tasks.Proofs(before, after, t.Import), t.Also...))
	}
}

func (t *Ticking) tick(tx *store.Tx, p *program.Program, proofs []program.Proof) error {
	for _, task := range tasks.Ticked(tasks.Of(p), t.Today, proofs...) {
		if err := tx.Put(p.ID, task); err != nil {
			return err
		}
		t.done = append(t.done, task.Text)
	}
	return nil
}

// programIn returns the program as the edit sees it; nil: there is none, or the edit has removed it.
func (t *Ticking) programIn(tx *store.Tx) (*program.Program, error) {
	if t.Program == "" {
		return nil, nil
	}
	p, err := tx.Program(t.Program)
	if errors.Is(err, fault.ErrNotFound) {
		return nil, nil
	}
	return p, err
}

// Done returns the texts of the tasks that were ticked, once the change has run.
func (t *Ticking) Done() []string { return t.done }

// OfDocuments returns the proofs that documents were made.
func OfDocuments(ids ...string) []program.Proof {
	var proofs []program.Proof
	for _, id := range ids {
		proofs = append(proofs, program.Proof{Kind: program.DocumentProof, Of: id})
	}
	return proofs
}
