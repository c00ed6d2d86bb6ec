//go:build linux || darwin

package place

import "golang.org/x/sys/unix"

func free(path string) int64 {
	var system unix.Statfs_t
	if unix.Statfs(path, &system) != nil {
		return -1
	}
	return int64(system.Bavail) * int64(system.Bsize)
}
