package form

import (
	"image/color"
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"laurel/app/desktop/kit/look"
	"laurel/data/civil"
	"laurel/data/locale"
)

// DateField asks for a day, typed (see ParseDate) or picked from a month. Up and Down move by a day, Page Up and Page
// Down by a week. When the keyboard leaves it the day is shown as 15 Jun 2026.
type DateField struct {
	fieldBase

	entry *Entry
	set   civil.Date
	near  civil.Date // where the month opens, and the year of a day typed without one
	month *look.Overlay
}

var _ Field = (*DateField)(nil)

// NewDateField asks for a day; empty is an answer too.
func NewDateField(key, label string) *DateField {
	f := &DateField{entry: NewEntry(false), near: civil.DateOf(time.Now())}
	f.entry.Keys = func() look.Keys { return f.keys }
	f.entry.whole = true
	f.entry.SetPlaceHolder(locale.L("e.g. 15 Jun 2026"))
	f.entry.OnChanged = func(string) { f.tellChanged() }
	f.entry.onKey = f.typed
	f.entry.onLeft = f.tidy
	f.entry.ActionItem = newEntryIcon(theme.CalendarIcon(), locale.L("Pick a day"), f.OpenMonth)
	f.init(f, key, label, f.entry)
	return f
}

// Near tells around which day the answer probably lies: the month opens there.
func (f *DateField) Near(d civil.Date) *DateField {
	if d.Valid() {
		f.near = d
	}
	return f
}

// Value is the day; the zero Date when nothing was typed, or what was typed cannot be read (see Complaint).
func (f *DateField) Value() civil.Date {
	d, err := ParseDate(f.entry.Text, f.near)
	if err != nil {
		return civil.Date{}
	}
	return d
}

// SetValue shows a day and makes it the unchanged one.
func (f *DateField) SetValue(d civil.Date) *DateField {
	f.Near(d).set = d
	f.entry.SetText(DateText(d))
	return f
}

// Type puts text in as a person would.
func (f *DateField) Type(text string) { f.entry.SetText(text) }

// Complaint says that what was typed is no day.
func (f *DateField) Complaint() string {
	if strings.TrimSpace(f.entry.Text) == "" {
		return ""
	}
	if _, err := ParseDate(f.entry.Text, f.near); err != nil {
		return err.Error()
	}
	return ""
}

// Changed tells whether the day differs from the one set.
func (f *DateField) Changed() bool { return f.Value() != f.set || f.Complaint() != "" }

// Settle makes the present day the unchanged one.
func (f *DateField) Settle() { f.set = f.Value() }

// Target is the entry.
func (f *DateField) Target() fyne.Focusable { return f.entry }

func (f *DateField) tidy() {
	if d := f.Value(); !d.IsZero() && f.entry.Text != DateText(d) {
		f.entry.SetText(DateText(d))
	}
	if c := f.Complaint(); c != "" {
		f.SetMessage(c)
	}
}

func (f *DateField) typed(e *fyne.KeyEvent) bool {
	days := 0
	switch e.Name {
	case fyne.KeyUp:
		days = 1
	case fyne.KeyDown:
		days = -1
	case fyne.KeyPageUp:
		days = 7
	case fyne.KeyPageDown:
		days = -7
	default:
		return false
	}
	d := f.Value()
	if d.IsZero() {
		d, days = f.near, 0
	}
	f.entry.SetText(DateText(d.AddDays(days)))
	return true
}

// OpenMonth shows the month to pick a day from, as a press on the calendar does.
func (f *DateField) OpenMonth() {
	d := f.Value()
	if d.IsZero() {
		d = f.near
	}
	month := newMonth(d, func(picked civil.Date) {
		f.month.Close()
		f.entry.SetText(DateText(picked))
	}, func() { f.month.Close() })
	if c := look.CanvasOf(f.entry); c != nil {
		c.Focus(f.entry)
	}
	f.month = look.ShowBelow(f.entry, month, 0, month.MinSize().Height+look.Dp(16))
	if f.month != nil {
		f.month.PopUp.Resize(month.MinSize().AddWidthHeight(look.Dp(16), look.Dp(16)))
		f.month.Canvas.Focus(month)
	}
}

// entryIcon is the small pressable picture at the right of an entry; it takes no focus, the keyboard has other ways.
type entryIcon struct {
	widget.Icon
	spoken string
	tapped func()
}

func newEntryIcon(icon fyne.Resource, spoken string, tapped func()) *entryIcon {
	i := &entryIcon{spoken: spoken, tapped: tapped}
	i.ExtendBaseWidget(i)
	i.SetResource(icon)
	return i
}

