package work

import (
	"context"
	"fmt"
	"runtime/debug"
	"sync"
	"time"

	"fyne.io/fyne/v2"
)

// Runner does work away from the UI goroutine and brings the result back to it. It is the only place in Laurel that
// uses go or fyne.Do. Read every widget value before the work starts and pass it in: the work may not touch a widget.
type Runner struct {
	parent context.Context
	ctx    context.Context // of the work since the last Restart
	cancel context.CancelFunc
	wait   *sync.WaitGroup

	inline  bool
	pending []func() // delayed functions of an inline runner
}

// NewRunner makes the runner of a program; cancelling the context, or Close, cancels all its work.
func NewRunner(ctx context.Context) *Runner {
	r := &Runner{parent: ctx}
	r.begin()
	return r
}

func (r *Runner) begin() {
	r.ctx, r.cancel = context.WithCancel(r.parent)
	r.wait = &sync.WaitGroup{}
}

// NewInlineRunner makes a runner for tests: work runs at once on the caller's goroutine, and delayed functions wait for
// Flush.
func NewInlineRunner() *Runner {
	r := NewRunner(context.Background())
	r.inline = true
	return r
}

// Close cancels all work and waits until it has ended. Results that come after it are dropped.
func (r *Runner) Close() {
	r.cancel()
	r.wait.Wait()
}

// Restart cancels all work and drops its results and what was to be called later. Once the last of it has ended, end
// runs off the UI goroutine, also while the runner is closed, and then is called with its error on the UI goroutine.
// What is started from now on is not concerned.
func (r *Runner) Restart(end func() error, then func(error)) {
	r.cancel()
	r.pending = nil
	ended := r.wait
	r.begin()
	Run(r, nil, func(context.Context) (struct{}, error) {
		ended.Wait()
		return struct{}{}, end()
	}, func(_ struct{}, err error) { then(err) })
}

// Latest marks a kind of work of which only the newest matters, such as the search under a search field: starting it
// again cancels the run before and drops its answer. The zero value is ready; use it on the UI goroutine only.
type Latest struct {
	generation uint64
	cancel     context.CancelFunc
}

// Cancel stops the running work, if any, and drops its result.
func (l *Latest) Cancel() {
	l.generation++
	if l.cancel != nil {
		l.cancel()
		l.cancel = nil
	}
}

// Busy reports whether work is running.
func (l *Latest) Busy() bool { return l.cancel != nil }

// replace starts a run that replaces the one before. It returns the run's context, and a function that ends the run and
// calls another if the run is still the newest.
func (r *Runner) replace(l *Latest) (ctx context.Context, finish func(call func())) {
	if l == nil {
		l = &Latest{}
	}
	l.Cancel()
	all := r.ctx
	ctx, cancel := context.WithCancel(all)
	l.cancel = cancel
	generation := l.generation
	return ctx, func(call func()) {
		cancel()
		if l.generation != generation {
			return
		}
		l.cancel = nil
		if all.Err() == nil {
			call()
		}
	}
}

// Run runs the function off the UI goroutine and passes its result to done on the UI goroutine. A run that a newer one
// has replaced, or that was cancelled, does not reach done; with a nil mark every run does. A panic becomes an error.
func Run[T any](r *Runner, latest *Latest, work func(context.Context) (T, error), done func(T, error)) {
	ctx, finish := r.replace(latest)
	r.start(func() func() {
		result, err := guarded(ctx, work)
		return func() { finish(func() { done(result, err) }) }
	})
}

// start runs the work, then what it returns on the UI goroutine.
func (r *Runner) start(work func() func()) {
	if r.inline {
		work()()
		return
	}
	wait := r.wait
	wait.Add(1)
	go func() {
		defer wait.Done()
		after := work()
		fyne.Do(after)
	}()
}

// guarded calls work and turns a panic into an error that keeps the stack for the log.
func guarded[T any](ctx context.Context, work func(context.Context) (T, error)) (result T, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = &PanicError{Value: p, Stack: string(debug.Stack())}
		}
	}()
	return work(ctx)
}

// PanicError is a panic in background work.
type PanicError struct {
	Value any
	Stack string
}

func (e *PanicError) Error() string { return fmt.Sprintf("the work stopped unexpectedly: %v", e.Value) }

// After calls the function on the UI goroutine once the time has passed, unless the latest mark was started or
// cancelled meanwhile (a search field waits a little before it searches). An inline runner keeps it for Flush.
func (r *Runner) After(latest *Latest, delay time.Duration, call func()) {
	ctx, finish := r.replace(latest)
	then := func() { finish(call) }
	if r.inline {
		r.pending = append(r.pending, then)
		return
	}
	r.start(func() func() {
		select {
		case <-ctx.Done():
			return func() {} // replaced, cancelled or closed: nothing is left to do
		case <-time.After(delay):
			return then
		}
	})
}

// AtRest calls the function at once, and again once the time has passed without another call; calls in quick succession
// between the two are left out, such as those of a key that is held down. An inline runner makes each call.
func (r *Runner) AtRest(latest *Latest, delay time.Duration, call func()) {
	if r.inline || !latest.Busy() {
		call()
	}
	if !r.inline {
		r.After(latest, delay, call)
	}
}

// Flush calls the delayed functions of an inline runner, also those that they delay in turn.
func (r *Runner) Flush() {
	for len(r.pending) > 0 {
		calls := r.pending
		r.pending = nil
		for _, call := range calls {
			call()
		}
	}
}

// A Step reports how far work has come: done of total, and what is being done. A total of 0 is not known.
type Step func(done, total int, note string)

// A ProgressView shows how far work has come; ProgressBar and the progress dialog are the two. Its methods are called
// on the UI goroutine.
type ProgressView interface {
	// Start shows the view; cancel stops the work.
	Start(cancel func())
	// Step shows how far the work has come.
	Step(done, total int, note string)
	// Finish removes the view.
	Finish()
}

// RunWithProgress is Run with a view of the progress that can be cancelled. When the person cancels, done receives
// context.Canceled (or what the work made of it). Steps are thinned out to about twenty a second.
func RunWithProgress[T any](
	r *Runner, view ProgressView, work func(context.Context, Step) (T, error), done func(T, error),
) {
	all := r.ctx
	ctx, cancel := context.WithCancel(all)
	finished := false // read and written on the UI goroutine only
	step := r.thinned(func(doneSteps, total int, note string) {
		if !finished {
			view.Step(doneSteps, total, note)
		}
	})
	view.Start(cancel)
	r.start(func() func() {
		result, err := guarded(ctx, func(ctx context.Context) (T, error) { return work(ctx, step) })
		return func() {
			finished = true
			cancel()
			view.Finish()
			if all.Err() == nil {
				done(result, err)
			}
		}
	})
}

// thinned brings steps to the UI goroutine, at most one in 50 ms; the last step (done = total) always goes through.
func (r *Runner) thinned(show Step) Step {
	if r.inline {
		return show
	}
	var mutex sync.Mutex
	var last time.Time
	return func(done, total int, note string) {
		mutex.Lock()
		defer mutex.Unlock()
		now := time.Now()
		if done != total && now.Sub(last) < 50*time.Millisecond {
			return
		}
		last = now
		fyne.Do(func() { show(done, total, note) })
	}
}
