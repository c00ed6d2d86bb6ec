package clash

import (
	"laurel/data/locale"
	"laurel/data/program"
)

// Rule is the name of a check.
type Rule string

// The rules.
const (
	PersonTwice         Rule = "person-twice"
	InterpreterTwice    Rule = "interpreter-twice"
	ContactTwice        Rule = "contact-twice"
	VehicleTwice        Rule = "vehicle-twice"
	PlaceTwice          Rule = "place-twice"          // an organisation that receives one group at a time
	NoInterpreter       Rule = "no-interpreter"       // nobody in the program could interpret
	InterpreterMissing  Rule = "interpreter-missing"  // nobody interprets in this meeting
	InterpreterLanguage Rule = "interpreter-language" // whoever interprets in this meeting does not speak the language
	StopMissing         Rule = "stop-missing"         // a meeting at a stop that is not there or has no time zone
	OutsideStop         Rule = "outside-stop"         // not within the dates of its stop
	TimeGap             Rule = "time-gap"             // a local time that the clocks skip
	TimeTwice           Rule = "time-twice"           // a local time that the clocks show twice
	PlaceClosed         Rule = "place-closed"         // an organisation outside its opening hours
	Nobody              Rule = "nobody"               // a meeting that nobody attends, in a program that has people
	CancelledChosen     Rule = "cancelled-chosen"     // chosen for a meeting although they have cancelled
	AbsentChosen        Rule = "absent-chosen"        // chosen for a meeting although they are not in the stop
	BeforeArrival       Rule = "before-arrival"       // before someone has arrived
	AfterDeparture      Rule = "after-departure"      // after someone has to leave
	OnJourney           Rule = "on-journey"           // while someone is on a journey between stops
	TravelMissing       Rule = "travel-missing"       // the next meeting is in another city, and nothing leads there
	TravelShort         Rule = "travel-short"         // the route to the next meeting takes longer than there is time
	VehicleFull         Rule = "vehicle-full"         // more people than seats
	InterpreterLong     Rule = "interpreter-long"     // an interpreter works too long without a pause
	AppointmentsMany    Rule = "appointments-many"    // more professional appointments in a day than people can follow
	NoLunch             Rule = "no-lunch"
	NoDinner            Rule = "no-dinner"
	DietUnknown         Rule = "diet-unknown"     // nobody has asked what someone eats before their first meal
	PhotosUntold        Rule = "photos-untold"    // the host does not know whom not to photograph
	PrivateNeeds        Rule = "private-needs"    // private, so that drivers, interpreters and hosts do not have it
	Unconfirmed         Rule = "unconfirmed"      // soon, and not confirmed
	DeclinedPlanned     Rule = "declined-planned" // declined or cancelled and still in the plan
)

// Description describes a rule: what others need to know of it, the function that finds it, and the one that proposes
// how to fix it. Its title is the text "rule.RULE" of the catalogue, its sentences are "finding.RULE".
type Description struct {
	Rule     Rule
	Severity program.Severity // of its findings, where nothing makes them less or more grave
	Personal bool             // it is corrected in the data of people
	Obstacle string           // what is in the way of a time: "obstacle.OBSTACLE"; empty: another time would not help
	Relief   string           // what could be given up for a time: "relief.RELIEF"; may be empty

	program func(*edit)                  // about all meetings
	meeting func(*inspection)            // about one meeting
	agenda  func(*walk)                  // about an agenda, which several people may have
	person  func(w *walk, ordinal int32) // about one person's agenda
	fix     func(*fixer)                 // nil: someone has to be found or asked
}

// descriptions are those of every rule, in the order in which equally grave findings about one meeting are listed. What
// has no function of its own is found by that of the rule above it or, where it is about what meetings share, by
// comparing them. The list is made in init, since its functions refer to it.
var (
	descriptions []Description
	ranks        map[Rule]int // the places of the rules in descriptions
)

