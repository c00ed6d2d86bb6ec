package articles

import (
	"context"
	"io"
	"math"
	"strconv"

	"laurel/app/article"
	"laurel/app/atlas"
	"laurel/app/chart"
	"laurel/app/paper/page"
	"laurel/app/request"
	"laurel/app/workbook"
	"laurel/data/civil"
	"laurel/data/locale"
	"laurel/data/outcome"
	"laurel/data/program"
)

// Numbers are the figures of one or several programs, as sponsors publish them: window, page and sheet show the same.
type Numbers struct {
	All    outcome.Year   // of all years
	Years  []outcome.Year // the earliest first
	Map    chart.Diagram  // the countries ever welcomed
	Charts []chart.Chart  // by year where there are several, then by country, theme, host, city and alumni

	programs []*program.Program
	l        locale.Language
}

// NumbersOf computes the figures of programs on a day. Groups of fewer than fewest people by country are not shown; 0:
// all are.
func NumbersOf(programs []*program.Program, fewest int, today civil.Date, l locale.Language) Numbers {
	n := Numbers{All: outcome.InAll(programs), Years: outcome.ByYear(programs), programs: programs, l: l}
	shown, hidden := outcome.Shown(n.All.Countries, fewest)
	n.Map = welcomed(shown, l)
	if len(n.Years) > 1 {
		for _, m := range metrics() {
			if m.isDrawn {
				n.Charts = append(n.Charts, n.byYear(m))
			}
		}
	}
	countries := counted("countries-ever", outcome.Ranked(shown, l), l)
	if len(hidden.Records) > 0 {
		countries.Note = l.Text("numbers.few", locale.Values{"Fewest": fewest})
		if len(hidden.Records) >= fewest && hidden.Groups > 0 {
			others, key := outcome.Count{Records: hidden.Records}, "numbers.other-countries"
			if len(shown) == 0 {
				key = "report.countries"
			}
			countries.Rows = append(countries.Rows, chart.Row{
				Label: l.Count(key, hidden.Groups), Values: []chart.Value{valueOf(others)},
			})
		}
	}
	n.Charts = append(
		n.Charts, countries, counted("themes-ever", outcome.ThemesEver(programs), l),
		counted("hosts-ever", most(outcome.Ranked(outcome.HostsEver(programs), l)), l),
		counted("cities-ever", most(outcome.Ranked(n.All.Cities, l)), l),
		counted("alumni", outcome.AlumniByProgram(outcome.Alumni(programs, today)), l),
	)
	return n
}

// most are the largest counts, as many as a chart shows.
func most(counts []outcome.Count) []outcome.Count {
	const longest = 15
	return counts[:min(len(counts), longest)]
}

// welcomed is a map of the world with the countries of visitors, each with how many came.
func welcomed(countries []outcome.Count, l locale.Language) chart.Diagram {
	d := chart.Diagram{
		ID: "welcomed", Title: l.Text("chart.welcomed"), Height: atlas.Height(),
		Kinds:      []chart.NodeKind{{Name: l.Text("chart.journey.home"), Radius: 3}},
		NodeTitles: [3]string{l.Text("Country"), l.Text("Kind"), l.Text("chart.journey.people")},
	}
	isHome := map[string]bool{}
	for _, c := range countries {
		at, known := atlas.Country(c.Key)
		if !known {
			continue
		}
		x, y := at.OnMap()
		isHome[c.Key] = true
		d.Nodes = append(d.Nodes, chart.Node{
			ID: c.Key, Label: c.Name(l) + " " + strconv.Itoa(c.N()), X: x, Y: y, Weight: c.N(), Of: idTexts(c.Records),
		})
	}
	d.Ground = world(isHome)
	return d
}

// metric is a figure of a year.
type metric struct {
	id      string // of its text: numbers.ID
	isFact  bool   // it is emphasised on the page
	isDrawn bool   // it has a chart by year
	value   func(y outcome.Year) (n float64, of []program.ID)
	text    func(n float64, y outcome.Year, l locale.Language) string // nil: a whole number
}

