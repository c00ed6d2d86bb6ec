package documents

import (
	"bytes"
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"laurel/app/paper/merge"
	"laurel/app/paper/typeset"
	"laurel/app/request"
	"laurel/assets"
	"laurel/data/program"
	"laurel/data/program/edition"
)

func sampleProgram(t *testing.T) *program.Program {
	t.Helper()
	p, _, err := program.Decode(bytes.NewReader(assets.Sample()))
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// cityMap is a PDF of the user's own.
func cityMap(t *testing.T) request.File {
	t.Helper()
	d := typeset.New(typeset.Options{Title: "Made by somebody", Paper: typeset.A4.Portrait()})
	d.AddPage().Put(
		typeset.Text{String: "Harbour street", Style: typeset.Heading}, typeset.Rect{X: 60, Y: 60, W: 300, H: 100},
	)
	var data bytes.Buffer
	if err := d.Write(&data); err != nil {
		t.Fatal(err)
	}
	return request.File{Name: "City map.pdf", Data: data.Bytes()}
}

func packetText(t *testing.T, wanted request.Request) (string, []request.File) {
	t.Helper()
	files, err := find(t, "packet").Make(context.Background(), wanted)
	if err != nil {
		t.Fatal(err)
	}
	text := ""
	for _, f := range files {
		text += f.Name + "\n" + plainText(t, f)
	}
	return text, files
}

func rules(found []Finding) []string {
	var list []string
	for _, f := range found {
		if !slices.Contains(list, f.Rule) {
			list = append(list, f.Rule)
		}
	}
	return list
}

func TestAPacketHoldsWhatWasChosenInItsOrder(t *testing.T) {
	whole := sampleProgram(t)
	tests := []struct {
		name    string
		chosen  string
		want    []string // in this order
		without string
	}{
		{
			"the order is the user's", "evaluation-form,contact-book",
			[]string{"Evaluation form", "Contact book"},
			"Week grid",
		},
		{"own files come last", "contact-book", []string{"Contact book", "City map"}, "Week grid"},
		{"or where they were put", "own-files,contact-book", []string{"City map", "Contact book"}, "Week grid"},
		{"twice is once", "contact-book,contact-book", []string{"Contact book"}, "Week grid"},
		{
			"the usual ones when none is chosen", "",
			[]string{"Program book", "Week grid", "Contact book", "Evaluation form", "City map"},
			"Rooming list",
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			text, _ := packetText(t, request.Request{
				Edition: edition.For(whole,
					program.Participants,
				), Language: "en", Attachments: []request.File{cityMap(t)},
				Options: request.Options{"documents": test.chosen},
			})
			_, contents, _ := strings.Cut(text, "The numbers are those of the pages in this file.")
			contents, _, _ = strings.Cut(contents, "\f")
			at := -1
			for _, title := range test.want {
				i := strings.Index(contents, title)
				if i <= at {
					t.Errorf("%q is missing or not in its place in %s", title, contents)
				}
				at = i
			}
			if strings.Contains(contents, test.without) || strings.Count(contents, test.want[0]) != 1 ||
				!strings.Contains(text, "Harbour street") {
				t.Errorf("the contents are %s", contents)
			}
		})
	}
}

func TestWhatIsNotMadeForTheAudienceStaysOutAndIsTold(t *testing.T) {
	whole := sampleProgram(t)
	tests := []struct {
		name, chosen string
		audience     program.Audience
		files        string
		says         string // of what is left out
		parts        int
	}{
		{
			"host sheets are not for participants", "host-sheet,contact-book", program.Participants, oneFile,
			"Host sheets is not made for this audience", 1,
		},
		{
			"contacts are not for the public", "contact-book,program-book", program.Public, oneFile,
			"Contact book is not made for this audience", 1,
		},
		{"a workbook is no page", "roster,contact-book", program.Participants, oneFile, "made as XLSX", 1},
		{"but a file beside others", "roster,contact-book", program.Participants, oneEach, "", 2},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			wanted := request.Request{
				Edition: edition.For(whole, test.audience), Language: "en",
				Options: request.Options{"documents": test.chosen, "files": test.files},
			}
			found := find(t, "packet").Findings(wanted)
			left := slices.IndexFunc(found, func(f Finding) bool { return f.Rule == RuleLeftOut })
			isLeft := left >= 0 && strings.Contains(found[left].Text, test.says)
			if test.says == "" && left >= 0 || test.says != "" && !isLeft {
				t.Errorf("found %+v", found)
			}
			_, files := packetText(t, wanted)
			if test.files == oneEach && len(files) != test.parts {
				t.Errorf("made %s", fileNames(files))
			}
		})
	}
}

func TestAPacketOfSeveralFilesNumbersThem(t *testing.T) {
	_, files := packetText(t, request.Request{
		Edition: edition.For(sampleProgram(
			t,
		), program.Participants),
		Language: "en", Attachments: []request.File{cityMap(t)},
		Options: request.Options{"documents": "contact-book,own-files,roster", "files": oneEach},
	})
	if got := fileNames(files); got != "01 Contact book.pdf|02 City map.pdf|03 Roster.xlsx" {
		t.Errorf("made %s", got)
	}
	if bytes.Contains(files[1].Data, []byte("FPDF")) || bytes.Contains(files[1].Data, []byte("Producer")) {
		t.Error("the user's own file still tells how it was made")
	}
}

