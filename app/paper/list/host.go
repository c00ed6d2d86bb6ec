package list

import (
	"cmp"
	"context"
	"io"
	"slices"
	"strings"

	"laurel/app/paper/page"
	"laurel/app/paper/schedule"
	"laurel/app/paper/typeset"
	"laurel/app/request"
	"laurel/data/locale"
	"laurel/data/program"
	"laurel/data/program/edition"
)

// HostedMeetings returns the meetings that host sheets are made for: the chosen ones, or else those that have a host.
func HostedMeetings(r request.Request) []*program.Meeting {
	return slices.DeleteFunc(r.Edition.Plan().Planned(), func(m *program.Meeting) bool {
		return len(r.Meetings) == 0 && !m.IsHosted() || !r.IncludesMeeting(m)
	})
}

// Hosts writes a sheet for the host of each meeting: who is coming, how to pronounce their names, what they eat and who
// must not be photographed. Biographies are shortened and then left out so that a sheet is one page; only a group too
// large for that needs more.
func Hosts(ctx context.Context, w io.Writer, r request.Request) error {
	meetings := HostedMeetings(r)
	if len(meetings) == 0 {
		return request.ErrNoMeeting
	}
	h := hostSheet{page.NewReport(r, r.Language.Text("Host sheet")), r}
	set := func(m *program.Meeting) {
		h.Begin(r.Edition.Name, r.Language)
		h.Flow.Add(h.fitting(m)...)
	}
	return page.Print(ctx, w, r, meetings, set, h.Write)
}

type hostSheet struct {
	*page.Report
	request.Request
}

// density is how much a sheet contains, and how closely.
type density struct {
	bio   int           // characters of a biography
	gap   typeset.Space // between people
	brief bool          // who accompanies the guests is in one paragraph
	side  int           // guests side by side; zero: one below the other
	named bool          // guests are in one paragraph, by name and country only
}

var densities = []density{
	{bio: 420, gap: typeset.Close},
	{bio: 260, gap: typeset.Close},
	{bio: 140, gap: typeset.Tight},
	{gap: typeset.Tight},
	{gap: 2, brief: true},
	{gap: typeset.Tight, brief: true, side: 2},
	{gap: 2, brief: true, side: 3},
	{gap: typeset.Normal, brief: true, named: true},
}

// fitting returns the blocks of a sheet with as much of the biographies as fits on a page.
func (h hostSheet) fitting(m *program.Meeting) []typeset.Block {
	var blocks []typeset.Block
	for _, d := range densities {
		blocks = h.blocks(m, d)
		if h.Doc.Height(typeset.Stack{Blocks: blocks}, h.Area.W) <= h.Area.H {
			break
		}
	}
	return blocks
}

func (h hostSheet) blocks(m *program.Meeting, d density) []typeset.Block {
	l := h.Language
	var guests, company []*program.Person
	people := h.Edition.Attendance().AttendeesOf(m)
	for _, p := range people {
		if p.Role == program.Awardee || p.Role == program.Guest {
			guests = append(guests, p)
		} else {
			company = append(company, p)
		}
	}
	list := append(h.title(m, d.brief), h.photographs(people, d.brief)...)
	if len(guests) > 0 {
		list = append(list, part(l.Text("Who is coming ({{.Count}})", locale.Values{"Count": len(guests)})))
		for _, row := range h.guests(m, guests, d) {
			list = append(list, row, d.gap)
		}
	}
	list = append(list, h.notComing(m)...)
	if len(company) > 0 {
		list = append(list, part(l.Text("With them")), h.company(company, d.brief), typeset.Normal)
	}
	if m.Kind == program.Meal || m.Kind == program.Hospitality {
		list = append(list, h.needs("host.food", people, diet, true)...)
	}
	list = append(list, h.needs("host.access", people, access, false)...)
	return append(list, h.calls(m)...)
}

