package evaluation

import (
	"slices"
	"testing"

	"laurel/data/program"
	"laurel/data/programtest"
)

// many is a program with 2,000 responses.
func many() *program.Program {
	size := programtest.Size{People: 40, Contacts: 100, Meetings: 60, Takeaways: 100, Responses: 2000}
	p := programtest.Outcome(7, size)
	p.Responses = slices.DeleteFunc(p.Responses, func(r *program.Response) bool { return len(r.Answers) == 0 })
	return p
}

// BenchmarkKey is what a key costs with 2,000 responses: one that answers a question, a letter of what is searched for,
// and one that selects another form.
func BenchmarkKey(b *testing.B) {
	h := openHarness(b, many(), nil)
	forms := h.s.Program().Forms
	b.Run("search", func(b *testing.B) {
		h.detail.choose(formAnswers)
		for b.Loop() {
			h.detail.onSearch("good")
			h.detail.onSearch("")
		}
	})
	b.Run("another form", func(b *testing.B) {
		at := 0
		for b.Loop() {
			at++
			h.table.Select(string(forms[at%len(forms)].ID))
		}
	})
	b.Run("results", func(b *testing.B) {
		h.detail.choose(formResults)
		for b.Loop() {
			h.detail.refresh()
		}
	})
	b.Run("answer", func(b *testing.B) {
		h.real()
		h.typeIn(forms[2])
		h.shared.Runner.Flush()
		control := h.typing.boxes[0].control
		for b.Loop() {
			h.shared.Window.Canvas().Focus(control)
			control.TypedRune('3')
		}
	})
}
