package command

import (
	"fmt"
	"os"
	"path/filepath"

	"laurel/data/store"
)

type backupCommand struct {
	Out string `type:"path" placeholder:"FILE" help:"${backup_out}"`
}

// Help warns of what a backup holds.
func (backupCommand) Help() string { return help["backup"] }

// Run copies the store into one file.
func (c backupCommand) Run(r *run) error {
	opened, err := r.store()
	if err != nil {
		return err
	}
	path := c.Out
	if path == "" {
		if path, err = r.backUp(opened, store.OnDemand); err != nil {
			return err
		}
		fmt.Fprintln(r.Stdout, path)
		return nil
	}
	if _, err := os.Lstat(path); err == nil {
		return fmt.Errorf("%s is there already; name another file with --out, or take it away first", path)
	}
	if err := opened.Backup(r.ctx, path); err != nil {
		return err
	}
	fmt.Fprintln(r.Stdout, path)
	return nil
}

// backUp makes a backup in the folder of backups, as the window does.
func (r *run) backUp(opened *store.Store, reason store.Reason) (string, error) {
	dir, err := r.dataDir()
	if err != nil {
		return "", err
	}
	return opened.Copies().BackUpInto(r.ctx, filepath.Join(dir, "backups"), reason)
}
