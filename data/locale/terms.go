package locale

import (
	"io/fs"
	"regexp"
	"slices"
	"strings"
)

// Term is one thing with the names that people and programs write for it in one language.
type Term struct {
	Language string // the name of the file: de; or that of a program which writes so
	Section  string // what kind of thing it is: month, role
	Meaning  string // 6, interpreter
	Names    []string
}

// Terms reads the text files of a folder, whose lines are "section.meaning: name; name".
func Terms(files fs.FS, folder string) []Term {
	var all []Term
	entries, _ := fs.ReadDir(files, folder) // they are part of the program
	for _, entry := range entries {
		data, _ := fs.ReadFile(files, folder+"/"+entry.Name())
		for line := range strings.Lines(string(data)) {
			key, names, found := strings.Cut(strings.TrimSpace(line), ": ")
			if !found || strings.HasPrefix(line, "#") {
				continue
			}
			section, meaning, _ := strings.Cut(key, ".")
			language := strings.TrimSuffix(entry.Name(), ".txt")
			all = append(all, Term{language, section, meaning, strings.Split(names, "; ")})
		}
	}
	return all
}

// Dictionary finds a meaning by its section and a name of it.
type Dictionary map[string]map[string]string

// Index returns the dictionary of terms whose names are compared by a key. The first of two meanings of a name is kept.
func Index(terms []Term, key func(name string) string) Dictionary {
	d := Dictionary{}
	for _, t := range terms {
		if d[t.Section] == nil {
			d[t.Section] = map[string]string{}
		}
		for _, name := range t.Names {
			if _, known := d[t.Section][key(name)]; !known && key(name) != "" {
				d[t.Section][key(name)] = t.Meaning
			}
		}
	}
	return d
}

// Pattern is the regular expression of any of the names in a section, in small letters, with or without their accents;
// of two names that begin alike the longer one is found.
func Pattern(terms []Term, section string) string {
	var quoted []string
	for _, t := range terms {
		for _, name := range t.Names {
			if t.Section == section {
				quoted = append(quoted, regexp.QuoteMeta(name), regexp.QuoteMeta(Fold(name)))
			}
		}
	}
	slices.SortStableFunc(quoted, func(a, b string) int { return len(b) - len(a) })
	return "(?:" + strings.Join(slices.Compact(quoted), "|") + ")"
}
