package schedule

import (
	"context"
	"net/url"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/kit/work"
	"laurel/data/locale"
	"laurel/data/program"
	"laurel/data/store"
)

// showDetail fills the pane: the form under way, the page of the current meeting, several meetings, or what to do.
func (v *Screen) showDetail() {
	v.showNews()
	v.reading = v.keys()
	meetings := v.selected()
	switch {
	case v.editor == nil && v.telling && v.plan != nil:
		v.reading = nil
		v.setPane(v.findingsPane())
	case v.editor != nil:
		v.reading = nil
		v.setPane(look.Pad(16, 16, 16, 20, container.NewBorder(look.Pad(0, 0, 8, 0, look.NewTitle(v.editor.form.Title).Cutting()), nil, nil, nil, v.editor.form)))
	case len(meetings) > 1:
		v.setPane(v.severalPane(meetings))
	case len(meetings) == 1 && v.plan != nil:
		v.setPane(v.meetingPane(meetings[0]))
	case len(v.reading) > 0 && v.views.showing == agendaName:
		v.setPane(look.NewEmptyState(theme.ContentAddIcon(), locale.L("Nothing is planned on this day yet."), locale.L("Add meeting"), v.Add))
	default:
		v.setPane(v.nothingPane())
	}
}

// nothingPane is what the view says while no meeting is selected.
func (v *Screen) nothingPane() fyne.CanvasObject {
	if v.plan != nil && v.content != nil {
		if pane := v.view().pane(); pane != nil {
			return pane
		}
	}
	return container.NewStack()
}

func (v *Screen) setPane(o fyne.CanvasObject) {
	c := v.s.Window.Canvas()
	before := c.Focused()
	v.pane.Objects = []fyne.CanvasObject{o}
	v.pane.Refresh()
	look.Regain(c, before)
}

// scrolling is the scroll of a page about something. A page that is made anew stays where it was scrolled to.
func (v *Screen) scrolling(about string, content fyne.CanvasObject) *look.Scroll {
	scroll := look.NewVScroll(content)
	if v.scroll != nil && v.about == about {
		scroll.Offset = v.scroll.Offset
	}
	v.about, v.scroll = about, scroll
	return scroll
}

// page writes one meeting, to be read.
type page struct {
	screen  *Screen
	program *program.Program
	meeting *program.Meeting
	in      string
	body    *fyne.Container
}

func (v *Screen) meetingPane(m *program.Meeting) fyne.CanvasObject {
	p := &page{screen: v, program: v.s.Program(), meeting: m, in: v.language(), body: look.Down(10)}
	p.head()
	p.notices()
	p.where()
	p.who()
	p.notes()
	p.takeaways()
	scroll := v.scrolling(string(m.ID), look.Pad(18, 20, 12, 20, p.body))
	return container.NewBorder(nil, look.Pad(8, 20, 14, 20, v.pageFoot()), nil, nil, scroll)
}

func (p *page) head() {
	m, stop := p.meeting, p.program.Stop(p.meeting.Stop)
	city := locale.L("no stop")
	if stop != nil {
		city = stop.City
	}
	when := look.NewText(joined(" · ", locale.Language(p.in).Date(m.Start.Date, locale.WeekdayDate), city)).Cutting()
	when.Color = look.ColorQuiet
	hours := joined(" ", times(m), zoneName(stop, m.Start))
	if extra := nextDay(m, p.in); extra != "" {
		hours = joined(" · ", hours, extra)
	}
	clock := look.NewStrong(joined(" · ", hours, length(m.Minutes()))).Cutting()
	title := look.NewHeadline(m.Title)
	edit := container.NewVBox(look.NewButton(locale.L("Edit"), p.screen.Edit))
	words := look.Down(2, title, when, clock, look.Pad(4, 0, 0, 0, p.chips()))
	p.body.Add(container.NewBorder(nil, nil, nil, edit, look.Pad(0, 8, 0, 0, words)))
}

