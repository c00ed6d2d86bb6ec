// Package forget is the window's part of removing people and programs for good: what would be removed, a question that
// wants the name typed, and the certificate.
package forget

import (
	"bytes"
	"cmp"
	"context"
	"os"
	"strconv"
	"strings"

	"laurel/app/desktop/kit/form"
	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/kit/work"
	"laurel/app/desktop/session"
	"laurel/app/forgetting"
	"laurel/app/request"
	"laurel/data/locale"
	"laurel/data/program"
	"laurel/data/store"
	"laurel/data/wholefile"
)

// Forgetter removes people and programs for good.
type Forgetter struct {
	Session *session.Session
	Version string // of Laurel, for the certificate
	Done    func() // the store has changed
}

// wish is what is to be forgotten, and how it is asked.
type wish struct {
	what   store.Forgetting
	title  string
	typed  string // what is typed to confirm
	prompt string
	intro  string
}

// Person asks whether somebody is to be forgotten.
func (f *Forgetter) Person(p *program.Person) {
	name := locale.Values{"Name": p.DisplayName()}
	f.plan(wish{
		what: store.Forgetting{People: []program.ID{p.ID}}, title: locale.L("Erase {{.Name}} permanently", name),
		typed: p.DisplayName(), prompt: locale.L("To confirm, type the name: {{.Name}}", name),
		intro: locale.L("The person is removed from this program, its history, the copies of documents sent, and the " +
			"backups. This cannot be undone. If someone is just not coming, mark them as cancelled instead."),
	})
}

// Program asks whether a program is to be forgotten.
func (f *Forgetter) Program(p program.Summary) {
	name := locale.Values{"Name": p.Name}
	f.plan(wish{
		what: store.Forgetting{Programs: []program.ID{p.ID}}, title: locale.L("Erase {{.Name}} permanently", name),
		typed: p.Name, prompt: locale.L("To confirm, type the name: {{.Name}}", name), intro: ofPrograms(),
	})
}

func ofPrograms() string {
	return locale.L("Everything in it is removed, from the history and the backups too, along with the certificates " +
		"in its register: print the register first if your office must keep it. Organisations and contacts stay in " +
		"the library. This cannot be undone.")
}

// usualMonths is the age of programs that is proposed.
const usualMonths = 36

// Old asks how old programs are that are to be forgotten.
func (f *Forgetter) Old() {
	months := form.NewNumberField("months", locale.L("Ended more than this many months ago"), 1, 1200)
	months.SetValue(usualMonths)
	rule := form.New(locale.L("Erase old programs"), nil)
	rule.SubmitText = locale.L("List them…")
	rule.Note(look.NewParagraph(locale.L("You will see which programs these are and what they contain. Nothing is " +
		"removed until you confirm.")))
	rule.Group("", months)
	chosen := usualMonths
	rule.Submit = func() error {
		n, is := months.Value()
		if !is {
			return form.Problems{"months": locale.L("Enter a number of months.")}
		}
		chosen = n
		return nil
	}
	rule.OnClosed = func(saved bool) {
		if saved {
			f.older(chosen)
		}
	}
	f.Session.Dialogs.ShowForm(rule)
}

// older asks whether the programs that ended so long ago are to be forgotten.
func (f *Forgetter) older(months int) {
	s := f.Session
	work.Run(s.Runner, nil, func(ctx context.Context) ([]program.Summary, error) {
		return s.Store.ProgramsBefore(ctx, s.Now().AddDate(0, -months, 0))
	}, func(old []program.Summary, err error) {
		switch {
		case err != nil:
			s.Fail(err)
		case len(old) == 0:
			s.Dialogs.Message(locale.L("Erase old programs"), locale.L("No program ended that long ago."))
		default:
			f.ofOld(old)
		}
	})
}

