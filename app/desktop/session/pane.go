package session

import (
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"laurel/app/desktop/kit/form"
	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/kit/work"
)

// List is the list of a tab as its Pane needs it. Rows have keys.
type List interface {
	// Keys returns what is selected; the current row when nothing is.
	Keys() []string
	Select(keys ...string)
	Focus()
}

// Pane is the part of a tab beside its list: the page of what is selected there, an overview of the whole program, or
// the form that edits what is selected. While a form is open it stays, whatever is selected; before something typed
// would be lost, the person is asked.
type Pane struct {
	*InPlace // the lines of the page

	Content *fyne.Container
	OnShown func() // other content is shown; may be nil

	s        *Session
	list     List
	page     func(keys []string) fyne.CanvasObject
	overview func() fyne.CanvasObject // nil: the page is shown
	form     *form.Form               // nil: page or overview are shown
	edited   []string                 // what the form is about; nothing for a new record
	shown    []string                 // whose page is shown
	passing  work.Latest              // the list has just come to another row
	about    string                   // what the page that scrolls is about
	scroll   *look.Scroll
}

// NewPane makes the pane of a list; page makes the page of what is selected.
func (s *Session) NewPane(list List, page func(keys []string) fyne.CanvasObject) *Pane {
	p := &Pane{Content: container.NewStack(), s: s, list: list, page: page}
	p.InPlace = s.NewInPlace(p.Refresh)
	s.panes = append(s.panes, p)
	return p
}

// SaveForm saves the form in sight that is open in a pane; it is false when there is none.
func (s *Session) SaveForm() bool {
	open := s.FormInSight()
	if open != nil {
		open.Save()
	}
	return open != nil
}

// FormInSight is the form that is open in a pane in front, or nil.
func (s *Session) FormInSight() *form.Form {
	for _, p := range s.panes {
		if f := p.typedInto(); f != nil && look.InWindow(f) {
			return f
		}
	}
	return nil
}

// typedInto is the form that is open, also that of a line of the page, or nil.
func (p *Pane) typedInto() *form.Form {
	if p.form != nil {
		return p.form
	}
	return p.InPlace.form
}

// Focus moves the keyboard to the field of the open form that had it last; without a form to the list.
func (p *Pane) Focus() {
	if f := p.typedInto(); f != nil {
		f.FocusAgain()
		return
	}
	p.list.Focus()
}

// Refresh makes the page or the overview again; a form stays, and so does a page of which a line is edited.
func (p *Pane) Refresh() {
	if p.form != nil || p.InPlace.form != nil {
		return
	}
	p.InPlace.begin()
	p.shown = nil
	if p.overview != nil {
		p.show(p.overview())
		return
	}
	p.shown = p.list.Keys()
	p.show(p.page(p.shown))
}

// show replaces what the pane shows. Who had the keyboard keeps it.
func (p *Pane) show(o fyne.CanvasObject) {
	c := p.s.Window.Canvas()
	before, isObject := c.Focused().(fyne.CanvasObject)
	wasHere := isObject && look.IsIn(p.Content, before)
	p.Content.Objects = []fyne.CanvasObject{o}
	p.Content.Refresh()
	if wasHere { // what another pane has removed is restored by the other
		look.Regain(c, c.Focused())
	}
	p.InPlace.restore()
	if p.OnShown != nil {
		p.OnShown()
	}
}

// Scroll puts a page about something into a scroll. A page about the same as before keeps its offset.
func (p *Pane) Scroll(about string, page fyne.CanvasObject) *look.Scroll {
	scroll := look.NewVScroll(page)
	if p.scroll != nil && p.about == about {
		scroll.Offset = p.scroll.Offset
	}
	p.about = about
	p.scroll = scroll
	return scroll
}

// ShowOverview shows an overview until another row of the list is the current one; nil ends it.
func (p *Pane) ShowOverview(overview func() fyne.CanvasObject) {
	p.form = nil
	p.overview = overview
	p.about = ""
	p.Refresh()
}

// Overview reports whether the overview is shown, or a form that was opened over it.
func (p *Pane) Overview() bool { return p.overview != nil }

// Follow shows the page of what is selected, unless it is there already.
func (p *Pane) Follow() {
	if len(p.shown) == 0 || !slices.Equal(p.shown, p.list.Keys()) {
		p.Refresh()
	}
}

