package session

import (
	"context"
	"encoding"
	"encoding/json"
	"reflect"
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"laurel/app/desktop/kit/form"
	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/kit/work"
	"laurel/data/civil"
	"laurel/data/locale"
	"laurel/data/program"
	"laurel/data/store"
	"laurel/data/store/tables"
)

// History shows and restores what records were.
type History struct{ s *Session }

// History returns the history of the session's records.
func (s *Session) History() History { return History{s} }

// Load reads the changes of a record, the latest first.
func (h History) Load(record program.Record, latest *work.Latest, then func([]store.Change, error)) {
	work.Run(h.s.Runner, latest, func(ctx context.Context) ([]store.Change, error) {
		return h.s.Store.Log().Of(ctx, record.RecordID())
	}, then)
}

// Show shows every change of a record, from which its versions are restored.
func (h History) Show(record program.Record) {
	h.Load(record, nil, func(changes []store.Change, err error) {
		if err != nil {
			h.s.Fail(err)
			return
		}
		isGone := len(changes) > 0 && changes[0].Action == store.Deleted && !changes[0].Undone
		title := locale.L("History of {{.Title}}", locale.Values{"Title": program.NameOf(record)})
		var shut func()
		lines := h.lines(record, changes, func(c store.Change) fyne.CanvasObject {
			if c.IsCurrent || c.Action == store.Deleted || isGone {
				return nil
			}
			return look.NewButton(locale.L("Restore this version"), func() {
				shut()
				h.RestoreVersion(record, c)
			})
		})
		shut = h.s.Dialogs.ShowContent(title, look.Pad(0, 16, 0, 0, lines), 760, 560)
	})
}

// Button leaves a form for the history of its record.
func (h History) Button(f *form.Form, record program.Record) *look.Button {
	return look.NewQuietButton(locale.L("History"), func() { f.LeaveTo(func() { h.Show(record) }) })
}

// RestoreVersion makes a record what it was after a change.
func (h History) RestoreVersion(record program.Record, c store.Change) {
	values := locale.Values{"Name": program.NameOf(record), "At": Moment(civil.DateTimeOf(c.At.Local()))}
	h.BringBack(
		locale.L("Restore {{.Name}} as of {{.At}}", values), locale.L("{{.Name}} is as it was on {{.At}}.", values),
		func(tx *store.Tx) ([]store.Left, error) {
			return tx.RestoreVersion(tables.Kind(program.KindOf(record)), record.RecordID(), c.Edit)
		}, nil,
	)
}

// BringBack is an edit that brings something back. The sentence is shown with Undo when it is done, and what had to be
// left out is listed. After success then is called; it may be nil.
func (h History) BringBack(label, sentence string, back func(*store.Tx) ([]store.Left, error), then func()) {
	var left []store.Left
	h.s.Edit(label, func(tx *store.Tx) (err error) {
		left, err = back(tx)
		return err
	}, h.s.Answer(h.s.Failed, func() {
		if then != nil {
			then()
		}
		h.s.OfferUndo(sentence)
		var lines []string
		for _, one := range left {
			lines = append(lines, one.In(locale.Window()))
		}
		if len(lines) > 0 {
			h.s.Dialogs.Message(locale.L("Not everything could be brought back"), strings.Join(lines, "\n"))
		}
	}))
}

// timesWidth is the width of the times beside the changes.
const timesWidth = 150

// Lines are changes of a record with their times and labels, and below each the fields that were changed. What a
// new record began with is not listed: the page shows it, and later changes name the value before.
func (h History) Lines(record program.Record, changes []store.Change) fyne.CanvasObject {
	return h.lines(record, changes, func(store.Change) fyne.CanvasObject { return nil })
}

