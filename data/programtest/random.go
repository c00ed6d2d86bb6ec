package programtest

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"laurel/data/civil"
	"laurel/data/civil/civiltest"
	"laurel/data/locale"
	"laurel/data/opening"
	"laurel/data/program"

	"pgregory.net/rapid"
)

// Random draws a program whose records refer to each other, with every field filled now and then and any text in
// its texts.
func Random(t *rapid.T) (*program.Program, map[program.PhotoID][]byte) {
	p := &program.Program{}
	drawFields(t, reflect.ValueOf(p).Elem(), "program")
	p.Stops = drawRecords[program.Stop](t, "stop", 3)
	p.People = drawRecords[program.Person](t, "person", 5)
	p.Organisations = drawRecords[program.Organisation](t, "organisation", 3)
	p.Contacts = drawRecords[program.Contact](t, "contact", 3)
	p.Meetings = drawRecords[program.Meeting](t, "meeting", 5)
	p.Takeaways = drawRecords[program.Takeaway](t, "takeaway", 3)
	p.Findings = drawRecords[program.Finding](t, "finding", 2)
	p.Forms = drawRecords[program.Form](t, "form", 2)
	p.Responses = drawRecords[program.Response](t, "response", 7)
	slices.SortFunc(p.Responses, func(a, b *program.Response) int {
		return strings.Compare(string(a.ID), string(b.ID))
	})
	p.Connections = drawRecords[program.Connection](t, "connection", 3)
	p.Tasks = drawRecords[program.Task](t, "task", 2)
	p.Journeys = drawRecords[program.Journey](t, "journey", 2)
	p.Issues = drawRecords[program.Issue](t, "issue", 3)
	p.Releases = drawRecords[program.Release](t, "release", 2)
	p.TravelTimes = drawRecords[program.TravelTime](t, "travel time", 2)
	p.Ignored = drawRecords[program.Ignored](t, "ignored", 2)
	refer(t, p)
	return p, drawPhotos(t, p)
}

func drawRecords[R any](t *rapid.T, name string, most int) []*R {
	var records []*R
	for i := range rapid.IntRange(0, most).Draw(t, name+"s") {
		record := new(R)
		drawFields(t, reflect.ValueOf(record).Elem(), fmt.Sprintf("%s %d", name, i))
		records = append(records, record)
	}
	return records
}

var anyText = rapid.String().Filter(utf8.ValidString)

// choices are the values of the types that are not free text.
var choices = map[reflect.Type][]string{
	reflect.TypeFor[program.Role]():          {"awardee", "interpreter", "liaison", "staff", "guest"},
	reflect.TypeFor[program.NameOrder]():     {"", "family-first"},
	reflect.TypeFor[program.Gender]():        {"", "female", "male", "x"},
	reflect.TypeFor[program.RoomType]():      {"", "single", "double", "twin", "triple", "suite"},
	reflect.TypeFor[program.GroupNames]():    {"", "unless-refused"},
	reflect.TypeFor[program.Answer]():        {"", "yes", "no"},
	reflect.TypeFor[program.Level]():         {"", "native", "fluent", "working", "basic"},
	reflect.TypeFor[program.Country]():       {"", "IQ", "KH", "PE"},
	reflect.TypeFor[civil.Zone]():            {"America/New_York", "Asia/Baghdad", "Australia/Lord_Howe"},
	reflect.TypeFor[program.Kind]():          {"meeting", "flight", "meal"},
	reflect.TypeFor[program.Status]():        {"", "confirmed", "declined", "cancelled"},
	reflect.TypeFor[program.Mode]():          {"", "walk", "van"},
	reflect.TypeFor[program.ThemeID]():       {"", "prevention", "sport"},
	reflect.TypeFor[program.TakeawayKind]():  {"quote", "challenge"},
	reflect.TypeFor[program.FollowUpState](): {"", "open", "done"},

	reflect.TypeFor[locale.Language]():         {"", "en", "es", "km"},
	reflect.TypeFor[program.Presence]():        {"present", "absent", "late", "replaced"},
	reflect.TypeFor[program.FormScope]():       {"meeting", "stop", "overall"},
	reflect.TypeFor[program.QuestionKind]():    {"scale", "single", "multiple", "number", "text"},
	reflect.TypeFor[program.Measure]():         {"", "usefulness", "skills"},
	reflect.TypeFor[program.DueFrom]():         {"", "arrival", "end"},
	reflect.TypeFor[program.JourneyKind]():     {"flight", "train"},
	reflect.TypeFor[program.Leg]():             {"onward"}, // the others decide on arrivals and departures
	reflect.TypeFor[program.ProofKind]():       {"", "release", "document"},
	reflect.TypeFor[program.CertificateKind](): {"award", "attendance"},
	reflect.TypeFor[program.Recipient]():       {"hotel", "group", "other"},
	reflect.TypeFor[program.Audience]():        {"internal", "partners", "participants", "public"},
}

// drawFields fills every field but lists of records, which must refer to each other. It goes by reflection, so that a
// new field is covered on the day it is added.
func drawFields(t *rapid.T, record reflect.Value, name string) {
	for i := range record.NumField() {
		declared, field := record.Type().Field(i), record.Field(i)
		label := name + "." + declared.Name
		if !declared.IsExported() {
			continue
		}
		switch value := field.Addr().Interface().(type) {
		case *program.ID:
			if declared.Name == "ID" {
				*value = program.NewID()
			}
		case *program.PhotoID:
		case *civil.Date:
			*value = civiltest.AnyDate.Draw(t, label)
		case *civil.Clock:
			*value = civiltest.AnyClock.Draw(t, label)
		case *opening.Weekdays:
			*value = opening.WeekdaysOf(
				time.Weekday(rapid.IntRange(0, 6).Draw(t, label)), time.Weekday(rapid.IntRange(0, 6).Draw(t, label)),
			)
		case *civil.DateTime:
			*value = civil.At(civiltest.AnyDate.Draw(t, label), civiltest.AnyClock.Draw(t, label))
		default:
			drawValue(t, field, label)
		}
	}
}

