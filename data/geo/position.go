// Package geo reads and writes positions on Earth as people paste them: degrees, geo URIs and links of map services.
package geo

import (
	"errors"
	"math"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// Position is a place on Earth in degrees (WGS 84), positive to the north and east. It is only known when Known is
// true.
type Position struct {
	Known     bool    `json:"known,omitempty"     audience:"participants"`
	Latitude  float64 `json:"latitude,omitempty"  audience:"participants"`
	Longitude float64 `json:"longitude,omitempty" audience:"participants"`
}

// Why a text is no position.
var (
	ErrPosition     = errors.New("this is not latitude and longitude such as 38.8895, -77.0353")
	ErrPositionLink = errors.New("this link holds no coordinates")
)

// String writes the degrees as ParsePosition reads them, latitude first: 38.8977, -77.0365. A position that is not
// known is empty.
func (p Position) String() string {
	if !p.Known {
		return ""
	}
	return strconv.FormatFloat(p.Latitude, 'f', -1, 64) + ", " + strconv.FormatFloat(p.Longitude, 'f', -1, 64)
}

// Parse reads coordinates as people paste them: decimal degrees (38.8977, -77.0365), degrees with minutes and
// seconds (38°53'51.7"N 77°02'11.4"W), a geo: URI (RFC 5870) or a link of a map service that contains them. The answer
// is rounded to a millionth of a degree, which is about 10 cm. The empty text is a position that is not known. The
// error is ErrPosition or ErrPositionLink.
func Parse(text string) (Position, error) {
	text = strings.TrimSpace(text)
	scheme, rest, _ := strings.Cut(text, ":")
	switch scheme = strings.ToLower(scheme); {
	case text == "":
		return Position{}, nil
	case scheme == "geo":
		return positionOfURI(rest)
	case scheme == "http" || scheme == "https":
		return positionOfLink(text)
	default:
		return positionOfText(text)
	}
}

// degreesOf makes a position of two numbers, if there is such a place.
func degreesOf(latitude, longitude float64) (Position, error) {
	if !(math.Abs(latitude) <= 90 && math.Abs(longitude) <= 180) { // false for what is no number, too
		return Position{}, ErrPosition
	}
	millionth := func(degrees float64) float64 { return math.Round(degrees*1e6)/1e6 + 0 } // + 0 turns -0 into 0
	return Position{Known: true, Latitude: millionth(latitude), Longitude: millionth(longitude)}, nil
}

// decimals is a pair of decimal degrees as links and URIs have it.
var decimals = regexp.MustCompile(`^\s*([+-]?\d{1,3}(?:\.\d+)?)\s*[,~/ ]\s*([+-]?\d{1,3}(?:\.\d+)?)(?:\s*$|[,;(/ ])`)

func positionOfPair(text string) (Position, error) {
	found := decimals.FindStringSubmatch(text)
	if found == nil {
		return Position{}, ErrPosition
	}
	latitude, _ := strconv.ParseFloat(found[1], 64)
	longitude, _ := strconv.ParseFloat(found[2], 64)
	return degreesOf(latitude, longitude)
}

// positionOfURI reads what follows geo:, also as telephones write it: 0,0?q=38.8977,-77.0365(The office).
func positionOfURI(text string) (Position, error) {
	place, query, _ := strings.Cut(text, "?")
	if values, err := url.ParseQuery(query); err == nil {
		if at, err := positionOfPair(values.Get("q")); err == nil {
			return at, nil
		}
	}
	for parameter := range strings.SplitSeq(strings.ToLower(place), ";") {
		if system, given := strings.CutPrefix(parameter, "crs="); given && system != "wgs84" {
			return Position{}, ErrPosition
		}
	}
	return positionOfPair(place)
}

var (
	pinned = regexp.MustCompile(
		`!3d(-?\d+(?:\.\d+)?)!4d(-?\d+(?:\.\d+)?)`,
	) // Google: the place itself, not what is in sight
	inPath  = regexp.MustCompile(`/(?:@|search/|place/|dir/)(-?\d+(?:\.\d+)?,[ +]*-?\d+(?:\.\d+)?)`) // Google
	mapView = regexp.MustCompile(
		`^map=\d+(?:\.\d+)?/(-?\d+(?:\.\d+)?/-?\d+(?:\.\d+)?)`,
	) // OpenStreetMap, behind #
)

// inQuery are the parameters in which map services put a pair of degrees, the place before what is in sight.
var inQuery = []string{"coordinate", "q", "query", "ll", "daddr", "destination", "center", "cp", "sll"}

func positionOfLink(text string) (Position, error) {
	link, err := url.Parse(text)
	if err != nil {
		return Position{}, ErrPositionLink
	}
	query := link.Query()
	candidates := []string{query.Get("mlat") + "," + query.Get("mlon")} // OpenStreetMap's pin
	if pin := pinned.FindStringSubmatch(link.Path); pin != nil {
		candidates = append(candidates, pin[1]+","+pin[2])
	}
	for _, name := range inQuery {
		candidates = append(candidates, strings.TrimPrefix(query.Get(name), "loc:"))
	}
	if view := inPath.FindStringSubmatch(link.Path); view != nil {
		candidates = append(candidates, strings.ReplaceAll(view[1], "+", " "))
	}
	if view := mapView.FindStringSubmatch(link.Fragment); view != nil {
		candidates = append(candidates, view[1])
	}
	for _, pair := range candidates {
		if at, err := positionOfPair(pair); err == nil {
			return at, nil
		}
	}
	return Position{}, ErrPositionLink
}

// plainSigns writes the many signs for minus, degree, minute and second in one way each. West is O in Spanish and
// French.
var plainSigns = strings.NewReplacer(
	"\u2212",
	"-",
	"–",
	"-",
	"º",
	"°",
	"˚",
	"°",
	"’",
	"'",
	"‘",
	"'",
	"′",
	"'",
	"´",
	"'",
	"''",
	`"`,
	"’’",
	`"`,
	"′′",
	`"`,
	"”",
	`"`,
	"“",
	`"`,
	"″",
	`"`,
	"O",
	"W",
	"\u00a0",
	" ",
	"\u202f",
	" ",
)

// One coordinate: decimal degrees, or degrees with minutes and seconds where they are given, of which only the last may
// have decimals.
const (
	inDecimals = `([+-]?\d{1,3}(?:\.\d+)?)\s*°?()()`
	inSeconds  = `([+-]?\d{1,3}(?:[.,]\d+)?)\s*°?(?:\s*(\d{1,2}(?:[.,]\d+)?)\s*'?(?:\s*(\d{1,2}(?:[.,]\d+)?)\s*"?)?)?`
)

// pairs are the forms of two coordinates: hemisphere, degrees, minutes, seconds, hemisphere, each twice.
var (
	pairs = []*regexp.Regexp{
		pair(`()`, inDecimals, `([NSEW]?)`, `(?:\s*[,;/]\s*|\s+)`),
		pair(`([NSEW])`, inDecimals, `()`, `(?:\s*[,;/]\s*|\s+)`),
	}
	pairsWithSigns = []*regexp.Regexp{
		pair(`()`, inSeconds, `([NSEW]?)`, `(?:\s*[,;/]\s*|\s*)`),
		pair(`([NSEW])`, inSeconds, `()`, `(?:\s*[,;/]\s*|\s*)`),
	}
	hasSigns = regexp.MustCompile(`[°'NSEW]|\d,\d`) // without any, three or more numbers could mean anything
)

func pair(before, number, after, between string) *regexp.Regexp {
	one := before + `\s*` + number + `\s*` + after
	return regexp.MustCompile(`^` + one + between + one + `$`)
}

func positionOfText(text string) (Position, error) {
	text = strings.Trim(plainSigns.Replace(strings.ToUpper(text)), " ()[]")
	forms := pairs
	if hasSigns.MatchString(text) {
		forms = append(slices.Clone(pairs), pairsWithSigns...)
	}
	for _, form := range forms {
		if found := form.FindStringSubmatch(text); found != nil {
			return positionOfAngles(found[1:6], found[6:11])
		}
	}
	return Position{}, ErrPosition
}

func positionOfAngles(one, other []string) (Position, error) {
	first, firstAxis, ok := readAngle(one)
	second, secondAxis, too := readAngle(other)
	switch {
	case !ok || !too || firstAxis != 0 && firstAxis == secondAxis:
		return Position{}, ErrPosition
	case firstAxis == 'E' || secondAxis == 'N':
		return degreesOf(second, first)
	default:
		return degreesOf(first, second)
	}
}

// readAngle reads hemisphere, degrees, minutes, seconds, hemisphere. The axis is N for a latitude, E for a longitude, 0
// when no hemisphere is given.
func readAngle(parts []string) (degrees float64, axis byte, ok bool) {
	hemisphere := parts[0] + parts[4]
	if hemisphere != "" && strings.ContainsAny(parts[1], "+-") {
		return 0, 0, false
	}
	unit := 1.0
	for i, part := range parts[1:4] {
		if part == "" {
			break
		}
		n, err := strconv.ParseFloat(strings.Replace(part, ",", ".", 1), 64)
		last := i == 2 || parts[i+2] == ""
		if err != nil || i > 0 && n >= 60 || !last && strings.ContainsAny(part, ".,") {
			return 0, 0, false
		}
		degrees += math.Abs(n) * unit
		unit /= 60
	}
	if strings.HasPrefix(parts[1], "-") || hemisphere == "S" || hemisphere == "W" {
		degrees = -degrees
	}
	return degrees, axes[hemisphere], true
}

var axes = map[string]byte{"N": 'N', "S": 'N', "E": 'E', "W": 'E'}
