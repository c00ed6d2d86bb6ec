package documents

import (
	"bytes"
	"context"
	"errors"

	"laurel/app/paper"
	"laurel/data/program"
)

// personalSchedule goes to the person whose own it is: for participants unless one says otherwise, since it tells of the others too.
func personalSchedule() Document {
	return Document{
		ID:        "personal-schedule",
		Group:     ProgramDocuments,
		Title:     words{"Personal schedules", "Programas personales", "Programmes personnels"}.in,
		Formats:   []Format{PDF},
		Audiences: []program.Audience{program.Participants, program.Internal, program.Partners},
		takes:     []Scope{OfStops},
		Options: []Option{
			choice(filesOption, words{"Files", "Archivos", "Fichiers"}, map[string]words{
				oneEach: {"One file a person", "Un archivo por persona", "Un fichier par personne"},
				oneFile: {"One file for all", "Un archivo para todos", "Un fichier pour tous"},
			}, []string{oneEach, oneFile}),
			{
				ID: "own-language", Kind: Switch, Default: "no",
				Title: words{"Labels in each person’s language", "Rótulos en el idioma de cada persona", "Libellés dans la langue de chacun"}.in,
			},
		},
		make:  makePersonalSchedules,
		about: anyone,
		findings: func(r Request) []Finding {
			if len(peopleOf(r, anyone)) == 0 {
				return []Finding{nobody(r)}
			}
			return scheduleFindings(r)
		},
	}
}

func makePersonalSchedules(ctx context.Context, d Document, r Request) (files []File, err error) {
	options := paper.PersonalOptions{
		People: r.People, Stops: r.Stops, Language: r.Language, OwnLanguage: r.Options["own-language"] == "yes", Paper: paper.Paper(r.Paper),
		Now: r.Now, Since: r.since, Progress: r.Progress,
	}
	if r.Options[filesOption] == oneFile {
		files, err = scheduleFile(d, r, func(to *bytes.Buffer) error { return paper.PersonalSchedules(ctx, to, r.Edition, options) })
	} else {
		title := d.stem(words{"Personal schedule", "Programa personal", "Programme personnel"}.in(r.Language), r)
		taken := names{}
		err = paper.EachPersonalSchedule(ctx, r.Edition, options, func(person *program.Person, pdf []byte) error {
			file := File{taken.next(title+" - "+person.DisplayName(), PDF), pdf}
			r.fileSince[file.Name] = r.since.Of(person.ID)
			files = append(files, file)
			return nil
		})
	}
	if errors.Is(err, paper.ErrNobody) {
		return nil, errors.New(nobody(r).Text)
	}
	if err != nil {
		return nil, err
	}
	return files, nil
}
