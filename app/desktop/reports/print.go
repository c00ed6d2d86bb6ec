package reports

import (
	"context"
	"errors"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"laurel/app/desktop/kit/form"
	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/kit/work"
	"laurel/app/desktop/reports/shell"
	"laurel/app/documents"
	"laurel/app/request"
	"laurel/data/locale"
)

// viewer is the choice of no printer: the system's PDF program shows the pages and prints them.
const viewer = ""

// lastSheets is where it is remembered how pages were printed.
const lastSheets = "reports.print"

// mostCopies is the most copies that are printed at once.
const mostCopies = 500

// printing is the dialog that asks how the pages of a document are printed.
type printing struct {
	w        *saver
	files    []request.File
	count    int // pages of the one file; 0: there are several files
	form     *form.Form
	printer  *form.ChoiceField
	pages    *form.TextField
	copies   *form.NumberField
	sides    *form.ChoiceField
	pageList []int // the pages that were chosen; none: all
}

// remembered is how pages were printed last.
type remembered struct {
	Printer string      `json:"printer,omitempty"`
	Sides   shell.Sides `json:"sides,omitempty"`
}

// Print makes the pages, asks how they are printed and passes them to the system; where it has no printer, to the
// program that shows them.
func (w *saver) Print() {
	if w.v.program == nil || w.v.job().format() != request.PDF {
		return
	}
	w.withFiles(func(files []request.File) {
		list := w.system.printers
		work.Run(
			w.v.s.Runner,
			nil,
			func(ctx context.Context) ([]shell.Printer, error) { return list(ctx), nil },
			func(printers []shell.Printer, _ error) {
				if len(printers) == 0 {
					w.printInViewer(files, locale.L("No printer was found on this computer."))
					return
				}
				w.newPrinting(files, printers).show()
			},
		)
	})
}

func (w *saver) newPrinting(files []request.File, printers []shell.Printer) *printing {
	d := &printing{w: w, files: files}
	if len(files) == 1 {
		d.count = documents.PageCount(files[0])
	}
	var last remembered
	w.v.s.Prefs.Load(lastSheets, &last)
	var options []form.Option
	for _, p := range printers {
		options = append(options, form.Option{ID: p.Name, Text: strings.ReplaceAll(p.Name, "_", " ")})
	}
	if !slices.ContainsFunc(printers, func(p shell.Printer) bool { return p.Name == last.Printer }) {
		last.Printer = printers[0].Name
	}
	options = append(options, form.Option{ID: viewer, Text: locale.L("Open it in the PDF program instead")})
	d.printer = form.NewChoiceField("printer", locale.L("Printer"), options).SetValue(last.Printer)
	d.pages = form.NewTextField("pages", locale.L("Pages")).SetPlaceholder(locale.L("All pages"))
	d.pages.Understand(d.readPages)
	d.pages.SetHelp(locale.N("{{.Count}} pages. Only some: 1-3, 5", d.count))
	d.copies = form.NewNumberField("copies", locale.L("Copies"), 1, mostCopies).SetValue(1)
	d.sides = form.NewChoiceField("sides", locale.L("Sides"), []form.Option{
		{ID: string(shell.OneSided), Text: locale.L("One side")},
		{ID: string(shell.LongEdge), Text: locale.L("Both sides, flip on long edge")},
		{ID: string(shell.ShortEdge), Text: locale.L("Both sides, flip on short edge")},
	}).SetValue(string(last.Sides))
	if d.sides.Value() == "" {
		d.sides.SetValue(string(shell.OneSided))
	}
	if backs, known := w.v.job().document.Option("backs"); known && w.v.job().value(backs) == "yes" {
		d.sides.SetValue(string(shell.LongEdge)) // as the backs are arranged
	}
	return d
}

func (d *printing) show() {
	d.form = form.New(locale.L("Print"), d.submit)
	d.form.SubmitText = locale.L("Print")
	d.form.Group("", d.printer)
	if len(d.files) > 1 {
		d.form.Note(look.NewQuiet(locale.N("{{.Count}} files are printed one after the other.", len(d.files))))
		d.form.Group("", d.copies)
	} else {
		d.form.Group("", form.Beside(d.pages, d.copies))
	}
	if shell.ChoosesSides {
		d.form.Group("", d.sides)
	}
	d.form.OnChanged = d.follow
	d.w.v.s.Dialogs.ShowForm(d.form)
	d.form.Focus("copies") // where Enter prints
}

// follow hides what the PDF program asks for itself.
func (d *printing) follow() {
	direct := d.printer.Value() != viewer
	d.form.ShowFields(map[string]bool{"printer": true, "pages": direct, "copies": direct, "sides": direct})
}

// readPages is how the text of the pages is understood.
func (d *printing) readPages(text string) (usual, complaint string) {
	pages, ok := parsePages(text, d.count)
	if !ok {
		return "", locale.L("Type pages from 1 to {{.Count}}, such as 1-3, 5.", locale.Values{"Count": d.count})
	}
	return pagesUsual(pages), ""
}

