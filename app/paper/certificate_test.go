package paper_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"laurel/app/paper/certificate"
	"laurel/app/request"
	"laurel/data/civil"
	"laurel/data/program"
	"laurel/data/program/edition"
)

var now = time.Date(2026, 7, 1, 12, 0, 0, 0, time.UTC)

const citation = "for leading investigations that joined agencies, civil society and media"

// awardee is an invented person with consent to everything.
func awardee(n int, given, family, own, language string) *program.Person {
	return &program.Person{
		ID: program.ID(
			fmt.Sprintf("0187d68b-38c8-7001-8af1-%012d", n),
		), Role: program.Awardee, Given: given, Family: family, OwnName: own,
		OwnNameLanguage: language, Citation: citation,
		Consent: program.Consent{Name: program.Yes, Photo: program.Yes, Story: program.Yes},
	}
}

// everyScript is one awardee for each way of writing that matters to us.
func everyScript() []*program.Person {
	return []*program.Person{
		awardee(1, "Ana", "Example", "", ""),
		awardee(2, "Q", "", "", ""),
		awardee(
			3,
			"Maria Fernanda de los Ángeles Guadalupe Concepción",
			"Fernández de Córdoba y Martínez-Bordiú von Hohenstein-Example, the Younger",
			"",
			"",
		),
		awardee(4, "Layla", "Mithal", "ليلى مثال", "ar"),
		awardee(5, "Zahir", "Namoona", "ظہیر نمونہ", "ur"),
		awardee(6, "Dara", "Kumru", "ដារ៉ា គំរូ", "km"),
		awardee(7, "Maung", "Upama", "မောင်မောင် ဥပမာ", "my"),
		awardee(8, "Priya", "Udaharan", "प्रिया उदाहरण", "hi"),
		awardee(9, "Dana", "Dugma", "דנה דוגמה", "he"),
		awardee(10, "Олена", "Прикладна", "", "uk"),
	}
}

// awards is a program that gives them awards, with so many signatures.
func awards(signatures int, people ...*program.Person) *program.Program {
	all := []program.Signatory{
		{Name: "Robin Example", Position: "Program Director"},
		{Name: "Jordan Specimen", Position: "Chair of the Award Committee"},
		{Name: "Sam Placeholder", Position: "Director of International Programs and Partnerships"},
		{Name: "Fourth Signatory", Position: "Not printed"},
	}
	return &program.Program{
		ID: "0187d68b-38c8-7001-8af1-aaaaaaaaaaaa", Name: "Courage Awards 2026", Language: "en", People: people,
		Start: civil.Date{
			Year:  2026,
			Month: time.June,
			Day:   10,
		}, End: civil.Date{Year: 2026, Month: time.June, Day: 24},
		Stops: []*program.Stop{{ID: "a", City: "Washington"}, {ID: "b", City: "Boston"}, {ID: "c", City: "Miami"}},
		Award: program.Award{
			Title: "Certificate of Recognition", Place: "Washington",
			Date:        civil.Date{Year: 2026, Month: time.June, Day: 15},
			Signatories: all[:signatures],
		},
	}
}

func certificates(t testing.TB, p *program.Program, changes ...change) []byte {
	t.Helper()
	return printed(t, certificate.Make, edition.For(p, program.Internal), changes...)
}

func run(t testing.TB, pdf []byte, tool string, args ...string) string {
	t.Helper()
	if _, err := exec.LookPath(tool); err != nil {
		t.Skipf("%s is not installed (Debian: poppler-utils, qpdf, zbar-tools)", tool)
	}
	file := filepath.Join(t.TempDir(), "x.pdf")
	if err := os.WriteFile(file, pdf, 0o600); err != nil {
		t.Fatal(err)
	}
	for i, a := range args {
		args[i] = strings.ReplaceAll(a, "FILE", file)
	}
	out, err := exec.Command(tool, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s: %v\n%s", tool, err, out)
	}
	return string(out)
}

var directionMarks = regexp.MustCompile("[\u200e\u200f\u202a-\u202e]")

// textsOf returns the words of each page of a file, less the direction marks that poppler adds, with single spaces.
func textsOf(t testing.TB, pdf []byte) (pages []string) {
	t.Helper()
	text := directionMarks.ReplaceAllString(run(t, pdf, "pdftotext", "-enc", "UTF-8", "FILE", "-"), "")
	for page := range strings.SplitSeq(strings.TrimSuffix(text, "\f"), "\f") {
		pages = append(pages, strings.Join(strings.Fields(page), " "))
	}
	return pages
}

// textOf returns the words of a file as textsOf does.
func textOf(t testing.TB, pdf []byte) string {
	t.Helper()
	return strings.Join(textsOf(t, pdf), " ")
}

