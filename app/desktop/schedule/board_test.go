package schedule

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"laurel/app/desktop/kit/calendar"
	"laurel/app/desktop/kit/form"
	"laurel/app/desktop/kit/look"
	"laurel/data/civil"
	"laurel/data/clash"
	"laurel/data/geo"
	"laurel/data/program"
	"laurel/data/program/template"
)

// gridTab shows the grid of a program with meetings on three days.
func gridTab(t testing.TB, meetings ...*program.Meeting) (*fixture, *grid) {
	t.Helper()
	h := openTab(t, smallProgram(meetings...), nil)
	h.board.show(gridView)
	return h, h.board.views[gridView].(*grid)
}

// columnOf is the column of a day in the grid.
func columnOf(t *testing.T, g *grid, day civil.Date) int {
	t.Helper()
	i := slices.IndexFunc(g.places, func(at place) bool { return at.date == day })
	if i < 0 {
		t.Fatalf("the grid has no column for %s", day)
	}
	return i
}

// partsOf are the parts of the meeting with that title, with the titles of their columns.
func partsOf(g *grid, title string) (parts []calendar.GridItem, days []string) {
	for _, item := range g.TimeGrid.Items() {
		if item.Title == title {
			parts = append(parts, item)
			days = append(days, g.TimeGrid.Columns()[item.Column].Title)
		}
	}
	return parts, days
}

func TestGridHasEveryDayAndGoesOnOverMidnight(t *testing.T) {
	_, g := gridTab(t,
		meeting("Night flight", at(10, 22, 30), at(11, 1, 45)), meeting("Until midnight", at(11, 20, 0), at(12, 0, 0)),
		meeting("Late return", at(12, 23, 0), at(13, 0, 30)), meeting("Too early", at(8, 9, 0), at(8, 10, 0)))
	tests := []struct {
		title    string
		days     []string
		from, to []int
	}{
		{"Night flight", []string{"Wed 10 Jun", "Thu 11 Jun"}, []int{22*60 + 30, 0}, []int{24 * 60, 105}},
		{"Until midnight", []string{"Thu 11 Jun"}, []int{20 * 60}, []int{24 * 60}},
		{"Late return", []string{"Fri 12 Jun", "Sat 13 Jun"}, []int{23 * 60, 0}, []int{24 * 60, 30}},
		{"Too early", []string{"Mon 8 Jun"}, []int{9 * 60}, []int{10 * 60}},
	}
	for _, test := range tests {
		parts, days := partsOf(g, test.title)
		if !slices.Equal(days, test.days) {
			t.Errorf("%s is on %v", test.title, days)
			continue
		}
		for i, part := range parts {
			if part.From != test.from[i] || part.To != test.to[i] || part.Before != (i > 0) ||
				part.After != (i < len(parts)-1) {
				t.Errorf("part %d of %s is %+v", i, test.title, part)
			}
		}
	}
	first := g.TimeGrid.Columns()[0]
	if first.Tone != look.Amber || !strings.Contains(first.Text, "outside the stay") || first.Group != "Boston · EDT" {
		t.Errorf("the day before the stay is %+v", first)
	}
	// 8 June, 10 to 12 and, after midnight, 13 June in Boston, 13 and 14 June in Denver
	if n := len(g.TimeGrid.Columns()); n != 7 {
		t.Errorf("there are %d columns", n)
	}
}

func TestGridBlocksNameWhatTheirColourMeans(t *testing.T) {
	m := meeting("Briefing", at(10, 9, 0), at(10, 10, 0))
	m.Place, m.Status = "Example Hall", program.Requested
	h, g := gridTab(t, m)
	parts, _ := partsOf(g, "Briefing")
	if parts[0].Tone != look.Green || parts[0].Text != "Example Hall · requested · Meeting" {
		t.Errorf("by kind the block says %q", parts[0].Text)
	}
	h.board.tools.setByStatus(true)
	parts, _ = partsOf(g, "Briefing")
	if parts[0].Tone != look.Blue || parts[0].Text != "requested · Example Hall" {
		t.Errorf("by status the block says %q", parts[0].Text)
	}
}

