package form

import (
	"strconv"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"laurel/app/desktop/kit/look"
	"laurel/data/civil"
	"laurel/data/locale"
)

// month shows the days of a month, weeks from the region's first day. Arrows move by days and weeks, Page Up and Page
// Down by months, Enter picks, Escape leaves. Fyne's calendar shows neither the chosen day nor today, has no keys, and
// writes its months in English.
type month struct {
	look.Composite

	chosen, today civil.Date
	picked        func(civil.Date)
	leave         func()
	pass          func(fyne.Shortcut)
	title         *look.Text
	cells         [42]*monthDay
}

func newMonth(d civil.Date, picked func(civil.Date), leave func()) *month {
	m := &month{chosen: d, today: civil.DateOf(time.Now()), picked: picked, leave: leave, title: look.NewStrong("")}
	m.title.Align = fyne.TextAlignCenter
	grid := container.NewGridWithColumns(7)
	for _, day := range locale.Window().Habits().Weekdays() {
		head := look.NewQuiet(locale.Window().NarrowWeekday(day))
		head.Align = fyne.TextAlignCenter
		grid.Add(head)
	}
	for i := range m.cells {
		m.cells[i] = newMonthDay(picked)
		grid.Add(m.cells[i])
	}
	turn := func(icon fyne.Resource, name string, months int) fyne.CanvasObject {
		return look.NewIconButton(icon, name, func() { m.show(m.chosen.AddMonths(months)) })
	}
	before := turn(theme.NavigateBackIcon(), locale.L("Month before"), -1)
	after := turn(theme.NavigateNextIcon(), locale.L("Month after"), 1)
	m.Content = look.Down(4, container.NewBorder(nil, nil, before, after, m.title), grid)
	m.ExtendBaseWidget(m)
	m.show(d)
	return m
}

// show chooses a day and shows its month.
func (m *month) show(chosen civil.Date) {
	m.chosen = chosen
	m.title.SetText(locale.Window().Month(chosen.Month) + " " + strconv.Itoa(chosen.Year))
	first := civil.NewDate(chosen.Year, chosen.Month, 1)
	lead := (int(first.Weekday()-locale.Window().Habits().FirstWeekday) + 7) % 7
	for i, c := range m.cells {
		c.date = first.AddDays(i - lead)
		c.inside = c.date.Month == chosen.Month
		c.chosen = c.date == chosen
		c.today = c.date == m.today
		c.Refresh()
	}
}

func (m *month) TypedKey(e *fyne.KeyEvent) {
	days := map[fyne.KeyName]int{fyne.KeyLeft: -1, fyne.KeyRight: 1, fyne.KeyUp: -7, fyne.KeyDown: 7}
	months := map[fyne.KeyName]int{fyne.KeyPageUp: -1, fyne.KeyPageDown: 1}
	switch {
	case days[e.Name] != 0:
		m.show(m.chosen.AddDays(days[e.Name]))
	case months[e.Name] != 0:
		m.show(m.chosen.AddMonths(months[e.Name]))
	case look.IsPress(e.Name):
		m.picked(m.chosen)
	case e.Name == fyne.KeyEscape:
		m.leave()
	}
}

// TypedShortcut closes the month and goes on to the field.
func (m *month) TypedShortcut(s fyne.Shortcut) { look.Call(m.pass, s) }

func (m *month) TypedRune(rune) {}
func (m *month) FocusGained()   {}
func (m *month) FocusLost()     {}

// monthDay is one day of a month.
type monthDay struct {
	look.Pressable

	date                  civil.Date
	inside, chosen, today bool
	picked                func(civil.Date)
	ground                *canvas.Rectangle
	label                 *canvas.Text
}

func newMonthDay(picked func(civil.Date)) *monthDay {
	d := &monthDay{picked: picked}
	d.ExtendBaseWidget(d)
	return d
}

func (d *monthDay) Tapped(*fyne.PointEvent) { d.picked(d.date) }

func (d *monthDay) CreateRenderer() fyne.WidgetRenderer {
	d.ground, d.label = look.NewRectangle(), look.NewWords()
	d.label.Alignment = fyne.TextAlignCenter
	arrange := func(s fyne.Size) {
		d.ground.Resize(s)
		height := d.label.MinSize().Height
		look.Place(d.label, 0, (s.Height-height)/2, s.Width, height)
	}
	return look.NewDrawing(d, arrange, look.Least(34, 28), d.paint, d.ground, d.label)
}

func (d *monthDay) paint() {
	fill, words := fyne.ThemeColorName(""), look.ColorInk
	if !d.inside {
		words = theme.ColorNameDisabled
	}
	if d.Hovered {
		fill = theme.ColorNameHover
	}
	if d.chosen {
		fill, words = look.ColorGreen, look.ColorOnGreen
	}
	look.Fill(d.ground, fill, 6)
	border := fyne.ThemeColorName("")
	if d.today {
		border = look.ColorGreen
	}
	look.Stroke(d.ground, border, 1)
	look.Write(d.label, strconv.Itoa(d.date.Day), "", words)
}
