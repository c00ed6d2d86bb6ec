package desktop

import (
	"context"
	"errors"
	"slices"

	"fyne.io/fyne/v2"

	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/kit/work"
	"laurel/app/desktop/session"
	"laurel/data/locale"
	"laurel/data/store"
)

// notices are what the window has to report that nobody has to answer at once, below the header.
type notices struct {
	rows *fyne.Container
}

// add shows a notice; remove removes it, as its actions should.
func (n *notices) add(tone look.Tone, title, text string, actions ...look.NoticeAction) (remove func()) {
	notice := look.Pad(4, 8, 4, 8, look.NewNotice(tone, title, text, actions...))
	n.rows.Add(notice)
	return func() {
		n.rows.Objects = slices.DeleteFunc(n.rows.Objects, func(o fyne.CanvasObject) bool { return o == notice })
		n.rows.Refresh()
	}
}

// warn shows, once a start, what is dangerous to the file of the programs.
func (w *window) warn() {
	work.Run(w.session.Runner, nil, func(ctx context.Context) ([]error, error) {
		return w.session.Store.Warnings(ctx)
	}, func(found []error, err error) {
		if err != nil {
			w.session.Fail(err)
			return
		}
		for _, warning := range found {
			var remove func()
			remove = w.notices.add(look.Amber, warningTitle(warning), session.Localized(warning).Error(),
				look.NoticeAction{Text: locale.L("Hide until the next start"), Do: func() { remove() }})
		}
	})
}

func warningTitle(warning error) string {
	switch {
	case errors.Is(warning, store.ErrPlace):
		return locale.L("The folder of your programs is not a safe place")
	case errors.Is(warning, store.ErrClock):
		return locale.L("The clock may be wrong")
	}
	return locale.L("The disk is nearly full")
}
