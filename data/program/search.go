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

// searchIndex holds the people and meetings of one program value, ready for a search.
type searchIndex struct {
	of      *Program
	records []searched
}

// searchable builds the index on the first search. What an earlier value of the program had folded of the same records is taken over, so that the
// first search after an edit is as quick as the others.
func (p *Program) searchable() []searched {
	if built := p.search.Load(); built != nil {
		return built.records
	}
	known := p.foldedBefore()
	index := &searchIndex{of: p, records: make([]searched, 0, len(p.People)+len(p.Meetings))}
	for _, person := range p.People {
		folded, found := known[person]
		if !found {
			folded = p.foldPerson(person)
		}
		index.records = append(index.records, folded)
	}
	for _, m := range p.Meetings {
		folded, found := known[m]
		if !found {
			folded = p.foldMeeting(m)
		}
		index.records = append(index.records, folded)
	}
	p.search.Store(index)
	p.searchedBefore.Store(nil)
	return index.records
}

// foldedBefore returns what may be used again. A meeting is found by its host, contacts and city too, so those must be the same.
func (p *Program) foldedBefore() map[Record]searched {
	earlier := p.searchedBefore.Load()
	if earlier == nil || earlier.of.Language != p.Language {
		return nil
	}
	meetings := slices.Equal(earlier.of.Organisations, p.Organisations) && slices.Equal(earlier.of.Contacts, p.Contacts) && slices.Equal(earlier.of.Stops, p.Stops)
	known := make(map[Record]searched, len(earlier.records))
	for _, s := range earlier.records {
		if _, meeting := s.record.(*Meeting); !meeting || meetings {
			known[s.record] = s
		}
	}
	return known
}

// foldRecord folds the lines that are a record's name, and the texts of its fields that the search reads.
func (p *Program) foldRecord(r Record, name ...string) searched {
	folded := locale.Fold(strings.Join(name, "\n"))
	var rest []string
	for _, f := range FieldsOf(r) {
		if f.searched {
			rest = append(rest, f.Text(p.Language, p, r))
		}
	}
	return searched{r, folded, folded + "\n" + locale.Fold(strings.Join(rest, "\n"))}
}

func (p *Program) foldPerson(person *Person) searched {
	return p.foldRecord(person, person.DisplayName(), person.SortName(), person.OwnName, person.BadgeName, person.Alias, person.PassportName)
}

func (p *Program) foldMeeting(m *Meeting) searched {
	folded := p.foldRecord(m, m.Title)
	folded.all += "\n" + m.Start.Date.String()
	return folded
}

// Search returns the people and meetings that match what someone typed, at most limit of them (0: all). Every word must be found in the record;
// the best come first: whose name begins with the text, then whose name has a word that begins with each word, then the others; people before
// meetings, in their own order.
func (p *Program) Search(typed string, limit int) []Record {
	text := strings.Join(strings.Fields(locale.Fold(typed)), " ")
	if text == "" {
		return nil
	}
	words := strings.Fields(text)
	var byRank [bestRank + 1][]Record
	for _, s := range p.searchable() {
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
