package instance

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// claimed is a folder with its window.
func claimed(t *testing.T) (*Window, string) {
	t.Helper()
	dir := t.TempDir()
	w, err := Claim(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = w.Close() })
	return w, dir
}

func TestOneWindowForAFolder(t *testing.T) {
	w, dir := claimed(t)
	if _, err := Claim(dir); !errors.Is(err, ErrOpen) {
		t.Fatalf("a second claim: %v", err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	again, err := Claim(dir)
	if err != nil {
		t.Fatalf("after the first window was closed: %v", err)
	}
	if err := again.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestASecondStartPassesItsFile(t *testing.T) {
	w, dir := claimed(t)
	if got := w.Requested(); len(got) > 0 {
		t.Fatalf("nobody asked, got %q", got)
	}
	t.Chdir(dir)
	for file, want := range map[string]string{
		"":                 "",
		"Séjour ខែ.laurel": filepath.Join(dir, "Séjour ខែ.laurel"),
	} {
		passed := make(chan error, 1)
		go func() { passed <- Pass(dir, file) }()
		var got []string
		for len(got) == 0 {
			got = w.Requested()
		}
		if !slices.Equal(got, []string{want}) {
			t.Errorf("asked for %q, got %q", want, got)
		}
		if err := <-passed; err != nil {
			t.Error(err)
		}
	}
}

func TestAnOldOrBrokenRequestOpensNothing(t *testing.T) {
	dir := t.TempDir()
	old := filepath.Join(dir, "window-1.request")
	if err := os.WriteFile(old, []byte(`{"file":"/tmp/old.laurel"}`), 0o600); err != nil {
		t.Fatal(err)
	}
	w, err := Claim(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = w.Close() }()
	if got := w.Requested(); len(got) > 0 {
		t.Errorf("a request from before the start was answered: %q", got)
	}
	if err := os.WriteFile(old, []byte(`{"file":`), 0o600); err != nil {
		t.Fatal(err)
	}
	if got := w.Requested(); !slices.Equal(got, []string{""}) {
		t.Errorf("a broken request asks for the window only, got %q", got)
	}
	if left, _ := filepath.Glob(filepath.Join(dir, requests)); len(left) > 0 {
		t.Errorf("left behind: %q", left)
	}
}
