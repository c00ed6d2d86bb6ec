package list

import (
	"cmp"
	"context"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"

	"laurel/app/paper/page"
	"laurel/app/paper/schedule"
	"laurel/app/paper/typeset"
	"laurel/app/request"
	"laurel/data/locale"
	"laurel/data/program"
	"laurel/data/program/edition"
)

// Contacts writes the contact book: whom a delegation met, by stop and organisation, with what each contact allows.
// Nobody's photo is in it.
func Contacts(ctx context.Context, w io.Writer, r request.Request) error {
	stops := metStops(r)
	if len(stops) == 0 {
		return request.ErrNoMeeting
	}
	l, intro := r.Language, "contacts.intro"
	if office(r) {
		intro = "contacts.intro-office"
	}
	title := l.Text("document.contact-book")
	b := contactBook{page.NewReport(r, title), r, map[*program.Contact]int{}}
	about := locale.Joined("  ·  ", r.Edition.Name, l.Period(r.Edition.Start, r.Edition.End))
	b.Flow = b.Doc.ColumnFlow(b.Area, 2, float64(typeset.Loose), typeset.Stacked(6, typeset.Headline.Text(title),
		typeset.Body.Quiet().Text(about), typeset.Reading.Text(l.Text(intro)), typeset.Wide))
	var organisations []*metOrganisation
	starts := map[*metOrganisation]metStop{}
	for _, s := range stops {
		starts[s.organisations[0]] = s
		organisations = append(organisations, s.organisations...)
	}
	set := func(o *metOrganisation) {
		if s, first := starts[o]; first {
			if o != organisations[0] {
				b.Flow.Add(typeset.Wide)
			}
			b.begin(s.stop)
		}
		b.organisation(o)
	}
	return page.Print(ctx, w, r, organisations, set, func(w io.Writer) error {
		b.index()
		return b.Write(w)
	})
}

// office reports whether a document is for those who organise the program rather than for its participants.
func office(r request.Request) bool { return r.Edition.Audience.MayHave(program.Partners) }

type contactBook struct {
	*page.Report
	request.Request
	pages map[*program.Contact]int // of the first entry of each
}

// index lists the contacts by name with their pages, where there are so many that one has to look for them.
func (b contactBook) index() {
	const few = 12
	b.Flow.Close()
	contacts := slices.Collect(maps.Keys(b.pages))
	if len(contacts) < few {
		return
	}
	compare := b.Language.Compare()
	slices.SortFunc(contacts, func(x, y *program.Contact) int {
		return cmp.Or(compare(x.Name, y.Name), strings.Compare(string(x.ID), string(y.ID)))
	})
	title := b.Language.Text("Index")
	b.Flow.AddWithNext(typeset.Wide, typeset.Bookmarked(typeset.Subtitle.Strong().Text(title), title, 0), typeset.Close)
	for _, c := range contacts {
		name := c.Name
		if o := b.Edition.Organisation(c.Organisation); o != nil {
			name = locale.Joined(", ", name, o.Name)
		}
		number := page.Detail.Text(strconv.Itoa(b.pages[c])).ToRight()
		b.Flow.Add(typeset.Row{Gap: typeset.Close, Cells: []typeset.Cell{
			{Content: page.Detail.Text(name).ToLeft()}, {Width: 24, Content: number},
		}}, typeset.Space(2))
	}
}

// begin begins a city that the outline leads to.
func (b contactBook) begin(s *program.Stop) {
	title, period := schedule.StopTitle(s, b.Language), ""
	if s != nil {
		period = b.Language.Period(s.From, s.Until)
	}
	heading := typeset.Stacked(
		3, typeset.Subtitle.Strong().Text(title), typeset.Body.Quiet().Text(period), typeset.GreenRule)
	b.Flow.AddWithNext(typeset.Bookmarked(heading, title, 0), typeset.Normal)
}

// organisation sets an organisation with the people met there.
func (b contactBook) organisation(o *metOrganisation) {
	l, since := b.Language, b.Since
	var kind edition.Kind
	stack := typeset.Stack{Gap: 2.5}
	title := page.EntryTitle.At(13)
	if o.organisation == nil {
		stack.Add(typeset.WithNext(title.Text(l.Text("Other people"))))
	} else {
		kind = since.Kind(o.organisation.ID)
		stack.Add(
			typeset.WithNext(title.Text(o.organisation.Name)),
			page.ChangeMark(kind, l, 1),
			page.Detail.Quiet().Text(o.organisation.Category))
		page.AddAddress(&stack, o.organisation)
	}
	for _, m := range o.meetings {
		met := page.Labelled(l, "contacts.met", locale.Joined(" – ", page.ShortDay(m.Start.Date, l), m.Title))
		stack.Add(page.ChangedText(met, typeset.Reading.At(9.5).Slanted(), since.Kind(m.ID), l))
	}
	for _, c := range o.contacts {
		stack.Add(typeset.Space(3), typeset.HairRule, typeset.Space(1), page.WithBar(since.Kind(c.ID), b.contact(c)))
	}
	entry := page.WithBar(kind, stack)
	if b.Doc.Height(stack, b.Flow.Width()) <= page.TallestKept {
		entry = typeset.Box{Content: entry}
	}
	b.Flow.Add(entry, typeset.Loose)
}

// contact sets one person: who, how to reach them, what they allow.
func (b contactBook) contact(c *program.Contact) typeset.Block {
	green := page.Detail.In(typeset.Green)
	note := typeset.Drawing{Draw: func(p *typeset.Page, _ typeset.Rect) {
		if b.pages[c] == 0 {
			b.pages[c] = p.Number()
		}
	}}
	return typeset.Box{Content: typeset.Stacked(1.5,
		note,
		typeset.Body.Strong().Text(page.ContactName(c)).ToLeft(),
		page.ChangeMark(b.Since.Kind(c.ID), b.Language, 1),
		page.Detail.Text(c.Title).ToLeft(),
		page.Detail.Quiet().Text(page.Spoken(c.Languages, b.Language)),
		page.Phone(c.Phone, green), page.Mail(c.Email, green),
		b.permission(c))}
}

// permissions are what may be done with a contact, by the contact's answer: by participants, who read it, and by the
// office, which may hand it on.
var permissions = map[program.Answer]struct {
	reader, office string
	color          typeset.Color
}{
	program.Yes:     {"contacts.allowed", "contacts.allowed-office", typeset.Green},
	program.No:      {"contacts.refused", "contacts.refused-office", typeset.Red},
	program.Unknown: {"contacts.not-asked", "contacts.not-asked-office", typeset.Amber},
}

func (b contactBook) permission(c *program.Contact) typeset.Text {
	p := permissions[c.MayShare]
	text := p.reader
	switch {
	case c.MayShare == program.Yes && c.Phone == "" && c.Email == "":
		text = "contacts.allowed-unknown"
	case office(b.Request):
		text = p.office
	}
	return page.Detail.Strong().In(p.color).Text(b.Language.Text(text)).ToLeft()
}
