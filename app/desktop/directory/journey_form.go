package directory

import (
	"laurel/app/desktop/kit/form"
	"laurel/app/desktop/session"
	"laurel/data/civil"
	"laurel/data/locale"
	"laurel/data/program"
)

// Add asks for a new journey.
func (v *Journeys) Add() {
	if p := v.s.Program(); p != nil {
		v.ask(&program.Journey{ID: program.NewID(), Kind: program.ByFlight, Leg: program.Outward}, true)
	}
}

func (v *Journeys) edit(j *program.Journey) { v.ask(j, false) }

// OpenForm opens the form of a journey, or of a new one, as its draft has it.
func (v *Journeys) OpenForm(id program.ID) {
	if j := v.journey(id); j != nil {
		v.edit(j)
	} else if id == "" {
		v.Add()
	}
}

// ask opens the form of a journey.
func (v *Journeys) ask(j *program.Journey, isNew bool) {
	title := locale.L("Edit the flight or train")
	label := locale.L("Edit journey")
	record := j.ID
	if isNew {
		title = locale.L("Add a flight or train")
		label = locale.L("Add journey")
		record = ""
	}
	asked := v.form(j, title, label)
	if !isNew {
		asked.AddButton(v.s.History().Button(asked, j))
	}
	v.s.Drafts().Keep(asked, session.JourneyForm, record)
	v.s.Dialogs.ShowForm(asked)
}

// line makes the form of a line of a journey's page: it asks for the fields at these paths.
func (v *Journeys) line(id program.ID, label string, paths ...string) *form.Form {
	j := v.journey(id)
	if j == nil {
		return nil
	}
	asked := v.form(j, j.Title(), label)
	v.s.Drafts().Keep(asked, session.JourneyForm, id)
	return asked.InPlace(paths...)
}

// form asks for a journey; label is what the edit is called.
func (v *Journeys) form(j *program.Journey, title, label string) *form.Form {
	p, fs := v.s.Program(), session.FieldsOf(j)
	asked := form.New(title, nil)
	field := func(path string) form.Field { return fs.Described(j, path) }
	asked.Group("", form.Beside(field("Kind"), field("Leg")), form.Beside(field("Number"), field("Booking")),
		fs.Several("Travellers", labelOf("Travellers"), session.PersonOptions(p, j.Travellers...)))
	from := func(r *program.Journey) *program.JourneyEnd { return &r.From }
	to := func(r *program.Journey) *program.JourneyEnd { return &r.To }
	asked.Group(locale.L("Departure"), v.end(fs, "From", from)...)
	asked.Group(locale.L("Arrival"), v.end(fs, "To", to)...)
	asked.Group("", field("Notes"))
	asked.SubmitLater = func(done func(error)) {
		next := *j
		if latest := v.journey(j.ID); latest != nil {
			next = *latest
		}
		fs.Apply(&next)
		v.wanted = string(next.ID)
		v.s.Save(label, p.ID, &next, done, nil)
	}
	return asked
}

func labelOf(path string) string {
	f, _ := program.FieldAt(&program.Journey{}, path)
	return f.Label(locale.Window())
}

// end asks for the place, day, local time and zone of one end of a journey.
func (v *Journeys) end(
	fs *session.Fields[program.Journey], path string, of func(*program.Journey) *program.JourneyEnd,
) []form.Field {
	p, now := v.s.Program(), of(fs.From)
	day := form.NewDateField(path+".At", locale.L("Day")).Near(p.Start).SetValue(now.At.Date)
	clock := form.NewTimeField(path+".Clock", locale.L("Local time"))
	if !now.At.IsZero() {
		clock.SetValue(now.At.Clock)
	}
	fs.Bind(day, func(j *program.Journey) { of(j).At.Date = day.Value() })
	fs.Bind(clock, func(j *program.Journey) {
		of(j).At.Clock = civil.Clock{}
		if c, ok := clock.Value(); ok && !of(j).At.Date.IsZero() {
			of(j).At.Clock = c
		}
	})
	return []form.Field{
		form.Beside(fs.Text(path+".Place", locale.L("Airport, station or place")),
			fs.Picker(path+".Zone", locale.L("Time zone"),
				session.WithNone(locale.L("that of the stop"), v.zoneOptions(now.Zone)))),
		form.Beside(day, clock),
	}
}

// zoneOptions offers the zones of the stops first, then the others.
func (v *Journeys) zoneOptions(inUse civil.Zone) []form.Option {
	var options []form.Option
	known := map[string]bool{}
	for _, stop := range v.s.Program().Stops {
		if stop.Zone.Valid() && !known[string(stop.Zone)] {
			known[string(stop.Zone)] = true
			options = append(options, session.ZoneOption(stop.Zone))
		}
	}
	for _, option := range session.ZoneOptions("", inUse) {
		if !known[option.ID] {
			options = append(options, option)
		}
	}
	return options
}
