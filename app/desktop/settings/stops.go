package settings

import (
	"slices"
	"strings"
	"time"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"

	"laurel/app/desktop/kit"
	"laurel/data/program"
	"laurel/data/store"
)

// Stops shows the open program's stops in their order, to add, edit, move and delete.
func (s *Screen) Stops() {
	if s.session.Program() == nil {
		return
	}
	s.stops.fill(s.session.Program())
	add := kit.NewPrimaryButton(lang.L("Add stop"), func() { s.EditStop("") })
	content := container.NewBorder(nil, kit.Pad(12, 0, 0, 0, kit.Across(8, add)), nil, nil, s.stops.rows)
	s.session.Dialogs.ShowContent(lang.L("Stops"), kit.Pad(4, 4, 4, 4, content), 620, 480)
	if len(s.session.Program().Stops) == 0 {
		s.EditStop("")
	}
}

// stopList is the content of the stops' dialog.
type stopList struct {
	screen *Screen
	rows   *fyne.Container
}

func (l *stopList) fill(p *program.Program) {
	l.rows.Objects = nil
	if p == nil || len(p.Stops) == 0 {
		l.rows.Add(kit.NewParagraph(lang.L("No stop yet. A stop is a city with its own time zone and dates.")))
		l.rows.Refresh()
		return
	}
	for i, stop := range p.Stops {
		l.rows.Add(l.row(p, i, stop))
	}
	l.rows.Refresh()
}

func (l *stopList) row(p *program.Program, i int, stop *program.Stop) fyne.CanvasObject {
	up := kit.NewIconButton(theme.MoveUpIcon(), lang.L("Earlier"), func() { l.screen.moveStop(p, i, -1) })
	down := kit.NewIconButton(theme.MoveDownIcon(), lang.L("Later"), func() { l.screen.moveStop(p, i, +1) })
	if i == 0 {
		up.Disable()
	}
	if i == len(p.Stops)-1 {
		down.Disable()
	}
	remove := kit.NewIconButton(theme.DeleteIcon(), lang.L("Delete {{.City}}", map[string]any{"City": stop.City}), func() { l.screen.deleteStop(stop) })
	edit := kit.NewButton(lang.L("Edit"), func() { l.screen.EditStop(stop.ID) })
	facts := kit.Down(2, kit.NewStrong(stop.City), kit.NewQuiet(program.FormatPeriod(stop.From, stop.Until, l.screen.session.Language())+" · "+string(stop.Zone)))
	return kit.NewCard(kit.Pad(8, 12, 8, 12, container.NewBorder(nil, nil, nil, kit.Across(4, up, down, edit, remove), facts)))
}

func (s *Screen) moveStop(p *program.Program, from, by int) {
	ids := make([]program.ID, len(p.Stops))
	for i, stop := range p.Stops {
		ids[i] = stop.ID
	}
	ids[from], ids[from+by] = ids[from+by], ids[from]
	s.session.Edit(lang.L("Move stop"), func(tx *store.Tx) error { return tx.Reorder(p.ID, store.Stops, ids) }, nil)
}

// deleteStop deletes a stop that has no meetings at once, and asks before meetings go with it; either can be undone.
func (s *Screen) deleteStop(stop *program.Stop) {
	city := map[string]any{"City": stop.City}
	label := lang.L("Delete stop {{.City}}", city)
	s.session.Delete(label, lang.L("Deleted {{.City}}.", city),
		func(tx *store.Tx, how ...store.Deletion) error { return tx.DeleteStop(stop.ID, how...) },
		func(used *store.InUse) kit.Question {
			return kit.Question{Title: label + "?", Text: used.Error(), Yes: lang.L("Delete all of it"), Danger: true}
		})
}

// stopForm is the form of one stop.
type stopForm struct {
	screen *Screen
	stop   program.Stop

	city, hotel, address, hotelPhone, council, councilPhone, transport, driver, driverPhone, emergency, notes *kit.TextField
	country, zone                                                                                             *kit.PickerField
	from, until                                                                                               *kit.DateField
}

// EditStop opens the form of a stop of the open program, or of a new one when id is empty.
func (s *Screen) EditStop(id program.ID) {
	open := s.session.Program()
	if open == nil {
		return
	}
	f := &stopForm{screen: s, stop: program.Stop{ID: program.NewID(), From: open.Start, Until: open.End}}
	title := lang.L("Add stop")
	if found := open.Stop(id); found != nil {
		f.stop, title = *found, found.City
	} else if n := len(open.Stops); n > 0 {
		last := open.Stops[n-1]
		f.stop.Country, f.stop.From = last.Country, last.Until // the zone is asked for: a wrong one would shift every meeting without a word
	}
	f.ask(title)
}

