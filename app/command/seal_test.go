package command

import (
	"context"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"laurel/assets"
	_ "laurel/data/sealed/sealedtest" // a passphrase costs no second
	"laurel/data/store"
)

// secretFile writes a file that only its owner can read.
func (l laurel) secretFile(name, text string) string {
	l.t.Helper()
	path := l.file(name, []byte(text))
	if err := os.Chmod(path, 0o600); err != nil {
		l.t.Fatal(err)
	}
	return path
}

func TestAStoreIsSealedUsedAndUnsealed(t *testing.T) {
	l := newLaurel(t)
	l.must(Done, "import", l.file("sample.json", assets.Sample()))
	first, second := l.secretFile("first.txt", "correct horse\n"), l.secretFile("second.txt", "battery staple")
	empty, key := l.secretFile("no.txt", "\n"), filepath.Join(l.work, "key.txt")
	path := filepath.Join(l.dir, storeName)

	l.must(Done, "--passphrase-file", first, "seal", "--new-recovery-key", key)
	if !store.IsSealed(path) {
		t.Fatal("the store is not sealed")
	}
	if info, err := os.Stat(key); err != nil || runtime.GOOS != "windows" && info.Mode().Perm() != 0o600 {
		t.Errorf("the recovery key can be read by others: %v", err)
	}
	for _, test := range []struct {
		name string
		args []string
		code int
		says string
	}{
		{"without a passphrase", []string{"programs"}, Misused, "needs --passphrase-file FILE"},
		{"with another one", []string{"--passphrase-file", second, "programs"}, Failed, "passphrase"},
		{"without the file", []string{"--passphrase-file", "none.txt", "programs"}, Failed, "check that it exists"},
		{"with an empty file", []string{"--passphrase-file", empty, "programs"}, Misused, "is empty"},
		{"once more", []string{"--passphrase-file", first, "seal"}, Failed, "sealed already"},
		{
			"with a recovery key in place of another",
			[]string{"recovery-key", "--out", key},
			Failed, "is there already",
		},
		{
			"with the recovery key of another",
			[]string{"recover", "--recovery-key-file", second, "--new-passphrase-file", first},
			Failed, "recovery key",
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := l.run(test.args...)
			if got.code != test.code || !strings.Contains(got.stderr, test.says) {
				t.Errorf("ended with %d: %s", got.code, got.stderr)
			}
		})
	}

	l.must(Done, "--passphrase-file", first, "programs")
	backup := filepath.Join(l.work, "backup.laurel")
	l.must(Done, "--passphrase-file", first, "backup", "--out", backup)
	l.must(Done, "--passphrase-file", first, "rekey", "--new-passphrase-file", second)
	l.must(Failed, "--passphrase-file", first, "programs")
	l.must(Done, "recover", "--recovery-key-file", key, "--new-passphrase-file", first)
	l.must(Done, "recover", "--recovery-key-file", key, "--new-passphrase-file", second) // the office stays
	got := l.runWith(Options{Stdin: strings.NewReader("battery staple\ncorrect horse\n")},
		"--passphrase-file", "-", "rekey", "--new-passphrase-file", "-")
	if got.code != Done {
		t.Errorf("two lines of standard input: %s", got.stderr)
	}
	l.must(Done, "--passphrase-file", first, "restore", backup)
	l.must(WithFindings, "--passphrase-file", first, "check", "--store")
	if got := l.must(Done, "--passphrase-file", first, "unseal"); !strings.Contains(got.stderr, "are readable now") {
		t.Errorf("nobody is warned: %s", got.stderr)
	}
	if got := l.must(Done, "programs"); got.stdout == "" {
		t.Error("the programs are gone")
	}
}

func TestAPassphraseIsAskedForOnATerminal(t *testing.T) {
	l := newLaurel(t)
	l.must(Done, "import", l.file("sample.json", assets.Sample()))
	ask := func(answers ...string) Options {
		return Options{AskSecret: func(context.Context, string) (string, error) {
			answer := answers[0]
			answers = answers[1:]
			return answer, nil
		}}
	}
	if got := l.runWith(ask("one", "two"), "seal"); got.code != Failed || !strings.Contains(got.stderr, "differ") {
		t.Errorf("two passphrases that differ: %d, %s", got.code, got.stderr)
	}
	if got := l.runWith(ask("one", "one"), "seal"); got.code != Done {
		t.Errorf("sealing: %s", got.stderr)
	}
	if got := l.runWith(ask("one"), "programs"); got.code != Done || got.stdout == "" {
		t.Errorf("opening: %s", got.stderr)
	}
}

func TestAPassphraseThatOthersCanReadIsWarnedOf(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Windows has other rights")
	}
	l := newLaurel(t)
	l.must(Done, "import", l.file("sample.json", assets.Sample()))
	open := l.file("open.txt", []byte("correct horse\n"))
	if err := os.Chmod(open, 0o644); err != nil {
		t.Fatal(err)
	}
	if got := l.must(Done, "--passphrase-file", open, "seal"); !strings.Contains(got.stderr, "chmod 600") {
		t.Errorf("nobody is warned: %q", got.stderr)
	}
}
