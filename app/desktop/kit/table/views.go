package table

import (
	"reflect"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"laurel/app/desktop/kit/form"
	"laurel/app/desktop/kit/look"
	"laurel/data/locale"
)

// View is a named arrangement of a table: its columns, its order, and what its list is narrowed to.
type View struct {
	Name   string `json:"name"`
	State  State  `json:"state"`
	Filter string `json:"filter,omitempty"` // as the owner of the list writes it
}

// views are the named views of a table, in the preferences.
type views struct {
	prefs *look.Preferences // nil: the table remembers nothing
	name  string
	list  []View

	filter    func() string // what the list is narrowed to; nil: nothing narrows it
	setFilter func(string)
}

// remember keeps the state in the preferences under the name, and restores it now.
func (g *grid) remember(p *look.Preferences, name string) {
	g.usual = g.state()
	g.views.prefs, g.views.name = p, name
	p.Load("views."+name, &g.views.list)
	var state State
	if p.Load("table."+name, &state) {
		g.setState(state)
	}
}

// changed keeps the columns and the order that a person has changed.
func (g *grid) changed() {
	if g.views.prefs != nil {
		g.views.prefs.Save("table."+g.views.name, g.state())
	}
}

// keep writes the list of views into the preferences.
func (v *views) keep() { v.prefs.Save("views."+v.name, v.list) }

// showMenu opens the menu of columns and views below an object.
func (g *grid) showMenu(below fyne.CanvasObject) { look.ShowMenuBelow(below, g.menu()) }

// menu shows and hides columns, and keeps and applies views.
func (g *grid) menu() *fyne.Menu {
	menu := fyne.NewMenu("")
	add := func(title string, do func()) *fyne.MenuItem {
		item := fyne.NewMenuItem(title, do)
		menu.Items = append(menu.Items, item)
		return item
	}
	for _, v := range g.views.list {
		add(v.Name, func() { g.apply(v) }).Checked = reflect.DeepEqual(v.State, g.state())
	}
	add(locale.L("Save this view…"), g.askName)
	if len(g.views.list) > 0 {
		remove := fyne.NewMenu("")
		for i, v := range g.views.list {
			remove.Items = append(remove.Items, fyne.NewMenuItem(v.Name, func() {
				g.views.list = slices.Delete(slices.Clone(g.views.list), i, i+1)
				g.views.keep()
			}))
		}
		add(locale.L("Delete a view"), nil).ChildMenu = remove
	}
	add(locale.L("Usual columns"), func() { g.apply(View{State: g.usual}) })
	menu.Items = append(menu.Items, fyne.NewMenuItemSeparator())
	for _, i := range g.order {
		c := &g.columns[i]
		item := add(c.title, func() { g.toggle(i) })
		item.Checked = !c.hidden
		if c.out && !c.hidden {
			item.Shortcut = look.KeyHint(locale.L("no space"))
		}
	}
	return menu
}

// apply arranges the table as a view has it.
func (g *grid) apply(v View) {
	g.setState(v.State)
	if g.views.setFilter != nil && v.Name != "" {
		g.views.setFilter(v.Filter)
	}
	g.arranged()
	g.list.ScrollToCurrent()
}

// askName asks for the name of the view and keeps it; one of the same name is replaced.
func (g *grid) askName() {
	name := form.NewTextField("Name", locale.L("Name of the view"))
	var open *look.Overlay
	f := form.New("", func() error {
		text := strings.TrimSpace(name.Value())
		if text == "" {
			return form.Problems{"Name": locale.L("Enter a name.")}
		}
		g.save(text)
		return nil
	})
	f.Group("", name)
	f.OnClosed = func(bool) { open.Close() }
	f.Opened(true)
	height := f.NaturalHeight() + dp(24)
	if open = look.ShowBelow(g.header.button, f, dp(340), height); open != nil {
		f.FocusFirst()
	}
}

// save keeps the arrangement under a name.
func (g *grid) save(name string) {
	v := View{Name: name, State: g.state()}
	if g.views.filter != nil {
		v.Filter = g.views.filter()
	}
	g.views.list = slices.DeleteFunc(slices.Clone(g.views.list), func(old View) bool { return old.Name == name })
	g.views.list = append(g.views.list, v)
	g.views.keep()
}
