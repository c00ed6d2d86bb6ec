package articles

import (
	"laurel/app/chart"
	"laurel/app/request"
	"laurel/app/workbook"
	"laurel/data/civil"
	"laurel/data/locale"
	"laurel/data/outcome"
	"laurel/data/program"
)

// Statistics returns the figures of a program by groups, each with how it was counted: the text "counted.CHART".
func Statistics(r request.Request) []workbook.ChartGroup {
	p, l := r.Edition.Program, r.Language
	today := p.End
	if !r.Now.IsZero() {
		today = civil.DateOf(r.Now)
	}
	internal := func(c chart.Chart) chart.Chart {
		if r.Edition.Audience != program.Internal {
			return chart.Chart{}
		}
		return c
	}
	groups := []struct {
		id     string
		charts []chart.Chart
	}{
		{"people", []chart.Chart{PeopleByCountry(p, l), PeopleByRole(p, l), PeopleByLanguage(p, l)}},
		{"meetings", []chart.Chart{
			MeetingsByStop(p, l), MeetingsByKind(p, l), internal(MeetingsByStatus(p, l)), MeetingsByHostKind(p, l),
			Attendance(p, l),
		}},
		{"hours", []chart.Chart{HoursByTheme(p, l), internal(InterpreterLoad(p, l))}},
		{"evaluation", []chart.Chart{Measures(p, l), UsefulnessByStop(p, l), UsefulnessByMeeting(p, l)}},
		{"takeaways", []chart.Chart{
			TakeawaysByThemeAndStop(p, l), counted("takeaways-by-kind", outcome.TakeawaysByKind(p), l),
			internal(counted("takeaways-by-tag", outcome.TakeawaysByTag(p), l)),
		}},
		{"connections", []chart.Chart{
			metBy("visitors-met", named(r.Edition), l, func(t outcome.Tie) program.ID { return t.A }),
			metBy("contacts-met", named(r.Edition), l, func(t outcome.Tie) program.ID { return t.B }),
		}},
		{"follow-ups", []chart.Chart{followUpStates(p, today, l)}},
	}
	var all []workbook.ChartGroup
	for _, g := range groups {
		group := workbook.ChartGroup{Title: l.Text("statistics." + g.id)}
		for _, c := range g.charts {
			if c.ID != "" {
				group.Charts = append(group.Charts, workbook.CountedChart{Chart: c, How: l.Text("counted." + c.ID)})
			}
		}
		all = append(all, group)
	}
	return all
}

// metBy counts, for each at one end of the ties between visitors and contacts, how many are at the other.
func metBy(id string, p *program.Program, l locale.Language, end func(outcome.Tie) program.ID) chart.Chart {
	c := chart.Chart{ID: id, Title: l.Text("chart." + id), Kind: chart.Bars}
	rows := map[program.ID]int{}
	for _, tie := range outcome.Met(p) {
		one := end(tie)
		other := tie.A
		if one == tie.A {
			other = tie.B
		}
		i, known := rows[one]
		if !known {
			i = len(c.Rows)
			rows[one] = i
			c.Rows = append(
				c.Rows,
				chart.Row{Label: p.PartyName(program.Party{Person: one}), Values: []chart.Value{{}}},
			)
		}
		v := &c.Rows[i].Values[0]
		v.Of = append(v.Of, string(other))
		v.Number++
		v.Text = l.Decimal(v.Number, 0)
	}
	return c
}

// followUpStates counts the follow-ups by how far they have come on a day.
func followUpStates(p *program.Program, today civil.Date, l locale.Language) chart.Chart {
	c := chart.Chart{ID: "follow-ups", Title: l.Text("report.follow-ups"), Kind: chart.Bars}
	for _, state := range program.FollowUpStates() {
		value := chart.Value{}
		for _, f := range p.FollowUps() {
			if f.State == state || f.State == "" && state == program.FollowUpOpen {
				value.Of = append(value.Of, string(f.Record.RecordID()))
			}
		}
		value.Number = float64(len(value.Of))
		value.Text = l.Decimal(value.Number, 0)
		c.Rows = append(c.Rows, chart.Row{Label: state.Name(l), Values: []chart.Value{value}})
	}
	overdue := chart.Value{}
	for _, f := range p.FollowUps() {
		if f.IsOverdue(today) {
			overdue.Of = append(overdue.Of, string(f.Record.RecordID()))
		}
	}
	overdue.Number = float64(len(overdue.Of))
	overdue.Text = l.Decimal(overdue.Number, 0)
	c.Rows = append(c.Rows, chart.Row{Label: l.Text("statistics.overdue"), Values: []chart.Value{overdue}})
	return c
}
