package documents

import (
	"bytes"
	"context"

	"laurel/app/paper"
	"laurel/data/program"
)

// weekGrid shows each stop on a page, for the group to hang up or for chosen people: for participants unless one says otherwise.
func weekGrid() Document {
	return Document{
		ID:        "week-grid",
		Group:     ProgramDocuments,
		Title:     words{"Week grid", "Cuadro semanal", "Grille de la semaine"}.in,
		Formats:   []Format{PDF},
		Audiences: []program.Audience{program.Participants, program.Internal, program.Partners},
		takes:     []Scope{OfStops},
		make: func(ctx context.Context, d Document, r Request) ([]File, error) {
			return scheduleFile(d, r, func(to *bytes.Buffer) error {
				return paper.WeekGrids(ctx, to, r.Edition, paper.WeekOptions{
					People: r.People, Stops: r.Stops, Language: r.Language, Paper: paper.Paper(r.Paper), Now: r.Now, Since: r.since, Progress: r.Progress,
				})
			})
		},
		findings: calendarFindings,
	}
}
