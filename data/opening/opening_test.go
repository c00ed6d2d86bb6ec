package opening

import (
	"testing"
	"time"

	"laurel/data/civil"
	"laurel/data/civil/civiltest"
	"laurel/data/locale"

	"pgregory.net/rapid"
)

func TestOpeningHoursAreReadAsPeopleWriteThem(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"", ""},
		{"Mon-Fri 9-17", "Mon–Fri 09:00–17:00"},
		{"Mon – Fri 9:00 a.m. – 5:00 p.m.; Sat 10am-12 pm", "Mon–Fri 09:00–17:00; Sat 10:00–12:00"},
		{"lun.-ven. 9h30-17h00\nsamedi 10.00-14.00", "Mon–Fri 09:30–17:00; Sat 10:00–14:00"},
		{"miércoles, viernes 08:00-24:00", "Wed, Fri 08:00–00:00"},
		{"Mon-Fri 9-5; Sat 8:30-1:30", "Mon–Fri 09:00–17:00; Sat 08:30–13:30"},
		{"fri 11:00-02:00; sat 11am-2am; sun 9am-5", "Fri 11:00–02:00; Sat 11:00–02:00; Sun 09:00–17:00"},
		{"Tu, Th 9-12, 13-17", "Tue, Thu 09:00–12:00; Tue, Thu 13:00–17:00"},
		{"fri-mon 22:00-02:00", "Mon, Fri–Sun 22:00–02:00"},
		{"10:00-18:00", "10:00–18:00"},
		{"Mon - Fri: 9:00 - 17:00", "Mon–Fri 09:00–17:00"},
		{"Sat 1–5 p.m.", "Sat 13:00–17:00"},
		{"Sat 9:30–5 p.m., 11-1am", "Sat 09:30–17:00; Sat 11:00–01:00"},
		{"Sat 12-4pm", "Sat 12:00–16:00"},
	} {
		hours, err := Parse(c.text)
		if got := Format(hours, "en-GB"); err != nil || got != c.want {
			t.Errorf("%q was read as %q (%v), not as %q", c.text, got, err, c.want)
		}
	}
	for _, text := range []string{
		"weekdays 9-17", "Mon", "Mon 9", "Mon 25-26", "13pm-14pm", "9-17 Mon 8-12", "Mon 9-17 by arrangement",
	} {
		if hours, err := Parse(text); err == nil {
			t.Errorf("%q was read as %q", text, Format(hours, "en-GB"))
		}
	}
}

func TestOpeningHoursComeBackAsTheyWereWritten(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var hours []Hours
		for range rapid.IntRange(0, 4).Draw(t, "parts") {
			days := Weekdays{}
			for i := range days {
				days[i] = rapid.Bool().Draw(t, "open")
			}
			if days != (Weekdays{}) {
				hours = append(
					hours,
					Hours{days, civiltest.AnyClock.Draw(t, "from"), civiltest.AnyClock.Draw(t, "until")},
				)
			}
		}
		for _, in := range []string{"en", "en-GB", "es", "es-MX", "fr"} {
			text := Format(hours, locale.Language(in))
			back, err := Parse(text)
			if err != nil || Format(back, locale.Language(in)) != text {
				t.Fatalf("%q (%s) came back as %q (%v)", text, in, Format(back, locale.Language(in)), err)
			}
		}
		var copied Weekdays
		for _, h := range hours {
			if codes, _ := h.Days.MarshalText(); copied.UnmarshalText(codes) != nil || copied != h.Days {
				t.Fatalf("%s came back as %v, not %v", codes, copied, h.Days)
			}
		}
	})
}

func TestAPlaceIsOpenDuringItsHours(t *testing.T) {
	tuesday := civil.NewDate(2023, time.June, 13)
	at := func(days, hour, minute int) civil.DateTime {
		return civil.At(tuesday.AddDays(days), civil.NewClock(hour, minute))
	}
	for _, c := range []struct {
		hours      string
		start, end civil.DateTime
		want       bool
	}{
		{"", at(0, 3, 0), at(0, 4, 0), true},
		{"mon-fri 9-17", at(0, 9, 0), at(0, 17, 0), true},
		{"mon-fri 9-17", at(0, 8, 59), at(0, 10, 0), false},
		{"mon-fri 9-17", at(0, 16, 0), at(0, 17, 1), false},
		{"mon-fri 9-17", at(4, 10, 0), at(4, 11, 0), false},
		{"mon-fri 9-12 13-17", at(0, 11, 30), at(0, 13, 30), false},
		{"tue 9-12; tue 12-15", at(0, 11, 0), at(0, 13, 0), true},
		{"tue 20:00-02:00", at(1, 0, 30), at(1, 2, 0), true},
		{"tue 20:00-02:00", at(0, 0, 30), at(0, 1, 0), false},
		{"0:00-24:00", at(0, 22, 0), at(2, 9, 0), true},
	} {
		hours, err := Parse(c.hours)
		if err != nil {
			t.Fatal(err)
		}
		if got := During(hours, c.start, c.end); got != c.want {
			t.Errorf("%q is open from %s to %s: %v", c.hours, c.start, c.end, got)
		}
	}
}
