package workbook

import (
	"strings"

	"laurel/app/request"
	"laurel/data/locale"
	"laurel/data/program"
)

// thankYouList is whom to thank: each host of each meeting that takes place, with the address, how to begin the letter,
// and what they were sent.
var thankYouList = list[host]{
	id: "thank-you-list",
	columns: []column[host]{
		numbered[host](),
		madeHost("date", func(_ *texts, h host) cell { return date(h.firstDay()) }, "Meeting.Start").usual(),
		ofHost("city", "Stop.City").usual(),
		madeHost("title", func(w *texts, h host) cell { return text(h.meetings[0].TitleIn(w.Language)) },
			"Meeting.Title", "Meeting.Kind").long().usual(),
		ofHost("name", "Contact.Name").usual(),
		madeHost("salutation", salutationCell, "Contact.Honorific", "Contact.Name").usual(),
		ofHost("contact-title", "Contact.Title").usual(),
		ofHost("organisation", "Organisation.Name").usual(),
		ofHost("address", "Organisation.Address").usual(),
		ofHost("email", "Contact.Email").usual(),
		ofHost("phone", "Contact.Phone"),
		ofHost("topic", "Meeting.Topic").long(),
		madeHost(
			"people",
			func(_ *texts, h host) cell { return count(len(h.in.Attendance().AttendeesOf(h.meetings[0]))) },
			riderFields...),
		ofHost("status", "Meeting.Status").usual(),
		ofHost("status-date", "Meeting.StatusDate").usual(),
		madeHost("sent", sentCell, "Release.Document", "Release.Version", "Release.On").long().usual(),
		madeHost("letters-sent", lettersSentCell, "Contact.Name", "Meeting.Status").long().usual(),
		ofHost("notes", "Contact.Notes").long(),
		ofHost("internal", "Meeting.Internal").long(),
	},
	rows: func(o *output) ([]host, error) {
		var list []host
		for _, m := range o.Edition.Plan().Planned() {
			list = append(list, o.hostsOf([]*program.Meeting{m})...)
		}
		if len(list) == 0 {
			return nil, request.ErrNoMeeting
		}
		return list, nil
	},
	name:  host.title,
	about: func(h host) []program.ID { return append(h.about(), h.meetings[0].ID) },
	at:    func(h host) program.ID { return h.meetings[0].Stop },
}

// salutationCell begins a letter; who is not known is in amber.
func salutationCell(w *texts, h host) cell {
	if h.contact == nil || h.contact.Name == "" {
		return cell{kind: textual, missing: true, text: w.Text("list.whom-to-thank")}
	}
	name := locale.Joined(" ", h.contact.Honorific, h.contact.Name)
	return text(w.Text("list.dear", locale.Values{"Name": name}))
}

// sentCell lists what the hosts of the meeting's stop were sent.
func sentCell(w *texts, h host) cell {
	var sent []string
	for _, r := range h.in.Releases {
		if r.Recipient == program.ToHosts && (r.Stop == "" || r.Stop == h.meetings[0].Stop) {
			sent = append(sent, w.Text("list.was-sent", locale.Values{
				"Document": w.Name("document", r.Document), "Version": r.Version,
				"Day": w.Date(r.On, locale.FullDate),
			}))
		}
	}
	return text(strings.Join(sent, "\n"))
}

// lettersSentCell lists the letters that the contact, or the organisation without one, was sent.
func lettersSentCell(w *texts, h host) cell {
	var sent []string
	add := func(id program.ID) {
		for _, letter := range h.in.SentLetters.To(id) {
			sent = append(sent, locale.Joined(", ", letter.Title(w.Language), w.Date(letter.On, locale.FullDate)))
		}
	}
	if h.contact != nil {
		add(h.contact.ID)
	} else if h.organisation != nil {
		add(h.organisation.ID)
	}
	return text(strings.Join(sent, "\n"))
}
