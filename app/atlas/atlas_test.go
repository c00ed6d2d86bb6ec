package atlas_test

import (
	"testing"

	"laurel/app/atlas"
	"laurel/data/program"
)

func near(a, b atlas.Point, degrees float64) bool {
	return max(a.Longitude-b.Longitude, b.Longitude-a.Longitude) < degrees &&
		max(a.Latitude-b.Latitude, b.Latitude-a.Latitude) < degrees
}

func TestEveryCountryIsOnTheMap(t *testing.T) {
	for _, code := range program.Countries() {
		at, known := atlas.Country(string(code))
		x, y := at.OnMap()
		isEmpty := code == "BV" || code == "UM" // nobody lives there
		if known == isEmpty || x < 0 || x > 1 || y < 0 || y > atlas.Height() && code != "AQ" {
			t.Errorf("%s: %v, known: %v, on the map at %.2f %.2f", code, at, known, x, y)
		}
	}
}

func TestCitiesAreFoundAsPeopleWriteThem(t *testing.T) {
	const eastern, central, pacific = -5, -6, -8
	tests := []struct {
		name, country string
		hours         float64
		want          atlas.Point
	}{
		{"Washington, D.C.", "US", eastern, atlas.Point{Longitude: -77.04, Latitude: 38.9}},
		{"Washington DC", "US", eastern, atlas.Point{Longitude: -77.04, Latitude: 38.9}},
		{"New York", "US", eastern, atlas.Point{Longitude: -74, Latitude: 40.7}},
		{"portland", "US", eastern, atlas.Point{Longitude: -70.26, Latitude: 43.66}},
		{"Portland", "US", pacific, atlas.Point{Longitude: -122.68, Latitude: 45.52}},
		{"Springfield, Missouri", "US", central, atlas.Point{Longitude: -93.3, Latitude: 37.2}},
		{"São Paulo", "BR", -3, atlas.Point{Longitude: -46.6, Latitude: -23.5}},
	}
	for _, test := range tests {
		if at, known := atlas.City(test.name, test.country, test.hours); !known || !near(at, test.want, 0.2) {
			t.Errorf("%s is at %v (%v), not at %v", test.name, at, known, test.want)
		}
	}
	for _, name := range []string{"", "Nowhere", ","} {
		if at, known := atlas.City(name, "US", eastern); known {
			t.Errorf("%q is at %v", name, at)
		}
	}
}

func TestTheMapIsWiderThanHigh(t *testing.T) {
	if h := atlas.Height(); h < 0.35 || h > 0.5 {
		t.Errorf("it is %.2f high", h)
	}
	west, _ := atlas.Point{Longitude: -180}.OnMap()
	east, _ := atlas.Point{Longitude: 180}.OnMap()
	if west != 0 || east != 1 {
		t.Errorf("from %v to %v", west, east)
	}
	if len(atlas.Outlines()) < 200 {
		t.Errorf("%d outlines", len(atlas.Outlines()))
	}
}
