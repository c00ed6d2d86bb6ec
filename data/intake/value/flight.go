package value

import (
	"regexp"
	"strings"
	"unicode"
)

// Flight is what one cell has of a flight.
type Flight struct {
	Number string   // with the airline, and whatever else is written
	Day    string   // as it is written
	Clocks []string // the time of day, or those of departure and arrival, as they are written
	Places []string // IATA codes of airports, in the order of the text
}

// Arrives and Departs return the time of day and the airport at the end, and at the start, of a flight.
func (f Flight) Arrives() (clock, place string) { return last(f.Clocks), last(f.Places) }

// Departs is described beside Arrives.
func (f Flight) Departs() (clock, place string) { return first(f.Clocks), first(f.Places) }

func first(all []string) string {
	if len(all) == 0 {
		return ""
	}
	return all[0]
}

func last(all []string) string { return first(all[max(len(all)-1, 0):]) }

var (
	flightNumber = regexp.MustCompile(`\b([A-Z]{2,3}|[A-Z]\d|\d[A-Z])[\s-]?(\d{1,4}[A-Z]?)\b`)
	flightTime   = regexp.MustCompile(
		`(?i)\b\d{1,2}[:h]\d{2}(?::\d{2})?(?:\s*[ap](?:\.?m)?\b\.?)?|` +
			`\b\d{1,2}\s*[ap]\.?m\b\.?|\b\d{4}\s?(?:hrs?|h|uhr)\b`,
	)
	flightDate = regexp.MustCompile(
		`(?i)\b\d{4}-\d{1,2}-\d{1,2}(?:T\d{2}:\d{2}\S*)?|\b\d{1,2}[./-]\d{1,2}(?:[./-]\d{2,4})?|` +
			`\b\d{1,2}\pL{3}(?:20)?\d{2}\b|` +
			`\b\d{1,2}(?:st|nd|rd|th)?[.\s-]*(?:de\s+)?\pL{3,10}\b\.?(?:,?[\s-]*(?:de\s+)?(?:20)?\d{2}\b)?|` +
			`\b\pL{3,10}\.?\s?\d{1,2}(?:st|nd|rd|th)?\b(?:,?\s*20\d{2})?`,
	)
	// itineraryLine is that of an airline's itinerary: UA 99 Y 25JUN 4 IADORD HK1 0730 0845.
	itineraryLine = regexp.MustCompile(`^(?:\d{1,2}\s*\.?\s+)?([A-Z]{2}|[A-Z]\d|\d[A-Z])\s*(\d{1,4})\s*(?:[A-Z]\s+)?` +
		`(\d{1,2}[A-Z]{3}(?:\d{2})?)\s+(?:[1-7]\s+)?([A-Z]{3})\s*[-/*]?\s*([A-Z]{3})\s+(?:[A-Z]{2}\d{1,2}\s+)?` +
		`(\d{3,4}[AP]?)\s+(\d{3,4}[AP]?)$`)
	laterDay = regexp.MustCompile(`\d\s*[ap]?m?\s*\(?[+#]\s?[12]\b`)
	bareTime = regexp.MustCompile(`\b(?:[01]\d|2[0-3])[0-5]\d\b`)
	airport  = regexp.MustCompile(`\b[A-Z]{3}\b`)
)

// FlightIn parts the text of a flight into its number, when it is and where: QR 725 8 Mar 14:35 ORD. What is none of
// these stays with the number; ok is false where the text has no number, or nothing but it, or where it leaves open
// which time is that of which place and day: several flights, a time of the day after.
func FlightIn(text string) (f Flight, ok bool) {
	if !strings.ContainsAny(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") {
		return Flight{}, false
	}
	f = flightIn(text)
	return f, f.Day != "" || len(f.Clocks)+len(f.Places) > 0
}

var flightIn = remembered(func(text string) (f Flight) {
	text = Line(text)
	if parts := itineraryLine.FindStringSubmatch(text); parts != nil {
		return Flight{parts[1] + " " + parts[2], parts[3], itineraryTimes(parts[6:]), parts[4:6]}
	}
	number, rest := withoutFlightNumber(text)
	another, _ := withoutFlightNumber(strings.Replace(rest, numberPlace, "", 1))
	if number == "" || another != "" && !hasDate(another) || rest == numberPlace || laterDay.MatchString(text) {
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
	moments := func(form *regexp.Regexp, most int) (found []string) {
		for at := 0; at < len(rest) && len(found) < most; {
			where := form.FindStringIndex(rest[at:])
			if where == nil {
				break
			}
			from, to := at+where[0], at+where[1]
			if part := rest[from:to]; form == flightDate && !hasDate(part) { // Miami 08/03/2026
				if at = from + strings.IndexFunc(part, isBreak); at < from {
					at = to
				}
				continue
			}
			found = append(found, rest[from:to])
			rest = rest[:from] + " | " + rest[to:]
			at = from + len(" | ")
		}
		return found
	}
	f.Clocks = moments(flightTime, 2)
	f.Day = first(moments(flightDate, 1))
	if f.Clocks == nil {
		f.Clocks = moments(bareTime, 2)
	}
	f.Number = strings.Replace(withoutFlightWords(rest), numberPlace, number, 1)
	return f
})

func isBreak(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }

// itineraryTimes writes times as airlines write them, 730A, so that others read them: 730AM.
func itineraryTimes(times []string) (all []string) {
	for _, text := range times {
		digits := strings.TrimRight(text, "AP")
		text = digits[:len(digits)-2] + ":" + digits[len(digits)-2:] + text[len(digits):]
		all = append(all, text)
	}
	return all
}

// numberPlace is where the number was in a text without it.
const numberPlace = "\x00"

// withoutFlightNumber returns the first flight number of a text, and the text with numberPlace in its place.
func withoutFlightNumber(text string) (number, rest string) {
	for _, at := range flightNumber.FindAllStringSubmatchIndex(text, -1) {
		letters := text[at[2]:at[3]]
		isPlace := len(letters) == 3 && text[at[3]] == ' ' && bareTime.MatchString(text[at[4]:at[5]]) // ORD 0730
		if !isPlace && !isDateWord(letters) && !strings.HasPrefix(text[at[1]:], ":") {
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
