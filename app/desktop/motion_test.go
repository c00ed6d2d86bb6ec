package desktop

import (
	"testing"

	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/test"

	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/kit/work"
)

func TestTheWindowIsStillWhereItIsWantedSo(t *testing.T) {
	settings := app.NewWithID(ID).Settings()
	prefs := look.NewPreferences(test.NewTempApp(t).Preferences())
	prefs.SetMotion(look.Still)
	keepStill(settings, prefs, work.NewInlineRunner())
	if settings.ShowAnimations() {
		t.Error("Fyne shows animations")
	}
	for want, s := range map[bool]stillness{
		true:  {settings: settings, prefs: prefs, system: false},
		false: {settings: settings, prefs: prefs, system: true},
	} {
		prefs.SetMotion(map[bool]look.Motion{true: look.Moving, false: look.MotionOfSystem}[want])
		if s.apply(); settings.ShowAnimations() != want {
			t.Errorf("animations are shown: %v, want %v", !want, want)
		}
	}
}
