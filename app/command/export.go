package command

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"laurel/app/documents"
	"laurel/app/request"
	"laurel/data/locale"
	"laurel/data/program"
	"laurel/data/store"
)

type exportCommand struct {
	Documents []string          `arg:"" name:"document" help:"Which documents: the first column of laurel documents."`
	Program   string            `required:"" placeholder:"NAME|ID" help:"The program: its name, a part of it, or its identifier. Case and accents do not matter."`
	Audience  []string          `placeholder:"A" help:"For whom: internal, partners, participants or public. What they may not have is not in the file. Several, with commas between them, make a folder for each. Without it: the first one of laurel documents."`
	Format    string            `placeholder:"F" help:"pdf, xlsx, csv, json, xml, ics or vcf. Without it: the document's first format."`
	Language  string            `placeholder:"L" help:"en, es or fr. Without it: the program's language."`
	Paper     string            `placeholder:"P" help:"letter or a4. Without it: letter."`
	Option    map[string]string `placeholder:"NAME=VALUE" mapsep:"none" help:"An option of laurel documents; may be given several times."`
	Stop      []string          `placeholder:"CITY|ID" sep:"none" help:"Only this stop; may be given several times, as --day, --meeting and --person. Of several documents those are limited that can be."`
	Day       []program.Date    `placeholder:"YYYY-MM-DD" help:"Only this day."`
	Meeting   []string          `placeholder:"TITLE|ID" sep:"none" help:"Only this meeting, of those on the days and in the stops that are given."`
	Person    []string          `placeholder:"NAME|ID" sep:"none" help:"Only this person."`
	Since     string            `placeholder:"VERSION" help:"Tell and mark what has changed since this version was sent: the version's name in laurel releases. --audience, --stop, --person, --sent-to and --sent-name say which, where several recipients had one of that name."`
	SentTo    program.Recipient `placeholder:"WHOM" help:"Note that this is what was sent: to hotel, transport, agency, hosts, group, person (with --person) or other (with --sent-name). With one --stop it is that stop's."`
	SentName  string            `placeholder:"NAME" help:"What the recipient is called."`
	SentAs    string            `placeholder:"VERSION" help:"The version's name. Without it: the next number."`
	SentOn    program.Date      `placeholder:"YYYY-MM-DD" help:"The day it was sent. Without it: today."`
	Attach    []string          `placeholder:"FILE" type:"path" sep:"none" help:"A PDF of your own, such as a city map, for the packet; may be given several times. Only its pages go in, not who made it and when."`
	Out       string            `required:"" type:"path" placeholder:"DIR" help:"Folder for the files; made when it is not there. A file of the same name is replaced by a whole one."`
}

// Help shows examples.
func (exportCommand) Help() string {
	return `Each file's path is printed. What to look at before you hand a document out (letters that no font has, people shown by another name) is told on standard error, and the exit code is then 3.

    laurel export certificates --program heroes --out Certificates
    laurel export certificates --program heroes --option files=each --paper a4 --language es --out Certificates
    laurel export roster --program heroes --audience partners --out "For the hotel"
    laurel export roster --program heroes --format csv --out Rosters
    laurel export rooming-list --program heroes --stop Boston --sent-to hotel --out "For the hotel"
    laurel export rooming-list --program heroes --stop Boston --since 1 --sent-to hotel --out "For the hotel"
    laurel export host-sheet --program heroes --day 2023-06-13 --meeting "Federal legislation" --out "For the host"
    laurel export calendar personal-schedule --program heroes --person Contoh --out "For Contoh"
    laurel export program-json --program heroes --out Backups
    laurel export packet --program heroes --attach "City map.pdf" --out "For everyone"
    laurel export packet --program heroes --option documents=program-book,own-files,contact-book --attach Map.pdf --out Packet
    laurel export packet --program heroes --audience participants,partners --option files=each --out Packets`
}

// sinceOption is the option of documents that --since gives.
const sinceOption = "since"

// job is one document to be made; its request has no edition yet.
type job struct {
	document documents.Document
	audience program.Audience
	folder   string // within the output folder; empty: that folder itself
	request  documents.Request
}

