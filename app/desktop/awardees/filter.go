package awardees

import (
	"encoding/json"
	"strings"

	"fyne.io/fyne/v2"

	"laurel/app/desktop/kit/look"
	"laurel/data/locale"
	"laurel/data/program"
)

// need is what a filter asks of a person.
type need string

const (
	needsInterpreter   need = "interpreter"
	consentUnknown     need = "consent"
	noEmergencyContact need = "emergency"
	passportEnds       need = "passport"
	cancelled          need = "cancelled"
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
	need    need
	stop    program.ID
	country program.Country
	query   string
}

// everyone reports whether nothing is filtered but by the search.
func (f filter) everyone() bool {
	f.query = ""
	return f == filter{}
}

// match reports whether the row is shown; words are those of the folded query. Someone who has cancelled is found by
// search, under Cancelled and among everyone, but does not count as an awardee, nor as someone who comes to a stop.
func (f filter) match(v *row, words []string) bool {
	gone := v.has(cancelled) && f.need != cancelled
	switch {
	case f.role != "" && (v.person.Role != f.role || gone),
		f.need != "" && !v.has(f.need),
		f.country != "" && v.person.Country != f.country,
		f.stop != "" && (!comesTo(v.person, f.stop) || gone):
		return false
	}
	return locale.HasAll(v.folded, words)
}

func comesTo(person *program.Person, stop program.ID) bool {
	stay, _ := person.StayAt(stop)
	return !stay.Absent
}

