// Package calendar contains the views of what takes time: Agenda (a list under headings), TimeGrid (days side by side,
// hours down) and Timeline (rows with the time across). It knows no domain; texts are formatted by the owner.
//
//	grid := calendar.NewTimeGrid() // blocks are dragged, lengthened, added
//	grid.SetDays([]calendar.GridColumn{{Key: day, Group: "Boston", Title: "Mon 12 Jun"}},
//		[]calendar.GridItem{{TimeBlock: block, Column: 0, From: 540, To: 600}})
//	grid.OnDrag = func(d calendar.GridDrag) string { ...; return "Tue 13 Jun, 10:40–12:00" }
//	// OnDrag may call grid.SetGhosts(spans...); then grid.SetGhostMarks(...), also later
//	grid.OnDrop, OnAdd, OnOpen, OnLengthen, OnSelection; grid.Select(keys...); grid.Reveal(); grid.Zoom(1)
//	line := calendar.NewTimeline() // rows are asked for when they come into sight
//	line.SetRows(keys, days, 7, 22, func(row int) calendar.TimelineRow {...})
package calendar

import "laurel/app/desktop/kit/look"

// dp scales a length of the drawings at 100 %.
func dp(length float32) float32 { return look.Dp(length) }
