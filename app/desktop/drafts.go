package desktop

import (
	"context"
	"slices"
	"strings"

	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/kit/work"
	"laurel/app/desktop/session"
	"laurel/data/locale"
	"laurel/data/program"
	"laurel/data/store"
)

// offerDrafts offers what the last process left in its forms.
func (w *window) offerDrafts() {
	work.Run(w.session.Runner, nil, w.session.Store.Drafts, func(found []store.Draft, err error) {
		if err != nil {
			w.session.Fail(err)
			return
		}
		for _, d := range found {
			w.offerDraft(d)
		}
	})
}

func (w *window) offerDraft(d store.Draft) {
	title := locale.L("Not saved: {{.Form}}, {{.At}}", locale.Values{
		"Form": d.Title, "At": shortTime(d.At.Local(), w.session.Now()),
	})
	var remove func()
	remove = w.notices.add(look.Blue, title, "",
		look.NoticeAction{Text: locale.L("Continue"), Do: func() {
			remove()
			w.resume(d)
		}},
		look.NoticeAction{Text: locale.L("Discard"), Do: func() {
			remove()
			w.session.DiscardDraft(d)
		}})
}

// resume opens the form of a draft, in its program, with what was typed.
func (w *window) resume(d store.Draft) {
	open := func() {
		switch {
		case w.session.Resume(d, func() { w.openForm(d) }):
		case isAsked(d):
			w.session.Await(d)
			w.session.Dialogs.Message(d.Title, locale.L("Open it again: what you typed will be in it."))
		default:
			w.showDraft(d)
		}
	}
	if p := w.session.Program(); d.Program == "" || p != nil && p.ID == d.Program || !w.programs.known(d.Program) {
		open()
		return
	}
	work.Run(w.session.Runner, nil, func(ctx context.Context) (*program.Program, error) {
		return w.session.Store.Load(ctx, d.Program)
	}, func(p *program.Program, err error) {
		if err != nil {
			w.session.Fail(err)
			return
		}
		w.session.Show(p)
		open()
	})
}

// isAsked reports whether only a person can open the form of a draft, since it is about what was selected then.
func isAsked(d store.Draft) bool { return strings.Contains(d.Form, ":") }

// openForm opens the form that has a name; see session.KeepDraft.
func (w *window) openForm(d store.Draft) {
	schedule := []string{
		session.MeetingForm, session.OrganisationForm, session.ContactForm, session.NewContactForm,
		session.TakeawayForm, session.NewTakeawayForm,
	}
	switch {
	case d.Form == session.NewProgramForm:
		w.programs.start()
	case d.Form == session.ImportReview:
		w.importer.Resume()
	case !w.hasProgram():
	case d.Form == session.PersonForm:
		w.tabs.Select(session.AwardeesTab)
		w.awardees.OpenForm(d.Record)
	case slices.Contains(schedule, d.Form):
		w.tabs.Select(session.ScheduleTab)
		w.schedule.OpenForm(d.Form, d.Record)
	case isAsked(d):
		w.commands.Run(strings.TrimPrefix(d.Form, session.CommandForm))
	case d.Form == session.JourneyForm:
		w.journeys.OpenForm(d.Record)
	case w.results.OpenForm(d.Form, d.Record):
		w.tabs.Select(session.ReportsTab)
	case d.Form == session.StopForm:
		w.settings.EditStop(d.Record)
	case d.Form == session.ProgramForm:
		w.settings.EditProgram()
	}
}

// showDraft shows what was typed where its form cannot be opened any more.
func (w *window) showDraft(d store.Draft) {
	var facts []look.Fact
	for key, text := range d.Typed {
		label := key
		for _, of := range []program.Record{
			&program.Person{}, &program.Meeting{}, &program.Stop{}, &program.Organisation{}, &program.Contact{},
			&program.Takeaway{}, &program.Program{}, &program.Journey{},
		} {
			if f, known := program.FieldAt(of, key); known {
				label = f.Label(locale.Window())
				break
			}
		}
		facts = append(facts, look.Fact{Label: label, Value: text})
	}
	compare := locale.Window().Compare()
	slices.SortFunc(facts, func(a, b look.Fact) int { return compare(a.Label, b.Label) })
	w.session.Dialogs.ShowContent(d.Title, look.Pad(4, 4, 4, 4, look.NewKeyValues(facts...)), 560, 420)
}
