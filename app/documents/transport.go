package documents

import (
	"bytes"
	"context"
	"slices"
	"strconv"

	"laurel/app/paper"
	"laurel/data/program"
)

// transportSheet goes to the company that drives the group.
func transportSheet() Document {
	return Document{
		ID:        "transport-sheet",
		Group:     ForPartners,
		Title:     words{"Transport sheet", "Hoja de transporte", "Feuille de transport"}.in,
		Formats:   []Format{PDF},
		Audiences: []program.Audience{program.Partners, program.Internal, program.Participants},
		takes:     []Scope{OfStops},
		Options:   []Option{bags(), aStop()},
		make: func(ctx context.Context, d Document, r Request) ([]File, error) {
			each, err := strconv.Atoi(r.Options["bags"])
			if err != nil {
				return nil, err
			}
			return stopFiles(d, r, func(to *bytes.Buffer, options paper.PeopleOptions) error {
				return paper.TransportSheet(ctx, to, r.Edition, paper.TransportOptions{PeopleOptions: options, Bags: each})
			})
		},
		findings: func(r Request) []Finding {
			found := stopFindings(r)
			for _, m := range r.Edition.Meetings {
				if len(r.Stops) > 0 && !slices.Contains(r.Stops, m.Stop) {
					continue
				}
				if missing := missingIn([]string{m.Title, m.Place, m.Note}); len(missing) > 0 {
					found = append(found, missingLetters(r, nil, missing))
				}
			}
			return found
		},
		about: anyone,
	}
}
