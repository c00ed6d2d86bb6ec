package awardees

import (
	"bytes"
	"context"
	"image"
	"image/jpeg"

	"golang.org/x/image/draw"

	"laurel/app/desktop/kit/work"
	"laurel/app/desktop/session"
	"laurel/data/program"
)

// mostPictures is how many photos the list holds in memory; of a delegation larger than that the rest are shown as
// initials.
const mostPictures = 1000

// pictureSide is the side of a photo in memory, in pixels: sharp in the list on any screen and on the page on most.
const pictureSide = 112

// gallery keeps the small photos of the people listed.
type gallery struct {
	session  *session.Session
	onRead   func() // is called when other photos are known
	pictures map[program.PhotoID]image.Image
	loading  work.Latest
}

func (g *gallery) known(id program.PhotoID) image.Image { return g.pictures[id] }

// read reads the photos of a roster that are not known yet, and forgets those of others.
func (g *gallery) read(r *Roster) {
	var wanted []program.PhotoID
	kept := map[program.PhotoID]image.Image{}
	for _, row := range r.rows {
		id := row.person.Photo
		if _, seen := kept[id]; id == "" || seen || len(kept) == mostPictures {
			continue
		}
		kept[id] = g.pictures[id]
		if kept[id] == nil {
			wanted = append(wanted, id)
		}
	}
	g.pictures = kept
	if len(wanted) == 0 {
		return
	}
	work.Run(g.session.Runner, &g.loading, func(ctx context.Context) (map[program.PhotoID]image.Image, error) {
		return g.decode(ctx, wanted)
	}, func(read map[program.PhotoID]image.Image, err error) {
		if err != nil {
			g.session.Log.Warn("photos of the list could not be read", "cause", err)
		}
		for id, picture := range read {
			g.pictures[id] = picture
		}
		if len(read) > 0 {
			g.onRead()
		}
	})
}

// decode decodes what it can; one photo that fails does not cost the others.
func (g *gallery) decode(ctx context.Context, wanted []program.PhotoID) (map[program.PhotoID]image.Image, error) {
	read := map[program.PhotoID]image.Image{}
	var failed error
	for _, id := range wanted {
		if ctx.Err() != nil {
			return read, ctx.Err()
		}
		data, err := g.session.Store.Thumbnail(ctx, id)
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

// squared cuts the middle square out of a picture (faces are in its upper part, so a tall one keeps more of its top)
// and scales it down.
func squared(picture image.Image, side int) image.Image {
	b := picture.Bounds()
	edge := min(b.Dx(), b.Dy())
	left, top := b.Min.X+(b.Dx()-edge)/2, b.Min.Y+(b.Dy()-edge)/3
	side = min(side, edge)
	square := image.NewRGBA(image.Rect(0, 0, side, side))
	draw.CatmullRom.Scale(square, square.Bounds(), picture, image.Rect(left, top, left+edge, top+edge), draw.Src, nil)
	return square
}
