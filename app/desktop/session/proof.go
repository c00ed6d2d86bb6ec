package session

import (
	"slices"
	"strings"

	"laurel/data/locale"
	"laurel/data/program"
	"laurel/data/program/tasks"
	"laurel/data/proof"
)

// ticking returns the tasks of the open program that an edit ticks.
func (s *Session) ticking(isImport bool, also ...program.Proof) *proof.Ticking {
	ticking := &proof.Ticking{Today: s.Today(), Import: isImport, Also: also}
	if s.current != nil {
		ticking.Program = s.current.ID
	}
	return ticking
}

// Made ticks the tasks that are done once these documents were printed or saved, as one edit that can be undone.
func (s *Session) Made(documents ...string) {
	proofs := proof.OfDocuments(documents...)
	if s.current != nil && len(tasks.Ticked(tasks.Of(s.current), s.Today(), proofs...)) > 0 {
		s.edit(locale.L("Tick off what was made"), nil, s.Failed, proofs...)
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
	return locale.Joined(" ", sentence, done)
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
