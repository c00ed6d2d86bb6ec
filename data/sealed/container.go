package sealed

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"os"
	"strconv"
	"strings"

	"filippo.io/age"
)

// The first line of a container, and the kinds of its sections.
const (
	anyMagic = "laurel-sealed "
	magic    = anyMagic + "1\n"

	passphraseKind = "passphrase"
	officeKind     = "office"
	checkKind      = "check"
	photoKind      = "photo-" // with a name
	imageKind      = "image"
	changeKind     = "change"
)

const (
	longestLine   = 96
	largestHeader = 1 << 16         // bytes of a section of the header
	largestImage  = 1<<30 + 1<<20   // what SQLite keeps in memory, and what age adds
	largestPhoto  = 64<<20 + 64<<10 // likewise, of a picture
	lineForm      = "%s %d"         // kind and length; the check of these two follows
	checkedLine   = lineForm + " %08x\n"
)

// appendSection appends a section to a container: a line with its kind, its length in bytes and the CRC-32 of these
// two, then its content.
func appendSection(to []byte, kind string, content []byte) []byte {
	return append(append(to, lineOf(kind, len(content))...), content...)
}

func lineOf(kind string, length int) string {
	return fmt.Sprintf(checkedLine, kind, length, crc32.ChecksumIEEE(fmt.Appendf(nil, lineForm, kind, length)))
}

// Begins reports whether a container of any version begins so; also when no more than that is there.
func Begins(start []byte) bool {
	n := min(len(start), len(anyMagic))
	return n > 0 && string(start[:n]) == anyMagic[:n]
}

// Is reports whether the file at path is a container, of any version, by its first bytes.
func Is(path string) bool {
	if info, err := os.Stat(path); err != nil || !info.Mode().IsRegular() {
		return false
	}
	file, err := os.Open(path)
	if err != nil {
		return false
	}
	defer func() { _ = file.Close() }()
	start := make([]byte, len(anyMagic))
	_, err = io.ReadFull(file, start)
	return err == nil && string(start) == anyMagic
}

// Tail is how a container ends.
type Tail int

// How a container ends.
const (
	Whole  Tail = iota
	Torn        // the beginning of a section, as a process leaves it that ended while it appended
	Broken      // something else
)

// Container is a container that is open for reading.
type Container struct {
	path       string
	file       *os.File
	size       int64
	header     []byte // all before the photos
	passphrase []byte // the data key sealed by the passphrase
	office     []byte // and to an office; nil: to none

	photos  map[string]section
	image   section
	changes []section
	tail    Tail
}

type section struct {
	kind       string
	at, length int64 // of its content
}

func (s section) end() int64 { return s.at + s.length }

// Open reads how a container is divided. The error is ErrDamaged or ErrNewer, or the system's.
func Open(path string) (*Container, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	c := &Container{path: path, file: file, photos: map[string]section{}}
	info, err := file.Stat()
	if err == nil {
		c.size = info.Size()
		err = c.divide()
	}
	if err != nil {
		_ = file.Close() // it was only read
		return nil, err
	}
	return c, nil
}

// Close ends the reading.
func (c *Container) Close() error { return c.file.Close() }

func damaged(form string, values ...any) error {
	return fmt.Errorf("%w: "+form, append([]any{ErrDamaged}, values...)...)
}

func (c *Container) divide() error {
	at, err := c.readHeader()
	if err != nil {
		return err
	}
	for {
		s, tail, err := c.section(at)
		if err != nil {
			return err
		}
		name, isPhoto := strings.CutPrefix(s.kind, photoKind)
		switch {
		case tail != Whole:
			return damaged("it ends at byte %d of %d, before its image", at, c.size)
		case isPhoto && IsPhotoName(name) && s.length <= largestPhoto:
			c.photos[name] = s
		case s.kind == imageKind && s.length <= largestImage:
			c.image = s
			return c.readChanges(s.end())
		default:
			return damaged("a section %q of %d bytes at byte %d", s.kind, s.length, at)
		}
		at = s.end()
	}
}

// IsPhotoName reports whether a picture can have the name: 32 hexadecimal digits.
func IsPhotoName(name string) bool {
	bytes, err := hex.DecodeString(name)
	return err == nil && len(bytes) == 16
}

func (c *Container) readHeader() (end int64, err error) {
	start := make([]byte, len(magic))
	n, err := c.file.ReadAt(start, 0)
	switch {
	case n < len(anyMagic) || string(start[:len(anyMagic)]) != anyMagic:
		return 0, damaged("it does not begin as one (%w)", err)
	case n < len(magic):
		return 0, damaged("it is cut off after %d bytes", n)
	case string(start) != magic:
		return 0, ErrNewer
	}
	at := int64(len(magic))
	for {
		s, tail, err := c.section(at)
		if err != nil {
			return 0, err
		}
		if tail != Whole || s.length > largestHeader {
			return 0, damaged("its header ends at byte %d", at)
		}
		content := make([]byte, s.length)
		if _, err := c.file.ReadAt(content, s.at); err != nil {
			return 0, err
		}
		switch s.kind {
		case passphraseKind:
			c.passphrase = content
		case officeKind:
			c.office = content
		case checkKind:
			c.header = make([]byte, s.end())
			if _, err := c.file.ReadAt(c.header, 0); err != nil {
				return 0, err
			}
			if !bytes.Equal(content, checkOf(c.header[:at])) {
				return 0, damaged("its header is not as its check wants it")
			}
			return s.end(), nil
		default:
			return 0, damaged("a section %q in its header", s.kind)
		}
		at = s.end()
	}
}

