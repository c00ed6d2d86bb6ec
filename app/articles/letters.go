package articles

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"laurel/app/article"
	"laurel/app/letter"
	"laurel/app/paper/page"
	"laurel/app/request"
	"laurel/data/civil"
	"laurel/data/locale"
	"laurel/data/outcome"
	"laurel/data/program"
)

// Letter is the kind of a letter. Its ready text is "letter.ready.LETTER".
type Letter string

// The letters to hosts and speakers, and those to awardees. The own ones begin with nothing but salutation and ending.
const (
	Thanks          Letter = "thanks"
	FollowUp        Letter = "follow-up"
	OwnLetter       Letter = "own"
	AwardeeThanks   Letter = "awardee-thanks"
	AwardeeFollowUp Letter = "awardee-follow-up"
	AwardeeOwn      Letter = "awardee-own"
)

// Letters lists the letters, the usual one first.
func Letters() []Letter {
	return []Letter{Thanks, FollowUp, OwnLetter, AwardeeThanks, AwardeeFollowUp, AwardeeOwn}
}

// ToPeople reports whether a letter goes to people of the delegation.
func (l Letter) ToPeople() bool { return strings.HasPrefix(string(l), "awardee-") }

// Ready returns the text that comes with Laurel.
func (l Letter) Ready(in locale.Language) string { return in.Text("letter.ready." + string(l)) }

// Options of letters.
const (
	LetterOption = "letter"
	TextOption   = "text" // instead of the program's own text or the ready one; empty: one of these
)

// LetterText returns the text that the request's letters are made of.
func LetterText(r request.Request) string {
	kind := Letter(r.Choice(LetterOption))
	for _, text := range []string{r.Choice(TextOption), r.Edition.Letters.Find(string(kind), r.Language)} {
		if strings.TrimSpace(text) != "" {
			return text
		}
	}
	return kind.Ready(r.Language)
}

// Reader is who gets a letter: somebody of the delegation, a contact, or an organisation without one.
type Reader struct {
	Person       *program.Person
	Contact      *program.Contact
	Organisation *program.Organisation // of a contact, or by itself
	Meetings     []*program.Meeting    // at which a contact or organisation received the delegation
}

// ID returns the reader's record.
func (d Reader) ID() program.ID {
	switch {
	case d.Person != nil:
		return d.Person.ID
	case d.Contact != nil:
		return d.Contact.ID
	default:
		return d.Organisation.ID
	}
}

// Name returns what the reader is called.
func (d Reader) Name() string {
	switch {
	case d.Person != nil:
		return d.Person.DisplayName()
	case d.Contact != nil && d.Contact.Name != "":
		return page.ContactName(d.Contact)
	case d.Organisation != nil:
		return d.Organisation.Name
	default:
		return ""
	}
}

// Readers lists who gets the letters of a request, in the order of the first meeting or of the delegation.
func Readers(r request.Request) (readers []Reader) {
	if Letter(r.Choice(LetterOption)).ToPeople() {
		isAwardee := func(p *program.Person) bool { return p.Role == program.Awardee }
		for _, p := range r.SelectPeople(isAwardee) {
			readers = append(readers, Reader{Person: p})
		}
		return readers
	}
	at := map[program.ID]int{}
	add := func(d Reader, m *program.Meeting) {
		i, known := at[d.ID()]
		if !known {
			i = len(readers)
			at[d.ID()] = i
			readers = append(readers, d)
		}
		readers[i].Meetings = append(readers[i].Meetings, m)
	}
	for _, m := range r.Edition.Plan().Planned() {
		if !m.MeetsPeople() || !r.IncludesMeeting(m) {
			continue
		}
		anybody := false
		for _, id := range m.Contacts {
			c := r.Edition.Contact(id)
			if c == nil {
				continue
			}
			anybody = true
			if r.IncludesContact(id) {
				add(Reader{Contact: c, Organisation: r.Edition.Organisation(c.Organisation)}, m)
			}
		}
		if o := r.Edition.Organisation(m.Organisation); o != nil && !anybody && len(r.Contacts) == 0 {
			add(Reader{Organisation: o}, m)
		}
	}
	return readers
}

