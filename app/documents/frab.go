package documents

import (
	"bytes"
	"context"
	"errors"

	"laurel/app/handout"
	"laurel/data/program"
)

// frab is the schedule as conference programs and their apps exchange it.
func frab() Document {
	return Document{
		ID:        "frab",
		Group:     ForPrograms,
		Title:     words{"Schedule for other programs (frab)", "Programa para otros sistemas (frab)", "Programme pour d’autres logiciels (frab)"}.in,
		Formats:   []Format{JSON, XML},
		Audiences: []program.Audience{program.Participants, program.Internal, program.Partners},
		takes:     []Scope{OfStops, OfDays, OfMeetings},
		make:      makeFrab,
		findings:  plannedFindings,
	}
}

func makeFrab(ctx context.Context, d Document, r Request) ([]File, error) {
	meetings := chosenMeetings(r)
	if len(meetings) == 0 {
		return nil, errors.New(nothingPlanned(r).Text)
	}
	write := handout.FrabJSON
	if r.Format == XML {
		write = handout.FrabXML
	}
	var data bytes.Buffer
	if err := write(ctx, &data, r.Edition, meetings); err != nil {
		return nil, err
	}
	r.Progress(1, 1)
	return []File{{names{}.next(d.stem(words{"Schedule (frab)", "Programa (frab)", "Programme (frab)"}.in(r.Language), r)+" - "+r.scopeName(), r.Format), data.Bytes()}}, nil
}
