package settings

import (
	"context"
	"errors"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"laurel/app/desktop/kit/form"
	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/kit/work"
	"laurel/app/desktop/session"
	"laurel/app/documents"
	"laurel/data/locale"
	"laurel/data/program"
	"laurel/data/program/edition"
	"laurel/data/store"
	"laurel/data/store/tables"
)

// releaseList shows what each recipient was last sent.
type releaseList struct {
	screen *Screen
	rows   *fyne.Container
	close  func() // the list, while it is open
}

// Releases shows what each recipient was last sent and what has changed since, to mark documents as sent.
func (s *Screen) Releases() {
	if s.session.Program() == nil {
		return
	}
	s.releases.fill(s.session.Program())
	add := look.NewPrimaryButton(locale.L("Mark as sent…"), func() { s.markSent(program.Release{}) })
	content := container.NewBorder(nil, look.Pad(12, 0, 0, 0, look.Across(8, add)), nil, nil, s.releases.rows)
	s.releases.close = s.session.Dialogs.ShowContent(locale.L("What was sent"), look.Pad(4, 4, 4, 4, content), 760, 560)
}

// sent is a release with what has changed since.
type sent struct {
	release *program.Release
	changes []edition.Change
	err     error
}

// fill compares off the UI goroutine, since each release is unpacked for it.
func (l *releaseList) fill(p *program.Program) {
	if p == nil {
		l.rows.RemoveAll()
		return
	}
	work.Run(l.screen.session.Runner, nil, func(ctx context.Context) ([]sent, error) {
		var all []sent
		for _, r := range program.LatestReleases(p.Releases) {
			changes, err := l.screen.catalogue.Changes(r, edition.For(p, r.Audience))
			all = append(all, sent{r, changes, err})
			if ctx.Err() != nil {
				return nil, ctx.Err()
			}
		}
		return all, nil
	}, func(all []sent, err error) {
		if err == nil && l.screen.session.Program() == p {
			l.show(p, all)
		}
	})
}

func (l *releaseList) show(p *program.Program, all []sent) {
	l.rows.Objects = nil
	if len(all) == 0 {
		l.rows.Add(
			look.NewParagraph(locale.L("Nothing was marked as sent yet. When the hotel or the transport company has " +
				"its list, mark it: from then on Laurel knows what they were told, and what has changed since.")),
		)
	}
	for _, s := range all {
		l.rows.Add(l.row(p, s))
	}
	l.rows.Refresh()
}

func (l *releaseList) row(p *program.Program, s sent) fyne.CanvasObject {
	in := locale.Window()
	version := locale.L(
		"Version {{.Version}}, {{.Day}}",
		locale.Values{"Version": s.release.Version, "Day": in.Date(s.release.On, locale.ShortDate)},
	)
	chip := look.NewChip(locale.L("unchanged"), look.Green)
	what := look.NewButton(locale.L("What has changed"), func() { l.showChanges(s) })
	switch {
	case s.err != nil:
		chip = look.NewChip(locale.L("cannot be read"), look.Red)
		what = look.NewButton(locale.L("Why"), func() { l.screen.session.Fail(s.err) })
	case len(s.changes) == 0:
		what.Disable()
	default:
		chip = look.NewChip(
			locale.N("{{.Count}} changes since then", len(s.changes), locale.Values{"Count": len(s.changes)}),
			look.Amber,
		)
	}
	again := look.NewButton(locale.L("Mark as sent…"), func() {
		next := *s.release
		next.Version = ""
		l.screen.markSent(next)
	})
	forget := look.NewIconButton(theme.DeleteIcon(), locale.L("Remove this entry"), func() {
		l.screen.session.EditWithUndo(
			locale.L("Remove a release"),
			locale.L("The entry was removed."),
			func(tx *store.Tx) error { return tx.Delete(tables.Releases, s.release.ID) },
		)
	})
	facts := look.Down(
		4,
		look.Across(10, look.NewStrong(p.RecipientOf(s.release, in)), chip),
		look.NewQuiet(
			l.screen.catalogue.Title(
				s.release.Document,
				in,
			)+" · "+version+" · "+s.release.Audience.Name(
				in,
			),
		),
	)
	return look.NewCard(
		look.Pad(8, 12, 8, 12, container.NewBorder(nil, nil, nil, look.Across(6, what, again, forget), facts)),
	)
}

// showChanges lists the changes, by kind, what was cancelled first.
func (l *releaseList) showChanges(s sent) {
	in := locale.Window()
	list := look.Down(8)
	var shut func()
	var below fyne.CanvasObject
	if d, known := l.screen.catalogue.Find(s.release.Document); known && d.Succeeds() {
		again := look.NewPrimaryButton(locale.L("Make it with these changes"), func() {
			shut()
			l.close()
			l.screen.session.Window.ShowChanges(s.release)
		})
		below = look.Pad(12, 0, 0, 0, look.Across(8, again))
	}
	tones := map[edition.Kind]look.Tone{
		edition.WasCancelled: look.Red,
		edition.WasMoved:     look.Amber,
		edition.WasAdded:     look.Green,
		edition.WasChanged:   look.Slate,
	}
	for _, c := range (&edition.Since{Changes: s.changes}).Sorted() {
		kind := look.Fixed(110, 24, look.Across(0, look.NewChip(c.Kind.Name(in), tones[c.Kind])))
		list.Add(container.NewBorder(nil, nil, kind, nil, look.NewParagraph(c.Sentence(in))))
	}
	words := locale.Values{
		"Version": s.release.Version,
		"Day":     in.Date(s.release.On, locale.ShortDate),
	}
	shut = l.screen.session.Dialogs.ShowContent(
		locale.L("Changes since version {{.Version}}, {{.Day}}", words),
		look.Pad(4, 4, 4, 4, container.NewBorder(nil, below, nil, nil, list)),
		720,
		520,
	)
}

