// Package pseudo makes a language of the English texts that looks foreign and can be read: with accents, in brackets
// and 35 % longer. A text on a screen or in a document that is not in brackets did not come from the catalogue, and one
// without its last bracket was cut. Only tests import it.
package pseudo

import (
	"encoding/json"
	"io/fs"
	"path"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"laurel/assets"
	"laurel/data/locale"
)

// Language is the tag of the pseudo-language. XA is the region that CLDR keeps for accented English.
const Language locale.Language = "en-XA"

// Use adds the pseudo-language to the catalogue for one test.
func Use(t testing.TB) {
	t.Helper()
	files, err := Files()
	if err != nil {
		t.Fatal(err)
	}
	restore, err := locale.Use(files)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(restore)
}

// Files returns the files of the catalogue, with a folder of the pseudo-language made from those of English.
func Files() (fs.FS, error) {
	ours, err := fs.Sub(assets.Translations, "translations")
	if err != nil {
		return nil, err
	}
	all := fstest.MapFS{}
	err = fs.WalkDir(ours, ".", func(name string, file fs.DirEntry, err error) error {
		if err != nil || file.IsDir() {
			return err
		}
		data, err := fs.ReadFile(ours, name)
		if err != nil {
			return err
		}
		all[name] = &fstest.MapFile{Data: data}
		if folder, file := path.Split(name); folder == string(locale.English)+"/" {
			data, err = translated(data)
			all[path.Join(string(Language), file)] = &fstest.MapFile{Data: data}
		}
		return err
	})
	return all, err
}

// codes are the keys whose texts the program reads.
var codes = map[string]bool{"clock.hours": true}

func translated(file []byte) ([]byte, error) {
	var texts map[string]any
	if err := json.Unmarshal(file, &texts); err != nil {
		return nil, err
	}
	for key, text := range texts {
		switch text := text.(type) {
		case string:
			if !codes[key] {
				texts[key] = Text(text)
			}
		case map[string]any: // plural forms
			for form, one := range text {
				text[form] = Text(one.(string))
			}
		}
	}
	return json.Marshal(texts)
}

// more is how much longer the texts of other languages are than English, in percent.
const more = 35

var (
	placeholder = regexp.MustCompile(`{{[^}]*}}`)
	letter      = regexp.MustCompile(`[A-Za-z]`)
	accents     = strings.NewReplacer(
		"A",
		"Å",
		"B",
		"Ɓ",
		"C",
		"Ç",
		"D",
		"Ð",
		"E",
		"É",
		"F",
		"Ƒ",
		"G",
		"Ĝ",
		"H",
		"Ĥ",
		"I",
		"Î",
		"J",
		"Ĵ",
		"K",
		"Ķ",
		"L",
		"Ļ",
		"M",
		"Ṁ",
		"N",
		"Ñ",
		"O",
		"Ö",
		"P",
		"Þ",
		"Q",
		"Ǫ",
		"R",
		"Ŕ",
		"S",
		"Š",
		"T",
		"Ţ",
		"U",
		"Û",
		"V",
		"Ṽ",
		"W",
		"Ŵ",
		"X",
		"Ẋ",
		"Y",
		"Ý",
		"Z",
		"Ž",
		"a",
		"å",
		"b",
		"ƀ",
		"c",
		"ç",
		"d",
		"ð",
		"e",
		"é",
		"f",
		"ƒ",
		"g",
		"ĝ",
		"h",
		"ĥ",
		"i",
		"î",
		"j",
		"ĵ",
		"k",
		"ķ",
		"l",
		"ļ",
		"m",
		"ṁ",
		"n",
		"ñ",
		"o",
		"ö",
		"p",
		"þ",
		"q",
		"ǫ",
		"r",
		"ŕ",
		"s",
		"š",
		"t",
		"ţ",
		"u",
		"û",
		"v",
		"ṽ",
		"w",
		"ŵ",
		"x",
		"ẋ",
		"y",
		"ý",
		"z",
		"ž",
	)
)

// Text returns an English text of the catalogue in the pseudo-language. A text without a letter of its own stays as it
// is.
func Text(english string) string {
	own := placeholder.ReplaceAllString(english, "")
	if !letter.MatchString(own) {
		return english
	}
	var out strings.Builder
	from := 0
	for _, at := range placeholder.FindAllStringIndex(english, -1) {
		out.WriteString(accents.Replace(english[from:at[0]]) + english[at[0]:at[1]])
		from = at[1]
	}
	out.WriteString(accents.Replace(english[from:]))
	longer := (utf8.RuneCountInString(own)*more + 99) / 100
	filling := strings.Repeat("~~~~~~~ ", longer/8+1)[:longer] // in words, so that it can be broken into lines
	return "[" + out.String() + filling + "]"
}