// Run makes the documents and writes them.
func (c exportCommand) Run(r *run) error {
	jobs, err := c.jobs(r)
	if err != nil {
		return err
	}
	opened, err := r.store(mustBeHere)
	if err != nil {
		return err
	}
	chosen, err := r.program(opened, c.Program)
	if err != nil {
		return err
	}
	if err := c.limit(r.Documents, chosen, jobs); err != nil {
		return err
	}
	if err := c.compare(chosen, jobs); err != nil {
		return err
	}
	sent, err := c.sent(r, chosen, jobs)
	if err != nil {
		return err
	}
	findings := r.export(opened, chosen, c.Out, jobs)
	if findings != nil && !errors.Is(findings, errFindings) {
		return findings
	}
	if err := r.noteSent(opened, chosen, sent); err != nil {
		return err
	}
	return findings
}

// jobs reads the command line; whatever is wrong with it is told before anything is opened.
func (c exportCommand) jobs(r *run) ([]job, error) {
	audiences, err := c.audiences()
	if err != nil {
		return nil, err
	}
	if err := c.checkWords(); err != nil {
		return nil, err
	}
	format := documents.Format(c.Format)
	var jobs []job
	for i, id := range c.Documents {
		if slices.Contains(c.Documents[:i], id) {
			continue
		}
		document, known := r.Documents.Find(id)
		if !known {
			return nil, misused("there is no document %q; see: laurel documents", id)
		}
		options, err := c.optionsOf(document)
		if err != nil {
			return nil, err
		}
		for _, audience := range audiences {
			if err := document.Check(format, audience, options); err != nil {
				return nil, err
			}
			one := job{
				document: document,
				audience: cmp.Or(audience, document.Audiences[0]),
				request:  documents.Request{Format: format, Language: locale.Language(c.Language), Paper: documents.Paper(c.Paper), Options: options, Now: r.Now()},
			}
			if len(audiences) > 1 {
				one.folder = audience.Name("en")
			}
			jobs = append(jobs, one)
		}
	}
	if err := c.attach(jobs); err != nil {
		return nil, err
	}
	return jobs, c.unusedOption(r.Documents, jobs)
}

// checkWords refuses a format, a language or a paper that no document has.
func (c exportCommand) checkWords() error {
	switch {
	case c.Format != "" && !slices.Contains(request.Formats(), documents.Format(c.Format)):
		return misused("%q is no format; there are %s", c.Format, joined(request.Formats()))
	case c.Language != "" && !slices.Contains(locale.Languages(), locale.Language(c.Language)):
		return misused("documents are written in %s, not in %q", joined(locale.Languages()), c.Language)
	case c.Paper != "" && !slices.Contains(request.Papers(), documents.Paper(c.Paper)):
		return misused("the paper is %s, not %q", joined(request.Papers()), c.Paper)
	}
	return c.checkSent()
}

// checkSent refuses a recipient whom nobody could find again.
func (c exportCommand) checkSent() error {
	switch {
	case c.SentTo == "" && (c.SentAs != "" || !c.SentOn.IsZero() || c.SentName != "" && c.Since == ""):
		return misused("say with --sent-to to whom it was sent")
	case c.SentTo != "" && !slices.Contains(program.Recipients(), c.SentTo):
		return misused("nobody is called %q here; --sent-to takes %s", c.SentTo, joined(program.Recipients()))
	case c.SentTo == program.ToPerson && (len(c.Person) > 1 || len(c.Person) == 0 && c.Since == ""): // the release since which it tells knows them
		return misused("name with --person the one person to whom it was sent")
	case c.SentTo == program.ToOther && strings.TrimSpace(c.SentName) == "":
		return misused("say with --sent-name to whom it was sent")
	}
	return nil
}

// audiences returns those given, each once, or the empty one.
func (c exportCommand) audiences() ([]program.Audience, error) {
	list := []program.Audience{}
	for _, given := range c.Audience {
		audience := program.Audience(given)
		if !slices.Contains(program.Audiences(), audience) {
			return nil, misused("%q is no audience; there are %s", given, joined(program.Audiences()))
		}
		if !slices.Contains(list, audience) {
			list = append(list, audience)
		}
	}
	if len(list) == 0 {
		return []program.Audience{""}, nil
	}
	return list, nil
}

// attach reads the user's own files into the requests of the documents that take them.
func (c exportCommand) attach(jobs []job) error {
	if len(c.Attach) == 0 {
		return nil
	}
	if !slices.ContainsFunc(jobs, func(j job) bool { return j.document.AcceptsFiles() }) {
		return misused("none of these documents takes files of your own; the packet does")
	}
	var files []documents.File
	for _, path := range c.Attach {
		data, err := os.ReadFile(path)
		if err != nil {
			return fmt.Errorf("the file to attach could not be read; check its name and place: %w", err)
		}
		files = append(files, documents.File{Name: filepath.Base(path), Data: data})
	}
	for i := range jobs {
		if jobs[i].document.AcceptsFiles() {
			jobs[i].request.Attachments = files
		}
	}
	return nil
}

