package awardees

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/kit/table"
	"laurel/app/desktop/kit/work"
	"laurel/app/desktop/session"
	"laurel/data/intake"
	"laurel/data/locale"
	"laurel/data/program"
	"laurel/data/program/identity"
)

// duplicates shows the pairs of people who may be one person, side by side, and merges two of them field by field.
type duplicates struct {
	session *session.Session
	program *program.Program // whose pairs are shown
	latest  work.Latest
	table   *table.Table[identity.Pair]
	pair    *identity.Pair // the current one; nil: none
	take    []string       // keys of the fields that come from the second of the pair
	right   *fyne.Container
	done    *fyne.Container // what was done last, with Undo
	content *fyne.Container
	empty   *fyne.Container
	buttons struct{ merge, apart *look.Button }
	close   func()
}

// apartKey is the preference that holds the pairs of identifiers that are two people, and mostApart how many of them.
const (
	apartKey  = "duplicates.apart"
	mostApart = 1000
)

// FindDuplicates opens the page of the people who may be in the program twice.
func (a *actions) FindDuplicates() {
	if a.session.Program() == nil {
		return
	}
	a.screen.Leave(func() {
		d := &duplicates{session: a.session}
		d.build()
		a.duplicates = d
		d.close = a.session.Dialogs.ShowPage(d.content, d.leave)
		d.find()
		d.table.FocusIn(a.session.Window.Canvas())
	})
}

func pairKey(p identity.Pair) string { return string(p.One.ID) + "+" + string(p.Person.ID) }

func (d *duplicates) build() {
	d.table = table.New(pairKey, table.Column[identity.Pair]{
		ID: "pair", Title: locale.L("Possibly the same person"), Kind: table.TwoLines, Unsorted: true,
		Cell: func(p identity.Pair) table.Cell {
			names := locale.Window().And(p.One.DisplayName(), p.Person.DisplayName())
			return table.Cell{Text: names, Second: p.Reason(locale.Window())}
		},
	})
	d.empty = container.NewStack(look.NewLoadingState(locale.L("Comparing the people…")))
	d.table.Empty = d.empty
	d.table.Actions = func([]identity.Pair) []*fyne.MenuItem { return look.ItemsOf(d.buttons.merge, d.buttons.apart) }
	d.table.OnCurrent = func(p identity.Pair, ok bool) { d.show(p, ok) }
	d.right = container.NewStack()
	d.buttons.merge = look.NewPrimaryButton(locale.L("Merge into one record"), d.merge)
	d.buttons.apart = look.NewButton(locale.L("Two different people"), d.keepApart)
	shut := look.NewButton(locale.L("Close"), d.leave)
	keys := look.Keys{Submit: d.merge, Leave: d.leave}
	d.buttons.merge.Keys = keys
	d.buttons.apart.Keys = keys
	shut.Keys = keys
	d.done = look.Across(8)
	foot := look.Across(8, shut, d.done, look.Spring(), d.buttons.apart, d.buttons.merge)
	split := container.New(pairLayout{}, d.table, d.right)
	head := look.Pad(0, 0, 10, 0, look.NewTitle(locale.L("Find duplicates")))
	d.content = container.NewBorder(head, look.Pad(12, 0, 0, 0, foot), nil, nil, split)
	d.show(identity.Pair{}, false)
}

// pairLayout makes the pairs a third of the width, and the rest to the two people.
type pairLayout struct{}

func (pairLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	left, gap := size.Width*0.34, look.Dp(20)
	look.Place(o[0], 0, 0, left, size.Height)
	look.Place(o[1], left+gap, 0, size.Width-left-gap, size.Height)
}

func (pairLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(look.Dp(640), max(o[0].MinSize().Height, look.Dp(240)))
}

// find compares the people of the program outside the window's goroutine.
func (d *duplicates) find() {
	p, apart := d.session.Program(), d.apart()
	if p == nil {
		d.leave()
		return
	}
	work.Run(d.session.Runner, &d.latest, func(context.Context) ([]identity.Pair, error) {
		return slices.DeleteFunc(identity.Duplicates(p), func(pair identity.Pair) bool {
			return slices.Contains(apart, pairKey(pair))
		}), nil
	}, func(pairs []identity.Pair, err error) {
		if err != nil {
			d.session.Fail(err)
			return
		}
		d.program = p
		if len(pairs) == 0 {
			look.Swap(d.empty, look.NewEmptyState(
				theme.ConfirmIcon(), locale.L("Nobody seems to be in this program twice."), "", nil))
		}
		d.table.SetRows(pairs)
		if _, some := d.table.Current(); !some && len(pairs) > 0 {
			d.table.Select(pairKey(pairs[0]))
		}
	})
}

