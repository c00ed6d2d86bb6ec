package awardees

import (
	"encoding/json"
	"strings"
	"unicode/utf8"

	"laurel/app/desktop/kit/form"
	"laurel/data/locale"
	"laurel/data/program"
	"laurel/data/store"
)

// titles name the fields of a person by their Go paths, as validation and the store's history name them. Form, page and history share them.
var titles = map[string]func() string{
	"Role":               func() string { return locale.L("Role") },
	"Honorific":          func() string { return locale.L("Honorific") },
	"Given":              func() string { return locale.L("Given name") },
	"Family":             func() string { return locale.L("Family name") },
	"NameOrder":          func() string { return locale.L("Which name comes first") },
	"PassportName":       func() string { return locale.L("Name in the passport (Latin letters)") },
	"OwnName":            func() string { return locale.L("Name in own script") },
	"OwnNameLanguage":    func() string { return locale.L("Language of that name") },
	"BadgeName":          func() string { return locale.L("Name on the badge") },
	"Pronunciation":      func() string { return locale.L("How it is said") },
	"Alias":              func() string { return locale.L("Alias, where the name may not be shown") },
	"Position":           func() string { return locale.L("Position") },
	"Affiliation":        func() string { return locale.L("Organisation") },
	"Country":            func() string { return locale.L("Country") },
	"Nationality":        func() string { return locale.L("Nationality") },
	"Languages":          func() string { return locale.L("Languages") },
	"NeedsInterpreter":   func() string { return locale.L("Needs an interpreter") },
	"Bio":                func() string { return locale.L("Short bio") },
	"Photo":              func() string { return locale.L("Photo") },
	"Citation":           func() string { return locale.L("Award citation") },
	"AwardYear":          func() string { return locale.L("Award year") },
	"Phone":              func() string { return locale.L("Telephone") },
	"Email":              func() string { return locale.L("E-mail") },
	"Messenger":          func() string { return locale.L("Messenger") },
	"Emergency.Name":     func() string { return locale.L("Emergency contact") },
	"Emergency.Relation": func() string { return locale.L("Relation") },
	"Emergency.Phone":    func() string { return locale.L("Emergency telephone") },
	"Diet":               func() string { return locale.L("Diet") },
	"Access":             func() string { return locale.L("Access") },
	"Medical":            func() string { return locale.L("Medical") },
	"Passport.Number":    func() string { return locale.L("Passport number") },
	"Passport.Expiry":    func() string { return locale.L("Passport valid until") },
	"Passport.Visa":      func() string { return locale.L("Visa") },
	"BirthDate":          func() string { return locale.L("Date of birth") },
	"Insurance":          func() string { return locale.L("Insurance") },
	"Arrival.At":         func() string { return locale.L("Arrival") },
	"Arrival.Number":     func() string { return locale.L("Arrival flight") },
	"Arrival.Place":      func() string { return locale.L("Arrival airport") },
	"Departure.At":       func() string { return locale.L("Departure") },
	"Departure.Number":   func() string { return locale.L("Departure flight") },
	"Departure.Place":    func() string { return locale.L("Departure airport") },
	"Stays":              func() string { return locale.L("Part in the stops") },
	"Consent.Name":       func() string { return locale.L("Consent to show the name") },
	"Consent.Photo":      func() string { return locale.L("Consent to show the photo") },
	"Consent.Story":      func() string { return locale.L("Consent to tell the story") },
	"Notes":              func() string { return locale.L("Notes for the office") },
	"Cancelled":          func() string { return locale.L("Cancelled") },
}

// titleOf names a field; parts of a field without a name of their own (Diet.Text) go by the whole's.
func titleOf(field string) string {
	if title := titles[field]; title != nil {
		return title()
	}
	whole, _, _ := strings.Cut(field, ".")
	if title := titles[whole]; title != nil {
		return title()
	}
	return field
}

// event is one entry of a record's history, in a person's words.
type event struct {
	when, what string
	undone     bool
	lines      []string
}

// longestValue is how many letters of a value the history shows.
const longestValue = 60

// eventsOf tells a person's history, as the store gives it. What a new record began with is not told field by field: the page shows it, and
// later changes say what was before.
func eventsOf(changes []store.Change, p *program.Program, in string) []event {
	events := make([]event, 0, len(changes))
	for _, c := range changes {
		local := c.At.Local()
		e := event{what: c.Label, undone: c.Undone, when: momentText(program.DateTimeOf(local))}
		if c.Action != store.Changed {
			c.Fields = nil
		}
		for _, f := range c.Fields {
			if line := changeLine(f, p, in); line != "" {
				e.lines = append(e.lines, line)
			}
		}
		events = append(events, e)
	}
	return events
}

// silent are fields whose change says nothing to a person beside another's.
var silent = map[string]bool{"ID": true, "Program": true, "Diet.Answered": true, "Access.Answered": true, "Medical.Answered": true}

