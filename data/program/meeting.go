package program

import (
	"cmp"
	"slices"

	"laurel/data/civil"
	"laurel/data/geo"
	"laurel/data/locale"
)

// Kind is what a schedule item is.
type Kind string

// The kinds.
const (
	Appointment Kind = "meeting"
	Ceremony    Kind = "ceremony"
	Meal        Kind = "meal"
	Activity    Kind = "activity"
	Hospitality Kind = "home-hospitality"
	Transport   Kind = "transport"
	FlightKind  Kind = "flight"
	FreeTime    Kind = "free-time"
	NoteKind    Kind = "note"
)

// Kinds lists the kinds in the order of menus.
func Kinds() []Kind {
	return []Kind{Appointment, Ceremony, Meal, Activity, Hospitality, Transport, FlightKind, FreeTime, NoteKind}
}

// Name returns what an item of the kind is called.
func (k Kind) Name(l locale.Language) string { return l.Name("kind", string(k)) }

// Status is how far a meeting has come with its host.
type Status string

// The statuses, in the order in which a meeting passes through them.
const (
	ToRequest Status = "to-request"
	Requested Status = "requested"
	Confirmed Status = "confirmed"
	Declined  Status = "declined"  // by its host
	Cancelled Status = "cancelled" // by the program or the host after it was agreed
	Thanked   Status = "thanked"
)

// Statuses lists the statuses in the order in which a meeting passes through them.
func Statuses() []Status {
	return []Status{ToRequest, Requested, Confirmed, Declined, Cancelled, Thanked}
}

// Name returns what the status is called.
func (s Status) Name(l locale.Language) string { return l.Name("status", string(s)) }

// Mode is how the group gets to a meeting.
type Mode string

// The modes; the empty Mode is "not stated".
const (
	Walk    Mode = "walk"
	Van     Mode = "van"
	Taxi    Mode = "taxi"
	Transit Mode = "public-transport"
	Train   Mode = "train"
	Plane   Mode = "plane"
)

// Modes lists the modes in the order of menus.
func Modes() []Mode { return []Mode{Walk, Van, Taxi, Transit, Train, Plane} }

// Name returns the mode as an adverb: on foot.
func (m Mode) Name(l locale.Language) string { return l.Name("mode", string(m)) }

// Meeting is any item of the schedule. Start and End are local to its stop; it may cross midnight and may lie outside
// the stop's dates, where it is shown all the same.
type Meeting struct {
	ID           ID             `json:"id"                     audience:"participants"`
	Stop         ID             `json:"stop"                   audience:"participants"`
	Kind         Kind           `json:"kind"                   audience:"participants"`
	Title        string         `json:"title"                  audience:"participants"`
	Start        civil.DateTime `json:"start,omitzero"         audience:"participants"`
	End          civil.DateTime `json:"end,omitzero"           audience:"participants"`
	Organisation ID             `json:"organisation,omitempty" audience:"participants"`
	// the room, or the address when it is not the organisation's
	Place    string       `json:"place,omitempty"        audience:"participants"`
	Position geo.Position `json:"position,omitzero"      audience:"participants"`
	Link     string       `json:"link,omitempty"         audience:"participants"` // of a virtual meeting
	Contacts []ID         `json:"contacts,omitempty"     audience:"participants"`
	Topic    string       `json:"topic,omitempty"        audience:"participants"`
	Theme    ThemeID      `json:"theme,omitempty"        audience:"participants"`

	// false: everyone attends who is in the stop, but for Excused
	Selected     bool `json:"selected,omitempty"     audience:"participants"`
	Attendees    []ID `json:"attendees,omitempty"    audience:"participants"` // used when Selected
	Excused      []ID `json:"excused,omitempty"      audience:"participants"` // used when not Selected
	Interpreters []ID `json:"interpreters,omitempty" audience:"participants"`
	// who came, as far as it was noted; see Program.WereAt
	Attendance []Attended `json:"attendance,omitempty"   audience:"participants"`

	Travel Mode `json:"travel,omitempty"      audience:"participants"`
	// by name, one of the stop's; it waits until the end
	Vehicle    string     `json:"vehicle,omitempty"     audience:"participants"`
	Status     Status     `json:"status,omitempty"      audience:"partners"`
	StatusDate civil.Date `json:"status_date,omitzero"  audience:"partners"`
	PhotosTold bool       `json:"photos_told,omitempty" audience:"partners"` // the host knows whom not to photograph
	Note       string     `json:"note,omitempty"        audience:"participants"`
	Internal   string     `json:"internal,omitempty"    audience:"internal"` // never printed
	Private    bool       `json:"private,omitempty"     audience:"internal"` // only the office has the meeting at all
}

// TakesPlace is false for a meeting that is declined or cancelled: it stays on record, binds nobody and is printed
// nowhere as if it took place.
func (m *Meeting) TakesPlace() bool { return m.Status != Declined && m.Status != Cancelled }

// Binds reports whether whoever attends cannot be elsewhere: a note and free time bind nobody, nor does what does not
// take place.
func (m *Meeting) Binds() bool { return m.Kind != NoteKind && m.Kind != FreeTime && m.TakesPlace() }

// Minutes returns the meeting's length by the wall clock.
func (m *Meeting) Minutes() int { return m.End.MinutesSince(m.Start) }

// Overlaps reports whether both meetings take some of the same time; touching ends do not count. Both must be in one
// zone.
func (m *Meeting) Overlaps(other *Meeting) bool {
	return m.Start.Before(other.End) && other.Start.Before(m.End)
}

// TitleIn returns the title, or what kind of meeting it is where the title may not be shown.
func (m *Meeting) TitleIn(l locale.Language) string { return cmp.Or(m.Title, m.Kind.Name(l)) }

// MeetsPeople reports whether people are met at an item: its contacts, or the organisation that receives the group.
func (m *Meeting) MeetsPeople() bool {
	if m.Kind == Meal {
		return len(m.Contacts) > 0
	}
	return m.IsHosted()
}

// IsHosted reports whether somebody receives the group at an item.
func (m *Meeting) IsHosted() bool {
	return m.mayHaveHost() && (m.Organisation != "" || len(m.Contacts) > 0)
}

// LacksHost reports whether somebody may receive the group and nobody is named.
func (m *Meeting) LacksHost() bool { return m.mayHaveHost() && !m.IsHosted() }

func (m *Meeting) mayHaveHost() bool {
	switch m.Kind {
	case Transport, FlightKind, FreeTime, NoteKind:
		return false
	}
	return true
}

// IsDriven reports whether the transport company is needed for an item: a ride, a flight to be met, or what one is
// driven to.
func (m *Meeting) IsDriven() bool {
	return m.Kind == Transport || m.Kind == FlightKind || m.Travel == Van
}

// Planned returns the items that take place: all but those that are declined or cancelled.
func (p Plan) Planned() []*Meeting {
	return slices.DeleteFunc(slices.Clone(p.Meetings), func(m *Meeting) bool { return !m.TakesPlace() })
}