func (i *entryIcon) Tapped(*fyne.PointEvent)                { i.tapped() }
func (i *entryIcon) Cursor() desktop.Cursor                 { return desktop.PointerCursor }
func (i *entryIcon) AccessibilityLabel() string             { return i.spoken }
func (i *entryIcon) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// month shows the days of a month, weeks from Monday. Arrows move by days and weeks, Page Up and Page Down by months,
// Enter picks, Escape leaves.
type month struct {
	widget.BaseWidget

	chosen  civil.Date
	today   civil.Date
	picked  func(civil.Date)
	leave   func()
	title   *look.Text
	cells   [42]*monthDay
	content fyne.CanvasObject
}

var _ fyne.Focusable = (*month)(nil)

func newMonth(d civil.Date, picked func(civil.Date), leave func()) *month {
	m := &month{chosen: d, today: civil.DateOf(time.Now()), picked: picked, leave: leave, title: look.NewStrong("")}
	m.title.Align = fyne.TextAlignCenter
	grid := container.NewGridWithColumns(7)
	for _, name := range []string{"Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"} {
		head := look.NewQuiet(locale.L(name))
		head.Align = fyne.TextAlignCenter
		grid.Add(head)
	}
	for i := range m.cells {
		m.cells[i] = newMonthDay(func(d civil.Date) { m.picked(d) })
		grid.Add(m.cells[i])
	}
	top := container.NewBorder(nil, nil,
		look.NewIconButton(theme.NavigateBackIcon(), locale.L("Month before"), func() { m.moveMonths(-1) }),
		look.NewIconButton(theme.NavigateNextIcon(), locale.L("Month after"), func() { m.moveMonths(1) }), m.title)
	m.content = look.Down(4, top, grid)
	m.ExtendBaseWidget(m)
	m.show()
	return m
}

func (m *month) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(m.content) }

func (m *month) moveMonths(by int) {
	m.chosen = m.chosen.AddMonths(by)
	m.show()
}

func (m *month) show() {
	m.title.SetText(locale.Window().Month(m.chosen.Month) + " " + strconv.Itoa(m.chosen.Year))
	first := civil.NewDate(m.chosen.Year, m.chosen.Month, 1)
	lead := (int(first.Weekday()) + 6) % 7
	for i, c := range m.cells {
		d := first.AddDays(i - lead)
		c.set(d, d.Month == m.chosen.Month, d == m.chosen, d == m.today)
	}
}

func (m *month) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyLeft:
		m.chosen = m.chosen.AddDays(-1)
	case fyne.KeyRight:
		m.chosen = m.chosen.AddDays(1)
	case fyne.KeyUp:
		m.chosen = m.chosen.AddDays(-7)
	case fyne.KeyDown:
		m.chosen = m.chosen.AddDays(7)
	case fyne.KeyPageUp:
		m.moveMonths(-1)
	case fyne.KeyPageDown:
		m.moveMonths(1)
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		m.picked(m.chosen)
		return
	case fyne.KeyEscape:
		m.leave()
		return
	}
	m.show()
}

func (m *month) TypedRune(rune) {}
func (m *month) FocusGained()   {}
func (m *month) FocusLost()     {}

// monthDay is one day of a month.
type monthDay struct {
	widget.BaseWidget

	date                  civil.Date
	inside, chosen, today bool
	hovered               bool
	picked                func(civil.Date)
	ground                *canvas.Rectangle
	label                 *canvas.Text
}

var (
	_ fyne.Tappable     = (*monthDay)(nil)
	_ desktop.Hoverable = (*monthDay)(nil)
)

func newMonthDay(picked func(civil.Date)) *monthDay {
	d := &monthDay{picked: picked, ground: canvas.NewRectangle(color.Transparent), label: canvas.NewText("", color.Transparent)}
	d.label.Alignment = fyne.TextAlignCenter
	d.ExtendBaseWidget(d)
	return d
}

func (d *monthDay) set(date civil.Date, inside, chosen, today bool) {
	d.date, d.inside, d.chosen, d.today = date, inside, chosen, today
	d.Refresh()
}

func (d *monthDay) Tapped(*fyne.PointEvent)        { d.picked(d.date) }
func (d *monthDay) MouseIn(*desktop.MouseEvent)    { d.hovered = true; d.Refresh() }
func (d *monthDay) MouseMoved(*desktop.MouseEvent) {}
func (d *monthDay) MouseOut()                      { d.hovered = false; d.Refresh() }

