package paper_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"laurel/app/paper/form"
	"laurel/app/paper/list"
	"laurel/app/request"
	"laurel/data/program"
	"laurel/data/program/edition"
)

// meetingMakers are the makers of documents about whom one meets, by name.
var meetingMakers = map[string]request.Maker{
	"contact book": list.Contacts, "host sheets": list.Hosts, "evaluation form": form.Evaluation,
	"evaluation forms of each person": func(ctx context.Context, w io.Writer, r request.Request) error {
		r.People = someOf(r.Edition)
		r.Options = request.Options{"copies": "people", "scope": "stops", "own-language": "yes"}
		return form.Evaluation(ctx, w, r)
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
	soundAndTheSame(t, meetingMakers, program.Partners, 60)
}

func TestNothingAboutMeetingsOverlapsOrIsCutOff(t *testing.T) {
	long := needy(6, 12)
	long.People[1].Bio, long.People[2].Diet.Text = paragraph(2000), paragraph(60)
	long.Organisations[0].Name = paragraph(40)
	long.Meetings[0].Title = paragraph(30)
	for what, p := range map[string]*program.Program{"long texts": long, "many people": needy(30, 24)} {
		for name, maker := range meetingMakers {
			for _, sheet := range request.Papers() {
				if what == "many people" && sheet == request.A4 {
					continue
				}
				t.Run(fmt.Sprintf("%s of %s on %s", name, what, sheet), func(t *testing.T) {
					pages, width, height := wordsOf(
						t,
						printed(t, maker, edition.For(p, program.Internal), onPaper(sheet)),
					)
					for number, page := range pages {
						checkPage(t, number+1, page, width, height)
					}
				})
			}
		}
	}
}

func TestDocumentsAboutMeetingsReportProgressAndStopWhenNobodyWaits(t *testing.T) {
	shown := edition.For(delegation(3, 24), program.Internal)
	for name, maker := range meetingMakers {
		last, of := 0, 0
		printed(t, maker, shown, watched(func(done, total int) { last, of = done, total }))
		if last == 0 || last != of {
			t.Errorf("%s: ended at %d of %d", name, last, of)
		}
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		if err := maker(ctx, io.Discard, asked(shown)); !errors.Is(err, context.Canceled) {
			t.Errorf("%s was made although nobody waits: %v", name, err)
		}
		empty := edition.For((&program.Program{Name: "Empty", People: shown.People[:1]}), program.Internal)
		if err := maker(t.Context(), io.Discard, asked(empty)); !errors.Is(err, request.ErrNoMeeting) {
			t.Errorf("%s of nothing: %v", name, err)
		}
	}
}

func contacts(t testing.TB, p *program.Program, audience program.Audience, changes ...change) string {
	t.Helper()
	return textOf(t, printed(t, list.Contacts, edition.For(p, audience), changes...))
}

func TestAContactBookShowsWhatEachContactAllows(t *testing.T) {
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
			text := contacts(t, p, test.audience)
			if !strings.Contains(text, test.says) || strings.Contains(text, "555-0104") != test.phone ||
				strings.Contains(text, "noor@") != test.phone {
				t.Errorf("the book says %s", text)
			}
		})
	}
}

func TestAContactBookIsGroupedByStopAndHasOnlyWhomOneMet(t *testing.T) {
	p := delegation(2, 36)
	p.Contacts = append(p.Contacts, &program.Contact{ID: "never", Organisation: "org", Name: "Never Met"})
	absent := p.People[1]
	absent.Stays = []program.Stay{{Stop: "west", Absent: true}}
	text := contacts(t, p, program.Participants)
	if strings.Contains(text, "Never Met") || strings.Index(text, "Boston") > strings.Index(text, "Seattle") ||
		strings.Count(text, "Noor Specimen") != 2 {
		t.Errorf("the book says %s", text)
	}
	if own := contacts(t, p, program.Internal, forPeople(absent.ID)); strings.Contains(own, "Seattle") ||
		!strings.Contains(own, "Boston") {
		t.Errorf("the book of who was not in Seattle says %s", own)
	}
	met, _ := list.ContactsMet(asked(edition.For(p, program.Participants)))
	if len(met) != 1 || met[0].ID != "contact" {
		t.Errorf("met %d people, not one", len(met))
	}
}

func TestAHostSheetIsOnePageAMeeting(t *testing.T) {
	p := needy(9, 24)
	meetings := list.HostedMeetings(asked(edition.For(p, program.Partners)))
	pages, _, _ := wordsOf(t, printed(t, list.Hosts, edition.For(p, program.Partners)))
	if len(pages) != len(meetings) || len(meetings) == 0 {
		t.Errorf("%d pages for %d meetings", len(pages), len(meetings))
	}
}

