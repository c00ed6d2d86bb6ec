package reports

import (
	"cmp"
	"maps"
	"slices"

	"laurel/app/documents"
	"laurel/data/program"
)

// choices is how a document is to be made, as far as it is remembered from one run to the next. What is empty is the document's default.
type choices struct {
	Format   documents.Format  `json:"format,omitempty"`
	Language string            `json:"language,omitempty"`
	Paper    documents.Paper   `json:"paper,omitempty"`
	Audience program.Audience  `json:"audience,omitempty"`
	Options  map[string]string `json:"options,omitempty"` // never one of kind Secret
}

// scope is whom a document is made for: everyone it is about, everyone with a role, or these people.
type scope struct {
	role   program.Role
	people []program.ID
}

// order is a document with everything that was chosen about it. It is not changed after it was handed to work.
type order struct {
	document documents.Document
	choices
	secrets map[string]string // options of kind Secret; they live as long as the program is open
	scope   scope
}

// fitting leaves out what the document does not take: the catalogue may have changed since the choices were remembered.
func (c choices) fitting(d documents.Document) choices {
	if d.Check(c.Format, "", nil) != nil {
		c.Format = ""
	}
	if d.Check("", c.Audience, nil) != nil {
		c.Audience = ""
	}
	if !slices.Contains(documents.Papers(), c.Paper) {
		c.Paper = ""
	}
	if !slices.Contains(documents.Languages(), c.Language) {
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
func (o order) format() documents.Format { return cmp.Or(o.Format, o.document.Formats[0]) }

func (o order) audience() program.Audience { return cmp.Or(o.Audience, o.document.Audiences[0]) }

func (o order) paper() documents.Paper { return cmp.Or(o.Paper, documents.Papers()[0]) }

// language is the one chosen, or the program's as far as documents speak it.
func (o order) language(p *program.Program) string {
	if o.Language != "" {
		return o.Language
	}
	for _, language := range documents.Languages() {
		if p.Language != "" && program.SameLanguage(p.Language, language) {
			return language
		}
	}
	return documents.Languages()[0]
}

// value is what was chosen of an option, or its default.
func (o order) value(option documents.Option) string {
	if option.Kind == documents.Secret {
		return o.secrets[option.ID]
	}
	if value, chosen := o.Options[option.ID]; chosen {
		return value
	}
	return option.Default
}

// with returns the order with another value of an option; the order itself stays as it is.
func (o order) with(option documents.Option, value string) order {
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
func (o order) request(p *program.Program, preview bool) documents.Request {
	options := maps.Clone(o.Options)
	if options == nil {
		options = map[string]string{}
	}
	for id, value := range o.secrets {
		if value != "" && !preview {
			options[id] = value
		}
	}
	return documents.Request{
		Edition: p.EditionFor(o.audience()), Format: o.format(), Language: o.language(p), Paper: o.paper(),
		People: o.scope.in(p), Options: options,
	}
}

// in lists the people of the scope; none stands for everyone the document is about.
func (s scope) in(p *program.Program) []program.ID {
	if s.role == "" {
		return s.people
	}
	var ids []program.ID
	for _, person := range p.People {
		if person.Role == s.role && !person.Cancelled {
			ids = append(ids, person.ID)
		}
	}
	return ids
}

// still is the scope without people who have left the program; when nobody remains it is everyone.
func (s scope) still(p *program.Program) scope {
	if s.role != "" {
		if len(s.in(p)) == 0 {
			return scope{}
		}
		return s
	}
	s.people = slices.DeleteFunc(slices.Clone(s.people), func(id program.ID) bool { return p.Person(id) == nil })
	return s
}

func (s scope) everyone() bool { return s.role == "" && len(s.people) == 0 }

// onPaper reports whether a file of the format has a paper size.
func onPaper(f documents.Format) bool { return f == documents.PDF || f == documents.XLSX }

// hasWords reports whether a file of the format is written in a language of people.
func hasWords(f documents.Format) bool { return f != documents.JSON }
