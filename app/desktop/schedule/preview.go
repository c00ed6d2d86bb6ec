package schedule

import (
	"context"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/kit/work"
	"laurel/app/desktop/session"
	"laurel/data/clash"
	"laurel/data/locale"
	"laurel/data/program"
)

// preview shows in a form what an edit of the plan would bring, before it is made: what happens, and which clashes and
// warnings are new then.
type preview struct {
	tab     *Screen
	what    *look.Paragraph
	more    *look.Paragraph
	news    *fyne.Container
	content fyne.CanvasObject

	waiting, latest work.Latest
}

func newPreview(tab *Screen) *preview {
	more := look.NewWrapped("", look.ColorQuiet, theme.SizeNameCaptionText)
	p := &preview{tab: tab, what: look.NewStrongWrapped(""), more: more, news: look.Down(0)}
	p.content = look.Fixed(0, 190, look.Down(4, p.what, p.more, look.Pad(4, 0, 0, 0, p.news)))
	return p
}

// previewPause is how long the answers of a form rest before their findings are looked for.
const previewPause = 150 * time.Millisecond

// show shows what would happen, and looks for what it brings; changed are the meetings as they would be.
func (p *preview) show(what, more string, changed []*program.Meeting) {
	p.what.SetText(what)
	p.more.SetText(more)
	p.latest.Cancel()
	if len(changed) == 0 || p.tab.plan == nil {
		p.waiting.Cancel()
		p.showNews()
		return
	}
	p.tab.s.Runner.After(&p.waiting, previewPause, func() { p.check(changed) })
}

func (p *preview) check(changed []*program.Meeting) {
	before := p.tab.plan
	work.Run(p.tab.s.Runner, &p.latest, func(context.Context) ([]clash.Finding, error) {
		after := &plan{program: before.program.Plan().WithMeetings(changed...)}
		for _, f := range before.checker.With(after.program).Findings() {
			if f.Ignored == nil {
				after.findings.add(after.program, f)
			}
		}
		return after.newsSince(before), nil
	}, func(news []clash.Finding, err error) {
		if err == nil {
			p.showNews(noticeOf(news))
		}
	})
}

func (p *preview) showNews(notices ...fyne.CanvasObject) {
	p.news.Objects = notices
	p.news.Refresh()
	p.content.Refresh()
}

// mostNews is how many new findings a preview lists one by one.
const mostNews = 3

func noticeOf(news []clash.Finding) fyne.CanvasObject {
	if len(news) == 0 {
		return look.NewQuiet(locale.L("No new clash or warning."))
	}
	var lines []string
	for _, f := range news[:min(len(news), mostNews)] {
		lines = append(lines, "– "+f.Text(locale.Window()))
	}
	if rest := len(news) - mostNews; rest > 0 {
		lines = append(lines, locale.L("and {{.Count}} more", locale.Values{"Count": rest}))
	}
	title := locale.N("{{.Count}} new clashes and warnings", len(news))
	return look.NewNotice(severityTones[news[0].Severity], title, strings.Join(lines, "\n"))
}

// periodOf is from when to when meetings take place: Mon 12 Jun 09:00–21:00, or with two days.
func periodOf(meetings []*program.Meeting) string {
	first, last := meetings[0].Start, meetings[0].End
	for _, m := range meetings {
		if m.Start.Before(first) {
			first = m.Start
		}
		if last.Before(m.End) {
			last = m.End
		}
	}
	if first.Date == last.Date {
		return dayAndTime(first) + "–" + session.Clock(last.Clock)
	}
	return dayAndTime(first) + " – " + dayAndTime(last)
}
