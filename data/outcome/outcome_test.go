package outcome_test

import (
	"maps"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"laurel/data/locale"
	"laurel/data/outcome"
	"laurel/data/program"
	"laurel/data/program/edition"
	"laurel/data/program/tasks"
	"laurel/data/program/todos"
	"laurel/data/programtest"
)

// anyProgram draws a program with what came of it.
func anyProgram(t *rapid.T) *program.Program {
	n := func(name string, most int) int { return rapid.IntRange(0, most).Draw(t, name) }
	return programtest.Outcome(rapid.Uint64().Draw(t, "seed"), programtest.Size{
		People: n("people", 12), Contacts: n("contacts", 8), Meetings: n("meetings", 20), Takeaways: n("takeaways", 20),
		Responses: n("responses", 40), Connections: n("connections", 10), Tasks: n("tasks", 8),
	})
}

// counted is a figure as the test counts it: the records by key.
type counted map[string][]program.ID

// recount goes through all records of one kind and asks of each under which keys it is counted.
func recount[R program.Record](records []R, keys func(R) []string) counted {
	all := counted{}
	for _, r := range records {
		for _, key := range keys(r) {
			all[key] = append(all[key], r.RecordID())
		}
	}
	return all
}

func asCounted(counts []outcome.Count) counted {
	all := counted{}
	for _, c := range counts {
		all[c.Key] = c.Records
	}
	return all
}

func isVisit(m *program.Meeting) bool {
	if m.Status == "declined" || m.Status == "cancelled" {
		return false
	}
	return m.Kind == "meeting" || m.Kind == "ceremony" || m.Kind == "activity" || m.Kind == "home-hospitality" ||
		m.Kind == "meal" && len(m.Contacts) > 0
}

func hostsOf(p *program.Program, m *program.Meeting) []string {
	hosts := []string{}
	if m.Organisation != "" {
		hosts = append(hosts, string(m.Organisation))
	}
	for _, id := range m.Contacts {
		for _, c := range p.Contacts {
			if c.ID == id && !slices.Contains(hosts, string(c.Organisation)) {
				hosts = append(hosts, string(c.Organisation))
			}
		}
	}
	return hosts
}

