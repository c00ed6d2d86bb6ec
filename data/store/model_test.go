package store

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"laurel/data/civil"
	"laurel/data/geo"
	"laurel/data/locale"
	"laurel/data/opening"
	"laurel/data/program"
	"laurel/data/program/edition"
	"laurel/data/programtest"
	"laurel/data/store/fault"
	"laurel/data/store/tables"
)

// fillRandomly gives every exported field of a record a random value that the domain allows; lists of other records
// stay empty.
func fillRandomly(t *rapid.T, v reflect.Value, path string) {
	for i := range v.NumField() {
		field, at := v.Type().Field(i), path+v.Type().Field(i).Name
		if !field.IsExported() {
			continue
		}
		fillField(t, v.Field(i), at)
	}
}

// allowed returns the values of types that have a list of them.
var allowed = map[reflect.Type][]string{
	reflect.TypeFor[program.Role]():          texts(program.Roles()),
	reflect.TypeFor[program.NameOrder]():     {"", "family-first"},
	reflect.TypeFor[program.Gender]():        {"", "female", "male", "x"},
	reflect.TypeFor[program.RoomType]():      {"", "single", "double", "twin", "triple", "suite"},
	reflect.TypeFor[program.Country]():       {"", "PE", "KH", "IQ"},
	reflect.TypeFor[civil.Zone]():            {"America/New_York", "Asia/Kathmandu", "UTC"},
	reflect.TypeFor[program.Level]():         append(texts(program.Levels()), ""),
	reflect.TypeFor[program.GroupNames]():    texts(program.AllGroupNames()),
	reflect.TypeFor[program.Answer]():        {"", "yes", "no"},
	reflect.TypeFor[program.Kind]():          texts(program.Kinds()),
	reflect.TypeFor[program.Status]():        append(texts(program.Statuses()), ""),
	reflect.TypeFor[program.Mode]():          append(texts(program.Modes()), ""),
	reflect.TypeFor[program.Severity]():      append(texts(program.Severities()), ""),
	reflect.TypeFor[program.ThemeID]():       {"", "prevention", "protection"},
	reflect.TypeFor[program.TakeawayKind]():  texts(program.TakeawayKinds()),
	reflect.TypeFor[program.FollowUpState](): append(texts(program.FollowUpStates()), ""),

	reflect.TypeFor[locale.Language]():         {"en", "es", "pt-BR"},
	reflect.TypeFor[program.Presence]():        texts(program.Presences()),
	reflect.TypeFor[program.FormScope]():       texts(program.FormScopes()),
	reflect.TypeFor[program.QuestionKind]():    texts(program.QuestionKinds()),
	reflect.TypeFor[program.Measure]():         append(texts(program.Measures()), ""),
	reflect.TypeFor[program.DueFrom]():         texts(program.DueFroms()),
	reflect.TypeFor[program.ProofKind]():       append(texts(program.ProofKinds()), ""),
	reflect.TypeFor[program.CertificateKind](): texts(program.CertificateKinds()),
	reflect.TypeFor[program.Recipient]():       {"hotel", "transport", "group"},
	reflect.TypeFor[program.Audience]():        texts(program.Audiences()),
	reflect.TypeFor[program.Frozen]():          {frozen()},
}

// frozen is an edition as a release keeps it.
func frozen() string {
	content, err := edition.Freeze(edition.For(programtest.Delegation(2, 2), program.Partners))
	if err != nil {
		panic(err)
	}
	return string(content)
}

func texts[S ~string](values []S) []string {
	var all []string
	for _, v := range values {
		all = append(all, string(v))
	}
	return all
}

