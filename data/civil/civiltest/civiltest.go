// Package civiltest generates civil values for property tests.
package civiltest

import (
	"time"

	"pgregory.net/rapid"

	"laurel/data/civil"
)

// AnyDate draws days of about two centuries around 2023.
var AnyDate = rapid.Custom(func(t *rapid.T) civil.Date {
	return civil.Date{Year: 2023, Month: time.January, Day: 1}.AddDays(rapid.IntRange(-40_000, 40_000).Draw(t, "day"))
})

// AnyClock draws times of day.
var AnyClock = rapid.Custom(func(t *rapid.T) civil.Clock {
	return civil.Clock{Hour: rapid.IntRange(0, 23).Draw(t, "hour"), Minute: rapid.IntRange(0, 59).Draw(t, "minute")}
})
