package documents

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"laurel/app/request"
	"laurel/data/locale"
	"laurel/data/program"
	"laurel/data/program/edition"
	_ "laurel/data/sealed/sealedtest" // a passphrase costs no second
)

func delegation(people ...*program.Person) *program.Program {
	return &program.Program{ID: program.NewID(), Name: "Delegation", Language: "fr-CA", People: people}
}

func person(role program.Role, given, family string) *program.Person {
	return &program.Person{ID: program.NewID(), Role: role, Given: given, Family: family}
}

func find(t *testing.T, id string) Document {
	t.Helper()
	document, known := New().Find(id)
	if !known {
		t.Fatalf("there is no document %q", id)
	}
	return document
}

func fileNames(files []request.File) string {
	var all []string
	for _, f := range files {
		all = append(all, f.Name)
	}
	return strings.Join(all, "|")
}

// secrets are the passwords without which a document is not made.
func secrets(d Document) request.Options {
	options := request.Options{}
	for _, o := range d.Options {
		if o.Required {
			options[o.ID] = "correct horse"
		}
	}
	return options
}

// usualAudience is who gets a document unless another is chosen, where that is not the office.
var usualAudience = map[string]program.Audience{
	"program-book": program.Participants, "personal-schedule": program.Participants, "week-grid": program.Participants,
	"contact-book": program.Participants, "host-sheet": program.Partners, "evaluation-form": program.Participants,
	"packet":       program.Participants,
	"rooming-list": program.Partners, "transport-sheet": program.Partners, "calendar": program.Partners,
	"frab": program.Participants, "schedule": program.Participants, "flight-manifest": program.Partners,
	"dietary-list": program.Partners, "final-report": program.Partners, "summary": program.Partners,
	"letters": program.Partners, "country-sheet": program.Partners, "statistics": program.Partners,
	"takeaways": program.Partners, "by-the-numbers": program.Partners,
}

func TestEveryEntryOfTheCatalogueIsComplete(t *testing.T) {
	seen := map[string]bool{}
	for _, d := range New() {
		if seen[d.ID] || d.ID == "" || len(d.Formats) == 0 || len(d.Audiences) == 0 ||
			d.Write == nil && d.packet == nil ||
			d.Group.Title(locale.English) == "" {
			t.Errorf("%q is incomplete or there twice", d.ID)
		}
		seen[d.ID] = true
		if want := cmp.Or(usualAudience[d.ID], program.Internal); d.Audiences[0] != want {
			t.Errorf("%q is for %s unless one says otherwise, not for %s", d.ID, d.Audiences[0], want)
		}
		titles := map[string]func(locale.Language) string{"document." + d.ID: d.Title}
		for _, o := range d.Options {
			titles[o.ID] = o.Title
			if !o.allows(o.Default) {
				t.Errorf("the default %q of %s is none of its values", o.Default, o.ID)
			}
			for _, v := range o.Values {
				titles[o.ID+"."+v.ID] = func(l locale.Language) string { return o.ValueTitle(l, v.ID) }
			}
		}
		for what, title := range titles {
			for _, language := range locale.Languages() {
				if text := title(language); text == "" || text == what || text == d.ID {
					t.Errorf("%s has no title in %s", what, language)
				}
			}
		}
	}
}

