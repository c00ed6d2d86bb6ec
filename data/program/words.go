package program

// trilingual is a word in English, Spanish and French.
type trilingual [3]string

// in gives the word in the nearest of the three languages (BCP 47; English when there is none).
func (t trilingual) in(tag string) string {
	switch documentLanguage(tag) {
	case spanish:
		return t[1]
	case french:
		return t[2]
	default:
		return t[0]
	}
}

// The words for the domain's choices. Each Name method gives the word in English, Spanish or French (in: "en", "es", "fr"), nothing for
// the empty choice where that means "not said", and the choice itself where it is none of ours.

var roleNames = map[Role]trilingual{
	Awardee:     {"Awardee", "Galardonado/a", "Lauréat·e"},
	Interpreter: {"Interpreter", "Intérprete", "Interprète"},
	Liaison:     {"Liaison", "Enlace", "Liaison"},
	Staff:       {"Staff", "Equipo", "Équipe"},
	Guest:       {"Guest", "Invitado/a", "Invité·e"},
}

// Name names the role, for one person.
func (r Role) Name(in string) string { return named(roleNames, r, in) }

var levelNames = map[Level]trilingual{
	Native:  {"native", "nativo", "langue maternelle"},
	Fluent:  {"fluent", "fluido", "courant"},
	Working: {"working knowledge", "nivel profesional", "niveau professionnel"},
	Basic:   {"basic", "básico", "notions"},
}

// Name names the level.
func (l Level) Name(in string) string { return named(levelNames, l, in) }

var answerNames = map[Answer]trilingual{
	Unknown: {"not asked", "sin preguntar", "non demandé"},
	Yes:     {"yes", "sí", "oui"},
	No:      {"no", "no", "non"},
}

// Name names the answer; silence is "not asked".
func (a Answer) Name(in string) string { return named(answerNames, a, in) }

var kindNames = map[Kind]trilingual{
	Appointment: {"Meeting", "Reunión", "Rencontre"},
	Ceremony:    {"Ceremony", "Ceremonia", "Cérémonie"},
	Meal:        {"Meal", "Comida", "Repas"},
	Activity:    {"Activity", "Actividad", "Activité"},
	Hospitality: {"Home hospitality", "Velada en casa de familia", "Soirée chez l’habitant"},
	Transport:   {"Transport", "Traslado", "Transport"},
	FlightKind:  {"Flight", "Vuelo", "Vol"},
	FreeTime:    {"Free time", "Tiempo libre", "Temps libre"},
	NoteKind:    {"Note", "Nota", "Note"},
}

// Name names the kind.
func (k Kind) Name(in string) string { return named(kindNames, k, in) }

var statusNames = map[Status]trilingual{
	ToRequest: {"to request", "por solicitar", "à demander"},
	Requested: {"requested", "solicitada", "demandée"},
	Confirmed: {"confirmed", "confirmada", "confirmée"},
	Declined:  {"declined", "rechazada", "refusée"},
	Cancelled: {"cancelled", "cancelada", "annulée"},
	Thanked:   {"thanked", "agradecida", "remerciée"},
}

// Name names the status.
func (s Status) Name(in string) string { return named(statusNames, s, in) }

var modeNames = map[Mode]trilingual{
	Walk:    {"on foot", "a pie", "à pied"},
	Van:     {"by van", "en furgoneta", "en minibus"},
	Taxi:    {"by taxi", "en taxi", "en taxi"},
	Transit: {"by public transport", "en transporte público", "en transports en commun"},
	Train:   {"by train", "en tren", "en train"},
	Plane:   {"by plane", "en avión", "en avion"},
}

// Name says how one gets there.
func (m Mode) Name(in string) string { return named(modeNames, m, in) }

var themeNames = map[Theme]trilingual{
	Prosecution: {"Prosecution", "Enjuiciamiento", "Poursuites"},
	Protection:  {"Protection", "Protección", "Protection"},
	Prevention:  {"Prevention", "Prevención", "Prévention"},
	Partnership: {"Partnership", "Alianzas", "Partenariats"},
}

// Name names the theme.
func (t Theme) Name(in string) string { return named(themeNames, t, in) }

var takeawayNames = map[TakeawayKind]trilingual{
	BestPractice:   {"Best practice", "Buena práctica", "Bonne pratique"},
	Challenge:      {"Challenge", "Desafío", "Défi"},
	Recommendation: {"Recommendation", "Recomendación", "Recommandation"},
	Quote:          {"Quote", "Cita", "Citation"},
	Commitment:     {"Commitment", "Compromiso", "Engagement"},
}

// Name names the kind of takeaway.
func (k TakeawayKind) Name(in string) string { return named(takeawayNames, k, in) }

var followUpNames = map[FollowUpState]trilingual{
	FollowUpOpen:     {"open", "pendiente", "à faire"},
	FollowUpUnderway: {"underway", "en curso", "en cours"},
	FollowUpDone:     {"done", "hecho", "fait"},
}

// Name names the state of the follow-up.
func (s FollowUpState) Name(in string) string { return named(followUpNames, s, in) }

var audienceNames = map[Audience]trilingual{
	Internal:     {"Internal", "Interno", "Interne"},
	Partners:     {"Partners", "Socios", "Partenaires"},
	Participants: {"Participants", "Participantes", "Participants"},
	Public:       {"Public", "Público", "Public"},
}

// Name names the audience.
func (a Audience) Name(in string) string { return named(audienceNames, a, in) }

func named[W ~string](words map[W]trilingual, word W, in string) string {
	if known, found := words[word]; found {
		return known.in(in)
	}
	return string(word)
}