func TestAHostSheetShowsWhatAHostMustKnow(t *testing.T) {
	p := needy(4, 0)
	p.Meetings = []*program.Meeting{
		{
			ID:           "lunch",
			Stop:         "east",
			Kind:         program.Meal,
			Title:        "Lunch",
			Organisation: "org",
			Contacts:     []program.ID{"contact"},
			Start:        at(12, 12, 0),
			End:          at(12, 13, 0),
		},
		{
			ID:           "visit",
			Stop:         "east",
			Kind:         program.Appointment,
			Title:        "Visit",
			Organisation: "org",
			Start:        at(12, 15, 0),
			End:          at(12, 16, 0),
		},
		{ID: "van", Stop: "east", Kind: program.Transport, Title: "Van", Start: at(12, 16, 0), End: at(12, 17, 0)},
	}
	p.People[0].Passport.Number, p.People[0].Medical = "P1234567", program.Need{Answered: true, Text: "epilepsy"}
	sheet := func(changes ...change) string {
		return textOf(t, printed(t, list.Hosts, edition.For(p, program.Partners), changes...))
	}
	lunch := sheet(ofMeetings("lunch"))
	for _, want := range []string{
		"Who is coming (4)", "Say: AH-nah", "no shellfish", "step-free room",
		"PLEASE DO NOT PHOTOGRAPH Ana Example1 and Ana Example2.", "Not known yet", "Noor Specimen",
	} {
		if !strings.Contains(lunch, want) {
			t.Errorf("the sheet lacks %q: %s", want, lunch)
		}
	}
	visit := sheet(ofMeetings("visit"))
	if strings.Contains(visit, "shellfish") || strings.Contains(visit, "Lunch") {
		t.Errorf("the sheet of a visit tells of meals: %s", visit)
	}
	for _, secret := range []string{"P1234567", "epilepsy"} {
		if strings.Contains(lunch+visit, secret) {
			t.Errorf("the host reads %s", secret)
		}
	}
	if all := sheet(onDays(june(12))); !strings.Contains(all, "Lunch") || !strings.Contains(all, "Visit") ||
		strings.Contains(all, "Van") {
		t.Errorf("the sheets of a day are %s", all)
	}
	for _, person := range p.People {
		person.Consent.Photo = program.Unknown
	}
	if nobody := sheet(ofMeetings("visit")); !strings.Contains(nobody, "Everyone: please take no pictures") {
		t.Errorf("nobody was asked for photographs, and the sheet says %s", nobody)
	}
}

func TestAnEvaluationFormIsTheirOwn(t *testing.T) {
	p := needy(2, 36)
	p.People[0].Languages = []program.Spoken{
		{Language: "qu", Level: program.Native},
		{Language: "en", Level: program.Basic},
		{Language: "es-PE", Level: program.Fluent},
	}
	p.People[1].Languages, p.People[1].Stays = nil, []program.Stay{{Stop: "west", Absent: true}}
	for _, person := range p.People {
		person.Consent.Name = program.Yes
	}
	evaluation := func(changes ...change) string {
		return textOf(
			t,
			printed(t, form.Evaluation, edition.For(p, program.Participants), with(changes, inLanguage("fr"))...),
		)
	}
	blank := evaluation()
	if !strings.Contains(blank, "Évaluation") || strings.Contains(blank, "Ana Example") ||
		!strings.Contains(blank, "Item number 0") ||
		strings.Contains(blank, "Item number 5 ") {
		t.Errorf("the blank form is %s", blank)
	}
	own := evaluation(option("copies", "people"), option("own-language", "yes"), forPeople(p.People[0].ID))
	if !strings.Contains(own, "Evaluación") || !strings.Contains(own, "Ana Example0") ||
		strings.Contains(own, "Ana Example1") {
		t.Errorf("the first person's form is %s", own)
	}
	stops := evaluation(
		option("copies", "people"),
		option("scope", "stops"),
		option("own-language", "yes"),
		forPeople(p.People[1].ID),
	)
	if !strings.Contains(stops, "Boston") || strings.Contains(stops, "Seattle") ||
		!strings.Contains(stops, "Évaluation") {
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
	found := strings.Fields(textOf(t, printed(t, list.Hosts, edition.For(p, program.Partners))))
	for _, person := range p.People {
		for _, word := range strings.Fields(person.DisplayName()) {
			if !slices.ContainsFunc(found, func(s string) bool { return strings.Contains(s, word) }) {
				t.Errorf("%q is not found", word)
			}
		}
	}
	if text := contacts(t, p, program.Participants); !strings.Contains(text, strings.Fields(own)[0]) {
		t.Errorf("the contact's own script is not found in %s", text)
	}
}