// LettersOf returns the letters of a request, each on a page of its own.
func LettersOf(ctx context.Context, r request.Request) (*article.Article, error) {
	kind := Letter(r.Choice(LetterOption))
	readers := Readers(r)
	if len(readers) == 0 {
		if kind.ToPeople() {
			return nil, request.ErrNobody
		}
		return nil, request.ErrNoMeeting
	}
	texts := map[locale.Language]*letter.Text{}
	w := &letters{Request: r, Article: &article.Article{
		Title: page.Titled(r, r.Language.Text("document.letters")), Language: r.Language, Unmarked: true,
	}}
	if err := w.load(ctx); err != nil {
		return nil, err
	}
	for i, reader := range readers {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		w.Request = reader.request(r)
		text := texts[w.Request.Language]
		if text == nil {
			var err error
			if text, err = letter.Parse(LetterText(w.Request)); err != nil {
				return nil, err
			}
			texts[w.Request.Language] = text
		}
		if i > 0 {
			w.Add(article.NewPage{})
		}
		w.letter(reader, text)
	}
	return w.Article, nil
}

// request returns the request of one letter: with the option own-language in the reader's language, in which a text
// that was typed for the others is not used.
func (d Reader) request(r request.Request) request.Request {
	var spoken []program.Spoken
	switch {
	case d.Person != nil:
		spoken = d.Person.Languages
	case d.Contact != nil:
		spoken = d.Contact.Languages
	}
	own := page.OwnLanguage(r, spoken)
	if own.Is(r.Language) {
		return r
	}
	r.Language = own
	r.Options = maps.Clone(r.Options)
	delete(r.Options, TextOption)
	return r
}

// letters are letters that are being written.
type letters struct {
	request.Request
	*article.Article
	head       article.Letterhead
	signatures article.Signatures
}

// load reads what is the same in each letter.
func (w *letters) load(ctx context.Context) error {
	e := w.Edition
	logo, err := w.image(ctx, cmp.Or(e.Logo, e.Award.Seal))
	if err != nil {
		return err
	}
	name, lines := e.Sponsor, locale.Joined(" · ", e.Name, e.Agency)
	if name == "" {
		name, lines = e.Name, e.Agency
	}
	w.head = article.Letterhead{Logo: logo, Alt: w.Request.Language.Text("letter.logo"), Name: name, Lines: lines}
	for _, s := range e.Award.Signatories {
		image, err := w.image(ctx, s.Signature)
		if err != nil {
			return err
		}
		alt := w.Request.Language.Text("letter.signature", locale.Values{"Name": s.Name})
		w.signatures.List = append(w.signatures.List, article.Signature{
			Image: image, Alt: alt, Name: s.Name, Position: s.Position,
		})
	}
	return nil
}

func (w *letters) image(ctx context.Context, id program.PhotoID) ([]byte, error) {
	if id == "" || w.Photos == nil {
		return nil, nil
	}
	image, err := w.Photos.Photo(ctx, id)
	if err != nil {
		return nil, fmt.Errorf("an image could not be read; choose it again in the program's award: %w", err)
	}
	return image, nil
}

// letter writes a letter: who writes, to whom, when, the text, the signatures.
func (w *letters) letter(to Reader, text *letter.Text) {
	w.Add(w.head)
	if address := w.address(to); address != "" {
		w.Add(article.Paragraph{Text: address})
	}
	values := w.values(to)
	if today := values[letter.Today]; len(today) > 0 {
		w.Add(article.Paragraph{Text: today[0]})
	}
	for _, p := range text.Fill(values) {
		if len(p.Items) > 0 {
			w.Add(article.List{Items: p.Items})
			continue
		}
		w.Add(article.Paragraph{Text: p.Text})
	}
	w.Add(w.signatures)
}

func (w *letters) address(to Reader) string {
	lines := []string{to.Name()}
	switch {
	case to.Person != nil:
		lines = append(lines, to.Person.Position, to.Person.Affiliation,
			page.Country(to.Person.Country, w.Request.Language))
	case to.Contact != nil:
		lines = append(lines, to.Contact.Title)
		if to.Organisation != nil {
			lines = append(lines, to.Organisation.Name, to.Organisation.Address)
		}
	default:
		lines = append(lines, to.Organisation.Address)
	}
	return locale.Joined("\n", lines...)
}

// values returns what is known of a reader.
func (w *letters) values(to Reader) letter.Values {
	e, l := w.Edition, w.Request.Language
	values := letter.Values{}
	set := func(f letter.Field, texts ...string) {
		if texts = slices.DeleteFunc(texts, func(t string) bool { return t == "" }); len(texts) > 0 {
			values[f] = texts
		}
	}
	set(letter.Program, e.Name)
	set(letter.Sponsor, e.Sponsor)
	set(letter.Agency, e.Agency)
	set(letter.Dates, l.Period(e.Start, e.End))
	if !w.Now.IsZero() {
		set(letter.Today, l.Date(civil.DateOf(w.Now), locale.FullDate))
	}
	set(letter.Award, e.Award.Title)
	set(letter.Name, to.Name())
	set(letter.Dear, l.Text("letter.dear-all"))
	if to.Organisation != nil {
		set(letter.Organisation, to.Organisation.Name)
	}
	switch {
	case to.Person != nil:
		w.person(to.Person, set)
	case to.Contact != nil:
		first, _, _ := strings.Cut(to.Contact.Name, " ")
		set(letter.FirstName, first)
		set(letter.Title, to.Contact.Title)
		if to.Contact.Name != "" {
			set(letter.Dear, l.Text("list.dear", locale.Values{"Name": to.Name()}))
		}
	}
	w.meetings(to, set)
	set(letter.Takeaways, w.takeaways(to)...)
	set(letter.FollowUps, w.followUps(to)...)
	return values
}

