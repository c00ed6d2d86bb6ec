package command

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"laurel/data/limit"
	"laurel/data/store"
)

// key returns what opens the file at path: nothing for a plain one.
func (r *run) key(path string) (store.Key, error) {
	given := r.grammar.PassphraseFile
	switch {
	case store.IsSealed(path):
		passphrase, err := r.secrets().
			read(given, "--passphrase-file", fmt.Sprintf("Passphrase of %s: ", filepath.Base(path)))
		return store.Key{Passphrase: passphrase}, err
	case given != "":
		// A passphrase is never ignored: whoever passes one believes that the store is sealed.
		return store.Key{}, misused(
			"%s is not sealed, so that it has no passphrase; leave out --passphrase-file, or see: laurel seal --help",
			path,
		)
	}
	return store.Key{}, nil
}

// secrets reads passphrases and keys.
type secrets struct {
	ctx    context.Context
	lines  *bufio.Reader // of standard input; nil: there is none
	stderr io.Writer
	ask    AskSecret // nil: there is no terminal
}

func (r *run) secrets() secrets {
	if r.lines == nil && r.Stdin != nil {
		r.lines = bufio.NewReader(limit.NewReader(r.ctx, r.Stdin, limit.SecretBytes))
	}
	return secrets{ctx: r.ctx, lines: r.lines, stderr: r.Stderr, ask: r.AskSecret}
}

// read returns the first line of the file that a flag names, "-" being standard input; without one it asks on the
// terminal.
func (s secrets) read(path, flag, prompt string) (secret string, err error) {
	switch {
	case path == "" && s.ask == nil:
		return "", misused("%s in a file needs %s FILE, or a terminal to ask on",
			strings.ToLower(strings.TrimSuffix(prompt, ": ")), flag)
	case path == "":
		secret, err = s.ask(s.ctx, prompt)
	case path == "-":
		secret, err = s.line()
	default:
		secret, err = s.firstLine(path)
	}
	if err == nil && secret == "" {
		err = misused("the first line is empty where a passphrase or a key is to be (%s)", flag)
	}
	return secret, err
}

// firstLine reads the first line of a file that is no comment.
func (s secrets) firstLine(path string) (string, error) {
	content, err := limit.ReadFile(s.ctx, path, limit.SecretBytes)
	if err != nil {
		return "", fmt.Errorf("%s: %w", path, err)
	}
	if info, err := os.Stat(path); err == nil && info.Mode().Perm()&0o077 != 0 && runtime.GOOS != "windows" {
		fmt.Fprintf(
			s.stderr,
			"laurel: others on this computer can read %s; keep it to yourself: chmod 600 %q\n",
			path,
			path,
		)
	}
	for line := range strings.Lines(string(content)) {
		if !strings.HasPrefix(line, "#") { // as in a file of age, which begins with comments
			return strings.TrimRight(line, "\r\n"), nil
		}
	}
	return "", nil
}

// line reads the next line of standard input.
func (s secrets) line() (string, error) {
	if s.lines == nil {
		return "", errors.New("there is no standard input to read a passphrase from")
	}
	line, err := s.lines.ReadString('\n')
	if err != nil && !errors.Is(err, io.EOF) {
		return "", fmt.Errorf("standard input: %w", err)
	}
	return strings.TrimRight(line, "\r\n"), nil
}

// readNew is read for a passphrase that is new, which is asked for twice.
func (s secrets) readNew(path, flag string) (string, error) {
	secret, err := s.read(path, flag, "New passphrase: ")
	if err != nil || path != "" {
		return secret, err
	}
	again, err := s.ask(s.ctx, "Repeat it: ")
	if err == nil && again != secret {
		err = errors.New("the two passphrases differ; nothing was changed")
	}
	return secret, err
}

// AskSecret asks on a terminal without showing what is typed.
type AskSecret func(ctx context.Context, prompt string) (string, error)
