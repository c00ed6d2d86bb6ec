package program

import (
	"bytes"
	"crypto/sha256"
	"encoding"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"reflect"
	"slices"
	"strings"
	"unicode/utf8"

	"laurel/data/locale"
)

// The interchange form (docs/interchange.md): one program in one readable file, without loss.
const (
	InterchangeFormat  = "laurel-program"
	InterchangeVersion = 6
)

// interchange is the outermost object of a file. Its fields are written in this order.
type interchange struct {
	Format  string             `json:"format"`
	Version int                `json:"version"`
	Program *Program           `json:"program"`
	Photos  map[PhotoID][]byte `json:"photos,omitempty"`
}

// FileError is why a program file cannot be read, and where.
type FileError struct {
	Line   int    // from 1; 0 when the file as a whole is meant
	Kind   string // of the record: "person" or another KindOf, "photo"; empty outside of records
	Name   string // of the record; empty: it has none that could be read
	Number int    // of a record without name in its list, from 1

	reason string // a key of the catalogue
	values locale.Values
	cause  error
}

// Error returns line, record and reason in English.
func (e *FileError) Error() string { return e.In(locale.English) }

// In returns line, record and reason in one sentence.
func (e *FileError) In(l locale.Language) string {
	values := locale.Values{"Line": e.Line, "Kind": l.Name("record", e.Kind), "Name": e.Name, "Number": e.Number}
	place := ""
	switch {
	case e.Kind != "" && e.Name != "":
		place = l.Text(`{{.Kind}} "{{.Name}}"`, values)
	case e.Kind != "":
		place = l.Text("{{.Kind}} {{.Number}} of the list", values)
	}
	if e.Line > 0 {
		place = locale.Joined(", ", l.Text("line {{.Line}}", values), place)
	}
	if place == "" {
		return l.Text(e.reason, e.values)
	}
	return l.Labelled(place, l.Text(e.reason, e.values))
}

// Unwrap returns the error of the JSON reader.
func (e *FileError) Unwrap() error { return e.cause }

// Encode writes the program in the interchange form: indented JSON in UTF-8 with fields in their declared order, so
// that the same program yields the same bytes. Of the photos only those are written that the program names; so an
// edition's file holds no other's face.
func Encode(w io.Writer, p *Program, photos map[PhotoID][]byte) error {
	file := interchange{
		Format:  InterchangeFormat,
		Version: InterchangeVersion,
		Program: p,
		Photos:  map[PhotoID][]byte{},
	}
	for _, id := range p.PhotoIDs() {
		if image, known := photos[id]; known {
			file.Photos[id] = image
		}
	}
	if !slices.IsSortedFunc(p.Responses, byResponseID) {
		file.Program = p.With(func(next *Program) {
			next.Responses = slices.SortedFunc(slices.Values(p.Responses), byResponseID)
		})
	}
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(file); err != nil {
		return fmt.Errorf("the program “%s” could not be written as JSON: %w", p.Name, err)
	}
	return nil
}

// Decode reads the interchange form. It refuses what it does not understand (a newer version, an unknown field, a field
// that is given twice) with a *FileError, rather than losing it. The records are not validated: ValidateAll does that.
// A program may name photos that the file does not hold; those it holds are named after their content.
func Decode(r io.Reader) (*Program, map[PhotoID][]byte, error) {
	data, err := io.ReadAll(r)
	if err != nil {
		return nil, nil, fmt.Errorf("the program file could not be read: %w", err)
	}
	return DecodeBytes(data)
}

// DecodeBytes is Decode for a file that is in memory.
func DecodeBytes(data []byte) (*Program, map[PhotoID][]byte, error) {
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	file := reader{data, map[reflect.Type]map[string]int{}}
	if err := file.header(); err != nil {
		return nil, nil, err
	}
	var content interchange
	before := len(data) - len(bytes.TrimLeft(data, " \t\r\n"))
	if err := file.read(bytes.TrimSpace(data), before, reflect.ValueOf(&content).Elem()); err != nil {
		return nil, nil, err
	}
	if content.Program == nil {
		return nil, nil, &FileError{reason: `The file does not contain a program: it has no "program".`}
	}
	for _, id := range slices.Sorted(maps.Keys(content.Photos)) {
		if id != PhotoIDOf(content.Photos[id]) {
			return nil, nil, &FileError{
				Kind:   PhotoKind,
				Name:   string(id),
				reason: "The image does not match its name (the SHA-256 of its bytes); the file was damaged or edited.",
			}
		}
	}
	return content.Program, content.Photos, nil
}

