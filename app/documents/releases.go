package documents

import (
	"bytes"
	"slices"

	"laurel/app/paper/merge"
	"laurel/app/request"
	"laurel/data/program"
	"laurel/data/program/edition"
)

// sinceOption is the option of documents that recipients get again and again: it lists and marks what has changed since
// they were last sent. What is made once, or again for each person, has no changes to show: cards, certificates, forms.
const sinceOption = "since"

func sinceRelease() Option { return Option{ID: sinceOption, Kind: Version} }

// Succeeds reports whether the document can show what has changed since a release: Request.Release.
func (d Document) Succeeds() bool {
	return slices.ContainsFunc(d.Options, func(o Option) bool { return o.Kind == Version })
}

// SucceedsAs reports whether it can in a format; the empty one is the document's first.
func (d Document) SucceedsAs(format request.Format) bool {
	return d.Succeeds() && format != request.VCard
}

// Changes lists what has changed since a release was sent, as far as it concerns the recipient: what the document
// shows, at the stop whose hotel, company or hosts were written to, or of the one person. The edition is one for the
// release's audience.
func (c Catalogue) Changes(release *program.Release, now *edition.Edition) ([]edition.Change, error) {
	sent, err := edition.Of(release)
	if err != nil {
		return nil, err
	}
	document, _ := c.Find(release.Document)
	return comparison{sent, now}.since(release, document).Changes, nil
}

// comparison is of two editions for one audience.
type comparison struct{ sent, now *edition.Edition }

// since is what has changed that concerns the recipient of a release of the document.
func (c comparison) since(release *program.Release, document Document) *edition.Since {
	all := &edition.Since{Version: release.Version, On: release.On, Changes: edition.Diff(c.sent, c.now)}
	mine := c.shownBy(all, release.Person != "", document)
	if release.Stop != "" {
		mine = c.at(mine, release.Stop)
	}
	if release.Person != "" {
		mine = mine.Of(release.Person)
	}
	return mine
}

// shownBy keeps what one of the documents shows; personally: they are one person's own, and so show what they attend.
func (c comparison) shownBy(since *edition.Since, personally bool, documents ...Document) *edition.Since {
	return since.Only(func(change edition.Change) bool {
		is := c.now.Meeting(change.Record)
		return slices.ContainsFunc(documents, func(d Document) bool {
			if shows := d.Shows.Meetings; shows != nil && (change.Meeting != nil || is != nil) &&
				(change.Meeting == nil || !shows(change.Meeting)) && (is == nil || !shows(is)) {
				return false
			}
			return d.Shows.Parts == nil || slices.Contains(d.Shows.Parts, change.Part) ||
				personally && change.Part == program.AttendancePart
		})
	})
}

// at keeps what concerns some stops: what is there, whom one meets there, and the people who are or were to be there.
func (c comparison) at(since *edition.Since, stops ...program.ID) *edition.Since {
	return since.Only(func(change edition.Change) bool {
		if change.Stop != "" {
			return slices.Contains(stops, change.Stop) ||
				change.Meeting != nil && slices.Contains(stops, change.Meeting.Stop)
		}
		before, after := c.sent.Person(change.Record), c.now.Person(change.Record)
		if before == nil && after == nil {
			return c.touches(change, func(m *program.Meeting) bool { return slices.Contains(stops, m.Stop) })
		}
		return c.comes(c.sent, before, change.Part, stops) || c.comes(c.now, after, change.Part, stops)
	})
}

// touches reports whether a change that is no meeting's own concerns one of some meetings, as it was sent or is now:
// who attends, its stop, whom one meets. What is the program's concerns all.
func (c comparison) touches(change edition.Change, these func(*program.Meeting) bool) bool {
	if change.Record == c.now.ID {
		return true
	}
	for _, e := range []*edition.Edition{c.sent, c.now} {
		person := e.Person(change.Record)
		if slices.ContainsFunc(e.Meetings, func(m *program.Meeting) bool {
			isAt := m.Stop == change.Record || person != nil && e.Attendance().Attends(person, m)
			return these(m) && (isAt || visits(e, m, change.Record))
		}) {
			return true
		}
	}
	return false
}

// visits reports whether a meeting names an organisation or a contact, or a contact of the organisation.
func visits(e *edition.Edition, m *program.Meeting, record program.ID) bool {
	return m.Organisation == record || slices.ContainsFunc(m.Contacts, func(id program.ID) bool {
		contact := e.Contact(id)
		return id == record || contact != nil && contact.Organisation == record
	})
}

