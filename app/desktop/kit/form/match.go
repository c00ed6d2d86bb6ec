package look

import (
	"sort"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Fold brings text to the form in which it is searched: lower case, without the diacritics of Latin, Greek and Cyrillic,
// without Arabic vowel marks, with the Arabic letter variants and the Latin letters that do not decompose unified.
// Vowel signs of Khmer, Burmese, Hindi and others are letters and stay.
func Fold(text string) string {
	var out strings.Builder
	out.Grow(len(text))
	plainBase := false // whether marks that follow may go
	for _, r := range norm.NFKD.String(text) {
		if unicode.Is(unicode.Mn, r) {
			if plainBase || arabicMark(r) {
				continue
			}
			out.WriteRune(r)
			continue
		}
		plainBase = unicode.In(r, unicode.Latin, unicode.Greek, unicode.Cyrillic)
		r = unicode.ToLower(r)
		if s, ok := foldedLetters[r]; ok {
			out.WriteString(s)
			continue
		}
		out.WriteRune(r)
	}
	return out.String()
}

func arabicMark(r rune) bool {
	return r >= 0x064B && r <= 0x065F || r == 0x0670 || r >= 0x06D6 && r <= 0x06ED
}

var foldedLetters = map[rune]string{
	'ø': "o", 'ł': "l", 'đ': "d", 'ð': "d", 'þ': "th", 'ß': "ss", 'æ': "ae", 'œ': "oe", 'ı': "i", 'ħ': "h", 'ŧ': "t", 'ŋ': "n",
	'ς': "σ", 'أ': "ا", 'إ': "ا", 'آ': "ا", 'ٱ': "ا", 'ى': "ي", 'ی': "ي", 'ئ': "ي", 'ة': "ه", 'ہ': "ه", 'ھ': "ه", 'ۀ': "ه",
	'ک': "ك", 'ؤ': "و", 'ـ': "", '’': "'", '‘': "'", 'ʼ': "'",
}

// Match scores how well a folded text answers a folded query: 0 is no, higher is better. Every word of the query must
// begin a word of the text, or stand inside one, or be its letters in order from a word's start ("adper" for "add
// person"). Whole-text prefixes come first.
func Match(folded, query string) int {
	query = strings.TrimSpace(query)
	if query == "" {
		return 1
	}
	if strings.HasPrefix(folded, query) {
		return 100
	}
	score := 0
	words := strings.FieldsFunc(folded, notWord)
	for _, q := range strings.Fields(query) {
		s := matchWord(folded, words, q)
		if s == 0 {
			return 0
		}
		score += s
	}
	return min(99, score)
}

func notWord(r rune) bool {
	return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.Is(unicode.M, r)
}

func matchWord(folded string, words []string, q string) int {
	for i, w := range words {
		if strings.HasPrefix(w, q) {
			return 30 - min(i, 9)
		}
	}
	if len([]rune(q)) >= 2 && strings.Contains(folded, q) {
		return 12
	}
	if len([]rune(q)) >= 2 && acrossWords([]rune(q), words) {
		return 6
	}
	return 0
}

// acrossWords tells whether q is a chain of word beginnings, in order.
func acrossWords(q []rune, words []string) bool {
	if len(q) == 0 {
		return true
	}
	for i, w := range words {
		n := 0
		for _, r := range w {
			if n == len(q) || q[n] != r {
				break
			}
			n++
		}
		for ; n > 0; n-- {
			if acrossWords(q[n:], words[i+1:]) {
				return true
			}
		}
	}
	return false
}

// Rank gives the indices of the texts that match the query, best first, at most limit of them (0: all). The texts are
// already folded.
func Rank(folded []string, query string, limit int) []int {
	query = Fold(query)
	type hit struct{ index, score int }
	hits := make([]hit, 0, len(folded))
	for i, f := range folded {
		if s := Match(f, query); s > 0 {
			hits = append(hits, hit{i, s})
		}
	}
	sort.SliceStable(hits, func(a, b int) bool { return hits[a].score > hits[b].score })
	if limit > 0 && len(hits) > limit {
		hits = hits[:limit]
	}
	indices := make([]int, len(hits))
	for i, h := range hits {
		indices[i] = h.index
	}
	return indices
}
