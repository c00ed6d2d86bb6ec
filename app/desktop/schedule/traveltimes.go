package schedule

import (
	"cmp"
	"context"
	"slices"
	"strconv"

	"fyne.io/fyne/v2"

	"laurel/app/desktop/kit/form"
	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/kit/work"
	"laurel/app/desktop/session"
	"laurel/data/clash"
	"laurel/data/locale"
	"laurel/data/program"
	"laurel/data/store"
)

// longestWay is the most minutes that a travel time may have: two days.
const longestWay = 2 * 24 * 60

// journey is a way from one place to another, which the plan has or for which someone typed a time.
type journey struct {
	from, to program.Place
	mode     program.Mode        // as the meeting says; empty: by whichever way
	stop     program.ID          // of the first meeting that it leads to; empty when the plan does not have it
	first    *program.Meeting    // that meeting
	uses     int                 // how often the plan has it
	estimate clash.Route         // without what was typed
	own      *program.TravelTime // what was typed for it, or nil
}

// journeys are those of the plan in its order, then the others that have a time of their own; nowhere is how many meetings were passed over
// since it cannot be told where they are.
func (v *plan) journeys(estimates *clash.Checker) (all []*journey, nowhere int) {
	type pair struct {
		from, to program.Place
		mode     program.Mode
	}
	known := map[pair]*journey{}
	for _, d := range v.days {
		found, lost := v.journeysOf(d, estimates)
		nowhere += lost
		for _, j := range found {
			if k := known[pair{j.from, j.to, j.mode}]; k != nil {
				k.uses++
				continue
			}
			known[pair{j.from, j.to, j.mode}] = j
			all = append(all, j)
		}
	}
	for _, t := range v.program.TravelTimes {
		if j := known[pair{t.From, t.To, t.Mode}]; j != nil {
			j.own = t
			continue
		}
		all = append(all, &journey{from: t.From, to: t.To, mode: t.Mode, own: t})
	}
	return all, nowhere
}

// journeysOf are those of one day: from the hotel, and then as the checks see them, who pass over what is nowhere and do not ask where a
// transport leads.
func (v *plan) journeysOf(d *day, estimates *clash.Checker) (found []*journey, nowhere int) {
	var before []*program.Meeting
	moved := false
	for _, r := range d.rows {
		m := r.meeting
		switch {
		case !m.Binds() || m.Link != "" && placeAt(m) == (program.Place{}):
			continue
		case moves(m):
			before, moved = nil, true
			continue
		case placeAt(m) == (program.Place{}):
			nowhere++
			continue
		}
		from := comingFrom(m, before, false)
		before = append(before, m)
		if from == nil && moved {
			continue
		}
		if j := v.journey(from, m, estimates); j != nil {
			found = append(found, j)
		}
	}
	return found, nowhere
}

// journey is the way to a meeting from the one before, or from the hotel; nil where there is none to go or it cannot be told from where.
func (v *plan) journey(from, m *program.Meeting, estimates *clash.Checker) *journey {
	j := &journey{to: placeAt(m), mode: m.Travel, stop: m.Stop, first: m, uses: 1}
	var id program.ID
	if from != nil {
		id, j.from = from.ID, placeAt(from)
	} else if stop := v.program.Stop(m.Stop); stop != nil && stop.Hotel.Position.Known {
		j.from = program.Place{Position: stop.Hotel.Position}
	}
	j.estimate = estimates.Route(id, m.ID)
	if j.from == (program.Place{}) || j.from == j.to || j.estimate.Known && j.estimate.Minutes == 0 {
		return nil
	}
	return j
}

// placeAt is where a meeting is; empty where that cannot be told.
func placeAt(m *program.Meeting) program.Place {
	if m.Organisation != "" {
		return program.Place{Organisation: m.Organisation}
	}
	return program.Place{Position: m.Position}
}

// placeName is how people call a place.
func (v *plan) placeName(at program.Place) string {
	if i := slices.IndexFunc(v.organisations, func(o *program.Organisation) bool { return o.ID == at.Organisation }); i >= 0 {
		return v.organisations[i].Name
	}
	if o := v.program.Organisation(at.Organisation); o != nil {
		return o.Name
	}
	for _, stop := range v.program.Stops {
		if stop.Hotel.Position == at.Position {
			return hotelName(stop)
		}
	}
	for _, m := range v.program.Meetings {
		if m.Organisation == "" && m.Position == at.Position && m.Place != "" {
			return m.Place
		}
	}
	return at.Position.String()
}

