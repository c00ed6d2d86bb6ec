// Package look contains the theme, colours, layouts, texts and small widgets of Laurel's window, and where its keyboard
// is: how things look and how they are pressed. It knows no domain. It may import Fyne, the standard library,
// golang.org/x/text and Laurel's assets (for the fonts).
//
//	app.Settings().SetTheme(look.ThemeFor(prefs.Appearance(), prefs.Scale()))
//	look.Color(look.ColorGreen)    // a colour of the palette in use; ask again in Refresh
//	look.Amber.Tint(), look.Amber.Text(), look.Amber.Strong() // names of a tone's colours
//	look.Dp(12)                    // a length of the drawings at the scale in use
//
//	look.Across(8, a, b, look.Spring(), c)   look.Down(12, a, b)   look.Flow(8, chips...)
//	look.Pad(top, right, bottom, left, o)    look.Fixed(width, height, o)
//	look.NewText, NewQuiet, NewStrong, NewTitle, NewDisplay (one line; .Cutting() allows an ellipsis)
//	look.NewParagraph, NewWrapped, NewHeadline (wrap)
//	look.NewPrimaryButton, NewButton, NewQuietButton, NewLink, NewIconButton(icon, spoken, f), NewMenuButton
//	look.NewChip("complete", look.Green)     look.NewFilterChip("Consent unknown", 2, look.Amber, f).SetSelected(true)
//	look.NewMenuChip("English", look.Neutral, func() *fyne.Menu {...})
//	look.NewAvatar(look.Portrait{Name: "Ana Prova", Key: id, Picture: thumb}, 38)   look.NewSquareAvatar(p, 84)
//	look.NewCard(o)   look.NewTapCard("Certificates", o, f)
//	look.NewSection("Travel", o)   look.NewSectionHeading("Travel")
//	look.NewKeyValues(look.Fact{Label: "Diet", Value: "halal"})   look.NewKeyObject("Consent", chips)
//	look.NewNotice(look.Red, title, body, look.NoticeAction{Text: "Start at 11:10", Do: f})
//	look.NewEmptyState(icon, sentence, button, f)   NewLoadingState(sentence)   NewErrorState(sentence, button, f)
//	tabs := look.NewTabBar(look.Tab{ID: "people", Title: "Awardees", Content: build}); tabs.SetBadge("people", 3)
//	status := look.NewStatusLine(); status.Set("Last backup 09:30", "Saved 09:41", "11 people")
//	look.NewSplit(prefs, "people", 0.6, list, detail)   look.NewHeader(left, right)
//	look.NewVScroll(page)   look.ShowMenuBelow(button, menu)   look.ShowMenuAt(canvas, position, menu)
package look
