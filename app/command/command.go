// Package command is Laurel without its window: the same makers and importers for a terminal, for scripts and for
// tests. The grammar, the JSON shapes and the exit codes are kept stable, and its texts are English. It imports no
// window; the one that `laurel` opens is passed in by main.
package command

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/alecthomas/kong"

	"laurel/app/documents"
	"laurel/data/store"
)

// Exit codes of Run.
const (
	Done         = 0 // done
	Failed       = 1 // failed; one sentence is on standard error
	Misused      = 2 // the command line asks for what does not exist
	WithFindings = 3 // done, and there is something to look at
)

// Window is what the window needs when no command was given.
type Window struct {
	// Open is the only access to the data, with the key of a sealed store; whoever opens closes.
	Open      func(context.Context, store.Key) (*store.Store, error)
	StorePath string // of the file that Open opens
	DataDir   string
	// CacheDir is for what may be deleted at any time; "" is the user's cache folder of Laurel.
	CacheDir string
	File     string // to be opened once the window is there; "" for none
	Log      *slog.Logger
	Version  string
}

// Options is everything that a command may use of its surroundings.
type Options struct {
	Args       []string // without the program's name
	Stdin      io.Reader
	Stdout     io.Writer
	Stderr     io.Writer
	Version    string
	Now        func() time.Time
	AskSecret  AskSecret           // asks for a passphrase; nil: there is no terminal
	OpenWindow func(Window) error  // opens the window and returns when it is closed
	Documents  documents.Catalogue // nil: those that Laurel makes
}

// grammar is the command line. Longer texts are in help.txt.
type grammar struct {
	globals

	Window    windowCommand    `cmd:"" default:"withargs" hidden:"" help:"Open the window."`
	Demo      demoCommand      `cmd:"" help:"Make every document of the sample program."`
	Programs  programsCommand  `cmd:"" help:"List the programs."`
	Documents documentsCommand `cmd:"" help:"List the documents that can be made, with formats, audiences and options."`
	Export    exportCommand    `cmd:"" help:"Make documents of a program."`
	Lists     listsCommand     `cmd:"" help:"List what was saved of lists under names, or remove one."`
	Texts     textsCommand     `cmd:"" help:"List the languages, or write and read a sheet to check the texts of one."`
	Releases  releasesCommand  `cmd:"" help:"List what was sent to whom, and what has changed since."`
	Import    importCommand    `cmd:"" help:"Read a file into a program."`
	Check     checkCommand     `cmd:"" help:"Say what is wrong in a program's schedule, or with the store."`
	keepingCommands
	sealingCommands
}

// keepingCommands keep what there is, bring it back and remove it.
type keepingCommands struct {
	Backup  backupCommand  `cmd:"" help:"Copy everything into one file."`
	Restore restoreCommand `cmd:"" help:"Restore everything, or single records, from a backup or the history."`
	History historyCommand `cmd:"" help:"List what was done, and what was deleted."`
	Forget  forgetCommand  `cmd:"" help:"Remove people or programs for good, from backups and history too."`
}

// sealingCommands encrypt the store and open it again.
type sealingCommands struct {
	Seal        sealCommand        `cmd:"" help:"Encrypt the store with a passphrase."`
	Rekey       rekeyCommand       `cmd:"" help:"Change the passphrase and the key of a sealed store."`
	Unseal      unsealCommand      `cmd:"" help:"Make a sealed store readable without a passphrase."`
	Recover     recoverCommand     `cmd:"" help:"Open a sealed store with the office's recovery key."`
	RecoveryKey recoveryKeyCommand `cmd:"" help:"Make a recovery key for an office."`
}

// globals are the options of every command.
type globals struct {
	DataDir        string           `help:"${data_dir}" placeholder:"DIR" type:"path"`
	PassphraseFile string           `help:"${passphrase_file}" placeholder:"FILE" type:"path"`
	Version        kong.VersionFlag `help:"Print the version and stop."`
}

// Help is shown below the first line of `laurel --help`.
func (grammar) Help() string { return help["laurel"] }

// errFindings ends a command that did its work and found something to look at.
var errFindings = errors.New("there are findings")

