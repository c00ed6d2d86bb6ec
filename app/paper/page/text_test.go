package page

import "testing"

func TestATelephoneNumberBecomesALink(t *testing.T) {
	for number, want := range map[string]string{
		"+1 202-555-0100": "tel:+12025550100", "911": "tel:911", "": "", "front desk": "", "202 555 0100 or +1": "",
	} {
		if got := Telephone(number); got != want {
			t.Errorf("%q leads to %q, want %q", number, got, want)
		}
	}
}
