package schedule

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"

	"laurel/app/desktop/kit/form"
	"laurel/app/desktop/kit/look"
	"laurel/data/geo"
	"laurel/data/locale"
	"laurel/data/opening"
	"laurel/data/program"
)

// travelProgram goes from the hotel to three organisations on one day, and between the first two again on the next.
func travelProgram() (*program.Program, []*program.Organisation) {
	place := func(name string, latitude float64) *program.Organisation {
		return &program.Organisation{
			ID:       program.NewID(),
			Name:     name,
			Position: geo.Position{Known: true, Latitude: latitude, Longitude: -71},
		}
	}
	places := []*program.Organisation{place("Alpha", 42.40), place("Beta", 42.43), place("Gamma", 42.46)}
	visit := func(title string, o *program.Organisation, day, hour int) *program.Meeting {
		m := meeting(title, at(day, hour, 0), at(day, hour, 45))
		m.Organisation, m.Travel = o.ID, program.Van
		return m
	}
	p := smallProgram(
		visit("One", places[0], 10, 9), visit("Two", places[1], 10, 11),
		meeting("Lunch somewhere", at(10, 12, 0), at(10, 13, 0)), visit("Three", places[2], 10, 14),
		visit("Four", places[0], 11, 9), visit("Five", places[1], 11, 11), visit("Six", places[0], 11, 14),
	)
	p.Stops[0].Hotel = program.Hotel{
		Name:     "Example Inn",
		Position: geo.Position{Known: true, Latitude: 42.37, Longitude: -71},
	}
	p.Organisations = places
	return p, places
}

// line is the line of a way in the open form, by its title.
func line(h *fixture, title string) (*form.NumberField, string) {
	h.t.Helper()
	text := ""
	for _, b := range h.actions.travel.journeys {
		name := h.actions.travel.plan.placeName(b.from) + " › " + h.actions.travel.plan.placeName(b.to)
		if name == title {
			i := slices.Index(h.actions.travel.journeys, b)
			return h.actions.travel.fields[i], h.actions.travel.help(b)
		}
		text += name + "\n"
	}
	h.t.Fatalf("%q is not among\n%s", title, text)
	return nil, ""
}

func TestTravelTimesListTheRoutesOfThePlan(t *testing.T) {
	p, _ := travelProgram()
	h := openTab(t, p, nil)
	h.actions.travelTimes()
	if n := len(h.actions.travel.journeys); n != 4 {
		t.Errorf("%d ways are listed", n)
	}
	_, first := line(h, "Example Inn › Alpha")
	if !strings.Contains(first, "2 times") || !strings.Contains(first, "3.3 km") ||
		!strings.HasPrefix(first, "Wed 10 Jun, 09:00") {
		t.Errorf("the way from the hotel says %q", first)
	}
	if _, over := line(h, "Beta › Gamma"); !strings.Contains(over, "14:00") {
		t.Errorf("the way past an unknown place says %q", over)
	}
	line(h, "Alpha › Beta")
	line(h, "Beta › Alpha")
}

func TestTypedTravelTimesAreOneEditAndHoldForTheChecks(t *testing.T) {
	p, places := travelProgram()
	h := openTab(t, p, nil)
	h.actions.travelTimes()
	there, _ := line(h, "Alpha › Beta")
	there.Type("90")
	fromHotel, _ := line(h, "Example Inn › Alpha")
	fromHotel.Type("12")
	h.form().Save()
	times := h.s.Program().TravelTimes
	if len(times) != 2 || times[0].Mode != program.Van {
		t.Fatalf("the travel times are %+v", times)
	}
	if h.badge() == 0 {
		t.Error("90 minutes for a gap of 75 are no finding")
	}
	h.actions.travelTimes()
	if _, back := line(h, "Beta › Alpha"); !strings.Contains(back, "90 min, as typed for the way back") {
		t.Errorf("the way back says %q", back)
	}
	there, _ = line(h, "Alpha › Beta")
	if n, ok := there.Value(); !ok || n != 90 {
		t.Errorf("the form opens with %d, %v", n, ok)
	}
	there.Type("")
	h.form().Save()
	if left := h.s.Program().TravelTimes; len(left) != 1 ||
		left[0].From != (program.Place{Position: p.Stops[0].Hotel.Position}) ||
		left[0].To.Organisation != places[0].ID {
		t.Errorf("an emptied time leaves %+v", left)
	}
	h.s.Undo()
	h.s.Undo()
	if n := len(h.s.Program().TravelTimes); n != 0 {
		t.Errorf("two undos leave %d", n)
	}
}