func (f *Forgetter) ofOld(old []program.Summary) {
	w := wish{
		title: locale.N("Erase {{.Count}} old programs permanently", len(old)), typed: strconv.Itoa(len(old)),
		prompt: locale.L("To confirm, type the number of programs: {{.Number}}", locale.Values{"Number": len(old)}),
	}
	var names []string
	for _, p := range old {
		w.what.Programs = append(w.what.Programs, p.ID)
		names = append(names, "• "+locale.Window().Labelled(p.Name, locale.Window().ShortPeriod(p.Start, p.End)))
	}
	w.intro = strings.Join(names, "\n") + "\n\n" + ofPrograms()
	f.plan(w)
}

// plan finds what there is of it, and asks.
func (f *Forgetter) plan(w wish) {
	w.what.Backups = f.Session.Backups
	f.run(locale.L("Looking for everything to remove…"), w, (*store.Store).PlanForgetting, func(plan *store.Forgotten) {
		f.ask(w, plan)
	})
}

// forgetter plans a forgetting or does it, and reports how many backups it has looked through.
type forgetter func(
	s *store.Store, ctx context.Context, what store.Forgetting, backups func(done, of int),
) (*store.Forgotten, error)

// run plans or does what is wished, with its progress.
func (f *Forgetter) run(title string, w wish, do forgetter, then func(*store.Forgotten)) {
	s := f.Session
	work.RunWithProgress(s.Runner, s.Dialogs.Progress(title),
		func(ctx context.Context, step work.Step) (*store.Forgotten, error) {
			return do(s.Store, ctx, w.what, func(done, of int) {
				values := locale.Values{"Number": done, "Count": of - 1}
				step(done, of, locale.L("Backup {{.Number}} of {{.Count}}", values))
			})
		}, func(found *store.Forgotten, err error) {
			if err != nil {
				s.Failed(err)
				return
			}
			then(found)
		})
}

// ask shows what would be removed, and does it when the name is typed.
func (f *Forgetter) ask(w wish, plan *store.Forgotten) {
	in := locale.Window()
	question := form.New(w.title, nil)
	question.SubmitText = locale.L("Erase permanently")
	question.Discard = func(yes func()) { yes() }
	question.WithDanger()
	question.Note(look.NewParagraph(w.intro))
	question.Note(look.NewSection(locale.L("What is removed"), bullets(forgetting.Lines(in, plan))))
	keep := form.NewMultiPickerField("keep", locale.L("Texts that keep the name"), options(plan.Named))
	keep.SetHelp(locale.L("The name is replaced in all other texts."))
	instead := form.NewTextField("instead", locale.L("Replace the name with"))
	instead.SetPlaceholder(locale.L("The name of the person’s role"))
	if len(plan.Named) > 0 {
		question.Note(look.NewSection(locale.L("Texts in other records that mention the name"), mentions(plan.Named)))
		question.Group("", instead, keep)
	}
	question.Note(look.NewSection(
		locale.L("What Laurel cannot reach"), bullets(append(forgetting.Unreached(in, plan), removals(plan)...)),
	))
	confirm := form.NewTextField("confirm", w.prompt)
	question.Group("", confirm)
	question.Submit = func() error {
		if locale.Fold(confirm.Value()) != locale.Fold(w.typed) {
			return form.Problems{"confirm": w.prompt}
		}
		w.what.Instead = instead.Value()
		w.what.Keep = map[store.TextIn]bool{}
		for _, id := range keep.Values() {
			if i, err := strconv.Atoi(id); err == nil {
				w.what.Keep[plan.Named[i].TextIn] = true
			}
		}
		return nil
	}
	question.OnClosed = func(saved bool) {
		if saved {
			f.do(w)
		}
	}
	question.OnTyped = func(bool) {} // the name that is typed is kept nowhere
	f.Session.Dialogs.ShowForm(question)
	f.Session.FocusSoon(question.FocusFirst) // the texts above know their height only when they are drawn
}

