package schedule

import (
	"errors"
	"strings"

	"laurel/app/desktop/kit/look"
	"laurel/data/clash"
	"laurel/data/locale"
	"laurel/data/program"
	"laurel/data/store"
)

// askToIgnore asks why a finding may stand, and remembers it: it is then told no more, until it is about other meetings or people.
func (v *Screen) askToIgnore(f clash.Finding) {
	p := v.s.Program()
	if p == nil {
		return
	}
	v.s.Dialogs.Ask(locale.L("Ignore: {{.Finding}}", map[string]any{"Finding": ruleTitle(f.Rule)}), locale.L("Why this may stay as it is"), "", func(reason string) error {
		if strings.TrimSpace(reason) == "" {
			return errors.New(locale.L("Say why this may stay as it is; whoever looks later wants to know."))
		}
		record := clash.Ignore(f, strings.TrimSpace(reason), v.s.Today())
		v.s.EditWithUndo(locale.L("Ignore a finding"), locale.L("Ignored: {{.Finding}}.", map[string]any{"Finding": ruleTitle(f.Rule)}), func(tx *store.Tx) error { return tx.PutIgnored(p.ID, record) })
		return nil
	})
}

// ShowIgnored lists the findings that someone let stand, with the reasons, and lets them be told again.
func (v *Screen) ShowIgnored() {
	if v.plan == nil {
		return
	}
	if len(v.plan.left) == 0 {
		v.s.Dialogs.Message(locale.L("Nothing is ignored"), locale.L("Every finding of the schedule is told."))
		return
	}
	rows := look.Down(8)
	closing := func() {}
	for _, f := range v.plan.left {
		title, text, again := v.ignoredNotice(f)
		heed := again.Do
		again.Do = func() {
			closing()
			heed()
		}
		rows.Add(look.NewNotice(look.Neutral, title, f.Text+"\n"+text, again))
	}
	closing = v.s.Dialogs.ShowContent(locale.L("Ignored findings"), rows, 560, 420)
}

// heed has an ignored finding told again.
func (v *Screen) heed(record *program.Ignored) {
	v.s.EditWithUndo(locale.L("Look at a finding again"), locale.L("It is told again."), func(tx *store.Tx) error { return tx.DeleteIgnored(record.ID) })
}

// ignoring is the last link of a finding's notice.
func (v *Screen) ignoring(f clash.Finding) look.NoticeAction {
	return look.NoticeAction{Text: locale.L("Ignore…"), Do: func() { v.askToIgnore(f) }}
}

// ignoredNotice tells quietly what someone let stand, and why.
func (v *Screen) ignoredNotice(f clash.Finding) (title, text string, again look.NoticeAction) {
	data := map[string]any{"Finding": ruleTitle(f.Rule), "Reason": f.Ignored.Reason, "Day": dateText(f.Ignored.On)}
	text = locale.L("Ignored: {{.Reason}}", data)
	if !f.Ignored.On.IsZero() {
		text = locale.L("Ignored since {{.Day}}: {{.Reason}}", data)
	}
	return ruleTitle(f.Rule), text, look.NoticeAction{Text: locale.L("Look at it again"), Do: func() { v.heed(f.Ignored) }}
}
