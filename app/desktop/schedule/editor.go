package schedule

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"laurel/app/desktop/kit/form"
	"laurel/app/desktop/session"
	"laurel/data/locale"
	"laurel/data/program"
	"laurel/data/store"
)

// editor is the form of a meeting in the pane.
type editor struct {
	screen  *Screen
	form    *form.Form
	fields  *fieldset[program.Meeting]
	program program.ID
	meeting program.ID       // empty for a new one
	fresh   *program.Meeting // the new meeting before anything was typed

	kind, stop, attendance, status *form.ChoiceField
	day, until, since              *form.DateField
	start, end                     *form.TimeField
	organisation, contacts         *form.PickerField
	vehicle, interpreters          *form.PickerField
	link                           *form.TextField
	organisations, contactOptions  []form.Option
	vehicleOptions                 []form.Option
	interpreterOptions             []form.Option
	interpretersFor                string                  // the answers on which the interpreters that are offered hang
	newOrganisations               []*program.Organisation // typed here, stored with the meeting
	newContacts                    []*program.Contact

	lastStart  program.Clock // the end follows the start
	lastStatus string        // the date follows the status
	following  bool
}

// The answers to who attends.
const (
	everyone = "everyone"
	chosen   = "chosen"
)

func (v *Screen) newEditor(m *program.Meeting, fresh bool) *editor {
	e := &editor{screen: v, program: v.s.Program().ID, fields: &fieldset[program.Meeting]{from: m}}
	title := locale.L("Edit meeting")
	if fresh {
		title, e.fresh = locale.L("Add a meeting"), m
	} else {
		e.meeting = m.ID
	}
	e.form = form.New(title, nil)
	e.form.SubmitLater = e.submit
	e.form.Discard = v.s.AskToDiscard
	e.form.OnClosed = func(saved bool) {
		if !saved {
			v.closeEditor()
		}
	}
	e.when()
	e.where()
	e.who()
	e.state()
	e.form.OnChanged = e.follow
	e.follow()
	return e
}

func (e *editor) when() {
	fs, m, p, in := e.fields, e.fields.from, e.screen.s.Program(), e.screen.language()
	e.kind = choice(fs, "Kind", locale.L("Kind"), named(program.Kinds(), in, program.Kind.Name), func(m *program.Meeting) *program.Kind { return &m.Kind })
	e.stop = choice(fs, "Stop", locale.L("Stop"), stopOptions(p), func(m *program.Meeting) *program.ID { return &m.Stop })
	e.day = form.NewDateField("Start", locale.L("Day")).Near(m.Start.Date).SetValue(m.Start.Date)
	e.start = form.NewTimeField("Start.Clock", locale.L("Starts")).SetValue(m.Start.Clock)
	e.end = form.NewTimeField("End", locale.L("Ends")).SetValue(m.End.Clock)
	e.until = form.NewDateField("End.Date", locale.L("Ends on, if more than a day later")).Near(m.Start.Date)
	if !m.End.IsZero() && m.End != ending(m.Start, m.End.Clock, program.Date{}) {
		e.until.SetValue(m.End.Date)
	}
	for _, field := range []form.Field{e.day, e.start, e.end, e.until} {
		fs.bind(field, e.applyTimes)
	}
	e.lastStart = m.Start.Clock
	e.form.Group("",
		fs.text("Title", locale.L("Title"), func(m *program.Meeting) *string { return &m.Title }),
		form.Beside(e.kind, e.stop),
		e.day, form.Beside(e.start, e.end), e.until)
}

// ending is when something ends that starts then: on the given day, else at the next time the clock shows it.
func ending(start program.DateTime, clock program.Clock, on program.Date) program.DateTime {
	if on.IsZero() {
		on = start.Date
		if clock.Minutes() < start.Clock.Minutes() {
			on = on.AddDays(1)
		}
	}
	return program.At(on, clock)
}

// applyTimes sets start and end of a meeting to what the four fields say together.
func (e *editor) applyTimes(m *program.Meeting) {
	from, _ := e.start.Value()
	until, _ := e.end.Value()
	m.Start = program.At(e.day.Value(), from)
	m.End = ending(m.Start, until, e.until.Value())
}

// shift moves what is typed as day and start; the end follows.
func (e *editor) shift(minutes int) {
	clock, ok := e.start.Value()
	if day := e.day.Value(); ok && !day.IsZero() {
		start := program.At(day, clock).AddMinutes(minutes)
		e.day.Type(dateText(start.Date))
		e.start.Type(start.Clock.String())
	}
}

// takeTimes types the stop and the times of a meeting that was dragged or lengthened while its form is open.
func (e *editor) takeTimes(m *program.Meeting) {
	if e.stop.Value() != string(m.Stop) {
		e.stop.Choose(string(m.Stop))
	}
	e.day.Type(dateText(m.Start.Date))
	e.start.Type(m.Start.Clock.String())
	e.end.Type(m.End.Clock.String())
	if m.End != ending(m.Start, m.End.Clock, program.Date{}) {
		e.until.Type(dateText(m.End.Date))
	}
}

