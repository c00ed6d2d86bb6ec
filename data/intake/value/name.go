package value

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"laurel/data/locale"
	"laurel/data/program"
)

// Name is a whole name in its parts.
type Name struct {
	Honorific string            // Dr.; H.E. Ambassador
	Given     string            // with the initials
	Family    string            // with its particles
	Suffix    string            // PhD; Jr., MD
	Order     program.NameOrder // as the name is written or as people of that country or language write theirs
	Position  string            // what was written after the name: Ana Prova, Director
	Unsure    bool              // all is in capitals, and nothing else shows which part is which
}

var (
	commas    = strings.NewReplacer("،", ",", "，", ",", "、", ",", "﹐", ",", "‚", ",")
	numbering = regexp.MustCompile(`^\d{1,4}\s*[.)]\s+`)
	asides    = regexp.MustCompile(`\s*(?:\(([^()]*)\)|"([^"]*)"|“([^”]*)”|\[([^\[\]]*)\])`)
	glued     = regexp.MustCompile(`^([\pL-]{1,5}\.)(\pL{2,})`)
)

// bookedName is a name as airlines and hotels book it: PROVA/ANA MARIA MRS.
var bookedName = regexp.MustCompile(`^([\pL' -]+)/([\pL' -]+?)(?: (MR|MRS|MS|MISS|DR|PROF))?$`)

// DivideName divides a whole name: Dr. Ana Prova, PhD; PROVA, Ana; PROVA Ana; Prova Muestra, María José; 李小龍. Which
// part is which in a name without a comma or capitals depends on who bears it: of is what else is known of them. No
// letter changes its case, and nothing is lost. A name of one word is a given name.
func DivideName(whole string, of *program.Person) Name { return dividedName(whole, of, habitOf(of)) }

// DivideListed divides a whole name of a list whose heading has the family name first: Surname, given names; ФИО.
func DivideListed(whole string, of *program.Person) Name {
	h := habitOf(of)
	h.listed = true
	return dividedName(whole, of, h)
}

func dividedName(whole string, of *program.Person, h habit) (n Name) {
	whole = numbering.ReplaceAllString(Line(withCommas(whole)), "")
	if family, given, found := strings.Cut(whole, "<<"); found { // the machine-readable zone of a passport (ICAO 9303)
		whole = strings.ReplaceAll(family+", "+given, "<", " ")
	}
	if booked := bookedName.FindStringSubmatch(whole); booked != nil && strings.ToUpper(whole) == whole {
		n.Honorific = booked[3]
		n.Family = booked[1]
		n.Given = booked[2]
		return n
	}
	whole, unknown := withoutUnknown(whole)
	var parts []string
	for part := range strings.SplitSeq(whole, ",") {
		parts = n.addPart(parts, Line(part), of)
	}
	switch {
	case unknown == "given":
		n.Family = strings.Join(parts, " ")
	case unknown == "family":
		n.Given = strings.Join(parts, " ")
	case len(parts) > 1 && isAfterName(parts[0], strings.Fields(parts[1])):
		n.Position = strings.Join(parts[1:], ", ")
		n.divide(parts[0], h)
	case len(parts) > 1:
		n.Family, n.Given = parts[0], strings.Join(parts[1:], ", ")
		n.Order = h.order(whole)
	case len(parts) == 1:
		n.divide(parts[0], h)
	}
	return n
}

// withoutUnknown returns a name without the word that visas have for a part which somebody does not have, and that
// part: FNU Prova, LNU, Ana. Empty: there is no such word, or for both.
func withoutUnknown(whole string) (rest, part string) {
	words := strings.Fields(whole)
	known := slices.DeleteFunc(slices.Clone(words), func(word string) bool {
		means := Meaning[string]("unknown-name", strings.Trim(word, ",."))
		switch {
		case means == "" || means == "middle":
		case part == "":
			part = means
		default: // for both
			part = ""
		}
		return means != ""
	})
	if len(known) == len(words) {
		return whole, ""
	}
	return strings.Join(known, " "), part
}

// withCommas returns a text with plain commas for those of other scripts.
func withCommas(text string) string {
	if isASCII(text) {
		return text
	}
	return commas.Replace(text)
}

