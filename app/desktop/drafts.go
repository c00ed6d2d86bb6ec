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

// draftOffers offers what was typed into forms and not saved.
type draftOffers struct{ w *window }

// offerAll offers what was left in forms. The form that was in sight, by its title, is opened with it; "" is none.
func (o draftOffers) offerAll(inSight string) {
	work.Run(o.w.session.Runner, nil, o.w.session.Store.Drafts().All, func(found []store.Draft, err error) {
		if err != nil {
			o.w.session.Fail(err)
			return
		}
		for _, d := range found {
			if d.Title == inSight {
				o.resume(d)
				inSight = ""
				continue
			}
			o.offer(d)
		}
	})
}

func (o draftOffers) offer(d store.Draft) {
	title := locale.L("Not saved: {{.Form}}, {{.At}}", locale.Values{
		"Form": d.Title, "At": shortTime(d.At.Local(), o.w.session.Now()),
	})
	var remove func()
	remove = o.w.notices.add(look.Blue, title, "",
		look.NoticeAction{Text: locale.L("Continue"), Do: func() {
			remove()
			o.resume(d)
		}},
		look.NoticeAction{Text: locale.L("Discard"), Do: func() {
			remove()
			o.w.session.Drafts().Discard(d)
		}})
}

// resume opens the form of a draft, in its program, with what was typed.
func (o draftOffers) resume(d store.Draft) {
	open := func() {
		switch {
		case o.w.session.Drafts().Resume(d, func() { o.openForm(d) }):
		case isAsked(d):
			o.w.session.Drafts().Await(d)
			o.w.session.Dialogs.Message(d.Title, locale.L("Open it again: what you typed will be in it."))
		default:
			o.show(d)
		}
	}
	if p := o.w.session.Program(); d.Program == "" || p != nil && p.ID == d.Program || !o.w.programs.known(d.Program) {
		open()
		return
	}
	work.Run(o.w.session.Runner, nil, func(ctx context.Context) (*program.Program, error) {
		return o.w.session.Store.Load(ctx, d.Program)
	}, func(p *program.Program, err error) {
		if err != nil {
			o.w.session.Fail(err)
			return
		}
		o.w.session.Show(p)
		open()
	})
}

// isAsked reports whether only a person can open the form of a draft, since it is about what was selected then.
func isAsked(d store.Draft) bool { return strings.Contains(d.Form, ":") }

// openForm opens the form that has a name; see session.Drafts.
func (o draftOffers) openForm(d store.Draft) {
	schedule := []string{
		session.MeetingForm, session.OrganisationForm, session.ContactForm, session.NewContactForm,
		session.TakeawayForm, session.NewTakeawayForm,
	}
	switch {
	case d.Form == session.NewProgramForm:
		o.w.programs.start()
	case d.Form == session.ImportReview:
		o.w.importer.Resume()
	case !o.w.hasProgram():
	case d.Form == session.PersonForm:
		o.w.tabs.Select(session.AwardeesTab)
		o.w.awardees.OpenForm(d.Record)
	case slices.Contains(schedule, d.Form):
		o.w.tabs.Select(session.ScheduleTab)
		o.w.schedule.OpenForm(d.Form, d.Record)
	case isAsked(d):
		o.w.commands.Run(strings.TrimPrefix(d.Form, session.CommandForm))
	case d.Form == session.JourneyForm:
		o.w.journeys.OpenForm(d.Record)
	case o.w.results.OpenForm(d.Form, d.Record):
		o.w.tabs.Select(session.ReportsTab)
	case d.Form == session.StopForm:
		o.w.settings.EditStop(d.Record)
	case d.Form == session.ProgramForm:
		o.w.settings.EditProgram("")
	}
}

// show shows what was typed where its form cannot be opened any more.
func (o draftOffers) show(d store.Draft) {
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
	o.w.session.Dialogs.ShowContent(d.Title, look.Pad(4, 4, 4, 4, look.NewKeyValues(facts...)), 560, 420)
}
