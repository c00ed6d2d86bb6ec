package program

import "context"

// Photos returns the images that a program's records name.
type Photos interface {
	// Photo returns the image's bytes (JPEG or PNG), or an error that names the image that is missing.
	Photo(ctx context.Context, id PhotoID) ([]byte, error)
}
