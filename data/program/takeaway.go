package program

import (
	"laurel/data/civil"
	"laurel/data/locale"
)

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
// program's. A quote leaves the office only when it may be published and the person has agreed to name and story.
type Takeaway struct {
	ID      ID           `json:"id"                    audience:"public"`
	Person  ID           `json:"person,omitempty"      audience:"public"`
	Meeting ID           `json:"meeting,omitempty"     audience:"participants"`
	Stop    ID           `json:"stop,omitempty"        audience:"public"` // empty: the meeting's
	Theme   ThemeID      `json:"theme,omitempty"       audience:"public"`
	Kind    TakeawayKind `json:"kind"                  audience:"public"`
	Text    string       `json:"text"                  audience:"public"`
	// of the text; empty: the program's
	Language    locale.Language `json:"language,omitempty"    audience:"public"`
	Translation string          `json:"translation,omitempty" audience:"public"` // into the program's language
	Tags        []string        `json:"tags,omitempty"        audience:"partners"`
	Publish     bool            `json:"publish,omitempty"     audience:"public"` // it may be published
	NotedAt     civil.DateTime  `json:"noted_at,omitzero"     audience:"internal"`
	NotedBy     string          `json:"noted_by,omitempty"    audience:"internal"`

	FollowUp      string        `json:"follow_up,omitempty"       audience:"partners"`
	FollowUpOwner Party         `json:"follow_up_owner,omitzero"  audience:"partners"`
	FollowUpDue   civil.Date    `json:"follow_up_due,omitzero"    audience:"partners"`
	FollowUpState FollowUpState `json:"follow_up_state,omitempty" audience:"partners"`
}

// StopOf returns where something was taken away: the takeaway's own stop, or its meeting's. Empty: not known.
func (p *Program) StopOf(t *Takeaway) ID {
	if t.Stop != "" {
		return t.Stop
	}
	if m := p.Meeting(t.Meeting); m != nil {
		return m.Stop
	}
	return ""
}

// Finding is what several takeaways have in common, in words that are the group's. It keeps its sources.
type Finding struct {
	ID          ID           `json:"id"                    audience:"public"`
	Theme       ThemeID      `json:"theme,omitempty"       audience:"public"`
	Kind        TakeawayKind `json:"kind"                  audience:"public"`
	Text        string       `json:"text"                  audience:"public"`
	Translation string       `json:"translation,omitempty" audience:"public"` // beside it, in a second language
	Sources     []ID         `json:"sources,omitempty"     audience:"public"` // takeaways
	Publish     bool         `json:"publish,omitempty"     audience:"public"`
}

// FollowUp is what was agreed to be done, wherever it was noted.
type FollowUp struct {
	Record Record // a *Takeaway or *Connection
	Text   string
	Owner  Party
	Due    civil.Date    // zero: no day was agreed
	State  FollowUpState // empty counts as open
}

// IsOpen reports whether something is still to be done.
func (f FollowUp) IsOpen() bool { return f.State != FollowUpDone }

// IsOverdue reports whether it should have been done before that day.
func (f FollowUp) IsOverdue(today civil.Date) bool {
	return f.IsOpen() && !f.Due.IsZero() && f.Due.Before(today)
}

// FollowUps lists what was agreed after takeaways and connections, in their order.
func (p *Program) FollowUps() []FollowUp {
	list := make([]FollowUp, 0, len(p.Takeaways)+len(p.Connections))
	add := func(f FollowUp) {
		if f.Text != "" || f.State != "" {
			list = append(list, f)
		}
	}
	for _, t := range p.Takeaways {
		add(FollowUp{t, t.FollowUp, t.FollowUpOwner, t.FollowUpDue, t.FollowUpState})
	}
	for _, c := range p.Connections {
		add(FollowUp{c, c.FollowUp, c.FollowUpOwner, c.FollowUpDue, c.FollowUpState})
	}
	return list
}
