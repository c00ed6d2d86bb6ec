// Package erase removes people and programs from the tables and the log of a store: their records, where others name
// them, their names in the texts of other records, and what was sent of them. It works within a transaction of the
// store's, which has removed the triggers of the log before.
package erase

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"laurel/data/program"
	"laurel/data/program/edition"
)

// shortest is the fewest letters of a number or an address that is looked for in texts.
const shortest = 5

// names finds what identifies people in texts: their names of all times, numbers and addresses.
type names struct {
	names   edition.Names
	phrases []string
	instead func(*program.Person) string
}

// namesOf finds what identifies the people, each of whom may be there in several versions. Numbers and addresses that
// others have too are not looked for.
func namesOf(people, others []*program.Person, instead func(*program.Person) string) names {
	n := names{instead: instead}
	known := map[string]bool{}
	for _, p := range others {
		for _, phrase := range phrasesOf(p) {
			known[phrase] = true
		}
	}
	versions := people
	for _, p := range people {
		if p.Alias != "" {
			versions = append(versions, &program.Person{ID: p.ID, Role: p.Role, Given: p.Alias})
		}
		for _, phrase := range phrasesOf(p) {
			if utf8.RuneCountInString(phrase) >= shortest && !known[phrase] {
				known[phrase] = true
				n.phrases = append(n.phrases, phrase)
			}
		}
	}
	n.names = edition.NamesOf(versions, others)
	return n
}

// phrasesOf lists what is looked for as it is written.
func phrasesOf(p *program.Person) []string {
	return []string{
		p.Phone, p.Email, p.Messenger, p.Passport.Number, p.Passport.Visa, p.Insurance, p.Emergency.Name,
		p.Emergency.Phone,
	}
}

// replaced returns a text without what identifies the people. Nothing is left of an address or a number.
func (n names) replaced(text string) string {
	if text == "" {
		return text
	}
	next := text
	for _, phrase := range n.phrases {
		next = strings.ReplaceAll(next, phrase, "…")
	}
	next = n.names.Replace(next, n.instead)
	isAddress := strings.ContainsAny(text, "@/") && !strings.Contains(text, " ")
	if next != text && (isAddress || next == "…" && !strings.ContainsFunc(text, unicode.IsLetter)) {
		return ""
	}
	return next
}

// inList is replaced for a text that may be a code: only one of several words is.
func (n names) inList(text string) string {
	if !strings.Contains(text, " ") {
		return text
	}
	return n.replaced(text)
}
