package paper

import (
	"fmt"
	"slices"
	"strings"

	"laurel/app/paper/typeset"
	"laurel/data/locale"
	"laurel/data/program"
)

// schedulePrinter sets the items of a schedule in one language, in sizes that are so many times the usual ones.
type schedulePrinter struct {
	edition  *program.Edition
	language string
	scale    float64
	// about gives the description printed with an item; nil prints none.
	about func(*program.Meeting) string
	// brief leaves out addresses, directions, topics and e-mail.
	brief bool
	// own is whose schedule it is; nobody else who attends is then told of.
	own *program.Person
	// since marks what has changed; nil marks nothing.
	since *program.Since
}

func (s schedulePrinter) text(words string, style typeset.Style) typeset.Block {
	return typeset.Text{String: words, Style: style.At(style.Size * s.scale)}
}

// tallestKept is the height up to which an item is not broken over pages.
const tallestKept = 260

// item sets one item: its time and kind at the left, everything else at the right.
func (s schedulePrinter) item(d *typeset.Document, m *program.Meeting, width float64) typeset.Block {
	aside := s.aside(m, s.text(timesOf(m, s.language), typeset.Body.At(9.5).Strong()), s.details(m))
	if d.Height(aside, width) > tallestKept {
		return aside
	}
	return typeset.Box{Content: aside}
}

// struck sets an item that was to be at this place when the schedule was sent and is not any more.
func (s schedulePrinter) struck(m *program.Meeting) typeset.Block {
	main := typeset.Stack{Gap: 2 * s.scale, Blocks: []typeset.Block{s.text(m.Title, itemTitle.Through())}}
	if now := s.edition.Meeting(m.ID); now != nil && s.since.Kind(m.ID) == program.WasMoved {
		when := joined(", ", locale.Language(s.language).Date(now.Start.Date, locale.WeekdayShort), program.FormatTimes(now.Start, now.End, locale.Language(s.language)))
		if stop := s.edition.Stop(now.Stop); stop != nil && now.Stop != m.Stop {
			when = joined(", ", when, stop.City)
		}
		main.Blocks = append(main.Blocks, s.text(labelled(wordNowAt, s.language, when), itemDetail))
	}
	kind := s.since.Kind(m.ID)
	return marked(kind, typeset.Box{Content: s.aside(m, s.text(timesOf(m, s.language), typeset.Body.At(9.5).Through()), main)})
}

// timesOf writes from when to when an item lasts, so that a narrow column breaks it at the dash and not inside a time.
func timesOf(m *program.Meeting, language string) string {
	clocks, day, another := strings.Cut(program.FormatTimes(m.Start, m.End, locale.Language(language)), " (")
	clocks = strings.ReplaceAll(clocks, " ", "\u00a0")
	if another {
		return clocks + " (" + day
	}
	return clocks
}

func (s schedulePrinter) aside(m *program.Meeting, times, main typeset.Block) typeset.Aside {
	side := typeset.Stack{Gap: 2 * s.scale, Blocks: []typeset.Block{times, s.text(m.Kind.Name(locale.Language(s.language)), typeset.Caption.At(8))}}
	side.Blocks = append(side.Blocks, markWord(s.since.Kind(m.ID), s.language, s.scale)...)
	return typeset.Aside{
		Width: 92 * s.scale, Gap: 20 * s.scale, Side: side, Main: main,
		Bar: typeset.Pen{Width: 2.5 * s.scale, Color: coloursOf(m.Kind).strong},
	}
}

// continued sets an item that began on an earlier day, until when it goes on.
func (s schedulePrinter) continued(m *program.Meeting, date program.Date) typeset.Block {
	var times typeset.Block = typeset.Space(0)
	if m.End.Date == date {
		times = s.text("→ "+locale.Language(s.language).Clock(m.End.Clock), typeset.Body.At(9.5).Strong())
	}
	since := fmt.Sprintf(wordContinuedSince.in(s.language), locale.Language(s.language).Date(m.Start.Date, locale.WeekdayShort))
	return marked(s.since.Kind(m.ID), typeset.Box{Content: s.aside(m, times, typeset.Stack{Gap: 2 * s.scale, Blocks: []typeset.Block{
		s.text(m.Title, itemTitle), s.text(since, typeset.Small.In(typeset.Quiet)),
	}})})
}

var (
	itemTitle  = typeset.Style{Family: typeset.Serif, Bold: true, Size: 11.5, Color: typeset.Ink}
	itemDetail = typeset.Style{Family: typeset.Sans, Size: 9, Color: typeset.Ink}
)

