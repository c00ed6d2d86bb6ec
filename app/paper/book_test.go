package paper_test

import (
	"bytes"
	"context"
	"testing"

	"laurel/app/paper"
	"laurel/assets"
	"laurel/data/program"
)

// sample is the program that comes with Laurel.
func sample(t testing.TB) *program.Program {
	t.Helper()
	p, _, err := program.Decode(bytes.NewReader(assets.Sample()))
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func book(t testing.TB, p *program.Program, audience program.Audience, options paper.BookOptions) []byte {
	t.Helper()
	var pdf bytes.Buffer
	if err := paper.ProgramBook(context.Background(), &pdf, p.EditionFor(audience), options); err != nil {
		t.Fatal(err)
	}
	return pdf.Bytes()
}
