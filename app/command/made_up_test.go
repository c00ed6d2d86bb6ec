package command

import (
	"context"
	"fmt"
	"io"
	"os"
	"strings"
	"testing"

	"laurel/app/documents"
	"laurel/app/request"
	"laurel/assets"
	"laurel/data/program"
)

// cityList is a document that only this test knows: the cities of a program.
var cityList = documents.Document{
	ID: "city-list", Group: documents.ForPrograms, Formats: []request.Format{request.JSON},
	Audiences: []program.Audience{program.Participants},
	Options:   []documents.Option{{ID: "upper", Kind: documents.Switch, Default: "no"}},
	Write: func(_ context.Context, w io.Writer, r request.Request) error {
		for _, s := range r.Edition.Stops {
			city := s.City
			if r.Yes("upper") {
				city = strings.ToUpper(city)
			}
			if _, err := fmt.Fprintln(w, city); err != nil {
				return err
			}
		}
		return nil
	},
}

func TestADocumentThatOnlyATestKnowsIsListedAndExported(t *testing.T) {
	l := newLaurel(t)
	l.must(Done, "import", l.file("sample.json", assets.Sample()))
	options := Options{Documents: documents.New(cityList)}
	listed := l.runWith(options, "documents")
	if listed.code != Done || !strings.Contains(listed.stdout, "city-list") ||
		!strings.Contains(listed.stdout, "--option upper=no") {
		t.Errorf("laurel documents lists\n%s", listed.stdout)
	}
	made := l.runWith(options, "export", "city-list", "--program", "heroes", "--option", "upper=yes", "--out", l.work)
	if made.code != Done || !strings.HasSuffix(strings.TrimSpace(made.stdout), ".json") {
		t.Fatalf("laurel export ended with %d\n%s%s", made.code, made.stdout, made.stderr)
	}
	data, err := os.ReadFile(strings.TrimSpace(made.stdout))
	if err != nil || !strings.Contains(string(data), "BOSTON") {
		t.Errorf("the file is %s (%v)", data, err)
	}
}
