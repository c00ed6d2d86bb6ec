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

// choices are what a person decides about the rows of the file.
type choices struct {
	file     *file
	table    *table
	complain func(text string) // shows what could not be done
	left     string            // is to be shown with the rows as they will be: pasted cells without a place
}

// discardQuestion asks before decisions are lost.
func discardQuestion() dialog.Question {
	return dialog.Question{
		Title: locale.L("Close without importing?"),
		Text:  locale.L("What you ticked and typed here will be lost; the program stays as it is."),
		Yes:   locale.L("Close"), No: locale.L("Keep reviewing"), Danger: true,
	}
}

// events are what the sheet reports; current is called when another row is the current one.
func (c *choices) events(current func(at int)) sheet.Events {
	return sheet.Events{
		Tick: func(at int) { c.table.with(at, c.tick) },
		Keep: func(at, column int) { c.table.with(at, func(row *intake.Row) { c.keep(row, c.table.fields[column]) }) },
		Edited: func(at, column int, text string) {
			c.table.with(at, func(row *intake.Row) { c.edited(row, c.table.fields[column], text) })
		},
		Pasted: c.pasted,
		Link: func(at, _, link int) {
			c.table.with(at, func(row *intake.Row) {
				if actions := c.actions(row); link < len(actions) {
					actions[link].do()
				}
			})
		},
		Open: func(at, _ int) { c.table.with(at, func(row *intake.Row) { c.menu(row, c.table.sheet.Below()) }) },
		Menu: func(at, _ int, place fyne.Position) {
			c.table.with(at, func(row *intake.Row) { c.menu(row, place) })
		},
		Heading: c.heading,
		Current: func(at, _ int) { current(at) },
	}
}

// with calls a function with a row of the review, unless the sheet shows the file as it is.
func (t *table) with(at int, do func(*intake.Row)) {
	if !t.raw && at >= 0 && at < len(t.shown) {
		do(&t.file.rows[t.shown[at]])
	}
}

// heading offers the choice of a column.
func (c *choices) heading(column int) {
	if c.table.raw {
		c.file.chooseField(c.file.fileColumns()[column])
		return
	}
	if field := c.table.fields[column]; field != "" {
		if column, found := c.file.columnOf(field); found {
			c.file.chooseField(column)
			return
		}
	}
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(c.table.sheet)
	look.ShowMenuAt(c.file.session.Window.Canvas(), at.AddXY(0, look.Dp(48)), c.allMenu())
}

// change changes the decision about rows; the maps of those before stay as they are, since a comparison may be under
// way.
func (c *choices) change(rows []*intake.Row, change func(*intake.Row, *intake.Decision)) {
	next := intake.Decisions{Rows: maps.Clone(c.file.decisions.Rows), Every: c.file.decisions.Every}
	if next.Rows == nil {
		next.Rows = map[source.Place]intake.Decision{}
	}
	for _, row := range rows {
		decision := next.Rows[row.Place]
		decision.Cells, decision.Keep = maps.Clone(decision.Cells), slices.Clone(decision.Keep)
		change(row, &decision)
		if isEmpty(decision) {
			delete(next.Rows, row.Place)
		} else {
			next.Rows[row.Place] = decision
		}
	}
	c.file.decide(next)
}

func isEmpty(d intake.Decision) bool {
	return d.Choice == intake.Undecided && d.With == "" && len(d.Cells) == 0 && len(d.Keep) == 0
}

// choose decides what becomes of rows; with is whom a merge means, or "" for the likeliest.
func (c *choices) choose(choice intake.Choice, with program.ID, rows ...*intake.Row) {
	c.change(rows, func(_ *intake.Row, d *intake.Decision) { d.Choice, d.With = choice, with })
}

// tick lets a row come in, or leaves it out. A row that nobody has decided about asks what it is.
func (c *choices) tick(row *intake.Row) {
	switch tickOf(row) {
	case sheet.NoTick:
	case sheet.Asked, sheet.Wrong:
		c.menu(row, c.table.sheet.Below())
	case sheet.Off:
		choice := intake.Undecided
		if c.file.decisions.Every[row.State] == intake.Skip {
			choice = intake.AsNew
		}
		c.choose(choice, "", row)
	default:
		c.choose(intake.Skip, "", row)
	}
}

