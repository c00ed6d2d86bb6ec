package session

import (
	"errors"
	"slices"
	"strings"
	"time"
	"unicode"

	"laurel/app/desktop/kit/form"
	"laurel/data/locale"
	"laurel/data/program"
)

// PositionField asks for coordinates in whichever form people copy them, a map's link too, and shows them in degrees.
func PositionField(key, label string, at program.Position) *form.TextField {
	return form.NewTextField(key, label).SetValue(at.String()).SetPlaceholder(locale.L("e.g. 38.8895, -77.0353")).
		Understand(func(text string) (string, string) {
			at, err := program.ParsePosition(text)
			switch {
			case errors.Is(err, program.ErrPositionLink):
				return "", locale.L("This link holds no coordinates. Open it in a browser and copy the long address from there, or the two numbers.")
			case err != nil:
				return "", locale.L("Type latitude and longitude, such as 38.8895, -77.0353, or paste a map's link.")
			}
			return at.String(), ""
		})
}

// PositionOf is the answer to a PositionField without a complaint.
func PositionOf(f *form.TextField) program.Position {
	at, err := program.ParsePosition(f.Value())
	if err != nil {
		return program.Position{}
	}
	return at
}

// CountryOptions offers every country by its name in a language.
func CountryOptions(in locale.Language) []form.Option {
	var options []form.Option
	for _, c := range program.CountriesByName(in) {
		options = append(options, form.Option{ID: string(c), Text: c.Name(in), Detail: string(c)})
	}
	return options
}

// ZoneOptions offers the zones of the country, which may be empty, then the other known ones, and the one in use,
// should it be another.
func ZoneOptions(country program.Country, inUse program.Zone) []form.Option {
	var options []form.Option
	offered := map[program.Zone]bool{"": true}
	for _, z := range slices.Concat(program.ZonesOf(country), []program.Zone{inUse}, program.Zones()) {
		if !offered[z] {
			offered[z] = true
			options = append(options, ZoneOption(z))
		}
	}
	return options
}

// zoneWords are other names by which people look for the zones of the United States: what their time is called, and
// their large cities.
var zoneWords = map[program.Zone]string{
	"America/New_York":    "Eastern Time, Washington, Boston, Philadelphia, Atlanta, Miami, Orlando, Cleveland, Pittsburgh, Charlotte, Baltimore",
	"America/Chicago":     "Central Time, Houston, Dallas, San Antonio, Austin, New Orleans, Memphis, Minneapolis, Saint Paul, St. Louis, Milwaukee, Kansas City, Des Moines",
	"America/Denver":      "Mountain Time, Salt Lake City, Albuquerque, Santa Fe, Colorado Springs",
	"America/Phoenix":     "Mountain Time, Arizona, Tucson",
	"America/Los_Angeles": "Pacific Time, San Francisco, Seattle, San Diego, Portland, Sacramento, Las Vegas, San José, San Jose, Reno",
	"America/Anchorage":   "Alaska Time, Fairbanks",
	"Pacific/Honolulu":    "Hawaii Time",
}

// ZoneOption is a zone by its city. It also says what the zone's time is called in winter and in summer, so that CST
// and EDT find it.
func ZoneOption(z program.Zone) form.Option {
	detail := string(z)
	names := []string{z.Abbreviation(program.DateTime{Date: program.Date{Year: 2026, Month: time.January, Day: 15}}), z.Abbreviation(program.DateTime{Date: program.Date{Year: 2026, Month: time.July, Day: 15}})}
	if named := slices.Compact(names); strings.IndexFunc(named[0], unicode.IsLetter) == 0 {
		detail += " · " + strings.Join(named, "/")
	}
	return form.Option{ID: string(z), Text: z.City(), Detail: detail, Words: zoneWords[z]}
}

// InWords are the sentences at the fields that validation found, in the window's language; other errors stay as they
// are.
func InWords(err error) error {
	var invalid *program.Invalid
	if !errors.As(err, &invalid) {
		return err
	}
	found := form.Problems{}
	for field, message := range invalid.Fields() {
		found[field] = locale.L(message)
	}
	return found
}
