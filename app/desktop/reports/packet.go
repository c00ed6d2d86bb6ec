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
	"laurel/data/locale"
	"laurel/data/program"
)

// packetID is the document into which others and the user's own PDFs go.
const packetID = "packet"

// savedPacket is a packet that was given a name: which documents in which order, for whom, on which paper and in which language. The user's
// own PDFs are kept beside it for each program, so that those of one never go into the packet of another.
type savedPacket struct {
	Name    string  `json:"name"`
	Choices choices `json:"choices"`
}

// packetsName is where the saved packets are remembered.
const packetsName = "reports.packets"

// attachmentsName is where the own PDFs of the open program are remembered, of the packet as it is (no name) or of a saved one.
func (v *Screen) attachmentsName(packet string) string {
	return "reports.attachments." + string(v.program.ID) + "." + packet
}

func (v *Screen) savedPackets() []savedPacket {
	var list []savedPacket
	v.s.Prefs.Load(packetsName, &list)
	return list
}

// MakePacket shows the packet as it was chosen last; when it is shown already, it is saved.
func (v *Screen) MakePacket() {
	if v.program == nil {
		return
	}
	if v.chosen == packetID {
		v.Save()
		return
	}
	v.selectDocument(packetID)
	if v.content != nil {
		v.s.Runner.After(&v.focusing, frame, v.list.focus)
	}
}

// packetMenu offers the saved packets, and to save or forget one.
func (v *Screen) packetMenu() *fyne.Menu {
	menu := fyne.NewMenu("")
	if v.program == nil {
		return menu
	}
	list := v.savedPackets()
	for _, p := range list {
		menu.Items = append(menu.Items, menuItem(p.Name, v.isPacket(p), func() { v.openPacket(p) }))
	}
	if len(list) > 0 {
		menu.Items = append(menu.Items, fyne.NewMenuItemSeparator())
	}
	menu.Items = append(menu.Items, fyne.NewMenuItem(locale.L("Save this packet as…"), v.askPacketName))
	for _, p := range list {
		if v.isPacket(p) {
			menu.Items = append(menu.Items, fyne.NewMenuItem(locale.L("Forget “{{.Name}}”…", map[string]any{"Name": p.Name}), func() { v.forgetPacket(p.Name) }))
		}
	}
	return menu
}

// isPacket reports whether the packet is just as it was saved.
func (v *Screen) isPacket(p savedPacket) bool {
	o := v.orders[packetID]
	var attachments []string
	v.s.Prefs.Load(v.attachmentsName(p.Name), &attachments)
	saved := order{document: o.document, choices: p.Choices.fitting(o.document)}
	for _, option := range o.document.Options {
		if saved.value(option) != o.value(option) {
			return false
		}
	}
	return slices.Equal(saved.audiences(), o.audiences()) && saved.paper() == o.paper() && saved.language(v.program) == o.language(v.program) &&
		slices.Equal(attachments, o.attachments)
}

func (v *Screen) openPacket(p savedPacket) {
	v.selectDocument(packetID)
	o := v.order()
	o.choices, o.attachments = p.Choices.fitting(o.document), nil
	v.s.Prefs.Load(v.attachmentsName(p.Name), &o.attachments)
	v.choose(o)
}

func (v *Screen) askPacketName() {
	v.s.Dialogs.Ask(locale.L("Save this packet as"), locale.L("Name of the packet"), "", v.savePacket)
}

// savePacket keeps the packet under a name; one of that name gives way.
func (v *Screen) savePacket(name string) error {
	name = strings.TrimSpace(name)
	if name == "" {
		return errors.New(locale.L("Give the packet a name by which you find it again."))
	}
	o := v.orders[packetID]
	list := slices.DeleteFunc(v.savedPackets(), func(p savedPacket) bool { return p.Name == name })
	v.s.Prefs.Save(packetsName, append(list, savedPacket{name, o.choices}))
	v.s.Prefs.Save(v.attachmentsName(name), o.attachments)
	return nil
}

func (v *Screen) forgetPacket(name string) {
	data := map[string]any{"Name": name}
	v.s.Dialogs.Confirm(dialog.Question{
		Title: locale.L("Forget “{{.Name}}”?", data), Text: locale.L("The choice of documents is forgotten in all programs. No file on disk is touched."), Yes: locale.L("Forget"), Danger: true,
	}, func() {
		v.s.Prefs.Save(packetsName, slices.DeleteFunc(v.savedPackets(), func(p savedPacket) bool { return p.Name == name }))
		v.s.Prefs.Save(v.attachmentsName(name), []string(nil))
	})
}

// pickAudiences opens the list of the groups that get a packet of their own, below the chip.
func (h *head) pickAudiences(c *chip) {
	v := h.v
	o := v.order()
	var options []form.Option
	var chosen []string
	for _, a := range o.document.Audiences {
		if a != o.audience() {
			options = append(options, form.Option{ID: string(a), Text: a.Name(locale.Language(v.s.Language()))})
		}
	}
	for _, a := range o.audiences()[1:] {
		chosen = append(chosen, string(a))
	}
	form.FilterByPicker(c.FilterChip, options, chosen, v.chooseAlso)
}

