package sheet

import (
	"fyne.io/fyne/v2"

	"laurel/app/desktop/kit/look"
)

// The least and largest width that a column can be made, how far from its edge it can be dragged, and how much wider a
// key makes it, at 100 %.
const (
	leastColumn = 36
	mostColumn  = 900
	grip        = 5
	widerByKey  = 16
)

// setWidth makes a column as wide as a person wants it, also when other rows are set.
func (s *Sheet) setWidth(column int, width float32) {
	c := &s.columns[column]
	c.Width = min(max(width, leastColumn), mostColumn)
	s.widths[c.ID] = c.Width
	s.resized()
}

// withWidths returns columns with the widths that a person made them.
func (s *Sheet) withWidths(columns []Column) []Column {
	all := make([]Column, len(columns))
	for i, c := range columns {
		if width, made := s.widths[c.ID]; made {
			c.Width = width
		}
		all[i] = c
	}
	return all
}

// edgeAt is the column whose right edge is at x, or -1.
func (h *headings) edgeAt(x float32) int {
	for i, c := range h.sheet.columns {
		edge := h.left(i) + c.width
		covered := !c.Frozen && edge < h.sheet.frozenWidth()
		if !covered && max(x-edge, edge-x) <= dp(grip) {
			return i
		}
	}
	return -1
}

// Dragged makes the column wider whose edge is dragged.
func (h *headings) Dragged(e *fyne.DragEvent) {
	if !h.dragging {
		h.dragging, h.dragged = true, h.edgeAt(e.Position.X-e.Dragged.DX)
	}
	if h.dragged >= 0 && h.dragged < len(h.sheet.columns) {
		h.sheet.setWidth(h.dragged, (h.sheet.columns[h.dragged].width+e.Dragged.DX)/dp(1))
	}
}

// DragEnd implements fyne.Draggable.
func (h *headings) DragEnd() { h.dragging, h.dragged = false, -1 }

// widen makes the chosen column wider or narrower with Shift and an arrow; it reports whether the key means that.
func (h *headings) widen(key fyne.KeyName) bool {
	by := map[fyne.KeyName]float32{fyne.KeyRight: widerByKey, fyne.KeyLeft: -widerByKey}[key]
	isChosen := h.chosen >= 0 && h.chosen < len(h.sheet.columns)
	if by == 0 || !isChosen || look.HeldKeys()&fyne.KeyModifierShift == 0 {
		return false
	}
	h.sheet.setWidth(h.chosen, h.sheet.columns[h.chosen].Width+by)
	return true
}