func pagesOf(pdf []byte) int { return bytes.Count(pdf, []byte("/Type /Page\n")) }

func TestEveryDesignIsSoundOnEveryPaperWithAnySignatures(t *testing.T) {
	for _, design := range certificate.Designs() {
		for _, sheet := range request.Papers() {
			for signatures := range 5 {
				t.Run(fmt.Sprintf("%s on %s with %d", design, sheet, signatures), func(t *testing.T) {
					p := awards(signatures, everyScript()[2])
					pdf := certificates(t, p, option("design", design), onPaper(sheet), today)
					if pages := pagesOf(pdf); pages != 1 {
						t.Errorf("%d pages for one person", pages)
					}
					run(t, pdf, "qpdf", "--check", "FILE")
				})
			}
		}
	}
}

func TestEveryNameAndWordCanBeFoundOnItsPage(t *testing.T) {
	people := everyScript()
	p := awards(3, people...)
	for _, design := range certificate.Designs() {
		pdf := certificates(t, p, option("design", design), today)
		run(t, pdf, "qpdf", "--check", "FILE")
		if !bytes.Equal(pdf, certificates(t, p, option("design", design), today)) {
			t.Errorf("%s: two writings differ", design)
		}
		pages := textsOf(t, pdf)
		if len(pages) != len(people) {
			t.Fatalf("%s: %d pages for %d people", design, len(pages), len(people))
		}
		for i, person := range people {
			wanted := []string{
				person.OwnName, "presented to", "Washington, 15 June 2026", "Robin Example", "Program Director",
				"Sam Placeholder", p.Serial(person.ID, program.AwardCertificate, 2026, 1),
			}
			wanted = append(wanted, strings.Fields(person.DisplayName())...)
			wanted = append(wanted, strings.Fields(citation)...)
			for _, w := range wanted {
				if !strings.Contains(pages[i], w) {
					t.Errorf("%s, %s: %q is not found in %q", design, person.DisplayName(), w, pages[i])
				}
			}
		}
	}
}

func TestCertificatesAreInTheDocumentsLanguage(t *testing.T) {
	cases := []struct {
		name     string
		changes  []change
		expected []string
	}{
		{
			"an English award",
			nil,
			[]string{"CERTIFICATE OF RECOGNITION", "presented to", "Washington, 15 June 2026", "No. 2026-"},
		},
		{
			"a Spanish award",
			[]change{inLanguage("es")},
			[]string{"otorgado a", "Washington, 15 de junio de 2026", "N.º 2026-"},
		},
		{
			"a French award",
			[]change{inLanguage("fr-CA")},
			[]string{"décerné à", "Washington, le 15 juin 2026", "N° 2026-"},
		},
		{"an English attendance", []change{option("kind", "attendance")}, []string{
			"CERTIFICATE OF ATTENDANCE",
			"taking part in the program Courage Awards 2026 in Washington, Boston and Miami, 10–24 June 2026",
			"Miami, 24 June 2026",
		}},
		{"a Spanish attendance", []change{option("kind", "attendance"), inLanguage("es")}, []string{
			"CERTIFICADO DE PARTICIPACIÓN", "en Washington, Boston y Miami, 10–24 de junio de 2026",
		}},
		{"a French attendance", []change{option("kind", "attendance"), inLanguage("fr")}, []string{
			"ATTESTATION DE PARTICIPATION", "à Washington, Boston et Miami, 10–24 juin 2026",
		}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			text := textOf(t, certificates(t, awards(1, everyScript()[0]), c.changes...))
			for _, w := range c.expected {
				if !strings.Contains(text, w) {
					t.Errorf("%q is not found in %q", w, text)
				}
			}
		})
	}
}

// One file has the certificates of people who speak different languages; an Arabic page is read from the right.
func TestEachCertificateIsInThePersonsOwnLanguage(t *testing.T) {
	people := []*program.Person{awardee(1, "Ana", "Muestra", "", ""), awardee(2, "Layla", "Mithal", "ليلى مثال", "ar")}
	people[0].Languages = []program.Spoken{{Language: "es", Level: program.Native}}
	people[1].Languages = []program.Spoken{{Language: "ar-IQ", Level: program.Native}}
	p := awards(2, people...)
	p.Award.Title, p.Award.PresentedBy = "", ""
	own := certificates(t, p, option("design", "modern"), option("own-language", "yes"), today)
	text := textOf(t, own)
	for _, want := range []string{"CERTIFICADO DE RECONOCIMIENTO", "شهادة تقدير", "تُقدَّم إلى", "Layla Mithal"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is on no page:\n%s", want, text)
		}
	}
	word, _, _ := strings.Cut(p.Name, " ")
	band := regexp.MustCompile(`xMin="([\d.]+)"[^>]*>` + word + `<`)
	at := band.FindAllStringSubmatch(run(t, own, "pdftotext", "-bbox", "FILE", "-"), -1)
	if len(at) != 2 {
		t.Fatalf("the program's name is at %v", at)
	}
	spanish, _ := strconv.ParseFloat(at[0][1], 64) // the pattern matches numbers only
	arabic, _ := strconv.ParseFloat(at[1][1], 64)
	if spanish > 200 || arabic < 590 {
		t.Errorf("the band with the program's name begins at %v in Spanish and at %v in Arabic", spanish, arabic)
	}
}