func fillField(t *rapid.T, v reflect.Value, at string) {
	if values, listed := allowed[v.Type()]; listed {
		v.SetString(rapid.SampledFrom(values).Draw(t, at))
		return
	}
	switch v.Interface().(type) {
	case program.ID, program.PhotoID:
		return // the test decides what refers to what
	case civil.Date:
		v.Set(reflect.ValueOf(randomDate(t, at)))
		return
	case civil.DateTime:
		v.Set(reflect.ValueOf(civil.At(randomDate(t, at), randomClock(t, at))))
		if v.Interface().(civil.DateTime).IsZero() {
			v.SetZero()
		}
		return
	case program.Need:
		needs := []program.Need{{}, {Answered: true}, {Answered: true, Text: "no pork, \"halal\" \\ حلال"}}
		v.Set(reflect.ValueOf(rapid.SampledFrom(needs).Draw(t, at)))
		return
	case opening.Weekdays:
		v.Set(reflect.ValueOf(opening.WeekdaysOf(time.Weekday(rapid.IntRange(0, 6).Draw(t, at)), time.Friday)))
		return
	case civil.Clock:
		v.Set(reflect.ValueOf(randomClock(t, at)))
		return
	case geo.Position:
		if rapid.Bool().Draw(t, at) {
			latitude, longitude := rapid.Float64Range(-90, 90).Draw(t, at), rapid.Float64Range(-180, 180).Draw(t, at)
			v.Set(reflect.ValueOf(geo.Position{Known: true, Latitude: latitude, Longitude: longitude}))
		}
		return
	}
	switch v.Kind() {
	case reflect.Struct:
		fillRandomly(t, v, at+".")
	case reflect.Slice:
		fillSlice(t, v, at)
	case reflect.String:
		v.SetString(randomText(t, at))
	case reflect.Bool:
		v.SetBool(rapid.Bool().Draw(t, at))
	case reflect.Float64:
		v.SetFloat(rapid.SampledFrom([]float64{0, 1, 2.5, -3}).Draw(t, at))
	case reflect.Int:
		numbers := []int{0, 1900, 2023, 2999}
		if strings.HasSuffix(at, "Bags") {
			numbers = []int{0, 3, 99}
		}
		v.SetInt(int64(rapid.SampledFrom(numbers).Draw(t, at)))
	default:
		t.Fatalf("%s: no random %s", at, v.Type())
	}
}

func fillSlice(t *rapid.T, v reflect.Value, at string) {
	if v.Type() == reflect.TypeFor[[]string]() {
		v.Set(reflect.ValueOf(rapid.SampledFrom([][]string{nil, {"a"}, {"1e400", "ស្រី"}}).Draw(t, at)))
	}
	if v.Type().Elem().Kind() != reflect.Struct {
		return
	}
	n := rapid.IntRange(0, 2).Draw(t, at)
	if n == 0 {
		return
	}
	v.Set(reflect.MakeSlice(v.Type(), n, n))
	for i := range n {
		fillRandomly(t, v.Index(i), at+".")
	}
}

func randomDate(t *rapid.T, at string) civil.Date {
	if rapid.Bool().Draw(t, at+" given") {
		return civil.DateOf(
			time.Date(rapid.IntRange(1, 9999).Draw(t, at), 1, rapid.IntRange(1, 365).Draw(t, at), 0, 0, 0, 0, time.UTC),
		)
	}
	return civil.Date{}
}

func randomClock(t *rapid.T, at string) civil.Clock {
	return civil.Clock{Hour: rapid.IntRange(0, 23).Draw(t, at), Minute: rapid.IntRange(0, 59).Draw(t, at)}
}

// randomText is any text without the character NUL, which no field may hold.
func randomText(t *rapid.T, at string) string {
	awkward := []string{
		"", " ", "=1+1", "NULL", "[]", "{}", "'; --", "کمبوڈیا", "ស្រី", "a\nb\tc", "\u2028", "💐", "12", "1e400", "<&>",
	}
	return rapid.OneOf(rapid.SampledFrom(awkward), rapid.StringMatching(`\PC{0,12}`)).Draw(t, at)
}

