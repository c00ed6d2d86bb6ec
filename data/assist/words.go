package assist

import (
	"fmt"
	"strings"

	"laurel/data/clash"
	"laurel/data/program"
)

// sentences are all that the room says, in English, Spanish and French. Numbered verbs let each language have its own order.
var sentences = map[string][3]string{
	"nobody speaks":  {"Nobody who interprets in the program speaks %s.", "Ningún intérprete del programa habla %s.", "Aucun interprète du programme ne parle %s."},
	"their language": {"a language that they speak", "un idioma que hable esa persona", "une langue que cette personne parle"},
	"and more":       {"The others are not free either.", "Los demás tampoco están libres.", "Les autres ne sont pas libres non plus."},
	"excused":        {"%s is excused from this meeting.", "%s no tiene que asistir a esta reunión.", "%s est dispensé·e de cette rencontre."},
	"no agreement":   {"Whoever could is needed elsewhere.", "Quienes podrían hacen falta en otro lugar.", "Les personnes qui le pourraient sont requises ailleurs."},

	"all free":        {"All %d people are free.", "Las %d personas están libres.", "Les %d personnes sont libres."},
	"one free":        {"%s is free.", "%s está libre.", "%s est libre."},
	"interprets":      {"Interpreting: %s.", "Interpreta: %s.", "Interprétation : %s."},
	"place free":      {"%s has no other visit then.", "%s no tiene otra visita a esa hora.", "%s n’a pas d’autre visite à ce moment."},
	"open then":       {"Opening hours respected (%s).", "Se respeta el horario de apertura (%s).", "Horaires d’ouverture respectés (%s)."},
	"after":           {"%[1]s after “%[2]s”.", "%[1]s después de «%[2]s».", "%[1]s après « %[2]s »."},
	"before":          {"%[1]s before “%[2]s”.", "%[1]s antes de «%[2]s».", "%[1]s avant « %[2]s »."},
	"at once after":   {"Right after “%s”.", "Justo después de «%s».", "Juste après « %s »."},
	"at once before":  {"Right before “%s”.", "Justo antes de «%s».", "Juste avant « %s »."},
	"day empty":       {"Nothing else that day.", "Nada más ese día.", "Rien d’autre ce jour-là."},
	"ways fit":        {"There is time for the ways there and on.", "Hay tiempo para los trayectos de ida y de salida.", "Le temps suffit pour y aller et en repartir."},
	"meals stay":      {"Lunch and dinner keep their time.", "El almuerzo y la cena conservan su hora.", "Le déjeuner et le dîner gardent leur heure."},
	"was confirmed":   {"The host confirmed the old time; ask again.", "El anfitrión confirmó la hora anterior; vuelva a preguntar.", "L’hôte a confirmé l’ancienne heure ; redemandez-lui."},
	"minutes":         {"%d minutes", "%d minutos", "%d minutes"},
	"one hour":        {"1 hour", "1 hora", "1 heure"},
	"hours":           {"%d hours", "%d horas", "%d heures"},
	"hours, minutes":  {"%d h %d min", "%d h %d min", "%d h %d min"},
	"no meeting":      {"Choose the meeting for which a time is wanted.", "Elija la reunión para la que se busca hora.", "Choisissez la rencontre à placer."},
	"no stop":         {"“%s” belongs to no stop with a time zone. Give it a stop first.", "«%s» no pertenece a ninguna parada con zona horaria. Asígnele primero una parada.", "« %s » n’appartient à aucune étape avec fuseau horaire. Donnez-lui d’abord une étape."},
	"no days":         {"Say between which days “%s” may be: its stop has no dates.", "Indique entre qué días puede ser «%s»: su parada no tiene fechas.", "Dites entre quels jours « %s » peut avoir lieu : son étape n’a pas de dates."},
	"dates reversed":  {"The last day is before the first.", "El último día es anterior al primero.", "Le dernier jour précède le premier."},
	"hours reversed":  {"The working day ends before it begins.", "La jornada termina antes de empezar.", "La journée se termine avant de commencer."},
	"no time":         {"There is no time for “%[1]s”. %[2]s", "No hay hora para «%[1]s». %[2]s", "Aucun moment ne convient pour « %[1]s ». %[2]s"},
	"in the way":      {"In the way: %s.", "Lo impide: %s.", "Obstacles : %s."},
	"obstacle":        {"%[1]s (%[2]d of %[3]d times)", "%[1]s (%[2]d de %[3]d horas)", "%[1]s (%[2]d créneaux sur %[3]d)"},
	"longer than day": {"it lasts longer than the working day", "dura más que la jornada", "la durée dépasse la journée de travail"},
	"all past":        {"all those days are over", "todos esos días ya pasaron", "tous ces jours sont passés"},

	"help without":     {"without %s", "sin %s", "sans %s"},
	"help hours":       {"outside working hours", "fuera del horario de trabajo", "hors des heures de travail"},
	"help interpreter": {"without an interpreter", "sin intérprete", "sans interprète"},
	"help contact":     {"with another contact", "con otro contacto", "avec un autre contact"},
	"help vehicle":     {"with another vehicle", "con otro vehículo", "avec un autre véhicule"},
	"help place":       {"in another place", "en otro lugar", "dans un autre lieu"},
	"help travel":      {"if the way can be made faster", "si el trayecto puede ser más rápido", "si le trajet peut être plus rapide"},
	"help many":        {"if one appointment more is bearable", "si se admite una cita más ese día", "si un rendez-vous de plus est acceptable"},
	"help open":        {"if the host opens for the group", "si el anfitrión abre para el grupo", "si l’hôte ouvre pour le groupe"},
	"help meal":        {"if a meal may be missed", "si se puede saltar una comida", "si un repas peut être sauté"},
	"and":              {" and ", " y ", " et "},
}

