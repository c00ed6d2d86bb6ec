package documents

import (
	"archive/zip"
	"bytes"
	"context"
	"fmt"
	"image"
	"image/png"
	"io"
	"os/exec"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode"

	"laurel/app/articles"
	"laurel/app/request"
	"laurel/data/civil"
	"laurel/data/program"
	"laurel/data/program/edition"
)

// marker is a word that is in one field and nowhere else.
type marker struct {
	field    string
	word     string
	audience program.Audience
}

// declared reports whether a document that shows the marked field declares so.
func (m marker) declared(d Document) bool {
	detail := detailOf(m.field)
	return detail == "" || slices.Contains(d.Shows.Details, detail)
}

// marked fills every free text of a record with a marker of its own and notes the audience of its tags.
func marked(record any, name string, markers *[]marker) {
	markFields(reflect.ValueOf(record).Elem(), name, program.Public, markers)
}

func markFields(record reflect.Value, path string, widest program.Audience, markers *[]marker) {
	for i := range record.NumField() {
		declared, field := record.Type().Field(i), record.Field(i)
		if !declared.IsExported() {
			continue
		}
		audience := program.Audience(declared.Tag.Get("audience"))
		if widest.MayHave(audience) {
			audience = widest // what holds the field is narrower
		}
		where := path + "." + declared.Name
		switch {
		case field.Type() == reflect.TypeFor[string]() && field.String() == "":
			number := len(*markers)
			word := fmt.Sprintf("zqmark%c%c%cx", 'a'+number/676%26, 'a'+number/26%26, 'a'+number%26)
			field.SetString(word)
			*markers = append(*markers, marker{where, word, audience})
		case field.Kind() == reflect.Struct && field.Type() != reflect.TypeFor[civil.Date]() &&
			field.Type() != reflect.TypeFor[civil.DateTime]():
			markFields(field, where, audience, markers)
		case field.Kind() == reflect.Slice && field.Type().Elem().Kind() == reflect.Struct:
			for k := range field.Len() {
				markFields(field.Index(k), where, audience, markers)
			}
		}
	}
}

// markedProgram is a program in which every sensitive field is a marker of its own: one person has agreed to
// everything, one was not asked, one refused.
func markedProgram(t *testing.T, names program.GroupNames) (*program.Program, []marker) {
	t.Helper()
	var markers []marker
	stop := &program.Stop{ID: program.NewID(), Country: "US", Zone: "America/New_York", From: day(14), Until: day(18)}
	marked(stop, "Stop", &markers)
	p := &program.Program{
		ID:       program.NewID(),
		Name:     "Marked program",
		Start:    day(14),
		End:      day(24),
		Language: "en",
		Stops:    []*program.Stop{stop},

		GroupNames: names,
		Letters:    program.LetterTexts{{Letter: string(articles.OwnLetter), Language: "en"}},
	}
	for _, answer := range []program.Answer{program.Yes, program.Unknown, program.No} {
		person := &program.Person{
			ID: program.NewID(), Role: program.Awardee, Country: "KH", Nationality: "KH", OwnNameLanguage: "km",
			PassportName: "", AwardYear: 2023,
			Languages: []program.Spoken{{Language: "km", Level: program.Native}}, Photo: program.PhotoIDOf(dot(t)),
			Stays: []program.Stay{
				{Stop: stop.ID},
			}, Consent: program.Consent{Name: answer, Photo: answer, Story: answer},
		}
		before := len(markers)
		marked(person, "Person("+string(answer)+")", &markers)
		switch {
		case answer == program.Unknown && names == program.NotRefused:
			withheld(markers[before:], program.Participants)
		case answer != program.Yes:
			withheld(markers[before:], program.Partners)
		}
		p.People = append(p.People, person)
	}
	signatory := program.Signatory{}
	marked(&signatory, "Signatory", &markers)
	marked(&p.Award, "Award", &markers)
	p.Award.Signatories = []program.Signatory{signatory}
	p.Award.Date = day(15)
	for _, isPrivate := range []bool{false, true} {
		before := len(markers)
		addMarkedMeeting(p, isPrivate, &markers)
		for i := before; isPrivate && i < len(markers); i++ {
			markers[i].audience = program.Internal
		}
	}
	markOutcome(p, &markers)
	marked(p, "Program", &markers)
	return p, markers
}

