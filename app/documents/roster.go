package documents

import (
	"bytes"
	"context"
	"errors"
	"strings"

	"laurel/app/workbook"
	"laurel/data/program"
)

// roster lists people, one a row.
func roster() Document {
	return Document{
		ID:        "roster",
		Group:     ForPartners,
		Title:     words{"Roster", "Lista de participantes", "Liste des participants"}.in,
		Formats:   []Format{XLSX, CSV},
		Audiences: program.Audiences(),
		Options: []Option{
			rosterColumns(),
			{
				ID: "cancelled", Kind: Switch, Default: "no",
				Title: words{"With those who have cancelled", "Con quienes han cancelado", "Avec ceux qui ont annulé"}.in,
			},
			{
				ID: "password", Kind: Secret,
				Title: words{"Password to open it", "Contraseña para abrirlo", "Mot de passe pour l’ouvrir"}.in,
			},
		},
		make:  makeRoster,
		about: anyone,
		findings: func(r Request) []Finding {
			people := peopleOf(r, anyone)
			if len(people) == 0 {
				return []Finding{nobody(r)}
			}
			return aliases(r, people)
		},
	}
}

func anyone(*program.Person) bool { return true }

func rosterColumns() Option {
	option := Option{ID: "columns", Kind: List, Title: words{"Columns", "Columnas", "Colonnes"}.in}
	var common []string
	for i, c := range workbook.Columns("en") {
		option.Values = append(option.Values, Value{c.ID, func(language string) string { return workbook.Columns(language)[i].Title }})
		if c.Default {
			common = append(common, c.ID)
		}
	}
	option.Default = strings.Join(common, ",")
	return option
}

func makeRoster(ctx context.Context, d Document, r Request) ([]File, error) {
	options := workbook.RosterOptions{
		People: r.People, Cancelled: r.Options["cancelled"] == "yes", Language: r.Language, Paper: workbook.Paper(r.Paper), Photos: r.Photos,
		Password: r.Options["password"], Since: r.since, Now: r.Now, Progress: r.Progress,
	}
	if columns := r.Options["columns"]; columns != "" {
		options.Columns = strings.Split(columns, ",")
	}
	if len(peopleOf(r, anyone)) == 0 && r.Options["cancelled"] != "yes" {
		return nil, errors.New(nobody(r).Text)
	}
	write := workbook.Roster
	if r.Format == CSV {
		write = workbook.RosterCSV
		if options.Password != "" {
			return nil, refused("A CSV file has no password: choose XLSX, or leave the password out.")
		}
	}
	var data bytes.Buffer
	if err := write(ctx, &data, r.Edition, options); err != nil {
		return nil, err
	}
	return []File{{names{}.next(d.stem(d.Title(r.Language), r)+" - "+r.Edition.Name, r.Format), data.Bytes()}}, nil
}
