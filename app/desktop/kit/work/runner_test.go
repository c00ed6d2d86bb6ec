package work_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"fyne.io/fyne/v2/test"

	"laurel/app/desktop/kit/dialog"
	"laurel/app/desktop/kit/work"
)

func TestOnlyTheNewestRunAnswers(t *testing.T) {
	test.NewTempApp(t)
	runner := work.NewRunner(context.Background())
	defer runner.Close()
	var latest work.Latest
	answers := make(chan string, 2)
	blocked := make(chan struct{})
	cancelled := make(chan struct{})
	work.Run(runner, &latest, func(ctx context.Context) (string, error) {
		<-ctx.Done()
		close(cancelled)
		<-blocked
		return "old", nil
	}, func(s string, _ error) { answers <- s })
	work.Run(runner, &latest, func(context.Context) (string, error) { return "new", nil },
		func(s string, _ error) { answers <- s })
	<-cancelled
	if got := <-answers; got != "new" {
		t.Errorf("the first answer is %q", got)
	}
	close(blocked)
	runner.Close()
	select {
	case got := <-answers:
		t.Errorf("a superseded run answered %q", got)
	default:
	}
}

func TestAPanicInTheWorkBecomesAnError(t *testing.T) {
	runner := work.NewInlineRunner()
	work.Run(runner, nil, func(context.Context) (int, error) { panic("broken") }, func(_ int, err error) {
		var p *work.PanicError
		if !errors.As(err, &p) || p.Stack == "" {
			t.Errorf("the error is %v", err)
		}
	})
}

func TestNothingAnswersAfterClose(t *testing.T) {
	runner := work.NewInlineRunner()
	runner.Close()
	work.Run(runner, nil, func(ctx context.Context) (int, error) { return 0, ctx.Err() },
		func(int, error) { t.Error("answered") })
}

func TestARestartedRunnerDropsWhatWasAndWorksOn(t *testing.T) {
	test.NewTempApp(t)
	runner := work.NewRunner(context.Background())
	defer runner.Close()
	ended := make(chan struct{})
	work.Run(runner, nil, func(ctx context.Context) (int, error) {
		<-ctx.Done()
		close(ended)
		return 0, nil
	}, func(int, error) { t.Error("the work before answered") })
	runner.After(nil, time.Hour, func() { t.Error("a delayed call of before was made") })
	restarted := make(chan error)
	runner.Restart(func() error {
		select {
		case <-ended:
			return nil
		default:
			return errors.New("the work before has not ended")
		}
	}, func(err error) { restarted <- err })
	if err := <-restarted; err != nil {
		t.Error(err)
	}
	answer := make(chan int, 1)
	work.Run(runner, nil, func(context.Context) (int, error) { return 1, nil }, func(n int, _ error) { answer <- n })
	if <-answer != 1 {
		t.Error("the runner does not work on")
	}
}

func TestCallsInQuickSuccessionAreLeftOut(t *testing.T) {
	test.NewTempApp(t)
	runner := work.NewRunner(context.Background())
	var latest work.Latest
	calls := 0
	for range 5 {
		runner.AtRest(&latest, time.Hour, func() { calls++ })
	}
	if calls != 1 {
		t.Errorf("%d calls, want the first alone", calls)
	}
	runner.Close()

	rested := make(chan string, 2)
	again := work.NewRunner(context.Background())
	defer again.Close()
	var next work.Latest
	again.AtRest(&next, 0, func() { rested <- "called" })
	<-rested // at once
	<-rested // once the time has passed
}

func TestADelayedCallIsReplacedByTheNext(t *testing.T) {
	runner := work.NewInlineRunner()
	var latest work.Latest
	said := ""
	runner.After(&latest, time.Hour, func() { said += "first" })
	runner.After(&latest, time.Hour, func() { said += "second" })
	if said != "" {
		t.Errorf("it did not wait: %q", said)
	}
	runner.Flush()
	if said != "second" {
		t.Errorf("said %q", said)
	}
}

func TestCancellingProgressReachesTheWork(t *testing.T) {
	dialogs := &dialog.Fake{}
	runner := work.NewInlineRunner()
	work.RunWithProgress(runner, dialogs.Progress("Making"), func(ctx context.Context, step work.Step) (int, error) {
		step(1, 2, "one")
		dialogs.Cancel()
		return 0, ctx.Err()
	}, func(_ int, err error) {
		if !errors.Is(err, context.Canceled) {
			t.Errorf("the error is %v", err)
		}
	})
	if dialogs.Steps != 1 {
		t.Errorf("%d steps were shown", dialogs.Steps)
	}
}
