package awardees

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"laurel/app/desktop/kit/form"
	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/kit/work"
	"laurel/app/desktop/session"
	"laurel/data/locale"
	"laurel/data/program"
	"laurel/data/store"
)

// recentEvents is how many changes a page shows; the history shows all.
const recentEvents = 3

// personPage makes the pages of people: of one, or of several at once.
type personPage struct {
	session *session.Session
	actions *actions
	photos  *gallery
	pane    *session.Pane

	answered string // the consent that was just answered on the page
	recent   work.Latest
}

// one is a person's record, to be read.
func (v *personPage) one(person *program.Person) fyne.CanvasObject {
	content := pageOf(v.session.Program(), person, locale.Window())
	body := look.Down(10)
	for _, warning := range content.warnings {
		restore := look.NoticeAction{Text: locale.L("Restore"), Do: v.actions.Cancel}
		body.Add(look.NewNotice(look.Grey, warning, "", restore))
	}
	body.Add(v.header(content))
	edit := func(label string, paths ...string) *form.Form { return v.actions.line(person.ID, label, paths...) }
	for _, s := range content.sections {
		rows := v.pane.Lines(s.heading, s.facts, edit)
		if s.text != "" {
			rows.Add(look.NewParagraph(s.text))
		}
		for _, j := range s.links {
			rows.Add(look.NewWrappingLink(journeyText(j), func() { v.session.Window.Show(j.ID) }))
		}
		if len(rows.Objects) > 0 {
			body.Add(look.NewSection(s.heading, rows))
		}
	}
	body.Add(v.pane.EmptyLink())
	recent := look.Down(4)
	body.Add(recent)
	v.loadRecent(person, recent)
	scroll := v.pane.Scroll(string(person.ID), look.Pad(18, 20, 12, 20, body))
	return container.NewBorder(nil, look.Pad(8, 20, 14, 20, v.footer()), nil, nil, scroll)
}

// journeyText is a journey in one line: to the program: QR 725, DOH – ORD · 8 March, 14:35.
func journeyText(j *program.Journey) string {
	in := locale.Window()
	times := locale.Joined(" – ", session.Moment(j.From.At), session.Moment(j.To.At))
	return in.Labelled(in.Capital(j.Leg.Name(in)), locale.Joined(" · ", j.Title(), times))
}

func (v *personPage) header(content page) fyne.CanvasObject {
	person := content.person
	portrait := look.Portrait{
		Name: person.DisplayName(), Key: string(person.ID), Picture: v.photos.known(person.Photo),
	}
	texts := look.Down(2, v.line(person, session.Line{Paths: []string{"Given", "Family", "Honorific", "Suffix"}},
		content.name, look.NewHeadline(content.name)))
	if content.own != "" {
		own := look.NewWrapped(content.own, "", theme.SizeNameSubHeadingText)
		texts.Add(v.line(person, session.Line{Paths: []string{"OwnName", "OwnNameLanguage"}}, content.own, own))
	}
	for _, f := range content.lines {
		color := look.ColorQuiet
		if f.Parts[0].Tone != look.Neutral {
			color = f.Parts[0].Tone.Text()
		}
		texts.Add(v.line(person, f, f.Parts[0].Text, look.NewWrapped(f.Parts[0].Text, color, "")))
	}
	texts.Add(look.Pad(4, 0, 0, 0, v.consentChips(person)))
	edit := container.NewVBox(look.NewButton(locale.L("Edit"), v.actions.Edit))
	avatar := v.pane.Spot("Photo", "", "", look.NewSquareAvatar(portrait, 84), func() *form.Form {
		v.actions.ChoosePhoto()
		return nil
	})
	return container.NewBorder(nil, nil, container.NewVBox(avatar), edit, look.Pad(0, 8, 0, 16, texts))
}

