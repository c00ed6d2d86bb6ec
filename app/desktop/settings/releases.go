package settings

import (
	"cmp"
	"context"
	"errors"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"

	"laurel/app/desktop/kit"
	"laurel/app/documents"
	"laurel/data/program"
	"laurel/data/store"
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
	add := kit.NewPrimaryButton(lang.L("Mark as sent…"), func() { s.markSent(program.Release{}) })
	content := container.NewBorder(nil, kit.Pad(12, 0, 0, 0, kit.Across(8, add)), nil, nil, s.releases.rows)
	s.releases.close = s.session.Dialogs.ShowContent(lang.L("What was sent"), kit.Pad(4, 4, 4, 4, content), 760, 560)
}

// sent is a release with what has changed since.
type sent struct {
	release *program.Release
	changes []program.ReleaseChange
	err     error
}

// fill compares off the UI goroutine, since each release is unpacked for it.
func (l *releaseList) fill(p *program.Program) {
	if p == nil {
		l.rows.RemoveAll()
		return
	}
	kit.Work(l.screen.session.Runner, nil, func(ctx context.Context) ([]sent, error) {
		var all []sent
		for _, r := range p.LatestReleases() {
			changes, err := documents.Changes(r, p.EditionFor(r.Audience))
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
		l.rows.Add(kit.NewParagraph(lang.L("Nothing was marked as sent yet. When the hotel or the transport company has its list, mark it: from then on Laurel knows what they were told, and what has changed since.")))
	}
	for _, s := range all {
		l.rows.Add(l.row(p, s))
	}
	l.rows.Refresh()
}

func (l *releaseList) row(p *program.Program, s sent) fyne.CanvasObject {
	in := l.screen.session.Locale()
	version := lang.L("Version {{.Version}}, {{.Day}}", map[string]any{"Version": s.release.Version, "Day": s.release.On.Format(program.FullDate, in)})
	chip := kit.NewChip(lang.L("unchanged"), kit.Green)
	what := kit.NewButton(lang.L("What has changed"), func() { l.tell(s) })
	switch {
	case s.err != nil:
		chip = kit.NewChip(lang.L("cannot be read"), kit.Red)
		what = kit.NewButton(lang.L("Why"), func() { l.screen.session.Fail(s.err) })
	case len(s.changes) == 0:
		what.Disable()
	default:
		chip = kit.NewChip(lang.N("{{.Count}} changes since then", len(s.changes), map[string]any{"Count": len(s.changes)}), kit.Amber)
	}
	again := kit.NewButton(lang.L("Mark as sent…"), func() {
		next := *s.release
		next.Version = ""
		l.screen.markSent(next)
	})
	forget := kit.NewIconButton(theme.DeleteIcon(), lang.L("Forget that it was sent"), func() {
		l.screen.session.EditWithUndo(lang.L("Forget a release"), lang.L("Forgotten."), lang.L("Undo"), func(tx *store.Tx) error { return tx.DeleteRelease(s.release.ID) })
	})
	facts := kit.Down(4, kit.Across(10, kit.NewStrong(p.RecipientOf(s.release, in)), chip),
		kit.NewQuiet(documentTitle(s.release.Document, in)+" · "+version+" · "+s.release.Audience.Name(in)))
	return kit.NewCard(kit.Pad(8, 12, 8, 12, container.NewBorder(nil, nil, nil, kit.Across(6, what, again, forget), facts)))
}

func documentTitle(id, in string) string {
	if d, known := documents.Find(id); known {
		return d.Title(in)
	}
	return id
}

// tell lists the changes, by kind, what was cancelled first.
func (l *releaseList) tell(s sent) {
	in := l.screen.session.Locale()
	list := kit.Down(8)
	var shut func()
	var below fyne.CanvasObject
	if d, known := documents.Find(s.release.Document); known && d.Succeeds() {
		below = kit.Pad(12, 0, 0, 0, kit.Across(8, kit.NewPrimaryButton(lang.L("Make it with these changes"), func() {
			shut()
			l.close()
			l.screen.session.Window.ShowChanges(s.release)
		})))
	}
	tones := map[program.ChangeKind]kit.Tone{program.WasCancelled: kit.Red, program.WasMoved: kit.Amber, program.WasAdded: kit.Green, program.WasChanged: kit.Slate}
	for _, c := range (&program.Since{Changes: s.changes}).Sorted() {
		list.Add(container.NewBorder(nil, nil, kit.Fixed(110, 24, kit.Across(0, kit.NewChip(c.Kind.Name(in), tones[c.Kind]))), nil, kit.NewParagraph(c.Sentence(in))))
	}
	words := map[string]any{"Version": s.release.Version, "Day": s.release.On.Format(program.FullDate, in)}
	shut = l.screen.session.Dialogs.ShowContent(lang.L("Changes since version {{.Version}}, {{.Day}}", words), kit.Pad(4, 4, 4, 4, container.NewBorder(nil, below, nil, nil, list)), 720, 520)
}

// markForm asks what was sent to whom.
type markForm struct {
	screen    *Screen
	recipient *kit.ChoiceField
	document  *kit.ChoiceField
	audience  *kit.ChoiceField
	name      *kit.TextField
	person    *kit.PickerField
	stop      *kit.ChoiceField
	version   *kit.TextField
	on        *kit.DateField
}

// MarkSent opens the form to mark a document of the catalogue as sent, with what is known of the release. Where its recipient is not, it is whoever was sent
// the document for that stop before.
func (s *Screen) MarkSent(known program.Release) {
	if p := s.session.Program(); p != nil && known.Recipient == "" {
		for _, r := range slices.Backward(p.Releases) {
			if r.Document == known.Document && r.Stop == known.Stop && r.Audience == known.Audience {
				known.Recipient, known.Name, known.Person = r.Recipient, r.Name, r.Person
				break
			}
		}
	}
	s.markSent(known)
}

// usually says to whom a document mostly goes; those that are not here go to the group.
var usually = map[string]program.Recipient{
	"rooming-list": program.ToHotel, "transport-sheet": program.ToTransport, "host-sheet": program.ToHosts, "personal-schedule": program.ToPerson,
}

// markSent opens the form with what is known of the release.
func (s *Screen) markSent(known program.Release) {
	open := s.session.Program()
	if open == nil {
		return
	}
	in := s.session.Locale()
	if known.Document == "" {
		known.Document = "rooming-list"
	}
	if known.Recipient == "" {
		known.Recipient = cmp.Or(usually[known.Document], program.ToGroup)
	}
	if d, found := documents.Find(known.Document); found && known.Audience == "" {
		known.Audience = d.Audiences[0]
	}
	f := &markForm{
		screen:    s,
		recipient: kit.NewChoiceField("Recipient", lang.L("Sent to"), named(program.Recipients(), in)).SetValue(string(known.Recipient)),
		document:  kit.NewChoiceField("Document", lang.L("What"), sendable(in)).SetValue(known.Document),
		audience:  kit.NewChoiceField("Audience", lang.L("Made for"), named(program.Audiences(), in)).SetValue(string(known.Audience)),
		name:      kit.NewTextField("Name", lang.L("Name of the recipient")).SetValue(known.Name),
		person:    kit.NewPickerField("Person", lang.L("Person"), peopleOptions(open)).SetValue(string(known.Person)),
		stop:      kit.NewChoiceField("Stop", lang.L("Of which stop"), stopOptions(open)).SetValue(string(known.Stop)),
		version:   kit.NewTextField("Version", lang.L("Version")).SetValue(known.Version).SetPlaceholder(lang.L("the next number")),
		on:        kit.NewDateField("On", lang.L("Sent on")).SetValue(kit.Date(s.session.Today())),
	}
	f.name.SetHelp(lang.L("Needed for someone else; else as you like."))
	form := kit.NewForm(lang.L("Mark as sent"), nil)
	form.SubmitText = lang.L("Mark as sent")
	form.Group("", kit.Beside(f.document, f.audience), kit.Beside(f.recipient, f.stop), kit.Beside(f.name, f.person), kit.Beside(f.version, f.on))
	form.SubmitLater = f.submit
	s.session.Dialogs.ShowForm(form)
}

func (f *markForm) submit(done func(error)) {
	open, in := f.screen.session.Program(), f.screen.session.Locale()
	release := program.Release{
		Recipient: program.Recipient(f.recipient.Value()), Name: f.name.Value(), Stop: program.ID(f.stop.Value()), Document: f.document.Value(),
		Audience: program.Audience(f.audience.Value()), Version: f.version.Value(), On: program.Date(f.on.Value()),
	}
	if release.Recipient == program.ToPerson {
		release.Person = program.ID(f.person.Value())
	}
	d, found := documents.Find(release.Document)
	if !found {
		done(errors.New(lang.L("Choose which document was sent.")))
		return
	}
	if d.Check("", release.Audience, nil) != nil {
		done(kit.Problems{"Audience": lang.L("This document is not made for them.")})
		return
	}
	next, err := documents.Send(open, release)
	if err != nil {
		done(err)
		return
	}
	label := lang.L("Mark {{.Document}} as sent", map[string]any{"Document": d.Title(in)})
	f.screen.session.Edit(label, func(tx *store.Tx) error { return tx.PutRelease(open.ID, next) }, done)
}

// sendable offers the documents that are sent to others.
func sendable(in string) []kit.Option {
	var options []kit.Option
	for _, d := range documents.Catalogue() {
		if d.Check("", program.Partners, nil) == nil || d.Check("", program.Participants, nil) == nil {
			options = append(options, kit.Option{ID: d.ID, Text: d.Title(in)})
		}
	}
	return options
}

func named[W interface {
	~string
	Name(in string) string
}](words []W, in string) []kit.Option {
	options := make([]kit.Option, len(words))
	for i, w := range words {
		options[i] = kit.Option{ID: string(w), Text: w.Name(in)}
	}
	return options
}

func peopleOptions(p *program.Program) []kit.Option {
	options := make([]kit.Option, len(p.People))
	for i, person := range p.People {
		options[i] = kit.Option{ID: string(person.ID), Text: person.DisplayName()}
	}
	return options
}

func stopOptions(p *program.Program) []kit.Option {
	options := []kit.Option{{ID: "", Text: lang.L("The whole program")}}
	for _, s := range p.Stops {
		options = append(options, kit.Option{ID: string(s.ID), Text: s.City})
	}
	return options
}