func TestAFileThatCannotGoIntoAPacketIsToldFirst(t *testing.T) {
	wanted := request.Request{
		Edition: edition.For(sampleProgram(t), program.Participants), Language: "en",
		Attachments: []request.File{{Name: "Letter.pdf", Data: []byte("no PDF")}},
		Options:     request.Options{"documents": "contact-book"},
	}
	found := find(t, "packet").Findings(wanted)
	i := slices.IndexFunc(found, func(f Finding) bool { return f.Rule == RuleOwnFile })
	if i < 0 || found[i].Severity != program.SeverityError || !strings.Contains(found[i].Text, "Letter.pdf") {
		t.Errorf("found %+v", found)
	}
	_, err := find(t, "packet").Make(context.Background(), wanted)
	if !errors.Is(err, merge.ErrPDF) || !strings.Contains(err.Error(), "Letter") {
		t.Errorf("made with %v", err)
	}
}

func TestAPacketOfNothingIsNotMade(t *testing.T) {
	wanted := request.Request{Edition: edition.For(delegation(), program.Participants), Language: "en"}
	_, err := find(t, "packet").Make(context.Background(), wanted)
	if err == nil || !strings.Contains(err.Error(), "Nothing is left") {
		t.Errorf("made with %v", err)
	}
	if got := rules(find(t, "packet").Findings(wanted)); !slices.Contains(got, RuleNoPeople) {
		t.Errorf("found %q", got)
	}
}

func TestNoPacketHoldsWhatItsAudienceMayNotHave(t *testing.T) {
	whole, markers := markedProgram(t, program.OnlyAgreed)
	var all []string
	for _, option := range find(t, "packet").Options {
		for _, v := range option.Values {
			if option.ID == packetDocuments && (v.ID == ownFiles || len(secrets(find(t, v.ID))) == 0) {
				all = append(all, v.ID)
			}
		}
	}
	for _, audience := range program.Audiences() {
		for _, files := range []string{oneFile, oneEach} {
			if files == oneFile && audience != program.Participants && audience != program.Public {
				continue // the same parts
			}
			text, _ := packetText(t, request.Request{
				Edition: edition.For(whole, audience), Photos: fixedPhotos(dot(t)),
				Now:         time.Date(2023, 6, 20, 9, 0, 0, 0, time.UTC),
				Options:     request.Options{packetDocuments: strings.Join(all, ","), filesOption: files},
				Attachments: []request.File{cityMap(t)},
			})
			text = squeezed(text)
			seen := 0
			for _, m := range markers {
				if strings.Contains(text, m.word) {
					seen++
					if !audience.MayHave(m.audience) {
						t.Errorf("the packet for %s holds %s, which is for %s", audience, m.field, m.audience)
					}
				}
			}
			if seen == 0 {
				t.Errorf("no marker was found in the packet for %s, so that this test sees nothing", audience)
			}
		}
	}
}

func TestAnIssuedCertificateIsNotedWhenItIsInAPacket(t *testing.T) {
	edition := edition.For(sampleProgram(t), program.Internal)
	wanted := request.Request{
		Edition: edition, Language: "en", Now: time.Date(2023, 6, 20, 9, 0, 0, 0, time.UTC),
		Options: request.Options{packetDocuments: "certificates,badges"},
	}
	alone := wanted
	alone.Options = nil
	want, err := find(t, "certificates").Issued(alone)
	if err != nil {
		t.Fatal(err)
	}
	got, err := find(t, "packet").Issued(wanted)
	if err != nil || len(got) != len(want) || len(want) == 0 {
		t.Errorf("noted %d certificates of %d (%v)", len(got), len(want), err)
	}
	wanted.Options = map[string]string{packetDocuments: "badges"}
	if got, _ := find(t, "packet").Issued(wanted); len(got) != 0 {
		t.Errorf("noted %d certificates of a packet without any", len(got))
	}
}

func TestAContactBookAndAHostSheetSayWhyTheyAreEmpty(t *testing.T) {
	for _, id := range []string{"contact-book", "host-sheet", "evaluation-form"} {
		d := find(t, id)
		wanted := request.Request{
			Edition: edition.For(delegation(person(program.Awardee, "Ana", "Prova")), d.Audiences[0]), Language: "es",
		}
		if got := rules(d.Findings(wanted)); !slices.Equal(got, []string{RuleNoMeetings}) {
			t.Errorf("%s: found %q", id, got)
		}
		_, err := d.Make(context.Background(), wanted)
		if err == nil || !strings.Contains(err.Error(), "No hay ninguna reunión") {
			t.Errorf("%s: made with %v", id, err)
		}
	}
	book := find(t, "contact-book")
	found := rules(
		book.Findings(request.Request{Edition: edition.For(sampleProgram(t), program.Participants), Language: "en"}),
	)
	if !slices.Contains(found, RuleContactNotAsked) {
		t.Errorf("found %q", found)
	}
	files, err := book.Make(
		context.Background(),
		request.Request{
			Edition:  edition.For(sampleProgram(t), program.Participants),
			Format:   request.VCard,
			Language: "en",
		},
	)
	if err != nil || fileNames(files) != "Contact book - 2023 TIP Report Heroes.vcf" || !bytes.HasPrefix(
		files[0].Data, []byte("BEGIN:VCARD\r\nVERSION:3.0"),
	) {
		t.Errorf("made %s (%v)", fileNames(files), err)
	}
}