// line is a line of the page that is edited in its place.
func (v *personPage) line(
	person *program.Person,
	f session.Line,
	text string,
	value fyne.CanvasObject,
) fyne.CanvasObject {
	id := person.ID
	return v.pane.Spot(strings.Join(f.Paths, " "), f.Label, text, value, func() *form.Form {
		return v.actions.line(id, f.Label, f.Paths...)
	})
}

// consentChips are the three answers, each of which opens the choice of another.
func (v *personPage) consentChips(person *program.Person) fyne.CanvasObject {
	chips := look.Flow(4)
	for _, part := range consentParts {
		now := part.chip(person.Consent)
		chip := look.NewFilterChip(now.Text, -1, now.Tone, nil)
		chip.OnTapped = func() { look.ShowMenuBelow(chip, v.consentMenu(person.ID, part)) }
		if v.answered == part.field {
			v.actions.session.FocusSoon(func() { v.focusAnswered(chip) })
		}
		chips.Add(chip)
	}
	return chips
}

// focusAnswered moves the keyboard back to the answer that was just given, since its page was made again.
func (v *personPage) focusAnswered(chip *look.FilterChip) {
	v.answered = ""
	if c := fyne.CurrentApp().Driver().CanvasForObject(chip); c != nil {
		c.Focus(chip)
	}
}

func (v *personPage) consentMenu(id program.ID, part consentPart) *fyne.Menu {
	menu := fyne.NewMenu("")
	person := v.actions.screen.person(id)
	if person == nil {
		return menu
	}
	add := func(answer program.Answer, label string) {
		item := fyne.NewMenuItem(label, func() { v.actions.setConsent(id, part, answer) })
		item.Checked = *part.of(&person.Consent) == answer
		menu.Items = append(menu.Items, item)
	}
	add(program.Yes, locale.L("Yes, agreed"))
	add(program.No, locale.L("No, refused"))
	add(program.Unknown, locale.L("Not asked"))
	return menu
}

func (v *personPage) footer() fyne.CanvasObject {
	a := v.actions
	return look.Across(
		8,
		look.NewButton(
			locale.L("Certificate"),
			a.exportCertificates,
		),
		look.NewButton(locale.L("Schedule"), a.showSchedule),
		look.NewMenuButton(locale.L("More"), a.moreMenu),
		look.Spring(),
		look.NewButton(locale.L("History"), a.History),
	)
}

// loadRecent adds the latest changes to the page when the store has found them.
func (v *personPage) loadRecent(person *program.Person, into *fyne.Container) {
	v.session.History().Load(person, &v.recent, func(changes []store.Change, err error) {
		if err != nil || len(changes) == 0 {
			return // the history itself reports what is wrong
		}
		recent := changes[:min(recentEvents, len(changes))]
		into.Add(look.NewSection(locale.L("History"), v.session.History().Lines(person, recent)))
		into.Refresh()
		v.pane.Content.Refresh()
	})
}

// several lists who is selected and what can be done with all of them.
func (v *personPage) several(people []*program.Person) fyne.CanvasObject {
	names := make([]string, len(people))
	for i, p := range people {
		names[i] = p.DisplayName()
	}
	const listed = 60
	if rest := len(names) - listed; rest > 0 {
		names = append(names[:listed], locale.L("and {{.Count}} more", locale.Values{"Count": rest}))
	}
	a := v.actions
	title := look.NewDisplay(locale.N("{{.Count}} people selected", len(people))).Cutting()
	buttons := look.Flow(8,
		look.NewPrimaryButton(locale.L("Edit together"), a.Edit),
		look.NewButton(locale.L("Certificates"), a.exportCertificates),
		look.NewButton(locale.L("Roster"), a.exportRoster),
		look.NewButton(cancelTitle(people), a.Cancel),
		look.NewButton(locale.L("Delete"), a.Delete))
	list := look.NewSection(locale.L("Selected"), look.NewParagraph(strings.Join(names, "\n")))
	return look.NewVScroll(look.Pad(18, 20, 16, 20, look.Down(12, title, buttons, list)))
}
