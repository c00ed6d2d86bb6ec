package command

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"laurel/app/paper/typeset"
	"laurel/assets"
)

// cityMap writes a PDF of the user's own and returns its path.
func (l laurel) cityMap() string {
	l.t.Helper()
	d := typeset.New(typeset.Options{Title: "Made by somebody", Paper: typeset.A4.Portrait()})
	d.AddPage().Put(
		typeset.Text{String: "Harbour street", Style: typeset.Heading}, typeset.Rect{X: 60, Y: 60, W: 300, H: 100},
	)
	var data bytes.Buffer
	if err := d.Write(&data); err != nil {
		l.t.Fatal(err)
	}
	return l.file("City map.pdf", data.Bytes())
}

// made lists the files below a folder, sorted, with slashes.
func made(t *testing.T, folder string) []string {
	t.Helper()
	var list []string
	err := filepath.WalkDir(folder, func(path string, entry os.DirEntry, err error) error {
		if err == nil && !entry.IsDir() {
			name, _ := filepath.Rel(folder, path)
			list = append(list, filepath.ToSlash(name))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(list)
	return list
}

func TestAPacketIsExportedWithTheUsersOwnFiles(t *testing.T) {
	l := newLaurel(t)
	l.must(Done, "import", l.file("sample.json", assets.Sample()))
	out := filepath.Join(l.work, "packet")
	got := l.must(WithFindings, "export", "packet", "--program", "heroes", "--attach", l.cityMap(), "--out", out)
	wantIn(t, got.stderr, "City map.pdf", "nothing in them is redacted")
	if files := made(t, out); !slices.Equal(files, []string{"Program packet - 2023 TIP Report Heroes.pdf"}) {
		t.Errorf("made %q", files)
	}
}

func TestSeveralAudiencesGetAFolderEach(t *testing.T) {
	l := newLaurel(t)
	l.must(Done, "import", l.file("sample.json", assets.Sample()))
	out := filepath.Join(l.work, "packets")
	l.must(
		WithFindings,
		"export",
		"packet",
		"--program",
		"heroes",
		"--audience",
		"participants,partners,participants",
		"--option",
		"files=each",
		"--option",
		"documents=program-book,contact-book,host-sheet",
		"--attach",
		l.cityMap(),
		"--out",
		out,
	)
	want := []string{
		"Participants/01 Program book.pdf", "Participants/02 Contact book.pdf", "Participants/03 City map.pdf",
		"Partners/01 Program book.pdf", "Partners/02 Contact book.pdf", "Partners/03 Host sheets.pdf",
		"Partners/04 City map.pdf",
	}
	if files := made(t, out); !slices.Equal(files, want) {
		t.Errorf("made %q", files)
	}
}

func TestAnAttachmentThatDoesNotFitIsRefused(t *testing.T) {
	l := newLaurel(t)
	l.must(Done, "import", l.file("sample.json", assets.Sample()))
	letter := l.file("letter.pdf", []byte("no PDF"))
	cut := l.file("cut.pdf", []byte("%PDF-1.7\n1 0 obj\n<< /Type /Cata"))
	tests := []struct {
		name string
		args []string
		code int
		says string
	}{
		{"to a document that takes none", []string{"roster", "--attach", letter}, Misused, "the packet does"},
		{
			"check that it exists",
			[]string{"packet", "--attach", filepath.Join(l.work, "nowhere.pdf")},
			Failed,
			"nowhere.pdf: it cannot be read; check that it exists",
		},
		{
			"that was cut off",
			[]string{"packet", "--option", "documents=contact-book", "--attach", cut},
			Failed,
			"cut ends too early",
		},
		{
			"that is no PDF",
			[]string{"packet", "--option", "documents=contact-book", "--attach", letter},
			Failed,
			"letter is not a PDF that can be read",
		},
		{"an unknown part", []string{"packet", "--option", "documents=menu"}, Misused, "program-book"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := l.run(
				append(
					[]string{"export", "--program", "heroes", "--out", filepath.Join(l.work, "none")},
					test.args...)...)
			if got.code != test.code || !strings.Contains(got.stderr, test.says) {
				t.Errorf("ended with %d: %s", got.code, got.stderr)
			}
		})
	}
	if _, err := os.Stat(filepath.Join(l.work, "none")); err == nil {
		t.Error("something was written all the same")
	}
}
