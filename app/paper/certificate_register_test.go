package paper_test

import (
	"regexp"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"laurel/app/paper/certificate"
	"laurel/data/civil"
	"laurel/data/program"
	"laurel/data/program/edition"
)

func TestASerialNumberIsReadAsPeopleTypeItAndCheckedBySign(t *testing.T) {
	p := awards(0)
	rapid.Check(t, func(t *rapid.T) {
		person := awardee(rapid.IntRange(0, 99999).Draw(t, "person"), "A", "B", "", "")
		year, copyNumber := rapid.SampledFrom([]int{0, 1987, 2026}).
			Draw(t, "year"),
			rapid.IntRange(1, 40).
				Draw(t, "copy")
		serial := p.Serial(person.ID, program.AwardCertificate, year, copyNumber)
		typed := rapid.SampledFrom([]func(string) string{
			func(s string) string { return s }, strings.ToLower, func(s string) string { return " No. " + s + "\n" },
			func(s string) string { return strings.ReplaceAll(s, "-", " – ") },
			func(s string) string { return strings.NewReplacer("0", "o", "1", "l").Replace(s[min(5, len(s)):]) },
		}).Draw(t, "typing")(serial)
		read, fits := program.CheckSerial(typed)
		if whole := strings.HasSuffix(serial, read) && len(read) < len(serial); !whole && (read != serial || !fits) {
			t.Fatalf("%q, typed as %q, was read as %q (fits: %v)", serial, typed, read, fits)
		}
		// One wrong sign among the eight is always noticed.
		signs := regexp.MustCompile(`[0-9A-Z]{4}-[0-9A-Z]{4}-`).
			FindStringIndex(serial[max(0, strings.Index(serial, "-")-4):])
		at := signs[0] + rapid.SampledFrom([]int{0, 1, 2, 3, 5, 6, 7, 8}).Draw(t, "place")
		if year > 0 {
			at += 5
		}
		other := rapid.SampledFrom([]byte("0123456789ABCDEFGHJKMNPQRSTVWXYZ")).Draw(t, "sign")
		if serial[at] != other {
			if _, fits := program.CheckSerial(serial[:at] + string(other) + serial[at+1:]); fits {
				t.Fatalf("%q with %c at %d still fits", serial, other, at)
			}
		}
	})
	for _, nonsense := range []string{"", "hello", "2026-7K3M", "2026-UUUU-UUUU-U", "2026-7K3M-Q0TA-X-Y-Z"} {
		if _, fits := program.CheckSerial(nonsense); fits {
			t.Errorf("%q was taken for a serial number", nonsense)
		}
	}
}

func TestTheRegisterNotesWhatWasHandedOutOnce(t *testing.T) {
	ana, layla := everyScript()[0], everyScript()[3]
	p := awards(1, ana, layla)
	changes := []change{today, option("design", "modern"), option("second", "es")}
	first := certificate.Issues(asked(edition.For(p, program.Internal), changes...))
	if len(first) != 2 || first[0].Person != ana.ID ||
		first[0].Serial != p.Serial(ana.ID, program.AwardCertificate, 2026, 1) ||
		first[0].On != civil.DateOf(now) {
		t.Fatalf("noted %+v", first)
	}
	for _, want := range []string{
		"Courage Awards 2026", "Layla Mithal", "ليلى مثال", citation, "otorgado a", "Robin Example, Program Director",
	} {
		if !strings.Contains(first[1].Text, want) {
			t.Errorf("the entry does not say %q:\n%s", want, first[1].Text)
		}
	}
	if err := first[1].Validate(); err != nil {
		t.Error(err)
	}
	noted := p.With(func(next *program.Program) { next.Issues = first })
	if again := certificate.Issues(asked(edition.For(noted, program.Internal), changes...)); len(again) != 0 {
		t.Errorf("the same certificates were noted again: %+v", again)
	}
	changes = with(changes, on(now.AddDate(0, 0, 1)), option("second", ""))
	other := certificate.Issues(asked(edition.For(noted, program.Internal), changes...))
	if len(other) != 2 || other[0].ID != first[0].ID || other[0].Serial != first[0].Serial ||
		other[0].Text == first[0].Text {
		t.Errorf("other words under the same number gave %+v", other)
	}
}

