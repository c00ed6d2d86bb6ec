package paper_test

import (
	"bytes"
	"image"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"laurel/app/paper/card"
	"laurel/app/paper/certificate"
	"laurel/app/paper/list"
	"laurel/app/request"
	"laurel/data/program"
	"laurel/data/program/edition"
)

// The name "Ana" and the title have one place on all certificates, whatever else is on them.
func TestTitleAndNameHaveOnePlaceOnEveryCertificate(t *testing.T) {
	plain := awardee(1, "Ana", "Short", "", "")
	plain.Citation = "For courage."
	wordy := awardee(2, "Ana", "Long", "", "")
	wordy.Citation = paragraph(90)
	silent := awardee(3, "Ana", "Silent", "", "")
	silent.Citation = ""
	p := awards(2, plain, wordy, silent)
	p.Award.Title, p.Award.TitleSecond = "Example Award", "Prix Exemple"
	for _, design := range certificate.Designs() {
		for _, second := range []string{"none", "fr"} {
			pages, _, _ := wordsOf(t, certificates(t, p, option("design", string(design)), option("second", second)))
			for _, word := range []string{"Ana", "presented"} {
				if one, two, three := topOf(pages[0], word), topOf(pages[1], word), topOf(pages[2], word); one == 0 ||
					one != two || one != three {
					t.Errorf("%s, %s: %q is at %.1f, %.1f and %.1f", design, second, word, one, two, three)
				}
			}
		}
	}
}

// topOf returns where a word begins on a page, from the top.
func topOf(page []wordBox, word string) float64 {
	for _, w := range page {
		if w.word == word {
			return w.top
		}
	}
	return 0
}

func TestBadgesShowWhatIsChosen(t *testing.T) {
	p := delegation(3, 0)
	p.People[0].Role = program.Interpreter
	p.People[0].Languages = []program.Spoken{{Language: "ar"}, {Language: "en"}}
	p.People[1].Position = "Inspector"
	e := edition.For(p, program.Internal)
	if text := textOf(t, printed(t, card.Badges, e)); !strings.Contains(text, "Arabic, English") ||
		strings.Contains(text, "Inspector") {
		t.Errorf("the badges say %q", text)
	}
	more := printed(t, card.Badges, e, option("position", "yes"), option("blanks", "6"))
	if text := textOf(t, more); pagesOf(more) != 3 || !strings.Contains(text, "Inspector") ||
		strings.Count(text, "GUEST") != 6 {
		t.Errorf("with blank ones there are %d pages: %q", pagesOf(more), text)
	}
}

// What was chosen is read before the badges are drawn: the sponsor's logo on each, a photo of who has not refused.
func TestBadgesShowTheLogoAndThePhotosThatAreChosen(t *testing.T) {
	var face bytes.Buffer
	if err := png.Encode(&face, image.NewGray(image.Rect(0, 0, 30, 40))); err != nil {
		t.Fatal(err)
	}
	p := delegation(3, 0)
	p.Logo, p.People[0].Photo, p.People[1].Photo = "logo", "one", "two"
	p.People[1].Consent.Photo = program.No
	shown := album{"logo": face.Bytes(), "one": face.Bytes(), "two": []byte("no picture")}
	e := edition.For(p, program.Internal)
	for _, size := range card.BadgeSizes() {
		without := printed(t, card.Badges, e, option("size", size), withPhotos(shown))
		logo := printed(t, card.Badges, e, option("size", size), option("logo", "yes"), withPhotos(shown))
		both := printed(t, card.Badges, e, option("size", size), option("logo", "yes"), option("photo", "yes"),
			withPhotos(shown))
		for want, pdf := range [][]byte{without, logo, both} {
			drawn := drawnPictures(t, pdf)
			if wanted := []int{0, 3, 4}[want]; drawn != wanted {
				t.Errorf("%s badges show %d pictures, not %d", size, drawn, wanted)
			}
		}
	}
}

// drawnPictures counts the pictures that pages show.
func drawnPictures(t *testing.T, pdf []byte) int {
	t.Helper()
	file := filepath.Join(t.TempDir(), "badges.pdf")
	if err := os.WriteFile(file, pdf, 0o600); err != nil {
		t.Fatal(err)
	}
	list, err := exec.CommandContext(t.Context(), "pdfimages", "-list", file).Output()
	if err != nil {
		t.Fatal(err)
	}
	const heading = 2
	return strings.Count(string(list), "\n") - heading
}

// A label for each bag that is known, the usual number for everybody else.
func TestLuggageLabelsAreAsManyAsTheBags(t *testing.T) {
	one, five, unknown := awardee(1, "Ana", "", "", ""), awardee(2, "Eva", "", "", ""), awardee(3, "Ben", "", "", "")
	one.Bags, five.Bags = 1, 5
	p := awards(0, one, five, unknown)
	text := textOf(t, printed(t, card.Labels, edition.For(p, program.Partners), option("bags", "2")))
	for _, wanted := range []string{"Bag 1 of 1", "Bag 5 of 5", "Bag 2 of 2"} {
		if strings.Count(text, wanted) != 1 {
			t.Errorf("%q is not found once in %q", wanted, text)
		}
	}
	if strings.Count(text, "Bag ") != 1+5+2 {
		t.Errorf("there are labels for %d bags", strings.Count(text, "Bag "))
	}
}

// Telephone and confirmation numbers and long names are whole, and the hotel reads when guests come and what they need.
func TestNoNumberOrNameIsBrokenInARoomingList(t *testing.T) {
	p := travellers()
	person := p.People[0]
	person.Family, person.PassportName = "Gebreselassieprova", ""
	person.Stays = []program.Stay{{Stop: "east", Confirmation: "WASH-2026-000012-AB"}}
	person.Access.Text = "step-free room"
	person.Arrival = program.Flight{At: at(10, 15, 5)}
	text := textOf(t, printed(t, list.Rooming, edition.For(p, program.Partners), inStops("east")))
	for _, wanted := range []string{"GEBRESELASSIEPROVA", "WASH-2026-000012-AB", "free room", "3:05"} {
		if !strings.Contains(text, wanted) {
			t.Errorf("%q is not found in %q", wanted, text)
		}
	}
}

// What does not fit on a card is reported with whose card it is.
func TestWhatDoesNotFitIsReported(t *testing.T) {
	p := delegation(2, 0)
	p.People[0].Medical.Text = strings.Repeat(paragraph(40)+" ", 3)
	var cut []*program.Person
	watch := func(r *request.Request) {
		r.OnCut = func(p *program.Person, _ string) { cut = append(cut, p) }
	}
	printed(t, card.Emergency, edition.For(p, program.Internal), watch)
	if len(cut) == 0 || cut[0] != p.People[0] {
		t.Errorf("reported %v", cut)
	}
}