func (e *editor) where() {
	fs, in := e.fields, e.screen.language()
	e.organisations = withNone(locale.L("none"), organisationOptions(e.screen.plan))
	e.organisation = picker(fs, "Organisation", locale.L("Organisation"), e.organisations, func(m *program.Meeting) *program.ID { return &m.Organisation }).AllowNew(e.addOrganisation)
	e.contacts = pickers(fs, "Contacts", locale.L("Contacts"), nil, func(m *program.Meeting) *[]program.ID { return &m.Contacts }).AllowNew(e.addContact)
	position := session.PositionField("Position", locale.L("Coordinates or map link, when elsewhere"), fs.from.Position)
	fs.bind(position, func(m *program.Meeting) { m.Position = session.PositionOf(position) })
	e.link = fs.text("Link", locale.L("Link, if it is online"), func(m *program.Meeting) *string { return &m.Link })
	travel := choice(fs, "Travel", locale.L("Way to get there"), withNone(locale.L("not said"), named(program.Modes(), in, program.Mode.Name)), func(m *program.Meeting) *program.Mode { return &m.Travel })
	e.vehicle = form.NewPickerField("Vehicle", locale.L("Vehicle"), nil).SetValue(fs.from.Vehicle).AllowNew(func(name string) (form.Option, bool) { return form.Option{ID: name, Text: name}, true })
	fs.bind(e.vehicle, func(m *program.Meeting) { m.Vehicle = e.vehicle.Value() })
	e.form.Group(locale.L("Place"),
		e.organisation, e.contacts,
		fs.text("Place", locale.L("Room, or address when it is elsewhere"), func(m *program.Meeting) *string { return &m.Place }),
		position, e.link, form.Beside(travel, e.vehicle),
		fs.long("Topic", locale.L("Topic for this visit"), 2, func(m *program.Meeting) *string { return &m.Topic }))
}

func (e *editor) who() {
	fs, m, p, in := e.fields, e.fields.from, e.screen.s.Program(), e.screen.language()
	now := everyone
	if m.Selected {
		now = chosen
	}
	e.attendance = form.NewChoiceField("Selected", locale.L("Who attends"), []form.Option{
		{ID: everyone, Text: locale.L("Everyone but those excused")}, {ID: chosen, Text: locale.L("Only the people chosen")},
	}).SetValue(now)
	fs.bind(e.attendance, func(m *program.Meeting) { m.Selected = e.attendance.Value() == chosen })
	e.interpreters = pickers(fs, "Interpreters", locale.L("Interpreters"), interpreterOptions(p, m, in), func(m *program.Meeting) *[]program.ID { return &m.Interpreters })
	e.form.Group(locale.L("People"), e.attendance,
		pickers(fs, "Excused", locale.L("Excused"), personOptions(p, in, m.Excused), func(m *program.Meeting) *[]program.ID { return &m.Excused }),
		pickers(fs, "Attendees", locale.L("Chosen people"), personOptions(p, in, m.Attendees), func(m *program.Meeting) *[]program.ID { return &m.Attendees }),
		e.interpreters)
}

func (e *editor) state() {
	fs, m, in := e.fields, e.fields.from, e.screen.language()
	e.status = choice(fs, "Status", locale.L("Status"), withNone(locale.L("no status"), named(program.Statuses(), in, program.Status.Name)), func(m *program.Meeting) *program.Status { return &m.Status })
	e.since = form.NewDateField("StatusDate", locale.L("Since")).Near(e.screen.s.Today()).SetValue(m.StatusDate)
	fs.bind(e.since, func(m *program.Meeting) { m.StatusDate = e.since.Value() })
	e.lastStatus = e.status.Value()
	told := form.NewChoiceField("PhotosTold", locale.L("The host knows whom not to photograph"), []form.Option{{ID: "no", Text: locale.L("not told yet")}, {ID: "yes", Text: locale.L("yes, has been told")}}).SetValue("no")
	if m.PhotosTold {
		told.SetValue("yes")
	}
	fs.bind(told, func(m *program.Meeting) { m.PhotosTold = told.Value() == "yes" })
	e.form.Group(locale.L("Status and notes"), form.Beside(e.status, e.since), told,
		fs.long("Note", locale.L("Note for the group"), 2, func(m *program.Meeting) *string { return &m.Note }),
		fs.long("Internal", locale.L("Internal note (never printed)"), 2, func(m *program.Meeting) *string { return &m.Internal }))
}