func TestACertificateThatWasReissuedOrVoidedGetsAnotherNumber(t *testing.T) {
	ana := everyScript()[0]
	p := awards(1, ana)
	first := certificate.Issues(asked(edition.For(p, program.Internal), today))
	p = p.With(func(next *program.Program) { next.Issues = first })

	second := p.Register().Reissued(first[0])
	if _, fits := program.CheckSerial(second.Serial); !fits || !strings.Contains(second.Serial, "-2-") ||
		second.Replaces != first[0].ID {
		t.Fatalf("reissued as %+v", second)
	}
	p = p.With(func(next *program.Program) { next.Issues = []*program.Issue{first[0], second} })
	if p.Register().State(first[0]) != program.Replaced || p.Register().State(second) != program.Issued {
		t.Errorf("states are %s and %s", p.Register().State(first[0]), p.Register().State(second))
	}
	for _, audience := range program.Audiences() { // every edition prints the number that holds
		if text := textOf(t, printed(t, certificate.Make, edition.For(p, audience), today)); !strings.Contains(
			text,
			second.Serial,
		) ||
			strings.Contains(text, first[0].Serial) {
			t.Errorf("for %s the page says %q, want %s", audience, text, second.Serial)
		}
	}
	made := certificate.Issues(asked(edition.For(p, program.Internal), today))
	if len(made) != 1 || made[0].ID != second.ID || made[0].On.IsZero() || made[0].Replaces != first[0].ID {
		t.Errorf("printing the reissued one notes %+v", made)
	}

	void := *made[0]
	void.VoidedOn, void.Reason = civil.DateOf(now), "Misspelt"
	p = p.With(func(next *program.Program) { next.Issues = []*program.Issue{first[0], &void} })
	third := certificate.Issues(asked(edition.For(p, program.Internal), today))
	if len(third) != 1 || !strings.Contains(third[0].Serial, "-3-") || third[0].Replaces != "" {
		t.Errorf("after a void one comes %+v", third)
	}
}

func TestACertificateUnderAnAliasHasNoNumber(t *testing.T) {
	hidden := awardee(31, "Verysecret", "Hiddenname", "", "")
	hidden.Alias, hidden.Consent = "Defender One", program.Consent{}
	p := awards(1, hidden)
	serial := p.Serial(hidden.ID, program.AwardCertificate, 2026, 1)
	p.Issues = []*program.Issue{{ID: program.NewID(), Serial: serial, Person: hidden.ID, Kind: "award"}}
	for _, design := range certificate.Designs() {
		made := printed(t, certificate.Make, edition.For(p, program.Public), option("design", design))
		if text := textOf(t, made); strings.Contains(text, serial[5:]) || !strings.Contains(text, "Defender One") {
			t.Errorf("%s: the page says %q", design, text)
		}
	}
	if notes := certificate.Issues(asked(edition.For(p, program.Public))); len(notes) != 0 {
		t.Errorf("noted %+v", notes)
	}
}

func TestTwoLanguagesAreSideBySide(t *testing.T) {
	p := awards(3, everyScript()...)
	p.Award.PresentedBy, p.Award.PresentedBySecond = "the Example Foundation", "la Fondation Exemple"
	for _, design := range certificate.Designs() {
		two := certificates(t, p, option("design", design), option("kind", "attendance"), option("second", "fr"))
		for i, page := range textsOf(t, two) {
			for _, want := range []string{
				"presented by the Example Foundation to", "décerné par la Fondation Exemple à",
				"Miami, 24 June 2026", "Miami, le 24 juin 2026",
			} {
				if !strings.Contains(page, want) {
					t.Errorf("%s, %s: %q is not found in %q", design, p.People[i].DisplayName(), want, page)
				}
			}
		}
	}
	p.People = p.People[:1]
	award := textOf(t, certificates(t, p, inLanguage("es"), option("second", "es-PE")))
	if strings.Count(award, "otorgado por") != 1 {
		t.Errorf("one language twice: %q", award)
	}
}

func TestACitationInOneLanguageIsPrintedOnce(t *testing.T) {
	p := awards(2, everyScript()[0])
	text := strings.ToUpper(textOf(t, certificates(t, p, option("second", "es"), on(time.Time{}))))
	if strings.Count(text, "FOR LEADING INVESTIGATIONS") != 1 ||
		!strings.Contains(text, "CERTIFICATE OF RECOGNITION") ||
		!strings.Contains(text, "CERTIFICADO DE RECONOCIMIENTO") {
		t.Errorf("the page says %q", text)
	}
}
