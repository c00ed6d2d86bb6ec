package documents

import (
	"fmt"
	"slices"
	"strings"

	"laurel/data/program"
)

// The rules that Findings follows.
const (
	RuleRequest        = "request" // the document is not made like this
	RuleNoPeople       = "no-people"
	RuleMissingLetters = "missing-letters"
	RuleShownByAlias   = "shown-by-alias"
)

// Finding is something to know before a document is printed.
type Finding struct {
	Rule     string
	Severity program.Severity
	Text     string     // a sentence for people, in the request's language
	Person   program.ID // whom it is about, or empty
}

// Findings says what to know before the document is made: letters that no font has, people who are shown by another name, nobody to make it
// for. A request that does not fit gives one finding that says so.
func (d Document) Findings(request Request) []Finding {
	complete, err := d.complete(request)
	if err != nil {
		return []Finding{{Rule: RuleRequest, Severity: program.SeverityError, Text: err.Error()}}
	}
	return d.findings(complete)
}

// nobody is the finding of a document that is about people and has none.
func nobody(r Request) Finding {
	text := words{
		"There is nobody to make this for: add people, choose others, or make it for a narrower audience.",
		"No hay nadie para quien hacerlo: añada personas, elija otras o un público más restringido.",
		"Il n’y a personne à qui le destiner : ajoutez des personnes, choisissez-en d’autres ou un public plus restreint.",
	}.in(r.Language)
	return Finding{Rule: RuleNoPeople, Severity: program.SeverityError, Text: text}
}

// aliases finds who is shown by another name because the audience may not have theirs.
func aliases(r Request, people []*program.Person) []Finding {
	text := words{
		"%s stands for a person who has not agreed to be named to this audience.",
		"%s sustituye a una persona que no ha aceptado ser nombrada ante este público.",
		"%s remplace une personne qui n’a pas accepté d’être nommée devant ce public.",
	}.in(r.Language)
	var found []Finding
	for _, p := range people {
		if p.Given == "" && p.Family == "" {
			found = append(found, Finding{RuleShownByAlias, program.SeverityWarning, fmt.Sprintf(text, p.DisplayName()), p.ID})
		}
	}
	return found
}

// missingLetters is the finding for a name or text with characters that no font has.
func missingLetters(r Request, person *program.Person, missing []rune) Finding {
	text := words{
		"No font on this computer has %s, which %s needs. Write it otherwise, or install a font for that script.",
		"Ninguna fuente de este equipo tiene %s, que necesita %s. Escríbalo de otro modo o instale una fuente para esa escritura.",
		"Aucune police de cet ordinateur n’a %s, dont %s a besoin. Écrivez-le autrement ou installez une police pour cette écriture.",
	}.in(r.Language)
	slices.Sort(missing)
	missing = slices.Compact(missing)
	signs := make([]string, len(missing))
	for i, sign := range missing {
		signs[i] = fmt.Sprintf("“%c” (U+%04X)", sign, sign)
	}
	finding := Finding{Rule: RuleMissingLetters, Severity: program.SeverityError}
	whose := words{"the document", "el documento", "le document"}.in(r.Language)
	if person != nil {
		finding.Person, whose = person.ID, person.DisplayName()
	}
	finding.Text = fmt.Sprintf(text, strings.Join(signs, ", "), whose)
	return finding
}

// peopleOf returns whom a document is about: those chosen, in the order of the program, or everyone whom include takes. Who has cancelled comes
// in only when chosen.
func peopleOf(r Request, include func(*program.Person) bool) []*program.Person {
	var people []*program.Person
	for _, p := range r.Edition.People {
		if slices.Contains(r.People, p.ID) || len(r.People) == 0 && !p.Cancelled && include(p) {
			people = append(people, p)
		}
	}
	return people
}