// follow brings what hangs on other answers up to date: the end follows the start, the date the status, the contacts the organisation.
func (e *editor) follow() {
	if e.following {
		return
	}
	e.following = true
	defer func() { e.following = false }()
	if start, ok := e.start.Value(); ok && start != e.lastStart {
		if end, ok := e.end.Value(); ok {
			e.end.Type(end.AddMinutes(start.Minutes() - e.lastStart.Minutes()).String())
		}
		e.lastStart = start
	}
	if status := e.status.Value(); status != e.lastStatus {
		e.lastStatus = status
		day := e.screen.s.Today()
		if status == "" {
			day = program.Date{}
		}
		e.since.Type(form.DateText(day))
	}
	if stop := e.screen.s.Program().Stop(program.ID(e.stop.Value())); stop != nil {
		e.day.SetHelp(whereHelp(stop, e.day.Value(), e.screen.language()))
		e.offerVehicles(stop)
		e.link.SetHelp(e.elsewhere(stop))
	}
	e.status.SetHelp(statusHelp(program.Status(e.status.Value())))
	e.form.ShowFields(map[string]bool{
		"Excused":   e.attendance.Value() == everyone,
		"Attendees": e.attendance.Value() == chosen,
		"End.Date":  !e.until.Value().IsZero() || e.until.Complaint() != "" || long[program.Kind(e.kind.Value())],
	})
	e.sayEnd()
	e.offerContacts()
	e.offerInterpreters()
}

// offerInterpreters brings who is needed and free up to date when the time or who attends is another.
func (e *editor) offerInterpreters() {
	m := copyOf(e.fields.from)
	e.fields.changed(m)
	hangs := fmt.Sprint(m.Stop, m.Start, m.End, m.Selected, m.Attendees, m.Excused)
	if e.interpretersFor != "" && e.interpretersFor != hangs {
		e.interpreterOptions = interpreterOptions(e.screen.s.Program(), m, e.screen.language())
		e.interpreters.SetOptions(e.interpreterOptions)
	}
	e.interpretersFor = hangs
}

// long are the kinds of which some last several days, so that the form asks for the last one.
var long = map[program.Kind]bool{program.FlightKind: true, program.Transport: true, program.Hospitality: true, program.FreeTime: true, program.NoteKind: true}

// sayEnd tells when the times mean the next day.
func (e *editor) sayEnd() {
	start, _ := e.start.Value()
	end, ok := e.end.Value()
	help := ""
	if ok && e.until.Value().IsZero() && end.Minutes() < start.Minutes() {
		help = locale.L("Ends on the next day.")
	}
	e.end.SetHelp(help)
}

// statusHelp says what a status means for the plan, where that is not plain.
func statusHelp(s program.Status) string {
	if !(&program.Meeting{Status: s}).TakesPlace() {
		return locale.L("It stays on record, binds nobody, and is told as not taking place.")
	}
	return ""
}

// offerVehicles offers the vehicles of the stop, and the others that its meetings name.
func (e *editor) offerVehicles(stop *program.Stop) {
	options := withNone(locale.L("none"), nil)
	named := func(name string) bool {
		return slices.ContainsFunc(options, func(o form.Option) bool { return o.ID == name })
	}
	for _, v := range stop.Vehicles {
		options = append(options, form.Option{ID: v.Name, Text: v.Name, Detail: seatsOf(stop, v.Name)})
	}
	for _, m := range e.screen.s.Program().Meetings {
		if m.Stop == stop.ID && !named(m.Vehicle) {
			options = append(options, form.Option{ID: m.Vehicle, Text: m.Vehicle})
		}
	}
	if !slices.Equal(options, e.vehicleOptions) {
		e.vehicleOptions = options
		e.vehicle.SetOptions(options)
	}
}

// seatsOf are the seats of a vehicle of a stop in words, or nothing.
func seatsOf(stop *program.Stop, vehicle string) string {
	for _, v := range stop.Vehicles {
		if v.Name == vehicle && v.Seats > 0 {
			return locale.N("{{.Count}} seats", v.Seats, map[string]any{"Count": v.Seats})
		}
	}
	return ""
}

// elsewhere is when an online meeting begins by the clocks of the program's other stops.
func (e *editor) elsewhere(stop *program.Stop) string {
	start, ok := e.start.Value()
	day := e.day.Value()
	if e.link.Value() == "" || !ok || day.IsZero() {
		return ""
	}
	return "= " + elsewhere(e.screen.s.Program(), stop, program.At(day, start))
}

// elsewhere is a local time of a stop by the clocks of the program's other stops, and UTC.
func elsewhere(p *program.Program, stop *program.Stop, at program.DateTime) string {
	instant, _, err := stop.Zone.Instant(at)
	if err != nil {
		return ""
	}
	said := []string{zoneName(stop, at)}
	times := []string{}
	for _, zone := range append(zonesOf(p), "UTC") {
		location, err := zone.Location()
		if err != nil {
			continue
		}
		there := program.DateTimeOf(instant.In(location))
		if name := zone.Abbreviation(there); !slices.Contains(said, name) {
			said = append(said, name)
			times = append(times, there.Clock.String()+" "+name)
		}
	}
	return strings.Join(times, " · ")
}

