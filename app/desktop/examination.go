package desktop

import (
	"context"

	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/kit/work"
	"laurel/app/desktop/session"
)

// examination finds whether the open file is sound, once its first program has been drawn (docs/decisions/0035).
type examination struct {
	window *window
	passed bool
}

// begin examines the file when the window has surely been drawn.
func (e *examination) begin() {
	s := e.window.session
	s.Runner.After(nil, session.Drawn, func() {
		open := s.Store
		work.Run(s.Runner, nil, func(ctx context.Context) (struct{}, error) {
			return struct{}{}, open.Sound(ctx)
		}, e.ended)
	})
}

// ended goes on with a sound file, or shows why a damaged one cannot be used and what can take its place.
func (e *examination) ended(_ struct{}, damage error) {
	if e.passed = damage == nil; e.passed {
		return
	}
	w := e.window
	w.clear(look.NewLoadingState(""), w.ending(), func(err error) {
		if err != nil {
			w.session.Log.Error("the damaged store did not close well", "cause", err)
		}
		w.refused(damage)
	})
}
