package documents

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"laurel/app/handout"
	"laurel/app/paper/card"
	"laurel/app/paper/certificate"
	"laurel/app/paper/list"
	"laurel/app/paper/typeset"
	"laurel/app/request"
	"laurel/data/civil"
	"laurel/data/locale"
	"laurel/data/program"
	"laurel/data/program/edition"
	"laurel/data/program/todos"
)

// The rules that Findings follows.
const (
	RuleRequest         = "request"           // the document is not made like this
	RuleNoPeople        = "no-people"         // there is nobody to make it for
	RuleNoStop          = "no-stop"           // there is no stop to make it for
	RuleNoMeetings      = "no-meetings"       // it is about meetings and there is none
	RuleNoTakeaways     = "no-takeaways"      // it is about takeaways and there is none
	RuleNothingPlanned  = "nothing-planned"   // it would be empty
	RuleMissingLetters  = "missing-letters"   // no font has some letters of a name or text
	RuleShownByAlias    = "shown-by-alias"    // the audience may not have somebody's name
	RuleNamedInText     = "named-in-text"     // a text names somebody whom the audience may not have named
	RuleNotAgreed       = "not-agreed"        // a name is read by more people than its owner has agreed to
	RuleNotLatin        = "not-latin"         // hotels and airlines cannot read a name
	RuleNotTranslated   = "not-translated"    // what was typed is printed as it is
	RuleNeedsNotAsked   = "needs-not-asked"   // nobody has asked what a person needs
	RuleContactNotAsked = "contact-not-asked" // nobody has asked a contact whether participants may call or write
	RuleLeftOut         = "left-out"          // a document that was chosen for a packet is not in it
	RuleSentBefore      = "sent-before"       // somebody was sent this letter already
	RuleNoCitation      = "no-citation"       // a certificate of an award has no citation
	RuleOneLanguage     = "one-language"      // a certificate in two languages has a text in one only
	RulePrintedBefore   = "printed-before"    // somebody's badge was printed already
	RuleNoHost          = "no-host"           // meetings have no host sheet: nobody is named who receives the group
	RuleNightMissing    = "night-missing"     // somebody arrives before or leaves after their room is theirs
	RuleOwnFile         = "own-file"          // what is in the user's own file is not checked
)

// Finding is something to know before a document is printed.
type Finding struct {
	Rule     string
	Severity program.Severity
	Text     string           // a sentence for people, in the request's language
	Person   program.ID       // whom it is about, or empty
	Field    string           // the path of the person's field in which it is corrected, or empty
	Mention  *edition.Mention // of RuleNamedInText: where
}

// Findings reports what to know before the document is made: letters that no font has, people who are shown by another
// name, nobody to make it for. Of a request that does not fit it reports that alone; a password may still be missing.
func (d Document) Findings(r request.Request) []Finding {
	r, err := d.complete(d.withSecrets(r))
	if err != nil {
		return []Finding{{Rule: RuleRequest, Severity: program.SeverityError, Text: err.Error()}}
	}
	return d.inspected(r)
}

func (d Document) inspected(r request.Request) []Finding {
	switch {
	case d.packet != nil:
		return d.packet.of(r).findings()
	case d.inspect == nil:
		return nil
	}
	i := &inspection{Request: r}
	d.inspect(i)
	i.mentions(d)
	return i.found
}

// mentions finds texts of the document that name somebody whom its audience may not have named.
func (i *inspection) mentions(d Document) {
	for _, m := range i.Edition.Mentions() {
		if d.Shows.Parts != nil && m.Field.Part != "" && !slices.Contains(d.Shows.Parts, m.Field.Part) {
			continue
		}
		values := locale.Values{"Record": program.NameOf(m.Record), "Field": m.Field.Name(i.Language)}
		text := findingText(i.Language, RuleNamedInText, values)
		i.found = append(i.found, Finding{
			Rule: RuleNamedInText, Severity: program.SeverityError, Text: text, Person: m.Person, Mention: &m,
		})
	}
}

