package table_test

import (
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"laurel/data/intake"
	"laurel/data/intake/intaketest"
	"laurel/data/intake/source"
)

// list is a workbook with the rows on one sheet.
func list(t *testing.T, more func(*excelize.File) error, rows ...[]any) string {
	t.Helper()
	return bookOf(t, func(book *excelize.File) error {
		if err := rowsOf(book, "Sheet1", rows...); err != nil || more == nil {
			return err
		}
		return more(book)
	})
}

// What is known of other forms of list that offices send, each without anything wrong or lost in silence.
func TestListsOfOtherFormsLoseNothingInSilence(t *testing.T) {
	for name, test := range map[string]struct {
		text, fields, note string
		want               []string
	}{
		"a country that is merged over its people": {
			text: list(t, func(book *excelize.File) error { return book.MergeCell("Sheet1", "B2", "B3") },
				[]any{"Name", "Country"}, []any{"Ana Prova", "Peru"}, []any{"Bela Muster"},
				[]any{"Kim Sample", "Kenya"}),
			fields: "given country", want: []string{"Ana|Peru", "Bela|Peru", "Kim|Kenya"},
		},
		"two tables below each other": {
			text: list(t, nil, []any{"Name", "Country"}, []any{"Ana Prova", "Peru"}, []any{},
				[]any{"Surname", "First name", "Date of birth"}, []any{"Sample", "Kim", "1990-01-01"}),
			fields: "given family", want: []string{"Kim|Sample"},
			note: "Rows 1 to 2 have headings of their own (Name, Country) and are not read.",
		},
		"the same people go on under other headings": {
			text: list(t, nil, []any{"Name", "Country", "E-mail"}, []any{"Ana Prova", "Peru"}, []any{"Interpreters"},
				[]any{"Full name", "E-mail address", "Home country"}, []any{"Kim Sample", "kim@example.org", "Kenya"}),
			fields: "given country email",
			want:   []string{"Ana|Peru|", "heading: Interpreters", "Kim|Kenya|kim@example.org"},
		},
		"numbers of pages": {
			text:   list(t, nil, []any{"Name", "Country"}, []any{"Ana Prova", "Peru"}, []any{"Page 1 of 2"}),
			fields: "given family", want: []string{"Ana|Prova", "note: Page 1 of 2"},
		},
		"several people in a cell": {
			text: list(t, nil, []any{"Name", "Country"}, []any{"Mr. and Mrs. Sample", "Peru"},
				[]any{"Ana Prova", "Peru"}),
			fields: "country", want: []string{"Peru", "Peru"}, note: "may be several people",
		},
		"an order of dates that the heading has": {
			text:   list(t, nil, []any{"Name", "DOB (MM/DD/YYYY)"}, []any{"Ana Prova", "03/04/1985"}),
			fields: "birth-date", want: []string{"4 March 1985"},
		},
		"an answer that leaves open which": {
			text:   list(t, nil, []any{"Name", "Diet (Y/N)"}, []any{"Ana Prova", "Y"}, []any{"Kim Sample", "N"}),
			fields: "diet", want: []string{"", "none"}, note: `“Y” can mean either`,
		},
		"more than a name": {
			text:   list(t, nil, []any{"Name", "Born"}, []any{"Ana Prova*", "1985-06-15 ?"}),
			fields: "birth-date", want: []string{""}, note: `“Ana Prova*” has more than a name; correct it.`,
		},
		"a passport from before its owner was born": {
			text:   list(t, nil, []any{"Name", "Born", "Issue date"}, []any{"Ana Prova", "2001-06-15", "2000-01-01"}),
			fields: "birth-date", want: []string{""}, note: "the passport was issued before that",
		},
		"formulas that no program has calculated": {
			text: list(t, func(book *excelize.File) error { return book.SetCellFormula("Sheet1", "B2", "A2") },
				[]any{"Name", "Phone"}, []any{"Ana Prova"}),
			fields: "given phone", want: []string{"Ana|"}, note: "a formula without its result in B2",
		},
	} {
		draft := read(t, "list.xlsx", test.text, intake.Options{As: source.Roster})
		got := fieldsOf(draft, test.fields)
		told := intaketest.Notes(draft) + strings.Join(intaketest.Problems(draft), "\n")
		if !slices.Equal(got, test.want) || !strings.Contains(told, test.note) {
			t.Errorf("%s: got %q\n%s", name, got, told)
		}
	}
	turned := list(t, nil, []any{"Name", "Ana Prova", "Kim Sample"}, []any{"Country", "Peru", "Kenya"},
		[]any{"Passport no", "A1", "B2"})
	_, err := intake.Read(context.Background(), nil, strings.NewReader(turned), intake.Options{
		Name: "list.xlsx",
		As:   source.Roster,
	})
	if err == nil || !strings.Contains(err.Error(), "Transpose") {
		t.Errorf("headings below each other: %v", err)
	}
}

func TestAWholeDayMayStandInThePlaceOfATime(t *testing.T) {
	draft := read(t, "plan.csv", "Date,Time,Title\n13 June 2026,all day,Free\n", intake.Options{As: source.Schedule})
	want := []string{"Free|13 June 2026, 12:00 midnight|14 June 2026, 12:00 midnight"}
	if got := fieldsOf(draft, "title start end"); !slices.Equal(got, want) {
		t.Errorf("got %q\n%s", got, intaketest.Notes(draft))
	}
}
