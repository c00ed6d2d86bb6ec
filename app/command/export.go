package command

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"laurel/app/documents"
	"laurel/app/request"
	"laurel/data/civil"
	"laurel/data/limit"
	"laurel/data/locale"
	"laurel/data/program"
	"laurel/data/program/edition"
	"laurel/data/program/tasks"
	"laurel/data/proof"
	"laurel/data/store"
)

type exportCommand struct {
	Documents []string `arg:"" name:"document" help:"Which documents: the first column of laurel documents."`
	Program   string   `required:"" placeholder:"NAME|ID" help:"${export_program}"`
	Form      form     `embed:""`
	Limits    limits   `embed:""`
	Listing   listing  `embed:""`
	Since     string   `placeholder:"VERSION" help:"${export_since}"`
	Sent      sending  `embed:"" prefix:"sent-"`
	Also      []string `placeholder:"NAME|FILE" sep:"none" help:"${export_also}"`
	Attach    []string `placeholder:"FILE" type:"path" sep:"none" help:"${export_attach}"`
	Out       string   `required:"" type:"path" placeholder:"DIR" help:"${export_out}"`
}

// form are the flags of how documents are made.
type form struct {
	Audience []string          `placeholder:"A" help:"${export_audience}"`
	Format   string            `placeholder:"F" help:"${export_format}"`
	Language string            `placeholder:"L" help:"en, es, fr, pt or ar. Without it: the program's language."`
	Paper    string            `placeholder:"P" help:"letter or a4. Without it: that of the program's region."`
	Option   map[string]string `placeholder:"NAME=VALUE" mapsep:"none" help:"${export_option}"`
	Password string            `name:"password-file" placeholder:"FILE" type:"path" help:"${export_password_file}"`
}

// Help shows examples.
func (exportCommand) Help() string { return help["export"] }

// sinceOption is the option of documents that --since sets.
const sinceOption = "since"

// job is one document to be made; its request has no edition yet.
type job struct {
	document documents.Document
	audience program.Audience
	folder   string // within the output folder; empty: that folder itself
	request  request.Request
	others   []*program.Program // of a document across programs
}

// Run makes the documents and writes them.
func (c exportCommand) Run(r *run) error {
	jobs, err := c.jobs(r)
	if err != nil {
		return err
	}
	opened, chosen, err := r.storeAndProgram(c.Program)
	if err != nil {
		return err
	}
	if err := c.Limits.limit(r.Documents, chosen, jobs); err != nil {
		return err
	}
	if err := c.applyList(chosen, jobs); err != nil {
		return err
	}
	if err := c.addOthers(r, opened, chosen, jobs); err != nil {
		return err
	}
	if err := c.compare(chosen, jobs); err != nil {
		return err
	}
	sent, err := c.sent(r, chosen, jobs)
	if err != nil {
		return err
	}
	saved, err := c.listToSave(jobs)
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
	if err := r.noteMade(opened, chosen, jobs); err != nil {
		return err
	}
	if err := r.saveList(opened, chosen.ID, saved); err != nil {
		return err
	}
	return findings
}

// jobs reads the command line; whatever is wrong with it is an error before anything is opened.
func (c exportCommand) jobs(r *run) ([]job, error) {
	audiences, err := c.audiences()
	if err != nil {
		return nil, err
	}
	if err := c.checkForm(); err != nil {
		return nil, err
	}
	format := request.Format(c.Form.Format)
	password, err := c.password(r)
	if err != nil {
		return nil, err
	}
	var jobs []job
	for i, id := range c.Documents {
		if slices.Contains(c.Documents[:i], id) {
			continue
		}
		document, known := r.Documents.Find(id)
		if !known {
			return nil, misused("there is no document “%s”; see: laurel documents", id)
		}
		options, err := c.optionsOf(document, password)
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
				request: request.Request{
					Format: format, Language: locale.Language(c.Form.Language), Paper: request.Paper(c.Form.Paper),
					Options: options, Now: r.Now(),
				},
			}
			if len(audiences) > 1 {
				one.folder = audience.Name("en")
			}
			jobs = append(jobs, one)
		}
	}
	if err := c.attach(r, jobs); err != nil {
		return nil, err
	}
	return jobs, c.unusedOption(r.Documents, jobs)
}

