package program

import (
	"bytes"
	"compress/gzip"
	"encoding/base64"
	"fmt"
	"io"
	"slices"
	"strings"

	"laurel/data/civil"
	"laurel/data/locale"
)

// Recipient is who was sent a document.
type Recipient string

// The recipients, in the order of menus.
const (
	ToHotel     Recipient = "hotel"
	ToTransport Recipient = "transport"
	ToAgency    Recipient = "agency"
	ToHosts     Recipient = "hosts"
	ToGroup     Recipient = "group"
	ToPerson    Recipient = "person"
	ToOther     Recipient = "other"
)

// Recipients lists the recipients in the order of menus.
func Recipients() []Recipient {
	return []Recipient{ToHotel, ToTransport, ToAgency, ToHosts, ToGroup, ToPerson, ToOther}
}

// Name returns what the recipient is called.
func (r Recipient) Name(l locale.Language) string { return l.Name("recipient", string(r)) }

// Frozen is an edition as it was at one moment: the interchange form without images, compressed (gzip, RFC 1952) and in
// base64.
type Frozen string

// longestFrozen is the most bytes of a frozen edition once it is unpacked: more than the largest program has.
const longestFrozen = 256 << 20

// Pack freezes a program.
func Pack(plan *Program) (Frozen, error) {
	var packed bytes.Buffer
	to := gzip.NewWriter(&packed)
	if err := Encode(to, plan, nil); err != nil {
		return "", err
	}
	if err := to.Close(); err != nil {
		return "", err
	}
	return Frozen(base64.StdEncoding.EncodeToString(packed.Bytes())), nil
}

func (f Frozen) thaw() (*Program, error) {
	from, err := gzip.NewReader(base64.NewDecoder(base64.StdEncoding, strings.NewReader(string(f))))
	if err != nil {
		return nil, err
	}
	plan, _, err := Decode(io.LimitReader(from, longestFrozen))
	return plan, err
}

// Release is what a recipient was sent, frozen as it was on that day, so that a later version can show what has changed
// since. It is never part of an edition for others.
type Release struct {
	ID        ID        `json:"id"                audience:"internal"`
	Recipient Recipient `json:"recipient"         audience:"internal"`
	Name      string    `json:"name,omitempty"    audience:"internal"` // which hotel, who else
	Person    ID        `json:"person,omitempty"  audience:"internal"` // the recipient, if it is one person
	// whose hotel, company or hosts; empty: of the whole program
	Stop     ID         `json:"stop,omitempty"    audience:"internal"`
	Document string     `json:"document"          audience:"internal"` // its ID in the catalogue
	Audience Audience   `json:"for"               audience:"internal"` // the audience of the edition
	Version  string     `json:"version"           audience:"internal"` // what people call it: 2, final
	On       civil.Date `json:"on"                audience:"internal"` // the day it was sent
	Content  Frozen     `json:"content,omitempty" audience:"internal"` // the edition
}

// RecipientOf names who was sent a release, and where: Hotel, Washington. A name that was written for it goes before
// the person's.
func (p *Program) RecipientOf(r *Release, l locale.Language) string {
	name := r.Name
	if person := p.Person(r.Person); person != nil && name == "" {
		name = person.DisplayName()
	}
	if name == "" {
		name = r.Recipient.Name(l)
	}
	if stop := p.Stop(r.Stop); stop != nil {
		name += ", " + stop.City
	}
	return name
}

// Validate checks the release, and that what was frozen can be read.
func (r *Release) Validate() error {
	return validated(r, func(found problems) {
		found.choice("Recipient", r.Recipient, "Choose who was sent the document.")
		found.add("Name", r.Recipient == ToOther && strings.TrimSpace(r.Name) == "", "Enter who was sent the document.")
		found.add(
			"Person",
			r.Recipient == ToPerson && !r.Person.Valid(),
			"Choose the person who was sent the document.",
		)
		found.required("Document", r.Document, "Choose which document was sent.")
		found.choice("Audience", r.Audience, "Choose the audience that the document was made for.")
		found.required("Version", r.Version, "Give the version a name or a number.")
		found.add("On", r.On.IsZero() || !r.On.Valid(), "Give the day on which it was sent.")
		_, err := r.Sent()
		found.add("Content", err != nil, "What was sent can no longer be read. Restore a backup from that time.")
	})
}

// Sent returns the program as it was sent, without images.
func (r *Release) Sent() (*Program, error) {
	plan, err := r.Content.thaw()
	if err != nil {
		return nil, explain(
			err,
			"What was sent as %s cannot be read any more. Restore a backup from that time.",
			r.label(),
		)
	}
	return plan, nil
}

func (r *Release) label() string { return fmt.Sprintf("%s, version %s", r.Document, r.Version) }

// sameReader reports whether both went to the same recipient as the same document, so that one follows the other.
func (r *Release) sameReader(other *Release) bool {
	return r.Recipient == other.Recipient && r.Name == other.Name && r.Person == other.Person && r.Stop == other.Stop &&
		r.Document == other.Document
}

// NextVersion is the number of a release that is about to be sent: one more than its recipient was sent of its
// document.
func NextVersion(sent []*Release, next *Release) string {
	version := 1
	for _, r := range sent {
		if r.sameReader(next) {
			version++
		}
	}
	return fmt.Sprint(version)
}

// LatestReleases lists, for each recipient and document, what was sent last, in the order of the releases.
func LatestReleases(sent []*Release) []*Release {
	var latest []*Release
	for i, r := range sent {
		if !slices.ContainsFunc(sent[i+1:], r.sameReader) {
			latest = append(latest, r)
		}
	}
	return latest
}
