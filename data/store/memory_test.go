package store

import (
	"bytes"
	"testing"
)

func TestClosedMemoryHasNothingMore(t *testing.T) {
	s := opened(t)
	if s.sealed == nil {
		t.Skip("it is about sealed stores")
	}
	withPhoto(t, s)
	before, err := s.sealed.Memory.Image(t.Context())
	must(t, err)
	if !bytes.Contains(before, []byte("Given3")) {
		t.Fatal("the image has no name")
	}
	s.sealed.Memory.Wipe(t.Context())
	after, err := s.sealed.Memory.Image(t.Context())
	must(t, err)
	if len(after) != len(before) || bytes.Contains(after, []byte("Given3")) ||
		bytes.Contains(after, []byte("Example")) {
		t.Errorf("%d of %d bytes, and a name is in them", len(after), len(before))
	}
	must(t, s.sealed.Drop())
}
