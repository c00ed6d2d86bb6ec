package history

import (
	"context"
	"errors"
	"reflect"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"laurel/app/desktop/kit/form"
	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/kit/table"
	"laurel/app/desktop/kit/work"
	"laurel/app/desktop/session"
	"laurel/data/locale"
	"laurel/data/program"
	"laurel/data/store"
	"laurel/data/store/tables"
)

// Backup is a look into a backup: its records beside those of today, to bring some of them back.
type Backup struct {
	session  *session.Session
	path     string
	key      store.Key
	when     string
	programs []archived
	shown    int // which program
	isAll    bool
	close    func()

	search  *form.Entry
	program *look.FilterChip
	differ  *look.FilterChip
	table   *table.Table[store.Compared]
	count   *look.Text
	back    *look.Button
}

// archived is a program of a backup with its records.
type archived struct {
	name    string
	records []store.Compared
}

// ShowBackup looks into a backup. When is the time at which it was made, as people read it; the key is needed where it
// is sealed otherwise than the store.
func ShowBackup(s *session.Session, path, when string, key store.Key) {
	b := &Backup{session: s, path: path, key: key, when: when}
	work.Run(s.Runner, nil, b.compare, func(programs []archived, err error) {
		if err != nil {
			s.Fail(err)
			return
		}
		b.programs = programs
		if open := s.Program(); open != nil {
			b.shown = max(0, slices.IndexFunc(programs, func(a archived) bool {
				return len(a.records) > 0 && a.records[0].Record.RecordID() == open.ID
			}))
		}
		b.show()
	})
}

// compare reads the backup and compares it with today.
func (b *Backup) compare(ctx context.Context) (found []archived, err error) {
	a, err := b.session.Store.Copies().OpenArchive(ctx, b.path, b.key)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, a.Close()) }()
	programs, err := a.Programs(ctx)
	if err != nil {
		return nil, err
	}
	for _, p := range programs {
		records, err := b.session.Store.Copies().Compare(ctx, a, p.ID)
		if err != nil {
			return nil, err
		}
		hidden := []tables.Kind{tables.Responses, tables.Ignored}
		records = slices.DeleteFunc(records, func(c store.Compared) bool { return slices.Contains(hidden, c.Kind) })
		found = append(found, archived{p.Name, records})
	}
	return found, nil
}

func (b *Backup) show() {
	if len(b.programs) == 0 {
		b.session.Dialogs.Message(locale.L("Backups"), locale.L("No program"))
		return
	}
	b.search = form.NewSearchEntry(locale.L("Search names"), func(string) { b.fill() }, func() { b.table.Focus() })
	b.program = look.NewMenuChip("", look.Slate, b.programMenu)
	b.program.Hidden = len(b.programs) < 2
	b.differ = look.NewFilterChip(locale.L("Only what differs from today"), -1, look.Slate, func() {
		b.isAll = !b.isAll
		b.fill()
	})
	b.count = look.NewQuiet("")
	b.back = look.NewPrimaryButton(locale.L("Bring back"), b.bringBack)
	b.table = b.newTable()
	head := look.Flow(8, look.Fixed(300, 0, b.search), look.Spring(), b.program, b.differ)
	foot := look.Pad(8, 0, 0, 0, look.Flow(8, b.count, look.Spring(), b.back))
	content := container.NewBorder(look.Pad(0, 0, 8, 0, head), foot, nil, nil, b.table)
	title := locale.L("In the backup of {{.When}}", locale.Values{"When": b.when})
	b.close = b.session.Dialogs.ShowContent(title, look.Pad(4, 4, 4, 4, content), 980, 600)
	b.fill()
	b.session.FocusSoon(func() { look.Focus(b.search) })
}

func (b *Backup) programMenu() *fyne.Menu {
	menu := fyne.NewMenu("")
	for i, p := range b.programs {
		item := fyne.NewMenuItem(p.name, func() {
			b.shown = i
			b.fill()
		})
		item.Checked = i == b.shown
		menu.Items = append(menu.Items, item)
	}
	return menu
}

