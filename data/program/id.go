package program

import "github.com/google/uuid"

// ID names a record for ever: UUIDv7 text (RFC 9562), made on the laptop, never reused. The empty ID refers to nothing.
type ID string

// NewID makes an identifier that sorts by the time it was made.
func NewID() ID {
	return ID(uuid.Must(uuid.NewV7()).String())
}

// Valid reports whether the identifier is a UUID in its canonical text form.
func (id ID) Valid() bool {
	parsed, err := uuid.Parse(string(id))
	return err == nil && parsed.String() == string(id)
}

// PhotoID names an image by the SHA-256 of its stored bytes, in lower-case hexadecimal. The empty PhotoID means no
// image.
type PhotoID string
