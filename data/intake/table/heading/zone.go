package heading

import (
	"regexp"
	"strings"

	"laurel/data/intake/value"
)

// bracketed is what a heading has in brackets.
var bracketed = regexp.MustCompile(`[(\[<{].*?[)\]>}]`)

// trailingZone parts a heading and the zone that it ends in, in capitals: Start time ET. Nil: there is none.
func trailingZone(heading string) (start string, zone value.TimeZone) {
	heading = strings.TrimSpace(heading)
	at := strings.LastIndexByte(heading, ' ')
	word := heading[at+1:]
	if at < 0 || len(word) < 2 || len(word) > 5 || strings.Trim(word, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != "" {
		return heading, nil
	}
	return heading[:at], value.ZoneNamed(word)
}

// Zone finds the zone that a heading names in brackets or at its end: Start (ET), Start time [UTC], Start PT.
func Zone(heading string) value.TimeZone {
	for _, inside := range bracketed.FindAllString(heading, -1) {
		words := strings.Fields(strings.Trim(inside, "()[]<>{} "))
		for len(words) > 1 && value.Is("zone-word", words[0]) { // (hora de Madrid)
			words = words[1:]
		}
		if zone := value.ZoneNamed(strings.Join(words, " ")); zone != nil {
			return zone
		}
	}
	_, zone := trailingZone(heading)
	return zone
}