func TestAnyOtherPairOfPlacesGetsATime(t *testing.T) {
	p, places := travelProgram()
	h := openTab(t, p, nil)
	h.actions.travelTimes()
	list := h.form()
	h.actions.travel.askPair()
	h.form().Save()
	if m := formField[*form.PickerField](h, "To").Message(); m == "" {
		t.Error("a pair without places is taken")
	}
	formField[*form.PickerField](h, "From").Choose(string(places[2].ID))
	formField[*form.PickerField](h, "To").Choose(hotelOption + string(p.Stops[0].ID))
	formField[*form.NumberField](h, "Minutes").Type("33")
	h.form().Save()
	if _, help := line(h, "Gamma › Example Inn"); help != "not in the plan" {
		t.Errorf("the pair says %q", help)
	}
	h.actions.travel.askPair()
	formField[*form.PickerField](h, "From").Choose(string(places[0].ID))
	formField[*form.PickerField](h, "To").Choose(string(places[1].ID))
	formField[*form.ChoiceField](h, "Mode").Choose(string(program.Van))
	formField[*form.NumberField](h, "Minutes").Type("25")
	h.form().Save()
	if field, _ := line(h, "Alpha › Beta"); !field.Changed() {
		t.Error("a pair that the list has is not typed into its line")
	}
	list.Save()
	if times := h.s.Program().TravelTimes; len(times) != 2 || times[0].Minutes+times[1].Minutes != 58 {
		t.Errorf("the travel times are %+v", times)
	}
	h.actions.travelTimes()
	h.actions.travel.chips[len(h.actions.travel.chips)-1].OnTapped()
	for i, j := range h.actions.travel.journeys {
		if shown := h.actions.travel.fields[i].Visible(); shown != (j.first == nil) {
			t.Errorf("%v: shown %v", j, shown)
		}
	}
}

func TestTheFormOfAnOrganisationAcceptsHoursAndCoordinates(t *testing.T) {
	p, places := travelProgram()
	h := openTab(t, p, nil)
	h.library.EditOrganisation(places[0].ID)
	formField[*form.TextField](h, "Opening").Type("whenever")
	formField[*form.TextField](h, "Position").Type("https://maps.app.goo.gl/x")
	h.form().Save()
	m := formField[*form.TextField](h, "Opening").Message()
	if m != "Enter the opening hours like Mon–Fri 09:00–17:00." {
		t.Errorf("the hours say %q", m)
	}
	if m := formField[*form.TextField](h, "Position").Message(); !strings.HasPrefix(
		m,
		"This link holds no coordinates.",
	) {
		t.Errorf("the coordinates say %q", m)
	}
	formField[*form.TextField](h, "Opening").Type("mon-fri 9-5pm")
	formField[*form.TextField](h, "Position").Type("42°24'36\"N 71°0'0\"W")
	formField[*form.ChoiceField](h, "Exclusive").Choose("yes")
	h.form().Save()
	o := h.s.Program().Organisation(places[0].ID)
	if !o.Exclusive || opening.Format(o.Opening, locale.Window()) != "Mon–Fri 09:00–17:00" ||
		o.Position.String() != "42.41, -71" {
		t.Errorf("the organisation is %+v", o)
	}
}

