package results

import (
	"cmp"
	"context"

	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/session"
	"laurel/data/civil"
	"laurel/data/locale"
	"laurel/data/outcome"
	"laurel/data/program"
)

// linkKindName is what a kind of connection is called.
func linkKindName(kind outcome.LinkKind) string {
	switch kind {
	case outcome.WithContact:
		return locale.L("Awardee and contact")
	case outcome.AmongVisitors:
		return locale.L("Among awardees")
	case outcome.WithCountry:
		return locale.L("Organisation and country")
	}
	return locale.L("Others")
}

// linkRow is a line of the list of connections.
type linkRow struct {
	outcome.Link
	noted *program.Connection // what somebody noted of it last; nil: nobody did

	key          string
	who, with    string
	about, place string // the country of who, the organisation of with whom
	introduced   string
	state        program.FollowUpState
	due          civil.Date
	chips        []look.ChipText
	folded       string // what the search looks in
}

// linksOf returns the lines of a program on a day, the strongest first. It stops at the end of ctx.
func linksOf(ctx context.Context, p *program.Program, today civil.Date) ([]*linkRow, error) {
	links := outcome.Links(p)
	noted := make(map[program.ID]*program.Connection, len(p.Connections))
	for _, c := range p.Connections {
		noted[c.ID] = c
	}
	rows := make([]*linkRow, len(links))
	for i, link := range links {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		r := &linkRow{Link: link, key: linkKey(link), who: nameOfEnd(p, link.A), about: placeOf(p, link.A)}
		if link.Kind == outcome.WithCountry {
			r.with = link.Country.Name(locale.Window())
			r.place = locale.N("link.people", len(link.People))
		} else {
			r.with = nameOfEnd(p, link.B)
			r.place = placeOf(p, link.B)
		}
		if n := len(link.Connections); n > 0 {
			r.noted = noted[link.Connections[n-1]]
			r.addNoted(p, today)
		}
		r.folded = locale.Fold(locale.Joined(" ", r.who, r.with, r.about, r.place, r.introduced, r.folded))
		rows[i] = r
	}
	return rows, nil
}

// linkKey identifies a line.
func linkKey(link outcome.Link) string {
	return string(link.A) + " " + cmp.Or(string(link.B), string(link.Country))
}

// addNoted adds what somebody noted.
func (r *linkRow) addNoted(p *program.Program, today civil.Date) {
	c := r.noted
	r.introduced = p.PartyName(c.Introduced)
	r.folded = c.Note + " " + c.FollowUp
	f := followUpOf(c)
	if f.Text == "" && f.State == "" {
		r.chips = []look.ChipText{{Text: locale.L("noted"), Tone: look.Neutral}}
		return
	}
	r.state = cmp.Or(f.State, program.FollowUpOpen)
	r.due = f.Due
	r.chips = stateChips(r.state)
	if f.IsOverdue(today) {
		r.chips = []look.ChipText{{Text: locale.L("overdue"), Tone: look.Red}}
	}
}

// followUpOf is what was agreed to be done after a connection.
func followUpOf(c *program.Connection) program.FollowUp {
	return program.FollowUp{
		Record: c, Text: c.FollowUp, Owner: c.FollowUpOwner, Due: c.FollowUpDue, State: c.FollowUpState,
	}
}

// nameOfEnd names a person, a contact or an organisation.
func nameOfEnd(p *program.Program, id program.ID) string { return p.PartyName(session.PartyOf(p, id)) }

// placeOf is where somebody belongs: a person's country, a contact's organisation.
func placeOf(p *program.Program, id program.ID) string {
	if person := p.Person(id); person != nil {
		return person.Country.Name(locale.Window())
	}
	if c := p.Contact(id); c != nil {
		return p.PartyName(program.Party{Organisation: c.Organisation})
	}
	return ""
}

// linkGrouping is by what the connections are grouped.
type linkGrouping string

// The groupings; the empty one is none.
const (
	byWho          linkGrouping = "who"
	byOrganisation linkGrouping = "organisation"
	byCountry      linkGrouping = "country"
	byLinkKind     linkGrouping = "kind"
)

func linkGroupings() []linkGrouping {
	return []linkGrouping{byWho, byOrganisation, byCountry, byLinkKind}
}

func (g linkGrouping) name() string {
	switch g {
	case byWho:
		return locale.L("By awardee")
	case byOrganisation:
		return locale.L("By organisation")
	case byCountry:
		return locale.L("By country")
	}
	return locale.L("By kind")
}

// of is the heading above a line.
func (g linkGrouping) of(r *linkRow) string {
	heading := ""
	switch {
	case g == byWho:
		heading = r.who
	case g == byOrganisation && r.Kind == outcome.WithCountry:
		heading = r.who
	case g == byOrganisation && r.Kind == outcome.WithContact:
		heading = r.place
	case g == byCountry && r.Kind == outcome.WithCountry:
		heading = r.with
	case g == byCountry:
		heading = r.about
	case g == byLinkKind:
		heading = linkKindName(r.Kind)
	}
	return cmp.Or(heading, locale.L("not specified"))
}

// linkFilter is what the list is narrowed to. The zero filter shows everything.
type linkFilter struct {
	kind  outcome.LinkKind
	state program.FollowUpState
	noted bool // only what somebody noted
}

// hides reports whether a row is not shown.
func (f linkFilter) hides(r *linkRow) bool {
	return f.kind != "" && r.Kind != f.kind || f.state != "" && r.state != f.state || f.noted && r.noted == nil
}
