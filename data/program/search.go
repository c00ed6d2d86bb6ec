package program

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Folded brings text to the form in which it is searched: lower case, without the diacritics of Latin, Greek and Cyrillic and the vowel marks of
// Arabic, with the variants of Arabic letters and Latin letters like ø and ł unified, hyphens as spaces. Vowel signs of Khmer, Burmese, Hindi and others
// are letters and stay.
func Folded(text string) string {
	if folded, ascii := foldedASCII(text); ascii {
		return folded
	}
	var out strings.Builder
	out.Grow(len(text))
	alphabet := false // whether the marks that follow may go
	for _, r := range norm.NFKD.String(text) {
		switch {
		case unicode.Is(unicode.Mn, r):
			if !alphabet && !arabicMark(r) {
				out.WriteRune(r)
			}
			continue
		case unicode.Is(unicode.Cf, r):
			continue // joiners and direction marks
		}
		alphabet = unicode.In(r, unicode.Latin, unicode.Greek, unicode.Cyrillic)
		r = unicode.ToLower(r)
		if unified, known := foldedLetters[r]; known {
			out.WriteString(unified)
		} else {
			out.WriteRune(r)
		}
	}
	return out.String()
}

// foldedASCII is the short way for the most common texts.
func foldedASCII(text string) (folded string, ascii bool) {
	for i := range len(text) {
		if text[i] >= 0x80 {
			return "", false
		}
	}
	return strings.ReplaceAll(strings.ToLower(text), "-", " "), true
}

// arabicMark reports whether r is one of the marks that Arabic writing may leave out (harakat and Quranic signs).
func arabicMark(r rune) bool {
	return r >= 0x064B && r <= 0x065F || r == 0x0670 || r >= 0x06D6 && r <= 0x06ED
}

// foldedLetters unifies letters that Unicode does not decompose; keys are in lower case.
var foldedLetters = map[rune]string{
	'ø': "o", 'ł': "l", 'đ': "d", 'ð': "d", 'þ': "th", 'ß': "ss", 'æ': "ae", 'œ': "oe", 'ı': "i", 'ħ': "h", 'ŧ': "t", 'ŋ': "n", 'ə': "e", 'ɓ': "b", 'ɗ': "d", 'ƙ': "k",
	'ς': "σ",
	'ٱ': "ا", 'ى': "ي", 'ی': "ي", 'ې': "ي", 'ے': "ي", 'ة': "ه", 'ہ': "ه", 'ۃ': "ه", 'ھ': "ه", 'ە': "ه", 'ک': "ك", 'ڪ': "ك", 'ـ': "",
	'٠': "0", '١': "1", '٢': "2", '٣': "3", '٤': "4", '٥': "5", '٦': "6", '٧': "7", '٨': "8", '٩': "9",
	'۰': "0", '۱': "1", '۲': "2", '۳': "3", '۴': "4", '۵': "5", '۶': "6", '۷': "7", '۸': "8", '۹': "9",
	'’': "'", '‘': "'", 'ʼ': "'", 'ʻ': "'", 'ʿ': "'", 'ʾ': "'",
	'-': " ", '‐': " ", '‑': " ", '–': " ", '—': " ",
}

// searched is what the search reads of one record, folded.
type searched struct {
	record Record
	name   string // what the record is called, in its own order and by family name
	all    string // that and everything else
}

// searchable are the people and meetings of a program, ready for a search. It is built on the first one.
func (p *Program) searchable() []searched {
	p.searchOnce.Do(func() {
		p.folded = make([]searched, 0, len(p.People)+len(p.Meetings))
		for _, person := range p.People {
			p.folded = append(p.folded, p.foldPerson(person))
		}
		for _, m := range p.Meetings {
			p.folded = append(p.folded, p.foldMeeting(m))
		}
	})
	return p.folded
}

func (p *Program) foldPerson(person *Person) searched {
	in := documentLanguage(p.Language)
	own, badge := person.OwnName, person.BadgeName
	name := Folded(strings.Join([]string{person.DisplayName(), person.SortName(), own, badge, person.Alias, person.PassportName}, "\n"))
	rest := Folded(strings.Join([]string{person.Position, person.Affiliation, person.Country.Name(in), person.Role.Name(in), person.Email}, "\n"))
	return searched{person, name, name + "\n" + rest}
}

func (p *Program) foldMeeting(m *Meeting) searched {
	name := Folded(m.Title)
	parts := []string{m.Topic, m.Place, m.Kind.Name(documentLanguage(p.Language)), m.Start.Date.String()}
	if organisation := p.Organisation(m.Organisation); organisation != nil {
		parts = append(parts, organisation.Name)
	}
	for _, id := range m.Contacts {
		if contact := p.Contact(id); contact != nil {
			parts = append(parts, contact.Name)
		}
	}
	if stop := p.Stop(m.Stop); stop != nil {
		parts = append(parts, stop.City)
	}
	return searched{m, name, name + "\n" + Folded(strings.Join(parts, "\n"))}
}

// Search returns the people and meetings that match what someone typed, at most limit of them (0: all). Every word must be found in the record;
// the best come first: whose name begins with the text, then whose name has a word that begins with each word, then the others; people before
// meetings, in their own order.
func (p *Program) Search(typed string, limit int) []Record {
	text := strings.Join(strings.Fields(Folded(typed)), " ")
	if text == "" {
		return nil
	}
	words := strings.Fields(text)
	type hit struct {
		record Record
		rank   int
	}
	var hits []hit
	for _, s := range p.searchable() {
		if rank := s.rank(text, words); rank > 0 {
			hits = append(hits, hit{s.record, rank})
		}
	}
	slices.SortStableFunc(hits, func(a, b hit) int { return cmp.Compare(b.rank, a.rank) })
	if limit > 0 && len(hits) > limit {
		hits = hits[:limit]
	}
	records := make([]Record, len(hits))
	for i, h := range hits {
		records[i] = h.record
	}
	return records
}

// rank is 0 where a word is not found, and higher the better the record fits.
func (s *searched) rank(text string, words []string) int {
	for _, word := range words {
		if !strings.Contains(s.all, word) {
			return 0
		}
	}
	if beginsLine(s.name, text) {
		return 3
	}
	for _, word := range words {
		if !beginsWord(s.name, word) {
			return 1
		}
	}
	return 2
}

func beginsLine(lines, text string) bool {
	return strings.HasPrefix(lines, text) || strings.Contains(lines, "\n"+text)
}

func beginsWord(text, word string) bool {
	for from := 0; ; {
		i := strings.Index(text[from:], word)
		if i < 0 {
			return false
		}
		i += from
		if i == 0 || text[i-1] == ' ' || text[i-1] == '\n' || text[i-1] == '\'' {
			return true
		}
		from = i + 1
	}
}
