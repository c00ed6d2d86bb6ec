package desktop

import (
	"context"
	"errors"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/kit/work"
	"laurel/app/desktop/session"
	"laurel/data/locale"
	"laurel/data/store"
)

// notices are what the window has to report that nobody has to answer at once, below the header.
type notices struct {
	rows    *fyne.Container
	arrange func() // places what is around them again
}

// add shows a notice; remove removes it, as its actions should.
func (n *notices) add(tone look.Tone, title, text string, actions ...look.NoticeAction) (remove func()) {
	links := make([]*look.Button, len(actions))
	for i, a := range actions {
		links[i] = look.NewLink(a.Text, a.Do)
	}
	return n.addLinked(tone, title, text, links)
}

func (n *notices) addLinked(tone look.Tone, title, text string, actions []*look.Button) (remove func()) {
	links := look.Across(16)
	for _, link := range actions {
		links.Add(link)
	}
	words := look.NewNotice(tone, title, text)
	bar := container.NewBorder(nil, nil, nil, look.Pad(0, 12, 0, 12, container.NewCenter(links)), words)
	notice := look.Pad(4, 16, 0, 16, container.NewStack(look.NewRounded(tone.Wash(), 4), bar))
	n.rows.Add(notice)
	n.arrange()
	return func() {
		n.rows.Objects = slices.DeleteFunc(n.rows.Objects, func(o fyne.CanvasObject) bool { return o == notice })
		n.arrange()
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
			actions := []look.NoticeAction{{Text: locale.L("Hide until the next start"), Do: func() { remove() }}}
			if errors.Is(warning, store.ErrPlace) && w.options.StorePath != "" {
				actions = append([]look.NoticeAction{{Text: locale.L("moving.offer"), Do: w.moveAway}}, actions...)
			}
			remove = w.notices.add(look.Amber, warningTitle(warning), session.Localized(warning).Error(), actions...)
		}
	})
}

func warningTitle(warning error) string {
	switch {
	case errors.Is(warning, store.ErrPlace):
		return locale.L("The folder with your programs is not a safe place")
	case errors.Is(warning, store.ErrClock):
		return locale.L("The clock may be wrong")
	}
	return locale.L("The disk is nearly full")
}
