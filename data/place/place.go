// Package place describes where a file lies: whether a service synchronises its folder, whether the disk belongs to
// another computer, and how much is free; and it moves programs out of a place that is not safe. It reads what the
// system knows and opens no connection.
package place

import (
	"path/filepath"
	"strings"
)

// Facts are what is known about the place of a file.
type Facts struct {
	Service string // that synchronises the folder, by its name; empty: none that is known
	Remote  bool   // the disk belongs to another computer
	Free    int64  // bytes that this account may still write; negative: not known
}

// Of returns what is known about the place of a file or folder, which must be there.
func Of(path string) Facts {
	path, _ = filepath.Abs(path) // a path that cannot be made absolute is looked at as it is
	return Facts{Service: serviceOf(path), Remote: isRemote(path), Free: free(path)}
}

// services are the names of folders that services keep on a computer; such a name may go on with a space, a hyphen or a
// bracket: "OneDrive - Muster", "GoogleDrive-ana@example.org", "Dropbox (Muster)".
var services = []struct{ folder, name string }{
	{"onedrive", "OneDrive"},
	{"dropbox", "Dropbox"},
	{"google drive", "Google Drive"},
	{"googledrive", "Google Drive"},
	{"my drive", "Google Drive"},
	{"icloud drive", "iCloud Drive"},
	{"iclouddrive", "iCloud Drive"},
	{"mobile documents", "iCloud Drive"},
	{"nextcloud", "Nextcloud"},
	{"owncloud", "ownCloud"},
	{"box sync", "Box"},
	{"pcloud drive", "pCloud"},
}

// serviceOf returns the service that a part of a path names. Backslashes separate parts too.
func serviceOf(path string) string {
	for part := range strings.FieldsFuncSeq(strings.ToLower(path), func(r rune) bool { return r == '/' || r == '\\' }) {
		for _, s := range services {
			rest, found := strings.CutPrefix(part, s.folder)
			if found && (rest == "" || strings.ContainsAny(rest[:1], " -(")) {
				return s.name
			}
		}
	}
	return ""
}