// Parted returns given and family name, as they are in columns of their own, without the honorific and the suffix that
// are in them.
func Parted(given, family string, of *program.Person) (n Name) {
	var before, after []string
	for part := range strings.SplitSeq(Line(withCommas(given)), ",") {
		before = n.addPart(before, Line(part), of)
	}
	for part := range strings.SplitSeq(Line(withCommas(family)), ",") {
		after = n.addPart(after, Line(part), of)
	}
	n.Given, n.Family = strings.Join(before, ", "), strings.Join(after, ", ")
	if n.Given+n.Family == "" { // a word that is a name after all
		return Name{Given: Line(given), Family: Line(family)}
	}
	n.Order = habitOf(of).order(given + family)
	return n
}

// isAfterName reports whether words after the comma of a whole name are a position.
func isAfterName(name string, words []string) bool {
	return strings.Contains(name, " ") && isPosition(Fold(words[0]))
}

// withoutAsides moves honorifics and suffixes in brackets out of a part of a name.
func (n *Name) withoutAsides(part string) string {
	if !strings.ContainsAny(part, `("“[`) {
		return Line(part)
	}
	return Line(asides.ReplaceAllStringFunc(part, func(aside string) string {
		words := strings.Fields(strings.Trim(aside, "()[] "))
		switch {
		case len(words) == 0:
		case honorificLength(words, true) == len(words):
			n.Honorific = locale.Joined(" ", n.Honorific, strings.Join(words, " "))
			return ""
		case onlySuffix(words, "suffix"):
			n.Suffix = locale.Joined(", ", n.Suffix, strings.Join(words, " "))
			return ""
		}
		return aside
	}))
}

// addPart adds what is between two commas of a name to its parts, without the honorific before it and the suffix after
// it. What is nothing else is no part.
func (n *Name) addPart(parts []string, part string, of *program.Person) []string {
	before := n.Honorific
	part = n.withoutAsides(part)
	words := strings.Fields(part)
	aside := strings.TrimPrefix(strings.TrimPrefix(n.Honorific, before), " ")
	switch {
	case len(words) == 0:
		return parts
	case len(parts) > 0 && isAfterName(parts[0], words):
		return append(parts, part)
	}
	isSuffix := onlySuffix(words, "suffix-comma") || isDecoration(parts, words)
	if len(parts) > 0 && isSuffix && (!inSpanish(of) || Fold(part) != "sr.") {
		n.Suffix = locale.Joined(", ", n.Suffix, part)
		return parts
	}
	if len(parts) > 0 && honorificLength(words, true) == len(words) {
		n.Honorific = locale.Joined(" ", n.Honorific, part)
		return parts
	}
	if aside != "" && !strings.HasPrefix(part, "(") { // Hon. (Dr.)
		n.Honorific = before
	} else {
		aside = ""
	}
	words = n.withoutHonorific(words, of)
	n.Honorific = locale.Joined(" ", n.Honorific, aside)
	words = n.withoutSuffix(words)
	return append(parts, strings.Join(words, " "))
}

// isDecoration reports whether words after the comma of a whole name in small letters are nothing but capitals without
// a vowel, as orders and degrees are: Ana Prova, CBS.
func isDecoration(name, words []string) bool {
	if len(name) == 0 || !strings.Contains(name[0], " ") || slices.ContainsFunc(strings.Fields(name[0]), inCapitals) {
		return false
	}
	return !slices.ContainsFunc(words, func(word string) bool {
		return len(word) < 3 || !inCapitals(word) || syllables(word) > 0
	})
}

// partKey is a word of a name as it is compared: without case, accents and dots.
func partKey(words ...string) string {
	return Line(strings.ReplaceAll(Fold(strings.Join(words, " ")), ".", ""))
}

// unglued parts an honorific from the name that it is written together with; nothing where it is not.
func unglued(word string) (honorific, rest string) {
	if !strings.Contains(word, ".") {
		return "", ""
	}
	if parts := glued.FindStringSubmatch(word); parts != nil && Is("honorific", partKey(parts[1])) {
		return parts[1], word[len(parts[1]):]
	}
	return "", ""
}

// withoutHonorific moves the honorifics at the beginning of a name, one after another, out of it.
func (n *Name) withoutHonorific(words []string, of *program.Person) []string {
	for {
		if first, rest := unglued(words[0]); first != "" { // Dr.Ana
			words = slices.Concat([]string{first, rest}, words[1:])
		}
		length := max(honorificLength(words, false), n.inOneLanguage(words, of))
		if length == 0 && n.Honorific != "" {
			length = withArticle(words)
		}
		if length == 0 || length == len(words) {
			break
		}
		n.Honorific = locale.Joined(" ", n.Honorific, strings.Join(words[:length], " "))
		words = words[length:]
	}
	if last := words[len(words)-1]; len(words) > 1 && Is("honorific-after", last) { // 李小龍 先生
		n.Honorific, words = locale.Joined(" ", n.Honorific, last), words[:len(words)-1]
	}
	return words
}

