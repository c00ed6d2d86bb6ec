package sheet_test

import (
	"image"
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/kit/sheet"
)

// fixture is a sheet in a window, and what it reported.
type fixture struct {
	*sheet.Sheet

	window fyne.Window
	events []string
	rows   [][]sheet.Cell
}

var columns = []sheet.Column{
	{ID: "tick", Width: 40, Kind: sheet.TickCells, Frozen: true, Choice: true},
	{ID: "state", Width: 110, Kind: sheet.ChipCells, Frozen: true},
	{ID: "name", Title: "Name", Second: "SURNAME, Given", Width: 150, Frozen: true, Choice: true},
	{ID: "country", Title: "Country", Second: "Nationality", Width: 120, Choice: true},
	{ID: "born", Title: "Born", Second: "D.O.B.", Width: 120, Choice: true},
	{ID: "phone", Title: "Phone or e-mail", Second: "Contact", Width: 260, Choice: true},
	{ID: "languages", Title: "Languages", Width: 160, Choice: true},
	{ID: "remark", Title: "Remark", Width: 420, Kind: sheet.LinkCells},
}

func text(s string) sheet.Cell { return sheet.Cell{Text: s, Edit: s, Editable: true} }

func sampleRows() [][]sheet.Cell {
	row := func(tick sheet.Tick, state string, tone look.Tone, name, country, born, phone string) []sheet.Cell {
		strong := text(name)
		strong.Strong = true
		return []sheet.Cell{
			{Tick: tick},
			{Text: state, Tone: tone},
			strong,
			text(country),
			text(born),
			text(phone),
			text("Spanish, English"),
			{},
		}
	}
	rows := [][]sheet.Cell{
		row(sheet.On, "new", look.Green, "Omar Beispiel", "Kenya", "15 Jun 1985", "+254 20 555 0101"),
		row(sheet.On, "changed", look.Gold, "Ana Prova", "Peru", "2 Feb 1979", "+51 1 555 0144"),
		row(sheet.Asked, "possible match", look.Amber, "Kim Sample", "Iraq", "1 Feb 1990", "office@example.org"),
		row(sheet.Wrong, "problem", look.Red, "Layla Mithal", "Jordan", "31/02/1985", "+962 6 555 0102"),
		row(sheet.Off, "new", look.Green, "Clara Ejemplo", "United States", "9 Sep 1971", "+1 202 555 0146"),
		row(sheet.NoTick, "heading", look.Grey, "Interpreters", "", "", ""),
	}
	changed := &rows[1][5]
	changed.Before, changed.Changes = "+51 1 555 0100", true
	rows[1][6].Before, rows[1][6].Changes, rows[1][6].Kept = "Spanish", true, true
	rows[2][7] = sheet.Cell{
		Text: "same e-mail as Huda Mithal: another person?", Tone: look.Amber, Links: []string{"new", "merge", "skip"},
	}
	rows[3][4].Tone, rows[3][4].Strong = look.Red, true
	rows[5][2].Editable = false
	for i := range 40 {
		n := strconv.Itoa(i)
		rows = append(rows, row(sheet.On, "new", look.Green, "Prova "+n, "Peru", "1 Jan 1980", n))
	}
	return rows
}

func newFixture(t testing.TB) *fixture {
	t.Helper()
	app := test.NewTempApp(t)
	app.Settings().SetTheme(look.ThemeFor(look.Light, 1))
	f := &fixture{Sheet: sheet.New(), rows: sampleRows()}
	note := func(parts ...any) {
		line := ""
		for _, p := range parts {
			switch p := p.(type) {
			case int:
				line += " " + strconv.Itoa(p)
			case string:
				line += " " + p
			}
		}
		f.events = append(f.events, line[1:])
	}
	f.Events = sheet.Events{
		Tick:    func(row int) { note("tick", row) },
		Keep:    func(row, column int) { note("keep", row, column) },
		Edited:  func(row, column int, text string) { note("edited", row, column, text) },
		Link:    func(row, column, link int) { note("link", row, column, link) },
		Open:    func(row, column int) { note("open", row, column) },
		Menu:    func(row, column int, _ fyne.Position) { note("menu", row, column) },
		Heading: func(column int) { note("heading", column) },
	}
	f.window = test.NewTempWindow(t, f.Sheet)
	f.window.SetPadded(false)
	f.window.Resize(fyne.NewSize(1000, 420))
	f.set()
	return f
}

