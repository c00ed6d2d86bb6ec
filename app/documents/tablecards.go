package documents

import (
	"bytes"
	"context"

	"laurel/app/paper"
	"laurel/data/program"
)

// tableCards stand before their owners; whoever sits at the table reads them, so the findings are those of badges.
func tableCards() Document {
	return Document{
		ID:        "table-cards",
		Group:     ForPeople,
		Title:     words{"Table cards", "Tarjetas de mesa", "Chevalets de table"}.in,
		Formats:   []Format{PDF},
		Audiences: program.Audiences(),
		Options: []Option{
			choice("size", words{"Size", "Tamaño", "Taille"}, map[paper.TableCardSize]words{
				paper.TwoTableCards: {"2 a sheet", "2 por hoja", "2 par feuille"},
				paper.OneTableCard:  {"1 a sheet", "1 por hoja", "1 par feuille"},
			}, paper.TableCardSizes()),
		},
		make: func(ctx context.Context, d Document, r Request) ([]File, error) {
			return cardFile(r, d, func(to *bytes.Buffer) error {
				return paper.TableCards(ctx, to, r.Edition, paper.TableCardOptions{PeopleOptions: peopleOptions(r), Size: paper.TableCardSize(r.Options["size"])})
			})
		},
		findings: func(r Request) []Finding {
			return worn(r, cardFindings(r, []string{r.Edition.Name}, func(p *program.Person) []string {
				return []string{p.DisplayName(), p.OwnName, p.Affiliation}
			}))
		},
		about: anyone,
	}
}
