package clash

import (
	"slices"
	"strings"

	"laurel/data/civil"
	"laurel/data/program"
)

// setup is what most edits leave as it is: the stops, who is in the delegation and which languages they speak, travel
// times and thresholds. Checkers that are made from each other share it.
type setup struct {
	limits       program.Checks
	ordinals     map[program.ID]int32 // of the people, in the order of the program
	contacts     map[program.ID]int32 // ordinals of the contacts
	places       map[program.ID]int32 // ordinals of the organisations
	stops        map[program.ID]*stop
	routes       routes
	needs        []*need // in the order of the program
	needOf       []*need // of each person; nil: they need no interpreter
	interpreting []bool  // of each person: they are here as an interpreter
}

// stop is a stop with what the rules ask of it for each meeting.
type stop struct {
	*program.Stop
	zone      civil.Zone // UTC when the stop has none
	zoned     bool
	hotel     point
	hotelName string               // in lower case
	vehicles  map[string]*vehicles // by their names as they are spelled and as vehicleName has them
}

// need is a group of people who need an interpreter and speak the same languages.
type need struct {
	example *program.Person // any of them
	who     []int32
	fitting []bool // of each person: an interpreter of the program who shares a language with them
	met     bool   // there is such an interpreter
}

func newSetup(p *program.Program) *setup {
	s := &setup{
		limits: p.Checks.WithDefaults(), routes: newRoutes(p.TravelTimes), stops: map[program.ID]*stop{},
		ordinals: ordinalsOf(p.People), contacts: ordinalsOf(p.Contacts), places: ordinalsOf(p.Organisations),
	}
	for _, known := range p.Stops {
		s.stops[known.ID] = newStop(known)
	}
	s.readNeeds(p)
	return s
}

func ordinalsOf[R program.Record](records []R) map[program.ID]int32 {
	ordinals := make(map[program.ID]int32, len(records))
	for i, r := range records {
		ordinals[r.RecordID()] = int32(i)
	}
	return ordinals
}

func newStop(s *program.Stop) *stop {
	known := &stop{Stop: s, zone: "UTC", hotelName: strings.ToLower(s.Hotel.Name), vehicles: map[string]*vehicles{}}
	if known.hotelName != "" {
		known.hotel = pointOf(s.Hotel.Position)
	}
	if s.Zone.Valid() {
		known.zone, known.zoned = s.Zone, true
	}
	for _, v := range s.Vehicles {
		name := vehicleName(v.Name)
		if name == "" {
			continue
		}
		if known.vehicles[name] == nil {
			known.vehicles[name] = &vehicles{}
		}
		named := known.vehicles[name]
		*named = append(*named, v)
		known.vehicles[v.Name] = named
	}
	return known
}

// vehicles are those of a stop with one name, however it is spelled.
type vehicles []program.Vehicle

// vehiclesNamed returns the vehicles with a name, or nil.
func (s *stop) vehiclesNamed(name string) *vehicles {
	if s == nil || name == "" {
		return nil
	}
	if known := s.vehicles[name]; known != nil {
		return known
	}
	return s.vehicles[vehicleName(name)]
}

// vehicleName is the form of a vehicle's name in which spellings are equal.
func vehicleName(name string) string { return strings.ToLower(strings.TrimSpace(name)) }

// readNeeds groups those who need an interpreter by the languages they speak. For someone whose languages are not known
// any interpreter fits.
func (s *setup) readNeeds(p *program.Program) {
	s.interpreting, s.needOf = make([]bool, len(p.People)), make([]*need, len(p.People))
	for i, person := range p.People {
		s.interpreting[i] = person.Role == program.Interpreter && !person.Cancelled
	}
	groups := map[string]*need{}
	for i, person := range p.People {
		if person.NeedsInterpreter != program.Yes || person.Cancelled {
			continue
		}
		var key strings.Builder
		for _, spoken := range person.Languages {
			key.WriteString(spoken.Language + " " + string(spoken.Level) + " ")
		}
		n := groups[key.String()]
		if n == nil {
			n = s.newNeed(p, person)
			groups[key.String()] = n
			s.needs = append(s.needs, n)
		}
		n.who = append(n.who, int32(i))
		s.needOf[i] = n
	}
}

func (s *setup) newNeed(p *program.Program, person *program.Person) *need {
	n := &need{example: person, fitting: make([]bool, len(p.People))}
	for i, other := range p.People {
		n.fitting[i] = s.interpreting[i] && (len(person.Languages) == 0 || p.Interpreting().CanInterpret(other, person))
	}
	n.met = slices.Contains(n.fitting, true)
	return n
}
