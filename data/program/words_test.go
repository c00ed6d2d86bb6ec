package program

import (
	"testing"

	"laurel/data/locale"
)

// checkWords wants a name for every choice in every language, each one once.
func checkWords[W ~string](t *testing.T, what string, choices []W, name func(W, locale.Language) string) {
	t.Helper()
	for _, in := range locale.Languages() {
		seen := map[string]W{}
		for _, choice := range choices {
			word := name(choice, in)
			other, twice := seen[word]
			if word == "" || twice {
				t.Errorf("%s %q in %s is %q, as is %q", what, choice, in, word, other)
			}
			seen[word] = choice
		}
		if got := name("strange", in); got != "strange" {
			t.Errorf("a strange %s is called %q", what, got)
		}
	}
	if len(choices) == 0 {
		t.Errorf("there is no %s", what)
	}
	if name(choices[0], "fr-CA") != name(choices[0], "fr") || name(choices[0], "de") != name(choices[0], "en") {
		t.Errorf("%s: the nearest language is not taken", what)
	}
}

func TestEveryChoiceHasAWordInEachLanguage(t *testing.T) {
	checkWords(t, "role", Roles(), Role.Name)
	checkWords(t, "level", Levels(), Level.Name)
	checkWords(t, "answer", []Answer{Unknown, Yes, No}, Answer.Name)
	checkWords(t, "kind", Kinds(), Kind.Name)
	checkWords(t, "status", Statuses(), Status.Name)
	checkWords(t, "mode", Modes(), Mode.Name)
	checkWords(
		t, "theme", []ThemeID{Prosecution, Protection, Prevention, Partnership},
		func(id ThemeID, l locale.Language) string { return Theme{ID: id}.Name(l) },
	)
	checkWords(t, "certificate", CertificateKinds(), CertificateKind.Name)
	checkWords(t, "issued certificate", IssueStates(), IssueState.Name)
	checkWords(t, "recipient", Recipients(), Recipient.Name)
	checkWords(t, "takeaway", TakeawayKinds(), TakeawayKind.Name)
	checkWords(t, "follow-up", FollowUpStates(), FollowUpState.Name)
	checkWords(t, "presence", Presences(), Presence.Name)
	checkWords(t, "form scope", FormScopes(), FormScope.Name)
	checkWords(t, "question kind", QuestionKinds(), QuestionKind.Name)
	checkWords(t, "measure", Measures(), Measure.Name)
	checkWords(t, "due", DueFroms(), DueFrom.Name)
	checkWords(t, "proof", ProofKinds(), ProofKind.Name)
	checkWords(t, "audience", Audiences(), Audience.Name)
}

func TestWhatIsNotSaidHasNoWord(t *testing.T) {
	if got := Level("").Name("en") + Mode("").Name("es") + (&Program{}).ThemeName("", "fr") +
		FollowUpState("").Name("en") + Status("").Name("en"); got != "" {
		t.Errorf("got %q", got)
	}
}
