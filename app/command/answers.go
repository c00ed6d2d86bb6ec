package command

import (
	"cmp"
	"fmt"
	"io"
	"strings"

	"laurel/data/intake/answers"
	"laurel/data/intake/value"
	"laurel/data/limit"
	"laurel/data/locale"
	"laurel/data/program"
	"laurel/data/proof"
	"laurel/data/store"
)

// answersReport is what an import of answers prints as JSON.
type answersReport struct {
	Form    string      `json:"form"`
	New     int         `json:"new"`
	Known   int         `json:"known"`   // came in before, as far as one can know
	Empty   int         `json:"empty"`   // rows without any answer
	Problem int         `json:"problem"` // of cells and rows
	Rows    []importRow `json:"rows"`
}

// importAnswers reads the answers to an evaluation form of a program. Rows that came in before are left out.
func (c importCommand) importAnswers(r *run, opened *store.Store, into program.ID, stop program.ID) error {
	if into == "" {
		return misused("name the program of the form with --program")
	}
	p, err := opened.Load(r.ctx, into)
	if err != nil {
		return err
	}
	request, err := c.answersRequest(r, opened, p, stop)
	if err != nil {
		return err
	}
	content, err := c.content(r)
	if err != nil {
		return err
	}
	draft, err := answers.Read(r.ctx, p, content, request)
	if err != nil {
		return fmt.Errorf("%s cannot be read as answers to “%s”: %w (--mapping)", c.File, request.Form.Name, err)
	}
	fresh := draft.Only(func(row answers.Row) bool { return !row.IsProbablyHere() })
	if !c.DryRun && len(fresh.Responses) > 0 {
		if _, err := r.backUp(opened, store.BeforeImport); err != nil {
			return err
		}
		ticking := proof.Ticking{Program: into, Import: true}
		err := r.edit(opened, "Import answers", ticking, func(tx *store.Tx) error { return fresh.Apply(tx, into) })
		if err != nil {
			return err
		}
	}
	return c.reportAnswers(r, request.Form, draft, len(fresh.Responses))
}

// answersRequest reads what the command line names of a form and its answers.
func (c importCommand) answersRequest(
	r *run, opened *store.Store, p *program.Program, stop program.ID,
) (request answers.Request, err error) {
	request = answers.Request{Stop: stop, Encoding: c.Encoding}
	forms := make([]candidate, len(p.Forms))
	for i, f := range p.Forms {
		forms[i] = candidate{f.ID, []string{f.Name}, f.Name}
	}
	at, err := oneOf("form", "forms", forms, c.Form)
	if err != nil {
		return request, err
	}
	request.Form = p.Forms[at]
	if c.Meeting != "" {
		meetings := make([]candidate, len(p.Meetings))
		for i, m := range p.Meetings {
			meetings[i] = candidate{m.ID, []string{m.Title}, m.Title + " " + m.Start.Date.String()}
		}
		at, err := oneOf("meeting", "meetings", meetings, c.Meeting)
		if err != nil {
			return request, err
		}
		request.Meeting = p.Meetings[at].ID
	}
	if request.Key, err = answers.KeyOf(r.ctx, opened); err != nil {
		return request, err
	}
	return request, readJSON(r, c.Mapping, "mapping", `{"column": "question"}`, &request.Columns)
}

// content reads the file, or standard input.
func (c importCommand) content(r *run) ([]byte, error) {
	if c.File != "-" {
		return limit.ReadFile(r.ctx, c.File, limit.ListBytes)
	}
	if r.grammar.PassphraseFile == "-" {
		return nil, misused("standard input cannot be both the file and the passphrase; name a file for one of them")
	}
	var input io.Reader = eof{}
	if r.Stdin != nil {
		input = r.Stdin
	}
	return limit.Read(r.ctx, nil, input, limit.ListBytes)
}

// reportAnswers prints what came in, and what did not.
func (c importCommand) reportAnswers(r *run, form *program.Form, draft *answers.Draft, fresh int) error {
	report := answersReport{
		Form: form.Name, New: fresh, Known: len(draft.Responses) - fresh, Empty: draft.Empty,
		Problem: len(draft.Problems), Rows: []importRow{},
	}
	for _, p := range draft.Problems {
		report.Rows = append(report.Rows, importRow{p.Place.Row, p.Record.Error(), p.Reason.Error()})
	}
	var pairs []string
	for _, column := range draft.Columns {
		is := cmp.Or(column.Question, string(column.Role), "?")
		pairs = append(pairs, fmt.Sprintf("%s = %s", cmp.Or(column.Title, column.Letter), is))
	}
	fmt.Fprintf(r.Stderr, "Columns: %s.\n", strings.Join(pairs, ", "))
	for _, note := range draft.Notes {
		fmt.Fprintln(r.Stderr, note)
	}
	if c.JSON {
		if err := printJSON(r.Stdout, report); err != nil {
			return err
		}
	} else {
		for _, p := range draft.Problems {
			fmt.Fprintf(r.Stdout, "%s%d: %s\n", p.Place.Column, p.Place.Row, value.In(p.Reason, locale.English))
		}
		ending := ""
		if c.DryRun {
			ending = " Nothing was changed (--dry-run)."
		}
		fmt.Fprintf(r.Stdout, "%s: %d new, %d known, %d empty, %s.%s\n", form.Name, report.New, report.Known,
			report.Empty, counted(report.Problem, "problem", "problems"), ending)
	}
	if report.Problem > 0 {
		return errFindings
	}
	return nil
}
