package documents

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"laurel/app/request"
	"laurel/data/locale"
	"laurel/data/program"
)

// RequestError is the reason why a document is not made as it was asked for.
type RequestError struct{ Sentence string }

// Error returns the sentence.
func (e *RequestError) Error() string { return e.Sentence }

// sentence is an error in the language of the document that was asked for, with its cause.
type sentence struct {
	text  string
	cause error
}

func (e *sentence) Error() string { return e.text }

func (e *sentence) Unwrap() error { return e.cause }

// IsSentence reports whether an error of Make is a sentence for people; of others the cause is for the log.
func IsSentence(err error) bool {
	var refused *RequestError
	var message *sentence
	return errors.As(err, &refused) || errors.As(err, &message)
}

func refused(format string, values ...any) error {
	return &RequestError{fmt.Sprintf(format, values...)}
}

// Check reports, as a *RequestError, why the document cannot be made in that format, for that audience or with those
// options. Empty ones are the default and always fit.
func (d Document) Check(format request.Format, audience program.Audience, options request.Options) error {
	if format != "" && !slices.Contains(d.Formats, format) {
		return refused("“%s” is made as %s, not as %s.", d.ID, join(d.Formats), format)
	}
	if audience != "" && !slices.Contains(d.Audiences, audience) {
		return refused("“%s” is made for %s only, not for %s.", d.ID, join(d.Audiences), audience)
	}
	for id, value := range options {
		option, known := d.Option(id)
		if !known {
			return refused("“%s” has no option “%s”.", d.ID, id)
		}
		if !option.allows(value) {
			return refused("The option “%s” of “%s” cannot be “%s”; it takes %s.", id, d.ID, value, option.accepted())
		}
	}
	return nil
}

// complete fills in the defaults and refuses what does not fit.
func (d Document) complete(r request.Request) (request.Request, error) {
	if r.Edition == nil {
		return r, refused("Open a program first: “%s” is made of one.", d.ID)
	}
	if err := d.Check(r.Format, r.Edition.Audience, r.Options); err != nil {
		return r, err
	}
	if r.Format == "" {
		r.Format = d.Formats[0]
	}
	if r.Language != "" && !locale.Nearest(r.Language).Is(r.Language) {
		return r, refused("Documents are written in %s, not in “%s”.", join(locale.Languages()), r.Language)
	}
	r.Language = request.LanguageFor(r.Edition, r.Language)
	if r.Paper == "" {
		r.Paper = request.PaperOf(r.Language)
	}
	if !slices.Contains(request.Papers(), r.Paper) {
		return r, refused("The paper is %s, not “%s”.", join(request.Papers()), r.Paper)
	}
	for _, id := range r.People {
		if r.Edition.Person(id) == nil && r.Edition.Audience == program.Internal {
			return r, &RequestError{findingText(r.Language, "person-gone", nil)}
		}
	}
	r.Options = d.withDefaults(r.Options)
	for _, o := range d.Options {
		if o.Required && r.Choice(o.ID) == "" {
			return r, &RequestError{findingText(r.Language, "no-password", nil)}
		}
	}
	return r, d.checkRelease(r)
}

// withDefaults returns the values of all options of the document.
func (d Document) withDefaults(options request.Options) request.Options {
	chosen := make(request.Options, len(d.Options))
	for _, o := range d.Options {
		chosen[o.ID] = o.Default
		if value, isSet := options[o.ID]; isSet {
			chosen[o.ID] = value
		}
	}
	return chosen
}

func join[T ~string](list []T) string {
	parts := make([]string, len(list))
	for i, v := range list {
		parts[i] = string(v)
	}
	return strings.Join(parts, ", ")
}

// split returns how the request divides the document into files.
func (d Document) split(r request.Request) Split {
	option, _ := d.Option(filesOption)
	value, _ := option.Value(r.Choice(filesOption))
	return value.Split
}

// pieces divides a request into those for single files.
func (d Document) pieces(r request.Request) []request.Request {
	var list []request.Request
	add := func(one request.Request, subject string) {
		one.Subject, one.Progress = subject, nil
		list = append(list, one)
	}
	switch d.split(r) {
	case PerPerson:
		for _, person := range d.People(r) {
			one := r
			one.People, one.Since = []program.ID{person.ID}, r.Since.Of(person.ID)
			add(one, person.DisplayName())
		}
	case PerStop:
		for _, stop := range r.SelectStops() {
			one := r
			one.Stops = []program.ID{stop.ID}
			if r.Since != nil {
				one.Since = comparison{r.Sent, r.Edition}.at(r.Since, stop.ID)
			}
			if empty := d.emptiness(one); empty == nil || empty.Rule != RuleNothingPlanned {
				add(one, stop.City)
			}
		}
	case PerLetter:
		for _, one := range d.divide(r) {
			add(one, one.Subject)
		}
	}
	if len(list) == 0 {
		r.Subject = subjectOf(r)
		return []request.Request{r}
	}
	return list
}