func TestARequestThatDoesNotFitIsRefused(t *testing.T) {
	shown := edition.For(delegation(person(program.Awardee, "Ana", "Prova")), program.Internal)
	stay := twoCities()
	tests := []struct {
		name, document string
		request        request.Request
		says           string
	}{
		{"no program", "roster", request.Request{}, "Open a program first"},
		{"another format", "certificates", request.Request{Edition: shown, Format: request.CSV}, "made as pdf"},
		{
			"another audience",
			"program-json",
			request.Request{Edition: edition.For(delegation(), program.Public)},
			"for internal only",
		},
		{"an unknown paper", "certificates", request.Request{Edition: shown, Paper: "a5"}, "letter, a4"},
		{"an unknown language", "roster", request.Request{Edition: shown, Language: "de"}, "en, ar, es, fr, pt"},
		{
			"an unknown option",
			"roster",
			request.Request{Edition: shown, Options: request.Options{"colour": "red"}},
			`no option “colour”`,
		},
		{
			"a value that is none",
			"roster",
			request.Request{Edition: shown, Options: request.Options{"columns": "name,shoe-size"}},
			"shoe-size",
		},
		{
			"a switch that is neither",
			"roster",
			request.Request{Edition: shown, Options: request.Options{"cancelled": "maybe"}},
			"yes or no",
		},
		{
			"someone who is not there",
			"certificates",
			request.Request{
				Edition:  shown,
				Language: "en",
				Chosen:   request.Chosen{People: []program.ID{program.NewID()}},
			},
			"no longer in the program",
		},
		{
			"a password for a PDF",
			"rooming-list",
			request.Request{
				Edition:  edition.For(stay, program.Partners),
				Language: "en",
				Options:  request.Options{"password": "x"},
			},
			"PDF has no password",
		},
		{
			"passports without a password",
			"passport-manifest",
			request.Request{Edition: shown, Language: "en"},
			"with a password",
		},
		{
			"passports as CSV",
			"passport-manifest",
			request.Request{Edition: shown, Format: request.CSV, Options: request.Options{"password": "x"}},
			"made as xlsx",
		},
		{
			"passports for a hotel",
			"passport-manifest",
			request.Request{Edition: edition.For(stay, program.Partners), Options: request.Options{"password": "x"}},
			"for internal only",
		},
		{
			"a password for CSV",
			"roster",
			request.Request{
				Edition:  shown,
				Language: "en",
				Format:   request.CSV,
				Options:  request.Options{"password": "x"},
			},
			"no password",
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			_, err := find(t, test.document).Make(context.Background(), test.request)
			var request *RequestError
			if !errors.As(err, &request) || !strings.Contains(err.Error(), test.says) {
				t.Errorf("got %v, want a request error with %q", err, test.says)
			}
		})
	}
}

func TestFilesAreNamedByWhatTheyAre(t *testing.T) {
	ana, other, ben := person(
		program.Awardee,
		"Ana",
		"Prova",
	), person(
		program.Awardee,
		"ANA",
		"Prova",
	), person(
		program.Guest,
		"Ben",
		"",
	)
	for _, p := range []*program.Person{ana, other} {
		p.Consent.Name = program.Yes
	}
	whole := delegation(ana, other, ben)
	each := request.Options{"files": "each"}
	tests := []struct {
		name, document string
		audience       program.Audience
		request        request.Request
		want           string
	}{
		{
			"in the program's language",
			"roster",
			program.Internal,
			request.Request{},
			"Liste des participants - Delegation.xlsx",
		},
		{
			"in another",
			"roster",
			program.Internal,
			request.Request{Language: "es", Format: request.CSV},
			"Lista de participantes - Delegation.csv",
		},
		{
			"with its audience",
			"roster",
			program.Partners,
			request.Request{Language: "en"},
			"Roster (Partners) - Delegation.xlsx",
		},
		{
			"by person",
			"certificates",
			program.Internal,
			request.Request{Language: "en", Options: each},
			"Certificate - Ana Prova.pdf|Certificate - ANA Prova (2).pdf",
		},
		{
			"by chosen person",
			"certificates",
			program.Internal,
			request.Request{Language: "en", Options: each, Chosen: request.Chosen{People: []program.ID{ben.ID}}},
			"Certificate - Ben.pdf",
		},
		{
			"by number for the public",
			"certificates",
			program.Public,
			request.Request{Language: "en", Options: each},
			"Certificate (Public) - 001.pdf|Certificate (Public) - 002.pdf",
		},
		{
			"with what is unusual", "certificates", program.Internal,
			request.Request{Language: "en", Options: request.Options{"kind": "attendance", "design": "modern"}},
			"Certificates (Attendance, Modern) - Delegation.pdf",
		},
		{
			"a program file",
			"program-json",
			program.Internal,
			request.Request{Language: "en"},
			"Program - Delegation.json",
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			test.request.Edition = edition.For(whole, test.audience)
			files, err := find(t, test.document).Make(context.Background(), test.request)
			if err != nil || fileNames(files) != test.want {
				t.Errorf("made %q (%v), want %q", fileNames(files), err, test.want)
			}
		})
	}
}

