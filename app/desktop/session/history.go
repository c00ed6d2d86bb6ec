package session

import (
	"context"

	"fyne.io/fyne/v2"

	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/kit/work"
	"laurel/data/civil"
	"laurel/data/locale"
	"laurel/data/program"
	"laurel/data/store"
)

// ShowHistory shows every change of a record. Describe returns the line for the change of a field, or "".
func (s *Session) ShowHistory(record program.ID, title string, describe func(store.FieldChange) string) {
	work.Run(s.Runner, nil, func(ctx context.Context) ([]store.Change, error) { return s.Store.History(ctx, record) },
		func(changes []store.Change, err error) {
			if err != nil {
				s.Fail(err)
				return
			}
			s.Dialogs.ShowContent(title, look.Pad(0, 16, 0, 0, HistoryLines(changes, describe)), 640, 520)
		})
}

// HistoryLines are changes with their times and labels, and below each the fields that were changed. What a new record
// began with is not listed: the page shows it, and later changes name what was before.
func HistoryLines(changes []store.Change, describe func(store.FieldChange) string) fyne.CanvasObject {
	lines := look.Down(8)
	for _, c := range changes {
		label := c.Label
		if c.Undone {
			label = locale.L("{{.Change}} (undone)", locale.Values{"Change": label})
		}
		entry := look.Down(2, look.NewKeyValues(look.Fact{Label: Moment(civil.DateTimeOf(c.At.Local())), Value: label}))
		if c.Action == store.Changed {
			var fields []string
			for _, f := range c.Fields {
				fields = append(fields, describe(f))
			}
			if text := Joined("\n", fields...); text != "" {
				entry.Add(look.Pad(0, 0, 0, 130, look.NewParagraph(text)))
			}
		}
		lines.Add(entry)
	}
	return lines
}