// emptyRules are those of a document that would be empty, by the error of a maker that finds it so.
var emptyRules = map[error]string{
	request.ErrNobody: RuleNoPeople, request.ErrNoStop: RuleNoStop, request.ErrNoMeeting: RuleNoMeetings,
	request.ErrNoSchedule: RuleNothingPlanned, request.ErrNoTakeaway: RuleNoTakeaways,
}

// emptiness returns the finding that the document would be empty; nil where it is not.
func (d Document) emptiness(r request.Request) *Finding {
	for _, f := range d.inspected(r) {
		if isEmpty(f) {
			return &f
		}
	}
	return nil
}

func isEmpty(f Finding) bool {
	empty := []string{RuleNoPeople, RuleNoStop, RuleNoMeetings, RuleNoTakeaways, RuleNothingPlanned}
	return slices.Contains(empty, f.Rule)
}

// explained replaces the error of a maker that has nothing to make by the sentence of the finding about it.
func explained(r request.Request, err error) error {
	for cause, rule := range emptyRules {
		if errors.Is(err, cause) {
			return &sentence{findingText(r.Language, rule, nil), err}
		}
	}
	return err
}

func findingText(l locale.Language, rule string, values locale.Values) string {
	return l.Text("document-finding."+rule, values)
}

// inspection collects the findings of a request.
type inspection struct {
	request.Request
	found []Finding
}

// ruleFields are the paths of the fields of a person in which findings of a rule are corrected.
var ruleFields = map[string]string{
	RuleNoCitation: "Citation", RuleNotAgreed: "Consent.Name", RuleShownByAlias: "Consent.Name",
	RuleNotLatin: "PassportName",
}

// add adds a finding, whose text is "document-finding.RULE"; person is nil where it is about nobody.
func (i *inspection) add(rule string, severity program.Severity, person *program.Person, values locale.Values) {
	f := Finding{Rule: rule, Severity: severity, Text: findingText(i.Language, rule, values)}
	if person != nil {
		f.Person, f.Field = person.ID, ruleFields[rule]
	}
	i.found = append(i.found, f)
}

// empty adds that the document would be empty.
func (i *inspection) empty(rule string) { i.add(rule, program.SeverityError, nil, nil) }

// aliases finds who is shown by another name because the audience may not have theirs.
func (i *inspection) aliases(people []*program.Person) {
	for _, p := range people {
		if p.Given == "" && p.Family == "" {
			i.add(RuleShownByAlias, program.SeverityWarning, p, locale.Values{"Name": p.DisplayName()})
		}
	}
}

// letters finds the characters of texts that no font has; person is nil where they are nobody's.
func (i *inspection) letters(person *program.Person, texts ...string) {
	if i.Format != request.PDF { // other files have the fonts of whoever reads them
		return
	}
	var missing []rune
	for _, gap := range typeset.Missing(texts...) {
		missing = append(missing, gap.Characters...)
	}
	i.missing(person, missing)
}

func (i *inspection) missing(person *program.Person, characters []rune) {
	if len(characters) == 0 {
		return
	}
	slices.Sort(characters)
	var signs []string
	for _, sign := range slices.Compact(characters) {
		signs = append(signs, fmt.Sprintf("“%c” (U+%04X)", sign, sign))
	}
	whose := findingText(i.Language, "the-document", nil)
	if person != nil {
		whose = person.DisplayName()
	}
	i.add(
		RuleMissingLetters, program.SeverityError, person,
		locale.Values{"Letters": strings.Join(signs, ", "), "Name": whose},
	)
}

// cards finds, for a document of a page or card each, who is shown by another name, and letters that no font has: in
// texts that are on all of them and in those of each person. It reports whether there is anybody.
func (i *inspection) cards(people []*program.Person, shared []string, personal func(*program.Person) []string) bool {
	if len(people) == 0 {
		i.empty(RuleNoPeople)
		return false
	}
	i.aliases(people)
	i.letters(nil, shared...)
	for _, p := range people {
		i.letters(p, personal(p)...)
	}
	return true
}

