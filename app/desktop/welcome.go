package desktop

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"

	"laurel/app/desktop/kit"
	"laurel/assets"
)

// welcomePage is what a first start shows, and what is left when the last program was deleted.
func (w *window) welcomePage() fyne.CanvasObject {
	icon := canvas.NewImageFromResource(fyne.NewStaticResource("laurel.png", assets.Icon()))
	icon.FillMode = canvas.ImageFillContain
	icon.SetMinSize(fyne.NewSquareSize(kit.Dp(96)))
	title := kit.NewDisplay(lang.L("Welcome to Laurel"))
	title.Align = fyne.TextAlignCenter
	about := kit.NewQuiet(lang.L("People, schedule and papers of a delegation, on this laptop alone."))
	about.Align = fyne.TextAlignCenter
	cards := kit.Down(12,
		welcomeCard(theme.FolderOpenIcon(), lang.L("Open the sample program"), lang.L("The 2023 TIP Report Heroes: fifteen days in three cities, to look round in."), w.openSample),
		welcomeCard(theme.ContentAddIcon(), lang.L("Start a new program"), lang.L("A name and two dates are enough; the rest can follow."), w.startProgram),
		welcomeCard(theme.FileIcon(), lang.L("Open a file"), lang.L("A program that a colleague has sent, or one of your own from another laptop."), w.importFile),
	)
	return container.NewCenter(kit.Down(16, container.NewCenter(icon), title, about, kit.Fixed(520, 0, cards)))
}

func welcomeCard(icon fyne.Resource, title, detail string, tapped func()) fyne.CanvasObject {
	sign := canvas.NewImageFromResource(theme.NewColoredResource(icon, kit.ColorGreen))
	sign.FillMode = canvas.ImageFillContain
	sign.SetMinSize(fyne.NewSquareSize(kit.Dp(28)))
	words := kit.Down(4, kit.NewStrong(title), kit.NewQuiet(detail))
	row := container.NewBorder(nil, nil, kit.Pad(0, 20, 0, 4, container.NewCenter(sign)), nil, words)
	return kit.NewTapCard(title, kit.Pad(12, 20, 12, 16, row), tapped)
}
