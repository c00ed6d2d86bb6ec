package documents

import (
	"laurel/app/request"
	"laurel/data/program"
)

// IsList reports whether the document is a list with columns to choose, which can be saved under a name.
func (d Document) IsList() bool {
	_, has := d.Option("columns")
	return has
}

// NamedList returns what was chosen of the document, to be saved under a name. Passwords are never part of it, nor is
// what it was compared with.
func (d Document) NamedList(name string, audience program.Audience, chosen request.Options) program.NamedList {
	list := program.NamedList{Name: name, Document: d.ID}
	if audience != d.Audiences[0] {
		list.Audience = audience
	}
	for _, o := range d.Options {
		value, isSet := chosen[o.ID]
		if isSet && value != o.Default && o.Kind != Secret && o.Kind != Version {
			list.Options = append(list.Options, program.ChosenOption{Option: o.ID, Value: value})
		}
	}
	return list
}

// ListOptions returns the options of a named list.
func ListOptions(list program.NamedList) request.Options {
	options := request.Options{}
	for _, o := range list.Options {
		options[o.Option] = o.Value
	}
	return options
}
