package clash

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"laurel/data/civil"
	"laurel/data/geo"
	"laurel/data/opening"
	"laurel/data/program"
)

// furnished is the trip with two hosts some way from each other, a contact, and a second stop.
func furnished() *trip {
	t := newTrip()
	t.Organisations = []*program.Organisation{
		{ID: id(31), Name: "North House", Position: geo.Position{Known: true, Latitude: 42.40, Longitude: -71.05}},
		{ID: id(32), Name: "South House", Position: geo.Position{Known: true, Latitude: 42.34, Longitude: -71.05}},
	}
	t.Contacts = []*program.Contact{{ID: id(41), Name: "Kit Example", Organisation: id(31)}}
	t.Stops = append(
		t.Stops,
		&program.Stop{ID: id(2), City: "Miami", Zone: "America/New_York", From: at("2023-03-14T00:00").Date},
	)
	for _, person := range t.People {
		person.Consent.Photo = program.Yes
	}
	t.briefing.Status, t.dinner.Status = program.Confirmed, program.Confirmed
	t.boston.Vehicles = []program.Vehicle{{Name: "Van", Seats: 3}, {Name: "Coach", Seats: 18}, {Name: "Bus", Seats: 40}}
	return t
}

func (t *trip) meeting(n int, title, start, end string) *program.Meeting {
	m := &program.Meeting{
		ID:     id(50 + n),
		Stop:   id(1),
		Kind:   program.Appointment,
		Status: program.Confirmed,
		Title:  title,
		Start:  at(start),
		End:    at(end),
	}
	t.Meetings = append(t.Meetings, m)
	return m
}

