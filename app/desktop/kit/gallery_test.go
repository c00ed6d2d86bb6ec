package kit_test

import (
	"context"
	"errors"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"log/slog"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"

	"laurel/app/desktop/kit"
)

// TestGallery draws every widget light and dark into the folder named by LAUREL_PICTURES, for eyes; without it the test
// is passed over. `LAUREL_PICTURES=/tmp/kit go test -run Gallery ./app/desktop/kit`
func TestGallery(t *testing.T) {
	folder := os.Getenv("LAUREL_PICTURES")
	if folder == "" {
		t.Skip("pictures are made only when LAUREL_PICTURES names a folder")
	}
	pages := map[string]func(w fyne.Window) fyne.CanvasObject{
		"awardees": galleryAwardees, "looks": galleryLooks, "form": galleryForm, "confirm": galleryConfirm, "error": galleryError,
		"palette": galleryPalette, "month": galleryMonth, "picker": galleryPicker, "dialogform": galleryDialogForm,
		"help": galleryHelp, "progress": galleryProgress, "empty": galleryEmpty,
	}
	looks := []struct {
		name       string
		appearance kit.Appearance
		scale      float32
	}{{"light", kit.Light, 1}, {"dark", kit.Dark, 1}, {"light125", kit.Light, 1.25}}
	for name, page := range pages {
		for _, look := range looks {
			app := test.NewTempApp(t)
			app.Settings().SetTheme(kit.ThemeFor(look.appearance, look.scale))
			w := test.NewTempWindow(t, container.NewWithoutLayout())
			w.SetPadded(false)
			w.Resize(fyne.NewSize(1280, 800))
			if content := page(w); content != nil {
				w.SetContent(content)
			}
			w.Resize(fyne.NewSize(1280, 800))
			after, ok := galleryAfter[name]
			if ok {
				after(w)
			}
			save(t, filepath.Join(folder, name+"-"+look.name+".png"), w.Canvas().Capture())
		}
	}
}

func save(t *testing.T, path string, picture image.Image) {
	t.Helper()
	opaque := image.NewNRGBA(picture.Bounds())
	draw.Draw(opaque, opaque.Bounds(), image.NewUniform(color.White), image.Point{}, draw.Src)
	draw.Draw(opaque, opaque.Bounds(), picture, image.Point{}, draw.Over)
	file, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	if err := png.Encode(file, opaque); err != nil {
		t.Fatal(err)
	}
}

// galleryAfter is what happens once the page is shown: dialogs, focus.
var galleryAfter = map[string]func(fyne.Window){}

type person struct {
	id, name, own, country, role, languages string
	todo                                    []kit.ChipText
}

var people = []person{
	{"1", "Basil Haddad", "باسل حداد", "Iraq", "Awardee", "Arabic", []kit.ChipText{{"complete", kit.Green}}},
	{"2", "Zohra Ahmadi", "زہرا احمدی", "Pakistan", "Awardee", "Urdu, English", []kit.ChipText{{"photo consent?", kit.Amber}}},
	{"3", "Inas Al Samawi", "إيناس السماوي", "Iraq", "Awardee", "Arabic", []kit.ChipText{{"complete", kit.Green}}},
	{"4", "Pilar Huamán", "", "Peru", "Awardee", "Spanish", []kit.ChipText{{"passport Oct 2026", kit.Red}}},
	{"5", "Dara Meas", "មាស ដារ៉ា", "Cambodia", "Awardee", "Khmer", []kit.ChipText{{"diet not asked", kit.Amber}, {"emergency", kit.Red}, {"photo", kit.Amber}}},
	{"6", "Elena Moreno", "", "Venezuela", "Awardee", "Spanish", []kit.ChipText{{"complete", kit.Green}}},
	{"7", "Leila Karim", "ليلى كريم", "United States", "Interpreter", "Arabic, English", []kit.ChipText{{"covers 2", kit.Neutral}}},
	{"8", "Sok Vanna with a rather long name that is cut", "សុខ វណ្ណា", "United States", "Interpreter", "Khmer, English", []kit.ChipText{{"covers 1", kit.Neutral}}},
}

