package results

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"laurel/app/desktop/kit/dialog"
	"laurel/app/desktop/kit/form"
	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/session"
	"laurel/data/locale"
	"laurel/data/program"
)

// Page is a page of the Reports tab.
type Page interface {
	ID() string
	Title() string                // of its chip
	Count(p *program.Program) int // beside the title; -1: none
	Content() fyne.CanvasObject   // is made once
	Commands() []dialog.Command   // what the page can do, for menu, palette and help
	Show(id program.ID) bool      // selects the record and reports whether it is on this page
	Shown()                       // the page has come to the front
	Left()                        // another page or tab has come to the front
}

// onlyFigures is what the pages have in common that show figures and no records. What has changed while another page is
// in front is drawn when they come to the front.
type onlyFigures struct{ session.Behind }

// Count is none.
func (onlyFigures) Count(*program.Program) int { return -1 }

// Show is false: records are shown where they are edited.
func (onlyFigures) Show(program.ID) bool { return false }

// DocumentsPage is the identifier of the page of documents.
const DocumentsPage = "documents"

// lastPage is the name under which the page in front is remembered.
const lastPage = "reports.page"

// Screen is the Reports tab: a line of chips, and the page that is chosen.
type Screen struct {
	s     *session.Session
	pages []Page
	chips []*look.FilterChip
	front int
	shown bool // the tab is in front

	body    *fyne.Container // of the page in front
	content fyne.CanvasObject
}

// New makes the tab of the pages, in the order of their chips; it follows the session's program.
func New(s *session.Session, pages ...Page) *Screen {
	v := &Screen{s: s, pages: pages}
	var last string
	if s.Prefs.Load(lastPage, &last) {
		v.front = max(v.index(last), 0)
	}
	s.OnProgram(v.onProgram)
	return v
}

func (v *Screen) index(id string) int {
	return slices.IndexFunc(v.pages, func(p Page) bool { return p.ID() == id })
}

// Content returns the tab's content; it is made once.
func (v *Screen) Content() fyne.CanvasObject {
	if v.content != nil {
		return v.content
	}
	line := look.Flow(6)
	v.chips = nil
	for i, page := range v.pages {
		chip := look.NewFilterChip(page.Title(), -1, look.Neutral, func() { v.choose(i) })
		v.chips = append(v.chips, chip)
		line.Add(chip)
	}
	note := look.NewButton(locale.L("Note a takeaway"), func() { v.s.Takeaways().Note("", "") })
	v.body = container.NewStack()
	bar := look.Pad(
		10,
		16,
		0,
		16,
		container.NewBorder(nil, nil, look.Across(0, note), nil, look.Pad(6, 0, 0, 12, line)),
	)
	v.content = look.HeadAndBody(bar, v.body)
	v.onProgram(v.s.Program())
	v.put()
	return v.content
}

// put shows the page in front.
func (v *Screen) put() {
	for i, chip := range v.chips {
		chip.SetSelected(i == v.front)
	}
	look.Swap(v.body, v.pages[v.front].Content())
}

// Front is the identifier of the page in front.
func (v *Screen) Front() string { return v.pages[v.front].ID() }

// choose brings a page to the front.
func (v *Screen) choose(page int) {
	if page != v.front {
		v.pages[v.front].Left()
	}
	v.front = page
	v.s.Prefs.Save(lastPage, v.pages[page].ID())
	if v.content != nil {
		v.put()
	}
	if v.shown {
		v.pages[page].Shown()
	}
}

// ShowPage brings the page with the identifier to the front.
func (v *Screen) ShowPage(id string) {
	if i := v.index(id); i >= 0 {
		v.choose(i)
	}
}

// Show brings the page of a record to the front, with the record selected. It is false where no page has it.
func (v *Screen) Show(id program.ID) bool {
	for i, page := range v.pages {
		if page.Show(id) {
			v.choose(i)
			return true
		}
	}
	return false
}

// showForm opens the form of a record and keeps what is typed into it; of a new record also what was proposed.
func showForm(s *session.Session, f *form.Form, name string, record program.ID, isNew bool) {
	if isNew {
		f.KeepsAll, record = true, ""
	}
	s.Drafts().Keep(f, name, record)
	s.Dialogs.ShowForm(f)
}

// formInPlace is the form of a record as a line of its page, which asks for the fields at these paths.
func formInPlace(s *session.Session, f *form.Form, name string, record program.ID, paths ...string) *form.Form {
	s.Drafts().Keep(f, name, record)
	return f.InPlace(paths...)
}

// opener is a page with forms that can be opened by their names; see session.Drafts.
type opener interface {
	OpenForm(name string, record program.ID) bool
}

// OpenForm opens the form of a draft, with its page in front. It is false where no page has it.
func (v *Screen) OpenForm(name string, record program.ID) bool {
	for i, page := range v.pages {
		if o, is := page.(opener); is && o.OpenForm(name, record) {
			v.choose(i)
			return true
		}
	}
	return false
}

// Shown is called when the tab has come to the front.
func (v *Screen) Shown() {
	v.shown = true
	v.pages[v.front].Shown()
}

// Left is called when another tab has come to the front.
func (v *Screen) Left() {
	v.shown = false
	v.pages[v.front].Left()
}

// Commands lists what the tab can do, for menu, palette and help. Those of a page bring it to the front.
func (v *Screen) Commands() []dialog.Command {
	var commands []dialog.Command
	for i, page := range v.pages {
		commands = append(commands, dialog.Command{
			ID: "reports.page." + page.ID(), Title: locale.L("Reports: {{.Page}}", locale.Values{"Page": page.Title()}),
			Group:   locale.L("Reports"),
			Enabled: func() bool { return v.s.Program() != nil },
			Action:  func() { v.choose(i) },
		})
		for _, c := range page.Commands() {
			action := c.Action
			c.Action = func() {
				if v.content != nil {
					v.choose(i)
				}
				action()
			}
			commands = append(commands, c)
		}
	}
	return commands
}

// onProgram shows the counts of the program's new value.
func (v *Screen) onProgram(p *program.Program) {
	for i, chip := range v.chips {
		count := -1
		if p != nil {
			count = v.pages[i].Count(p)
		}
		chip.Set(v.pages[i].Title(), count, i == v.front)
	}
}
