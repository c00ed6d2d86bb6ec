package reports

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"

	"laurel/app/desktop/kit"
	"laurel/app/documents"
)

// sheetView shows what a workbook or a table holds: its sheets, its size, its first rows.
func (v *Screen) sheetView(m *made) fyne.CanvasObject {
	s := m.sheet
	facts := []kit.Fact{{Label: lang.L("File"), Value: fileFact(m.files[0])}}
	if len(s.names) > 0 {
		facts = append(facts, kit.Fact{Label: lang.L("Sheets"), Value: strings.Join(s.names, ", ")})
	}
	if len(s.columns) > 0 {
		data := map[string]any{"Rows": s.count, "Columns": len(s.columns)}
		facts = append(facts, kit.Fact{Label: lang.L("Size"), Value: lang.L("{{.Rows}} rows, {{.Columns}} columns", data)})
	}
	top := kit.NewKeyValues(facts...)
	if s.count > len(s.rows) {
		top.Add(kit.NewQuiet(lang.L("These are the first {{.Rows}} rows.", map[string]any{"Rows": len(s.rows)})))
	}
	return kit.Pad(16, 16, 4, 16, container.New(&pileLayout{fill: 1}, kit.Pad(0, 0, 12, 0, top), kit.NewCard(sheetTable(s))))
}

// sheetTable is the first rows under the columns' titles, which stay while the rows move below them.
func sheetTable(s *sheet) fyne.CanvasObject {
	table := widget.NewTable(func() (int, int) { return len(s.rows), len(s.columns) },
		func() fyne.CanvasObject { return kit.Pad(4, 8, 4, 8, kit.NewText("").Cutting()) },
		func(at widget.TableCellID, o fyne.CanvasObject) {
			text := ""
			if row := s.rows[at.Row]; at.Col < len(row) {
				text = row[at.Col]
			}
			cellText(o).SetText(text)
		})
	table.ShowHeaderRow = true
	table.CreateHeader = func() fyne.CanvasObject {
		return container.NewStack(kit.NewBox(kit.ColorBand), kit.Pad(5, 8, 5, 8, kit.NewStrong("").Cutting()))
	}
	table.UpdateHeader = func(at widget.TableCellID, o fyne.CanvasObject) {
		if stack, ok := o.(*fyne.Container); ok && at.Col >= 0 && at.Col < len(s.columns) {
			cellText(stack.Objects[1]).SetText(s.columns[at.Col])
		}
	}
	for i := range s.columns {
		table.SetColumnWidth(i, kit.Dp(columnWidth(s, i)))
	}
	return table
}

// cellText is the text in a cell's padding.
func cellText(o fyne.CanvasObject) *kit.Text {
	if padded, ok := o.(*fyne.Container); ok {
		if text, ok := padded.Objects[0].(*kit.Text); ok {
			return text
		}
	}
	return kit.NewText("")
}

// columnWidth gives a column the room of its longest text among the first rows, within bounds.
func columnWidth(s *sheet, column int) float32 {
	longest := utf8.RuneCountInString(s.columns[column]) + 2
	for _, row := range s.rows[:min(len(s.rows), 20)] {
		if column < len(row) {
			longest = max(longest, utf8.RuneCountInString(row[column]))
		}
	}
	const letter, padding = 7.5, 24
	return min(max(float32(longest)*letter+padding, 72), 230)
}

// filesView shows what cannot be looked into: its name, its size and what is in it.
func (v *Screen) filesView(m *made) fyne.CanvasObject {
	var facts []kit.Fact
	for i, file := range m.files {
		if i == 8 {
			facts = append(facts, kit.Fact{Label: lang.L("and more"), Value: lang.L("{{.Count}} files in all", map[string]any{"Count": len(m.files)})})
			break
		}
		facts = append(facts, kit.Fact{Label: lang.L("File"), Value: fileFact(file)})
	}
	page := kit.Down(16, kit.NewKeyValues(facts...))
	if m.order.format() == documents.JSON {
		p := m.program
		page.Add(kit.NewSection(lang.L("What is in it"), kit.NewKeyValues(
			kit.Fact{Label: lang.L("People"), Value: strconv.Itoa(len(p.People))},
			kit.Fact{Label: lang.L("Stops"), Value: strconv.Itoa(len(p.Stops))},
			kit.Fact{Label: lang.L("Meetings"), Value: strconv.Itoa(len(p.Meetings))},
			kit.Fact{Label: lang.L("Organisations"), Value: strconv.Itoa(len(p.Organisations))},
			kit.Fact{Label: lang.L("Contacts"), Value: strconv.Itoa(len(p.Contacts))},
			kit.Fact{Label: lang.L("Takeaways"), Value: strconv.Itoa(len(p.Takeaways))},
			kit.Fact{Label: lang.L("Photos"), Value: strconv.Itoa(len(p.PhotoIDs()))},
		)))
		page.Add(kit.NewParagraph(lang.L("Another Laurel reads it back without loss. Everything of the program is in it, private fields too: keep it as safe as this laptop.")))
	}
	return kit.NewVScroll(kit.Pad(16, 16, 16, 16, kit.Down(0, kit.NewCard(kit.Pad(16, 16, 16, 16, page)))))
}

func fileFact(f documents.File) string {
	return lang.L("{{.Name}} ({{.Size}})", map[string]any{"Name": f.Name, "Size": kit.SizeText(int64(len(f.Data)))})
}
