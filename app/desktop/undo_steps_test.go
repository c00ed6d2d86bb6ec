package desktop

import (
	"strings"
	"testing"

	"laurel/data/store"
)

func TestUndoNamesItsStepsAndGoesToAChosenOne(t *testing.T) {
	h := sampleHarness(t)
	person := *h.session.Program().People[0]
	for _, phone := range []string{"1", "2", "3"} {
		person.Phone = "+1 555 010" + phone
		next := person
		h.session.Edit("Phone "+phone, func(tx *store.Tx) error { return tx.Put(h.session.Program().ID, &next) }, nil)
	}
	if hint := h.header.undo.Hint; hint != "Undo: Phone 3" {
		t.Errorf("the hint is %q", hint)
	}
	var found foundSteps
	steps{h.window}.read(stepsInMenu, func(f foundSteps) { found = f })
	if len(found.undo) < 3 || found.undo[2].Label != "Phone 1" {
		t.Fatalf("the steps are %+v", found.undo)
	}
	h.session.UndoTo(found.undo[1].ID)
	if phone := h.session.Program().People[0].Phone; phone != "+1 555 0101" {
		t.Errorf("the telephone is %s", phone)
	}
	if hint := h.header.redo.Hint; hint != "Redo: Phone 2" {
		t.Errorf("the hint is %q", hint)
	}
	steps{h.window}.read(stepsInMenu, func(f foundSteps) { found = f })
	if len(found.redo) != 2 || found.redo[1].Label != "Phone 3" {
		t.Fatalf("the steps to redo are %+v", found.redo)
	}
	h.session.RedoTo(found.redo[1].ID)
	if phone := h.session.Program().People[0].Phone; phone != "+1 555 0103" {
		t.Errorf("the telephone is %s", phone)
	}
	h.header.undo.MouseIn(nil)
	if words := h.words(); strings.Contains(words, "Undo: Phone 3") {
		t.Error("the hint is part of the page and not above it")
	}
	if len(h.dialogs.Errors) > 0 {
		t.Error(h.dialogs.Errors)
	}
}