// length is how long something lasts: 45 min, 1 h 30 min.
func length(minutes int) string {
	data := map[string]any{"Hours": minutes / 60, "Minutes": minutes % 60}
	switch {
	case minutes <= 0:
		return ""
	case minutes < 60:
		return locale.L("{{.Minutes}} min", data)
	case minutes%60 == 0:
		return locale.L("{{.Hours}} h", data)
	default:
		return locale.L("{{.Hours}} h {{.Minutes}} min", data)
	}
}

// chips are the kind, and the status, which opens the choice of another.
func (p *page) chips() fyne.CanvasObject {
	m := p.meeting
	status := look.NewMenuChip(statusName(m.Status, p.in), statusTones[m.Status], p.screen.statusMenu)
	chips := look.Flow(6, look.NewChip(m.Kind.Name(locale.Language(p.in)), kindTones[m.Kind]), status)
	if !m.StatusDate.IsZero() {
		chips.Add(look.NewQuiet(locale.L("since {{.Day}}", map[string]any{"Day": dateText(m.StatusDate)})))
	}
	return chips
}

func (p *page) notices() {
	until := p.screen.s.Now().Add(patience)
	for _, f := range p.screen.plan.of[p.meeting.ID] {
		actions := append(p.screen.ways(f, p.meeting.ID, until), p.screen.ignoring(f))
		p.body.Add(look.NewNotice(severityTones[f.Severity], ruleTitle(f.Rule), f.Text, actions...))
	}
	for _, f := range p.screen.plan.ignored[p.meeting.ID] {
		title, text, again := p.screen.ignoredNotice(f)
		p.body.Add(look.NewNotice(look.Neutral, title, text, again))
	}
}

func (p *page) where() {
	m, rows := p.meeting, look.Down(4)
	if o := p.program.Organisation(m.Organisation); o != nil {
		rows.Add(look.NewKeyObject(locale.L("Organisation"), look.NewWrappingLink(o.Name, func() { p.screen.EditOrganisation(o.ID) })))
		addFact(rows, locale.L("Address"), o.Address)
		p.opening(rows, o)
		if !m.Position.Known {
			addFact(rows, locale.L("Coordinates"), o.Position.String())
		}
		addFact(rows, locale.L("Directions"), o.Directions)
	}
	addFact(rows, locale.L("Place"), m.Place)
	addFact(rows, locale.L("Coordinates"), m.Position.String())
	if m.Link != "" {
		rows.Add(look.NewKeyObject(locale.L("Online"), look.NewWrappingLink(m.Link, func() { p.screen.openLink(m.Link) })))
		if stop := p.program.Stop(m.Stop); stop != nil {
			addFact(rows, locale.L("Elsewhere"), elsewhere(p.program, stop, m.Start))
		}
	}
	addFact(rows, locale.L("Getting there"), joined(" · ", m.Travel.Name(locale.Language(p.in)), p.vehicle()))
	p.section(locale.L("Place"), rows)
	p.contacts()
	if m.Topic != "" {
		p.section(locale.L("Topic"), look.Down(0, look.NewParagraph(m.Topic)))
	}
}

// opening says when an organisation is open, in amber when that is not the time of the meeting.
func (p *page) opening(rows *fyne.Container, o *program.Organisation) {
	hours := program.FormatOpening(o.Opening, locale.Language(p.in))
	if hours == "" {
		return
	}
	tone := look.Neutral
	if !program.OpenDuring(o.Opening, p.meeting.Start, p.meeting.End) {
		hours, tone = joined(" · ", hours, locale.L("closed then")), look.Amber
	}
	rows.Add(look.NewKeyValues(look.Fact{Label: locale.L("Opening hours"), Value: hours, Tone: tone}))
}

// vehicle is the meeting's vehicle with its seats, where they are known.
func (p *page) vehicle() string {
	stop := p.program.Stop(p.meeting.Stop)
	if stop == nil || p.meeting.Vehicle == "" {
		return p.meeting.Vehicle
	}
	return joined(", ", p.meeting.Vehicle, seatsOf(stop, p.meeting.Vehicle))
}

// addFact adds a line, unless there is nothing to say.
func addFact(rows *fyne.Container, label, value string) {
	if value != "" {
		rows.Add(look.NewKeyValues(look.Fact{Label: label, Value: value}))
	}
}

