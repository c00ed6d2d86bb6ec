package schedule

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"laurel/app/desktop/kit/calendar"
	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/session"
	"laurel/data/civil"
	"laurel/data/locale"
	"laurel/data/program"
)

// people shows a row per person with the time across: who is where, who is free, who is needed twice.
type people struct {
	*calendar.Timeline
	tab    *Screen
	places []place // of the days
	parts  []calendar.GridItem
}

func newPeople(tab *Screen) *people {
	w := &people{Timeline: calendar.NewTimeline(), tab: tab}
	w.OnSelection = func(keys []string) { tab.board.Select(keys...) }
	w.OnRow = w.onRow
	w.OnOpen = func(string) { tab.actions.edit() }
	w.OnDelete = func([]string) { tab.actions.delete() }
	w.OnMenu = tab.actions.showMenu
	w.OnAdd = tab.actions.add
	w.OnShortcut = tab.actions.onShortcut
	w.OnZoom = rememberZoom(tab.s.Prefs, ".people", w.SetZoom)
	return w
}

func (w *people) content() fyne.CanvasObject { return w.Timeline }
func (w *people) focus(c fyne.Canvas)        { w.FocusIn(c) }

func (w *people) place() (at place, minute int, ok bool) { return place{}, 0, false }

func (w *people) fill(bool) {
	p, only := w.tab.plan.program, w.tab.filters.filter.person
	_, w.parts, w.places = w.tab.board.columns()
	days := make([]calendar.TimelineDay, len(w.places))
	for i, at := range w.places {
		days[i] = calendar.TimelineDay{Key: at.key(), Title: w.dayTitle(at)}
	}
	var keys []string
	for _, person := range p.People {
		if !person.Cancelled && (only == "" || only == person.ID) {
			keys = append(keys, string(person.ID))
		}
	}
	from, to := hoursOf(w.parts)
	w.SetRows(keys, days, from, to, func(row int) calendar.TimelineRow { return w.row(program.ID(keys[row])) })
	w.follow()
}

