package articles

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"laurel/app/article"
	"laurel/app/chart"
	"laurel/app/paper/page"
	"laurel/app/request"
	"laurel/data/civil"
	"laurel/data/locale"
	"laurel/data/outcome"
	"laurel/data/outcome/network"
	"laurel/data/program"
)

// FinalReport returns the report about what a program brought home, for whoever paid for it: participants, itinerary,
// meetings, findings and takeaways by theme, evaluation, follow-ups, contacts and figures. What the audience may not
// have is not in the edition; a part of which nothing is left is not in the report.
func FinalReport(ctx context.Context, r request.Request) (*article.Article, error) {
	f, err := newReport(r, "final-report")
	if err != nil {
		return nil, err
	}
	f.Contents = f.text("Contents")
	f.Cover = f.cover()
	for _, part := range []func(){
		f.participants, f.itinerary, f.meetings, func() { f.findings("") }, f.evaluation, f.whatStays, f.figures,
	} {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		part()
	}
	return f.Article, nil
}

// Summary returns the same in one page: figures, findings and follow-ups.
func Summary(_ context.Context, r request.Request) (*article.Article, error) {
	f, err := newReport(r, "summary")
	if err != nil {
		return nil, err
	}
	f.Add(
		article.Heading{Level: 1, Eyebrow: f.title, Text: r.Edition.Name, Subtitle: f.whenAndWhere()},
		article.Paragraph{Text: f.lead()},
		article.Facts{Facts: f.facts()},
	)
	const most = 5
	var found []string
	for _, one := range f.p.Findings[:min(len(f.p.Findings), most)] {
		found = append(found, one.Text)
	}
	if len(found) > 0 {
		f.Add(article.Heading{Level: 2, Text: f.text("report.findings")}, article.List{Items: found, Numbered: true})
	}
	for _, c := range []chart.Chart{f.hoursByTheme(), UsefulnessByStop(f.p, r.Language)} {
		f.chart(c)
	}
	return f.Article, nil
}

// finalReport is a report that is being written.
type finalReport struct {
	request.Request
	*article.Article
	p     *program.Program
	title string // of the document
}

// newReport starts the document with that ID.
func newReport(r request.Request, document string) (*finalReport, error) {
	title := r.Language.Text("document." + document)
	a, err := begun(r, title, page.Joined(" · ", r.Edition.Name, title))
	return &finalReport{r, a, r.Edition.Program, title}, err
}

// begun returns an article of a title about the program, with nothing in it; request.ErrNoSchedule where there is
// nothing to write about.
func begun(r request.Request, title, foot string) (*article.Article, error) {
	if len(r.Edition.People)+len(r.Edition.Meetings)+len(r.Edition.Stops) == 0 {
		return nil, request.ErrNoSchedule
	}
	return &article.Article{Title: page.Titled(r, title), Foot: foot, Language: r.Language}, nil
}

func (f *finalReport) text(key string, values ...locale.Values) string {
	return f.Request.Language.Text(key, values...)
}

// chart adds a chart unless there is nothing to draw.
func (f *finalReport) chart(c chart.Chart) {
	if !c.Empty() {
		f.Add(article.Drawing{Chart: c})
	}
}

func (f *finalReport) whenAndWhere() string {
	var cities []string
	for _, s := range f.p.Stops {
		cities = append(cities, s.City)
	}
	return page.Joined(" · ", f.Request.Language.Period(f.p.Start, f.p.End), strings.Join(cities, ", "))
}

func (f *finalReport) cover() *article.Cover {
	l := f.Request.Language
	intro := page.Joined(" ", f.p.SponsorSentence, page.Labelled(l, "report.by", f.p.Agency))
	if !f.Now.IsZero() {
		intro = page.Joined("\n", intro, l.Date(civil.DateOf(f.Now), locale.FullDate))
	}
	return &article.Cover{
		Eyebrow: f.title, Title: f.p.Name, Subtitle: f.whenAndWhere(), Intro: intro,
		Facts: f.facts(), Summary: f.text("report.in-brief"), Lead: f.lead(),
	}
}

