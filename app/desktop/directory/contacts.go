package directory

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

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

// Forms opens the forms of organisations and contacts.
type Forms interface {
	EditOrganisation(id program.ID) // none with the identifier: a new one
	EditContact(id program.ID)
	AddContact(organisation program.ID)
	// LibraryLine asks for the fields of an organisation or contact at these paths, in their place on its page.
	LibraryLine(record program.Record, label string, paths ...string) *form.Form
}

// entry is an organisation, or a contact with theirs.
type entry struct {
	organisation *program.Organisation
	contact      *program.Contact // nil: the organisation itself
	phone, email string
	uses         []program.Record // of the open program
	isHere       bool             // the open program has it
	isTwice      bool             // another entry has its name, e-mail or telephone
	folded       string
}

func (e *entry) record() program.Record {
	if e.contact != nil {
		return e.contact
	}
	return e.organisation
}

func (e *entry) name() string { return program.NameOf(e.record()) }

func (e *entry) kind() tables.Kind {
	if e.contact != nil {
		return tables.Contacts
	}
	return tables.Organisations
}

// Contacts is the list of the library's organisations and contacts.
type Contacts struct {
	list[*entry]
	forms   Forms
	loading work.Latest
	chip    string // the chip that narrows the list; empty: none
	chips   map[string]*look.FilterChip
	others  map[program.ID][]string // names of the other programs that use an entry, once they were read
}

// NewContacts makes the list; it follows the session's program while it is shown.
func NewContacts(s *session.Session, forms Forms) *Contacts {
	v := &Contacts{forms: forms}
	v.s = s
	v.key = func(e *entry) string { return string(e.record().RecordID()) }
	v.text = func(e *entry) string { return e.folded }
	s.OnProgram(func(*program.Program) { v.read() })
	return v
}

// The chips that narrow the list.
const (
	organisationsChip = "organisations"
	contactsChip      = "contacts"
	hereChip          = "here"
	unusedChip        = "unused"
	twiceChip         = "twice"
)

// Show shows the list, with a record selected; empty: none.
func (v *Contacts) Show(id program.ID) {
	if v.s.Program() == nil {
		return
	}
	v.chip = ""
	v.only = nil
	v.wanted = string(id)
	if v.shut != nil {
		v.read()
		return
	}
	v.open("contacts", locale.L("Organisations and contacts"), locale.L("Search names, phones and e-mails"),
		v.columns(), v.page,
		look.NewButton(locale.L("Merge two…"), v.merge),
		look.NewPrimaryButton(locale.L("New organisation…"), func() { v.forms.EditOrganisation("") }))
	v.table.OnOpen = v.edit
	v.table.OnRename = v.edit
	v.table.OnAdd = func() { v.forms.EditOrganisation("") }
	v.table.OnDelete = v.remove
	v.table.Actions = v.actions
	look.Swap(v.empty, look.NewLoadingState(locale.L("Reading the library…")))
	v.chips = map[string]*look.FilterChip{}
	for _, c := range []struct{ id, title string }{
		{organisationsChip, locale.L("Organisations")},
		{contactsChip, locale.L("Contacts")},
		{hereChip, locale.L("In this program")},
		{unusedChip, locale.L("Unused here")},
		{twiceChip, locale.L("Possible duplicates")},
	} {
		v.chips[c.id] = look.NewFilterChip(c.title, 0, look.Neutral, func() { v.choose(c.id) })
		v.head.Add(v.chips[c.id])
	}
	v.read()
}

// isOf reports whether an entry is among those of a chip.
func (e *entry) isOf(chip string) bool {
	switch chip {
	case organisationsChip:
		return e.contact == nil
	case contactsChip:
		return e.contact != nil
	case hereChip:
		return e.isHere
	case unusedChip:
		return len(e.uses) == 0
	case twiceChip:
		return e.isTwice
	}
	return true
}

func (v *Contacts) choose(chip string) {
	if v.chip == chip {
		chip = ""
	}
	v.chip, v.only = chip, func(e *entry) bool { return e.isOf(chip) }
	v.count()
	v.narrow()
}

func (v *Contacts) count() {
	for id, chip := range v.chips {
		n := 0
		for _, e := range v.all {
			if e.isOf(id) {
				n++
			}
		}
		chip.Set(chip.Label, n, id == v.chip)
	}
}

