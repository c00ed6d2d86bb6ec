package table

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"io"
	"path"
	"slices"
	"strings"

	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"

	"laurel/data/intake/value"
	"laurel/data/limit"
)

// A part that unpacks to more than usualPart bytes and to more than densestPart times its size in the file is a bomb:
// sheets unpack to 10 or 15 times their size.
const usualPart, densestPart = 64 << 20, 100

var errTooLarge = value.Text("this workbook unpacks to more than {{.Megabytes}} MB, which no schedule or roster "+
	"does; it may be malicious", "Megabytes", limit.UnpackedBytes>>20)

// The signatures of the list of parts, which is at the end of an archive, and of what ends that, with the most bytes
// that it has (APPNOTE.TXT, 4.3.12 and 4.3.16).
const (
	partHeader = "PK\x01\x02"
	endHeader  = "PK\x05\x06"
	longestEnd = 22 + 1<<16
)

// archive is an unpacked workbook.
type archive struct {
	ctx   context.Context
	parts map[string]*zip.File // by path, in small letters
	names []string             // as they are written
	left  int64                // how many bytes may still be unpacked
}

func openArchive(ctx context.Context, content []byte) (*archive, error) {
	if bytes.Count(content, []byte(partHeader)) > limit.Parts {
		return nil, limit.TooMany(limit.Parts, "limit.parts")
	}
	reader, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	switch {
	case err != nil && !bytes.Contains(content[max(0, len(content)-longestEnd):], []byte(endHeader)):
		return nil, limit.Cut(err)
	case err != nil:
		return nil, errDamaged().Because(err)
	}
	a := &archive{ctx: ctx, parts: map[string]*zip.File{}, left: limit.UnpackedBytes}
	for _, part := range reader.File {
		name := strings.TrimPrefix(strings.ReplaceAll(part.Name, `\`, "/"), "/")
		a.parts[strings.ToLower(name)] = part
		a.names = append(a.names, name)
	}
	return a, nil
}

// has reports whether the archive has a part, or any whose path begins so.
func (a *archive) has(beginning string) bool {
	return slices.ContainsFunc(a.names, func(name string) bool { return strings.HasPrefix(name, beginning) })
}

// scan reads a part of XML; nil: there is none.
func (a *archive) scan(name string) (*scanner, error) {
	part := a.parts[strings.ToLower(strings.TrimPrefix(path.Clean(name), "/"))]
	if part == nil {
		return nil, nil
	}
	size := part.UncompressedSize64
	if size > limit.UnpackedBytes || size > usualPart && size/densestPart > part.CompressedSize64 {
		return nil, errTooLarge
	}
	opened, err := part.Open()
	if err != nil {
		return nil, errDamaged().Because(err)
	}
	return newScanner(decoded(&unpacked{a, limit.NewReader(a.ctx, opened, limit.UnpackedBytes)})), nil
}

// unpacked reads a part within the limits of its archive, until the reading is cancelled.
type unpacked struct {
	*archive
	from io.Reader
}

func (u *unpacked) Read(into []byte) (int, error) {
	if u.left <= 0 {
		return 0, errTooLarge
	}
	n, err := u.from.Read(into[:min(int64(len(into)), u.left)])
	u.left -= int64(n)
	return n, err
}

// decoded makes UTF-8 of XML in UTF-16, which its mark shows.
func decoded(from io.Reader) io.Reader {
	var first [2]byte
	n, err := io.ReadFull(from, first[:])
	whole := io.MultiReader(bytes.NewReader(first[:n]), from)
	if err == nil &&
		(string(first[:]) == "\xFF\xFE" || string(first[:]) == "\xFE\xFF" || string(first[:]) == "\xEF\xBB") {
		return transform.NewReader(whole, unicode.BOMOverride(transform.Nop))
	}
	return whole
}

// fault is the message for people why a part cannot be read to its end; nil: it was.
func fault(err error) error {
	if isCut(err) {
		return errDamaged().Because(err)
	}
	return err
}

// isCut reports whether a part is damaged, or ends too early: what comes before is read.
func isCut(err error) bool {
	return err != nil && !errors.As(err, new(*value.Message)) && !errors.As(err, new(*limit.Error)) &&
		!errors.Is(err, context.Canceled) && !errors.Is(err, context.DeadlineExceeded)
}
