package workbook

import (
	"reflect"
	"slices"

	"laurel/data/locale"
	"laurel/data/program"
)

// speaker is one language that one person speaks.
type speaker struct {
	*program.Person
	spoken       program.Spoken
	interpreters string // who covers the language
	own          bool   // an interpreter would be for this language
}

func (s speaker) record(string) reflect.Value { return recordOf(s.Person) }

// languageColumns are the columns of the sheet of languages: who speaks a language, how well, who needs it, who covers
// it.
var languageColumns = []column[speaker]{
	made("language", languageCell, "Person.Languages.Language"),
	made("name", func(_ *texts, s speaker) cell { return text(s.DisplayName()) }, nameFields...),
	field[speaker]("role", "Person.Role"),
	made("level", levelCell, "Person.Languages.Level"),
	made("needs-interpreter", needsCell, "Person.NeedsInterpreter"),
	made("interpreters", interpretersCell, "Person.NeedsInterpreter", "Person.Role", "Person.Languages"),
}

func languageCell(w *texts, s speaker) cell { return text(w.language(s.spoken.Language)) }

func levelCell(w *texts, s speaker) cell { return text(s.spoken.Level.Name(w.Language)) }

func needsCell(w *texts, s speaker) cell {
	if !s.own {
		return cell{}
	}
	return w.answer(s.NeedsInterpreter)
}

func interpretersCell(w *texts, s speaker) cell {
	switch {
	case !s.own || s.NeedsInterpreter == program.No:
		return cell{}
	case s.interpreters == "" && s.NeedsInterpreter == program.Yes:
		return cell{kind: textual, missing: true, text: w.Text("roster.nobody-yet")}
	}
	return text(s.interpreters)
}

// speakers are the rows of the sheet of languages: each language of each person who comes, by the language's name,
// interpreters first and then as in the program.
type speakers struct {
	rows     []speakerAt
	covering map[string]string // by base language, the interpreters' names
}

// speakerAt is a row of the sheet; small, since there are several for each person.
type speakerAt struct {
	person *program.Person
	spoken int // index in the person's languages
}

func newSpeakers(people []personRow, w *texts) speakers {
	type group struct {
		tag        string
		interprets bool
	}
	each := func(visit func(in group, at speakerAt)) {
		for _, p := range people {
			for i, spoken := range p.Languages {
				if !p.Cancelled {
					visit(group{spoken.Language, p.Role == program.Interpreter}, speakerAt{p.Person, i})
				}
			}
		}
	}
	counts := map[group]int{}
	var tags []string
	each(func(in group, _ speakerAt) {
		if counts[group{in.tag, true}]+counts[group{in.tag, false}] == 0 {
			tags = append(tags, in.tag)
		}
		counts[in]++
	})
	compare := w.Compare()
	slices.SortStableFunc(tags, func(a, b string) int { return compare(w.language(a), w.language(b)) })
	next, total := map[group]int{}, 0 // where the next of a group comes: the list is made once, in its order
	for _, tag := range tags {
		for _, in := range []group{{tag, true}, {tag, false}} {
			next[in] = total
			total += counts[in]
		}
	}
	listed := speakers{rows: make([]speakerAt, total)}
	each(func(in group, at speakerAt) {
		listed.rows[next[in]] = at
		next[in]++
	})
	interpreters := map[string][]speakerAt{}
	for _, tag := range tags {
		end := next[group{tag, true}]
		interpreters[tag] = listed.rows[end-counts[group{tag, true}] : end]
	}
	listed.covering = interpretersByLanguage(interpreters, tags, w)
	return listed
}

// at returns a row. A person who needs an interpreter needs one for their native languages, or for the first language
// where none is native; so does perhaps one who has not been asked.
func (s speakers) at(row int) speaker {
	p, index := s.rows[row].person, s.rows[row].spoken
	spoken := p.Languages[index]
	native := func(s program.Spoken) bool { return s.Level == program.Native }
	if !native(spoken) && (index > 0 || slices.ContainsFunc(p.Languages, native)) {
		return speaker{Person: p, spoken: spoken}
	}
	return speaker{Person: p, spoken: spoken, own: true, interpreters: s.covering[locale.Base(spoken.Language)]}
}

// interpretersByLanguage names who interprets a language, whatever its region: who speaks ar-IQ covers ar.
func interpretersByLanguage(interpreters map[string][]speakerAt, tags []string, w *texts) map[string]string {
	type coverage struct {
		base   string
		person *program.Person
	}
	counted := map[coverage]bool{}
	first, all := map[string][]string{}, map[string]int{}
	for _, tag := range tags {
		base := locale.Base(tag)
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
