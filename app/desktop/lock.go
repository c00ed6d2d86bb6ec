package desktop

import (
	"runtime/debug"
	"strconv"
	"time"

	"fyne.io/fyne/v2"

	"laurel/app/desktop/kit/form"
	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/kit/sleep"
	"laurel/app/desktop/kit/work"
	"laurel/data/locale"
)

// lock closes a sealed store when it is asked to, after minutes without use, and after sleep.
type lock struct {
	window *window
	used   time.Time // when keyboard or pointer were used last
	ticked time.Time // when the last tick was
	waited bool      // a page or running work has put off locking once
	idle   int       // ticks since it was locked
}

// keyLock locks, with Ctrl or Cmd.
const keyLock = fyne.KeyL

const (
	// lockTick is how often it is looked whether somebody works at the window.
	lockTick = 15 * time.Second
	// slept is how long a tick must be late for the laptop to have slept, or for its clock to have been changed.
	slept = 2 * time.Minute
	// forgetting is how many ticks after locking Fyne still has texts and pictures in its caches, which it empties only
	// while it draws.
	forgetting = 12
)

// lockMinutes is the preference of the minutes without use after which Laurel locks, 0 for never, and usualMinutes what
// it is at first.
const (
	lockMinutes  = "lock.minutes"
	usualMinutes = 15
)

// minutesToLock are the choices; 0 is never.
var minutesToLock = []int{0, 5, 15, 30, 60}

// minutes is after how many minutes without use Laurel locks; 0 for never.
func (l *lock) minutes() int {
	minutes := usualMinutes
	l.window.session.Prefs.Load(lockMinutes, &minutes)
	return minutes
}

// ask asks after how many minutes without use Laurel locks.
func (l *lock) ask() {
	var options []form.Option
	for _, minutes := range minutesToLock {
		text := locale.L("Never")
		if minutes > 0 {
			text = locale.N("After {{.Count}} minutes", minutes)
		}
		options = append(options, form.Option{ID: strconv.Itoa(minutes), Text: text})
	}
	choice := form.NewChoiceField("minutes", locale.L("When nobody is using Laurel"), options).
		SetValue(strconv.Itoa(l.minutes()))
	choice.SetHelp(locale.L("Laurel also locks after the laptop has been asleep."))
	f := form.New(locale.L("Lock automatically"), func() error {
		minutes, err := strconv.Atoi(choice.Value())
		l.window.session.Prefs.Save(lockMinutes, minutes)
		return err
	})
	l.window.session.Dialogs.ShowForm(f.Group("", choice))
}

// begin starts the time without use.
func (l *lock) begin() { l.used, l.waited = l.window.session.Now(), false }

// touch is called when keyboard or pointer are used.
func (l *lock) touch() { l.begin() }

// watch looks from now on whether somebody works at the window.
func (l *lock) watch(timers *work.Runner) {
	timers.After(nil, lockTick, func() {
		l.tick()
		l.watch(timers)
	})
}

// watchSleep locks a sealed store when the system is about to sleep, where the system reports that; elsewhere the tick
// after sleep does.
func (l *lock) watchSleep(timers *work.Runner, reports bool) {
	work.Run(timers, nil, sleep.Wait, func(release func(), err error) {
		switch {
		case err == nil:
			l.sleeping(release)
		case !reports:
			l.window.session.Log.Info("sleep is known by the clock only", "cause", err)
			return
		}
		timers.After(nil, lockTick, func() { l.watchSleep(timers, true) }) // while it falls asleep it refuses
	})
}

// sleeping locks before the system sleeps, which waits until release is called.
func (l *lock) sleeping(release func()) {
	if !l.window.sealing.sealed() {
		release()
		return
	}
	l.closeThen(release)
}

// tick locks when it is time. A laptop that sleeps makes no ticks: the one after sleep is late by the clock of the day,
// whatever the monotonic clock of the system counts.
func (l *lock) tick() {
	w, now := l.window, l.window.session.Now()
	late := !l.ticked.IsZero() && now.Round(0).Sub(l.ticked.Round(0)) > lockTick+slept
	l.ticked = now
	w.keepPrivate()
	if !w.sealing.sealed() {
		l.forget()
		return
	}
	minutes := l.minutes()
	idle := minutes > 0 && now.Sub(l.used) >= time.Duration(minutes)*time.Minute
	switch {
	case late:
		l.close()
	case !idle:
	case w.session.Dialogs.Busy() && !l.waited:
		l.begin()
		l.waited = true
		w.session.Dialogs.Toast(locale.N(
			"Laurel locks in {{.Count}} minutes. Save what is open, or it will be lost.", minutes), "", nil)
	default:
		l.close()
	}
}

// close closes the store and shows nothing but the page that opens it again. What is typed in a form is kept in the
// store, as a draft.
func (l *lock) close() { l.closeThen(func() {}) }

func (l *lock) closeThen(done func()) {
	w := l.window
	l.idle = 0
	w.clear(look.NewLoadingState(locale.L("Locking…")), w.ending(), func(err error) {
		debug.FreeOSMemory()
		if err != nil {
			w.session.Log.Error("the store did not close well", "cause", err)
		}
		done()
		w.show(w.unlockPage())
	})
}

// forget empties the caches after locking: Fyne drops what it has not drawn for a minute, but only while it draws.
func (l *lock) forget() {
	if l.window.session.Store != nil || l.idle >= forgetting {
		return
	}
	l.idle++
	l.window.redraw()
	debug.FreeOSMemory()
}
