package documents

import (
	"bytes"
	"context"
	"errors"

	"laurel/app/paper"
	"laurel/data/program"
)

// The values of the options of evaluation forms.
const (
	wholeProgram = "program"
	eachStop     = "stops"
	blankForm    = "blank"
	eachPerson   = "people"
)

// evaluationForm is handed to the participants and comes back filled in by hand. The public sees no meetings to judge.
func evaluationForm() Document {
	return Document{
		ID:        "evaluation-form",
		Group:     ForPeople,
		Title:     words{"Evaluation form", "Formulario de evaluación", "Formulaire d’évaluation"}.in,
		Formats:   []Format{PDF},
		Audiences: []program.Audience{program.Participants, program.Internal, program.Partners},
		takes:     []Scope{OfStops},
		Options: []Option{
			choice("scope", words{"About", "Sobre", "Sur"}, map[string]words{
				wholeProgram: {"The whole program", "Todo el programa", "Tout le programme"},
				eachStop:     {"Each stop by itself", "Cada parada por separado", "Chaque étape séparément"},
			}, []string{wholeProgram, eachStop}),
			choice("copies", words{"Copies", "Ejemplares", "Exemplaires"}, map[string]words{
				blankForm:  {"One blank form", "Un formulario en blanco", "Un formulaire vierge"},
				eachPerson: {"One a person, with what they attended", "Uno por persona, con lo que asistió", "Un par personne, avec ce qu’elle a suivi"},
			}, []string{blankForm, eachPerson}),
			{
				ID: "own-language", Kind: Switch, Default: "yes",
				Title: words{"Each person’s in their language", "El de cada persona en su idioma", "Chacun dans sa langue"}.in,
			},
		},
		make: func(ctx context.Context, d Document, r Request) ([]File, error) {
			files, err := meetingsFile(d, r, func(to *bytes.Buffer) error {
				return paper.EvaluationForms(ctx, to, r.Edition, paper.EvaluationOptions{
					Language: r.Language, Paper: paper.Paper(r.Paper), ByStop: r.Options["scope"] == eachStop, Each: r.Options["copies"] == eachPerson,
					People: r.People, OwnLanguage: r.Options["own-language"] == "yes", Stops: r.Stops, Now: r.Now, Progress: r.Progress,
				})
			})
			if errors.Is(err, paper.ErrNobody) {
				return nil, errors.New(nobody(r).Text)
			}
			return files, err
		},
		findings: evaluationFindings,
		about:    isAwardee,
	}
}

func evaluationFindings(r Request) []Finding {
	if !paper.AnyoneMet(r.Edition, paper.ContactBookOptions{Stops: r.Stops}) {
		return []Finding{noMeetings(r)}
	}
	people := peopleOf(r, isAwardee)
	if r.Options["copies"] != eachPerson {
		people = nil
	} else if len(people) == 0 {
		return []Finding{nobody(r)}
	}
	found := aliases(r, people)
	texts := []string{r.Edition.Name}
	for _, m := range r.Edition.Meetings {
		texts = append(texts, m.Title)
	}
	for _, o := range r.Edition.Organisations {
		texts = append(texts, o.Name)
	}
	if missing := missingIn(texts); len(missing) > 0 {
		found = append(found, missingLetters(r, nil, missing))
	}
	for _, p := range people {
		if missing := missingIn([]string{p.DisplayName()}); len(missing) > 0 {
			found = append(found, missingLetters(r, p, missing))
		}
	}
	return found
}
