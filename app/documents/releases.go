package documents

import (
	"bytes"
	"path/filepath"
	"slices"

	"laurel/app/paper"
	"laurel/data/program"
)

// sinceOption is the option of documents that can tell what has changed since they were last sent.
const sinceOption = "since"

// successors are the documents that recipients get again and again. What is made once, or anew for each person, has no changes to tell: cards, certificates, forms.
var successors = []string{
	"program-book", "daily-sheet", "personal-schedule", "week-grid", "calendar", "rooming-list", "transport-sheet", "contact-book", "host-sheet", "roster", "packet",
}

// succeeding gives the documents that recipients get again the option to tell what has changed.
func succeeding(all []Document) []Document {
	for i, d := range all {
		if d.Succeeds() {
			all[i].Options = append(slices.Clone(d.Options), Option{
				ID: sinceOption, Kind: Version, Title: words{"Changes since version", "Cambios desde la versión", "Changements depuis la version"}.in,
			})
		}
	}
	return all
}

// Succeeds reports whether the document can tell what has changed since a release: Request.Since.
func (d Document) Succeeds() bool { return slices.Contains(successors, d.ID) }

// SucceedsAs reports whether it can in a format; the empty one is the document's first.
func (d Document) SucceedsAs(format Format) bool {
	return d.Succeeds() && format != VCard
}

// The parts of a program that several documents show.
var (
	meetingParts = []program.Part{program.PlanPart, program.DetailsPart, program.AttendancePart, program.ContactsPart, program.DatesPart}
	stopParts    = []program.Part{program.HotelPart, program.HostsPart, program.RidesPart, program.PhonesPart}
	flightParts  = []program.Part{program.ArrivalPart, program.DeparturePart}
)

// parts says which parts of a program a document shows, so that nobody is told of changes that theirs has not; a document that is not here
// shows them all.
var parts = map[string][]program.Part{
	"program-book":      slices.Concat(meetingParts, stopParts, []program.Part{program.NamesPart, program.AboutPart, program.StaysPart, program.ReachPart}),
	"daily-sheet":       slices.Concat(meetingParts, stopParts, flightParts, []program.Part{program.NamesPart, program.ReachPart}),
	"personal-schedule": slices.Concat(meetingParts, flightParts, []program.Part{program.StaysPart, program.HotelPart, program.PhonesPart}),
	"week-grid":         {program.PlanPart, program.DatesPart},
	"calendar":          meetingParts,
	"certificates":      {program.NamesPart, program.AboutPart},
	"badges":            {program.NamesPart, program.AboutPart},
	"table-cards":       {program.NamesPart, program.AboutPart},
	"labels":            {program.NamesPart, program.StaysPart, program.HotelPart},
	"emergency-cards":   {program.NamesPart, program.DietPart, program.AccessPart, program.PhonesPart, program.HotelPart},
	"rooming-list":      {program.NamesPart, program.PassportPart, program.StaysPart, program.RoomsPart, program.HotelPart, program.DatesPart},
	"transport-sheet":   slices.Concat(stopParts, flightParts, []program.Part{program.PlanPart, program.AttendancePart, program.DatesPart, program.NamesPart, program.PassportPart, program.StaysPart}),
	"contact-book":      {program.ContactsPart, program.PlanPart},
	"host-sheet":        slices.Concat(meetingParts, []program.Part{program.HostsPart, program.PhonesPart, program.NamesPart, program.AboutPart, program.DietPart, program.AccessPart, program.ReachPart}),
	"evaluation-form":   {program.PlanPart},
	"roster":            slices.Concat(flightParts, []program.Part{program.NamesPart, program.PassportPart, program.AboutPart, program.DietPart, program.AccessPart, program.StaysPart, program.RoomsPart, program.ReachPart}),
	"frab":              {program.PlanPart, program.DetailsPart, program.ContactsPart},
}

// meetingsShown says which meetings a document shows; one that is not here shows them all.
var meetingsShown = map[string]func(*program.Meeting) bool{
	"transport-sheet": paper.Driven,
	"host-sheet":      paper.Hosted,
	"contact-book":    paper.Encounter,
}