// inOneLanguage is how many words are an honorific in French or Spanish that is none in other languages: M. in a
// country of French; D. after another honorific or in a country of Spanish; D.ª, Doña.
func (n *Name) inOneLanguage(words []string, of *program.Person) int {
	first, several := strings.ToLower(words[0]), len(words) > 2
	isSpanish := inSpanish(of) || strings.HasSuffix(partKey(n.Honorific), "sr")
	switch {
	case words[0] == "S.E.M.", several && isVietnameseAddress(words),
		several && (first == "m." || first == "me") && speaksAtHome(of, "fr"),
		first == "doña", first == "dña.", first == "d.ª", first == "dª", first == "dª.",
		several && first == "d." && isSpanish:
		return 1
	}
	return 0
}

// withArticle is how many words after an honorific are a title with its article: Mme la Ministre, M. l'Ambassadeur.
func withArticle(words []string) int {
	isTitle := func(word string) bool { return Is("title", word) || Is("honorific", partKey(word)) }
	first := Fold(words[0])
	switch {
	case len(words) > 2 && (first == "la" || first == "le") && isTitle(words[1]):
		return 2
	case len(words) > 1 && len(first) > 2 && first[0] == 'l' && isTitle(strings.TrimLeft(first[1:], "'’")) &&
		strings.ContainsAny(first, "'’"):
		return 1
	}
	return 0
}

// WithoutHonorific returns the honorifics before a name that may be an office's as well, and the name without them:
// what is written as an honorific for certain (Dr., H.E., Mme, but not General Directorate).
func WithoutHonorific(name string) (honorific, rest string) {
	words := strings.Fields(name)
	for {
		length := honorificLength(words[:min(2, len(words))], false)
		if length == 0 && len(words) > 2 && isVietnameseAddress(words) {
			length = 1
		}
		if length == 0 || length >= len(words) {
			return honorific, strings.Join(words, " ")
		}
		honorific = locale.Joined(" ", honorific, strings.Join(words[:length], " "))
		words = words[length:]
	}
}

// honorificLength is how many words at the beginning are one honorific. Without its dot, what may be a name as well is
// an honorific only before a whole name; alone: the words are nothing else.
func honorificLength(words []string, alone bool) int {
	for length := min(4, len(words)); length > 0; length-- {
		kind := Meaning[string]("honorific", partKey(words[:length]...))
		if !isHonorific(words[:length], kind, len(words)-length, alone) {
			continue
		}
		for length < len(words) && (kind == "dr" || kind == "prof") && strings.HasSuffix(words[length], ".") &&
			Is("honorific-follows", partKey(words[length])) {
			length++
		}
		return length
	}
	return 0
}

// sureHonorifics are the kinds of those that are no names.
var sureHonorifics = []string{"mr", "mrs", "ms", "dr", "prof", "ambassador"}

// isHonorific reports whether words, which are a kind of honorific or none, are one before so many others.
func isHonorific(words []string, kind string, left int, alone bool) bool {
	switch dotted := strings.HasSuffix(words[len(words)-1], "."); {
	case kind == "":
		return left > 1 && Is("title", partKey(words...))
	case kind != "he" && isInitial(words[0]): // T.S. Prova
		return false
	case alone, dotted, left > 1, slices.Contains(sureHonorifics, kind):
		return true
	default:
		return kind == "he" && len(words) > 1
	}
}

// withoutSuffix moves the suffixes at the end of a name out of it.
func (n *Name) withoutSuffix(words []string) []string {
	end := len(words)
	for end > 1 && (onlySuffix(words[end-1:end], "suffix") || end > 2 && isSuffixByCapitals(words[:end]) ||
		end > 2 && onlySuffix(words[end-2:end], "suffix") && strings.Contains(words[end-2], ".")) {
		end--
	}
	if end < len(words) && end > 0 {
		n.Suffix = locale.Joined(", ", strings.Join(words[end:], " "), n.Suffix)
	}
	return words[:end]
}

