package clash

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"
	"testing"

	_ "github.com/mattn/go-sqlite3" // the peer of the benchmark: an SQL self-join

	"laurel/data/civil"
	"laurel/data/geo"
	"laurel/data/program"
)

// hours are when a group's meetings of a day start, and kinds what they are.
var (
	hours = []string{"08:00", "09:15", "10:30", "12:00", "13:15", "14:30", "15:45", "18:30"}
	kinds = []program.Kind{
		program.Appointment, program.Appointment, program.Activity, program.Meal, program.Appointment, program.Activity,
		program.Appointment, program.Hospitality,
	}
)

// conference is a program of that many meetings, and a breakfast a day for everyone. Its people travel in groups of
// ten, which are together: an interpreter, two who need one and seven more, who have eight meetings a day for ten
// days, each with an organisation, a contact and the group's van. Every rule has something to look at; one meeting in a
// hundred is moved into the one before. Meetings are in the store's order, and their IDs are texts of their own, as the
// store reads them.
func conference(meetings int) *program.Program {
	const days, group = 10, 10
	groups := (meetings + days*len(hours) - 1) / (days * len(hours))
	near := func(i int) geo.Position {
		return geo.Position{Known: true, Latitude: 42.35 + float64(i%50)/5000, Longitude: -71.05}
	}
	first, last := at("2023-06-05T00:00").Date, at("2023-06-14T00:00").Date
	stop := &program.Stop{
		ID:      id(1),
		City:    "Boston",
		Zone:    "America/New_York",
		From:    first,
		Until:   last,
		Traffic: 5,
		Hotel:   program.Hotel{Name: "Inn", Position: near(0)},
	}
	p := &program.Program{Name: "Conference", Language: "en", Stops: []*program.Stop{stop}}
	for i := range groups * group {
		person := &program.Person{
			ID: id(
				1_000_000 + i,
			), Given: fmt.Sprint("P", i), Role: program.Awardee, Diet: asked,
			Consent:   program.Consent{Photo: program.Yes},
			Languages: []program.Spoken{{Language: "en"}}, NeedsInterpreter: program.No,
		}
		person.Arrival.At, person.Departure.At = at("2023-06-04T16:30"), at("2023-06-15T09:20")
		switch i % group {
		case 0:
			person.Role, person.Languages = program.Interpreter, []program.Spoken{{Language: "es"}, {Language: "en"}}
		case 1, 2:
			person.NeedsInterpreter, person.Languages = program.Yes, []program.Spoken{{Language: "es"}}
		case 3:
			person.Stays = []program.Stay{{Stop: stop.ID, From: first, Until: last}}
		}
		p.People = append(p.People, person)
	}
	for i := range 2 * groups {
		p.Organisations = append(
			p.Organisations,
			&program.Organisation{
				ID:        id(3_000_000 + i),
				Name:      fmt.Sprint("O", i),
				Position:  near(i),
				Exclusive: i%4 == 0,
			},
		)
		p.Contacts = append(
			p.Contacts,
			&program.Contact{ID: id(5_000_000 + i), Name: fmt.Sprint("C", i), Organisation: id(3_000_000 + i)},
		)
	}
	for g := range groups {
		stop.Vehicles = append(stop.Vehicles, program.Vehicle{Name: fmt.Sprint("Van ", g), Seats: 12})
	}
	for i := range meetings {
		slot, g := i/groups, i%groups
		start := civil.At(first.AddDays(slot/len(hours)), at("2023-06-05T"+hours[slot%len(hours)]).Clock)
		if i%100 == 0 {
			start = start.AddMinutes(-45)
		}
		host := 2*g + slot%2
		m := &program.Meeting{
			ID: id(
				2_000_000 + i,
			), Title: fmt.Sprint("M", i), Stop: id(1), Kind: kinds[slot%len(hours)], Status: program.Confirmed,
			Travel: program.Van,
			Start:  start, End: start.AddMinutes(45), Organisation: id(3_000_000 + host),
			Contacts: []program.ID{id(5_000_000 + host)},
			Vehicle:  fmt.Sprint("Van ", g), PhotosTold: true, Selected: true,
		}
		for k := range group {
			if who := id(1_000_000 + g*group + k); k == 0 {
				m.Interpreters = []program.ID{who}
			} else {
				m.Attendees = append(m.Attendees, who)
			}
		}
		p.Meetings = append(p.Meetings, m)
	}
	for d := range days {
		start := civil.At(first.AddDays(d), civil.Clock{Hour: 7})
		p.Meetings = append(p.Meetings, &program.Meeting{
			ID: id(
				4_000_000 + d,
			), Title: "Breakfast", Stop: id(1), Kind: program.Meal, Start: start, End: start.AddMinutes(30),
			Place: "Inn",
		})
	}
	order(p.Meetings)
	return p
}

