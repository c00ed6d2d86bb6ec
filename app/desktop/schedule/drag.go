package schedule

import (
	"context"
	"slices"
	"strings"

	"laurel/app/desktop/kit/calendar"
	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/kit/work"
	"laurel/app/desktop/session"
	"laurel/data/clash"
	"laurel/data/locale"
	"laurel/data/program"
)

// drag turns what is dragged in the grid into an edit. While something is dragged, a ghost shows where it would be and
// which findings that would bring.
type drag struct {
	tab      *Screen
	grid     *grid
	checking work.Latest
}

// move returns where the meeting would be, and looks for what that would bring.
func (d *drag) move(to calendar.GridDrag) string {
	next := d.moved(to)
	if len(next) == 0 {
		return ""
	}
	d.grid.SetGhosts(d.spansOf(next)...)
	d.check(next)
	first := next[0]
	text := session.ShortDay(first.Start.Date) + ", " + times(first)
	stop := d.tab.plan.program.Stop(first.Stop)
	if stop != nil && (to.Edge == calendar.NewItem || d.grid.places[to.Source].stop != first.Stop) {
		text = joined(text, stop.City)
	}
	if len(next) > 1 {
		return joined(text, locale.L("{{.Count}} meetings", locale.Values{"Count": len(next)}))
	}
	return joined(text, strings.ReplaceAll(length(first.Minutes()), " ", "\u00a0")) // 1 and h stay together
}

// drop moves the meetings, in one edit; a form that is open about the meeting gets the times as answers.
func (d *drag) drop(to calendar.GridDrag) {
	d.checking.Cancel()
	v, meetings := d.tab, d.dragged(to)
	if len(meetings) == 0 {
		return
	}
	first := meetings[0].Clone()
	d.apply(to, first)
	if e := v.editing(); e != nil && e.meeting == first.ID {
		e.times.set(first)
		return
	}
	data := firstTitle([]*program.Meeting{first})
	label, sentence := locale.L("Move meeting"), movedText(first)
	switch {
	case to.Edge != calendar.WholeItem:
		label, sentence = locale.L("Change times"), timesText(first)
	case len(meetings) > 1:
		data["Count"] = len(meetings)
		label, sentence = locale.L("Move meetings"), locale.L("{{.Count}} meetings were moved.", data)
	}
	v.actions.change(meetings, label, sentence, func(m *program.Meeting) { d.apply(to, m) })
}

// apply changes a meeting as the drag does.
func (d *drag) apply(to calendar.GridDrag, m *program.Meeting) {
	switch to.Edge {
	case calendar.StartEdge:
		m.Start = m.Start.AddMinutes(to.Minutes)
	case calendar.EndEdge:
		m.End = m.End.AddMinutes(to.Minutes)
	default:
		from, at := d.grid.places[to.Source], d.grid.places[to.Column]
		if from.stop != at.stop {
			m.Stop = at.stop
		}
		m.MoveBy(at.date.DaysSince(from.date)*program.DayMinutes + to.Minutes)
	}
}

// dragged are the meetings that a drag moves: all that are selected, if the dragged one is among them; an edge is of
// that one alone.
func (d *drag) dragged(to calendar.GridDrag) []*program.Meeting {
	p := d.tab.s.Program()
	if p == nil || max(to.Column, to.Source) >= len(d.grid.places) {
		return nil
	}
	m := p.Meeting(program.ID(to.Key))
	if m == nil {
		return nil
	}
	all := d.tab.selected()
	if to.Edge != calendar.WholeItem || !slices.Contains(all, m) {
		return []*program.Meeting{m}
	}
	return append([]*program.Meeting{m}, slices.DeleteFunc(all, func(o *program.Meeting) bool { return o == m })...)
}

// moved are the meetings as the drag would leave them.
func (d *drag) moved(to calendar.GridDrag) []*program.Meeting {
	if to.Edge == calendar.NewItem {
		if to.Column >= len(d.grid.places) {
			return nil
		}
		at := d.grid.places[to.Column]
		m := meetingAt(at.stop, at.at(to.From), to.To-to.From)
		m.Title = locale.L("New meeting")
		return []*program.Meeting{m}
	}
	next := d.dragged(to)
	for i, m := range next {
		next[i] = m.Clone()
		d.apply(to, next[i])
	}
	return next
}

// spansOf are where meetings are in the grid, as far as their days are shown.
func (d *drag) spansOf(meetings []*program.Meeting) []calendar.GridSpan {
	var spans []calendar.GridSpan
	for _, m := range meetings {
		for at, part := range daysOf(m) {
			if column := slices.Index(d.grid.places, at); column >= 0 {
				spans = append(spans, calendar.GridSpan{Column: column, From: part.From, To: part.To})
			}
		}
	}
	return spans
}

// wouldHave returns what is wrong with changed meetings.
func (v *plan) wouldHave(changed []*program.Meeting) []clash.Finding {
	ids := idsOf(changed)
	about := func(id program.ID) bool { return slices.Contains(ids, id) }
	var found []clash.Finding
	for _, f := range v.checker.With(v.program.Plan().WithMeetings(changed...)).Findings() {
		if f.Ignored == nil && f.Severity != program.SeverityHint && slices.ContainsFunc(f.Items, about) {
			found = append(found, f)
		}
	}
	return found
}

// check looks for the findings of changed meetings, away from the window, and shows them at the ghost.
func (d *drag) check(changed []*program.Meeting) {
	s, p := d.tab.s, d.tab.plan
	work.Run(s.Runner, &d.checking, func(ctx context.Context) ([]clash.Finding, error) {
		return p.wouldHave(changed), ctx.Err()
	}, func(found []clash.Finding, err error) {
		if err != nil {
			s.Fail(err)
			return
		}
		d.grid.SetGhostMarks(p.ghostMarks(found, changed)...)
	})
}

// mostGhostMarks is how many findings are shown at the ghost.
const mostGhostMarks = 3

func (v *plan) ghostMarks(found []clash.Finding, changed []*program.Meeting) []look.ChipText {
	if len(found) == 0 {
		return []look.ChipText{{Text: locale.L("No clash and no warning there"), Tone: look.Green}}
	}
	var marks []look.ChipText
	for _, f := range found[:min(len(found), mostGhostMarks)] {
		text := f.Text(locale.Window())
		about := func(m *program.Meeting) bool { return slices.Contains(f.Items, m.ID) }
		m := changed[max(slices.IndexFunc(changed, about), 0)]
		if personTwice(f) && v.other(f, m) != nil {
			text = v.short(f, m)
		}
		if len(changed) > 1 {
			text = joined(m.Title, text)
		}
		marks = append(marks, look.ChipText{Text: "⚠ " + text, Tone: severityTones[f.Severity]})
	}
	if more := len(found) - mostGhostMarks; more > 0 {
		marks = append(marks, look.ChipText{Text: locale.L("and {{.Count}} more", locale.Values{"Count": more})})
	}
	return marks
}