func TestDraggingMovesInOneEditAndShowsTheClashes(t *testing.T) {
	h, g := gridTab(
		t,
		meeting("Briefing", at(10, 9, 0), at(10, 10, 0)),
		meeting("Visit", at(11, 9, 0), at(11, 11, 0)),
	)
	h.choose("Briefing")
	d := calendar.GridDrag{
		Key:     string(h.find("Briefing").ID),
		Source:  columnOf(t, g, june(10)),
		Column:  columnOf(t, g, june(11)),
		Minutes: 45,
	}
	if words := g.drag.move(d); words != "Thu 11 Jun, 09:45–10:45 · 1\u00a0h" {
		t.Errorf("the ghost says %q", words)
	}
	found := h.plan.wouldHave(g.drag.moved(d))
	if len(found) != 1 || found[0].Rule != clash.PersonTwice {
		t.Fatalf("the drag would cause %+v", found)
	}
	if marks := h.plan.ghostMarks(found, []*program.Meeting{h.find("Briefing")}); marks[0].Tone != look.Red ||
		!strings.Contains(marks[0].Text, "also at 09:00: Visit") {
		t.Errorf("the ghost's mark is %+v", marks[0])
	}
	if h.find("Briefing").Start != at(10, 9, 0) {
		t.Error("dragging changes something before the meeting is let go")
	}
	g.drag.drop(d)
	if m := h.find("Briefing"); m.Start != at(11, 9, 45) || m.End != at(11, 10, 45) {
		t.Errorf("it was moved to %s", m.Start)
	}
	if m := h.current(); m == nil || m.Title != "Briefing" {
		t.Error("what was dragged is not selected any more")
	}
	h.s.Undo()
	if h.find("Briefing").Start != at(10, 9, 0) {
		t.Error("one undo does not take the move back")
	}
}

func TestEverythingThatADragMovesHasAGhost(t *testing.T) {
	h, g := gridTab(
		t,
		meeting("Briefing", at(10, 9, 0), at(10, 10, 0)),
		meeting("Night flight", at(10, 23, 0), at(11, 1, 0)),
		meeting("Visit", at(11, 9, 0), at(11, 11, 0)),
	)
	h.choose("Briefing", "Night flight")
	from, to := columnOf(t, g, june(10)), columnOf(t, g, june(11))
	d := calendar.GridDrag{Key: string(h.find("Briefing").ID), Source: from, Column: to, Minutes: 30}
	if words := g.drag.move(d); words != "Thu 11 Jun, 09:30–10:30 · 2 meetings" {
		t.Errorf("the ghost says %q", words)
	}
	found := h.plan.wouldHave(g.drag.moved(d))
	if marks := h.plan.ghostMarks(found, g.drag.moved(d)); !strings.Contains(
		marks[0].Text,
		"Briefing · also at 09:00: Visit",
	) {
		t.Errorf("the clash is told as %+v", marks)
	}
	next := columnOf(t, g, june(12))
	want := []calendar.GridSpan{
		{Column: to, From: 570, To: 630},
		{Column: to, From: 1410, To: 1440},
		{Column: next, From: 0, To: 90},
	}
	if got := g.drag.spansOf(g.drag.moved(d)); !slices.Equal(got, want) {
		t.Errorf("the ghosts are at %v, want %v", got, want)
	}
}

func TestWhatWasMovedStaysSelectedAndInSight(t *testing.T) {
	meetings := []*program.Meeting{meeting("Briefing", at(10, 9, 0), at(10, 10, 0))}
	h, g := gridTab(t, meetings...)
	h.window.Resize(fyne.NewSize(900, 500))
	h.choose("Briefing")
	g.reveal()
	for range 3 {
		h.actions.shift(4 * 60)
	}
	if m := h.current(); m == nil || m.Start != at(10, 21, 0) {
		t.Fatalf("selected is %+v", m)
	}
	if !g.TimeGrid.InSight() {
		t.Error("it was moved out of sight")
	}
}