func drawValue(t *rapid.T, field reflect.Value, label string) {
	switch field.Kind() {
	case reflect.String:
		if among, limited := choices[field.Type()]; limited {
			field.SetString(rapid.SampledFrom(among).Draw(t, label))
		} else {
			field.SetString(anyText.Draw(t, label))
		}
	case reflect.Bool:
		field.SetBool(rapid.Bool().Draw(t, label))
	case reflect.Int:
		field.SetInt(int64(rapid.IntRange(0, 3000).Draw(t, label)))
	case reflect.Float64:
		field.SetFloat(rapid.Float64Range(-90, 90).Draw(t, label))
	case reflect.Struct:
		drawFields(t, field, label)
	case reflect.Slice:
		if field.Type().Elem().Kind() == reflect.String && field.Type() != reflect.TypeFor[[]program.ID]() {
			field.Set(reflect.ValueOf(rapid.SliceOfN(anyText, 0, 2).Draw(t, label)))
		}
		if field.Type().Elem().Kind() != reflect.Struct {
			return
		}
		for range rapid.IntRange(0, 2).Draw(t, label+" length") {
			element := reflect.New(field.Type().Elem()).Elem()
			drawFields(t, element, label)
			field.Set(reflect.Append(field, element))
		}
	}
}

// refer joins the records by their IDs, now and then to nobody.
func refer(t *rapid.T, p *program.Program) {
	for _, person := range p.People {
		for i := range person.Stays {
			person.Stays[i].Stop = drawID(t, p.Stops)
		}
	}
	for _, c := range p.Contacts {
		c.Organisation = drawID(t, p.Organisations)
	}
	for _, m := range p.Meetings {
		m.Stop = drawID(t, p.Stops)
		m.Organisation = drawID(t, p.Organisations)
		m.Contacts = drawIDs(t, p.Contacts)
		m.Attendees = drawIDs(t, p.People)
		m.Excused = drawIDs(t, p.People)
		m.Interpreters = drawIDs(t, p.People)
		for i := range m.Attendance {
			m.Attendance[i].Person, m.Attendance[i].By = drawID(t, p.People), drawID(t, p.People)
		}
	}
	referOutcome(t, p)
	for _, issue := range p.Issues {
		issue.Person, issue.Replaces = drawID(t, p.People), drawID(t, p.Issues)
	}
	for _, release := range p.Releases {
		release.Person, release.Stop = drawID(t, p.People), drawID(t, p.Stops)
	}
	for _, way := range p.TravelTimes {
		way.From.Organisation, way.To.Organisation = drawID(t, p.Organisations), drawID(t, p.Organisations)
	}
	for _, i := range p.Ignored {
		i.Items = append(drawIDs(t, p.Meetings), drawIDs(t, p.People)...)
	}
}

// referOutcome joins what came of the program with the records that it is about.
func referOutcome(t *rapid.T, p *program.Program) {
	party := func(who *program.Party) {
		who.Person = drawID(
			t,
			p.People,
		)
		who.Contact = drawID(
			t,
			p.Contacts,
		)
		who.Organisation = drawID(
			t,
			p.Organisations,
		)
	}
	for _, take := range p.Takeaways {
		take.Person = drawID(t, p.People)
		take.Meeting = drawID(t, p.Meetings)
		take.Stop = drawID(t, p.Stops)
		party(&take.FollowUpOwner)
	}
	for _, finding := range p.Findings {
		finding.Sources = drawIDs(t, p.Takeaways)
	}
	for _, response := range p.Responses {
		response.Form, response.Person = drawID(t, p.Forms), drawID(t, p.People)
		response.Meeting, response.Stop = drawID(t, p.Meetings), drawID(t, p.Stops)
	}
	for _, connection := range p.Connections {
		party(&connection.From)
		party(&connection.To)
		party(&connection.Introduced)
		party(&connection.FollowUpOwner)
		connection.Meeting = drawID(t, p.Meetings)
	}
	for _, journey := range p.Journeys {
		journey.Travellers = drawIDs(t, p.People)
	}
	for _, task := range p.Tasks {
		party(&task.Owner)
		task.Person = drawID(t, p.People)
	}
}

func drawID[R program.Record](t *rapid.T, records []R) program.ID {
	ids := []program.ID{""}
	for _, r := range records {
		ids = append(ids, r.RecordID())
	}
	return rapid.SampledFrom(ids).Draw(t, "reference")
}

func drawIDs[R program.Record](t *rapid.T, records []R) []program.ID {
	var ids []program.ID
	for _, r := range records {
		if rapid.Bool().Draw(t, "referred") {
			ids = append(ids, r.RecordID())
		}
	}
	return ids
}

func drawPhotos(t *rapid.T, p *program.Program) map[program.PhotoID][]byte {
	photos := map[program.PhotoID][]byte{}
	put := func(id *program.PhotoID) {
		if image := rapid.SliceOfN(rapid.Byte(), 0, 20).Draw(t, "image"); len(image) > 0 {
			*id = program.PhotoIDOf(image)
			photos[*id] = image
		}
	}
	put(&p.Award.Seal)
	for i := range p.Award.Signatories {
		put(&p.Award.Signatories[i].Signature)
	}
	for _, person := range p.People {
		put(&person.Photo)
	}
	return photos
}
