package store

import (
	"context"
	"database/sql"
	"errors"

	"laurel/data/program"
	"laurel/data/store/fault"
	"laurel/data/store/picture"
	"laurel/data/store/sqlite"
)

// PutPhoto stores an image (JPEG or PNG) and returns its name. It is turned upright by its EXIF data, scaled to at
// most 1200 pixels on the long side and encoded again, so that no EXIF data (position, camera, owner) stays; with
// transparency as PNG, else as JPEG. What Photo returned is stored byte for byte, under the same name. The error
// (ErrPicture) is a sentence.
func (tx *Tx) PutPhoto(content []byte) (program.PhotoID, error) {
	stored, shown, err := picture.Prepared(content)
	if err != nil {
		return "", err
	}
	small, err := picture.Thumbnail(shown)
	if err != nil {
		return "", err
	}
	id := program.PhotoIDOf(stored)
	if n, err := tx.count(`SELECT count(*) FROM photo WHERE id = ?`, id); n > 0 || err != nil {
		return id, err
	}
	file := ""
	if c := tx.store.sealed; c != nil {
		if file, err = c.KeepPhoto(stored); err != nil {
			return "", fault.Unwritten(tx.store.path, err)
		}
		stored = []byte{}
	}
	tx.photos = append(tx.photos, id)
	_, err = tx.exec(
		`INSERT INTO photo (id, image, thumbnail, file) VALUES (?, ?, ?, ?)`, id, stored, small, file,
	)
	return id, err
}

// Photo returns an image as it is stored: JPEG, or PNG where it has transparency (seals, signatures). It implements
// program.Photos.
func (s *Store) Photo(ctx context.Context, id program.PhotoID) ([]byte, error) {
	content, err := picturesOf(s).picture(ctx, `SELECT image FROM photo WHERE id = ?`, id)
	var cause error
	if err == nil && s.sealed != nil {
		content, cause = picturesOf(s).sealedPhoto(ctx, s.db, id)
	}
	if err == nil && program.PhotoIDOf(content) != id {
		return nil, fault.New(
			fault.ErrDamaged, cause, "This picture is damaged. Choose it again, or restore the latest backup.", nil,
		)
	}
	return content, err
}

// pictures reads the pictures of a store.
type pictures struct{ *Store }

func picturesOf(s *Store) pictures { return pictures{s} }

// sealedPhoto reads an image of a sealed store from its file.
func (s pictures) sealedPhoto(ctx context.Context, from sqlite.Querier, id program.PhotoID) ([]byte, error) {
	var file string
	if err := from.QueryRowContext(ctx, `SELECT file FROM photo WHERE id = ?`, id).Scan(&file); err != nil {
		return nil, err
	}
	return s.sealed.Photo(file)
}

// Thumbnail returns an image at most 160 pixels wide and high, as JPEG on white.
func (s *Store) Thumbnail(ctx context.Context, id program.PhotoID) ([]byte, error) {
	return picturesOf(s).picture(ctx, `SELECT thumbnail FROM photo WHERE id = ?`, id)
}

func (s pictures) picture(ctx context.Context, query string, id program.PhotoID) (content []byte, err error) {
	err = s.db.QueryRowContext(ctx, query, id).Scan(&content)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, fault.New(fault.ErrNotFound, nil, "This picture is not in the file; choose it again.", nil)
	}
	return content, fault.Explained(s.path, err)
}
