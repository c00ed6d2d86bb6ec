package reports

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/csv"
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strings"
	"time"

	"laurel/app/desktop/reports/pages"
	"laurel/app/documents"
	"laurel/app/request"
	"laurel/data/locale"
	"laurel/data/program"
	"laurel/data/program/edition"
)

// drawer draws pages; *pages.Reader is the one of the program.
type drawer interface {
	Draw(
		ctx context.Context,
		pdf []byte,
		index int,
		width func(paperWidth, paperHeight float64) int,
	) (pages.Page, error)
	Restart() error
}

// place is a page of a document that may be several files.
type place struct{ file, page int }

// preparation is everything that the work behind a preview needs; it is read on the window's goroutine and not changed
// afterwards.
type preparation struct {
	job      job
	program  *program.Program
	photos   program.Photos
	now      time.Time
	language locale.Language // of the window
	place    place
	width    func(paperWidth, paperHeight float64) int
	drawer   drawer
}

// result is a document as it would be saved now, and what is shown of it.
type result struct {
	job      job
	program  *program.Program
	files    []request.File
	drawn    []request.File // the PDFs whose pages are shown: the files, or the same document on paper
	people   int            // whom it is made for
	findings []documents.Finding
	refusal  error // why there are no files

	page     pages.Page // of a PDF
	place    place      // of that page
	asked    place      // the one wanted, which may be no more
	pageFail error

	sheet *sheet // of a workbook or a table

	adds, takes []documents.Amount // beside the audience that the document is usually for
}

// make makes the document and what is shown of it. Its error is that of ctx; everything else is part of what is shown.
func (m preparation) make(ctx context.Context) (*result, error) {
	wanted := m.job.request(m.program, true)
	wanted.Photos, wanted.Now = m.photos, m.now
	wanted.Log, _ = m.photos.(request.ChangeLog)
	result := &result{
		job:     m.job,
		program: m.program,
		place:   m.place,
		asked:   m.place,
		people:  len(m.job.document.People(wanted)),
	}
	if usual := m.job.document.Audiences[0]; usual != m.job.audience() {
		result.adds, result.takes = m.job.document.Difference(edition.For(m.program, usual), wanted.Edition)
	}
	files, err := m.job.attached(ctx)
	wanted.Attachments = files
	findings := wanted
	findings.Language = m.language
	result.findings = m.job.document.Findings(findings)
	masked, maskedErr := m.job.document.Masked(ctx, wanted)
	var cuts documents.Cuts
	wanted = cuts.Watch(wanted)
	switch {
	case err != nil:
	case masked != nil || maskedErr != nil:
		if err = maskedErr; err == nil {
			result.sheet = &sheet{masked: true}
			return result, result.sheet.read(masked)
		}
	default:
		files, err = m.job.made(ctx, wanted)
	}
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	if err != nil {
		result.refusal = err
		return result, nil
	}
	result.files = files
	result.findings = append(result.findings, cuts.Findings(m.language)...)
	switch wanted.Format {
	case request.PDF:
		result.drawn = files
		m.draw(ctx, result)
	case request.DOCX:
		wanted.Format = request.PDF
		if result.drawn, err = m.job.made(ctx, wanted); err == nil {
			m.draw(ctx, result)
		} else if ctx.Err() == nil {
			result.pageFail = err
		}
	case request.XLSX, request.CSV:
		result.sheet, err = m.sheetOf(ctx, wanted, files)
		if err != nil && ctx.Err() == nil {
			result.pageFail = err
		}
	}
	return result, ctx.Err()
}

func (m preparation) draw(ctx context.Context, result *result) {
	if result.place.file >= len(result.drawn) {
		result.place = place{len(result.drawn) - 1, pages.Last}
	}
	result.page, result.pageFail = m.drawer.Draw(ctx, result.drawn[result.place.file].Data, result.place.page, m.width)
	result.place.page = result.page.Index
}

// sheet is what is shown of a workbook or a table.
type sheet struct {
	masked  bool     // there is no file without a password, and dots are in place of what only the office may have
	names   []string // of the sheets of a workbook
	columns []string
	rows    [][]string // the first ones
	count   int
}

// sheetRows is how many rows of a table are shown.
const sheetRows = 100

// sheetOf reads the table back from the bytes that would be saved. Of a workbook it asks the document for the same
// people as a table, where it makes one: that is the workbook's first sheet, cell by cell.
func (m preparation) sheetOf(ctx context.Context, wanted request.Request, files []request.File) (*sheet, error) {
	s := &sheet{}
	table := files[0].Data
	if wanted.Format == request.XLSX {
		var err error
		if s.names, err = sheetNames(table); err != nil {
			return nil, err
		}
		if !slices.Contains(m.job.document.Formats, request.CSV) {
			return s, nil
		}
		wanted.Format = request.CSV
		asTable, err := m.job.document.Make(ctx, wanted)
		if err != nil {
			return nil, err
		}
		table = asTable[0].Data
	}
	return s, s.read(table)
}

// read takes the head and the first rows of a CSV file and counts the others.
func (s *sheet) read(table []byte) error {
	rows := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(table, []byte("\ufeff"))))
	rows.FieldsPerRecord = -1
	for {
		row, err := rows.Read()
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case err != nil:
			return err
		case s.columns == nil:
			s.columns = row
			continue
		case len(s.rows) < sheetRows:
			for i := range row {
				row[i] = strings.Join(strings.Fields(row[i]), " ") // a cell shows one line
			}
			s.rows = append(s.rows, row)
		}
		s.count++
	}
}

// sheetNames lists the sheets of a workbook (ECMA-376: xl/workbook.xml, sheets/sheet).
func sheetNames(workbook []byte) ([]string, error) {
	archive, err := zip.NewReader(bytes.NewReader(workbook), int64(len(workbook)))
	if err != nil {
		return nil, err
	}
	file, err := archive.Open("xl/workbook.xml")
	if err != nil {
		return nil, err
	}
	defer file.Close() //nolint:errcheck // it lies in memory and is only read
	var book struct {
		Sheets []struct {
			Name string `xml:"name,attr"`
		} `xml:"sheets>sheet"`
	}
	if err := xml.NewDecoder(file).Decode(&book); err != nil {
		return nil, err
	}
	names := make([]string, len(book.Sheets))
	for i, s := range book.Sheets {
		names[i] = s.Name
	}
	return names, nil
}
