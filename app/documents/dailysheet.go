package documents

import (
	"bytes"
	"context"

	"laurel/app/paper"
	"laurel/data/program"
)

// dailySheet is for whoever is on site, with everyone's telephone number: internal unless one says otherwise.
func dailySheet() Document {
	return Document{
		ID:        "daily-sheet",
		Group:     ProgramDocuments,
		Title:     words{"Daily sheet", "Hoja del día", "Feuille du jour"}.in,
		Formats:   []Format{PDF},
		Audiences: []program.Audience{program.Internal, program.Partners, program.Participants},
		takes:     []Scope{OfDays, OfStops},
		make: func(ctx context.Context, d Document, r Request) ([]File, error) {
			return scheduleFile(d, r, func(to *bytes.Buffer) error {
				return paper.DailySheets(ctx, to, r.Edition, paper.DailyOptions{
					Days: r.Days, Stops: r.Stops, Language: r.Language, Paper: paper.Paper(r.Paper), Now: r.Now, Since: r.since, Progress: r.Progress,
				})
			})
		},
		findings: calendarFindings,
	}
}

// calendarFindings are those of a document that is empty when no day has anything on it.
func calendarFindings(r Request) []Finding {
	if len(r.Edition.Meetings) == 0 {
		return []Finding{nothingPlanned(r)}
	}
	return scheduleFindings(r)
}
