package schedule

import (
	"context"
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"laurel/app/desktop/kit/form"
	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/kit/work"
	"laurel/app/desktop/session"
	"laurel/data/clash"
	"laurel/data/locale"
	"laurel/data/program"
	"laurel/data/store"
	"laurel/data/store/tables"
)

// longestTrip is the most minutes that a travel time may have: two days.
const longestTrip = 2 * program.DayMinutes

// travelForm is the dialog in which the program's own travel times are typed beside the estimates.
type travelForm struct {
	s        *session.Session
	plan     *plan
	form     *form.Form
	chips    []*look.FilterChip
	journeys []*journey
	fields   []*form.NumberField
}

// travelTimes lists the routes of the plan with the minutes that they are estimated to take, to type better ones.
func (a *actions) travelTimes() {
	p := a.tab.plan
	if p == nil {
		return
	}
	type found struct {
		journeys []*journey
		nowhere  int
	}
	a.tab.pane.Leave(func() {
		work.Run(a.s.Runner, &a.searching, func(context.Context) (found, error) {
			bare := p.program.With(func(next *program.Program) { next.TravelTimes = nil })
			all, nowhere := p.journeys(clash.New(bare, p.options))
			return found{all, nowhere}, nil
		}, func(f found, err error) {
			if err != nil {
				a.s.Fail(err)
				return
			}
			a.travel = newTravelForm(a.s, p, f.journeys, f.nowhere)
			a.s.Dialogs.ShowForm(a.travel.form)
		})
	})
}

func newTravelForm(s *session.Session, p *plan, journeys []*journey, nowhere int) *travelForm {
	f := &travelForm{s: s, plan: p, form: form.New(locale.L("Travel times"), nil)}
	f.form.Note(look.NewParagraph(
		locale.L("Minutes from place to place, where you know better than the estimate. A time applies to the way " +
			"back too, unless that has its own; leave it empty to use the estimate.")))
	f.form.Note(f.stops(journeys))
	if nowhere > 0 {
		text := locale.N(
			"{{.Count}} meetings are skipped: they have neither organisation nor coordinates.", nowhere)
		f.form.Note(look.NewWrapped(text, look.ColorQuiet, theme.SizeNameCaptionText))
	}
	if slices.ContainsFunc(p.program.Stops, func(s *program.Stop) bool { return !s.Hotel.Position.Known }) {
		text := locale.L("Routes from the hotel are listed once the stop has its coordinates.")
		f.form.Note(look.NewWrapped(text, look.ColorQuiet, theme.SizeNameCaptionText))
	}
	for _, j := range journeys {
		f.add(j)
	}
	f.form.AddButton(look.NewButton(locale.L("Another pair…"), f.askPair))
	f.form.SubmitLater = f.submit
	return f
}

// stops are the chips that show the routes of one stop.
func (f *travelForm) stops(journeys []*journey) fyne.CanvasObject {
	row := look.Flow(8)
	add := func(title string, shows func(*journey) bool) {
		n := 0
		for _, j := range journeys {
			if shows(j) {
				n++
			}
		}
		at := len(f.chips)
		if n == 0 && at > 0 {
			return
		}
		chip := look.NewFilterChip(title, n, look.Neutral, func() { f.show(at, shows) })
		f.chips = append(f.chips, chip)
		row.Add(chip)
	}
	add(locale.L("All"), func(*journey) bool { return true })
	for _, stop := range f.plan.program.Stops {
		add(stop.City, func(j *journey) bool { return j.stop == stop.ID })
	}
	add(locale.L("Not in the plan"), func(j *journey) bool { return j.stop == "" })
	f.chips[0].SetSelected(true)
	return row
}

func (f *travelForm) show(chip int, shows func(*journey) bool) {
	for i, c := range f.chips {
		c.SetSelected(i == chip)
	}
	shown := make(map[string]bool, len(f.journeys))
	for i, j := range f.journeys {
		shown[f.fields[i].Key()] = shows(j)
	}
	f.form.ShowFields(shown)
}

// add adds the line of a route.
func (f *travelForm) add(j *journey) {
	title := locale.L("{{.From}} › {{.To}}",
		locale.Values{"From": f.plan.placeName(j.from), "To": f.plan.placeName(j.to)})
	key := "Minutes." + strconv.Itoa(len(f.fields))
	field := form.NewNumberField(key, title, 1, longestTrip).InLine(84)
	if j.own != nil {
		field.SetSome(j.own.Minutes)
	}
	field.SetHelp(f.help(j))
	f.journeys = append(f.journeys, j)
	f.fields = append(f.fields, field)
	f.form.Group("", field)
}

