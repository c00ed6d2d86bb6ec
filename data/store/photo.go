package store

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"

	"golang.org/x/image/draw"

	"laurel/data/locale"
	"laurel/data/program"
)

const (
	longestSide    = 1200     // pixels of a stored image
	thumbnailSide  = 160      // pixels of its thumbnail
	mostPixels     = 50 << 20 // more is refused before it is decoded: some hundred megabytes of memory
	mostPhotoBytes = 64 << 20
	photoQuality   = 88
)

// PutPhoto stores an image (JPEG or PNG) and returns its name. It is turned upright by its EXIF data, scaled to at
// most 1200 pixels on the long side and encoded again, so that no EXIF data (position, camera, owner) stays; with
// transparency as PNG, else as JPEG. What Photo returned is stored byte for byte, under the same name. The error
// (ErrPicture) is a sentence.
func (tx *Tx) PutPhoto(content []byte) (program.PhotoID, error) {
	stored, picture, err := prepared(content)
	if err != nil {
		return "", err
	}
	small, err := asJPEG(scaled(picture, thumbnailSide))
	if err != nil {
		return "", err
	}
	id := program.PhotoIDOf(stored)
	if n, err := tx.count(`SELECT count(*) FROM photo WHERE id = ?`, id); n > 0 || err != nil {
		return id, err
	}
	file := ""
	if c := tx.store.sealed; c != nil {
		if file, err = c.keepPhoto(stored); err != nil {
			return "", unwritten(c.path, err)
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
		return nil, failure(
			ErrDamaged, cause, "This picture is damaged. Choose it again, or restore the latest backup.", nil,
		)
	}
	return content, err
}

// pictures reads the pictures of a store.
type pictures struct{ *Store }

func picturesOf(s *Store) pictures { return pictures{s} }

// sealedPhoto reads an image of a sealed store from its file.
func (s pictures) sealedPhoto(ctx context.Context, from querier, id program.PhotoID) ([]byte, error) {
	var file string
	if err := from.QueryRowContext(ctx, `SELECT file FROM photo WHERE id = ?`, id).Scan(&file); err != nil {
		return nil, err
	}
	return s.sealed.photo(file)
}

// Thumbnail returns an image at most 160 pixels wide and high, as JPEG on white.
func (s *Store) Thumbnail(ctx context.Context, id program.PhotoID) ([]byte, error) {
	return picturesOf(s).picture(ctx, `SELECT thumbnail FROM photo WHERE id = ?`, id)
}

func (s pictures) picture(ctx context.Context, query string, id program.PhotoID) (content []byte, err error) {
	err = s.db.QueryRowContext(ctx, query, id).Scan(&content)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, failure(ErrNotFound, nil, "This picture is not in the file; choose it again.", nil)
	}
	return content, explained(s.path, err)
}

// PreparePhoto returns an image as PutPhoto stores it. The error (ErrPicture) is a sentence.
func PreparePhoto(content []byte) ([]byte, error) {
	stored, _, err := prepared(content)
	return stored, err
}

// prepared returns the bytes to store and the image that they show.
func prepared(content []byte) ([]byte, image.Image, error) {
	if len(content) > mostPhotoBytes {
		return nil, nil, failure(
			ErrPicture, nil, "This picture file is larger than 64 MB. Save a smaller copy and choose that.", nil,
		)
	}
	size, format, err := image.DecodeConfig(bytes.NewReader(content))
	if err != nil || format != "jpeg" && format != "png" {
		return nil, nil, failure(
			ErrPicture, err, "This is not a JPEG or PNG picture. Save it as one of these and choose that file.", nil,
		)
	}
	if size.Width < 1 || size.Height < 1 || size.Width > mostPixels/size.Height {
		return nil, nil, failure(
			ErrPicture,
			nil,
			"This picture has {{.Width}} by {{.Height}} pixels, too many for a photo. Save a smaller copy and choose "+
				"that.",
			locale.Values{"Width": size.Width, "Height": size.Height},
		)
	}
	picture, _, err := image.Decode(bytes.NewReader(content))
	if err != nil {
		return nil, nil, failure(ErrPicture, err,
			"This picture is damaged: part of it cannot be read. Open it in another program and save it again.", nil)
	}
	if max(size.Width, size.Height) <= longestSide && bare(content, format) {
		return content, picture, nil
	}
	picture = upright(scaled(picture, longestSide), orientation(content))
	stored, err := encoded(picture)
	return stored, picture, err
}

func encoded(picture image.Image) ([]byte, error) {
	if o, known := picture.(interface{ Opaque() bool }); known && o.Opaque() {
		return asJPEG(picture)
	}
	var out bytes.Buffer
	err := png.Encode(&out, picture)
	return out.Bytes(), err
}

// asJPEG encodes on white, since JPEG has no transparency.
func asJPEG(picture image.Image) ([]byte, error) {
	flat := image.NewRGBA(image.Rect(0, 0, picture.Bounds().Dx(), picture.Bounds().Dy()))
	draw.Draw(flat, flat.Bounds(), image.NewUniform(color.White), image.Point{}, draw.Src)
	draw.Draw(flat, flat.Bounds(), picture, picture.Bounds().Min, draw.Over)
	var out bytes.Buffer
	err := jpeg.Encode(&out, flat, &jpeg.Options{Quality: photoQuality})
	return out.Bytes(), err
}

// scaled returns the image with no side longer than longest, with 8 bits a channel. Large ones are halved roughly
// first, which is several times quicker.
func scaled(picture image.Image, longest int) image.Image {
	if rough := 3 * longest; max(picture.Bounds().Dx(), picture.Bounds().Dy()) > 2*rough {
		picture = resized(picture, rough, draw.ApproxBiLinear)
	}
	return resized(picture, longest, draw.CatmullRom)
}

func resized(picture image.Image, longest int, how draw.Interpolator) image.Image {
	width, height := picture.Bounds().Dx(), picture.Bounds().Dy()
	if long := max(width, height); long > longest {
		width, height = max(1, width*longest/long), max(1, height*longest/long)
	}
	small := image.NewNRGBA(image.Rect(0, 0, width, height))
	how.Scale(small, small.Bounds(), picture, picture.Bounds(), draw.Src, nil)
	return small
}
