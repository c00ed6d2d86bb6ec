package form

import (
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"laurel/app/desktop/kit/look"
	"laurel/data/civil"
	"laurel/data/locale"
	"laurel/data/locale/typed"
)

// DateField asks for a day, typed (see ParseDate) or picked from a month. Up and Down move by a day, Page Up and Page
// Down by a week. When the keyboard leaves it the day is shown as DateText has it.
type DateField struct {
	typedField[civil.Date]

	earliest, latest civil.Date // what may be typed; zero: any
	month            *look.Overlay
	usual            string // the help, apart from what was understood
}

// NewDateField asks for a day; empty is an answer too.
func NewDateField(key, label string) *DateField {
	f := &DateField{}
	f.near = civil.DateOf(time.Now())
	f.write = DateText
	f.tidy = DateText
	f.read = func(text string) (civil.Date, string) {
		return explained(parseDate(text, typed.Reading{Near: f.near, Earliest: f.earliest, Latest: f.latest}))
	}
	f.steps = map[fyne.KeyName]int{fyne.KeyUp: 1, fyne.KeyDown: -1, fyne.KeyPageUp: 7, fyne.KeyPageDown: -7}
	f.move = civil.Date.AddDays
	f.initTyped(f, key, label, NewEntry(false))
	f.entry.OnChanged = func(string) {
		f.SetHelp(f.usual)
		f.reportChanged()
	}
	f.entry.SetPlaceHolder(locale.L("e.g. {{.Date}}", locale.Values{"Date": exampleDate()}))
	f.entry.ActionItem = newEntryIcon(theme.CalendarIcon(), locale.L("Pick a day"), f.OpenMonth)
	return f
}

// explained turns the error of a parser into a complaint.
func explained[T any](value T, err error) (T, string) {
	if err != nil {
		return value, err.Error()
	}
	return value, ""
}

// SetHelp shows a quiet sentence below the field. Before it is the day in words while what is typed can be read in two
// ways, as 3/8/2026 can.
func (f *DateField) SetHelp(text string) {
	f.usual = text
	f.fieldBase.SetHelp(strings.TrimSpace(f.understood() + "\n" + text))
}

// understood is the day in words where the order of the numbers decides what it is.
func (f *DateField) understood() string {
	reading := typed.Reading{Near: f.near, DayAlone: true}
	dayFirst, err := reading.Date(f.text())
	reading.MonthFirst = true
	if monthFirst, other := reading.Date(f.text()); err != nil || other != nil || dayFirst.Day == monthFirst.Day {
		return ""
	}
	return locale.Window().Date(f.Value(), locale.WeekdayDate)
}

// Near sets around which day the answer probably is: the month opens there, and a day typed without a year is of that
// year.
func (f *DateField) Near(d civil.Date) *DateField {
	if d.Valid() {
		f.near = d
	}
	return f
}

// Within sets the first and the last day that may be typed, within which two digits of a year are read.
func (f *DateField) Within(earliest, latest civil.Date) *DateField {
	f.earliest, f.latest = earliest, latest
	return f
}

// Value is the day; the zero Date when nothing was typed, or what was typed cannot be read (see Complaint).
func (f *DateField) Value() civil.Date { return f.reading().value }

// SetValue shows a day and makes it the unchanged one.
func (f *DateField) SetValue(d civil.Date) *DateField {
	f.Near(d).setValue(d)
	return f
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
	f.month = look.ShowBelow(f.entry, month, 0, month.MinSize().Height+dp(16))
	if f.month != nil {
		month.pass = f.month.Pass
		f.month.PopUp.Resize(month.MinSize().AddWidthHeight(dp(16), dp(16)))
		f.month.Canvas.Focus(month)
	}
}

// TimeField asks for a time of day, typed (see ParseClock). Up and Down move by five minutes, Page Up and Page Down by
// an hour. When the keyboard leaves it the time is shown as ClockText has it.
type TimeField struct{ typedField[civil.Clock] }

// NewTimeField asks for a time; empty is an answer too.
func NewTimeField(key, label string) *TimeField {
	f := &TimeField{}
	f.near = civil.NewClock(9, 0)
	f.write = ClockText
	f.tidy = ClockText
	f.read = func(text string) (civil.Clock, string) { return explained(ParseClock(text)) }
	f.steps = map[fyne.KeyName]int{fyne.KeyUp: 5, fyne.KeyDown: -5, fyne.KeyPageUp: 60, fyne.KeyPageDown: -60}
	f.move = civil.Clock.AddMinutes
	f.initTyped(f, key, label, NewEntry(false))
	f.entry.SetPlaceHolder(locale.L("e.g. {{.Date}}", locale.Values{"Date": ClockText(civil.NewClock(9, 30))}))
	return f
}

// Near sets where Up and Down begin while nothing is typed.
func (f *TimeField) Near(c civil.Clock) *TimeField {
	f.near = c
	return f
}

// Value is the time; ok is false when nothing was typed, or what was typed cannot be read (see Complaint).
func (f *TimeField) Value() (c civil.Clock, ok bool) {
	r := f.reading()
	return r.value, r.ok
}

// SetValue shows a time and makes it the unchanged one.
func (f *TimeField) SetValue(c civil.Clock) *TimeField {
	f.setValue(c)
	return f
}