func TestEachRuleFindsItsFaultAndProposesAWayOut(t *testing.T) {
	tests := []struct {
		name string
		bend func(t *trip)
		want []string // findings, each followed by its fixes
	}{
		{"a quiet program", func(*trip) {}, nil},
		{"a contact in two places", func(t *trip) {
			t.chosen(t.briefing, t.bob)
			visit := t.meeting(1, "Visit", "2023-03-10T09:30", "2023-03-10T10:30")
			t.chosen(visit, t.urdu)
			t.briefing.Contacts, visit.Contacts = []program.ID{id(41)}, []program.ID{id(41)}
		}, []string{
			"error contact-twice: Kit Example is to receive the group in two places at once: “Briefing” (Fri 10 " +
				"Mar, 09:00–10:00) and “Visit” (Fri 10 Mar, 09:30–10:30).",
			"- Start “Visit” at 10:00",
			"- Start “Briefing” at 08:30",
		}},
		{"a vehicle in two places, however it is spelled", func(t *trip) {
			t.chosen(t.briefing, t.bob)
			visit := t.meeting(1, "Visit", "2023-03-10T09:30", "2023-03-10T10:30")
			t.chosen(visit, t.urdu)
			t.briefing.Vehicle, visit.Vehicle = "Van", " van"
		}, []string{
			"error vehicle-twice: Van is needed in two places at once: “Briefing” (Fri 10 Mar, 09:00–10:00) and " +
				"“Visit” (Fri 10 Mar, 09:30–10:30).",
			"- Start “Visit” at 10:00",
			"- Start “Briefing” at 08:30",
			"- Go to “Visit” by Coach",
		}},
		{"a place that receives one group", func(t *trip) {
			t.Organisations[0].Exclusive = true
			t.chosen(t.briefing, t.bob)
			visit := t.meeting(1, "Visit", "2023-03-10T09:30", "2023-03-10T10:30")
			t.chosen(visit, t.urdu)
			t.briefing.Organisation, visit.Organisation = id(31), id(31)
		}, []string{
			"error place-twice: North House receives one group at a time, and there are two: “Briefing” (Fri 10 " +
				"Mar, 09:00–10:00) and “Visit” (Fri 10 Mar, 09:30–10:30).",
			"- Start “Visit” at 10:00",
			"- Start “Briefing” at 08:30",
		}},
		{"a place that is closed, but for those who only call", func(t *trip) {
			t.Organisations[0].Opening = []opening.Hours{
				{
					Days:  opening.WeekdaysOf(time.Friday),
					From:  at("2023-03-10T09:30").Clock,
					Until: at("2023-03-10T17:00").Clock,
				},
			}
			call := t.meeting(1, "Call", "2023-03-10T08:00", "2023-03-10T08:30")
			t.briefing.Organisation, call.Organisation, call.Link = id(31), id(31), "https://call.example.org"
		}, []string{
			"warning place-closed: North House is not open during “Briefing” (Fri 10 Mar, 09:00–10:00); its " +
				"opening hours are Fri 09:30–17:00.",
			"- Start “Briefing” at 09:30",
		}},
		{"two rooms of it", func(t *trip) {
			t.Organisations[0].Exclusive = true
			t.chosen(t.briefing, t.bob)
			visit := t.meeting(1, "Visit", "2023-03-10T09:30", "2023-03-10T10:30")
			t.chosen(visit, t.urdu)
			t.briefing.Organisation, visit.Organisation = id(31), id(31)
			t.briefing.Place, visit.Place = "Room 1", "Room 2"
		}, nil},
		{"too little time for the way, with the city's traffic", func(t *trip) {
			t.boston.Traffic = 10
			visit := t.meeting(1, "Visit", "2023-03-10T10:20", "2023-03-10T11:00")
			t.briefing.Organisation, visit.Organisation = id(31), id(32)
		}, []string{
			"warning travel-short: Zara, Bob, Uma and Kim have 20 minutes to get from “Briefing” (Fri 10 Mar, " +
				"09:00–10:00) to “Visit” (Fri 10 Mar, 10:20–11:00); by van it takes about 34.",
			"- Start “Visit” at 10:35",
			"- Start “Briefing” at 08:45",
		}},
		{"enough time by the program's own table, which holds for the way back too", func(t *trip) {
			visit := t.meeting(1, "Visit", "2023-03-10T10:20", "2023-03-10T11:00")
			t.briefing.Organisation, visit.Organisation = id(31), id(32)
			t.TravelTimes = []*program.TravelTime{
				{
					ID:      id(61),
					From:    program.Place{Organisation: id(32)},
					To:      program.Place{Organisation: id(31)},
					Minutes: 20,
				},
			}
		}, nil},
		{"another city, and nothing leads there", func(t *trip) {
			visit := t.meeting(1, "Visit", "2023-03-14T10:20", "2023-03-14T11:00")
			visit.Stop = id(2)
		}, []string{
			"warning travel-missing: Zara, Bob, Uma and Kim go from “Dinner” (Fri 10 Mar, 19:00–20:00) in Boston " +
				"to “Visit” (Tue 14 Mar, 10:20–11:00) in Miami, and there is no flight, train or coach between them.",
			"- Add a flight to Miami, Mon 13 Mar 16:00",
			"- Go to “Visit” by train",
			"- Go to “Visit” by plane",
		}},
		{"another city after a flight", func(t *trip) {
			t.meeting(1, "Flight", "2023-03-14T08:20", "2023-03-14T10:00").Kind = program.FlightKind
			t.meeting(2, "Visit", "2023-03-14T11:20", "2023-03-14T12:00").Stop = id(2)
		}, nil},
		{"between two cities, with a flight that is late for one", func(t *trip) {
			t.meeting(1, "Visit", "2023-03-14T10:20", "2023-03-14T11:00").Stop = id(2)
			flight := program.Journey{
				ID: id(71), Kind: program.ByFlight, Leg: program.Onward, Number: "AA 1",
				From: program.JourneyEnd{Place: "BOS", At: at("2023-03-14T05:30")},
				To:   program.JourneyEnd{Place: "MIA", At: at("2023-03-14T08:50"), Zone: "America/New_York"},
			}
			late := flight
			late.ID, late.Number, late.Travellers = id(72), "AA 2", []program.ID{t.bob.ID}
			late.From.At, late.To.At = at("2023-03-14T06:30"), at("2023-03-14T09:50")
			for _, person := range t.People {
				if person != t.bob {
					flight.Travellers = append(flight.Travellers, person.ID)
				}
			}
			t.Journeys = []*program.Journey{&flight, &late}
		}, []string{
			"warning on-journey: Bob travels on AA 2, BOS – MIA (Tue 14 Mar, 06:30, to Tue 14 Mar, 09:50) and " +
				"cannot be at “Visit” (Tue 14 Mar, 10:20–11:00).",
			"- Leave Bob out of “Visit”",
			"- Start “Visit” at 11:30",
		}},
		{
			"a train that arrives as the meeting begins",
			func(t *trip) {
				t.bob.Arrival.At = at("2023-03-10T08:00") // what is written yields
				t.Journeys = []*program.Journey{{
					ID: id(71), Kind: program.ByTrain, Leg: program.Outward, Number: "Acela 2155",
					To:         program.JourneyEnd{At: at("2023-03-10T07:30"), Zone: "America/Denver"},
					Travellers: []program.ID{t.bob.ID},
				}}
			},
			[]string{
				"warning before-arrival: Bob arrives on Fri 10 Mar, 07:30 and cannot be at “Briefing” (Fri 10 Mar, " +
					"09:00–10:00) before 07:30.",
				"- Leave Bob out of “Briefing”",
				"- Start “Briefing” at 09:30",
			},
		},
		{"an interpreter without a pause", func(t *trip) {
			t.Checks.Interpreting = 90
			visit := t.meeting(1, "Visit", "2023-03-10T10:15", "2023-03-10T11:00")
			t.briefing.Interpreters, visit.Interpreters = []program.ID{t.bob.ID}, []program.ID{t.bob.ID}
			t.urdu.Role, t.khmer.Role, t.zara.NeedsInterpreter = program.Guest, program.Guest, program.No
		}, []string{
			"warning interpreter-long: Bob interprets for 1 h 45 min without half an hour’s pause, from “Briefing” " +
				"(Fri 10 Mar, 09:00–10:00) to “Visit” (Fri 10 Mar, 10:15–11:00).",
			"- Start “Visit” at 10:45",
		}},
		{
			"before someone has come through the airport",
			func(t *trip) { t.bob.Arrival.At = at("2023-03-10T08:30") },
			[]string{
				"warning before-arrival: Bob arrives on Fri 10 Mar, 08:30 and cannot be at “Briefing” (Fri 10 Mar, " +
					"09:00–10:00) before 10:00.",
				"- Leave Bob out of “Briefing”",
				"- Start “Briefing” at 10:00",
			},
		},
		{"after someone has to check in", func(t *trip) { t.bob.Departure.At = at("2023-03-10T21:30") }, []string{
			"warning after-departure: Bob leaves on Fri 10 Mar, 21:30, has to go at 19:30 and misses the end of " +
				"“Dinner” (Fri 10 Mar, 19:00–20:00).",
			"- Leave Bob out of “Dinner”",
			"- Start “Dinner” at 18:30",
		}},
		{"five appointments in a day", func(t *trip) {
			for n, start := range []string{
				"2023-03-10T10:00", "2023-03-10T11:00", "2023-03-10T14:00", "2023-03-10T15:00",
			} {
				t.meeting(n, fmt.Sprint("Visit ", n), start, at(start).AddMinutes(45).String())
			}
		}, []string{
			"warning appointments-many: Zara, Bob, Uma and Kim have 5 professional appointments on Fri 10 Mar, " +
				"from “Briefing” (Fri 10 Mar, 09:00–10:00) to “Visit 3” (Fri 10 Mar, 15:00–15:45); no more " +
				"than 4 are recommended.",
			"- Move “Visit 3” to Sat 11 Mar, 15:00",
		}},
		{
			"nothing planned for lunch",
			func(t *trip) { t.lunch.Start, t.lunch.End = at("2023-03-10T15:00"), at("2023-03-10T16:00") },
			[]string{
				"hint no-lunch: Zara, Bob, Uma and Kim have no lunch on Fri 10 Mar: no meal is planned " +
					"between 11:30 and 14:00; “Briefing” (Fri 10 Mar, 09:00–10:00) is just before or during that time.",
				"- Plan lunch at 12:30",
			},
		},
		{"no time for dinner", func(t *trip) {
			t.dinner.Kind, t.dinner.Start, t.dinner.End = program.Activity, at(
				"2023-03-10T17:30",
			), at(
				"2023-03-10T20:00",
			)
			t.dinner.Title = "Concert"
		}, []string{
			"warning no-dinner: Zara, Bob, Uma and Kim have no time for dinner on Fri 10 Mar: between 18:00 and " +
				"20:30 there is neither a meal nor 45 free minutes, because of “Concert” (Fri 10 Mar, 17:30–20:00).",
			"- Start “Concert” at 17:15",
		}},
		{"a diet that nobody has asked for", func(t *trip) { t.bob.Diet = program.Need{} }, []string{
			"warning diet-unknown: Nobody has asked what Bob eats, and their first meal is “Dinner” (Fri 10 Mar, " +
				"19:00–20:00).",
		}},
		{"not confirmed within a week", func(t *trip) {
			t.briefing.Status, t.briefing.StatusDate = program.Requested, at("2023-02-20T00:00").Date
		}, []string{
			"warning unconfirmed: “Briefing” (Fri 10 Mar, 09:00–10:00) is in 5 days and not confirmed (requested, " +
				"20 February 2023).",
			"- “Briefing” is confirmed",
		}},
		{"too few seats", func(t *trip) { t.briefing.Vehicle = "van" }, []string{
			"warning vehicle-full: Van has 3 seats, and 4 people go to “Briefing” (Fri 10 Mar, 09:00–10:00).",
			"- Go to “Briefing” by Coach",
		}},
		{
			"a host who does not know whom not to photograph",
			func(t *trip) { t.bob.Consent.Photo, t.briefing.Organisation = program.No, id(31) },
			[]string{
				"warning photos-untold: The host of “Briefing” (Fri 10 Mar, 09:00–10:00) has not been told that " +
					"Bob may not be photographed.",
				"- The host of “Briefing” has been told",
			},
		},
		{
			"a host who does not know who was not asked",
			func(t *trip) { t.bob.Consent.Photo, t.briefing.Organisation = program.Unknown, id(31) },
			[]string{
				"hint photos-untold: The host of “Briefing” (Fri 10 Mar, 09:00–10:00) has not been told that Bob " +
					"may not be photographed: nobody has asked for their consent yet.",
				"- The host of “Briefing” has been told",
			},
		},
		{
			"a private meeting for which others have to do something",
			func(t *trip) { t.briefing.Private, t.briefing.Travel = true, program.Van },
			[]string{
				"hint private-needs: “Briefing” (Fri 10 Mar, 09:00–10:00) is private: it is in no document for " +
					"drivers, interpreters or hosts. Arrange with them what it needs.",
				"- “Briefing” is no longer private",
			},
		},
		{"nobody interprets", func(t *trip) { t.chosen(t.briefing, t.zara, t.bob) }, []string{
			"warning interpreter-missing: Zara needs an interpreter in “Briefing” (Fri 10 Mar, 09:00–10:00), and " +
				"there is none.",
			"- Have Uma interpret in “Briefing”",
		}},
		{"the wrong language is interpreted", func(t *trip) {
			t.chosen(t.briefing, t.zara)
			t.briefing.Interpreters = []program.ID{t.khmer.ID}
		}, []string{
			"warning interpreter-language: Zara needs an interpreter in “Briefing” (Fri 10 Mar, 09:00–10:00), and " +
				"those who interpret there do not speak Urdu.",
			"- Have Uma interpret in “Briefing”",
		}},
		{"nobody is free to interpret", func(t *trip) {
			t.chosen(t.briefing, t.zara, t.bob)
			t.chosen(t.meeting(1, "Visit", "2023-03-10T09:30", "2023-03-10T10:30"), t.urdu)
		}, []string{
			"warning interpreter-missing: Zara needs an interpreter in “Briefing” (Fri 10 Mar, 09:00–10:00), and " +
				"there is none.",
		}},
		{"declined", func(t *trip) { t.briefing.Status = program.Declined }, []string{
			"warning declined-planned: “Briefing” (Fri 10 Mar, 09:00–10:00) was declined and is still in the plan. " +
				"Find another host or remove it.",
			"- Remove “Briefing” from the plan",
		}},
		{"cancelled", func(t *trip) {
			t.bob.Cancelled = true
			t.chosen(t.briefing, t.zara, t.bob, t.urdu)
		}, []string{
			"warning cancelled-chosen: Bob has cancelled and is still chosen for “Briefing” (Fri 10 Mar, 09:00–10:00).",
			"- Leave Bob out of “Briefing”",
		}},
		{
			"everyone in two places",
			func(t *trip) { t.meeting(1, "Visit", "2023-03-10T09:30", "2023-03-10T10:30") },
			[]string{
				"error person-twice: Zara, Bob and Kim are in two places at once: “Briefing” (Fri 10 Mar, " +
					"09:00–10:00) and “Visit” (Fri 10 Mar, 09:30–10:30).",
				"- Start “Visit” at 10:00",
				"- Start “Briefing” at 08:30",
				"error interpreter-twice: Uma is needed to interpret in two places at once: “Briefing” (Fri 10 " +
					"Mar, 09:00–10:00) and “Visit” (Fri 10 Mar, 09:30–10:30).",
				"- Start “Visit” at 10:00",
				"- Start “Briefing” at 08:30",
				"- Leave Uma out of “Visit”",
			},
		},
		{"one of them in two places", func(t *trip) {
			t.chosen(t.meeting(1, "Visit", "2023-03-10T09:30", "2023-03-10T10:30"), t.bob)
		}, []string{
			"error person-twice: Bob is in two places at once: “Briefing” (Fri 10 Mar, 09:00–10:00) and “Visit” " +
				"(Fri 10 Mar, 09:30–10:30).",
			"- Start “Visit” at 10:00",
			"- Start “Briefing” at 08:30",
			"- Leave Bob out of “Briefing”",
		}},
		{"an interpreter in two places, and another who is free", func(t *trip) {
			ulli := *t.urdu
			ulli.ID, ulli.Given = id(15), "Ulli"
			t.People = append(t.People, &ulli)
			visit := t.meeting(1, "Visit", "2023-03-10T09:30", "2023-03-10T10:30")
			t.chosen(t.briefing, t.zara)
			t.chosen(visit, t.bob)
			t.briefing.Interpreters, visit.Interpreters = []program.ID{t.urdu.ID}, []program.ID{t.urdu.ID}
		}, []string{
			"error interpreter-twice: Uma is needed to interpret in two places at once: “Briefing” (Fri 10 Mar, " +
				"09:00–10:00) and “Visit” (Fri 10 Mar, 09:30–10:30).",
			"- Start “Visit” at 10:00",
			"- Start “Briefing” at 08:30",
			"- Have Ulli interpret in “Briefing”",
		}},
		{"two who work all day take turns", func(t *trip) {
			ulli := *t.urdu
			ulli.ID, ulli.Given = id(15), "Ulli"
			t.People = append(t.People, &ulli)
			t.Checks.Interpreting = 120
			t.meeting(1, "Visit", "2023-03-10T10:00", "2023-03-10T11:30")
		}, []string{
			"warning interpreter-long: Uma and Ulli interpret for 2 h 30 min without half an hour’s pause, from " +
				"“Briefing” (Fri 10 Mar, 09:00–10:00) to “Visit” (Fri 10 Mar, 10:00–11:30).",
			"- Have Uma and Ulli take turns",
			"- Start “Visit” at 10:30",
		}},
		{"a way that is too long on foot", func(t *trip) {
			visit := t.meeting(1, "Visit", "2023-03-10T10:30", "2023-03-10T11:00")
			t.briefing.Organisation, visit.Organisation, visit.Travel = id(31), id(32), program.Walk
		}, []string{
			"warning travel-short: Zara, Bob, Uma and Kim have 30 minutes to get from “Briefing” (Fri 10 Mar, " +
				"09:00–10:00) to “Visit” (Fri 10 Mar, 10:30–11:00); on foot it takes about 116.",
			"- Go to “Visit” by van",
			"- Start “Visit” at 12:00",
		}},
		{"after the stay, when the group is elsewhere", func(t *trip) {
			t.dinner.Start, t.dinner.End = at("2023-03-15T19:00"), at("2023-03-15T20:00")
			t.Stops[1].Until = at("2023-03-17T00:00").Date
		}, []string{
			"warning outside-stop: “Dinner” (Wed 15 Mar, 19:00–20:00) is not within the stay in Boston (10–14 " +
				"March 2023).",
			"- Move “Dinner” to Tue 14 Mar, 19:00",
			"- Assign “Dinner” to Miami",
		}},
		{
			"a time that the clocks skip",
			func(t *trip) { t.dinner.Start, t.dinner.End = at("2023-03-12T02:30"), at("2023-03-12T04:00") },
			[]string{
				"error time-gap: “Dinner” (Sun 12 Mar, 02:30–04:00) starts at 02:30, a time that does not exist in " +
					"Boston that day, because the clocks go forward.",
				"- Start “Dinner” at 03:00",
			},
		},
		{
			"an end that the clocks skip",
			func(t *trip) { t.dinner.Start, t.dinner.End = at("2023-03-12T01:30"), at("2023-03-12T02:15") },
			[]string{
				"error time-gap: “Dinner” (Sun 12 Mar, 01:30–02:15) ends at 02:15, a time that does not exist in " +
					"Boston that day, because the clocks go forward.",
				"- End “Dinner” at 03:00",
			},
		},
		{"a time that comes twice", func(t *trip) {
			t.boston.From, t.boston.Until, t.Stops[1].From = civil.Date{}, civil.Date{}, civil.Date{}
			t.dinner.Start, t.dinner.End = at("2023-11-05T00:30"), at("2023-11-05T01:30")
		}, []string{
			"warning time-twice: “Dinner” (Sun 5 Nov, 00:30–01:30) ends at 01:30, a time that comes twice in " +
				"Boston that day, because the clocks go back; the first one is used.",
			"- Start “Dinner” at 02:00",
			"- Move “Dinner” to Sat 4 Nov, 23:45",
		}},
		{"a meeting of nobody", func(t *trip) { t.chosen(t.dinner) }, []string{
			"warning nobody: Nobody attends “Dinner” (Fri 10 Mar, 19:00–20:00).",
			"- Have everyone attend “Dinner”",
		}},
		{"chosen although elsewhere", func(t *trip) {
			t.bob.Stays = []program.Stay{{Stop: t.boston.ID, Absent: true}}
			t.chosen(t.dinner, t.bob, t.zara)
		}, []string{
			"warning absent-chosen: Bob is chosen for “Dinner” (Fri 10 Mar, 19:00–20:00), but is not in Boston that " +
				"day.",
			"- Leave Bob out of “Dinner”",
		}},
		{"a stop that is not there", func(t *trip) { t.dinner.Stop = id(99) }, []string{
			"error stop-missing: “Dinner” (Fri 10 Mar, 19:00–20:00) belongs to no stop of the program; its time is " +
				"read as UTC.",
			"- Assign “Dinner” to Boston",
		}},
		{"what only someone else can fix", func(t *trip) {
			t.zara.Languages = []program.Spoken{{Language: "sw"}}
			t.bob.Diet = program.Need{}
		}, []string{
			"error no-interpreter: Zara needs an interpreter, and nobody in the program interprets Swahili.",
			"warning diet-unknown: Nobody has asked what Bob eats, and their first meal is “Dinner” (Fri 10 Mar, " +
				"19:00–20:00).",
		}},
	}
	proposed := map[Rule]bool{}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			trip := furnished()
			test.bend(trip)
			checker := New(trip.Program, Options{Today: at("2023-03-05T00:00").Date})
			var got []string
			for _, f := range checker.Findings() {
				got = append(got, fmt.Sprintf("%s %s: %s", f.Severity, f.Rule, f.Text("en-GB")))
				for _, m := range checker.Fixes(f, "") {
					proposed[f.Rule] = true
					got = append(got, "- "+m.Text("en-GB"))
					if fixed := Check(m.In(trip.Program), checker.options); slices.ContainsFunc(
						fixed,
						func(g Finding) bool { return g.Rule == f.Rule && slices.Equal(g.Items, f.Items) },
					) {
						t.Errorf("after %q it is still there: %v", m.Text("en-GB"), fixed)
					}
				}
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("findings and fixes (-want +got):\n%s", diff)
			}
		})
	}
	for _, rule := range Rules() {
		if rule.Title("en") == string(rule) {
			t.Errorf("%s has no title", rule)
		}
		if rule.Description().fix != nil && !proposed[rule] {
			t.Errorf("%s is never fixed here", rule)
		}
	}
}

