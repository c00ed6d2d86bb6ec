package schedule

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"laurel/app/desktop/kit/calendar"
	"laurel/app/desktop/kit/look"
	"laurel/data/clash"
	"laurel/data/locale"
	"laurel/data/program"
)

// peopleView shows a row a person with the time across: who is where, who is free, who is needed twice.
type peopleView struct {
	screen *Screen
	line   *calendar.Timeline
	places []place // of the days
	parts  []calendar.GridItem
}

func newPeopleView(v *Screen) *peopleView {
	w := &peopleView{screen: v, line: calendar.NewTimeline()}
	w.line.OnSelection = func(keys []string) { v.list.agenda.Select(keys...) }
	w.line.OnRow = w.onRow
	w.line.OnOpen = func(string) { v.Edit() }
	w.line.OnDelete = func([]string) { v.Delete() }
	w.line.OnMenu = v.onMenu
	w.line.OnAdd = v.Add
	w.line.OnShortcut = v.onShortcut
	w.line.OnZoom = func(hour float32) { v.s.Prefs.Save(zoomPreference+".people", hour) }
	var hour float32
	if v.s.Prefs.Load(zoomPreference+".people", &hour) {
		w.line.SetZoom(hour)
	}
	return w
}

func (w *peopleView) content() fyne.CanvasObject { return w.line }
func (w *peopleView) focus(c fyne.Canvas)        { w.line.FocusIn(c) }
func (w *peopleView) zoom(by int)                { w.line.Zoom(by) }
func (w *peopleView) resetZoom()                 { w.line.ResetZoom() }

func (w *peopleView) place() (at place, minute int, ok bool) { return place{}, 0, false }

func (w *peopleView) fill() {
	v := w.screen
	if v.plan == nil {
		return
	}
	_, w.parts, w.places = v.columns()
	days := make([]calendar.TimelineDay, len(w.places))
	for i, at := range w.places {
		days[i] = calendar.TimelineDay{Key: at.key(), Title: dayTitle(at.date, v.plan.in)}
		if stop := v.plan.program.Stop(at.stop); stop != nil {
			days[i].Title = joined(" · ", days[i].Title, stop.City)
		}
	}
	var keys []string
	for _, person := range v.plan.program.People {
		if !person.Cancelled && (v.filter.person == "" || v.filter.person == person.ID) {
			keys = append(keys, string(person.ID))
		}
	}
	from, to := hoursOf(w.parts)
	w.line.SetRows(keys, days, from, to, func(row int) calendar.TimelineRow { return w.row(program.ID(keys[row])) })
	w.follow()
}

// hoursOf are the hours between which something happens on any day; at least those of a working day.
func hoursOf(parts []calendar.GridItem) (from, to int) {
	from, to = 8, 20
	for _, part := range parts {
		if !part.Before {
			from = min(from, part.From/60)
		}
		if !part.After {
			to = max(to, (part.To+59)/60)
		}
	}
	return from, to
}

func (w *peopleView) row(id program.ID) calendar.TimelineRow {
	p := w.screen.plan
	person := p.program.Person(id)
	row := calendar.TimelineRow{Key: string(id), Title: person.DisplayName()}
	attends := map[string]bool{}
	for _, part := range w.parts {
		yes, known := attends[part.Key]
		if !known {
			m := p.program.Meeting(program.ID(part.Key))
			yes = p.program.Attends(person, m)
			attends[part.Key] = yes
		}
		if !yes {
			continue
		}
		part.Mark = p.personMark(id, program.ID(part.Key))
		row.Items = append(row.Items, calendar.TimelineItem{TimeBlock: part.TimeBlock, Day: part.Column, From: part.From, To: part.To, Before: part.Before, After: part.After})
	}
	row.Text, row.Tone = w.rowText(id, attends)
	return row
}

// twice tells whether a finding says that someone is needed in two places.
func twice(f clash.Finding) bool {
	return f.Rule == clash.PersonTwice || f.Rule == clash.InterpreterTwice
}

// rowText says in how many items someone takes part, and where they are needed twice.
func (w *peopleView) rowText(id program.ID, attends map[string]bool) (string, look.Tone) {
	p, n, doubled := w.screen.plan, 0, 0
	first := ""
	for _, yes := range attends {
		if yes {
			n++
		}
	}
	for _, f := range p.findings {
		if !twice(f) || !slices.Contains(f.Items, id) {
			continue
		}
		m := p.program.Meeting(f.Items[0])
		if m == nil || !attends[string(m.ID)] {
			continue
		}
		doubled++
		if first == "" {
			first = joined(" ", dayTitle(m.Start.Date, p.in), m.Start.Clock.String())
		}
	}
	data := map[string]any{"Count": n, "Times": doubled, "When": first}
	switch {
	case doubled == 1:
		return locale.L("⚠ twice at {{.When}}", data), look.Red
	case doubled > 1:
		return locale.L("⚠ {{.Times}} times twice, {{.When}}", data), look.Red
	case n == 0:
		return locale.L("free"), look.Neutral
	default:
		return locale.N("{{.Count}} items", n, data), look.Neutral
	}
}