// isSuffixByCapitals reports whether the last word is a suffix since it alone is in capitals: Lina Prova MP.
func isSuffixByCapitals(words []string) bool {
	last := len(words) - 1
	return Is("suffix-capitals", partKey(words[last])) && inCapitals(words[last]) &&
		!slices.ContainsFunc(words[:last], inCapitals)
}

// onlySuffix reports whether words are suffixes, such as are written without a comma or, of the section suffix-comma,
// after one as well.
func onlySuffix(words []string, section string) bool {
	is := func(key string) bool { return Is("suffix", key) || Is(section, key) }
	for _, word := range words {
		if key := partKey(word); isInitial(word) && (key == "jr" || key == "sr") { // J.R.
			return false
		}
	}
	if is(partKey(words...)) {
		return true
	}
	for _, word := range words {
		for one := range strings.FieldsFuncSeq(word, func(r rune) bool { return r == '/' || r == '&' }) {
			if !is(partKey(one)) {
				return false
			}
		}
	}
	return len(words) > 0
}

// divide divides a name without commas into given and family name.
func (n *Name) divide(name string, h habit) {
	extra := strings.Join(asides.FindAllString(name, -1), "")
	if bare := Line(asides.ReplaceAllString(name, " ")); bare != "" {
		name = bare
	} else {
		extra = ""
	}
	words := strings.Fields(name)
	switch {
	case len(words) == 1:
		n.divideCharacters(words[0], h)
	case n.divideByCapitals(words, h), n.divideByInitials(words):
	case n.divideByPatronymic(words):
	case h.writesFamilyFirst(words):
		n.Family, n.Given = words[0], strings.Join(words[1:], " ")
		n.Order = program.FamilyFirst
	case h.listed:
		n.divideListed(words, h)
	case beginsWithFamily(words):
		at := 1 + slices.IndexFunc(words, func(word string) bool { return !isParticle(word) })
		n.Family, n.Given = strings.Join(words[:at], " "), strings.Join(words[at:], " ")
	default:
		n.Unsure = !slices.ContainsFunc(words, func(word string) bool { return !inCapitals(word) })
		at := familyBegin(words, h)
		n.Given, n.Family = strings.Join(words[:at], " "), strings.Join(words[at:], " ")
	}
	if n.Given == "" {
		n.Given, n.Family = n.Family, ""
	}
	if n.Given = Line(n.Given + " " + strings.TrimSpace(extra)); n.Family == "" && extra == "" {
		n.Order = program.GivenFirst
	}
}

// divideByPatronymic divides a name of three words, one of which is called after the father as in Russian: Анна
// Сергеевна Прова, or in lists Прова Анна Сергеевна.
func (n *Name) divideByPatronymic(words []string) bool {
	if len(words) != 3 {
		return false
	}
	is := func(word string) bool {
		return slices.ContainsFunc([]string{"вич", "вна", "ична", "івна"}, func(ending string) bool {
			return strings.HasSuffix(strings.ToLower(word), ending)
		})
	}
	switch {
	case is(words[1]):
		n.Given, n.Family = words[0]+" "+words[1], words[2]
	case is(words[2]):
		n.Given, n.Family = words[1]+" "+words[2], words[0]
	default:
		return false
	}
	return true
}

// divideListed divides a name of a list whose heading has the family name first.
func (n *Name) divideListed(words []string, h habit) {
	at := 1 + max(0, slices.IndexFunc(words, func(word string) bool { return !isParticle(word) }))
	two := at < len(words)-1 && !isInitial(words[at]) &&
		(h.twoSurnames || Is("surname-es", words[at]) && Is("surname-es", words[at-1])) && !Is("given-es", words[at])
	if two {
		at++
	}
	at = min(at, len(words)-1)
	n.Family, n.Given = strings.Join(words[:at], " "), strings.Join(words[at:], " ")
}

// beginsWithFamily reports whether a name begins with a small particle: van der Berg Jan.
func beginsWithFamily(words []string) bool {
	capital := func(word string) bool { return unicode.IsUpper([]rune(word)[0]) }
	first := slices.IndexFunc(words, capital)
	return first > 0 && first+1 < len(words) && capital(words[first+1]) && allParticles(words[:first])
}

