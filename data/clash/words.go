package clash

import (
	"fmt"
	"strconv"
	"strings"

	"laurel/data/locale"
	"laurel/data/program"
)

// tongues are the languages of the sentences, in the order in which the tables have them.
var tongues = [3]string{"en", "es", "fr"}

// sentences by what they say. {a} and {b} are meetings, {who} names people; of {one|several} the first stands when {who} is one.
var sentences = map[string][3]string{
	"person twice": {
		"{who} {is|are} in two places at once: {a} and {b}.",
		"{who} {está|están} en dos lugares a la vez: {a} y {b}.",
		"{who} {est|sont} à deux endroits à la fois : {a} et {b}.",
	},
	"interpreter twice": {
		"{who} {is needed|are needed} to interpret in two places at once: {a} and {b}.",
		"{who} {debe|deben} interpretar en dos lugares a la vez: {a} y {b}.",
		"{who} {doit|doivent} interpréter à deux endroits à la fois : {a} et {b}.",
	},
	"contact twice": {
		"{who} {is|are} to receive the group in two places at once: {a} and {b}.",
		"{who} {debe|deben} recibir al grupo en dos lugares a la vez: {a} y {b}.",
		"{who} {doit|doivent} recevoir le groupe à deux endroits à la fois : {a} et {b}.",
	},
	"vehicle twice": {
		"{vehicle} is needed in two places at once: {a} and {b}.",
		"{vehicle} hace falta en dos lugares a la vez: {a} y {b}.",
		"{vehicle} doit être à deux endroits à la fois : {a} et {b}.",
	},
	"place twice": {
		"{place} receives one group at a time, and there are two: {a} and {b}.",
		"{place} recibe un grupo a la vez y hay dos: {a} y {b}.",
		"{place} reçoit un groupe à la fois, et il y en a deux : {a} et {b}.",
	},
	"no interpreter": {
		"{who} {needs|need} an interpreter, and none of the program speaks {languages}.",
		"{who} {necesita|necesitan} intérprete y ninguno del programa habla {languages}.",
		"{who} {a|ont} besoin d’un interprète, et aucun du programme ne parle {languages}.",
	},
	"interpreter missing": {
		"{who} {needs|need} an interpreter in {a}, and there is none.",
		"{who} {necesita|necesitan} intérprete en {a} y no hay ninguno.",
		"{who} {a|ont} besoin d’un interprète pour {a}, et il n’y en a pas.",
	},
	"interpreter language": {
		"{who} {needs|need} an interpreter in {a}, and those who interpret there do not speak {languages}.",
		"{who} {necesita|necesitan} intérprete en {a}, y quienes interpretan allí no hablan {languages}.",
		"{who} {a|ont} besoin d’un interprète pour {a}, et ceux qui y interprètent ne parlent pas {languages}.",
	},
	"a language": {"a language that they speak", "un idioma que entiendan", "une langue qu’ils comprennent"},
	"stop missing": {
		"{a} belongs to no stop of the program; its time is read as UTC.",
		"{a} no pertenece a ninguna parada del programa; su hora se lee como UTC.",
		"{a} n’appartient à aucune étape du programme ; son heure est lue en UTC.",
	},
	"zone missing": {
		"{a} is in {city}, which has no time zone; its time is read as UTC.",
		"{a} es en {city}, que no tiene zona horaria; su hora se lee como UTC.",
		"{a} a lieu à {city}, qui n’a pas de fuseau horaire ; son heure est lue en UTC.",
	},
	"outside stop": {
		"{a} is not within the stay in {city} ({stay}).",
		"{a} queda fuera de la estancia en {city} ({stay}).",
		"{a} est hors du séjour à {city} ({stay}).",
	},
	"until": {"until {day}", "hasta el {day}", "jusqu’au {day}"},
	"from":  {"from {day}", "desde el {day}", "à partir du {day}"},
	"starts in a gap": {
		"{a} starts at {clock}, which no clock in {city} shows that day: the clocks go forward.",
		"{a} empieza a las {clock}, hora que ese día no existe en {city}: los relojes se adelantan.",
		"{a} commence à {clock}, heure qui n’existe pas ce jour-là à {city} : les horloges avancent.",
	},
	"ends in a gap": {
		"{a} ends at {clock}, which no clock in {city} shows that day: the clocks go forward.",
		"{a} termina a las {clock}, hora que ese día no existe en {city}: los relojes se adelantan.",
		"{a} finit à {clock}, heure qui n’existe pas ce jour-là à {city} : les horloges avancent.",
	},
	"starts twice": {
		"{a} starts at {clock}, which comes twice in {city} that day, as the clocks go back; the first is taken.",
		"{a} empieza a las {clock}, hora que ese día se repite en {city} porque los relojes se atrasan; se toma la primera.",
		"{a} commence à {clock}, heure qui revient deux fois ce jour-là à {city}, car les horloges reculent ; la première est prise.",
	},
	"ends twice": {
		"{a} ends at {clock}, which comes twice in {city} that day, as the clocks go back; the first is taken.",
		"{a} termina a las {clock}, hora que ese día se repite en {city} porque los relojes se atrasan; se toma la primera.",
		"{a} finit à {clock}, heure qui revient deux fois ce jour-là à {city}, car les horloges reculent ; la première est prise.",
	},
	"nobody": {"Nobody attends {a}.", "Nadie asiste a {a}.", "Personne n’assiste à {a}."},
	"cancelled": {
		"{who} {has|have} cancelled and {is|are} still chosen for {a}.",
		"{who} {ha|han} cancelado y {sigue|siguen} en la lista de {a}.",
		"{who} {a|ont} annulé et {figure|figurent} encore dans {a}.",
	},
	"absent": {
		"{who} {is|are} chosen for {a}, but not in {city} that day.",
		"{who} {está|están} en la lista de {a}, pero ese día no {está|están} en {city}.",
		"{who} {figure|figurent} dans {a}, mais {n’est|ne sont} pas à {city} ce jour-là.",
	},
	"declined": {
		"{a} was declined and is still in the plan. Find another host or take it out.",
		"{a} fue rechazada y sigue en el plan. Busque otro anfitrión o quítela.",
		"{a} a été refusé et figure encore au programme. Trouvez un autre hôte ou retirez ce point.",
	},
	"called off": {
		"{a} is cancelled and still in the plan. Take it out when all who were told of it know.",
		"{a} está cancelada y sigue en el plan. Quítela cuando lo sepan quienes la esperaban.",
		"{a} est annulé et figure encore au programme. Retirez ce point quand tous ceux qui l’attendaient le savent.",
	},
	"before arrival": {
		"{who} {arrives|arrive} on {time} and cannot be at {a}{more} before {ready}.",
		"{who} {llega|llegan} el {time} y no {puede|pueden} estar en {a}{more} antes de las {ready}.",
		"{who} {arrive|arrivent} le {time} et ne {peut|peuvent} être à {a}{more} avant {ready}.",
	},
	"after departure": {
		"{who} {leaves|leave} on {time}, {has|have} to go at {ready} and {misses|miss} the end of {a}{more}.",
		"{who} {sale|salen} el {time}, {debe|deben} irse a las {ready} y no {llega|llegan} al final de {a}{more}.",
		"{who} {part|partent} le {time}, {doit|doivent} s’en aller à {ready} et {manque|manquent} la fin de {a}{more}.",
	},
	"more": {" and {count} more", " y {count} más", " et {count} de plus"},
	"travel short": {
		"{who} {has|have} {gap} minutes to get from {a} to {b}; {mode} it takes about {minutes}.",
		"{who} {tiene|tienen} {gap} minutos para ir de {a} a {b}; {mode} se tarda unos {minutes}.",
		"{who} {a|ont} {gap} minutes pour aller de {a} à {b} ; {mode}, il en faut environ {minutes}.",
	},
	"travel missing": {
		"{who} {goes|go} from {a} in {city} to {b} in {other}, and no flight, train or coach stands between them.",
		"{who} {va|van} de {a} en {city} a {b} en {other}, y entre ambas no hay vuelo, tren ni autocar.",
		"{who} {va|vont} de {a} à {city} à {b} à {other}, et il n’y a ni vol, ni train, ni car entre les deux.",
	},
	"vehicle full": {
		"{vehicle} has {seats} seats, and {count} people go to {a}.",
		"{vehicle} tiene {seats} plazas y van {count} personas a {a}.",
		"{vehicle} a {seats} places, et {count} personnes vont à {a}.",
	},
	"interpreter long": {
		"{who} {interprets|interpret} for {hours} without half an hour’s pause, from {a} to {b}.",
		"{who} {interpreta|interpretan} durante {hours} sin media hora de pausa, desde {a} hasta {b}.",
		"{who} {interprète|interprètent} pendant {hours} sans une demi-heure de pause, de {a} à {b}.",
	},
	"appointments": {
		"{who} {has|have} {count} professional appointments on {day}, from {a} to {b}; {limit} are as many as people can follow.",
		"{who} {tiene|tienen} {count} citas profesionales el {day}, desde {a} hasta {b}; más de {limit} cansan.",
		"{who} {a|ont} {count} rendez-vous professionnels le {day}, de {a} à {b} ; au-delà de {limit}, on ne suit plus.",
	},
	"place closed": {
		"{place} is not open during {a}; its opening hours are {hours}.",
		"{place} no abre durante {a}; su horario es {hours}.",
		"{place} n’est pas ouvert pendant {a} ; ses horaires : {hours}.",
	},
	"no lunch": {
		"{who} {has|have} no lunch on {day}: nothing to eat is planned between {from} and {to}; {a} comes before or meanwhile.",
		"{who} no {tiene|tienen} almuerzo el {day}: no hay comida prevista entre las {from} y las {to}; antes o mientras tanto: {a}.",
		"{who} {n’a|n’ont} pas de déjeuner le {day} : aucun repas n’est prévu entre {from} et {to} ; avant ou pendant : {a}.",
	},
	"no dinner": {
		"{who} {has|have} no dinner on {day}: nothing to eat is planned between {from} and {to}; {a} comes before or meanwhile.",
		"{who} no {tiene|tienen} cena el {day}: no hay comida prevista entre las {from} y las {to}; antes o mientras tanto: {a}.",
		"{who} {n’a|n’ont} pas de dîner le {day} : aucun repas n’est prévu entre {from} et {to} ; avant ou pendant : {a}.",
	},
	"no time for lunch": {
		"{who} {has|have} no time for lunch on {day}: between {from} and {to} there is neither a meal nor a free {bite} minutes; {a} takes it.",
		"{who} no {tiene|tienen} tiempo de almorzar el {day}: entre las {from} y las {to} no hay ni comida ni {bite} minutos libres, por {a}.",
		"{who} {n’a|n’ont} pas le temps de déjeuner le {day} : entre {from} et {to}, ni repas ni {bite} minutes libres, à cause de {a}.",
	},
	"no time for dinner": {
		"{who} {has|have} no time for dinner on {day}: between {from} and {to} there is neither a meal nor a free {bite} minutes; {a} takes it.",
		"{who} no {tiene|tienen} tiempo de cenar el {day}: entre las {from} y las {to} no hay ni comida ni {bite} minutos libres, por {a}.",
		"{who} {n’a|n’ont} pas le temps de dîner le {day} : entre {from} et {to}, ni repas ni {bite} minutes libres, à cause de {a}.",
	},
	"diet": {
		"Nobody has asked what {who} {eats|eat}, and their first meal is {a}.",
		"Nadie ha preguntado qué {come|comen} {who}, y su primera comida es {a}.",
		"Personne n’a demandé ce que {mange|mangent} {who}, et leur premier repas est {a}.",
	},
	"photos refused": {
		"The host of {a} has not been told that {who} may not be photographed.",
		"El anfitrión de {a} no sabe que no se puede fotografiar a {who}.",
		"L’hôte de {a} ne sait pas que {who} ne {doit|doivent} pas être {photographié·e|photographié·e·s}.",
	},
	"photos open": {
		"The host of {a} has not been told that {who} may not be photographed: nobody has their consent.",
		"El anfitrión de {a} no sabe que no se puede fotografiar a {who}: falta su autorización.",
		"L’hôte de {a} ne sait pas que {who} ne {doit|doivent} pas être {photographié·e|photographié·e·s} : leur accord manque.",
	},
	"unconfirmed": {
		"{a} is in {days} days and not confirmed ({status}).",
		"Faltan {days} días para {a} y no está confirmada ({status}).",
		"{a} a lieu dans {days} jours sans être confirmé ({status}).",
	},
	"unconfirmed tomorrow": {
		"{a} is tomorrow and not confirmed ({status}).",
		"{a} es mañana y no está confirmada ({status}).",
		"{a} a lieu demain sans être confirmé ({status}).",
	},
	"unconfirmed today": {
		"{a} is today and not confirmed ({status}).",
		"{a} es hoy y no está confirmada ({status}).",
		"{a} a lieu aujourd’hui sans être confirmé ({status}).",
	},
	"not asked": {"not requested yet", "aún sin solicitar", "pas encore demandé"},
	"others":    {"{count} others", "{count} personas más", "{count} autres"},
	"and":       {" and ", " y ", " et "},
	"or":        {" or ", " o ", " ou "},
	"title":     {"“{title}” ({day}, {times})", "«{title}» ({day}, {times})", "« {title} » ({day}, {times})"},

	"quoted": {"“{title}”", "«{title}»", "« {title} »"},

	"fix later":          {"Start {a} at {clock}", "Empezar {a} a las {clock}", "Commencer {a} à {clock}"},
	"fix later here":     {"Start at {clock}", "Empezar a las {clock}", "Commencer à {clock}"},
	"fix end":            {"End {a} at {clock}", "Terminar {a} a las {clock}", "Terminer {a} à {clock}"},
	"fix end here":       {"End at {clock}", "Terminar a las {clock}", "Terminer à {clock}"},
	"fix day":            {"Move {a} to {day}, {clock}", "Pasar {a} al {day}, {clock}", "Déplacer {a} au {day}, {clock}"},
	"fix day here":       {"Move to {day}, {clock}", "Pasar al {day}, {clock}", "Déplacer au {day}, {clock}"},
	"fix stop":           {"Put {a} into {city}", "Poner {a} en {city}", "Mettre {a} à {city}"},
	"fix stop here":      {"Put it into {city}", "Ponerla en {city}", "Mettre à {city}"},
	"fix excuse":         {"Leave {who} out of {a}", "Quitar a {who} de {a}", "Retirer {who} de {a}"},
	"fix excuse here":    {"Leave {who} out", "Quitar a {who}", "Retirer {who}"},
	"fix excuse all":     {"Leave {who} out of {a}{more}", "Quitar a {who} de {a}{more}", "Retirer {who} de {a}{more}"},
	"fix interpret":      {"Have {who} interpret in {a}", "Que {who} interprete en {a}", "Faire interpréter {a} par {who}"},
	"fix interpret here": {"Have {who} interpret", "Que interprete {who}", "Faire interpréter par {who}"},
	"fix turns":          {"Have {who} take turns", "Que {who} se turnen", "Faire alterner {who}"},
	"fix everyone":       {"Have everyone attend {a}", "Que todos asistan a {a}", "Faire venir tout le monde à {a}"},
	"fix everyone here":  {"Have everyone attend", "Que asistan todos", "Faire venir tout le monde"},
	"fix delete":         {"Take {a} out of the plan", "Quitar {a} del plan", "Retirer {a} du programme"},
	"fix delete here":    {"Take it out of the plan", "Quitarla del plan", "Retirer du programme"},
	"fix photos":         {"The host of {a} has been told", "El anfitrión de {a} ya lo sabe", "L’hôte de {a} est prévenu"},
	"fix photos here":    {"The host has been told", "El anfitrión ya lo sabe", "L’hôte est prévenu"},
	"fix confirm":        {"{a} is confirmed", "{a} está confirmada", "{a} est confirmé"},
	"fix confirm here":   {"It is confirmed", "Está confirmada", "C’est confirmé"},
	"fix vehicle":        {"Go to {a} by {vehicle}", "Ir a {a} en {vehicle}", "Aller à {a} avec {vehicle}"},
	"fix vehicle here":   {"Go by {vehicle}", "Ir en {vehicle}", "Y aller avec {vehicle}"},
	"fix mode":           {"Go to {a} {mode}", "Ir a {a} {mode}", "Aller à {a} {mode}"},
	"fix mode here":      {"Go there {mode}", "Ir {mode}", "Y aller {mode}"},
	"fix lunch":          {"Plan lunch at {clock}", "Prever el almuerzo a las {clock}", "Prévoir un déjeuner à {clock}"},
	"fix dinner":         {"Plan dinner at {clock}", "Prever la cena a las {clock}", "Prévoir un dîner à {clock}"},
	"fix flight":         {"Add a flight to {city}, {day} {clock}", "Añadir un vuelo a {city}, {day} {clock}", "Ajouter un vol vers {city}, {day} {clock}"},
	"fix transport":      {"Add transport to {city}, {day} {clock}", "Añadir un traslado a {city}, {day} {clock}", "Ajouter un transfert vers {city}, {day} {clock}"},

	// What the proposals add is called so in the language of the program.
	"title lunch":     {"Lunch", "Almuerzo", "Déjeuner"},
	"title dinner":    {"Dinner", "Cena", "Dîner"},
	"title flight":    {"Flight to {city}", "Vuelo a {city}", "Vol vers {city}"},
	"title transport": {"Transport to {city}", "Traslado a {city}", "Transfert vers {city}"},
}

