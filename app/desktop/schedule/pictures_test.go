package schedule

import (
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"laurel/app/desktop/kit"
)

// TestPictures draws the tab light and dark into the folder named by LAUREL_PICTURES, for eyes.
func TestPictures(t *testing.T) {
	folder := os.Getenv("LAUREL_PICTURES")
	if folder == "" {
		t.Skip("pictures are made only when LAUREL_PICTURES names a folder")
	}
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
			for name, look := range map[string]kit.Appearance{"light": kit.Light, "dark": kit.Dark} {
				fyne.CurrentApp().Settings().SetTheme(kit.ThemeFor(look, 1))
				test.ApplyTheme(t, kit.ThemeFor(look, 1))
				file, err := os.Create(filepath.Join(folder, "schedule-"+scene.name+"-"+name+".png"))
				if err != nil {
					t.Fatal(err)
				}
				if err := png.Encode(file, h.window.Canvas().Capture()); err != nil {
					t.Fatal(err)
				}
				if err := file.Close(); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}
