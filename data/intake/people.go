package intake

import (
	"cmp"
	"net/mail"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"laurel/data/program"
)

// speaker reads "Name, organisation" as schedules write it in one cell. What comes after the name may be a position, with or without the organisation that it is at.
func speaker(text string) someone {
	name, rest, _ := strings.Cut(oneLine(text), ",")
	who := someone{name: oneLine(name)}
	rest = oneLine(rest)
	if rest == "" {
		if before, inside, found := strings.Cut(who.name, "("); found { // Name (organisation)
			who.name, rest = oneLine(before), oneLine(strings.Trim(inside, " )"))
		}
	}
	who.organisation = rest
	words := strings.Fields(rest)
	if len(words) == 0 || !isPosition(words[0]) {
		return who
	}
	for i, word := range words {
		if i > 0 && slices.Contains(strings.Fields("at of from von bei der des vom beim of the chez de du del"), strings.ToLower(word)) && i+1 < len(words) {
			who.title, who.organisation = strings.Join(words[:i], " "), strings.TrimPrefix(strings.Join(words[i+1:], " "), "the ")
			return who
		}
	}
	who.title, who.organisation = words[0], strings.Join(words[1:], " ")
	return who
}

// isPosition reports whether a word is what someone is, and not where.
func isPosition(word string) bool {
	word = folded(word)
	return slices.ContainsFunc(strings.Fields("geschaftsfuhr leiter direktor director directeur directrice president prasident burgermeister mayor alcald maire professor chef manager founder grunder minist secretar sekretar responsable rector rektor dean chair vorsitz editor redakteur journalist officer"),
		func(stem string) bool {
			return strings.Contains(word, stem) && !strings.Contains(word, "ministeri") && !strings.HasSuffix(word, "ministry")
		}) || slices.Contains([]string{"ceo", "cto", "head", "jefe", "jefa"}, word)
}

func asNumber(text string) (float64, bool) {
	number, err := strconv.ParseFloat(strings.TrimSpace(text), 64)
	return number, err == nil
}

// contacts turns the rows into contacts and their organisations.
func (p *part) contacts(g *gathered, lines []line) {
	for _, l := range lines {
		languages, _ := spokenLanguages(l.text("languages"))
		who := someone{
			identity: whole(l.text("id")), honorific: oneLine(l.text("honorific")), title: oneLine(l.text("title")), organisation: l.text("organisation"),
			name: oneLine(cmp.Or(l.text("name"), l.text("given")+" "+l.text("family"))), phone: whole(l.text("phone")), notes: l.text("notes"), languages: languages,
		}
		who.email = g.address(l.row, described("contact", who.name), l.text("email"))
		g.card(l.row, who, l.text("address"), l.text("website"))
	}
}

// withoutOrganisation is where contacts are kept whose card names no organisation, since a contact belongs to one.
const withoutOrganisation = "Without organisation"

// card brings in one contact with what is known of their organisation.
func (g *gathered) card(row int, who someone, address, website string) {
	if who.name == "" && who.organisation != "" {
		who.name = who.organisation
	}
	if who.name == "" {
		g.problem(row, described("contact", ""), say("It has no name."))
		return
	}
	named := who.organisation != ""
	who.organisation = cmp.Or(oneLine(who.organisation), withoutOrganisation)
	g.contact(row, who)
	if at := g.organisation(row, who.organisation); named && at != nil {
		next := *at
		if next.Address == "" {
			next.Address = clean(address)
		}
		if next.Website == "" {
			next.Website = strings.TrimSpace(website)
		}
		g.replaceOrganisation(at, &next)
	}
}

// address is an e-mail address, or nothing, which is told, when it is none.
func (g *gathered) address(row int, record *sentence, text string) string {
	text = strings.TrimSpace(strings.TrimPrefix(text, "mailto:"))
	if text == "" {
		return ""
	}
	if parsed, err := mail.ParseAddress(text); err == nil {
		return parsed.Address
	}
	g.problem(row, record, say("%q is no e-mail address; it comes in without.", text))
	return ""
}

