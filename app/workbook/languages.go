package workbook

import (
	"fmt"
	"slices"
	"strings"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"

	"laurel/data/program"
)

// speaker is one language that one person speaks.
type speaker struct {
	*program.Person
	spoken       program.Spoken
	interpreters string // who covers the language
	needs        bool   // the person needs an interpreter for it
}

// languageColumns are the columns of the sheet of languages: who speaks a language, how well, who needs it, who covers it.
var languageColumns = []column[speaker]{
	{"language", words{"Language", "Idioma", "Langue"}, of("Person.Languages.Language"), true, false, func(w *wording, s speaker) cell { return text(w.language(s.spoken.Language)) }},
	{"name", words{"Name", "Nombre", "Nom"}, nameFields, true, false, func(_ *wording, s speaker) cell { return text(s.DisplayName()) }},
	{"role", words{"Role", "Función", "Rôle"}, of("Person.Role"), true, false, func(w *wording, s speaker) cell { return text(w.role(s.Role)) }},
	{"level", words{"Level", "Nivel", "Niveau"}, of("Person.Languages.Level"), true, false, func(w *wording, s speaker) cell { return text(w.level(s.spoken.Level)) }},
	{"needs-interpreter", words{"Needs interpreter", "Necesita intérprete", "Besoin d’interprète"}, of("Person.NeedsInterpreter"), true, false, needsCell},
	{"interpreters", words{"Interpreters for it", "Intérpretes disponibles", "Interprètes disponibles"}, of("Person.NeedsInterpreter", "Person.Role", "Person.Languages"), true, false, interpretersCell},
}

func needsCell(w *wording, s speaker) cell {
	if !s.needs {
		return cell{}
	}
	return w.answer(program.Yes)
}

func interpretersCell(w *wording, s speaker) cell {
	switch {
	case !s.needs:
		return cell{}
	case s.interpreters == "":
		return w.notAnswered(nobodyYetWord)
	}
	return text(s.interpreters)
}

// speakers lists each language of each person, by the language's name, interpreters first and then as in the program. A person who needs
// an interpreter needs one for their native languages, or for the first language where none is native.
func speakers(people []*program.Person, w *wording) []speaker {
	covering := interpretersByLanguage(people)
	named := map[string]string{} // the interpreters of a language, joined once
	var rows []speaker
	for _, p := range people {
		hasNative := slices.ContainsFunc(p.Languages, func(s program.Spoken) bool { return s.Level == program.Native })
		for i, spoken := range p.Languages {
			own := spoken.Level == program.Native || !hasNative && i == 0
			row := speaker{Person: p, spoken: spoken, needs: p.NeedsInterpreter == program.Yes && own}
			if row.needs {
				base := baseLanguage(spoken.Language)
				row.interpreters = remembered(named, base, func() string { return w.names(covering[base]) })
			}
			rows = append(rows, row)
		}
	}
	sortSpeakers(rows, w)
	return rows
}

func sortSpeakers(rows []speaker, w *wording) {
	order := collate.New(language.Make(w.tag()))
	var tags []string
	for _, r := range rows {
		if !slices.Contains(tags, r.spoken.Language) {
			tags = append(tags, r.spoken.Language)
		}
	}
	slices.SortStableFunc(tags, func(a, b string) int { return order.CompareString(w.language(a), w.language(b)) })
	place := map[string]int{}
	for i, tag := range tags {
		place[tag] = 2 * i
	}
	rank := func(s speaker) int {
		if s.Role == program.Interpreter {
			return place[s.spoken.Language]
		}
		return place[s.spoken.Language] + 1
	}
	slices.SortStableFunc(rows, func(a, b speaker) int { return rank(a) - rank(b) })
}

func interpretersByLanguage(people []*program.Person) map[string][]string {
	covering := map[string][]string{}
	for _, p := range people {
		if p.Role != program.Interpreter || p.Cancelled {
			continue
		}
		for _, spoken := range p.Languages {
			base := baseLanguage(spoken.Language)
			covering[base] = append(covering[base], p.DisplayName())
		}
	}
	return covering
}

// baseLanguage is the language of a BCP 47 tag without its region: ar-IQ is ar.
func baseLanguage(tag string) string {
	parsed, err := language.Parse(tag)
	if err != nil {
		return strings.ToLower(tag)
	}
	base, _ := parsed.Base()
	return base.String()
}

// mostNames is how many names stand in one cell; all of them are in the sheet of people.
const mostNames = 40

// names joins names, and says how many more there are than a cell should hold.
func (w *wording) names(names []string) string {
	if len(names) <= mostNames {
		return strings.Join(names, ", ")
	}
	return strings.Join(names[:mostNames], ", ") + ", " + fmt.Sprintf(w.say(andMoreWords), len(names)-mostNames)
}
