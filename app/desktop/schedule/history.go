package schedule

import (
	"laurel/app/desktop/session"
	"laurel/data/civil"
	"laurel/data/locale"
	"laurel/data/store"
)

// history shows every change of the current meeting.
func (a *actions) history() {
	if m := a.tab.current(); m != nil {
		title := locale.L("History of {{.Title}}", locale.Values{"Title": m.Title})
		a.s.ShowHistory(m.ID, title, describeChange)
	}
}

// changeNames are the fields whose change is shown with its values; of the others only the edit's label is shown.
var changeNames = map[string]func() string{
	"Title":  func() string { return locale.L("Title") },
	"Start":  func() string { return locale.L("Starts") },
	"End":    func() string { return locale.L("Ends") },
	"Place":  func() string { return locale.L("Place") },
	"Topic":  func() string { return locale.L("Topic") },
	"Status": func() string { return locale.L("Status") },
	"Link":   func() string { return locale.L("Online") },
	"Note":   func() string { return locale.L("Note for the group") },
}

func describeChange(f store.FieldChange) string {
	name := changeNames[f.Field]
	if name == nil || f.Before == f.After {
		return ""
	}
	values := locale.Values{"Field": name(), "Before": valueText(f.Before), "After": valueText(f.After)}
	return locale.L("{{.Field}}: {{.Before}} → {{.After}}", values)
}

// valueText is the stored text of a field as people read it.
func valueText(text string) string {
	if text == "" {
		return locale.L("empty")
	}
	if t, err := civil.ParseDateTime(text); err == nil {
		return session.Moment(t)
	}
	return text
}
