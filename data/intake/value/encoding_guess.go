package value

import (
	"bytes"
	"math"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
	"golang.org/x/text/transform"
	"golang.org/x/text/unicode/norm"
)

// The natural logarithms of how likely something is in a text that is read in its own encoding.
const (
	noLetter      = -14.0 // a byte that is none
	rareSign      = -11.0 // a sign that texts hardly have: ¤, ¬, a part of a frame
	commonSign    = -6.0  // a quotation mark, a dash, a degree
	oddCase       = -5.0  // a capital after a small letter
	besideSign    = -6.0  // a sign beside a letter
	knownHan      = -7.5  // a character that the names of countries have
	commonHan     = -9.0
	unknownHangul = -10.5
	rareHan       = -12.0

	mixedScripts = -6.0 // in one cell; in one word twice
	onlyCapitals = -2.0
	unseen       = 1e-6 // the probability of a letter that the language does not have
)

// likeliest returns the encoding in which the lines with other bytes than ASCII read most like words: by the pairs of
// letters that follow each other in the languages that are written in it, of which one at least is no ASCII.
func likeliest(content []byte) Encoding {
	sample := foreignLines(content)
	best, bestScore := Encoding("windows-1252"), math.Inf(-1)
	for _, c := range charsets {
		if c.languages == "" {
			continue
		}
		decoded, _, err := transform.Bytes(c.decodes.NewDecoder(), sample)
		if err != nil {
			continue
		}
		score := readability(norm.NFC.String(string(decoded)), &c) - c.rarity
		if score > bestScore {
			best, bestScore = c.name, score
		}
	}
	return best
}

// foreignLines returns the first lines with other bytes than ASCII, up to some thousand bytes.
func foreignLines(content []byte) []byte {
	const most = 8 << 10
	var sample []byte
	for line := range bytes.Lines(content) {
		if len(sample) >= most {
			break
		}
		if bytes.ContainsFunc(line, func(r rune) bool { return r >= utf8.RuneSelf }) {
			sample = append(sample, line[:min(len(line), most)]...)
		}
	}
	return sample
}

// readability is the logarithm of how likely a text is in the languages of an encoding: of each word in the language
// that fits it best.
func readability(text string, in *charset) (score float64) {
	models := modelsOf(in.languages)
	var word []rune
	var before rune // the last letter of the cell
	sign := false   // a sign beyond ASCII is beside
	for _, r := range text + "\n" {
		isLetter := unicode.IsLetter(r) || unicode.IsMark(r)
		switch {
		case isLetter && before != 0 && scriptOf(before) != scriptOf(r):
			score += mixedScripts * float64(1+min(1, len(word)))
		case strings.ContainsRune(",;|/(\t\n", r):
			before = 0
		}
		if isLetter {
			if sign {
				score += besideSign
			}
			word = append(word, r)
			before = r
			sign = false
			continue
		}
		score += signLikelihood(r) + bestOf(models, word)
		ordinary := strings.ContainsRune(ordinarySigns, r)
		if r >= 0xA0 && !ordinary && len(word) > 0 {
			score += besideSign
		}
		sign = r >= 0xA0 && (!ordinary || len(word) > 0 && !strings.ContainsRune("’‘·–—\u00a0", r))
		word = word[:0]
	}
	return score - math.Log(float64(len(models)))
}

// scriptOf returns one of the scripts that the encodings have; nil: another one.
func scriptOf(r rune) *unicode.RangeTable {
	for _, script := range []*unicode.RangeTable{
		unicode.Latin, unicode.Cyrillic, unicode.Greek, unicode.Arabic, unicode.Hebrew, unicode.Thai, unicode.Hangul,
	} {
		if unicode.Is(script, r) {
			return script
		}
	}
	return nil
}

// bestOf is the likelihood of a word in the language that fits it best.
func bestOf(models []*pairs, word []rune) float64 {
	best := math.Inf(-1)
	for _, m := range models {
		best = max(best, m.likelihood(word))
	}
	return best
}

const ordinarySigns = "“”„‘’‚«»–—…°€£§ºª¿¡²·\u00a0，。、（）《》・：「」"

func signLikelihood(r rune) float64 {
	switch {
	case r < utf8.RuneSelf:
		return 0
	case r == utf8.RuneError || r < 0xA0:
		return noLetter
	case strings.ContainsRune(ordinarySigns, r):
		return commonSign
	}
	return rareSign
}

// pairs are how often letters follow each other in a language.
type pairs struct {
	after map[[2]rune]float64
	first map[rune]float64 // how often a letter has one after it
	alone map[rune]float64
	all   float64
	han   hanBlock
}

// hanBlock is where an encoding has the characters of a language that are used most: those with a first byte from from
// to until.
type hanBlock struct {
	in          encoding.Encoding
	from, until byte
	second      byte // the lowest second byte
}

