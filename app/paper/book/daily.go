package book

import (
	"context"
	"io"
	"slices"

	"laurel/app/paper/page"
	"laurel/app/paper/schedule"
	"laurel/app/paper/typeset"
	"laurel/app/request"
	"laurel/data/civil"
	"laurel/data/locale"
	"laurel/data/program"
)

// Daily writes a page for each day, for whoever is on site: the items, whom to call, the transport and everyone's
// telephone number. A day too full for one page in letters that can be read continues on another.
func Daily(ctx context.Context, w io.Writer, r request.Request) error {
	days := dailyDays(r)
	if len(days) == 0 {
		return request.ErrNoSchedule
	}
	size := page.Sheet(r).Portrait()
	d := daily{
		Request: r,
		doc:     page.New(r, page.Titled(r, r.Language.Text("document.daily-sheet")), size),
		area:    typeset.Area(44, 40, size.W-88, size.H-40-60),
	}
	page.AddFeet(d.doc, d.area.X, r)
	return page.Print(ctx, w, r, days, d.set, func(w io.Writer) error {
		page.ReportUnfit(r, d.doc, nil)
		return d.doc.Write(w)
	})
}

// dailyDays collects what happens on one date in whichever stop: on the chosen dates, or on those with something on
// them.
func dailyDays(r request.Request) [][]request.Day {
	var list [][]request.Day
	for _, day := range r.DaysOf(r.Edition.Plan().Planned()) {
		if !slices.Contains(r.Days, day.Date) && (len(r.Days) > 0 || len(day.Items)+len(day.Continued) == 0) {
			continue
		}
		if n := len(list); n > 0 && list[n-1][0].Date == day.Date {
			list[n-1] = append(list[n-1], day)
			continue
		}
		list = append(list, []request.Day{day})
	}
	return list
}

// daily is the file of daily sheets.
type daily struct {
	request.Request
	doc  *typeset.Document
	area typeset.Rect
}

// dailySizes are the sizes that a sheet is tried in, the last being the least that can be read.
var dailySizes = []float64{1, 0.94, 0.88, 0.82, 0.76}

// smallestSizes are tried for a day that would have a second page with hardly anything on it.
var smallestSizes = []float64{0.72, 0.68, 0.65}

// set sets one day on one page, in the largest letters that fit.
func (d daily) set(day []request.Day) {
	title := d.title(day)
	body := d.area.From(d.doc.Height(title, d.area.W) + 12)
	started := false
	newPage := func() *typeset.Page {
		p := d.doc.AddPage()
		if !started {
			p.Bookmark(page.DayTitle(day[0].Date, d.Language), 0, d.area.Y)
			started = true
		}
		p.Put(title, d.area)
		return p
	}
	onOne := func(sizes ...float64) bool {
		for _, scale := range sizes {
			if all := d.body(day, scale, body.W); d.doc.Height(all, body.W) <= body.H {
				newPage().Put(all, body)
				return true
			}
		}
		return false
	}
	if onOne(dailySizes...) {
		return
	}
	blocks := d.severalPages(day, 0.76, body.W) // over several pages there is no need to be small
	if pages, wasteful := d.doc.PagesOf(body, blocks...); pages == 2 && wasteful {
		if onOne(smallestSizes...) {
			return
		}
		for _, scale := range smallestSizes {
			smaller := d.severalPages(day, scale, body.W)
			if fewer, _ := d.doc.PagesOf(body, smaller...); fewer == 1 {
				blocks = smaller
				break
			}
		}
	}
	flow := d.doc.Flow(body, newPage)
	flow.Add(blocks...)
	flow.Close()
}

// severalPages sets whom to call on the first page, then the items.
func (d daily) severalPages(day []request.Day, scale, width float64) (blocks []typeset.Block) {
	for _, b := range d.calls(day, scale, false) {
		blocks = append(blocks, b, typeset.Space(6))
	}
	blocks = append(blocks, d.phones(day, scale, 3)...)
	blocks = append(blocks, typeset.Normal)
	return append(blocks, d.schedule(day, scale, width)...)
}

// body sets the items beside whom to call; many telephone numbers are below both in columns.
func (d daily) body(day []request.Day, scale, width float64) typeset.Block {
	const times, few, gap = 1.9, 16, 16
	calls := typeset.Stacked(8*scale, d.calls(day, scale, true)...)
	var below []typeset.Block
	if len(d.reachable(day)) <= few {
		calls.Add(d.phones(day, scale, 1)...)
	} else {
		below = d.phones(day, scale, 3)
	}
	items := typeset.Stacked(0, d.schedule(day, scale, (width-gap)*times/(times+1))...)
	stack := typeset.Stacked(8*scale, typeset.InParts(gap, times, items, calls))
	stack.Add(below...)
	return stack
}

