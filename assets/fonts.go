// Package assets holds what ships inside the program. It knows no rule of the business and imports no other room.
package assets

import (
	"embed"
	"fmt"
)

//go:embed fonts/*.ttf
var fonts embed.FS

// Font returns the bytes of an embedded TrueType font by its PostScript name, "NotoSans-Regular" for one. The bytes
// are shared and must not be changed. Licences and origins of the fonts are told in LICENSES.md and fonts/OFL.txt.
func Font(name string) ([]byte, error) {
	data, err := fonts.ReadFile("fonts/" + name + ".ttf")
	if err != nil {
		return nil, fmt.Errorf("the program was built without the font %s: %w", name, err)
	}
	return data, nil
}
