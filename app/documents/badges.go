package documents

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"

	"laurel/app/paper"
	"laurel/app/paper/typeset"
	"laurel/data/program"
)

// badges are handed to the people they name, as certificates are, so they are internal unless one says otherwise; but whoever meets the wearer
// reads them, and the findings say who has not agreed to that.
func badges() Document {
	return Document{
		ID:        "badges",
		Group:     ForPeople,
		Title:     words{"Badges", "Credenciales", "Badges"}.in,
		Formats:   []Format{PDF},
		Audiences: program.Audiences(),
		takes:     []Scope{OfStops},
		Options: []Option{
			choice("size", words{"Size", "Tamaño", "Taille"}, map[paper.BadgeSize]words{
				paper.FourBadges:  {"4 a sheet, 3 × 4 in", "4 por hoja, 76 × 102 mm", "4 par feuille, 76 × 102 mm"},
				paper.EightBadges: {"8 a sheet, 3.5 × 2.25 in", "8 por hoja, 89 × 57 mm", "8 par feuille, 89 × 57 mm"},
			}, paper.BadgeSizes()),
			{ID: "backs", Kind: Switch, Default: "yes", Title: words{"With backs", "Con reverso", "Avec verso"}.in},
			{ID: "hotels", Kind: Switch, Default: "yes", Title: words{"Hotels on the back", "Hoteles en el reverso", "Hôtels au verso"}.in},
		},
		make: func(ctx context.Context, d Document, r Request) ([]File, error) {
			return cardFile(r, d, func(to *bytes.Buffer) error {
				return paper.Badges(ctx, to, r.Edition, paper.BadgeOptions{
					PeopleOptions: peopleOptions(r), Size: paper.BadgeSize(r.Options["size"]),
					NoBacks: r.Options["backs"] == "no", NoHotels: r.Options["hotels"] == "no",
				})
			})
		},
		findings: func(r Request) []Finding {
			shared := []string{r.Edition.Name}
			for _, s := range r.Edition.Stops {
				shared = append(shared, s.City, s.Hotel.Name, s.Hotel.Address)
			}
			return worn(r, cardFindings(r, shared, func(p *program.Person) []string {
				return []string{p.Badge(), p.DisplayName(), p.OwnName, p.Affiliation}
			}))
		},
		about: anyone,
	}
}

// peopleOptions are the choices that cards for people and lists of people share.
func peopleOptions(r Request) paper.PeopleOptions {
	return paper.PeopleOptions{Language: r.Language, Paper: paper.Paper(r.Paper), People: r.People, Stops: r.Stops, Now: r.Now, Since: r.since, Progress: r.Progress}
}

// cardFile makes the one file of a document that is one for all.
func cardFile(r Request, d Document, write func(to *bytes.Buffer) error) ([]File, error) {
	var data bytes.Buffer
	err := write(&data)
	if errors.Is(err, paper.ErrNobody) {
		return nil, errors.New(nobody(r).Text)
	}
	if err != nil {
		return nil, err
	}
	return []File{{names{}.next(d.stem(d.Title(r.Language), r)+" - "+r.Edition.Name, PDF), data.Bytes()}}, nil
}

// cardFindings finds who is shown by another name, and letters that no font has: in texts that stand on all cards and in those of each person.
func cardFindings(r Request, shared []string, personal func(*program.Person) []string) []Finding {
	people := peopleOf(r, anyone)
	if len(people) == 0 {
		return []Finding{nobody(r)}
	}
	found := aliases(r, people)
	if missing := missingIn(shared); len(missing) > 0 {
		found = append(found, missingLetters(r, nil, missing))
	}
	for _, p := range people {
		if missing := missingIn(personal(p)); len(missing) > 0 {
			found = append(found, missingLetters(r, p, missing))
		}
	}
	return found
}

func missingIn(texts []string) []rune {
	var missing []rune
	for _, gap := range typeset.Missing(texts...) {
		missing = append(missing, gap.Characters...)
	}
	return missing
}

// RuleNotAgreed is found where a name is read by more people than its owner has agreed to.
const RuleNotAgreed = "not-agreed"

// worn adds who has not agreed to be named to those who will read what is worn or stands on a table.
func worn(r Request, found []Finding) []Finding {
	text := words{
		"%s has not agreed to be named beyond the office and its partners, and whoever is in the room will read this name. Ask first, or make it for participants: then the alias stands here.",
		"%s no ha aceptado que se le nombre más allá de la oficina y sus colaboradores, y todos los presentes leerán este nombre. Pregunte antes o hágalo para participantes: así figura el alias.",
		"%s n’a pas accepté d’être nommé hors du bureau et de ses partenaires, et toute personne présente lira ce nom. Demandez d’abord, ou destinez-le aux participants : l’alias y figure alors.",
	}.in(r.Language)
	if r.Edition.Audience != program.Internal || slices.ContainsFunc(found, func(f Finding) bool { return f.Rule == RuleNoPeople }) {
		return found
	}
	for _, p := range peopleOf(r, anyone) {
		if p.Consent.Name != program.Yes {
			found = append(found, Finding{RuleNotAgreed, program.SeverityWarning, fmt.Sprintf(text, p.DisplayName()), p.ID})
		}
	}
	return found
}
