package book

import (
	"strconv"

	"laurel/app/paper/page"
	"laurel/app/paper/schedule"
	"laurel/app/paper/typeset"
	"laurel/data/program"
)

// tocEntry is a line of the contents. The page that it leads to is known when the book is set.
type tocEntry struct {
	key   string
	title string
	level int
	page  *typeset.Page // of the line itself
	at    typeset.Rect
}

// entries lists the parts of the book.
func (b *book) entries() []tocEntry {
	var list []tocEntry
	add := func(key, title string, level int) {
		list = append(list, tocEntry{key: key, title: title, level: level})
	}
	for _, s := range b.stopsToPrint() {
		add(stopKey(s, ""), schedule.StopTitle(s, b.Language), 0)
		if b.has(Contacts) && s != nil {
			add(stopKey(s, "contacts"), b.Language.Text("Contacts and emergency"), 1)
		}
		days := b.daysOf(s)
		if b.has(Glance) && len(days) > 0 {
			add(stopKey(s, "glance"), b.Language.Text("The week at a glance"), 1)
		}
		if b.has(Days) {
			for _, d := range days {
				add(stopKey(s, d.Date.String()), page.DayTitle(d.Date, b.Language), 1)
			}
		}
	}
	part := func(key Part, title string, any bool) {
		if any && b.has(key) {
			add(string(key), b.Language.Text(title), 0)
		}
	}
	part(People, "Participants", len(b.withRoles(program.Roles()...)) > 0)
	part(Organisations, "Hosts and organisations", len(b.visited) > 0)
	part(Notes, "Notes", true)
	return list
}

func stopKey(s *program.Stop, part string) string {
	if s == nil {
		return "stop::" + part
	}
	return "stop:" + string(s.ID) + ":" + part
}

// reserveContents adds the pages that the contents need, right behind the cover.
func (b *book) reserveContents() {
	entries := b.entries()
	if len(entries) == 0 {
		return
	}
	p := b.Doc.AddPage()
	title := b.Language.Text("Contents")
	p.Bookmark(title, 0, b.Area.Y)
	y := b.Area.Y + p.Put(typeset.Headline.Text(title), b.Area) + typeset.Normal
	for _, e := range entries {
		height := b.Doc.Height(tocText(e), b.tocWidth(e))
		above := 1.5
		if e.level == 0 {
			above = 10
		}
		y += above
		if y+height > b.Area.Bottom() {
			p, y = b.Doc.AddPage(), b.Area.Y
		}
		e.page, e.at = p, typeset.Area(b.Area.X, y, b.Area.W, height)
		y += height
		b.toc = append(b.toc, e)
	}
}

const tocIndent, tocNumber = 16.0, 40.0

func (b *book) tocWidth(e tocEntry) float64 {
	return b.Area.W - tocNumber - typeset.Close - tocIndent*float64(e.level)
}

func tocText(e tocEntry) typeset.Text {
	style := typeset.Body
	if e.level == 0 {
		style = page.EntryTitle.At(12)
	}
	return style.Text(e.title)
}

// setContents adds the numbers of the pages to the contents.
func (b *book) setContents() {
	for _, e := range b.toc {
		text := tocText(e)
		from, width := e.at.X+tocIndent*float64(e.level), b.tocWidth(e)
		e.page.Draw(text, typeset.Area(from, e.at.Y, width, e.at.H), false)
		number := b.found[e.key]
		if number == 0 {
			continue
		}
		if w := b.Doc.Width(text); w < width {
			page.Leader(e.page, from+w+6, e.at.Right()-tocNumber+10, e.at.Bottom()-text.Style.Size*0.42)
		}
		e.page.Draw(text.Style.Text(strconv.Itoa(number)).ToRight(), e.at.Rightmost(tocNumber), false)
		e.page.LinkToPage(e.at, number)
	}
}