// PhotoIDOf names an image.
func PhotoIDOf(image []byte) PhotoID {
	sum := sha256.Sum256(image)
	return PhotoID(hex.EncodeToString(sum[:]))
}

// PhotoIDs lists the images that the program's records name, sorted, each once.
func (p *Program) PhotoIDs() []PhotoID {
	ids := []PhotoID{p.Logo, p.Award.Seal}
	for _, s := range p.Award.Signatories {
		ids = append(ids, s.Signature)
	}
	for _, person := range p.People {
		ids = append(ids, person.Photo)
	}
	slices.Sort(ids)
	return slices.DeleteFunc(slices.Compact(ids), func(id PhotoID) bool { return id == "" })
}

// reader keeps a file's bytes, to find lines, and the fields of the types that it has met.
type reader struct {
	data   []byte
	fields map[reflect.Type]map[string]int
}

// header reads format and version before anything else, since a newer file may look quite different, and finds errors
// of JSON's grammar.
func (f reader) header() error {
	if !utf8.Valid(f.data) {
		return f.failed(
			bytes.IndexRune(f.data, utf8.RuneError),
			nil,
			"The file is not UTF-8 text. Save it as UTF-8, or export it again.",
			nil,
		)
	}
	var header struct {
		Format  string `json:"format"`
		Version int    `json:"version"`
	}
	err := json.Unmarshal(f.data, &header)
	var syntax *json.SyntaxError
	switch {
	case errors.As(err, &syntax):
		return f.failed(int(syntax.Offset), err, "This is not JSON: {{.Cause}}.", locale.Values{"Cause": syntax})
	case header.Format != InterchangeFormat:
		values := locale.Values{"Format": InterchangeFormat}
		return &FileError{
			reason: `This is not a Laurel program: its "format" is not "{{.Format}}".`,
			values: values,
			cause:  err,
		}
	case err != nil || header.Version < 1:
		return &FileError{reason: `The file lacks the version of its format: "version" is a number from 1.`, cause: err}
	case header.Version > InterchangeVersion:
		return &FileError{
			reason: "The file was written by a newer version of Laurel " +
				"(format {{.Format}}; this one reads up to {{.Known}}). " +
				"Update Laurel on this computer, or ask for an older export.",
			values: locale.Values{"Format": header.Version, "Known": InterchangeVersion},
		}
	}
	return nil
}

func (f reader) failed(offset int, cause error, reason string, values locale.Values) error {
	line := 1 + bytes.Count(f.data[:min(offset, len(f.data))], []byte("\n"))
	return &FileError{Line: line, reason: reason, values: values, cause: cause}
}

// read fills target from a JSON value that begins at offset. encoding/json alone would name neither the line of an
// unknown field nor the record, would accept "NAME" for "name" and the second of two equal fields.
func (f reader) read(value json.RawMessage, offset int, target reflect.Value) error {
	if string(value) == "null" {
		return nil
	}
	_, text := target.Addr().Interface().(encoding.TextUnmarshaler)
	switch {
	case !text && target.Kind() == reflect.Pointer:
		target.Set(reflect.New(target.Type().Elem()))
		return f.read(value, offset, target.Elem())
	case !text && target.Kind() == reflect.Struct && value[0] == '{':
		return f.readObject(value, offset, target)
	case !text && target.Kind() == reflect.Slice && value[0] == '[':
		return f.readList(value, offset, target)
	default:
		return f.readScalar(value, offset, target)
	}
}

func (f reader) readObject(value json.RawMessage, offset int, target reflect.Value) error {
	given := map[string]bool{}
	fields := f.fieldsOf(target.Type())
	return each(value, offset, func(key string, part json.RawMessage, start int) error {
		i, known := fields[key]
		values := locale.Values{"Key": key}
		if !known {
			return f.failed(
				start,
				nil,
				`"{{.Key}}" is not a field that this version of Laurel knows. Correct or remove it, or update Laurel.`,
				values,
			)
		}
		if given[key] {
			return f.failed(start, nil, `"{{.Key}}" is in the file twice. Keep one of them.`, values)
		}
		given[key] = true
		return f.read(part, start, target.Field(i))
	})
}

