package awardees

import (
	"fyne.io/fyne/v2"

	"laurel/app/desktop/kit/look"
)

// toolbarLayout puts buttons at the left, the search at the right and the chips between them, or in lines of their own
// below where there is no space for them in two lines.
type toolbarLayout struct{ below bool }

// Its objects, in order.
const (
	toolbarButtons = iota
	toolbarChips
	toolbarSearch
)

const (
	toolbarGap   = 12
	twoChipLines = 50 // the height of two lines of chips with the gap between them, and a little more
)

// Layout places the objects. The chips know their height only at a width, so that they are given one first.
func (l *toolbarLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	buttons := objects[toolbarButtons]
	chips := objects[toolbarChips]
	search := objects[toolbarSearch]
	gap := look.Dp(toolbarGap)
	left, right := buttons.MinSize(), search.MinSize()
	between := size.Width - left.Width - right.Width - 2*gap
	line := max(left.Height, right.Height)

	chips.Resize(fyne.NewSize(max(between, 1), line))
	height := chips.MinSize().Height
	l.below = height > look.Dp(twoChipLines)
	if l.below {
		chips.Resize(fyne.NewSize(size.Width, line))
		height = chips.MinSize().Height
		chips.Move(fyne.NewPos(0, line+look.Dp(8)))
	} else {
		line = max(line, height)
		chips.Move(fyne.NewPos(left.Width+gap, (line-height)/2))
	}
	chips.Resize(fyne.NewSize(chips.Size().Width, height))
	buttons.Move(fyne.NewPos(0, (line-left.Height)/2))
	buttons.Resize(left)
	search.Move(fyne.NewPos(size.Width-right.Width, (line-right.Height)/2))
	search.Resize(right)
}

// MinSize is the size at the width that was given last.
func (l *toolbarLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	left := objects[toolbarButtons].MinSize()
	chips := objects[toolbarChips].MinSize()
	right := objects[toolbarSearch].MinSize()
	least := fyne.NewSize(left.Width+right.Width+look.Dp(toolbarGap), max(left.Height, right.Height))
	if l.below {
		least.Height += look.Dp(8) + chips.Height
	} else {
		least.Height = max(least.Height, chips.Height)
	}
	return least
}
