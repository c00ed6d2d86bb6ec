// Package assets holds what ships inside the program. It knows no rule of the business and imports no other package of
// Laurel.
package assets

import (
	"embed"
	"fmt"
	"io"
)

//go:embed fonts/*.ttf
var fonts embed.FS

// Font returns the bytes of an embedded TrueType font by its PostScript name, "NotoSans-Regular" for one. The bytes
// are shared and must not be changed. Licences and origins of the fonts are listed in LICENSES.md and fonts/OFL.txt.
func Font(name string) ([]byte, error) {
	data, err := fonts.ReadFile("fonts/" + name + ".ttf")
	if err != nil {
		return nil, fmt.Errorf("the program was built without the font %s: %w", name, err)
	}
	return data, nil
}

// FontFile is an embedded font that is read where it lies.
type FontFile interface {
	io.Reader
	io.ReaderAt
	io.Seeker
}

// OpenFont returns an embedded font without copying it.
func OpenFont(name string) (FontFile, error) {
	file, err := fonts.Open("fonts/" + name + ".ttf")
	if err != nil {
		return nil, fmt.Errorf("the program was built without the font %s: %w", name, err)
	}
	return file.(FontFile), nil // package embed promises ReadAt and Seek
}
