package command

import (
	"cmp"
	"fmt"
	"strings"

	"laurel/data/intake"
	"laurel/data/intake/source"
	"laurel/data/intake/value"
	"laurel/data/locale"
	"laurel/data/program"
)

// importReport is the stable JSON shape of an import.
type importReport struct {
	New      int            `json:"new"`
	Changed  int            `json:"changed"`
	Same     int            `json:"same"`
	Possible int            `json:"possible"`
	Problem  int            `json:"problem"`
	Rows     []importRow    `json:"rows"`
	Records  []importRecord `json:"records,omitempty"` // of a foreign file
}

// importRow is why a record was left out, or came in otherwise. Row counts the records of the file from 1, of a
// program file the program being the first; of a table it is the row.
type importRow struct {
	Row    int    `json:"row"`
	Record string `json:"record"`
	Reason string `json:"reason"`
}

// importRecord is a row of the file with what it is and what happens to it.
type importRecord struct {
	Sheet      string            `json:"sheet,omitempty"`
	Row        int               `json:"row"`
	Column     string            `json:"column,omitempty"` // where a row has several records beside each other
	Record     string            `json:"record"`
	State      intake.State      `json:"state"`
	Choice     intake.Choice     `json:"choice,omitempty"`
	Candidates []importCandidate `json:"candidates,omitempty"`
	Changes    []importChange    `json:"changes,omitempty"`
	Remarks    []string          `json:"remarks,omitempty"`
}

// importCandidate is a record that a row may be.
type importCandidate struct {
	ID     program.ID `json:"id"`
	Name   string     `json:"name"`
	Reason string     `json:"reason"`
}

// importChange is a field that is to be another.
type importChange struct {
	Field string `json:"field"`
	From  string `json:"from"`
	To    string `json:"to"`
}

func recordsOf(draft *intake.Draft) []importRecord {
	if draft.Kind() == source.Program {
		return nil
	}
	rows := draft.Rows(locale.English)
	records := make([]importRecord, len(rows))
	for i, row := range rows {
		record := importRecord{
			Sheet: row.Place.Sheet, Row: row.Place.Row, Column: row.Place.Column, Record: row.Text, State: row.State,
			Choice: row.Choice,
		}
		for _, c := range row.Candidates {
			record.Candidates = append(record.Candidates, importCandidate{c.ID, c.Name, c.Reason.Error()})
		}
		for _, change := range row.Changes {
			record.Changes = append(record.Changes, importChange{change.Key, change.From, change.To})
		}
		for _, remark := range row.Remarks {
			record.Remarks = append(record.Remarks, remark.Error())
		}
		records[i] = record
	}
	return records
}

// columnLines list which column was read as which field, a line for each sheet.
func columnLines(columns []source.Column) (lines []string) {
	for first := 0; first < len(columns); {
		sheet, pairs := columns[first].Sheet, []string{}
		for ; first < len(columns) && columns[first].Sheet == sheet; first++ {
			if c := columns[first]; c.Field != "" {
				pairs = append(pairs, fmt.Sprintf("%s = %s", cmp.Or(c.Title, c.Letter), c.Field))
			}
		}
		title := "Columns"
		if sheet != "" {
			title = fmt.Sprintf("Columns of “%s”", sheet)
		}
		lines = append(lines, title+": "+strings.Join(pairs, ", ")+".")
	}
	return lines
}

// report prints what came in, and what did not.
func (c importCommand) report(r *run, draft *intake.Draft) error {
	c.reportReading(r, draft)
	var err error
	if c.JSON {
		err = c.reportJSON(r, draft)
	} else {
		c.reportText(r, draft)
	}
	if err == nil && len(draft.Problems)+draft.Possible > 0 {
		return errFindings
	}
	return err
}

// reportReading prints how the file was understood.
func (c importCommand) reportReading(r *run, draft *intake.Draft) {
	for _, line := range columnLines(draft.Columns) {
		fmt.Fprintln(r.Stderr, line)
	}
	if draft.IsNew() && draft.Kind() != source.Program {
		fmt.Fprintf(
			r.Stderr,
			"No program was named: this makes a new one, “%s”. "+
				"To bring the file into one that is there, name it with --program.\n",
			draft.Name(locale.English),
		)
	}
	for _, note := range draft.Notes {
		fmt.Fprintln(r.Stderr, note)
	}
}

func (c importCommand) reportJSON(r *run, draft *intake.Draft) error {
	report := importReport{
		New: draft.New, Changed: draft.Changed, Same: draft.Same, Possible: draft.Possible,
		Problem: len(draft.Problems), Rows: make([]importRow, len(draft.Problems)), Records: recordsOf(draft),
	}
	for i, p := range draft.Problems {
		report.Rows[i] = importRow{p.Place.Row, p.Record.Error(), p.Reason.Error()}
	}
	return printJSON(r.Stdout, report)
}

// reportPossible prints the rows that are open.
func reportPossible(r *run, draft *intake.Draft) {
	for _, row := range draft.Rows(locale.English) {
		if row.State == intake.Possible && row.Choice == intake.Undecided {
			first := row.Candidates[0]
			fmt.Fprintf(r.Stdout, "record %d, %s: it may be %s (%s), so that it does not come in before you decide "+
				"(--possible, --decisions).\n", row.Place.Row, row.Text, first.Name, first.Reason)
		}
	}
}

// placeOf is the row of a place: row 11, or row 11 of "Delegates".
func placeOf(at source.Place) string {
	if at.Sheet == "" {
		return fmt.Sprintf("row %d:", at.Row)
	}
	return fmt.Sprintf("row %d of “%s”:", at.Row, at.Sheet)
}

func (c importCommand) reportText(r *run, draft *intake.Draft) {
	for _, group := range draft.Grouped() {
		reason := value.In(group.Reason, locale.English)
		if rows := group.Rows(); len(group.Remarks) > 1 {
			fmt.Fprintf(r.Stdout, "%d records (%s): %s\n", len(group.Remarks), rows, reason)
		} else {
			fmt.Fprintf(r.Stdout, "record %s, %s: %s\n", rows, group.Remarks[0].Record, reason)
		}
	}
	for _, row := range draft.LeftOut(locale.English) {
		if row.State == intake.Heading || row.State == intake.Total || row.State == intake.Note {
			fmt.Fprintf(
				r.Stdout,
				"%s “%s” is no record but a %s; it is left out.\n",
				placeOf(row.Place),
				row.Text,
				row.State,
			)
		} else {
			fmt.Fprintf(r.Stdout, "%s %s is left out, as was decided.\n", placeOf(row.Place), row.Text)
		}
	}
	possible, ending := "", ""
	if draft.Possible > 0 {
		reportPossible(r, draft)
		possible = ", " + counted(draft.Possible, "possible match", "possible matches")
	}
	if kinds := draft.NewOf(locale.English); kinds != "" {
		ending = " " + locale.English.Text("New: {{.Kinds}}.", locale.Values{"Kinds": kinds})
	}
	if c.DryRun {
		ending += " Nothing was changed (--dry-run)."
	}
	fmt.Fprintf(
		r.Stdout, "%s: %d new, %d changed, %d same, %s%s.%s\n", draft.Name(locale.English),
		draft.New, draft.Changed, draft.Same, counted(len(draft.Problems), "problem", "problems"), possible, ending,
	)
}