func TestAnotherProgramBeginsAtItsFirstDay(t *testing.T) {
	h, g := gridTab(t, meeting("Briefing", at(11, 17, 0), at(11, 18, 0)))
	h.choose("Briefing")
	h.keep(smallProgram(), nil)
	if column, minute := g.TimeGrid.Place(); column != 0 || minute != 9*60 || len(g.TimeGrid.Selected()) > 0 {
		t.Errorf(
			"the grid of another program is at column %d, minute %d, with %v selected",
			column,
			minute,
			g.TimeGrid.Selected(),
		)
	}
}

func TestAnotherStopBeginsAtItsFirstDay(t *testing.T) {
	h, g := gridTab(t, meeting("Dinner", at(12, 19, 0), at(12, 21, 0)))
	h.choose("Dinner")
	h.filters.toggleStop(1)
	if column, minute := g.TimeGrid.Place(); column != 0 || minute != 9*60 || len(g.TimeGrid.Selected()) > 0 {
		t.Errorf(
			"a stop without meetings is shown at column %d, minute %d, with %v selected",
			column,
			minute,
			g.TimeGrid.Selected(),
		)
	}
	h.filters.toggleStop(0)
	if m := h.current(); m == nil || m.Title != "Dinner" {
		t.Errorf("a stop with a meeting is shown with %v selected", m)
	}
}

func TestTheSelectionIsInSightInEveryView(t *testing.T) {
	h := openTab(t, busyProgram(600), nil)
	h.window.Resize(fyne.NewSize(1000, 560))
	for _, title := range []string{"Specimen meeting 599", "Specimen meeting 3", "Specimen meeting 301"} {
		h.choose(title)
		for _, view := range []string{routesView, gridView, peopleView, agendaView, gridView} {
			h.board.show(view)
			if m := h.current(); m == nil || m.Title != title {
				t.Fatalf("%s selects %v, not %s", view, m, title)
			}
			seen := map[string]func() bool{
				gridView:   h.board.views[gridView].(*grid).InSight,
				agendaView: h.board.agenda.InSight,
				routesView: h.board.views[routesView].(*routes).InSight,
				peopleView: h.board.views[peopleView].(*people).InSight,
			}
			if !seen[view]() {
				t.Errorf("%s is out of sight in %s", title, view)
			}
		}
	}
}

func TestDraggingToAnotherStopChangesTheStop(t *testing.T) {
	h, g := gridTab(t, meeting("Briefing", at(12, 9, 0), at(12, 10, 0)))
	g.drag.drop(
		calendar.GridDrag{
			Key:    string(h.find("Briefing").ID),
			Source: columnOf(t, g, june(12)),
			Column: columnOf(t, g, june(14)),
		},
	)
	if m := h.find("Briefing"); m.Stop != h.s.Program().Stops[1].ID || m.Start != at(14, 9, 0) {
		t.Errorf("it is at %s in %s", m.Start, m.Stop)
	}
}

func TestDraggingOneOfSeveralMovesAll(t *testing.T) {
	h, g := gridTab(
		t,
		meeting("Briefing", at(10, 9, 0), at(10, 10, 0)),
		meeting("Visit", at(11, 13, 0), at(11, 14, 0)),
	)
	h.choose("Briefing", "Visit")
	g.drag.drop(
		calendar.GridDrag{
			Key:     string(h.find("Visit").ID),
			Source:  columnOf(t, g, june(11)),
			Column:  columnOf(t, g, june(12)),
			Minutes: -30,
		},
	)
	if h.find("Briefing").Start != at(11, 8, 30) || h.find("Visit").Start != at(12, 12, 30) {
		t.Error("they are not both a day later and half an hour earlier")
	}
}