func TestEveryCountIsWhatIsThere(t *testing.T) {
	only := func(is bool, key string) []string {
		if is {
			return []string{key}
		}
		return nil
	}
	rapid.Check(t, func(t *rapid.T) {
		p := anyProgram(t)
		people := func(keys func(*program.Person) []string) counted {
			return recount(p.People, func(person *program.Person) []string {
				if person.Cancelled {
					return nil
				}
				return keys(person)
			})
		}
		meetings := func(keys func(*program.Meeting) []string) counted { return recount(p.Meetings, keys) }
		takeaways := func(keys func(*program.Takeaway) []string) counted { return recount(p.Takeaways, keys) }
		stopOf := func(take *program.Takeaway) string {
			for _, m := range p.Meetings {
				if m.ID == take.Meeting {
					return string(m.Stop)
				}
			}
			return ""
		}
		figures := map[string]struct {
			got  []outcome.Count
			want counted
		}{
			"people by country": {outcome.PeopleByCountry(p), people(func(person *program.Person) []string {
				return []string{string(person.Country)}
			})},
			"visitors by country": {
				outcome.PeopleByCountry(p, outcome.Visitors...),
				people(func(person *program.Person) []string {
					return only(person.Role == "awardee" || person.Role == "guest", string(person.Country))
				}),
			},
			"people by role": {outcome.PeopleByRole(p), people(func(person *program.Person) []string {
				return []string{string(person.Role)}
			})},
			"people by language": {outcome.PeopleByLanguage(p), people(func(person *program.Person) []string {
				var all []string
				for _, s := range person.Languages {
					all = append(all, s.Language[:2])
				}
				if len(all) == 0 {
					return []string{""}
				}
				slices.Sort(all)
				return slices.Compact(all)
			})},
			"meetings by stop": {outcome.MeetingsByStop(p), meetings(func(m *program.Meeting) []string {
				return only(isVisit(m), string(m.Stop))
			})},
			"meetings by kind": {outcome.MeetingsByKind(p), meetings(func(m *program.Meeting) []string {
				return only(m.Status != "declined" && m.Status != "cancelled", string(m.Kind))
			})},
			"meetings by status": {outcome.MeetingsByStatus(p), meetings(func(m *program.Meeting) []string {
				planned := *m
				planned.Status = ""
				return only(isVisit(&planned), string(m.Status))
			})},
			"meetings by theme": {outcome.MeetingsByTheme(p), meetings(func(m *program.Meeting) []string {
				return only(isVisit(m), string(m.Theme))
			})},
			"meetings by host": {outcome.MeetingsByHost(p), meetings(func(m *program.Meeting) []string {
				if !isVisit(m) {
					return nil
				}
				return hostsOf(p, m)
			})},
			"meetings by kind of host": {outcome.MeetingsByHostKind(p), meetings(func(m *program.Meeting) []string {
				hosts := hostsOf(p, m)
				if !isVisit(m) || len(hosts) == 0 {
					return nil
				}
				return []string{strings.ToLower(p.Organisation(program.ID(hosts[0])).Category)}
			})},
			"takeaways by kind": {outcome.TakeawaysByKind(p), takeaways(func(t *program.Takeaway) []string {
				return []string{string(t.Kind)}
			})},
			"takeaways by tag": {outcome.TakeawaysByTag(p), takeaways(func(t *program.Takeaway) []string {
				var all []string
				for _, tag := range t.Tags {
					all = append(all, strings.ToLower(strings.TrimSpace(tag)))
				}
				slices.Sort(all)
				return slices.Compact(all)
			})},
		}
		for name, figure := range figures {
			if diff := cmp.Diff(figure.want, asCounted(figure.got)); diff != "" {
				t.Errorf("%s (-want +got):\n%s", name, diff)
			}
			for _, l := range locale.Languages() {
				for _, c := range figure.got {
					if c.Name(l) == "" && c.Key != "" {
						t.Errorf("%s: %q has no name in %s", name, c.Key, l)
					}
				}
			}
		}
		table := outcome.TakeawaysByThemeAndStop(p)
		cells := 0
		for _, row := range table.Rows {
			for _, column := range table.Columns {
				want := []program.ID(nil)
				for _, take := range p.Takeaways {
					if string(take.Theme) == row.Key && stopOf(take) == column.Key {
						want = append(want, take.ID)
					}
				}
				if !slices.Equal(table.Cell(row.Key, column.Key).Records, want) {
					t.Errorf("%s in %s: %v", row.Key, column.Key, want)
				}
				cells += len(want)
			}
		}
		if cells != len(p.Takeaways) {
			t.Errorf("%d of %d takeaways are in the table", cells, len(p.Takeaways))
		}
	})
}

func TestHoursAreThoseOfTheMeetings(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := anyProgram(t)
		byTheme := map[string]int{}
		byInterpreter := map[string]int{}
		for _, m := range p.Meetings {
			minutes := m.End.MinutesSince(m.Start)
			if isVisit(m) {
				byTheme[string(m.Theme)] += minutes
			}
			for _, id := range m.Interpreters {
				if m.Status != "declined" && m.Status != "cancelled" && !p.Person(id).Cancelled {
					byInterpreter[string(id)] += minutes
				}
			}
		}
		got := map[string]int{}
		for _, h := range outcome.HoursByTheme(p) {
			got[h.Key] = h.Minutes
			if sum := minutesOf(p, h.Records); sum != h.Minutes {
				t.Errorf("the meetings of %s last %d minutes, not %d", h.Key, sum, h.Minutes)
			}
		}
		if diff := cmp.Diff(byTheme, got); diff != "" {
			t.Errorf("by theme (-want +got):\n%s", diff)
		}
		got = map[string]int{}
		for _, h := range outcome.InterpreterLoad(p) {
			if h.Minutes > 0 {
				got[h.Key] = h.Minutes
			}
		}
		if diff := cmp.Diff(byInterpreter, got); diff != "" {
			t.Errorf("by interpreter (-want +got):\n%s", diff)
		}
	})
}

func minutesOf(p *program.Program, meetings []program.ID) int {
	sum := 0
	for _, id := range meetings {
		sum += p.Meeting(id).Minutes()
	}
	return sum
}

