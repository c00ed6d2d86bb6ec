package command

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"laurel/data/store"
	"laurel/data/wholefile"
)

// officeFlags are for whose recovery key a store is sealed too.
type officeFlags struct {
	Office         string `placeholder:"RECIPIENT" help:"${seal_office}"`
	NewRecoveryKey string `placeholder:"FILE"      help:"${seal_new_recovery_key}" type:"path"`
}

// recipient returns the recipient of the office, whose key it makes where that is wanted; empty: none is named.
func (f officeFlags) recipient(r *run) (string, error) {
	switch {
	case f.NewRecoveryKey == "":
		return f.Office, nil
	case f.Office != "":
		return "", misused("name --office or --new-recovery-key, not both")
	}
	return r.writeRecoveryKey(f.NewRecoveryKey)
}

// writeRecoveryKey makes a recovery key, writes it into a file that only its owner can read, and returns its recipient.
func (r *run) writeRecoveryKey(path string) (recipient string, err error) {
	if _, err := os.Lstat(path); !errors.Is(err, fs.ErrNotExist) {
		return "", fmt.Errorf("%s is there already; name another file for the recovery key, since it may be one", path)
	}
	secret, recipient, err := store.NewRecoveryKey()
	if err != nil {
		return "", err
	}
	err = wholefile.Write(path, func(temporary string) error {
		text := "# Recovery key for Laurel. Keep it in a safe.\n# " + recipient + "\n" + secret + "\n"
		return os.WriteFile(temporary, []byte(text), 0o600)
	})
	if err != nil {
		return "", fmt.Errorf("the recovery key could not be written to %s; nothing was changed: %w", path, err)
	}
	fmt.Fprintf(
		r.Stdout,
		"The recovery key is in %s; keep it in the office's safe, not on this computer. Recipient:\n%s\n",
		path,
		recipient,
	)
	return recipient, nil
}

// closedStore is the path of the store of the data folder, which is there.
func (r *run) closedStore() (string, error) {
	dir, err := r.dataDir()
	if err != nil {
		return "", err
	}
	path := filepath.Join(dir, storeName)
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		return "", fmt.Errorf("%w in %s", errNoStore, dir)
	}
	r.openLog(dir)
	return path, nil
}

// within does something with the store of a path, which is open meanwhile.
func (r *run) within(path string, key store.Key, do func(*store.Store) error) error {
	opened, err := store.Open(r.ctx, path, store.Options{Now: r.Now, Log: r.log, Key: key})
	if err != nil {
		return err
	}
	return errors.Join(do(opened), opened.Close())
}

type sealCommand struct {
	officeFlags
}

// Help describes what sealing protects from.
func (sealCommand) Help() string { return help["seal"] }

// Run seals the store.
func (c sealCommand) Run(r *run) error {
	path, err := r.closedStore()
	if err != nil {
		return err
	}
	if store.IsSealed(path) {
		return fmt.Errorf("%s is sealed already; change its passphrase with: laurel rekey", path)
	}
	how, err := r.newSealing(r.grammar.PassphraseFile, "--passphrase-file", c.officeFlags)
	if err != nil {
		return err
	}
	if err := r.keepOffice(path, store.Key{}, how.Office); err != nil {
		return err
	}
	if err := store.Seal(r.ctx, path, how); err != nil {
		return err
	}
	fmt.Fprintf(
		r.Stdout,
		"%s is sealed. Whoever forgets the passphrase has lost it, unless the office has a recovery key.\n",
		path,
	)
	return nil
}

// newSealing reads a new passphrase and finds the recipient of the office.
func (r *run) newSealing(passphraseFile, flag string, office officeFlags) (how store.Sealing, err error) {
	if how.Passphrase, err = r.secrets().readNew(passphraseFile, flag); err == nil {
		how.Office, err = office.recipient(r)
	}
	return how, err
}

// keepOffice notes in the store for which office it is sealed, so that the office stays when the passphrase changes.
func (r *run) keepOffice(path string, key store.Key, recipient string) error {
	if recipient == "" {
		return nil
	}
	return r.within(path, key, func(s *store.Store) error {
		return s.SetSetting(r.ctx, store.OfficeRecipient, recipient)
	})
}

type rekeyCommand struct {
	NewPassphraseFile string `placeholder:"FILE" type:"path" help:"${new_passphrase_file}"`
	officeFlags
}

// Help describes what a new key is good for.
func (rekeyCommand) Help() string { return help["rekey"] }

