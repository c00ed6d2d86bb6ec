package locale

import (
	"strings"
	"sync"
	"time"

	"golang.org/x/text/language"
)

// International is English of no country: the day before the month, hours that count to 24, weeks from Monday, A4.
const International Language = "en-001"

// Habits are what is usual in a region (ISO 3166-1 alpha-2).
type Habits struct {
	TwelveHours  bool         // the hours are counted to twelve
	FirstWeekday time.Weekday // the day with which weeks begin
	OnLetter     bool         // paper is US Letter, 8.5 by 11 inches; else A4 (ISO 216)
	of           Language
}

// The regions that differ from hours that count to 24, weeks from Monday and paper of ISO 216, after CLDR's
// supplemental data (timeData, weekData; paper sizes). In Mexico and Peru people write hours of programs to twelve.
const (
	twelveHourRegions = `AE AG AL AS AU BB BD BH BM BN BS BT CA CO CY DJ DM DO DZ EG ER ET FJ FM GD GH GM GR GU GY HK
		IN IQ JM JO KH KI KN KP KR KW KY LB LC LR LS LY MH MO MP MR MW MX MY NA NZ OM PA PE PG PH PK PR PS PW QA SA SB
		SD SG SL SO SS SY SZ TC TD TN TO TT TW UM US VC VE VG VI VU WS XA YE ZM`
	sundayRegions = `AG AS BD BR BS BT BW BZ CA CO DM DO ET GT GU HK HN ID IL IN JM JP KE KH KR LA MH MM MO MT MX MZ NI
		NP PA PE PH PK PR PT PY SA SG SV TH TT TW UM US VE VI WS YE ZA ZW`
	saturdayRegions = `AF BH DJ DZ EG IQ IR JO KW LY OM QA SD SY`
	letterRegions   = `BZ CA CL CO CR DO GT GU MX NI PA PH PR SV US VE VI`
)

// habitsOf returns what is usual in a region; where none is known, what most of the world does.
var habitsOf = sync.OnceValue(func() map[string]Habits {
	all := map[string]Habits{}
	each := func(regions string, change func(*Habits)) {
		for _, region := range strings.Fields(regions) {
			h, known := all[region]
			if !known {
				h.FirstWeekday = time.Monday
			}
			change(&h)
			all[region] = h
		}
	}
	each(twelveHourRegions, func(h *Habits) { h.TwelveHours = true })
	each(sundayRegions, func(h *Habits) { h.FirstWeekday = time.Sunday })
	each(saturdayRegions, func(h *Habits) { h.FirstWeekday = time.Saturday })
	each(letterRegions, func(h *Habits) { h.OnLetter = true })
	return all
})

// Region returns the country in the language's tag (ISO 3166-1 alpha-2), or 001 for the world; "" where it has none.
func (l Language) Region() string {
	if known, ok := tagRegions.Load(l); ok {
		return known.(string)
	}
	name := ""
	if parsed, err := language.Parse(string(l)); err == nil {
		if _, _, region := parsed.Raw(); region.String() != "ZZ" {
			name = region.String()
		}
	}
	tagRegions.Store(l, name)
	return name
}

// tagRegions remembers the region of each tag.
var tagRegions sync.Map

// In returns the language as it is written in a region: es in US is es-US. With no region it is the language alone.
func (l Language) In(region string) Language {
	parsed, err := language.Parse(string(l))
	if err != nil {
		return l
	}
	base, script, _ := parsed.Raw()
	tag := base.String()
	if script.String() != "Zzzz" {
		tag += "-" + script.String()
	}
	if region != "" {
		tag += "-" + region
	}
	return Language(tag)
}

// Spoken returns a BCP 47 tag with its region where the catalogue has texts in its language, else English of no region.
func Spoken[Tag ~string](tag Tag) Language {
	nearest := Nearest(tag)
	if wanted := Language(tag); nearest.Is(wanted) {
		return nearest.In(wanted.Region())
	}
	return English
}

// Habits returns what is usual where the language is written. Those of a language without a region are those of its
// first documents: English counts hours to twelve.
func (l Language) Habits() Habits {
	region := l.Region()
	if region == "" {
		return Habits{TwelveHours: countsToTwelve(l), FirstWeekday: time.Monday, OnLetter: true, of: l}
	}
	found, isKnown := habitsOf()[region]
	if !isKnown {
		found.FirstWeekday = time.Monday
	}
	if region == "CA" && !l.Is(English) {
		found.TwelveHours = countsToTwelve(l) // in Québec they are not
	}
	found.of = l
	return found
}

// countsToTwelve reports whether the texts of the language count hours to twelve.
func countsToTwelve(l Language) bool { return l.Text("clock.hours") == "12" }

// MonthFirst reports whether 3/8 is 8 March.
func (h Habits) MonthFirst() bool { return h.of.Text("date.order") == "month-first" }

// Weekdays lists the days of the week in the order of a calendar.
func (h Habits) Weekdays() []time.Weekday {
	days := make([]time.Weekday, 7)
	for i := range days {
		days[i] = (h.FirstWeekday + time.Weekday(i)) % 7
	}
	return days
}
