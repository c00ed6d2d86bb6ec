package paper_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"image/png"
	"io"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/pdfcpu/pdfcpu/pkg/api"

	"laurel/app/paper/book"
	"laurel/app/request"
	"laurel/assets"
	"laurel/data/locale"
	"laurel/data/program"
	"laurel/data/program/edition"
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

func programBook(t testing.TB, p *program.Program, audience program.Audience, changes ...change) []byte {
	t.Helper()
	return printed(t, book.Program, edition.For(p, audience), changes...)
}

// sound fails where qpdf or pdfcpu find fault with a file.
func sound(t testing.TB, pdf []byte) {
	t.Helper()
	if err := api.Validate(bytes.NewReader(pdf), nil); err != nil {
		t.Error("pdfcpu:", err)
	}
	run(t, pdf, "qpdf", "--check", "FILE")
}

// scheduleMakers are the makers of documents about the schedule, by name.
var scheduleMakers = map[string]request.Maker{
	"book": book.Program, "daily sheets": book.Daily, "week grids": book.Week,
	"personal schedules": func(ctx context.Context, w io.Writer, r request.Request) error {
		r.People = someOf(r.Edition) // they are all alike, and many
		return book.Personal(ctx, w, r)
	},
}

// someOf returns four people of an edition.
func someOf(e *edition.Edition) (some []program.ID) {
	for _, p := range e.People[:min(len(e.People), 4)] {
		some = append(some, p.ID)
	}
	return some
}

func TestEveryScheduleIsSoundAndTheSameEveryTime(t *testing.T) {
	soundAndTheSame(t, scheduleMakers, program.Participants, 72)
}

// soundAndTheSame makes each document of the sample in every language and of other programs in one language each, those
// of odd texts twice.
func soundAndTheSame(t *testing.T, makers map[string]request.Maker, audience program.Audience, meetings int) {
	t.Helper()
	usual := edition.For(sample(t), audience)
	one, many := edition.For(delegation(1, 1), audience), edition.For(delegation(16, meetings), audience)
	languages := locale.Languages()
	for turn, name := range slices.Sorted(maps.Keys(makers)) {
		write := func(t *testing.T, e *edition.Edition, n int) []byte {
			paper, language := request.Papers()[n%2], languages[n%len(languages)]
			return printed(t, makers[name], e, inLanguage(language), onPaper(paper), today)
		}
		t.Run(name, func(t *testing.T) {
			for n := range languages {
				run(t, write(t, usual, n), "qpdf", "--check", "FILE")
			}
			sound(t, write(t, one, turn))
			sound(t, write(t, many, turn+1))
			odd := edition.For(naughty(t), audience)
			first := write(t, odd, turn+2)
			sound(t, first)
			if !bytes.Equal(first, write(t, odd, turn+2)) {
				t.Error("the same program gave other bytes")
			}
		})
	}
}

// wordBox is a word on a page as poppler finds it, in points from the top left.
type wordBox struct {
	left, top, right, bottom float64
	word                     string
}

var (
	pageTag = regexp.MustCompile(`<page width="([\d.]+)" height="([\d.]+)">`)
	wordTag = regexp.MustCompile(
		`<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*)</word>`,
	)
)

// wordsOf returns the words of each page with the size of the pages.
func wordsOf(t testing.TB, pdf []byte) (pages [][]wordBox, width, height float64) {
	t.Helper()
	number := func(s string) float64 {
		f, err := strconv.ParseFloat(s, 64)
		if err != nil {
			t.Fatal(err)
		}
		return f
	}
	for _, part := range strings.Split(run(t, pdf, "pdftotext", "-bbox", "FILE", "-"), "</page>") {
		tag := pageTag.FindStringSubmatch(part)
		if tag == nil {
			continue
		}
		width, height = number(tag[1]), number(tag[2])
		var page []wordBox
		for _, w := range wordTag.FindAllStringSubmatch(part, -1) {
			page = append(page, wordBox{number(w[1]), number(w[2]), number(w[3]), number(w[4]), w[5]})
		}
		pages = append(pages, page)
	}
	return pages, width, height
}

