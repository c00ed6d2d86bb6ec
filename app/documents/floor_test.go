package documents

import (
	"bytes"
	"compress/zlib"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"testing"

	"laurel/app/paper/typeset"
	"laurel/app/request"
	"laurel/data/locale"
	"laurel/data/program"
	"laurel/data/program/edition"
)

// streams are the packed streams of a PDF of ours, and sizes where one chooses a font and its size (ISO 32000-1, 9.3).
var (
	streams = regexp.MustCompile(`(?s)/FlateDecode.*?stream\r?\n(.*?)endstream`)
	sizes   = regexp.MustCompile(`/F[S\d]+ ([\d.]+) Tf`)
)

// smallestLetters returns the size of the smallest letters of a PDF, in points.
func smallestLetters(t *testing.T, pdf []byte) float64 {
	t.Helper()
	smallest := 0.0
	for _, packed := range streams.FindAllSubmatch(pdf, -1) {
		r, err := zlib.NewReader(bytes.NewReader(packed[1]))
		if err != nil {
			continue // a picture
		}
		content, _ := io.ReadAll(io.LimitReader(r, 8<<20))
		for _, found := range sizes.FindAllSubmatch(content, -1) {
			size, _ := strconv.ParseFloat(string(found[1]), 64)
			if smallest == 0 || size < smallest {
				smallest = size
			}
		}
	}
	return smallest
}

// The program has 45 people with long names and 25 meetings on a day; in French, whose texts are the longest, and in
// another language for each document nothing is set in letters that cannot be read, and what does not fit is a finding.
func TestNoLettersAreTooSmallInACrowdedProgram(t *testing.T) {
	folder := os.Getenv("LAUREL_SAMPLES")
	if folder == "" {
		t.Skip("LAUREL_SAMPLES is not set: there is no crowded program")
	}
	data, err := os.ReadFile(filepath.Join(folder, "programs", "crowded.json"))
	if err != nil {
		t.Fatal(err)
	}
	crowded, _, err := program.DecodeBytes(data)
	if err != nil {
		t.Fatal(err)
	}
	onCards := []string{"certificates", "badges", "table-cards", "labels", "emergency-cards"}
	for turn, d := range New() {
		if !slices.Contains(d.Formats, request.PDF) || d.packet != nil {
			continue
		}
		floor := typeset.LeastInTables
		if slices.Contains(onCards, d.ID) {
			floor = typeset.LeastOnCards
		}
		for i, l := range locale.Languages() {
			if l != "fr" && i != turn%len(locale.Languages()) {
				continue
			}
			var cuts Cuts
			r := request.Request{Edition: edition.For(crowded, d.Audiences[0]), Format: request.PDF, Language: l}
			if d.AboutPeople() {
				r.People = []program.ID{crowded.People[0].ID, crowded.People[3].ID}
			}
			if d.ID == "badges" || d.ID == "certificates" {
				r.Options = request.Options{"second": "fr", "size": "8"}
				for id := range r.Options {
					if _, known := d.Option(id); !known {
						delete(r.Options, id)
					}
				}
			}
			files, err := d.Make(t.Context(), cuts.Watch(r))
			if IsSentence(err) {
				continue // the program has nothing for it
			}
			if err != nil {
				t.Errorf("%s in %s: %v", d.ID, l, err)
				continue
			}
			for _, file := range files {
				if size := smallestLetters(t, file.Data); size < floor-0.01 {
					t.Errorf("%s in %s has letters of %.2f points, less than %.1f", d.ID, l, size, floor)
				}
			}
			if found := cuts.Findings(l); d.ID == "badges" && len(found) == 0 {
				t.Errorf("%s in %s: that the long names do not fit is no finding", d.ID, l)
			}
		}
	}
}