// checkForm refuses a format, a language or a paper that no document has.
func (c exportCommand) checkForm() error {
	switch {
	case c.Form.Format != "" && !slices.Contains(request.Formats(), request.Format(c.Form.Format)):
		return misused("“%s” is no format; there are %s", c.Form.Format, joined(request.Formats()))
	case c.Form.Language != "" && !locale.Nearest(c.Form.Language).Is(locale.Language(c.Form.Language)):
		return misused("documents are written in %s, not in “%s”", joined(locale.Languages()), c.Form.Language)
	case c.Form.Paper != "" && !slices.Contains(request.Papers(), request.Paper(c.Form.Paper)):
		return misused("the paper is %s, not “%s”", joined(request.Papers()), c.Form.Paper)
	}
	return c.checkSent()
}

// audiences returns those given, each once, or the empty one.
func (c exportCommand) audiences() ([]program.Audience, error) {
	list := []program.Audience{}
	for _, given := range c.Form.Audience {
		audience := program.Audience(given)
		if !slices.Contains(program.Audiences(), audience) {
			return nil, misused("“%s” is no audience; there are %s", given, joined(program.Audiences()))
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

// attach reads the user's own files into the requests of the documents that accept them.
func (c exportCommand) attach(r *run, jobs []job) error {
	if len(c.Attach) == 0 {
		return nil
	}
	if !slices.ContainsFunc(jobs, func(j job) bool { return j.document.AcceptsFiles() }) {
		return misused("none of these documents takes files of your own; the packet does")
	}
	var files []request.File
	for _, path := range c.Attach {
		data, err := limit.ReadFile(r.ctx, path, limit.AttachmentBytes)
		if err != nil {
			return fmt.Errorf("the file to attach, %s: %w", path, err)
		}
		files = append(files, request.File{Name: filepath.Base(path), Data: data})
	}
	for i := range jobs {
		if jobs[i].document.AcceptsFiles() {
			jobs[i].request.Attachments = files
		}
	}
	return nil
}

// optionsOf returns the options that are the document's; of several documents each has its own.
func (c exportCommand) optionsOf(document documents.Document, password string) (map[string]string, error) {
	options := map[string]string{}
	for _, option := range document.Options {
		switch {
		case option.Kind != documents.Secret:
		case password != "":
			options[option.ID] = password
		case option.Required:
			return nil, misused("%s is made with a password only; write one into a file and name that: "+
				"--password-file FILE", document.ID)
		}
	}
	if _, known := document.Option(sinceOption); known && c.Since != "" {
		options[sinceOption] = c.Since
	}
	for id, value := range c.given() {
		option, known := document.Option(id)
		if !known {
			continue
		}
		if option.Kind == documents.Secret {
			return nil, misused("a %s cannot be given on a command line, where others could read it; write it into a "+
				"file and name that: --%[1]s-file FILE", id)
		}
		options[id] = value
	}
	return options, nil
}

// password reads the file of the documents' password: its only line.
func (c exportCommand) password(r *run) (string, error) {
	if c.Form.Password == "" {
		return "", nil
	}
	content, err := limit.ReadFile(r.ctx, c.Form.Password, limit.SecretBytes)
	if err != nil {
		return "", fmt.Errorf("the file with the password, %s: %w", c.Form.Password, err)
	}
	password := strings.TrimRight(string(content), "\r\n")
	if password == "" || strings.ContainsAny(password, "\r\n") {
		return "", misused("%s does not have one line with a password", c.Form.Password)
	}
	return password, nil
}

// given returns the options of the command line.
func (c exportCommand) given() map[string]string {
	options := c.Listing.options()
	maps.Copy(options, c.Form.Option)
	return options
}

func (c exportCommand) unusedOption(all documents.Catalogue, jobs []job) error {
	if c.Since != "" && !slices.ContainsFunc(jobs, func(j job) bool { return j.document.Succeeds() }) {
		return misused(
			"none of these documents tells what has changed since a version; %s do",
			strings.Join(idsOf(all, documents.Document.Succeeds), ", "),
		)
	}
	hasSecret := func(d documents.Document) bool {
		return slices.ContainsFunc(d.Options, func(o documents.Option) bool { return o.Kind == documents.Secret })
	}
	if c.Form.Password != "" && !slices.ContainsFunc(jobs, func(j job) bool { return hasSecret(j.document) }) {
		return misused("none of these documents has a password; %s do",
			strings.Join(idsOf(all, hasSecret), ", "))
	}
	for _, id := range slices.Sorted(maps.Keys(c.given())) {
		used := slices.ContainsFunc(jobs, func(j job) bool { _, known := j.document.Option(id); return known })
		if !used {
			return misused("none of these documents has an option “%s”; see: laurel documents", id)
		}
	}
	return nil
}

// export makes the documents of a program, writes them below out, and prints where they are.
func (r *run) export(opened *store.Store, chosen *program.Program, out string, jobs []job) error {
	byFolder := map[string][]request.File{}
	findings := findingPrinter{out: r.Stderr, printed: map[string]bool{}, alike: map[[2]string]*similar{}}
	var issued []*program.Issue
	var letters program.SentLetters
	for _, j := range jobs {
		j.request.Edition = edition.For(chosen, j.audience)
		for _, other := range j.others {
			j.request.Others = append(j.request.Others, edition.For(other, j.audience))
		}
		j.request.Photos, j.request.Log = opened, opened.Log()
		var cuts documents.Cuts
		j.request = cuts.Watch(j.request)
		files, err := j.document.Make(r.ctx, j.request)
		if err != nil {
			return err
		}
		issues, err := j.document.Issued(j.request)
		if err != nil {
			return err
		}
		issued = append(issued, issues...)
		sent, err := j.document.SentLetters(j.request)
		if err != nil {
			return err
		}
		letters = append(letters, sent...)
		language := cmp.Or(j.request.Language, locale.Nearest(chosen.Language))
		found := append(j.document.Findings(j.request), cuts.Findings(language)...)
		findings.print(j.document.ID, found)
		byFolder[j.folder] = append(byFolder[j.folder], files...)
	}
	findings.printRest()
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
	if err := r.noteLetters(opened, chosen.ID, letters); err != nil {
		return err
	}
	if findings.serious {
		return errFindings
	}
	return nil
}

// edit changes the store, and prints the tasks that are done by it.
func (r *run) edit(opened *store.Store, label string, ticking proof.Ticking, change func(tx *store.Tx) error) error {
	ticking.Today = civil.DateOf(r.Now())
	if err := opened.Edit(r.ctx, label, ticking.During(change)); err != nil {
		return err
	}
	for _, task := range ticking.Done() {
		fmt.Fprintf(r.Stderr, "task done: %s\n", task)
	}
	return nil
}

// noteMade ticks the tasks that are done once the documents are made.
func (r *run) noteMade(opened *store.Store, of *program.Program, jobs []job) error {
	ids := make([]string, len(jobs))
	for i, j := range jobs {
		ids[i] = j.document.ID
	}
	proofs := proof.OfDocuments(ids...)
	if len(tasks.Ticked(tasks.Of(of), civil.DateOf(r.Now()), proofs...)) == 0 {
		return nil
	}
	return r.edit(opened, "Tick off what was made", proof.Ticking{Program: of.ID, Also: proofs}, nil)
}

// register notes which certificates were handed out.
func (r *run) register(opened *store.Store, owner program.ID, issued []*program.Issue) error {
	if len(issued) == 0 {
		return nil
	}
	err := r.edit(opened, "Issue certificates", proof.Ticking{Program: owner}, func(tx *store.Tx) error {
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
		return fmt.Errorf(
			"the certificates were made, but not noted in the register of issued certificates; make them again: %w",
			err,
		)
	}
	return nil
}

// noteLetters notes who was sent which letter.
func (r *run) noteLetters(opened *store.Store, owner program.ID, sent program.SentLetters) error {
	if len(sent) == 0 {
		return nil
	}
	err := opened.Edit(r.ctx, "Note letters as sent", func(tx *store.Tx) error {
		p, err := tx.Program(owner)
		if err != nil {
			return err
		}
		return tx.Put("", p.WithSentLetters(sent))
	})
	if err != nil {
		return fmt.Errorf("the letters were made, but not noted as sent; make them again: %w", err)
	}
	return nil
}
