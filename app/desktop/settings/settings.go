// Package settings contains what is set now and then: a program's own data with its certificate, its stops and who
// takes part in them, the thresholds of its checks, which certificates were issued, what was sent to whom, and the
// window's looks.
package settings

import (
	"cmp"
	"math"
	"strconv"
	"time"

	"laurel/app/desktop/kit/form"
	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/session"
	"laurel/app/documents"
	"laurel/app/request"
	"laurel/data/civil"
	"laurel/data/locale"
	"laurel/data/program"
)

// Screen opens the settings' dialogs over a window.
type Screen struct {
	session   *session.Session
	catalogue documents.Catalogue // what can be sent
	stops     *stopList
	issued    *issuedList
	releases  *releaseList
	taking    *takingPart // nil before it was opened
}

// New makes the settings of a window, in which the documents of a catalogue can be marked as sent.
func New(s *session.Session, catalogue documents.Catalogue) *Screen {
	screen := &Screen{session: s, catalogue: catalogue}
	screen.stops = newStopList(screen)
	screen.issued = newIssuedList(screen)
	screen.releases = &releaseList{screen: screen, rows: look.Down(8)}
	s.OnProgram(func(p *program.Program) {
		if s.Dialogs.Open() { // else they are filled when they are opened
			screen.stops.fill(p)
			screen.issued.fill(p)
			screen.releases.fill(p)
			if screen.taking != nil {
				screen.taking.fill(p)
			}
		}
	})
	return screen
}

// scales are the steps of Larger and Smaller.
var scales = []float32{0.85, 1, 1.1, 1.25, 1.5, 1.75, 2}

// Scale makes everything in the window larger (+1) or smaller (-1), one step.
func (s *Screen) Scale(step int) {
	nearest := 0
	for i, scale := range scales {
		if scale <= s.session.Prefs.Scale()+0.01 {
			nearest = i
		}
	}
	s.session.Prefs.SetScale(scales[min(max(nearest+step, 0), len(scales)-1)])
	s.session.Window.ApplyLooks()
}

// appearances are the answers of the form of appearance.
var appearances = map[string]look.Appearance{"system": look.FollowSystem, "light": look.Light, "dark": look.Dark}

// motions are the answers about what moves.
var motions = map[string]look.Motion{"system": look.MotionOfSystem, "still": look.Still, "moving": look.Moving}

// percent returns a scale in percent, as a choice of the form has it.
func percent(scale float32) string { return strconv.Itoa(int(math.Round(float64(scale) * 100))) }

// Appearance asks for palette, size, motion, language and region of the window.
func (s *Screen) Appearance() {
	prefs := s.session.Prefs
	system := form.Option{ID: "system", Text: locale.L("Same as this computer")}
	palette := form.NewChoiceField("palette", locale.L("Colours"), []form.Option{
		system,
		{ID: "light", Text: locale.L("Light")},
		{ID: "dark", Text: locale.L("Dark")},
	}).SetValue(keyOf(appearances, prefs.Appearance()))
	var sizes []form.Option
	for _, scale := range scales {
		sizes = append(sizes, form.Option{ID: percent(scale), Text: percent(scale) + " %"})
	}
	size := form.NewChoiceField("size", locale.L("Size"), sizes).SetValue(percent(prefs.Scale()))
	motion := form.NewChoiceField("motion", locale.L("Animations"), []form.Option{
		system,
		{ID: "still", Text: locale.L("Reduced")},
		{ID: "moving", Text: locale.L("Normal")},
	}).SetValue(keyOf(motions, prefs.Motion()))
	language := form.NewChoiceField(
		"language",
		locale.L("Display language"),
		append(
			[]form.Option{system},
			languageOptions(locale.WindowLanguages())...),
	).SetValue(cmp.Or(prefs.Language(), system.ID))
	region := form.NewPickerField("region", locale.L("Region"),
		append([]form.Option{system}, session.CountryOptions(locale.Window())...)).
		SetValue(cmp.Or(prefs.Region(), system.ID))
	f := form.New(locale.L("Appearance, language and region"), func() error {
		prefs.SetAppearance(appearances[palette.Value()])
		for _, scale := range scales {
			if percent(scale) == size.Value() {
				prefs.SetScale(scale)
			}
		}
		prefs.SetMotion(motions[motion.Value()])
		prefs.SetLanguage(fromSystem(language.Value()))
		prefs.SetRegion(fromSystem(region.Value()))
		return nil
	})
	f.OnChanged = func() { region.SetHelp(habits(fromSystem(language.Value()), fromSystem(region.Value()))) }
	f.OnChanged()
	f.OnClosed = func(saved bool) {
		if saved {
			s.session.Window.ApplyLooks()
		}
	}
	f.Group("", palette, size, motion, language, region)
	s.session.Dialogs.ShowForm(f)
}

// habits describes how dates, times, weeks and paper are in a language and a region; "" is that of the window.
func habits(language, region string) string {
	now := locale.Window()
	in := locale.Language(cmp.Or(language, string(now))).In(cmp.Or(region, now.Region()))
	moment := civil.At(civil.NewDate(2026, time.March, 8), civil.NewClock(14, 30))
	return now.Text("region.habits", locale.Values{
		"Moment": in.ShortMoment(moment), "Day": now.Weekday(in.Habits().FirstWeekday),
		"Paper": request.PaperOf(in).Name(now),
	})
}

func fromSystem(choice string) string {
	if choice == "system" {
		return ""
	}
	return choice
}

func keyOf[V comparable](choices map[string]V, value V) string {
	for key, v := range choices {
		if v == value {
			return key
		}
	}
	return ""
}
