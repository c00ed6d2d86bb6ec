package settings

import (
	"bytes"
	"context"
	"image"
	"slices"
	"strconv"

	"laurel/app/desktop/kit/dialog"
	"laurel/app/desktop/kit/form"
	"laurel/app/desktop/kit/work"
	"laurel/app/desktop/session"
	"laurel/data/locale"
	"laurel/data/program"
	"laurel/data/program/ready"
	"laurel/data/store"
)

// NewProgram asks for a name and two dates and passes the new program's ID to made.
func (s *Screen) NewProgram(made func(program.ID)) {
	name := form.NewTextField("Name", locale.L("Name of the program")).
		SetPlaceholder(locale.L("e.g. Courage Awards 2026"))
	start := form.NewDateField("Start", locale.L("First day"))
	end := form.NewDateField("End", locale.L("Last day"))
	next := &program.Program{
		ID:         program.NewID(),
		Language:   locale.Window(),
		GroupNames: program.NotRefused,
		Award:      program.Award{Title: "Certificate of Recognition"},
	}
	fs := session.FieldsOf(next)
	f := form.New(locale.L("Start a new program"), nil)
	f.SubmitText = locale.L("Start")
	f.Group("", name, form.Beside(start, end), groupNames(fs))
	f.OnChanged = func() { end.Near(start.Value()) }
	f.SubmitLater = func(done func(error)) {
		next.Name = name.Value()
		next.Start = start.Value()
		next.End = end.Value()
		fs.Apply(next)
		if err := session.Localized(next.Validate()); err != nil {
			done(err)
			return
		}
		if err := f.Doubt(session.DoubtsOf(next, next)); err != nil {
			done(err)
			return
		}
		label := locale.L("Start program {{.Name}}", locale.Values{"Name": next.Name})
		s.session.Edit(label, func(tx *store.Tx) error { return tx.Put("", next) }, done)
	}
	f.OnClosed = func(saved bool) {
		if saved {
			made(next.ID)
		}
	}
	s.session.Drafts().Keep(f, session.NewProgramForm, "")
	s.session.Dialogs.ShowForm(f)
}

// groupNames asks whom participants read by name.
func groupNames(fs *session.Fields[program.Program]) *form.ChoiceField {
	f := fs.Choice("GroupNames", locale.Window().Label("group-names"), session.Named(program.AllGroupNames()))
	f.SetHelp(locale.L("group-names.help"))
	return f
}

// themes asks for the set of themes by which the program orders its meetings and takeaways. Themes of its own, from a
// file, are one more choice.
func themes(fs *session.Fields[program.Program]) form.Field {
	l := locale.Window()
	const own = "own"
	value, names := own, []string{}
	for _, t := range fs.From.ThemeList() {
		names = append(names, t.Name(l))
	}
	sets := ready.ThemeSets()
	var options []form.Option
	for _, set := range sets {
		options = append(options, form.Option{ID: set.ID, Text: set.Name(l)})
		if slices.EqualFunc(set.Themes, fs.From.ThemeList(), func(a, b program.Theme) bool { return a.ID == b.ID }) {
			value = set.ID
		}
	}
	if value == own {
		options = append(options, form.Option{ID: own, Text: l.And(names...)})
	}
	choice := form.NewChoiceField("Themes", l.Label("themes"), options).SetValue(value)
	return fs.Bind(choice, func(p *program.Program) {
		for _, set := range sets {
			if set.ID == choice.Value() && set.ID != value {
				p.Themes = set.Themes
			}
		}
	})
}

// documentLanguage asks for the language of the documents and the region in which it is written.
func documentLanguage(fs *session.Fields[program.Program]) form.Field {
	now := fs.From.Language
	language := form.NewChoiceField("Language", locale.L("Language of its documents"),
		languageOptions(locale.Languages())).
		SetValue(string(locale.Nearest(now)))
	region := form.NewPickerField("Region", locale.L("Region of its documents"),
		session.WithNone(locale.L("none in particular"), session.CountryOptions(locale.Window()))).
		SetValue(now.Region())
	region.SetHelp(locale.L("Spelling, dates, times and paper are as people there expect them."))
	apply := func(p *program.Program) {
		p.Language = locale.Language(language.Value()).In(region.Value())
	}
	return form.Beside(fs.Bind(language, apply), fs.Bind(region, apply))
}

