package program

import (
	"laurel/data/civil"
	"laurel/data/locale"
)

// The civil types under their old names, until every package uses laurel/data/civil itself.
//
//nolint:revive // one comment for all
type (
	Date     = civil.Date
	Clock    = civil.Clock
	DateTime = civil.DateTime
	Zone     = civil.Zone
	Fold     = civil.Fold
)

// The ways in which a local time lies on its zone's time line.
const (
	Once  = civil.Once
	Gap   = civil.Gap
	Twice = civil.Twice
)

// The functions of civil under their old names.
var (
	DateOf        = civil.DateOf
	ParseDate     = civil.ParseDate
	ParseClock    = civil.ParseClock
	At            = civil.At
	DateTimeOf    = civil.DateTimeOf
	ParseDateTime = civil.ParseDateTime
	Zones         = civil.Zones
)

// FormatPeriod and FormatTimes are locale's Period and Times under their old names.
func FormatPeriod(first, last Date, l locale.Language) string { return l.Period(first, last) }

// FormatTimes writes from when to when something lasts.
func FormatTimes(start, end DateTime, l locale.Language) string { return l.Times(start, end) }

// Folded is locale.Fold under its old name.
var Folded = locale.Fold
