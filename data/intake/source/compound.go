package source

import (
	"bytes"

	"laurel/data/intake/value"
)

// compoundFile begins the files of older Offices, and those of newer ones that are locked with a password.
var compoundFile = []byte{0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1}

// IsCompound reports whether a file that begins so is a compound file of an Office.
func IsCompound(first []byte) bool { return bytes.HasPrefix(first, compoundFile) }

// IsBinary reports whether a file that begins so is an archive or a compound file, and no text.
func IsBinary(first []byte) bool {
	return bytes.HasPrefix(first, []byte("PK\x03\x04")) || IsCompound(first)
}

// ErrLocked is the reason why a file that is locked with a password cannot be read.
func ErrLocked() *value.Message {
	return value.Text("this workbook is locked with a password; open it, save a copy without the password, " +
		"and try that one")
}

// compounds are the files of older Offices by the names of what is in them.
var compounds = []struct {
	part string
	why  *value.Message
}{
	{"EncryptedPackage", ErrLocked()},
	{"EncryptionInfo", ErrLocked()},
	{
		"Workbook",
		value.Text("this is a workbook of an old Excel (.xls): open it in Excel or LibreOffice, choose Save As, " +
			"Excel Workbook (.xlsx), and import that file"),
	},
	{"WordDocument", value.Text("this is a Word document; copy its table into a workbook and save that as .xlsx")},
	{
		"PowerPoint Document",
		value.Text("this is a PowerPoint presentation; copy its table into a workbook and save that as .xlsx"),
	},
	{
		"__substg1.0_",
		value.Text("this is an e-mail of Outlook; save the file that is attached to it, and choose that one"),
	},
}

// CompoundError is the reason why a compound file cannot be read, by its first bytes.
func CompoundError(first []byte) error {
	for _, form := range compounds {
		if bytes.Contains(first, wide(form.part)) {
			return form.why
		}
	}
	return value.Text("this is a workbook of an old Excel (.xls), or one that is locked with a password; " +
		"save it without a password as .xlsx and try that one")
}

// wide writes a text in UTF-16, as compound files write the names of what is in them.
func wide(text string) []byte {
	var out []byte
	for i := range len(text) {
		out = append(out, text[i], 0)
	}
	return out
}