// divideCharacters divides a name without spaces, which Chinese, Japanese and Korean names have none.
func (n *Name) divideCharacters(name string, h habit) {
	runes := []rune(name)
	n.Given = name
	if script := scriptHabit(name); script == "" || len(runes) < 2 || len(runes) > 5 {
		if given, family, found := strings.Cut(name, "・"); found && script == "ja" { // マリア・ムエストラ
			n.Given, n.Family = given, family
		}
		return
	}
	for _, ending := range []int{2, 1} {
		if rest := len(runes) - ending; rest > 1 && Is("honorific-after", string(runes[rest:])) {
			n.Honorific, runes = locale.Joined(" ", n.Honorific, string(runes[rest:])), runes[:rest]
		}
	}
	family := 1
	switch {
	case len(runes) > 2 && Is("surname-compound", string(runes[:2])):
		family = 2
	case h.name == "ja" || scriptHabit(name) == "ja":
		family = min(2, len(runes)-1)
	}
	n.Family = string(runes[:family])
	n.Given = string(runes[family:])
	n.Order = program.FamilyFirst
}

// divideByCapitals divides a name in which the family name alone is in capitals, as itineraries write it.
func (n *Name) divideByCapitals(words []string, h habit) bool {
	first := slices.IndexFunc(words, inCapitals)
	if first < 0 || !slices.ContainsFunc(words, isSmall) {
		return false
	}
	end := first
	for at := first; at < len(words) && (inCapitals(words[at]) || isParticle(words[at])); at++ {
		if inCapitals(words[at]) {
			end = at + 1
		}
	}
	for first > 0 && isParticle(words[first-1]) && (first > 1 || end == len(words)) {
		first--
	}
	n.Family = strings.Join(words[first:end], " ")
	n.Given = strings.Join(slices.Concat(words[:first], words[end:]), " ")
	if first == 0 && h.familyFirst {
		n.Order = program.FamilyFirst
	}
	return true
}

// divideByInitials divides a name that ends with initials, as lists of authors write it: Prova A. M. They belong to the
// given name.
func (n *Name) divideByInitials(words []string) bool {
	begin := len(words)
	for begin > 0 && isInitial(words[begin-1]) {
		begin--
	}
	if begin == len(words) || begin == 0 || begin > 1 && !allParticles(words[:begin-1]) {
		return false
	}
	n.Family, n.Given = strings.Join(words[:begin], " "), strings.Join(words[begin:], " ")
	return true
}

// familyBegin is where the family name begins in a name that ends with it.
func familyBegin(words []string, h habit) int {
	last := len(words) - 1
	for last > 1 && (Is("family-suffix", words[last]) || isInitial(words[last])) {
		last-- // Silva Neto; Prova M.
	}
	at := withParticles(words, last)
	if isInitial(words[len(words)-1]) && at < last+1 && last < len(words)-1 {
		return at
	}
	if at > 1 && hasTwoSurnames(words[:at], words[at:], h) {
		at = withParticles(words, at-1)
	}
	return at
}

// withParticles moves the beginning of a family name before the particles that belong to it. The first word is none of
// it.
func withParticles(words []string, at int) int {
	for at > 1 && isParticle(words[at-1]) {
		at--
	}
	return at
}

// hasTwoSurnames reports whether the word before the last surname is one as well, as in Spanish: for people of a
// country where it is so, unless it is a given name; for others where it is known as a surname and no given name.
func hasTwoSurnames(before, surname []string, h habit) bool {
	word := before[len(before)-1]
	isGiven, isSurname := Is("given-es", word), Is("surname-es", word) || strings.HasSuffix(Fold(word), "ez")
	switch {
	case isInitial(word):
		return false
	case h.twoSurnames:
		return isSurname || !isGiven || len(before) > 2
	case len(before) > 2 && Is("given-es", before[0]) && Is("given-es", before[1]):
		return isSurname || !isGiven
	}
	last := surname[len(surname)-1]
	return isSurname && !isGiven && Is("given-es", before[0]) &&
		(Is("surname-es", last) || strings.HasSuffix(Fold(last), "ez"))
}

func isParticle(word string) bool {
	return Is("name-particle", word) || Is("name-particle", strings.TrimRight(Fold(word), "'’"))
}

func allParticles(words []string) bool {
	return !slices.ContainsFunc(words, func(word string) bool { return !isParticle(word) })
}

