package settings

import (
	"bytes"
	"context"
	"image"
	"strconv"

	"laurel/app/desktop/kit/dialog"
	"laurel/app/desktop/kit/form"
	"laurel/app/desktop/kit/work"
	"laurel/data/locale"
	"laurel/data/program"
	"laurel/data/store"
)

// NewProgram asks for a name and two dates and hands the new program's ID to made.
func (s *Screen) NewProgram(made func(program.ID)) {
	name := form.NewTextField("Name", locale.L("Name of the program")).SetPlaceholder(locale.L("e.g. Courage Awards 2026"))
	start, end := form.NewDateField("Start", locale.L("First day")), form.NewDateField("End", locale.L("Last day"))
	next := &program.Program{ID: program.NewID(), Language: "en", Award: program.Award{Title: "Certificate of Recognition"}}
	f := form.New(locale.L("Start a new program"), nil)
	f.SubmitText = locale.L("Start")
	f.Group("", name, form.Beside(start, end))
	f.OnChanged = func() { end.Near(start.Value()) }
	f.SubmitLater = func(done func(error)) {
		next.Name, next.Start, next.End = name.Value(), program.Date(start.Value()), program.Date(end.Value())
		s.session.Edit(locale.L("Start program {{.Name}}", map[string]any{"Name": next.Name}), func(tx *store.Tx) error { return tx.PutProgram(next) }, done)
	}
	f.OnClosed = func(saved bool) {
		if saved {
			made(next.ID)
		}
	}
	s.session.Dialogs.ShowForm(f)
}

// signatories is how many people sign a certificate at the most.
const signatories = 3

// programForm is the form of a program's own data.
type programForm struct {
	screen *Screen
	before *program.Program

	name, sponsor, sentence, agency, emergency, notes *form.TextField
	start, end, day                                   *form.DateField
	language                                          *form.ChoiceField
	title, by, place                                  *form.TextField
	seal                                              *form.PhotoField
	signers                                           [signatories]signerFields
}

type signerFields struct {
	name, position *form.TextField
	image          *form.PhotoField
}

// EditProgram opens the open program's own data: name, dates, sponsor, and what its certificates say.
func (s *Screen) EditProgram() {
	before := s.session.Program()
	if before == nil {
		return
	}
	s.withPictures(before, func(pictures map[program.PhotoID]image.Image) { s.showProgramForm(before, pictures) })
}

// withPictures decodes the images of the certificate off the UI goroutine.
func (s *Screen) withPictures(p *program.Program, then func(map[program.PhotoID]image.Image)) {
	ids := []program.PhotoID{p.Award.Seal}
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

func (s *Screen) showProgramForm(before *program.Program, pictures map[program.PhotoID]image.Image) {
	f := &programForm{
		screen: s, before: before,
		name:      form.NewTextField("Name", locale.L("Name of the program")).SetValue(before.Name),
		start:     form.NewDateField("Start", locale.L("First day")).SetValue(form.Date(before.Start)),
		end:       form.NewDateField("End", locale.L("Last day")).SetValue(form.Date(before.End)),
		language:  form.NewChoiceField("Language", locale.L("Language of its documents"), documentLanguages()).SetValue(before.Language),
		sponsor:   form.NewTextField("Sponsor", locale.L("Sponsor")).SetValue(before.Sponsor),
		sentence:  form.NewLongField("SponsorSentence", locale.L("Sponsor's sentence, as it must be printed"), 2).SetValue(before.SponsorSentence),
		agency:    form.NewTextField("Agency", locale.L("National program agency")).SetValue(before.Agency),
		emergency: form.NewTextField("EmergencyPhone", locale.L("Emergency telephone of the program")).SetValue(before.EmergencyPhone),
		notes:     form.NewLongField("Notes", locale.L("Internal notes (never printed)"), 3).SetValue(before.Notes),
		title:     form.NewTextField("Award.Title", locale.L("Title of the certificate")).SetValue(before.Award.Title),
		by:        form.NewTextField("Award.PresentedBy", locale.L("Presented by")).SetValue(before.Award.PresentedBy),
		place:     form.NewTextField("Award.Place", locale.L("Place")).SetValue(before.Award.Place),
		day:       form.NewDateField("Award.Date", locale.L("Date")).SetValue(form.Date(before.Award.Date)),
		seal:      s.pictureField("Award.Seal", locale.L("Seal"), pictures[before.Award.Seal]),
	}
	editing := form.New(before.Name, nil)
	editing.Group(locale.L("Program"), f.name, form.Beside(f.start, f.end), f.language, f.sponsor, f.sentence, form.Beside(f.agency, f.emergency), f.notes)
	editing.Group(locale.L("Certificate"), f.title, f.by, form.Beside(f.place, f.day), f.seal)
	for i := range f.signers {
		f.addSigner(editing, i, pictures)
	}
	editing.SubmitLater = f.submit
	s.session.Dialogs.ShowForm(editing)
}

func (f *programForm) addSigner(editing *form.Form, i int, pictures map[program.PhotoID]image.Image) {
	var before program.Signatory
	if i < len(f.before.Award.Signatories) {
		before = f.before.Award.Signatories[i]
	}
	key := "Award.Signatories." + strconv.Itoa(i)
	f.signers[i] = signerFields{
		name:     form.NewTextField(key+".Name", locale.L("Name")).SetValue(before.Name),
		position: form.NewTextField(key+".Position", locale.L("Position")).SetValue(before.Position),
		image:    f.screen.pictureField(key+".Signature", locale.L("Image of the signature"), pictures[before.Signature]),
	}
	editing.Group(locale.L("Signature {{.Number}}", map[string]any{"Number": i + 1}), form.Beside(f.signers[i].name, f.signers[i].position), f.signers[i].image)
}

func (s *Screen) pictureField(key, label string, picture image.Image) *form.PhotoField {
	return form.NewPhotoField(key, label, dialog.PhotoChooser(s.session.Files), s.session.Runner).SetPicture(picture)
}

func (f *programForm) submit(done func(error)) {
	next := f.before.With(func(p *program.Program) {
		p.Name, p.Start, p.End, p.Language = f.name.Value(), program.Date(f.start.Value()), program.Date(f.end.Value()), f.language.Value()
		p.Sponsor, p.SponsorSentence, p.Agency = f.sponsor.Value(), f.sentence.Value(), f.agency.Value()
		p.EmergencyPhone, p.Notes = f.emergency.Value(), f.notes.Value()
		p.Award.Title, p.Award.PresentedBy, p.Award.Place, p.Award.Date = f.title.Value(), f.by.Value(), f.place.Value(), program.Date(f.day.Value())
		p.Award.Signatories = nil
	})
	seal := imageOf(f.seal, f.before.Award.Seal)
	signers := f.signing()
	f.screen.session.Edit(locale.L("Edit program"), func(tx *store.Tx) error {
		var err error
		if next.Award.Seal, err = seal.stored(tx); err != nil {
			return err
		}
		for _, signer := range signers {
			if signer.Signature, err = signer.image.stored(tx); err != nil {
				return err
			}
			next.Award.Signatories = append(next.Award.Signatories, signer.Signatory)
		}
		return tx.PutProgram(next)
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
		var before program.PhotoID
		if i < len(f.before.Award.Signatories) {
			before = f.before.Award.Signatories[i].Signature
		}
		signer := &signing{program.Signatory{Name: fields.name.Value(), Position: fields.position.Value()}, imageOf(fields.image, before)}
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

func documentLanguages() []form.Option {
	return []form.Option{{ID: "en", Text: "English"}, {ID: "es", Text: "Español"}, {ID: "fr", Text: "Français"}}
}
