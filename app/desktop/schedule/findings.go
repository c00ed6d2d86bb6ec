package schedule

import (
	"errors"
	"slices"
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/session"
	"laurel/data/clash"
	"laurel/data/locale"
	"laurel/data/program"
	"laurel/data/store"
	"laurel/data/store/tables"
)

// findings shows what the checks find: all of it beside the plan, what is about the program as a whole above it, and
// what the last change brings below the page. Each finding has links to fix, to show and to ignore it.
type findings struct {
	tab    *Screen
	listed int             // how many of each severity the list of all has
	news   []clash.Finding // what the last change brings

	general *fyne.Container // above the plan
	newly   *fyne.Container // below the page, so that nothing moves under the pointer
	beside  *fyne.Container // the page and the news
}

func newFindings(tab *Screen, page fyne.CanvasObject) *findings {
	f := &findings{tab: tab, general: look.Down(6), newly: look.Down(0)}
	f.newly.Hide()
	f.beside = container.NewBorder(nil, f.newly, nil, nil, page)
	return f
}

// How many findings of a severity are listed at first, and for how long the checks look for fixes while a page is made:
// each fix is tried.
const (
	mostListed = 12
	patience   = 150 * time.Millisecond
)

// showAll lists all that the checks find in the program, the gravest first.
func (f *findings) showAll() {
	v := f.tab
	if !v.shown() {
		return
	}
	v.pane.Leave(func() {
		f.listed = mostListed
		v.pane.ShowOverview(f.overview)
	})
}

// closeAll shows the page of what is selected again.
func (f *findings) closeAll() {
	f.tab.pane.ShowOverview(nil)
	f.tab.board.Focus()
}

// overview is the page of all findings.
func (f *findings) overview() fyne.CanvasObject {
	p := f.tab.plan
	heading := container.NewBorder(nil, nil, nil, container.NewVBox(look.NewButton(locale.L("Close"), f.closeAll)),
		look.NewHeadline(locale.L("All findings")))
	body := look.Down(10, heading)
	until := f.tab.s.Now().Add(patience)
	for _, severity := range []struct {
		program.Severity
		name string
	}{
		{program.SeverityError, locale.L("Clashes")},
		{program.SeverityWarning, locale.L("Warnings")},
		{program.SeverityHint, locale.L("Hints")},
	} {
		if n := p.count(severity.Severity); n > 0 {
			rows := f.noticesOf(severity.Severity, until)
			body.Add(look.NewSection(severity.name+" "+strconv.Itoa(n), rows))
		}
	}
	if len(p.findings.all) == 0 {
		body.Add(look.NewNotice(look.Green, locale.L("This plan has no problems."), ""))
	}
	if n := len(p.ignored.all); n > 0 {
		rows := look.Down(8)
		for _, found := range p.ignored.all {
			rows.Add(f.ignoredNotice(found, true, func() {}))
		}
		body.Add(look.NewSection(locale.L("Ignored")+" "+strconv.Itoa(n), rows))
	}
	return f.tab.pane.Scroll("findings", look.Pad(18, 20, 12, 20, body))
}

func (f *findings) noticesOf(severity program.Severity, until time.Time) *fyne.Container {
	rows := look.Down(8)
	left := f.listed
	for _, found := range f.tab.plan.findings.all {
		switch {
		case found.Severity != severity:
			continue
		case left == 0:
			more := locale.Values{"Count": f.tab.plan.count(severity) - f.listed}
			rows.Add(look.NewLink(locale.L("and {{.Count}} more", more), func() {
				f.listed *= 3
				f.tab.pane.Refresh()
			}))
			return rows
		}
		left--
		rows.Add(f.notice(found, "", until))
	}
	return rows
}

// notice is a finding with its links. Shown is the meeting on whose page it is, "" elsewhere; after until only records
// are linked, and no fix is looked for.
func (f *findings) notice(found clash.Finding, shown program.ID, until time.Time) fyne.CanvasObject {
	actions := append(f.links(found, shown, until), f.ignoring(found))
	return look.NewNotice(severityTones[found.Severity], ruleTitle(found.Rule), found.Text(locale.Window()), actions...)
}

// links are the fixes of a finding, as long as there is time, and the records that it is about.
func (f *findings) links(found clash.Finding, shown program.ID, until time.Time) []look.NoticeAction {
	var fixes []look.NoticeAction
	if f.tab.s.Now().Before(until) {
		fixes = f.fixes(found, shown)
	}
	return append(fixes, f.records(found, shown)...)
}

