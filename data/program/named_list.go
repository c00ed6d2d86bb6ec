package program

import (
	"slices"

	"laurel/data/locale"
)

// NamedList is what someone chose of a list that goes out, saved under a name: for whom it is, and the columns, the
// order, the filter and whatever else was chosen of its options.
type NamedList struct {
	Name     string         `json:"name"               audience:"internal"`
	Document string         `json:"document"           audience:"internal"` // the list's ID in the catalogue
	Audience Audience       `json:"audience,omitempty" audience:"internal"` // empty: the document's usual one
	Options  []ChosenOption `json:"options,omitempty"  audience:"internal"` // those that are not the usual
}

// ChosenOption is the value of an option of a document.
type ChosenOption struct {
	Option string `json:"option"          audience:"internal"`
	Value  string `json:"value,omitempty" audience:"internal"`
}

// NamedList returns the list of a document that is called so, however its case and accents are written.
func (p *Program) NamedList(document, name string) (NamedList, bool) {
	i := p.namedList(document, name)
	if i < 0 {
		return NamedList{}, false
	}
	return p.Lists[i], true
}

func (p *Program) namedList(document, name string) int {
	folded := locale.Fold(name)
	return slices.IndexFunc(p.Lists, func(l NamedList) bool {
		return l.Document == document && locale.Fold(l.Name) == folded
	})
}

// WithList returns the program with a list, which replaces the one of its document and name.
func (p *Program) WithList(list NamedList) *Program {
	return p.With(func(next *Program) {
		next.Lists = slices.Clone(p.Lists)
		if i := p.namedList(list.Document, list.Name); i >= 0 {
			next.Lists[i] = list
		} else {
			next.Lists = append(next.Lists, list)
		}
	})
}

// WithoutList returns the program without the list of a document that is called so.
func (p *Program) WithoutList(document, name string) *Program {
	i := p.namedList(document, name)
	if i < 0 {
		return p
	}
	return p.With(func(next *Program) { next.Lists = slices.Delete(slices.Clone(p.Lists), i, i+1) })
}

// lists checks the lists of a program.
func (found problems) lists(lists []NamedList) {
	for i, list := range lists {
		found.required("Lists", list.Name, "Give each list a name.")
		found.add("Lists", list.Document == "", "A list does not say of which document it is.")
		found.add("Lists", slices.ContainsFunc(lists[:i], func(other NamedList) bool {
			return other.Document == list.Document && locale.Fold(other.Name) == locale.Fold(list.Name)
		}), "Two lists of one document have the same name.")
	}
}
