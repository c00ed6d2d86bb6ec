package workbook

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"image/color"
	stddraw "image/draw"
	"image/jpeg"
	_ "image/png" // photos are JPEG or PNG

	"github.com/xuri/excelize/v2"
	"golang.org/x/image/draw"

	"laurel/data/program"
)

// A thumbnail is stored with more pixels than it is shown with, for print.
const (
	shownPixels  = 56
	storedPixels = 168
	mostPixels   = 64 << 20
)

// addPhotos puts each person's photo over their cell, to move and hide with it.
func (b *book) addPhotos(ctx context.Context, f *excelize.File, s *sheet) error {
	if !s.hasPhotos() {
		return nil
	}
	cells := make([]cell, len(s.headings))
	for row := range s.rows {
		if err := ctx.Err(); err != nil {
			return err
		}
		s.fill(row, cells)
		for column, c := range cells {
			if c.kind != picture {
				continue
			}
			if err := b.addPhoto(ctx, f, s, row, column, program.PhotoID(c.text)); err != nil {
				return fmt.Errorf(
					"the photo of %s cannot be used: choose it again or leave the column of photos out: %w",
					s.record(row),
					err,
				)
			}
		}
	}
	return nil
}

func (b *book) addPhoto(ctx context.Context, f *excelize.File, s *sheet, row, column int, id program.PhotoID) error {
	stored, err := b.request.Photos.Photo(ctx, id)
	if err != nil {
		return err
	}
	small, size, err := thumbnail(stored)
	if err != nil {
		return err
	}
	at, err := excelize.CoordinatesToCellName(column+1, s.firstRow()+1+row)
	if err != nil {
		return err
	}
	const gap = 3
	return f.AddPictureFromBytes(s.name, at, &excelize.Picture{
		Extension: ".jpg", File: small,
		Format: &excelize.GraphicOptions{
			AltText: clean(s.record(row)), Positioning: "twoCell", LockAspectRatio: true, OffsetX: gap, OffsetY: gap,
			ScaleX: shownScale(size), ScaleY: shownScale(size),
		},
	})
}

// shownScale shrinks an image whose longer side has size pixels to the height of its row.
func shownScale(size int) float64 { return float64(shownPixels) / float64(size) }

// thumbnail shrinks an image and encodes it again, which leaves out whatever else was in its file. It returns the JPEG
// and the pixels of its longer side.
func thumbnail(stored []byte) ([]byte, int, error) {
	config, _, err := image.DecodeConfig(bytes.NewReader(stored))
	if err != nil {
		return nil, 0, err
	}
	if config.Width <= 0 || config.Height <= 0 || config.Width > mostPixels/config.Height {
		return nil, 0, errors.New("the image is too large")
	}
	full, _, err := image.Decode(bytes.NewReader(stored))
	if err != nil {
		return nil, 0, err
	}
	width, height := config.Width, config.Height
	if longer := max(width, height); longer > storedPixels {
		width, height = max(1, width*storedPixels/longer), max(1, height*storedPixels/longer)
	}
	small := image.NewRGBA(image.Rect(0, 0, width, height))
	stddraw.Draw(small, small.Bounds(), image.NewUniform(color.White), image.Point{}, stddraw.Src)
	draw.CatmullRom.Scale(small, small.Bounds(), full, full.Bounds(), draw.Over, nil)
	var packed bytes.Buffer
	if err := jpeg.Encode(&packed, small, &jpeg.Options{Quality: 85}); err != nil {
		return nil, 0, err
	}
	return packed.Bytes(), max(width, height), nil
}
