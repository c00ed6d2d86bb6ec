package desktop

import (
	"context"
	"reflect"
	"time"

	"fyne.io/fyne/v2"

	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/kit/work"
)

// stillness keeps the window still where the person or the system wants it so: the cursor of a field does not blink,
// nothing lights up, and work without a known end shows three dots that do not move.
type stillness struct {
	settings fyne.Settings
	prefs    *look.Preferences
	system   bool // the system asks for it
}

// keepStill applies the preferences to an application's settings from now on. What the system asks for is found out
// beside the window.
func keepStill(settings fyne.Settings, prefs *look.Preferences, runner *work.Runner) {
	s := &stillness{settings: settings, prefs: prefs}
	s.apply()
	settings.AddListener(func(fyne.Settings) { s.apply() })
	const patience = 3 * time.Second
	work.Run(runner, nil, func(ctx context.Context) (bool, error) {
		ctx, cancel := context.WithTimeout(ctx, patience)
		defer cancel()
		return systemIsStill(ctx), nil
	}, func(still bool, _ error) {
		s.system = still
		s.apply()
	})
}

func (s *stillness) apply() {
	wanted := s.prefs.Motion()
	setStill(s.settings, wanted == look.Still || wanted == look.MotionOfSystem && s.system)
}

// setStill sets whether Fyne's widgets move. Fyne reads that from a file for all of its programs, and offers no call;
// settings of another kind, as in tests, stay as they are.
func setStill(settings fyne.Settings, still bool) {
	value := reflect.Indirect(reflect.ValueOf(settings))
	if value.Kind() != reflect.Struct {
		return
	}
	schema := value.FieldByName("schema")
	if !schema.IsValid() {
		return
	}
	field := schema.FieldByName("DisableAnimations")
	if field.IsValid() && field.CanAddr() && field.Kind() == reflect.Bool {
		reflect.NewAt(field.Type(), field.Addr().UnsafePointer()).Elem().SetBool(still)
	}
}
