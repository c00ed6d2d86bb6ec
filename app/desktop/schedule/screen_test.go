package schedule

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"laurel/app/desktop/kit/calendar"
	"laurel/app/desktop/kit/form"
	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/session"
	"laurel/app/desktop/session/sessiontest"
	"laurel/data/civil"
	"laurel/data/clash"
	"laurel/data/geo"
	"laurel/data/program"
)

func TestListShowsEveryMeetingOfTheSampleInOrder(t *testing.T) {
	h := sampleTab(t)
	if got, want := len(h.shown()), len(h.s.Program().Meetings); got != want {
		t.Fatalf("%d meetings are listed, the program has %d", got, want)
	}
	first := h.board.agenda.Rows()[0]
	if !first.Heading || first.Title != "Sun 11 Jun" || first.Text != "Washington, D.C. · EDT · 4 items" {
		t.Errorf("the first heading is %q, %q", first.Title, first.Text)
	}
	if m := h.current(); m == nil || m.Title != "Arrivals at Dulles airport" {
		t.Errorf("the current meeting is %v", m)
	}
}

func TestRowShowsWhatMustBeKnown(t *testing.T) {
	early := meeting("Night flight", at(10, 22, 30), at(11, 1, 45))
	early.Kind, early.Place, early.Status = program.FlightKind, "BOS to DEN", program.Confirmed
	midnight := meeting("Late dinner", at(10, 21, 0), at(11, 0, 0))
	p := smallProgram(early, midnight)
	early.Excused = []program.ID{p.People[1].ID}
	midnight.Selected, midnight.Attendees = true, []program.ID{p.People[0].ID}
	h := openTab(t, p, nil)
	got := h.row("Night flight")
	want := calendar.AgendaRow{
		Key: string(early.ID), Time: "22:30–01:45", Note: "+1 (Thu 11 Jun)", Tone: look.Blue, Title: "Night flight",
		Text: "Flight · BOS to DEN",
		Chip: look.ChipText{Text: "confirmed", Tone: look.Green}, Side: "without Dara Minta",
		Mark: look.ChipText{Text: "⚠ also at 21:00: Late dinner · Ana Prova", Tone: look.Red},
	}
	if got != want {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
	if late := h.row("Late dinner"); late.Note != "" || late.Side != "Ana Prova" {
		t.Errorf("a meeting that ends at midnight says %q, %q", late.Note, late.Side)
	}
}

func TestMeetingOutsideItsStopIsShownAndMarked(t *testing.T) {
	h := openTab(t, smallProgram(meeting("Too early", at(8, 9, 0), at(8, 10, 0))), nil)
	heading, row := h.board.agenda.Rows()[0], h.row("Too early")
	if !strings.Contains(heading.Text, "outside the stay") || heading.Tone != look.Amber {
		t.Errorf("the heading says %q", heading.Text)
	}
	if row.Mark.Text != "⚠ outside the stay in Boston (10–12 Jun 2026)" {
		t.Errorf("the mark says %q", row.Mark.Text)
	}
	if h.badge() != 1 {
		t.Errorf("%d findings on the tab", h.badge())
	}
}

func TestDaysWithoutMeetingsAreOffered(t *testing.T) {
	h := openTab(t, smallProgram(meeting("Briefing", at(10, 9, 0), at(10, 10, 0))), nil)
	empty := place{h.s.Program().Stops[1].ID, june(14)}
	h.board.agenda.Select(empty.key())
	h.board.agenda.OnOpen(empty.key())
	if h.editing() == nil || h.editing().fields.From.Stop != empty.stop ||
		h.editing().fields.From.Start != at(14, 9, 0) {
		t.Fatal("Enter on an empty day does not add a meeting there")
	}
}

func TestFiltersShowWhatTheyCount(t *testing.T) {
	h := sampleTab(t)
	all := len(h.shown())
	h.filters.stops[1].Tapped(nil)
	boston := h.s.Program().Stops[1].ID
	for _, title := range h.shown() {
		if !slices.ContainsFunc(
			h.s.Program().Meetings,
			func(m *program.Meeting) bool { return m.Title == title && m.Stop == boston },
		) {
			t.Errorf("%q is not in Boston", title)
		}
	}
	h.filters.stops[1].Tapped(nil)
	if got := len(h.shown()); got != all {
		t.Errorf("a second press shows %d of %d", got, all)
	}
	h.filters.clashes.Tapped(nil)
	if got := h.shown(); !slices.Equal(
		got,
		[]string{"One office: police, prosecutors, social workers", "Call with the program office"},
	) {
		t.Errorf("Clashes shows %q", got)
	}
	h.filters.clashes.Tapped(nil)
	h.filters.warnings.Tapped(nil)
	for _, title := range h.shown() {
		if !h.plan.has(h.find(title).ID, program.SeverityWarning) && h.has(title) == 1 {
			t.Errorf("Warnings shows %q, which has none", title)
		}
	}
	if got := h.shown(); !slices.Contains(got, "Harbor office briefing") || len(got) >= all {
		t.Errorf("Warnings shows %q", got)
	}
	h.ShowPerson(h.person("Alex Specimen").ID)
	if got := h.shown(); !slices.Contains(got, "Call with the program office") || len(got) >= all {
		t.Errorf("one person's meetings are %d of %d", len(got), all)
	}
	h.filters.all.Tapped(nil)
	if len(h.shown()) != all {
		t.Error("All days leaves a filter")
	}
}

func TestSearchFindsMeetings(t *testing.T) {
	tests := []struct{ why, query, want string }{
		{"by title without capitals", "keynote", "Keynote: the U.S. landscape"},
		{"by organisation", "polaris", "The national hotline and misinformation"},
		{"by contact", "beltram", "The national hotline and misinformation"},
		{"by kind and day", "flight 16 june", "Flight to Boston, XX 2020"},
		{"by city", "miami breakfast", "Breakfast"},
		{"by status", "to request", "Evaluation and closing session"},
	}
	h := sampleTab(t)
	for _, test := range tests {
		t.Run(test.why, func(t *testing.T) {
			h.filters.search.SetText(test.query)
			if got := h.shown(); !slices.Contains(got, test.want) {
				t.Errorf("%q finds %q, not %q", test.query, got, test.want)
			}
		})
	}
	h.filters.search.SetText("nothing is called so")
	if len(h.shown()) != 0 || !h.empty() {
		t.Error("the empty list says nothing")
	}
}

func TestAddedMeetingFollowsTheDay(t *testing.T) {
	h := openTab(t, smallProgram(meeting("Briefing", at(10, 9, 0), at(10, 10, 5))), nil)
	h.choose("Briefing")
	h.actions.add()
	if h.window.Canvas().Focused() == nil {
		t.Error("no field has the keyboard")
	}
	h.typed("Title", "Site visit")
	h.editing().form.Save()
	if h.editing() != nil {
		t.Fatal("the form stays open after it was saved")
	}
	added := h.find("Site visit")
	if added.Start != at(10, 10, 30) || added.End != at(10, 11, 30) || added.Kind != program.Appointment {
		t.Errorf("stored as %s to %s", added.Start, added.End)
	}
	if m := h.current(); m == nil || m.ID != added.ID {
		t.Error("the new meeting is not the one shown")
	}
	if label, _ := h.s.Store.Steps().UndoLabel(); label != "Add meeting" {
		t.Errorf("the edit is called %q", label)
	}
	h.s.Undo()
	if h.has("Site visit") != 0 {
		t.Error("undo leaves the meeting")
	}
}

func TestFormTimesFollowOneAnother(t *testing.T) {
	tests := []struct {
		why        string
		enter      func(*fixture)
		start, end civil.DateTime
	}{
		{
			"the end follows the start",
			func(h *fixture) { h.editing().times.start.Type("14:20") },
			at(10, 14, 20),
			at(10, 15, 20),
		},
		{
			"an end before the start is on the next day",
			func(h *fixture) { h.editing().times.start.Type("22:00"); h.editing().times.end.Type("1:30") },
			at(10, 22, 0),
			at(11, 1, 30),
		},
		{
			"another day takes both",
			func(h *fixture) { h.editing().times.day.Type("2026-06-12") },
			at(12, 9, 0),
			at(12, 10, 0),
		},
		{
			"a last day is kept",
			func(h *fixture) { h.editing().times.until.Type("2026-06-12") },
			at(10, 9, 0),
			at(12, 10, 0),
		},
	}
	for _, test := range tests {
		t.Run(test.why, func(t *testing.T) {
			h := openTab(t, smallProgram(meeting("Briefing", at(10, 9, 0), at(10, 10, 0))), nil)
			h.choose("Briefing")
			h.actions.edit()
			test.enter(h)
			h.editing().form.Save()
			if e := h.editing(); e != nil { // a meeting of two days is asked about
				e.form.Save()
			}
			if m := h.find("Briefing"); m.Start != test.start || m.End != test.end {
				t.Errorf("%s to %s, not %s to %s", m.Start, m.End, test.start, test.end)
			}
		})
	}
}

func TestRefusedFormKeepsWhatWasTyped(t *testing.T) {
	tests := []struct {
		why   string
		enter func(*fixture)
		key   string
	}{
		{"no title", func(h *fixture) { h.typed("Title", " ") }, "Title"},
		{"no start", func(h *fixture) { h.editing().times.start.Type("") }, "Start.Clock"},
		{"a time that is none", func(h *fixture) { h.editing().times.end.Type("25:99") }, "End"},
		{"no day", func(h *fixture) { h.editing().times.day.Type("") }, "Start"},
		{"a last day before the first", func(h *fixture) { h.editing().times.until.Type("2026-06-08") }, "End"},
	}
	for _, test := range tests {
		t.Run(test.why, func(t *testing.T) {
			h := openTab(t, smallProgram(meeting("Briefing", at(10, 9, 0), at(10, 10, 0))), nil)
			h.choose("Briefing")
			h.actions.edit()
			h.typed("Topic", "typed")
			test.enter(h)
			h.editing().form.Save()
			if h.editing() == nil || !h.pane.Unsaved() {
				t.Fatal("the form is gone, and what was typed with it")
			}
			if h.find("Briefing").Topic != "" {
				t.Error("half of it was stored")
			}
			message, ok := h.editing().fields.Field(test.key).(interface{ Message() string })
			if !ok || message.Message() == "" {
				t.Errorf("nothing is said at %s", test.key)
			}
		})
	}
}

func TestFailedSaveKeepsTheForm(t *testing.T) {
	h := sampleTab(t)
	h.choose("Lunch in Immokalee")
	h.actions.edit()
	h.typed("Topic", "typed")
	if err := h.s.Store.Close(); err != nil {
		t.Fatal(err)
	}
	h.editing().form.Save()
	if h.editing() == nil || !h.pane.Unsaved() || field[*form.TextField](h, "Topic").Value() != "typed" {
		t.Error("what was typed is lost when the store fails")
	}
}

func TestFormMakesOrganisationAndContactInPlace(t *testing.T) {
	h := openTab(t, smallProgram(meeting("Briefing", at(10, 9, 0), at(10, 10, 0))), nil)
	h.choose("Briefing")
	h.actions.edit()
	if _, made := h.editing().place.addContact("Sam Example"); made {
		t.Fatal("a contact is made without an organisation")
	}
	o, _ := h.editing().place.addOrganisation("Example Institute")
	h.editing().place.organisation.SetOptions([]form.Option{o})
	h.editing().place.organisation.Choose(o.ID)
	c, made := h.editing().place.addContact("Sam Example")
	if !made {
		t.Fatal("no contact is made at a new organisation")
	}
	h.editing().place.contacts.Choose(c.ID)
	h.editing().form.Save()
	m, p := h.find("Briefing"), h.s.Program()
	if p.Organisation(m.Organisation) == nil || p.Organisation(m.Organisation).Name != "Example Institute" {
		t.Error("the organisation is not stored with the meeting")
	}
	if len(m.Contacts) != 1 || p.Contact(m.Contacts[0]) == nil ||
		p.Contact(m.Contacts[0]).Organisation != m.Organisation {
		t.Error("the contact is not stored with the meeting")
	}
	h.s.Undo()
	if len(h.s.Program().Organisations) != 0 || h.find("Briefing").Organisation != "" {
		t.Error("one undo does not take all of it back")
	}
}

func TestStatusChangesItsDate(t *testing.T) {
	h := openTab(
		t,
		smallProgram(meeting("Briefing", at(10, 9, 0), at(10, 10, 0)), meeting("Visit", at(10, 11, 0), at(10, 12, 0))),
		nil,
	)
	h.choose("Briefing")
	h.actions.edit()
	h.editing().status.status.Choose(string(program.Requested))
	h.editing().form.Save()
	if m := h.find("Briefing"); m.Status != program.Requested || m.StatusDate != h.s.Today() {
		t.Errorf("the form stores %s since %s", m.Status, m.StatusDate)
	}
	h.choose("Briefing", "Visit")
	press := func(key fyne.KeyName) bool {
		return h.actions.onShortcut(&desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierAlt})
	}
	press(fyne.Key3)
	for _, title := range []string{"Briefing", "Visit"} {
		if m := h.find(title); m.Status != program.Confirmed || m.StatusDate != h.s.Today() {
			t.Errorf("Alt+3 leaves %s at %s since %s", title, m.Status, m.StatusDate)
		}
	}
	h.s.Undo()
	if h.find("Briefing").Status != program.Requested || h.find("Visit").Status != "" {
		t.Error("one undo does not take both back")
	}
	press(fyne.Key0)
	if m := h.find("Briefing"); m.Status != "" || !m.StatusDate.IsZero() {
		t.Error("Alt+0 does not take the status away")
	}
	if press(fyne.Key9) || press(fyne.KeyX) {
		t.Error("other keys are used up")
	}
}

