package results

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"laurel/app/articles"
	"laurel/app/desktop/kit/plot"
	"laurel/app/desktop/results/evaluation"
	"laurel/app/request"
	"laurel/data/locale"
	"laurel/data/outcome/network"
	"laurel/data/program"
	"laurel/data/program/edition"
)

// items returns the texts of a menu.
func items(menu *fyne.Menu) (texts []string) {
	for _, i := range menu.Items {
		texts = append(texts, i.Label)
	}
	return texts
}

// pick runs an item of a menu by its text.
func pick(t *testing.T, menu *fyne.Menu, text string) {
	t.Helper()
	at := slices.IndexFunc(menu.Items, func(i *fyne.MenuItem) bool { return i.Label == text })
	if at < 0 {
		t.Fatalf("%q is not in %q", text, items(menu))
	}
	menu.Items[at].Action()
}

// labels returns the names of the points that a picture shows.
func labels(d *plot.Diagram) (names []string) {
	for _, n := range d.Shown().Nodes {
		names = append(names, n.Label)
	}
	return names
}

func TestTheNetworkIsNarrowedWalkedAndOpened(t *testing.T) {
	h := sampleHarness(t)
	h.ShowPage(NetworkPage)
	v := h.network
	all := len(v.picture.Shown().Nodes)
	if all < 30 {
		t.Fatalf("the sample's network has %d points", all)
	}
	pick(t, v.kindMenu(), "Organisations")
	for _, n := range v.picture.Shown().Nodes {
		if h.s.Program().Organisation(program.ID(n.ID)) != nil {
			t.Fatalf("%s is shown, though organisations are hidden", n.Label)
		}
	}
	pick(t, v.kindMenu(), "Organisations")
	pick(t, v.stopMenu(), "Boston")
	if narrowed := len(v.picture.Shown().Nodes); narrowed >= all || v.filter.Stop != h.s.Program().Stops[1].ID {
		t.Errorf("of %d points %d are in Boston", all, narrowed)
	}
	pick(t, v.stopMenu(), "All stops")
	pick(t, v.themeMenu(), "Partnership")
	if len(v.picture.Shown().Edges) == 0 {
		t.Error("no line is about partnership")
	}
	v.narrow(network.Filter{})

	v.picture.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	node, _ := v.picture.Front()
	if node == plot.None {
		t.Fatal("no point is in front after an arrow key")
	}
	v.picture.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	want := program.ID(v.picture.Shown().Nodes[node].ID)
	if got := h.shared.Requests.Records; len(got) != 1 || got[0] != want {
		t.Errorf("Enter opened %v, not %s", got, want)
	}
	if spoken := v.picture.AccessibilityLabel(); !strings.Contains(spoken, "linked to") {
		t.Errorf("a screen reader has %q", spoken)
	}
	for edge, e := range v.picture.Shown().Edges {
		if len(e.Of) > 0 {
			v.picture.Bring(plot.None, edge)
			break
		}
	}
	if _, edge := v.picture.Front(); edge == plot.None {
		t.Error("no line is in front")
	}
}

func TestFiguresForOthersHaveOnlyWhatTheyMayHave(t *testing.T) {
	h := sampleHarness(t)
	h.ShowPage(NetworkPage)
	pick(t, h.network.figures.menu(), "Participants")
	for _, person := range h.s.Program().People {
		named := edition.For(h.s.Program(), program.Participants).Person(person.ID)
		hidden := named == nil || named.Family+named.Given == ""
		if hidden && slices.Contains(labels(h.network.picture), person.DisplayName()) {
			t.Errorf("%s is shown to participants", person.DisplayName())
		}
	}
	h.network.figures.choose(program.Public)
	if n := len(h.network.picture.Shown().Edges); n > 0 || !slices.Contains(h.network.stage.Objects, h.network.hidden) {
		t.Errorf("the public gets %d lines", n)
	}
	h.ShowPage(OverviewPage)
	if h.overview.figures.audience != program.Public {
		t.Error("another page has figures for another audience")
	}
}

