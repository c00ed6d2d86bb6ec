package table_test

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

	"laurel/app/desktop/kit/dialog"
	"laurel/app/desktop/kit/form"
	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/kit/table"
	"laurel/app/desktop/kit/work"
	"laurel/data/civil"
)

// TestGallery draws every widget light and dark into the folder named by LAUREL_PICTURES, to be looked at; without it
// the test is passed over. `LAUREL_PICTURES=/tmp/kit go test -run Gallery ./app/desktop/kit/table`
func TestGallery(t *testing.T) {
	folder := os.Getenv("LAUREL_PICTURES")
	if folder == "" {
		t.Skip("pictures are made only when LAUREL_PICTURES names a folder")
	}
	pages := map[string]func(w fyne.Window) fyne.CanvasObject{
		"awardees": galleryAwardees, "looks": galleryLooks, "form": galleryForm, "confirm": galleryConfirm,
		"error":   galleryError,
		"palette": galleryPalette, "month": galleryMonth, "picker": galleryPicker, "dialogform": galleryDialogForm,
		"help": galleryHelp, "progress": galleryProgress, "empty": galleryEmpty,
	}
	looks := []struct {
		name       string
		appearance look.Appearance
		scale      float32
	}{{"light", look.Light, 1}, {"dark", look.Dark, 1}, {"light125", look.Light, 1.25}}
	for name, page := range pages {
		for _, style := range looks {
			app := test.NewTempApp(t)
			app.Settings().SetTheme(look.ThemeFor(style.appearance, style.scale))
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
			save(t, filepath.Join(folder, name+"-"+style.name+".png"), w.Canvas().Capture())
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
	todo                                    []look.ChipText
}

var people = []person{
	{
		"1", "Basil Haddad", "باسل حداد", "Iraq", "Awardee", "Arabic",
		[]look.ChipText{{Text: "complete", Tone: look.Green}},
	},
	{
		"2", "Zohra Ahmadi", "زہرا احمدی", "Pakistan", "Awardee", "Urdu, English",
		[]look.ChipText{{Text: "photo consent?", Tone: look.Amber}},
	},
	{
		"3", "Inas Al Samawi", "إيناس السماوي", "Iraq", "Awardee", "Arabic",
		[]look.ChipText{{Text: "complete", Tone: look.Green}},
	},
	{
		"4", "Pilar Huamán", "", "Peru", "Awardee", "Spanish",
		[]look.ChipText{{Text: "passport Oct 2026", Tone: look.Red}},
	},
	{
		"5", "Dara Meas", "មាស ដារ៉ា", "Cambodia", "Awardee", "Khmer",
		[]look.ChipText{
			{Text: "diet not asked", Tone: look.Amber},
			{Text: "emergency", Tone: look.Red},
			{Text: "photo", Tone: look.Amber},
		},
	},
	{"6", "Elena Moreno", "", "Venezuela", "Awardee", "Spanish", []look.ChipText{{Text: "complete", Tone: look.Green}}},
	{
		"7", "Leila Karim", "ليلى كريم", "United States", "Interpreter", "Arabic, English",
		[]look.ChipText{{Text: "covers 2", Tone: look.Neutral}},
	},
	{
		"8", "Sok Vanna with a rather long name that is cut", "សុខ វណ្ណា", "United States", "Interpreter",
		"Khmer, English",
		[]look.ChipText{{Text: "covers 1", Tone: look.Neutral}},
	},
}

func peopleTable() *table.Table[person] {
	rows := table.New(func(p person) string { return p.id },
		table.Column[person]{
			ID: "name", Title: "Name", Weight: 2.3, Min: 160, Kind: table.PersonCells,
			Cell: func(p person) table.Cell {
				return table.Cell{Text: p.name, Second: p.own, Portrait: look.Portrait{Name: p.name, Key: p.id}}
			},
		},
		table.Column[person]{
			ID: "country", Title: "Country", Weight: 1.2,
			Cell: func(p person) table.Cell { return table.Cell{Text: p.country} },
		},
		table.Column[person]{
			ID: "role", Title: "Role", Weight: 1,
			Cell: func(p person) table.Cell { return table.Cell{Text: p.role} },
		},
		table.Column[person]{
			ID: "languages", Title: "Languages", Weight: 1.25,
			Cell: func(p person) table.Cell { return table.Cell{Text: p.languages} },
		},
		table.Column[person]{
			ID: "todo", Title: "To do", Weight: 1.4, Kind: table.ChipCells,
			Cell: func(p person) table.Cell { return table.Cell{Chips: p.todo} },
		},
	)
	rows.SetRows(people)
	return rows
}

func galleryAwardees(w fyne.Window) fyne.CanvasObject {
	dialogs := dialog.New(w, work.NewInlineRunner(), slog.New(slog.DiscardHandler))
	rows := peopleTable()
	rows.SortBy("name", false)
	rows.Select("2")
	rows.SortBy("", false)
	program := look.NewTitle("Courage Awards 2026 ▾")
	when := look.NewQuiet("10–24 June 2026  ·  Washington → Boston → Miami")
	mark := look.NewSquareAvatar(look.Portrait{Name: "L", Key: "x"}, 26)
	right := look.Across(8, look.NewHeaderSearch("Search or type a command", "Ctrl K", func(string) {}),
		look.NewIconButton(theme.ContentUndoIcon(), "Undo", nil), look.NewIconButton(theme.ContentRedoIcon(), "Redo",
			nil),
		look.NewIconButton(theme.MenuIcon(), "Menu", nil))
	header := look.NewHeader(look.Across(14, mark, program, when), right)
	filters := look.Across(8,
		look.NewPrimaryButton("Add person", nil), look.NewButton("Import…", nil), look.NewMenuButton("Export", nil),
		selected(look.NewFilterChip("Everyone", 11, look.Neutral, nil)), look.NewFilterChip("Awardees", 6,
			look.Neutral, nil),
		look.NewFilterChip("Interpreters", 3, look.Neutral, nil), look.NewFilterChip("Consent unknown", 2, look.Amber,
			nil),
		look.NewFilterChip("No emergency contact", 1, look.Amber, nil), look.NewFilterChip("Passport < 6 months", 1,
			look.Red, nil))
	tabs := look.NewTabBar(
		look.Tab{ID: "a", Title: "Awardees", Content: func() fyne.CanvasObject {
			list := look.NewCard(rows)
			return look.Pad(10, 16, 12, 16, container.NewBorder(look.Pad(0, 0, 12, 0, filters), nil, nil, nil,
				look.NewSplit(look.NewPreferences(fyne.CurrentApp().Preferences()), "people", 0.59, list,
					look.NewCard(detail()))))
		}},
		look.Tab{ID: "s", Title: "Schedule"}, look.Tab{ID: "r", Title: "Reports"})
	tabs.SetBadge("s", 3)
	status := look.NewStatusLine()
	status.Set("Last backup 09:30", "● Saved 09:41", "11 people, 6 awardees", "Sealed")
	content := container.NewBorder(container.NewVBox(header, tabs), status, nil, nil, tabs.Body)
	galleryAfter["awardees"] = func(fyne.Window) { dialogs.Toast("Deleted Ana Prova.", "Undo", func() {}) }
	return look.NewRoot(content)
}

func selected(c *look.FilterChip) *look.FilterChip {
	c.SetSelected(true)
	return c
}

func detail() fyne.CanvasObject {
	names := look.Down(2, look.NewDisplay("Zohra Ahmadi").Cutting(), look.NewTitle("زہرا احمدی"),
		look.NewParagraph("Provincial Prosecution Service · Pakistan"),
		look.Flow(4, look.NewChip("name ✓", look.Green), look.NewChip("photo ?", look.Amber),
			look.NewChip("story ✓", look.Green)))
	top := container.NewBorder(nil, nil, look.NewSquareAvatar(look.Portrait{Name: "Zohra Ahmadi", Key: "2"}, 84),
		container.NewVBox(look.NewButton("Edit", nil)), look.Pad(0, 0, 0, 16, names))
	page := look.Down(10, top,
		look.NewSection("Award",
			look.NewParagraph("For leading investigations that joined agencies, civil society and media "+
				"against trafficking networks.")),
		look.NewSection("Languages",
			look.NewKeyValues(look.Fact{Label: "Speaks", Value: "Urdu (native), English (working)"},
				look.Fact{Label: "Interpreter", Value: "not needed"})),
		look.NewSection("Travel and stay",
			look.NewKeyValues(look.Fact{Label: "Arrives", Value: "10 Jun 14:05 · QR 707 · IAD"},
				look.Fact{Label: "Departs", Value: "24 Jun 21:40 · QR 778 · MIA"},
				look.Fact{Label: "Stops", Value: "Washington, Boston, Miami"}, look.Fact{
					Label: "Hotel no.",
					Value: "MIA missing", Tone: look.Amber,
				})),
		look.NewSection("Needs",
			look.NewKeyValues(look.Fact{Label: "Diet", Value: "halal"},
				look.Fact{Label: "Access, medical", Value: "none"})),
	)
	foot := look.Across(8, look.NewButton("Certificate", nil), look.NewButton("Schedule", nil),
		look.NewButton("Badge", nil), look.Spring(), look.NewButton("History", nil))
	return look.Pad(18, 20, 18, 20, container.NewBorder(nil, foot, nil, nil, container.NewVScroll(page)))
}

func galleryLooks(w fyne.Window) fyne.CanvasObject {
	disabled := look.NewPrimaryButton("Disabled", nil)
	disabled.Disable()
	plain := look.NewButton("Disabled", nil)
	plain.Disable()
	focused := look.NewButton("Focused", nil)
	hovered := look.NewPrimaryButton("Hovered", nil)
	chip := look.NewFilterChip("Focused", 4, look.Amber, nil)
	tones := look.Flow(8)
	for i, name := range []string{
		"neutral", "green", "gold", "amber", "red", "orange", "slate", "blue", "violet",
		"rose", "grey",
	} {
		tones.Add(look.NewChip(name, look.Tone(i)))
	}
	notices := look.Down(8,
		look.NewNotice(look.Red, "Too little time to get there",
			"National hotline ends 10:30, 4.1 km away: about 35 min by van, 10 min free.",
			look.NoticeAction{Text: "Start at 11:10", Do: func() {}}, look.NoticeAction{
				Text: "Ignore…",
				Do:   func() {},
			}),
		look.NewNotice(look.Amber, "No interpreter for Dara Meas", "Khmer. Sok Vanna is free.",
			look.NoticeAction{Text: "Assign", Do: func() {}}))
	card := func(name, note string, tone look.Tone, on bool) fyne.CanvasObject {
		c := look.NewTapCard(name,
			look.Pad(12, 12, 12, 12,
				look.Down(2, look.NewStrong(name).Cutting(), look.NewQuiet(note).Cutting())), func() {})
		c.SetSelected(on)
		return c
	}
	left := look.Down(16,
		look.NewSectionHeading("Buttons"),
		look.Across(8, look.NewPrimaryButton("Make the packet", nil), look.NewButton("Import…", nil),
			look.NewMenuButton("Export", nil), look.NewButtonWith(look.DangerLook, "Delete", nil,
				nil), look.NewQuietButton("Details", nil), look.NewLink("a link", nil)),
		look.Across(8, disabled, plain, focused, hovered, look.NewIconButton(theme.ContentUndoIcon(), "Undo", nil)),
		look.NewSectionHeading("Chips"), tones,
		look.Across(8, selected(look.NewFilterChip("Everyone", 11, look.Neutral, nil)), chip,
			look.NewMenuChip("English + own", look.Neutral, nil), look.NewMenuChip("For: participants", look.Green,
				nil), look.NewBadge(3, look.Amber), look.NewBadge(128, look.Red)),
		look.NewSectionHeading("Portraits"),
		look.Across(8, look.NewAvatar(look.Portrait{Name: "Basil Haddad"}, 38),
			look.NewAvatar(look.Portrait{Name: "Ana"}, 38), look.NewAvatar(look.Portrait{Name: "زہرا احمدی"}, 38),
			look.NewAvatar(look.Portrait{Name: "x", Picture: sunset()},
				38), look.NewSquareAvatar(look.Portrait{
				Name:    "x",
				Picture: sunset(),
			}, 64), look.NewSquareAvatar(look.Portrait{Name: "Zohra Ahmadi"}, 84)),
		look.NewSectionHeading("Cards"),
		container.NewGridWithColumns(2, card("Program book", "24 pages · participants", look.Neutral, false),
			card("Certificates", "6 · attendance, award", look.Green, true)),
		notices)
	right := container.NewGridWithRows(3,
		look.NewCard(look.NewEmptyState(theme.AccountIcon(),
			"Nobody is here yet. Add the first person, or bring in a roster.", "Add person", nil)),
		look.NewCard(look.NewLoadingState("Opening the program…")),
		look.NewCard(look.NewErrorState("The page could not be drawn. Choose another paper size or try again.",
			"Try again", nil)))
	galleryAfter["looks"] = func(w fyne.Window) {
		hovered.MouseIn(nil)
		w.Canvas().Focus(focused)
		focused.FocusGained()
		chip.FocusGained()
	}
	return container.NewGridWithColumns(2, look.Pad(16, 16, 16, 16, left), look.Pad(16, 16, 16, 16, right))
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

func countries() []form.Option {
	var options []form.Option
	for _, n := range []string{
		"Bolivia", "Cambodia", "Côte d’Ivoire", "Iraq", "Pakistan", "Peru", "Türkiye",
		"United States", "Venezuela",
	} {
		options = append(options, form.Option{ID: n, Text: n, Detail: "region"})
	}
	return options
}

// sampleForm is a form with every kind of field.
func sampleForm() (editing *form.Form, fields map[string]form.Field) {
	runner := work.NewInlineRunner()
	given := form.NewTextField("given", "Given name").SetValue("Zohra")
	family := form.NewTextField("family", "Family name").SetPlaceholder("may be empty")
	family.SetHelp("One of the two names is enough.")
	bio := form.NewLongField("bio", "Short biography", 2)
	born := form.NewDateField("born", "Date of birth").SetValue(civil.Date{Year: 1986, Month: 6, Day: 5})
	start := form.NewTimeField("start", "Starts").SetValue(civil.Clock{Hour: 9, Minute: 30})
	role := form.NewChoiceField("role", "Role",
		[]form.Option{{ID: "awardee", Text: "Awardee"}, {ID: "staff", Text: "Staff"}}).SetValue("awardee")
	country := form.NewPickerField("country", "Country", countries()).SetValue("Pakistan")
	visited := form.NewMultiPickerField("visited", "Visits", countries()).SetValue("Peru", "Iraq", "Côte d’Ivoire")
	photo := form.NewAnswerField("photoConsent", "Photo may be shown")
	diet := form.NewNeedField("diet", "Diet").SetValue(form.Need{Asked: true, Text: "halal"})
	bags := form.NewNumberField("bags", "Bags", 0, 9).SetValue(3)
	portrait := form.NewPhotoField("photo", "Photo", dialog.PhotoChooser(&dialog.FakeFilePicker{}),
		runner).SetPicture(sunset())
	editing = form.New("Edit person", func() error { return nil })
	editing.Group("Identity", form.Beside(given, family), form.Beside(role, country), portrait, bio)
	editing.Group("Travel", form.Beside(born, start, bags), visited)
	editing.Group("Consent and needs", photo, diet)
	fields = map[string]form.Field{}
	for _, f := range []form.Field{
		given, family, bio, born, start, role, country, visited, photo, diet, bags,
		portrait,
	} {
		fields[f.Key()] = f
	}
	return editing, fields
}

func galleryForm(w fyne.Window) fyne.CanvasObject {
	f, fields := sampleForm()
	galleryAfter["form"] = func(w fyne.Window) {
		f.Refuse(form.Problems{
			"family": "Type a given or a family name.", "born": "The date lies in the future.",
			"x": "Something else is wrong.",
		})
		fields["photoConsent"].(*form.AnswerField).Target().FocusGained()
	}
	return container.NewHBox(look.Pad(16, 16, 16, 16, look.NewCard(look.Pad(16, 16, 16, 16, look.Fixed(560, 720, f)))))
}

func windowDialogs(w fyne.Window) dialog.Dialogs {
	return dialog.New(w, work.NewInlineRunner(), slog.New(slog.DiscardHandler))
}

func galleryDialogForm(w fyne.Window) fyne.CanvasObject {
	galleryAfter["dialogform"] = func(w fyne.Window) {
		f, _ := sampleForm()
		windowDialogs(w).ShowForm(f)
	}
	return galleryAwardees(w)
}

func galleryConfirm(w fyne.Window) fyne.CanvasObject {
	galleryAfter["confirm"] = func(w fyne.Window) {
		windowDialogs(w).Confirm(dialog.Question{
			Title: "Delete Ana Prova?",
			Text:  "She is taken out of the program, her meetings and the rooming list. Undo brings her back.",
			Yes:   "Delete", Danger: true,
		}, func() {})
	}
	return galleryAwardees(w)
}

func galleryError(w fyne.Window) fyne.CanvasObject {
	galleryAfter["error"] = func(w fyne.Window) {
		windowDialogs(w).Error(
			"The roster could not be saved because it is open in Excel. Close it there and save again.",
			errors.New("rename roster.xlsx: sharing violation"),
		)
	}
	return galleryAwardees(w)
}

func galleryCommands(w fyne.Window) *dialog.Commands {
	c := dialog.NewCommands(w, nil)
	do := func() {}
	c.Add(dialog.Command{ID: "add", Title: "Add person", Group: "People", Shortcut: dialog.Ctrl(fyne.KeyN), Action: do},
		dialog.Command{ID: "edit", Title: "Edit person", Group: "People", Shown: "F2", Action: do},
		dialog.Command{ID: "badge", Title: "Print badges", Group: "Reports", Action: do},
		dialog.Command{
			ID: "undo", Title: "Undo", Group: "Edit", Shortcut: dialog.Ctrl(fyne.KeyZ), Action: do,
			Enabled: func() bool { return false },
		},
		dialog.Command{ID: "redo", Title: "Redo", Group: "Edit", Shortcut: dialog.CtrlShift(fyne.KeyZ), Action: do})
	return c
}

func galleryPalette(w fyne.Window) fyne.CanvasObject {
	galleryAfter["palette"] = func(w fyne.Window) {
		dialog.NewPalette(w, galleryCommands(w), func(string) []dialog.Result {
			return []dialog.Result{
				{
					Title: "Pilar Huamán", Detail: "Awardee · Peru", Group: "People",
					Portrait: &look.Portrait{Name: "Pilar Huamán"},
				},
				{Title: "Press briefing", Detail: "Thu 15 June 15:00", Group: "Meetings"},
			}
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
	f, fields := sampleForm()
	galleryAfter["month"] = func(w fyne.Window) { fields["born"].(*form.DateField).OpenMonth() }
	return look.Pad(16, 16, 16, 16, f)
}

func galleryPicker(w fyne.Window) fyne.CanvasObject {
	f, fields := sampleForm()
	galleryAfter["picker"] = func(w fyne.Window) { fields["visited"].Target().TypedRune('c') }
	return look.Pad(16, 16, 16, 16, f)
}

func galleryEmpty(w fyne.Window) fyne.CanvasObject {
	rows := peopleTable()
	rows.Empty = look.NewEmptyState(theme.AccountIcon(), "Nobody matches the filters.", "Show everyone", nil)
	rows.SetRows(nil)
	return look.Pad(16, 16, 16, 16, look.NewCard(rows))
}
