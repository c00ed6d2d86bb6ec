package session

import (
	"slices"
	"strings"

	"laurel/app/desktop/kit/form"
	"laurel/data/civil"
	"laurel/data/locale"
	"laurel/data/program"
	"laurel/data/store"
)

// NoteTakeaway asks for a new takeaway of a person or a meeting; either may be empty. Without a meeting it is offered
// for the one that is under way or was the last to end.
func (s *Session) NoteTakeaway(person, meeting program.ID) {
	p := s.Program()
	if p == nil {
		return
	}
	if meeting == "" {
		meeting = s.lastMeeting(p, person)
	}
	s.editTakeaway(&program.Takeaway{
		ID: program.NewID(), Person: person, Meeting: meeting, Kind: program.BestPractice,
		NotedAt: civil.DateTimeOf(s.Now().Local()),
	}, true)
}

// lastMeeting returns the meeting that began last before now, of those that the person attends.
func (s *Session) lastMeeting(p *program.Program, person program.ID) (found program.ID) {
	var latest civil.DateTime
	who := p.Person(person)
	for _, m := range p.Meetings {
		now := civil.DateTimeOf(s.Now().Local())
		if stop := p.Stop(m.Stop); stop != nil {
			if location, err := stop.Zone.Location(); err == nil {
				now = civil.DateTimeOf(s.Now().In(location))
			}
		}
		isOurs := m.MeetsPeople() && m.TakesPlace() && (who == nil || p.Attends(who, m))
		if isOurs && m.Start.Before(now) && latest.Before(m.Start) {
			found = m.ID
			latest = m.Start
		}
	}
	return found
}

// EditTakeawayOf opens the form of the takeaway with that ID; without one nothing.
func (s *Session) EditTakeawayOf(id program.ID) {
	if t := s.Program().Takeaway(id); t != nil {
		s.EditTakeaway(t)
	}
}

// EditTakeaway opens the form of a takeaway.
func (s *Session) EditTakeaway(t *program.Takeaway) { s.editTakeaway(t, false) }

func (s *Session) editTakeaway(t *program.Takeaway, isNew bool) {
	p, fs := s.Program(), FieldsOf(t)
	title, label := locale.L("Edit the takeaway"), locale.L("Edit takeaway")
	if isNew {
		title, label = locale.L("Note a takeaway"), locale.L("Add takeaway")
	}
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
	asked.SubmitLater = func(done func(error)) {
		next := *s.latestTakeaway(t)
		fs.Apply(&next)
		s.Save(label, p.ID, &next, done, nil)
	}
	if isNew {
		s.KeepDraft(asked, NewTakeawayForm, t.Meeting)
	} else {
		s.KeepDraft(asked, TakeawayForm, t.ID)
	}
	s.Dialogs.ShowForm(asked)
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

// latestTakeaway is the value that the open program has, or the argument where it has none.
func (s *Session) latestTakeaway(t *program.Takeaway) *program.Takeaway {
	if p := s.Program(); p != nil && p.Takeaway(t.ID) != nil {
		return p.Takeaway(t.ID)
	}
	return t
}

// DeleteTakeaway deletes it, with Undo beside the sentence.
func (s *Session) DeleteTakeaway(t *program.Takeaway) {
	s.EditWithUndo(locale.L("Delete takeaway"), locale.L("The takeaway was deleted."),
		func(tx *store.Tx) error { return tx.Delete(store.Takeaways, t.ID) })
}
