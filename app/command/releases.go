package command

import (
	"fmt"
	"slices"
	"strings"
	"text/tabwriter"

	"laurel/app/documents"
	"laurel/data/civil"
	"laurel/data/locale"
	"laurel/data/program"
	"laurel/data/program/edition"
	"laurel/data/proof"
	"laurel/data/store"
)

// sending are the flags of what was sent to whom.
type sending struct {
	To   program.Recipient `placeholder:"WHOM"       help:"${export_sent_to}"`
	Name string            `placeholder:"NAME"       help:"What the recipient is called."`
	As   string            `placeholder:"VERSION"    help:"The version's name. Without it: the next number."`
	On   civil.Date        `placeholder:"YYYY-MM-DD" help:"The day it was sent. Without it: today."`
}

// checkSent refuses a recipient whom nobody could find again.
func (c exportCommand) checkSent() error {
	people := len(c.Limits.Person)
	switch to := c.Sent.To; {
	case to == "" && (c.Sent.As != "" || !c.Sent.On.IsZero() || c.Sent.Name != "" && c.Since == ""):
		return misused("say with --sent-to to whom it was sent")
	case to != "" && !slices.Contains(program.Recipients(), to):
		return misused("nobody is called “%s” here; --sent-to takes %s", to, joined(program.Recipients()))
	case to == program.ToPerson && (people > 1 || people == 0 && c.Since == ""): // --since knows the person
		return misused("name with --person the one person to whom it was sent")
	case to == program.ToOther && strings.TrimSpace(c.Sent.Name) == "":
		return misused("say with --sent-name to whom it was sent")
	}
	return nil
}

// compare finds the release since which each document lists what has changed. The document is made as it was sent: for
// the same audience and, unless the command line chooses another, of the same stop or person.
func (c exportCommand) compare(chosen *program.Program, jobs []job) error {
	for i := range jobs {
		j := &jobs[i]
		version := j.request.Options[sinceOption]
		if version == "" {
			continue
		}
		release, err := c.release(chosen, *j, version)
		if err != nil {
			return err
		}
		if len(c.Form.Audience) == 0 {
			j.audience = release.Audience
		}
		if release.Stop != "" && len(j.request.Stops) == 0 && j.document.LimitedBy(documents.OfStops) {
			j.request.Stops = []program.ID{release.Stop}
		}
		if release.Person != "" && len(j.request.People) == 0 && j.document.AboutPeople() {
			j.request.People = []program.ID{release.Person}
		}
		j.request.Release = release
	}
	return nil
}

// release finds the one release that a version's name means.
func (c exportCommand) release(chosen *program.Program, j job, version string) (*program.Release, error) {
	found := documents.FindReleases(chosen, j.document.ID, version)
	if len(found) == 0 {
		sent := slices.DeleteFunc(
			program.LatestReleases(chosen.Releases),
			func(r *program.Release) bool { return r.Document != j.document.ID },
		)
		if len(sent) == 0 {
			return nil, misused(
				"%s was not sent to anybody yet; note what is sent with --sent-to, or in the window", j.document.ID,
			)
		}
		return nil, misused(
			"there is no version “%s” of %s that was sent; there are:%s", version, j.document.ID,
			releaseLines(chosen, sent),
		)
	}
	fitting := slices.DeleteFunc(slices.Clone(found), func(r *program.Release) bool { return !c.fits(j, r) })
	if len(fitting) > 1 { // one alone is meant even if what is made now goes to another
		same := slices.DeleteFunc(slices.Clone(fitting), func(r *program.Release) bool { return !c.sameReader(r) })
		if len(same) > 0 {
			fitting = same
		}
	}
	switch len(fitting) {
	case 1:
		return fitting[0], nil
	case 0:
		fitting = found
	}
	return nil, misused(
		"say which version “%s” of %s is meant, with --audience, --stop, --person, --sent-to and --sent-name; "+
			"there are:%s", version, j.document.ID, releaseLines(chosen, fitting),
	)
}

// fits reports whether a release was for the audience, the stops and the people that the document is made for, as far
// as they are given.
func (c exportCommand) fits(j job, r *program.Release) bool {
	return (len(c.Form.Audience) == 0 || r.Audience == j.audience) &&
		(len(j.request.Stops) == 0 || r.Stop == "" || slices.Contains(j.request.Stops, r.Stop)) &&
		(len(j.request.People) == 0 || r.Person == "" || slices.Contains(j.request.People, r.Person))
}

// sameReader reports whether a release went to whom the command line sends this one.
func (c exportCommand) sameReader(r *program.Release) bool {
	return (c.Sent.To == "" || r.Recipient == c.Sent.To) &&
		(c.Sent.Name == "" || folded(r.Name) == folded(c.Sent.Name))
}

func releaseLines(p *program.Program, releases []*program.Release) string {
	var text strings.Builder
	for _, r := range releases {
		text.WriteString("\n  " + releaseLine(p, r))
	}
	return text.String()
}

// releaseLine identifies a release: version 2, 14 June 2023, for partners: Hotel, Boston.
func releaseLine(p *program.Program, r *program.Release) string {
	return fmt.Sprintf(
		"version %s, %s, for %s: %s", r.Version, locale.English.Date(r.On, locale.FullDate), r.Audience,
		p.RecipientOf(r, "en"),
	)
}