func TestKeysMoveMeetings(t *testing.T) {
	h := openTab(t, smallProgram(meeting("Briefing", at(10, 23, 50), at(11, 0, 50))), nil)
	h.choose("Briefing")
	press := func(key fyne.KeyName) {
		h.actions.onShortcut(&desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierAlt})
	}
	press(fyne.KeyDown)
	if m := h.find("Briefing"); m.Start != at(11, 0, 5) || m.End != at(11, 1, 5) {
		t.Errorf("a quarter later is %s to %s", m.Start, m.End)
	}
	press(fyne.KeyUp)
	press(fyne.KeyPageDown)
	if m := h.find("Briefing"); m.Start != at(11, 23, 50) {
		t.Errorf("a day later is %s", m.Start)
	}
	if label, _ := h.s.Store.Steps().UndoLabel(); label != "Move meeting" {
		t.Errorf("the edit is called %q", label)
	}
	if h.actions.onShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyW, Modifier: fyne.KeyModifierAlt}) {
		t.Error("a shortcut of the window is used up")
	}
}

func TestOpenFormAcceptsStatusAndShiftAsAnswers(t *testing.T) {
	h := openTab(t, smallProgram(meeting("Briefing", at(10, 23, 50), at(11, 0, 20))), nil)
	h.choose("Briefing")
	h.actions.edit()
	h.actions.setStatus(program.Confirmed)
	h.actions.shift(quarter)
	if m := h.find("Briefing"); m.Status != "" || m.Start != at(10, 23, 50) {
		t.Fatal("the meeting changes while its form is open")
	}
	h.editing().form.Save()
	if m := h.find("Briefing"); m.Status != program.Confirmed || m.StatusDate != h.s.Today() ||
		m.Start != at(11, 0, 5) ||
		m.End != at(11, 0, 35) {
		t.Errorf("saved as %s since %s, %s to %s", m.Status, m.StatusDate, m.Start, m.End)
	}
}