func (f *fixture) set() {
	keys := make([]string, len(f.rows))
	for i := range keys {
		keys[i] = "row " + strconv.Itoa(i)
	}
	f.SetRows(columns, keys, func(row int) []sheet.Cell { return f.rows[row] })
}

func (f *fixture) key(names ...fyne.KeyName) {
	for _, name := range names {
		f.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: name})
	}
}

func (f *fixture) typed(text string) {
	for _, r := range text {
		f.window.Canvas().Focused().TypedRune(r)
	}
}

func (f *fixture) want(t *testing.T, events ...string) {
	t.Helper()
	if !slices.Equal(f.events, events) {
		t.Errorf("reported %q, want %q", f.events, events)
	}
	f.events = nil
}

func (f *fixture) at(t *testing.T, row, column int) {
	t.Helper()
	if r, c := f.Current(); r != row || c != column {
		t.Errorf("at %d, %d, want %d, %d", r, c, row, column)
	}
}

func TestArrowsMoveFromCellToCell(t *testing.T) {
	f := newFixture(t)
	f.Focus(f.window.Canvas())
	f.at(t, 0, 2)
	f.key(fyne.KeyDown, fyne.KeyRight, fyne.KeyRight)
	f.at(t, 1, 4)
	f.key(fyne.KeyEnd)
	f.at(t, 1, 7)
	f.key(fyne.KeyHome, fyne.KeyUp, fyne.KeyUp, fyne.KeyLeft)
	f.at(t, 0, 0)
	f.key(fyne.KeyPageDown)
	if row, _ := f.Current(); row < 5 {
		t.Errorf("page down goes to row %d", row)
	}
}

func TestACellIsMendedInPlace(t *testing.T) {
	f := newFixture(t)
	f.Focus(f.window.Canvas())
	f.Select(3, 4)
	f.key(fyne.KeyReturn)
	if f.Editing() == nil || f.Editing().Text != "31/02/1985" {
		t.Fatal("Enter does not edit the cell")
	}
	f.Editing().SetText("28/02/1985")
	f.key(fyne.KeyReturn)
	f.want(t, "edited 3 4 28/02/1985")
	f.at(t, 4, 4)
	if f.Editing() != nil {
		t.Error("Enter does not end editing")
	}
	f.key(fyne.KeyF2)
	f.Editing().SetText("x")
	f.key(fyne.KeyEscape)
	f.want(t)
	if f.Editing() != nil {
		t.Error("Escape does not leave the cell")
	}
	f.typed("1")
	f.typed("2")
	if f.Editing() == nil || f.Editing().Text != "12" {
		t.Fatal("a letter does not edit the cell")
	}
	f.key(fyne.KeyTab)
	f.want(t, "edited 4 4 12")
	if f.at(t, 4, 5); f.Editing() == nil {
		t.Error("Tab does not edit the next cell")
	}
	f.key(fyne.KeyTab, fyne.KeyTab)
	if f.want(t); f.Editing() != nil {
		t.Error("Tab goes on behind the last cell that can be edited")
	}
	f.key(fyne.KeyDelete)
	f.want(t, "edited 4 6 ")
}

func TestOtherRowsLeaveTheEditedCellAsItIs(t *testing.T) {
	f := newFixture(t)
	f.Focus(f.window.Canvas())
	f.Edit(2, 3)
	f.Editing().SetText("Kurd")
	f.set()
	if f.Editing() == nil || f.Editing().Text != "Kurd" {
		t.Error("what was typed is lost when the rows are set again")
	}
	f.Select(9, 3)
	f.window.Canvas().Unfocus()
	f.want(t, "edited 2 3 Kurd")
}

