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

// TestPictures draws the tab light and dark into the folder named by LAUREL_PICTURES, to be looked at.
func TestPictures(t *testing.T) {
	folder := sessiontest.Pictures(t)
	scenes := []struct {
		name string
		make func(t *testing.T) *fixture
	}{
		{"read", func(t *testing.T) *fixture {
			h := sampleTab(t)
			h.choose("The national hotline and misinformation")
			return h
		}},
		{"clash", func(t *testing.T) *fixture {
			h := sampleTab(t)
			h.choose("Call with the program office")
			h.board.agenda.Focus()
			return h
		}},
		{"grid", func(t *testing.T) *fixture {
			h := sampleTab(t)
			h.board.show(gridView)
			h.choose("One office: police, prosecutors, social workers")
			h.board.view().reveal()
			return h
		}},
		{"grid-stop", func(t *testing.T) *fixture {
			h := sampleTab(t)
			h.board.show(gridView)
			h.filters.stops[0].Tapped(nil)
			h.choose("The national hotline and misinformation")
			return h
		}},
		{"grid-busy", func(t *testing.T) *fixture {
			h := openTab(t, busyProgram(1000), nil)
			h.board.show(gridView)
			return h
		}},
		{"grid-days", func(t *testing.T) *fixture {
			night := meeting("Night flight", at(10, 22, 30), at(11, 1, 45))
			night.Kind = program.FlightKind
			h := openTab(
				t,
				smallProgram(
					meeting("Arrival", at(9, 15, 0), at(9, 16, 30)),
					meeting("Briefing", at(11, 9, 0), at(11, 9, 15)),
					meeting("Second briefing at the same time", at(11, 9, 0), at(11, 10, 30)),
					night,
				),
				nil,
			)
			h.board.show(gridView)
			return h
		}},
		{"people", func(t *testing.T) *fixture {
			h := sampleTab(t)
			h.board.show(peopleView)
			h.choose("Call with the program office")
			h.board.view().reveal()
			return h
		}},
		{"people-row", func(t *testing.T) *fixture {
			h := sampleTab(t)
			h.board.show(peopleView)
			h.board.views[peopleView].(*people).SelectRow(string(h.person("Alex Specimen").ID))
			return h
		}},
		{"legs", func(t *testing.T) *fixture {
			h := sampleTab(t)
			h.board.show(routesView)
			h.choose("Call with the program office")
			h.board.view().reveal()
			return h
		}},
		{"edit", func(t *testing.T) *fixture {
			h := sampleTab(t)
			h.choose("Care that takes trauma into account")
			h.actions.edit()
			return h
		}},
		{"long-page", func(t *testing.T) *fixture {
			h := sampleTab(t)
			h.choose("Federal legislation")
			h.window.Resize(fyne.NewSize(1280, 1500))
			return h
		}},
		{"long-form", func(t *testing.T) *fixture {
			h := sampleTab(t)
			h.choose("Care that takes trauma into account")
			h.window.Resize(fyne.NewSize(1280, 1500))
			h.actions.edit()
			return h
		}},
		{"several", func(t *testing.T) *fixture {
			h := sampleTab(t)
			h.choose("Speaking to the media", "Rehearsal for the ceremony", "Early dinner")
			return h
		}},
		{"filtered", func(t *testing.T) *fixture {
			h := sampleTab(t)
			h.filters.showClashes()
			return h
		}},
		{"days", func(t *testing.T) *fixture {
			return openTab(
				t,
				smallProgram(
					meeting("Arrival", at(9, 22, 0), at(10, 1, 30)),
					meeting("Briefing", at(11, 9, 0), at(11, 10, 0)),
				),
				nil,
			)
		}},
		{"none", func(t *testing.T) *fixture { return openTab(t, smallProgram(), nil) }},
		{"nothing", func(t *testing.T) *fixture {
			h := sampleTab(t)
			h.filters.search.SetText("zzz")
			return h
		}},
		{"nostops", func(t *testing.T) *fixture {
			p := smallProgram()
			p.Stops = nil
			return openTab(t, p, nil)
		}},
		{"closed", func(t *testing.T) *fixture { return openTab(t, nil, nil) }},
	}
	for _, scene := range scenes {
		t.Run(scene.name, func(t *testing.T) {
			h := scene.make(t)
			looks := map[string]fyne.Theme{
				"light":    look.ThemeFor(look.Light, 1),
				"dark":     look.ThemeFor(look.Dark, 1),
				"light125": look.ThemeFor(look.Light, 1.25),
			}
			for name, appearance := range looks {
				fyne.CurrentApp().Settings().SetTheme(appearance)
				test.ApplyTheme(t, appearance)
				sessiontest.Picture(t, h.window, filepath.Join(folder, "schedule-"+scene.name+"-"+name+".png"))
			}
		})
	}
}
