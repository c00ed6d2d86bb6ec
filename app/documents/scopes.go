package documents

import "slices"

// Scope is what a document can be limited to beside people.
type Scope string

// The scopes; each is a field of Request.
const (
	OfStops    Scope = "stops"
	OfDays     Scope = "days"
	OfMeetings Scope = "meetings"
)

// Takes reports whether a request can limit the document to some stops, days or meetings.
func (d Document) Takes(s Scope) bool { return slices.Contains(d.takes, s) }
