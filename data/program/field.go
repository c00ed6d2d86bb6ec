package program

import (
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode"

	"laurel/data/civil"
	"laurel/data/locale"
	"laurel/data/opening"
)

// Field describes one field of a record. Forms, pages, columns, imports, changes, to-dos and copies are made from these
// descriptions, which are written in the tables of field_tables.go.
type Field struct {
	Key      string       // its name in columns and mappings, and of its text: birth-date
	Path     string       // of the Go field, as validation, history and forms name it: BirthDate, Passport.Number
	Audience Audience     // the widest that may have it
	Section  string       // of the record's form and page, the text "section.SECTION"; empty: it is typed elsewhere
	Rows     int          // lines of the input; 0: one line, or no text
	IsTag    bool         // the text is a BCP 47 tag
	Part     Part         // of a release's changes; empty: recipients are not informed of a change
	Withheld bool         // the old value is not repeated to recipients once it is removed
	Detail   string       // kind of information for the difference between audiences; empty: none
	Kind     reflect.Type // of its values

	described
}

// described is what a row of a table has beside.
type described struct {
	record   string // kind of record, for texts
	most     int    // letters of a text of one line; 0: it has several, or is no text
	copied   string // by what, with commas between
	searched bool
	todo     fieldTodo
	index    []int
}

// fieldTodo is the to-do when a field is empty.
type fieldTodo struct {
	code     string
	severity Severity // empty: none, the field may be empty
	roles    []Role   // whose to-do it is; none: everyone's
}

// fieldTables holds the fields of each type of record. They are read when first used.
var fieldTables = sync.OnceValue(func() map[reflect.Type][]Field {
	tables := map[reflect.Type][]Field{}
	for _, t := range []struct {
		record Record
		rows   string
	}{
		{&Program{}, programTable},
		{&Stop{}, stopTable},
		{&Person{}, personTable},
		{&Organisation{}, organisationTable},
		{&Contact{}, contactTable},
		{&Meeting{}, meetingTable},
		{&Takeaway{}, takeawayTable},
		{&Finding{}, findingTable},
		{&Form{}, formTable},
		{&Response{}, responseTable},
		{&Connection{}, connectionTable},
		{&Task{}, taskTable},
		{&Journey{}, journeyTable},
	} {
		for row := range strings.Lines(strings.TrimSpace(t.rows)) {
			tables[reflect.TypeOf(t.record)] = append(
				tables[reflect.TypeOf(t.record)],
				readField(t.record, strings.Fields(row)),
			)
		}
	}
	return tables
})

// readField reads a row of a table; one that does not fit its record is a fault of this package and panics.
func readField(record Record, row []string) Field {
	f := Field{Path: row[0], Key: hyphened(row[0]), Section: strings.TrimPrefix(row[1], "-")}
	f.record = KindOf(record)
	f.todo.code = f.Key
	place := reflect.TypeOf(record).Elem()
	for name := range strings.SplitSeq(f.Path, ".") {
		field, found := place.FieldByName(name)
		if !found {
			panic(fmt.Sprintf("%s has no field %s", f.record, f.Path))
		}
		place = field.Type
		f.index = append(f.index, field.Index...)
		if widest := Audience(field.Tag.Get("audience")); f.Audience == "" || !f.Audience.MayHave(widest) {
			f.Audience = widest
		}
	}
	f.Kind = place
	if place == reflect.TypeFor[string]() {
		f.most = LongestLine
	}
	for _, option := range row[2:] {
		name, value, _ := strings.Cut(option, "=")
		if err := f.set(name, value); err != nil {
			panic(fmt.Sprintf("%s.%s: %v", f.record, f.Path, err))
		}
	}
	return f
}

func (f *Field) set(option, value string) (err error) {
	switch option {
	case "key":
		f.Key = value
	case "rows":
		f.Rows, err = strconv.Atoi(value)
		f.most = 0
	case "tag":
		f.IsTag = true
	case "most":
		f.most, err = strconv.Atoi(value)
	case "copy":
		f.copied = value
	case "change":
		f.Part = Part(value)
	case "withheld":
		f.Withheld = true
	case "search":
		f.searched = true
	case "detail":
		f.Detail = value
	case "missing":
		severity, roles, _ := strings.Cut(value, ",")
		f.todo.severity = Severity(severity)
		for role := range strings.FieldsFuncSeq(roles, func(r rune) bool { return r == ',' }) {
			f.todo.roles = append(f.todo.roles, Role(role))
		}
	case "todo":
		f.todo.code = value
	default:
		err = fmt.Errorf("no option is called %s", option)
	}
	return err
}

