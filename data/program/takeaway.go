package program

import "laurel/data/locale"

// Theme is the part of the work against trafficking that a takeaway belongs to (the "4P" of the TIP Report).
type Theme string

// The themes; the empty Theme is "not stated".
const (
	Prosecution Theme = "prosecution"
	Protection  Theme = "protection"
	Prevention  Theme = "prevention"
	Partnership Theme = "partnership"
)

// Themes lists the themes.
func Themes() []Theme { return []Theme{Prosecution, Protection, Prevention, Partnership} }

// Name returns what the theme is called.
func (t Theme) Name(l locale.Language) string { return l.Name("theme", string(t)) }

// TakeawayKind is what sort of thing was taken away.
type TakeawayKind string

// The kinds of takeaway.
const (
	BestPractice   TakeawayKind = "best-practice"
	Challenge      TakeawayKind = "challenge"
	Recommendation TakeawayKind = "recommendation"
	Quote          TakeawayKind = "quote"
	Commitment     TakeawayKind = "commitment"
)

// TakeawayKinds lists the kinds of takeaway.
func TakeawayKinds() []TakeawayKind {
	return []TakeawayKind{BestPractice, Challenge, Recommendation, Quote, Commitment}
}

// Name returns what the kind is called.
func (k TakeawayKind) Name(l locale.Language) string { return l.Name("takeaway", string(k)) }

// FollowUpState is how far the follow-up of a takeaway has come.
type FollowUpState string

// The states; the empty one is "no follow-up agreed".
const (
	FollowUpOpen     FollowUpState = "open"
	FollowUpUnderway FollowUpState = "underway"
	FollowUpDone     FollowUpState = "done"
)

// FollowUpStates lists the states of a follow-up.
func FollowUpStates() []FollowUpState {
	return []FollowUpState{FollowUpOpen, FollowUpUnderway, FollowUpDone}
}

// Name returns what the state is called.
func (s FollowUpState) Name(l locale.Language) string { return l.Name("follow-up", string(s)) }

// Takeaway is what someone took home from the program. Without a Person it is the group's; without a Meeting, the
// program's.
type Takeaway struct {
	ID            ID            `json:"id"                        audience:"participants"`
	Person        ID            `json:"person,omitempty"          audience:"participants"`
	Meeting       ID            `json:"meeting,omitempty"         audience:"participants"`
	Theme         Theme         `json:"theme,omitempty"           audience:"participants"`
	Kind          TakeawayKind  `json:"kind"                      audience:"participants"`
	Text          string        `json:"text"                      audience:"participants"`
	FollowUp      string        `json:"follow_up,omitempty"       audience:"partners"`
	FollowUpState FollowUpState `json:"follow_up_state,omitempty" audience:"partners"`
}
