package paper_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"laurel/app/paper"
	"laurel/data/program"
)

// meetingMakers are the makers of documents about whom one meets, by name.
var meetingMakers = map[string]func(ctx context.Context, to *bytes.Buffer, e *program.Edition, language string, sheet paper.Paper, progress func(done, total int)) error{
	"contact book": func(ctx context.Context, to *bytes.Buffer, e *program.Edition, language string, sheet paper.Paper, progress func(done, total int)) error {
		return paper.ContactBook(ctx, to, e, paper.ContactBookOptions{Language: language, Paper: sheet, Now: now, Progress: progress})
	},
	"host sheets": func(ctx context.Context, to *bytes.Buffer, e *program.Edition, language string, sheet paper.Paper, progress func(done, total int)) error {
		return paper.HostSheets(ctx, to, e, paper.HostSheetOptions{Language: language, Paper: sheet, Now: now, Progress: progress})
	},
	"evaluation form": func(ctx context.Context, to *bytes.Buffer, e *program.Edition, language string, sheet paper.Paper, progress func(done, total int)) error {
		return paper.EvaluationForms(ctx, to, e, paper.EvaluationOptions{Language: language, Paper: sheet, Now: now, Progress: progress})
	},
	"evaluation forms of each person": func(ctx context.Context, to *bytes.Buffer, e *program.Edition, language string, sheet paper.Paper, progress func(done, total int)) error {
		var some []program.ID
		for _, p := range e.People[:min(len(e.People), 4)] {
			some = append(some, p.ID)
		}
		return paper.EvaluationForms(ctx, to, e, paper.EvaluationOptions{
			Language: language, Paper: sheet, Now: now, Progress: progress, Each: true, ByStop: true, OwnLanguage: true, People: some,
		})
	},
}

// needy is a delegation whose people have diets, needs and opinions on photographs.
func needy(people, meetings int) *program.Program {
	p := delegation(people, meetings)
	for i, person := range p.People {
		person.Given, person.Family, person.OwnName = "Ana", fmt.Sprintf("Example%d", i), ""
		person.Pronunciation = "AH-nah"
		person.Diet = program.Need{Answered: i%3 != 0, Text: []string{"", "", "no shellfish"}[i%3]}
		person.Access = program.Need{Answered: true, Text: []string{"", "step-free room"}[i%2]}
		person.Consent.Photo = []program.Answer{program.Yes, program.No, program.Unknown}[i%3]
	}
	return p
}

func TestEveryDocumentAboutMeetingsIsSoundAndTheSameEveryTime(t *testing.T) {
	programs := map[string]func(testing.TB) *program.Program{
		"the sample": sample, "naughty strings": naughty,
		"one person":   func(testing.TB) *program.Program { return delegation(1, 1) },
		"sixty people": func(testing.TB) *program.Program { return delegation(60, 60) },
	}
	for what, build := range programs {
		t.Run(what, func(t *testing.T) {
			p := build(t)
			for name, print := range meetingMakers {
				for i, language := range []string{"en", "es", "fr"} {
					sheet := []paper.Paper{paper.Letter, paper.A4}[i%2]
					var first, second bytes.Buffer
					if err := errors.Join(
						print(context.Background(), &first, p.EditionFor(program.Partners), language, sheet, nil),
						print(context.Background(), &second, p.EditionFor(program.Partners), language, sheet, nil),
					); err != nil {
						t.Fatalf("%s: %v", name, err)
					}
					if !bytes.Equal(first.Bytes(), second.Bytes()) {
						t.Errorf("%s: the same program gave other bytes", name)
					}
					sound(t, first.Bytes())
				}
			}
		})
	}
}

func TestNothingAboutMeetingsOverlapsOrIsCutOff(t *testing.T) {
	long := needy(6, 12)
	long.People[1].Bio, long.People[2].Diet.Text = paragraph(2000), paragraph(60)
	long.Organisations[0].Name = paragraph(40)
	long.Meetings[0].Title = paragraph(30)
	for what, p := range map[string]*program.Program{"long texts": long, "sixty people": needy(60, 24)} {
		for name, print := range meetingMakers {
			for _, sheet := range []paper.Paper{paper.Letter, paper.A4} {
				t.Run(fmt.Sprintf("%s of %s on %s", name, what, sheet), func(t *testing.T) {
					var pdf bytes.Buffer
					if err := print(context.Background(), &pdf, p.EditionFor(program.Internal), "en", sheet, nil); err != nil {
						t.Fatal(err)
					}
					pages, width, height := wordsOf(t, pdf.Bytes())
					for number, page := range pages[:min(len(pages), 40)] {
						checkPage(t, number+1, page, width, height)
					}
				})
			}
		}
	}
}