// hyphened returns a path in lower case with hyphens between its words.
func hyphened(path string) string {
	var key strings.Builder
	for i, r := range path {
		switch {
		case r == '.':
			continue
		case unicode.IsUpper(r) && i > 0:
			key.WriteByte('-')
		}
		key.WriteRune(unicode.ToLower(r))
	}
	return key.String()
}

// FieldsOf lists the fields of a record that people see, in the order of their table. A nil pointer of its type will
// do.
func FieldsOf(record Record) []Field { return fieldTables()[reflect.TypeOf(record)] }

// FieldAt finds a field by its key or its path; a part of a field goes by the whole: Diet for Diet.Text.
func FieldAt(record Record, path string) (Field, bool) {
	for _, f := range FieldsOf(record) {
		if f.Key == path || f.Path == path || strings.HasPrefix(path, f.Path+".") {
			return f, true
		}
	}
	return Field{}, false
}

// Name returns what the field is called in a sentence: date of birth.
func (f Field) Name(l locale.Language) string {
	if own := "field." + f.record + "." + f.Key; l.Has(own) {
		return l.Text(own)
	}
	return l.Field(f.Key)
}

// Label returns the same as forms and columns have it: Date of birth.
func (f Field) Label(l locale.Language) string { return l.Capital(f.Name(l)) }

// Value returns the field's value in a record.
func (f *Field) Value(record Record) any { return f.in(record).Interface() }

// Given reports whether the field has a value in a record. An answer or need that nobody was asked for is none.
func (f *Field) Given(record Record) bool { return !f.in(record).IsZero() }

// Copy writes the field's value in one record into another, which must be the caller's own.
func (f *Field) Copy(from, to Record) { f.in(to).Set(f.in(from)) }

// Place returns where the field is in a record, which must be the caller's own, so that it can be set.
func (f *Field) Place(record Record) reflect.Value { return f.in(record) }

// Text returns the value in a record as people read it, other records by what p calls them. No value has no text, but
// Unknown has one.
func (f Field) Text(l locale.Language, p *Program, record Record) string {
	if f.IsTag && f.Given(record) {
		return l.LanguageName(f.in(record).String())
	}
	return valueText(l, p, f.Value(record))
}

func (f *Field) in(record Record) reflect.Value { return ValueOf(record).FieldByIndex(f.index) }

// Missing returns the code and the severity of the to-do when someone of a role has no value in the field; no severity:
// it may be empty.
func (f *Field) Missing(role Role) (code string, severity Severity) {
	if f.todo.roles != nil && !slices.Contains(f.todo.roles, role) {
		return f.todo.code, ""
	}
	return f.todo.code, f.todo.severity
}

// CopiedBy reports whether a field is copied by a kind of copy.
func (f Field) CopiedBy(kind string) bool {
	return slices.Contains(strings.Split(f.copied, ","), kind)
}

// Named is a value that has a name in each language.
type Named interface {
	Name(l locale.Language) string
}

// choicesOf holds the types of which a value is chosen from a list, with their values in the order of menus.
var choicesOf = map[reflect.Type][]Named{
	reflect.TypeFor[Role]():            named(Roles()),
	reflect.TypeFor[Gender]():          named(Genders()),
	reflect.TypeFor[RoomType]():        named(RoomTypes()),
	reflect.TypeFor[NameOrder]():       named(NameOrders()),
	reflect.TypeFor[Level]():           named(Levels()),
	reflect.TypeFor[GroupNames]():      named(AllGroupNames()),
	reflect.TypeFor[Answer]():          named([]Answer{Unknown, Yes, No}),
	reflect.TypeFor[Kind]():            named(Kinds()),
	reflect.TypeFor[Status]():          named(Statuses()),
	reflect.TypeFor[Mode]():            named(Modes()),
	reflect.TypeFor[TakeawayKind]():    named(TakeawayKinds()),
	reflect.TypeFor[FollowUpState]():   named(FollowUpStates()),
	reflect.TypeFor[Presence]():        named(Presences()),
	reflect.TypeFor[FormScope]():       named(FormScopes()),
	reflect.TypeFor[QuestionKind]():    named(QuestionKinds()),
	reflect.TypeFor[Measure]():         named(Measures()),
	reflect.TypeFor[DueFrom]():         named(DueFroms()),
	reflect.TypeFor[JourneyKind]():     named(JourneyKinds()),
	reflect.TypeFor[Leg]():             named(Legs()),
	reflect.TypeFor[ProofKind]():       named(ProofKinds()),
	reflect.TypeFor[Audience]():        named(Audiences()),
	reflect.TypeFor[Recipient]():       named(Recipients()),
	reflect.TypeFor[CertificateKind](): named(CertificateKinds()),
}

