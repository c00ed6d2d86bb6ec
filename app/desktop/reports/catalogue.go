package reports

import (
	"context"
	"slices"
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/kit/work"
	"laurel/app/documents"
	"laurel/app/request"
	"laurel/data/locale"
)

// catalogue is the left half of the tab: the documents in their groups.
type catalogue struct {
	v        *Screen
	cards    []*card
	content  *look.Scroll
	counting work.Latest
}

// card is one document. The arrows go to its neighbours, and Page Up and Page Down page through what is shown.
type card struct {
	look.TapCard
	document documents.Document
	count    *look.Text // for how many people it is, on how many pages
	line     *look.Text // its state, or what kinds there are
	state    cardState
	onKey    func(*fyne.KeyEvent) bool
}

// TypedKey hears the arrows and the keys of the page.
func (c *card) TypedKey(e *fyne.KeyEvent) {
	if !c.onKey(e) {
		c.TapCard.TypedKey(e)
	}
}

func newCatalogue(v *Screen) *catalogue {
	l := &catalogue{v: v}
	in := locale.Window()
	page := look.Down(14)
	for _, group := range documents.Groups() {
		grid := container.New(&cardGrid{})
		for _, d := range v.catalogue {
			if d.Group == group {
				grid.Add(l.newCard(d, in))
			}
		}
		if len(grid.Objects) > 0 {
			page.Add(look.Down(8, look.NewSectionHeading(group.Title(in)), grid))
		}
	}
	l.content = look.NewVScroll(look.Pad(2, 10, 4, 2, page))
	l.show()
	return l
}

func (l *catalogue) newCard(d documents.Document, in locale.Language) *card {
	c := &card{document: d, count: look.NewQuiet("").Cutting(), line: look.NewQuiet(cardLine(d, in)).Cutting()}
	texts := look.Down(1, look.NewLines(d.Title(in), true), c.count, c.line)
	c.Content = look.Pad(
		12,
		12,
		12,
		12,
		container.NewBorder(nil, nil, look.Pad(0, 12, 0, 0, container.New(topLayout{}, newThumbnail(d))), nil, texts),
	)
	c.Spoken = d.Title(in)
	c.OnTapped = func() { l.v.selectDocument(d.ID) }
	c.OnOpened = func() { l.v.s.Window.Canvas().Focus(l.v.preview.paper) }
	index := len(l.cards)
	c.onKey = func(e *fyne.KeyEvent) bool { return l.key(index, e) }
	c.ExtendBaseWidget(c)
	l.cards = append(l.cards, c)
	return c
}

// key goes to a neighbour, or pages.
func (l *catalogue) key(index int, e *fyne.KeyEvent) bool {
	switch e.Name {
	case fyne.KeyUp, fyne.KeyLeft:
		index--
	case fyne.KeyDown, fyne.KeyRight:
		index++
	case fyne.KeyHome:
		index = 0
	case fyne.KeyEnd:
		index = len(l.cards) - 1
	default:
		return l.v.preview.key(e)
	}
	if index >= 0 && index < len(l.cards) {
		l.v.selectDocument(l.cards[index].document.ID)
		l.focus()
	}
	return true
}

// show marks the card of the document shown.
func (l *catalogue) show() {
	for _, c := range l.cards {
		c.SetSelected(c.document.ID == l.v.chosen)
	}
}

// focus moves the keyboard to the card of the document shown and brings it into sight.
func (l *catalogue) focus() {
	driver := fyne.CurrentApp().Driver()
	for _, c := range l.cards {
		if !c.Selected || l.v.s.Dialogs.Open() {
			continue
		}
		l.v.s.Window.Canvas().Focus(c)
		top := driver.AbsolutePositionForObject(c).Y - driver.AbsolutePositionForObject(l.content.Content).Y
		if bottom := top + c.Size().Height; top < l.content.Offset.Y ||
			bottom > l.content.Offset.Y+l.content.Size().Height {
			l.content.ScrollToOffset(fyne.NewPos(0, max(0, bottom-l.content.Size().Height)))
		}
	}
}

// count brings the cards in line with the program, counted away from the window.
func (l *catalogue) count() {
	p, all := l.v.program, l.v.catalogue
	work.Run(l.v.s.Runner, &l.counting, func(ctx context.Context) (map[string]cardState, error) {
		states := map[string]cardState{}
		for _, d := range all {
			if ctx.Err() == nil {
				states[d.ID] = stateOf(ctx, all, d, p)
			}
		}
		return states, ctx.Err()
	}, l.onCounted)
}

