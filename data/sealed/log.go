package sealed

import (
	"bufio"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"slices"

	"laurel/data/wholefile"
)

// Log is the end of a container, to which changes are appended. It is not for several goroutines.
type Log struct {
	path   string
	key    *Key
	image  int64 // bytes of the sealed image
	start  int64 // where the changes begin
	end    int64 // where the next one begins
	count  int
	before [sha256.Size]byte // the hash of the section before

	earlier  *Log // before the last Append; nil: it was withdrawn
	doubtful bool // the file may have something else after the end
}

// ErrDoubtful is the error of appending to a file of which it is not known what it has: it is to be written again.
var ErrDoubtful = errors.New("the end of the container is not known")

// line begins a change: its number, and the hash of the section before it. It is a comment of SQL.
func (l *Log) line(before [sha256.Size]byte) []byte {
	return fmt.Appendf(nil, "-- change %d after %x\n", l.count+1, before)
}

// Write writes a container in one step, with the image and with pictures that are sealed already, and returns its end.
func Write(path string, key *Key, image []byte, photos iter.Seq2[string, []byte]) (*Log, error) {
	sealed, err := key.Seal(image)
	if err != nil {
		return nil, err
	}
	l := &Log{path: path, key: key, image: int64(len(sealed)), before: sha256.Sum256(sealed)}
	l.start, err = writeFile(path, key.header, photos, func(out io.Writer) error {
		_, err := io.WriteString(out, lineOf(imageKind, len(sealed)))
		if err == nil {
			_, err = out.Write(sealed)
		}
		return err
	})
	l.end = l.start
	if err != nil {
		return nil, err
	}
	return l, nil
}

// CopyTo copies the container with all that follows its image, and with more pictures, which are sealed already. No
// key is needed.
func (c *Container) CopyTo(path string, photos iter.Seq2[string, []byte]) error {
	start := int64(len(c.header))
	_, err := writeFile(path, c.header, photos, func(out io.Writer) error {
		_, err := io.Copy(out, io.NewSectionReader(c.file, start, c.size-start))
		return err
	})
	return err
}

// writeFile writes a container in one step and returns its length.
func writeFile(
	path string, header []byte, photos iter.Seq2[string, []byte], rest func(io.Writer) error,
) (length int64, err error) {
	err = wholefile.Write(path, func(temporary string) error {
		file, err := os.OpenFile(temporary, os.O_WRONLY|os.O_TRUNC, 0)
		if err != nil {
			return err
		}
		out := bufio.NewWriter(file) // its first error is that of Flush
		_, _ = out.Write(header)
		if photos != nil {
			for name, content := range photos {
				_, _ = out.WriteString(lineOf(photoKind+name, len(content)))
				_, _ = out.Write(content)
			}
		}
		if err = rest(out); err == nil {
			err = out.Flush()
		}
		if err == nil {
			length, err = file.Seek(0, io.SeekCurrent)
		}
		return errors.Join(err, file.Close())
	})
	return length, err
}

// Outgrown reports whether the changes are more than the image, so that the container is to be written again.
func (l *Log) Outgrown() bool { return l.end-l.start > max(l.image, 1<<20) }

// HasChanges reports whether anything was appended.
func (l *Log) HasChanges() bool { return l.count > 0 || l.doubtful }

// IsDoubtful reports whether the file may have something else after its end, so that nothing can be appended.
func (l *Log) IsDoubtful() bool { return l.doubtful }

// Append adds a change; it is on disk when nil is returned. After an error the container is as it was or, as every
// further error (ErrDoubtful) reports, not known.
func (l *Log) Append(change []byte) error {
	if l.doubtful {
		return ErrDoubtful
	}
	plain := slices.Concat(l.line(l.before), change)
	defer clear(plain)
	sealed, err := l.key.Seal(plain)
	if err != nil {
		return err
	}
	section := appendSection(nil, changeKind, sealed)
	if err := l.write(section); err != nil {
		return err
	}
	earlier := *l
	earlier.earlier = nil
	l.earlier = &earlier
	l.count++
	l.end += int64(len(section))
	l.before = sha256.Sum256(sealed)
	return nil
}

func (l *Log) write(section []byte) error {
	file, err := os.OpenFile(l.path, os.O_WRONLY, 0)
	if err != nil {
		l.doubtful = errors.Is(err, fs.ErrNotExist)
		return err
	}
	info, err := file.Stat()
	if err == nil && info.Size() != l.end {
		l.doubtful = true
		return errors.Join(ErrDoubtful, file.Close())
	}
	if err == nil {
		_, err = file.WriteAt(section, l.end)
	}
	if err == nil {
		err = file.Sync()
	}
	if err != nil {
		l.doubtful = errors.Join(file.Truncate(l.end), file.Sync()) != nil
	}
	return errors.Join(err, file.Close())
}

// Withdraw removes the last change, which was appended before something else failed.
func (l *Log) Withdraw() error {
	if l.earlier == nil {
		return nil
	}
	*l = *l.earlier
	return l.Trim()
}

// Trim cuts the file at its end: what follows was never reported as saved.
func (l *Log) Trim() error {
	file, err := os.OpenFile(l.path, os.O_WRONLY, 0)
	if err == nil {
		err = errors.Join(file.Truncate(l.end), file.Sync(), file.Close())
	}
	l.doubtful = err != nil
	return err
}
