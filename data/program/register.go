package program

import (
	"slices"
	"strconv"

	"laurel/data/civil"
)

// Register is the register of a program's issued certificates.
type Register struct{ program *Program }

// Register returns the program's register of issued certificates.
func (p *Program) Register() Register { return Register{p} }

// State returns the state of an entry.
func (r Register) State(issue *Issue) IssueState {
	switch {
	case !issue.VoidedOn.IsZero():
		return Voided
	case r.program.lookup().replaced[issue.ID]:
		return Replaced
	default:
		return Issued
	}
}

// Of lists a person's certificates of one kind, the oldest first.
func (r Register) Of(person ID, kind CertificateKind) []*Issue {
	return slices.DeleteFunc(
		slices.Clone(r.program.lookup().issues[person]),
		func(i *Issue) bool { return i.Kind != kind },
	)
}

// Held returns the entry of the certificate that a person holds, or nil.
func (r Register) Held(person ID, kind CertificateKind) *Issue {
	for _, i := range slices.Backward(r.Of(person, kind)) {
		if r.State(i) == Issued {
			return i
		}
	}
	return nil
}

// Serial returns the number of the certificate that a person holds, or of the next one, of that year. It is empty where
// the name may not be shown, since it would connect the alias on this certificate with the name on another.
func (r Register) Serial(person *Person, kind CertificateKind, year int) string {
	if !person.IsNamed() {
		return ""
	}
	if held := r.Held(person.ID, kind); held != nil {
		return held.Serial
	}
	return r.nextSerial(person.ID, kind, year)
}

func (r Register) nextSerial(person ID, kind CertificateKind, year int) string {
	return r.program.Serial(person, kind, year, len(r.Of(person, kind))+1)
}

// Noted returns the entry to store when a certificate is handed out: next itself for one who holds none, with the ID of
// the entry there is where text, design or languages are now others. It is nil where the register has it as it is.
func (r Register) Noted(next Issue) *Issue {
	if held := r.Held(next.Person, next.Kind); held != nil {
		same := held.Text == next.Text && held.Design == next.Design && slices.Equal(held.Languages, next.Languages)
		if same && !held.On.IsZero() {
			return nil
		}
		next.ID = held.ID
		next.Replaces = held.Replaces
	}
	return &next
}

// Reissued returns the entry that replaces another: the same certificate under a new serial number. It is not issued
// before its certificate is made.
func (r Register) Reissued(old *Issue) *Issue {
	year := 0
	if parts := serialForm.FindStringSubmatch(old.Serial); parts != nil {
		year, _ = strconv.Atoi(parts[1]) // digits alone, or nothing
	}
	next := *old
	next.ID = NewID()
	next.Serial = r.nextSerial(old.Person, old.Kind, year)
	next.Text = ""
	next.On = civil.Date{}
	next.Replaces = old.ID
	return &next
}
