package evaluation

import (
	"cmp"
	"slices"
	"strconv"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"laurel/app/desktop/kit/form"
	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/kit/work"
	"laurel/app/desktop/review"
	"laurel/app/desktop/session"
	"laurel/data/locale"
	"laurel/data/program"
	"laurel/data/store"
)

// typing is the page on which answers are typed in from paper, one filled-in form after the other, or on which one is
// edited.
type typing struct {
	page   *Page
	form   *program.Form
	edited *program.Response // nil: new ones are typed in
	about  typedAbout
	typed  int // how many were typed in

	boxes   []*questionBox
	head    typingHead
	scroll  *look.Scroll
	content fyne.CanvasObject
	close   func()
	resting work.Latest
	loading work.Latest
}

// typedAbout is what a response is about, and whose it is.
type typedAbout struct {
	meeting, stop, person program.ID
	language              locale.Language // of the texts, in which the questions are shown too
}

// typingHead is what is above and below the questions.
type typingHead struct {
	about, who, language *look.Button
	message              *look.Paragraph // what is wrong with the whole
	state                *look.Text      // what was saved
	undo, submit         *look.Button
	notice               *fyne.Container
}

// questionBox is a question with what it is answered with.
type questionBox struct {
	question program.Question
	control  answerControl
	message  *look.Paragraph
	content  *fyne.Container
}

// typeIn opens the page on which answers to a form are typed in.
func (v *Page) typeIn(f *program.Form) {
	if len(f.Questions) == 0 {
		v.detail.choose(formQuestions)
		v.s.Dialogs.Toast(locale.L("This form has no question yet."), "", nil)
		return
	}
	t := &typing{page: v, form: f, about: typedAbout{language: locale.Nearest(v.s.Program().Language)}}
	if v.detail.filter.about != "" {
		t.setAbout(v.detail.filter.about)
	}
	t.show()
	t.resume()
}

// editAnswers opens the page on which a response is edited.
func (v *Page) editAnswers(r *program.Response) {
	f := v.s.Program().Form(r.Form)
	if f == nil {
		return
	}
	about := typedAbout{meeting: r.Meeting, stop: r.Stop, person: r.Person, language: r.Language}
	if about.language == "" {
		about.language = locale.Nearest(v.s.Program().Language)
	}
	t := &typing{page: v, form: f, edited: r, about: about}
	t.show()
	for _, b := range t.boxes {
		if a, isAnswered := r.Answer(b.question.ID); isAnswered {
			b.control.setTyped(retyped(b.question, a))
		}
	}
}

// setAbout chooses a meeting or a stop.
func (t *typing) setAbout(id program.ID) {
	p := t.page.s.Program()
	switch {
	case t.form.Scope == program.OfMeeting && p.Meeting(id) != nil:
		t.about.meeting = id
	case t.form.Scope == program.OfStop && p.Stop(id) != nil:
		t.about.stop = id
	}
}

func (t *typing) show() {
	t.page.typing = t
	t.build()
	t.close = t.page.s.Dialogs.ShowPage(t.content, t.leave)
	t.page.s.FocusSoon(t.focusFirst)
}

// needsAbout reports whether it is still to be chosen what the form is about.
func (t *typing) needsAbout() bool {
	return t.form.Scope == program.OfMeeting && t.about.meeting == "" ||
		t.form.Scope == program.OfStop && t.about.stop == ""
}

// focusFirst moves the keyboard to what is to be answered first.
func (t *typing) focusFirst() {
	switch {
	case t.needsAbout():
		t.focus(t.head.about)
	case !t.form.Anonymous && t.about.person == "" && t.edited == nil:
		t.focus(t.head.who)
	default:
		first := slices.IndexFunc(t.boxes, func(b *questionBox) bool { return b.control.typed() == "" })
		if first < 0 || t.edited != nil {
			first = 0
		}
		t.focus(t.boxes[first].control)
	}
}

func (t *typing) focus(o fyne.Focusable) { t.page.s.Window.Canvas().Focus(o) }

