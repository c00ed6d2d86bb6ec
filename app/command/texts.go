package command

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"text/tabwriter"

	"laurel/app/workbook"
	"laurel/data/limit"
	"laurel/data/locale"
	"laurel/data/wholefile"
)

// textsCommand is `laurel texts`.
type textsCommand struct {
	Language  string `placeholder:"L"    help:"${texts_language}"`
	Read      string `placeholder:"FILE" type:"path" help:"${texts_read}"`
	Out       string `placeholder:"DIR"  type:"path" default:"." help:"${texts_out}"`
	CheckedBy string `placeholder:"WHO"  help:"${texts_checked_by}"`
}

// Help is shown below the first line of `laurel texts --help`.
func (textsCommand) Help() string { return help["texts"] }

// Run lists the languages, writes the sheet of one, or reads it back.
func (c textsCommand) Run(r *run) error {
	if c.Language == "" {
		if c.Read != "" || c.CheckedBy != "" {
			return misused("of which language? Add --language, one of %s", joined(locale.Languages()))
		}
		return c.list(r)
	}
	l := locale.Language(c.Language)
	if !slices.Contains(locale.Languages(), l) {
		return misused("there is no language “%s”; there are %s", c.Language, joined(locale.Languages()))
	}
	if c.CheckedBy != "" && c.Read == "" {
		return misused("who has checked the texts is noted when the sheet is read back: add --read")
	}
	if err := os.MkdirAll(c.Out, 0o755); err != nil {
		return fmt.Errorf("the folder %s could not be made: %w", c.Out, err)
	}
	if c.Read != "" {
		return c.readBack(r, l)
	}
	return c.write(r, l)
}

// list prints for each language how many texts it has, how many it lacks, and whether somebody has checked it.
func (textsCommand) list(r *run) error {
	table := tabwriter.NewWriter(r.Stdout, 0, 0, 2, ' ', 0)
	for _, l := range locale.Languages() {
		lines, err := locale.Lines(l)
		if err != nil {
			return err
		}
		use, checked := "window and documents", "checked"
		if !slices.Contains(locale.WindowLanguages(), l) {
			use = "documents"
		}
		if !l.IsChecked() {
			checked = "not yet checked"
		}
		fmt.Fprintf(table, "%s\t%s\t%s\t%d texts\t%d missing\t%s\n",
			l, l.OwnName(), use, len(lines), len(missing(lines)), checked)
	}
	return table.Flush()
}

// missing are the texts that are English until somebody writes them.
func missing(lines []locale.Line) (list []locale.Line) {
	for _, line := range lines {
		if line.Present == "" {
			list = append(list, line)
		}
	}
	return list
}

// write writes the sheet of a language and lists what is missing in it.
func (c textsCommand) write(r *run, l locale.Language) error {
	lines, err := locale.Lines(l)
	if err != nil {
		return err
	}
	var sheet bytes.Buffer
	if err := workbook.WriteTexts(&sheet, lines); err != nil {
		return err
	}
	path := filepath.Join(c.Out, "texts-"+string(l)+".xlsx")
	if err := writeWhole(path, sheet.Bytes()); err != nil {
		return err
	}
	for _, line := range missing(lines) {
		fmt.Fprintf(r.Stderr, "not written yet: %s, “%s” %s\n", line.File, line.Key, line.Form)
	}
	fmt.Fprintln(r.Stdout, path)
	return nil
}

// readBack writes the files of a language with the new texts of a sheet.
func (c textsCommand) readBack(r *run, l locale.Language) error {
	data, err := limit.ReadFile(r.ctx, c.Read, limit.AttachmentBytes)
	if err != nil {
		return fmt.Errorf("%s: %w", c.Read, err)
	}
	lines, err := workbook.ReadTexts(bytes.NewReader(data))
	if err != nil {
		return fmt.Errorf("%s: %w", c.Read, err)
	}
	files, err := locale.Revised(l, lines)
	if err != nil {
		return fmt.Errorf("%s: %w", c.Read, err)
	}
	if c.CheckedBy != "" {
		files[locale.NotesFile] = locale.Noted(l, filesOf(l, lines), c.CheckedBy)
	}
	return c.save(r, files)
}

// filesOf lists the files of a language that have a text in some lines.
func filesOf(l locale.Language, lines []locale.Line) (files []string) {
	known, _ := locale.Lines(l) // they were read before
	byKey := map[string]string{}
	for _, line := range known {
		byKey[line.Key] = line.File
	}
	for _, line := range lines {
		if file := byKey[line.Key]; file != "" && !slices.Contains(files, file) {
			files = append(files, file)
		}
	}
	return files
}

// writeWhole writes a file, or leaves what was there.
func writeWhole(path string, data []byte) error {
	return wholefile.Write(path, func(temporary string) error { return os.WriteFile(temporary, data, 0o644) })
}

// save writes files into the folder, or reports that there are none.
func (c textsCommand) save(r *run, files map[string][]byte) error {
	var names []string
	for name := range files {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		path := filepath.Join(c.Out, name)
		if err := writeWhole(path, files[name]); err != nil {
			return err
		}
		fmt.Fprintln(r.Stdout, path)
	}
	if len(names) == 0 {
		fmt.Fprintln(r.Stdout, "The sheet has no new text: nothing was written.")
	}
	return nil
}
