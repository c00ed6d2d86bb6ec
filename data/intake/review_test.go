package intake_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"laurel/data/intake"
	"laurel/data/intake/intaketest"
	"laurel/data/locale"
	"laurel/data/store"
)

// planned is a meeting of a file that a property writes in three forms.
type planned struct {
	id, title, place string
	day, hour        int
}

func calendarFile(all []planned) (name, text string) {
	var events []string
	for _, m := range all {
		events = append(
			events,
			fmt.Sprintf(
				"BEGIN:VEVENT\r\nUID:%s\r\nSUMMARY:%s\r\nLOCATION:%s\r\nDTSTART;"+
					"TZID=America/New_York:202306%02dT%02d0000\r\nDURATION:PT45M\r\nEND:VEVENT",
				m.id,
				m.title,
				m.place,
				m.day,
				m.hour,
			),
		)
	}
	return "plan.ics", intaketest.CalendarOf(events...)
}

func conferenceFile(all []planned) (name, text string) {
	var events []string
	for _, m := range all {
		events = append(
			events,
			fmt.Sprintf(`{"guid":%q,"title":%q,"room":%q,"date":"2023-06-%02dT%02d:00:00-04:00","duration":"0:45"}`,
				m.id, m.title, m.place, m.day, m.hour),
		)
	}
	return "plan.json", intaketest.ConferenceJSON("", strings.Join(events, ","))
}

func tableFile(all []planned) (name, text string) {
	var rows strings.Builder
	rows.WriteString("ID;Title;Room;Date;Start;Duration\n")
	for _, m := range all {
		fmt.Fprintf(&rows, "%s;%s;%s;%d.06.2023;%d:00;45\n", m.id, m.title, m.place, m.day, m.hour)
	}
	return "plan.csv", rows.String()
}

func TestAChangedFileYieldsExactlyWhatChanged(t *testing.T) {
	opened := intaketest.OpenStore(t)
	for form, write := range map[string]func([]planned) (string, string){
		"calendar":   calendarFile,
		"conference": conferenceFile, "table": tableFile,
	} {
		t.Run(form, func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) { changedFile(t, opened, write) })
		})
	}
}

func changedFile(t *rapid.T, opened *store.Store, write func([]planned) (string, string)) {
	p := intaketest.Tour()
	intaketest.BringIn(t, opened, p, nil)
	var plan []planned
	for i := range rapid.IntRange(1, 6).Draw(t, "meetings") {
		plan = append(
			plan,
			planned{
				fmt.Sprintf("m%d", i),
				fmt.Sprintf("Visit %d", i),
				"Hall",
				rapid.IntRange(12, 16).Draw(t, "day"),
				rapid.IntRange(8, 18).Draw(t, "hour"),
			},
		)
	}
	name, text := write(plan)
	intaketest.Read(t, opened, p.ID, name, text)
	if again := intaketest.Read(t, opened, p.ID, name, text); !again.Unchanged() || again.Same != len(plan) {
		t.Fatalf("the second time: %d new, %d changed, %d the same", again.New, again.Changed, again.Same)
	}
	want := map[string]string{} // by title: field, from, to
	for i := range plan {
		m := &plan[i]
		switch rapid.SampledFrom([]string{"same", "place", "hour", "new"}).Draw(t, "change") {
		case "place":
			m.place = "Garden"
			want[m.title] = "place: Hall > Garden"
		case "hour":
			from := fmt.Sprintf("%d:00", m.hour)
			m.hour++
			want[m.title] = fmt.Sprintf("when: %s > %d:00", from, m.hour)
		case "new":
			plan = append(plan, planned{"n" + m.id, "New " + m.title, "Hall", m.day, m.hour})
			want["New "+m.title] = "new"
		}
	}
	name, text = write(plan)
	draft, err := intake.Read(context.Background(),
		opened, strings.NewReader(text), intake.Options{Name: name, Program: p.ID})
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for _, row := range draft.Rows("fr") {
		switch {
		case row.State == intake.New:
			got[row.Text] = "new"
		case row.State == intake.Changed && len(row.Changes) == 1:
			d := row.Changes[0]
			if d.Field == "lieu" {
				got[row.Text] = "place: " + d.From + " > " + d.To
			} else {
				got[row.Text] = "when: " + clockIn(d.From) + " > " + clockIn(d.To)
			}
		case row.State != intake.Same:
			got[row.Text] = fmt.Sprintf("%s %+v", row.State, row.Changes)
		}
	}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Fatalf("got %v, want %v", got, want)
	}
	if err := opened.Edit(context.Background(), "Import", draft.Apply); err != nil {
		t.Fatal(err)
	}
	if again := intaketest.Read(t, opened, p.ID, name, text); !again.Unchanged() {
		t.Fatalf("after the change: %d new, %d changed", again.New, again.Changed)
	}
}

// clockIn is the first time of day in a text such as "mer. 14 juin, 9:00–9:45, Boston".
func clockIn(text string) string {
	parts := strings.Split(text, ", ")
	if len(parts) < 2 {
		return text
	}
	clock, _, _ := strings.Cut(parts[1], "–")
	hour, minute, _ := strings.Cut(strings.TrimLeft(clock, "0"), ":")
	return hour + ":" + minute
}

func TestWhatChangesIsToldFromAndTo(t *testing.T) {
	opened, p := intaketest.OpenStore(t), intaketest.Tour()
	intaketest.BringIn(t, opened, p, nil)
	first := "ID;Title;Date;Start;End;Room;Type;Speaker;City\nv@x.example;Visit;14.06.2023;9:00;10:00;Hall;" +
		"meeting;Pat Example, Example Office;Boston\n"
	intaketest.Read(t, opened, p.ID, "plan.csv", first)
	second := "ID;Title;Date;Start;End;Room;Type;Speaker;City\nv@x.example;A visit;17.06.2023;9:30;10:00;" +
		"Garden;lunch;Kim Sample, Example Office;Denver\n"
	for language, want := range map[string][]string{
		"en-GB": {
			"when: Wed 14 Jun, 09:00–10:00, Boston > Sat 17 Jun, 09:30–10:00, Denver", "title: Visit > A visit",
			"place: Hall > Garden",
			"contacts: Pat Example > Pat Example, Kim Sample", "kind: Meeting > Meal",
		},
		"es": {
			"cuándo: mié 14 jun, 09:00–10:00, Boston > sáb 17 jun, 09:30–10:00, Denver", "título: Visit > A visit",
			"lugar: Hall > Garden",
			"contactos: Pat Example > Pat Example, Kim Sample", "tipo: Reunión > Comida",
		},
	} {
		draft, err := intake.Read(context.Background(),
			opened, strings.NewReader(second), intake.Options{Name: "plan.csv", Program: p.ID})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, row := range draft.Rows(locale.Language(language)) {
			for _, d := range row.Changes {
				got = append(got, fmt.Sprintf("%s: %s > %s", d.Field, d.From, d.To))
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: got %q, want %q", language, got, want)
		}
	}
}