// help is what is known about a route, and where the plan has it.
func (f *travelForm) help(j *journey) string {
	if j.first == nil {
		return joined(locale.L("not in the plan"), named(j.mode))
	}
	text := routeText(j.estimate, j.first)
	if !j.estimate.Known {
		text = locale.L("no estimate: coordinates are missing")
	}
	for _, t := range f.plan.program.TravelTimes {
		if j.own != nil || t.Mode != "" && t.Mode != j.mode {
			continue
		}
		data := locale.Values{"Minutes": t.Minutes}
		switch {
		case t.From == j.to && t.To == j.from:
			text = locale.L("{{.Minutes}} min, as typed for the way back", data)
		case t.From == j.from && t.To == j.to:
			text = locale.L("{{.Minutes}} min, as typed for any way of getting there", data)
		}
	}
	more := ""
	if j.uses > 1 {
		more = locale.L("{{.Count}} times", locale.Values{"Count": j.uses})
	}
	return joined(dayAndTime(j.first.Start), text, more)
}

// hotelOption marks the options that are the hotel of a stop.
const hotelOption = "hotel "

// placeOptions are the places between which a time can be typed: hotels with coordinates, and organisations.
func (f *travelForm) placeOptions() []form.Option {
	var options []form.Option
	for _, stop := range f.plan.program.Stops {
		if stop.Hotel.Position.Known {
			id := hotelOption + string(stop.ID)
			options = append(options, form.Option{ID: id, Text: hotelName(stop), Detail: locale.L("Hotel")})
		}
	}
	return append(options, f.plan.library.Options()...)
}

func (f *travelForm) placeOf(option string) program.Place {
	for _, stop := range f.plan.program.Stops {
		if option == hotelOption+string(stop.ID) {
			return program.Place{Position: stop.Hotel.Position}
		}
	}
	return program.Place{Organisation: program.ID(option)}
}

// askPair asks for any other pair of places; it becomes a line of the form.
func (f *travelForm) askPair() {
	options := f.placeOptions()
	modes := session.WithNone(locale.L("any"), session.Named(program.Modes()))
	from := form.NewPickerField("From", locale.L("From"), options)
	to := form.NewPickerField("To", locale.L("To"), options)
	mode := form.NewChoiceField("Mode", locale.L("Way to get there"), modes).SetValue("")
	minutes := form.NewNumberField("Minutes", locale.L("Minutes"), 1, longestTrip)
	asked := form.New(locale.L("Another pair of places"), func() error {
		n, typed := minutes.Value()
		found := form.Problems{}
		if from.Value() == "" {
			found["From"] = locale.L("Choose where the trip begins.")
		}
		if to.Value() == "" || to.Value() == from.Value() {
			found["To"] = locale.L("Choose another place as the destination.")
		}
		if !typed {
			found["Minutes"] = locale.L("Enter the minutes that the trip takes.")
		}
		if len(found) > 0 {
			return found
		}
		f.set(pair{f.placeOf(from.Value()), f.placeOf(to.Value()), program.Mode(mode.Value())}, n)
		return nil
	})
	asked.Group("", from, to, form.Beside(mode, minutes))
	asked.SubmitText = locale.L("Add")
	f.s.Dialogs.ShowForm(asked)
}

// set types the minutes of a route into its line, which is made if there is none.
func (f *travelForm) set(between pair, minutes int) {
	at := slices.IndexFunc(f.journeys, func(j *journey) bool { return j.pair == between })
	if at < 0 {
		at = len(f.fields)
		f.add(&journey{pair: between})
		f.form.Refresh()
	}
	f.fields[at].Type(strconv.Itoa(minutes))
	f.form.Focus(f.fields[at].Key())
}

// submit stores what was typed, and deletes what was emptied, in one edit.
func (f *travelForm) submit(done func(error)) {
	var put []*program.TravelTime
	var gone []program.ID
	for i, j := range f.journeys {
		minutes, typed := f.fields[i].Value()
		switch {
		case !f.fields[i].Changed():
		case typed:
			next := &program.TravelTime{ID: program.NewID(), From: j.from, To: j.to, Mode: j.mode, Minutes: minutes}
			if j.own != nil {
				next.ID = j.own.ID
			}
			put = append(put, next)
		case j.own != nil:
			gone = append(gone, j.own.ID)
		}
	}
	owner, n := f.plan.program.ID, len(put)+len(gone)
	if n == 0 {
		done(nil)
		return
	}
	f.s.Edit(locale.L("Change travel times"), func(tx *store.Tx) error {
		if err := store.PutAll(tx, owner, put); err != nil {
			return err
		}
		for _, id := range gone {
			if err := tx.Delete(tables.TravelTimes, id); err != nil {
				return err
			}
		}
		return nil
	}, f.s.Answer(done, func() { f.s.OfferUndo(locale.N("{{.Count}} travel times were changed.", n)) }))
}