// order sorts meetings as the store does.
func order(meetings []*program.Meeting) {
	slices.SortFunc(meetings, func(a, b *program.Meeting) int {
		return cmp.Or(a.Start.Compare(b.Start), cmp.Compare(a.Title, b.Title), cmp.Compare(a.ID, b.ID))
	})
}

var sizes = []int{1_000, 10_000, 100_000}

// booking is one person's part in one meeting.
type booking struct {
	person, meeting int32
	start, end      int64
}

// bookings are the intervals that all peers work on, in the order of the meetings.
func bookings(p *program.Program) []booking {
	ordinal := map[program.ID]int32{}
	everyone := []program.ID{}
	for i, person := range p.People {
		ordinal[person.ID], everyone = int32(i), append(everyone, person.ID)
	}
	var list []booking
	for i, m := range p.Meetings {
		start, _, _ := p.Stops[0].Zone.Instant(m.Start)
		end, _, _ := p.Stops[0].Zone.Instant(m.End)
		who := slices.Concat(m.Interpreters, m.Attendees)
		if !m.Selected {
			who = everyone
		}
		for _, id := range who {
			list = append(list, booking{ordinal[id], int32(i), start.Unix(), end.Unix()})
		}
	}
	return list
}

func byPerson(a, b booking) int {
	return cmp.Or(cmp.Compare(a.person, b.person), cmp.Compare(a.start, b.start), cmp.Compare(a.meeting, b.meeting))
}

// sweep counts the pairs of bookings that overlap, as a program that checks nothing else would.
func sweep(list []booking) (pairs int) {
	list = slices.Clone(list)
	slices.SortFunc(list, byPerson)
	for i := range list {
		for k := i + 1; k < len(list) && list[k].person == list[i].person && list[k].start < list[i].end; k++ {
			pairs++
		}
	}
	return pairs
}

func BenchmarkSort(b *testing.B) {
	for _, size := range sizes {
		list := bookings(conference(size))
		b.Run(fmt.Sprint(size), func(b *testing.B) {
			for b.Loop() {
				slices.SortFunc(slices.Clone(list), byPerson)
			}
			b.ReportMetric(float64(len(list)), "intervals")
		})
	}
}

func BenchmarkSweep(b *testing.B) {
	for _, size := range sizes {
		list := bookings(conference(size))
		b.Run(fmt.Sprint(size), func(b *testing.B) {
			pairs := 0
			for b.Loop() {
				pairs = sweep(list)
			}
			b.ReportMetric(float64(pairs), "pairs")
		})
	}
}

// selfJoins are the rows joined with themselves: as meetings and attendance, with the keys that such tables have; as
// one table of bookings, for which SQLite makes an index as it runs; and as that table with the index that helps a
// self-join most. They lie in memory and only count the pairs.
var selfJoins = []struct{ name, schema, insert, query string }{
	{
		"tables", `CREATE TABLE meeting (id INTEGER PRIMARY KEY, start INTEGER NOT NULL,
			"end" INTEGER NOT NULL) STRICT;
		CREATE TABLE attendance (meeting INTEGER NOT NULL REFERENCES meeting (id), person INTEGER NOT NULL,
				PRIMARY KEY (meeting, person)) STRICT, WITHOUT ROWID;
		CREATE INDEX attendance_person ON attendance (person)`,
		`INSERT OR IGNORE INTO meeting VALUES (@meeting, @start, @end);
			INSERT INTO attendance VALUES (@meeting, @person)`,
		`SELECT count(*) FROM attendance x JOIN meeting a ON a.id = x.meeting
			JOIN attendance y ON y.person = x.person AND y.meeting > x.meeting
		JOIN meeting b ON b.id = y.meeting WHERE a.start < b."end" AND b.start < a."end"`,
	},
	{
		"plain",
		`CREATE TABLE booking (person INTEGER NOT NULL, meeting INTEGER NOT NULL, start INTEGER NOT NULL,
			"end" INTEGER NOT NULL) STRICT`,
		`INSERT INTO booking VALUES (@person, @meeting, @start, @end)`,
		`SELECT count(*) FROM booking a JOIN booking b ON a.person = b.person AND a.meeting < b.meeting
			AND a.start < b."end" AND b.start < a."end"`,
	},
	{
		"index", `CREATE TABLE booking (person INTEGER NOT NULL, meeting INTEGER NOT NULL, start INTEGER NOT NULL,
			"end" INTEGER NOT NULL) STRICT;
		CREATE INDEX booking_person ON booking (person, start, "end", meeting)`,
		`INSERT INTO booking VALUES (@person, @meeting, @start, @end)`,
		`SELECT count(*) FROM booking a JOIN booking b ON a.person = b.person AND a.meeting < b.meeting
			AND a.start < b."end" AND b.start < a."end"`,
	},
}

