package clash_test

import (
	"testing"

	"laurel/data/civil"
	"laurel/data/clash"
	"laurel/data/geo"
	"laurel/data/program"
)

func TestRouteIsTheOneThatTheTravelRuleReckonsWith(t *testing.T) {
	day := civil.Date{Year: 2026, Month: 6, Day: 12}
	stop := &program.Stop{
		ID:      program.NewID(),
		City:    "Boston",
		Zone:    "America/New_York",
		From:    day,
		Until:   day,
		Traffic: 10,
		Hotel: program.Hotel{
			Name:     "Example Inn",
			Position: geo.Position{Known: true, Latitude: 42.35, Longitude: -71.06},
		},
	}
	meeting := func(hour int, latitude float64, known bool) *program.Meeting {
		m := &program.Meeting{
			ID:    program.NewID(),
			Stop:  stop.ID,
			Kind:  program.Appointment,
			Title: "Specimen",
			Start: civil.At(day, civil.Clock{Hour: hour}),
			End:   civil.At(day, civil.Clock{Hour: hour + 1}),
		}
		m.Position = geo.Position{Known: known, Latitude: latitude, Longitude: -71.06}
		return m
	}
	near, far, nowhere := meeting(9, 42.352, true), meeting(11, 42.44, true), meeting(13, 0, false)
	p := &program.Program{
		ID:       program.NewID(),
		Name:     "Prueba",
		Stops:    []*program.Stop{stop},
		Meetings: []*program.Meeting{near, far, nowhere},
	}
	c := clash.New(p, clash.Options{})
	tests := []struct {
		why      string
		from, to program.ID
		mode     program.Mode
		known    bool
		between  [2]int
	}{
		{"a short way from the hotel is walked", "", near.ID, program.Walk, true, [2]int{3, 5}},
		{"a long one goes by van, with the city's traffic", near.ID, far.ID, program.Van, true, [2]int{40, 45}},
		{"without a position it is not known", far.ID, nowhere.ID, program.Van, false, [2]int{0, 0}},
		{"a meeting that is not there leads nowhere", program.NewID(), near.ID, "", false, [2]int{0, 0}},
	}
	for _, test := range tests {
		t.Run(test.why, func(t *testing.T) {
			w := c.Route(test.from, test.to)
			if w.Mode != test.mode || w.Known != test.known || w.Minutes < test.between[0] ||
				w.Minutes > test.between[1] ||
				(w.Kilometres < 0) == test.known {
				t.Errorf("the way is %+v", w)
			}
		})
	}
}
