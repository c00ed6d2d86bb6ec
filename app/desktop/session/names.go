package session

import (
	"cmp"
	"fmt"

	"laurel/app/desktop/kit/form"
	"laurel/data/civil"
	"laurel/data/locale"
	"laurel/data/program"
)

// Name returns what a code of the domain is called in the window's language: Name("role", person.Role).
func Name[W ~string](kind string, code W) string { return locale.Window().Name(kind, string(code)) }

// Named offers values by their names; one without a name is that there is no answer.
func Named[W program.Named](values []W) []form.Option {
	options := make([]form.Option, len(values))
	for i, value := range values {
		options[i] = form.Option{
			ID:   fmt.Sprint(value),
			Text: cmp.Or(value.Name(locale.Window()), locale.L("not specified")),
		}
	}
	return options
}

// WithNone puts an option for no value before the others.
func WithNone(text string, options []form.Option) []form.Option {
	return append([]form.Option{{Text: text}}, options...)
}

// ShortDate writes a day: 13 Jun 2023.
func ShortDate(d civil.Date) string { return locale.Window().Date(d, locale.ShortDate) }

// ShortDay writes a day with its weekday: Tue 13 Jun.
func ShortDay(d civil.Date) string { return locale.Window().Date(d, locale.WeekdayShort) }

// Moment writes a day and a time: 13 Jun 2023, 09:30.
func Moment(t civil.DateTime) string { return locale.Window().ShortMoment(t) }

// Clock writes a time of day: 09:30.
func Clock(c civil.Clock) string { return locale.Window().Clock(c) }

// Period writes the days from first to last: 11–25 Jun 2023.
func Period(first, last civil.Date) string { return locale.Window().ShortPeriod(first, last) }

// Keys are the IDs of records as the keys of rows and the values of fields.
func Keys(ids []program.ID) []string {
	keys := make([]string, len(ids))
	for i, id := range ids {
		keys[i] = string(id)
	}
	return keys
}
