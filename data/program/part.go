package program

// Part is the part of a program that a change touches; recipients care for some of them.
type Part string

// The parts.
const (
	// meetings: times, places, how one gets there; the stops; what the program is called
	PlanPart       Part = "plan"
	DetailsPart    Part = "details"    // meetings: topics, notes, links, whether they are confirmed
	AttendancePart Part = "attendance" // meetings: who attends
	DatesPart      Part = "dates"      // from when to when the program and its stops last
	NamesPart      Part = "names"      // who comes, and how they are called
	PassportPart   Part = "passport"   // names as hotels and airlines need them
	AboutPart      Part = "about"      // positions, organisations and names in own script
	StaysPart      Part = "stays"      // who is in which stop, from when to when
	RoomsPart      Part = "rooms"      // hotel confirmations
	HotelPart      Part = "hotel"      // hotels
	ArrivalPart    Part = "arrivals"   // how and when people come
	DeparturePart  Part = "departures" // how and when people leave
	DietPart       Part = "diets"      // what people eat
	AccessPart     Part = "access"     // what people need to get in
	RidesPart      Part = "rides"      // transport companies and drivers
	HostsPart      Part = "hosts"      // local hosts
	PhonesPart     Part = "phones"     // whom to call in an emergency
	ReachPart      Part = "reach"      // people's telephone numbers
	ContactsPart   Part = "contacts"   // organisations, and whom one meets there
)
