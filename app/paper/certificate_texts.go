package paper

import (
	"fmt"
	"slices"

	"laurel/data/program"
)

// maxSignatories is how many signatures a certificate has room for.
const maxSignatories = 3

// certificateTexts finds the words of certificates in the document's language.
type certificateTexts struct {
	edition *program.Edition
	options CertificateOptions
}

func (t certificateTexts) say(w words) string { return w.in(t.options.Language) }

func (t certificateTexts) title() string {
	if t.options.Kind == Attendance {
		return t.say(words{"Certificate of Attendance", "Certificado de participación", "Attestation de participation"})
	}
	if given := t.edition.Award.Title; given != "" && !slices.Contains(recognition[:], given) {
		return given
	}
	return t.say(recognition)
}

// recognition is the title of an award that was given no other one.
var recognition = words{"Certificate of Recognition", "Certificado de reconocimiento", "Certificat de reconnaissance"}

// presented is the line before the name.
func (t certificateTexts) presented() string {
	if by := t.edition.Award.PresentedBy; by != "" {
		return fmt.Sprintf(t.say(words{"presented by %s to", "otorgado por %s a", "décerné par %s à"}), by)
	}
	return t.say(words{"presented to", "otorgado a", "décerné à"})
}

// name is the large line. A person who may not be named to this audience is there by the alias.
func (t certificateTexts) name(p *program.Person) string { return p.DisplayName() }

// ownName is the name in the person's own letters, empty if it is the same.
func (t certificateTexts) ownName(p *program.Person) string {
	if p.OwnName == t.name(p) {
		return ""
	}
	return p.OwnName
}

// citation says what the certificate is for.
func (t certificateTexts) citation(p *program.Person) string {
	if t.options.Kind != Attendance {
		return p.Citation
	}
	var cities []string
	for _, s := range t.edition.Stops {
		if stay, ok := p.StayAt(s.ID); !ok || !stay.Absent {
			cities = append(cities, s.City)
		}
	}
	sentence := fmt.Sprintf(t.say(words{"for taking part in the program %s", "por su participación en el programa %s", "pour sa participation au programme %s"}), t.edition.Name)
	if len(cities) > 0 {
		sentence += t.say(words{" in ", " en ", " à "}) + listed(cities, t.options.Language)
	}
	return joined(", ", sentence, dateRange(t.edition.Start, t.edition.End, t.options.Language))
}

// placeAndDate is where and when the certificate was given.
func (t certificateTexts) placeAndDate() string {
	return joined(", ", t.place(), longDate(t.date(), t.options.Language))
}

func (t certificateTexts) place() string {
	if stops := t.edition.Stops; t.options.Kind == Attendance && len(stops) > 0 {
		return stops[len(stops)-1].City
	}
	return t.edition.Award.Place
}

// date is the award's day or, for attendance, the program's last; today where there is none.
func (t certificateTexts) date() program.Date {
	d := t.edition.Award.Date
	if t.options.Kind == Attendance {
		d = t.edition.End
	}
	if d.IsZero() && !t.options.Now.IsZero() {
		d = program.DateOf(t.options.Now)
	}
	return d
}

// serial is the number on the person's certificate; empty where the name may not be shown, since it would tie the alias on this
// certificate to the name on another.
func (t certificateTexts) serial(p *program.Person) string {
	if p.Given == "" && p.Family == "" {
		return ""
	}
	return currentSerial(t.edition.Program, p, t.options.Kind, t.date().Year)
}

func (t certificateTexts) serialLine(p *program.Person) string {
	if t.serial(p) == "" {
		return ""
	}
	return t.say(words{"No. ", "N.º ", "N° "}) + t.serial(p)
}

func (t certificateTexts) signatories() []program.Signatory {
	list := t.edition.Award.Signatories
	return list[:min(len(list), maxSignatories)]
}

// shared are the texts that stand on every certificate.
func (t certificateTexts) shared() []string {
	list := []string{t.edition.Name, t.title(), t.presented(), t.placeAndDate()}
	for _, s := range t.signatories() {
		list = append(list, s.Name, s.Position)
	}
	return list
}

// personal are the texts of one person's certificate.
func (t certificateTexts) personal(p *program.Person) []string {
	return []string{t.name(p), t.ownName(p), t.citation(p)}
}