func (v *Contacts) columns() []table.Column[*entry] {
	return []table.Column[*entry]{
		{
			ID: "name", Title: locale.L("Name"), Kind: table.TwoLines, Weight: 2.4, Min: 180,
			Cell: func(e *entry) table.Cell {
				if e.contact != nil {
					return table.Cell{
						Text:   locale.Joined(" ", e.contact.Honorific, e.contact.Name),
						Second: locale.Joined(" · ", e.contact.Title, e.organisation.Name),
					}
				}
				return table.Cell{Text: e.organisation.Name, Second: locale.Joined(" · ", locale.L("Organisation"),
					e.organisation.Category)}
			},
		},
		{
			ID: "phone", Title: locale.L("Phone"), Min: 120,
			Cell: func(e *entry) table.Cell { return table.Cell{Text: e.phone} },
		},
		{
			ID: "email", Title: locale.L("E-mail or website"), Weight: 1.4, Min: 130, Spare: 1,
			Cell: func(e *entry) table.Cell { return table.Cell{Text: e.email} },
		},
		{
			ID: "uses", Title: locale.L("Used here"), Weight: 0.6, Min: 104, Spare: 2,
			Cell: func(e *entry) table.Cell {
				if len(e.uses) == 0 {
					return table.Cell{}
				}
				return table.Cell{Text: strconv.Itoa(len(e.uses))}
			},
			Compare: func(a, b *entry) int { return cmp.Compare(len(a.uses), len(b.uses)) },
		},
	}
}

// read reads the library while the list is shown.
func (v *Contacts) read() {
	p := v.s.Program()
	if v.shut == nil || p == nil {
		return
	}
	work.Run(v.s.Runner, &v.loading, func(ctx context.Context) ([]*entry, error) {
		organisations, contacts, err := v.s.Store.Library(ctx)
		return entriesOf(p, organisations, contacts), err
	}, func(all []*entry, err error) {
		if err != nil {
			v.s.Fail(err)
			return
		}
		v.others = map[program.ID][]string{}
		look.Swap(v.empty, look.NewEmptyState(theme.AccountIcon(),
			locale.L("No organisations yet. Those of meetings and imported files are listed here."),
			locale.L("New organisation…"), func() { v.forms.EditOrganisation("") }))
		v.fill(all)
		v.count()
	})
}

// entriesOf makes the rows: every organisation by name, its contacts after it.
func entriesOf(p *program.Program, organisations []*program.Organisation, contacts []*program.Contact) []*entry {
	uses := usesOf(p)
	of := map[program.ID][]*program.Contact{}
	for _, c := range contacts {
		of[c.Organisation] = append(of[c.Organisation], c)
	}
	var all []*entry
	for _, o := range organisations {
		all = append(all, &entry{
			organisation: o, phone: o.Phone, email: o.Website, uses: uses[o.ID], isHere: p.Organisation(o.ID) != nil,
			folded: locale.Fold(strings.Join([]string{o.Name, o.Category, o.Phone, o.Address, o.Website}, "\n")),
		})
		for _, c := range of[o.ID] {
			all = append(all, &entry{
				organisation: o, contact: c, phone: c.Phone, email: c.Email, uses: uses[c.ID],
				isHere: p.Contact(c.ID) != nil,
				folded: locale.Fold(strings.Join([]string{c.Name, c.Title, c.Phone, c.Email, o.Name}, "\n")),
			})
		}
	}
	markTwice(all)
	return all
}

// markTwice marks the entries of one kind that have a name, an e-mail or a telephone in common.
func markTwice(all []*entry) {
	first := map[string]*entry{}
	for _, e := range all {
		for _, sign := range []string{locale.Fold(e.name()), locale.Fold(e.email), digits(e.phone)} {
			if sign == "" {
				continue
			}
			key := string(e.kind()) + "\n" + sign
			if other := first[key]; other == nil {
				first[key] = e
			} else if other != e {
				e.isTwice, other.isTwice = true, true
			}
		}
	}
}

// shortestPhone is how many digits a telephone number has at least that is a sign of who has it.
const shortestPhone = 7

func digits(phone string) string {
	kept := strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, phone)
	if len(kept) < shortestPhone {
		return ""
	}
	return kept
}

// usesOf lists by organisation and contact what of a program names them.
func usesOf(p *program.Program) map[program.ID][]program.Record {
	uses := map[program.ID][]program.Record{}
	for _, record := range p.Records() {
		switch record.(type) {
		case *program.Meeting, *program.Takeaway, *program.Connection, *program.Task:
		default:
			continue
		}
		var named []program.ID
		for _, reference := range program.ReferencesOf(record) {
			if reference.To != "organisation" && reference.To != "contact" {
				continue
			}
			for _, id := range reference.IDs {
				if id != "" && !slices.Contains(named, id) {
					named = append(named, id)
					uses[id] = append(uses[id], record)
				}
			}
		}
	}
	return uses
}

func (v *Contacts) edit(e *entry) {
	if e.contact != nil {
		v.forms.EditContact(e.contact.ID)
	} else {
		v.forms.EditOrganisation(e.organisation.ID)
	}
}