// dayTitle is a day with its city.
func (w *people) dayTitle(at place) string {
	if stop := w.tab.plan.program.Stop(at.stop); stop != nil {
		return joined(session.ShortDay(at.date), stop.City)
	}
	return session.ShortDay(at.date)
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

func (w *people) row(id program.ID) calendar.TimelineRow {
	p := w.tab.plan
	person := p.program.Person(id)
	row := calendar.TimelineRow{Key: string(id), Title: person.DisplayName()}
	attends := map[program.ID]bool{}
	n := 0
	for _, part := range w.parts {
		meeting := program.ID(part.Key)
		yes, known := attends[meeting]
		if !known {
			yes = p.program.Attendance().Attends(person, p.program.Meeting(meeting))
			attends[meeting] = yes
			if yes {
				n++
			}
		}
		if !yes {
			continue
		}
		part.Mark = p.personMark(id, meeting)
		row.Items = append(row.Items, calendar.TimelineItem{
			TimeBlock: part.TimeBlock,
			Day:       part.Column,
			From:      part.From,
			To:        part.To,
			Before:    part.Before,
			After:     part.After,
		})
	}
	row.Text, row.Tone = p.personText(id, n, attends)
	return row
}

// personText is in how many items someone takes part, and where they are needed twice.
func (v *plan) personText(id program.ID, items int, attends map[program.ID]bool) (string, look.Tone) {
	twice, first := 0, ""
	for _, f := range v.findings.all {
		if !personTwice(f) || !slices.Contains(f.Items, id) || !attends[f.Items[0]] {
			continue
		}
		twice++
		if first == "" {
			first = dayAndTime(v.program.Meeting(f.Items[0]).Start)
		}
	}
	data := locale.Values{"Times": twice, "When": first}
	switch {
	case twice == 1:
		return locale.L("⚠ overlap, {{.When}}", data), look.Red
	case twice > 1:
		return locale.L("⚠ {{.Times}} overlaps, {{.When}}", data), look.Red
	case items == 0:
		return locale.L("free"), look.Neutral
	default:
		return locale.N("{{.Count}} items", items), look.Neutral
	}
}

func (w *people) follow() {
	if keys := w.tab.board.agenda.Selected(); len(keys) > 0 || w.Row() == "" {
		w.Timeline.Select(keys...)
	}
}

func (w *people) reveal() {
	m := w.tab.current()
	if m == nil {
		return
	}
	p := w.tab.plan
	var who []string
	for _, person := range p.program.Attendance().AttendeesOf(m) {
		who = append(who, string(person.ID))
	}
	if i := slices.IndexFunc(p.findings.of[m.ID], personTwice); i >= 0 {
		who = session.Keys(p.findings.of[m.ID][i].Items) // first of all those who are needed twice
	}
	w.ToRow(who...)
	w.RevealDay(slices.Index(w.places, placeOf(m)), m.Start.Clock.Minutes())
}

// onRow shows one person's days beside the timeline.
func (w *people) onRow(string) {
	w.tab.board.Select()
	w.tab.pane.Refresh()
}

// page is about the person whose row is selected: day by day what they do and when they are free.
func (w *people) page() fyne.CanvasObject {
	person := w.tab.plan.program.Person(program.ID(w.Row()))
	if person == nil {
		return nil
	}
	country := locale.Window().RegionName(string(person.Country))
	about := look.NewColored(joined(named(person.Role), country), look.ColorQuiet).Cutting()
	buttons := look.Flow(8,
		look.NewButton(locale.L("Open the record"), func() { w.tab.s.Window.Show(person.ID) }),
		look.NewButton(locale.L("Only these meetings"), func() { w.tab.ShowPerson(person.ID) }))
	body := look.Down(10, look.NewHeadline(person.DisplayName()), about, buttons)
	row := w.row(person.ID)
	for i, at := range w.places {
		if items := onDay(row.Items, i); len(items) > 0 {
			body.Add(look.NewSection(w.dayTitle(at), w.dayRows(items)))
		}
	}
	return look.NewVScroll(look.Pad(18, 20, 16, 20, body))
}

// onDay are those of the items that are on a day.
func onDay(items []calendar.TimelineItem, day int) []calendar.TimelineItem {
	return slices.DeleteFunc(slices.Clone(items), func(it calendar.TimelineItem) bool { return it.Day != day })
}

// dayRows are what a person does on a day, and when they are free.
func (w *people) dayRows(items []calendar.TimelineItem) fyne.CanvasObject {
	rows := look.Down(4)
	for _, it := range items {
		link := look.NewWrappingLink(it.Title, func() { w.tab.Show(program.ID(it.Key)) })
		rows.Add(look.NewKeyObject(it.Time, link))
		if it.Mark.Text != "" {
			rows.Add(look.NewNotice(it.Mark.Tone, strings.TrimPrefix(it.Mark.Text, "⚠ "), ""))
		}
	}
	if free := freeTimes(items); free != "" {
		rows.Add(look.NewQuiet(locale.L("free {{.Times}}", locale.Values{"Times": free})).Cutting())
	}
	return rows
}

// The minutes of the day between which someone counts as free, and the shortest pause that is shown.
const (
	freeFrom, freeUntil = 8 * 60, 20 * 60
	freeLeast           = 45
)

// freeTimes lists the pauses between the items of a day: 10:30–12:00, 13:00–14:30.
func freeTimes(items []calendar.TimelineItem) string {
	var free []string
	at := freeFrom
	pause := func(until int) {
		if until-at >= freeLeast {
			free = append(free, clockText(at)+"–"+clockText(until))
		}
	}
	for _, it := range items {
		pause(min(it.From, freeUntil))
		at = max(at, it.To)
	}
	pause(freeUntil)
	return strings.Join(free, ", ")
}

func clockText(minutes int) string {
	return civil.Clock{Hour: minutes / 60 % 24, Minute: minutes % 60}.String()
}