// todos adds what remains to be done about a person, as far as the rule is about it.
func (i *inspection) todos(rule string, person *program.Person, codes ...todos.Code) {
	for _, todo := range todos.Of(i.Edition.Program, person) {
		if slices.Contains(codes, todo.Code) {
			text := i.Language.Labelled(person.DisplayName(), todo.Text(i.Language))
			found := Finding{Rule: rule, Severity: todo.Severity, Text: text, Person: person.ID, Field: todo.Field}
			i.found = append(i.found, found)
		}
	}
}

func isAwardee(p *program.Person) bool { return p.Role == program.Awardee }

func inspectCertificates(i *inspection) {
	people := i.SelectPeople(isAwardee)
	if len(people) == 0 {
		i.empty(RuleNoPeople)
		return
	}
	i.aliases(people)
	for _, gap := range certificate.Gaps(i.Request) {
		i.missing(i.Edition.Person(gap.Person), gap.Characters)
	}
	for _, p := range certificate.Uncited(i.Request) {
		if i.Edition.Audience != program.Internal {
			break // what a specimen has is a matter of consent
		}
		i.add(RuleNoCitation, program.SeverityWarning, p, locale.Values{"Name": p.DisplayName()})
	}
	fields, uncited := certificate.Untranslated(i.Request)
	if len(fields) > 0 {
		for k, path := range fields {
			if f, found := program.FieldAt(i.Edition.Program, path); found {
				fields[k] = f.Name(i.Language)
			}
		}
		text := findingText(i.Language, "one-language", locale.Values{"Fields": i.Language.And(fields...)})
		i.found = append(i.found, Finding{Rule: RuleOneLanguage, Severity: program.SeverityWarning, Text: text})
	}
	for _, p := range uncited {
		text := findingText(i.Language, "one-language.citation", locale.Values{"Name": p.DisplayName()})
		i.found = append(i.found, Finding{
			Rule: RuleOneLanguage, Severity: program.SeverityWarning, Text: text, Person: p.ID, Field: "CitationSecond",
		})
	}
}

func inspectBadges(i *inspection) {
	shared := []string{i.Edition.Name}
	for _, s := range i.Edition.Stops {
		shared = append(shared, s.City, s.Hotel.Name, s.Hotel.Address)
	}
	people := card.BadgePeople(i.Request)
	i.worn(people, shared, func(p *program.Person) []string {
		return []string{p.Badge(), p.FullName(), p.OwnName, p.Affiliation}
	})
	for _, p := range people {
		if !p.BadgePrinted.IsZero() {
			i.add(RulePrintedBefore, program.SeverityHint, p, locale.Values{
				"Name": p.DisplayName(), "Day": i.Language.Date(p.BadgePrinted, locale.FullDate),
			})
		}
	}
}

func inspectTableCards(i *inspection) {
	i.worn(
		i.SelectPeople(request.Anyone),
		[]string{i.Edition.Name},
		func(p *program.Person) []string { return []string{p.FullName(), p.OwnName, p.Affiliation} },
	)
}

// worn also finds who has not agreed to be named to those who will read what is worn or set up on a table.
func (i *inspection) worn(people []*program.Person, shared []string, personal func(*program.Person) []string) {
	if !i.cards(people, shared, personal) || i.Edition.Audience != program.Internal {
		return
	}
	for _, p := range people {
		if !i.Edition.MayName(p, program.Participants) {
			i.add(RuleNotAgreed, program.SeverityWarning, p, locale.Values{"Name": p.DisplayName()})
		}
	}
}

func inspectLabels(i *inspection) {
	people := i.SelectPeople(request.Anyone)
	i.cards(
		people, []string{i.Edition.Name},
		func(p *program.Person) []string { return []string{p.FormalName(), p.OwnName} },
	)
	if err := checkLabelStart(i.Request); err != nil {
		i.found = append(i.found, Finding{Rule: RuleRequest, Severity: program.SeverityError, Text: err.Error()})
	}
}

