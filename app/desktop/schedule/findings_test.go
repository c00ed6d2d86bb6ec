package schedule

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"laurel/app/desktop/session/sessiontest"
	"laurel/data/civil"
	"laurel/data/clash"
	"laurel/data/geo"
	"laurel/data/locale"
	"laurel/data/opening"
	"laurel/data/program"
)

// calm is a day in Boston in which nothing is wrong, for the programs of the pictures.
type calm struct {
	*program.Program
	boston, denver                *program.Stop
	ana, dara, uma, rafi          *program.Person
	harbor, market                *program.Organisation
	host                          *program.Contact
	briefing, lunch, tour, dinner *program.Meeting
}

func newCalm() *calm {
	answered := program.Need{Answered: true}
	speaking := func(tags ...string) (list []program.Spoken) {
		for _, tag := range tags {
			list = append(list, program.Spoken{Language: tag, Level: program.Fluent})
		}
		return list
	}
	c := &calm{
		ana: person("Ana", "Prova"), dara: person("Dara", "Minta"), uma: person("Uma", "Muster"),
		rafi: person("Rafi", "Specimen"),
		harbor: &program.Organisation{
			ID:       program.NewID(),
			Name:     "Harbor Office",
			Position: geo.Position{Known: true, Latitude: 42.352, Longitude: -71.045},
		},
		market: &program.Organisation{
			ID:       program.NewID(),
			Name:     "Market Hall",
			Position: geo.Position{Known: true, Latitude: 42.41, Longitude: -71.12},
		},
	}
	c.host = &program.Contact{ID: program.NewID(), Organisation: c.harbor.ID, Name: "Kit Example"}
	c.briefing = c.item("Welcome and briefing", program.Appointment, at(10, 9, 30), at(10, 11, 0))
	c.lunch = c.item("Lunch", program.Meal, at(10, 12, 30), at(10, 13, 30))
	c.tour = c.item("Visit to the shelter", program.Appointment, at(10, 14, 0), at(10, 15, 30))
	c.dinner = c.item("Dinner", program.Meal, at(10, 19, 0), at(10, 20, 30))
	c.Program = smallProgram(c.briefing, c.lunch, c.tour, c.dinner)
	c.boston, c.denver = c.Stops[0], c.Stops[1]
	c.boston.Vehicles = []program.Vehicle{{Name: "Van", Seats: 3}, {Name: "Coach", Seats: 20}}
	c.ana.NeedsInterpreter, c.ana.Languages = program.Yes, speaking("ur")
	c.dara.Languages = speaking("en")
	for _, interpreter := range []*program.Person{c.uma, c.rafi} {
		interpreter.Role, interpreter.Languages = program.Interpreter, speaking("ur", "en")
	}
	c.People = []*program.Person{c.ana, c.dara, c.uma, c.rafi}
	for _, person := range c.People {
		person.Diet, person.Consent.Photo = answered, program.Yes
	}
	c.Organisations, c.Contacts = []*program.Organisation{c.harbor, c.market}, []*program.Contact{c.host}
	return c
}

func (c *calm) item(title string, kind program.Kind, start, end civil.DateTime) *program.Meeting {
	m := meeting(title, start, end)
	m.Kind, m.Status, m.PhotosTold = kind, program.Confirmed, true
	return m
}

func (c *calm) add(
	title string,
	kind program.Kind,
	start, end civil.DateTime,
	who ...*program.Person,
) *program.Meeting {
	m := c.item(title, kind, start, end)
	m.Stop = c.boston.ID
	choose(m, who...)
	c.Meetings = append(c.Meetings, m)
	return m
}

func choose(m *program.Meeting, who ...*program.Person) {
	m.Selected = len(who) > 0
	for _, person := range who {
		m.Attendees = append(m.Attendees, person.ID)
	}
}

