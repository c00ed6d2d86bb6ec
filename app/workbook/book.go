package workbook

import (
	"archive/zip"
	"bufio"
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"slices"
	"sort"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"laurel/app/request"
	"laurel/data/locale"
)

// book is a workbook about to be written. Excelize makes the package with empty sheets; write copies it part by part to
// the writer and streams the rows into the sheets on the way.
type book struct {
	request  request.Request
	language locale.Language // of the texts; English where the request's has none
	document string          // its ID
	sheets   []sheet
}

func (b *book) write(ctx context.Context, w io.Writer) error {
	for i := range b.sheets {
		if err := b.sheets[i].fit(ctx, b.language); err != nil {
			return err
		}
	}
	empty, made, err := b.emptyPackage(ctx)
	if err != nil {
		return err
	}
	if b.request.Choice("password") == "" {
		return b.fillPackage(ctx, w, empty, made)
	}
	var packed bytes.Buffer
	if err := b.fillPackage(ctx, &packed, empty, made); err != nil {
		return err
	}
	sealed, err := excelize.Encrypt(packed.Bytes(), &excelize.Options{Password: b.request.Choice("password")})
	if err != nil {
		return fmt.Errorf("the password cannot be used: %w", err)
	}
	_, err = w.Write(sealed)
	return err
}

// isForm reports whether the workbook is to be filled in.
func (b *book) isForm() bool { return b.request.Choice(useOption) == toFillIn }

// emptyPackage makes the workbook without its rows.
func (b *book) emptyPackage(ctx context.Context) ([]byte, *styles, error) {
	f := excelize.NewFile()
	defer func() { _ = f.Close() }() // it has memory only
	made, err := newStyles(f, b.language, b.isForm())
	if err != nil {
		return nil, nil, err
	}
	for i := range b.sheets {
		if err := b.addSheet(ctx, f, i, made); err != nil {
			return nil, nil, err
		}
	}
	if err := b.setProperties(f); err != nil {
		return nil, nil, err
	}
	// Excelize registers the types of images in the order of a map; the same input must become the same bytes.
	types := f.ContentTypes.Defaults
	sort.Slice(types, func(i, j int) bool { return types[i].Extension < types[j].Extension })
	packed, err := f.WriteToBuffer()
	if err != nil {
		return nil, nil, err
	}
	return packed.Bytes(), made, nil
}

func (b *book) addSheet(ctx context.Context, f *excelize.File, index int, made *styles) error {
	s := &b.sheets[index]
	if index == 0 {
		if err := f.SetSheetName(f.GetSheetName(0), s.name); err != nil {
			return err
		}
	} else if _, err := f.NewSheet(s.name); err != nil {
		return err
	}
	for i, h := range s.headings {
		letters, err := excelize.ColumnNumberToName(i + 1)
		if err != nil {
			return err
		}
		if err := f.SetColWidth(s.name, letters, letters, h.width); err != nil {
			return err
		}
	}
	if err := s.setForm(f, made); err != nil {
		return err
	}
	if err := b.setView(f, s); err != nil {
		return err
	}
	if err := b.setPage(f, s); err != nil {
		return err
	}
	return b.addPhotos(ctx, f, s)
}

// setView freezes the heading, adds the filter, sets the sheet's dimension and its direction.
func (b *book) setView(f *excelize.File, s *sheet) error {
	last, err := excelize.CoordinatesToCellName(len(s.headings), s.firstRow()+s.rows)
	if err != nil {
		return err
	}
	if err := f.SetSheetDimension(s.name, "A1:"+last); err != nil {
		return err
	}
	everything := "A" + strconv.Itoa(s.firstRow()) + ":" + last
	if err := f.AutoFilter(s.name, everything, nil); err != nil {
		return err
	}
	// A telephone number of digits alone is meant to be text; Excel need not warn of it in every cell.
	if err := f.AddIgnoredErrors(s.name, everything, excelize.IgnoredErrorsNumberStoredAsText); err != nil {
		return err
	}
	corner, err := excelize.CoordinatesToCellName(s.frozen+1, s.firstRow()+1)
	if err != nil {
		return err
	}
	panes := &excelize.Panes{
		Freeze:      true,
		XSplit:      s.frozen,
		YSplit:      s.firstRow(),
		TopLeftCell: corner,
		ActivePane:  "bottomRight",
	}
	if s.frozen == 0 {
		panes.ActivePane = "bottomLeft"
	}
	if err := f.SetPanes(s.name, panes); err != nil {
		return err
	}
	return setDirection(f, s.name, b.language)
}