func hotelName(stop *program.Stop) string {
	return cmp.Or(stop.Hotel.Name, locale.L("The hotel in {{.City}}", map[string]any{"City": stop.City}))
}

// travelForm is the dialog in which the program's own travel times are typed beside the estimates.
type travelForm struct {
	screen   *Screen
	plan     *plan
	form     *form.Form
	chips    []*look.FilterChip
	journeys []*journey
	fields   []*form.NumberField
}

// TravelTimes lists the ways of the plan with the minutes that they are thought to take, to type better ones.
func (v *Screen) TravelTimes() {
	p := v.plan
	if p == nil {
		return
	}
	type found struct {
		journeys []*journey
		nowhere  int
	}
	v.Leave(func() {
		work.Run(v.s.Runner, &v.travel, func(context.Context) (found, error) {
			bare := p.program.With(func(next *program.Program) { next.TravelTimes = nil })
			all, nowhere := p.journeys(clash.New(bare, p.options))
			return found{all, nowhere}, nil
		}, func(f found, err error) {
			if err != nil {
				v.s.Fail(err)
				return
			}
			v.showTravelTimes(p, f.journeys, f.nowhere)
		})
	})
}

func (v *Screen) showTravelTimes(p *plan, journeys []*journey, nowhere int) {
	f := &travelForm{screen: v, plan: p, form: form.New(locale.L("Travel times"), nil)}
	v.travelForm = f
	f.form.Note(look.NewParagraph(locale.L("Minutes from place to place, where you know better than the estimate. A time holds for the way back too, unless that has its own; an empty one is estimated.")))
	f.form.Note(f.stops(journeys))
	if nowhere > 0 {
		f.form.Note(look.NewQuiet(locale.N("{{.Count}} meetings are passed over: they have neither organisation nor coordinates.", nowhere, map[string]any{"Count": nowhere})).Cutting())
	}
	if slices.ContainsFunc(p.program.Stops, func(s *program.Stop) bool { return !s.Hotel.Position.Known }) {
		f.form.Note(look.NewQuiet(locale.L("Ways from the hotel are listed once the stop has its coordinates.")).Cutting())
	}
	for _, j := range journeys {
		f.add(j)
	}
	f.form.AddButton(look.NewButton(locale.L("Another pair…"), f.askPair))
	f.form.SubmitLater = f.submit
	v.s.Dialogs.ShowForm(f.form)
}

