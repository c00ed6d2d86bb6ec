package program

import (
	"cmp"
	"slices"
	"sync"
	"sync/atomic"

	"laurel/data/civil"
	"laurel/data/geo"
	"laurel/data/locale"
)

// Program is a whole program in memory: one delegation's trip through its stops. The order of the slices is the order
// of the screens; Meetings are sorted by start, the others by the user.
//
// A Program is immutable once it has been handed out. Its methods may be called from several goroutines.
type Program struct {
	ID    ID         `json:"id"                         audience:"public"`
	Name  string     `json:"name"                       audience:"public"`
	Start civil.Date `json:"start,omitzero"             audience:"participants"`
	End   civil.Date `json:"end,omitzero"               audience:"participants"`
	// BCP 47; of its documents unless one asks for another
	Language        locale.Language `json:"language,omitempty"         audience:"public"`
	Sponsor         string          `json:"sponsor,omitempty"          audience:"public"`
	SponsorSentence string          `json:"sponsor_sentence,omitempty" audience:"public"`
	Purpose         string          `json:"purpose,omitempty"          audience:"public"` // in reports
	// the national program agency
	Agency string `json:"agency,omitempty"           audience:"partners"`
	// the sponsor's, on covers, badges and certificates
	Logo           PhotoID `json:"logo,omitempty"             audience:"public"`
	EmergencyPhone string  `json:"emergency_phone,omitempty"  audience:"participants"`
	Award          Award   `json:"award,omitzero"             audience:"public"`
	Notes          string  `json:"notes,omitempty"            audience:"internal"`
	// whom participants read by name; MayName
	GroupNames GroupNames `json:"group_names,omitempty"      audience:"internal"`
	Checks     Checks     `json:"checks,omitzero"            audience:"internal"`
	// what was chosen of lists that go out, under names
	Lists NamedLists `json:"lists,omitempty"            audience:"internal"`
	// texts of letters that the program has of its own, and who got which
	Letters     LetterTexts `json:"letters,omitempty"          audience:"participants"`
	SentLetters SentLetters `json:"sent_letters,omitempty"     audience:"participants"`
	// by which meetings and takeaways are ordered; none: see ThemeList
	Themes   []Theme    `json:"themes,omitempty"           audience:"public"`
	Accepted civil.Date `json:"accepted,omitzero"          audience:"internal"` // the day on which it was agreed

	Stops         []*Stop         `json:"stops,omitempty"         audience:"public"`
	People        []*Person       `json:"people,omitempty"        audience:"public"`
	Organisations []*Organisation `json:"organisations,omitempty" audience:"participants"`
	Contacts      []*Contact      `json:"contacts,omitempty"      audience:"participants"`
	Meetings      []*Meeting      `json:"meetings,omitempty"      audience:"participants"`
	Takeaways     []*Takeaway     `json:"takeaways,omitempty"     audience:"public"`
	// what takeaways have in common
	Findings    []*Finding    `json:"findings,omitempty"      audience:"public"`
	Forms       []*Form       `json:"forms,omitempty"         audience:"public"` // evaluations
	Responses   []*Response   `json:"responses,omitempty"     audience:"public"` // by their identifiers
	Connections []*Connection `json:"connections,omitempty"   audience:"participants"`
	Tasks       []*Task       `json:"tasks,omitempty"         audience:"internal"`
	// flights and trains
	Journeys    []*Journey    `json:"journeys,omitempty"      audience:"partners"`
	TravelTimes []*TravelTime `json:"travel_times,omitempty"  audience:"internal"`
	Ignored     []*Ignored    `json:"ignored,omitempty"       audience:"internal"`
	// the register of issued certificates
	Issues []*Issue `json:"issues,omitempty"        audience:"public"`
	// what was sent to whom, the oldest first
	Releases []*Release `json:"releases,omitempty"      audience:"internal"`

	once  sync.Once `audience:"internal"`
	index index     `audience:"internal"`

	search         atomic.Pointer[searchIndex] `audience:"internal"`
	searchedBefore atomic.Pointer[searchIndex] `audience:"internal"`
}