func zonesOf(p *program.Program) []program.Zone {
	var zones []program.Zone
	for _, stop := range p.Stops {
		zones = append(zones, stop.Zone)
	}
	return zones
}

// offerContacts offers those of the organisation, and those chosen already.
func (e *editor) offerContacts() {
	var options []form.Option
	known := e.contacts.Values()
	for _, c := range slices.Concat(e.screen.plan.contacts, e.newContacts) {
		if string(c.Organisation) == e.organisation.Value() || slices.Contains(known, string(c.ID)) {
			options = append(options, form.Option{ID: string(c.ID), Text: c.Name, Detail: c.Title})
		}
	}
	if !slices.Equal(options, e.contactOptions) {
		e.contactOptions = options
		e.contacts.SetOptions(options)
	}
}

// addOrganisation makes a new organisation of a name; it is stored with the meeting.
func (e *editor) addOrganisation(name string) (form.Option, bool) {
	o := &program.Organisation{ID: program.NewID(), Name: name}
	e.newOrganisations = append(e.newOrganisations, o)
	return form.Option{ID: string(o.ID), Text: name, Detail: locale.L("new")}, true
}

// addContact makes a new contact at the organisation of the meeting; it is stored with the meeting.
func (e *editor) addContact(name string) (form.Option, bool) {
	at := program.ID(e.organisation.Value())
	if at == "" {
		e.contacts.SetMessage(locale.L("Choose the organisation first; a contact belongs to one."))
		return form.Option{}, false
	}
	c := &program.Contact{ID: program.NewID(), Organisation: at, Name: name}
	e.newContacts = append(e.newContacts, c)
	return form.Option{ID: string(c.ID), Text: name, Detail: locale.L("new")}, true
}

// submit checks what was typed and hands it to the store. The form stays until the store has it.
func (e *editor) submit(done func(error)) {
	next, err := e.edited()
	if err != nil {
		done(err)
		return
	}
	label := locale.L("Edit meeting")
	if e.fresh != nil {
		label = locale.L("Add meeting")
	}
	e.screen.s.Edit(label, e.write(next), func(err error) {
		done(session.InWords(err))
		if err == nil {
			e.screen.editorSaved(next.ID)
		}
	})
}

// edited gives the meeting as the form changes it, from its latest value, or why that cannot be.
func (e *editor) edited() (*program.Meeting, error) {
	next := e.fresh
	if next == nil {
		p := e.screen.s.Program()
		if p == nil || p.ID != e.program || p.Meeting(e.meeting) == nil {
			return nil, errors.New(locale.L("The meeting has been deleted meanwhile. Undo brings it back; what you typed stays here."))
		}
		next = p.Meeting(e.meeting)
	}
	next = copyOf(next)
	e.fields.changed(next)
	found := form.Problems{}
	if _, ok := e.start.Value(); !ok {
		found["Start.Clock"] = locale.L("Give the time at which it starts.")
	}
	if _, ok := e.end.Value(); !ok {
		found["End"] = locale.L("Give the time at which it ends.")
	}
	var more form.Problems
	switch err := session.InWords(next.Validate()); {
	case errors.As(err, &more):
		for field, message := range more {
			if found[field] == "" {
				found[field] = message
			}
		}
	case err != nil:
		return nil, err
	}
	if len(found) > 0 {
		return nil, found
	}
	return next, nil
}

// write is the edit of the store: new organisations and contacts that the meeting names, and the meeting.
func (e *editor) write(m *program.Meeting) func(*store.Tx) error {
	owner := e.program
	var organisations []*program.Organisation
	for _, o := range e.newOrganisations {
		if o.ID == m.Organisation || slices.ContainsFunc(e.newContacts, func(c *program.Contact) bool { return c.Organisation == o.ID && slices.Contains(m.Contacts, c.ID) }) {
			organisations = append(organisations, o)
		}
	}
	contacts := slices.DeleteFunc(slices.Clone(e.newContacts), func(c *program.Contact) bool { return !slices.Contains(m.Contacts, c.ID) })
	return func(tx *store.Tx) error {
		for _, o := range organisations {
			if err := tx.PutOrganisation(owner, o); err != nil {
				return err
			}
		}
		for _, c := range contacts {
			if err := tx.PutContact(c); err != nil {
				return err
			}
		}
		return tx.PutMeeting(owner, m)
	}
}

// editorSaved shows the meeting that the form was about.
func (v *Screen) editorSaved(id program.ID) {
	v.editor = nil
	v.Show(id)
	v.showDetail()
	v.focusList()
}
