package geo

import (
	"errors"
	"math"
	"testing"

	"pgregory.net/rapid"
)

func TestCoordinatesAreReadAsPeoplePasteThem(t *testing.T) {
	house := Position{Known: true, Latitude: 38.8977, Longitude: -77.0365}
	seconds := Position{Known: true, Latitude: 38.897694, Longitude: -77.0365}
	for name, test := range map[string]struct {
		text string
		want Position
	}{
		"nothing":                             {"  ", Position{}},
		"two decimal numbers":                 {"38.8977, -77.0365", house},
		"without a space":                     {"38.8977,-77.0365", house},
		"with spaces only":                    {" 38.8977  -77.0365 ", house},
		"with a semicolon":                    {"38.8977; -77.0365", house},
		"in brackets":                         {"(38.8977, -77.0365)", house},
		"with a typographic minus":            {"38.8977, −77.0365", house},
		"with decimal commas":                 {"38,8977 -77,0365", house},
		"with decimal commas and a semicolon": {"38,8977; -77,0365", house},
		"with decimal commas and a comma":     {"38,8977, -77,0365", house},
		"with degree signs and hemispheres":   {"38.8977° N, 77.0365° W", house},
		"with hemispheres in front":           {"N 38.8977 W 77.0365", house},
		"with small letters":                  {"38.8977n 77.0365w", house},
		"with west in Spanish and French":     {"38.8977° N, 77.0365° O", house},
		"longitude first":                     {"77.0365 W, 38.8977 N", house},
		"whole degrees":                       {"10, 20", Position{Known: true, Latitude: 10, Longitude: 20}},
		"zero":                                {"0, -0", Position{Known: true}},
		"seconds as Google writes them":       {`38°53'51.7"N 77°02'11.4"W`, seconds},
		"seconds with primes":                 {"38° 53′ 51.7″ N, 77° 2′ 11.4″ W", seconds},
		"seconds with curly quotes":           {"38°53’51.7”N 77°02’11.4”W", seconds},
		"seconds with two apostrophes":        {"38°53'51.7''N 77°02'11.4''W", seconds},
		"seconds with decimal commas":         {"38° 53' 51,7\" N 77° 2' 11,4\" O", seconds},
		"seconds without signs":               {"N 38 53 51.7 W 77 2 11.4", seconds},
		"seconds with a minus":                {`38°53'51.7" -77°02'11.4"`, seconds},
		"minutes with decimals": {
			"38° 53.862' N, 77° 2.190' W", Position{Known: true, Latitude: 38.8977, Longitude: -77.0365},
		},
		"the south and the east": {
			`33°51'35.9"S 151°12'40"E`, Position{Known: true, Latitude: -33.859972, Longitude: 151.211111},
		},
		"less than a degree south": {
			`0°30'S 0°30'W`, Position{Known: true, Latitude: -0.5, Longitude: -0.5},
		},
		"less than a degree with a minus": {
			`-0°30' -0°30'`, Position{Known: true, Latitude: -0.5, Longitude: -0.5},
		},
		"a geo URI":                          {"geo:38.8977,-77.0365", house},
		"a geo URI with height and accuracy": {"geo:38.8977,-77.0365,17;crs=wgs84;u=35", house},
		"a geo URI of a telephone":           {"geo:0,0?q=38.8977,-77.0365(The%20office)", house},
		"a geo URI with a zoom":              {"geo:38.8977,-77.0365?z=16", house},
		"Google's place, not what is in sight": {
			"https://www.google.com/maps/place/A+House/@38.9,-77.1,17z/" +
				"data=!3m1!4b1!4m6!3m5!1s0x89!8m2!3d38.8977!4d-77.0365!16z",
			house,
		},
		"Google's view":          {"https://www.google.com/maps/@38.8977,-77.0365,17z", house},
		"Google's query":         {"https://maps.google.com/?q=38.8977,-77.0365", house},
		"Google's located query": {"https://maps.google.com/maps?q=loc:38.8977+-77.0365", house},
		"Google's search": {
			"https://www.google.com/maps/search/38.8977,+-77.0365?entry=tts", house,
		},
		"Google's documented search": {
			"https://www.google.com/maps/search/?api=1&query=38.8977%2C-77.0365", house,
		},
		"OpenStreetMap's pin": {
			"https://www.openstreetmap.org/?mlat=38.8977&mlon=-77.0365#map=18/38.9/-77.1", house,
		},
		"OpenStreetMap's view": {"https://www.openstreetmap.org/#map=18/38.8977/-77.0365", house},
		"OpenStreetMap's object": {
			"https://www.openstreetmap.org/way/238241022#map=18/38.8977/-77.0365&layers=N", house,
		},
		"Apple's place": {
			"https://maps.apple.com/?address=1%20Main%20St&ll=38.8977,-77.0365&q=The%20office", house,
		},
		"Apple's newer place": {
			"https://maps.apple.com/place?coordinate=38.8977,-77.0365&name=Office", house,
		},
		"Bing's view": {"https://www.bing.com/maps?cp=38.8977~-77.0365&lvl=16", house},
		"Waze's":      {"https://www.waze.com/ul?ll=38.8977%2C-77.0365&navigate=yes", house},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := Parse(test.text)
			if err != nil || got != test.want {
				t.Errorf("%q reads as %v, %v; expected %v", test.text, got, err, test.want)
			}
		})
	}
}

