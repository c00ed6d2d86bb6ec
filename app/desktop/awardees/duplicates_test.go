package awardees

import (
	"log/slog"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"

	"laurel/app/desktop/kit/dialog"
	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/session/sessiontest"
	"laurel/data/civil"
	"laurel/data/program"
)

// twice is a program in which two people are there twice, and two namesakes.
func twice() *program.Program {
	ana, again := person("Ana", "Prova"), person("Ana María", "Prova")
	ana.Email, ana.Phone, ana.Country = "ana@example.org", "+51 1 555 0100", "PE"
	again.Email, again.Phone, again.Position = "ana@example.org", "+51 1 555 0144", "Judge"
	again.Diet = program.Need{Answered: true, Text: "halal"}
	kim, other := person("Kim", "Muster"), person("Kim", "Muster")
	kim.BirthDate, other.Phone = civil.Date{Year: 1980, Month: 1, Day: 2}, "+1 555 0101"
	return smallProgram(ana, again, kim, other, person("Omar", "Beispiel"))
}

func TestDuplicatesAreMergedFieldByField(t *testing.T) {
	h := openHarness(t, twice(), nil)
	h.FindDuplicates()
	d := h.duplicates
	pairs := d.table.Rows()
	if len(pairs) != 2 || pairs[0].One.DisplayName() != "Ana Prova" || h.dialogs.Pages != 1 {
		t.Fatalf("the pairs are %v", pairs)
	}
	d.take = []string{"phone"}
	d.merge()
	ana := h.find("Ana Prova")
	if ana.Phone != "+51 1 555 0144" || ana.Position != "Judge" || ana.Country != "PE" || ana.Diet.Text != "halal" {
		t.Errorf("merged: %+v", ana)
	}
	if len(h.session.Program().People) != 4 || len(d.table.Rows()) != 1 {
		t.Errorf("%d people and %d pairs are left", len(h.session.Program().People), len(d.table.Rows()))
	}
	d.undo()
	if len(h.session.Program().People) != 5 || h.find("Ana Prova").Phone != "+51 1 555 0100" {
		t.Error("it is not undone at once")
	}
}

func TestTwoDifferentPeopleAreNotProposedAgain(t *testing.T) {
	h := openHarness(t, twice(), nil)
	h.FindDuplicates()
	for range 2 {
		h.duplicates.keepApart()
	}
	if len(h.duplicates.table.Rows()) != 0 || len(h.session.Program().People) != 5 {
		t.Error("they are still proposed")
	}
	h.duplicates.leave()
	h.FindDuplicates()
	if len(h.duplicates.table.Rows()) != 0 {
		t.Error("they are proposed again")
	}
}

// TestPicturesOfDuplicates draws the page light and dark into the folder named by LAUREL_PICTURES, to be looked at.
func TestPicturesOfDuplicates(t *testing.T) {
	folder := sessiontest.Pictures(t)
	for name, appearance := range map[string]look.Appearance{"": look.Light, "-dark": look.Dark} {
		h := openHarness(t, twice(), nil)
		fyne.CurrentApp().Settings().SetTheme(look.ThemeFor(appearance, 1))
		h.session.Dialogs = dialog.New(h.window, h.session.Runner, slog.New(slog.DiscardHandler))
		h.window.Resize(fyne.NewSize(1024, 700))
		h.FindDuplicates()
		sessiontest.Picture(t, h.window, filepath.Join(folder, "awardees-duplicates"+name+".png"))
	}
}