// setDirection shows a sheet without lines, its first column at the side where the language begins.
func setDirection(f *excelize.File, sheet string, l locale.Language) error {
	gridLines, fromRight := false, l.FromRight()
	return f.SetSheetView(sheet, 0, &excelize.ViewOptions{ShowGridLines: &gridLines, RightToLeft: &fromRight})
}

// setProperties writes what the document is and nothing about who made it: excelize's own parts name an author.
func (b *book) setProperties(f *excelize.File) error {
	const (
		schemas     = `http://schemas.openxmlformats.org/`
		application = `<Properties xmlns="` + schemas + `officeDocument/2006/extended-properties">` +
			`<Application>Laurel</Application></Properties>`
		namespaces = ` xmlns:cp="` + schemas + `package/2006/metadata/core-properties"` +
			` xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"` +
			` xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"`
		moment = `<dcterms:%s xsi:type="dcterms:W3CDTF">%s</dcterms:%[1]s>`
	)
	f.Pkg.Store("docProps/app.xml", []byte(xml.Header+application))
	core := bytes.NewBufferString(xml.Header + `<cp:coreProperties` + namespaces + `><dc:title>`)
	if err := xml.EscapeText(core, []byte(clean(b.request.Edition.Name))); err != nil {
		return err
	}
	const subject = "</dc:title><dc:subject>%s</dc:subject><dc:language>%s</dc:language>"
	fmt.Fprintf(core, subject, b.language.Name("document", b.document), b.language)
	if now := b.request.Now; !now.IsZero() {
		for _, property := range []string{"created", "modified"} {
			fmt.Fprintf(core, moment, property, now.UTC().Format("2006-01-02T15:04:05Z"))
		}
	}
	core.WriteString("</cp:coreProperties>")
	f.Pkg.Store("docProps/core.xml", core.Bytes())
	return nil
}

// fillPackage copies the empty package to w and writes the rows into its sheets. The parts are in the order of their
// names, so that the types come first, as the readers of such packages like it, and the same input becomes the same
// bytes.
func (b *book) fillPackage(ctx context.Context, w io.Writer, empty []byte, made *styles) error {
	from, err := zip.NewReader(bytes.NewReader(empty), int64(len(empty)))
	if err != nil {
		return err
	}
	parts := slices.SortedFunc(
		slices.Values(from.File),
		func(a, b *zip.File) int { return strings.Compare(a.Name, b.Name) },
	)
	to := zip.NewWriter(w)
	step := &steps{ctx: ctx, report: b.request.Progress}
	for _, s := range b.sheets {
		step.total += s.rows
	}
	for _, part := range parts {
		if index := b.sheetOf(part.Name); index >= 0 {
			err = b.fillSheet(to, part, &b.sheets[index], made, step)
		} else {
			err = to.Copy(part)
		}
		if err != nil {
			return err
		}
	}
	step.finish()
	return to.Close()
}

// sheetOf returns the index of the sheet that a part of the package contains, or -1. Excelize numbers the parts as it
// makes the sheets.
func (b *book) sheetOf(part string) int {
	for i := range b.sheets {
		if part == "xl/worksheets/sheet"+strconv.Itoa(i+1)+".xml" {
			return i
		}
	}
	return -1
}

func (b *book) fillSheet(to *zip.Writer, part *zip.File, s *sheet, made *styles, step *steps) error {
	frame, err := readPart(part)
	if err != nil {
		return err
	}
	const begin, end = "<sheetData>", "</sheetData>"
	before, rest, found := bytes.Cut(frame, []byte(begin))
	_, after, ended := bytes.Cut(rest, []byte(end)) // between them are the empty cells of a form's note
	if !found || !ended {
		return fmt.Errorf("the sheet %q came out of the Excel library in an unknown form", s.name)
	}
	entry, err := to.Create(part.Name)
	if err != nil {
		return err
	}
	out := bufio.NewWriterSize(entry, 64<<10)
	fmt.Fprintf(out, "%s%s", before, begin)
	if err := s.writeRows(out, made, step); err != nil {
		return err
	}
	fmt.Fprintf(out, "%s%s", end, after)
	return out.Flush()
}

func readPart(part *zip.File) ([]byte, error) {
	content, err := part.Open()
	if err != nil {
		return nil, err
	}
	read, err := io.ReadAll(content)
	return read, errors.Join(err, content.Close())
}
