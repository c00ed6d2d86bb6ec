package documents

import (
	"bytes"
	"slices"

	"laurel/app/paper"
	"laurel/data/program"
)

// sinceOption is the option of documents that can tell what has changed since they were last sent.
const sinceOption = "since"

// successors are the documents that recipients get again and again.
var successors = []string{"program-book", "daily-sheet", "personal-schedule", "week-grid", "rooming-list", "transport-sheet", "contact-book", "host-sheet"}

// succeeding gives the documents that recipients get again the option to tell what has changed.
func succeeding(all []Document) []Document {
	for i, d := range all {
		if slices.Contains(successors, d.ID) {
			all[i].Options = append(slices.Clone(d.Options), Option{
				ID: sinceOption, Kind: Version, Title: words{"Changes since version", "Cambios desde la versión", "Changements depuis la version"}.in,
			})
		}
	}
	return all
}

// Succeeds reports whether the document can tell what has changed since a release: Request.Since.
func (d Document) Succeeds() bool { return slices.Contains(successors, d.ID) }

// parts says which parts of a program a document shows, so that nobody is told of changes that theirs has not; a document that is not here
// shows them all.
var parts = map[string][]program.Part{
	"rooming-list":      {program.NamesPart, program.RoomsPart, program.FlightsPart, program.NeedsPart},
	"transport-sheet":   {program.PlanPart, program.NamesPart, program.FlightsPart, program.RidesPart, program.NeedsPart},
	"roster":            {program.NamesPart, program.FlightsPart, program.NeedsPart, program.RoomsPart, program.PhonesPart},
	"contact-book":      {program.PhonesPart, program.NamesPart},
	"host-sheet":        {program.PlanPart, program.NamesPart, program.NeedsPart},
	"badges":            {program.NamesPart},
	"table-cards":       {program.NamesPart},
	"labels":            {program.NamesPart, program.RoomsPart},
	"certificates":      {program.NamesPart},
	"emergency-cards":   {program.NamesPart, program.NeedsPart, program.PhonesPart, program.RoomsPart},
	"evaluation-form":   {program.PlanPart},
	"week-grid":         {program.PlanPart},
	"personal-schedule": {program.PlanPart, program.RoomsPart, program.FlightsPart, program.PhonesPart, program.RidesPart},
	"daily-sheet":       {program.PlanPart, program.NamesPart, program.PhonesPart, program.RidesPart},
	"calendar":          {program.PlanPart},
}

// Changes lists what has changed since a release was sent, as far as it concerns the recipient: what the document shows, at the stop whose
// hotel, company or hosts were written to, or of the one person. The edition is one for the release's audience.
func Changes(release *program.Release, now *program.Edition) ([]program.ReleaseChange, error) {
	sent, err := release.Edition()
	if err != nil {
		return nil, err
	}
	shown, limited := parts[release.Document]
	return slices.DeleteFunc(program.Diff(sent, now), func(c program.ReleaseChange) bool {
		elsewhere := release.Stop != "" && c.Stop != "" && c.Stop != release.Stop
		return limited && !slices.Contains(shown, c.Part) || elsewhere || release.Person != "" && !concerns(c, release.Person, now)
	}), nil
}

// concerns reports whether a change is the person's own, or one of a meeting or a stop of theirs.
func concerns(c program.ReleaseChange, person program.ID, now *program.Edition) bool {
	if len(c.People) > 0 {
		return slices.Contains(c.People, person)
	}
	return c.Part != program.NamesPart && now.Person(c.Record) == nil || c.Record == person
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

// FindRelease returns the latest release of a document under a version's name, or nil.
func FindRelease(p *program.Program, document, version string) *program.Release {
	for _, r := range slices.Backward(p.Releases) {
		if r.Document == document && r.Version == version {
			return r
		}
	}
	return nil
}

// since is what has changed since the release of a request; nil for one without.
func since(r Request) (*paper.Since, error) {
	if r.Since == nil {
		return nil, nil
	}
	changes, err := Changes(r.Since, r.Edition)
	if err != nil {
		return nil, err
	}
	return &paper.Since{Version: r.Since.Version, On: r.Since.On, Changes: changes}, nil
}

// withChanges puts what has changed in front of each PDF.
func (d Document) withChanges(r Request, files []File) ([]File, error) {
	if r.since == nil {
		return files, nil
	}
	for i, f := range files {
		var data bytes.Buffer
		options := paper.ChangesOptions{Document: d.Title(r.Language), Language: r.Language, Paper: paper.Paper(r.Paper), Now: r.Now}
		if err := paper.WithChanges(&data, f.Data, r.Edition, *r.since, options); err != nil {
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
	case r.Format != PDF:
		return refused("What has changed is told in PDF only, not in %s.", r.Format)
	}
	return nil
}
