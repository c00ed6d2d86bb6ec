package certificate

import (
	"cmp"
	"slices"

	"laurel/app/paper/page"
	"laurel/app/paper/typeset"
	"laurel/app/request"
	"laurel/data/civil"
	"laurel/data/locale"
	"laurel/data/program"
)

// maxSignatories is the most signatures on a certificate.
const maxSignatories = 3

// texts are the texts of certificates in one language.
type texts struct {
	request.Request
	kind   program.CertificateKind
	second bool // the language is that of the translations
}

// textsFor returns the texts of a person's certificate: with the option own-language in the person's own language, in
// which the program's translations are used where they are in it.
func textsFor(r request.Request, p *program.Person) (first, second texts) {
	first, second = textsOf(r)
	switch l := page.LanguageOf(r, p); {
	case l.Is(first.Language):
	case second.second && l.Is(second.Language):
		first, second = second, first
	default:
		first.Language = l
		if !second.second {
			second = first
		}
	}
	return first, second
}

// textsOf returns the texts of a request in its language and in the second one; without a second language both are the
// same.
func textsOf(r request.Request) (first, second texts) {
	first = texts{r, cmp.Or(program.CertificateKind(r.Choice("kind")), program.AwardCertificate), false}
	second = first
	if l := locale.Language(r.Choice("second")); l != "" && l != "none" && !l.Is(r.Language) {
		second.Language, second.second = l.In(r.Language.Region()), true
	}
	return first, second
}

func (t texts) design() Design { return cmp.Or(Design(t.Choice("design")), Classic) }

func (t texts) attendance() bool { return t.kind == program.AttendanceCertificate }

func (t texts) title() string {
	if t.attendance() {
		return t.Language.Text("Certificate of Attendance")
	}
	own := t.own(t.Edition.Award.Title, t.Edition.Award.TitleSecond)
	if own != "" &&
		!slices.ContainsFunc(locale.Languages(), func(l locale.Language) bool { return own == recognition(l) }) {
		return own
	}
	return recognition(t.Language)
}

// recognition is the title of an award without one of its own.
func recognition(l locale.Language) string { return l.Text("Certificate of Recognition") }

// own returns what was written for the language: the translation, or the text where there is none.
func (t texts) own(text, translation string) string {
	if t.second {
		return cmp.Or(translation, text)
	}
	return text
}

// position is that of a signatory.
func (t texts) position(s program.Signatory) string { return t.own(s.Position, s.PositionSecond) }

// presented is the line before the name. Who presents it is not named in a language for which nobody has written it.
func (t texts) presented() string {
	by := t.Edition.Award.PresentedBy
	if t.second {
		by = t.Edition.Award.PresentedBySecond
	}
	if by != "" {
		return t.Language.Text("presented by {{.Who}} to", locale.Values{"Who": by})
	}
	return t.Language.Text("presented to")
}

// citation is what the certificate is for.
func (t texts) citation(p *program.Person) string {
	if !t.attendance() {
		return t.own(p.Citation, p.CitationSecond)
	}
	var cities []string
	for _, s := range p.StopsAmong(t.Edition.Stops) {
		cities = append(cities, s.City)
	}
	key := "for taking part in the program {{.Program}}"
	if len(cities) > 0 {
		key = "for taking part in the program {{.Program}} in {{.Cities}}"
	}
	sentence := t.Language.Text(key, locale.Values{"Program": t.Edition.Name, "Cities": t.Language.And(cities...)})
	return locale.Joined(", ", sentence, t.Language.Period(t.Edition.Start, t.Edition.End))
}

// placeAndDate is where and when the certificate was presented.
func (t texts) placeAndDate() string {
	place := t.Edition.Award.Place
	if n := len(t.Edition.Stops); t.attendance() && n > 0 {
		place = t.Edition.Stops[n-1].City
	}
	day := t.Language.Date(t.date(), locale.FullDate)
	if place == "" || day == "" {
		return place + day
	}
	return t.Language.Text("paper.place-and-day", locale.Values{"Place": place, "Day": day})
}

// date is the award's day or, for attendance, the program's last; today where there is none.
func (t texts) date() civil.Date {
	d := t.Edition.Award.Date
	if t.attendance() {
		d = t.Edition.End
	}
	if d.IsZero() && !t.Now.IsZero() {
		d = civil.DateOf(t.Now)
	}
	return d
}

// serial is the number on the person's certificate; empty where the name may not be shown, since it would connect the
// alias on this certificate with the name on another.
func (t texts) serial(p *program.Person) string {
	return t.Edition.Register().Serial(p, t.kind, t.date().Year)
}

func (t texts) serialLine(serial string) string {
	return t.Language.Text("No. {{.Serial}}", locale.Values{"Serial": serial})
}

func (t texts) signatories() []program.Signatory {
	list := t.Edition.Award.Signatories
	return list[:min(len(list), maxSignatories)]
}

// shared are the texts of every certificate.
func (t texts) shared() []string {
	list := []string{t.Edition.Name, t.title(), t.presented(), t.placeAndDate()}
	for _, s := range t.signatories() {
		list = append(list, s.Name, t.position(s))
	}
	return list
}

// personal are the texts of one person's certificate.
func (t texts) personal(p *program.Person) []string {
	return []string{p.FullName(), page.OwnName(p, typeset.Style{}).String, t.citation(p)}
}

// whole is everything on a person's certificate, line by line.
func (t texts) whole(p *program.Person) string {
	lines := append([]string{t.Edition.Name, t.title(), t.presented()}, t.personal(p)...)
	lines = append(lines, t.placeAndDate())
	for _, s := range t.signatories() {
		lines = append(lines, locale.Joined(", ", s.Name, t.position(s)))
	}
	return locale.Joined("\n", lines...)
}
