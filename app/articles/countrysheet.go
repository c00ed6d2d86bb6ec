package articles

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"laurel/app/article"
	"laurel/app/paper/page"
	"laurel/app/request"
	"laurel/data/locale"
	"laurel/data/outcome"
	"laurel/data/program"
)

// CountrySheet returns a page or two for the embassy of each awardee: who it is, what the program was, whom they met,
// what they take home and what follows, as far as the audience may have it. Of the others it names nobody.
func CountrySheet(ctx context.Context, r request.Request) (*article.Article, error) {
	people, err := page.People(r, func(p *program.Person) bool { return p.Role == program.Awardee })
	if err != nil {
		return nil, err
	}
	f, err := newReport(r, "country-sheet")
	if err != nil {
		return nil, err
	}
	f.p = named(r.Edition)
	f.title = f.text("document.country-sheet.one")
	f.Foot = locale.Joined(" · ", r.Edition.Name, f.title)
	people = slices.DeleteFunc(people, func(p *program.Person) bool { return f.p.Person(p.ID) == nil })
	if len(people) == 0 {
		return nil, request.ErrNobody
	}
	for i, p := range people {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if err := f.countrySheet(ctx, p); err != nil {
			return nil, err
		}
		r.Report(i+1, len(people))
	}
	return f.Article, nil
}

func (f *finalReport) countrySheet(ctx context.Context, p *program.Person) error {
	l := f.Request.Language
	f.Add(article.Heading{
		Level: 1, Eyebrow: locale.Joined(" · ", f.title, page.Country(p.Country, l)),
		Text: p.FullName(), Subtitle: locale.Joined(", ", p.Position, p.Affiliation),
	})
	if p.Photo != "" && f.Photos != nil {
		image, err := f.Photos.Photo(ctx, p.Photo)
		if err != nil {
			return fmt.Errorf("the photo of %s could not be read; choose it again in their record: %w",
				p.DisplayName(), err)
		}
		f.Add(article.Picture{Image: image, Alt: p.DisplayName(), Width: photoWidth})
	}
	about := locale.Joined("\n", locale.Joined(" · ", f.p.Name, f.whenAndWhere()), f.p.SponsorSentence)
	f.Add(article.Paragraph{Text: about})
	citation := p.Citation
	if citation != "" && f.p.Award.Title != "" {
		citation = l.Labelled(f.p.Award.Title, citation)
	}
	for _, text := range []string{citation, p.Bio} {
		if text != "" {
			f.Add(article.Paragraph{Text: text})
		}
	}
	f.meetingsOf(p)
	f.broughtHome(p)
	return nil
}

// meetingsOf lists at which visits with hosts a person was, and whom they met there.
func (f *finalReport) meetingsOf(p *program.Person) {
	l := f.Request.Language
	table := article.Table{Columns: []article.Column{
		{Title: f.text("report.day"), Share: 1},
		{Title: l.Text("Meeting"), Share: 4.4},
		{Title: f.text("report.contacts-met"), Share: 2.6},
	}}
	last := ""
	for _, m := range f.p.Plan().Planned() {
		contacts := f.contactsAt(m)
		isVisit := outcome.IsVisit(m) && m.IsHosted()
		if !isVisit && len(contacts) == 0 || !slices.Contains(f.p.Attendance().WereAt(m), p) {
			continue
		}
		var hosts []string
		for _, o := range outcome.HostsOf(f.p, m) {
			hosts = append(hosts, o.Name)
		}
		day := page.ShortDay(m.Start.Date, l)
		what := locale.Joined(" · ", m.TitleIn(l), strings.Join(hosts, ", "))
		row := []string{day, what, strings.Join(contacts, "\n")}
		if day == last {
			row[0] = ""
		}
		table.Rows = append(table.Rows, row)
		last = day
	}
	if len(table.Rows) > 0 {
		f.Add(article.Heading{Level: 2, Text: f.text("country-sheet.meetings")}, table)
	}
}

// contactsAt names whom one meets at a meeting.
func (f *finalReport) contactsAt(m *program.Meeting) (names []string) {
	for _, id := range m.Contacts {
		if c := f.p.Contact(id); c != nil {
			names = append(names, locale.Joined(", ", page.ContactName(c), c.Title))
		}
	}
	return names
}

// broughtHome lists a person's takeaways, the findings of the group that they are part of, and what follows.
func (f *finalReport) broughtHome(p *program.Person) {
	var items, found, follows []string
	var quotes []*program.Takeaway
	own := map[program.ID]bool{}
	for _, t := range f.p.Takeaways {
		if t.Person != p.ID {
			continue
		}
		own[t.ID] = true
		if t.Kind == program.Quote {
			quotes = append(quotes, t)
		} else {
			items = append(items, t.Text)
		}
	}
	for _, one := range f.p.Findings {
		if slices.ContainsFunc(one.Sources, func(id program.ID) bool { return own[id] }) {
			found = append(found, one.Text)
		}
	}
	for _, one := range f.p.FollowUps() {
		t, isTakeaway := one.Record.(*program.Takeaway)
		if one.Text != "" && (one.Owner.Person == p.ID || isTakeaway && own[t.ID]) {
			follows = append(follows, locale.Joined(" – ", one.Text, f.dayOf(one.Due)))
		}
	}
	if len(items)+len(quotes) > 0 {
		f.Add(article.Heading{Level: 2, Text: f.text("country-sheet.takeaways")}, article.List{Items: items})
		for _, t := range quotes {
			f.quote(t)
		}
	}
	f.points("country-sheet.findings", found)
	f.points("report.follow-ups", follows)
}

// points adds a list below its title, nothing when it is empty.
func (f *finalReport) points(title string, items []string) {
	if len(items) > 0 {
		f.Add(article.Heading{Level: 2, Text: f.text(title)}, article.List{Items: items})
	}
}

// Takeaways returns what the program brought home, by theme: findings with their sources, and what is in none.
func Takeaways(_ context.Context, r request.Request) (*article.Article, error) {
	if len(r.Edition.Findings)+len(r.Edition.Takeaways) == 0 {
		return nil, request.ErrNoTakeaway
	}
	f, err := newReport(r, "takeaways")
	if err != nil {
		return nil, err
	}
	f.findings(locale.Joined(" · ", f.title, f.p.Name))
	return f.Article, nil
}
