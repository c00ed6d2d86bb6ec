package settings

import (
	"slices"
	"strconv"

	"laurel/app/desktop/kit/form"
	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/session"
	"laurel/data/civil"
	"laurel/data/locale"
	"laurel/data/program"
	"laurel/data/store"
)

// stopForm is the form of one stop.
type stopForm struct {
	screen   *Screen
	form     *form.Form
	fields   *session.Fields[program.Stop]
	city     *form.TextField
	country  *form.PickerField
	zone     *form.PickerField
	vehicles []*vehicleRow
	line     string // what a line is called that asks for a part; "": it is a form of its own

	zonesOf  *program.Country // whose zones the picker offers first; nil before they were offered
	proposed civil.Zone       // the zone that the city and country have, chosen until another one is
}

// vehicleRow asks for one vehicle.
type vehicleRow struct {
	before string // its name, by which meetings know it
	name   *form.TextField
	seats  *form.NumberField
}

// EditStop opens the form of a stop of the open program, or of a new one when id is empty.
func (s *Screen) EditStop(id program.ID) {
	open := s.session.Program()
	if open == nil {
		return
	}
	before := program.Stop{ID: program.NewID(), From: open.Start, Until: open.End}
	title := locale.L("Add stop")
	if found := open.Stop(id); found != nil {
		before = *found
		title = found.City
	} else if n := len(open.Stops); n > 0 {
		// The zone is asked for: a wrong one would shift every meeting in silence.
		before.Country = open.Stops[n-1].Country
		before.From = open.Stops[n-1].Until
	}
	f := s.newStopForm(title, &before)
	if before.ID == id {
		f.form.AddButton(s.session.History().Button(f.form, &before))
	}
	isFirst := len(open.Stops) == 0
	f.form.OnClosed = func(saved bool) {
		if saved && isFirst {
			s.Stops()
		}
		if saved && s.stops.add != nil {
			s.session.FocusSoon(func() { look.Focus(s.stops.add) })
		}
	}
	s.session.Drafts().Keep(f.form, session.StopForm, id)
	s.session.Dialogs.ShowForm(f.form)
}

func (s *Screen) newStopForm(title string, before *program.Stop) *stopForm {
	f := &stopForm{screen: s, form: form.New(title, nil), fields: session.FieldsOf(before)}
	f.addGroups()
	for _, v := range before.Vehicles {
		f.addVehicle(v)
	}
	f.addVehicle(program.Vehicle{})
	f.form.OnChanged = f.follow
	f.follow()
	f.form.SubmitLater = f.submit
	return f
}

// stopLine makes the form of a line about a stop: it asks for the fields at these paths.
func (s *Screen) stopLine(id program.ID, label string, paths ...string) *form.Form {
	open := s.session.Program()
	if open == nil || open.Stop(id) == nil {
		return nil
	}
	before := *open.Stop(id)
	f := s.newStopForm(before.City, &before)
	f.line = label
	s.session.Drafts().Keep(f.form, session.StopForm, id)
	return f.form.InPlace(paths...)
}

func (f *stopForm) addGroups() {
	fs := f.fields
	f.country = fs.Picker("Country", locale.L("Country"), session.CountryOptions(locale.Window()))
	f.zone = fs.Picker("Zone", locale.L("Time zone"), nil).AllowNew(typedZone).OfferNewIf(knownZone)
	f.city = fs.Text("City", locale.L("City"))
	from := fs.Date("From", locale.L("First day")).Near(f.screen.session.Program().Start)
	until := fs.Date("Until", locale.L("Last day")).Near(fs.From.From)
	f.form.Group(locale.L("Place and time"),
		form.Beside(f.city, f.country), f.zone, form.Beside(from, until))
	f.form.Group(locale.L("Hotel"),
		form.Beside(
			fs.Text("Hotel.Name", locale.L("Hotel")),
			fs.Text("Hotel.Phone", locale.L("Telephone of the hotel"))),
		fs.Long("Hotel.Address", locale.L("Address of the hotel"), 2),
		fs.Position("Hotel.Position", locale.L("Coordinates or map link of the hotel")))
	f.form.Group(locale.L("On site"),
		form.Beside(
			fs.Text("Council", locale.L("Local host")),
			fs.Text("CouncilPhone", locale.L("Telephone of the local host"))),
		fs.Text("EmergencyPhone", locale.L("Emergency telephone")),
		fs.Long("Notes", locale.L("Internal notes (never printed)"), 3))
	f.form.Group(locale.L("Transport"),
		form.Beside(
			fs.Text("Transport", locale.L("Transport company")),
			fs.Number("Traffic", locale.L("Traffic: extra minutes per trip by road"), 0, 600)),
		form.Beside(
			fs.Text("Driver", locale.L("Driver")),
			fs.Text("DriverPhone", locale.L("Telephone of the driver"))))
}

// addVehicle adds a line for a vehicle; the last one is empty and waits for another.
func (f *stopForm) addVehicle(v program.Vehicle) {
	key := "Vehicles." + strconv.Itoa(len(f.vehicles))
	row := &vehicleRow{
		before: v.Name,
		name:   form.NewTextField(key, locale.L("Vehicle")).SetValue(v.Name).SetPlaceholder(locale.L("e.g. Coach 1")),
		seats:  form.NewNumberField(key+".Seats", locale.L("Seats for passengers"), 1, 999).SetSome(v.Seats),
	}
	f.vehicles = append(f.vehicles, row)
	f.form.Group("", form.Beside(row.name, row.seats))
}