// title sets which meeting the sheet is for.
func (h hostSheet) title(m *program.Meeting, brief bool) []typeset.Block {
	l := h.Language
	quiet := page.Detail.Quiet()
	heading := typeset.Heading
	if brief {
		heading = heading.At(15)
	}
	city := ""
	if stop := h.Edition.Stop(m.Stop); stop != nil {
		city = stop.City
	}
	when := locale.Joined("  ·  ", page.DayTitle(m.Start.Date, l), l.Times(m.Start, m.End), city)
	kind := h.Since.Kind(m.ID)
	stack := typeset.Stacked(3,
		typeset.LabelCaps.In(typeset.Green).Text(program.Capitals(l.Text("Host sheet"))),
		heading.Text(m.Title),
		typeset.Body.Strong().Text(when),
		page.Detail.In(typeset.Amber).Text(h.Since.Was(m, l)),
		page.ChangeMark(kind, l, 1))
	name, address := schedule.PlaceOf(h.Edition, m)
	for _, text := range []string{locale.Joined(", ", name, address), h.hosts(m)} {
		if text != m.Title {
			stack.Add(quiet.Text(text))
		}
	}
	if m.Topic != m.Title {
		stack.Add(typeset.Reading.Slanted().Text(page.Labelled(l, "Topic", m.Topic)))
	}
	stack.Add(typeset.Space(1), typeset.GreenRule)
	mark := locale.Joined(" – ", page.ShortDay(m.Start.Date, l), m.Title)
	return []typeset.Block{
		typeset.WithNext(typeset.Bookmarked(page.WithBar(kind, stack), mark, 0)), typeset.Normal,
	}
}

// company sets who accompanies the guests.
func (h hostSheet) company(people []*program.Person, brief bool) typeset.Block {
	if !brief {
		return schedule.Stops{Request: h.Request, Scale: 1}.Company(people, (*program.Person).FormalName)
	}
	var list []string
	for _, p := range people {
		list = append(list, locale.Joined(", ", p.FormalName(), p.Role.Name(h.Language), p.Phone))
	}
	return page.Detail.At(8).Text(strings.Join(list, "\u00a0· ")).ToLeft()
}

// hosts names the contacts of the meeting.
func (h hostSheet) hosts(m *program.Meeting) string {
	var names []string
	for _, id := range m.Contacts {
		if c := h.Edition.Contact(id); c != nil {
			names = append(names, page.ContactName(c))
		}
	}
	return h.Language.And(names...)
}

// part sets the heading of a part of the sheet.
func part(title string) typeset.Block {
	heading := typeset.Subtitle.At(12).Strong().Text(title)
	return typeset.WithNext(typeset.Stacked(0, heading, typeset.Tight))
}

// guestChange returns what has changed of what is shown of someone who is coming to a meeting.
func (h hostSheet) guestChange(m *program.Meeting, p *program.Person) edition.Kind {
	if h.Since.Joined(m.ID, p.ID) {
		return edition.WasAdded
	}
	return h.Since.Kind(p.ID, program.NamesPart, program.AboutPart, program.DietPart, program.AccessPart)
}

// notComing names who was expected at a meeting when the sheet was sent and is not any more.
func (h hostSheet) notComing(m *program.Meeting) []typeset.Block {
	var names []string
	for _, id := range h.Since.Left(m.ID) {
		if p := h.Edition.Person(id); p != nil {
			names = append(names, p.FormalName())
		}
	}
	sent := cmp.Or(h.Since.Sent(m.ID), m)
	for _, p := range h.Since.Gone(m.Stop) {
		if wasFor(p, sent, h.Edition.Stop(sent.Stop)) {
			names = append(names, p.FormalName())
		}
	}
	if len(names) == 0 {
		return nil
	}
	gone := page.Detail.Through().Text(strings.Join(names, ", ")).ToLeft()
	stack := typeset.Stacked(0, page.ChangeMark(edition.WasCancelled, h.Language, 1), gone)
	return []typeset.Block{page.WithBar(edition.WasCancelled, stack), typeset.Normal}
}

