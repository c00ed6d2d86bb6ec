package paper

import (
	"context"
	"io"
	"slices"
	"time"

	"laurel/app/paper/typeset"
	"laurel/data/locale"
	"laurel/data/program"
)

// DailyOptions are the choices of daily sheets. The zero value makes a sheet for every day on which something happens.
type DailyOptions struct {
	Days     []program.Date
	Stops    []program.ID
	Language string // BCP 47; English, Spanish or French
	Paper    Paper
	Now      time.Time      // the file's date; zero leaves it out
	Since    *program.Since // marks what has changed since a release; nil marks nothing
	Progress func(done, total int)
}

var (
	titleDaily      = words{"Daily sheet", "Hoja del día", "Feuille du jour"}
	titlePhones     = words{"Everyone’s telephone", "Teléfonos de todos", "Téléphones de tous"}
	titleArrivals   = words{"Arrivals", "Llegadas", "Arrivées"}
	titleDepartures = words{"Departures", "Salidas", "Départs"}
)

// DailySheets writes a page for each day, for whoever is on site: the items, whom to call, the transport and everyone's
// telephone number. A day too full for one page in letters that can be read goes on to another.
func DailySheets(ctx context.Context, w io.Writer, edition *program.Edition, options DailyOptions) error {
	if options.Language == "" {
		options.Language = string(edition.Language)
	}
	days := dailyDays(edition, options)
	if len(days) == 0 {
		return ErrEmptyProgram
	}
	sheet := options.Paper.sheet().Portrait()
	maker := dailyMaker{
		since: options.Since, edition: edition, language: options.Language, area: typeset.Rect{X: 44, Y: 40, W: sheet.W - 88, H: sheet.H - 40 - 60},
		doc: typeset.New(typeset.Options{
			Title: titleDaily.in(options.Language) + " – " + edition.Name, Language: options.Language, Paper: sheet, Created: options.Now,
		}),
	}
	for i, day := range days {
		if err := ctx.Err(); err != nil {
			return err
		}
		maker.sheet(day)
		if options.Progress != nil {
			options.Progress(i+1, len(days))
		}
	}
	maker.doc.OnEveryPage(func(p *typeset.Page, number, total int) {
		footBetween(p, maker.area.X, edition.Name, number, total, options.Language)
	})
	return maker.doc.Write(w)
}

// dailyDays gathers what happens on one date in whichever stop: the dates asked for, or those with something on them.
func dailyDays(edition *program.Edition, options DailyOptions) [][]scheduleDay {
	var list [][]scheduleDay
	for _, day := range scheduleDays(edition, planned(edition), options.Stops) {
		asked := slices.Contains(options.Days, day.date)
		if !asked && (len(options.Days) > 0 || len(day.items)+len(day.continued) == 0) {
			continue
		}
		if n := len(list); n > 0 && list[n-1][0].date == day.date {
			list[n-1] = append(list[n-1], day)
			continue
		}
		list = append(list, []scheduleDay{day})
	}
	return list
}

type dailyMaker struct {
	since    *program.Since
	edition  *program.Edition
	language string
	doc      *typeset.Document
	area     typeset.Rect
}

// dailySizes are the sizes that a sheet is tried in, the last being the least that can be read.
var dailySizes = []float64{1, 0.94, 0.88, 0.82, 0.76, 0.7, 0.64, 0.58}

// sheet sets one day on one page, in the largest letters that let it fit.
func (m dailyMaker) sheet(day []scheduleDay) {
	head := m.head(day)
	height := m.doc.Height(head, m.area.W) + typeset.Normal
	body := typeset.Rect{X: m.area.X, Y: m.area.Y + height, W: m.area.W, H: m.area.H - height}
	started := false
	newPage := func() *typeset.Page {
		page := m.doc.AddPage()
		if !started {
			page.Bookmark(dayTitle(day[0].date, m.language), 0, m.area.Y)
			started = true
		}
		page.Put(head, m.area)
		return page
	}
	for _, scale := range dailySizes {
		if all := m.body(day, scale, body.W); m.doc.Height(all, body.W) <= body.H {
			newPage().Put(all, body)
			return
		}
	}
	const scale = 0.8 // over several pages there is no need to be small
	flow := m.doc.Flow(body, 1, 0, newPage)
	flow.Add(m.schedule(day, scale, body.W)...)
	for _, b := range m.calls(day, scale) {
		flow.Add(b, typeset.Space(6))
	}
	flow.Add(m.phones(day, scale, 3)...)
	flow.Close()
}

// body sets the items beside whom to call; many telephone numbers stand below both in columns.
func (m dailyMaker) body(day []scheduleDay, scale, width float64) typeset.Block {
	const narrow, few = 2.9, 16
	calls := typeset.Stack{Gap: 8 * scale, Blocks: m.calls(day, scale)}
	var below []typeset.Block
	if len(m.reachable(day)) <= few {
		calls.Blocks = append(calls.Blocks, m.phones(day, scale, 1)...)
	} else {
		below = m.phones(day, scale, 3)
	}
	row := typeset.Row{Gap: typeset.Wide, Cells: []typeset.Cell{
		{Share: narrow - 1, Content: typeset.Stack{Blocks: m.schedule(day, scale, (width-typeset.Wide)*(narrow-1)/narrow)}}, {Content: calls},
	}}
	return typeset.Stack{Gap: 8 * scale, Blocks: append([]typeset.Block{row}, below...)}
}

