package documents

import (
	"bytes"
	"context"
	"errors"
	"fmt"

	"laurel/app/handout"
	"laurel/app/paper"
	"laurel/data/program"
)

// contactBook is what awardees take home. The public has no contacts.
func contactBook() Document {
	return Document{
		ID:        "contact-book",
		Group:     ForPeople,
		Title:     words{"Contact book", "Libreta de contactos", "Carnet de contacts"}.in,
		Formats:   []Format{PDF, VCard},
		Audiences: []program.Audience{program.Participants, program.Internal, program.Partners},
		takes:     []Scope{OfStops},
		make:      makeContactBook,
		findings:  contactBookFindings,
		about:     isAwardee,
	}
}

func contactBookOptions(r Request) paper.ContactBookOptions {
	return paper.ContactBookOptions{Language: r.Language, Paper: paper.Paper(r.Paper), People: r.People, Stops: r.Stops, Now: r.Now, Since: r.since, Progress: r.Progress}
}

func makeContactBook(ctx context.Context, d Document, r Request) ([]File, error) {
	options := contactBookOptions(r)
	return meetingsFile(d, r, func(to *bytes.Buffer) error {
		if r.Format != VCard {
			return paper.ContactBook(ctx, to, r.Edition, options)
		}
		contacts := paper.ContactsMet(r.Edition, options)
		if len(contacts) == 0 {
			return paper.ErrNoMeetings
		}
		return handout.ContactCards(ctx, to, r.Edition, contacts, r.Language)
	})
}

// meetingsFile makes the one file of a document that is about meetings.
func meetingsFile(d Document, r Request, write func(to *bytes.Buffer) error) ([]File, error) {
	var data bytes.Buffer
	err := write(&data)
	if errors.Is(err, paper.ErrNoMeetings) {
		return nil, errors.New(noMeetings(r).Text)
	}
	if err != nil {
		return nil, err
	}
	return []File{{names{}.next(scheduleStem(d, r), r.Format), data.Bytes()}}, nil
}

// RuleNoMeetings is found where a document is about meetings and there is none to tell of.
const RuleNoMeetings = "no-meetings"

func noMeetings(r Request) Finding {
	text := words{
		"There is no meeting to tell of: add meetings with their organisation or contacts, or choose others.",
		"No hay ninguna reunión que incluir: añada reuniones con su organización o sus contactos, o elija otras.",
		"Il n’y a aucune rencontre à présenter : ajoutez des rencontres avec leur organisation ou leurs contacts, ou choisissez-en d’autres.",
	}.in(r.Language)
	return Finding{Rule: RuleNoMeetings, Severity: program.SeverityError, Text: text}
}

func contactBookFindings(r Request) []Finding {
	contacts := paper.ContactsMet(r.Edition, contactBookOptions(r))
	if len(contacts) == 0 && r.Format == VCard || !paper.AnyoneMet(r.Edition, contactBookOptions(r)) {
		return []Finding{noMeetings(r)}
	}
	var found []Finding
	if r.Format != VCard {
		texts := []string{r.Edition.Name}
		for _, c := range contacts {
			texts = append(texts, c.Honorific, c.Name, c.Title)
			if o := r.Edition.Organisation(c.Organisation); o != nil {
				texts = append(texts, o.Name, o.Address)
			}
		}
		if missing := missingIn(texts); len(missing) > 0 {
			found = append(found, missingLetters(r, nil, missing))
		}
	}
	return append(found, notAsked(r, contacts)...)
}

// RuleContactNotAsked is found where nobody has asked a contact whether participants may have a way to reach them.
const RuleContactNotAsked = "contact-not-asked"

func notAsked(r Request, contacts []*program.Contact) []Finding {
	text := words{
		"%s has not been asked whether participants may call or write, so that the book for them says: ask the coordinator first.",
		"No se ha preguntado a %s si los participantes pueden llamar o escribir; por eso su libreta dice: pregunte antes al coordinador.",
		"On n’a pas demandé à %s si les participants peuvent appeler ou écrire ; leur carnet dit donc : demandez d’abord au coordinateur.",
	}.in(r.Language)
	var found []Finding
	for _, c := range contacts {
		if c.MayShare == program.Unknown {
			found = append(found, Finding{Rule: RuleContactNotAsked, Severity: program.SeverityHint, Text: fmt.Sprintf(text, c.Name)})
		}
	}
	return found
}
