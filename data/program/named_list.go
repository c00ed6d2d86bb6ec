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

// NamedLists are the named lists of a program. A name is found however its case and accents are written.
type NamedLists []NamedList

// Find returns the list of a document that is called so.
func (n NamedLists) Find(document, name string) (NamedList, bool) {
	i := n.find(document, name)
	if i < 0 {
		return NamedList{}, false
	}
	return n[i], true
}

func (n NamedLists) find(document, name string) int {
	folded := locale.Fold(name)
	return slices.IndexFunc(n, func(l NamedList) bool {
		return l.Document == document && locale.Fold(l.Name) == folded
	})
}

// With returns the lists with another, which replaces the one of its document and name.
func (n NamedLists) With(list NamedList) NamedLists {
	next := slices.Clone(n)
	if i := n.find(list.Document, list.Name); i >= 0 {
		next[i] = list
		return next
	}
	return append(next, list)
}

// Without returns the lists without the one of a document that is called so.
func (n NamedLists) Without(document, name string) NamedLists {
	i := n.find(document, name)
	if i < 0 {
		return n
	}
	return slices.Delete(slices.Clone(n), i, i+1)
}

// lists checks the lists of a program.
func (found problems) lists(lists []NamedList) {
	for i, list := range lists {
		found.required("Lists", list.Name, "Give each list a name.")
		found.add("Lists", list.Document == "", "A list does not say which document it belongs to.")
		found.add("Lists", slices.ContainsFunc(lists[:i], func(other NamedList) bool {
			return other.Document == list.Document && locale.Fold(other.Name) == locale.Fold(list.Name)
		}), "Two lists of one document have the same name.")
	}
}
