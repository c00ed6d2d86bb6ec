package directory

import (
	"laurel/app/desktop/kit/form"
	"laurel/app/desktop/kit/look"
	"laurel/data/locale"
	"laurel/data/program"
	"laurel/data/program/identity"
	"laurel/data/store"
	"laurel/data/store/tables"
)

// merge asks which values of two selected entries stay, and makes one of them.
func (v *Contacts) merge() {
	rows := v.selected()
	if len(rows) != 2 || rows[0].kind() != rows[1].kind() {
		v.s.Dialogs.Toast(
			locale.L("Select two organisations or two contacts, with Space or Ctrl+click."),
			"",
			nil,
		)
		return
	}
	keep, other := rows[0], rows[1]
	if len(other.uses) > len(keep.uses) {
		keep, other = other, keep
	}
	p, in := v.s.Program(), locale.Window()
	asked := form.New(locale.L("Merge into one record"), nil)
	var fields []form.Field
	var choices []*form.ChoiceField
	differing := identity.Differing(keep.record(), other.record())
	for _, f := range differing {
		c := form.NewChoiceField(f.Path, f.Label(in), []form.Option{
			{ID: "keep", Text: f.Text(in, p, keep.record())}, {ID: "other", Text: f.Text(in, p, other.record())},
		}).SetValue("keep")
		choices, fields = append(choices, c), append(fields, c)
	}
	asked.Note(look.NewParagraph(locale.L("Whatever refers to one of them, in any program, will refer to the one " +
		"that is kept. Values that only one of them has are kept; the others go into the notes.")))
	asked.Group(locale.L("Choose the values that stay:"), fields...)
	asked.SubmitText = locale.L("Merge into one record")
	asked.SubmitLater = func(done func(error)) {
		var take []string
		for i, c := range choices {
			if c.Value() == "other" {
				take = append(take, differing[i].Key)
			}
		}
		v.mergeThem(p, keep, other, take, done)
	}
	v.s.Dialogs.ShowForm(asked)
}

func (v *Contacts) mergeThem(p *program.Program, keep, other *entry, take []string, done func(error)) {
	merged := identity.MergeRecords(p, keep.record(), other.record(), take)
	names := locale.Values{"One": keep.name(), "Other": other.name()}
	v.wanted = v.key(keep)
	v.s.Edit(locale.L("Merge {{.Other}} with {{.One}}", names), func(tx *store.Tx) error {
		if err := tx.Put("", merged); err != nil {
			return err
		}
		if keep.kind() == tables.Contacts {
			return tx.MergeContacts(keep.contact.ID, other.contact.ID)
		}
		return tx.MergeOrganisations(keep.organisation.ID, other.organisation.ID)
	}, v.s.Answer(done, func() {
		v.read()
		v.s.OfferUndo(locale.L("{{.Other}} was merged with {{.One}}.", names))
	}))
}
