package articles

import (
	"cmp"
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

// FinalReport returns the report about what a program brought home, for whoever paid for it: purpose, participants,
// itinerary, meetings, findings and takeaways by theme, evaluation, follow-ups, contacts and figures. What the audience
// may not have is not in the edition; a part of which nothing is left is not in the report.
func FinalReport(ctx context.Context, r request.Request) (*article.Article, error) {
	f, err := newReport(r, "final-report")
	if err != nil {
		return nil, err
	}
	f.Contents = f.text("Contents")
	f.Cover = f.cover()
	for _, part := range []func(){
		f.program, f.itinerary, f.meetings, func() { f.findings("") }, f.evaluation, f.whatStays, f.figures,
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
	f.Add(article.Heading{Level: 1, Eyebrow: f.title, Text: r.Edition.Name, Subtitle: f.whenAndWhere()})
	if first, _, _ := strings.Cut(f.p.Purpose, "\n"); first != "" {
		f.Add(article.Paragraph{Text: first})
	}
	f.Add(
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
	title string          // of the document
	noted map[string]bool // the notes of charts that are in it
}

// newReport starts the document with that ID.
func newReport(r request.Request, document string) (*finalReport, error) {
	title := r.Language.Text("document." + document)
	a, err := begun(r, title, locale.Joined(" · ", r.Edition.Name, title))
	return &finalReport{r, a, r.Edition.Program, title, map[string]bool{}}, err
}

// begun returns an article of a title about the program, with nothing in it; request.ErrNoSchedule where there is
// nothing to write about.
func begun(r request.Request, title, foot string) (*article.Article, error) {
	if len(r.Edition.People)+len(r.Edition.Meetings)+len(r.Edition.Stops) == 0 {
		return nil, request.ErrNoSchedule
	}
	return &article.Article{Title: page.Titled(r, title), Foot: foot, Language: r.Language}, nil
}

func (f *finalReport) text(key string) string { return f.Request.Language.Text(key) }

// chart adds a chart unless there is nothing to draw. A note that several charts have is below the first of them.
func (f *finalReport) chart(c chart.Chart) {
	if c.Empty() {
		return
	}
	if f.noted[c.Note] {
		c.Note = ""
		c.Range = ""
	}
	f.noted[c.Note] = true
	f.Add(article.Drawing{Chart: c})
}

func (f *finalReport) whenAndWhere() string {
	var cities []string
	for _, s := range f.p.Stops {
		cities = append(cities, s.City)
	}
	return locale.Joined(" · ", f.Request.Language.Period(f.p.Start, f.p.End), strings.Join(cities, ", "))
}

func (f *finalReport) cover() *article.Cover {
	l := f.Request.Language
	intro := locale.Joined("\n", f.p.SponsorSentence, page.Labelled(l, "report.by", f.p.Agency))
	if !f.Now.IsZero() {
		intro = locale.Joined("\n", intro, l.Date(civil.DateOf(f.Now), locale.FullDate))
	}
	return &article.Cover{
		Eyebrow: f.title, Title: f.p.Name, Subtitle: f.whenAndWhere(), Intro: intro,
		Facts: f.facts(), Summary: f.text("report.in-brief"), Lead: f.lead(),
	}
}

// facts are the figures that are emphasised.
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

// lead summarises what the program was and what it brought home.
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

// program states what the program was for, and who came.
func (f *finalReport) program() {
	who := f.participants()
	title := f.text("report.program")
	var blocks []article.Block
	for text := range strings.SplitSeq(f.p.Purpose, "\n") {
		if text = strings.TrimSpace(text); text != "" {
			blocks = append(blocks, article.Paragraph{Text: text})
		}
	}
	switch {
	case len(blocks) == 0 && len(who.Rows) == 0:
		return
	case len(blocks) == 0:
		title = f.text("Participants")
	default:
		blocks = slices.Insert(blocks, 0, article.Block(article.Heading{Level: 2, Text: f.text("report.purpose")}))
		if len(who.Rows) > 0 {
			blocks = append(blocks, article.Heading{Level: 2, Text: f.text("Participants")})
		}
	}
	f.Add(article.Heading{Level: 1, Text: title})
	f.Add(blocks...)
	if len(who.Rows) > 0 {
		f.Add(who)
		f.chart(PeopleByCountry(f.p, f.Request.Language))
	}
}

// participants lists the visitors.
func (f *finalReport) participants() article.Table {
	l := f.Request.Language
	table := article.Table{Columns: []article.Column{
		{
			Title: l.Text("Name"),
			Share: 2,
		}, {Title: l.Text("Country"), Share: 1.3}, {Title: l.Text("report.who"), Share: 3},
	}}
	for _, person := range outcome.People(f.p, outcome.Visitors...) {
		about := locale.Joined(", ", person.Position, person.Affiliation)
		table.Rows = append(table.Rows, []string{
			person.FullName(), page.Country(person.Country, l), about,
		})
	}
	return table
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

// itinerary shows the journey, then lists each stop in brief: its visits, which are those that are counted.
func (f *finalReport) itinerary() {
	l := f.Request.Language
	isFirst := true
	for _, s := range f.p.Stops {
		table := f.days(func(m *program.Meeting) bool { return m.Stop == s.ID })
		if isFirst {
			f.Add(article.Heading{Level: 1, Text: f.text("report.itinerary")})
			f.journey()
		}
		isFirst = false
		f.Add(
			article.Heading{
				Level:    2,
				Text:     locale.Joined(", ", s.City, page.Country(s.Country, l)),
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

// mostOfADay is how many visits a row has at the most, so that a page can end within a crowded day.
const mostOfADay = 6

// days has a row for each day with some of the visits, or several rows.
func (f *finalReport) days(is func(*program.Meeting) bool) article.Table {
	l := f.Request.Language
	table := article.Table{Columns: []article.Column{
		{Title: l.Text("report.day")}, {Title: l.Text("Meeting"), Share: 5},
	}}
	last, n := "", 0
	for _, m := range outcome.Visits(f.p) {
		if !is(m) {
			continue
		}
		var hosts []string
		for _, o := range outcome.HostsOf(f.p, m) {
			hosts = append(hosts, o.Name)
		}
		what := locale.Joined(" · ", m.TitleIn(l), strings.Join(hosts, ", "))
		day := page.ShortDay(m.Start.Date, l)
		n++
		if day == last && n <= mostOfADay {
			cell := &table.Rows[len(table.Rows)-1][1]
			*cell += "\n" + what
			continue
		}
		table.Rows = append(table.Rows, []string{day, what})
		last, n = day, 1
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
			items = append(items, locale.Joined(" · ", m.TitleIn(l), city, page.ShortDay(m.Start.Date, l)))
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
	elsewhere := len(takeaways)
	add := func(name string, n int) {
		if n > 0 {
			parts = append(parts, fmt.Sprintf("%s %d", name, n))
		}
	}
	for _, s := range f.p.Stops {
		n := 0
		for _, t := range takeaways {
			if f.p.StopOf(t) == s.ID {
				n++
			}
		}
		add(s.City, n)
		elsewhere -= n
	}
	if len(parts) > 0 {
		add(f.text("outcome.not-stated"), elsewhere)
	}
	count := f.Request.Language.Count("report.n-takeaways", len(takeaways))
	return locale.Joined(" · ", count, strings.Join(parts, ", "))
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
		case t.Theme != one.Theme && t.Theme != "": // it is counted there
			theme := f.p.ThemeName(t.Theme, f.Request.Language)
			texts = append(texts, fmt.Sprintf("%s (%s)", f.item(t), theme))
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
	return locale.Joined(" – ", text, f.source(t))
}

// source names whose takeaway it is, as the audience may know, and where it is from.
func (f *finalReport) source(t *program.Takeaway) string {
	who := ""
	if person := f.p.Person(t.Person); person != nil {
		who = person.DisplayName()
	}
	city := ""
	if s := f.p.Stop(f.p.StopOf(t)); s != nil {
		city = strings.ReplaceAll(s.City, " ", "\u00a0")
	}
	return locale.Joined(", ", who, city)
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
	before := len(f.Blocks)
	for _, form := range f.p.Forms {
		f.form(form)
	}
	isSuppressed := func(m outcome.Measured) bool { return m.Score.IsSuppressed() }
	if len(f.Blocks) == before && slices.ContainsFunc(outcome.Measures(f.p), isSuppressed) {
		f.Add(article.Note{Text: l.Text("chart.withheld", locale.Values{"Fewest": program.FewestAnswers})})
	}
}

// form lists how each question of a form was answered: a table of the scales of as many steps, then what was chosen
// and what was written.
func (f *finalReport) form(form *program.Form) {
	l := f.Request.Language
	answered := outcome.Questions(f.p, form, nil)
	answered = slices.DeleteFunc(answered, func(q outcome.Question) bool { return q.N() == 0 })
	var blocks []article.Block
	for _, steps := range stepsOf(answered) {
		blocks = append(blocks, f.scales(answered, steps))
	}
	if chosen := f.chosen(answered); len(chosen.Rows) > 0 {
		blocks = append(blocks, chosen)
	}
	blocks = append(blocks, f.ownWords(answered)...)
	if len(blocks) == 0 {
		return
	}
	f.Add(article.Heading{Level: 2, Text: form.NameIn(l)})
	f.Add(blocks...)
}

// ownWords lists what was written, by question.
func (f *finalReport) ownWords(questions []outcome.Question) (blocks []article.Block) {
	for _, q := range questions {
		var words []string
		for _, t := range q.Texts {
			words = append(words, t.Text)
		}
		if len(words) == 0 {
			continue
		}
		if len(blocks) == 0 {
			blocks = append(blocks, article.Heading{Level: 3, Text: f.text("report.own-words")})
		}
		blocks = append(
			blocks, article.Note{Text: q.Question.Text.In(f.Request.Language)}, article.List{Items: words},
		)
	}
	return blocks
}

// chosen has a row for each question with choices or a number.
func (f *finalReport) chosen(questions []outcome.Question) (chosen article.Table) {
	l := f.Request.Language
	chosen = article.Table{Columns: []article.Column{
		{Title: f.text("report.question"), Share: 4},
		{Title: f.text("report.answers"), Share: 1, Right: true},
		{Title: f.text("report.distribution"), Share: 3},
	}}
	for _, q := range questions {
		count := strconv.Itoa(q.N())
		switch {
		case q.Question.Kind == program.FreeText:
		case len(q.Choices) > 0:
			var parts []string
			for _, c := range q.Choices {
				parts = append(parts, fmt.Sprintf("%s %d", c.Name(l), c.N()))
			}
			chosen.Rows = append(chosen.Rows, []string{q.Question.Text.In(l), count, strings.Join(parts, "\n")})
		case q.Question.Kind != program.Scale:
			mean := l.Text("report.mean-is", locale.Values{"Mean": decimal(q.Score.Mean, l)})
			chosen.Rows = append(chosen.Rows, []string{q.Question.Text.In(l), count, mean})
		}
	}
	return chosen
}

// stepsOf lists of how many steps the scales are, the fewest first.
func stepsOf(questions []outcome.Question) (steps []int) {
	for _, q := range questions {
		if q.Question.Kind == program.Scale && !slices.Contains(steps, q.Question.Steps) {
			steps = append(steps, q.Question.Steps)
		}
	}
	slices.Sort(steps)
	return steps
}

// scales has a row for each question with a scale of so many steps: how many answered, the mean, and how often each
// step was chosen.
func (f *finalReport) scales(questions []outcome.Question, steps int) article.Table {
	l := f.Request.Language
	table := article.Table{Columns: []article.Column{
		{Title: f.text("report.question"), Share: 6},
		{Title: f.text("report.answers"), Share: 1.5, Right: true},
		{Title: f.text("report.mean"), Share: 1.4, Right: true},
	}}
	for step := range steps {
		table.Columns = append(table.Columns, article.Column{Title: strconv.Itoa(step + 1), Share: 0.6, Right: true})
	}
	for _, q := range questions {
		if q.Question.Kind != program.Scale || q.Question.Steps != steps {
			continue
		}
		row := []string{q.Question.Text.In(l), strconv.Itoa(q.N()), decimal(q.Score.Mean, l)}
		for _, n := range q.Score.Distribution {
			row = append(row, strconv.Itoa(n))
		}
		table.Rows = append(table.Rows, row)
	}
	return table
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
	agreed := f.p.FollowUps()
	slices.SortStableFunc(agreed, func(a, b program.FollowUp) int {
		switch {
		case a.IsOpen() != b.IsOpen() && a.IsOpen(), a.Due.IsZero() != b.Due.IsZero() && b.Due.IsZero():
			return -1
		case a.IsOpen() != b.IsOpen(), a.Due.IsZero() != b.Due.IsZero():
			return 1
		}
		return cmp.Compare(a.Due.String(), b.Due.String())
	})
	for _, one := range agreed {
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
	met := f.met()
	compare := f.Request.Language.Compare()
	host := func(id program.ID) string {
		return f.p.PartyName(program.Party{Organisation: f.p.Contact(id).Organisation})
	}
	slices.SortStableFunc(met, func(a, b program.ID) int { return compare(host(a), host(b)) })
	for _, id := range met {
		c := f.p.Contact(id)
		table.Rows = append(table.Rows, []string{
			host(id), locale.Joined("\n", page.ContactName(c), c.Title), locale.Joined("\n", c.Phone, c.Email),
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
