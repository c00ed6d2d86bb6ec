package results

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"laurel/app/desktop/kit/form"
	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/kit/work"
	"laurel/app/desktop/session"
	"laurel/data/civil"
	"laurel/data/locale"
	"laurel/data/program"
	"laurel/data/program/ready"
	"laurel/data/program/tasks"
	"laurel/data/store"
	"laurel/data/store/tables"
)

// typeTask moves the keyboard to the line in which a task is typed.
func (v *Tasks) typeTask() {
	v.s.Window.Run("reports.page." + TasksPage)
	v.s.FocusSoon(func() {
		if v.line != nil {
			v.s.Window.Canvas().Focus(v.line)
		}
	})
}

// addTyped adds the task that is typed; the keyboard stays for the next one.
func (v *Tasks) addTyped() {
	if v.program == nil {
		return
	}
	t := tasks.Typed(tasks.Of(v.program), v.line.Text, v.s.Today())
	if t.Text == "" {
		v.answered.SetText(locale.L("Enter what is to be done."))
		return
	}
	v.s.Save(locale.L("Add task"), v.program.ID, t, func(err error) {
		if err != nil {
			v.answered.SetText(err.Error())
		}
	}, func() {
		v.line.SetText("")
		v.Show(t.ID)
	})
}

// tickText is what ticking does to lines: they are done, or all open again where all are done.
func tickText(rows []*taskRow) string {
	if areDone(rows) {
		return locale.L("Reopen")
	}
	return locale.L("Mark as done")
}

func areDone(rows []*taskRow) bool {
	return !slices.ContainsFunc(rows, func(r *taskRow) bool { return r.task.DoneOn.IsZero() })
}

// tick marks tasks as done today; where all are done already, as open again.
func (v *Tasks) tick(rows []*taskRow) {
	if len(rows) == 0 || v.program == nil {
		return
	}
	on, label := v.s.Today(), locale.L("Task done")
	sentence := locale.N("{{.Count}} tasks are marked as done.", len(rows))
	if areDone(rows) {
		on, label = civil.Date{}, locale.L("Task open again")
		sentence = locale.N("{{.Count}} tasks are marked as open.", len(rows))
	}
	var next []*program.Task
	for _, r := range rows {
		changed := *r.task
		if on.IsZero() || changed.DoneOn.IsZero() {
			changed.DoneOn = on
		}
		next = append(next, &changed)
	}
	v.wanted = v.after(rows)
	owner := v.program.ID
	v.s.EditWithUndo(label, sentence, func(tx *store.Tx) error { return store.PutAll(tx, owner, next) })
}

// after returns the task below those lines, which go elsewhere once they are ticked.
func (v *Tasks) after(rows []*taskRow) program.ID {
	all := v.table.Rows()
	i := slices.Index(all, rows[len(rows)-1])
	if i < 0 || i+1 >= len(all) {
		return ""
	}
	return all[i+1].task.ID
}

// add adds tasks as one edit.
func (v *Tasks) add(label string, tasks []*program.Task) {
	p := v.s.Program()
	if len(tasks) == 0 {
		v.s.Dialogs.Toast(locale.L("All of these tasks are in the list already."), "", nil)
		return
	}
	v.s.EditWithUndo(label, locale.N("{{.Count}} tasks were added.", len(tasks)),
		func(tx *store.Tx) error { return store.PutAll(tx, p.ID, tasks) })
}

// addReady adds the tasks of the usual list that are not there yet.
func (v *Tasks) addReady() {
	if p := v.s.Program(); p != nil {
		v.add(locale.L("Add the usual list of tasks"), tasks.Of(p).Lacking(ready.Tasks(locale.Window())))
	}
}

// forEach replaces a task by one about each awardee who has none like it.
func (v *Tasks) forEach(t *program.Task) {
	p := v.s.Program()
	var each []*program.Task
	for _, person := range p.People {
		if person.Role != program.Awardee || person.Cancelled {
			continue
		}
		next := *t
		next.ID = program.NewID()
		next.Person = person.ID
		each = append(each, &next)
	}
	each = tasks.Of(p).Lacking(each)
	if len(each) == 0 {
		v.s.Dialogs.Toast(locale.L("Every awardee has this task already."), "", nil)
		return
	}
	v.s.EditWithUndo(locale.L("Task for each awardee"), locale.N("{{.Count}} tasks were added.", len(each)),
		func(tx *store.Tx) error {
			if t.Person == "" {
				if err := tx.Delete(tables.Tasks, t.ID); err != nil {
					return err
				}
			}
			return store.PutAll(tx, p.ID, each)
		})
}