// roster turns the rows into people. A row is someone whom the program has already when the identifier, the name or the e-mail address is theirs; then
// what the row says replaces what was there, and what it does not say stays.
func (p *part) roster(g *gathered, lines []line, days *dayReader) {
	for _, l := range lines {
		r := rosterRow{line: l, g: g, days: days}
		r.name()
		if r.given == "" && r.family == "" && r.whole == "" {
			g.problem(l.row, described("person", ""), say("It has no name."))
			continue
		}
		if isTotal(cmp.Or(r.whole, r.given, r.family)) {
			g.problem(l.row, r.record(), say("This row is a total; it is not read."))
			continue
		}
		person := r.known()
		if person == nil {
			person = r.person()
		}
		if g.taken[person.ID] {
			g.problem(l.row, r.record(), say("The file has this person twice; only the first row is read in."))
			continue
		}
		g.taken[person.ID] = true
		r.say(person)
		g.people = append(g.people, person)
		g.rows[person] = l.row
	}
	if !p.has("role") {
		g.note(say("No column says who is what: people who are new come in as awardees."))
	}
}

// rosterRow is one row of a roster on its way to a person.
type rosterRow struct {
	line
	g                    *gathered
	days                 *dayReader
	given, family, whole string
	split                bool // given and family were guessed from the whole name
}

func (r *rosterRow) record() *sentence {
	return described("person", oneLine(cmp.Or(r.whole, r.given+" "+r.family)))
}

func (r *rosterRow) name() {
	r.given, r.family = oneLine(r.text("given")), oneLine(r.text("family"))
	r.whole = oneLine(cmp.Or(r.text("name"), r.text("itinerary-name"), r.text("passport-name")))
	if r.given == "" && r.family == "" && r.whole != "" {
		r.split = true
		r.given, r.family = splitName(r.whole)
	}
}

// splitName divides a whole name: at the comma of "Family, Given"; before words in capitals, which are the family name in itineraries; or before the
// last word with the particles that belong to it. Nothing is re-cased. A name of one word is a given name.
func splitName(name string) (given, family string) {
	if last, first, found := strings.Cut(name, ","); found {
		return oneLine(first), oneLine(last)
	}
	words := strings.Fields(name)
	if len(words) < 2 {
		return name, ""
	}
	capital := func(word string) bool {
		return len([]rune(word)) > 1 && strings.IndexFunc(word, unicode.IsLower) < 0 && strings.IndexFunc(word, unicode.IsUpper) >= 0
	}
	switch first := slices.IndexFunc(words, capital); {
	case first > 0 && capital(words[len(words)-1]):
		return strings.Join(words[:first], " "), strings.Join(words[first:], " ")
	case first == 0 && !capital(words[len(words)-1]): // KIM Minji
		end := slices.IndexFunc(words, func(word string) bool { return !capital(word) })
		return strings.Join(words[end:], " "), strings.Join(words[:end], " ")
	}
	at := len(words) - 1
	for at > 1 && slices.Contains(strings.Fields("al el bin ibn ben bint abu abd van von der den de del della di da dos das la le les los ter ten zu zum y e"), strings.ToLower(words[at-1])) {
		at--
	}
	return strings.Join(words[:at], " "), strings.Join(words[at:], " ")
}

// known is a copy of the person whom the program has, or nil.
func (r *rosterRow) known() *program.Person {
	id := whole(r.text("id"))
	found := r.g.base.Person(program.ID(id))
	for _, name := range []string{r.whole, r.given + " " + r.family} {
		if found == nil {
			found = personNamed(r.g.base.People, name)
		}
	}
	if email := r.text("email"); found == nil && email != "" {
		found = personNamed(r.g.base.People, email)
	}
	if found == nil {
		found = r.g.base.Person(r.identity())
	}
	if found == nil {
		return nil
	}
	copied := *found
	if r.split {
		r.given, r.family = "", "" // the parts are known better than by guessing
	}
	return &copied
}

// identity derives the person's identifier from the foreign one, or from the name and, for namesakes, the row.
func (r *rosterRow) identity() program.ID {
	own := cmp.Or(whole(r.text("id")), folded(r.given+" "+r.family)+"\x1f"+r.text("birth-date"))
	return derived("person", string(r.g.base.ID), own)
}

func (r *rosterRow) person() *program.Person {
	if r.split && strings.Contains(r.whole, " ") {
		r.g.note(say("Whole names such as %q were divided into given and family name; look whether they are right.", r.whole))
	}
	return &program.Person{ID: r.identity(), Role: program.Awardee, Given: r.given, Family: r.family}
}

