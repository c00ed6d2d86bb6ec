// Package kit holds the widgets, dialogs and habits of Laurel's window, with no domain in it: it knows rows, fields and
// commands, not people or meetings. It may import Fyne, the standard library, golang.org/x/text and Laurel's assets (for
// the fonts); never data. It is the only package that says go or fyne.Do.
//
// # Theme
//
//	app.Settings().SetTheme(kit.ThemeFor(prefs.Appearance(), prefs.Scale()))
//	kit.Color(kit.ColorGreen)      // a colour of the palette in use; ask again in Refresh
//	kit.Amber.Tint(), kit.Amber.Text(), kit.Amber.Strong() // names of a tone's colours
//	kit.Dp(12)                     // a length of the drawings at the scale in use
//
// # Layout and looks
//
//	kit.Across(8, a, b, kit.Spring(), c)   kit.Down(12, a, b)   kit.Flow(8, chips...)
//	kit.Pad(top, right, bottom, left, o)   kit.Fixed(width, height, o)
//	kit.NewText, NewQuiet, NewStrong, NewTitle, NewDisplay (one line; .Cutting() allows an ellipsis), NewParagraph (wraps)
//	kit.NewPrimaryButton, NewButton, NewDangerButton, NewQuietButton, NewLink, NewIconButton(icon, spoken, f), NewMenuButton
//	kit.NewChip("complete", kit.Green)     kit.NewFilterChip("Consent unknown", 2, kit.Amber, f).SetSelected(true)
//	kit.NewMenuChip("English", kit.Neutral, func() *fyne.Menu {...})
//	kit.NewAvatar(kit.Portrait{Name: "Ana Prova", Key: id, Picture: thumb}, 38)   kit.NewSquareAvatar(p, 84)
//	kit.NewCard(o)   kit.NewTapCard("Certificates", o, f)   kit.NewSection("Travel", o)   kit.NewSectionHeading("Travel")
//	kit.NewKeyValues(kit.Fact{Label: "Diet", Value: "halal"})   kit.NewKeyObject("Consent", chips)
//	kit.NewNotice(kit.Red, title, body, kit.NoticeAction{Text: "Start at 11:10", Do: f})
//	kit.NewEmptyState(icon, sentence, button, f)   NewLoadingState(sentence)   NewErrorState(sentence, button, f)
//	tabs := kit.NewTabBar(kit.Tab{ID: "people", Title: "Awardees", Content: build}); tabs.Body; tabs.SetBadge("people", 3)
//	status := kit.NewStatusLine(); status.Set("Last backup 09:30", "Saved 09:41", "11 people")
//	kit.NewSplit(prefs, "people", 0.6, list, detail)   kit.NewHeader(left, right)
//	kit.NewVScroll(page)   kit.ShowMenuBelow(button, menu)   kit.ShowMenuAt(canvas, position, menu)
//
// # Background work
//
//	kit.Work(runner, &screen.loading, func(ctx context.Context) (T, error) {...}, func(v T, err error) {...})
//	kit.WorkWithProgress(runner, dialogs.Progress("Making certificates"), func(ctx context.Context, step kit.Step) (T, error) {...}, done)
//	runner.After(&screen.typing, 150*time.Millisecond, screen.search)
//
// A kit.Latest drops superseded answers. Tests use NewInlineRunner, which works at once; its After waits for Flush.
//
// # Table
//
//	table := kit.NewTable(func(r personRow) string { return r.id },
//		kit.Column[personRow]{ID: "name", Title: "Name", Weight: 3, Min: 160, Kind: kit.PersonCells,
//			Cell: func(r personRow) kit.Cell { return kit.Cell{Text: r.name, Second: r.own, Portrait: r.portrait} }},
//		kit.Column[personRow]{ID: "todo", Title: "To do", Kind: kit.ChipCells, Cell: ...})
//	table.Empty = kit.NewEmptyState(...)
//	table.OnCurrent, OnSelection, OnOpen (Enter, double click), OnDelete, OnRename (F2), OnMenu (secondary click)
//	table.Remember(prefs, "people"); table.SetRows(rows); table.Select(id); table.Selected(); table.Current()
//
// # Time
//
//	grid := kit.NewTimeGrid()      // days side by side, hours down; blocks are dragged, lengthened, added
//	grid.SetDays([]kit.GridColumn{{Key: day, Group: "Boston", Title: "Mon 12 Jun"}}, []kit.GridItem{{TimeBlock: block, Column: 0, From: 540, To: 600}})
//	grid.OnDrag = func(d kit.GridDrag) string { ...; return "Tue 13 Jun, 10:40–12:00" }   // may call grid.SetGhosts(spans...); then grid.SetGhostMarks(...), also later
//	grid.OnDrop, OnAdd, OnOpen, OnLengthen, OnSelection; grid.Select(keys...); grid.Reveal(); grid.Zoom(1)
//	line := kit.NewTimeline()      // rows with the time across; rows are asked for when they come into sight
//	line.SetRows(keys, days, 7, 22, func(row int) kit.TimelineRow {...})
//
// # Form
//
//	given := kit.NewTextField("given", "Given name").SetValue(p.Given)
//	born := kit.NewDateField("born", "Date of birth").SetValue(kit.Date(p.Born))
//	form := kit.NewForm("Edit person", func() error { return store.Edit(...) })
//	form.Group("Identity", kit.Beside(given, family), born)
//	form.OnClosed = func(saved bool) {...}
//	dialogs.ShowForm(form)     // or put form itself in a pane; without OnClosed it stays
//
// Submit may return an error that implements FieldErrors (Fields() map[string]string, found with errors.As), or a
// kit.Problems. Fields: NewTextField, NewLongField, NewNumberField, NewDateField, NewTimeField, NewChoiceField (up to 30
// options), NewPickerField, NewMultiPickerField (searchable), NewAnswerField (unknown, yes, no), NewNeedField (not asked,
// none, a text), NewPhotoField (hand it Window.SetOnDropped's files with Drop). FilterByPicker opens a picker below any object. Each has SetValue, Value, SetHelp and a way to answer as a person would (Type, Choose,
// Answer). Date and Clock have the same fields as the domain's, so values are converted: kit.Date(d), program.Date(k).
//
// # Dialogs, files, commands
//
//	dialogs := kit.NewDialogs(window, runner, slog.Default())
//	dialogs.Confirm(kit.Question{Title: "Delete Ana Prova?", Text: "...", Yes: "Delete", Danger: true}, remove)
//	dialogs.Error("The roster could not be saved. Close it in Excel and try again.", err)
//	dialogs.Toast("Deleted Ana Prova.", "Undo", undo)
//	files := kit.NewFilePicker(window, dialogs, prefs); files.SaveFile("exports", "Save roster", "Roster", ".xlsx", save)
//	commands := kit.NewCommands(window, dialogs.Open)
//	commands.Add(kit.Command{ID: "person.add", Title: "Add person", Group: "People", Shortcut: kit.Ctrl(fyne.KeyN), Action: add})
//	palette := kit.NewPalette(window, commands, search); commands.Install()
//	commands.Handle(shortcut) is what the window calls; commands.HeaderMenu(), MainMenu() and Help() are made of the same list
//	kit.NewHeaderSearch("Search or type a command", "Ctrl+K", palette.Show)
//	window.SetContent(kit.WithToasts(dialogs, content))
//
// FakeDialogs and FakeFilePicker answer in tests.
package kit
