package reports

import (
	"context"
	"errors"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"laurel/app/desktop/kit/dialog"
	"laurel/app/desktop/kit/form"
	"laurel/app/desktop/kit/look"
	"laurel/app/desktop/kit/work"
	"laurel/app/documents"
	"laurel/app/request"
	"laurel/data/locale"
	"laurel/data/program"
)

// savedPacket is a packet that was given a name: which documents in which order, for whom, on which paper and in which
// language. The user's own PDFs are kept beside it for each program, so that those of one never go into the packet of
// another.
type savedPacket struct {
	Name    string  `json:"name"`
	Choices choices `json:"choices"`
}

// packetsName is where the saved packets are remembered.
const packetsName = "reports.packets"

// packets are the named packets of this laptop.
type packets struct{ v *Screen }

// document is the ID of the document into which others and the user's own PDFs go.
func (k *packets) document() string {
	i := slices.IndexFunc(k.v.catalogue, documents.Document.AcceptsFiles)
	return k.v.catalogue[i].ID
}

// attachmentsName is where the own PDFs of the open program are remembered, of the packet as it is (no name) or of a
// saved one.
func (k *packets) attachmentsName(packet string) string {
	return "reports.attachments." + string(k.v.program.ID) + "." + packet
}

func (k *packets) savedPackets() []savedPacket {
	var list []savedPacket
	k.v.s.Prefs.Load(packetsName, &list)
	return list
}

// MakePacket shows the packet as it was chosen last, at first of the usual documents, makes it and asks where to save
// it.
func (k *packets) MakePacket() {
	if k.v.program == nil {
		return
	}
	if k.v.chosen != k.document() {
		k.v.selectDocument(k.document())
	}
	k.v.saver.Save()
}

// packetMenu offers the saved packets, and to save or forget one.
func (k *packets) packetMenu() *fyne.Menu {
	menu := fyne.NewMenu("")
	if k.v.program == nil {
		return menu
	}
	list := k.savedPackets()
	for _, p := range list {
		menu.Items = append(menu.Items, menuItem(p.Name, k.isPacket(p), func() { k.openPacket(p) }))
	}
	if len(list) > 0 {
		menu.Items = append(menu.Items, fyne.NewMenuItemSeparator())
	}
	menu.Items = append(menu.Items, fyne.NewMenuItem(locale.L("Save this packet as…"), k.askPacketName))
	for _, p := range list {
		if k.isPacket(p) {
			menu.Items = append(
				menu.Items,
				fyne.NewMenuItem(
					locale.L("Remove “{{.Name}}”…", locale.Values{"Name": p.Name}),
					func() { k.forgetPacket(p.Name) },
				),
			)
		}
	}
	return menu
}

// isPacket reports whether the packet is just as it was saved.
func (k *packets) isPacket(p savedPacket) bool {
	o := k.v.jobs[k.document()]
	var attachments []string
	k.v.s.Prefs.Load(k.attachmentsName(p.Name), &attachments)
	saved := job{document: o.document, choices: p.Choices.fitting(o.document)}
	for _, option := range o.document.Options {
		if saved.value(option) != o.value(option) {
			return false
		}
	}
	return slices.Equal(saved.audiences(), o.audiences()) && saved.paper(k.v.program) == o.paper(k.v.program) &&
		saved.language(k.v.program) == o.language(k.v.program) &&
		slices.Equal(attachments, o.attachments)
}

func (k *packets) openPacket(p savedPacket) {
	k.v.selectDocument(k.document())
	o := k.v.job()
	o.choices, o.attachments = p.Choices.fitting(o.document), nil
	k.v.s.Prefs.Load(k.attachmentsName(p.Name), &o.attachments)
	k.v.choose(o)
}

func (k *packets) askPacketName() {
	k.v.s.Dialogs.Ask(locale.L("Save this packet as"), locale.L("Name of the packet"), "", k.savePacket)
}

// savePacket keeps the packet under a name; one of that name is replaced.
func (k *packets) savePacket(name string) error {
	name = strings.TrimSpace(name)
	if name == "" {
		return errors.New(locale.L("Give the packet a name so that you can find it again."))
	}
	o := k.v.jobs[k.document()]
	list := slices.DeleteFunc(k.savedPackets(), func(p savedPacket) bool { return p.Name == name })
	k.v.s.Prefs.Save(packetsName, append(list, savedPacket{name, o.choices}))
	k.v.s.Prefs.Save(k.attachmentsName(name), o.attachments)
	return nil
}

func (k *packets) forgetPacket(name string) {
	data := locale.Values{"Name": name}
	k.v.s.Dialogs.Confirm(dialog.Question{
		Title: locale.L(
			"Remove “{{.Name}}”?",
			data,
		),
		Text: locale.L("The choice of documents is removed from all programs. No file on disk is touched."),
		Yes:  locale.L("Remove"), Danger: true,
	}, func() {
		k.v.s.Prefs.Save(
			packetsName,
			slices.DeleteFunc(k.savedPackets(), func(p savedPacket) bool { return p.Name == name }),
		)
		k.v.s.Prefs.Save(k.attachmentsName(name), []string(nil))
	})
}

// pickAudiences opens the list of the groups that get a packet of their own, below the chip.
func (h *options) pickAudiences(c *chip) {
	v := h.v
	o := v.job()
	var options []form.Option
	var chosen []string
	for _, a := range o.document.Audiences {
		if a != o.audience() {
			options = append(options, form.Option{ID: string(a), Text: a.Name(locale.Window())})
		}
	}
	for _, a := range o.audiences()[1:] {
		chosen = append(chosen, string(a))
	}
	form.FilterByPicker(c.FilterChip, options, chosen, v.options.chooseAlso)
}