func TestAttendanceIsThatOfThoseWhoWereThere(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := anyProgram(t)
		type pair struct{ person, meeting program.ID }
		byMeeting := map[pair]string{}
		lists := func(a outcome.Attendance, put func(id program.ID, presence string)) {
			for presence, ids := range map[string][]program.ID{
				"present": a.Present, "late": a.Late, "absent": a.Absent, "replaced": a.Replaced,
			} {
				for _, id := range ids {
					put(id, presence)
				}
			}
		}
		expected := 0
		for _, a := range outcome.AttendanceByMeeting(p) {
			lists(a, func(id program.ID, presence string) { byMeeting[pair{id, a.Of}] = presence })
			expected += a.Expected()
			there := slices.Concat(a.Present, a.Late)
			slices.Sort(there)
			var want []program.ID
			for _, person := range p.Attendance().WereAt(p.Meeting(a.Of)) {
				if !person.Cancelled {
					want = append(want, person.ID)
				}
			}
			slices.Sort(want)
			if !slices.Equal(there, want) {
				t.Errorf("there were %v, not %v", there, want)
			}
		}
		visitors := maps.Clone(byMeeting)
		maps.DeleteFunc(visitors, func(of pair, _ string) bool {
			return !slices.Contains(outcome.Visitors, p.Person(of.person).Role)
		})
		for _, a := range outcome.AttendanceByMeeting(p, outcome.Visitors...) {
			lists(a, func(id program.ID, presence string) {
				if of := (pair{id, a.Of}); visitors[of] != presence {
					t.Errorf("%v is %q among the visitors", of, presence)
				}
				delete(visitors, pair{id, a.Of})
			})
		}
		if len(visitors) > 0 {
			t.Errorf("not among the visitors: %v", visitors)
		}
		if expected != len(byMeeting) {
			t.Errorf("%d expected, listed %v", expected, byMeeting)
		}
	})
}

func TestScoresAreThoseOfTheAnswers(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := anyProgram(t)
		audience := rapid.SampledFrom(program.Audiences()).Draw(t, "audience")
		seen := edition.For(p, audience).Program
		for _, form := range seen.Forms {
			for _, q := range outcome.Questions(seen, form, nil) {
				var values []float64
				withheld, answered := 0, 0
				for _, r := range seen.Responses {
					if r.Form != form.ID {
						continue
					}
					if a, given := r.Answer(q.Question.ID); given {
						answered++
						values = append(values, a.Number)
						if a.Withheld {
							withheld++
							values = values[:len(values)-1]
						}
					}
				}
				if q.Withheld != withheld {
					t.Errorf("%d withheld, not %d", q.Withheld, withheld)
				}
				if q.Question.Kind == program.Scale || q.Question.Kind == program.Number {
					checkScore(t, q.Score, values)
				} else if audience == program.Internal && q.N() != answered {
					t.Errorf("%d answered, not %d", q.N(), answered)
				}
			}
		}
		if audience != program.Internal {
			checkNoSmallGroup(t, p, seen)
		}
	})
}

// checkScore wants the figures of a score to be those of the values, computed from their definitions.
func checkScore(t *rapid.T, s outcome.Score, values []float64) {
	t.Helper()
	if s.N != len(values) || len(s.Records) != len(values) {
		t.Fatalf("%d of %d values are counted, of %d responses", s.N, len(values), len(s.Records))
	}
	if s.N == 0 {
		return
	}
	mean, below, above := 0.0, 0, 0
	for _, v := range values {
		mean += v / float64(len(values))
		if v < s.Median {
			below++
		}
		if v > s.Median {
			above++
		}
	}
	variance := 0.0
	for _, v := range values {
		variance += (v - mean) * (v - mean) / float64(max(len(values)-1, 1))
	}
	near := func(a, b float64) bool { return math.Abs(a-b) < 1e-9 }
	if !near(s.Mean, mean) || !near(s.Deviation*s.Deviation, variance) || 2*below > len(values) ||
		2*above > len(values) || s.Lower > s.Median || s.Median > s.Upper {
		t.Fatalf("%+v of %v", s, values)
	}
	for step, n := range s.Distribution {
		same := 0
		for _, v := range values {
			if v == float64(step+1) {
				same++
			}
		}
		if same != n {
			t.Fatalf("%d answered %d, not %d", n, step+1, same)
		}
	}
}

// checkNoSmallGroup wants an edition to have no answer to what fewer than five answered about the same.
func checkNoSmallGroup(t *rapid.T, whole, seen *program.Program) {
	t.Helper()
	for i, r := range seen.Responses {
		for k, a := range r.Answers {
			if a.Withheld {
				continue
			}
			n := 0
			for _, other := range whole.Responses {
				of := whole.Responses[i]
				if _, given := other.Answer(of.Answers[k].Question); given && other.Form == of.Form &&
					other.Meeting == of.Meeting && other.Stop == of.Stop {
					n++
				}
			}
			if n < 5 {
				t.Fatalf("an answer of %d is in the edition", n)
			}
		}
	}
}

