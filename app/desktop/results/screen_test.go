package results

import (
	"path/filepath"
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"laurel/app/desktop/kit/dialog"
	"laurel/app/desktop/kit/form"
	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/kit/plot"
	"laurel/app/desktop/results/evaluation"
	"laurel/app/desktop/session"
	"laurel/app/desktop/session/sessiontest"
	"laurel/app/documents"
	"laurel/data/program"
	"laurel/data/programtest"
)

// blank is a page with nothing on it, in the place of the documents.
type blank struct{ shown, left int }

func (b *blank) ID() string                 { return DocumentsPage }
func (b *blank) Title() string              { return "Documents" }
func (b *blank) Count(*program.Program) int { return -1 }
func (b *blank) Content() fyne.CanvasObject { return container.NewStack() }
func (b *blank) Commands() []dialog.Command { return nil }
func (b *blank) Show(program.ID) bool       { return false }
func (b *blank) Shown()                     { b.shown++ }
func (b *blank) Left()                      { b.left++ }

// harness is the tab over a real store in a test window.
type harness struct {
	*Screen
	list      *Takeaways
	overview  *Overview
	tasks     *Tasks
	network   *Network
	journey   *Journey
	links     *Connections
	across    *Across
	documents *blank
	shared    *sessiontest.Fixture
	t         testing.TB
}

func openHarness(t testing.TB, p *program.Program, photos map[program.PhotoID][]byte) *harness {
	t.Helper()
	shared := sessiontest.New(t, time.Date(2023, 6, 20, 9, 41, 0, 0, time.UTC))
	h := &harness{t: t, shared: shared, documents: &blank{}}
	h.list = NewTakeaways(shared.Session)
	h.tasks = NewTasks(shared.Session, documents.New())
	evaluations := evaluation.New(shared.Session)
	h.links = NewConnections(shared.Session, h.list)
	h.links = NewConnections(shared.Session, h.list)
	figures := NewFigures(shared.Session)
	h.across = NewAcross(shared.Session, documents.New(), figures)
	h.overview = NewOverview(shared.Session, h.list, h.tasks, evaluations, figures)
	h.network = NewNetwork(shared.Session, figures)
	h.journey = NewJourney(shared.Session, figures, h.overview)
	h.Screen = New(
		shared.Session, h.documents, h.list, h.overview, h.tasks, evaluations, h.network, h.journey, h.links,
		h.across,
	)
	shared.Keep(p, photos)
	shared.Window.SetContent(h.Content())
	shared.Window.Resize(fyne.NewSize(1366, 680))
	h.ShowPage(TakeawaysPage)
	return h
}

func sampleHarness(t testing.TB) *harness {
	t.Helper()
	p, photos := sessiontest.Sample(t)
	return openHarness(t, p, photos)
}

func (h *harness) form() *form.Form {
	h.t.Helper()
	if len(h.shared.Dialogs.Forms) == 0 {
		h.t.Fatal("no form is open")
	}
	return h.shared.Dialogs.Forms[len(h.shared.Dialogs.Forms)-1]
}

// field returns a field of the open form by its key.
func field[F form.Field](h *harness, key string) F {
	h.t.Helper()
	for _, f := range sessiontest.FormFields(h.form()) {
		if found, isOne := f.(F); isOne && f.Key() == key {
			return found
		}
	}
	h.t.Fatalf("there is no field %s", key)
	panic("unreachable")
}

func typed(h *harness, key, text string) {
	h.t.Helper()
	field[*form.TextField](h, key).Type(text)
}

// small is a program with a meeting that is over and one that is to come.
func small() *program.Program {
	p := programtest.Small("Sample exchange")
	p.People = []*program.Person{programtest.Person(program.Awardee, "Ana", "Prova")}
	return p
}

func TestATakeawayIsNotedAndFound(t *testing.T) {
	h := openHarness(t, small(), nil)
	h.s.Takeaways().Note("", "")
	h.form().Save()
	if len(h.s.Program().Takeaways) != 0 {
		t.Fatal("a takeaway without a text is stored")
	}
	typed(h, "Text", "Ask survivors first.")
	typed(h, "Tags", "courts, mentors , courts")
	h.form().Save()
	if len(h.s.Program().Takeaways) != 1 {
		t.Fatal("nothing was stored")
	}
	made := h.s.Program().Takeaways[0]
	if len(made.Tags) != 2 || made.Tags[1] != "mentors" || made.NotedAt.IsZero() {
		t.Errorf("stored as %+v", made)
	}
	h.list.search.SetText("MENTORS")
	if len(h.list.table.Rows()) != 1 {
		t.Error("a tag does not find it")
	}
	h.list.search.SetText("nothing like it")
	if len(h.list.table.Rows()) != 0 {
		t.Error("what is searched for does not narrow the list")
	}
	none := h.list.empty.Objects[0].(*fyne.Container).Objects
	none[len(none)-1].(*fyne.Container).Objects[0].(*look.Button).Tapped(nil)
	if h.list.search.Text != "" || len(h.list.table.Rows()) != 1 {
		t.Errorf("Show all leaves %q, and %d rows", h.list.search.Text, len(h.list.table.Rows()))
	}
	if !h.Show(made.ID) || len(h.list.table.Rows()) != 1 || h.list.Keys()[0] != string(made.ID) {
		t.Error("a takeaway that the search hides is not shown")
	}
}