// files makes the files of a complete request; where listed is set, each PDF begins with the list of what has changed.
func (d Document) files(ctx context.Context, r request.Request, listed bool) (files []request.File, err error) {
	if d.packet != nil {
		return d.packet.of(r).files(ctx, d, listed)
	}
	used := names{}
	add := func(form string, one request.Request, data []byte) (err error) {
		if listed {
			if data, err = d.withChanges(one, data); err != nil {
				return err
			}
		}
		files = append(files, request.File{Name: used.next(d.stem(form, r)+" - "+one.Subject, r.Format), Data: data})
		return nil
	}
	if d.Each != nil && d.split(r) == PerPerson {
		err = d.Each(ctx, r, func(person *program.Person, data []byte) error {
			one := r
			one.Since, one.Subject = r.Since.Of(person.ID), person.DisplayName()
			if r.Edition.Audience == program.Public { // a file's name is read by more people than the file
				one.Subject = fmt.Sprintf("%03d", len(files)+1)
			}
			return add("person", one, data)
		})
	} else {
		err = d.eachPiece(ctx, r, func(one request.Request, data []byte) error { return add("file", one, data) })
	}
	if err != nil {
		return nil, explained(r, err)
	}
	return files, nil
}

func (d Document) eachPiece(ctx context.Context, r request.Request, save func(request.Request, []byte) error) error {
	pieces := d.pieces(r)
	if len(pieces) > 1 {
		if empty := d.emptiness(r); empty != nil {
			return &sentence{text: empty.Text}
		}
	}
	for i, one := range pieces {
		var data bytes.Buffer
		if err := d.Write(ctx, &data, one); err != nil {
			return err
		}
		if err := save(one, data.Bytes()); err != nil {
			return err
		}
		if len(pieces) > 1 {
			r.Report(i+1, len(pieces))
		}
	}
	return nil
}

// stem begins a file's name: the title, and in brackets what was chosen other than usual, so that no file replaces one
// made otherwise: "Certificates (Attendance, Partners)". The title is the text "document.ID.form" where there is one.
func (d Document) stem(form string, r request.Request) string {
	title := d.Title(r.Language)
	if key := "document." + d.ID + "." + form; r.Language.Has(key) {
		title = r.Language.Text(key)
	}
	var unusual []string
	if r.Called != "" {
		title = r.Called
	}
	for _, o := range d.Options {
		if value := r.Choice(o.ID); r.Called == "" && o.Kind == Choice && o.ID != filesOption && value != o.Default {
			unusual = append(unusual, o.ValueTitle(r.Language, value))
		}
	}
	if r.Edition.Audience != d.Audiences[0] {
		unusual = append(unusual, r.Edition.Audience.Name(r.Language))
	}
	if r.Since != nil { // beside the one that was sent, which stays
		version := locale.Values{"Version": r.Since.Version}
		unusual = append(unusual, r.Language.Text("Changes since version {{.Version}}", version))
	}
	if len(unusual) == 0 {
		return title
	}
	return title + " (" + strings.Join(unusual, ", ") + ")"
}

// subjectOf names what a file is about, so that no file replaces one about something else: the program, and the stops,
// the day, the meeting or the person if it is not all of it. A person is not named to the public.
func subjectOf(r request.Request) string {
	parts := []string{r.Edition.Name}
	for _, id := range r.Stops {
		if s := r.Edition.Stop(id); s != nil {
			parts = append(parts, s.City)
		}
	}
	if len(r.Days) == 1 {
		parts = append(parts, r.Days[0].String())
	}
	if len(r.Meetings) == 1 && r.Edition.Meeting(r.Meetings[0]) != nil {
		parts = append(parts, r.Edition.Meeting(r.Meetings[0]).Title)
	}
	if len(r.People) == 1 && r.Edition.Person(r.People[0]) != nil && r.Edition.Audience != program.Public {
		parts = append(parts, r.Edition.Person(r.People[0]).DisplayName())
	}
	return strings.Join(parts, " - ")
}
