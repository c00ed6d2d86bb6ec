package table

import (
	"bytes"
	"context"
	"errors"
	"io"
	"iter"
	"strconv"
	"unicode/utf8"

	"laurel/data/limit"
)

// errMarkup is XML that is not well-formed, that declares entities of its own, or that ends too early.
var errMarkup = errors.New("the XML is not well-formed, or ends too early")

// tokenKind is what the scanner read.
type tokenKind int

const (
	endOfMarkup tokenKind = iota
	startTag              // an empty element yields a startTag and an endTag
	endTag
	textToken
)

// scanner reads XML piece by piece, without a copy of what it passes over: name, tag and text are valid until the next
// one is read. It reads UTF-8, checks that elements are nested and that the text ends with the root element, and knows
// the entities of XML alone: those that a document declares (a bomb, or a path to a file) are refused. Names are
// without their prefixes.
type scanner struct {
	from   io.Reader
	buffer []byte
	at     int // of the next byte in buffer
	ended  bool
	err    error

	name    []byte
	tag     []byte // attributes as they are written
	text    []byte // as it is written
	literal bool   // text is a CDATA section, without entities

	open     []byte    // the names of the open elements, one after the other
	elements []element // where each is
	empty    bool      // an endTag of the same name comes next
	began    bool
}

// element is the name of an open element: where it begins in scanner.open, and where behind its prefix.
type element struct{ from, local int }

func newScanner(from io.Reader) *scanner {
	return &scanner{from: from, buffer: make([]byte, 0, 64<<10)}
}

// scannerOf scans a text that is in memory.
func scannerOf(ctx context.Context, content []byte) *scanner {
	return newScanner(limit.NewReader(ctx, bytes.NewReader(content), int64(len(content))))
}

// depth is how many elements are open.
func (s *scanner) depth() int { return len(s.elements) }

// fail ends the reading.
func (s *scanner) fail(err error) tokenKind {
	if s.err == nil {
		s.err = err
	}
	return endOfMarkup
}

// more reads more of the source behind what is left.
func (s *scanner) more() bool {
	if s.ended {
		return false
	}
	left := len(s.buffer) - s.at
	if left > limit.PieceBytes {
		s.fail(limit.TooLarge(limit.PieceBytes))
		return false
	}
	if left > cap(s.buffer)/2 {
		grown := make([]byte, left, 2*cap(s.buffer))
		copy(grown, s.buffer[s.at:])
		s.buffer = grown
	} else {
		copy(s.buffer[:left], s.buffer[s.at:])
		s.buffer = s.buffer[:left]
	}
	s.at = 0
	n, err := s.from.Read(s.buffer[left:cap(s.buffer)])
	s.buffer = s.buffer[:left+n]
	if err != nil {
		s.ended = true
		if !errors.Is(err, io.EOF) {
			s.fail(err)
		}
	}
	return n > 0 || !s.ended
}

// find returns where the mark is in what is left, from an offset on; -1: the source ends before.
func (s *scanner) find(mark string, from int) int {
	for {
		if i := bytes.Index(s.buffer[min(s.at+from, len(s.buffer)):], []byte(mark)); i >= 0 {
			return from + i
		}
		from = max(from, len(s.buffer)-s.at-len(mark)+1)
		if !s.more() {
			return -1
		}
	}
}

// advance returns the next bytes and goes on behind them.
func (s *scanner) advance(length int) []byte {
	piece := s.buffer[s.at : s.at+length]
	s.at += length
	return piece
}

// next reads the next tag or text; after endOfMarkup err is why it ended, nil: where it should.
func (s *scanner) next() tokenKind {
	if s.empty {
		s.empty = false
		return endTag
	}
	for s.err == nil {
		if s.at == len(s.buffer) && !s.more() {
			break
		}
		if s.at == len(s.buffer) {
			continue
		}
		if s.buffer[s.at] != '<' {
			return s.readText()
		}
		if kind, passed := s.readMarkup(); !passed {
			return kind
		}
	}
	if s.err == nil && (s.depth() > 0 || !s.began) {
		s.err = errMarkup
	}
	return endOfMarkup
}