func TestOnlyTheChosenGetACertificate(t *testing.T) {
	people := everyScript()[:3]
	people[1].Cancelled = true
	guest := awardee(20, "Gus", "Guest", "", "")
	guest.Role = program.Guest
	p := awards(1, append(people, guest)...)
	if n := pagesOf(certificates(t, p)); n != 2 {
		t.Errorf("%d certificates for two awardees who come", n)
	}
	if n := pagesOf(certificates(t, p, forPeople(guest.ID, people[1].ID))); n != 2 {
		t.Errorf("%d certificates for two chosen people", n)
	}
	err := certificate.Make(
		context.Background(),
		&bytes.Buffer{},
		asked(edition.For(p, program.Internal), forPeople("unknown")),
	)
	if !errors.Is(err, request.ErrNobody) {
		t.Errorf("nobody chosen gives %v", err)
	}
}

func TestEachPersonGetsAFileThatNamesNobodyElse(t *testing.T) {
	people := everyScript()
	var names []string
	err := certificate.Each(
		context.Background(),
		asked(edition.For(awards(2, people...), program.Internal)),
		func(p *program.Person, pdf []byte) error {
			names = append(names, p.DisplayName())
			if pagesOf(pdf) != 1 {
				t.Errorf("%s has %d pages", p.DisplayName(), pagesOf(pdf))
			}
			if text := textOf(t, pdf); p != people[0] && strings.Contains(text, "Ana Example") {
				t.Errorf("the file of %s names Ana Example", p.DisplayName())
			}
			return nil
		},
	)
	if err != nil || len(names) != len(people) || names[3] != "Layla Mithal" {
		t.Errorf("made %q, %v", names, err)
	}
}

func TestSavingStopsAtItsFirstError(t *testing.T) {
	full := errors.New("the disk is full")
	calls := 0
	err := certificate.Each(
		context.Background(),
		asked(edition.For(awards(0, everyScript()...), program.Internal)),
		func(*program.Person, []byte) error {
			calls++
			return full
		},
	)
	if !errors.Is(err, full) || calls != 1 {
		t.Errorf("%d calls, %v", calls, err)
	}
}

func TestMakingCertificatesReportsProgressAndCanBeCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	var last [2]int
	progress := watched(func(done, total int) {
		last = [2]int{done, total}
		if done == 4 {
			cancel()
		}
	})
	err := certificate.Make(
		ctx,
		&bytes.Buffer{},
		asked(edition.For(awards(0, everyScript()...), program.Internal), progress),
	)
	if !errors.Is(err, context.Canceled) || last != [2]int{4, 10} {
		t.Errorf("stopped at %v with %v", last, err)
	}
}

func TestCharactersWithoutAFontAreFoundBeforePrinting(t *testing.T) {
	odd := awardee(30, "Ana", "Example", "\U000108A0\U000108A1", "")
	p := awards(1, everyScript()[0], odd)
	p.Award.PresentedBy = "the \U000108A2 office"
	gaps := certificate.Gaps(asked(edition.For(p, program.Internal)))
	if len(gaps) != 2 || gaps[0].Person != "" || string(gaps[0].Characters) != "\U000108A2" ||
		gaps[1].Person != odd.ID ||
		string(gaps[1].Characters) != "\U000108A0\U000108A1" {
		t.Errorf("gaps are %+v", gaps)
	}
}

func TestWhoMayNotBeNamedIsUnderTheAlias(t *testing.T) {
	hidden := awardee(31, "Verysecret", "Hiddenname", "ليلى", "ar")
	hidden.Alias, hidden.Consent = "Defender One", program.Consent{}
	var pdf bytes.Buffer
	r := asked(edition.For(awards(1, hidden), program.Public))
	if err := certificate.Make(context.Background(), &pdf, r); err != nil {
		t.Fatal(err)
	}
	text := textOf(t, pdf.Bytes())
	if !strings.Contains(text, "Defender One") || strings.Contains(text, "Verysecret") ||
		strings.Contains(text, "ليلى") {
		t.Errorf("the page says %q", text)
	}
}