// inspectStopList finds names that a hotel or a driver cannot read, and letters that no font has.
func inspectStopList(i *inspection) {
	stops := i.SelectStops()
	if len(stops) == 0 {
		i.empty(RuleNoStop)
		return
	}
	shared := []string{i.Edition.Name, i.Edition.Agency}
	for _, s := range stops {
		shared = append(shared, s.City, s.Hotel.Name, s.Hotel.Address, s.Council, s.Transport, s.Driver)
	}
	people := i.SelectPeople(request.Anyone)
	i.cards(people, shared, func(p *program.Person) []string { return []string{p.LatinName()} })
	for _, p := range people {
		i.todos(RuleNotLatin, p, todos.LatinName)
	}
}

// inspectRooming also finds who arrives before their first room is taken, or leaves after their last one is left.
func inspectRooming(i *inspection) {
	inspectStopList(i)
	for _, p := range i.SelectPeople(request.Anyone) {
		stops := p.StopsAmong(i.Edition.Stops)
		if len(stops) == 0 {
			continue
		}
		first, last := stops[0], stops[len(stops)-1]
		stay, _ := p.StayAt(first.ID)
		if in, day := stay.CheckIn(first), p.Arrival.At.Date; !day.IsZero() && in.Valid() && day.Before(in) {
			i.noRoom("", p, first, day, in)
		}
		stay, _ = p.StayAt(last.ID)
		if out, day := stay.CheckOut(last), p.Departure.At.Date; out.Valid() && out.Before(day) {
			i.noRoom(".departure", p, last, day, out)
		}
	}
}

// noRoom adds that somebody is at a stop on a day on which their room is not yet taken, or not any more.
func (i *inspection) noRoom(text string, p *program.Person, stop *program.Stop, day, room civil.Date) {
	if !i.IncludesStop(stop.ID) {
		return
	}
	values := locale.Values{
		"Name": p.DisplayName(), "City": stop.City,
		"Day": i.Language.Date(day, locale.FullDate), "Room": i.Language.Date(room, locale.FullDate),
	}
	i.found = append(i.found, Finding{
		Rule: RuleNightMissing, Severity: program.SeverityWarning, Person: p.ID, Field: "Stays." + string(stop.ID),
		Text: findingText(i.Language, RuleNightMissing+text, values),
	})
}

func inspectTransport(i *inspection) {
	inspectStopList(i)
	for _, m := range i.Edition.Meetings {
		if i.IncludesStop(m.Stop) {
			i.letters(nil, m.Title, m.Place, m.Note)
		}
	}
}

func inspectEmergency(i *inspection) {
	people := card.EmergencyPeople(i.Request)
	if len(people) == 0 {
		i.empty(RuleNoPeople)
		return
	}
	i.cards(i.SelectPeople(request.Anyone), []string{i.Edition.Name}, func(p *program.Person) []string {
		return []string{p.DisplayName(), p.OwnName, p.Diet.Text, p.Medical.Text, p.Access.Text, p.Emergency.Name}
	})
	if i.Choice("local") == card.OfTheStops {
		i.stopsWithoutCards()
	}
	languages := card.Languages(i.Request)
	for _, p := range people {
		for _, l := range languages {
			if _, whole := card.DietIn(p.Diet.Text, l); !whole && l != locale.English {
				i.add(RuleNotTranslated, program.SeverityHint, p, locale.Values{
					"Name": p.DisplayName(), "Diet": p.Diet.Text, "Language": i.Language.LanguageName(string(l)),
				})
			}
		}
		i.todos(RuleNeedsNotAsked, p, todos.Diet)
		if i.Edition.Audience == program.Internal {
			i.todos(RuleNeedsNotAsked, p, todos.Emergency)
		}
	}
}