// mostShown is how many texts are shown before and after.
const mostShown = 6

// mentions shows texts with the name as they are and as they would be.
func mentions(named []store.NamedIn) *look.Paragraph {
	var lines []string
	for _, n := range named[:min(len(named), mostShown)] {
		lines = append(lines, "• "+excerpt(n)+" → "+cmp.Or(short(n.Next), "–"))
	}
	if rest := len(named) - mostShown; rest > 0 {
		lines = append(lines, locale.N("and {{.Count}} more texts", rest))
	}
	return look.NewParagraph(strings.Join(lines, "\n"))
}

func options(named []store.NamedIn) []form.Option {
	list := make([]form.Option, len(named))
	for i, n := range named {
		list[i] = form.Option{ID: strconv.Itoa(i), Text: excerpt(n)}
	}
	return list
}

// excerpt is the beginning of a text with the kind of its record.
func excerpt(n store.NamedIn) string {
	in := locale.Window()
	return in.Labelled(in.Capital(in.Name("record", string(n.Kind))), short(n.Text))
}

// longest is how many letters of a text are shown.
const longest = 70

func short(text string) string {
	letters := []rune(strings.Join(strings.Fields(text), " "))
	if len(letters) <= longest {
		return string(letters)
	}
	return string(letters[:longest]) + "…"
}

// removals names the backups that would be removed.
func removals(f *store.Forgotten) (lines []string) {
	for _, kept := range f.Copies {
		if kept.State == store.CopyRemoved {
			lines = append(lines, locale.L("{{.Path}} cannot be opened and is therefore deleted.",
				locale.Values{"Path": kept.Path}))
		}
	}
	return lines
}

func bullets(lines []string) *look.Paragraph {
	if len(lines) == 0 {
		return look.NewParagraph(locale.L("Nothing was found"))
	}
	return look.NewParagraph("• " + strings.Join(lines, "\n• "))
}

// do forgets.
func (f *Forgetter) do(w wish) {
	f.run(w.title, w, (*store.Store).Forget, func(done *store.Forgotten) {
		f.Done()
		f.report(done)
	})
}

// report shows what was removed and offers the certificate.
func (f *Forgetter) report(done *store.Forgotten) {
	s := f.Session
	report := form.New(locale.L("Removed permanently"), func() error { return nil })
	report.SubmitText = locale.L("Close")
	report.WithoutCancel()
	report.Note(bullets(forgetting.Lines(locale.Window(), done)))
	report.Note(look.NewParagraph(locale.L("The certificate lists what was removed, when and from where, and what "+
		"Laurel cannot reach. It names no one: the reference {{.Ref}} identifies the "+
		"record.", locale.Values{"Ref": done.Ref})))
	report.AddButton(look.NewButton(locale.L("Save the certificate…"), func() {
		name := locale.L("Certificate of removal") + " " + done.Ref
		s.Files.SaveFile("certificates", locale.L("Save the certificate"), name, ".pdf", func(path string) {
			f.save(done, path)
		})
	}))
	s.Dialogs.ShowForm(report)
}

// save writes the certificate.
func (f *Forgetter) save(done *store.Forgotten, path string) {
	s := f.Session
	c := forgetting.Certificate{
		Forgotten: done, Language: locale.Window(), Version: f.Version, Paper: request.PaperOf(locale.Window()),
	}
	work.Run(s.Runner, nil, func(ctx context.Context) (string, error) {
		var content bytes.Buffer
		if err := c.WritePDF(ctx, &content); err != nil {
			return "", err
		}
		return path, wholefile.Write(path, func(temporary string) error {
			return os.WriteFile(temporary, content.Bytes(), 0o600)
		})
	}, func(path string, err error) {
		if err != nil {
			s.Fail(err)
			return
		}
		s.Dialogs.Toast(locale.L("Saved as {{.File}}.", locale.Values{"File": path}), "", nil)
	})
}