// restDelay is how long a row must be the current one before its page is made, where a held key passes from row to row.
const restDelay = 100 * time.Millisecond

// FollowSelection follows the list to what else is selected, once a key that is held down comes to rest.
func (p *Pane) FollowSelection() { p.s.Runner.AtRest(&p.passing, restDelay, p.Follow) }

// FollowCurrent follows the list to another current row. A form with something unsaved stays until the person has
// decided.
func (p *Pane) FollowCurrent() {
	p.overview = nil
	keys := p.list.Keys()
	if p.InPlace.form != nil {
		p.leaveLine(keys)
		return
	}
	switch {
	case p.form == nil || len(keys) == 0:
		p.FollowSelection()
	case slices.Contains(p.edited, keys[0]):
	case !p.Unsaved():
		p.Close()
	default:
		p.s.AskToDiscard(func() {
			p.Discard()
			p.list.Select(keys...)
			p.Refresh()
		})
		if p.form != nil && len(p.edited) > 0 {
			p.list.Select(p.edited...)
		}
	}
}

// leaveLine saves the line that is edited before another page is shown. Where that is refused the list goes back.
func (p *Pane) leaveLine(to []string) {
	from := p.shown
	if len(to) == 0 || slices.Equal(to, from) {
		return
	}
	p.InPlace.finish(func(done bool) {
		if !done {
			p.list.Select(from...)
		}
	})
}

// Edit shows a form about records, by their keys; none for a new one. OnClosed of the form is set. What was typed in a
// line of the page is in the form.
func (p *Pane) Edit(f *form.Form, keys ...string) {
	if line := p.InPlace.form; line != nil {
		typed := line.Typed()
		p.InPlace.drop()
		f.Retype(typed)
	}
	p.InPlace.spots = nil
	f.Discard = p.s.AskToDiscard
	f.OnClosed = func(saved bool) {
		if !saved {
			p.Close()
		}
	}
	p.form = f
	p.edited = keys
	p.shown = nil
	title := look.Pad(0, 0, 8, 0, look.NewTitle(f.Title).Cutting())
	p.show(look.Pad(16, 16, 16, 20, container.NewBorder(title, nil, nil, nil, container.New(fieldsLayout{}, f))))
	f.FocusFirst()
	p.s.FocusSoon(func() {
		if p.form == f {
			f.FocusFirst() // what was pressed has got the keyboard after this form
		}
	})
}

// fieldsHeight is the least height of the fields of a form in a pane, at 100 %: in a smaller window the page scrolls.
const fieldsHeight = 100

// fieldsLayout lets a form fill the space there is, and adds fieldsHeight to its least height.
type fieldsLayout struct{}

func (fieldsLayout) Layout(o []fyne.CanvasObject, size fyne.Size) { o[0].Resize(size) }

func (fieldsLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	return o[0].MinSize().AddWidthHeight(0, look.Dp(fieldsHeight))
}

// Form returns the form that is open, or nil.
func (p *Pane) Form() *form.Form { return p.form }

// Discard removes the form; the page is not shown before Refresh.
func (p *Pane) Discard() {
	if p.form != nil {
		p.form.Done()
	}
	p.form = nil
	p.InPlace.drop()
}

// Reset removes form and overview, for another program.
func (p *Pane) Reset() {
	p.form = nil
	p.InPlace.drop()
	p.overview = nil
	p.about = ""
}

// Close removes the form: the page is shown and the list has the keyboard.
func (p *Pane) Close() {
	p.Discard()
	p.Refresh()
	p.list.Focus()
}

// Unsaved reports whether a form has something that was not saved.
func (p *Pane) Unsaved() bool {
	line := p.InPlace.form
	return p.form != nil && p.form.Changed() || line != nil && line.Changed()
}

// Leave calls proceed at once, or asks first where something typed would be lost. A line of the page is saved before.
func (p *Pane) Leave(proceed func()) {
	if p.InPlace.form != nil {
		p.InPlace.finish(func(done bool) {
			if done {
				proceed()
				return
			}
			p.ask(proceed)
		})
		return
	}
	if !p.Unsaved() {
		proceed()
		return
	}
	p.ask(proceed)
}

// ask asks before what was typed is thrown away.
func (p *Pane) ask(proceed func()) {
	p.s.AskToDiscard(func() {
		p.Close()
		proceed()
	})
}