// personMark is what is wrong with a meeting as far as it is about one person.
func (v *plan) personMark(person, meeting program.ID) look.ChipText {
	m := v.program.Meeting(meeting)
	for _, f := range v.of[meeting] {
		if f.Severity != program.SeverityHint && slices.Contains(f.Items, person) {
			return look.ChipText{Text: "⚠ " + v.short(f, m), Tone: severityTones[f.Severity]}
		}
	}
	return look.ChipText{}
}

func (w *peopleView) follow() {
	if keys := w.screen.list.agenda.Selected(); len(keys) > 0 || w.line.Row() == "" {
		w.line.Select(keys...)
	}
}

func (w *peopleView) reveal() {
	m := w.screen.current()
	if m == nil {
		return
	}
	var who []string
	for _, person := range w.screen.plan.program.AttendeesOf(m) {
		who = append(who, string(person.ID))
	}
	for _, f := range w.screen.plan.of[m.ID] {
		if twice(f) {
			who = texts(f.Items) // first of all those who are needed twice
			break
		}
	}
	w.line.ToRow(who...)
	at := place{m.Stop, m.Start.Date}
	w.line.RevealDay(slices.Index(w.places, at), m.Start.Clock.Minutes())
}

// onRow shows one person's days beside the timeline.
func (w *peopleView) onRow(string) {
	v := w.screen
	v.list.agenda.Select()
	v.refreshPage()
}

// pane is the page of the person whose row is selected: day by day what they do and when they are free.
func (w *peopleView) pane() fyne.CanvasObject {
	v := w.screen
	person := v.plan.program.Person(program.ID(w.line.Row()))
	if person == nil {
		return nil
	}
	in := v.plan.in
	about := look.NewText(joined(" · ", person.Role.Name(locale.Language(in)), person.Country.Name(locale.Language(in)))).Cutting()
	about.Color = look.ColorQuiet
	buttons := look.Flow(8,
		look.NewButton(locale.L("Open the record"), func() { v.s.Window.Show(person.ID) }),
		look.NewButton(locale.L("Only these meetings"), func() { v.ShowPerson(person.ID) }))
	body := look.Down(10, look.NewHeadline(person.DisplayName()), about, buttons)
	row := w.row(person.ID)
	for day, at := range w.places {
		w.dayOf(body, row.Items, day, at)
	}
	return look.NewVScroll(look.Pad(18, 20, 16, 20, body))
}

// dayOf adds a day of the person's page.
func (w *peopleView) dayOf(body *fyne.Container, items []calendar.TimelineItem, day int, at place) {
	rows := look.Down(4)
	for _, it := range items {
		if it.Day != day {
			continue
		}
		rows.Add(look.NewKeyObject(it.Time, look.NewWrappingLink(it.Title, func() { w.screen.Show(program.ID(it.Key)) })))
		if it.Mark.Text != "" {
			rows.Add(look.NewNotice(it.Mark.Tone, strings.TrimPrefix(it.Mark.Text, "⚠ "), ""))
		}
	}
	if len(rows.Objects) == 0 {
		return
	}
	if free := freeTimes(items, day); free != "" {
		rows.Add(look.NewQuiet(locale.L("free {{.Times}}", map[string]any{"Times": free})).Cutting())
	}
	title := dayTitle(at.date, w.screen.plan.in)
	if stop := w.screen.plan.program.Stop(at.stop); stop != nil {
		title = joined(" · ", title, stop.City)
	}
	body.Add(look.NewSection(title, rows))
}

// The hours between which someone counts as free, and the least pause that is told, in minutes.
const (
	freeFrom, freeUntil = 8 * 60, 20 * 60
	freeLeast           = 45
)

// freeTimes lists the pauses of a day: 10:30–12:00, 13:00–14:30.
func freeTimes(items []calendar.TimelineItem, day int) string {
	var free []string
	at := freeFrom
	pause := func(until int) {
		if until-at >= freeLeast {
			free = append(free, clockText(at)+"–"+clockText(until))
		}
	}
	for _, it := range items {
		if it.Day != day {
			continue
		}
		pause(min(it.From, freeUntil))
		at = max(at, it.To)
	}
	pause(freeUntil)
	return strings.Join(free, ", ")
}

func clockText(minutes int) string {
	return program.Clock{Hour: minutes / 60 % 24, Minute: minutes % 60}.String()
}
