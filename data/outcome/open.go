package outcome

import (
	"slices"

	"laurel/data/civil"
	"laurel/data/locale"
	"laurel/data/program"
	"laurel/data/program/tasks"
	"laurel/data/program/todos"
)

// FollowUps are what was agreed to be done after takeaways and connections. Each is in one of the lists.
type FollowUps struct {
	Overdue []program.FollowUp // open, and due before today
	Open    []program.FollowUp // due today or later
	Undated []program.FollowUp // open, and without a day
	Done    []program.FollowUp
}

// FollowUpsOn sorts the follow-ups by how they are on a day, in the order in which they were noted.
func FollowUpsOn(p *program.Program, today civil.Date) FollowUps {
	var all FollowUps
	list := p.FollowUps()
	which := func(f program.FollowUp) *[]program.FollowUp {
		switch {
		case !f.IsOpen():
			return &all.Done
		case f.IsOverdue(today):
			return &all.Overdue
		case f.Due.IsZero():
			return &all.Undated
		}
		return &all.Open
	}
	counts := map[*[]program.FollowUp]int{}
	for _, f := range list {
		counts[which(f)]++
	}
	for into, n := range counts {
		*into = make([]program.FollowUp, 0, n)
	}
	for _, f := range list {
		into := which(f)
		*into = append(*into, f)
	}
	return all
}

// InOrder lists them as they are to be done: those that are overdue and those that are open by their days, those
// without a day, those that are done.
func (f FollowUps) InOrder() []program.FollowUp {
	byDay := func(list []program.FollowUp) []program.FollowUp {
		return slices.SortedStableFunc(slices.Values(list), func(a, b program.FollowUp) int {
			return a.Due.Compare(b.Due)
		})
	}
	return slices.Concat(byDay(f.Overdue), byDay(f.Open), f.Undated, f.Done)
}

// Tasks are what the office has to do, each in one of the lists, by the day on which it is due.
type Tasks struct {
	Overdue  []*program.Task
	ThisWeek []*program.Task // due within seven days from today
	Later    []*program.Task // also those that are due on no day that is known
	Done     []*program.Task
}

// TasksOn sorts the tasks by how they are on a day.
func TasksOn(p *program.Program, today civil.Date) Tasks {
	var all Tasks
	for _, t := range tasks.Of(p).ByDue() {
		due := tasks.Of(p).DueOn(t)
		switch {
		case !t.DoneOn.IsZero():
			all.Done = append(all.Done, t)
		case tasks.Of(p).IsOverdue(t, today):
			all.Overdue = append(all.Overdue, t)
		case !due.IsZero() && due.Before(today.AddDays(civil.DaysPerWeek)):
			all.ThisWeek = append(all.ThisWeek, t)
		default:
			all.Later = append(all.Later, t)
		}
	}
	return all
}

// Missing counts what is missing before the departure, the gravest first: of people by what they lack (hints apart),
// then the visits that are not confirmed, and the tasks that should be done before the arrival and are not.
func Missing(p *program.Program) []Count {
	c := newCounter()
	for _, person := range People(p) {
		for _, todo := range todos.Of(p, person) {
			if todo.Severity != program.SeverityHint {
				c.add(string(todo.Code), person.ID, todo.Short)
			}
		}
	}
	lacking := c.largest()
	rest := newCounter()
	for _, m := range Visits(p) {
		if m.Status == program.ToRequest || m.Status == program.Requested {
			rest.add("unconfirmed", m.ID, text("outcome.unconfirmed"))
		}
	}
	for _, t := range p.Tasks {
		due := tasks.Of(p).DueOn(t)
		if t.DoneOn.IsZero() && !due.IsZero() && !p.FirstDay().Before(due) {
			rest.add("tasks", t.ID, text("outcome.tasks"))
		}
	}
	return append(lacking, rest.counts...)
}

// text returns the name that a key of the catalogue has.
func text(key string) func(locale.Language) string {
	return func(l locale.Language) string { return l.Text(key) }
}
