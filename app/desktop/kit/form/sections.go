package form

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"laurel/app/desktop/kit/look"
	"laurel/data/locale"
)

const (
	// sectionWidth is how wide a section is at least (at 100 %) where there are several beside each other.
	sectionWidth = 320
	// fewSections are those that need no links to jump to them.
	fewSections = 4
)

// sections are the groups of a form: below each other, in two columns where there is space for them, with links above
// that jump to each. A section may be folded.
type sections struct {
	all    []*section
	body   *fyne.Container
	scroll *look.Scroll
	jumps  *fyne.Container // hidden while there are few

	focused func() Field                        // that has the keyboard, or nil
	folds   func(heading string, isFolded bool) // keeps what is folded; may be nil
}

// section is a group of fields under a heading.
type section struct {
	heading string
	rows    []Field
	content *fyne.Container // the heading and the fields
	fields  *fyne.Container // hidden while it is folded
	fold    *look.Button    // the heading, where it can be folded; else nil
}

func newSections() *sections {
	s := &sections{body: look.ColumnsInOrder(sectionWidth), jumps: look.Pad(0, 0, 8, 0, look.Flow(12))}
	s.scroll = look.NewVScroll(look.Pad(4, 16, 4, 4, s.body))
	s.jumps.Hide()
	return s
}

func (s *sections) last() *section {
	if len(s.all) == 0 {
		s.begin("")
	}
	return s.all[len(s.all)-1]
}

func (s *sections) begin(heading string) {
	next := &section{heading: heading, content: look.Down(12), fields: look.Down(12)}
	if heading != "" {
		next.content.Add(look.NewSectionHeading(heading))
		s.jumps.Objects[0].(*fyne.Container).Add(look.NewLink(heading, func() { s.jump(next) }))
	}
	next.content.Add(next.fields)
	s.all = append(s.all, next)
	s.body.Add(next.content)
	look.SetShown(s.jumps, len(s.jumps.Objects[0].(*fyne.Container).Objects) >= fewSections)
}

func (s *sections) add(heading string, fields []Field) {
	if heading != "" {
		s.begin(heading)
	}
	last := s.last()
	last.rows = append(last.rows, fields...)
	for _, field := range fields {
		last.fields.Add(field)
	}
}

func (s *sections) note(o fyne.CanvasObject) { s.last().fields.Add(o) }

// of returns the section with a field.
func (s *sections) of(field Field) *section {
	for _, one := range s.all {
		if slices.ContainsFunc(flat(one.rows), func(f Field) bool { return f == field }) {
			return one
		}
	}
	return nil
}

// flat lists fields one by one that may be side by side.
func flat(rows []Field) []Field {
	var fields []Field
	for _, row := range rows {
		if beside, is := row.(*besideFields); is {
			fields = append(fields, beside.fields...)
		} else {
			fields = append(fields, row)
		}
	}
	return fields
}

// jump unfolds a section, brings it to the top and moves the keyboard into it.
func (s *sections) jump(to *section) {
	s.setFolded(to, false)
	driver := fyne.CurrentApp().Driver()
	top := driver.AbsolutePositionForObject(to.content).Y - driver.AbsolutePositionForObject(s.scroll.Content).Y
	last := max(s.scroll.Content.MinSize().Height-s.scroll.Size().Height, 0)
	s.scroll.ScrollToOffset(fyne.NewPos(0, min(max(top-dp(4), 0), last)))
	c := look.CanvasOf(s.scroll)
	for _, field := range flat(to.rows) {
		if target := field.Target(); c != nil && field.Visible() && target != nil {
			c.Focus(target)
			return
		}
	}
}

// unfold opens the section of a field.
func (s *sections) unfold(field Field) {
	if of := s.of(field); of != nil {
		s.setFolded(of, false)
	}
}

func (s *sections) setFolded(one *section, isFolded bool) {
	if one.fold == nil || one.fields.Hidden == isFolded {
		return
	}
	s.show(one, isFolded)
	if s.folds != nil {
		s.folds(one.heading, isFolded)
	}
}

// show shows a section folded or not.
func (s *sections) show(one *section, isFolded bool) {
	one.fold.Icon = theme.MenuDropDownIcon()
	if isFolded {
		one.fold.Icon = theme.NavigateNextIcon()
	}
	one.fields.Hidden = isFolded
	one.fold.Refresh()
	one.content.Refresh()
	s.body.Refresh()
	s.scroll.Refresh()
}

// FoldSections lets the sections be folded, and folds those that isFolded names by their headings; changed is called
// when a person folds one or opens it. One in which something was filled in is open.
func (f *Form) FoldSections(isFolded func(heading string) bool, changed func(heading string, isFolded bool)) *Form {
	s := f.sections
	s.folds = changed
	for _, one := range s.all {
		if one.heading == "" {
			continue
		}
		one.fold = look.NewButtonWith(look.QuietLook, one.heading, theme.MenuDropDownIcon(), nil)
		one.fold.OnTapped = func() { s.setFolded(one, !one.fields.Hidden) }
		one.fold.Keys = look.Keys{Submit: f.Save, Leave: f.Leave, Section: f.sections.turn}
		one.fold.Hint = locale.L("Expand or collapse this section")
		one.content.Objects[0] = container.NewHBox(one.fold)
		s.show(one, isFolded(one.heading))
	}
	return f
}

// turn moves the keyboard to the next section, or to the one before.
func (s *sections) turn(by int) {
	if len(s.all) == 0 {
		return
	}
	focused := s.focused()
	now := slices.IndexFunc(s.all, func(one *section) bool {
		has := func(field Field) bool { return field == focused }
		return one.fold != nil && one.fold.Focused || slices.ContainsFunc(flat(one.rows), has)
	})
	s.jump(s.all[min(max(now+by, 0), len(s.all)-1)])
}

// focused returns the field that has the keyboard, or nil.
func (f *Form) focused() Field {
	c := look.CanvasOf(f)
	if c == nil || c.Focused() == nil {
		return nil
	}
	for _, field := range f.fields {
		if field.has(c.Focused()) {
			return field
		}
	}
	return nil
}
