package awardees

import (
	"bytes"
	"context"
	"image"
	"image/jpeg"

	"golang.org/x/image/draw"

	"laurel/app/desktop/kit/work"
	"laurel/data/program"
)

// mostPictures is how many photos the list holds in memory; of a delegation larger than that the rest are shown as initials.
const mostPictures = 1000

// pictureSide is the side of a photo in memory, in pixels: sharp in the list on any screen and on the page on most.
const pictureSide = 112

// gallery keeps the small photos of the people listed.
type gallery struct {
	pictures map[program.PhotoID]image.Image
	loading  work.Latest
}

func (g *gallery) known(id program.PhotoID) image.Image {
	return g.pictures[id]
}

// loadPhotos reads the photos that are not known yet and shows them when all are there.
func (v *Screen) loadPhotos() {
	var wanted []program.PhotoID
	seen := map[program.PhotoID]bool{}
	for _, r := range v.roster.rows {
		id := r.person.Photo
		if id == "" || seen[id] || len(seen) == mostPictures {
			continue
		}
		seen[id] = true
		if _, known := v.photos.pictures[id]; !known {
			wanted = append(wanted, id)
		}
	}
	if len(wanted) == 0 {
		return
	}
	work.Run(v.s.Runner, &v.photos.loading, func(ctx context.Context) (map[program.PhotoID]image.Image, error) {
		return v.readPhotos(ctx, wanted)
	}, func(read map[program.PhotoID]image.Image, err error) {
		if err != nil {
			v.s.Log.Warn("photos of the list could not be read", "cause", err)
		}
		if v.photos.pictures == nil {
			v.photos.pictures = map[program.PhotoID]image.Image{}
		}
		for id, picture := range read {
			v.photos.pictures[id] = picture
		}
		if v.roster != nil && len(read) > 0 {
			v.showRows()
			v.refreshPage()
		}
	})
}

// readPhotos reads what it can; one photo that fails does not take the others away.
func (v *Screen) readPhotos(ctx context.Context, wanted []program.PhotoID) (map[program.PhotoID]image.Image, error) {
	read := map[program.PhotoID]image.Image{}
	var failed error
	for _, id := range wanted {
		if ctx.Err() != nil {
			return read, ctx.Err()
		}
		data, err := v.s.Store.Thumbnail(ctx, id)
		if err != nil {
			failed = err
			continue
		}
		picture, err := jpeg.Decode(bytes.NewReader(data))
		if err != nil {
			failed = err
			continue
		}
		read[id] = squared(picture, pictureSide)
	}
	return read, failed
}

// squared cuts the middle square out of a picture (faces are in its upper part, so a tall one keeps more of its top) and scales it down.
func squared(picture image.Image, side int) image.Image {
	b := picture.Bounds()
	edge := min(b.Dx(), b.Dy())
	left, top := b.Min.X+(b.Dx()-edge)/2, b.Min.Y+(b.Dy()-edge)/3
	side = min(side, edge)
	square := image.NewRGBA(image.Rect(0, 0, side, side))
	draw.CatmullRom.Scale(square, square.Bounds(), picture, image.Rect(left, top, left+edge, top+edge), draw.Src, nil)
	return square
}