func TestFindingsComeBeforePrinting(t *testing.T) {
	ana := person(program.Awardee, "Ana", "Prova")
	strange := person(program.Awardee, "Tau \U0001F9FF", "Unprintable")
	shy := person(program.Awardee, "Shy", "Person")
	shy.Alias = "The teacher"
	ana.Consent.Name = program.Yes
	ana.Citation, strange.Citation = "For courage", "For courage"
	uncited := person(program.Awardee, "Un", "Cited")
	tests := []struct {
		name     string
		audience program.Audience
		people   []*program.Person
		language string
		want     []string // rule, severity, person, part of the text
	}{
		{"all is well", program.Internal, []*program.Person{ana}, "en", nil},
		{
			"letters that no font has",
			program.Internal,
			[]*program.Person{ana, strange},
			"en",
			[]string{RuleMissingLetters, "error", string(strange.ID), "U+1F9FF"},
		},
		{
			"no citation", program.Internal,
			[]*program.Person{ana, uncited},
			"en",
			[]string{RuleNoCitation, "warning", string(uncited.ID), "Un Cited has no citation"},
		},
		{
			"an alias",
			program.Participants,
			[]*program.Person{ana, shy},
			"en",
			[]string{RuleShownByAlias, "warning", string(shy.ID), "The teacher is the alias of"},
		},
		{
			"an alias in Spanish",
			program.Participants,
			[]*program.Person{shy},
			"es",
			[]string{RuleShownByAlias, "warning", string(shy.ID), "es el alias"},
		},
		{"nobody", program.Internal, nil, "fr", []string{RuleNoPeople, "error", "", "personne"}},
		{
			"a request that does not fit",
			program.Internal,
			nil,
			"xx",
			[]string{RuleRequest, "error", "", "en, ar, es, fr, pt"},
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			shown := edition.For(delegation(test.people...), test.audience)
			r := request.Request{Edition: shown, Language: locale.Language(test.language)}
			found := find(t, "certificates").Findings(r)
			if test.want == nil {
				if len(found) > 0 {
					t.Errorf("found %+v", found)
				}
				return
			}
			if len(found) != 1 {
				t.Fatalf("found %+v, want one finding", found)
			}
			f := found[0]
			if f.Rule != test.want[0] || string(f.Severity) != test.want[1] || string(f.Person) != test.want[2] ||
				!strings.Contains(f.Text, test.want[3]) {
				t.Errorf("found %+v, want %q", f, test.want)
			}
		})
	}
}

