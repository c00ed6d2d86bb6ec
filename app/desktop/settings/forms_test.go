package settings

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"laurel/app/desktop/kit/form"
	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/session"
	"laurel/data/civil"
	"laurel/data/geo"
	"laurel/data/locale"
	"laurel/data/program"
	"laurel/data/store"
)

// form is the last form that a dialog showed.
func (o *office) form() *form.Form { return o.dialogs.Forms[len(o.dialogs.Forms)-1] }

// field is the field of the last form with that key.
func field[F form.Field](o *office, key string) F {
	o.t.Helper()
	for _, part := range test.LaidOutObjects(o.form()) {
		if f, ok := part.(F); ok && f.Key() == key {
			return f
		}
	}
	o.t.Fatalf("the form has no field %q", key)
	panic("not reached")
}

func (o *office) save() {
	o.form().Save()
	o.runner.Flush()
}

// with adds a meeting at the first stop.
func (o *office) with(m program.Meeting) program.ID {
	m.ID, m.Kind, m.Stop = program.NewID(), program.Appointment, o.program().Stops[0].ID
	m.Start = civil.At(june(11), civil.Clock{Hour: 10})
	m.End = m.Start.AddMinutes(60)
	o.edit(func(tx *store.Tx) error { return tx.Put(o.program().ID, &m) })
	return m.ID
}

func TestTheThresholdsOfTheChecksAreOneUndoableEdit(t *testing.T) {
	o := openOffice(t)
	o.Checks()
	if text := words(o.form()); !strings.Contains(text, "professional appointments in a day") {
		t.Fatalf("the form reads %q", text)
	}
	field[*form.NumberField](o, "Checks.Appointments").Type("6")
	field[*form.NumberField](o, "Checks.Clearance").Type("45")
	o.save()
	if want := (program.Checks{Appointments: 6, Clearance: 45}); o.program().Checks != want {
		t.Fatalf("the checks are %+v", o.program().Checks)
	}
	o.Checks()
	number := field[*form.NumberField](o, "Checks.Appointments")
	if n, ok := number.Value(); !ok || n != 6 {
		t.Errorf("the form opens with %d, %v", n, ok)
	}
	number.Type("")
	o.save()
	if want := (program.Checks{Clearance: 45}); o.program().Checks != want {
		t.Errorf("an emptied threshold leaves %+v", o.program().Checks)
	}
	o.session.Undo()
	o.session.Undo()
	o.runner.Flush()
	if o.program().Checks != (program.Checks{}) {
		t.Errorf("after two undos the checks are %+v", o.program().Checks)
	}
}

func TestTheUsualValueIsSaidInHoursToo(t *testing.T) {
	for _, test := range []struct {
		value, most int
		want        string
	}{
		{4, 24, "usually 4"},
		{360, 24 * 60, "usually 360 (6 h)"},
		{90, 24 * 60, "usually 90 (1 h 30 min)"},
		{45, 24 * 60, "usually 45"},
	} {
		if got := usualText(test.value, test.most); got != test.want {
			t.Errorf("%d of %d reads %q, expected %q", test.value, test.most, got, test.want)
		}
	}
}

func TestAStopsVehiclesAreRowsThatGrow(t *testing.T) {
	o := openOffice(t)
	stop := o.program().Stops[0].ID
	o.EditStop(stop)
	field[*form.TextField](o, "Vehicles.0").Type("Coach 1")
	field[*form.NumberField](o, "Vehicles.0.Seats").Type("40")
	field[*form.TextField](o, "Vehicles.1").Type("Coach 1")
	o.save()
	if m := field[*form.TextField](o, "Vehicles.1").Message(); m != "Two vehicles have the same name." {
		t.Fatalf("the second vehicle says %q", m)
	}
	field[*form.TextField](o, "Vehicles.1").Type("")
	field[*form.NumberField](o, "Vehicles.1.Seats").Type("8")
	o.save()
	if m := field[*form.TextField](o, "Vehicles.1").Message(); m != "Give each vehicle a name, such as Coach 1." {
		t.Fatalf("the vehicle without a name says %q", m)
	}
	field[*form.TextField](o, "Vehicles.1").Type("Van")
	field[*form.TextField](o, "Vehicles.2").Type("Car")
	o.save()
	got := o.program().Stop(stop).Vehicles
	if len(got) != 3 || got[0] != (program.Vehicle{Name: "Coach 1", Seats: 40}) ||
		got[1] != (program.Vehicle{Name: "Van", Seats: 8}) ||
		got[2].Name != "Car" {
		t.Errorf("the vehicles are %+v", got)
	}
}

