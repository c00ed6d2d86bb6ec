package program

import (
	"strings"

	"laurel/data/civil"
	"laurel/data/locale"
)

// CertificateKind describes what a certificate is for.
type CertificateKind string

// The kinds of certificate.
const (
	AwardCertificate      CertificateKind = "award"      // the program's award title and the person's citation
	AttendanceCertificate CertificateKind = "attendance" // for taking part in the program
)

// CertificateKinds lists the kinds of certificate, the usual one first.
func CertificateKinds() []CertificateKind {
	return []CertificateKind{AwardCertificate, AttendanceCertificate}
}

// Issue is one entry in the register of issued certificates: which serial number was handed to whom, and what the
// certificate contained. The serial number reveals nothing about the person and is printed on the certificate, so that
// whoever may see that may see it; what else the register knows stays in the office.
type Issue struct {
	ID        ID              `json:"id"                  audience:"public"`
	Serial    string          `json:"serial"              audience:"public"`
	Person    ID              `json:"person"              audience:"public"`
	Kind      CertificateKind `json:"kind"                audience:"public"`
	Design    string          `json:"design,omitempty"    audience:"internal"`
	Languages []string        `json:"languages,omitempty" audience:"internal"` // BCP 47, the first one leads
	// the lines of the certificate, when it was last made
	Text     string     `json:"text,omitempty"      audience:"internal"`
	On       civil.Date `json:"on,omitzero"         audience:"internal"` // zero: reissued, and not yet made
	VoidedOn civil.Date `json:"voided_on,omitzero"  audience:"public"`
	Reason   string     `json:"reason,omitempty"    audience:"internal"` // why it is void
	// the entry that this one is reissued for
	Replaces ID `json:"replaces,omitempty"  audience:"public"`
}

// Validate checks the entry.
func (i *Issue) Validate() error {
	return validated(i, func(found problems) {
		found.required("Serial", i.Serial, "The certificate has no serial number.")
		found.add("Person", !i.Person.Valid(), "Choose whose certificate it is.")
		found.choice("Kind", i.Kind, "Choose what the certificate is for.")
		found.add(
			"Reason",
			!i.VoidedOn.IsZero() && strings.TrimSpace(i.Reason) == "",
			"Explain why the certificate is void.",
		)
		found.add("Replaces", i.Replaces == i.ID, "A certificate cannot replace itself.")
		for _, tag := range i.Languages {
			found.language("Languages", tag)
		}
	})
}

// IssueState is the state of an entry of the register today.
type IssueState string

// The states.
const (
	Issued   IssueState = "issued"   // the certificate holds
	Replaced IssueState = "replaced" // another was issued for it
	Voided   IssueState = "voided"   // it was called back
)

// IssueStates lists the states.
func IssueStates() []IssueState { return []IssueState{Issued, Replaced, Voided} }

// Name returns what the state is called.
func (s IssueState) Name(l locale.Language) string { return l.Name("issue", string(s)) }

// Name returns what the kind of certificate is called.
func (k CertificateKind) Name(l locale.Language) string { return l.Name("certificate", string(k)) }