// comes reports whether somebody takes part in one of the stops; arrivals are those at the first of theirs, departures
// from the last.
func (c comparison) comes(e *edition.Edition, person *program.Person, part program.Part, stops []program.ID) bool {
	if person == nil {
		return false
	}
	var theirs []program.ID
	for _, s := range e.Stops {
		if stay, _ := person.StayAt(s.ID); !stay.Absent {
			theirs = append(theirs, s.ID)
		}
	}
	if len(theirs) > 0 && part == program.ArrivalPart {
		theirs = theirs[:1]
	} else if len(theirs) > 0 && part == program.DeparturePart {
		theirs = theirs[len(theirs)-1:]
	}
	return slices.ContainsFunc(theirs, func(id program.ID) bool { return slices.Contains(stops, id) })
}

// Changed counts the changes since a release that concern its recipient.
func (c Catalogue) Changed(release *program.Release, now *program.Program) (int, error) {
	changes, err := c.Changes(release, edition.For(now, release.Audience))
	return len(changes), err
}

// Send freezes what a recipient is sent, ready to be stored. The release records who, what, for which audience and
// when; it gets its identifier, its content and, where it has none, the number of its version.
func Send(p *program.Program, release program.Release) (*program.Release, error) {
	content, err := edition.Freeze(edition.For(p, release.Audience))
	if err != nil {
		return nil, err
	}
	release.ID, release.Content = program.NewID(), content
	if release.Version == "" {
		release.Version = program.NextVersion(p.Releases, &release)
	}
	return &release, release.Validate()
}

// FindReleases returns the releases of a document under a version's name, the latest to each recipient, the oldest
// first.
func FindReleases(p *program.Program, document, version string) []*program.Release {
	sent := p.With(func(next *program.Program) {
		next.Releases = slices.DeleteFunc(
			slices.Clone(p.Releases),
			func(r *program.Release) bool { return r.Document != document || r.Version != version },
		)
	})
	return program.LatestReleases(sent.Releases)
}

// compared completes a request with what has changed since its release, as far as it concerns what the request asks
// for.
func (d Document) compared(r request.Request) (request.Request, error) {
	sent, err := edition.Of(r.Release)
	if err != nil {
		return r, err
	}
	c := comparison{sent, r.Edition}
	r.Sent = sent.Under(r.Edition)
	r.Since = c.narrowed(r, c.since(r.Release, d))
	if d.packet != nil {
		r.Since = c.shownBy(r.Since, len(r.People) > 0, d.packet.of(r).documents()...)
	}
	return r, nil
}

// narrowed keeps what concerns the stops, days, meetings and people that were asked for.
func (c comparison) narrowed(r request.Request, since *edition.Since) *edition.Since {
	if len(r.Stops) > 0 {
		since = c.at(since, r.Stops...)
	}
	if len(r.People) == 1 {
		since = since.Of(r.People[0])
	}
	return since.Only(func(change edition.Change) bool {
		about := change.Concerned()
		asksFor := func(id program.ID) bool { return slices.Contains(r.People, id) }
		if len(about) > 0 && len(r.People) > 0 && !slices.ContainsFunc(about, asksFor) {
			return false
		}
		sent, is := change.Meeting, c.now.Meeting(change.Record)
		if sent == nil && is == nil {
			asked := func(m *program.Meeting) bool { return slices.Contains(r.Meetings, m.ID) }
			return len(r.Meetings) == 0 || c.touches(change, asked)
		}
		onDay := r.IncludesDay(change.At.Date) || sent != nil && r.IncludesDay(sent.Start.Date)
		return onDay && (len(r.Meetings) == 0 || slices.Contains(r.Meetings, change.Record))
	})
}

// withChanges puts the list of what has changed in front of a PDF; other files stay as they are.
func (d Document) withChanges(r request.Request, file []byte) ([]byte, error) {
	if r.Format != request.PDF {
		return file, nil
	}
	var data bytes.Buffer
	err := merge.WithChanges(&data, r, merge.Part{Title: d.Title(r.Language), PDF: file})
	return data.Bytes(), err
}

// checkRelease refuses a release that the document cannot be compared with.
func (d Document) checkRelease(r request.Request) error {
	switch {
	case r.Release == nil:
		if version := r.Options[sinceOption]; version != "" {
			return refused(
				"There is no version “%s” of “%s” that was sent. "+
					"Mark a document as sent first, or leave the option out.",
				version, d.ID,
			)
		}
		return nil
	case !d.Succeeds() || r.Release.Document != d.ID:
		return refused(
			"“%s” cannot tell what has changed since version %s of “%s”.", d.ID, r.Release.Version, r.Release.Document,
		)
	case r.Release.Audience != r.Edition.Audience:
		return refused(
			"Version %s of “%s” was sent to %s; make it for the same audience to tell what has changed.",
			r.Release.Version, d.ID, r.Release.Audience,
		)
	case !d.SucceedsAs(r.Format):
		return refused("What has changed in “%s” is not told as %s: choose another format.", d.ID, r.Format)
	}
	return nil
}