// narrowed returns those of the rows that the filter lets through, in their order.
func (r *Roster) narrowed(rows []*row, f filter) []*row {
	words := strings.Fields(locale.Fold(f.query))
	if f.everyone() && len(words) == 0 {
		return rows
	}
	shown := make([]*row, 0, len(rows)/4)
	for _, v := range rows {
		if f.match(v, words) {
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

func (r *Roster) counts() counts {
	c := counts{
		everyone:  len(r.rows),
		roles:     map[program.Role]int{},
		needs:     map[need]int{},
		stops:     map[program.ID]int{},
		countries: map[program.Country]int{},
	}
	for _, v := range r.rows {
		c.countries[v.person.Country]++
		for _, n := range v.needs {
			c.needs[n]++
		}
		if v.has(cancelled) {
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

// filterBar is the chips that narrow the list.
type filterBar struct {
	filter
	changed func(*Roster) // shows the list with another filter

	roster   *Roster
	chips    *fyne.Container
	everyone *look.FilterChip
	roles    map[program.Role]*look.FilterChip
	needs    map[need]*look.FilterChip
	stop     *look.FilterChip
	country  *look.FilterChip
}

func newFilterBar(changed func(*Roster), everyone func()) *filterBar {
	b := &filterBar{changed: changed, roles: map[program.Role]*look.FilterChip{}, needs: map[need]*look.FilterChip{}}
	b.everyone = look.NewFilterChip(locale.L("Everyone"), 0, look.Neutral, everyone)
	b.chips = look.Flow(6, b.everyone)
	for _, role := range program.Roles() {
		b.roles[role] = look.NewFilterChip(rolePlurals[role](), 0, look.Neutral, func() { toggle(b, &b.role, role) })
		b.chips.Add(b.roles[role])
	}
	for _, n := range needFilters {
		b.needs[n.need] = look.NewFilterChip(n.label(), 0, n.tone, func() { toggle(b, &b.need, n.need) })
		b.chips.Add(b.needs[n.need])
	}
	b.stop = look.NewMenuChip(locale.L("Stop"), look.Neutral, b.stopMenu)
	b.country = look.NewMenuChip(locale.L("Country"), look.Neutral, b.countryMenu)
	b.chips.Add(b.stop)
	b.chips.Add(b.country)
	return b
}

// set narrows the list by one value; the empty one removes that filter.
func set[T comparable](b *filterBar, filter *T, value T) {
	*filter = value
	b.changed(nil)
}

// toggle narrows the list by a value, or removes the filter that is this value already.
func toggle[T comparable](b *filterBar, filter *T, value T) {
	if *filter == value {
		var none T
		value = none
	}
	set(b, filter, value)
}

func (b *filterBar) clear() { b.filter = filter{} }

// savedFilter is the form of a filter in a view of the list; what was searched for is not kept.
type savedFilter struct {
	Role    program.Role    `json:"role,omitempty"`
	Need    need            `json:"need,omitempty"`
	Stop    program.ID      `json:"stop,omitempty"`
	Country program.Country `json:"country,omitempty"`
}

// text is the filter as a view keeps it.
func (b *filterBar) text() string {
	f := b.filter
	text, err := json.Marshal(savedFilter{f.role, f.need, f.stop, f.country})
	if err != nil {
		return ""
	}
	return string(text)
}

// setText narrows the list as a view has kept it. A stop of another program is passed over.
func (b *filterBar) setText(text string) {
	var saved savedFilter
	if json.Unmarshal([]byte(text), &saved) != nil {
		return
	}
	if b.roster != nil && b.roster.program.Stop(saved.Stop) == nil {
		saved.Stop = ""
	}
	b.filter = filter{saved.Role, saved.Need, saved.Stop, saved.Country, b.query}
	b.changed(nil)
}

// update shows counts and choices of a roster. A chip that would show nobody is hidden, unless it is the one chosen.
func (b *filterBar) update(r *Roster) {
	b.roster = r
	c := r.counts()
	b.everyone.Set(b.everyone.Label, c.everyone, b.filter.everyone())
	for role, chip := range b.roles {
		showChip(chip, c.roles[role], b.role == role)
	}
	for n, chip := range b.needs {
		showChip(chip, c.needs[n], b.need == n)
	}
	stop := r.program.Stop(b.filter.stop)
	city := locale.L("Stop")
	if stop != nil {
		city = stop.City
	}
	b.stop.Set(city, -1, stop != nil)
	b.stop.Hidden = len(r.program.Stops) < 2 && stop == nil
	country := locale.L("Country")
	if b.filter.country != "" {
		country = b.filter.country.Name(locale.Window())
	}
	b.country.Set(country, -1, b.filter.country != "")
	b.country.Hidden = len(r.countries) < 2 && b.filter.country == ""
	b.chips.Refresh()
}

func showChip(chip *look.FilterChip, count int, selected bool) {
	chip.Set(chip.Label, count, selected)
	chip.Hidden = count == 0 && !selected
}

func (b *filterBar) stopMenu() *fyne.Menu {
	items := []*fyne.MenuItem{menuChoice(b, locale.L("All stops"), &b.filter.stop, "")}
	c := b.roster.counts()
	for _, stop := range b.roster.program.Stops {
		label := locale.L("{{.Name}} ({{.Count}})", locale.Values{"Name": stop.City, "Count": c.stops[stop.ID]})
		items = append(items, menuChoice(b, label, &b.filter.stop, stop.ID))
	}
	return fyne.NewMenu("", items...)
}

func (b *filterBar) countryMenu() *fyne.Menu {
	items := []*fyne.MenuItem{menuChoice(b, locale.L("All countries"), &b.filter.country, "")}
	c := b.roster.counts()
	for _, country := range b.roster.countries {
		label := locale.L("{{.Name}} ({{.Count}})",
			locale.Values{"Name": country.Name(locale.Window()), "Count": c.countries[country]})
		items = append(items, menuChoice(b, label, &b.filter.country, country))
	}
	return fyne.NewMenu("", items...)
}

func menuChoice[T comparable](b *filterBar, label string, filter *T, value T) *fyne.MenuItem {
	item := fyne.NewMenuItem(label, func() { set(b, filter, value) })
	item.Checked = *filter == value
	return item
}