func peopleTable() *kit.Table[person] {
	table := kit.NewTable(func(p person) string { return p.id },
		kit.Column[person]{ID: "name", Title: "Name", Weight: 2.3, Min: 160, Kind: kit.PersonCells, Cell: func(p person) kit.Cell {
			return kit.Cell{Text: p.name, Second: p.own, Portrait: kit.Portrait{Name: p.name, Key: p.id}}
		}},
		kit.Column[person]{ID: "country", Title: "Country", Weight: 1.2, Cell: func(p person) kit.Cell { return kit.Cell{Text: p.country} }},
		kit.Column[person]{ID: "role", Title: "Role", Weight: 1, Cell: func(p person) kit.Cell { return kit.Cell{Text: p.role} }},
		kit.Column[person]{ID: "languages", Title: "Languages", Weight: 1.25, Cell: func(p person) kit.Cell { return kit.Cell{Text: p.languages} }},
		kit.Column[person]{ID: "todo", Title: "To do", Weight: 1.4, Kind: kit.ChipCells, Cell: func(p person) kit.Cell { return kit.Cell{Chips: p.todo} }},
	)
	table.SetRows(people)
	return table
}

func galleryAwardees(w fyne.Window) fyne.CanvasObject {
	dialogs := kit.NewDialogs(w, kit.NewInlineRunner(), slog.New(slog.DiscardHandler))
	table := peopleTable()
	table.SortBy("name", false)
	table.Select("2")
	table.SortBy("", false)
	program := kit.NewTitle("Courage Awards 2026 ▾")
	when := kit.NewQuiet("10–24 June 2026  ·  Washington → Boston → Miami")
	mark := kit.NewSquareAvatar(kit.Portrait{Name: "L", Key: "x"}, 26)
	right := kit.Across(8, kit.NewHeaderSearch("Search or type a command", "Ctrl K", func(string) {}),
		kit.NewIconButton(theme.ContentUndoIcon(), "Undo", nil), kit.NewIconButton(theme.ContentRedoIcon(), "Redo", nil),
		kit.NewIconButton(theme.MenuIcon(), "Menu", nil))
	header := kit.NewHeader(kit.Across(14, mark, program, when), right)
	filters := kit.Across(8,
		kit.NewPrimaryButton("Add person", nil), kit.NewButton("Import…", nil), kit.NewMenuButton("Export", nil),
		selected(kit.NewFilterChip("Everyone", 11, kit.Neutral, nil)), kit.NewFilterChip("Awardees", 6, kit.Neutral, nil),
		kit.NewFilterChip("Interpreters", 3, kit.Neutral, nil), kit.NewFilterChip("Consent unknown", 2, kit.Amber, nil),
		kit.NewFilterChip("No emergency contact", 1, kit.Amber, nil), kit.NewFilterChip("Passport < 6 months", 1, kit.Red, nil))
	tabs := kit.NewTabBar(
		kit.Tab{ID: "a", Title: "Awardees", Content: func() fyne.CanvasObject {
			list := kit.NewCard(table)
			return kit.Pad(10, 16, 12, 16, container.NewBorder(kit.Pad(0, 0, 12, 0, filters), nil, nil, nil,
				kit.NewSplit(kit.NewPreferences(fyne.CurrentApp().Preferences()), "people", 0.59, list, kit.NewCard(detail()))))
		}},
		kit.Tab{ID: "s", Title: "Schedule"}, kit.Tab{ID: "r", Title: "Reports"})
	tabs.SetBadge("s", 3)
	status := kit.NewStatusLine()
	status.Set("Last backup 09:30", "● Saved 09:41", "11 people, 6 awardees", "Sealed")
	content := container.NewBorder(container.NewVBox(header, tabs), status, nil, nil, tabs.Body)
	galleryAfter["awardees"] = func(fyne.Window) { dialogs.Toast("Deleted Ana Prova.", "Undo", func() {}) }
	return kit.WithToasts(dialogs, content)
}

func selected(c *kit.FilterChip) *kit.FilterChip {
	c.SetSelected(true)
	return c
}