// faults bend the calm day so that a rule finds something, and name the meeting on whose page it is shown.
var faults = map[clash.Rule]func(c *calm) *program.Meeting{
	clash.OnJourney: func(c *calm) *program.Meeting {
		c.Journeys = []*program.Journey{{
			ID: program.NewID(), Kind: program.ByTrain, Leg: program.Onward, Number: "Amtrak 49",
			From:       program.JourneyEnd{Place: "Boston", At: at(10, 10, 0), Zone: c.boston.Zone},
			To:         program.JourneyEnd{Place: "Denver", At: at(13, 18, 0), Zone: c.denver.Zone},
			Travellers: []program.ID{c.dara.ID},
		}}
		return c.briefing
	},
	clash.PersonTwice: func(c *calm) *program.Meeting {
		return c.add("Call with the ministry", program.Appointment, at(10, 10, 30), at(10, 11, 30), c.dara)
	},
	clash.InterpreterTwice: func(c *calm) *program.Meeting {
		c.dara.NeedsInterpreter, c.dara.Languages = program.Yes, c.ana.Languages
		choose(c.briefing, c.ana)
		c.briefing.Interpreters = []program.ID{c.uma.ID}
		m := c.add("Press talk", program.Appointment, at(10, 10, 30), at(10, 11, 30), c.dara)
		m.Interpreters = []program.ID{c.uma.ID}
		return m
	},
	clash.ContactTwice: func(c *calm) *program.Meeting {
		choose(c.briefing, c.ana, c.uma)
		m := c.add("Talk about funding", program.Appointment, at(10, 10, 30), at(10, 11, 30), c.dara)
		m.Contacts, c.briefing.Contacts = []program.ID{c.host.ID}, []program.ID{c.host.ID}
		return m
	},
	clash.VehicleTwice: func(c *calm) *program.Meeting {
		choose(c.briefing, c.ana, c.uma)
		m := c.add("Talk about funding", program.Appointment, at(10, 10, 30), at(10, 11, 30), c.dara)
		m.Vehicle, c.briefing.Vehicle = "Van", "Van"
		return m
	},
	clash.PlaceTwice: func(c *calm) *program.Meeting {
		choose(c.briefing, c.ana, c.uma)
		m := c.add("Talk about funding", program.Appointment, at(10, 10, 30), at(10, 11, 30), c.dara)
		c.harbor.Exclusive = true
		m.Organisation, c.briefing.Organisation = c.harbor.ID, c.harbor.ID
		return m
	},
	clash.PlaceClosed: func(c *calm) *program.Meeting {
		c.harbor.Opening = []opening.Hours{
			{
				Days:  opening.WeekdaysOf(time.Monday, time.Tuesday, time.Wednesday),
				From:  civil.Clock{Hour: 15},
				Until: civil.Clock{Hour: 18},
			},
		}
		c.tour.Organisation = c.harbor.ID
		return c.tour
	},
	clash.NoInterpreter: func(c *calm) *program.Meeting {
		c.ana.Languages = []program.Spoken{{Language: "km", Level: program.Native}}
		return c.briefing
	},
	clash.InterpreterMissing: func(c *calm) *program.Meeting {
		choose(c.tour, c.ana, c.dara)
		return c.tour
	},
	clash.InterpreterLanguage: func(c *calm) *program.Meeting {
		c.rafi.Languages = []program.Spoken{{Language: "km", Level: program.Native}}
		choose(c.tour, c.ana, c.dara)
		c.tour.Interpreters = []program.ID{c.rafi.ID}
		return c.tour
	},
	clash.StopMissing: func(c *calm) *program.Meeting {
		c.boston.Zone = ""
		c.Meetings = c.Meetings[:1]
		return c.briefing
	},
	clash.OutsideStop: func(c *calm) *program.Meeting {
		c.tour.Start, c.tour.End = at(13, 10, 0), at(13, 11, 0)
		return c.tour
	},
	clash.TimeGap: func(c *calm) *program.Meeting {
		c.boston.From, c.boston.Until = civil.Date{
			Year:  2026,
			Month: 3,
			Day:   7,
		}, civil.Date{
			Year:  2026,
			Month: 3,
			Day:   9,
		}
		c.move(civil.Date{Year: 2026, Month: 3, Day: 7})
		m := c.add("Way to the early flight", program.Transport, at(10, 2, 15), at(10, 3, 30))
		m.Start.Date, m.End.Date = c.boston.From.AddDays(1), c.boston.From.AddDays(1)
		return m
	},
	clash.TimeTwice: func(c *calm) *program.Meeting {
		c.boston.From, c.boston.Until = civil.Date{
			Year:  2026,
			Month: 10,
			Day:   31,
		}, civil.Date{
			Year:  2026,
			Month: 11,
			Day:   2,
		}
		c.denver.From, c.denver.Until = c.boston.Until.AddDays(1), c.boston.Until.AddDays(2)
		c.move(c.boston.From)
		m := c.add("Way to the early flight", program.Transport, at(10, 1, 15), at(10, 2, 30))
		m.Start.Date, m.End.Date = c.boston.From.AddDays(1), c.boston.From.AddDays(1)
		return m
	},
	clash.Nobody: func(c *calm) *program.Meeting {
		c.tour.Selected = true
		return c.tour
	},
	clash.CancelledChosen: func(c *calm) *program.Meeting {
		choose(c.tour, c.ana, c.dara, c.uma)
		c.dara.Cancelled = true
		return c.tour
	},
	clash.AbsentChosen: func(c *calm) *program.Meeting {
		choose(c.tour, c.ana, c.dara, c.uma)
		c.dara.Stays = []program.Stay{{Stop: c.boston.ID, From: june(11)}}
		return c.tour
	},
	clash.BeforeArrival: func(c *calm) *program.Meeting {
		c.dara.Arrival.At = at(10, 9, 10)
		return c.briefing
	},
	clash.AfterDeparture: func(c *calm) *program.Meeting {
		c.denver.From, c.denver.Until = civil.Date{}, civil.Date{}
		c.Stops, c.dara.Departure.At = c.Stops[:1], at(10, 21, 30)
		return c.dinner
	},
	clash.TravelMissing: func(c *calm) *program.Meeting {
		m := c.add("Breakfast talk", program.Appointment, at(13, 10, 0), at(13, 11, 30))
		m.Stop = c.denver.ID
		return m
	},
	clash.TravelShort: func(c *calm) *program.Meeting {
		c.lunch.Organisation, c.tour.Organisation = c.harbor.ID, c.market.ID
		c.tour.Start = at(10, 13, 40)
		return c.tour
	},
	clash.VehicleFull: func(c *calm) *program.Meeting {
		c.tour.Vehicle = "Van"
		return c.tour
	},
	clash.InterpreterLong: func(c *calm) *program.Meeting {
		c.briefing.Interpreters, c.tour.Interpreters = []program.ID{c.uma.ID}, []program.ID{c.uma.ID}
		c.briefing.Start = at(10, 9, 0)
		c.lunch.Interpreters = []program.ID{c.uma.ID}
		c.lunch.Start, c.lunch.End = at(10, 11, 15), at(10, 13, 45)
		c.tour.End = at(10, 16, 0)
		return c.tour
	},
	clash.AppointmentsMany: func(c *calm) *program.Meeting {
		c.add("Talk about funding", program.Appointment, at(10, 11, 15), at(10, 12, 15))
		c.add("City council", program.Appointment, at(10, 15, 45), at(10, 16, 30))
		return c.add("Round table of lawyers", program.Appointment, at(10, 16, 45), at(10, 17, 45))
	},
	clash.NoLunch: func(c *calm) *program.Meeting {
		c.Meetings = slices.DeleteFunc(c.Meetings, func(m *program.Meeting) bool { return m == c.lunch })
		return c.briefing
	},
	clash.NoDinner: func(c *calm) *program.Meeting {
		c.dinner.Kind, c.dinner.Title = program.Activity, "Concert"
		c.dinner.Start, c.dinner.End = at(10, 18, 15), at(10, 20, 15)
		return c.dinner
	},
	clash.DietUnknown: func(c *calm) *program.Meeting {
		c.dara.Diet = program.Need{}
		return c.lunch
	},
	clash.PhotosUntold: func(c *calm) *program.Meeting {
		c.dara.Consent.Photo = program.No
		c.tour.Organisation, c.tour.PhotosTold = c.harbor.ID, false
		return c.tour
	},
	clash.PrivateNeeds: func(c *calm) *program.Meeting {
		c.tour.Private, c.tour.Travel = true, program.Van
		return c.tour
	},
	clash.Unconfirmed: func(c *calm) *program.Meeting {
		c.tour.Status, c.tour.StatusDate = program.Requested, civil.Date{Year: 2026, Month: 5, Day: 20}
		return c.tour
	},
	clash.DeclinedPlanned: func(c *calm) *program.Meeting {
		c.tour.Status, c.tour.StatusDate = program.Declined, june(2)
		return c.tour
	},
}