func TestDocumentsAboutMeetingsTellProgressAndStopWhenNobodyWaits(t *testing.T) {
	edition := delegation(3, 24).EditionFor(program.Internal)
	for name, print := range meetingMakers {
		last, of := 0, 0
		if err := print(context.Background(), &bytes.Buffer{}, edition, "en", paper.Letter, func(done, total int) { last, of = done, total }); err != nil || last == 0 || last != of {
			t.Errorf("%s: ended at %d of %d (%v)", name, last, of, err)
		}
		ctx, cancel := context.WithCancel(context.Background())
		cancel()
		if err := print(ctx, &bytes.Buffer{}, edition, "en", paper.Letter, nil); !errors.Is(err, context.Canceled) {
			t.Errorf("%s was made although nobody waits: %v", name, err)
		}
		empty := (&program.Program{Name: "Empty", People: edition.People[:1]}).EditionFor(program.Internal)
		if err := print(context.Background(), &bytes.Buffer{}, empty, "en", paper.Letter, nil); !errors.Is(err, paper.ErrNoMeetings) {
			t.Errorf("%s of nothing: %v", name, err)
		}
	}
}

func contacts(t testing.TB, p *program.Program, audience program.Audience, options paper.ContactBookOptions) string {
	t.Helper()
	var pdf bytes.Buffer
	if err := paper.ContactBook(context.Background(), &pdf, p.EditionFor(audience), options); err != nil {
		t.Fatal(err)
	}
	return strings.Join(strings.Fields(textOf(t, pdf.Bytes())), " ")
}

func TestAContactBookSaysWhatEachContactAllows(t *testing.T) {
	tests := []struct {
		name     string
		answer   program.Answer
		audience program.Audience
		says     string
		phone    bool
	}{
		{"yes, to participants", program.Yes, program.Participants, "You may call or write", true},
		{"no, to participants", program.No, program.Participants, "Please do not contact directly", false},
		{"not asked, to participants", program.Unknown, program.Participants, "Ask the coordinator first", false},
		{"yes, to the office", program.Yes, program.Internal, "May be handed to participants", true},
		{"no, to the office", program.No, program.Internal, "Must not be handed on", true},
		{"not asked, to partners", program.Unknown, program.Partners, "Not asked yet: do not hand on", true},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			p := delegation(2, 10)
			p.Contacts[0].MayShare = test.answer
			text := contacts(t, p, test.audience, paper.ContactBookOptions{Language: "en"})
			if !strings.Contains(text, test.says) || strings.Contains(text, "555-0104") != test.phone || strings.Contains(text, "noor@") != test.phone {
				t.Errorf("the book says %s", text)
			}
		})
	}
}

func TestAContactBookIsGroupedByStopAndHoldsOnlyWhomOneMet(t *testing.T) {
	p := delegation(2, 36)
	p.Contacts = append(p.Contacts, &program.Contact{ID: "never", Organisation: "org", Name: "Never Met"})
	absent := p.People[1]
	absent.Stays = []program.Stay{{Stop: "west", Absent: true}}
	text := contacts(t, p, program.Participants, paper.ContactBookOptions{Language: "en"})
	if strings.Contains(text, "Never Met") || strings.Index(text, "Boston") > strings.Index(text, "Seattle") || strings.Count(text, "Noor Specimen") != 2 {
		t.Errorf("the book says %s", text)
	}
	if own := contacts(t, p, program.Internal, paper.ContactBookOptions{Language: "en", People: []program.ID{absent.ID}}); strings.Contains(own, "Seattle") || !strings.Contains(own, "Boston") {
		t.Errorf("the book of who was not in Seattle says %s", own)
	}
	met := paper.ContactsMet(p.EditionFor(program.Participants), paper.ContactBookOptions{})
	if len(met) != 1 || met[0].ID != "contact" {
		t.Errorf("met %d people, not one", len(met))
	}
}

func TestAHostSheetIsOnePageAMeeting(t *testing.T) {
	p := needy(9, 24)
	var pdf bytes.Buffer
	if err := paper.HostSheets(context.Background(), &pdf, p.EditionFor(program.Partners), paper.HostSheetOptions{Language: "en"}); err != nil {
		t.Fatal(err)
	}
	meetings := paper.HostedMeetings(p.EditionFor(program.Partners), paper.HostSheetOptions{})
	pages, _, _ := wordsOf(t, pdf.Bytes())
	if len(pages) != len(meetings) || len(meetings) == 0 {
		t.Errorf("%d pages for %d meetings", len(pages), len(meetings))
	}
}