// person sets what is known of somebody of the delegation.
func (w *letters) person(p *program.Person, set func(letter.Field, ...string)) {
	l := w.Request.Language
	first := p.Given
	if first == "" {
		first = p.DisplayName()
	}
	set(letter.FirstName, first)
	set(letter.Dear, l.Text("list.dear", locale.Values{"Name": p.DisplayName()}))
	set(letter.Title, p.Position)
	set(letter.Organisation, p.Affiliation)
	set(letter.Country, page.Country(p.Country, l))
	set(letter.Citation, p.Citation)
}

// meetings sets what is known of the meetings of a reader: those at which they received the delegation, or those at
// which the person was.
func (w *letters) meetings(to Reader, set func(letter.Field, ...string)) {
	e, l := w.Edition, w.Request.Language
	list := to.Meetings
	if to.Person != nil {
		for _, m := range outcome.Visits(e.Program) {
			if slices.Contains(e.Attendance().WereAt(m), to.Person) && w.IncludesMeeting(m) {
				list = append(list, m)
			}
		}
	}
	var titles, days, topics, cities, visitors, countries, points []string
	once := func(texts *[]string, text string) {
		if text != "" && !slices.Contains(*texts, text) {
			*texts = append(*texts, text)
		}
	}
	for _, m := range list {
		day := ""
		if m.Start.Date.Valid() {
			day = l.Date(m.Start.Date, locale.FullDate)
		}
		once(&titles, m.TitleIn(l))
		once(&days, day)
		once(&topics, m.Topic)
		once(&points, locale.Joined(", ", m.TitleIn(l), day))
		if s := e.Stop(m.Stop); s != nil {
			once(&cities, s.City)
		}
		for _, p := range e.Attendance().WereAt(m) {
			if slices.Contains(outcome.Visitors, p.Role) && !p.Cancelled {
				once(&visitors, p.DisplayName())
				once(&countries, page.Country(p.Country, l))
			}
		}
	}
	set(letter.Meeting, l.And(titles...))
	set(letter.Date, l.And(days...))
	set(letter.Topic, l.And(topics...))
	set(letter.City, l.And(cities...))
	set(letter.Visitors, l.And(visitors...))
	set(letter.Countries, l.And(countries...))
	set(letter.Meetings, points...)
	if len(visitors) > 0 {
		set(letter.VisitorCount, strconv.Itoa(len(visitors)))
	}
}

// takeaways lists what was noted at the meetings of a host, but for what was difficult, or by the person.
func (w *letters) takeaways(to Reader) (texts []string) {
	for _, t := range w.Edition.Takeaways {
		isOwn := to.Person != nil && t.Person == to.Person.ID
		if isOwn || t.Kind != program.Challenge && to.receivedAt(t.Meeting) {
			texts = append(texts, t.Text)
		}
	}
	return texts
}

func (d Reader) receivedAt(meeting program.ID) bool {
	return slices.ContainsFunc(d.Meetings, func(m *program.Meeting) bool { return m.ID == meeting })
}

// concernedBy reports whether a follow-up is the reader's, or about them.
func (d Reader) concernedBy(f program.FollowUp) bool {
	is := func(p program.Party) bool {
		return p.ID() != "" && (p.ID() == d.ID() || d.Organisation != nil && p.Organisation == d.Organisation.ID)
	}
	if is(f.Owner) {
		return true
	}
	switch record := f.Record.(type) {
	case *program.Takeaway:
		return d.Person != nil && record.Person == d.Person.ID || d.receivedAt(record.Meeting)
	case *program.Connection:
		return is(record.From) || is(record.To)
	}
	return false
}

// followUps lists what is still to be done by the reader, or about them.
func (w *letters) followUps(to Reader) (texts []string) {
	for _, f := range w.Edition.FollowUps() {
		if f.IsOpen() && f.Text != "" && to.concernedBy(f) {
			due := ""
			if !f.Due.IsZero() {
				due = w.Request.Language.Date(f.Due, locale.FullDate)
			}
			texts = append(texts, locale.Joined(" – ", f.Text, due))
		}
	}
	return texts
}