func TestEachFixDoesAwayWithItsFindingAndBringsNoError(t *testing.T) {
	errors := func(found []Finding) (n int) {
		for _, f := range found {
			if f.Severity == program.SeverityError && f.Ignored == nil {
				n++
			}
		}
		return n
	}
	rapid.Check(t, func(t *rapid.T) {
		p := randomTrip(t)
		furnish(t, p)
		p.Stops[1].From, p.Stops[1].Until = at("2023-03-11T00:00").Date, at("2023-03-13T00:00").Date
		options := Options{Today: at("2023-03-10T00:00").Date}
		checker := New(p, options)
		before := checker.Findings()
		for _, f := range before {
			for _, m := range checker.Fixes(f, "") {
				after := Check(m.In(p), options)
				if slices.ContainsFunc(
					after,
					func(g Finding) bool { return g.Rule == f.Rule && slices.Equal(g.Items, f.Items) },
				) {
					t.Fatalf("after %q it is still there: %s", m.Text("en-GB"), f.Text("en-GB"))
				}
				if errors(after) > errors(before) {
					t.Fatalf("%q brings an error: %v", m.Text("en-GB"), after)
				}
				for _, changed := range slices.Concat(m.Meetings, m.Add) {
					if problem := changed.Validate(); problem != nil && p.Meeting(changed.ID) == nil {
						t.Fatalf("%q adds what cannot be: %v", m.Text("en-GB"), problem)
					}
				}
			}
		}
		if diff := cmp.Diff(lines(before, "en"), lines(checker.Findings(), "en")); diff != "" {
			t.Fatalf("asking for fixes changes the findings (-before +after):\n%s", diff)
		}
	})
}