func detail() fyne.CanvasObject {
	names := kit.Down(2, kit.NewDisplay("Zohra Ahmadi").Cutting(), kit.NewTitle("زہرا احمدی"),
		kit.NewParagraph("Provincial Prosecution Service · Pakistan"),
		kit.Flow(4, kit.NewChip("name ✓", kit.Green), kit.NewChip("photo ?", kit.Amber), kit.NewChip("story ✓", kit.Green)))
	top := container.NewBorder(nil, nil, kit.NewSquareAvatar(kit.Portrait{Name: "Zohra Ahmadi", Key: "2"}, 84), container.NewVBox(kit.NewButton("Edit", nil)), kit.Pad(0, 0, 0, 16, names))
	page := kit.Down(10, top,
		kit.NewSection("Award", kit.NewParagraph("For leading investigations that joined agencies, civil society and media against trafficking networks.")),
		kit.NewSection("Languages", kit.NewKeyValues(kit.Fact{Label: "Speaks", Value: "Urdu (native), English (working)"}, kit.Fact{Label: "Interpreter", Value: "not needed"})),
		kit.NewSection("Travel and stay", kit.NewKeyValues(kit.Fact{Label: "Arrives", Value: "10 Jun 14:05 · QR 707 · IAD"}, kit.Fact{Label: "Departs", Value: "24 Jun 21:40 · QR 778 · MIA"},
			kit.Fact{Label: "Stops", Value: "Washington, Boston, Miami"}, kit.Fact{Label: "Hotel no.", Value: "MIA missing", Tone: kit.Amber})),
		kit.NewSection("Needs", kit.NewKeyValues(kit.Fact{Label: "Diet", Value: "halal"}, kit.Fact{Label: "Access, medical", Value: "none"})),
	)
	foot := kit.Across(8, kit.NewButton("Certificate", nil), kit.NewButton("Schedule", nil), kit.NewButton("Badge", nil), kit.Spring(), kit.NewButton("History", nil))
	return kit.Pad(18, 20, 18, 20, container.NewBorder(nil, foot, nil, nil, container.NewVScroll(page)))
}

func galleryLooks(w fyne.Window) fyne.CanvasObject {
	disabled := kit.NewPrimaryButton("Disabled", nil)
	disabled.Disable()
	plain := kit.NewButton("Disabled", nil)
	plain.Disable()
	focused := kit.NewButton("Focused", nil)
	hovered := kit.NewPrimaryButton("Hovered", nil)
	chip := kit.NewFilterChip("Focused", 4, kit.Amber, nil)
	tones := kit.Flow(8)
	for i, name := range []string{"neutral", "green", "gold", "amber", "red", "orange", "slate", "blue", "violet", "rose", "grey"} {
		tones.Add(kit.NewChip(name, kit.Tone(i)))
	}
	notices := kit.Down(8,
		kit.NewNotice(kit.Red, "Too little time to get there", "National hotline ends 10:30, 4.1 km away: about 35 min by van, 10 min free.",
			kit.NoticeAction{Text: "Start at 11:10", Do: func() {}}, kit.NoticeAction{Text: "Ignore…", Do: func() {}}),
		kit.NewNotice(kit.Amber, "No interpreter for Dara Meas", "Khmer. Sok Vanna is free.", kit.NoticeAction{Text: "Assign", Do: func() {}}))
	card := func(name, note string, tone kit.Tone, on bool) fyne.CanvasObject {
		c := kit.NewTapCard(name, kit.Pad(12, 12, 12, 12, kit.Down(2, kit.NewStrong(name).Cutting(), kit.NewQuiet(note).Cutting())), func() {})
		c.SetSelected(on)
		return c
	}
	left := kit.Down(16,
		kit.NewSectionHeading("Buttons"),
		kit.Across(8, kit.NewPrimaryButton("Make the packet", nil), kit.NewButton("Import…", nil), kit.NewMenuButton("Export", nil), kit.NewDangerButton("Delete", nil), kit.NewQuietButton("Details", nil), kit.NewLink("a link", nil)),
		kit.Across(8, disabled, plain, focused, hovered, kit.NewIconButton(theme.ContentUndoIcon(), "Undo", nil)),
		kit.NewSectionHeading("Chips"), tones,
		kit.Across(8, selected(kit.NewFilterChip("Everyone", 11, kit.Neutral, nil)), chip, kit.NewMenuChip("English + own", kit.Neutral, nil), kit.NewMenuChip("For: participants", kit.Green, nil), kit.NewBadge(3, kit.Amber), kit.NewBadge(128, kit.Red)),
		kit.NewSectionHeading("Portraits"),
		kit.Across(8, kit.NewAvatar(kit.Portrait{Name: "Basil Haddad"}, 38), kit.NewAvatar(kit.Portrait{Name: "Ana"}, 38), kit.NewAvatar(kit.Portrait{Name: "زہرا احمدی"}, 38),
			kit.NewAvatar(kit.Portrait{Name: "x", Picture: sunset()}, 38), kit.NewSquareAvatar(kit.Portrait{Name: "x", Picture: sunset()}, 64), kit.NewSquareAvatar(kit.Portrait{Name: "Zohra Ahmadi"}, 84)),
		kit.NewSectionHeading("Cards"),
		container.NewGridWithColumns(2, card("Program book", "24 pages · participants", kit.Neutral, false), card("Certificates", "6 · attendance, award", kit.Green, true)),
		notices)
	right := container.NewGridWithRows(3,
		kit.NewCard(kit.NewEmptyState(theme.AccountIcon(), "Nobody is here yet. Add the first person, or bring in a roster.", "Add person", nil)),
		kit.NewCard(kit.NewLoadingState("Opening the program…")),
		kit.NewCard(kit.NewErrorState("The page could not be drawn. Choose another paper size or try again.", "Try again", nil)))
	galleryAfter["looks"] = func(w fyne.Window) {
		hovered.MouseIn(nil)
		w.Canvas().Focus(focused)
		focused.FocusGained()
		chip.FocusGained()
	}
	return container.NewGridWithColumns(2, kit.Pad(16, 16, 16, 16, left), kit.Pad(16, 16, 16, 16, right))
}

