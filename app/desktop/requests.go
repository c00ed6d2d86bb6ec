package desktop

import (
	"context"
	"time"

	"laurel/app/desktop/instance"
	"laurel/app/desktop/kit/work"
)

// requestTick is how often it is looked whether another start asks for this window.
const requestTick = 500 * time.Millisecond

// answer brings the window to the front when another start asks for it, and opens the files that were double-clicked,
// one after the other: each waits until the store is open and no dialog is.
func (w *window) answer(timers *work.Runner, only *instance.Window) {
	waiting := []string{w.options.File}
	read := func(context.Context) ([]string, error) { return only.Requested(), nil }
	var tick func()
	tick = func() {
		work.Run(timers, nil, read, func(asked []string, _ error) {
			if len(asked) > 0 {
				instance.Raise(w.window)
			}
			waiting = w.openNext(append(waiting, asked...))
			timers.After(nil, requestTick, tick)
		})
	}
	tick()
}

// openNext opens the first of the files when it can be opened now, and returns those that are left.
func (w *window) openNext(waiting []string) []string {
	for len(waiting) > 0 && waiting[0] == "" {
		waiting = waiting[1:]
	}
	if len(waiting) == 0 || w.session.Store == nil || w.session.Dialogs.Open() {
		return waiting
	}
	incoming{w}.open(waiting[0])
	return waiting[1:]
}