// facts are the figures that stand out.
func (f *finalReport) facts() []article.Fact {
	l := f.Request.Language
	visitors := outcome.People(f.p, outcome.Visitors...)
	visits := outcome.Visits(f.p)
	countries := outcome.PeopleByCountry(f.p, outcome.Visitors...)
	list := []article.Fact{
		{
			Number: strconv.Itoa(len(visitors)),
			Label:  l.Count("report.people", len(visitors)) + "\n" + l.Count("report.countries", len(countries)),
		},
	}
	if len(visits) > 0 {
		hosts := len(outcome.MeetingsByHost(f.p))
		list = append(list, article.Fact{
			Number: strconv.Itoa(
				len(visits),
			), Label: l.Count("report.meetings", len(visits)) + "\n" + l.Count("report.organisations", hosts),
		})
	}
	if met := f.met(); len(met) > 0 {
		list = append(list, article.Fact{Number: strconv.Itoa(len(met)), Label: l.Count("report.contacts", len(met))})
	}
	for _, m := range outcome.Measures(f.p) {
		if m.Measure == program.Usefulness && m.Score.N > 0 {
			list = append(list, article.Fact{
				Number: l.Decimal(m.Score.Mean, 1),
				Label:  l.Text("report.useful", locale.Values{"Steps": m.Score.Steps, "Count": m.Score.N}),
			})
		}
	}
	if n := len(f.p.Takeaways); n > 0 {
		label := l.Count("report.takeaways", n)
		if found := len(f.p.Findings); found > 0 {
			label += "\n" + l.Count("report.findings-of", found)
		}
		list = append(list, article.Fact{Number: strconv.Itoa(n), Label: label})
	}
	return list
}

// met lists the contacts whom visitors met, each once.
func (f *finalReport) met() (contacts []program.ID) {
	for _, tie := range outcome.Met(f.p) {
		if !slices.Contains(contacts, tie.B) {
			contacts = append(contacts, tie.B)
		}
	}
	return contacts
}

// lead says in a few sentences what the program was and what it brought home.
func (f *finalReport) lead() string {
	l := f.Request.Language
	var cities []string
	for _, s := range f.p.Stops {
		cities = append(cities, s.City)
	}
	sentences := []string{l.Count("report.lead.people", len(outcome.People(f.p, outcome.Visitors...)), locale.Values{
		"Cities": l.And(cities...), "Meetings": l.Count("report.n-meetings", len(outcome.Visits(f.p))),
	})}
	if n := len(f.p.Takeaways); n > 0 {
		sentences = append(sentences, l.Count("report.lead.takeaways", n))
	}
	if n := len(f.p.FollowUps()); n > 0 {
		done := len(outcome.FollowUpsOn(f.p, f.today()).Done)
		sentences = append(sentences, l.Count("report.lead.follow-ups", n, locale.Values{"Done": done}))
	}
	return strings.Join(sentences, " ")
}

// today is the day of the report.
func (f *finalReport) today() civil.Date {
	if f.Now.IsZero() {
		return f.p.End
	}
	return civil.DateOf(f.Now)
}

func (f *finalReport) participants() {
	l := f.Request.Language
	table := article.Table{Columns: []article.Column{
		{
			Title: l.Text("Name"),
			Share: 2,
		}, {Title: l.Text("Country"), Share: 1.3}, {Title: l.Text("report.who"), Share: 3},
	}}
	for _, person := range outcome.People(f.p, outcome.Visitors...) {
		about := page.Joined(", ", person.Position, person.Affiliation)
		table.Rows = append(table.Rows, []string{
			person.WithSuffix(person.ItineraryName()), page.Country(person.Country, l), about,
		})
	}
	if len(table.Rows) == 0 {
		return
	}
	f.Add(article.Heading{Level: 1, Text: l.Text("Participants")}, table)
	f.chart(PeopleByCountry(f.p, l))
}

// diagram adds a picture of points and lines unless there is nothing to draw.
func (f *finalReport) diagram(d chart.Diagram) {
	if !d.Empty() {
		f.Add(article.Diagram{Diagram: d})
	}
}

// journey adds the pictures of the journey: the map and the time line.
func (f *finalReport) journey() {
	onMap, _ := Journey(f.p, f.Request.Language)
	f.diagram(onMap)
	f.chart(Days(f.p, f.Request.Language))
}