// metrics lists the figures of a year in the order of the table.
func metrics() []metric {
	records := func(of func(outcome.Year) []program.ID) func(outcome.Year) (float64, []program.ID) {
		return func(y outcome.Year) (float64, []program.ID) { return float64(len(of(y))), of(y) }
	}
	hours := func(n float64, y outcome.Year, l locale.Language) string {
		if n == 0 {
			return ""
		}
		return l.ShortDuration(y.Minutes)
	}
	score := func(n float64, y outcome.Year, l locale.Language) string {
		if y.Usefulness.N == 0 {
			return ""
		}
		return l.Decimal(n, 1)
	}
	return []metric{
		{id: "programs", value: records(func(y outcome.Year) []program.ID { return y.Programs })},
		{
			id: "visitors", isFact: true, isDrawn: true,
			value: records(func(y outcome.Year) []program.ID { return y.Visitors }),
		},
		{id: "countries", isFact: true, isDrawn: true, value: func(y outcome.Year) (float64, []program.ID) {
			return float64(len(stated(y.Countries))), outcome.Union(stated(y.Countries))
		}},
		{id: "cities", isFact: true, value: func(y outcome.Year) (float64, []program.ID) {
			return float64(len(y.Cities)), outcome.Union(y.Cities)
		}},
		{
			id: "meetings", isFact: true, isDrawn: true,
			value: records(func(y outcome.Year) []program.ID { return y.Visits }),
		},
		{id: "hours", text: hours, value: func(y outcome.Year) (float64, []program.ID) {
			const minutesPerHour = 60
			return float64(y.Minutes) / minutesPerHour, y.Visits
		}},
		{
			id: "hospitality", isDrawn: true,
			value: records(func(y outcome.Year) []program.ID { return y.Hospitality }),
		},
		{id: "meals", value: records(func(y outcome.Year) []program.ID { return y.Meals })},
		{id: "interpreters", value: records(func(y outcome.Year) []program.ID { return y.Interpreters })},
		{id: "nights", isFact: true, isDrawn: true, value: func(y outcome.Year) (float64, []program.ID) {
			return float64(y.Nights), y.Visitors
		}},
		{id: "takeaways", isDrawn: true, value: records(func(y outcome.Year) []program.ID { return y.Takeaways })},
		{id: "usefulness", text: score, value: func(y outcome.Year) (float64, []program.ID) {
			return y.Usefulness.Mean, y.Usefulness.Records
		}},
	}
}

// stated leaves out what is not stated.
func stated(counts []outcome.Count) []outcome.Count {
	var kept []outcome.Count
	for _, c := range counts {
		if c.Key != "" {
			kept = append(kept, c)
		}
	}
	return kept
}

func (m metric) name(l locale.Language) string { return l.Text("numbers." + m.id) }

func (m metric) write(y outcome.Year, l locale.Language) string {
	n, _ := m.value(y)
	switch {
	case m.text != nil:
		return m.text(n, y, l)
	case n == 0:
		return ""
	}
	return strconv.Itoa(int(n))
}

func yearName(y outcome.Year, l locale.Language) string {
	if y.Year == 0 {
		return l.Text("outcome.not-stated")
	}
	return strconv.Itoa(y.Year)
}

func (n Numbers) byYear(m metric) chart.Chart {
	c := chart.Chart{ID: "by-year-" + m.id, Title: m.name(n.l), Kind: chart.Bars}
	for _, y := range n.Years {
		number, of := m.value(y)
		c.Rows = append(c.Rows, chart.Row{Label: yearName(y, n.l), Values: []chart.Value{{
			Number: number, Text: m.write(y, n.l), Of: idTexts(of),
		}}})
	}
	return c
}

// Fact is a figure that is emphasised, with what it counts.
type Fact struct {
	article.Fact
	Of []string
}

// Facts are the figures of all years that are emphasised.
func (n Numbers) Facts() []Fact {
	var facts []Fact
	for _, m := range metrics() {
		number, of := m.value(n.All)
		if m.isFact && number > 0 {
			facts = append(facts, Fact{article.Fact{Number: m.write(n.All, n.l), Label: m.name(n.l)}, idTexts(of)})
		}
	}
	return facts
}

// Table has a row for each figure and a column for each year; of several years a last one for all.
func (n Numbers) Table() chart.Table {
	years := n.Years
	t := chart.Table{Name: n.l.Text("numbers.by-year"), Titles: []string{n.l.Text("numbers.figure")}}
	for _, y := range years {
		t.Titles = append(t.Titles, yearName(y, n.l))
	}
	if len(years) > 1 {
		years = append(years[:len(years):len(years)], n.All)
		t.Titles = append(t.Titles, n.l.Text("numbers.in-all"))
	}
	for _, m := range metrics() {
		row := []any{m.name(n.l)}
		isEmpty := true
		for _, y := range years {
			text := m.write(y, n.l)
			isEmpty = isEmpty && text == ""
			number, _ := m.value(y)
			if m.text == nil {
				row = append(row, int(number))
			} else {
				row = append(row, math.Round(number*10)/10)
			}
		}
		if !isEmpty {
			t.Rows = append(t.Rows, row)
		}
	}
	return t
}

