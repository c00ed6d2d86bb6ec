package articles

import (
	"strings"
	"testing"
	"time"

	"laurel/app/article"
	"laurel/app/letter"
	"laurel/app/paper/page"
	"laurel/app/request"
	"laurel/data/locale"
	"laurel/data/program"
	"laurel/data/program/edition"
)

func TestReadyTextsCanBeFilledInInEveryLanguage(t *testing.T) {
	for _, l := range locale.Languages() {
		for _, kind := range Letters() {
			if _, err := letter.Parse(kind.Ready(l)); err != nil {
				t.Errorf("%s in %s: %v", kind, l, err)
			}
		}
	}
}

// paragraphsOf returns the running texts and points of each letter.
func paragraphsOf(a *article.Article) (found []string) {
	text := ""
	for _, b := range append(a.Blocks, article.NewPage{}) {
		switch b := b.(type) {
		case article.Paragraph:
			text += b.Text + "\n"
		case article.List:
			text += strings.Join(b.Items, "\n") + "\n"
		case article.NewPage:
			found = append(found, text)
			text = ""
		}
	}
	return found
}

func TestEachReaderGetsOneLetter(t *testing.T) {
	r := sampleFor(t, program.Partners)
	r.Now = time.Date(2023, 7, 3, 9, 0, 0, 0, time.UTC)
	for _, kind := range Letters() {
		r.Options = request.Options{
			LetterOption: string(kind),
			TextOption:   "{dear} {name} {meeting} {today} {first name}",
		}
		readers := Readers(r)
		a, err := LettersOf(t.Context(), r)
		if err != nil || len(readers) == 0 {
			t.Fatalf("%s: %d readers, %v", kind, len(readers), err)
		}
		all := paragraphsOf(a)
		if len(all) != len(readers) {
			t.Fatalf("%s: %d letters for %d readers", kind, len(all), len(readers))
		}
		seen := map[program.ID]bool{}
		for i, reader := range readers {
			if seen[reader.ID()] || !strings.Contains(all[i], reader.Name()) {
				t.Errorf("%s: the letter to %s: %s", kind, reader.Name(), all[i])
			}
			seen[reader.ID()] = true
		}
	}
}

func TestAnOwnTextReplacesTheReadyOne(t *testing.T) {
	r := sampleFor(t, program.Partners)
	r.Options = request.Options{LetterOption: string(Thanks)}
	p := r.Edition.With(func(next *program.Program) {
		next.Letters = next.Letters.With(program.LetterText{Letter: string(Thanks), Language: "en", Text: "Own {name}"})
	})
	r.Edition = edition.For(p, program.Partners)
	if got := LetterText(r); got != "Own {name}" {
		t.Errorf("got %q", got)
	}
	r.Language = "fr"
	if got := LetterText(r); got != Thanks.Ready("fr") {
		t.Errorf("the French text is %q", got)
	}
	r.Options[TextOption] = "typed"
	if got := LetterText(r); got != "typed" {
		t.Errorf("got %q", got)
	}
}

func TestALetterIsInTheLanguageOfItsReader(t *testing.T) {
	r := sampleFor(t, program.Partners)
	r.Options = request.Options{
		LetterOption: string(AwardeeThanks), TextOption: "Typed for {name}", "own-language": "yes",
	}
	a, err := LettersOf(t.Context(), r)
	if err != nil {
		t.Fatal(err)
	}
	all := paragraphsOf(a)
	for i, reader := range Readers(r) {
		want := "Typed for " + reader.Name()
		if own := page.OwnLanguage(r, reader.Person.Languages); !own.Is(r.Language) {
			want = own.Text("list.dear", locale.Values{"Name": reader.Name()})
		}
		if !strings.Contains(all[i], want) {
			t.Errorf("the letter to %s has no %q:\n%s", reader.Name(), want, all[i])
		}
	}
}
