package reports

import (
	"image"
	"testing"

	"laurel/data/store"

	"fyne.io/fyne/v2"
)

func TestTheWheelChangesTheSizeOfThePage(t *testing.T) {
	h := sampleHarness(t)
	h.ShowDocument("certificates")
	h.runner.Flush()
	size := func() float32 { return h.preview.view.zoomOf(h.preview.paper.page.Width, h.preview.paper.page.Height) }
	before := size()
	h.preview.scroll.OnZoom(1, fyne.Position{})
	h.runner.Flush()
	larger := size()
	h.preview.scroll.OnZoom(-1, fyne.Position{})
	h.runner.Flush()
	if larger <= before || size() >= larger {
		t.Errorf("the page goes from %v to %v and back to %v", before, larger, size())
	}
}

// edited changes a person of the sample while the tab is shown as it was before, and returns the document of before.
func (h *harness) edited() *result {
	h.t.Helper()
	h.ShowDocument("certificates")
	h.runner.Flush()
	before := h.result
	renamed := *h.program.People[0]
	renamed.Family = "Ejemplo"
	h.s.Edit("Rename", func(tx *store.Tx) error { return tx.Put(h.program.ID, &renamed) }, nil)
	h.runner.Flush()
	return before
}

func TestAPageOfTheDocumentBeforeIsNotShown(t *testing.T) {
	h := sampleHarness(t)
	before := h.edited()
	if h.result == before {
		t.Fatal("the document was not made again after the edit")
	}
	second := h.preview.paper.page
	second.Index++
	second.Picture = image.NewRGBA(image.Rect(0, 0, 1, 1))
	h.preview.onDrawn(before, place{0, second.Index}, second, nil)
	if h.place.page == second.Index || h.preview.paper.page.Index == second.Index {
		t.Error("a page that was drawn of the document before the edit is shown as today's")
	}
	if page, _ := h.preview.cached(place{0, second.Index}); page.Picture == second.Picture {
		t.Error("it is kept as a page of today's document")
	}
}

func TestADocumentUnderWayWhenTheTabWasLeftIsMadeAgain(t *testing.T) {
	h := sampleHarness(t)
	h.ShowDocument("certificates")
	h.runner.Flush()
	h.Left()
	before := h.edited()
	h.onMade(before, nil) // the work of before ends after the edit
	h.Shown()
	h.runner.Flush()
	if h.result == nil || h.result.program != h.program {
		t.Error("the tab shows the program as it was before the edit")
	}
	if h.preview.paper.page.Picture == nil || len(h.preview.desk.Objects) != 1 {
		t.Error("the preview is empty")
	}
}
