package calendar

import (
	"unicode/utf8"

	"fyne.io/fyne/v2"

	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/kit/surface"
	"laurel/data/locale"
)

// AgendaRow is one line of an Agenda, ready to be drawn.
type AgendaRow struct {
	Key     string // identifies the row; of a heading it is not used
	Heading bool   // begins a group; cannot be selected
	Faint   bool   // an empty place, such as a day without items: quiet words without a block

	Time, Note  string        // at the left: 09:00–10:30, and what must be known of it: +1 day
	Tone        look.Tone     // of the block
	Title, Text string        // the bold line and the quiet one below it; of a heading its text and what is behind it
	Chip        look.ChipText // at the right; none when its text is empty
	Side        string        // quiet words below the chip
	Mark        look.ChipText // what needs attention, in words and a tone; none when its text is empty
}

// The heights of rows at 100 %.
const (
	agendaHeading = 36 // also of an empty place
	agendaItem    = 56
	agendaMarked  = 74
)

// Agenda is a list of items under headings: a time, a tinted block with a bar, two lines of words, a chip, a mark. Rows
// are formatted by their owner. By keyboard it is a surface.List in which Left and Right go to the group before and
// after.
type Agenda struct {
	surface.List

	rows  []AgendaRow
	times float32 // the width of the column of times at 100 %
}

// NewAgenda makes an empty agenda.
func NewAgenda() *Agenda {
	a := &Agenda{}
	a.Init(a, agendaRows{a}, surface.ListOptions{
		Least: fyne.NewSize(320, 160), Overlap: 60, Foot: 8, Follow: true, Keys: a.groupKey,
		Skipped: func(row int) bool { return a.rows[row].Faint },
	})
	return a
}

// SetRows replaces the rows. What was selected stays selected where its key is still there; when the current row has
// gone, the one in the place of the first selected becomes current.
func (a *Agenda) SetRows(rows []AgendaRow) {
	a.Replace(func() {
		a.rows = rows
		a.times = timesWidth(rows)
	})
}

// timesWidth is the width at 100 % of the column with the longest time.
func timesWidth(rows []AgendaRow) float32 {
	longest, letters := "", 0
	for i := range rows {
		if n := utf8.RuneCountInString(rows[i].Time); n > letters {
			longest, letters = rows[i].Time, n
		}
	}
	width := look.Measure(longest, look.TextSize(""), look.Plain).Width/dp(1) + agendaGapOfTimes
	return min(max(width, agendaTimes), agendaMostTimes)
}

// Rows returns the rows shown.
func (a *Agenda) Rows() []AgendaRow { return a.rows }

// groupKey moves by groups.
func (a *Agenda) groupKey(key fyne.KeyName) (row int, ok bool) {
	switch key {
	case fyne.KeyRight:
		return a.groupAfter(), true
	case fyne.KeyLeft:
		return a.groupBefore(), true
	}
	return 0, false
}

// groupAfter is the first row of the next group, or -1.
func (a *Agenda) groupAfter() int {
	for i := a.CurrentRow() + 1; i < len(a.rows); i++ {
		if a.rows[i].Heading {
			return a.Step(i, 1)
		}
	}
	return -1
}

// groupBefore is the first row of this group, or of the one before when that is the current row; -1 when there is none.
func (a *Agenda) groupBefore() int {
	first := true
	for i := a.CurrentRow() - 1; i >= 0; i-- {
		if !a.rows[i].Heading {
			continue
		}
		if start := a.Step(i, 1); start != a.CurrentRow() || !first {
			return start
		}
		first = false
	}
	return -1
}

// agendaRows are the rows of an Agenda as its list sees them.
type agendaRows struct{ *Agenda }

func (a agendaRows) Len() int                { return len(a.rows) }
func (a agendaRows) Key(row int) string      { return a.rows[row].Key }
func (a agendaRows) Selectable(row int) bool { return !a.rows[row].Heading }
func (a agendaRows) NewSlot() surface.Slot   { return newAgendaSlot(a.Agenda) }

func (a agendaRows) Height(row int) float32 {
	switch r := &a.rows[row]; {
	case r.Heading || r.Faint:
		return dp(agendaHeading)
	case r.Mark.Text != "":
		return dp(agendaMarked)
	default:
		return dp(agendaItem)
	}
}

func (a agendaRows) Text(row int) string { return locale.Fold(a.rows[row].Title) }

func (a agendaRows) Label(row int) string {
	r := &a.rows[row]
	return locale.Joined(", ", r.Time, r.Note, r.Title, r.Text, r.Chip.Text, r.Side, r.Mark.Text)
}
