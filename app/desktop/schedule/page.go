package schedule

import (
	"net/url"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"laurel/app/desktop/kit/form"
	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/library"
	"laurel/app/desktop/session"
	"laurel/data/locale"
	"laurel/data/opening"
	"laurel/data/program"
)

// page is the page of one meeting.
type page struct {
	tab     *Screen
	program *program.Program
	meeting *program.Meeting
	body    *fyne.Container
}

func newPage(tab *Screen, m *program.Meeting) fyne.CanvasObject {
	p := &page{tab: tab, program: tab.s.Program(), meeting: m, body: look.Down(10)}
	p.heading()
	p.notices()
	p.place()
	p.people()
	p.lines(locale.L("Note for the group"), session.Line{Parts: session.Plain(m.Note), Paths: []string{"Note"}})
	p.lines(locale.L("Internal note (never printed)"),
		session.Line{Parts: session.Plain(m.Internal), Paths: []string{"Internal"}})
	p.body.Add(tab.pane.EmptyLink())
	p.takeaways()
	scroll := tab.pane.Scroll(string(m.ID), look.Pad(18, 20, 12, 20, p.body))
	a := tab.actions
	buttons := look.Across(8,
		look.NewButton(locale.L("Move…"), a.move), look.NewButton(locale.L("Copy to…"), a.copyTo),
		look.NewMenuButton(locale.L("More"), a.moreMenu), look.Spring(), look.NewButton(locale.L("History"), a.history))
	return container.NewBorder(nil, look.Pad(8, 20, 14, 20, buttons), nil, nil, scroll)
}

func (p *page) heading() {
	m := p.meeting
	date := session.ShortDay(m.Start.Date)
	when := look.NewColored(joined(date, cityOf(p.program, m.Stop)), look.ColorQuiet).Cutting()
	hours := times(m) + " " + zoneName(p.program.Stop(m.Stop), m.Start)
	clock := look.NewStrongWrapped(joined(hours, lastDay(m), length(m.Minutes())))
	edit := container.NewVBox(look.NewButton(locale.L("Edit"), p.tab.actions.edit))
	lines := look.Down(2, p.line(locale.L("Title"), m.Title, look.NewHeadline(m.Title), "Title"),
		p.line(locale.L("Day"), when.Text, when, "Stop", "Start", "End"),
		p.line(locale.L("Hours"), clock.Text, clock, "Start", "End"), look.Pad(4, 0, 0, 0, p.chips()))
	p.body.Add(container.NewBorder(nil, nil, nil, edit, look.Pad(0, 8, 0, 0, lines)))
}

// line is a line of the page without a label that is edited in its place; name is what it is called in the history.
func (p *page) line(name, text string, value fyne.CanvasObject, paths ...string) fyne.CanvasObject {
	return p.tab.pane.Spot(strings.Join(paths, " "), "", text, value, func() *form.Form {
		return p.tab.editLine(p.meeting.ID, name, paths...)
	})
}

// lines adds a section of lines that are edited in their place.
func (p *page) lines(heading string, lines ...session.Line) {
	p.section(heading, p.rows(heading, lines...))
}

func (p *page) rows(heading string, lines ...session.Line) *fyne.Container {
	return p.tab.pane.Lines(heading, lines, func(label string, paths ...string) *form.Form {
		return p.tab.editLine(p.meeting.ID, label, paths...)
	})
}

// chips are the kind and the status, each of which opens the choice of another.
func (p *page) chips() fyne.CanvasObject {
	m := p.meeting
	status := look.NewMenuChip(statusName(m.Status), statusTones[m.Status], p.tab.actions.statusMenu)
	chips := look.Flow(6, look.NewMenuChip(named(m.Kind), kindTones[m.Kind], p.tab.actions.kindMenu), status)
	if m.Private {
		chips.Add(look.NewChip(privateSign+locale.L("Internal only"), look.Grey))
	}
	if !m.StatusDate.IsZero() {
		since := locale.Values{"Day": session.ShortDate(m.StatusDate)}
		chips.Add(look.NewQuiet(locale.L("since {{.Day}}", since)))
	}
	return chips
}

func (p *page) notices() {
	f := p.tab.findings
	until := p.tab.s.Now().Add(patience)
	for _, found := range p.tab.plan.findings.of[p.meeting.ID] {
		p.body.Add(f.notice(found, p.meeting.ID, until))
	}
	for _, found := range p.tab.plan.ignored.of[p.meeting.ID] {
		p.body.Add(f.ignoredNotice(found, false, func() {}))
	}
}

