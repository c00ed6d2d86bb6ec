package program

import (
	"cmp"

	"laurel/data/locale"
)

// Answer is three-valued: not asked or not answered, yes, no. Silence is never yes.
type Answer string

// The answers.
const (
	Unknown Answer = ""
	Yes     Answer = "yes"
	No      Answer = "no"
)

// Valid reports whether the answer is one of the three.
func (a Answer) Valid() bool { return a == Unknown || a == Yes || a == No }

// Name returns what the answer is called; the empty one is "not asked".
func (a Answer) Name(l locale.Language) string { return l.Name("answer", cmp.Or(string(a), "unknown")) }

// Consent is what a person allows to be shown of them beyond those who must work with it. Each is asked for separately.
type Consent struct {
	Name  Answer `json:"name,omitempty"  audience:"internal"`
	Photo Answer `json:"photo,omitempty" audience:"partners"` // hosts must know whom not to photograph
	Story Answer `json:"story,omitempty" audience:"internal"`
}

// GroupNames is whom the documents of a program name within the group, to participants.
type GroupNames string

// Whom participants read by name.
const (
	OnlyAgreed GroupNames = ""               // those who have agreed to be named
	NotRefused GroupNames = "unless-refused" // everyone but those who have refused: they travel together
)

// AllGroupNames lists them, the one of a new program first.
func AllGroupNames() []GroupNames { return []GroupNames{NotRefused, OnlyAgreed} }

// Name returns what the rule is called.
func (g GroupNames) Name(l locale.Language) string {
	return l.Name("group-names", cmp.Or(string(g), "agreed"))
}

// MayName reports whether an audience may have a person's name: the office and its partners always, participants as the
// program has it, everybody else only by consent. Unknown is no there.
func (p *Program) MayName(person *Person, audience Audience) bool {
	switch {
	case audience.MayHave(Partners):
		return true
	case audience == Participants && p.GroupNames == NotRefused:
		return person.Consent.Name != No
	default:
		return person.Consent.Name == Yes
	}
}

// Need is something a person may need (a diet, access, medicine). Explicit "none" is an answer; silence is not.
type Need struct {
	Answered bool   `json:"answered,omitempty" audience:"public"`
	Text     string `json:"text,omitempty"     audience:"public"`
}

// None reports whether the person was asked and needs nothing.
func (n Need) None() bool { return n.Answered && n.Text == "" }
