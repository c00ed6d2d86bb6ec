package store

import "syscall"

func mountSmallDisk(folder string) error {
	return syscall.Mount("tmpfs", folder, "tmpfs", 0, "size=3m")
}

func growSmallDisk(folder string) error {
	return syscall.Mount("tmpfs", folder, "tmpfs", syscall.MS_REMOUNT, "size=64m")
}

func unmountSmallDisk(folder string) error { return syscall.Unmount(folder, 0) }
