package evaluation

import (
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"

	"laurel/app/desktop/kit/look"
	"laurel/data/locale"
	"laurel/data/outcome"
	"laurel/data/program"
)

// questionList shows the questions of a form, to add, edit, move and delete.
type questionList struct {
	page *Page

	form *program.Form
	rows []*questionRow
	at   string // the question that has or had the keyboard
}

// content makes the list of a form's questions.
func (l *questionList) content(f *program.Form) fyne.CanvasObject {
	hadKeyboard := slices.ContainsFunc(l.rows, func(r *questionRow) bool { return r.Focused })
	l.form, l.rows = f, nil
	add := look.NewMenuButton(locale.L("Add question"), l.newMenu)
	list := look.Down(4)
	for i, q := range f.Questions {
		row := newQuestionRow(l, i, q)
		l.rows = append(l.rows, row)
		list.Add(row)
	}
	if len(l.rows) == 0 {
		list.Add(look.NewParagraph(locale.L("No questions yet. Add the first one; a scale is answered with a single " +
			"key.")))
	}
	hint := look.NewWrapped(
		locale.L("Drag a question to move it, or press Alt with an arrow key. Enter edits, Delete removes."),
		look.ColorQuiet, theme.SizeNameCaptionText,
	)
	body := look.NewVScroll(look.Pad(4, 16, 16, 16, look.Down(10, list, container.NewHBox(add), hint)))
	if hadKeyboard {
		l.page.s.FocusSoon(func() { l.focus(l.at) })
	}
	return body
}

// focus moves the keyboard to the row of a question, or to the last one.
func (l *questionList) focus(id string) {
	if len(l.rows) == 0 {
		return
	}
	i := slices.IndexFunc(l.rows, func(r *questionRow) bool { return r.question.ID == id })
	if i < 0 {
		i = len(l.rows) - 1
	}
	look.Focus(l.rows[i])
}

// newMenu offers the kinds of questions.
func (l *questionList) newMenu() *fyne.Menu {
	menu := fyne.NewMenu("")
	for _, kind := range program.QuestionKinds() {
		name := locale.Window().Capital(kind.Name(locale.Window()))
		menu.Items = append(menu.Items, fyne.NewMenuItem(name, func() { l.page.addQuestion(l.form, kind) }))
	}
	return menu
}

// move moves a question to another place.
func (l *questionList) move(from, to int) {
	to = min(max(to, 0), len(l.form.Questions)-1)
	if from == to {
		return
	}
	next := *l.form
	next.Questions = slices.Clone(l.form.Questions)
	q := next.Questions[from]
	next.Questions = slices.Insert(slices.Delete(next.Questions, from, from+1), to, q)
	l.at = q.ID
	l.page.changeAtOnce(locale.L("Move question"), &next)
}

// remove deletes a question, with Undo beside the sentence.
func (l *questionList) remove(at int) {
	next := *l.form
	next.Questions = slices.Delete(slices.Clone(l.form.Questions), at, at+1)
	l.at = ""
	if at < len(next.Questions) {
		l.at = next.Questions[at].ID
	}
	page := l.page
	page.change(locale.L("Delete question"), &next, page.showRefused, func() {
		page.s.OfferUndo(locale.L("The question was deleted."))
	})
}

// questionRow is a question in the list. It is dragged to another place.
type questionRow struct {
	look.Pressable

	list     *questionList
	index    int
	question program.Question
	dragged  float32 // how far, down
	dragging bool

	frame, mark          *canvas.Rectangle
	number, text, second *canvas.Text
	missing              *canvas.Text
}

const questionHeight = 52

func newQuestionRow(l *questionList, index int, q program.Question) *questionRow {
	r := &questionRow{list: l, index: index, question: q}
	r.ExtendBaseWidget(r)
	r.Keys.Reached = func() { l.at = q.ID }
	return r
}

// kindText describes how a question is answered.
func kindText(q program.Question) string {
	l := locale.Window()
	kind := l.Capital(q.Kind.Name(l))
	switch q.Kind {
	case program.Scale:
		kind = locale.L("Scale from 1 to {{.Steps}}", locale.Values{"Steps": q.Steps})
	case program.Single, program.Multiple:
		kind = locale.Joined(": ", kind, locale.N("{{.Count}} choices", len(q.Choices)))
	}
	return locale.Joined(" · ", kind, q.Measure.Name(l))
}

// missingText names the languages in which something of a question is not written.
func missingText(q program.Question) string {
	var names []string
	for _, l := range locale.Languages() {
		if outcome.MissingIn(q, l) > 0 {
			names = append(names, locale.Window().LanguageName(string(l)))
		}
	}
	if len(names) == 0 {
		return ""
	}
	return locale.L("missing: {{.Languages}}", locale.Values{"Languages": locale.Joined(", ", names...)})
}

// Tapped edits the question.
func (r *questionRow) Tapped(e *fyne.PointEvent) {
	r.TakeKeyboard(e)
	r.list.page.editQuestion(r.list.form, r.question.ID)
}

