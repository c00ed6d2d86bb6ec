package reports

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"laurel/app/desktop/kit/look"
	"laurel/app/documents"
	"laurel/app/request"
	"laurel/data/civil"
	"laurel/data/program"
	"laurel/data/store"
)

const packetID = "packet"

// ownPDF puts a PDF on disk: a certificate of the sample's, which is one as good as any.
func (h *harness) ownPDF(t *testing.T, name string) string {
	t.Helper()
	h.certificates(t)
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, h.result.files[0].Data, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func labels(menu *fyne.Menu) []string {
	var all []string
	for _, item := range menu.Items {
		if !item.IsSeparator {
			all = append(all, item.Label)
		}
	}
	return all
}

func choose(t *testing.T, menu *fyne.Menu, label string) {
	t.Helper()
	i := slices.IndexFunc(menu.Items, func(item *fyne.MenuItem) bool { return item.Label == label })
	if i < 0 {
		t.Fatalf("the menu has no %q: %q", label, labels(menu))
	}
	menu.Items[i].Action()
}

func TestThePacketIsMadeAtOnceOfTheUsualDocuments(t *testing.T) {
	h := sampleHarness(t)
	h.certificates(t)
	path := filepath.Join(t.TempDir(), "Packet.pdf")
	h.files.Paths, h.dialogs.Yes = []string{path}, true
	h.packets.MakePacket()
	if h.chosen != packetID || h.result.refusal != nil || len(h.result.files) != 1 {
		t.Fatalf("%s is shown: %v", h.chosen, h.result.refusal)
	}
	if saved, err := os.ReadFile(path); err != nil || string(saved) != string(h.result.files[0].Data) {
		t.Errorf("what was saved is not what is shown: %v", err)
	}
	asGroup := func(a look.NoticeAction) bool { return strings.HasPrefix(a.Text, "Note as sent:") }
	i := slices.IndexFunc(h.saver.afterwards(), asGroup)
	if i < 0 {
		t.Fatal("that it was sent cannot be noted at once")
	}
	h.saver.afterwards()[i].Do()
	if len(h.program.Releases) != 1 || slices.ContainsFunc(h.saver.afterwards(), asGroup) {
		t.Errorf("%d releases are noted: %v", len(h.program.Releases), h.dialogs.Errors)
	}
}

func TestTheUsersOwnPDFsGoIntoThePacketOfThisProgramAlone(t *testing.T) {
	h := sampleHarness(t)
	path := h.ownPDF(t, "City map.pdf")
	h.packets.MakePacket()
	before := len(h.result.files[0].Data)
	h.files.Paths = []string{path}
	list := &attachmentList{v: h.Screen, rows: h.options.notices}
	list.add()
	list.add() // the same one again
	if len(h.job().attachments) != 1 || len(h.result.files[0].Data) <= before {
		t.Fatalf("the packet holds %q, %d bytes after %d", h.job().attachments, len(h.result.files[0].Data), before)
	}
	if !slices.Contains(h.chipTexts(), "City map.pdf") {
		t.Errorf("the chips say %q", h.chipTexts())
	}
	t.Run("it is remembered", func(t *testing.T) {
		again := New(h.s, documents.New())
		again.program = h.program
		again.forget()
		if got := again.jobs[packetID].attachments; !slices.Equal(got, []string{path}) {
			t.Errorf("after another start it holds %q", got)
		}
	})
	t.Run("a file that is gone is named, with what to do", func(t *testing.T) {
		if err := os.Rename(path, path+".away"); err != nil {
			t.Fatal(err)
		}
		h.refresh()
		if h.result.refusal == nil || !strings.Contains(h.result.refusal.Error(), "City map.pdf cannot be read") {
			t.Errorf("it says %v", h.result.refusal)
		}
	})
	t.Run("another program has its own", func(t *testing.T) {
		h.keep(delegation(), nil)
		if got := h.jobs[packetID].attachments; len(got) > 0 {
			t.Errorf("its packet holds %q", got)
		}
	})
}

func TestASavedPacketComesBackAsItWas(t *testing.T) {
	h := sampleHarness(t)
	path := h.ownPDF(t, "Map.pdf")
	h.packets.MakePacket()
	o := h.job().with(option(t, packetID, "documents"), "week-grid,own-files,contact-book")
	o.Audience, o.Paper, o.Language, o.attachments = program.Internal, request.A4, "fr", []string{path}
	h.choose(o)
	h.dialogs.Text = " Pour le bureau "
	choose(t, h.packets.packetMenu(), "Save this packet as…")
	h.choose(job{document: o.document})
	if slices.Contains(labels(h.packets.packetMenu()), "Remove “Pour le bureau”…") {
		t.Error("another packet is taken for the saved one")
	}
	choose(t, h.packets.packetMenu(), "Pour le bureau")
	got := h.job()
	if got.audience() != program.Internal || got.Paper != request.A4 || got.language(h.program) != "fr" ||
		!slices.Equal(got.attachments, []string{path}) ||
		got.Options["documents"] != "week-grid,own-files,contact-book" {
		t.Errorf("it came back as %+v with %q", got.choices, got.attachments)
	}
	h.dialogs.Yes = true
	choose(t, h.packets.packetMenu(), "Remove “Pour le bureau”…")
	if len(h.packets.savedPackets()) != 0 {
		t.Error("it was not forgotten")
	}
	h.dialogs.Text = "  "
	h.packets.askPacketName()
	if len(h.dialogs.Refused) != 1 {
		t.Error("a packet without a name was saved")
	}
}

func TestEachGroupGetsAFolder(t *testing.T) {
	h := sampleHarness(t)
	h.packets.MakePacket()
	h.options.chooseAlso([]string{string(program.Partners), string(program.Internal)})
	if !slices.Contains(h.chipTexts(), "For: participants and 2 more") {
		t.Errorf("the chips say %q", h.chipTexts())
	}
	folder := t.TempDir()
	h.files.Paths = []string{folder}
	h.saver.Save()
	if got := names(t, folder); len(got) != 3 || len(h.saver.saved.paths) != 3 {
		t.Fatalf("the folders are %q; %v", got, h.dialogs.Errors)
	}
	for _, group := range names(t, folder) {
		if got := names(t, filepath.Join(folder, group)); len(got) != 1 || filepath.Ext(got[0]) != ".pdf" {
			t.Errorf("in %s lie %q", group, got)
		}
	}
}

func TestADocumentIsLimitedToDaysStopsAndMeetings(t *testing.T) {
	h := sampleHarness(t)
	h.ShowDocument("host-sheet")
	whole := string(h.result.files[0].Data)
	for _, want := range []string{"All days", "All stops", "All meetings"} {
		if !slices.Contains(h.chipTexts(), want) {
			t.Errorf("no chip says %q: %q", want, h.chipTexts())
		}
	}
	for _, kind := range scopeKinds {
		if !slices.Contains(h.job().document.Scopes, kind.scope) {
			continue
		}
		options := kind.options(h.program, "en")
		h.options.chooseScope(kind.with(scope{}, []string{options[0].ID}))
		if !slices.Equal(kind.chosen(h.job().scope), []string{options[0].ID}) ||
			!slices.Contains(h.chipTexts(), shortened(options[0].Text)) {
			t.Errorf("of %s %v is chosen, and the chips say %q", kind.scope, h.job().scope, h.chipTexts())
		}
		if h.result.refusal == nil && string(h.result.files[0].Data) == whole {
			t.Errorf("limited to some %s it is the same file", kind.scope)
		}
		if len(options) > 2 {
			h.options.chooseScope(kind.with(scope{}, []string{options[0].ID, options[1].ID}))
			if !slices.Contains(h.chipTexts(), kind.several(2)) {
				t.Errorf("the chips say %q", h.chipTexts())
			}
		}
	}
	gone := scope{
		stops:    []program.ID{program.NewID()},
		days:     []civil.Date{{Year: 1999, Month: 1, Day: 1}},
		meetings: []program.ID{program.NewID()},
	}
	if !gone.still(h.program).whole() {
		t.Errorf("what is gone is still chosen: %+v", gone.still(h.program))
	}
}

func TestAChipNamesWhatIsNotChosen(t *testing.T) {
	second := option(t, "certificates", "second")
	for value, want := range map[string]string{"none": "Second language", "fr": "French", "gone": "gone"} {
		if got := valueTitle(second, value, "en"); got != want {
			t.Errorf("for %q it says %q", value, got)
		}
	}
}

func TestAnotherAudienceSaysWhatItAddsAndTakesAway(t *testing.T) {
	h := sampleHarness(t)
	h.ShowDocument("roster")
	if text := h.options.differenceText(); text != "" {
		t.Errorf("the usual audience differs: %s", text)
	}
	h.options.chooseAudience(program.Participants)
	if text := h.options.differenceText(); !strings.HasPrefix(text, "Compared with the copy for internal") ||
		!strings.Contains(text, "leaves out: ") ||
		strings.Contains(text, "adds") {
		t.Errorf("it says %q", text)
	}
	h.ShowDocument("host-sheet")
	h.options.chooseAudience(program.Internal)
	for _, a := range h.result.takes {
		t.Errorf("the narrower audience lacks %s", a.Text("en"))
	}
}

func TestCertificatesThatGoOutAreInTheRegisterAndCanBeUndone(t *testing.T) {
	h := openHarness(t, delegation(), nil)
	h.certificates(t)
	h.files.Paths = []string{filepath.Join(t.TempDir(), "Certificates.pdf")}
	h.saver.Save()
	if len(h.program.Issues) != 2 || len(h.dialogs.Toasts) != 1 {
		t.Fatalf("%d are noted, and it says %q %q", len(h.program.Issues), h.dialogs.Toasts, h.dialogs.Errors)
	}
	i := slices.IndexFunc(h.list.cards, func(c *card) bool { return c.document.ID == "certificates" })
	if got := h.list.cards[i].line.Text; got != "2 issued" {
		t.Errorf("the card says %q", got)
	}
	h.dialogs.Yes = true
	h.saver.Save()
	if len(h.program.Issues) != 2 || len(h.dialogs.Toasts) != 1 {
		t.Errorf("the same certificates are noted again: %d", len(h.program.Issues))
	}
	h.dialogs.Undo()
	if len(h.program.Issues) != 0 {
		t.Errorf("after undo %d are noted", len(h.program.Issues))
	}
	h.options.chooseAudience(program.Participants)
	h.saver.Save()
	if len(h.program.Issues) != 0 {
		t.Error("a specimen is noted")
	}
	h.options.chooseAudience(program.Internal)
	h.saver.Print()
	if len(h.program.Issues) != 2 {
		t.Errorf("after printing %d are noted", len(h.program.Issues))
	}
}

func TestBadgesThatWerePrintedAreNotedAndLeftOutTheNextTime(t *testing.T) {
	h := openHarness(t, delegation(), nil)
	h.ShowDocument("badges")
	h.saver.Print()
	if len(h.dialogs.Questions) != 1 || h.dialogs.Questions[0].Title != "Note 3 badges as printed?" ||
		unprinted(h.program.People) == false {
		t.Fatalf("it asks %+v", h.dialogs.Questions)
	}
	h.dialogs.Yes = true
	h.saver.Print()
	if unprinted(h.program.People) {
		t.Fatal("they are not noted")
	}
	if !shows(h.options.content, "3 of these badges were printed before.") {
		t.Error("nothing says that they were printed")
	}
	late := person(program.Guest, "Pia", "Prova")
	h.s.Edit("Add", func(tx *store.Tx) error { return tx.Put(h.program.ID, late) }, nil)
	h.options.onlyNew()
	if badges, err := h.releases.outcomeOf(h.job()); err != nil || len(badges.badges) != 1 {
		t.Errorf("only new ones are %d (%v)", len(badges.badges), err)
	}
	h.files.Paths = []string{filepath.Join(t.TempDir(), "Badges.pdf")}
	h.saver.Save()
	asPrinted := func(a look.NoticeAction) bool { return a.Text == "Note as printed" }
	if !slices.ContainsFunc(h.saver.afterwards(), asPrinted) {
		t.Error("what was saved cannot be noted as printed")
	}
}

func TestAReleaseForAStopIsMadeAndSentAgainForThatStop(t *testing.T) {
	h := sampleHarness(t)
	boston := h.program.Stops[1].ID
	release, err := documents.Send(h.program, program.Release{
		Recipient: program.ToHotel, Name: "Example Inn", Stop: boston, Document: "rooming-list",
		Audience: program.Partners, On: civil.Date{Year: 2023, Month: 6, Day: 9},
	})
	if err != nil {
		t.Fatal(err)
	}
	h.s.Edit("Send", func(tx *store.Tx) error { return tx.Put(h.program.ID, release) }, nil)
	h.ShowChanges(release)
	if request := h.job().request(h.program, true); h.chosen != "rooming-list" || request.Release == nil ||
		!slices.Equal(request.Stops, []program.ID{boston}) {
		t.Errorf("%s is made of %v since %v", h.chosen, request.Stops, request.Release)
	}
	h.releases.markSent()
	want := program.Release{
		Recipient: program.ToHotel, Name: "Example Inn", Stop: boston, Document: "rooming-list",
		Audience: program.Partners,
	}
	if !slices.Equal(
		h.requests.Sent,
		[]program.Release{want},
	) {
		t.Errorf("asked to send %+v", h.requests.Sent)
	}
}

func TestACardSaysWhenItsDocumentWasSentAndWhetherItHasChanged(t *testing.T) {
	h := sampleHarness(t)
	h.ShowDocument("rooming-list")
	h.releases.markSent()
	if sent := h.requests.Sent; len(sent) != 1 || sent[0].Document != "rooming-list" ||
		sent[0].Audience != program.Partners {
		t.Errorf("asked to send %+v", sent)
	}
	release, err := documents.Send(h.program, program.Release{
		Recipient: program.ToHotel, Document: "rooming-list", Audience: program.Partners,
		On: civil.Date{Year: 2023, Month: 6, Day: 9},
	})
	if err != nil {
		t.Fatal(err)
	}
	h.s.Edit("Send", func(tx *store.Tx) error { return tx.Put(h.program.ID, release) }, nil)
	i := slices.IndexFunc(h.list.cards, func(c *card) bool { return c.document.ID == "rooming-list" })
	if got := h.list.cards[i].line.Text; got != "sent 9 Jun 2023" {
		t.Errorf("the card says %q", got)
	}
	person := *h.program.People[0]
	person.Cancelled = true
	h.s.Edit("Cancel", func(tx *store.Tx) error { return tx.Put(h.program.ID, &person) }, nil)
	if got := h.list.cards[i].line.Text; got != "changed since 9 Jun 2023" {
		t.Errorf("the card says %q", got)
	}
	before := string(h.result.files[0].Data)
	h.releases.chooseSince(release.ID)
	if h.result.refusal != nil || string(h.result.files[0].Data) == before ||
		!slices.Contains(h.chipTexts(), "Changes since version 1") {
		t.Errorf("the changes are not told: %v, %q", h.result.refusal, h.chipTexts())
	}
	h.options.chooseAudience(program.Internal)
	if h.result.refusal != nil || h.job().release(h.program) != nil {
		t.Errorf("another audience is told of it: %v", h.result.refusal)
	}
}

func TestTheStripLeadsToEachPage(t *testing.T) {
	h := openHarness(t, delegation(), nil)
	h.certificates(t)
	if h.preview.pageThumbnails.content.Hidden || h.preview.pageThumbnails.count != 2 {
		t.Fatalf("hidden %v, with %d pages", h.preview.pageThumbnails.content.Hidden, h.preview.pageThumbnails.count)
	}
	h.runner.Flush()
	if !slices.ContainsFunc(h.drawn.asked, func(s string) bool { return strings.HasSuffix(s, ", 60 wide") }) {
		t.Errorf("no small picture was drawn: %q", h.drawn.asked)
	}
	row := newThumb(h.preview.pageThumbnails)
	h.preview.pageThumbnails.fill(1, row)
	row.Tapped(nil)
	if h.place.page != 1 || h.window.Canvas().Focused() != fyne.Focusable(h.preview.paper) {
		t.Errorf("page %d is shown", h.place.page+1)
	}
	h.preview.pageThumbnails.list.Select(0)
	if h.place.page != 0 {
		t.Error("the keyboard does not lead to a page")
	}
	h.ShowDocument("roster")
	if !h.preview.pageThumbnails.content.Hidden {
		t.Error("a workbook has pages")
	}
}
