package pdf_test

import (
	"bytes"
	"testing"

	"laurel/app/paper/pdf"
)

func TestTheSameObjectsGiveTheSameBytes(t *testing.T) {
	write := func() string {
		f := &pdf.File{}
		pages := f.Reserve()
		page := f.Add(
			"<</Type/Page/Parent %d 0 R/MediaBox[0 0 100 100]/Contents %d 0 R>>",
			pages,
			f.AddStream("", []byte("0 0 m")),
		)
		f.Set(pages, []byte("<</Type/Pages/Count 1/Kids[2 0 R]>>"))
		var out bytes.Buffer
		if err := f.Write(&out, pages, pdf.Properties{Title: "Łódź \U0001F343", Language: "pl"}); err != nil ||
			page == pages {
			t.Fatal(err)
		}
		return out.String()
	}
	if first, second := write(), write(); first != second {
		t.Error("two writings differ")
	}
}

func TestTextIsUTF16(t *testing.T) {
	if got, want := pdf.Text("Ł\U0001F343\xff"), "<FEFF0141D83CDF43FFFD>"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestOnlyAddressesOfTheWebMailAndTelephoneAreLinked(t *testing.T) {
	for address, want := range map[string]bool{
		"https://example.org": true, "HTTP://example.org": true, "mailto:a@example.org": true, "tel:+1": true,
		"file:///etc/passwd": false, "javascript:x": false, "": false,
	} {
		if pdf.CanLink(address) != want {
			t.Errorf("%q may be linked: %v", address, !want)
		}
	}
}
