package session

import (
	"errors"
	"slices"
	"strings"
	"time"

	"laurel/app/desktop/kit/form"
	"laurel/data/civil"
	"laurel/data/geo"
	"laurel/data/locale"
	"laurel/data/program"
	"laurel/data/program/doubts"
	"laurel/data/program/zones"
)

// PositionField asks for coordinates in whichever form people copy them, a map's link too, and shows them in degrees.
func PositionField(key, label string, at geo.Position) *form.TextField {
	return form.NewTextField(key, label).SetValue(at.String()).SetPlaceholder(locale.L("e.g. 38.8895, -77.0353")).
		Understand(func(text string) (string, string) {
			at, err := geo.Parse(text)
			switch {
			case errors.Is(err, geo.ErrPositionLink):
				return "", locale.L("This link holds no coordinates. " +
					"Open it in a browser and copy the long address from there, or the two numbers.")
			case err != nil:
				return "", locale.L("Type latitude and longitude, such as 38.8895, -77.0353, or paste a map's link.")
			}
			return at.String(), ""
		})
}

// PositionOf is the answer to a PositionField without a complaint.
func PositionOf(f *form.TextField) geo.Position {
	at, err := geo.Parse(f.Value())
	if err != nil {
		return geo.Position{}
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
func ZoneOptions(country program.Country, inUse civil.Zone) []form.Option {
	var options []form.Option
	offered := map[civil.Zone]bool{"": true}
	for _, z := range slices.Concat(zones.Of(country), []civil.Zone{inUse}, civil.Zones()) {
		if !offered[z] {
			offered[z] = true
			options = append(options, ZoneOption(z))
		}
	}
	return options
}

// ZoneOption is a zone by its city. It is found too by what its time is called in winter and in summer, such as CST and
// EDT, and by the catalogue's "zone-words": other names of zones and the large cities in them.
func ZoneOption(z civil.Zone) form.Option {
	at := func(month time.Month) string {
		return z.Abbreviation(civil.DateTime{Date: civil.Date{Year: 2026, Month: month, Day: 15}})
	}
	names := slices.Compact([]string{at(time.January), at(time.July)})
	detail := string(z) + " · " + strings.Join(names, "/")
	return form.Option{ID: string(z), Text: z.City(), Detail: detail, Words: Name("zone-words", z)}
}

// ZoneOfCity returns the one of a country's zones that names the city, or the first where all have the same time from
// now on, as Berlin and Büsingen have; empty: none is sure, such as that of Portland, which is in Oregon and in Maine.
func ZoneOfCity(city string, country program.Country) civil.Zone {
	zones := zones.Of(country)
	city = locale.Fold(strings.TrimSpace(city))
	var named []civil.Zone
	for _, zone := range zones {
		names := strings.Split(locale.Fold(zone.City()+", "+Name("zone-words", zone)), ", ")
		if city != "" && slices.Contains(names, city) {
			named = append(named, zone)
		}
	}
	if len(named) > 0 {
		zones = named
	}
	differs := func(z civil.Zone) bool { return !sameTime(z, zones[0]) }
	if len(zones) == 0 || slices.ContainsFunc(zones, differs) {
		return ""
	}
	return zones[0]
}

// sameTime reports whether two zones have the same time in the winter and the summer of a year.
func sameTime(a, b civil.Zone) bool {
	for _, month := range []time.Month{time.January, time.July} {
		at := civil.DateTime{Date: civil.Date{Year: 2026, Month: month, Day: 15}}
		here, _, err := a.Instant(at)
		there, _, failed := b.Instant(at)
		if err != nil || failed != nil || !here.Equal(there) {
			return false
		}
	}
	return true
}

// Localized returns an error in the window's language: the sentences at the fields that validation found, or what an
// error is in that language; others stay as they are.
func Localized(err error) error {
	var invalid *program.Invalid
	if errors.As(err, &invalid) {
		found := form.Problems{}
		for field, message := range invalid.Fields() {
			found[field] = locale.L(message)
		}
		return found
	}
	if known, isLocalized := err.(interface{ In(locale.Language) string }); isLocalized {
		return localized{err, known.In(locale.Window())}
	}
	return err
}

// DoubtsOf returns what is unusual about a record and was not so before the edit, by field; a new one
// was nothing.
func DoubtsOf(p *program.Program, after program.Record, before ...program.Record) form.Problems {
	in, found := locale.Window(), form.Problems{}
	for _, d := range doubts.Of(p, after) {
		found[d.Field] = d.Text(in)
	}
	for _, was := range before {
		for _, d := range doubts.Of(p, was) {
			if found[d.Field] == d.Text(in) {
				delete(found, d.Field)
			}
		}
	}
	return found
}

// localized is an error with its text in the window's language.
type localized struct {
	error
	text string
}

func (e localized) Error() string { return e.text }
func (e localized) Unwrap() error { return e.error }
