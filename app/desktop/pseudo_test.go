package desktop

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"laurel/app/desktop/kit/dialog"
	"laurel/app/desktop/session"
	"laurel/app/desktop/session/sessiontest"
	"laurel/data/civil"
	"laurel/data/locale"
	"laurel/data/locale/pseudo"
	"laurel/data/program"
	"laurel/data/store"
)

// The texts of the pseudo-language have no plain letters.
var (
	plainText    = regexp.MustCompile(`[A-Za-z]+(?:[ '’-][A-Za-z]+)*`) // the words of a name or a sentence
	threeLetters = regexp.MustCompile(`[A-Za-z]{3}`)
	notLetters   = regexp.MustCompile(`[^A-Za-z]+`)
	// notWords are paths of files, and the numbers of reservations in the sample.
	notWords = regexp.MustCompile(`\S*/\S*|\bSAMPLE-\S*`)
)

// notTranslated are texts that are the same in every language: keys, formats of files, and our own name.
const notTranslated = "Laurel | laurel db | frab | EDT | " +
	"Ctrl | Shift | Alt | Del | Up | Down | PgUp | PgDn | " +
	"PDF | JSON | XML | VCF | ICS | CSV | XLSX | DOCX | pdf | json | xlsx | docx | ics"

// plainWords are the words of a text, each between single spaces.
func plainWords(text string) string {
	return " " + strings.TrimSpace(notLetters.ReplaceAllString(text, " ")) + " "
}

// untranslated is a search for texts that came from neither the catalogue nor the data.
type untranslated struct {
	known string // the words of the data, each between single spaces
	found map[string]string
}

func newUntranslated(t *testing.T) *untranslated {
	t.Helper()
	p, photos := sessiontest.Sample(t)
	var data bytes.Buffer
	if err := program.Encode(&data, p, photos); err != nil {
		t.Fatal(err)
	}
	known := []string{
		strings.ReplaceAll(data.String(), `\n`, " "),
		conferenceFile(1),
		"Conference csv",
		"Bring in",
		notTranslated,
	}
	for _, person := range p.People {
		known = append(known, person.DisplayName(), person.LatinName(), person.SortName())
	}
	for _, country := range program.Countries() {
		known = append(known, pseudo.Language.RegionName(string(country)))
	}
	for _, spoken := range program.Languages() {
		known = append(known, pseudo.Language.LanguageName(spoken))
	}
	for _, language := range locale.Languages() {
		known = append(known, language.OwnName())
	}
	for _, zone := range civil.Zones() {
		known = append(known, string(zone))
	}
	return &untranslated{known: plainWords(strings.Join(known, " | ")), found: map[string]string{}}
}

// look notes what of a text is not translated.
func (u *untranslated) look(where, text string) {
	text = notWords.ReplaceAllString(text, " · ")
	for _, at := range plainText.FindAllStringIndex(text, -1) {
		part := text[at[0]:at[1]]
		if !threeLetters.MatchString(part) {
			continue
		}
		words := plainWords(part)
		if strings.HasPrefix(text[at[1]:], "…") {
			words = strings.TrimSuffix(words, " ") // cut within a word
		}
		if !strings.Contains(u.known, words) {
			u.found[part] = where + ": " + text
		}
	}
}

// screen looks through what the window shows: its topmost dialog, else its page.
func (u *untranslated) screen(where string, c fyne.Canvas) {
	shown := c.Overlays().Top()
	if shown == nil {
		shown = c.Content()
	}
	for _, o := range test.LaidOutObjects(shown) {
		if text, is := o.(*canvas.Text); is {
			u.look(where, text.Text)
		}
	}
}

// inPseudoLanguage is the window with the sample in the pseudo-language, with its real dialogs.
func inPseudoLanguage(t *testing.T) *harness {
	t.Helper()
	pseudo.Use(t)
	before := locale.Window()
	locale.SetWindow(pseudo.Language)
	t.Cleanup(func() { locale.SetWindow(before) })
	h := sampleHarness(t)
	h.session.Prefs.SetLanguage(
		windowLanguage.language,
	) // so that no command that applies the preferences changes the language
	h.session.Edit(locale.L("Undo"), func(tx *store.Tx) error {
		changed := *h.session.Program()
		changed.Language = pseudo.Language
		return tx.Put("", &changed)
	}, nil)
	h.session.Dialogs = dialog.New(h.window.window, h.runner, h.options.Log)
	h.window.window.Resize(fyne.NewSize(1366, 768))
	return h
}

// leaveEverything closes what lies over the page, and the editors, without saving.
func (h *harness) leaveEverything() {
	overlays := h.window.window.Canvas().Overlays()
	for top := overlays.Top(); top != nil; top = overlays.Top() {
		overlays.Remove(top)
	}
	h.tour.leave()
	dialogs := h.session.Dialogs
	h.session.Dialogs = &dialog.Fake{Yes: true}
	h.leaving(func() {})
	h.session.Dialogs = dialogs
}

// notRun are commands that end the window, leave the program, or start another one, whose errors are the system's; and
// the guide, whose languages are files of their own, which have a test in help.
var notRun = []string{
	"quit", "program.delete", "program.sample", "reports.print", "reports.folder", "reports.open", "help.guide",
}

func TestEveryTextOnTheScreenIsInTheCatalogue(t *testing.T) {
	h := inPseudoLanguage(t)
	u := newUntranslated(t)
	c := h.window.window.Canvas()
	number, pictures := 0, os.Getenv("LAUREL_PICTURES")
	see := func(where string) {
		h.runner.Flush()
		allSpoken(t, where, h.window)
		u.screen(where, c)
		if number++; pictures != "" {
			name := fmt.Sprintf("pseudo-%03d-%s.png", number, where)
			sessiontest.Picture(t, h.window.window, filepath.Join(pictures, name))
		}
	}
	for _, tab := range tabOrder {
		h.tabs.Select(tab)
		see(tab)
	}
	for _, command := range h.commands.List() {
		if command.Action == nil || slices.Contains(notRun, command.ID) {
			continue
		}
		h.tabs.Select(session.ScheduleTab)
		h.commands.Run(command.ID)
		see(command.ID)
		h.leaveEverything()
	}
	h.tabs.Select(session.ScheduleTab)
	h.importer.File(writeFile(t, "Conference.csv", conferenceFile(1)))
	see("import")
	for part, where := range u.found {
		t.Errorf("%q is not in the catalogue: %s", part, where)
	}
}
