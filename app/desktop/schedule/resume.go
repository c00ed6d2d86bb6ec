package schedule

import (
	"laurel/app/desktop/session"
	"laurel/data/program"
)

// OpenForm opens a form of the tab, by the name under which its drafts are kept, for a record or for a new one. What is
// not there any more has none.
func (v *Screen) OpenForm(name string, id program.ID) {
	p := v.s.Program()
	if p == nil {
		return
	}
	v.whenShown(func() {
		switch {
		case name == session.MeetingForm && id == "":
			v.actions.add()
		case name == session.MeetingForm && p.Meeting(id) != nil:
			v.pane.Leave(func() { newEditor(v, p.Meeting(id), false).open() })
		case name == session.OrganisationForm:
			v.library.EditOrganisation(id)
		case name == session.ContactForm:
			v.library.EditContact(id)
		case name == session.NewContactForm && v.plan.library.Organisation(id) != nil:
			v.library.AddContact(id)
		case name == session.NewTakeawayForm && (id == "" || p.Meeting(id) != nil):
			v.s.Takeaways().Note("", id)
		case name == session.TakeawayForm:
			v.s.Takeaways().EditOf(id)
		}
	})
}
