package reports

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"laurel/app/desktop/kit/dialog"
	"laurel/app/desktop/kit/look"
	"laurel/app/request"
	"laurel/data/locale"
)

// sheetView shows what a workbook or a table holds: its sheets, its size, its first rows.
func (v *Screen) sheetView(m *result) fyne.CanvasObject {
	s := m.sheet
	facts := []look.Fact{{Label: locale.L("File"), Value: locale.L(
		"It can only be made with a password. Here, dots replace what only your office may see.")}}
	if !s.masked {
		facts[0].Value = fileFact(m.files[0])
	}
	if len(s.names) > 0 {
		facts = append(facts, look.Fact{Label: locale.L("Sheets"), Value: strings.Join(s.names, ", ")})
	}
	if len(s.columns) > 0 {
		data := locale.Values{"Rows": s.count, "Columns": len(s.columns)}
		facts = append(
			facts,
			look.Fact{Label: locale.L("Size"), Value: locale.L("{{.Rows}} rows, {{.Columns}} columns", data)},
		)
	}
	top := look.NewKeyValues(facts...)
	if s.count > len(s.rows) {
		top.Add(look.NewQuiet(locale.L("These are the first {{.Rows}} rows.", locale.Values{"Rows": len(s.rows)})))
	}
	return look.Pad(
		16,
		16,
		4,
		16,
		container.New(
			&pileLayout{fill: 1}, look.Pad(0, 0, 12, 0, top), look.NewCard(look.Fixed(0, 110, sheetTable(s))),
		),
	)
}

// sheetTable is the first rows under the columns' titles, which stay while the rows move below them.
func sheetTable(s *sheet) fyne.CanvasObject {
	table := &spokenTable{sheet: s}
	table.Length = func() (int, int) { return len(s.rows), len(s.columns) }
	table.CreateCell = func() fyne.CanvasObject { return look.Pad(4, 8, 4, 8, look.NewText("").Cutting()) }
	table.UpdateCell = func(at widget.TableCellID, o fyne.CanvasObject) {
		text := ""
		if row := s.rows[at.Row]; at.Col < len(row) {
			text = row[at.Col]
		}
		cellText(o).SetText(text)
	}
	table.ExtendBaseWidget(table)
	table.ShowHeaderRow = true
	table.CreateHeader = func() fyne.CanvasObject {
		return container.NewStack(look.NewBox(look.ColorBand), look.Pad(5, 8, 5, 8, look.NewStrong("").Cutting()))
	}
	table.UpdateHeader = func(at widget.TableCellID, o fyne.CanvasObject) {
		if stack, ok := o.(*fyne.Container); ok && at.Col >= 0 && at.Col < len(s.columns) {
			cellText(stack.Objects[1]).SetText(s.columns[at.Col])
		}
	}
	for i := range s.columns {
		table.SetColumnWidth(i, look.Dp(columnWidth(s, i)))
	}
	return table
}

// spokenTable is a table with its columns and rows for screen readers.
type spokenTable struct {
	widget.Table

	sheet *sheet
}

// AccessibilityLabel is the titles of the columns.
func (t *spokenTable) AccessibilityLabel() string { return strings.Join(t.sheet.columns, ", ") }

// AccessibilityRole is a text's: Fyne knows no tables.
func (t *spokenTable) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// Items are the rows.
func (t *spokenTable) Items() []look.Item {
	items := make([]look.Item, len(t.sheet.rows))
	for i, row := range t.sheet.rows {
		items[i].Label = locale.Joined(", ", row...)
	}
	return items
}

// cellText is the text in a cell's padding.
func cellText(o fyne.CanvasObject) *look.Text {
	if padded, ok := o.(*fyne.Container); ok {
		if text, ok := padded.Objects[0].(*look.Text); ok {
			return text
		}
	}
	return look.NewText("")
}

// columnWidth returns the width of a column for its longest text among the first rows, within bounds.
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
func (v *Screen) filesView(m *result) fyne.CanvasObject {
	var facts []look.Fact
	for i, file := range m.files {
		if i == 8 {
			facts = append(
				facts,
				look.Fact{
					Label: locale.L("and more"),
					Value: locale.L("{{.Count}} files in all", locale.Values{"Count": len(m.files)}),
				},
			)
			break
		}
		facts = append(facts, look.Fact{Label: locale.L("File"), Value: fileFact(file)})
	}
	page := look.Down(16, look.NewKeyValues(facts...))
	if m.job.format() == request.JSON {
		p := m.program
		page.Add(look.NewSection(locale.L("What is in it"), look.NewKeyValues(
			look.Fact{Label: locale.L("People"), Value: strconv.Itoa(len(p.People))},
			look.Fact{Label: locale.L("Stops"), Value: strconv.Itoa(len(p.Stops))},
			look.Fact{Label: locale.L("Meetings"), Value: strconv.Itoa(len(p.Meetings))},
			look.Fact{Label: locale.L("Organisations"), Value: strconv.Itoa(len(p.Organisations))},
			look.Fact{Label: locale.L("Contacts"), Value: strconv.Itoa(len(p.Contacts))},
			look.Fact{Label: locale.L("Takeaways"), Value: strconv.Itoa(len(p.Takeaways))},
			look.Fact{Label: locale.L("Photos"), Value: strconv.Itoa(len(p.PhotoIDs()))},
		)))
		page.Add(
			look.NewParagraph(
				locale.L(
					"Another copy of Laurel can read it without loss. It contains everything in the program, private " +
						"fields too: keep it as safe as this laptop.",
				),
			),
		)
	}
	return look.NewVScroll(look.Pad(16, 16, 16, 16, look.Down(0, look.NewCard(look.Pad(16, 16, 16, 16, page)))))
}

func fileFact(f request.File) string {
	return locale.L(
		"{{.Name}} ({{.Size}})",
		locale.Values{"Name": f.Name, "Size": dialog.SizeText(int64(len(f.Data)))},
	)
}
