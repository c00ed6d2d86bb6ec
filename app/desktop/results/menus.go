package results

import (
	"fyne.io/fyne/v2"

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

// actions is what can be done with lines.
func (v *Takeaways) actions(rows []*row) []*fyne.MenuItem {
	var items offers
	r, isOne := rows[0], len(rows) == 1
	items.add(isOne, locale.L("Edit"), func() { v.edit(r) })
	items.add(v.view == takeaways, locale.L("Combine into a finding"), v.join)
	items.add(isOne && r.state != "" && r.state != program.FollowUpDone, locale.L("Mark as done"), v.markDone)
	if t, isTakeaway := r.record.(*program.Takeaway); isOne && isTakeaway {
		items.add(t.Meeting != "", locale.L("Show the meeting"), func() { v.s.Window.Show(t.Meeting) })
		items.add(t.Person != "", locale.L("Show the person"), func() { v.s.Window.Show(t.Person) })
	}
	if c, isConnection := r.record.(*program.Connection); isOne && isConnection {
		items.add(true, locale.L("Show the connection"), func() { v.s.Window.Show(c.ID) })
	}
	items.add(v.view != followUps, locale.L("Delete"), func() { v.remove(rows) })
	return items
}

// offers are what can be done with lines.
type offers []*fyne.MenuItem

// add adds what is offered.
func (o *offers) add(isOffered bool, text string, do func()) {
	if isOffered {
		*o = append(*o, fyne.NewMenuItem(text, do))
	}
}