// itinerary shows the journey, then lists each stop in brief: its ceremonies, and the visits that somebody receives.
func (f *finalReport) itinerary() {
	l := f.Request.Language
	isFirst := true
	for _, s := range f.p.Stops {
		table := f.meetingTable(func(m *program.Meeting) bool {
			return m.Stop == s.ID && (m.IsHosted() || m.Kind == program.Ceremony)
		})
		if isFirst {
			f.Add(article.Heading{Level: 1, Text: f.text("report.itinerary")})
			f.journey()
		}
		isFirst = false
		f.Add(
			article.Heading{
				Level:    2,
				Text:     page.Joined(", ", s.City, page.Country(s.Country, l)),
				Subtitle: l.Period(s.From, s.Until),
			},
		)
		if len(table.Rows) > 0 {
			f.Add(table)
		}
	}
}

// hoursByTheme shows how long the visits of each theme last; how long those without one do is in the note.
func (f *finalReport) hoursByTheme() chart.Chart {
	l := f.Request.Language
	c := HoursByTheme(f.p, l)
	for _, h := range outcome.HoursByTheme(f.p) {
		if h.Key == "" && len(c.Rows) > 1 {
			c.Rows = slices.DeleteFunc(c.Rows, func(r chart.Row) bool { return r.Label == h.Name(l) })
			c.Note = l.Text("report.without-theme", locale.Values{"Hours": l.ShortDuration(h.Minutes)})
		}
	}
	return c
}

// meetingTable lists some of the visits.
func (f *finalReport) meetingTable(is func(*program.Meeting) bool) article.Table {
	l := f.Request.Language
	table := article.Table{Columns: []article.Column{
		{Title: l.Text("report.day")}, {Title: l.Text("Meeting"), Share: 3}, {Title: l.Text("report.host"), Share: 3},
	}}
	for _, m := range outcome.Visits(f.p) {
		if !is(m) {
			continue
		}
		var hosts []string
		for _, o := range outcome.HostsOf(f.p, m) {
			hosts = append(hosts, o.Name)
		}
		table.Rows = append(table.Rows, []string{
			page.ShortDay(m.Start.Date, l), m.TitleIn(l), strings.Join(hosts, ", "),
		})
	}
	return table
}

func (f *finalReport) meetings() {
	if len(outcome.Visits(f.p)) == 0 {
		return
	}
	l := f.Request.Language
	f.Add(article.Heading{Level: 1, Text: f.text("report.meetings-by-theme")})
	f.chart(f.hoursByTheme())
	f.chart(MeetingsByHostKind(f.p, l))
	for _, theme := range outcome.MeetingsByTheme(f.p) {
		if theme.Key == "" {
			continue
		}
		var items []string
		for _, id := range theme.Records {
			m := f.p.Meeting(id)
			city := ""
			if s := f.p.Stop(m.Stop); s != nil {
				city = s.City
			}
			items = append(items, page.Joined(" · ", m.TitleIn(l), city, page.ShortDay(m.Start.Date, l)))
		}
		f.Add(article.Heading{Level: 2, Text: theme.Name(l)}, article.List{Items: items})
	}
}

// findings has, under a small title where there is one, a part for each theme: its findings with their sources, then
// the takeaways that are in none.
func (f *finalReport) findings(eyebrow string) {
	l := f.Request.Language
	if len(f.p.Findings)+len(f.p.Takeaways) == 0 {
		return
	}
	f.Add(article.Heading{
		Level: 1, Eyebrow: eyebrow, Text: f.text("report.findings"), Subtitle: f.spread(f.p.Takeaways),
	})
	joined := map[program.ID]bool{} // in a finding, whatever its theme
	for _, one := range f.p.Findings {
		for _, id := range one.Sources {
			joined[id] = true
		}
	}
	for _, theme := range append(f.p.ThemeList(), program.Theme{}) {
		found := slices.DeleteFunc(slices.Clone(f.p.Findings), func(one *program.Finding) bool {
			return one.Theme != theme.ID
		})
		var takeaways, single []*program.Takeaway
		for _, t := range f.p.Takeaways {
			if t.Theme != theme.ID {
				continue
			}
			takeaways = append(takeaways, t)
			if !joined[t.ID] {
				single = append(single, t)
			}
		}
		if len(found)+len(takeaways) == 0 {
			continue
		}
		name := f.text("report.other-themes")
		if theme.ID != "" {
			name = theme.Name(l)
		}
		f.Add(article.Heading{Level: 2, Text: name, Subtitle: f.spread(takeaways)})
		for i, one := range found {
			f.finding(i+1, one)
		}
		f.takeaways(single, len(found) > 0)
	}
}

