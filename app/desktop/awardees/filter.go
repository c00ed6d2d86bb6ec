package awardees

import (
	"strings"

	"laurel/app/desktop/kit/look"
	"laurel/data/locale"
	"laurel/data/program"
)

// need is what the filters ask of a person, as bits.
type need uint8

const (
	needsInterpreter need = 1 << iota
	consentUnknown
	noEmergencyContact
	passportEnds
	cancelled
)

// needFilters are the chips after the roles, in the order shown.
var needFilters = [...]struct {
	need  need
	tone  look.Tone
	label func() string
}{
	{needsInterpreter, look.Blue, func() string { return locale.L("Needs interpreter") }},
	{consentUnknown, look.Amber, func() string { return locale.L("Consent unknown") }},
	{noEmergencyContact, look.Amber, func() string { return locale.L("No emergency contact") }},
	{passportEnds, look.Red, func() string { return locale.L("Passport < 6 months") }},
	{cancelled, look.Grey, func() string { return locale.L("Cancelled") }},
}

// rolePlurals name the role chips; Role.Name names one person.
var rolePlurals = map[program.Role]func() string{
	program.Awardee:     func() string { return locale.L("Awardees") },
	program.Interpreter: func() string { return locale.L("Interpreters") },
	program.Liaison:     func() string { return locale.L("Liaisons") },
	program.Staff:       func() string { return locale.L("Staff") },
	program.Guest:       func() string { return locale.L("Guests") },
}

// filter is what the list is narrowed to. The zero filter shows everyone.
type filter struct {
	role    program.Role
	need    need // one of the bits, or none
	stop    program.ID
	country program.Country
	query   string
}

// everyone tells whether nothing is filtered but by the search.
func (f filter) everyone() bool {
	return f.role == "" && f.need == 0 && f.stop == "" && f.country == ""
}

// match tells whether the row is shown; words are those of the folded query. Who has cancelled is found by search, under Cancelled and among
// everyone, but does not count as an awardee, nor as someone who comes to a stop.
func (f filter) match(p *program.Program, v *row, words []string) bool {
	gone := v.needs&cancelled != 0
	switch {
	case f.role != "" && (v.person.Role != f.role || gone && f.need != cancelled):
		return false
	case f.need != 0 && v.needs&f.need == 0:
		return false
	case f.country != "" && v.person.Country != f.country:
		return false
	case f.stop != "" && (!comesTo(v.person, f.stop) || gone && f.need != cancelled):
		return false
	}
	for _, word := range words {
		if !strings.Contains(v.folded, word) {
			return false
		}
	}
	return true
}

func comesTo(person *program.Person, stop program.ID) bool {
	stay, _ := person.StayAt(stop)
	return !stay.Absent
}

// narrowed gives those of the rows that the filter lets through, in their order.
func (r *roster) narrowed(rows []*row, f filter) []*row {
	words := strings.Fields(locale.Fold(f.query))
	if f.everyone() && len(words) == 0 {
		return rows
	}
	shown := make([]*row, 0, len(rows)/4)
	for _, v := range rows {
		if f.match(r.program, v, words) {
			shown = append(shown, v)
		}
	}
	return shown
}

// counts are the numbers on the chips: of all people, whatever else is filtered.
type counts struct {
	everyone  int
	roles     map[program.Role]int
	needs     map[need]int
	stops     map[program.ID]int
	countries map[program.Country]int
}

func (r *roster) counts() counts {
	c := counts{
		everyone: len(r.rows), roles: map[program.Role]int{}, needs: map[need]int{}, stops: map[program.ID]int{},
		countries: map[program.Country]int{},
	}
	for _, v := range r.rows {
		c.countries[v.person.Country]++
		for _, n := range needFilters {
			if v.needs&n.need != 0 {
				c.needs[n.need]++
			}
		}
		if v.needs&cancelled != 0 {
			continue
		}
		c.roles[v.person.Role]++
		for _, stop := range r.program.Stops {
			if comesTo(v.person, stop.ID) {
				c.stops[stop.ID]++
			}
		}
	}
	return c
}
