package reports

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"laurel/app/desktop/kit/form"
	"laurel/app/desktop/kit/look"
	"laurel/app/documents"
	"laurel/app/request"
	"laurel/data/locale"
	"laurel/data/program"
)

// options is what is above the pages: the document's title, its options as chips, what its audience means, and what to
// know before it goes out.
type options struct {
	v       *Screen
	title   *look.Text
	print   *look.Button
	save    *look.Button
	chips   []*chip
	flow    *fyne.Container
	means   *look.Paragraph
	letter  *letterEditor
	notices *fyne.Container
	content fyne.CanvasObject

	findingNotices
}

// chip is one option of the document shown; describe brings it in line with the job.
type chip struct {
	*look.FilterChip
	describe func(job) (label string, selected, hidden bool)
}

func newOptions(v *Screen) *options {
	h := &options{
		findingNotices: findingNotices{v},
		v:              v,
		title:          look.NewTitle("").Cutting(),
		flow:           look.Flow(6),
		means:          look.NewWrapped("", look.ColorQuiet, theme.SizeNameCaptionText),
		letter:         newLetterEditor(v),
		notices:        look.Down(6),
	}
	h.print = look.NewButton(locale.L("Print…"), v.saver.Print)
	h.save = look.NewPrimaryButton(locale.L("Save…"), v.saver.Save)
	line := container.NewBorder(nil, nil, nil, look.Across(8, h.print, h.save), container.New(centreLayout{}, h.title))
	h.content = look.Down(
		0,
		look.Pad(10, 12, 10, 14, look.Down(8, line, h.flow, h.means, h.letter.content,
			container.New(&lowLayout{v.s.Window.Canvas}, look.NewVScroll(h.notices)))),
		look.NewLine(),
	)
	return h
}

// How high the notices may be before they scroll, so that the pages keep most of the height: a part of the window's,
// within limits at 100 %.
const (
	mostNotices   = 132
	fewestNotices = 56
	noticesPart   = 0.15
)

// lowLayout sets a scroll to the height of its content, up to what notices may have.
type lowLayout struct{ canvas func() fyne.Canvas }

func (l *lowLayout) Layout(o []fyne.CanvasObject, size fyne.Size) { o[0].Resize(size) }

func (l *lowLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	scroll, ok := o[0].(*look.Scroll)
	if !ok || !scroll.Content.Visible() {
		return fyne.Size{}
	}
	most := max(l.canvas().Size().Height*noticesPart, look.Dp(fewestNotices))
	return fyne.NewSize(0, min(scroll.Content.MinSize().Height, most, look.Dp(mostNotices)))
}

// centreLayout sets its object to the whole width and its own height, in the middle.
type centreLayout struct{}

func (centreLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	height := o[0].MinSize().Height
	o[0].Resize(fyne.NewSize(size.Width, height))
	o[0].Move(fyne.NewPos(0, (size.Height-height)/2))
}

func (centreLayout) MinSize(o []fyne.CanvasObject) fyne.Size { return o[0].MinSize() }

// build makes the chips of another document.
func (h *options) build() {
	d := h.v.job().document
	h.title.SetText(d.Title(locale.Window()))
	h.chips = nil
	if len(d.Formats) > 1 {
		h.add(
			h.formatMenu,
			look.Neutral,
			func(o job) (string, bool, bool) { return formatName(o.format()), false, false },
		)
	}
	h.addLists(d)
	for _, option := range d.Options {
		h.addOption(option)
	}
	if d.AcceptsFiles() {
		h.press(h.v.options.chooseAttachments, h.attachmentsLabel)
	}
	h.add(h.languageMenu, look.Neutral, func(o job) (string, bool, bool) {
		return languageName(o.language(h.v.program)), false, !hasWords(o.format())
	})
	h.add(
		h.paperMenu,
		look.Neutral,
		func(o job) (string, bool, bool) {
			return o.paper(h.v.program).Name(locale.Window()), false, !onPaper(o.format())
		},
	)
	h.addScopes(d)
	h.addSince(d)
	if len(d.Audiences) > 1 {
		h.add(h.audienceMenu, look.Green, h.audienceLabel)
	}
	h.flow.Objects = nil
	for _, c := range h.chips {
		h.flow.Objects = append(h.flow.Objects, c.FilterChip)
	}
	h.show()
}

