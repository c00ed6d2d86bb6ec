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

	"laurel/data/program"
)

// conference is a program of that many meetings, ten people each, and ten meetings for each person and day of two weeks; one meeting in a hundred clashes.
func conference(meetings int) *program.Program {
	p := &program.Program{Name: "Conference", Language: "en", Stops: []*program.Stop{{ID: id(1), City: "Boston", Zone: "America/New_York"}}}
	const days, slots, group = 10, 8, 10
	groups := (meetings + days*slots - 1) / (days * slots)
	people := groups * group
	for i := range people {
		p.People = append(p.People, &program.Person{
			ID: id(1_000_000 + i), Given: fmt.Sprint("P", i), Role: program.Awardee, Diet: asked, Consent: program.Consent{Photo: program.Yes},
			Languages: []program.Spoken{{Language: "en"}}, NeedsInterpreter: program.No,
		})
	}
	for i := range 50 {
		p.Organisations = append(p.Organisations, &program.Organisation{
			ID: id(3_000_000 + i), Name: fmt.Sprint("O", i), Position: program.Position{Known: true, Latitude: 42.35 + float64(i)/5000, Longitude: -71.05},
		})
	}
	for i := range meetings {
		slot, g := i/groups%(days*slots), i%groups
		start := at("2023-06-05T08:00").AddMinutes(slot/slots*24*60 + slot%slots*75)
		if i%100 == 0 {
			start = start.AddMinutes(-45) // into the meeting before
		}
		m := &program.Meeting{
			ID: id(2_000_000 + i), Title: fmt.Sprint("M", i), Stop: id(1), Kind: program.Activity, Status: program.Confirmed, Travel: program.Van,
			Start: start, End: start.AddMinutes(45), Organisation: p.Organisations[(g+slot%2)%50].ID, Selected: true,
		}
		for k := range group {
			m.Attendees = append(m.Attendees, p.People[(g*group+k*7)%people].ID)
		}
		p.Meetings = append(p.Meetings, m)
	}
	for d := range days { // free time to eat
		for _, hour := range []int{12, 18} {
			start := at("2023-06-05T00:00").AddMinutes(d*24*60 + hour*60)
			p.Meetings = append(p.Meetings, &program.Meeting{ID: id(4_000_000 + d*24 + hour), Title: "Break", Stop: id(1), Kind: program.FreeTime, Start: start, End: start.AddMinutes(60)})
		}
	}
	slices.SortStableFunc(p.Meetings, func(a, b *program.Meeting) int { return a.Start.Compare(b.Start) })
	return p
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
	for i, person := range p.People {
		ordinal[person.ID] = int32(i)
	}
	var list []booking
	known := clocks{}
	for i, m := range p.Meetings {
		start, _ := known.instant("America/New_York", m.Start)
		end, _ := known.instant("America/New_York", m.End)
		for _, id := range m.Attendees {
			list = append(list, booking{ordinal[id], int32(i), start, end})
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

// selfJoins are the rows joined with themselves: as meetings and attendance, with the keys that such tables have; and as one table of bookings with
// the index that helps a self-join most.
var selfJoins = []struct{ name, schema, insert, query string }{
	{
		"tables", `CREATE TABLE meeting (id INTEGER PRIMARY KEY, start INTEGER NOT NULL, "end" INTEGER NOT NULL) STRICT;
		CREATE TABLE attendance (meeting INTEGER NOT NULL REFERENCES meeting (id), person INTEGER NOT NULL, PRIMARY KEY (meeting, person)) STRICT, WITHOUT ROWID;
		CREATE INDEX attendance_person ON attendance (person)`,
		`INSERT OR IGNORE INTO meeting VALUES (@meeting, @start, @end); INSERT INTO attendance VALUES (@meeting, @person)`,
		`SELECT count(*) FROM attendance x JOIN meeting a ON a.id = x.meeting JOIN attendance y ON y.person = x.person AND y.meeting > x.meeting
		JOIN meeting b ON b.id = y.meeting WHERE a.start < b."end" AND b.start < a."end"`,
	},
	{
		"index", `CREATE TABLE booking (person INTEGER NOT NULL, meeting INTEGER NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL) STRICT;
		CREATE INDEX booking_person ON booking (person, start, "end", meeting)`,
		`INSERT INTO booking VALUES (@person, @meeting, @start, @end)`,
		`SELECT count(*) FROM booking a JOIN booking b ON a.person = b.person AND a.meeting < b.meeting AND a.start < b."end" AND b.start < a."end"`,
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
			used := []any{sql.Named("person", one.person), sql.Named("meeting", one.meeting), sql.Named("start", one.start), sql.Named("end", one.end)}
			run(statement, used...)
		}
	}
	run(`ANALYZE`)
	if err := tx.Commit(); err != nil {
		b.Fatal(err)
	}
	return db
}

// BenchmarkCheck is a whole check by all rules, from the program value to the sentences.
func BenchmarkCheck(b *testing.B) {
	for _, size := range sizes {
		p := conference(size)
		b.Run(fmt.Sprint(size), func(b *testing.B) {
			found := 0
			for b.Loop() {
				found = len(Check(p))
			}
			b.ReportMetric(float64(found), "findings")
		})
	}
}

// BenchmarkEdit moves one meeting to and fro, and reads the findings after each move.
func BenchmarkEdit(b *testing.B) {
	for _, size := range sizes {
		p := conference(size)
		at := len(p.Meetings) / 2
		moved := p.With(func(next *program.Program) {
			m := *p.Meetings[at]
			m.Start, m.End = m.Start.AddMinutes(20), m.End.AddMinutes(20)
			next.Meetings = slices.Clone(p.Meetings)
			next.Meetings[at] = &m
		})
		b.Run(fmt.Sprint(size), func(b *testing.B) {
			checker := New(p, Options{})
			checker.Findings()
			states, found := [2]*program.Program{moved, p}, 0
			for i := 0; b.Loop(); i++ {
				checker.Update(states[i%2])
				found = len(checker.Findings())
			}
			b.ReportMetric(float64(found), "findings")
		})
	}
}
