package program

import "slices"

// Severity describes how much something that was found matters.
type Severity string

// The severities, from the gravest.
const (
	SeverityError   Severity = "error"   // it cannot be as it is written
	SeverityWarning Severity = "warning" // it will make trouble unless someone looks after it
	SeverityHint    Severity = "hint"    // good to know
)

// Severities lists the severities from the gravest.
func Severities() []Severity { return slices.Clone(severities) }

var severities = []Severity{SeverityError, SeverityWarning, SeverityHint}