func TestMakingStopsWhenItIsCancelledAndTellsHowFarItIs(t *testing.T) {
	var people []*program.Person
	for i := range 5 {
		people = append(people, person(program.Awardee, fmt.Sprint("Ana ", i), "Prova"))
	}
	shown := edition.For(delegation(people...), program.Internal)
	for _, files := range []string{"all", "each"} {
		ctx, cancel := context.WithCancel(context.Background())
		var told []string
		progress := func(done, total int) {
			told = append(told, fmt.Sprint(done, "/", total))
			if done == 2 {
				cancel()
			}
		}
		_, err := find(t, "certificates").Make(ctx, request.Request{
			Edition: shown, Options: request.Options{"files": files}, Watching: request.Watching{Progress: progress},
		})
		if !errors.Is(err, context.Canceled) || strings.Join(told, " ") != "1/5 2/5" {
			t.Errorf("%s: got %v after %q", files, err, told)
		}
		cancel()
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	for _, document := range New() {
		shown := edition.For(shown.Program, document.Audiences[0])
		if _, err := document.Make(ctx, request.Request{Edition: shown, Options: secrets(document)}); !errors.Is(
			err,
			context.Canceled,
		) {
			t.Errorf("%s was made although nobody waits: %v", document.ID, err)
		}
	}
}

// noPhotos has lost every image.
type noPhotos struct{}

var errLost = errors.New("lost")

func (noPhotos) Photo(context.Context, program.PhotoID) ([]byte, error) { return nil, errLost }

func TestAProgramFileIsWholeOrNotMade(t *testing.T) {
	ana := person(program.Awardee, "Ana", "Prova")
	image := dot(t)
	ana.Photo = program.PhotoIDOf(image)
	request := request.Request{Edition: edition.For(delegation(ana), program.Internal)}
	document := find(t, "program-json")
	if _, err := document.Make(context.Background(), request); err == nil {
		t.Error("made without being given its images")
	}
	request.Photos = noPhotos{}
	if _, err := document.Make(context.Background(), request); !errors.Is(err, errLost) {
		t.Errorf("made without an image that is lost: %v", err)
	}
	request.Photos = fixedPhotos(image)
	files, err := document.Make(context.Background(), request)
	if err != nil {
		t.Fatal(err)
	}
	back, images, err := program.Decode(bytes.NewReader(files[0].Data))
	if err != nil || back.People[0].Photo != ana.Photo || !bytes.Equal(images[ana.Photo], image) {
		t.Errorf("came back as %+v (%v)", back, err)
	}
}

func TestADocumentTellsWhomItIsMadeFor(t *testing.T) {
	awardee := &program.Person{ID: program.NewID(), Role: program.Awardee, Given: "Ana"}
	gone := &program.Person{ID: program.NewID(), Role: program.Awardee, Given: "Eva", Cancelled: true}
	interpreter := &program.Person{ID: program.NewID(), Role: program.Interpreter, Given: "Ida"}
	p := &program.Program{ID: program.NewID(), Name: "Prueba", People: []*program.Person{awardee, gone, interpreter}}
	tests := []struct {
		name, document string
		chosen         []program.ID
		want           []*program.Person
	}{
		{"certificates are for the awardees who have not cancelled", "certificates", nil, []*program.Person{awardee}},
		{"a roster is about everyone who has not cancelled", "roster", nil, []*program.Person{awardee, interpreter}},
		{
			"who is chosen comes in, in the program's order",
			"certificates",
			[]program.ID{interpreter.ID, gone.ID},
			[]*program.Person{gone, interpreter},
		},
		{"a program file is about nobody in particular", "program-json", nil, nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			d, _ := New().Find(test.document)
			got := d.People(
				request.Request{Edition: edition.For(p, program.Internal), Chosen: request.Chosen{People: test.chosen}},
			)
			if len(got) != len(test.want) || d.AboutPeople() != (test.want != nil) {
				t.Fatalf("got %d people, want %d", len(got), len(test.want))
			}
			for i := range got {
				if got[i].ID != test.want[i].ID {
					t.Errorf("at %d is %s, not %s", i, got[i].DisplayName(), test.want[i].DisplayName())
				}
			}
		})
	}
}

func TestAProgramsFolderHasASafeName(t *testing.T) {
	tests := []struct{ name, program, want string }{
		{"an ordinary name stays", "2023 TIP Report Heroes", "2023 TIP Report Heroes"},
		{"no separator leads elsewhere", "../Visits 2026/27: Boston", "-Visits 2026-27- Boston"},
		{"a device gets a mark", "Aux", "_Aux"},
		{"a long name leaves room for the files", strings.Repeat("x", 300), strings.Repeat("x", 80)},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := FolderName(test.program); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}