func (p *page) contacts() {
	rows := look.Down(4)
	for _, id := range p.meeting.Contacts {
		c := p.program.Contact(id)
		if c == nil {
			continue
		}
		link := look.NewWrappingLink(joined(" ", c.Honorific, c.Name), func() { p.screen.EditContact(c.ID) })
		rows.Add(look.Down(0, link, look.NewParagraph(joined(" · ", c.Title, c.Phone, c.Email, mayShare(c)))))
	}
	p.section(locale.L("Contacts"), rows)
}

// mayShare says whether the awardees may have how to reach a contact.
func mayShare(c *program.Contact) string {
	switch c.MayShare {
	case program.Yes:
		return locale.L("may be handed on")
	case program.No:
		return locale.L("not to be handed on")
	default:
		return locale.L("not asked whether it may be handed on")
	}
}

// mostNames is how many people a page names; the form has all.
const mostNames = 40

func (p *page) who() {
	m, rows := p.meeting, look.Down(12)
	attending := p.program.AttendeesOf(m)
	label := locale.L("Everyone ({{.Count}} with interpreters)", map[string]any{"Count": len(attending)})
	attending = slices.DeleteFunc(attending, func(person *program.Person) bool { return slices.Contains(m.Interpreters, person.ID) })
	if m.Selected || len(m.Interpreters) == 0 {
		label = locale.L("Everyone ({{.Count}})", map[string]any{"Count": len(attending)})
	}
	if m.Selected {
		label = locale.L("Chosen ({{.Count}})", map[string]any{"Count": len(attending)})
	}
	p.names(rows, label, attending)
	if !m.Selected {
		p.names(rows, locale.L("Excused"), p.screen.plan.people(m.Excused))
	}
	p.names(rows, locale.L("Interpreters"), p.screen.plan.people(m.Interpreters))
	if m.PhotosTold {
		addFact(rows, locale.L("Photographs"), locale.L("the host knows whom not to photograph"))
	}
	p.section(locale.L("Who attends"), rows)
}

// names lists people, each a link to the record.
func (p *page) names(rows *fyne.Container, label string, people []*program.Person) {
	if len(people) == 0 {
		return
	}
	links := look.Flow(10)
	for i, person := range people {
		if i == mostNames {
			links.Add(look.NewQuiet(locale.L("and {{.Count}} more", map[string]any{"Count": len(people) - i})))
			break
		}
		links.Add(look.NewLink(person.DisplayName(), func() { p.screen.s.Window.Show(person.ID) }))
	}
	rows.Add(look.Down(2, look.NewQuiet(label), links))
}

// openLink opens the address of a virtual meeting in the browser.
func (v *Screen) openLink(link string) {
	address, err := url.Parse(link)
	if err == nil && address.Scheme == "" {
		address, err = url.Parse("https://" + link)
	}
	if err == nil && address.Scheme != "https" && address.Scheme != "http" {
		v.s.Dialogs.Message(locale.L("This link is not opened"), locale.L("Only links that begin with https:// or http:// are opened. Copy it from the form if you trust it."))
		return
	}
	if err == nil {
		err = fyne.CurrentApp().OpenURL(address)
	}
	if err != nil {
		v.s.Dialogs.Error(locale.L("The link could not be opened. Copy it from the form into your browser."), err)
	}
}

func (p *page) notes() {
	if p.meeting.Note != "" {
		p.section(locale.L("Note for the group"), look.Down(0, look.NewParagraph(p.meeting.Note)))
	}
	if p.meeting.Internal != "" {
		p.section(locale.L("Internal note (never printed)"), look.Down(0, look.NewParagraph(p.meeting.Internal)))
	}
}

// section adds a group of facts, unless there are none.
func (p *page) section(heading string, rows *fyne.Container) {
	if len(rows.Objects) > 0 {
		p.body.Add(look.NewSection(heading, rows))
	}
}