// move puts the meetings of the day onto another one.
func (c *calm) move(day civil.Date) {
	for _, m := range c.Meetings {
		m.Start.Date, m.End.Date = day, day
	}
}

// faultyTab shows the page of the meeting at which a rule finds something.
func faultyTab(t *testing.T, rule clash.Rule) (*fixture, *program.Meeting) {
	t.Helper()
	c := newCalm()
	m := faults[rule](c)
	h := openTab(t, nil, nil)
	h.s.Now = func() time.Time { return time.Date(2026, 6, 5, 9, 41, 0, 0, time.UTC) }
	h.s.Show(c.Program) // not through the store, which refuses a stop without a zone
	h.board.show(gridView)
	h.choose(m.Title)
	return h, m
}

func TestEachRuleIsShownWithItsFinding(t *testing.T) {
	asked := map[clash.Rule]bool{clash.NoInterpreter: true, clash.DietUnknown: true} // someone has to be found or asked
	for _, rule := range clash.Rules() {
		t.Run(string(rule), func(t *testing.T) {
			if faults[rule] == nil {
				t.Fatal("no program shows this rule")
			}
			h, m := faultyTab(t, rule)
			found := h.plan.findings.of[m.ID]
			if rule == clash.NoInterpreter {
				found = h.plan.general()
			}
			i := slices.IndexFunc(found, func(f clash.Finding) bool { return f.Rule == rule })
			if i < 0 {
				t.Fatalf("it is not found: %v", h.plan.findings.all)
			}
			if ruleTitle(rule) == string(rule) {
				t.Error("the rule has no title")
			}
			if fixes := h.plan.checker.Fixes(found[i], m.ID); len(fixes) == 0 && !asked[rule] &&
				rule != clash.StopMissing {
				t.Errorf("nothing fixes %q", found[i].Text(locale.Window()))
			}
			if actions := h.findings.links(found[i], m.ID, h.s.Now().Add(patience)); len(actions) == 0 &&
				rule != clash.StopMissing {
				t.Error("the notice has no links")
			}
		})
	}
}

// TestPicturesOfFindings draws the tab with each rule's finding into the folder findings of the one named by
// LAUREL_PICTURES, to be looked at.
func TestPicturesOfFindings(t *testing.T) {
	folder := sessiontest.Pictures(t)
	folder = filepath.Join(folder, "findings")
	if err := os.MkdirAll(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	for _, rule := range clash.Rules() {
		t.Run(string(rule), func(t *testing.T) {
			h, _ := faultyTab(t, rule)
			h.window.Resize(fyne.NewSize(1180, 620))
			h.board.view().reveal()
			sessiontest.Picture(t, h.window, filepath.Join(folder, string(rule)+".png"))
		})
	}
}
