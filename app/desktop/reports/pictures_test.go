package reports

import (
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"laurel/app/desktop/kit/dialog"
	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/reports/pages"
	"laurel/app/desktop/session/sessiontest"
	"laurel/app/documents"
	"laurel/data/civil"
	"laurel/data/program"
	"laurel/data/store"
)

// TestPictures draws the tab light and dark into the folder named by LAUREL_PICTURES, to be looked at.
func TestPictures(t *testing.T) {
	folder := sessiontest.Pictures(t)
	renderer := pages.NewRenderer(pages.DefaultCacheDir())
	t.Cleanup(func() { _ = renderer.Close() })
	reader := pages.NewReader(renderer)
	scenes := []struct {
		name string
		show func(t testing.TB) *harness
		then func(h *harness)
	}{
		{"certificates", sampleHarness, func(*harness) {}},
		{"book", sampleHarness, func(h *harness) { h.ShowDocument("program-book") }},
		{"width", sampleHarness, func(h *harness) {
			h.ShowDocument("program-book")
			h.preview.setZoom(pageWidth)
		}},
		{"public", sampleHarness, func(h *harness) { h.options.chooseAudience(program.Public) }},
		{"saved", sampleHarness, func(h *harness) {
			h.files.Paths = []string{filepath.Join(h.t.TempDir(), "Certificates - 2023 TIP Report Heroes.pdf")}
			h.saver.Save()
		}},
		{"zoomed", sampleHarness, func(h *harness) {
			h.preview.setZoom(1.5)
			h.window.Canvas().Focus(h.preview.paper)
		}},
		{"each", sampleHarness, func(h *harness) {
			option, _ := h.job().document.Option("files")
			h.choose(h.job().with(option, "each"))
			h.preview.NextPage()
		}},
		{"letters", func(t testing.TB) *harness {
			return openHarness(t, smallProgram(person(program.Awardee, "Ana", "\U0001E922\U0001E923")), nil)
		}, func(*harness) {}},
		{"packet", sampleHarness, func(h *harness) {
			h.packets.MakePacket()
			h.options.chooseAlso([]string{string(program.Partners)})
			h.preview.NextPage()
		}},
		{"wider", sampleHarness, func(h *harness) {
			h.ShowDocument("program-book")
			h.options.chooseAudience(program.Internal)
		}},
		{"sent", sampleHarness, func(h *harness) {
			for document, day := range map[string]int{"rooming-list": 9, "transport-sheet": 8} {
				release, err := documents.Send(h.program, program.Release{
					Recipient: program.ToGroup, Document: document, Audience: program.Partners,
					On: civil.Date{Year: 2023, Month: 6, Day: day},
				})
				if err != nil {
					h.t.Fatal(err)
				}
				h.s.Edit("Send", func(tx *store.Tx) error { return tx.Put(h.program.ID, release) }, nil)
			}
			person := *h.program.People[0]
			person.PassportName = "OTHER, NAME"
			h.s.Edit("Rename", func(tx *store.Tx) error { return tx.Put(h.program.ID, &person) }, nil)
			h.ShowDocument("rooming-list")
			h.releases.chooseSince(h.program.Releases[0].ID)
			h.files.Paths = []string{filepath.Join(h.t.TempDir(), "Rooming list.pdf")}
			h.saver.Save()
		}},
		{"hosts", sampleHarness, func(h *harness) {
			h.ShowDocument("host-sheet")
			h.options.chooseScope(scope{stops: []program.ID{h.program.Stops[0].ID}})
		}},
		{"roster", sampleHarness, func(h *harness) { h.ShowDocument("roster") }},
		{"program", sampleHarness, func(h *harness) { h.ShowDocument("program-json") }},
		{"nobody", func(t testing.TB) *harness { return openHarness(t, smallProgram(), nil) }, func(h *harness) {
			h.refresh()
		}},
		{"failed", sampleHarness, func(h *harness) {
			h.drawn.refuse = os.ErrClosed
			h.drawer = h.drawn
			h.refresh()
		}},
		{"closed", func(t testing.TB) *harness { return openHarness(t, nil, nil) }, func(*harness) {}},
	}
	for _, scene := range scenes {
		t.Run(scene.name, func(t *testing.T) {
			h := scene.show(t)
			h.ShowDocument("certificates")
			h.drawer = reader
			h.refresh()
			scene.then(h)
			h.runner.Flush()
			for name, appearance := range map[string]look.Appearance{"light": look.Light, "dark": look.Dark} {
				test.ApplyTheme(t, look.ThemeFor(appearance, 1))
				sessiontest.Picture(t, h.window, filepath.Join(folder, "reports-"+scene.name+"-"+name+".png"))
			}
		})
	}
	t.Run("attachments", func(t *testing.T) {
		h := sampleHarness(t)
		h.packets.MakePacket()
		o := h.job()
		o.attachments = []string{
			filepath.Join(t.TempDir(), "City map.pdf"),
			filepath.Join(t.TempDir(), "Museum brochure.pdf"),
		}
		h.jobs[packetID] = o
		h.options.show()
		h.s.Dialogs = dialog.New(h.window, h.runner, h.s.Log)
		h.options.chooseAttachments()
		h.window.Resize(fyne.NewSize(1280, 800))
		sessiontest.Picture(t, h.window, filepath.Join(folder, "reports-attachments-light.png"))
	})
	t.Run("columns", func(t *testing.T) {
		h := sampleHarness(t)
		h.ShowDocument("roster")
		roster, _ := documents.New().Find("roster")
		columns, _ := roster.Option("columns")
		h.s.Dialogs = dialog.New(h.window, h.runner, h.s.Log)
		h.options.chooseList(columns)
		h.window.Resize(fyne.NewSize(1280, 800))
		sessiontest.Picture(t, h.window, filepath.Join(folder, "reports-columns-light.png"))
	})
}
