package place

import "golang.org/x/sys/unix"

func isRemote(path string) bool {
	var system unix.Statfs_t
	return unix.Statfs(path, &system) == nil && system.Flags&unix.MNT_LOCAL == 0
}