func (s *scanner) readText() tokenKind {
	length := bytes.IndexByte(s.buffer[s.at:], '<')
	if length < 0 {
		length = s.find("<", 0)
	}
	if length < 0 {
		length = len(s.buffer) - s.at
	}
	s.text, s.literal = s.advance(length), false
	return textToken
}

const literalFrom, literalTo = "<![CDATA[", "]]>"

// readMarkup reads a tag or a CDATA section, or passes over a comment or an instruction.
func (s *scanner) readMarkup() (kind tokenKind, passed bool) {
	for more := true; more && len(s.buffer)-s.at < len(literalFrom); {
		more = s.more()
	}
	rest := s.buffer[s.at:]
	switch {
	case len(rest) > 1 && rest[1] == '/':
		return s.readEnd(), false
	case len(rest) > 1 && rest[1] == '?':
		return s.passOver("<?", "?>")
	case len(rest) < 2 || rest[1] != '!':
		return s.readStart(), false
	case bytes.HasPrefix(rest, []byte("<!--")):
		return s.passOver("<!--", "-->")
	case bytes.HasPrefix(rest, []byte(literalFrom)):
		length := s.find(literalTo, len(literalFrom))
		if length < 0 {
			return s.fail(errMarkup), false
		}
		s.text, s.literal = s.advance(length + len(literalTo))[len(literalFrom):length], true
		return textToken, false
	}
	return s.fail(errMarkup), false
}

// passOver passes over a piece of markup of which nothing is read.
func (s *scanner) passOver(from, to string) (kind tokenKind, passed bool) {
	length := s.find(to, len(from))
	if length < 0 {
		return s.fail(errMarkup), false
	}
	s.advance(length + len(to))
	return 0, true
}

// endOfTag returns where the > of a tag is, which is not within a value; -1: the source ends before.
func (s *scanner) endOfTag() int {
	quoted := false
	for i := 1; ; i++ {
		for s.at+i >= len(s.buffer) {
			if !s.more() {
				return -1
			}
		}
		switch s.buffer[s.at+i] {
		case '"':
			quoted = !quoted
		case '>':
			if !quoted {
				return i
			}
		}
	}
}

// readStart reads the start of an element.
func (s *scanner) readStart() tokenKind {
	length := s.endOfTag()
	if length < 2 {
		return s.fail(errMarkup)
	}
	inside := s.advance(length + 1)[1:length]
	if inside[len(inside)-1] == '/' {
		s.empty = true
		inside = inside[:len(inside)-1]
	}
	end, own := len(inside), 0
	for i, c := range inside {
		if c == ':' && own == 0 {
			own = i + 1
		} else if isSpace(c) {
			end = i
			break
		}
	}
	s.name, s.tag = inside[own:end], inside[end:]
	s.began = true
	if !s.empty {
		s.elements = append(s.elements, element{len(s.open), len(s.open) + own})
		s.open = append(s.open, inside[:end]...)
	}
	if s.depth() > limit.Depth {
		return s.fail(limit.TooDeep())
	}
	return startTag
}

func isSpace(c byte) bool { return c == ' ' || c == '\t' || c == '\r' || c == '\n' }

// readEnd reads the end of an element, and checks that it is the one which is open.
func (s *scanner) readEnd() tokenKind {
	last := s.depth() - 1
	if last < 0 {
		return s.fail(errMarkup)
	}
	name := s.open[s.elements[last].from:]
	if length := len("</") + len(name); len(s.buffer) > s.at+length && s.buffer[s.at+length] == '>' {
		if !bytes.Equal(s.advance(length + 1)[len("</"):length], name) {
			return s.fail(errMarkup)
		}
	} else if length := s.endOfTag(); length < 2 ||
		!bytes.Equal(bytes.TrimRight(s.advance(length + 1)[2:length], " \t\r\n"), name) {
		return s.fail(errMarkup)
	}
	s.name = s.open[s.elements[last].local:]
	s.open = s.open[:s.elements[last].from]
	s.elements = s.elements[:last]
	return endTag
}

