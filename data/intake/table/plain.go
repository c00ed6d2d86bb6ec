package table

import (
	"bytes"
	"context"

	"laurel/data/intake/source"
	"laurel/data/intake/value"
)

// Sheet is one sheet of a table as it was read, whatever its columns are.
type Sheet struct {
	Name  string // empty: a text file
	First int    // the number of the first row
	Rows  [][]string
}

// beginning is how many bytes show what a file is.
const beginning = 64 << 10

// Sheets reads the sheets of an Excel workbook, or separated text in the encoding of the request or as it is found,
// within the same limits as every other table. Rows that cannot be read are among the remarks.
func Sheets(ctx context.Context, content []byte, request source.Request) ([]Sheet, source.Remarks, error) {
	var remarks source.Remarks
	parse := parseText
	isWorkbook, err := detectWorkbook(source.Beginning{Bytes: content[:min(len(content), beginning)]})
	if err != nil {
		return nil, remarks, err
	}
	if isWorkbook {
		parse = parseWorkbook
	} else {
		text, _ := value.DecodeAs(content, value.Encoding(request.Encoding))
		content = bytes.TrimPrefix([]byte(text), []byte("\ufeff"))
	}
	read, err := parse(ctx, content, &remarks)
	if err != nil {
		return nil, remarks, err
	}
	var sheets []Sheet
	for _, s := range read {
		if len(s.rows) > 0 && (request.Sheet == "" || request.Sheet == s.name) {
			sheets = append(sheets, Sheet{s.name, s.first, s.rows})
		}
	}
	if len(sheets) == 0 {
		return nil, remarks, value.Text("this table is empty")
	}
	return sheets, remarks, nil
}

// Letter names a column, counted from 0, as spreadsheets do: A, B, ..., AA.
func Letter(column int) string { return letterOf(column) }