// askEarlier asks from which program tasks are taken over, the latest first.
func (v *Tasks) askEarlier() {
	p := v.s.Program()
	if p == nil {
		return
	}
	open := v.s.Store
	work.Run(v.s.Runner, nil, open.Programs, func(all []program.Summary, err error) {
		if err != nil {
			v.s.Fail(err)
			return
		}
		var options []form.Option
		for _, other := range slices.Backward(all) {
			if other.ID != p.ID {
				days := locale.Window().Period(other.Start, other.End)
				options = append(options, form.Option{ID: string(other.ID), Text: other.Name, Detail: days})
			}
		}
		if len(options) == 0 {
			v.s.Dialogs.Toast(locale.L("There is no other program to copy tasks from."), "", nil)
			return
		}
		v.s.Dialogs.Choose(locale.L("Copy the tasks of"), options, func(id string) { v.takeOver(program.ID(id)) })
	})
}

// takeOver adds the tasks of another program that this one lacks.
func (v *Tasks) takeOver(from program.ID) {
	open := v.s.Store
	work.Run(v.s.Runner, nil, func(ctx context.Context) (*program.Program, error) { return open.Load(ctx, from) },
		func(other *program.Program, err error) {
			if err != nil {
				v.s.Fail(err)
				return
			}
			if p := v.s.Program(); p != nil {
				label := locale.L("Copy the tasks of {{.Program}}", locale.Values{"Program": other.Name})
				v.add(label, tasks.Of(p).From(other))
			}
		})
}

// remove deletes tasks, with Undo beside the sentence.
func (v *Tasks) remove(rows []*taskRow) {
	if len(rows) == 0 {
		return
	}
	var ids []program.ID
	for _, r := range rows {
		ids = append(ids, r.task.ID)
	}
	v.s.Delete(session.Deletion{
		Label: locale.L("Delete task"), Sentence: locale.N("{{.Count}} tasks were deleted.", len(ids)),
		Kind: tables.Tasks, IDs: ids, Question: session.AllTheSame(""),
	})
}

// page is what is to be read of the selected lines.
func (v *Tasks) page(rows []*taskRow) fyne.CanvasObject {
	if len(rows) > 1 {
		return v.several(rows, v.actions(rows), func(r *taskRow) string { return r.task.Text })
	}
	r := rows[0]
	t := r.task
	edit := func(_ string, paths ...string) *form.Form { return v.taskLine(t, paths...) }
	title := v.pane.Spot(string(t.ID)+" Text", "", t.Text, look.NewHeadline(t.Text),
		func() *form.Form { return edit("", "Text") })
	facts := session.FactsOf(v.program, t, "Text")
	due := cmp.Or(r.due, locale.L("no day"))
	if r.phrase != r.due {
		due = locale.Joined(" · ", due, r.phrase)
	}
	show(facts, "Due", due, r.dueTone())
	show(facts, "Owner", cmp.Or(r.owner, locale.L("nobody yet")), look.Neutral)
	show(facts, "Person", cmp.Or(v.personName(t.Person), locale.L("the whole program")), look.Neutral)
	show(facts, "Proof", cmp.Or(proofText(t.Proof, v.catalogue), locale.L("ticked off by hand")), look.Neutral)
	body := look.Down(12, title, look.NewActions(v.actions(rows)...), v.pane.Facts(facts, edit))
	if r.on.IsZero() && t.Due.From != program.FixedDay {
		body.Add(look.NewNotice(look.Amber, locale.L("The day is not known yet."),
			locale.L("It is counted from {{.Day}}, a day that this program does not have.",
				locale.Values{"Day": t.Due.From.Name(locale.Window())}),
			look.NoticeAction{Text: locale.L("Enter the days"), Do: v.askDays}))
	}
	return v.pane.Scroll(string(t.ID), look.Pad(18, 20, 16, 20, body))
}

// askDays asks for the days from which those of tasks are counted.
func (v *Tasks) askDays() {
	p := v.s.Program()
	fs := session.FieldsOf(p)
	asked := form.New(locale.L("Days from which tasks are counted"), nil)
	asked.Group("", fs.Date("Accepted", locale.L("Day of the acceptance")),
		form.Beside(fs.Date("Start", locale.L("First day")), fs.Date("End", locale.L("Last day"))))
	asked.SubmitLater = func(done func(error)) {
		next := v.s.Program().With(func(next *program.Program) { fs.Apply(next) })
		v.s.Save(locale.L("Edit the days of the program"), "", next, done, nil)
	}
	v.s.Dialogs.ShowForm(asked)
}

// taskForm asks for a task.
type taskForm struct {
	fields *session.Fields[program.Task]
	from   *form.ChoiceField
	days   *form.NumberField
	side   *form.ChoiceField
	on     *form.DateField
	text   *form.TextField // who does it, when it is nobody of the program
}

// The sides of a day on which something is due.
const (
	beforeDay = "before"
	afterDay  = "after"
)

// OpenForm opens the form of a task that is there.
func (v *Tasks) OpenForm(name string, record program.ID) bool {
	t := recordOf(v.s.Program().Tasks, record)
	if name != session.TaskForm || t == nil {
		return false
	}
	v.edit(t)
	return true
}

