package desktop

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"laurel/app/desktop/kit/look"
	"laurel/data/locale"
)

// welcomePage is what a first start shows, and what is left when the last program was deleted.
func (w *window) welcomePage() fyne.CanvasObject {
	icon := newMark(96)
	title := look.NewDisplay(locale.L("Welcome to Laurel"))
	title.Align = fyne.TextAlignCenter
	about := look.NewQuiet(locale.L("The people, schedule and documents of a delegation, only on this laptop."))
	about.Align = fyne.TextAlignCenter
	cards := look.Down(
		12,
		welcomeCard(
			theme.FolderOpenIcon(),
			locale.L("Open the sample program"),
			locale.L("The 2023 TIP Report Heroes: fifteen days in three cities, to explore."),
			w.programs.openSample,
		),
		welcomeCard(
			theme.ContentAddIcon(),
			locale.L("Start a new program"),
			locale.L("A name and two dates are enough; the rest can follow."),
			w.programs.start,
		),
		welcomeCard(
			theme.FileIcon(),
			locale.L("Open a file"),
			locale.L("A program that a colleague has sent, or one of your own from another laptop."),
			incoming{w}.ask,
		),
	)
	if n := w.backups.count(); n > 0 {
		cards.Add(welcomeCard(
			theme.HistoryIcon(),
			locale.L("Restore a backup"),
			locale.N("There are {{.Count}} backups on this laptop.", n),
			w.backups.show,
		))
	}
	guide := look.NewLink(locale.L("Show me how Laurel works"), w.tour.begin)
	page := look.Down(16, container.NewCenter(icon), title, about)
	page.Add(w.sealing.offer(page))
	page.Add(look.Fixed(520, 0, cards))
	page.Add(container.NewCenter(guide))
	return container.NewCenter(page)
}

func welcomeCard(icon fyne.Resource, title, detail string, tapped func()) fyne.CanvasObject {
	sign := canvas.NewImageFromResource(theme.NewColoredResource(icon, look.ColorGreen))
	sign.FillMode = canvas.ImageFillContain
	sign.SetMinSize(fyne.NewSquareSize(look.Dp(28)))
	words := look.Down(4, look.NewStrong(title), look.NewQuiet(detail))
	row := container.NewBorder(nil, nil, look.Pad(0, 20, 0, 4, container.NewCenter(sign)), nil, words)
	return look.NewTapCard(title, look.Pad(12, 20, 12, 16, row), tapped)
}