// settle makes a random record valid where two fields depend on each other, and fits it into the program.
func settle(t *rapid.T, p *program.Program, record any) {
	pick := func(ids []program.ID) program.ID { return rapid.SampledFrom(append(ids, "")).Draw(t, "reference") }
	some := func(ids []program.ID) []program.ID {
		if len(ids) == 0 || rapid.Bool().Draw(t, "none") {
			return nil
		}
		return slices.Clone(ids[:rapid.IntRange(1, len(ids)).Draw(t, "some")])
	}
	switch r := record.(type) {
	case *program.Program:
		r.Name, r.Language = "N"+r.Name, "en"
		r.Start, r.End = inOrder(r.Start, r.End)
		for i := range r.Award.Signatories {
			r.Award.Signatories[i].Name += "S"
		}
		for i := range r.Lists {
			r.Lists[i].Name += fmt.Sprint("L", i)
			r.Lists[i].Document += "D"
		}
		for i := range r.Letters {
			r.Letters[i].Letter += "L"
			r.Letters[i].Language = "en"
		}
		for i := range r.SentLetters {
			r.SentLetters[i] = program.SentLetter{Letter: "thanks", To: r.ID, On: programtest.Day(15)}
		}
		for i := range r.Themes {
			id := program.ThemeID(fmt.Sprint("theme", i))
			r.Themes[i] = program.Theme{ID: id, Names: program.Wordings{{Language: "km", Text: "ស្រី"}}}
		}
	case *program.Stop:
		r.City += "C"
		r.From, r.Until = inOrder(r.From, r.Until)
		for i := range r.Vehicles {
			r.Vehicles[i].Name += fmt.Sprint("V", i)
		}
	case *program.Person:
		r.Given += "G"
		r.PassportName, r.Email, r.OwnNameLanguage = "GARCÍA, Ana", "ana@example.org", "km"
		settleSpoken(r.Languages)
		r.Stays = nil
		for _, s := range some(idsOf(p.Stops)) {
			r.Stays = append(
				r.Stays,
				program.Stay{
					Stop: s, Absent: rapid.Bool().Draw(t, "absent"), Confirmation: randomText(t, "confirmation"),
					RoomType: rapid.SampledFrom(program.RoomTypes()).Draw(t, "room"),
				},
			)
		}
	case *program.Organisation:
		r.Name += "O"
	case *program.Contact:
		r.Name, r.Email = r.Name+"C", ""
		r.Organisation = rapid.SampledFrom(idsOf(p.Organisations)).Draw(t, "organisation")
		settleSpoken(r.Languages)
	case *program.Meeting:
		r.Title += "M"
		if r.Start.IsZero() {
			r.Start = civil.At(programtest.Day(1), civil.Clock{Hour: 23, Minute: 59})
		}
		r.End = r.Start.AddMinutes(rapid.IntRange(0, 2000).Draw(t, "minutes"))
		if !r.End.Valid() {
			r.End = r.Start
		}
		r.Stop = rapid.SampledFrom(idsOf(p.Stops)).Draw(t, "stop")
		r.Organisation, r.Contacts = pick(idsOf(p.Organisations)), some(idsOf(p.Contacts))
		r.Attendees, r.Excused = some(idsOf(p.People)), some(idsOf(p.People))
		r.Interpreters = some(idsOf(p.People))
		r.Attendance = nil
		for _, id := range some(idsOf(p.People)) {
			r.Attendance = append(
				r.Attendance, program.Attended{Person: id, Presence: program.WasLate, Note: randomText(t, "note")},
			)
		}
	case *program.Takeaway:
		r.Text, r.Person, r.Meeting = r.Text+"T", pick(idsOf(p.People)), pick(idsOf(p.Meetings))
		r.Stop, r.FollowUpOwner = pick(idsOf(p.Stops)), someParty(t, p)
	case *program.Finding:
		r.Text, r.Sources = r.Text+"F", some(idsOf(p.Takeaways))
	case *program.Form:
		r.Name, r.Anonymous = r.Name+"F", false
		for i := range r.Questions {
			r.Questions[i] = program.Question{
				ID: fmt.Sprint("q", i), Kind: program.Scale, Steps: 5, Measure: r.Questions[i].Measure,
				Text: program.Wordings{{Language: "en", Text: "Q" + randomText(t, "question")}},
			}
		}
	case *program.Response:
		r.Form = rapid.SampledFrom(idsOf(p.Forms)).Draw(t, "form")
		r.Meeting, r.Stop, r.Person = pick(idsOf(p.Meetings)), pick(idsOf(p.Stops)), pick(idsOf(p.People))
		for i := range r.Answers {
			r.Answers[i].Question, r.Answers[i].Withheld = fmt.Sprint("q", i), false
		}
	case *program.Connection:
		r.From = program.Party{Organisation: rapid.SampledFrom(idsOf(p.Organisations)).Draw(t, "from")}
		r.To = program.Party{Contact: rapid.SampledFrom(idsOf(p.Contacts)).Draw(t, "to")}
		r.Introduced, r.FollowUpOwner, r.Meeting = someParty(t, p), someParty(t, p), pick(idsOf(p.Meetings))
	case *program.Task:
		r.Text, r.Owner = r.Text+"T", someParty(t, p)
		r.Person = pick(idsOf(p.People))
		r.Due.From, r.Proof.Kind = program.EndDay, program.ReleaseProof
	case *program.Journey:
		r.Number, r.Kind, r.Leg = r.Number+"N", program.ByTrain, program.Onward
		r.From.Zone, r.To.Zone, r.To.At = "", "Asia/Tokyo", programtest.At(1, 10, 0)
		r.Travellers = some(idsOf(p.People))
	case *program.TravelTime:
		r.From.Organisation = rapid.SampledFrom(idsOf(p.Organisations)).Draw(t, "from")
		r.To.Position.Known, r.Minutes = true, r.Minutes+1
	case *program.Ignored:
		r.Rule, r.Reason, r.Items = r.Rule+"R", r.Reason+"R", some(append(idsOf(p.Meetings), idsOf(p.People)...))
	case *program.Issue:
		r.Serial, r.Reason, r.Languages = r.Serial+"S", r.Reason+"R", []string{"en", "ar"}
		r.Person = rapid.SampledFrom(idsOf(p.People)).Draw(t, "person")
		r.Replaces = pick(slices.DeleteFunc(idsOf(p.Issues), func(id program.ID) bool { return id == r.ID }))
	case *program.Release:
		r.Document, r.Version = r.Document+"D", r.Version+"V"
		r.Person, r.Stop = pick(idsOf(p.People)), pick(idsOf(p.Stops))
		if r.On.IsZero() {
			r.On = programtest.Day(1)
		}
	}
}

