package reports

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"laurel/app/desktop/kit/dialog"
	"laurel/app/desktop/kit/look"
	"laurel/app/documents"
	"laurel/app/request"
	"laurel/data/civil"
	"laurel/data/locale"
	"laurel/data/program"
	"laurel/data/program/edition"
	"laurel/data/store"
)

// release is what the document shows the changes since: the one chosen, as long as it is there and was made for the
// same audience.
func (o job) release(p *program.Program) *program.Release {
	for _, r := range o.releases(p) {
		if r.ID == o.since {
			return r
		}
	}
	return nil
}

// releases are those of the document that it can show the changes since, the oldest first.
func (o job) releases(p *program.Program) []*program.Release {
	if !o.document.SucceedsAs(o.format()) {
		return nil
	}
	return kept(
		p.Releases,
		func(r *program.Release) bool { return r.Document == o.document.ID && r.Audience == o.audience() },
	)
}

// releases are the versions of documents that recipients were sent.
type releases struct{ v *Screen }

// addSince adds the chip that chooses the version since which changes are shown.
func (h *options) addSince(d documents.Document) {
	if !d.Succeeds() {
		return
	}
	h.add(h.sinceMenu, look.Neutral, func(o job) (string, bool, bool) {
		label := locale.L("Without changes")
		if r := o.release(h.v.program); r != nil {
			label = locale.L(
				"Changes since version {{.Version}}",
				locale.Values{"Version": shortened(r.Version)},
			)
		}
		return label, o.release(h.v.program) != nil, len(o.releases(h.v.program)) == 0
	})
}

func (h *options) sinceMenu(*chip) *fyne.Menu {
	v := h.v
	o := v.job()
	menu := fyne.NewMenu(
		"",
		menuItem(locale.L("Without changes"), o.release(v.program) == nil, func() { v.releases.chooseSince("") }),
	)
	for _, r := range o.releases(v.program) {
		menu.Items = append(
			menu.Items,
			menuItem(v.releases.releaseText(r), o.since == r.ID, func() { v.releases.chooseSince(r.ID) }),
		)
	}
	return menu
}

// releaseText names a release: since version 2, 9 June 2023 (Hotel, Washington).
func (l *releases) releaseText(r *program.Release) string {
	in := locale.Window()
	to := []string{r.Recipient.Name(in)}
	if r.Name != "" {
		to[0] = r.Name
	}
	if person := l.v.program.Person(r.Person); person != nil {
		to[0] = person.DisplayName()
	}
	if stop := l.v.program.Stop(r.Stop); stop != nil {
		to = append(to, stop.City)
	}
	return locale.L("Changes since version {{.Version}}, {{.Day}} ({{.Recipient}})", locale.Values{
		"Version": r.Version, "Day": in.Date(r.On, locale.ShortDate),
		"Recipient": strings.Join(to, ", "),
	})
}

func (l *releases) chooseSince(release program.ID) {
	o := l.v.job()
	o.since = release
	if r := o.release(l.v.program); r != nil { // as it was sent: of the one stop, for the one person
		if r.Stop != "" && o.document.LimitedBy(documents.OfStops) && len(o.scope.stops) == 0 {
			o.scope.stops = []program.ID{r.Stop}
		}
		if r.Person != "" && o.document.AboutPeople() && len(o.scope.people) == 0 {
			o.scope = o.scope.withPeople("", r.Person)
		}
	}
	l.v.choose(o)
}

// sendable reports whether the document shown can be marked as sent: it is not for the office alone.
func (l *releases) sendable() bool { return l.v.job().audience() != program.Internal }

func (l *releases) markSent() {
	if l.v.program != nil && l.sendable() {
		l.v.s.Window.MarkSent(l.v.job().sending(l.v.program))
	}
}

// quick is the release that can be noted without a form: its recipient is known, from the version whose changes the
// document shows, from the last release of it, or since the document always goes to the same one.
func (l *releases) quick() (release program.Release, known bool) {
	o, p := l.v.job(), l.v.program
	release = o.sending(p)
	if release.Recipient == "" {
		for _, before := range slices.Backward(o.releases(p)) {
			if before.Stop == release.Stop {
				release.Recipient = before.Recipient
				release.Name = before.Name
				release.Person = before.Person
				break
			}
		}
	}
	if release.Recipient == "" {
		release.Recipient = o.document.Recipient(release.Audience)
		if release.Recipient == program.ToHotel && len(p.Stops) == 1 {
			release.Stop = p.Stops[0].ID
		}
	}
	switch release.Recipient {
	case program.ToHotel, program.ToTransport, program.ToHosts:
		return release, release.Stop != "" || release.Name != ""
	case program.ToPerson:
		return release, release.Person != ""
	case program.ToOther:
		return release, release.Name != ""
	}
	return release, true
}