// Moved is a table of the contacts who are not where an earlier program met them: at another organisation, or not met
// any more though the organisation was. It names people, and so is for the office.
func (n Numbers) Moved() chart.Table {
	l := n.l
	t := chart.Table{Name: l.Text("numbers.moved"), Titles: []string{
		l.Text("Contact"), l.Text("numbers.former"), l.Text("numbers.present"),
	}}
	isKnown := map[string]bool{}
	for _, moved := range outcome.ContactsElsewhere(n.programs) {
		t.Rows = append(t.Rows, []any{moved.Name, moved.From.Name, moved.To.Name})
		isKnown[moved.Name] = true
	}
	for _, gone := range outcome.ContactsMovedOn(n.programs) {
		if isKnown[gone.Contact.Name] {
			continue
		}
		t.Rows = append(t.Rows, []any{
			gone.Contact.Name, n.organisation(gone.Contact), l.Count("numbers.not-met", len(gone.Since)),
		})
	}
	return t
}

func (n Numbers) organisation(c *program.Contact) string {
	for _, p := range n.programs {
		if o := p.Organisation(c.Organisation); o != nil {
			return o.Name
		}
	}
	return ""
}

// numbersOf computes the figures that a request asks for.
func numbersOf(r request.Request) (Numbers, error) {
	programs := []*program.Program{r.Edition.Program}
	for _, other := range r.Others {
		programs = append(programs, other.Program)
	}
	isEmpty := true
	for _, p := range programs {
		isEmpty = isEmpty && len(p.People)+len(p.Meetings)+len(p.Stops) == 0
	}
	if isEmpty {
		return Numbers{}, request.ErrNoSchedule
	}
	fewest := program.FewestAnswers
	if r.Edition.Audience == program.Internal {
		fewest = 0
	}
	today := civil.DateOf(r.Now)
	if r.Now.IsZero() {
		today = r.Edition.End
	}
	return NumbersOf(programs, fewest, today, r.Language), nil
}

// ByTheNumbers returns the figures of one or several programs on a page or two.
func ByTheNumbers(_ context.Context, r request.Request) (*article.Article, error) {
	n, err := numbersOf(r)
	if err != nil {
		return nil, err
	}
	l := r.Language
	title := l.Text("document.by-the-numbers")
	name, subtitle := r.Edition.Name, l.Period(r.Edition.Start, r.Edition.End)
	if len(r.Others) > 0 {
		name, subtitle = locale.Joined(", ", r.Edition.Sponsor), l.Count("numbers.n-programs", len(n.programs))
	}
	a := &article.Article{Title: page.Titled(r, title), Foot: locale.Joined(" · ", name, title), Language: l}
	a.Add(article.Heading{Level: 1, Eyebrow: name, Text: title, Subtitle: subtitle})
	var facts []article.Fact
	for _, fact := range n.Facts() {
		facts = append(facts, fact.Fact)
	}
	a.Add(article.Facts{Facts: facts})
	if r.Edition.Audience == program.Public {
		a.Add(article.Note{Text: l.Text("numbers.public")})
	}
	if len(n.Map.Nodes) > 0 {
		a.Add(article.Diagram{Diagram: n.Map})
	}
	a.Add(article.Heading{Level: 2, Text: l.Text("numbers.by-year")}, tableOf(n.Table(), l))
	for _, c := range n.Charts {
		if !c.Empty() && !isByYear(c) {
			a.Add(article.Drawing{Chart: c})
		}
	}
	if t := n.Moved(); r.Edition.Audience == program.Internal && len(t.Rows) > 0 {
		a.Add(article.Heading{Level: 2, Text: t.Name}, tableOf(t, l))
	}
	return a, nil
}

// NumbersSheets writes the same as a workbook with a sheet for each table.
func NumbersSheets(_ context.Context, w io.Writer, r request.Request) error {
	n, err := numbersOf(r)
	if err != nil {
		return err
	}
	tables := []chart.Table{n.Table()}
	for _, c := range n.Charts {
		if !c.Empty() && len(c.Rows) > 0 && !isByYear(c) {
			tables = append(tables, c.Tables()...)
		}
	}
	if t := n.Moved(); r.Edition.Audience == program.Internal && len(t.Rows) > 0 {
		tables = append(tables, t)
	}
	data, err := workbook.OfTables(tables, r.Language)
	if err == nil {
		_, err = w.Write(data)
	}
	return err
}

// isByYear reports whether a chart repeats a row of the table of years.
func isByYear(c chart.Chart) bool {
	for _, m := range metrics() {
		if c.ID == "by-year-"+m.id {
			return true
		}
	}
	return false
}