func TestSeveralMeetingsMoveTogether(t *testing.T) {
	h := openTab(
		t,
		smallProgram(meeting("Briefing", at(10, 9, 0), at(10, 10, 0)), meeting("Visit", at(11, 11, 0), at(11, 12, 0))),
		nil,
	)
	h.choose("Briefing", "Visit")
	h.dialogs.Text = "-30"
	h.actions.askShift()
	if h.find("Briefing").Start != at(10, 8, 30) || h.find("Visit").Start != at(11, 10, 30) {
		t.Error("they are not both half an hour earlier")
	}
	h.dialogs.Text = "soon"
	h.actions.askShift()
	if len(h.dialogs.Refused) != 1 {
		t.Error("minutes that are none are taken")
	}
	h.actions.move()
	formField[*form.DateField](h, "Day").Type("2026-06-13")
	formField[*form.ChoiceField](h, "Stop").Choose(string(h.s.Program().Stops[1].ID))
	h.form().Save()
	denver := h.s.Program().Stops[1].ID
	if m := h.find("Visit"); m.Start != at(14, 10, 30) || m.Stop != denver {
		t.Errorf("the second is at %s", m.Start)
	}
	h.s.Undo()
	if m := h.find("Visit"); m.Start != at(11, 10, 30) || m.Stop == denver {
		t.Error("one undo does not take the move back")
	}
}