func TestMeasuresAddUpAcrossForms(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := anyProgram(t)
		useful := func(stop program.ID) []float64 {
			var values []float64
			for _, r := range p.Responses {
				at := r.Stop
				if m := p.Meeting(r.Meeting); m != nil {
					at = m.Stop
				}
				a, given := r.Answer("useful")
				if !given || stop != "" && at != stop {
					continue
				}
				if p.Form(r.Form).Scope == program.OfStop { // of seven steps
					a.Number = 1 + (a.Number-1)*4/6
				}
				values = append(values, a.Number)
			}
			return values
		}
		mean := func(values []float64) (sum float64) {
			for _, v := range values {
				sum += v / float64(len(values))
			}
			return sum
		}
		check := func(one outcome.Measured, values []float64) {
			if one.Score.N != len(values) || math.Abs(one.Score.Mean-mean(values)) > 1e-9 {
				t.Errorf("%s of %s: %+v of %v", one.Measure, one.About, one.Score, values)
			}
		}
		for _, one := range outcome.Measures(p) {
			if one.Measure == program.Usefulness {
				check(one, useful(""))
			}
		}
		n := 0
		for _, one := range outcome.MeasureByStop(p, program.Usefulness) {
			check(one, useful(one.About))
			n += one.Score.N
		}
		for _, one := range outcome.MeasureByMeeting(p, program.Usefulness) {
			for _, id := range one.Score.Records {
				i := slices.IndexFunc(p.Responses, func(r *program.Response) bool { return r.ID == id })
				if p.Responses[i].Meeting != one.About {
					t.Errorf("%s is about another meeting", id)
				}
			}
		}
		if n != len(useful("")) {
			t.Errorf("%d of %d are about a stop", n, len(useful("")))
		}
	})
}

func TestWhoMetWhomIsWhoWasThere(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := anyProgram(t)
		want := map[[2]program.ID]int{}
		for _, m := range p.Meetings {
			if m.Status == "declined" || m.Status == "cancelled" {
				continue
			}
			for _, person := range p.Attendance().WereAt(m) {
				if person.Cancelled || person.Role != "awardee" && person.Role != "guest" {
					continue
				}
				for _, contact := range m.Contacts {
					want[[2]program.ID{person.ID, contact}]++
				}
			}
		}
		got := map[[2]program.ID]int{}
		last := math.MaxInt
		for _, tie := range outcome.Met(p) {
			got[[2]program.ID{tie.A, tie.B}] = len(tie.Meetings)
			if tie.Strength() > last {
				t.Error("a stronger tie comes later")
			}
			last = tie.Strength()
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("met (-want +got):\n%s", diff)
		}
		connections := 0
		for _, tie := range outcome.Ties(p) {
			connections += len(tie.Connections)
			for _, id := range tie.Connections {
				i := slices.IndexFunc(p.Connections, func(c *program.Connection) bool { return c.ID == id })
				if !p.Connections[i].Joins(tie.A, tie.B) {
					t.Errorf("%s is between others", id)
				}
			}
		}
		if connections != len(p.Connections) {
			t.Errorf("%d of %d connections", connections, len(p.Connections))
		}
		for _, tie := range outcome.Received(p) {
			for _, id := range tie.Meetings {
				if m := p.Meeting(id); !isVisit(m) || !slices.Contains(hostsOf(p, m), string(tie.B)) {
					t.Errorf("%s did not receive at %s", tie.B, id)
				}
			}
		}
	})
}

