package awardees

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/kit/work"
	"laurel/data/locale"
	"laurel/data/program"
	"laurel/data/store"
)

// recentEvents is how many changes a page tells; the history shows all.
const recentEvents = 3

// showDetail fills the pane: the form under way, the page of the current person, several people, or what to do.
func (v *Screen) showDetail() {
	people := v.selected()
	v.reading = people
	switch {
	case v.editor != nil:
		v.reading = nil
		v.setPane(look.Pad(16, 16, 16, 20, container.NewBorder(look.Pad(0, 0, 8, 0, look.NewTitle(v.editor.form.Title).Cutting()), nil, nil, nil, v.editor.form)))
	case len(people) > 1:
		v.setPane(v.severalPane(people))
	case len(people) == 1:
		v.setPane(v.personPane(people[0]))
	case v.roster != nil && len(v.roster.rows) > 0:
		v.setPane(look.NewEmptyState(theme.AccountIcon(), locale.L("Choose a person in the list to read the record here."), "", nil))
	default:
		v.setPane(container.NewStack()) // the list says what to do
	}
}

func (v *Screen) setPane(o fyne.CanvasObject) {
	c := v.s.Window.Canvas()
	before := c.Focused()
	v.pane.Objects = []fyne.CanvasObject{o}
	v.pane.Refresh()
	look.Regain(c, before)
}

// personPane is a person's record, to be read.
func (v *Screen) personPane(person *program.Person) fyne.CanvasObject {
	content := pageOf(v.s.Program(), person, v.language())
	body := look.Down(10)
	for _, warning := range content.warnings {
		body.Add(look.NewNotice(look.Grey, warning, "", look.NoticeAction{Text: locale.L("Restore"), Do: v.Cancel}))
	}
	body.Add(v.pageHead(content))
	for _, s := range content.sections {
		body.Add(look.NewSection(s.heading, sectionBody(s)))
	}
	recent := look.Down(4)
	body.Add(recent)
	v.loadRecent(person, recent)
	scroll := look.NewVScroll(look.Pad(18, 20, 12, 20, body))
	return container.NewBorder(nil, look.Pad(8, 20, 14, 20, v.pageFoot()), nil, nil, scroll)
}

func (v *Screen) pageHead(content page) fyne.CanvasObject {
	person := content.person
	portrait := look.NewSquareAvatar(look.Portrait{Name: person.DisplayName(), Key: string(person.ID), Picture: v.photos.known(person.Photo)}, 84)
	words := look.Down(2, look.NewHeadline(content.name))
	if content.own != "" {
		own := look.NewText(content.own).Cutting()
		own.SizeName = theme.SizeNameSubHeadingText
		words.Add(own)
	}
	for _, text := range content.lines {
		line := look.NewText(text).Cutting()
		line.Color = look.ColorQuiet
		words.Add(line)
	}
	words.Add(look.Pad(4, 0, 0, 0, v.consentChips(person)))
	edit := container.NewVBox(look.NewButton(locale.L("Edit"), v.Edit))
	return container.NewBorder(nil, nil, container.NewVBox(portrait), edit, look.Pad(0, 8, 0, 16, words))
}

// consentChips are the three answers, each of which opens the choice of another.
func (v *Screen) consentChips(person *program.Person) fyne.CanvasObject {
	chips := look.Flow(4)
	for _, part := range consentParts {
		now := part.chip(person.Consent)
		chip := look.NewFilterChip(now.Text, -1, now.Tone, nil)
		chip.OnTapped = func() { look.ShowMenuBelow(chip, v.consentMenu(person.ID, part)) }
		if v.answered == part.field {
			v.focusSoon(func() { v.focusAnswered(chip) })
		}
		chips.Add(chip)
	}
	return chips
}

// focusAnswered gives the keyboard back to the answer that was just given, since its page was made anew.
func (v *Screen) focusAnswered(chip *look.FilterChip) {
	v.answered = ""
	if c := fyne.CurrentApp().Driver().CanvasForObject(chip); c != nil {
		c.Focus(chip)
	}
}

func (v *Screen) consentMenu(id program.ID, part consentPart) *fyne.Menu {
	var items []*fyne.MenuItem
	person := v.person(id)
	if person == nil {
		return fyne.NewMenu("")
	}
	for _, a := range []struct {
		answer program.Answer
		label  string
	}{{program.Yes, locale.L("Yes, agreed")}, {program.No, locale.L("No, refused")}, {program.Unknown, locale.L("Not asked")}} {
		items = append(items, v.menuChoice(a.label, *part.of(&person.Consent) == a.answer, func() { v.setConsent(id, part, a.answer) }))
	}
	return fyne.NewMenu("", items...)
}