func (l *catalogue) onCounted(states map[string]cardState, err error) {
	if err != nil {
		return // another count is being read
	}
	for _, c := range l.cards {
		c.state = states[c.document.ID]
		l.describe(c)
	}
	l.v.options.show() // what was sent before
}

// card returns the card of a document.
func (l *catalogue) card(id string) *card {
	return l.cards[max(0, slices.IndexFunc(l.cards, func(c *card) bool { return c.document.ID == id }))]
}

// describeChosen writes what is known of the document shown.
func (l *catalogue) describeChosen() {
	for _, c := range l.cards {
		if c.document.ID == l.v.chosen {
			l.describe(c)
		}
	}
}

// describe writes what is known of a card's document.
func (l *catalogue) describe(c *card) {
	in := locale.Window()
	texts := []string{l.v.jobs[c.document.ID].audience().Name(in)}
	if c.document.AboutPeople() {
		texts[0] = peopleText(c.state.people)
	}
	if pages := l.v.pages[c.document.ID]; pages > 0 {
		texts = append(texts, pagesText(pages))
	}
	c.count.SetText(strings.Join(texts, " · "))
	text, color := c.state.text(in)
	if text == "" {
		text = cardLine(c.document, in)
	}
	if c.line.Text != text || c.line.Color != color {
		c.line.Text, c.line.Color = text, color
		c.line.Refresh()
	}
}

func pagesText(n int) string {
	if n == 1 {
		return locale.L("1 page")
	}
	return locale.L("{{.Count}} pages", locale.Values{"Count": n})
}

// cardChoices is the most values of an option that fit on a card.
const cardChoices = 4

// cardLetters is about what a line of a card holds.
const cardLetters = 28

// cardLine is the quiet line of a card: what kinds there are, or else in which formats it is made.
func cardLine(d documents.Document, in locale.Language) string {
	for _, option := range d.Options {
		if option.Kind != documents.Choice || option.Splits() || len(option.Values) > cardChoices ||
			len(d.Formats) > 1 {
			continue
		}
		var values []string
		for _, value := range option.Values {
			values = append(values, strings.ToLower(option.ValueTitle(in, value.ID)))
		}
		if line := strings.Join(values, ", "); utf8.RuneCountInString(line) <= cardLetters {
			return line
		}
	}
	return formatsText(d.Formats)
}

func formatsText(formats []request.Format) string {
	names := make([]string, len(formats))
	for i, f := range formats {
		names[i] = formatName(f)
	}
	return strings.Join(names, ", ")
}

func formatName(f request.Format) string {
	if f == request.Sealed {
		return locale.L("sealed XLSX (age)")
	}
	return strings.ToUpper(string(f))
}

func peopleText(n int) string {
	if n == 1 {
		return locale.L("1 person")
	}
	return locale.L("{{.Count}} people", locale.Values{"Count": n})
}

// cardGrid puts cards into columns of at least cardWidth, all as high as the highest. It remembers its width and their
// height, which depends on it.
type cardGrid struct{ width, height float32 }

const (
	cardWidth  = 226
	cardHeight = 86 // at least
	cardGap    = 10
)

func (g *cardGrid) columns() int {
	return max(1, int((g.width+look.Dp(cardGap))/(look.Dp(cardWidth)+look.Dp(cardGap))))
}

func (g *cardGrid) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	g.width = size.Width
	columns := g.columns()
	gap := look.Dp(cardGap)
	width := (size.Width - float32(columns-1)*gap) / float32(columns)
	g.height = look.Dp(cardHeight)
	for _, o := range objects {
		o.Resize(fyne.NewSize(width, g.height))
		g.height = max(g.height, o.MinSize().Height)
	}
	for i, o := range objects {
		look.Place(o, float32(i%columns)*(width+gap), float32(i/columns)*(g.height+gap), width, g.height)
	}
}

func (g *cardGrid) MinSize(objects []fyne.CanvasObject) fyne.Size {
	columns := g.columns()
	rows := (len(objects) + columns - 1) / columns
	height := max(g.height, look.Dp(cardHeight))
	return fyne.NewSize(look.Dp(cardWidth), float32(rows)*(height+look.Dp(cardGap))-look.Dp(cardGap))
}

// topLayout keeps its object at its own size at the top.
type topLayout struct{}

func (topLayout) Layout(o []fyne.CanvasObject, _ fyne.Size) { o[0].Resize(o[0].MinSize()) }

func (topLayout) MinSize(o []fyne.CanvasObject) fyne.Size { return o[0].MinSize() }