func (d daily) title(day []request.Day) typeset.Block {
	var zones []string
	for _, part := range day {
		if line := schedule.ZoneLine(part.Stop, part.Date, d.Language); !slices.Contains(zones, line) {
			zones = append(zones, line)
		}
	}
	title := page.ForOffice(d.Request, locale.Joined("  ·  ", d.Language.Text("document.daily-sheet"), d.Edition.Name))
	return typeset.Stacked(2,
		page.Eyebrow(title).Within(2),
		typeset.Headline.At(24).Line(page.DayTitle(day[0].Date, d.Language)),
		typeset.Small.Quiet().Text(locale.Joined("  ·  ", zones...)),
		typeset.Space(2), typeset.GreenRule)
}

// schedule sets the items of a date, under the name of the stop where there are several.
func (d daily) schedule(day []request.Day, scale, width float64) []typeset.Block {
	printer := schedule.Printer{Request: d.Request, Scale: scale, Brief: true}
	var list []typeset.Block
	for _, part := range day {
		if len(day) > 1 && part.Stop != nil {
			list = append(list, typeset.WithNext(typeset.Subtitle.At(13*scale).Text(part.Stop.City)),
				typeset.WithNext(typeset.Space(6*scale)))
		}
		list = append(list, printer.Day(d.doc, part, width)...)
	}
	return list
}

// calls sets whom to call: in an emergency, the hotel, the host, the driver; and who arrives and leaves. They are below
// one another in a narrow column, or side by side.
func (d daily) calls(day []request.Day, scale float64, narrow bool) []typeset.Block {
	var list []typeset.Block
	cards := schedule.Stops{Request: d.Request, Scale: 0.85 * scale}
	shown := map[string]bool{}
	for _, part := range day {
		if part.Stop == nil {
			continue
		}
		if len(day) > 1 {
			list = append(list, typeset.Subtitle.At(11*scale).Text(part.Stop.City))
		}
		number := part.Stop.EmergencyPhone
		if card := cards.Emergency(part.Stop, narrow); card != nil && !shown[number] {
			list, shown[number] = append(list, card), true
		}
		list = append(list, inColumns(cards.Cards(part.Stop), narrow)...)
	}
	date := day[0].Date
	list = append(list, d.flights("Arrivals", program.ArrivalPart, date, scale)...)
	return append(list, d.flights("Departures", program.DeparturePart, date, scale)...)
}

// inColumns returns the cards one by one, or all of them in one row.
func inColumns(cards []typeset.Box, narrow bool) []typeset.Block {
	var list []typeset.Block
	for _, card := range cards {
		list = append(list, card)
	}
	if !narrow && len(list) > 1 {
		return []typeset.Block{typeset.InRow(typeset.Close, list...)}
	}
	return list
}

func (d daily) label(title string, scale float64) typeset.Block {
	return typeset.LabelCaps.Scaled(scale).Text(program.Capitals(d.Language.Text(title)))
}

// flights sets who arrives or who leaves on a date.
func (d daily) flights(title string, part program.Part, date civil.Date, scale float64) []typeset.Block {
	stack := typeset.Stacked(3*scale, d.label(title, scale))
	for _, p := range d.Edition.People {
		f := p.FlightOf(part)
		if p.Cancelled || f.At.Date != date || !date.Valid() {
			continue
		}
		line := locale.Joined(" · ", d.Language.Clock(f.At.Clock), f.Number, f.Place)
		kind := d.Since.Kind(p.ID, part)
		stack.Add(page.WithBar(kind, typeset.Stacked(0,
			typeset.Body.At(8.5*scale).Strong().Text(p.ItineraryName()),
			typeset.Small.At(8*scale).Text(line),
			page.ChangeMark(kind, d.Language, scale))))
	}
	if len(stack.Blocks) == 1 {
		return nil
	}
	return []typeset.Block{stack}
}

// reachable returns who is there on that day and has a telephone number to show.
func (d daily) reachable(day []request.Day) []*program.Person {
	return slices.DeleteFunc(slices.Clone(d.Edition.People), func(p *program.Person) bool {
		return p.Cancelled || p.Phone == "" || !slices.ContainsFunc(day, func(part request.Day) bool {
			return part.Stop != nil && d.Edition.Attendance().Present(p, part.Stop.ID, part.Date)
		})
	})
}

// phones lists everyone's telephone numbers in so many columns.
func (d daily) phones(day []request.Day, scale float64, columns int) []typeset.Block {
	people := d.reachable(day)
	if len(people) == 0 {
		return nil
	}
	table := typeset.Table{}
	for range columns {
		table.Columns = append(table.Columns, typeset.Column{Share: 1.7}, typeset.Column{Share: 0.9})
	}
	style := typeset.Body.At(8 * scale)
	company := schedule.Stops{Request: d.Request}
	rows := (len(people) + columns - 1) / columns
	for i := range rows {
		var cells []typeset.Block
		for k := i; k < len(people); k += rows {
			p, kind := people[k], company.CompanyChange(people[k])
			name := page.WithMark(style.Text(p.ItineraryName()).ToLeft(), kind, d.Language, scale)
			cells = append(cells, page.WithBar(kind, name), page.Phone(p.Phone, style.In(typeset.Green)))
		}
		table.Rows = append(table.Rows, cells)
	}
	return []typeset.Block{typeset.WithNext(d.label("Everyone’s telephone", scale)), table}
}
