package programtest

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"

	"laurel/data/civil"
	"laurel/data/program"
)

// Size is how much an invented program has of what came of it.
type Size struct {
	People, Contacts, Meetings, Takeaways, Responses, Connections, Tasks int
}

// Outcome is an invented program with what came of it, another one for each seed and the same for the same. Some of it
// is not stated, cancelled or left out, as in real ones.
func Outcome(seed uint64, size Size) *program.Program {
	m := &maker{rand.New(rand.NewPCG(seed, 1)), Small("Outcome of the example"), 0}
	m.p.ID = m.id()
	m.p.Language = "en"
	m.p.Start = Day(1)
	m.p.End = Day(13)
	m.p.Accepted = Day(1).AddDays(-90)
	m.p.Themes = []program.Theme{
		{ID: program.Prevention},
		{ID: program.Protection},
		{ID: "sport", Names: program.Wordings{
			{Language: "en", Text: "Sport"}, {Language: "es", Text: "Deporte"},
		}},
	}
	m.p.People, m.p.Stops = nil, nil
	for i, city := range []string{"Washington", "Boston", "Miami"} {
		from := Day(1 + 4*i)
		m.p.Stops = append(m.p.Stops, &program.Stop{
			ID: m.id(), City: city, Zone: "America/New_York", From: from, Until: from.AddDays(4),
		})
	}
	m.people(size.People)
	m.library(size.Contacts)
	m.meetings(size.Meetings)
	m.takeaways(size.Takeaways)
	m.evaluations(size.Responses)
	m.connections(size.Connections)
	for i := range size.Tasks {
		m.p.Tasks = append(m.p.Tasks, m.task(i))
	}
	return m.p
}

// maker draws the records of a program.
type maker struct {
	*rand.Rand
	p     *program.Program
	count int
}

func (m *maker) id() program.ID {
	m.count++
	return ID(m.count)
}

// often is true in so many of a hundred cases.
func (m *maker) often(percent int) bool { return m.IntN(100) < percent }

// one returns one of several values.
func one[V any](m *maker, values ...V) V { return values[m.IntN(len(values))] }

// oneOf returns the identifier of one of some records, or sometimes none.
func oneOf[R program.Record](m *maker, records []R) program.ID {
	if len(records) == 0 || m.often(10) {
		return ""
	}
	return records[m.IntN(len(records))].RecordID()
}