// TappedSecondary opens the menu of the question.
func (r *questionRow) TappedSecondary(e *fyne.PointEvent) {
	l := r.list
	look.ShowMenuAt(l.page.s.Window.Canvas(), e.AbsolutePosition, fyne.NewMenu("",
		fyne.NewMenuItem(locale.L("Edit"), func() { l.page.editQuestion(l.form, r.question.ID) }),
		fyne.NewMenuItem(locale.L("Earlier"), func() { l.move(r.index, r.index-1) }),
		fyne.NewMenuItem(locale.L("Later"), func() { l.move(r.index, r.index+1) }),
		fyne.NewMenuItem(locale.L("Delete"), func() { l.remove(r.index) }),
	))
}

// TypedKey edits, deletes, or goes to another question.
func (r *questionRow) TypedKey(e *fyne.KeyEvent) {
	l := r.list
	switch {
	case look.IsPress(e.Name) || e.Name == fyne.KeyF2:
		r.Tapped(nil)
	case e.Name == fyne.KeyDelete:
		l.remove(r.index)
	case e.Name == fyne.KeyUp && r.index > 0:
		look.Focus(l.rows[r.index-1])
	case e.Name == fyne.KeyDown && r.index < len(l.rows)-1:
		look.Focus(l.rows[r.index+1])
	default:
		look.PassOrScroll(r, e)
	}
}

// TypedShortcut moves the question with Alt and an arrow key.
func (r *questionRow) TypedShortcut(s fyne.Shortcut) {
	if by := movedBy(s); by != 0 {
		r.list.move(r.index, r.index+by)
		return
	}
	r.Pressable.TypedShortcut(s)
}

// Dragged moves the mark to where the question would go.
func (r *questionRow) Dragged(e *fyne.DragEvent) {
	r.dragging = true
	r.dragged += e.Dragged.DY
	for _, other := range r.list.rows {
		other.Refresh()
	}
}

// DragEnd moves the question.
func (r *questionRow) DragEnd() {
	to := r.target()
	r.dragging, r.dragged = false, 0
	for _, other := range r.list.rows {
		other.Refresh()
	}
	r.list.move(r.index, to)
}

// target is the place to which the question is dragged.
func (r *questionRow) target() int {
	each := r.Size().Height + look.Dp(4)
	by := int(look.Abs(r.dragged)/each + 0.5)
	if r.dragged < 0 {
		by = -by
	}
	return min(max(r.index+by, 0), len(r.list.rows)-1)
}

// Cursor shows that the row is pressed.
func (r *questionRow) Cursor() desktop.Cursor { return desktop.PointerCursor }

// AccessibilityLabel is the question with its number and what is missing.
func (r *questionRow) AccessibilityLabel() string {
	return locale.Joined(", ", strconv.Itoa(r.index+1), r.question.Text.In(locale.Window()), kindText(r.question),
		missingText(r.question))
}

// CreateRenderer links the row to its drawing.
func (r *questionRow) CreateRenderer() fyne.WidgetRenderer {
	r.frame, r.mark = look.NewRectangle(), look.NewRectangle()
	r.number = look.NewWords()
	r.text = look.NewWords()
	r.second = look.NewWords()
	r.missing = look.NewWords()
	return r.Draw(r.arrange, look.Least(240, questionHeight), r.paint,
		r.frame, r.number, r.text, r.second, r.missing, r.mark)
}

func (r *questionRow) paint() {
	look.Fill(r.frame, look.ColorPaper, 8)
	look.Stroke(r.frame, look.ColorLine, 1)
	if r.Hovered {
		look.Lighten(r.frame)
	}
	look.Write(r.number, strconv.Itoa(r.index+1), "", look.ColorQuiet)
	r.text.TextStyle = look.Bold
	look.Write(r.text, r.question.Text.In(locale.Window()), "", look.ColorInk)
	look.Write(r.second, kindText(r.question), theme.SizeNameCaptionText, look.ColorQuiet)
	look.Write(r.missing, missingText(r.question), theme.SizeNameCaptionText, look.Amber.Text())
	look.Fill(r.mark, r.markColor(), 2)
}

// markColor shows where a question that is dragged would go.
func (r *questionRow) markColor() fyne.ThemeColorName {
	for _, other := range r.list.rows {
		if other.dragging && other != r && other.target() == r.index {
			return look.ColorGreen
		}
	}
	return ""
}

func (r *questionRow) arrange(size fyne.Size) {
	r.frame.Resize(size)
	half := size.Height / 2
	left := look.Dp(40)
	look.PlaceLine(r.number, look.Dp(14), 0, size.Height)
	missing := r.missing.MinSize().Width
	look.PlaceLine(r.missing, size.Width-missing-look.Dp(14), 0, size.Height)
	width := size.Width - left - look.Dp(14)
	if r.missing.Visible() {
		width -= missing + look.Dp(10)
	}
	look.Fit(r.text, r.question.Text.In(locale.Window()), width)
	look.PlaceLine(r.text, left, look.Dp(5), half-look.Dp(5))
	look.Fit(r.second, kindText(r.question), width)
	look.PlaceLine(r.second, left, half, half-look.Dp(5))
	top := float32(0)
	for _, other := range r.list.rows {
		if other.dragging && other.index < r.index {
			top = size.Height - look.Dp(3)
		}
	}
	look.Place(r.mark, 0, top, size.Width, look.Dp(3))
	r.RingAround(size, 8)
}