func TestAHostSheetTellsWhatAHostMustKnow(t *testing.T) {
	p := needy(4, 0)
	p.Meetings = []*program.Meeting{
		{ID: "lunch", Stop: "east", Kind: program.Meal, Title: "Lunch", Organisation: "org", Contacts: []program.ID{"contact"}, Start: at(12, 12, 0), End: at(12, 13, 0)},
		{ID: "visit", Stop: "east", Kind: program.Appointment, Title: "Visit", Organisation: "org", Start: at(12, 15, 0), End: at(12, 16, 0)},
		{ID: "van", Stop: "east", Kind: program.Transport, Title: "Van", Start: at(12, 16, 0), End: at(12, 17, 0)},
	}
	p.People[0].Passport.Number, p.People[0].Medical = "P1234567", program.Need{Answered: true, Text: "epilepsy"}
	sheet := func(options paper.HostSheetOptions) string {
		var pdf bytes.Buffer
		options.Language = "en"
		if err := paper.HostSheets(context.Background(), &pdf, p.EditionFor(program.Partners), options); err != nil {
			t.Fatal(err)
		}
		return strings.Join(strings.Fields(textOf(t, pdf.Bytes())), " ")
	}
	lunch := sheet(paper.HostSheetOptions{Meetings: []program.ID{"lunch"}})
	for _, want := range []string{"Who is coming (4)", "Say: AH-nah", "no shellfish", "step-free room", "PLEASE DO NOT PHOTOGRAPH Ana Example1 and Ana Example2.", "Not known yet", "Noor Specimen"} {
		if !strings.Contains(lunch, want) {
			t.Errorf("the sheet lacks %q: %s", want, lunch)
		}
	}
	visit := sheet(paper.HostSheetOptions{Meetings: []program.ID{"visit"}})
	if strings.Contains(visit, "shellfish") || strings.Contains(visit, "Lunch") {
		t.Errorf("the sheet of a visit tells of meals: %s", visit)
	}
	for _, secret := range []string{"P1234567", "epilepsy"} {
		if strings.Contains(lunch+visit, secret) {
			t.Errorf("the host reads %s", secret)
		}
	}
	if all := sheet(paper.HostSheetOptions{Days: []program.Date{june(12)}}); !strings.Contains(all, "Lunch") || !strings.Contains(all, "Visit") || strings.Contains(all, "Van") {
		t.Errorf("the sheets of a day are %s", all)
	}
	for _, person := range p.People {
		person.Consent.Photo = program.Unknown
	}
	if nobody := sheet(paper.HostSheetOptions{Meetings: []program.ID{"visit"}}); !strings.Contains(nobody, "Everyone: please take no pictures") {
		t.Errorf("nobody was asked for photographs, and the sheet says %s", nobody)
	}
}

func TestAnEvaluationFormIsTheirOwn(t *testing.T) {
	p := needy(2, 36)
	p.People[0].Languages = []program.Spoken{{Language: "qu", Level: program.Native}, {Language: "en", Level: program.Basic}, {Language: "es-PE", Level: program.Fluent}}
	p.People[1].Languages, p.People[1].Stays = nil, []program.Stay{{Stop: "west", Absent: true}}
	for _, person := range p.People {
		person.Consent.Name = program.Yes
	}
	form := func(options paper.EvaluationOptions) string {
		var pdf bytes.Buffer
		options.Language = "fr"
		if err := paper.EvaluationForms(context.Background(), &pdf, p.EditionFor(program.Participants), options); err != nil {
			t.Fatal(err)
		}
		return strings.Join(strings.Fields(textOf(t, pdf.Bytes())), " ")
	}
	blank := form(paper.EvaluationOptions{})
	if !strings.Contains(blank, "Évaluation") || strings.Contains(blank, "Ana Example") || !strings.Contains(blank, "Item number 0") || strings.Contains(blank, "Item number 5 ") {
		t.Errorf("the blank form is %s", blank)
	}
	own := form(paper.EvaluationOptions{Each: true, OwnLanguage: true, People: []program.ID{p.People[0].ID}})
	if !strings.Contains(own, "Evaluación") || !strings.Contains(own, "Ana Example0") || strings.Contains(own, "Ana Example1") {
		t.Errorf("the first person's form is %s", own)
	}
	stops := form(paper.EvaluationOptions{Each: true, ByStop: true, OwnLanguage: true, People: []program.ID{p.People[1].ID}})
	if !strings.Contains(stops, "Boston") || strings.Contains(stops, "Seattle") || !strings.Contains(stops, "Évaluation") {
		t.Errorf("the form of who was not in Seattle is %s", stops)
	}
}

func TestNamesOfEveryScriptCanBeFoundInDocumentsAboutMeetings(t *testing.T) {
	p := delegation(0, 12)
	p.People = everyScript()
	for _, person := range p.People {
		person.Role, person.Consent.Name = program.Awardee, program.Yes
	}
	own := p.People[slices.IndexFunc(p.People, func(p *program.Person) bool { return p.OwnName != "" })].OwnName
	p.Contacts[0].Name = own
	var sheets bytes.Buffer
	if err := paper.HostSheets(context.Background(), &sheets, p.EditionFor(program.Partners), paper.HostSheetOptions{Language: "en"}); err != nil {
		t.Fatal(err)
	}
	found := strings.Fields(textOf(t, sheets.Bytes()))
	for _, person := range p.People {
		for _, word := range strings.Fields(person.DisplayName()) {
			if !slices.ContainsFunc(found, func(s string) bool { return strings.Contains(s, word) }) {
				t.Errorf("%q is not found", word)
			}
		}
	}
	if text := contacts(t, p, program.Participants, paper.ContactBookOptions{Language: "en"}); !strings.Contains(text, strings.Fields(own)[0]) {
		t.Errorf("the contact's own script is not found in %s", text)
	}
}
