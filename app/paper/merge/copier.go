package merge

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// droppedKeys are the entries about a file's maker, its history or structures that are not copied (ISO 32000-1, 14.3 to
// 14.7).
var droppedKeys = []string{
	"Metadata",
	"PieceInfo",
	"LastModified",
	"Thumb",
	"StructParent",
	"StructParents",
	"AF",
	"CreatorInfo",
	"AA",
	"OPI",
	"Alternates",
	"Measure",
	"PtData",
}

// pageKeys are the entries of a page that are copied; boxes, resources and rotation may be inherited.
var pageKeys = []string{"BleedBox", "TrimBox", "ArtBox", "Contents", "Group", "UserUnit"}

// copier copies the pages of one file into another.
type copier struct {
	source  *source
	to      *merger
	numbers map[int]int // of the objects of the source in the new file
	first   int         // pages of the new file before those of the source
}

// number returns the number of a page of the source, counted from zero, in the new file.
func (c *copier) number(n int) int { return c.to.pages[c.first+n] }

// copy copies all pages of the source. An error is a *PartError with ErrPDF.
func (c *copier) copy() (err error) {
	defer func() {
		if cause := recover(); cause != nil {
			err = fmt.Errorf("%v", cause)
		}
		if err != nil {
			err = &PartError{c.source.title, fmt.Errorf("%w (%w)", ErrPDF, err)}
		}
	}()
	for n := range c.source.pages() { // a reference to a page that was not copied yet finds its number
		_, reference, _, err := c.source.context.PageDict(c.source.page(n), false)
		if err != nil {
			return err
		}
		c.numbers[reference.ObjectNumber.Value()] = c.number(n)
	}
	for n := range c.source.pages() {
		if err := c.page(n); err != nil {
			return &PageError{c.source.page(n), err}
		}
	}
	return nil
}

func (c *copier) page(n int) error {
	page, _, inherited, err := c.source.context.PageDict(c.source.page(n), false)
	if err != nil {
		return err
	}
	kept := types.Dict{"Type": types.Name("Page"), "Resources": types.Dict{}}
	for _, key := range pageKeys {
		if value, found := page.Find(key); found {
			kept[key] = value
		}
	}
	if inherited.Resources != nil {
		kept["Resources"] = inherited.Resources
	}
	if inherited.MediaBox != nil {
		kept["MediaBox"] = inherited.MediaBox.Array()
	}
	if inherited.CropBox != nil {
		kept["CropBox"] = inherited.CropBox.Array()
	}
	if inherited.Rotate != 0 {
		kept["Rotate"] = types.Integer(inherited.Rotate)
	}
	var marks types.Array
	if c.source.only == nil {
		if marks, err = c.annotations(page); err != nil {
			return err
		}
	}
	if links := c.to.annotations(c.first + n + 1); links != "" {
		marks = append(marks, written(links))
	}
	if len(marks) > 0 {
		kept["Annots"] = marks
	}
	kept["Parent"] = ownReference(c.to.tree)
	body, err := c.text(kept)
	if err != nil {
		return err
	}
	c.to.Set(c.number(n), []byte(body))
	return nil
}

// ownReference refers to an object of the new file.
func ownReference(number int) types.Object { return written(fmt.Sprintf("%d 0 R", number)) }

// written is PDF syntax that is put into the new file as it is.
type written string

// Clone implements types.Object.
func (t written) Clone() types.Object { return t }

// PDFString implements types.Object.
func (t written) PDFString() string { return string(t) }

// String implements types.Object.
func (t written) String() string { return string(t) }

// text writes an object of the source as the new file has it.
func (c *copier) text(object types.Object) (string, error) {
	switch object := object.(type) {
	case nil:
		return "null", nil
	case types.IndirectRef:
		return c.reference(object)
	case types.Array:
		parts := make([]string, len(object))
		for i, part := range object {
			text, err := c.text(part)
			if err != nil {
				return "", err
			}
			parts[i] = text
		}
		return "[" + strings.Join(parts, " ") + "]", nil
	case types.Dict:
		return c.dictionary(object)
	default:
		return object.PDFString(), nil
	}
}

func (c *copier) dictionary(dictionary types.Dict) (string, error) {
	entries, err := c.entries(dictionary)
	return "<<" + entries + ">>", err
}

// entries writes the entries of a dictionary that are kept, without some.
func (c *copier) entries(dictionary types.Dict, without ...string) (string, error) {
	var text strings.Builder
	for _, key := range slices.Sorted(maps.Keys(dictionary)) {
		if slices.Contains(droppedKeys, key) || slices.Contains(without, key) {
			continue
		}
		value, err := c.value(key, dictionary[key])
		if err != nil {
			return "", err
		}
		if value == "" {
			continue
		}
		text.WriteString("/" + types.EncodeName(key) + " " + value)
	}
	return text.String(), nil
}

// value writes the value of an entry; an empty text leaves it out.
func (c *copier) value(key string, value types.Object) (string, error) {
	switch key {
	case "OC":
		return "", c.layer(value)
	case "Properties":
		return c.properties(value)
	}
	return c.text(value)
}

// reference copies the object that is referred to, once, and refers to it in the new file.
func (c *copier) reference(r types.IndirectRef) (string, error) {
	if number, known := c.numbers[r.ObjectNumber.Value()]; known {
		return fmt.Sprintf("%d 0 R", number), nil
	}
	object, err := c.source.context.Dereference(r)
	if err != nil {
		return "", err
	}
	if object == nil {
		return "null", nil
	}
	if dictionary, is := object.(types.Dict); is && dictionary.Type() != nil &&
		slices.Contains([]string{"Page", "Pages", "Catalog"}, *dictionary.Type()) {
		return "null", nil // a page that is not in the tree: nothing shows it
	}
	number := c.to.Reserve()
	c.numbers[r.ObjectNumber.Value()] = number
	body, err := c.object(object)
	if err != nil {
		return "", err
	}
	c.to.Set(number, body)
	return fmt.Sprintf("%d 0 R", number), nil
}

func (c *copier) object(object types.Object) ([]byte, error) {
	stream, is := object.(types.StreamDict)
	if !is {
		text, err := c.text(object)
		return []byte(text), err
	}
	return c.stream(stream)
}