func (h *options) add(menu func(*chip) *fyne.Menu, tone look.Tone, describe func(job) (string, bool, bool)) {
	c := &chip{describe: describe}
	c.FilterChip = look.NewMenuChip("", tone, func() *fyne.Menu { return menu(c) })
	h.keep(c)
}

// keep adds a chip; the keys of the page work while it has the keyboard.
func (h *options) keep(c *chip) {
	c.OnKey = func(e *fyne.KeyEvent) { h.v.preview.key(e) }
	h.chips = append(h.chips, c)
}

// pick adds a chip that opens a list to choose from.
func (h *options) pick(open func(*chip), describe func(job) (string, bool, bool)) {
	c := &chip{describe: describe}
	c.FilterChip = look.NewFilterChip("", -1, look.Neutral, func() { open(c) })
	c.Menu = true
	h.keep(c)
}

// press adds a chip that does something at once, without a menu.
func (h *options) press(tapped func(), describe func(job) (string, bool, bool)) {
	h.keep(&chip{look.NewFilterChip("", -1, look.Neutral, tapped), describe})
}

func (h *options) addOption(option documents.Option) {
	in := locale.Window()
	title := option.Title(in)
	hidden := func(o job) bool { return !option.AppliesTo(o.format()) }
	switch option.Kind {
	case documents.Choice:
		h.add(func(*chip) *fyne.Menu { return h.choiceMenu(option) }, look.Neutral, func(o job) (string, bool, bool) {
			return valueTitle(option, o.value(option), in), false, hidden(o)
		})
	case documents.List:
		h.press(func() { h.v.options.chooseList(option) }, func(o job) (string, bool, bool) {
			chosen := listOf(o.value(option))
			return listLabel(option, chosen), option.Default == "" && len(chosen) > 0, hidden(o)
		})
	case documents.Text:
		h.press(func() { h.chooseFilter(option) }, func(o job) (string, bool, bool) {
			label, selected := filterLabel(o.value(option))
			return label + "…", selected, hidden(o)
		})
	case documents.Writing:
		h.addWriting(option)
	case documents.Switch:
		h.press(
			func() { h.toggle(option) },
			func(o job) (string, bool, bool) { return title, o.value(option) == "yes", hidden(o) },
		)
	case documents.Secret:
		h.press(func() { h.v.options.askSecret(option) }, func(o job) (string, bool, bool) {
			set := o.value(option) != ""
			return title + "…", set, hidden(o)
		})
	}
}

// listLabel is what the chip of a List shows.
func listLabel(option documents.Option, chosen []string) string {
	title := option.Title(locale.Window())
	switch {
	case option.Parts && len(chosen) == 0:
		return locale.L("The usual documents…")
	case option.Parts:
		return locale.L("{{.Count}} documents…", locale.Values{"Count": len(chosen)})
	case option.Default != "":
		return locale.L("{{.Count}} {{.What}}…", locale.Values{"Count": len(chosen), "What": strings.ToLower(title)})
	case len(chosen) == 0:
		return title + "…"
	}
	titles := make([]string, len(chosen))
	for i, id := range chosen {
		titles[i] = option.ValueTitle(locale.Window(), id)
	}
	return shortened(locale.Window().Labelled(title, strings.Join(titles, ", "))) + "…"
}

// listOf splits the value of a List.
func listOf(value string) []string {
	if value == "" {
		return nil
	}
	return strings.Split(value, ",")
}

// valueTitle is the text of a choice on a chip. "None" alone would not be understood, so the option's own title is
// shown instead.
func valueTitle(option documents.Option, value string, in locale.Language) string {
	if v, known := option.Value(value); known && v.None {
		return option.Title(in)
	}
	return option.ValueTitle(in, value)
}

