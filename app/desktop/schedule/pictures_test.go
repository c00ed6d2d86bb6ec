package schedule

import (
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/session/sessiontest"
	"laurel/data/program"
)

// TestPictures draws the tab light and dark into the folder named by LAUREL_PICTURES, for eyes.
func TestPictures(t *testing.T) {
	folder := sessiontest.Pictures(t)
	scenes := []struct {
		name string
		make func(t *testing.T) *house
	}{
		{"read", func(t *testing.T) *house {
			h := sampleHouse(t)
			h.choose("The national hotline and misinformation")
			return h
		}},
		{"clash", func(t *testing.T) *house {
			h := sampleHouse(t)
			h.choose("Call with the program office")
			h.list.agenda.Focus()
			return h
		}},
		{"grid", func(t *testing.T) *house {
			h := sampleHouse(t)
			h.SetView(gridName)
			h.choose("One office: police, prosecutors, social workers")
			h.view().reveal()
			return h
		}},
		{"grid-stop", func(t *testing.T) *house {
			h := sampleHouse(t)
			h.SetView(gridName)
			h.list.stops[0].Tapped(nil)
			h.choose("The national hotline and misinformation")
			return h
		}},
		{"grid-busy", func(t *testing.T) *house {
			h := openHouse(t, busyProgram(1000), nil)
			h.SetView(gridName)
			return h
		}},
		{"grid-days", func(t *testing.T) *house {
			night := meeting("Night flight", at(10, 22, 30), at(11, 1, 45))
			night.Kind = program.FlightKind
			h := openHouse(t, smallProgram(meeting("Arrival", at(9, 15, 0), at(9, 16, 30)), meeting("Briefing", at(11, 9, 0), at(11, 9, 15)), meeting("Second briefing at the same time", at(11, 9, 0), at(11, 10, 30)), night), nil)
			h.SetView(gridName)
			return h
		}},
		{"people", func(t *testing.T) *house {
			h := sampleHouse(t)
			h.SetView(peopleName)
			h.choose("Call with the program office")
			h.view().reveal()
			return h
		}},
		{"people-row", func(t *testing.T) *house {
			h := sampleHouse(t)
			h.SetView(peopleName)
			h.views.all[peopleName].(*peopleView).line.SelectRow(string(h.person("Alex Specimen").ID))
			return h
		}},
		{"legs", func(t *testing.T) *house {
			h := sampleHouse(t)
			h.SetView(legsName)
			h.choose("Call with the program office")
			h.view().reveal()
			return h
		}},
		{"edit", func(t *testing.T) *house {
			h := sampleHouse(t)
			h.choose("Care that takes trauma into account")
			h.Edit()
			return h
		}},
		{"long-page", func(t *testing.T) *house {
			h := sampleHouse(t)
			h.choose("Federal legislation")
			h.window.Resize(fyne.NewSize(1280, 1500))
			return h
		}},
		{"long-form", func(t *testing.T) *house {
			h := sampleHouse(t)
			h.choose("Care that takes trauma into account")
			h.window.Resize(fyne.NewSize(1280, 1500))
			h.Edit()
			return h
		}},
		{"several", func(t *testing.T) *house {
			h := sampleHouse(t)
			h.choose("Speaking to the media", "Rehearsal for the ceremony", "Early dinner")
			return h
		}},
		{"filtered", func(t *testing.T) *house {
			h := sampleHouse(t)
			h.ShowClashes()
			return h
		}},
		{"days", func(t *testing.T) *house {
			return openHouse(t, smallProgram(meeting("Arrival", at(9, 22, 0), at(10, 1, 30)), meeting("Briefing", at(11, 9, 0), at(11, 10, 0))), nil)
		}},
		{"none", func(t *testing.T) *house { return openHouse(t, smallProgram(), nil) }},
		{"nothing", func(t *testing.T) *house {
			h := sampleHouse(t)
			h.list.search.SetText("zzz")
			return h
		}},
		{"nostops", func(t *testing.T) *house {
			p := smallProgram()
			p.Stops = nil
			return openHouse(t, p, nil)
		}},
		{"closed", func(t *testing.T) *house { return openHouse(t, nil, nil) }},
	}
	for _, scene := range scenes {
		t.Run(scene.name, func(t *testing.T) {
			h := scene.make(t)
			looks := map[string]fyne.Theme{"light": look.ThemeFor(look.Light, 1), "dark": look.ThemeFor(look.Dark, 1), "light125": look.ThemeFor(look.Light, 1.25)}
			for name, appearance := range looks {
				fyne.CurrentApp().Settings().SetTheme(appearance)
				test.ApplyTheme(t, appearance)
				sessiontest.Picture(t, h.window, filepath.Join(folder, "schedule-"+scene.name+"-"+name+".png"))
			}
		})
	}
}
