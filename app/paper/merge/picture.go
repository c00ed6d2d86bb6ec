package merge

import (
	"bytes"
	"encoding/binary"
	"errors"
	"regexp"
	"slices"
	"sync"

	"github.com/pdfcpu/pdfcpu/pkg/filter"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

	"laurel/app/paper/pdf"
)

// ErrPicture is the cause of a *PageError for a picture from which what a camera or an editor wrote into it cannot be
// removed.
var ErrPicture = errors.New("a picture cannot be cleaned")

// The most bytes of a picture without its outer filters, and of another stream, such as a page's content, without its.
const (
	largestPicture = 256 << 20
	largestContent = 128 << 20
)

// The filters of pictures that are files of their own, with properties (ISO 32000-1, 7.4.8 and 7.4.9).
const (
	jpegFilter     = "DCTDecode"
	jpeg2000Filter = "JPXDecode"
)

// inlinePicture matches a JPEG or JPEG 2000 picture inside a content stream (ISO 32000-1, 8.9.7). It takes 4 ms and a
// megabyte to compile.
var inlinePicture = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?s)\bBI\s.{0,1000}?/(?:DCT|DCTDecode|JPXDecode)\b.{0,1000}?\sID\s`)
})

// stream writes a stream of the source: a picture that is a file of its own without anything but the picture.
func (c *copier) stream(stream types.StreamDict) ([]byte, error) {
	if stream.Raw == nil && stream.Content != nil {
		if err := stream.Encode(); err != nil {
			return nil, err
		}
	}
	isPicture := func(f types.PDFFilter) bool { return f.Name == jpegFilter || f.Name == jpeg2000Filter }
	last := len(stream.FilterPipeline) - 1
	switch at := slices.IndexFunc(stream.FilterPipeline, isPicture); {
	case at < 0:
		entries, err := c.entries(stream.Dict, "Length")
		if err != nil {
			return nil, err
		}
		return pdf.Stream(entries, stream.Raw), checkInline(stream)
	case at < last:
		return nil, ErrPicture
	}
	return c.picture(stream, stream.FilterPipeline[last], last)
}

// picture writes a picture behind so many filters without anything but the picture.
func (c *copier) picture(stream types.StreamDict, inner types.PDFFilter, outer int) ([]byte, error) {
	picture, err := decoded(stream, outer, largestPicture)
	if err != nil {
		return nil, ErrPicture
	}
	clean := cleanJPEG
	if inner.Name == jpeg2000Filter {
		clean = cleanJPEG2000
	}
	if picture, err = clean(picture); err != nil {
		return nil, err
	}
	entries, err := c.entries(stream.Dict, "Length", "Filter", "DecodeParms")
	if err != nil {
		return nil, err
	}
	entries += "/Filter/" + inner.Name
	if inner.DecodeParms != nil {
		parameters, err := c.dictionary(inner.DecodeParms)
		if err != nil {
			return nil, err
		}
		entries += "/DecodeParms" + parameters
	}
	return pdf.Stream(entries, picture), nil
}

// decoded returns a stream's bytes after its first filters.
func decoded(stream types.StreamDict, filters int, most int64) ([]byte, error) {
	if filters == 0 {
		return stream.Raw, nil
	}
	outer := stream
	outer.Content = nil
	outer.FilterPipeline = stream.FilterPipeline[:filters]
	err := outer.DecodeWithLimit(most)
	return outer.Content, err
}

// checkInline refuses a content stream with a picture inside that has properties of its own.
func checkInline(stream types.StreamDict) error {
	if kind := stream.Subtype(); kind != nil && *kind == "Image" {
		return nil
	}
	content, err := decoded(stream, len(stream.FilterPipeline), largestContent)
	if errors.Is(err, filter.ErrDecodeLimitExceeded) {
		return err // it cannot be looked through
	}
	mayHave := bytes.Contains(content, []byte("/DCT")) || bytes.Contains(content, []byte("/JPX"))
	if err == nil && mayHave && inlinePicture().Match(content) { // the pattern is slow
		return ErrPicture
	}
	return nil
}

// Markers of JPEG files (ITU-T T.81, table B.1).
const (
	jpegStart   = 0xD8
	jpegEnd     = 0xD9
	jpegScan    = 0xDA
	jpegAdobe   = 0xEE // APP14: which colours the components are
	adobeLength = 14
)

// cleanJPEG returns a JPEG file with nothing but what decoding its first picture needs: no segments of applications
// (EXIF, XMP, IPTC, colour profiles, previews), no comments, and nothing after its end. What is no JPEG file is
// ErrPicture.
func cleanJPEG(data []byte) ([]byte, error) {
	if len(data) < 4 || data[0] != 0xFF || data[1] != jpegStart {
		return nil, ErrPicture
	}
	kept := []byte{0xFF, jpegStart}
	for at := 2; at+2 <= len(data); {
		marker := data[at+1]
		switch {
		case data[at] != 0xFF:
			return nil, ErrPicture
		case marker == 0xFF: // a fill byte
			at++
			continue
		case marker == jpegEnd:
			return append(kept, 0xFF, jpegEnd), nil
		case at+4 > len(data):
			return nil, ErrPicture
		}
		length := int(binary.BigEndian.Uint16(data[at+2:]))
		end := at + 2 + length
		if length < 2 || end > len(data) {
			return nil, ErrPicture
		}
		if marker == jpegScan {
			end = endOfScan(data, end)
		}
		if isJPEGNeeded(marker, data[at+4:end]) {
			kept = append(kept, data[at:end]...)
		}
		at = end
	}
	return append(kept, 0xFF, jpegEnd), nil // cut short; what is there is shown
}

// isJPEGNeeded reports whether decoding needs a segment: frames, tables, scans, restart intervals, and the plain form
// of APP14.
func isJPEGNeeded(marker byte, content []byte) bool {
	isTable := marker == 0xDB || marker == 0xDC || marker == 0xDD
	isAdobe := marker == jpegAdobe && len(content) == adobeLength-2 && bytes.HasPrefix(content, []byte("Adobe"))
	return marker >= 0xC0 && marker <= 0xCF || isTable || marker == jpegScan || isAdobe
}

// endOfScan returns where the next marker is that ends the data of a scan.
func endOfScan(data []byte, at int) int {
	for ; at+1 < len(data); at++ {
		isRestart := data[at+1] >= 0xD0 && data[at+1] <= 0xD7
		if data[at] == 0xFF && data[at+1] != 0 && data[at+1] != 0xFF && !isRestart {
			return at
		}
	}
	return len(data)
}

// cleanJPEG2000 returns a JPEG 2000 file (ISO 15444-1) without the boxes that decoding does not need, such as XML and
// UUID, and without comments. What cannot be taken apart is ErrPicture.
func cleanJPEG2000(data []byte) ([]byte, error) {
	if !bytes.HasPrefix(data, []byte("\x00\x00\x00\x0CjP  ")) {
		return cleanCodestream(data)
	}
	var kept []byte
	for at := 0; at < len(data); {
		if at+8 > len(data) {
			return nil, ErrPicture
		}
		length := int(binary.BigEndian.Uint32(data[at:]))
		if length == 0 {
			length = len(data) - at
		}
		if length < 8 || at+length > len(data) {
			return nil, ErrPicture
		}
		content := data[at+8 : at+length]
		switch kind := string(data[at+4 : at+8]); kind {
		case "jP  ", "ftyp", "jp2h":
			kept = append(kept, data[at:at+length]...)
		case "jp2c":
			stream, err := cleanCodestream(content)
			if err != nil {
				return nil, err
			}
			kept = binary.BigEndian.AppendUint32(kept, uint32(len(stream)+8)) //nolint:gosec // no longer than data
			kept = append(append(kept, kind...), stream...)
		}
		at += length
	}
	return kept, nil
}

// cleanCodestream removes the comments from the main header of a JPEG 2000 codestream (ISO 15444-1, annex A).
func cleanCodestream(data []byte) ([]byte, error) {
	const start, comment, tile = "\xFF\x4F", 0xFF64, 0xFF90
	if !bytes.HasPrefix(data, []byte(start)) {
		return nil, ErrPicture
	}
	kept := []byte(start)
	for at := 2; at+4 <= len(data); {
		marker := binary.BigEndian.Uint16(data[at:])
		if marker == tile {
			return append(kept, data[at:]...), nil
		}
		end := at + 2 + int(binary.BigEndian.Uint16(data[at+2:]))
		if marker < 0xFF00 || end > len(data) || end < at+4 {
			return nil, ErrPicture
		}
		if marker != comment {
			kept = append(kept, data[at:end]...)
		}
		at = end
	}
	return nil, ErrPicture
}
