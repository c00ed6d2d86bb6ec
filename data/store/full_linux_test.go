package store

import (
	"errors"
	"path/filepath"
	"syscall"
	"testing"

	"laurel/data/store/fault"
)

func mountSmallDisk(folder string) error {
	return syscall.Mount("tmpfs", folder, "tmpfs", 0, "size=3m")
}

func growSmallDisk(folder string) error {
	return syscall.Mount("tmpfs", folder, "tmpfs", syscall.MS_REMOUNT, "size=64m")
}

func unmountSmallDisk(folder string) error { return syscall.Unmount(folder, 0) }

func TestAFileOnADiskThatMayNotBeWrittenIsRefused(t *testing.T) {
	folder := t.TempDir()
	if err := mountSmallDisk(folder); err != nil {
		t.Skipf("no small disk can be made here: %v", err)
	}
	t.Cleanup(func() { must(t, unmountSmallDisk(folder)) })
	path := filepath.Join(folder, "laurel.db")
	p := saved(t, path)
	must(t, syscall.Mount("tmpfs", folder, "tmpfs", syscall.MS_REMOUNT|syscall.MS_RDONLY, ""))
	if _, err := Open(t.Context(), path, Options{Key: key()}); !errors.Is(err, fault.ErrReadOnly) {
		t.Errorf("got %v, want ErrReadOnly", err)
	}
	elsewhere := filepath.Join(t.TempDir(), "laurel.db")
	must(t, Restore(t.Context(), path, elsewhere, key())) // a backup on such a disk is read all the same
	opens(t, elsewhere, p)
}
