package settings

import (
	"errors"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"laurel/app/desktop/kit/dialog"
	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/kit/table"
	"laurel/data/locale"
	"laurel/data/program"
	"laurel/data/store"
)

// issuedList is the register of the open program's issued certificates.
type issuedList struct {
	screen  *Screen
	program *program.Program
	table   *table.Table[*program.Issue]
	void    *look.Button
	reissue *look.Button
	facts   *fyne.Container
	pane    *fyne.Container // the table, or a sentence while it is empty
}

// Issued shows which certificates were issued, to check a serial number, to void one and to issue one again.
func (s *Screen) Issued() {
	if s.session.Program() == nil {
		return
	}
	check := look.NewButton(locale.L("Check a serial number…"), s.issued.askSerial)
	buttons := look.Flow(8, check, look.Spring(), s.issued.void, s.issued.reissue)
	content := look.Down(12, s.issued.pane, s.issued.facts, buttons)
	s.issued.fill(s.session.Program())
	s.session.Dialogs.ShowContent(locale.L("Certificates issued"), look.Pad(4, 4, 4, 4, content), 860, 560)
}

func newIssuedList(screen *Screen) *issuedList {
	l := &issuedList{screen: screen, facts: look.Down(4), pane: container.NewStack()}
	in := locale.Window
	l.table = table.New(
		func(i *program.Issue) string { return string(i.ID) },
		table.Column[*program.Issue]{
			ID:     "serial",
			Title:  locale.L("Serial number"),
			Weight: 1.4,
			Cell:   func(i *program.Issue) table.Cell { return table.Cell{Text: i.Serial} },
		},
		table.Column[*program.Issue]{
			ID:     "person",
			Title:  locale.L("To whom"),
			Weight: 1.6,
			Cell:   func(i *program.Issue) table.Cell { return table.Cell{Text: l.holder(i)} },
		},
		table.Column[*program.Issue]{
			ID:    "kind",
			Title: locale.X("issued.kind", "For"),
			Cell:  func(i *program.Issue) table.Cell { return table.Cell{Text: i.Kind.Name(in())} },
		},
		table.Column[*program.Issue]{
			ID: "on", Title: locale.L("Issued on"),
			Cell:    func(i *program.Issue) table.Cell { return table.Cell{Text: l.day(i)} },
			Compare: func(a, b *program.Issue) int { return a.On.Compare(b.On) },
		},
		table.Column[*program.Issue]{
			ID:    "state",
			Title: locale.L("State"),
			Kind:  table.ChipCells,
			Cell: func(i *program.Issue) table.Cell {
				state := l.program.Register().State(i)
				return table.Cell{
					Text:  state.Name(in()),
					Chips: []look.ChipText{{Text: state.Name(in()), Tone: issueTones[state]}},
				}
			},
		},
	)
	l.table.Remember(screen.session.Prefs, "issued")
	l.table.OnCurrent = func(*program.Issue, bool) { l.showCurrent() }
	l.table.Actions = func([]*program.Issue) []*fyne.MenuItem { return look.ItemsOf(l.void, l.reissue) }
	l.void = look.NewButton(locale.L("Void…"), l.askVoid)
	l.reissue = look.NewButton(locale.L("Issue again…"), l.askReissue)
	return l
}

var issueTones = map[program.IssueState]look.Tone{
	program.Issued:   look.Green,
	program.Replaced: look.Grey,
	program.Voided:   look.Red,
}

func (l *issuedList) fill(p *program.Program) {
	l.program = p
	l.pane.Objects = nil
	if p == nil || len(p.Issues) == 0 {
		l.pane.Add(
			look.NewParagraph(
				locale.L(
					"No certificate was issued yet. Each one that is saved or printed for internal use is noted here.",
				),
			),
		)
	} else {
		l.table.SetRows(p.Issues)
		l.pane.Add(look.Fixed(820, 320, l.table))
	}
	l.pane.Refresh()
	l.showCurrent()
}

func (l *issuedList) holder(i *program.Issue) string {
	if p := l.program.Person(i.Person); p != nil {
		return p.DisplayName()
	}
	return ""
}

func (l *issuedList) day(i *program.Issue) string {
	if i.On.IsZero() {
		return locale.L("not yet made")
	}
	return locale.Window().Date(i.On, locale.ShortDate)
}

// current is the entry that has the cursor.
func (l *issuedList) current() (*program.Issue, bool) {
	if l.program == nil || len(l.program.Issues) == 0 {
		return nil, false
	}
	return l.table.Current()
}

