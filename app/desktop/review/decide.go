package review

import (
	"maps"
	"slices"

	"fyne.io/fyne/v2"

	"laurel/app/desktop/kit/dialog"
	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/kit/sheet"
	"laurel/data/intake"
	"laurel/data/intake/source"
	"laurel/data/intake/value"
	"laurel/data/locale"
	"laurel/data/program"
)

// discardQuestion asks before decisions are lost.
func discardQuestion() dialog.Question {
	return dialog.Question{
		Title: locale.L("Close without importing?"),
		Text:  locale.L("What you ticked and typed here is lost; the program stays as it is."),
		Yes:   locale.L("Close"), No: locale.L("Keep reviewing"), Danger: true,
	}
}

// events are what the sheet reports.
func (r *Review) events() sheet.Events {
	return sheet.Events{
		Tick: func(at int) { r.with(at, r.tick) },
		Keep: func(at, column int) { r.with(at, func(row *intake.Row) { r.keep(row, r.fields[column]) }) },
		Edited: func(at, column int, text string) {
			r.with(at, func(row *intake.Row) { r.edited(row, r.fields[column], text) })
		},
		Link: func(at, _, link int) {
			r.with(at, func(row *intake.Row) {
				if actions := r.actions(row); link < len(actions) {
					actions[link].do()
				}
			})
		},
		Open:    func(at, _ int) { r.with(at, func(row *intake.Row) { r.menu(row, r.page.sheet.Below()) }) },
		Menu:    func(at, _ int, place fyne.Position) { r.with(at, func(row *intake.Row) { r.menu(row, place) }) },
		Heading: r.heading,
		Current: func(at, _ int) { r.showCurrent(at) },
	}
}

// with calls a function with a row of the review, unless the sheet shows the file as it is.
func (r *Review) with(at int, do func(*intake.Row)) {
	if !r.raw && at >= 0 && at < len(r.shown) {
		do(&r.rows[r.shown[at]])
	}
}

// heading offers the choice of a column.
func (r *Review) heading(column int) {
	if r.raw {
		r.chooseField(r.fileColumns()[column])
		return
	}
	if c, found := r.columnOf(r.fields[column]); found {
		r.chooseField(c)
		return
	}
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(r.page.sheet)
	look.ShowMenuAt(r.session.Window.Canvas(), at.AddXY(0, look.Dp(48)), r.allMenu())
}

// change changes the decision about rows; the maps of those before stay as they are, since a comparison may be under
// way.
func (r *Review) change(rows []*intake.Row, change func(*intake.Row, *intake.Decision)) {
	next := intake.Decisions{Rows: maps.Clone(r.decisions.Rows), Every: r.decisions.Every}
	if next.Rows == nil {
		next.Rows = map[source.Place]intake.Decision{}
	}
	for _, row := range rows {
		place := lineOf(row.Place)
		decision := next.Rows[place]
		decision.Cells, decision.Keep = maps.Clone(decision.Cells), slices.Clone(decision.Keep)
		change(row, &decision)
		if isEmpty(decision) {
			delete(next.Rows, place)
		} else {
			next.Rows[place] = decision
		}
	}
	r.decide(next)
}

func isEmpty(d intake.Decision) bool {
	return d.Choice == intake.Undecided && d.With == "" && len(d.Cells) == 0 && len(d.Keep) == 0
}

// choose decides what becomes of rows; with is whom a merge means, or "" for the likeliest.
func (r *Review) choose(choice intake.Choice, with program.ID, rows ...*intake.Row) {
	r.change(rows, func(_ *intake.Row, d *intake.Decision) { d.Choice, d.With = choice, with })
}

// tick lets a row come in, or leaves it out. A row that nobody has decided about asks what it is.
func (r *Review) tick(row *intake.Row) {
	switch tickOf(row) {
	case sheet.NoTick:
	case sheet.Asked, sheet.Wrong:
		r.menu(row, r.page.sheet.Below())
	case sheet.Off:
		choice := intake.Undecided
		if r.decisions.Every[row.State] == intake.Skip {
			choice = intake.AsNew
		}
		r.choose(choice, "", row)
	default:
		r.choose(intake.Skip, "", row)
	}
}