func (v *Screen) chooseAlso(audiences []string) {
	o := v.order()
	o.Also = nil
	for _, a := range audiences {
		o.Also = append(o.Also, program.Audience(a))
	}
	v.choose(o)
}

func (h *head) attachmentsLabel(o order) (label string, selected, hidden bool) {
	switch len(o.attachments) {
	case 0:
		return locale.L("Your own PDFs…"), false, false
	case 1:
		return shortened(filepath.Base(o.attachments[0]), longestChip), true, false
	}
	return locale.L("{{.Count}} PDFs of your own…", map[string]any{"Count": len(o.attachments)}), true, false
}

// attachmentList is the dialog of the user's own PDFs: what goes in, in which order.
type attachmentList struct {
	v    *Screen
	rows *fyne.Container
}

func (v *Screen) chooseAttachments() {
	l := &attachmentList{v: v, rows: look.Down(4)}
	l.show()
	hint := look.NewParagraph(locale.L("City maps, brochures, forms: their pages go into the packet as they are, after the documents unless you give them another place there."))
	add := look.NewButton(locale.L("Add PDF files…"), l.add)
	content := container.NewBorder(look.Down(8, hint, look.Across(8, add), look.NewLine()), nil, nil, nil, l.rows)
	v.s.Dialogs.ShowContent(locale.L("Your own PDFs"), content, 520, 420)
}

func (l *attachmentList) show() {
	l.rows.Objects = nil
	paths := l.v.order().attachments
	if len(paths) == 0 {
		l.rows.Add(look.NewQuiet(locale.L("None yet.")))
	}
	for i, path := range paths {
		name := map[string]any{"Name": filepath.Base(path)}
		up := look.NewIconButton(theme.MoveUpIcon(), locale.L("Move {{.Name}} up", name), func() { l.move(i, -1) })
		down := look.NewIconButton(theme.MoveDownIcon(), locale.L("Move {{.Name}} down", name), func() { l.move(i, +1) })
		up.Hidden, down.Hidden = i == 0, i == len(paths)-1
		out := look.NewIconButton(theme.DeleteIcon(), locale.L("Take {{.Name}} out", name), func() { l.remove(i) })
		words := look.Down(0, look.NewText(filepath.Base(path)).Cutting(), look.NewQuiet(fromHome(filepath.Dir(path))).Cutting())
		l.rows.Add(container.NewBorder(nil, nil, nil, look.Across(0, up, down, out), words))
	}
	l.rows.Refresh()
}

func (l *attachmentList) set(paths []string) {
	o := l.v.order()
	o.attachments = paths
	l.v.choose(o)
	l.show()
}

func (l *attachmentList) add() {
	l.v.s.Files.OpenFiles("attachments", locale.L("Add PDF files"), dialog.FileFilter{Name: "PDF", Endings: []string{".pdf"}}, func(paths []string) {
		list := slices.Clone(l.v.order().attachments)
		for _, path := range paths {
			if !slices.Contains(list, path) {
				list = append(list, path)
			}
		}
		l.set(list)
	})
}

func (l *attachmentList) move(index, by int) {
	list := slices.Clone(l.v.order().attachments)
	list[index], list[index+by] = list[index+by], list[index]
	l.set(list)
}

func (l *attachmentList) remove(index int) {
	list := slices.Clone(l.v.order().attachments)
	l.set(slices.Delete(list, index, index+1))
}

// groupFiles are the files of one group, for a folder of its own.
type groupFiles struct {
	folder string
	files  []documents.File
}

// saveGroups makes the document for each group and writes each into a folder of its own.
func (v *Screen) saveGroups() {
	if v.program == nil || v.saving {
		return
	}
	v.confirmFindings(func() {
		v.saving = true
		o, p, photos, now, in := v.order(), v.program, v.s.Store, v.s.Now(), v.s.Language()
		work.RunWithProgress(v.s.Runner, v.patient(locale.L("Making: {{.Document}}", map[string]any{"Document": o.document.Title(locale.Language(in))})),
			func(ctx context.Context, step work.Step) ([]groupFiles, error) {
				var all []groupFiles
				groups := o.audiences()
				for i, audience := range groups {
					name := audience.Name(locale.Language(in))
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
			}, v.onGroupsMade)
	})
}

func (v *Screen) onGroupsMade(all []groupFiles, err error) {
	v.saving = false
	if err != nil {
		v.s.Fail(err)
		return
	}
	v.ready()
	var ask func()
	ask = func() {
		title := locale.L("Save a folder for each of {{.Count}} groups in", map[string]any{"Count": len(all)})
		v.askFolder(title, func(folder string) { v.writeGroups(folder, all, nil, ask) })
	}
	ask()
}

// writeGroups writes one group after another.
func (v *Screen) writeGroups(folder string, left []groupFiles, written []string, elsewhere func()) {
	if len(left) == 0 {
		v.tellSaved(written)
		return
	}
	v.saveIn(filepath.Join(folder, left[0].folder), left[0].files, elsewhere, func(paths []string) {
		v.writeGroups(folder, left[1:], append(written, paths...), elsewhere)
	})
}