// build makes the page.
func (t *typing) build() {
	keys := look.Keys{Submit: t.save, Leave: t.leave}
	h := &t.head
	pick := func(choose func()) *look.Button {
		b := look.NewButton("", choose)
		b.Menu = true
		b.Keys = keys
		return b
	}
	h.about = pick(t.chooseAbout)
	h.who = pick(t.chooseWho)
	h.language = pick(t.chooseLanguage)
	h.message = look.NewWrapped("", theme.ColorNameError, "")
	h.state = look.NewQuiet("")
	h.undo = look.NewLink(locale.L("Undo"), t.undo)
	h.undo.Hide()
	h.notice = look.Down(0)
	title := locale.L("Type in answers: {{.Form}}", locale.Values{"Form": t.form.Name})
	h.submit = look.NewPrimaryButton(locale.L("Save and next"), t.save)
	if t.edited != nil {
		title = locale.L("Edit answers: {{.Form}}", locale.Values{"Form": t.form.Name})
		h.submit = look.NewPrimaryButton(locale.L("Save"), t.save)
	}
	shut := look.NewButton(locale.L("Close"), t.leave)
	h.submit.Keys = keys
	shut.Keys = keys
	h.undo.Keys = keys
	list := look.Down(10)
	t.makeBoxes()
	for _, b := range t.boxes {
		list.Add(b.content)
	}
	t.scroll = look.NewVScroll(look.Pad(6, 20, 12, 6, list))
	look.SetShown(h.about, t.form.Scope == program.OfMeeting || t.form.Scope == program.OfStop)
	look.SetShown(h.who, !t.form.Anonymous)
	chips := look.Across(8, h.about, h.who, h.language)
	top := look.Down(8, look.NewTitle(title).Cutting(), chips, h.notice, h.message, look.NewLine())
	hint := look.NewWrapped(
		locale.L("Type a digit or letter to answer and move on. Tab or Enter moves on, Ctrl+Enter saves and opens "+
			"the next form, Escape keeps a draft."), look.ColorQuiet, theme.SizeNameCaptionText)
	buttons := look.Across(8, h.state, h.undo, look.Spring(), shut, h.submit)
	foot := look.Pad(10, 0, 0, 0, look.Down(8, look.NewLine(), hint, buttons))
	t.content = review.WithFoot(look.Pad(0, 0, 8, 0, top), t.scroll, foot)
	t.showHead()
}

// makeBoxes makes the questions in the language chosen. What was typed stays.
func (t *typing) makeBoxes() {
	before := map[string]string{}
	for _, b := range t.boxes {
		before[b.question.ID] = b.control.typed()
	}
	t.boxes = nil
	for i, q := range t.form.Questions {
		b := &questionBox{question: q, message: look.NewWrapped("", theme.ColorNameError, theme.SizeNameCaptionText)}
		s := steering{
			next: func() { t.goTo(i + 1) }, back: func() { t.goTo(i - 1) }, leave: t.leave, submit: t.save,
			changed: func() { t.changed(b) },
			wrong:   func(text string) { t.complain(b, text) },
			reached: func() { t.scroll.Reveal(b.content) },
		}
		var shown fyne.CanvasObject
		switch q.Kind {
		case program.FreeText:
			b.control = newWritten(q, s)
			shown = b.control
		case program.Number:
			b.control = newWritten(q, s)
			shown = container.NewHBox(look.Fixed(160, 0, b.control))
		default:
			b.control = newKeyed(q, t.about.language, s)
			shown = b.control
		}
		if text := before[q.ID]; text != "" {
			b.control.setTyped(text)
		}
		number := look.Fixed(26, 0, look.NewColored(strconv.Itoa(i+1), look.ColorQuiet))
		words := look.Pad(5, 12, 0, 0, look.NewStrongWrapped(q.Text.In(t.about.language)))
		sides := container.New(&sidesLayout{}, words, look.Down(4, shown, b.message))
		b.content = container.NewBorder(nil, nil, look.Pad(5, 0, 0, 0, container.NewVBox(number)), nil, sides)
		t.boxes = append(t.boxes, b)
	}
}

// sidesLayout puts a question at the left and what it is answered with at the right; in a narrow window below.
type sidesLayout struct{ width float32 }

const (
	leastSides = 700 // at 100 %: narrower, and they are below each other
	leftSide   = 0.42
)

func (s *sidesLayout) isNarrow() bool { return s.width < look.Dp(leastSides) }