// spread writes how many takeaways there are and where they are from.
func (f *finalReport) spread(takeaways []*program.Takeaway) string {
	var parts []string
	for _, s := range f.p.Stops {
		n := 0
		for _, t := range takeaways {
			if f.p.StopOf(t) == s.ID {
				n++
			}
		}
		if n > 0 {
			parts = append(parts, fmt.Sprintf("%s %d", s.City, n))
		}
	}
	count := f.Request.Language.Count("report.n-takeaways", len(takeaways))
	return page.Joined(" · ", count, strings.Join(parts, ", "))
}

func (f *finalReport) finding(number int, one *program.Finding) {
	f.Add(article.Heading{Level: 3, Text: fmt.Sprintf("%d. %s", number, one.Text)})
	if one.Translation != "" {
		f.Add(article.Note{Text: one.Translation})
	}
	var texts []string
	for _, id := range one.Sources {
		switch t := f.p.Takeaway(id); {
		case t == nil:
		case t.Kind == program.Quote:
			f.quote(t)
		default:
			texts = append(texts, f.item(t))
		}
	}
	f.Add(article.List{Items: texts})
}

// takeaways lists what is in no finding; quotes are set as such.
func (f *finalReport) takeaways(list []*program.Takeaway, more bool) {
	var items []string
	var quotes []*program.Takeaway
	for _, t := range list {
		if t.Kind == program.Quote {
			quotes = append(quotes, t)
			continue
		}
		items = append(items, f.item(t))
	}
	if len(items) > 0 {
		if more {
			f.Add(article.Heading{Level: 3, Text: f.text("report.more-takeaways")})
		}
		f.Add(article.List{Items: items})
	}
	for _, t := range quotes {
		f.quote(t)
	}
}

func (f *finalReport) quote(t *program.Takeaway) {
	f.Add(article.Quote{Text: f.Request.Language.Quote(t.Text), By: f.source(t)})
	if t.Translation != "" {
		f.Add(article.Note{Text: t.Translation})
	}
}

// item writes a takeaway as a point of a list, with its translation where it is in another language than the report.
func (f *finalReport) item(t *program.Takeaway) string {
	text := t.Text
	if t.Translation != "" && t.Language != "" && !t.Language.Is(f.Request.Language) {
		text += " (" + t.Translation + ")"
	}
	return page.Joined(" – ", text, f.source(t))
}

// source names whose takeaway it is, as the audience may know, and where it is from.
func (f *finalReport) source(t *program.Takeaway) string {
	who := ""
	if person := f.p.Person(t.Person); person != nil {
		who = person.DisplayName()
	}
	city := ""
	if s := f.p.Stop(f.p.StopOf(t)); s != nil {
		city = s.City
	}
	return page.Joined(", ", who, city)
}

func (f *finalReport) evaluation() {
	l := f.Request.Language
	if len(f.p.Responses) == 0 {
		return
	}
	f.Add(
		article.Heading{
			Level:    1,
			Text:     f.text("report.evaluation"),
			Subtitle: l.Count("report.responses", len(f.p.Responses)),
		},
	)
	f.chart(Measures(f.p, l))
	f.chart(UsefulnessByStop(f.p, l))
	f.chart(UsefulnessByMeeting(f.p, l))
	for _, form := range f.p.Forms {
		f.form(form)
	}
}