// some returns the identifiers of at most so many of some records.
func some[R program.Record](m *maker, records []R, most int) []program.ID {
	var ids []program.ID
	for range m.IntN(most + 1) {
		if id := oneOf(m, records); id != "" && !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	return ids
}

func (m *maker) people(n int) {
	for i := range n {
		person := Person(
			one(m, program.Awardee, program.Awardee, program.Guest, program.Interpreter, program.Staff),
			fmt.Sprint("Given", i), fmt.Sprint("Example", i),
		)
		person.ID = m.id()
		person.Country = one[program.Country](m, "PE", "KH", "IQ", "PK", "")
		for _, language := range []string{"es", "km", "ar-IQ", "en", "es-PE"} {
			if m.often(30) {
				person.Languages = append(person.Languages, program.Spoken{Language: language, Level: program.Native})
			}
		}
		person.Cancelled = m.often(10)
		person.Consent = program.Consent{
			Name: one(m, program.Yes, program.Yes, program.No), Story: one(m, program.Yes, program.Unknown),
		}
		if m.often(15) {
			person.Stays = []program.Stay{{Stop: m.p.Stops[m.IntN(3)].ID, Absent: true}}
		}
		m.p.People = append(m.p.People, person)
	}
}

func (m *maker) library(contacts int) {
	for i := range max(contacts/3, 1) {
		m.p.Organisations = append(m.p.Organisations, &program.Organisation{
			ID: m.id(), Name: fmt.Sprint("Example Centre ", i),
			Category: one(m, "Government", "government", "Media", "", "Police"),
		})
	}
	for i := range contacts {
		m.p.Contacts = append(m.p.Contacts, &program.Contact{
			ID: m.id(), Name: fmt.Sprint("Contact ", i),
			Organisation: m.p.Organisations[m.IntN(len(m.p.Organisations))].ID,
		})
	}
}

func (m *maker) theme() program.ThemeID {
	return one(m, program.Prevention, program.Protection, "sport", "", "gone")
}

func (m *maker) meetings(n int) {
	for i := range n {
		stop := m.p.Stops[m.IntN(3)]
		start := civil.At(stop.From.AddDays(m.IntN(4)), civil.NewClock(8+m.IntN(12), 15*m.IntN(4)))
		meeting := &program.Meeting{
			ID: m.id(), Stop: stop.ID, Kind: one(m, program.Kinds()...), Title: fmt.Sprint("Visit ", i), Start: start,
			End: start.AddMinutes(15 * (1 + m.IntN(10))), Theme: m.theme(), Status: one(m, program.Statuses()...),
			Contacts: some(m, m.p.Contacts, 3), Interpreters: some(m, m.p.People, 2), Selected: m.often(30),
		}
		if m.often(70) {
			meeting.Organisation = oneOf(m, m.p.Organisations)
		}
		meeting.Attendees = some(m, m.p.People, 6)
		for _, person := range some(m, m.p.People, 5) {
			noted := program.Attended{Person: person, Presence: one(m, program.Presences()...)}
			if by := oneOf(m, m.p.People); noted.Presence == program.WasReplaced && by != person {
				noted.By = by
			}
			meeting.Attendance = append(meeting.Attendance, noted)
		}
		m.p.Meetings = append(m.p.Meetings, meeting)
	}
	slices.SortFunc(m.p.Meetings, func(a, b *program.Meeting) int { return a.Start.Compare(b.Start) })
}

func (m *maker) takeaways(n int) {
	for i := range n {
		m.p.Takeaways = append(m.p.Takeaways, &program.Takeaway{
			ID: m.id(), Person: oneOf(m, m.p.People), Meeting: oneOf(m, m.p.Meetings), Theme: m.theme(),
			Kind: one(m, program.TakeawayKinds()...), Text: fmt.Sprint("What was learned, number ", i),
			Tags: one(
				m,
				nil,
				[]string{"court"},
				[]string{"Court", "court "},
				[]string{"hotline", "media"},
			), Publish: m.often(50),
			FollowUp: one(m, "", "", "Write to them"), FollowUpDue: one(m, civil.Date{}, Day(5), Day(25)),
			FollowUpState: one(m, append(program.FollowUpStates(), "")...),
		})
	}
	for i := range n / 10 {
		m.p.Findings = append(m.p.Findings, &program.Finding{
			ID: m.id(), Kind: program.BestPractice, Theme: m.theme(), Text: fmt.Sprint("What they have in common, ", i),
			Sources: some(m, m.p.Takeaways, 4), Publish: m.often(50),
		})
	}
}

func (m *maker) evaluations(n int) {
	english := func(text string) program.Wordings { return program.Wordings{{Language: "en", Text: text}} }
	scale := func(id string, steps int, measure program.Measure) program.Question {
		return program.Question{ID: id, Kind: program.Scale, Steps: steps, Measure: measure, Text: english(id)}
	}
	m.p.Forms = []*program.Form{
		{ID: m.id(), Name: "Each meeting", Scope: program.OfMeeting, Anonymous: true, Questions: []program.Question{
			scale("useful", 5, program.Usefulness), {ID: "comment", Kind: program.FreeText, Text: english("Comment")},
		}},
		{ID: m.id(), Name: "Each stop", Scope: program.OfStop, Anonymous: true, Questions: []program.Question{
			scale("useful", 7, program.Usefulness), scale("hotel", 5, program.Logistics),
		}},
		{ID: m.id(), Name: "Overall", Scope: program.Overall, Questions: []program.Question{
			scale("skills", 5, program.Skills),
			{ID: "how-many", Kind: program.Number, Text: english("How many?")},
			{ID: "again", Kind: program.Multiple, Text: english("Again?"), Choices: []program.QuestionChoice{
				{ID: "yes", Text: english("Yes")}, {ID: "no", Text: english("No")},
			}},
		}},
	}
	for range n {
		m.p.Responses = append(m.p.Responses, m.response(m.p.Forms[m.IntN(len(m.p.Forms))]))
	}
	slices.SortFunc(
		m.p.Responses,
		func(a, b *program.Response) int { return strings.Compare(string(a.ID), string(b.ID)) },
	)
}

func (m *maker) response(form *program.Form) *program.Response {
	r := &program.Response{
		ID:   program.ID(fmt.Sprintf("%08x-0000-4000-8000-%012x", m.Uint32(), m.Int64()&(1<<48-1))),
		Form: form.ID,
	}
	switch form.Scope {
	case program.OfMeeting:
		if len(m.p.Meetings) == 0 {
			return r
		}
		r.Meeting = m.p.Meetings[m.IntN(len(m.p.Meetings))].ID
	case program.OfStop:
		r.Stop = m.p.Stops[m.IntN(3)].ID
	default:
		r.Person = oneOf(m, m.p.People)
	}
	for _, q := range form.Questions {
		a := program.Answered{Question: q.ID}
		switch q.Kind {
		case program.Scale:
			a.Number = float64(1 + m.IntN(q.Steps))
		case program.Number:
			a.Number = float64(m.IntN(40)) / 2
		case program.FreeText:
			a.Text = one(m, "Good", "Too short")
		default:
			a.Choices = one(m, []string{"yes"}, []string{"yes", "no"}, []string{"no"})
		}
		if m.often(85) {
			r.Answers = append(r.Answers, a)
		}
	}
	return r
}

func (m *maker) connections(n int) {
	for range n {
		from, to := oneOf(m, m.p.People), oneOf(m, m.p.Contacts)
		c := &program.Connection{
			ID: m.id(), From: program.Party{Person: from}, To: program.Party{Contact: to},
			Meeting:  oneOf(m, m.p.Meetings),
			FollowUp: one(m, "", "Call"), FollowUpDue: one(m, civil.Date{}, Day(5), Day(25)),
			Introduced: one(m, program.Party{}, program.Party{Text: "Kim"}, program.Party{Person: from}),
		}
		if m.often(30) {
			c.To = program.Party{Person: oneOf(m, m.p.People)}
		}
		if from != "" && c.To.ID() != "" && c.To.ID() != from {
			m.p.Connections = append(m.p.Connections, c)
		}
	}
}

func (m *maker) task(i int) *program.Task {
	return &program.Task{
		ID: m.id(), Text: fmt.Sprint("Task ", i), DoneOn: one(m, civil.Date{}, civil.Date{}, Day(3)),
		Due: one(
			m, program.Due{}, program.Due{On: Day(6)}, program.Due{From: program.EndDay, Days: 3},
			program.Due{From: program.ArrivalDay, Days: -10}, program.Due{From: program.AcceptanceDay, Days: 30},
		),
	}
}
