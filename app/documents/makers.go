package documents

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"

	"filippo.io/age"

	"laurel/app/article"
	"laurel/app/handout"
	"laurel/app/paper/card"
	"laurel/app/paper/certificate"
	"laurel/app/paper/list"
	"laurel/app/paper/report"
	"laurel/app/request"
	"laurel/app/word"
	"laurel/app/workbook"
	"laurel/data/locale"
	"laurel/data/program"
	"laurel/data/sealed"
)

// issuedCertificates are those for the register: certificates made for others than the office are specimens, since
// these may have other texts for the same person.
func issuedCertificates(r request.Request) []*program.Issue {
	if r.Edition.Audience != program.Internal {
		return nil
	}
	return certificate.Issues(r)
}

// checkLabelStart refuses a first label that the sheet does not have.
func checkLabelStart(r request.Request) error {
	if count := card.LabelCount(r.Choice("sheet"), r.Paper); r.Number("start") > count {
		return &RequestError{findingText(r.Language, "label-start", locale.Values{"Count": count})}
	}
	return nil
}

func writeLabels(ctx context.Context, w io.Writer, r request.Request) error {
	if err := checkLabelStart(r); err != nil {
		return err
	}
	return card.Labels(ctx, w, r)
}

func writeContactBook(ctx context.Context, w io.Writer, r request.Request) error {
	if r.Format != request.VCard {
		return list.Contacts(ctx, w, r)
	}
	contacts, _ := list.ContactsMet(r)
	if len(contacts) == 0 {
		return request.ErrNoMeeting
	}
	return handout.ContactCards(ctx, w, r, contacts)
}

func writeRoster(ctx context.Context, w io.Writer, r request.Request) error {
	if len(r.SelectPeople(request.Anyone)) == 0 && !r.Yes("cancelled") {
		return request.ErrNobody
	}
	return writeList("roster")(ctx, w, r)
}

// writeList is the maker of a list.
func writeList(id string) request.Maker {
	list, _ := workbook.FindList(id)
	return func(ctx context.Context, w io.Writer, r request.Request) error {
		if r.Format == request.CSV && r.Choice("password") != "" {
			return &RequestError{findingText(r.Language, "csv-password", nil)}
		}
		return list.Write(ctx, w, r)
	}
}

// orSealed is the maker of a workbook that is also made as a file of age; the request's password is its passphrase.
func orSealed(workbook request.Maker) request.Maker {
	return func(ctx context.Context, w io.Writer, r request.Request) error {
		if r.Format != request.Sealed {
			return workbook(ctx, w, r)
		}
		recipient, err := sealed.ByPassphrase(r.Choice("password"))
		if err != nil {
			return err
		}
		encrypted, err := age.Encrypt(w, recipient)
		if err != nil {
			return err
		}
		r.Format, r.Options = request.XLSX, maps.Clone(r.Options)
		delete(r.Options, "password")
		if err := workbook(ctx, encrypted, r); err != nil {
			return err
		}
		return encrypted.Close()
	}
}

// Masked makes the first table (CSV) of a document that is not made without a password, with everything masked that
// only the office may have: what a preview can show. It returns nothing of other documents.
func (d Document) Masked(ctx context.Context, r request.Request) ([]byte, error) {
	list, is := workbook.FindList(d.ID)
	if !is || !d.needsSecret() {
		return nil, nil
	}
	r, err := d.complete(d.withSecrets(r))
	if err != nil {
		return nil, err
	}
	var table bytes.Buffer
	if err := list.Masked(ctx, &table, r); err != nil {
		return nil, explained(r, err)
	}
	return table.Bytes(), nil
}

// needsSecret reports whether the document is not made without a password.
func (d Document) needsSecret() bool {
	return slices.ContainsFunc(d.Options, func(o Option) bool { return o.Required })
}

// withSecrets returns a request with something in place of the passwords that are still to be typed.
func (d Document) withSecrets(r request.Request) request.Request {
	if !d.needsSecret() {
		return r
	}
	r.Options = maps.Clone(r.Options)
	if r.Options == nil {
		r.Options = request.Options{}
	}
	for _, o := range d.Options {
		if o.Required {
			r.Options[o.ID] = cmp.Or(r.Options[o.ID], "-")
		}
	}
	return r
}

// onPaperOr is the maker of a document that is a PDF, or a list in the other formats.
func onPaperOr(paper request.Maker, id string) request.Maker {
	asList := writeList(id)
	return func(ctx context.Context, w io.Writer, r request.Request) error {
		switch {
		case r.Format != request.PDF:
			return asList(ctx, w, r)
		case r.Choice("password") != "":
			return &RequestError{findingText(r.Language, "pdf-password", nil)}
		}
		return paper(ctx, w, r)
	}
}

// writeProgram writes the whole program with its images.
func writeProgram(ctx context.Context, w io.Writer, r request.Request) error {
	photos := map[program.PhotoID][]byte{}
	ids := r.Edition.PhotoIDs()
	if len(ids) > 0 && r.Photos == nil {
		return &RequestError{findingText(r.Language, "no-images", nil)}
	}
	for _, id := range ids {
		image, err := r.Photos.Photo(ctx, id)
		if errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
			return err
		}
		if err != nil {
			return fmt.Errorf("an image of the program could not be read, so that the file would not be whole: %w", err)
		}
		photos[id] = image
	}
	return program.Encode(w, r.Edition.Program, photos)
}

// content returns the article that a request asks for.
type content func(ctx context.Context, r request.Request) (*article.Article, error)

// orInWord is the maker of a document that is drawn on paper, or written for editing as .docx.
func orInWord(paper request.Maker, text content) request.Maker {
	return func(ctx context.Context, w io.Writer, r request.Request) error {
		if r.Format != request.DOCX {
			return paper(ctx, w, r)
		}
		a, err := text(ctx, r)
		if err != nil {
			return err
		}
		var pages []int
		if a.Contents != "" {
			if pages, err = report.PageNumbers(ctx, a, r); err != nil {
				return err
			}
		}
		return word.Write(w, a, r.Paper, r.Now, pages)
	}
}

// asArticle is the maker of a document that is an article, on paper or for editing.
func asArticle(text content) request.Maker {
	return orInWord(func(ctx context.Context, w io.Writer, r request.Request) error {
		a, err := text(ctx, r)
		if err != nil {
			return err
		}
		return report.Write(ctx, w, a, r)
	}, text)
}