func BenchmarkSQL(b *testing.B) {
	for _, join := range selfJoins {
		for _, size := range sizes {
			b.Run(fmt.Sprintf("%s/%d", join.name, size), func(b *testing.B) {
				list := bookings(conference(size))
				db := database(b, join.schema, join.insert, list)
				pairs := 0
				for b.Loop() {
					if err := db.QueryRowContext(b.Context(), join.query).Scan(&pairs); err != nil {
						b.Fatal(err)
					}
				}
				if want := sweep(list); pairs != want {
					b.Errorf("the self-join has %d pairs, the sweep %d", pairs, want)
				}
			})
		}
	}
}

func database(b *testing.B, schema, insert string, list []booking) *sql.DB {
	b.Helper()
	db, err := sql.Open("sqlite3", ":memory:")
	if err != nil {
		b.Fatal(err)
	}
	db.SetMaxOpenConns(1)
	b.Cleanup(func() { _ = db.Close() })
	tx, err := db.BeginTx(context.Background(), nil)
	if err != nil {
		b.Fatal(err)
	}
	run := func(statement string, args ...any) {
		if _, err := tx.ExecContext(context.Background(), statement, args...); err != nil {
			b.Fatal(err)
		}
	}
	run(schema)
	for _, one := range list {
		for statement := range strings.SplitSeq(insert, ";") {
			used := []any{
				sql.Named("person", one.person),
				sql.Named("meeting", one.meeting),
				sql.Named("start", one.start),
				sql.Named("end", one.end),
			}
			run(statement, used...)
		}
	}
	run(`ANALYZE`)
	if err := tx.Commit(); err != nil {
		b.Fatal(err)
	}
	return db
}

// today is a day on which nothing is too late to be confirmed.
var today = Options{Today: at("2023-06-05T00:00").Date}

// BenchmarkCheck is a whole check by all rules, from the program value to the sentences.
func BenchmarkCheck(b *testing.B) {
	for _, size := range sizes {
		p := conference(size)
		b.Run(fmt.Sprint(size), func(b *testing.B) {
			found := 0
			for b.Loop() {
				found = len(Check(p, today))
			}
			b.ReportMetric(float64(found), "findings")
		})
	}
}

// edits are programs each of which, and the first after the last, has one meeting at another time than the one before:
// four meetings are moved into those that follow them, one after the other, and then back.
func edits(p *program.Program) []*program.Program {
	const moves = 4
	states := []*program.Program{p}
	for k := range 2*moves - 1 {
		original := p.Meetings[(2*(k%moves)+1)*len(p.Meetings)/(2*moves)]
		moved := *original
		moved.Start, moved.End = moved.Start.AddMinutes(45), moved.End.AddMinutes(45)
		m := &moved
		if k >= moves {
			m = original
		}
		states = append(states, states[k].With(func(next *program.Program) {
			next.Meetings = slices.Clone(next.Meetings)
			at := slices.IndexFunc(next.Meetings, func(other *program.Meeting) bool { return other.ID == m.ID })
			next.Meetings[at] = m
			order(next.Meetings)
		}))
	}
	return states
}

// BenchmarkEdit is what the window waits for after one edit: the checker takes the new program and lists all findings.
func BenchmarkEdit(b *testing.B) {
	for _, size := range sizes {
		states := edits(conference(size))
		b.Run(fmt.Sprint(size), func(b *testing.B) {
			checker := New(states[0], today)
			checker = checker.With(states[1])
			found := 0
			for i := 2; b.Loop(); i++ {
				checker = checker.With(states[i%len(states)])
				found = len(checker.Findings())
			}
			b.ReportMetric(float64(found), "findings")
		})
	}
}
