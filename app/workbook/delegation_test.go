package workbook

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"laurel/app/request"
	"laurel/data/civil"
	"laurel/data/locale"
	"laurel/data/program"
	"laurel/data/program/edition"
)

// delegation is an invented program with people of many scripts, hostile texts and gaps.
func delegation() *program.Program {
	boston, miami := program.NewID(), program.NewID()
	june := func(day int) civil.Date { return civil.Date{Year: 2023, Month: time.June, Day: day} }
	at := func(day, hour, minute int) civil.DateTime {
		return civil.At(june(day), civil.Clock{Hour: hour, Minute: minute})
	}
	consents := program.Consent{Name: program.Yes, Photo: program.Yes, Story: program.Yes}
	return &program.Program{
		ID: program.NewID(), Name: "2023 Invented Heroes & Friends", Language: "en", Start: june(12), End: june(28),
		Stops: []*program.Stop{
			{
				ID: boston, City: "Boston", Country: "US", Zone: "America/New_York", From: june(12), Until: june(18),
				Council: "Example Council", CouncilPhone: "+1 555 010 0200",
				Hotel: program.Hotel{
					Name:    "Hotel Example",
					Address: "1 Example Street",
					Phone:   "+1 555 010 0201",
				}, Notes: "stop-secret",
			},
			{
				ID:      miami,
				City:    "Miami",
				Country: "US",
				Zone:    "America/New_York",
				From:    june(18),
				Until:   june(24),
				Council: "Example Council South",
			},
		},
		People: []*program.Person{
			{
				ID: program.NewID(), Role: program.Awardee, Honorific: "Dr", Given: "Layla", Family: "Example",
				OwnName: "ليلى مثال", OwnNameLanguage: "ar", PassportName: "EXAMPLE LAYLA",
				Position: "Director", Affiliation: "=HYPERLINK(\"http://example.org\")", Country: "IQ",
				Nationality: "IQ", Photo: "p1",
				Languages: []program.Spoken{
					{Language: "ar", Level: program.Native},
					{Language: "en", Level: program.Basic},
				},
				NeedsInterpreter: program.Yes, Phone: "+15550100123", Email: "layla@example.org",
				Diet: program.Need{Answered: true}, Access: program.Need{Answered: true, Text: "Step-free"},
				Medical: program.Need{
					Answered: true,
					Text:     "medical-secret",
				},
				Passport: program.Passport{
					Number: "00123456789012345678", Expiry: civil.Date{Year: 2030, Month: time.January, Day: 31},
				},
				BirthDate: civil.Date{
					Year:  1899,
					Month: time.May,
					Day:   4,
				}, Arrival: program.Flight{At: at(12, 18, 45), Number: "EX 123", Place: "BOS"}, AwardYear: 2023,
				Bio: "Layla leads an invented team.\nShe has worked in many invented places, and this biography is " +
					"long enough to be wrapped over several lines.",
				Notes: "note-secret", Consent: consents,
				Stays: []program.Stay{
					{Stop: boston, Confirmation: "B-1"},
					{Stop: miami, From: june(20), Until: june(22)},
				},
			},
			{
				ID: program.NewID(), Role: program.Awardee, Family: "គំរូ", OwnName: "គំរូ ឧទាហរណ៍",
				NameOrder: program.FamilyFirst, Country: "KH", Alias: "The Organiser",
				Languages: []program.Spoken{
					{Language: "km", Level: program.Native},
				}, NeedsInterpreter: program.Yes, Phone: "@555", Position: "-1+1",
				Diet: program.Need{Answered: true, Text: "Vegetarian"},
			},
			{
				ID: program.NewID(), Role: program.Awardee, Given: "明", Family: "范例", OwnName: "范例明",
				NameOrder: program.FamilyFirst, Country: "CN", Affiliation: "示例组织 有限公司",
				Languages: []program.Spoken{
					{Language: "zh", Level: program.Native},
					{Language: "en", Level: program.Fluent},
				}, NeedsInterpreter: program.No, Consent: consents,
			},
			{
				ID: program.NewID(), Role: program.Interpreter, Given: "Sam", Family: "O'Sample", Country: "US",
				Phone: "+1 555 010 0142", Consent: consents,
				Languages: []program.Spoken{
					{Language: "en", Level: program.Native},
					{Language: "ar-IQ", Level: program.Fluent},
				}, NeedsInterpreter: program.No, Diet: program.Need{Answered: true},
				Stays: []program.Stay{{Stop: miami, Absent: true}},
			},
			{
				ID:        program.NewID(),
				Role:      program.Guest,
				Given:     "Gone",
				Family:    "Away",
				Country:   "FR",
				Cancelled: true,
				Consent:   consents,
				Languages: []program.Spoken{{Language: "fr"}},
			},
		},
	}
}

