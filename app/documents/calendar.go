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
		if fits(r.Stops, m.Stop) && fits(r.Days, m.Start.Date) && fits(r.Meetings, m.ID) && (len(r.People) == 0 || slices.ContainsFunc(r.People, func(id program.ID) bool {
			person := r.Edition.Person(id)
			return person != nil && r.Edition.Attends(person, m)
		})) {
			chosen = append(chosen, m)
		}
	}
	return chosen
}

// cancelledSince are the meetings that were sent, as the request asks for them, and that do not take place any more, or not for these people.
func (r Request) cancelledSince() []*program.Meeting {
	if r.compared == nil {
		return nil
	}
	sent := r
	sent.Edition = r.compared.sent
	return slices.DeleteFunc(chosenMeetings(sent), func(m *program.Meeting) bool {
		now := r.Edition.Meeting(m.ID)
		switch {
		case !m.TakesPlace(): // and did not then
			return true
		case now == nil:
			return false
		}
		return len(r.People) == 0 || slices.ContainsFunc(r.People, func(id program.ID) bool {
			person := r.Edition.Person(id)
			return person != nil && r.Edition.Attends(person, now)
		})
	})
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
	alarm, err := strconv.Atoi(r.Options["alarm"])
	if err != nil {
		return nil, err
	}
	options := handout.CalendarOptions{Language: r.Language, Alarm: alarm, Attendees: r.Options[attendeesOption] == "yes", Now: r.Now}
	if r.compared != nil {
		options.Sent = r.compared.sent
	}
	if r.Log != nil {
		if options.Changed, err = r.Log.LastChanged(ctx); err != nil {
			return nil, err
		}
	}
	if len(chosenMeetings(r)) == 0 && len(r.cancelledSince()) == 0 {
		return nil, errors.New(nothingPlanned(r).Text)
	}
	taken := names{}
	var files []File
	add := func(name string, own Request) error {
		var data bytes.Buffer
		options.Name, options.Cancelled = name, own.cancelledSince()
		if err := handout.Calendar(ctx, &data, r.Edition, chosenMeetings(own), options); err != nil {
			return err
		}
		files = append(files, File{taken.next(d.stem(d.Title(r.Language), r)+" - "+name, ICal), data.Bytes()})
		return nil
	}
	switch r.Options[filesOption] {
	case oneEach:
		people := peopleOf(r, anyone)
		for i, person := range people {
			r.Progress(i, len(people))
			own := r
			own.People = []program.ID{person.ID}
			if err := add(person.DisplayName(), own); err != nil {
				return nil, err
			}
		}
	case oneStop:
		for _, stop := range r.Edition.Stops {
			own := r
			own.Stops = []program.ID{stop.ID}
			if !fits(r.Stops, stop.ID) || len(chosenMeetings(own))+len(own.cancelledSince()) == 0 {
				continue
			}
			if err := add(stop.City, own); err != nil {
				return nil, err
			}
		}
	default:
		if err := add(r.scopeName(), r); err != nil {
			return nil, err
		}
	}
	r.Progress(len(files), len(files))
	return files, nil
}
