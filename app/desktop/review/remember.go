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
	As       source.Kind       `json:"as"`
	Fields   map[string]string `json:"fields"` // by the letter of the column; "-": it is not read
}

// mostMappings is how many mappings are remembered; the oldest are forgotten.
const mostMappings = 60

const mappingsKey = "import.mappings"

// headings is the hash of the headings of the first sheet, or of the first row of a table that is not recognised;
// empty: there are none.
func (r *reading) headings() string {
	titles := r.titles(func(c source.Column) []string { return []string{c.Letter, c.Title} })
	if len(titles) == 0 {
		return ""
	}
	hash := sha256.Sum256([]byte(strings.ToLower(strings.Join(titles, "\x1f"))))
	return hex.EncodeToString(hash[:12])
}

// titles are what is written of each column of the first sheet, or the first row of a table that is not recognised.
func (r *reading) titles(of func(source.Column) []string) (titles []string) {
	switch {
	case r.unknown != nil && len(r.unknown.Rows) > 0:
		titles = r.unknown.Rows[0]
	case r.draft != nil:
		for _, c := range r.draft.Columns {
			if c.Sheet == r.draft.Columns[0].Sheet {
				titles = append(titles, of(c)...)
			}
		}
	}
	return titles
}

// remembered returns the mapping of an earlier file with the same headings, or nil.
func remembered(prefs *look.Preferences, headings string) *knownMapping {
	var known []knownMapping
	if headings == "" || !prefs.Load(mappingsKey, &known) {
		return nil
	}
	at := slices.IndexFunc(known, func(m knownMapping) bool { return m.Headings == headings })
	if at < 0 {
		return nil
	}
	return &known[at]
}

// remember keeps the mapping that a person chose for files that look as this one did before it was chosen.
func (f *file) remember() {
	if f.looked == "" || len(f.options.Mapping) == 0 {
		return
	}
	var known []knownMapping
	f.session.Prefs.Load(mappingsKey, &known)
	known = slices.DeleteFunc(known, func(m knownMapping) bool { return m.Headings == f.looked })
	known = append(known, knownMapping{f.looked, f.draft.Kind(), f.options.Mapping})
	f.session.Prefs.Save(mappingsKey, known[max(len(known)-mostMappings, 0):])
}
