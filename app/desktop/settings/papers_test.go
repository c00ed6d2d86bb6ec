package settings

import (
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"laurel/app/desktop/kit/dialog"
	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/kit/work"
	"laurel/app/desktop/session"
	"laurel/app/desktop/session/sessiontest"
	"laurel/app/documents"
	"laurel/app/paper/certificate"
	"laurel/app/request"
	"laurel/data/civil"
	"laurel/data/program"
	"laurel/data/program/edition"
	"laurel/data/store"
)

// office is the settings of a window over a real store, with an invented program open.
type office struct {
	*Screen
	t        *testing.T
	session  *session.Session
	dialogs  *dialog.Fake
	runner   *work.Runner
	ana      *program.Person
	requests *sessiontest.Requests
}

func june(n int) civil.Date { return civil.Date{Year: 2026, Month: time.June, Day: n} }

func openOffice(t *testing.T) *office {
	t.Helper()
	shared := sessiontest.New(t, time.Date(2026, 6, 20, 9, 0, 0, 0, time.UTC))
	o := &office{
		t:        t,
		session:  shared.Session,
		requests: shared.Requests,
		dialogs:  shared.Dialogs,
		runner:   shared.Runner,
	}
	o.Screen = New(o.session, documents.New())
	p := &program.Program{
		ID:       program.NewID(),
		Name:     "Example Awards",
		Language: "en",
		Start:    june(10),
		End:      june(24),
		Award:    program.Award{Date: june(15)},
	}
	stop := &program.Stop{
		ID:    program.NewID(),
		City:  "Washington",
		Zone:  "America/New_York",
		From:  june(10),
		Until: june(24),
	}
	o.ana = &program.Person{ID: program.NewID(), Role: program.Awardee, Given: "Ana", Family: "Prova"}
	p.Stops, p.People = []*program.Stop{stop}, []*program.Person{o.ana}
	request := request.Of(edition.For(p, program.Internal))
	request.Now = o.session.Now()
	p.Issues = certificate.Issues(request)
	shared.Keep(p, nil)
	o.runner.Flush()
	return o
}

func (o *office) edit(change func(tx *store.Tx) error) {
	o.t.Helper()
	o.session.Edit("Prepare", change, func(err error) {
		if err != nil {
			o.t.Fatal(err)
		}
	})
	o.runner.Flush()
}

func (o *office) program() *program.Program { return o.session.Program() }

// chooseIssue puts the cursor on an entry of the register.
func (o *office) chooseIssue(i int) {
	o.Issued()
	o.issued.table.Select(string(o.program().Issues[i].ID))
}

// words lists the texts that can be read in a part of the window.
func words(o fyne.CanvasObject) string {
	var all []string
	for _, part := range test.LaidOutObjects(o) {
		switch part := part.(type) {
		case *look.Chip:
			all = append(all, part.Text)
		case interface{ AccessibilityLabel() string }:
			all = append(all, part.AccessibilityLabel())
		}
	}
	return strings.Join(all, "|")
}

func TestTheRegisterAnswersForASerialNumber(t *testing.T) {
	o := openOffice(t)
	o.Issued()
	serial := o.program().Issues[0].Serial
	tests := []struct{ name, typed, want string }{
		{
			"one that holds",
			strings.ToLower(serial),
			"This certificate is valid: " + serial + " was issued to Ana Prova (Award, 20 Jun 2026).",
		},
		{
			"one of another program",
			(&program.Program{ID: "other"}).Serial(o.ana.ID, program.AwardCertificate, 2026, 1),
			"Not in the register: ",
		},
		{"one that was mistyped", serial[:len(serial)-1] + "?", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			o.dialogs.Messages, o.dialogs.Refused, o.dialogs.Text = nil, nil, test.typed
			o.issued.askSerial()
			switch {
			case test.want == "" && (len(o.dialogs.Refused) != 1 ||
				!strings.Contains(o.dialogs.Refused[0].Error(), "check digit")):
				t.Errorf("refused %v, told %q", o.dialogs.Refused, o.dialogs.Messages)
			case test.want != "" && (len(o.dialogs.Messages) != 1 ||
				!strings.HasPrefix(o.dialogs.Messages[0], test.want)):
				t.Errorf("told %q", o.dialogs.Messages)
			}
		})
	}
}

func TestACertificateIsIssuedAgainAndVoided(t *testing.T) {
	o := openOffice(t)
	first := o.program().Issues[0]
	o.chooseIssue(0)
	o.dialogs.Yes = true
	o.issued.askReissue()
	o.runner.Flush()
	if len(o.program().Issues) != 2 || o.program().Register().State(first) != program.Replaced {
		t.Fatalf("the register has %d entries", len(o.program().Issues))
	}
	o.dialogs.Undo() // the toast's Show
	if !slices.Equal(o.requests.For, []program.ID{o.ana.ID}) {
		t.Errorf("the certificates of %v were shown", o.requests.For)
	}
	if o.chooseIssue(0); !o.issued.void.Disabled() {
		t.Error("what was replaced can be voided")
	}
	o.chooseIssue(1)
	o.dialogs.Text = ""
	o.issued.askVoid()
	if len(o.dialogs.Refused) != 1 {
		t.Error("a certificate was voided without a reason")
	}
	o.dialogs.Text = "Misspelt"
	o.issued.askVoid()
	o.runner.Flush()
	second := o.program().Issues[1]
	if o.program().Register().State(second) != program.Voided || second.VoidedOn != june(20) ||
		second.Reason != "Misspelt" {
		t.Errorf("the entry is %+v", second)
	}
	o.dialogs.Undo()
	o.runner.Flush()
	if o.program().Register().State(o.program().Issues[1]) != program.Issued {
		t.Error("voiding was not undone")
	}
}

func TestWhatWasSentIsMarkedAndItsChangesAreTold(t *testing.T) {
	o := openOffice(t)
	o.Releases()
	o.runner.Flush()
	o.MarkSent(program.Release{Document: "rooming-list", Audience: program.Partners})
	form := o.dialogs.Forms[len(o.dialogs.Forms)-1]
	form.Save()
	o.runner.Flush()
	if len(o.program().Releases) != 1 {
		t.Fatalf("%d releases; the form says %q", len(o.program().Releases), words(form))
	}
	release := o.program().Releases[0]
	if release.Version != "1" || release.On != june(20) || release.Recipient != program.ToHotel ||
		release.Audience != program.Partners {
		t.Errorf("the release is %+v", release)
	}
	o.Releases()
	o.runner.Flush()
	if text := words(o.releases.rows); !strings.Contains(text, "unchanged") {
		t.Errorf("the list says %q", text)
	}

	stop := *o.program().Stops[0]
	stop.Hotel.Name = "Example Hotel"
	o.edit(func(tx *store.Tx) error { return tx.Put(o.program().ID, &stop) })
	o.Releases()
	o.runner.Flush()
	if text := words(o.releases.rows); !strings.Contains(text, "since then") || strings.Contains(text, "unchanged") {
		t.Errorf("after a change the list says %q", text)
	}
}

func TestADocumentIsNotMarkedForAnAudienceItIsNotMadeFor(t *testing.T) {
	o := openOffice(t)
	o.MarkSent(program.Release{Document: "rooming-list", Audience: program.Public})
	form := o.dialogs.Forms[0]
	form.Save()
	o.runner.Flush()
	if len(o.program().Releases) != 0 {
		t.Error("it was marked")
	}
}