func (d *monthDay) CreateRenderer() fyne.WidgetRenderer {
	d.paint()
	return &look.Drawing{
		Shown: []fyne.CanvasObject{d.ground, d.label},
		Arrange: func(s fyne.Size) {
			d.ground.Resize(s)
			height := d.label.MinSize().Height
			d.label.Move(fyne.NewPos(0, (s.Height-height)/2))
			d.label.Resize(fyne.NewSize(s.Width, height))
		},
		Least: func() fyne.Size { return fyne.NewSize(look.Dp(34), look.Dp(28)) },
		Paint: d.paint,
	}
}

func (d *monthDay) paint() {
	d.ground.FillColor, d.ground.StrokeColor, d.ground.StrokeWidth = color.Transparent, color.Transparent, 0
	d.ground.CornerRadius = look.Dp(6)
	words := look.ColorInk
	if !d.inside {
		words = theme.ColorNameDisabled
	}
	if d.hovered {
		d.ground.FillColor = look.Color(theme.ColorNameHover)
	}
	if d.today {
		d.ground.StrokeColor, d.ground.StrokeWidth = look.Color(look.ColorGreen), 1
	}
	if d.chosen {
		d.ground.FillColor, words = look.Color(look.ColorGreen), look.ColorOnGreen
	}
	d.label.Text = strconv.Itoa(d.date.Day)
	d.label.TextSize = look.TextSize("")
	d.label.Color = look.Color(words)
}

// TimeField asks for a time of day, typed (see ParseClock). Up and Down move by five minutes, Page Up and Page Down by
// an hour. When the keyboard leaves it the time is shown as 09:30.
type TimeField struct {
	fieldBase

	entry   *Entry
	set     civil.Clock
	setNone bool
	start   civil.Clock
}

var _ Field = (*TimeField)(nil)

// NewTimeField asks for a time; empty is an answer too.
func NewTimeField(key, label string) *TimeField {
	f := &TimeField{entry: NewEntry(false), setNone: true, start: civil.NewClock(9, 0)}
	f.entry.Keys = func() look.Keys { return f.keys }
	f.entry.whole = true
	f.entry.SetPlaceHolder(locale.L("e.g. 09:30"))
	f.entry.OnChanged = func(string) { f.tellChanged() }
	f.entry.onKey = f.typed
	f.entry.onLeft = f.tidy
	f.init(f, key, label, f.entry)
	return f
}

// Near tells where Up and Down begin while nothing is typed.
func (f *TimeField) Near(c civil.Clock) *TimeField {
	f.start = c
	return f
}

// Value is the time; ok is false when nothing was typed, or what was typed cannot be read (see Complaint).
func (f *TimeField) Value() (c civil.Clock, ok bool) {
	c, err := ParseClock(f.entry.Text)
	return c, err == nil
}

// SetValue shows a time and makes it the unchanged one.
func (f *TimeField) SetValue(c civil.Clock) *TimeField {
	f.set, f.setNone = c, false
	f.entry.SetText(c.String())
	return f
}

// Type puts text in as a person would.
func (f *TimeField) Type(text string) { f.entry.SetText(text) }

// Complaint says that what was typed is no time.
func (f *TimeField) Complaint() string {
	if strings.TrimSpace(f.entry.Text) == "" {
		return ""
	}
	if _, err := ParseClock(f.entry.Text); err != nil {
		return err.Error()
	}
	return ""
}

// Changed tells whether the time differs from the one set.
func (f *TimeField) Changed() bool {
	c, ok := f.Value()
	if !ok {
		return strings.TrimSpace(f.entry.Text) != "" || !f.setNone
	}
	return f.setNone || c != f.set
}

// Settle makes the present time the unchanged one.
func (f *TimeField) Settle() {
	c, ok := f.Value()
	f.set, f.setNone = c, !ok
}

// Target is the entry.
func (f *TimeField) Target() fyne.Focusable { return f.entry }

func (f *TimeField) tidy() {
	if c, ok := f.Value(); ok && f.entry.Text != c.String() {
		f.entry.SetText(c.String())
	}
	if c := f.Complaint(); c != "" {
		f.SetMessage(c)
	}
}

func (f *TimeField) typed(e *fyne.KeyEvent) bool {
	minutes := 0
	switch e.Name {
	case fyne.KeyUp:
		minutes = 5
	case fyne.KeyDown:
		minutes = -5
	case fyne.KeyPageUp:
		minutes = 60
	case fyne.KeyPageDown:
		minutes = -60
	default:
		return false
	}
	c, ok := f.Value()
	if !ok {
		c, minutes = f.start, 0
	}
	f.entry.SetText(c.AddMinutes(minutes).String())
	return true
}