// edit opens the form of a task.
func (v *Tasks) edit(t *program.Task) {
	if v.s.Program() != nil {
		asked := v.form(t, locale.L("Edit the task"), locale.L("Edit task"), func() { v.Show(t.ID) })
		showForm(v.s, asked, session.TaskForm, t.ID, false)
	}
}

// taskLine makes the form of a line of a task's page: it asks for the fields at these paths.
func (v *Tasks) taskLine(t *program.Task, paths ...string) *form.Form {
	asked := v.form(t, locale.L("Edit the task"), locale.L("Edit task"), nil)
	return formInPlace(v.s, asked, session.TaskForm, t.ID, paths...)
}

// form asks for a task; then is called once it is stored.
func (v *Tasks) form(t *program.Task, title, label string, then func()) *form.Form {
	p, f := v.s.Program(), &taskForm{fields: session.FieldsOf(t)}
	asked := form.New(title, nil)
	asked.Group("", f.fields.Long("Text", locale.L("What is to be done"), 2))
	asked.Group(locale.L("Due"), f.due(t)...)
	f.text = form.NewTextField("Owner.Text", locale.L("Or somebody else")).SetValue(t.Owner.Text)
	f.fields.Bind(f.text, func(r *program.Task) {
		if f.text.Value() != "" {
			r.Owner = program.Party{Text: f.text.Value()}
		} else {
			r.Owner.Text = ""
		}
	})
	asked.Group("",
		form.Beside(f.fields.Party("Owner", locale.L("Who does it"), p), f.text),
		f.fields.Picker("Person", locale.L("About"),
			session.WithNone(locale.L("the whole program"), session.PersonOptions(p, t.Person))),
		v.proofField(f.fields, t),
		f.fields.Long("Note", locale.L("Note"), 2),
		f.fields.Date("DoneOn", locale.L("Done on (empty: open)")),
	)
	f.fields.SaveIn(v.s, asked, label, then)
	return asked
}

// due are the fields of when a task is due: so many days before or after a day of the program, or on a fixed one.
func (f *taskForm) due(t *program.Task) []form.Field {
	side := beforeDay
	if t.Due.Days > 0 {
		side = afterDay
	}
	f.from = form.NewChoiceField("Due", locale.L("Counted from"), session.Named(program.DueFroms())).
		SetValue(string(t.Due.From))
	f.days = form.NewNumberField("Due.Days", locale.L("Days"), 0, 9999).SetSome(int(max(t.Due.Days, -t.Due.Days)))
	f.side = form.NewChoiceField("Due.Side", locale.L("Before or after"), []form.Option{
		{ID: beforeDay, Text: locale.L("before it")}, {ID: afterDay, Text: locale.L("after it")},
	}).SetValue(side)
	f.on = form.NewDateField("Due.On", locale.L("Day, when it is fixed")).SetValue(t.Due.On)
	for _, field := range []form.Field{f.from, f.days, f.side, f.on} {
		f.fields.Bind(field, f.apply)
	}
	return []form.Field{form.Beside(f.from, f.on), form.Beside(f.days, f.side)}
}

// apply puts what is chosen of the due day into a task.
func (f *taskForm) apply(t *program.Task) {
	from := program.DueFrom(f.from.Value())
	if from == program.FixedDay {
		t.Due = program.Due{On: f.on.Value()}
		return
	}
	n, _ := f.days.Value()
	if f.side.Value() == beforeDay {
		n = -n
	}
	t.Due = program.Due{From: from, Days: program.DaysAfter(n)}
}

// proofField asks what ticks a task by itself.
func (v *Tasks) proofField(fs *session.Fields[program.Task], t *program.Task) form.Field {
	options := session.WithNone(locale.L("ticked off by hand"), nil)
	add := func(kind program.ProofKind, of string) {
		proof := program.Proof{Kind: kind, Of: of}
		options = append(options, form.Option{ID: proofID(proof), Text: proofText(proof, v.catalogue)})
	}
	for _, d := range v.catalogue {
		add(program.DocumentProof, d.ID)
		add(program.ReleaseProof, d.ID)
	}
	for _, recipient := range program.Recipients() {
		add(program.ReleaseProof, string(recipient))
	}
	for _, kind := range program.RecordKinds() {
		if slices.Contains([]string{"person", "contact", "meeting", "response"}, kind.Name) {
			add(program.ImportProof, kind.Name)
		}
	}
	field := form.NewPickerField("Proof", locale.L("What ticks it off "+
		"automatically"), options).SetValue(proofID(t.Proof))
	return fs.Bind(field, func(r *program.Task) {
		kind, of, _ := strings.Cut(field.Value(), ":")
		r.Proof = program.Proof{Kind: program.ProofKind(kind), Of: of}
	})
}

// proofID is a proof as the value of a field; that of none is empty.
func proofID(proof program.Proof) string {
	if proof.Kind == "" {
		return ""
	}
	return string(proof.Kind) + ":" + proof.Of
}
