package reports

import (
	"errors"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"laurel/app/articles"
	"laurel/app/desktop/kit/form"
	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/kit/work"
	"laurel/app/documents"
	"laurel/app/letter"
	"laurel/data/locale"
	"laurel/data/program"
	"laurel/data/store"
)

// letterEditor is where the text of the letter shown is typed; the pages below follow. When it is left, the text is the
// program's own for that letter and language.
type letterEditor struct {
	v       *Screen
	entry   *form.Entry
	problem *look.Paragraph
	notice  *fyne.Container // with the problem
	content *fyne.Container
	typing  work.Latest

	open     bool
	kind     articles.Letter // whose text is in the entry
	language locale.Language
	saved    string // the text as the program has it
	setting  bool
}

// pauseInTyping is after how long without a key the pages follow.
const pauseInTyping = 250 * time.Millisecond

func newLetterEditor(v *Screen) *letterEditor {
	e := &letterEditor{v: v, entry: form.NewEntry(true), problem: look.NewParagraph("")}
	e.entry.OnTooLong = e.problem.SetText
	e.entry.SetMinRowsVisible(6)
	e.entry.OnChanged = func(string) { e.onTyped() }
	e.entry.Keys.Leave = e.close
	buttons := look.Across(
		8,
		look.NewMenuButton(locale.L("Insert a field"), e.fieldMenu),
		look.NewButton(locale.L("The standard text"), e.reset),
		look.NewButton(locale.L("Close"), e.close),
	)
	ground := look.NewBox(look.Red.Wash())
	ground.Radius = 4
	e.notice = container.NewStack(ground, look.Pad(5, 10, 5, 6, e.problem))
	e.content = look.Down(6, e.entry, e.notice, buttons)
	e.content.Hide()
	return e
}

// addWriting adds the chip that opens the editor.
func (h *options) addWriting(option documents.Option) {
	h.press(h.letter.toggle, func(o job) (string, bool, bool) {
		kind := o.value(letterOption(o.document))
		own := h.v.program.Letters.Find(kind, o.language(h.v.program)) != "" || o.draft != ""
		return option.Title(locale.Window()) + "…", own, false
	})
}

func letterOption(d documents.Document) documents.Option {
	option, _ := d.Option(articles.LetterOption)
	return option
}

// shown returns which letter is shown, and in which language.
func (e *letterEditor) shown() (articles.Letter, locale.Language) {
	o := e.v.job()
	return articles.Letter(o.value(letterOption(o.document))), o.language(e.v.program)
}

func (e *letterEditor) toggle() {
	if e.open {
		e.close()
		return
	}
	e.open = true
	e.content.Show()
	e.load()
	e.v.options.show()
	e.v.s.Runner.After(&e.typing, frame, func() { e.v.s.Window.Canvas().Focus(e.entry) })
}

// load puts the text of the letter shown into the entry.
func (e *letterEditor) load() {
	e.kind, e.language = e.shown()
	e.saved = e.v.program.Letters.Find(string(e.kind), e.language)
	text := e.saved
	if text == "" {
		text = e.kind.Ready(e.language)
	}
	e.set(text)
}

func (e *letterEditor) set(text string) {
	e.setting = true
	e.entry.SetText(text)
	e.setting = false
	e.check()
}

// follow keeps what was typed and shows the text of another letter where the choice is another now.
func (e *letterEditor) follow() {
	if !e.open {
		return
	}
	if _, isLetter := e.v.job().document.Option(articles.TextOption); !isLetter {
		e.close()
		return
	}
	if kind, language := e.shown(); kind != e.kind || language != e.language {
		e.keep()
		e.load()
	}
}

func (e *letterEditor) onTyped() {
	if e.setting {
		return
	}
	e.check()
	e.v.s.Runner.After(&e.typing, pauseInTyping, func() {
		o := e.v.jobs["letters"]
		o.draft = e.entry.Text
		e.v.choose(o)
	})
}

// check shows what is wrong with the text, at its line.
func (e *letterEditor) check() {
	text := ""
	if _, err := letter.Parse(e.entry.Text); err != nil {
		text = err.Error()
		var problem *letter.Problem
		if errors.As(err, &problem) {
			text = problem.In(locale.Window())
		}
	}
	e.problem.SetText(text)
	e.notice.Hidden = text == ""
	e.content.Refresh()
}

// reset puts the ready text into the place of the program's own.
func (e *letterEditor) reset() {
	e.set(e.kind.Ready(e.language))
	e.onTyped()
	e.v.s.Window.Canvas().Focus(e.entry)
}

// fieldMenu offers the fields, and to keep a part for those of whom a field is known.
func (e *letterEditor) fieldMenu() *fyne.Menu {
	l := e.language
	menu, conditions := fyne.NewMenu(""), fyne.NewMenu("")
	for _, f := range letter.Fields() {
		name := f.In(l)
		menu.Items = append(menu.Items, menuItem(name, false, func() { e.insert("{" + name + "}") }))
		condition := "{" + l.Text("letter.word.if") + " " + name + "}"
		conditions.Items = append(conditions.Items, menuItem(condition, false, func() {
			e.insert(condition + " {" + l.Text("letter.word.end") + "}")
		}))
	}
	only := fyne.NewMenuItem(locale.L("Only where it is known"), nil)
	only.ChildMenu = conditions
	menu.Items = append([]*fyne.MenuItem{only, fyne.NewMenuItemSeparator()}, menu.Items...)
	return menu
}

// insert types a text at the cursor.
func (e *letterEditor) insert(text string) {
	for _, r := range text {
		e.entry.TypedRune(r)
	}
	e.v.s.Window.Canvas().Focus(e.entry)
}

func (e *letterEditor) close() {
	if !e.open {
		return
	}
	e.open = false
	e.content.Hide()
	e.keep()
	e.v.options.show()
	e.v.s.Window.Canvas().Focus(e.v.options.save)
}

// keep makes the text the program's own, in one edit, unless it is as it was.
func (e *letterEditor) keep() {
	e.typing.Cancel()
	o, known := e.v.jobs["letters"]
	if !known || e.v.program == nil {
		return
	}
	o.draft = ""
	e.v.jobs["letters"] = o
	text := e.entry.Text
	if text == e.kind.Ready(e.language) {
		text = ""
	}
	if text == e.saved {
		return
	}
	e.saved = text
	open, own := e.v.program.ID, program.LetterText{Letter: string(e.kind), Language: e.language, Text: text}
	e.v.s.Edit(locale.L("Text of a letter"), func(tx *store.Tx) error {
		p, err := tx.Program(open)
		if err != nil {
			return err
		}
		return tx.Put("", p.With(func(next *program.Program) { next.Letters = p.Letters.With(own) }))
	}, nil)
}