func TestNothingOverlapsOrIsCutOff(t *testing.T) {
	long := delegation(3, 40)
	long.People[1].Bio = paragraph(3000)
	long.Meetings[2].Note = paragraph(1500)
	for i := range 30 { // a day of thirty items
		start := at(12, 6, 0).AddMinutes(31 * i)
		long.Meetings = append(long.Meetings, &program.Meeting{
			ID: program.ID(fmt.Sprintf("full%d", i)), Stop: "east", Kind: program.Activity,
			Title: fmt.Sprintf("Full item %d", i), Start: start, End: start.AddMinutes(30),
		})
	}
	// poppler's boxes of glyphs drawn as outlines are not those of their ink
	plain := func(p *program.Program) *program.Program {
		for i, person := range p.People {
			person.Given, person.Family, person.OwnName = "Ana", fmt.Sprintf("Example%d", i), ""
		}
		return p
	}
	for what, p := range map[string]*program.Program{
		"a long day": plain(long), "many people": plain(delegation(30, 72)),
	} {
		for name, maker := range scheduleMakers {
			for _, sheet := range request.Papers() {
				if what == "many people" && sheet == request.A4 {
					continue
				}
				t.Run(fmt.Sprintf("%s of %s on %s", name, what, sheet), func(t *testing.T) {
					pages, width, height := wordsOf(
						t,
						printed(t, maker, edition.For(p, program.Internal), onPaper(sheet)),
					)
					for number, page := range pages {
						checkPage(t, number+1, page, width, height)
					}
				})
			}
		}
	}
}

// checkPage fails where a word leaves the page or lies on another one.
func checkPage(t *testing.T, number int, page []wordBox, width, height float64) {
	t.Helper()
	for i, a := range page {
		if a.left < 20 || a.right > width-20 || a.top < 10 || a.bottom > height-10 {
			t.Fatalf(
				"page %d: %q stands at %.0f to %.0f, %.0f to %.0f of %.0f by %.0f",
				number,
				a.word,
				a.left,
				a.right,
				a.top,
				a.bottom,
				width,
				height,
			)
		}
		for _, b := range page[i+1:] {
			across := min(a.right, b.right) - max(a.left, b.left)
			down := min(a.bottom, b.bottom) - max(a.top, b.top)
			if least := min(a.bottom-a.top, b.bottom-b.top); across > 1 && down > 0.45*least {
				t.Fatalf("page %d: %q and %q lie on each other", number, a.word, b.word)
			}
		}
	}
}

func TestTheBookHasEverythingAndItsContentsLeadThere(t *testing.T) {
	p := delegation(10, 24)
	pdf := programBook(t, p, program.Internal)
	text := textOf(t, pdf)
	for _, m := range p.Meetings {
		if !strings.Contains(text, m.Title) {
			t.Errorf("%q is not in the book", m.Title)
		}
	}
	for _, person := range p.People {
		for _, name := range []string{person.ItineraryName(), person.OwnName} {
			if !strings.Contains(text, strings.Join(strings.Fields(name), " ")) {
				t.Errorf("%q cannot be found in the book", name)
			}
		}
	}
	for _, words := range []string{
		"Contents", "Contacts and emergency", "The week at a glance", "Wednesday 10 June 2026",
		"Times are those of Boston (EDT)", "Times are those of Seattle (PDT)",
		"Getting there: by van", "Entrance on the side.", "Contact: Noor Specimen, Senior Fellow",
		"Studies invented things.", "Hosts and organisations", "Notes",
		"911", "+1 202-555-0100",
	} {
		if !strings.Contains(text, words) {
			t.Errorf("the book does not say %q", words)
		}
	}
	if n := strings.Count(text, "Studies invented things."); n != 1 {
		t.Errorf("the organisation is described %d times, want once, where it is first met", n)
	}
	checkContents(t, pdf)
}

// checkContents compares the numbers of the contents with the pages of the headings.
func checkContents(t *testing.T, pdf []byte) {
	t.Helper()
	pages := strings.Split(run(t, pdf, "pdftotext", "-layout", "-enc", "UTF-8", "FILE", "-"), "\f")
	line := regexp.MustCompile(`^\s*(\S.*?\S)\s{2,}(\d+)\s*$`)
	checked := 0
	for _, l := range strings.Split(pages[1], "\n") {
		found := line.FindStringSubmatch(l)
		if found == nil {
			continue
		}
		number, err := strconv.Atoi(found[2])
		if err != nil || number < 1 || number > len(pages) || !strings.Contains(pages[number-1], found[1]) {
			t.Errorf("the contents send to page %s for %q, which is not there", found[2], found[1])
		}
		checked++
	}
	if checked < 15 {
		t.Errorf("only %d lines of the contents were found", checked)
	}
}

func TestTheOutlineLeadsToEveryPart(t *testing.T) {
	marks, err := api.Bookmarks(bytes.NewReader(programBook(t, delegation(3, 24), program.Participants)), nil)
	if err != nil {
		t.Fatal(err)
	}
	var titles []string
	for _, m := range marks {
		titles = append(titles, fmt.Sprintf("%s+%d", m.Title, len(m.Kids)))
	}
	// each stop holds its contacts, its week and its days
	want := "Contents+0 | Boston, United States+8 | Seattle, United States+8 | Participants+0 | " +
		"Hosts and organisations+0 | Notes+0"
	if got := strings.Join(titles, " | "); got != want {
		t.Errorf("the outline is %s, want %s", got, want)
	}
}