func local(name []byte) []byte {
	if i := bytes.IndexByte(name, ':'); i >= 0 {
		return name[i+1:]
	}
	return name
}

// attributes lists the attributes of the tag with their values as they are written.
func (s *scanner) attributes() iter.Seq2[[]byte, []byte] {
	return func(yield func(name, value []byte) bool) {
		rest := s.tag
		for {
			for len(rest) > 0 && isSpace(rest[0]) {
				rest = rest[1:]
			}
			equals := bytes.IndexByte(rest, '=')
			if equals < 0 {
				return
			}
			name := local(bytes.TrimRight(rest[:equals], " \t\r\n"))
			rest = bytes.TrimLeft(rest[equals+1:], " \t\r\n")
			if len(rest) == 0 {
				return
			}
			end := bytes.IndexByte(rest[1:], rest[0])
			if end < 0 || !yield(name, rest[1:end+1]) {
				return
			}
			rest = rest[end+2:]
		}
	}
}

// attribute returns the value of the tag's attribute of this name, as it is written; nil: it has none.
func (s *scanner) attribute(name string) []byte {
	for found, value := range s.attributes() {
		if string(found) == name {
			return value
		}
	}
	return nil
}

// value is attribute as a text.
func (s *scanner) value(name string) string {
	written := s.attribute(name)
	if bytes.IndexByte(written, '&') < 0 {
		return string(written)
	}
	return string(appendText(nil, written))
}

// number is attribute as a number, or the default.
func (s *scanner) number(name string, otherwise int) int {
	return numberOf(s.attribute(name), otherwise)
}

// numberOf reads a number, or returns the default.
func numberOf(written []byte, otherwise int) int {
	if n, err := strconv.Atoi(string(written)); err == nil {
		return n
	}
	return otherwise
}

// appendTo appends the text that was read.
func (s *scanner) appendTo(buffer []byte) []byte {
	if s.literal {
		return append(buffer, s.text...)
	}
	return appendText(buffer, s.text)
}

// skip goes on behind the end of the element whose start was read.
func (s *scanner) skip() {
	for depth := 1; depth > 0; {
		switch s.next() {
		case startTag:
			depth++
		case endTag:
			depth--
		case endOfMarkup:
			return
		}
	}
}

// entities are those of XML (section 4.6).
var entities = map[string]string{"amp": "&", "lt": "<", "gt": ">", "quot": `"`, "apos": "'"}

// appendText appends a text of XML with its entities resolved; those that are not known stay as they are written.
func appendText(buffer, written []byte) []byte {
	for {
		i := bytes.IndexByte(written, '&')
		if i < 0 {
			return append(buffer, written...)
		}
		buffer = append(buffer, written[:i]...)
		written = written[i:]
		end := bytes.IndexByte(written[:min(len(written), 12)], ';')
		if end < 0 {
			end = 0
		}
		name := string(written[min(1, end):end])
		if text, known := entities[name]; known {
			buffer = append(buffer, text...)
		} else if r := characterOf(name); r != 0 {
			buffer = utf8.AppendRune(buffer, r)
		} else {
			buffer = append(buffer, written[:end+1]...)
		}
		written = written[end+1:]
	}
}

// characterOf reads the name of a character by its number: #228 or #xE4; 0: it is none.
func characterOf(name string) rune {
	if len(name) < 2 || name[0] != '#' {
		return 0
	}
	digits, base := name[1:], 10
	if digits[0] == 'x' || digits[0] == 'X' {
		digits, base = digits[1:], 16
	}
	number, err := strconv.ParseUint(digits, base, 21)
	if err != nil || !utf8.ValidRune(rune(number)) {
		return 0
	}
	return rune(number)
}
