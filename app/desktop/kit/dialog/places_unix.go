//go:build !windows

package dialog

import (
	"os"
	"path/filepath"
	"strings"
)

// foldersOfUser returns the folders that freedesktop.org's xdg-user-dirs names (user-dirs.dirs), which are called
// Escritorio or Bureau on many computers; what it does not name, and all of macOS, has the English name.
func foldersOfUser(home string) userFolders {
	folders := userFolders{
		desktop:   filepath.Join(home, "Desktop"),
		documents: filepath.Join(home, "Documents"),
		pictures:  filepath.Join(home, "Pictures"),
		downloads: filepath.Join(home, "Downloads"),
	}
	settings := os.Getenv("XDG_CONFIG_HOME")
	if settings == "" {
		settings = filepath.Join(home, ".config")
	}
	named, err := os.ReadFile(filepath.Join(settings, "user-dirs.dirs"))
	if err != nil {
		return folders
	}
	for line := range strings.Lines(string(named)) {
		key, value, _ := strings.Cut(strings.TrimSpace(line), "=")
		path := strings.ReplaceAll(strings.Trim(value, `"`), "$HOME", home)
		if !filepath.IsAbs(path) {
			continue
		}
		switch key {
		case "XDG_DESKTOP_DIR":
			folders.desktop = filepath.Clean(path)
		case "XDG_DOCUMENTS_DIR":
			folders.documents = filepath.Clean(path)
		case "XDG_PICTURES_DIR":
			folders.pictures = filepath.Clean(path)
		case "XDG_DOWNLOAD_DIR":
			folders.downloads = filepath.Clean(path)
		}
	}
	return folders
}

// drives are the root, what is connected, and what is mounted of the network, where macOS and Linux show that.
func drives() []place {
	found := []place{{"/", "/"}}
	network := filepath.Join(os.Getenv("XDG_RUNTIME_DIR"), "gvfs", "*")
	for _, pattern := range []string{"/Volumes/*", "/media/*/*", "/run/media/*/*", "/mnt/*", network} {
		connected, err := filepath.Glob(pattern)
		if err != nil {
			continue
		}
		for _, path := range connected {
			found = append(found, place{filepath.Base(path), path})
		}
	}
	return found
}