// stopsWithoutCards finds stops in whose language there are no cards.
func (i *inspection) stopsWithoutCards() {
	for _, s := range i.SelectStops() {
		if l := card.CountryLanguage(s.Country); l != "" && !slices.Contains(card.LocalLanguages(), l) {
			values := locale.Values{"City": s.City, "Language": i.Language.LanguageName(string(l))}
			text := findingText(i.Language, "no-card-language", values)
			i.found = append(i.found, Finding{Rule: RuleNotTranslated, Severity: program.SeverityHint, Text: text})
		}
	}
}

// inspectCalendar is for documents that are empty where no day has anything on it.
func inspectCalendar(i *inspection) {
	if len(i.Edition.Meetings) == 0 {
		i.empty(RuleNothingPlanned)
		return
	}
	inspectSchedule(i)
}

func inspectPersonal(i *inspection) {
	if len(i.SelectPeople(request.Anyone)) == 0 {
		i.empty(RuleNoPeople)
		return
	}
	inspectSchedule(i)
}

// inspectSchedule finds who is shown by another name, and letters that no font has, in all that a schedule may print.
func inspectSchedule(i *inspection) {
	e := i.Edition
	if len(e.People)+len(e.Meetings)+len(e.Stops) == 0 {
		i.empty(RuleNothingPlanned)
		return
	}
	people := request.Request{Edition: e}.SelectPeople(request.Anyone)
	i.aliases(people)
	i.letters(nil, scheduleTexts(e)...)
	for _, p := range people {
		i.letters(p, p.FullName(), p.OwnName, p.Position, p.Affiliation, p.Pronunciation, p.Citation, p.Bio)
	}
}

// scheduleTexts are the texts of a program that are about nobody in the delegation.
func scheduleTexts(e *edition.Edition) []string {
	texts := []string{e.Name, e.Sponsor, e.SponsorSentence, e.Agency}
	for _, s := range e.Stops {
		texts = append(texts, s.City, s.Hotel.Name, s.Hotel.Address, s.Council, s.Transport, s.Driver)
	}
	for _, o := range e.Organisations {
		texts = append(texts, o.Name, o.Category, o.Address, o.Directions, o.Description)
	}
	for _, c := range e.Contacts {
		texts = append(texts, c.Honorific, c.Name, c.Title)
	}
	for _, m := range e.Meetings {
		texts = append(texts, m.Title, m.Place, m.Topic, m.Note)
	}
	return texts
}

func inspectContactBook(i *inspection) {
	contacts, any := list.ContactsMet(i.Request)
	if len(contacts) == 0 && i.Format == request.VCard || !any {
		i.empty(RuleNoMeetings)
		return
	}
	if i.Format != request.VCard {
		texts := []string{i.Edition.Name}
		for _, c := range contacts {
			texts = append(texts, c.Honorific, c.Name, c.Title)
			if o := i.Edition.Organisation(c.Organisation); o != nil {
				texts = append(texts, o.Name, o.Address)
			}
		}
		i.letters(nil, texts...)
	}
	for _, c := range contacts {
		if c.MayShare == program.Unknown {
			i.add(RuleContactNotAsked, program.SeverityHint, nil, locale.Values{"Name": c.Name})
		}
	}
}

// unhosted finds meetings of which there is no sheet.
func (i *inspection) unhosted() {
	const mostNamed = 5
	var titles []string
	for _, m := range i.Edition.Plan().Planned() {
		if len(i.Meetings) == 0 && i.IncludesMeeting(m) && m.LacksHost() {
			titles = append(titles, "“"+m.Title+"”")
		}
	}
	if len(titles) > 0 {
		named := titles[:min(len(titles), mostNamed)]
		text := i.Language.Count("document-finding."+RuleNoHost, len(titles), locale.Values{
			"Meetings": strings.Join(named, ", "),
		})
		i.found = append(i.found, Finding{Rule: RuleNoHost, Severity: program.SeverityHint, Text: text})
	}
}

