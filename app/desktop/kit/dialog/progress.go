package dialog

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"laurel/app/desktop/kit/look"
	"laurel/data/locale"
)

// progressDialog shows the progress of long work over the window, with a button that stops it.
type progressDialog struct {
	dialogs  *windowDialogs
	title    string
	bar      *widget.ProgressBar
	activity *widget.Activity
	note     *look.Text
	overlay  *look.Overlay
}

func (p *progressDialog) Start(cancel func()) {
	p.bar = widget.NewProgressBar()
	p.activity = widget.NewActivity()
	p.note = look.NewQuiet("").Cutting()
	p.bar.TextFormatter = func() string { return "" }
	stop := look.NewButton(locale.L("Cancel"), nil)
	stop.OnTapped = func() {
		stop.Disable()
		p.note.SetText(locale.L("Stopping…"))
		cancel()
	}
	line := container.NewBorder(nil, nil, look.Pad(0, 8, 0, 0, look.Fixed(20, 20, p.activity)), nil, p.note)
	progress := look.Down(8, container.New(barLayout{}, p.bar), line)
	right := look.Pad(0, 0, 0, 12, look.Across(0, stop))
	p.activity.Start()
	leave := func() { stop.Tapped(nil) }
	p.overlay = p.dialogs.show(frame(p.title, container.NewBorder(nil, nil, nil, right, progress), nil), 440, 0, leave)
	p.dialogs.window.Canvas().Focus(stop)
	p.dialogs.busy++
}

// Step shows how far the work has come; a total of 0 is not known.
func (p *progressDialog) Step(done, total int, note string) {
	p.note.SetText(note)
	if total > 0 {
		p.bar.SetValue(float64(done) / float64(total))
	}
}

func (p *progressDialog) Finish() {
	p.activity.Stop()
	p.overlay.Close()
	p.dialogs.ended()
}

// barLayout makes a progress bar lower than Fyne does.
type barLayout struct{}

func (barLayout) Layout(o []fyne.CanvasObject, size fyne.Size) { o[0].Resize(size) }

func (barLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(look.Dp(80), look.Dp(8))
}