func (m dailyMaker) head(day []scheduleDay) typeset.Block {
	var zones []string
	for _, d := range day {
		if line := zoneLine(d.stop, d.date, m.language); line != "" && !slices.Contains(zones, line) {
			zones = append(zones, line)
		}
	}
	stack := typeset.Stack{Gap: 2, Blocks: []typeset.Block{
		typeset.Text{String: program.Capitals(joined("  ·  ", titleDaily.in(m.language), m.edition.Name)), Style: typeset.LabelCaps.In(typeset.Green).Tracked(0.14), Lines: 1},
		typeset.Text{String: dayTitle(day[0].date, m.language), Style: typeset.Headline.At(24), Lines: 1},
	}}
	if len(zones) > 0 {
		stack.Blocks = append(stack.Blocks, typeset.Text{String: joined("  ·  ", zones...), Style: typeset.Small.In(typeset.Quiet)})
	}
	stack.Blocks = append(stack.Blocks, typeset.Space(2), typeset.Rule{Pen: typeset.Pen{Width: 1, Color: typeset.Green}})
	return stack
}

// schedule sets the items of a date, under the name of the stop where there are several.
func (m dailyMaker) schedule(day []scheduleDay, scale, width float64) []typeset.Block {
	printer := schedulePrinter{edition: m.edition, language: m.language, scale: scale, brief: true, since: m.since}
	var list []typeset.Block
	for _, d := range day {
		if len(day) > 1 && d.stop != nil {
			list = append(list, typeset.WithNext(typeset.Text{String: d.stop.City, Style: typeset.Subtitle.At(13 * scale)}),
				typeset.WithNext(typeset.Space(6*scale)))
		}
		list = append(list, printer.day(m.doc, d, width)...)
	}
	return list
}

// calls sets whom to call: in an emergency, the hotel, the host, the driver, who flies in and out, and everyone.
func (m dailyMaker) calls(day []scheduleDay, scale float64) []typeset.Block {
	var list []typeset.Block
	for i, d := range day {
		if d.stop == nil {
			continue
		}
		told := i > 0 && day[i-1].stop != nil && day[i-1].stop.EmergencyPhone == d.stop.EmergencyPhone
		if len(day) > 1 {
			list = append(list, typeset.Text{String: d.stop.City, Style: typeset.Subtitle.At(11 * scale)})
		}
		if card := emergencyCard(m.edition, d.stop, m.since, m.language, 0.85*scale, true); card != nil && !told {
			list = append(list, card)
		}
		for _, card := range stopCards(d.stop, m.since, m.language, 0.85*scale) {
			list = append(list, card)
		}
	}
	list = append(list, m.flights(day[0].date, scale)...)
	return list
}

func (m dailyMaker) label(title words, scale float64) typeset.Block {
	return typeset.Text{String: program.Capitals(title.in(m.language)), Style: typeset.LabelCaps.At(7.5 * scale)}
}

// flights sets who arrives and who leaves on a date.
func (m dailyMaker) flights(date program.Date, scale float64) []typeset.Block {
	var list []typeset.Block
	for _, way := range []struct {
		title  words
		part   program.Part
		flight func(*program.Person) program.Flight
	}{
		{titleArrivals, program.ArrivalPart, func(p *program.Person) program.Flight { return p.Arrival }},
		{titleDepartures, program.DeparturePart, func(p *program.Person) program.Flight { return p.Departure }},
	} {
		stack := typeset.Stack{Gap: 3 * scale, Blocks: []typeset.Block{m.label(way.title, scale)}}
		for _, p := range m.edition.People {
			f := way.flight(p)
			if p.Cancelled || f.At.Date != date || !date.Valid() {
				continue
			}
			line := joined(" · ", locale.Language(m.language).Clock(f.At.Clock), f.Number, f.Place)
			kind := m.since.Kind(p.ID, way.part)
			stack.Blocks = append(stack.Blocks, marked(kind, typeset.Stack{Blocks: append([]typeset.Block{
				typeset.Text{String: p.ItineraryName(), Style: typeset.Body.At(8.5 * scale).Strong()},
				typeset.Text{String: line, Style: typeset.Small.At(8 * scale)},
			}, markWord(kind, m.language, scale)...)}))
		}
		if len(stack.Blocks) > 1 {
			list = append(list, stack)
		}
	}
	return list
}

// reachable returns who is there on that day and whose telephone number may be told.
func (m dailyMaker) reachable(day []scheduleDay) []*program.Person {
	var list []*program.Person
	for _, p := range m.edition.People {
		here := slices.ContainsFunc(day, func(d scheduleDay) bool { return d.stop != nil && m.edition.Present(p, d.stop.ID, d.date) })
		if !p.Cancelled && p.Phone != "" && here {
			list = append(list, p)
		}
	}
	return list
}

// phones lists everyone's telephone numbers in so many columns.
func (m dailyMaker) phones(day []scheduleDay, scale float64, columns int) []typeset.Block {
	people := m.reachable(day)
	if len(people) == 0 {
		return nil
	}
	table := typeset.Table{}
	for range columns {
		table.Columns = append(table.Columns, typeset.Column{Share: 1.1}, typeset.Column{Share: 0.9})
	}
	style := typeset.Body.At(8 * scale)
	rows := (len(people) + columns - 1) / columns
	for i := range rows {
		var cells []typeset.Block
		for k := i; k < len(people); k += rows {
			kind := companyKind(m.since, people[k])
			name := typeset.Stack{Blocks: append([]typeset.Block{typeset.Text{String: people[k].ItineraryName(), Style: style, Align: typeset.Left}}, markWord(kind, m.language, scale)...)}
			cells = append(cells, marked(kind, name),
				typeset.Text{String: people[k].Phone, Style: style.In(typeset.Green), Link: telephone(people[k].Phone)})
		}
		table.Rows = append(table.Rows, cells)
	}
	return []typeset.Block{typeset.WithNext(m.label(titlePhones, scale)), table}
}
