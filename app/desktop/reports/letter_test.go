package reports

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"laurel/app/documents"
)

// TestALetterIsTypedSentAndNoted types an own text, with a mistake at first, saves the letters and wants the program to
// know both: undone by one step each.
func TestALetterIsTypedSentAndNoted(t *testing.T) {
	h := sampleHarness(t)
	h.ShowDocument("letters")
	editor := h.options.letter
	editor.toggle()
	if !strings.Contains(editor.entry.Text, "{dear}") || h.result.refusal != nil {
		t.Fatalf("the editor shows %q, %v", editor.entry.Text, h.result.refusal)
	}
	editor.entry.SetText("Dear {nmae},")
	h.runner.Flush()
	if want := "Line 1: there is no field “nmae”"; !strings.Contains(editor.problem.Text, want) ||
		h.result.refusal == nil || !strings.Contains(h.result.refusal.Error(), want) {
		t.Errorf("the mistake is reported as %q and %v", editor.problem.Text, h.result.refusal)
	}
	editor.entry.SetText("Dear {name}, thank you.")
	h.runner.Flush()
	if editor.notice.Visible() || h.result.refusal != nil {
		t.Errorf("a mistake that was corrected is still reported: %v", h.result.refusal)
	}
	editor.close()
	h.runner.Flush()
	if got := h.program.Letters.Find("thanks", "en"); got != "Dear {name}, thank you." {
		t.Fatalf("the program's own text is %q", got)
	}
	h.files.Paths = []string{filepath.Join(t.TempDir(), "letters.pdf")}
	h.saver.Save()
	h.runner.Flush()
	if len(h.program.SentLetters) < 2 {
		t.Fatalf("noted as sent: %v", h.program.SentLetters)
	}
	if !slices.ContainsFunc(h.result.findings, func(f documents.Finding) bool {
		return f.Rule == documents.RuleSentBefore
	}) {
		t.Error("a second letter is not warned of")
	}
	for range 2 {
		h.s.Undo()
		h.runner.Flush()
	}
	if len(h.program.SentLetters)+len(h.program.Letters) != 0 {
		t.Errorf("after undoing there are %v and %v", h.program.SentLetters, h.program.Letters)
	}
}