func (d *printing) submit() error {
	sheets := shell.Sheets{
		Printer: d.printer.Value(), Sides: shell.Sides(d.sides.Value()),
		Paper: mediaOf(d.w.v.job().paper(d.w.v.program)),
	}
	d.w.v.s.Prefs.Save(lastSheets, remembered{sheets.Printer, sheets.Sides})
	if sheets.Printer == viewer {
		d.w.printInViewer(d.files, "")
		return nil
	}
	var given bool
	if sheets.Copies, given = d.copies.Value(); !given {
		return form.Problems{"copies": locale.L("Type the number of copies.")}
	}
	if d.pageList, given = parsePages(d.pages.Value(), d.count); !given {
		d.pageList = nil // all
	}
	d.w.printOn(sheets, d.files, d.pageList)
	return nil
}

// mediaOf names a paper size as CUPS does.
func mediaOf(p request.Paper) string {
	if p == request.A4 {
		return "A4"
	}
	return "Letter"
}

// printOn writes the pages into the folder that Laurel empties, and has the system print them.
func (w *saver) printOn(sheets shell.Sheets, files []request.File, pages []int) {
	send, folder := w.system.send, w.v.s.Passing
	in := locale.Window()
	work.RunWithProgress(
		w.v.s.Runner,
		w.patient(locale.L("Printing")),
		func(ctx context.Context, _ work.Step) (bool, error) {
			if len(pages) > 0 {
				part, err := documents.Pages(ctx, files[0], in, pages)
				if err != nil {
					return false, err
				}
				files = []request.File{part}
			}
			paths, err := documents.Write(ctx, folder, files)
			if err != nil {
				return false, err
			}
			return true, send(ctx, sheets, paths...)
		},
		func(_ bool, err error) {
			switch {
			case err == nil:
				w.showSaved(&saved{note: locale.L("Sent to {{.Printer}}.", locale.Values{
					"Printer": strings.ReplaceAll(sheets.Printer, "_", " "),
				})})
				w.v.releases.handedOut(true, w.v.job())
			case errors.Is(err, shell.ErrNoPrinting):
				w.printInViewer(files, locale.L("The PDF program on this computer cannot print on its own."))
			case errors.Is(err, context.Canceled):
			default:
				w.v.s.Dialogs.Error(locale.L(
					"{{.Printer}} did not accept the pages. Check that it is on and connected, or choose another one.",
					locale.Values{"Printer": sheets.Printer},
				), err)
			}
		},
	)
}

// viewerFolder is where pages go that the PDF program prints: to the program's files, or, from a sealed store, into the
// folder that Laurel empties when it locks.
func (w *saver) viewerFolder() string {
	if w.v.s.Store.Sealed() {
		return w.v.s.Passing
	}
	return w.folder()
}

// printInViewer writes the files and shows the first in the system's PDF program; why is what kept them from the
// printer.
func (w *saver) printInViewer(files []request.File, why string) {
	elsewhere := func() {
		w.askFolder(locale.L("Save the pages in"), func(string) { w.printInViewer(files, why) })
	}
	w.write(w.viewerFolder(), files, elsewhere, func(paths []string) { w.viewSaved(paths, why) })
}

func (w *saver) viewSaved(paths []string, why string) {
	show, text := w.system.open, locale.L("It is open in the PDF program: print it from there, with Ctrl+P or Cmd+P.")
	if len(paths) > 1 {
		show, text = w.system.reveal, locale.L("Print the files from their folder.")
	}
	work.Run(
		w.v.s.Runner,
		nil,
		func(ctx context.Context) (bool, error) { return true, show(ctx, paths[0]) },
		func(_ bool, err error) {
			if err != nil {
				w.v.s.Log.Warn("pages could not be shown", "cause", err)
				data := locale.Values{"Folder": fromHome(filepath.Dir(paths[0]))}
				text = locale.L(
					"No program here opens PDF files either: print it from {{.Folder}} on another computer.", data)
				if why == "" {
					text = locale.L(
						"No program here opens PDF files: print it from {{.Folder}} on another computer.", data)
				}
			}
			note := locale.Joined(" ", why, text)
			if w.v.s.Store.Sealed() {
				note = locale.Joined(" ", note, locale.L("The file is not sealed. Laurel deletes it when it locks."))
			}
			w.showSaved(&saved{paths: paths, note: note})
			if err == nil { // else nobody has printed anything yet
				w.v.releases.handedOut(true, w.v.job())
			}
		},
	)
}

// parsePages reads "1-3, 5": pages from 1 to count, in that order; ok is false for anything else, also for nothing.
func parsePages(text string, count int) (pages []int, ok bool) {
	dash := strings.NewReplacer("–", "-", "—", "-", ";", ",")
	for part := range strings.SplitSeq(dash.Replace(text), ",") {
		from, to, isRange := strings.Cut(strings.TrimSpace(part), "-")
		first, err := strconv.Atoi(strings.TrimSpace(from))
		if err != nil {
			return nil, false
		}
		last := first
		if isRange {
			if last, err = strconv.Atoi(strings.TrimSpace(to)); err != nil {
				return nil, false
			}
		}
		if first < 1 || last < first || last > count {
			return nil, false
		}
		for page := first; page <= last; page++ {
			pages = append(pages, page)
		}
	}
	return pages, true
}

// pagesUsual writes pages with ranges: 1-3, 5.
func pagesUsual(pages []int) string {
	var parts []string
	for i := 0; i < len(pages); i++ {
		first := i
		for i+1 < len(pages) && pages[i+1] == pages[i]+1 {
			i++
		}
		part := strconv.Itoa(pages[first])
		if i > first {
			part += "-" + strconv.Itoa(pages[i])
		}
		parts = append(parts, part)
	}
	return strings.Join(parts, ", ")
}