func TestCopyGoesToAnotherDayWithoutItsAgreement(t *testing.T) {
	m := meeting("Briefing", at(10, 23, 0), at(11, 1, 0))
	m.Status, m.StatusDate = program.Confirmed, june(1)
	h := openTab(t, smallProgram(m), nil)
	h.choose("Briefing")
	h.actions.copyTo()
	formField[*form.DateField](h, "Day").Type("2026-06-13")
	formField[*form.TimeField](h, "Start").Type("22:30")
	h.form().Save()
	if h.has("Briefing") != 2 {
		t.Fatalf("there are %d of it", h.has("Briefing"))
	}
	made := h.current()
	if made == nil || made.ID == m.ID || made.Start != at(13, 22, 30) || made.End != at(14, 0, 30) {
		t.Errorf("the copy is %+v", made)
	}
	if made.Status != program.ToRequest || made.StatusDate != h.s.Today() {
		t.Error("the copy is confirmed by nobody")
	}
}

func TestDuplicateStoresNothingBeforeItIsSaved(t *testing.T) {
	h := openTab(t, smallProgram(meeting("Briefing", at(10, 9, 0), at(10, 10, 0))), nil)
	h.choose("Briefing")
	h.actions.duplicate()
	if h.has("Briefing") != 1 {
		t.Fatal("the copy is stored before it is saved")
	}
	h.editing().form.Save()
	if h.has("Briefing") != 2 || h.current().Start != at(10, 10, 0) {
		t.Error("the copy does not follow the original")
	}
}

