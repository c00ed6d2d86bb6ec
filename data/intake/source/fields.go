package source

import (
	"cmp"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"laurel/data/civil"
	"laurel/data/intake/value"
	"laurel/data/locale/typed"
	"laurel/data/program"
)

// Overlay replaces, in the record that to points to, the fields that the other record has: those that are not zero.
func Overlay(to, fields program.Record) {
	all := program.FieldsOf(to)
	for i := range all {
		if f := &all[i]; f.Given(fields) {
			f.Copy(fields, to)
		}
	}
}

// Ignored receives a text that cannot be read as the field with a key; the reason may be nil.
type Ignored func(key, text string, reason error)

// Fill reads texts into the fields of a record that have their keys. What cannot be read stays empty and is passed to
// ignored; so is what was read in part, with a Partly as the reason. What means nothing (N/A, TBD, -) is nothing.
func Fill(record program.Record, text func(key string) string, dates *value.Dates, ignored Ignored) {
	all := program.FieldsOf(record)
	for i := range all {
		f := &all[i]
		found := text(f.Key)
		switch {
		case value.ErrorValue(found):
			ignored(f.Key, found, errorValue(found))
			continue
		case found == "" || isAbsent(f, found):
			continue
		case f.Rows < 2:
			found = value.Visible(found)
		}
		wrong, reason := read(f.Place(record), f, found, dates)
		for _, wrong := range wrong {
			ignored(f.Key, wrong, reason)
		}
	}
}

// mayBeNone are the fields in which "none" is no text.
var mayBeNone = strings.Fields("phone email messenger emergency-name emergency-phone emergency-relation " +
	"passport-number arrival-flight arrival-place departure-flight departure-place")

// needs are the fields in which "none" is an answer.
var needs = strings.Fields("diet access medical")

// isAbsent reports whether a text means nothing in a field: TBC is a status of meetings, and may be their title.
func isAbsent(f *program.Field, text string) bool {
	switch {
	case slices.Contains(mayBeNone, f.Key) && value.WithoutNeed(text):
		return true
	case slices.Contains(needs, f.Key) && value.Is("without-need", text), // 없음 is an answer there
		f.Key == "visa" && value.Is("awaited", text):
		return false
	}
	return value.Absent(text) && f.Path != "Title" && (f.Choices() == nil || !value.Is(f.Key, text))
}

// Partly is the reason why a text was read only in part, as a whole sentence.
type Partly struct{ *value.Message }

func errorValue(text string) error {
	return value.Text(`"{{.Text}}" is an error of the spreadsheet`, "Text", value.Line(text))
}

// read reads a text into the place of a field and returns what of the text is wrong, and why where that is known.
// References to records are left to others.
//
//nolint:gocyclo // one case for each type of a field
func read(at reflect.Value, f *program.Field, text string, dates *value.Dates) (wrong []string, reason error) {
	ok := true
	switch to := at.Addr().Interface().(type) {
	case *string:
		*to, reason = readText(f.Key, text)
		if _, partly := reason.(Partly); partly { //nolint:errorlint // readText returns it as it is
			return []string{text}, reason
		}
		ok = *to != ""
	case *int:
		*to = readNumber(f.Key, text)
		ok = *to != 0
	case *bool:
		*to = isTrue(f.Key, text)
	case *civil.Date:
		found, err := dates.Of(f.Key, text)
		*to, reason, ok = found.Day, err, err == nil
	case *civil.DateTime:
		found, err := dates.Of(f.Key, text)
		if to.Date, reason, ok = found.Day, err, err == nil; found.At != nil {
			to.Clock = found.At.From
		}
	case *program.Need:
		*to, reason = readNeed(text)
		ok = reason == nil
	case *[]program.Spoken:
		*to, wrong = value.Spoken(text)
	case *program.Country:
		all := value.CountriesIn(text)
		if ok = len(all) > 0; ok {
			*to = all[0]
		}
		if len(all) > 1 {
			return []string{text}, onlyFirst(text, to.Name)
		}
		if *to = cmp.Or(*to, value.CountryOfPlace(text)); !ok && *to != "" {
			return []string{text}, Partly{value.Text(`Of "{{.Text}}" only the country is imported: {{.Country}}.`,
				"Text", value.Line(text), "Country", to.Name)}
		}
	case *program.Kind:
		*to = value.Kind(text)
		ok = *to != ""
	case *program.Answer:
		*to, reason = readAnswer(text)
		ok = reason == nil && (*to != "" || value.Is("unasked", text))
	case *program.Role:
		*to = value.Role(text)
		ok = *to != ""
	default:
		if ok = f.Choices() == nil; !ok {
			at.SetString(value.Meaning[string](f.Key, text))
			ok = value.Is(f.Key, text)
		}
	}
	if !ok {
		return []string{text}, reason
	}
	return wrong, nil
}