func TestTheFormOfAMeetingAcceptsVehiclePhotographsAndItsOwnPlace(t *testing.T) {
	p, _ := travelProgram()
	p.Stops[0].Vehicles = []program.Vehicle{{Name: "Coach 1", Seats: 40}}
	h := openTab(t, p, nil)
	h.choose("Lunch somewhere")
	h.actions.edit()
	vehicle := field[*form.PickerField](h, "Vehicle")
	vehicle.Choose("Coach 1")
	field[*form.ChoiceField](h, "PhotosTold").Choose("yes")
	h.typed("Position", "geo:42.39,-71.01")
	h.typed("Link", "https://example.org/call")
	if got := h.editing().place.elsewhere(h.s.Program().Stops[0]); got != "= 10:00 MDT · 16:00 UTC" {
		t.Errorf("elsewhere it is %q", got)
	}
	field[*form.ChoiceField](h, "Status").Choose(string(program.Cancelled))
	h.editing().form.Save()
	m := h.find("Lunch somewhere")
	if m.Vehicle != "Coach 1" || !m.PhotosTold || m.Position.String() != "42.39, -71.01" ||
		m.Status != program.Cancelled ||
		m.StatusDate != h.s.Today() {
		t.Errorf("the meeting is %+v", m)
	}
	h.choose("One")
	h.actions.edit()
	vehicle = field[*form.PickerField](h, "Vehicle")
	vehicle.Choose("Boat")
	h.editing().form.Save()
	h.choose("Two")
	h.actions.edit()
	if !slices.ContainsFunc(h.editing().place.vehicleOptions, func(o form.Option) bool { return o.ID == "Boat" }) {
		t.Errorf("a vehicle that another meeting has is not offered: %v", h.editing().place.vehicleOptions)
	}
}

func TestAPlanIsPreviewedBeforeItIsCopiedOrShifted(t *testing.T) {
	gone := meeting("Declined visit", at(10, 15, 0), at(10, 16, 0))
	gone.Status = program.Declined
	h := openTab(
		t,
		smallProgram(
			meeting("Briefing", at(10, 9, 0), at(10, 10, 0)),
			gone,
			meeting("Visit", at(11, 9, 30), at(11, 11, 0)),
		),
		nil,
	)
	h.choose("Briefing")
	h.actions.copyPlan()
	appearance := func() string {
		h.s.Runner.Flush()
		var all []string
		for _, o := range test.LaidOutObjects(h.form()) {
			switch o := o.(type) {
			case *look.Text:
				all = append(all, o.Text)
			case *look.Paragraph:
				all = append(all, o.Text)
			}
		}
		return strings.Join(all, "|")
	}
	if text := appearance(); !strings.Contains(text, "1 item is copied: Thu 11 Jun, 09:00–10:00") ||
		!strings.Contains(text, "Planned there already: 1.") ||
		!strings.Contains(text, "Ana Prova and Dara Minta are in two places at once") {
		t.Errorf("the preview of a copy reads %s", text)
	}
	formField[*form.DateField](h, "Day").Type("2026-06-12")
	if text := appearance(); !strings.Contains(text, "No new clash or warning.") ||
		!strings.Contains(text, "Planned there already: 0.") {
		t.Errorf("on a free day it reads %s", text)
	}
	h.form().Save()
	if h.has("Declined visit") != 1 || h.has("Briefing") != 2 {
		t.Error("what does not take place was copied, or the other was not")
	}
	h.choose("Briefing")
	h.actions.shiftAfter()
	formField[*form.NumberField](h, "Minutes").Type("1460")
	if text := appearance(); !strings.Contains(text, "items move: Thu 11 Jun, 09:20") ||
		!strings.Contains(text, "Until now: Wed 10 Jun, 09:00–16:00") ||
		!strings.Contains(text, "two places") {
		t.Errorf("the preview of a shift reads %s", text)
	}
}

func TestSuggestedInterpretersFollowTheTime(t *testing.T) {
	p := smallProgram(meeting("Talk", at(10, 9, 0), at(10, 10, 0)), meeting("Other talk", at(10, 14, 0), at(10, 15, 0)))
	ana, sok := p.People[0], person("Sok", "Vanna")
	ana.NeedsInterpreter, ana.Languages = program.Yes, []program.Spoken{{Language: "km", Level: program.Native}}
	sok.Role, sok.Languages = program.Interpreter, []program.Spoken{{Language: "km"}, {Language: "en"}}
	p.People = append(p.People, sok)
	p.Meetings[1].Interpreters = []program.ID{sok.ID}
	h := openTab(t, p, nil)
	h.choose("Talk")
	h.actions.edit()
	field[*form.TimeField](h, "Start.Clock").Type("14:30")
	if first := h.editing().people.options[0]; first.Text != "Sok Vanna" || first.Detail != "needed: Khmer, busy then" {
		t.Errorf("at the time of another meeting the first is %+v", first)
	}
	field[*form.TimeField](h, "Start.Clock").Type("11:30")
	if first := h.editing().people.options[0]; first.Detail != "needed: Khmer" {
		t.Errorf("at a free time the first is %+v", first)
	}
}
