package identity

import (
	"slices"
	"strings"
	"unicode"

	"laurel/data/civil"
	"laurel/data/locale"
	"laurel/data/program"
)

// Sign is something by which a person may be known.
type Sign string

// The signs. Of the three about the name the first that holds is meant.
const (
	Name     Sign = "name"     // the same words in any order
	Spelling Sign = "spelling" // another spelling of the same name
	Part     Sign = "part"     // all words of one name are in the other
	Birth    Sign = "birth"
	Passport Sign = "passport"
	Email    Sign = "email"
	Phone    Sign = "phone"
)

// Signs are those of a person, as they are compared.
type Signs struct {
	person    *program.Person
	names     [][]string // the words of each form of the name
	keys      []string   // of those names
	hashes    []uint64   // of the signs; see hash
	spellings []uint64   // those of the usual spellings of the names
	birth     civil.Date
	passport  string
	email     string
	phone     string
	hasName   bool // given or family name have words
}

// HasName reports whether the given or the family name has words by which somebody is found.
func (s *Signs) HasName() bool { return s.hasName }

// SignsOf reads the signs of a person.
func SignsOf(p *program.Person) *Signs {
	s := &Signs{
		person: p, birth: p.BirthDate, passport: letters(p.Passport.Number),
		email: emailSign(p.Email), phone: digits(p.Phone),
	}
	var spellings []uint64
	for i, form := range [...]string{p.Given + " " + p.Family, p.PassportName, p.OwnName, p.Alias, p.BadgeName} {
		isBadge := i == 4
		if form == "" {
			continue
		}
		divided := words(form)
		if len(divided) == 0 || isBadge && len(divided) < 2 {
			continue
		}
		s.hasName = s.hasName || i == 0
		if key := nameKey(divided); !slices.Contains(s.keys, key) {
			s.names = append(s.names, divided)
			s.keys = append(s.keys, key)
			for _, hash := range spellingKeys(divided) {
				if !slices.Contains(spellings, hash) {
					spellings = append(spellings, hash)
				}
			}
		}
	}
	s.hash(spellings)
	return s
}

// emailSign is an e-mail address as it is compared; nothing where it is none, such as a dash.
func emailSign(address string) string {
	if !strings.Contains(address, "@") {
		return ""
	}
	return strings.ToLower(strings.TrimSpace(address))
}

// letters are the letters and digits of a number, in capitals; nothing where it has no digit, such as "see scan".
func letters(number string) string {
	if !strings.ContainsFunc(number, unicode.IsDigit) {
		return ""
	}
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToUpper(r)
		}
		return -1
	}, number)
}

// A telephone number is compared by its last digits, since the country may be left out; one of fewer than the fewest
// is an extension.
const lastDigits, fewestDigits = 9, 6

func digits(number string) string {
	found := strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, locale.Fold(number))
	if len(found) < fewestDigits {
		return ""
	}
	return strings.TrimLeft(found[max(0, len(found)-lastDigits):], "0")
}

// Match is a person whom somebody may be, with the signs that agree and those that contradict. A sign that one of them
// does not have is in neither.
type Match struct {
	Person *program.Person
	Agree  []Sign
	Differ []Sign

	position int32 // of the person in the index
}

// Verdict is what the signs of a match amount to.
type Verdict int

// The verdicts, from none to certain.
const (
	Another Verdict = iota // two people, of whom one sign is the same
	Perhaps                // a person decides
	TheSame
)

// compare returns the match of two people's signs.
func compare(a, b *Signs) Match {
	m := Match{Person: b.person}
	if by := nameSign(a, b); by != "" {
		m.Agree = append(m.Agree, by)
	} else if len(a.keys) > 0 && len(b.keys) > 0 {
		m.Differ = append(m.Differ, Name)
	}
	note := func(sign Sign, both, same bool) {
		switch {
		case both && same:
			m.Agree = append(m.Agree, sign)
		case both:
			m.Differ = append(m.Differ, sign)
		}
	}
	note(Birth, !a.birth.IsZero() && !b.birth.IsZero(), a.birth == b.birth)
	note(Passport, a.passport != "" && b.passport != "", a.passport == b.passport)
	note(Email, a.email != "" && b.email != "", a.email == b.email)
	note(Phone, a.phone != "" && b.phone != "", a.phone == b.phone)
	return m
}

func nameSign(a, b *Signs) Sign {
	switch {
	case share(a.keys, b.keys):
		return Name
	case share(a.spellings, b.spellings):
		return Spelling
	}
	for _, one := range a.names {
		for _, other := range b.names {
			if min(len(one), len(other)) > 1 && (within(one, other) || within(other, one)) {
				return Part
			}
		}
	}
	return ""
}

func share[K comparable](a, b []K) bool {
	return slices.ContainsFunc(a, func(key K) bool { return slices.Contains(b, key) })
}

func within[S ~string](some, all []S) bool {
	return !slices.ContainsFunc(some, func(one S) bool { return !slices.Contains(all, one) })
}

// What several signs come to: a name in any of the three ways, a way to reach somebody.
const (
	named Sign = "named"
	reach Sign = "reach"
)

// rules are what signs amount to, of which the first holds whose signs agree and whose one differs. Two that do not
// depend on each other make it the same person: a name and another sign, a date of birth and a passport number, or,
// under a name that does not contradict, a date of birth and a way to reach them. E-mail and telephone are one sign,
// since offices share both. A contradiction takes a third sign to outweigh; where one sign alone agrees and another
// contradicts, they are two people.
var rules = []struct {
	agree   []Sign
	differs Sign // empty: none needs to
	verdict Verdict
}{
	{[]Sign{Birth, Passport}, "", TheSame},
	{[]Sign{Name, Passport, reach}, "", TheSame},
	{[]Sign{Passport}, Birth, Perhaps},
	{[]Sign{Name, reach}, Birth, Perhaps},
	{nil, Birth, Another},
	{[]Sign{Name, Birth}, "", TheSame},
	{[]Sign{named, Birth, reach}, "", TheSame},
	{[]Sign{named, Birth}, "", Perhaps},
	{[]Sign{Birth, reach}, "", Perhaps},
	{[]Sign{Name, reach}, Passport, Perhaps},
	{nil, Passport, Another},
	{[]Sign{Name, Passport}, "", TheSame},
	{[]Sign{Name, reach}, "", TheSame},
	{[]Sign{named, Passport, reach}, "", TheSame},
	{[]Sign{named}, "", Perhaps},
	{[]Sign{Passport}, "", Perhaps},
}

// Verdict weighs the signs.
func (m Match) Verdict() Verdict {
	agree := slices.Clone(m.Agree)
	for _, sign := range m.Agree {
		switch sign {
		case Name, Spelling, Part:
			agree = append(agree, named)
		case Email, Phone:
			agree = append(agree, reach)
		}
	}
	for _, rule := range rules {
		if within(rule.agree, agree) && (rule.differs == "" || slices.Contains(m.Differ, rule.differs)) {
			return rule.verdict
		}
	}
	return Another
}

// Reason returns why it may be them, in a language: same name, same date of birth; other passport number.
func (m Match) Reason(l locale.Language) string {
	list := func(signs []Sign, named func(Sign) string) string {
		var all []string
		for _, sign := range signs {
			all = append(all, named(sign))
		}
		return strings.Join(all, ", ")
	}
	same := list(m.Agree, func(s Sign) string { return l.Name("same-sign", string(s)) })
	other := list(m.Differ, func(s Sign) string { return l.Name("other-sign", string(s)) })
	if same == "" || other == "" {
		return same + other
	}
	return same + "; " + other
}