func inspectHostSheets(i *inspection) {
	meetings := list.HostedMeetings(i.Request)
	if len(meetings) == 0 {
		i.empty(RuleNoMeetings)
		return
	}
	i.unhosted()
	texts := []string{i.Edition.Name}
	guests := map[program.ID]bool{}
	for _, m := range meetings {
		texts = append(texts, m.Title, m.Topic, m.Place)
		for _, p := range i.Edition.Attendance().AttendeesOf(m) {
			guests[p.ID] = true
		}
	}
	i.letters(nil, texts...)
	for _, p := range i.Edition.People {
		if guests[p.ID] {
			i.letters(p, p.FormalName(), p.Pronunciation, p.Position, p.Affiliation, p.Bio, p.Diet.Text, p.Access.Text)
		}
	}
}

func inspectEvaluation(i *inspection) {
	everyone := i.Request
	everyone.People = nil
	if _, any := list.ContactsMet(everyone); !any {
		i.empty(RuleNoMeetings)
		return
	}
	texts := []string{i.Edition.Name}
	for _, m := range i.Edition.Meetings {
		texts = append(texts, m.Title)
	}
	for _, o := range i.Edition.Organisations {
		texts = append(texts, o.Name)
	}
	if i.Choice("copies") != eachPerson {
		i.letters(nil, texts...)
		return
	}
	i.cards(i.SelectPeople(isAwardee), texts, func(p *program.Person) []string { return []string{p.DisplayName()} })
}

func inspectRoster(i *inspection) {
	i.cards(i.SelectPeople(request.Anyone), nil, func(*program.Person) []string { return nil })
}

// inspectManifest also finds whose passport has no Latin name.
func inspectManifest(i *inspection) {
	inspectRoster(i)
	for _, p := range i.SelectPeople(request.Anyone) {
		i.todos(RuleNotLatin, p, todos.LatinName)
	}
}

// inspectNeeds also finds who has not been asked.
func inspectNeeds(i *inspection) {
	inspectRoster(i)
	for _, p := range i.SelectPeople(request.Anyone) {
		i.todos(RuleNeedsNotAsked, p, todos.Diet)
	}
}

// inspectCountrySheets finds whose embassy would read a name without its owner having agreed to that.
func inspectCountrySheets(i *inspection) {
	people := i.SelectPeople(isAwardee)
	if len(people) == 0 {
		i.empty(RuleNoPeople)
		return
	}
	inspectSchedule(i)
	for _, p := range people {
		if !i.Edition.HasAgreed(p) {
			text := findingText(i.Language, "embassy-not-agreed", locale.Values{"Name": p.DisplayName()})
			i.found = append(i.found, Finding{
				Rule: RuleNotAgreed, Severity: program.SeverityWarning, Text: text, Person: p.ID,
			})
		}
	}
}

// inspectTakeaways looks for something that was noted, and for letters that no font has.
func inspectTakeaways(i *inspection) {
	if len(i.Edition.Takeaways)+len(i.Edition.Findings) == 0 {
		i.empty(RuleNoTakeaways)
		return
	}
	var texts []string
	for _, t := range i.Edition.Takeaways {
		texts = append(texts, t.Text, t.Translation)
	}
	for _, f := range i.Edition.Findings {
		texts = append(texts, f.Text, f.Translation)
	}
	i.letters(nil, texts...)
}

// inspectHosts looks for people who are met.
func inspectHosts(i *inspection) {
	isMet := func(m *program.Meeting) bool { return m.MeetsPeople() && i.IncludesMeeting(m) }
	if !slices.ContainsFunc(i.Edition.Plan().Planned(), isMet) {
		i.empty(RuleNoMeetings)
	}
}

// inspectPlan looks for meetings only: a calendar has no fonts.
func inspectPlan(i *inspection) {
	if !handout.HasEvents(i.Request) {
		i.empty(RuleNothingPlanned)
	}
}