func (p *page) place() {
	m, heading := p.meeting, locale.L("Place")
	line := func(label, text string, paths ...string) *fyne.Container {
		return p.rows(heading, session.Line{Label: label, Parts: session.Plain(text), Paths: paths})
	}
	rows := look.Down(4)
	o := p.program.Organisation(m.Organisation)
	if o == nil {
		rows.Add(line(locale.L("Organisation"), "", "Organisation"))
	} else {
		link := look.NewWrappingLink(o.Name, func() { p.tab.library.EditOrganisation(o.ID) })
		label := locale.L("Organisation")
		rows.Add(p.tab.pane.Spot("Organisation", label, o.Name, link, func() *form.Form {
			return p.tab.editLine(m.ID, label, "Organisation")
		}))
		addFact(rows, locale.L("Address"), o.Address)
		p.opening(rows, o)
		if !m.Position.Known {
			addFact(rows, locale.L("Coordinates"), o.Position.String())
		}
		addFact(rows, locale.L("Directions"), o.Directions)
	}
	rows.Add(line(locale.L("Place"), m.Place, "Place"))
	rows.Add(line(locale.L("Coordinates"), m.Position.String(), "Position"))
	rows.Add(line(locale.L("Online"), m.Link, "Link"))
	if m.Link != "" {
		rows.Add(look.Flow(0, look.NewLink(locale.L("Open the link"), func() { p.openLink(m.Link) })))
		if stop := p.program.Stop(m.Stop); stop != nil {
			addFact(rows, locale.L("Elsewhere"), elsewhere(p.program, stop, m.Start))
		}
	}
	vehicle := locale.Joined(", ", m.Vehicle, seatsOf(p.program.Stop(m.Stop), m.Vehicle))
	rows.Add(line(locale.L("Getting there"), joined(named(m.Travel), vehicle), "Travel", "Vehicle"))
	p.section(heading, withContent(rows))
	p.contacts()
	p.lines(locale.L("Topic"), session.Line{Parts: session.Plain(m.Topic), Paths: []string{"Topic"}})
}

// withContent leaves out the groups of lines that are empty.
func withContent(rows *fyne.Container) *fyne.Container {
	rows.Objects = slices.DeleteFunc(rows.Objects, func(o fyne.CanvasObject) bool {
		group, is := o.(*fyne.Container)
		return is && len(group.Objects) == 0
	})
	return rows
}

// opening is when an organisation is open, in amber when that is not the time of the meeting.
func (p *page) opening(rows *fyne.Container, o *program.Organisation) {
	hours := opening.Format(o.Opening, locale.Window())
	if hours == "" {
		return
	}
	tone := look.Neutral
	if !opening.During(o.Opening, p.meeting.Start, p.meeting.End) {
		hours, tone = joined(hours, locale.L("closed then")), look.Amber
	}
	rows.Add(look.NewKeyValues(look.Fact{Label: locale.L("Opening hours"), Value: hours, Tone: tone}))
}

// seatsOf are the seats of a vehicle of a stop as text, or nothing.
func seatsOf(stop *program.Stop, vehicle string) string {
	if stop == nil {
		return ""
	}
	for _, v := range stop.Vehicles {
		if v.Name == vehicle && v.Seats > 0 {
			return locale.N("{{.Count}} seats", v.Seats)
		}
	}
	return ""
}

// addFact adds a line, unless there is nothing to show.
func addFact(rows *fyne.Container, label, value string) {
	if value != "" {
		rows.Add(look.NewKeyValues(look.Fact{Label: label, Value: value}))
	}
}

func (p *page) contacts() {
	rows := look.Down(4)
	for _, id := range p.meeting.Contacts {
		if c := p.program.Contact(id); c != nil {
			name := locale.Joined(" ", c.Honorific, c.Name)
			link := look.NewWrappingLink(name, func() { p.tab.library.EditContact(c.ID) })
			lines := look.Down(0, link, look.NewParagraph(library.Reach(c)))
			if sent := session.LettersTo(p.program, c.ID); sent != "" {
				lines.Add(look.NewParagraph(locale.L("Letters sent") + ": " + sent))
			}
			rows.Add(lines)
		}
	}
	rows.Add(p.choice(locale.L("Choose contacts…"), "Contacts"))
	p.section(locale.L("Contacts"), rows)
}

// choice is a line that looks like a link and asks for the fields at the paths in its place.
func (p *page) choice(text string, paths ...string) fyne.CanvasObject {
	return p.line(strings.TrimSuffix(text, "…"), "", look.NewColored(text, look.ColorGreen).Cutting(), paths...)
}

// mostNames is how many people a page names; the form has all.
const mostNames = 40

func (p *page) people() {
	m, rows := p.meeting, look.Down(12)
	attending := p.program.Attendance().AttendeesOf(m)
	all := locale.Values{"Count": len(attending)}
	interprets := func(person *program.Person) bool { return slices.Contains(m.Interpreters, person.ID) }
	attending = slices.DeleteFunc(attending, interprets)
	alone := locale.Values{"Count": len(attending)}
	label := locale.L("Everyone ({{.Count}} with interpreters)", all)
	switch {
	case m.Selected:
		label = locale.L("Chosen ({{.Count}})", alone)
	case len(m.Interpreters) == 0:
		label = locale.L("Everyone ({{.Count}})", alone)
	}
	p.names(rows, label, attending)
	if !m.Selected {
		p.names(rows, locale.L("Excused"), p.program.Attendance().PeopleOf(m.Excused))
	}
	p.names(rows, locale.L("Interpreters"), p.program.Attendance().PeopleOf(m.Interpreters))
	rows.Add(look.Down(4, p.choice(locale.L("Choose who attends…"), "Selected", "Excused", "Attendees"),
		p.choice(locale.L("Choose interpreters…"), "Interpreters")))
	told, private := "", ""
	if m.PhotosTold {
		told = locale.L("the host knows whom not to photograph")
	}
	if m.Private {
		private = locale.L("internal only: in no document for others")
	}
	rows.Add(p.rows(locale.L("Who attends"),
		session.Line{Label: locale.L("Photographs"), Parts: session.Plain(told), Paths: []string{"PhotosTold"}},
		session.Line{Label: locale.L("Who has it"), Parts: session.Plain(private), Paths: []string{"Private"}}))
	p.section(locale.L("Who attends"), rows)
}

