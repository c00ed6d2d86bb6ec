package evaluation

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"laurel/app/desktop/kit/form"
	"laurel/app/desktop/session"
	"laurel/data/locale"
	"laurel/data/outcome"
	"laurel/data/program"
)

// usualSteps is what a new scale has.
const usualSteps = 5

// addQuestion asks for a new question of a kind.
func (v *Page) addQuestion(f *program.Form, kind program.QuestionKind) {
	q := program.Question{ID: newQuestionID(f), Kind: kind}
	if kind == program.Scale {
		q.Steps = usualSteps
		q.Low = program.InEachLanguage(v.program.Language, "evaluation.low")
		q.High = program.InEachLanguage(v.program.Language, "evaluation.high")
	}
	v.askQuestion(f, q, true)
}

// newQuestionID returns an identifier that no question of the form has, nor had while it was answered.
func newQuestionID(f *program.Form) string {
	id, _, _ := strings.Cut(string(program.NewID()), "-")
	for {
		if _, isThere := f.Question(id); !isThere {
			return id
		}
		id += "x"
	}
}

// editQuestion asks for another value of a question.
func (v *Page) editQuestion(f *program.Form, id string) {
	if q, known := f.Question(id); known {
		v.askQuestion(f, q, false)
	}
}

// newOfKind is before the kind of a new question in the name of its draft.
const newOfKind = "+"

func (v *Page) askQuestion(f *program.Form, q program.Question, isNew bool) {
	fields := newQuestionFields(v.program.Language, q)
	title, label := locale.L("Edit the question"), locale.L("Edit question")
	if isNew {
		title, label = locale.L("New question"), locale.L("Add question")
	}
	asked := form.New(title, nil)
	fields.addTo(asked)
	asked.SubmitLater = func(done func(error)) {
		changed, problems := fields.question()
		if len(problems) > 0 {
			done(problems)
			return
		}
		next := *f
		if latest := v.s.Program().Form(f.ID); latest != nil {
			next = *latest
		}
		next.Questions = slices.Clone(next.Questions)
		i := slices.IndexFunc(next.Questions, func(other program.Question) bool { return other.ID == q.ID })
		if i < 0 {
			next.Questions = append(next.Questions, changed)
		} else {
			next.Questions[i] = changed
		}
		v.detail.questions.at = q.ID
		v.change(label, &next, done, nil)
	}
	record := session.QuestionRecord(f.ID, q.ID)
	if isNew {
		record, asked.KeepsAll = session.QuestionRecord(f.ID, newOfKind+string(q.Kind)), true
	}
	v.s.Drafts().Keep(asked, session.QuestionForm, record)
	v.s.Dialogs.ShowForm(asked)
}

// questionFields are the fields of a question in a form: how it is answered, and its texts in each language.
type questionFields struct {
	before    program.Question
	languages []locale.Language // first that of the program

	kind, measure *form.ChoiceField
	steps         *form.NumberField
	texts         map[locale.Language]*wordFields
}

// wordFields are the texts of a question in one language.
type wordFields struct{ text, low, high, choices *form.TextField }

func newQuestionFields(first locale.Language, q program.Question) *questionFields {
	fs := &questionFields{before: q, texts: map[locale.Language]*wordFields{}}
	add := func(l locale.Language) {
		same := func(other locale.Language) bool { return locale.SameBase(string(other), string(l)) }
		if l != "" && !slices.ContainsFunc(fs.languages, same) {
			fs.languages = append(fs.languages, l)
		}
	}
	add(locale.Nearest(first))
	for _, l := range locale.Languages() {
		add(l)
	}
	for _, w := range q.Text {
		add(w.Language)
	}
	fs.kind = form.NewChoiceField("Kind", locale.L("Type of answer"), session.Named(program.QuestionKinds())).
		SetValue(string(q.Kind))
	fs.measure = form.NewChoiceField("Measure", locale.L("What it measures"),
		session.WithNone(locale.L("something else"), session.Named(program.Measures()))).SetValue(string(q.Measure))
	fs.steps = form.NewNumberField("Steps", locale.L("Steps of the scale"), 2, program.MostSteps).
		SetSome(cmp.Or(q.Steps, usualSteps))
	for _, l := range fs.languages {
		key := string(l)
		text := func(name, label string, of program.Wordings) *form.TextField {
			return form.NewTextField(name+key, label).SetValue(exactly(of, l))
		}
		long := form.NewLongField("Text"+key, locale.L("Question"), 2).SetValue(exactly(q.Text, l))
		choices := form.NewLongField("Choices"+key, locale.L("Choices, one per line"), 4).
			SetValue(choiceLines(q, l))
		fs.texts[l] = &wordFields{
			text: long, choices: choices,
			low:  text("Low", locale.L("What 1 means"), q.Low),
			high: text("High", locale.L("What the last step means"), q.High),
		}
	}
	return fs
}

// exactly returns the text in a language, and none where there is none.
func exactly(w program.Wordings, l locale.Language) string {
	for _, one := range w {
		if locale.SameBase(string(one.Language), string(l)) {
			return one.Text
		}
	}
	return ""
}

// choiceLines are the answers to choose from, one a line; nothing where there is none in the language.
func choiceLines(q program.Question, l locale.Language) string {
	lines := make([]string, len(q.Choices))
	for i, c := range q.Choices {
		lines[i] = exactly(c.Text, l)
	}
	return strings.TrimRight(strings.Join(lines, "\n"), "\n")
}

