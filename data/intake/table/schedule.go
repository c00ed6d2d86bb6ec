package table

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"laurel/data/civil"
	"laurel/data/intake/source"
	"laurel/data/intake/value"
	"laurel/data/program"
)

// readSchedule turns rows into items. A row without a date has that of the row above, as in plans that write the day
// once; one that has nothing but a day is the day of those below.
func (p *part) readSchedule(lines []line) {
	p.day = p.firstDay()
	city := ""
	for _, stop := range p.into.Stops {
		if p.name != "" && value.Same(stop.City, p.name) {
			city = stop.City
		}
	}
	p.namesAlone = hasNamesAlone(lines)
	first := len(p.Items)
	unknown := map[string][]string{} // texts that are no kind, status or means of travel, by field
	for _, l := range lines {
		if day, is := p.dates.Heading(l.alone); is {
			p.day = day
			continue
		}
		ignored := map[string]string{}
		it := p.item(l, ignored)
		it.Stop = cmp.Or(it.Stop, city)
		if p.aside(&it, l) {
			continue
		}
		it.Fault = p.times(&it, l)
		p.remarkStruck(l, &it)
		p.Items = append(p.Items, it)
		for field, text := range ignored {
			unknown[field] = append(unknown[field], value.Line(text))
		}
	}
	p.closeItems(p.Items[first:])
	for _, field := range slices.Sorted(maps.Keys(unknown)) {
		texts := slices.Compact(slices.Sorted(slices.Values(unknown[field])))
		if len(texts) > 5 {
			texts = append(texts[:5], "…")
		}
		p.Note("Not known as {{.Field}}, and left out: {{.Texts}}.",
			"Field", source.FieldName(source.Schedule, field), "Texts", strings.Join(texts, ", "))
	}
	p.noteLong(p.Items[first:])
	p.noteDates()
}

// aside keeps a row that is no item: a total, or a remark that is alone where other rows have times.
func (p *part) aside(it *source.Item, l line) bool {
	switch {
	case len(l.all("date"))+len(l.all("start")) > 0 || !p.has("start"):
		return false
	case isTotalRow(l):
		p.skip(l, source.Total, nil)
		return true
	case l.alone == "":
		return false
	}
	p.skip(l, source.Note, nil)
	return true
}

// item reads what is in a row but its times. Texts that are not known are added to ignored by their field.
func (p *part) item(l line, ignored map[string]string) source.Item {
	it := source.Item{
		Place: l.Place, Row: p.row(l), Dates: p.dates, Identity: value.Whole(l.text("id")),
		Organisation: l.text("organisation"), Stop: l.text("stop"),
		Zone: l.text("zone"),
		Who: source.Who{
			Attendees: divided(l.all("attendees"), names), Interpreters: divided(l.all("interpreters"), names),
		},
	}
	text := func(field string) string {
		if slices.Contains(clockFields, field) {
			return ""
		}
		return l.text(field)
	}
	source.Fill(&it.Fields, text, p.dates, func(field, text string, _ error) { ignored[field] = text })
	it.Fields.ID = program.ID(it.Identity)
	it.Unique = value.Unique(it.Identity)
	it.Fields.Title = value.Line(it.Fields.Title)
	if it.Fields.Title == "" {
		it.Fields.Title = value.Line(it.Fields.Topic)
		it.Fields.Topic = ""
	}
	if address := l.text("address"); address != "" && !strings.Contains(it.Fields.Place, address) {
		it.Fields.Place = strings.TrimPrefix(it.Fields.Place+", "+value.Line(address), ", ")
	}
	p.speakers(&it, l)
	return it
}

// hasNamesAlone reports whether the column of speakers has nothing but names.
func hasNamesAlone(lines []line) bool {
	var cells []string
	for _, l := range lines {
		cells = append(cells, divided(l.all("contacts"), speakers)...)
	}
	return value.NamesAlone(cells)
}

