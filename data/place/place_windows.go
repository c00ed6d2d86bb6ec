package place

import (
	"path/filepath"
	"strings"

	"golang.org/x/sys/windows"
)

func isRemote(path string) bool {
	volume := filepath.VolumeName(path)
	if strings.HasPrefix(volume, `\\`) && !strings.HasPrefix(volume, `\\?\`) {
		return true
	}
	root, err := windows.UTF16PtrFromString(strings.TrimPrefix(volume, `\\?\`) + `\`)
	return err == nil && windows.GetDriveType(root) == windows.DRIVE_REMOTE
}

// free asks about the folder: the system knows no files here.
func free(path string) int64 {
	folder, err := windows.UTF16PtrFromString(filepath.Dir(path))
	var mine uint64
	if err != nil || windows.GetDiskFreeSpaceEx(folder, &mine, nil, nil) != nil {
		return -1
	}
	return int64(mine)
}