// sentence collects what a sentence speaks of.
type sentence struct {
	language string // BCP 47, for dates and names
	tongue   int    // of tongues
	parts    []string
	one      bool
}

func (c *Checker) sentence() *sentence { return newSentence(c.options.Language) }

func newSentence(language string) *sentence {
	s := &sentence{language: language}
	for i, tongue := range tongues {
		if program.SameLanguage(language, tongue) {
			s.tongue = i
			break
		}
	}
	return s
}

func (s *sentence) put(name, text string) *sentence {
	s.parts = append(s.parts, name, text)
	return s
}

// say fills the sentence of that name with what was put.
func (s *sentence) say(name string) string {
	var text strings.Builder
	rest := sentences[name][s.tongue]
	for {
		plain, after, found := strings.Cut(rest, "{")
		text.WriteString(plain)
		if !found {
			return text.String()
		}
		part, tail, _ := strings.Cut(after, "}")
		text.WriteString(s.part(part))
		rest = tail
	}
}

func (s *sentence) part(name string) string {
	if one, several, choice := strings.Cut(name, "|"); choice {
		if s.one {
			return one
		}
		return several
	}
	for i := len(s.parts) - 2; i >= 0; i -= 2 {
		if s.parts[i] == name {
			return s.parts[i+1]
		}
	}
	return ""
}