func TestTakeawaysAreJoinedIntoAFindingThatKeepsItsSources(t *testing.T) {
	h := sampleHarness(t)
	all := h.s.Program().Takeaways
	if len(all) < 2 {
		t.Fatalf("the sample has %d takeaways", len(all))
	}
	before := len(h.s.Program().Findings)
	h.list.table.Select(string(all[0].ID), string(all[1].ID))
	h.list.join()
	typed(h, "Text", "Mentors who share a language keep people in the case.")
	h.form().Save()
	found := h.s.Program().Findings
	if len(found) != before+1 || len(found[len(found)-1].Sources) != 2 {
		t.Fatalf("the findings are %+v", found)
	}
	if h.list.view != findings || h.list.Keys()[0] != string(found[len(found)-1].ID) {
		t.Error("the new finding is not shown")
	}
	h.list.remove(h.list.selected())
	if len(h.s.Program().Findings) != before || len(h.s.Program().Takeaways) != len(all) {
		t.Error("deleting a finding does not leave its takeaways")
	}
}

func TestAFollowUpIsListedOverdueAndDone(t *testing.T) {
	h := openHarness(t, small(), nil)
	h.s.Takeaways().Note("", "")
	typed(h, "Text", "Exchange the intake sheet.")
	typed(h, "FollowUp", "Send the sheet")
	field[*form.DateField](h, "FollowUpDue").SetValue(h.s.Today().AddDays(-1))
	h.form().Save()
	h.list.choose(followUps)
	rows := h.list.table.Rows()
	if len(rows) != 1 || rows[0].text != "Send the sheet" {
		t.Fatalf("the follow-ups are %+v", rows)
	}
	h.list.table.Select(string(rows[0].id))
	h.list.markDone()
	if got := h.s.Program().Takeaways[0].FollowUpState; got != program.FollowUpDone {
		t.Errorf("the state is %q", got)
	}
}

// editLine types into the field of a page that shows it, and saves.
func editLine(h *harness, pane *session.Pane, path, text string) {
	h.t.Helper()
	pane.OpenSpot(path)
	h.s.Runner.Flush()
	f := pane.Line()
	if f == nil {
		h.t.Fatalf("no line is open for %s", path)
	}
	for _, asked := range sessiontest.FormFields(f) {
		if line, is := asked.(*form.TextField); is && asked.Key() == path {
			line.Type(text)
		}
	}
	f.Save()
	h.s.Runner.Flush()
}

func TestPagesAreEditedInTheirPlace(t *testing.T) {
	h := sampleHarness(t)
	p := h.s.Program()
	takeaway, finding, task, link := p.Takeaways[0], p.Findings[0], p.Tasks[0], p.Connections[0]
	h.list.Select(string(takeaway.ID))
	editLine(h, h.list.pane, "Text", "Ask survivors first.")
	h.Show(finding.ID)
	editLine(h, h.list.pane, "Translation", "Primero, las personas.")
	h.list.pane.OpenSpot("Translation")
	h.s.Runner.Flush()
	h.list.pane.Line().Leave()
	if left := h.s.Window.Canvas().Focused(); left != nil {
		t.Errorf("the form that has gone still gets the keys: %T", left)
	}
	h.Show(task.ID)
	editLine(h, h.tasks.pane, "Note", "Twice.")
	h.Show(link.ID)
	editLine(h, h.links.pane, "Note", "By letter.")
	now := h.s.Program()
	got := []string{
		now.Takeaway(takeaway.ID).Text, recordOf(now.Findings, finding.ID).Translation,
		recordOf(now.Tasks, task.ID).Note, recordOf(now.Connections, link.ID).Note,
	}
	want := []string{"Ask survivors first.", "Primero, las personas.", "Twice.", "By letter."}
	if !slices.Equal(got, want) {
		t.Errorf("stored %q", got)
	}
}

func TestFiltersNarrowTheListAndAreRemoved(t *testing.T) {
	h := sampleHarness(t)
	all := len(h.list.table.Rows())
	theme := h.s.Program().Takeaways[0].Theme
	menu := h.list.themeMenu()
	for _, item := range menu.Items {
		if item.Label == h.s.Program().ThemeName(theme, "en") {
			item.Action()
		}
	}
	for _, r := range h.list.table.Rows() {
		if r.theme != theme {
			t.Errorf("%q is of another theme", r.text)
		}
	}
	h.list.ShowOnly([]program.ID{h.s.Program().Takeaways[0].ID})
	if len(h.list.table.Rows()) != 1 {
		t.Error("more is listed than a figure counts")
	}
	test.Tap(h.list.filters[len(h.list.filters)-1])
	if len(h.list.table.Rows()) != all {
		t.Error("the filters were not removed")
	}
}

