// Package work runs work beside the window and returns its result to the window's goroutine. It is the only package
// that uses the go statement or fyne.Do.
//
//	work.Run(runner, &screen.loading, func(ctx context.Context) (T, error) {...}, func(v T, err error) {...})
//	work.RunWithProgress(runner, dialogs.Progress("Making certificates"),
//		func(ctx context.Context, step work.Step) (T, error) {...}, done)
//	runner.After(&screen.typing, 150*time.Millisecond, screen.search)
//
// A work.Latest drops superseded answers. Tests use NewInlineRunner, which works at once; its After waits for Flush.
package work