func (f *stopForm) ask(title string) {
	before, text := f.stop, kit.NewTextField
	f.city = text("City", lang.L("City")).SetValue(before.City)
	f.country = kit.NewPickerField("Country", lang.L("Country"), countries()).SetValue(string(before.Country))
	f.zone = kit.NewPickerField("Zone", lang.L("Time zone"), zones(before.Zone)).SetValue(string(before.Zone)).AllowNew(typedZone).OfferNewIf(knownZone)
	f.zone.SetHelp(lang.L("Meetings keep their local times when the zone changes."))
	f.from = kit.NewDateField("From", lang.L("First day")).SetValue(kit.Date(before.From))
	f.until = kit.NewDateField("Until", lang.L("Last day")).SetValue(kit.Date(before.Until))
	f.hotel = text("Hotel.Name", lang.L("Hotel")).SetValue(before.Hotel.Name)
	f.hotelPhone = text("Hotel.Phone", lang.L("Telephone of the hotel")).SetValue(before.Hotel.Phone)
	f.address = kit.NewLongField("Hotel.Address", lang.L("Address of the hotel"), 2).SetValue(before.Hotel.Address)
	f.council = text("Council", lang.L("Local host")).SetValue(before.Council)
	f.councilPhone = text("CouncilPhone", lang.L("Telephone of the local host")).SetValue(before.CouncilPhone)
	f.transport = text("Transport", lang.L("Transport company")).SetValue(before.Transport)
	f.driver = text("Driver", lang.L("Driver")).SetValue(before.Driver)
	f.driverPhone = text("DriverPhone", lang.L("Telephone of the driver")).SetValue(before.DriverPhone)
	f.emergency = text("EmergencyPhone", lang.L("Emergency telephone")).SetValue(before.EmergencyPhone)
	f.notes = kit.NewLongField("Notes", lang.L("Internal notes (never printed)"), 3).SetValue(before.Notes)
	form := kit.NewForm(title, nil)
	form.Group(lang.L("Place and time"), kit.Beside(f.city, f.country), f.zone, kit.Beside(f.from, f.until))
	form.Group(lang.L("Hotel"), kit.Beside(f.hotel, f.hotelPhone), f.address)
	form.Group(lang.L("On site"), kit.Beside(f.council, f.councilPhone), f.transport, kit.Beside(f.driver, f.driverPhone), f.emergency, f.notes)
	form.SubmitLater = f.submit
	f.screen.session.Dialogs.ShowForm(form)
}

func (f *stopForm) submit(done func(error)) {
	next := f.stop
	next.City, next.Country, next.Zone = f.city.Value(), program.Country(f.country.Value()), program.Zone(f.zone.Value())
	next.From, next.Until = program.Date(f.from.Value()), program.Date(f.until.Value())
	next.Hotel = program.Hotel{Name: f.hotel.Value(), Address: f.address.Value(), Phone: f.hotelPhone.Value()}
	next.Council, next.CouncilPhone, next.Transport = f.council.Value(), f.councilPhone.Value(), f.transport.Value()
	next.Driver, next.DriverPhone, next.EmergencyPhone, next.Notes = f.driver.Value(), f.driverPhone.Value(), f.emergency.Value(), f.notes.Value()
	owner := f.screen.session.Program().ID
	label := lang.L("Edit stop {{.City}}", map[string]any{"City": next.City})
	f.screen.session.Edit(label, func(tx *store.Tx) error { return tx.PutStop(owner, &next) }, done)
}

func countries() []kit.Option {
	in := lang.SystemLocale().LanguageString()
	var options []kit.Option
	for _, c := range program.CountriesByName(in) {
		options = append(options, kit.Option{ID: string(c), Text: c.Name(in), Detail: string(c)})
	}
	return options
}

// zones offers the known zones and the one in use, should it be another.
func zones(inUse program.Zone) []kit.Option {
	offered := program.Zones()
	if inUse != "" && !slices.Contains(offered, inUse) {
		offered = append(offered, inUse)
	}
	options := make([]kit.Option, len(offered))
	for i, z := range offered {
		options[i] = zoneOption(z)
	}
	return options
}

// zoneOption also says what the zone's time is called in winter and in summer, so that CST and EDT find it.
func zoneOption(z program.Zone) kit.Option {
	detail := string(z)
	names := []string{z.Abbreviation(program.DateTime{Date: program.Date{Year: 2026, Month: time.January, Day: 15}}), z.Abbreviation(program.DateTime{Date: program.Date{Year: 2026, Month: time.July, Day: 15}})}
	if named := slices.Compact(names); strings.IndexFunc(named[0], unicode.IsLetter) == 0 {
		detail += " · " + strings.Join(named, "/")
	}
	return kit.Option{ID: string(z), Text: z.City(), Detail: detail}
}

// knownZone tells a name of the IANA database.
func knownZone(text string) bool { return program.Zone(text).Valid() }

// typedZone takes any name of the IANA database.
func typedZone(text string) (kit.Option, bool) {
	z := program.Zone(text)
	return zoneOption(z), z.Valid()
}
