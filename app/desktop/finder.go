package desktop

import (
	"strings"

	"laurel/app/desktop/kit/dialog"
	"laurel/app/desktop/kit/look"
	"laurel/data/locale"
	"laurel/data/program"
)

// paletteLimit is how many records the palette lists.
const paletteLimit = 20

// finder finds records for the palette.
type finder struct{ window *window }

// search finds people, meetings and the rest by what is typed.
func (f finder) search(query string) []dialog.Result {
	p := f.window.session.Program()
	if p == nil {
		return nil
	}
	var found []dialog.Result
	for _, record := range p.Search(query, paletteLimit) {
		found = append(found, f.result(record))
	}
	return found
}

// result returns a record as a line of the palette.
func (f finder) result(record program.Record) dialog.Result {
	in := locale.Window()
	line := dialog.Result{
		Title:  program.NameOf(record),
		Action: func() { navigator{f.window}.Show(record.RecordID()) },
	}
	switch record := record.(type) {
	case *program.Person:
		line.Group = locale.L("People")
		line.Detail = strings.Trim(record.Role.Name(in)+" · "+record.Country.Name(in), " ·")
		line.Portrait = &look.Portrait{Name: record.DisplayName(), Key: string(record.ID)}
	case *program.Meeting:
		line.Group = locale.L("Meetings")
		line.Detail = in.DayMoment(record.Start)
	case *program.Organisation:
		line.Group = locale.L("Organisations")
		line.Detail = record.Phone
	case *program.Contact:
		line.Group = locale.L("Contacts")
		line.Detail = strings.Trim(record.Title+" · "+record.Phone, " ·")
	case *program.Journey:
		line.Group = locale.L("Flights and trains")
		line.Detail = strings.Trim(record.From.Text(in)+" – "+record.To.Text(in), " –")
	case *program.Response:
		line.Title = strings.Join(record.OwnWords(), " · ")
		line.Group = locale.L("Answers to evaluations")
		if form := f.window.session.Program().Form(record.Form); form != nil {
			line.Detail = form.Name
		}
	default:
		line.Group = in.Capital(in.Name("record", program.KindOf(record)))
	}
	return line
}