// readAnswer reads an answer. The error is that only the first part of the text was read.
func readAnswer(text string) (answer program.Answer, reason error) {
	answer = value.Meaning[program.Answer]("answer", text)
	if first, _, several := strings.Cut(text, ","); several && answer == "" { // Yes, Spanish
		if answer = value.Meaning[program.Answer]("answer", first); answer != "" {
			return answer, onlyFirst(text, first)
		}
	}
	return answer, nil
}

// readNeed reads what somebody needs: none, or which. That they need something, and nothing more, is no answer.
func readNeed(text string) (need program.Need, reason error) {
	switch answer := value.Meaning[program.Answer]("answer", text); {
	case value.WithoutNeed(text), answer == program.No:
		return program.Need{Answered: true}, nil
	case answer == program.Yes:
		return program.Need{}, value.Text(`"{{.Text}}" can mean either`, "Text", text)
	case value.Is("unasked", text):
		return program.Need{}, nil
	}
	return program.Need{Answered: true, Text: text}, nil
}

// isTrue reads a column that only those have who are what it is about. What is not private has a word for that, and
// what has another word is.
func isTrue(key, text string) bool {
	answer := value.Meaning[program.Answer]("answer", text)
	return answer == program.Yes || answer != program.No && (key != "private" || !value.Is("public", text))
}

// inDigits are the fields whose digits are those of ASCII, whatever script the file has them in: they are dialled, or
// looked for by others.
var inDigits = strings.Fields("phone emergency-phone messenger email passport-number insurance arrival-flight " +
	"departure-flight")

// readText reads the text of a field; it is empty where it cannot be read.
func readText(key, text string) (read string, reason error) {
	if slices.Contains(inDigits, key) {
		text = strings.TrimPrefix(typed.Digits(text), "tel:")
	}
	switch {
	case strings.HasSuffix(key, "phone") && !strings.ContainsAny(text, "0123456789"):
		return "", nil
	case key == "email":
		switch all := value.Emails(text); {
		case len(all) == 0:
			return "", nil
		case len(all) > 1:
			return all[0], onlyFirst(text, all[0])
		default:
			return all[0], nil
		}
	case value.Rounded(text):
		return "", value.Text(`"{{.Text}}" is a rounded number, of which the last digits are lost in the file `+
			"(make the column text where it comes from, and export it again)", "Text", text)
	case value.Lost(text):
		return "", value.Text(`the letters of "{{.Text}}" are lost in the file (save it as UTF-8 where it comes from)`,
			"Text", text)
	}
	return value.Whole(text), nil
}

// onlyFirst is the reason why of several values in a text only the first was read; kept is a text, or a function that
// writes it in a language.
func onlyFirst(text string, kept any) error {
	return Partly{
		value.Text(
			`Only the first part of "{{.Text}}" is imported: {{.Kept}}.`, "Text", value.Line(text), "Kept", kept,
		),
	}
}

var leadingNumber = regexp.MustCompile(`^\d{1,4}`)

// readNumber reads a number of pieces of luggage, or a year; 0: it is none.
func readNumber(key, text string) int {
	number, _ := strconv.Atoi(leadingNumber.FindString(value.Whole(typed.Digits(text))))
	if key == "bags" && number < 100 || number > 1900 && number < 3000 {
		return number
	}
	return 0
}