// markForm asks what was sent to whom.
type markForm struct {
	screen    *Screen
	recipient *form.ChoiceField
	document  *form.ChoiceField
	audience  *form.ChoiceField
	name      *form.TextField
	person    *form.PickerField
	stop      *form.ChoiceField
	version   *form.TextField
	on        *form.DateField
}

// MarkSent opens the form to mark a document of the catalogue as sent, with what is known of the release. Where its
// recipient is not, it is whoever was sent the document for that stop before.
func (s *Screen) MarkSent(known program.Release) {
	if p := s.session.Program(); p != nil && known.Recipient == "" {
		for _, r := range slices.Backward(p.Releases) {
			if r.Document == known.Document && r.Stop == known.Stop && r.Audience == known.Audience {
				known.Recipient = r.Recipient
				known.Name = r.Name
				known.Person = r.Person
				break
			}
		}
	}
	s.markSent(known)
}

// markSent opens the form with what is known of the release.
func (s *Screen) markSent(known program.Release) {
	open := s.session.Program()
	if open == nil {
		return
	}
	in := locale.Window()
	if known.Document == "" {
		known.Document = "rooming-list"
	}
	d, found := s.catalogue.Find(known.Document)
	if found && known.Audience == "" {
		known.Audience = d.Audiences[0]
	}
	if known.Recipient == "" {
		known.Recipient = d.Recipient(known.Audience)
	}
	f := &markForm{
		screen: s,
		recipient: form.NewChoiceField("Recipient", locale.L("Sent to"), session.Named(program.Recipients())).
			SetValue(string(known.Recipient)),
		document: form.NewChoiceField("Document", locale.L("What"), s.sendable(in)).SetValue(known.Document),
		audience: form.NewChoiceField("Audience", locale.L("Made for"), session.Named(program.Audiences())).
			SetValue(string(known.Audience)),
		name: form.NewTextField("Name", locale.L("Name of the recipient")).SetValue(known.Name),
		person: form.NewPickerField("Person", locale.L("Person"), session.PersonOptions(open, known.Person)).
			SetValue(string(known.Person)),
		stop: form.NewChoiceField("Stop", locale.L("At which stop"),
			session.WithNone(locale.L("The whole program"), session.StopOptions(open))).
			SetValue(string(known.Stop)),
		version: form.NewTextField("Version", locale.L("Version")).
			SetValue(known.Version).
			SetPlaceholder(locale.L("the next number")),
		on: form.NewDateField("On", locale.L("Sent on")).SetValue(s.session.Today()),
	}
	f.name.SetHelp(locale.L("Required for someone else; otherwise optional."))
	editing := form.New(locale.L("Mark as sent"), nil)
	editing.SubmitText = locale.L("Mark as sent")
	editing.Group(
		"",
		form.Beside(f.document, f.audience),
		form.Beside(f.recipient, f.stop),
		form.Beside(f.name, f.person),
		form.Beside(f.version, f.on),
	)
	editing.SubmitLater = f.submit
	s.session.Dialogs.ShowForm(editing)
}

func (f *markForm) submit(done func(error)) {
	open, in := f.screen.session.Program(), locale.Window()
	release := program.Release{
		Recipient: program.Recipient(f.recipient.Value()),
		Name:      f.name.Value(), Stop: program.ID(f.stop.Value()), Document: f.document.Value(),
		Audience: program.Audience(f.audience.Value()), Version: f.version.Value(), On: f.on.Value(),
	}
	if release.Recipient == program.ToPerson {
		release.Person = program.ID(f.person.Value())
	}
	d, found := f.screen.catalogue.Find(release.Document)
	if !found {
		done(errors.New(locale.L("Choose which document was sent.")))
		return
	}
	if d.Check("", release.Audience, nil) != nil {
		done(form.Problems{"Audience": locale.L("This document is not made for them.")})
		return
	}
	next, err := documents.Send(open, release)
	if err != nil {
		done(err)
		return
	}
	label := locale.L("Mark {{.Document}} as sent", locale.Values{"Document": d.Title(in)})
	f.screen.session.Edit(label, func(tx *store.Tx) error { return tx.Put(open.ID, next) }, done)
}

// sendable offers the documents that are sent to others.
func (s *Screen) sendable(in locale.Language) []form.Option {
	var options []form.Option
	for _, d := range s.catalogue {
		if d.Check("", program.Partners, nil) == nil || d.Check("", program.Participants, nil) == nil {
			options = append(options, form.Option{ID: d.ID, Text: d.Title(in)})
		}
	}
	return options
}
