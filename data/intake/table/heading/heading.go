package heading

import (
	"strings"
	"unicode"

	"laurel/data/intake/source"
)

// Below finds what a heading below another one means: Number below Passport. Below one about someone else a
// name is never the person's.
func Below(kind source.Kind, above, text string) Meaning {
	own := Recognise(kind, text)
	if above == "" || above == text {
		return own
	}
	group := Recognise(kind, above)
	if group.Field == "name" && !strings.ContainsFunc(text, unicode.IsLetter) {
		return Meaning{} // # below Participant: the number of the row
	}
	ofGroup := IsOthers(above) && strings.HasPrefix(group.Field, "emergency-")
	switch joined := Recognise(kind, above+" "+text); {
	case joined.Field != "" && joined.Rank < rankOfPhrase && (!ofGroup || joined.Field != group.Field):
		return joined
	case ofGroup:
		return belowEmergency(own, text)
	case isOthersInShort(above):
		return Meaning{}
	case kind == source.Schedule && own.Field == "" && isOneNumber(text):
		return Recognise(kind, above) // Speakers over 1, 2, 3
	}
	return own
}

// belowEmergency finds what a heading means below one about an emergency contact.
func belowEmergency(own Meaning, text string) Meaning {
	if own.Field == "" {
		own = Recognise(source.Contacts, text)
	}
	own.Field = ofEmergency[own.Field]
	return own
}

// isOthersInShort reports whether a heading is about someone else in a few words, and not a whole sentence.
func isOthersInShort(text string) bool {
	const few = 6
	return IsOthers(text) && !strings.Contains(text, ":") && len(Words(text)) < few
}

// isOneNumber reports whether a heading is a number and nothing else.
func isOneNumber(text string) bool {
	words := Words(WithoutBrackets(text))
	return len(words) == 1 && strings.Trim(words[0], "0123456789") == ""
}

// ofEmergency is what a field of a person is below a heading about their emergency contact.
var ofEmergency = map[string]string{
	"name": "emergency-name", "given": "emergency-name", "phone": "emergency-phone",
	"middle": "emergency-middle", "family": "emergency-family",
	"emergency-name": "emergency-name", "emergency-phone": "emergency-phone",
	"emergency-relation": "emergency-relation",
}

// Beside finds what a heading means beside the one of a field of an arrival or a departure: Arrival date, Time, Flight.
func Beside(kind source.Kind, before, text string) Meaning {
	travel, _, _ := strings.Cut(before, "-")
	if kind != source.Roster || travel != "arrival" && travel != "departure" {
		return Meaning{}
	}
	if h := lexicons()["beside"].exact[Key(text)]; h.Field != "" {
		h.Field = travel + "-" + h.Field
		return h
	}
	return Meaning{}
}
