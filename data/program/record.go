package program

import (
	"cmp"
	"fmt"
	"reflect"
	"slices"

	"laurel/data/locale"
)

// Record is a program, or what one keeps in its lists.
type Record interface {
	RecordID() ID
	Validate() error
}

// RecordKind is a kind of record that a program keeps in a list.
type RecordKind struct {
	Name string       // a word that files and texts know it by: stop, travel_time
	Type reflect.Type // of its records, a pointer

	list   func(p *Program) []Record
	set    func(p *Program, records []Record)
	share  func(from, to *Program) // to gets the list of from, not a copy
	called func(r Record) string
}

// recordKinds are the kinds, what others refer to first.
var recordKinds = []RecordKind{
	recordKind("stop", func(p *Program) *[]*Stop { return &p.Stops }, func(s *Stop) string { return s.City }),
	recordKind("person", func(p *Program) *[]*Person { return &p.People }, (*Person).DisplayName),
	recordKind(
		"organisation",
		func(p *Program) *[]*Organisation { return &p.Organisations },
		func(o *Organisation) string { return o.Name },
	),
	recordKind(
		"contact",
		func(p *Program) *[]*Contact { return &p.Contacts },
		func(c *Contact) string { return c.Name },
	),
	recordKind(
		"meeting",
		func(p *Program) *[]*Meeting { return &p.Meetings },
		func(m *Meeting) string { return m.Title },
	),
	recordKind(
		"takeaway",
		func(p *Program) *[]*Takeaway { return &p.Takeaways },
		func(t *Takeaway) string { return beginning(t.Text) },
	),
	recordKind(
		"finding",
		func(p *Program) *[]*Finding { return &p.Findings },
		func(f *Finding) string { return beginning(f.Text) },
	),
	recordKind("form", func(p *Program) *[]*Form { return &p.Forms }, func(f *Form) string { return f.Name }),
	recordKind("response", func(p *Program) *[]*Response { return &p.Responses }, func(*Response) string { return "" }),
	recordKind(
		"connection",
		func(p *Program) *[]*Connection { return &p.Connections },
		func(c *Connection) string { return beginning(cmp.Or(c.Note, c.FollowUp)) },
	),
	recordKind(
		"task",
		func(p *Program) *[]*Task { return &p.Tasks },
		func(t *Task) string { return beginning(t.Text) },
	),
	recordKind("journey", func(p *Program) *[]*Journey { return &p.Journeys }, (*Journey).Title),
	recordKind("issue", func(p *Program) *[]*Issue { return &p.Issues }, func(i *Issue) string { return i.Serial }),
	recordKind("release", func(p *Program) *[]*Release { return &p.Releases }, (*Release).label),
	recordKind(
		"travel_time",
		func(p *Program) *[]*TravelTime { return &p.TravelTimes },
		func(*TravelTime) string { return "" },
	),
	recordKind(
		"ignored",
		func(p *Program) *[]*Ignored { return &p.Ignored },
		func(i *Ignored) string { return beginning(i.Reason) },
	),
}

func recordKind[R Record](name string, list func(*Program) *[]R, called func(R) string) RecordKind {
	return RecordKind{
		Name: name,
		Type: reflect.TypeFor[R](),
		list: func(p *Program) []Record {
			records := make([]Record, len(*list(p)))
			for i, r := range *list(p) {
				records[i] = r
			}
			return records
		},
		set: func(p *Program, records []Record) {
			next := make([]R, len(records))
			for i, r := range records {
				next[i] = r.(R)
			}
			*list(p) = next
		},
		share:  func(from, to *Program) { *list(to) = *list(from) },
		called: func(r Record) string { return called(r.(R)) },
	}
}

// RecordKinds lists the kinds of record that a program keeps, what others refer to first.
func RecordKinds() []RecordKind { return slices.Clone(recordKinds) }

// In lists the records of the kind in a program.
func (k RecordKind) In(p *Program) []Record { return k.list(p) }

// Set replaces the records of the kind in a program that is being made; see Program.With.
func (k RecordKind) Set(p *Program, records []Record) { k.set(p, records) }

func kindOf(record Record) (RecordKind, bool) {
	at := slices.IndexFunc(recordKinds, func(k RecordKind) bool { return k.Type == reflect.TypeOf(record) })
	if at < 0 {
		return RecordKind{}, false
	}
	return recordKinds[at], true
}

// KindOf returns the kind of a record: "program" or the name of its RecordKind.
func KindOf(record Record) string {
	if k, found := kindOf(record); found {
		return k.Name
	}
	return "program"
}

