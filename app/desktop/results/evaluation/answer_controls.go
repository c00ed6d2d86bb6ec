package evaluation

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"

	"laurel/app/desktop/kit/form"
	"laurel/app/desktop/kit/look"
	"laurel/data/locale"
	"laurel/data/program"
)

// answerControl is what a question is answered with. What was typed is a text: of a scale the step, of choices their
// identifiers, one a line.
type answerControl interface {
	fyne.CanvasObject
	fyne.Focusable
	typed() string
	setTyped(text string)
}

// steering is what an answer control reports to its page; each is set.
type steering struct {
	next, back, leave, submit, changed func()
	wrong                              func(text string) // what was typed is no answer
	reached                            func()
}

// keyed answers a question by keys: a scale by digits, choices by letters or digits. The arrows choose on a scale,
// Backspace removes, Enter goes on.
type keyed struct {
	look.Pressable

	question program.Question
	language locale.Language
	steering steering
	options  []keyedOption
	low      string // what the ends of a scale mean
	high     string

	words []*canvas.Text // the ends of a scale
}

// keyedOption is an answer that a key chooses.
type keyedOption struct {
	id     string
	keys   string // any of its runes
	sign   string // on its box
	text   string // behind it
	chosen bool

	box   *canvas.Rectangle
	mark  *canvas.Text
	label *canvas.Text
}

// Measures of a keyed question at 100 %.
const (
	stepWidth    = 40
	stepHeight   = 32
	stepGap      = 6
	choiceHeight = 30
	choiceBox    = 24
)

func newKeyed(q program.Question, l locale.Language, s steering) *keyed {
	k := &keyed{question: q, language: l, steering: s}
	if k.isScale() {
		k.low, k.high = q.Low.In(l), q.High.In(l)
		for step := 1; step <= q.Steps; step++ {
			sign := strconv.Itoa(step)
			k.options = append(k.options, keyedOption{id: sign, keys: sign[len(sign)-1:], sign: sign})
		}
	}
	for i, c := range q.Choices {
		o := keyedOption{id: c.ID, text: c.Text.In(l)}
		const letters = 26
		if i < letters {
			letter := 'a' + rune(i)
			o.keys, o.sign = string(letter), strings.ToUpper(string(letter))
		}
		const digits = 9
		if i < digits {
			o.keys += strconv.Itoa(i + 1)
		}
		k.options = append(k.options, o)
	}
	k.Keys = look.Keys{Submit: s.submit, Leave: s.leave, Reached: s.reached}
	k.ExtendBaseWidget(k)
	return k
}

func (k *keyed) isScale() bool { return k.question.Kind == program.Scale }

// typed is what is chosen.
func (k *keyed) typed() string {
	var ids []string
	for _, o := range k.options {
		if o.chosen {
			ids = append(ids, o.id)
		}
	}
	return strings.Join(ids, "\n")
}

// setTyped chooses what a text means.
func (k *keyed) setTyped(text string) {
	ids := strings.Split(text, "\n")
	for i := range k.options {
		k.options[i].chosen = slices.Contains(ids, k.options[i].id)
	}
	k.Refresh()
}

// choose chooses an option, or one more or less of several; then the next question has the keyboard, unless several can
// be chosen.
func (k *keyed) choose(index int, goOn bool) {
	several := k.question.Kind == program.Multiple
	for i := range k.options {
		o := &k.options[i]
		switch {
		case i != index:
			o.chosen = o.chosen && several
		case several:
			o.chosen = !o.chosen
		default:
			o.chosen = true
		}
	}
	k.Refresh()
	k.steering.changed()
	if goOn && !several {
		k.steering.next()
	}
}

// clear chooses nothing.
func (k *keyed) clear() {
	k.setTyped("")
	k.steering.changed()
}

// TypedRune chooses by a digit or a letter.
func (k *keyed) TypedRune(r rune) {
	if r == ' ' {
		return
	}
	key := string(unicode.ToLower(r))
	i := slices.IndexFunc(k.options, func(o keyedOption) bool { return strings.Contains(o.keys, key) })
	if i >= 0 {
		k.choose(i, true)
		return
	}
	last := len(k.options) - 1
	values := locale.Values{
		"Key": string(r), "First": k.options[0].sign, "Last": k.options[last].sign,
	}
	k.steering.wrong(locale.L("“{{.Key}}” is not an answer here. Press a key from {{.First}} to {{.Last}}.", values))
}