func TestDeletedMeetingsComeBack(t *testing.T) {
	h := sampleTab(t)
	before := len(h.shown())
	h.choose("Early dinner", "Group dinner")
	h.actions.delete()
	if got := len(h.shown()); got != before-2 {
		t.Fatalf("%d of %d are left", got, before)
	}
	if h.current() == nil {
		t.Error("nothing is current after deleting")
	}
	h.dialogs.Undo()
	if got := len(h.shown()); got != before {
		t.Errorf("undo brings %d of %d back", got, before)
	}
}

func TestDeletingAsksWhereTakeawaysComeFromTheMeeting(t *testing.T) {
	h := sampleTab(t)
	ofMeeting := func(t *program.Takeaway) bool { return t.Meeting != "" }
	from := h.s.Program().Takeaways[slices.IndexFunc(h.s.Program().Takeaways, ofMeeting)].Meeting
	h.Show(from)
	h.actions.delete()
	if len(h.dialogs.Questions) != 1 || h.s.Program().Meeting(from) == nil {
		t.Fatal("it is deleted unasked")
	}
	takeaways := len(h.s.Program().Takeaways)
	h.dialogs.Yes = true
	h.actions.delete()
	if h.s.Program().Meeting(from) != nil || len(h.s.Program().Takeaways) != takeaways {
		t.Error("the meeting stays, or takeaways are lost")
	}
}

func TestNoticesFixWhatTheyReport(t *testing.T) {
	h := sampleTab(t)
	h.choose("Call with the program office")
	m := h.current()
	actions := h.findings.links(h.plan.findings.of[m.ID][0], m.ID, h.s.Now().Add(patience))
	if len(actions) != 4 || actions[0].Text != "Start at 14:00" ||
		actions[1].Text != "Leave Alex Specimen out of “One office: police,…”" {
		t.Fatalf("offered: %+v", actions)
	}
	actions[0].Do()
	if h.find(m.Title).Start.Clock != (civil.Clock{Hour: 14}) ||
		h.dialogs.Toasts[len(h.dialogs.Toasts)-1] != "Done: Start at 14:00." {
		t.Errorf("the clash is not mended by starting later: %q", h.dialogs.Toasts)
	}
	h.s.Undo()
	actions[1].Do()
	if h.find("One office: police, prosecutors, social workers").Excused != nil {
		t.Error("a proposal for a plan that has changed since is made all the same")
	}
	h.findings.links(h.plan.findings.of[m.ID][0], m.ID, h.s.Now().Add(patience))[1].Do()
	if slices.ContainsFunc(
		h.plan.findings.of[m.ID],
		func(f clash.Finding) bool { return f.Rule == clash.PersonTwice },
	) {
		t.Errorf("left out, and there is still %+v", h.plan.findings.of[m.ID])
	}
}

