package sealed_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"laurel/data/sealed"
	"laurel/data/sealed/internal/work"
	_ "laurel/data/sealed/sealedtest"
)

const (
	passphrase = "correct horse battery staple"
	photoName  = "0123456789abcdef0123456789abcdef"
)

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// written makes a container with an image, a picture and changes, and returns its path and key.
func written(t testing.TB, changes ...string) (path string, key *sealed.Key, end *sealed.Log) {
	t.Helper()
	path = filepath.Join(t.TempDir(), "laurel.db")
	_, office, err := sealed.NewRecoveryKey()
	must(t, err)
	key, err = sealed.NewKey(passphrase, office)
	must(t, err)
	photo, err := key.Seal([]byte("a picture"))
	must(t, err)
	end, err = sealed.Write(path, key, []byte("the image"), maps.All(map[string][]byte{photoName: photo}))
	must(t, err)
	for _, change := range changes {
		must(t, end.Append([]byte(change)))
	}
	return path, key, end
}

// read returns what a container has, as text, and its tail.
func read(path string) (text string, tail sealed.Tail, err error) {
	c, err := sealed.Open(path)
	if err != nil {
		return "", 0, err
	}
	defer c.Close()
	key, err := c.Unlock(context.Background(), passphrase, "")
	if err != nil {
		return "", 0, err
	}
	content, err := c.Read(key)
	if err != nil {
		return "", 0, err
	}
	photo, err := c.Photo(key, photoName)
	if err != nil {
		return "", 0, err
	}
	return fmt.Sprintf("%s, %s, %q", content.Image, photo, content.Changes), content.Tail, nil
}

func TestAContainerIsReadAsItWasWritten(t *testing.T) {
	path, _, _ := written(t, "one", "two", "three")
	text, tail, err := read(path)
	must(t, err)
	if want := `the image, a picture, ["one" "two" "three"]`; text != want || tail != sealed.Whole {
		t.Errorf("%s, tail %d", text, tail)
	}
}

func TestEveryFlippedBitIsNoticed(t *testing.T) {
	path, _, _ := written(t, "one", "two")
	content, err := os.ReadFile(path)
	must(t, err)
	want, _, err := read(path)
	must(t, err)
	t.Logf("the container has %d bits", 8*len(content))
	step := 7
	if os.Getenv("LAUREL_TORTURE") != "" {
		step = 1
	}
	for bit := 0; bit < 8*len(content); bit += step {
		content[bit/8] ^= 1 << (bit % 8)
		must(t, os.WriteFile(path, content, 0o600))
		content[bit/8] ^= 1 << (bit % 8)
		text, tail, err := read(path)
		switch {
		case errors.Is(err, sealed.ErrKey):
			t.Errorf("bit %d is taken for a wrong passphrase", bit)
		case err == nil && tail == sealed.Torn:
			t.Errorf("bit %d is taken for an edit that was not saved", bit)
		case err == nil && tail == sealed.Whole:
			t.Errorf("bit %d was not noticed (same content: %v)", bit, text == want)
		}
	}
}

func TestNoChangeCanBeLeftOutRepeatedOrMoved(t *testing.T) {
	path, key, _ := written(t, "one", "two", "three")
	content, err := os.ReadFile(path)
	must(t, err)
	other := filepath.Join(t.TempDir(), "other.db")
	_, err = sealed.Write(other, key, []byte("the image"), nil)
	must(t, err)
	image, err := os.ReadFile(other)
	must(t, err)
	starts := sectionsOf(content, "change ")
	section := func(i int) []byte {
		if i+1 < len(starts) {
			return content[starts[i]:starts[i+1]]
		}
		return content[starts[i]:]
	}
	before := content[:starts[0]]
	join := func(parts ...[]byte) []byte { return bytes.Join(parts, nil) }
	for name, harm := range map[string][]byte{
		"the first is left out":     join(before, section(1), section(2)),
		"one between is left out":   join(before, section(0), section(2)),
		"one comes twice":           join(before, section(0), section(0), section(1), section(2)),
		"two are exchanged":         join(before, section(1), section(0), section(2)),
		"they follow another image": join(image, section(0), section(1), section(2)),
	} {
		t.Run(name, func(t *testing.T) {
			must(t, os.WriteFile(path, harm, 0o600))
			if text, tail, err := read(path); !errors.Is(err, sealed.ErrDamaged) {
				t.Errorf("%s, tail %d, %v", text, tail, err)
			}
		})
	}
}

// sectionsOf finds where the sections of a kind begin.
func sectionsOf(content []byte, kind string) (starts []int) {
	for at := len("laurel-sealed 1\n"); at < len(content); {
		line, _, _ := bytes.Cut(content[at:], []byte("\n"))
		var name string
		var length, check int
		if _, err := fmt.Sscanf(string(line), "%s %d %x", &name, &length, &check); err != nil {
			panic(err)
		}
		if strings.HasPrefix(name+" ", kind) {
			starts = append(starts, at)
		}
		at += len(line) + 1 + length
	}
	return starts
}

