package value

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"laurel/data/locale"
)

// Speaker is somebody whom a schedule names in a cell. What is not in the cell is empty.
type Speaker struct {
	Name, Position, Organisation string
	Unsure                       bool // the organisation may be another person
}

var (
	apartPeople = regexp.MustCompile(`\(([^()]*)\)\s*,\s*`)
	apartForm   = regexp.MustCompile(`\s+[-–—]\s+|\s*\(([^()]*)\)`)
	severalForm = regexp.MustCompile(`\s*(?:\s/\s|&|\+)\s*`)
)

// NamesAlone reports whether the cells of a column have nothing but names: three or more follow each other in one, and
// none has an organisation or a position for certain.
func NamesAlone(cells []string) bool {
	has := func(s Speaker) bool { return s.Organisation+s.Position != "" && !s.Unsure }
	isList := false
	for _, cell := range cells {
		all := Speakers(cell, false)
		if slices.ContainsFunc(all, has) {
			return false
		}
		isList = isList || len(all) > 2
	}
	return isList
}

// Speakers reads whom a part of a cell names: "Name, organisation", "Name (organisation)", "Name, position,
// organisation", "Name, position of organisation", "Name and Name", "Name, Name, Name". Words after a comma that can be
// a name are one where a form of address is before them, where several follow each other, or where the column has
// names alone.
func Speakers(text string, namesAlone bool) (all []Speaker) {
	for part := range strings.SplitSeq(apartPeople.ReplaceAllString(Line(withCommas(text)), ", $1;"), ";") {
		all = append(all, speakers(part, namesAlone)...)
	}
	return all
}

func speakers(text string, namesAlone bool) (all []Speaker) {
	if before, after, found := strings.Cut(text, ":"); found && IsPosition(before) && Line(after) != "" {
		all = speakers(after, namesAlone) // Secretary: Lee Sample
		if len(all) > 0 {
			all[0].Position = locale.Joined(", ", Line(before), all[0].Position)
		}
		return all
	}
	text = apartForm.ReplaceAllString(text, ", $1")
	var named naming
	for part := range strings.SplitSeq(text, ",") {
		if words := strings.Fields(part); len(words) > 0 {
			named.add(words)
		}
	}
	if !namesAlone {
		named.withUnsure()
	}
	return named.all
}

// naming are those whom a cell names so far.
type naming struct {
	all   []Speaker
	names []int // those of them after whom another part follows that can be a name
}

// add adds a part of the cell: somebody else, or what the last one is, or where.
func (n *naming) add(words []string) {
	now := len(n.all) - 1
	if now < 0 || beginsWithHonorific(words) {
		n.all, n.names = append(n.all, people(words)...), nil
		return
	}
	switch last := &n.all[now]; {
	case onlySuffix(words, "suffix-comma"):
		last.Name += ", " + strings.Join(words, " ")
	case isPosition(Fold(words[0])) || IsPosition(strings.Join(words, " ")):
		last.hold(words)
	case canBeName(words) && last.Position == "" && (last.Organisation == "" || n.names != nil):
		n.names = append(n.names, now)
		n.all = append(n.all, people(words)...)
	default:
		last.Unsure = last.Organisation != "" && canBeName(words)
		last.addOrganisation(strings.Join(words, " "))
	}
}

// withUnsure makes the only one after somebody that can be a name their organisation.
func (n *naming) withUnsure() {
	if len(n.names) != 1 || len(n.all) != n.names[0]+2 {
		return
	}
	before, last := &n.all[n.names[0]], n.all[len(n.all)-1]
	if last.Organisation+last.Position == "" {
		before.Organisation, before.Unsure = last.Name, true
		n.all = n.all[:len(n.all)-1]
	}
}

// people are one or several of whom words name nothing but their names: Ana Prova and Kim Sample.
func people(words []string) (all []Speaker) {
	joined := severalForm.ReplaceAllString(strings.Join(words, " "), " & ")
	from := 0
	divided := strings.Fields(joined)
	for i := range len(divided) + 1 {
		if i < len(divided) && !Is("joins-people", divided[i]) {
			continue
		}
		if !canBeName(divided[from:i]) {
			return []Speaker{{Name: strings.Join(words, " ")}}
		}
		all = append(all, Speaker{Name: strings.Join(divided[from:i], " ")})
		from = i + 1
	}
	return all
}

// hold adds what somebody is, with the organisation that is written after it.
func (s *Speaker) hold(words []string) {
	at := slices.IndexFunc(words, func(word string) bool { return Is("at-organisation", word) })
	switch {
	case at > 0 && at+1 < len(words):
		s.addPosition(words[:at])
		s.addOrganisation(strings.TrimPrefix(strings.Join(words[at+1:], " "), "the "))
	case isPosition(Fold(words[0])):
		s.addPosition(words[:1])
		s.addOrganisation(strings.Join(words[1:], " "))
	default:
		s.addPosition(words)
	}
}

func (s *Speaker) addPosition(words []string) {
	s.Position = locale.Joined(", ", s.Position, strings.Join(words, " "))
}

func (s *Speaker) addOrganisation(name string) {
	s.Organisation = locale.Joined(", ", s.Organisation, name)
}

func beginsWithHonorific(words []string) bool {
	length := honorificLength(words[:min(2, len(words))], false)
	return length > 0 && length < len(words)
}

// canBeName reports whether words can be the name of a person: two to five that begin with a capital letter, small
// particles aside, and none that is of an organisation.
func canBeName(words []string) bool {
	const most = 5
	if len(words) < 2 || len(words) > most {
		return false
	}
	return !slices.ContainsFunc(words, func(word string) bool {
		first := []rune(word)[0]
		hasName := unicode.IsUpper(first) || unicode.IsLetter(first) && !unicode.IsLower(first) || isParticle(word)
		return !hasName || strings.ContainsAny(word, "0123456789@:") || ofOrganisation(Fold(strings.Trim(word, ".")))
	}) && slices.ContainsFunc(words, isSmall)
}

// NamesPerson reports whether a text begins with a form of address and the name of a person: Ms. Dana Muster, Director,
// but not Dr. Sample Institute.
func NamesPerson(text string) bool {
	first, _, _ := strings.Cut(withCommas(text), ",")
	honorific, rest := WithoutHonorific(Line(first))
	return honorific != "" && !slices.ContainsFunc(strings.Fields(rest), func(word string) bool {
		return ofOrganisation(Fold(strings.Trim(word, ".")))
	})
}

// ofOrganisation reports whether a folded word is of the name of an organisation.
func ofOrganisation(word string) bool {
	return Is("organisation", word) || stemOf("organisation-stem", word) || stemOf("institution-stem", word)
}