func (d *duplicates) apart() (pairs []string) {
	d.session.Prefs.Load(apartKey, &pairs)
	return pairs
}

// show shows the two people of a pair side by side.
func (d *duplicates) show(p identity.Pair, ok bool) {
	d.pair, d.take = nil, nil
	d.buttons.merge.Disable()
	d.buttons.apart.Disable()
	if !ok {
		look.Swap(d.right, container.NewStack())
		return
	}
	d.pair = &p
	d.buttons.merge.Enable()
	d.buttons.apart.Enable()
	look.Swap(d.right, look.NewVScroll(look.Pad(0, 12, 0, 0, d.compared())))
}

// compared lists the fields of the two people: those that differ with both values to choose from, then those that only
// one of them has.
func (d *duplicates) compared() fyne.CanvasObject {
	one, other := d.pair.One, d.pair.Person
	page := look.Down(8, look.NewQuiet(d.pair.Reason(locale.Window())))
	page.Add(d.choice(locale.L("Name"), "", one.DisplayName(), other.DisplayName(), false))
	differing := identity.Differing(one, other)
	if len(differing) > 0 {
		page.Add(look.NewQuiet(locale.L("Choose the values that stay:")))
	}
	for _, f := range differing {
		l := locale.Window()
		page.Add(d.choice(f.Label(l), f.Key, f.Text(l, d.program, one), f.Text(l, d.program, other), true))
	}
	var added []look.Fact
	for _, f := range program.FieldsOf(one) {
		if f.Given(one) != f.Given(other) {
			from := one
			if f.Given(other) {
				from = other
			}
			added = append(
				added,
				look.Fact{Label: f.Label(locale.Window()), Value: f.Text(locale.Window(), d.program, from)},
			)
		}
	}
	if len(added) > 0 {
		page.Add(look.NewSection(locale.L("In only one of them; kept"), look.NewKeyValues(added...)))
	}
	note := locale.L("Meetings, takeaways and certificates of both are kept. Values that are not kept go into the " +
		"notes.")
	page.Add(look.NewWrapped(note, look.ColorQuiet, theme.SizeNameCaptionText))
	return page
}

// choice shows both values of a field; the one that is selected stays.
func (d *duplicates) choice(label, key, one, other string, choosable bool) fyne.CanvasObject {
	if !choosable {
		return look.NewKeyObject(label, container.NewGridWithColumns(
			2, look.NewStrong(one).Cutting(), look.NewStrong(other).Cutting()))
	}
	left := look.NewFilterChip(one, -1, look.Neutral, nil)
	right := look.NewFilterChip(other, -1, look.Neutral, nil)
	choose := func(takeOther bool) func() {
		return func() {
			d.take = slices.DeleteFunc(d.take, func(taken string) bool { return taken == key })
			if takeOther {
				d.take = append(d.take, key)
			}
			left.SetSelected(!takeOther)
			right.SetSelected(takeOther)
		}
	}
	left.OnTapped, right.OnTapped = choose(false), choose(true)
	left.Keys = look.Keys{Submit: d.merge, Leave: d.leave}
	right.Keys = left.Keys
	left.SetSelected(true)
	return look.NewKeyObject(label, container.NewGridWithColumns(2, look.Flow(4, left), look.Flow(4, right)))
}

// merge makes one record of the two, as one edit that can be undone.
func (d *duplicates) merge() {
	if d.pair == nil || d.program != d.session.Program() {
		return
	}
	one, other := d.pair.One, d.pair.Person
	names := locale.Values{"One": one.DisplayName(), "Other": other.DisplayName()}
	edit := intake.MergePeople(d.program, one.ID, other.ID, slices.Clone(d.take))
	d.session.Edit(locale.L("Merge {{.Other}} with {{.One}}", names), edit, d.session.Answer(d.session.Failed, func() {
		d.done.Objects = []fyne.CanvasObject{
			look.NewQuiet(locale.L("{{.Other}} was merged with {{.One}}.", names)),
			look.NewLink(locale.L("Undo"), d.undo),
		}
		d.done.Refresh()
	}))
}

func (d *duplicates) undo() {
	d.done.RemoveAll()
	d.session.Undo()
}

// keepApart remembers that the two are different people.
func (d *duplicates) keepApart() {
	if d.pair == nil {
		return
	}
	apart := append(d.apart(), pairKey(*d.pair))
	d.session.Prefs.Save(apartKey, apart[max(len(apart)-mostApart, 0):])
	d.find()
}

// isOpen reports whether the page is shown.
func (d *duplicates) isOpen() bool { return d != nil && d.close != nil }

func (d *duplicates) leave() {
	d.latest.Cancel()
	look.Do(d.close)
	d.close = nil
}
