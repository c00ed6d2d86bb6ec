package fault

import (
	"errors"
)

// Unwritten is the sentence for a container that could not be written.
func Unwritten(path string, err error) error {
	if err == nil {
		return nil
	}
	if err := Explained(path, err); errors.As(err, new(*Error)) {
		return err
	}
	return OfFile(path, ErrDisk, err, DiskFailure)
}
