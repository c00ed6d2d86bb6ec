package desktop

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"

	"laurel/app/desktop/kit"
	"laurel/assets"
	"laurel/data/program"
)

// header is the band at the top: which program, its dates and stops, the one search, undo and redo, the menu.
type header struct {
	content fyne.CanvasObject

	switcher   *kit.Button
	facts      *kit.Text
	undo, redo *kit.Button
}

func newHeader(w *window) *header {
	h := &header{facts: kit.NewQuiet("").Cutting()}
	mark := canvas.NewImageFromResource(fyne.NewStaticResource("laurel.png", assets.Icon()))
	mark.FillMode = canvas.ImageFillContain
	mark.SetMinSize(fyne.NewSquareSize(kit.Dp(28)))
	h.switcher = kit.NewMenuButton("", w.switcherMenu)
	h.switcher.Look = kit.TitleLook
	h.undo = kit.NewIconButton(theme.ContentUndoIcon(), lang.L("Undo"), w.session.Undo)
	h.redo = kit.NewIconButton(theme.ContentRedoIcon(), lang.L("Redo"), w.session.Redo)
	menu := kit.NewIconButton(theme.MenuIcon(), lang.L("Menu"), nil)
	menu.OnTapped = func() { kit.ShowMenuBelow(menu, w.commands.HeaderMenu()) }
	search := kit.NewHeaderSearch(lang.L("Search or type a command"), kit.Ctrl(fyne.KeyK).String(), w.palette.Show)
	name := container.NewBorder(nil, nil, kit.Across(8, mark, h.switcher), nil, kit.Pad(0, 16, 0, 8, container.New(middle{}, h.facts)))
	h.content = kit.NewHeader(name, kit.Across(8, search, h.undo, h.redo, menu))
	return h
}

// show brings the header in line with the open program (nil for none) and with what can be undone.
func (h *header) show(w *window, p *program.Program) {
	if p == nil {
		h.switcher.SetText(lang.L("No program"))
		h.facts.SetText("")
	} else {
		h.switcher.SetText(p.Name)
		h.facts.SetText(programFacts(p, w.session.Locale()))
	}
	setEnabled(h.undo, w.canUndo())
	setEnabled(h.redo, w.canRedo())
}

// programFacts is the line beside the program's name: its dates and its stops in their order.
func programFacts(p *program.Program, in string) string {
	var cities []string
	for _, s := range p.Stops {
		if len(cities) == 0 || cities[len(cities)-1] != s.City {
			cities = append(cities, s.City)
		}
	}
	facts := []string{program.FormatPeriod(p.Start, p.End, in), strings.Join(cities, ", ")}
	return strings.Join(slices.DeleteFunc(facts, func(f string) bool { return f == "" }), "  ·  ")
}

func setEnabled(b *kit.Button, enabled bool) {
	if enabled {
		b.Enable()
	} else {
		b.Disable()
	}
}

// middle gives its one object the whole width and its own height, in the middle.
type middle struct{}

func (middle) Layout(o []fyne.CanvasObject, size fyne.Size) {
	height := o[0].MinSize().Height
	o[0].Resize(fyne.NewSize(size.Width, height))
	o[0].Move(fyne.NewPos(0, (size.Height-height)/2))
}

func (middle) MinSize(o []fyne.CanvasObject) fyne.Size { return o[0].MinSize() }
