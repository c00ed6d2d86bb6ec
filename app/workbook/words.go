package workbook

import (
	"strings"

	"laurel/data/program"
)

// words are a text in the languages of the documents: English, Spanish, French.
type words [3]string

// wordsIndex is the place in words of a BCP 47 tag's language; English where Laurel does not speak it.
func wordsIndex(language string) int {
	switch tag := strings.ToLower(language); {
	case strings.HasPrefix(tag, "es"):
		return 1
	case strings.HasPrefix(tag, "fr"):
		return 2
	}
	return 0
}

var languageTags = words{"en", "es", "fr"}

var (
	peopleSheet    = words{"People", "Personas", "Personnes"}
	languagesSheet = words{"Languages", "Idiomas", "Langues"}
	changesSheet   = words{"Changes", "Cambios", "Changements"}
	stopsSheet     = words{"Stops", "Paradas", "Étapes"}

	rosterTitle = words{"Roster", "Lista de participantes", "Liste des participants"}
	pageOf      = words{"Page &P of &N", "Página &P de &N", "Page &P sur &N"}
	asOf        = words{"As of %s", "Al %s", "Au %s"}

	changeWord    = words{"Change", "Cambio", "Changement"}
	sameWord      = words{"Nothing has changed.", "No ha cambiado nada.", "Rien n’a changé."}
	noneWord      = words{"None", "Ninguna", "Aucun"}
	notAskedWord  = words{"Not asked", "Sin preguntar", "Non demandé"}
	yesWord       = words{"Yes", "Sí", "Oui"}
	noWord        = words{"No", "No", "Non"}
	cancelledWord = words{"Cancelled", "Cancelado", "Annulé"}
	nobodyYetWord = words{"Nobody yet", "Nadie todavía", "Personne encore"}
	fromWords     = words{"from %s", "desde %s", "à partir du %s"}
	untilWords    = words{"until %s", "hasta %s", "jusqu’au %s"}
	andMoreWords  = words{"and %d more", "y %d más", "et %d de plus"}
)

var audienceNotes = map[program.Audience]words{
	program.Internal:     {"Internal: do not hand out", "Interno: no distribuir", "Interne : ne pas diffuser"},
	program.Partners:     {"For partners of the program only", "Solo para los socios del programa", "Réservé aux partenaires du programme"},
	program.Participants: {"For participants only", "Solo para los participantes", "Réservé aux participants"},
}

var levelWords = map[program.Level]words{
	program.Native:  {"native", "nativo", "langue maternelle"},
	program.Fluent:  {"fluent", "fluido", "courant"},
	program.Working: {"working", "profesional", "professionnel"},
	program.Basic:   {"basic", "básico", "notions"},
}

// wording says what the domain's codes mean in one language, and remembers it: looking a name up costs more than writing a cell.
type wording struct {
	index     int
	countries map[program.Country]string
	languages map[string]string
	spoken    map[program.Spoken]string
	roles     map[program.Role]string
}

func newWording(language string) *wording {
	return &wording{
		index:     wordsIndex(language),
		countries: map[program.Country]string{},
		languages: map[string]string{},
		spoken:    map[program.Spoken]string{},
		roles:     map[program.Role]string{},
	}
}

func (w *wording) say(of words) string { return of[w.index] }

func (w *wording) tag() string { return w.say(languageTags) }

func (w *wording) country(c program.Country) string {
	return remembered(w.countries, c, func() string { return c.Name(w.tag()) })
}

func (w *wording) language(tag string) string {
	return remembered(w.languages, tag, func() string { return program.LanguageName(tag, w.tag()) })
}

// languageAndLevel is a language with its level: Arabic (native).
func (w *wording) languageAndLevel(s program.Spoken) string {
	return remembered(w.spoken, s, func() string {
		if level := w.level(s.Level); level != "" {
			return w.language(s.Language) + " (" + level + ")"
		}
		return w.language(s.Language)
	})
}

func (w *wording) role(r program.Role) string {
	return remembered(w.roles, r, func() string { return r.Name(w.tag()) })
}

func (w *wording) level(l program.Level) string { return levelWords[l][w.index] }

// answer is yes, no, or in amber that nobody has asked.
func (w *wording) answer(a program.Answer) cell {
	switch a {
	case program.Yes:
		return text(w.say(yesWord))
	case program.No:
		return text(w.say(noWord))
	}
	return w.notAnswered(notAskedWord)
}

// need is what a person needs, that they need nothing, or in amber that nobody has asked.
func (w *wording) need(n program.Need) cell {
	switch {
	case n.None():
		return text(w.say(noneWord))
	case n.Text != "":
		return text(n.Text)
	}
	return w.notAnswered(notAskedWord)
}

func (w *wording) notAnswered(how words) cell {
	return cell{kind: textual, missing: true, text: w.say(how)}
}

func remembered[K comparable](known map[K]string, key K, look func() string) string {
	said, found := known[key]
	if !found {
		said = look()
		known[key] = said
	}
	return said
}