// refresh shows what is wrong with the program as a whole, and the news.
func (f *findings) refresh() {
	f.general.Objects = nil
	for _, found := range f.tab.plan.general() {
		links := look.Across(16)
		for _, a := range append(f.records(found, ""), f.ignoring(found)) {
			links.Add(look.NewLink(a.Text, a.Do))
		}
		notice := look.NewNotice(severityTones[found.Severity], found.Text(locale.Window()), "")
		line := container.NewBorder(nil, nil, nil, look.Pad(0, 0, 0, 12, container.New(&middleLayout{}, links)), notice)
		f.general.Add(look.Pad(0, 16, 6, 16, line))
	}
	f.general.Refresh()
	f.showNews()
}

// showNews shows what the last change brings, but for what the page beside it shows anyway, until the next change or
// until it is closed. A form needs the height.
func (f *findings) showNews() {
	v := f.tab
	m := v.current()
	if v.pane.Overview() {
		m = nil
	}
	f.newly.Objects = nil
	news := slices.DeleteFunc(slices.Clone(f.news), func(found clash.Finding) bool {
		return v.pane.Form() != nil || slices.Contains(v.plan.meetingsOf(found), m)
	})
	if len(news) > 0 {
		f.newly.Add(look.Pad(8, 0, 0, 0, f.newsNotice(news)))
	}
	if some := len(news) > 0; some == f.newly.Hidden {
		f.newly.Hidden = !some
		f.beside.Refresh() // it lays them out again
		return
	}
	f.newly.Refresh()
}

func (f *findings) newsNotice(news []clash.Finding) fyne.CanvasObject {
	v, first := f.tab, news[0]
	var actions []look.NoticeAction
	if meetings := v.plan.meetingsOf(first); len(meetings) > 0 {
		show := func() { v.Show(meetings[len(meetings)-1].ID) }
		actions = append(actions, look.NoticeAction{Text: locale.L("Show"), Do: show})
	}
	if more := len(news) - 1; more > 0 {
		text := locale.L("and {{.Count}} more", locale.Values{"Count": more})
		actions = append(actions, look.NoticeAction{Text: text, Do: f.showAll})
	}
	actions = append(actions, look.NoticeAction{Text: locale.L("Close"), Do: func() {
		f.news = nil
		f.showNews()
	}})
	text := locale.L("New: {{.Finding}}", locale.Values{"Finding": first.Text(locale.Window())})
	return look.NewNotice(severityTones[first.Severity], text, "", actions...)
}

// fixes are what the checks propose.
func (f *findings) fixes(found clash.Finding, shown program.ID) []look.NoticeAction {
	var actions []look.NoticeAction
	p := f.tab.plan.program
	for _, fix := range f.tab.plan.checker.Fixes(found, shown) {
		actions = append(actions, look.NoticeAction{Text: fix.Text(locale.Window()), Do: func() { f.apply(p, fix) }})
	}
	return actions
}

// apply makes a proposal of the checks one edit, unless the program has changed since it was made. A meeting that it
// adds is shown, to be completed.
func (f *findings) apply(p *program.Program, fix clash.Fix) {
	v := f.tab
	if v.s.Program() != p {
		return
	}
	what := fix.Text(locale.Window())
	sentence := locale.L("Done: {{.What}}.", locale.Values{"What": what})
	if len(fix.Delete) > 0 {
		v.actions.remove(fix.Delete, what, sentence)
		return
	}
	v.s.Edit(what, func(tx *store.Tx) error {
		return fix.Apply(func(next *program.Meeting) error { return tx.Put(p.ID, next) }, nil)
	}, v.s.Answer(v.s.Failed, func() {
		if len(fix.Add) > 0 && !v.pane.Overview() {
			v.Show(fix.Add[0].ID)
		}
		v.s.OfferUndo(sentence)
	}))
}

// ruleFields are the paths of the fields, of people or meetings, in which findings of a rule are corrected.
var ruleFields = map[clash.Rule]string{
	clash.NoInterpreter: "NeedsInterpreter", clash.DietUnknown: "Diet",
	clash.BeforeArrival: "Arrival", clash.AfterDeparture: "Departure",
	clash.InterpreterMissing: "Interpreters", clash.InterpreterLanguage: "Interpreters",
	clash.OutsideStop: "Start", clash.TimeGap: "Start", clash.TimeTwice: "Start", clash.Nobody: "Selected",
	clash.PhotosUntold: "PhotosTold", clash.VehicleFull: "Vehicle", clash.VehicleTwice: "Vehicle",
}

// mostOpened is how many people a notice offers to open.
const mostOpened = 3