func TestAnIgnoredFindingStaysWithItsReasonUntilItIsAboutOthers(t *testing.T) {
	trip := furnished()
	trip.bob.Diet, trip.zara.Diet = program.Need{}, program.Need{}
	found := Check(trip.Program, Options{})
	if len(found) != 1 || found[0].Ignored != nil {
		t.Fatalf("findings %v", found)
	}
	record := Ignore(found[0], "Both bring their own.", at("2023-03-01T00:00").Date)
	slices.Reverse(record.Items)
	trip.Ignored = []*program.Ignored{record}
	if again := Check(trip.Program, Options{}); len(again) != 1 || again[0].Ignored != record {
		t.Errorf("findings %v", again)
	}
	trip.urdu.Diet = program.Need{}
	if again := Check(trip.Program, Options{}); len(again) != 1 || again[0].Ignored != nil {
		t.Errorf("one more person, and it is still ignored: %v", again)
	}
}

func TestAnIgnoredHintSaysNothingOfTheWarningThatFollows(t *testing.T) {
	trip := furnished()
	trip.bob.Consent.Photo, trip.briefing.Organisation = program.Unknown, id(31)
	found := Check(trip.Program, Options{})
	if len(found) != 1 || found[0].Severity != program.SeverityHint {
		t.Fatalf("findings %v", found)
	}
	hint := Ignore(found[0], "They are asked on the spot.", civil.Date{})
	trip.Ignored = []*program.Ignored{hint}
	if again := Check(trip.Program, Options{}); again[0].Ignored != hint {
		t.Errorf("the hint is told again: %v", again)
	}
	trip.bob.Consent.Photo = program.No
	found = Check(trip.Program, Options{})
	if len(found) != 1 || found[0].Severity != program.SeverityWarning || found[0].Ignored != nil {
		t.Errorf("the warning is not told: %v", found)
	}
	warning := Ignore(found[0], "The host takes no pictures.", civil.Date{})
	for _, records := range [][]*program.Ignored{{hint, warning}, {warning, hint}} {
		trip.Ignored = records
		trip.bob.Consent.Photo = program.No
		if again := Check(trip.Program, Options{}); again[0].Ignored != warning {
			t.Errorf("the warning is told again: %v", again)
		}
		trip.bob.Consent.Photo = program.Unknown
		if again := Check(trip.Program, Options{}); again[0].Ignored != warning {
			t.Errorf("who lets the warning stand lets the hint stand: %v", again)
		}
	}
}

