// Package picture prepares pictures for a store: upright, no larger than documents need, and without what cameras write
// into them.
package picture

import (
	"bytes"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"

	"golang.org/x/image/draw"

	"laurel/data/locale"
	"laurel/data/store/fault"
)

const (
	longestSide    = 1200     // pixels of a stored image
	thumbnailSide  = 160      // pixels of its thumbnail
	mostPixels     = 50 << 20 // more is refused before it is decoded: some hundred megabytes of memory
	mostPhotoBytes = 64 << 20
	photoQuality   = 88
)

// Prepared returns an image (JPEG or PNG) as it is to be stored, and what it shows. The error (fault.ErrPicture) is a
// sentence.
func Prepared(content []byte) ([]byte, image.Image, error) {
	if len(content) > mostPhotoBytes {
		return nil, nil, fault.New(
			fault.ErrPicture, nil, "This picture file is larger than 64 MB. Save a smaller copy and choose that.", nil,
		)
	}
	size, format, err := image.DecodeConfig(bytes.NewReader(content))
	if err != nil || format != "jpeg" && format != "png" {
		return nil, nil, fault.New(
			fault.ErrPicture,
			err,
			"This is not a JPEG or PNG picture. Save it as one of these and choose that file.",
			nil,
		)
	}
	if size.Width < 1 || size.Height < 1 || size.Width > mostPixels/size.Height {
		return nil, nil, fault.New(
			fault.ErrPicture,
			nil,
			"This picture has {{.Width}} by {{.Height}} pixels, too many for a photo. Save a smaller copy and choose "+
				"that.",
			locale.Values{"Width": size.Width, "Height": size.Height},
		)
	}
	picture, _, err := image.Decode(bytes.NewReader(content))
	if err != nil {
		return nil, nil, fault.New(fault.ErrPicture, err,
			"This picture is damaged: part of it cannot be read. Open it in another program and save it again.", nil)
	}
	if max(size.Width, size.Height) <= longestSide && bare(content, format) {
		return content, picture, nil
	}
	picture = upright(scaled(picture, longestSide), orientation(content))
	stored, err := encoded(picture)
	return stored, picture, err
}

// Thumbnail returns a small image of a picture, as JPEG on white.
func Thumbnail(picture image.Image) ([]byte, error) { return asJPEG(scaled(picture, thumbnailSide)) }

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
