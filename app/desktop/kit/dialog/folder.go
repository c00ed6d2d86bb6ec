package dialog

import (
	"cmp"
	"context"
	"image"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"golang.org/x/image/draw"

	"laurel/app/desktop/kit/form"
	"laurel/data/civil"
	"laurel/data/locale"
)

// fileRow is a file, or a folder that can be entered.
type fileRow struct {
	path, name string
	folder     bool
	size       int64
	changed    time.Time
}

// readFolder lists the folders in a folder, and the files that can be chosen; what is hidden is passed over, and what
// cannot be looked at.
func (d *fileDialog) readFolder(ctx context.Context, folder string) ([]fileRow, error) {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return nil, err
	}
	var rows []fileRow
	for _, e := range entries {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		r := fileRow{path: filepath.Join(folder, e.Name()), name: e.Name()}
		info, err := os.Stat(r.path) // of what a link leads to
		if err != nil || strings.HasPrefix(r.name, ".") {
			continue
		}
		r.folder, r.changed = info.IsDir(), info.ModTime()
		switch {
		case r.folder:
		case d.folders || !d.filter.passes(r.name):
			continue
		default:
			r.size = info.Size()
		}
		rows = append(rows, r)
	}
	return rows, nil
}

// typedPath returns the path that a text is about: as it is copied from a file manager, in quotes or as a file URL (RFC
// 8089), or below the home folder (~).
func typedPath(text string) string {
	text = strings.Trim(strings.TrimSpace(text), `"'`)
	if address, err := url.Parse(text); err == nil && address.Scheme == "file" {
		text = filepath.FromSlash(address.Path)
		if filepath.Separator == '\\' {
			text = strings.TrimPrefix(text, `\`) // file:///C:/
		}
	}
	if below, isHome := strings.CutPrefix(text, "~"); isHome && (below == "" || os.IsPathSeparator(below[0])) {
		text = filepath.Join(homeFolder(), below)
	}
	return filepath.Clean(text)
}

// newFolder makes a folder in another and returns its path. The error is a sentence.
func newFolder(parent, name string) (string, error) {
	path, err := savePath(parent, strings.TrimSpace(name), "")
	if problems, refused := err.(form.Problems); refused { //nolint:errorlint // it is returned as it is
		return "", &dialogError{problems["name"], nil}
	}
	if err := os.Mkdir(path, 0o750); err != nil {
		return "", &dialogError{locale.L("The folder could not be created here. Choose another place or name."), err}
	}
	return path, nil
}

// dialogError is a sentence for people with its cause.
type dialogError struct {
	sentence string
	cause    error
}

func (e *dialogError) Error() string { return e.sentence }
func (e *dialogError) Unwrap() error { return e.cause }

// Bounds of small pictures beside the names of files: how large they are, how many there are in a folder, and how long
// reading may go on before those that are read are shown.
const (
	thumbnailSide   = 76
	mostThumbnails  = 400
	thumbnailsShown = 300 * time.Millisecond
)

// readThumbnails makes small pictures of files for a while, and returns them with the files that are left.
func readThumbnails(ctx context.Context, paths []string) (made map[string]image.Image, left []string) {
	made = map[string]image.Image{}
	begin := time.Now()
	for ; len(paths) > 0 && ctx.Err() == nil && time.Since(begin) < thumbnailsShown; paths = paths[1:] {
		if small := thumbnail(paths[0]); small != nil {
			made[paths[0]] = small
		}
	}
	return made, paths
}

// thumbnail makes a small picture of a file; nil where it is none that can be shown.
func thumbnail(path string) image.Image {
	file, err := form.ReadPicture(path)
	if err != nil {
		return nil
	}
	picture, err := form.DecodePicture(file)
	if err != nil {
		return nil
	}
	all := picture.Bounds()
	side := min(all.Dx(), all.Dy()) // the middle of it, as it is cut anyway
	corner := all.Min.Add(image.Pt((all.Dx()-side)/2, (all.Dy()-side)/2))
	small := image.NewRGBA(image.Rect(0, 0, thumbnailSide, thumbnailSide))
	draw.ApproxBiLinear.Scale(small, small.Bounds(), picture, image.Rectangle{corner, corner.Add(image.Pt(side, side))},
		draw.Src, nil)
	return small
}

// compareNames puts folders before files.
func compareNames(a, b fileRow) int {
	switch {
	case a.folder && !b.folder:
		return -1
	case b.folder && !a.folder:
		return 1
	}
	return cmp.Or(cmp.Compare(locale.Fold(a.name), locale.Fold(b.name)), cmp.Compare(a.name, b.name))
}

func (r fileRow) nameText() string { return r.name }

func (r fileRow) sizeText() string {
	if r.folder {
		return locale.L("Folder")
	}
	return SizeText(r.size)
}

// SizeText is a file's size in bytes as people write it.
func SizeText(bytes int64) string {
	switch {
	case bytes < 1000:
		return locale.L("{{.Count}} bytes", map[string]any{"Count": bytes})
	case bytes < 1_000_000:
		return locale.L("{{.Count}} KB", map[string]any{"Count": (bytes + 500) / 1000})
	}
	return locale.L("{{.Count}} MB", map[string]any{"Count": strconv.FormatFloat(float64(bytes)/1e6, 'f', 1, 64)})
}

func (r fileRow) changedText() string {
	return locale.Window().ShortMoment(civil.DateTimeOf(r.changed))
}

// ofPictures reports whether only pictures can be chosen.
func (f FileFilter) ofPictures() bool {
	isPicture := func(ending string) bool { return slices.Contains(form.PhotoEndings, ending) }
	return len(f.Endings) > 0 && !slices.ContainsFunc(f.Endings, func(e string) bool { return !isPicture(e) })
}
