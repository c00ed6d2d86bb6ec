package library

import (
	"slices"

	"laurel/app/desktop/kit/form"
	"laurel/data/locale"
	"laurel/data/program"
)

// Records are the organisations and contacts of the library, by name, with the program in which they are used.
type Records struct {
	Program       *program.Program
	Organisations []*program.Organisation
	Contacts      []*program.Contact
}

// Organisation returns one of the library or of the program, or nil.
func (r *Records) Organisation(id program.ID) *program.Organisation {
	if i := slices.IndexFunc(r.Organisations, func(o *program.Organisation) bool { return o.ID == id }); i >= 0 {
		return r.Organisations[i]
	}
	return r.Program.Organisation(id)
}

// Contact returns one of the library, or nil.
func (r *Records) Contact(id program.ID) *program.Contact {
	if i := slices.IndexFunc(r.Contacts, func(c *program.Contact) bool { return c.ID == id }); i >= 0 {
		return r.Contacts[i]
	}
	return nil
}

// Options offers the organisations, those that the program uses first.
func (r *Records) Options() []form.Option {
	var used, others []form.Option
	for _, o := range r.Organisations {
		option := form.Option{ID: string(o.ID), Text: o.Name, Detail: o.Category}
		if r.Program.Organisation(o.ID) != nil {
			used = append(used, option)
		} else {
			others = append(others, option)
		}
	}
	return append(used, others...)
}

// Reach returns how to reach a contact, and whether the awardees may know it.
func Reach(c *program.Contact) string {
	may := locale.L("not asked whether it may be shared")
	switch c.MayShare {
	case program.Yes:
		may = locale.L("may be shared")
	case program.No:
		may = locale.L("not to be shared")
	}
	return locale.Joined(" · ", c.Title, c.Phone, c.Email, may)
}
