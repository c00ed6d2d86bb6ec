package documents

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// stagedPattern names the temporary files that Write leaves behind only when the machine stops under it.
const stagedPattern = ".laurel-*.tmp"

// abandonedAfter is the age at which another Write takes such a file away: it may hold what must not lie about.
const abandonedAfter = time.Hour

// WriteError says which file could not be written, why, and what to do.
type WriteError struct {
	Path  string
	cause error
}

// Error returns the sentence in English.
func (e *WriteError) Error() string { return e.In("en") }

// Unwrap returns what the system said.
func (e *WriteError) Unwrap() error { return e.cause }

// Write puts the files into dir, which is made when it is not there, and returns their paths. Each is written to a temporary file in dir and
// synced; only when all are complete do they take their names, so that an existing file is replaced by a whole one or stays as it
// is. Nobody but the user may read them. At ctx's end nothing has changed and nothing is left behind. When a name cannot be taken (the old
// file is open in another program, for one) the paths are those written so far.
func Write(ctx context.Context, dir string, files []File) (paths []string, err error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, writeError(dir, err)
	}
	removeAbandoned(dir)
	var staged []string
	defer func() {
		for _, temporary := range staged {
			_ = os.Remove(temporary) // there is none once it has its name
		}
	}()
	taken := names{}
	targets := make([]string, len(files))
	for i, file := range files {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		targets[i] = filepath.Join(dir, taken.safeName(file.Name))
		temporary, err := stage(dir, file.Data)
		if temporary != "" {
			staged = append(staged, temporary)
		}
		if err != nil {
			return nil, writeError(targets[i], err)
		}
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	for i, target := range targets {
		if err := replace(staged[i], target); err != nil {
			return paths, writeError(target, err)
		}
		paths = append(paths, target)
	}
	if err := syncFolder(dir); err != nil {
		return paths, writeError(dir, err)
	}
	return paths, nil
}

// stage writes the bytes to a new file in dir and returns its path, also when it could not be completed.
func stage(dir string, data []byte) (path string, err error) {
	file, err := os.CreateTemp(dir, stagedPattern)
	if err != nil {
		return "", err
	}
	_, err = file.Write(data)
	if err == nil {
		err = file.Sync()
	}
	return file.Name(), errors.Join(err, file.Close())
}

// replace gives the file its name. A virus scanner or an indexer may hold a new file on Windows for a moment, so a file that is in use is tried
// again for half a second.
func replace(temporary, target string) error {
	if entry, err := os.Stat(target); err == nil && entry.IsDir() {
		return errIsFolder
	}
	err := os.Rename(temporary, target)
	for range 5 {
		if err == nil || !held(err) {
			return err
		}
		time.Sleep(100 * time.Millisecond)
		err = os.Rename(temporary, target)
	}
	return fmt.Errorf("%w: %w", errHeld, err)
}

// held reports whether a rename failed because of the file that is to be replaced: the folder has just taken a new one. Windows says "access
// denied" or "sharing violation" of a file that is open elsewhere.
func held(err error) bool { return inUse(err) || errors.Is(err, fs.ErrPermission) }

var errHeld = errors.New("the old file cannot be replaced")

var errIsFolder = errors.New("a folder has the file's name")

func removeAbandoned(dir string) {
	found, _ := filepath.Glob(filepath.Join(dir, stagedPattern)) // the pattern is well-formed unless dir holds signs of one: then nothing is found
	for _, path := range found {
		if entry, err := os.Lstat(path); err == nil && entry.Mode().IsRegular() && time.Since(entry.ModTime()) > abandonedAfter {
			_ = os.Remove(path) // another time
		}
	}
}

// The sentences of a WriteError: {name} is the file's, {cause} what the system said.
var (
	heldSentence = words{
		"{name} is open in another program, or protected. Close it there and save again, or save into another folder. The old file is as it was.",
		"{name} está abierto en otro programa o protegido. Ciérrelo allí y guarde de nuevo, o guarde en otra carpeta. El archivo anterior sigue como estaba.",
		"{name} est ouvert dans un autre programme, ou protégé. Fermez-le et enregistrez à nouveau, ou choisissez un autre dossier. L’ancien fichier est intact.",
	}
	fullSentence = words{
		"The disk is full: {name} was not written. Free some space, or save into another folder. What was there is as it was.",
		"El disco está lleno: {name} no se ha escrito. Libere espacio o guarde en otra carpeta. Lo que había sigue como estaba.",
		"Le disque est plein : {name} n’a pas été écrit. Libérez de la place ou choisissez un autre dossier. Ce qui s’y trouvait est intact.",
	}
	readOnlySentence = words{
		"{folder} may not be written into. Choose a folder of your own, such as Documents.",
		"No se puede escribir en {folder}. Elija una carpeta propia, como Documentos.",
		"Il n’est pas permis d’écrire dans {folder}. Choisissez un dossier à vous, tel que Documents.",
	}
	folderSentence = words{
		"{name} is the name of a folder in {folder}. Rename that folder, or save into another one.",
		"{name} es el nombre de una carpeta en {folder}. Cambie el nombre de esa carpeta o guarde en otra.",
		"{name} est le nom d’un dossier dans {folder}. Renommez ce dossier, ou enregistrez dans un autre.",
	}
	noFolderSentence = words{
		"{path} is not a folder. Choose another place to save.",
		"{path} no es una carpeta. Elija otro lugar donde guardar.",
		"{path} n’est pas un dossier. Choisissez un autre endroit.",
	}
	otherSentence = words{
		"{path} could not be written: {cause}.",
		"No se ha podido escribir {path}: {cause}.",
		"{path} n’a pas pu être écrit : {cause}.",
	}
)

// In says which file could not be written, why, and what to do, in English, Spanish or French.
func (e *WriteError) In(language string) string {
	sentence := otherSentence
	switch {
	case errors.Is(e.cause, errHeld):
		sentence = heldSentence
	case diskFull(e.cause):
		sentence = fullSentence
	case readOnly(e.cause):
		sentence = readOnlySentence
	case errors.Is(e.cause, errIsFolder):
		sentence = folderSentence
	case errors.Is(e.cause, fs.ErrExist) || notFolder(e.cause):
		sentence = noFolderSentence
	}
	return strings.NewReplacer("{name}", filepath.Base(e.Path), "{path}", e.Path, "{folder}", filepath.Dir(e.Path), "{cause}", e.cause.Error()).Replace(sentence.in(language))
}

func writeError(path string, cause error) error { return &WriteError{path, cause} }