func TestTheDaysWorkIsClosedAfterItsLastProfessionalMeeting(t *testing.T) {
	p := delegation(2, 0)
	item := func(id string, kind program.Kind, hour int) *program.Meeting {
		return &program.Meeting{
			ID:    program.ID(id),
			Stop:  "east",
			Kind:  kind,
			Title: "Item " + id,
			Start: at(11, hour, 0),
			End:   at(11, hour+1, 0),
		}
	}
	p.Meetings = []*program.Meeting{
		item(
			"one",
			program.Appointment,
			9,
		), item("two", program.Meal, 12), item("three", program.Ceremony, 15), item("four", program.Meal, 19),
	}
	text := textOf(t, programBook(t, p, program.Participants, option("parts", string(book.Days))))
	const closing = "Professional meetings are concluded for the day."
	after, before := strings.LastIndex(text, "Item three"), strings.LastIndex(text, "Item four")
	if at := strings.Index(text, closing); strings.Count(text, closing) != 1 || at < after || at > before {
		t.Errorf("the closing sentence stands at %d, want once between %d and %d", at, after, before)
	}
}

func TestWhoAttendsIsShownWhereItIsNotEveryone(t *testing.T) {
	p := delegation(3, 3)
	names := []string{"Ana Ejemplo", "Ben Muestra", "Cleo Prova"}
	for i, name := range names {
		p.People[i].Given, p.People[i].Family, _ = strings.Cut(name, " ")
	}
	p.Meetings[0].Selected, p.Meetings[0].Attendees = true, []program.ID{p.People[0].ID, p.People[1].ID}
	p.Meetings[1].Excused = []program.ID{p.People[2].ID}
	p.Meetings[2].Interpreters = []program.ID{p.People[1].ID}
	text := textOf(t, programBook(t, p, program.Participants, option("parts", string(book.Days))))
	for _, words := range []string{
		"For: Ana EJEMPLO and Ben MUESTRA", "For everyone but: Cleo PROVA", "Interpreter: Ben MUESTRA",
	} {
		if !strings.Contains(text, words) {
			t.Errorf("the book does not say %q", words)
		}
	}
	if n := strings.Count(text, "For: ") + strings.Count(text, "For everyone but: "); n != 2 {
		t.Errorf("it is told %d times who attends, want twice", n)
	}
}

func TestTheStopShowsWhoIsThereForAPartOfIt(t *testing.T) {
	p := delegation(4, 1)
	for i, stay := range []program.Stay{
		{Stop: "east"},
		{Stop: "east", From: june(12)},
		{Stop: "east", From: june(10), Until: june(14)},
		{Stop: "east", Absent: true},
	} {
		p.People[i].Given, p.People[i].Family, p.People[i].Stays = "Ana", fmt.Sprintf(
			"Ejemplo%d",
			i,
		), []program.Stay{
			stay,
		}
	}
	text := textOf(t, programBook(t, p, program.Participants, option("parts", string(book.Contacts))))
	for _, words := range []string{
		"Ana EJEMPLO1: from Fri 12 Jun", "Ana EJEMPLO2: until Sun 14 Jun", "Ana EJEMPLO3: not in this city",
	} {
		if !strings.Contains(text, words) {
			t.Errorf("the book does not say %q", words)
		}
	}
	if strings.Contains(text, "EJEMPLO0:") {
		t.Error("someone who is there all the time is named as if not")
	}
}

func TestItemsOverMidnightAreShownOnBothDays(t *testing.T) {
	p := delegation(1, 0)
	p.Meetings = []*program.Meeting{
		{
			ID:    "night",
			Stop:  "east",
			Kind:  program.Activity,
			Title: "Night walk",
			Start: at(11, 22, 30),
			End:   at(12, 0, 45),
		},
	}
	days := textOf(t, programBook(t, p, program.Participants, option("parts", string(book.Days))))
	for _, words := range []string{"Night walk", "(Fri 12 Jun)", "Continued from Thu 11 Jun", "12:45"} {
		if !strings.Contains(days, words) {
			t.Errorf("the days do not say %q", words)
		}
	}
	grid := printed(t, book.Week, edition.For(p, program.Participants), inStops("east"))
	if text := textOf(t, grid); strings.Count(text, "Night walk") != 2 || !strings.Contains(text, "(continued)") {
		t.Errorf("the grid shows the walk otherwise than on two days: %s", text)
	}
}

