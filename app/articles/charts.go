package articles

import (
	"fmt"
	"strconv"

	"laurel/app/chart"
	"laurel/data/locale"
	"laurel/data/outcome"
	"laurel/data/program"
	"laurel/data/program/edition"
)

// The charts of a program. Window, reports and workbooks show the same ones, from the figures of package outcome.

// Charts returns the charts at a glance, in their order. Some are about the work of the office, and made for it alone.
func Charts(e *edition.Edition, l locale.Language) []chart.Chart {
	wanted := []func(*program.Program, locale.Language) chart.Chart{
		PeopleByCountry, MeetingsByHostKind, UsefulnessByStop, TakeawaysByThemeAndStop, HoursByTheme, Measures,
		MeetingsByStop, Attendance, PeopleByLanguage, PeopleByRole, MeetingsByKind,
	}
	if e.Audience == program.Internal {
		wanted = append(wanted, MeetingsByStatus, InterpreterLoad, Missing)
	}
	var all []chart.Chart
	for _, one := range wanted {
		all = append(all, one(e.Program, l))
	}
	return all
}

// PeopleByCountry shows the homes of the visitors.
func PeopleByCountry(p *program.Program, l locale.Language) chart.Chart {
	return counted("people-by-country", outcome.Ranked(outcome.PeopleByCountry(p, outcome.Visitors...), l), l)
}

// PeopleByRole shows who comes as what.
func PeopleByRole(p *program.Program, l locale.Language) chart.Chart {
	return counted("people-by-role", outcome.PeopleByRole(p), l)
}

// PeopleByLanguage shows what the visitors speak.
func PeopleByLanguage(p *program.Program, l locale.Language) chart.Chart {
	return counted("people-by-language", outcome.Ranked(outcome.PeopleByLanguage(p, outcome.Visitors...), l), l)
}

// MeetingsByStop shows the visits by city.
func MeetingsByStop(p *program.Program, l locale.Language) chart.Chart {
	return counted("meetings-by-stop", outcome.MeetingsByStop(p), l)
}

// MeetingsByKind shows everything that takes place by its kind.
func MeetingsByKind(p *program.Program, l locale.Language) chart.Chart {
	return counted("meetings-by-kind", outcome.MeetingsByKind(p), l)
}

// MeetingsByStatus shows how far the visits are arranged.
func MeetingsByStatus(p *program.Program, l locale.Language) chart.Chart {
	return counted("meetings-by-status", outcome.MeetingsByStatus(p), l)
}

// MeetingsByHostKind shows the visits by what kind of organisation receives.
func MeetingsByHostKind(p *program.Program, l locale.Language) chart.Chart {
	return counted("meetings-by-host-kind", outcome.Ranked(outcome.MeetingsByHostKind(p), l), l)
}

// HoursByTheme shows how long the visits last by theme.
func HoursByTheme(p *program.Program, l locale.Language) chart.Chart {
	return lasting("hours-by-theme", outcome.HoursByTheme(p), l)
}

// InterpreterLoad shows how long each interpreter works.
func InterpreterLoad(p *program.Program, l locale.Language) chart.Chart {
	return lasting("interpreter-load", outcome.InterpreterLoad(p), l)
}

// TakeawaysByThemeAndStop shows the takeaways by theme, divided by city.
func TakeawaysByThemeAndStop(p *program.Program, l locale.Language) chart.Chart {
	table := outcome.TakeawaysByThemeAndStop(p)
	c := chart.Chart{ID: "takeaways-by-theme", Title: l.Text("chart.takeaways-by-theme"), Kind: chart.Stacked}
	for _, column := range table.Columns {
		c.Series = append(c.Series, column.Name(l))
	}
	for _, row := range table.Rows {
		line := chart.Row{Label: row.Name(l)}
		for _, column := range table.Columns {
			line.Values = append(line.Values, valueOf(table.Cell(row.Key, column.Key)))
		}
		c.Rows = append(c.Rows, line)
	}
	return c
}

// Measures shows how well the program did what sponsors ask for.
func Measures(p *program.Program, l locale.Language) chart.Chart {
	return scored("measures", outcome.Measures(p), l, func(m outcome.Measured) string { return m.Measure.Name(l) })
}

// UsefulnessByStop shows how useful the visits were by city.
func UsefulnessByStop(p *program.Program, l locale.Language) chart.Chart {
	return scored("usefulness-by-stop", outcome.MeasureByStop(p, program.Usefulness), l,
		func(m outcome.Measured) string {
			if s := p.Stop(m.About); s != nil {
				return s.City
			}
			return ""
		})
}

