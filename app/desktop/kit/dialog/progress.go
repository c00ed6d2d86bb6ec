package dialog

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/kit/work"
	"laurel/data/locale"
)

// ProgressBar shows the progress of long work in line, with Cancel. It is hidden while there is none.
type ProgressBar struct {
	widget.BaseWidget

	track, fill *look.Box
	done        float32 // 0 to 1; negative: not known
	activity    *widget.Activity
	note        *look.Text
	cancel      *look.Button
	root        fyne.CanvasObject
}

var _ work.ProgressView = (*ProgressBar)(nil)

// NewProgressBar makes a hidden bar.
func NewProgressBar() *ProgressBar {
	p := &ProgressBar{done: -1, activity: widget.NewActivity(), note: look.NewQuiet("").Cutting()}
	p.track, p.fill = &look.Box{Fill: look.Neutral.Tint(), Radius: 4}, &look.Box{Fill: look.ColorGreen, Radius: 4}
	p.track.ExtendBaseWidget(p.track)
	p.fill.ExtendBaseWidget(p.fill)
	p.cancel = look.NewButton(locale.L("Cancel"), nil)
	bar := container.New(&barLayout{p}, p.track, p.fill)
	line := container.NewBorder(nil, nil, look.Pad(0, 8, 0, 0, look.Fixed(20, 20, p.activity)), nil, p.note)
	p.root = container.NewBorder(nil, nil, nil, look.Pad(0, 0, 0, 12, look.Across(0, p.cancel)), look.Down(8, bar, line))
	p.ExtendBaseWidget(p)
	p.Hide()
	return p
}

// CreateRenderer links the bar to its parts.
func (p *ProgressBar) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(p.root) }

// Start shows the bar.
func (p *ProgressBar) Start(cancel func()) {
	p.cancel.OnTapped = func() {
		p.cancel.Disable()
		p.note.SetText(locale.L("Stopping…"))
		cancel()
	}
	p.cancel.Enable()
	p.activity.Start()
	p.Step(0, 0, "")
	p.Show()
}

// Step shows how far the work has come.
func (p *ProgressBar) Step(done, total int, note string) {
	p.note.SetText(note)
	p.done = -1
	if total > 0 {
		p.done = min(max(float32(done)/float32(total), 0), 1)
	}
	p.root.Refresh()
}

// Finish hides the bar.
func (p *ProgressBar) Finish() {
	p.activity.Stop()
	p.Hide()
}

// barLayout draws the filled part over the track.
type barLayout struct{ bar *ProgressBar }

func (l *barLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	o[0].Resize(size)
	o[1].Resize(fyne.NewSize(size.Width*max(l.bar.done, 0), size.Height))
}

func (l *barLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(look.Dp(80), look.Dp(8))
}