func sunset() image.Image {
	picture := image.NewNRGBA(image.Rect(0, 0, 90, 120))
	for y := range 120 {
		for x := range 90 {
			picture.Set(x, y, color.NRGBA{uint8(250 - y), uint8(120 + x/2), uint8(80 + y), 255})
		}
	}
	return picture
}

func countries() []kit.Option {
	var options []kit.Option
	for _, n := range []string{"Bolivia", "Cambodia", "Côte d’Ivoire", "Iraq", "Pakistan", "Peru", "Türkiye", "United States", "Venezuela"} {
		options = append(options, kit.Option{ID: n, Text: n, Detail: "region"})
	}
	return options
}

// sampleForm is a form with every kind of field.
func sampleForm() (form *kit.Form, fields map[string]kit.Field) {
	runner := kit.NewInlineRunner()
	given := kit.NewTextField("given", "Given name").SetValue("Zohra")
	family := kit.NewTextField("family", "Family name").SetPlaceholder("may be empty")
	family.SetHelp("One of the two names is enough.")
	bio := kit.NewLongField("bio", "Short biography", 2)
	born := kit.NewDateField("born", "Date of birth").SetValue(kit.Date{Year: 1986, Month: 6, Day: 5})
	start := kit.NewTimeField("start", "Starts").SetValue(kit.Clock{Hour: 9, Minute: 30})
	role := kit.NewChoiceField("role", "Role", []kit.Option{{ID: "awardee", Text: "Awardee"}, {ID: "staff", Text: "Staff"}}).SetValue("awardee")
	country := kit.NewPickerField("country", "Country", countries()).SetValue("Pakistan")
	visited := kit.NewMultiPickerField("visited", "Visits", countries()).SetValue("Peru", "Iraq", "Côte d’Ivoire")
	photo := kit.NewAnswerField("photoConsent", "Photo may be shown")
	diet := kit.NewNeedField("diet", "Diet").SetValue(kit.Need{Asked: true, Text: "halal"})
	bags := kit.NewNumberField("bags", "Bags", 0, 9).SetValue(3)
	portrait := kit.NewPhotoField("photo", "Photo", &kit.FakeFilePicker{}, runner).SetPicture(sunset())
	form = kit.NewForm("Edit person", func() error { return nil })
	form.Group("Identity", kit.Beside(given, family), kit.Beside(role, country), portrait, bio)
	form.Group("Travel", kit.Beside(born, start, bags), visited)
	form.Group("Consent and needs", photo, diet)
	fields = map[string]kit.Field{}
	for _, f := range []kit.Field{given, family, bio, born, start, role, country, visited, photo, diet, bags, portrait} {
		fields[f.Key()] = f
	}
	return form, fields
}

func galleryForm(w fyne.Window) fyne.CanvasObject {
	form, fields := sampleForm()
	galleryAfter["form"] = func(w fyne.Window) {
		form.Refuse(kit.Problems{"family": "Type a given or a family name.", "born": "The date lies in the future.", "x": "Something else is wrong."})
		fields["photoConsent"].(*kit.AnswerField).Target().FocusGained()
	}
	return container.NewHBox(kit.Pad(16, 16, 16, 16, kit.NewCard(kit.Pad(16, 16, 16, 16, kit.Fixed(560, 720, form)))))
}