// Award is the text of the program's certificates.
type Award struct {
	Title       string `json:"title,omitempty"               audience:"public"` // Certificate of Recognition
	PresentedBy string `json:"presented_by,omitempty"        audience:"public"`
	// the same in the second language of certificates in two; empty: as in the first
	TitleSecond       string      `json:"title_second,omitempty"        audience:"public"`
	PresentedBySecond string      `json:"presented_by_second,omitempty" audience:"public"`
	Place             string      `json:"place,omitempty"               audience:"public"`
	Date              civil.Date  `json:"date,omitzero"                 audience:"public"`
	Seal              PhotoID     `json:"seal,omitempty"                audience:"public"`
	Signatories       []Signatory `json:"signatories,omitempty"         audience:"public"` // up to three are printed
}

// Signatory signs the certificates.
type Signatory struct {
	Name     string `json:"name"                      audience:"public"`
	Position string `json:"position,omitempty"        audience:"public"`
	// in the second language of certificates in two
	PositionSecond string  `json:"position_second,omitempty" audience:"public"`
	Signature      PhotoID `json:"signature,omitempty"       audience:"participants"`
}

// Stop is a city in which the delegation stays, with its own time zone and local council.
type Stop struct {
	ID           ID         `json:"id"                        audience:"public"`
	City         string     `json:"city"                      audience:"public"`
	Country      Country    `json:"country,omitempty"         audience:"public"` // ISO 3166-1 alpha-2
	Zone         civil.Zone `json:"zone"                      audience:"public"`
	From         civil.Date `json:"from,omitzero"             audience:"participants"`
	Until        civil.Date `json:"until,omitzero"            audience:"participants"`
	Hotel        Hotel      `json:"hotel,omitzero"            audience:"participants"`
	Council      string     `json:"council,omitempty"         audience:"public"` // the local host organisation
	CouncilPhone string     `json:"council_phone,omitempty"   audience:"participants"`
	Transport    string     `json:"transport,omitempty"       audience:"participants"`
	Driver       string     `json:"driver,omitempty"          audience:"participants"`
	DriverPhone  string     `json:"driver_phone,omitempty"    audience:"participants"`
	Vehicles     []Vehicle  `json:"vehicles,omitempty"        audience:"participants"`
	// minutes that the city's traffic adds to each way by road
	Traffic        int    `json:"traffic,omitempty"         audience:"internal"`
	EmergencyPhone string `json:"emergency_phone,omitempty" audience:"participants"`
	Notes          string `json:"notes,omitempty"           audience:"internal"`
}

// Vehicle is one that the stop's transport company sends; a meeting names it.
type Vehicle struct {
	Name  string `json:"name"            audience:"participants"`
	Seats int    `json:"seats,omitempty" audience:"partners"` // for passengers; 0: not known
}

// Hotel is where the delegation sleeps in a stop.
type Hotel struct {
	Name     string       `json:"name,omitempty"    audience:"participants"`
	Address  string       `json:"address,omitempty" audience:"participants"`
	Position geo.Position `json:"position,omitzero" audience:"participants"`
	Phone    string       `json:"phone,omitempty"   audience:"participants"`
}

// Summary is what the program switcher shows of a program.
type Summary struct {
	ID    ID         `json:"id"             audience:"public"`
	Name  string     `json:"name"           audience:"public"`
	Start civil.Date `json:"start,omitzero" audience:"participants"`
	End   civil.Date `json:"end,omitzero"   audience:"participants"`
}

// Summary returns the program's entry in a list of programs.
func (p *Program) Summary() Summary { return Summary{p.ID, p.Name, p.Start, p.End} }

// index finds records by their ID. It is built on the first look-up and belongs to this value alone.
type index struct {
	stops         map[ID]*Stop
	people        map[ID]*Person
	organisations map[ID]*Organisation
	contacts      map[ID]*Contact
	meetings      map[ID]*Meeting
	takeaways     map[ID]*Takeaway
	forms         map[ID]*Form
	interpreters  map[string][]*Person // by the base languages in which they interpret
	issues        map[ID][]*Issue      // by the person
	replaced      map[ID]bool          // the issues that another replaces
	journeys      map[ID][]*Journey    // by the traveller, in the order of time
	travel        sync.Once
	travelled     *Program // see Travelled
}