// commonHanOf are the first levels of GB 2312, Big5 and JIS X 0208.
var commonHanOf = map[string]hanBlock{
	"zh":      {simplifiedchinese.GB18030, 0xB0, 0xD7, 0xA1},
	"zh-Hant": {traditionalchinese.Big5, 0xA4, 0xC6, 0x40},
	"ja":      {japanese.ShiftJIS, 0x88, 0x97, 0x40},
}

// likelihood is the logarithm of how likely a word is, of which the letters beyond ASCII and those beside them count.
func (p *pairs) likelihood(word []rune) (score float64) {
	before := ' '
	if len(word) > 1 && word[0] >= utf8.RuneSelf &&
		!slices.ContainsFunc(word, func(r rune) bool { return !unicode.IsUpper(r) }) {
		score = onlyCapitals
	}
	for i := 0; i <= len(word); i++ {
		r := ' '
		if i < len(word) {
			r = word[i]
		}
		small := smallLetter(r)
		if before >= 0x80 || r >= 0x80 {
			score += p.follows(smallLetter(before), small)
			if unicode.IsUpper(r) && unicode.IsLower(before) || unicode.IsLower(r) && i > 1 &&
				unicode.IsUpper(before) && unicode.IsUpper(word[i-2]) {
				score += oddCase
			}
		}
		before = r
	}
	return score
}

// follows is the logarithm of how likely a letter is after another. Han and Hangul have too many for their pairs to be
// known.
func (p *pairs) follows(before, r rune) float64 {
	alone := max(p.alone[r]/p.all, unseen)
	switch {
	case unicode.In(r, unicode.Han, unicode.Hangul):
		return p.character(r)
	case r == ' ':
		alone = 0.15
	}
	const weight = 4
	return math.Log((p.after[[2]rune{before, r}] + weight*alone) / (p.first[before] + weight))
}

// character is the logarithm of how likely a character of Han or Hangul is.
func (p *pairs) character(r rune) float64 {
	if p.alone[r] > 0 {
		return max(math.Log(p.alone[r]/p.all), knownHan)
	} else if unicode.Is(unicode.Hangul, r) {
		return unknownHangul
	}
	if p.han.in != nil {
		if written, err := p.han.in.NewEncoder().Bytes([]byte(string(r))); err == nil &&
			written[0] >= p.han.from && written[0] <= p.han.until && written[len(written)-1] >= p.han.second {
			return commonHan
		}
	}
	return rareHan
}

// smallLetter returns a letter without its case, unless that would make ASCII of it (İ). Romanian's letters are those
// with a cedilla, since its encodings have no others.
func smallLetter(r rune) rune {
	switch r {
	case 'ș', 'Ș':
		return 'ş'
	case 'ț', 'Ț':
		return 'ţ'
	}
	if small := unicode.ToLower(r); small >= utf8.RuneSelf || r < utf8.RuneSelf {
		return small
	}
	return r
}

var (
	modelsMutex sync.Mutex
	modelsKnown = map[string]*pairs{}
)

// modelsOf returns the pairs of letters of languages. They are counted in the names that countries and languages have
// in them (Unicode CLDR), and in some names of people, which have letters that countries seldom have.
func modelsOf(languages string) []*pairs {
	modelsMutex.Lock()
	defer modelsMutex.Unlock()
	var all []*pairs
	for tag := range strings.FieldsSeq(languages) {
		if modelsKnown[tag] == nil {
			modelsKnown[tag] = pairsOf(language.MustParse(tag))
			modelsKnown[tag].han = commonHanOf[tag]
		}
		all = append(all, modelsKnown[tag])
	}
	return all
}

func pairsOf(tag language.Tag) *pairs {
	p := &pairs{after: map[[2]rune]float64{}, first: map[rune]float64{}, alone: map[rune]float64{}, all: 1}
	countries, languages := display.Regions(tag), display.Languages(tag)
	for _, country := range display.Values.Regions() {
		p.count(countries.Name(country))
	}
	for _, base := range display.Values.BaseLanguages() {
		p.count(languages.Name(base))
	}
	for _, t := range vocabularyTerms() {
		if t.Section == "letters" && t.Meaning == tag.String() {
			p.count(strings.Repeat(strings.Join(t.Names, " ")+" ", 3))
		}
	}
	return p
}

func (p *pairs) count(text string) {
	before := ' '
	for _, r := range text + " " {
		r = smallLetter(r)
		if !unicode.IsLetter(r) && !unicode.IsMark(r) {
			if r = ' '; before == ' ' {
				continue
			}
		}
		p.after[[2]rune{before, r}]++
		p.first[before]++
		if r != ' ' {
			p.alone[r]++
			p.all++
		}
		before = r
	}
}