func TestEdgesLengthen(t *testing.T) {
	h, g := gridTab(t, meeting("Late", at(10, 22, 30), at(11, 1, 0)))
	key := string(h.find("Late").ID)
	next := columnOf(t, g, june(11))
	g.drag.drop(calendar.GridDrag{Key: key, Edge: calendar.EndEdge, Source: next, Column: next, Minutes: 30})
	first := columnOf(t, g, june(10))
	g.drag.drop(calendar.GridDrag{Key: key, Edge: calendar.StartEdge, Source: first, Column: first, Minutes: -15})
	if m := h.find("Late"); m.Start != at(10, 22, 15) || m.End != at(11, 1, 30) {
		t.Errorf("it lasts from %s to %s", m.Start, m.End)
	}
	h.actions.lengthen(15)
	if h.find("Late").End != at(11, 1, 45) {
		t.Error("the keys do not lengthen")
	}
	for range 20 {
		h.actions.lengthen(-15)
	}
	if m := h.find("Late"); m.Minutes() < program.ShortestMeeting || m.Minutes() >= 20 {
		t.Errorf("it was made %d minutes long", m.Minutes())
	}
}

func TestOpenFormAcceptsADragAsAnswers(t *testing.T) {
	h, g := gridTab(t, meeting("Briefing", at(10, 9, 0), at(10, 10, 0)))
	h.choose("Briefing")
	h.actions.edit()
	g.drag.drop(
		calendar.GridDrag{
			Key:     string(h.find("Briefing").ID),
			Source:  columnOf(t, g, june(10)),
			Column:  columnOf(t, g, june(11)),
			Minutes: 60,
		},
	)
	if h.find("Briefing").Start != at(10, 9, 0) {
		t.Error("the drag goes past the form into the store")
	}
	h.editing().form.Save()
	if m := h.find("Briefing"); m.Start != at(11, 10, 0) || m.End != at(11, 11, 0) {
		t.Errorf("the form saved %s to %s", m.Start, m.End)
	}
}

func TestGridAddsWhereItWasDragged(t *testing.T) {
	h, g := gridTab(t, meeting("Briefing", at(10, 9, 0), at(10, 10, 0)))
	g.onAdd(columnOf(t, g, june(14)), 14*60, 15*60+30)
	if h.editing() == nil {
		t.Fatal("no form is open")
	}
	m := h.editing().fields.From
	if m.Start != at(14, 14, 0) || m.End != at(14, 15, 30) || m.Stop != h.s.Program().Stops[1].ID {
		t.Errorf("the new meeting is %s to %s in %s", m.Start, m.End, m.Stop)
	}
	h.typed("Title", "Harbor walk")
	h.editing().form.Save()
	if cur := h.current(); cur == nil || cur.Title != "Harbor walk" ||
		!slices.Equal(g.TimeGrid.Selected(), []string{string(cur.ID)}) {
		t.Error("the new meeting is not selected in the grid")
	}
}

func TestGridIsPlannedByKeyboardAlone(t *testing.T) {
	h, _ := gridTab(t, meeting("Briefing", at(10, 9, 0), at(10, 10, 0)))
	h.choose("Briefing")
	h.board.Focus()
	body := h.window.Canvas().Focused()
	press := func(key fyne.KeyName, mod fyne.KeyModifier) {
		if mod == 0 {
			body.TypedKey(&fyne.KeyEvent{Name: key})
			return
		}
		body.(fyne.Shortcutable).TypedShortcut(&desktop.CustomShortcut{KeyName: key, Modifier: mod})
	}
	press(fyne.KeyDown, fyne.KeyModifierAlt)
	press(fyne.KeyRight, fyne.KeyModifierAlt)
	press(fyne.KeyDown, fyne.KeyModifierAlt|fyne.KeyModifierShift)
	if m := h.find("Briefing"); m.Start != at(11, 9, 15) || m.End != at(11, 10, 30) {
		t.Errorf("the keys moved it to %s–%s", m.Start, m.End)
	}
	h.board.tools.setStep(5)
	press(fyne.KeyUp, fyne.KeyModifierAlt)
	if h.find("Briefing").Start != at(11, 9, 10) {
		t.Errorf("a step of five minutes moved it to %s", h.find("Briefing").Start)
	}
	press(fyne.KeyRight, 0)
	press(fyne.KeyInsert, 0)
	if h.editing() == nil || h.editing().fields.From.Start.Date != june(12) {
		t.Fatal("Insert on an empty day adds nothing there")
	}
}