func init() {
	const grave, warn, hint = program.SeverityError, program.SeverityWarning, program.SeverityHint
	descriptions = []Description{
		{Rule: PersonTwice, Severity: grave, Obstacle: "elsewhere", agenda: (*walk).overlaps, fix: (*fixer).separate},
		{Rule: InterpreterTwice, Severity: grave, Obstacle: "interpreter", fix: (*fixer).separate},
		{Rule: ContactTwice, Severity: grave, Obstacle: "contact", Relief: "contact", fix: (*fixer).separate},
		{Rule: VehicleTwice, Severity: grave, Obstacle: "vehicle", Relief: "vehicle", fix: (*fixer).separate},
		{Rule: PlaceTwice, Severity: grave, Obstacle: "place", Relief: "place", fix: (*fixer).separate},
		{Rule: NoInterpreter, Severity: grave, Personal: true, program: (*edit).unspoken},
		{Rule: InterpreterMissing, Severity: warn, meeting: (*inspection).interpreted, fix: (*fixer).assign},
		{Rule: InterpreterLanguage, Severity: warn, fix: (*fixer).assign},
		{Rule: StopMissing, Severity: grave, meeting: (*inspection).withinStop, fix: (*fixer).findStop},
		{Rule: OutsideStop, Severity: warn, Obstacle: "stay", fix: (*fixer).intoStay},
		{Rule: TimeGap, Severity: grave, Obstacle: "clock", meeting: (*inspection).clockChange, fix: (*fixer).afterGap},
		{Rule: TimeTwice, Severity: warn, Obstacle: "clock", fix: (*fixer).unambiguous},
		{
			Rule: PlaceClosed, Severity: warn, Obstacle: "closed", Relief: "closed",
			meeting: (*inspection).openingHours, fix: (*fixer).whenOpen,
		},
		{Rule: Nobody, Severity: warn, meeting: (*inspection).nobody, fix: (*fixer).inviteAll},
		{
			Rule: CancelledChosen, Severity: warn, Personal: true,
			meeting: (*inspection).wronglyChosen, fix: (*fixer).excuseAll,
		},
		{Rule: AbsentChosen, Severity: warn, Personal: true, Obstacle: "absent", fix: (*fixer).excuseAll},
		{
			Rule: BeforeArrival, Severity: warn, Personal: true, Obstacle: "arrival",
			person: (*walk).flights, fix: (*fixer).afterArrival,
		},
		{Rule: AfterDeparture, Severity: warn, Personal: true, Obstacle: "departure", fix: (*fixer).beforeDeparture},
		{
			Rule: OnJourney, Severity: warn, Personal: true, Obstacle: "journey",
			person: (*walk).riding, fix: (*fixer).afterArrival,
		},
		{Rule: TravelMissing, Severity: warn, Obstacle: "city", agenda: (*walk).travel, fix: (*fixer).planTravel},
		{Rule: TravelShort, Severity: warn, Obstacle: "travel", Relief: "travel", fix: (*fixer).faster},
		{Rule: VehicleFull, Severity: warn, meeting: (*inspection).seats, fix: (*fixer).otherVehicle},
		{Rule: InterpreterLong, Severity: warn, Obstacle: "pause", person: (*walk).interpreting, fix: (*fixer).pause},
		{
			Rule: AppointmentsMany, Severity: warn, Obstacle: "appointments", Relief: "appointments",
			agenda: (*walk).fullDays, fix: (*fixer).spread,
		},
		{
			Rule: NoLunch, Severity: hint, Obstacle: "meal", Relief: "meal",
			agenda: (*walk).missedMeals, fix: (*fixer).planMeal,
		},
		{Rule: NoDinner, Severity: hint, Obstacle: "meal", Relief: "meal", fix: (*fixer).planMeal},
		{Rule: DietUnknown, Severity: warn, Personal: true, person: (*walk).diet},
		{Rule: PhotosUntold, Severity: warn, meeting: (*inspection).photos, fix: (*fixer).hostInformed},
		{Rule: PrivateNeeds, Severity: hint, meeting: (*inspection).privately, fix: (*fixer).published},
		{Rule: Unconfirmed, Severity: warn, meeting: (*inspection).confirmation, fix: (*fixer).confirm},
		{Rule: DeclinedPlanned, Severity: warn, meeting: (*inspection).declined, fix: (*fixer).remove},
	}
	ranks = make(map[Rule]int, len(descriptions))
	for i, d := range descriptions {
		ranks[d.Rule] = i
	}
}

// Rules lists the rules, in the order in which equally grave findings about one meeting are listed.
func Rules() []Rule {
	list := make([]Rule, len(descriptions))
	for i, d := range descriptions {
		list[i] = d.Rule
	}
	return list
}

// Description returns the description of the rule; that of an unknown one is empty.
func (r Rule) Description() Description {
	if i, known := ranks[r]; known {
		return descriptions[i]
	}
	return Description{Rule: r}
}

// Title returns a few words for the rule.
func (r Rule) Title(l locale.Language) string { return l.Name("rule", string(r)) }
