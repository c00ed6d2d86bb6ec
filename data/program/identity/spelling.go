package identity

import (
	"slices"
	"strings"
	"unicode"

	"laurel/data/locale"
)

// words divides a name into its folded words. A name in a script without spaces is one word, however it is divided.
func words(name string) []string {
	all := strings.FieldsFunc(locale.Fold(name), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsMark(r) && !unicode.IsDigit(r) && r != '\''
	})
	for i, word := range all {
		all[i] = strings.ReplaceAll(word, "'", "")
	}
	all = slices.DeleteFunc(all, func(word string) bool { return word == "" })
	if len(all) > 1 && !slices.ContainsFunc(all, func(word string) bool { return !unspaced(word) }) {
		return []string{strings.Join(all, "")}
	}
	return all
}

// unspaced reports whether a word is in a script that writes names without spaces.
func unspaced(word string) bool {
	for _, r := range word {
		if !unicode.In(r, unicode.Han, unicode.Hangul, unicode.Hiragana, unicode.Katakana) {
			return false
		}
	}
	return true
}

// nameKey is a name as it is compared: its folded words in whichever order.
func nameKey(words []string) string { return strings.Join(slices.Sorted(slices.Values(words)), " ") }

// spellingKeys are the keys of a name's usual spellings in Latin letters: two names that share one may be two
// transliterations of one name (Abdul-Razzak and Abdulrazzaq, Mohammed and Muhammad, Yusuf and Youssef). None: the
// name is not in Latin letters, or has one word alone, which is too little to propose somebody by.
func spellingKeys(words []string) []string {
	if len(words) < 2 || !latin(words) {
		return nil
	}
	var keys []string
	for _, e := range []string{"a", "i"} { // an unstressed vowel is written e for either: Mohammed, Khaled
		var spelt []string
		for _, word := range words {
			if word = spelling(word, e); word != "" {
				spelt = append(spelt, word)
			}
		}
		if len(spelt) == 0 {
			continue
		}
		rotated := append(slices.Clone(spelt[1:]), spelt[0])
		last := append([]string{spelt[len(spelt)-1]}, spelt[:len(spelt)-1]...)
		for _, order := range [][]string{spelt, rotated, last, slices.Sorted(slices.Values(spelt))} {
			if key := strings.Join(order, ""); !slices.Contains(keys, key) {
				keys = append(keys, key)
			}
		}
	}
	return keys
}

func latin(words []string) bool {
	return !slices.ContainsFunc(words, func(word string) bool {
		return strings.ContainsFunc(
			word,
			func(r rune) bool { return unicode.IsLetter(r) && !unicode.Is(unicode.Latin, r) },
		)
	})
}

// sounds unifies letters that transliterations of one sound use, the longer ones first.
var sounds = strings.NewReplacer(
	"sch", "sh", "tch", "ch", "ph", "f", "kh", "k", "gh", "g", "dh", "d", "th", "t", "dj", "j", "ck", "k", "ch", "ch",
	"q", "k", "c", "k", "oo", "u", "ou", "u", "w", "u", "o", "u", "ee", "i", "ie", "i", "ei", "ai", "y", "i", "j", "j",
)

// articles are words that Arabic names may have or leave out.
var articles = []string{"al", "el", "ul", "il"}

// servant are the spellings of abd and the article after it.
var servant = []string{"abdoul", "abdul", "abdel", "abdal", "abdil", "abd"}

// longArticle is how many letters a word has at least in which al or el is taken for the article.
const longArticle = 7

// spelling writes a folded word as its transliterations have it in common; empty: it may be left out. e is the vowel
// that an e is taken for.
func spelling(word, e string) string {
	if slices.Contains(articles, word) {
		return ""
	}
	prefix := ""
	for _, spelt := range servant {
		if rest, found := strings.CutPrefix(word, spelt); found && !strings.HasPrefix(rest, "u") {
			prefix, word = "abd", rest
			break
		}
	}
	if rest, found := strings.CutPrefix(word, "al"); found && len(word) >= longArticle {
		word = rest
	} else if rest, found := strings.CutPrefix(word, "el"); found && len(word) >= longArticle {
		word = rest
	}
	word = strings.ReplaceAll(sounds.Replace(word), "e", e)
	var out []rune
	for _, r := range prefix + word {
		if len(out) == 0 || out[len(out)-1] != r {
			out = append(out, r)
		}
	}
	spelt := string(out)
	if strings.HasSuffix(spelt, "ah") {
		spelt = strings.TrimSuffix(spelt, "h")
	}
	return spelt
}
