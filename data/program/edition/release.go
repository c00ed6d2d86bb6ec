package edition

import (
	"slices"

	"laurel/data/program"
)

// Freeze keeps an edition as it is. What the audience of the edition may not have is not in it; nor is the register of
// certificates, what was sent before or what came of the program, which no change is listed of, nor the part of the
// library that the program's meetings do not name.
func Freeze(edition *Edition) (program.Frozen, error) {
	named := mentioned(edition.Program)
	plan := edition.With(func(next *program.Program) {
		next.Issues, next.Releases = nil, nil
		next.Letters, next.SentLetters = nil, nil
		next.Findings = nil
		next.Forms = nil
		next.Responses = nil
		next.Connections, next.Tasks = nil, nil
		next.Organisations = slices.DeleteFunc(
			slices.Clone(edition.Organisations),
			func(o *program.Organisation) bool { return !named[o.ID] },
		)
		next.Contacts = slices.DeleteFunc(
			slices.Clone(edition.Contacts),
			func(c *program.Contact) bool { return !named[c.ID] },
		)
	})
	return program.Pack(plan)
}

// Of returns what was sent.
func Of(r *program.Release) (*Edition, error) {
	plan, err := r.Sent()
	if err != nil {
		return nil, err
	}
	return &Edition{Program: plan, Audience: r.Audience}, nil
}