// isInitial reports whether a word is one letter, or several each with its dot: J., J.R.
func isInitial(word string) bool {
	letters := strings.FieldsFunc(word, func(r rune) bool { return r == '.' || r == '-' })
	if len(letters) == 0 || scriptHabit(word) != "" {
		return false
	}
	for _, letter := range letters {
		if runes := []rune(letter); len(runes) > 1 && !unicode.IsMark(runes[1]) || !unicode.IsUpper(runes[0]) {
			return false
		}
	}
	return len(letters) > 1 || strings.Contains(word, ".") || len([]rune(word)) == 1
}

func isSmall(word string) bool {
	return !isParticle(word) && strings.IndexFunc(word, unicode.IsLower) >= 0 && !inCapitals(word)
}

// inCapitals reports whether a word of several letters is in capitals, but for a small Mc or Mac at its beginning.
func inCapitals(word string) bool {
	for _, beginning := range []string{"Mc", "Mac", "Fitz"} {
		if rest, found := strings.CutPrefix(word, beginning); found && len(rest) > 2 {
			word = rest
		}
	}
	letters := 0
	for _, r := range word {
		switch {
		case unicode.IsLower(r):
			return false
		case unicode.IsUpper(r):
			letters++
		}
	}
	return letters > 1 && !isInitial(word)
}

// isPosition reports whether a folded word is what someone is, and not where.
func isPosition(word string) bool {
	return Is("position", word) || stemOf("position-stem", word) && !stemOf("institution-stem", word)
}

// IsPosition reports whether a text is what someone is by profession or office, and no honorific.
func IsPosition(text string) bool {
	words := strings.Fields(text)
	return len(words) > 0 && honorificLength(words, true) != len(words) && (isPosition(Fold(words[0])) ||
		len(words) > 1 && isPosition(Fold(words[len(words)-1])))
}

// IsHonorific reports whether a text is nothing but forms of address.
func IsHonorific(text string) bool {
	words := strings.Fields(text)
	isAny := len(words) > 0
	for len(words) > 0 {
		length := honorificLength(words, true)
		if length == 0 {
			return Is("honorific-alone", text)
		}
		words = words[length:]
	}
	return isAny
}

// IsNoHonorific reports whether a text does not begin with a form of address, as in a column of titles that are jobs.
func IsNoHonorific(text string) bool {
	words := strings.Fields(text)
	return len(words) > 0 && honorificLength(words, true) == 0 && !Is("honorific-alone", text)
}

// JoinHonorifics returns the honorifics of a column and of a name, each once: Dr. and Dr. are Dr.; H.E. and H.E.
// Ambassador are H.E. Ambassador.
func JoinHonorifics(column, name string) string {
	meanings := func(text string) (all []string) {
		words := strings.Fields(text)
		for len(words) > 0 {
			length := max(1, honorificLength(words, true))
			key := partKey(words[:length]...)
			all = append(all, cmp.Or(Meaning[string]("honorific", key), key))
			words = words[length:]
		}
		return all
	}
	within := func(a, b []string) bool {
		return !slices.ContainsFunc(a, func(one string) bool { return !slices.Contains(b, one) })
	}
	in, own := meanings(column), meanings(name)
	address := func(one string) bool { return one == "mr" || one == "mrs" || one == "ms" }
	switch {
	case column == "" || within(in, own):
		return name
	case within(own, in),
		slices.ContainsFunc(in, address) && !slices.ContainsFunc(own, func(o string) bool { return !address(o) }):
		return column
	}
	return column + " " + name
}

// SeveralPeople reports whether the text of a name may be those of several people: Ana and Kim Sample, or two lines.
func SeveralPeople(text string) bool {
	lines := 0
	for line := range strings.Lines(text) {
		if strings.TrimSpace(line) != "" {
			lines++
		}
	}
	joins := func(word string) bool { return Is("joins-people", word) }
	return lines > 1 || slices.ContainsFunc(strings.Fields(text), joins)
}

// MoreThanName reports whether a name has signs that names do not have: a star, CANCELLED:, (not confirmed); or words
// for another name: née, alias.
// A form of address in brackets is part of it.
func MoreThanName(text string) bool {
	isBeside := func(word string) bool { return Is("beside-name", strings.Trim(word, ".,()")) }
	switch {
	case slices.ContainsFunc(strings.Fields(text), isBeside):
		return true
	case !strings.ContainsAny(text, nameless):
		return false
	}
	parts := DivideName(text, &program.Person{})
	return strings.ContainsAny(parts.Given+parts.Family, nameless)
}

// nameless are the signs that no name has.
const nameless = "*:?()[]<>=_#!@"