// note notes that the document was sent, as one edit that can be undone.
func (l *releases) note(known program.Release) {
	known.On = l.v.s.Today()
	release, err := documents.Send(l.v.program, known)
	if err != nil {
		l.v.s.Fail(err)
		return
	}
	if l.v.saver.saved != nil {
		l.v.saver.saved.sent = true
	}
	owner, to := l.v.program.ID, l.v.program.RecipientOf(release, locale.Window())
	l.v.s.EditWithUndo(
		locale.L("Mark as sent"), locale.L("Noted as sent: {{.Recipient}}.", locale.Values{"Recipient": to}),
		func(tx *store.Tx) error { return tx.Put(owner, release) },
	)
}

// mostEarlier is how many earlier releases a notice offers the changes of.
const mostEarlier = 3

// earlierNotice offers the changes since the document was sent, before it is made without them; nil where it was not
// sent, or its changes are shown.
func (l *releases) earlierNotice() fyne.CanvasObject {
	o, p := l.v.job(), l.v.program
	before := program.LatestReleases(o.releases(p))
	if len(before) == 0 || o.release(p) != nil {
		return nil
	}
	card, saved := l.v.list.card(o.document.ID), l.v.saver.saved
	switch {
	case !card.state.changed && saved != nil && saved.sent:
		return nil // it was sent just now
	case !card.state.changed:
		return newNote(look.Slate, locale.L("Nothing has changed since it was sent."), "")
	}
	var links []look.NoticeAction
	for _, r := range before[max(0, len(before)-mostEarlier):] {
		links = append(links, look.NoticeAction{Text: l.releaseText(r), Do: func() { l.chooseSince(r.ID) }})
	}
	text := locale.L("It was sent before, and something has changed. Show what has changed?")
	return newNote(look.Amber, text, "", links...)
}

// sending is what is known of the release when the document is sent as it is chosen: to the one since which it shows
// changes, or of the one stop and person it is made for.
func (o job) sending(p *program.Program) program.Release {
	release := program.Release{Document: o.document.ID, Audience: o.audience()}
	if len(o.scope.stops) == 1 {
		release.Stop = o.scope.stops[0]
	}
	if len(o.scope.people) == 1 {
		release.Recipient, release.Person = program.ToPerson, o.scope.people[0]
	}
	if before := o.release(p); before != nil {
		release.Recipient = before.Recipient
		release.Name = before.Name
		release.Person = before.Person
		release.Stop = before.Stop
	}
	return release
}

// ShowChanges shows the document of a release with what has changed since.
func (v *Screen) ShowChanges(r *program.Release) {
	o, known := v.jobs[r.Document]
	if !known || v.program == nil {
		return
	}
	o.Audience, o.scope = r.Audience, scope{}
	v.jobs[r.Document] = o
	v.selectDocument(r.Document)
	v.releases.chooseSince(r.ID)
}

// cardState is what a card shows of its document beside what it is.
type cardState struct {
	people  int
	issued  int        // of the register
	sent    civil.Date // when it was last sent; zero: never
	changed bool       // for whom it was sent to then
}

// stateOf counts off the UI goroutine, since each release is unpacked for it.
func stateOf(ctx context.Context, all documents.Catalogue, d documents.Document, p *program.Program) (state cardState) {
	if d.AboutPeople() {
		state.people = len(d.People(request.Request{Edition: edition.For(p, d.Audiences[0])}))
	}
	if d.Registered() {
		for _, i := range p.Issues {
			if p.Register().State(i) == program.Issued && !i.On.IsZero() {
				state.issued++
			}
		}
	}
	for _, r := range program.LatestReleases(p.Releases) {
		if r.Document != d.ID || ctx.Err() != nil {
			continue
		}
		changes, err := all.Changed(r, p)
		changed := err != nil || changes > 0 // what cannot be read is not known to be the same
		if changed && !state.changed || changed == state.changed && state.sent.Before(r.On) {
			state.sent, state.changed = r.On, changed
		}
	}
	return state
}

// text is the line for the state, and its colour; empty when there is none.
func (s cardState) text(in locale.Language) (string, fyne.ThemeColorName) {
	day := locale.Values{"Day": in.Date(s.sent, locale.ShortDate)} // a card is narrow
	switch {
	case s.changed:
		return locale.L("changed since {{.Day}}", day), look.Amber.Text()
	case !s.sent.IsZero():
		return locale.L("sent {{.Day}}", day), look.ColorQuiet
	case s.issued > 0:
		return locale.L("{{.Count}} issued", locale.Values{"Count": s.issued}), look.Green.Text()
	}
	return "", look.ColorQuiet
}

// outcome is what is recorded about documents once they were saved or printed.
type outcome struct {
	made    []string // documents
	issues  []*program.Issue
	letters program.SentLetters
	badges  []*program.Person
}