// TypedKey goes on or back, changes a scale by arrows, removes the answer.
func (k *keyed) TypedKey(e *fyne.KeyEvent) {
	by := 0
	switch e.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeyDown:
		k.steering.next()
	case fyne.KeyUp:
		k.steering.back()
	case fyne.KeyBackspace, fyne.KeyDelete:
		k.clear()
	case fyne.KeyEscape:
		k.steering.leave()
	case fyne.KeyLeft:
		by = -1
	case fyne.KeyRight:
		by = 1
	default:
		look.PassOrScroll(k, e)
	}
	if by != 0 && k.question.Kind != program.Multiple {
		now := slices.IndexFunc(k.options, func(o keyedOption) bool { return o.chosen })
		if now < 0 && by < 0 {
			now = len(k.options)
		}
		k.choose(min(max(now+by, 0), len(k.options)-1), false)
	}
}

// Tapped chooses what is pressed.
func (k *keyed) Tapped(e *fyne.PointEvent) {
	k.TakeKeyboard(e)
	for i, o := range k.options {
		at, size := o.box.Position(), o.box.Size()
		if !k.isScale() {
			size.Width = k.Size().Width - at.X
		}
		isIn := e.Position.X >= at.X && e.Position.X < at.X+size.Width &&
			e.Position.Y >= at.Y && e.Position.Y < at.Y+size.Height
		if isIn {
			k.choose(i, false)
		}
	}
}

// Cursor shows that the options are pressed.
func (k *keyed) Cursor() desktop.Cursor { return desktop.PointerCursor }

// AccessibilityLabel is the question, with what is chosen.
func (k *keyed) AccessibilityLabel() string {
	parts := []string{k.question.Text.In(k.language)}
	for _, o := range k.options {
		if o.chosen {
			parts = append(parts, locale.Joined(" ", o.sign, o.text))
		}
	}
	return locale.Joined(", ", parts...)
}

// CreateRenderer links the options to their drawing.
func (k *keyed) CreateRenderer() fyne.WidgetRenderer {
	k.words = []*canvas.Text{look.NewWords(), look.NewWords()}
	shown := []fyne.CanvasObject{k.words[0], k.words[1]}
	for i := range k.options {
		o := &k.options[i]
		o.box = look.NewRectangle()
		o.mark = look.NewWords()
		o.label = look.NewWords()
		shown = append(shown, o.box, o.mark, o.label)
	}
	return k.Draw(k.arrange, k.least, k.paint, shown...)
}

func (k *keyed) least() fyne.Size {
	if k.isScale() {
		return fyne.NewSize(look.Dp(float32(k.question.Steps*(stepWidth+stepGap))), look.Dp(stepHeight))
	}
	return fyne.NewSize(look.Dp(240), look.Dp(float32(len(k.options)*choiceHeight)))
}

func (k *keyed) paint() {
	look.Write(k.words[0], k.low, theme.SizeNameCaptionText, look.ColorQuiet)
	look.Write(k.words[1], k.high, theme.SizeNameCaptionText, look.ColorQuiet)
	for _, o := range k.options {
		ground, ink := theme.ColorNameInputBackground, look.ColorInk
		if o.chosen {
			ground, ink = look.ColorGreen, look.ColorOnGreen
		}
		look.Fill(o.box, ground, 6)
		look.Stroke(o.box, theme.ColorNameInputBorder, 1)
		o.mark.TextStyle = look.Bold
		look.Write(o.mark, o.sign, "", ink)
		look.Write(o.label, o.text, "", look.ColorInk)
	}
}