func TestThePageInFrontIsRemembered(t *testing.T) {
	h := sampleHarness(t)
	h.Screen.Shown()
	test.Tap(h.chips[0])
	if h.documents.shown != 1 {
		t.Error("the page does not know that it is in front")
	}
	if again := New(h.s, &blank{}, NewTakeaways(h.s)); again.front != 0 {
		t.Error("another page is in front after a restart")
	}
	before := h.documents.left
	test.Tap(h.chips[1])
	if h.documents.left != before+1 {
		t.Error("the page does not know that another is in front")
	}
}

func TestAFigureOpensWhatItCounts(t *testing.T) {
	h := sampleHarness(t)
	h.ShowPage(OverviewPage)
	all := h.s.Program().Takeaways
	h.overview.open("Takeaways", []string{string(all[0].ID), string(all[1].ID)})
	if len(h.list.table.Rows()) != 2 || len(h.shared.Requests.Commands) != 1 {
		t.Errorf("%d takeaways are listed after %q", len(h.list.table.Rows()), h.shared.Requests.Commands)
	}
	meeting := h.s.Program().Meetings[0].ID
	h.overview.open("Meetings", []string{string(meeting)})
	if got := h.shared.Requests.Records; len(got) != 1 || got[0] != meeting {
		t.Errorf("one meeting opens %q", got)
	}
	shown := len(h.shared.Dialogs.Contents)
	h.overview.open("Meetings", []string{string(meeting), string(h.s.Program().Meetings[1].ID)})
	if len(h.shared.Dialogs.Contents) != shown+1 {
		t.Error("two meetings are not listed")
	}
}

func TestTheOverviewFollowsAnEdit(t *testing.T) {
	h := openHarness(t, small(), nil)
	h.ShowPage(OverviewPage)
	if texts := texts(h.overview.Content()); !slices.Contains(texts, "takeaways") {
		t.Fatalf("the page shows %q", texts)
	}
	h.s.Takeaways().Note("", "")
	typed(h, "Text", "Ask survivors first.")
	h.form().Save()
	if texts := texts(h.overview.Content()); !slices.Contains(texts, "takeaway") {
		t.Errorf("after one was noted the page shows %q", texts)
	}
}

func TestTheOverviewIsDrawnOnlyInFront(t *testing.T) {
	h := openHarness(t, small(), nil)
	h.Shown()
	h.ShowPage(OverviewPage)
	h.ShowPage(TakeawaysPage)
	h.s.Takeaways().Note("", "")
	typed(h, "Text", "Ask survivors first.")
	h.form().Save()
	if texts := texts(h.overview.Content()); !slices.Contains(texts, "takeaways") {
		t.Fatalf("behind another page it shows %q", texts)
	}
	h.ShowPage(OverviewPage)
	if texts := texts(h.overview.Content()); !slices.Contains(texts, "takeaway") {
		t.Errorf("in front again it shows %q", texts)
	}
}

// texts returns the words that are shown.
func texts(o fyne.CanvasObject) (found []string) {
	for _, shown := range test.LaidOutObjects(o) {
		if text, isText := shown.(*canvas.Text); isText {
			found = append(found, text.Text)
		}
	}
	return found
}

// TestPictures draws the page light and dark into the folder named by LAUREL_PICTURES, to be looked at.
func TestPictures(t *testing.T) {
	folder := sessiontest.Pictures(t)
	for name, scene := range map[string]func(h *harness){
		"overview": func(h *harness) {
			h.ShowPage(OverviewPage)
			h.shared.Window.Resize(fyne.NewSize(1366, 1100))
		},
		"network": func(h *harness) { h.ShowPage(NetworkPage) },
		"network-person": func(h *harness) {
			h.ShowPage(NetworkPage)
			h.network.picture.Bring(2, plot.None)
		},
		"journey":    func(h *harness) { h.ShowPage(JourneyPage) },
		"takeaways":  func(h *harness) { h.list.table.Select(string(h.s.Program().Takeaways[0].ID)) },
		"findings":   func(h *harness) { h.list.choose(findings) },
		"follow-ups": func(h *harness) { h.list.choose(followUps) },
		"across": func(h *harness) {
			h.Screen.Shown()
			h.ShowPage(AcrossPage)
			h.shared.Window.Resize(fyne.NewSize(1366, 900))
		},
		"connections": func(h *harness) {
			h.ShowPage(ConnectionsPage)
			h.links.groupBy(byOrganisation)
			h.links.Show(h.s.Program().Connections[0].ID)
		},
		"tasks": func(h *harness) {
			h.ShowPage(TasksPage)
			h.tasks.line.SetText("Send the photographs 2 weeks after the end @Muster")
			h.tasks.table.Select(string(h.s.Program().Tasks[19].ID))
		},
	} {
		for appearance, ending := range map[look.Appearance]string{look.Light: "", look.Dark: "-dark"} {
			h := sampleHarness(t)
			fyne.CurrentApp().Settings().SetTheme(look.ThemeFor(appearance, 1))
			scene(h)
			sessiontest.Picture(t, h.shared.Window, filepath.Join(folder, "reports-"+name+ending+".png"))
		}
	}
}
