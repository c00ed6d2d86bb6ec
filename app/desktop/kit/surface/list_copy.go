package surface

import "fyne.io/fyne/v2"

// CopiedRows are rows that a spreadsheet can have: under their headings, cell by cell.
type CopiedRows interface {
	CopyRows(rows []int) [][]string
}

// CopySelected puts the selected rows, the current one when none is, on the clipboard. It is false where the rows are
// not to be copied, or there are none.
func (l *List) CopySelected() bool {
	copied, ok := l.rows.(CopiedRows)
	rows := l.SelectedRows()
	if row := l.CurrentRow(); len(rows) == 0 && row >= 0 {
		rows = []int{row}
	}
	if !ok || len(rows) == 0 {
		return false
	}
	fyne.CurrentApp().Clipboard().SetContent(TabSeparated(copied.CopyRows(rows)))
	return true
}