// Changes lists what has changed since a release was sent, as far as it concerns the recipient: what the document shows, at the stop whose
// hotel, company or hosts were written to, or of the one person. The edition is one for the release's audience.
func Changes(release *program.Release, now *program.Edition) ([]program.ReleaseChange, error) {
	c, err := compared(release, now)
	if err != nil {
		return nil, err
	}
	return c.since(release).Changes, nil
}

// comparison is of two editions for one audience.
type comparison struct{ sent, now *program.Edition }

func compared(release *program.Release, now *program.Edition) (*comparison, error) {
	sent, err := release.Edition()
	if err != nil {
		return nil, err
	}
	return &comparison{sent, now}, nil
}

// since is what has changed that concerns the recipient of a release.
func (c comparison) since(release *program.Release) *program.Since {
	all := &program.Since{Version: release.Version, On: release.On, Changes: program.Diff(c.sent, c.now)}
	mine := c.shownBy(all, release.Person != "", release.Document)
	if release.Stop != "" {
		mine = c.at(mine, release.Stop)
	}
	if release.Person != "" {
		mine = mine.Of(release.Person)
	}
	return mine
}

// shownBy leaves what one of the documents shows; personally: they are one person's own, and so show what they attend.
func (c comparison) shownBy(since *program.Since, personally bool, documents ...string) *program.Since {
	return since.Only(func(change program.ReleaseChange) bool {
		is := c.now.Meeting(change.Record)
		return slices.ContainsFunc(documents, func(document string) bool {
			shown, limited := parts[document]
			shows := meetingsShown[document]
			about := shows == nil || change.Meeting == nil && is == nil || change.Meeting != nil && shows(change.Meeting) || is != nil && shows(is)
			return about && (!limited || slices.Contains(shown, change.Part) || personally && change.Part == program.AttendancePart)
		})
	})
}

// at leaves what concerns some stops: what is there, whom one meets there, and the people who are or were to be there.
func (c comparison) at(since *program.Since, stops ...program.ID) *program.Since {
	return since.Only(func(change program.ReleaseChange) bool {
		if change.Stop != "" {
			return slices.Contains(stops, change.Stop) || change.Meeting != nil && slices.Contains(stops, change.Meeting.Stop)
		}
		before, after := c.sent.Person(change.Record), c.now.Person(change.Record)
		if before == nil && after == nil {
			return c.touches(change, func(m *program.Meeting) bool { return slices.Contains(stops, m.Stop) })
		}
		return c.comes(c.sent, before, change.Part, stops) || c.comes(c.now, after, change.Part, stops)
	})
}

// touches reports whether a change that is no meeting's own concerns one of some meetings, as it was sent or is now: who attends, its stop, whom one meets. What
// is the program's concerns all.
func (c comparison) touches(change program.ReleaseChange, these func(*program.Meeting) bool) bool {
	if change.Record == c.now.ID {
		return true
	}
	for _, e := range []*program.Edition{c.sent, c.now} {
		person := e.Person(change.Record)
		if slices.ContainsFunc(e.Meetings, func(m *program.Meeting) bool {
			return these(m) && (person != nil && e.Attends(person, m) || m.Stop == change.Record || visits(e, m, change.Record))
		}) {
			return true
		}
	}
	return false
}

// visits reports whether a meeting names an organisation or a contact, or a contact of the organisation.
func visits(e *program.Edition, m *program.Meeting, record program.ID) bool {
	return m.Organisation == record || slices.ContainsFunc(m.Contacts, func(id program.ID) bool {
		contact := e.Contact(id)
		return id == record || contact != nil && contact.Organisation == record
	})
}

