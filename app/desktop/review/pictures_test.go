package review

import (
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"

	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/session/sessiontest"
	"laurel/data/program"
)

// known are people of the program that the messy roster is about too.
func known() []*program.Person {
	ana := person("Ana", "Prova", ana)
	huda := person("Huda", "Mithal", func(p *program.Person) {
		p.Email, p.BirthDate, p.Country = "office@example.org", date(1991, 12, 25), "JO"
	})
	bilal := person("Bilal", "Namoona", func(p *program.Person) { p.Role = program.Interpreter })
	return []*program.Person{ana, huda, bilal}
}

// scene is a review in a window of a size.
func scene(t *testing.T, appearance look.Appearance, width, height float32, path string) *fixture {
	t.Helper()
	f := newFixture(t, known()...)
	f.inWindow()
	fyne.CurrentApp().Settings().SetTheme(look.ThemeFor(appearance, 1))
	f.Window.SetContent(look.NewBox(look.ColorPaper))
	f.Window.Resize(fyne.NewSize(width, height))
	f.importer.File(path)
	return f
}

// TestPictures draws the review into the folder named by LAUREL_PICTURES, for the documentation and to be looked at.
func TestPictures(t *testing.T) {
	folder := sessiontest.Pictures(t)
	draw := func(f *fixture, name string) { sessiontest.Picture(t, f.Window, filepath.Join(folder, name+".png")) }
	roster := messyRoster(t)
	draw(scene(t, look.Light, 1280, 800, roster), "import-review")
	draw(scene(t, look.Dark, 1280, 800, roster), "import-review-dark")
	edited := scene(t, look.Light, 1024, 700, roster)
	r := edited.importer.Shown()
	if key := "birth-date"; r.file.draft != nil {
		for at := range r.table.shown {
			if r.file.rows[r.table.shown[at]].Cell(key).Wrong != nil {
				r.table.sheet.Edit(at, r.column(t, key))
			}
		}
	}
	draw(edited, "import-review-edited")
	columns := scene(t, look.Light, 1024, 700, write(t, "list.csv",
		"Wer,Woher,Wann geboren\nOmar Beispiel,Kenya,15 Jun 1985\nAna Prova,Peru,2 Feb 1979\n"))
	draw(columns, "import-columns")
}
