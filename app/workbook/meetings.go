package workbook

import (
	"cmp"
	"reflect"
	"slices"
	"strings"

	"laurel/app/request"
	"laurel/data/civil"
	"laurel/data/locale"
	"laurel/data/program"
	"laurel/data/program/edition"
)

// meeting is an item of the schedule.
type meeting struct {
	*program.Meeting
	in           *edition.Edition
	stop         *program.Stop         // nil: the program has none for it
	organisation *program.Organisation // nil: it has none
	needing      []*program.Person     // who attends and needs an interpreter, where the list is about that
}

func (o *output) meetingRow(m *program.Meeting) meeting {
	return meeting{
		Meeting: m, in: o.Edition, stop: o.Edition.Stop(m.Stop), organisation: o.Edition.Organisation(m.Organisation),
	}
}

func (m meeting) record(of string) reflect.Value {
	switch {
	case of == "Stop" && m.stop != nil:
		return recordOf(m.stop)
	case of == "Organisation" && m.organisation != nil:
		return recordOf(m.organisation)
	case of == "Meeting":
		return recordOf(m.Meeting)
	}
	return reflect.Value{}
}

// Constructors of columns of meetings.
var (
	ofMeeting   = field[meeting]
	madeMeeting = made[meeting]
)

// meetingColumns are all columns of the schedule.
var meetingColumns = []column[meeting]{
	numbered[meeting](),
	madeMeeting("date", func(_ *texts, m meeting) cell { return date(m.Start.Date) }, "Meeting.Start").usual(),
	madeMeeting("weekday", weekdayCell, "Meeting.Start").usual(),
	madeMeeting("start", meetingStart, "Meeting.Start").usual(),
	madeMeeting("end", meetingEnd, "Meeting.End").usual(),
	ofMeeting("city", "Stop.City").usual(),
	ofMeeting("zone", "Stop.Zone"),
	ofMeeting("kind", "Meeting.Kind").usual(),
	madeMeeting("title", func(w *texts, m meeting) cell { return text(m.TitleIn(w.Language)) },
		"Meeting.Title", "Meeting.Kind").usual(),
	ofMeeting("organisation", "Organisation.Name").usual(),
	ofMeeting("place", "Meeting.Place").usual(),
	ofMeeting("address", "Organisation.Address"),
	ofMeeting("directions", "Organisation.Directions").long(),
	ofMeeting("link", "Meeting.Link"),
	madeMeeting("contacts", meetingContacts, "Meeting.Contacts", "Contact.Honorific", "Contact.Name",
		"Contact.Title").usual(),
	ofMeeting("topic", "Meeting.Topic").long().usual(),
	madeMeeting(
		"people",
		func(_ *texts, m meeting) cell { return count(len(m.in.Attendance().AttendeesOf(m.Meeting))) },
		riderFields...),
	madeMeeting(
		"attendees",
		func(w *texts, m meeting) cell { return text(w.people(m.in.Attendance().AttendeesOf(m.Meeting))) },
		append(riderFields, nameFields...)...).long(),
	madeMeeting(
		"interpreters",
		func(w *texts, m meeting) cell { return text(w.people(m.in.Attendance().PeopleOf(m.Interpreters))) },
		append([]string{"Meeting.Interpreters"}, nameFields...)...).usual(),
	ofMeeting("travel", "Meeting.Travel").usual(),
	ofMeeting("vehicle", "Meeting.Vehicle"),
	ofMeeting("status", "Meeting.Status").usual(),
	ofMeeting("status-date", "Meeting.StatusDate"),
	ofMeeting("note", "Meeting.Note").long().usual(),
	ofMeeting("internal", "Meeting.Internal").long(),
	madeMeeting("private", privateCell, "Meeting.Private"),
}

// scheduleList is the schedule, one row a meeting, with a grid of days for each stop.
var scheduleList = list[meeting]{
	id:      "schedule",
	columns: meetingColumns,
	rows:    meetings,
	name:    func(m meeting) string { return m.TitleIn(locale.English) },
	about:   func(m meeting) []program.ID { return []program.ID{m.ID} },
	at:      func(m meeting) program.ID { return m.Stop },
	gone: func(o *output) []meeting {
		var gone []meeting
		for _, m := range o.Since.Struck() {
			if o.IncludesMeeting(m) {
				gone = append(gone, o.meetingRow(m))
			}
		}
		return gone
	},
	cancelled: func(m meeting) bool { return !m.TakesPlace() },
	more:      func(o *output, _ []meeting) []sheet { return o.gridSheets() },
}

// pickedMeeting returns columns of the schedule.
func pickedMeeting(ids ...string) []column[meeting] {
	columns := make([]column[meeting], len(ids))
	for i, id := range ids {
		columns[i], _ = find(meetingColumns, id)
	}
	return columns
}

// wholeDays reports whether an item lasts from one midnight to another.
func (m meeting) wholeDays() bool {
	midnight := civil.Clock{}
	return m.Start.Date.Before(m.End.Date) && m.Start.Clock == midnight && m.End.Clock == midnight
}

