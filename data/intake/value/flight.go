package value

import (
	"regexp"
	"strings"
)

// Flight is what one cell has of a flight.
type Flight struct {
	Number string   // with the airline, and whatever else is written
	Day    string   // as it is written
	Clock  string   // the time of day, as it is written
	Places []string // IATA codes of airports, in the order of the text
}

var (
	flightNumber = regexp.MustCompile(`\b([A-Z]{2,3}|[A-Z]\d|\d[A-Z])[\s-]?(\d{1,4}[A-Z]?)\b`)
	flightTime   = regexp.MustCompile(
		`(?i)\b\d{1,2}[:h]\d{2}(?::\d{2})?(?:\s*[ap]\.?m\b\.?)?|\b\d{1,2}\s*[ap]\.?m\b\.?|\b\d{4}\s?(?:hrs?|h|uhr)\b`)
	flightDate = regexp.MustCompile(
		`(?i)\b\d{4}-\d{1,2}-\d{1,2}(?:T\d{2}:\d{2}\S*)?|\b\d{1,2}[./-]\d{1,2}(?:[./-]\d{2,4})?|` +
			`\b\d{1,2}(?:st|nd|rd|th)?[.\s-]*(?:de\s+)?\pL{3,10}\b\.?(?:,?[\s-]*(?:de\s+)?(?:20)?\d{2}\b)?|` +
			`\b\pL{3,10}\.?\s\d{1,2}(?:st|nd|rd|th)?\b(?:,?\s*20\d{2})?`,
	)
	bareTime = regexp.MustCompile(`\b(?:[01]\d|2[0-3])[0-5]\d\b`)
	airport  = regexp.MustCompile(`\b[A-Z]{3}\b`)
)

// FlightIn parts the text of a flight into its number, when it is and where: QR 725 8 Mar 14:35 ORD. What is none of
// these stays with the number; ok is false where the text has no number, or nothing but it.
func FlightIn(text string) (f Flight, ok bool) {
	if !strings.ContainsAny(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") {
		return Flight{}, false
	}
	f = flightIn(text)
	return f, f.Day+f.Clock != "" || len(f.Places) > 0
}

var flightIn = remembered(func(text string) (f Flight) {
	text = Line(text)
	number, rest := withoutFlightNumber(text)
	if number == "" || rest == numberPlace {
		return Flight{}
	}
	rest = airport.ReplaceAllStringFunc(rest, func(code string) string {
		if isDateWord(code) || Is("flight-word", code) || Is("zone", code) {
			return code
		}
		f.Places = append(f.Places, code)
		return " "
	})
	rest = withoutFlightWords(rest)
	moment := func(form *regexp.Regexp) (found string) {
		rest = form.ReplaceAllStringFunc(rest, func(part string) string {
			if found != "" || form == flightDate && !hasDate(part) {
				return part
			}
			found = part
			return " "
		})
		return found
	}
	f.Clock = moment(flightTime)
	f.Day = moment(flightDate)
	if f.Clock == "" {
		f.Clock = moment(bareTime)
	}
	f.Number = strings.Replace(withoutFlightWords(rest), numberPlace, number, 1)
	return f
})

// numberPlace is where the number was in a text without it.
const numberPlace = "\x00"

// withoutFlightNumber returns the first flight number of a text, and the text with numberPlace in its place.
func withoutFlightNumber(text string) (number, rest string) {
	for _, at := range flightNumber.FindAllStringSubmatchIndex(text, -1) {
		letters := text[at[2]:at[3]]
		if !isDateWord(letters) && !strings.HasPrefix(text[at[1]:], ":") {
			return text[at[0]:at[1]], text[:at[0]] + numberPlace + text[at[1]:]
		}
	}
	return "", text
}

// withoutFlightWords returns a text without the words and signs that only join the parts of a flight.
func withoutFlightWords(text string) string {
	var kept []string
	for word := range strings.FieldsSeq(text) {
		bare := strings.Trim(word, "()[],;:/|-–—→>.")
		if bare != "" && !Is("flight-word", bare) {
			kept = append(kept, bare)
		}
	}
	return strings.Join(kept, " ")
}

// isDateWord reports whether letters are a month, a weekday or another word of a date or time, and no airline.
var isDateWord = remembered(func(letters string) bool {
	_, err := (&Dates{}).Of("", "8 "+letters+" 2024")
	return err == nil || Is("flight-word", letters) || Is("weekday", letters)
})

func hasDate(text string) bool {
	_, err := (&Dates{}).Of("", text)
	if err != nil {
		_, err = (&Dates{}).Of("", text+" 2024")
	}
	return err == nil
}
