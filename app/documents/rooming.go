package documents

import (
	"bytes"
	"context"
	"errors"

	"laurel/app/paper"
	"laurel/data/program"
)

// roomingList goes to a hotel, which needs the passport's name: so it is for partners and the office only.
func roomingList() Document {
	return Document{
		ID:        "rooming-list",
		Group:     ForPartners,
		Title:     words{"Rooming list", "Lista de habitaciones", "Liste des chambres"}.in,
		Formats:   []Format{PDF},
		Audiences: []program.Audience{program.Partners, program.Internal},
		takes:     []Scope{OfStops},
		Options:   []Option{aStop()},
		make: func(ctx context.Context, d Document, r Request) ([]File, error) {
			return stopFiles(d, r, func(to *bytes.Buffer, options paper.PeopleOptions) error {
				return paper.RoomingList(ctx, to, r.Edition, options)
			})
		},
		findings: stopFindings,
		about:    anyone,
	}
}

// aStop is the choice between one file for all stops and one for each, which goes to its own hotel or company.
func aStop() Option {
	return choice(filesOption, words{"Files", "Archivos", "Fichiers"}, map[string]words{
		oneFile: {"One file for all stops", "Un archivo para todas las paradas", "Un fichier pour toutes les étapes"},
		oneEach: {"One file a stop", "Un archivo por parada", "Un fichier par étape"},
	}, []string{oneFile, oneEach})
}

// stopFiles makes one file for all the stops that were asked for, or one for each.
func stopFiles(d Document, r Request, write func(to *bytes.Buffer, options paper.PeopleOptions) error) ([]File, error) {
	var files []File
	taken := names{}
	add := func(options paper.PeopleOptions, what string) error {
		var data bytes.Buffer
		err := write(&data, options)
		switch {
		case errors.Is(err, paper.ErrNobody):
			return errors.New(nobody(r).Text)
		case errors.Is(err, paper.ErrNoStop):
			return errors.New(noStop(r).Text)
		case err != nil:
			return err
		}
		file := File{taken.next(d.stem(d.Title(r.Language), r)+" - "+what, PDF), data.Bytes()}
		if len(options.Stops) == 1 && r.compared != nil {
			r.fileSince[file.Name] = r.compared.at(r.since, options.Stops...)
		}
		files = append(files, file)
		return nil
	}
	stops := stopsOf(r)
	if r.Options[filesOption] != oneEach || len(stops) == 0 {
		err := add(peopleOptions(r), r.scopeName())
		return files, err
	}
	for i, s := range stops {
		options := peopleOptions(r)
		options.Stops = []program.ID{s.ID}
		options.Progress = func(int, int) { r.Progress(i+1, len(stops)) }
		if err := add(options, s.City); err != nil {
			return nil, err
		}
	}
	return files, nil
}

// stopsOf returns the stops that a document is made for.
func stopsOf(r Request) []*program.Stop {
	if len(r.Stops) == 0 {
		return r.Edition.Stops
	}
	var stops []*program.Stop
	for _, id := range r.Stops {
		if s := r.Edition.Stop(id); s != nil {
			stops = append(stops, s)
		}
	}
	return stops
}

// RuleNoStop is found for a list about stops where there is none.
const RuleNoStop = "no-stop"

func noStop(r Request) Finding {
	return Finding{Rule: RuleNoStop, Severity: program.SeverityError, Text: words{
		"There is no stop to make this for: add one to the program, or choose another.",
		"No hay ninguna parada para la que hacerlo: añada una al programa o elija otra.",
		"Il n’y a pas d’étape à laquelle le destiner : ajoutez-en une au programme ou choisissez-en une autre.",
	}.in(r.Language)}
}

// stopFindings tells of names that a hotel or a driver cannot read, and of letters that no font has.
func stopFindings(r Request) []Finding {
	if len(stopsOf(r)) == 0 {
		return []Finding{noStop(r)}
	}
	shared := []string{r.Edition.Name, r.Edition.Agency}
	for _, s := range stopsOf(r) {
		shared = append(shared, s.City, s.Hotel.Name, s.Hotel.Address, s.Council, s.Transport, s.Driver)
	}
	found := cardFindings(r, shared, func(p *program.Person) []string { return []string{p.LatinName()} })
	for _, p := range peopleOf(r, anyone) {
		for _, todo := range r.Edition.TodosIn(p, r.Language) {
			if todo.Code == program.TodoLatinName {
				found = append(found, Finding{RuleNotLatin, todo.Severity, p.DisplayName() + ": " + todo.Text, p.ID})
			}
		}
	}
	return found
}

// RuleNotLatin is found for a name that hotels and airlines cannot read.
const RuleNotLatin = "not-latin"
