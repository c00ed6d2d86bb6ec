package store

import (
	"errors"
	"path/filepath"
	"testing"
)

func TestSettingsAreKeptInPlainAndSealedStores(t *testing.T) {
	for name, key := range map[string]Key{"plain": {}, "sealed": {Passphrase: "prova ejemplo muster"}} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "laurel.db")
			s, err := Open(t.Context(), path, Options{Key: key})
			if err != nil {
				t.Fatal(err)
			}
			value := `{"folder":"/home/what?/O'Prova?"}`
			for _, v := range []string{"before?", value} {
				if err := s.SetSetting(t.Context(), "prefs?", v); err != nil {
					t.Fatal(err)
				}
			}
			if key.Passphrase != "" { // as a process leaves it that was killed: the change is read again
				err = s.sealed.Drop()
				err = errors.Join(err, s.db.Close(), s.lock.Release(false))
			} else {
				err = s.Close()
			}
			if err != nil {
				t.Fatal(err)
			}
			again, err := Open(t.Context(), path, Options{Key: key})
			if err != nil {
				t.Fatal(err)
			}
			got, err := again.Setting(t.Context(), "prefs?")
			if err != nil || got != value {
				t.Errorf("the setting is %q, %v", got, err)
			}
			if got, err := again.Setting(t.Context(), "other"); err != nil || got != "" {
				t.Errorf("a setting that is not there is %q, %v", got, err)
			}
			if err := again.Close(); err != nil {
				t.Fatal(err)
			}
		})
	}
}
