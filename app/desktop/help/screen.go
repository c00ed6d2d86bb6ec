package help

import (
	"bytes"
	"cmp"
	"fmt"
	"image"
	"runtime"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"laurel/app/desktop/kit/form"
	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/kit/table"
	"laurel/app/desktop/session"
	"laurel/data/locale"
)

// OnThisSystem writes keys as the system does.
func OnThisSystem(text string) string {
	if runtime.GOOS == "darwin" {
		return strings.ReplaceAll(text, "Ctrl+", "⌘")
	}
	return text
}

// entry is a row of the contents: a section of a chapter.
type entry struct{ chapter, section int }

func (e entry) key() string { return fmt.Sprintf("%d.%d", e.chapter, e.section) }

// screen is the guide while it is shown.
type screen struct {
	chapters []Chapter
	shown    int // the chapter at the right

	search   *form.Entry
	contents *table.Table[entry]
	page     *look.Scroll
	headings []fyne.CanvasObject // of the sections that are shown
	none     *look.Text
	back     *look.Button
	next     *look.Button
}

// Show shows the guide at the chapter of a topic.
func Show(s *session.Session, topic string) {
	chapters, err := Guide(locale.Window())
	if err != nil {
		s.Fail(err)
		return
	}
	g := &screen{chapters: chapters, shown: -1}
	s.Dialogs.ShowContent(locale.L("Guide"), g.content(s), 1040, 660)
	at := max(slices.IndexFunc(chapters, func(c Chapter) bool { return c.Topic == topic }), 0)
	g.contents.Select(entry{chapter: at}.key())
	g.show(entry{chapter: at})
	s.FocusSoon(g.contents.Focus)
}

func (g *screen) content(s *session.Session) fyne.CanvasObject {
	g.search = form.NewSearchEntry(
		locale.L("Search the guide"),
		func(string) { g.list() },
		func() { g.contents.Focus() },
	)
	g.contents = table.New(entry.key, table.Column[entry]{
		ID: "section", Title: locale.L("Contents"), Unsorted: true,
		Cell: func(e entry) table.Cell { return table.Cell{Text: g.chapters[e.chapter].Sections[e.section].Title} },
	})
	g.contents.RowHeight = 30
	g.contents.Group = func(e entry) string { return g.chapters[e.chapter].Title }
	g.contents.OnCurrent = func(e entry, is bool) {
		if is {
			g.show(e)
		}
	}
	g.none = look.NewQuiet(locale.L("Nothing in the guide has these words."))
	g.page = look.NewVScroll(look.Down(0))
	g.back = look.NewButton(locale.L("Back"), func() { g.turn(-1) })
	g.next = look.NewPrimaryButton(locale.L("Next"), func() { g.turn(+1) })
	left := container.NewBorder(look.Pad(0, 0, 8, 0, g.search), nil, nil, nil, container.NewStack(g.contents, g.none))
	foot := look.Pad(8, 0, 0, 0, look.Across(8, look.Spring(), g.back, g.next))
	right := container.NewBorder(nil, foot, nil, nil, g.page)
	g.list()
	return look.Pad(4, 4, 4, 4, look.NewSplit(s.Prefs, "guide", 0.3, left, look.Pad(0, 0, 0, 8, right)))
}

// list fills the contents with the sections that have the words of the search.
func (g *screen) list() {
	wanted := strings.Fields(locale.Fold(g.search.Text))
	var found []entry
	for c, chapter := range g.chapters {
		for s, section := range chapter.Sections {
			if section.matches(wanted) {
				found = append(found, entry{c, s})
			}
		}
	}
	g.contents.SetRows(found)
	g.none.Hidden = len(found) > 0
	g.contents.Refresh()
	g.none.Refresh()
}

// turn shows the chapter before or after the one that is shown.
func (g *screen) turn(by int) {
	e := entry{chapter: g.shown + by}
	g.search.SetText("")
	g.contents.Select(e.key())
	g.show(e)
}

// show shows a chapter, with the section at the top.
func (g *screen) show(e entry) {
	if e.chapter != g.shown {
		g.shown = e.chapter
		g.draw(g.chapters[e.chapter])
	}
	g.page.Offset.Y = g.headings[e.section].Position().Y
	g.page.Refresh()
}

func (g *screen) draw(c Chapter) {
	column := look.Down(10)
	g.headings = nil
	for i, section := range c.Sections {
		heading := fyne.CanvasObject(look.NewHeadline(section.Title))
		if i > 0 {
			heading = look.Pad(10, 0, 0, 0, look.NewStrongWrapped(section.Title))
		}
		g.headings = append(g.headings, heading)
		column.Add(heading)
		for _, block := range section.Blocks {
			column.Add(drawn(block))
		}
	}
	g.page.Content = look.Pad(0, 16, 24, 8, column)
	g.page.Refresh()
	g.back.SetEnabled(g.shown > 0)
	g.next.SetEnabled(g.shown < len(g.chapters)-1)
}

func drawn(b Block) fyne.CanvasObject {
	switch {
	case b.Picture != nil:
		return picture(b)
	case b.Items != nil:
		list := look.Down(6)
		for i, item := range b.Items {
			sign := "•"
			if b.Numbered {
				sign = fmt.Sprintf("%d.", i+1)
			}
			number := look.Fixed(22, 0, look.Down(0, look.NewText(sign)))
			list.Add(container.NewBorder(nil, nil, number, nil, look.NewParagraph(item)))
		}
		return list
	}
	return look.NewParagraph(b.Text)
}

// pictureWidth is the width of a picture at 100 %, where the page is as wide.
const pictureWidth = 600

// pictureLayout makes a picture as wide as the page, up to pictureWidth.
type pictureLayout struct{ ratio, width float32 } // height by width, and the width that was last given

func (l *pictureLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	l.width = min(size.Width, look.Dp(pictureWidth))
	o[0].Resize(fyne.NewSize(l.width, l.width*l.ratio))
}

func (l *pictureLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(look.Dp(200), cmp.Or(l.width, look.Dp(pictureWidth))*l.ratio)
}

func picture(b Block) fyne.CanvasObject {
	drawn := canvas.NewImageFromResource(fyne.NewStaticResource(b.Alt+".png", b.Picture))
	drawn.FillMode = canvas.ImageFillContain
	size, _, err := image.DecodeConfig(bytes.NewReader(b.Picture))
	if err != nil || size.Width == 0 {
		return look.NewQuiet(b.Alt)
	}
	sized := container.New(&pictureLayout{ratio: float32(size.Height) / float32(size.Width)}, drawn)
	return look.Down(4, sized, look.NewWrapped(b.Alt, look.ColorQuiet, theme.SizeNameCaptionText))
}
