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
	Name  Answer `json:"name,omitempty" audience:"internal"`
	Photo Answer `json:"photo,omitempty" audience:"partners"` // hosts must know whom not to photograph
	Story Answer `json:"story,omitempty" audience:"internal"`
}

// Complete reports whether all three have been answered, by yes or no.
func (c Consent) Complete() bool {
	return c.Name != Unknown && c.Photo != Unknown && c.Story != Unknown
}

// Need is something a person may need (a diet, access, medicine). Explicit "none" is an answer; silence is not.
type Need struct {
	Answered bool   `json:"answered,omitempty" audience:"public"`
	Text     string `json:"text,omitempty" audience:"public"`
}

// None reports whether the person was asked and needs nothing.
func (n Need) None() bool { return n.Answered && n.Text == "" }
