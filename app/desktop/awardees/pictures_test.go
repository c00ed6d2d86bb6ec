package awardees

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
		make func(t *testing.T) *harness
	}{
		{"read", func(t *testing.T) *harness {
			h := sampleHarness(t)
			h.choose("Minta Zsófia")
			return h
		}},
		{"missing", func(t *testing.T) *harness {
			h := sampleHarness(t)
			h.choose("Zaheer Ahmed")
			return h
		}},
		{"whole", func(t *testing.T) *harness {
			h := sampleHarness(t)
			h.choose("Zaheer Ahmed")
			h.setConsent(h.current().ID, consentParts[0], program.Yes)
			h.window.Resize(fyne.NewSize(1280, 1500))
			return h
		}},
		{"form", func(t *testing.T) *harness {
			h := sampleHarness(t)
			h.choose("Minta Zsófia")
			h.Edit()
			h.window.Resize(fyne.NewSize(1280, 3300))
			return h
		}},
		{"edit", func(t *testing.T) *harness {
			h := sampleHarness(t)
			h.choose("Minta Zsófia")
			h.Edit()
			return h
		}},
		{"several", func(t *testing.T) *harness {
			h := sampleHarness(t)
			h.choose("Zaheer Ahmed", "Dara Mech", "Eumelis Moya")
			return h
		}},
		{"bulk", func(t *testing.T) *harness {
			h := sampleHarness(t)
			h.choose("Zaheer Ahmed", "Dara Mech", "Eumelis Moya")
			h.Edit()
			return h
		}},
		{"nobody", func(t *testing.T) *harness { return openHarness(t, smallProgram(), nil) }},
		{"nothing", func(t *testing.T) *harness {
			h := sampleHarness(t)
			h.list.search.SetText("zzz")
			return h
		}},
		{"closed", func(t *testing.T) *harness { return openHarness(t, nil, nil) }},
	}
	for _, scene := range scenes {
		t.Run(scene.name, func(t *testing.T) {
			h := scene.make(t)
			for name, appearance := range map[string]look.Appearance{"light": look.Light, "dark": look.Dark} {
				fyne.CurrentApp().Settings().SetTheme(look.ThemeFor(appearance, 1))
				test.ApplyTheme(t, look.ThemeFor(appearance, 1))
				sessiontest.Picture(t, h.window, filepath.Join(folder, "awardees-"+scene.name+"-"+name+".png"))
			}
		})
	}
}
