package list

import (
	"slices"
	"strings"

	"laurel/app/paper/page"
	"laurel/app/paper/typeset"
	"laurel/data/locale"
	"laurel/data/program"
	"laurel/data/program/edition"
)

// guests sets who is coming, a person or several a row.
func (h hostSheet) guests(m *program.Meeting, people []*program.Person, d density) []typeset.Block {
	var list []typeset.Block
	if d.named {
		return []typeset.Block{h.namedGuests(m, people)}
	}
	if d.side == 0 {
		for _, p := range people {
			kind := h.guestChange(m, p)
			list = append(list, page.WithBar(kind, h.guest(p, kind, d.bio)))
		}
		return list
	}
	for some := range slices.Chunk(people, d.side) {
		row := typeset.InRow(typeset.Wide, make([]typeset.Block, d.side)...)
		for i, p := range some {
			kind := h.guestChange(m, p)
			row.Cells[i].Content = page.WithBar(kind, h.briefGuest(p, kind))
		}
		list = append(list, typeset.Box{Content: row})
	}
	return list
}

// namedGuests sets a group that is too large for anything but names and countries.
func (h hostSheet) namedGuests(m *program.Meeting, people []*program.Person) typeset.Block {
	var list []string
	var changed edition.Kind
	for _, p := range people {
		name := p.FormalName()
		if country := page.Country(p.Country, h.Language); country != "" {
			name += " (" + country + ")"
		}
		kind := h.guestChange(m, p)
		list, changed = append(list, page.TitledChange(name, kind, h.Language)), page.Strongest(changed, kind)
	}
	return page.WithBar(changed, page.Detail.At(8).Text(strings.Join(list, "\u00a0· ")).ToLeft())
}

// briefGuest sets one person of many.
func (h hostSheet) briefGuest(p *program.Person, kind edition.Kind) typeset.Block {
	about := locale.Joined(", ", p.Position, p.Affiliation, page.Country(p.Country, h.Language))
	return typeset.Stacked(1,
		page.Detail.Strong().Text(p.FormalName()).ToLeft(),
		page.ChangeMark(kind, h.Language, 0.9),
		typeset.Caption.Text(page.Pronunciation(p, h.Language)).ToLeft(),
		typeset.Caption.Text(about).ToLeft())
}

// guest sets one person: the name, its pronunciation, and who they are.
func (h hostSheet) guest(p *program.Person, kind edition.Kind, bio int) typeset.Block {
	l := h.Language
	name := typeset.Stacked(1,
		typeset.Body.At(10.5).Strong().Text(p.FormalName()),
		page.ChangeMark(kind, l, 1),
		page.Detail.In(typeset.Green).Text(page.Pronunciation(p, l)).ToLeft())
	interpreter := ""
	if p.NeedsInterpreter == program.Yes {
		interpreter = l.Text("Needs an interpreter")
	}
	from := locale.Joined("  ·  ", page.Country(p.Country, l), page.Spoken(p.Languages, l), interpreter)
	about := typeset.Stacked(1.5,
		page.Detail.Strong().Text(locale.Joined(", ", p.Position, p.Affiliation)).ToLeft(),
		page.Detail.Quiet().Text(from).ToLeft(),
		typeset.Reading.At(9).Text(shortened(p.Bio, bio)).ToLeft())
	return typeset.Box{Content: typeset.InParts(typeset.Normal, 0.5, name, about)}
}

// shortened cuts a text of more than so many characters after its last whole sentence, or else after a word.
func shortened(text string, most int) string {
	letters := []rune(strings.TrimSpace(text))
	if len(letters) <= most {
		return string(letters)
	}
	cut := string(letters[:most])
	end := -1
	for _, stop := range []string{". ", "! ", "? ", "。", "؟ ", "۔ ", "။ ", "។ ", "। "} {
		if i := strings.LastIndex(cut, stop); i > end {
			end = i + len(strings.TrimSuffix(stop, " "))
		}
	}
	if end > 0 {
		return cut[:end]
	}
	if i := strings.LastIndex(cut, " "); i > 0 {
		return cut[:i] + " …"
	}
	return ""
}