func (v *Screen) pageFoot() fyne.CanvasObject {
	return look.Across(8,
		look.NewButton(locale.L("Move…"), v.Move), look.NewButton(locale.L("Copy to…"), v.CopyTo), look.NewMenuButton(locale.L("More"), v.moreMenu),
		look.Spring(), look.NewButton(locale.L("History"), v.History))
}

// History shows every change of the current meeting.
func (v *Screen) History() {
	m := v.current()
	if m == nil {
		return
	}
	work.Run(v.s.Runner, &v.history, func(ctx context.Context) ([]store.Change, error) { return v.s.Store.History(ctx, m.ID) },
		func(changes []store.Change, err error) {
			if err != nil {
				v.s.Fail(err)
				return
			}
			rows := look.Down(8)
			for _, c := range changes {
				rows.Add(changeLine(c))
			}
			v.s.Dialogs.ShowContent(locale.L("History of {{.Title}}", map[string]any{"Title": m.Title}), look.Pad(0, 16, 0, 0, rows), 600, 480)
		})
}

func changeLine(c store.Change) fyne.CanvasObject {
	what, local := c.Label, program.DateTimeOf(c.At.Local())
	if c.Undone {
		what = locale.L("{{.Change}} (undone)", map[string]any{"Change": what})
	}
	entry := look.Down(2, look.NewKeyValues(look.Fact{Label: dateText(local.Date) + " " + local.Clock.String(), Value: what}))
	if c.Action != store.Changed {
		return entry
	}
	var lines []string
	for _, f := range c.Fields {
		if line := fieldLine(f); line != "" {
			lines = append(lines, line)
		}
	}
	if len(lines) > 0 {
		entry.Add(look.Pad(0, 0, 0, 130, look.NewParagraph(strings.Join(lines, "\n"))))
	}
	return entry
}

// told are the fields whose change is told with its values, with their names; of the others only the edit's label is shown.
var told = map[string]func() string{
	"Title": func() string { return locale.L("Title") }, "Start": func() string { return locale.L("Starts") }, "End": func() string { return locale.L("Ends") },
	"Place": func() string { return locale.L("Place") }, "Topic": func() string { return locale.L("Topic") }, "Status": func() string { return locale.L("Status") },
	"Link": func() string { return locale.L("Online") }, "Note": func() string { return locale.L("Note for the group") },
}

func fieldLine(f store.FieldChange) string {
	name := told[f.Field]
	if name == nil || f.Before == f.After {
		return ""
	}
	return locale.L("{{.Field}}: {{.Before}} → {{.After}}", map[string]any{"Field": name(), "Before": valueText(f.Before), "After": valueText(f.After)})
}

// valueText is a field's text as people read it.
func valueText(text string) string {
	if text == "" {
		return locale.L("empty")
	}
	if t, err := program.ParseDateTime(text); err == nil {
		return dateText(t.Date) + " " + t.Clock.String()
	}
	return text
}

// severalPane says what is selected and what can be done with all of it.
func (v *Screen) severalPane(meetings []*program.Meeting) fyne.CanvasObject {
	const listed = 60
	rows := look.Down(4)
	for i, m := range meetings {
		if i == listed {
			rows.Add(look.NewQuiet(locale.L("and {{.Count}} more", map[string]any{"Count": len(meetings) - i})))
			break
		}
		rows.Add(look.NewKeyValues(look.Fact{Label: locale.Language(v.language()).Date(m.Start.Date, locale.WeekdayShort) + " " + m.Start.Clock.String(), Value: m.Title}))
	}
	title := look.NewDisplay(locale.N("{{.Count}} meetings selected", len(meetings), map[string]any{"Count": len(meetings)})).Cutting()
	buttons := look.Flow(8,
		look.NewMenuButton(locale.L("Status"), v.statusMenu), look.NewButton(locale.L("Move…"), v.Move), look.NewButton(locale.L("Move by minutes…"), v.AskShift),
		look.NewButton(locale.L("Copy to…"), v.CopyTo), look.NewButton(locale.L("Delete"), v.Delete))
	return look.NewVScroll(look.Pad(18, 20, 16, 20, look.Down(12, title, buttons, look.NewSection(locale.L("Selected"), rows))))
}