// outcomeOf collects what is noted of some documents.
func (l *releases) outcomeOf(jobs ...job) (all outcome, err error) {
	for _, o := range jobs {
		all.made = append(all.made, o.documents()...)
		for _, audience := range o.audiences() {
			one := o
			one.Audience = audience
			request := one.request(l.v.program, false)
			request.Now = l.v.s.Now()
			issues, err := o.document.Issued(request)
			if err != nil {
				return all, err
			}
			letters, err := o.document.SentLetters(request)
			if err != nil {
				return all, err
			}
			badges, err := o.document.Badges(request)
			if err != nil {
				return all, err
			}
			all.issues = append(all.issues, issues...)
			all.letters = append(all.letters, letters...)
			all.badges = append(all.badges, badges...)
		}
	}
	all.issues = withoutTwins(all.issues)
	return all, nil
}

// handedOut notes the certificates that were saved or printed in the register and the badges that were printed with
// their people, each as one edit that can be undone, and ticks the tasks that are done by it. Whether those that were
// printed are no proofs is asked first.
func (l *releases) handedOut(printed bool, jobs ...job) {
	all, err := l.outcomeOf(jobs...)
	if err != nil {
		l.v.s.Fail(err)
		return
	}
	l.noteLetters(all.letters)
	if !printed { // what was saved is on its way to them, and its badges can be noted from the notice
		all.badges = nil
	}
	note := func() {
		if len(all.issues) > 0 {
			l.issue(all.issues)
		}
		l.noteBadges(all.badges)
		l.v.s.Made(all.made...)
	}
	question := l.proofQuestion(all)
	switch {
	case question.Title == "" || !printed:
		note()
	default:
		l.v.s.Dialogs.Confirm(question, note)
	}
}

// proofQuestion asks whether the prints are final and not proofs; its title is empty where there is nothing to record.
func (l *releases) proofQuestion(all outcome) dialog.Question {
	certificates := locale.N("Note {{.Count}} certificates as issued?", len(all.issues))
	badges := locale.N("Note {{.Count}} badges as printed?", len(all.badges))
	question := dialog.Question{
		Text: locale.L(
			"Are these the ones to hand out, not a proof? They are then entered in the register.",
		),
		Yes: locale.L("Note as issued"),
		No:  locale.L("Only a proof"),
	}
	switch {
	case len(all.issues) > 0 && len(all.badges) > 0:
		question.Title, question.Text = certificates, locale.Joined(" ", badges, question.Text)
		question.Yes = locale.L("Note both")
	case len(all.issues) > 0:
		question.Title = certificates
	case len(all.badges) > 0:
		question.Title, question.Yes = badges, locale.L("Note as printed")
		question.Text = locale.L("Did they print well? Next time only the badges of new people need printing.")
	}
	return question
}

// noteBadges notes with their people that badges were printed today.
func (l *releases) noteBadges(people []*program.Person) {
	if len(people) == 0 {
		return
	}
	today := l.v.s.Today()
	l.v.s.EditWithUndo(
		locale.N("Note {{.Count}} badges as printed", len(people)),
		locale.N("{{.Count}} badges are noted as printed.", len(people)),
		func(tx *store.Tx) error {
			p, err := tx.Program(l.v.program.ID)
			if err != nil {
				return err
			}
			for _, shown := range people {
				person := p.Person(shown.ID) // the edition's may lack fields
				if person == nil {
					continue
				}
				next := *person
				next.BadgePrinted = today
				if err := tx.Put(p.ID, &next); err != nil {
					return err
				}
			}
			return nil
		},
	)
}

// issue notes certificates in the register.
func (l *releases) issue(issues []*program.Issue) {
	owner, data := l.v.program.ID, locale.Values{"Count": len(issues)}
	l.v.s.EditWithUndo(
		locale.L("Issue {{.Count}} certificates", data),
		locale.L("{{.Count}} certificates are noted as issued.", data),
		func(tx *store.Tx) error {
			for _, i := range issues {
				if err := tx.Put(owner, i); err != nil {
					return err
				}
			}
			return nil
		},
	)
}

// documents lists what the job makes: its document, and those of a packet.
func (o job) documents() []string {
	ids := []string{o.document.ID}
	for _, option := range o.document.Options {
		if option.Parts {
			ids = append(ids, request.Options{option.ID: o.value(option)}.List(option.ID)...)
		}
	}
	return ids
}

// noteLetters notes who was sent which letter, as one edit that can be undone.
func (l *releases) noteLetters(sent program.SentLetters) {
	if len(sent) == 0 {
		return
	}
	open := l.v.program.ID
	l.v.s.EditWithUndo(
		locale.L("Note letters as sent"), locale.N("{{.Count}} letters are noted as sent.", len(sent)),
		func(tx *store.Tx) error {
			p, err := tx.Program(open)
			if err != nil {
				return err
			}
			return tx.Put("", p.WithSentLetters(sent))
		},
	)
}

// withoutTwins keeps the first of the entries with one serial number: certificates may go out by themselves and in a
// packet at once.
func withoutTwins(issues []*program.Issue) []*program.Issue {
	seen := map[string]bool{}
	return kept(issues, func(i *program.Issue) bool {
		twin := seen[i.Serial]
		seen[i.Serial] = true
		return !twin
	})
}
