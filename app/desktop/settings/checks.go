package settings

import (
	"laurel/app/desktop/kit/form"
	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/session"
	"laurel/data/locale"
	"laurel/data/program"
	"laurel/data/store"
)

// threshold is one of a program's own thresholds for the checks of its schedule.
type threshold struct {
	key, label string
	most       int
	of         func(*program.Checks) *int
}

func thresholds() []threshold {
	return []threshold{
		{"Appointments", locale.L("Professional appointments a day, at most"), 24, func(c *program.Checks) *int { return &c.Appointments }},
		{"Interpreting", locale.L("Minutes an interpreter works without a pause, at most"), 24 * 60, func(c *program.Checks) *int { return &c.Interpreting }},
		{"Clearance", locale.L("Minutes from an arrival until someone can be met"), 24 * 60, func(c *program.Checks) *int { return &c.Clearance }},
		{"CheckIn", locale.L("Minutes before a departure at which someone has to go"), 24 * 60, func(c *program.Checks) *int { return &c.CheckIn }},
		{"ConfirmDays", locale.L("Days before a meeting by which it should be confirmed"), 365, func(c *program.Checks) *int { return &c.ConfirmDays }},
	}
}

// Checks asks for the thresholds of the open program. An empty answer is the usual one.
func (s *Screen) Checks() {
	open := s.session.Program()
	if open == nil {
		return
	}
	usual := program.Checks{}.WithDefaults()
	f := form.New(locale.L("Checks of the schedule"), nil)
	f.Note(look.NewParagraph(locale.L("From when on the schedule says that something is too much or too tight. What is left empty stands at its usual value.")))
	all := thresholds()
	fields := make([]*form.NumberField, len(all))
	for i, t := range all {
		fields[i] = form.NewNumberField("Checks."+t.key, t.label, 1, t.most).SetSome(*t.of(&open.Checks)).InLine(96)
		fields[i].SetHelp(usualText(*t.of(&usual), t.most))
		f.Group("", fields[i])
	}
	f.SubmitLater = func(done func(error)) {
		var checks program.Checks
		for i, t := range all {
			*t.of(&checks), _ = fields[i].Value()
		}
		s.session.Edit(locale.L("Change the checks"), func(tx *store.Tx) error {
			latest, err := tx.Program(open.ID)
			if err != nil {
				return err
			}
			return tx.PutProgram(latest.With(func(p *program.Program) { p.Checks = checks }))
		}, func(err error) { done(session.InWords(err)) })
	}
	s.session.Dialogs.ShowForm(f)
}

// usualText says the usual value; one of some hours in hours too.
func usualText(value, most int) string {
	data := map[string]any{"Value": value, "Hours": value / 60, "Minutes": value % 60}
	switch {
	case most != 24*60 || value < 60:
		return locale.L("usually {{.Value}}", data)
	case value%60 == 0:
		return locale.L("usually {{.Value}} ({{.Hours}} h)", data)
	default:
		return locale.L("usually {{.Value}} ({{.Hours}} h {{.Minutes}} min)", data)
	}
}
