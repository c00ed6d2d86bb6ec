package tables

import (
	"fmt"

	"laurel/data/program"
)

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
	Findings      Kind = "finding"
	Forms         Kind = "form"
	Responses     Kind = "response"
	Connections   Kind = "connection"
	Tasks         Kind = "task"
	Journeys      Kind = "journey"
	Issues        Kind = "issue"
	Releases      Kind = "release"
	TravelTimes   Kind = "travel_time"
	Ignored       Kind = "ignored"
)

// The tables, each with where a program keeps its list of these records.
var (
	ProgramTable = newTable[program.Program, *program.Program](Table{
		Kind: Programs, scope: "x.id",
		Always: []string{
			`DELETE FROM ignored WHERE program = ?`, `DELETE FROM travel_time WHERE program = ?`,
			`DELETE FROM issue WHERE program = ?`, `DELETE FROM release WHERE program = ?`,
			`DELETE FROM journey WHERE program = ?`,
			`DELETE FROM task WHERE program = ?`, `DELETE FROM connection WHERE program = ?`,
			`DELETE FROM response WHERE program = ?`, `DELETE FROM form WHERE program = ?`,
			`DELETE FROM finding WHERE program = ?`,
			`DELETE FROM takeaway WHERE program = ?`, `DELETE FROM meeting WHERE program = ?`,
			`DELETE FROM person WHERE program = ?`, `DELETE FROM stop WHERE program = ?`,
			`DELETE FROM program_organisation WHERE program = ?`,
		},
	}, nil)

	stops = newTable(Table{
		Kind: Stops, Owned: true, ordinal: "x.ordinal", scope: "x.program",
		Users: []user{
			{"meetings", `SELECT count(*) FROM meeting WHERE stop = ?`},
			{"stays", `SELECT count(*) FROM person WHERE instr(stays, ?) > 0`},
			{"releases", `SELECT count(*) FROM release WHERE stop = ?`},
			{"takeaways", `SELECT count(*) FROM takeaway WHERE stop = ?`},
			{"responses", `SELECT count(*) FROM response WHERE stop = ?`},
		},
		Cascade: []string{
			`UPDATE takeaway SET stop = NULL WHERE stop = ?`,
			`DELETE FROM response WHERE stop = ?1 OR meeting IN (SELECT id FROM meeting WHERE stop = ?1)`,
			`UPDATE connection SET meeting = NULL WHERE meeting IN (SELECT id FROM meeting WHERE stop = ?)`,
			`UPDATE takeaway SET meeting = NULL WHERE meeting IN (SELECT id FROM meeting WHERE stop = ?)`,
			`DELETE FROM meeting WHERE stop = ?`,
			`DELETE FROM release WHERE stop = ?`,
			`UPDATE person SET stays = (SELECT json_group_array(json(value)) FROM json_each(person.stays)
				WHERE value ->> '$.stop' <> ?1) WHERE instr(stays, ?1) > 0`,
		},
	}, func(p *program.Program) *[]*program.Stop { return &p.Stops })

	PersonTable = newTable(Table{
		Kind: People, Owned: true, ordinal: "x.ordinal", scope: "x.program",
		Users: []user{
			{"meetings", `SELECT count(*) FROM meeting WHERE instr(attendees || excused || interpreters, ?) > 0`},
			{"takeaways", `SELECT count(*) FROM takeaway WHERE person = ?`},
			{"responses", `SELECT count(*) FROM response WHERE person = ?`},
			{"connections", endsAt("person")},
			{"tasks", `SELECT count(*) FROM task WHERE person = ?`},
			{"issues", `SELECT count(*) FROM issue WHERE person = ?`},
			{"releases", `SELECT count(*) FROM release WHERE person = ?`},
		},
		Always: append(
			unnamed("person", "?1"),
			`UPDATE meeting SET attendance = (SELECT json_group_array(json(iif(value ->> '$.by' = ?1,
				json_remove(value, '$.by'), value))) FROM json_each(meeting.attendance)
				WHERE value ->> '$.person' <> ?1)
				WHERE instr(attendance, ?1) > 0`,
			`UPDATE journey SET travellers = (SELECT json_group_array(value) FROM json_each(journey.travellers)
				WHERE value <> ?1) WHERE instr(travellers, ?1) > 0`,
			`UPDATE person SET stays = (SELECT json_group_array(json(iif(value ->> '$.shares_with' = ?1,
				json_remove(value, '$.shares_with'), value))) FROM json_each(person.stays))
				WHERE id <> ?1 AND instr(stays, ?1) > 0`,
		),
		Cascade: []string{
			without("attendees"), without("excused"), without("interpreters"),
			withoutSources("SELECT id FROM takeaway WHERE person = ?1"), `DELETE FROM takeaway WHERE person = ?`,
			`DELETE FROM response WHERE person = ?`, `DELETE FROM connection WHERE ? IN (from_person, to_person)`,
			`DELETE FROM task WHERE person = ?`,
			`UPDATE issue SET replaces = NULL
				WHERE person <> ?1 AND replaces IN (SELECT id FROM issue WHERE person = ?1)`,
			`DELETE FROM issue WHERE person = ?`, `DELETE FROM release WHERE person = ?`,
		},
	}, func(p *program.Program) *[]*program.Person { return &p.People })

	OrganisationTable = newTable(Table{
		Kind: Organisations, ordinal: "l.ordinal", scope: "l.program",
		join: "JOIN program_organisation l ON l.organisation = x.id",
		Users: []user{
			{"meetings", `SELECT count(*) FROM meeting WHERE organisation = ?`},
			{"contacts", `SELECT count(*) FROM contact WHERE organisation = ?`},
			{"connections", endsAt("organisation")},
		},
		Cascade: append(
			unnamed("contact", contactsOf),
			`UPDATE meeting SET contacts = (SELECT json_group_array(value) FROM json_each(meeting.contacts)
				WHERE value NOT IN (SELECT id FROM contact WHERE organisation = ?1))
				WHERE EXISTS (SELECT 1 FROM contact c WHERE c.organisation = ?1 AND instr(meeting.contacts, c.id) > 0)`,
			`DELETE FROM connection WHERE ?1 IN (from_organisation, to_organisation)
				OR from_contact IN (`+contactsOf+`) OR to_contact IN (`+contactsOf+`)`,
			`DELETE FROM contact WHERE organisation = ?`,
			`UPDATE meeting SET organisation = NULL WHERE organisation = ?`,
		),
		Always: append(
			unnamed("organisation", "?1"),
			`DELETE FROM travel_time WHERE ? IN (from_organisation, to_organisation)`,
			`DELETE FROM program_organisation WHERE organisation = ?`,
		),
	}, func(p *program.Program) *[]*program.Organisation { return &p.Organisations })

	ContactTable = newTable(Table{
		Kind: Contacts, ordinal: "x.ordinal", scope: "l.program", Needs: []string{"organisation"},
		join: "JOIN program_organisation l ON l.organisation = x.organisation",
		Users: []user{
			{
				"meetings",
				`SELECT count(*) FROM meeting WHERE instr(contacts, ?) > 0`,
			}, {"connections", endsAt("contact")},
		},
		Cascade: []string{without("contacts"), `DELETE FROM connection WHERE ? IN (from_contact, to_contact)`},
		Always:  unnamed("contact", "?1"),
	}, func(p *program.Program) *[]*program.Contact { return &p.Contacts })

	meetings = newTable(Table{
		Kind: Meetings, Owned: true, scope: "x.program", Needs: []string{"stop"},
		Users: []user{
			{"takeaways", `SELECT count(*) FROM takeaway WHERE meeting = ?`},
			{"responses", `SELECT count(*) FROM response WHERE meeting = ?`},
		},
		Cascade: []string{
			`UPDATE takeaway SET meeting = NULL WHERE meeting = ?`, `DELETE FROM response WHERE meeting = ?`,
		},
		Always: []string{`UPDATE connection SET meeting = NULL WHERE meeting = ?`},
	}, func(p *program.Program) *[]*program.Meeting { return &p.Meetings })

	takeaways = newTable(Table{
		Kind: Takeaways, Owned: true, ordinal: "x.ordinal", scope: "x.program", Needs: []string{"person"},
		Always: []string{withoutSources("SELECT ?1")},
	}, func(p *program.Program) *[]*program.Takeaway { return &p.Takeaways })

	findings = newTable(Table{
		Kind: Findings, Owned: true, ordinal: "x.ordinal", scope: "x.program",
	}, func(p *program.Program) *[]*program.Finding { return &p.Findings })

	forms = newTable(Table{
		Kind: Forms, Owned: true, ordinal: "x.ordinal", scope: "x.program",
		Users:   []user{{"responses", `SELECT count(*) FROM response WHERE form = ?`}},
		Cascade: []string{`DELETE FROM response WHERE form = ?`},
	}, func(p *program.Program) *[]*program.Form { return &p.Forms })

	// Without an ordinal: responses are in the order of their identifiers.
	responses = newTable(
		Table{
			Kind: Responses, Owned: true, scope: "x.program", Needs: []string{"form", "meeting", "stop", "person"},
		},
		func(p *program.Program) *[]*program.Response { return &p.Responses },
	)

	connections = newTable(Table{
		Kind: Connections, Owned: true, ordinal: "x.ordinal", scope: "x.program",
		Needs: []string{
			"from_person", "to_person", "from_contact", "to_contact", "from_organisation", "to_organisation",
		},
	}, func(p *program.Program) *[]*program.Connection { return &p.Connections })

	tasks = newTable(Table{
		Kind: Tasks, Owned: true, ordinal: "x.ordinal", scope: "x.program", Needs: []string{"person"},
	}, func(p *program.Program) *[]*program.Task { return &p.Tasks })

	journeys = newTable(Table{
		Kind: Journeys, Owned: true, ordinal: "x.ordinal", scope: "x.program",
	}, func(p *program.Program) *[]*program.Journey { return &p.Journeys })

	issues = newTable(Table{
		Kind: Issues, Owned: true, ordinal: "x.ordinal", scope: "x.program", Needs: []string{"person", "replaces"},
		Users: []user{{"issues", `SELECT count(*) FROM issue WHERE replaces = ?1 AND id <> ?1`}},
		Cascade: []string{
			`WITH RECURSIVE later (id) AS (SELECT id FROM issue WHERE replaces = ?1
				UNION SELECT x.id FROM issue x JOIN later l ON x.replaces = l.id)
				DELETE FROM issue WHERE id IN (SELECT id FROM later) AND id <> ?1`,
		},
	}, func(p *program.Program) *[]*program.Issue { return &p.Issues })

	releases = newTable(Table{
		Kind: Releases, Owned: true, ordinal: "x.ordinal", scope: "x.program", Needs: []string{"person", "stop"},
	}, func(p *program.Program) *[]*program.Release { return &p.Releases })

	travelTimes = newTable(Table{
		Kind: TravelTimes, Owned: true, scope: "x.program", Needs: []string{"from_organisation", "to_organisation"},
	}, func(p *program.Program) *[]*program.TravelTime { return &p.TravelTimes })

	ignored = newTable(
		Table{Kind: Ignored, Owned: true, scope: "x.program"},
		func(p *program.Program) *[]*program.Ignored { return &p.Ignored },
	)
)