// usageError is a command line that asks for what does not exist.
type usageError struct{ sentence string }

func (e *usageError) Error() string { return e.sentence }

func misused(format string, values ...any) error {
	return &usageError{fmt.Sprintf(format, values...)}
}

// run is one running command.
type run struct {
	Options
	ctx     context.Context
	grammar *grammar
	log     *slog.Logger
	stores  []*store.Store
	lines   *bufio.Reader // of standard input that were not read yet; nil: none was
	logFile io.Closer     // nil: there is no log
}

// Run runs the command line and returns the exit code.
func Run(ctx context.Context, options Options) int {
	if options.Documents == nil {
		options.Documents = documents.New()
	}
	r := &run{Options: options, ctx: ctx, grammar: &grammar{}, log: slog.New(slog.DiscardHandler)}
	parsed, err := r.parse()
	if parsed == nil {
		return r.exitCode(err)
	}
	started := time.Now()
	err = parsed.Run(r)
	if closing := r.closeStores(); closing != nil {
		err = closing
	}
	code := r.exitCode(err)
	r.log.Info("command", "name", parsed.Command(), "code", code, "took", time.Since(started), "cause", err)
	if r.logFile != nil {
		_ = r.logFile.Close() // there is no place left to report it
	}
	return code
}

// parse reads the command line; without an error and a command, help or version was printed and nothing is left to do.
func (r *run) parse() (*kong.Context, error) {
	home, err := defaultDataDir()
	if err != nil {
		home = "none on this computer, so that it must be given"
	}
	vars := maps.Clone(flagHelp)
	vars["version"] = "Laurel " + r.Version
	vars["data_dir"] += " " + strings.ReplaceAll(home, "$", "$$") + "."
	answered := false
	parser, err := kong.New(
		r.grammar,
		kong.Name("laurel"),
		kong.Description(
			"Laurel prepares award delegations and exchange programs: people, schedule, certificates, rosters.",
		),
		vars,
		kong.Writers(r.Stdout, r.Stderr),
		kong.Exit(func(int) { answered = true }),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true, WrapUpperBound: 100}),
	)
	if err != nil {
		return nil, err
	}
	parsed, err := parser.Parse(r.Args)
	if answered {
		return nil, nil
	}
	if err != nil {
		return nil, misused("%s. See: laurel --help", strings.TrimSuffix(err.Error(), "."))
	}
	return parsed, nil
}

// exitCode returns the exit code for an error, which it prints.
func (r *run) exitCode(err error) int {
	var usage *usageError
	var request *documents.RequestError
	switch {
	case err == nil:
		return Done
	case errors.Is(err, errFindings):
		return WithFindings
	case errors.Is(err, context.Canceled):
		fmt.Fprintln(r.Stderr, "laurel: stopped; what was not finished was not written.")
		return Failed
	case errors.As(err, &usage), errors.As(err, &request):
		fmt.Fprintln(r.Stderr, "laurel:", err)
		return Misused
	}
	fmt.Fprintln(r.Stderr, "laurel:", err)
	return Failed
}

// windowCommand is `laurel` alone, or with the file that was double-clicked.
type windowCommand struct {
	File string `arg:"" optional:"" type:"path" help:"File to open in the window."`
}

// Run opens the window. A store that cannot be opened is reported by the window, since there may be no terminal.
func (c windowCommand) Run(r *run) error {
	if c.File != "" {
		if _, err := os.Stat(c.File); err != nil {
			return misused("there is no command and no file %s. See: laurel --help", filepath.Base(c.File))
		}
	}
	if r.OpenWindow == nil {
		return errors.New("this Laurel was built without a window; laurel --help lists the commands")
	}
	dir, err := r.dataDir()
	if err != nil {
		return err
	}
	r.openLog(dir)
	open, err := r.firstKey(dir)
	if err != nil {
		return err
	}
	w := Window{
		Open: open, StorePath: filepath.Join(dir, storeName), DataDir: dir, File: c.File,
		Log: r.log, Version: r.Version,
	}
	if dir == portableDataDir() {
		w.CacheDir = filepath.Join(dir, "cache") // nothing stays on a computer that was only visited
	}
	return r.OpenWindow(w)
}
