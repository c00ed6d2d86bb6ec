package intake

import (
	"bytes"
	"slices"

	"laurel/data/intake/value"
)

// unreadable are the files that cannot be read and that people choose all the same: how they begin, and what to do.
// Those that are archives are named by package table, which sees what is in them.
var unreadable = []struct {
	beginnings []string
	why        *value.Message
}{
	{[]string{"%PDF"}, value.Text("this is a PDF; ask for the list as Excel, CSV, or a calendar (.ics)")},
	{
		[]string{`{\rtf`},
		value.Text("this is a text document (RTF); copy its table into a workbook and save that as .xlsx"),
	},
	{
		[]string{"\x89PNG", "\xFF\xD8\xFF", "GIF8", "BM", "II*\x00", "MM\x00*", "RIFF"},
		value.Text("this is a picture; ask for the list as Excel, CSV, or a calendar (.ics)"),
	},
	{
		[]string{"Rar!", "7z\xBC\xAF", "\x1F\x8B", "\xFD7zXZ", "BZh"},
		value.Text("this is an archive; unpack it and choose the list or schedule that is in it"),
	},
	{[]string{"SQLite format 3\x00"}, value.Text("this is a database; export the list from the program that made it")},
	{
		[]string{"MIME-Version:", "Mime-Version:"},
		value.Text("this is a web page with its pictures (.mht) or an e-mail; open it, and save the table as .xlsx"),
	},
	{
		[]string{"\x09\x00", "\x09\x02", "\x09\x04", "\x09\x08", "ID;P"},
		value.Text("this is a workbook of a very old Excel; open it in Excel or LibreOffice and save it as .xlsx"),
	},
}

// unreadableError returns why a file cannot be read that begins so; nil: it may be.
func unreadableError(first []byte) error {
	for _, form := range unreadable {
		if slices.ContainsFunc(form.beginnings, func(b string) bool { return bytes.HasPrefix(first, []byte(b)) }) {
			return form.why
		}
	}
	return nil
}
