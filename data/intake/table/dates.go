package table

import (
	"cmp"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"laurel/data/civil"
	"laurel/data/intake/source"
	"laurel/data/intake/table/heading"
	"laurel/data/intake/value"
	"laurel/data/locale"
	"laurel/data/locale/typed"
	"laurel/data/program"
	"laurel/data/program/zones"
)

// dayFields are the fields that have a day, clockFields those of a schedule that have a time of day.
var (
	dayFields = []string{
		"date",
		"end-date",
		"birth-date",
		"passport-issued",
		"passport-expiry",
		"arrival",
		"departure",
		"flight-time",
		"early-arrival",
		"late-departure",
	}
	clockFields = []string{"start", "end", "duration"}
)

// clocks is what a schedule shows of its times.
type clocks struct {
	day        civil.Date                // that of the rows without one
	before     civil.DateTime            // when the item before starts
	twelve     bool                      // no time counts to 24
	zones      map[string]value.TimeZone // that headings name, by field
	namesAlone bool                      // the column of speakers has nothing but names
	local      bool                      // times are what they are, whatever their zone
}

// chooseDates decides how the dates of the sheet are read.
func (p *part) chooseDates(lines []line, request source.Request) {
	first, last := source.Dates(p.into)
	p.dates = &value.Dates{
		Persian: request.Persian, Since1904: p.since1904, Earliest: value.EarliestPlanned, First: first, Last: last,
		Today: request.Today,
	}
	for _, field := range append([]string{"start", "end"}, dayFields...) {
		p.dates.Headed(field, p.titles[p.columnOf(field)])
	}
	columns := map[string][]string{}
	for _, l := range lines {
		for _, field := range append([]string{"start", "end"}, dayFields...) {
			columns[field] = append(columns[field], l.all(field)...)
		}
	}
	if period, is := p.period(); is && first.IsZero() {
		p.dates.First, p.dates.Last = period.Day, cmp.Or(period.Until, period.Day)
	} else if first.IsZero() {
		p.dates.First.Year = cmp.Or(p.year(), yearOf(append(columns["date"], columns["start"]...)))
	}
	var asked *bool
	if request.Dates != "" {
		monthFirst := request.Dates == source.MonthFirst
		asked = &monthFirst
	}
	p.dates.ChooseOrder(withoutTimes(columns), p.english && regionOf(p).Habits().MonthFirst(), asked)
	p.Order.Agree += p.dates.Agree
	p.Order.Of += p.dates.Numbers
	p.Order.MonthFirst = p.dates.MonthFirst
	if text := p.dates.Ambiguous; text != "" {
		p.Ambiguous = text
		if day, ok := p.dates.AmbiguousDay(); ok {
			p.Note("Dates such as {{.Text}} can be read in two ways; they were read as {{.Day}}.",
				"Text", text, "Day", day)
		}
	}
	p.readClocks(columns, request)
}

// withoutTimes are columns without what is read as times of day: 11-12.30 could be a day too.
func withoutTimes(columns map[string][]string) map[string][]string {
	rest := maps.Clone(columns)
	for _, field := range []string{"start", "end"} {
		rest[field] = slices.DeleteFunc(slices.Clone(columns[field]), func(text string) bool {
			_, err := value.Times(text)
			return err == nil
		})
	}
	return rest
}

// regionOf is English in the country of the program; where that has none, the program's language, and else the
// window's. In other languages the day comes first.
func regionOf(p *part) locale.Language {
	country := program.Country("")
	for _, stop := range p.into.Stops {
		country = cmp.Or(country, stop.Country, zones.CountryOf(stop.Zone))
	}
	switch {
	case country != "":
		return locale.English + locale.Language("-"+country)
	case strings.Contains(string(p.into.Language), "-"):
		return p.into.Language
	}
	return locale.Window()
}

// readClocks looks how the times of a schedule are written.
func (p *part) readClocks(columns map[string][]string, request source.Request) {
	p.local = request.LocalTimes
	p.zones = map[string]value.TimeZone{}
	p.twelve = true
	for _, field := range clockFields {
		p.zones[field] = heading.Zone(p.titles[p.columnOf(field)])
		for _, text := range columns[field] {
			read, err := value.Times(text)
			p.twelve = p.twelve && (err != nil || !read.CountsTo24())
		}
	}
}

var yearForm = regexp.MustCompile(`\b(?:19|20)\d\d\b`)

// year is the one that the title rows of the sheet, its name or the program's name have; 0: none does.
func (p *part) year() int {
	texts := []string{p.name, p.into.Name}
	for _, cells := range p.rows[:p.header] {
		texts = append([]string{strings.Join(cells, " ")}, texts...)
	}
	year, _ := strconv.Atoi(yearForm.FindString(strings.Join(texts, "\n")))
	return year
}

// period is when the plan of a week grid is by its title row, whose days may have no month: Week of 15 to 19 June 2026.
func (p *part) period() (typed.Date, bool) {
	if p.days == nil {
		return typed.Date{}, false
	}
	for _, cells := range p.rows[:p.header] {
		read, err := typed.Reading{Loose: true}.Date(value.Line(strings.Join(cells, " ")))
		if err == nil {
			return read, true
		}
	}
	return typed.Date{}, false
}

// yearOf is the year that all dates have which have one; 0: they have several, or none.
func yearOf(dates []string) int {
	years := map[string]bool{}
	found := ""
	for _, text := range dates {
		if year := yearForm.FindString(text); year != "" {
			years[year], found = true, year
		}
	}
	year, _ := strconv.Atoi(found)
	if len(years) > 1 {
		return 0
	}
	return year
}

// firstDay is the day that a title row of the sheet has alone, or its name; zero: none does.
func (p *part) firstDay() civil.Date {
	day, _ := p.dates.Heading(p.name)
	for _, cells := range p.rows[:p.header] {
		filled := slices.DeleteFunc(slices.Clone(cells), func(cell string) bool { return value.Line(cell) == "" })
		if len(filled) != 1 {
			continue
		}
		if read, is := p.dates.Heading(value.Line(filled[0])); is {
			day = read
		}
	}
	return day
}

// noteDates notes how dates were read that leave it open.
func (p *part) noteDates() {
	if text := p.dates.Mismatch; text != "" {
		p.Note(`The weekday and the date do not agree in "{{.Text}}"; the date was used.`, "Text", text)
	}
	if text := p.dates.NoYear; text != "" {
		if found, err := p.dates.Day(text); err == nil {
			p.Note(`Dates without a year, such as "{{.Text}}", were read as those nearest to the program: {{.Day}}.`,
				"Text", text, "Day", found.Day)
		}
	}
	if text := p.dates.Dropped; text != "" {
		p.Note(`Words next to a date, as in "{{.Text}}", are not read; check whether they matter.`, "Text", text)
	}
	if text := p.dates.Buddhist; text != "" {
		p.Note(
			`Years such as that of "{{.Text}}" were read as those of the Buddhist era, 543 years less.`,
			"Text",
			text,
		)
	}
}