// speakers adds whom the row names, with the host's own organisation where the cell has no other. A host with a form of
// address who can be reached, such as one below "With whom", is a person of the place; so is one beside a place who has
// the name of a person.
func (p *part) speakers(it *source.Item, l line) {
	named := divided(l.all("contacts"), speakers)
	host, phone, email := value.Reached(it.Organisation)
	if honorific, _ := value.WithoutHonorific(host); honorific != "" &&
		(phone+email != "" || it.Fields.Place != "" && value.NamesPerson(host)) {
		named = append(named, divided([]string{it.Organisation}, speakers)...)
		it.Organisation = value.Line(it.Fields.Place)
	}
	for _, text := range named {
		who, phone, email := value.Reached(text)
		all := value.Speakers(who, p.namesAlone)
		if len(all) > 1 && phone+email != "" { // whose they are is left open
			it.Fields.Note = strings.TrimSpace(it.Fields.Note + "\n\n" + text)
			phone = ""
			email = ""
		}
		for _, s := range all {
			isKnown := func(o *program.Organisation) bool { return value.Same(o.Name, s.Organisation) }
			if s.Unsure && !slices.ContainsFunc(p.into.Organisations, isKnown) {
				p.Problem(it, `"{{.Text}}" was read as {{.Name}} of "{{.Organisation}}"; if they are several people, `+
					"divide them by semicolons.", "Text", text, "Name", s.Name, "Organisation", s.Organisation)
			}
			honorific, name := value.WithoutHonorific(s.Name)
			it.Contacts = append(it.Contacts, source.Contact{
				Organisation: cmp.Or(s.Organisation, it.Organisation),
				Fields: program.Contact{
					Honorific: honorific, Name: name, Title: s.Position, Phone: phone, Email: email,
				},
			})
		}
	}
}

// names and speakers are what divides several in a cell; a speaker's position comes after a comma.
const names, speakers = ",;\n|", ";\n|"

// divided divides cells at any of the separators.
func divided(cells []string, separators string) []string {
	var all []string
	for _, cell := range cells {
		isSeparator := func(r rune) bool { return strings.ContainsRune(separators, r) }
		for text := range strings.FieldsFuncSeq(cell, isSeparator) {
			if text = value.Line(text); text != "" {
				all = append(all, text)
			}
		}
	}
	return all
}

// closeItems ends items without an end at the start of the next one on the same day, when that is within three hours,
// and else an hour later. Where they go on beside each other, the next one is that in the same place.
func (t *table) closeItems(items []source.Item) {
	guessed, parallel := 0, inParallel(items)
	lines := map[string][]*source.Item{}
	for i := range items {
		it := &items[i]
		line := value.Fold(it.Stop)
		if parallel {
			line += "\x1f" + value.Fold(it.Fields.Place)
		}
		lines[line] = append(lines[line], it)
	}
	for _, line := range lines {
		slices.SortStableFunc(
			line,
			func(a, b *source.Item) int { return a.When.Start.Local.Compare(b.When.Start.Local) },
		)
		for i, it := range line {
			if !it.When.EndGuessed {
				continue
			}
			guessed++
			length := 60
			later := slices.IndexFunc(
				line[i:],
				func(next *source.Item) bool { return it.When.Start.Local.Before(next.When.Start.Local) },
			)
			if later > 0 && line[i+later].When.Start.Zone == it.When.Start.Zone {
				if gap := line[i+later].When.Start.Local.MinutesSince(it.When.Start.Local); gap <= 180 {
					length = gap
				}
			}
			it.When.End.Local = it.When.Start.Local.AddMinutes(length)
		}
	}
	if guessed == 0 {
		return
	}
	if parallel {
		t.Note("The file does not give the end of {{.Items}}: the start of the next one in the same place is used, "+
			"or an hour later where none follows within three hours.",
			"Items", value.Count("{{.Count}} items", guessed))
		return
	}
	t.Note("The file does not give the end of {{.Items}}: the start of the next one is used, or an hour later where "+
		"none follows within three hours.",
		"Items", value.Count("{{.Count}} items", guessed))
}

// inParallel reports whether items go on beside each other, as sessions of a conference do: two start at the same time,
// or they come by their places and not by their times.
func inParallel(items []source.Item) bool {
	type place struct {
		stop string
		day  civil.Date
	}
	last := map[place]civil.DateTime{}
	for i := range items {
		start := items[i].When.Start.Local
		at := place{value.Fold(items[i].Stop), start.Date}
		before, seen := last[at]
		switch {
		case items[i].Fields.Kind == program.NoteKind: // of whole days
		case seen && !before.Before(start):
			return true
		default:
			last[at] = start
		}
	}
	return false
}

// longest is how many minutes an item may last before a person is asked to look.
const longest = 12 * 60

// noteLong notes items that last so long that a time may be mistyped: an end before its start is read as the next
// day's.
func (t *table) noteLong(items []source.Item) {
	var long []source.Item
	for _, it := range items {
		if it.Fields.Kind != program.NoteKind && it.When.Minutes() > longest {
			long = append(long, it)
		}
	}
	if len(long) > 0 {
		t.Note(`Longer than twelve hours: {{.Items}}, such as "{{.Title}}" from {{.Start}} to {{.End}}. `+
			"Check the times; an end before its start is read as the next day’s.",
			"Items", value.Count("{{.Count}} items", len(long)), "Title", long[0].Fields.Title,
			"Start", long[0].When.Start.Local.Clock, "End", long[0].When.End.Local.Clock)
	}
}
