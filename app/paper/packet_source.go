package paper

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

func init() {
	model.ConfigPath = "disable" // else pdfcpu makes a folder in the user's home
}

// ErrPDF is returned for a file that is no PDF, is damaged, or needs a password.
var ErrPDF = errors.New("it is not a PDF that can be read: it may be damaged or protected by a password")

// pdfSource is a PDF file being read.
type pdfSource struct {
	context *model.Context
	marks   []pdfcpu.Bookmark
}

// readPDF reads a file of any origin. What pdfcpu panics over is a damaged file too.
func readPDF(data []byte) (source *pdfSource, err error) {
	defer func() {
		if cause := recover(); cause != nil {
			source, err = nil, fmt.Errorf("%w (%v)", ErrPDF, cause)
		}
	}()
	configuration := model.NewDefaultConfiguration()
	configuration.ValidationMode = model.ValidationRelaxed
	configuration.Offline = true
	read, err := api.ReadAndValidate(bytes.NewReader(data), configuration)
	if err == nil {
		err = read.EnsurePageCount()
	}
	if err != nil {
		return nil, fmt.Errorf("%w (%w)", ErrPDF, err)
	}
	if read.PageCount == 0 {
		return nil, fmt.Errorf("%w (it has no page)", ErrPDF)
	}
	marks, err := pdfcpu.Bookmarks(read)
	if err != nil {
		marks = nil // the pages are whole without them
	}
	return &pdfSource{context: read, marks: marks}, nil
}

func (s *pdfSource) pages() int { return s.context.PageCount }

// droppedKeys are the entries that tell of a file's maker, of its history or of structures that are not taken over (ISO 32000-1, 14.3 to 14.7).
var droppedKeys = []string{"Metadata", "PieceInfo", "LastModified", "Thumb", "StructParent", "StructParents", "AF", "CreatorInfo", "AA", "OPI", "Alternates", "Measure", "PtData"}

// pageKeys are the entries of a page that are taken over; boxes, resources and rotation may be inherited.
var pageKeys = []string{"BleedBox", "TrimBox", "ArtBox", "Contents", "Group", "UserUnit"}

// pdfCopy takes pages over from one file into another.
type pdfCopy struct {
	source  *pdfSource
	to      *pdfWriter
	numbers map[int]int // of the objects of the source in the new file
	pages   []int       // numbers of the pages in the new file
}

// copyPages appends all pages of a source.
func (w *pdfWriter) copyPages(source *pdfSource) (pages []int, err error) {
	defer func() {
		if cause := recover(); cause != nil {
			err = fmt.Errorf("%w (%v)", ErrPDF, cause)
		}
	}()
	c := pdfCopy{source: source, to: w, numbers: map[int]int{}}
	for n := range source.pages() {
		_, reference, _, err := source.context.PageDict(n+1, false)
		if err != nil {
			return nil, fmt.Errorf("%w (%w)", ErrPDF, err)
		}
		number := w.reserve()
		c.numbers[reference.ObjectNumber.Value()] = number // what leads to a page finds it before it was copied
		c.pages = append(c.pages, number)
	}
	for n := range c.pages {
		if err := c.page(n); err != nil {
			return nil, fmt.Errorf("page %d: %w (%w)", n+1, ErrPDF, err)
		}
	}
	return c.pages, nil
}

func (c *pdfCopy) page(n int) error {
	page, _, inherited, err := c.source.context.PageDict(n+1, false)
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
	marks, err := c.annotations(page)
	if err != nil {
		return err
	}
	if len(marks) > 0 {
		kept["Annots"] = marks
	}
	kept["Parent"] = ownReference(c.to.tree)
	body, err := c.text(kept)
	if err != nil {
		return err
	}
	c.to.put(c.pages[n], body)
	return nil
}

// ownReference leads to an object of the new file.
func ownReference(number int) types.Object { return written(fmt.Sprintf("%d 0 R", number)) }

// written is PDF syntax that stands in the new file as it is.
type written string

// Clone implements types.Object.
func (t written) Clone() types.Object { return t }

// PDFString implements types.Object.
func (t written) PDFString() string { return string(t) }

// String implements types.Object.
func (t written) String() string { return string(t) }

// text writes an object of the source as the new file has it.
func (c *pdfCopy) text(object types.Object) (string, error) {
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

func (c *pdfCopy) dictionary(dictionary types.Dict) (string, error) {
	keys := make([]string, 0, len(dictionary))
	for key := range dictionary {
		if !slices.Contains(droppedKeys, key) {
			keys = append(keys, key)
		}
	}
	slices.Sort(keys)
	var text strings.Builder
	text.WriteString("<<")
	for _, key := range keys {
		value, err := c.text(dictionary[key])
		if err != nil {
			return "", err
		}
		text.WriteString("/" + types.EncodeName(key) + " " + value)
	}
	text.WriteString(">>")
	return text.String(), nil
}

// reference takes the object that is referred to over, once, and refers to it in the new file.
func (c *pdfCopy) reference(r types.IndirectRef) (string, error) {
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
	if dictionary, is := object.(types.Dict); is && dictionary.Type() != nil && slices.Contains([]string{"Page", "Pages", "Catalog"}, *dictionary.Type()) {
		return "null", nil // a page that is not in the tree: nothing shows it
	}
	number := c.to.reserve()
	c.numbers[r.ObjectNumber.Value()] = number
	body, err := c.object(object)
	if err != nil {
		return "", err
	}
	c.to.put(number, body)
	return fmt.Sprintf("%d 0 R", number), nil
}

func (c *pdfCopy) object(object types.Object) (string, error) {
	stream, is := object.(types.StreamDict)
	if !is {
		return c.text(object)
	}
	raw := stream.Raw
	if raw == nil && stream.Content != nil {
		if err := stream.Encode(); err != nil {
			return "", err
		}
		raw = stream.Raw
	}
	if stream.HasSoleFilterNamed("DCTDecode") {
		raw = withoutCameraData(raw)
	}
	head := types.Dict{}
	for key, value := range stream.Dict {
		head[key] = value
	}
	head["Length"] = types.Integer(len(raw))
	text, err := c.text(head)
	if err != nil {
		return "", err
	}
	return text + "stream\n" + string(raw) + "\nendstream", nil
}

// withoutCameraData takes out of a JPEG file what cameras and editors write about it: the segments APP1 (EXIF, XMP), APP13 (IPTC) and COM. Colour
// profiles (APP2) and what decoding needs (APP0, APP14) stay. What is no JPEG is left alone.
func withoutCameraData(data []byte) []byte {
	const start, scan, app1, app13, comment = 0xD8, 0xDA, 0xE1, 0xED, 0xFE
	if len(data) < 4 || data[0] != 0xFF || data[1] != start {
		return data
	}
	kept := append([]byte{}, data[:2]...)
	for at := 2; at+4 <= len(data) && data[at] == 0xFF; {
		kind := data[at+1]
		end := at + 2 + int(data[at+2])<<8 + int(data[at+3])
		if kind == scan || end > len(data) {
			return append(kept, data[at:]...)
		}
		if kind != app1 && kind != app13 && kind != comment {
			kept = append(kept, data[at:end]...)
		}
		at = end
	}
	return data
}