func (s schedulePrinter) details(m *program.Meeting) typeset.Stack {
	quiet := itemDetail.In(typeset.Quiet)
	list := typeset.Stack{Gap: 2.5 * s.scale}
	add := func(text string, style typeset.Style) {
		if strings.TrimSpace(text) != "" {
			list.Blocks = append(list.Blocks, s.text(text, style))
		}
	}
	add(m.Title, itemTitle)
	add(s.since.Was(m, locale.Language(s.language)), itemDetail.In(typeset.Amber))
	name, address := placeOf(s.edition, m)
	organisation := s.edition.Organisation(m.Organisation)
	switch {
	case s.brief && organisation != nil:
		name, address = joined(" · ", name, m.Place), ""
	case organisation != nil && organisation.Directions != "":
		address = joined("\n", address, labelled(wordDirections, s.language, organisation.Directions))
	}
	if name != m.Title {
		add(name, itemDetail.Strong())
	}
	add(address, quiet)
	if m.Link != "" {
		list.Blocks = append(list.Blocks, typeset.Text{String: m.Link, Style: itemDetail.At(9 * s.scale).In(typeset.Green), Link: m.Link})
	}
	if m.Travel != "" { // in itself a line, also where others are brief: whoever drives looks for it
		add(labelled(wordGettingThere, s.language, m.Travel.Name(locale.Language(s.language))), quiet)
	}
	if m.Topic != "" && !s.brief {
		add(labelled(wordTopic, s.language, m.Topic), typeset.Reading.At(10).Slanted())
	}
	list.Blocks = append(list.Blocks, s.contacts(m)...)
	if s.about != nil {
		add(s.about(m), typeset.Reading.At(9.5))
	}
	add(m.Note, typeset.Reading.At(9.5))
	add(interpreters(s.edition, m, s.language), itemDetail)
	if s.own == nil {
		add(attendance(s.edition, m, s.language), itemDetail.Strong().In(typeset.Green))
	}
	return list
}

// contacts sets whom the delegation meets, with what may be told of how to reach them.
func (s schedulePrinter) contacts(m *program.Meeting) []typeset.Block {
	var list []typeset.Block
	for _, id := range m.Contacts {
		c := s.edition.Contact(id)
		if c == nil {
			continue
		}
		style := itemDetail.At(itemDetail.Size * s.scale)
		who := labelled(wordContact, s.language, joined(", ", joined(" ", c.Honorific, c.Name), c.Title))
		if s.brief {
			list = append(list, typeset.Text{String: joined(" · ", who, c.Phone), Style: style, Link: telephone(c.Phone)})
			continue
		}
		list = append(list, typeset.Text{String: who, Style: style})
		list = append(list, reachOf(c.Phone, c.Email, style.In(typeset.Quiet))...)
	}
	return list
}

// reachOf sets a telephone number and an address for mail, each a link, on one line; none where there is neither.
func reachOf(phone, email string, style typeset.Style) []typeset.Block {
	var cells []typeset.Cell
	if phone != "" {
		cells = append(cells, typeset.Cell{Width: 12 * style.Size, Content: typeset.Text{String: phone, Style: style, Link: telephone(phone)}})
	}
	if email != "" {
		cells = append(cells, typeset.Cell{Content: typeset.Text{String: email, Style: style, Link: "mailto:" + email}})
	}
	if len(cells) == 0 {
		return nil
	}
	if email == "" {
		cells[0].Width = 0
	}
	return []typeset.Block{typeset.Row{Gap: typeset.Close, Cells: cells}}
}

// telephone is a link that dials a number: digits and the leading plus (RFC 3966), without an extension.
func telephone(number string) string {
	digits := strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' || r == '+' {
			return r
		}
		return -1
	}, number)
	if len(digits) < 3 || strings.LastIndex(digits, "+") > 0 {
		return ""
	}
	return "tel:" + digits
}

// day sets what happens on one day, with the sentence that closes its work.
func (s schedulePrinter) day(d *typeset.Document, day scheduleDay, width float64) []typeset.Block {
	var list []typeset.Block
	gap := typeset.Space(typeset.Normal * s.scale)
	last := lastProfessional(day.items)
	if s.own != nil { // others may go on working
		gap, last = typeset.Space(typeset.Close*s.scale), -1
	}
	for _, m := range day.continued {
		list = append(list, s.continued(m, day.date), gap)
	}
	struck := s.struckOn(day)
	for i, m := range day.items {
		for len(struck) > 0 && struck[0].Start.Before(m.Start) {
			list, struck = append(list, s.struck(struck[0]), gap), struck[1:]
		}
		item := s.item(d, m, width)
		_, whole := item.(typeset.Box)
		item = marked(s.since.Kind(m.ID), item)
		if i != last {
			list = append(list, item, gap)
			continue
		}
		if whole {
			item = typeset.WithNext(item)
		}
		list = append(list, item, typeset.WithNext(typeset.Space(typeset.Close*s.scale)), s.concluded(), gap)
	}
	for _, m := range struck {
		list = append(list, s.struck(m), gap)
	}
	if len(list) == 0 {
		list = append(list, s.text(wordFreeDay.in(s.language), typeset.Reading.Slanted().In(typeset.Quiet)), gap)
	}
	return list
}

// struckOn lists what was to be on a day when the schedule was sent and is not any more, by its start.
func (s schedulePrinter) struckOn(day scheduleDay) []*program.Meeting {
	return slices.DeleteFunc(s.since.Struck(), func(m *program.Meeting) bool {
		return m.Start.Date != day.date || s.edition.Stop(m.Stop) != day.stop
	})
}

func (s schedulePrinter) concluded() typeset.Block {
	return typeset.Aside{
		Width: 92 * s.scale, Gap: 20 * s.scale,
		Main: s.text(wordConcluded.in(s.language), typeset.Reading.At(9.5).Slanted().In(typeset.Green)),
	}
}
