package session

import (
	"slices"
	"strings"

	"laurel/app/desktop/kit/form"
	"laurel/data/civil"
	"laurel/data/locale"
	"laurel/data/program"
	"laurel/data/store"
	"laurel/data/store/tables"
)

// Takeaways asks for what was learned, in the forms that every tab offers.
type Takeaways struct{ s *Session }

// Takeaways returns the forms of the session's takeaways.
func (s *Session) Takeaways() Takeaways { return Takeaways{s} }

// Note asks for a new takeaway of a person or a meeting; either may be empty. Without a meeting it is offered
// for the one that is running or was the last to end.
func (a Takeaways) Note(person, meeting program.ID) {
	p := a.s.Program()
	if p == nil {
		return
	}
	if meeting == "" {
		meeting = a.lastMeeting(p, person)
	}
	a.edit(&program.Takeaway{
		ID: program.NewID(), Person: person, Meeting: meeting, Kind: program.BestPractice,
		NotedAt: civil.DateTimeOf(a.s.Now().Local()),
	}, true)
}

// lastMeeting returns the meeting that began last before now, of those that the person attends.
func (a Takeaways) lastMeeting(p *program.Program, person program.ID) (found program.ID) {
	var latest civil.DateTime
	who := p.Person(person)
	for _, m := range p.Meetings {
		now := civil.DateTimeOf(a.s.Now().Local())
		if stop := p.Stop(m.Stop); stop != nil {
			if location, err := stop.Zone.Location(); err == nil {
				now = civil.DateTimeOf(a.s.Now().In(location))
			}
		}
		isOurs := m.MeetsPeople() && m.TakesPlace() && (who == nil || p.Attendance().Attends(who, m))
		if isOurs && m.Start.Before(now) && latest.Before(m.Start) {
			found = m.ID
			latest = m.Start
		}
	}
	return found
}

// EditOf opens the form of the takeaway with that ID; without one nothing.
func (a Takeaways) EditOf(id program.ID) {
	if t := a.s.Program().Takeaway(id); t != nil {
		a.Edit(t)
	}
}

// Edit opens the form of a takeaway.
func (a Takeaways) Edit(t *program.Takeaway) { a.edit(t, false) }

// Line makes the form of a line of a takeaway's page: it asks for the fields at these paths.
func (a Takeaways) Line(t *program.Takeaway, paths ...string) *form.Form {
	asked := a.form(t, locale.L("Edit the takeaway"), locale.L("Edit takeaway"))
	a.s.Drafts().Keep(asked, TakeawayForm, t.ID)
	return asked.InPlace(paths...)
}

func (a Takeaways) edit(t *program.Takeaway, isNew bool) {
	if isNew {
		asked := a.form(t, locale.L("Note a takeaway"), locale.L("Add takeaway"))
		a.s.Drafts().Keep(asked, NewTakeawayForm, t.Meeting)
		a.s.Dialogs.ShowForm(asked)
		return
	}
	asked := a.form(t, locale.L("Edit the takeaway"), locale.L("Edit takeaway"))
	a.s.Drafts().Keep(asked, TakeawayForm, t.ID)
	a.s.Dialogs.ShowForm(asked)
}

// form asks for a takeaway; label is what the edit is called.
func (a Takeaways) form(t *program.Takeaway, title, label string) *form.Form {
	p, fs := a.s.Program(), FieldsOf(t)
	asked := form.New(title, nil)
	asked.Group("",
		fs.Long("Text", locale.L("What was learned"), 4),
		fs.Picker("Person", locale.L("Who"), WithNone(locale.L("The group"), PersonOptions(p, t.Person))),
		form.Beside(fs.Described(t, "Kind"), fs.Choice("Theme", locale.L("Theme"), ThemeOptions(p))),
		form.Beside(
			fs.Picker("Meeting", locale.L("Meeting"), WithNone(locale.L("no meeting"), MeetingOptions(p))),
			fs.Picker("Stop", locale.L("Place"), WithNone(locale.L("where the meeting is"), StopOptions(p))),
		),
		fs.Either("Publish", locale.L("Publication"), locale.L("for the office only"), locale.L("may be published")),
	)
	asked.Group(locale.L("Follow-up"),
		fs.Described(t, "FollowUp"),
		fs.Party("FollowUpOwner", locale.L("Who does it"), p),
		form.Beside(
			fs.Date("FollowUpDue", locale.L("Until")),
			fs.Choice("FollowUpState", locale.L("State of the follow-up"),
				WithNone(locale.L("none agreed"), Named(program.FollowUpStates()))),
		),
	)
	tags := form.NewTextField("Tags", locale.L("Tags, separated by commas")).SetValue(strings.Join(t.Tags, ", "))
	asked.Group(locale.L("In another language"),
		fs.Picker("Language", locale.L("Language of the text"),
			WithNone(locale.L("that of the program"), LanguageOptions(locale.Window()))),
		fs.Long("Translation", locale.L("Translation into the program's language"), 3),
		fs.Bind(tags, func(r *program.Takeaway) { r.Tags = splitTags(tags.Value()) }),
	)
	fs.SaveIn(a.s, asked, label, nil)
	return asked
}

// splitTags returns the words between commas, each once.
func splitTags(text string) (tags []string) {
	for part := range strings.SplitSeq(text, ",") {
		if part = strings.TrimSpace(part); part != "" && !slices.Contains(tags, part) {
			tags = append(tags, part)
		}
	}
	return tags
}

// Delete deletes it, with Undo beside the sentence.
func (a Takeaways) Delete(t *program.Takeaway) {
	a.s.EditWithUndo(locale.L("Delete takeaway"), locale.L("The takeaway was deleted."),
		func(tx *store.Tx) error { return tx.Delete(tables.Takeaways, t.ID) })
}
