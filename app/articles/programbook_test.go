package articles

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"laurel/app/article"
	"laurel/app/request"
	"laurel/assets"
	"laurel/data/program"
	"laurel/data/program/edition"
)

func sampleFor(t *testing.T, audience program.Audience) request.Request {
	t.Helper()
	p, _, err := program.Decode(bytes.NewReader(assets.Sample()))
	if err != nil {
		t.Fatal(err)
	}
	return request.Of(edition.For(p, audience))
}

// headings returns the texts of an article's headings of a level.
func headings(a *article.Article, level int) (found []string) {
	for _, b := range a.Blocks {
		if h, isHeading := b.(article.Heading); isHeading && h.Level == level {
			found = append(found, h.Text)
		}
	}
	return found
}

// cells returns all cells of an article's tables.
func cells(a *article.Article) (found []string) {
	for _, b := range a.Blocks {
		if table, isTable := b.(article.Table); isTable {
			found = append(found, slices.Concat(table.Rows...)...)
		}
	}
	return found
}

func TestEveryMeetingIsInTheProgramBookOnce(t *testing.T) {
	r := sampleFor(t, program.Internal)
	a, err := ProgramBook(t.Context(), r)
	if err != nil {
		t.Fatal(err)
	}
	all := cells(a)
	for _, m := range r.Edition.Plan().Planned() {
		written := 0
		for _, cell := range all {
			if first, _, _ := strings.Cut(cell, "\n"); first == m.Title {
				written++
			}
		}
		same := 0
		for _, other := range r.Edition.Plan().Planned() {
			if other.Title == m.Title {
				same++
			}
		}
		if written < same {
			t.Errorf("%q is in the book %d times, in the program %d times", m.Title, written, same)
		}
	}
	if got := headings(a, 1); !slices.Contains(got, "Washington, D.C., United States") || len(got) != 5 {
		t.Errorf("the parts are %q", got)
	}
}

func TestOnlyTheChosenPartsAreInTheBook(t *testing.T) {
	r := sampleFor(t, program.Participants)
	r.Options = request.Options{"parts": "people"}
	a, err := ProgramBook(t.Context(), r)
	if err != nil {
		t.Fatal(err)
	}
	if got := headings(a, 1); len(got) != 1 || len(cells(a)) > 0 {
		t.Errorf("the parts are %q, with %d cells", got, len(cells(a)))
	}
}

func TestAnEmptyProgramHasNoBook(t *testing.T) {
	r := request.Of(edition.For((&program.Program{}), program.Internal))
	if _, err := ProgramBook(t.Context(), r); err == nil {
		t.Error("a book of nothing was written")
	}
}