// follow updates what depends on other answers: the zones that are offered, the sentence about the times, and an empty
// line for one more vehicle.
func (f *stopForm) follow() {
	if country := program.Country(f.country.Value()); f.zonesOf == nil || country != *f.zonesOf {
		f.zonesOf = &country
		f.zone.SetOptions(session.ZoneOptions(country, civil.Zone(f.zone.Value())))
	}
	f.proposeZone()
	f.zone.SetHelp(f.zoneHelp())
	if last := f.vehicles[len(f.vehicles)-1]; last.name.Value() != "" {
		f.addVehicle(program.Vehicle{})
		f.form.Refresh()
	}
}

// proposeZone chooses the zone of the city and country, unless the zone was chosen by a person.
func (f *stopForm) proposeZone() {
	if chosen := f.zone.Value(); chosen != "" && chosen != string(f.proposed) {
		return
	}
	city := f.city.Value()
	zone := session.ZoneOfCity(city, program.Country(f.country.Value()))
	if city == "" || zone == "" || zone == f.proposed {
		return
	}
	f.proposed = zone
	f.zone.Choose(string(zone))
}

// zoneHelp returns what another zone does to the meetings that are planned.
func (f *stopForm) zoneHelp() string {
	stop := f.fields.From
	zone := civil.Zone(f.zone.Value())
	planned := 0
	morning := civil.At(stop.From, civil.Clock{Hour: 10})
	for _, m := range f.screen.session.Program().Meetings {
		if m.Stop == stop.ID {
			if planned == 0 {
				morning.Date = m.Start.Date
			}
			planned++
		}
	}
	if planned == 0 || zone == stop.Zone || !zone.Valid() {
		return locale.L("Meetings keep their local times when the zone changes.")
	}
	data := locale.Values{"Before": stop.Zone.Abbreviation(morning), "After": zone.Abbreviation(morning)}
	return locale.N(
		"{{.Count}} meetings keep their local times: 10:00 {{.Before}} becomes 10:00 {{.After}}.",
		planned,
		data,
	)
}

func (f *stopForm) submit(done func(error)) {
	next := *f.fields.From
	f.fields.Apply(&next)
	vehicles, renamed, err := f.answeredVehicles()
	if err != nil {
		done(err)
		return
	}
	next.Vehicles = vehicles
	if err := session.Localized(next.Validate()); err != nil {
		done(err)
		return
	}
	var before []program.Record
	open := f.screen.session.Program()
	if was := open.Stop(next.ID); was != nil {
		before = append(before, was)
	}
	if err := f.form.Doubt(session.DoubtsOf(open, &next, before...)); err != nil {
		done(err)
		return
	}
	owner := open.ID
	label := locale.L("Edit stop {{.City}}", locale.Values{"City": next.City})
	if f.line != "" {
		label = locale.L("{{.Name}}: {{.Field}}", locale.Values{"Field": f.line, "Name": next.City})
	}
	f.screen.session.Edit(label, func(tx *store.Tx) error {
		if err := tx.Put(owner, &next); err != nil || len(renamed) == 0 {
			return err
		}
		return renameVehicles(tx, owner, next.ID, renamed)
	}, func(err error) { done(session.Localized(err)) })
}

// answeredVehicles are the vehicles that have a name, and those that had another before.
func (f *stopForm) answeredVehicles() (vehicles []program.Vehicle, renamed map[string]string, err error) {
	found := form.Problems{}
	renamed = map[string]string{}
	for _, row := range f.vehicles {
		v := program.Vehicle{Name: row.name.Value()}
		v.Seats, _ = row.seats.Value()
		switch {
		case v.Name == "" && v.Seats == 0:
			continue
		case v.Name == "":
			found[row.name.Key()] = locale.L("Give each vehicle a name, such as Coach 1.")
		case slices.ContainsFunc(vehicles, func(other program.Vehicle) bool { return other.Name == v.Name }):
			found[row.name.Key()] = locale.L("Two vehicles have the same name.")
		}
		if row.before != "" && row.before != v.Name {
			renamed[row.before] = v.Name
		}
		vehicles = append(vehicles, v)
	}
	if len(found) > 0 {
		return nil, nil, found
	}
	return vehicles, renamed, nil
}

// renameVehicles lets the meetings of a stop follow the new names of its vehicles.
func renameVehicles(tx *store.Tx, owner, stop program.ID, renamed map[string]string) error {
	latest, err := tx.Program(owner)
	if err != nil {
		return err
	}
	for _, m := range latest.Meetings {
		name := renamed[m.Vehicle]
		if m.Stop != stop || name == "" {
			continue
		}
		next := *m
		next.Vehicle = name
		if err := tx.Put(owner, &next); err != nil {
			return err
		}
	}
	return nil
}

// knownZone reports whether the IANA database has the name.
func knownZone(text string) bool { return civil.Zone(text).Valid() }

// typedZone accepts any name of the IANA database.
func typedZone(text string) (form.Option, bool) {
	z := civil.Zone(text)
	return session.ZoneOption(z), z.Valid()
}