func TestViewsShareTheSelection(t *testing.T) {
	h := sampleTab(t)
	title := "One office: police, prosecutors, social workers"
	h.choose(title)
	id := string(h.find(title).ID)
	h.board.show(gridView)
	if got := h.board.views[gridView].(*grid).Selected(); !slices.Equal(got, []string{id}) {
		t.Errorf("the grid selects %v", got)
	}
	h.board.show(routesView)
	if got := h.board.views[routesView].(*routes).Selected(); !slices.Equal(got, []string{id}) {
		t.Errorf("the legs select %v", got)
	}
	other := string(h.find("Call with the program office").ID)
	h.board.views[routesView].(*routes).Select(other)
	h.board.show(agendaView)
	if m := h.current(); m == nil || string(m.ID) != other {
		t.Error("the agenda does not follow the legs")
	}
	var kept string
	if h.s.Prefs.Load(viewPreference, &kept); kept != agendaView {
		t.Errorf("the view kept is %q", kept)
	}
}

func TestPeopleShowWhoIsNeededTwice(t *testing.T) {
	h := sampleTab(t)
	h.board.show(peopleView)
	w := h.board.views[peopleView].(*people)
	rows := w.Rows()
	alex := w.At(slices.Index(rows, string(h.person("Alex Specimen").ID)))
	if alex.Tone != look.Red || alex.Text != "⚠ overlap, Thu 22 Jun, 11:00" {
		t.Errorf("Alex's row says %q", alex.Text)
	}
	marked := 0
	for _, item := range alex.Items {
		if item.Mark.Text != "" && item.Mark.Tone == look.Red {
			marked++
		}
	}
	if marked != 2 {
		t.Errorf("%d of Alex's items are marked", marked)
	}
	dara := w.At(slices.Index(rows, string(h.person("Dara Mech").ID)))
	if dara.Tone != look.Neutral || len(dara.Items) == 0 ||
		slices.ContainsFunc(
			dara.Items,
			func(i calendar.TimelineItem) bool { return i.Title == "Call with the program office" },
		) {
		t.Errorf("Dara's row says %q with %d items", dara.Text, len(dara.Items))
	}
	w.SelectRow(string(h.person("Dara Mech").ID))
	if len(h.selected()) != 0 || w.page() == nil {
		t.Error("a person's row does not show the person")
	}
}

func TestFreeTimesAreWhatIsBetween(t *testing.T) {
	item := func(day, from, to int) calendar.TimelineItem {
		return calendar.TimelineItem{Day: day, From: from, To: to}
	}
	tests := []struct {
		why   string
		items []calendar.TimelineItem
		want  string
	}{
		{"a day without items", nil, "08:00–20:00"},
		{"short pauses are none", []calendar.TimelineItem{item(0, 8*60, 12*60), item(0, 12*60+30, 19*60+30)}, ""},
		{
			"overlapping items count once",
			[]calendar.TimelineItem{item(0, 9*60, 12*60), item(0, 10*60, 11*60)},
			"08:00–09:00, 12:00–20:00",
		},
		{"other days do not count", []calendar.TimelineItem{item(1, 9*60, 12*60)}, "08:00–20:00"},
	}
	for _, test := range tests {
		if got := freeTimes(onDay(test.items, 0)); got != test.want {
			t.Errorf("%s: free %q, want %q", test.why, got, test.want)
		}
	}
}