// remove deletes organisations or contacts, after a question where something names them.
func (v *Contacts) remove(rows []*entry) {
	if len(rows) == 0 {
		return
	}
	kind := rows[0].kind()
	var ids []program.ID
	for _, e := range rows {
		if e.kind() == kind {
			ids = append(ids, e.record().RecordID())
		}
	}
	d := session.Deletion{
		Label: locale.L("Delete contact"), Sentence: locale.N("{{.Count}} contacts were deleted.", len(ids)),
		Kind: kind, IDs: ids, Question: session.AllTheSame(
			locale.L("Meetings stay, without the contact, in every program. It can all be undone.")),
	}
	if kind == tables.Organisations {
		d.Label = locale.L("Delete organisation")
		d.Sentence = locale.N("{{.Count}} organisations were deleted.", len(ids))
		d.Question = session.AllTheSame(
			locale.L("Its contacts are deleted too, in every program; meetings there stay, without the organisation. " +
				"It can all be undone."))
	}
	d.Then = v.read
	v.s.Delete(d)
}

// actions is what can be done with entries.
func (v *Contacts) actions(rows []*entry) []*fyne.MenuItem {
	var items []*fyne.MenuItem
	add := func(text string, do func()) { items = append(items, fyne.NewMenuItem(text, do)) }
	switch e := rows[0]; len(rows) {
	case 1:
		add(locale.L("Edit"), func() { v.edit(e) })
		if e.contact == nil {
			add(locale.L("Add a contact…"), func() { v.forms.AddContact(e.organisation.ID) })
		}
	case 2:
		add(locale.L("Merge two…"), v.merge)
	}
	add(locale.L("Delete"), func() { v.remove(rows) })
	return items
}

// page is what is to be read of the selected entries.
func (v *Contacts) page(rows []*entry) fyne.CanvasObject {
	e, title := rows[0], rows[0].name()
	if len(rows) > 1 {
		title = locale.N("{{.Count}} selected", len(rows))
	}
	body := look.Down(12, look.NewHeadline(title), look.NewActions(v.actions(rows)...))
	if len(rows) > 1 {
		return look.NewVScroll(look.Pad(18, 20, 16, 20, body))
	}
	if e.contact != nil {
		body.Add(look.NewKeyValues(look.Fact{Label: locale.L("Organisation"), Value: e.organisation.Name}))
	}
	body.Add(v.pane.Facts(session.FactsOf(v.s.Program(), e.record(), "Organisation"),
		func(label string, paths ...string) *form.Form {
			return v.forms.LibraryLine(e.record(), label, paths...)
		}))
	v.addUses(body, e)
	return v.pane.Scroll(v.key(e), look.Pad(18, 20, 16, 20, body))
}

// addUses adds what names an entry, in this program and in others.
func (v *Contacts) addUses(body *fyne.Container, e *entry) {
	if len(e.uses) > 0 {
		body.Add(v.linked(locale.L("Used in this program"), e.uses, useText))
	} else {
		body.Add(look.NewSection(locale.L("Used in this program"), look.NewQuiet(locale.L("Not used here."))))
	}
	id := e.record().RecordID()
	others, known := v.others[id]
	list := container.NewStack()
	show := func(names []string) {
		if len(names) > 0 {
			look.Swap(list, look.NewSection(locale.L("Used in other programs"),
				look.NewParagraph(strings.Join(names, "\n"))))
		}
	}
	body.Add(list)
	if known {
		show(others)
		return
	}
	p := v.s.Program()
	work.Run(v.s.Runner, nil, func(ctx context.Context) ([]string, error) {
		return otherPrograms(ctx, v.s.Store, id, p.ID)
	}, func(names []string, err error) {
		if err != nil {
			return // the list shows what is known
		}
		v.others[id] = names
		show(names)
	})
}

// otherPrograms are the names of the programs but one that use an organisation or contact.
func otherPrograms(ctx context.Context, from *store.Store, id, but program.ID) ([]string, error) {
	ids, err := from.UsersOf(ctx, id)
	if err != nil {
		return nil, err
	}
	programs, err := from.Programs(ctx)
	var names []string
	for _, p := range programs {
		if p.ID != but && slices.Contains(ids, p.ID) {
			names = append(names, p.Name)
		}
	}
	return names, err
}

// useText names a record that uses another: Meeting: Visit.
func useText(r program.Record) string {
	in := locale.Window()
	kind := in.Capital(in.Name("record", program.KindOf(r)))
	if m, is := r.(*program.Meeting); is {
		return in.Labelled(kind, m.Title+", "+session.Moment(m.Start))
	}
	return in.Labelled(kind, program.NameOf(r))
}