func (k *keyed) arrange(size fyne.Size) {
	if !k.isScale() {
		for i, o := range k.options {
			top := look.Dp(float32(i * choiceHeight))
			box := look.Dp(choiceBox)
			look.Place(o.box, 0, top+(look.Dp(choiceHeight)-box)/2, box, box)
			look.PlaceLine(o.mark, (box-o.mark.MinSize().Width)/2, top, look.Dp(choiceHeight))
			look.Fit(o.label, o.text, size.Width-box-look.Dp(10))
			look.PlaceLine(o.label, box+look.Dp(10), top, look.Dp(choiceHeight))
		}
		k.RingAround(size, 6)
		return
	}
	width, height := look.Dp(stepWidth), look.Dp(stepHeight)
	steps := float32(len(k.options)) * (width + look.Dp(stepGap))
	ends := max((size.Width-steps)/2, 0)
	look.Fit(k.words[0], k.low, ends-look.Dp(8))
	x := float32(0)
	if k.low != "" {
		look.PlaceLine(k.words[0], 0, 0, height)
		x = min(k.words[0].MinSize().Width+look.Dp(10), ends)
	}
	for _, o := range k.options {
		look.Place(o.box, x, 0, width, height)
		look.PlaceLine(o.mark, x+(width-o.mark.MinSize().Width)/2, 0, height)
		x += width + look.Dp(stepGap)
	}
	look.Fit(k.words[1], k.high, size.Width-x-look.Dp(4))
	look.PlaceLine(k.words[1], x+look.Dp(4), 0, height)
	k.RingAround(fyne.NewSize(min(x+look.Dp(8)+k.words[1].MinSize().Width, size.Width), size.Height), 6)
}

// written answers a question by words or a number. Enter goes on; with Shift it begins a new line.
type written struct {
	form.Entry

	question program.Question
	steering steering
	isLine   bool
	shift    bool // the key is held
}

func newWritten(q program.Question, s steering) *written {
	w := &written{question: q, steering: s, isLine: q.Kind == program.Number}
	w.MultiLine = !w.isLine
	w.Wrapping = fyne.TextWrapWord
	if w.isLine {
		w.Wrapping = fyne.TextWrap(fyne.TextTruncateClip)
	}
	w.SetKeys(look.Keys{Submit: s.submit, Leave: s.leave, Reached: s.reached})
	w.OnChanged = func(string) { s.changed() }
	w.ExtendBaseWidget(w)
	if !w.isLine {
		const rows = 2
		w.SetMinRowsVisible(rows)
	}
	return w
}

// FieldLabel is the question.
func (w *written) FieldLabel() string { return w.question.Text.In(locale.Window()) }

func (w *written) typed() string { return strings.TrimSpace(w.Text) }

func (w *written) setTyped(text string) { w.SetText(text) }

// KeyDown notes that Shift is held.
func (w *written) KeyDown(e *fyne.KeyEvent) {
	w.shift = w.shift || isShift(e.Name)
	w.Entry.KeyDown(e)
}

// KeyUp notes that Shift is held no more.
func (w *written) KeyUp(e *fyne.KeyEvent) {
	w.shift = w.shift && !isShift(e.Name)
	w.Entry.KeyUp(e)
}

func isShift(key fyne.KeyName) bool {
	return key == desktop.KeyShiftLeft || key == desktop.KeyShiftRight
}

// TypedKey goes on with Enter.
func (w *written) TypedKey(e *fyne.KeyEvent) {
	isEnter := e.Name == fyne.KeyReturn || e.Name == fyne.KeyEnter
	switch {
	case isEnter && !w.shift, w.isLine && e.Name == fyne.KeyDown:
		w.steering.next()
	case w.isLine && e.Name == fyne.KeyUp:
		w.steering.back()
	default:
		w.Entry.TypedKey(e)
	}
}

// read returns the answer that was typed to a question, and whether there is one; or why it is none.
func read(q program.Question, typed string) (a program.Answered, isAnswered bool, complaint string) {
	a.Question = q.ID
	typed = strings.TrimSpace(typed)
	switch {
	case typed == "":
		return a, false, ""
	case q.Kind == program.FreeText:
		a.Text = typed
	case q.Kind == program.Single || q.Kind == program.Multiple:
		a.Choices = strings.Split(typed, "\n")
	default:
		number, err := strconv.ParseFloat(strings.ReplaceAll(typed, ",", "."), 64)
		if err != nil || strings.ContainsFunc(typed, unicode.IsLetter) { // NaN, Inf, 0x
			return a, false, locale.L(`"{{.Text}}" is not a number.`, locale.Values{"Text": typed})
		}
		a.Number = number
	}
	return a, true, ""
}

// retyped returns what was typed as an answer.
func retyped(q program.Question, a program.Answered) string {
	switch q.Kind {
	case program.FreeText:
		return a.Text
	case program.Single, program.Multiple:
		return strings.Join(a.Choices, "\n")
	}
	return numberText(a.Number)
}
