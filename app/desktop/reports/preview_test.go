package reports

import (
	"testing"

	"fyne.io/fyne/v2"
)

func TestTheWheelChangesTheSizeOfThePage(t *testing.T) {
	h := sampleHouse(t)
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