func TestRoutesShowHowLongTheyAreAndWhetherThereIsTime(t *testing.T) {
	here := func(m *program.Meeting, latitude float64) *program.Meeting {
		m.Travel, m.Place = program.Van, m.Title+" hall"
		if latitude != 0 {
			m.Position = geo.Position{Known: true, Latitude: latitude, Longitude: -71}
		}
		return m
	}
	h := openTab(t, smallProgram(
		here(meeting("Breakfast", at(10, 8, 0), at(10, 9, 0)), 42.35),
		here(meeting("Briefing", at(10, 9, 10), at(10, 10, 0)), 42.42),
		here(
			meeting("Talk", at(10, 12, 0), at(10, 13, 0)),
			42.42,
		),
		here(meeting("Walk", at(10, 12, 30), at(10, 14, 0)), 0),
	), nil)
	h.board.show(routesView)
	rows := map[string]calendar.AgendaRow{}
	for _, r := range h.board.views[routesView].(*routes).Rows() {
		if m := h.s.Program().Meeting(program.ID(r.Key)); m != nil {
			rows[m.Title] = r
		}
	}
	if r := rows["Briefing"]; r.Title != "Breakfast hall › Briefing hall" || r.Time != "09:00–09:10" ||
		!strings.HasPrefix(r.Text, "7.8 km · about ") ||
		r.Chip.Text != "10 min" ||
		!strings.Contains(r.Mark.Text, "short to get there") ||
		r.Mark.Tone != look.Red {
		t.Errorf("the way to the briefing is %+v", r)
	}
	if r := rows["Talk"]; r.Title != "Talk hall" || r.Text != "the same place" || r.Chip.Text != "2 h, a gap" ||
		r.Mark.Text != "" {
		t.Errorf("the way to the talk is %+v", r)
	}
	if r := rows["Walk"]; r.Chip.Text != "no time" ||
		!strings.Contains(r.Mark.Text, "Talk ends 30 min after this begins") {
		t.Errorf("the way to the walk is %+v", r)
	}
}

func TestTravelThatIsTooShortIsFixed(t *testing.T) {
	a, b := meeting("Briefing", at(10, 9, 0), at(10, 10, 0)), meeting("Visit", at(10, 10, 5), at(10, 11, 0))
	a.Position, b.Position = geo.Position{
		Known:     true,
		Latitude:  42.35,
		Longitude: -71,
	}, geo.Position{
		Known:     true,
		Latitude:  42.45,
		Longitude: -71,
	}
	h := openTab(t, smallProgram(a, b), nil)
	m := h.find("Visit")
	i := slices.IndexFunc(h.plan.findings.of[m.ID], func(f clash.Finding) bool { return f.Rule == clash.TravelShort })
	if i < 0 {
		t.Fatal("the way is not found too short")
	}
	h.choose("Visit")
	fix := h.findings.links(h.plan.findings.of[m.ID][i], m.ID, h.s.Now().Add(patience))[0]
	fix.Do()
	if slices.ContainsFunc(
		h.plan.findings.of[m.ID],
		func(f clash.Finding) bool { return f.Rule == clash.TravelShort },
	) {
		t.Errorf("%q leaves too little time", fix.Text)
	}
}

func TestIgnoredFindingsAreHiddenAndComeBack(t *testing.T) {
	h := openTab(
		t,
		smallProgram(meeting("Briefing", at(10, 9, 0), at(10, 10, 0)), meeting("Visit", at(10, 9, 30), at(10, 11, 0))),
		nil,
	)
	id := h.find("Visit").ID
	before := h.badge()
	f := h.plan.findings.of[id][0]
	h.findings.askToIgnore(f)
	if len(h.dialogs.Refused) != 1 {
		t.Error("a finding is ignored without a reason")
	}
	h.dialogs.Text = "they take turns"
	h.findings.askToIgnore(f)
	if h.badge() != before-1 || len(h.plan.ignored.of[id]) != 1 ||
		h.plan.ignored.of[id][0].Ignored.Reason != "they take turns" {
		t.Fatalf("%d findings are told, %d ignored", h.badge(), len(h.plan.ignored.of[id]))
	}
	if mark := h.row("Visit").Mark.Text; strings.Contains(mark, "also at") {
		t.Errorf("the row still says %q", mark)
	}
	h.findings.showIgnored()
	if len(h.dialogs.Contents) != 1 {
		t.Error("what is ignored is not listed")
	}
	h.findings.heed(h.plan.ignored.of[id][0].Ignored)
	if h.badge() != before {
		t.Error("it is not told again")
	}
	h.s.Undo()
	if h.badge() != before-1 {
		t.Error("undo does not ignore it again")
	}
}

