package clash

import (
	"laurel/data/civil"
	"laurel/data/locale"
	"laurel/data/opening"
	"laurel/data/program"
)

// message is a sentence that can be written in each language: its key in the catalogue (checks.json), the number that
// chooses the plural form, and what fills its places. Values may be of the types that written knows.
type message struct {
	key    string
	count  int
	values locale.Values
}

func (m message) text(l locale.Language) string {
	values := make(locale.Values, len(m.values))
	for name, value := range m.values {
		values[name] = written(l, value)
	}
	return l.Count(m.key, m.count, values)
}

// names are people or contacts; only the first of many are named.
type names struct {
	first []string
	count int
}

// mostNames is how many names a sentence has; of more people the last is replaced by the number of the others.
const mostNames = 4

func (n *names) add(name string) {
	if n.count++; n.count <= mostNames {
		n.first = append(n.first, name)
	}
}

func (n names) text(l locale.Language) string {
	list := n.first
	if n.count > mostNames {
		others := n.count - mostNames + 1
		list = append(list[:mostNames-1:mostNames-1], l.Text("finding.others", locale.Values{"Count": others}))
	}
	return l.And(list...)
}

// languages are what a person speaks well beside the language of the meetings (BCP 47).
type languages []string

func (s languages) text(l locale.Language) string {
	if len(s) == 0 {
		return l.Text("finding.any-language")
	}
	list := make([]string, len(s))
	for i, tag := range s {
		list[i] = l.LanguageName(tag)
	}
	return l.Or(list...)
}

// length is a time in minutes: 45 min, 6 h, 6 h 30 min.
type length int

func (n length) text(l locale.Language) string { return l.ShortDuration(int(n)) }

// more is how many meetings there are beside the one that is named.
type more int

func (n more) text(l locale.Language) string {
	if n == 0 {
		return ""
	}
	return " " + l.Text("and-more", locale.Values{"Count": int(n)})
}

// stay is from when until when a stop lasts.
type stay struct{ from, until civil.Date }

func (s stay) text(l locale.Language) string {
	switch {
	case s.from.IsZero():
		return l.Text("until-day", locale.Values{"Day": l.Date(s.until, locale.FullDate)})
	case s.until.IsZero():
		return l.Text("from-day", locale.Values{"Day": l.Date(s.from, locale.FullDate)})
	default:
		return l.Period(s.from, s.until)
	}
}

// agreed is how far a meeting is agreed with its host, and since when.
type agreed struct {
	status program.Status
	since  civil.Date
}

func (a agreed) text(l locale.Language) string {
	status := l.Text("finding.not-requested")
	if a.status != "" {
		status = a.status.Name(l)
	}
	if a.since.IsZero() {
		return status
	}
	return status + ", " + l.Date(a.since, locale.FullDate)
}

// title is a meeting's title without its time.
type title string

func (t title) text(l locale.Language) string { return l.Quote(string(t)) }

// written returns a value as a sentence has it.
func written(l locale.Language, value any) any {
	switch v := value.(type) {
	case interface {
		text(l locale.Language) string
	}:
		return v.text(l)
	case *program.Meeting:
		day, times := l.Date(v.Start.Date, locale.WeekdayShort), l.Times(v.Start, v.End)
		return l.Text("finding.meeting", locale.Values{"Title": l.Quote(v.Title), "Day": day, "Times": times})
	case civil.Date:
		return l.Date(v, locale.WeekdayShort)
	case civil.Clock:
		return l.Clock(v)
	case civil.DateTime:
		return l.DayMoment(v)
	case program.Mode:
		return v.Name(l)
	case []opening.Hours:
		return opening.Format(v, l)
	default:
		return v
	}
}
