package program

import (
	"cmp"
	"slices"

	"laurel/data/civil"
	"laurel/data/geo"
)

// Checks are a program's own thresholds for the checks of its schedule. 0 is the default.
type Checks struct {
	Appointments int `json:"appointments,omitempty" audience:"internal"` // professional appointments a day; 4
	// minutes that an interpreter works without a pause; 360
	Interpreting int `json:"interpreting,omitempty" audience:"internal"`
	// minutes from an arrival until someone can be met; 90
	Clearance int `json:"clearance,omitempty"    audience:"internal"`
	// minutes before a departure at which someone must go; 120
	CheckIn int `json:"check_in,omitempty"     audience:"internal"`
	// days before a meeting by which it should be confirmed; 7
	ConfirmDays int `json:"confirm_days,omitempty" audience:"internal"`
}

// WithDefaults returns the thresholds with the defaults for those that are 0.
func (c Checks) WithDefaults() Checks {
	return Checks{
		Appointments: cmp.Or(c.Appointments, 4),
		Interpreting: cmp.Or(c.Interpreting, 360),
		Clearance:    cmp.Or(c.Clearance, 90),
		CheckIn:      cmp.Or(c.CheckIn, 120),
		ConfirmDays:  cmp.Or(c.ConfirmDays, 7),
	}
}

// Place is somewhere: an organisation, or a position.
type Place struct {
	Organisation ID           `json:"organisation,omitempty" audience:"internal"`
	Position     geo.Position `json:"position,omitzero"      audience:"internal"`
}

// TravelTime is how long a route takes, known better than by its distance. It holds for the route back too, unless that
// has its own.
type TravelTime struct {
	ID      ID    `json:"id"             audience:"internal"`
	From    Place `json:"from,omitzero"  audience:"internal"`
	To      Place `json:"to,omitzero"    audience:"internal"`
	Mode    Mode  `json:"mode,omitempty" audience:"internal"` // empty: by any mode
	Minutes int   `json:"minutes"        audience:"internal"`
}

// Validate checks the travel time.
func (t *TravelTime) Validate() error {
	return validated(t, func(found problems) {
		found.place("From", t.From)
		found.place("To", t.To)
		found.add("Minutes", t.Minutes < 1, "Enter the minutes that the trip takes.")
	})
}

func (p problems) place(field string, place Place) {
	p.add(field, place.Organisation == "" && !place.Position.Known, "Choose an organisation, or give a position.")
}

// Ignored is a finding of the checks that someone looked at and accepted.
type Ignored struct {
	ID    ID     `json:"id"                 audience:"internal"`
	Rule  string `json:"rule"               audience:"internal"`
	Items []ID   `json:"items,omitempty"    audience:"internal"` // what the finding is about, in any order
	// of what was looked at; it does not cover a graver one. Empty: of any
	Severity Severity   `json:"severity,omitempty" audience:"internal"`
	Reason   string     `json:"reason"             audience:"internal"`
	On       civil.Date `json:"on,omitzero"        audience:"internal"`
}

// Covers reports whether accepting the finding covers it at that severity.
func (i *Ignored) Covers(s Severity) bool {
	return i.Severity == "" || slices.Index(Severities(), i.Severity) <= slices.Index(Severities(), s)
}

// Validate checks the ignored finding.
func (i *Ignored) Validate() error {
	return validated(i, func(found problems) {
		found.add("Rule", i.Rule == "", "The ignored finding does not say which check it is of.")
		found.add(
			"Severity",
			i.Severity != "" && !slices.Contains(Severities(), i.Severity),
			"Choose the severity of the ignored finding from the list.",
		)
		found.required("Reason", i.Reason, "Explain why this may stay as it is.")
	})
}
