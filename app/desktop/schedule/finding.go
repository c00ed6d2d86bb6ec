package schedule

import (
	"slices"
	"strconv"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"laurel/app/desktop/kit/look"
	"laurel/data/clash"
	"laurel/data/locale"
	"laurel/data/program"
)

// ruleTitles say in a few words what a finding is about.
var ruleTitles = map[clash.Rule]func() string{
	clash.PersonTwice:         func() string { return locale.L("In two places at once") },
	clash.InterpreterTwice:    func() string { return locale.L("Interpreter needed twice") },
	clash.NoInterpreter:       func() string { return locale.L("Nobody interprets the language") },
	clash.InterpreterMissing:  func() string { return locale.L("No interpreter") },
	clash.InterpreterLanguage: func() string { return locale.L("Interpreter of another language") },
	clash.OutsideStop:         func() string { return locale.L("Outside the stay") },
	clash.TimeGap:             func() string { return locale.L("A time that does not exist") },
	clash.TimeTwice:           func() string { return locale.L("A time that comes twice") },
	clash.Nobody:              func() string { return locale.L("Nobody attends") },
	clash.CancelledChosen:     func() string { return locale.L("Chosen, but cancelled") },
	clash.AbsentChosen:        func() string { return locale.L("Chosen, but not there") },
	clash.DeclinedPlanned:     func() string { return locale.L("Declined or cancelled") },
	clash.StopMissing:         func() string { return locale.L("No stop or time zone") },
	clash.ContactTwice:        func() string { return locale.L("Contact needed twice") },
	clash.VehicleTwice:        func() string { return locale.L("Vehicle needed twice") },
	clash.PlaceTwice:          func() string { return locale.L("Two groups in one place") },
	clash.TravelShort:         func() string { return locale.L("Too little time to get there") },
	clash.TravelMissing:       func() string { return locale.L("Nothing leads there") },
	clash.InterpreterLong:     func() string { return locale.L("Interpreter without a pause") },
	clash.BeforeArrival:       func() string { return locale.L("Before the arrival") },
	clash.AfterDeparture:      func() string { return locale.L("After the departure") },
	clash.AppointmentsFar:     func() string { return locale.L("Many appointments in a day") },
	clash.NoLunch:             func() string { return locale.L("No lunch") },
	clash.NoDinner:            func() string { return locale.L("No dinner") },
	clash.PlaceClosed:         func() string { return locale.L("Outside the opening hours") },
	clash.DietUnknown:         func() string { return locale.L("Diet not asked") },
	clash.Unconfirmed:         func() string { return locale.L("Not confirmed yet") },
	clash.VehicleFull:         func() string { return locale.L("Too few seats") },
	clash.PhotosUntold:        func() string { return locale.L("Host not told about photographs") },
}

func ruleTitle(r clash.Rule) string {
	if title := ruleTitles[r]; title != nil {
		return title()
	}
	return string(r)
}

// mark is the line below a meeting that says what is wrong with it: the gravest finding, and how many more there are.
func (v *plan) mark(found []clash.Finding, m *program.Meeting) string {
	text := "⚠ " + v.short(found[0], m)
	if more := len(found) - 1; more > 0 {
		text = locale.L("{{.Text}} (and {{.Count}} more)", map[string]any{"Text": text, "Count": more})
	}
	return text
}