// stops are the chips that leave the ways of one stop.
func (f *travelForm) stops(journeys []*journey) fyne.CanvasObject {
	row := look.Flow(8)
	count := func(stop program.ID) int {
		n := 0
		for _, j := range journeys {
			if j.stop == stop {
				n++
			}
		}
		return n
	}
	add := func(title string, n int, shows func(*journey) bool) {
		at := len(f.chips)
		chip := look.NewFilterChip(title, n, look.Neutral, func() { f.show(at, shows) })
		f.chips = append(f.chips, chip)
		row.Add(chip)
	}
	add(locale.L("All"), len(journeys), func(*journey) bool { return true })
	for _, stop := range f.plan.program.Stops {
		if n := count(stop.ID); n > 0 {
			add(stop.City, n, func(j *journey) bool { return j.stop == stop.ID })
		}
	}
	if n := count(""); n > 0 {
		add(locale.L("Not in the plan"), n, func(j *journey) bool { return j.stop == "" })
	}
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

// add adds the line of a way.
func (f *travelForm) add(j *journey) *form.NumberField {
	data := map[string]any{"From": f.plan.placeName(j.from), "To": f.plan.placeName(j.to)}
	field := form.NewNumberField("Minutes."+strconv.Itoa(len(f.fields)), locale.L("{{.From}} › {{.To}}", data), 1, longestWay).InLine(84)
	if j.own != nil {
		field.SetSome(j.own.Minutes)
	}
	field.SetHelp(f.help(j))
	f.journeys, f.fields = append(f.journeys, j), append(f.fields, field)
	f.form.Group("", field)
	return field
}

// help says what is thought about a way, and where the plan has it.
func (f *travelForm) help(j *journey) string {
	if j.first == nil {
		return joined(" · ", locale.L("not in the plan"), j.mode.Name(locale.Language(f.plan.in)))
	}
	said := f.plan.wayText(j.estimate, j.first)
	if !j.estimate.Known {
		said = locale.L("no estimate: coordinates are missing")
	}
	for _, t := range f.plan.program.TravelTimes {
		data := map[string]any{"Minutes": t.Minutes}
		switch fits := t.Mode == "" || t.Mode == j.mode; {
		case j.own == nil && fits && t.From == j.to && t.To == j.from:
			said = locale.L("{{.Minutes}} min, as typed for the way back", data)
		case j.own == nil && fits && t.From == j.from && t.To == j.to:
			said = locale.L("{{.Minutes}} min, as typed for any way of getting there", data)
		}
	}
	when := joined(" ", locale.Language(f.plan.in).Date(j.first.Start.Date, locale.WeekdayShort), j.first.Start.Clock.String())
	more := ""
	if j.uses > 1 {
		more = locale.L("{{.Count}} times", map[string]any{"Count": j.uses})
	}
	return joined(" · ", when, said, more)
}

// hotelOption marks the options that are the hotel of a stop.
const hotelOption = "hotel "

// placeOptions are the places between which a time can be typed: hotels with coordinates, and organisations.
func (f *travelForm) placeOptions() []form.Option {
	var options []form.Option
	for _, stop := range f.plan.program.Stops {
		if stop.Hotel.Position.Known {
			options = append(options, form.Option{ID: hotelOption + string(stop.ID), Text: hotelName(stop), Detail: locale.L("Hotel")})
		}
	}
	return append(options, organisationOptions(f.plan)...)
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
	from := form.NewPickerField("From", locale.L("From"), options)
	to := form.NewPickerField("To", locale.L("To"), options)
	mode := form.NewChoiceField("Mode", locale.L("Way to get there"), withNone(locale.L("any"), named(program.Modes(), f.plan.in, program.Mode.Name))).SetValue("")
	minutes := form.NewNumberField("Minutes", locale.L("Minutes"), 1, longestWay)
	editing := form.New(locale.L("Another pair of places"), nil)
	editing.Group("", from, to, form.Beside(mode, minutes))
	editing.SubmitText = locale.L("Add")
	editing.Submit = func() error {
		n, ok := minutes.Value()
		found := form.Problems{}
		if from.Value() == "" {
			found["From"] = locale.L("Choose where the way begins.")
		}
		if to.Value() == "" || to.Value() == from.Value() {
			found["To"] = locale.L("Choose another place, to which the way leads.")
		}
		if !ok {
			found["Minutes"] = locale.L("Give the minutes that the way takes.")
		}
		if len(found) > 0 {
			return found
		}
		f.take(&journey{from: f.placeOf(from.Value()), to: f.placeOf(to.Value()), mode: program.Mode(mode.Value())}, n)
		return nil
	}
	f.screen.s.Dialogs.ShowForm(editing)
}

// take types the minutes of a way into its line, which is made if there is none.
func (f *travelForm) take(j *journey, minutes int) {
	for i, known := range f.journeys {
		if known.from == j.from && known.to == j.to && known.mode == j.mode {
			f.fields[i].Type(strconv.Itoa(minutes))
			f.form.Focus(f.fields[i].Key())
			return
		}
	}
	field := f.add(j)
	f.form.Refresh()
	field.Type(strconv.Itoa(minutes))
	f.form.Focus(field.Key())
}

// submit writes what was typed, and deletes what was emptied, in one edit.
func (f *travelForm) submit(done func(error)) {
	var put []*program.TravelTime
	var gone []program.ID
	for i, j := range f.journeys {
		minutes, typed := f.fields[i].Value()
		switch {
		case !f.fields[i].Changed():
		case typed && j.own != nil:
			next := *j.own
			next.Minutes = minutes
			put = append(put, &next)
		case typed:
			put = append(put, &program.TravelTime{ID: program.NewID(), From: j.from, To: j.to, Mode: j.mode, Minutes: minutes})
		case j.own != nil:
			gone = append(gone, j.own.ID)
		}
	}
	s, owner, n := f.screen.s, f.plan.program.ID, len(put)+len(gone)
	if n == 0 {
		done(nil)
		return
	}
	s.Edit(locale.L("Change travel times"), func(tx *store.Tx) error {
		for _, t := range put {
			if err := tx.PutTravelTime(owner, t); err != nil {
				return err
			}
		}
		for _, id := range gone {
			if err := tx.DeleteTravelTime(id); err != nil {
				return err
			}
		}
		return nil
	}, func(err error) {
		done(session.InWords(err))
		if err == nil {
			s.OfferUndo(locale.N("{{.Count}} travel times were changed.", n, map[string]any{"Count": n}))
		}
	})
}
