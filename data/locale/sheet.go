package locale

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"
)

// Line is one text of a language as somebody checks it: a text of the catalogue, or one of its plural forms.
type Line struct {
	File    string // of the catalogue: paper.json
	Key     string
	Form    string // of plurals (CLDR): one, two, few, many ...; empty for a text that does not count
	English string
	Present string // empty: the text is not written yet, and English is shown
	New     string // what it is to become; empty: it stays
	Row     int    // of the sheet that was read; zero: it was not read from one
}

// entries are the texts of a file: one form under "", or several by their names. Keys are in the order of the file.
type entries struct {
	keys  []string
	forms map[string]map[string]string
}

// readEntries reads a file of the catalogue in which keys keep their order.
func readEntries(data []byte) (entries, error) {
	e := entries{forms: map[string]map[string]string{}}
	decoder := json.NewDecoder(bytes.NewReader(data))
	if _, err := decoder.Token(); err != nil {
		return e, err
	}
	for decoder.More() {
		name, err := decoder.Token()
		if err != nil {
			return e, err
		}
		var raw json.RawMessage
		if err := decoder.Decode(&raw); err != nil {
			return e, err
		}
		forms, text := map[string]string{}, ""
		if json.Unmarshal(raw, &text) == nil {
			forms[""] = text
		} else if err := json.Unmarshal(raw, &forms); err != nil {
			return e, err
		}
		key, _ := name.(string) // the names of an object are texts
		e.keys = append(e.keys, key)
		e.forms[key] = forms
	}
	return e, nil
}

// entriesOf reads a file of a language; a file that is not there has no texts.
func (c *catalogue) entriesOf(l Language, file string) (entries, error) {
	data, err := fs.ReadFile(c.files, path.Join(string(l), file))
	if err != nil {
		return entries{forms: map[string]map[string]string{}}, nil
	}
	e, err := readEntries(data)
	if err != nil {
		return e, fmt.Errorf("%s/%s: %w", l, file, err)
	}
	return e, nil
}

// formNames are the plural forms by their names.
var formNames = map[plural.Form]string{
	plural.Zero: "zero", plural.One: "one", plural.Two: "two", plural.Few: "few", plural.Many: "many",
	plural.Other: "other",
}

// PluralForms lists the plural forms that a language needs for whole numbers (CLDR), "other" last.
func PluralForms(l Language) []string {
	tag, found := language.Make(string(l)), map[string]bool{}
	for n := range 200 {
		found[formNames[plural.Cardinal.MatchPlural(tag, n, 0, 0, 0, 0)]] = true
	}
	delete(found, "other")
	inOrder := []string{"zero", "one", "two", "few", "many"}
	return append(slices.DeleteFunc(inOrder, func(form string) bool { return !found[form] }), "other")
}

// Lines lists the texts of a language in the order of the English files: all of them or, of a language that is for
// documents only, those in the files that it has.
func Lines(l Language) ([]Line, error) {
	c := texts.Load()
	files := c.textFiles(English)
	if !slices.Contains(WindowLanguages(), l) {
		files = c.textFiles(l)
	}
	var list []Line
	for _, file := range files {
		english, err := c.entriesOf(English, file)
		if err != nil {
			return nil, err
		}
		own, err := c.entriesOf(l, file)
		if err != nil {
			return nil, err
		}
		for _, key := range english.keys {
			list = append(list, linesOf(l, file, key, english.forms[key], own.forms[key])...)
		}
	}
	return list, nil
}

// linesOf returns a line for each form that a text needs in a language.
func linesOf(l Language, file, key string, english, own map[string]string) []Line {
	forms := []string{""}
	if english["other"] != "" || own["other"] != "" { // a language may count where English does not
		forms = PluralForms(l)
	}
	var list []Line
	for _, form := range forms {
		text := cmp.Or(english[form], english["other"], english[""])
		list = append(list, Line{File: file, Key: key, Form: form, English: text, Present: own[form]})
	}
	return list
}

// places are what is filled in; that of the number may be missing in a form for one number.
var places = regexp.MustCompile(`{{[^}]*}}`)

