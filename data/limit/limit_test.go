package limit

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"laurel/data/locale"
)

func TestAReaderStopsBehindItsLimitAndWithItsContext(t *testing.T) {
	for _, test := range []struct {
		text string
		most int64
		want error
	}{{"four", 5, nil}, {"four", 4, nil}, {"four", 3, ErrTooLarge}, {"", 0, nil}} {
		got, err := io.ReadAll(NewReader(t.Context(), strings.NewReader(test.text), test.most))
		if !errors.Is(err, test.want) || err == nil && string(got) != test.text {
			t.Errorf("%q up to %d: %q, %v", test.text, test.most, got, err)
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := io.ReadAll(NewReader(ctx, strings.NewReader("four"), 9)); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
}

func TestAFileIsReadUpToItsLimit(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.txt")
	if err := os.WriteFile(path, []byte("four"), 0o600); err != nil {
		t.Fatal(err)
	}
	if got, err := ReadFile(t.Context(), path, 4); err != nil || string(got) != "four" {
		t.Errorf("%q, %v", got, err)
	}
	if _, err := ReadFile(t.Context(), path, 3); !errors.Is(err, ErrTooLarge) {
		t.Errorf("too large: %v", err)
	}
	if got, err := Read(t.Context(), []byte("on"), strings.NewReader("e"), 3); err != nil || string(got) != "one" {
		t.Errorf("in two parts: %q, %v", got, err)
	}
	if _, err := Read(t.Context(), []byte("on"), strings.NewReader("ce"), 3); !errors.Is(err, ErrTooLarge) {
		t.Errorf("too large in two parts: %v", err)
	}
}

func TestJSONIsLookedThrough(t *testing.T) {
	nested := func(levels int) string { return strings.Repeat("[", levels) + strings.Repeat("]", levels) }
	for text, want := range map[string]error{
		"": nil, `{"a": [1, 2]}`: nil, `"[[["`: nil, `{"a\"b": "\\"}`: nil,
		nested(Depth): nil, nested(Depth + 1): ErrTooDeep,
		`{"a": [1`: ErrCut, `{"a`: ErrCut, `{"a\"}`: ErrCut,
	} {
		if err := JSON(t.Context(), []byte(text)); !errors.Is(err, want) {
			t.Errorf("%.40s: %v, want %v", text, err, want)
		}
	}
	escaped := bytes.Repeat([]byte(`\\`), checkEvery) // an escape lies on each border of what is scanned at once
	text := append(append([]byte(`{"a":"x`), escaped...), `"}`...)
	if err := JSON(t.Context(), text); err != nil {
		t.Errorf("escapes: %v", err)
	}
}

func TestALimitIsASentenceInEachLanguage(t *testing.T) {
	for _, err := range []error{
		TooLarge(ListBytes), TooLarge(SecretBytes), TooMany(Parts, "limit.parts"), TooDeep(), Cut(nil),
	} {
		var sentence *Error
		if !errors.As(err, &sentence) {
			t.Fatalf("%T", err)
		}
		english, french := sentence.In("en"), sentence.In("fr")
		if english == french || strings.Contains(english, "{{") || strings.Contains(english, "limit.") {
			t.Errorf("%q, %q", english, french)
		}
		if sentence.Error() != sentence.In(locale.English) {
			t.Errorf("%q", sentence.Error())
		}
	}
}
