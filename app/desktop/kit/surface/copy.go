package surface

import "strings"

// TabSeparated writes rows as spreadsheets copy and paste them: tabs between the cells, a line for each row. A cell
// with tabs or of several lines is in quotation marks.
func TabSeparated(rows [][]string) string {
	var text strings.Builder
	for _, row := range rows {
		for i, cell := range row {
			if i > 0 {
				text.WriteByte('\t')
			}
			if strings.ContainsAny(cell, "\t\n") {
				cell = `"` + strings.ReplaceAll(cell, `"`, `""`) + `"`
			}
			text.WriteString(cell)
		}
		text.WriteByte('\n')
	}
	return text.String()
}
