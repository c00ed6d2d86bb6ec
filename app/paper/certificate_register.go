package paper

import (
	"slices"
	"strconv"
	"strings"

	"laurel/data/program"
)

// Issues returns what the register of issued certificates has to note when these certificates are handed out: an entry for each person who
// holds none yet, and the entry of one who does where its text, design or languages are now others. It leaves out those that stand in
// the register as they are. Now is the day of issue.
func Issues(edition *program.Edition, options CertificateOptions) []*program.Issue {
	options = options.complete(edition)
	var notes []*program.Issue
	for _, person := range certificatePeople(edition, options) {
		next := issueOf(edition, options, person)
		if next.Serial == "" {
			continue
		}
		held := edition.IssueOf(person.ID, options.Kind)
		if held != nil {
			if !held.On.IsZero() && held.Text == next.Text && held.Design == next.Design && slices.Equal(held.Languages, next.Languages) {
				continue
			}
			next.ID, next.Replaces = held.ID, held.Replaces
		}
		notes = append(notes, next)
	}
	return notes
}

func issueOf(edition *program.Edition, options CertificateOptions, person *program.Person) *program.Issue {
	texts, second := certificateTexts{edition, options}, certificateTexts{edition, options.inSecond()}
	issue := &program.Issue{
		ID: program.NewID(), Serial: texts.serial(person), Person: person.ID, Kind: options.Kind, Design: string(options.Design),
		Languages: []string{options.Language}, Text: texts.whole(person),
	}
	if issue.Languages[0] == "" {
		issue.Languages[0] = "en"
	}
	if options.Second != "" {
		issue.Languages, issue.Text = append(issue.Languages, options.Second), issue.Text+"\n\n"+second.whole(person)
	}
	if !options.Now.IsZero() {
		issue.On = program.DateOf(options.Now)
	}
	return issue
}

// whole is all that a person's certificate says, line by line.
func (t certificateTexts) whole(p *program.Person) string {
	lines := []string{t.edition.Name, t.title(), t.presented(), t.name(p), t.ownName(p), t.citation(p), t.placeAndDate()}
	for _, s := range t.signatories() {
		lines = append(lines, joined(", ", s.Name, s.Position))
	}
	return strings.Join(slices.DeleteFunc(lines, func(line string) bool { return line == "" }), "\n")
}

// Reissue returns the entry that replaces one of the program's register: the same certificate under a new serial number. It is not issued
// before its certificate is made, which Issues notes.
func Reissue(p *program.Program, old *program.Issue) *program.Issue {
	year, signs := 0, serialForm.FindStringSubmatch(old.Serial)
	if signs != nil {
		year, _ = strconv.Atoi(signs[1])
	}
	holder := &program.Person{ID: old.Person}
	return &program.Issue{
		ID: program.NewID(), Serial: SerialOfCopy(p, holder, old.Kind, year, len(p.IssuesOf(old.Person, old.Kind))+1), Person: old.Person, Kind: old.Kind,
		Design: old.Design, Languages: old.Languages, Replaces: old.ID,
	}
}
