package workbook

import (
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"laurel/data/locale"
	"laurel/data/program"
)

// A list can go out as a form: cells to be filled in, and a note above them that explains how. Its other sheets are
// left out, since none of them is read back.
const (
	useOption = "use"
	toFillIn  = "fill-in"
)

// Uses lists what a list can be for, the default first: to be read, or to be filled in and read back.
func Uses() []string { return []string{"read", toFillIn} }

// cleared is what a person writes into a cell to remove what is there; a cell that is empty leaves it.
const cleared = "-"

// newPeople is for how many more rows a form accepts values.
const newPeople = 200

// form is what makes a sheet one to be filled in.
type form struct {
	note      string // how, above the headings
	grows     bool   // further people may be added
	wrongDate string // what is not accepted as a date
	columns   []formColumn
}

// formColumn is what the cells of a column accept.
type formColumn struct {
	locked  bool
	kind    kind     // of the values: day, moment, numeric or textual
	choices []string // of the texts; nil: any
}

// formOf returns the form of a sheet of such columns.
func formOf[T any](o *output, columns []column[T]) *form {
	f := &form{
		note:      o.texts.Text("list.fill-in.note", locale.Values{"Dash": cleared, "Ref": o.titleOf(refColumn)}),
		wrongDate: o.texts.Text("list.fill-in.date", locale.Values{"Dash": cleared}),
	}
	_, given := find(columns, "given")
	_, family := find(columns, "family")
	for _, c := range columns {
		if c.typed && (c.id == "name" || c.id == "given" || c.id == "family") && !f.grows {
			f.grows = true
			f.note += " " + o.texts.Text("list.fill-in.more")
		}
		own := formColumn{kind: c.kind, locked: !c.typed || c.id == "name" && (given || family)}
		for _, choice := range c.choices {
			if choice != program.Named(program.Unknown) {
				own.choices = append(own.choices, o.texts.capital(choice.Name(o.texts.Language)).text)
			}
		}
		if len(own.choices) > 0 && c.id != "role" { // everybody has one
			own.choices = append(own.choices, cleared)
		}
		f.columns = append(f.columns, own)
	}
	return f
}

// emptied returns a row's cells without the texts that only report that nothing is known.
func emptied(fill func(int, []cell) bool) func(int, []cell) bool {
	return func(row int, cells []cell) bool {
		cancelled := fill(row, cells)
		for i, c := range cells {
			if c.missing {
				cells[i] = cell{missing: true}
			}
		}
		return cancelled
	}
}

// firstRow is the number of the row of headings.
func (s *sheet) firstRow() int {
	if s.form != nil {
		return 2
	}
	return 1
}

// noteSize returns how many columns the note's cell is wide, and the height of its row.
func (s *sheet) noteSize() (columns int, height float64) {
	const wide = 110.0
	width := 0.0
	for columns < len(s.headings) && width < wide {
		width += s.headings[columns].width
		columns++
	}
	return columns, float64(lineCount(s.form.note, width))*lineHeight + (plainRow - lineHeight)
}

// setForm adds the note's cell, what each column accepts, and the lock of what is not to be changed. There is no
// password: the lock is against mistakes.
func (s *sheet) setForm(f *excelize.File, made *styles) error {
	if s.form == nil {
		return nil
	}
	columns, _ := s.noteSize()
	last, err := excelize.CoordinatesToCellName(columns, 1)
	if err != nil {
		return err
	}
	if err := f.MergeCell(s.name, "A1", last); err != nil {
		return err
	}
	for i, c := range s.form.columns {
		letters, err := excelize.ColumnNumberToName(i + 1)
		if err != nil {
			return err
		}
		if c.locked {
			continue
		}
		if err := f.SetColStyle(s.name, letters, made.open); err != nil {
			return err
		}
		if err := s.setValidation(f, letters, s.headings[i].title, c); err != nil {
			return err
		}
	}
	return f.ProtectSheet(s.name, &excelize.SheetProtectionOptions{
		SelectLockedCells: true, SelectUnlockedCells: true, FormatCells: true, FormatColumns: true, FormatRows: true,
		InsertRows: true, Sort: true, AutoFilter: true,
	})
}

// setValidation makes a column accept what can be read back. Excel limits a list of choices to 255 characters.
func (s *sheet) setValidation(f *excelize.File, letters, title string, c formColumn) error {
	first, last := s.firstRow()+1, s.firstRow()+s.rows+newPeople
	rule := excelize.NewDataValidation(true)
	rule.Sqref = letters + strconv.Itoa(first) + ":" + letters + strconv.Itoa(last)
	const from, until = 61, 2958465 // 1 March 1900 and the last day of the year 9999
	switch {
	case len(c.choices) > 0:
		if err := rule.SetDropList(c.choices); err != nil {
			return err
		}
		rule.SetError(excelize.DataValidationErrorStyleStop, title, strings.Join(c.choices, ", "))
	case c.kind == day || c.kind == moment:
		// A warning alone, so that a dash is accepted.
		if err := rule.SetRange(from, until, excelize.DataValidationTypeDate,
			excelize.DataValidationOperatorBetween); err != nil {
			return err
		}
		rule.SetError(excelize.DataValidationErrorStyleWarning, title, s.form.wrongDate)
	default:
		return nil
	}
	return f.AddDataValidation(s.name, rule)
}
