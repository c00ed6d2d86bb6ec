package edition_test

import (
	"testing"

	"laurel/data/program"
	"laurel/data/program/edition"
	"laurel/data/programtest"
)

// BenchmarkFor makes the edition for partners of 10,000 takeaways, 2,000 responses and 500 contacts.
func BenchmarkFor(b *testing.B) {
	p := programtest.Outcome(1, programtest.Size{
		People: 100, Contacts: 500, Meetings: 500, Takeaways: 10_000, Responses: 2_000,
	})
	for b.Loop() {
		edition.For(p.With(func(*program.Program) {}), program.Partners)
	}
}
