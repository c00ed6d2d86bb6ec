package desktop

import (
	"bytes"
	"image"
	"image/png"
	"strings"
	"sync"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"laurel/app/desktop/kit/dialog"
	"laurel/app/desktop/kit/form"
	"laurel/app/desktop/kit/look"
	"laurel/assets"
	"laurel/data/locale"
	"laurel/data/program"
)

// header is the band at the top: which program, its dates and stops, the one search, undo and redo, the menu.
type header struct {
	content fyne.CanvasObject

	switcher   *look.Button
	facts      *fyne.Container // dates and cities, each pressed to edit it
	undo, redo *look.Button
	steps      *look.Button // the menu of what undo and redo are about
}

// iconPicture is the program's icon, decoded once: Fyne decodes a resource again at each refresh of what is around it.
var iconPicture = sync.OnceValue(func() image.Image {
	picture, err := png.Decode(bytes.NewReader(assets.Icon()))
	if err != nil {
		panic("the program's icon cannot be decoded: " + err.Error())
	}
	return picture
})

// newMark makes the program's icon, so many dp wide, for a page.
func newMark(side float32) *canvas.Image {
	mark := canvas.NewImageFromImage(iconPicture())
	mark.FillMode = canvas.ImageFillContain
	mark.SetMinSize(fyne.NewSquareSize(look.Dp(side)))
	return mark
}

func newHeader(w *window) *header {
	h := &header{facts: container.New(asFit{})}
	mark := newMark(28)
	h.switcher = look.NewMenuButton("", w.programs.menu)
	h.switcher.Look = look.TitleLook
	h.undo = look.NewIconButton(theme.ContentUndoIcon(), locale.L("Undo"), w.session.Undo)
	h.redo = look.NewIconButton(theme.ContentRedoIcon(), locale.L("Redo"), w.session.Redo)
	h.steps = look.NewIconButton(theme.MenuDropDownIcon(), locale.L("What can be undone"), nil)
	h.steps.Hint = h.steps.Spoken
	h.steps.OnTapped = func() { steps{w}.menu(h.steps) }
	lock := w.sealing.sign()
	menu := look.NewIconButton(theme.MenuIcon(), locale.L("Menu"), nil)
	menu.OnTapped = func() { look.ShowMenuBelow(menu, w.commands.HeaderMenu()) }
	search := look.NewHeaderSearch(
		locale.L("Search or type a command"),
		dialog.Ctrl(fyne.KeyK).String(),
		w.palette.Show,
	)
	name := container.NewBorder(nil, nil, mark, nil,
		look.Pad(0, 0, 0, 8, container.New(nameFirst{}, h.switcher, look.Pad(0, 16, 0, 8, h.facts))))
	h.content = look.NewHeader(name, look.Across(8, search, h.undo, h.redo, h.steps, lock, menu))
	return h
}

// show brings the header in line with the open program (nil for none) and with what can be undone.
func (h *header) show(w *window, p *program.Program) {
	if p == nil {
		h.switcher.SetText(locale.L("No program"))
		h.facts.RemoveAll()
	} else {
		h.switcher.SetText(shortName(p.Name))
		h.switcher.Hint = ""
		if h.switcher.Text != p.Name {
			h.switcher.Hint = p.Name
		}
		dates, cities := locale.Window().ShortPeriod(p.Start, p.End), citiesOf(p)
		h.facts.Objects = []fyne.CanvasObject{
			fact(dates, func() { w.settings.EditProgram("Start") }), fact(cities, w.settings.Stops),
		}
		h.facts.Refresh()
	}
	h.showStep(h.undo, locale.L("Undo"), w.session.Store.Steps().UndoLabel)
	h.showStep(h.redo, locale.L("Redo"), w.session.Store.Steps().RedoLabel)
	h.steps.SetEnabled(steps{w}.canUndo() || steps{w}.canRedo())
}

// longestName is about what the header has place for in a window of 1024.
const longestName = 44

// shortName cuts a program's name that would make the window wider than the screen.
func shortName(name string) string {
	if letters := []rune(name); len(letters) > longestName {
		return strings.TrimSpace(string(letters[:longestName-1])) + "…"
	}
	return name
}

// showStep has a button name the edit that it is about.
func (h *header) showStep(b *look.Button, title string, next func() (string, bool)) {
	label, can := next()
	b.Spoken = title
	if can {
		b.Spoken = locale.Window().Labelled(title, label)
	}
	b.Hint = b.Spoken
	b.SetEnabled(can)
}

// fact is what the header shows of the program beside its name; a press edits it.
func fact(text string, edit func()) fyne.CanvasObject {
	return form.NewSpot("", "", text, look.Pad(0, 6, 0, 6, look.NewQuiet(text)), edit)
}

// citiesOf are the cities of a program's stops in their order.
func citiesOf(p *program.Program) string {
	var cities []string
	for _, s := range p.Stops {
		if len(cities) == 0 || cities[len(cities)-1] != s.City {
			cities = append(cities, s.City)
		}
	}
	return strings.Join(cities, ", ")
}

// nameFirst places a button with a name, which is cut in a narrow window, and leaves the rest of the width to what
// follows.
type nameFirst struct{}

func (nameFirst) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	least := objects[0].MinSize()
	width := min(least.Width, size.Width)
	look.Place(objects[0], 0, (size.Height-least.Height)/2, width, least.Height)
	look.Place(objects[1], width, 0, size.Width-width, size.Height)
}

func (nameFirst) MinSize(objects []fyne.CanvasObject) fyne.Size {
	least := objects[0].MinSize()
	return fyne.NewSize(min(least.Width, look.Dp(220)), max(least.Height, objects[1].MinSize().Height))
}

// asFit places facts side by side, in the middle of the height; those that do not fit are left out.
type asFit struct{}

func (asFit) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	x := float32(0)
	for _, o := range objects {
		least := o.MinSize()
		fits := x+least.Width <= size.Width && least.Width > look.Dp(12)
		look.SetShown(o, fits)
		o.Resize(least)
		o.Move(fyne.NewPos(x, (size.Height-least.Height)/2))
		x += least.Width
	}
}

func (asFit) MinSize(objects []fyne.CanvasObject) (least fyne.Size) {
	for _, o := range objects {
		least.Height = max(least.Height, o.MinSize().Height)
	}
	return least
}