func TestATornEndIsKnown(t *testing.T) {
	path, _, _ := written(t, "one", "two")
	content, err := os.ReadFile(path)
	must(t, err)
	starts := sectionsOf(content, "change ")
	for cut := starts[0]; cut <= len(content); cut++ {
		must(t, os.WriteFile(path, content[:cut], 0o600))
		want := sealed.Torn
		if cut == starts[0] || cut == starts[1] || cut == len(content) {
			want = sealed.Whole
		}
		if text, tail, err := read(path); err != nil || tail != want {
			t.Fatalf("cut at %d of %d: %s, tail %d, %v", cut, len(content), text, tail, err)
		}
	}
	for _, zeros := range []int{1, 40, 96, 300} { // as some file systems leave them
		must(t, os.WriteFile(path, append(bytes.Clone(content), make([]byte, zeros)...), 0o600))
		if text, tail, err := read(path); err != nil || tail != sealed.Torn {
			t.Errorf("%d zeros: %s, tail %d, %v", zeros, text, tail, err)
		}
	}
	for cut := range starts[0] {
		must(t, os.WriteFile(path, content[:cut], 0o600))
		if _, _, err := read(path); !errors.Is(err, sealed.ErrDamaged) {
			t.Errorf("cut at %d before the changes: %v", cut, err)
		}
	}
}

func TestAChangeThatWasWithdrawnIsGone(t *testing.T) {
	path, _, end := written(t, "one")
	must(t, end.Append([]byte("wrong")))
	must(t, end.Withdraw())
	must(t, end.Append([]byte("two")))
	if text, tail, err := read(path); err != nil || tail != sealed.Whole || !strings.HasSuffix(text, `["one" "two"]`) {
		t.Errorf("%s, tail %d, %v", text, tail, err)
	}
}

func TestAFileThatSomethingElseHasWrittenIsNotAppendedTo(t *testing.T) {
	path, _, end := written(t, "one")
	file, err := os.OpenFile(path, os.O_APPEND|os.O_WRONLY, 0)
	must(t, err)
	_, err = file.WriteString("x")
	must(t, errors.Join(err, file.Close()))
	for range 2 {
		if err := end.Append([]byte("two")); !errors.Is(err, sealed.ErrDoubtful) || !end.IsDoubtful() {
			t.Errorf("got %v", err)
		}
	}
}

func TestKeysOpenWhatTheyShould(t *testing.T) {
	secret, office, err := sealed.NewRecoveryKey()
	must(t, err)
	foreign, _, err := sealed.NewRecoveryKey()
	must(t, err)
	path := filepath.Join(t.TempDir(), "laurel.db")
	key, err := sealed.NewKey("pass\u00e9", " "+office+"\n")
	must(t, err)
	_, err = sealed.Write(path, key, nil, nil)
	must(t, err)
	c, err := sealed.Open(path)
	must(t, err)
	defer c.Close()
	for _, test := range []struct {
		passphrase, recovery string
		want                 error
	}{
		{"pass\u00e9", "", nil},
		{"passe\u0301", "", nil},
		{"", secret, nil},
		{"", secret + "\n", nil},
		{"", "", sealed.ErrKey},
		{"passe", "", sealed.ErrKey},
		{"pass\u00e9 ", "", sealed.ErrKey},
		{"", foreign, sealed.ErrKey},
		{"", "nonsense", sealed.ErrKey},
		{"", office, sealed.ErrKey},
	} {
		got, err := c.Unlock(t.Context(), test.passphrase, test.recovery)
		if !errors.Is(err, test.want) || err == nil && !c.Opens(got) {
			t.Errorf("%q, %q: %v", test.passphrase, test.recovery, err)
		}
	}
	for _, wrong := range []string{"age1", secret, "nonsense"} {
		if _, err := sealed.NewKey("x", wrong); !errors.Is(err, sealed.ErrRecipient) {
			t.Errorf("%q: %v", wrong, err)
		}
	}
	if _, err := sealed.NewKey("", ""); !errors.Is(err, sealed.ErrNoPassphrase) {
		t.Errorf("no passphrase: %v", err)
	}
	key.Forget()
	if c.Opens(key) {
		t.Error("a key that was forgotten opens the container")
	}
}

func TestEachWrongPassphraseMakesTheNextSlower(t *testing.T) {
	path, _, _ := written(t)
	synctest.Test(t, func(t *testing.T) {
		delay := work.Delay
		work.Delay = time.Second
		defer func() { work.Delay = delay }()
		c, err := sealed.Open(path)
		must(t, err)
		defer c.Close()
		try := func(passphrase string) time.Duration {
			began := time.Now()
			_, _ = c.Unlock(t.Context(), passphrase, "")
			return time.Since(began)
		}
		for n, want := range []time.Duration{0, 1, 2, 4, 8, 16, 32, 32} {
			if took := try("wrong"); took != want*time.Second {
				t.Errorf("attempt %d took %v", n+1, took)
			}
		}
		if took := try(passphrase); took != 32*time.Second {
			t.Errorf("the right one took %v", took)
		}
		if took := try("wrong"); took != 0 {
			t.Errorf("after the right one it took %v", took)
		}
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		if _, err := c.Unlock(ctx, passphrase, ""); !errors.Is(err, context.Canceled) {
			t.Errorf("it cannot be cancelled: %v", err)
		}
	})
}

func FuzzAnyFileIsReadOrRefused(f *testing.F) {
	path, _, _ := written(f, "one", "two")
	content, err := os.ReadFile(path)
	must(f, err)
	f.Add(content)
	f.Add([]byte("laurel-sealed 1\nimage 99999999999999999999 00000000\n"))
	f.Fuzz(func(t *testing.T, content []byte) {
		path := filepath.Join(t.TempDir(), "any")
		must(t, os.WriteFile(path, content, 0o600))
		_, _, _ = read(path)
	})
}
