package documents

import (
	"bytes"
	"context"
	"fmt"
	"strconv"

	"laurel/app/paper"
	"laurel/data/program"
)

// labels go on bags and doors.
func labels() Document {
	return Document{
		ID:        "labels",
		Group:     ForPeople,
		Title:     words{"Labels", "Etiquetas", "Étiquettes"}.in,
		Formats:   []Format{PDF},
		Audiences: program.Audiences(),
		takes:     []Scope{OfStops},
		Options: []Option{
			choice("kind", words{"For", "Para", "Pour"}, map[paper.LabelKind]words{
				paper.LuggageLabels: {"Luggage", "Equipaje", "Bagages"},
				paper.DoorLabels:    {"Doors", "Puertas", "Portes"},
			}, paper.LabelKinds()),
			choice("sheet", words{"Label sheet", "Hoja de etiquetas", "Planche d’étiquettes"}, map[paper.LabelSheet]words{
				paper.SmallLabels: {"Small (Avery 5160, L7160)", "Pequeñas (Avery 5160, L7160)", "Petites (Avery 5160, L7160)"},
				paper.LargeLabels: {"Large (Avery 5163, L7163)", "Grandes (Avery 5163, L7163)", "Grandes (Avery 5163, L7163)"},
			}, paper.LabelSheets()),
			numberOption("start", words{"Start at", "Empezar en", "Commencer à"}, words{"label %d", "etiqueta %d", "étiquette %d"}, 1, paper.SmallLabels.Labels(paper.Letter), 1),
			bags(),
		},
		make: makeLabels,
		findings: func(r Request) []Finding {
			found := cardFindings(r, []string{r.Edition.Name}, func(p *program.Person) []string { return []string{p.FormalName(), p.OwnName} })
			if _, err := labelStart(r); err != nil {
				found = append(found, Finding{Rule: RuleRequest, Severity: program.SeverityError, Text: err.Error()})
			}
			return found
		},
		about: anyone,
	}
}

// bags is how many pieces of luggage each person is counted with.
func bags() Option {
	return numberOption("bags", words{"Bags a person", "Bultos por persona", "Bagages par personne"}, words{"%d bags", "%d bultos", "%d bagages"}, 1, 6, 3)
}

// numberOption makes an option of a number; each value is said with its unit, since it may come to stand alone in a file's name.
func numberOption(id string, title, unit words, least, most, usual int) Option {
	option := Option{ID: id, Kind: Choice, Title: title.in, Default: strconv.Itoa(usual)}
	for n := least; n <= most; n++ {
		option.Values = append(option.Values, Value{strconv.Itoa(n), func(language string) string {
			if n == 1 && id == "bags" {
				return words{"1 bag", "1 bulto", "1 bagage"}.in(language)
			}
			return fmt.Sprintf(unit.in(language), n)
		}})
	}
	return option
}

// labelStart is the first label to print on, refused where the sheet does not have it.
func labelStart(r Request) (int, error) {
	start, err := strconv.Atoi(r.Options["start"])
	if err != nil {
		return 0, err
	}
	if count := paper.LabelSheet(r.Options["sheet"]).Labels(paper.Paper(r.Paper)); start > count {
		return 0, refused(words{
			"This sheet has %d labels: start at one of them.",
			"Esta hoja tiene %d etiquetas: empiece en una de ellas.",
			"Cette planche a %d étiquettes : commencez à l’une d’elles.",
		}.in(r.Language), count)
	}
	return start, nil
}

func makeLabels(ctx context.Context, d Document, r Request) ([]File, error) {
	start, err := labelStart(r)
	if err != nil {
		return nil, err
	}
	each, err := strconv.Atoi(r.Options["bags"])
	if err != nil {
		return nil, err
	}
	return cardFile(r, d, func(to *bytes.Buffer) error {
		return paper.Labels(ctx, to, r.Edition, paper.LabelOptions{
			PeopleOptions: peopleOptions(r), Kind: paper.LabelKind(r.Options["kind"]), Sheet: paper.LabelSheet(r.Options["sheet"]), Start: start, Bags: each,
		})
	})
}
