package outcome

import (
	"maps"
	"slices"

	"laurel/data/civil"
	"laurel/data/locale"
	"laurel/data/program"
)

// Year is what the programs that began in a year add up to, as agencies publish it: by the numbers.
type Year struct {
	Year         int // 0: the programs have no day
	Programs     []program.ID
	Visitors     []program.ID // of all programs
	Countries    []Count      // the visitors' homes, the largest first
	Cities       []Count      // the stops by city, the largest first
	Interpreters []program.ID
	Visits       []program.ID // meetings
	Hospitality  []program.ID // meetings in homes
	Meals        []program.ID // meetings at which people ate
	Minutes      int          // of the visits
	Nights       int          // visitors' nights in hotels
	Takeaways    []program.ID
	Usefulness   Score // of all evaluations
}

// ByYear adds up programs by the year in which they begin, the earliest first.
func ByYear(programs []*program.Program) []Year {
	byYear := map[int][]*program.Program{}
	for _, p := range programs {
		year := YearOf(p)
		byYear[year] = append(byYear[year], p)
	}
	var all []Year
	for _, year := range slices.Sorted(maps.Keys(byYear)) {
		all = append(all, yearOf(year, byYear[year]))
	}
	return all
}

func yearOf(number int, programs []*program.Program) Year {
	y := Year{Year: number, Countries: CountriesEver(programs)}
	cities := newCounter()
	useful := &scoring{Score: Score{Steps: usualSteps}}
	for _, p := range programs {
		y.Programs = append(y.Programs, p.ID)
		visitors := People(p, Visitors...)
		y.Visitors = append(y.Visitors, idsOf(visitors)...)
		y.Interpreters = append(y.Interpreters, idsOf(People(p, program.Interpreter))...)
		for _, s := range p.Stops {
			cities.add(locale.Fold(s.City), s.ID, fixed(s.City))
			for _, person := range visitors {
				y.Nights += nights(s, person)
			}
		}
		for _, m := range Visits(p) {
			y.Visits = append(y.Visits, m.ID)
			y.Minutes += max(m.Minutes(), 0)
			if m.Kind == program.Hospitality {
				y.Hospitality = append(y.Hospitality, m.ID)
			}
		}
		for _, m := range p.Meetings {
			if m.Kind == program.Meal && m.TakesPlace() {
				y.Meals = append(y.Meals, m.ID)
			}
		}
		y.Takeaways = append(y.Takeaways, idsOf(p.Takeaways)...)
		addMeasure(p, program.Usefulness, useful)
	}
	y.Cities = cities.largest()
	y.Usefulness = useful.score()
	return y
}

// addMeasure adds the answers of a program that measure something.
func addMeasure(p *program.Program, measure program.Measure, to *scoring) {
	for _, r := range p.Responses {
		form := p.Form(r.Form)
		if form == nil {
			continue
		}
		for _, a := range r.Answers {
			if q, known := form.Question(a.Question); known && isMeasure(q, measure) {
				to.add(r, a, q.Steps)
			}
		}
	}
}

// isMeasure reports whether a question measures something on a scale.
func isMeasure(q program.Question, measure program.Measure) bool {
	return q.Measure == measure && q.Kind == program.Scale && q.Steps > 1
}

// nights returns how many nights a person's room at a stop is taken.
func nights(s *program.Stop, person *program.Person) int {
	stay, _ := person.StayAt(s.ID)
	if stay.Absent {
		return 0
	}
	return stay.Nights(s)
}

func idsOf[R program.Record](records []R) []program.ID {
	ids := make([]program.ID, len(records))
	for i, r := range records {
		ids[i] = r.RecordID()
	}
	return ids
}

// CountriesEver counts the visitors of all programs by home country, the largest first.
func CountriesEver(programs []*program.Program) []Count {
	c := newCounter()
	for _, p := range programs {
		for _, person := range People(p, Visitors...) {
			c.add(string(person.Country), person.ID, countryName(person.Country))
		}
	}
	return c.largest()
}

// ThemesEver counts the visits of all programs by theme, the largest first. Themes of one identifier are the same;
// their name is that of the program in which they are first met.
func ThemesEver(programs []*program.Program) []Count {
	c := newCounter()
	for _, p := range programs {
		for _, m := range Visits(p) {
			c.add(string(m.Theme), m.ID, nil)
		}
		c.named(p)
	}
	return c.largest()
}

// HostsEver counts the visits of all programs by the name of the organisation that received, the largest first: in
// stores of different years the same one has different identifiers.
func HostsEver(programs []*program.Program) []Count {
	c := newCounter()
	for _, p := range programs {
		for _, m := range Visits(p) {
			for _, host := range HostsOf(p, m) {
				c.add(locale.Fold(host.Name), m.ID, fixed(host.Name))
			}
		}
	}
	return c.largest()
}

// Alumnus is a visitor of a program that is over.
type Alumnus struct {
	Person  *program.Person
	Program *program.Program
}

// Alumni lists the visitors of the programs that ended before a day, the latest program first, in their order.
func Alumni(programs []*program.Program, today civil.Date) []Alumnus {
	past := slices.DeleteFunc(slices.Clone(programs), func(p *program.Program) bool {
		return p.End.IsZero() || !p.End.Before(today)
	})
	slices.SortStableFunc(past, func(a, b *program.Program) int { return b.End.Compare(a.End) })
	var all []Alumnus
	for _, p := range past {
		for _, person := range People(p, Visitors...) {
			all = append(all, Alumnus{person, p})
		}
	}
	return all
}

// MovedOn is a contact whom no later program met, though it visited the contact's organisation and met others there:
// perhaps somebody who has left.
type MovedOn struct {
	Contact *program.Contact
	LastMet program.ID   // the meeting
	Since   []program.ID // later meetings with others of the organisation
}

// ContactsMovedOn lists the contacts of all programs who may have moved on, in the order of the library.
func ContactsMovedOn(programs []*program.Program) []MovedOn {
	type meeting struct {
		*program.Meeting
		of *program.Program
	}
	var met []meeting
	for _, p := range programs {
		for _, m := range Visits(p) {
			met = append(met, meeting{m, p})
		}
	}
	slices.SortStableFunc(met, func(a, b meeting) int { return a.Start.Compare(b.Start) })
	last := map[program.ID]int{}             // the latest meeting with a contact
	byOrganisation := map[program.ID][]int{} // the meetings with contacts of an organisation
	contacts := map[program.ID]*program.Contact{}
	var order []program.ID
	for i, m := range met {
		for _, id := range distinct(m.Contacts) {
			c := m.of.Contact(id)
			if c == nil {
				continue
			}
			if contacts[id] == nil {
				order = append(order, id)
			}
			contacts[id] = c
			last[id] = i
			if list := byOrganisation[c.Organisation]; len(list) == 0 || list[len(list)-1] != i {
				byOrganisation[c.Organisation] = append(list, i)
			}
		}
	}
	var gone []MovedOn
	for _, id := range order {
		one := MovedOn{Contact: contacts[id], LastMet: met[last[id]].ID}
		for _, i := range byOrganisation[contacts[id].Organisation] {
			if i > last[id] && met[i].of != met[last[id]].of {
				one.Since = append(one.Since, met[i].ID)
			}
		}
		if len(one.Since) > 0 {
			gone = append(gone, one)
		}
	}
	return gone
}