func TestEachChangeReportsWhatItBrings(t *testing.T) {
	h := openTab(
		t,
		smallProgram(
			meeting("Briefing", at(10, 9, 0), at(10, 10, 0)),
			meeting("Visit", at(10, 10, 30), at(10, 11, 30)),
			meeting("Walk", at(11, 15, 0), at(11, 16, 0)),
		),
		nil,
	)
	if len(h.findings.news) > 0 {
		t.Errorf("opening a program is no change: %v", h.findings.news)
	}
	h.choose("Visit")
	h.actions.shift(-45)
	if len(h.findings.newly.Objects) > 0 {
		t.Error("what the page of the meeting says is told twice")
	}
	h.choose("Walk")
	if len(h.findings.news) != 1 || h.findings.news[0].Rule != clash.PersonTwice ||
		len(h.findings.newly.Objects) != 1 ||
		h.findings.newly.Hidden {
		t.Fatalf("news %v, %d notices", h.findings.news, len(h.findings.newly.Objects))
	}
	h.actions.setStatus(program.Confirmed)
	if len(h.findings.news) > 0 || len(h.findings.newly.Objects) > 0 || !h.findings.newly.Hidden {
		t.Errorf("what was there before is told again: %v", h.findings.news)
	}
}

func TestAllFindingsAreListedByGravity(t *testing.T) {
	h := sampleTab(t)
	h.findings.showAll()
	if !h.pane.Overview() || !strings.Contains(h.paneText(), "All findings") {
		t.Fatal("the list is not shown")
	}
	h.choose("Call with the program office")
	if h.pane.Overview() {
		t.Error("a meeting that is chosen is not shown")
	}
	h.findings.showAll()
	h.findings.closeAll()
	if h.pane.Overview() || !strings.Contains(h.paneText(), "Call with the program office") {
		t.Error("closing the list does not bring the page back")
	}
}

func TestAPageThatIsMadeAgainStaysWhereItWasScrolledTo(t *testing.T) {
	h := sampleTab(t)
	h.window.Resize(fyne.NewSize(1280, 400))
	h.choose("Call with the program office")
	h.scroll().ScrollToBottom()
	far := h.scroll().Offset.Y
	h.actions.setStatus(program.Confirmed)
	if far == 0 || h.scroll().Offset.Y == 0 {
		t.Errorf("after an edit the page went from %v to %v", far, h.scroll().Offset.Y)
	}
	h.choose("Keynote: the U.S. landscape")
	if h.scroll().Offset.Y != 0 {
		t.Error("another meeting's page does not begin at its top")
	}
	h.findings.showAll()
	h.scroll().ScrollToBottom()
	far = h.scroll().Offset.Y
	h.pane.Refresh()
	if far == 0 || h.scroll().Offset.Y != far {
		t.Errorf("the list of findings went from %v to %v", far, h.scroll().Offset.Y)
	}
	h.findings.showAll()
	if h.scroll().Offset.Y != 0 {
		t.Error("the list of findings does not begin at its top")
	}
}

func TestCountsOfFindingsAgree(t *testing.T) {
	h, _ := faultyTab(t, clash.NoInterpreter)
	general := h.plan.general()
	if len(general) == 0 {
		t.Fatal("no finding is about the whole program")
	}
	if h.filters.clashes.Count+h.filters.warnings.Count != h.badge() {
		t.Errorf("chips say %d and %d, the tab %d", h.filters.clashes.Count, h.filters.warnings.Count, h.badge())
	}
	if all := h.badge() + h.plan.count(program.SeverityHint); h.filters.findings.Count != all {
		t.Errorf("all findings are %d, the chip says %d", all, h.filters.findings.Count)
	}
}