func TestPlanOfADayIsCopied(t *testing.T) {
	early, late := meeting(
		"Briefing",
		at(10, 9, 0),
		at(10, 10, 0),
	), meeting(
		"Night flight",
		at(10, 22, 0),
		at(11, 1, 0),
	)
	early.Place, early.Status = "Example Hall", program.Confirmed
	h := openTab(t, smallProgram(early, late, meeting("Visit", at(11, 9, 0), at(11, 10, 0))), nil)
	h.choose("Briefing")
	h.actions.copyPlan()
	formField[*form.ChoiceField](h, "Stop").Choose(string(h.s.Program().Stops[1].ID))
	formField[*form.DateField](h, "Day").Type("2026-06-14")
	formField[*form.ChoiceField](h, "Places").Choose(leavePlaces)
	h.form().Save()
	if h.has("Briefing") != 2 || h.has("Night flight") != 2 || h.has("Visit") != 1 {
		t.Fatal("it is not the day that was copied")
	}
	made := h.current()
	if made == nil || made.ID == early.ID || made.Start != at(14, 9, 0) || made.Stop != h.s.Program().Stops[1].ID ||
		made.Place != "" ||
		made.Status != program.ToRequest {
		t.Errorf("the first copy is %+v", made)
	}
	h.s.Undo()
	if h.has("Briefing") != 1 || h.has("Night flight") != 1 {
		t.Error("one undo does not take the copies back")
	}
}

func TestPlanOfAStayIsCopied(t *testing.T) {
	h := openTab(
		t,
		smallProgram(meeting("Briefing", at(10, 9, 0), at(10, 10, 0)), meeting("Visit", at(11, 9, 0), at(11, 10, 0))),
		nil,
	)
	h.choose("Visit")
	h.actions.copyPlan()
	formField[*form.ChoiceField](h, "What").Choose(string(program.WholeStay))
	formField[*form.ChoiceField](h, "Stop").Choose(string(h.s.Program().Stops[1].ID))
	formField[*form.DateField](h, "Day").Type("2026-06-13")
	h.form().Save()
	var starts []civil.DateTime
	for _, m := range h.s.Program().Meetings {
		if m.Stop == h.s.Program().Stops[1].ID {
			starts = append(starts, m.Start)
		}
	}
	if !slices.Equal(starts, []civil.DateTime{at(13, 9, 0), at(14, 9, 0)}) {
		t.Errorf("the copies begin at %v", starts)
	}
}

func TestEverythingAfterAPointIsShifted(t *testing.T) {
	there := meeting("In Denver", at(13, 9, 0), at(13, 10, 0))
	tests := []struct {
		scope string
		want  []civil.DateTime // of Briefing, Lunch, Visit, In Denver
	}{
		{string(program.OneDay), []civil.DateTime{at(10, 9, 0), at(10, 12, 45), at(11, 9, 0), at(13, 9, 0)}},
		{string(program.WholeStay), []civil.DateTime{at(10, 9, 0), at(10, 12, 45), at(11, 9, 45), at(13, 9, 0)}},
		{string(program.WholeProgram), []civil.DateTime{at(10, 9, 0), at(10, 12, 45), at(11, 9, 45), at(13, 9, 45)}},
	}
	for _, test := range tests {
		t.Run(test.scope, func(t *testing.T) {
			p := smallProgram(
				meeting("Briefing", at(10, 9, 0), at(10, 10, 0)),
				meeting("Lunch", at(10, 12, 0), at(10, 13, 0)),
				meeting("Visit", at(11, 9, 0), at(11, 10, 0)),
			)
			there.Stop = p.Stops[1].ID
			p.Meetings = append(p.Meetings, there)
			h := openTab(t, p, nil)
			h.choose("Lunch")
			h.actions.shiftAfter()
			formField[*form.NumberField](h, "Minutes").Type("45")
			formField[*form.ChoiceField](h, "Scope").Choose(test.scope)
			h.form().Save()
			for i, title := range []string{"Briefing", "Lunch", "Visit", "In Denver"} {
				if got := h.find(title).Start; got != test.want[i] {
					t.Errorf("%s begins at %s", title, got)
				}
			}
			h.s.Undo()
			if h.find("Lunch").Start != at(10, 12, 0) {
				t.Error("one undo does not take the shift back")
			}
		})
	}
}

