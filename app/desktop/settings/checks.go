package settings

import (
	"laurel/app/desktop/kit/form"
	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/session"
	"laurel/data/locale"
	"laurel/data/program"
	"laurel/data/store"
)

// threshold is one of a program's own thresholds for the checks of its schedule, by its field in program.Checks.
type threshold struct {
	key, label string
	most       int
}

func thresholds() []threshold {
	return []threshold{
		{"Appointments", locale.L("Most professional appointments in a day"), 24},
		{"Interpreting", locale.L("Longest stretch of interpreting without a break, in minutes"), 24 * 60},
		{"Clearance", locale.L("Minutes after arrival until people are available"), 24 * 60},
		{"CheckIn", locale.L("Minutes before departure when people leave"), 24 * 60},
		{"ConfirmDays", locale.L("Days before a meeting by which it should be confirmed"), 365},
	}
}

// Checks asks for the thresholds of the open program. An empty answer is the usual one.
func (s *Screen) Checks() {
	open := s.session.Program()
	if open == nil {
		return
	}
	usual := program.Checks{}.WithDefaults()
	fs := session.FieldsOf(open)
	f := form.New(locale.L("Checks of the schedule"), nil)
	f.Note(
		look.NewParagraph(
			locale.L(
				"When the schedule should warn that something is too much or too tight. Leave a number empty to use " +
					"the default.",
			),
		),
	)
	for _, t := range thresholds() {
		field := fs.Number("Checks."+t.key, t.label, 1, t.most).InLine(96)
		field.SetHelp(usualText(session.Number(&usual, t.key), t.most))
		f.Group("", field)
	}
	f.SubmitLater = func(done func(error)) {
		s.session.Edit(locale.L("Change the checks"), func(tx *store.Tx) error {
			latest, err := tx.Program(open.ID)
			if err != nil {
				return err
			}
			return tx.Put("", latest.With(fs.Apply))
		}, func(err error) { done(session.Localized(err)) })
	}
	s.session.Dialogs.ShowForm(f)
}

// usualText returns the usual value in words; one of some hours in hours too.
func usualText(value, most int) string {
	data := locale.Values{"Value": value, "Duration": locale.Window().ShortDuration(value)}
	if most != 24*60 || value < 60 {
		return locale.L("usually {{.Value}}", data)
	}
	return locale.L("usually {{.Value}} ({{.Duration}})", data)
}