// UsefulnessByMeeting shows how useful each visit was.
func UsefulnessByMeeting(p *program.Program, l locale.Language) chart.Chart {
	return scored("usefulness-by-meeting", outcome.MeasureByMeeting(p, program.Usefulness), l,
		func(m outcome.Measured) string {
			if meeting := p.Meeting(m.About); meeting != nil {
				return meeting.TitleIn(l)
			}
			return ""
		})
}

// Attendance shows how many visitors were there at the meetings of which the attendance was noted.
func Attendance(p *program.Program, l locale.Language) chart.Chart {
	c := chart.Chart{
		ID: "attendance", Title: l.Text("chart.attendance"), Kind: chart.Stacked, Note: l.Text("chart.attendance.note"),
		Series: []string{
			program.WasPresent.Name(l), program.WasLate.Name(l), program.WasReplaced.Name(l), program.WasAbsent.Name(l),
		},
	}
	for _, a := range outcome.AttendanceByMeeting(p, outcome.Visitors...) {
		row := chart.Row{}
		if m := p.Meeting(a.Of); m != nil {
			row.Label = m.TitleIn(l)
		}
		for _, people := range [][]program.ID{a.Present, a.Late, a.Replaced, a.Absent} {
			row.Values = append(row.Values, valueOf(outcome.Count{Records: people}))
		}
		c.Rows = append(c.Rows, row)
	}
	return c
}

// Missing shows what is missing before the departure.
func Missing(p *program.Program, l locale.Language) chart.Chart {
	return counted("missing", outcome.Missing(p), l)
}

// counted is a chart with a bar for each count.
func counted(id string, counts []outcome.Count, l locale.Language) chart.Chart {
	c := chart.Chart{ID: id, Title: l.Text("chart." + id), Kind: chart.Bars}
	for _, count := range counts {
		c.Rows = append(c.Rows, chart.Row{Label: count.Name(l), Values: []chart.Value{valueOf(count)}})
	}
	return c
}

func valueOf(count outcome.Count) chart.Value {
	v := chart.Value{Number: float64(count.N()), Of: idTexts(count.Records)}
	if count.N() > 0 {
		v.Text = strconv.Itoa(count.N())
	}
	return v
}

func idTexts(ids []program.ID) []string {
	texts := make([]string, len(ids))
	for i, id := range ids {
		texts[i] = string(id)
	}
	return texts
}

// lasting is a chart with a bar for each length of time.
func lasting(id string, all []outcome.Hours, l locale.Language) chart.Chart {
	c := chart.Chart{ID: id, Title: l.Text("chart." + id), Kind: chart.Bars}
	const minutesPerHour = 60
	for _, h := range all {
		c.Rows = append(c.Rows, chart.Row{Label: h.Name(l), Values: []chart.Value{{
			Number: float64(h.Minutes) / minutesPerHour, Text: l.ShortDuration(h.Minutes), Of: idTexts(h.Records),
		}}})
	}
	return c
}

// scored is a chart with a point for each score, on the middle half of the answers. A score of which the audience may
// have no answer is left out.
func scored(
	id string, all []outcome.Measured, l locale.Language, label func(outcome.Measured) string,
) chart.Chart {
	c := chart.Chart{
		ID: id, Title: l.Text("chart." + id), Kind: chart.Spread, Note: l.Text("chart.score.note"),
		Range: l.Text("chart.score.range"),
	}
	withheld := false
	for _, m := range all {
		withheld = withheld || m.Score.Withheld > 0
		if m.Score.N == 0 {
			continue
		}
		c.Most = max(c.Most, float64(m.Score.Steps))
		c.Rows = append(c.Rows, chart.Row{
			Label: fmt.Sprintf("%s (%d)", label(m), m.Score.N),
			Values: []chart.Value{{
				Number: m.Score.Mean, Low: m.Score.Lower, High: m.Score.Upper,
				Text: decimal(m.Score.Mean, l), Of: idTexts(m.Score.Records),
			}},
		})
	}
	if withheld {
		c.Note += " " + l.Text("chart.withheld", locale.Values{"Fewest": program.FewestAnswers})
	}
	return c
}

// decimal writes a number with one digit behind the point or comma of a language.
func decimal(number float64, l locale.Language) string { return l.Decimal(number, 1) }