// wasFor reports whether somebody who does not come any more was expected at a meeting as it was sent.
func wasFor(p *program.Person, sent *program.Meeting, stop *program.Stop) bool {
	if sent.Selected || slices.Contains(sent.Interpreters, p.ID) {
		return slices.Contains(slices.Concat(sent.Attendees, sent.Interpreters), p.ID)
	}
	return !slices.Contains(sent.Excused, p.ID) && p.PresentAt(stop, sent.Stop, sent.Start.Date)
}

// need is what a person needs of one kind.
type need = func(*program.Person) program.Need

func diet(p *program.Person) program.Need   { return p.Diet }
func access(p *program.Person) program.Need { return p.Access }

// needs lists what people need, those with the same need together; with all, also who needs nothing and of whom it is
// not known.
func (h hostSheet) needs(title string, people []*program.Person, of need, all bool) []typeset.Block {
	var texts, none, unknown []string
	names := map[string][]string{}
	for _, p := range people {
		switch need := of(p); {
		case need.Text != "":
			if names[need.Text] == nil {
				texts = append(texts, need.Text)
			}
			names[need.Text] = append(names[need.Text], p.FormalName())
		case need.None():
			none = append(none, p.FormalName())
		default:
			unknown = append(unknown, p.FormalName())
		}
	}
	var lines []typeset.Block
	for _, text := range texts {
		if len(names[text]) > 2 {
			line := locale.Joined(": ", text, h.Language.And(names[text]...))
			lines = append(lines, page.Detail.Text(line).ToLeft(), typeset.Space(2))
			continue
		}
		lines = append(lines, nameLine(h.Language.And(names[text]...), text))
	}
	add := func(label string, names []string) {
		if all && len(names) > 0 {
			lines = append(lines, nameLine(h.Language.Text(label), h.Language.And(names...)))
		}
	}
	add("No restriction", none)
	add("Not known yet", unknown)
	if len(lines) == 0 {
		return nil
	}
	lines = append([]typeset.Block{part(h.Language.Text(title))}, lines...)
	return append(lines, typeset.Normal)
}

func nameLine(name, text string) typeset.Block {
	return typeset.InParts(
		typeset.Normal,
		0.5,
		page.Detail.Strong().Text(name).ToLeft(),
		page.Detail.Text(text).ToLeft(),
	)
}

// photographs names who must not be photographed: all who have not consented.
func (h hostSheet) photographs(people []*program.Person, brief bool) []typeset.Block {
	l := h.Language
	var names []string
	for _, p := range people {
		if p.Consent.Photo != program.Yes {
			names = append(names, p.FormalName())
		}
	}
	if len(people) == 0 {
		return nil
	}
	if len(names) == 0 {
		fine := page.Detail.In(typeset.Green).Text(l.Text("Everyone has agreed to be photographed."))
		return []typeset.Block{fine, typeset.Normal}
	}
	text := l.And(names...) + ". " + l.Text("This applies to group pictures too.")
	if len(names) == len(people) {
		text = l.Text("Everyone: please take no pictures in which a face can be seen.")
	}
	title := program.Capitals(l.Text("Please do not photograph"))
	style := typeset.Body
	padding := 10.0
	if brief {
		style, padding = page.Detail, 7
	}
	return []typeset.Block{typeset.Box{
		Padding: padding,
		Radius:  6,
		Fill:    &typeset.AmberTint,
		Border:  &typeset.Pen{Width: 0.7, Color: typeset.Amber},
		Content: typeset.Stacked(3, typeset.LabelCaps.In(typeset.Amber).Text(title), style.Text(text).ToLeft()),
	}, typeset.Normal}
}

// calls sets whom the host calls when something changes.
func (h hostSheet) calls(m *program.Meeting) []typeset.Block {
	var lines []typeset.Block
	add := func(name, phone string) {
		if phone != "" {
			lines = append(lines, nameLine(name, phone))
		}
	}
	if stop := h.Edition.Stop(m.Stop); stop != nil {
		add(stop.Council, stop.CouncilPhone)
	}
	add(h.Language.Text("Program emergency line"), h.Edition.EmergencyPhone)
	if len(lines) == 0 {
		return nil
	}
	return append([]typeset.Block{part(h.Language.Text("If something changes"))}, lines...)
}
