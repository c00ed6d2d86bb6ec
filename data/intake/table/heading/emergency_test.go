package heading

import (
	"strings"
	"testing"

	"laurel/data/intake/source"
)

func TestALongHeadingOfSomeoneElseIsReadAtOnce(t *testing.T) {
	long := strings.TrimSpace(strings.Repeat("interpreter line up sheet ", 11))
	if found := Recognise(source.Roster, long); found.Field != "" {
		t.Errorf("got %+v", found)
	}
	if found := Recognise(source.Roster, "Emergency contact last name"); found.Field != "emergency-family" {
		t.Errorf("got %+v", found)
	}
}