func TestInterpretersAreOffered(t *testing.T) {
	m := meeting("Briefing", at(10, 9, 0), at(10, 10, 0))
	p := smallProgram(m)
	p.People[0].NeedsInterpreter, p.People[0].Languages = program.Yes, []program.Spoken{
		{Language: "km", Level: program.Native},
	}
	interpreter := person("Sok", "Vanna")
	interpreter.Role, interpreter.Languages = program.Interpreter, []program.Spoken{
		{Language: "km", Level: program.Native},
		{Language: "en", Level: program.Fluent},
	}
	p.People = append(p.People, interpreter)
	m.Selected, m.Attendees = true, []program.ID{p.People[0].ID}
	h := openTab(t, p, nil)
	h.choose("Briefing")
	if got := h.row("Briefing").Mark.Text; got != "⚠ no interpreter for Ana Prova" {
		t.Fatalf("the mark says %q", got)
	}
	if first := interpreterOptions(p, m)[0]; first.Text != "Sok Vanna" || first.Detail != "needed: Khmer" {
		t.Errorf("the form offers %q, %q first", first.Text, first.Detail)
	}
	actions := h.findings.links(h.plan.findings.of[m.ID][0], m.ID, h.s.Now().Add(patience))
	if actions[0].Text != "Have Sok Vanna interpret" {
		t.Fatalf("offered: %+v", actions)
	}
	actions[0].Do()
	if h.row("Briefing").Mark.Text != "" || !slices.Contains(h.find("Briefing").Interpreters, interpreter.ID) {
		t.Error("the interpreter is not assigned")
	}
}

func TestTakeawayIsAddedEditedAndDeleted(t *testing.T) {
	h := openTab(t, smallProgram(meeting("Briefing", at(10, 9, 0), at(10, 10, 0))), nil)
	h.choose("Briefing")
	h.actions.addTakeaway()
	h.form().Save()
	if len(h.s.Program().Takeaways) != 0 {
		t.Fatal("a takeaway without a text is stored")
	}
	formField[*form.TextField](h, "Text").Type("Ask early.")
	formField[*form.PickerField](h, "Person").Choose(string(h.person("Ana Prova").ID))
	formField[*form.ChoiceField](h, "FollowUpState").Choose(string(program.FollowUpOpen))
	h.form().Save()
	made := h.s.Program().Takeaways[0]
	if made.Meeting != h.current().ID || made.Person != h.person("Ana Prova").ID ||
		made.FollowUpState != program.FollowUpOpen {
		t.Errorf("stored as %+v", made)
	}
	h.s.Takeaways().Edit(made)
	formField[*form.TextField](h, "FollowUp").Type("Call in July.")
	h.form().Save()
	if got := h.s.Program().Takeaways[0]; got.FollowUp != "Call in July." || got.Text != "Ask early." {
		t.Errorf("edited to %+v", got)
	}
	if h.Show(made.ID) {
		t.Error("the schedule opens a takeaway, which is the Reports tab's")
	}
	h.s.Takeaways().Delete(made)
	if len(h.s.Program().Takeaways) != 0 {
		t.Error("it is still there")
	}
}

func TestOrganisationAndContactAreEdited(t *testing.T) {
	h := openTab(t, smallProgram(meeting("Briefing", at(10, 9, 0), at(10, 10, 0))), nil)
	h.library.EditOrganisation("")
	formField[*form.TextField](h, "Name").Type("Example Institute")
	formField[*form.TextField](h, "Position").Type("91, 10")
	h.form().Save()
	if len(h.plan.library.Organisations) != 0 {
		t.Fatal("a place that is not on Earth is stored")
	}
	formField[*form.TextField](h, "Position").Type("38.8895, -77.0353")
	h.form().Save()
	made := h.plan.library.Organisations[0]
	if made.Position != (geo.Position{Known: true, Latitude: 38.8895, Longitude: -77.0353}) {
		t.Errorf("stored at %+v", made.Position)
	}
	h.library.EditOrganisation(made.ID)
	h.library.AddContact(made.ID)
	formField[*form.TextField](h, "Name").Type("Sam Example")
	formField[*form.AnswerField](h, "MayShare").Answer(form.Yes)
	formField[*form.PickerField](h, "Languages").Choose("km")
	h.form().Save()
	if c := h.plan.library.Contacts[0]; c.Name != "Sam Example" || c.MayShare != program.Yes ||
		c.Languages[0].Language != "km" {
		t.Errorf("stored as %+v", c)
	}
}

