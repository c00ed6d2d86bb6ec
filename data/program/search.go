package program

import (
	"slices"
	"strings"

	"laurel/data/locale"
)

// searched is what the search reads of one record, folded.
type searched struct {
	record Record
	name   string // what the record is called, in its own order and by family name
	all    string // that and everything else
}

// searchedKinds are the kinds of record that the search finds.
var searchedKinds = []string{
	"person", "meeting", "takeaway", "finding", "form", "response", "connection", "task", "organisation",
	"contact", "journey",
}

// searchIndex holds the records of one program value that can be found, ready for a search.
type searchIndex struct {
	of      *Program
	records []searched
}

// searchable returns the index, which is built on the first search. What an earlier value of the program had folded of
// the same records is used again, so that the first search after an edit is as quick as the others.
func searchable(p *Program) []searched {
	if built := p.search.Load(); built != nil {
		return built.records
	}
	known := foldedBefore(p)
	index := &searchIndex{of: p, records: make([]searched, 0, len(p.People)+len(p.Meetings)+len(p.Takeaways))}
	for _, k := range recordKinds {
		if !slices.Contains(searchedKinds, k.Name) {
			continue
		}
		for _, r := range k.list(p) {
			folded, found := known[r]
			if !found {
				folded = fold(p, r)
			}
			index.records = append(index.records, folded)
		}
	}
	p.search.Store(index)
	p.searchedBefore.Store(nil)
	return index.records
}

// foldedBefore returns what may be used again. A meeting is found by its host, contacts and city too, a contact by the
// organisation and a journey by who is on it, so those must be the same.
func foldedBefore(p *Program) map[Record]searched {
	earlier := p.searchedBefore.Load()
	if earlier == nil || earlier.of.Language != p.Language {
		return nil
	}
	before := earlier.of
	same := slices.Equal(before.Organisations, p.Organisations) && slices.Equal(before.Contacts, p.Contacts) &&
		slices.Equal(before.Stops, p.Stops)
	samePeople := slices.Equal(before.People, p.People)
	known := make(map[Record]searched, len(earlier.records))
	for _, s := range earlier.records {
		usable := true
		switch s.record.(type) {
		case *Meeting, *Contact:
			usable = same
		case *Journey:
			usable = samePeople
		}
		if usable {
			known[s.record] = s
		}
	}
	return known
}

// fold folds what a record is called, and the texts of its fields that the search reads.
func fold(p *Program, record Record) searched {
	name := []string{NameOf(record)}
	var rest []string
	switch r := record.(type) {
	case *Person:
		name = append(name, r.SortName(), r.OwnName, r.BadgeName, r.Alias, r.PassportName)
	case *Meeting:
		rest = append(rest, r.Start.Date.String())
	case *Response:
		rest = append(rest, r.OwnWords()...)
	}
	for _, f := range FieldsOf(record) {
		if f.searched {
			rest = append(rest, f.Text(p.Language, p, record))
		}
	}
	folded := locale.Fold(strings.Join(name, "\n"))
	return searched{record, folded, folded + "\n" + locale.Fold(strings.Join(rest, "\n"))}
}

// Search returns the people, meetings, takeaways, findings, forms, responses (by their free texts), connections,
// tasks, organisations, contacts and journeys that match what someone typed, at most limit of them (0: all). Every word
// must be found in the record. The best come first: whose name begins with the text, then whose name has a word that
// begins with each word, then the others; kind after kind as in RecordKinds, in their own order.
func (p *Program) Search(typed string, limit int) []Record {
	text := strings.Join(strings.Fields(locale.Fold(typed)), " ")
	if text == "" {
		return nil
	}
	words := strings.Fields(text)
	var byRank [bestRank + 1][]Record
	for _, s := range searchable(p) {
		if rank := s.rank(text, words); rank > 0 && (limit <= 0 || len(byRank[rank]) < limit) {
			byRank[rank] = append(byRank[rank], s.record)
		}
	}
	var found []Record
	for rank := bestRank; rank > 0; rank-- {
		found = append(found, byRank[rank]...)
	}
	if limit > 0 && len(found) > limit {
		found = found[:limit]
	}
	return found
}

// bestRank is that of a record whose name begins with the text.
const bestRank = 3

// rank is 0 where a word is not found, and higher the better the record fits.
func (s *searched) rank(text string, words []string) int {
	for _, word := range words {
		if !strings.Contains(s.all, word) {
			return 0
		}
	}
	if beginsLine(s.name, text) {
		return bestRank
	}
	for _, word := range words {
		if !beginsWord(s.name, word) {
			return 1
		}
	}
	return 2
}

func beginsLine(lines, text string) bool {
	return strings.HasPrefix(lines, text) || strings.Contains(lines, "\n"+text)
}

func beginsWord(text, word string) bool {
	for from := 0; ; {
		i := strings.Index(text[from:], word)
		if i < 0 {
			return false
		}
		i += from
		if i == 0 || text[i-1] == ' ' || text[i-1] == '\n' || text[i-1] == '\'' {
			return true
		}
		from = i + 1
	}
}