// someParty names somebody of the program in one way, or nobody.
func someParty(t *rapid.T, p *program.Program) program.Party {
	pick := func(ids []program.ID) program.ID { return rapid.SampledFrom(append(ids, "")).Draw(t, "party") }
	switch rapid.IntRange(0, 3).Draw(t, "kind of party") {
	case 0:
		return program.Party{Person: pick(idsOf(p.People))}
	case 1:
		return program.Party{Contact: pick(idsOf(p.Contacts))}
	case 2:
		return program.Party{Organisation: pick(idsOf(p.Organisations))}
	default:
		return program.Party{Text: randomText(t, "party")}
	}
}

func settleSpoken(languages []program.Spoken) {
	for i := range languages {
		languages[i].Language = "pt-BR"
	}
}

func inOrder(a, b civil.Date) (civil.Date, civil.Date) {
	if !a.IsZero() && !b.IsZero() && b.Before(a) {
		return b, a
	}
	return a, b
}

func idsOf[R program.Record](records []R) []program.ID {
	var ids []program.ID
	for _, r := range records {
		ids = append(ids, r.RecordID())
	}
	return ids
}

func random[T any](t *rapid.T, p *program.Program, id program.ID) *T {
	r := new(T)
	v := reflect.ValueOf(r).Elem()
	fillRandomly(t, v, v.Type().Name()+".")
	v.FieldByName("ID").SetString(string(id))
	settle(t, p, r)
	return r
}