// addMarkedMeeting adds a meeting with whom one meets there and what was taken home from it.
func addMarkedMeeting(p *program.Program, isPrivate bool, markers *[]marker) {
	kind := fmt.Sprintf("(private: %v)", isPrivate)
	office := &program.Organisation{ID: program.NewID()}
	marked(office, "Organisation"+kind, markers)
	host := &program.Contact{ID: program.NewID(), Organisation: office.ID, MayShare: program.Yes}
	marked(host, "Contact"+kind, markers)
	visit := &program.Meeting{
		ID: program.NewID(), Stop: p.Stops[0].ID, Kind: program.Appointment, Organisation: office.ID,
		Contacts: []program.ID{host.ID}, Private: isPrivate, Travel: program.Van,
		Start: civil.At(day(15), civil.Clock{Hour: 9}), End: civil.At(day(15), civil.Clock{Hour: 10}),
	}
	marked(visit, "Meeting"+kind, markers)
	lesson := &program.Takeaway{ID: program.NewID(), Meeting: visit.ID, Kind: program.BestPractice}
	marked(lesson, "Takeaway"+kind, markers)
	p.Organisations, p.Contacts = append(p.Organisations, office), append(p.Contacts, host)
	p.Meetings, p.Takeaways = append(p.Meetings, visit), append(p.Takeaways, lesson)
}

// markOutcome adds what came of the program: takeaways and findings that may be published and quotes that may not, a
// form with as many responses as may be added up, a connection, a task and a journey.
func markOutcome(p *program.Program, markers *[]marker) {
	visit := p.Meetings[0]
	note := &program.Attended{Person: p.People[0].ID, Presence: program.WasLate}
	marked(note, "Attended", markers)
	visit.Attendance = []program.Attended{*note}
	for _, publish := range []bool{true, false} {
		before := len(*markers)
		name := fmt.Sprintf("publish %v", publish)
		lesson := &program.Takeaway{ID: program.NewID(), Meeting: visit.ID, Kind: program.Quote, Publish: publish}
		marked(lesson, "Takeaway, "+name, markers)
		lesson.Tags = []string{"zqmarktagx"}
		group := &program.Finding{
			ID:      program.NewID(),
			Kind:    program.Quote,
			Publish: publish,
			Sources: []program.ID{lesson.ID},
		}
		marked(group, "Finding, "+name, markers)
		if !publish {
			for i := range (*markers)[before:] {
				(*markers)[before+i].audience = program.Internal
			}
		}
		p.Takeaways = append(p.Takeaways, lesson)
		p.Findings = append(p.Findings, group)
	}
	*markers = append(*markers, marker{"Takeaway.Tags", "zqmarktagx", program.Partners})
	asked := &program.Form{ID: program.NewID(), Scope: program.OfMeeting, Questions: []program.Question{
		{Kind: program.Scale, Steps: 5, Measure: program.Usefulness, Text: program.Wordings{{Language: "en"}}},
		{Kind: program.FreeText, Text: program.Wordings{{Language: "en"}}},
	}}
	marked(asked, "Form", markers)
	p.Forms = []*program.Form{asked}
	for range program.FewestAnswers {
		r := asked.NewResponse()
		r.Meeting, r.Person = visit.ID, p.People[0].ID
		r.Answers = []program.Answered{
			{Question: asked.Questions[0].ID, Number: 4}, {Question: asked.Questions[1].ID},
		}
		marked(r, "Response", markers)
		p.Responses = append(p.Responses, r)
	}
	joined := &program.Connection{
		ID: program.NewID(), From: program.Party{Person: p.People[0].ID}, To: program.Party{Contact: p.Contacts[0].ID},
	}
	marked(joined, "Connection", markers)
	p.Connections = []*program.Connection{joined}
	task := &program.Task{ID: program.NewID()}
	marked(task, "Task", markers)
	p.Tasks = []*program.Task{task}
	train := &program.Journey{
		ID: program.NewID(), Kind: program.ByTrain, Leg: program.Onward, Travellers: []program.ID{p.People[0].ID},
		From: program.JourneyEnd{At: visit.Start, Zone: "America/New_York"},
		To:   program.JourneyEnd{At: visit.End, Zone: "America/New_York"},
	}
	marked(train, "Journey", markers)
	p.Journeys = []*program.Journey{train}
}

// withheld narrows the markers of a person who has agreed to nothing: beyond the widest audience that may have the name
// only the alias is shown, and no story leaves the office.
func withheld(markers []marker, widest program.Audience) {
	for i, m := range markers {
		field := m.field[strings.LastIndex(m.field, ".")+1:]
		switch field {
		case "Alias":
		case "Bio", "Citation":
			markers[i].audience = program.Internal
		default:
			if !widest.MayHave(m.audience) {
				continue
			}
			markers[i].audience = widest
		}
	}
}

func day(n int) civil.Date { return civil.Date{Year: 2023, Month: time.June, Day: n} }

func dot(t *testing.T) []byte {
	t.Helper()
	var data bytes.Buffer
	if err := png.Encode(&data, image.NewGray(image.Rect(0, 0, 4, 4))); err != nil {
		t.Fatal(err)
	}
	return data.Bytes()
}

// fixedPhotos returns one image for every name.
type fixedPhotos []byte

func (f fixedPhotos) Photo(context.Context, program.PhotoID) ([]byte, error) { return f, nil }

