package civil

import "fmt"

// explained is an error with a sentence for people; the cause is kept for the log.
type explained struct {
	sentence string
	cause    error
}

func explain(cause error, format string, values ...any) error {
	return &explained{fmt.Sprintf(format, values...), cause}
}

// Error returns the sentence alone.
func (e *explained) Error() string { return e.sentence }

// Unwrap returns the cause.
func (e *explained) Unwrap() error { return e.cause }