// portraits returns drawn images.
type portraits struct{}

func (portraits) Photo(_ context.Context, id program.PhotoID) ([]byte, error) {
	if id != "p1" {
		return nil, fmt.Errorf("there is no image %s", id)
	}
	img := image.NewRGBA(image.Rect(0, 0, 300, 400))
	for y := range 400 {
		for x := range 300 {
			img.Set(x, y, color.RGBA{30, uint8(107 + y/4), 82, 255})
		}
	}
	var packed bytes.Buffer
	err := png.Encode(&packed, img)
	return packed.Bytes(), err
}

// rosterOf returns the bytes of a roster.
func rosterOf(t testing.TB, edition *edition.Edition, options choices) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := Roster(t.Context(), &out, options.of(edition)); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// opened opens a roster as anyone else would.
func opened(t testing.TB, workbook []byte, options ...excelize.Options) *excelize.File {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(workbook), options...)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = f.Close() })
	return f
}

// rowsOf returns a sheet's cells as text, dates as the serial numbers they are.
func rowsOf(t testing.TB, f *excelize.File, sheet string) [][]string {
	t.Helper()
	rows, err := f.GetRows(sheet, excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

// csvOf returns a roster as CSV.
func csvOf(t testing.TB, edition *edition.Edition, options choices) string {
	t.Helper()
	var out bytes.Buffer
	if err := RosterCSV(t.Context(), &out, options.of(edition)); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// allColumns are the IDs of every column that needs no photos.
func allColumns() []string {
	var ids []string
	for _, c := range rosterList.asList().Columns {
		if c.ID != "photo" {
			ids = append(ids, c.ID)
		}
	}
	return ids
}

// choices are what a test asks of a roster.
type choices struct {
	Columns   []string
	People    []program.ID
	Cancelled bool
	Language  locale.Language
	Paper     request.Paper
	Photos    program.Photos
	Password  string
	Since     *edition.Since
	Now       time.Time
	Progress  func(done, total int)
}

// of returns the request for a roster of an edition.
func (c choices) of(edition *edition.Edition) request.Request {
	options := request.Options{"columns": strings.Join(c.Columns, ","), "password": c.Password}
	if c.Cancelled {
		options["cancelled"] = "yes"
	}
	return request.Request{
		Edition: edition, Options: options, Chosen: request.Chosen{People: c.People},
		Language: cmp.Or(c.Language, locale.Nearest(edition.Language)),
		Paper:    c.Paper, Photos: c.Photos, Sending: request.Sending{Since: c.Since}, Now: c.Now,
		Watching: request.Watching{Progress: c.Progress},
	}
}

// Roster writes the roster as a workbook.
func Roster(ctx context.Context, w io.Writer, r request.Request) error {
	return rosterList.write(ctx, w, r)
}

// RosterCSV writes the roster as CSV.
func RosterCSV(ctx context.Context, w io.Writer, r request.Request) error {
	r.Format = request.CSV
	return rosterList.write(ctx, w, r)
}
