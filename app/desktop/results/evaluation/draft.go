package evaluation

import (
	"slices"
	"strings"

	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/kit/work"
	"laurel/app/desktop/session"
	"laurel/data/locale"
	"laurel/data/program"
	"laurel/data/store"
)

// The keys of a draft beside the identifiers of the questions.
const (
	draftAbout    = "About"
	draftPerson   = "Person"
	draftLanguage = "Language"
)

// draft is what is typed, as it is kept until the form is saved.
func (t *typing) draft() store.Draft {
	d := store.Draft{
		Form: session.ResponseForm, Record: t.form.ID, Program: t.page.s.Program().ID, Title: t.form.Name,
		Typed: map[string]string{
			draftAbout: string(t.about.meeting + t.about.stop), draftPerson: string(t.about.person),
			draftLanguage: string(t.about.language),
		},
	}
	for _, b := range t.boxes {
		if text := b.control.typed(); text != "" {
			d.Typed[b.question.ID] = text
		}
	}
	return d
}

// keepDraft keeps what is typed, or forgets what was, where nothing is.
func (t *typing) keepDraft() {
	t.resting.Cancel()
	if t.isTyped() {
		t.page.s.Drafts().KeepTyped(t.draft())
	} else {
		t.page.s.Drafts().Discard(t.draft())
	}
}

// resume begins with the draft of the form, if there is one.
func (t *typing) resume() {
	s := t.page.s
	if d, isResumed := s.Drafts().Resumed(session.ResponseForm, t.form.ID); isResumed {
		t.retype(d.Typed)
		return
	}
	work.Run(s.Runner, &t.loading, s.Store.Drafts().All, func(drafts []store.Draft, err error) {
		i := slices.IndexFunc(drafts, func(d store.Draft) bool {
			return d.Form == session.ResponseForm && d.Record == t.form.ID
		})
		if err != nil || i < 0 || t.isTyped() {
			return
		}
		t.retype(drafts[i].Typed)
		t.head.notice.Objects = nil
		t.head.notice.Add(look.NewNotice(look.Blue, locale.L("You started this form earlier."), "",
			look.NoticeAction{Text: locale.L("Discard"), Do: func() {
				t.blank()
				t.keepDraft()
				t.content.Refresh()
			}}))
		t.content.Refresh()
	})
}

// retype types what a draft has.
func (t *typing) retype(typed map[string]string) {
	if l := locale.Language(typed[draftLanguage]); slices.Contains(locale.Languages(), l) {
		t.about.language = l
	}
	t.setAbout(program.ID(typed[draftAbout]))
	if id := program.ID(typed[draftPerson]); !t.form.Anonymous && t.page.s.Program().Person(id) != nil {
		t.about.person = id
	}
	for _, b := range t.boxes {
		b.control.setTyped(typed[b.question.ID])
	}
	t.showHead()
	t.page.s.FocusSoon(t.focusFirst)
}

// OpenForm opens the form of a draft: an evaluation form, a question of one, or one to type answers in.
func (v *Page) OpenForm(name string, record program.ID) bool {
	id, question := record, ""
	switch name {
	case session.EvaluationForm, session.ResponseForm:
	case session.QuestionForm:
		id, question = session.QuestionOf(record)
	default:
		return false
	}
	v.Content()
	f := v.s.Program().Form(id)
	if f == nil {
		if name == session.EvaluationForm && id == "" {
			v.addEmpty()
		}
		return true
	}
	v.Show(id)
	kind, isNew := strings.CutPrefix(question, newOfKind)
	switch {
	case name == session.ResponseForm:
		v.typeIn(f)
	case name == session.EvaluationForm:
		v.editForm(f)
	case isNew:
		v.addQuestion(f, program.QuestionKind(kind))
	default:
		v.editQuestion(f, question)
	}
	return true
}
