package review

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"

	"laurel/app/desktop/kit/look"
	"laurel/data/intake/source"
)

// A mapping is remembered for files with the same headings, by a hash of them: a file without headings begins with
// somebody's name. The columns are kept by their letters.

// knownMapping is what the columns of files with certain headings are.
type knownMapping struct {
	Headings string            `json:"headings"` // the hash
	Fields   map[string]string `json:"fields"`   // by the letter of the column; "-": it is not read
}

// mostMappings is how many mappings are remembered; the oldest are forgotten.
const mostMappings = 60

const mappingsKey = "import.mappings"

// headingsOf is the hash of the headings of a file; empty: it has none.
func headingsOf(columns []source.Column) string {
	if len(columns) == 0 {
		return ""
	}
	hash := sha256.New()
	for _, c := range columns {
		if c.Sheet == columns[0].Sheet {
			hash.Write([]byte(c.Letter + "\x1f" + strings.ToLower(strings.TrimSpace(c.Title)) + "\x1e"))
		}
	}
	return hex.EncodeToString(hash.Sum(nil)[:12])
}

// remembered returns the mapping of an earlier file with the same headings; nil: there is none, or it is what the file
// is read as anyway.
func remembered(prefs *look.Preferences, columns []source.Column) map[string]string {
	var known []knownMapping
	headings := headingsOf(columns)
	if headings == "" || !prefs.Load(mappingsKey, &known) {
		return nil
	}
	at := slices.IndexFunc(known, func(m knownMapping) bool { return m.Headings == headings })
	if at < 0 {
		return nil
	}
	return known[at].Fields
}

// remember keeps which column is which field for files with the same headings.
func remember(prefs *look.Preferences, columns []source.Column, mapping map[string]string) {
	headings := headingsOf(columns)
	if headings == "" || len(mapping) == 0 {
		return
	}
	var known []knownMapping
	prefs.Load(mappingsKey, &known)
	known = slices.DeleteFunc(known, func(m knownMapping) bool { return m.Headings == headings })
	known = append(known, knownMapping{headings, mapping})
	prefs.Save(mappingsKey, known[max(len(known)-mostMappings, 0):])
}
