package program

import (
	"crypto/sha256"
	"encoding/base32"
	"strings"
)

// refLength is how many letters a reference has: 50 bits.
const refLength = 10

var refEncoding = base32.NewEncoding(serialLetters).WithPadding(base32.NoPadding)

// RefOf returns the reference by which the lists of an audience name a record: 10 characters of Crockford's base32,
// written "7K3M9-QX2T4". It is a hash (SHA-256) of the identifier and the audience, so that the lists of two audiences
// cannot be joined by it, and no identifier leaves the office.
func RefOf(id ID, audience Audience) string {
	hash := sha256.Sum256([]byte("laurel ref\x1f" + string(audience) + "\x1f" + string(id)))
	text := refEncoding.EncodeToString(hash[:])[:refLength]
	return text[:refLength/2] + "-" + text[refLength/2:]
}

// RefIndex finds the records that references name.
type RefIndex map[string]ID

// RefIndexOf indexes records by their references in the lists of all audiences.
func RefIndexOf[R Record](records []R) RefIndex {
	index := make(RefIndex, len(records)*len(Audiences()))
	for _, r := range records {
		index.Add(r.RecordID())
	}
	return index
}

// Add adds what is known by an identifier.
func (index RefIndex) Add(id ID) {
	for _, audience := range Audiences() {
		index[refKey(RefOf(id, audience))] = id
	}
}

const partSign = "/"

// PartID identifies a part of a record that has a row of its own in a list: a person's stay at a stop, their arrival.
func PartID(record, part ID) ID { return record + partSign + part }

// Parts divides an identifier into that of the record and that of the part; of a record alone the part is empty.
func (id ID) Parts() (record, part ID) {
	of, is, _ := strings.Cut(string(id), partSign)
	return ID(of), ID(is)
}

// Find returns the record that a reference names, however it is typed: in any case, with or without hyphens and
// spaces, with O for 0 and I or L for 1. The empty ID: none.
func (index RefIndex) Find(ref string) ID { return index[refKey(ref)] }

// refKey is a reference as it is compared.
func refKey(ref string) string {
	return strings.Map(func(r rune) rune {
		switch r {
		case '-', ' ', '\u00A0':
			return -1
		case 'O':
			return '0'
		case 'I', 'L':
			return '1'
		}
		return r
	}, strings.ToUpper(ref))
}
