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

// host is someone whom one meets: a contact, or an organisation without one.
type host struct {
	in           *edition.Edition
	contact      *program.Contact      // nil: the organisation alone
	organisation *program.Organisation // nil: the contact has none
	meetings     []*program.Meeting    // at which they are met, in the order of the program
}

func (h host) record(of string) reflect.Value {
	switch {
	case of == "Contact" && h.contact != nil:
		return recordOf(h.contact)
	case of == "Organisation" && h.organisation != nil:
		return recordOf(h.organisation)
	case of == "Meeting" && len(h.meetings) > 0:
		return recordOf(h.meetings[0])
	case of == "Stop" && len(h.meetings) > 0 && h.in.Stop(h.meetings[0].Stop) != nil:
		return recordOf(h.in.Stop(h.meetings[0].Stop))
	}
	return reflect.Value{}
}

func (h host) about() []program.ID {
	var ids []program.ID
	if h.contact != nil {
		ids = append(ids, h.contact.ID)
	}
	if h.organisation != nil {
		ids = append(ids, h.organisation.ID)
	}
	return ids
}

func (h host) title() string {
	if h.contact != nil {
		return h.contact.Name
	}
	return h.organisation.Name
}

// Constructors of columns of hosts.
var (
	ofHost   = field[host]
	madeHost = made[host]
)

// contactList is whom the delegation meets and how to reach them; for the office also those of the library whom nobody
// meets yet.
var contactList = list[host]{
	id: "contacts",
	columns: []column[host]{
		numbered[host](),
		ofHost("organisation", "Organisation.Name").usual(),
		ofHost("category", "Organisation.Category"),
		ofHost("honorific", "Contact.Honorific").usual(),
		ofHost("name", "Contact.Name").usual(),
		ofHost("contact-title", "Contact.Title").usual(),
		ofHost("phone", "Contact.Phone").usual(),
		ofHost("email", "Contact.Email").usual(),
		madeHost("languages", hostLanguages, "Contact.Languages").usual().fillable(),
		ofHost("may-share", "Contact.MayShare").usual(),
		ofHost("organisation-phone", "Organisation.Phone").usual(),
		ofHost("address", "Organisation.Address").usual(),
		ofHost("website", "Organisation.Website").usual(),
		ofHost("directions", "Organisation.Directions").long(),
		ofHost("description", "Organisation.Description").long(),
		ofHost("city", "Stop.City").usual(),
		madeHost("met-on", func(_ *texts, h host) cell { return date(h.firstDay()) }, "Meeting.Start").usual(),
		madeHost("meetings", hostMeetings, "Meeting.Title", "Meeting.Kind", "Meeting.Start").long().usual(),
		ofHost("notes", "Contact.Notes").long(),
		ofHost("organisation-notes", "Organisation.Notes").long(),
		referring[host](),
	},
	rows:  hosts,
	name:  host.title,
	about: host.about,
}

func (h host) firstDay() civil.Date {
	if len(h.meetings) == 0 {
		return civil.Date{}
	}
	return h.meetings[0].Start.Date
}

func hostLanguages(w *texts, h host) cell {
	if h.contact == nil {
		return cell{}
	}
	spoken := make([]string, len(h.contact.Languages))
	for i, s := range h.contact.Languages {
		spoken[i] = w.languageAndLevel(s)
	}
	return text(strings.Join(spoken, ", "))
}

func hostMeetings(w *texts, h host) cell {
	lines := make([]string, len(h.meetings))
	for i, m := range h.meetings {
		lines[i] = locale.Joined(", ", m.TitleIn(w.Language), w.Date(m.Start.Date, locale.WeekdayShort))
	}
	return text(strings.Join(lines, "\n"))
}

// hosts lists whom one meets by organisation, in the order of the meetings.
func hosts(o *output) ([]host, error) {
	list := o.hostsOf(o.Edition.Plan().Planned())
	if o.Edition.Audience == program.Internal && len(o.Stops)+len(o.Days)+len(o.Meetings) == 0 {
		known := map[program.ID]bool{}
		for _, h := range list {
			for _, id := range h.about() {
				known[id] = true
			}
		}
		for _, c := range o.Edition.Contacts {
			if !known[c.ID] {
				organisation := o.Edition.Organisation(c.Organisation)
				list = append(list, host{in: o.Edition, contact: c, organisation: organisation})
			}
		}
	}
	if len(list) == 0 {
		return nil, request.ErrNoMeeting
	}
	first := map[*program.Organisation]int{}
	for i, h := range list {
		if _, known := first[h.organisation]; !known {
			first[h.organisation] = i
		}
	}
	slices.SortStableFunc(list, func(a, b host) int {
		return cmp.Compare(first[a.organisation], first[b.organisation])
	})
	return list, nil
}

// hostsOf lists whom one meets at some meetings, each once: their contacts, and their organisations without any.
func (o *output) hostsOf(meetings []*program.Meeting) []host {
	at := map[program.ID]int{}
	var list []host
	add := func(id program.ID, h host, m *program.Meeting) {
		if _, known := at[id]; !known {
			at[id] = len(list)
			list = append(list, h)
		}
		list[at[id]].meetings = append(list[at[id]].meetings, m)
	}
	for _, m := range meetings {
		if !m.MeetsPeople() || !o.IncludesMeeting(m) {
			continue
		}
		isMet := false
		for _, id := range m.Contacts {
			if c := o.Edition.Contact(id); c != nil {
				organisation := o.Edition.Organisation(c.Organisation)
				add(c.ID, host{in: o.Edition, contact: c, organisation: organisation}, m)
				isMet = true
			}
		}
		if organisation := o.Edition.Organisation(m.Organisation); organisation != nil && !isMet {
			add(organisation.ID, host{in: o.Edition, organisation: organisation}, m)
		}
	}
	return list
}
