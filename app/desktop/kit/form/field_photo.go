package form

import (
	"bytes"
	"context"
	"image"
	"os"
	"path/filepath"

	// The formats that a photo can come in.
	_ "image/gif"
	_ "image/jpeg"
	_ "image/png"

	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/kit/work"
	"laurel/data/locale"
)

// PhotoEndings are those of the pictures that can be shown.
var PhotoEndings = []string{".jpg", ".jpeg", ".png", ".gif"}

// ChoosePhoto asks for a file with a picture; picked is not called when the person leaves without choosing.
type ChoosePhoto func(title string, picked func(path string))

// maxPhotoBytes and maxPhotoPixels bound what is read from a file that somebody sent.
const (
	maxPhotoBytes  = 40 << 20
	maxPhotoPixels = 60_000_000
)

// PhotoField asks for a picture: chosen from a file, or removed.
type PhotoField struct {
	fieldBase

	runner  *work.Runner
	latest  work.Latest
	bytes   []byte // newly chosen
	removed bool
	had     bool
	shown   *canvas.Image
	choose  *look.Button
	remove  *look.Button
	name    *look.Paragraph
}

// NewPhotoField asks for a picture. Files are read beside the window's goroutine.
func NewPhotoField(key, label string, ask ChoosePhoto, runner *work.Runner) *PhotoField {
	f := &PhotoField{runner: runner, shown: canvas.NewImageFromImage(nil)}
	f.shown.FillMode = canvas.ImageFillContain
	f.name = look.NewWrapped(
		locale.L("Choose a picture, or drop one here."), look.ColorQuiet, theme.SizeNameCaptionText)
	f.choose = look.NewButton(locale.L("Choose…"), func() { ask(locale.L("Choose a picture"), f.Read) })
	f.remove = look.NewQuietButton(locale.L("Remove"), f.Remove)
	f.remove.Hide()
	frame := look.NewFrame(look.ColorBand, look.ColorLine, 8)
	picture := look.Fixed(84, 84, container.NewStack(frame, look.Pad(2, 2, 2, 2, f.shown)))
	buttons := look.Pad(0, 0, 0, 12, look.Down(8, look.Across(8, f.choose, f.remove), f.name))
	control := container.NewBorder(nil, nil, picture, nil, buttons)
	f.init(f, key, label, control, func() any { return f.bytes != nil || f.removed }, f.choose, f.remove)
	return f
}

// SetPicture shows the present picture (nil: none) and makes it the unchanged one.
func (f *PhotoField) SetPicture(picture image.Image) *PhotoField {
	f.show(picture)
	f.Settle()
	return f
}

// Value returns what is to be done: the bytes of a newly chosen file, or removed, or neither.
func (f *PhotoField) Value() (file []byte, removed bool) { return f.bytes, f.removed }

// Settle makes the present picture the unchanged one.
func (f *PhotoField) Settle() {
	f.had = f.shown.Image != nil
	f.bytes, f.removed = nil, false
	f.fieldBase.Settle()
}

// Remove removes the picture.
func (f *PhotoField) Remove() {
	f.latest.Cancel()
	f.bytes, f.removed = nil, f.had
	f.show(nil)
	f.reportChanged()
}

// chosenPhoto is a file that was read.
type chosenPhoto struct {
	bytes   []byte
	picture image.Image
}

// Read reads a file and shows it; one that is no picture is refused at the field.
func (f *PhotoField) Read(path string) {
	read := func(context.Context) (chosenPhoto, error) { return readPhoto(path) }
	work.Run(f.runner, &f.latest, read, func(p chosenPhoto, err error) {
		if err != nil {
			f.SetMessage(err.Error())
			return
		}
		f.bytes, f.removed = p.bytes, false
		f.show(p.picture)
		f.name.SetText(filepath.Base(path))
		f.reportChanged()
	})
}

// ReadPicture reads the file of a picture, of at most 40 MB. The error is a sentence that keeps its cause.
func ReadPicture(path string) ([]byte, error) {
	name := locale.Values{"File": filepath.Base(path)}
	unreadable := func(err error) ([]byte, error) {
		return nil, refusedPhoto{locale.L("{{.File}} cannot be read. Choose another file.", name), err}
	}
	info, err := os.Stat(path)
	switch {
	case err != nil || !info.Mode().IsRegular():
		return unreadable(err)
	case info.Size() > maxPhotoBytes:
		return nil, refusedPhoto{locale.L("{{.File}} is larger than 40 MB. Choose a smaller picture.", name), nil}
	}
	file, err := os.ReadFile(path)
	if err != nil {
		return unreadable(err)
	}
	return file, nil
}

func readPhoto(path string) (chosenPhoto, error) {
	file, err := ReadPicture(path)
	if err != nil {
		return chosenPhoto{}, err
	}
	picture, err := DecodePicture(file)
	return chosenPhoto{file, picture}, err
}

// DecodePicture reads a picture of at most 60 million pixels. The error is a sentence that keeps its cause.
func DecodePicture(file []byte) (image.Image, error) {
	config, _, err := image.DecodeConfig(bytes.NewReader(file))
	if err != nil || config.Width*config.Height > maxPhotoPixels {
		sentence := locale.L("This is not a picture that Laurel can show. Choose a JPEG or PNG.")
		return nil, refusedPhoto{sentence, err}
	}
	picture, _, err := image.Decode(bytes.NewReader(file))
	if err != nil {
		return nil, refusedPhoto{locale.L("The picture is damaged. Choose another."), err}
	}
	return picture, nil
}

// refusedPhoto is a sentence for the person that keeps its cause.
type refusedPhoto struct {
	sentence string
	cause    error
}

func (e refusedPhoto) Error() string { return e.sentence }
func (e refusedPhoto) Unwrap() error { return e.cause }

func (f *PhotoField) show(picture image.Image) {
	f.shown.Image = picture
	f.shown.Refresh()
	f.remove.Hidden = picture == nil
	f.name.SetText("")
	if picture == nil {
		f.name.SetText(locale.L("Choose a picture, or drop one here."))
	}
	f.parts.Refresh()
}