func TestARecordFromWhenMealsWereOneRuleHoldsForBoth(t *testing.T) {
	trip := furnished()
	trip.Meetings = []*program.Meeting{trip.briefing}
	trip.briefing.End = at("2023-03-10T21:00")
	found := Check(trip.Program, Options{})
	if len(found) != 3 || found[0].Rule != InterpreterLong || found[1].Rule != NoLunch || found[2].Rule != NoDinner {
		t.Fatalf("findings %v", found)
	}
	trip.Ignored = []*program.Ignored{{ID: id(71), Rule: "no-meal", Items: found[1].Items, Reason: "A picnic."}}
	if again := Check(trip.Program, Options{}); again[0].Ignored != nil || again[1].Ignored == nil ||
		again[2].Ignored == nil {
		t.Errorf("findings %v", again)
	}
	trip.Ignored = []*program.Ignored{Ignore(found[1], "A picnic.", civil.Date{})}
	if again := Check(trip.Program, Options{}); again[1].Ignored == nil || again[2].Ignored != nil {
		t.Errorf("lunch says nothing of dinner: %v", again)
	}
}

func TestWhoRestsDoesNotInterpret(t *testing.T) {
	tests := []struct {
		name string
		bend func(t *trip, ulli *program.Person)
		want []Rule
	}{
		{"nobody is named, and all who fit work", func(*trip, *program.Person) {}, []Rule{InterpreterLong}},
		{
			"another one is named",
			func(t *trip, ulli *program.Person) { t.briefing.Interpreters = []program.ID{ulli.ID} },
			[]Rule{InterpreterLong},
		},
		{"they take turns", func(t *trip, ulli *program.Person) {
			visit := t.meeting(1, "Visit", "2023-03-10T13:00", "2023-03-10T17:00")
			t.briefing.End = at("2023-03-10T13:00")
			t.briefing.Interpreters, visit.Interpreters = []program.ID{ulli.ID}, []program.ID{t.urdu.ID}
		}, nil},
		{"who rests may be elsewhere, but not interpret in two places", func(t *trip, ulli *program.Person) {
			t.briefing.End = at("2023-03-10T11:00")
			t.briefing.Interpreters = []program.ID{ulli.ID}
			visit := t.meeting(1, "Visit", "2023-03-10T10:30", "2023-03-10T11:30")
			t.chosen(visit, t.bob)
			t.briefing.Excused = []program.ID{t.bob.ID}
			visit.Interpreters = []program.ID{t.urdu.ID}
		}, []Rule{PersonTwice}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			trip := furnished()
			ulli := *trip.urdu
			ulli.ID, ulli.Given = id(15), "Ulli"
			trip.People = append(trip.People, &ulli)
			trip.Meetings = []*program.Meeting{trip.briefing}
			trip.briefing.End = at("2023-03-10T17:00")
			test.bend(trip, &ulli)
			var got []Rule
			for _, f := range Check(trip.Program, Options{}) {
				if f.Rule != NoLunch {
					got = append(got, f.Rule)
				}
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("rules (-want +got):\n%s", diff)
			}
		})
	}
}

func TestDistancesAreThoseOfTheGreatCircle(t *testing.T) {
	position := func(latitude, longitude float64) geo.Position {
		return geo.Position{Known: true, Latitude: latitude, Longitude: longitude}
	}
	for _, test := range []struct{ a, b geo.Position }{
		{position(42.36, -71.05), position(42.36, -71.05)},
		{position(42.36, -71.05), position(42.3601, -71.05)},
		{position(38.9, -77.04), position(25.77, -80.19)},
		{position(0, 0), position(0, 180)},
		{position(89, 10), position(89, -170)},
	} {
		if got, want := pointOf(test.a).kilometres(pointOf(test.b)), haversine(test.a, test.b); got-want > 1e-6 ||
			want-got > 1e-6 {
			t.Errorf("%v to %v: %f km, want %f", test.a, test.b, got, want)
		}
	}
}