// signatories is how many people sign a certificate at the most.
const signatories = 3

// programForm is the form of a program's own data.
type programForm struct {
	screen  *Screen
	form    *form.Form
	fields  *session.Fields[program.Program]
	logo    *form.PhotoField
	seal    *form.PhotoField
	signers [signatories]signerFields
}

type signerFields struct {
	name, position, second *form.TextField
	image                  *form.PhotoField
}

// EditProgram opens the open program's own data: name, dates, sponsor, and the texts of its certificates. The field
// with the key has the keyboard; "" is the first.
func (s *Screen) EditProgram(field string) {
	before := s.session.Program()
	if before == nil {
		return
	}
	s.withPictures(before, func(pictures map[program.PhotoID]image.Image) {
		s.showProgramForm(before, pictures).Focus(field)
	})
}

// withPictures decodes the images of the certificate off the UI goroutine.
func (s *Screen) withPictures(p *program.Program, then func(map[program.PhotoID]image.Image)) {
	ids := []program.PhotoID{p.Logo, p.Award.Seal}
	for _, signer := range p.Award.Signatories {
		ids = append(ids, signer.Signature)
	}
	work.Run(s.session.Runner, nil, func(ctx context.Context) (map[program.PhotoID]image.Image, error) {
		pictures := map[program.PhotoID]image.Image{}
		for _, id := range ids {
			if id == "" {
				continue
			}
			content, err := s.session.Store.Photo(ctx, id)
			if err != nil {
				return pictures, err
			}
			picture, _, err := image.Decode(bytes.NewReader(content))
			if err != nil {
				return pictures, err
			}
			pictures[id] = picture
		}
		return pictures, nil
	}, func(pictures map[program.PhotoID]image.Image, err error) {
		if err != nil {
			s.session.Fail(err)
		}
		then(pictures)
	})
}

func (s *Screen) showProgramForm(before *program.Program, pictures map[program.PhotoID]image.Image) *form.Form {
	fs := session.FieldsOf(before)
	f := &programForm{screen: s, fields: fs}
	f.logo = s.pictureField("Logo", locale.L("Sponsor’s logo"), pictures[before.Logo])
	f.seal = s.pictureField("Award.Seal", locale.L("Seal"), pictures[before.Award.Seal])
	editing := form.New(before.Name, nil)
	f.form = editing
	editing.Group(locale.L("Program"),
		fs.Text("Name", locale.L("Name of the program")),
		form.Beside(fs.Date("Start", locale.L("First day")), fs.Date("End", locale.L("Last day"))),
		documentLanguage(fs),
		groupNames(fs),
		themes(fs),
		fs.Text("Sponsor", locale.L("Sponsor")),
		fs.Long("SponsorSentence", locale.L("Sponsor's sentence, as it must be printed"), 2),
		fs.Long("Purpose", locale.L("The program’s purpose, for the start of the report"), 4),
		f.logo,
		form.Beside(
			fs.Text("Agency", locale.L("National program agency")),
			fs.Text("EmergencyPhone", locale.L("Emergency telephone of the program"))),
		fs.Long("Notes", locale.L("Internal notes (never printed)"), 3))
	editing.Group(locale.L("Certificate"),
		fs.Text("Award.Title", locale.L("Title of the certificate")),
		fs.Text("Award.TitleSecond", locale.L("Title in the second language")),
		fs.Text("Award.PresentedBy", locale.L("Presented by")),
		fs.Text("Award.PresentedBySecond", locale.L("Presented by, in the second language")),
		form.Beside(fs.Text("Award.Place", locale.L("Place")), fs.Date("Award.Date", locale.L("Date"))),
		f.seal)
	for i := range f.signers {
		f.addSigner(editing, i, pictures)
	}
	editing.SubmitLater = f.submit
	editing.AddButton(s.session.History().Button(editing, before))
	s.session.Drafts().Keep(editing, session.ProgramForm, before.ID)
	s.session.Dialogs.ShowForm(editing)
	return editing
}

