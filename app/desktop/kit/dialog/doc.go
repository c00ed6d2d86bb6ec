// Package dialog contains what interrupts a person or is chosen from a list: questions, messages, progress, files and
// folders, and the commands with their menu, palette and help. It knows no domain.
//
//	dialogs := dialog.New(window, runner, slog.Default())
//	dialogs.Confirm(dialog.Question{Title: "Delete Ana Prova?", Text: "...", Yes: "Delete", Danger: true}, remove)
//	dialogs.Error("The roster could not be saved. Close it in Excel and try again.", err)
//	dialogs.Toast("Deleted Ana Prova.", "Undo", undo)
//	files := dialog.NewFilePicker(window, dialogs, prefs, runner)
//	files.SaveFile("exports", "Save roster", "Roster", ".xlsx", save)
//	commands := dialog.NewCommands(window, dialogs.Open)
//	commands.Add(dialog.Command{ID: "person.add", Title: "Add person", Shortcut: dialog.Ctrl(fyne.KeyN), Action: add})
//	palette := dialog.NewPalette(window, commands, search); commands.Install()
//	commands.Handle(shortcut) is what the window calls; HeaderMenu(), MainMenu() and Help() are made of the same list
//	look.NewHeaderSearch("Search or type a command", "Ctrl+K", palette.Show)
//	window.SetContent(look.NewRoot(content))
//
// Fake and FakeFilePicker answer in tests.
package dialog
