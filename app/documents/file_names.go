package documents

import (
	"fmt"
	"path/filepath"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"

	"laurel/app/request"
)

// longestName is the most bytes of a file's name in UTF-8. File systems allow 255; the rest is left for the folders
// above it, since Explorer and Office stop at a path of 260 characters.
const longestName = 200

// names are the file names used so far. New ones are safe on Windows, macOS and Linux, and differ where these systems
// would not distinguish two.
type names map[string]bool

// next returns a name that was not used before: "Ana Prova.pdf", then "Ana Prova (2).pdf".
func (used names) next(stem string, format request.Format) string {
	extension := "." + string(format)
	for n := 1; ; n++ {
		ending := extension
		if n > 1 {
			ending = fmt.Sprintf(" (%d)%s", n, extension)
		}
		name := safeStem(stem, longestName-len(ending)) + ending
		if key := sameName(name); !used[key] {
			used[key] = true
			return name
		}
	}
}

// FolderName makes a name of a program safe as that of a folder.
func FolderName(name string) string { return safeStem(name, longestFolder) }

// longestFolder is the most bytes of a folder's name, which is a part of the path.
const longestFolder = 80

// sameName maps names to one key that are the same to a file system without regard to case and composition.
func sameName(name string) string {
	return norm.NFC.String(cases.Fold().String(norm.NFC.String(name)))
}

// safeName makes a whole file name safe; a safe one stays as it is.
func (used names) safeName(name string) string {
	extension := filepath.Ext(name)
	if format := strings.TrimPrefix(extension, "."); format != "" && format == safeStem(format, 16) {
		return used.next(strings.TrimSuffix(name, extension), request.Format(format))
	}
	return used.next(name, "file")
}

// safeStem turns any text into the part of a file name before its extension, of at most that many bytes: never empty,
// without what Windows forbids (https://learn.microsoft.com/windows/win32/fileio/naming-a-file), control and direction
// signs, and without a dot or space at either end.
func safeStem(text string, most int) string {
	var kept strings.Builder
	for _, r := range strings.ToValidUTF8(text, "-") {
		switch {
		case unicode.IsSpace(r):
			kept.WriteByte(' ')
		case strings.ContainsRune(`<>:"/\|?*`, r):
			kept.WriteByte('-')
		case r == '\u200c' || r == '\u200d': // the joiners that Persian, Urdu and the scripts of India write with
			kept.WriteRune(r)
		case unicode.Is(unicode.C, r), r == utf8.RuneError:
			// nothing to see: control, direction and private signs
		default:
			kept.WriteRune(r)
		}
	}
	stem := trimEnds(strings.Join(strings.Fields(norm.NFC.String(kept.String())), " "))
	if reserved(stem) {
		stem = "_" + stem
	}
	stem = trimEnds(shortened(stem, most))
	if stem == "" {
		return "document"
	}
	return stem
}

func trimEnds(stem string) string { return strings.Trim(stem, " .") }

// shortened cuts between characters, not inside of one and its marks.
func shortened(text string, most int) string {
	if len(text) <= most {
		return text
	}
	cut := most
	for cut > 0 {
		r, _ := utf8.DecodeRuneInString(text[cut:])
		if utf8.RuneStart(text[cut]) && !unicode.Is(unicode.M, r) {
			break
		}
		cut--
	}
	return text[:cut]
}

// reserved reports whether the name is a device to Windows, whatever follows its first dot.
func reserved(stem string) bool {
	device, _, _ := strings.Cut(strings.ToUpper(stem), ".")
	device = strings.TrimRight(device, " ")
	switch device {
	case "CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$":
		return true
	}
	for _, port := range []string{"COM", "LPT"} {
		if number, found := strings.CutPrefix(device, port); found && len([]rune(number)) == 1 &&
			strings.ContainsAny(number, "0123456789¹²³") {
			return true
		}
	}
	return false
}