// NameOf returns what people call the record: a name, a city, a title, the beginning of a text.
func NameOf(record Record) string {
	if k, found := kindOf(record); found {
		return k.called(record)
	}
	return record.(*Program).Name
}

// kindName returns what the kind of a record is called in messages: issued certificate.
func kindName(record Record) string { return locale.English.Name("record", KindOf(record)) }

// describe returns the kind and the name: person "Ana Prova".
func describe(record Record) string {
	return fmt.Sprintf("%s “%s”", kindName(record), NameOf(record))
}

func beginning(text string) string {
	const most = 60
	if runes := []rune(text); len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return text
}

// Records lists the program itself and every record in it, in the order in which they may be stored: what is referred
// to comes first.
func (p *Program) Records() []Record {
	records := append(make([]Record, 0, 1+len(p.People)+len(p.Meetings)), p)
	for _, k := range recordKinds {
		records = append(records, k.list(p)...)
	}
	return records
}

// RecordID implements Record.
func (p *Program) RecordID() ID { return p.ID }

// RecordID implements Record.
func (s *Stop) RecordID() ID { return s.ID }

// RecordID implements Record.
func (p *Person) RecordID() ID { return p.ID }

// RecordID implements Record.
func (o *Organisation) RecordID() ID { return o.ID }

// RecordID implements Record.
func (c *Contact) RecordID() ID { return c.ID }

// RecordID implements Record.
func (m *Meeting) RecordID() ID { return m.ID }

// RecordID implements Record.
func (t *Takeaway) RecordID() ID { return t.ID }

// RecordID implements Record.
func (f *Finding) RecordID() ID { return f.ID }

// RecordID implements Record.
func (f *Form) RecordID() ID { return f.ID }

// RecordID implements Record.
func (r *Response) RecordID() ID { return r.ID }

// RecordID implements Record.
func (c *Connection) RecordID() ID { return c.ID }

// RecordID implements Record.
func (t *Task) RecordID() ID { return t.ID }

// RecordID implements Record.
func (j *Journey) RecordID() ID { return j.ID }

// RecordID implements Record.
func (i *Issue) RecordID() ID { return i.ID }

// RecordID implements Record.
func (r *Release) RecordID() ID { return r.ID }

// RecordID implements Record.
func (t *TravelTime) RecordID() ID { return t.ID }

// RecordID implements Record.
func (i *Ignored) RecordID() ID { return i.ID }

// Change is what becomes of one record when a program is brought in over another.
type Change string

// The changes. A record that the newer program lacks has none: bringing in removes nothing.
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

// Compare reports of every record of next, in the order of Records, whether old (which may be nil) has it and has it
// alike. A program's own fields are compared apart from its records; the order of the lists is not compared.
func Compare(old, next *Program) []Difference {
	known := map[ID]Record{}
	if old != nil {
		for _, r := range old.Records() {
			known[r.RecordID()] = r
		}
	}
	records := next.Records()
	differences := make([]Difference, 0, len(records))
	for _, r := range records {
		change := Changed
		if before, found := known[r.RecordID()]; !found {
			change = New
		} else if Alike(before, r) {
			change = Same
		}
		differences = append(differences, Difference{change, r})
	}
	return differences
}

// Alike compares records as they would be written, so that an empty list and none are the same.
func Alike(a, b Record) bool {
	if a == b {
		return true
	}
	return reflect.TypeOf(a) == reflect.TypeOf(b) && alike(ValueOf(withoutRecords(a)), ValueOf(withoutRecords(b)))
}

// alike compares values of one type. What a struct does not export is not written.
func alike(a, b reflect.Value) bool {
	switch a.Kind() {
	case reflect.Struct:
		for i := range a.NumField() {
			if a.Type().Field(i).IsExported() && !alike(a.Field(i), b.Field(i)) {
				return false
			}
		}
		return true
	case reflect.Slice:
		for i := range min(a.Len(), b.Len()) {
			if !alike(a.Index(i), b.Index(i)) {
				return false
			}
		}
		return a.Len() == b.Len()
	case reflect.Pointer:
		if a.IsNil() || b.IsNil() {
			return a.IsNil() && b.IsNil()
		}
		return alike(a.Elem(), b.Elem())
	case reflect.Map, reflect.Interface:
		return reflect.DeepEqual(a.Interface(), b.Interface())
	}
	return a.Equal(b)
}

// withoutRecords returns a program's own fields, any other record as it is.
func withoutRecords(record Record) Record {
	p, isProgram := record.(*Program)
	if !isProgram {
		return record
	}
	return p.With(func(next *Program) {
		for _, k := range recordKinds {
			k.share(&Program{}, next)
		}
	})
}