func TestTheCodeContainsTheSerialNumber(t *testing.T) {
	p := awards(3, everyScript()[3])
	for _, design := range certificate.Designs() {
		pdf := certificates(t, p, option("design", design))
		dir := t.TempDir()
		run(t, pdf, "pdftoppm", "-r", "150", "-png", "-singlefile", "FILE", filepath.Join(dir, "page"))
		read := run(t, pdf, "zbarimg", "--nodbus", "--quiet", "--raw", filepath.Join(dir, "page.png"))
		if want := p.Serial(p.People[0].ID, program.AwardCertificate, 2026, 1); !strings.HasSuffix(
			strings.TrimSpace(read),
			want,
		) {
			t.Errorf("%s: the code says %q, wanted %q", design, read, want)
		}
	}
}

func TestSerialNumbersTellPeopleAndKindsApart(t *testing.T) {
	p := awards(0)
	seen := map[string]bool{}
	for i := range 2000 {
		person := awardee(i, "A", "B", "", "")
		for _, kind := range program.CertificateKinds() {
			serial := p.Serial(person.ID, kind, 2026, 1)
			if !regexp.MustCompile(`^2026-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]$`).
				MatchString(serial) {
				t.Fatalf("serial number %q", serial)
			}
			seen[serial] = true
		}
	}
	if len(seen) != 4000 {
		t.Errorf("%d serial numbers for 4000 certificates", len(seen))
	}
}

// album is a source of images.
type album map[program.PhotoID][]byte

func (a album) Photo(_ context.Context, id program.PhotoID) ([]byte, error) {
	if data, ok := a[id]; ok {
		return data, nil
	}
	return nil, errors.New("no such image")
}

func TestSignaturesAndSealAreShownAsImages(t *testing.T) {
	ink := image.NewNRGBA(image.Rect(0, 0, 200, 60))
	for x := range 200 {
		ink.Set(x, 30, color.NRGBA{0, 0, 120, 255})
	}
	var buf bytes.Buffer
	if err := png.Encode(&buf, ink); err != nil {
		t.Fatal(err)
	}
	p := awards(2, everyScript()[:2]...)
	p.Award.Signatories[0].Signature, p.Award.Seal = "sig", "seal"
	for _, design := range certificate.Designs() {
		pdf := certificates(t, p, option("design", design), withPhotos(album{"sig": buf.Bytes(), "seal": buf.Bytes()}))
		if n := bytes.Count(pdf, []byte("/Subtype /Image")); n != 2 { // the picture and its transparency, once
			t.Errorf("%s: %d images in the file", design, n)
		}
		run(t, pdf, "qpdf", "--check", "FILE")
	}
	err := certificate.Make(
		context.Background(),
		&bytes.Buffer{},
		asked(edition.For(p, program.Internal), withPhotos(album{})),
	)
	if err == nil || !strings.Contains(err.Error(), "could not be read") {
		t.Errorf("a missing image gives %v", err)
	}
	err = certificate.Make(
		context.Background(),
		&bytes.Buffer{},
		asked(edition.For(p, program.Internal), withPhotos(album{"sig": []byte("no image"), "seal": buf.Bytes()})),
	)
	if err == nil || !strings.Contains(err.Error(), "PNG, JPEG or GIF") {
		t.Errorf("a broken image gives %v", err)
	}
}

func TestUnknownChoicesAreRefused(t *testing.T) {
	e := edition.For(awards(0, everyScript()...), program.Internal)
	for _, o := range []change{option("design", "baroque"), option("kind", "knighthood")} {
		if r := asked(e, o); certificate.Make(t.Context(), &bytes.Buffer{}, r) == nil {
			t.Errorf("%v was accepted", r.Options)
		}
	}
}

func TestNoNameOrCitationBreaksACertificate(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		person := awardee(
			1,
			rapid.String().Draw(t, "given"),
			rapid.StringN(0, 150, -1).Draw(t, "family"),
			rapid.String().Draw(t, "own"),
			rapid.SampledFrom([]string{"", "ur", "km", "en", "xx"}).Draw(t, "language"),
		)
		person.Citation = strings.Repeat(rapid.String().Draw(t, "citation")+" ", rapid.IntRange(0, 30).Draw(t, "times"))
		if person.DisplayName() == "" {
			t.Skip("nobody without a name")
		}
		var pdf bytes.Buffer
		options := option("design", rapid.SampledFrom(certificate.Designs()).Draw(t, "design"))
		r := asked(edition.For(awards(3, person), program.Internal), options)
		if err := certificate.Make(context.Background(), &pdf, r); err != nil {
			t.Fatal(err)
		}
	})
}
