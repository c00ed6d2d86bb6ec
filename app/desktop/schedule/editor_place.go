package schedule

import (
	"slices"

	"laurel/app/desktop/kit/form"
	"laurel/app/desktop/session"
	"laurel/data/locale"
	"laurel/data/program"
)

// placeFields ask where a meeting is and how people get there; the contacts follow the organisation, the vehicles the
// stop.
type placeFields struct {
	editor       *editor
	organisation *form.PickerField
	contacts     *form.PickerField
	vehicle      *form.PickerField
	link         *form.TextField

	organisationOptions []form.Option
	contactOptions      []form.Option
	vehicleOptions      []form.Option

	newOrganisations []*program.Organisation // typed here, stored with the meeting
	newContacts      []*program.Contact
}

func newPlaceFields(e *editor) *placeFields {
	fs, f := e.fields, &placeFields{editor: e}
	f.organisationOptions = session.WithNone(locale.L("none"), e.tab.plan.library.Options())
	f.organisation = fs.Picker("Organisation", locale.L("Organisation"), f.organisationOptions).
		AllowNew(f.addOrganisation)
	f.contacts = fs.Several("Contacts", locale.L("Contacts"), nil).AllowNew(f.addContact)
	f.link = fs.Text("Link", locale.L("Link, if it is online"))
	modes := session.WithNone(locale.L("not specified"), session.Named(program.Modes()))
	f.vehicle = fs.Picker("Vehicle", locale.L("Vehicle"), nil).
		AllowNew(func(name string) (form.Option, bool) { return form.Option{ID: name, Text: name}, true })
	e.form.Group(locale.L("Place"), f.organisation, f.contacts,
		fs.Text("Place", locale.L("Room, or address when it is elsewhere")),
		fs.Position("Position", locale.L("Coordinates or map link, when elsewhere")), f.link,
		form.Beside(fs.Choice("Travel", locale.L("Way to get there"), modes), f.vehicle),
		fs.Long("Topic", locale.L("Topic for this visit"), 2))
	return f
}

func (f *placeFields) follow() {
	if stop := f.editor.stop(); stop != nil {
		offer(f.vehicle, &f.vehicleOptions, f.vehicles(stop))
		f.link.SetHelp(f.elsewhere(stop))
	}
	offer(f.contacts, &f.contactOptions, f.contactsHere())
}

// offer changes the options of a field when they are others than before.
func offer(field *form.PickerField, before *[]form.Option, options []form.Option) {
	if !slices.Equal(options, *before) {
		*before = options
		field.SetOptions(options)
	}
}

// vehicles are those of the stop, and the others that its meetings name.
func (f *placeFields) vehicles(stop *program.Stop) []form.Option {
	options := session.WithNone(locale.L("none"), nil)
	for _, v := range stop.Vehicles {
		options = append(options, form.Option{ID: v.Name, Text: v.Name, Detail: seatsOf(stop, v.Name)})
	}
	for _, m := range f.editor.latest().Meetings {
		known := func(o form.Option) bool { return o.ID == m.Vehicle }
		if m.Stop == stop.ID && !slices.ContainsFunc(options, known) {
			options = append(options, form.Option{ID: m.Vehicle, Text: m.Vehicle})
		}
	}
	return options
}

// elsewhere is when an online meeting begins by the clocks of the program's other stops.
func (f *placeFields) elsewhere(stop *program.Stop) string {
	start, known := f.editor.times.from()
	if f.link.Value() == "" || !known {
		return ""
	}
	return "= " + elsewhere(f.editor.latest(), stop, start)
}

// contactsHere are those of the organisation, and those chosen already.
func (f *placeFields) contactsHere() []form.Option {
	var options []form.Option
	chosen := f.contacts.Values()
	for _, c := range slices.Concat(f.editor.tab.plan.library.Contacts, f.newContacts) {
		if string(c.Organisation) == f.organisation.Value() || slices.Contains(chosen, string(c.ID)) {
			options = append(options, form.Option{ID: string(c.ID), Text: c.Name, Detail: c.Title})
		}
	}
	return options
}

// addOrganisation makes a new organisation of a name; it is stored with the meeting.
func (f *placeFields) addOrganisation(name string) (form.Option, bool) {
	o := &program.Organisation{ID: program.NewID(), Name: name}
	f.newOrganisations = append(f.newOrganisations, o)
	return form.Option{ID: string(o.ID), Text: name, Detail: locale.L("new")}, true
}

// addContact makes a new contact at the organisation of the meeting; it is stored with the meeting.
func (f *placeFields) addContact(name string) (form.Option, bool) {
	at := program.ID(f.organisation.Value())
	if at == "" {
		f.contacts.SetMessage(locale.L("Choose the organisation first; a contact belongs to one."))
		return form.Option{}, false
	}
	c := &program.Contact{ID: program.NewID(), Organisation: at, Name: name}
	f.newContacts = append(f.newContacts, c)
	return form.Option{ID: string(c.ID), Text: name, Detail: locale.L("new")}, true
}
