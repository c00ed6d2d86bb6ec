// Package pdf writes PDF files object by object (PDF 1.7, ISO 32000-1). Package typeset completes with it what gofpdf
// made, package merge writes pages of other files with it. The same objects make the same bytes, and nothing about
// the maker or the machine is in them.
package pdf

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"io"
	"strings"
	"time"
	"unicode/utf16"
)

// File is a file that is being written. Its objects are numbered from one on.
type File struct {
	objects [][]byte // the object of number n is at n-1
}

// Reserve returns the next number, for an object that is set later.
func (f *File) Reserve() int {
	f.objects = append(f.objects, nil)
	return len(f.objects)
}

// Set sets the object of a reserved number.
func (f *File) Set(number int, object []byte) { f.objects[number-1] = object }

// Add adds an object, whose syntax is formatted as fmt.Sprintf does, and returns its number.
func (f *File) Add(format string, values ...any) int {
	f.objects = append(f.objects, fmt.Appendf(nil, format, values...))
	return len(f.objects)
}

// AddStream adds a stream of packed data; entries are those of its dictionary beside Length.
func (f *File) AddStream(entries string, packed []byte) int {
	f.objects = append(f.objects, Stream(entries, packed))
	return len(f.objects)
}

// Stream returns a stream object; entries are those of its dictionary beside Length.
func Stream(entries string, data []byte) []byte {
	object := fmt.Appendf(make([]byte, 0, len(entries)+len(data)+64), "<<%s/Length %d>>\nstream\n", entries, len(data))
	return append(append(object, data...), "\nendstream"...)
}

// Properties are what a file contains about itself.
type Properties struct {
	Title    string
	Language string    // BCP 47
	Created  time.Time // the zero value leaves dates out
	Outline  int       // number of the outline's root; zero: none
}

// Write writes the file, whose page tree has the number pages.
func (f *File) Write(to io.Writer, pages int, about Properties) error {
	catalogue := fmt.Sprintf("<</Type/Catalog/Pages %d 0 R", pages)
	if about.Outline > 0 {
		catalogue += fmt.Sprintf("/Outlines %d 0 R/PageMode/UseOutlines", about.Outline)
	}
	if isTag(about.Language) {
		catalogue += "/Lang(" + about.Language + ")"
	}
	info := ""
	if about.Title != "" {
		catalogue += "/ViewerPreferences<</DisplayDocTitle true>>"
		info = "/Title" + Text(about.Title)
	}
	if !about.Created.IsZero() {
		stamp := about.Created.UTC().Format("20060102150405Z")
		info += "/CreationDate(D:" + stamp + ")/ModDate(D:" + stamp + ")"
	}
	return f.write(to, f.Add("%s>>", catalogue), f.Add("<<%s>>", info))
}

func (f *File) write(to io.Writer, root, info int) error {
	if memory, grows := to.(interface{ Grow(n int) }); grows {
		size := 0
		for _, object := range f.objects {
			size += len(object) + 50 // its number, and its entry in the table
		}
		memory.Grow(size)
	}
	sum := sha256.New()
	out := io.MultiWriter(to, sum)
	offsets := make([]int, len(f.objects))
	position := 0
	write := func(format string, values ...any) error {
		n, err := fmt.Fprintf(out, format, values...)
		position += n
		return err
	}
	if err := write("%%PDF-1.7\n%%\xE2\xE3\xCF\xD3\n"); err != nil {
		return err
	}
	for i, object := range f.objects {
		offsets[i] = position
		if err := write("%d 0 obj\n%s\nendobj\n", i+1, object); err != nil {
			return err
		}
	}
	table := position
	var end bytes.Buffer
	fmt.Fprintf(&end, "xref\n0 %d\n0000000000 65535 f \n", len(offsets)+1)
	for _, offset := range offsets {
		fmt.Fprintf(&end, "%010d 00000 n \n", offset)
	}
	id := sum.Sum(nil)[:16]
	fmt.Fprintf(&end, "trailer\n<</Size %d/Root %d 0 R/Info %d 0 R/ID[<%X><%X>]>>\nstartxref\n%d\n%%%%EOF\n",
		len(offsets)+1, root, info, id, id, table)
	_, err := end.WriteTo(to)
	return err
}

// isTag reports whether a text can be a BCP 47 tag, which needs no escapes in a file.
func isTag(text string) bool {
	return text != "" && strings.IndexFunc(text, func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && (r < '0' || r > '9') && r != '-'
	}) < 0
}

// Text returns a text as a string object: UTF-16 with its mark, in hexadecimal digits (ISO 32000-1, 7.9.2.2).
func Text(text string) string { return "<FEFF" + UTF16(text) + ">" }

// RawText returns a text as the bytes of a string object.
func RawText(text string) string {
	raw := []byte{0xFE, 0xFF}
	for _, unit := range utf16.Encode([]rune(text)) {
		raw = append(raw, byte(unit>>8), byte(unit))
	}
	return string(raw)
}

// UTF16 returns a text as big-endian UTF-16 in hexadecimal digits. Invalid UTF-8 becomes U+FFFD.
func UTF16(text string) string {
	var digits []byte
	for _, unit := range utf16.Encode([]rune(text)) {
		digits = AppendHex(digits, unit)
	}
	return string(digits)
}

// AppendHex appends a number as four hexadecimal digits.
func AppendHex(b []byte, v uint16) []byte {
	const digits = "0123456789ABCDEF"
	return append(b, digits[v>>12], digits[v>>8&15], digits[v>>4&15], digits[v&15])
}

// Address schemes that a link may have. Addresses of files are left out: they would reveal the computer that a PDF
// was made on.
var schemes = []string{"https://", "http://", "mailto:", "tel:"}

// CanLink reports whether a link of a document may lead to an address.
func CanLink(address string) bool {
	address = strings.ToLower(address)
	for _, scheme := range schemes {
		if strings.HasPrefix(address, scheme) {
			return true
		}
	}
	return false
}