// showCurrent shows the text of the certificate and enables what may be done with it.
func (l *issuedList) showCurrent() {
	l.facts.Objects = nil
	l.void.Disable()
	l.reissue.Disable()
	if i, chosen := l.current(); chosen {
		if l.program.Register().State(i) == program.Issued {
			l.void.Enable()
			l.reissue.Enable()
		}
		if !i.VoidedOn.IsZero() {
			l.facts.Add(
				look.NewNotice(
					look.Red,
					locale.L(
						"Void since {{.Day}}",
						locale.Values{
							"Day": locale.Window().Date(i.VoidedOn, locale.ShortDate),
						},
					),
					i.Reason,
				),
			)
		}
		if i.Text != "" {
			l.facts.Add(look.NewQuiet(locale.L("What it said")))
			l.facts.Add(look.NewParagraph(strings.ReplaceAll(i.Text, "\n", " · ")))
		}
	}
	l.facts.Refresh()
}

// askSerial checks a number that someone shows, and reports to whom and when it was issued.
func (l *issuedList) askSerial() {
	l.screen.session.Dialogs.Ask(
		locale.L("Check a serial number"),
		locale.L("The number below the certificate’s code"),
		"",
		func(typed string) error {
			title, text, err := l.answer(typed)
			if err == nil {
				l.screen.session.Dialogs.Message(title, text)
			}
			return err
		},
	)
}

// answer describes what the register knows of a number.
func (l *issuedList) answer(typed string) (title, text string, err error) {
	serial, fits := program.CheckSerial(typed)
	for _, i := range l.program.Issues {
		if i.Serial != serial {
			continue
		}
		words := locale.Values{
			"Number": serial,
			"Person": l.holder(i),
			"Day":    l.day(i),
			"Kind":   i.Kind.Name(locale.Window()),
			"Reason": i.Reason,
		}
		switch l.program.Register().State(i) {
		case program.Voided:
			return locale.L(
					"This certificate is void",
				), locale.L(
					"{{.Number}} was issued to {{.Person}} ({{.Kind}}, {{.Day}}) and voided: {{.Reason}}",
					words,
				), nil
		case program.Replaced:
			return locale.L(
					"This certificate was replaced",
				), locale.L(
					"{{.Number}} was issued to {{.Person}} ({{.Kind}}, {{.Day}}); it was replaced by another one.",
					words,
				), nil
		}
		return locale.L(
				"This certificate is valid",
			), locale.L(
				"{{.Number}} was issued to {{.Person}} ({{.Kind}}, {{.Day}}).",
				words,
			), nil
	}
	if !fits {
		return "", "", errors.New(
			locale.L("The check digit does not match: the number was mistyped, or is not one of Laurel’s."),
		)
	}
	return locale.L(
			"Not in the register",
		), locale.L(
			"{{.Number}} is a valid Laurel number, but this program did not issue it.",
			locale.Values{"Number": serial},
		), nil
}

func (l *issuedList) askVoid() {
	issue, chosen := l.current()
	if !chosen {
		return
	}
	number := locale.Values{"Number": issue.Serial}
	s := l.screen.session
	s.Dialogs.Ask(
		locale.L("Void {{.Number}}", number),
		locale.L("Why the certificate is no longer valid"),
		"",
		func(reason string) error {
			if reason == "" {
				return errors.New(locale.L("Say why; whoever asks about the certificate will want to know."))
			}
			next, owner := *issue, l.program.ID
			next.VoidedOn, next.Reason = s.Today(), reason
			s.EditWithUndo(locale.L("Void certificate {{.Number}}", number), locale.L("{{.Number}} is void.", number),
				func(tx *store.Tx) error { return tx.Put(owner, &next) })
			return nil
		},
	)
}

func (l *issuedList) askReissue() {
	issue, chosen := l.current()
	if !chosen {
		return
	}
	next, owner := l.program.Register().Reissued(issue), l.program.ID
	words := locale.Values{"Number": issue.Serial, "Next": next.Serial, "Person": l.holder(issue)}
	s := l.screen.session
	s.Dialogs.Confirm(dialog.Question{
		Title: locale.L("Issue the certificate of {{.Person}} again?", words),
		Text: locale.L(
			"It gets the number {{.Next}}. {{.Number}} stays in the register as replaced.",
			words,
		), Yes: locale.L("Issue again"),
	}, func() {
		s.Edit(
			locale.L("Issue certificate {{.Number}} again", words),
			func(tx *store.Tx) error { return tx.Put(owner, next) },
			func(err error) {
				if err != nil {
					s.Fail(err)
					return
				}
				s.Dialogs.Toast(
					locale.L("{{.Next}} can be printed now.", words),
					locale.L("Show"),
					func() { s.Window.ShowDocument("certificates", issue.Person) },
				)
			},
		)
	})
}
