// Package desktop is the window: header, tabs, status line, commands, and the pages that are shown in their place
// before a program is open. It wires the tabs to one another; what a tab does is in the tab's own package.
package desktop

import (
	"context"
	"errors"
	"log/slog"
	"os"
	"path/filepath"
	"runtime/debug"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"

	"laurel/app/desktop/instance"
	"laurel/app/desktop/kit/accessible"
	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/kit/work"
	"laurel/assets"
	"laurel/data/store"
)

// ID names the application to the operating system; its preferences are kept under it.
const ID = "org.laurelprogram.laurel"

// Options is what main hands to the window.
type Options struct {
	// Open opens the store with a key, empty for one that is not sealed. Its error is a sentence for the person, who
	// may try again; store.ErrSealed asks for a key.
	Open      func(context.Context, store.Key) (*store.Store, error)
	StorePath string // of the file that Open opens, for a backup that takes its place; "": none may
	DataDir   string
	// CacheDir is for what may be deleted at any time; "" is the user's cache folder of Laurel.
	CacheDir string
	File     string // to be opened once the store is; "" for none
	Version  string
	Log      *slog.Logger
}

// How many per cent of what is in use may be garbage: much in the first seconds of a window, when the collector would
// cost a sixth of the processor time, and little then.
const (
	startUp        = 5 * time.Second
	startUpGarbage = 400
	garbage        = 30
)

// Run opens the window and returns when it is closed; the store that Open returned is closed then too. Where a window
// is open for the same data folder, that one comes to the front and opens the file.
func Run(o Options) error {
	only, err := instance.Claim(o.DataDir)
	if errors.Is(err, instance.ErrOpen) {
		if err = instance.Pass(o.DataDir, o.File); err == nil {
			return nil
		}
	}
	if err != nil {
		o.Log.Warn("no other window can be asked, or ask this one", "cause", err) // the store has a lock of its own
	}
	debug.SetGCPercent(startUpGarbage)
	if dir, err := os.UserCacheDir(); err == nil && o.CacheDir == "" {
		o.CacheDir = filepath.Join(dir, "Laurel")
	}
	fyneApp := app.NewWithID(ID)
	fyneApp.SetIcon(fyne.NewStaticResource("laurel.png", assets.Icon()))
	if err := keepCrash(o.DataDir); err != nil {
		o.Log.Warn("crashes leave no trace", "cause", err)
	}
	prefs := look.NewPreferences(fyneApp.Preferences())
	if err := setWindowLanguage(languageAndRegion{prefs.Language(), prefs.Region()}); err != nil {
		o.Log.Warn("translations", "cause", err)
	}
	fyneApp.Settings().SetTheme(look.ThemeFor(prefs.Appearance(), prefs.Scale()))
	runner := work.NewRunner(context.Background())
	timers := work.NewRunner(context.Background()) // go on while a store is closed
	keepStill(fyneApp.Settings(), prefs, timers)
	w := unmade(fyneApp, runner, prefs, time.Now, o)
	w.open()
	fill(w)
	timers.After(nil, startUp, func() { debug.SetGCPercent(garbage) })
	w.backups.eachHour(timers)
	w.lock.watch(timers)
	w.lock.watchSleep(timers, false)
	if accessible.Offered {
		w.mirror.Watch(timers)
	}
	if only != nil {
		w.answer(timers, only)
		defer only.Close() //nolint:errcheck // the process ends, and the right with it
	}
	w.run(timers)
	timers.Close()
	runner.Close()
	return w.ending()()
}