// addTo puts the fields into a form; what a kind does not need is hidden.
func (fs *questionFields) addTo(asked *form.Form) {
	asked.Group("", form.Beside(fs.kind, fs.measure), fs.steps)
	for _, l := range fs.languages {
		w := fs.texts[l]
		heading := locale.Window().Capital(locale.Window().LanguageName(string(l)))
		if outcome.MissingIn(fs.before, l) > 0 {
			heading = locale.L("{{.Language}}: incomplete", locale.Values{"Language": heading})
		}
		asked.Group(heading, w.text, form.Beside(w.low, w.high), w.choices)
	}
	show := func() {
		kind := program.QuestionKind(fs.kind.Value())
		shown := map[string]bool{"Steps": kind == program.Scale}
		for _, l := range fs.languages {
			shown["Low"+string(l)] = kind == program.Scale
			shown["High"+string(l)] = kind == program.Scale
			shown["Choices"+string(l)] = isChoice(kind)
		}
		asked.ShowFields(shown)
	}
	asked.OnChanged = show
	show()
}

func isChoice(kind program.QuestionKind) bool {
	return kind == program.Single || kind == program.Multiple
}

// question returns what was typed, or what is wrong with it by field.
func (fs *questionFields) question() (program.Question, form.Problems) {
	q := fs.before
	q.Kind = program.QuestionKind(fs.kind.Value())
	q.Measure = program.Measure(fs.measure.Value())
	if q.Kind != fs.before.Kind {
		q.Steps = 0
		q.Low = nil
		q.High = nil
		q.Choices = nil
	}
	problems := form.Problems{}
	main := fs.languages[0]
	q.Text = fs.wordings(q.Text, func(w *wordFields) *form.TextField { return w.text })
	if q.Text.In(main) == "" {
		problems["Text"+string(main)] = locale.L("Enter the question.")
	}
	switch {
	case q.Kind == program.Scale:
		steps, _ := fs.steps.Value()
		q.Steps = steps
		if steps == 0 {
			problems["Steps"] = locale.L("Type a whole number from {{.Least}} to {{.Most}}.",
				locale.Values{"Least": 2, "Most": program.MostSteps})
		}
		q.Low = fs.wordings(q.Low, func(w *wordFields) *form.TextField { return w.low })
		q.High = fs.wordings(q.High, func(w *wordFields) *form.TextField { return w.high })
	case isChoice(q.Kind):
		q.Choices = fs.choices(problems)
	}
	return q, problems
}

// wordings puts what was typed in each language into texts.
func (fs *questionFields) wordings(before program.Wordings, of func(*wordFields) *form.TextField) program.Wordings {
	next := slices.Clone(before)
	for _, l := range fs.languages {
		field := of(fs.texts[l])
		if !field.Changed() && exactly(before, l) == field.Value() {
			continue
		}
		at := l
		for _, one := range before {
			if locale.SameBase(string(one.Language), string(l)) {
				at = one.Language
			}
		}
		next = next.With(at, field.Value())
	}
	return next
}

// choices returns the answers to choose from. In the first language with any they are found again by their words, else
// by their places; the lines of the other languages are in the same order.
func (fs *questionFields) choices(problems form.Problems) []program.QuestionChoice {
	main := fs.languages[0]
	for _, l := range fs.languages {
		if fs.texts[main].choices.Value() == "" && fs.texts[l].choices.Value() != "" {
			main = l
		}
	}
	lines := linesOf(fs.texts[main].choices)
	const fewest = 2
	if len(lines) < fewest {
		problems["Choices"+string(main)] = locale.L("Enter at least two choices, one per line.")
		return nil
	}
	next := matchChoices(fs.before.Choices, lines, main)
	for _, l := range fs.languages {
		field := fs.texts[l].choices
		if l == main || !field.Changed() {
			continue
		}
		lines := linesOf(field)
		if len(lines) > 0 && len(lines) != len(next) {
			problems[field.Key()] = locale.N("Enter {{.Count}} lines, in the same order as in the first language.",
				len(next))
			continue
		}
		for i := range next {
			text := ""
			if i < len(lines) {
				text = lines[i]
			}
			next[i].Text = next[i].Text.With(l, text)
		}
	}
	return next
}

func linesOf(field *form.TextField) (lines []string) {
	for line := range strings.SplitSeq(field.Value(), "\n") {
		if line = strings.TrimSpace(line); line != "" {
			lines = append(lines, line)
		}
	}
	return lines
}

// matchChoices returns the choices that lines of a language are: one with the same words stays itself; where as many
// lines are left as choices, those were reworded; the others are new.
func matchChoices(before []program.QuestionChoice, lines []string, l locale.Language) []program.QuestionChoice {
	next := make([]program.QuestionChoice, len(lines))
	taken := map[string]bool{}
	var open []int
	for i, line := range lines {
		at := slices.IndexFunc(before, func(c program.QuestionChoice) bool {
			return !taken[c.ID] && exactly(c.Text, l) == line
		})
		if at < 0 {
			open = append(open, i)
			continue
		}
		next[i] = before[at]
		taken[before[at].ID] = true
	}
	var left []program.QuestionChoice
	for _, c := range before {
		if !taken[c.ID] {
			left = append(left, c)
		}
	}
	used := map[string]bool{}
	for _, c := range before {
		used[c.ID] = true
	}
	for k, i := range open {
		if len(left) == len(open) {
			next[i] = left[k]
		}
		if next[i].ID == "" {
			n := len(before) + 1
			for used[strconv.Itoa(n)] {
				n++
			}
			next[i].ID = strconv.Itoa(n)
			used[next[i].ID] = true
		}
		next[i].Text = next[i].Text.With(l, lines[i])
	}
	return next
}
