package results

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/session"
	"laurel/data/civil"
	"laurel/data/locale"
	"laurel/data/outcome"
	"laurel/data/program"
)

// view is what the list shows.
type view string

const (
	takeaways view = "takeaways"
	findings  view = "findings"
	followUps view = "follow-ups"
)

// row is a line of the list.
type row struct {
	record program.Record // a takeaway, a finding or a connection
	id     program.ID

	text   string
	about  string // who, where, when
	theme  program.ThemeID
	kind   program.TakeawayKind
	person program.ID
	stop   program.ID
	state  program.FollowUpState
	due    civil.Date
	chips  []look.ChipText
	folded string // what the search looks in
}

// rowsOf returns the lines of a view in the program's order. It stops at the end of ctx.
func rowsOf(ctx context.Context, p *program.Program, shown view, today civil.Date) ([]*row, error) {
	var rows []*row
	switch shown {
	case takeaways:
		for _, t := range p.Takeaways {
			rows = append(rows, takeawayRow(p, t))
		}
	case findings:
		for _, f := range p.Findings {
			rows = append(rows, findingRow(p, f))
		}
	case followUps:
		for _, f := range outcome.FollowUpsOn(p, today).InOrder() {
			rows = append(rows, followUpRow(p, f, today))
		}
	}
	for _, r := range rows {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		themes := p.ThemeName(r.theme, locale.Window())
		r.folded = locale.Fold(locale.Joined(" ", r.text, r.about, themes, session.Name("takeaway", r.kind), r.folded))
	}
	return rows, nil
}

func takeawayRow(p *program.Program, t *program.Takeaway) *row {
	r := &row{
		record: t, id: t.ID, text: t.Text, theme: t.Theme, kind: t.Kind, person: t.Person, stop: p.StopOf(t),
		state: t.FollowUpState, due: t.FollowUpDue, folded: strings.Join(t.Tags, " ") + " " + t.Translation,
	}
	if t.FollowUp != "" && r.state == "" {
		r.state = program.FollowUpOpen
	}
	r.about = locale.Joined(" · ", whoSaid(p, t), whereOf(p, t))
	if t.Publish {
		r.chips = append(r.chips, look.ChipText{Text: locale.L("may be published"), Tone: look.Green})
	}
	r.chips = append(r.chips, stateChips(r.state)...)
	return r
}

// whoSaid names whose takeaway it is.
func whoSaid(p *program.Program, t *program.Takeaway) string {
	if person := p.Person(t.Person); person != nil {
		return person.DisplayName()
	}
	return locale.L("The group")
}

// whereOf names the meeting, or the place, and the day.
func whereOf(p *program.Program, t *program.Takeaway) string {
	city := ""
	if s := p.Stop(p.StopOf(t)); s != nil {
		city = s.City
	}
	m := p.Meeting(t.Meeting)
	if m == nil {
		return city
	}
	day := ""
	if !m.Start.Date.IsZero() {
		day = session.ShortDay(m.Start.Date)
	}
	return locale.Joined(" · ", m.TitleIn(locale.Window()), city, day)
}

func findingRow(p *program.Program, f *program.Finding) *row {
	r := &row{record: f, id: f.ID, text: f.Text, theme: f.Theme, kind: f.Kind, folded: f.Translation}
	var cities []string
	for _, id := range f.Sources {
		t := p.Takeaway(id)
		if t == nil {
			continue
		}
		if s := p.Stop(p.StopOf(t)); s != nil && !slices.Contains(cities, s.City) {
			cities = append(cities, s.City)
		}
	}
	r.about = locale.Joined(" · ", locale.N("from {{.Count}} takeaways", len(f.Sources)), strings.Join(cities, ", "))
	if f.Publish {
		r.chips = append(r.chips, look.ChipText{Text: locale.L("may be published"), Tone: look.Green})
	}
	return r
}

func followUpRow(p *program.Program, f program.FollowUp, today civil.Date) *row {
	r := &row{record: f.Record, text: f.Text, state: cmp.Or(f.State, program.FollowUpOpen), due: f.Due}
	source := ""
	switch record := f.Record.(type) {
	case *program.Takeaway:
		r.id = record.ID
		r.theme = record.Theme
		r.kind = record.Kind
		r.person, r.stop = record.Person, p.StopOf(record)
		source = record.Text
	case *program.Connection:
		r.id = record.ID
		source = locale.Joined(" – ", p.PartyName(record.From), p.PartyName(record.To))
	}
	r.text = cmp.Or(r.text, source)
	due := ""
	if !f.Due.IsZero() {
		due = locale.L("until {{.Day}}", locale.Values{"Day": session.ShortDate(f.Due)})
	}
	r.about = locale.Joined(" · ", p.PartyName(f.Owner), due, source)
	r.chips = stateChips(r.state)
	if f.IsOverdue(today) {
		r.chips = []look.ChipText{{Text: locale.L("overdue"), Tone: look.Red}}
	}
	return r
}

// stateChips shows how far a follow-up has come.
func stateChips(state program.FollowUpState) []look.ChipText {
	tones := map[program.FollowUpState]look.Tone{
		program.FollowUpOpen: look.Amber, program.FollowUpUnderway: look.Blue, program.FollowUpDone: look.Green,
	}
	if state == "" {
		return nil
	}
	return []look.ChipText{{Text: session.Name("follow-up", state), Tone: tones[state]}}
}

// filter is what the list is narrowed to. The zero filter shows everything.
type filter struct {
	theme  program.ThemeID
	kind   program.TakeawayKind
	person program.ID
	stop   program.ID
	state  program.FollowUpState
	only   map[program.ID]bool // what a figure counts; nil: all
}

// hides reports whether a row is not shown.
func (f filter) hides(r *row) bool {
	return f.theme != "" && r.theme != f.theme || f.kind != "" && r.kind != f.kind ||
		f.person != "" && r.person != f.person || f.stop != "" && r.stop != f.stop ||
		f.state != "" && r.state != f.state || f.only != nil && !f.only[r.id]
}