// obstacles name rules in the middle of a sentence.
var obstacles = map[clash.Rule][3]string{
	clash.PersonTwice:      {"people are in another meeting", "hay personas en otra reunión", "des personnes sont dans une autre rencontre"},
	clash.InterpreterTwice: {"interpreters are in another meeting", "los intérpretes están en otra reunión", "les interprètes sont dans une autre rencontre"},
	clash.ContactTwice:     {"the host has another meeting", "el anfitrión tiene otra reunión", "l’hôte a une autre rencontre"},
	clash.VehicleTwice:     {"the vehicle is needed elsewhere", "el vehículo hace falta en otro lugar", "le véhicule est pris ailleurs"},
	clash.PlaceTwice:       {"the place has another visit", "el lugar tiene otra visita", "le lieu reçoit une autre visite"},
	clash.TravelShort:      {"the way takes longer than there is time", "no hay tiempo para el trayecto", "le temps de trajet ne suffit pas"},
	clash.TravelMissing:    {"people are in another city", "las personas están en otra ciudad", "les personnes sont dans une autre ville"},
	clash.InterpreterLong:  {"interpreters would have no pause", "los intérpretes no tendrían pausa", "les interprètes n’auraient pas de pause"},
	clash.BeforeArrival:    {"people have not arrived yet", "hay personas que aún no han llegado", "des personnes ne sont pas encore arrivées"},
	clash.AfterDeparture:   {"people have to leave", "hay personas que deben marcharse", "des personnes doivent partir"},
	clash.AbsentChosen:     {"people are not in the city that day", "hay personas que no están en la ciudad ese día", "des personnes ne sont pas dans la ville ce jour-là"},
	clash.AppointmentsFar:  {"the day has too many appointments", "el día tiene demasiadas citas", "la journée compte trop de rendez-vous"},
	clash.NoLunch:          {"no time would be left for a meal", "no quedaría tiempo para comer", "il ne resterait pas de temps pour un repas"},
	clash.NoDinner:         {"no time would be left for a meal", "no quedaría tiempo para comer", "il ne resterait pas de temps pour un repas"},
	clash.PlaceClosed:      {"the host is closed", "el anfitrión está cerrado", "l’hôte est fermé"},
	clash.OutsideStop:      {"the stay does not last that long", "la estancia no dura tanto", "le séjour ne dure pas si longtemps"},
	clash.TimeGap:          {"the clocks change", "cambia la hora", "l’heure change"},
	clash.TimeTwice:        {"the clocks change", "cambia la hora", "l’heure change"},
	noInterpreter:          {"no interpreter is free", "ningún intérprete está libre", "aucun interprète n’est libre"},
	outsideHours:           {"working hours", "el horario de trabajo", "les heures de travail"},
}

// language is the place of a language in the tables.
func language(in string) int {
	switch {
	case strings.HasPrefix(in, "es"):
		return 1
	case strings.HasPrefix(in, "fr"):
		return 2
	default:
		return 0
	}
}

func say(in, key string, args ...any) string {
	text := sentences[key][language(in)]
	if len(args) == 0 {
		return text
	}
	return fmt.Sprintf(text, args...)
}

// lasting writes a number of minutes.
func lasting(minutes int, in string) string {
	switch {
	case minutes < 60:
		return say(in, "minutes", minutes)
	case minutes == 60:
		return say(in, "one hour")
	case minutes%60 == 0:
		return say(in, "hours", minutes/60)
	default:
		return say(in, "hours, minutes", minutes/60, minutes%60)
	}
}

// names lists people in a sentence.
func names(people []*program.Person, in string) string {
	list := make([]string, len(people))
	for i, person := range people {
		list[i] = person.DisplayName()
	}
	if len(list) < 2 {
		return strings.Join(list, "")
	}
	return strings.Join(list[:len(list)-1], ", ") + say(in, "and") + list[len(list)-1]
}
