package intake

import (
	"strings"
	"sync"

	"laurel/data/locale"
	"laurel/data/program"
)

// vocabulary finds a word of the domain by any of its names, folded.
type vocabulary[W ~string] map[string]W

// vocabularyOf knows the words themselves, their names in the languages of the house, and others that are in use: "word: name, name".
func vocabularyOf[W ~string](words []W, name func(W, locale.Language) string, others string) func() vocabulary[W] {
	return sync.OnceValue(func() vocabulary[W] {
		known := vocabulary[W]{}
		for line := range strings.SplitSeq(others, "\n") {
			word, names, _ := strings.Cut(strings.TrimSpace(line), ": ")
			for n := range strings.SplitSeq(names, ", ") {
				known[folded(n)] = W(word)
			}
		}
		for _, word := range words {
			known[folded(string(word))] = word
			for _, language := range locale.Languages() {
				known[folded(name(word, language))] = word
			}
		}
		delete(known, "")
		return known
	})
}

var kindWords = vocabularyOf(program.Kinds(), program.Kind.Name, `meeting: appointment, briefing, termin, treffen, besprechung, cita, rendez-vous, reunion
	ceremony: zeremonie, opening ceremony, closing ceremony, ceremonia de apertura, ceremonia de clausura, cérémonie d'ouverture, preisverleihung, ceremonia, cérémonie, award ceremony
	meal: breakfast, lunch, dinner, supper, brunch, reception, coffee break, tea break, lunch break, kaffeepause, mittagspause, empfang, pause café, pausa café, cóctel, buffet, essen, frühstück, mittagessen, abendessen, pause, desayuno, almuerzo, cena, petit-déjeuner, déjeuner, dîner, repas
	activity: workshop, tour, visit, site visit, aktivität, besuch, visita, visite, actividad, activité
	transport: transfer, bus, van, fahrt, traslado, trayecto, transfert, trajet
	flight: flug, vuelo, vol
	free-time: free, frei, freizeit, libre, temps libre, tiempo libre
	note: hinweis, notiz, nota`)

// kindNamed finds what kind of item a word means; several may be joined by commas. Empty: none that is known.
func kindNamed(text string) program.Kind {
	for part := range strings.SplitSeq(text, ",") {
		if kind := kindWords()[folded(part)]; kind != "" {
			return kind
		}
	}
	return ""
}

var statusWords = vocabularyOf(program.Statuses(), program.Status.Name, `confirmed: ok, yes, bestätigt, confirmado, confirmé, confirmée, approved
	requested: tentative, pending, angefragt, solicitado, demandé, demandée, waiting
	to-request: open, tbc, tbd, offen, por confirmar, à confirmer
	declined: rejected, refused, abgelehnt, rechazado, refusé
	cancelled: canceled, abgesagt, entfällt, fällt aus, cancelado, anulado, anulada, annulé, annulée
	thanked: done, erledigt, hecho, fait`)

var modeWords = vocabularyOf(program.Modes(), program.Mode.Name, `walk: on foot, zu fuss, a pie, à pied
	van: bus, coach, minibus, car, auto
	public-transport: metro, subway, tram, u-bahn
	plane: flight, flug, flugzeug, avión, avion
	train: zug, bahn, tren`)

var roleWords = vocabularyOf(program.Roles(), program.Role.Name, `awardee: hero, participant, delegate, visitor, honoree, laureate, preisträger, preisträgerin, teilnehmer, teilnehmerin, galardonado, galardonada, participante, lauréat, lauréate, délégué
	interpreter: dolmetscher, dolmetscherin, intérprete, interprète, translator
	liaison: escort, english language officer, begleitung, begleiter, enlace, accompagnateur
	staff: coordinator, program officer, organiser, organizer, team, mitarbeiter, mitarbeiterin, personal, personnel
	guest: gast, spouse, invitado, invitada, invité, invitée, speaker, companion`)

var levelWords = vocabularyOf(program.Levels(), program.Level.Name, `native: mother tongue, muttersprache, lengua materna, langue maternelle
	fluent: very good, fliessend, fluido, courant, c1, c2
	working: professional, profesional, professionnel, good, gut, intermediate, b1, b2
	basic: some, grundkenntnisse, básico, notions, a1, a2`)

var answerWords = vocabularyOf([]program.Answer{program.Yes, program.No}, program.Answer.Name, `yes: y, x, true, 1, ja, si, oui, ✓
	no: n, false, 0, nein, non`)