// Layout puts the two parts into a size.
func (s *sidesLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	s.width = size.Width
	left := size.Width * leftSide
	if s.isNarrow() {
		left = size.Width
	}
	o[0].Resize(fyne.NewSize(left, o[0].MinSize().Height)) // wrapped text knows its height only at its width
	height := o[0].MinSize().Height
	if s.isNarrow() {
		look.Place(o[0], 0, 0, left, height)
		look.Place(o[1], 0, height, size.Width, max(size.Height-height, 0))
		return
	}
	look.Place(o[0], 0, 0, left, size.Height)
	look.Place(o[1], left, 0, size.Width-left, size.Height)
}

// MinSize is as high as the parts need at the width last given.
func (s *sidesLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	words, shown := o[0].MinSize(), o[1].MinSize()
	height := max(words.Height, shown.Height)
	if s.isNarrow() {
		height = words.Height + shown.Height
	}
	return fyne.NewSize(max(words.Width, shown.Width), height)
}

// goTo moves the keyboard to a question, or to the button after the last.
func (t *typing) goTo(i int) {
	switch {
	case i < 0:
		t.focusFirst()
	case i >= len(t.boxes):
		t.focus(t.head.submit)
	default:
		t.focus(t.boxes[i].control)
	}
}

// changed is called when an answer was typed.
func (t *typing) changed(b *questionBox) {
	t.complain(b, "")
	t.complainOfAll("")
	if t.edited == nil {
		const rest = 2 * time.Second
		t.page.s.Runner.After(&t.resting, rest, t.keepDraft)
	}
}

// complain shows at a question what is wrong with its answer.
func (t *typing) complain(b *questionBox, text string) {
	if b.message.Text != text {
		b.message.SetText(text)
		b.content.Refresh()
		t.scroll.Refresh()
	}
}

func (t *typing) complainOfAll(text string) {
	if t.head.message.Text != text {
		t.head.message.SetText(text)
		t.content.Refresh()
	}
}

// showHead writes what is chosen on the buttons.
func (t *typing) showHead() {
	p, h, l := t.page.s.Program(), &t.head, locale.Window()
	about := locale.L("Choose the meeting")
	if t.form.Scope == program.OfStop {
		about = locale.L("Choose the stop")
	}
	if m := p.Meeting(t.about.meeting); m != nil {
		about = session.MeetingText(m)
	} else if s := p.Stop(t.about.stop); s != nil {
		about = s.City
	}
	who := locale.L("Anonymous")
	if person := p.Person(t.about.person); person != nil {
		who = person.DisplayName()
	}
	h.about.SetText(about)
	h.who.SetText(who)
	h.language.SetText(l.Capital(l.LanguageName(string(t.about.language))))
}

func (t *typing) chooseAbout() {
	p := t.page.s.Program()
	title, options := locale.L("Which meeting is it about?"), session.GatheringOptions(p, t.page.s.Today())
	if t.form.Scope == program.OfStop {
		title, options = locale.L("Which stop is it about?"), session.StopOptions(p)
	}
	t.choose(title, options, func(id string) { t.setAbout(program.ID(id)) })
}

func (t *typing) chooseWho() {
	options := session.WithNone(locale.L("Anonymous"), session.PersonOptions(t.page.s.Program(), t.about.person))
	t.choose(locale.L("Who answered?"), options, func(id string) { t.about.person = program.ID(id) })
}

func (t *typing) chooseLanguage() {
	var options []form.Option
	for _, l := range locale.Languages() {
		name := locale.Window().Capital(locale.Window().LanguageName(string(l)))
		options = append(options, form.Option{ID: string(l), Text: name})
	}
	t.choose(locale.L("Which language was it answered in?"), options, func(id string) {
		t.about.language = locale.Language(id)
		list := look.Down(10)
		t.makeBoxes()
		for _, b := range t.boxes {
			list.Add(b.content)
		}
		t.scroll.Content = look.Pad(6, 20, 12, 6, list)
		t.scroll.Refresh()
	})
}

// choose offers options, and goes on with what is to be answered next.
func (t *typing) choose(title string, options []form.Option, picked func(id string)) {
	t.page.s.Dialogs.Choose(title, options, func(id string) {
		picked(id)
		t.showHead()
		t.complainOfAll("")
		t.page.s.FocusSoon(func() {
			if t.needsAbout() {
				t.focus(t.head.about)
				return
			}
			t.focus(t.boxes[0].control)
		})
	})
}

