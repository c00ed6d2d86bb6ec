package surface

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// WholeTexts are rows that know the whole text of what is at a place of them; that of others is their label.
type WholeTexts interface {
	WholeAt(row int, x float32) string
}

// HintAt is the whole text of what is cut at a place.
func (v listView) HintAt(at fyne.Position) string {
	row := v.rowAt(at.Y)
	if row < 0 || len(v.slots) == 0 {
		return ""
	}
	shown := cutText(v.slots[row%len(v.slots)].Box(), at.X, at.X+1)
	if shown == "" {
		return ""
	}
	whole := v.rows.Label(row)
	if rows, ok := v.rows.(WholeTexts); ok {
		whole = rows.WholeAt(row, at.X)
	}
	if whole == shown {
		return ""
	}
	return whole
}

// HintAtCursor is the label of the current row where some of it is cut.
func (v listView) HintAtCursor() (text string, at fyne.Position) {
	row := v.CurrentRow()
	if row < 0 || len(v.slots) == 0 {
		return "", at
	}
	box := v.slots[row%len(v.slots)].Box()
	if cutText(box, 0, box.Size().Width) == "" {
		return "", at
	}
	return v.rows.Label(row), fyne.NewPos(dp(48), v.state.tops[row+1])
}

// cutText is the first text of a row between two places that is cut, or that represents several ("+8").
func cutText(box *fyne.Container, from, to float32) string {
	for _, o := range box.Objects {
		t, ok := o.(*canvas.Text)
		if !ok || !t.Visible() || t.Position().X >= to || t.Position().X+max(t.Size().Width, t.MinSize().Width) < from {
			continue
		}
		if strings.HasSuffix(t.Text, "…") || strings.HasPrefix(t.Text, "+") {
			return t.Text
		}
	}
	return ""
}