var languageWords = sync.OnceValue(func() map[string]string {
	known := map[string]string{}
	for _, tag := range program.Languages() {
		for _, in := range []string{"es", "fr", "en"} {
			known[folded(program.LanguageName(tag, locale.Language(in)))] = tag
		}
	}
	return known
})

var countryWords = sync.OnceValue(func() map[string]program.Country {
	known := map[string]program.Country{}
	for _, country := range program.Countries() {
		for _, in := range []string{"es", "fr", "en"} {
			known[folded(country.Name(locale.Language(in)))] = country
		}
	}
	for name, code := range map[string]program.Country{
		"usa": "US", "u.s.a.": "US", "u.s.": "US", "united states of america": "US", "uk": "GB", "great britain": "GB", "england": "GB", "ivory coast": "CI", "burma": "MM",
		"south korea": "KR", "north korea": "KP", "russia": "RU", "syria": "SY", "vietnam": "VN", "viet nam": "VN", "laos": "LA", "iran": "IR", "czech republic": "CZ", "drc": "CD",
		"deutschland": "DE", "frankreich": "FR", "spanien": "ES", "irak": "IQ", "kambodscha": "KH", "osterreich": "AT", "schweiz": "CH", "turkey": "TR", "turkiye": "TR", "tanzania": "TZ",
	} {
		known[name] = code
	}
	for name, code := range map[string]program.Country{
		"republic of korea": "KR", "republica de corea": "KR", "republique de coree": "KR", "korea": "KR", "korea, republic of": "KR", "dprk": "KP", "russian federation": "RU", "syrian arab republic": "SY", "lao pdr": "LA",
		"lao people's democratic republic": "LA", "islamic republic of iran": "IR", "iran, islamic republic of": "IR", "czechia": "CZ", "slovak republic": "SK", "kyrgyz republic": "KG",
		"republic of moldova": "MD", "united republic of tanzania": "TZ", "tanzania, united republic of": "TZ", "democratic republic of the congo": "CD", "dr congo": "CD", "congo, democratic republic of the": "CD",
		"republic of the congo": "CG", "cabo verde": "CV", "timor-leste": "TL", "east timor": "TL", "brunei darussalam": "BN", "north macedonia": "MK", "macedonia": "MK", "palestine": "PS", "swaziland": "SZ",
		"the gambia": "GM", "the bahamas": "BS", "the philippines": "PH", "the netherlands": "NL", "holland": "NL", "people's republic of china": "CN", "prc": "CN", "bosnia": "BA", "scotland": "GB", "wales": "GB",
		"estados unidos de america": "US", "ee. uu.": "US", "ee.uu.": "US", "etats-unis d'amerique": "US", "peru": "PE", "marokko": "MA", "griechenland": "GR", "polen": "PL", "ungarn": "HU", "brasilien": "BR", "mexiko": "MX",
	} {
		known[folded(name)] = code
	}
	return known
})

// countryNamed finds a country by its code or its name in English, Spanish or French.
func countryNamed(text string) program.Country {
	if code := program.Country(strings.ToUpper(strings.TrimSpace(text))); code.Valid() {
		return code
	}
	if country := countryWords()[folded(text)]; country != "" {
		return country
	}
	bare, _, _ := strings.Cut(text, "(") // Bolivia (Plurinational State of)
	return countryWords()[folded(bare)]
}

// languageNamed finds a language by its tag or its name.
func languageNamed(text string) string {
	if tag := languageWords()[folded(text)]; tag != "" {
		return tag
	}
	if tag := strings.TrimSpace(text); len(tag) <= 3 || strings.Contains(tag, "-") {
		if program.ValidLanguage(tag) && program.LanguageName(tag, "en") != tag {
			return tag
		}
	}
	return ""
}

// spokenLanguages reads "Arabic (native), English: fluent; French"; what is no language is returned apart.
func spokenLanguages(text string) (spoken []program.Spoken, unknown []string) {
	for part := range strings.FieldsFuncSeq(text, func(r rune) bool { return strings.ContainsRune(",;/\n&", r) }) {
		name, level := part, ""
		if i := strings.IndexAny(part, "(:"); i >= 0 {
			name, level = part[:i], strings.Trim(part[i:], "(): ")
		}
		if strings.TrimSpace(name) == "" {
			continue
		}
		if tag := languageNamed(name); tag != "" {
			spoken = append(spoken, program.Spoken{Language: tag, Level: levelWords()[folded(level)]})
		} else {
			unknown = append(unknown, oneLine(name))
		}
	}
	return spoken, unknown
}
