package paper

import (
	"strconv"

	"laurel/app/paper/typeset"
	"laurel/data/program"
)

// tocEntry is a line of the contents. Where it leads is known when the book is set.
type tocEntry struct {
	key   string
	title string
	level int
	page  *typeset.Page // on which the line itself stands
	at    typeset.Rect
}

var titleContents = words{"Contents", "Índice", "Sommaire"}

// entries lists what the book will hold, in its order.
func (b *book) entries() []tocEntry {
	var list []tocEntry
	add := func(key, title string, level int) {
		list = append(list, tocEntry{key: key, title: title, level: level})
	}
	for _, s := range b.stopsToPrint() {
		add(stopKey(s, ""), b.stopTitle(s), 0)
		if b.options.has(BookContacts) && s != nil {
			add(stopKey(s, "contacts"), titleStopContacts.in(b.options.Language), 1)
		}
		days := b.daysOf(s)
		if b.options.has(BookGlance) && len(days) > 0 {
			add(stopKey(s, "glance"), titleGlance.in(b.options.Language), 1)
		}
		if b.options.has(BookDays) {
			for _, d := range days {
				add(stopKey(s, d.date.String()), dayTitle(d.date, b.options.Language), 1)
			}
		}
	}
	for _, part := range []struct {
		key   BookPart
		title words
		some  bool
	}{
		{BookPeople, titlePeople, len(b.peopleToPrint()) > 0},
		{BookOrganisations, titleOrganisations, len(b.visited) > 0},
		{BookNotes, titleNotes, true},
	} {
		if part.some && b.options.has(part.key) {
			add(string(part.key), part.title.in(b.options.Language), 0)
		}
	}
	return list
}

func stopKey(s *program.Stop, part string) string {
	if s == nil {
		return "stop::" + part
	}
	return "stop:" + string(s.ID) + ":" + part
}

// reserveContents takes the pages that the contents need, right behind the cover.
func (b *book) reserveContents() {
	entries := b.entries()
	if len(entries) == 0 {
		return
	}
	page := b.doc.AddPage()
	title := titleContents.in(b.options.Language)
	page.Bookmark(title, 0, b.area.Y)
	y := b.area.Y + page.Put(typeset.Text{String: title, Style: typeset.Headline}, b.area) + typeset.Normal
	for _, e := range entries {
		height := b.doc.Height(b.tocText(e), b.tocWidth(e))
		above := 1.5
		if e.level == 0 {
			above = 10
		}
		y += above
		if y+height > b.area.Y+b.area.H {
			page, y = b.doc.AddPage(), b.area.Y
		}
		e.page, e.at = page, typeset.Rect{X: b.area.X, Y: y, W: b.area.W, H: height}
		y += height
		b.toc = append(b.toc, e)
	}
}

const tocIndent, tocNumber = 16.0, 40.0

func (b *book) tocWidth(e tocEntry) float64 {
	return b.area.W - tocNumber - typeset.Close - tocIndent*float64(e.level)
}

func (b *book) tocText(e tocEntry) typeset.Text {
	style := typeset.Body
	if e.level == 0 {
		style = typeset.Style{Family: typeset.Serif, Bold: true, Size: 12, Color: typeset.Ink}
	}
	return typeset.Text{String: e.title, Style: style}
}

// setContents fills in the contents with the pages on which everything came to stand.
func (b *book) setContents() {
	for _, e := range b.toc {
		number := b.found[e.key]
		text := b.tocText(e)
		indent := tocIndent * float64(e.level)
		e.page.Draw(text, typeset.Rect{X: e.at.X + indent, Y: e.at.Y, W: b.tocWidth(e), H: e.at.H}, false)
		if number == 0 {
			continue
		}
		words := b.doc.Measure(text.String, text.Style, b.options.Language)
		base := e.at.Y + e.at.H - text.Style.Size*0.42
		if from := e.at.X + indent + words.W + 6; words.W < b.tocWidth(e) && from < e.at.X+e.at.W-tocNumber {
			e.page.Stroke(new(typeset.Path).MoveTo(from, base).LineTo(e.at.X+e.at.W-tocNumber+10, base),
				typeset.Pen{Width: 0.7, Color: typeset.Quiet, Round: true, Dash: []float64{0, 4}})
		}
		page := text
		page.String, page.Align = strconv.Itoa(number), typeset.Right
		e.page.Draw(page, typeset.Rect{X: e.at.X + e.at.W - tocNumber, Y: e.at.Y, W: tocNumber, H: e.at.H}, false)
		e.page.LinkToPage(e.at, number)
	}
}