func windowDialogs(w fyne.Window) kit.Dialogs {
	return kit.NewDialogs(w, kit.NewInlineRunner(), slog.New(slog.DiscardHandler))
}

func galleryDialogForm(w fyne.Window) fyne.CanvasObject {
	galleryAfter["dialogform"] = func(w fyne.Window) {
		form, _ := sampleForm()
		windowDialogs(w).ShowForm(form)
	}
	return galleryAwardees(w)
}

func galleryConfirm(w fyne.Window) fyne.CanvasObject {
	galleryAfter["confirm"] = func(w fyne.Window) {
		windowDialogs(w).Confirm(kit.Question{Title: "Delete Ana Prova?", Text: "She is taken out of the program, her meetings and the rooming list. Undo brings her back.", Yes: "Delete", Danger: true}, func() {})
	}
	return galleryAwardees(w)
}

func galleryError(w fyne.Window) fyne.CanvasObject {
	galleryAfter["error"] = func(w fyne.Window) {
		windowDialogs(w).Error("The roster could not be saved because it is open in Excel. Close it there and save again.", errors.New("rename roster.xlsx: sharing violation"))
	}
	return galleryAwardees(w)
}

func galleryCommands(w fyne.Window) *kit.Commands {
	c := kit.NewCommands(w, nil)
	do := func() {}
	c.Add(kit.Command{ID: "add", Title: "Add person", Group: "People", Shortcut: kit.Ctrl(fyne.KeyN), Action: do},
		kit.Command{ID: "edit", Title: "Edit person", Group: "People", Shown: "F2", Action: do},
		kit.Command{ID: "badge", Title: "Print badges", Group: "Reports", Action: do},
		kit.Command{ID: "undo", Title: "Undo", Group: "Edit", Shortcut: kit.Ctrl(fyne.KeyZ), Action: do, Enabled: func() bool { return false }},
		kit.Command{ID: "redo", Title: "Redo", Group: "Edit", Shortcut: kit.CtrlShift(fyne.KeyZ), Action: do})
	return c
}

func galleryPalette(w fyne.Window) fyne.CanvasObject {
	galleryAfter["palette"] = func(w fyne.Window) {
		kit.NewPalette(w, galleryCommands(w), func(string) []kit.Result {
			return []kit.Result{{Title: "Pilar Huamán", Detail: "Awardee · Peru", Group: "People", Portrait: &kit.Portrait{Name: "Pilar Huamán"}}, {Title: "Press briefing", Detail: "Thu 15 June 15:00", Group: "Meetings"}}
		}).Show("p")
	}
	return galleryAwardees(w)
}

func galleryHelp(w fyne.Window) fyne.CanvasObject {
	galleryAfter["help"] = func(w fyne.Window) {
		windowDialogs(w).ShowContent("Keyboard shortcuts", galleryCommands(w).Help(), 520, 460)
	}
	return galleryAwardees(w)
}

func galleryProgress(w fyne.Window) fyne.CanvasObject {
	galleryAfter["progress"] = func(w fyne.Window) {
		view := windowDialogs(w).Progress("Making certificates")
		_, cancel := context.WithCancel(context.Background())
		view.Start(cancel)
		view.Step(37, 100, "Zohra Ahmadi")
	}
	return galleryAwardees(w)
}

func galleryMonth(w fyne.Window) fyne.CanvasObject {
	form, fields := sampleForm()
	galleryAfter["month"] = func(w fyne.Window) { fields["born"].(*kit.DateField).OpenMonth() }
	return kit.Pad(16, 16, 16, 16, form)
}

func galleryPicker(w fyne.Window) fyne.CanvasObject {
	form, fields := sampleForm()
	galleryAfter["picker"] = func(w fyne.Window) { fields["visited"].Target().TypedRune('c') }
	return kit.Pad(16, 16, 16, 16, form)
}

func galleryEmpty(w fyne.Window) fyne.CanvasObject {
	table := peopleTable()
	table.Empty = kit.NewEmptyState(theme.AccountIcon(), "Nobody matches the filters.", "Show everyone", nil)
	table.SetRows(nil)
	return kit.Pad(16, 16, 16, 16, kit.NewCard(table))
}