func TestWhatWasDeclinedIsNotPrinted(t *testing.T) {
	p := delegation(1, 2)
	p.Meetings[1].Status, p.Meetings[1].Title = program.Declined, "Declined visit"
	for name, maker := range scheduleMakers {
		if text := textOf(t, printed(t, maker, edition.For(p, program.Internal))); strings.Contains(
			text,
			"Declined visit",
		) ||
			!strings.Contains(text, "Item number 0") {
			t.Errorf("%s: a declined visit is printed, or a planned one is not", name)
		}
	}
}

func TestConsentDecidesBetweenPhotoAndInitials(t *testing.T) {
	var face bytes.Buffer
	if err := png.Encode(&face, image.NewGray(image.Rect(0, 0, 40, 50))); err != nil {
		t.Fatal(err)
	}
	for _, answer := range []program.Answer{program.Yes, program.Unknown, program.No} {
		p := delegation(1, 1)
		p.People[0].Bio = "Founded the invented night shelter of Exampletown."
		p.People[0].Photo, p.People[0].Consent = program.PhotoIDOf(
			face.Bytes(),
		), program.Consent{
			Name:  answer,
			Photo: answer,
			Story: answer,
		}
		pdf := programBook(t, p, program.Participants, withPhotos(portraits(face.Bytes())))
		text := textOf(t, pdf)
		may := answer == program.Yes
		if shown := bytes.Contains(pdf, []byte("/Subtype /Image")); shown != may {
			t.Errorf("consent %q: a photo is shown: %v", answer, shown)
		}
		if shown := strings.Contains(text, p.People[0].ItineraryName()); shown != may {
			t.Errorf("consent %q: the name is shown: %v", answer, shown)
		}
		if shown := strings.Contains(text, "night shelter of Exampletown"); shown != may {
			t.Errorf("consent %q: the biography is shown: %v", answer, shown)
		}
	}
}

func TestAPhotoThatCannotBeReadIsReportedByName(t *testing.T) {
	p := delegation(1, 1)
	p.People[0].Photo = "a"
	var pdf bytes.Buffer
	err := book.Program(
		context.Background(),
		&pdf,
		asked(edition.For(p, program.Internal), withPhotos(portraits("no picture"))),
	)
	if err == nil || !strings.Contains(err.Error(), "the photo of Ana") {
		t.Errorf("got %v", err)
	}
}

func TestPartsOfTheBookMayBeLeftOut(t *testing.T) {
	p := delegation(2, 10)
	headings := map[book.Part]string{
		book.Contacts: "Contacts and emergency", book.Glance: "The week at a glance",
		book.Days:          "What this visit is about",
		book.Organisations: "Hosts and organisations", book.Notes: "Notes",
		book.People: "coordinates the work of agencies and shelters so that those who were harmed are heard and " +
			"helped in their own language coordinates",
	}
	for _, part := range book.Parts() {
		if part == book.People || part == book.Notes {
			if pages := pagesOf(programBook(t, p, program.Participants, option("parts", string(part)))); pages > 4 {
				t.Errorf("a book of %s has %d pages, as if it showed the stops too", part, pages)
			}
		}
		text := textOf(t, programBook(t, p, program.Participants, option("parts", string(part))))
		for other, heading := range headings {
			if found := strings.Contains(text, heading); found != (other == part) &&
				(other != book.People || part != book.Days) {
				t.Errorf("a book of %s: %s is in it: %v", part, other, found)
			}
		}
	}
}

func TestABookStopsWhenItIsCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	var pdf bytes.Buffer
	seen := 0
	err := book.Program(
		ctx,
		&pdf,
		asked(edition.For(delegation(5, 30), program.Internal), watched(func(done, total int) {
			if seen = done; done > total {
				t.Errorf("%d of %d done", done, total)
			}
			cancel()
		})),
	)
	if !errors.Is(err, context.Canceled) || seen == 0 || pdf.Len() > 0 {
		t.Errorf("got %v after %d, with %d bytes written", err, seen, pdf.Len())
	}
}

func TestAnEmptyProgramIsNotPrinted(t *testing.T) {
	empty := edition.For((&program.Program{ID: program.NewID(), Name: "Empty"}), program.Internal)
	for name, maker := range scheduleMakers {
		if err := maker(t.Context(), io.Discard, asked(empty)); !errors.Is(err, request.ErrNoSchedule) &&
			!errors.Is(err, request.ErrNobody) {
			t.Errorf("%s: got %v", name, err)
		}
	}
}