// randomProgram has every field of every type filled.
func randomProgram(t *rapid.T) *program.Program {
	p := random[program.Program](t, nil, program.NewID())
	for range rapid.IntRange(1, 2).Draw(t, "stops") {
		p.Stops = append(p.Stops, random[program.Stop](t, p, program.NewID()))
	}
	for range rapid.IntRange(0, 3).Draw(t, "people") {
		p.People = append(p.People, random[program.Person](t, p, program.NewID()))
	}
	for range rapid.IntRange(1, 2).Draw(t, "organisations") {
		p.Organisations = append(p.Organisations, random[program.Organisation](t, p, program.NewID()))
	}
	for range rapid.IntRange(0, 2).Draw(t, "contacts") {
		p.Contacts = append(p.Contacts, random[program.Contact](t, p, program.NewID()))
	}
	for range rapid.IntRange(0, 3).Draw(t, "meetings") {
		p.Meetings = append(p.Meetings, random[program.Meeting](t, p, program.NewID()))
	}
	for range rapid.IntRange(0, 2).Draw(t, "takeaways") {
		p.Takeaways = append(p.Takeaways, random[program.Takeaway](t, p, program.NewID()))
	}
	addOutcome(t, p)
	if len(p.People) > 0 {
		for range rapid.IntRange(0, 2).Draw(t, "issues") {
			p.Issues = append(p.Issues, random[program.Issue](t, p, program.NewID()))
		}
	}
	for range rapid.IntRange(0, 2).Draw(t, "releases") {
		p.Releases = append(p.Releases, random[program.Release](t, p, program.NewID()))
	}
	for range rapid.IntRange(0, 1).Draw(t, "travel times") {
		p.TravelTimes = append(p.TravelTimes, random[program.TravelTime](t, p, program.NewID()))
	}
	for range rapid.IntRange(0, 1).Draw(t, "ignored") {
		p.Ignored = append(p.Ignored, random[program.Ignored](t, p, program.NewID()))
	}
	slices.SortFunc(p.Meetings, tables.ByStart)
	return p
}

// addOutcome adds what came of the program.
func addOutcome(t *rapid.T, p *program.Program) {
	for range rapid.IntRange(0, 2).Draw(t, "findings") {
		p.Findings = append(p.Findings, random[program.Finding](t, p, program.NewID()))
	}
	for range rapid.IntRange(0, 2).Draw(t, "forms") {
		p.Forms = append(p.Forms, random[program.Form](t, p, program.NewID()))
	}
	if len(p.Forms) > 0 {
		for range rapid.IntRange(0, 3).Draw(t, "responses") {
			p.Responses = append(p.Responses, random[program.Response](t, p, p.Forms[0].NewResponse().ID))
		}
		slices.SortFunc(p.Responses, func(a, b *program.Response) int { return cmp.Compare(a.ID, b.ID) })
	}
	if len(p.Contacts) > 0 {
		for range rapid.IntRange(0, 2).Draw(t, "connections") {
			p.Connections = append(p.Connections, random[program.Connection](t, p, program.NewID()))
		}
	}
	for range rapid.IntRange(0, 2).Draw(t, "journeys") {
		p.Journeys = append(p.Journeys, random[program.Journey](t, p, program.NewID()))
	}
	for range rapid.IntRange(0, 2).Draw(t, "tasks") {
		p.Tasks = append(p.Tasks, random[program.Task](t, p, program.NewID()))
	}
}