func named[N Named](list []N) []Named {
	all := make([]Named, len(list))
	for i, value := range list {
		all[i] = value
	}
	return all
}

// IsChosen reports whether values of a type are chosen from a list.
func IsChosen(t reflect.Type) bool { return choicesOf[t] != nil }

// Choices lists what may be chosen in the field, in the order of menus; nil where it is not one of a few values. The
// code of a choice is its text.
func (f Field) Choices() []Named { return choicesOf[f.Kind] }

// valueText writes a value for people.
//
//nolint:gocyclo // one case for each type of a field
func valueText(l locale.Language, p *Program, value any) string {
	switch v := value.(type) {
	case Named:
		return v.Name(l)
	case locale.Language:
		return l.LanguageName(string(v))
	case ID:
		return p.RecordName(v)
	case []ID:
		return locale.Listed(v, p.RecordName)
	case bool:
		if v {
			return Yes.Name(l)
		}
		return ""
	case int:
		if v == 0 {
			return ""
		}
	case civil.Date:
		return l.Date(v, locale.FullDate)
	case civil.DateTime:
		return l.Moment(v)
	case Need:
		if v.None() {
			return l.Text("need.none")
		}
		return v.Text
	case Flight:
		return v.Text(l)
	case ThemeID:
		return p.ThemeName(v, l)
	case Party:
		return p.PartyName(v)
	case Due:
		return v.Text(l)
	case Proof:
		return locale.Joined(": ", v.Kind.Name(l), v.Of)
	case []string:
		return locale.Joined(", ", v...)
	case []Theme:
		return locale.Listed(v, func(t Theme) string { return t.Name(l) })
	case []Attended:
		return locale.Listed(v, func(a Attended) string { return a.text(l, p) })
	case []Question:
		return locale.Listed(v, func(q Question) string { return q.Text.In(l) })
	case []Answered:
		return locale.Listed(v, Answered.text)
	case []opening.Hours:
		return opening.Format(v, l)
	case []Spoken:
		return locale.Listed(v, func(s Spoken) string { return s.Name(l) })
	case []Stay:
		return locale.Listed(v, func(s Stay) string { return p.RecordName(s.Stop) })
	case []Vehicle:
		return locale.Listed(v, func(v Vehicle) string { return v.Name })
	case []Signatory:
		return locale.Listed(v, func(s Signatory) string { return locale.Joined(", ", s.Name, s.Position) })
	}
	return fmt.Sprint(value)
}

// textTypes are the types of fields that consist of texts that somebody types as they like.
var textTypes = []reflect.Type{
	reflect.TypeFor[string](), reflect.TypeFor[[]string](), reflect.TypeFor[Party](), reflect.TypeFor[[]Theme](),
	reflect.TypeFor[[]Question](),
}

// IsFreeText reports whether the field is one text that somebody types as they like.
func (f Field) IsFreeText() bool {
	return f.Kind == reflect.TypeFor[string]() && !f.IsTag && f.Key != "alias"
}

// EachText calls visit for each text of the field in a record that somebody typed as they liked: the field itself, or
// those of its elements. The texts may be set where the record is the caller's own.
func (f Field) EachText(record Record, visit func(text reflect.Value)) {
	if slices.Contains(textTypes, f.Kind) && !f.IsTag && f.Key != "alias" {
		eachText(f.in(record), visit)
	}
}

// eachText calls visit for every text in a value of a field: itself, or those of its elements and fields but for their
// identifiers.
func eachText(value reflect.Value, visit func(text reflect.Value)) {
	switch {
	case value.Type() == reflect.TypeFor[string]():
		visit(value)
	case value.Kind() == reflect.Slice:
		for i := range value.Len() {
			eachText(value.Index(i), visit)
		}
	case value.Kind() == reflect.Struct:
		for i := range value.NumField() {
			if value.Type().Field(i).Name != "ID" {
				eachText(value.Field(i), visit)
			}
		}
	}
}

// text names who was there, and how: Ana Prova (late).
func (a Attended) text(l locale.Language, p *Program) string {
	return p.RecordName(a.Person) + " (" + a.Presence.Name(l) + ")"
}
