package reports

import (
	"cmp"
	"context"
	"maps"
	"path/filepath"
	"slices"

	"laurel/app/articles"
	"laurel/app/documents"
	"laurel/app/request"
	"laurel/data/limit"
	"laurel/data/locale"
	"laurel/data/program"
	"laurel/data/program/edition"
)

// choices is how a document is to be made, as far as it is remembered from one run to the next. What is empty is the
// document's default.
type choices struct {
	Format   request.Format     `json:"format,omitempty"`
	Language locale.Language    `json:"language,omitempty"`
	Paper    request.Paper      `json:"paper,omitempty"`
	Audience program.Audience   `json:"audience,omitempty"`
	Also     []program.Audience `json:"also,omitempty"`    // further groups that get an edition of their own
	Options  map[string]string  `json:"options,omitempty"` // never one of kind Secret
}

// job is a document with everything that was chosen about it. It is not changed after it was passed to a worker.
type job struct {
	document documents.Document
	choices
	secrets     map[string]string // options of kind Secret; they are kept as long as the program is open
	draft       string            // the text of a letter while it is typed
	scope       scope
	since       program.ID // the release since which changes are shown, or none
	attachments []string   // paths of the user's own PDFs
}

// fitting leaves out what the document does not accept: the catalogue may have changed since the choices were
// remembered.
func (c choices) fitting(d documents.Document) choices {
	if d.Check(c.Format, "", nil) != nil {
		c.Format = ""
	}
	if d.Check("", c.Audience, nil) != nil {
		c.Audience = ""
	}
	c.Also = slices.DeleteFunc(
		slices.Clone(c.Also),
		func(a program.Audience) bool { return !d.AcceptsFiles() || d.Check("", a, nil) != nil },
	)
	if !slices.Contains(request.Papers(), c.Paper) {
		c.Paper = ""
	}
	if !slices.Contains(locale.Languages(), c.Language) {
		c.Language = ""
	}
	options := map[string]string{}
	for id, value := range c.Options {
		option, known := d.Option(id)
		if known && option.Kind != documents.Secret && d.Check("", "", map[string]string{id: value}) == nil {
			options[id] = value
		}
	}
	c.Options = options
	return c
}

// format is the one chosen, or the document's first.
func (o job) format() request.Format { return cmp.Or(o.Format, o.document.Formats[0]) }

func (o job) audience() program.Audience { return cmp.Or(o.Audience, o.document.Audiences[0]) }

// paper is the one chosen, or that of the program's region.
func (o job) paper(p *program.Program) request.Paper {
	return cmp.Or(o.Paper, request.PaperOf(locale.Spoken(p.Language)))
}

// language is the one chosen, or the nearest to the program's.
func (o job) language(p *program.Program) locale.Language {
	return cmp.Or(o.Language, locale.Nearest(p.Language))
}

// value is what was chosen of an option, or its default.
func (o job) value(option documents.Option) string {
	if option.Kind == documents.Secret {
		return o.secrets[option.ID]
	}
	if value, chosen := o.Options[option.ID]; chosen {
		return value
	}
	return option.Default
}

// with returns the job with another value of an option; the job itself stays as it is.
func (o job) with(option documents.Option, value string) job {
	if option.Kind == documents.Secret {
		o.secrets = maps.Clone(o.secrets)
		if o.secrets == nil {
			o.secrets = map[string]string{}
		}
		o.secrets[option.ID] = value
		return o
	}
	o.Options = maps.Clone(o.Options)
	if o.Options == nil {
		o.Options = map[string]string{}
	}
	o.Options[option.ID] = value
	return o
}

// request is what the maker is asked. Of a preview no secret is part: what cannot be opened cannot be shown.
func (o job) request(p *program.Program, preview bool) request.Request {
	options := maps.Clone(o.Options)
	if options == nil {
		options = map[string]string{}
	}
	for id, value := range o.secrets {
		if value != "" && !preview {
			options[id] = value
		}
	}
	if o.draft != "" {
		options[articles.TextOption] = o.draft
	}
	return request.Request{
		Edition: edition.For(p,
			o.audience(),
		), Format: o.format(), Language: o.language(p), Paper: o.paper(p), Options: options,
		Chosen: request.Chosen{
			People:   o.scope.in(p),
			Stops:    o.scope.stops,
			Days:     o.scope.days,
			Meetings: o.scope.meetings,
			Contacts: o.scope.contacts,
		},
		Sending: request.Sending{Release: o.release(p)},
		Called:  o.called(p),
	}
}

// audiences are the groups that get an edition of their own, the one shown first.
func (o job) audiences() []program.Audience {
	list := []program.Audience{o.audience()}
	for _, a := range o.document.Audiences {
		if slices.Contains(o.Also, a) && a != o.audience() {
			list = append(list, a)
		}
	}
	return list
}

// attached reads the user's own PDFs.
func (o job) attached(ctx context.Context) ([]request.File, error) {
	var files []request.File
	for _, path := range o.attachments {
		data, err := limit.ReadFile(ctx, path, limit.AttachmentBytes)
		if err != nil {
			return nil, &attachmentError{path, err}
		}
		files = append(files, request.File{Name: filepath.Base(path), Data: data})
	}
	return files, nil
}

// notMade is the error of a document that failed for a reason that is no sentence for people.
type notMade struct{ cause error }

// Error returns a sentence in the window's language; the cause is in the log.
func (e *notMade) Error() string {
	return locale.L("The document could not be made. Try again; the log has the reason.")
}

// Unwrap returns the reason.
func (e *notMade) Unwrap() error { return e.cause }

// made makes the document of a request. Its error is a sentence for people, with its cause, or that of ctx.
func (o job) made(ctx context.Context, wanted request.Request) ([]request.File, error) {
	files, err := o.document.Make(ctx, wanted)
	if err != nil && ctx.Err() == nil && !documents.IsSentence(err) {
		err = &notMade{err}
	}
	return files, err
}

// attachmentError is returned when a file of the user's is not there any more.
type attachmentError struct {
	path  string
	cause error
}

// Error returns the message in the window's language.
func (e *attachmentError) Error() string {
	data := locale.Values{"File": filepath.Base(e.path), "Folder": fromHome(filepath.Dir(e.path))}
	return locale.L(
		"{{.File}} cannot be read in {{.Folder}}. Put it back there, or take it out of your own PDFs.",
		data,
	)
}

// Unwrap returns the error of the system.
func (e *attachmentError) Unwrap() error { return e.cause }

// onPaper reports whether a file of the format has a paper size.
func onPaper(f request.Format) bool {
	return f == request.PDF || f == request.DOCX || f == request.XLSX
}

// hasWords reports whether a file of the format is written in a language of people.
func hasWords(f request.Format) bool { return f != request.JSON }
