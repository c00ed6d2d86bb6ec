package documents

import (
	"bytes"
	"context"

	"laurel/app/paper"
	"laurel/data/program"
)

// hostSheet is what the host of a meeting gets. Hosts are partners: they need names, diets and whom not to photograph.
func hostSheet() Document {
	return Document{
		ID:        "host-sheet",
		Group:     ForPartners,
		Title:     words{"Host sheets", "Hojas para anfitriones", "Fiches pour les hôtes"}.in,
		Formats:   []Format{PDF},
		Audiences: []program.Audience{program.Partners, program.Internal},
		takes:     []Scope{OfStops, OfDays, OfMeetings},
		make: func(ctx context.Context, d Document, r Request) ([]File, error) {
			return meetingsFile(d, r, func(to *bytes.Buffer) error {
				return paper.HostSheets(ctx, to, r.Edition, hostSheetOptions(r))
			})
		},
		findings: hostSheetFindings,
	}
}

func hostSheetOptions(r Request) paper.HostSheetOptions {
	return paper.HostSheetOptions{
		Language: r.Language, Paper: paper.Paper(r.Paper), Meetings: r.Meetings, Stops: r.Stops, Days: r.Days, Now: r.Now, Since: r.since, Progress: r.Progress,
	}
}

func hostSheetFindings(r Request) []Finding {
	meetings := paper.HostedMeetings(r.Edition, hostSheetOptions(r))
	if len(meetings) == 0 {
		return []Finding{noMeetings(r)}
	}
	var found []Finding
	texts := []string{r.Edition.Name}
	people := map[program.ID]bool{}
	for _, m := range meetings {
		texts = append(texts, m.Title, m.Topic, m.Place)
		for _, p := range r.Edition.AttendeesOf(m) {
			people[p.ID] = true
		}
	}
	if missing := missingIn(texts); len(missing) > 0 {
		found = append(found, missingLetters(r, nil, missing))
	}
	for _, p := range r.Edition.People {
		if !people[p.ID] {
			continue
		}
		if missing := missingIn([]string{p.FormalName(), p.Pronunciation, p.Position, p.Affiliation, p.Bio, p.Diet.Text, p.Access.Text}); len(missing) > 0 {
			found = append(found, missingLetters(r, p, missing))
		}
	}
	return found
}