// lines are Lines with an object beside each, which may be nil.
func (h History) lines(
	record program.Record, changes []store.Change, beside func(store.Change) fyne.CanvasObject,
) fyne.CanvasObject {
	lines := look.Down(8)
	for _, c := range changes {
		label := c.Label
		if c.Undone {
			label = locale.L("{{.Change}} (undone)", locale.Values{"Change": label})
		}
		when := look.Down(0, look.NewQuiet(Moment(civil.DateTimeOf(c.At.Local()))))
		if c.Who != "" {
			when.Add(look.NewQuiet(c.Who).Cutting())
		}
		what := look.Down(2, look.NewParagraph(label))
		if c.Action == store.Changed {
			var fields []string
			for _, f := range c.Fields {
				fields = append(fields, changeLine(record, f, h.s.current, locale.Window()))
			}
			if text := locale.Joined("\n", fields...); text != "" {
				what.Add(look.NewParagraph(text))
			}
		}
		left := container.NewVBox(look.Fixed(timesWidth, 0, when))
		var right fyne.CanvasObject
		if o := beside(c); o != nil {
			right = container.NewVBox(o)
		}
		lines.Add(container.NewBorder(nil, nil, left, right, what))
	}
	return lines
}

// changeLine describes the change of one field; one that people do not see, or whether a need was answered, has no
// line.
func changeLine(of program.Record, change store.FieldChange, p *program.Program, in locale.Language) string {
	field, known := program.FieldAt(of, change.Field)
	if !known || strings.HasSuffix(change.Field, ".Answered") || change.Before == change.After {
		return ""
	}
	values := locale.Values{
		"Field":  field.Label(in),
		"Before": storedText(of, field, change.Field, change.Before, p, in),
		"After":  storedText(of, field, change.Field, change.After, p, in),
	}
	switch {
	case field.Path == "Photo":
		return locale.L("{{.Field}} changed", values)
	case values["Before"] == "":
		return locale.L("{{.Field}}: {{.After}}", values)
	case values["After"] == "":
		return locale.L("{{.Field}}: {{.Before}} removed", values)
	}
	return locale.L("{{.Field}}: {{.Before}} → {{.After}}", values)
}

// storedText returns the stored text of a field, or of a part of it, as people read it; nothing where it cannot be
// read.
func storedText(
	of program.Record, field program.Field, path, stored string, p *program.Program, in locale.Language,
) string {
	if stored == "" {
		return ""
	}
	record := reflect.New(reflect.TypeOf(of).Elem())
	value := record.Elem()
	for name := range strings.SplitSeq(path, ".") {
		value = value.FieldByName(name)
	}
	if !readStored(value, stored) {
		return ""
	}
	switch v := value.Interface().(type) {
	case civil.Date:
		return ShortDate(v)
	case civil.DateTime:
		return Moment(v)
	case []program.Stay:
		return cut(staysText(v, p))
	}
	if path != field.Path { // a part, such as the text of a need
		return cut(stored)
	}
	return cut(field.Text(in, p, record.Interface().(program.Record)))
}

// staysText lists what is special about a person's stays.
func staysText(stays []program.Stay, p *program.Program) string {
	texts := make([]string, 0, len(stays))
	for _, s := range stays {
		city := locale.L("another stop")
		if stop := p.Stop(s.Stop); stop != nil {
			city = stop.City
		}
		days := locale.Joined("–", ShortDate(s.From), ShortDate(s.Until))
		if s.Absent {
			days = locale.L("absent")
		}
		nights := locale.Joined("–", ShortDate(s.EarlyArrival), ShortDate(s.LateDeparture))
		with := ""
		if other := p.Person(s.SharesWith); other != nil {
			with = locale.L("with {{.Name}}", locale.Values{"Name": other.DisplayName()})
		}
		texts = append(
			texts,
			locale.Joined(" ", city, days, s.Confirmation, s.RoomType.Name(locale.Window()), with, nights),
		)
	}
	return strings.Join(texts, ", ")
}

// readStored reads a stored text into a field and reports whether it could.
func readStored(value reflect.Value, stored string) bool {
	if text, ok := value.Addr().Interface().(encoding.TextUnmarshaler); ok {
		return text.UnmarshalText([]byte(stored)) == nil
	}
	switch value.Kind() {
	case reflect.String:
		value.SetString(stored)
		return true
	case reflect.Bool:
		value.SetBool(stored == "yes" || stored == "true" || stored == "1")
		return true
	default:
		return json.Unmarshal([]byte(stored), value.Addr().Interface()) == nil
	}
}

// longestValue is how many letters of a value the history shows.
const longestValue = 60

// cut shortens a text to one line of the history.
func cut(text string) string {
	text = strings.Join(strings.Fields(text), " ")
	if utf8.RuneCountInString(text) <= longestValue {
		return text
	}
	return string([]rune(text)[:longestValue-1]) + "…"
}
