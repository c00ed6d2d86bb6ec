// Package table contains the table of rows in typed columns. It knows no domain.
//
//	people := table.New(func(r personRow) string { return r.id },
//		table.Column[personRow]{ID: "name", Title: "Name", Weight: 3, Min: 160, Kind: table.PersonCells,
//			Cell: func(r personRow) table.Cell { return table.Cell{Text: r.name, Portrait: r.portrait} }},
//		table.Column[personRow]{ID: "todo", Title: "To do", Kind: table.ChipCells, Cell: ...})
//	people.Empty = look.NewEmptyState(...)
//	people.OnCurrent, OnSelection, OnOpen (Enter, double click), OnDelete, OnRename (F2), OnMenu (secondary click)
//	people.Remember(prefs, "people"); people.SetRows(rows); people.Select(id); people.Selected(); people.Current()
package table

import "laurel/app/desktop/kit/look"

// dp scales a length of the drawings at 100 %.
func dp(length float32) float32 { return look.Dp(length) }