func TestUnsavedFormIsNotThrownAwayUnasked(t *testing.T) {
	h := sampleTab(t)
	h.choose("Early dinner")
	h.actions.edit()
	h.typed("Title", "Late dinner")
	h.choose("Lunch in Immokalee")
	if len(h.dialogs.Questions) != 1 || h.editing() == nil || h.current().Title != "Early dinner" {
		t.Fatal("another meeting takes the form's place unasked")
	}
	h.dialogs.Yes = true
	h.choose("Lunch in Immokalee")
	if h.editing() != nil || h.current().Title != "Lunch in Immokalee" {
		t.Error("the answer yes does not lead on")
	}
}

func TestUnchangedFormIsReplacedByAnotherMeeting(t *testing.T) {
	h := sampleTab(t)
	h.choose("Early dinner")
	h.actions.edit()
	h.choose("Lunch in Immokalee")
	if h.editing() != nil || len(h.dialogs.Questions) != 0 {
		t.Error("a form without changes asks")
	}
}

func TestEmptyStatesShowWhatToDo(t *testing.T) {
	p := smallProgram()
	p.Stops = nil
	h := openTab(t, p, nil)
	h.actions.add()
	if !slices.Equal(h.requests.Commands, []string{session.EditStops}) || h.editing() != nil {
		t.Error("adding a meeting without a stop does not lead to the stops")
	}
	none := openTab(t, smallProgram(), nil)
	if len(none.board.agenda.Rows()) != 0 || !none.empty() {
		t.Error("a program without meetings does not say so")
	}
	none.actions.add()
	if none.editing() == nil || none.editing().fields.From.Start != at(10, 9, 0) {
		t.Error("the first meeting does not begin on the first day")
	}
	closed := openTab(t, nil, nil)
	closed.actions.add()
	closed.actions.delete()
	closed.actions.move()
	if closed.Show(program.NewID()) || closed.badge() != 0 {
		t.Error("without a program something is shown")
	}
}

func TestListIsWorkedByKeyboard(t *testing.T) {
	h := sampleTab(t)
	h.Shown()
	list := h.window.Canvas().Focused()
	if list == nil {
		t.Fatal("the list has no keyboard")
	}
	list.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	if got := h.current().Start.Date.Day; got != 12 {
		t.Errorf("Right leads to the %dth", got)
	}
	list.TypedKey(&fyne.KeyEvent{Name: fyne.KeyF2})
	if h.editing() == nil {
		t.Fatal("F2 does not edit")
	}
	h.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if h.editing() != nil || h.window.Canvas().Focused() != list {
		t.Error("Escape does not lead back to the list")
	}
	list.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if h.editing() == nil {
		t.Error("Enter does not edit")
	}
}

func TestNamesAreLinks(t *testing.T) {
	h := sampleTab(t)
	h.choose("Call with the program office")
	for _, o := range test.LaidOutObjects(h.pane.Content) {
		if b, ok := o.(*look.Button); ok && b.Text == "Alex Specimen" {
			test.Tap(b)
		}
	}
	if !slices.Equal(h.requests.Records, []program.ID{h.person("Alex Specimen").ID}) {
		t.Errorf("the name leads to %v", h.requests.Records)
	}
}

func TestCommandsDoNotFailWithoutAProgram(t *testing.T) {
	h := openTab(t, nil, nil)
	seen := map[string]bool{}
	for _, c := range h.Commands() {
		if seen[c.ID] || c.Title == "" {
			t.Errorf("%q is there twice, or has no name", c.ID)
		}
		seen[c.ID] = true
		if c.Enabled != nil && c.Enabled() {
			t.Errorf("%s is enabled without a program", c.ID)
		}
	}
}

// formField returns the field with that key of the form in the last dialog.
func formField[F form.Field](h *fixture, key string) F {
	h.t.Helper()
	for _, o := range sessiontest.FormFields(h.form()) {
		if f, ok := o.(F); ok && f.Key() == key {
			return f
		}
	}
	h.t.Fatalf("the form has no field %q", key)
	panic("not reached")
}
