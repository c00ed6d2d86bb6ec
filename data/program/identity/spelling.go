package identity

import (
	"slices"
	"strings"
	"unicode"

	"laurel/data/locale"
)

// words divides a name into its folded words. A name in a script without spaces is one word, however it is divided.
func words(name string) []string {
	folded := locale.Fold(name)
	all := strings.FieldsFunc(folded, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsMark(r) && !unicode.IsDigit(r) && r != '\''
	})
	if strings.Contains(folded, "'") {
		for i, word := range all {
			all[i] = strings.ReplaceAll(word, "'", "")
		}
		all = slices.DeleteFunc(all, func(word string) bool { return word == "" })
	}
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

// spellingKeys are the hashes of a name's usual spellings in Latin letters: two names that share one may be two
// transliterations of one name (Abdul-Razzak and Abdulrazzaq, Mohammed and Muhammad, Yusuf and Youssef). None: the
// name is not in Latin letters, or has one word alone, which is too little to propose somebody by.
func spellingKeys(words []string) (hashes []uint64) {
	if len(words) < 2 || !latin(words) {
		return nil
	}
	var bare []string
	for _, word := range words {
		if word = spelling(word); word != "" {
			bare = append(bare, word)
		}
	}
	if len(bare) == 0 {
		return nil
	}
	add := func(parts ...[]string) {
		if hash := hashOf(Spelling, strings.Join(slices.Concat(parts...), "")); !slices.Contains(hashes, hash) {
			hashes = append(hashes, hash)
		}
	}
	for _, e := range []string{"a", "i"} { // an unstressed vowel is written e for either: Mohammed, Khaled
		spelt, last := make([]string, len(bare)), len(bare)-1
		for i, word := range bare {
			spelt[i] = spelledWith(word, e)
		}
		add(spelt)
		add(spelt[1:], spelt[:1])
		if last > 1 {
			add(spelt[last:], spelt[:last])
		}
		slices.Sort(spelt)
		add(spelt)
		if !slices.ContainsFunc(bare, func(word string) bool { return strings.Contains(word, "e") }) {
			break
		}
	}
	return hashes
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

// spelling writes a folded word as its transliterations have it in common, but for the vowel that an e is taken for and
// doubled letters; empty: it may be left out.
func spelling(word string) string {
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
	return prefix + sounds.Replace(word)
}

// spelledWith writes a word of spelling with the vowel for e, and no letter twice.
func spelledWith(word, e string) string {
	word = strings.ReplaceAll(word, "e", e)
	out := make([]rune, 0, len(word))
	for _, r := range word {
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
