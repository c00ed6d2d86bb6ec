package locale

import (
	"encoding/json"
	"io/fs"
	"path"
	"slices"
)

// checkedFile, in the folder of a language, holds who has checked each of its files and when; an empty text is nobody:
// {"paper.json": "Ana Muster, 2026-12-01"}. Only readers for whom the language is their own may be named.
const checkedFile = "checked.json"

// source is the language in which the texts are written first, so that nobody has to check them.
const source = English

// CheckedBy returns who has checked the files of a language, by their names; nobody is an empty text.
func (l Language) CheckedBy() map[string]string {
	c := texts.Load()
	by := map[string]string{}
	data, err := fs.ReadFile(c.files, path.Join(string(l), checkedFile))
	if err == nil {
		err = json.Unmarshal(data, &by)
	}
	if err != nil {
		clear(by) // no file, or none that can be read: nobody has checked
	}
	for _, name := range c.textFiles(l) {
		by[name] += ""
	}
	return by
}

// IsChecked reports whether native readers have checked all files of the language.
func (l Language) IsChecked() bool {
	if l.Is(source) {
		return true
	}
	for _, who := range l.CheckedBy() {
		if who == "" {
			return false
		}
	}
	return true
}

// textFiles lists the names of the files with texts in a language's folder.
func (c *catalogue) textFiles(l Language) []string {
	entries, _ := fs.ReadDir(c.files, string(l)) // no folder: no files
	var names []string
	for _, entry := range entries {
		if !slices.Contains([]string{checkedFile, spellingFile}, entry.Name()) {
			names = append(names, entry.Name())
		}
	}
	return names
}

// MenuName returns what the language is called where one is chosen: its name in itself, and in the language of the
// window that nobody has checked its texts yet, where that is so.
func MenuName(l, in Language) string {
	if l.IsChecked() {
		return l.OwnName()
	}
	return in.Text("{{.Language}} (not yet checked)", Values{"Language": l.OwnName()})
}
