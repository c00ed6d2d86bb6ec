package typeset

import (
	"bytes"
	"compress/zlib"
	"io"
	"sync"

	"laurel/app/paper/pdf"
)

var (
	fastPackers = packers(zlib.BestSpeed)
	goodPackers = packers(zlib.DefaultCompression)
)

func packers(level int) *sync.Pool {
	return &sync.Pool{New: func() any {
		w, _ := zlib.NewWriterLevel(io.Discard, level) // both levels exist
		return &packer{writer: w}
	}}
}

// packer packs one stream after the other.
type packer struct {
	writer *zlib.Writer
	buffer bytes.Buffer
}

// pack returns a stream packed, valid until the next one.
func (p *packer) pack(data []byte) []byte {
	p.buffer.Reset()
	p.writer.Reset(&p.buffer)
	_, _ = p.writer.Write(data) // a bytes.Buffer does not fail
	_ = p.writer.Close()
	return p.buffer.Bytes()
}

// addPacked adds a stream to a file and returns its number; entries are those of its dictionary beside Filter and
// Length.
func addPacked(file *pdf.File, entries string, data []byte) int {
	return file.AddStream(entries+packed, packOnce(data))
}

// packed is the entry of a stream that was packed.
const packed = "/Filter/FlateDecode"

// packedStreams remembers the packed form of glyph drawings, stamps and subsets, since files that are made one a person
// are mostly alike.
var packedStreams = struct {
	sync.Mutex
	packed map[string][]byte
	size   int
}{packed: map[string][]byte{}}

// packedLimit bounds the size of packedStreams, in bytes.
const packedLimit = 8 << 20

func packOnce(data []byte) []byte {
	packedStreams.Lock()
	packed, known := packedStreams.packed[string(data)]
	packedStreams.Unlock()
	if known {
		return packed
	}
	p := goodPackers.Get().(*packer)
	packed = bytes.Clone(p.pack(data))
	goodPackers.Put(p)
	packedStreams.Lock()
	defer packedStreams.Unlock()
	if packedStreams.size += len(data) + len(packed); packedStreams.size > packedLimit {
		clear(packedStreams.packed)
		packedStreams.size = len(data) + len(packed)
	}
	packedStreams.packed[string(data)] = packed
	return packed
}
