package sheet

import (
	"fyne.io/fyne/v2"

	"laurel/app/desktop/kit/surface"
)

// Body is what receives the pointer.
func (s *Sheet) Body() *surface.Body { return s.body }

// Offset is how far the sheet is scrolled.
func (s *Sheet) Offset() fyne.Position { return s.scroll.Offset }

// LinkAt is where a link of a cell begins.
func (s *Sheet) LinkAt(row, column, link int) float32 {
	for _, part := range s.view.slots[row%len(s.view.slots)].cells[column].spans {
		if part.part == link {
			return part.from
		}
	}
	return -1
}

// DragHeading drags in the headings as a driver reports it: where the pointer is after it has moved.
func (s *Sheet) DragHeading(from, by float32) {
	e := &fyne.DragEvent{Dragged: fyne.NewDelta(by, 0)}
	e.Position = fyne.NewPos(from+by, 20)
	s.head.Dragged(e)
	s.head.DragEnd()
}