// keep keeps what is there in a field, or lets the file change it.
func (r *Review) keep(row *intake.Row, key string) {
	key = keepKey(key)
	r.change([]*intake.Row{row}, func(_ *intake.Row, d *intake.Decision) {
		if at := slices.Index(d.Keep, key); at >= 0 {
			d.Keep = slices.Delete(d.Keep, at, at+1)
		} else {
			d.Keep = append(d.Keep, key)
		}
	})
}

// edited puts a text in the place of the file's; an empty one leaves the value out.
func (r *Review) edited(row *intake.Row, key, text string) {
	r.change([]*intake.Row{row}, func(_ *intake.Row, d *intake.Decision) {
		if d.Cells == nil {
			d.Cells = map[string]string{}
		}
		d.Cells[key] = text
	})
}

// titled returns the names of a person that a row has in capitals, as names are usually written; ok is false where
// there is nothing to propose.
func titled(row *intake.Row) (given, family string, ok bool) {
	if p, is := row.Record.(*program.Person); is {
		return value.ProposedCase(p)
	}
	return "", "", false
}

// writeTitled writes the names of rows in title case, as a person has chosen: nobody but its owner knows how a name is
// written.
func (r *Review) writeTitled(rows ...*intake.Row) {
	r.change(rows, func(row *intake.Row, d *intake.Decision) {
		given, family, ok := titled(row)
		if !ok {
			return
		}
		if d.Cells == nil {
			d.Cells = map[string]string{}
		}
		d.Cells["given"], d.Cells["family"] = given, family
	})
}

// action is what can be done about a row.
type action struct {
	text string
	do   func()
}

// isOpen reports whether a row does not come in before a person has decided whom it is.
func isOpen(row *intake.Row) bool {
	return row.State == intake.Possible && row.Choice == intake.Undecided
}

// actions are the links behind the remark of a row.
func (r *Review) actions(row *intake.Row) []action {
	wrong := r.wrongField(row)
	switch {
	case isOpen(row):
	case wrong != "":
		return []action{
			{locale.L("import.fix"), func() { r.fix(row, wrong) }},
			{locale.L("import.leave-value-out"), func() { r.edited(row, wrong, "") }},
		}
	default:
		return nil
	}
	merge := action{locale.L("import.merge"), func() { r.choose(intake.Merge, "", row) }}
	if len(row.Candidates) > 1 {
		merge.do = func() { r.menu(row, r.page.sheet.Below()) }
	}
	return []action{
		{locale.L("import.new"), func() { r.choose(intake.AsNew, "", row) }},
		merge,
		{locale.L("import.skip"), func() { r.choose(intake.Skip, "", row) }},
	}
}

// fix edits the cell that cannot be read.
func (r *Review) fix(row *intake.Row, key string) {
	for at, shown := range r.shown {
		if &r.rows[shown] == row {
			r.page.sheet.Edit(at, slices.Index(r.fields, key))
		}
	}
}

// alike are the rows that are in the same situation: of the same state, with the same kind of reason.
func (r *Review) alike(row *intake.Row) []*intake.Row {
	var rows []*intake.Row
	for i := range r.rows {
		other := &r.rows[i]
		if other.State == row.State && reasonKey(other) == reasonKey(row) {
			rows = append(rows, other)
		}
	}
	return rows
}

// reasonKey is the kind of the first reason why a row may be somebody.
func reasonKey(row *intake.Row) string {
	if len(row.Candidates) == 0 {
		return ""
	}
	return row.Candidates[0].Reason.Key()
}

