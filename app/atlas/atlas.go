// Package atlas knows where countries and cities are, and puts them on a map of the world. Its outlines are those of
// Natural Earth (1:110m), its cities those of GeoNames; assets/LICENSES.md names their licences.
package atlas

import (
	"math"
	"strconv"
	"strings"
	"sync"

	"laurel/assets"
	"laurel/data/locale"
)

// Point is a place on Earth in degrees (WGS 84), positive to the east and north.
type Point struct{ Longitude, Latitude float64 }

// Outline is a part of a country's border; a country of islands has several.
type Outline struct {
	Country string // ISO 3166-1 alpha-2; "-" where there is none
	Points  []Point
}

// world is what the files of assets have.
type world struct {
	middles  map[string]Point
	outlines []Outline
	cities   map[string][]Point // by country and folded name, the largest first
}

var load = sync.OnceValue(func() *world {
	w := &world{middles: map[string]Point{}, cities: map[string][]Point{}}
	for line := range strings.Lines(assets.Countries) {
		fields := strings.Fields(line)
		if fields[0] == "@" {
			w.middles[fields[1]] = Point{number(fields[2]) / tenth, number(fields[3]) / tenth}
			continue
		}
		o := Outline{Country: fields[0]}
		var x, y float64
		for i := 1; i+1 < len(fields); i += 2 {
			x += number(fields[i])
			y += number(fields[i+1])
			o.Points = append(o.Points, Point{x / tenth, y / tenth})
		}
		w.outlines = append(w.outlines, o)
	}
	for line := range strings.Lines(assets.Cities) {
		fields := strings.SplitN(strings.TrimSpace(line), " ", 4)
		at := Point{number(fields[1]) / hundredth, number(fields[2]) / hundredth}
		key := fields[0] + " " + cityName(fields[3])
		w.cities[key] = append(w.cities[key], at)
	}
	return w
})

// Parts of a degree in which the files count.
const (
	tenth     = 10
	hundredth = 100
)

// number reads a number of a file that is part of the program.
func number(text string) float64 {
	n, err := strconv.Atoi(text)
	if err != nil {
		panic("the map has a line that is broken: " + err.Error())
	}
	return float64(n)
}

// cityName returns a city's name without what people write differently: case, accents, the state behind a comma, the
// word city behind it.
func cityName(name string) string {
	name, _, _ = strings.Cut(name, ",")
	name = strings.NewReplacer(".", "", "-", " ").Replace(locale.Fold(name))
	return strings.TrimSuffix(strings.Join(strings.Fields(name), " "), " city")
}

// Country returns the middle of a country's largest part by its code in ISO 3166-1 alpha-2.
func Country(code string) (Point, bool) {
	at, known := load().middles[code]
	return at, known
}

// City returns where a city of a country is. Of several of that name it is the largest one whose sun fits the clock:
// hours is how far the city's standard time is ahead of UTC. Without a country nothing is found.
func City(name, country string, hours float64) (Point, bool) {
	found := load().cities[country+" "+cityName(name)]
	if words := strings.Fields(cityName(name)); len(found) == 0 && len(words) > 1 { // Washington DC, Boston MA
		found = load().cities[country+" "+strings.Join(words[:len(words)-1], " ")]
	}
	if len(found) == 0 {
		return Point{}, false
	}
	best := found[0]
	for _, at := range found[1:] {
		if best.hoursFrom(hours) > at.hoursFrom(hours) {
			best = at
		}
	}
	return best, true
}

// hoursFrom returns by how many whole hours the sun is off a clock.
func (p Point) hoursFrom(hours float64) float64 {
	const degreesAnHour = 15
	return math.Floor(math.Abs(p.Longitude/degreesAnHour - hours))
}

// Outlines returns the borders of all countries but Antarctica's.
func Outlines() []Outline { return load().outlines }

// The part of the world that a map shows: north of Greenland, south of Cape Horn.
const (
	mostNorth = 84
	mostSouth = -57
)

// OnMap returns where a place is on a map that is 1 wide and Height high. The projection is Equal Earth (Šavrič,
// Patterson and Jenny 2018), in which countries have their true relative size.
func (p Point) OnMap() (x, y float64) {
	x, y = equalEarth(p)
	right, _ := equalEarth(Point{180, 0})
	_, top := equalEarth(Point{0, mostNorth})
	return (x/right + 1) / 2, (top - y) / right / 2
}

// Height returns how high a map of the width 1 is.
func Height() float64 {
	_, y := Point{0, mostSouth}.OnMap()
	return y
}

func equalEarth(p Point) (x, y float64) {
	const a1, a2, a3, a4 = 1.340264, -0.081106, 0.000893, 0.003796
	const degree = math.Pi / 180
	m := math.Sqrt(3) / 2
	t := math.Asin(m * math.Sin(p.Latitude*degree))
	square := t * t
	sixth := square * square * square
	x = p.Longitude * degree * math.Cos(t) / (m * (a1 + 3*a2*square + sixth*(7*a3+9*a4*square)))
	return x, t * (a1 + a2*square + sixth*(a3+a4*square))
}
