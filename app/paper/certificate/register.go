package certificate

import (
	"laurel/app/paper/page"
	"laurel/app/request"
	"laurel/data/civil"
	"laurel/data/program"
)

// Issues returns what the register of issued certificates has to note when these certificates are handed out: an entry
// for each person who has none yet, and the entry of one who does where its text, design or languages are now others.
// Entries that are in the register as they are are left out. Now is the day of issue.
func Issues(r request.Request) []*program.Issue {
	var notes []*program.Issue
	people, _ := page.People(r, isAwardee) // nobody: nothing to note
	for _, person := range people {
		next := issueOf(r, person)
		if next.Serial == "" {
			continue
		}
		if noted := r.Edition.Register().Noted(next); noted != nil {
			notes = append(notes, noted)
		}
	}
	return notes
}

func issueOf(r request.Request, person *program.Person) program.Issue {
	first, second := textsOf(r)
	issue := program.Issue{
		ID:        program.NewID(),
		Serial:    first.serial(person),
		Person:    person.ID,
		Kind:      first.kind,
		Design:    string(first.design()),
		Languages: []string{string(first.Language)},
		Text:      first.whole(person),
	}
	if second.Language != first.Language {
		issue.Languages = append(issue.Languages, string(second.Language))
		issue.Text += "\n\n" + second.whole(person)
	}
	if !r.Now.IsZero() {
		issue.On = civil.DateOf(r.Now)
	}
	return issue
}