func sectionBody(s section) fyne.CanvasObject {
	if s.text != "" {
		return look.NewParagraph(s.text)
	}
	rows := look.Down(4)
	for _, f := range s.facts {
		rows.Add(factRow(f))
	}
	return rows
}

// factRow is one line; a fact of several parts flows, so that what is missing is coloured in its place.
func factRow(f fact) fyne.CanvasObject {
	if len(f.parts) == 1 {
		return look.NewKeyValues(look.Fact{Label: f.label, Value: f.parts[0].text, Tone: f.parts[0].tone})
	}
	flow := look.Flow(0)
	for i, p := range f.parts {
		text := p.text
		if i < len(f.parts)-1 {
			text += " · "
		}
		line := look.NewText(text)
		if p.tone != look.Neutral {
			line.Color = p.tone.Text()
		}
		flow.Add(line)
	}
	return look.NewKeyObject(f.label, flow)
}

func (v *Screen) pageFoot() fyne.CanvasObject {
	return look.Across(8,
		look.NewButton(locale.L("Certificate"), v.exportCertificates), look.NewButton(locale.L("Schedule"), v.showSchedule),
		look.NewMenuButton(locale.L("More"), v.moreMenu), look.Spring(), look.NewButton(locale.L("History"), v.History))
}

// loadRecent adds the latest changes to the page when the store has found them.
func (v *Screen) loadRecent(person *program.Person, into *fyne.Container) {
	work.Run(v.s.Runner, &v.recent, func(ctx context.Context) ([]store.Change, error) { return v.s.Store.History(ctx, person.ID) },
		func(changes []store.Change, err error) {
			if err != nil || len(changes) == 0 {
				return // History itself says what is wrong
			}
			into.Add(look.NewSection(locale.L("History"), eventLines(v.events(changes[:min(recentEvents, len(changes))]))))
			into.Refresh()
			v.pane.Refresh()
		})
}

func (v *Screen) events(changes []store.Change) []event {
	return eventsOf(changes, v.s.Program(), v.language())
}

func eventLines(events []event) fyne.CanvasObject {
	lines := look.Down(8)
	for _, e := range events {
		what := e.what
		if e.undone {
			what = locale.L("{{.Change}} (undone)", map[string]any{"Change": what})
		}
		entry := look.Down(2, look.NewKeyValues(look.Fact{Label: e.when, Value: what}))
		if len(e.lines) > 0 {
			entry.Add(look.Pad(0, 0, 0, 130, look.NewParagraph(strings.Join(e.lines, "\n"))))
		}
		lines.Add(entry)
	}
	return lines
}

// History shows every change of the current person's record.
func (v *Screen) History() {
	person := v.current()
	if person == nil {
		return
	}
	work.Run(v.s.Runner, &v.history, func(ctx context.Context) ([]store.Change, error) { return v.s.Store.History(ctx, person.ID) },
		func(changes []store.Change, err error) {
			if err != nil {
				v.s.Fail(err)
				return
			}
			title := locale.L("History of {{.Name}}", map[string]any{"Name": person.DisplayName()})
			v.s.Dialogs.ShowContent(title, look.Pad(0, 16, 0, 0, eventLines(v.events(changes))), 640, 520)
		})
}

// severalPane says who is selected and what can be done with all of them.
func (v *Screen) severalPane(people []*program.Person) fyne.CanvasObject {
	names := make([]string, len(people))
	for i, p := range people {
		names[i] = p.DisplayName()
	}
	const listed = 60
	if len(names) > listed {
		rest := len(names) - listed
		names = append(names[:listed], locale.L("and {{.Count}} more", map[string]any{"Count": rest}))
	}
	title := look.NewDisplay(locale.N("{{.Count}} people selected", len(people), map[string]any{"Count": len(people)})).Cutting()
	buttons := look.Flow(8, look.NewPrimaryButton(locale.L("Edit together"), v.Edit),
		look.NewButton(locale.L("Certificates"), v.exportCertificates), look.NewButton(locale.L("Roster"), v.exportRoster),
		look.NewButton(cancelTitle(people), v.Cancel), look.NewButton(locale.L("Delete"), v.Delete))
	body := look.Down(12, title, buttons, look.NewSection(locale.L("Selected"), look.NewParagraph(strings.Join(names, "\n"))))
	return look.NewVScroll(look.Pad(18, 20, 16, 20, body))
}
