package table

import (
	"math"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"

	"laurel/data/civil"
	"laurel/data/intake/value"
)

// numberForm is how the number of a cell is shown, by the format of its style.
type numberForm struct {
	kind   numberKind
	digits int    // that are shown at least
	before string // the text that is shown before the digits, and after them
	after  string
	struck bool // the text is struck through
}

type numberKind int

const (
	plainNumber numberKind = iota
	dayNumber
	clockNumber
	lengthNumber // hours that may be more than a day has
	percentNumber
	paddedNumber // with zeros or a text before it
)

// builtIn are the formats that a workbook does not describe (ECMA-376 part 1, 18.8.30), those of East Asia among them.
func builtIn(id int) numberForm {
	switch {
	case id >= 14 && id <= 17, id == 22, id >= 27 && id <= 31, id == 36, id >= 50 && id <= 54, id == 57, id == 58:
		return numberForm{kind: dayNumber}
	case id >= 18 && id <= 21, id >= 32 && id <= 35, id == 45, id == 47, id == 55, id == 56:
		return numberForm{kind: clockNumber}
	case id == 46:
		return numberForm{kind: lengthNumber}
	case id == 9, id == 10:
		return numberForm{kind: percentNumber}
	}
	return numberForm{}
}

// formOf understands a format such as d/m/yyyy h:mm by the letters of its first section that are no literal text.
//
//nolint:gocyclo // one case for each sign of a format
func formOf(code string) numberForm {
	written, _, _ := strings.Cut(code, ";")
	code = strings.ToLower(written)
	var days, clocks, hours, quoted, bracketed, escaped bool
	for i, r := range code {
		switch {
		case escaped:
			escaped = false
		case r == '"':
			quoted = !quoted
		case quoted:
		case r == '\\', r == '_', r == '*':
			escaped = true
		case r == '[':
			bracketed = true
			hours = hours || strings.HasPrefix(code[i:], "[h") || strings.HasPrefix(code[i:], "[m") && !days
		case r == ']':
			bracketed = false
		case bracketed:
		case r == 'y', r == 'd', r == 'e':
			days = true
		case r == 'h', r == 's':
			clocks = true
		case r == '%':
			return numberForm{kind: percentNumber}
		}
	}
	switch {
	case hours:
		return numberForm{kind: lengthNumber}
	case strings.HasPrefix(code, "general"):
		return numberForm{}
	case days, strings.Contains(code, "mmm"):
		return numberForm{kind: dayNumber}
	case clocks:
		return numberForm{kind: clockNumber}
	}
	return digitsForm(written)
}

var digitsCode = regexp.MustCompile(`^((?:"[^"]*"|\\.|[+ ()-])*)([0#](?:[0#]|"[ -]*"|\\?[ ()-])*)((?:"[^"]*"|\\.)*)$`)

// digitsForm understands a format of nothing but digits, with the text around them: 000000, "+"0, "AB"000000.
func digitsForm(code string) numberForm {
	parts := digitsCode.FindStringSubmatch(code)
	if parts == nil {
		return numberForm{}
	}
	shown := strings.NewReplacer(`"`, "", `\`, "")
	f := numberForm{
		digits: strings.Count(parts[2], "0"), before: shown.Replace(parts[1]), after: shown.Replace(parts[3]),
	}
	if f.digits > 1 || strings.TrimSpace(f.before+f.after) != "" {
		f.kind = paddedNumber
	}
	return f
}

// show writes a number as its cell shows it, and a date or time in ISO 8601.
func (f numberForm) show(text string, since1904 bool) string {
	number, is := value.Number(text)
	if !is {
		return text
	}
	switch f.kind {
	case dayNumber, clockNumber:
		return shownDate(number, f.kind == clockNumber, since1904, text)
	case lengthNumber:
		minutes := int(math.Round(number * 24 * 60))
		return strconv.Itoa(minutes/60) + ":" + padded(strconv.Itoa(minutes%60), 2)
	case percentNumber:
		return strconv.FormatFloat(number*100, 'g', 12, 64) + "%"
	case paddedNumber:
		if number == math.Trunc(number) && number >= 0 {
			return f.before + padded(strconv.FormatFloat(number, 'f', 0, 64), f.digits) + f.after
		}
	}
	if len(text) > 15 { // 0.10000000000000001: Excel shows 15 digits
		return strconv.FormatFloat(number, 'g', 15, 64)
	}
	return text
}

func padded(digits string, length int) string {
	return strings.Repeat("0", max(length-len(digits), 0)) + digits
}

// shownDate writes one of Excel's numbers as a day, with the time of day that it has; where the format shows a time
// alone, and in the first days of the epoch, which are none, as a time.
func shownDate(number float64, onlyClock, since1904 bool, text string) string {
	at, err := excelize.ExcelDateToTime(number, since1904)
	if err != nil || number < 0 || number > lastDay {
		return text
	}
	local := civil.DateTimeOf(at.Add(30 * time.Second))
	switch {
	case number < 1 || onlyClock && number < 2:
		return local.Clock.String()
	case !onlyClock && number == math.Trunc(number):
		return local.Date.String()
	}
	return local.Date.String() + " " + local.Clock.String()
}

// lastDay is Excel's number of the last day of the year 9999.
const lastDay = 2958465

// readStyles reads the forms of numbers by the number of a cell's style.
func (b *book) readStyles(part string) error {
	s, err := b.scan(part)
	if s == nil || err != nil {
		return err
	}
	own := map[int]numberForm{}
	var fonts []bool // which are struck through
	for kind := s.next(); kind != endOfMarkup; kind = s.next() {
		if kind != startTag {
			continue
		}
		switch string(s.name) {
		case "fonts":
			fonts = readFonts(s)
		case "numFmt":
			own[s.number("numFmtId", 0)] = formOf(s.value("formatCode"))
		case "cellXfs":
			b.forms = readForms(s, own, fonts)
		}
	}
	return fault(s.err)
}

// readFonts reads which fonts of the list that is open are struck through.
func readFonts(s *scanner) (struck []bool) {
	for kind := s.next(); kind != endOfMarkup && (kind != endTag || string(s.name) != "fonts"); kind = s.next() {
		switch {
		case kind != startTag:
		case string(s.name) == "font":
			struck = append(struck, false)
		case string(s.name) == "strike" && len(struck) > 0:
			struck[len(struck)-1] = isOn(s)
		}
	}
	return struck
}

// readForms reads the forms of numbers of the list of styles that is open.
func readForms(s *scanner, own map[int]numberForm, fonts []bool) (forms []numberForm) {
	for kind := s.next(); kind != endOfMarkup && (kind != endTag || string(s.name) != "cellXfs"); kind = s.next() {
		if kind != startTag || string(s.name) != "xf" {
			continue
		}
		id := s.number("numFmtId", 0)
		form, described := own[id]
		if !described {
			form = builtIn(id)
		}
		if font := s.number("fontId", 0); font >= 0 && font < len(fonts) {
			form.struck = fonts[font]
		}
		forms = append(forms, form)
	}
	return forms
}