func TestMeetingsFollowTheNewNameOfAVehicle(t *testing.T) {
	o := openOffice(t)
	stop := *o.program().Stops[0]
	stop.Vehicles = []program.Vehicle{{Name: "A"}, {Name: "B"}}
	o.edit(func(tx *store.Tx) error { return tx.Put(o.program().ID, &stop) })
	inA, inB := o.with(
		program.Meeting{Title: "First", Vehicle: "A"},
	), o.with(
		program.Meeting{Title: "Second", Vehicle: "B"},
	)
	o.EditStop(stop.ID)
	field[*form.TextField](o, "Vehicles.0").Type("B")
	field[*form.TextField](o, "Vehicles.1").Type("A")
	o.save()
	if a, b := o.program().Meeting(inA).Vehicle, o.program().Meeting(inB).Vehicle; a != "B" || b != "A" {
		t.Errorf("the meetings are in %q and %q", a, b)
	}
	o.session.Undo()
	o.runner.Flush()
	if a := o.program().Meeting(inA).Vehicle; a != "A" || o.program().Stop(stop.ID).Vehicles[0].Name != "A" {
		t.Errorf("one undo leaves %q", a)
	}
}

func TestAStopsFormTakesHotelTrafficAndZone(t *testing.T) {
	o := openOffice(t)
	o.with(program.Meeting{Title: "Briefing"})
	o.with(program.Meeting{Title: "Lunch"})
	stop := o.program().Stops[0].ID
	o.EditStop(stop)
	if text := words(o.form()); strings.Contains(text, "keeps its local time") {
		t.Error("an unchanged zone speaks of local times")
	}
	zone := field[*form.PickerField](o, "Zone")
	zone.Choose("America/Chicago")
	want := "2 meetings keep their local times: 10:00 EDT becomes 10:00 CDT."
	if text := o.zoneHelpOf(stop, "America/Chicago"); text != want {
		t.Errorf("the zone says %q", text)
	}
	field[*form.TextField](o, "Hotel.Position").Type("somewhere")
	field[*form.NumberField](o, "Traffic").Type("10")
	o.save()
	if m := field[*form.TextField](o, "Hotel.Position").Message(); !strings.HasPrefix(
		m,
		"Type latitude and longitude",
	) {
		t.Fatalf("the coordinates say %q", m)
	}
	field[*form.TextField](o, "Hotel.Position").Type("https://www.openstreetmap.org/#map=18/38.9/-77.03")
	o.save()
	got := o.program().Stop(stop)
	if got.Traffic != 10 || got.Zone != "America/Chicago" ||
		got.Hotel.Position != (geo.Position{Known: true, Latitude: 38.9, Longitude: -77.03}) {
		t.Errorf("the stop is %+v", got)
	}
	if start := o.program().Meetings[0].Start; start != civil.At(june(11), civil.Clock{Hour: 10}) {
		t.Errorf("the meeting begins at %v", start)
	}
	o.EditStop(stop)
	o.save()
	if again := o.program().Stop(stop); again.Hotel.Position != got.Hotel.Position || again.Traffic != 10 {
		t.Errorf("saving once more leaves %+v", again)
	}
}

func TestTheZoneOfACityIsKnownWhereItIsSure(t *testing.T) {
	for _, c := range []struct {
		city    string
		country program.Country
		want    civil.Zone
	}{
		{"Salvador", "BR", "America/Bahia"},
		{"rio de janeiro", "BR", "America/Sao_Paulo"},
		{"Montréal", "CA", "America/Toronto"},
		{"Barcelona", "ES", "Europe/Madrid"},
		{"Beispielstadt", "DE", "Europe/Berlin"}, // all zones of Germany have one time
		{"Prova", "BR", ""},
		{"San Diego", "US", "America/Los_Angeles"},
		{"Portland", "US", ""}, // in Oregon and in Maine
	} {
		if got := session.ZoneOfCity(c.city, c.country); got != c.want {
			t.Errorf("%s (%s) is in %q, not %q", c.city, c.country, got, c.want)
		}
	}
}

func TestTheZoneOfANewStopFollowsItsCountryAndIsKept(t *testing.T) {
	o := openOffice(t)
	o.EditStop("")
	field[*form.TextField](o, "City").Type("Kampala")
	country := field[*form.PickerField](o, "Country")
	country.Choose("KE")
	country.Choose("UG")
	o.save()
	stops := o.program().Stops
	if last := stops[len(stops)-1]; last.City != "Kampala" || last.Zone != "Africa/Kampala" {
		t.Errorf("the new stop is %s in %s", last.City, last.Zone)
	}
}

// zoneHelpOf is what the form of a stop shows once another zone is chosen.
func (o *office) zoneHelpOf(stop program.ID, zone string) string {
	f := &stopForm{
		screen: o.Screen, fields: session.FieldsOf(o.program().Stop(stop)), zone: form.NewPickerField("Zone", "", nil),
	}
	f.zone.SetValue(zone)
	return f.zoneHelp()
}

func TestTheZonesOfTheCountryAreOfferedFirst(t *testing.T) {
	offered := session.ZoneOptions("AU", "Europe/Paris")
	if offered[0].ID != "Australia/Sydney" && !strings.HasPrefix(offered[0].ID, "Australia/") ||
		!strings.HasPrefix(offered[4].ID, "Australia/") {
		t.Errorf("Australia begins with %v", offered[:5])
	}
	seen := map[string]int{}
	for _, o := range offered {
		seen[o.ID]++
	}
	if seen["Europe/Paris"] != 1 || seen["Australia/Sydney"] != 1 || seen[""] != 0 {
		t.Errorf("zones are offered twice or not at all: %v", seen)
	}
}