// short is a finding in a few words, from the side of one of its meetings.
func (v *plan) short(f clash.Finding, m *program.Meeting) string {
	data := map[string]any{"Names": namesOf(v.involved(f), 2)}
	switch f.Rule {
	case clash.PersonTwice, clash.InterpreterTwice:
		if other := v.other(f, m); other != nil {
			data["Time"], data["Title"] = other.Start.Clock.String(), other.Title
			return locale.L("also at {{.Time}}: {{.Title}} · {{.Names}}", data)
		}
	case clash.InterpreterMissing:
		return locale.L("no interpreter for {{.Names}}", data)
	case clash.InterpreterLanguage:
		return locale.L("no interpreter speaks the language of {{.Names}}", data)
	case clash.OutsideStop:
		if stop := v.program.Stop(m.Stop); stop != nil {
			data["City"], data["Days"] = stop.City, program.FormatPeriod(stop.From, stop.Until, locale.Language(v.in))
			return locale.L("outside the stay in {{.City}} ({{.Days}})", data)
		}
	case clash.CancelledChosen:
		return locale.L("chosen though cancelled: {{.Names}}", data)
	case clash.AbsentChosen:
		return locale.L("chosen though not there: {{.Names}}", data)
	case clash.DeclinedPlanned:
		return locale.L("{{.Status}} and still in the plan", map[string]any{"Status": m.Status.Name(locale.Language(v.in))})
	}
	return ruleTitle(f.Rule)
}

// involved are the people of a finding.
func (v *plan) involved(f clash.Finding) []*program.Person {
	var people []*program.Person
	for _, id := range f.Items {
		if person := v.program.Person(id); person != nil {
			people = append(people, person)
		}
	}
	return people
}

// other is the other meeting of a finding, or nil.
func (v *plan) other(f clash.Finding, m *program.Meeting) *program.Meeting {
	for _, id := range f.Items {
		if other := v.program.Meeting(id); other != nil && other.ID != m.ID {
			return other
		}
	}
	return nil
}

// gravities are the kinds of findings as the list of all has them.
func gravities() []struct {
	severity program.Severity
	name     string
} {
	return []struct {
		severity program.Severity
		name     string
	}{{program.SeverityError, locale.L("Clashes")}, {program.SeverityWarning, locale.L("Warnings")}, {program.SeverityHint, locale.L("Hints")}}
}

// ShowFindings lists beside the plan all that the checks find in the program, the gravest first; each can be shown, mended or ignored.
func (v *Screen) ShowFindings() {
	if v.plan == nil || v.content == nil {
		return
	}
	v.Leave(func() {
		v.editor, v.telling, v.listed, v.about = nil, true, mostListed, ""
		v.showDetail()
		v.showChips()
	})
}

// closeFindings brings back the page of what is selected.
func (v *Screen) closeFindings() {
	v.telling = false
	v.showDetail()
	v.showChips()
	v.focusList()
}

// How many findings of a gravity are listed at first, and for how long the checks look for ways out while a page is made: each way is tried.
const (
	mostListed = 12
	patience   = 150 * time.Millisecond
)

// allFindings is what the list of all findings is about, where others are about a meeting.
const allFindings = "findings"

// findingsPane is the list of all findings.
func (v *Screen) findingsPane() fyne.CanvasObject {
	head := container.NewBorder(nil, nil, nil, container.NewVBox(look.NewButton(locale.L("Close"), v.closeFindings)), look.NewHeadline(locale.L("All findings")))
	body, until := look.Down(10, head), v.s.Now().Add(patience)
	for _, g := range gravities() {
		var found []clash.Finding
		for _, f := range v.plan.findings {
			if f.Severity == g.severity {
				found = append(found, f)
			}
		}
		if len(found) > 0 {
			body.Add(look.NewSection(joined(" ", g.name, strconv.Itoa(len(found))), v.noticesOf(found, until)))
		}
	}
	if len(v.plan.findings) == 0 {
		body.Add(look.NewNotice(look.Green, locale.L("Nothing stands in the way of this plan."), ""))
	}
	if len(v.plan.left) > 0 {
		rows := look.Down(8)
		for _, f := range v.plan.left {
			title, text, again := v.ignoredNotice(f)
			rows.Add(look.NewNotice(look.Neutral, title, f.Text+"\n"+text, again))
		}
		body.Add(look.NewSection(joined(" ", locale.L("Ignored"), strconv.Itoa(len(v.plan.left))), rows))
	}
	return v.scrolling(allFindings, look.Pad(18, 20, 12, 20, body))
}