// show brings chips, sentence and notices in line with what was chosen and made.
func (h *options) show() {
	if h.v.program == nil {
		return
	}
	h.letter.follow()
	o, height := h.v.job(), h.content.MinSize().Height
	for _, c := range h.chips {
		label, selected, hidden := c.describe(o)
		c.Hidden = hidden
		c.Set(label, -1, selected)
	}
	h.flow.Refresh()
	h.means.SetText(audienceMeans(o.audience()))
	h.means.Hidden = len(o.document.Audiences) == 1 || h.letter.open // its place is for the pages
	if o.format() == request.PDF {
		h.print.Enable()
	} else {
		h.print.Disable()
	}
	h.notices.Objects = h.currentNotices()
	h.notices.Hidden = len(h.notices.Objects) == 0 || h.letter.open
	h.content.Refresh()
	if h.v.page != nil && h.content.MinSize().Height != height {
		h.v.page.Refresh()
	}
}

func (h *options) toggle(option documents.Option) {
	o := h.v.job()
	value := "yes"
	if o.value(option) == "yes" {
		value = "no"
	}
	h.v.choose(o.with(option, value))
}

func menuItem(label string, checked bool, do func()) *fyne.MenuItem {
	item := fyne.NewMenuItem(label, do)
	item.Checked = checked
	return item
}

func (h *options) choiceMenu(option documents.Option) *fyne.Menu {
	o, menu := h.v.job(), fyne.NewMenu("")
	for _, value := range option.Values {
		menu.Items = append(
			menu.Items,
			menuItem(
				option.ValueTitle(locale.Window(), value.ID),
				o.value(option) == value.ID,
				func() {
					h.v.choose(h.v.job().with(option, value.ID))
				},
			),
		)
	}
	return menu
}

func (h *options) formatMenu(*chip) *fyne.Menu {
	o, menu := h.v.job(), fyne.NewMenu("")
	for _, f := range o.document.Formats {
		menu.Items = append(menu.Items, menuItem(formatName(f), o.format() == f, func() {
			o := h.v.job()
			o.Format = f
			h.v.choose(o)
		}))
	}
	return menu
}

func (h *options) languageMenu(*chip) *fyne.Menu {
	o, menu := h.v.job(), fyne.NewMenu("")
	for _, language := range locale.Languages() {
		name := locale.MenuName(language, locale.Window())
		menu.Items = append(menu.Items, menuItem(name, o.language(h.v.program) == language, func() {
			o := h.v.job()
			o.Language = language
			h.v.choose(o)
		}))
	}
	return menu
}

// languageName names a language in itself, as people look for it.
func languageName(l locale.Language) string { return l.Capital(l.LanguageName(string(l))) }

func (h *options) paperMenu(*chip) *fyne.Menu {
	o, menu := h.v.job(), fyne.NewMenu("")
	for _, p := range request.Papers() {
		menu.Items = append(menu.Items, menuItem(p.Name(locale.Window()), o.paper(h.v.program) == p, func() {
			o := h.v.job()
			o.Paper = p
			h.v.choose(o)
		}))
	}
	return menu
}

func (h *options) audienceLabel(o job) (label string, selected, hidden bool) {
	data := locale.Values{
		"Audience": strings.ToLower(o.audience().Name(locale.Window())),
		"Count":    len(o.audiences()) - 1,
	}
	if len(o.audiences()) > 1 {
		return locale.L("For: {{.Audience}} and {{.Count}} more", data), false, false
	}
	return locale.L("For: {{.Audience}}", data), false, false
}

func (h *options) audienceMenu(c *chip) *fyne.Menu {
	o, menu := h.v.job(), fyne.NewMenu("")
	for _, a := range o.document.Audiences {
		menu.Items = append(
			menu.Items,
			menuItem(
				a.Name(locale.Window()),
				o.audience() == a,
				func() { h.v.options.chooseAudience(a) },
			),
		)
	}
	if o.document.AcceptsFiles() {
		more := menuItem(locale.L("Also for others…"), len(o.audiences()) > 1, func() { h.pickAudiences(c) })
		menu.Items = append(menu.Items, fyne.NewMenuItemSeparator(), more)
	}
	return menu
}

