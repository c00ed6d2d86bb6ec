package documents

import (
	"bytes"
	"context"
	"errors"
	"fmt"

	"laurel/data/program"
)

// programJSON is the program itself in Laurel's interchange form. It is internal only: what is read back must be whole, since an edition
// without its private fields would empty those of the program that it is read into.
func programJSON() Document {
	return Document{
		ID:        "program-json",
		Group:     ForPrograms,
		Title:     words{"Program file", "Archivo del programa", "Fichier du programme"}.in,
		Formats:   []Format{JSON},
		Audiences: []program.Audience{program.Internal},
		make:      makeProgramJSON,
		findings:  func(Request) []Finding { return nil },
	}
}

func makeProgramJSON(ctx context.Context, _ Document, r Request) ([]File, error) {
	photos, err := allPhotos(ctx, r)
	if err != nil {
		return nil, err
	}
	var data bytes.Buffer
	if err := program.Encode(&data, r.Edition.Program, photos); err != nil {
		return nil, err
	}
	r.Progress(1, 1)
	return []File{{names{}.next(words{"Program", "Programa", "Programme"}.in(r.Language)+" - "+r.Edition.Name, JSON), data.Bytes()}}, nil
}

func allPhotos(ctx context.Context, r Request) (map[program.PhotoID][]byte, error) {
	photos := map[program.PhotoID][]byte{}
	ids := r.Edition.PhotoIDs()
	if len(ids) > 0 && r.Photos == nil {
		return nil, refused("The program's images are needed for a whole program file, and none were handed over.")
	}
	for _, id := range ids {
		image, err := r.Photos.Photo(ctx, id)
		if errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
			return nil, err
		}
		if err != nil {
			return nil, fmt.Errorf("an image of the program could not be read, so that the file would not be whole: %w", err)
		}
		photos[id] = image
	}
	return photos, nil
}