// pick is the word of that name if it is asked for, and otherwise the other one.
func (s *sentence) pick(name string, asked bool, otherwise string) string {
	if asked {
		return sentences[name][s.tongue]
	}
	return otherwise
}

// onScreen are the languages (BCP 47) in which times are told: the hours count to 24, as everywhere in the window.
var onScreen = [3]string{"en-GB", "es", "fr"}

// when says which meeting and when: “Lunch” (Tue 13 Jun, 12:30–13:30).
func (s *sentence) when(v *item) string { return s.whenever(v.meeting) }

func (s *sentence) whenever(m *program.Meeting) string {
	t := &sentence{language: s.language, tongue: s.tongue}
	return t.put("title", m.Title).put("day", locale.Language(s.language).Date(m.Start.Date, locale.WeekdayShort)).
		put("times", program.FormatTimes(m.Start, m.End, locale.Language(onScreen[s.tongue]))).say("title")
}

// people puts the names of people; of many only the first are told.
func (s *sentence) people(names []string) {
	const told = 4
	s.one = len(names) == 1
	if len(names) > told {
		others := &sentence{language: s.language, tongue: s.tongue}
		names = append(names[:told-1:told-1], others.put("count", strconv.Itoa(len(names)-told+1)).say("others"))
	}
	s.put("who", s.list(names, "and"))
}

