package results

import (
	"cmp"
	"context"
	"slices"

	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/session"
	"laurel/app/documents"
	"laurel/data/civil"
	"laurel/data/locale"
	"laurel/data/outcome"
	"laurel/data/program"
	"laurel/data/program/tasks"
)

// urgency is the group of a task in the list.
type urgency string

// The groups, in the order of the list.
const (
	overdue  urgency = "overdue"
	thisWeek urgency = "this-week"
	later    urgency = "later"
	done     urgency = "done"
)

func urgencies() []urgency { return []urgency{overdue, thisWeek, later, done} }

// name is what the group is called.
func (u urgency) name() string {
	switch u {
	case overdue:
		return locale.L("Overdue")
	case thisWeek:
		return locale.L("This week")
	case later:
		return locale.L("Later")
	}
	return locale.L("Done")
}

// taskRow is a line of the list.
type taskRow struct {
	task  *program.Task
	group urgency

	about  string // whom it is about, and what ticks it
	owner  string
	due    string // the day, or where that is not known the phrase
	phrase string // beside the day; empty: the day is fixed
	on     civil.Date
	folded string // what the search looks in
}

// tasksOf returns the lines of a program on a day, the most urgent first. It stops at the end of ctx.
func tasksOf(
	ctx context.Context, p *program.Program, today civil.Date, catalogue documents.Catalogue,
) ([]*taskRow, error) {
	sorted := outcome.TasksOn(p, today)
	var rows []*taskRow
	for _, group := range []struct {
		is    urgency
		tasks []*program.Task
	}{{overdue, sorted.Overdue}, {thisWeek, sorted.ThisWeek}, {later, sorted.Later}, {done, sorted.Done}} {
		for _, t := range group.tasks {
			if err := ctx.Err(); err != nil {
				return nil, err
			}
			rows = append(rows, newTaskRow(p, t, group.is, catalogue))
		}
	}
	return rows, nil
}

func newTaskRow(p *program.Program, t *program.Task, group urgency, catalogue documents.Catalogue) *taskRow {
	r := &taskRow{task: t, group: group, owner: p.PartyName(t.Owner), on: tasks.Of(p).DueOn(t)}
	if person := p.Person(t.Person); person != nil {
		r.about = person.DisplayName()
	}
	r.about = locale.Joined(" · ", r.about, proofText(t.Proof, catalogue), t.Note)
	if t.Due.From != program.FixedDay {
		r.phrase = t.Due.Text(locale.Window())
	}
	r.due = r.phrase
	if !r.on.IsZero() {
		r.due = session.ShortDate(r.on)
	}
	r.folded = locale.Fold(locale.Joined(" ", t.Text, r.about, r.owner, r.due, r.phrase))
	return r
}

// dueTone colours the day of what should have been done.
func (r *taskRow) dueTone() look.Tone {
	switch r.group {
	case overdue:
		return look.Red
	case thisWeek:
		return look.Amber
	}
	return look.Neutral
}

// proofText writes what ticks a task: Rooming list sent. A task that somebody ticks has none.
func proofText(proof program.Proof, catalogue documents.Catalogue) string {
	in := locale.Window()
	switch proof.Kind {
	case program.ReleaseProof:
		name := catalogue.Title(proof.Of, in)
		if slices.Contains(program.Recipients(), program.Recipient(proof.Of)) {
			name = program.Recipient(proof.Of).Name(in)
		}
		return locale.L("ticked once sent: {{.What}}", locale.Values{"What": name})
	case program.DocumentProof:
		return locale.L("ticked once made: {{.What}}", locale.Values{"What": catalogue.Title(proof.Of, in)})
	case program.ImportProof:
		return locale.L("ticked once imported: {{.What}}", locale.Values{"What": in.Name("record", proof.Of)})
	}
	return ""
}

// taskFilter is what the list is narrowed to. The zero filter shows everything.
type taskFilter struct {
	group  urgency
	owner  string // by name
	person program.ID
	only   map[program.ID]bool // what a figure counts; nil: all
}

// hides reports whether a row is not shown.
func (f taskFilter) hides(r *taskRow) bool {
	return f.group != "" && r.group != f.group || f.owner != "" && r.owner != f.owner ||
		f.person != "" && r.task.Person != f.person || f.only != nil && !f.only[r.task.ID]
}

// ownersOf lists who does something, each once, by name.
func ownersOf(rows []*taskRow) []string {
	var names []string
	for _, r := range rows {
		if r.owner != "" && !slices.Contains(names, r.owner) {
			names = append(names, r.owner)
		}
	}
	slices.SortFunc(names, locale.Window().Compare())
	return names
}

// aboutOf lists whom tasks are about, each once, in the order of the program.
func aboutOf(p *program.Program) []program.ID {
	var ids []program.ID
	for _, person := range p.People {
		if slices.ContainsFunc(p.Tasks, func(t *program.Task) bool { return t.Person == person.ID }) {
			ids = append(ids, person.ID)
		}
	}
	return ids
}

// understood describes a task that is being typed: its day, who does it and whom it is about.
func understood(p *program.Program, t *program.Task) string {
	on := tasks.Of(p).DueOn(t)
	due := ""
	if t.Due.From != program.FixedDay {
		due = t.Due.Text(locale.Window())
	}
	switch {
	case !on.IsZero() && due != "":
		due = locale.Window().Labelled(due, session.ShortDate(on))
	case !on.IsZero():
		due = session.ShortDate(on)
	}
	about := ""
	if person := p.Person(t.Person); person != nil {
		about = locale.L("about {{.Person}}", locale.Values{"Person": person.DisplayName()})
	}
	return locale.Joined(" · ", cmp.Or(due, locale.L("no day")), p.PartyName(t.Owner), about)
}
