package merge

import (
	"slices"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

	"laurel/app/paper/pdf"
)

// shownAnnotations are the annotations (ISO 32000-1, 12.5.6) that are part of what a page shows. They are copied as
// pictures; notes, attached files, sounds and the like are not.
var shownAnnotations = []string{
	"Widget", "FreeText", "Stamp", "Highlight", "Underline", "StrikeOut", "Squiggly", "Ink", "Line", "Square",
	"Circle", "Polygon", "PolyLine", "Caret",
}

// annotations returns the links of a page and what else is seen on it, without who put it there.
func (c *copier) annotations(page types.Dict) (types.Array, error) {
	value, found := page.Find("Annots")
	if !found {
		return nil, nil
	}
	list, err := c.source.context.DereferenceArray(value)
	if err != nil {
		return nil, err
	}
	var kept types.Array
	for _, entry := range list {
		annotation, err := c.source.context.DereferenceDict(entry)
		if err != nil {
			return nil, err
		}
		if annotation == nil || annotation.Subtype() == nil {
			continue
		}
		if one := c.annotation(*annotation.Subtype(), annotation); one != nil {
			kept = append(kept, one)
		}
	}
	return kept, nil
}

func (c *copier) annotation(kind string, annotation types.Dict) types.Dict {
	const hidden, noView = 2, 32
	flags := 0
	if f := annotation.IntEntry("F"); f != nil {
		flags = *f
	}
	switch {
	case kind == "Link":
		return c.link(annotation)
	case slices.Contains(shownAnnotations, kind) && annotation["AP"] != nil && flags&(hidden|noView) == 0:
		return kept(annotation, "Stamp", "Rect", "AP", "AS", "F")
	}
	return nil
}

// link returns a link to a page of the same file or to an address; others are left out.
func (c *copier) link(annotation types.Dict) types.Dict {
	link := kept(annotation, "Link", "Rect", "Border", "BS", "C", "QuadPoints", "F")
	if destination, found := annotation.Find("Dest"); found {
		return c.leading(link, destination)
	}
	action, err := c.source.context.DereferenceDict(annotation["A"])
	if err != nil || action == nil || action.NameEntry("S") == nil {
		return nil
	}
	switch *action.NameEntry("S") {
	case "GoTo":
		return c.leading(link, action["D"])
	case "URI":
		text, err := c.source.context.DereferenceText(action["URI"])
		if err != nil || !pdf.CanLink(text) {
			return nil
		}
		uri, err := types.Escape(text)
		if err != nil {
			return nil
		}
		link["A"] = types.Dict{"S": types.Name("URI"), "URI": types.StringLiteral(*uri)}
		return link
	}
	return nil
}

// leading sets the page that a link leads to; it returns nil where there is none.
func (c *copier) leading(link types.Dict, destination types.Object) types.Dict {
	number, err := pdfcpu.PageNrFromDestination(c.source.context, destination)
	if err != nil || number < 1 || number > c.source.pages() {
		return nil
	}
	place := types.Array{ownReference(c.number(number - 1)), types.Name("Fit")}
	if target, err := c.source.context.DereferenceArray(destination); err == nil && len(target) > 1 {
		place = append(types.Array{place[0]}, target[1:]...)
	}
	link["Dest"] = place
	return link
}

// kept returns an annotation of a subtype with the entries of some keys, where there are any.
func kept(annotation types.Dict, subtype string, keys ...string) types.Dict {
	one := types.Dict{"Type": types.Name("Annot"), "Subtype": types.Name(subtype)}
	for _, key := range keys {
		if value, found := annotation.Find(key); found {
			one[key] = value
		}
	}
	return one
}