// list joins words by commas and, before the last, by another word.
func (s *sentence) list(words []string, last string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:len(words)-1], ", ") + sentences[last][s.tongue] + words[len(words)-1]
}

// stay is from when until when a stop lasts.
func (s *sentence) stay(stop *program.Stop) string {
	switch {
	case stop.From.IsZero():
		return s.put("day", locale.Language(s.language).Date(stop.Until, locale.FullDate)).say("until")
	case stop.Until.IsZero():
		return s.put("day", locale.Language(s.language).Date(stop.From, locale.FullDate)).say("from")
	default:
		return program.FormatPeriod(stop.From, stop.Until, locale.Language(s.language))
	}
}

// languages names what the person speaks well beside the language of the meetings.
func (s *sentence) languages(person *program.Person, p *program.Program) string {
	var list []string
	for _, spoken := range person.Languages {
		if spoken.Level != program.Basic && !program.SameLanguage(spoken.Language, p.WorkingLanguage()) {
			list = append(list, program.LanguageName(spoken.Language, locale.Language(s.language)))
		}
	}
	if len(list) == 0 {
		return sentences["a language"][s.tongue]
	}
	return strings.Join(list, sentences["or"][s.tongue])
}

// more counts the meetings of a finding beside the one that is named.
func (c *Checker) more(n int) string { return c.sentence().put("count", strconv.Itoa(n)).say("more") }

// lasting is a length of time in the units that all three languages share: 45 min, 6 h, 6 h 30 min.
func lasting(minutes int64) string {
	switch {
	case minutes < 60:
		return fmt.Sprintf("%d min", minutes)
	case minutes%60 == 0:
		return fmt.Sprintf("%d h", minutes/60)
	default:
		return fmt.Sprintf("%d h %d min", minutes/60, minutes%60)
	}
}