func TestEveryFollowUpAndTaskIsInOneList(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := anyProgram(t)
		today := programtest.Day(10)
		var want counted = map[string][]program.ID{}
		put := func(text string, state program.FollowUpState, isDated, isPast bool, id program.ID) {
			switch {
			case text == "" && state == "":
			case state == "done":
				want["done"] = append(want["done"], id)
			case !isDated:
				want["undated"] = append(want["undated"], id)
			case isPast:
				want["overdue"] = append(want["overdue"], id)
			default:
				want["open"] = append(want["open"], id)
			}
		}
		for _, take := range p.Takeaways {
			put(take.FollowUp, take.FollowUpState, !take.FollowUpDue.IsZero(), take.FollowUpDue.Before(today), take.ID)
		}
		for _, c := range p.Connections {
			put(c.FollowUp, c.FollowUpState, !c.FollowUpDue.IsZero(), c.FollowUpDue.Before(today), c.ID)
		}
		got := counted{}
		all := outcome.FollowUpsOn(p, today)
		for key, list := range map[string][]program.FollowUp{
			"done": all.Done, "undated": all.Undated, "overdue": all.Overdue, "open": all.Open,
		} {
			for _, f := range list {
				got[key] = append(got[key], f.Record.RecordID())
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("follow-ups (-want +got):\n%s", diff)
		}
		counted := outcome.TasksOn(p, today)
		if n := len(counted.Done) + len(counted.Overdue) + len(counted.ThisWeek) + len(counted.Later); n != len(
			p.Tasks,
		) {
			t.Errorf("%d of %d tasks", n, len(p.Tasks))
		}
		for _, task := range counted.ThisWeek {
			if due := tasks.Of(p).DueOn(task); due.Before(today) || !due.Before(today.AddDays(7)) {
				t.Errorf("due on %s this week", due)
			}
		}
	})
}

func TestMissingIsWhatTheToDosAreAndWhatIsOpen(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := anyProgram(t)
		want := counted{}
		for _, person := range p.People {
			for _, todo := range todos.Of(p, person) {
				if todo.Severity != "hint" {
					want[string(todo.Code)] = append(want[string(todo.Code)], person.ID)
				}
			}
		}
		for _, m := range p.Meetings {
			if isVisit(m) && (m.Status == "to-request" || m.Status == "requested") {
				want["unconfirmed"] = append(want["unconfirmed"], m.ID)
			}
		}
		for _, task := range p.Tasks {
			if due := tasks.Of(p).DueOn(task); task.DoneOn.IsZero() && !due.IsZero() && due.Compare(p.Start) <= 0 {
				want["tasks"] = append(want["tasks"], task.ID)
			}
		}
		if diff := cmp.Diff(want, asCounted(outcome.Missing(p))); diff != "" {
			t.Errorf("missing (-want +got):\n%s", diff)
		}
	})
}

func TestResponsesAreCountedAgainstWhoCouldRespond(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := anyProgram(t)
		total := 0
		for _, one := range outcome.Returns(p) {
			total += len(one.Records)
			pairs := 0
			for _, person := range outcome.People(p, outcome.Visitors...) {
				switch one.Form.Scope {
				case program.OfMeeting:
					for _, m := range p.Meetings {
						if isVisit(m) && p.Attendance().Attends(person, m) {
							pairs++
						}
					}
				case program.OfStop:
					for _, s := range p.Stops {
						if len(person.Stays) == 0 || person.Stays[0].Stop != s.ID {
							pairs++
						}
					}
				default:
					pairs++
					given := slices.ContainsFunc(p.Responses, func(r *program.Response) bool {
						return r.Form == one.Form.ID && r.Person == person.ID
					})
					if given == slices.Contains(one.Missing, person.ID) {
						t.Errorf("%s gave a response: %v", person.ID, given)
					}
				}
			}
			if pairs != one.Expected {
				t.Errorf("%d expected, not %d", one.Expected, pairs)
			}
		}
		if total != len(p.Responses) {
			t.Errorf("%d of %d responses", total, len(p.Responses))
		}
	})
}