func TestEveryFieldComesBackAsItWasPut(t *testing.T) {
	s := opened(t)
	rapid.Check(t, func(r *rapid.T) {
		p := randomProgram(r)
		if err := s.Edit(context.Background(), "Add", func(tx *Tx) error { return tx.PutWhole(p) }); err != nil {
			r.Fatal(err)
		}
		same := func(when string) {
			got, err := s.readProgram(context.Background(), p.ID)
			if err != nil {
				r.Fatal(err)
			}
			if diff := diffOf(p, got.Program); diff != "" {
				r.Fatalf("%s (-put +loaded):\n%s", when, diff)
			}
		}
		same("after the edit")
		for _, move := range []func(context.Context) (string, error){s.Undo, s.Redo} {
			if _, err := move(context.Background()); err != nil {
				r.Fatal(err)
			}
		}
		same("after undo and redo, through the log")
	})
	must(t, s.Check(t.Context()))
}

// machine makes random edits, undos, redos and restarts, and remembers what the program was after each.
type machine struct {
	s      *Store
	id     program.ID
	states []*program.Program // after each edit of the undo line; the first is from before all of them
	labels []string           // of the edits that led to them
	at     int
	edits  int
}

func (m *machine) now() *program.Program { return m.states[m.at] }

func (m *machine) edit(r *rapid.T, change func(tx *Tx) error) {
	m.edits++
	label := fmt.Sprintf("Edit %d", m.edits)
	before, err := m.s.Load(context.Background(), m.id)
	if err != nil {
		r.Fatal(err)
	}
	if err := m.s.Edit(context.Background(), label, change); err != nil {
		r.Fatal(err)
	}
	next, err := m.s.Load(context.Background(), m.id)
	if err != nil {
		r.Fatal(err)
	}
	if next != before { // else it altered nothing
		m.states, m.labels, m.at = append(
			m.states[:m.at+1:m.at+1],
			next,
		), append(
			m.labels[:m.at+1:m.at+1],
			label,
		), m.at+1
	}
}

func (m *machine) check(r *rapid.T) {
	loaded, err := m.s.Load(context.Background(), m.id)
	if err != nil {
		r.Fatal(err)
	}
	onDisk, err := m.s.readProgram(context.Background(), m.id)
	if err != nil {
		r.Fatal(err)
	}
	if diff := diffOf(m.now(), loaded); diff != "" {
		r.Fatalf("what is loaded is not what it was at this point (-was +is):\n%s", diff)
	}
	if diff := diffOf(loaded, onDisk.Program); diff != "" {
		r.Fatalf("what is loaded is not what is on disk (-loaded +disk):\n%s", diff)
	}
	for _, direction := range []struct {
		name string
		can  func() (string, bool)
		want bool
		at   int
	}{
		{"undo", m.s.Steps().UndoLabel, m.at > 0, m.at},
		{"redo", m.s.Steps().RedoLabel, m.at < len(m.states)-1, m.at + 1},
	} {
		label, can := direction.can()
		if can != direction.want || can && label != m.labels[direction.at] {
			r.Fatalf("%s is offered: %v, %q, want %v", direction.name, can, label, direction.want)
		}
	}
}

func (m *machine) move(r *rapid.T, by int, move func(context.Context) (string, error), nothing error) {
	_, err := move(context.Background())
	switch to := m.at + by; {
	case to < 0 || to >= len(m.states):
		if !errors.Is(err, nothing) {
			r.Fatalf("got %v, want %v", err, nothing)
		}
	case err != nil:
		r.Fatal(err)
	default:
		m.at = to
	}
}

