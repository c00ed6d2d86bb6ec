package command

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"laurel/app/documents"
	"laurel/app/request"
	"laurel/assets"
	"laurel/data/intake"
	"laurel/data/program"
	"laurel/data/store"
)

type demoCommand struct {
	Out string `type:"path" default:"out" placeholder:"DIR" help:"Folder for the documents; without it: ./out."`
}

// Help describes the sample.
func (demoCommand) Help() string { return help["demo"] }

// Run makes everything of the sample program that can be made.
func (c demoCommand) Run(r *run) (err error) {
	dir, err := os.MkdirTemp("", "laurel-demo-") // nobody else may look into it
	if err != nil {
		return fmt.Errorf("there is no room for a temporary store: %w", err)
	}
	defer func() {
		if removing := removeFolder(dir); err == nil && removing != nil {
			err = fmt.Errorf("the temporary store %s could not be removed; delete it yourself: %w", dir, removing)
		}
	}()
	opened, err := store.Open(r.ctx, filepath.Join(dir, storeName), store.Options{Now: r.Now, Log: r.log})
	if err != nil {
		return err
	}
	sample, err := r.sampleIn(opened)
	if err == nil {
		err = r.export(opened, sample, c.Out, r.everything())
	}
	if errors.Is(err, errFindings) {
		err = nil // they are printed; the sample is meant to have some
	}
	if closing := opened.Close(); err == nil {
		err = closing
	}
	return err
}

// removeFolder deletes a folder of plain files, one by one: os.RemoveAll asks Windows for a kind of deletion that Wine
// 8, on which the program is tried, does not know.
func removeFolder(dir string) error {
	entries, err := os.ReadDir(dir)
	for _, entry := range entries {
		err = errors.Join(err, os.Remove(filepath.Join(dir, entry.Name())))
	}
	return errors.Join(err, os.Remove(dir))
}

// sampleIn puts the sample program into a store, as any program file is imported.
func (r *run) sampleIn(opened *store.Store) (*program.Program, error) {
	file, images, err := program.Decode(bytes.NewReader(assets.Sample()))
	if err != nil {
		return nil, err
	}
	draft, err := intake.DraftOf(r.ctx, opened, file, images)
	if err != nil {
		return nil, err
	}
	if err := opened.Edit(r.ctx, "Import "+file.Name, draft.Apply); err != nil {
		return nil, err
	}
	return opened.Load(r.ctx, file.ID)
}

// fewChoices is how many values an option may have whose every value the demo shows: designs and kinds, not where on a
// sheet of labels to begin.
const fewChoices = 4

// everything asks for each document in each of its formats, and once more for each other value of an option that is a
// choice of a few.
func (r *run) everything() []job {
	var jobs []job
	for _, document := range r.Documents {
		if slices.ContainsFunc(document.Options, func(o documents.Option) bool { return o.Required }) {
			continue // it needs a password, which is nobody's but the user's
		}
		for _, format := range document.Formats {
			base := job{
				document: document, audience: document.Audiences[0],
				request: request.Request{Format: format, Now: r.Now()},
			}
			jobs = append(jobs, base)
			for _, option := range document.Options {
				if option.Kind == documents.Choice && len(option.Values) <= fewChoices &&
					format == document.Formats[0] {
					jobs = append(jobs, variants(base, option)...)
				}
			}
		}
	}
	return jobs
}

func variants(base job, option documents.Option) []job {
	var jobs []job
	for _, value := range option.Values {
		if value.ID == option.Default {
			continue
		}
		variant := base
		variant.folder = filepath.Join(base.document.ID, option.ID+"-"+value.ID)
		variant.request.Options = map[string]string{option.ID: value.ID}
		jobs = append(jobs, variant)
	}
	return jobs
}
