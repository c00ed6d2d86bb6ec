package program

import (
	"bytes"
	"encoding/json"
	"fmt"
)

// KindOf says what a record is, in one word of plain English: "stop", "person", "organisation", "contact", "meeting", "takeaway", "issued certificate",
// "release", "travel time", "ignored finding" or "program".
func KindOf(record Record) string {
	switch record.(type) {
	case *Program:
		return "program"
	case *Stop:
		return "stop"
	case *Person:
		return "person"
	case *Organisation:
		return "organisation"
	case *Contact:
		return "contact"
	case *Meeting:
		return "meeting"
	case *Takeaway:
		return "takeaway"
	case *Issue:
		return "issued certificate"
	case *Release:
		return "release"
	case *TravelTime:
		return "travel time"
	case *Ignored:
		return "ignored finding"
	default:
		return "record"
	}
}

// NameOf is what a person calls the record: a name, a city, a title, the beginning of a text.
func NameOf(record Record) string {
	switch r := record.(type) {
	case *Program:
		return r.Name
	case *Stop:
		return r.City
	case *Person:
		return r.DisplayName()
	case *Organisation:
		return r.Name
	case *Contact:
		return r.Name
	case *Meeting:
		return r.Title
	case *Takeaway:
		return beginning(r.Text)
	case *Issue:
		return r.Serial
	case *Release:
		return r.label()
	case *Ignored:
		return beginning(r.Reason)
	default:
		return ""
	}
}

// describe is the kind and the name: person "Ana Prova".
func describe(record Record) string {
	return fmt.Sprintf("%s %q", KindOf(record), NameOf(record))
}

func beginning(text string) string {
	const most = 60
	if runes := []rune(text); len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return text
}

// RecordID implements Record.
func (p *Program) RecordID() ID { return p.ID }

// Records lists the program itself and every record in it, in the order in which they may be stored: what is referred to comes first.
func (p *Program) Records() []Record {
	records := []Record{p}
	records = append(records, asRecords(p.Stops)...)
	records = append(records, asRecords(p.People)...)
	records = append(records, asRecords(p.Organisations)...)
	records = append(records, asRecords(p.Contacts)...)
	records = append(records, asRecords(p.Meetings)...)
	records = append(records, asRecords(p.Takeaways)...)
	records = append(records, asRecords(p.Issues)...)
	records = append(records, asRecords(p.Releases)...)
	records = append(records, asRecords(p.TravelTimes)...)
	return append(records, asRecords(p.Ignored)...)
}

func asRecords[R Record](list []R) []Record {
	records := make([]Record, len(list))
	for i, r := range list {
		records[i] = r
	}
	return records
}

// Change says what becomes of one record when a program is brought in over another.
type Change string

// The changes. What the newer program does not have is not told: bringing in takes nothing away.
const (
	New     Change = "new"
	Changed Change = "changed"
	Same    Change = "same"
)

// Difference is one record of Compare.
type Difference struct {
	Change Change
	Record Record // of the new program
}

// Compare says of every record of next, in the order of Records, whether old (which may be nil) has it and has it alike. A program's own
// fields are compared apart from its records; the order of the lists is not compared.
func Compare(old, next *Program) []Difference {
	known := map[ID]Record{}
	if old != nil {
		for _, r := range old.Records() {
			known[r.RecordID()] = r
		}
	}
	var differences []Difference
	for _, r := range next.Records() {
		change := Changed
		if before, found := known[r.RecordID()]; !found {
			change = New
		} else if alike(before, r) {
			change = Same
		}
		differences = append(differences, Difference{change, r})
	}
	return differences
}

// alike compares records as they would be written, so that an empty list and none are the same.
func alike(a, b Record) bool {
	before, errBefore := json.Marshal(withoutRecords(a))
	after, errAfter := json.Marshal(withoutRecords(b))
	return errBefore == nil && errAfter == nil && KindOf(a) == KindOf(b) && bytes.Equal(before, after)
}

// withoutRecords leaves a program its own fields.
func withoutRecords(record Record) Record {
	p, isProgram := record.(*Program)
	if !isProgram {
		return record
	}
	return p.With(func(next *Program) {
		next.Stops, next.People, next.Organisations, next.Contacts, next.Meetings, next.Takeaways = nil, nil, nil, nil, nil, nil
		next.Issues, next.Releases, next.TravelTimes, next.Ignored = nil, nil, nil, nil
	})
}