func (m *machine) put(r *rapid.T) {
	p := m.now()
	again := func(ids []program.ID) program.ID { // an old record or a new one
		return rapid.SampledFrom(append(ids, program.NewID())).Draw(r, "record")
	}
	m.edit(r, func(tx *Tx) error {
		switch rapid.IntRange(0, 16).Draw(r, "kind") {
		case 0:
			return tx.Put(p.ID, random[program.Stop](r, p, again(idsOf(p.Stops))))
		case 1:
			return tx.Put(p.ID, random[program.Person](r, p, again(idsOf(p.People))))
		case 2:
			return tx.Put(p.ID, random[program.Organisation](r, p, again(idsOf(p.Organisations))))
		case 3:
			if len(p.Organisations) > 0 {
				return tx.Put("", random[program.Contact](r, p, again(idsOf(p.Contacts))))
			}
		case 4:
			if len(p.Stops) > 0 {
				return tx.Put(p.ID, random[program.Meeting](r, p, again(idsOf(p.Meetings))))
			}
		case 5:
			return tx.Put(p.ID, random[program.Takeaway](r, p, again(idsOf(p.Takeaways))))
		case 6:
			if len(p.People) > 0 {
				return tx.Put(p.ID, random[program.Issue](r, p, again(idsOf(p.Issues))))
			}
		case 7:
			return tx.Put(p.ID, random[program.Release](r, p, again(idsOf(p.Releases))))
		case 8:
			if len(p.Organisations) > 0 {
				return tx.Put(p.ID, random[program.TravelTime](r, p, again(idsOf(p.TravelTimes))))
			}
		case 9:
			return tx.Put(p.ID, random[program.Ignored](r, p, again(idsOf(p.Ignored))))
		case 10:
			return tx.Put(p.ID, random[program.Finding](r, p, again(idsOf(p.Findings))))
		case 11:
			return tx.Put(p.ID, random[program.Form](r, p, again(idsOf(p.Forms))))
		case 12:
			if len(p.Forms) > 0 {
				return tx.Put(p.ID, random[program.Response](r, p, again(idsOf(p.Responses))))
			}
		case 13:
			if len(p.Organisations) > 0 && len(p.Contacts) > 0 {
				return tx.Put(p.ID, random[program.Connection](r, p, again(idsOf(p.Connections))))
			}
		case 14:
			return tx.Put(p.ID, random[program.Task](r, p, again(idsOf(p.Tasks))))
		case 15:
			return tx.Put(p.ID, random[program.Journey](r, p, again(idsOf(p.Journeys))))
		}
		return tx.Put("", random[program.Program](r, p, p.ID))
	})
}

func (m *machine) remove(r *rapid.T) {
	p := m.now()
	kinds := []struct {
		ids    []program.ID
		delete func(tx *Tx, id program.ID) error
	}{
		{idsOf(p.Stops), func(tx *Tx, id program.ID) error { return tx.Delete(tables.Stops, id, Cascade) }},
		{idsOf(p.People), func(tx *Tx, id program.ID) error { return tx.Delete(tables.People, id, Cascade) }},
		{
			idsOf(p.Organisations),
			func(tx *Tx, id program.ID) error { return tx.Delete(tables.Organisations, id, Cascade) },
		},
		{idsOf(p.Contacts), func(tx *Tx, id program.ID) error { return tx.Delete(tables.Contacts, id, Cascade) }},
		{idsOf(p.Meetings), func(tx *Tx, id program.ID) error { return tx.Delete(tables.Meetings, id, Cascade) }},
		{idsOf(p.Takeaways), func(tx *Tx, id program.ID) error { return tx.Delete(tables.Takeaways, id) }},
		{idsOf(p.Findings), func(tx *Tx, id program.ID) error { return tx.Delete(tables.Findings, id) }},
		{idsOf(p.Forms), func(tx *Tx, id program.ID) error { return tx.Delete(tables.Forms, id, Cascade) }},
		{idsOf(p.Responses), func(tx *Tx, id program.ID) error { return tx.Delete(tables.Responses, id) }},
		{idsOf(p.Connections), func(tx *Tx, id program.ID) error { return tx.Delete(tables.Connections, id) }},
		{idsOf(p.Journeys), func(tx *Tx, id program.ID) error { return tx.Delete(tables.Journeys, id) }},
		{idsOf(p.Tasks), func(tx *Tx, id program.ID) error { return tx.Delete(tables.Tasks, id) }},
		{idsOf(p.Issues), func(tx *Tx, id program.ID) error { return tx.Delete(tables.Issues, id, Cascade) }},
		{idsOf(p.Releases), func(tx *Tx, id program.ID) error { return tx.Delete(tables.Releases, id) }},
		{idsOf(p.TravelTimes), func(tx *Tx, id program.ID) error { return tx.Delete(tables.TravelTimes, id) }},
		{idsOf(p.Ignored), func(tx *Tx, id program.ID) error { return tx.Delete(tables.Ignored, id) }},
	}
	kind := rapid.SampledFrom(kinds).Draw(r, "kind")
	if len(kind.ids) > 0 {
		id := rapid.SampledFrom(kind.ids).Draw(r, "record")
		m.edit(r, func(tx *Tx) error { return kind.delete(tx, id) })
	}
}