// say writes into the person what the row says.
func (r *rosterRow) say(p *program.Person) {
	if r.given+r.family != "" && !r.split {
		p.Given, p.Family = r.given, r.family
	}
	for field, to := range map[string]*string{
		"honorific": &p.Honorific, "own-name": &p.OwnName, "passport-name": &p.PassportName, "badge-name": &p.BadgeName, "pronunciation": &p.Pronunciation, "alias": &p.Alias,
		"position": &p.Position, "affiliation": &p.Affiliation, "citation": &p.Citation, "bio": &p.Bio, "phone": &p.Phone, "messenger": &p.Messenger,
		"emergency-name": &p.Emergency.Name, "emergency-relation": &p.Emergency.Relation, "emergency-phone": &p.Emergency.Phone, "passport-number": &p.Passport.Number,
		"visa": &p.Passport.Visa, "insurance": &p.Insurance, "arrival-flight": &p.Arrival.Number, "arrival-place": &p.Arrival.Place,
		"departure-flight": &p.Departure.Number, "departure-place": &p.Departure.Place, "notes": &p.Notes,
	} {
		over(to, whole(r.text(field)))
	}
	if email := r.g.address(r.row, r.record(), r.text("email")); email != "" {
		p.Email = email
	}
	r.sayDates(p)
	r.sayWords(p)
}

func (r *rosterRow) sayDates(p *program.Person) {
	for field, to := range map[string]*program.Date{"birth-date": &p.BirthDate, "passport-expiry": &p.Passport.Expiry} {
		if text := r.text(field); text != "" {
			if day, _, err := r.days.day(text); err == nil {
				*to = day
			} else {
				r.ignored(field, text)
			}
		}
	}
	for field, to := range map[string]*program.DateTime{"arrival": &p.Arrival.At, "departure": &p.Departure.At} {
		if text := r.text(field); text != "" {
			day, at, err := r.days.day(text)
			if err != nil {
				r.ignored(field, text)
				continue
			}
			if at == nil {
				at = &program.Clock{}
			}
			*to = program.At(day, *at)
		}
	}
	if text := whole(r.text("award-year")); text != "" {
		if year, err := strconv.Atoi(text); err == nil && year > 1900 && year < 3000 {
			p.AwardYear = year
		} else {
			r.ignored("award-year", text)
		}
	}
}

// ignored tells that one field of the row cannot be read; the person comes in without it.
func (r *rosterRow) ignored(field, text string) {
	r.g.problem(r.row, r.record(), say("%q cannot be read as %s; the person comes in without it.", oneLine(text), say(strings.ReplaceAll(field, "-", " "))))
}

func (r *rosterRow) sayWords(p *program.Person) {
	choose(r, "role", &p.Role, func(text string) program.Role { return roleWords()[folded(text)] })
	choose(r, "country", &p.Country, countryNamed)
	choose(r, "nationality", &p.Nationality, countryNamed)
	for field, to := range map[string]*program.Answer{"needs-interpreter": &p.NeedsInterpreter, "consent-name": &p.Consent.Name, "consent-photo": &p.Consent.Photo, "consent-story": &p.Consent.Story} {
		if text := r.text(field); !unasked(text) {
			choose(r, field, to, func(text string) program.Answer { return answerWords()[folded(text)] })
		}
	}
	for field, to := range map[string]*program.Need{"diet": &p.Diet, "access": &p.Access, "medical": &p.Medical} {
		switch text := r.text(field); {
		case unasked(text):
		case slices.Contains([]string{"none", "no", "keine", "ninguna", "ninguno", "aucun", "aucune", "-", "n/a"}, folded(text)) || text == "-":
			*to = program.Need{Answered: true}
		default:
			*to = program.Need{Answered: true, Text: text}
		}
	}
	if text := r.text("languages"); text != "" {
		spoken, unknown := spokenLanguages(text)
		for _, name := range unknown {
			r.ignored("languages", name)
		}
		for i, s := range spoken {
			for _, before := range p.Languages {
				if s.Level == "" && s.Language == before.Language {
					spoken[i].Level = before.Level
				}
			}
		}
		if len(spoken) > 0 {
			p.Languages = spoken
		}
	}
	if text := r.text("cancelled"); text != "" {
		p.Cancelled = answerWords()[folded(text)] != program.No
	}
}

// unasked reports whether a text says that nobody has asked.
func unasked(text string) bool {
	return slices.Contains([]string{"", "not asked", "unknown", "sin preguntar", "non demande", "nicht gefragt", "?", "tbd"}, folded(text))
}

// choose writes a word of the domain, and tells when the row has one that is none.
func choose[W ~string](r *rosterRow, field string, to *W, find func(string) W) {
	text := r.text(field)
	if text == "" {
		return
	}
	if word := find(text); word != "" {
		*to = word
	} else {
		r.ignored(field, text)
	}
}