// mostInList is how many entries a list of a file may have: an entry may need a thousand times the memory of its "{}".
const mostInList = 100_000

func (f reader) readList(value json.RawMessage, offset int, target reflect.Value) error {
	return each(value, offset, func(_ string, part json.RawMessage, start int) error {
		if target.Len() == mostInList {
			values := locale.Values{"Most": mostInList}
			return f.failed(start, nil, "A list has more than {{.Most}} entries, which no program has.", values)
		}
		element := reflect.New(target.Type().Elem()).Elem()
		err := f.read(part, start, element)
		if string(part) == "null" {
			err = f.failed(start, nil, "An entry of a list is empty (null). Remove it.", nil)
		}
		var failed *FileError
		if errors.As(err, &failed) && failed.Kind == "" && element.Kind() == reflect.Pointer {
			failed.in(element.Type().Elem(), part, target.Len()+1)
		}
		target.Set(reflect.Append(target, element))
		return err
	})
}

func (f reader) readScalar(value json.RawMessage, offset int, target reflect.Value) error {
	err := json.Unmarshal(value, target.Addr().Interface())
	values := locale.Values{"Value": shortened(value), "Cause": err}
	var mismatch *json.UnmarshalTypeError
	switch {
	case errors.As(err, &mismatch):
		return f.failed(offset, err, "{{.Value}} does not fit here.", values)
	case err != nil:
		return f.failed(offset, err, "{{.Value}} cannot be read: {{.Cause}}.", values)
	}
	return nil
}

// each calls visit for every entry of a JSON object or list whose grammar is known to be right, with its key (of an
// object), its value, which shares the file's bytes, and where the value begins.
func each(value json.RawMessage, offset int, visit func(key string, part json.RawMessage, start int) error) error {
	at := skipSpace(value, 1)
	for value[at] != '}' && value[at] != ']' {
		key := ""
		if value[0] == '{' {
			end := endOfValue(value, at)
			if err := json.Unmarshal(value[at:end], &key); err != nil {
				return err
			}
			at = skipSpace(value, skipSpace(value, end)+len(":"))
		}
		end := endOfValue(value, at)
		if err := visit(key, value[at:end:end], offset+at); err != nil {
			return err
		}
		if at = skipSpace(value, end); value[at] == ',' {
			at = skipSpace(value, at+1)
		}
	}
	return nil
}

func skipSpace(text []byte, at int) int {
	for strings.IndexByte(" \t\r\n", text[at]) >= 0 {
		at++
	}
	return at
}

// endOfValue returns where the JSON value ends that begins at a place.
func endOfValue(text []byte, at int) int {
	depth := 0
	for ; at < len(text); at++ {
		switch text[at] {
		case '"':
			for at++; text[at] != '"'; at++ {
				if text[at] == '\\' {
					at++
				}
			}
			if depth == 0 {
				return at + 1
			}
		case '{', '[':
			depth++
		case '}', ']':
			if depth--; depth <= 0 {
				return at + 1 + depth // a number ends before the end of what it is in
			}
		case ',', ' ', '\t', '\r', '\n':
			if depth == 0 {
				return at
			}
		}
	}
	return at
}

// fieldsOf returns the places of a type's fields by the names under which they are written.
func (f reader) fieldsOf(record reflect.Type) map[string]int {
	if f.fields[record] == nil {
		f.fields[record] = map[string]int{}
		for i := range record.NumField() {
			if key, _, _ := strings.Cut(record.Field(i).Tag.Get("json"), ","); key != "" {
				f.fields[record][key] = i
			}
		}
	}
	return f.fields[record]
}

// in adds to the error the record that it is in, by whatever of it can be read: its name, or its number in the list.
func (e *FileError) in(kind reflect.Type, value json.RawMessage, number int) {
	record := reflect.New(kind)
	_ = json.Unmarshal(value, record.Interface()) // what could be read is enough to name it
	if r, isRecord := record.Interface().(Record); isRecord {
		e.Kind = KindOf(r)
		e.Name = NameOf(r)
		e.Number = number
	}
}

func shortened(value json.RawMessage) string {
	const most = 40
	if runes := []rune(string(value[:min(len(value), most*utf8.UTFMax)])); len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return string(value)
}
