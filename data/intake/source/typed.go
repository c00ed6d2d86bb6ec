package source

import (
	"cmp"
	"slices"
	"strings"

	"laurel/data/civil"
	"laurel/data/intake/value"
	"laurel/data/program"
)

// Cells are texts that somebody typed in place of a file's, by the key of the field; an empty one leaves it out.
type Cells map[string]string

// with returns a row with texts typed in place of its own.
func (r Row) with(cells Cells, own func(field string) string) Row {
	next := r
	next.Text = func(field string) string {
		if typed, is := cells[field]; is {
			return typed
		}
		return own(field)
	}
	return next
}

// With returns the person as the row would have it with the typed texts.
func (p *Person) With(cells Cells) *Person {
	if len(cells) == 0 || p.Row.Text == nil {
		return p
	}
	halves := map[string]string{"given": p.Fields.Given, "family": p.Fields.Family}
	_, given := cells["given"]
	_, family := cells["family"]
	return personOf(p.Row.with(cells, func(field string) string {
		if half, is := halves[field]; is && p.Split && (given || family) {
			return half
		}
		return p.Row.Text(field)
	}), p.Dates)
}

// With returns the contact as the row would have it with the typed texts.
func (c Contact) With(cells Cells) Contact {
	if len(cells) == 0 || c.Row.Text == nil {
		return c
	}
	return contactOf(c.Row.with(cells, c.Row.Text))
}

// With returns the item with the typed texts in place of what was read. Those that cannot be read are added to the
// remarks.
func (it Item) With(cells Cells, remarks *Remarks) Item {
	if len(cells) == 0 {
		return it
	}
	dates := it.Dates
	if dates == nil { // a day without a year is near the item's own
		day := it.When.Start.Local.Date
		dates = &value.Dates{First: day, Last: day}
	}
	for _, f := range program.FieldsOf(&it.Fields) {
		if text, typed := cells[f.Key]; typed && text == "" {
			f.Copy(&program.Meeting{}, &it.Fields)
		}
	}
	ignored := Row{Place: it.Place}.ignored(remarks, Schedule, it.Fields.Title)
	Fill(&it.Fields, func(key string) string {
		if slices.Contains(timeFields, key) {
			return ""
		}
		return cells[key]
	}, dates, ignored)
	for key, to := range map[string]*string{"stop": &it.Stop, "zone": &it.Zone, "organisation": &it.Organisation} {
		if text, typed := cells[key]; typed {
			*to = value.Line(text)
		}
	}
	for key, to := range map[string]*[]string{"attendees": &it.Attendees, "interpreters": &it.Interpreters} {
		if text, typed := cells[key]; typed {
			*to = strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(",;\n", r) })
		}
	}
	it.retime(cells, dates, ignored)
	return it
}

// timeFields are the fields that make up when an item is.
var timeFields = []string{"date", "start", "end-date", "end"}

// retime moves the item to the days and times that were typed.
func (it *Item) retime(cells Cells, dates *value.Dates, ignored Ignored) {
	w := &it.When
	length := max(w.Minutes(), 0)
	start, until := w.Start.Local, (*civil.Clock)(nil)
	for _, key := range timeFields {
		text := cells[key]
		if text == "" {
			continue
		}
		at := &w.Start.Local
		if strings.HasPrefix(key, "end") {
			at = &w.End.Local
		}
		end, ok := setTime(at, text, strings.HasSuffix(key, "date"), dates)
		if !ok {
			ignored(key, text, nil)
			return
		}
		if key == "start" {
			until = end
		}
		it.Fault = nil
	}
	switch {
	case cells["end"] != "" || cells["end-date"] != "":
		w.End.Local.Date = cmp.Or(w.End.Local.Date, w.Start.Local.Date)
		w.EndGuessed = false
	case until != nil:
		w.End.Local = civil.At(w.Start.Local.Date, *until)
		w.EndGuessed = false
	case w.Start.Local != start:
		w.End.Local = w.Start.Local.AddMinutes(length)
	}
}

// setTime writes the day, the time of day or both that a text has into a time; until is a second time of day in it.
func setTime(at *civil.DateTime, text string, isDay bool, dates *value.Dates) (until *civil.Clock, ok bool) {
	found, err := dates.Day(text)
	if err == nil && (isDay || found.At != nil) {
		at.Date = found.Day
		if found.At != nil {
			at.Clock = found.At.From
		}
		return nil, true
	}
	clocks, err := value.Times(text)
	if err != nil || isDay {
		return nil, false
	}
	at.Clock = clocks.From
	return clocks.To, true
}