func (v *Screen) noticesOf(found []clash.Finding, until time.Time) *fyne.Container {
	rows := look.Down(8)
	for i, f := range found {
		if i == v.listed {
			rows.Add(look.NewLink(locale.L("and {{.Count}} more", map[string]any{"Count": len(found) - i}), func() {
				v.listed *= 3
				v.showDetail()
			}))
			break
		}
		rows.Add(look.NewNotice(severityTones[f.Severity], ruleTitle(f.Rule), f.Text, append(v.ways(f, "", until), v.ignoring(f))...))
	}
	return rows
}

// ways are the mends of a finding or, once the time is over, only where to look.
func (v *Screen) ways(f clash.Finding, shown program.ID, until time.Time) []look.NoticeAction {
	if v.s.Now().Before(until) {
		return v.mends(f, shown)
	}
	return v.leads(f, shown)
}

// part is one person's part in a finding, so that one that names another person as well is new for that one alone.
type part struct {
	rule     clash.Rule
	severity program.Severity
	meetings string
	person   program.ID
}

func (v *plan) parts(f clash.Finding) (parts []part) {
	var people []program.ID
	meetings := ""
	for _, id := range f.Items {
		if v.program.Meeting(id) != nil {
			meetings += string(id)
		} else {
			people = append(people, id)
		}
	}
	if len(people) == 0 {
		people = append(people, "")
	}
	for _, id := range people {
		parts = append(parts, part{f.Rule, f.Severity, meetings, id})
	}
	return parts
}

// newsSince are the clashes and warnings that there were not before.
func (v *plan) newsSince(before *plan) (news []clash.Finding) {
	known := map[part]bool{}
	for _, f := range slices.Concat(before.findings, before.left) {
		for _, p := range before.parts(f) {
			known[p] = true
		}
	}
	for _, f := range v.findings {
		if f.Severity != program.SeverityHint && slices.ContainsFunc(v.parts(f), func(p part) bool { return !known[p] }) {
			news = append(news, f)
		}
	}
	return news
}

// newsNotice tells what the last change brings, but for what the page beside it says anyway; nil when that is nothing. It stays until the
// next change, or until it is closed.
func (v *Screen) newsNotice() fyne.CanvasObject {
	m := v.current()
	if v.editor != nil || v.telling {
		m = nil
	}
	news := slices.DeleteFunc(slices.Clone(v.news), func(f clash.Finding) bool { return slices.Contains(v.meetings(f), m) })
	if len(news) == 0 {
		return nil
	}
	first := news[0]
	text := locale.L("New: {{.Finding}}", map[string]any{"Finding": first.Text})
	var actions []look.NoticeAction
	if meetings := v.meetings(first); len(meetings) > 0 {
		actions = append(actions, look.NoticeAction{Text: locale.L("Show"), Do: func() { v.Show(meetings[len(meetings)-1].ID) }})
	}
	if more := len(news) - 1; more > 0 {
		actions = append(actions, look.NoticeAction{Text: locale.L("and {{.Count}} more", map[string]any{"Count": more}), Do: v.ShowFindings})
	}
	actions = append(actions, look.NoticeAction{Text: locale.L("Close"), Do: func() {
		v.news = nil
		v.showNews()
	}})
	return look.NewNotice(severityTones[first.Severity], text, "", actions...)
}

// lineOf is a finding over the whole width of the tab, with its links at the end.
func lineOf(f clash.Finding, actions []look.NoticeAction) fyne.CanvasObject {
	links := look.Across(16)
	for _, a := range actions {
		links.Add(look.NewLink(a.Text, a.Do))
	}
	return container.NewBorder(nil, nil, nil, look.Pad(0, 0, 0, 12, container.New(&middleLayout{}, links)), look.NewNotice(severityTones[f.Severity], f.Text, ""))
}