func TestNoDocumentHoldsWhatItsAudienceMayNotHaveOrItDoesNotDeclare(t *testing.T) {
	whole, markers := markedProgram(t, program.NotRefused)
	for _, document := range New() {
		if len(secrets(document)) > 0 {
			continue // it is internal and encrypted
		}
		for _, audience := range document.Audiences {
			for _, format := range document.Formats {
				t.Run(fmt.Sprintf("%s as %s for %s", document.ID, format, audience), func(t *testing.T) {
					files := everyVariant(t, document, request.Request{
						Others: othersFor(document, whole, audience),
						Edition: edition.For(whole,
							audience,
						), Format: format, Photos: fixedPhotos(dot(t)),
						Now: time.Date(2023, 6, 20, 9, 0, 0, 0, time.UTC),
					})
					seen := 0
					read := map[string]string{} // several variants may be the same file
					for _, file := range files {
						content, known := read[string(file.Data)]
						if !known {
							content = squeezed(plainText(t, file))
							read[string(file.Data)] = content
						}
						text := squeezed(file.Name) + "\n" + content
						for _, m := range markers {
							if !strings.Contains(text, m.word) {
								continue
							}
							seen++
							if !audience.MayHave(m.audience) {
								t.Errorf("%s holds %s, which is for %s", file.Name, m.field, m.audience)
							}
							if strings.Contains(content, m.word) && !m.declared(document) {
								t.Errorf("%s shows %s, which is not declared", file.Name, m.field)
							}
							if audience == program.Public && strings.Contains(squeezed(file.Name), m.word) {
								t.Errorf("the public would read %s in the file's name %q", m.field, file.Name)
							}
						}
					}
					if seen == 0 {
						t.Error("no marker was found at all, so that this test sees nothing")
					}
				})
			}
		}
	}
}

// othersFor is a second program for a document that may be about several.
func othersFor(document Document, p *program.Program, audience program.Audience) []*edition.Edition {
	if !document.Shows.Others {
		return nil
	}
	return []*edition.Edition{edition.For(p.With(func(next *program.Program) { next.ID = program.NewID() }), audience)}
}

// everyVariant makes the document with its defaults, with every value of each choice (of numbers, with the least and
// the most), and with every value of each list at once.
func everyVariant(t *testing.T, document Document, wanted request.Request) []request.File {
	t.Helper()
	variants := []map[string]string{nil}
	for _, option := range document.Options {
		ids := option.valueIDs()
		switch option.Kind {
		case List:
			ids = []string{strings.Join(ids, ",")}
		case Choice:
			if _, err := strconv.Atoi(ids[len(ids)-1]); err == nil {
				ids = []string{ids[0], ids[len(ids)-1]}
			}
		case Switch:
			ids = []string{"yes"}
		}
		for _, id := range slices.DeleteFunc(ids, func(id string) bool { return id == option.Default }) {
			variants = append(variants, map[string]string{option.ID: id})
		}
	}
	var all []request.File
	for _, options := range variants {
		wanted.Options = options
		files, err := document.Make(context.Background(), wanted)
		if err != nil {
			t.Fatalf("with %v: %v", options, err)
		}
		if wanted.Edition.Audience == document.Audiences[0] { // once is enough
			again, err := document.Make(context.Background(), wanted)
			if err != nil || !reflect.DeepEqual(files, again) {
				t.Errorf("with %v the same wanted gave other bytes (%v)", options, err)
			}
		}
		all = append(all, files...)
	}
	return all
}

// plainText is all that can be read out of a file: its raw bytes, the parts of a ZIP, the text and the properties of a
// PDF.
func plainText(t *testing.T, file request.File) string {
	t.Helper()
	text := string(file.Data)
	switch {
	case bytes.HasPrefix(file.Data, []byte("PK")):
		parts, err := zip.NewReader(bytes.NewReader(file.Data), int64(len(file.Data)))
		if err != nil {
			t.Fatal(err)
		}
		for _, part := range parts.File {
			opened, err := part.Open()
			if err != nil {
				t.Fatal(err)
			}
			content, err := io.ReadAll(opened)
			if err != nil {
				t.Fatal(err)
			}
			text += part.Name + plainText(t, request.File{Data: content}) // a document may have a workbook inside
		}
	case bytes.HasPrefix(file.Data, []byte("%PDF")):
		for _, tool := range [][]string{{"pdftotext", "-", "-"}, {"pdfinfo", "-"}} {
			if _, err := exec.LookPath(tool[0]); err != nil {
				t.Skipf("%s is not installed (poppler-utils): a PDF's text cannot be read", tool[0])
			}
			command := exec.Command(tool[0], tool[1:]...)
			command.Stdin = bytes.NewReader(file.Data)
			output, err := command.Output()
			if err != nil {
				t.Fatalf("%s: %v", tool[0], err)
			}
			text += string(output)
		}
	}
	return text
}

// squeezed leaves out spaces and case, which titles and tracked letters change.
func squeezed(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return unicode.ToLower(r)
	}, text)
}