// sent is what is noted as sent once the documents are made; whatever is wrong with it is reported before.
func (c exportCommand) sent(r *run, chosen *program.Program, jobs []job) ([]*program.Release, error) {
	if c.Sent.To == "" {
		return nil, nil
	}
	var list []*program.Release
	for _, j := range jobs {
		if j.audience == program.Internal {
			return nil, misused(
				"%s for the internal audience is not for sending; name another with --audience", j.document.ID,
			)
		}
		release := program.Release{
			Recipient: c.Sent.To, Name: c.Sent.Name, Document: j.document.ID, Audience: j.audience,
			Version: c.Sent.As, On: c.Sent.On,
		}
		if release.On.IsZero() {
			release.On = civil.DateOf(r.Now())
		}
		if len(j.request.Stops) == 1 {
			release.Stop = j.request.Stops[0]
		}
		if c.Sent.To == program.ToPerson && len(j.request.People) == 1 {
			release.Person = j.request.People[0]
		}
		next, err := documents.Send(chosen, release)
		if err != nil {
			return nil, err
		}
		list = append(list, next)
	}
	return list, nil
}

// noteSent keeps what was sent, as one edit.
func (r *run) noteSent(opened *store.Store, owner *program.Program, sent []*program.Release) error {
	if len(sent) == 0 {
		return nil
	}
	err := r.edit(opened, "Mark as sent", proof.Ticking{Program: owner.ID}, func(tx *store.Tx) error {
		for _, release := range sent {
			if err := tx.Put(owner.ID, release); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("the files were made, but are not noted as sent; mark them in the window: %w", err)
	}
	for _, release := range sent {
		fmt.Fprintf(r.Stderr, "noted as sent: %s, %s\n", release.Document, releaseLine(owner, release))
	}
	return nil
}

type releasesCommand struct {
	Program string `required:"" placeholder:"NAME|ID" help:"The program: its name, a part of it, or its identifier."`
	Changes bool   `help:"List what has changed since each was sent."`
	JSON    bool   `help:"${releases_json}" name:"json"`
}

// Help shows examples.
func (releasesCommand) Help() string { return help["releases"] }

// releaseEntry is the stable JSON shape of a release; changes are counted and listed for the latest to each recipient.
type releaseEntry struct {
	ID        program.ID        `json:"id"`
	Document  string            `json:"document"`
	Recipient program.Recipient `json:"recipient"`
	Name      string            `json:"name"`
	Stop      program.ID        `json:"stop"`
	Person    program.ID        `json:"person"`
	Audience  program.Audience  `json:"audience"`
	Version   string            `json:"version"`
	On        civil.Date        `json:"on"`
	Latest    bool              `json:"latest"`
	Changes   []changeEntry     `json:"changes"`
}

type changeEntry struct {
	Kind   edition.Kind `json:"kind"`
	Record program.ID   `json:"record"`
	Text   string       `json:"text"`
}

// Run lists the releases, the oldest first.
func (c releasesCommand) Run(r *run) error {
	_, chosen, err := r.storeAndProgram(c.Program)
	if err != nil {
		return err
	}
	entries := []releaseEntry{}
	latest := program.LatestReleases(chosen.Releases)
	for _, sent := range chosen.Releases {
		entry := releaseEntry{
			sent.ID, sent.Document, sent.Recipient, sent.Name, sent.Stop, sent.Person, sent.Audience, sent.Version,
			sent.On, slices.Contains(latest, sent),
			[]changeEntry{},
		}
		if entry.Latest {
			changes, err := r.Documents.Changes(sent, edition.For(chosen, sent.Audience))
			if err != nil {
				return err
			}
			for _, change := range (&edition.Since{Changes: changes}).Sorted() {
				entry.Changes = append(entry.Changes, changeEntry{change.Kind, change.Record, change.Sentence("en")})
			}
		}
		entries = append(entries, entry)
	}
	if c.JSON {
		return printJSON(r.Stdout, entries)
	}
	return c.print(r, chosen, entries)
}

func (c releasesCommand) print(r *run, chosen *program.Program, entries []releaseEntry) error {
	if len(entries) == 0 {
		fmt.Fprintln(r.Stdout, "Nothing was marked as sent yet.")
		return nil
	}
	table := tabwriter.NewWriter(r.Stdout, 0, 0, 2, ' ', 0)
	for i, e := range entries {
		state := "followed by another"
		switch {
		case len(e.Changes) > 0:
			state = counted(len(e.Changes), "change", "changes") + " since"
		case e.Latest:
			state = "unchanged"
		}
		fmt.Fprintf(
			table, "%s\tversion %s\t%s\tfor %s\t%s\t%s\n", e.Document, e.Version, e.On, e.Audience,
			chosen.RecipientOf(chosen.Releases[i], "en"), state,
		)
		if !c.Changes {
			continue
		}
		for _, change := range e.Changes {
			fmt.Fprintf(table, "  %s: %s\n", change.Kind, change.Text)
		}
	}
	return table.Flush()
}
