package command

import (
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"laurel/app/forgetting"
	"laurel/app/request"
	"laurel/data/locale"
	"laurel/data/program"
	"laurel/data/store"
	"laurel/data/wholefile"
)

type forgetCommand struct {
	Person      []string `placeholder:"NAME|ID|REF" sep:"none" help:"${forget_person}"`
	Program     string   `placeholder:"NAME|ID" help:"${forget_program}"`
	OlderThan   string   `placeholder:"MONTHS" help:"${forget_older_than}"`
	DryRun      bool     `help:"Print what would be removed, and change nothing."`
	Instead     string   `placeholder:"TEXT" help:"${forget_instead}"`
	KeepTexts   bool     `help:"${forget_keep_texts}"`
	Certificate string   `type:"path" placeholder:"FILE" help:"${forget_certificate}"`
	Language    string   `default:"en" help:"The language of the certificate: one of those of the window."`
}

// Help describes what becomes of what is forgotten.
func (forgetCommand) Help() string { return help["forget"] }

// Run removes people or programs for good.
func (c forgetCommand) Run(r *run) error {
	if err := c.check(); err != nil {
		return err
	}
	opened, err := r.store()
	if err != nil {
		return err
	}
	dir, err := r.dataDir()
	if err != nil {
		return err
	}
	what := store.Forgetting{Instead: c.Instead, Backups: filepath.Join(dir, "backups"), Keep: map[store.TextIn]bool{}}
	if what.People, what.Programs, err = c.chosen(r, opened); err != nil {
		return err
	}
	if len(what.People)+len(what.Programs) == 0 {
		fmt.Fprintln(r.Stdout, "No program has ended so long ago.")
		return nil
	}
	return c.forget(r, opened, what)
}

// check refuses a command line that does not name what is to be forgotten, before anything is opened.
func (c forgetCommand) check() error {
	if months := c.OlderThan; months != "" && c.Program == "" && len(c.Person) == 0 {
		if _, err := monthsOf(months); err != nil {
			return err
		}
	} else if c.OlderThan != "" || c.Program == "" && len(c.Person) == 0 {
		return misused("say what is to be forgotten: --person, --program or --older-than alone")
	}
	if ending := filepath.Ext(c.Certificate); c.Certificate != "" && ending != ".pdf" && ending != ".txt" {
		return misused("the certificate is a PDF or a text: let the name of its file end in .pdf or .txt")
	}
	if languages := locale.WindowLanguages(); !slices.Contains(languages, locale.Language(c.Language)) {
		return misused("the certificate is written in %s, not in “%s”", joined(languages), c.Language)
	}
	return nil
}

// chosen finds who and what is meant.
func (c forgetCommand) chosen(r *run, opened *store.Store) (people, programs []program.ID, err error) {
	if c.OlderThan != "" {
		months, err := monthsOf(c.OlderThan)
		if err != nil {
			return nil, nil, err
		}
		old, err := opened.ProgramsBefore(r.ctx, r.Now().AddDate(0, -months, 0))
		for _, p := range old {
			fmt.Fprintf(r.Stdout, "%s  %s  %s\n", p.Name, p.End, p.ID)
			programs = append(programs, p.ID)
		}
		return nil, programs, err
	}
	summaries, err := opened.Programs(r.ctx)
	if err != nil {
		return nil, nil, err
	}
	if c.Program != "" {
		one, err := chooseWhole(summaries, c.Program)
		if err != nil {
			return nil, nil, err
		}
		summaries = []program.Summary{one}
		if len(c.Person) == 0 {
			return nil, []program.ID{one.ID}, nil
		}
	}
	people, err = c.people(r, opened, summaries)
	return people, nil, err
}

// chooseWhole finds the program of a whole name: a part is not enough for what cannot be undone.
func chooseWhole(summaries []program.Summary, wanted string) (program.Summary, error) {
	found, err := choose(summaries, wanted)
	if err == nil && !strings.EqualFold(string(found.ID), wanted) && folded(found.Name) != folded(wanted) {
		err = misused("forgetting cannot be undone: name the program wholly, “%s”, or by its identifier", found.Name)
	}
	return found, err
}

