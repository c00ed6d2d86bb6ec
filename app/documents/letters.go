package documents

import (
	"context"
	"errors"
	"slices"

	"laurel/app/article"
	"laurel/app/articles"
	"laurel/app/letter"
	"laurel/app/request"
	"laurel/data/civil"
	"laurel/data/locale"
	"laurel/data/program"
)

// letters go to hosts, speakers and awardees; what is in them is never for the office alone.
func letters() Document {
	return Document{
		ID:        "letters",
		Group:     ForPartners,
		Formats:   []request.Format{request.PDF, request.DOCX},
		Audiences: []program.Audience{program.Partners, program.Participants},
		Scopes:    []Scope{OfStops, OfDays, OfMeetings, OfContacts},
		Options: []Option{
			choice(articles.LetterOption, articles.Letters()...),
			{ID: articles.TextOption, Kind: Writing},
			off("own-language"),
			files(Value{ID: oneFile}, Value{ID: oneEach, Split: PerLetter}),
		},
		About: isAwardee,
		Shows: Shows{
			Details: []Detail{PersonNames, Stories, ContactNames, ContactAddresses, PlannedMeetings},
			Parts:   []program.Part{program.PlanPart, program.ContactsPart, program.NamesPart, program.AboutPart},
		},
		Delivery: Delivery{Recipient: program.ToHosts},
		Write:    asArticle(lettersOf),
		inspect:  inspectLetters,
		notes:    notes{divide: eachLetter, sends: sentLetters},
	}
}

// lettersOf explains what is wrong with the text of a letter in the request's language.
func lettersOf(ctx context.Context, r request.Request) (*article.Article, error) {
	a, err := articles.LettersOf(ctx, r)
	var problem *letter.Problem
	if errors.As(err, &problem) {
		return nil, &RequestError{problem.In(r.Language)}
	}
	return a, err
}

// eachLetter returns a request for each of the letters.
func eachLetter(r request.Request) (list []request.Request) {
	for _, reader := range articles.Readers(r) {
		one := r
		one.Subject = reader.Name()
		switch {
		case reader.Person != nil:
			one.People = []program.ID{reader.ID()}
		case reader.Contact != nil:
			one.Contacts = []program.ID{reader.ID()}
		default:
			one.Meetings = nil
			for _, m := range reader.Meetings {
				one.Meetings = append(one.Meetings, m.ID)
			}
		}
		list = append(list, one)
	}
	return list
}

// sentLetters are the notes of who gets the letters of a request.
func sentLetters(r request.Request) (notes program.SentLetters) {
	if r.Now.IsZero() {
		return nil
	}
	for _, reader := range articles.Readers(r) {
		notes = append(notes, program.SentLetter{
			Letter: r.Choice(articles.LetterOption), To: reader.ID(), On: civil.DateOf(r.Now),
		})
	}
	return notes
}

// SentLetters returns the notes to store once the document was saved or printed as requested; mostly none.
func (d Document) SentLetters(r request.Request) (program.SentLetters, error) {
	if d.sends == nil {
		return nil, nil
	}
	r, err := d.complete(r)
	if err != nil {
		return nil, err
	}
	return d.sends(r), nil
}

// inspectLetters finds texts that cannot be filled in, letters that were sent before, and letters (of an alphabet) that
// no font has.
func inspectLetters(i *inspection) {
	readers := articles.Readers(i.Request)
	kind := i.Choice(articles.LetterOption)
	if len(readers) == 0 {
		rule := RuleNoMeetings
		if articles.Letter(kind).ToPeople() {
			rule = RuleNoPeople
		}
		i.empty(rule)
		return
	}
	text := articles.LetterText(i.Request)
	i.letters(nil, slices.Concat(scheduleTexts(i.Edition), []string{text})...)
	for _, reader := range readers {
		i.letters(reader.Person, reader.Name())
		if reader.Person != nil {
			i.aliases([]*program.Person{reader.Person})
		}
		if on := i.Edition.SentLetters.On(kind, reader.ID()); !on.IsZero() {
			i.add(RuleSentBefore, program.SeverityWarning, reader.Person, locale.Values{
				"Name": reader.Name(), "Letter": program.LetterTitle(kind, i.Language),
				"Day": i.Language.Date(on, locale.FullDate),
			})
		}
	}
}
