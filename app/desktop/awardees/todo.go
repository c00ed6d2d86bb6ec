package awardees

import (
	"slices"

	"laurel/app/desktop/kit/look"
	"laurel/data/locale"
	"laurel/data/program"
	"laurel/data/program/todos"
)

// needOf names the filter that finds someone with something to do.
var needOf = map[todos.Code]need{
	todos.Consent:         consentUnknown,
	todos.NameConsent:     consentUnknown,
	todos.PhotoConsent:    consentUnknown,
	todos.StoryConsent:    consentUnknown,
	todos.Emergency:       noEmergencyContact,
	todos.PassportExpired: passportEnds,
	todos.PassportExpires: passportEnds,
}

// needsOf returns the filters that find the person. Someone who has cancelled has nothing left to do.
func needsOf(person *program.Person, todos []todos.Todo) []need {
	if person.Cancelled {
		return []need{cancelled}
	}
	var found []need
	if person.NeedsInterpreter == program.Yes {
		found = append(found, needsInterpreter)
	}
	for _, t := range todos {
		if n := needOf[t.Code]; n != "" && !slices.Contains(found, n) {
			found = append(found, n)
		}
	}
	return found
}

// todoTone colours what is to do: red what stops a journey, amber what must be asked, neutral what would be good to
// have.
func todoTone(t todos.Todo) look.Tone {
	switch {
	case t.Severity == program.SeverityError || needOf[t.Code] == passportEnds:
		return look.Red
	case t.Severity == program.SeverityHint:
		return look.Neutral
	}
	return look.Amber
}

// Ranks of the To do column: who has most to do comes first. A grave thing outweighs any number of lesser ones.
const (
	rankCancelled = 3
	rankComplete  = 2
	rankCovers    = 1
)

var todoWeight = map[look.Tone]int{look.Red: 10_000, look.Amber: 100, look.Neutral: 1}

// todoRank returns the place of a person in the To do column: the more is missing, the smaller it is.
func todoRank(person *program.Person, todos []todos.Todo, covers int) (rank int) {
	switch {
	case person.Cancelled:
		return rankCancelled
	case len(todos) == 0 && covers > 0:
		return rankCovers
	case len(todos) == 0:
		return rankComplete
	}
	for _, t := range todos {
		rank -= todoWeight[todoTone(t)]
	}
	return rank
}

// todoChips name in two words each what is missing, the most urgent first.
func todoChips(person *program.Person, todos []todos.Todo, covers int, in locale.Language) (chips []look.ChipText) {
	switch todoRank(person, todos, covers) {
	case rankCancelled:
		return []look.ChipText{{Text: locale.L("cancelled"), Tone: look.Grey}}
	case rankCovers:
		return []look.ChipText{
			{Text: locale.L("covers {{.Count}}", locale.Values{"Count": covers}), Tone: look.Neutral},
		}
	case rankComplete:
		return []look.ChipText{{Text: locale.L("complete"), Tone: look.Green}}
	}
	for _, tone := range []look.Tone{look.Red, look.Amber, look.Neutral} {
		for _, t := range todos {
			if todoTone(t) == tone {
				chips = append(chips, look.ChipText{Text: t.Short(in), Tone: tone, ID: t.Field})
			}
		}
	}
	return chips
}