// people finds those of whole names, identifiers or references in programs.
func (c forgetCommand) people(
	r *run,
	opened *store.Store,
	summaries []program.Summary,
) (found []program.ID, err error) {
	var all []candidate
	refs := program.RefIndex{}
	for _, s := range summaries {
		p, err := opened.Load(r.ctx, s.ID)
		if err != nil {
			return nil, err
		}
		maps.Copy(refs, program.RefIndexOf(p.People))
		for _, person := range p.People {
			names := []string{
				person.DisplayName(), person.Given + " " + person.Family, person.Family + " " + person.Given,
				person.OwnName,
			}
			all = append(all, candidate{person.ID, names, person.DisplayName() + ", " + s.Name})
		}
	}
	for _, wanted := range c.Person {
		id := refs.Find(wanted)
		if id == "" {
			whole := slices.DeleteFunc(slices.Clone(all), func(one candidate) bool {
				return !strings.EqualFold(string(one.id), wanted) &&
					!one.called(func(name string) bool { return folded(name) == folded(wanted) })
			})
			i, err := oneOf("person", "people", whole, wanted)
			if err != nil {
				return nil, err
			}
			id = whole[i].id
		}
		found = append(found, id)
	}
	return found, nil
}

// monthsOf reads a number of months: 36m, or 3y.
func monthsOf(text string) (int, error) {
	unit := 1
	number, isYears := strings.CutSuffix(text, "y")
	if isYears {
		unit = 12
	}
	n, err := strconv.Atoi(strings.TrimSuffix(number, "m"))
	if err != nil || n < 1 || n > 1200 {
		return 0, misused("--older-than is a number of months, such as 36m, or of years, such as 3y")
	}
	return n * unit, nil
}

// forget removes what was chosen, or prints what it would be.
func (c forgetCommand) forget(r *run, opened *store.Store, what store.Forgetting) error {
	plan, err := opened.PlanForgetting(r.ctx, what, nil)
	if err != nil {
		return err
	}
	for _, named := range plan.Named {
		what.Keep[named.TextIn] = c.KeepTexts
	}
	if c.DryRun {
		c.print(r, "This would be removed for good, and cannot be undone:", plan)
		for _, named := range plan.Named {
			fmt.Fprintf(r.Stdout, "  %s %s, %s: %s\n", named.Kind, named.Record, named.Field, named.Text)
		}
		return nil
	}
	done, err := opened.Forget(r.ctx, what, nil)
	if err != nil {
		return err
	}
	c.print(r, "Removed for good:", done)
	if c.Certificate == "" {
		return nil
	}
	certificate := forgetting.Certificate{
		Forgotten: done, Language: locale.Language(c.Language), Version: r.Version, Paper: request.Letter,
	}
	if err := writeCertificate(r, certificate, c.Certificate); err != nil {
		return err
	}
	fmt.Fprintln(r.Stdout, c.Certificate)
	return nil
}

func (c forgetCommand) print(r *run, title string, f *store.Forgotten) {
	fmt.Fprintln(r.Stdout, title)
	lines := forgetting.Lines(locale.English, f)
	if len(lines) == 0 {
		lines = []string{"nothing"}
	}
	for _, line := range lines {
		fmt.Fprintln(r.Stdout, "  "+line)
	}
	for _, kept := range f.Copies {
		if kept.State == store.CopyRemoved || kept.State == store.CopyLeft {
			fmt.Fprintf(r.Stdout, "  %s: %s\n", kept.State, kept.Path)
		}
	}
	fmt.Fprintln(r.Stdout, "Laurel does not reach:")
	for _, line := range forgetting.Unreached(locale.English, f) {
		fmt.Fprintln(r.Stdout, "  "+line)
	}
}

func writeCertificate(r *run, c forgetting.Certificate, path string) error {
	return wholefile.Write(path, func(temporary string) error {
		file, err := os.OpenFile(temporary, os.O_WRONLY|os.O_TRUNC, 0o600)
		if err != nil {
			return err
		}
		if filepath.Ext(path) == ".pdf" {
			err = c.WritePDF(r.ctx, file)
		} else {
			err = c.WriteText(file)
		}
		return errors.Join(err, file.Close())
	})
}