// readChanges divides what follows the image.
func (c *Container) readChanges(at int64) error {
	for at < c.size {
		s, tail, err := c.section(at)
		if err != nil {
			return err
		}
		if tail == Whole && s.kind != changeKind {
			tail = Broken
		}
		if c.tail = tail; tail != Whole {
			return nil
		}
		c.changes = append(c.changes, s)
		at = s.end()
	}
	return nil
}

// section reads the line of the section at a byte. The error is the system's.
func (c *Container) section(at int64) (section, Tail, error) {
	line := make([]byte, min(longestLine, max(0, c.size-at)))
	if _, err := c.file.ReadAt(line, at); err != nil && !errors.Is(err, io.EOF) {
		return section{}, Broken, err
	}
	end := bytes.IndexByte(line, '\n')
	if end < 0 {
		// After a power cut some file systems leave zeros where something was to be written.
		if len(bytes.TrimRight(line, "\x00")) < longestLine && at+longestLine > c.size || isZero(line) {
			return section{}, Torn, nil
		}
		return section{}, Broken, nil
	}
	text := string(line[:end+1])
	parts := strings.Split(text, " ")
	if len(parts) != 3 {
		return section{}, Broken, nil
	}
	length, err := strconv.Atoi(parts[1])
	if err != nil || length < 0 || lineOf(parts[0], length) != text {
		return section{}, Broken, nil //nolint:nilerr // what is wrong with the line does not matter
	}
	s := section{parts[0], at + int64(len(text)), int64(length)}
	if s.length > c.size-s.at {
		return s, Torn, nil
	}
	return s, Whole, nil
}

func isZero(content []byte) bool { return len(bytes.Trim(content, "\x00")) == 0 }

// Opens reports whether it is the container of the key.
func (c *Container) Opens(key *Key) bool {
	return nil == key.with(func(identity *age.X25519Identity) error {
		_, err := age.Decrypt(c.content(c.image), identity)
		return err
	})
}

func (c *Container) content(s section) *io.SectionReader {
	return io.NewSectionReader(c.file, s.at, s.length)
}

// PhotoNames returns the names of the pictures in the container.
func (c *Container) PhotoNames() []string {
	var names []string
	for name := range c.photos {
		names = append(names, name)
	}
	return names
}

// Photo returns a picture of the container. The error is ErrDamaged; a picture that is not there is os.ErrNotExist.
func (c *Container) Photo(key *Key, name string) ([]byte, error) {
	s, there := c.photos[name]
	if !there {
		return nil, os.ErrNotExist
	}
	return key.read(c.content(s), s.length)
}

// SealedPhoto returns a picture of the container as it was sealed.
func (c *Container) SealedPhoto(name string) ([]byte, error) {
	s, there := c.photos[name]
	if !there {
		return nil, os.ErrNotExist
	}
	content := make([]byte, s.length)
	_, err := c.file.ReadAt(content, s.at)
	return content, err
}

// Content is what a container contains, and its end, to which changes may be appended.
type Content struct {
	Image   []byte
	Changes [][]byte // in the order in which they were made, each as it was appended
	Tail    Tail     // what follows them is to be dropped or damage
	End     *Log
}

// Read returns the image and the changes. What is not as it was written is ErrDamaged, but for the end, which may be
// torn.
func (c *Container) Read(key *Key) (*Content, error) {
	end := c.image.end()
	found := &Content{Tail: c.tail, End: &Log{path: c.path, key: key, image: c.image.length, start: end, end: end}}
	var err error
	if found.Image, err = c.hashed(key, c.image, &found.End.before); err != nil {
		return nil, err
	}
	for i, s := range c.changes {
		isLast := i == len(c.changes)-1 && c.tail == Whole
		before := found.End.before
		change, err := c.hashed(key, s, &found.End.before)
		line := found.End.line(before)
		if err == nil && !bytes.HasPrefix(change, line) {
			return nil, damaged("change %d does not follow the one before", i+1)
		}
		if err != nil && isLast {
			found.End.before = before
			found.Tail = c.tailOf(s)
			return found, nil
		}
		if err != nil {
			return nil, fmt.Errorf("change %d: %w", i+1, err)
		}
		found.Changes = append(found.Changes, change[len(line):])
		found.End.count++
		found.End.end = s.end()
	}
	return found, nil
}

// tailOf describes a last section of the right length that cannot be read.
func (c *Container) tailOf(s section) Tail {
	last := make([]byte, min(s.length, 16))
	_, err := c.file.ReadAt(last, s.end()-int64(len(last)))
	if err == nil && isZero(last) { // as some file systems leave it after a power cut
		return Torn
	}
	return Broken
}

// hashed reads a section and notes the hash of its sealed bytes.
func (c *Container) hashed(key *Key, s section, sum *[sha256.Size]byte) ([]byte, error) {
	hash := sha256.New()
	sealed := io.TeeReader(c.content(s), hash)
	content, err := key.read(sealed, s.length)
	if err == nil {
		_, err = io.Copy(io.Discard, sealed)
	}
	hash.Sum(sum[:0])
	return content, err
}