// keep keeps what is there in a field, or lets the file change it.
func (c *choices) keep(row *intake.Row, key string) {
	key = keepKey(key)
	c.change([]*intake.Row{row}, func(_ *intake.Row, d *intake.Decision) {
		if at := slices.Index(d.Keep, key); at >= 0 {
			d.Keep = slices.Delete(d.Keep, at, at+1)
		} else {
			d.Keep = append(d.Keep, key)
		}
	})
}

// edited puts a text in the place of the file's; an empty one leaves the value out.
func (c *choices) edited(row *intake.Row, key, text string) {
	c.change([]*intake.Row{row}, func(_ *intake.Row, d *intake.Decision) {
		if d.Cells == nil {
			d.Cells = map[string]string{}
		}
		d.Cells[key] = text
	})
}

// pasted puts texts in the place of the file's, as one decision; left of them have no place here, which is reported.
func (c *choices) pasted(changes []sheet.Change, left int) {
	if c.table.raw {
		return
	}
	var rows []*intake.Row
	texts := map[*intake.Row]map[string]string{}
	for _, change := range changes {
		c.table.with(change.Row, func(row *intake.Row) {
			if texts[row] == nil {
				texts[row] = map[string]string{}
				rows = append(rows, row)
			}
			texts[row][c.table.fields[change.Column]] = change.Text
		})
	}
	if left > 0 {
		c.left = locale.N("import.pasted.left", left)
		c.complain(c.left)
	}
	if len(rows) > 0 {
		c.change(rows, func(row *intake.Row, d *intake.Decision) {
			if d.Cells == nil {
				d.Cells = map[string]string{}
			}
			maps.Copy(d.Cells, texts[row])
		})
	}
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
func (c *choices) writeTitled(rows ...*intake.Row) {
	c.change(rows, func(row *intake.Row, d *intake.Decision) {
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

// actions are the links behind the remark of a row. One that may be somebody keeps those of the other choices when it
// is decided: what was pressed in the row is changed in the row.
func (c *choices) actions(row *intake.Row) []action {
	wrong := c.table.wrongField(row)
	switch {
	case isOpen(row):
	case wrong != "":
		return []action{
			{locale.L("import.fix"), func() { c.fix(row, wrong) }},
			{locale.L("import.leave-value-out"), func() { c.edited(row, wrong, "") }},
		}
	case !isRecord(row) || len(row.Candidates) == 0:
		return nil
	}
	var others []action
	add := func(text string, choice intake.Choice, do func()) {
		if row.Choice != choice || choice == intake.Merge && len(row.Candidates) > 1 {
			others = append(others, action{locale.L(text), do})
		}
	}
	choose := func(choice intake.Choice) func() { return func() { c.choose(choice, "", row) } }
	add("import.new", intake.AsNew, choose(intake.AsNew))
	if len(row.Candidates) > 1 {
		add("import.merge", intake.Merge, func() { c.menu(row, c.table.sheet.Below()) })
	} else {
		add("import.merge", intake.Merge, choose(intake.Merge))
	}
	add("import.skip", intake.Skip, choose(intake.Skip))
	return others
}

// fix edits the cell that cannot be read.
func (c *choices) fix(row *intake.Row, key string) {
	for at, shown := range c.table.shown {
		if &c.file.rows[shown] == row {
			c.table.sheet.Edit(at, slices.Index(c.table.fields, key))
		}
	}
}

// alike are the rows that are in the same situation: of the same state, with the same kind of reason.
func (c *choices) alike(row *intake.Row) []*intake.Row {
	var rows []*intake.Row
	for i := range c.file.rows {
		other := &c.file.rows[i]
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
func (c *choices) menu(row *intake.Row, at fyne.Position) {
	if !isRecord(row) {
		return
	}
	menu := fyne.NewMenu("")
	add := func(text string, checked bool, do func()) {
		item := fyne.NewMenuItem(text, do)
		item.Checked = checked
		menu.Items = append(menu.Items, item)
	}
	decision := c.file.decisions.Rows[row.Place]
	add(newText(c.file.draft.Kind()), row.Choice == intake.AsNew, func() { c.choose(intake.AsNew, "", row) })
	for i, who := range row.Candidates {
		merged := row.Choice == intake.Merge && (decision.With == who.ID || decision.With == "" && i == 0)
		add(locale.L("Merge with {{.Name}}", locale.Values{"Name": who.Name}), merged,
			func() { c.choose(intake.Merge, who.ID, row) })
	}
	if row.Before != nil && len(row.Candidates) == 0 {
		menu.Items[0] = fyne.NewMenuItem(locale.L("Import this row"), func() { c.choose(intake.Undecided, "", row) })
		menu.Items[0].Checked = row.Choice != intake.Skip
	}
	add(locale.L("Leave this row out"), row.Choice == intake.Skip, func() { c.choose(intake.Skip, "", row) })
	if given, family, ok := titled(row); ok {
		name := locale.Values{"Name": locale.Joined(" ", given, family)}
		add(locale.L("Write the name as {{.Name}}", name), false, func() { c.writeTitled(row) })
	}
	c.addChanges(menu, row)
	if !isEmpty(decision) {
		menu.Items = append(menu.Items, fyne.NewMenuItemSeparator())
		add(locale.L("Undo what I changed in this row"), false, func() {
			c.change([]*intake.Row{row}, func(_ *intake.Row, d *intake.Decision) { *d = intake.Decision{} })
		})
	}
	c.addAlike(menu, row)
	look.ShowMenuAt(c.file.session.Window.Canvas(), at, menu)
}

func newText(kind source.Kind) string {
	if kind == source.Roster {
		return locale.L("Import as a new person")
	}
	return locale.L("Import as new")
}

// addChanges offers the changes of a row; those that are ticked come in.
func (c *choices) addChanges(menu *fyne.Menu, row *intake.Row) {
	if len(row.Changes) == 0 {
		return
	}
	l := locale.Window()
	menu.Items = append(menu.Items, fyne.NewMenuItemSeparator())
	for _, change := range row.Changes {
		text := l.Labelled(l.Capital(change.Field), orNothing(change.From)+" → "+orNothing(change.To))
		item := fyne.NewMenuItem(text, func() { c.keep(row, change.Key) })
		item.Checked = !c.file.keeps(row, change.Key)
		menu.Items = append(menu.Items, item)
	}
}

// addAlike offers the same decision for the rows that are in the same situation.
func (c *choices) addAlike(menu *fyne.Menu, row *intake.Row) {
	alike := c.alike(row)
	if len(alike) < 2 {
		return
	}
	state := filter(row.State).name()
	all := func(key string, choice intake.Choice) {
		text := locale.N(key, len(alike), locale.Values{"State": state})
		menu.Items = append(menu.Items, fyne.NewMenuItem(text, func() { c.choose(choice, "", alike...) }))
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
func (c *choices) allMenu() *fyne.Menu {
	var rows []*intake.Row
	for _, at := range c.table.shown {
		if row := &c.file.rows[at]; isRecord(row) {
			rows = append(rows, row)
		}
	}
	menu := fyne.NewMenu("",
		fyne.NewMenuItem(locale.L("Tick all rows that are shown"), func() { c.choose(intake.Undecided, "", rows...) }),
		fyne.NewMenuItem(locale.L("Leave out all rows that are shown"), func() { c.choose(intake.Skip, "", rows...) }))
	if inCapitals := inCapitals(rows); len(inCapitals) > 0 {
		menu.Items = append(menu.Items, c.titledItem(inCapitals))
	}
	return menu
}

// inCapitals are those of the rows that come in and whose names are in capitals.
func inCapitals(rows []*intake.Row) (found []*intake.Row) {
	for _, row := range rows {
		if _, _, ok := titled(row); ok && comesIn(row) {
			found = append(found, row)
		}
	}
	return found
}

// titledItem offers to write names in capitals in title case.
func (c *choices) titledItem(rows []*intake.Row) *fyne.MenuItem {
	given, family, _ := titled(rows[0])
	name := locale.Values{"Name": locale.Joined(" ", given, family)}
	text := locale.N("Write {{.Count}} names in capitals like {{.Name}}", len(rows), name)
	return fyne.NewMenuItem(text, func() { c.writeTitled(rows...) })
}