// Lists are the tables of a program's records, what others refer to first.
var Lists = []*Table{
	stops, PersonTable, OrganisationTable, ContactTable, meetings, takeaways, findings, forms, responses,
	connections, tasks, journeys, issues, releases, travelTimes, ignored,
}

// without is the statement that removes an id from a list of meetings' ids.
func without(list string) string {
	return "UPDATE meeting SET " + list + " = (SELECT json_group_array(value) FROM json_each(meeting." + list +
		") WHERE value <> ?1) WHERE instr(" + list + ", ?1) > 0"
}

// endsAt is the query for how many connections end at a kind of record.
func endsAt(kind string) string {
	return fmt.Sprintf("SELECT count(*) FROM connection WHERE ? IN (from_%[1]s, to_%[1]s)", kind)
}

// contactsOf is the query for the contacts of an organisation.
const contactsOf = "SELECT id FROM contact WHERE organisation = ?1"

// unnamed are the statements after which those records of a kind, an ID or a query, are not named any more as who has
// to do something or introduced others.
func unnamed(kind, records string) []string {
	var statements []string
	for _, party := range []struct{ table, column string }{
		{"takeaway", "follow_up_owner"},
		{"connection", "follow_up_owner"},
		{"connection", "introduced"},
		{"task", "owner"},
	} {
		column := party.column + "_" + kind
		statements = append(
			statements,
			fmt.Sprintf("UPDATE %s SET %s = NULL WHERE %[2]s IN (%s)", party.table, column, records),
		)
	}
	return statements
}

// withoutSources is the statement that removes the takeaways of a query from the findings that they are sources of.
func withoutSources(takeaways string) string {
	return fmt.Sprintf(`UPDATE finding SET sources = (SELECT json_group_array(value) FROM json_each(finding.sources)
		WHERE value NOT IN (%[1]s))
		WHERE EXISTS (SELECT 1 FROM json_each(finding.sources) WHERE value IN (%[1]s))`, takeaways)
}