func TestTemplateHasNothingPersonalUnlessChosen(t *testing.T) {
	h := sampleTab(t)
	of := h.s.Program()
	for _, test := range []struct {
		people template.People
		count  int
		names  bool
		secret bool
	}{
		{template.NoPeople, 0, false, false},
		{template.Names, 15, true, false},
		{template.Whole, 15, true, true},
	} {
		t.Run(string(test.people), func(t *testing.T) {
			start := of.FirstDay().AddDays(366)
			made := template.New(of,
				template.Options{Name: "Another year", Start: start, People: test.people, Today: june(1)},
			)
			if faults := made.ValidateAll(); len(faults) > 0 {
				t.Fatalf("the template is not sound: %v", faults[0])
			}
			planned := slices.DeleteFunc(
				slices.Clone(of.Meetings),
				func(m *program.Meeting) bool { return !m.TakesPlace() },
			)
			if len(made.People) != test.count || len(made.Meetings) != len(planned) ||
				len(made.Stops) != len(of.Stops) {
				t.Fatalf(
					"it has %d people, %d meetings, %d stops",
					len(made.People),
					len(made.Meetings),
					len(made.Stops),
				)
			}
			var text bytes.Buffer
			own := made.With(func(next *program.Program) { next.Organisations, next.Contacts = nil, nil })
			if err := program.Encode(&text, own, nil); err != nil {
				t.Fatal(err)
			}
			found := func(word string) bool { return strings.Contains(text.String(), word) }
			if found("SPECIMEN ALEX") != test.secret || found("X0000008") != test.secret ||
				found(`"Specimen"`) != test.names {
				t.Errorf("passports %v, names %v", found("X0000008"), found(`"Specimen"`))
			}
			for i, m := range made.Meetings {
				old := planned[i]
				if m.ID == old.ID || m.Start.Date.DaysSince(old.Start.Date) != 366 || m.Minutes() != old.Minutes() ||
					old.Status != "" && m.Status != program.ToRequest {
					t.Fatalf("%s became %+v", old.Title, m)
				}
			}
			if len(made.Takeaways)+len(made.Issues)+len(made.Releases)+len(made.Ignored) > 0 {
				t.Error("it has records of what happened in the other program")
			}
			for _, person := range made.People {
				if person.Consent != (program.Consent{}) || person.Arrival != (program.Flight{}) ||
					slices.ContainsFunc(person.Stays, func(s program.Stay) bool { return s.Confirmation != "" }) {
					t.Errorf("%s has consent, flights or confirmations of the other program", person.DisplayName())
				}
			}
		})
	}
}

func TestTemplateIsStoredAndOpenedInOneEdit(t *testing.T) {
	h := sampleTab(t)
	before := h.s.Program()
	h.actions.duplicateProgram()
	formField[*form.DateField](h, "Start").Type("2024-06-10")
	formField[*form.TextField](h, "Name").Type("Next year")
	h.form().Save()
	made := h.s.Program()
	if made.ID == before.ID || made.Name != "Next year" ||
		made.Start != (civil.Date{Year: 2024, Month: 6, Day: 10}) ||
		len(made.People) != 0 {
		t.Fatalf("the program open is %q from %s with %d people", made.Name, made.Start, len(made.People))
	}
	if len(made.Organisations) != len(before.Organisations) {
		t.Errorf("%d organisations of %d came along", len(made.Organisations), len(before.Organisations))
	}
}

func TestWhatLastsWholeDaysHasNoHours(t *testing.T) {
	day := civil.Date{Year: 2027, Month: 5, Day: 11}
	at := func(day civil.Date, hour int) civil.DateTime { return civil.At(day, civil.NewClock(hour, 0)) }
	for _, c := range []struct {
		name       string
		start, end civil.DateTime
		want       string
	}{
		{"a day", at(day, 0), at(day.AddDays(1), 0), "all day"},
		{"several days", at(day, 0), at(day.AddDays(3), 0), "all day"},
		{"one that ends at midnight", at(day, 20), at(day.AddDays(1), 0), "20:00–00:00"},
		{"one without a length", at(day, 0), at(day, 0), "00:00"},
	} {
		if got := times(&program.Meeting{Start: c.start, End: c.end}); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}