// response returns what was typed as a response, and whether it can be stored; else the reasons are shown.
func (t *typing) response() (*program.Response, bool) {
	r := t.form.NewResponse()
	if t.edited != nil {
		next := *t.edited
		r = &next
	}
	r.Meeting = t.about.meeting
	r.Stop = t.about.stop
	r.Person = t.about.person
	r.Language = ""
	var answers []program.Answered
	var first *questionBox
	for _, b := range t.boxes {
		a, isAnswered, complaint := read(b.question, b.control.typed())
		t.complain(b, complaint)
		if complaint != "" && first == nil {
			first = b
		}
		if isAnswered {
			answers = append(answers, a)
			if a.Text != "" {
				r.Language = t.about.language
			}
		}
	}
	for _, a := range r.Answers { // of questions that the form does not have any more
		if _, known := t.form.Question(a.Question); !known {
			answers = append(answers, a)
		}
	}
	r.Answers = answers
	switch {
	case first != nil:
		t.focus(first.control)
		return nil, false
	case t.needsAbout():
		t.complainOfAll(locale.L(cmp.Or(t.form.Check(r)["Meeting"], t.form.Check(r)["Stop"])))
		t.focus(t.head.about)
		return nil, false
	case len(answers) == 0:
		t.complainOfAll(locale.L("Nothing has been answered yet."))
		t.focusFirst()
		return nil, false
	}
	return r, true
}

// save stores what was typed and opens the next blank form; one that is edited is closed.
func (t *typing) save() {
	r, isReady := t.response()
	if !isReady {
		return
	}
	s := t.page.s
	if t.edited != nil {
		s.Save(locale.L("Edit answers"), s.Program().ID, r, func(err error) {
			if err != nil {
				t.complainOfAll(err.Error())
			}
		}, t.close)
		return
	}
	before := t.draft()
	t.blank()
	owner := s.Program().ID
	s.Edit(locale.L("Add answers"), func(tx *store.Tx) error { return tx.Put(owner, r) }, func(err error) {
		if err != nil {
			s.Fail(err)
			t.retype(before.Typed)
			return
		}
		s.Drafts().Discard(before)
		t.typed++
		t.showState()
	})
}

// showState counts what was typed in.
func (t *typing) showState() {
	t.head.state.SetText(locale.N("Saved. {{.Count}} forms typed in.", t.typed))
	look.SetShown(t.head.undo, t.typed > 0)
	t.content.Refresh()
}

// undo removes what was typed in last.
func (t *typing) undo() {
	t.page.s.Undo()
	t.typed--
	t.showState()
	t.focusFirst()
}

// blank makes the page ready for the next filled-in form: what it is about and the language stay, the person does not.
func (t *typing) blank() {
	t.resting.Cancel()
	for _, b := range t.boxes {
		b.control.setTyped("")
		t.complain(b, "")
	}
	t.resting.Cancel() // an entry reports that it was emptied
	t.head.notice.Objects = nil
	t.about.person = ""
	t.showHead()
	t.complainOfAll("")
	t.scroll.ScrollToTop()
	t.focusFirst()
}

// isTyped reports whether anything is answered.
func (t *typing) isTyped() bool {
	return slices.ContainsFunc(t.boxes, func(b *questionBox) bool { return b.control.typed() != "" })
}

// isChanged reports whether the response that is edited would be another one.
func (t *typing) isChanged() bool {
	if t.about.person != t.edited.Person || t.about.meeting != t.edited.Meeting || t.about.stop != t.edited.Stop {
		return true
	}
	return slices.ContainsFunc(t.boxes, func(b *questionBox) bool {
		a, isAnswered := t.edited.Answer(b.question.ID)
		return b.control.typed() == "" == isAnswered || isAnswered && b.control.typed() != retyped(b.question, a)
	})
}

// leave closes the page. What was typed is kept as a draft; changes of a response are thrown away after a question.
func (t *typing) leave() {
	s := t.page.s
	switch {
	case t.edited != nil && t.isChanged():
		s.AskToDiscard(t.end)
		return
	case t.edited == nil && t.isTyped():
		t.keepDraft()
		s.Dialogs.Toast(locale.L("What you typed is kept as a draft of this form."), "", nil)
	}
	t.end()
}

func (t *typing) end() {
	t.resting.Cancel()
	t.loading.Cancel()
	t.close()
	t.page.Shown()
}
