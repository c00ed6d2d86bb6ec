package form

import (
	"sort"
	"strings"
	"unicode"

	"laurel/data/locale"
)

// Match scores how well a folded text answers a folded query: 0 is no, higher is better. Every word of the query must
// begin a word of the text, be inside one, or be its letters in order from a word's start ("adper" for "add
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

// acrossWords reports whether q is a chain of word beginnings, in order.
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

// Rank returns the indices of the texts that match the query, best first, at most limit of them (0: all). The texts are
// already folded.
func Rank(folded []string, query string, limit int) []int {
	query = locale.Fold(query)
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
