package outcome_test

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"laurel/data/outcome"
	"laurel/data/program"
)

// Counted from the meetings, each pair of whom was there by itself.
func TestLinksAreThoseOfTheMeetingsAndOfWhatWasNoted(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := anyProgram(t)
		pair := func(a, b program.ID) string { return fmt.Sprint(min(a, b), " ", max(a, b)) }
		meetings, noted := map[string][]program.ID{}, map[string]int{}
		countries := map[string]map[program.ID]bool{}
		isVisitor := func(person *program.Person) bool {
			return !person.Cancelled && (person.Role == "awardee" || person.Role == "guest")
		}
		for _, m := range p.Meetings {
			for _, a := range p.Attendance().WereAt(m) {
				if !isVisitor(a) || m.Status == "declined" || m.Status == "cancelled" {
					continue
				}
				for _, c := range p.Contacts {
					if slices.Contains(m.Contacts, c.ID) {
						meetings[pair(a.ID, c.ID)] = append(meetings[pair(a.ID, c.ID)], m.ID)
					}
				}
				if !isVisit(m) {
					continue
				}
				for _, b := range p.Attendance().WereAt(m) {
					if m.Selected && isVisitor(b) && a.ID < b.ID {
						meetings[pair(a.ID, b.ID)] = append(meetings[pair(a.ID, b.ID)], m.ID)
					}
				}
				for _, host := range hostsOf(p, m) {
					if key := host + " " + string(a.Country); a.Country != "" {
						if countries[key] == nil {
							countries[key] = map[program.ID]bool{}
						}
						countries[key][m.ID] = true
					}
				}
			}
		}
		for _, c := range p.Connections {
			noted[pair(c.From.ID(), c.To.ID())]++
		}
		seen, strength := map[string]bool{}, int(^uint(0)>>1)
		for _, link := range outcome.Links(p) {
			if link.Strength() > strength {
				t.Error("a stronger link comes after a weaker one")
			}
			strength = link.Strength()
			if link.Kind == outcome.WithCountry {
				key := string(link.A) + " " + string(link.Country)
				if len(link.Meetings) != len(countries[key]) || len(link.People) == 0 {
					t.Errorf("%s: %d meetings, want %d", key, len(link.Meetings), len(countries[key]))
				}
				delete(countries, key)
				continue
			}
			key := pair(link.A, link.B)
			if !slices.Equal(link.Meetings, meetings[key]) || len(link.Connections) != noted[key] || seen[key] {
				t.Errorf("%s: %v and %d noted, want %v and %d", key, link.Meetings, len(link.Connections),
					meetings[key], noted[key])
			}
			isContact := p.Contact(link.B) != nil
			if isContact != (link.Kind == outcome.WithContact) && link.Kind != outcome.AmongOthers {
				t.Errorf("%s is of the kind %s", key, link.Kind)
			}
			seen[key] = true
		}
		for key := range meetings {
			if !seen[key] {
				t.Errorf("%s is missing", key)
			}
		}
		for key := range noted {
			if !seen[key] {
				t.Errorf("%s was noted and is missing", key)
			}
		}
		if len(countries) > 0 {
			t.Errorf("organisations and countries are missing: %v", countries)
		}
	})
}