func changeLine(f store.FieldChange, p *program.Program, in string) string {
	if silent[f.Field] || f.Before == f.After {
		return ""
	}
	title := titleOf(f.Field)
	before, after := valueText(f.Field, f.Before, p, in), valueText(f.Field, f.After, p, in)
	data := map[string]any{"Field": title, "Before": before, "After": after}
	switch {
	case f.Field == "Photo":
		return locale.L("{{.Field}} changed", data)
	case before == "":
		return locale.L("{{.Field}}: {{.After}}", data)
	case after == "":
		return locale.L("{{.Field}}: {{.Before}} taken away", data)
	}
	return locale.L("{{.Field}}: {{.Before}} → {{.After}}", data)
}

// readers turn the stored text of a field into a person's words; they answer "" where it cannot be read. Other fields are texts already.
var readers = map[string]func(value string, p *program.Program, in string) string{
	"Country": func(value string, _ *program.Program, in string) string {
		return program.Country(value).Name(locale.Language(in))
	},
	"Nationality": func(value string, _ *program.Program, in string) string {
		return program.Country(value).Name(locale.Language(in))
	},
	"Role": func(value string, _ *program.Program, in string) string {
		return program.Role(value).Name(locale.Language(in))
	},
	"OwnNameLanguage": func(value string, _ *program.Program, in string) string {
		return program.LanguageName(value, locale.Language(in))
	},
	"Languages":        spokenText,
	"Stays":            staysText,
	"BirthDate":        storedDate,
	"Passport.Expiry":  storedDate,
	"Arrival.At":       storedMoment,
	"Departure.At":     storedMoment,
	"AwardYear":        storedYear,
	"Cancelled":        storedAnswer,
	"NeedsInterpreter": storedAnswer,
	"Consent.Name":     storedAnswer,
	"Consent.Photo":    storedAnswer,
	"Consent.Story":    storedAnswer,
	"NameOrder":        func(string, *program.Program, string) string { return locale.L("family name first") },
}

// valueText is a stored value as a person reads it.
func valueText(field, value string, p *program.Program, in string) string {
	if value == "" {
		return ""
	}
	if read := readers[field]; read != nil {
		return read(value, p, in)
	}
	return cut(value)
}

func spokenText(value string, _ *program.Program, in string) string {
	var spoken []program.Spoken
	if err := json.Unmarshal([]byte(value), &spoken); err != nil {
		return ""
	}
	return languageNames(spoken, in)
}

func storedDate(value string, _ *program.Program, _ string) string {
	d, err := program.ParseDate(value)
	if err != nil {
		return ""
	}
	return dateText(d)
}

func storedMoment(value string, _ *program.Program, _ string) string {
	t, err := program.ParseDateTime(value)
	if err != nil {
		return ""
	}
	return momentText(t)
}

func storedYear(value string, _ *program.Program, _ string) string {
	if value == "0" {
		return ""
	}
	return value
}

func storedAnswer(value string, _ *program.Program, _ string) string {
	return answerText(program.Answer(value))
}

func answerText(a program.Answer) string {
	switch a {
	case program.Yes:
		return locale.L("yes")
	case program.No:
		return locale.L("no")
	}
	return locale.L("not asked")
}

// staysText says what is special about the stays.
func staysText(value string, p *program.Program, _ string) string {
	var stays []program.Stay
	if err := json.Unmarshal([]byte(value), &stays); err != nil {
		return ""
	}
	texts := make([]string, 0, len(stays))
	for _, s := range stays {
		city := locale.L("another stop")
		if stop := p.Stop(s.Stop); stop != nil {
			city = stop.City
		}
		days := joined("–", dateText(s.From), dateText(s.Until))
		if s.Absent {
			days = locale.L("absent")
		}
		texts = append(texts, joined(" ", city, days, s.Confirmation))
	}
	return strings.Join(texts, ", ")
}

func cut(text string) string {
	text = strings.Join(strings.Fields(text), " ")
	if utf8.RuneCountInString(text) <= longestValue {
		return text
	}
	return string([]rune(text)[:longestValue-1]) + "…"
}

func roleOptions(in string) []form.Option {
	var options []form.Option
	for _, r := range program.Roles() {
		options = append(options, form.Option{ID: string(r), Text: r.Name(locale.Language(in))})
	}
	return options
}

func languageOptions(in string, also []program.Spoken) []form.Option {
	var options []form.Option
	tags := program.Languages()
	for _, tag := range tags {
		options = append(options, form.Option{ID: tag, Text: program.LanguageName(tag, locale.Language(in)), Detail: tag})
	}
	for _, s := range also {
		if !contains(tags, s.Language) {
			options = append(options, form.Option{ID: s.Language, Text: program.LanguageName(s.Language, locale.Language(in)), Detail: s.Language})
		}
	}
	return options
}

func contains(texts []string, text string) bool {
	for _, t := range texts {
		if t == text {
			return true
		}
	}
	return false
}

func levelOptions() []form.Option {
	options := []form.Option{{ID: "", Text: levelName("")}}
	for _, l := range program.Levels() {
		options = append(options, form.Option{ID: string(l), Text: levelName(l)})
	}
	return options
}

func orderOptions() []form.Option {
	return []form.Option{{ID: string(program.GivenFirst), Text: locale.L("Given name first")}, {ID: string(program.FamilyFirst), Text: locale.L("Family name first")}}
}