func TestYearsAddUpTheirPrograms(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var programs []*program.Program
		for i := range rapid.IntRange(0, 4).Draw(t, "programs") {
			p := anyProgram(t)
			years := 365 * (i % 2)
			programs = append(programs, p.With(func(next *program.Program) {
				next.Start, next.End = p.Start.AddDays(-years), p.End.AddDays(-years)
			}))
		}
		visitors, visits, minutes, countries := 0, 0, 0, counted{}
		for _, p := range programs {
			for _, person := range p.People {
				if !person.Cancelled && (person.Role == "awardee" || person.Role == "guest") {
					visitors++
					countries[string(person.Country)] = append(countries[string(person.Country)], person.ID)
				}
			}
			for _, m := range p.Meetings {
				if isVisit(m) {
					visits++
					minutes += m.Minutes()
				}
			}
		}
		if diff := cmp.Diff(countries, asCounted(outcome.CountriesEver(programs))); diff != "" {
			t.Errorf("countries (-want +got):\n%s", diff)
		}
		themed := 0
		for _, c := range outcome.ThemesEver(programs) {
			themed += c.N()
		}
		for i, y := range outcome.ByYear(programs) {
			visitors -= len(y.Visitors)
			visits -= len(y.Visits)
			minutes -= y.Minutes
			themed -= len(y.Visits)
			if y.Year != 2025+i && len(programs) > 1 {
				t.Errorf("year %d is %d", i, y.Year)
			}
		}
		if visitors != 0 || visits != 0 || minutes != 0 || themed != 0 {
			t.Errorf("%d visitors, %d visits, %d minutes, %d of themes are too few", visitors, visits, minutes, themed)
		}
		alumni := outcome.Alumni(programs, programtest.Day(1))
		for _, a := range alumni {
			if !a.Program.End.Before(programtest.Day(1)) || a.Person.Cancelled {
				t.Errorf("%s is no alumnus", a.Person.ID)
			}
		}
	})
}

func TestAContactWhomLaterProgramsDoNotMeetMayHaveMovedOn(t *testing.T) {
	first := programtest.Delegation(1, 2)
	stays, left := first.Contacts[0], &program.Contact{
		ID: program.NewID(), Organisation: first.Organisations[0].ID, Name: "Jo Muster",
	}
	first.Contacts = append(first.Contacts, left)
	first.Meetings[0].Contacts = []program.ID{stays.ID, left.ID}
	later := programtest.Delegation(1, 1)
	later.Organisations, later.Contacts = first.Organisations, first.Contacts
	later.Meetings[0].Organisation, later.Meetings[0].Contacts = first.Organisations[0].ID, []program.ID{stays.ID}
	later.Meetings[0].Start = programtest.At(28, 9, 0)
	later.Meetings[0].End = programtest.At(28, 10, 0)
	gone := outcome.ContactsMovedOn([]*program.Program{later, first})
	if len(gone) != 1 || gone[0].Contact != left || gone[0].LastMet != first.Meetings[0].ID ||
		!slices.Equal(gone[0].Since, []program.ID{later.Meetings[0].ID}) {
		t.Errorf("%+v", gone)
	}
	if hosts := outcome.HostsEver([]*program.Program{first, later}); len(hosts) != 1 || hosts[0].N() != 3 ||
		hosts[0].Name("en") != "Example Centre" {
		t.Errorf("hosts %+v", hosts)
	}
}

// large is the size that a program is promised to be quick at.
var large = programtest.Size{
	People: 40, Contacts: 500, Meetings: 400, Takeaways: 10_000, Responses: 2_000, Connections: 300, Tasks: 40,
}

func BenchmarkViews(b *testing.B) {
	p := programtest.Outcome(1, large)
	today := programtest.Day(10)
	programs := []*program.Program{p}
	for name, view := range map[string]func(p *program.Program){
		"overview": func(p *program.Program) {
			outcome.PeopleByCountry(p, outcome.Visitors...)
			outcome.PeopleByRole(p)
			outcome.PeopleByLanguage(p)
			outcome.MeetingsByStop(p)
			outcome.MeetingsByKind(p)
			outcome.MeetingsByStatus(p)
			outcome.MeetingsByHostKind(p)
			outcome.HoursByTheme(p)
			outcome.InterpreterLoad(p)
			outcome.Measures(p)
			outcome.MeasureByStop(p, program.Usefulness)
			outcome.TakeawaysByThemeAndStop(p)
			outcome.FollowUpsOn(p, today)
			outcome.TasksOn(p, today)
			outcome.Missing(p)
		},
		"takeaways": func(p *program.Program) {
			outcome.TakeawaysByKind(p)
			outcome.TakeawaysByTag(p)
		},
		"evaluations": func(p *program.Program) {
			for _, f := range p.Forms {
				outcome.Questions(p, f, nil)
			}
			outcome.Returns(p)
		},
		"network":    func(p *program.Program) { outcome.Ties(p) },
		"attendance": func(p *program.Program) { outcome.AttendanceByMeeting(p) },
		"years":      func(*program.Program) { outcome.ByYear(programs) },
		"edition":    func(p *program.Program) { edition.For(p, program.Partners) },
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				view(p.With(func(*program.Program) {})) // a new value, as after an edit
			}
		})
	}
}