// differenceText describes what the chosen audience gets that the usual one does not, and the reverse.
func (h *options) differenceText() string {
	m, in := h.v.result, locale.Window()
	data := locale.Values{
		"Audience": strings.ToLower(
			m.job.document.Audiences[0].Name(in),
		), "Adds": amountsText(m.adds, in), "Takes": amountsText(m.takes, in),
	}
	switch {
	case len(m.adds) > 0 && len(m.takes) > 0:
		return locale.L(
			"Compared with the copy for {{.Audience}}, this one adds: {{.Adds}}. It leaves out: {{.Takes}}.",
			data,
		)
	case len(m.adds) > 0:
		return locale.L("Compared with the copy for {{.Audience}}, this one adds: {{.Adds}}.", data)
	case len(m.takes) > 0:
		return locale.L("Compared with the copy for {{.Audience}}, this one leaves out: {{.Takes}}.", data)
	}
	return ""
}

func amountsText(amounts []documents.Amount, in locale.Language) string {
	texts := make([]string, len(amounts))
	for i, a := range amounts {
		texts[i] = a.Text(in)
	}
	return strings.Join(texts, ", ")
}

func (h *options) chooseAudience(a program.Audience) {
	o := h.v.job()
	o.Audience = a
	h.v.choose(o)
}

// audienceMeans describes what an audience gets, as the tags of package program have it.
func audienceMeans(a program.Audience) string {
	switch a {
	case program.Partners:
		return locale.L(
			"For hotels, transport and hosts: with names, and without passports, birth dates, health and notes.",
		)
	case program.Participants:
		return locale.L(
			"For the delegation: without telephone numbers, flights and diets, " +
				"and with an alias for those who may not be named.",
		)
	case program.Public:
		return locale.L("For anyone: only what may be published, and nobody whose consent is missing.")
	}
	return locale.L("For your office, and for those it is about: everything may be on it.")
}

// askSecret asks for a password. It is kept until another program is opened, and nowhere else.
func (h *options) askSecret(option documents.Option) {
	field := form.NewPasswordField(option.ID, option.Title(locale.Window())).
		SetValue(h.v.job().value(option))
	field.SetHelp(
		locale.L("Leave it empty for no password. Laurel does not remember it: anyone who opens the file must know " +
			"it."),
	)
	f := form.New(option.Title(locale.Window()), func() error {
		h.v.choose(h.v.job().with(option, field.Value()))
		return nil
	})
	f.SubmitText = locale.L("OK")
	f.Group("", field)
	h.v.s.Dialogs.ShowForm(f)
}

// currentNotices are what to know before the document goes out, and where the last one went.
func (h *options) currentNotices() []fyne.CanvasObject {
	var list []fyne.CanvasObject
	if h.v.saver.saved != nil {
		list = append(list, h.v.saver.savedNotice())
	}
	if h.v.result == nil || h.v.result.job.document.ID != h.v.chosen {
		return list
	}
	if n := h.v.releases.earlierNotice(); n != nil {
		list = append(list, n)
	}
	if text := h.differenceText(); text != "" {
		tone := look.Slate
		if len(h.v.result.adds) > 0 {
			tone = look.Amber
		}
		list = append(list, newNote(tone, text, ""))
	}
	for _, group := range grouped(h.v.result.findings) {
		if n := h.findingNotice(group); n != nil {
			list = append(list, n)
		}
	}
	return list
}

// newNote is a notice of a line or two, so that the space is left to the pages: what to know, links, and what else is
// to be known.
func newNote(tone look.Tone, text, more string, links ...look.NoticeAction) fyne.CanvasObject {
	texts := look.NewParagraph(text)
	row := look.Flow(12)
	for _, l := range links {
		row.Add(look.NewLink(l.Text, l.Do))
	}
	if more != "" {
		row.Add(look.NewQuiet(more))
	}
	lines := look.Down(2, texts)
	if len(row.Objects) > 0 {
		lines.Add(row)
	}
	bar := look.NewBox(tone.Strong())
	bar.Min, bar.Radius = fyne.NewSize(4, 4), 2
	ground := look.NewBox(tone.Wash())
	ground.Radius = 4
	return container.NewStack(ground, container.NewBorder(nil, nil, bar, nil, look.Pad(5, 10, 5, 6, lines)))
}
