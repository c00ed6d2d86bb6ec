package sheet

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"laurel/app/desktop/kit/surface"
)

// Press presses the pointer at a place.
func (s *Sheet) Press(e *desktop.MouseEvent) {
	s.body.MouseDown(e)
	s.body.Tapped(&e.PointEvent)
}

// Body is what receives the keyboard.
func (s *Sheet) Body() *surface.Body { return &s.body.Body }

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
