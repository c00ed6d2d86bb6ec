package dialog

import (
	"path/filepath"

	"golang.org/x/sys/windows"

	"laurel/data/locale"
)

// foldersOfUser returns Windows' known folders, which companies often put on a server.
func foldersOfUser(home string) userFolders {
	known := func(id *windows.KNOWNFOLDERID, usual string) string {
		path, err := windows.KnownFolderPath(id, 0)
		if err != nil {
			return filepath.Join(home, usual)
		}
		return path
	}
	return userFolders{
		desktop:   known(windows.FOLDERID_Desktop, "Desktop"),
		documents: known(windows.FOLDERID_Documents, "Documents"),
		pictures:  known(windows.FOLDERID_Pictures, "Pictures"),
		downloads: known(windows.FOLDERID_Downloads, "Downloads"),
	}
}

// drives are the roots of what is connected, those of the network by that name.
func drives() []place {
	known, err := windows.GetLogicalDrives()
	if err != nil {
		return nil
	}
	var found []place
	for i := range 26 {
		if known&(1<<i) == 0 {
			continue
		}
		root := string(rune('A'+i)) + `:\`
		name := root
		if text, err := windows.UTF16PtrFromString(root); err == nil &&
			windows.GetDriveType(text) == windows.DRIVE_REMOTE {
			name = locale.L("Network {{.Drive}}", locale.Values{"Drive": root})
		}
		found = append(found, place{name, root})
	}
	return found
}