func (m *machine) reorder(r *rapid.T) {
	p := m.now()
	kind := rapid.SampledFrom([]tables.Kind{
		tables.Stops, tables.People, tables.Organisations, tables.Contacts, tables.Takeaways,
	}).
		Draw(r, "kind")
	ids := map[tables.Kind][]program.ID{
		tables.Stops: idsOf(p.Stops), tables.People: idsOf(p.People), tables.Organisations: idsOf(p.Organisations),
		tables.Contacts: idsOf(p.Contacts), tables.Takeaways: idsOf(p.Takeaways),
	}[kind]
	if len(ids) > 0 {
		order := rapid.Permutation(ids).Draw(r, "order")[:rapid.IntRange(1, len(ids)).Draw(r, "named")]
		m.edit(r, func(tx *Tx) error { return tx.Reorder(p.ID, kind, order) })
	}
}

func TestAnyEditsUndosAndRedosLeadToTheStateOfTheirPoint(t *testing.T) {
	path := filepath.Join(t.TempDir(), "laurel.db")
	s, err := Open(t.Context(), path, Options{Key: key(), Now: clock})
	must(t, err)
	defer func() { must(t, errors.Join(s.Check(t.Context()), s.Close())) }()
	rapid.Check(t, func(r *rapid.T) {
		m := &machine{s: s}
		defer func() { s = m.s }()
		p := randomProgram(r)
		m.id = p.ID
		if err := s.Edit(context.Background(), "Start", func(tx *Tx) error { return tx.PutWhole(p) }); err != nil {
			r.Fatal(err)
		}
		if err := s.alter(context.Background(), "UPDATE edit SET state = 'cut'"); err != nil { // the line starts here
			r.Fatal(err)
		}
		s.undo = step{}
		start, err := s.Load(context.Background(), m.id)
		if err != nil {
			r.Fatal(err)
		}
		m.states, m.labels = []*program.Program{start}, []string{""}
		r.Repeat(map[string]func(*rapid.T){
			"":        m.check,
			"put":     m.put,
			"remove":  m.remove,
			"reorder": m.reorder,
			"undo":    func(r *rapid.T) { m.move(r, -1, m.s.Undo, fault.ErrNothingToUndo) },
			"redo":    func(r *rapid.T) { m.move(r, 1, m.s.Redo, fault.ErrNothingToRedo) },
			"restart": func(r *rapid.T) {
				var err error
				if m.s.sealed != nil && rapid.Bool().Draw(r, "killed") { // what was appended is made once more
					err = errors.Join(m.s.db.Close(), m.s.sealed.Drop(), m.s.lock.Release(false))
				} else {
					err = m.s.Close()
				}
				if err != nil {
					r.Fatal(err)
				}
				if m.s, err = Open(context.Background(), path, Options{Key: key(), Now: clock}); err != nil {
					r.Fatal(err)
				}
			},
		})
	})
}

func TestMeetingsAreInTheOrderOfTheirStart(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		p := randomProgram(r)
		if !slices.IsSortedFunc(p.Meetings, func(a, b *program.Meeting) int {
			return cmp.Or(a.Start.Compare(b.Start), cmp.Compare(a.Title, b.Title), cmp.Compare(a.ID, b.ID))
		}) {
			r.Fatal("byStart orders otherwise than the times themselves")
		}
	})
}