func (h *options) chooseAlso(audiences []string) {
	o := h.v.job()
	o.Also = nil
	for _, a := range audiences {
		o.Also = append(o.Also, program.Audience(a))
	}
	h.v.choose(o)
}

func (h *options) attachmentsLabel(o job) (label string, selected, hidden bool) {
	switch len(o.attachments) {
	case 0:
		return locale.L("Your own PDFs…"), false, false
	case 1:
		return shortened(filepath.Base(o.attachments[0])), true, false
	}
	return locale.L("{{.Count}} PDFs of your own…", locale.Values{"Count": len(o.attachments)}), true, false
}

// attachmentList is the dialog of the user's own PDFs: what goes in, in which order.
type attachmentList struct {
	v    *Screen
	rows *fyne.Container
}

func (h *options) chooseAttachments() {
	l := &attachmentList{v: h.v, rows: look.Down(4)}
	l.show()
	hint := look.NewParagraph(
		locale.L(
			"City maps, brochures, forms: their pages go into the packet as they are, after the documents unless you " +
				"move them.",
		),
	)
	add := look.NewButton(locale.L("Add PDF files…"), l.add)
	content := container.NewBorder(look.Down(8, hint, look.Across(8, add), look.NewLine()), nil, nil, nil, l.rows)
	h.v.s.Dialogs.ShowContent(locale.L("Your own PDFs"), content, 520, 420)
}

func (l *attachmentList) show() {
	l.rows.Objects = nil
	paths := l.v.job().attachments
	if len(paths) == 0 {
		l.rows.Add(look.NewQuiet(locale.L("None yet.")))
	}
	for i, path := range paths {
		name := locale.Values{"Name": filepath.Base(path)}
		up := look.NewIconButton(theme.MoveUpIcon(), locale.L("Move {{.Name}} up", name), func() { l.move(i, -1) })
		down := look.NewIconButton(
			theme.MoveDownIcon(),
			locale.L("Move {{.Name}} down", name),
			func() { l.move(i, +1) },
		)
		up.Hidden, down.Hidden = i == 0, i == len(paths)-1
		out := look.NewIconButton(theme.DeleteIcon(), locale.L("Remove {{.Name}}", name), func() { l.remove(i) })
		texts := look.Down(
			0,
			look.NewText(filepath.Base(path)).Cutting(),
			look.NewQuiet(fromHome(filepath.Dir(path))).Cutting(),
		)
		l.rows.Add(container.NewBorder(nil, nil, nil, look.Across(0, up, down, out), texts))
	}
	l.rows.Refresh()
}

func (l *attachmentList) set(paths []string) {
	o := l.v.job()
	o.attachments = paths
	l.v.choose(o)
	l.show()
}

func (l *attachmentList) add() {
	l.v.s.Files.OpenFiles(
		"attachments",
		locale.L("Add PDF files"),
		dialog.FileFilter{Name: "PDF", Endings: []string{".pdf"}},
		func(paths []string) {
			list := slices.Clone(l.v.job().attachments)
			for _, path := range paths {
				if !slices.Contains(list, path) {
					list = append(list, path)
				}
			}
			l.set(list)
		},
	)
}

func (l *attachmentList) move(index, by int) {
	list := slices.Clone(l.v.job().attachments)
	list[index], list[index+by] = list[index+by], list[index]
	l.set(list)
}

func (l *attachmentList) remove(index int) {
	list := slices.Clone(l.v.job().attachments)
	l.set(slices.Delete(list, index, index+1))
}

// groupFiles are the files of one group, for a folder of its own.
type groupFiles struct {
	folder string
	files  []request.File
}

// saveGroups makes the document for each group and writes each into a folder of its own.
func (w *saver) saveGroups() {
	if w.v.program == nil || w.saving {
		return
	}
	w.confirmFindings(func() {
		w.saving = true
		o := w.v.job()
		p := w.v.program
		photos := w.v.s.Store
		now := w.v.s.Now()
		in := locale.Window()
		work.RunWithProgress(
			w.v.s.Runner,
			w.patient(
				locale.L("Making: {{.Document}}", locale.Values{"Document": o.document.Title(in)}),
			),
			func(ctx context.Context, step work.Step) ([]groupFiles, error) {
				var all []groupFiles
				groups := o.audiences()
				for i, audience := range groups {
					name := audience.Name(in)
					step(i, len(groups), name)
					one := o
					one.Audience = audience
					files, err := makeFiles(ctx, one, p, photos, now, nil)
					if err != nil {
						return nil, err
					}
					all = append(all, groupFiles{documents.FolderName(name), files})
				}
				return all, nil
			},
			w.onGroupsMade,
		)
	})
}

func (w *saver) onGroupsMade(all []groupFiles, err error) {
	w.saving = false
	if err != nil {
		w.v.s.Fail(err)
		return
	}
	w.ready()
	var ask func()
	ask = func() {
		title := locale.L("Save a folder for each of {{.Count}} groups in", locale.Values{"Count": len(all)})
		w.askFolder(title, func(folder string) { w.writeGroups(folder, all, nil, ask) })
	}
	ask()
}

// writeGroups writes one group after another.
func (w *saver) writeGroups(folder string, left []groupFiles, written []string, elsewhere func()) {
	if len(left) == 0 {
		w.reportSaved(written)
		return
	}
	w.saveIn(filepath.Join(folder, left[0].folder), left[0].files, elsewhere, func(paths []string) {
		w.writeGroups(folder, left[1:], append(written, paths...), elsewhere)
	})
}
