// Package tasks reads tasks as people type them, and finds what proves that one is done.
package tasks

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode"

	"laurel/data/civil"
	"laurel/data/locale"
	"laurel/data/locale/typed"
	"laurel/data/program"
)

// Typed returns the task that a line describes: "Send the badges 3 weeks before arrival @Kim", "Call the hotel by
// 12 June", "Passport copy #Prova". At its end is when it is due; @ names who does it, # whom it is about. What is not
// understood is part of the text, and a name that nobody has is the owner's as it was typed. A line of nothing but a
// due day has no text.
func Typed(p List, line string, today civil.Date) *program.Task {
	t := &program.Task{ID: program.NewID()}
	words := strings.Fields(line)
	for i := 0; i < len(words); i++ {
		name, isOwner := strings.CutPrefix(words[i], "@")
		about, isAbout := strings.CutPrefix(words[i], "#")
		if name == "" || about == "" || !isOwner && !isAbout {
			continue
		}
		parties, typedName := everyone(p), name
		if isAbout {
			parties, typedName = everyone(p)[:len(p.People)], about
		}
		found, n := calledLike(parties, append([]string{typedName}, words[i+1:]...))
		switch {
		case isAbout && found.Person == "":
			continue
		case isAbout:
			t.Person = found.Person
		case found.ID() == "":
			t.Owner = program.Party{Text: name}
		default:
			t.Owner = found
		}
		words = slices.Delete(words, i, i+n)
		i--
	}
	for i := range words {
		if due, is := typedDue(strings.Join(words[i:], " "), today); is {
			t.Due = due
			words = words[:i]
			break
		}
	}
	t.Text = strings.TrimRight(strings.Join(words, " "), ",;:– -")
	return t
}

// calledParty is somebody with the folded words of their name.
type calledParty struct {
	program.Party
	words []string
}

// everyone lists the people, contacts and organisations of a program, in that order.
func everyone(p List) []calledParty {
	var all []calledParty
	add := func(party program.Party, name string) {
		all = append(all, calledParty{party, strings.Fields(locale.Fold(name))})
	}
	for _, person := range p.People {
		add(program.Party{Person: person.ID}, person.DisplayName())
	}
	for _, c := range p.Contacts {
		add(program.Party{Contact: c.ID}, c.Name)
	}
	for _, o := range p.Organisations {
		add(program.Party{Organisation: o.ID}, o.Name)
	}
	return all
}

// calledLike returns the only one whose name has the first of the words in a row, by as many words as possible, and how
// many words those are. The last of them may be the beginning of one.
func calledLike(parties []calledParty, words []string) (found program.Party, n int) {
	const longest = 4
	for n = min(len(words), longest); n > 0; n-- {
		typedWords := strings.Fields(locale.Fold(strings.Join(words[:n], " ")))
		count := 0
		for _, one := range parties {
			if hasInRow(one.words, typedWords) {
				found = one.Party
				count++
			}
		}
		if count == 1 {
			return found, n
		}
	}
	return program.Party{}, 1
}

// hasInRow reports whether words are in a name one after another, the last perhaps cut.
func hasInRow(name, words []string) bool {
	if len(words) == 0 {
		return false
	}
	last := len(words) - 1
	for i := 0; i+last < len(name); i++ {
		if slices.Equal(name[i:i+last], words[:last]) && strings.HasPrefix(name[i+last], words[last]) {
			return true
		}
	}
	return false
}

// duePatterns are the forms of a due day at the end of a line, folded, in every language of package typed.
var duePatterns = sync.OnceValue(func() (patterns struct{ counted, same, until *regexp.Regexp }) {
	from := ` (?:` + typed.Pattern("due-article") + `\s?)?(?:(` + typed.Pattern("due-acceptance") + `)|(` +
		typed.Pattern("due-arrival") + `)|(` + typed.Pattern("due-departure") + `)|(` + typed.Pattern("due-end") + `))$`
	patterns.counted = regexp.MustCompile(
		`^(\d{1,4})\s?(?:(` + typed.Pattern("due-days") + `)|(` + typed.Pattern("due-weeks") + `)) (?:(` +
			typed.Pattern("due-before") + `)|` + typed.Pattern("due-after") + `)` + from,
	)
	patterns.same = regexp.MustCompile(`^` + typed.Pattern("due-on") + from)
	patterns.until = regexp.MustCompile(`^` + typed.Pattern("due-by") + ` (.+)$`)
	return patterns
})

// typedDue reads when something is due.
func typedDue(text string, today civil.Date) (program.Due, bool) {
	patterns, text := duePatterns(), strings.ToLower(strings.ReplaceAll(text, "’", "'"))
	if m := patterns.counted.FindStringSubmatch(text); m != nil {
		n, err := strconv.Atoi(m[1])
		if m[3] != "" {
			n *= civil.DaysPerWeek
		}
		if m[4] != "" {
			n = -n
		}
		return program.Due{From: dueFrom(m[5:]), Days: program.DaysAfter(n)}, err == nil
	}
	if m := patterns.same.FindStringSubmatch(text); m != nil {
		return program.Due{From: dueFrom(m[1:])}, true
	}
	if m := patterns.until.FindStringSubmatch(text); m != nil {
		text = m[1]
	} else if !isWholeDate(text) {
		return program.Due{}, false
	}
	read, err := typed.Reading{Near: today, MonthFirst: locale.Window().Habits().MonthFirst()}.Date(text)
	if err != nil || !read.Until.IsZero() {
		return program.Due{}, false
	}
	return program.Due{On: read.Day}, true
}

// isWholeDate reports whether a text can be a date without a word before it: figures with the name of a month or two
// separators, since "1.2" may be a version.
func isWholeDate(text string) bool {
	const separators = "-/."
	n := 0
	for _, separator := range separators {
		n += strings.Count(text, string(separator))
	}
	return strings.ContainsAny(text, "0123456789") && (n > 1 || strings.IndexFunc(text, unicode.IsLetter) >= 0)
}

// dueFrom is the day of the group that matched.
func dueFrom(groups []string) program.DueFrom {
	starts := []program.DueFrom{program.AcceptanceDay, program.ArrivalDay, program.DepartureDay, program.EndDay}
	for i, from := range starts {
		if groups[i] != "" {
			return from
		}
	}
	return program.FixedDay
}