func (p *Program) lookup() *index {
	p.once.Do(func() {
		at := &p.index
		at.stops, at.people = ByID(p.Stops), ByID(p.People)
		at.organisations, at.contacts = ByID(p.Organisations), ByID(p.Contacts)
		at.meetings, at.takeaways = ByID(p.Meetings), ByID(p.Takeaways)
		at.forms = ByID(p.Forms)
		at.interpreters = interpretersByLanguage(p)
		at.issues = map[ID][]*Issue{}
		at.replaced = map[ID]bool{}
		at.journeys = journeysByTraveller(p)
		for _, issue := range p.Issues {
			p.index.issues[issue.Person] = append(p.index.issues[issue.Person], issue)
			p.index.replaced[issue.Replaces] = true
		}
	})
	return &p.index
}

// ByID returns records by their identifiers.
func ByID[R Record](records []R) map[ID]R {
	found := make(map[ID]R, len(records))
	for _, r := range records {
		found[r.RecordID()] = r
	}
	return found
}

// Stop returns the stop with that ID, or nil.
func (p *Program) Stop(id ID) *Stop { return p.lookup().stops[id] }

// Person returns the person with that ID, or nil.
func (p *Program) Person(id ID) *Person { return p.lookup().people[id] }

// Organisation returns the organisation with that ID, or nil.
func (p *Program) Organisation(id ID) *Organisation { return p.lookup().organisations[id] }

// Contact returns the contact with that ID, or nil.
func (p *Program) Contact(id ID) *Contact { return p.lookup().contacts[id] }

// Meeting returns the meeting with that ID, or nil.
func (p *Program) Meeting(id ID) *Meeting { return p.lookup().meetings[id] }

// Takeaway returns the takeaway with that ID, or nil.
func (p *Program) Takeaway(id ID) *Takeaway { return p.lookup().takeaways[id] }

// Form returns the form with that ID, or nil.
func (p *Program) Form(id ID) *Form { return p.lookup().forms[id] }

// RecordName returns what the program calls the record with that ID, or "".
func (p *Program) RecordName(id ID) string {
	switch at := p.lookup(); {
	case at.people[id] != nil:
		return at.people[id].DisplayName()
	case at.organisations[id] != nil:
		return at.organisations[id].Name
	case at.contacts[id] != nil:
		return at.contacts[id].Name
	case at.meetings[id] != nil:
		return at.meetings[id].Title
	case at.stops[id] != nil:
		return at.stops[id].City
	case at.takeaways[id] != nil:
		return beginning(at.takeaways[id].Text)
	case at.forms[id] != nil:
		return at.forms[id].Name
	default:
		return ""
	}
}

// With returns a new value in which change has been made to a shallow copy; p stays as it is. The change must replace
// slices and records, never write into those it finds.
func (p *Program) With(change func(next *Program)) *Program {
	next := &Program{
		ID: p.ID, Name: p.Name, Start: p.Start, End: p.End, Language: p.Language, Sponsor: p.Sponsor,
		SponsorSentence: p.SponsorSentence, Purpose: p.Purpose, Logo: p.Logo, Agency: p.Agency,
		EmergencyPhone: p.EmergencyPhone, Award: p.Award, Notes: p.Notes, Checks: p.Checks, Lists: p.Lists,
		Letters:     p.Letters,
		SentLetters: p.SentLetters, Themes: p.Themes, Accepted: p.Accepted, GroupNames: p.GroupNames,
	}
	for _, k := range recordKinds {
		k.share(p, next)
	}
	next.searchedBefore.Store(cmp.Or(p.search.Load(), p.searchedBefore.Load()))
	change(next)
	return next
}

// FirstDay returns the day from which the dates of the program are counted: its own first one, or the earliest of its
// stops and meetings.
func (p *Program) FirstDay() civil.Date {
	if !p.Start.IsZero() {
		return p.Start
	}
	var days []civil.Date
	for _, stop := range p.Stops {
		days = append(days, stop.From)
	}
	for _, m := range p.Meetings {
		days = append(days, m.Start.Date)
	}
	days = slices.DeleteFunc(days, civil.Date.IsZero)
	if len(days) == 0 {
		return civil.Date{}
	}
	return slices.MinFunc(days, civil.Date.Compare)
}