func TestAPictureIsSavedAsItIsSeen(t *testing.T) {
	h := sampleHarness(t)
	h.ShowPage(NetworkPage)
	folder := t.TempDir()
	for text, begins := range map[string]string{
		"Save as a picture (PNG)…": "\x89PNG", "Save as a page (PDF)…": "%PDF", "Save as a spreadsheet (Excel)…": "PK",
	} {
		path := filepath.Join(folder, "network")
		h.shared.Files.Paths = []string{path}
		pick(t, fyne.NewMenu("", h.network.figures.items(h.network.figure())...), text)
		data, err := os.ReadFile(path + ".file")
		if err != nil {
			data, err = os.ReadFile(path)
		}
		if err != nil || !bytes.HasPrefix(data, []byte(begins)) {
			t.Errorf("%s: %.8q (%v)", text, data, err)
		}
	}
	if want := "Who met whom – " + h.s.Program().Name; h.shared.Files.Saved != want {
		t.Errorf("the proposed name is %q, not %q", h.shared.Files.Saved, want)
	}

	blocked := filepath.Join(folder, "a file", "network.png")
	if err := os.WriteFile(filepath.Dir(blocked), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	h.shared.Files.Paths = []string{blocked}
	asked := len(h.shared.Dialogs.Questions)
	h.network.figures.save(h.network.figure(), articles.PNG)
	if len(h.shared.Dialogs.Questions) != asked+1 || h.shared.Dialogs.Questions[asked].Yes != "Choose another place" {
		t.Error("what could not be saved is not reported with a way out")
	}
	h.network.figures.showTable(h.network.figure())
}

// Each bar of each chart opens records that exist, and has its value on it; a table is behind each chart.
func TestEveryChartOpensWhatItCounts(t *testing.T) {
	h := sampleHarness(t)
	p := h.s.Program()
	charts := articles.Charts(edition.For(p, program.Internal), locale.English)
	for _, c := range append(charts, articles.Days(p, "en")) {
		if c.Empty() {
			t.Errorf("the sample has nothing for %s", c.ID)
		}
		for _, row := range c.Rows {
			for _, v := range row.Values {
				if v.Number > 0 && v.Text == "" {
					t.Errorf("%s, %s: the bar has no value on it", c.ID, row.Label)
				}
				if v.Number > 0 && len(v.Of) == 0 {
					t.Errorf("%s, %s: nothing is opened", c.ID, row.Label)
				}
				for _, id := range v.Of {
					id := program.ID(id)
					isListed := nameOf(p, id) != "" || p.Takeaway(id) != nil || recordOf(p.Tasks, id) != nil
					if !isListed && evaluation.ResponseOf(p, id) == nil {
						t.Errorf("%s, %s counts %s, which cannot be shown", c.ID, row.Label, id)
					}
				}
			}
		}
		figure := articles.FigureOf(c, program.Internal)
		if len(figure.Tables) != 1 || len(figure.Tables[0].Rows) != len(c.Rows) {
			t.Errorf("%s has no table behind it", c.ID)
		}
	}
	if got := articles.FigureFormats(); !slices.Equal(got, []request.Format{articles.PNG, request.PDF, request.XLSX}) {
		t.Errorf("figures are saved as %v", got)
	}
}

func TestEmptyPagesNameWhatIsToBeDoneFirst(t *testing.T) {
	p := small()
	p.Meetings, p.Stops = nil, nil
	h := openHarness(t, p, nil)
	h.ShowPage(NetworkPage)
	h.ShowPage(JourneyPage)
	for _, page := range []Page{h.network, h.journey} {
		content := page.Content().(*fyne.Container).Objects
		if len(content) != 1 || content[0] == h.network.body || content[0] == h.journey.body {
			t.Errorf("%s shows a picture of nothing", page.ID())
		}
	}
}

func TestTheJourneyShowsHomesStopsAndDays(t *testing.T) {
	h := sampleHarness(t)
	h.ShowPage(JourneyPage)
	for _, name := range []string{"Boston", "Cambodia"} {
		if !slices.Contains(labels(h.journey.picture), name) {
			t.Errorf("%s is not on the map", name)
		}
	}
	boston := slices.Index(labels(h.journey.picture), "Boston")
	h.journey.picture.Bring(boston, plot.None)
	h.journey.open(boston)
	if got := h.shared.Requests.Commands; !slices.Contains(got, "program.stops") {
		t.Errorf("a stop opens %v", got)
	}
	if spoken := h.journey.picture.AccessibilityLabel(); !strings.Contains(spoken, "Boston, stop, 8 visitors") {
		t.Errorf("a screen reader has %q", spoken)
	}
	if least := h.journey.Content().MinSize(); least.Height > 400 {
		t.Errorf("the page is at least %v", least)
	}
}