func TestSpaceTicksARowOrAChange(t *testing.T) {
	f := newFixture(t)
	f.Focus(f.window.Canvas())
	f.Select(1, 3)
	f.key(fyne.KeySpace)
	f.Select(1, 5)
	f.key(fyne.KeySpace)
	f.Select(5, 2)
	f.key(fyne.KeyReturn, desktop.KeyMenu)
	f.want(t, "tick 1", "keep 1 5", "open 5 2", "menu 5 2")
}

// press presses the pointer at a place of the sheet.
func (f *fixture) press(x, y float32, button desktop.MouseButton) {
	e := &desktop.MouseEvent{Button: button}
	e.Position = fyne.NewPos(x, y)
	f.Sheet.Press(e)
}

func TestThePointerPressesBoxesAndLinks(t *testing.T) {
	f := newFixture(t)
	f.press(20, 34*4+17, desktop.MouseButtonPrimary)
	f.press(300+240+8+4, 34+17, desktop.MouseButtonPrimary)
	f.press(400, 34*5+17, desktop.MouseButtonSecondary)
	f.want(t, "tick 4", "keep 1 5", "menu 5 3")
	f.Select(2, 7)
	f.events = nil
	from := f.Sheet.LinkAt(2, 7, 1)
	f.press(from+6, 34*2+17, desktop.MouseButtonPrimary)
	f.want(t, "link 2 7 1")
	f.press(320, 34*2+17, desktop.MouseButtonPrimary)
	f.press(321, 34*2+17, desktop.MouseButtonPrimary)
	if f.Editing() == nil {
		t.Error("a double press does not edit the cell")
	}
}

func TestAHeadingOffersItsChoice(t *testing.T) {
	f := newFixture(t)
	f.window.Canvas().FocusNext()
	f.key(fyne.KeyRight, fyne.KeyRight, fyne.KeyReturn)
	test.TapCanvas(f.window.Canvas(), fyne.NewPos(330, 20))
	test.TapCanvas(f.window.Canvas(), fyne.NewPos(80, 20))
	f.want(t, "heading 3", "heading 3")
}

func TestFrozenColumnsStayInSight(t *testing.T) {
	f := newFixture(t)
	f.Select(0, 7)
	f.press(f.Sheet.Offset().X+20, 17, desktop.MouseButtonPrimary)
	f.want(t, "tick 0")
	if f.Sheet.Offset().X == 0 {
		t.Error("the sheet was not scrolled")
	}
}

// TestPictures draws the sheet light and dark into the folder named by LAUREL_PICTURES, to be looked at.
func TestPictures(t *testing.T) {
	folder := os.Getenv("LAUREL_PICTURES")
	if folder == "" {
		t.Skip("pictures are made only when LAUREL_PICTURES names a folder")
	}
	for name, appearance := range map[string]look.Appearance{"light": look.Light, "dark": look.Dark} {
		f := newFixture(t)
		fyne.CurrentApp().Settings().SetTheme(look.ThemeFor(appearance, 1))
		f.Focus(f.window.Canvas())
		f.Select(1, 5)
		save(t, filepath.Join(folder, "sheet-"+name+".png"), f.window.Canvas().Capture())
		f.Select(2, 7)
		save(t, filepath.Join(folder, "sheet-scrolled-"+name+".png"), f.window.Canvas().Capture())
		f.Edit(3, 4)
		save(t, filepath.Join(folder, "sheet-edited-"+name+".png"), f.window.Canvas().Capture())
	}
}

func save(t *testing.T, path string, picture image.Image) {
	t.Helper()
	file, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	if err := png.Encode(file, picture); err != nil {
		t.Fatal(err)
	}
}
