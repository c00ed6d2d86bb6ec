package schedule

import (
	"strings"

	"laurel/app/desktop/kit/form"
	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/session"
	"laurel/data/locale"
	"laurel/data/program"
	"laurel/data/program/template"
	"laurel/data/store"
)

// templateForm asks for a name and a first day and makes a new program with the stops and meetings of the open one.
type templateForm struct {
	tab    *Screen
	of     *program.Program
	name   *form.TextField
	day    *form.DateField
	people *form.ChoiceField
}

func (a *actions) duplicateProgram() {
	if p := a.s.Program(); p != nil {
		a.tab.pane.Leave((&templateForm{tab: a.tab, of: p}).ask)
	}
}

func (f *templateForm) ask() {
	name := locale.L("{{.Name}} (copy)", locale.Values{"Name": f.of.Name})
	f.name = form.NewTextField("Name", locale.L("Name")).SetValue(name)
	f.day = form.NewDateField("Start", locale.L("First day")).Near(f.tab.s.Today())
	f.day.SetHelp(locale.L("Every date moves with it. The first day of this program is {{.Day}}.",
		locale.Values{"Day": session.ShortDate(f.of.FirstDay())}))
	f.people = form.NewChoiceField("People", locale.L("People"), []form.Option{
		{ID: string(template.NoPeople), Text: locale.L("Nobody: stops and meetings only")},
		{ID: string(template.Names), Text: locale.L("Names, roles and languages")},
		{ID: string(template.Whole), Text: locale.L("Whole records, with passports, contacts and notes")},
	}).SetValue(string(template.NoPeople))
	f.people.SetHelp(
		locale.L(
			"Consent, flights and confirmation numbers are never copied: ask for them again. Anyone who " +
				"has cancelled is left out.",
		),
	)
	asked := newForm(locale.L("Duplicate the program as a template"), locale.L("Duplicate"), f.submit,
		f.name, f.day, f.people)
	summary := look.NewStrongWrapped("")
	asked.Note(look.Fixed(0, 40, summary))
	asked.OnChanged = func() { summary.SetText(f.summary()) }
	f.tab.s.Dialogs.ShowForm(asked)
}

// made is the program that the answers ask for.
func (f *templateForm) made() *program.Program {
	return template.New(f.of, template.Options{
		Name:   strings.TrimSpace(f.name.Value()),
		Start:  f.day.Value(),
		People: template.People(f.people.Value()),
		Today:  f.tab.s.Today(),
	})
}

// summary is when the new program takes place and how much is in it.
func (f *templateForm) summary() string {
	if f.day.Value().IsZero() {
		return ""
	}
	made := f.made()
	return joined(session.Period(made.Start, made.End),
		locale.N("{{.Count}} stops in all", len(made.Stops)),
		locale.N("{{.Count}} meetings planned", len(made.Meetings)),
		locale.N("{{.Count}} people in all", len(made.People)))
}

// submit stores the new program and opens it.
func (f *templateForm) submit(done func(error)) {
	switch {
	case strings.TrimSpace(f.name.Value()) == "":
		done(form.Problems{"Name": locale.L("Give the new program a name.")})
		return
	case f.day.Value().IsZero():
		done(form.Problems{"Start": locale.L("Enter the first day.")})
		return
	}
	s, next := f.tab.s, f.made()
	put := func(tx *store.Tx) error { return tx.PutWhole(next) }
	s.Edit(locale.L("Duplicate the program"), put, s.Answer(done, func() {
		s.Open(next.ID)
		s.OfferUndo(locale.L("{{.Name}} was created.", locale.Values{"Name": next.Name}))
	}))
}
