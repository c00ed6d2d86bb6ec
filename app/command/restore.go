package command

import (
	"errors"
	"fmt"
	"path/filepath"

	"laurel/data/locale"
	"laurel/data/program"
	"laurel/data/store"
)

type restoreCommand struct {
	File    string   `arg:"" optional:"" type:"path" help:"A backup, as laurel backup writes it."`
	Backup  string   `type:"path" placeholder:"FILE" help:"The same, as a flag."`
	Record  []string `placeholder:"NAME|REF|ID" sep:"none" help:"${restore_record}"`
	Program string   `placeholder:"NAME|ID" help:"Only records of this program and of the library."`
	Edit    int64    `placeholder:"NUMBER" help:"${restore_edit}"`
}

// Help describes what becomes of what is there.
func (restoreCommand) Help() string { return help["restore"] }

// Run restores everything from a backup, or single records from a backup or from the history.
func (c restoreCommand) Run(r *run) error {
	if c.Backup != "" && c.File != "" {
		return misused("name the backup once: with --backup, or without")
	}
	if c.Backup == "" {
		c.Backup = c.File
	}
	switch {
	case len(c.Record) == 0 && c.Backup == "":
		return misused("restore what? Name a backup, or a record with --record")
	case c.Edit != 0 && (c.Backup != "" || len(c.Record) != 1):
		return misused("--edit is of one --record in the history, without a backup")
	case len(c.Record) == 0:
		return c.everything(r)
	case c.Backup != "":
		return c.fromBackup(r)
	}
	return c.fromHistory(r)
}

// everything puts a backup in the store's place.
func (c restoreCommand) everything(r *run) error {
	dir, err := r.dataDir()
	if err != nil {
		return err
	}
	path := filepath.Join(dir, storeName)
	key, err := r.key(c.Backup)
	if err != nil {
		return err
	}
	if err := store.Restore(r.ctx, c.Backup, path, key); err != nil {
		return err
	}
	fmt.Fprintf(
		r.Stdout, "%s now holds what is in %s. What was there before lies beside it as %s.before-restore.\n", path,
		c.Backup, storeName,
	)
	return nil
}

// fromBackup brings records back from a backup, as one edit.
func (c restoreCommand) fromBackup(r *run) (err error) {
	opened, err := r.store()
	if err != nil {
		return err
	}
	a, err := opened.Copies().OpenArchive(r.ctx, c.Backup, store.Key{})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, a.Close()) }()
	var ids []program.ID
	for _, wanted := range c.Record {
		id, err := c.inArchive(r, a, wanted)
		if err != nil {
			return err
		}
		ids = append(ids, id)
	}
	label := fmt.Sprintf("Bring back %s from a backup", c.Record[0])
	return r.bringBack(opened, label, func(tx *store.Tx) ([]store.Left, error) { return tx.BringFrom(a, ids...) })
}

// inArchive finds the one record of a backup that is called so.
func (c restoreCommand) inArchive(r *run, a *store.Archive, wanted string) (program.ID, error) {
	programs, err := a.Programs(r.ctx)
	if err != nil {
		return "", err
	}
	found := map[program.ID]string{}
	for _, summary := range programs {
		if c.Program != "" && !names(c.Program, summary.ID, summary.Name) {
			continue
		}
		p, err := a.Load(r.ctx, summary.ID)
		if err != nil {
			return "", err
		}
		for _, record := range p.Records() {
			if id := record.RecordID(); names(wanted, id, program.NameOf(record)) {
				found[id] = fmt.Sprintf(
					"%s “%s” (%s)", locale.English.Name("record", program.KindOf(record)), program.NameOf(record), id,
				)
			}
		}
	}
	var several []string
	for id, text := range found {
		if len(found) == 1 {
			return id, nil
		}
		several = append(several, text)
	}
	return "", oneRecord(wanted, several)
}

// fromHistory brings deleted records back, or restores a version of one.
func (c restoreCommand) fromHistory(r *run) error {
	opened, err := r.store()
	if err != nil {
		return err
	}
	search := store.Search{OnlyGone: c.Edit == 0}
	if c.Program != "" {
		p, err := r.program(opened, c.Program)
		if err != nil {
			return err
		}
		search.Program = p.ID
	}
	entries, _, err := opened.Log().Entries(r.ctx, search)
	if err != nil {
		return err
	}
	var chosen []store.Entry
	for _, wanted := range c.Record {
		e, err := chosenEntry(entries, wanted)
		if err != nil {
			return err
		}
		chosen = append(chosen, e)
	}
	if c.Edit != 0 {
		return r.bringBack(opened, "Restore a version of "+chosen[0].Name, func(tx *store.Tx) ([]store.Left, error) {
			return tx.RestoreVersion(chosen[0].Kind, chosen[0].Record, c.Edit)
		})
	}
	return r.bringBack(opened, "Bring back "+chosen[0].Name, func(tx *store.Tx) (all []store.Left, err error) {
		for _, e := range chosen {
			left, err := tx.BringBack(e.Kind, e.Record)
			if err != nil {
				return nil, err
			}
			all = append(all, left...)
		}
		return all, nil
	})
}

// bringBack is an edit that brings something back; what was left out is printed and counts as findings.
func (r *run) bringBack(opened *store.Store, label string, back func(*store.Tx) ([]store.Left, error)) error {
	var left []store.Left
	err := opened.Edit(r.ctx, label, func(tx *store.Tx) (err error) {
		left, err = back(tx)
		return err
	})
	if err != nil {
		return err
	}
	fmt.Fprintf(r.Stdout, "%s: done. The window can undo it.\n", label)
	for _, one := range left {
		fmt.Fprintln(r.Stdout, one.In(locale.English))
	}
	if len(left) > 0 {
		return errFindings
	}
	return nil
}
