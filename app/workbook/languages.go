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
	own          bool   // an interpreter would be for this language
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
	if !s.own {
		return cell{}
	}
	return w.answer(s.NeedsInterpreter)
}

func interpretersCell(w *wording, s speaker) cell {
	switch {
	case !s.own || s.NeedsInterpreter == program.No:
		return cell{}
	case s.interpreters == "" && s.NeedsInterpreter == program.Yes:
		return w.notAnswered(nobodyYetWord)
	}
	return text(s.interpreters)
}

// speakers are the rows of the sheet of languages: each language of each person who comes, by the language's name, interpreters first and
// then as in the program.
type speakers struct {
	rows     []speakerAt
	covering map[string]string // by base language, the interpreters' names
}

// speakerAt is a row of the sheet; small, since there are several for each person.
type speakerAt struct {
	person *program.Person
	spoken int // index in the person's languages
}

func newSpeakers(people []*program.Person, w *wording) speakers {
	interpreters, others := map[string][]speakerAt{}, map[string][]speakerAt{}
	var tags []string
	for _, p := range people {
		if p.Cancelled {
			continue
		}
		group := others
		if p.Role == program.Interpreter {
			group = interpreters
		}
		for i, spoken := range p.Languages {
			tag := spoken.Language
			if interpreters[tag] == nil && others[tag] == nil {
				tags = append(tags, tag)
			}
			group[tag] = append(group[tag], speakerAt{p, i})
		}
	}
	order := collate.New(language.Make(w.tag()))
	slices.SortStableFunc(tags, func(a, b string) int { return order.CompareString(w.language(a), w.language(b)) })
	listed := speakers{covering: interpretersByLanguage(interpreters, tags, w)}
	for _, tag := range tags {
		listed.rows = append(append(listed.rows, interpreters[tag]...), others[tag]...)
	}
	return listed
}

// at returns a row. A person who needs an interpreter needs one for their native languages, or for the first language where none is native;
// so does perhaps one who has not been asked.
func (s speakers) at(row int) speaker {
	p, index := s.rows[row].person, s.rows[row].spoken
	spoken := p.Languages[index]
	own := spoken.Level == program.Native || index == 0 && !slices.ContainsFunc(p.Languages, func(s program.Spoken) bool { return s.Level == program.Native })
	if !own {
		return speaker{Person: p, spoken: spoken}
	}
	return speaker{Person: p, spoken: spoken, own: true, interpreters: s.covering[baseLanguage(spoken.Language)]}
}

// interpretersByLanguage names who interprets a language, whatever its region: who speaks ar-IQ covers ar.
func interpretersByLanguage(interpreters map[string][]speakerAt, tags []string, w *wording) map[string]string {
	type coverage struct {
		base   string
		person *program.Person
	}
	counted := map[coverage]bool{}
	first, all := map[string][]string{}, map[string]int{}
	for _, tag := range tags {
		base := baseLanguage(tag)
		for _, i := range interpreters[tag] {
			if counted[coverage{base, i.person}] {
				continue
			}
			counted[coverage{base, i.person}] = true
			if all[base]++; all[base] <= mostNames {
				first[base] = append(first[base], i.person.DisplayName())
			}
		}
	}
	covering := map[string]string{}
	for base, names := range first {
		covering[base] = w.names(names, all[base])
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

// names joins the first of a number of names, and says how many more there are.
func (w *wording) names(first []string, all int) string {
	joined := strings.Join(first, ", ")
	if all > len(first) {
		joined += ", " + fmt.Sprintf(w.say(andMoreWords), all-len(first))
	}
	return joined
}
