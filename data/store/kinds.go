package store

import "laurel/data/program"

// Kind names a kind of record by its table.
type Kind string

// The kinds.
const (
	Programs      Kind = "program"
	Stops         Kind = "stop"
	People        Kind = "person"
	Organisations Kind = "organisation"
	Contacts      Kind = "contact"
	Meetings      Kind = "meeting"
	Takeaways     Kind = "takeaway"
	Issues        Kind = "issue"
	Releases      Kind = "release"
	TravelTimes   Kind = "travel_time"
	Ignored       Kind = "ignored"
)

// The tables, each with where a program keeps its list of these records.
var (
	programs = newTable[program.Program, *program.Program](table{
		kind: Programs, scope: "x.id",
		always: []string{
			`DELETE FROM ignored WHERE program = ?`, `DELETE FROM travel_time WHERE program = ?`,
			`DELETE FROM issue WHERE program = ?`, `DELETE FROM release WHERE program = ?`,
			`DELETE FROM takeaway WHERE program = ?`, `DELETE FROM meeting WHERE program = ?`,
			`DELETE FROM person WHERE program = ?`, `DELETE FROM stop WHERE program = ?`,
			`DELETE FROM program_organisation WHERE program = ?`,
		},
	}, nil)

	stops = newTable(table{
		kind: Stops, owned: true, ordinal: "x.ordinal", scope: "x.program",
		users: []user{
			{"meetings", `SELECT count(*) FROM meeting WHERE stop = ?`},
			{"stays", `SELECT count(*) FROM person WHERE instr(stays, ?) > 0`},
			{"releases", `SELECT count(*) FROM release WHERE stop = ?`},
		},
		cascade: []string{
			`UPDATE takeaway SET meeting = NULL WHERE meeting IN (SELECT id FROM meeting WHERE stop = ?)`,
			`DELETE FROM meeting WHERE stop = ?`,
			`DELETE FROM release WHERE stop = ?`,
			`UPDATE person SET stays = (SELECT json_group_array(json(value)) FROM json_each(person.stays)
				WHERE value ->> '$.stop' <> ?1) WHERE instr(stays, ?1) > 0`,
		},
	}, func(p *program.Program) *[]*program.Stop { return &p.Stops })

	people = newTable(table{
		kind: People, owned: true, ordinal: "x.ordinal", scope: "x.program",
		users: []user{
			{"meetings", `SELECT count(*) FROM meeting WHERE instr(attendees || excused || interpreters, ?) > 0`},
			{"takeaways", `SELECT count(*) FROM takeaway WHERE person = ?`},
			{"issues", `SELECT count(*) FROM issue WHERE person = ?`},
			{"releases", `SELECT count(*) FROM release WHERE person = ?`},
		},
		always: []string{
			`UPDATE person SET stays = (SELECT json_group_array(json(iif(value ->> '$.shares_with' = ?1,
				json_remove(value, '$.shares_with'), value))) FROM json_each(person.stays))
				WHERE id <> ?1 AND instr(stays, ?1) > 0`,
		},
		cascade: []string{
			without("attendees"), without("excused"), without("interpreters"), `DELETE FROM takeaway WHERE person = ?`,
			`UPDATE issue SET replaces = NULL
				WHERE person <> ?1 AND replaces IN (SELECT id FROM issue WHERE person = ?1)`,
			`DELETE FROM issue WHERE person = ?`, `DELETE FROM release WHERE person = ?`,
		},
	}, func(p *program.Program) *[]*program.Person { return &p.People })

	organisations = newTable(table{
		kind: Organisations, ordinal: "l.ordinal", scope: "l.program",
		join: "JOIN program_organisation l ON l.organisation = x.id",
		uses: uses(func(o *program.Organisation) []program.ID { return []program.ID{o.ID} }),
		users: []user{
			{"meetings", `SELECT count(*) FROM meeting WHERE organisation = ?`},
			{"contacts", `SELECT count(*) FROM contact WHERE organisation = ?`},
		},
		cascade: []string{
			`UPDATE meeting SET contacts = (SELECT json_group_array(value) FROM json_each(meeting.contacts)
				WHERE value NOT IN (SELECT id FROM contact WHERE organisation = ?1))
				WHERE EXISTS (SELECT 1 FROM contact c WHERE c.organisation = ?1 AND instr(meeting.contacts, c.id) > 0)`,
			`DELETE FROM contact WHERE organisation = ?`,
			`UPDATE meeting SET organisation = NULL WHERE organisation = ?`,
		},
		always: []string{
			`DELETE FROM travel_time WHERE ? IN (from_organisation, to_organisation)`,
			`DELETE FROM program_organisation WHERE organisation = ?`,
		},
	}, func(p *program.Program) *[]*program.Organisation { return &p.Organisations })

	contacts = newTable(table{
		kind: Contacts, ordinal: "x.ordinal", scope: "l.program",
		join:    "JOIN program_organisation l ON l.organisation = x.organisation",
		users:   []user{{"meetings", `SELECT count(*) FROM meeting WHERE instr(contacts, ?) > 0`}},
		cascade: []string{without("contacts")},
	}, func(p *program.Program) *[]*program.Contact { return &p.Contacts })

	meetings = newTable(table{
		kind: Meetings, owned: true, scope: "x.program",
		uses:    uses(func(m *program.Meeting) []program.ID { return []program.ID{m.Organisation} }),
		users:   []user{{"takeaways", `SELECT count(*) FROM takeaway WHERE meeting = ?`}},
		cascade: []string{`UPDATE takeaway SET meeting = NULL WHERE meeting = ?`},
	}, func(p *program.Program) *[]*program.Meeting { return &p.Meetings })

	takeaways = newTable(table{
		kind: Takeaways, owned: true, ordinal: "x.ordinal", scope: "x.program",
	}, func(p *program.Program) *[]*program.Takeaway { return &p.Takeaways })

	issues = newTable(table{
		kind: Issues, owned: true, ordinal: "x.ordinal", scope: "x.program",
		users: []user{{"issues", `SELECT count(*) FROM issue WHERE replaces = ?1 AND id <> ?1`}},
		cascade: []string{
			`WITH RECURSIVE later (id) AS (SELECT id FROM issue WHERE replaces = ?1
				UNION SELECT x.id FROM issue x JOIN later l ON x.replaces = l.id)
				DELETE FROM issue WHERE id IN (SELECT id FROM later) AND id <> ?1`,
		},
	}, func(p *program.Program) *[]*program.Issue { return &p.Issues })

	releases = newTable(table{
		kind: Releases, owned: true, ordinal: "x.ordinal", scope: "x.program",
	}, func(p *program.Program) *[]*program.Release { return &p.Releases })

	travelTimes = newTable(table{
		kind: TravelTimes, owned: true, scope: "x.program",
		uses: uses(func(t *program.TravelTime) []program.ID {
			return []program.ID{t.From.Organisation, t.To.Organisation}
		}),
	}, func(p *program.Program) *[]*program.TravelTime { return &p.TravelTimes })

	ignored = newTable(
		table{kind: Ignored, owned: true, scope: "x.program"},
		func(p *program.Program) *[]*program.Ignored { return &p.Ignored },
	)
)

// lists are the tables of a program's records, what others refer to first.
var lists = []*table{
	stops, people, organisations, contacts, meetings, takeaways, issues, releases, travelTimes, ignored,
}

// without is the statement that removes an id from a list of meetings' ids.
func without(list string) string {
	return "UPDATE meeting SET " + list + " = (SELECT json_group_array(value) FROM json_each(meeting." + list +
		") WHERE value <> ?1) WHERE instr(" + list + ", ?1) > 0"
}