// optionsOf returns the options that are the document's; of several documents each takes its own.
func (c exportCommand) optionsOf(document documents.Document) (map[string]string, error) {
	options := map[string]string{}
	if _, tells := document.Option(sinceOption); tells && c.Since != "" {
		options[sinceOption] = c.Since
	}
	for id, value := range c.Option {
		option, known := document.Option(id)
		if !known {
			continue
		}
		if option.Kind == documents.Secret {
			return nil, misused("%s cannot be given on a command line, where others could read it; use the window", id)
		}
		options[id] = value
	}
	return options, nil
}

func (c exportCommand) unusedOption(all documents.Catalogue, jobs []job) error {
	if c.Since != "" && !slices.ContainsFunc(jobs, func(j job) bool { return j.document.Succeeds() }) {
		return misused("none of these documents tells what has changed since a version; %s do", strings.Join(idsOf(all, documents.Document.Succeeds), ", "))
	}
	for _, id := range slices.Sorted(maps.Keys(c.Option)) {
		used := slices.ContainsFunc(jobs, func(j job) bool { _, known := j.document.Option(id); return known })
		if !used {
			return misused("none of these documents has an option %q; see: laurel documents", id)
		}
	}
	return nil
}

// export makes the documents of a program, writes them below out, and prints where they are.
func (r *run) export(opened *store.Store, chosen *program.Program, out string, jobs []job) error {
	byFolder := map[string][]documents.File{}
	told := findingsTold{lines: map[string]bool{}, more: map[string]int{}, out: r.Stderr}
	var issued []*program.Issue
	for _, j := range jobs {
		j.request.Edition = chosen.EditionFor(j.audience)
		j.request.Photos, j.request.Log = opened, opened
		files, err := j.document.Make(r.ctx, j.request)
		if err != nil {
			return err
		}
		issues, err := j.document.Issued(j.request)
		if err != nil {
			return err
		}
		issued = append(issued, issues...)
		told.tell(j.document.ID, j.document.Findings(j.request))
		byFolder[j.folder] = append(byFolder[j.folder], files...)
	}
	told.rest()
	for _, folder := range slices.Sorted(maps.Keys(byFolder)) {
		paths, err := documents.Write(r.ctx, filepath.Join(out, folder), byFolder[folder])
		for _, path := range paths {
			fmt.Fprintln(r.Stdout, path)
		}
		if err != nil {
			return err
		}
	}
	if err := r.register(opened, chosen.ID, issued); err != nil {
		return err
	}
	if told.grave {
		return errFindings
	}
	return nil
}

// alikeTold is how many findings of one rule a document tells one by one.
const alikeTold = 3

// findingsTold writes findings, each once, and of many alike in one document only the first few and how many more there are.
type findingsTold struct {
	out   io.Writer
	lines map[string]bool
	more  map[string]int // by document and rule: how many there were
	grave bool           // whether one was more than a hint
}

func (t *findingsTold) tell(document string, findings []documents.Finding) {
	for _, f := range findings {
		t.grave = t.grave || f.Severity != program.SeverityHint
		line := fmt.Sprintf("%s: %s: %s", document, f.Severity, f.Text)
		if t.lines[line] {
			continue
		}
		t.lines[line] = true
		alike := document + ": " + f.Rule
		if t.more[alike]++; t.more[alike] <= alikeTold {
			fmt.Fprintln(t.out, line)
		}
	}
}

// rest says how many were not told one by one.
func (t *findingsTold) rest() {
	for _, alike := range slices.Sorted(maps.Keys(t.more)) {
		if n := t.more[alike] - alikeTold; n > 0 {
			fmt.Fprintf(t.out, "%s: and %d more\n", alike, n)
		}
	}
}

// register notes which certificates were handed out.
func (r *run) register(opened *store.Store, owner program.ID, issued []*program.Issue) error {
	if len(issued) == 0 {
		return nil
	}
	err := opened.Edit(r.ctx, "Issue certificates", func(tx *store.Tx) error {
		noted := map[string]bool{} // the same certificate may have been made in several designs
		for _, issue := range issued {
			if noted[issue.Serial] {
				continue
			}
			noted[issue.Serial] = true
			if err := tx.Put(owner, issue); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("the certificates were made, but not noted in the register of issued certificates; make them again: %w", err)
	}
	return nil
}
