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
	"laurel/data/program"
	"laurel/data/store"
)

// TestPictures draws the tab light and dark into the folder named by LAUREL_PICTURES, for eyes.
func TestPictures(t *testing.T) {
	folder := sessiontest.Pictures(t)
	renderer := pages.NewRenderer(pages.DefaultCacheDir())
	t.Cleanup(func() { _ = renderer.Close() })
	reader := pages.NewReader(renderer)
	scenes := []struct {
		name string
		show func(t testing.TB) *house
		then func(h *house)
	}{
		{"certificates", sampleHouse, func(*house) {}},
		{"book", sampleHouse, func(h *house) { h.ShowDocument("program-book") }},
		{"width", sampleHouse, func(h *house) {
			h.ShowDocument("program-book")
			h.preview.setZoom(pageWidth)
		}},
		{"public", sampleHouse, func(h *house) { h.head.chooseAudience(program.Public) }},
		{"saved", sampleHouse, func(h *house) {
			h.files.Paths = []string{filepath.Join(h.t.TempDir(), "Certificates - 2023 TIP Report Heroes.pdf")}
			h.saver.Save()
		}},
		{"zoomed", sampleHouse, func(h *house) {
			h.preview.setZoom(1.5)
			h.window.Canvas().Focus(h.preview.paper)
		}},
		{"each", sampleHouse, func(h *house) {
			option, _ := h.order().document.Option("files")
			h.choose(h.order().with(option, "each"))
			h.preview.NextPage()
		}},
		{"letters", func(t testing.TB) *house {
			return openHouse(t, smallProgram(person(program.Awardee, "Ana", "\U0001E922\U0001E923")), nil)
		}, func(*house) {}},
		{"packet", sampleHouse, func(h *house) {
			h.packets.MakePacket()
			h.head.chooseAlso([]string{string(program.Partners)})
			h.preview.NextPage()
		}},
		{"wider", sampleHouse, func(h *house) {
			h.ShowDocument("program-book")
			h.head.chooseAudience(program.Internal)
		}},
		{"sent", sampleHouse, func(h *house) {
			for document, day := range map[string]int{"rooming-list": 9, "transport-sheet": 8} {
				release, err := documents.Send(h.program, program.Release{
					Recipient: program.ToGroup, Document: document, Audience: program.Partners, On: program.Date{Year: 2023, Month: 6, Day: day},
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
		{"hosts", sampleHouse, func(h *house) {
			h.ShowDocument("host-sheet")
			h.head.chooseScope(scope{stops: []program.ID{h.program.Stops[0].ID}})
		}},
		{"roster", sampleHouse, func(h *house) { h.ShowDocument("roster") }},
		{"program", sampleHouse, func(h *house) { h.ShowDocument("program-json") }},
		{"nobody", func(t testing.TB) *house { return openHouse(t, smallProgram(), nil) }, func(h *house) {
			h.refresh()
		}},
		{"failed", sampleHouse, func(h *house) {
			h.drawn.refuse = os.ErrClosed
			h.drawer = h.drawn
			h.refresh()
		}},
		{"closed", func(t testing.TB) *house { return openHouse(t, nil, nil) }, func(*house) {}},
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
		h := sampleHouse(t)
		h.packets.MakePacket()
		o := h.order()
		o.attachments = []string{filepath.Join(t.TempDir(), "City map.pdf"), filepath.Join(t.TempDir(), "Museum brochure.pdf")}
		h.orders[packetID] = o
		h.head.show()
		h.s.Dialogs = dialog.New(h.window, h.runner, h.s.Log)
		h.head.chooseAttachments()
		h.window.Resize(fyne.NewSize(1280, 800))
		sessiontest.Picture(t, h.window, filepath.Join(folder, "reports-attachments-light.png"))
	})
	t.Run("columns", func(t *testing.T) {
		h := sampleHouse(t)
		h.ShowDocument("roster")
		roster, _ := documents.New().Find("roster")
		columns, _ := roster.Option("columns")
		h.s.Dialogs = dialog.New(h.window, h.runner, h.s.Log)
		h.head.chooseList(columns)
		h.window.Resize(fyne.NewSize(1280, 800))
		sessiontest.Picture(t, h.window, filepath.Join(folder, "reports-columns-light.png"))
	})
}
