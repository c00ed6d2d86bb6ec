package articles

import (
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"laurel/app/article"
	"laurel/app/chart"
	"laurel/app/request"
	"laurel/data/program"
	"laurel/data/program/edition"
)

func reportFor(t *testing.T, audience program.Audience) (*article.Article, request.Request) {
	t.Helper()
	r := sampleFor(t, audience)
	r.Now = time.Date(2023, 7, 9, 8, 0, 0, 0, time.UTC)
	a, err := FinalReport(t.Context(), r)
	if err != nil {
		t.Fatal(err)
	}
	return a, r
}

func TestEveryTakeawayOfTheEditionIsInTheReport(t *testing.T) {
	for _, audience := range program.Audiences() {
		a, r := reportFor(t, audience)
		var all strings.Builder
		for _, b := range a.Blocks {
			switch b := b.(type) {
			case article.List:
				all.WriteString(strings.Join(b.Items, "\n"))
			case article.Quote:
				all.WriteString(b.Text)
			case article.Heading:
				all.WriteString(b.Text)
			}
		}
		for _, taken := range r.Edition.Takeaways {
			if !strings.Contains(all.String(), taken.Text) {
				t.Errorf("for %s the report lacks %q", audience, taken.Text)
			}
		}
		for _, found := range r.Edition.Findings {
			if !strings.Contains(all.String(), found.Text) {
				t.Errorf("for %s the report lacks the finding %q", audience, found.Text)
			}
		}
	}
}

func TestTheFiguresOfTheCoverAreThoseOfTheRecords(t *testing.T) {
	a, r := reportFor(t, program.Internal)
	visitors := 0
	for _, person := range r.Edition.People {
		if !person.Cancelled && (person.Role == program.Awardee || person.Role == program.Guest) {
			visitors++
		}
	}
	if got := a.Cover.Facts[0].Number; got != strconv.Itoa(visitors) {
		t.Errorf("the cover has %s people, the program %d", got, visitors)
	}
	last := a.Cover.Facts[len(a.Cover.Facts)-1]
	if last.Number != strconv.Itoa(len(r.Edition.Takeaways)) {
		t.Errorf("the cover has %s takeaways, the program %d", last.Number, len(r.Edition.Takeaways))
	}
}

func TestEveryBarOfAChartCountsItsRecords(t *testing.T) {
	r := sampleFor(t, program.Internal)
	p := r.Edition.Program
	for _, c := range []chart.Chart{
		PeopleByCountry(p, "en"), PeopleByRole(p, "en"), PeopleByLanguage(p, "en"), MeetingsByStop(p, "en"),
		MeetingsByKind(p, "en"), MeetingsByStatus(p, "en"), MeetingsByHostKind(p, "en"),
		TakeawaysByThemeAndStop(p, "en"),
		Attendance(p, "en"), Missing(p, "en"),
	} {
		if c.Empty() {
			t.Errorf("%s of the sample is empty", c.ID)
		}
		for _, row := range c.Rows {
			for _, v := range row.Values {
				if len(v.Of) != int(v.Number) || v.Number > 0 && v.Text != strconv.Itoa(len(v.Of)) {
					t.Errorf("%s: %s has %v as %q of %d records", c.ID, row.Label, v.Number, v.Text, len(v.Of))
				}
			}
		}
	}
}

func TestAPartOfNothingIsNotInTheReport(t *testing.T) {
	r := request.Of(edition.For((&program.Program{
		Name: "Sample exchange", Stops: []*program.Stop{{ID: "a", City: "Boston"}},
	}), program.Partners))
	a, err := FinalReport(t.Context(), r)
	if err != nil {
		t.Fatal(err)
	}
	if got := headings(a, 1); !slices.Equal(got, []string{"Itinerary", "Figures"}) {
		t.Errorf("the parts are %q", got)
	}
}

func TestTheSummaryNamesTheFindings(t *testing.T) {
	r := sampleFor(t, program.Partners)
	a, err := Summary(t.Context(), r)
	if err != nil {
		t.Fatal(err)
	}
	var items []string
	for _, b := range a.Blocks {
		if list, isList := b.(article.List); isList {
			items = append(items, list.Items...)
		}
	}
	if len(items) != min(len(r.Edition.Findings), 5) {
		t.Errorf("the summary has %d findings of %d", len(items), len(r.Edition.Findings))
	}
}
