package edition_test

import (
	"testing"

	"laurel/data/locale"
	. "laurel/data/program"
	"laurel/data/program/edition"
)

func TestQuotesLeaveTheOfficeWithEveryConsentOnly(t *testing.T) {
	all := Consent{Name: Yes, Story: Yes}
	tests := []struct {
		name    string
		consent Consent
		publish bool
		kind    TakeawayKind
		widest  Audience
	}{
		{"a quote that may be published", all, true, Quote, Public},
		{"a quote that may not", all, false, Quote, Internal},
		{"a quote of one who is not named", Consent{Name: No, Story: Yes}, true, Quote, Internal},
		{"a quote of one who was not asked for the story", Consent{Name: Yes}, true, Quote, Internal},
		{"another takeaway that may be published", all, true, Challenge, Public},
		{"another takeaway", all, false, Challenge, Participants},
		{"another takeaway of one who is not named", Consent{Name: No, Story: Yes}, true, Challenge, Partners},
	}
	for _, test := range tests {
		ana := &Person{ID: NewID(), Role: Awardee, Given: "Ana", Consent: test.consent}
		take := &Takeaway{ID: NewID(), Person: ana.ID, Kind: test.kind, Text: "Ask first.", Publish: test.publish}
		group := &Finding{ID: NewID(), Kind: test.kind, Text: "Ask.", Publish: test.publish, Sources: []ID{take.ID}}
		p := &Program{People: []*Person{ana}, Takeaways: []*Takeaway{take}, Findings: []*Finding{group}}
		for _, audience := range Audiences() {
			e := edition.For(p, audience)
			if has := len(e.Takeaways) == 1; has != audience.MayHave(test.widest) {
				t.Errorf("%s, for %s: %v", test.name, audience, has)
			}
			if len(e.Findings) == 1 && len(e.Takeaways) == 0 && len(e.Findings[0].Sources) > 0 {
				t.Errorf("%s, for %s: a finding names a source that is not there", test.name, audience)
			}
		}
	}
}

func TestFewAnswersStayInTheOffice(t *testing.T) {
	form := &Form{ID: NewID(), Name: "After each meeting", Scope: OfMeeting, Questions: []Question{
		{
			ID:      "useful",
			Kind:    Scale,
			Steps:   5,
			Measure: Usefulness,
		}, {ID: "again", Kind: Single}, {ID: "comment", Kind: FreeText},
	}}
	visits := []*Meeting{{ID: NewID()}, {ID: NewID()}}
	p := &Program{Forms: []*Form{form}, Meetings: visits}
	for i := range 9 {
		r := form.NewResponse()
		r.Meeting, r.Language = visits[i/5].ID, "km" // five of the first, four of the second
		r.Answers = []Answered{{Question: "useful", Number: 4}, {Question: "comment", Text: "Good"}}
		if i < 4 {
			r.Answers = append(r.Answers, Answered{Question: "again", Choices: []string{"yes"}})
		}
		p.Responses = append(p.Responses, r)
	}
	for _, audience := range []Audience{Partners, Participants, Public} {
		e := edition.For(p, audience)
		numbers, withheld := 0, 0
		for _, r := range e.Responses {
			if r.Person != "" || r.Language != "" || (r.Meeting != "") != (audience != Public) {
				t.Errorf("for %s: %+v", audience, r)
			}
			for _, a := range r.Answers {
				if a.Number > 0 {
					numbers++
				}
				if a.Withheld {
					withheld++
				}
				if a.Text != "" || len(a.Choices) > 0 {
					t.Errorf("for %s: %+v", audience, a)
				}
			}
		}
		if numbers != 5 || withheld != 4+4+4 {
			t.Errorf("for %s: %d numbers, %d withheld", audience, numbers, withheld)
		}
	}
	if e := edition.For(p, Internal); e.Responses[0].Answers[0].Number != 4 {
		t.Error("the office lacks an answer")
	}
}

func TestEveryKindOfChangeHasANameInEachLanguage(t *testing.T) {
	for _, l := range locale.Languages() {
		for _, kind := range edition.Kinds() {
			if kind.Name(l) == "" || kind.Mark(l) == "" {
				t.Errorf("%s has no name in %s", kind, l)
			}
		}
	}
}
