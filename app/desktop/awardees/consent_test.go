package awardees

import (
	"testing"

	"laurel/data/program"
)

func TestTheConsentChipHidesNoRefusal(t *testing.T) {
	const yes, no, unknown = program.Yes, program.No, program.Unknown
	for _, test := range []struct {
		name    string
		consent program.Consent
		want    string
	}{
		{"nothing was asked", program.Consent{}, "not asked"},
		{"a refusal among open answers", program.Consent{Name: unknown, Photo: no, Story: unknown}, "1 no, 2 ?"},
		{"two refusals and an open answer", program.Consent{Name: no, Photo: no, Story: unknown}, "2 no, 1 ?"},
		{
			"a refusal, an agreement and an open answer",
			program.Consent{Name: yes, Photo: no, Story: unknown},
			"1 no, 1 ?",
		},
		{"two open answers", program.Consent{Name: yes}, "2 open"},
		{"two refusals", program.Consent{Name: yes, Photo: no, Story: no}, "2 refused"},
	} {
		t.Run(test.name, func(t *testing.T) {
			chips := consentChips(test.consent)
			if len(chips) != 1 || chips[0].Text != test.want {
				t.Errorf("the chips are %v, expected %q", chips, test.want)
			}
		})
	}
}