// Run replaces the key and the passphrase of the store.
func (c rekeyCommand) Run(r *run) error {
	path, key, err := r.sealedStoreAndKey()
	if err != nil {
		return err
	}
	return r.rekey(path, key, c.NewPassphraseFile, c.officeFlags)
}

// sealedStore is closedStore for one that is sealed.
func (r *run) sealedStore() (string, error) {
	path, err := r.closedStore()
	if err == nil && !store.IsSealed(path) {
		err = fmt.Errorf("%s is not sealed; seal it with: laurel seal", path)
	}
	return path, err
}

// sealedStoreAndKey is sealedStore with the key that the command line has, or that is asked for.
func (r *run) sealedStoreAndKey() (path string, key store.Key, err error) {
	if path, err = r.sealedStore(); err == nil {
		key, err = r.key(path)
	}
	return path, key, err
}

func (r *run) rekey(path string, key store.Key, passphraseFile string, office officeFlags) error {
	if err := store.TryKey(r.ctx, path, key); err != nil { // before the new one is asked for
		return err
	}
	how, err := r.newSealing(passphraseFile, "--new-passphrase-file", office)
	if err != nil {
		return err
	}
	err = r.within(path, key, func(s *store.Store) (err error) {
		if how.Office != "" {
			return s.SetSetting(r.ctx, store.OfficeRecipient, how.Office)
		}
		how.Office, err = s.Setting(r.ctx, store.OfficeRecipient)
		return err
	})
	if err != nil {
		return err
	}
	if err := store.Rekey(r.ctx, path, key, how); err != nil {
		return err
	}
	fmt.Fprintf(
		r.Stdout,
		"%s and its backups have a new key. Copies elsewhere still open with the old passphrase.\n",
		path,
	)
	return nil
}

type unsealCommand struct{}

// Help warns of what becomes readable.
func (unsealCommand) Help() string { return help["unseal"] }

// Run makes the store a plain one.
func (unsealCommand) Run(r *run) error {
	path, key, err := r.sealedStoreAndKey()
	if err != nil {
		return err
	}
	if err := store.Unseal(r.ctx, path, key); err != nil {
		return err
	}
	fmt.Fprintln(r.Stderr, "laurel: names, passports, photos and notes are readable now for whoever gets this disk.")
	fmt.Fprintf(r.Stdout, "%s is not sealed any more; its backups are.\n", path)
	return nil
}

type recoverCommand struct {
	RecoveryKeyFile   string `placeholder:"FILE" type:"path" help:"${recovery_key_file}"`
	NewPassphraseFile string `placeholder:"FILE" type:"path" help:"${new_passphrase_file}"`
}

// Help describes when a recovery key is needed.
func (recoverCommand) Help() string { return help["recover"] }

// Run opens the store with the office's recovery key and sets a new passphrase.
func (c recoverCommand) Run(r *run) error {
	if r.grammar.PassphraseFile != "" {
		return misused("the new passphrase is named with --new-passphrase-file; the old one is not needed")
	}
	path, err := r.sealedStore()
	if err != nil {
		return err
	}
	secret, err := r.secrets().read(c.RecoveryKeyFile, "--recovery-key-file", "Recovery key: ")
	if err != nil {
		return err
	}
	return r.rekey(path, store.Key{Recovery: secret}, c.NewPassphraseFile, officeFlags{})
}

type recoveryKeyCommand struct {
	Out string `required:"" placeholder:"FILE" type:"path" help:"${recovery_key_out}"`
}

// Help describes where a recovery key belongs.
func (recoveryKeyCommand) Help() string { return help["recovery-key"] }

// Run makes a recovery key.
func (c recoveryKeyCommand) Run(r *run) error {
	_, err := r.writeRecoveryKey(c.Out)
	return err
}

// firstKey returns a function that opens the window's store: the first time with the passphrase of the command line,
// later, as after it was locked, with what the window asks for.
func (r *run) firstKey(dir string) (func(context.Context, store.Key) (*store.Store, error), error) {
	var given store.Key
	if r.grammar.PassphraseFile != "" {
		var err error
		if given, err = r.key(filepath.Join(dir, storeName)); err != nil {
			return nil, err
		}
	}
	return func(ctx context.Context, key store.Key) (*store.Store, error) {
		if key == (store.Key{}) {
			key, given = given, store.Key{}
		}
		return r.open(ctx, dir, key)
	}, nil
}