func TestWhatIsNoPositionIsRefused(t *testing.T) {
	for text, want := range map[string]error{
		"Main Street 4":                        ErrPosition,
		"38.8977":                              ErrPosition,
		"1, 2, 3":                              ErrPosition,
		"38 53 51.7":                           ErrPosition,
		"91, 0":                                ErrPosition,
		"0, 181":                               ErrPosition,
		"NaN, Inf":                             ErrPosition,
		"1e2, 3":                               ErrPosition,
		"38.8977 N, 77.0365 N":                 ErrPosition,
		"N 38.8977 S, W 77.0365":               ErrPosition,
		"-38.8977 N, 77.0365 W":                ErrPosition,
		`38°60'00"N 77°02'11"W`:                ErrPosition,
		`38.5°30'N 77°02'W`:                    ErrPosition,
		"geo:38.8977":                          ErrPosition,
		"geo:1,2;crs=moon":                     ErrPosition,
		"https://maps.app.goo.gl/aBcD":         ErrPositionLink,
		"https://example.org/?q=Main%20Street": ErrPositionLink,
		"https://www.google.com/maps/@138.8977,-77.0365,17z": ErrPositionLink,
		"http://%zz": ErrPositionLink,
	} {
		if got, err := Parse(text); !errors.Is(err, want) || got != (Position{}) {
			t.Errorf("%q reads as %v, %v; expected %v", text, got, err, want)
		}
	}
}

func TestAPositionReadsBackAsItIsWritten(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		at, err := degreesOf(
			rapid.Float64Range(-90, 90).Draw(t, "latitude"),
			rapid.Float64Range(-180, 180).Draw(t, "longitude"),
		)
		if err != nil {
			t.Fatal(err)
		}
		for _, text := range []string{
			at.String(), "geo:" + at.String(), "https://maps.example.org/?ll=" + at.String(),
		} {
			if got, err := Parse(text); err != nil || got != at {
				t.Fatalf("%q reads as %v, %v", text, got, err)
			}
		}
	})
	if text := (Position{}).String(); text != "" {
		t.Errorf("a position that is not known is written as %q", text)
	}
}

func FuzzParsePosition(f *testing.F) {
	for _, text := range []string{
		"38.8977, -77.0365", `38°53'51.7"N 77°02'11.4"W`, "geo:0,0?q=1,2(x)", "https://www.google.com/maps/@1,2,3z",
		"https://www.openstreetmap.org/#map=1/2/3", "38,8977; -77,0365",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		at, err := Parse(text)
		if err != nil {
			if at != (Position{}) {
				t.Errorf("%q is refused and gives %v", text, at)
			}
			return
		}
		onEarth := math.Abs(at.Latitude) <= 90 && math.Abs(at.Longitude) <= 180
		again, err := Parse(at.String())
		if !onEarth || err != nil || again != at {
			t.Errorf("%q reads as %v, which reads as %v: %v", text, at, again, err)
		}
	})
}