func meetingStart(w *texts, m meeting) cell {
	if m.wholeDays() {
		return text(w.Text("times.all-day"))
	}
	return timeOfDay(m.Start)
}

// meetingEnd is the time of the end; of several whole days the last one.
func meetingEnd(_ *texts, m meeting) cell {
	switch last := m.End.Date.AddDays(-1); {
	case !m.wholeDays():
		return timeUntil(m.Start, m.End)
	case last != m.Start.Date:
		return date(last)
	}
	return cell{}
}

func privateCell(w *texts, m meeting) cell {
	if !m.Private {
		return cell{}
	}
	return w.answer(program.Yes)
}

func weekdayCell(w *texts, m meeting) cell {
	if !m.Start.Date.Valid() {
		return cell{}
	}
	return text(w.Weekday(m.Start.Date.Weekday()))
}

func meetingContacts(_ *texts, m meeting) cell {
	var contacts []string
	for _, id := range m.Contacts {
		if c := m.in.Contact(id); c != nil {
			contacts = append(contacts, locale.Joined(", ", locale.Joined(" ", c.Honorific, c.Name), c.Title))
		}
	}
	return text(strings.Join(contacts, "\n"))
}

// meetings lists the chosen items by their start; without any day last.
func meetings(o *output) ([]meeting, error) {
	var rows []meeting
	for _, m := range o.Edition.Plan().Planned() {
		if o.IncludesMeeting(m) {
			rows = append(rows, o.meetingRow(m))
		}
	}
	if len(rows) == 0 && o.Since == nil {
		return nil, request.ErrNoSchedule
	}
	slices.SortStableFunc(rows, func(a, b meeting) int {
		if a.Start.IsZero() != b.Start.IsZero() {
			return b.Start.Compare(a.Start)
		}
		return cmp.Or(a.Start.Compare(b.Start), a.End.Compare(b.End))
	})
	return rows, nil
}

// placeOf names where an item is: the organisation, the place and its address.
func placeOf(e *edition.Edition, m *program.Meeting) string {
	if m == nil {
		return ""
	}
	if o := e.Organisation(m.Organisation); o != nil {
		return locale.Joined(", ", o.Name, m.Place, o.Address)
	}
	return m.Place
}

// hour is a row of a grid: what begins at one time of day, by the day.
type hour struct {
	at    civil.Clock
	items map[civil.Date][]*program.Meeting
}

// gridSheets lays out each stop's days side by side, a row for each time at which something begins.
func (o *output) gridSheets() []sheet {
	var sheets []sheet
	byStop := map[*program.Stop][]request.Day{}
	for _, day := range o.DaysOf(o.Edition.Plan().Planned()) {
		if day.Stop != nil && day.Date.Valid() && o.IncludesDay(day.Date) {
			byStop[day.Stop] = append(byStop[day.Stop], day)
		}
	}
	for _, s := range o.SelectStops() {
		if len(byStop[s]) > 0 {
			sheets = append(sheets, o.gridSheet(s, byStop[s]))
		}
	}
	return sheets
}

func (o *output) gridSheet(s *program.Stop, days []request.Day) sheet {
	at := map[civil.Clock]int{}
	var hours []hour
	for _, day := range days {
		for _, m := range day.Items {
			if !o.IncludesMeeting(m) {
				continue
			}
			if _, known := at[m.Start.Clock]; !known {
				at[m.Start.Clock] = len(hours)
				hours = append(hours, hour{m.Start.Clock, map[civil.Date][]*program.Meeting{}})
			}
			items := hours[at[m.Start.Clock]].items
			items[day.Date] = append(items[day.Date], m)
		}
	}
	slices.SortFunc(hours, func(a, b hour) int { return a.at.Minutes() - b.at.Minutes() })
	columns := []column[hour]{made("start", func(_ *texts, h hour) cell {
		return timeOfDay(civil.At(days[0].Date, h.at))
	}, "Meeting.Start")}
	for _, day := range days {
		c := made("day", func(w *texts, h hour) cell { return w.gridCell(o.Edition, h.items[day.Date]) },
			"Meeting.Title", "Meeting.Start", "Meeting.Place", "Organisation.Name")
		c.title = o.texts.Date(day.Date, locale.WeekdayShort)
		columns = append(columns, c)
	}
	title := o.texts.Text("list.sheet.grid", locale.Values{"City": s.City})
	return newSheet(o, title, allowed(columns, o.Edition.Audience), records[hour]{
		count: len(hours),
		at:    func(i int) hour { return hours[i] },
		name:  func(h hour) string { return h.at.String() },
	})
}

// gridCell writes the items that begin at one time of a day.
func (w *texts) gridCell(e *edition.Edition, items []*program.Meeting) cell {
	var lines []string
	for _, m := range items {
		name := m.Place
		if o := e.Organisation(m.Organisation); o != nil {
			name = o.Name
		}
		lines = append(lines, locale.Joined("\n", w.Times(m.Start, m.End)+"  "+m.TitleIn(w.Language), name))
	}
	return text(strings.Join(lines, "\n"))
}