// form lists how each question of a form was answered.
func (f *finalReport) form(form *program.Form) {
	l := f.Request.Language
	table := article.Table{Columns: []article.Column{
		{Title: f.text("report.question"), Share: 4},
		{Title: f.text("report.answers"), Share: 1, Right: true},
		{Title: f.text("report.mean"), Share: 1, Right: true},
		{Title: f.text("report.distribution"), Share: 2},
	}}
	var words []string
	for _, q := range outcome.Questions(f.p, form, nil) {
		if q.N() == 0 {
			continue
		}
		mean, spread := "", ""
		switch {
		case q.Question.Kind == program.FreeText:
			for _, t := range q.Texts {
				words = append(words, t.Text)
			}
		case len(q.Choices) > 0:
			var parts []string
			for _, c := range q.Choices {
				parts = append(parts, fmt.Sprintf("%s %d", c.Name(l), c.N()))
			}
			spread = strings.Join(parts, "\n")
		default:
			mean = l.Decimal(q.Score.Mean, 1)
			var parts []string
			for step, n := range q.Score.Distribution {
				parts = append(parts, fmt.Sprintf("%d: %d", step+1, n))
			}
			spread = strings.Join(parts, " · ")
		}
		table.Rows = append(table.Rows, []string{q.Question.Text.In(l), strconv.Itoa(q.N()), mean, spread})
	}
	if len(table.Rows) == 0 {
		return
	}
	f.Add(article.Heading{Level: 2, Text: form.Name}, table)
	if len(words) > 0 {
		f.Add(article.Heading{Level: 3, Text: f.text("report.own-words")}, article.List{Items: words})
	}
}

// whatStays is about what outlives the program: follow-ups, ties and contacts.
func (f *finalReport) whatStays() {
	before := len(f.Blocks)
	f.Add(article.Heading{Level: 1, Text: f.text("report.stays")})
	f.followUps()
	f.network()
	f.contacts()
	if len(f.Blocks) == before+1 {
		f.Blocks = f.Blocks[:before]
	}
}

// network shows who met whom.
func (f *finalReport) network() {
	ties := outcome.Ties(named(f.Edition))
	if len(ties) == 0 {
		return
	}
	subtitle := f.Request.Language.Count("report.ties", len(ties))
	f.Add(article.Heading{Level: 2, Text: f.text("report.network"), Subtitle: subtitle})
	f.diagram(Network(f.Edition, network.Filter{}, f.Request.Language))
}

// dayOf writes a day in a few letters; empty where there is none.
func (f *finalReport) dayOf(day civil.Date) string {
	if day.IsZero() {
		return ""
	}
	return f.Request.Language.Date(day, locale.ShortDate)
}

func (f *finalReport) followUps() {
	l := f.Request.Language
	table := article.Table{Columns: []article.Column{
		{Title: f.text("report.what"), Share: 4},
		{Title: f.text("report.who-does"), Share: 2},
		{Title: f.text("report.until"), Share: 1.3},
		{Title: f.text("report.state"), Share: 1.2},
	}}
	for _, one := range f.p.FollowUps() {
		state := one.State
		if state == "" {
			state = program.FollowUpOpen
		}
		table.Rows = append(table.Rows, []string{
			one.Text, f.p.PartyName(one.Owner), f.dayOf(one.Due), state.Name(l),
		})
	}
	if len(table.Rows) > 0 {
		f.Add(article.Heading{Level: 2, Text: f.text("report.follow-ups")}, table)
	}
}

// contacts lists whom the visitors met, by organisation.
func (f *finalReport) contacts() {
	table := article.Table{Columns: []article.Column{
		{
			Title: f.text("report.host"),
			Share: 2,
		}, {Title: f.text("Contact"), Share: 2, Strong: true}, {Title: f.text("report.reached"), Share: 2},
	}}
	for _, id := range f.met() {
		c := f.p.Contact(id)
		organisation := f.p.PartyName(program.Party{Organisation: c.Organisation})
		table.Rows = append(table.Rows, []string{
			organisation, page.Joined("\n", page.ContactName(c), c.Title), page.Joined("\n", c.Phone, c.Email),
		})
	}
	if len(table.Rows) > 0 {
		f.Add(article.Heading{Level: 2, Text: f.text("report.contacts-met")}, table)
	}
}

// figures is the annex: every chart that the report does not show before.
func (f *finalReport) figures() {
	l := f.Request.Language
	f.Add(article.Heading{Level: 1, Eyebrow: f.text("report.annex"), Text: f.text("report.figures")})
	for _, c := range []chart.Chart{
		PeopleByLanguage(f.p, l), MeetingsByStop(f.p, l), MeetingsByKind(f.p, l), TakeawaysByThemeAndStop(f.p, l),
		Attendance(f.p, l),
	} {
		f.chart(c)
	}
	if f.Edition.Audience == program.Internal {
		f.chart(InterpreterLoad(f.p, l))
	}
}
