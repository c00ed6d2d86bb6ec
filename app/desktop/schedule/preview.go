package schedule

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/kit/work"
	"laurel/data/clash"
	"laurel/data/locale"
	"laurel/data/program"
)

// preview says in a form what an edit of the plan would bring, before it is made: what happens, and which clashes and warnings are new then.
type preview struct {
	screen *Screen
	what   *look.Text
	more   *look.Text
	news   *fyne.Container
	shown  fyne.CanvasObject

	waiting, latest work.Latest
}

func newPreview(v *Screen) *preview {
	p := &preview{screen: v, what: look.NewStrong("").Cutting(), more: look.NewQuiet("").Cutting(), news: look.Down(0)}
	p.shown = look.Fixed(0, 190, look.Down(4, p.what, p.more, look.Pad(4, 0, 0, 0, p.news)))
	return p
}

// previewPause is how long the answers of a form rest before it is worked out what they bring.
const previewPause = 150 * time.Millisecond

// say shows what would happen, and finds what it brings; changed are the meetings as they would be, those with a new ID added.
func (p *preview) say(what, more string, changed []*program.Meeting) {
	p.what.SetText(what)
	p.more.SetText(more)
	p.latest.Cancel()
	if len(changed) == 0 || p.screen.plan == nil {
		p.waiting.Cancel()
		p.tell(nil, false)
		return
	}
	p.screen.s.Runner.After(&p.waiting, previewPause, func() { p.check(changed) })
}

func (p *preview) check(changed []*program.Meeting) {
	before := p.screen.plan
	work.Run(p.screen.s.Runner, &p.latest, func(context.Context) ([]clash.Finding, error) {
		after := &plan{program: withMeetings(before.program, changed)}
		for _, f := range clash.New(after.program, before.options).Findings() {
			if f.Ignored == nil {
				after.findings = append(after.findings, f)
			}
		}
		return after.newsSince(before), nil
	}, func(news []clash.Finding, err error) {
		if err == nil {
			p.tell(news, true)
		}
	})
}

// withMeetings is the program with meetings in the place of those with their IDs, and the others added.
func withMeetings(p *program.Program, changed []*program.Meeting) *program.Program {
	by := make(map[program.ID]bool, len(changed))
	for _, m := range changed {
		by[m.ID] = true
	}
	return p.With(func(next *program.Program) {
		next.Meetings = slices.Concat(slices.DeleteFunc(slices.Clone(p.Meetings), func(m *program.Meeting) bool { return by[m.ID] }), changed)
		slices.SortFunc(next.Meetings, func(a, b *program.Meeting) int {
			return cmp.Or(a.Start.Compare(b.Start), cmp.Compare(a.Title, b.Title), cmp.Compare(a.ID, b.ID))
		})
	})
}

// mostNews is how many new findings a preview tells one by one.
const mostNews = 3

// tell shows what is new; known is false while nobody has looked.
func (p *preview) tell(news []clash.Finding, known bool) {
	p.news.Objects = nil
	switch {
	case len(news) > 0:
		var lines []string
		for _, f := range news[:min(len(news), mostNews)] {
			lines = append(lines, "– "+f.Text)
		}
		if rest := len(news) - mostNews; rest > 0 {
			lines = append(lines, locale.L("and {{.Count}} more", map[string]any{"Count": rest}))
		}
		title := locale.N("{{.Count}} new clashes and warnings", len(news), map[string]any{"Count": len(news)})
		p.news.Add(look.NewNotice(severityTones[news[0].Severity], title, strings.Join(lines, "\n")))
	case known:
		p.news.Add(look.NewQuiet(locale.L("No new clash or warning.")))
	}
	p.news.Refresh()
	p.shown.Refresh()
}

// spanOf is from when to when meetings take place: Mon 12 Jun 09:00–21:00, or with two days.
func spanOf(meetings []*program.Meeting, in string) string {
	if len(meetings) == 0 {
		return ""
	}
	first, last := meetings[0].Start, meetings[0].End
	for _, m := range meetings {
		if m.Start.Before(first) {
			first = m.Start
		}
		if last.Before(m.End) {
			last = m.End
		}
	}
	from, until := dayTitle(first.Date, in)+" "+first.Clock.String(), last.Clock.String()
	if first.Date == last.Date {
		return from + "–" + until
	}
	return from + " – " + dayTitle(last.Date, in) + " " + until
}