// menu offers what can be done with a row, with the like of it, and with its changes.
func (r *Review) menu(row *intake.Row, at fyne.Position) {
	if !isRecord(row) {
		return
	}
	menu := fyne.NewMenu("")
	add := func(text string, checked bool, do func()) {
		item := fyne.NewMenuItem(text, do)
		item.Checked = checked
		menu.Items = append(menu.Items, item)
	}
	decision := r.decisions.Rows[lineOf(row.Place)]
	add(newText(r.draft.Kind()), row.Choice == intake.AsNew, func() { r.choose(intake.AsNew, "", row) })
	for i, c := range row.Candidates {
		merged := row.Choice == intake.Merge && (decision.With == c.ID || decision.With == "" && i == 0)
		add(locale.L("Merge with {{.Name}}", locale.Values{"Name": c.Name}), merged,
			func() { r.choose(intake.Merge, c.ID, row) })
	}
	if row.Before != nil && len(row.Candidates) == 0 {
		menu.Items[0] = fyne.NewMenuItem(locale.L("Import this row"), func() { r.choose(intake.Undecided, "", row) })
		menu.Items[0].Checked = row.Choice != intake.Skip
	}
	add(locale.L("Leave this row out"), row.Choice == intake.Skip, func() { r.choose(intake.Skip, "", row) })
	if given, family, ok := titled(row); ok {
		name := locale.Values{"Name": look.Joined(" ", given, family)}
		add(locale.L("Write the name as {{.Name}}", name), false, func() { r.writeTitled(row) })
	}
	r.addChanges(menu, row)
	if !isEmpty(decision) {
		menu.Items = append(menu.Items, fyne.NewMenuItemSeparator())
		add(locale.L("Undo what I changed in this row"), false, func() {
			r.change([]*intake.Row{row}, func(_ *intake.Row, d *intake.Decision) { *d = intake.Decision{} })
		})
	}
	r.addAlike(menu, row)
	look.ShowMenuAt(r.session.Window.Canvas(), at, menu)
}

func newText(kind source.Kind) string {
	if kind == source.Roster {
		return locale.L("Import as a new person")
	}
	return locale.L("Import as new")
}

// addChanges offers the changes of a row; those that are ticked come in.
func (r *Review) addChanges(menu *fyne.Menu, row *intake.Row) {
	if len(row.Changes) == 0 {
		return
	}
	l := locale.Window()
	menu.Items = append(menu.Items, fyne.NewMenuItemSeparator())
	for _, c := range row.Changes {
		item := fyne.NewMenuItem(
			l.Labelled(l.Capital(c.Field), orNothing(c.From)+" → "+orNothing(c.To)), func() { r.keep(row, c.Key) })
		item.Checked = !r.keeps(row, c.Key)
		menu.Items = append(menu.Items, item)
	}
}

// addAlike offers the same decision for the rows that are in the same situation.
func (r *Review) addAlike(menu *fyne.Menu, row *intake.Row) {
	alike := r.alike(row)
	if len(alike) < 2 {
		return
	}
	state := filter(row.State).name()
	all := func(key string, choice intake.Choice) {
		text := locale.N(key, len(alike), locale.Values{"State": state})
		menu.Items = append(menu.Items, fyne.NewMenuItem(text, func() { r.choose(choice, "", alike...) }))
	}
	menu.Items = append(menu.Items, fyne.NewMenuItemSeparator())
	if row.State == intake.Possible {
		all("import.alike.new", intake.AsNew)
		all("import.alike.merge", intake.Merge)
	} else {
		all("import.alike.tick", intake.Undecided)
	}
	all("import.alike.skip", intake.Skip)
}

// allMenu ticks or leaves out all rows that the filter shows.
func (r *Review) allMenu() *fyne.Menu {
	var rows []*intake.Row
	for _, at := range r.shown {
		if row := &r.rows[at]; isRecord(row) {
			rows = append(rows, row)
		}
	}
	menu := fyne.NewMenu("",
		fyne.NewMenuItem(locale.L("Tick all rows that are shown"), func() { r.choose(intake.Undecided, "", rows...) }),
		fyne.NewMenuItem(locale.L("Leave out all rows that are shown"), func() { r.choose(intake.Skip, "", rows...) }))
	inCapitals := slices.DeleteFunc(slices.Clone(rows), func(row *intake.Row) bool {
		_, _, ok := titled(row)
		return !ok
	})
	if n := len(inCapitals); n > 0 {
		given, family, _ := titled(inCapitals[0])
		name := locale.Values{"Name": look.Joined(" ", given, family)}
		text := locale.N("Write {{.Count}} names in capitals like {{.Name}}", n, name)
		menu.Items = append(menu.Items, fyne.NewMenuItem(text, func() { r.writeTitled(inCapitals...) }))
	}
	return menu
}
