package workbook

import (
	"reflect"
	"strings"

	"laurel/app/request"
	"laurel/data/program"
	"laurel/data/program/edition"
)

// notedRow is a takeaway with the program that it is part of.
type notedRow struct {
	*program.Takeaway
	in *edition.Edition
}

func (n notedRow) record(of string) reflect.Value {
	switch {
	case of == "Takeaway":
		return recordOf(n.Takeaway)
	case of == "Person" && n.in.Person(n.Person) != nil:
		return recordOf(n.in.Person(n.Person))
	case of == "Meeting" && n.in.Meeting(n.Meeting) != nil:
		return recordOf(n.in.Meeting(n.Meeting))
	case of == "Stop" && n.in.Stop(n.in.StopOf(n.Takeaway)) != nil:
		return recordOf(n.in.Stop(n.in.StopOf(n.Takeaway)))
	}
	return reflect.Value{}
}

// Constructors of columns of takeaways.
var (
	noted     = field[notedRow]
	madeNoted = made[notedRow]
)

// takeawayList is what the program brought home, with the findings that it became part of and what follows.
var takeawayList = list[notedRow]{
	id: "takeaways",
	columns: []column[notedRow]{
		numbered[notedRow](),
		madeNoted("theme", themeCell, "Takeaway.Theme").usual(),
		noted("kind", "Takeaway.Kind").usual(),
		noted("text", "Takeaway.Text").long().usual(),
		noted("translation", "Takeaway.Translation").long(),
		madeNoted("text-language", func(w *texts, n notedRow) cell {
			return text(w.LanguageName(string(n.Language)))
		}, "Takeaway.Language"),
		madeNoted("name", func(_ *texts, n notedRow) cell {
			return text(n.in.PartyName(program.Party{Person: n.Person}))
		}, append([]string{"Takeaway.Person"}, nameFields...)...).usual(),
		noted("country", "Person.Country"),
		noted("city", "Stop.City").usual(),
		madeNoted("meeting", func(w *texts, n notedRow) cell {
			if m := n.in.Meeting(n.Meeting); m != nil {
				return text(m.TitleIn(w.Language))
			}
			return cell{}
		}, "Takeaway.Meeting", "Meeting.Title", "Meeting.Kind").long().usual(),
		madeNoted("finding", findingCell, "Takeaway.Text").long().usual(),
		madeNoted("tags", func(_ *texts, n notedRow) cell { return text(strings.Join(n.Tags, ", ")) }, "Takeaway.Tags"),
		madeNoted("publish", func(w *texts, n notedRow) cell {
			if n.Publish {
				return w.answer(program.Yes)
			}
			return w.answer(program.No)
		}, "Takeaway.Publish"),
		noted("follow-up", "Takeaway.FollowUp").long(),
		madeNoted("follow-up-owner", func(_ *texts, n notedRow) cell { return text(n.in.PartyName(n.FollowUpOwner)) },
			"Takeaway.FollowUpOwner"),
		noted("follow-up-due", "Takeaway.FollowUpDue"),
		noted("follow-up-state", "Takeaway.FollowUpState"),
		noted("noted-at", "Takeaway.NotedAt"),
		noted("noted-by", "Takeaway.NotedBy"),
	},
	rows: func(o *output) ([]notedRow, error) {
		var rows []notedRow
		for _, theme := range append(o.Edition.ThemeList(), program.Theme{}) {
			for _, t := range o.Edition.Takeaways {
				if t.Theme == theme.ID {
					rows = append(rows, notedRow{t, o.Edition})
				}
			}
		}
		if len(rows) == 0 {
			return nil, request.ErrNoTakeaway
		}
		return rows, nil
	},
	name:  func(n notedRow) string { return n.Text },
	about: func(n notedRow) []program.ID { return []program.ID{n.ID} },
}

func themeCell(w *texts, n notedRow) cell {
	for _, theme := range n.in.ThemeList() {
		if theme.ID == n.Theme && n.Theme != "" {
			return text(theme.Name(w.Language))
		}
	}
	return cell{}
}

// findingCell lists the findings that a takeaway became part of.
func findingCell(_ *texts, n notedRow) cell {
	var found []string
	for _, f := range n.in.Findings {
		for _, source := range f.Sources {
			if source == n.ID {
				found = append(found, f.Text)
			}
		}
	}
	return text(strings.Join(found, "\n"))
}