func (b *Backup) newTable() *table.Table[store.Compared] {
	t := table.New(
		func(c store.Compared) string { return string(c.Kind) + string(c.Record.RecordID()) },
		table.Column[store.Compared]{
			ID: "record", Title: locale.L("In the backup"), Weight: 2, Kind: table.TwoLines,
			Cell: func(c store.Compared) table.Cell {
				return table.Cell{Text: program.NameOf(c.Record), Second: kindName(c.Kind)}
			},
		},
		table.Column[store.Compared]{
			ID: "today", Title: locale.L("Today"), Kind: table.ChipCells, Cell: func(c store.Compared) table.Cell {
				chip := stateOf(c)
				return table.Cell{Text: chip.Text, Chips: []look.ChipText{chip}}
			},
		},
		table.Column[store.Compared]{
			ID: "fields", Title: locale.L("Differences"), Weight: 2.4,
			Cell: func(c store.Compared) table.Cell { return table.Cell{Text: differing(c)} },
		},
	)
	t.Remember(b.session.Prefs, "archive")
	t.Actions = func([]store.Compared) []*fyne.MenuItem { return look.ItemsOf(b.back) }
	t.OnSelection = func([]store.Compared) { b.allow() }
	t.OnCurrent = func(store.Compared, bool) { b.allow() }
	t.OnOpen = func(store.Compared) { b.bringBack() }
	return t
}

func stateOf(c store.Compared) look.ChipText {
	switch {
	case c.Today == nil:
		return look.ChipText{Text: locale.L("no longer there"), Tone: look.Red}
	case c.Same:
		return look.ChipText{Text: locale.L("the same"), Tone: look.Green}
	}
	return look.ChipText{Text: locale.L("changed since"), Tone: look.Amber}
}

// differing lists the fields that are others today.
func differing(c store.Compared) string {
	if c.Today == nil || c.Same {
		return ""
	}
	in := locale.Window()
	var labels []string
	for _, f := range program.FieldsOf(c.Record) {
		if !reflect.DeepEqual(f.Value(c.Record), f.Value(c.Today)) {
			labels = append(labels, f.Label(in))
		}
	}
	return strings.Join(labels, ", ")
}

// fill shows the records of the chosen program that the search leaves.
func (b *Backup) fill() {
	p := b.programs[b.shown]
	words := strings.Fields(locale.Fold(b.search.Text))
	rows := []store.Compared{}
	for _, c := range p.records {
		text := locale.Fold(program.NameOf(c.Record) + " " + kindName(c.Kind))
		if locale.HasAll(text, words) && (b.isAll || !c.Same) {
			rows = append(rows, c)
		}
	}
	b.differ.SetSelected(!b.isAll)
	b.program.Set(p.name, -1, false)
	b.count.SetText(locale.N("{{.Count}} records of {{.Total}}", len(rows), locale.Values{"Total": len(p.records)}))
	b.table.SetRows(rows)
	b.allow()
}

// chosen are the selected rows, or the current one, that are not as they were.
func (b *Backup) chosen() []store.Compared {
	rows := b.table.Selected()
	if current, is := b.table.Current(); len(rows) == 0 && is {
		rows = []store.Compared{current}
	}
	return slices.DeleteFunc(rows, func(c store.Compared) bool { return c.Same })
}

func (b *Backup) allow() { b.back.SetEnabled(len(b.chosen()) > 0) }

// bringBack makes what is selected what it was in the backup, as one edit.
func (b *Backup) bringBack() {
	rows := b.chosen()
	if len(rows) == 0 {
		return
	}
	ids := make([]program.ID, len(rows))
	for i, c := range rows {
		ids[i] = c.Record.RecordID()
	}
	name := locale.Values{"Name": program.NameOf(rows[0].Record), "When": b.when}
	label := locale.L("Bring back {{.Name}} from the backup of {{.When}}", name)
	sentence := locale.L("{{.Name}} is as it was on {{.At}}.", locale.Values{"Name": name["Name"], "At": b.when})
	if len(rows) > 1 {
		label = locale.N("Bring back {{.Count}} records from the backup of {{.When}}", len(rows), name)
		sentence = locale.N("{{.Count}} records are as they were on {{.When}}.", len(rows), name)
	}
	s := b.session
	work.Run(s.Runner, nil, func(ctx context.Context) (*store.Archive, error) {
		return s.Store.Copies().OpenArchive(ctx, b.path, b.key)
	}, func(a *store.Archive, err error) {
		if err != nil {
			s.Fail(err)
			return
		}
		s.History().BringBack(label, sentence, func(tx *store.Tx) (left []store.Left, err error) {
			defer func() { err = errors.Join(err, a.Close()) }()
			return tx.BringFrom(a, ids...)
		}, func() {
			b.close()
			s.Window.Returned(ids[0])
		})
	})
}
