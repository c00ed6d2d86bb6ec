package schedule

import (
	"errors"
	"strings"

	"fyne.io/fyne/v2/lang"

	"laurel/app/desktop/kit/look"
	"laurel/data/clash"
	"laurel/data/program"
	"laurel/data/store"
)

// askToIgnore asks why a finding may stand, and remembers it: it is then told no more, until it is about other meetings or people.
func (v *Screen) askToIgnore(f clash.Finding) {
	p := v.s.Program()
	if p == nil {
		return
	}
	v.s.Dialogs.Ask(lang.L("Ignore: {{.Finding}}", map[string]any{"Finding": ruleTitle(f.Rule)}), lang.L("Why this may stay as it is"), "", func(reason string) error {
		if strings.TrimSpace(reason) == "" {
			return errors.New(lang.L("Say why this may stay as it is; whoever looks later wants to know."))
		}
		record := clash.Ignore(f, strings.TrimSpace(reason), v.s.Today())
		v.s.EditWithUndo(lang.L("Ignore a finding"), lang.L("Ignored: {{.Finding}}.", map[string]any{"Finding": ruleTitle(f.Rule)}), lang.L("Undo"), func(tx *store.Tx) error { return tx.PutIgnored(p.ID, record) })
		return nil
	})
}

// ShowIgnored lists the findings that someone let stand, with the reasons, and lets them be told again.
func (v *Screen) ShowIgnored() {
	if v.plan == nil {
		return
	}
	if len(v.plan.left) == 0 {
		v.s.Dialogs.Message(lang.L("Nothing is ignored"), lang.L("Every finding of the schedule is told."))
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
	closing = v.s.Dialogs.ShowContent(lang.L("Ignored findings"), rows, 560, 420)
}

// heed has an ignored finding told again.
func (v *Screen) heed(record *program.Ignored) {
	v.s.EditWithUndo(lang.L("Look at a finding again"), lang.L("It is told again."), lang.L("Undo"), func(tx *store.Tx) error { return tx.DeleteIgnored(record.ID) })
}

// ignoring is the last link of a finding's notice.
func (v *Screen) ignoring(f clash.Finding) look.NoticeAction {
	return look.NoticeAction{Text: lang.L("Ignore…"), Do: func() { v.askToIgnore(f) }}
}

// ignoredNotice tells quietly what someone let stand, and why.
func (v *Screen) ignoredNotice(f clash.Finding) (title, text string, again look.NoticeAction) {
	data := map[string]any{"Finding": ruleTitle(f.Rule), "Reason": f.Ignored.Reason, "Day": dateText(f.Ignored.On)}
	text = lang.L("Ignored: {{.Reason}}", data)
	if !f.Ignored.On.IsZero() {
		text = lang.L("Ignored since {{.Day}}: {{.Reason}}", data)
	}
	return ruleTitle(f.Rule), text, look.NoticeAction{Text: lang.L("Look at it again"), Do: func() { v.heed(f.Ignored) }}
}