// names lists people, each a link to the record.
func (p *page) names(rows *fyne.Container, label string, people []*program.Person) {
	if len(people) == 0 {
		return
	}
	links := look.Flow(10)
	for _, person := range people[:min(len(people), mostNames)] {
		links.Add(look.NewLink(person.DisplayName(), func() { p.tab.s.Window.Show(person.ID) }))
	}
	addMore(links, len(people)-mostNames)
	rows.Add(look.Down(2, look.NewQuiet(label), links))
}

// addMore writes how many of a list are not shown.
func addMore(rows *fyne.Container, more int) {
	if more > 0 {
		rows.Add(look.NewQuiet(locale.L("and {{.Count}} more", locale.Values{"Count": more})))
	}
}

// openLink opens the address of a virtual meeting in the browser.
func (p *page) openLink(link string) {
	dialogs := p.tab.s.Dialogs
	address, err := url.Parse(link)
	if err == nil && address.Scheme == "" {
		address, err = url.Parse("https://" + link)
	}
	if err == nil && address.Scheme != "https" && address.Scheme != "http" {
		dialogs.Message(locale.L("This link cannot be opened"),
			locale.L("Only links that begin with https:// or http:// are opened. "+
				"Copy it from the form if you trust it."))
		return
	}
	if err == nil {
		err = fyne.CurrentApp().OpenURL(address)
	}
	if err != nil {
		dialogs.Error(locale.L("The link could not be opened. Copy it from the form into your browser."), err)
	}
}

// takeaways lists what people took away from the meeting.
func (p *page) takeaways() {
	rows := look.Down(8)
	for _, t := range p.program.Takeaways {
		if t.Meeting == p.meeting.ID {
			rows.Add(p.takeaway(t))
		}
	}
	rows.Add(look.Flow(0, look.NewLink(locale.L("Add a takeaway…"), p.tab.actions.addTakeaway)))
	p.section(locale.L("Takeaways"), rows)
}

func (p *page) takeaway(t *program.Takeaway) fyne.CanvasObject {
	a := p.tab.actions
	edit := look.NewIconButton(theme.DocumentCreateIcon(), locale.L("Edit the takeaway"),
		func() { a.s.Takeaways().Edit(t) })
	remove := look.NewIconButton(theme.DeleteIcon(), locale.L("Delete the takeaway"),
		func() { a.s.Takeaways().Delete(t) })
	who := locale.L("The group")
	if person := p.program.Person(t.Person); person != nil {
		who = person.DisplayName()
	}
	about := joined(who, named(t.Kind), p.program.ThemeName(t.Theme, locale.Window()))
	lines := look.Down(2, look.NewParagraph(t.Text), look.NewQuiet(about).Cutting())
	if t.FollowUp != "" || t.FollowUpState != "" {
		followUp := joined(locale.L("Follow-up"), t.FollowUp, named(t.FollowUpState))
		lines.Add(look.NewQuiet(followUp).Cutting())
	}
	return container.NewBorder(nil, nil, nil, container.NewVBox(look.Across(0, edit, remove)), lines)
}

// section adds a group of facts, unless there are none.
func (p *page) section(heading string, rows *fyne.Container) {
	if len(rows.Objects) > 0 {
		p.body.Add(look.NewSection(heading, rows))
	}
}

// mostSelected is how many of the selected meetings are listed.
const mostSelected = 60

// severalPage lists what is selected and what can be done with all of it.
func (v *Screen) severalPage(meetings []*program.Meeting) fyne.CanvasObject {
	rows := look.Down(4)
	for _, m := range meetings[:min(len(meetings), mostSelected)] {
		addFact(rows, dayAndTime(m.Start), m.Title)
	}
	addMore(rows, len(meetings)-mostSelected)
	title := look.NewDisplay(locale.N("{{.Count}} meetings selected", len(meetings))).Cutting()
	a := v.actions
	buttons := look.Flow(8,
		look.NewMenuButton(locale.L("Status"), a.statusMenu), look.NewButton(locale.L("Move…"), a.move),
		look.NewButton(locale.L("Move by minutes…"), a.askShift), look.NewButton(locale.L("Copy to…"), a.copyTo),
		look.NewButton(locale.L("Delete"), a.delete))
	body := look.Down(12, title, buttons, look.NewSection(locale.L("Selected"), rows))
	return look.NewVScroll(look.Pad(18, 20, 16, 20, body))
}