// comes reports whether somebody takes part in one of the stops; arrivals are those at the first of theirs, departures from the last.
func (c comparison) comes(e *program.Edition, person *program.Person, part program.Part, stops []program.ID) bool {
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
func Changed(release *program.Release, now *program.Program) (int, error) {
	changes, err := Changes(release, now.EditionFor(release.Audience))
	return len(changes), err
}

// Send freezes what a recipient is sent, ready to be stored. The release says who, what, for which audience and when; it gets its identifier,
// its content and, where it has none, the number of its version.
func Send(p *program.Program, release program.Release) (*program.Release, error) {
	content, err := program.Freeze(p.EditionFor(release.Audience))
	if err != nil {
		return nil, err
	}
	release.ID, release.Content = program.NewID(), content
	if release.Version == "" {
		release.Version = p.NextVersion(&release)
	}
	return &release, release.Validate()
}

// FindReleases returns the releases of a document under a version's name, the latest to each recipient, the oldest first.
func FindReleases(p *program.Program, document, version string) []*program.Release {
	sent := p.With(func(next *program.Program) {
		next.Releases = slices.DeleteFunc(slices.Clone(p.Releases), func(r *program.Release) bool { return r.Document != document || r.Version != version })
	})
	return sent.LatestReleases()
}

// changedSince is what has changed since the release of a request, in what the request asks for.
func (r Request) changedSince() (*program.Since, *comparison, error) {
	c, err := compared(r.Since, r.Edition)
	if err != nil {
		return nil, nil, err
	}
	return r.narrowed(c, c.since(r.Since)), c, nil
}

// narrowed leaves what concerns the stops, days, meetings and people that were asked for.
func (r Request) narrowed(c *comparison, since *program.Since) *program.Since {
	if len(r.Stops) > 0 {
		since = c.at(since, r.Stops...)
	}
	if len(r.People) == 1 {
		since = since.Of(r.People[0])
	}
	return since.Only(func(change program.ReleaseChange) bool {
		sent, is := change.Meeting, r.Edition.Meeting(change.Record)
		if sent == nil && is == nil {
			asked := len(r.Meetings) == 0 || c.touches(change, func(m *program.Meeting) bool { return slices.Contains(r.Meetings, m.ID) })
			return asked && r.someone(change.Concerned())
		}
		onDay := len(r.Days) == 0 || slices.Contains(r.Days, change.At.Date) || sent != nil && slices.Contains(r.Days, sent.Start.Date)
		return onDay && fits(r.Meetings, change.Record) && r.someone(change.Concerned())
	})
}

// someone reports whether a change is about one of the people who were asked for, or everyone's.
func (r Request) someone(about []program.ID) bool {
	return len(about) == 0 || len(r.People) == 0 || slices.ContainsFunc(about, func(id program.ID) bool { return slices.Contains(r.People, id) })
}

// withChanges puts what has changed in front of each PDF.
func (d Document) withChanges(r Request, files []File) ([]File, error) {
	if !r.front || d.TakesFiles && r.Options[filesOption] == oneEach { // the parts of a packet have their own
		return files, nil
	}
	for i, f := range files {
		if filepath.Ext(f.Name) != "."+string(PDF) {
			continue
		}
		since := r.since
		if narrow := r.fileSince[f.Name]; narrow != nil {
			since = narrow
		}
		var data bytes.Buffer
		options := paper.ChangesOptions{Document: d.Title(r.Language), Language: r.Language, Paper: paper.Paper(r.Paper), Now: r.Now}
		if err := paper.WithChanges(&data, f.Data, r.Edition, since, options); err != nil {
			return nil, err
		}
		files[i].Data = data.Bytes()
	}
	return files, nil
}

// checkSince refuses a release that the document cannot be compared with.
func (d Document) checkSince(r Request) error {
	switch {
	case r.Since == nil:
		if version := r.Options[sinceOption]; version != "" {
			return refused("There is no version %q of %q that was sent. Mark a document as sent first, or leave the option out.", version, d.ID)
		}
		return nil
	case !d.Succeeds() || r.Since.Document != d.ID:
		return refused("%q cannot tell what has changed since version %s of %q.", d.ID, r.Since.Version, r.Since.Document)
	case r.Since.Audience != r.Edition.Audience:
		return refused("Version %s of %q was sent to %s; make it for the same audience to tell what has changed.", r.Since.Version, d.ID, r.Since.Audience)
	case !d.SucceedsAs(r.Format):
		return refused("What has changed in %q is not told as %s: choose another format.", d.ID, r.Format)
	}
	return nil
}