// records are links to the records that a finding is about and that are not on the page.
func (f *findings) records(found clash.Finding, shown program.ID) []look.NoticeAction {
	v := f.tab
	var actions []look.NoticeAction
	open := func(name string, do func()) {
		text := locale.L("Open {{.Name}}", locale.Values{"Name": shortened(name)})
		actions = append(actions, look.NoticeAction{Text: text, Do: do})
	}
	meetings := v.plan.meetingsOf(found)
	for _, m := range meetings {
		if m.ID != shown && (shown == "" || len(meetings) == 2) {
			text := locale.L("Show {{.Title}}", locale.Values{"Title": shortened(m.Title)})
			actions = append(
				actions,
				look.NoticeAction{Text: text, Do: func() { v.ShowField(m.ID, ruleFields[found.Rule]) }},
			)
			if shown == "" {
				break
			}
		}
	}
	if found.Rule.Description().Personal {
		people := v.plan.involved(found)
		for _, person := range people[:min(len(people), mostOpened)] {
			open(person.DisplayName(), func() { v.s.Window.ShowField(person.ID, ruleFields[found.Rule]) })
		}
	}
	switch found.Rule {
	case clash.PlaceClosed, clash.PlaceTwice:
		if o := v.plan.program.Organisation(meetings[0].Organisation); o != nil {
			open(o.Name, func() { v.library.EditOrganisation(o.ID) })
		}
	case clash.StopMissing, clash.OutsideStop, clash.VehicleFull:
		stops := look.NoticeAction{Text: locale.L("Open the stops"), Do: v.s.Command(session.EditStops)}
		actions = append(actions, stops)
	}
	return actions
}

// longestTitle is how many letters of a title a link shows, since links do not wrap.
const longestTitle = 32

func shortened(title string) string {
	if letters := []rune(title); len(letters) > longestTitle {
		return string(letters[:longestTitle-1]) + "…"
	}
	return title
}

// ignoring is the last link of a finding's notice.
func (f *findings) ignoring(found clash.Finding) look.NoticeAction {
	return look.NoticeAction{Text: locale.L("Ignore…"), Do: func() { f.askToIgnore(found) }}
}

// askToIgnore asks why a finding may stay, and stores it: it is not shown until it is about other meetings or people.
func (f *findings) askToIgnore(found clash.Finding) {
	s := f.tab.s
	p := s.Program()
	if p == nil {
		return
	}
	data := locale.Values{"Finding": ruleTitle(found.Rule)}
	title, label := locale.L("Ignore: {{.Finding}}", data), locale.L("Why this may stay as it is")
	s.Dialogs.Ask(title, label, "", func(reason string) error {
		if reason = strings.TrimSpace(reason); reason == "" {
			return errors.New(locale.L("Explain why this is fine as it is, for colleagues who look at it later."))
		}
		record := clash.Ignore(found, reason, s.Today())
		s.EditWithUndo(locale.L("Ignore a finding"), locale.L("Ignored: {{.Finding}}.", data),
			func(tx *store.Tx) error { return tx.Put(p.ID, record) })
		return nil
	})
}

// showIgnored lists the findings that are ignored, with the reasons, and offers to show them again.
func (f *findings) showIgnored() {
	v := f.tab
	if v.plan == nil {
		return
	}
	if len(v.plan.ignored.all) == 0 {
		v.s.Dialogs.Message(locale.L("Nothing is ignored"), locale.L("All findings of the schedule are shown."))
		return
	}
	rows := look.Down(8)
	closing := func() {}
	for _, found := range v.plan.ignored.all {
		rows.Add(f.ignoredNotice(found, true, func() { closing() }))
	}
	closing = v.s.Dialogs.ShowContent(locale.L("Ignored findings"), rows, 560, 420)
}

// ignoredNotice is a finding that is ignored, with the reason and, away from its meeting, with its text. Before it is
// shown again, before is called.
func (f *findings) ignoredNotice(found clash.Finding, full bool, before func()) fyne.CanvasObject {
	data := locale.Values{"Reason": found.Ignored.Reason, "Day": session.ShortDate(found.Ignored.On)}
	text := locale.L("Ignored: {{.Reason}}", data)
	if !found.Ignored.On.IsZero() {
		text = locale.L("Ignored since {{.Day}}: {{.Reason}}", data)
	}
	if full {
		text = found.Text(locale.Window()) + "\n" + text
	}
	again := look.NoticeAction{Text: locale.L("Show it again"), Do: func() {
		before()
		f.heed(found.Ignored)
	}}
	return look.NewNotice(look.Neutral, ruleTitle(found.Rule), text, again)
}

// heed has an ignored finding shown again.
func (f *findings) heed(record *program.Ignored) {
	f.tab.s.EditWithUndo(locale.L("Show a finding again"), locale.L("It is shown again."),
		func(tx *store.Tx) error { return tx.Delete(tables.Ignored, record.ID) })
}
