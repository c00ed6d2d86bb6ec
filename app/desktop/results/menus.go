package results

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"laurel/app/desktop/session"
	"laurel/data/locale"
	"laurel/data/program"
)

// choices is a menu of one filter: the first item removes it.
func choices[T comparable](v *Takeaways, all string, values []T, name func(T) string, of func(*filter) *T) *fyne.Menu {
	return chooser(all, values, *of(&v.filter), name, func(value T) {
		next := v.filter
		*of(&next) = value
		v.narrow(next)
	})
}

func (v *Takeaways) themeMenu() *fyne.Menu {
	var ids []program.ThemeID
	for _, t := range v.program.ThemeList() {
		ids = append(ids, t.ID)
	}
	name := func(id program.ThemeID) string { return v.program.ThemeName(id, locale.Window()) }
	return choices(v, locale.L("All themes"), ids, name, func(f *filter) *program.ThemeID { return &f.theme })
}

func (v *Takeaways) kindMenu() *fyne.Menu {
	name := func(k program.TakeawayKind) string { return k.Name(locale.Window()) }
	return choices(v, locale.L("All kinds"), program.TakeawayKinds(), name,
		func(f *filter) *program.TakeawayKind { return &f.kind })
}

func (v *Takeaways) stopMenu() *fyne.Menu {
	var ids []program.ID
	for _, s := range v.program.Stops {
		ids = append(ids, s.ID)
	}
	name := func(id program.ID) string { return v.program.Stop(id).City }
	return choices(v, locale.L("All stops"), ids, name, func(f *filter) *program.ID { return &f.stop })
}

func (v *Takeaways) stateMenu() *fyne.Menu {
	name := func(s program.FollowUpState) string { return session.Name("follow-up", s) }
	return choices(v, locale.L("With or without a follow-up"), program.FollowUpStates(), name,
		func(f *filter) *program.FollowUpState { return &f.state })
}

// showMenu is the menu of a secondary click on lines.
func (v *Takeaways) showMenu(rows []*row, at fyne.Position) {
	if len(rows) == 0 {
		return
	}
	one := func(text string, do func()) *fyne.MenuItem {
		item := fyne.NewMenuItem(text, do)
		item.Disabled = len(rows) > 1
		return item
	}
	items := []*fyne.MenuItem{one(locale.L("Edit"), func() { v.edit(rows[0]) })}
	if v.view == takeaways {
		items = append(items, fyne.NewMenuItem(locale.L("Combine into a finding"), v.join))
	}
	if rows[0].state != "" {
		items = append(items, one(locale.L("Mark as done"), v.markDone))
	}
	if v.view != followUps {
		items = append(items, fyne.NewMenuItem(locale.L("Delete"), func() { v.remove(rows) }))
	}
	widget.ShowPopUpMenuAtPosition(fyne.NewMenu("", items...), v.s.Window.Canvas(), at)
}