func TestAZoneIsFoundByTheCityThatIsInIt(t *testing.T) {
	app := test.NewTempApp(t)
	app.Settings().SetTheme(look.ThemeFor(look.Light, 1))
	for typed, want := range map[string]string{
		"boston": "America/New_York", "eastern": "America/New_York", "salt lake": "America/Denver",
	} {
		field := form.NewPickerField("Zone", "Time zone", session.ZoneOptions("US", ""))
		w := test.NewTempWindow(t, field)
		w.Resize(fyne.NewSize(600, 600))
		w.Canvas().Focus(field.Target())
		field.Target().TypedRune(rune(typed[0]))
		test.Type(w.Canvas().Focused(), typed[1:])
		w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
		if field.Value() != want {
			t.Errorf("%q finds %q, not %s", typed, field.Value(), want)
		}
	}
}

func TestWhoTakesPartIsChangedForSeveralAtOnce(t *testing.T) {
	o := openOffice(t)
	dara := &program.Person{
		ID:     program.NewID(),
		Role:   program.Interpreter,
		Given:  "Dara",
		Family: "Minta",
		Stays:  []program.Stay{{Stop: o.program().Stops[0].ID, Confirmation: "X-1"}},
	}
	o.edit(func(tx *store.Tx) error { return tx.Put(o.program().ID, dara) })
	stop := o.program().Stops[0].ID
	o.TakingPart(stop)
	table := o.taking.table
	part := func(id program.ID) string {
		for _, r := range table.Rows() {
			if r.person.ID == id {
				return r.part.Text
			}
		}
		return "not listed"
	}
	o.taking.table.Select(string(o.ana.ID), string(dara.ID))
	o.taking.buttons[2].OnTapped()
	o.runner.Flush()
	o.taking.fill(o.program())
	if part(o.ana.ID) != "absent" || part(dara.ID) != "absent" || o.taking.counted.Text != "0 of 2 take part" {
		t.Fatalf("they are %q and %q: %s", part(o.ana.ID), part(dara.ID), o.taking.counted.Text)
	}
	if stay, _ := o.program().Person(dara.ID).StayAt(stop); stay.Confirmation != "X-1" {
		t.Errorf("the hotel's number is %q", stay.Confirmation)
	}
	o.taking.askDays()
	field[*form.DateField](o, "From").Type("14 Jun 2026")
	field[*form.DateField](o, "Until").Type("12 Jun 2026")
	o.save()
	if m := field[*form.DateField](o, "Until").Message(); m != "The last day is before the first." {
		t.Errorf("the last day says %q", m)
	}
	field[*form.DateField](o, "Until").Type("")
	o.save()
	o.taking.fill(o.program())
	if part(o.ana.ID) != "from Sun 14 Jun" || part(dara.ID) != "from Sun 14 Jun" {
		t.Errorf("they are %q and %q", part(o.ana.ID), part(dara.ID))
	}
	o.taking.table.Select(string(o.ana.ID))
	o.taking.buttons[0].OnTapped()
	o.runner.Flush()
	if len(o.program().Person(o.ana.ID).Stays) != 0 {
		t.Errorf("the whole stay is kept as %+v", o.program().Person(o.ana.ID).Stays)
	}
	o.session.Undo()
	o.session.Undo()
	o.session.Undo()
	o.runner.Flush()
	if len(o.program().Person(o.ana.ID).Stays) != 0 || len(o.program().Person(dara.ID).Stays) != 1 {
		t.Error("three undos do not lead back")
	}
	o.taking.search.SetText("minta")
	if rows := table.Rows(); len(rows) != 1 || rows[0].person.ID != dara.ID {
		t.Errorf("the search leaves %d people", len(rows))
	}
}

func TestTheThemesOfAProgramAreChosenFromTheReadySets(t *testing.T) {
	o := openOffice(t)
	o.EditProgram("Themes")
	themes := field[*form.ChoiceField](o, "Themes")
	if themes.Value() != "four-ps" {
		t.Fatalf("a program that chose none has %s", themes.Value())
	}
	themes.Choose("rule-of-law")
	o.save()
	if got := o.program().ThemeList(); len(got) != 5 || got[0].Name(locale.English) != "Access to justice" {
		t.Errorf("the themes are %v", got)
	}
	own := []program.Theme{{ID: "x", Names: program.InEachLanguage(locale.English, "Yes")}}
	o.edit(func(tx *store.Tx) error {
		return tx.Put("", o.program().With(func(p *program.Program) { p.Themes = own }))
	})
	o.EditProgram("")
	if value := field[*form.ChoiceField](o, "Themes").Value(); value != "own" {
		t.Errorf("themes of its own are taken for %s", value)
	}
	o.save()
	if got := o.program().Themes; len(got) != 1 || got[0].ID != "x" {
		t.Errorf("saving lost the program's own themes: %v", got)
	}
}