// fault returns why a new text cannot be used; empty: it can.
func (line Line) fault() string {
	placesOf := func(text string) []string {
		found := places.FindAllString(text, -1)
		slices.Sort(found)
		isNumber := func(p string) bool { return line.Form != "" && p == "{{.Count}}" }
		return slices.DeleteFunc(slices.Compact(found), isNumber)
	}
	want, got := placesOf(line.English), placesOf(line.New)
	if slices.Equal(want, got) && strings.Count(line.New, "{{") == len(places.FindAllString(line.New, -1)) {
		return ""
	}
	if len(want) == 0 {
		return "it fills in nothing: leave out " + strings.Join(got, " ")
	}
	return "it must have " + strings.Join(want, " ") + " as they are"
}

// TextsError lists the lines of a sheet that cannot be used.
type TextsError struct{ Faults []string }

// Error has a line for each of them.
func (e *TextsError) Error() string {
	return "nothing was written; correct these lines of the sheet first:\n  " + strings.Join(e.Faults, "\n  ")
}

// Revised returns the files of a language, by their names, with the new texts of some lines; only files that change. A
// line of which the key is not known or whose places to fill in are others than in English is part of a TextsError.
func Revised(l Language, read []Line) (map[string][]byte, error) {
	known, err := Lines(l)
	if err != nil {
		return nil, err
	}
	byID := map[[2]string]*Line{}
	for i := range known {
		byID[[2]string{known[i].Key, known[i].Form}] = &known[i]
	}
	var faults []string
	changed := map[string]bool{}
	for _, line := range read {
		if strings.TrimSpace(line.New) == "" {
			continue
		}
		at := byID[[2]string{line.Key, line.Form}]
		if at == nil {
			faults = append(faults, fmt.Sprintf("row %d: there is no text “%s” %s", line.Row, line.Key, line.Form))
			continue
		}
		at.New = line.New
		if why := at.fault(); why != "" {
			faults = append(faults, fmt.Sprintf("row %d, “%s” %s: %s", line.Row, line.Key, line.Form, why))
		}
		changed[at.File] = changed[at.File] || at.New != at.Present
	}
	if len(faults) > 0 {
		return nil, &TextsError{faults}
	}
	files := map[string][]byte{}
	for file, is := range changed {
		if is {
			files[file] = written(known, file)
		}
	}
	return files, nil
}

// written returns a file with the texts of its lines. What is not written yet is left out.
func written(lines []Line, file string) []byte {
	type text struct {
		key   string
		value any
	}
	var all []text
	for _, line := range lines {
		now := cmp.Or(line.New, line.Present)
		switch last := len(all) - 1; {
		case line.File != file || now == "":
		case line.Form == "":
			all = append(all, text{line.Key, now})
		case last >= 0 && all[last].key == line.Key:
			all[last].value.(map[string]string)[line.Form] = now
		default:
			all = append(all, text{line.Key, map[string]string{line.Form: now}})
		}
	}
	var b bytes.Buffer
	b.WriteString("{")
	for i, t := range all {
		if i > 0 {
			b.WriteString(",")
		}
		b.WriteString("\n  " + inJSON(t.key) + ": ")
		forms, counts := t.value.(map[string]string)
		if !counts {
			b.WriteString(inJSON(t.value.(string)))
			continue
		}
		var parts []string
		for _, form := range slices.SortedFunc(maps.Keys(forms), byForm) {
			parts = append(parts, "\n    "+inJSON(form)+": "+inJSON(forms[form]))
		}
		b.WriteString("{" + strings.Join(parts, ",") + "\n  }")
	}
	b.WriteString("\n}\n")
	return b.Bytes()
}

// byForm orders plural forms as CLDR does.
func byForm(a, b string) int {
	order := []string{"zero", "one", "two", "few", "many", "other"}
	return slices.Index(order, a) - slices.Index(order, b)
}

// inJSON writes a text with its letters as they are.
func inJSON(text string) string {
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	_ = encoder.Encode(text) // a text can be encoded
	return strings.TrimSpace(b.String())
}

// Noted returns the file in which it is noted who has checked which files of a language, after somebody has checked
// some more.
func Noted(l Language, files []string, who string) []byte {
	by := l.CheckedBy()
	for _, file := range files {
		by[file] = who
	}
	data, _ := json.MarshalIndent(by, "", "  ") // texts can be encoded
	return append(data, '\n')
}

// NotesFile is the name of the file that Noted returns.
const NotesFile = checkedFile
