//go:build !windows

package dialog

import (
	"path/filepath"
	"slices"
)

// drives are the root and what is connected, where macOS and Linux show that.
func drives() []string {
	found := []string{"/"}
	for _, pattern := range []string{"/Volumes/*", "/media/*/*", "/run/media/*/*"} {
		connected, err := filepath.Glob(pattern)
		if err == nil {
			found = append(found, connected...)
		}
	}
	return slices.Compact(found)
}
