package documents

import (
	"slices"
	"strings"

	"laurel/app/request"
	"laurel/data/locale"
	"laurel/data/program"
)

// RuleCut is that of a text that does not fit in letters that can be read.
const RuleCut = "cut"

// Cuts collects the texts that do not fit while documents are made. The zero value is ready to be used.
type Cuts struct {
	texts []string
	about map[string][]*program.Person // by text; nobody for a text about nobody in particular
}

// Watch returns the request with what does not fit collected.
func (c *Cuts) Watch(r request.Request) request.Request {
	r.OnCut = func(person *program.Person, text string) {
		if c.about == nil {
			c.about = map[string][]*program.Person{}
		}
		people, known := c.about[text]
		if !known {
			c.texts = append(c.texts, text)
		}
		if person != nil && !slices.Contains(people, person) {
			people = append(people, person)
		}
		c.about[text] = people
	}
	return r
}

// Findings reports each text that did not fit, with the first person whom it is about.
func (c *Cuts) Findings(l locale.Language) []Finding {
	var list []Finding
	for _, text := range c.texts {
		f := Finding{Rule: RuleCut, Severity: program.SeverityWarning}
		values, key := locale.Values{"Text": quoted(text)}, "cut"
		if people := c.about[text]; len(people) > 0 {
			f.Person = people[0].ID
			values["Name"], values["Others"] = people[0].DisplayName(), len(people)-1
			key = "cut.person"
			if len(people) > 1 {
				key = "cut.people"
			}
		}
		f.Text = findingText(l, key, values)
		list = append(list, f)
	}
	return list
}

// quoted returns the start of a text, as it is quoted in a sentence.
func quoted(text string) string {
	const most = 60
	letters := []rune(strings.Join(strings.Fields(text), " "))
	if len(letters) <= most {
		return string(letters)
	}
	return string(letters[:most]) + "…"
}
