package settings

import (
	"slices"
	"strconv"

	"laurel/app/desktop/kit/form"
	"laurel/app/desktop/session"
	"laurel/data/locale"
	"laurel/data/program"
	"laurel/data/store"
)

// stopForm is the form of one stop.
type stopForm struct {
	screen *Screen
	stop   program.Stop
	form   *form.Form

	city, hotel, address, hotelPhone, position, council, councilPhone, transport, driver, driverPhone, emergency, notes *form.TextField

	country, zone *form.PickerField
	from, until   *form.DateField
	traffic       *form.NumberField
	vehicles      []*vehicleRow
	offered       bool
	countryShown  string // whose zones are offered first
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
	f := &stopForm{screen: s, stop: program.Stop{ID: program.NewID(), From: open.Start, Until: open.End}}
	title := locale.L("Add stop")
	if found := open.Stop(id); found != nil {
		f.stop, title = *found, found.City
	} else if n := len(open.Stops); n > 0 {
		last := open.Stops[n-1]
		f.stop.Country, f.stop.From = last.Country, last.Until // the zone is asked for: a wrong one would shift every meeting without a word
	}
	f.ask(title)
}

func (f *stopForm) ask(title string) {
	before, text := f.stop, form.NewTextField
	f.city = text("City", locale.L("City")).SetValue(before.City)
	f.country = form.NewPickerField("Country", locale.L("Country"), session.CountryOptions(f.screen.session.Locale())).SetValue(string(before.Country))
	f.zone = form.NewPickerField("Zone", locale.L("Time zone"), nil).SetValue(string(before.Zone)).AllowNew(typedZone).OfferNewIf(knownZone)
	f.from = form.NewDateField("From", locale.L("First day")).SetValue(form.Date(before.From)).Near(form.Date(f.screen.session.Program().Start))
	f.until = form.NewDateField("Until", locale.L("Last day")).SetValue(form.Date(before.Until)).Near(form.Date(before.From))
	f.hotel = text("Hotel.Name", locale.L("Hotel")).SetValue(before.Hotel.Name)
	f.hotelPhone = text("Hotel.Phone", locale.L("Telephone of the hotel")).SetValue(before.Hotel.Phone)
	f.address = form.NewLongField("Hotel.Address", locale.L("Address of the hotel"), 2).SetValue(before.Hotel.Address)
	f.position = session.PositionField("Hotel.Position", locale.L("Coordinates or map link of the hotel"), before.Hotel.Position)
	f.council = text("Council", locale.L("Local host")).SetValue(before.Council)
	f.councilPhone = text("CouncilPhone", locale.L("Telephone of the local host")).SetValue(before.CouncilPhone)
	f.transport = text("Transport", locale.L("Transport company")).SetValue(before.Transport)
	f.driver = text("Driver", locale.L("Driver")).SetValue(before.Driver)
	f.driverPhone = text("DriverPhone", locale.L("Telephone of the driver")).SetValue(before.DriverPhone)
	f.emergency = text("EmergencyPhone", locale.L("Emergency telephone")).SetValue(before.EmergencyPhone)
	f.traffic = form.NewNumberField("Traffic", locale.L("Traffic, minutes a way by road"), 0, 600).SetSome(before.Traffic)
	f.notes = form.NewLongField("Notes", locale.L("Internal notes (never printed)"), 3).SetValue(before.Notes)

	f.form = form.New(title, nil)
	f.form.Group(locale.L("Place and time"), form.Beside(f.city, f.country), f.zone, form.Beside(f.from, f.until))
	f.form.Group(locale.L("Hotel"), form.Beside(f.hotel, f.hotelPhone), f.address, f.position)
	f.form.Group(locale.L("On site"), form.Beside(f.council, f.councilPhone), f.emergency, f.notes)
	f.form.Group(locale.L("Transport"), form.Beside(f.transport, f.traffic), form.Beside(f.driver, f.driverPhone))
	for _, v := range before.Vehicles {
		f.addVehicle(v)
	}
	f.addVehicle(program.Vehicle{})
	f.form.OnChanged = f.follow
	f.follow()
	f.form.SubmitLater = f.submit
	f.screen.session.Dialogs.ShowForm(f.form)
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

// follow brings what hangs on other answers up to date: the zones the country, what is said of the times the zone, and an empty line for one more
// vehicle.
func (f *stopForm) follow() {
	if country := f.country.Value(); !f.offered || country != f.countryShown {
		f.offered, f.countryShown = true, country
		f.zone.SetOptions(session.ZoneOptions(program.Country(country), program.Zone(f.zone.Value())))
	}
	f.zone.SetHelp(f.zoneHelp())
	if last := f.vehicles[len(f.vehicles)-1]; last.name.Value() != "" {
		f.addVehicle(program.Vehicle{})
		f.form.Refresh()
	}
}

// zoneHelp says what another zone does to the meetings that are planned.
func (f *stopForm) zoneHelp() string {
	zone, planned := program.Zone(f.zone.Value()), 0
	noon := program.At(f.stop.From, program.Clock{Hour: 10})
	for _, m := range f.screen.session.Program().Meetings {
		if m.Stop == f.stop.ID {
			if planned == 0 {
				noon.Date = m.Start.Date
			}
			planned++
		}
	}
	if planned == 0 || zone == f.stop.Zone || !zone.Valid() {
		return locale.L("Meetings keep their local times when the zone changes.")
	}
	data := map[string]any{"Count": planned, "Before": f.stop.Zone.Abbreviation(noon), "After": zone.Abbreviation(noon)}
	return locale.N("{{.Count}} meetings keep their local times: 10:00 {{.Before}} becomes 10:00 {{.After}}.", planned, data)
}

func (f *stopForm) submit(done func(error)) {
	next := f.stop
	next.City, next.Country, next.Zone = f.city.Value(), program.Country(f.country.Value()), program.Zone(f.zone.Value())
	next.From, next.Until = program.Date(f.from.Value()), program.Date(f.until.Value())
	next.Hotel = program.Hotel{Name: f.hotel.Value(), Address: f.address.Value(), Phone: f.hotelPhone.Value(), Position: session.PositionOf(f.position)}
	next.Council, next.CouncilPhone, next.Transport = f.council.Value(), f.councilPhone.Value(), f.transport.Value()
	next.Driver, next.DriverPhone, next.EmergencyPhone, next.Notes = f.driver.Value(), f.driverPhone.Value(), f.emergency.Value(), f.notes.Value()
	next.Traffic, _ = f.traffic.Value()
	vehicles, renamed, err := f.answeredVehicles()
	if err != nil {
		done(err)
		return
	}
	next.Vehicles = vehicles
	if err := session.InWords(next.Validate()); err != nil {
		done(err)
		return
	}
	owner := f.screen.session.Program().ID
	label := locale.L("Edit stop {{.City}}", map[string]any{"City": next.City})
	f.screen.session.Edit(label, func(tx *store.Tx) error {
		if err := tx.PutStop(owner, &next); err != nil || len(renamed) == 0 {
			return err
		}
		return renameVehicles(tx, owner, next.ID, renamed)
	}, func(err error) { done(session.InWords(err)) })
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
		if err := tx.PutMeeting(owner, &next); err != nil {
			return err
		}
	}
	return nil
}

// knownZone tells a name of the IANA database.
func knownZone(text string) bool { return program.Zone(text).Valid() }

// typedZone takes any name of the IANA database.
func typedZone(text string) (form.Option, bool) {
	z := program.Zone(text)
	return session.ZoneOption(z), z.Valid()
}
