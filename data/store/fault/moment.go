package fault

import (
	"time"

	"laurel/data/civil"
	"laurel/data/locale"
)

// Moment is a value of a sentence: a point in time, by the laptop's clock.
type Moment time.Time

// In returns the value in a language.
func (m Moment) In(l locale.Language) string { return l.Moment(civil.DateTimeOf(time.Time(m).Local())) }
