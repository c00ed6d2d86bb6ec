package dialog

import (
	"context"
	"os"
	"path/filepath"
	"slices"

	"laurel/app/desktop/kit/look"
	"laurel/data/locale"
)

// place is a folder that a dialog for files leads to.
type place struct{ name, path string }

// placeGroup is some places under a heading, which may be empty.
type placeGroup struct {
	heading string
	places  []place
}

// userFolders are those of the person's folders that a system may keep anywhere; what is not known is empty.
type userFolders struct{ desktop, documents, pictures, downloads string }

// DocumentsFolder returns the person's folder for documents, as the system has it.
func DocumentsFolder() string {
	return foldersOfUser(homeFolder()).documents
}

func homeFolder() string {
	home, err := os.UserHomeDir()
	if err != nil {
		return "."
	}
	return home
}

// recentFolders is where the folders in which something was chosen are remembered, and how many.
const (
	recentFolders = "folders.recent"
	mostRecent    = 5
)

// rememberFolder puts a folder first among the recent ones.
func rememberFolder(p *look.Preferences, folder string) {
	var recent []string
	p.Load(recentFolders, &recent)
	recent = slices.DeleteFunc(recent, func(other string) bool { return other == folder })
	recent = slices.Insert(recent, 0, folder)
	p.Save(recentFolders, recent[:min(len(recent), mostRecent)])
}

// places lists the folders where files mostly are, those used last, and the drives. It asks the disk, and so is called
// off the window's goroutine. A network drive that does not answer costs its own time only.
func places(recent []string) func(context.Context) ([]placeGroup, error) {
	return func(context.Context) ([]placeGroup, error) {
		home := homeFolder()
		own := foldersOfUser(home)
		groups := []placeGroup{{places: []place{
			{locale.L("Home folder"), home},
			{locale.L("Desktop"), own.desktop},
			{locale.L("Documents"), own.documents},
			{locale.L("Pictures"), own.pictures},
			{locale.L("Downloads"), own.downloads},
		}}, {heading: locale.L("Recent places")}, {heading: locale.L("Drives and network"), places: drives()}}
		for _, path := range recent {
			groups[1].places = append(groups[1].places, place{filepath.Base(path), path})
		}
		known := map[string]bool{}
		for i := range groups {
			groups[i].places = slices.DeleteFunc(groups[i].places, func(p place) bool {
				isTwice := known[p.path]
				known[p.path] = true
				return isTwice || !isFolder(p.path)
			})
		}
		return groups, nil
	}
}

func isFolder(path string) bool {
	info, err := os.Stat(path)
	return path != "" && err == nil && info.IsDir()
}