// signer returns the signatory at a place of the certificate as it was before the edit.
func (f *programForm) signer(i int) (before program.Signatory) {
	if known := f.fields.From.Award.Signatories; i < len(known) {
		before = known[i]
	}
	return before
}

func (f *programForm) addSigner(editing *form.Form, i int, pictures map[program.PhotoID]image.Image) {
	before := f.signer(i)
	key := "Award.Signatories." + strconv.Itoa(i)
	f.signers[i] = signerFields{
		name:     form.NewTextField(key+".Name", locale.L("Name")).SetValue(before.Name),
		position: form.NewTextField(key+".Position", locale.L("Position")).SetValue(before.Position),
		second: form.NewTextField(key+".PositionSecond", locale.L("Position in the second language")).
			SetValue(before.PositionSecond),
		image: f.screen.pictureField(
			key+".Signature",
			locale.L("Image of the signature"),
			pictures[before.Signature],
		),
	}
	editing.Group(locale.L("Signature {{.Number}}", locale.Values{"Number": i + 1}),
		form.Beside(f.signers[i].name, f.signers[i].position), f.signers[i].second, f.signers[i].image)
}

func (s *Screen) pictureField(key, label string, picture image.Image) *form.PhotoField {
	return form.NewPhotoField(key, label, dialog.PhotoChooser(s.session.Files), s.session.Runner).SetPicture(picture)
}

func (f *programForm) submit(done func(error)) {
	before := f.fields.From
	next := before.With(func(p *program.Program) { f.fields.Apply(p) })
	if err := f.form.Doubt(session.DoubtsOf(next, next, before)); err != nil {
		done(err)
		return
	}
	logo, seal := imageOf(f.logo, before.Logo), imageOf(f.seal, before.Award.Seal)
	signers := f.signing()
	f.screen.session.Edit(locale.L("Edit program"), func(tx *store.Tx) error {
		latest, err := tx.Program(before.ID)
		if err != nil {
			return err
		}
		next := latest.With(func(p *program.Program) {
			f.fields.Apply(p)
			p.Award.Signatories = nil
		})
		if next.Logo, err = logo.stored(tx); err != nil {
			return err
		}
		if next.Award.Seal, err = seal.stored(tx); err != nil {
			return err
		}
		for _, signer := range signers {
			if signer.Signature, err = signer.image.stored(tx); err != nil {
				return err
			}
			next.Award.Signatories = append(next.Award.Signatories, signer.Signatory)
		}
		return tx.Put("", next)
	}, done)
}

// signing is a signatory as the form has it, with what becomes of the image.
type signing struct {
	program.Signatory
	image picture
}

// signing reads those signatories that have a name or a position.
func (f *programForm) signing() []*signing {
	var all []*signing
	for i, fields := range f.signers {
		signer := &signing{
			program.Signatory{
				Name: fields.name.Value(), Position: fields.position.Value(), PositionSecond: fields.second.Value(),
			},
			imageOf(fields.image, f.signer(i).Signature),
		}
		if signer.Name != "" || signer.Position != "" {
			all = append(all, signer)
		}
	}
	return all
}

// picture is what becomes of an image: new bytes, or the one that was there.
type picture struct {
	file   []byte
	before program.PhotoID
}

func imageOf(field *form.PhotoField, before program.PhotoID) picture {
	file, removed := field.Value()
	if removed {
		before = ""
	}
	return picture{file, before}
}

func (p picture) stored(tx *store.Tx) (program.PhotoID, error) {
	if p.file == nil {
		return p.before, nil
	}
	return tx.PutPhoto(p.file)
}

// languageOptions offers languages by their own names, with whether somebody has checked their texts.
func languageOptions(languages []locale.Language) []form.Option {
	var options []form.Option
	for _, l := range languages {
		options = append(options, form.Option{ID: string(l), Text: locale.MenuName(l, locale.Window())})
	}
	return options
}
