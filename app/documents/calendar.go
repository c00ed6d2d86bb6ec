package documents

import (
	"bytes"
	"context"
	"errors"
	"slices"
	"strconv"

	"laurel/app/handout"
	"laurel/data/program"
)

// oneStop makes a file for each stop.
const oneStop = "stop"

// calendar is the schedule for the calendars of telephones and offices. It is for partners unless one says otherwise: their edition tells what was cancelled,
// which a calendar that somebody has imported before must be told. The public has no meetings.
func calendar() Document {
	return Document{
		ID:        "calendar",
		Group:     ProgramDocuments,
		Title:     words{"Calendar", "Calendario", "Calendrier"}.in,
		Formats:   []Format{ICal},
		Audiences: []program.Audience{program.Partners, program.Internal, program.Participants},
		takes:     []Scope{OfStops, OfDays, OfMeetings},
		Options: []Option{
			choice(filesOption, words{"Files", "Archivos", "Fichiers"}, map[string]words{
				oneFile: {"One file for all", "Un archivo para todos", "Un fichier pour tous"},
				oneEach: {"One file a person", "Un archivo por persona", "Un fichier par personne"},
				oneStop: {"One file a stop", "Un archivo por parada", "Un fichier par étape"},
			}, []string{oneFile, oneEach, oneStop}),
			choice("alarm", words{"Reminder", "Recordatorio", "Rappel"}, map[string]words{
				"0":  {"None", "Ninguno", "Aucun"},
				"15": {"15 minutes before", "15 minutos antes", "15 minutes avant"},
				"30": {"30 minutes before", "30 minutos antes", "30 minutes avant"},
				"60": {"An hour before", "Una hora antes", "Une heure avant"},
			}, []string{"0", "15", "30", "60"}),
			{
				ID: attendeesOption, Kind: Switch, Default: "no",
				Title: words{"With the names of who attends", "Con los nombres de quienes asisten", "Avec les noms des participants"}.in,
			},
		},
		make:     makeCalendar,
		findings: plannedFindings,
		about:    anyone,
	}
}

// attendeesOption has a calendar name who attends. It is for calendars that stay on one telephone: what is imported elsewhere lies on a service's computers.
const attendeesOption = "attendees"

// chosenMeetings are those of the request's stops, days, meetings and people.
func chosenMeetings(r Request) []*program.Meeting {
	var chosen []*program.Meeting
	for _, m := range r.Edition.Meetings {
		if fits(r.Stops, m.Stop) && fits(r.Days, m.Start.Date) && fits(r.Meetings, m.ID) && r.attended(m) {
			chosen = append(chosen, m)
		}
	}
	return chosen
}

// attended reports whether one of the people who were asked for attends; of nobody in particular, everyone's meetings are meant.
func (r Request) attended(m *program.Meeting) bool {
	return len(r.People) == 0 || slices.ContainsFunc(r.People, func(id program.ID) bool {
		person := r.Edition.Person(id)
		return person != nil && r.Edition.Attends(person, m)
	})
}

// tellingSince are the meetings of a calendar and those of which it says that they are cancelled: they were sent, as the request asks for them, and do
// not take place any more, or not for these people. What was sent and is on another day or in another stop now is told too, since its readers would
// keep it where it was.
func (r Request) tellingSince() (meetings, cancelled []*program.Meeting) {
	meetings = chosenMeetings(r)
	if r.compared == nil {
		return meetings, nil
	}
	sent := r
	sent.Edition = r.compared.sent
	for _, m := range chosenMeetings(sent) {
		switch now := r.Edition.Meeting(m.ID); {
		case !m.TakesPlace(): // and did not then
		case now == nil || !r.attended(now):
			cancelled = append(cancelled, m)
		case !slices.Contains(meetings, now):
			meetings = append(meetings, now)
		}
	}
	return meetings, cancelled
}

// fits reports whether something is chosen; nothing chosen is all.
func fits[T comparable](chosen []T, one T) bool {
	return len(chosen) == 0 || slices.Contains(chosen, one)
}

// plannedFindings looks for meetings only: a calendar has no fonts.
func plannedFindings(r Request) []Finding {
	if len(chosenMeetings(r)) == 0 {
		return []Finding{nothingPlanned(r)}
	}
	return nil
}

func makeCalendar(ctx context.Context, d Document, r Request) ([]File, error) {
	options, err := calendarOptions(ctx, r)
	if err != nil {
		return nil, err
	}
	if r.calendarEmpty() {
		return nil, errors.New(nothingPlanned(r).Text)
	}
	taken := names{}
	var files []File
	all := r.calendars()
	for i, one := range all {
		var data bytes.Buffer
		meetings, cancelled := one.request.tellingSince()
		options.Name, options.Cancelled = one.name, cancelled
		if err := handout.Calendar(ctx, &data, r.Edition, meetings, options); err != nil {
			return nil, err
		}
		files = append(files, File{taken.next(d.stem(d.Title(r.Language), r)+" - "+one.name, ICal), data.Bytes()})
		r.Progress(i+1, len(all))
	}
	return files, nil
}

// calendarEmpty reports whether a calendar of the request would tell nothing, not even that something is cancelled.
func (r Request) calendarEmpty() bool {
	meetings, cancelled := r.tellingSince()
	return len(meetings)+len(cancelled) == 0
}

func calendarOptions(ctx context.Context, r Request) (handout.CalendarOptions, error) {
	alarm, err := strconv.Atoi(r.Options["alarm"])
	if err != nil {
		return handout.CalendarOptions{}, err
	}
	options := handout.CalendarOptions{Language: r.Language, Alarm: alarm, Attendees: r.Options[attendeesOption] == "yes", Now: r.Now}
	if r.compared != nil {
		options.Sent = r.compared.sent
	}
	if r.Log != nil {
		options.Changed, err = r.Log.LastChanged(ctx)
	}
	return options, err
}

// oneCalendar is one file: what it is called, and what is in it.
type oneCalendar struct {
	name    string
	request Request
}

// calendars are the files of a request: one for all, or one for each person or stop.
func (r Request) calendars() []oneCalendar {
	var list []oneCalendar
	switch r.Options[filesOption] {
	case oneEach:
		for _, person := range peopleOf(r, anyone) {
			own := r
			own.People = []program.ID{person.ID}
			list = append(list, oneCalendar{person.DisplayName(), own})
		}
	case oneStop:
		for _, stop := range r.Edition.Stops {
			own := r
			own.Stops = []program.ID{stop.ID}
			if fits(r.Stops, stop.ID) && !own.calendarEmpty() {
				list = append(list, oneCalendar{stop.City, own})
			}
		}
	default:
		list = append(list, oneCalendar{r.scopeName(), r})
	}
	return list
}
