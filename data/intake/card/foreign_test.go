package card_test

import (
	"context"
	"strings"
	"testing"

	"laurel/data/intake"
	"laurel/data/intake/intaketest"
	"laurel/data/intake/source"
	"laurel/data/program"
)

// picturePNG is a picture of one pixel.
const picturePNG = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="

func cardOf(lines ...string) string {
	return "BEGIN:VCARD\r\nVERSION:3.0\r\n" + strings.Join(lines, "\r\n") + "\r\nEND:VCARD\r\n"
}

// people reads cards as people into the tour and returns those that are new.
func people(t *testing.T, text string) ([]*program.Person, *intake.Draft) {
	t.Helper()
	opened, p := intaketest.OpenStore(t), intaketest.Tour()
	intaketest.BringIn(t, opened, p, nil)
	options := intake.Options{As: source.Roster}
	draft := intaketest.Read(t, opened, p.ID, "a.vcf", text, options)
	if again := intaketest.Read(t, opened, p.ID, "a.vcf", text, options); !again.Unchanged() {
		t.Errorf("the second time %+v", again.Counts)
	}
	return intaketest.Load(t, opened, p.ID).People[1:], draft
}

func TestDatesOfBirthOfCardsAreRead(t *testing.T) {
	for line, want := range map[string]string{
		"BDAY:1985-02-03": "1985-02-03", "BDAY:19850203": "1985-02-03", "BDAY:19850203T000000Z": "1985-02-03",
		"BDAY;VALUE=date-time:1985-02-03T00:00:00Z": "1985-02-03", "BDAY;VALUE=text:3 February 1985": "1985-02-03",
		"BDAY;X-APPLE-OMIT-YEAR=1604:1604-02-03": "", "BDAY;value=date:1604-06-26": "", "BDAY:--0203": "",
		"BDAY:--02-03": "", "BDAY;X-APPLE-OMIT-YEAR=1900:1900-02-03": "", "BDAY:1985": "", "BDAY:2185-02-03": "",
		"BDAY;VALUE=text:circa 1800": "",
	} {
		found, draft := people(t, cardOf("FN:Lina Muster", "N:Muster;Lina;;;", line))
		if len(found) != 1 || found[0].BirthDate.String() != want || (len(draft.Problems) > 0) != (want == "") {
			t.Errorf("%s is %+v, problems %q, want %s", line, found, intaketest.Problems(draft), want)
		}
	}
}

func TestGroupsOfCardsAreNoPeople(t *testing.T) {
	found, draft := people(t, cardOf("FN:Lina Muster", "N:Muster;Lina;;;", "UID:1")+
		cardOf("X-ADDRESSBOOKSERVER-KIND:group", "N:Summer delegation;;;;", "FN:Summer delegation",
			"X-ADDRESSBOOKSERVER-MEMBER:urn:uuid:1")+
		cardOf("KIND:group", "FN:Hosts in Boston", "MEMBER:urn:uuid:1"))
	if len(found) != 1 || !strings.Contains(intaketest.Notes(draft), "Summer delegation, Hosts in Boston") {
		t.Errorf("%+v, notes %s", found, intaketest.Notes(draft))
	}
}

func TestPicturesOfCardsComeIn(t *testing.T) {
	for _, line := range []string{
		"PHOTO;ENCODING=b;TYPE=PNG:" + picturePNG, "PHOTO;PNG;BASE64:\r\n  " + picturePNG[:40] + "\r\n  " +
			picturePNG[40:] + "\r\n",
		"PHOTO:data:image/png;base64," + picturePNG, "item1.PHOTO;ENCODING=BASE64;TYPE=PNG:" + picturePNG,
	} {
		if found, draft := people(t, cardOf("FN:Lina Muster", line)); len(found) != 1 || found[0].Photo == "" {
			t.Errorf("%.40s: %+v, problems %q", line, found, intaketest.Problems(draft))
		}
	}
	_, draft := people(t, cardOf("FN:Lina Muster", "PHOTO;VALUE=uri:http://example.org/lina.jpg"))
	if !strings.Contains(intaketest.Notes(draft), "Not read from 1 card: the pictures.") {
		t.Errorf("a picture that is elsewhere: notes %s", intaketest.Notes(draft))
	}
	_, draft = people(t, cardOf("FN:Lina Muster", "PHOTO;ENCODING=b:AAAA"))
	if got := intaketest.Problems(draft); len(got) != 1 || !strings.Contains(got[0], "not a JPEG or PNG") {
		t.Errorf("a picture that is none: problems %q", got)
	}
}

func TestEscapesOfCardsAreRead(t *testing.T) {
	found, _ := people(t, cardOf(
		"FN:Ana Prova",
		"N:Prova\\, the elder;Ana;;;",
		`NOTE:One\; two \"three\"\, four\nfive`,
		`item1.TEL;type=pref:+1 555 0100`,
		"item1.X-ABLabel:_$!<Work>!$_",
		"ORG:Office\\; North;Unit",
		"EMAIL:ana.b@example.org",
	))
	if len(found) != 1 {
		t.Fatalf("%+v", found)
	}
	got := found[0]
	if got.Family != "Prova, the elder" || got.Notes != "One; two \"three\", four\nfive" ||
		got.Phone != "+1 555 0100" ||
		got.Affiliation != "Office; North" {
		t.Errorf("%+v", got)
	}
	opened := intaketest.OpenStore(t)
	intaketest.Read(t, opened, "", "a.vcf", cardOf("FN:Ana Prova", "ORG:Example Office", `URL:http\://example.org`))
	organisations, _, err := opened.Library(context.Background())
	if err != nil || len(organisations) != 1 || organisations[0].Website != "http://example.org" {
		t.Errorf("%+v, %v", organisations, err)
	}
}

func TestCardsOfOddFormAreRead(t *testing.T) {
	for name, text := range map[string]string{
		"lower-case names": "begin:vcard\r\nversion:2.1\r\nfn:Lina Muster\r\nn:Muster;Lina\r\nend:vcard\r\n",
		"a card in a card": cardOf("FN:Lina Muster", "AGENT:", "BEGIN:VCARD", "FN:Omar Beispiel", "END:VCARD",
			"TITLE:Judge"),
		"folds after a name":  cardOf("FN\r\n :Lina Muster", "N\r\n :Muster;Lina;;;"),
		"an unfolded note":    cardOf("FN:Lina Muster", "NOTE:One\r\nTwo: three\r\nFour"),
		"a first line empty":  "\r\n" + cardOf("FN:Lina Muster"),
		"letters in the fold": cardOf("FN:Lina Mus\r\n ter"),
	} {
		if found, draft := people(t,
			text); len(found) != 1 || found[0].Given != "Lina" || found[0].Family != "Muster" {
			t.Errorf("%s: %+v, problems %q", name, found, intaketest.Problems(draft))
		}
	}
}

func TestAllPartsOfANameAreRead(t *testing.T) {
	got, _ := people(t, cardOf("N:Ejemplo;Ana;Lucia;Dr.;PhD", "FN:Dr. Ana Lucia Ejemplo", "NICKNAME:Anita", "GENDER:F",
		"EMAIL;PREF=2:second@example.org", "EMAIL;PREF=1:ana@example.org"))
	if p := got[0]; p.Given != "Ana Lucia" || p.Family != "Ejemplo" || p.BadgeName != "Anita" || p.Suffix != "PhD" ||
		p.Gender != program.Female || p.Email != "ana@example.org" {
		t.Errorf("%+v", p)
	}
}
