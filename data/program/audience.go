package program

import (
	"fmt"
	"slices"

	"laurel/data/locale"
)

// Audience is a group of readers. Each wider group may have less: what the public may have, everyone may have.
//
//	internal      the coordinator's office and whoever must have it in an emergency
//	partners      hotel, transport company, national agency, hosts
//	participants  the delegation and those who travel with it
//	public        anyone
type Audience string

// The circles, from the narrowest to the widest.
const (
	Internal     Audience = "internal"
	Partners     Audience = "partners"
	Participants Audience = "participants"
	Public       Audience = "public"
)

// Audiences lists the circles from the narrowest, which may have everything, to the widest.
func Audiences() []Audience { return []Audience{Internal, Partners, Participants, Public} }

// Name returns what the audience is called.
func (a Audience) Name(l locale.Language) string { return l.Name("audience", string(a)) }

// ParseAudience reads an audience's name.
func ParseAudience(text string) (Audience, error) {
	for _, a := range Audiences() {
		if string(a) == text {
			return a, nil
		}
	}
	return "", fmt.Errorf("“%s” is not an audience: choose internal, partners, participants or public", text)
}

// MayHave reports whether readers of audience a may have what is declared for the audience widest and those within it.
// A name that is no audience's gets nothing, and what is declared for none stays internal.
func (a Audience) MayHave(widest Audience) bool {
	mine := slices.Index(Audiences(), a)
	return mine >= 0 && mine <= max(slices.Index(Audiences(), widest), 0)
}
